/**
 * pow on lanes of float32, by way of float64: |x|^y = 2^(y log2 |x|). log2 of m between sqrt(1/2) and sqrt(2) is a
 * polynomial in ((m - 1) / (m + 1))^2 (relative error 2^-37.8), 2^r one in r (2^-29); both were fitted by Remez'
 * exchange. So powers that are floats come out exactly. Measured: 0.54 last places at most. Squares and cubes are
 * products, whose ties rounding must see; square roots and inverses have instructions.
 */
import type { Code, Local } from "../assembler.ts";
import { biased64 } from "./exponential.ts";
import { float32Lanes, float64Lanes, type Lanes, narrow, widen } from "./lanes.ts";
import { split32, splitAny32 } from "./logarithm.ts";
import { withRules } from "./power.ts";

const log2Curve = [
  0.34072800815412135, 0.4116728271250312, 0.5770835832594695, 0.9617966733501693, 2.88539008179008,
] as const;
const exp2Curve = [
  1.5345775770545298e-4, 1.3399930919788115e-3, 9.618489098589797e-3, 5.550328778284544e-2, 0.24022646889363022,
  0.6931472057362609, 1.0000000005542333,
] as const;
/** Beyond it float32 overflows or vanishes. */
const most = 300;

/** (2^k (1 + f))^y of float64 lanes. */
function power(v: Lanes, k: Local, f: Local, y: Local): Local {
  const s = v.div(f, v.add(f, 2));
  const t = v.mul(y, v.madd(v.polynomial(v.mul(s, s), log2Curve), s, k));
  const bounded = v.atLeast(v.atMost(t, most), -most);
  const moved = v.add(bounded, biased64);
  const r = v.sub(bounded, v.sub(moved, biased64));
  return v.mul(v.polynomial(r, exp2Curve), v.shl(moved, 52));
}

/** Where |x| is between the bounds, its inverse is finite and normal, as x is. */
const [least, greatest] = [2 ** -125, 2 ** 125] as const;

/** Vectors whose exponents all are 2, 3, 1/2 or -1 take a short way. */
export function pow32(code: Code, x: Local, y: Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const [square, third, root] = [v.eq(y, 2), v.eq(y, 3), v.eq(y, 0.5)];
  const within = v.and(v.ge(size, least), v.le(size, greatest));
  const short = v.or(v.or(square, third), v.and(within, v.or(root, v.eq(y, -1))));
  const out = code.local("v128");
  code.get(short).op("i32x4.all_true");
  code.when(
    () => {
      code.get(v.pick(square, v.mul(x, x), v.pick(root, v.sqrt(x), v.div(1, x)))).set(out);
      v.any(third).when(() => code.get(v.pick(third, cube32(code, x), out)).set(out));
    },
    () => code.get(anyPower32(code, x, y)).set(out),
  );
  return out;
}

function cube32(code: Code, x: Local): Local {
  const wide = float64Lanes(code);
  const [low, high] = widen(code, x).map((part) => wide.mul(wide.mul(part, part), part)) as [Local, Local];
  return narrow(code, low, high);
}

function anyPower32(code: Code, x: Local, y: Local): Local {
  const v = float32Lanes(code);
  const wide = float64Lanes(code);
  const size = v.abs(x);
  const [yLow, yHigh] = widen(code, y);
  const general = ({ k, f }: { readonly k: Local; readonly f: Local }): Local => {
    const [[kLow, kHigh], [fLow, fHigh]] = [widen(code, k), widen(code, f)];
    return narrow(code, power(wide, kLow, fLow, yLow), power(wide, kHigh, fHigh, yHigh));
  };
  const square = v.eq(y, 2);
  const out = v.pick(square, v.mul(x, x), general(split32(v, size)));
  const third = v.eq(y, 3);
  v.any(third).when(() => code.get(v.pick(third, cube32(code, size), out)).set(out));
  // Positive, finite and normal are, as integers, side by side.
  const odd = v.above(v.minus(x, v.bits(0x00800000)), v.bits(0x7effffff));
  v.rarely(v.or(odd, v.xor(v.lt(v.abs(y), Number.POSITIVE_INFINITY), v.bits(-1))), () => {
    const small = v.andnot(v.lt(size, 2 ** -126), v.or(square, third));
    const inside = v.pick(small, general(splitAny32(v, size)), out);
    code.get(withRules(v, x, y, withLimits(v, size, y, inside))).set(out);
  });
  return out;
}

/** What size^y is where one of them is infinite or the size is 0; `inside` elsewhere. */
function withLimits(v: Lanes, size: Local, y: Local, inside: Local): Local {
  const endless = v.eq(v.abs(y), Number.POSITIVE_INFINITY);
  const outermost = v.or(v.eq(size, Number.POSITIVE_INFINITY), v.eq(size, 0));
  // Of 1 it is 1.
  const grows = v.and(v.xor(v.gt(size, 1), v.lt(y, 0)), Number.POSITIVE_INFINITY);
  const limit = v.pick(v.eq(size, 1), 1, grows);
  return v.pick(v.or(endless, outermost), limit, inside);
}
