/**
 * Eigenvalues and vectors of symmetric matrices: made tridiagonal, which is cut in two halves until they are small; what
 * was cut is put back as a change of rank one (Cuppen 1981, LAPACK's stedc). Knows numbers.
 */
import { type AddProduct, type Block, blockOf, within } from "../core/block.ts";
import { identity, type Matrix, matrixRoom, scaled, scaleOf, transposed } from "./factorize.ts";
import { ascending, mergeRows, type Room, roomFor } from "./merged-rows.ts";
import { reflectAll } from "./reflections.ts";
import { turnRows } from "./rotations.ts";
import { type Secular, vectorsOf, zerosOf } from "./secular.ts";
import { rotateToDiagonal, type Tridiagonal, tridiagonalOf } from "./tridiagonal.ts";
import { stepsToDiagonal } from "./tridiagonal-steps.ts";
import { sweepsToDiagonal } from "./tridiagonal-sweeps.ts";

/** Tridiagonal matrices up to this size are not cut. */
const smallest = 32;
/** Matrices up to this size LAPACK does not cut either. */
const fewRows = 25;
const ulp = 2 ** -53;

/** The eigenvalues of a symmetric matrix, of which the lower triangle is read, ascending; NaN where there are none. */
export function symmetricValues(a: Matrix, n: number, add: AddProduct): Matrix {
  const scale = scaleOf(a);
  const t = tridiagonalOf(scaled(a, 1 / scale), n, add);
  if (!rotateToDiagonal(t, n, null, 0)) return t.diagonal.fill(Number.NaN);
  return scaled(t.diagonal, scale).sort();
}

/** Values (ascending) and vectors (columns): of small matrices with LAPACK's signs, of others with last parts that are not negative. */
export function factorSymmetric(
  a: Matrix,
  n: number,
  steps: Steps,
  add: AddProduct,
): { readonly values: Matrix; readonly vectors: Matrix } {
  const scale = scaleOf(a);
  const t = tridiagonalOf(scaled(a, 1 / scale), n, add);
  const rows = n <= fewRows ? rowsBySteps(t, n, steps) : eigenRows(t, n, add);
  if (!rows) return { values: new Float64Array(n).fill(Number.NaN), vectors: new Float64Array(n * n).fill(Number.NaN) };
  const vectors = transposed(rows, n, n);
  if (n > 1) reflectAll(within(blockOf(vectors, n, n), 1, n, 0, n), t.v, t.factors, add);
  for (let j = 0; n > fewRows && j < n; j++) {
    if (!(vectors[(n - 1) * n + j]! < 0)) continue;
    for (let i = j; i < n * n; i += n) vectors[i] = -vectors[i]!;
  }
  return { values: scaled(t.diagonal, scale), vectors };
}

/** Whose steps small matrices go through. */
export type Steps = "lapack" | "eigen";
function rowsBySteps(t: Tridiagonal, n: number, steps: Steps): Matrix | null {
  const rows = identity(n);
  const made = steps === "eigen" ? sweepsToDiagonal : stepsToDiagonal;
  return made(t.diagonal, t.beside, n, rows) ? rows : null;
}

/** Eigenvectors of T as rows, its diagonal the eigenvalues, ascending; null where they are not found. */
function eigenRows(t: Tridiagonal, n: number, add: AddProduct): Matrix | null {
  const rows = blockOf(matrixRoom(n, n), n, n);
  const most = n > smallest ? n : 0;
  return divide({ ...t, rows, room: roomFor(most), inner: matrixRoom(most, most), add }, 0, n) ? rows.of : null;
}

interface Work extends Tridiagonal {
  /** Eigenvectors as rows: of rows `from` to `to` in the square that these make. */
  readonly rows: Block;
  readonly room: Room;
  readonly inner: Matrix;
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
  const order = ascending(values);
  order.forEach((i, at) => {
    d[at] = values[i]!;
    const row = (from + at) * rows.row + from;
    for (let j = 0; j < n; j++) rows.of[row + j] = own[i * n + j]!;
  });
  return true;
}

/** Both halves' eigenvectors become those of the whole, to which sign · rho is given back where it was cut. */
function join(work: Work, from: number, middle: number, to: number, sign: 1 | -1, rho: number): void {
  const { diagonal, rows, room, add } = work;
  const n = to - from;
  const d = diagonal.slice(from, to);
  // The last parts of the upper vectors, the first of the lower ones; their squares add up to 2.
  const z = new Float64Array(n);
  const part = (i: number, column: number): number => rows.of[(from + i) * rows.row + column]! / Math.SQRT2;
  for (let i = 0; i < n; i++) z[i] = from + i < middle ? part(i, middle - 1) : sign * part(i, middle);
  const { kept, alone } = deflate(work, from, ascending(d), d, z, 2 * rho);
  const pick = (x: Matrix): Matrix => Float64Array.from(kept, (i) => x[i]!);
  const own: Secular = { k: kept.length, d: pick(d), z: pick(z), rho: 2 * rho, squared: false };
  const inner = work.inner.subarray(0, own.k * own.k);
  const values = [...zerosOf(own, inner), ...alone.map((i) => d[i]!)];
  vectorsOf(own, inner);
  const [changed, staying] = [kept, alone].map((places) => places.map((i) => from + i)) as [number[], number[]];
  const order = ascending(values);
  mergeRows(rows, { from, middle, to, kept: changed, alone: staying }, inner, order, room, add);
  order.forEach((i, at) => {
    diagonal[from + at] = values[i]!;
  });
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
        turnRows(rows.of, rows.row, from + p, from + i, { c, s });
        [d[p], d[i]] = [d[p]! * c * c + d[i]! * s * s, d[p]! * s * s + d[i]! * c * c];
        kept.pop();
        alone.push(p);
      }
    }
    kept.push(i);
  }
  return { kept, alone };
}
