/** `why`: the cause of the last error, warning, or of a gradient or value that is not what was hoped for. */
import { backward } from "../autodiff/gradient.ts";
import type { Answer, Finding, ReasonAnswer } from "../core/answer.ts";
import type { Reason } from "../core/reasons.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type DifferentiatedBy, type Env, NotKnownYet } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { realize } from "../runtime/realize.ts";
import type { DiagnosticQuestion, GradientQuestion, Question } from "../session/questions.ts";
import type { Session } from "../session/session.ts";
import { type Call, type CommandParam, command, type ExprArg } from "./command.ts";
import { anyBad, badWord, reasonsOfBadFlow } from "./why-bad.ts";
import { findingsOf, namesOf } from "./why-error.ts";
import { inquiriesOf, numbersIn, targetIn } from "./why-inquiry.ts";
import { reasonsOfNone } from "./why-none.ts";
import { badValue, badValueOf } from "./why-value.ts";
import { reasonsOfZero } from "./why-zero.ts";

const params = {
  of: {
    kind: "expr",
    doc: "a Variable, a name or an expression; left out: what went wrong last",
    shown: "EXPR",
    optional: true,
  },
} as const satisfies Record<string, CommandParam>;

export const why = command({
  name: "why",
  summary:
    "The cause of the last error or warning, or of a gradient or value that is None, 0 or NaN, and what to type.",
  about: [
    "After grad, tape, fit or tape.gradient(…) it follows the recorded steps: where the way to a Variable is cut, which step is flat, which is the first that is not finite.",
    "`why a` asks about one Variable (or tensor) of the last gradients; `why EXPR` about a value.",
  ].join("\n"),
  params,
  options: {},
  arrow: false,
  examples: [
    { code: "var a = 2.0; grad cast(cast(a, int32), float32) * 3.0 wrt a; why", shows: "" },
    { code: "why log(0.0) * 0.0", shows: "" },
  ],
  *run({ args, session, env }: Call<typeof params>) {
    if (session.previewing && !args.of) throw new NotKnownYet();
    yield args.of ? about(args.of, session, env) : latest(session, env);
  },
});

/** The newest question that has an answer. */
function latest(session: Session, env: Env): Answer {
  for (const question of session.questions.all) {
    const answer = answerTo(question, session, env);
    if (answer) return answer;
  }
  return {
    kind: "text",
    text: "nothing went wrong so far: no error, no warning, no gradient or value that is None, 0 or NaN",
  };
}

function answerTo(question: Question, session: Session, env: Env): ReasonAnswer | null {
  switch (question.kind) {
    case "diagnostic": {
      const { diagnostic, line, text } = question;
      const deeper = beneath(question, session);
      return {
        kind: "reason",
        about: diagnostic.severity,
        of: text.split("\n")[0]!,
        line,
        code: diagnostic.code,
        findings: [...findingsOf(question), ...deeper.findings],
        names: namesOf(question, session, env),
        help: [...diagnostic.help, ...deeper.help],
      };
    }
    case "gradients": {
      const found = gradientFindings(question, session, question.targets, false);
      return found.findings.some((f) => f.cause !== "")
        ? gradientAnswer(question, found)
        : badDifferentiated(question, session);
    }
    case "values":
      return badValueOf(question, session);
  }
}

/** What the recorded steps say more about an error or a warning of a training run. */
function beneath({ diagnostic, line }: DiagnosticQuestion, session: Session): Findings {
  const nothing = { findings: [], help: [] };
  const question = session.questions.all.find((q) => q.kind === "gradients");
  if (question?.kind !== "gradients" || question.line !== line) return nothing;
  if (diagnostic.code === "fit/unreached") {
    const targets = question.targets.filter((t) => t.name === diagnostic.facts?.["name"]);
    return gradientFindings(question, session, targets, true);
  }
  if (diagnostic.code !== "fit/diverged") return nothing;
  return badDifferentiated(question, session) ?? nothing;
}

/** Why what was differentiated is not finite; null where it is. */
function badDifferentiated(question: GradientQuestion, session: Session): ReasonAnswer | null {
  const [inquiry] = inquiriesOf(question, session);
  if (!inquiry) return null;
  return badValue(inquiry.of, question.called, session, session.env({ name: "", text: "", line: 1 }), inquiry.nameOf);
}

function gradientAnswer({ called, line }: GradientQuestion, found: Findings): ReasonAnswer {
  return { kind: "reason", about: "gradient", of: called, line, code: null, names: [], ...found };
}

/** `why a`: its gradient, where the last gradients were taken by it; else its value. */
function about(arg: ExprArg, session: Session, env: Env): Answer {
  const question = session.questions.all.find((q) => q.kind === "gradients");
  const own = question?.targets.filter((t) => t.name === arg.text) ?? [];
  const asked = question?.kind === "gradients" && own.length > 0;
  const value = evaluate(arg.expr, env);
  const node = toNode(value, literalsOf(env));
  if (session.previewing) throw new NotKnownYet([node]);
  const bad = badValue(node, arg.text, session, env);
  if (bad) return bad;
  if (asked) return gradientAnswer(question, gradientFindings(question, session, own, true));
  return { kind: "text", text: `${arg.text} is finite, and no gradient was asked for by it` };
}

interface Findings {
  readonly findings: readonly Finding[];
  readonly help: readonly string[];
}

function gradientFindings(
  question: GradientQuestion,
  session: Session,
  targets: readonly DifferentiatedBy[],
  asked: boolean,
): Findings {
  const findings: Finding[] = [];
  const help: string[] = [];
  for (const by of targets) {
    const { found, reasons } = reasonsFor(question, session, by, asked);
    if (found === null) continue;
    for (const r of reasons) {
      findings.push({ name: by.name, found, cause: r.cause, says: r.says });
      for (const h of r.help) if (!help.includes(h)) help.push(h);
    }
    if (reasons.length === 0) findings.push({ name: by.name, found, cause: "", says: "" });
  }
  return { findings, help };
}

interface Judged {
  /** What the gradient is, in a word; null where there is nothing to explain. */
  readonly found: string | null;
  readonly reasons: readonly Reason[];
}

function reasonsFor(question: GradientQuestion, session: Session, by: DifferentiatedBy, asked: boolean): Judged {
  const inquiries = inquiriesOf(question, session);
  const parts = inquiries.map((i) => (by.unwatched ? null : gradientOf(i.of, by, i.within)));
  const flowing = parts.findIndex((g) => g !== null);
  if (flowing < 0) return { found: "None", reasons: inquiries.slice(0, 1).flatMap((i) => reasonsOfNone(i, by)) };
  const values = parts.map((g) => (g === null ? null : realize([g])[0]!));
  const badAt = values.findIndex((v) => v !== null && anyBad(v));
  if (badAt >= 0) {
    const inquiry = inquiries[badAt]!;
    const value = badValue(
      inquiry.of,
      question.called,
      session,
      session.env({ name: "", text: "", line: 1 }),
      inquiry.nameOf,
    );
    const reasons = value ? value.findings : null;
    const found = badWord(values[badAt]!);
    if (reasons)
      return { found, reasons: reasons.map((r) => ({ ...r, cause: r.cause as Reason["cause"], help: value!.help })) };
    return { found, reasons: reasonsOfBadFlow(inquiry, by) };
  }
  const zeros = values.flatMap((v) => (v ? [zerosIn(v)] : []));
  if (zeros.every((z) => z.count === z.all))
    return { found: zeros[0]!.all === 1 ? "0" : "all 0", reasons: reasonsOfZero(inquiries[flowing]!, by, false) };
  const [first] = zeros;
  if (!asked) return { found: null, reasons: [] };
  if (first!.count > 0)
    return {
      found: `0 in ${first!.count} of ${first!.all} places`,
      reasons: reasonsOfZero(inquiries[flowing]!, by, true),
    };
  return { found: "neither None, 0 nor NaN", reasons: [] };
}

function gradientOf(of: Node, by: DifferentiatedBy, within: (n: Node) => boolean): Node | null {
  return backward(of, [targetIn(by)], { within }).gradients[0] ?? null;
}

function zerosIn(s: Stored): { count: number; all: number } {
  const numbers = Array.from(numbersIn(s));
  return { count: numbers.filter((x) => x === 0).length, all: numbers.length };
}
