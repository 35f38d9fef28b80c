/**
 * exp, expm1, sinh, cosh and tanh on lanes of float64 and float32, and exp2 on those of float32. All start from
 * x = n ln 2 + r with |r| <= ln 2 / 2, in two parts as in fdlibm's e_exp.c (Sun Microsystems, 1993). float32's exp has
 * Eigen's polynomial; the others were fitted by Remez' exchange for the least relative error (that of float64: 2^-57.9).
 */
import type { Code, Local } from "../assembler.ts";
import { type Double, float32Lanes, float64Lanes, integer32, integer64, type Lanes, sum } from "./lanes.ts";

/** The bits of `integer32`. */
const integer32Bits = 0x4b400000;
/** With the exponent's bias, so that 52 bits to the left stands a power of 2. */
export const biased64 = integer64 + 1023;

/** ln 2 in two parts; the first has 33 bits. */
export const ln2 = [0x162e42fee / 2 ** 33, 1.9082149292705877e-10] as const;

/** The same for float32; the first part has 10 bits. */
export const ln2Short = [0.693359375, -2.1219444e-4] as const;

interface Reduced {
  /** The nearest integer of x / ln 2: a float for float64, an integer for float32. */
  readonly n: Local;
  /** r, as the exact difference of two parts, and rounded. */
  readonly hi: Local;
  readonly lo: Local;
  readonly r: Local;
  /** n in the low bits. */
  readonly moved: Local;
}

function reduce64(v: Lanes, x: Local, more?: Local): Reduced {
  const moved = v.madd(x, Math.LOG2E, integer64);
  const n = v.sub(moved, integer64);
  // Exact, however it is rounded.
  const hi = v.madd(n, -ln2[0], x);
  const part = v.mul(n, ln2[1]);
  const lo = more ? v.sub(part, more) : part;
  return { n, hi, lo, r: v.sub(hi, lo), moved };
}

/** e^r - 1 - r. */
export const curve64 = (v: Lanes, r: Local): Local =>
  v.mul(
    v.mul(r, r),
    v.paired(
      r,
      [
        2.511773663977364e-8, 2.763091388072062e-7, 2.755721678958243e-6, 2.480149111131182e-5, 1.9841269916685508e-4,
        1.388888894570419e-3, 8.33333333330763e-3, 4.166666666652142e-2, 0.166666666666667, 0.5000000000000012,
      ],
    ),
  );

/** 2^n for an integer n of -1022 to 1023. */
const power64 = (v: Lanes, n: Local): Local => v.shl(v.add(n, biased64), 52);

/** e^x, or e^(x + more) where `more` is small beside 1. */
export function exp64(code: Code, x: Local, more?: Local): Local {
  const v = float64Lanes(code);
  const factor = ({ hi, lo, r }: Reduced): Local => v.sub(1, v.sub(v.sub(lo, curve64(v, r)), hi));
  const usual = reduce64(v, x, more);
  const out = v.plus(factor(usual), v.shl(usual.moved, 52));
  v.rarely(v.xor(v.le(v.abs(x), 708), v.bits(-1n)), () => {
    const any = reduce64(v, v.atLeast(v.atMost(x, 710), -746), more);
    code.get(scaled64(v, factor(any), any.n)).set(out);
  });
  return out;
}

/** p * 2^n in two steps, since 2^n may be out of range where the product is not. */
export function scaled64(v: Lanes, p: Local, n: Local): Local {
  const half = v.add(v.mul(n, 0.5), biased64);
  const rest = v.sub(n, v.sub(half, biased64));
  return v.mul(v.mul(p, v.shl(half, 52)), power64(v, rest));
}

/** Where |x| is at most this, e^x is normal. */
const usual = 87;

export function exp32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { p, n } = growth32(v, x);
  const out = v.plus(p, v.shl(n, 23));
  v.rarely(v.xor(v.le(v.abs(x), usual), v.bits(-1)), () => {
    const { p: factor, n: exponent } = growth32(v, v.atLeast(v.atMost(x, 89), -104));
    code.get(scaled32(v, factor, exponent)).set(out);
  });
  return out;
}

/** p * 2^n with an integer n, in two steps as `scaled64`. */
function scaled32(v: Lanes, p: Local, n: Local): Local {
  const half = v.sar(n, 1);
  const power = (e: Local): Local => v.plus(v.shl(e, 23), v.bits(0x3f800000));
  return v.mul(v.mul(p, power(half)), power(v.minus(n, half)));
}

/** e^x as p * 2^n with an integer n. Polynomial and steps are Eigen's, bit for bit as TensorFlow computes them. */
function growth32(v: Lanes, x: Local): { readonly p: Local; readonly n: Local } {
  const n = v.floor(v.twice(x, Math.LOG2E, 0.5));
  const r = v.twice(n, -ln2Short[1], v.twice(n, -ln2Short[0], x));
  const z = v.mul(r, r);
  const even = v.twice(z, v.twice(z, 1.3744963798671961e-3, 4.166965186595917e-2), 0.49999988079071045);
  const odd = v.twice(z, 8.368944739236108e-3, 0.166665181517601);
  const p = v.twice(z, v.twice(r, odd, even), v.add(r, 1));
  return { p, n: v.minus(v.add(n, integer32), v.bits(integer32Bits)) };
}

/** Where |x| is at most this, e^x - 1 comes out of factors that are finite. */
const most32 = 88;

/** e^x - 1 for x of up to 88 and not far below -20, as p 2^n + (2^n - 1) where p = e^r - 1. The sign of zeros is lost. */
function growthLessOne32(v: Lanes, x: Local): Local {
  const t = v.madd(x, Math.LOG2E, integer32);
  const n = v.sub(t, integer32);
  const r = v.madd(n, -ln2Short[1], v.madd(n, -ln2Short[0], x));
  const z = v.mul(r, r);
  const even = v.polynomial(z, [1.3940893e-3, 4.16663578e-2, 0.5000000044843624]);
  const odd = v.polynomial(z, [1.9845898e-4, 8.33339e-3, 0.16666666365831023]);
  const p = v.madd(z, v.madd(r, odd, even), r);
  const power = v.shl(v.minus(t, v.bits(integer32Bits - 127)), 23);
  return v.madd(power, p, v.sub(power, 1));
}

/** Puts into the lanes of `out` where x is above 88 or NaN what a function of float64 says. */
export function beyond32(v: Lanes, size: Local, out: Local, otherwise: () => Local): Local {
  const far = v.xor(v.le(size, most32), v.bits(-1));
  v.rarely(far, () => v.code.get(v.pick(far, otherwise(), out)).set(out));
  return out;
}

/** `exact` is for what is too large. */
export function expm132(code: Code, x: Local, exact: () => Local): Local {
  const v = float32Lanes(code);
  const t = growthLessOne32(v, v.atLeast(v.atMost(x, most32), -20));
  return beyond32(v, x, v.or(t, v.sign(x)), exact);
}

/** With t = e^(2|x|) - 1: q = t / (t + 2); for small t the same as t / 2 - q t / 2, in which less is rounded. */
export function tanh32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const bounded = v.atMost(size, 9.1);
  const t = growthLessOne32(v, v.add(bounded, bounded));
  const far = v.div(t, v.add(t, 2));
  const half = v.mul(t, 0.5);
  const near = v.sub(half, v.mul(half, far));
  return v.signed(v.pick(v.lt(size, 0.3), near, far), x);
}

/** With t = e^|x| - 1: (t + t / (t + 1)) / 2. */
export function sinh32(code: Code, x: Local, exact: () => Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const t = growthLessOne32(v, v.atMost(size, most32));
  const out = v.mul(v.add(t, v.div(t, v.add(t, 1))), 0.5);
  return beyond32(v, size, v.signed(out, x), exact);
}

/** With e = e^|x|: (e + 1 / e) / 2. */
export function cosh32(code: Code, x: Local, exact: () => Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const { p, n } = growth32(v, v.atMost(size, most32));
  const e = v.plus(p, v.shl(n, 23));
  return beyond32(v, size, v.mul(v.add(e, v.div(1, e)), 0.5), exact);
}

/** 2^x as 2^n 2^r with the nearest integer n. */
export function exp232(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const bounded = v.atLeast(v.atMost(x, 129), -151);
  const t = v.add(bounded, integer32);
  const r = v.sub(bounded, v.sub(t, integer32));
  const curve = v.polynomial(
    r,
    [1.5353361e-4, 1.3398874e-3, 9.6184374e-3, 5.55033247e-2, 0.240226479, 0.6931472028559703],
  );
  const p = v.madd(curve, r, 1);
  const n = v.minus(t, v.bits(integer32Bits));
  const out = v.plus(p, v.shl(n, 23));
  v.rarely(v.xor(v.le(v.abs(x), 125), v.bits(-1)), () => code.get(scaled32(v, p, n)).set(out));
  return out;
}

/** (e^x - 1) / 4, for -50 < x < 711 and |x| not so small that x / 4 loses bits. A quarter, lest it overflow. */
function quarterGrowth(v: Lanes, x: Local): Double {
  const { n, hi, lo, r } = reduce64(v, x);
  const scale = power64(v, v.sub(n, 2));
  const whole = v.sub(scale, 0.25);
  const lost = v.sub(v.sub(scale, whole), 0.25);
  const main = sum(v, whole, v.mul(scale, hi));
  return sum(v, main.hi, v.add(v.add(main.lo, lost), v.mul(scale, v.sub(curve64(v, r), lo))));
}

/** Below it, e^x - 1, sinh x and tanh x are x. */
const tiny = 2 ** -55;

export function expm164(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const quarter = quarterGrowth(v, v.atLeast(v.atMost(x, 710), -50)).hi;
  return v.pick(v.lt(v.abs(x), tiny), x, v.mul(quarter, 4));
}

/** With t = e^|x| - 1: t - t^2 / (2 (t + 1)) where t < 1, else (t + t / (t + 1)) / 2. */
export function sinh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const size = v.abs(x);
  const { hi, lo } = quarterGrowth(v, v.atMost(size, 710.5));
  const ratio = v.div(hi, v.add(v.mul(hi, 4), 1));
  const near = v.lt(hi, 0.25);
  const scale = v.pick(near, 4, 2);
  const second = v.mul(v.pick(near, v.mul(hi, -8), 2), ratio);
  const out = v.add(v.mul(hi, scale), v.add(second, v.mul(lo, scale)));
  return v.pick(v.lt(size, tiny), x, v.signed(out, x));
}

/** With E = e^|x| / 4: 2 E + 1 / (8 E). */
export function cosh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const { n, hi, lo, r } = reduce64(v, v.atMost(v.abs(x), 710.5));
  const scale = power64(v, v.sub(n, 2));
  const main = sum(v, scale, v.mul(scale, hi));
  const quarter = sum(v, main.hi, v.add(main.lo, v.mul(scale, v.sub(curve64(v, r), lo))));
  const inverse = v.div(0.125, quarter.hi);
  return v.add(v.mul(quarter.hi, 2), v.add(inverse, v.mul(quarter.lo, 2)));
}

/** With t = e^(2|x|) - 1: t / (t + 2), corrected by what t and t + 2 lost in rounding. */
export function tanh64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const size = v.abs(x);
  const bounded = v.atMost(size, 22);
  const { hi, lo } = quarterGrowth(v, v.add(bounded, bounded));
  const below = v.add(hi, 0.5);
  const larger = v.pick(v.lt(hi, 0.5), 0.5, hi);
  const smaller = v.pick(v.lt(hi, 0.5), hi, 0.5);
  const lost = v.sub(smaller, v.sub(below, larger));
  const ratio = v.div(hi, below);
  const out = v.add(ratio, v.div(v.sub(lo, v.mul(ratio, v.add(lost, lo))), below));
  return v.pick(v.lt(size, tiny), x, v.signed(out, x));
}
