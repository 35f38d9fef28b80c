/**
 * The error function, its complement, the normal distribution and its inverse of one float64. Knows numbers only. erf
 * and erfc follow fdlibm's s_erf.c (Sun Microsystems, 1993).
 */
import { product } from "../core/twofold.ts";

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

const word = new DataView(new ArrayBuffer(8));
/** x with the lower half of its bits 0, so that its square is exact. */
function headOf(x: number): number {
  word.setFloat64(0, x);
  word.setUint32(4, 0);
  return word.getFloat64(0);
}

/** erfc(|x|) for |x| from 0.84375 to 28. */
function tailOf(x: number): number {
  if (x < 1.25) {
    const s = x - 1;
    return 1 - erx - poly(s, pa) / poly(s, qa);
  }
  const z = headOf(x);
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + tailRatio(x))) / x;
}
/** log(x e^(x²) erfc(x)) + 0.5625 for x from 1.25 on. */
function tailRatio(x: number): number {
  const s = 1 / (x * x);
  const [r, q] = x < 1 / 0.35 ? [poly(s, ra), poly(s, sa)] : [poly(s, rb), poly(s, sb)];
  return r / q;
}

/** e^(x²) erfc(x). */
export function scaledErfcOf(x: number): number {
  if (x >= 1.25 && x < 28) return Math.exp(tailRatio(x) - 0.5625) / x;
  if (x < -26.7) return Number.POSITIVE_INFINITY;
  if (x < 1.25) return squareExp(x, 1) * erfcOf(x);
  // Beyond: 1 - s + 3 s² - 15 s³ + …, s = 1 / (2 x²).
  const s = 1 / (2 * x * x);
  let sum = 1;
  for (let k = 15; k >= 1; k -= 2) sum = 1 - k * s * sum;
  return sum / (x * Math.sqrt(Math.PI));
}
/** e^(factor x²), also what the square's rounding loses. */
export function squareExp(x: number, factor: number): number {
  const z = headOf(x);
  return Math.exp(factor * z * z) * Math.exp(factor * (x - z) * (x + z));
}

/** @see https://www.netlib.org/fdlibm/s_erf.c */
export function erfOf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    const z = x * x;
    return x + x * (poly(z, pp) / poly(z, qq));
  }
  const value = size >= 6 ? 1 : 1 - tailOf(size);
  return x < 0 ? -value : value;
}

export function erfcOf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    const y = poly(x * x, pp) / poly(x * x, qq);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size >= 28) return x > 0 ? 0 : 2;
  return x > 0 ? tailOf(size) : 2 - tailOf(size);
}

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
  if (y > 0.0625) return erfInverseOf(1 - y) + correction(erfInverseOf(1 - y), y);
  return tailInverse(y);
}
/** x with erfc(x) = y for a small y, from the first terms of its expansion on. */
function tailInverse(y: number): number {
  const log = Math.sqrt(-Math.log(y * Math.sqrt(Math.PI)));
  let x = Math.sqrt(Math.max(0.5, log * log - Math.log(log)));
  for (let i = 0; i < 6; i++) x += correction(x, y);
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
/** How much of the normal distribution lies below x. */
export function normalShare(x: number): number {
  if (x >= 0 || x < -39 || Number.isNaN(x)) return x < -39 ? 0 : 0.5 * erfcOf(-x * rootHalf);
  // y = -x / √2 with what rounding loses, which a steep function would show.
  const y = product(-x, rootHalf);
  const rest = y.lo - x * rootHalfRest;
  const square = product(x, x);
  const fall = Math.exp(-0.5 * square.hi) * (1 - 0.5 * square.lo);
  if (x > -1.76) return 0.5 * erfcOf(y.hi) - (fall * rest) / Math.sqrt(Math.PI);
  const scaled = scaledErfcOf(y.hi);
  return 0.5 * (scaled + rest * (2 * y.hi * scaled - 2 / Math.sqrt(Math.PI))) * fall;
}
