/**
 * NumPy's distributions of whole numbers, made of a running stream's numbers in the order in which NumPy takes them, so
 * that they are its numbers. Knows plain numbers; parameters were checked already.
 */
import { chisquare, exp, expm1, gamma, log, power } from "./distributions.ts";
import type { NumpyDraws } from "./numpy.ts";

/** Bernoulli's numbers over 2k (2k - 1): what Stirling's series consists of. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
];
/** log((x - 1)!) by Stirling's series from 7 on. */
function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const steps = x <= 7 ? Math.trunc(7 - x) : 0;
  let at = x + steps;
  const inverse = 1 / (at * at);
  const series = stirling.reduceRight((sum, c) => sum * inverse + c, 0);
  let value = series / at + 0.5 * log(2 * Math.PI) + (at - 0.5) * log(at) - at;
  for (let k = 0; k < steps; k++) value -= log(--at);
  return value;
}

/** By Hörmann (1993) from 10 on, below that by how many uniform numbers multiply to less than e^-lam. */
export function poisson(draws: Pick<NumpyDraws, "unit">, lam: number): number {
  if (lam >= 10) return manyPoisson(draws, lam);
  if (lam === 0) return 0;
  const least = exp(-lam);
  let product = draws.unit();
  let count = 0;
  for (; product > least; count++) product *= draws.unit();
  return count;
}

function manyPoisson(draws: Pick<NumpyDraws, "unit">, lam: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(lam);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const most = 0.9277 - 3.6224 / (b - 2);
  const logLam = log(lam);
  for (;;) {
    const u = draws.unit() - 0.5;
    const v = draws.unit();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + lam + 0.43);
    if (us >= 0.07 && v <= most) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log(v) + log(inverseAlpha) - log(a / (us * us) + b) <= -lam + k * logLam - logGamma(k + 1)) return k;
  }
}

/** By inversion where few are expected, else by Kachitvichyanukul and Schmeiser (1988). */
export function binomial(draws: NumpyDraws, n: number, p: number): number {
  if (n === 0 || p === 0) return 0;
  const few = p <= 0.5 ? p : 1 - p;
  const count = few * n <= 30 ? fewBinomial(draws, n, few) : manyBinomial(draws, n, few);
  return p <= 0.5 ? count : n - count;
}

function fewBinomial(draws: NumpyDraws, n: number, p: number): number {
  const q = 1 - p;
  const none = exp(n * log(q));
  const most = Math.trunc(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  let [count, chance, u] = [0, none, draws.unit()];
  while (u > chance) {
    count++;
    if (count > most) [count, chance, u] = [0, none, draws.unit()];
    else {
      u -= chance;
      chance = ((n - count + 1) * p * chance) / (count * q);
    }
  }
  return count;
}

/** The hat over the binomial distribution: a triangle, two parallelograms beside it, two exponential tails. */
function hatOf(n: number, p: number) {
  const q = 1 - p;
  const mode = n * p + p;
  const m = Math.floor(mode);
  const p1 = Math.floor(2.195 * Math.sqrt(n * p * q) - 4.6 * q) + 0.5;
  const [middle, left, right] = [m + 0.5, m + 0.5 - p1, m + 0.5 + p1];
  const c = 0.134 + 20.5 / (15.3 + m);
  const tail = (a: number): number => a * (1 + a / 2);
  const fallLeft = tail((mode - left) / (mode - left * p));
  const fallRight = tail((right - mode) / (right * q));
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / fallLeft;
  return { q, m, p1, middle, left, right, c, fallLeft, fallRight, p2, p3, p4: p3 + c / fallRight };
}
type Hat = ReturnType<typeof hatOf>;

function manyBinomial(draws: NumpyDraws, n: number, p: number): number {
  const hat = hatOf(n, p);
  for (;;) {
    const u = draws.unit() * hat.p4;
    const v = draws.unit();
    if (u <= hat.p1) return Math.floor(hat.middle - hat.p1 * v + u);
    const under = underHat(hat, n, u, v);
    if (under && isUnderBinomial(hat, n, p, under.y, under.v)) return under.y;
  }
}
/** A place beyond the triangle and a height there; null where they are to be drawn again. */
function underHat(hat: Hat, n: number, u: number, v: number): { readonly y: number; readonly v: number } | null {
  const { m, p1, p2, p3, left, right, c, fallLeft, fallRight } = hat;
  if (u <= p2) {
    const x = left + (u - p1) / c;
    const height = v * c + 1 - Math.abs(m - x + 0.5) / p1;
    return height > 1 ? null : { y: Math.floor(x), v: height };
  }
  if (v === 0) return null;
  if (u <= p3) {
    const y = Math.floor(left + log(v) / fallLeft);
    return y < 0 ? null : { y, v: v * (u - p2) * fallLeft };
  }
  const y = Math.floor(right - log(v) / fallRight);
  return y > n ? null : { y, v: v * (u - p3) * fallRight };
}

function isUnderBinomial({ q, m, middle }: Hat, n: number, p: number, y: number, v: number): boolean {
  const spread = n * p * q;
  const k = Math.abs(y - m);
  if (k <= 20 || k >= spread / 2 - 1) return v <= ratioOf(n, p, q, m, y);
  const rho = (k / spread) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / spread + 0.5);
  const t = (-k * k) / (2 * spread);
  const height = log(v);
  if (height < t - rho) return true;
  if (height > t + rho) return false;
  const [x1, f1, z, w] = [y + 1, m + 1, n + 1 - m, n - y + 1];
  return (
    height <=
    middle * log(f1 / x1) +
      (n - m + 0.5) * log(z / w) +
      (y - m) * log((w * p) / (x1 * q)) +
      rest(f1) +
      rest(z) +
      rest(x1) +
      rest(w)
  );
}
/** What Stirling's series adds to the logarithm of x!, in four terms. */
function rest(x: number): number {
  const square = x * x;
  return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320;
}
/** How probable y is beside the most probable m. */
function ratioOf(n: number, p: number, q: number, m: number, y: number): number {
  const s = p / q;
  const a = s * (n + 1);
  let ratio = 1;
  for (let i = m + 1; i <= y; i++) ratio *= a / i - s;
  for (let i = y + 1; i <= m; i++) ratio /= a / i - s;
  return ratio;
}

export const negativeBinomial = (draws: NumpyDraws, n: number, p: number): number =>
  poisson(draws, ((1 - p) / p) * gamma(draws, n));

export function noncentralChisquare(draws: NumpyDraws, df: number, nonc: number): number {
  if (nonc === 0) return chisquare(draws, df);
  if (df <= 1) {
    const more = poisson(draws, nonc / 2);
    return chisquare(draws, df + 2 * more);
  }
  const rest = chisquare(draws, df - 1);
  const off = draws.normal() + Math.sqrt(nonc);
  return rest + off * off;
}

export function noncentralF(draws: NumpyDraws, above: number, below: number, nonc: number): number {
  const first = noncentralChisquare(draws, above, nonc) * below;
  return first / (chisquare(draws, below) * above);
}

export function geometric(draws: NumpyDraws, legacy: boolean, p: number): number {
  if (p >= 1 / 3) return soonGeometric(draws, p);
  return legacy ? Math.ceil(log(1 - draws.unit()) / log(1 - p)) : Math.ceil(-draws.exponential() / Math.log1p(-p));
}
function soonGeometric(draws: NumpyDraws, p: number): number {
  let [count, chance, sum] = [1, p, p];
  for (const u = draws.unit(); u > sum; count++) {
    chance *= 1 - p;
    sum += chance;
  }
  return count;
}

/** By Kemp (1981). */
export function logseries(draws: NumpyDraws, legacy: boolean, p: number): number {
  const r = legacy ? log(1 - p) : Math.log1p(-p);
  for (;;) {
    const v = draws.unit();
    if (v >= p) return 1;
    const u = draws.unit();
    const q = legacy ? 1 - exp(r * u) : -expm1(r * u);
    if (v > q * q) return v >= q ? 1 : 2;
    const found = Math.floor(1 + log(v) / log(q));
    if (found >= 1 && v > 0) return found;
  }
}

/** By Devroye (1986), among the numbers below 2^63. */
export function zipf(draws: NumpyDraws, legacy: boolean, a: number): number {
  if (!legacy && a >= 1025) return 1;
  const [fall, most] = [a - 1, 2 ** 63];
  const b = power(2, fall);
  const least = legacy ? 0 : power(most, -fall);
  for (;;) {
    const unit = draws.unit();
    const u = unit * least + (1 - unit);
    const v = draws.unit();
    const x = Math.floor(power(u, -1 / fall));
    if (x >= most || x < 1) continue;
    const t = power(1 + 1 / x, fall);
    if ((v * x * (t - 1)) / (b - 1) <= t / b) return x;
  }
}

/** One binomial count after another, of what is left. */
export function multinomial(draws: NumpyDraws, n: number, chances: readonly number[]): number[] {
  let [left, share] = [n, 1];
  const counts = chances.map(() => 0);
  for (let j = 0; j < chances.length - 1 && left > 0; j++) {
    counts[j] = binomial(draws, left, chances[j]! / share);
    left -= counts[j]!;
    share -= chances[j]!;
  }
  if (left > 0) counts[chances.length - 1] = left;
  return counts;
}

/** How many good ones are among `sample` of good and bad ones: drawn one by one, or by Stadlober (1990). */
export function hypergeometric(draws: NumpyDraws, legacy: boolean, good: number, bad: number, sample: number): number {
  if (legacy) {
    if (sample > 10) return manyGood(draws, good, bad, sample, sample);
    return sample > 0 ? fewGood(draws, good, bad, sample) : 0;
  }
  return sample >= 10 && sample <= good + bad - 10
    ? manyGood(draws, good, bad, sample, Math.min(sample, good + bad - sample))
    : goodAmong(draws, good, bad, sample);
}

function goodAmong(draws: NumpyDraws, good: number, bad: number, sample: number): number {
  const total = good + bad;
  const turned = sample > Math.floor(total / 2);
  let [left, rest] = [turned ? total - sample : sample, total];
  let goodLeft = good;
  while (left > 0 && goodLeft > 0 && rest > goodLeft) {
    rest--;
    if (draws.place(rest) < goodLeft) goodLeft--;
    left--;
  }
  if (rest === goodLeft) goodLeft -= left;
  return turned ? goodLeft : good - goodLeft;
}

function fewGood(draws: NumpyDraws, good: number, bad: number, sample: number): number {
  const rest = bad + good - sample;
  const least = Math.min(bad, good);
  let y = least;
  for (let k = sample; y > 0 && k > 0; k--) y -= Math.floor(draws.unit() + y / (rest + k));
  const found = least - y;
  return good > bad ? sample - found : found;
}

const widthOfHat = 2 * Math.sqrt(2 / Math.E);
const offsetOfHat = 3 - 2 * Math.sqrt(3 / Math.E);
/** `counted` is the sample that the spread is taken of: the smaller part but in old streams. */
function manyGood(draws: NumpyDraws, good: number, bad: number, sample: number, counted: number): number {
  const total = good + bad;
  const few = Math.min(sample, total - sample);
  const [least, most] = [Math.min(good, bad), Math.max(good, bad)];
  const share = least / total;
  const a = few * share + 0.5;
  const spread = Math.sqrt(((total - few) * counted * share * (most / total)) / (total - 1) + 0.5);
  const h = widthOfHat * spread + offsetOfHat;
  const weight = (k: number): number =>
    logGamma(k + 1) + logGamma(least - k + 1) + logGamma(few - k + 1) + logGamma(most - few + k + 1);
  const highest = weight(Math.floor(((few + 1) * (least + 1)) / (total + 2)));
  const end = Math.min(Math.min(few, least) + 1, Math.floor(a + 16 * spread));
  for (;;) {
    const u = draws.unit();
    const x = a + (h * (draws.unit() - 0.5)) / u;
    if (x < 0 || x >= end) continue;
    const k = Math.floor(x);
    const t = highest - weight(k);
    if (u * (4 - u) - 3 > t && (u * (u - t) >= 1 || 2 * log(u) > t)) continue;
    const found = good > bad ? few - k : k;
    return few < sample ? good - found : found;
  }
}
