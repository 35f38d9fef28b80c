/**
 * Powers, exponentials, logarithms and angles of float64, rounded as the mathematical value is (but for a case in many
 * millions): computed with twice the digits. JavaScript's own are off by one in the last digit now and then, and Python
 * prints every digit. Knows single numbers.
 */
import {
  add,
  divide,
  type Exponential,
  exponential,
  ln2,
  multiply,
  negative,
  scaled,
  type Twofold,
  toNumber,
  turn,
  twofold,
} from "./twofold.ts";

const ln10 = twofold(Math.LN10, -2.1707562233822494e-16);
/** x · 2ⁿ, without a step that leaves the range before the last. */
function raised(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

/** The natural logarithm of a positive finite x, with the exponential that it is made of. */
function logarithm(x: number, of: (r: Twofold) => Exponential = exponential): Twofold {
  let exponent = 0;
  let m = x;
  if (m < 2 ** -1000) [m, exponent] = [m * 2 ** 200, -200];
  const e = Math.floor(Math.log2(m));
  m = raised(m, -e);
  exponent += e;
  if (m > Math.SQRT2) [m, exponent] = [m / 2, exponent + 1];
  const guess = Math.log(m);
  const inverse = of(twofold(-guess));
  const back = multiply(inverse.mantissa, twofold(raised(m, inverse.exponent)));
  const off = add(back, twofold(-1));
  const correction = add(off, negative(multiply(scaled(off, 0.5), off)));
  return add(multiply(twofold(exponent), ln2), add(twofold(guess), correction));
}

/**
 * Most results need not be known that well to be rounded: a few bits beyond those of a float tell how, unless these are
 * nearly one half. So each function is first computed by few steps whose error is known, and all its digits only where that
 * error could change the result (Ziv's test): to the same floats, but most of the time ten times as fast.
 */
const low = new Float64Array(1);
/** (h + l) (xh + xl) + (ch + cl), where c is the larger part: the high part, and the other in `low`. */
function step(h: number, l: number, xh: number, xl: number, ch: number, cl: number): number {
  const p = h * xh;
  const s = 134217729 * h;
  const t = 134217729 * xh;
  const hh = s - (s - h);
  const xx = t - (t - xh);
  const hl = h - hh;
  const xxl = xh - xx;
  const rest = hh * xx - p + hh * xxl + hl * xx + hl * xxl + (h * xl + l * xh);
  const sum = ch + p;
  low[0] = p - (sum - ch) + (rest + cl);
  return sum;
}
/** The float nearest to a sum that is off by less than `error`; NaN where that may be another one. */
function certain({ hi, lo }: Twofold, error: number): number {
  const up = hi + (lo + error);
  return up === hi + (lo - error) ? up : Number.NaN;
}
const part = (n: number): Twofold => divide(twofold(1), twofold(n));
/** 1, 1/2!, 1/3!, … */
const inverseFactorials: readonly number[] = Array.from({ length: 21 }, (_, n) => {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return 1 / product;
});
const [sixth, twentyFourth, hundredTwentieth] = [part(6), part(24), part(120)];

/** e to the power r, as far as few steps tell. */
function shortExponential({ hi: r, lo: more }: Twofold): Exponential {
  const exponent = Math.round(r / Math.LN2);
  // ln 2 in two parts, of which the first has few digits: the product is exact.
  const over = r - exponent * 0.6931471803691238;
  const under = exponent * 1.9082149292705877e-10 - more;
  const x = over - under;
  const y = over - x - under;
  let tail = inverseFactorials[16]!;
  for (let n = 15; n >= 4; n--) tail = tail * x + inverseFactorials[n]!;
  let high = step(tail, 0, x, y, sixth.hi, sixth.lo);
  high = step(high, low[0]!, x, y, 0.5, 0);
  high = step(high, low[0]!, x, y, 1, 0);
  high = step(high, low[0]!, x, y, 1, 0);
  return { mantissa: twofold(high, low[0]!), exponent };
}
const shortExponentialError = 2 ** -61;

/** sin or cos of an angle as far as few steps tell; NaN where that is not enough. */
function shortTurn(angle: number, quarters: number): number {
  if (!canTurn(angle)) return Number.NaN;
  const n = Math.round(angle / (Math.PI / 2));
  // π/2 in three parts, of which two have few digits: their products are exact.
  const first = angle - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const rough = first - second;
  const back = first - rough;
  const lost = first - (rough + back) + (back - second) - n * 2.0222662487959506e-21;
  const x = rough + lost;
  const y = rough - x + lost;
  // Near 0, the error of the angle counts.
  if (n !== 0 && Math.abs(x) < 1e-6) return Number.NaN;
  const square = step(x, 2 * y, x, 0, 0, 0);
  const rest = low[0]!;
  const turned = (((n + quarters) % 4) + 4) % 4;
  const isSine = turned % 2 === 0;
  let tail = 0;
  for (let k = isSine ? 19 : 20; k >= 6; k -= 2) tail = inverseFactorials[k]! - tail * square;
  const sign = turned < 2 ? 1 : -1;
  let high: number;
  if (isSine) {
    high = step(-tail, 0, square, rest, hundredTwentieth.hi, hundredTwentieth.lo);
    high = step(high, low[0]!, square, rest, -sixth.hi, -sixth.lo);
    high = step(high, low[0]!, square, rest, 0, 0);
    high = step(high, low[0]!, x, y, x, y);
    return sign * certain(twofold(high, low[0]!), Math.abs(high) * 2 ** -64);
  }
  high = step(-tail, 0, square, rest, twentyFourth.hi, twentyFourth.lo);
  high = step(high, low[0]!, square, rest, -0.5, 0);
  high = step(high, low[0]!, square, rest, 1, 0);
  return sign * certain(twofold(high, low[0]!), 2 ** -62);
}

const finish = ({ mantissa, exponent }: Exponential): number => raised(toNumber(mantissa), exponent);

/** Factors that may be multiplied before what each rounds adds up to too much. */
const mostFactors = 1 << 16;
/** x · x · …, n times, within the range of floats. */
function wholePower(x: number, n: number): Twofold {
  let found = twofold(1);
  let square = twofold(x);
  for (let rest = n; ; square = multiply(square, square)) {
    if (rest % 2 === 1) found = multiply(found, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) return found;
  }
}

/** x to the power y, as C's pow. */
export function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  const plain = x ** y;
  if (!Number.isFinite(plain) && (!Number.isFinite(x) || !Number.isFinite(y) || x === 0)) return plain;
  if (Number.isNaN(plain) || x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return plain;
  const alone = Math.abs(plain);
  if (Number.isInteger(y) && y > 0 && y <= mostFactors && alone > 1e-200 && alone < 1e280) {
    return toNumber(wholePower(x, y));
  }
  const rough = multiply(logarithm(Math.abs(x), shortExponential), twofold(y));
  if (rough.hi < 700 && rough.hi > -700 && Math.abs(y) < 16) {
    const { mantissa, exponent } = shortExponential(rough);
    const known = raised(certain(mantissa, 2 ** -59 + Math.abs(y) * 2 ** -58), exponent);
    if (!Number.isNaN(known)) return x < 0 && Math.abs(y % 2) === 1 ? -known : known;
  }
  const r = multiply(logarithm(Math.abs(x)), twofold(y));
  if (r.hi > 710) return plain < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (r.hi < -750) return x < 0 && Math.abs(y % 2) === 1 ? -0 : 0;
  const size = finish(exponential(r));
  return x < 0 && Math.abs(y % 2) === 1 ? -size : size;
}

export function exp(x: number): number {
  if (Number.isNaN(x) || x > 710 || x < -750) return Math.exp(x);
  const { mantissa, exponent } = shortExponential(twofold(x));
  const known = certain(mantissa, shortExponentialError);
  return Number.isNaN(known) ? finish(exponential(twofold(x))) : raised(known, exponent);
}

/** The logarithm to a base: e, 2 or 10. */
export function log(x: number, base: "e" | "2" | "10" = "e"): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  const inBase = (natural: Twofold): Twofold => (base === "e" ? natural : divide(natural, base === "2" ? ln2 : ln10));
  const known = certain(inBase(logarithm(x, shortExponential)), 2 ** -59);
  if (!Number.isNaN(known)) return known;
  return toNumber(inBase(logarithm(x)));
}

/** sin, cos and tan of an angle; beyond what three parts of π can reduce, JavaScript's own. */
export function sine(x: number): number {
  const known = shortTurn(x, 0);
  if (!Number.isNaN(known)) return known;
  return canTurn(x) ? toNumber(turn(twofold(x)).sin) : Math.sin(x);
}
export function cosine(x: number): number {
  const known = shortTurn(x, 1);
  if (!Number.isNaN(known)) return known;
  return canTurn(x) ? toNumber(turn(twofold(x)).cos) : Math.cos(x);
}
export function tangent(x: number): number {
  if (!canTurn(x)) return Math.tan(x);
  const { sin, cos } = turn(twofold(x));
  return toNumber(divide(sin, cos));
}
const canTurn = (x: number): boolean => Math.abs(x) < 1e5 && Math.abs(x) >= 1e-150;
