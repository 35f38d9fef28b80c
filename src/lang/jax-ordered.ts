/**
 * What JAX computes in an order of its own: sums, means, sums so far, and rounded numbers. Knows the arguments of these
 * functions; the order of a sum is `jax-sums.ts`.
 */
import { isInexact } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { resolveAxes, resolveAxis, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { operationNamed } from "../ops/index.ts";
import { castTo } from "../ops/operation.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { arrayFrom, bare, heldIn, homeIn, isWideIn } from "./jax-arrays.ts";
import { byInverse, callBare, callPlain, inPython, operationOf, wrapped } from "./jax-calls.ts";
import { canonical } from "./jax-rules.ts";
import { addedCount, addedInWindows, sumsSoFar } from "./jax-sums.ts";
import { formOf } from "./ready.ts";
import { integerIn } from "./subscript.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  byPlace,
  floatOf,
  intOf,
  none,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** The array that a value is: itself where it is one, else what `jnp.asarray` makes of it. */
function asArray(value: Value, dtype: Value | undefined, env: Env, span: Span): Value {
  const held = heldIn(value);
  return held && dtype === undefined
    ? value
    : inPython(homeIn(env), "array", dtype ? [value, dtype] : [value], env, span);
}

const summing = ["a", "axis?", "dtype?", "out?", "keepdims?", "initial?", "where?"];
const averaging = ["a", "axis?", "dtype?", "out?", "keepdims?", "where?"];

/** What a reduction is asked for. */
interface Asked {
  readonly node: Node;
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

function askedIn(args: Arguments, of: Value, env: Env): Asked {
  const { node } = heldIn(of)!;
  const axis = args.optional("axis");
  const listed = axis && (axis.kind === "tuple" || axis.kind === "list") ? axis.items : axis ? [axis] : null;
  const axes = listed?.map((v) => integerIn(bare(v), env) ?? args.misfit("axis", "whole numbers"));
  const keepdims = args.bool("keepdims", false);
  return { node, axes: resolveAxes(axes ?? null, node.shape.length), keepdims };
}

/** The sum of an array, in JAX's order where it is of floats. */
function summed({ node, axes, keepdims }: Asked, env: Env, wide: boolean): Node {
  if (isInexact(node.dtype) && node.shape.length > 0) return addedInWindows(node, axes, keepdims);
  const made = operationNamed("sum")!.run(
    { ...sumDefaults(), x: node, axis: axes, keepdims } as never,
    env.host,
  ) as Node;
  return castTo(made, canonical(made.dtype, wide));
}
const sumDefaults = (): Readonly<Record<string, unknown>> => formOf(operationNamed("sum")!, "np.sum", false).defaults;

const total = method("sum", summing, (args, env, span) => {
  const home = homeIn(env);
  const start = asArray(args.value("a"), args.optional("dtype"), env, span);
  const where = args.optional("where");
  const of = where ? callPlain("where", byPlace([where, start, intOf(0)], span), env, span) : start;
  const found = arrayFrom(home, summed(askedIn(args, of, env), env, isWideIn(home)), false);
  const initial = args.optional("initial");
  return initial ? callPlain("add", byPlace([found, initial], span), env, span) : found;
});

const average = method("mean", averaging, (args, env, span) => {
  const home = homeIn(env);
  const wide = isWideIn(home);
  const start = asArray(args.value("a"), args.optional("dtype"), env, span);
  const { node } = heldIn(start)!;
  const of = isInexact(node.dtype) ? start : arrayFrom(home, castTo(node, wide ? "float64" : "float32"), false);
  const where = args.optional("where");
  if (where)
    return inPython(
      home,
      "average_where",
      [of, ...["axis", "keepdims"].map((n) => args.optional(n) ?? none), where],
      env,
      span,
    );
  const asked = askedIn(args, of, env);
  const count = addedCount(asked.node, asked.axes);
  if (count === 0) return ofNone(asked, env, span);
  const sum = tensorOf(summed(asked, env, wide), true);
  const parts = byPlace([sum, intOf(count)], span);
  const inverse = byInverse(parts, wide, null);
  const as = inverse ? "multiply" : "true_divide";
  const { value } = callBare(as, operationOf(as)!, inverse ?? parts, env, span, wide);
  return wrapped(value, false, home);
});

/** The mean of no elements. */
function ofNone({ node, axes, keepdims }: Asked, env: Env, span: Span): Value {
  const home = homeIn(env);
  const args: Arg[] = [
    { name: null, value: tensorOf(node, true), span },
    { name: "axis", value: tupleOf(axes.map(intOf)), span },
    { name: "keepdims", value: boolOf(keepdims), span },
  ];
  return wrapped(callBare("mean", operationOf("mean")!, args, env, span, isWideIn(home)).value, false, home);
}

const running = method("cumsum", ["a", "axis?", "dtype?", "out?"], (args, env, span) => {
  const home = homeIn(env);
  const { node } = heldIn(asArray(args.value("a"), args.optional("dtype"), env, span))!;
  const asked = args.optional("axis");
  const flat = asked ? node : reshape(node, [sizeOf(node.shape)]);
  const axis = resolveAxis(asked ? args.int("axis") : 0, flat.shape.length);
  if (isInexact(flat.dtype)) return arrayFrom(home, sumsSoFar(flat, axis), false);
  const { value } = callBare(
    "cumsum",
    operationOf("cumsum")!,
    byPlace([tensorOf(flat, true), intOf(axis)], span),
    env,
    span,
    isWideIn(home),
  );
  return wrapped(value, false, home);
});

const rounded: BuiltinValue = method("round", ["a", "decimals?", "out?"], (args, env, span) => {
  const home = homeIn(env);
  const of = asArray(args.value("a"), undefined, env, span);
  const held = bare(of) as TensorValue;
  const decimals = args.optional("decimals") ? args.int("decimals") : 0;
  if (decimals === 0 || !isInexact(held.node.dtype)) {
    const { value, weak } = callBare(
      "round",
      operationOf("round")!,
      byPlace([held, intOf(decimals)], span),
      env,
      span,
      isWideIn(home),
    );
    return wrapped(value, weak, home);
  }
  const factor = floatOf(Number(`1e${decimals}`));
  const larger = rounded.call(
    byPlace([callPlain("multiply", byPlace([of, factor], span), env, span)], span),
    env,
    span,
  );
  return callPlain("true_divide", byPlace([larger, factor], span), env, span);
});

/** What is computed in an order of JAX's own. */
export const ordered: Readonly<Record<string, BuiltinValue>> = {
  cumsum: running,
  sum: total,
  mean: average,
  round: rounded,
  around: rounded,
};
