/** tf.custom_gradient: a function whose gradient its author states. */
import { refuse } from "../core/errors.ts";
import { sameShape, showShape, sizeOf } from "../core/shape.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { reshape, routine } from "../graph/structure.ts";
import { stopGradient } from "../ops/create.ts";
import { joinAlong } from "../ops/joining.ts";
import { cut } from "../ops/movement.ts";
import { castTo, joinedDType } from "../ops/operation.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { type Arg, builtin, byPlace, describe, listOf, tensorOf, tupleOf, type Value } from "./value.ts";

/** The values of the first input; what flows back is the user's to say. */
interface CustomAttrs {
  readonly back: (dy: Node) => readonly (Node | null)[];
}
const customRoutine: RoutineOp<CustomAttrs> = {
  name: "custom_gradient",
  complex: true,
  evaluate: ([out]) => out!,
  gradient: (dy, i, { attrs }) => (i === 0 ? null : (attrs.back(dy)[i - 1] ?? null)),
};

/** The function called as it is, with the gradient that it returns beside its result. */
export const customGradient = method("custom_gradient", ["f"], (given) => {
  const f = given.value("f");
  return builtin("custom_gradient", (args, env, span) => {
    const inputs = args.map((a) => toNode(a.value, literalsOf(env)));
    // What the stated gradient makes of the arguments has gradients in its turn; the result is cut off below.
    const ready = args.map((a, i): Arg => ({ ...a, value: tensorOf(inputs[i]!) }));
    const result = env.interpreter.call(f, ready, env, span);
    if (result.kind !== "tuple" || result.items.length !== 2) {
      const wanted = "a function that returns its result and a function grad(dy)";
      throw refuse("call/kind", { name: "custom_gradient", wanted, param: "f", found: describe(result) });
    }
    const [out, grad] = result.items as [Value, Value];
    const stated = (dys: readonly Node[]): readonly (Node | null)[] => {
      const flows = dys.map((dy) => tensorOf(dy));
      return flowsOf(env.interpreter.call(grad, byPlace(flows, span), env, span), inputs, env);
    };
    if (out.kind !== "tuple" && !(out.kind === "list" && out.items.some((v) => v.kind === "tensor")))
      return tensorOf(withFlow([toNode(out, literalsOf(env))], inputs, stated)[0]!);
    const parts = withFlow(
      out.items.map((v) => toNode(v, literalsOf(env))),
      inputs,
      stated,
    ).map((n) => tensorOf(n));
    return out.kind === "tuple" ? tupleOf(parts) : listOf(parts);
  });
});

/**
 * The same results, which depend on the inputs by the stated flows alone. Several results are one node's values side by
 * side, so that their flows meet before the user's function is asked, once.
 */
export function withFlow(
  outs: readonly Node[],
  inputs: readonly Node[],
  stated: (dys: readonly Node[]) => readonly (Node | null)[],
): readonly Node[] {
  const dtype = joinedDType(outs);
  const sizes = outs.map((n) => sizeOf(n.shape));
  const apart = (packed: Node): Node[] =>
    outs.map(({ shape, dtype: own }, i) => {
      const from = sizes.slice(0, i).reduce((sum, n) => sum + n, 0);
      return castTo(reshape(cut(packed, 0, from, sizes[i]!), shape), own);
    });
  const known = new Map<Node, readonly (Node | null)[]>();
  const back = (dy: Node): readonly (Node | null)[] => {
    const found = known.get(dy) ?? stated(outs.length === 1 ? [dy] : apart(dy));
    known.set(dy, found);
    return found;
  };
  const own = outs.map((x) => stopGradient({ x }));
  if (own.length === 1) return [routine(customRoutine, [own[0]!, ...inputs], { back }, own[0]!.shape, dtype)];
  const packed = joinAlong(
    own.map((n, i) => reshape(castTo(n, dtype), [sizes[i]!])),
    0,
  );
  return apart(routine(customRoutine, [packed, ...inputs], { back }, packed.shape, dtype));
}

export function flowsOf(found: Value, inputs: readonly Node[], env: Env): (Node | null)[] {
  const listed = found.kind === "tuple" || (found.kind === "list" && inputs.length > 1);
  const flows = listed ? found.items : [found];
  if (flows.length !== inputs.length) {
    const wanted = `${inputs.length} gradients from grad`;
    throw refuse("call/kind", { name: "custom_gradient", wanted, param: "f", found: `${flows.length}` });
  }
  return flows.map((g, i) => {
    if (g.kind === "none") return null;
    const flow = castTo(toNode(g, literalsOf(env), inputs[i]!.dtype), inputs[i]!.dtype);
    if (sameShape(flow.shape, inputs[i]!.shape)) return flow;
    const facts = { name: "grad", wanted: showShape(inputs[i]!.shape), shape: showShape(flow.shape) };
    throw refuse("assign/shape", facts);
  });
}
