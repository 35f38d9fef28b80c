/** `tape EXPR`: every recorded step, forward and backward. */
import { backward } from "../autodiff/gradient.ts";
import type { TapeAnswer, TapeRow } from "../core/answer.ts";
import { isInexact } from "../core/dtype.ts";
import { type Node, topological } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import { weakKind } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { namesIn } from "../lang/names.ts";
import { command, type ExprArg } from "./command.ts";
import { figureOptions, intoFile } from "./figure.ts";
import { type NameOf, stepText } from "./step-text.ts";
import { atParam, differentiate, tellOf, wrtParam } from "./targets.ts";
import { namesOver } from "./why-inquiry.ts";

function waysToRecord(of: ExprArg, env: Env): readonly string[] {
  const names = watchable(of, env).map((name) => `tape ${of.text} wrt ${name}`);
  return names.length > 0 ? [...names, "or use a Variable: var a = 0.0"] : ["use a Variable: var a = 0.0"];
}

/** Names in the expression of what can be watched: tensors of floats, and what becomes one. */
const watchable = ({ expr }: ExprArg, env: Env): readonly string[] =>
  namesIn(expr).filter((name) => {
    const value = env.scope.lookup(name);
    return value?.kind === "tensor" ? isInexact(value.node.dtype) : value !== undefined && weakKind(value) === "float";
  });

/** Larger pictures are no longer read. */
const mostDrawn = 200;

export const tape = command({
  name: "tape",
  summary: "Show every recorded step of an expression: its inputs, its value, and the gradient that flowed back to it.",
  params: {
    of: { kind: "expr", doc: "an expression, or the name of a recorded value", shown: "EXPR" },
    wrt: { ...wrtParam, doc: "tensors to watch beside the Variables" },
    at: atParam,
  },
  options: { out: { ...figureOptions.out, doc: "a picture in a file instead of the table: .svg, .png or .html" } },
  arrow: false,
  examples: [
    { code: "tape x**2 at x=3.0", shows: "" },
    { code: "var a = 2.0; tape (a*3 - 1)**2 out=tape.svg", shows: "tape.svg: 4 steps" },
  ],
  *run({ args, options, session, env }) {
    const { of, targets } = differentiate(session, env, args.of, args.wrt, args.at);
    if (!of.recorded)
      throw failAt("grad/recorded", {}, args.of.span, "", {
        help: waysToRecord(args.of, env),
      });
    tellOf(session, { of, targets }, args.of.text);
    const { flows } = backward(
      of,
      targets.map((t) => t.target),
    );
    const steps = topological([of], (n) => n.recorded).filter((n) => n.recorded || !isConstantStep(n));
    const shown = steps.map((n) => flows.get(n) ?? null);
    const gradients = shown.filter((g) => g !== null);
    const values = env.host.realize([...steps, ...gradients]);
    const numbers = new Map(steps.map((n, i) => [n, i + 1]));
    const names = new Map<Node, string>(
      targets.flatMap((t) => ("node" in t.target ? [[t.target.node, t.name] as const] : [])),
    );
    const nameOf = namesOver(session, (n) => names.get(n));
    const rows = steps.map((n, i): TapeRow => {
      const g = shown[i];
      return {
        id: i + 1,
        step: nameOf(n) ?? stepName(n.step),
        text: expressionOf(n, nameOf),
        inputs: n.inputs.flatMap((x) => numbers.get(x) ?? []),
        shape: n.shape,
        value: values[i]!,
        gradient: g ? values[steps.length + gradients.indexOf(g)]! : null,
      };
    });
    const answer: TapeAnswer = { kind: "tape", of: args.of.text, rows, file: null };
    const { out } = options;
    if (out === null) {
      yield answer;
      return;
    }
    if (rows.length > mostDrawn)
      throw failAt("plot/steps", { of: `\`${args.of.text}\``, n: rows.length, most: mostDrawn }, args.of.span, "", {
        help: [`tape ${args.of.text}`],
      });
    yield { ...answer, file: intoFile(session, out, (format) => session.outside.drawTape!(answer, format, session)) };
  },
});

/** Numbers that were written down take part silently. */
const isConstantStep = (n: Node): boolean => n.step.kind === "source" || n.step.kind === "movement";

/** What the step does to what, where its name alone does not say it. */
const expressionOf = (n: Node, nameOf: NameOf): string | null =>
  nameOf(n) !== undefined || n.inputs.length === 0 || n.step.kind === "movement" ? null : stepText(n, nameOf);
