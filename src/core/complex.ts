/**
 * Complex numbers: what arithmetic gives, for parts in double precision, special values and the edges of the range
 * included. Knows single numbers; nothing of tensors and text.
 */

export interface Complex {
  readonly re: number;
  readonly im: number;
}
export const complex = (re: number, im: number): Complex => ({ re, im });

export const add = (a: Complex, b: Complex): Complex => complex(a.re + b.re, a.im + b.im);
export const subtract = (a: Complex, b: Complex): Complex => complex(a.re - b.re, a.im - b.im);
export const multiply = (a: Complex, b: Complex): Complex =>
  complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
export const conjugate = (z: Complex): Complex => complex(z.re, -z.im);
export const negative = (a: Complex): Complex => complex(-a.re, -a.im);
/** i · a, and a / i: no product, so that infinities and zeros stay what they are. */
export const timesI = (a: Complex): Complex => complex(-a.im, a.re);
export const overI = (a: Complex): Complex => complex(a.im, -a.re);
/** The size of one, the sign of the other, minus zero's too. */
export const withSign = (size: number, sign: number): number =>
  sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);

/** a / b by Smith's rule, operation by operation as NumPy: nothing overflows on the way that need not. */
export function divide(a: Complex, b: Complex): Complex {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    if (b.re === 0 && b.im === 0) return complex(a.re / Math.abs(b.re), a.im / Math.abs(b.re));
    const ratio = b.im / b.re;
    const scale = 1 / (b.re + b.im * ratio);
    return complex((a.re + a.im * ratio) * scale, (a.im - a.re * ratio) * scale);
  }
  const ratio = b.re / b.im;
  const scale = 1 / (b.im + b.re * ratio);
  return complex((a.re * ratio + a.im) * scale, (a.im * ratio - a.re) * scale);
}

/** a / b as CPython divides; the caller has seen to it that b is not 0. */
export function quotient(a: Complex, b: Complex): Complex {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const whole = b.re + b.im * ratio;
    return complex((a.re + a.im * ratio) / whole, (a.im - a.re * ratio) / whole);
  }
  const ratio = b.re / b.im;
  const whole = b.re * ratio + b.im;
  return complex((a.re * ratio + a.im) / whole, (a.im * ratio - a.re) / whole);
}

/**
 * √(x² + y²), nearly always correctly rounded and never out of range on the way.
 * Source: Borges, "An Improved Algorithm for hypot(a, b)" (2019), without fused operations.
 */
export function hypot(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (a < b) [a, b] = [b, a];
  if (!(b > a * 2 ** -54)) return a + b;
  const scale = a > 2 ** 511 ? 2 ** 600 : b < 2 ** -459 ? 2 ** -600 : 1;
  a /= scale;
  b /= scale;
  const h = Math.sqrt(a * a + b * b);
  const d = h <= 2 * b ? h - b : h - a;
  const off = h <= 2 * b ? d * (d - 2 * (a - b)) + a * (2 * d - a) : d * d + (b * (4 * d - b) + 2 * d * (a - 2 * b));
  return (h - off / (2 * h)) * scale;
}
export const abs = (z: Complex): number => hypot(z.re, z.im);
export const angle = (z: Complex): number => Math.atan2(z.im, z.re);

/** z to a whole power by repeated squaring. */
export function wholePower(z: Complex, n: number): Complex {
  let [out, square] = [complex(1, 0), z];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) out = multiply(out, square);
    if (left > 1) square = multiply(square, square);
  }
  return out;
}
