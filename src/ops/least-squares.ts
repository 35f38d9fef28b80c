/** What follows from singular values: the pseudo-inverse, the rank, least squares. */
import { partOf } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, magnitudeSquared, multiply, numberLike, subtract } from "./arithmetic.ts";
import { greater } from "./compare.ts";
import { columnsOver, identityLike, rowsOver, type Singular, singular, singularOnly } from "./decompositions.ts";
import { product } from "./linalg.ts";
import { adjointOf, anyMatrix, sizesOf } from "./matrices.ts";
import { castTo, meetingDType, operation, select, tensor } from "./operation.ts";
import { max, sum } from "./reduction.ts";
import { solution } from "./solving.ts";

const rcond = {
  ...tensor("singular values up to this part of the largest count as 0; left out: what rounding leaves", {
    want: "float",
    apart: true,
    also: "rtol",
  }),
  default: null,
} as const;

/** How small a singular value is one that rounding made. */
const cutoff = (x: Node, s: Node, wanted: Node | null, factor: number): Node => {
  const eps = partOf(x.dtype) === "float64" ? 2 ** -52 : 2 ** -23;
  const largest = max({ x: s, axis: [s.shape.length - 1], keepdims: true });
  const part = wanted ? structure.reshape(castTo(wanted, s.dtype), [...wanted.shape, 1]) : numberLike(eps * factor, s);
  return structure.expand(multiply(largest, part), s.shape);
};

/** Which of the singular values s of x count. */
const isUsed = (x: Node, s: Node, wanted: Node | null): Node =>
  greater(s, cutoff(x, s, wanted, Math.max(x.shape.at(-2)!, x.shape.at(-1)!)));
/** One over those that count, 0 for the others. */
function inverted(s: Node, used: Node): Node {
  const safe = select(used, s, numberLike(1, s));
  return select(used, divide(numberLike(1, s), safe), numberLike(0, s));
}

export const pinv = operation({
  name: "pinv",
  also: { tf: "linalg.pinv", np: "linalg.pinv", torch: "linalg.pinv pinverse" },
  params: { x: anyMatrix, rcond },
  doc: "The pseudo-inverse: what comes closest to an inverse, for matrices of any shape.",
  examples: [{ code: "pinv([[2.0, 0.0], [0.0, 0.0]])", shows: "[[0.5 0. ]\n [0.  0. ]]" }],
  run: ({ x, rcond }) => {
    const { s, u, v } = singular("pinv", x);
    if (s.shape.at(-1) === 0) return adjointOf(x);
    return product(multiply(v, rowsOver(inverted(s, isUsed(x, s, rcond)), v)), adjointOf(u));
  },
});

export const matrixRank = operation({
  name: "matrix_rank",
  also: { tf: "linalg.matrix_rank", np: "linalg.matrix_rank", torch: "linalg.matrix_rank" },
  params: {
    x: anyMatrix,
    rcond,
    tol: { kind: "number", doc: "singular values up to this count as 0", default: null, also: "atol" },
    dtype: { kind: "dtype", doc: "the dtype of the result", default: "int64" },
  },
  variants: { "tf.linalg.matrix_rank": { dtype: "int32" } },
  doc: "How many rows of a matrix are independent of each other.",
  examples: [{ code: "matrix_rank([[1.0, 2.0], [2.0, 4.0]])", shows: "1" }],
  run: ({ x, rcond, tol, dtype }) => {
    const s = singularOnly("matrix_rank", x);
    if (s.shape.at(-1) === 0) return structure.constant(0, dtype, s.shape.slice(0, -1));
    const limit = tol === null ? cutoff(x, s, rcond, Math.max(x.shape.at(-2)!, x.shape.at(-1)!)) : numberLike(tol, s);
    const used = greater(s, limit);
    return sum({ x: castTo(used, dtype), axis: [s.shape.length - 1] });
  },
});

export const lstsq = operation({
  name: "lstsq",
  also: { tf: "linalg.lstsq", np: "linalg.lstsq", torch: "linalg.lstsq" },
  params: {
    a: tensor("a matrix, or a stack of them", { want: "float", also: "matrix A" }),
    b: tensor("right sides as columns, or one vector", { want: "float", also: "rhs B" }),
    rcond,
    l2_regularizer: { kind: "number", doc: "how much the sum of squares of x counts beside the error's", default: 0 },
    fast: { kind: "bool", doc: "taken for TensorFlow's sake: the way is the same, by singular values", default: true },
    all: { kind: "bool", doc: "also the squared residuals, the rank and the singular values", default: false },
  },
  variants: { "np.linalg.lstsq": { all: true }, "torch.linalg.lstsq": { all: true } },
  doc: "The x for which a @ x comes closest to b: the sum of squares is smallest, and then x itself.",
  examples: [{ code: "lstsq([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]], [3.0, 4.0, 9.0])", shows: "[3. 2.]" }],
  run: ({ a, b, rcond, l2_regularizer, all }) => {
    const [m, n] = sizesOf("lstsq", a);
    const dtype = meetingDType([a, b], "float");
    const [left, right] = [castTo(a, dtype), castTo(b, dtype)];
    const isVector = b.shape.length === 1;
    const apart = singular("lstsq", left);
    const used = isUsed(left, apart.s, rcond);
    const x = l2_regularizer === 0 ? closest(apart, used, right, isVector) : ridge(left, right, l2_regularizer);
    if (!all) return x;
    const rest = magnitudeSquared(subtract(product(left, x), right));
    const squares = sum({ x: rest, axis: [isVector ? 0 : -2], keepdims: isVector });
    const none = [...squares.shape.slice(0, -1), 0];
    const residuals = m > n ? squares : structure.constant(0, squares.dtype, none);
    return [x, residuals, sum({ x: castTo(used, "int32"), axis: [-1] }), apart.s];
  },
});
/** The pseudo-inverse of a times b. */
function closest({ s, u, v }: Singular, used: Node, b: Node, isVector: boolean): Node {
  const along = product(adjointOf(u), b);
  if (s.shape.at(-1) === 0) return product(v, along);
  const factors = inverted(s, used);
  return product(v, multiply(along, isVector ? factors : columnsOver(factors, along)));
}

/** x of (aᴴ a + l2 I) x = aᴴ b. */
function ridge(a: Node, b: Node, l2: number): Node {
  const normal = product(adjointOf(a), a);
  const more = multiply(numberLike(l2, normal), identityLike(normal));
  return solution("lstsq", add(normal, more), product(adjointOf(a), b), false);
}
