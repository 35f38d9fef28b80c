/**
 * Eigenvectors of a real matrix from its Schur form, by substitution from below, as LAPACK's trevc and geev: of length 1,
 * the largest part of a complex vector real. Knows numbers.
 */
import { type Complex, complex, divide, hypot, multiply, subtract, withSign } from "../core/complex.ts";
import { type Balance, unbalance } from "./balance.ts";
import type { Matrix } from "./factorize.ts";

const ulp = 2 ** -52;

/** Columns for all values; of two conjugate ones the first has the positive imaginary part. */
export function vectorsOf(
  t: Matrix,
  z: Matrix,
  n: number,
  re: Matrix,
  im: Matrix,
  balanced: Balance,
): readonly [Matrix, Matrix] {
  const [vr, vi] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (let k = n - 1; k >= 0; k--) {
    const first = im[k]! < 0 ? k - 1 : k;
    const { xr, xi } = substitute(t, n, first, k, complex(re[k]!, Math.abs(im[k]!)));
    for (let i = 0; i < n; i++) {
      let [p, q] = [0, 0];
      for (let j = 0; j <= k; j++) {
        p += z[i * n + j]! * xr[j]!;
        q += z[i * n + j]! * xi[j]!;
      }
      vr[i * n + first] = p;
      vi[i * n + first] = q;
    }
    k = first;
  }
  unbalance([vr, vi], n, balanced);
  for (let k = 0; k < n; k++) {
    if (im[k]! < 0) copyConjugate(vr, vi, n, k);
    else normalize(vr, vi, n, k);
  }
  return [vr, vi];
}

function copyConjugate(vr: Matrix, vi: Matrix, n: number, k: number): void {
  for (let i = 0; i < n; i++) {
    vr[i * n + k] = vr[i * n + k - 1]!;
    vi[i * n + k] = -vi[i * n + k - 1]!;
  }
}

/** Column k to length 1; a complex one is turned until its largest part is real, with the sign that it had. */
function normalize(vr: Matrix, vi: Matrix, n: number, k: number): void {
  let [length, largest, at] = [0, -1, 0];
  let isReal = true;
  for (let i = 0; i < n; i++) {
    const size = hypot(vr[i * n + k]!, vi[i * n + k]!);
    length = hypot(length, size);
    if (size > largest) [largest, at] = [size, i];
    isReal &&= vi[i * n + k] === 0;
  }
  const [f, g] = [vr[at * n + k]!, vi[at * n + k]!];
  const size = isReal ? 1 : withSign(largest, f);
  const [cos, sin] = isReal ? [1, 0] : [f / size, g / size];
  for (let i = 0; i < n; i++) {
    const [p, q] = [vr[i * n + k]! / length, vi[i * n + k]! / length];
    vr[i * n + k] = cos * p + sin * q;
    vi[i * n + k] = i === at ? 0 : cos * q - sin * p;
  }
}

interface Vector {
  readonly xr: Matrix;
  readonly xi: Matrix;
}

/** x of (T - value) x = 0, whose block ends with rows first to last. */
function substitute(t: Matrix, n: number, first: number, last: number, value: Complex): Vector {
  const x: Vector = { xr: new Float64Array(n), xi: new Float64Array(n) };
  const least = Math.max(ulp * (Math.abs(value.re) + Math.abs(value.im)), 2 ** -1000);
  begin(x, t, n, first, last, value.im);
  for (let j = first - 1; j >= 0; ) {
    const top = j > 0 && t[j * n + j - 1] !== 0 ? j - 1 : j;
    if (top === j) put(x, j, quotient(at(x, j), complex(t[j * n + j]! - value.re, -value.im), least));
    else solveTwo(x, t, n, j, value, least);
    keepSmall(x, last);
    for (let k = top; k <= j; k++) takeOff(x, t, n, k, top);
    j = top - 1;
  }
  return x;
}

function begin({ xr, xi }: Vector, t: Matrix, n: number, first: number, last: number, im: number): void {
  if (first === last) {
    xr[last] = 1;
    for (let i = 0; i < first; i++) xr[i] = -t[i * n + last]!;
    return;
  }
  const [above, below] = [t[first * n + last]!, t[last * n + first]!];
  const wide = Math.abs(above) >= Math.abs(below);
  xr[first] = wide ? 1 : -im / below;
  xi[last] = wide ? im / above : 1;
  for (let i = 0; i < first; i++) {
    xr[i] = -xr[first]! * t[i * n + first]!;
    xi[i] = -xi[last]! * t[i * n + last]!;
  }
}

const at = ({ xr, xi }: Vector, i: number): Complex => complex(xr[i]!, xi[i]!);
const put = ({ xr, xi }: Vector, i: number, v: Complex): void => {
  xr[i] = v.re;
  xi[i] = v.im;
};
const sizeOf = (v: Complex): number => Math.abs(v.re) + Math.abs(v.im);
/** A divisor that rounding alone keeps from 0 becomes the least that counts. */
const quotient = (a: Complex, b: Complex, least: number): Complex =>
  divide(a, sizeOf(b) < least ? complex(least, 0) : b);

/** Rows j - 1 and j at once, by elimination with the larger of their pivots. */
function solveTwo(x: Vector, t: Matrix, n: number, j: number, value: Complex, least: number): void {
  const i = j - 1;
  const rows = [i, j].map((r) => ({
    left: complex(t[r * n + i]! - (r === i ? value.re : 0), r === i ? -value.im : 0),
    right: complex(t[r * n + j]! - (r === j ? value.re : 0), r === j ? -value.im : 0),
    wanted: at(x, r),
  }));
  const [p, q] = sizeOf(rows[0]!.left) >= sizeOf(rows[1]!.left) ? [rows[0]!, rows[1]!] : [rows[1]!, rows[0]!];
  const f = quotient(q.left, p.left, least);
  const low = quotient(subtract(q.wanted, multiply(f, p.wanted)), subtract(q.right, multiply(f, p.right)), least);
  put(x, j, low);
  put(x, i, quotient(subtract(p.wanted, multiply(p.right, low)), p.left, least));
}

/** What the known x[k] contributes to the rows above `top`. */
function takeOff({ xr, xi }: Vector, t: Matrix, n: number, k: number, top: number): void {
  for (let i = 0; i < top; i++) {
    xr[i]! -= xr[k]! * t[i * n + k]!;
    xi[i]! -= xi[k]! * t[i * n + k]!;
  }
}

/** Nearly equal values make vectors large: the length is free. */
function keepSmall({ xr, xi }: Vector, last: number): void {
  let largest = 0;
  for (let i = 0; i <= last; i++) largest = Math.max(largest, Math.abs(xr[i]!), Math.abs(xi[i]!));
  if (largest < 1e100) return;
  for (let i = 0; i <= last; i++) {
    xr[i]! /= largest;
    xi[i]! /= largest;
  }
}
