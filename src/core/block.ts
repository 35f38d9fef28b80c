/**
 * Matrices that lie within arrays of float64, pieces of these, and their products by plain loops. Knows numbers and
 * places; knows no tensors.
 */

export interface Block {
  readonly of: Float64Array;
  /** Where its first element lies. */
  readonly at: number;
  /** Elements from row to row, and from column to column. */
  readonly row: number;
  readonly column: number;
  readonly m: number;
  readonly n: number;
}

/** A whole array as a matrix of rows of `n`. */
export const blockOf = (of: Float64Array, m: number, n: number): Block => ({ of, at: 0, row: n, column: 1, m, n });
/** Its rows from `i` up to `rows`, and of these the columns from `j` up to `columns`. */
export const within = ({ of, at, row, column }: Block, i: number, rows: number, j: number, columns: number): Block => ({
  of,
  at: at + i * row + j * column,
  row,
  column,
  m: rows - i,
  n: columns - j,
});
export const turned = ({ of, at, row, column, m, n }: Block): Block => ({
  of,
  at,
  row: column,
  column: row,
  m: n,
  n: m,
});

/** c += factor · a b; c shares no element with a or b, and lies dense along its rows. */
export type AddProduct = (c: Block, a: Block, b: Block, factor: 1 | -1) => void;

/** By loops: four rows of b at a time, so that an element of c is read and written once for four products. */
export const addProduct: AddProduct = (c, a, b, factor) => {
  const { of: x, row: aRow, column: aStep } = a;
  const [y, z] = [b.of, c.of];
  for (let i = 0; i < c.m; i++) {
    let k = 0;
    for (; k + 4 <= a.n; k += 4) {
      const from = a.at + i * aRow + k * aStep;
      const f0 = factor * x[from]!;
      const f1 = factor * x[from + aStep]!;
      const f2 = factor * x[from + 2 * aStep]!;
      const f3 = factor * x[from + 3 * aStep]!;
      let to = c.at + i * c.row;
      let p = b.at + k * b.row;
      for (const end = to + c.n; to < end; to++, p += b.column)
        z[to] = z[to]! + (f0 * y[p]! + f1 * y[p + b.row]!) + (f2 * y[p + 2 * b.row]! + f3 * y[p + 3 * b.row]!);
    }
    for (; k < a.n; k++) {
      const f = factor * x[a.at + i * aRow + k * aStep]!;
      let to = c.at + i * c.row;
      let p = b.at + k * b.row;
      for (const end = to + c.n; to < end; to++, p += b.column) z[to] = z[to]! + f * y[p]!;
    }
  }
};
