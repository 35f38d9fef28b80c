/**
 * Floats of 16 bits in lanes: they are held as the float32 of the same value. How their bits become that, how a float32
 * is rounded to the nearest of them, and how the bits come back. Knows lanes, no memory and no instruction.
 */
import type { HalfDType } from "../../core/half.ts";
import type { Code, Local } from "./assembler.ts";
import { float32Lanes, type Lanes } from "./functions/lanes.ts";

const infinity = 0x7f800000;
/** Patterns of float32: 2^-14, the smallest normal float16; 2^16, the first power of two beyond all of them. */
const [smallestNormal, firstBeyond] = [0x38800000, 0x47800000];
/** The float32 that has float16's smallest number, 2^-24, as its last place. */
const ruler = 0.5;

/** The values of bits that lie in the low halves of 32-bit lanes. */
export function valuesOfHalf(code: Code, t: HalfDType, bits: Local): Local {
  const v = float32Lanes(code);
  if (t === "bfloat16") return v.shl(bits, 16);
  const sign = v.shl(v.and(bits, v.bits(0x8000)), 16);
  const shifted = v.shl(v.and(bits, v.bits(0x7fff)), 13);
  // Exponents count from 15 on there and from 127 on here; the product is exact, for numbers below the normal ones too.
  const finite = v.mul(shifted, 2 ** 112);
  const special = atLeast(v, shifted, 0x7c00 << 13);
  return v.or(v.pick(special, v.or(shifted, v.bits(infinity)), finite), sign);
}

/** Patterns that are not less than `limit`; both are positive as integers. */
const atLeast = (v: Lanes, bits: Local, limit: number): Local => v.negative(v.minus(v.bits(limit - 1), bits));

/** float32 lanes rounded to the nearest value of `t`, ties to the even one. NaN stays NaN. */
export function roundedToHalf(code: Code, t: HalfDType, x: Local): Local {
  const v = float32Lanes(code);
  const sign = v.sign(x);
  const size = v.abs(x);
  const nan = v.ne(x, x);
  const dropped = t === "float16" ? 13 : 16;
  const odd = v.and(v.shr(size, dropped), v.bits(1));
  const raised = v.plus(size, v.plus(odd, v.bits(2 ** (dropped - 1) - 1)));
  const cut = v.and(raised, v.bits(-(2 ** dropped)));
  if (t === "bfloat16") return v.pick(nan, x, v.or(cut, sign));
  const finite = v.pick(atLeast(v, cut, firstBeyond), v.bits(infinity), cut);
  const small = v.lt(size, v.bits(smallestNormal));
  const fixed = v.sub(v.add(size, ruler), ruler);
  return v.pick(nan, x, v.or(v.pick(small, fixed, finite), sign));
}

/** The bits, in the low halves of the lanes, of float32 lanes that are values of `t` already. */
export function bitsOfHalf(code: Code, t: HalfDType, x: Local): Local {
  const v = float32Lanes(code);
  if (t === "bfloat16") return v.shr(v.pick(v.ne(x, x), v.or(v.sign(x), v.bits(0x7fc00000)), x), 16);
  const sign = v.shr(v.sign(x), 16);
  const size = v.abs(x);
  const normal = v.shr(v.minus(size, v.bits(smallestNormal - (1 << 23))), 13);
  const small = v.minus(v.add(size, ruler), v.bits(0x3f000000));
  const finite = v.pick(v.lt(size, v.bits(smallestNormal)), small, normal);
  const infinite = v.pick(v.eq(size, v.bits(infinity)), v.bits(0x7c00), finite);
  return v.or(v.pick(v.ne(x, x), v.bits(0x7e00), infinite), sign);
}
