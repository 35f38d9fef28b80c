/**
 * exp, expm1, sinh, cosh and tanh on lanes of float64, and exp, expm1 and tanh on lanes of float32. All start from
 * x = n ln 2 + r with |r| <= ln 2 / 2. The rational approximation of float64 is that of fdlibm's e_exp.c (Sun
 * Microsystems, 1993); the polynomials of float32 are those of Cephes' expf.c and tanhf.c (S. L. Moshier) and of Eigen's exponential.
 */
import type { Code, Local } from "../assembler.ts";
import { type Double, float32Lanes, float64Lanes, integer64, type Lanes, sum } from "./lanes.ts";

/** 1.5 * 2^23: adding it leaves the nearest integer in a float32's low bits. */
const integer32 = 12582912;
const integer32Bits = 0x4b400000;
/** With the exponent's bias, so that 52 bits to the left stands a power of 2. */
const biased64 = integer64 + 1023;

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
}

function reduce64(v: Lanes, x: Local): Reduced {
  const n = v.sub(v.add(v.mul(x, Math.LOG2E), integer64), integer64);
  const hi = v.sub(x, v.mul(n, ln2[0]));
  const lo = v.mul(n, ln2[1]);
  return { n, hi, lo, r: v.sub(hi, lo) };
}

/** e^r - 1 - r. */
export function curve64(v: Lanes, r: Local): Local {
  const z = v.mul(r, r);
  const p = v.polynomial(
    z,
    [4.1381367970572385e-8, -1.6533902205465252e-6, 6.613756321437934e-5, -2.7777777777015593e-3, 0.16666666666666602],
  );
  const c = v.sub(r, v.mul(z, p));
  return v.div(v.mul(r, c), v.sub(2, c));
}

/** 2^n for an integer n of -1022 to 1023. */
const power64 = (v: Lanes, n: Local): Local => v.shl(v.add(n, biased64), 52);

export function exp64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const { n, hi, lo, r } = reduce64(v, v.atLeast(v.atMost(x, 710), -746));
  const p = v.sub(1, v.sub(v.sub(lo, curve64(v, r)), hi));
  return scaled64(v, p, n);
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
  v.any(v.xor(v.le(v.abs(x), usual), v.bits(-1))).when(() => {
    const { p: factor, n: exponent } = growth32(v, v.atLeast(v.atMost(x, 89), -104));
    const half = v.sar(exponent, 1);
    const power = (e: Local): Local => v.plus(v.shl(e, 23), v.bits(0x3f800000));
    code.get(v.mul(v.mul(factor, power(half)), power(v.minus(exponent, half)))).set(out);
  });
  return out;
}

function reduce32(v: Lanes, x: Local): Reduced {
  const t = v.madd(x, Math.LOG2E, integer32);
  const n = v.sub(t, integer32);
  const hi = v.madd(n, -ln2Short[0], x);
  const lo = v.mul(n, ln2Short[1]);
  return { n: v.minus(t, v.bits(integer32Bits)), hi, lo, r: v.sub(hi, lo) };
}

/** e^r - 1 - r. */
function curve32(v: Lanes, r: Local): Local {
  const p = v.polynomial(
    r,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  return v.mul(p, v.mul(r, r));
}

/** e^x as p * 2^n with an integer n. The polynomial is Eigen's, even and odd powers side by side. */
function growth32(v: Lanes, x: Local): { readonly p: Local; readonly n: Local } {
  const t = v.madd(x, Math.LOG2E, integer32);
  const n = v.sub(t, integer32);
  const r = v.madd(n, -ln2Short[1], v.madd(n, -ln2Short[0], x));
  const z = v.mul(r, r);
  const even = v.polynomial(z, [1.3744963798671961e-3, 4.166965186595917e-2, 0.49999988079071045]);
  const odd = v.madd(z, 8.368944739236108e-3, 0.166665181517601);
  return { p: v.madd(z, v.madd(r, odd, even), v.add(r, 1)), n: v.minus(t, v.bits(integer32Bits)) };
}

/** As `quarterGrowth`. */
export function expm132(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { n, hi, lo, r } = reduce32(v, v.atLeast(v.atMost(x, 89), -20));
  const scale = v.shl(v.plus(n, v.bits(125)), 23);
  const whole = v.sub(scale, 0.25);
  const lost = v.sub(v.sub(scale, whole), 0.25);
  const main = sum(v, whole, v.mul(scale, hi));
  const rest = v.add(v.add(main.lo, lost), v.mul(scale, v.sub(curve32(v, r), lo)));
  return v.pick(v.lt(v.abs(x), 2 ** -25), x, v.mul(v.add(main.hi, rest), 4));
}

export function tanh32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const z = v.mul(x, x);
  const p = v.polynomial(
    z,
    [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
  );
  const near = v.add(v.mul(v.mul(p, z), x), x);
  const bounded = v.atMost(size, 9.1);
  const { p: growth, n } = growth32(v, v.add(bounded, bounded));
  const e = v.plus(growth, v.shl(n, 23));
  const far = v.sub(1, v.div(2, v.add(e, 1)));
  // The sign is for `far` and for the zeros; NaN is not above the limit.
  return v.signed(v.pick(v.ge(size, 0.625), far, near), x);
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
