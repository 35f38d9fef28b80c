/** Determinants, and the cofactors along which they change: also of matrices that have no inverse. */
import type { AddProduct } from "../core/block.ts";
import { type Complex, complex, conjugate as conjugateOf, hypot, multiply as times } from "../core/complex.ts";
import { partOf } from "../core/dtype.ts";
import { exp as expOf, log as logOf, toNumber, twofold } from "../core/twofold.ts";
import { conjugate, realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { log, multiply, numberLike, subtract } from "./arithmetic.ts";
import { greater } from "./compare.ts";
import { diagonalOf } from "./diagonal.ts";
import { factorLU, invertLU, isSingular, type LU, type Matrix, transposed } from "./factorize.ts";
import * as inComplex from "./factorize-complex.ts";
import * as jacobi from "./jacobi-complex.ts";
import { product } from "./linalg.ts";
import { adjointOf, eachMatrix, floatMatrix, squareOf, transpose } from "./matrices.ts";
import { castTo, operation, select } from "./operation.ts";
import { sum } from "./reduction.ts";
import { factorSVD } from "./singular-values.ts";
import { cholesky, inverse } from "./solving.ts";

/** The determinant from the pivots, as sign and logarithm of its size. */
function signAndLog(a: Matrix, n: number, add: AddProduct, log: (size: number) => number): readonly [number, number] {
  const { lu, sign } = factorLU(a, n, add);
  let [s, total] = [sign as number, 0];
  for (let i = 0; i < n; i++) {
    const d = lu[i * n + i]!;
    s *= Math.sign(d);
    total += log(Math.abs(d));
  }
  return [s, total];
}

function determinant(a: Matrix, n: number, add: AddProduct): number {
  return determinantOf(factorLU(a, n, add), n);
}
/** As NumPy has it, the exponential of the sum of logarithms: the sign of 0 and the last digits are those that it shows. */
function determinantByLogs(a: Matrix, n: number, add: AddProduct): number {
  const [s, total] = signAndLog(a, n, add, (size) => toNumber(logOf(twofold(size))));
  return s === 0 ? 0 : s * toNumber(expOf(twofold(total)));
}
function determinantOf({ lu, sign }: LU, n: number): number {
  let d: number = sign;
  for (let i = 0; i < n; i++) d *= lu[i * n + i]!;
  return d;
}

/** The transposed inverse times the determinant; of a singular matrix, by its singular values without one each. */
function cofactorsOf(a: Matrix, n: number, add: AddProduct): Matrix {
  const lu = factorLU(a, n, add);
  if (!isSingular(lu, n)) {
    const d = determinantOf(lu, n);
    return transposed(invertLU(lu, n, add), n, n).map((v) => d * v);
  }
  const { u, s, v } = factorSVD(a, n, n, add);
  const sign = determinant(u, n, add) * determinant(v, n, add);
  const out = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const others = s.reduce((p, value, i) => (i === k ? p : p * value), sign);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j]! += others * u[i * n + k]! * v[j * n + k]!;
  }
  return out;
}

type ComplexMatrix = inComplex.ComplexMatrix;
function complexDeterminant(a: ComplexMatrix, n: number): Complex {
  const { lu, sign } = inComplex.factorLU(a, n);
  let d = complex(sign, 0);
  for (let i = 0; i < n; i++) d = times(d, inComplex.at(lu, i * n + i));
  return d;
}
function complexSignAndLog(a: ComplexMatrix, n: number): { readonly sign: Complex; readonly log: number } {
  const { lu, sign } = inComplex.factorLU(a, n);
  let [s, log] = [complex(sign, 0), 0];
  for (let i = 0; i < n; i++) {
    const d = inComplex.at(lu, i * n + i);
    const size = hypot(d.re, d.im);
    s = size === 0 ? complex(0, 0) : times(s, complex(d.re / size, d.im / size));
    log += Math.log(size);
  }
  return { sign: s, log };
}
function complexCofactors(a: ComplexMatrix, n: number): ComplexMatrix {
  const { u, s, v } = jacobi.factorSVD(a, n, n);
  const sign = times(complexDeterminant(u, n), conjugateOf(complexDeterminant(v, n)));
  const out = inComplex.zeros(n * n);
  for (let k = 0; k < n; k++) {
    const others = s.reduce((p, value, i) => (i === k ? p : p * value), 1);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const part = times(conjugateOf(inComplex.at(u, i * n + k)), inComplex.at(v, j * n + k));
        const whole = times(sign, part);
        out.re[i * n + j]! += others * whole.re;
        out.im[i * n + j]! += others * whole.im;
      }
  }
  return out;
}
const one = ({ re, im }: Complex): ComplexMatrix => ({ re: Float64Array.of(re), im: Float64Array.of(im) });

const cofactorRoutine: RoutineOp<null> = {
  name: "cofactors",
  complex: true,
  evaluate: (inputs, _, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [cofactorsOf(of, n, add)],
      ({ of, n }) => [complexCofactors(of, n)],
    ),
  // C = det(A) W with W = A⁻ᵀ, so dA = W <dC, C> - C dCᵀ W, of complex ones the conjugate: this needs the inverse.
  gradient: (dy, _, { inputs: [x], out }) => {
    const flow = conjugate(dy);
    const turned = transpose(inverse(x!));
    const along = sum({ x: multiply(flow, out), axis: [-2, -1] });
    const dx = subtract(multiply(overMatrix(along, x!), turned), product(product(out, transpose(flow)), turned));
    return conjugate(dx);
  },
};

const detRoutine: RoutineOp<{ readonly by: string }> = {
  name: "det",
  complex: true,
  evaluate: (inputs, { by }, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [Float64Array.of((by === "logarithms" ? determinantByLogs : determinant)(of, n, add))],
      ({ of, n }) => [one(complexDeterminant(of, n))],
    ),
  gradient: (dy, _, { inputs: [x] }) =>
    multiply(overMatrix(dy, x!), conjugate(structure.routine(cofactorRoutine, [x!], null, x!.shape, x!.dtype))),
};
const overMatrix = (x: Node, like: Node): Node =>
  structure.expand(structure.reshape(x, [...x.shape, 1, 1]), like.shape);

export const det = operation({
  name: "det",
  also: { tf: "linalg.det", np: "linalg.det", torch: "det linalg.det" },
  params: {
    x: floatMatrix,
    by: {
      kind: "string",
      doc: "how the pivots are multiplied: one by one, or as NumPy does by the sum of their logarithms",
      choices: ["product", "logarithms"],
      default: "product",
    },
  },
  variants: { "np.linalg.det": { by: "logarithms" } },
  doc: "The determinant of a matrix.",
  examples: [{ code: "det([[1.0, 2.0], [3.0, 4.0]])", shows: "-2.0" }],
  run: ({ x, by }) => {
    squareOf("det", x);
    return structure.routine(detRoutine, [x], { by }, x.shape.slice(0, -2), x.dtype);
  },
});

const slogdetRoutine: RoutineOp<{ readonly part: 0 | 1 }> = {
  name: "slogdet",
  complex: true,
  evaluate: (inputs, { part }, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => [Float64Array.of(signAndLog(of, n, add, Math.log)[part])],
      ({ of, n }) => {
        const { sign, log } = complexSignAndLog(of, n);
        return [part === 0 ? one(sign) : Float64Array.of(log)];
      },
    ),
  // As in TensorFlow nothing flows through the sign, also where it is a complex number that moves.
  gradient: (dy, _, { inputs, attrs }) =>
    attrs.part === 0 ? null : multiply(overMatrix(dy, inputs[0]!), adjointOf(inverse(inputs[0]!))),
};
/** The sign has the matrix's dtype, the logarithm is real. */
const part = (x: Node, part: 0 | 1): Node =>
  structure.routine(slogdetRoutine, [x], { part }, x.shape.slice(0, -2), part === 0 ? x.dtype : partOf(x.dtype));

export const slogdet = operation({
  name: "slogdet",
  also: { tf: "linalg.slogdet", np: "linalg.slogdet", torch: "slogdet linalg.slogdet" },
  params: {
    x: floatMatrix,
    alike: {
      kind: "bool",
      doc: "the logarithm has the matrix's dtype, as in TensorFlow, also a complex one",
      default: false,
    },
  },
  fields: ["sign", "logabsdet"],
  fieldsIn: { tf: ["sign", "log_abs_determinant"] },
  together: { np: "SlogdetResult", tf: "LogMatrixDeterminant" },
  doc: "Sign and logarithm of the size of the determinant, where the determinant itself would be too large or small.",
  examples: [{ code: "slogdet([[0.0, 1.0], [1.0, 0.0]])[0]", shows: "-1.0" }],
  variants: { "tf.linalg.slogdet": { alike: true } },
  run: ({ x, alike }) => {
    squareOf("slogdet", x);
    return [part(x, 0), alike ? castTo(part(x, 1), x.dtype) : part(x, 1)];
  },
});

export const logdet = operation({
  name: "logdet",
  also: { tf: "linalg.logdet", torch: "logdet" },
  params: {
    x: floatMatrix,
    definite: { kind: "bool", doc: "the matrix is positive definite, which is checked", default: true },
  },
  variants: { "torch.logdet": { definite: false } },
  doc: "Logarithm of the determinant of a positive definite matrix; as torch.logdet of any, NaN where it is negative.",
  examples: [{ code: "logdet([[1.0, 0.0], [0.0, 1.0]])", shows: "0.0" }],
  run: ({ x, definite }) => {
    squareOf("logdet", x);
    if (definite) {
      const pivots = realPart(diagonalOf(cholesky({ x }), 0));
      return multiply(numberLike(2, pivots), sum({ x: log(pivots), axis: [-1] }));
    }
    const [sign, size] = [realPart(part(x, 0)), part(x, 1)];
    return select(greater(numberLike(0, sign), sign), numberLike(Number.NaN, size), size);
  },
});
