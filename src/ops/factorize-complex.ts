/**
 * Factorizations of complex matrices as plain algorithms on float64; the counterpart of factorize.ts, with LAPACK's
 * conventions where an algorithm fixes them. A matrix is its real and its imaginary parts, row-major. Knows numbers.
 */
import { type Complex, complex, conjugate, divide, hypot, multiply, subtract, withSign } from "../core/complex.ts";
import type { Matrix } from "./factorize.ts";

export interface ComplexMatrix {
  readonly re: Matrix;
  readonly im: Matrix;
}

export const zeros = (size: number): ComplexMatrix => ({ re: new Float64Array(size), im: new Float64Array(size) });
export const at = ({ re, im }: ComplexMatrix, i: number): Complex => complex(re[i]!, im[i]!);
export function put({ re, im }: ComplexMatrix, i: number, v: Complex): void {
  re[i] = v.re;
  im[i] = v.im;
}
const copyOf = ({ re, im }: ComplexMatrix): ComplexMatrix => ({ re: re.slice(), im: im.slice() });
/** LAPACK's cheap size of a number. */
export const sizeOf = (v: Complex): number => Math.abs(v.re) + Math.abs(v.im);
const scaled = (v: Complex, by: number): Complex => complex(v.re * by, v.im * by);

export function identity(n: number): ComplexMatrix {
  const out = zeros(n * n);
  for (let i = 0; i < n; i++) out.re[i * n + i] = 1;
  return out;
}
/** Rows and columns change places, imaginary parts their sign. */
export function adjoint(a: ComplexMatrix, m: number, n: number): ComplexMatrix {
  const out = zeros(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) put(out, j * m + i, conjugate(at(a, i * n + j)));
  return out;
}

/** x[to + k] -= f x[from + k] for `count` elements. */
function takeOff(x: ComplexMatrix, to: number, y: ComplexMatrix, from: number, count: number, f: Complex): void {
  for (let k = 0; k < count; k++) {
    const [p, q] = [y.re[from + k]!, y.im[from + k]!];
    x.re[to + k]! -= f.re * p - f.im * q;
    x.im[to + k]! -= f.re * q + f.im * p;
  }
}
function swapRows(x: ComplexMatrix, n: number, i: number, j: number): void {
  for (const part of [x.re, x.im])
    for (let k = 0; k < n; k++) [part[i * n + k], part[j * n + k]] = [part[j * n + k]!, part[i * n + k]!];
}

export interface ComplexLU {
  readonly lu: ComplexMatrix;
  readonly order: Int32Array;
  readonly sign: 1 | -1;
}
export function factorLU(a: ComplexMatrix, n: number): ComplexLU {
  const lu = copyOf(a);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let sign: 1 | -1 = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (sizeOf(at(lu, i * n + k)) > sizeOf(at(lu, p * n + k))) p = i;
    if (p !== k) {
      swapRows(lu, n, k, p);
      [order[k], order[p]] = [order[p]!, order[k]!];
      sign = sign === 1 ? -1 : 1;
    }
    const pivot = at(lu, k * n + k);
    if (sizeOf(pivot) === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const f = divide(at(lu, i * n + k), pivot);
      put(lu, i * n + k, f);
      if (sizeOf(f) !== 0) takeOff(lu, i * n + k + 1, lu, k * n + k + 1, n - k - 1, f);
    }
  }
  return { lu, order, sign };
}
export function isSingular({ lu }: ComplexLU, n: number): boolean {
  for (let i = 0; i < n; i++) if (sizeOf(at(lu, i * n + i)) === 0) return true;
  return false;
}
/** X of A X = B, B with `columns` columns. A must not be singular. */
export function solveLU({ lu, order }: ComplexLU, n: number, b: ComplexMatrix, columns: number): ComplexMatrix {
  const x = zeros(n * columns);
  for (let i = 0; i < n; i++) for (let c = 0; c < columns; c++) put(x, i * columns + c, at(b, order[i]! * columns + c));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) takeOff(x, i * columns, x, j * columns, columns, at(lu, i * n + j));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) takeOff(x, i * columns, x, j * columns, columns, at(lu, i * n + j));
    const pivot = at(lu, i * n + i);
    for (let c = 0; c < columns; c++) put(x, i * columns + c, divide(at(x, i * columns + c), pivot));
  }
  return x;
}

/** The lower L of A = L Lᴴ, from A's lower triangle; null where A is not positive definite. */
export function factorCholesky(a: ComplexMatrix, n: number): ComplexMatrix | null {
  const l = zeros(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = at(a, i * n + j);
      for (let k = 0; k < j; k++) s = subtract(s, multiply(at(l, i * n + k), conjugate(at(l, j * n + k))));
      if (i === j && !(s.re > 0)) return null;
      const pivot = l.re[j * n + j]!;
      put(l, i * n + j, i === j ? complex(Math.sqrt(s.re), 0) : complex(s.re / pivot, s.im / pivot));
    }
  }
  return l;
}

export interface ComplexReflection {
  readonly beta: number;
  readonly tau: Complex;
}
/** (I - conj(tau) v vᴴ) x = (beta, 0, …) with a real beta; v stands in x afterwards, from its second part on (larfg). */
export function reflection(x: ComplexMatrix, from: number, to: number): ComplexReflection {
  const alpha = at(x, from);
  let rest = 0;
  for (let i = from + 1; i < to; i++) rest = hypot(rest, hypot(x.re[i]!, x.im[i]!));
  if (rest === 0 && alpha.im === 0) return { beta: alpha.re, tau: complex(0, 0) };
  const beta = -withSign(hypot(hypot(alpha.re, alpha.im), rest), alpha.re);
  const by = complex(alpha.re - beta, alpha.im);
  for (let i = from + 1; i < to; i++) put(x, i, divide(at(x, i), by));
  return { beta, tau: complex((beta - alpha.re) / beta, -alpha.im / beta) };
}
/** x = (I - tau v vᴴ) x for rows `from` to `to` and columns from `column` on; v[from] counts as 1. */
export function reflectLeft(
  x: ComplexMatrix,
  n: number,
  v: ComplexMatrix,
  from: number,
  to: number,
  tau: Complex,
  column: number,
): void {
  const s = zeros(n);
  for (let i = from; i < to; i++)
    takeOff(s, column, x, i * n + column, n - column, scaled(conjugate(i === from ? complex(1, 0) : at(v, i)), -1));
  for (let i = from; i < to; i++)
    takeOff(x, i * n + column, s, column, n - column, multiply(tau, i === from ? complex(1, 0) : at(v, i)));
}
/** x = x (I - tau v vᴴ) for columns `from` to `to` of `rows` rows. */
export function reflectRight(
  x: ComplexMatrix,
  n: number,
  rows: number,
  v: ComplexMatrix,
  from: number,
  to: number,
  tau: Complex,
): void {
  for (let i = 0; i < rows; i++) {
    let s = at(x, i * n + from);
    for (let j = from + 1; j < to; j++) s = subtract(s, scaled(multiply(at(x, i * n + j), at(v, j)), -1));
    s = multiply(s, tau);
    for (let j = from; j < to; j++) {
      const w = j === from ? complex(1, 0) : conjugate(at(v, j));
      put(x, i * n + j, subtract(at(x, i * n + j), multiply(s, w)));
    }
  }
}

/** A (m, n) = Q R: Q (m, m) whole, R (m, n) with a real diagonal. */
export function factorQR(
  a: ComplexMatrix,
  m: number,
  n: number,
): { readonly q: ComplexMatrix; readonly r: ComplexMatrix } {
  const r = copyOf(a);
  const q = identity(m);
  const v = zeros(m);
  for (let k = 0; k < Math.min(m, n); k++) {
    for (let i = k; i < m; i++) put(v, i, at(r, i * n + k));
    const { beta, tau } = reflection(v, k, m);
    if (sizeOf(tau) === 0) continue;
    reflectLeft(r, n, v, k, m, conjugate(tau), k);
    put(r, k * n + k, complex(beta, 0));
    for (let i = k + 1; i < m; i++) put(r, i * n + k, complex(0, 0));
    reflectRight(q, m, m, v, k, m, tau);
  }
  return { q, r };
}
