/**
 * Integrals that have names: the exponential one, Dawson's, Fresnel's and Spence's, of one float64. Knows numbers only.
 * Near 0 they are series in twice the precision, far out asymptotic expansions.
 */
import * as two from "../core/twofold.ts";

type Twofold = two.Twofold;
const euler = two.twofold(0.5772156649015329, -4.942915152430645e-18);

/** Terms one after another, each made of the one before, until they count no more. */
function total(
  first: Twofold,
  next: (term: Twofold, k: number) => Twofold,
  share: (term: Twofold, k: number) => Twofold,
) {
  let [term, out] = [first, share(first, 0)];
  for (let k = 1; k < 1000; k++) {
    term = next(term, k);
    const part = share(term, k);
    out = two.add(out, part);
    if (Math.abs(part.hi) < 1e-34 * Math.abs(out.hi) || term.hi === 0) break;
  }
  return out;
}
/** Σ of terms whose quotients are given, as long as they fall: asymptotic expansions, from 1 on. */
function falling(quotient: (k: number) => number): number {
  let [term, out] = [1, 0];
  const parts = [1];
  for (let k = 1; k < 100; k++) {
    const next = term * quotient(k);
    if (Math.abs(next) >= Math.abs(term) || Math.abs(next) < 1e-19) break;
    term = next;
    parts.push(term);
  }
  for (const part of parts.reverse()) out += part;
  return out;
}

/** Ei(x), the integral of e^t / t from -∞ to x, for x > 0. */
export function exponentialIntegral(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x >= 40) {
    const half = Math.exp(x / 2);
    return half * (falling((k) => k / x) / x) * half;
  }
  const rest = total(
    two.twofold(x),
    (term, k) => two.divide(two.times(term, x), two.twofold(k + 1)),
    (term, k) => two.divide(term, two.twofold(k + 1)),
  );
  return two.toNumber(two.add(two.add(two.log(two.twofold(x)), euler), rest));
}

/** e^(-x²) times the integral of e^(t²) from 0 to x. */
export function dawson(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === 0) return x;
  if (size < 1e-8) return x;
  if (size >= 7) return falling((k) => (2 * k - 1) / (2 * x * x)) / (2 * x);
  const square = two.product(x, x);
  const sum = total(
    two.twofold(1),
    (term, k) => two.divide(two.multiply(term, square), two.twofold(k)),
    (term, k) => two.divide(term, two.twofold(2 * k + 1)),
  );
  return two.toNumber(two.multiply(two.times(sum, x), two.exp(two.negative(square))));
}

/** The integral of sin(πt²/2), or of its cosine, from 0 to x. */
export function fresnel(x: number, kind: "sin" | "cos"): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  const value = size < 4.8 ? fresnelSeries(size, kind) : size < 1e8 ? farFresnel(size, kind) : 0.5;
  return x < 0 || Object.is(x, -0) ? -value : value;
}
function fresnelSeries(x: number, kind: "sin" | "cos"): number {
  if (x < 1e-100) return kind === "cos" ? x : 0;
  const square = two.product(x, x);
  const angle = two.multiply(square, two.scaled(two.pi, 0.5));
  const fall = two.negative(two.multiply(angle, angle));
  const odd = kind === "sin" ? 1 : 0;
  const sum = total(
    odd === 1 ? angle : two.twofold(1),
    (term, k) => two.divide(two.multiply(term, fall), two.twofold((2 * k + odd) * (2 * k - 1 + odd))),
    (term, k) => two.divide(term, two.twofold(4 * k + 1 + 2 * odd)),
  );
  return two.toNumber(two.times(sum, x));
}
function farFresnel(x: number, kind: "sin" | "cos"): number {
  const z = Math.PI * x * x;
  const f = falling((m) => -((4 * m - 1) * (4 * m - 3)) / (z * z)) / (Math.PI * x);
  const g = falling((m) => -((4 * m + 1) * (4 * m - 1)) / (z * z)) / (Math.PI * x * z);
  // The square in quarters of a turn, of which four are none: no digit of it is lost.
  const { hi, lo } = two.product(x, x);
  const { sin, cos } = two.turn(two.multiply(two.sum(hi % 4, lo), two.scaled(two.pi, 0.5)));
  return kind === "cos" ? 0.5 + (f * sin.hi - g * cos.hi) : 0.5 - (f * cos.hi + g * sin.hi);
}

/** Σ y^k / k² for |y| up to 2/3. */
const dilogarithm = (y: Twofold): Twofold =>
  total(
    y,
    (term) => two.multiply(term, y),
    (term, k) => two.divide(term, two.twofold((k + 1) ** 2)),
  );
const sixth = two.divide(two.multiply(two.pi, two.pi), two.twofold(6));
/** The integral of log(t) / (1 - t) from 1 to x. */
export function spence(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return sixth.hi;
  if (x === 1) return 0;
  if (x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  if (x <= 1.5) return two.toNumber(inside(two.twofold(x)));
  const log = two.log(two.twofold(x));
  const rest = inside(two.over(1, x));
  return -two.toNumber(two.add(two.scaled(two.multiply(log, log), 0.5), rest));
}
/** For x up to 1.5: near 0 by its mirror image. */
function inside(x: Twofold): Twofold {
  const left = two.plus(two.negative(x), 1);
  if (x.hi >= 0.5) return dilogarithm(left);
  const logs = two.multiply(two.log(x), two.log1p(two.negative(x)));
  return two.subtract(two.subtract(sixth, logs), dilogarithm(x));
}
