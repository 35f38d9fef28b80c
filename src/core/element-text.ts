/**
 * The elements of an array as words of one width, by NumPy's rules (numpy/_core/arrayprint.py: FloatingFormat,
 * IntegerFormat, BoolFormat). Knows elements and their dtype, nothing of shapes, brackets and lines.
 */

import type { Complex } from "./complex.ts";
import {
  type Digits,
  distinctDigits,
  exponentText,
  type FloatDType,
  fixedText,
  largestPlain,
  positionalParts,
  roundedDigits,
  shortestDigits,
  showFloat,
  smallestNormal,
  sureDigits,
  withoutZeros,
} from "./digits.ts";
import { type DType, kindOf, partOf, roundingTo } from "./dtype.ts";
import type { Element } from "./stored.ts";

export interface ElementOptions {
  /** Most digits after the point of a float. */
  readonly precision: number;
  /** Small floats become 0 rather than turning the array to exponents. */
  readonly suppress: boolean;
  /** How many digits there are: as many as each needs, as the longest needs, as there may be, or always `precision`. */
  readonly floatmode?: FloatMode;
  /** What stands before numbers that are not negative: nothing, `+`, or a space. */
  readonly plus?: Plus;
  readonly nan?: string;
  readonly infinity?: string;
}
export type Plus = "" | "+" | " ";
export type FloatMode = "maxprec" | "maxprec_equal" | "unique" | "fixed";

/** One element alone, as str of a NumPy scalar: `True`, `7`, `0.1`. Floats keep all their digits. */
export function scalarText(dtype: DType, x: Element): string {
  switch (kindOf(dtype)) {
    case "bool":
      return x ? "True" : "False";
    case "float":
      return showFloat(x as number, dtype as FloatDType);
    case "complex":
      return complexText(x as Complex, partOf(dtype) as FloatDType);
    case "int":
    case "uint":
      return String(x);
  }
}

/** As Python's str of a complex number: `2j`, `(1+2j)`, `(-0-1e-07j)`, `(nan+infj)`. */
export function complexText({ re, im }: Complex, dtype: FloatDType): string {
  const part = (x: number): string => showFloat(x, dtype).replace(/\.0$/, "");
  if (Object.is(re, 0)) return `${part(im)}j`;
  const text = part(im);
  return `(${part(re)}${text.startsWith("-") ? "" : "+"}${text}j)`;
}

/** The elements that will be shown, each as its word. `alone` says that they are the element of a rank 0 array. */
export function elementWords(
  dtype: DType,
  elements: readonly Element[],
  alone: boolean,
  options: ElementOptions,
): readonly string[] {
  switch (kindOf(dtype)) {
    case "bool":
      return elements.map((x) => (x ? (alone ? "True" : " True") : "False"));
    case "float":
      // ml_dtypes leaves the words of bfloat16 as they are, of any width.
      if (dtype === "bfloat16") return elements.map((x) => showFloat(x as number, dtype));
      return floatWords(elements as readonly number[], dtype as FloatDType, options, options.plus ?? "");
    case "complex":
      return complexWords(elements as readonly Complex[], partOf(dtype) as FloatDType, options);
    case "int":
    case "uint":
      return aligned(elements.map((x) => signed(String(x), options.plus ?? "")));
  }
}

/** Real parts as floats; imaginary ones too, always with a sign, and the `j` before the zeros that fill them up. */
function complexWords(elements: readonly Complex[], dtype: FloatDType, options: ElementOptions): string[] {
  const real = floatWords(
    elements.map((z) => z.re),
    dtype,
    options,
    options.plus ?? "",
  );
  const imaginary = floatWords(
    elements.map((z) => z.im),
    dtype,
    options,
    "+",
  );
  return real.map((word, i) => {
    const text = imaginary[i]!;
    const shown = text.trimEnd();
    return `${word}${shown}j${" ".repeat(text.length - shown.length)}`;
  });
}

const signed = (text: string, plus: Plus): string => (text.startsWith("-") ? text : plus + text);

function aligned(words: readonly string[]): string[] {
  const width = widest(words);
  return words.map((w) => w.padStart(width));
}

const widest = (words: readonly string[]): number => words.reduce((n, w) => Math.max(n, w.length), 0);

/** `plus`: what stands before numbers that are not negative. */
function floatWords(
  elements: readonly number[],
  dtype: FloatDType,
  { precision: most, suppress, floatmode = "maxprec", nan = "nan", infinity = "inf" }: ElementOptions,
  plus: Plus,
): string[] {
  const finite = elements.filter(Number.isFinite);
  const exponents = wantsExponents(finite, dtype, suppress);
  const precision = floatmode === "unique" ? mostDigits : most;
  const isFixed = floatmode === "fixed";
  const found = exponents
    ? scientificParts(finite, dtype, precision, isFixed)
    : finite.map((x) => (isFixed ? fixedParts(x, precision) : cutParts(x, dtype, precision)));
  const longest = widest(found.map((p) => p[1]));
  const parts =
    floatmode === "maxprec_equal" && !exponents ? found.map(([a, b]): Parts => [a, b.padEnd(longest, "0")]) : found;
  let left = widest(parts.map((p) => signed(p[0], plus)));
  const right = widest(parts.map((p) => p[1]));
  if (finite.length < elements.length) {
    // Their letters and perhaps a sign need room, which the digits after the point also give.
    const sign = plus !== "" || elements.includes(-Infinity) ? 1 : 0;
    left = Math.max(left, nan.length - 1 - right, infinity.length + sign - 1 - right);
  }
  let next = 0;
  return elements.map((x) => {
    if (!Number.isFinite(x)) {
      const text = Number.isNaN(x) ? nan : x < 0 ? `-${infinity}` : infinity;
      return signed(text, plus).padStart(left + right + 1);
    }
    const [whole, fraction] = parts[next++]!;
    return `${signed(whole, plus).padStart(left)}.${fraction.padEnd(right)}`;
  });
}

/** Large, small or far apart magnitudes are written with exponents. The comparisons run in the dtype, as NumPy's do. */
function wantsExponents(finite: readonly number[], dtype: FloatDType, suppress: boolean): boolean {
  let [max, min] = [0, Infinity];
  for (const x of finite) {
    const size = Math.abs(x);
    if (size > max) max = size;
    if (size !== 0 && size < min) min = size;
  }
  if (max === 0) return false;
  if (max >= largestPlain(dtype)) return true;
  const round = roundingTo(dtype);
  return !suppress && (min < round(1e-4) || round(max / min) > 1000);
}

type Parts = readonly [left: string, right: string];

const minus = (x: number): string => (x < 0 || Object.is(x, -0) ? "-" : "");

/** More than any float has. */
const mostDigits = 1100;

/** Before and after the point, with so many digits after it. */
function fixedParts(x: number, precision: number): Parts {
  const [rounded, rest = ""] = fixedText(x, precision).split(".");
  return [minus(x) + rounded, rest];
}

/** Before and after the point, with at most `precision` digits after it and no zeros at the end. */
function cutParts(x: number, dtype: FloatDType, precision: number): Parts {
  const [whole, fraction] = positionalParts(shortestDigits(x, dtype));
  if (fraction.length <= precision) return [minus(x) + whole, fraction];
  const [rounded, rest] = fixedParts(x, precision);
  return [rounded, withoutZeros(rest)];
}

/** All with the same number of digits and exponents of the same width: what the longest of them wants. */
function scientificParts(finite: readonly number[], dtype: FloatDType, precision: number, isFixed: boolean): Parts[] {
  const found = finite.map((x) => {
    const all = shortestDigits(x, dtype);
    if (all.digits.length <= precision + 1 && !isFixed) return all;
    const cut = roundedDigits(x, precision + 1);
    return { digits: cut.digits[0] + withoutZeros(cut.digits.slice(1)), exponent: cut.exponent };
  });
  const count = isFixed ? precision + 1 : found.reduce((n, d) => Math.max(n, d.digits.length), 1);
  const width = found.reduce((n, d) => Math.max(n, exponentText(d.exponent).length - 1), 2);
  return finite.map((x, i) => {
    const { digits, exponent } = digitsInFull(x, found[i]!, count, dtype);
    return [minus(x) + digits[0], `${digits.slice(1)}e${exponentText(exponent, width)}`];
  });
}

/** `count` digits of x, whose shortest (perhaps cut) digits are `found`. NumPy goes on with the value's own digits. */
function digitsInFull(x: number, found: Digits, count: number, dtype: FloatDType): Digits {
  if (found.digits.length >= count) return found;
  // Up to the digits that are sure to survive, the next ones are zeros.
  if (x === 0 || (count <= sureDigits(dtype) && Math.abs(x) >= smallestNormal(dtype)))
    return { digits: found.digits.padEnd(count, "0"), exponent: found.exponent };
  return distinctDigits(x, count, dtype);
}
