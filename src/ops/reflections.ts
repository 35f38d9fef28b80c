/**
 * A matrix as orthonormal columns times an upper triangle, by Householder's reflections with LAPACK's signs. Reflections
 * of a panel of columns act together, as I - V T Vᵀ (Schreiber and Van Loan 1989), so that the work is products of
 * matrices; a panel is made by halves (Elmroth and Gustavson 2000). Knows numbers.
 */
import { type AddProduct, type Block, blockOf, turned, within } from "../core/block.ts";
import { withSign } from "../core/complex.ts";
import { copyOf, type Matrix, matrixRoom } from "./factorize.ts";

/** Columns whose reflections act together. */
const panel = 64;
/** Columns up to this many are worked on one after another. */
const fewColumns = 8;
const middleOf = (from: number, to: number): number => from + Math.ceil((to - from) / 2 / fewColumns) * fewColumns;

/** Reflections as columns of V (m, count), ones on its diagonal, zeros above; T of each panel, in its rows. */
interface Reflections {
  readonly v: Block;
  readonly t: Block;
  /** Room for two matrices of a panel's rows and as many columns as are reflected. */
  readonly work: readonly [Block, Block];
}

/** A (m, n) = Q R: the first k columns of Q (m, k) and rows of R (k, n); k is min(m, n) at least, m at most. */
export function factorQR(
  a: Matrix,
  m: number,
  n: number,
  k: number,
  add: AddProduct,
): { readonly q: Matrix; readonly r: Matrix } {
  const count = Math.min(m, n);
  const made = reflections(m, count, Math.max(n, k));
  const r = blockOf(copyOf(a), m, n);
  for (let from = 0; from < count; from += panel) {
    const to = Math.min(count, from + panel);
    factorPanel(r, made, from, from, to, add);
    if (to < n) reflect(within(r, from, m, to, n), made, from, from, to, true, add);
  }
  const q = blockOf(matrixRoom(m, k), m, k);
  for (let i = 0; i < k; i++) q.of[i * k + i] = 1;
  if (count <= fewColumns)
    for (let at = count - 1; at >= 0; at--) reflectByOne(q, made.v, at, at, made.t.of[at * made.t.row + at]!);
  else
    for (let from = lastPanel(count); from >= 0; from -= panel)
      reflect(within(q, from, m, from, k), made, from, from, Math.min(count, from + panel), false, add);
  return { q: q.of, r: r.of.subarray(0, k * n) };
}

const lastPanel = (count: number): number => Math.floor((count - 1) / panel) * panel;

function reflections(m: number, count: number, columns: number): Reflections {
  return around(blockOf(matrixRoom(m, count), m, count), columns);
}
function around(v: Block, columns: number): Reflections {
  const rows = Math.min(panel, v.n);
  const room = (): Block => blockOf(matrixRoom(rows, columns), rows, columns);
  return { v, t: blockOf(matrixRoom(v.n, rows), v.n, rows), work: [room(), room()] };
}

/** x becomes (I - f₀ v₀ v₀ᵀ) (I - f₁ v₁ v₁ᵀ) … x, for the columns of v and their factors. */
export function reflectAll(x: Block, v: Block, factors: Matrix, add: AddProduct): void {
  if (v.n <= fewColumns) {
    for (let k = v.n - 1; k >= 0; k--) reflectByOne(x, v, k, 0, factors[k]!);
    return;
  }
  const made = around(v, x.n);
  for (let from = lastPanel(v.n); from >= 0; from -= panel) {
    const to = Math.min(v.n, from + panel);
    bindPanel(made, factors, from, from, to, add);
    reflect(within(x, from, x.m, 0, x.n), made, from, from, to, false, add);
  }
}

/** T of the reflections `from` to `to` that are there. */
function bindPanel(made: Reflections, factors: Matrix, first: number, from: number, to: number, add: AddProduct): void {
  if (to - from > fewColumns) {
    const middle = middleOf(from, to);
    bindPanel(made, factors, first, from, middle, add);
    bindPanel(made, factors, first, middle, to, add);
    return joinPanels(made, first, from, middle, to, add);
  }
  const { v, t } = made;
  const sums = new Float64Array(fewColumns);
  for (let k = from; k < to; k++) {
    for (let j = from; j < k; j++) {
      let s = 0;
      for (let i = k, p = v.at + k * v.row; i < v.m; i++, p += v.row)
        s += v.of[p + j * v.column]! * v.of[p + k * v.column]!;
      sums[j - from] = s;
    }
    putFactor(t, sums, first, from, k, factors[k]!);
  }
}

/** Columns `from` to `to` of x, of the panel that begins at `first`, and T of them. */
function factorPanel(x: Block, made: Reflections, first: number, from: number, to: number, add: AddProduct): void {
  if (to - from <= fewColumns) return factorColumns(x, made, first, from, to);
  const middle = middleOf(from, to);
  factorPanel(x, made, first, from, middle, add);
  reflect(within(x, from, x.m, middle, to), made, first, from, middle, true, add);
  factorPanel(x, made, first, middle, to, add);
  joinPanels(made, first, from, middle, to, add);
}

/** What stands beside the T of both halves: -T₁ (V₁ᵀ V₂) T₂. */
function joinPanels(
  { v, t, work }: Reflections,
  first: number,
  from: number,
  middle: number,
  to: number,
  add: AddProduct,
): void {
  const [rows, columns] = [middle - from, to - middle];
  const [inner, half] = work.map((w) => emptied(w, rows, columns)) as [Block, Block];
  add(inner, turned(within(v, middle, v.m, from, middle)), within(v, middle, v.m, middle, to), 1);
  add(half, within(t, from, middle, from - first, middle - first), inner, 1);
  const last = within(t, middle, to, middle - first, to - first);
  add(within(t, from, middle, middle - first, to - first), half, last, -1);
}

/** c = (I - V T Vᵀ) c or, `back`, (I - V Tᵀ Vᵀ) c, for the columns `from` to `to` of V; c has the rows from `from` on. */
function reflect(
  c: Block,
  { v, t, work }: Reflections,
  first: number,
  from: number,
  to: number,
  back: boolean,
  add: AddProduct,
): void {
  const own = within(v, from, v.m, from, to);
  const [inner, outer] = [emptied(work[0], to - from, c.n), emptied(work[1], to - from, c.n)];
  const factor = within(t, from, to, from - first, to - first);
  add(inner, turned(own), c, 1);
  add(outer, back ? turned(factor) : factor, inner, 1);
  add(c, own, outer, -1);
}

function emptied(work: Block, m: number, n: number): Block {
  const out = within(work, 0, m, 0, n);
  for (let i = 0; i < m; i++) for (let j = i * out.row; j < i * out.row + n; j++) out.of[j] = 0;
  return out;
}

/** One column after another; the others of these few are reflected at once. */
function factorColumns(x: Block, { v, t }: Reflections, first: number, from: number, to: number): void {
  const sums = new Float64Array(fewColumns);
  for (let k = from; k < to; k++) {
    const tau = reflectionOf(x, v, k);
    sums.fill(0);
    for (let i = k; i < x.m; i++) {
      const own = i * v.row;
      const row = i * x.row;
      const f = v.of[own + k]!;
      for (let j = k + 1; j < to; j++) sums[j - from] = sums[j - from]! + f * x.of[row + j]!;
      for (let j = from; j < k; j++) sums[j - from] = sums[j - from]! + f * v.of[own + j]!;
    }
    for (let i = k; i < x.m; i++) {
      const f = tau * v.of[i * v.row + k]!;
      const row = i * x.row;
      for (let j = k + 1; j < to; j++) x.of[row + j] = x.of[row + j]! - f * sums[j - from]!;
    }
    putFactor(t, sums, first, from, k, tau);
  }
}

/** A column of T: -tau T (Vᵀ v), of which `sums` are the products with the vectors before, then tau. */
function putFactor(t: Block, sums: Matrix, first: number, from: number, k: number, tau: number): void {
  for (let i = from; i < k; i++) {
    let s = 0;
    for (let j = i; j < k; j++) s += t.of[i * t.row + j - first]! * sums[j - from]!;
    t.of[i * t.row + k - first] = -tau * s;
  }
  t.of[k * t.row + k - first] = tau;
}

/** The reflection that leaves nothing below the diagonal of column k: v into column k of V; its factor. */
function reflectionOf({ of: x, row, m }: Block, v: Block, k: number): number {
  v.of[k * v.row + k] = 1;
  const rest = lengthOf(x, (k + 1) * row + k, row, m - k - 1);
  if (rest === 0) return 0;
  const alpha = x[k * row + k]!;
  const { length, factor } = reflectionTo(alpha, rest);
  for (let i = k + 1; i < m; i++) {
    v.of[i * v.row + k] = x[i * row + k]! / (alpha - length);
    x[i * row + k] = 0;
  }
  x[k * row + k] = length;
  return factor;
}

/** What a first element becomes where a reflection takes the others, which are so long together, and that one's factor. */
export interface Head {
  readonly length: number;
  readonly factor: number;
}
/** As LAPACK's larfg: against the sign of the element, also of a 0; without others there is no reflection, and it stays. */
export function reflectionTo(alpha: number, rest: number): Head {
  if (rest === 0) return { length: alpha, factor: 0 };
  const length = -withSign(lengthOfTwo(alpha, rest), alpha);
  return { length, factor: (length - alpha) / length };
}

/** x, from row k and column `first` on, under the reflection of that number alone. */
function reflectByOne({ of: x, at, row, m, n }: Block, v: Block, k: number, first: number, tau: number): void {
  const from = v.at + k * v.column;
  for (let j = first; j < n; j++) {
    let s = 0;
    for (let i = k; i < m; i++) s += v.of[from + i * v.row]! * x[at + i * row + j]!;
    s *= tau;
    for (let i = k; i < m; i++) x[at + i * row + j] = x[at + i * row + j]! - s * v.of[from + i * v.row]!;
  }
}

function lengthOfTwo(x: number, y: number): number {
  const squares = x * x + y * y;
  return squares > 1e-280 && squares < 1e280 ? Math.sqrt(squares) : Math.hypot(x, y);
}
/** Of `count` elements from `at` on, so far apart; also where their squares are no numbers. */
export function lengthOf(x: Matrix, at: number, step: number, count: number): number {
  const end = at + step * count;
  let squares = 0;
  for (let i = at; i < end; i += step) squares += x[i]! * x[i]!;
  if (squares > 1e-280 && squares < 1e280) return Math.sqrt(squares);
  let length = 0;
  for (let i = at; i < end; i += step) length = Math.hypot(length, x[i]!);
  return length;
}
