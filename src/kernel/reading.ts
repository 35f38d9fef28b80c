/**
 * How a loop reads a node: through views, by a layout, or as a number that it has in it. Knows steps and layouts; knows
 * nothing of which nodes loops make.
 */
import { isFloat, isInteger } from "../core/dtype.ts";
import { expanded, type Layout, permuted, repeatsOne, reshaped, sliced } from "../core/layout.ts";
import { onlyElement } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Expr } from "../scalar/expr.ts";

export const isView = (n: Node): boolean => n.step.kind === "movement" && n.step.move.kind !== "place";

/** The node whose elements a view shows. */
export function producerOf(node: Node): Node {
  let x = node;
  while (isView(x) && x.value === null) x = x.inputs[0]!;
  return x;
}

/** The layout through which a movement shows the elements of `layout`; null where they have to be copied. */
export function viewed(layout: Layout, { step, shape }: Node): Layout | null {
  if (step.kind !== "movement") return null;
  const { move } = step;
  switch (move.kind) {
    case "reshape":
      return reshaped(layout, shape);
    case "permute":
      return permuted(layout, move.axes);
    case "expand":
      return expanded(layout, shape);
    case "slice":
      return sliced(layout, move.begin, move.step, shape);
    case "place":
      return null;
  }
}

/** Small numbers that are part of what is computed, as in x ** 2 + 1: known to the body, which may then be simpler. */
const baked: ReadonlySet<number> = new Set([-2, -1, 0, 0.5, 1, 2]);

/** The constant that a node repeats; null where it is none, or one that kernels are given. */
export function constantOf(node: Node): Expr | null {
  const x = producerOf(node);
  const value = bakedValue(x);
  return value === null ? null : { kind: "const", value, dtype: x.dtype };
}
/** The number that a node repeats and that kernels have in them; null where kernels are given its value. */
export function bakedValue({ step, value, dtype }: Node): number | null {
  if (step.kind === "variable" || !value || !(isFloat(dtype) || isInteger(dtype)) || !repeatsOne(value.layout))
    return null;
  const number = Number(onlyElement(value));
  return baked.has(number) && !Object.is(number, -0) ? number : null;
}
