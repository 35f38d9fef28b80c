/** `tape EXPR`: every recorded step, forward and backward. */
import { backward } from "../autodiff/gradient.ts";
import type { TapeRow } from "../core/answer.ts";
import { type Node, topological } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import { failAt } from "../lang/fail.ts";
import type { Session } from "../session/session.ts";
import { command } from "./command.ts";
import { differentiate, nameOfVariable, tellOf } from "./targets.ts";

export const tape = command({
  name: "tape",
  summary: "Show every recorded step of an expression: its inputs, its value, and the gradient that flowed back to it.",
  params: {
    of: { kind: "expr", doc: "an expression, or the name of a recorded value", shown: "EXPR" },
    wrt: { kind: "list", doc: "tensors to watch beside the Variables", lead: "wrt", shown: "a, b", optional: true },
    at: { kind: "settings", doc: "values that names have for this once", lead: "at", shown: "x=2", optional: true },
  },
  options: {},
  arrow: false,
  examples: [{ code: "tape x**2 at x=3.0", shows: "" }],
  *run({ args, session, env }) {
    const { of, targets } = differentiate(session, env, args.of, args.wrt, args.at);
    if (!of.recorded)
      throw failAt("grad/recorded", {}, args.of.span, "", {
        help: [`tape ${args.of.text} wrt x`, "or use a Variable: var a = 0.0"],
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
    const rows = steps.map((n, i): TapeRow => {
      const g = shown[i];
      return {
        id: i + 1,
        step: names.get(n) ?? labelOf(n, session),
        inputs: n.inputs.flatMap((x) => numbers.get(x) ?? []),
        shape: n.shape,
        value: values[i]!,
        gradient: g ? values[steps.length + gradients.indexOf(g)]! : null,
      };
    });
    yield { kind: "tape", of: args.of.text, rows };
  },
});

/** Numbers that were written down take part silently. */
const isConstantStep = (n: Node): boolean => n.step.kind === "source" || n.step.kind === "movement";

const labelOf = (n: Node, session: Session): string =>
  n.step.kind === "variable" ? nameOfVariable(session, n.step.variable) : stepName(n.step);
