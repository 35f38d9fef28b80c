/**
 * Functions of complex numbers: exponentials, logarithms, roots, circular and hyperbolic functions and their inverses,
 * with the branch cuts and special values of C99 (annex G), which NumPy and TensorFlow share. Knows single numbers.
 *
 * Source of the inverse functions: Kahan, "Branch Cuts for Complex Elementary Functions" (1987).
 */
import {
  abs,
  angle,
  type Complex,
  complex,
  divide,
  hypot,
  multiply,
  negative,
  overI,
  timesI,
  wholePower,
  withSign,
} from "./complex.ts";

const huge = Number.MAX_VALUE / 4;
const isBounded = (z: Complex): boolean => Number.isFinite(z.re) && Number.isFinite(z.im);
const not = Number.NaN;

export function exp(z: Complex): Complex {
  const { re, im } = z;
  if (im === 0) return complex(Math.exp(re), im);
  if (re === 0) return complex(Math.cos(im), Math.sin(im));
  if (re === Number.POSITIVE_INFINITY && !Number.isFinite(im)) return complex(re, not);
  if (re === Number.NEGATIVE_INFINITY && !Number.isFinite(im)) return complex(0, 0);
  // In two halves, where the whole is out of range but its product with a sine may not be.
  const size = Math.exp(re / 2);
  if (re > 709 && re < 1419) return complex(size * Math.cos(im) * size, size * Math.sin(im) * size);
  return complex(Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im));
}

/** exp(z) - 1 without loss near 0. */
export function expm1(z: Complex): Complex {
  const half = Math.sin(z.im / 2);
  return complex(Math.expm1(z.re) * Math.cos(z.im) - 2 * half * half, Math.exp(z.re) * Math.sin(z.im));
}

/** log |z|, exact also where |z| is near 1. */
function logSize(x: number, y: number): number {
  const [a, b] = Math.abs(x) >= Math.abs(y) ? [Math.abs(x), Math.abs(y)] : [Math.abs(y), Math.abs(x)];
  if (a > huge && a < Number.POSITIVE_INFINITY) return Math.log(hypot(a / 4, b / 4)) + Math.log(4);
  if (a > 0 && a < 2 ** -1000) return Math.log(hypot(a * 2 ** 200, b * 2 ** 200)) - 200 * Math.LN2;
  const h = hypot(a, b);
  if (h >= 0.71 && h <= 1.73) return Math.log1p(excess(a, b)) / 2;
  return Math.log(h);
}

/** a² + b² - 1 with the rounding errors of both squares. */
function excess(a: number, b: number): number {
  const [p, e] = squared(a);
  const [q, f] = squared(b);
  const s = p - 1;
  // The larger square is at least a quarter, so that p - 1 is exact or its error is told by a second difference.
  const error = p - (s + 1);
  const t = s + q;
  const part = t - s;
  return t + (s - (t - part) + (q - part) + error + e + f);
}
function squared(x: number): readonly [number, number] {
  const p = x * x;
  const c = 134217729 * x;
  const high = c - (c - x);
  const low = x - high;
  return [p, high * high - p + 2 * high * low + low * low];
}

export const log = (z: Complex): Complex => complex(logSize(z.re, z.im), angle(z));
/** log(1 + z) without loss near 0. */
export function log1p(z: Complex): Complex {
  const { re, im } = z;
  if (!(Math.abs(re) < 0.5 && Math.abs(im) < 0.5)) return log(complex(1 + re, im));
  return complex(Math.log1p(re * (2 + re) + im * im) / 2, Math.atan2(im, 1 + re));
}
const scaled = (z: Complex, by: number): Complex => complex(z.re / by, z.im / by);
export const log2 = (z: Complex): Complex => scaled(log(z), Math.LN2);
export const log10 = (z: Complex): Complex => scaled(log(z), Math.LN10);

export function sqrt(z: Complex): Complex {
  const { re, im } = z;
  if (re === 0 && im === 0) return complex(0, im);
  if (Math.abs(im) === Number.POSITIVE_INFINITY) return complex(Number.POSITIVE_INFINITY, im);
  if (Number.isNaN(re)) return complex(not, not);
  if (Math.abs(re) === Number.POSITIVE_INFINITY)
    return re < 0 ? complex(Math.abs(im - im), withSign(re, im)) : complex(re, withSign(im - im, im));
  if (Math.max(Math.abs(re), Math.abs(im)) > huge) {
    const root = sqrt(complex(re / 4, im / 4));
    return complex(2 * root.re, 2 * root.im);
  }
  if (Math.max(Math.abs(re), Math.abs(im)) < 2 ** -1000) {
    const root = sqrt(complex(re * 2 ** 108, im * 2 ** 108));
    return complex(root.re * 2 ** -54, root.im * 2 ** -54);
  }
  const t = Math.sqrt((Math.abs(re) + abs(z)) / 2);
  return re >= 0 ? complex(t, im / (2 * t)) : complex(Math.abs(im) / (2 * t), withSign(t, im));
}

/** a to the power b as NumPy: whole powers below 100 are products, others are exponentials. */
export function pow(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) return complex(1, 0);
  if (a.re === 0 && a.im === 0) return b.re > 0 ? complex(0, 0) : complex(not, not);
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) < 100) {
    const whole = wholePower(a, Math.abs(b.re));
    return b.re < 0 ? divide(complex(1, 0), whole) : whole;
  }
  return exp(multiply(b, log(a)));
}

export function cosh(z: Complex): Complex {
  const { re, im } = z;
  if (im === 0) return complex(Math.cosh(re), Number.isNaN(re) ? im : Math.sign(re) * im);
  if (re === 0) return complex(Math.cos(im), Number.isFinite(im) ? re * Math.sin(im) : 0);
  if (!isBounded(z)) return Math.abs(re) === Number.POSITIVE_INFINITY ? growing(re, im, 1) : complex(not, not);
  if (Math.abs(re) < 22) return complex(Math.cosh(re) * Math.cos(im), Math.sinh(re) * Math.sin(im));
  const e = exp(complex(Math.abs(re) - Math.LN2, im));
  return complex(e.re, re < 0 ? -e.im : e.im);
}
export function sinh(z: Complex): Complex {
  const { re, im } = z;
  if (im === 0) return complex(Math.sinh(re), im);
  if (re === 0) return complex(Number.isFinite(im) ? re * Math.cos(im) : re, Math.sin(im));
  if (!isBounded(z))
    return Math.abs(re) === Number.POSITIVE_INFINITY ? growing(re, im, Math.sign(re)) : complex(not, not);
  if (Math.abs(re) < 22) return complex(Math.sinh(re) * Math.cos(im), Math.cosh(re) * Math.sin(im));
  const e = exp(complex(Math.abs(re) - Math.LN2, im));
  return complex(re < 0 ? -e.re : e.re, e.im);
}
/** cosh and sinh at ±∞ + i·im. `even`: the sign that the real part has. */
function growing(re: number, im: number, even: number): Complex {
  if (!Number.isFinite(im)) return complex(even * Number.POSITIVE_INFINITY, not);
  const odd = even === 1 && re < 0 ? -1 : 1;
  return complex(even * Number.POSITIVE_INFINITY * Math.cos(im), odd * Number.POSITIVE_INFINITY * Math.sin(im));
}
/** Source: Kahan (1987), CTANH. */
export function tanh(z: Complex): Complex {
  const { re, im } = z;
  if (Math.abs(re) > 22) {
    const turn = Number.isFinite(im) ? Math.sin(im) * Math.cos(im) : withSign(0, im);
    const fall = Math.exp(-2 * Math.abs(re));
    return complex(Math.sign(re), 4 * turn * fall);
  }
  if (!Number.isFinite(im)) return complex(re === 0 ? re : not, not);
  if (im === 0) return complex(Math.tanh(re), im);
  const t = Math.tan(im);
  const beta = 1 + t * t;
  const s = Math.sinh(re);
  const rho = Math.sqrt(1 + s * s);
  if (!Number.isFinite(t)) return complex(rho / s, 1 / t);
  const whole = 1 + beta * s * s;
  return complex((beta * rho * s) / whole, t / whole);
}
export const sin = (z: Complex): Complex => overI(sinh(timesI(z)));
export const cos = (z: Complex): Complex => cosh(timesI(z));
export const tan = (z: Complex): Complex => overI(tanh(timesI(z)));

const oneMinus = (z: Complex): Complex => complex(1 - z.re, -z.im);
const onePlus = (z: Complex): Complex => complex(1 + z.re, z.im);
const isHuge = (z: Complex): boolean => Math.abs(z.re) > huge || Math.abs(z.im) > huge;

export function asinh(z: Complex): Complex {
  const { re, im } = z;
  if (!isBounded(z)) {
    const grows = Math.abs(re) === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY;
    if (!grows) return complex(not, im === 0 ? im : not);
    const size = Number.isNaN(re) ? Number.POSITIVE_INFINITY : withSign(Number.POSITIVE_INFINITY, re);
    return complex(size, withSign(Math.atan2(Math.abs(im), Math.abs(re)), im));
  }
  if (isHuge(z))
    return complex(
      withSign(logSize(re / 2, im / 2) + 2 * Math.LN2, re),
      withSign(Math.atan2(Math.abs(im), Math.abs(re)), im),
    );
  const s1 = sqrt(complex(1 + im, -re));
  const s2 = sqrt(complex(1 - im, re));
  return complex(Math.asinh(s1.re * s2.im - s2.re * s1.im), Math.atan2(im, s1.re * s2.re - s1.im * s2.im));
}
export const asin = (z: Complex): Complex => overI(asinh(timesI(z)));

export function acos(z: Complex): Complex {
  const { re, im } = z;
  if (!isBounded(z)) {
    const grows = Math.abs(re) === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY;
    if (!grows) return complex(re === 0 ? Math.PI / 2 : not, not);
    return complex(Math.atan2(Math.abs(im), re), -withSign(Number.POSITIVE_INFINITY, im));
  }
  if (isHuge(z)) return complex(Math.atan2(Math.abs(im), re), -withSign(logSize(re / 2, im / 2) + 2 * Math.LN2, im));
  const [s1, s2] = [sqrt(oneMinus(z)), sqrt(onePlus(z))];
  return complex(2 * Math.atan2(s1.re, s2.re), Math.asinh(s2.re * s1.im - s2.im * s1.re));
}

export function acosh(z: Complex): Complex {
  const { re, im } = z;
  if (!isBounded(z)) {
    const grows = Math.abs(re) === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY;
    return grows ? complex(Number.POSITIVE_INFINITY, Math.atan2(im, re)) : complex(not, re === 0 ? Math.PI / 2 : not);
  }
  if (isHuge(z)) return complex(logSize(re / 2, im / 2) + 2 * Math.LN2, Math.atan2(im, re));
  const [s1, s2] = [sqrt(complex(re - 1, im)), sqrt(complex(re + 1, im))];
  return complex(Math.asinh(s1.re * s2.re + s1.im * s2.im), 2 * Math.atan2(s1.im, s2.re));
}

export function atanh(z: Complex): Complex {
  const { re, im } = z;
  if (!isBounded(z)) {
    if (Math.abs(im) === Number.POSITIVE_INFINITY) return complex(withSign(0, re), withSign(Math.PI / 2, im));
    if (Math.abs(re) === Number.POSITIVE_INFINITY)
      return complex(withSign(0, re), Number.isNaN(im) ? not : withSign(Math.PI / 2, im));
    return complex(re === 0 ? re : not, not);
  }
  // Odd, so that only the right half needs a formula.
  if (re < 0 || Object.is(re, -0)) return negative(atanh(negative(z)));
  const size = Math.abs(im);
  if (re > 1e150 || size > 1e150) {
    // re / |z|², step by step.
    const h = hypot(re / 2, im / 2);
    return complex(re / 4 / h / h, withSign(Math.PI / 2, im));
  }
  if (re === 1 && size < 1e-150) {
    if (size === 0) return complex(Number.POSITIVE_INFINITY, im);
    return complex(-Math.log(Math.sqrt(size) / Math.sqrt(hypot(size, 2))), withSign(Math.atan2(2, -size) / 2, im));
  }
  const left = 1 - re;
  return complex(
    Math.log1p((4 * re) / (left * left + size * size)) / 4,
    -Math.atan2(-2 * im, left * (1 + re) - size * size) / 2,
  );
}
export const atan = (z: Complex): Complex => overI(atanh(timesI(z)));

export const reciprocal = (z: Complex): Complex => divide(complex(1, 0), z);
