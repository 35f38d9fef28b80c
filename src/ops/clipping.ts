/** Gradient clipping as TensorFlow does it: by the length of one tensor, or of several taken together. */
import type { Node } from "../graph/node.ts";
import { add, divide, maximum, minimum, multiply, numberLike, reciprocal, square, subtract } from "./arithmetic.ts";
import { greater } from "./compare.ts";
import { operation, select, tensor } from "./operation.ts";
import { sum } from "./reduction.ts";
import { sqrt } from "./transcendental.ts";

/** Lengths along axes, which stay with size 1. The root is kept off 0, where its gradient is infinite. */
function lengthOf(x: Node, axis: readonly number[] | null): Node {
  const squares = sum({ x: square(x), axis, keepdims: true });
  const positive = greater(squares, numberLike(0, squares));
  return select(positive, sqrt(select(positive, squares, numberLike(1, squares))), squares);
}

export const clipByNorm = operation({
  name: "clip_by_norm",
  also: { tf: "clip_by_norm" },
  params: {
    x: tensor("any tensor", { want: "float", also: "t" }),
    clip_norm: { ...tensor("the greatest length", { want: "float" }) },
    axes: { kind: "axes", doc: "axes along which lengths are taken; all of them", default: null, also: "axis" },
  },
  doc: "The tensor, made shorter where it is longer than `clip_norm`; its direction stays.",
  examples: [{ code: "clip_by_norm([3.0, 4.0], 1.0)", shows: "[0.6 0.8]" }],
  run: ({ x, clip_norm, axes }) => divide(multiply(x, clip_norm), maximum(lengthOf(x, axes), clip_norm)),
});

/** The length of all of them taken as one vector. */
export const lengthOfAll = (tensors: readonly Node[]): Node =>
  sqrt(tensors.map((x) => sum({ x: square(x) })).reduce(add));

export const globalNorm = operation({
  name: "global_norm",
  also: { tf: "linalg.global_norm" },
  params: { t_list: { kind: "tensors", doc: "tensors of any shapes", want: "float" } },
  methodless: true,
  doc: "The length of several tensors taken as one vector.",
  examples: [{ code: "global_norm([[3.0, 0.0], 4.0])", shows: "5.0" }],
  run: ({ t_list }) => lengthOfAll(t_list),
});

/** All tensors by one factor, so that together they are no longer than `limit`; an infinite length makes NaN. */
export function clipTogether(tensors: readonly Node[], limit: Node, length: Node): readonly Node[] {
  const factor = multiply(limit, minimum(reciprocal(length), divide(numberLike(1, limit), limit)));
  const checked = add(factor, subtract(length, length));
  return tensors.map((x) => multiply(x, checked));
}
