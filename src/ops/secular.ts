/**
 * Eigenvalues of a diagonal matrix plus rho z zᵀ: the zeros of 1 + rho Σ z² / (d - λ), one between each two poles (Li,
 * LAPACK working note 89), and the vectors that belong to them (Gu and Eisenstat 1995). Knows numbers.
 */
import type { Matrix } from "./factorize.ts";

/** d ascending and apart, z without 0, rho > 0. */
export interface Secular {
  readonly k: number;
  readonly d: Matrix;
  readonly z: Matrix;
  readonly rho: number;
}

const ulp = 2 ** -52;

/**
 * Eigenvalues, ascending. Row i of `apart` (k, k) becomes d - λᵢ, with the digits that a difference of the two would not
 * have: λ is kept as its distance from the nearer pole.
 */
export function zerosOf(own: Secular, apart: Matrix): Matrix {
  const values = new Float64Array(own.k);
  for (let i = 0; i < own.k; i++) values[i] = zeroAbove(own, i, apart.subarray(i * own.k, (i + 1) * own.k));
  return values;
}

/** Sums over the poles up to i and over those beyond, and their slopes. */
interface Sums {
  low: number;
  high: number;
  lowSlope: number;
  highSlope: number;
}

/** The zero between poles i and i + 1, or beyond the last one; `apart` becomes d less it. */
function zeroAbove(own: Secular, i: number, apart: Matrix): number {
  const { k, d, z, rho } = own;
  const isLast = i === k - 1;
  let width = 0;
  if (isLast) for (let j = 0; j < k; j++) width += rho * z[j]! * z[j]!;
  else width = d[i + 1]! - d[i]!;
  const sums: Sums = { low: 0, high: 0, lowSlope: 0, highSlope: 0 };
  const valueAt = (origin: number, from: number): number => {
    for (let j = 0; j < k; j++) apart[j] = d[j]! - d[origin]! - from;
    sumUp(own, i, apart, sums);
    return 1 + sums.low + sums.high;
  };
  let x = width / 2;
  let f = valueAt(i, x);
  const origin = isLast || f >= 0 ? i : i + 1;
  // The zero, counted from the origin, lies between these two.
  let [below, above] = isLast ? [0, width] : f >= 0 ? [0, x] : [-x, 0];
  if (origin !== i) {
    x = -x;
    f = valueAt(origin, x);
  }
  for (let turn = 0; turn < 100; turn++) {
    if (!(Math.abs(f) > 4 * ulp * (1 + Math.abs(sums.low) + Math.abs(sums.high)))) break;
    if (f < 0) below = x;
    else above = x;
    let next = x + (isLast ? stepBeyond(apart[i]!, f, sums) : stepBetween(apart[i]!, apart[i + 1]!, f, sums));
    if (!(next > below && next < above)) next = (below + above) / 2;
    if (next === x || next === below || next === above) break;
    x = next;
    f = valueAt(origin, x);
  }
  return d[origin]! + x;
}

function sumUp({ k, z, rho }: Secular, i: number, apart: Matrix, sums: Sums): void {
  let [low, lowSlope, high, highSlope] = [0, 0, 0, 0];
  for (let j = 0; j <= i; j++) {
    const t = z[j]! / apart[j]!;
    low += z[j]! * t;
    lowSlope += t * t;
  }
  for (let j = k - 1; j > i; j--) {
    const t = z[j]! / apart[j]!;
    high += z[j]! * t;
    highSlope += t * t;
  }
  sums.low = rho * low;
  sums.high = rho * high;
  sums.lowSlope = rho * lowSlope;
  sums.highSlope = rho * highSlope;
}

/** To the zero of c + s / (p - x) + t / (q - x), which has the value and the slopes of both sums; p < 0 < q. */
function stepBetween(p: number, q: number, f: number, { lowSlope, highSlope }: Sums): number {
  const c = f - p * lowSlope - q * highSlope;
  const a = (p + q) * f - p * q * (lowSlope + highSlope);
  const b = p * q * f;
  const root = Math.sqrt(Math.max(0, a * a - 4 * b * c));
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}
/** The same with the one pole p < 0. */
const stepBeyond = (p: number, f: number, { lowSlope }: Sums): number => (p * f) / (f - p * lowSlope);

/**
 * Row i of `apart` becomes the vector that belongs to λᵢ, of length 1. They are those of a z that has exactly these
 * zeros, so that they are orthogonal whatever the zeros' last digits are.
 */
export function vectorsOf({ k, d, z, rho }: Secular, apart: Matrix): void {
  const near = new Float64Array(k);
  for (let j = 0; j < k; j++) near[j] = -apart[(k - 1) * k + j]! / rho;
  for (let i = 0; i < k - 1; i++) {
    const row = i * k;
    for (let j = 0; j <= i; j++) near[j] = (near[j]! * apart[row + j]!) / (d[j]! - d[i + 1]!);
    for (let j = i + 1; j < k; j++) near[j] = (near[j]! * apart[row + j]!) / (d[j]! - d[i]!);
  }
  for (let j = 0; j < k; j++) near[j] = z[j]! < 0 ? -Math.sqrt(Math.abs(near[j]!)) : Math.sqrt(Math.abs(near[j]!));
  for (let i = 0; i < k; i++) {
    let squares = 0;
    for (let j = i * k, l = 0; l < k; j++, l++) {
      const v = near[l]! / apart[j]!;
      apart[j] = v;
      squares += v * v;
    }
    const length = Math.sqrt(squares);
    for (let j = i * k; j < (i + 1) * k; j++) apart[j] = apart[j]! / length;
  }
}
