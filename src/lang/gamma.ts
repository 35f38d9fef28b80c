/**
 * The gamma function and its logarithm for Python's math, by the sums that CPython takes (Modules/mathmodule.c, Lanczos's
 * approximation with g = 6.0247), so that every digit is the same. Knows plain numbers only.
 */
import { exp, log, power } from "../core/precise.ts";

const g = 6.02468004077673;
const gLess = g - 0.5;
const numerators = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.5854002, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const denominators = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczos(x: number): number {
  let [above, below] = [0, 0];
  if (x < 5) for (let i = 12; i >= 0; i--) [above, below] = [above * x + numerators[i]!, below * x + denominators[i]!];
  else for (let i = 0; i < 13; i++) [above, below] = [above / x + numerators[i]!, below / x + denominators[i]!];
  return above / below;
}

/** sin(πx), without the rounding of πx. */
function sinePi(x: number): number {
  const y = Math.abs(x) % 2;
  const quarter = Math.round(2 * y);
  const sign = x < 0 ? -1 : 1;
  switch (quarter) {
    case 0:
      return sign * Math.sin(Math.PI * y);
    case 1:
      return sign * Math.cos(Math.PI * (y - 0.5));
    case 2:
      return sign * Math.sin(Math.PI * (1 - y));
    case 3:
      return -sign * Math.cos(Math.PI * (y - 1.5));
    default:
      return sign * Math.sin(Math.PI * (y - 2));
  }
}

/** NaN where it is not defined: at 0 and at whole numbers below. */
export function gammaOf(x: number): number {
  if (!Number.isFinite(x)) return x === Number.NEGATIVE_INFINITY ? Number.NaN : x;
  if (x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return Array.from({ length: x - 1 }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinePi(x) : Number.POSITIVE_INFINITY;
  const y = size + gLess;
  const rest = size > gLess ? y - size - gLess : y - gLess - size;
  const z = (rest * g) / y;
  const half = size < 140 ? null : power(y, size / 2 - 0.25);
  if (x < 0) {
    let found = ((-Math.PI / sinePi(size) / size) * exp(y)) / lanczos(size);
    found -= z * found;
    return half === null ? found / power(y, size - 0.5) : found / half / half;
  }
  let found = lanczos(size) / exp(y);
  found += z * found;
  return half === null ? found * power(y, size - 0.5) : found * half * half;
}

/** The logarithm of the size of gamma; NaN where that is not defined. */
export function logGammaOf(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.NaN : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size, "e");
  let found = log(lanczos(size), "e") - g;
  found += (size - 0.5) * (log(size + g - 0.5, "e") - 1);
  return x < 0 ? log(Math.PI, "e") - log(Math.abs(sinePi(size)), "e") - log(size, "e") - found : found;
}
