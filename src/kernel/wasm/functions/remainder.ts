/**
 * fmod, mod and floordiv on lanes of float64, exact like their references in src/scalar/instructions.ts; rint and sign.
 * A quotient of up to 50 bits is multiplied back exactly; other lanes take a scalar path in integers.
 */
import type { Code, Local } from "../assembler.ts";
import { eachLane, float64Lanes, type Lanes, product } from "./lanes.ts";

/** |a| modulo |b|. */
function remainder(v: Lanes, a: Local, b: Local): Local {
  const quotient = v.trunc(v.div(a, b));
  const back = product(v, quotient, b);
  const r = v.sub(v.sub(a, back.hi), back.lo);
  // The quotient may have been rounded up, never down.
  const exact = v.add(r, v.and(v.lt(r, 0), b));
  const out = v.pick(v.lt(a, b), a, exact);
  const simple = v.and(v.and(v.lt(quotient, 2 ** 50), v.gt(b, 2 ** -900)), v.lt(a, 2 ** 1000));
  const finite = v.and(v.lt(a, Number.POSITIVE_INFINITY), v.gt(b, 0));
  const hard = v.andnot(v.and(finite, v.ge(a, b)), simple);
  v.rarely(hard, () => overwrite(v, out, a, b, hard));
  return out;
}

/** Puts the remainders of the lanes of `hard` into `out`. */
function overwrite(v: Lanes, out: Local, a: Local, b: Local, hard: Local): void {
  const { code } = v;
  const copies = [a, b, hard].map((x) => {
    const copy = code.local("v128");
    code.get(x).set(copy);
    return copy;
  }) as [Local, Local, Local];
  eachLane(v, [out, ...copies], () => {
    code.get(copies[2]).lane("i64x2.extract_lane", 0).op("i64.eqz").op("i32.eqz");
    code.when(() => {
      const bits = copies.slice(0, 2).map((x) => {
        const one = code.local("i64");
        code.get(x).lane("i64x2.extract_lane", 0).set(one);
        return one;
      });
      const r = longDivision(code, bits[0]!, bits[1]!);
      code.get(out, r).lane("f64x2.replace_lane", 0).set(out);
    });
  });
}

/** The remainder of finite a >= b > 0, given as bits: the fraction of a goes through 11 bits at a time. */
function longDivision(code: Code, a: Local, b: Local): Local {
  const exponentOf = (x: Local): Local => {
    const [field, out] = [code.local("i64"), code.local("i64")];
    code.get(x).i64(52n).op("i64.shr_u").tee(field).i64(1n).get(field).i64(0n).op("i64.ne").op("select").set(out);
    return out;
  };
  const fractionOf = (x: Local): Local => {
    const out = code.local("i64");
    code
      .get(x)
      .i64((1n << 52n) - 1n)
      .op("i64.and");
    // Numbers with exponent 0 lack the leading bit.
    code
      .i64(1n << 52n)
      .i64(0n)
      .get(x)
      .i64(52n)
      .op("i64.shr_u")
      .i64(0n)
      .op("i64.ne")
      .op("select")
      .op("i64.or")
      .set(out);
    return out;
  };
  const [scale, left] = [exponentOf(b), exponentOf(a)];
  const [divisor, rest] = [fractionOf(b), fractionOf(a)];
  const step = code.local("i64");
  code.get(rest, divisor).op("i64.rem_u").set(rest);
  code.get(left, scale).op("i64.sub").set(left);
  code.block((done) => {
    code.loop((again) => {
      code.get(left).op("i64.eqz").brIf(done);
      code.get(left).i64(11n).get(left).i64(11n).op("i64.lt_u").op("select").set(step);
      code.get(rest, step).op("i64.shl").get(divisor).op("i64.rem_u").set(rest);
      code.get(left, step).op("i64.sub").set(left).br(again);
    });
  });
  // As bits, an integer below 2^53 is itself times 2^-1074; the factor left is 2^(scale - 1), in two steps.
  const [first, out] = [code.local("i64"), code.local("f64")];
  const power = () => code.i64(1023n).op("i64.add").i64(52n).op("i64.shl").op("f64.reinterpret_i64").op("f64.mul");
  code.get(scale).i64(1n).op("i64.sub").i64(1n).op("i64.shr_u").set(first);
  code.get(rest).op("f64.reinterpret_i64").get(first);
  power().get(scale).i64(1n).op("i64.sub").get(first).op("i64.sub");
  power().set(out);
  return out;
}

export function fmod64(code: Code, a: Local, b: Local): Local {
  const v = float64Lanes(code);
  return v.signed(remainder(v, v.abs(a), v.abs(b)), a);
}

export function mod64(code: Code, a: Local, b: Local): Local {
  const v = float64Lanes(code);
  const r = fmod64(code, a, b);
  const apart = v.xor(v.lt(r, 0), v.lt(b, 0));
  const moved = v.add(r, v.and(apart, b));
  return v.pick(v.eq(r, 0), v.sign(b), moved);
}

/** (a - a mod b) / b to the nearest integer, halves up. */
export function floordiv64(code: Code, a: Local, b: Local): Local {
  const v = float64Lanes(code);
  const ratio = v.div(a, b);
  const exact = v.div(v.sub(a, mod64(code, a, b)), b);
  const above = v.ceil(exact);
  const q = v.sub(above, v.and(v.gt(v.sub(above, 0.5), exact), 1));
  const signedZero = v.pick(v.eq(q, 0), v.sign(ratio), q);
  const endless = v.eq(v.abs(b), Number.POSITIVE_INFINITY);
  const below = v.and(v.xor(v.lt(a, 0), v.lt(b, 0)), v.ne(a, 0));
  const byEndless = v.pick(endless, v.pick(below, -1, ratio), signedZero);
  const ofFinite = v.pick(v.lt(v.abs(a), Number.POSITIVE_INFINITY), byEndless, Number.NaN);
  return v.pick(v.eq(b, 0), ratio, ofFinite);
}

/** To the nearest integer; halves to the even one. */
export const rintOf = (v: Lanes, x: Local): Local => v.nearest(x);

/** 1 or -1; both zeros give 0, NaN stays. */
export const signOf = (v: Lanes, x: Local): Local => v.pick(v.gt(x, 0), 1, v.pick(v.lt(x, 0), -1, v.add(x, 0)));
