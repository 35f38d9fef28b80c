/**
 * NumPy's continuous distributions, made of a running stream's uniform, normal and exponential numbers in the order in
 * which NumPy takes them, so that they are its numbers. Knows plain numbers; parameters were checked already.
 */
import * as twofold from "../core/twofold.ts";
import { log as logOfShare } from "./libm64.ts";
import type { NumpyDraws } from "./numpy.ts";

/** Rounded once, as the C library's are but for one in a thousand. */
export const exp = (x: number): number => twofold.toNumber(twofold.exp(twofold.twofold(x)));
export const log = (x: number): number =>
  x > 1e-7 && x < 1 ? logOfShare(x) : twofold.toNumber(twofold.log(twofold.twofold(x)));
export const expm1 = (x: number): number => twofold.toNumber(twofold.expm1(twofold.twofold(x)));
export function power(x: number, y: number): number {
  if (x === 0 || x === 1 || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  const near = y * Math.log(x);
  return near < -700 || near > 700
    ? x ** y
    : twofold.toNumber(twofold.exp(twofold.times(twofold.log(twofold.twofold(x)), y)));
}

/** By Marsaglia and Tsang (2000) where `shape` is above 1, by Ahrens and Dieter (1974) below. */
export function gamma(draws: NumpyDraws, shape: number): number {
  if (shape === 1) return draws.exponential();
  if (shape === 0) return 0;
  return shape < 1 ? gammaBelowOne(draws, shape) : gammaAboveOne(draws, shape);
}

function gammaBelowOne(draws: NumpyDraws, shape: number): number {
  for (;;) {
    const u = draws.unit();
    const v = draws.exponential();
    if (u <= 1 - shape) {
      const x = power(u, 1 / shape);
      if (x <= v) return x;
    } else {
      const y = -log((1 - u) / shape);
      const x = power(1 - shape + shape * y, 1 / shape);
      if (x <= v + y) return x;
    }
  }
}

function gammaAboveOne(draws: NumpyDraws, shape: number): number {
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    const x = draws.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = draws.unit();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
  }
}

const f = Math.fround;
/** The same in float32, step by step. */
export function gamma32(draws: NumpyDraws, wide: number): number {
  const shape = f(wide);
  if (shape === 1) return draws.exponential32();
  if (shape === 0) return 0;
  return shape < 1 ? gammaBelowOne32(draws, shape) : gammaAboveOne32(draws, shape);
}

function gammaBelowOne32(draws: NumpyDraws, shape: number): number {
  const inverse = f(1 / shape);
  for (;;) {
    const u = draws.unit32();
    const v = draws.exponential32();
    if (u <= f(1 - shape)) {
      const x = f(power(u, inverse));
      if (x <= v) return x;
    } else {
      const y = -f(log(f(f(1 - u) / shape)));
      const x = f(power(f(f(1 - shape) + f(shape * y)), inverse));
      if (x <= f(v + y)) return x;
    }
  }
}

function gammaAboveOne32(draws: NumpyDraws, shape: number): number {
  const b = f(shape - f(1 / 3));
  const c = f(1 / f(Math.sqrt(f(9 * b))));
  for (;;) {
    const x = draws.normal32();
    const root = f(1 + f(c * x));
    if (root <= 0) continue;
    const v = f(f(root * root) * root);
    const u = draws.unit32();
    const square = f(x * x);
    if (u < f(1 - f(f(f(0.0331) * square) * square))) return f(b * v);
    if (f(log(u)) < f(f(f(0.5 * x) * x) + f(b * f(f(1 - v) + f(log(v)))))) return f(b * v);
  }
}

/** By Jöhnk (1964) where both parameters are at most 1, else out of two gammas. */
export function beta(draws: NumpyDraws, a: number, b: number): number {
  if (a > 1 || b > 1) {
    const first = gamma(draws, a);
    return first / (first + gamma(draws, b));
  }
  for (;;) {
    const [u, v] = [draws.unit(), draws.unit()];
    const x = power(u, 1 / a);
    const sum = x + power(v, 1 / b);
    if (sum <= 1 && sum > 0) return x / sum;
    if (sum === 0 && u > 0 && v > 0) return quotientOfLogs(log(u) / a, log(v) / b);
  }
}
/** e^x / (e^x + e^y), of numbers that vanish themselves. */
function quotientOfLogs(x: number, y: number): number {
  const most = Math.max(x, y);
  return exp(x - most - log(exp(x - most) + exp(y - most)));
}

export const chisquare = (draws: NumpyDraws, df: number): number => 2 * gamma(draws, df / 2);

export function fRatio(draws: NumpyDraws, above: number, below: number): number {
  const first = chisquare(draws, above) * below;
  return first / (chisquare(draws, below) * above);
}

export function student(draws: NumpyDraws, df: number): number {
  const normal = draws.normal();
  return (Math.sqrt(df / 2) * normal) / Math.sqrt(gamma(draws, df / 2));
}

export function cauchy(draws: NumpyDraws): number {
  const first = draws.normal();
  return first / draws.normal();
}

/** The next uniform number that is not 0. */
function unitAboveZero(draws: NumpyDraws): number {
  for (;;) {
    const u = draws.unit();
    if (u > 0) return u;
  }
}

export function laplace(draws: NumpyDraws, loc: number, scale: number): number {
  const u = unitAboveZero(draws);
  return u >= 0.5 ? loc - scale * log(2 - u - u) : loc + scale * log(u + u);
}

export function logistic(draws: NumpyDraws, loc: number, scale: number): number {
  const u = unitAboveZero(draws);
  return loc + scale * log(u / (1 - u));
}

/** Old streams take the logarithm of a uniform number. */
export const rayleigh = (draws: NumpyDraws, legacy: boolean, scale: number): number =>
  scale * Math.sqrt(legacy ? -2 * Math.log1p(-draws.unit()) : 2 * draws.exponential());

export const gumbel = (draws: NumpyDraws, loc: number, scale: number): number =>
  loc - scale * log(-log(1 - unitAboveZero(draws)));

export function triangular(draws: NumpyDraws, left: number, mode: number, right: number): number {
  const base = right - left;
  const u = draws.unit();
  return u <= (mode - left) / base
    ? left + Math.sqrt(u * ((mode - left) * base))
    : right - Math.sqrt((1 - u) * ((right - mode) * base));
}

/** By Michael, Schucany and Haas (1976). Old streams lose digits where `mean` is much more than `scale`. */
export function wald(draws: NumpyDraws, legacy: boolean, mean: number, scale: number): number {
  const normal = draws.normal();
  const y = mean * normal * normal;
  const x = legacy
    ? mean + (mean / (2 * scale)) * (y - Math.sqrt(4 * scale * y + y * y))
    : mean * (1 - 2 / (1 + Math.sqrt(1 + (4 * scale) / y)));
  return draws.unit() <= mean / (mean + x) ? x : (mean * mean) / x;
}

/** By Best and Fisher (1979). */
export function vonMises(draws: NumpyDraws, mu: number, kappa: number): number {
  if (kappa < 1e-8) return Math.PI * (2 * draws.unit() - 1);
  if (kappa > 1e6) return wrapped(mu + Math.sqrt(1 / kappa) * draws.normal());
  const s = concentration(kappa);
  for (;;) {
    const z = Math.cos(Math.PI * draws.unit());
    const w = (1 + s * z) / (s + z);
    const y = kappa * (s - w);
    const v = draws.unit();
    if (y * (2 - y) - v < 0 && log(y / v) + 1 - y < 0) continue;
    const away = Math.acos(w);
    return wrapped(mu + (draws.unit() < 0.5 ? -away : away));
  }
}
function concentration(kappa: number): number {
  if (kappa < 1e-5) return 1 / kappa + kappa;
  const r = 1 + Math.sqrt(1 + 4 * kappa * kappa);
  const rho = (r - Math.sqrt(2 * r)) / (2 * kappa);
  return (1 + rho * rho) / (2 * rho);
}
/** The same angle between -π and π. */
function wrapped(angle: number): number {
  const size = ((Math.abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI;
  return angle < 0 ? -size : size;
}

/** Independent gammas over their sum; where all parameters are small, betas of what is left (by Devroye 1986). */
export function dirichlet(draws: NumpyDraws, legacy: boolean, alpha: readonly number[]): number[] {
  if (!legacy && Math.max(...alpha) < 0.1) return brokenStick(draws, alpha);
  const parts = alpha.map((a) => gamma(draws, a));
  const share = 1 / parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part * share);
}
function brokenStick(draws: NumpyDraws, alpha: readonly number[]): number[] {
  const after: number[] = [];
  let total = 0;
  for (let i = alpha.length - 1; i > 0; i--) after[i - 1] = total += alpha[i]!;
  let left = 1;
  const parts = alpha.slice(0, -1).map((a, i) => {
    const share = beta(draws, a, after[i]!);
    const part = left * share;
    left *= 1 - share;
    return part;
  });
  return [...parts, left];
}
