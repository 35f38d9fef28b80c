/**
 * Singular values and vectors of real matrices: small ones by LAPACK's steps; others are made bidiagonal, which is cut in
 * two halves until they are small (Gu and Eisenstat 1995, LAPACK's bdsdc). Knows numbers.
 */
import { type AddProduct, type Block, blockOf, within } from "../core/block.ts";
import { type Bidiagonal, bidiagonalOf } from "./bidiagonal.ts";
import { type Matrix, matrixRoom, scaled, scaleOf, transposed } from "./factorize.ts";
import { factorByRotations, type SVD } from "./jacobi.ts";
import { ascending, mergeRows, type Room, roomFor } from "./merged-rows.ts";
import { factorQR, reflectAll } from "./reflections.ts";
import { turnRows } from "./rotations.ts";
import { bothVectorsOf, type Secular, zerosOf } from "./secular.ts";
import { factorSmall, mostSmall } from "./small-svd.ts";
import { rotateToDiagonal } from "./tridiagonal.ts";

/** Matrices of so few columns are not made bidiagonal, and halves up to this size are not cut. */
const smallest = 16;
const ulp = 2 ** -53;

/** A (m, n) = U diag(s) Vᵀ with k = min(m, n): U (m, k), s descending, V (n, k). All NaN where there are none. */
export const factorSVD = (a: Matrix, m: number, n: number, add: AddProduct): SVD =>
  factorFew(a, m, n, false, add) ?? factorMany(a, m, n, add);

/** The same with all columns of U (m, m) and V (n, n); null where there is no such way. */
export const factorWhole = (a: Matrix, m: number, n: number, add: AddProduct): SVD | null =>
  factorFew(a, m, n, true, add);

/** Null where there are many rows and columns, or the steps for few do not come to an end. */
function factorFew(a: Matrix, m: number, n: number, full: boolean, add: AddProduct): SVD | null {
  const few = Math.min(m, n);
  return few > 0 && few <= mostSmall && hasEnd(a) ? factorSmall(a, m, n, full, add) : null;
}

function factorMany(a: Matrix, m: number, n: number, add: AddProduct): SVD {
  if (m < n) {
    const { u, s, v } = factorMany(transposed(a, m, n), n, m, add);
    return { u: v, s, v: u };
  }
  if (!hasEnd(a)) return nowhere(m, n);
  if (n <= smallest) return factorByRotations(a, m, n);
  if (m === n) return factorSquare(a, n, add);
  // The triangle that is left of a tall matrix has the same values.
  const { q, r } = factorQR(a, m, n, n, add);
  const inner = factorMany(r, n, n, add);
  const out = blockOf(matrixRoom(m, n), m, n);
  add(out, blockOf(q, m, n), blockOf(inner.u, n, n), 1);
  return { ...inner, u: out.of };
}

/** Whether all numbers are finite: what is not leaves no 0. */
function hasEnd(a: Matrix): boolean {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += 0 * a[i]!;
  return sum === 0;
}
function nowhere(m: number, n: number): SVD {
  const none = (size: number): Matrix => new Float64Array(size).fill(Number.NaN);
  return { u: none(m * n), s: none(n), v: none(n * n) };
}

/** The values alone, descending. */
export function singularValues(a: Matrix, m: number, n: number, add: AddProduct): Matrix {
  if (m < n) return singularValues(transposed(a, m, n), n, m, add);
  if (n <= smallest || !hasEnd(a)) return factorSVD(a, m, n, add).s;
  if (m > n) return singularValues(factorQR(a, m, n, n, add).r, n, n, add);
  const scale = scaleOf(a);
  const { diagonal, above } = bidiagonalOf(scaled(a, 1 / scale), n, add);
  // The eigenvalues of the symmetric matrix in which both stand beside the diagonal are these and these times -1.
  const beside = Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? diagonal[i / 2]! : above[(i - 1) / 2]!));
  const values = new Float64Array(2 * n);
  if (!rotateToDiagonal({ diagonal: values, beside }, 2 * n, null, 0)) return factorSquare(a, n, add).s;
  return values
    .sort()
    .reverse()
    .slice(0, n)
    .map((v) => Math.max(0, v) * scale);
}

function factorSquare(a: Matrix, n: number, add: AddProduct): SVD {
  const scale = scaleOf(a);
  const reduced = bidiagonalOf(scaled(a, 1 / scale), n, add);
  const [left, right] = [blockOf(matrixRoom(n, n), n, n), blockOf(matrixRoom(n, n), n, n)];
  const inner = { left: matrixRoom(n, n), right: matrixRoom(n, n) };
  const work: Work = { ...reduced, left, right, inner, room: roomFor(n), add };
  divide(work, 0, n, true);
  const [u, v] = [left, right].map(({ of }) => transposed(turnedOver(of, n), n, n)) as [Matrix, Matrix];
  reflectAll(blockOf(u, n, n), reduced.left, reduced.leftFactors, add);
  reflectAll(within(blockOf(v, n, n), 1, n, 0, n), reduced.right, reduced.rightFactors, add);
  return { u, s: scaled(work.diagonal.reverse(), scale), v };
}
/** Rows from the last to the first. */
function turnedOver(x: Matrix, n: number): Matrix {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out.set(x.subarray(i * n, (i + 1) * n), (n - 1 - i) * n);
  return out;
}

/**
 * A part of rows `from` to `to` has as many columns, or one more, which then has no row of its own below. Its values,
 * ascending, take the diagonal's place; left and right vectors become rows `from` to `to`, and row `to` of the right ones
 * the one that the part makes 0.
 */
interface Work extends Bidiagonal {
  readonly left: Block;
  readonly right: Block;
  readonly inner: { readonly left: Matrix; readonly right: Matrix };
  readonly room: Room;
  readonly add: AddProduct;
}

function divide(work: Work, from: number, to: number, isSquare: boolean): void {
  if (to - from <= smallest) return conquer(work, from, to, isSquare);
  const middle = from + ((to - from) >> 1);
  divide(work, from, middle, false);
  divide(work, middle + 1, to, isSquare);
  join(work, from, middle, to, isSquare);
}

function conquer({ diagonal, above, left, right }: Work, from: number, to: number, isSquare: boolean): void {
  const n = to - from;
  const width = isSquare ? n : n + 1;
  const dense = new Float64Array(n * n);
  for (let i = 0; i < n; i++) dense[i * n + i] = diagonal[from + i]!;
  for (let i = 0; i + 1 < n; i++) dense[i * n + i + 1] = above[from + i]!;
  const turns = isSquare ? null : withoutLastColumn(dense, n, above[to - 1]!);
  const { u, s, v } = factorByRotations(dense, n, n);
  for (let i = 0; i < n; i++) {
    const at = n - 1 - i;
    const row = (from + at) * right.row + from;
    diagonal[from + at] = s[i]!;
    for (let j = 0; j < n; j++) left.of[row + j] = u[j * n + i]!;
    for (let c = 0; c < width; c++) {
      let sum = 0;
      if (turns) for (let j = 0; j < n; j++) sum += v[j * n + i]! * turns[j * width + c]!;
      right.of[row + c] = turns ? sum : v[c * n + i]!;
    }
  }
  if (turns) right.of.set(turns.subarray(n * width), to * right.row + from);
}

/** Turns columns of a bidiagonal matrix until `last`, beside its last row, is 0: what it is to be multiplied with then. */
function withoutLastColumn(b: Matrix, n: number, last: number): Matrix {
  const turns = new Float64Array((n + 1) * (n + 1));
  for (let i = 0; i <= n; i++) turns[i * (n + 1) + i] = 1;
  let x = last;
  for (let i = n - 1; i >= 0 && x !== 0; i--) {
    const length = Math.hypot(b[i * n + i]!, x);
    const [c, s] = [b[i * n + i]! / length, x / length];
    turnRows(turns, n + 1, i, n, { c, s });
    b[i * n + i] = length;
    if (i === 0) break;
    const over = b[(i - 1) * n + i]!;
    b[(i - 1) * n + i] = c * over;
    x = -s * over;
  }
  return turns;
}

/** Both parts become one, with the row between them: a matrix that has z as its first row, the values on its diagonal. */
function join(work: Work, from: number, middle: number, to: number, isSquare: boolean): void {
  const { diagonal, left, right, inner, room, add } = work;
  const z = firstRow(work, from, middle, to, isSquare);
  left.of[middle * left.row + middle] = 1;
  const { kept, alone } = deflate(work, from, middle, to, z);
  // Squares of squares of what this part has may be no numbers.
  const places = kept.map((i) => i - from);
  const scale = Math.max(2 ** -1000, scaleOf(places.map((i) => Math.max(diagonal[from + i]!, Math.abs(z[i]!)))));
  const own: Secular = {
    k: kept.length,
    d: Float64Array.from(kept, (i) => (i === middle ? 0 : diagonal[i]! / scale)),
    z: Float64Array.from(places, (i) => z[i]! / scale),
    rho: 1,
    squared: true,
  };
  const [ofLeft, ofRight] = [inner.left, inner.right].map((x) => x.subarray(0, own.k * own.k)) as [Matrix, Matrix];
  const values = [...scaled(zerosOf(own, ofRight), scale), ...alone.map((i) => diagonal[i]!)];
  bothVectorsOf(own, ofRight, ofLeft);
  const order = ascending(values);
  const merge = { from, middle: middle + 1, kept, alone };
  mergeRows(left, { ...merge, to }, ofLeft, order, room, add);
  mergeRows(right, { ...merge, to: isSquare ? to : to + 1 }, ofRight, order, room, add);
  order.forEach((i, at) => {
    diagonal[from + at] = values[i]!;
  });
}

/** The row between both parts, in terms of their right vectors; those that they make 0 become one for it and one for none. */
function firstRow(
  { diagonal, above, right }: Work,
  from: number,
  middle: number,
  to: number,
  isSquare: boolean,
): Matrix {
  const [a, b] = [diagonal[middle]!, above[middle]!];
  const part = (i: number, column: number): number => right.of[i * right.row + column]!;
  const z = new Float64Array(to - from);
  for (let i = from; i < to; i++) z[i - from] = i <= middle ? a * part(i, middle) : b * part(i, middle + 1);
  if (isSquare) return z;
  const [own, other] = [z[middle - from]!, b * part(to, middle + 1)];
  const length = Math.hypot(own, other);
  if (length > 0) turnRows(right.of, right.row, middle, to, { c: own / length, s: other / length });
  z[middle - from] = length;
  return z;
}

interface Deflated {
  /** Rows that change, the one between both parts first, others by their value. */
  readonly kept: readonly number[];
  /** Rows that stay. */
  readonly alone: readonly number[];
}

/** Rows that z hardly changes stay; of two values that are hardly apart, one pair of rows is turned so that it stays. */
function deflate(
  { diagonal: d, above, left, right }: Work,
  from: number,
  middle: number,
  to: number,
  z: Matrix,
): Deflated {
  let most = Math.max(Math.abs(d[middle]!), Math.abs(above[middle]!));
  for (let i = from; i < to; i++) most = Math.max(most, Math.abs(d[i]!));
  const least = Math.max(16 * ulp * most, Number.MIN_VALUE * 2 ** 60);
  if (!(Math.abs(z[middle - from]!) > least)) z[middle - from] = least;
  const kept = [middle];
  const alone: number[] = [];
  for (const place of ascending(d.subarray(from, to))) {
    const i = from + place;
    if (i === middle) continue;
    if (!(Math.abs(z[place]!) > least)) {
      alone.push(i);
      continue;
    }
    const p = kept.at(-1)!;
    if (p !== middle && d[i]! - d[p]! <= least) {
      const length = Math.hypot(z[place]!, z[p - from]!);
      const [c, s] = [z[place]! / length, -z[p - from]! / length];
      z[place] = length;
      for (const { of, row } of [left, right]) turnRows(of, row, p, i, { c, s });
      kept.pop();
      alone.push(p);
    }
    kept.push(i);
  }
  // Apart from the 0 that stands in the row between.
  if (kept.length > 1) d[kept[1]!] = Math.max(d[kept[1]!]!, least / 2);
  return { kept, alone };
}
