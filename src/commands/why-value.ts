/** Where a value that is not finite came from, across the statements that made it. */
import type { Finding, ReasonAnswer } from "../core/answer.ts";
import { UserError } from "../core/errors.ts";
import { type Reason, reason } from "../core/reasons.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, NotKnownYet } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { StatementParser } from "../lang/statements.ts";
import type { Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { vocabularyOf } from "../session/preview.ts";
import type { ValueQuestion } from "../session/questions.ts";
import type { Session } from "../session/session.ts";
import type { NameOf } from "./step-text.ts";
import { anyBad, originOf } from "./why-bad.ts";
import { atPlace, firstBad, namesOver, numbersIn, numberText } from "./why-inquiry.ts";
import { madeBy } from "./why-none.ts";

/** A value that is not finite; null where it is. */
export function badValue(node: Node, called: string, session: Session, env: Env, names?: NameOf): ReasonAnswer | null {
  const nameOf = names ?? namesOver(session, () => undefined);
  const origin = originOf(node, nameOf);
  if (!origin) return null;
  const name = nameOf(origin.node);
  if (!origin.given) return answerOf(called, null, origin.reasons);
  if (name !== undefined) return answerOf(called, null, throughName(name, origin.node, session, env));
  return answerOf(called, null, node === origin.node ? [plainNumber(called, node.value!)] : origin.reasons);
}

/** The values of the last statement; null where all are finite. */
export function badValueOf(question: ValueQuestion, session: Session): ReasonAnswer | null {
  const { statement, source, line, text } = question;
  const env = session.env(source);
  for (const name of question.changed.keys()) {
    const node = tensorNode(session.scope.names.get(name), env);
    if (!node?.value || !anyBad(node.value)) continue;
    return answerOf(name, line, reasonsIn(statement, name, node.value, session, env, question.changed));
  }
  if (statement.kind !== "expression") return null;
  const shown = tensorNode(env.host.result(line), env);
  if (!shown?.value || !anyBad(shown.value)) return null;
  return answerOf(text, line, reasonsIn(statement, text, shown.value, session, env, question.changed));
}

function answerOf(of: string, line: number | null, reasons: readonly Reason[]): ReasonAnswer {
  const findings = reasons.map((r): Finding => ({ name: null, found: null, cause: r.cause, says: r.says }));
  const help = [...new Set(reasons.flatMap((r) => r.help))];
  return { kind: "reason", about: "value", of, line, code: null, findings, names: [], help };
}

const plainNumber = (name: string, value: Stored): Reason =>
  reason("bad/number", { name, value: numberText(numbersIn(value)[firstBad(value)]!, value.dtype) });

const tensorNode = (value: Value | undefined, env: Env): Node | null =>
  value?.kind === "tensor" || value?.kind === "variable" ? toNode(value, literalsOf(env)) : null;

/** A name holds what is not finite: the statement that made it tells more, if it still gives the same. */
function throughName(name: string, node: Node, session: Session, env: Env): readonly Reason[] {
  const value = node.value!;
  const made = madeBy(session, name);
  const statement = made && new StatementParser(made.text, vocabularyOf(session)).next();
  if (!made || statement?.kind !== "assign") return [given(name, value)];
  const own = { ...env, source: { name: "", text: made.text, line: made.line } };
  return reasonsIn(statement, name, value, session, own, new Map());
}

const given = (name: string, value: Stored): Reason => {
  const at = firstBad(value);
  const where = atPlace(value.layout.shape, at).replace(/^ at /, "") || "its one place";
  return reason("bad/data", { name, value: numberText(numbersIn(value)[at]!, value.dtype), at: where });
};

/** Builds the statement's value again, as things were before it, and looks for the first step that is not finite. */
function reasonsIn(
  statement: Statement,
  name: string,
  value: Stored,
  session: Session,
  env: Env,
  before: ReadonlyMap<string, Value | undefined>,
): readonly Reason[] {
  if (statement.kind !== "assign" && statement.kind !== "expression") return [given(name, value)];
  const node = again(statement.value, session, env, before);
  const old = new Map([...before].flatMap(([n, v]) => (v?.kind === "tensor" ? [[v.node, n] as const] : [])));
  const nameOf = namesOver(session, (n) => old.get(n));
  const origin = node && originOf(node, nameOf);
  const same = origin && sameNumbers(node.value!, value);
  if (!same) {
    const at = firstBad(value);
    const where = atPlace(value.layout.shape, at).replace(/^ at /, "") || "its one place";
    return [reason("value/unknown", { name, value: numberText(numbersIn(value)[at]!, value.dtype), at: where })];
  }
  const earlier = nameOf(origin.node);
  const own = statement.kind === "assign" ? name : null;
  if (!origin.given) return origin.reasons;
  // What was written down so is said of the name that it was given.
  if (earlier === undefined) return own === null ? origin.reasons : [given(name, value)];
  if (earlier === own) return origin.reasons;
  return throughName(earlier, origin.node, session, env);
}

/** The graph of an expression, with names as they were; nothing that it does outlives this. */
function again(
  expr: Parameters<typeof evaluate>[0],
  session: Session,
  env: Env,
  before: ReadonlyMap<string, Value | undefined>,
): Node | null {
  try {
    return session.aside(() => {
      for (const [name, value] of before) {
        if (value === undefined) session.scope.names.delete(name);
        else session.scope.names.set(name, value);
      }
      return toNode(evaluate(expr, env), literalsOf(env));
    });
  } catch (error) {
    if (error instanceof NotKnownYet || error instanceof UserError) return null;
    throw error;
  }
}

function sameNumbers(a: Stored, b: Stored): boolean {
  const [x, y] = [numbersIn(a), numbersIn(b)];
  return x.length === y.length && Array.from(x).every((v, i) => Object.is(v, y[i]) || v === y[i]);
}
