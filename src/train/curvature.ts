/**
 * How strongly a loss curves where its parameters are, and which learning rates that allows: along a direction of
 * curvature c, a step of lr moves by lr · c times the distance to the bottom. Knows losses as graphs.
 */
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { dot, eigenvaluesOf } from "./dense.ts";
import { countParameters } from "./fit.ts";
import { hessianOf, hessianTimes } from "./flat.ts";

export interface Curvature {
  readonly largest: number;
  /** Known where all second derivatives were computed. */
  readonly smallest: number | null;
}

/** Parameters up to which all second derivatives are computed. */
export const fewParameters = 12;
/** Products with the second derivatives in a power iteration. */
const mostProducts = 40;

/** The extremes of the eigenvalues of the second derivatives; null where they are not finite. `goOn` bounds the work. */
export function curvatureOf(loss: Node, parameters: readonly Variable[], goOn: () => boolean): Curvature | null {
  const size = countParameters(parameters);
  if (size > fewParameters) {
    const largest = largestCurvature(hessianTimes(loss, parameters), size, goOn);
    return largest === null ? null : { largest, smallest: null };
  }
  const hessian = hessianOf(loss, parameters);
  if (!hessian.data.every(Number.isFinite)) return null;
  const values = eigenvaluesOf(hessian);
  return { largest: values.at(-1)!, smallest: values[0]! };
}

/**
 * The largest learning rate with which gradient descent does not run away from the bottom of a parabola of this
 * curvature: 2/c, with momentum β 2 (1 + β)/c, with Nesterov's (2 + 2β)/((1 + 2β) c).
 * Source: the roots of the recursion along an eigenvector have to lie in the unit circle (Polyak 1964; Nesterov 1983).
 */
export function stableRate(curvature: number, momentum: number, nesterov: boolean): number | null {
  if (!(curvature > 0)) return null;
  return (2 * (1 + momentum)) / (curvature * (nesterov ? 1 + 2 * momentum : 1));
}

/** The largest curvature along any direction, by power iteration: v ↦ H v again and again. */
export function largestCurvature(
  times: (v: Float64Array) => Float64Array,
  size: number,
  goOn: () => boolean,
): number | null {
  const first = dominant(times, size, goOn);
  if (first === null || first >= 0) return first;
  // The largest in size curves downward; seen from there, the largest is the farthest.
  const away = dominant((v) => times(v).map((h, i) => h - first * v[i]!), size, goOn);
  return away === null ? null : away + first;
}

/** The eigenvalue of largest size, or null where it did not settle. */
function dominant(times: (v: Float64Array) => Float64Array, size: number, goOn: () => boolean): number | null {
  let v: Float64Array = Float64Array.from({ length: size }, (_, i) => Math.sin(12.9898 * (i + 1)) + 0.01);
  let before = Number.NaN;
  for (let round = 0; round < mostProducts && (round < 3 || goOn()); round++) {
    const length = Math.sqrt(dot(v, v));
    v = v.map((e) => e / length);
    const next = times(v);
    const value = dot(v, next);
    if (!Number.isFinite(value)) return null;
    if (value === 0 || Math.abs(value - before) <= 1e-4 * Math.abs(value)) return value;
    [before, v] = [value, next];
  }
  return before;
}
