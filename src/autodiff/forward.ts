/**
 * Derivatives in a direction. Forward mode is made of two walks back: the gradient of a result is linear in what comes in
 * from outside, so differentiating it by that gives the product with a tangent (Townsend 2017). No rule is written twice.
 */

import { isComplex } from "../core/dtype.ts";
import { conjugate, realPart } from "../graph/complex.ts";
import { type Node, watch } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { add, multiply } from "../ops/arithmetic.ts";
import { sum } from "../ops/reduction.ts";
import { backward, type Target } from "./gradient.ts";

/**
 * The Jacobian of `of` by the targets, times one tangent for each (in its shape): in the shape of `of`. Null where `of`
 * does not depend on them through steps that count as recorded.
 */
export function jvp(
  of: Node,
  targets: readonly Target[],
  tangents: readonly Node[],
  within: (node: Node) => boolean = () => true,
): Node | null {
  const incoming = constant(0, of.dtype, of.shape);
  watch(incoming);
  const gradients = backward(of, targets, { seed: incoming, within }).gradients;
  const parts = gradients.flatMap((g, i) => (g ? [inner(g, tangents[i]!)] : []));
  if (parts.length === 0) return null;
  return backward(parts.reduce(add), [{ node: incoming }]).gradients[0] ?? constant(0, of.dtype, of.shape);
}

/** What a gradient and a tangent give together, which is real: of complex ones the parts by themselves. */
function inner(gradient: Node, tangent: Node): Node {
  if (!isComplex(gradient.dtype)) return sum({ x: multiply(gradient, tangent) });
  return realPart(sum({ x: multiply(conjugate(gradient), tangent) }));
}
