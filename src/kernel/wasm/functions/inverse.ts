/**
 * The inverses of the circular and hyperbolic functions on lanes of float64. asin, acos and atan are those of fdlibm's
 * e_asin.c, e_acos.c and s_atan.c (Sun Microsystems, 1993); the hyperbolic ones are log(1 + t) with t in two parts.
 */
import type { Code, Local } from "../assembler.ts";
import { anySum, float64Lanes, head21, type Lanes, product, sum } from "./lanes.ts";
import { log1pOf } from "./logarithm.ts";

const halfPi = [1.5707963267948966, 6.123233995736766e-17] as const;

/** (asin(s) - s) / s for z = s^2 up to 1/4. */
function arcCurve(v: Lanes, z: Local): Local {
  const p = v.polynomial(
    z,
    [
      3.479331075960212e-5, 7.915349942898145e-4, -4.005553450067941e-2, 0.20121253213486293, -0.3255658186224009,
      0.16666666666666666,
    ],
  );
  const q = v.polynomial(z, [7.703815055590194e-2, -0.6882839716054533, 2.0209457602335057, -2.403394911734414, 1]);
  return v.div(v.mul(z, p), q);
}

/** What asin and acos have in common: for |x| >= 1/2 they work on s = sqrt((1 - |x|) / 2), kept in two parts. */
function arc(v: Lanes, x: Local) {
  const size = v.abs(x);
  const near = v.lt(size, 0.5);
  const z = v.pick(near, v.mul(x, x), v.mul(v.sub(1, size), 0.5));
  const s = v.sqrt(z);
  const head = head21(v, s);
  const rest = v.div(v.sub(z, v.mul(head, head)), v.atLeast(v.add(s, head), 2 ** -1000));
  return { near, s, head, rest, curve: arcCurve(v, z) };
}

export function asin64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const { near, s, head, rest, curve } = arc(v, x);
  const bent = v.sub(v.mul(v.mul(s, curve), 2), v.sub(halfPi[1], v.mul(rest, 2)));
  const far = v.sub(halfPi[0] / 2, v.sub(bent, v.sub(halfPi[0] / 2, v.mul(head, 2))));
  return v.pick(near, v.add(x, v.mul(x, curve)), v.signed(far, x));
}

export function acos64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const { near, s, head, rest, curve } = arc(v, x);
  const middle = v.sub(halfPi[0], v.sub(x, v.sub(halfPi[1], v.mul(x, curve))));
  const bent = v.mul(s, curve);
  const above = v.mul(v.add(head, v.add(bent, rest)), 2);
  const below = v.mul(v.sub(halfPi[0], v.add(s, v.sub(bent, halfPi[1]))), 2);
  return v.pick(near, middle, v.pick(v.lt(x, 0), below, above));
}

/** atan of x >= 0, as atan c + atan((x - c) / (1 + c x)) for c of 0, 1/2, 1, 3/2 or infinity. */
function atanPositive(v: Lanes, x: Local): Local {
  const steps = [
    { from: 0.4375, c: 0.5, hi: 0.4636476090008061, lo: 2.2698777452961687e-17 },
    { from: 0.6875, c: 1, hi: 0.7853981633974483, lo: 3.061616997868383e-17 },
    { from: 1.1875, c: 1.5, hi: 0.982793723247329, lo: 1.3903311031230998e-17 },
    { from: 2.4375, c: 0, hi: halfPi[0], lo: halfPi[1] },
  ] as const;
  const zero = v.code.constant("f64", 0);
  let [c, hi, lo] = [zero, zero, zero];
  for (const step of steps) {
    const mask = v.ge(x, step.from);
    [c, hi, lo] = [v.pick(mask, step.c, c), v.pick(mask, step.hi, hi), v.pick(mask, step.lo, lo)];
  }
  const far = v.ge(x, steps[3].from);
  const t = v.div(v.pick(far, -1, v.sub(x, c)), v.pick(far, x, v.add(v.mul(c, x), 1)));
  const z = v.mul(t, t);
  const series = v.paired(
    z,
    [
      1.6285820115365782e-2, -3.6531572744216916e-2, 4.9768779946159324e-2, -5.8335701337905735e-2,
      6.661073137387531e-2, -7.69187620504483e-2, 9.090887133436507e-2, -0.11111110405462356, 0.14285714272503466,
      -0.19999999999876483, 0.3333333333333293,
    ],
  );
  return v.sub(hi, v.sub(v.sub(v.mul(t, v.mul(z, series)), lo), t));
}

export function atan64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  return v.signed(atanPositive(v, v.abs(x)), x);
}

/** The angle of the point (x, y), by its signs, including those of zeros. */
export function atan264(code: Code, y: Local, x: Local): Local {
  const v = float64Lanes(code);
  const [height, width] = [v.abs(y), v.abs(x)];
  // Also 0 / 0 and infinity / infinity.
  const ratio = v.pick(v.eq(height, width), v.pick(v.eq(height, 0), 0, 1), v.div(height, width));
  const angle = atanPositive(v, ratio);
  const obtuse = v.sub(2 * halfPi[0], v.sub(angle, 2 * halfPi[1]));
  return v.signed(v.pick(v.negative(x), obtuse, angle), y);
}

/** Beyond it, asinh x and acosh x are log 2 x, and 1 + x is x. */
const huge = 2 ** 60;

/** With t = |x| + x^2 / (1 + sqrt(1 + x^2)): log(1 + t). */
export function asinh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const size = v.abs(x);
  const square = v.mul(size, size);
  const t = sum(v, size, v.div(square, v.add(v.sqrt(v.add(square, 1)), 1)));
  const out = v.signed(log1pLarge(v, size, t.hi, t.lo), x);
  return v.pick(v.lt(size, 2 ** -28), x, out);
}

/** log(1 + hi + lo), or log 2 x where x is huge. */
function log1pLarge(v: Lanes, x: Local, hi: Local, lo: Local): Local {
  const far = v.gt(x, huge);
  return log1pOf(v, { hi: v.pick(far, x, hi), lo: v.andnot(lo, far) }, v.and(far, 1));
}

/** With t = x - 1: log(1 + t + sqrt(2 t + t^2)), the root in two parts. */
export function acosh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const t = v.sub(x, 1);
  const square = v.mul(t, t);
  const inside = anySum(v, v.add(t, t), square);
  const root = v.sqrt(inside.hi);
  const exact = product(v, root, root);
  const error = v.add(v.sub(v.sub(inside.hi, exact.hi), exact.lo), inside.lo);
  const rest = v.div(error, v.atLeast(v.add(root, root), 2 ** -1000));
  const total = sum(v, root, t);
  const out = log1pLarge(v, x, total.hi, v.add(total.lo, rest));
  return v.pick(v.eq(x, 1), 0, v.pick(v.lt(x, 1), Number.NaN, out));
}

/** With t = 2 |x| / (1 - |x|) = 2 |x| + 2 x^2 / (1 - |x|): log(1 + t) / 2. */
export function atanh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const size = v.abs(x);
  const twice = v.add(size, size);
  const t = anySum(v, twice, v.div(v.mul(twice, size), v.sub(1, size)));
  const out = v.signed(v.mul(log1pOf(v, t), 0.5), x);
  return v.pick(v.gt(size, 1), Number.NaN, v.pick(v.lt(size, 2 ** -28), x, out));
}
