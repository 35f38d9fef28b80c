/**
 * Bessel functions of order 0 and 1 of one float64, to nearly all digits, near their roots too. Knows numbers only.
 *
 * Near 0 they are series; far out Hankel's expansions; between, solutions of Bessel's equation are carried from point to
 * point by their Taylor series, whose coefficients the equation gives, in the direction in which errors do not grow.
 * All of it in twice the precision, so that what cancels near a root leaves digits enough.
 */
import * as two from "../core/twofold.ts";

type Twofold = two.Twofold;
type Order = 0 | 1;
/** The function of order 0 and that of order 1. */
type Both = readonly [Twofold, Twofold];

const euler = two.twofold(0.5772156649015329, -4.942915152430645e-18);
const [near, far] = [1.75, 40];

/** Σ (±q)^k / (k! (k + n)!) with q = x²/4, and for n = 1 times x/2: J (sign -1) and I (sign 1). */
function series(n: Order, x: number, sign: 1 | -1): Twofold {
  const q = two.scaled(two.product(x, x), sign / 4);
  let [term, total] = [two.twofold(1), two.twofold(1)];
  for (let k = 1; Math.abs(term.hi) > 1e-34; k++) {
    term = two.divide(two.multiply(term, q), two.twofold(k * (k + n)));
    total = two.add(total, term);
  }
  return n === 0 ? total : two.times(total, x / 2);
}
/** log(x/2) + γ. */
const logHalf = (x: number): Twofold => two.add(two.subtract(two.log(two.twofold(x)), two.ln2), euler);

/** Σ (±q)^k / k!² (1 + 1/2 + … + 1/k). */
function harmonicSeries(x: number, sign: 1 | -1): Twofold {
  const q = two.scaled(two.product(x, x), sign / 4);
  let [term, harmonic, total] = [two.twofold(1), two.twofold(0), two.twofold(0)];
  for (let k = 1; Math.abs(term.hi) > 1e-35; k++) {
    term = two.divide(two.multiply(term, q), two.twofold(k * k));
    harmonic = two.add(harmonic, two.over(1, k));
    total = two.add(total, two.multiply(term, harmonic));
  }
  return total;
}
/** x/4 Σ (±q)^k / (k! (k + 1)!) (H(k) + H(k + 1)). */
function pairedSeries(x: number, sign: 1 | -1): Twofold {
  const q = two.scaled(two.product(x, x), sign / 4);
  let [term, harmonic, total] = [two.twofold(1), two.twofold(0), two.twofold(1)];
  for (let k = 1; Math.abs(term.hi) > 1e-35; k++) {
    term = two.divide(two.multiply(term, q), two.twofold(k * (k + 1)));
    harmonic = two.add(harmonic, two.over(1, k));
    total = two.add(total, two.multiply(term, two.add(two.scaled(harmonic, 2), two.over(1, k + 1))));
  }
  return two.times(total, x / 4);
}
const twoOverPi = two.divide(two.twofold(2), two.pi);
function smallY(n: Order, x: number): Twofold {
  const lead = two.multiply(logHalf(x), series(n, x, -1));
  if (n === 0) return two.multiply(twoOverPi, two.subtract(lead, harmonicSeries(x, -1)));
  return two.multiply(twoOverPi, two.subtract(two.subtract(lead, two.over(1, x)), pairedSeries(x, -1)));
}
function smallK(n: Order, x: number): Twofold {
  const lead = two.multiply(logHalf(x), series(n, x, 1));
  if (n === 0) return two.subtract(harmonicSeries(x, 1), lead);
  return two.add(two.subtract(lead, pairedSeries(x, 1)), two.over(1, x));
}

/** Hankel's sums of a(k) / x^k: all terms, with changing signs, and the even and the odd ones with signs changing in each. */
function hankel(
  n: Order,
  x: number,
): { readonly plus: Twofold; readonly minus: Twofold; readonly p: Twofold; readonly q: Twofold } {
  const mu = 4 * n;
  let term = two.twofold(1);
  let [plus, minus, p, q] = [term, term, term, two.twofold(0)];
  for (let k = 1; k < 100; k++) {
    const next = two.divide(two.times(term, mu - (2 * k - 1) ** 2), two.times(two.twofold(8 * k), x));
    if (Math.abs(next.hi) < 1e-35 || Math.abs(next.hi) > Math.abs(term.hi)) break;
    term = next;
    plus = two.add(plus, term);
    minus = two.add(minus, two.scaled(term, k % 2 === 0 ? 1 : -1));
    if (k % 2 === 1) q = two.add(q, two.scaled(term, k % 4 === 1 ? 1 : -1));
    else p = two.add(p, two.scaled(term, k % 4 === 0 ? 1 : -1));
  }
  return { plus, minus, p, q };
}

/** Numbers up to here are turned in twice the precision; beyond, as sine and cosine are. */
const farthest = 1e15;
function sineAndCosine(x: number): { readonly sin: Twofold; readonly cos: Twofold } {
  return x < farthest ? two.turn(two.twofold(x)) : { sin: two.twofold(Math.sin(x)), cos: two.twofold(Math.cos(x)) };
}
/** √(2/(πx)) (P cos χ - Q sin χ) with χ = x - (n/2 + 1/4) π; Y has P sin χ + Q cos χ. */
function farOut(n: Order, x: number, second: boolean): Twofold {
  const { p, q } = hankel(n, x);
  const { sin, cos } = sineAndCosine(x);
  // √2 times the cosine and the sine of χ: the eighth of a turn is taken by sums.
  const [c, s] =
    n === 0 ? [two.add(cos, sin), two.subtract(sin, cos)] : [two.subtract(sin, cos), two.negative(two.add(sin, cos))];
  const wave = second
    ? two.add(two.multiply(p, s), two.multiply(q, c))
    : two.subtract(two.multiply(p, c), two.multiply(q, s));
  return two.divide(wave, two.sqrt(two.times(two.pi, x)));
}
/** e^(-x) I(x), or e^x K(x). */
function farScaled(n: Order, x: number, kind: "I" | "K"): Twofold {
  const { plus, minus } = hankel(n, x);
  if (kind === "I") return two.divide(minus, two.sqrt(two.times(two.scaled(two.pi, 2), x)));
  return two.multiply(plus, two.sqrt(two.divide(two.scaled(two.pi, 0.5), two.twofold(x))));
}

/** The Taylor coefficients, around c, of the solution of x y″ + y′ ± x y = 0 with that value and slope. */
function taylor(c: number, value: Twofold, slope: Twofold, sign: 1 | -1): readonly Twofold[] {
  // Near the pole at 0 the terms fall like (step / c)^k.
  const count = Math.max(30, Math.ceil(80 / Math.log(c / step)));
  const a = [value, slope];
  for (let k = 0; k + 2 < count; k++) {
    const before = k > 0 ? a[k - 1]! : two.twofold(0);
    const pulled = two.scaled(two.add(two.times(a[k]!, c), before), sign);
    const sum = two.add(two.times(a[k + 1]!, (k + 1) ** 2), pulled);
    a.push(two.divide(two.negative(sum), two.twofold(c * (k + 1) * (k + 2))));
  }
  return a;
}
/** The value h away, and the slope. */
function carried(a: readonly Twofold[], h: number): Both {
  let [value, slope] = [two.twofold(0), two.twofold(0)];
  for (let k = a.length - 1; k >= 0; k--) {
    slope = two.add(two.times(slope, h), value);
    value = two.add(two.times(value, h), a[k]!);
  }
  return [value, slope];
}

const step = 0.5;
type Kind = "J" | "Y" | "I" | "K";
const tables = new Map<Kind, readonly (readonly Twofold[])[]>();
/** Coefficients around 1.5, 2, 2.5, … up to 40. */
function tableOf(kind: Kind): readonly (readonly Twofold[])[] {
  const known = tables.get(kind);
  if (known) return known;
  const sign = kind === "J" || kind === "Y" ? 1 : -1;
  const count = far / step + 1;
  const made: (readonly Twofold[])[] = [];
  const first = 1.5 / step;
  if (kind === "K") {
    const fall = two.exp(two.twofold(-far));
    let at: Both = [
      two.multiply(farScaled(0, far, "K"), fall),
      two.negative(two.multiply(farScaled(1, far, "K"), fall)),
    ];
    for (let i = count - 1; i >= first; i--) {
      made[i] = taylor(i * step, at[0], at[1], sign);
      at = carried(made[i]!, -step);
    }
  } else {
    const begin = 1.5;
    let at: Both =
      kind === "Y"
        ? [smallY(0, begin), two.negative(smallY(1, begin))]
        : [
            series(0, begin, kind === "J" ? -1 : 1),
            two.scaled(series(1, begin, kind === "J" ? -1 : 1), kind === "J" ? -1 : 1),
          ];
    for (let i = first; i < count; i++) {
      made[i] = taylor(i * step, at[0], at[1], sign);
      at = carried(made[i]!, step);
    }
  }
  tables.set(kind, made);
  return made;
}
/** Between near and far; the function of order 1 is the slope of that of order 0, with its sign turned but for I. */
function between(kind: Kind, n: Order, x: number): Twofold {
  const at = Math.round(x / step);
  const [value, slope] = carried(tableOf(kind)[at]!, x - at * step);
  if (n === 0) return value;
  return kind === "I" ? slope : two.negative(slope);
}

const signOf = (n: Order, x: number): 1 | -1 => (n === 1 && (x < 0 || Object.is(x, -0)) ? -1 : 1);

export function besselJ(n: Order, x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : 0;
  const value = size < near ? series(n, size, -1) : size < far ? between("J", n, size) : farOut(n, size, false);
  return signOf(n, x) * two.toNumber(value);
}
export function besselY(n: Order, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < 1e-150) return n === 0 ? two.toNumber(two.multiply(twoOverPi, logHalf(x))) : -2 / Math.PI / x;
  return two.toNumber(x < near ? smallY(n, x) : x < far ? between("Y", n, x) : farOut(n, x, true));
}

/** exp(-|x|) I(x). */
export function scaledI(n: Order, x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size === Number.POSITIVE_INFINITY) return signOf(n, x) * 0;
  const fall = size < far ? two.exp(two.twofold(-size)) : null;
  const value = fall ? two.multiply(plainI(n, size), fall) : farScaled(n, size, "I");
  return signOf(n, x) * two.toNumber(value);
}
const plainI = (n: Order, size: number): Twofold => (size < near ? series(n, size, 1) : between("I", n, size));
export function besselI(n: Order, x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < far) return signOf(n, x) * two.toNumber(plainI(n, size));
  if (size === Number.POSITIVE_INFINITY) return signOf(n, x) * size;
  // Half the power twice: e^713 is too large, the function is not yet.
  const half = two.exp(two.twofold(size / 2));
  if (half.hi === Number.POSITIVE_INFINITY) return signOf(n, x) * half.hi;
  const once = two.multiply(farScaled(n, size, "I"), half);
  const whole = once.hi * half.hi;
  return signOf(n, x) * (Number.isFinite(whole) ? whole + (once.hi * half.lo + once.lo * half.hi) : whole);
}

/** exp(x) K(x). */
export function scaledK(n: Order, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.POSITIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < 1e-150) return n === 0 ? -two.toNumber(logHalf(x)) : 1 / x;
  if (x >= far) return two.toNumber(farScaled(n, x, "K"));
  return two.toNumber(two.multiply(plainK(n, x), two.exp(two.twofold(x))));
}
const plainK = (n: Order, x: number): Twofold => (x < near ? smallK(n, x) : between("K", n, x));
export function besselK(n: Order, x: number): number {
  if (!(x >= 1e-150)) return scaledK(n, x);
  if (x < far) return two.toNumber(plainK(n, x));
  if (x > 760) return 0;
  const half = two.exp(two.twofold(-x / 2));
  const once = two.multiply(farScaled(n, x, "K"), half);
  return once.hi * half.hi + (once.hi * half.lo + once.lo * half.hi);
}
