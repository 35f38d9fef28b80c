/**
 * Inverse trigonometric and hyperbolic functions of float64, lengths and decimal logarithms, to the digits that
 * C's library gives: the inverse angles and lengths rounded as the mathematical value is (but for a case in thousands), the
 * others by the steps that C's library takes. JavaScript's own are off by one in the last digit now and then, and Python
 * prints every digit. Knows single numbers.
 */
import { exp, log } from "./precise.ts";
import {
  add,
  divide,
  multiply,
  negative,
  pi,
  plus,
  product,
  scaled,
  sqrt,
  type Twofold,
  times,
  toNumber,
  twofold,
} from "./twofold.ts";

const halfPi = scaled(pi, 0.5);
/** The angles whose tangents are 0, 1/64, …, 1. */
let knownAngles: readonly Twofold[] | null = null;
function angleAt(k: number): Twofold {
  knownAngles ??= Array.from({ length: 65 }, (_, i) => slowAngle(i / 64));
  return knownAngles[k]!;
}
/** The angle of a tangent up to 1: that of a half of it, twice, until its series has few terms. */
function slowAngle(tangent: number): Twofold {
  let t = twofold(tangent);
  let times2 = 1;
  for (let i = 0; i < 4; i++, times2 *= 2) t = divide(t, plus(sqrt(plus(multiply(t, t), 1)), 1));
  const square = negative(multiply(t, t));
  let total = twofold(0);
  for (let k = 29; k >= 3; k -= 2) total = multiply(add(total, divide(twofold(1), twofold(k))), square);
  return scaled(multiply(t, plus(total, 1)), times2);
}

/** The angle, from 0 to π/2, of a point whose coordinates are not below 0. */
function angleOf(up: Twofold, right: Twofold): Twofold {
  if (up.hi > right.hi) return add(halfPi, negative(angleOf(right, up)));
  const k = Math.round((up.hi / right.hi) * 64);
  const known = k / 64;
  const t = divide(add(up, negative(times(right, known))), add(right, times(up, known)));
  const q = t.hi * t.hi;
  const tail = t.hi * q * (-1 / 3 + q * (1 / 5 + q * (-1 / 7 + q * (1 / 9 - q / 11))));
  return add(angleAt(k), plus(t, tail));
}
/** Whether products of such numbers, and of what is left of them, are exact. */
const isTame = (x: number): boolean => Math.abs(x) < 1e140 && Math.abs(x) > 1e-140;

export function arctangent(x: number): number {
  if (!isTame(x)) return Math.atan(x);
  const size = toNumber(angleOf(twofold(Math.abs(x)), twofold(1)));
  return x < 0 ? -size : size;
}
export function angleFrom(y: number, x: number): number {
  if (!isTame(x) || !isTame(y) || Math.abs(y) < Math.abs(x) * 1e-130) return Math.atan2(y, x);
  const acute = angleOf(twofold(Math.abs(y)), twofold(Math.abs(x)));
  const size = toNumber(x < 0 ? add(pi, negative(acute)) : acute);
  return y < 0 ? -size : size;
}
/** The other side of the triangle whose longest side is 1. */
const otherSide = (x: number): Twofold => sqrt(multiply(plus(twofold(1), -x), plus(twofold(1), x)));
export function arcsine(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1) || size < 1e-140) return Math.asin(x);
  const angle = toNumber(angleOf(twofold(size), otherSide(size)));
  return x < 0 ? -angle : angle;
}
export function arccosine(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1) || size < 1e-140) return Math.acos(x);
  const acute = angleOf(otherSide(size), twofold(size));
  return toNumber(x < 0 ? add(pi, negative(acute)) : acute);
}

/** The root of a sum of squares. */
export function length(sides: readonly number[]): number {
  const most = Math.max(0, ...sides.map(Math.abs));
  if (most > 0 && most < Number.POSITIVE_INFINITY && !isTame(most)) {
    const by = most > 1 ? 2 ** -600 : 2 ** 600;
    return length(sides.map((side) => side * by)) / by;
  }
  if (!isTame(most)) return Math.hypot(...sides);
  let total = twofold(0);
  for (const side of sides) total = add(total, product(side, side));
  return toNumber(sqrt(total));
}

export function coshyperbolic(x: number): number {
  const size = Math.abs(x);
  if (!(size < 22)) return Math.cosh(x);
  if (size < 0.5 * Math.LN2) {
    const t = Math.expm1(size);
    return 1 + (t * t) / (1 + t + (1 + t));
  }
  const t = exp(size);
  return 0.5 * t + 0.5 / t;
}
export function arsinh(x: number): number {
  const size = Math.abs(x);
  if (!(size > 2 && size < 2 ** 28)) return Math.asinh(x);
  const found = log(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  return x < 0 ? -found : found;
}
export function arcosh(x: number): number {
  if (!(x > 2 && x < 2 ** 28)) return Math.acosh(x);
  return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
}

export function decimalLogarithm(x: number): number {
  if (!(x >= 2 ** -1022) || x === Number.POSITIVE_INFINITY) return log(x, "10");
  let k = Math.floor(Math.log2(x));
  let m = x / 2 ** k;
  if (m >= 2) [m, k] = [m / 2, k + 1];
  if (m < 1) [m, k] = [m * 2, k - 1];
  if (k < 0) [m, k] = [m / 2, k + 1];
  const rest = k * 3.694239077158931e-13 + Math.LOG10E * log(m);
  return rest + k * 0.30102999566361177;
}
