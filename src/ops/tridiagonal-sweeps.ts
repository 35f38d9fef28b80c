/**
 * Eigenvalues and vectors of small tridiagonal matrices by implicit shifts in the steps that Eigen takes, whose vectors are
 * TensorFlow's, so that they have its signs. Knows numbers.
 */
import type { Matrix } from "./factorize.ts";
import { sortRows } from "./merged-rows.ts";
import { type Rotation, turnPair } from "./rotations.ts";

const ulp = 2 ** -52;
const mostSweeps = 30;

/** The diagonal becomes the eigenvalues, ascending, and `rows` (n, n) the vectors; false where that does not come to an end. */
export function sweepsToDiagonal(d: Matrix, e: Matrix, n: number, rows: Matrix): boolean {
  let [start, end] = [0, n - 1];
  for (let sweeps = 0; end > 0; sweeps++) {
    for (let i = start; i < end; i++) if (isSmall(e[i]!, d[i]!, d[i + 1]!)) e[i] = 0;
    while (end > 0 && e[end - 1] === 0) end--;
    if (end <= 0) break;
    if (sweeps > mostSweeps * n) return false;
    start = end - 1;
    while (start > 0 && e[start - 1] !== 0) start--;
    sweep(d, e, start, end, rows, n);
  }
  sortRows(rows, d, n);
  return true;
}

function isSmall(e: number, d: number, next: number): boolean {
  if (Math.abs(e) < 2 ** -1022) return true;
  const size = e / ulp;
  return size * size <= Math.abs(d) + Math.abs(next);
}

/** Wilkinson's shift of the last two rows. */
function shiftOf(d: Matrix, e: Matrix, end: number): number {
  const half = (d[end - 1]! - d[end]!) * 0.5;
  const last = e[end - 1]!;
  if (half === 0) return d[end]! - Math.abs(last);
  const length = Math.hypot(half, last);
  const far = half + (half > 0 ? length : -length);
  const squared = last * last;
  return squared === 0 ? d[end]! - last / (far / last) : d[end]! - squared / far;
}

function sweep(d: Matrix, e: Matrix, start: number, end: number, rows: Matrix, n: number): void {
  let x = d[start]! - shiftOf(d, e, end);
  let z = e[start]!;
  for (let k = start; k < end && z !== 0; k++) {
    const { c, s } = givens(x, z);
    const mixed = s * d[k]! + c * e[k]!;
    const next = s * e[k]! + c * d[k + 1]!;
    d[k] = c * (c * d[k]! - s * e[k]!) - s * (c * e[k]! - s * d[k + 1]!);
    d[k + 1] = s * mixed + c * next;
    e[k] = c * mixed - s * next;
    if (k > start) e[k - 1] = c * e[k - 1]! - s * z;
    x = e[k]!;
    if (k < end - 1) {
      z = -s * e[k + 1]!;
      e[k + 1] = c * e[k + 1]!;
    }
    turnPair(rows, n, k, { c, s: -s });
  }
}

function givens(p: number, q: number): Rotation {
  if (q === 0) return { c: p < 0 ? -1 : 1, s: 0 };
  if (p === 0) return { c: 0, s: q < 0 ? 1 : -1 };
  const above = Math.abs(p) > Math.abs(q);
  const t = above ? q / p : p / q;
  const length = Math.sqrt(1 + t * t);
  const u = (above ? p : q) < 0 ? -length : length;
  return above ? { c: 1 / u, s: -t * (1 / u) } : { c: t * (1 / u), s: -1 / u };
}
