/**
 * Levenberg's and Marquardt's method for sums of squares: Gauss and Newton's step, kept within a region of trust that is
 * scaled by the columns of the derivatives. After J. J. Moré, The Levenberg–Marquardt algorithm: implementation and
 * theory (1978). Knows numbers only.
 */
import { columnOf, type Dense, dense, dot, lengthOf, solveLower, solveUpper, triangleOf } from "./dense.ts";
import type { LeastSquares } from "./flat.ts";

export interface Iterate {
  /** Before the iteration's step. */
  readonly loss: number;
  /** Length of the loss's gradient there. */
  readonly gradient: number;
  /** After it. */
  readonly x: Float64Array;
}
/** Nothing better can be found in this precision, or it did not get that far. */
export type Outcome = "converged" | "stuck" | "unfinished" | "not finite";

interface Limits {
  readonly iterations: number;
  /** Relative precision of the numbers. */
  readonly precision: number;
}

const square = (x: number): number => x * x;

/** An iteration a step that was taken; steps that were tried and made it worse are not counted. */
export function* marquardt(
  { residuals, jacobian }: LeastSquares,
  start: Float64Array,
  { iterations, precision }: Limits,
): Generator<Iterate, Outcome> {
  let x = start;
  let r = residuals(x);
  let size = lengthOf(r);
  const first = size;
  if (!r.every(Number.isFinite)) return "not finite";
  let weights: Float64Array | null = null;
  let radius = 0;
  let parameter = 0;
  for (let i = 1; i <= iterations; i++) {
    const j = jacobian(x);
    if (!j.data.every(Number.isFinite)) return "not finite";
    const lengths = Float64Array.from({ length: j.columns }, (_, k) => lengthOf(columnOf(j, k)));
    weights = weights ? weights.map((w, k) => Math.max(w, lengths[k]!)) : lengths.map((l) => l || 1);
    if (i === 1) radius = lengthOf(scaled(x, weights)) || 1;
    const gradient = Float64Array.from({ length: j.columns }, (_, k) => dot(columnOf(j, k), r));
    const { r: triangle, qtb } = triangleOf(j, r);
    const before = { loss: square(size), gradient: 2 * lengthOf(gradient) };
    if (tiltOf(gradient, lengths, size) <= 0.01 * precision) {
      yield { ...before, x };
      return "converged";
    }
    for (;;) {
      parameter = dampingFor(triangle, weights, qtb, gradient, radius, parameter);
      const step = dampedStep(triangle, weights, qtb, parameter);
      if (!step) return "stuck";
      const length = lengthOf(scaled(step, weights));
      if (i === 1) radius = Math.min(radius, length);
      const next = x.map((v, k) => v - step[k]!);
      const nextR = residuals(next);
      const nextSize = nextR.every(Number.isFinite) ? lengthOf(nextR) : Number.POSITIVE_INFINITY;
      const actual = 0.1 * nextSize < size ? 1 - square(nextSize / size) : -1;
      const linear = square(lengthOf(times(triangle, step)) / size);
      const damped = (parameter * square(length)) / square(size);
      const predicted = linear + 2 * damped;
      const ratio = predicted === 0 ? 0 : actual / predicted;
      if (ratio <= 0.25) {
        const slope = -(linear + damped);
        const shrink = actual >= 0 ? 0.5 : (0.5 * slope) / (slope + 0.5 * actual);
        const factor = !(0.1 * nextSize < size) || !(shrink >= 0.1) ? 0.1 : shrink;
        radius = factor * Math.min(radius, length / 0.1);
        parameter /= factor;
      } else if (parameter === 0 || ratio >= 0.75) {
        radius = length / 0.5;
        parameter *= 0.5;
      }
      // Where even the prediction is below rounding, the last full step is as good as any: it is taken and ends it.
      const settled = predicted <= 16 * precision && Math.abs(actual) <= 64 * precision;
      const taken = ratio >= 1e-4 || settled;
      if (taken) [x, r, size] = [next, nextR, nextSize];
      const position = lengthOf(scaled(x, weights));
      const still = radius <= precision * position;
      if (size === 0 && taken) yield { ...before, x };
      if (size === 0) return "converged";
      if (settled || still) {
        const end = polished({ residuals, jacobian }, x, precision);
        if (taken || end.x !== x) yield { ...before, x: end.x };
        return size <= 1e-10 * first || end.tilt <= Math.sqrt(precision) ? "converged" : "stuck";
      }
      if (taken) yield { ...before, x };
      if (taken) break;
    }
  }
  return "unfinished";
}

const scaled = (x: Float64Array, weights: Float64Array): Float64Array => x.map((v, k) => v * weights[k]!);

/** How far from right angles the residuals stand to the directions in which they could be changed: a cosine. */
function tiltOf(gradient: Float64Array, lengths: Float64Array, size: number): number {
  if (size === 0) return 0;
  return gradient.reduce((a, g, k) => (lengths[k] === 0 ? a : Math.max(a, Math.abs(g) / (lengths[k]! * size))), 0);
}

/** Steps of Gauss and Newton that a loss cannot judge any more, since it changes less than it is rounded. */
const mostPolishing = 30;

/** The end of a run that has converged as far as its loss can tell, carried on for as long as the tilt falls. */
function polished(
  { residuals, jacobian }: LeastSquares,
  start: Float64Array,
  precision: number,
): { readonly x: Float64Array; readonly tilt: number } {
  const at = (x: Float64Array) => {
    const [r, j] = [residuals(x), jacobian(x)];
    const lengths = Float64Array.from({ length: j.columns }, (_, k) => lengthOf(columnOf(j, k)));
    const gradient = Float64Array.from({ length: j.columns }, (_, k) => dot(columnOf(j, k), r));
    const size = lengthOf(r);
    const tilt = tiltOf(gradient, lengths, size);
    return { x, r, j, size, tilt: Number.isFinite(tilt) ? tilt : Number.POSITIVE_INFINITY };
  };
  let here = at(start);
  for (let i = 0; i < mostPolishing && here.tilt > 0; i++) {
    const { r, qtb } = triangleOf(here.j, here.r);
    const step = solveUpper(r, qtb);
    const next = step && at(here.x.map((v, k) => v - step[k]!));
    if (!next || !(next.tilt < 0.9 * here.tilt) || next.size > here.size * (1 + Math.sqrt(precision))) break;
    here = next;
  }
  return { x: here.x, tilt: here.tilt };
}

function times(r: Dense, x: Float64Array): Float64Array {
  const out = new Float64Array(r.rows);
  for (let j = 0; j < r.columns; j++) {
    const column = columnOf(r, j);
    for (let i = 0; i <= j; i++) out[i] = out[i]! + column[i]! * x[j]!;
  }
  return out;
}

/** The least squares solution of R x ≈ qtb, √p D x ≈ 0, and the triangle it was found with. */
function damped(r: Dense, weights: Float64Array, qtb: Float64Array, p: number): ReturnType<typeof triangleOf> {
  const n = r.columns;
  const tall = dense(2 * n, n);
  for (let j = 0; j < n; j++) {
    columnOf(tall, j).set(columnOf(r, j));
    columnOf(tall, j)[n + j] = Math.sqrt(p) * weights[j]!;
  }
  const right = new Float64Array(2 * n);
  right.set(qtb);
  return triangleOf(tall, right);
}
function dampedStep(r: Dense, weights: Float64Array, qtb: Float64Array, p: number): Float64Array | null {
  if (p === 0) return solveUpper(r, qtb);
  const { r: triangle, qtb: right } = damped(r, weights, qtb, p);
  return solveUpper(triangle, right);
}

/** The damping with which the step is about as long as the radius: Moré's safeguarded Newton iteration. */
function dampingFor(
  r: Dense,
  weights: Float64Array,
  qtb: Float64Array,
  gradient: Float64Array,
  radius: number,
  guess: number,
): number {
  const newton = regular(r) ? solveUpper(r, qtb) : null;
  let excess = newton ? lengthOf(scaled(newton, weights)) - radius : Number.POSITIVE_INFINITY;
  if (newton && excess <= 0.1 * radius) return 0;
  let low = newton ? excess / radius / slopeOf(r, weights, newton) : 0;
  let high = lengthOf(gradient.map((g, k) => g / weights[k]!)) / radius;
  if (high === 0) high = Number.MIN_VALUE / Math.min(radius, 0.1);
  let p = Math.min(Math.max(guess, low), high);
  if (p === 0) p = newton ? high / (1 + excess) : high;
  for (let round = 0; round < 10; round++) {
    if (p === 0) p = Math.max(Number.MIN_VALUE, 0.001 * high);
    const { r: triangle, qtb: right } = damped(r, weights, qtb, p);
    const step = solveUpper(triangle, right);
    if (!step) return Math.max(p, Number.MIN_VALUE);
    const before = excess;
    excess = lengthOf(scaled(step, weights)) - radius;
    if (Math.abs(excess) <= 0.1 * radius || (low === 0 && excess <= before && before < 0)) break;
    const change = excess / radius / slopeOf(triangle, weights, step);
    if (excess > 0) low = Math.max(low, p);
    if (excess < 0) high = Math.min(high, p);
    p = Math.max(low, p + change);
  }
  return p;
}

/** How fast the step's scaled length falls with the damping, relative to it. */
function slopeOf(triangle: Dense, weights: Float64Array, step: Float64Array): number {
  const length = lengthOf(scaled(step, weights));
  const direction = step.map((s, k) => (weights[k]! * weights[k]! * s) / length);
  const solved = solveLower(triangle, direction);
  return solved ? square(lengthOf(solved)) : Number.POSITIVE_INFINITY;
}

const regular = (r: Dense): boolean =>
  Array.from({ length: r.columns }, (_, k) => Math.abs(r.data[k + k * r.columns]!)).every((d) => d > 0);
