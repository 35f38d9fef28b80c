/**
 * log Γ and digamma in twice the precision of float64, and what is made of them: their values near negative roots, the
 * incomplete gamma and beta functions. Knows numbers only.
 */
import * as two from "../core/twofold.ts";
import { erfcOf } from "../scalar/error-values.ts";

type Twofold = two.Twofold;

/** Bernoulli's numbers B(2), B(4), …, as quotients. */
const bernoulli: readonly (readonly [number, number])[] = [
  [1, 6],
  [-1, 30],
  [1, 42],
  [-1, 30],
  [5, 66],
  [-691, 2730],
  [7, 6],
  [-3617, 510],
  [43867, 798],
  [-174611, 330],
  [854513, 138],
  [-236364091, 2730],
  [8553103, 6],
  [-23749461029, 870],
];
let series: { readonly gamma: readonly Twofold[]; readonly digamma: readonly Twofold[] } | null = null;
/** Coefficients of Stirling's series in 1/z², and of its derivative. */
function stirling() {
  series ??= {
    gamma: bernoulli.map(([p, q], i) => two.over(p, q * (2 * i + 2) * (2 * i + 1))),
    digamma: bernoulli.map(([p, q], i) => two.over(p, q * (2 * i + 2))),
  };
  return series;
}
const far = 30;
const halfLogTwoPi = two.scaled(two.log(two.scaled(two.pi, 2)), 0.5);

/** log Γ(x) for x > 0: Stirling's series from 30 on, to which a product leads. */
export function logGamma(x: Twofold): Twofold {
  let [z, rising] = [x, two.twofold(1)];
  for (; z.hi < far; z = two.plus(z, 1)) rising = two.multiply(rising, z);
  const inverse = two.divide(two.twofold(1), z);
  const rest = two.multiply(two.polynomial(two.multiply(inverse, inverse), stirling().gamma), inverse);
  const lead = two.subtract(two.multiply(two.plus(z, -0.5), two.log(z)), z);
  const out = two.add(two.add(lead, halfLogTwoPi), rest);
  return x.hi < far ? two.subtract(out, two.log(rising)) : out;
}
/** Digamma for x > 0. */
export function digamma(x: Twofold): Twofold {
  let [z, sum] = [x, two.twofold(0)];
  for (; z.hi < far; z = two.plus(z, 1)) sum = two.add(sum, two.divide(two.twofold(1), z));
  const inverse = two.divide(two.twofold(1), z);
  const square = two.multiply(inverse, inverse);
  const rest = two.multiply(two.polynomial(square, stirling().digamma), square);
  const out = two.subtract(two.subtract(two.log(z), two.scaled(inverse, 0.5)), rest);
  return two.subtract(out, sum);
}

let zetas: readonly Twofold[] | null = null;
/** (-1)^k (ζ(k) - 1) / k for k from 2 on, by Euler and Maclaurin. */
function zetaTerms(): readonly Twofold[] {
  zetas ??= Array.from({ length: 55 }, (_, i) => {
    const k = i + 2;
    const m = 20;
    const power = (n: number, k: number): Twofold => {
      let out = two.twofold(1);
      for (let j = 0; j < k; j++) out = two.divide(out, two.twofold(n));
      return out;
    };
    let total = two.add(two.scaled(power(m, k), 0.5), two.divide(power(m, k - 1), two.twofold(k - 1)));
    let factor = two.divide(power(m, k + 1), two.over(1, k));
    for (const [j, [p, q]] of bernoulli.entries()) {
      // B(2j) / (2j)! k (k + 1) … m^(-k - 2j + 1).
      factor = two.divide(factor, two.twofold((2 * j + 1) * (2 * j + 2)));
      total = two.add(total, two.multiply(factor, two.over(p, q)));
      factor = two.divide(two.times(factor, (k + 2 * j + 1) * (k + 2 * j + 2)), two.twofold(m * m));
    }
    for (let n = m - 1; n >= 2; n--) total = two.add(total, power(n, k));
    return two.divide(two.scaled(total, k % 2 === 0 ? 1 : -1), two.twofold(k));
  });
  return zetas;
}
/** log Γ(2 + d) = d (1 - γ) + Σ (-1)^k (ζ(k) - 1) d^k / k for |d| up to 1/2. */
function aroundTwo(d: Twofold): Twofold {
  const rest = two.multiply(two.polynomial(d, zetaTerms()), d);
  return two.multiply(two.add(rest, two.plus(two.negative(euler), 1)), d);
}
const euler = two.twofold(0.5772156649015329, -4.942915152430645e-18);

/** log |Γ(x)| for x < 0 that is no whole number, also near its roots. */
export function logGammaReflected(x: number): number {
  if (x > -12) {
    // Up to where the series is, and back by the product.
    let [z, falling] = [two.twofold(x), two.twofold(1)];
    for (; z.hi < 1.5; z = two.plus(z, 1)) falling = two.multiply(falling, z);
    const size = two.scaled(falling, Math.sign(falling.hi));
    return two.toNumber(two.subtract(aroundTwo(two.plus(z, -2)), two.log(size)));
  }
  const sine = two.turnPi(x).sin;
  const size = two.times(two.scaled(sine, Math.sign(sine.hi)), -x);
  return two.toNumber(two.subtract(two.subtract(two.log(two.pi), two.log(size)), logGamma(two.twofold(-x))));
}
/** Digamma for x < 0 that is no whole number, also near its roots. */
export function digammaReflected(x: number): number {
  const { sin, cos } = two.turnPi(x);
  const cotangent = two.multiply(two.pi, two.divide(cos, sin));
  return two.toNumber(two.subtract(digamma(two.sum(1, -x)), cotangent));
}

/** The nth derivative of digamma for x < 0 that is no whole number: (-1)^(n + 1) n! Σ (x + k)^(-n - 1). */
export function polygammaBelow(n: number, x: number): number {
  const power = (at: Twofold, k: number): Twofold => {
    const inverse = two.divide(two.twofold(1), at);
    let out = inverse;
    for (let j = 1; j < k; j++) out = two.multiply(out, inverse);
    return out;
  };
  const count = Math.ceil(far + n - x);
  const at = two.sum(x, count);
  // What is beyond, by Euler and Maclaurin.
  let total = two.add(two.divide(power(at, n), two.twofold(n)), two.scaled(power(at, n + 1), 0.5));
  const square = power(at, 2);
  let factor = two.times(power(at, n + 2), n + 1);
  for (const [j, [p, q]] of bernoulli.entries()) {
    factor = two.divide(factor, two.twofold((2 * j + 1) * (2 * j + 2)));
    total = two.add(total, two.multiply(factor, two.over(p, q)));
    factor = two.multiply(two.times(factor, (n + 2 * j + 2) * (n + 2 * j + 3)), square);
  }
  for (let k = count - 1; k >= 0; k--) total = two.add(total, power(two.sum(x, k), n + 1));
  for (let k = 2; k <= n; k++) total = two.times(total, k);
  return (n % 2 === 0 ? -1 : 1) * two.toNumber(total);
}

/** x^a e^(-x) / Γ(a). */
const density = (a: number, x: number): Twofold =>
  two.exp(two.subtract(two.plus(two.times(two.log(two.twofold(x)), a), -x), logGamma(two.twofold(a))));

/** From here on shapes are so large that their distribution is a normal one with small corrections. */
export const large = 1e6;

/** The share of the gamma distribution of shape a below x (`upper`: above). */
export function incompleteGamma(a: number, x: number, upper: boolean): number {
  if (Number.isNaN(a) || Number.isNaN(x) || a < 0 || x < 0 || (a === 0 && x === 0)) return Number.NaN;
  if (a === 0) return upper ? 0 : 1;
  if (x === 0) return upper ? 1 : 0;
  if (x === Number.POSITIVE_INFINITY) return a === x ? Number.NaN : upper ? 0 : 1;
  if (a === Number.POSITIVE_INFINITY) return upper ? 1 : 0;
  if (a >= large) return nearlyNormal(a, x, upper);
  if (x < 1.1 && upper && a < 1.1) return two.toNumber(smallUpper(a, x));
  const isLower = x <= a + 1;
  const share = isLower ? two.divide(two.multiply(density(a, x), rising(a, x)), two.twofold(a)) : fraction(a, x);
  return isLower === upper ? 1 - share.hi - share.lo : two.toNumber(share);
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function rising(a: number, x: number): Twofold {
  let [term, total] = [two.twofold(1), two.twofold(1)];
  for (let n = 1; term.hi > 1e-20 * total.hi; n++) {
    term = two.divide(two.times(term, x), two.sum(a, n));
    total = two.add(total, term);
  }
  return total;
}

/** Legendre's continued fraction of the upper part, by Lentz's way, with the density. */
function fraction(a: number, x: number): Twofold {
  let b = two.plus(two.sum(x, 1), -a);
  let c = two.twofold(1e290);
  let d = two.divide(two.twofold(1), b);
  let h = d;
  for (let i = 1; i < 1e6; i++) {
    const factor = two.times(two.sum(i, -a), -i);
    b = two.plus(b, 2);
    d = two.divide(two.twofold(1), two.add(two.multiply(factor, d), b));
    c = two.add(b, two.divide(factor, c));
    const step = two.multiply(d, c);
    h = two.multiply(h, step);
    if (Math.abs(step.hi - 1 + step.lo) < 1e-19) break;
  }
  return two.multiply(density(a, x), h);
}

/** 1 - x^a / Γ(1 + a) (1 + a Σ (-x)^n / (n! (a + n))): what is left above a small x for a small shape. */
function smallUpper(a: number, x: number): Twofold {
  let [term, total] = [two.twofold(1), two.twofold(0)];
  for (let n = 1; n < 40; n++) {
    term = two.divide(two.times(term, -x), two.twofold(n));
    total = two.add(total, two.divide(term, two.sum(a, n)));
  }
  const lead = two.subtract(two.times(two.log(two.twofold(x)), a), logGammaBesideOne(a));
  const rest = two.multiply(two.exp(lead), two.times(total, a));
  return two.negative(two.add(two.expm1(lead), rest));
}
/** log Γ(1 + a) for 0 < a < 1.1, where it is small as a is. */
function logGammaBesideOne(a: number): Twofold {
  if (a > 1e-5) return logGamma(two.sum(1, a));
  // -γ a + π²/12 a² - ζ(3)/3 a³ + …
  const next = 0.8224670334241132 - a * (0.40068563438653143 - a * 0.27058080842778454);
  return two.times(two.plus(two.negative(euler), a * next), a);
}

const temme = [
  [
    -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073, 0.0003527336860670194,
    -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6, -1.85406221071516e-6,
  ],
  [-0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596, 0.00020576131687242798],
  [0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049],
] as const;
/** Source: Temme, "The Asymptotic Expansion of the Incomplete Gamma Functions" (1979). */
export function nearlyNormal(a: number, x: number, upper: boolean): number {
  const mu = two.divide(two.sum(x, -a), two.twofold(a));
  if (mu.hi > 1 || mu.hi < -0.5) return mu.hi > 0 === upper ? 0 : 1;
  const half = two.subtract(mu, two.log1p(mu));
  const eta = two.scaled(two.sqrt(two.scaled(half, 2)), mu.hi < 0 ? -1 : 1);
  const y = two.multiply(eta, two.sqrt(two.twofold(a / 2)));
  const to = upper ? 1 : -1;
  const fall = two.toNumber(two.exp(two.times(half, -a)));
  const main = 0.5 * (erfcOf(to * y.hi) - to * (2 / Math.sqrt(Math.PI)) * fall * y.lo);
  const parts = temme.map((c) => c.reduceRight((s: number, k) => s * eta.hi + k, 0));
  const rest = parts[0]! + (parts[1]! + parts[2]! / a) / a;
  return main + (to * fall * rest) / Math.sqrt(2 * Math.PI * a);
}

/** The share of the beta distribution below x. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || x === 1) return x;
  const mirrored = x > (a + 1) / (a + b + 2);
  const [here, rest] = [two.twofold(x), two.sum(1, -x)];
  const [p, q, at, left] = mirrored ? [b, a, rest, here] : [a, b, here, rest];
  const size = two.subtract(two.add(logGamma(two.twofold(p)), logGamma(two.twofold(q))), logGamma(two.sum(p, q)));
  const powers = two.add(two.times(two.log(at), p), two.times(two.log(left), q));
  const share = two.divide(two.multiply(two.exp(two.subtract(powers, size)), betaFraction(p, q, at)), two.twofold(p));
  return mirrored ? 1 - share.hi - share.lo : two.toNumber(share);
}
function betaFraction(a: number, b: number, x: Twofold): Twofold {
  const one = two.twofold(1);
  const whole = two.sum(a, b);
  let c = one;
  let d = two.divide(one, two.plus(two.negative(two.divide(two.multiply(whole, x), two.sum(a, 1))), 1));
  let h = d;
  for (let m = 1; m < 1e6; m++) {
    const [odd, even, next] = [two.sum(a, 2 * m - 1), two.sum(a, 2 * m), two.sum(a, 2 * m + 1)];
    const up = two.divide(two.multiply(two.times(two.sum(b, -m), m), x), two.multiply(odd, even));
    const top = two.multiply(two.multiply(two.sum(a, m), two.plus(whole, m)), x);
    const down = two.negative(two.divide(top, two.multiply(even, next)));
    let off = 0;
    for (const n of [up, down]) {
      d = two.divide(one, two.plus(two.multiply(n, d), 1));
      c = two.plus(two.divide(n, c), 1);
      const step = two.multiply(d, c);
      h = two.multiply(h, step);
      off = Math.abs(step.hi - 1 + step.lo);
    }
    if (off < 1e-19) break;
  }
  return h;
}
