/**
 * The logarithm of the gamma function and its derivatives, and turns in parts of π, of one float64. Knows numbers only.
 * lgamma is its series around 2 and Stirling's; digamma and polygamma are their asymptotic series.
 */

import { digammaReflected, logGammaReflected, polygammaBelow } from "./gamma-twofold.ts";

const poly = (x: number, c: readonly number[]): number => c.reduceRight((sum, k) => sum * x + k, 0);

/** log |Γ(x)|: by its series around 2, to which smaller and larger numbers lead step by step; Stirling's beyond 20. */
export function logGammaOf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x < 0) return logGammaReflected(x);
  if (x > 20) return stirling(x);
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  let [at, product] = [x, 1];
  while (at > 2.5) product *= --at;
  return aroundTwo(at - 2) + Math.log(product);
}

function stirling(x: number): number {
  const s = 1 / (x * x);
  const rest = poly(s, [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + rest;
}

/** ζ(k) - 1 for k from 2 on: the first terms, and the rest by Euler and Maclaurin. */
const zetas = Array.from({ length: 60 }, (_, i) => {
  const k = i + 2;
  const m = 31;
  let [rest, factor] = [m ** (1 - k) / (k - 1) + m ** -k / 2, k * m ** (-k - 1)];
  for (const [j, b] of [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160].entries()) {
    rest += b * factor;
    factor *= ((k + 2 * j + 1) * (k + 2 * j + 2)) / (m * m);
  }
  for (let n = m - 1; n >= 2; n--) rest += n ** -k;
  return rest;
});
/** log Γ(2 + d) = d (1 - γ) + Σ (-1)^k (ζ(k) - 1) d^k / k. */
function aroundTwo(d: number): number {
  let sum = 0;
  for (let k = zetas.length + 1; k >= 2; k--) sum = d * (sum + ((k % 2 === 0 ? 1 : -1) * zetas[k - 2]!) / k);
  return d * (0.42278433509846713 + sum);
}

/** sin(πx), exact where x is whole. */
export function sinPi(x: number): number {
  const r = x - 2 * Math.round(x / 2);
  // What is left of a half turn goes back as it came.
  return Math.sin(Math.PI * (r > 0.5 ? 1 - r : r < -0.5 ? -1 - r : r));
}

/** cos(πx), exact where 2x is whole. */
export const cosPi = (x: number): number => {
  const r = Math.abs(x - 2 * Math.round(x / 2));
  return Math.sin(Math.PI * (0.5 - r));
};

export function digammaOf(x: number): number {
  if (Number.isNaN(x) || x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (x <= 0 && Number.isInteger(x))
    return Object.is(x, -0) ? Number.POSITIVE_INFINITY : x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x < 0) return digammaReflected(x);
  if (x >= 10) return farDigamma(x);
  let [at, sum] = [x, 0];
  if (at < 1) sum -= 1 / at++;
  while (at > 2) sum += 1 / --at;
  return sum + digammaBetween(at);
}

function farDigamma(x: number): number {
  const s = 1 / (x * x);
  const rest = poly(s, [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12]);
  return Math.log(x) - (0.5 / x + s * rest);
}

const rootHigh = 1569415565 / 2 ** 30;
const rootLow = 381566830 / 2 ** 60;
const rootLeast = 9.016312093258695e-20;
const dp = [
  0.2547985106113155, -0.3255503118680449, -0.6503185377089651, -0.28919126444774784, -0.04525132144873906,
  -0.002071332116774595,
];
const dq = [
  1, 2.076711702373047, 1.4606242909763516, 0.4359352969266597, 0.054151797245674226, 0.0021284987017821146,
  -5.578984132167551e-7,
];
/** From 1 to 2: the distance from the root there times a fraction, after Boost's digamma. */
function digammaBetween(x: number): number {
  // Each difference is exact near the root.
  const g = x - rootHigh - rootLow - rootLeast;
  return g * 0.9955816268920898 + (g * poly(x - 1, dp)) / poly(x - 1, dq);
}

const evenBernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** The nth derivative of digamma, n from 1: upwards by its recurrence, then its asymptotic series. */
export function polygammaOf(n: number, x: number): number {
  const sign = n % 2 === 0 ? -1 : 1;
  if (x <= 0 && Number.isInteger(x)) return sign * Number.POSITIVE_INFINITY;
  if (x < 0 && x > -60) return polygammaBelow(n, x);
  if (x < 0) return -sign * polygammaOf(n, 1 - x) - Math.PI ** (n + 1) * cotangentSlope(n, x);
  let [at, sum, factorial] = [x, 0, 1];
  for (let k = 2; k < n; k++) factorial *= k;
  for (; at < 12 + n; at++) sum += n / at ** (n + 1);
  // B(2k) (2k + n - 1)! / (2k)!, as a multiple of (n - 1)!.
  let [tail, ratio] = [0, 1];
  for (const [i, b] of evenBernoulli.entries()) {
    const k = 2 * (i + 1);
    ratio *= ((k + n - 2) * (k + n - 1)) / ((k - 1) * k);
    tail += (b * ratio) / at ** (k + n);
  }
  return sign * factorial * (sum + tail + n / (2 * at ** (n + 1)) + 1 / at ** n);
}

/** The nth derivative of cot at pi x, by pi x: a polynomial in the cotangent. */
function cotangentSlope(n: number, x: number): number {
  const c = 1 / Math.tan(Math.PI * (x - Math.round(x)));
  let of = [0, 1];
  for (let k = 0; k < n; k++) {
    const slope = of.slice(1).map((v, i) => v * (i + 1));
    of = Array.from({ length: of.length + 1 }, (_, i) => -((slope[i] ?? 0) + (slope[i - 2] ?? 0)));
  }
  return of.reduceRight((sum, v) => sum * c + v, 0);
}
