/** Lengths of vectors and matrices. */
import { isInexact, isInteger, partOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxes, type Shape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { abs, divide, magnitudeSquared, multiply, numberLike, power } from "./arithmetic.ts";
import { notEqual } from "./compare.ts";
import { svdvals } from "./decompositions.ts";
import { anyMatrix, squareOf } from "./matrices.ts";
import { rankError } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { axisOption, keepdimsOption, max, min, sum } from "./reduction.ts";
import { inverse } from "./solving.ts";
import { sqrt } from "./transcendental.ts";

const x = tensor("any tensor", { also: "a input input_tensor tensor A", want: "float" });
type Axes = readonly number[] | null;

/** The p-norm of what lies along axes: of p = 0 the number of elements that are not 0. */
function vectorNorm(x: Node, ord: number, axis: Axes, keepdims: boolean): Node {
  const size = abs(x);
  const empty = resolveAxes(axis, x.shape.length).some((a) => x.shape[a] === 0);
  if (empty && Math.abs(ord) === Number.POSITIVE_INFINITY) return sum({ x: size, axis, keepdims });
  if (ord === Number.POSITIVE_INFINITY) return max({ x: size, axis, keepdims });
  if (ord === Number.NEGATIVE_INFINITY) return min({ x: size, axis, keepdims });
  if (ord === 0) return sum({ x: castTo(notEqual(x, numberLike(0, x)), partOf(x.dtype)), axis, keepdims });
  if (ord === 1) return sum({ x: size, axis, keepdims });
  if (ord === 2) return sqrt(sum({ x: magnitudeSquared(x), axis, keepdims }));
  const total = sum({ x: power(size, numberLike(ord, size)), axis, keepdims });
  return power(total, numberLike(1 / ord, total));
}

type MatrixOrder = number | "fro" | "euclidean" | "nuc";
/** The norm of the matrices that lie along two axes. */
function matrixNorm(x: Node, ord: MatrixOrder, axes: readonly [number, number], keepdims: boolean): Node {
  const [row, column] = resolveAxesInOrder(axes, x.shape.length);
  if (ord === "fro" || ord === "euclidean") return vectorNorm(x, 2, [row, column], keepdims);
  const others = x.shape.flatMap((_, a) => (a === row || a === column ? [] : [a]));
  const moved = structure.permute(x, [...others, row, column]);
  const kept: Shape = x.shape.map((d, a) => (a === row || a === column ? 1 : d));
  const out = ofLastAxes(moved, ord);
  return keepdims ? structure.reshape(out, kept) : out;
}
function resolveAxesInOrder(axes: readonly [number, number], rank: number): readonly [number, number] {
  if (rank < 2) throw refuse("shape/rank", { name: "matrix_norm", wanted: "at least two axes", shape: `${rank} axes` });
  const [row, column] = axes.map((a) => resolveAxes([a], rank)[0]!) as [number, number];
  return [row, column];
}
function ofLastAxes(x: Node, ord: number | "nuc"): Node {
  const largest = ord !== "nuc" && ord > 0;
  const pick = (v: Node): Node => (largest ? max : min)({ x: v, axis: [-1] });
  if (ord === "nuc") return sum({ x: svdvals({ x }), axis: [-1] });
  switch (Math.abs(ord)) {
    case 2:
      return pick(svdvals({ x }));
    case 1:
      return pick(sum({ x: abs(x), axis: [-2] }));
    case Number.POSITIVE_INFINITY:
      return pick(sum({ x: abs(x), axis: [-1] }));
    default:
      throw refuse("value/domain", {
        detail: `a matrix has no norm of order ${ord}: 1, 2, inf, 'fro' and 'nuc' exist`,
      });
  }
}

const ord = <D extends number | string | null>(doc: string, value: D) =>
  ({ kind: "order", doc, default: value, choices: ["fro", "nuc", "euclidean"], also: "p" }) as const;
const numberOf = (ord: number | string): number => {
  if (typeof ord === "number") return ord;
  if (ord === "euclidean" || ord === "fro") return 2;
  throw refuse("value/domain", { detail: `vectors have no norm of order '${ord}'` });
};

export const vectorNormOf = operation({
  name: "vector_norm",
  also: { np: "linalg.vector_norm", torch: "linalg.vector_norm" },
  params: {
    x,
    axis: axisOption,
    keepdims: keepdimsOption,
    ord: ord("which norm: 2 is Euclid's, 1 the sum of sizes, inf the largest", 2),
  },
  doc: "Length of a vector, or of all values taken as one.",
  examples: [{ code: "vector_norm([3.0, 4.0])", shows: "5.0" }],
  run: ({ x, ord, axis, keepdims }) => vectorNorm(x, numberOf(ord), axis, keepdims),
});
export const matrixNormOf = operation({
  name: "matrix_norm",
  also: { np: "linalg.matrix_norm", torch: "linalg.matrix_norm" },
  params: { x, keepdims: keepdimsOption, ord: ord("'fro', 'nuc', 1, 2, inf and their negatives", "fro") },
  doc: "Norm of the matrices in the last two axes.",
  examples: [{ code: "matrix_norm([[3.0, 0.0], [0.0, -4.0]], ord=2)", shows: "4.0" }],
  run: ({ x, ord, keepdims }) => {
    if (x.shape.length < 2) throw rankError("matrix_norm", "at least two axes", x.shape);
    return matrixNorm(x, ord as MatrixOrder, [-2, -1], keepdims);
  },
});

export const norm = operation({
  name: "norm",
  also: { tf: "norm linalg.norm", np: "linalg.norm", torch: "norm linalg.norm" },
  params: {
    x,
    ord: ord("which norm: of vectors 2 is Euclid's, 1 the sum of sizes, inf the largest; left out: 2", null),
    axis: axisOption,
    keepdims: keepdimsOption,
    matrices: { kind: "bool", doc: "without axis, a given order means that of a matrix", default: false },
  },
  variants: { "np.linalg.norm": { matrices: true }, "torch.linalg.norm": { matrices: true } },
  doc: "Length of a vector; of a tensor without axis, of all its values taken as one vector. Two axes mean matrices.",
  examples: [
    { code: "norm([3.0, 4.0])", shows: "5.0" },
    { code: "norm([3.0, -4.0], 1)", shows: "7.0" },
  ],
  run: ({ x, ord, axis, keepdims, matrices }) => {
    if (ord === null) return vectorNorm(x, 2, axis, keepdims);
    if (axis?.length === 2) return matrixNorm(x, ord as MatrixOrder, [axis[0]!, axis[1]!], keepdims);
    if (axis === null && matrices && x.shape.length === 2) return matrixNorm(x, ord as MatrixOrder, [0, 1], keepdims);
    return vectorNorm(x, numberOf(ord), axis, keepdims);
  },
});

export const cond = operation({
  name: "cond",
  also: { np: "linalg.cond", torch: "linalg.cond" },
  params: { x: anyMatrix, p: ord("which norm: 2 (by singular values), -2, 1, -1, inf, -inf, 'fro' or 'nuc'", null) },
  doc: "The norm of x times that of its inverse: how much errors grow when x is solved with.",
  examples: [
    { code: "cond([[4.0, 0.0], [0.0, 2.0]])", shows: "2.0" },
    { code: "cond([[4.0, 0.0], [0.0, 2.0]], 1)", shows: "2.0" },
  ],
  run: ({ x, p }) => {
    if (p !== null && p !== 2 && p !== -2) {
      squareOf("cond", x);
      const sized = (m: Node): Node => matrixNorm(m, p as MatrixOrder, [-2, -1], false);
      return multiply(sized(x), sized(inverse(x)));
    }
    const s = svdvals({ x });
    const [large, small] = [max({ x: s, axis: [-1] }), min({ x: s, axis: [-1] })];
    return p === -2 ? divide(small, large) : divide(large, small);
  },
});

export const reduceEuclideanNorm = operation({
  name: "reduce_euclidean_norm",
  also: { tf: "math.reduce_euclidean_norm" },
  params: { x: tensor("any tensor", { also: "input_tensor" }), axis: axisOption, keepdims: keepdimsOption },
  doc: "The square root of the sum of squares along axes; of integers its whole part, as in TensorFlow.",
  examples: [{ code: "reduce_euclidean_norm([[3.0, 4.0], [6.0, 8.0]], axis=1)", shows: "[ 5. 10.]" }],
  run: ({ x, axis, keepdims }) => {
    if (!isInteger(x.dtype)) return vectorNorm(castTo(x, isInexact(x.dtype) ? x.dtype : "float32"), 2, axis, keepdims);
    const total = castTo(sum({ x: multiply(x, x), axis, keepdims, widen: null }), x.dtype);
    return castTo(sqrt(castTo(total, "float64")), x.dtype);
  },
});

export const normalize = operation({
  name: "normalize",
  also: { tf: "linalg.normalize" },
  params: { x, ord: ord("which norm", "euclidean"), axis: axisOption },
  doc: "x divided by its norm, and the norm.",
  examples: [{ code: "normalize([3.0, 4.0])[0]", shows: "[0.6 0.8]" }],
  run: ({ x, ord, axis }) => {
    const length = norm({ x, ord, axis, keepdims: true });
    return [divide(x, length), length];
  },
});
