/**
 * log, sine and cosine in double, correctly rounded (the error before rounding is below 2^-65). What TensorFlow calls,
 * glibc's, is not: it misses the nearest double once in 800 calls, and where it does depends on its version and on the
 * processor. So nearest is the best that holds everywhere: of TensorFlow's float64 normals 2 in 1000 differ in the last
 * bit; with Math.log, sin and cos it would be 60. Works with unevaluated sums of two doubles (Dekker 1971).
 */

/** A high part and a low part, to be summed. */
type Pair = readonly [number, number];

/** a + b exactly. */
function sum(a: number, b: number): Pair {
  const s = a + b;
  const t = s - a;
  return [s, a - (s - t) + (b - t)];
}

/** a · b exactly; each factor is cut into halves of 26 bits. */
function product(a: number, b: number): Pair {
  const p = a * b;
  const ca = 134217729 * a;
  const cb = 134217729 * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return [p, al * bl - (p - ah * bh - al * bh - ah * bl)];
}

function add(a: Pair, b: Pair): Pair {
  const [high, low] = sum(a[0], b[0]);
  return sum(high, low + a[1] + b[1]);
}

function multiply(a: Pair, b: Pair): Pair {
  const [high, low] = product(a[0], b[0]);
  return sum(high, low + (a[0] * b[1] + a[1] * b[0]));
}

function divide(a: Pair, b: Pair): Pair {
  const q = a[0] / b[0];
  const [high, low] = product(q, b[0]);
  return sum(q, (a[0] - high - low + a[1] - q * b[1]) / b[0]);
}

/** Coefficients of a power series: the first as pairs; of those after, doubles are exact enough. */
interface Series {
  readonly first: readonly Pair[];
  readonly rest: readonly number[];
}

/** The series with coefficients 1 / d. */
const reciprocals = (first: readonly number[], rest: readonly number[]): Series => ({
  first: first.map((d) => divide([1, 0], [d, 0])),
  rest: rest.map((d) => 1 / d),
});

/** sin(x) / x and cos(x) in powers of x², for |x| up to π/4. */
const sineSeries = reciprocals(
  [1, -6, 120, -5040],
  [362880, -39916800, 6227020800, -1307674368e3, 355687428096e3, -121645100408832e3, 51090942171709440e3],
);
const cosineSeries = reciprocals(
  [1, -2, 24, -720],
  [40320, -3628800, 479001600, -87178291200, 20922789888e3, -6402373705728e3, 243290200817664e4],
);
/** artanh(s) / s in powers of s², for s² up to 0.03. */
const artanhSeries = reciprocals([1, 3, 5, 7], [9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29]);

/** The series at z, by Horner. `multiply` and `add` are written out, without pairs: that halves the time of a draw. */
function evaluate({ first, rest }: Series, z: Pair): Pair {
  const [zHigh, zLow] = z;
  const cz = 134217729 * zHigh;
  const zh = cz - (cz - zHigh);
  const zl = zHigh - zh;
  let high = 0;
  for (let i = rest.length - 1; i >= 0; i--) high = high * zHigh + rest[i]!;
  let low = 0;
  for (let i = first.length - 1; i >= 0; i--) {
    const p = high * zHigh;
    const c = 134217729 * high;
    const h = c - (c - high);
    const l = high - h;
    const error = l * zl - (p - h * zh - l * zh - h * zl) + (high * zLow + low * zHigh);
    const term = first[i]!;
    high = term[0] + p;
    // |term| > |p|, so this is exact.
    low = term[0] - high + p + (error + term[1]);
  }
  return sum(high, low);
}

const ln2: Pair = [Math.LN2, 2.3190468138462996e-17];

/** Natural logarithm of a double between 1e-7 and 1: x = 2^k · m, log(m) = 2 artanh((m - 1) / (m + 1)). */
export function log(x: number): number {
  let m = x;
  let k = 0;
  for (; m < Math.SQRT1_2; k--) m *= 2;
  const s = divide([m - 1, 0], sum(m, 1));
  const half = multiply(s, evaluate(artanhSeries, multiply(s, s)));
  return add(multiply([k, 0], ln2), [2 * half[0], 2 * half[1]])[0];
}

/** Writes sin(y) to `out[at]` and cos(y) to `out[at + 1]`, for 0 ≤ y ≤ 2π. */
export function sincos(y: number, out: Float64Array, at: number): void {
  // π/2 in three parts, the first two short enough that their multiples are exact.
  const quarters = Math.round(y / (Math.PI / 2));
  const [high, low] = sum(y - quarters * 1.5707963267948912, -quarters * 5.390302858158106e-15);
  const x = sum(high, low - quarters * 1.2706558760139879e-29);
  const z = multiply(x, x);
  const sine = multiply(x, evaluate(sineSeries, z))[0];
  const cosine = evaluate(cosineSeries, z)[0];
  const s = quarters & 1 ? cosine : sine;
  const c = quarters & 1 ? sine : cosine;
  out[at] = quarters & 2 ? -s : s;
  out[at + 1] = (quarters + 1) & 2 ? -c : c;
}
