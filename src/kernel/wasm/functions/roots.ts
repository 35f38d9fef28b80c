/**
 * cbrt on lanes of float64 and float32, for hosts that round a product once with its sum; the others leave it to
 * power.ts. No quotient is needed: x = a y^2, where y is the inverse of the root. Its estimate is the exponent over -3,
 * whose error e = 1 - a y^3 (0.103 at most) a polynomial of (1 - e)^(-1/3) takes away, fitted for the least relative
 * error (2^-18.9); then Newton's step with what a cube loses. Measured: 0.64 and 0.51 last places at most.
 */
import type { Code, Local } from "../assembler.ts";
import { isFused } from "../fused.ts";
import { float32Lanes, float64Lanes, type Lanes } from "./lanes.ts";
import { cbrtApart } from "./power.ts";

const inverseCurve = [0.1744971253574102, 0.22375035389946832, 0.3333289571257845, 0.999997983689441] as const;
/** The first terms of the same about 0. */
const inverseStart = [2 / 9, 1 / 3, 1] as const;
/** The bits of the estimate for 1, of float32 and of the upper half of float64: they make its error the least. */
const [estimate32, estimate64] = [1419897116, 1430185934] as const;

const negated = (v: Lanes, a: Local): Local => v.xor(a, v.sign(-0));
const error = (v: Lanes, a: Local, y: Local): Local => v.madd(negated(v, v.mul(a, y)), v.mul(y, y), 1);

/** The root of a from its inverse y, as exactly as the lanes are. */
function rootFrom(v: Lanes, a: Local, y: Local): Local {
  const inverse = v.mul(y, y);
  const x = v.mul(a, inverse);
  const square = v.mul(x, x);
  const lost = v.madd(x, x, negated(v, square));
  const beyond = v.madd(lost, x, v.madd(square, x, negated(v, a)));
  return v.madd(beyond, v.mul(inverse, -1 / 3), x);
}

function inverse64(v: Lanes, a: Local): Local {
  const word = v.sub(v.or(v.shr(a, 32), v.bits(0x4330000000000000n)), 2 ** 52);
  const y = v.shl(v.madd(word, -1 / 3, 2 ** 52 + estimate64), 32);
  const near = v.mul(y, v.polynomial(error(v, a, y), inverseCurve));
  return v.mul(near, v.polynomial(error(v, a, near), inverseStart));
}

/** From here up to infinity what a cube loses is normal too. */
const least64 = 2 ** -960;

export function cbrt64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  if (!isFused()) return cbrtApart(v, x);
  const size = v.abs(x);
  const root = v.signed(rootFrom(v, size, inverse64(v, size)), x);
  const usual = v.and(v.ge(size, least64), v.lt(size, Number.POSITIVE_INFINITY));
  v.rarely(v.xor(usual, v.bits(-1n)), () => code.get(v.pick(usual, root, cbrtApart(v, x))).set(root));
  return root;
}

function inverse32(v: Lanes, a: Local): Local {
  const y = v.code.local("v128");
  v.code
    .get(a)
    .op("f32x4.convert_i32x4_s")
    .get(v.code.constant("f32", -1 / 3))
    .op("f32x4.mul");
  v.code.get(v.code.constant("f32", estimate32)).op("f32x4.add").op("i32x4.trunc_sat_f32x4_s").set(y);
  return v.mul(y, v.polynomial(error(v, a, y), inverseCurve));
}

/** As `least64`: its bits, and how many floats there are from it up to infinity. */
const [least32, usual32] = [0x0c800000, 0x73000000] as const;

export function cbrt32(code: Code, x: Local, exact: () => Local): Local {
  if (!isFused()) return exact();
  const v = float32Lanes(code);
  const size = v.abs(x);
  const root = v.signed(rootFrom(v, size, inverse32(v, size)), x);
  const rare = v.above(v.minus(size, v.bits(least32)), v.bits(usual32 - 1));
  v.rarely(rare, () => code.get(v.pick(rare, exact(), root)).set(root));
  return root;
}
