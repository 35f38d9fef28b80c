/**
 * Triangular systems, by halves: what is solved of one half is taken off the other by a product of matrices, which is
 * where the work is. Knows numbers.
 */
import { type AddProduct, type Block, turned, within } from "../core/block.ts";

/** Triangles up to this size are solved row after row. */
const smallest = 8;
/** Where to cut: in the middle, at a multiple of what the loops take. */
const middleOf = (n: number): number => Math.ceil(n / 2 / smallest) * smallest;

/** b becomes x of L x = b, for a lower triangle, of which `unit` takes the diagonal for ones. */
export function solveLower(l: Block, b: Block, unit: boolean, add: AddProduct): void {
  if (l.n <= smallest) return lowerRows(l, b, unit);
  const h = middleOf(l.n);
  const [upper, lower] = [within(b, 0, h, 0, b.n), within(b, h, b.m, 0, b.n)];
  solveLower(within(l, 0, h, 0, h), upper, unit, add);
  add(lower, within(l, h, l.m, 0, h), upper, -1);
  solveLower(within(l, h, l.m, h, l.n), lower, unit, add);
}

/** b becomes x of U x = b, for an upper triangle. */
export function solveUpper(u: Block, b: Block, add: AddProduct): void {
  if (u.n <= smallest) return upperRows(u, b);
  const h = middleOf(u.n);
  const [upper, lower] = [within(b, 0, h, 0, b.n), within(b, h, b.m, 0, b.n)];
  solveUpper(within(u, h, u.m, h, u.n), lower, add);
  add(upper, within(u, 0, h, h, u.n), lower, -1);
  solveUpper(within(u, 0, h, 0, h), upper, add);
}

/** b becomes x of x Lᵀ = b. */
export function solveLowerFromRight(l: Block, b: Block, add: AddProduct): void {
  if (l.n <= smallest) return eachRowByLower(l, b);
  const h = middleOf(l.n);
  const [left, right] = [within(b, 0, b.m, 0, h), within(b, 0, b.m, h, b.n)];
  solveLowerFromRight(within(l, 0, h, 0, h), left, add);
  add(right, left, turned(within(l, h, l.m, 0, h)), -1);
  solveLowerFromRight(within(l, h, l.m, h, l.n), right, add);
}

/** The inverse of a lower triangle with ones on its diagonal, into x, which is 0 everywhere. */
export function invertUnitLower(l: Block, x: Block, add: AddProduct): void {
  if (l.n <= smallest) {
    for (let i = 0; i < x.n; i++) x.of[x.at + i * (x.row + x.column)] = 1;
    return lowerRows(l, x, true);
  }
  const h = middleOf(l.n);
  const [first, below] = [within(x, 0, h, 0, h), within(x, h, x.m, 0, h)];
  invertUnitLower(within(l, 0, h, 0, h), first, add);
  add(below, within(l, h, l.m, 0, h), first, -1);
  const last = within(l, h, l.m, h, l.n);
  solveLower(last, below, true, add);
  invertUnitLower(last, within(x, h, x.m, h, x.n), add);
}

function lowerRows(l: Block, b: Block, unit: boolean): void {
  for (let i = 0; i < l.n; i++) {
    for (let j = 0; j < i; j++) takeOffRow(b, i, j, l.of[l.at + i * l.row + j * l.column]!);
    if (!unit) divideRow(b, i, l.of[l.at + i * (l.row + l.column)]!);
  }
}

function upperRows(u: Block, b: Block): void {
  for (let i = u.n - 1; i >= 0; i--) {
    for (let j = i + 1; j < u.n; j++) takeOffRow(b, i, j, u.of[u.at + i * u.row + j * u.column]!);
    divideRow(b, i, u.of[u.at + i * (u.row + u.column)]!);
  }
}

/** Row i of b less f times row j. */
function takeOffRow({ of, at, row, n }: Block, i: number, j: number, f: number): void {
  if (f === 0) return;
  let to = at + i * row;
  let from = at + j * row;
  for (const end = to + n; to < end; to++, from++) of[to] = of[to]! - f * of[from]!;
}
function divideRow({ of, at, row, n }: Block, i: number, d: number): void {
  const first = at + i * row;
  for (let to = first; to < first + n; to++) of[to] = of[to]! / d;
}

function eachRowByLower(l: Block, { of, at, row, m, n }: Block): void {
  for (let j = 0; j < n; j++) {
    const first = l.at + j * l.row;
    const d = l.of[first + j * l.column]!;
    for (let i = 0; i < m; i++) {
      const from = at + i * row;
      let s = of[from + j]!;
      for (let k = 0; k < j; k++) s -= of[from + k]! * l.of[first + k * l.column]!;
      of[from + j] = s / d;
    }
  }
}
