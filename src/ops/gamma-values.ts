/**
 * The incomplete gamma and beta functions, zeta and polygamma, and integrals of the normal distribution, of float64.
 * Knows numbers only.
 */
import { product, sum } from "../core/twofold.ts";
import { erfcInverseOf, normalShare, scaledErfcOf } from "../scalar/error-values.ts";
import { large, nearlyNormal } from "./gamma-twofold.ts";
import { digammaOf, logGammaOf, polygammaOf } from "./special-values.ts";

/** log Γ(a) less Stirling's leading terms, for a from 10 up. */
function stirlingRest(a: number): number {
  const s = 1 / (a * a);
  return (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 - (s * 691) / 360360))))) / a;
}

const factorials = [1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800];
export function gammaOf(x: number): number {
  if (Number.isInteger(x) && x >= 1 && x <= 11) return factorials[x - 1]!;
  if (x > 0 && x < 11) {
    // Up to where Stirling's formula is exact, and back.
    let [at, product] = [x, 1];
    for (; at < 12; at++) product *= at;
    return gammaOf(at) / product;
  }
  if (x >= 11) {
    if (x > 171.7) return Number.POSITIVE_INFINITY;
    const half = x ** (x / 2 - 0.25);
    return Math.sqrt(2 * Math.PI) * half * Math.exp(-x) * half * Math.exp(stirlingRest(x));
  }
  if (Number.isInteger(x) || Number.isNaN(x)) return x === 0 ? 1 / x : Number.NaN;
  const turned = x - 2 * Math.round(x / 2);
  return Math.PI / (Math.sin(Math.PI * turned) * gammaOf(1 - x));
}

/** x^a e^(-x) / Γ(a). */
function density(a: number, x: number): number {
  if (a < 10) return x < 700 ? (x ** a * Math.exp(-x)) / gammaOf(a) : Math.exp(a * Math.log(x) - x - logGammaOf(a));
  // (x/a)^a e^(a - x), with what the quotient and the difference lost in rounding.
  const r = x / a;
  const lost = remainder(x, r, a) / x;
  const d = a - x;
  const off = a - (d + x) - (x - (d + x - d));
  // Halves, whose product neither overflows nor vanishes before the whole does.
  const half = r ** (a / 2) * Math.exp(d / 2);
  const power = Number.isFinite(half) && half > 0 ? half * half : Math.exp(a * Math.log(r) + d);
  return power * Math.exp(a * lost + off - stirlingRest(a)) * Math.sqrt(a / (2 * Math.PI));
}
/** x - r a, exactly, where r a is close to x. */
function remainder(x: number, r: number, a: number): number {
  const split = (v: number): [number, number] => {
    const c = 134217729 * v;
    const high = c - (c - v);
    return [high, v - high];
  };
  const [rh, rl] = split(r);
  const [ah, al] = split(a);
  const p = r * a;
  const error = rl * al - (p - rh * ah - rl * ah - rh * al);
  return x - p - error;
}

/** The share of the gamma distribution of shape a below x (`upper`: above). */
export function incompleteGamma(a: number, x: number, upper: boolean): number {
  if (Number.isNaN(a) || Number.isNaN(x) || a < 0 || x < 0 || (a === 0 && x === 0)) return Number.NaN;
  if (a === 0) return upper ? 0 : 1;
  if (x === 0) return upper ? 1 : 0;
  if (x === Number.POSITIVE_INFINITY) return a === x ? Number.NaN : upper ? 0 : 1;
  if (a === Number.POSITIVE_INFINITY) return upper ? 1 : 0;
  if (a >= large) return nearlyNormal(a, x, upper);
  if (x < 1.1 && upper && a < 1.1) return smallUpper(a, x);
  if (x <= a + 1) {
    const lower = (density(a, x) / a) * rising(a, x);
    return upper ? 1 - lower : lower;
  }
  const above = density(a, x) * fraction(a, x);
  return upper ? above : 1 - above;
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function rising(a: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let n = 1; n < 100000 && term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Legendre's continued fraction of the upper part, by Lentz's way. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let [c, d] = [1e300, 1 / b];
  let h = d;
  for (let i = 1; i < 100000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    d = 1 / (Math.abs(d) < 1e-300 ? 1e-300 : d);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** 1 - x^a / Γ(1 + a) (1 + a Σ (-x)^n / (n! (a + n))): what is left above a small x for a small shape. */
function smallUpper(a: number, x: number): number {
  let [term, sum] = [1, 0];
  for (let n = 1; n < 60; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  const lead = a * Math.log(x) - logGammaOf(1 + a);
  return -Math.expm1(lead) - Math.exp(lead) * a * sum;
}

/** The share of the beta distribution below x. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || x === 1) return x;
  const mirrored = x > (a + 1) / (a + b + 2);
  const [p, q, at] = mirrored ? [b, a, 1 - x] : [a, b, x];
  const share = (betaDensity(p, q, at, mirrored ? x : 1 - x) * betaFraction(p, q, at)) / p;
  return mirrored ? 1 - share : share;
}

/** x^a y^b / B(a, b), y being 1 - x. */
function betaDensity(a: number, b: number, x: number, y: number): number {
  if (a + b < 170) return ((x ** a * y ** b) / gammaOf(a)) * (gammaOf(a + b) / gammaOf(b));
  return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
}

export function logBeta(a: number, b: number): number {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  if (high < 10) return logGammaOf(low) + logGammaOf(high) - logGammaOf(low + high);
  // Stirling's terms of the two large ones are taken together.
  const rest = stirlingRest(high) - stirlingRest(low + high);
  const shared = -low * Math.log(low + high) + (high - 0.5) * -Math.log1p(low / high);
  return logGammaOf(low) + low + rest + shared;
}

function betaFraction(a: number, b: number, x: number): number {
  let [c, d] = [1, 1 - ((a + b) * x) / (a + 1)];
  d = 1 / (Math.abs(d) < 1e-300 ? 1e-300 : d);
  let h = d;
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const n of [even, odd]) {
      d = 1 + n * d;
      d = 1 / (Math.abs(d) < 1e-300 ? 1e-300 : d);
      c = 1 + n / c;
      if (Math.abs(c) < 1e-300) c = 1e-300;
      step = d * c;
      h *= step;
    }
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** B(2k) / (2k)! for k from 1 on. */
const bernoulli = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
  -3617 / 10670622842880000,
  43867 / 5109094217170944000,
];

/** Hurwitz' zeta function Σ (k + q)^-s, by Euler and Maclaurin. */
export function zetaOf(s: number, q: number): number {
  if (Number.isNaN(s) || Number.isNaN(q) || s < 1) return Number.NaN;
  if (s === 1) return Number.POSITIVE_INFINITY;
  if (q <= 0) {
    if (Number.isInteger(q)) return Number.POSITIVE_INFINITY;
    if (!Number.isInteger(s)) return Number.NaN;
    if (q < -100) return zetaFarBelow(s, q);
  }
  if (q === Number.POSITIVE_INFINITY) return 0;
  // Terms that fall and begin below all numbers; 1 to the infinite is 1 here.
  if (q > 1 && q ** -s === 0) return 0;
  if (s === Number.POSITIVE_INFINITY) return q === 1 ? 1 : s;
  const parts: number[] = [];
  let k = 0;
  // q + k is rounded, which a high power shows.
  const power = (n: number, to: number): number => {
    const at = sum(q, n);
    return at.hi ** to * (1 + (to * at.lo) / at.hi);
  };
  for (; q + k < Math.max(14, s + 12); k++) {
    const part = power(k, -s);
    parts.push(part);
    if (q + k > 0 && Math.abs(part) < 1e-19 * Math.abs(parts[0]!)) return parts.reduceRight((a, b) => a + b, 0);
  }
  const at = q + k;
  let factor = s * power(k, -s - 1);
  let rest = power(k, 1 - s) / (s - 1) + 0.5 * power(k, -s);
  for (let j = 0; j < bernoulli.length; j++) {
    rest += bernoulli[j]! * factor;
    factor *= ((s + 2 * j + 1) * (s + 2 * j + 2)) / (at * at);
  }
  return parts.reduceRight((a, b) => a + b, rest);
}

/** The terms below 0 are those of two sums upwards from there, the one less the other. */
function zetaFarBelow(s: number, q: number): number {
  const count = Math.ceil(-q);
  const beyond = q + count;
  const below = zetaOf(s, 1 - beyond) - zetaOf(s, 1 - beyond + count);
  return zetaOf(s, beyond) + (s % 2 === 0 ? below : -below);
}

/** The n-th derivative of digamma; NaN where n does not count. */
export function digammaDerivative(n: number, x: number): number {
  if (!(n >= 0 && Number.isInteger(n)) || Number.isNaN(x)) return Number.NaN;
  if (n === 0) return digammaOf(x);
  return n > 100 ? polygammaFar(n, x) : polygammaOf(n, x);
}

/** (-1)^(n + 1) n! Σ (x + k)^(-n - 1) for large n, by the logarithms of its factors, which no float64 holds. */
function polygammaFar(n: number, x: number): number {
  const nearest = Math.max(0, -Math.round(x));
  const near = Math.abs(x + nearest);
  const sign = n % 2 === 0 ? -1 : 1;
  if (near === 0) return sign * Number.POSITIVE_INFINITY;
  // As multiples of the term of the nearest pole.
  const part = (k: number): number => (x + k < 0 ? sign : 1) * Math.exp((n + 1) * Math.log(near / Math.abs(x + k)));
  let total = 0;
  for (let k = nearest; k >= Math.max(0, nearest - 30); k--) total += part(k);
  const end = nearest + 1000;
  for (let k = nearest + 1; k < end && part(k) > 1e-17 * Math.abs(total); k++) total += part(k);
  // What is beyond, from the middle before the next term on.
  total += ((end - 0.5 + x) / n) * part(end - 0.5);
  return sign * Math.sign(total) * Math.exp(logGammaOf(n + 1) - (n + 1) * Math.log(near) + Math.log(Math.abs(total)));
}
export function logNormalShare(x: number): number {
  if (x >= 0) return Math.log1p(-normalShare(-x));
  if (x > -30) return Math.log(normalShare(x));
  return Math.log(0.5 * scaledErfcOf(-x * Math.SQRT1_2)) - 0.5 * x * x;
}

/** x with so much of the normal distribution below it. */
export function normalInverse(p: number): number {
  const x = erfcInverseOf(2 * p);
  if (!Number.isFinite(x)) return -x;
  // The root of 2 in two parts.
  const { hi, lo } = product(x, Math.SQRT2);
  return -(hi + (lo + x * -9.667293313452913e-17));
}
