/**
 * Eigenvalues and vectors of small tridiagonal matrices by implicit shifts from the side, and in the steps, that LAPACK's
 * steqr takes, so that vectors have its signs. Knows numbers.
 */
import { withSign } from "../core/complex.ts";
import type { Matrix } from "./factorize.ts";
import { sortRows } from "./merged-rows.ts";
import { diagonalOfTwo, lengthByRatio, rotationTo, turnPair } from "./rotations.ts";

const ulp = 2 ** -53;
const tiny = 2 ** -1022;
const mostTurns = 30;

/** Diagonal and what stands beside it; vectors as rows. */
interface Work {
  readonly d: Matrix;
  readonly e: Matrix;
  readonly n: number;
  readonly rows: Matrix;
  turns: number;
}

/** The diagonal becomes the eigenvalues, ascending, and `rows` (n, n) the vectors; false where that does not come to an end. */
export function stepsToDiagonal(d: Matrix, e: Matrix, n: number, rows: Matrix): boolean {
  const work: Work = { d, e, n, rows, turns: 0 };
  for (let from = 0; from < n; ) {
    if (from > 0) e[from - 1] = 0;
    const to = endOfBlock(work, from);
    if (to > from && !solveBlock(work, from, to)) return false;
    from = to + 1;
  }
  sortRows(rows, d, n);
  return true;
}

/** The last row of the block that begins with `from`. */
function endOfBlock({ d, e, n }: Work, from: number): number {
  for (let m = from; m < n - 1; m++) {
    const size = Math.abs(e[m]!);
    if (size === 0) return m;
    if (size <= Math.sqrt(Math.abs(d[m]!)) * Math.sqrt(Math.abs(d[m + 1]!)) * ulp) {
      e[m] = 0;
      return m;
    }
  }
  return n - 1;
}

/** As laev2 has it. */
const lengthOfBoth = (apart: number, twice: number): number =>
  Math.abs(apart) === twice ? twice * Math.SQRT2 : lengthByRatio(apart, twice);

const isSmall = (e: number, d: number, next: number): boolean =>
  e * e <= ulp * ulp * Math.abs(d) * Math.abs(next) + tiny;

/** From the end with the smaller element: up to it, or down. */
const solveBlock = (work: Work, from: number, to: number): boolean =>
  Math.abs(work.d[to]!) < Math.abs(work.d[from]!) ? solveDown(work, to, from) : solveUp(work, from, to);

function solveUp(work: Work, from: number, end: number): boolean {
  const { d, e, n, rows } = work;
  for (let l = from; l <= end; ) {
    let m = l;
    while (m < end && !isSmall(e[m]!, d[m]!, d[m + 1]!)) m++;
    if (m < end) e[m] = 0;
    if (m === l) l++;
    else if (m === l + 1) {
      turnPair(rows, n, l, diagonalOfTwo(d, e, l, lengthOfBoth));
      l += 2;
    } else {
      if (work.turns++ === n * mostTurns) return false;
      chaseUp(work, l, m);
    }
  }
  return true;
}

function chaseUp({ d, e, n, rows }: Work, l: number, m: number): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  g = d[m]! - d[l]! + e[l]! / (g + withSign(lengthByRatio(g, 1), g));
  let [c, s, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const [f, b] = [s * e[i]!, c * e[i]!];
    const turn = rotationTo(g, f);
    [c, s] = [turn.c, turn.s];
    if (i !== m - 1) e[i + 1] = turn.r;
    g = d[i + 1]! - p;
    const r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    turnPair(rows, n, i, { c, s: -s });
  }
  d[l] = d[l]! - p;
  e[l] = g;
}

function solveDown(work: Work, from: number, end: number): boolean {
  const { d, e, n, rows } = work;
  for (let l = from; l >= end; ) {
    let m = l;
    while (m > end && !isSmall(e[m - 1]!, d[m]!, d[m - 1]!)) m--;
    if (m > end) e[m - 1] = 0;
    if (m === l) l--;
    else if (m === l - 1) {
      turnPair(rows, n, m, diagonalOfTwo(d, e, m, lengthOfBoth));
      l -= 2;
    } else {
      if (work.turns++ === n * mostTurns) return false;
      chaseDown(work, l, m);
    }
  }
  return true;
}

function chaseDown({ d, e, n, rows }: Work, l: number, m: number): void {
  let g = (d[l - 1]! - d[l]!) / (2 * e[l - 1]!);
  g = d[m]! - d[l]! + e[l - 1]! / (g + withSign(lengthByRatio(g, 1), g));
  let [c, s, p] = [1, 1, 0];
  for (let i = m; i < l; i++) {
    const [f, b] = [s * e[i]!, c * e[i]!];
    const turn = rotationTo(g, f);
    [c, s] = [turn.c, turn.s];
    if (i !== m) e[i - 1] = turn.r;
    g = d[i]! - p;
    const r = (d[i + 1]! - g) * s + 2 * c * b;
    p = s * r;
    d[i] = g + p;
    g = c * r - b;
    turnPair(rows, n, i, { c, s });
  }
  d[l] = d[l]! - p;
  e[l - 1] = g;
}
