/**
 * Powers and hyperbolic functions of one float64, where the host's own are further than two last places from the value:
 * V8's x ** y by hundreds. Knows numbers only. x^y is made of products for small whole y, else it is fdlibm's e_pow.c (Sun Microsystems, 1993), e^x its e_exp.c, whose
 * last step keeps what rounding takes. Measured against numbers of 113 bits: pow 0.82 last places at most, sinh, cosh and
 * tanh 1.2.
 */
import { product, sum, type Twofold } from "../core/twofold.ts";

const view = new DataView(new ArrayBuffer(8));
const head = new DataView(new ArrayBuffer(8));
/** x without the lower 32 bits of its fraction: 21 bits are left. */
function headOf(x: number): number {
  view.setFloat64(0, x);
  head.setInt32(0, view.getInt32(0));
  return head.getFloat64(0);
}
const powers = Float64Array.from({ length: 2046 }, (_, i) => 2 ** (i - 1022));
/** 2^n, for n from -1022 to 1023. */
const powerOf2 = (n: number): number => powers[n + 1022]!;

/** p 2^n in two steps, since 2^n may be out of range where the product is not. */
function scaled(p: number, n: number): number {
  const half = Math.trunc(n / 2);
  return p * powerOf2(half) * powerOf2(n - half);
}

/** e^r - 1 - r for |r| up to ln 2 / 2. */
function curve(r: number): number {
  const z = r * r;
  const fourth = -1.6533902205465252e-6 + z * 4.1381367970572385e-8;
  const c = r - z * (0.16666666666666602 + z * (-2.7777777777015593e-3 + z * (6.613756321437934e-5 + z * fourth)));
  return (r * c) / (2 - c);
}

const ln2 = [0.6931471803691238, 1.9082149292705877e-10] as const;
/** The lower part of what `upper` or `log2Of` gave, and the power of 2 that both are multiplied by: no object for each element. */
const [lower, power] = [new Float64Array(1), new Int32Array(1)];
/** e^(x + more) is (upper + lower) 2^power, for a small `more`. */
function upper(x: number, more: number): number {
  const n = Math.round(x * Math.LOG2E);
  const a = x - n * ln2[0];
  const b = n * ln2[1] - more;
  const r = a - b;
  const rest = a - r - b;
  const whole = 1 + r;
  const rounded = whole - 1;
  const lo = 1 - (whole - rounded) + (r - rounded) + (curve(r) + rest * whole);
  const hi = whole + lo;
  lower[0] = lo - (hi - whole);
  power[0] = n;
  return hi;
}

/** e^(x + more), rounded about once. */
export function expOf(x: number, more = 0): number {
  if (!(x < 710)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  const hi = upper(x, more);
  return scaled(hi + lower[0]!, power[0]!);
}

/** e^x as hi + lo, for |x| up to 700. */
export function expTwofold(x: number, more = 0): Twofold {
  const hi = upper(x, more);
  const by = powerOf2(power[0]!);
  return { hi: hi * by, lo: lower[0]! * by };
}

/** Where sinh x, and what tanh x is made of, come from their series. */
const near = 0.35;
/** sinh x - x, over x^3, of z = x^2. */
const oddSeries = (z: number): number =>
  1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * oddRest(z)))));
const oddRest = (z: number): number => 1 / 6227020800 + z * (1 / 1307674368000);
/** cosh x - 1, over x^2, of z = x^2. */
const evenSeries = (z: number): number =>
  1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40320 + z * (1 / 3628800 + z * evenRest(z)))));
const evenRest = (z: number): number => 1 / 479001600 + z * (1 / 87178291200);
const small = (x: number): Twofold => sum(x, x * x * x * oddSeries(x * x));

export function sinhOf(x: number): number {
  const size = Math.abs(x);
  if (!(size >= near)) return size < 2 ** -30 ? x : small(x).hi;
  const value = size < 22 ? withInverse(size, -1) : halfGrowth(size);
  return x < 0 ? -value : value;
}
export function coshOf(x: number): number {
  const size = Math.abs(x);
  return size < 22 ? withInverse(size, 1) : halfGrowth(size);
}
/** (e^x + sign e^-x) / 2. */
function withInverse(x: number, sign: 1 | -1): number {
  const above = upper(x, 0);
  const by = powerOf2(power[0]!);
  const [hi, lo] = [above * by, lower[0]! * by];
  const inverse = 1 / hi;
  const back = product(inverse, hi);
  const main = sum(hi, sign * inverse);
  return 0.5 * (main.hi + (main.lo + (lo + sign * (inverse * (1 - back.hi - back.lo - inverse * lo)))));
}
/** e^x / 2, also where e^x is too large. */
const halfGrowth = (size: number): number => {
  if (!(size < 711)) return size + Number.POSITIVE_INFINITY;
  const hi = upper(size, 0);
  return scaled(hi + lower[0]!, power[0]! - 1);
};

export function tanhOf(x: number): number {
  const size = Math.abs(x);
  if (!(size >= near)) {
    if (size < 2 ** -30 || Number.isNaN(x)) return x;
    return ratio(small(x), sum(1, x * x * evenSeries(x * x)));
  }
  const value = size < 22 ? awayFromOne(size) : 1;
  return x < 0 ? -value : value;
}
/** 1 - 2 / (e^2x + 1). */
function awayFromOne(size: number): number {
  const above = upper(2 * size, 0);
  const by = powerOf2(power[0]!);
  const below = sum(above * by, 1);
  const q = 2 / below.hi;
  return 1 - (q - (q * (below.lo + lower[0]! * by)) / below.hi);
}
function ratio(a: Twofold, b: Twofold): number {
  const q = a.hi / b.hi;
  const back = product(q, b.hi);
  return q + (a.hi - back.hi - back.lo + (a.lo - q * b.lo)) / b.hi;
}

/** Of z = s^2: what log m, with s = (m - 1) / (m + 1), has beyond its first terms. */
function logSeries(z: number): number {
  const third = 0.272728123808534 + z * (0.23066074577556175 + z * 0.20697501780033842);
  return 0.5999999999999946 + z * (0.4285714285785502 + z * (0.33333332981837743 + z * third));
}
/** log2 of a positive, finite x: 21 bits of it, and the rest in `lower`. */
function log2Of(x: number): number {
  view.setFloat64(0, x < 2 ** -1022 ? x * 2 ** 54 : x);
  const word = view.getUint32(0);
  let n = (word >>> 20) - 1023 - (x < 2 ** -1022 ? 54 : 0);
  view.setUint32(0, (word & 0xfffff) | 0x3ff00000);
  let m = view.getFloat64(0);
  // m from sqrt(3) / 2 to sqrt(3), beside 1 or 3/2.
  if (m >= 1.7320508075688772) [m, n] = [m / 2, n + 1];
  const upper = m >= 1.224744871391589;
  const center = upper ? 1.5 : 1;
  const u = m - center;
  const inverse = 1 / (m + center);
  const s = u * inverse;
  const sHi = headOf(s);
  const divisor = headOf(m + center);
  const sLo = inverse * (u - sHi * divisor - sHi * (m - (divisor - center)));
  const z = s * s;
  const r = z * z * logSeries(z) + sLo * (sHi + s);
  const square = sHi * sHi;
  const t = headOf(3 + square + r);
  const tLo = r - (t - 3 - square);
  const main = sHi * t;
  const rest = sLo * t + tLo * s;
  const p = headOf(main + rest);
  // Times 2 / (3 ln 2), plus log2 of the center.
  const lifted = 0.9617967009544373 * p;
  const low = -7.028461650952758e-9 * p + (rest - (p - main)) * 0.9617966939259756 + (upper ? 1.350039202129749e-8 : 0);
  const shift = upper ? 0.5849624872207642 : 0;
  const hi = headOf(lifted + low + shift + n);
  lower[0] = low - (hi - n - shift - lifted);
  return hi;
}

/** 2^(hi + lo). */
function exp2Of(hi: number, lo: number): number {
  if (Math.abs(hi) > 1100) return hi > 0 ? Number.POSITIVE_INFINITY : 0;
  const n = Math.round(hi + lo);
  const rest = hi - n;
  const t = headOf(lo + rest);
  const main = t * 0.6931471824645996;
  const low = (lo - (t - rest)) * Math.LN2 + t * -1.904654299957768e-9;
  const z = main + low;
  const w = low - (z - main);
  return scaled(1 + (curve(z) + (w + z * w) + z), n);
}

/** What rounding took from p, the product of a and b. */
function lostIn(p: number, a: number, b: number): number {
  const ca = 134217729 * a;
  const cb = 134217729 * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/** Exponents up to which a power is made of products, each with what rounding took: rounded once, and sooner done. */
const mostProducts = 16;
/** Of powers within, nothing on the way is too large or too small to tell what rounding took. */
const [least, largest] = [2 ** -800, 2 ** 800];
/** x^n for a whole n from 2 up; NaN where products do not give it. */
function byProducts(x: number, n: number): number {
  let hi = 1;
  let lo = 0;
  let by = x;
  let byLo = 0;
  for (let left = n; ; ) {
    if (left & 1) {
      const p = hi * by;
      const lost = lostIn(p, hi, by) + (hi * byLo + lo * by);
      hi = p + lost;
      lo = lost - (hi - p);
    }
    left >>= 1;
    if (left === 0) break;
    const p = by * by;
    const lost = lostIn(p, by, by) + 2 * by * byLo;
    by = p + lost;
    byLo = lost - (by - p);
  }
  const size = Math.abs(hi);
  return size > least && size < largest ? hi : Number.NaN;
}

/** x^y; a square is a product, as in NumPy, and 1/2 gives the root. What is not finite, or 0 or 1, is as C has it. */
export function powerOf(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY)) return 1;
  const size = Math.abs(x);
  const plain = x === 0 || y === 0 || size === Number.POSITIVE_INFINITY || Number.isNaN(x) || !Number.isFinite(y);
  if (plain || (x < 0 && !Number.isInteger(y))) return x ** y;
  if (y === 0.5) return Math.sqrt(x);
  if (y > 2 && y <= mostProducts && Number.isInteger(y)) {
    const found = byProducts(x, y);
    if (!Number.isNaN(found)) return found;
  }
  // Any larger exponent overflows or vanishes like this one.
  const exponent = Math.max(-(2 ** 64), Math.min(2 ** 64, y));
  const log = log2Of(size);
  const first = headOf(exponent);
  const value = exp2Of(first * log, (exponent - first) * log + exponent * lower[0]!);
  return x < 0 && Math.abs(y % 2) === 1 ? -value : value;
}
