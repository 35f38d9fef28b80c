/**
 * Limited-memory BFGS with a line search that meets Wolfe's strong conditions: Nocedal and Wright, Numerical Optimization
 * (2006), algorithms 7.4, 3.5 and 3.6. Elements are scaled, so that few parameters of very different size do no harm.
 * Knows numbers only.
 */
import { dot, lengthOf } from "./dense.ts";
import type { Iterate, Outcome } from "./marquardt.ts";

export interface Point {
  readonly loss: number;
  readonly gradient: Float64Array;
}
interface Limits {
  readonly iterations: number;
  readonly precision: number;
  /** The units in which elements are measured at a point. */
  readonly unitsAt: (x: Float64Array) => Float64Array;
}
/** A step and how the gradient changed along it. */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
}

const memory = 12;
const scaled = (x: Float64Array, k: number): Float64Array => x.map((v) => k * v);
const sumOf = (x: Float64Array, k: number, y: Float64Array): Float64Array => x.map((v, i) => v + k * y[i]!);

export function* lbfgs(
  at: (x: Float64Array) => Point,
  start: Float64Array,
  { iterations, precision, unitsAt }: Limits,
): Generator<Iterate, Outcome> {
  let units = unitsAt(start);
  /** The same in the units of each element. */
  const inUnits = (z: Float64Array): Point => {
    const { loss, gradient } = at(z.map((v, i) => v * units[i]!));
    return { loss, gradient: gradient.map((g, i) => g * units[i]!) };
  };
  let z: Float64Array = start.map((v, i) => v / units[i]!);
  let here = inUnits(z);
  if (!isFinitePoint(here)) return "not finite";
  let pairs: Pair[] = [];
  let failures = 0;
  for (let i = 1; i <= iterations; i++) {
    const direction = scaled(twoLoops(pairs, here.gradient), -1);
    const downhill = dot(direction, here.gradient);
    const length = lengthOf(here.gradient.map((g, k) => g / units[k]!));
    const before = { loss: here.loss, gradient: length };
    const x = (): Float64Array => z.map((v, k) => v * units[k]!);
    if (lengthOf(here.gradient) === 0) {
      yield { ...before, x: x() };
      return "converged";
    }
    const first = pairs.length > 0 ? 1 : Math.min(1, (0.1 * (lengthOf(z) || 1)) / lengthOf(direction));
    const found = downhill < 0 ? lineSearch(inUnits, z, here, direction, first) : null;
    if (!found) {
      // No step makes it less in this precision: once more from other units, then that is all there is.
      if (++failures > 2) return lengthOf(here.gradient) <= flatness(here, precision) ? "converged" : "stuck";
      const place = x();
      units = unitsAt(place);
      z = place.map((v, k) => v / units[k]!);
      here = inUnits(z);
      pairs = [];
      i--;
      continue;
    }
    const step = sumOf(found.z, -1, z);
    const change = sumOf(found.point.gradient, -1, here.gradient);
    if (dot(step, change) > 1e-16 * lengthOf(step) * lengthOf(change))
      pairs = [...pairs, { step, change }].slice(-memory);
    const less = here.loss - found.point.loss;
    const still = less <= precision * Math.abs(here.loss);
    failures = still ? failures + 0.25 : 0;
    [z, here] = [found.z, found.point];
    yield { ...before, x: x() };
    if (still && failures > 2) return "converged";
    if (lengthOf(step) <= 0.5 * precision * lengthOf(z)) return "converged";
  }
  return "unfinished";
}

/** A gradient that rounding of the loss cannot tell from none. */
const flatness = (p: Point, precision: number): number => Math.sqrt(precision) * 100 * (Math.abs(p.loss) + precision);

const isFinitePoint = (p: Point): boolean => Number.isFinite(p.loss) && p.gradient.every(Number.isFinite);

/** The inverse of the curvature that the last steps met, times g. */
function twoLoops(pairs: readonly Pair[], g: Float64Array): Float64Array {
  let q: Float64Array = g;
  const shares: number[] = [];
  for (const { step, change } of pairs.toReversed()) {
    const share = dot(step, q) / dot(step, change);
    shares.unshift(share);
    q = sumOf(q, -share, change);
  }
  const last = pairs.at(-1);
  if (last) q = scaled(q, dot(last.step, last.change) / dot(last.change, last.change));
  for (const [i, { step, change }] of pairs.entries()) {
    q = sumOf(q, shares[i]! - dot(change, q) / dot(step, change), step);
  }
  return q;
}

interface Trial {
  readonly t: number;
  readonly z: Float64Array;
  readonly point: Point;
  readonly slope: number;
}
const [sufficient, flatter] = [1e-4, 0.9];
/** Rounding of the loss, relative to it, below which only slopes can tell which point is lower (Hager and Zhang 2005). */
const rounding = 1e-14;

/** A step along the direction that lowers the loss enough and has gone far enough; null if there is none. */
function lineSearch(
  at: (z: Float64Array) => Point,
  from: Float64Array,
  here: Point,
  direction: Float64Array,
  first: number,
): { readonly z: Float64Array; readonly point: Point } | null {
  const slope = dot(here.gradient, direction);
  const slack = rounding * Math.abs(here.loss);
  const trial = (t: number): Trial => {
    const z = sumOf(from, t, direction);
    const point = at(z);
    const s = isFinitePoint(point) ? dot(point.gradient, direction) : Number.POSITIVE_INFINITY;
    return { t, z, point, slope: s };
  };
  const tooHigh = (p: Trial): boolean => !(p.point.loss <= here.loss + sufficient * p.t * slope + slack);
  let low: Trial = { t: 0, z: from, point: here, slope };
  let high: Trial | null = null;
  let t = first;
  for (let round = 0; round < 60; round++) {
    const now = trial(t);
    const fine = !tooHigh(now) && Number.isFinite(now.slope);
    if (fine && Math.abs(now.slope) <= -flatter * slope) return now;
    if (!fine || now.slope > 0) high = now;
    else low = now;
    t = high ? between(low, high) : 2.5 * t;
    if (high && Math.abs(high.t - low.t) <= 1e-15 * Math.abs(high.t)) break;
  }
  // Lower, though not as much as wished.
  return low.t > 0 && low.point.loss <= here.loss + slack ? low : null;
}

/** Where the cubic through both ends has its minimum, kept away from the ends; the middle where it has none. */
function between(low: Trial, high: Trial): number {
  const width = high.t - low.t;
  const middle = low.t + 0.5 * width;
  if (!Number.isFinite(high.point.loss) || !Number.isFinite(high.slope)) return low.t + 0.1 * width;
  const d1 = low.slope + high.slope - (3 * (low.point.loss - high.point.loss)) / (low.t - high.t);
  const inside = d1 * d1 - low.slope * high.slope;
  if (!(inside >= 0)) return middle;
  const d2 = Math.sqrt(inside);
  const t = high.t - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2);
  if (!Number.isFinite(t)) return middle;
  return Math.min(Math.max(t, low.t + 0.05 * width), high.t - 0.05 * width);
}
