/** Vectors as rows of a matrix, of which some become combinations of each other, and all are put in another order. Knows numbers. */
import { type AddProduct, type Block, blockOf, within } from "../core/block.ts";
import { type Matrix, matrixRoom, swapRows } from "./factorize.ts";

/** Room to work in, for matrices of up to n rows and columns. */
export interface Room {
  readonly gathered: Matrix;
  readonly factors: Matrix;
  readonly made: Matrix;
}
export const roomFor = (n: number): Room => ({
  gathered: matrixRoom(n, n),
  factors: matrixRoom(n, n),
  made: matrixRoom(n, n),
});

/** The rows `kept`, which `inner` (k, k) combines, then those that stay; columns `from` to `middle` and up to `to` count. */
export interface Merge {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  readonly kept: readonly number[];
  readonly alone: readonly number[];
}

/** Both kinds of rows one after another in the order that is asked for, from row `from` on. Rows of one part are 0 in the other. */
export function mergeRows(
  rows: Block,
  { from, middle, to, kept, alone }: Merge,
  inner: Matrix,
  order: readonly number[],
  room: Room,
  add: AddProduct,
): void {
  const [k, n] = [kept.length, to - from];
  const made = blockOf(room.made, k + alone.length, n);
  room.made.fill(0, 0, k * n);
  combine(rows, kept, inner, from, middle, within(made, 0, k, 0, middle - from), room, add);
  combine(rows, kept, inner, middle, to, within(made, 0, k, middle - from, n), room, add);
  alone.forEach((row, i) => {
    room.made.set(rows.of.subarray(row * rows.row + from, row * rows.row + to), (k + i) * n);
  });
  order.forEach((i, at) => {
    rows.of.set(room.made.subarray(i * n, (i + 1) * n), (from + at) * rows.row + from);
  });
}

function combine(
  rows: Block,
  kept: readonly number[],
  inner: Matrix,
  first: number,
  end: number,
  made: Block,
  room: Room,
  add: AddProduct,
): void {
  const [k, width] = [kept.length, end - first];
  const begins = kept.map((row) => row * rows.row);
  const used = begins.flatMap((at, i) => (isZero(rows.of, at + first, at + end) ? [] : [i]));
  used.forEach((i, at) => {
    room.gathered.set(rows.of.subarray(begins[i]! + first, begins[i]! + end), at * width);
  });
  for (let i = 0, at = 0; i < k; i++) for (const j of used) room.factors[at++] = inner[i * k + j]!;
  add(made, blockOf(room.factors, k, used.length), blockOf(room.gathered, used.length, width), 1);
}

function isZero(x: Matrix, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (x[i] !== 0) return false;
  return true;
}

/** Places of numbers, by their size: the smallest first, or the largest. */
export const ascending = (x: ArrayLike<number>): number[] =>
  Array.from({ length: x.length }, (_, i) => i).sort((i, j) => x[i]! - x[j]!);
export const descending = (x: ArrayLike<number>): number[] =>
  Array.from({ length: x.length }, (_, i) => i).sort((i, j) => x[j]! - x[i]!);

/** Rows in the order of their n numbers, which become ascending, with as few exchanges as can be. */
export function sortRows(rows: Matrix, numbers: Matrix, n: number): void {
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (numbers[j]! < numbers[least]!) least = j;
    if (least === i) continue;
    [numbers[least], numbers[i]] = [numbers[i]!, numbers[least]!];
    swapRows(rows, n, i, least);
  }
}
