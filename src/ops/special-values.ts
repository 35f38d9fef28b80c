/**
 * Values of special functions of one float64. Knows numbers only. erf and erfc follow fdlibm's s_erf.c (Sun
 * Microsystems, 1993); lgamma is its series around 2 and Stirling's; digamma and polygamma are their asymptotic series.
 */

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

/** log |Γ(x)|: by its series around 2, to which smaller and larger numbers lead step by step; Stirling's beyond 20. */
export function logGammaOf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x < 0) return Math.log(Math.PI / Math.abs(x * sinPi(x))) - logGammaOf(-x);
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
  if (x < 0) return digammaOf(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
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
const rootLow = 381566830 / 2 ** 60 + 9.016312093258695e-20;
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
  const g = x - rootHigh - rootLow;
  return g * 0.9955816268920898 + (g * poly(x - 1, dp)) / poly(x - 1, dq);
}

const evenBernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** The nth derivative of digamma, n from 1: upwards by its recurrence, then its asymptotic series. */
export function polygammaOf(n: number, x: number): number {
  const sign = n % 2 === 0 ? -1 : 1;
  if (x <= 0 && Number.isInteger(x)) return sign * Number.POSITIVE_INFINITY;
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
