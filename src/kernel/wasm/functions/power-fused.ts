/**
 * 2^x and x^y on lanes of float64, for hosts that round a product once with its sum: that product's own error is then one
 * more instruction, and log2 x comes in two parts for a third of what fdlibm's way takes. The series of atanh and 2^r
 * were fitted by Remez' exchange (relative errors 2^-57.6, of a part that is 2^-12 of the whole, and 2^-61.9).
 * Measured: 0.6 last places at most.
 */
import type { Code, Local } from "../assembler.ts";
import { biased64 } from "./exponential.ts";
import { type Double, float64Lanes, type Lanes, sum } from "./lanes.ts";
import { split64 } from "./logarithm.ts";

/** (2^r - 1) / r for |r| up to 1/2. */
const growth = [
  2.5678435054781745e-11,
  4.4558048348682296e-10,
  7.0549322670395484e-9,
  1.0178057169446645e-7,
  1.321548672137151e-6,
  1.5252733841378029e-5,
  1.5403530393466152e-4,
  1.3333558146406631e-3,
  9.618129107628437e-3,
  5.5504108664821625e-2,
  0.24022650695910072,
  Math.LN2,
] as const;
/** ((atanh(s) / s - 1) / z - 1/3) / z for z = s^2. */
const tail = [
  5.861643969240314e-2, 5.853112075285826e-2, 6.667402612282608e-2, 7.692297475560081e-2, 9.09090916775894e-2,
  0.11111111110827618, 0.14285714285714685, 0.2,
] as const;
const third = [1 / 3, 1.850371707708594e-17] as const;
/** 2 / ln 2. */
const scale = [2.8853900817779268, 4.0710547481862066e-17] as const;

/** 2^n (1 + r growth) for hi + lo = n + r. Right where |hi| is at most 1020. */
function exp2Of(v: Lanes, hi: Local, lo?: Local): Local {
  const moved = v.add(hi, biased64);
  const off = v.sub(hi, v.sub(moved, biased64));
  const r = lo ? v.add(off, lo) : off;
  return v.mul(v.madd(v.paired(r, growth), r, 1), v.shl(moved, 52));
}

const negated = (v: Lanes, a: Local): Local => v.xor(a, v.sign(-0));
/** log2 of a positive, finite, normal x. */
function log2Of(v: Lanes, x: Local): Double {
  const { k, m } = split64(v, x);
  // s = (m - 1) / (m + 1).
  const f = v.sub(m, 1);
  const below = v.add(m, 1);
  const belowLo = v.sub(m, v.sub(below, 1));
  const inverse = v.div(1, below);
  const s = v.mul(f, inverse);
  const minus = negated(v, s);
  const sLo = v.mul(v.madd(minus, belowLo, v.madd(minus, below, f)), inverse);
  // atanh s = s + s w, w = z (1/3 + z tail).
  const z = v.mul(s, s);
  const zLo = v.madd(v.add(s, s), sLo, v.madd(s, s, negated(v, z)));
  const q = v.paired(z, tail);
  const a = v.madd(z, q, third[0]);
  const aLo = v.add(v.madd(z, q, v.sub(third[0], a)), third[1]);
  const w = v.mul(z, a);
  const wLo = v.madd(zLo, a, v.madd(z, aLo, v.madd(z, a, negated(v, w))));
  const t = v.mul(s, w);
  const tLo = v.madd(sLo, w, v.madd(s, wLo, v.madd(s, w, negated(v, t))));
  const whole = sum(v, s, t);
  const wholeLo = v.add(whole.lo, v.add(sLo, tLo));
  const h = v.mul(whole.hi, scale[0]);
  const hLo = v.madd(wholeLo, scale[0], v.madd(whole.hi, scale[1], v.madd(whole.hi, scale[0], negated(v, h))));
  const out = sum(v, k, h);
  return { hi: out.hi, lo: v.add(out.lo, hLo) };
}

/** x^y; `otherwise` is for lanes where x is not positive, finite and normal, or the result far from 1. */
export function pow64Fused(v: Lanes, x: Local, y: Local, otherwise: () => Local): Local {
  const log = log2Of(v, x);
  const hi = v.mul(y, log.hi);
  const lo = v.madd(y, log.lo, v.madd(y, log.hi, negated(v, hi)));
  const out = v.code.local("v128");
  v.code.get(exp2Of(v, hi, lo)).set(out);
  const usual = v.and(v.ge(x, 2 ** -1022), v.lt(x, Number.POSITIVE_INFINITY));
  const near = v.and(usual, v.lt(v.abs(hi), 1020));
  const far = v.xor(near, v.bits(-1n));
  v.rarely(far, () => v.code.get(v.pick(far, otherwise(), out)).set(out));
  return out;
}

export function exp264Fused(code: Code, x: Local, otherwise: () => Local): Local {
  const v = float64Lanes(code);
  const out = code.local("v128");
  code.get(exp2Of(v, x)).set(out);
  const far = v.xor(v.lt(v.abs(x), 1020), v.bits(-1n));
  v.rarely(far, () => code.get(v.pick(far, otherwise(), out)).set(out));
  return out;
}
