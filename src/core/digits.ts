/**
 * Decimal digits of floats: the fewest that read back to the same value, and any wanted number of them, rounded half
 * to even on the exact binary value. Knows the numbers, not where their text stands: no padding, no arrays.
 *
 * The rounding interval and its ends follow NumPy's Dragon4, after Burger and Dybvig, "Printing Floating-Point Numbers
 * Quickly and Accurately" (1996).
 */

import { type HalfDType, halfBits } from "./half.ts";

export type FloatDType = HalfDType | "float32" | "float64";

/** How a format spells its numbers: bits of the fraction, and what is added to the exponent. */
interface Format {
  readonly width: number;
  readonly bias: number;
  /** From here on a number alone is written with an exponent: ten to the decimal precision of float16 and float32. */
  readonly large: number;
  /** So many digits of a decimal survive the trip through the format, down to its smallest normal number. */
  readonly sure: number;
}
const formats: Readonly<Record<FloatDType, Format>> = {
  float16: { width: 10, bias: 15, large: 1e3, sure: 3 },
  bfloat16: { width: 7, bias: 127, large: 1e6, sure: 2 },
  float32: { width: 23, bias: 127, large: 1e6, sure: 6 },
  float64: { width: 52, bias: 1023, large: 1e16, sure: 15 },
};
const isHalf = (t: FloatDType): t is HalfDType => t === "float16" || t === "bfloat16";
/** The largest decimal power that an array shows without exponents (NumPy 2.4; up to 2.3 it was 1e8 for all). */
export const largestPlain = (t: FloatDType): number => Math.min(formats[t].large, 1e8);
export const sureDigits = (t: FloatDType): number => formats[t].sure;
export const smallestNormal = (t: FloatDType): number => 2 ** (1 - formats[t].bias);

/** The value d.ddd × 10^exponent. Zero is the digit 0 with exponent 0. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** The fewest digits that read back to |x|, of these the closest to |x|. `x` is finite. */
export function shortestDigits(x: number, dtype: FloatDType): Digits {
  const size = Math.abs(x);
  if (isHalf(dtype)) return halfDigits(size, dtype);
  // The digits of a small integer are its own; float32 and float64 agree on them.
  if (dtype === "float64" || (Number.isInteger(size) && size < 2 ** 23)) return readDigits(size.toExponential());
  return quickShortest(size) ?? exactShortest(size, dtype);
}

/** |x| to `count` significant digits, all of them kept. `x` is finite, `count` at least 1. */
export function roundedDigits(x: number, count: number): Digits {
  const size = Math.abs(x);
  if (size === 0) return { digits: "0".repeat(count), exponent: 0 };
  const { digits, exponent } = readDigits(size.toExponential(Math.min(count - 1, 100)));
  const places = count - 1 - exponent;
  if (count > 101) return digitsOf(scaledToInteger(size, places), count, exponent);
  return { digits: halfToEven(digits, size, places), exponent };
}

/**
 * |x| to `count` digits as Dragon4 writes them once the value is already told apart from its neighbours: rounded, but
 * never to a number that reads back as another float. That differs from `roundedDigits` only at powers of two, where
 * the neighbour below is nearer than the one above.
 */
export function distinctDigits(x: number, count: number, dtype: FloatDType): Digits {
  const size = Math.abs(x);
  if (size === 0 || !isPowerOfTwo(size, dtype)) return roundedDigits(size, count);
  const { exponent } = readDigits(size.toExponential(20));
  return digitsOf(choose(intervalOf(size, dtype), count - 1 - exponent).value, count, exponent);
}

/** |x| with `places` digits after the point, in positional notation. `x` is finite, `places` at least 0. */
export function fixedText(x: number, places: number): string {
  const size = Math.abs(x);
  if (places <= 100 && size < 1e21) return halfToEven(size.toFixed(places), size, places);
  const all = scaledToInteger(size, places)
    .toString()
    .padStart(places + 1, "0");
  return places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`;
}

/** Digits as whole part and fraction: 1.25e2 → ["125", ""], 1.25e-2 → ["0", "0125"]. */
export function positionalParts({ digits, exponent }: Digits): readonly [string, string] {
  if (exponent < 0) return ["0", "0".repeat(-exponent - 1) + digits];
  return [digits.slice(0, exponent + 1).padEnd(exponent + 1, "0"), digits.slice(exponent + 1)];
}

/** `5e-7`, for programs. */
export const digitsText = ({ digits, exponent }: Digits): string => `${digits}e${exponent - digits.length + 1}`;

/** `+05`, `-120`: the sign and at least `width` digits. */
export const exponentText = (exponent: number, width = 2): string =>
  (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(width, "0");

/**
 * A float as Python's repr and NumPy's scalars write it: `0.1`, `1.0`, `1e-07`, `1e+16`, `-0.0`, `inf`, `nan`.
 * Exponents begin below 1e-4, and at 1e16 for float64, 1e6 for float32, 1e3 for float16 (NumPy 2.4; up to 2.3 at 1e16
 * for all). bfloat16, which NumPy lacks, is written as its package ml_dtypes does: as C's %g.
 */
export function showFloat(x: number, dtype: FloatDType): string {
  if (Number.isNaN(x)) return "nan";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const size = Math.abs(x);
  if (size === Infinity) return `${sign}inf`;
  if (dtype === "bfloat16") return sign + generalText(size);
  if (size === 0) return `${sign}0.0`;
  const found = shortestDigits(size, dtype);
  if (size < 1e-4 || size >= formats[dtype].large) {
    const [first, rest] = [found.digits[0]!, found.digits.slice(1)];
    return `${sign}${first}${rest && "."}${rest}e${exponentText(found.exponent)}`;
  }
  const [whole, fraction] = positionalParts(found);
  return `${sign}${whole}.${fraction || "0"}`;
}

/** C's %g: six digits, no zeros at the end, no point behind a whole number. */
function generalText(size: number): string {
  const { digits, exponent } = roundedDigits(size, 6);
  const some = withoutZeros(digits) || "0";
  if (exponent < -4 || exponent >= 6) {
    return `${some[0]}${some.length > 1 ? "." : ""}${some.slice(1)}e${exponentText(exponent)}`;
  }
  const [whole, fraction] = positionalParts({ digits: some, exponent });
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

const shortestHalves = new Map<HalfDType, Digits[]>();
/** There are so few that each is looked for once. */
function halfDigits(size: number, dtype: HalfDType): Digits {
  const known = shortestHalves.get(dtype) ?? [];
  shortestHalves.set(dtype, known);
  const bits = halfBits(dtype, size);
  const found = known[bits] ?? (size === 0 ? { digits: "0", exponent: 0 } : exactShortest(size, dtype));
  known[bits] = found;
  return found;
}

/** Reads `1.25e-7`, which is what toExponential writes. By character: Number(text) takes longer than all the rest. */
function readDigits(text: string): Digits {
  const end = text.indexOf("e");
  let size = 0;
  for (let i = end + 2; i < text.length; i++) size = size * 10 + text.charCodeAt(i) - 48;
  return { digits: text[0] + text.slice(2, end), exponent: text[end + 1] === "-" ? -size : size };
}

/** A rounded number of `count` digits; rounding up may have made it 10…0, one digit longer. */
function digitsOf(value: bigint, count: number, exponent: number): Digits {
  const text = value.toString();
  return { digits: text.slice(0, count), exponent: exponent + text.length - count };
}

/**
 * x lies exactly between two decimals with `places` digits after the point (negative: before it).
 * x·10^p is n + 1/2 just where x·2^(p+1)·5^p is odd; x·2^(p+1) is exact in a double.
 */
function isHalfway(x: number, places: number): boolean {
  const odd = x * 2 ** (places + 1);
  return odd % 2 === 1 && (places >= 0 || odd % 5 ** -places === 0);
}

/** Rounded digits of x. JavaScript rounds halves up, so an odd last digit may want to be one less. */
function halfToEven(text: string, x: number, places: number): string {
  const last = text.charCodeAt(text.length - 1) - 48;
  return last % 2 === 1 && isHalfway(x, places) ? text.slice(0, -1) + (last - 1) : text;
}

const bits = new DataView(new ArrayBuffer(8));

/** x = mantissa · 2^exponent in the dtype's own width, and whether the neighbour below is nearer. */
function partsOf(x: number, dtype: FloatDType): { mantissa: bigint; exponent: number; lopsided: boolean } {
  const { width, bias } = formats[dtype];
  const word = wordOf(x, dtype);
  const fraction = word & ((1n << BigInt(width)) - 1n);
  const field = Number(word >> BigInt(width)) & (2 * bias + 1);
  if (field === 0) return { mantissa: fraction, exponent: 1 - bias - width, lopsided: false };
  return {
    mantissa: fraction | (1n << BigInt(width)),
    exponent: field - bias - width,
    lopsided: fraction === 0n && field > 1,
  };
}

/** The bits of x in its own format. */
function wordOf(x: number, dtype: FloatDType): bigint {
  if (isHalf(dtype)) return BigInt(halfBits(dtype, x));
  if (dtype === "float32") bits.setFloat32(0, x);
  else bits.setFloat64(0, x);
  return dtype === "float32" ? BigInt(bits.getUint32(0)) : bits.getBigUint64(0);
}

const isPowerOfTwo = (x: number, dtype: FloatDType): boolean =>
  (wordOf(x, dtype) & ((1n << BigInt(formats[dtype].width)) - 1n)) === 0n;

/** x as value/scale; numbers between (value - low)/scale and (value + high)/scale read back as x. */
interface Interval {
  readonly value: bigint;
  readonly scale: bigint;
  readonly low: bigint;
  readonly high: bigint;
  /** The ends themselves read back as x: halves go to the even mantissa. */
  readonly closed: boolean;
}

function intervalOf(x: number, dtype: FloatDType): Interval {
  const { mantissa, exponent, lopsided } = partsOf(x, dtype);
  const closed = (mantissa & 1n) === 0n;
  // Quarters of a unit in the last place: half a unit above, half or a quarter of one below.
  const shift = exponent - 2;
  const [up, down] = shift >= 0 ? [BigInt(shift), 0n] : [0n, BigInt(-shift)];
  return {
    value: (mantissa << 2n) << up,
    scale: 1n << down,
    low: (lopsided ? 1n : 2n) << up,
    high: 2n << up,
    closed,
  };
}

/** Dragon4's choice at `places` digits after the point: x·10^places as an integer, and whether it reads back as x. */
function choose(x: Interval, places: number): { value: bigint; distinct: boolean } {
  const [times, over] = places >= 0 ? [10n ** BigInt(places), 1n] : [1n, 10n ** BigInt(-places)];
  const scale = x.scale * over;
  const value = x.value * times;
  const floor = value / scale;
  const rest = value - floor * scale;
  const [toLow, toHigh] = [x.low * times - rest, rest + x.high * times - scale];
  const low = x.closed ? toLow >= 0n : toLow > 0n;
  const high = x.closed ? toHigh >= 0n : toHigh > 0n;
  const nearer = 2n * rest < scale || (2n * rest === scale && (floor & 1n) === 0n);
  const down = low === high ? nearer : low;
  return { value: down ? floor : floor + 1n, distinct: low || high };
}

function exactShortest(x: number, dtype: FloatDType): Digits {
  const { exponent } = readDigits(x.toExponential(20));
  const interval = intervalOf(x, dtype);
  for (let count = 1; ; count++) {
    const { value, distinct } = choose(interval, count - 1 - exponent);
    if (distinct) return digitsOf(value, count, exponent);
  }
}

/** x·10^places, rounded half to even. */
function scaledToInteger(x: number, places: number): bigint {
  const { value, scale } = intervalOf(x, "float64");
  return choose({ value, scale, low: 0n, high: 0n, closed: false }, places).value;
}

/**
 * The shortest digits of a normal float32 in double arithmetic, or undefined where that is not sure to be right: x is
 * scaled to nine digits before the point, off by less than 1e-6 there (two roundings, of the power of ten and of the
 * product, each less than 2^-52 of 1e9), so only decisions closer than that are unsure.
 */
function quickShortest(x: number): Digits | undefined {
  const unsure = 2e-6;
  if (x < 2 ** -126) return undefined;
  let exponent = Math.floor(Math.log10(x));
  let value = scaled(x, 8 - exponent);
  if (value >= 1e9 || value < 1e8) {
    exponent += value < 1e8 ? -1 : 1;
    value = scaled(x, 8 - exponent);
  }
  bits.setFloat32(0, x);
  const word = bits.getUint32(0);
  const high = scaled(2 ** ((word >>> 23) - 127 - 24), 8 - exponent);
  const low = (word & 0x7fffff) === 0 ? high / 2 : high;
  // No two decimals of six digits read back as one normal float32: one that does is the shortest but for its zeros.
  for (let count = 6, unit = 1e3; count <= 9; count++, unit /= 10) {
    const floor = Math.floor(value / unit);
    const rest = value - floor * unit;
    if (Math.abs(rest - low) < unsure || Math.abs(unit - rest - high) < unsure) return undefined;
    const isLow = rest < low;
    const isHigh = unit - rest < high;
    if (!isLow && !isHigh) continue;
    if (isLow && isHigh && Math.abs(2 * rest - unit) < unsure) return undefined;
    const down = isLow && isHigh ? 2 * rest < unit : isLow;
    const digits = String(down ? floor : floor + 1);
    return { digits: withoutZeros(digits), exponent: exponent + digits.length - count };
  }
  return undefined;
}

/** Digits without the zeros at their end. */
export function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}

/** x·10^power. Negative powers divide: powers of ten are exact up to 10^22, tenths never. */
const scaled = (x: number, power: number): number => (power >= 0 ? x * 10 ** power : x / 10 ** -power);
