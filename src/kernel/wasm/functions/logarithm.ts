/**
 * log, log1p, log2 and log10 on lanes of float64 and float32. x = 2^k m with m between sqrt(1/2) and
 * sqrt(2). The float64 series and its arrangement are those of fdlibm's e_log.c and s_log1p.c (Sun Microsystems, 1993),
 * with FreeBSD's e_log2.c and e_log10.c; the float32 polynomial is that of Cephes' logf.c (S. L. Moshier).
 */
import type { Code, Local } from "../assembler.ts";
import { ln2, ln2Short } from "./exponential.ts";
import { float32Lanes, float64Lanes, head21, type Lanes } from "./lanes.ts";

interface Split {
  readonly k: Local;
  readonly m: Local;
}

/** A positive, finite, normal x as 2^k m; k as a float. */
export function split64(v: Lanes, x: Local): Split {
  const root = 0x3fe6a09e00000000n;
  const moved = v.plus(x, v.bits(0x3ff0000000000000n - root));
  // The exponent in the low bits of 2^52.
  const k = v.sub(v.or(v.shr(moved, 52), v.bits(0x4330000000000000n)), 2 ** 52 + 1023);
  return { k, m: v.plus(v.and(moved, v.bits(0xfffffffffffffn)), v.bits(root)) };
}

/** The same for any positive, finite x. */
export function splitAny64(v: Lanes, x: Local): Split {
  const small = v.lt(x, 2 ** -1022);
  const { k, m } = split64(v, v.pick(small, v.mul(x, 2 ** 54), x));
  return { k: v.sub(k, v.and(small, 54)), m };
}

/** log(1 + f) = f - half + rest, where half = f^2 / 2. */
function series64(v: Lanes, f: Local): { readonly half: Local; readonly rest: Local } {
  const s = v.div(f, v.add(f, 2));
  const z = v.mul(s, s);
  const w = v.mul(z, z);
  const even = v.polynomial(w, [0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735]);
  const odd = v.polynomial(w, [0.15313837699209373, 0.22222198432149784, 0.3999999999940942]);
  const series = v.madd(z, odd, even);
  const half = v.mul(v.mul(f, f), 0.5);
  return { half, rest: v.mul(s, v.add(half, v.mul(z, series))) };
}

/** What a logarithm of x is at 0, below 0, at infinity and NaN; `out` elsewhere. */
function withLimits(v: Lanes, x: Local, out: Local): Local {
  const positive = v.pick(v.lt(x, Number.POSITIVE_INFINITY), out, x);
  const atZero = v.pick(v.eq(x, 0), Number.NEGATIVE_INFINITY, positive);
  return v.pick(v.lt(x, 0), Number.NaN, atZero);
}

/** Puts into `out` what a logarithm of x is where x is not positive, finite and normal: few vectors hold such numbers. */
function withOthers64(v: Lanes, x: Local, out: Local, otherwise: () => Local): Local {
  const usual = v.and(v.ge(x, 2 ** -1022), v.lt(x, Number.POSITIVE_INFINITY));
  v.rarely(v.xor(usual, v.bits(-1n)), () => v.code.get(withLimits(v, x, otherwise())).set(out));
  return out;
}

/** k ln 2 + f - half + rest + low. */
function joined(v: Lanes, k: Local, f: Local, low: Local): Local {
  const { half, rest } = series64(v, f);
  return v.sub(v.mul(k, ln2[0]), v.sub(v.sub(half, v.add(rest, low)), f));
}

export function log64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const of = ({ k, m }: Split): Local => joined(v, k, v.sub(m, 1), v.mul(k, ln2[1]));
  return withOthers64(v, x, of(split64(v, x)), () => of(splitAny64(v, x)));
}

export function log1p64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  return v.pick(v.lt(v.abs(x), 2 ** -54), x, log1pOf(v, { hi: x }));
}

/** log(1 + hi + lo) + log(2^more), for hi that is not tiny: the logarithm of u = 1 + hi and what u lost, over u. */
export function log1pOf(v: Lanes, { hi, lo }: { readonly hi: Local; readonly lo?: Local }, more?: Local): Local {
  const u = v.add(hi, 1);
  const split = split64(v, u);
  const near = v.eq(split.k, 0);
  const k = more ? v.add(split.k, more) : split.k;
  const lost = v.pick(v.lt(hi, 1), v.sub(hi, v.sub(u, 1)), v.sub(1, v.sub(u, hi)));
  const beyond = v.andnot(lost, near);
  const low = v.div(lo ? v.add(beyond, lo) : beyond, u);
  const f = v.pick(near, hi, v.sub(split.m, 1));
  const out = joined(v, k, f, v.add(v.mul(k, ln2[1]), low));
  return withOthers64(v, u, out, () => out);
}

/** The logarithm of m, in two parts, the first with 32 zeros at its end. */
function parts64(v: Lanes, m: Local): { readonly hi: Local; readonly lo: Local } {
  const f = v.sub(m, 1);
  const { half, rest } = series64(v, f);
  const hi = head21(v, v.sub(f, half));
  return { hi, lo: v.add(v.sub(v.sub(f, hi), half), rest) };
}

type Parts = readonly [number, number];

/** log x / log base, from 1 / log(base) and log(2) / log(base) in two parts each. */
function logOf(v: Lanes, x: Local, inverse: Parts, two: Parts): Local {
  const of = ({ k, m }: Split): Local => {
    const { hi, lo } = parts64(v, m);
    const [whole, main] = [v.mul(k, two[0]), v.mul(hi, inverse[0])];
    const small = v.madd(lo, inverse[0], v.madd(v.add(lo, hi), inverse[1], v.mul(k, two[1])));
    const w = v.add(whole, main);
    return v.add(v.add(small, v.add(v.sub(whole, w), main)), w);
  };
  return withOthers64(v, x, of(split64(v, x)), () => of(splitAny64(v, x)));
}

export const log264 = (code: Code, x: Local): Local =>
  logOf(float64Lanes(code), x, [1.4426950407214463, 1.6751713164886512e-10], [1, 0]);

export const log1064 = (code: Code, x: Local): Local =>
  logOf(
    float64Lanes(code),
    x,
    [0.4342944818781689, 2.5082946711645275e-11],
    [0.30102999566361177, 3.694239077158931e-13],
  );

/** A positive, finite, normal x as 2^k (1 + f); k as a float. */
export function split32(v: Lanes, x: Local): { readonly k: Local; readonly f: Local } {
  const moved = v.minus(x, v.bits(0x3f3504f3));
  const k = v.code.local("v128");
  v.code.get(v.sar(moved, 23)).op("f32x4.convert_i32x4_s").set(k);
  return { k, f: v.sub(v.minus(x, v.and(moved, v.bits(-0x800000))), 1) };
}

/** The same for any positive, finite x. */
export function splitAny32(v: Lanes, x: Local): { readonly k: Local; readonly f: Local } {
  const small = v.lt(x, 2 ** -126);
  const { k, f } = split32(v, v.pick(small, v.mul(x, 2 ** 23), x));
  return { k: v.sub(k, v.and(small, 23)), f };
}

/** log(1 + f) = f - half + rest, where half = f^2 / 2. */
function series32(v: Lanes, f: Local): { readonly half: Local; readonly rest: Local } {
  const z = v.mul(f, f);
  const p = v.polynomial(
    f,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  return { half: v.mul(z, 0.5), rest: v.mul(v.mul(f, z), p) };
}

/** k ln 2 + f - half + rest + low. */
function joined32(v: Lanes, k: Local, f: Local, low?: Local): Local {
  const { half, rest } = series32(v, f);
  const small = v.madd(k, ln2Short[1], rest);
  const below = v.sub(low ? v.add(small, low) : small, half);
  return v.madd(k, ln2Short[0], v.add(f, below));
}

/**
 * Puts into `out` what a logarithm of x is where x is not positive, finite and normal. Most vectors hold such numbers
 * alone; as integers these lie side by side.
 */
function withOthers(v: Lanes, x: Local, out: Local, otherwise: () => Local): Local {
  v.rarely(v.above(v.minus(x, v.bits(0x00800000)), v.bits(0x7effffff)), () => {
    v.code.get(withLimits(v, x, otherwise())).set(out);
  });
  return out;
}

export function log32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { k, f } = split32(v, x);
  return withOthers(v, x, joined32(v, k, f), () => {
    const any = splitAny32(v, x);
    return joined32(v, any.k, any.f);
  });
}

/** log x + log(2^more) + low for an x that is not below 2^-126. */
export function logFinite32(v: Lanes, x: Local, more?: Local, low?: Local): Local {
  const { k, f } = split32(v, x);
  const out = joined32(v, more ? v.add(k, more) : k, f, low);
  return withOthers(v, x, out, () => out);
}

/** As `log1pOf`. */
export function log1p32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const u = v.add(x, 1);
  const split = split32(v, u);
  const near = v.eq(split.k, 0);
  const lost = v.pick(v.lt(x, 1), v.sub(x, v.sub(u, 1)), v.sub(1, v.sub(u, x)));
  const low = v.andnot(v.div(lost, u), near);
  const found = joined32(v, split.k, v.pick(near, x, split.f), low);
  // The sum loses the sign of -0.
  const out = v.or(found, v.sign(x));
  return withOthers(v, u, out, () => out);
}

/** As `logOf`; the first parts have 12 bits, as FreeBSD's e_log2f.c and e_log10f.c have them. */
function logOf32(v: Lanes, x: Local, inverse: Parts, two: Parts): Local {
  const of = ({ k, f }: { readonly k: Local; readonly f: Local }): Local => {
    const { half, rest } = series32(v, f);
    const hi = v.and(v.sub(f, half), v.bits(-4096));
    const lo = v.add(v.sub(v.sub(f, hi), half), rest);
    const small = v.madd(v.add(lo, hi), inverse[1], v.mul(k, two[1]));
    const main = v.madd(hi, inverse[0], v.madd(lo, inverse[0], small));
    return v.madd(k, two[0], main);
  };
  return withOthers(v, x, of(split32(v, x)), () => of(splitAny32(v, x)));
}

export const log232 = (code: Code, x: Local): Local =>
  logOf32(float32Lanes(code), x, [1.4428711, -1.7605285e-4], [1, 0]);

export const log1032 = (code: Code, x: Local): Local =>
  logOf32(float32Lanes(code), x, [0.43432617, -3.1689971e-5], [0.30102921, 7.9034152e-7]);
