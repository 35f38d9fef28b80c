/**
 * Bessel functions of order 0 and 1 of one float64. Knows numbers only. Integrals of smooth periodic functions are sums
 * of equally spaced values, which converge faster than any series and add nothing of the other sign.
 */

/** exp(-|x|) I(x) of order n = 0 or 1. */
export function scaledI(n: 0 | 1, x: number): number {
  const size = Math.abs(x);
  const sign = n === 1 && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (Number.isNaN(x)) return x;
  if (size === Number.POSITIVE_INFINITY) return sign * 0;
  if (size < 8) return sign * seriesI(n, size) * Math.exp(-size);
  return sign * hankel(4 * n * n, size, -1) * (1 / Math.sqrt(2 * Math.PI * size));
}

export function besselI(n: 0 | 1, x: number): number {
  const size = Math.abs(x);
  const sign = n === 1 && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size < 8) return sign * seriesI(n, size);
  if (size === Number.POSITIVE_INFINITY) return sign * size;
  if (size < 700) return scaledI(n, x) * Math.exp(size);
  // Half the power twice: e^713 is too large, the function is not yet.
  const half = Math.exp(size / 2);
  return scaledI(n, x) * half * half;
}

/** Σ (x/2)^(2k + n) / (k! (k + n)!), from the small terms on. */
function seriesI(n: number, x: number): number {
  const q = (x / 2) ** 2;
  let last = 1;
  while (q / (last * (last + n)) > 0.02 || last < 12) last++;
  let sum = 1;
  for (let k = last + 8; k >= 1; k--) sum = 1 + (sum * q) / (k * (k + n));
  return n === 0 ? sum : (sum * x) / 2;
}

/**
 * Σ sign^k a_k / x^k with a_k = (mu - 1)(mu - 9) … / (k! 8^k), as far as the terms fall: what is left of I (sign -1) and K
 * (sign 1) beside their leading factor. For x below 30 the integral is taken instead.
 */
function hankel(mu: number, x: number, sign: 1 | -1): number {
  if (x < 30) return sign < 0 ? averageI(mu, x) : integralK(mu, x) * Math.sqrt((2 * x) / Math.PI);
  let [term, sum] = [1, 1];
  for (let k = 1; k < 60; k++) {
    const next = (term * sign * (mu - (2 * k - 1) ** 2)) / (k * 8 * x);
    if (Math.abs(next) < 1e-18 || Math.abs(next) > Math.abs(term)) break;
    term = next;
    sum += term;
  }
  return sum;
}

/** The mean of exp(x (cos t - 1)) cos(n t) over a half turn, times sqrt(2πx). */
function averageI(mu: number, x: number): number {
  const parts = 64;
  let sum = 0;
  for (let i = parts; i >= 0; i--) {
    const t = (Math.PI * i) / parts;
    // cos t - 1, without losing its digits where t is small.
    const fall = -2 * Math.sin(t / 2) ** 2;
    sum += (i === 0 || i === parts ? 0.5 : 1) * Math.exp(x * fall) * (mu === 0 ? 1 : Math.cos(t));
  }
  return (sum / parts) * Math.sqrt(2 * Math.PI * x);
}

/** exp(x) K(x) as the integral of exp(-x (cosh t - 1)) cosh(n t) over t from 0 on. */
function integralK(mu: number, x: number): number {
  const step = x < 1 ? 1 / 20 : 1 / (8 + 2.5 * Math.sqrt(x));
  let sum = 0.5;
  for (let i = 1; ; i++) {
    const t = i * step;
    const term = Math.exp(-2 * x * Math.sinh(t / 2) ** 2) * (mu === 0 ? 1 : Math.cosh(t));
    if (term < 1e-19 * sum) break;
    sum += term;
  }
  return sum * step;
}

/** exp(x) K(x). */
export function scaledK(n: 0 | 1, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.POSITIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < 0.25) return smallK(n, x) * Math.exp(x);
  return x < 30 ? integralK(4 * n * n, x) : hankel(4 * n * n, x, 1) * Math.sqrt(Math.PI / (2 * x));
}
export function besselK(n: 0 | 1, x: number): number {
  return x > 0 && x < 0.25 ? smallK(n, x) : scaledK(n, x) * (x === Number.POSITIVE_INFINITY ? 0 : Math.exp(-x));
}

const euler = 0.5772156649015329;
/** Near 0, where the logarithm is large and nothing cancels. */
function smallK(n: 0 | 1, x: number): number {
  const q = (x / 2) ** 2;
  const log = Math.log(x / 2) + euler;
  let [term, harmonic, sum] = [1, 0, 0];
  if (n === 0) {
    for (let k = 1; k < 12; k++) {
      term *= q / (k * k);
      harmonic += 1 / k;
      sum += term * harmonic;
    }
    return -log * seriesI(0, x) + sum;
  }
  // 1/x + log(x/2) I1(x) - (x/4) Σ (ψ(k + 1) + ψ(k + 2)) q^k / (k! (k + 1)!).
  for (let k = 0; k < 12; k++) {
    if (k > 0) {
      term *= q / (k * (k + 1));
      harmonic += 1 / k;
    }
    sum += term * (2 * harmonic + 1 / (k + 1));
  }
  return 1 / x + log * seriesI(1, x) - (x / 4) * sum;
}

/** J of order n, as the mean of cos(n t - x sin t); far out by phase and size. */
export function besselJ(n: 0 | 1, x: number): number {
  const size = Math.abs(x);
  const sign = n === 1 && x < 0 ? -1 : 1;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : 0;
  if (size < 2) return sign * seriesJ(n, size);
  if (size > 30) return sign * farOut(n, size, false);
  const parts = 64;
  let sum = 0;
  for (let i = 0; i <= parts; i++) {
    const t = (Math.PI * i) / parts;
    sum += (i === 0 || i === parts ? 0.5 : 1) * Math.cos(n * t - size * Math.sin(t));
  }
  return (sign * sum) / parts;
}

function seriesJ(n: number, x: number): number {
  const q = (x / 2) ** 2;
  let sum = 1;
  for (let k = 16; k >= 1; k--) sum = 1 - (sum * q) / (k * (k + n));
  return n === 0 ? sum : (sum * x) / 2;
}

/** Hankel's expansion: sqrt(2/(πx)) (P cos χ - Q sin χ), or its other half for Y. */
function farOut(n: 0 | 1, x: number, second: boolean): number {
  const mu = 4 * n * n;
  let [term, p, q] = [1, 1, 0];
  for (let k = 1; k < 60; k++) {
    const next = (term * (mu - (2 * k - 1) ** 2)) / (k * 8 * x);
    if (Math.abs(next) < 1e-18 || Math.abs(next) > Math.abs(term)) break;
    term = next;
    if (k % 2 === 1) q += k % 4 === 1 ? term : -term;
    else p += k % 4 === 0 ? term : -term;
  }
  // χ = x - (n/2 + 1/4) π: the eighth of a turn is taken by the sums of sine and cosine, exactly.
  const [s, c] = [Math.sin(x), Math.cos(x)];
  const [cosine, sine] =
    n === 0 ? [(c + s) / Math.SQRT2, (s - c) / Math.SQRT2] : [(s - c) / Math.SQRT2, -(s + c) / Math.SQRT2];
  const size = Math.sqrt(2 / (Math.PI * x));
  return size * (second ? p * sine + q * cosine : p * cosine - q * sine);
}

export function besselY(n: 0 | 1, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x > 30) return farOut(n, x, true);
  return x < 2 ? smallY(n, x) : integralY(n, x);
}

function smallY(n: 0 | 1, x: number): number {
  const q = -((x / 2) ** 2);
  const log = Math.log(x / 2) + euler;
  let [term, harmonic, sum] = [1, 0, 0];
  if (n === 0) {
    for (let k = 1; k < 20; k++) {
      term *= q / (k * k);
      harmonic += 1 / k;
      sum -= term * harmonic;
    }
    return (2 / Math.PI) * (log * seriesJ(0, x) + sum);
  }
  for (let k = 0; k < 20; k++) {
    if (k > 0) {
      term *= q / (k * (k + 1));
      harmonic += 1 / k;
    }
    sum += term * (2 * harmonic + 1 / (k + 1));
  }
  return (2 / Math.PI) * (log * seriesJ(1, x) - 1 / x - (x / 4) * sum);
}

/** (1/π) ∫ sin(x sin t - n t) over a half turn, less (1/π) ∫ (1 or 2 sinh-like) e^(-x sinh t) over t from 0 on. */
function integralY(n: 0 | 1, x: number): number {
  const wave = gaussian(0, Math.PI, 16, (t) => Math.sin(x * Math.sin(t) - n * t));
  const tail = gaussian(
    0,
    Math.asinh(45 / x),
    12,
    (t) => Math.exp(-x * Math.sinh(t)) * (n === 0 ? 2 : 2 * Math.sinh(t)),
  );
  return (wave - tail) / Math.PI;
}

/** Gauss and Legendre's ten points on each of `parts` equal parts. */
function gaussian(from: number, to: number, parts: number, f: (t: number) => number): number {
  const half = (to - from) / parts / 2;
  let sum = 0;
  for (let p = 0; p < parts; p++) {
    const middle = from + (2 * p + 1) * half;
    points.forEach(([at, weight]) => {
      sum += weight * (f(middle - at * half) + f(middle + at * half));
    });
  }
  return sum * half;
}
const points: readonly (readonly [number, number])[] = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
];
