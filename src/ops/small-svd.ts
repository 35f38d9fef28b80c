/**
 * Singular values and vectors of matrices with few rows or columns, by the ways that LAPACK's gesdd takes for them: those
 * much longer than wide are made a triangle first, then all are made bidiagonal by reflections from both sides. So the
 * vectors have its signs. Knows numbers.
 */
import { type AddProduct, blockOf, within } from "../core/block.ts";
import { stepsToSingular } from "./bidiagonal-steps.ts";
import { copyOf, identity, type Matrix, scaled, scaleOf, transposed } from "./factorize.ts";
import type { SVD } from "./jacobi.ts";
import { factorQR, lengthOf, reflectionTo } from "./reflections.ts";
import { rotationTo } from "./rotations.ts";

/** Up to so many rows or columns LAPACK does not cut the bidiagonal matrix in halves. */
export const mostSmall = 25;

/** U has min(m, n) columns, or m if `full`, and V as many, or n. Null where the steps do not come to an end. */
export function factorSmall(a: Matrix, m: number, n: number, full: boolean, add: AddProduct): SVD | null {
  const scale = scaleOf(a);
  const unit = scaled(a, 1 / scale);
  const found = m >= n ? factorTall(unit, m, n, full, add) : factorWide(unit, m, n, full, add);
  return found && { ...found, s: scaled(found.s, scale) };
}

const isLong = (long: number, short: number): boolean => long >= Math.floor((short * 11) / 6);

function factorTall(a: Matrix, m: number, n: number, full: boolean, add: AddProduct): SVD | null {
  if (!isLong(m, n)) return factorByReflections(a, m, n, full, false);
  const columns = full ? m : n;
  const { q, r } = factorQR(a, m, n, columns, add);
  const inner = factorByReflections(r, n, n, false, false);
  return inner && { ...inner, u: timesLeading(q, m, columns, inner.u, n, add) };
}

function factorWide(a: Matrix, m: number, n: number, full: boolean, add: AddProduct): SVD | null {
  const turned = transposed(a, m, n);
  if (!isLong(n, m)) return factorByReflections(turned, n, m, full, true);
  const columns = full ? n : m;
  const { q, r } = factorQR(turned, n, m, columns, add);
  const inner = factorByReflections(transposed(r, m, m), m, m, false, false);
  return inner && { ...inner, v: timesLeading(q, n, columns, inner.v, m, add) };
}

/** The first k columns of q (m, columns) times x (k, k); the others stay. */
function timesLeading(q: Matrix, m: number, columns: number, x: Matrix, k: number, add: AddProduct): Matrix {
  const out = copyOf(q);
  for (let i = 0; i < m; i++) out.fill(0, i * columns, i * columns + k);
  add(within(blockOf(out, m, columns), 0, m, 0, k), within(blockOf(q, m, columns), 0, m, 0, k), blockOf(x, k, k), 1);
  return out;
}

/** The first element is 1 and is not kept; `from` is the coordinate that it belongs to. */
interface Reflection {
  readonly from: number;
  readonly v: Matrix;
  readonly factor: number;
}

/** a (m, n) with m >= n. `turned`: it is the transpose of the matrix whose vectors are wanted. */
function factorByReflections(a: Matrix, m: number, n: number, full: boolean, turned: boolean): SVD | null {
  const { d, e, columns, rows } = bidiagonalOf(copyOf(a), m, n);
  const long = full ? m : n;
  // Vectors as rows: of the side that is long, and of the other.
  const outer = new Float64Array(long * m);
  for (let i = 0; i < long; i++) outer[i * m + i] = 1;
  const inner = identity(n);
  if (!(turned ? factorLower : factorUpper)(d, e, n, outer, m, inner)) return null;
  for (const reflection of columns.reverse()) reflectRows(outer, m, long, reflection);
  for (const reflection of rows.reverse()) reflectRows(inner, n, n, reflection);
  const [u, v] = [transposed(outer, long, m), transposed(inner, n, n)];
  return turned ? { u: v, s: d, v: u } : { u, s: d, v };
}

function factorUpper(d: Matrix, e: Matrix, n: number, outer: Matrix, width: number, inner: Matrix): boolean {
  if (n !== 1) return stepsToSingular({ d, e, n, left: outer, leftWidth: width, right: inner, rightWidth: n });
  if (d[0]! < 0) [d[0], outer[0]] = [-d[0]!, -1];
  return true;
}

/** What stands beside the diagonal stands below it: rotations of rows put it above, and are given to the left vectors. */
function factorLower(d: Matrix, e: Matrix, n: number, outer: Matrix, width: number, inner: Matrix): boolean {
  const turns = [];
  for (let i = 0; i + 1 < n; i++) {
    const { c, s, r } = rotationTo(d[i]!, e[i]!);
    [d[i], e[i], d[i + 1]] = [r, s * d[i + 1]!, c * d[i + 1]!];
    turns.push({ c, s });
  }
  if (n === 1) {
    if (d[0]! < 0) [d[0], inner[0]] = [-d[0]!, -1];
    return true;
  }
  if (!stepsToSingular({ d, e, n, left: inner, leftWidth: n, right: outer, rightWidth: width })) return false;
  for (const [i, { c, s }] of [...turns.entries()].reverse())
    for (let row = 0; row < n; row++) {
      const [x, y] = [inner[row * n + i]!, inner[row * n + i + 1]!];
      inner[row * n + i + 1] = c * y + s * x;
      inner[row * n + i] = c * x - s * y;
    }
  return true;
}

/** LAPACK's gebd2: reflections of columns from the diagonal on and of rows from beside it. */
function bidiagonalOf(a: Matrix, m: number, n: number) {
  const [d, e] = [new Float64Array(n), new Float64Array(Math.max(0, n - 1))];
  const [columns, rows]: [Reflection[], Reflection[]] = [[], []];
  for (let k = 0; k < n; k++) {
    const down = reflectionOf(a, k * n + k, n, m - k, k);
    d[k] = down.length;
    columns.push(down.reflection);
    for (let j = k + 1; j < n; j++) reflectLine(a, k * n + j, n, down.reflection);
    if (k === n - 1) break;
    const along = reflectionOf(a, k * n + k + 1, 1, n - k - 1, k + 1);
    e[k] = along.length;
    rows.push(along.reflection);
    for (let i = k + 1; i < m; i++) reflectLine(a, i * n + k + 1, 1, along.reflection);
  }
  return { d, e, columns, rows };
}

/** The reflection that leaves of `count` elements only the first. */
function reflectionOf(a: Matrix, at: number, step: number, count: number, from: number) {
  const alpha = a[at]!;
  const rest = lengthOf(a, at + step, step, count - 1);
  const { length, factor } = reflectionTo(alpha, rest);
  const v = new Float64Array(count - 1);
  if (rest !== 0) for (let i = 0; i < v.length; i++) v[i] = a[at + (i + 1) * step]! / (alpha - length);
  return { length, reflection: { from, v, factor } };
}

/** The elements from `at` on, by `step`, reflected. */
function reflectLine(a: Matrix, at: number, step: number, { v, factor }: Reflection): void {
  if (factor === 0) return;
  let sum = a[at]!;
  for (let i = 0; i < v.length; i++) sum += v[i]! * a[at + (i + 1) * step]!;
  sum *= factor;
  a[at] = a[at]! - sum;
  for (let i = 0; i < v.length; i++) a[at + (i + 1) * step] = a[at + (i + 1) * step]! - sum * v[i]!;
}

function reflectRows(rows: Matrix, width: number, count: number, reflection: Reflection): void {
  for (let i = 0; i < count; i++) reflectLine(rows, i * width + reflection.from, 1, reflection);
}
