/** Matrices as reflections, from both sides, of ones that have only a diagonal and what stands above it (LAPACK's gebrd). Knows numbers. */
import { type AddProduct, type Block, blockOf, turned, within } from "../core/block.ts";
import { copyOf, type Matrix, matrixRoom } from "./factorize.ts";
import { type Head, lengthOf, reflectionTo } from "./reflections.ts";

export interface Bidiagonal {
  readonly diagonal: Matrix;
  /** Element i stands in row i and column i + 1. */
  readonly above: Matrix;
}
/** A = Q B Pᵀ, both products of reflections; column k of the right ones begins with row k + 1. */
interface Reduced extends Bidiagonal {
  readonly left: Block;
  readonly leftFactors: Matrix;
  readonly right: Block;
  readonly rightFactors: Matrix;
}

/** Rows and columns that are reduced before what they leave is taken off the rest. */
const panel = 32;

/** The matrix; rows k of V and U, the reflections; rows of Y and X for those of a panel: it leaves V Yᵀ + X Uᵀ. */
interface Work {
  readonly n: number;
  readonly a: Block;
  readonly v: Matrix;
  readonly u: Matrix;
  readonly y: Matrix;
  readonly x: Matrix;
  /** A column or row of the matrix while it is reduced. */
  readonly line: Matrix;
}

/** Of a square matrix. */
export function bidiagonalOf(matrix: Matrix, n: number, add: AddProduct): Reduced {
  const [v, u, y, x] = [n, n, panel, panel].map((rows) => matrixRoom(rows, n)) as [Matrix, Matrix, Matrix, Matrix];
  const work: Work = { n, a: blockOf(copyOf(matrix), n, n), v, u, y, x, line: new Float64Array(n) };
  const [diagonal, above, leftFactors, rightFactors] = [0, 1, 2, 3].map(() => new Float64Array(n)) as [
    Matrix,
    Matrix,
    Matrix,
    Matrix,
  ];
  for (let from = 0; from < n; from += panel) {
    const to = Math.min(n, from + panel);
    for (let k = from; k < to; k++) {
      ({ length: diagonal[k], factor: leftFactors[k] } = reduceColumn(work, from, k, add));
      if (k < n - 1) ({ length: above[k], factor: rightFactors[k] } = reduceRow(work, from, k, add));
    }
    if (to < n) takeOffPanel(work, from, to, add);
  }
  const left = { of: v, at: 0, row: 1, column: n, m: n, n };
  return {
    diagonal,
    above,
    leftFactors,
    rightFactors,
    left,
    right: { of: u, at: 1, row: 1, column: n, m: n - 1, n: n - 1 },
  };
}

/** Nothing stays below the diagonal of column k; what that leaves of the rest goes into row k of Y. */
function reduceColumn({ n, a, v, u, y, x, line }: Work, from: number, k: number, add: AddProduct): Head {
  for (let i = k; i < n; i++) line[i] = a.of[i * n + k]!;
  for (let p = from; p < k; p++) {
    takeOff(line, 0, v, p * n, y[(p - from) * n + k]!, k, n);
    takeOff(line, 0, x, (p - from) * n, u[p * n + k]!, k, n);
  }
  const made = reflectionOf(line, v, k * n, k, n);
  if (k === n - 1) return made;
  const [out, own] = [(k - from) * n, k * n];
  y.fill(0, out, out + n);
  add(columnIn(y, out, k + 1, n), turned(within(a, k, n, k + 1, n)), columnIn(v, own, k, n), 1);
  for (let p = from; p < k; p++) {
    takeOff(y, out, y, (p - from) * n, dot(v, p * n, v, own, k, n), k + 1, n);
    takeOff(y, out, u, p * n, dot(x, (p - from) * n, v, own, k, n), k + 1, n);
  }
  for (let i = k + 1; i < n; i++) y[out + i] = y[out + i]! * made.factor;
  return made;
}

/** Nothing stays beyond the first neighbour in row k; what that leaves of the rest goes into row k of X. */
function reduceRow({ n, a, v, u, y, x, line }: Work, from: number, k: number, add: AddProduct): Head {
  for (let j = k + 1; j < n; j++) line[j] = a.of[k * n + j]!;
  for (let p = from; p <= k; p++) takeOff(line, 0, y, (p - from) * n, v[p * n + k]!, k + 1, n);
  for (let p = from; p < k; p++) takeOff(line, 0, u, p * n, x[(p - from) * n + k]!, k + 1, n);
  const made = reflectionOf(line, u, k * n, k + 1, n);
  const [out, own] = [(k - from) * n, k * n];
  x.fill(0, out, out + n);
  add(columnIn(x, out, k + 1, n), within(a, k + 1, n, k + 1, n), columnIn(u, own, k + 1, n), 1);
  for (let p = from; p <= k; p++) takeOff(x, out, v, p * n, dot(y, (p - from) * n, u, own, k + 1, n), k + 1, n);
  for (let p = from; p < k; p++) takeOff(x, out, x, (p - from) * n, dot(u, p * n, u, own, k + 1, n), k + 1, n);
  for (let i = k + 1; i < n; i++) x[out + i] = x[out + i]! * made.factor;
  return made;
}

/** What the rows and columns `from` to `to` leave, off the rest. */
function takeOffPanel({ n, a, v, u, y, x }: Work, from: number, to: number, add: AddProduct): void {
  const rest = within(a, to, n, to, n);
  const rows = (of: Matrix, at: number): Block => ({ of, at: at + to, row: n, column: 1, m: to - from, n: n - to });
  add(rest, turned(rows(v, from * n)), rows(y, 0), -1);
  add(rest, turned(rows(x, 0)), rows(u, from * n), -1);
}

const columnIn = (of: Matrix, at: number, first: number, n: number): Block => ({
  of,
  at: at + first,
  row: 1,
  column: 1,
  m: n - first,
  n: 1,
});

/** Elements `first` to `end` of the row of y at `to`, less f times those of x at `from`. */
function takeOff(y: Matrix, to: number, x: Matrix, from: number, f: number, first: number, end: number): void {
  for (let i = first; i < end; i++) y[to + i] = y[to + i]! - f * x[from + i]!;
}
function dot(x: Matrix, at: number, y: Matrix, also: number, first: number, end: number): number {
  let [even, odd] = [0, 0];
  let i = first;
  for (; i + 2 <= end; i += 2) {
    even += x[at + i]! * y[also + i]!;
    odd += x[at + i + 1]! * y[also + i + 1]!;
  }
  return i < end ? even + odd + x[at + i]! * y[also + i]! : even + odd;
}

/** The reflection that leaves of `line` its element `first`: into the row of v at `at`. */
function reflectionOf(line: Matrix, v: Matrix, at: number, first: number, n: number): Head {
  v[at + first] = 1;
  const alpha = line[first]!;
  const rest = lengthOf(line, first + 1, 1, n - first - 1);
  const head = reflectionTo(alpha, rest);
  if (rest !== 0) for (let i = first + 1; i < n; i++) v[at + i] = line[i]! / (alpha - head.length);
  return head;
}
