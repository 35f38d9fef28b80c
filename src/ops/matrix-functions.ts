/** Functions of whole matrices beyond solving: chains of products, triangular systems, exponentials. */

import { refuse } from "../core/errors.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { negative, add as plus } from "./arithmetic.ts";
import { tril, triu } from "./diagonal.ts";
import type { Matrix } from "./factorize.ts";
import { joinAlong } from "./joining.ts";
import { product } from "./linalg.ts";
import { adjointOf, eachMatrix, floatMatrix, squareOf } from "./matrices.ts";
import { asComplex, asReal, complexFrom, exponential, realRoot, squareRoot, sylvester } from "./matrix-values.ts";
import { cut, matrixTranspose } from "./movement.ts";
import { operation, tensor } from "./operation.ts";
import { inverse, solution } from "./solving.ts";

export const multiDot = operation({
  name: "multi_dot",
  also: { np: "linalg.multi_dot", torch: "linalg.multi_dot" },
  params: {
    arrays: {
      kind: "tensors",
      doc: "two or more matrices; the first and the last may be vectors",
      also: "tensors matrices",
    },
  },
  methodless: true,
  doc: "The product of several matrices, in the order that costs least.",
  examples: [{ code: "multi_dot([[[1, 2]], [[3], [4]], [[5]]])", shows: "[[55]]" }],
  run: ({ arrays }) => {
    if (arrays.length < 2)
      throw refuse("value/domain", { detail: `multi_dot takes two matrices or more, not ${arrays.length}` });
    const sizes = [arrays[0]!.shape.length === 1 ? 1 : arrays[0]!.shape[0]!, ...arrays.map((a) => a.shape.at(-1)!)];
    return chained(arrays, cheapest(sizes), 0, arrays.length - 1);
  },
});
/** For each run of factors where it is best cut (the textbook's matrix chain). */
function cheapest(sizes: readonly number[]): readonly (readonly number[])[] {
  const n = sizes.length - 1;
  const cost = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const at = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let length = 2; length <= n; length++) {
    for (let i = 0; i + length <= n; i++) {
      const j = i + length - 1;
      cost[i]![j] = Number.POSITIVE_INFINITY;
      for (let k = i; k < j; k++) {
        const c = cost[i]![k]! + cost[k + 1]![j]! + sizes[i]! * sizes[k + 1]! * sizes[j + 1]!;
        if (c < cost[i]![j]!) [cost[i]![j], at[i]![j]] = [c, k];
      }
    }
  }
  return at;
}
function chained(all: readonly Node[], cuts: readonly (readonly number[])[], i: number, j: number): Node {
  if (i === j) return all[i]!;
  const k = cuts[i]![j]!;
  return product(chained(all, cuts, i, k), chained(all, cuts, k + 1, j));
}

export const solveTriangular = operation({
  name: "solve_triangular",
  also: { torch: "linalg.solve_triangular" },
  params: {
    a: tensor("a triangular matrix; the other half is not read", { want: "float", also: "A" }),
    b: tensor("right sides as columns", { want: "float", also: "B" }),
    upper: { kind: "bool", doc: "the upper triangle counts", default: true },
    left: { kind: "bool", doc: "a stands on the left of x", default: true },
    unitriangular: { kind: "bool", doc: "the diagonal is taken for ones", default: false },
  },
  doc: "x of a @ x = b for a triangular a.",
  examples: [{ code: "solve_triangular([[2.0, 2.0], [9.0, 4.0]], [[6.0], [4.0]])", shows: "[[2.]\n [1.]]" }],
  run: ({ a, b, upper, left, unitriangular }) => {
    const n = squareOf("solve_triangular", a, "a");
    const k = unitriangular ? 1 : 0;
    const half = upper ? triu({ x: a, k }) : tril({ x: a, k: -k });
    const ones = structure.constant(1, a.dtype, [n, n]);
    const whole = unitriangular ? plus(half, tril({ x: triu({ x: ones }) })) : half;
    if (left) return solution("solve_triangular", whole, b, false);
    const turned = solution("solve_triangular", matrixTranspose({ x: whole }), matrixTranspose({ x: b }), false);
    return matrixTranspose({ x: turned });
  },
});

/** x with its first axes taken as rows and the rest as columns. */
const asMatrix = (x: Node, rows: number): Node => {
  const m = sizeOf(x.shape.slice(0, rows));
  return structure.reshape(x, [m, sizeOf(x.shape.slice(rows))]);
};

export const tensorsolve = operation({
  name: "tensorsolve",
  also: { np: "linalg.tensorsolve", torch: "linalg.tensorsolve" },
  params: {
    a: tensor("its first axes are those of b, the others those of x", { want: "float", also: "A" }),
    b: tensor("the right side", { want: "float", also: "B" }),
    axes: { kind: "axes", doc: "axes of a that move to its end first", default: null, also: "dims" },
  },
  doc: "x of tensordot(a, x, x.ndim) = b.",
  examples: [{ code: "tensorsolve(reshape(2 * eye(4), [2, 2, 4]), [[2.0, 4.0], [6.0, 8.0]])", shows: "[1. 2. 3. 4.]" }],
  run: ({ a, b, axes }) => {
    const last = (axes ?? []).map((i) => resolveAxis(i, a.shape.length, "axes"));
    const moved = structure.permute(a, [...a.shape.flatMap((_, i) => (last.includes(i) ? [] : [i])), ...last]);
    const matrix = asMatrix(moved, b.shape.length);
    squareOf("tensorsolve", matrix, "a");
    const x = solution("tensorsolve", matrix, structure.reshape(b, [sizeOf(b.shape)]), false);
    return structure.reshape(x, moved.shape.slice(b.shape.length));
  },
});

export const tensorinv = operation({
  name: "tensorinv",
  also: { np: "linalg.tensorinv", torch: "linalg.tensorinv" },
  params: {
    a: tensor("a tensor whose first and last axes hold as many elements", { want: "float", also: "A" }),
    ind: { kind: "int", doc: "how many axes are the first ones", default: 2 },
  },
  doc: "The inverse of a tensor for tensordot: tensordot(tensorinv(a), b, b.ndim) is tensorsolve(a, b).",
  examples: [{ code: "tensorinv(reshape(2 * eye(4), [2, 2, 4])).shape", shows: "(4, 2, 2)" }],
  run: ({ a, ind }) => {
    const matrix = asMatrix(a, ind);
    squareOf("tensorinv", matrix, "a");
    return structure.reshape(inverse(matrix), [...a.shape.slice(ind), ...a.shape.slice(0, ind)]);
  },
});

const square = (of: Matrix, n: number): Matrix => of.subarray(0, n * n);
const expRoutine: RoutineOp<null> = {
  name: "matrix_exp",
  complex: true,
  evaluate: (inputs, _, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [exponential(square(of, n), n, add)],
      ({ of, n }) => [asComplex(exponential(asReal(of, n), 2 * n, add), n)],
    ),
  // Mathias 1996: the derivative stands beside the exponential of a matrix of blocks.
  gradient: (dy, _, { inputs: [x] }) => {
    const [n, last] = [dy.shape.at(-1)!, dy.shape.length - 1];
    const flow = adjointOf(x!);
    const none = structure.constant(0, dy.dtype, dy.shape);
    const blocks = joinAlong([joinAlong([flow, dy], last), joinAlong([none, flow], last)], last - 1);
    return cut(cut(exponentialOf(blocks), last - 1, 0, n), last, n, n);
  },
};
const exponentialOf = (x: Node): Node => structure.routine(expRoutine, [x], null, x.shape, x.dtype);

export const matrixExp = operation({
  name: "matrix_exp",
  also: { tf: "linalg.expm", torch: "matrix_exp linalg.matrix_exp", own: "expm" },
  params: { x: floatMatrix },
  doc: "The exponential of a matrix: the sum of x^k / k!.",
  examples: [{ code: "matrix_exp([[0.0, 1.0], [0.0, 0.0]])", shows: "[[1. 1.]\n [0. 1.]]" }],
  run: ({ x }) => {
    squareOf("matrix_exp", x);
    return exponentialOf(x);
  },
});

/** Y of A Y + Y A = C. */
const sylvesterRoutine: RoutineOp<null> = {
  name: "sylvester",
  complex: true,
  evaluate: (inputs, _, out) =>
    eachMatrix(
      inputs,
      out,
      (a, c) => [sylvester(complexFrom(a!.of), complexFrom(c!.of), a!.n).re],
      (a, c) => [sylvester(a!.of, c!.of, a!.n)],
    ),
  gradient: (dy, i, { inputs, out }) => {
    const flow = sylvesterOf(adjointOf(inputs[0]!), dy);
    const back = adjointOf(out);
    return i === 1 ? flow : negative(plus(product(flow, back), product(back, flow)));
  },
};
const sylvesterOf = (a: Node, c: Node): Node => structure.routine(sylvesterRoutine, [a, c], null, c.shape, c.dtype);

const notReal = (): never => {
  throw refuse("value/domain", {
    detail: "the square root of this matrix is not real: give it as complex numbers, with complex(x, 0)",
  });
};
const noRoot = (): never => {
  throw refuse("value/domain", {
    detail: "the square root of this matrix cannot be found: are all its values finite?",
  });
};
const sqrtRoutine: RoutineOp<null> = {
  name: "sqrtm",
  complex: true,
  evaluate: (inputs, _, out) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [realRoot(of, n) ?? notReal()],
      ({ of, n }) => [squareRoot(of, n) ?? noRoot()],
    ),
  gradient: (dy, _, { out }) => sylvesterOf(adjointOf(out), dy),
};
export const sqrtm = operation({
  name: "sqrtm",
  also: { tf: "linalg.sqrtm" },
  params: { x: floatMatrix },
  doc: "The principal square root of a matrix: sqrtm(x) @ sqrtm(x) is x. Its eigenvalues are those of x, square roots with a positive real part.",
  examples: [{ code: "sqrtm([[5.0, 4.0], [4.0, 5.0]])", shows: "[[2. 1.]\n [1. 2.]]" }],
  run: ({ x }) => {
    squareOf("sqrtm", x);
    return structure.routine(sqrtRoutine, [x], null, x.shape, x.dtype);
  },
});
