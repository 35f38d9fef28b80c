/**
 * Numbers of twice the precision: an unevaluated sum of two float64, about 32 digits. For values that are small
 * differences of larger ones, as near the roots of a function. Knows single numbers.
 *
 * Sources: Dekker, "A Floating-Point Technique for Extending the Available Precision" (1971); Knuth, TAOCP 4.2.2.
 */
export interface Twofold {
  readonly hi: number;
  readonly lo: number;
}
const make = (hi: number, lo: number): Twofold => ({ hi, lo });
export const twofold = (hi: number, lo = 0): Twofold => ({ hi, lo });
export const toNumber = (x: Twofold): number => x.hi + x.lo;

/** a + b without loss. */
export function sum(a: number, b: number): Twofold {
  const s = a + b;
  const t = s - a;
  return make(s, a - (s - t) + (b - t));
}
const normalized = (a: number, b: number): Twofold => {
  const s = a + b;
  return make(s, b - (s - a));
};
/** a b without loss, between 2^-900 and 2^900. */
export function product(a: number, b: number): Twofold {
  const p = a * b;
  const ca = 134217729 * a;
  const cb = 134217729 * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return make(p, ah * bh - p + ah * bl + al * bh + al * bl);
}

export const negative = (x: Twofold): Twofold => make(-x.hi, -x.lo);
export function add(x: Twofold, y: Twofold): Twofold {
  const s = sum(x.hi, y.hi);
  const t = sum(x.lo, y.lo);
  const u = normalized(s.hi, s.lo + t.hi);
  return normalized(u.hi, u.lo + t.lo);
}
export const subtract = (x: Twofold, y: Twofold): Twofold => add(x, negative(y));
export const plus = (x: Twofold, b: number): Twofold => {
  const s = sum(x.hi, b);
  return normalized(s.hi, s.lo + x.lo);
};
export function multiply(x: Twofold, y: Twofold): Twofold {
  const p = product(x.hi, y.hi);
  return normalized(p.hi, p.lo + (x.hi * y.lo + x.lo * y.hi));
}
export function times(x: Twofold, b: number): Twofold {
  const p = product(x.hi, b);
  return normalized(p.hi, p.lo + x.lo * b);
}
/** x times a power of 2. */
export const scaled = (x: Twofold, by: number): Twofold => make(x.hi * by, x.lo * by);
export function divide(x: Twofold, y: Twofold): Twofold {
  const q = x.hi / y.hi;
  const r = subtract(x, times(y, q));
  const q2 = r.hi / y.hi;
  const r2 = subtract(r, times(y, q2));
  return plus(normalized(q, q2), r2.hi / y.hi);
}
export const over = (a: number, b: number): Twofold => divide(twofold(a), twofold(b));
export function sqrt(x: Twofold): Twofold {
  if (x.hi <= 0) return twofold(Math.sqrt(x.hi));
  const r = Math.sqrt(x.hi);
  const rest = subtract(x, product(r, r));
  return normalized(r, rest.hi / (2 * r));
}

export const ln2 = make(Math.LN2, 2.3190468138462996e-17);
export const pi = make(Math.PI, 1.2246467991473532e-16);

/** Coefficients from the constant on. */
export const polynomial = (x: Twofold, c: readonly Twofold[]): Twofold =>
  c.reduceRight((total, k) => add(multiply(total, x), k), twofold(0));

let factorials: readonly Twofold[] | null = null;
/** 1 / k! for k up to 27. */
function inverseFactorials(): readonly Twofold[] {
  if (factorials) return factorials;
  const made = [twofold(1)];
  for (let k = 1; k < 28; k++) made.push(divide(made[k - 1]!, twofold(k)));
  factorials = made;
  return made;
}

/** e^r - 1 for |r| up to about 1/2: of a 512th part by its series, doubled nine times. */
function smallExpm1(r: Twofold): Twofold {
  const c = inverseFactorials();
  const x = scaled(r, 1 / 512);
  let y = twofold(0);
  for (let k = 8; k >= 1; k--) y = multiply(add(y, c[k]!), x);
  for (let i = 0; i < 9; i++) y = add(scaled(y, 2), multiply(y, y));
  return y;
}
/** A number times a power of two, for results of which the digits alone are within the range. */
export interface Exponential {
  readonly mantissa: Twofold;
  readonly exponent: number;
}
/** e to the power x. */
export function exponential(x: Twofold): Exponential {
  const exponent = Math.round(x.hi / ln2.hi);
  return { mantissa: plus(smallExpm1(subtract(x, times(ln2, exponent))), 1), exponent };
}
export function exp(x: Twofold): Twofold {
  if (!(x.hi < 710)) return twofold(Number.isNaN(x.hi) ? x.hi : Number.POSITIVE_INFINITY);
  if (x.hi < -760) return twofold(0);
  const { mantissa, exponent: k } = exponential(x);
  const half = Math.trunc(k / 2);
  return scaled(scaled(mantissa, 2 ** half), 2 ** (k - half));
}
export const expm1 = (x: Twofold): Twofold => (Math.abs(x.hi) < 0.4 ? smallExpm1(x) : plus(exp(x), -1));

export function log(x: Twofold): Twofold {
  const y = Math.log(x.hi);
  if (!Number.isFinite(y)) return twofold(y);
  // Far from 1 the exponential would leave the range in which products are exact.
  const k = Math.abs(y) > 300 ? Math.round(y / ln2.hi) : 0;
  if (k !== 0)
    return add(log(scaled(scaled(x, 2 ** -Math.trunc(k / 2)), 2 ** -(k - Math.trunc(k / 2)))), times(ln2, k));
  const off = plus(multiply(x, exp(twofold(-y))), -1);
  return plus(subtract(off, scaled(multiply(off, off), 0.5)), y);
}
/** log(1 + x) without loss near 0. */
export function log1p(x: Twofold): Twofold {
  if (Math.abs(x.hi) > 1e-3) return log(plus(x, 1));
  const s = divide(x, plus(x, 2));
  const q = multiply(s, s);
  let total = twofold(0);
  for (let k = 13; k >= 3; k -= 2) total = multiply(add(total, over(1, k)), q);
  return scaled(multiply(s, plus(total, 1)), 2);
}

/** Sine and cosine for |x| up to π/4, by their series. */
function smallTurn(x: Twofold): { readonly sin: Twofold; readonly cos: Twofold } {
  const c = inverseFactorials();
  const q = negative(multiply(x, x));
  let [sin, cos] = [twofold(0), twofold(0)];
  for (let k = 26; k >= 2; k -= 2) {
    cos = multiply(add(cos, c[k]!), q);
    sin = multiply(add(sin, c[k + 1]!), q);
  }
  return { sin: multiply(x, plus(sin, 1)), cos: plus(cos, 1) };
}

const quarter = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33] as const;
/** Sine and cosine of x (|x| up to 2^50) in quarters of a turn that come off exactly. */
export function turn(x: Twofold): { readonly sin: Twofold; readonly cos: Twofold } {
  const k = Math.round(x.hi / quarter[0]);
  let r = x;
  for (const part of quarter) r = subtract(r, product(k, part));
  const { sin, cos } = smallTurn(r);
  switch (((k % 4) + 4) % 4) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: negative(sin) };
    case 2:
      return { sin: negative(sin), cos: negative(cos) };
    default:
      return { sin: negative(cos), cos: sin };
  }
}
/** sin(πx) and cos(πx). */
export function turnPi(x: number): { readonly sin: Twofold; readonly cos: Twofold } {
  return turn(times(pi, x - 2 * Math.round(x / 2)));
}
