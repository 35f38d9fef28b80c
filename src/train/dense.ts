/**
 * Small dense systems in double precision: orthogonal triangles, triangular solves, eigenvalues of symmetric matrices.
 * Matrices are column-major, so that a column is one piece. Knows numbers only.
 */

/** A matrix of `rows` × `columns`; element (i, j) is at i + j · rows. */
export interface Dense {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export const dense = (rows: number, columns: number): Dense => ({
  rows,
  columns,
  data: new Float64Array(rows * columns),
});
export const columnOf = (a: Dense, j: number): Float64Array => a.data.subarray(j * a.rows, (j + 1) * a.rows);

/** Euclid's length, safe from overflow on the way. */
export function lengthOf(x: Float64Array): number {
  let largest = 0;
  for (const v of x) largest = Math.max(largest, Math.abs(v));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const v of x) sum += (v / largest) ** 2;
  return largest * Math.sqrt(sum);
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * The upper triangle R of A = QR by Householder's reflections, and Qᵀb: what a least squares problem A x ≈ b comes down
 * to. Both arguments stay as they are.
 * @returns R of n × n and the first n elements of Qᵀb, for A of m × n with m ≥ n
 */
export function triangleOf(matrix: Dense, right: Float64Array): { readonly r: Dense; readonly qtb: Float64Array } {
  const { rows: m, columns: n } = matrix;
  const a: Dense = { rows: m, columns: n, data: matrix.data.slice() };
  const b = right.slice();
  for (let k = 0; k < Math.min(n, m - 1); k++) {
    const v = columnOf(a, k).subarray(k);
    const length = lengthOf(v);
    if (length === 0) continue;
    const head = v[0]! > 0 ? -length : length;
    // The reflection 1 - w wᵀ / (-head · w₀) with w = v - head · e₁.
    const w = v.slice();
    w[0] = v[0]! - head;
    const scale = -head * w[0]!;
    if (scale === 0) continue;
    for (let j = k + 1; j < n; j++) reflect(columnOf(a, j).subarray(k), w, scale);
    reflect(b.subarray(k), w, scale);
    v.fill(0);
    v[0] = head;
  }
  const r = dense(n, n);
  for (let j = 0; j < n; j++) r.data.set(columnOf(a, j).subarray(0, Math.min(j + 1, m)), j * n);
  const qtb = new Float64Array(n);
  qtb.set(b.subarray(0, Math.min(n, m)));
  return { r, qtb };
}

function reflect(x: Float64Array, w: Float64Array, scale: number): void {
  const f = dot(x, w) / scale;
  for (let i = 0; i < x.length; i++) x[i] = x[i]! - f * w[i]!;
}

/** The solution of R x = b; null where R has no inverse in double precision. */
export function solveUpper(r: Dense, b: Float64Array): Float64Array | null {
  const n = r.columns;
  const x = b.slice();
  for (let j = n - 1; j >= 0; j--) {
    const d = r.data[j + j * n]!;
    if (d === 0) return null;
    x[j] = x[j]! / d;
    for (let i = 0; i < j; i++) x[i] = x[i]! - r.data[i + j * n]! * x[j]!;
  }
  return x.every(Number.isFinite) ? x : null;
}

/** The solution of Rᵀ x = b; null where R has no inverse in double precision. */
export function solveLower(r: Dense, b: Float64Array): Float64Array | null {
  const n = r.columns;
  const x = b.slice();
  for (let j = 0; j < n; j++) {
    const d = r.data[j + j * n]!;
    if (d === 0) return null;
    x[j] = (x[j]! - dot(columnOf(r, j).subarray(0, j), x.subarray(0, j))) / d;
  }
  return x.every(Number.isFinite) ? x : null;
}

/** Eigenvalues of a symmetric matrix from the smallest to the largest, by Jacobi's rotations. */
export function eigenvaluesOf(symmetric: Dense): readonly number[] {
  const n = symmetric.rows;
  const a = symmetric.data.slice();
  const at = (i: number, j: number): number => a[i + j * n]!;
  const total = lengthOf(a);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let j = 0; j < n; j++) for (let i = 0; i < j; i++) off += 2 * at(i, j) ** 2;
    if (Math.sqrt(off) <= 1e-14 * total) break;
    for (let q = 1; q < n; q++) for (let p = 0; p < q; p++) rotate(a, n, p, q);
  }
  return Array.from({ length: n }, (_, i) => at(i, i)).sort((x, y) => x - y);
}

/** Makes element (p, q) zero. */
function rotate(a: Float64Array, n: number, p: number, q: number): void {
  const pq = a[p + q * n]!;
  if (pq === 0) return;
  const theta = (a[q + q * n]! - a[p + p * n]!) / (2 * pq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k + p * n]!, a[k + q * n]!];
    a[k + p * n] = c * kp - s * kq;
    a[k + q * n] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [a[p + k * n]!, a[q + k * n]!];
    a[p + k * n] = c * pk - s * qk;
    a[q + k * n] = s * pk + c * qk;
  }
}
