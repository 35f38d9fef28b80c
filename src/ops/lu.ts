/** Matrices as a lower times an upper triangle, rows in another order: LU, in the forms that each framework has. */
import { refuse } from "../core/errors.ts";
import { realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { negative, add as plus } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { arange } from "./create.ts";
import { identityLike, piece } from "./decompositions.ts";
import { eye, tril, triu } from "./diagonal.ts";
import { factorLU, type Matrix } from "./factorize.ts";
import * as inComplex from "./factorize-complex.ts";
import { joinAlong } from "./joining.ts";
import { product } from "./linalg.ts";
import { adjointOf, anyMatrix, eachMatrix, sizesOf, squareOf, transpose } from "./matrices.ts";
import { cut } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { inverse, solution, solveWith } from "./solving.ts";

interface Sizes {
  readonly m: number;
  readonly n: number;
}
/** The matrix as the upper left part of a square one, the rest 0. */
function padded(a: Matrix, m: number, n: number): Matrix {
  const size = Math.max(m, n);
  const out = new Float64Array(size * size);
  for (let i = 0; i < m; i++) out.set(a.subarray(i * n, (i + 1) * n), i * size);
  return out;
}
function unpadded(a: Matrix, m: number, n: number): Matrix {
  const size = Math.max(m, n);
  return Float64Array.from({ length: m * n }, (_, k) => a[Math.floor(k / n) * size + (k % n)]!);
}
/** For each step the row, counted from 1, that its row changed places with. */
function exchanges(order: Int32Array, count: number): Float64Array {
  const rows = Array.from(order, (_, i) => i);
  return Float64Array.from({ length: count }, (_, k) => {
    const at = rows.indexOf(order[k]!);
    [rows[k], rows[at]] = [rows[at]!, rows[k]!];
    return at + 1;
  });
}

/** Both triangles in one matrix, then the order of the rows, then the exchanges that lead to it. */
const luRoutine: RoutineOp<Sizes> = {
  name: "lu",
  complex: true,
  evaluate: (inputs, { m, n }, out, add) => {
    const rows = (order: Int32Array) => [Float64Array.from(order.subarray(0, m)), exchanges(order, Math.min(m, n))];
    return eachMatrix(
      inputs,
      out,
      ({ of }) => {
        const { lu, order } = factorLU(of, n, add, m);
        return [lu, ...rows(order)];
      },
      ({ of }) => {
        const square = { re: padded(of.re, m, n), im: padded(of.im, m, n) };
        const { lu, order } = inComplex.factorLU(square, Math.max(m, n));
        return [{ re: unpadded(lu.re, m, n), im: unpadded(lu.im, m, n) }, ...rows(order)];
      },
    );
  },
  gradient: (dy, _, { out, attrs: { m, n } }) => {
    const last = out.shape.length;
    const k = Math.min(m, n);
    const [lu, flow] = [piece(out, 0, [m, n]), piece(dy, 0, [m, n])];
    const [square, side] = [cut(cut(lu, last - 1, 0, k), last, 0, k), cut(cut(flow, last - 1, 0, k), last, 0, k)];
    const [l, u] = [lowerOf(square), triu({ x: square })];
    let [dl, du] = [tril({ x: side, k: -1 }), triu({ x: side })];
    let rest: Node | null = null;
    if (n > k) {
      // The columns beyond are L⁻¹ times theirs.
      rest = solveWith(adjointOf(l), cut(flow, last, k, n - k));
      dl = plus(dl, negative(product(rest, adjointOf(cut(lu, last, k, n - k)))));
    } else if (m > k) {
      // The rows beyond are theirs times U⁻¹.
      rest = adjointOf(solveWith(u, adjointOf(cut(flow, last - 1, k, m - k))));
      du = plus(du, negative(product(adjointOf(cut(lu, last - 1, k, m - k)), rest)));
    }
    const middle = plus(tril({ x: product(adjointOf(l), dl), k: -1 }), triu({ x: product(du, adjointOf(u)) }));
    const first = adjointOf(solveWith(u, adjointOf(solveWith(adjointOf(l), middle))));
    const whole = rest ? joinAlong([first, rest], n > k ? last : last - 1) : first;
    return product(transpose(castTo(rowsOf(out, m, n), whole.dtype)), whole);
  },
};
const lowerOf = (lu: Node): Node => plus(tril({ x: lu, k: -1 }), castTo(identityLike(realPart(lu)), lu.dtype));

/** The matrix that brings rows into their order. */
function rowsOf(packed: Node, m: number, n: number): Node {
  const order = realPart(piece(packed, m * n, [m]));
  const lead = order.shape.slice(0, -1);
  const places = castTo(arange({ start: { value: m, dtype: "int32" } }), order.dtype);
  const [left, right] = [structure.reshape(order, [...lead, m, 1]), structure.reshape(places, [1, m])];
  return castTo(equal(left, right), order.dtype);
}

interface Packed extends Sizes {
  readonly of: Node;
}
function packedOf(name: string, x: Node): Packed {
  const [m, n] = sizesOf(name, x);
  const shape = [...x.shape.slice(0, -2), m * n + m + Math.min(m, n)];
  return { of: structure.routine(luRoutine, [x], { m, n }, shape, x.dtype), m, n };
}
const whole = (x: Node): Node => castTo(realPart(x), "int32");

export const lu = operation({
  name: "lu",
  also: { torch: "linalg.lu" },
  params: { x: anyMatrix, pivot: { kind: "bool", doc: "rows may change places (always so)", default: true } },
  fields: ["P", "L", "U"],
  doc: "A permutation p, a lower triangle l with ones on its diagonal and an upper triangle u with p @ l @ u = x.",
  examples: [
    { code: "lu([[1.0, 2.0], [4.0, 8.0]]).L", shows: "[[1.   0.  ]\n [0.25 1.  ]]" },
    { code: "lu([[1.0, 2.0], [4.0, 8.0]]).P", shows: "[[0. 1.]\n [1. 0.]]" },
  ],
  run: ({ x, pivot }) => {
    if (!pivot) throw refuse("value/domain", { detail: "lu without exchanging rows is not supported" });
    const { of, m, n } = packedOf("lu", x);
    const both = piece(of, 0, [m, n]);
    const k = Math.min(m, n);
    const left = cut(both, both.shape.length - 1, 0, k);
    const ones = castTo(eye({ n: m, m: k, dtype: realPart(left).dtype }), left.dtype);
    const lower = plus(tril({ x: left, k: -1 }), structure.expand(ones, left.shape));
    const upper = triu({ x: cut(both, both.shape.length - 2, 0, k) });
    return [castTo(transpose(rowsOf(of, m, n)), x.dtype), lower, upper];
  },
});

export const luFactor = operation({
  name: "lu_factor",
  also: { torch: "linalg.lu_factor" },
  params: { x: anyMatrix },
  fields: ["LU", "pivots"],
  doc: "Both triangles of lu in one matrix, and for each row the one (counted from 1) that it changed places with.",
  examples: [{ code: "lu_factor([[1.0, 2.0], [4.0, 8.0]]).pivots", shows: "[2 2]" }],
  run: ({ x }) => {
    const { of, m, n } = packedOf("lu_factor", x);
    return [piece(of, 0, [m, n]), whole(piece(of, m * n + m, [Math.min(m, n)]))];
  },
});

export const luOrder = operation({
  name: "lu_with_order",
  also: { tf: "linalg.lu" },
  params: { x: anyMatrix },
  fields: ["lu", "p"],
  together: { tf: "Lu" },
  doc: "Both triangles of lu in one matrix, and the order of the rows: x[p] is their product.",
  examples: [{ code: "lu_with_order([[1.0, 2.0], [4.0, 8.0]]).p", shows: "[1 0]" }],
  run: ({ x }) => {
    const { of, m, n } = packedOf("lu", x);
    return [piece(of, 0, [m, n]), whole(piece(of, m * n, [m]))];
  },
});

const lowerUpper = tensor("both triangles in one matrix", { want: "float" });
const perm = tensor("the order of the rows", { want: "int" });
/** Rows of x in the order of p. */
const ordered = (x: Node, p: Node): Node => {
  const n = p.shape.at(-1)!;
  const places = arange({ start: { value: n, dtype: "int32" } });
  const rows = equal(structure.reshape(castTo(p, "int32"), [...p.shape, 1]), structure.reshape(places, [1, n]));
  return product(castTo(rows, x.dtype), x);
};

export const luSolve = operation({
  name: "lu_solve",
  also: { tf: "linalg.lu_solve" },
  params: { lower_upper: lowerUpper, perm, rhs: tensor("right sides as columns", { want: "float" }) },
  methodless: true,
  doc: "x of a @ x = rhs, given what tf.linalg.lu makes of a.",
  examples: [{ code: "lu_solve([[4.0, 8.0], [0.5, 1.0]], [1, 0], [[5.0], [8.0]])", shows: "[[0.]\n [1.]]" }],
  run: ({ lower_upper, perm, rhs }) => {
    squareOf("lu_solve", lower_upper, "lower_upper");
    const low = solution("lu_solve", lowerOf(lower_upper), ordered(rhs, perm), false);
    return solution("lu_solve", triu({ x: lower_upper }), low, false);
  },
});

export const luInverse = operation({
  name: "lu_matrix_inverse",
  also: { tf: "linalg.lu_matrix_inverse" },
  params: { lower_upper: lowerUpper, perm },
  methodless: true,
  doc: "The inverse of the matrix that tf.linalg.lu took apart.",
  examples: [{ code: "lu_matrix_inverse([[4.0, 0.0], [0.0, 2.0]], [0, 1])", shows: "[[0.25 0.  ]\n [0.   0.5 ]]" }],
  run: ({ lower_upper, perm }) => inverse(luReconstruct({ lower_upper, perm })),
});

export const luReconstruct = operation({
  name: "lu_reconstruct",
  also: { tf: "linalg.lu_reconstruct" },
  params: { lower_upper: lowerUpper, perm },
  methodless: true,
  doc: "The matrix that tf.linalg.lu took apart.",
  examples: [{ code: "lu_reconstruct([[4.0, 8.0], [0.5, 1.0]], [1, 0])", shows: "[[2. 5.]\n [4. 8.]]" }],
  run: ({ lower_upper, perm }) => {
    squareOf("lu_reconstruct", lower_upper, "lower_upper");
    const sorted = product(lowerOf(lower_upper), triu({ x: lower_upper }));
    const n = perm.shape.at(-1)!;
    const places = arange({ start: { value: n, dtype: "int32" } });
    const back = equal(
      structure.reshape(places, [n, 1]),
      structure.reshape(castTo(perm, "int32"), [...perm.shape.slice(0, -1), 1, n]),
    );
    return product(castTo(back, sorted.dtype), sorted);
  },
});
