/** Singular values of small matrices by Jacobi's rotations, which keep the digits of small values. Knows numbers. */
import { identity, type Matrix, scaled, scaleOf, transposed } from "./factorize.ts";
import { descending } from "./merged-rows.ts";
import { turnRows } from "./rotations.ts";

/** Turns every pair of columns, again and again until none needs it. */
export function sweepPairs(n: number, turn: (p: number, q: number) => boolean): void {
  for (let sweep = 0, changed = true; changed && sweep < 60; sweep++) {
    changed = false;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) changed = turn(p, q) || changed;
  }
}

export interface SVD {
  readonly u: Matrix;
  readonly s: Matrix;
  readonly v: Matrix;
}

/**
 * A (m, n) with m >= n is U diag(s) Vᵀ: U (m, n), s descending, V (n, n). One-sided Jacobi (Hestenes 1958): columns
 * are rotated until they are orthogonal, so that small values keep their digits.
 */
export function factorByRotations(a: Matrix, m: number, n: number): SVD {
  // Columns as rows, so that they lie dense; of numbers whose squares are numbers.
  const near = scaleOf(a);
  const scale = near < 2 ** -200 || near > 2 ** 200 ? near : 1;
  const w = scaled(transposed(a, m, n), 1 / scale);
  const v = identity(n);
  sweepPairs(n, (p, q) => orthogonalize(w, m, v, n, p, q));
  const lengths = Float64Array.from({ length: n }, (_, j) => Math.hypot(...w.subarray(j * m, (j + 1) * m)));
  const order = descending(lengths);
  const s = Float64Array.from(order, (j) => lengths[j]!);
  const [u, right] = [new Float64Array(m * n), new Float64Array(n * n)];
  order.forEach((from, to) => {
    const size = s[to]!;
    for (let i = 0; i < m; i++) u[i * n + to] = size > 0 ? w[from * m + i]! / size : 0;
    for (let i = 0; i < n; i++) right[i * n + to] = v[from * n + i]!;
  });
  completeColumns(u, m, n, s);
  return { u, s: scaled(s, scale), v: right };
}

/** Rows p and q of w (and of v with them) are rotated until they are orthogonal; whether they were not. */
function orthogonalize(w: Matrix, m: number, v: Matrix, n: number, p: number, q: number): boolean {
  let [alpha, beta, gamma] = [0, 0, 0];
  for (let i = 0; i < m; i++) {
    const x = w[p * m + i]!;
    const y = w[q * m + i]!;
    alpha += x * x;
    beta += y * y;
    gamma += x * y;
  }
  if (!(Math.abs(gamma) > 1e-16 * Math.sqrt(alpha) * Math.sqrt(beta))) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  const by = { c, s: -(c * t) };
  turnRows(w, m, p, q, by);
  turnRows(v, n, p, q, by);
  return true;
}

/** Columns of u that belong to a value of 0, or to one that rounding made, are made orthogonal to the others. */
function completeColumns(u: Matrix, m: number, n: number, s: Matrix): void {
  const [least, noise] = [(s[0] ?? 0) * 1e-300, (s[0] ?? 0) * m * 2 ** -52];
  const isMade: boolean[] = [];
  for (let j = 0; j < n; j++) isMade[j] = s[j]! > least && (s[j]! > noise || isApart(u, m, n, j, isMade));
  for (let j = 0; j < n; j++) for (let e = 0; e < m && !isMade[j]; e++) isMade[j] = putColumn(u, m, n, j, e, isMade);
}

/** Whether column j is orthogonal to those before it that are made. */
function isApart(u: Matrix, m: number, n: number, j: number, isMade: readonly boolean[]): boolean {
  for (let k = 0; k < j; k++) {
    if (!isMade[k]) continue;
    let dot = 0;
    for (let i = 0; i < m; i++) dot += u[i * n + k]! * u[i * n + j]!;
    if (!(Math.abs(dot) < 1e-13)) return false;
  }
  return true;
}

/** Column j becomes what unit vector e has beside the columns that are made (Gram and Schmidt, twice), if that is enough. */
function putColumn(u: Matrix, m: number, n: number, j: number, e: number, isMade: readonly boolean[]): boolean {
  const x = new Float64Array(m);
  x[e] = 1;
  for (const _ of [0, 1]) {
    for (let k = 0; k < n; k++) {
      if (k === j || !isMade[k]) continue;
      let dot = 0;
      for (let i = 0; i < m; i++) dot += u[i * n + k]! * x[i]!;
      for (let i = 0; i < m; i++) x[i]! -= dot * u[i * n + k]!;
    }
  }
  const length = Math.hypot(...x);
  if (length < 0.5 / Math.sqrt(m)) return false;
  for (let i = 0; i < m; i++) u[i * n + j] = x[i]! / length;
  return true;
}
