/**
 * Python values as the formatting language sees them: numbers, strings, truth values, and anything else as its text.
 * Knows nothing of the evaluator, which makes them.
 */
import type { Complex } from "../core/complex.ts";
import { showFloat } from "../core/digits.ts";
import { complexText } from "../core/element-text.ts";
import { refuse } from "../core/errors.ts";
import { valueError } from "./python-says.ts";
import { stringRepr } from "./string-repr.ts";

/** A number whose text is not that of the number alone: a tensor of one element. */
interface Shown {
  readonly shown?: { readonly text: string; readonly repr: string };
}

export type Plain = (
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "complex"; readonly value: Complex }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "bool"; readonly value: boolean }
  /** What str and repr give, and the name of its type for messages: `list`, `NoneType`; the number that it can become. */
  | {
      readonly kind: "other";
      readonly text: string;
      readonly repr: string;
      readonly type: string;
      readonly number?: (as: "__int__" | "__float__" | "__index__") => Plain | undefined;
    }
) &
  Shown;

/** Python's repr of a float: `0.1`, `1e-07`, `inf`. */
export const floatRepr = (x: number): string => showFloat(x, "float64");

/** str(value). */
export function strOf(value: Plain): string {
  if (value.shown) return value.shown.text;
  switch (value.kind) {
    case "int":
      return value.value.toString();
    case "float":
      return floatRepr(value.value);
    case "complex":
      return complexText(value.value, "float64");
    case "string":
      return value.value;
    case "bool":
      return value.value ? "True" : "False";
    case "other":
      return value.text;
  }
}

/** repr(value). */
export function reprOf(value: Plain): string {
  if (value.shown) return value.shown.repr;
  if (value.kind === "string") return stringRepr(value.value);
  return value.kind === "other" ? value.repr : strOf(value);
}

/** The name of the value's type in Python. */
export function typeName(value: Plain): string {
  if (value.kind === "other") return value.type;
  return value.kind === "string" ? "str" : value.kind;
}

/** The error of a format that does not fit. */
export const misfit = (detail: string, exception = valueError(detail)): Error =>
  refuse("type/format", { detail }, { exception });

/** Wider texts are refused: they are slips of the finger, and would eat the memory. */
const longest = 1_000_000;

/** A width or precision as a number. */
export function resolveWidth(digits: string | bigint, what: "width" | "precision"): number {
  const n = Number(digits);
  if (n > longest) throw misfit(`${what} ${digits} is more than ${longest}`);
  return n;
}

/** @throws type/format where no float is so large. */
export function floatFromInt(value: bigint): number {
  const x = Number(value);
  if (!Number.isFinite(x)) throw misfit("int too large to convert to float");
  return x;
}

/** chr(value). */
export function characterOf(value: bigint): string {
  if (value < 0n || value >= 0x110000n) throw misfit("%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(value));
}
