/** `grad`, `jacobian`, `hessian`: derivatives of an expression, in a table. */
import { backward, jacobian as jacobianOf } from "../autodiff/gradient.ts";
import type { Answer, GradientRow } from "../core/answer.ts";
import { isFloat } from "../core/dtype.ts";
import { noteShape, showShape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { bindName } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { dictOf, stringOf, tensorOf, type Value } from "../lang/value.ts";
import { type Call, type CommandParam, command } from "./command.ts";
import { broadcasts } from "./fit-warnings.ts";
import { atParam, type Differentiation, differentiate, type NamedTarget, tellOf, wrtParam } from "./targets.ts";

const params = {
  of: { kind: "expr", doc: "an expression, or the name of a recorded value", shown: "EXPR" },
  wrt: { ...wrtParam, doc: "what to differentiate by; left out: every Variable that takes part" },
  at: atParam,
} as const satisfies Record<string, CommandParam>;

type GradCall = Call<typeof params>;

function prepared({ args, session, env }: GradCall): Differentiation {
  const found = differentiate(session, env, args.of, args.wrt, args.at);
  if (!isFloat(found.of.dtype)) throw failAt("grad/float", { dtype: found.of.dtype }, args.of.span, found.of.dtype);
  if (found.targets.length === 0) {
    const named = args.of.expr.kind === "name";
    const code = named && found.of.inputs.length === 0 ? "grad/recorded" : "grad/nothing";
    throw failAt(code, {}, args.of.span, "", {
      help: ["name what to differentiate by: grad EXPR wrt x", "or make a Variable: var a = 0.0"],
    });
  }
  return found;
}

/** The rows of the answer; with `-> NAME` a dict of them by name. */
function* answer(
  call: GradCall,
  what: "gradients" | "jacobian" | "hessian",
  order: number,
  of: Node,
  targets: readonly NamedTarget[],
  found: readonly (Node | null)[],
): Generator<Answer> {
  const { env, session, into } = call;
  const nodes = found.filter((g) => g !== null);
  const values = env.host.realize([of, ...nodes]);
  const rows = targets.map((t, i): GradientRow => {
    const g = found[i];
    return { name: t.name, of: t.node.shape, value: g ? values[nodes.indexOf(g) + 1]! : null };
  });
  const entries = targets.map((t, i) => {
    const value: Value = found[i] ? tensorOf(found[i]) : { kind: "none" };
    return [`s${t.name}`, { key: stringOf(t.name), value }] as const;
  });
  const dict = dictOf(new Map<string, { key: Value; value: Value }>(entries));
  if (into) bindName(env, into.text, dict);
  session.keepResult(dict);
  yield { kind: "gradients", what, of: call.args.of.text, value: values[0]!, order, rows };
}

function scalarNeeded(of: Node, call: GradCall): void {
  if (sizeOf(of.shape) === 1) return;
  const { span, text } = call.args.of;
  throw failAt("grad/scalar", { shape: showShape(of.shape) }, span, noteShape(of.shape).text, {
    help: [`jacobian ${text} gives all of them`],
    shapes: [of.shape],
  });
}

export const grad = command({
  name: "grad",
  summary: "Differentiate an expression by Variables or tensors.",
  params,
  options: { order: { kind: "int", doc: "how often to differentiate", default: 1, least: 1 } },
  arrow: true,
  examples: [
    { code: "grad x**3 at x=3.0", shows: "x  27.0" },
    { code: "var w = [1.0, 2.0]; grad sum(w**2) wrt w", shows: "w  [2. 4.]" },
    { code: "grad x**3 at x=3.0 order=2", shows: "x  18.0" },
  ],
  *run(call) {
    const { of, targets } = prepared(call);
    scalarNeeded(of, call);
    tellOf(call.session, { of, targets }, call.args.of.text);
    for (const warning of broadcasts({ ...call, of: call.args.of }, of)) call.env.host.warn(warning);
    let found = backward(
      of,
      targets.map((t) => t.target),
    ).gradients;
    for (let order = 2; order <= call.options.order; order++) {
      const only = targets.length === 1 && targets[0]!.node.shape.length === 0 ? found[0] : undefined;
      if (only === undefined)
        throw failAt("grad/order", { order }, call.args.of.span, "", {
          help: [`hessian ${call.args.of.text} gives the second derivatives by several values`],
        });
      found = only === null ? [null] : backward(only, [targets[0]!.target]).gradients;
    }
    yield* answer(call, "gradients", call.options.order, of, targets, found);
  },
});

export const jacobian = command({
  name: "jacobian",
  summary: "Differentiate every element of an expression by every element of Variables or tensors.",
  params,
  options: {},
  arrow: true,
  examples: [{ code: "jacobian x**2 at x=[1.0, 2.0]", shows: "x  [[2. 0.]\n    [0. 4.]]" }],
  *run(call) {
    const { of, targets } = prepared(call);
    yield* answer(
      call,
      "jacobian",
      1,
      of,
      targets,
      jacobianOf(
        of,
        targets.map((t) => t.target),
      ),
    );
  },
});

export const hessian = command({
  name: "hessian",
  summary: "Second derivatives of an expression, for each Variable or tensor by itself.",
  params,
  options: {},
  arrow: true,
  examples: [{ code: "hessian sum(x**3) at x=[1.0, 2.0]", shows: "x  [[ 6.  0.]\n    [ 0. 12.]]" }],
  *run(call) {
    const { of, targets } = prepared(call);
    scalarNeeded(of, call);
    const first = backward(
      of,
      targets.map((t) => t.target),
    ).gradients;
    const second = first.map((g, i) => g && (jacobianOf(g, [targets[i]!.target])[0] ?? null));
    yield* answer(call, "hessian", 2, of, targets, second);
  },
});
