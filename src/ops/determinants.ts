/** Determinants, and the cofactors along which they change: also of matrices that have no inverse. */
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { log, multiply, numberLike, subtract } from "./arithmetic.ts";
import { diagonalOf } from "./diagonal.ts";
import { factorLU, factorSVD, identity, isSingular, type Matrix, solveLU, transposed } from "./factorize.ts";
import { product } from "./linalg.ts";
import { operation } from "./operation.ts";
import { sum } from "./reduction.ts";
import { cholesky, floatMatrix, inverse, matricesOf, squareOf, stackedResults, transpose } from "./solving.ts";

/** The determinant from the pivots, as sign and logarithm of its size. */
function signAndLog(a: Matrix, n: number): readonly [number, number] {
  const { lu, sign } = factorLU(a, n);
  let [s, log] = [sign as number, 0];
  for (let i = 0; i < n; i++) {
    const d = lu[i * n + i]!;
    s *= Math.sign(d);
    log += Math.log(Math.abs(d));
  }
  return [s, log];
}

function determinant(a: Matrix, n: number): number {
  const { lu, sign } = factorLU(a, n);
  let d: number = sign;
  for (let i = 0; i < n; i++) d *= lu[i * n + i]!;
  return d;
}

/** The transposed inverse times the determinant; of a singular matrix, by its singular values without one each. */
function cofactorsOf(a: Matrix, n: number): Matrix {
  const lu = factorLU(a, n);
  if (!isSingular(lu, n)) {
    const d = determinant(a, n);
    return transposed(solveLU(lu, n, identity(n), n), n, n).map((v) => d * v);
  }
  const { u, s, v } = factorSVD(a, n, n);
  const sign = determinant(u, n) * determinant(v, n);
  const out = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const others = s.reduce((p, value, i) => (i === k ? p : p * value), sign);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j]! += others * u[i * n + k]! * v[j * n + k]!;
  }
  return out;
}

const cofactorRoutine: RoutineOp<null> = {
  name: "cofactors",
  evaluate: ([x], _, out) => {
    const { n, all } = matricesOf(x!);
    return stackedResults(
      all.map((a) => cofactorsOf(a, n)),
      out,
    );
  },
  // C = det(A) W with W = A⁻ᵀ, so dA = W <dC, C> - C dCᵀ W: this needs the inverse.
  gradient: (dy, _, { inputs: [x], out }) => {
    const turned = transpose(inverse(x!));
    const along = sum({ x: multiply(dy, out), axis: [-2, -1] });
    return subtract(multiply(overMatrix(along, x!), turned), product(product(out, transpose(dy)), turned));
  },
};

const detRoutine: RoutineOp<null> = {
  name: "det",
  evaluate: ([x], _, out) => {
    const { n, all } = matricesOf(x!);
    return stackedResults(
      all.map((a) => Float64Array.of(determinant(a, n))),
      out,
    );
  },
  gradient: (dy, _, { inputs: [x] }) =>
    multiply(overMatrix(dy, x!), structure.routine(cofactorRoutine, [x!], null, x!.shape, x!.dtype)),
};
const overMatrix = (x: Node, like: Node): Node =>
  structure.expand(structure.reshape(x, [...x.shape, 1, 1]), like.shape);

export const det = operation({
  name: "det",
  also: { tf: "linalg.det", np: "linalg.det", torch: "det linalg.det" },
  params: { x: floatMatrix },
  doc: "The determinant of a matrix.",
  examples: [{ code: "det([[1.0, 2.0], [3.0, 4.0]])", shows: "-2.0" }],
  run: ({ x }) => {
    squareOf("det", x);
    return structure.routine(detRoutine, [x], null, x.shape.slice(0, -2), x.dtype);
  },
});

const slogdetRoutine: RoutineOp<{ readonly part: 0 | 1 }> = {
  name: "slogdet",
  evaluate: ([x], { part }, out) => {
    const { n, all } = matricesOf(x!);
    return stackedResults(
      all.map((a) => Float64Array.of(signAndLog(a, n)[part])),
      out,
    );
  },
  gradient: (dy, _, { inputs, attrs }) =>
    attrs.part === 0 ? null : multiply(overMatrix(dy, inputs[0]!), transpose(inverse(inputs[0]!))),
};
export const slogdet = operation({
  name: "slogdet",
  also: { tf: "linalg.slogdet", np: "linalg.slogdet", torch: "slogdet linalg.slogdet" },
  params: { x: floatMatrix },
  fields: ["sign", "logabsdet"],
  doc: "Sign and logarithm of the size of the determinant, where the determinant itself would be too large or small.",
  examples: [{ code: "slogdet([[0.0, 1.0], [1.0, 0.0]])[0]", shows: "-1.0" }],
  run: ({ x }) => {
    squareOf("slogdet", x);
    const part = (i: 0 | 1): Node => structure.routine(slogdetRoutine, [x], { part: i }, x.shape.slice(0, -2), x.dtype);
    return [part(0), part(1)];
  },
});

export const logdet = operation({
  name: "logdet",
  also: { tf: "linalg.logdet", torch: "logdet" },
  params: { x: floatMatrix },
  doc: "Logarithm of the determinant of a positive definite matrix.",
  examples: [{ code: "logdet([[1.0, 0.0], [0.0, 1.0]])", shows: "0.0" }],
  run: ({ x }) => {
    squareOf("logdet", x);
    return multiply(numberLike(2, x), sum({ x: log(diagonalOf(cholesky({ x }), 0)), axis: [-1] }));
  },
});
