/** Diagonals, triangles and bands of matrices; the identity matrix. */
import { allocate } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis, sameShape, sizeOf } from "../core/shape.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { rankError } from "./movement.ts";
import { operation, select, tensor } from "./operation.ts";
import { accumulation, sum } from "./reduction.ts";

/** The diagonal of the last two axes, as a view: both axes stepped at once. */
export function diagonalOf(x: Node, offset: number): Node {
  const rank = x.shape.length;
  if (rank < 2) throw rankError("diag_part", "at least two axes", x.shape);
  const [m, n] = [x.shape[rank - 2]!, x.shape[rank - 1]!];
  const [top, left] = [Math.max(0, -offset), Math.max(0, offset)];
  const count = Math.max(0, Math.min(m - top, n - left));
  // In the flattened matrix the diagonal is every (n + 1)-th element.
  const lead = x.shape.slice(0, -2);
  const flat = structure.reshape(x, [...lead, m * n]);
  const begin = [...lead.map(() => 0), count === 0 ? 0 : top * n + left];
  return structure.slice(flat, begin, [...lead.map(() => 1), n + 1], [...lead, count]);
}

/** A matrix with the last axis of x on a diagonal, 0 elsewhere. */
export function onDiagonal(x: Node, offset: number): Node {
  const lead = x.shape.slice(0, -1);
  const size = x.shape.at(-1)! + Math.abs(offset);
  const begin = [...lead.map(() => 0), Math.max(0, -offset) * size + Math.max(0, offset)];
  const flat = structure.place(x, begin, [...lead.map(() => 1), size + 1], [...lead, size * size]);
  return structure.reshape(flat, [...lead, size, size]);
}

const k = {
  kind: "int",
  doc: "which diagonal: 0 the main one, 1 the one above",
  default: 0,
  also: "diagonal offset",
} as const;

export const diag = operation({
  name: "diag",
  moves: true,
  also: { tf: "experimental.numpy.diag", np: "diag", torch: "diag" },
  params: { x: tensor("a vector, or a matrix", { also: "v input diagonal" }), k },
  doc: "Of a vector: a matrix with it on the diagonal. Of a matrix: its diagonal.",
  examples: [
    { code: "diag([1, 2])", shows: "[[1 0]\n [0 2]]" },
    { code: "diag([[1, 2], [3, 4]])", shows: "[1 4]" },
  ],
  run: ({ x, k }) => {
    if (x.shape.length === 0) throw rankError("diag", "at least one axis", x.shape);
    return x.shape.length === 1 ? onDiagonal(x, k) : diagonalOf(x, k);
  },
});

/** TensorFlow's diag takes a stack of vectors where NumPy's takes a matrix apart. */
export const diagEmbed = operation({
  name: "diag_embed",
  also: { tf: "linalg.diag", torch: "diag_embed" },
  params: { x: tensor("a vector, or a stack of them", { also: "diagonal input" }), k: { ...k, also: "offset" } },
  doc: "Matrices with the last axis of x on a diagonal.",
  examples: [{ code: "diag_embed([[1, 2], [3, 4]])[1]", shows: "[[3 0]\n [0 4]]" }],
  run: ({ x, k }) => {
    if (x.shape.length === 0) throw rankError("diag_embed", "at least one axis", x.shape);
    return onDiagonal(x, k);
  },
});

export const diagPart = operation({
  name: "diag_part",
  moves: true,
  also: { tf: "linalg.diag_part", np: "linalg.diagonal", torch: "linalg.diagonal" },
  params: { x: tensor("a matrix, or a stack of them", { also: "a input" }), k },
  doc: "The diagonal of the last two axes.",
  examples: [{ code: "diag_part([[1, 2], [3, 4]])", shows: "[1 4]" }],
  run: ({ x, k }) => diagonalOf(x, k),
});

/** x with two axes moved to the end. */
function matricesAt(x: Node, axis1: number, axis2: number): Node {
  const rank = x.shape.length;
  if (rank < 2) throw rankError("diagonal", "at least two axes", x.shape);
  const [i, j] = [resolveAxis(axis1, rank, "axis1"), resolveAxis(axis2, rank, "axis2")];
  if (i === j) throw refuse("value/domain", { detail: "a diagonal lies along two different axes" });
  return structure.permute(x, [...x.shape.flatMap((_, a) => (a === i || a === j ? [] : [a])), i, j]);
}
const offset = { ...k, also: "k diagonal" } as const;
const axis1 = { kind: "axis", doc: "one of the two axes", default: -2, also: "dim1" } as const;
const axis2 = { kind: "axis", doc: "the other one", default: -1, also: "dim2" } as const;
const leading = { axis1: 0, axis2: 1 };

export const diagonal = operation({
  name: "diagonal",
  moves: true,
  also: { np: "diagonal", torch: "diagonal" },
  params: { x: tensor("a matrix, or a stack of them", { also: "a input" }), offset, axis1, axis2 },
  variants: { "np.diagonal": leading, "torch.diagonal": leading },
  doc: "The diagonal of two axes: the last two, under NumPy's and PyTorch's names the first two.",
  examples: [{ code: "diagonal([[1, 2], [3, 4]], 1)", shows: "[2]" }],
  run: ({ x, offset, axis1, axis2 }) => diagonalOf(matricesAt(x, axis1, axis2), offset),
});

export const eye = operation({
  name: "eye",
  also: { tf: "eye linalg.eye", np: "eye identity", torch: "eye" },
  params: {
    n: { kind: "int", doc: "rows", also: "num_rows N" },
    m: { kind: "int", doc: "columns; left out: as many as rows", default: null, also: "num_columns M" },
    k: { ...k, also: "" },
    batch_shape: { kind: "shape", doc: "leading axes, along which it is repeated", default: [] },
    dtype: { kind: "dtype", doc: "element type", default: null },
  },
  methodless: true,
  doc: "The identity matrix: ones on the diagonal, zeros elsewhere.",
  examples: [{ code: "eye(2)", shows: "[[1. 0.]\n [0. 1.]]" }],
  run: ({ n, m, k, batch_shape, dtype }, { float }) => {
    const columns = m ?? n;
    if (n < 0 || columns < 0) throw refuse("shape/negative", { size: Math.min(n, columns) });
    const count = Math.max(0, Math.min(n + Math.min(k, 0), columns - Math.max(k, 0)));
    const begin = count === 0 ? 0 : Math.max(k, 0) + Math.max(-k, 0) * columns;
    const flat = structure.place(structure.constant(1, dtype ?? float, [count]), [begin], [columns + 1], [n * columns]);
    return structure.expand(structure.reshape(flat, [n, columns]), [...batch_shape, n, columns]);
  },
});

/** What stays of a matrix on one side of a diagonal. */
const triangle = (
  name: string,
  band: (k: number) => readonly [low: number | null, high: number | null],
  doc: string,
  shows: string,
) =>
  operation({
    name,
    also: { np: name, torch: name },
    params: { x: tensor("a matrix, or a stack of them", { also: "m input" }), k },
    doc,
    examples: [{ code: `${name}([[1, 2], [3, 4]])`, shows }],
    // A vector is every row of a square, as NumPy has it.
    run: ({ x, k }) => bandOf(x.shape.length === 1 ? structure.expand(x, [x.shape[0]!, x.shape[0]!]) : x, ...band(k)),
  });
export const tril = triangle("tril", (k) => [null, k], "The lower triangle; 0 above it.", "[[1 0]\n [3 4]]");
export const triu = triangle("triu", (k) => [k, null], "The upper triangle; 0 below it.", "[[1 2]\n [0 4]]");
export const bandPart = operation({
  name: "band_part",
  also: { tf: "linalg.band_part" },
  params: {
    x: tensor("a matrix, or a stack of them", { also: "input" }),
    lower: { kind: "int", doc: "diagonals kept below the main one; -1: all", also: "num_lower" },
    upper: { kind: "int", doc: "diagonals kept above the main one; -1: all", also: "num_upper" },
  },
  doc: "A band around the diagonal; 0 elsewhere.",
  examples: [{ code: "band_part([[1, 2], [3, 4]], 0, -1)", shows: "[[1 2]\n [0 4]]" }],
  run: ({ x, lower, upper }) => {
    checkBand("num_lower", lower, "rows", x.shape.at(-2));
    checkBand("num_upper", upper, "columns", x.shape.at(-1));
    return bandOf(x, lower < 0 ? null : -lower, upper < 0 ? null : upper);
  },
});

function checkBand(name: string, kept: number, what: "rows" | "columns", size: number | undefined): void {
  if (size === undefined || kept <= size) return;
  const detail = `${name} must be negative or less or equal to number of ${what} (${size}) got: ${kept}`;
  throw refuse("value/domain", { detail });
}

/** What stays from diagonal `low` to diagonal `high`, counted from the main one; null: as far as there are any. */
function bandOf(x: Node, low: number | null, high: number | null): Node {
  const rank = x.shape.length;
  if (rank < 2) throw rankError("tril and triu", "at least two axes", x.shape);
  const [m, n] = [x.shape[rank - 2]!, x.shape[rank - 1]!];
  // What stays is the same along each diagonal: one element for each, read as a matrix.
  const diagonals = Math.max(0, m + n - 1);
  const kept = allocate("bool", diagonals) as Uint8Array;
  for (let i = 0, diagonal = 1 - m; i < diagonals; i++, diagonal++) {
    kept[i] = (low === null || diagonal >= low) && (high === null || diagonal <= high) ? 1 : 0;
  }
  const layout = { shape: [m, n], strides: [-1, 1], offset: Math.max(0, m - 1) };
  return select(sourceOf({ dtype: "bool", layout, data: kept }), x, structure.constant(0, x.dtype));
}

export const trace = operation({
  name: "trace",
  also: { tf: "linalg.trace", np: "trace linalg.trace", torch: "trace" },
  params: { x: tensor("a matrix, or a stack of them", { also: "a input" }), offset, axis1, axis2, ...accumulation },
  variants: { "np.trace": leading, "tf.linalg.trace": { widen: null }, "torch.trace": { widen: "int64" } },
  doc: "Sum of a diagonal, the main one if nothing is said: of the last two axes, under the name np.trace of the first two.",
  examples: [{ code: "trace([[1, 2], [3, 4]])", shows: "5" }],
  run: ({ x, offset, axis1, axis2, dtype, widen }) =>
    sum({ x: diagonalOf(matricesAt(x, axis1, axis2), offset), axis: [-1], dtype, widen }),
});

export const tensorDiag = operation({
  name: "tensor_diag",
  also: { tf: "linalg.tensor_diag" },
  params: { x: tensor("any tensor", { also: "diagonal" }) },
  doc: "A tensor of twice the axes, x where the first half of the positions is the second, 0 elsewhere.",
  examples: [{ code: "tensor_diag([1, 2])", shows: "[[1 0]\n [0 2]]" }],
  run: ({ x }) => structure.reshape(onDiagonal(structure.reshape(x, [sizeOf(x.shape)]), 0), [...x.shape, ...x.shape]),
});

export const tensorDiagPart = operation({
  name: "tensor_diag_part",
  also: { tf: "linalg.tensor_diag_part" },
  params: { x: tensor("a tensor whose last half of axes has the sizes of the first", { also: "input" }) },
  doc: "The elements whose first half of the position is the second: what tensor_diag spread out.",
  examples: [{ code: "tensor_diag_part([[1, 2], [3, 4]])", shows: "[1 4]" }],
  run: ({ x }) => {
    const half = x.shape.slice(0, x.shape.length / 2);
    const isEven = x.shape.length > 0 && sameShape([...half, ...half], x.shape);
    if (!isEven) throw rankError("tensor_diag_part", "axes in two halves of the same sizes", x.shape);
    const n = sizeOf(half);
    return structure.reshape(diagonalOf(structure.reshape(x, [n, n]), 0), half);
  },
});
