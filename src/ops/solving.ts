/** Solving with square matrices: solve, inverse, Cholesky's factor; all for stacks of matrices too. */
import { isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape } from "../core/shape.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { divide, multiply, negative, numberLike, add as plus } from "./arithmetic.ts";
import { eye, onDiagonal, tril } from "./diagonal.ts";
import { factorCholesky, factorLU, failingMinor, invertLU, isSingular, solveLU, zeroPivot } from "./factorize.ts";
import * as inComplex from "./factorize-complex.ts";
import { product } from "./linalg.ts";
import { adjointOf, eachMatrix, floatMatrix, squareOf, transpose } from "./matrices.ts";
import { expandDims, squeeze } from "./movement.ts";
import { castTo, meetingDType, operation, tensor } from "./operation.ts";

/** What TensorFlow's kernel says. */
const notInvertible =
  "{{function_node __wrapped__MatrixInverse_device_/job:localhost/replica:0/task:0/device:CPU:0}} Input is not invertible. [Op:MatrixInverse] name: ";
const singular = (at?: number): Error =>
  refuse(
    "value/domain",
    { detail: "the matrix is singular: it has no inverse", ...(at ? { at } : {}) },
    { exception: ["InvalidArgumentError", notInvertible] },
  );

const invRoutine: RoutineOp<null> = {
  name: "inv",
  complex: true,
  evaluate: (inputs, _, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => {
        const lu = factorLU(of, n, add);
        if (isSingular(lu, n)) throw singular(zeroPivot(lu, n));
        return [invertLU(lu, n, add)];
      },
      ({ of, n }) => {
        const lu = inComplex.factorLU(of, n);
        if (inComplex.isSingular(lu, n)) throw singular();
        return [inComplex.solveLU(lu, n, inComplex.identity(n), n)];
      },
    ),
  // d(A⁻¹) = -A⁻¹ dA A⁻¹.
  gradient: (dy, _, { out }) => negative(product(product(adjointOf(out), dy), adjointOf(out))),
};
export const inverse = (x: Node): Node => structure.routine(invRoutine, [x], null, x.shape, x.dtype);

const solveRoutine: RoutineOp<null> = {
  name: "solve",
  complex: true,
  evaluate: (inputs, _, out, add) =>
    eachMatrix(
      inputs,
      out,
      (a, b) => {
        const lu = factorLU(a!.of, a!.n, add);
        if (isSingular(lu, a!.n)) throw singular();
        return [solveLU(lu, a!.n, b!.of, b!.n, add)];
      },
      (a, b) => {
        const lu = inComplex.factorLU(a!.of, a!.n);
        if (inComplex.isSingular(lu, a!.n)) throw singular();
        return [inComplex.solveLU(lu, a!.n, b!.of, b!.n)];
      },
    ),
  gradient: (dy, i, { inputs, out }) => {
    const db = solveWith(adjointOf(inputs[0]!), dy);
    return i === 1 ? db : negative(product(db, adjointOf(out)));
  },
};
/** X of A X = B for stacks of the same leading axes. */
export const solveWith = (a: Node, b: Node): Node => structure.routine(solveRoutine, [a, b], null, b.shape, b.dtype);

/** X of A X = B; leading axes broadcast. A B of one axis less is a vector for each matrix. */
export function solution(name: string, a: Node, b: Node, adjoint: boolean): Node {
  const n = squareOf(name, a, "a");
  const isVector =
    b.shape.length === 1 ||
    (b.shape.length === a.shape.length - 1 && b.shape.length > 1 && b.shape.at(-1) === n && b.shape.at(-2) !== n);
  const dtype = meetingDType([a, b], "float");
  const left = castTo(adjoint ? adjointOf(a) : a, dtype);
  const right = castTo(isVector ? expandDims({ x: b, axis: [-1] }) : b, dtype);
  if (right.shape.at(-2) !== n) {
    const facts = { left: n, right: right.shape.at(-2) ?? 1 };
    throw refuse("shape/matmul", facts, {
      notes: { a: noteShape(a.shape), b: noteShape(b.shape) },
      shapes: [a.shape, b.shape],
    });
  }
  const lead = longer(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const out = solveWith(
    structure.expand(left, [...lead, n, n]),
    structure.expand(right, [...lead, ...right.shape.slice(-2)]),
  );
  return isVector ? squeeze({ x: out, axis: [-1] }) : out;
}
const longer = (a: Shape, b: Shape): Shape => {
  const rank = Math.max(a.length, b.length);
  const full = (s: Shape): number[] => [...Array<number>(rank - s.length).fill(1), ...s];
  const [x, y] = [full(a), full(b)];
  return x.map((d, i) => (d === 1 ? y[i]! : d));
};

export const solve = operation({
  name: "solve",
  also: { tf: "linalg.solve", np: "linalg.solve", torch: "linalg.solve" },
  params: {
    a: tensor("a square matrix, or a stack of them", { want: "float", also: "matrix A input" }),
    b: tensor("right sides as columns, or one vector", { want: "float", also: "rhs B other" }),
    adjoint: { kind: "bool", doc: "solve with the transpose of a, of a complex one the conjugate", default: false },
  },
  doc: "x of a @ x = b.",
  examples: [{ code: "solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0])", shows: "[1.  0.5]" }],
  run: ({ a, b, adjoint }) => solution("solve", a, b, adjoint),
});

export const triangularSolve = operation({
  name: "triangular_solve",
  also: { tf: "linalg.triangular_solve" },
  params: {
    a: tensor("a triangular matrix; the other half is not read", { want: "float", also: "matrix" }),
    b: tensor("right sides as columns, or one vector", { want: "float", also: "rhs" }),
    lower: { kind: "bool", doc: "the lower triangle counts", default: true },
    adjoint: { kind: "bool", doc: "solve with the transpose of a, of a complex one the conjugate", default: false },
  },
  doc: "x of a @ x = b for a triangular a.",
  examples: [{ code: "triangular_solve([[2.0, 9.0], [2.0, 4.0]], [2.0, 6.0])", shows: "[1. 1.]" }],
  run: ({ a, b, lower, adjoint }) => {
    squareOf("triangular_solve", a, "a");
    const half = lower ? tril({ x: a }) : transpose(tril({ x: transpose(a) }));
    return solution("triangular_solve", half, b, adjoint);
  },
});

export const inv = operation({
  name: "inv",
  also: { tf: "linalg.inv", np: "linalg.inv", torch: "linalg.inv inverse", own: "inverse" },
  params: { x: floatMatrix, adjoint: { kind: "bool", doc: "of the adjoint of x", default: false } },
  doc: "The inverse of a matrix: x @ inv(x) is the identity.",
  examples: [{ code: "inv([[2.0, 0.0], [0.0, 4.0]])", shows: "[[0.5  0.  ]\n [0.   0.25]]" }],
  run: ({ x, adjoint }) => {
    squareOf("inv", x);
    return inverse(adjoint ? adjointOf(x) : x);
  },
});

const notDefinite = (minor?: number): never => {
  throw refuse("value/domain", { detail: "the matrix is not positive definite", ...(minor ? { at: minor } : {}) });
};
const choleskyRoutine: RoutineOp<null> = {
  name: "cholesky",
  complex: true,
  evaluate: (inputs, _, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [factorCholesky(of, n, add) ?? notDefinite(failingMinor(of, n))],
      ({ of, n }) => [inComplex.factorCholesky(of, n) ?? notDefinite()],
    ),
  // Murray 2016: S = L⁻ᵀ Φ(Lᵀ dL) L⁻¹, where Φ takes the lower triangle with half of the diagonal; symmetrized.
  gradient: (dy, _, { out }) => {
    const inner = tril({ x: product(adjointOf(out), dy) });
    const half = onDiagonal(multiply(numberLike(0.5, dy), diagonalPart(inner)), 0);
    const phi = plus(inner, negative(half));
    const upper = adjointOf(inverse(out));
    const s = product(product(upper, phi), adjointOf(upper));
    return divide(plus(s, adjointOf(s)), numberLike(2, s));
  },
};
function diagonalPart(x: Node): Node {
  const n = x.shape.at(-1)!;
  const masked = multiply(x, structure.expand(eye({ n, dtype: x.dtype }), x.shape));
  return structure.reduce(masked, "add", [x.shape.length - 1]);
}

export const cholesky = operation({
  name: "cholesky",
  also: { tf: "linalg.cholesky", np: "linalg.cholesky", torch: "linalg.cholesky cholesky" },
  params: { x: floatMatrix },
  doc: "The lower triangular L with L @ adjoint(L) = x, for a symmetric (or Hermitian) positive definite x, of which the lower half is read.",
  examples: [{ code: "cholesky([[4.0, 2.0], [2.0, 5.0]])", shows: "[[2. 0.]\n [1. 2.]]" }],
  run: ({ x }) => {
    squareOf("cholesky", x);
    return structure.routine(choleskyRoutine, [x], null, x.shape, x.dtype);
  },
});

/** x of l lᴴ x = b. */
const withFactor = (name: string, l: Node, b: Node): Node => solution(name, l, solution(name, l, b, false), true);

export const choleskySolve = operation({
  name: "cholesky_solve",
  also: { tf: "linalg.cholesky_solve" },
  params: {
    chol: tensor("the lower triangular factor", { want: "float" }),
    rhs: tensor("right sides as columns", { want: "float" }),
  },
  doc: "x of a @ x = rhs, given cholesky(a).",
  examples: [{ code: "cholesky_solve([[2.0, 0.0], [0.0, 1.0]], [[4.0], [3.0]])", shows: "[[1.]\n [3.]]" }],
  run: ({ chol, rhs }) => {
    squareOf("cholesky_solve", chol, "chol");
    return withFactor("cholesky_solve", tril({ x: chol }), rhs);
  },
});

/** PyTorch takes the right sides first. */
export const solveCholesky = operation({
  name: "solve_cholesky",
  also: { torch: "cholesky_solve" },
  params: {
    b: tensor("right sides as columns", { want: "float", also: "B input" }),
    l: tensor("the triangular factor", { want: "float", also: "L input2" }),
    upper: { kind: "bool", doc: "the factor is the upper one", default: false },
  },
  methodless: true,
  doc: "x of a @ x = b, given a factor of cholesky's.",
  examples: [{ code: "solve_cholesky([[4.0], [3.0]], [[2.0, 0.0], [0.0, 1.0]])", shows: "[[1.]\n [3.]]" }],
  run: ({ b, l, upper }) => {
    squareOf("solve_cholesky", l, "l");
    return withFactor("solve_cholesky", tril({ x: upper ? adjointOf(l) : l }), b);
  },
});

export const matrixPower = operation({
  name: "matrix_power",
  also: { np: "linalg.matrix_power", torch: "linalg.matrix_power matrix_power" },
  params: {
    x: tensor("a square matrix, or a stack of them", { also: "a A input" }),
    n: { kind: "int", doc: "how many times; negative: of the inverse" },
  },
  doc: "A matrix multiplied with itself.",
  examples: [{ code: "matrix_power([[1.0, 1.0], [0.0, 1.0]], 3)", shows: "[[1. 3.]\n [0. 1.]]" }],
  run: ({ x, n }, { float }) => {
    const size = squareOf("matrix_power", x);
    let power = n < 0 ? inverse(isInexact(x.dtype) ? x : castTo(x, float)) : x;
    let out: Node | null = null;
    for (let k = Math.abs(n); k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) out = out ? product(out, power) : power;
      if (k > 1) power = product(power, power);
    }
    return out ?? structure.expand(eye({ n: size, dtype: power.dtype }), x.shape);
  },
});
