/** Rotations of two rows, with the signs that LAPACK gives them. Knows numbers. */
import type { Matrix } from "./factorize.ts";

export interface Rotation {
  readonly c: number;
  readonly s: number;
}

/** Makes of (f, g) (r, 0); c is never negative (LAPACK's lartg). */
export function rotationTo(f: number, g: number): Rotation & { readonly r: number } {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: g < 0 ? -1 : 1, r: Math.abs(g) };
  const d = Math.sqrt(f * f + g * g);
  const r = f < 0 ? -d : d;
  return { c: Math.abs(f) / d, s: g / r, r };
}

/** The length of (x, y), without squares of what is too large or too small for them (LAPACK's lapy2). */
export function lengthByRatio(x: number, y: number): number {
  const [most, least] = Math.abs(x) > Math.abs(y) ? [Math.abs(x), Math.abs(y)] : [Math.abs(y), Math.abs(x)];
  return least === 0 ? most : most * Math.sqrt(1 + (least / most) ** 2);
}

/** Rows i and j, of `width`, become c x + s y and c y - s x. */
export function turnRows(rows: Matrix, width: number, i: number, j: number, { c, s }: Rotation): void {
  for (let p = i * width, q = j * width, end = p + width; p < end; p++, q++) {
    const [x, y] = [rows[p]!, rows[q]!];
    rows[p] = c * x + s * y;
    rows[q] = c * y - s * x;
  }
}
export const turnPair = (rows: Matrix, width: number, i: number, by: Rotation): void =>
  turnRows(rows, width, i, i + 1, by);

/** Of a tridiagonal matrix rows i and i + 1 at once, and the rotation that does it (LAPACK's laev2). */
export function diagonalOfTwo(d: Matrix, e: Matrix, i: number, lengthOf: (x: number, y: number) => number): Rotation {
  const [a, b, c] = [d[i]!, e[i]!, d[i + 1]!];
  const [sum, apart, twice] = [a + c, a - c, Math.abs(b + b)];
  const [larger, smaller] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  const root = lengthOf(apart, twice);
  const far = sum < 0 ? 0.5 * (sum - root) : 0.5 * (sum + root);
  const near = sum === 0 ? -0.5 * root : (larger / far) * smaller - (b / far) * b;
  e[i] = 0;
  [d[i], d[i + 1]] = [far, near];
  const isUp = apart >= 0;
  const whole = isUp ? apart + root : apart - root;
  const turn = directionOf(whole, b, twice);
  return sum < 0 === isUp ? turn : { c: -turn.s, s: turn.c };
}
function directionOf(whole: number, b: number, twice: number): Rotation {
  if (Math.abs(whole) > twice) {
    const t = -(b + b) / whole;
    const s = 1 / Math.sqrt(1 + t * t);
    return { c: t * s, s };
  }
  if (twice === 0) return { c: 1, s: 0 };
  const t = -whole / (b + b);
  const c = 1 / Math.sqrt(1 + t * t);
  return { c, s: t * c };
}
