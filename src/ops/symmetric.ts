/**
 * Eigenvalues and vectors of symmetric matrices: made tridiagonal, which is cut in two halves until they are small; what
 * was cut is put back as a change of rank one (Cuppen 1981, LAPACK's stedc). Knows numbers.
 */
import { type AddProduct, type Block, blockOf, within } from "../core/block.ts";
import { type Matrix, matrixRoom, transposed } from "./factorize.ts";
import { reflectAll } from "./reflections.ts";
import { type Secular, vectorsOf, zerosOf } from "./secular.ts";
import { rotateToDiagonal, type Tridiagonal, tridiagonalOf } from "./tridiagonal.ts";

/** Tridiagonal matrices up to this size are not cut. */
const smallest = 32;
const ulp = 2 ** -53;

/** The eigenvalues of a symmetric matrix, of which the lower triangle is read, ascending; NaN where there are none. */
export function symmetricValues(a: Matrix, n: number, add: AddProduct): Matrix {
  const [t, scale] = scaled(tridiagonalOf(a, n, add));
  if (!rotateToDiagonal(t, n, null, 0)) return t.diagonal.fill(Number.NaN);
  return t.diagonal.map((v) => v * scale).sort();
}

/** Values (ascending) and vectors (columns), of which the last parts are not negative, as LAPACK most often has it. */
export function factorSymmetric(
  a: Matrix,
  n: number,
  add: AddProduct,
): { readonly values: Matrix; readonly vectors: Matrix } {
  const reduced = tridiagonalOf(a, n, add);
  const [t, scale] = scaled(reduced);
  const rows = eigenRows(t, n, add);
  if (!rows) return { values: new Float64Array(n).fill(Number.NaN), vectors: new Float64Array(n * n).fill(Number.NaN) };
  const vectors = transposed(rows, n, n);
  if (n > 1) reflectAll(within(blockOf(vectors, n, n), 1, n, 0, n), reduced.v, reduced.factors, add);
  for (let j = 0; j < n; j++) {
    if (!(vectors[(n - 1) * n + j]! < 0)) continue;
    for (let i = j; i < n * n; i += n) vectors[i] = -vectors[i]!;
  }
  return { values: t.diagonal.map((v) => v * scale), vectors };
}

/** With numbers of about 1, and by what they must be multiplied then. */
function scaled({ diagonal, beside }: Tridiagonal): readonly [Tridiagonal, number] {
  let most = 0;
  for (const x of [diagonal, beside]) for (const v of x) most = Math.max(most, Math.abs(v));
  if (most === 0 || !Number.isFinite(most)) return [{ diagonal: diagonal.slice(), beside: beside.slice() }, 1];
  // A power of two changes no digit.
  const scale = 2 ** Math.floor(Math.log2(most));
  return [{ diagonal: diagonal.map((v) => v / scale), beside: beside.map((v) => v / scale) }, scale];
}

/** Eigenvectors of T as rows, its diagonal the eigenvalues, ascending; null where they are not found. */
export function eigenRows(t: Tridiagonal, n: number, add: AddProduct): Matrix | null {
  const rows = blockOf(matrixRoom(n, n), n, n);
  const [gathered, factors, inner, made] = [0, 1, 2, 3].map(() => matrixRoom(n > smallest ? n : 0, n)) as Room;
  const room = { gathered, factors, inner, made };
  return divide({ ...t, rows, room, add }, 0, n) ? rows.of : null;
}

type Room = [Matrix, Matrix, Matrix, Matrix];
interface Work extends Tridiagonal {
  /** Eigenvectors as rows: of rows `from` to `to` in the square that these make. */
  readonly rows: Block;
  readonly room: Readonly<Record<"gathered" | "factors" | "inner" | "made", Matrix>>;
  readonly add: AddProduct;
}

function divide(work: Work, from: number, to: number): boolean {
  const n = to - from;
  if (n <= smallest) return conquer(work, from, to);
  const { diagonal: d, beside: e } = work;
  const middle = from + (n >> 1);
  const rho = Math.abs(e[middle - 1]!);
  d[middle - 1] = d[middle - 1]! - rho;
  d[middle] = d[middle]! - rho;
  if (!divide(work, from, middle) || !divide(work, middle, to)) return false;
  join(work, from, middle, to, e[middle - 1]! < 0 ? -1 : 1, rho);
  return true;
}

function conquer({ diagonal, beside, rows }: Work, from: number, to: number): boolean {
  const n = to - from;
  const own = new Float64Array(n * n);
  for (let i = 0; i < n; i++) own[i * n + i] = 1;
  const d = diagonal.subarray(from, to);
  if (!rotateToDiagonal({ diagonal: d, beside: beside.slice(from, to - 1) }, n, own, n)) return false;
  const values = d.slice();
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  order.forEach((i, at) => {
    d[at] = values[i]!;
    rows.of.set(own.subarray(i * n, (i + 1) * n), (from + at) * rows.row + from);
  });
  return true;
}

/** Both halves' eigenvectors become those of the whole, to which sign · rho is given back where it was cut. */
function join(work: Work, from: number, middle: number, to: number, sign: 1 | -1, rho: number): void {
  const { diagonal, rows } = work;
  const n = to - from;
  const d = diagonal.slice(from, to);
  // The last parts of the upper vectors, the first of the lower ones; their squares add up to 2.
  const z = new Float64Array(n);
  const part = (i: number, column: number): number => (rows.of[(from + i) * rows.row + column]! * sign) / Math.SQRT2;
  for (let i = 0; i < n; i++) z[i] = from + i < middle ? part(i, middle - 1) * sign : part(i, middle);
  const order = Array.from(d.keys()).sort((i, j) => d[i]! - d[j]!);
  const { kept, alone } = deflate(work, from, order, d, z, 2 * rho);
  const own: Secular = {
    k: kept.length,
    d: Float64Array.from(kept, (i) => d[i]!),
    z: Float64Array.from(kept, (i) => z[i]!),
    rho: 2 * rho,
  };
  const inner = work.room.inner.subarray(0, own.k * own.k);
  const values = zerosOf(own, inner);
  if (own.k > 0) vectorsOf(own, inner);
  multiplyRows(work, from, middle, to, kept, inner);
  putRows(work, from, values, alone, d);
}

interface Deflated {
  /** Rows that change, by their value. */
  readonly kept: readonly number[];
  /** Rows that stay. */
  readonly alone: readonly number[];
}

/** Rows that the change hardly moves stay; of two values that are hardly apart, one row is turned so that it stays. */
function deflate({ rows }: Work, from: number, order: readonly number[], d: Matrix, z: Matrix, rho: number): Deflated {
  let most = 0;
  for (let i = 0; i < d.length; i++) most = Math.max(most, Math.abs(d[i]!), Math.abs(z[i]!));
  const least = 8 * ulp * most;
  const kept: number[] = [];
  const alone: number[] = [];
  for (const i of order) {
    if (!(rho * Math.abs(z[i]!) > least)) {
      alone.push(i);
      continue;
    }
    const p = kept.at(-1);
    if (p !== undefined) {
      const length = Math.hypot(z[i]!, z[p]!);
      const [c, s] = [z[i]! / length, -z[p]! / length];
      const apart = d[i]! - d[p]!;
      if (Math.abs(apart * c * s) <= least) {
        [z[i], z[p]] = [length, 0];
        turn(rows, from + p, from + i, c, s);
        [d[p], d[i]] = [d[p]! * c * c + d[i]! * s * s, d[p]! * s * s + d[i]! * c * c];
        kept.pop();
        alone.push(p);
      }
    }
    kept.push(i);
  }
  return { kept, alone };
}

/** Rows p and i become c x + s y and c y - s x. */
function turn({ of, row }: Block, p: number, i: number, c: number, s: number): void {
  for (let at = p * row, to = i * row, end = at + row; at < end; at++, to++) {
    const [x, y] = [of[at]!, of[to]!];
    of[at] = c * x + s * y;
    of[to] = c * y - s * x;
  }
}

/** The rows that change, multiplied with `inner` (k, k), into the room for what is made. Those of one half are 0 in the other. */
function multiplyRows(
  { rows, room, add }: Work,
  from: number,
  middle: number,
  to: number,
  kept: readonly number[],
  inner: Matrix,
): void {
  const [k, n] = [kept.length, to - from];
  room.made.fill(0, 0, k * n);
  const made = blockOf(room.made, k, n);
  const halves = [
    [from, middle],
    [middle, to],
  ] as const;
  for (const [first, end] of halves) {
    const width = end - first;
    const begins = kept.map((i) => (from + i) * rows.row);
    const used = begins.flatMap((at, i) => (isZero(rows.of, at + first, at + end) ? [] : [i]));
    used.forEach((i, at) => {
      room.gathered.set(rows.of.subarray(begins[i]! + first, begins[i]! + end), at * width);
    });
    for (let i = 0, at = 0; i < k; i++) for (const j of used) room.factors[at++] = inner[i * k + j]!;
    const [factors, gathered] = [blockOf(room.factors, k, used.length), blockOf(room.gathered, used.length, width)];
    add(within(made, 0, k, first - from, end - from), factors, gathered, 1);
  }
}

function isZero(x: Matrix, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (x[i] !== 0) return false;
  return true;
}

/** What was made and what stays, by value. */
function putRows(
  { diagonal, rows, room: { made } }: Work,
  from: number,
  values: Matrix,
  alone: readonly number[],
  d: Matrix,
): void {
  const [k, n] = [values.length, d.length];
  alone.forEach((i, at) => {
    const begin = (from + i) * rows.row + from;
    made.set(rows.of.subarray(begin, begin + n), (k + at) * n);
  });
  const all = Float64Array.from({ length: n }, (_, i) => (i < k ? values[i]! : d[alone[i - k]!]!));
  const order = Array.from(all.keys()).sort((i, j) => all[i]! - all[j]!);
  order.forEach((i, at) => {
    diagonal[from + at] = all[i]!;
    rows.of.set(made.subarray(i * n, (i + 1) * n), (from + at) * rows.row + from);
  });
}
