/**
 * The error function, its complement, the normal distribution and its inverse of one float64. Knows numbers only. erf
 * and erfc follow fdlibm's s_erf.c (Sun Microsystems, 1993).
 */
import { product, sum, type Twofold, toNumber } from "../core/twofold.ts";
import { expOf, expTwofold } from "./growth-values.ts";

const poly = (x: number, c: readonly number[]): number => c.reduceRight((sum, k) => sum * x + k, 0);

const pp = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const qq = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
];
const erx = 0.8450629115104675;
const pa = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const qa = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const ra = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const sa = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const rb = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const sb = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

/** A point y >= 0, what is left of it, and its square. */
interface Point {
  readonly y: number;
  readonly rest: number;
  readonly square: Twofold;
}
const pointOf = (y: number): Point => ({ y, rest: 0, square: product(y, y) });

/** log(erfc(y) y), in two parts, for a point from 1.25 on; `more` is added. */
function logTail({ y, square }: Point, more: Twofold): Twofold {
  const shift = sum(more.hi, tailRatio(y));
  const whole = sum(-square.hi, shift.hi);
  return { hi: whole.hi, lo: whole.lo + (shift.lo + more.lo - square.lo) };
}
const lift = { hi: -0.5625, lo: 0 } as const;

/** A quotient of polynomials, whose last steps keep what they lose. */
function quotient(s: number, up: readonly number[], down: readonly number[]): Twofold {
  const [a, b] = [product(s, poly(s, up.slice(1))), product(s, poly(s, down.slice(1)))];
  const [p, q] = [sum(a.hi, up[0]!), sum(down[0]!, b.hi)];
  const hi = p.hi / q.hi;
  const back = product(hi, q.hi);
  return { hi, lo: (p.hi - back.hi - back.lo + (p.lo + a.lo) - hi * (q.lo + b.lo)) / q.hi };
}

/** e^(x + more) / y. */
function tailOf(x: number, more: number, y: number): Twofold {
  // Where parts would lose their digits.
  if (x < -650) return { hi: expOf(x, more) / y, lo: 0 };
  const up = expTwofold(x, more);
  const hi = up.hi / y;
  const back = product(hi, y);
  return { hi, lo: (up.hi - back.hi - back.lo + up.lo) / y };
}

/** erfc of a point, or of minus it; the parts belong together. */
function complementOf(point: Point, negative: boolean): Twofold {
  const { y, rest, square } = point;
  if (y < 0.84375) {
    const bent = quotient(square.hi, pp, qq);
    const main = product(y, bent.hi);
    const bend = sum(main.hi, main.lo + y * bent.lo + rest);
    if (negative) return sum(1, y + bend.hi);
    if (y < 0.25) return sum(1, -(y + bend.hi));
    const off = sum(y - 0.5, bend.hi);
    const left = sum(0.5, -off.hi);
    return { hi: left.hi, lo: left.lo - (off.lo + bend.lo) };
  }
  if (y >= 28) return { hi: negative ? 2 : 0, lo: 0 };
  if (y < 1.25) {
    const bend = quotient(y - 1 + rest, pa, qa);
    if (negative) return sum(1 + erx, bend.hi);
    const left = sum(1 - erx, -bend.hi);
    return { hi: left.hi, lo: left.lo - bend.lo };
  }
  const log = logTail(point, lift);
  const below = tailOf(log.hi, log.lo - rest / y, y);
  return negative ? sum(2, -below.hi) : below;
}

/** log(x e^(x²) erfc(x)) + 0.5625 for x from 1.25 on. */
function tailRatio(x: number): number {
  const s = 1 / (x * x);
  const [r, q] = x < 1 / 0.35 ? [poly(s, ra), poly(s, sa)] : [poly(s, rb), poly(s, sb)];
  return r / q;
}

/** e^(x²) erfc(x). */
export function scaledErfcOf(x: number): number {
  if (x >= 1.25 && x < 28) {
    const log = sum(-0.5625, tailRatio(x));
    return expOf(log.hi, log.lo) / x;
  }
  if (x < 1.25) {
    const square = product(x, x);
    // erfc is 2.
    if (x < -7) return x < -27 ? Number.POSITIVE_INFINITY : 2 * expOf(square.hi, square.lo);
    const { hi, lo } = complementOf(pointOf(Math.abs(x)), x < 0);
    const growth = expTwofold(square.hi, square.lo);
    const main = product(growth.hi, hi);
    return main.hi + (main.lo + growth.hi * lo + growth.lo * hi);
  }
  // Beyond: 1 - s + 3 s² - 15 s³ + …, s = 1 / (2 x²).
  const s = 0.5 / x / x;
  let total = 1;
  for (let k = 15; k >= 1; k -= 2) total = 1 - k * s * total;
  return (total / x) * (1 / Math.sqrt(Math.PI));
}

/** @see https://www.netlib.org/fdlibm/s_erf.c */
export function erfOf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    const z = x * x;
    return x + x * (poly(z, pp) / poly(z, qq));
  }
  const value = size >= 6 ? 1 : 1 - toNumber(complementOf(pointOf(size), false));
  return x < 0 ? -value : value;
}

export const erfcOf = (x: number): number =>
  Number.isNaN(x) ? x : toNumber(complementOf(pointOf(Math.abs(x)), x < 0));

/** Giles' approximation (2010) as a start, then Newton's steps with the third derivative (Halley). */
export function erfInverseOf(y: number): number {
  if (!(Math.abs(y) <= 1)) return Number.NaN;
  if (Math.abs(y) === 1) return y * Number.POSITIVE_INFINITY;
  if (y === 0) return y;
  // Near 1 the complement, which is exact, keeps the digits.
  if (Math.abs(y) > 0.9375) return Math.sign(y) * tailInverse(1 - Math.abs(y));
  const w = -Math.log((1 - y) * (1 + y));
  let x =
    w < 5
      ? y *
        poly(
          w - 2.5,
          [
            1.50140941, 0.246640727, -0.00417768164, -0.00125372503, 0.00021858087, -4.39150654e-6, -3.5233877e-6,
            3.43273939e-7, 2.81022636e-8,
          ],
        )
      : y *
        poly(
          Math.sqrt(w) - 3,
          [
            2.83297682, 1.00167406, 0.00943887047, -0.0076224613, 0.00573950773, -0.00367342844, 0.00134934322,
            0.000100950558, -0.000200214257,
          ],
        );
  for (let i = 0; i < 3; i++) {
    // Near 1 the complement keeps the digits.
    const off = Math.abs(y) > 0.5 ? Math.sign(y) * (1 - Math.abs(y) - erfcOf(Math.abs(x))) : erfOf(x) - y;
    const u = off / ((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x));
    x -= u / (1 + x * u);
  }
  return x;
}

/** x with erfc(x) = y. */
export function erfcInverseOf(y: number): number {
  if (!(y >= 0 && y <= 2)) return Number.NaN;
  if (y === 0 || y === 2) return y === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  // The difference is exact.
  if (y >= 0.5) return erfInverseOf(1 - y);
  if (y > 0.0625) return erfInverseOf(1 - y) + correction(erfInverseOf(1 - y), y);
  return tailInverse(y);
}
/** x with erfc(x) = y for a small y, from the first terms of its expansion on. */
function tailInverse(y: number): number {
  const log = Math.sqrt(-Math.log(y * Math.sqrt(Math.PI)));
  let x = Math.sqrt(Math.max(0.5, log * log - Math.log(log)));
  if (y < 1e-280) return farInverse(x, y);
  for (let i = 0; i < 6; i++) x += correction(x, y);
  return x;
}
/** The same where y and what it is compared with have lost digits: by their logarithms. */
function farInverse(start: number, y: number): number {
  let x = start;
  for (let i = 0; i < 5; i++) {
    const scaledTail = scaledErfcOf(x);
    x += (Math.log(scaledTail) - x * x - Math.log(y)) * scaledTail * (Math.sqrt(Math.PI) / 2);
  }
  return x;
}
/** One step of Newton's, by the third derivative, toward erfc(x) = y. */
function correction(x: number, y: number): number {
  const off = erfcOf(x) - y;
  const u = off / ((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x));
  return Number.isFinite(u) ? u / (1 - x * u) : 0;
}

const rootHalf = Math.SQRT1_2;
/** What is left of the root of 1/2. */
const rootHalfRest = -4.833646656726457e-17;
/** |x| / √2, which is steep to be wrong about. */
function normalPoint(x: number): Point {
  const size = Math.min(Math.abs(x), 60);
  const y = product(size, rootHalf);
  const square = product(size, size);
  return { y: y.hi, rest: y.lo + size * rootHalfRest, square: { hi: 0.5 * square.hi, lo: 0.5 * square.lo } };
}
/** How much of the normal distribution lies below x. */
export const normalShare = (x: number): number =>
  Number.isNaN(x) ? x : 0.5 * toNumber(complementOf(normalPoint(x), x > 0));

/** -0.5625 + log √½. */
const geluLift = sum(-0.5625, -0.34657359027997264);
/** x times the share below x: far out e^log(…) as a whole, which vanishes late. */
export function geluOf(x: number): number {
  // As the product with a share of 0 that it is elsewhere.
  if (x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  const point = normalPoint(x);
  if (point.y >= 1.25) {
    if (point.y >= 28) return x > 0 ? x : -0;
    // x / (2 |x| / √2) is the root of 1/2.
    const log = logTail(point, geluLift);
    const off = expOf(log.hi, log.lo);
    return x > 0 ? x - off : -off;
  }
  const { hi, lo } = complementOf(point, x > 0);
  const whole = product(x, hi);
  const value = 0.5 * (whole.hi + (whole.lo + x * lo));
  return x === 0 || Math.abs(x) < 2 ** -900 ? x * 0.5 : value;
}
