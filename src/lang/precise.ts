/**
 * Powers, exponentials, logarithms and angles of float64, rounded as the mathematical value is (but for a case in many
 * millions): computed with twice the digits. JavaScript's own are off by one in the last digit now and then, and Python
 * prints every digit. Knows plain numbers only.
 */

/** A number as a sum of two, of which the second is less than the last digit of the first. */
type Twin = readonly [high: number, low: number];

function sum(a: number, b: number): Twin {
  const s = a + b;
  const part = s - a;
  return [s, a - (s - part) + (b - part)];
}
function product(a: number, b: number): Twin {
  const p = a * b;
  const [ah, al] = halves(a);
  const [bh, bl] = halves(b);
  return [p, ah * bh - p + ah * bl + al * bh + al * bl];
}
/** Veltkamp's split into 26 bits each. */
function halves(a: number): Twin {
  const t = 134217729 * a;
  const high = t - (t - a);
  return [high, a - high];
}
function add([ah, al]: Twin, [bh, bl]: Twin): Twin {
  const [s, e] = sum(ah, bh);
  const [t, f] = sum(al, bl);
  const [u, g] = sum(s, e + t);
  return sum(u, g + f);
}
function times([ah, al]: Twin, [bh, bl]: Twin): Twin {
  const [p, e] = product(ah, bh);
  return sum(p, e + (ah * bl + al * bh));
}
function over(a: Twin, b: Twin): Twin {
  const q1 = a[0] / b[0];
  const r1 = add(a, times([-q1, 0], b));
  const q2 = r1[0] / b[0];
  const r2 = add(r1, times([-q2, 0], b));
  return add(sum(q1, q2), [r2[0] / b[0], 0]);
}
const negative = ([h, l]: Twin): Twin => [-h, -l];

const ln2: Twin = [Math.LN2, 2.3190468138462996e-17];
const ln10: Twin = [Math.LN10, -2.1707562233822494e-16];
/** π/2, in three parts. */
const halfPi: Twin = [1.5707963267948966, 6.123233995736766e-17];
const halfPiRest = -1.4973849048591833e-33;

/** x · 2ⁿ, without a step that leaves the range before the last. */
function scaled(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

/** e to the power r, as a twin and a power of two. */
function exponential(r: Twin): { readonly mantissa: Twin; readonly exponent: number } {
  const exponent = Math.round(r[0] / ln2[0]);
  const rest = add(r, negative(times([exponent, 0], ln2)));
  const small: Twin = [rest[0] / 512, rest[1] / 512];
  // e^x - 1 by its series, then (1 + y)² - 1 = 2y + y² nine times.
  let y: Twin = small;
  let term: Twin = small;
  for (let n = 2; n <= 9; n++) {
    term = over(times(term, small), [n, 0]);
    y = add(y, term);
  }
  for (let i = 0; i < 9; i++) y = add([2 * y[0], 2 * y[1]], times(y, y));
  return { mantissa: add([1, 0], y), exponent };
}

/** The natural logarithm of a positive finite x. */
function logarithm(x: number): Twin {
  let exponent = 0;
  let m = x;
  if (m < 2 ** -1000) [m, exponent] = [m * 2 ** 200, -200];
  const e = Math.floor(Math.log2(m));
  m = scaled(m, -e);
  exponent += e;
  if (m > Math.SQRT2) [m, exponent] = [m / 2, exponent + 1];
  const guess = Math.log(m);
  const inverse = exponential([-guess, 0]);
  const back = times(inverse.mantissa, [scaled(m, inverse.exponent), 0]);
  const off = add(back, [-1, 0]);
  const correction = add(off, negative(times([off[0] / 2, off[1] / 2], off)));
  return add(times([exponent, 0], ln2), add([guess, 0], correction));
}

const finish = ({ mantissa, exponent }: ReturnType<typeof exponential>): number =>
  scaled(mantissa[0] + mantissa[1], exponent);

/** Factors that may be multiplied before what each rounds adds up to too much. */
const mostFactors = 1 << 16;
/** x · x · …, n times, within the range of floats. */
function wholePower(x: number, n: number): Twin {
  let found: Twin = [1, 0];
  let square: Twin = [x, 0];
  for (let rest = n; ; square = times(square, square)) {
    if (rest % 2 === 1) found = times(found, square);
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
    const [high, low] = wholePower(x, y);
    return high + low;
  }
  const r = times(logarithm(Math.abs(x)), [y, 0]);
  if (r[0] > 710) return plain < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (r[0] < -750) return x < 0 && Math.abs(y % 2) === 1 ? -0 : 0;
  const size = finish(exponential(r));
  return x < 0 && Math.abs(y % 2) === 1 ? -size : size;
}

export function exp(x: number): number {
  if (Number.isNaN(x) || x > 710 || x < -750) return Math.exp(x);
  return finish(exponential([x, 0]));
}

/** The logarithm to a base: e, 2 or 10. */
export function log(x: number, base: "e" | "2" | "10" = "e"): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  const [high, low] = base === "e" ? logarithm(x) : over(logarithm(x), base === "2" ? ln2 : ln10);
  return high + low;
}

/** sin and cos of an angle; beyond what three parts of π can reduce, JavaScript's own. */
export function sine(x: number): number {
  const turned = reduced(x);
  return turned ? ofQuarter(turned.rest, turned.quarter) : Math.sin(x);
}
export function cosine(x: number): number {
  const turned = reduced(x);
  return turned ? ofQuarter(turned.rest, turned.quarter + 1) : Math.cos(x);
}
export function tangent(x: number): number {
  const turned = reduced(x);
  if (!turned) return Math.tan(x);
  const [high, low] = over(quarterTwin(turned.rest, turned.quarter), quarterTwin(turned.rest, turned.quarter + 1));
  return high + low;
}

function reduced(x: number): { readonly rest: Twin; readonly quarter: number } | null {
  if (!(Math.abs(x) < 1e5) || Math.abs(x) < 1e-150) return null;
  const n = Math.round(x / halfPi[0]);
  const first = add([x, 0], negative(product(n, halfPi[0])));
  const second = add(first, negative(product(n, halfPi[1])));
  return { rest: add(second, [-n * halfPiRest, 0]), quarter: ((n % 4) + 4) % 4 };
}

function ofQuarter(rest: Twin, quarter: number): number {
  const [high, low] = quarterTwin(rest, quarter);
  return high + low;
}
/** sin(rest + quarter · π/2). */
function quarterTwin(rest: Twin, quarter: number): Twin {
  const q = quarter % 4;
  const value = q % 2 === 0 ? series(rest, rest, 1) : series([1, 0], rest, 0);
  return q < 2 ? value : negative(value);
}
/** first · (1 - x²/((n+1)(n+2)) · (1 - x²/((n+3)(n+4)) · …)): the series of sin (n = 1) and cos (n = 0). */
function series(first: Twin, x: Twin, n: number): Twin {
  const square = negative(times(x, x));
  let total = first;
  let term = first;
  for (let k = n + 1; k < 30; k += 2) {
    term = over(times(term, square), [k * (k + 1), 0]);
    total = add(total, term);
  }
  return total;
}
