/** asin, acos, atan and atan2 on lanes of float32. The polynomials were fitted to them for the least relative error. */
import type { Code, Local } from "../assembler.ts";
import { float32Lanes, type Lanes } from "./lanes.ts";

const halfPi = [1.5707963705062866, -4.371138828673793e-8] as const;

/** What asin and acos have in common: s = |x| below 1/2, else sqrt((1 - |x|) / 2), and asin(s) - s. */
function arc(v: Lanes, x: Local) {
  const size = v.abs(x);
  const near = v.lt(size, 0.5);
  const half = v.mul(v.sub(1, size), 0.5);
  const z = v.pick(near, v.mul(x, x), half);
  const s = v.pick(near, size, v.sqrt(half));
  const curve = v.polynomial(
    z,
    [4.2158305644989014e-2, 2.4184778332710266e-2, 4.546914994716644e-2, 7.4953094124794e-2, 0.16666752099990845],
  );
  return { near, s, bent: v.mul(v.mul(s, z), curve) };
}

export function asin32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { near, s, bent } = arc(v, x);
  const far = v.add(v.madd(s, -2, halfPi[0]), v.madd(bent, -2, halfPi[1]));
  return v.signed(v.pick(near, v.add(s, bent), far), x);
}

export function acos32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const { near, s, bent } = arc(v, x);
  const sign = v.sign(x);
  const middle = v.sub(halfPi[0], v.sub(x, v.sub(halfPi[1], v.xor(bent, sign))));
  const above = v.add(s, bent);
  const below = v.sub(halfPi[0], v.add(s, v.sub(bent, halfPi[1])));
  const far = v.pick(v.lt(x, 0), below, above);
  return v.pick(near, middle, v.add(far, far));
}

/** atan(t) - t for t of 0 to 1. */
function bendOf(v: Lanes, t: Local): Local {
  const z = v.mul(t, t);
  const curve = v.polynomial(
    z,
    [
      2.9203598387539387e-3, -1.6366520896553993e-2, 4.320942610502243e-2, -7.551993429660797e-2, 0.1066589280962944,
      -0.14211024343967438, 0.19993768632411957, -0.33333152532577515,
    ],
  );
  return v.mul(v.mul(t, z), curve);
}

/** atan(t), or pi / 2 - atan(t). */
function angleOf(v: Lanes, t: Local, steep: Local): Local {
  const bend = bendOf(v, t);
  return v.pick(steep, v.sub(halfPi[0], v.add(t, v.sub(bend, halfPi[1]))), v.add(t, bend));
}

export function atan32(code: Code, x: Local): Local {
  const v = float32Lanes(code);
  const size = v.abs(x);
  const steep = v.gt(size, 1);
  return v.signed(angleOf(v, v.pick(steep, v.div(1, size), size), steep), x);
}

/** The angle of the point (x, y), by its signs, including those of zeros. */
export function atan232(code: Code, y: Local, x: Local): Local {
  const v = float32Lanes(code);
  const [height, width] = [v.abs(y), v.abs(x)];
  const steep = v.gt(height, width);
  const ratio = v.div(v.pick(steep, width, height), v.pick(steep, height, width));
  // Also 0 / 0 and infinity / infinity.
  const t = v.pick(v.eq(height, width), v.and(v.ne(height, 0), 1), ratio);
  const angle = angleOf(v, t, steep);
  const obtuse = v.sub(2 * halfPi[0], v.sub(angle, 2 * halfPi[1]));
  return v.signed(v.pick(v.negative(x), obtuse, angle), y);
}
