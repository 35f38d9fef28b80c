/**
 * Eigenvalues of a diagonal matrix plus rho z zᵀ: the zeros of 1 + rho Σ z² / (d - λ), one between each two poles (Li,
 * LAPACK working note 89), and the vectors that belong to them (Gu and Eisenstat 1995). Knows numbers.
 */
import type { Matrix } from "./factorize.ts";

/** d ascending and apart, z without 0, rho > 0; `squared`: the diagonal is d², d ≥ 0. */
export interface Secular {
  readonly k: number;
  readonly d: Matrix;
  readonly z: Matrix;
  readonly rho: number;
  readonly squared: boolean;
}

const ulp = 2 ** -52;

/** Pole j less pole i. */
const between = ({ d, squared }: Secular, j: number, i: number): number =>
  squared ? (d[j]! - d[i]!) * (d[j]! + d[i]!) : d[j]! - d[i]!;

/**
 * Eigenvalues, ascending, or of squares their roots. Row i of `apart` (k, k) becomes the poles less λᵢ, with the digits that a difference of the two would not
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

/** The zero between poles i and i + 1, or beyond the last one; `apart` becomes the poles less it. */
function zeroAbove(own: Secular, i: number, apart: Matrix): number {
  const { k, d, z, rho, squared } = own;
  const isLast = i === k - 1;
  let width = 0;
  if (isLast) for (let j = 0; j < k; j++) width += rho * z[j]! * z[j]!;
  else width = between(own, i + 1, i);
  const sums: Sums = { low: 0, high: 0, lowSlope: 0, highSlope: 0 };
  const valueAt = (origin: number, from: number): number => {
    for (let j = 0; j < k; j++) apart[j] = between(own, j, origin) - from;
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
  return squared ? Math.sqrt(d[origin]! * d[origin]! + x) : d[origin]! + x;
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
export function vectorsOf(own: Secular, apart: Matrix): void {
  const { k } = own;
  const near = nearZ(own, apart);
  for (let i = 0; i < k; i++) {
    for (let j = i * k, l = 0; l < k; j++, l++) apart[j] = near[l]! / apart[j]!;
    normalize(apart, i * k, (i + 1) * k);
  }
}

/** The z that has these zeros. */
function nearZ(own: Secular, apart: Matrix): Matrix {
  const { k, z, rho } = own;
  const near = new Float64Array(k);
  for (let j = 0; j < k; j++) near[j] = -apart[(k - 1) * k + j]! / rho;
  for (let i = 0; i < k - 1; i++) {
    const row = i * k;
    for (let j = 0; j <= i; j++) near[j] = (near[j]! * apart[row + j]!) / between(own, j, i + 1);
    for (let j = i + 1; j < k; j++) near[j] = (near[j]! * apart[row + j]!) / between(own, j, i);
  }
  for (let j = 0; j < k; j++) near[j] = z[j]! < 0 ? -Math.sqrt(Math.abs(near[j]!)) : Math.sqrt(Math.abs(near[j]!));
  return near;
}

/**
 * The left vectors of the matrix with z as first row and d on the diagonal, whose right ones `right` becomes as in
 * `vectorsOf`: what the matrix makes of these, where Σ z² / (d² - λ) is -1.
 */
export function bothVectorsOf(own: Secular, right: Matrix, left: Matrix): void {
  const { k, d } = own;
  const near = nearZ(own, right);
  for (let i = 0; i < k; i++) {
    for (let j = i * k, l = 0; l < k; j++, l++) {
      right[j] = near[l]! / right[j]!;
      left[j] = l === 0 ? -1 : d[l]! * right[j]!;
    }
    normalize(right, i * k, (i + 1) * k);
    normalize(left, i * k, (i + 1) * k);
  }
}

function normalize(x: Matrix, from: number, to: number): void {
  let squares = 0;
  for (let j = from; j < to; j++) squares += x[j]! * x[j]!;
  const length = Math.sqrt(squares);
  for (let j = from; j < to; j++) x[j] = x[j]! / length;
}
