/**
 * A square matrix made ready for its eigenvalues, as LAPACK's gebal: rows and columns that hold an eigenvalue alone go to
 * the ends, the rest is scaled by powers of 2 until rows and columns are of like size. Knows numbers; real and complex
 * matrices alike, as lists of one or two parts in row-major order.
 */
import type { Matrix } from "./factorize.ts";

export type Parts = readonly Matrix[];

export interface Balance {
  /** The first and the last row of what is not triangular yet. */
  readonly low: number;
  readonly high: number;
  /** Between them factors, beyond them the rows that were exchanged. */
  readonly scale: Matrix;
}

const sizeAt = (a: Parts, at: number): number => a.reduce((size, part) => Math.hypot(size, part[at]!), 0);

/** Rows and columns i and j change places, as far as they are not known to be zeros. */
function exchange(a: Parts, n: number, i: number, j: number, low: number, high: number): void {
  if (i === j) return;
  for (const x of a) {
    for (let r = 0; r <= high; r++) [x[r * n + i], x[r * n + j]] = [x[r * n + j]!, x[r * n + i]!];
    for (let c = low; c < n; c++) [x[i * n + c], x[j * n + c]] = [x[j * n + c]!, x[i * n + c]!];
  }
}

/** Whether row (or column) i has nothing between `from` and `to` but its diagonal. */
function isAlone(a: Parts, n: number, i: number, from: number, to: number, row: boolean): boolean {
  for (let k = from; k <= to; k++) {
    if (k !== i && sizeAt(a, row ? i * n + k : k * n + i) !== 0) return false;
  }
  return true;
}

/** Changes `a`. */
export function balance(a: Parts, n: number): Balance {
  const scale = new Float64Array(n).fill(1);
  let [low, high] = [0, n - 1];
  for (let found = true; found; ) {
    found = false;
    for (let i = high; i >= 0; i--) {
      if (!isAlone(a, n, i, 0, high, true)) continue;
      scale[high] = i;
      exchange(a, n, i, high, low, high);
      found = true;
      if (high === 0) {
        scale[0] = 1;
        return { low, high, scale };
      }
      high--;
    }
  }
  for (let found = true; found; ) {
    found = false;
    for (let j = low; j <= high; j++) {
      if (!isAlone(a, n, j, low, high, false)) continue;
      scale[low] = j;
      exchange(a, n, j, low, low, high);
      found = true;
      low++;
    }
  }
  for (let i = low; i <= high; i++) scale[i] = 1;
  while (scaleOnce(a, n, low, high, scale));
  return { low, high, scale };
}

/** One round of scaling; whether it changed anything. */
function scaleOnce(a: Parts, n: number, low: number, high: number, scale: Matrix): boolean {
  let changed = false;
  for (let i = low; i <= high; i++) {
    let [c, r, mostC, mostR] = [0, 0, 0, 0];
    for (let k = low; k <= high; k++) {
      c = Math.hypot(c, sizeAt(a, k * n + i));
      r = Math.hypot(r, sizeAt(a, i * n + k));
    }
    for (let k = 0; k <= high; k++) mostC = Math.max(mostC, sizeAt(a, k * n + i));
    for (let k = low; k < n; k++) mostR = Math.max(mostR, sizeAt(a, i * n + k));
    if (c === 0 || r === 0 || !(c + r < Number.POSITIVE_INFINITY)) continue;
    const f = factorFor(c, r, mostC, mostR);
    const better = c * f + r / f < 0.95 * (c + r);
    if (!better || scale[i]! * f < 1e-290 || scale[i]! * f > 1e290) continue;
    scale[i]! *= f;
    changed = true;
    for (const x of a) {
      for (let k = low; k < n; k++) x[i * n + k]! /= f;
      for (let k = 0; k <= high; k++) x[k * n + i]! *= f;
    }
  }
  return changed;
}

/** The power of 2 by which a column times it and a row over it come to like sizes. */
function factorFor(c: number, r: number, mostC: number, mostR: number): number {
  const [largest, least] = [2 ** 970, 2 ** -970];
  let f = 1;
  while (c * f < r / f / 2 && Math.max(f, c * f, mostC * f) < largest && Math.min(r, mostR) / f > least) f *= 2;
  while ((c * f) / 2 >= r / f && Math.max(r, mostR) / f < largest && Math.min(f, c * f, mostC * f) > least) f /= 2;
  return f;
}

/** Vectors (columns) of the balanced matrix become those of the matrix that was given. */
export function unbalance(v: Parts, n: number, { low, high, scale }: Balance): void {
  for (const x of v) {
    for (let i = low; i <= high; i++) for (let j = 0; j < n; j++) x[i * n + j]! *= scale[i]!;
    const swap = (i: number): void => {
      const k = scale[i]!;
      if (k !== i) for (let j = 0; j < n; j++) [x[i * n + j], x[k * n + j]] = [x[k * n + j]!, x[i * n + j]!];
    };
    for (let i = low - 1; i >= 0; i--) swap(i);
    for (let i = high + 1; i < n; i++) swap(i);
  }
}
