/**
 * Factorizations of matrices as plain algorithms on flat row-major float64. Knows numbers; knows no tensors and no
 * operations. Signs are those of LAPACK where an algorithm fixes them.
 */

import { type AddProduct, type Block, blockOf, turned, within } from "../core/block.ts";
import { allocate } from "../core/dtype.ts";
import { invertUnitLower, solveLower, solveLowerFromRight, solveUpper } from "./triangles.ts";

export type Matrix = Float64Array;

/** A permuted into L U, both in one matrix; `order` are A's rows, `sign` that of the permutation. A zero pivot stays. */
export interface LU {
  readonly lu: Matrix;
  readonly order: Int32Array;
  readonly sign: 1 | -1;
}

/** Columns up to this many are worked on one after another. */
const fewColumns = 8;
/** Matrices up to this size as well: halves would take longer to find than to work on. */
const smallMatrix = 24;
const middleOf = (from: number, to: number): number => from + Math.ceil((to - from) / 2 / fewColumns) * fewColumns;

/** A matrix for work: zeros, where the engine's products reach it if it is large. */
export const matrixRoom = (m: number, n: number): Matrix =>
  m * n < manyNumbers ? new Float64Array(m * n) : (allocate("float64", m * n) as Matrix);
/** Below, asking for room takes longer than what is done there. */
const manyNumbers = 1 << 10;
export function copyOf(a: Matrix): Matrix {
  if (a.length < manyNumbers) return a.slice();
  const out = matrixRoom(a.length, 1);
  out.set(a);
  return out;
}

/** Gauss with partial pivoting: the largest element of each column, the first of equals (LAPACK's getrf). */
export function factorLU(a: Matrix, n: number, add: AddProduct, m = n): LU {
  const lu = copyOf(a);
  const order = new Int32Array(m);
  for (let i = 0; i < m; i++) order[i] = i;
  const exchanged = factorColumns(blockOf(lu, m, n), order, 0, Math.min(m, n), add);
  if (n > m) solveLower(within(blockOf(lu, m, n), 0, m, 0, m), within(blockOf(lu, m, n), 0, m, m, n), true, add);
  return { lu, order, sign: exchanged % 2 === 0 ? 1 : -1 };
}

/** Columns `from` to `to`, by halves (Toledo 1997): the left one, then what it leaves of the right one. How many rows changed places. */
function factorColumns(x: Block, order: Int32Array, from: number, to: number, add: AddProduct): number {
  if (to - from <= (x.m <= smallMatrix ? smallMatrix : fewColumns)) return eliminate(x, order, from, to);
  const middle = middleOf(from, to);
  const exchanged = factorColumns(x, order, from, middle, add);
  const upper = within(x, from, middle, middle, to);
  solveLower(within(x, from, middle, from, middle), upper, true, add);
  if (middle < x.m) add(within(x, middle, x.m, middle, to), within(x, middle, x.m, from, middle), upper, -1);
  return exchanged + factorColumns(x, order, middle, to, add);
}

function eliminate({ of: lu, row: n, m }: Block, order: Int32Array, from: number, to: number): number {
  let exchanged = 0;
  for (let k = from; k < to; k++) {
    let p = k;
    for (let i = k + 1, most = Math.abs(lu[k * n + k]!); i < m; i++) {
      const size = Math.abs(lu[i * n + k]!);
      if (size > most) [p, most] = [i, size];
    }
    if (p !== k) {
      swapRows(lu, n, k, p);
      const other = order[k]!;
      order[k] = order[p]!;
      order[p] = other;
      exchanged++;
    }
    const pivot = lu[k * n + k]!;
    if (pivot === 0) continue;
    for (let i = k + 1; i < m; i++) {
      const f = lu[i * n + k]! / pivot;
      lu[i * n + k] = f;
      if (f !== 0) for (let j = k + 1; j < to; j++) lu[i * n + j] = lu[i * n + j]! - f * lu[k * n + j]!;
    }
  }
  return exchanged;
}

export function swapRows(x: Matrix, n: number, i: number, j: number): void {
  for (let p = i * n, q = j * n, end = p + n; p < end; p++, q++) {
    const v = x[p]!;
    x[p] = x[q]!;
    x[q] = v;
  }
}

/** Where the first zero stands on the diagonal, counted from 1; 0 where there is none. */
export const zeroPivot = ({ lu }: LU, n: number): number => {
  for (let i = 0; i < n; i++) if (lu[i * n + i] === 0) return i + 1;
  return 0;
};
export const isSingular = (lu: LU, n: number): boolean => zeroPivot(lu, n) > 0;

/** X of A X = B, B with `columns` columns. A must not be singular. */
export function solveLU({ lu, order }: LU, n: number, b: Matrix, columns: number, add: AddProduct): Matrix {
  const x = matrixRoom(n, columns);
  for (let i = 0; i < n; i++)
    for (let to = i * columns, end = to + columns, p = order[i]! * columns; to < end; to++, p++) x[to] = b[p]!;
  const [both, right] = [blockOf(lu, n, n), blockOf(x, n, columns)];
  solveLower(both, right, true, add);
  solveUpper(both, right, add);
  return x;
}

/** The inverse: that of L, from which U is taken off; its columns in A's order of rows. */
export function invertLU({ lu, order }: LU, n: number, add: AddProduct): Matrix {
  const x = matrixRoom(n, n);
  const [both, right] = [blockOf(lu, n, n), blockOf(x, n, n)];
  invertUnitLower(both, right, add);
  solveUpper(both, right, add);
  const row = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) row[order[j]!] = x[i * n + j]!;
    for (let j = 0; j < n; j++) x[i * n + j] = row[j]!;
  }
  return x;
}

/** The lower L of A = L Lᵀ, from A's lower triangle; null where A is not positive definite. */
export function factorCholesky(a: Matrix, n: number, add: AddProduct): Matrix | null {
  const l = copyOf(a);
  if (!factorDefinite(blockOf(l, n, n), add)) return null;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) l[i * n + j] = 0;
  return l;
}

/** By halves; what is above the diagonal becomes anything. Whether it is positive definite. */
function factorDefinite(x: Block, add: AddProduct): boolean {
  if (x.n <= fewColumns) return factorDefiniteRows(x) === 0;
  const h = middleOf(0, x.n);
  const first = within(x, 0, h, 0, h);
  if (!factorDefinite(first, add)) return false;
  const [below, rest] = [within(x, h, x.m, 0, h), within(x, h, x.m, h, x.n)];
  solveLowerFromRight(first, below, add);
  takeOffSquare(rest, below, add);
  return factorDefinite(rest, add);
}

/** c -= a aᵀ, of which only the lower triangle counts. */
function takeOffSquare(c: Block, a: Block, add: AddProduct): void {
  if (c.n <= squareAtOnce) return add(c, a, turned(a), -1);
  const h = middleOf(0, c.n);
  const [upper, lower] = [within(a, 0, h, 0, a.n), within(a, h, a.m, 0, a.n)];
  takeOffSquare(within(c, 0, h, 0, h), upper, add);
  add(within(c, h, c.m, 0, h), lower, turned(upper), -1);
  takeOffSquare(within(c, h, c.m, h, c.n), lower, add);
}
/** Squares up to this size are made whole, though half of each is of no use. */
const squareAtOnce = 96;

/** The order of the first leading minor of A that is not positive. */
export const failingMinor = (a: Matrix, n: number): number => factorDefiniteRows(blockOf(copyOf(a), n, n));

/** 0 where it is positive definite, else the order of the first leading minor that is not. */
function factorDefiniteRows({ of: x, at, row, n }: Block): number {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = x[at + i * row + j]!;
      for (let k = 0; k < j; k++) s -= x[at + i * row + k]! * x[at + j * row + k]!;
      if (i === j && !(s > 0)) return i + 1;
      x[at + i * row + j] = i === j ? Math.sqrt(s) : s / x[at + j * row + j]!;
    }
  }
  return 0;
}

export function identity(n: number): Matrix {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

export function transposed(a: Matrix, m: number, n: number): Matrix {
  const out = matrixRoom(m, n);
  if (a.length < manyNumbers) {
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j]!;
    return out;
  }
  // In squares, of which both sides stay in the nearest cache.
  for (let top = 0; top < m; top += nearSquare)
    for (let left = 0; left < n; left += nearSquare)
      for (let i = top; i < Math.min(m, top + nearSquare); i++)
        for (let j = left; j < Math.min(n, left + nearSquare); j++) out[j * m + i] = a[i * n + j]!;
  return out;
}
const nearSquare = 32;

/** A power of two, by which numbers can be divided without loss, near the largest of them; 1 where there is none. */
export function scaleOf(a: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]!));
  return most > 0 && Number.isFinite(most) ? 2 ** Math.min(1000, Math.max(-1000, Math.floor(Math.log2(most)))) : 1;
}
export const scaled = (a: Matrix, by: number): Matrix => (by === 1 ? a : a.map((v) => v * by));
