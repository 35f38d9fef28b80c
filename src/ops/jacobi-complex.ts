/**
 * Eigenvalues of Hermitian matrices and singular values of complex ones by Jacobi's rotations, which keep the digits of
 * small values. Knows numbers. Phases of vectors are free; a choice is made for each kind.
 */
import { type Complex, complex, conjugate, hypot } from "../core/complex.ts";
import type { Matrix } from "./factorize.ts";
import { adjoint, at, type ComplexMatrix, factorQR, identity, put, zeros } from "./factorize-complex.ts";
import { sweepPairs } from "./jacobi.ts";
import { ascending, descending } from "./merged-rows.ts";

/** Rows p and q of x: (c p - conj(w) q, w p + c q) with the conjugate of a phase in w. */
function rotateRows(x: ComplexMatrix, n: number, p: number, q: number, c: number, w: Complex): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [p * n + k, q * n + k];
    const [pr, pi, qr, qi] = [x.re[a]!, x.im[a]!, x.re[b]!, x.im[b]!];
    x.re[a] = c * pr - (w.re * qr + w.im * qi);
    x.im[a] = c * pi - (w.re * qi - w.im * qr);
    x.re[b] = w.re * pr - w.im * pi + c * qr;
    x.im[b] = w.re * pi + w.im * pr + c * qi;
  }
}

/** Cosine, and sine with the phase of `inner`, that make two vectors of those squared lengths orthogonal. */
function rotation(alpha: number, beta: number, inner: Complex): { readonly c: number; readonly w: Complex } {
  const size = hypot(inner.re, inner.im);
  const zeta = (beta - alpha) / (2 * size);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + hypot(1, zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  return { c, w: complex((c * t * inner.re) / size, (c * t * inner.im) / size) };
}

/** Whether rows p and q of w were not orthogonal; they (and those of v) are then. */
function orthogonalize(w: ComplexMatrix, m: number, v: ComplexMatrix, n: number, p: number, q: number): boolean {
  let [alpha, beta, re, im] = [0, 0, 0, 0];
  for (let k = 0; k < m; k++) {
    const [pr, pi] = [w.re[p * m + k]!, w.im[p * m + k]!];
    const [qr, qi] = [w.re[q * m + k]!, w.im[q * m + k]!];
    alpha += pr * pr + pi * pi;
    beta += qr * qr + qi * qi;
    // p · conj(q), so that w p stands for a turned p beside q.
    re += pr * qr + pi * qi;
    im += pr * qi - pi * qr;
  }
  if (!(hypot(re, im) > 1e-16 * Math.sqrt(alpha) * Math.sqrt(beta))) return false;
  const { c, w: turn } = rotation(alpha, beta, complex(re, im));
  rotateRows(w, m, p, q, c, turn);
  rotateRows(v, n, p, q, c, turn);
  return true;
}

export interface ComplexSVD {
  readonly u: ComplexMatrix;
  readonly s: Matrix;
  readonly v: ComplexMatrix;
}
/** A (m, n) = U diag(s) Vᴴ with k = min(m, n): U (m, k), s descending, V (n, k). */
export function factorSVD(a: ComplexMatrix, m: number, n: number): ComplexSVD {
  if (m < n) {
    const { u, s, v } = factorSVD(adjoint(a, m, n), n, m);
    return { u: v, s, v: u };
  }
  // Columns as rows, so that they lie dense; of the conjugate, whose rows turn as the columns do.
  const w = adjoint(a, m, n);
  const v = identity(n);
  sweepPairs(n, (p, q) => orthogonalize(w, m, v, n, p, q));
  const lengths = Float64Array.from({ length: n }, (_, j) => {
    let length = 0;
    for (let k = j * m; k < (j + 1) * m; k++) length = hypot(length, hypot(w.re[k]!, w.im[k]!));
    return length;
  });
  const order = descending(lengths);
  const s = Float64Array.from(order, (j) => lengths[j]!);
  const [u, right] = [zeros(m * n), zeros(n * n)];
  order.forEach((from, to) => {
    for (let i = 0; i < m; i++) {
      const value = conjugate(at(w, from * m + i));
      if (s[to]! > 0) put(u, i * n + to, complex(value.re / s[to]!, value.im / s[to]!));
    }
    for (let i = 0; i < n; i++) put(right, i * n + to, conjugate(at(v, from * n + i)));
  });
  complete(u, m, n, s);
  return { u, s, v: right };
}

/** Columns that belong to a value of 0 become orthogonal to those before them: they are the last ones. */
function complete(u: ComplexMatrix, m: number, n: number, s: Matrix): void {
  const rank = s.findIndex((v) => !(v > (s[0] ?? 0) * 1e-300));
  if (rank < 0) return;
  const known = zeros(m * rank);
  for (let i = 0; i < m; i++) for (let j = 0; j < rank; j++) put(known, i * rank + j, at(u, i * n + j));
  const { q } = factorQR(known, m, rank);
  for (let i = 0; i < m; i++) for (let j = rank; j < n; j++) put(u, i * n + j, at(q, i * m + j));
}

/** Values (ascending) and vectors (columns, their first part real and positive) of a Hermitian matrix, by its lower half. */
export function factorHermitian(
  a: ComplexMatrix,
  n: number,
): { readonly values: Matrix; readonly vectors: ComplexMatrix } {
  const h = zeros(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      put(h, i * n + j, at(a, i * n + j));
      put(h, j * n + i, conjugate(at(a, i * n + j)));
    }
    h.re[i * n + i] = a.re[i * n + i]!;
  }
  const v = identity(n);
  for (let sweep = 0; sweep < 60 && !isDiagonal(h, n); sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotateBoth(h, v, n, p, q);
  }
  const order = ascending(Float64Array.from({ length: n }, (_, i) => h.re[i * n + i]!));
  const vectors = zeros(n * n);
  order.forEach((from, to) => {
    let first = 0;
    while (first < n - 1 && hypot(v.re[from * n + first]!, v.im[from * n + first]!) < 1e-14) first++;
    const { re, im } = at(v, from * n + first);
    const size = hypot(re, im);
    for (let i = 0; i < n; i++) {
      const [p, q] = [v.re[from * n + i]!, v.im[from * n + i]!];
      // v's rows are conjugate vectors.
      put(vectors, i * n + to, complex((p * re + q * im) / size, i === first ? 0 : -(q * re - p * im) / size));
    }
  });
  return { values: Float64Array.from(order, (i) => h.re[i * n + i]!), vectors };
}
function isDiagonal(h: ComplexMatrix, n: number): boolean {
  let [off, all] = [0, 0];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const square = h.re[i * n + j]! ** 2 + h.im[i * n + j]! ** 2;
      all += square;
      if (i !== j) off += square;
    }
  return !(off > 1e-34 * all);
}
/** One rotation of rows and columns p and q that makes h[p, q] zero. */
function rotateBoth(h: ComplexMatrix, v: ComplexMatrix, n: number, p: number, q: number): void {
  const inner = at(h, p * n + q);
  if (inner.re === 0 && inner.im === 0) return;
  const { c, w } = rotation(h.re[p * n + p]!, h.re[q * n + q]!, conjugate(inner));
  rotateRows(h, n, p, q, c, w);
  // The same of columns, by the conjugate.
  for (let k = 0; k < n; k++) {
    const [a, b] = [k * n + p, k * n + q];
    const [pr, pi, qr, qi] = [h.re[a]!, h.im[a]!, h.re[b]!, h.im[b]!];
    h.re[a] = c * pr - (w.re * qr - w.im * qi);
    h.im[a] = c * pi - (w.re * qi + w.im * qr);
    h.re[b] = w.re * pr + w.im * pi + c * qr;
    h.im[b] = w.re * pi - w.im * pr + c * qi;
  }
  h.im[p * n + p] = 0;
  h.im[q * n + q] = 0;
  rotateRows(v, n, p, q, c, w);
}
