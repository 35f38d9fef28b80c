/**
 * sin, cos and tan on lanes of float64 and float32. x = n pi/2 + r with |r| <= pi/4; r is found in float64, in two
 * parts, by subtracting n times pi/2 in pieces whose products are exact, and for large x by reduction.ts. The float64
 * kernels are those of fdlibm's k_sin.c, k_cos.c and k_tan.c (Sun Microsystems, 1993), the float32 polynomials those of
 * Eigen's sine and cosine, as TensorFlow has them; that of tan was fitted for the least relative error.
 */
import type { Code, Local } from "../assembler.ts";
import { isFused } from "../fused.ts";
import {
  eachLane,
  float32Lanes,
  float64Lanes,
  head21,
  integer32,
  integer64,
  type Lanes,
  narrow,
  sum,
  widen,
} from "./lanes.ts";
import { reduceHuge } from "./reduction.ts";

/** pi / 2 in pieces of 33 bits, and the rest. */
const pieces = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;
/** Up to here, n has 20 bits and its products with the pieces are exact. */
const limit = 2 ** 20;
/** Below it, sin x and tan x are x. */
const tiny = 2 ** -27;

interface Angle {
  readonly hi: Local;
  readonly lo: Local;
  /** n in the low bits. */
  readonly n: Local;
}

/** Lanes whose |x| is finite and above the limit. */
const isHuge = (v: Lanes, x: Local): Local => {
  const size = v.abs(x);
  return v.and(v.gt(size, limit), v.lt(size, Number.POSITIVE_INFINITY));
};

function reduce64(v: Lanes, x: Local): Angle {
  const moved = v.add(v.mul(x, 0.6366197723675814), integer64);
  const n = v.sub(moved, integer64);
  const first = v.sub(x, v.mul(n, pieces[0]));
  const [w2, w3] = [v.mul(n, pieces[1]), v.mul(n, pieces[2])];
  const second = v.sub(first, w2);
  const lost2 = v.sub(v.sub(first, second), w2);
  const third = v.sub(second, w3);
  const lost3 = v.sub(v.sub(second, third), w3);
  const tail = v.sub(v.add(lost2, lost3), v.mul(n, pieces[3]));
  const hi = v.add(third, tail);
  const lo = v.add(v.sub(third, hi), tail);
  v.rarely(isHuge(v, x), () => reduceHuge64(v, x, { hi, lo, n: moved }));
  return { hi, lo, n: moved };
}

/** Overwrites the lanes of `out` whose x is huge. */
function reduceHuge64(v: Lanes, x: Local, { hi, lo, n }: Angle): void {
  const { code } = v;
  const [one, turning] = [code.local("f64"), code.local("v128")];
  code.get(x).set(turning);
  eachLane(v, [turning, hi, lo, n], () => {
    code.get(turning).lane("f64x2.extract_lane", 0).set(one);
    whenHuge(code, one, () => {
      const exact = reduceHuge(code, one);
      code.get(hi, exact.hi).lane("f64x2.replace_lane", 0).set(hi);
      code.get(lo, exact.lo).lane("f64x2.replace_lane", 0).set(lo);
      code.get(n, exact.quadrant).lane("i64x2.replace_lane", 0).set(n);
    });
  });
}

function whenHuge(code: Code, x: Local, then: () => void): void {
  code.get(x).op("f64.abs").f64(limit).op("f64.gt");
  code.get(x).op("f64.abs").f64(Number.POSITIVE_INFINITY).op("f64.lt").op("i32.and").when(then);
}

interface Turned {
  readonly r: Local;
  readonly n: Local;
}

/** pi / 2 in pieces whose products with n are rounded once with their sums. */
const fusedPieces = [1.570796012878418, 3.13916473e-7, 5.390302529957765e-15] as const;

/** From where on tan of float32 is that of float64. */
const farTan = 2 ** 13;

/** pi / 2 in pieces as Eigen has them; up to the limit they leave two last places at most. */
const shortPieces = [1.5703125, 4.839897155761719e-4, -1.628650352358818e-7, -5.56443155e-11] as const;
const shortLimit = 256;

/** r and n of float32 lanes that are not negative, bit for bit as TensorFlow computes them up to the limit. */
function reduce32(v: Lanes, size: Local): Turned {
  const { code } = v;
  const moved = v.add(v.mul(size, 0.6366197723675814), integer32);
  const turns = v.sub(moved, integer32);
  const [n, r] = [code.local("v128"), code.local("v128")];
  code.get(moved).set(n);
  code.get(shortPieces.reduce((rest, piece) => v.twice(turns, -piece, rest), size)).set(r);
  const exact = v.gt(size, shortLimit);
  v.any(exact).when(() => {
    const wide = reduceWide(v, size);
    code.get(v.pick(exact, wide.n, n)).set(n);
    code.get(v.pick(exact, wide.r, r)).set(r);
  });
  return { r, n };
}

/** The same by way of float64. Two pieces of pi / 2 are enough for float32. */
function reduceWide(v: Lanes, x: Local): Turned {
  const { code } = v;
  const wide = float64Lanes(code);
  const halves = widen(code, x).map((part) => {
    const moved = wide.add(wide.mul(part, 0.6366197723675814), integer64);
    const n = wide.sub(moved, integer64);
    const r = wide.sub(wide.sub(part, wide.mul(n, pieces[0])), wide.mul(n, pieces[1]));
    return { moved, r };
  });
  const [low, high] = [halves[0]!, halves[1]!];
  const r = narrow(code, low.r, high.r);
  const n = code.local("v128");
  code.get(low.moved, high.moved).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]).set(n);
  v.rarely(isHuge(v, x), () => {
    const [one, turning] = [code.local("f64"), code.local("v128")];
    code.get(x).set(turning);
    eachLane(v, [turning, r, n], () => {
      code.get(turning).lane("f32x4.extract_lane", 0).op("f64.promote_f32").set(one);
      whenHuge(code, one, () => {
        const exact = reduceHuge(code, one);
        code.get(r, exact.hi).op("f32.demote_f64").lane("f32x4.replace_lane", 0).set(r);
        code.get(n, exact.quadrant).op("i32.wrap_i64").lane("i32x4.replace_lane", 0).set(n);
      });
    });
  });
  return { r, n };
}

/** sin(hi + lo) for |hi| <= pi / 4. */
function sinNear(v: Lanes, { hi, lo }: Angle): Local {
  const z = v.mul(hi, hi);
  const cube = v.mul(z, hi);
  const rest = v.polynomial(
    z,
    [1.58969099521155e-10, -2.5050760253406863e-8, 2.7557313707070068e-6, -1.984126982985795e-4, 8.33333333332249e-3],
  );
  const bent = v.sub(v.mul(z, v.sub(v.mul(lo, 0.5), v.mul(cube, rest))), lo);
  return v.sub(hi, v.sub(bent, v.mul(cube, -0.16666666666666632)));
}

/** cos(hi + lo) for |hi| <= pi / 4. */
function cosNear(v: Lanes, { hi, lo }: Angle): Local {
  const z = v.mul(hi, hi);
  const rest = v.polynomial(
    z,
    [
      -1.1359647557788195e-11, 2.087572321298175e-9, -2.7557314351390663e-7, 2.480158728947673e-5,
      -1.388888888887411e-3, 4.16666666666666e-2,
    ],
  );
  const half = v.mul(z, 0.5);
  const w = v.sub(1, half);
  const bent = v.sub(v.mul(z, v.mul(z, rest)), v.mul(hi, lo));
  return v.add(w, v.add(v.sub(v.sub(1, w), half), bent));
}

/** The lanes whose n is odd. */
const isOdd = (v: Lanes, n: Local): Local => {
  const one = v.bits(v.size === 64 ? 1n : 1);
  return v.same(v.and(n, one), one);
};
/** The sign bit where bit 1 of n is set. */
const signOf = (v: Lanes, n: Local): Local => v.sign(v.shl(n, v.size - 2));
const next = (v: Lanes, n: Local): Local => v.plus(n, v.bits(v.size === 64 ? 1n : 1));

export function sin64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const angle = reduce64(v, x);
  const out = v.pick(isOdd(v, angle.n), cosNear(v, angle), sinNear(v, angle));
  return v.pick(v.lt(v.abs(x), tiny), x, v.xor(out, signOf(v, angle.n)));
}

export function cos64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const angle = reduce64(v, x);
  const out = v.pick(isOdd(v, angle.n), sinNear(v, angle), cosNear(v, angle));
  return v.xor(out, signOf(v, next(v, angle.n)));
}

function near32(v: Lanes, r: Local): { readonly sin: Local; readonly cos: Local } {
  const z = v.mul(r, r);
  const series = (first: number, second: number, ...rest: readonly number[]): Local =>
    rest.reduce((sum, c) => v.twice(sum, z, c), v.twice(first, z, second));
  const s = series(-1.95923411e-4, 8.33268737e-3, -1.6666662e-1);
  return {
    sin: v.twice(v.mul(s, z), r, r),
    cos: series(2.4372266e-5, -1.388652e-3, 4.16666195e-2, -0.5, 1),
  };
}

export function sin32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { r, n } = reduce32(v, v.abs(x));
  const { sin, cos } = near32(v, r);
  const out = v.pick(isOdd(v, n), cos, sin);
  return v.xor(out, v.sign(v.xor(x, v.shl(n, 30))));
}

export function cos32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { r, n } = reduce32(v, v.abs(x));
  const { sin, cos } = near32(v, r);
  return v.xor(v.pick(isOdd(v, n), sin, cos), signOf(v, next(v, n)));
}

/** `exact` is for what is too large, and for hosts that round products. */
export function tan32(code: Code, x: Local, exact: () => Local): Local {
  if (!isFused()) return exact();
  const v = float32Lanes(code);
  const size = v.abs(x);
  const moved = v.add(v.mul(size, 0.6366197723675814), integer32);
  const turns = v.sub(moved, integer32);
  // The first difference is exact; what the others lose is kept where it counts and can be known: r is not small.
  const first = v.madd(turns, -fusedPieces[0], size);
  const second = v.madd(turns, -fusedPieces[1], first);
  const r = v.madd(turns, -fusedPieces[2], second);
  const lost = v.madd(turns, -fusedPieces[1], v.sub(first, second));
  const z = v.mul(r, r);
  const lo = v.and(v.gt(z, 2 ** -16), v.add(lost, v.madd(turns, -fusedPieces[2], v.sub(second, r))));
  const curve = v.polynomial(
    z,
    [9.390944615e-3, 3.1099612825e-3, 2.4436844513e-2, 5.3409203887e-2, 0.13338828086853, 0.33333155512809753],
  );
  const near = v.add(r, v.madd(v.mul(curve, z), r, v.madd(v.mul(lo, r), r, lo)));
  const out = v.code.local("v128");
  code.get(v.xor(v.pick(isOdd(v, moved), v.div(-1, near), near), v.sign(x))).set(out);
  const far = v.gt(size, farTan);
  v.rarely(far, () => code.get(v.pick(far, exact(), out)).set(out));
  return out;
}

export function tan64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const angle = reduce64(v, x);
  const out = isFused() ? tanQuotient(v, angle) : tanApart(v, angle);
  return v.pick(v.lt(v.abs(x), tiny), x, out);
}

/**
 * sin / cos, or -cos / sin where n is odd, both in two parts. Measured: 0.86 last places at most. The parts that rounding
 * took, and the remainder of the quotient, are known to hosts that fuse.
 */
function tanQuotient(v: Lanes, { hi, lo, n }: Angle): Local {
  const z = v.mul(hi, hi);
  const sinRest = v.paired(
    z,
    [
      1.58969099521155e-10, -2.5050760253406863e-8, 2.7557313707070068e-6, -1.984126982985795e-4, 8.33333333332249e-3,
      -0.16666666666666632,
    ],
  );
  const cosRest = v.paired(
    z,
    [
      -1.1359647557788195e-11, 2.087572321298175e-9, -2.7557314351390663e-7, 2.480158728947673e-5,
      -1.388888888887411e-3, 4.16666666666666e-2,
    ],
  );
  const half = v.mul(z, 0.5);
  const sin = sum(v, hi, v.madd(v.mul(z, hi), sinRest, v.sub(lo, v.mul(lo, half))));
  const most = sum(v, 1, v.sub(0, half));
  // Also what the square lost.
  const lost = v.madd(v.madd(hi, hi, v.sub(0, z)), 0.5, v.mul(hi, lo));
  const cos = sum(v, most.hi, v.madd(v.mul(z, z), cosRest, v.sub(most.lo, lost)));
  const odd = isOdd(v, n);
  const minus = v.and(odd, v.sign(-0));
  const up = { hi: v.xor(v.pick(odd, cos.hi, sin.hi), minus), lo: v.xor(v.pick(odd, cos.lo, sin.lo), minus) };
  const down = { hi: v.pick(odd, sin.hi, cos.hi), lo: v.pick(odd, sin.lo, cos.lo) };
  const inverse = v.div(1, down.hi);
  const q = v.mul(up.hi, inverse);
  const left = v.madd(q, v.sub(0, down.hi), up.hi);
  return v.madd(v.add(left, v.sub(up.lo, v.mul(q, down.lo))), inverse, q);
}

/** tan of the remainder, or -1 / tan where n is odd, each with its own care for the last bit. */
function tanApart(v: Lanes, angle: Angle): Local {
  const odd = isOdd(v, angle.n);
  const size = v.abs(angle.hi);
  // Above it tan comes from pi/4 - |r|.
  const wide = v.ge(size, 0.67434);
  const flipped = v.add(
    v.sub(0.7853981633974483, size),
    v.sub(3.061616997868383e-17, v.xor(angle.lo, v.sign(angle.hi))),
  );
  const a = v.pick(wide, flipped, angle.hi);
  const low = v.andnot(angle.lo, wide);
  const z = v.mul(a, a);
  const series = v.paired(
    z,
    [
      2.590730518636337e-5, -1.8558637485527546e-5, 7.140724913826082e-5, 7.817944429395571e-5, 2.464631348184699e-4,
      5.880412408202641e-4, 1.4562094543252903e-3, 3.5920791075913124e-3, 8.8632398235993e-3, 2.1869488294859542e-2,
      5.396825397622605e-2, 0.13333333333320124,
    ],
  );
  const cube = v.mul(z, a);
  const bent = v.add(low, v.mul(z, v.add(v.mul(cube, series), low)));
  const r = v.add(bent, v.mul(cube, 0.3333333333333341));
  const w = v.add(a, r);
  const unit = v.pick(odd, -1, 1);
  const folded = v.sub(unit, v.mul(v.sub(a, v.sub(v.div(v.mul(w, w), v.add(w, unit)), r)), 2));
  const inverse = minusInverse(v, a, r, w);
  return v.pick(wide, v.xor(folded, v.sign(angle.hi)), v.pick(odd, inverse, w));
}

/** -1 / (a + r), where w is a + r rounded. */
function minusInverse(v: Lanes, a: Local, r: Local, w: Local): Local {
  const wHead = head21(v, w);
  const rest = v.sub(r, v.sub(wHead, a));
  const near = v.div(-1, w);
  const head = head21(v, near);
  const error = v.add(v.add(v.mul(head, wHead), 1), v.mul(head, rest));
  return v.add(head, v.mul(near, error));
}
