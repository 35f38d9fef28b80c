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
export function lengthOf2(x: number, y: number): number {
  const [most, least] = Math.abs(x) > Math.abs(y) ? [Math.abs(x), Math.abs(y)] : [Math.abs(y), Math.abs(x)];
  return least === 0 ? most : most * Math.sqrt(1 + (least / most) ** 2);
}

/** Rows i and i + 1, of `width`, become c x + s y and c y - s x. */
export function turnPair(rows: Matrix, width: number, i: number, { c, s }: Rotation): void {
  for (let p = i * width, q = p + width, end = q; p < end; p++, q++) {
    const [x, y] = [rows[p]!, rows[q]!];
    rows[p] = s * y + c * x;
    rows[q] = c * y - s * x;
  }
}

export function swapRows(rows: Matrix, width: number, i: number, j: number): void {
  const row = rows.slice(i * width, (i + 1) * width);
  rows.copyWithin(i * width, j * width, (j + 1) * width);
  rows.set(row, j * width);
}

export const withSign = (x: number, like: number): number =>
  like < 0 || Object.is(like, -0) ? -Math.abs(x) : Math.abs(x);
