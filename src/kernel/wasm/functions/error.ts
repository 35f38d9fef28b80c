/**
 * The error function, its complement and the normal distribution on lanes of float64. The rational approximations are
 * those of fdlibm's s_erf.c (Sun Microsystems, 1993); what only some arguments need is computed where a lane needs it.
 */
import type { Code, Local } from "../assembler.ts";
import { exp64 } from "./exponential.ts";
import { anySum, type Double, float64Lanes, type Lanes, product, sum } from "./lanes.ts";

/** erf(1) to 24 bits. */
const middle = 0.8450629115104675;
/** From where on: what is left to 1 falls like e^(-y^2). */
const [nearEnd, middleEnd] = [0.84375, 1.25] as const;
/** Beyond it nothing is left of float64. */
const end = 28;

/** (erf(y) - y) / y for z = y^2 and |y| < 0.84375. */
function nearRatio(v: Lanes, z: Local): Local {
  const p = v.polynomial(
    z,
    [-2.3763016656650163e-5, -5.770270296489442e-3, -2.848174957559851e-2, -0.3250421072470015, 0.12837916709551256],
  );
  const q = v.polynomial(
    z,
    [-3.960228278775368e-6, 1.3249473800432164e-4, 5.081306281875766e-3, 6.50222499887673e-2, 0.39791722395915535, 1],
  );
  return v.div(p, q);
}

/** erf(1 + s) - `middle` for y = 1 + s between 0.84375 and 1.25: a quotient whose last steps keep what they lose. */
function middleRatio(v: Lanes, s: Local): Double {
  const up = product(
    v,
    s,
    v.polynomial(
      s,
      [
        -2.166375594868791e-3, 3.5478304325618236e-2, -0.11089469428239668, 0.31834661990116175, -0.3722078760357013,
        0.41485611868374833,
      ],
    ),
  );
  const down = product(
    v,
    s,
    v.polynomial(
      s,
      [
        1.1984499846799107e-2, 1.363708391202905e-2, 0.12617121980876164, 7.182865441419627e-2, 0.540397917702171,
        0.10642088040084423,
      ],
    ),
  );
  const p = anySum(v, up.hi, v.code.constant("f64", -2.3621185607526594e-3));
  const q = sum(v, 1, down.hi);
  const hi = v.div(p.hi, q.hi);
  const back = product(v, hi, q.hi);
  const left = v.add(v.sub(v.sub(p.hi, back.hi), back.lo), v.add(p.lo, up.lo));
  return { hi, lo: v.div(v.sub(left, v.mul(hi, v.add(q.lo, down.lo))), q.hi) };
}

/** log(y e^(y^2) erfc(y)) + 0.5625 for s = 1 / y^2 and y between 1.25 and 1 / 0.35. */
function tailRatio(v: Lanes, s: Local): Local {
  const p = v.polynomial(
    s,
    [
      -9.814329344169145, -81.2874355063066, -184.60509290671104, -162.39666946257347, -62.375332450326006,
      -10.558626225323291, -0.6938585727071818, -9.864944034847148e-3,
    ],
  );
  const q = v.polynomial(
    s,
    [
      -6.04244152148581e-2, 6.570249770319282, 108.63500554177944, 429.00814002756783, 645.3872717332679,
      434.56587747522923, 137.65775414351904, 19.651271667439257, 1,
    ],
  );
  return v.div(p, q);
}

/** The same for larger y. */
function farRatio(v: Lanes, s: Local): Local {
  const p = v.polynomial(
    s,
    [
      -483.5191916086514, -1025.0951316110772, -637.5664433683896, -160.63638485582192, -17.757954917754752,
      -0.799283237680523, -9.8649429247001e-3,
    ],
  );
  const q = v.polynomial(
    s,
    [
      -22.44095244658582, 474.52854120695537, 2553.0504064331644, 3199.8582195085955, 1536.729586084437,
      325.7925129965739, 30.33806074348246, 1,
    ],
  );
  return v.div(p, q);
}

const copied = (v: Lanes, from: Local): Local => {
  const out = v.code.local("v128");
  v.code.get(from).set(out);
  return out;
};

/** A point y >= 0 in two parts, and its square in two parts. */
interface Point {
  readonly y: Local;
  readonly rest: Local | null;
  readonly square: Double;
}

/** log(erfc(y) y) + more of lanes from 1.25 on. */
function logTail(v: Lanes, { y, square }: Point, more = 0): Double {
  const s = v.div(1, square.hi);
  const ratio = copied(v, tailRatio(v, s));
  const far = v.ge(y, 1 / 0.35);
  v.any(far).when(() => v.code.get(v.pick(far, farRatio(v, s), ratio)).set(ratio));
  const shift = sum(v, -0.5625 + more, ratio);
  const exponent = sum(v, v.sub(0, square.hi), shift.hi);
  return { hi: exponent.hi, lo: v.add(exponent.lo, v.sub(shift.lo, square.lo)) };
}

/** erfc(y) of lanes from 1.25 to 28. */
function tail(v: Lanes, point: Point): Local {
  const { y, rest } = point;
  const { hi, lo } = logTail(v, point);
  // 1 / (y + rest) is (1 - rest / y) / y.
  return v.div(exp64(v.code, hi, rest ? v.sub(lo, v.div(rest, y)) : lo), y);
}

/** Values of the regions that a point is in: `near` below 0.84375, `middle` below 1.25, `tail` up to 28, `none` beyond. */
interface Regions {
  readonly near: Local;
  readonly middle: (ratio: Double) => Local;
  readonly tail: () => Local;
  readonly none: Local;
}

function byRegion(v: Lanes, point: Point, { near, middle, tail: inTail, none }: Regions): Local {
  const { y, rest } = point;
  const out = copied(v, near);
  const beyondNear = v.ge(y, nearEnd);
  v.any(beyondNear).when(() => {
    const step = v.sub(y, 1);
    const ratio = middleRatio(v, rest ? v.add(step, rest) : step);
    v.code.get(v.pick(beyondNear, middle(ratio), out)).set(out);
    const beyondMiddle = v.ge(y, middleEnd);
    v.any(beyondMiddle).when(() => {
      const found = v.pick(v.ge(y, end), none, inTail());
      v.code.get(v.pick(beyondMiddle, found, out)).set(out);
    });
  });
  return out;
}

const pointOf = (v: Lanes, size: Local): Point => {
  const y = v.atMost(size, 2 * end);
  return { y, rest: null, square: product(v, y, y) };
};

export function erf64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const size = v.abs(x);
  const point = pointOf(v, size);
  const out = byRegion(v, point, {
    near: v.madd(size, nearRatio(v, point.square.hi), size),
    middle: ({ hi }) => v.add(hi, middle),
    tail: () => v.sub(1, tail(v, point)),
    none: code.constant("f64", 1),
  });
  return v.signed(out, x);
}

export function erfc64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  return complement(v, x, pointOf(v, v.abs(x)), 1);
}

/** erfc of a point below 0.84375, or of minus it where `signed` is: hi - lo, whose difference is not rounded yet. */
function nearComplement(v: Lanes, signed: Local, { rest, square }: Point): Double {
  const bend = v.mul(signed, nearRatio(v, square.hi));
  const bent = rest ? v.add(bend, v.xor(rest, v.sign(signed))) : bend;
  const off = anySum(v, v.sub(signed, 0.5), bent);
  const small = v.lt(signed, 0.25);
  return {
    hi: v.pick(small, 1, v.sub(0.5, off.hi)),
    lo: v.pick(small, v.add(signed, bent), off.lo),
  };
}

/** The same for a point up to 1.25. */
function middleComplement(v: Lanes, negative: Local, { hi, lo }: Double): Local {
  const left = sum(v, 1 - middle, v.sub(0, hi));
  return v.pick(negative, v.add(hi, 1 + middle), v.add(left.hi, v.sub(left.lo, lo)));
}

/** `scale` times erfc of a point, or of minus it where x < 0. */
function complement(v: Lanes, x: Local, point: Point, scale: 1 | 0.5): Local {
  const negative = v.lt(x, 0);
  const near = nearComplement(v, v.xor(point.y, v.sign(x)), point);
  const out = byRegion(v, point, {
    near: v.sub(near.hi, near.lo),
    middle: (ratio) => middleComplement(v, negative, ratio),
    tail: () => {
      const erfc = tail(v, point);
      return v.pick(negative, v.sub(2, erfc), erfc);
    },
    none: v.and(negative, 2),
  });
  return scale === 1 ? out : v.mul(out, scale);
}

/** The root of 1/2 in two parts. */
const rootHalf = [Math.SQRT1_2, -4.833646656726457e-17] as const;

/** |x| / sqrt(2). */
function normalPoint(v: Lanes, x: Local): Point {
  const size = v.atMost(v.abs(x), 2 * end);
  const { hi, lo } = product(v, size, v.code.constant("f64", rootHalf[0]));
  const square = product(v, size, size);
  const halved = { hi: v.mul(square.hi, 0.5), lo: v.mul(square.lo, 0.5) };
  return { y: hi, rest: v.madd(size, rootHalf[1], lo), square: halved };
}

/** erfc(-x / sqrt(2)) / 2. */
export function ndtr64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  return complement(v, v.xor(x, v.sign(-0)), normalPoint(v, x), 0.5);
}

/** x times its share of the normal distribution: far out e^log(...) as a whole, which vanishes late. */
export function gelu64(code: Code, x: Local): Local {
  const v = float64Lanes(code);
  const point = normalPoint(v, x);
  const positive = v.gt(x, 0);
  const near = nearComplement(v, v.xor(point.y, v.sign(v.xor(x, v.sign(-0)))), point);
  const half = v.mul(x, 0.5);
  const out = byRegion(v, point, {
    near: v.madd(half, near.hi, v.mul(half, v.sub(0, near.lo))),
    middle: (ratio) => v.mul(half, middleComplement(v, positive, ratio)),
    // x / (2 |x| / sqrt(2)) is the root of 1/2.
    tail: () => {
      const { hi, lo } = logTail(v, point, -Math.LN2 / 2);
      const off = exp64(code, hi, lo);
      return v.sub(v.and(positive, x), off);
    },
    none: v.and(positive, x),
  });
  // Both zeros, and what vanishes, have the sign of x; the product with a share of 0 is none.
  return v.pick(v.eq(x, Number.NEGATIVE_INFINITY), Number.NaN, v.or(out, v.sign(x)));
}
