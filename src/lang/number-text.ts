/**
 * The text of numbers in Python's presentation types, and digits in groups. Knows no format specs: both formatting
 * languages, `{:…}` and `%`, are built on it.
 */
import { exponentText, fixedText, positionalParts, roundedDigits, shortestDigits } from "../core/digits.ts";

export interface FloatStyle {
  /** `r` is repr: the shortest digits, and no precision. */
  readonly type: "e" | "f" | "g" | "r";
  readonly precision: number;
  /** `#`: keep the point, and zeros under `g`. */
  readonly alternate: boolean;
  /** Show a digit after the point, so that it reads as a float. */
  readonly pointZero: boolean;
}

/** |x| in Python's style (Python/pystrtod.c, format_float_short): `1.50`, `1e-05`, `inf`, `nan`. */
export function floatText(x: number, style: FloatStyle): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : "inf";
  switch (style.type) {
    case "f":
      return fixedText(x, style.precision) + (style.alternate && style.precision === 0 ? "." : "");
    case "e": {
      const { digits, exponent } = roundedDigits(x, style.precision + 1);
      return scientific(digits, exponent, style.alternate);
    }
    case "g":
    case "r":
      return generalText(x, style);
  }
}

/** Positional or with an exponent, whichever is fit for the size of x. */
function generalText(x: number, { type, precision, alternate, pointZero }: FloatStyle): string {
  const count = Math.max(precision, 1);
  const { digits: all, exponent } = type === "g" ? roundedDigits(x, count) : shortestDigits(x, "float64");
  const digits = type === "g" && alternate ? all : all[0] + all.slice(1).replace(/0+$/, "");
  const last = type === "r" ? 16 : count - (pointZero ? 1 : 0);
  if (exponent < -4 || exponent >= last) return scientific(digits, exponent, alternate);
  const [whole, fraction] = positionalParts({ digits, exponent });
  const shown = pointZero && fraction === "" ? "0" : fraction;
  return whole + (shown !== "" || alternate ? `.${shown}` : "");
}

const scientific = (digits: string, exponent: number, alternate: boolean): string =>
  digits[0] + (digits.length > 1 || alternate ? "." : "") + digits.slice(1) + "e" + exponentText(exponent);

/** The text shows nothing but zeros: a minus before it says no more than that the number was tiny. */
export const showsZero = (text: string): boolean => /^[0.]*(e|$)/.test(text);

/**
 * Digits in groups of `size` with `separator` between them, with zeros in front (also in groups) up to `width`
 * columns: one more where the separator would come first.
 */
export function grouped(digits: string, separator: string, size: number, width: number): string {
  if (separator === "") return digits.padStart(width, "0");
  let text = "";
  let [left, room] = [digits.length, width];
  for (;;) {
    const take = Math.min(size, Math.max(left, room, 1));
    text = digits.slice(Math.max(0, left - take), left).padStart(take, "0") + text;
    left -= take;
    room -= take;
    if (left <= 0 && room <= 0) return text;
    text = separator + text;
    room -= separator.length;
    left = Math.max(left, 0);
  }
}
