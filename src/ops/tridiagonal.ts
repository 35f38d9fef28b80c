/**
 * Symmetric matrices as reflections of tridiagonal ones (LAPACK's sytrd), and the eigenvalues of small tridiagonal ones
 * by rotations (its steqr). Knows numbers.
 */
import { type AddProduct, type Block, blockOf, turned, within } from "../core/block.ts";
import { type Matrix, matrixRoom, swapRows } from "./factorize.ts";
import { type Head, lengthOf, reflectionTo } from "./reflections.ts";
import { diagonalOfTwo, turnPair } from "./rotations.ts";

export interface Tridiagonal {
  readonly diagonal: Matrix;
  /** Element i stands in rows i and i + 1. */
  readonly beside: Matrix;
}
/** A = Q T Qᵀ, Q the product of reflections: column k of `v` begins with row k + 1. */
interface Reduced extends Tridiagonal {
  readonly v: Block;
  readonly factors: Matrix;
}

/** Rows that are reduced before what they leave is taken off the rest. */
const panel = 32;

/** The matrix, row k of V, and of W what row k of a panel leaves: V Wᵀ + W Vᵀ. */
interface Work {
  readonly n: number;
  readonly x: Block;
  readonly v: Matrix;
  readonly w: Matrix;
}

/** Of a the lower triangle is read. */
export function tridiagonalOf(a: Matrix, n: number, add: AddProduct): Reduced {
  const x = blockOf(matrixRoom(n, n), n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) x.of[i * n + j] = x.of[j * n + i] = a[i * n + j]!;
  const work: Work = { n, x, v: matrixRoom(n, n), w: matrixRoom(Math.min(panel, n), n) };
  const [diagonal, beside, factors] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let from = 0; from < n; from += panel) {
    const to = Math.min(n, from + panel);
    for (let k = from; k < to; k++) {
      for (let p = from; p < k; p++)
        takeOffPair(x.of, k * n, work, p, p - from, k, work.w[(p - from) * n + k]!, work.v[p * n + k]!);
      diagonal[k] = x.of[k * n + k]!;
      if (k === n - 1) break;
      const { length, factor } = reflectRow(work, k);
      [beside[k], factors[k]] = [length, factor];
      multiplyRest(work, from, k, factor, add);
    }
    if (to < n) takeOffPanel(work, from, to, add);
  }
  return { diagonal, beside, factors, v: { of: work.v, at: 1, row: 1, column: n, m: n - 1, n: n - 1 } };
}

/** y, which begins at `at`, less f V_p + g W_q, from element `first` on. */
function takeOffPair(
  y: Matrix,
  at: number,
  { n, v, w }: Work,
  p: number,
  q: number,
  first: number,
  f: number,
  g: number,
): void {
  for (let i = first, j = p * n + first, l = q * n + first; i < n; i++, j++, l++)
    y[at + i] = y[at + i]! - f * v[j]! - g * w[l]!;
}

/** The reflection that leaves of row k nothing beyond its first neighbour: into row k of V. */
function reflectRow({ n, x, v }: Work, k: number): Head {
  const at = k * n;
  v[at + k + 1] = 1;
  const alpha = x.of[at + k + 1]!;
  const rest = lengthOf(x.of, at + k + 2, 1, n - k - 2);
  const head = reflectionTo(alpha, rest);
  if (rest !== 0) for (let i = k + 2; i < n; i++) v[at + i] = x.of[at + i]! / (alpha - head.length);
  return head;
}

/** Row k of W: factor (A v - ½ factor (v · A v) v), where A is what the rows of this panel leave. */
function multiplyRest(work: Work, from: number, k: number, factor: number, add: AddProduct): void {
  const { n, x, v, w } = work;
  const [own, out, first] = [k * n, (k - from) * n, k + 1];
  w.fill(0, out, out + n);
  const column = (of: Matrix, at: number): Block => ({ of, at, row: 1, column: 1, m: n - first, n: 1 });
  add(column(w, out + first), within(x, first, n, first, n), column(v, own + first), 1);
  const times = (y: Matrix, at: number): number => {
    let s = 0;
    for (let i = first; i < n; i++) s += y[at + i]! * v[own + i]!;
    return s;
  };
  for (let p = from; p < k; p++)
    takeOffPair(w, out, work, p, p - from, first, times(w, (p - from) * n), times(v, p * n));
  for (let i = first; i < n; i++) w[out + i] = w[out + i]! * factor;
  const half = 0.5 * factor * times(w, out);
  for (let i = first; i < n; i++) w[out + i] = w[out + i]! - half * v[own + i]!;
}

/** What the rows `from` to `to` leave, off the rest. */
function takeOffPanel({ n, x, v, w }: Work, from: number, to: number, add: AddProduct): void {
  const rest = within(x, to, n, to, n);
  const [left, right] = [
    { of: v, at: from * n + to, row: n, column: 1, m: to - from, n: n - to },
    { of: w, at: to, row: n, column: 1, m: to - from, n: n - to },
  ];
  add(rest, turned(left), right, -1);
  add(rest, turned(right), left, -1);
}

/**
 * The diagonal becomes the eigenvalues, in any order, by implicit shifts; `rows` (n, width), if given, are turned with
 * them. False where that does not come to an end.
 */
export function rotateToDiagonal(
  { diagonal: d, beside: e }: Tridiagonal,
  n: number,
  rows: Matrix | null,
  width: number,
): boolean {
  for (let l = 0; l < n; l++) {
    for (let turn = 0; ; turn++) {
      let m = l;
      while (m < n - 1 && !isSmall(e[m]!, d[m]!, d[m + 1]!)) m++;
      if (m === l) break;
      if (turn === 60) return false;
      if (m < n - 1) e[m] = 0;
      if (m === l + 1) {
        const by = diagonalOfTwo(d, e, l, Math.hypot);
        if (rows) turnPair(rows, width, l, by);
        break;
      }
      // Steps go from large elements down to small ones.
      if (turn === 0 && Math.abs(d[m]!) < Math.abs(d[l]!)) turnOver(d, e, l, m, rows, width);
      chase(d, e, l, m, rows, width);
    }
  }
  return true;
}
const ulp = 2 ** -53;
/** What is so small counts as 0, since numbers are about 1. */
const least = 2 ** -80;
const isSmall = (e: number, d: number, next: number): boolean =>
  Math.abs(e) <= ulp * Math.sqrt(Math.abs(d)) * Math.sqrt(Math.abs(next)) || Math.abs(e) < least;

/** Rows l to m in the other order. */
function turnOver(d: Matrix, e: Matrix, l: number, m: number, rows: Matrix | null, width: number): void {
  d.subarray(l, m + 1).reverse();
  e.subarray(l, m).reverse();
  for (let i = l, j = m; rows && i < j; i++, j--) swapRows(rows, width, i, j);
}

/** A step from row m down to row l. */
function chase(d: Matrix, e: Matrix, l: number, m: number, rows: Matrix | null, width: number): void {
  const t = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  const far = Math.sqrt(t * t + 1);
  let g = d[m]! - d[l]! + e[l]! / (t + (t < 0 ? -far : far));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const [f, b] = [s * e[i]!, c * e[i]!];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = d[i + 1]! - p;
      e[m] = 0;
      return;
    }
    [s, c] = [f / r, g / r];
    g = d[i + 1]! - p;
    const w = (d[i]! - g) * s + 2 * c * b;
    p = s * w;
    d[i + 1] = g + p;
    g = c * w - b;
    if (rows) turnPair(rows, width, i, { c, s: -s });
  }
  d[l] = d[l]! - p;
  e[l] = g;
  e[m] = 0;
}
