/**
 * pow and cbrt on lanes of float64, after fdlibm's e_pow.c (Sun Microsystems, 1993) and FreeBSD's s_cbrt.c (B. D. Evans),
 * with their steps for single words as steps for lanes. Common exponents take products, a root or a quotient instead.
 */
import type { Code, Local } from "../assembler.ts";
import { isFused } from "../fused.ts";
import { curve64, scaled64 } from "./exponential.ts";
import { type Double, float64Lanes, head21, type Lanes, product } from "./lanes.ts";
import { splitAny64 } from "./logarithm.ts";
import { exp264Fused, pow64Fused } from "./power-fused.ts";

/** m = center (1 + s) / (1 - s) with a center of 1 or 3/2, and s in two parts. */
function centered(v: Lanes, m: Local) {
  const upper = v.ge(m, 1.224744871391589);
  const center = v.pick(upper, 1.5, 1);
  const u = v.sub(m, center);
  const total = v.add(m, center);
  const inverse = v.div(1, total);
  const s = v.mul(u, inverse);
  const hi = head21(v, s);
  const divisor = head21(v, total);
  const divisorLo = v.sub(m, v.sub(divisor, center));
  const lo = v.mul(inverse, v.sub(v.sub(u, v.mul(hi, divisor)), v.mul(hi, divisorLo)));
  return { upper, s, hi, lo };
}

/** log2 of a positive, finite x: hi has 21 bits. */
function log2Parts(v: Lanes, x: Local): Double {
  const { k, m: near } = splitAny64(v, x);
  // m from sqrt(3) / 2 to sqrt(3).
  const low = v.lt(near, 0.8660254037844386);
  const m = v.pick(low, v.add(near, near), near);
  const n = v.sub(k, v.and(low, 1));
  const { upper, s, hi: sHi, lo: sLo } = centered(v, m);
  const z = v.mul(s, s);
  const series = v.polynomial(
    z,
    [
      0.20697501780033842, 0.23066074577556175, 0.272728123808534, 0.33333332981837743, 0.4285714285785502,
      0.5999999999999946,
    ],
  );
  const r = v.add(v.mul(v.mul(z, z), series), v.mul(sLo, v.add(sHi, s)));
  const square = v.mul(sHi, sHi);
  const t = head21(v, v.add(v.add(square, 3), r));
  const tLo = v.sub(r, v.sub(v.sub(t, 3), square));
  const main = v.mul(sHi, t);
  const rest = v.add(v.mul(sLo, t), v.mul(tLo, s));
  const p = head21(v, v.add(main, rest));
  const pLo = v.sub(rest, v.sub(p, main));
  // Times 2 / (3 ln 2), plus log2 of the center.
  const scaled = v.mul(p, 0.9617967009544373);
  const small = v.add(v.mul(p, -7.028461650952758e-9), v.mul(pLo, 0.9617966939259756));
  const scaledLo = v.add(small, v.and(upper, 1.350039202129749e-8));
  const shift = v.and(upper, 0.5849624872207642);
  const hi = head21(v, v.add(v.add(v.add(scaled, scaledLo), shift), n));
  return { hi, lo: v.sub(scaledLo, v.sub(v.sub(v.sub(hi, n), shift), scaled)) };
}

/** 2^(hi + lo), where |lo| is small beside |hi|. */
function exp2Parts(v: Lanes, { hi, lo }: Double): Local {
  const far = v.gt(v.abs(hi), 1100);
  const bounded = v.atLeast(v.atMost(hi, 1100), -1100);
  const low = v.andnot(lo, far);
  const n = v.nearest(v.add(low, bounded));
  const rest = v.sub(bounded, n);
  const t = head21(v, v.add(low, rest));
  const main = v.mul(t, 0.6931471824645996);
  const small = v.add(v.mul(v.sub(low, v.sub(t, rest)), Math.LN2), v.mul(t, -1.904654299957768e-9));
  const z = v.add(main, small);
  const w = v.sub(small, v.sub(z, main));
  const bent = v.add(curve64(v, z), v.add(w, v.mul(z, w)));
  return scaled64(v, v.add(v.add(bent, z), 1), n);
}

export function exp264(code: Code, x: Local): Local {
  return isFused() ? exp264Fused(code, x, () => exp2Apart(code, x)) : exp2Apart(code, x);
}
function exp2Apart(code: Code, x: Local): Local {
  return exp2Parts(float64Lanes(code), { hi: x, lo: code.constant("f64", 0) });
}

/** Where |x| is between the bounds, cubes and inverses are finite and normal, and so is what their rounding loses. */
const [least, most] = [2 ** -200, 2 ** 200] as const;

/** x^3, rounded once, but for the last bits of a sum. */
function cube(v: Lanes, x: Local): Local {
  const square = product(v, x, x);
  const main = product(v, square.hi, x);
  return v.add(main.hi, v.madd(square.lo, x, main.lo));
}

/**
 * x^y, where common exponents take a short way: which one depends on the lane's own x and y. `rest` is for all others.
 */
function byProducts(v: Lanes, x: Local, y: Local, rest: () => Local): Local {
  const { code } = v;
  const size = v.abs(x);
  const square = v.eq(y, 2);
  const within = v.and(v.ge(size, least), v.le(size, most));
  const [third, root, inverse] = [v.eq(y, 3), v.eq(y, 0.5), v.eq(y, -1)];
  const short = v.or(square, v.and(within, v.or(third, v.or(root, inverse))));
  const out = code.local("v128");
  code.get(short).op("i64x2.all_true").op("i32.eqz");
  code.when(() => code.get(rest()).set(out));
  v.any(short).when(() => {
    code.get(v.pick(square, v.mul(x, x), out)).set(out);
    const put = (mask: Local, value: () => Local): Code =>
      v.any(mask).when(() => code.get(v.pick(v.and(mask, short), value(), out)).set(out));
    put(third, () => cube(v, x));
    put(root, () => v.sqrt(x));
    put(inverse, () => v.div(1, x));
  });
  return out;
}

export const pow64 = (code: Code, x: Local, y: Local): Local =>
  byProducts(float64Lanes(code), x, y, () => anyPower64(code, x, y));

function anyPower64(code: Code, x: Local, y: Local): Local {
  const v = float64Lanes(code);
  return isFused() ? pow64Fused(v, x, y, () => powerApart(v, x, y)) : powerApart(v, x, y);
}
/** The way that needs no fused products, for all arguments. */
function powerApart(v: Lanes, x: Local, y: Local): Local {
  const size = v.abs(x);
  // Any larger exponent overflows or underflows like this one.
  const exponent = v.atLeast(v.atMost(y, 2 ** 64), -(2 ** 64));
  const log = log2Parts(v, size);
  const head = head21(v, exponent);
  const lo = v.add(v.mul(v.sub(exponent, head), log.hi), v.mul(exponent, log.lo));
  const inside = exp2Parts(v, { hi: v.mul(head, log.hi), lo });
  const endless = v.eq(size, Number.POSITIVE_INFINITY);
  const grows = v.xor(endless, v.lt(y, 0));
  const limit = v.and(grows, Number.POSITIVE_INFINITY);
  return withRules(v, x, y, v.pick(v.or(endless, v.eq(size, 0)), limit, inside));
}

/** |x|^y with the sign and the exceptions of C's pow. No branch, so that several vectors are worked on at once. */
export function withRules(v: Lanes, x: Local, y: Local, magnitude: Local): Local {
  const whole = v.eq(v.trunc(y), y);
  const half = v.mul(y, 0.5);
  const odd = v.and(whole, v.ne(v.trunc(half), half));
  const signed = v.xor(magnitude, v.and(odd, v.sign(x)));
  const negative = v.and(v.lt(x, 0), v.gt(x, Number.NEGATIVE_INFINITY));
  const unordered = v.or(v.ne(x, x), v.ne(y, y));
  const answer = v.pick(v.or(unordered, v.andnot(negative, whole)), Number.NaN, signed);
  return v.pick(v.or(v.eq(y, 0), v.eq(x, 1)), 1, answer);
}

/** An estimate of 5 bits by dividing the exponent by 3, one of 23 bits by a polynomial, then a step of Newton. */
export function cbrtApart(v: Lanes, x: Local): Local {
  const size = v.abs(x);
  const small = v.lt(size, 2 ** -1022);
  const a = v.pick(small, v.mul(size, 2 ** 54), size);
  const word = v.sub(v.or(v.shr(a, 32), v.bits(0x4330000000000000n)), 2 ** 52);
  const guess = v.shl(v.add(v.mul(word, 1 / 3), 2 ** 52 + 715094163), 32);
  const r = v.mul(v.mul(guess, guess), v.div(guess, a));
  const p = v.polynomial(
    r,
    [0.14599619288661245, -0.758397934778766, 1.6214297201053545, -1.8849797954337717, 1.87595182427177],
  );
  // 23 bits, so that its square is exact.
  const t = v.and(v.plus(v.mul(guess, p), v.bits(0x80000000n)), v.bits(-(1n << 30n)));
  const ratio = v.div(a, v.mul(t, t));
  const step = v.div(v.sub(ratio, t), v.add(v.add(t, t), ratio));
  const root = v.add(t, v.mul(t, step));
  const out = v.signed(v.pick(small, v.mul(root, 2 ** -18), root), x);
  const ordinary = v.and(v.lt(size, Number.POSITIVE_INFINITY), v.ne(x, 0));
  return v.pick(ordinary, out, x);
}
