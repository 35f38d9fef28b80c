/** Exponentials and square roots of matrices of float64, real and complex, as plain algorithms. Knows numbers. */
import { type AddProduct, addProduct, blockOf } from "../core/block.ts";
import { type Complex, complex, divide, multiply, add as plusComplex, subtract } from "../core/complex.ts";
import { sqrt } from "../core/complex-functions.ts";
import { schurOf } from "./eigen-complex.ts";
import { factorLU, identity, type Matrix, matrixRoom, solveLU } from "./factorize.ts";
import {
  adjoint,
  at,
  type ComplexMatrix,
  put,
  sizeOf,
  solveLU as solveComplex,
  factorLU as splitComplex,
  zeros,
} from "./factorize-complex.ts";

export const complexFrom = (re: Matrix): ComplexMatrix => ({ re, im: new Float64Array(re.length) });

/** A complex matrix as a real one of twice the size, which does to parts what it does to numbers. */
export function asReal({ re, im }: ComplexMatrix, n: number): Matrix {
  const out = new Float64Array(4 * n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const k = i * n + j;
      out[i * 2 * n + j] = out[(i + n) * 2 * n + j + n] = re[k]!;
      out[(i + n) * 2 * n + j] = im[k]!;
      out[i * 2 * n + j + n] = -im[k]!;
    }
  return out;
}
export function asComplex(x: Matrix, n: number): ComplexMatrix {
  const out = zeros(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) put(out, i * n + j, complex(x[i * 2 * n + j]!, x[(i + n) * 2 * n + j]!));
  return out;
}

function times(a: Matrix, b: Matrix, n: number, add: AddProduct = addProduct): Matrix {
  const out = matrixRoom(n, n);
  add(blockOf(out, n, n), blockOf(a, n, n), blockOf(b, n, n), 1);
  return out;
}
/** The coefficients of the numerator of Padé's approximation of degree 13, up to a factor. */
const pade = [
  64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
  670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
];
/** The largest 1-norm for which that approximation is exact to rounding. */
const farthest = 5.371920351148152;

/** Source: Higham, "The Scaling and Squaring Method for the Matrix Exponential Revisited" (2005). */
export function exponential(a: Matrix, n: number, add: AddProduct): Matrix {
  let norm = 0;
  for (let j = 0; j < n; j++) {
    let column = 0;
    for (let i = 0; i < n; i++) column += Math.abs(a[i * n + j]!);
    norm = Math.max(norm, column);
  }
  if (!Number.isFinite(norm) || a.some(Number.isNaN)) return new Float64Array(n * n).fill(Number.NaN);
  const squarings = Math.max(0, Math.ceil(Math.log2(norm / farthest)));
  const x = a.map((v) => v / 2 ** squarings);
  const x2 = times(x, x, n, add);
  const x4 = times(x2, x2, n, add);
  const x6 = times(x4, x2, n, add);
  const one = identity(n);
  const sum = (...c: number[]): Matrix =>
    x2.map((v, i) => c[0]! * x6[i]! + c[1]! * x4[i]! + c[2]! * v + (c[3] ?? 0) * one[i]!);
  const plus = (p: Matrix, q: Matrix): Matrix => p.map((v, i) => v + q[i]!);
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13] = pade as [number, ...number[]];
  const odd = times(x, plus(times(x6, sum(b13!, b11!, b9!), n, add), sum(b7!, b5!, b3!, b1!)), n, add);
  const even = plus(times(x6, sum(b12!, b10!, b8!), n, add), sum(b6!, b4!, b2!, b0));
  let out = solveLU(
    factorLU(
      even.map((v, i) => v - odd[i]!),
      n,
      add,
    ),
    n,
    plus(even, odd),
    n,
    add,
  );
  for (let i = 0; i < squarings; i++) out = times(out, out, n, add);
  return out;
}

function product(a: ComplexMatrix, b: ComplexMatrix, n: number): ComplexMatrix {
  const [rr, ii] = [times(a.re, b.re, n), times(a.im, b.im, n)];
  const [ri, ir] = [times(a.re, b.im, n), times(a.im, b.re, n)];
  return { re: rr.map((v, i) => v - ii[i]!), im: ri.map((v, i) => v + ir[i]!) };
}

/** The principal root by Schur's form; null where that is not found. Source: Björck and Hammarling (1983). */
export function squareRoot(a: ComplexMatrix, n: number): ComplexMatrix | null {
  const schur = schurOf(a, n);
  if (!schur) return null;
  const { t, z } = schur;
  const r = zeros(n * n);
  for (let j = 0; j < n; j++) {
    put(r, j * n + j, sqrt(at(t, j * n + j)));
    for (let i = j - 1; i >= 0; i--) {
      let s = at(t, i * n + j);
      for (let k = i + 1; k < j; k++) s = subtract(s, multiply(at(r, i * n + k), at(r, k * n + j)));
      const whole = plusComplex(at(r, i * n + i), at(r, j * n + j));
      put(r, i * n + j, sizeOf(s) === 0 ? complex(0, 0) : divide(s, whole));
    }
  }
  return product(product(z, r, n), adjoint(z, n, n), n);
}
/** The root of a real matrix, null where it is not real. */
export function realRoot(a: Matrix, n: number): Matrix | null {
  const root = squareRoot(complexFrom(a), n);
  if (!root) return null;
  const [size, beside] = [root.re, root.im].map((part) => part.reduce((m, v) => Math.max(m, Math.abs(v)), 0)) as [
    number,
    number,
  ];
  return beside <= 1e-10 * size || beside === 0 ? root.re : null;
}

/** Y of A Y + Y A = C, by solving for all elements at once. */
export function sylvester(a: ComplexMatrix, c: ComplexMatrix, n: number): ComplexMatrix {
  const size = n * n;
  const system = zeros(size * size);
  const put2 = (row: number, column: number, v: Complex): void =>
    put(system, row * size + column, plusComplex(at(system, row * size + column), v));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) {
        put2(i * n + j, k * n + j, at(a, i * n + k));
        put2(i * n + j, i * n + k, at(a, k * n + j));
      }
  return solveComplex(splitComplex(system, size), size, c, 1);
}
