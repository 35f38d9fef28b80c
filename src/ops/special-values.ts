/**
 * The logarithm of the gamma function and its derivatives, and turns in parts of π, of one float64. Knows numbers only.
 * lgamma is its series around 2 and Stirling's; digamma and polygamma are their asymptotic series.
 */

import { add, over, plus, product, subtract, sum, type Twofold, toNumber, twofold } from "../core/twofold.ts";
import { expTwofold } from "../scalar/growth-values.ts";
import { digammaReflected, logGammaReflected, polygammaBelow } from "./gamma-twofold.ts";

const poly = (x: number, c: readonly number[]): number => c.reduceRight((sum, k) => sum * x + k, 0);

/**
 * log |Γ(x)|. Up to 8 as fdlibm's e_lgamma_r.c (Sun Microsystems, 1993): a polynomial around the least value, two others
 * between, and products that lead to them; Stirling's series beyond, its logarithm in two parts.
 */
export function logGammaOf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x < 0) return logGammaReflected(x);
  if (x >= 8) return stirling(x);
  if (x >= 2) return fromTwo(x);
  if (x < 2 ** -70) return -Math.log(x);
  if (x >= 1.7316) return belowTwo(2 - x);
  if (x >= 1.23164) return aroundLeast(x, -1.4616321449683622);
  // Not -0.
  if (x > 0.9) return beyondOne(x - 1) + 0;
  const log = logTwofold(x);
  const rest = x >= 0.7316 ? belowTwo(1 - x) : x >= 0.23164 ? aroundLeast(x, 1 - 1.4616321449683622) : beyondOne(x);
  const total = sum(-log.hi, rest);
  return total.hi + (total.lo - log.lo);
}

/** log x in two parts: what rounding took from the first is found by going back. */
function logTwofold(x: number): Twofold {
  const hi = Math.log(x);
  const n = Math.round(hi * Math.LOG2E);
  const half = Math.trunc(n / 2);
  const m = x * 2 ** -half * 2 ** (half - n);
  // hi - n ln 2, and x 2^-n e^-(...) - 1.
  const [a, b] = [product(n, Math.LN2), n * 2.3190468138462996e-17];
  const off = sum(hi, -a.hi);
  const back = expTwofold(-off.hi, a.lo + b - off.lo);
  const whole = product(m, back.hi);
  const rest = whole.hi - 1 + (whole.lo + m * back.lo);
  return { hi, lo: rest - 0.5 * rest * rest };
}

/** log Γ(2 - y) for y up to 0.27. */
function belowTwo(y: number): number {
  const z = y * y;
  const even = poly(
    z,
    [
      0.07721566490153287, 0.06735230105312927, 0.007385550860814029, 0.0011927076318336207, 0.00022086279071390839,
      2.5214456545125733e-5,
    ],
  );
  const odd = poly(
    z,
    [
      0.3224670334241136, 0.020580808432516733, 0.0028905138367341563, 0.0005100697921535113, 0.00010801156724758394,
      4.4864094961891516e-5,
    ],
  );
  return y * even + z * odd - 0.5 * y;
}
const leastPower = [
  0.48383612272381005, -0.1475877229945939, 0.06462494023913339, -0.032788541075985965, 0.01797067508118204,
  -0.010314224129834144, 0.006100538702462913, -0.0036845201678113826, 0.0022596478090061247, -0.0014034646998923284,
  0.000881081882437654, -0.0005385953053567405, 0.00031563207090362595, -0.00031275416837512086, 0.0003355291926355191,
];
/** log Γ beside its least value, at x + shift = 0. */
function aroundLeast(x: number, shift: number): number {
  const y = x + shift;
  const bent = y * y * poly(y, leastPower);
  return -0.12148629053584961 + (bent + 3.638676997039505e-18);
}
/** log Γ(1 + y) for y up to 0.23. */
function beyondOne(y: number): number {
  const p = poly(
    y,
    [
      -0.07721566490153287, 0.6328270640250934, 1.4549225013723477, 0.9777175279633727, 0.22896372806469245,
      0.013381091853678766,
    ],
  );
  const q = poly(
    y,
    [1, 2.4559779371304113, 2.128489763798934, 0.7692851504566728, 0.10422264559336913, 0.003217092422824239],
  );
  return (y * p) / q - 0.5 * y;
}
/** From 2 to 8: of y = x - 2, …, and the logarithm of the product that leads there. */
function fromTwo(x: number): number {
  const y = x - Math.floor(x);
  const p = poly(
    y,
    [
      -0.07721566490153287, 0.21498241596060885, 0.325778796408931, 0.14635047265246445, 0.02664227030336386,
      0.0018402845140733772, 3.194753265841009e-5,
    ],
  );
  const q = poly(
    y,
    [
      1, 1.3920053346762105, 0.7219355475671381, 0.17193386563280308, 0.01864591917156529, 0.0007779424963818936,
      7.326684307446256e-6,
    ],
  );
  const near = sum(0.5 * y, (y * p) / q);
  let rising = 1;
  for (let k = Math.floor(x) - 1; k >= 2; k--) rising *= y + k;
  if (rising === 1) return near.hi + near.lo;
  const total = sum(Math.log(rising), near.hi);
  return total.hi + (total.lo + near.lo);
}

const halfLogTwoPi = [0.9189385332046728, -3.878294158067242e-17] as const;
/** (x - 1/2) log x - x + log(2π) / 2 + …, for x from 8 on. */
function stirling(x: number): number {
  if (x > 2 ** 60) return x * (Math.log(x) - 1);
  const s = 1 / (x * x);
  const rest = poly(s, [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]) / x;
  const log = logTwofold(x);
  const main = product(x - 0.5, log.hi);
  const lead = sum(main.hi, -x);
  const total = sum(lead.hi, halfLogTwoPi[0]);
  const low = main.lo + (x - 0.5) * log.lo + lead.lo + total.lo + halfLogTwoPi[1];
  return total.hi + (low + rest);
}

/** sin(πx), exact where x is whole. */
export const sinPi = (x: number): number => sineOf(lessTurns(x));
/** sin(πr) for |r| up to 1/2: also what rounding takes from πr. */
function sineOf(r: number): number {
  const { hi, lo } = sineParts(r);
  return hi + lo;
}
function sineParts(r: number): Twofold {
  const { hi, lo } = product(r, Math.PI);
  return { hi: Math.sin(hi), lo: (lo + r * piRest) * Math.cos(hi) };
}
/** x less the turns in it; what is left of a half turn goes back as it came. */
function lessTurns(x: number): number {
  const r = x - 2 * Math.round(x / 2);
  return r > 0.5 ? 1 - r : r < -0.5 ? -1 - r : r;
}
/** What π is beyond its float. */
const piRest = 1.2246467991473532e-16;
/** sin(πx) / (πx). */
export function sincOf(x: number): number {
  if (x === 0) return 1;
  // Below, x times parts of π would lose digits, and far out they would overflow.
  if (Math.abs(x) < 2 ** -30) return 1;
  if (!(Math.abs(x) < 2 ** 60)) return sinPi(x) / (Math.PI * x);
  const below = product(x, Math.PI);
  const sine = sineParts(lessTurns(x));
  const ratio = sine.hi / below.hi;
  return ratio + (sine.lo - ratio * (below.lo + x * piRest)) / below.hi;
}

/** cos(πx), exact where 2x is whole. */
export const cosPi = (x: number): number => {
  const r = Math.abs(x - 2 * Math.round(x / 2));
  return sineOf(0.5 - r);
};

export function digammaOf(x: number): number {
  if (Number.isNaN(x) || x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (x <= 0 && Number.isInteger(x))
    return Object.is(x, -0) ? Number.POSITIVE_INFINITY : x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (Math.abs(x) < 2 ** -60) return -1 / x;
  if (x < 0) return digammaReflected(x);
  if (x >= 10) return farDigamma(x);
  if (x < 1) {
    // What rounding takes from x + 1, by about the slope there.
    const next = sum(x, 1);
    return toNumber(subtract(plus(digammaBetween(next.hi), next.lo / next.hi), over(1, x)));
  }
  let [at, total] = [x, twofold(0)];
  while (at > 2) {
    at--;
    // The last is the largest.
    total = at <= 2 ? add(total, over(1, at)) : plus(total, 1 / at);
  }
  return toNumber(add(total, digammaBetween(at)));
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
function digammaBetween(x: number): Twofold {
  // Each difference is exact near the root.
  const g = sum(x - rootHigh, -rootLow);
  const lo = g.lo - rootLeast;
  const factor = sum(0.9955816268920898, poly(x - 1, dp) / poly(x - 1, dq));
  const main = product(g.hi, factor.hi);
  return sum(main.hi, main.lo + g.hi * factor.lo + lo * factor.hi);
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
