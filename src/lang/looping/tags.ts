/**
 * What a number in a loop is: one of Python's own or one of NumPy's, which decides how it is computed with and what it is
 * again when the loop is over. Knows the rules by which kinds meet, no values.
 */
import { type DType, isFloat, promoteArrays } from "../../core/dtype.ts";
import type { BinaryOperator } from "../syntax.ts";

/** A kind of number, by a number that kernels keep beside it. */
export type Tag = number;
/** The name has no value, or one that is no number. */
export const absent: Tag = 0;
export const bool: Tag = 1;
export const int: Tag = 2;
export const float: Tag = 3;
const numpys: readonly DType[] = ["bool", "int64", "float64", "float32", "int32", "uint8"];
const firstNumpy = float + 1;
export const numpyBool: Tag = firstNumpy;
export const numpyFloat: Tag = firstNumpy + numpys.indexOf("float64");
export const numpyInt: Tag = firstNumpy + numpys.indexOf("int64");

/** The kind of NumPy's numbers of a dtype; null where loops are not compiled for it. */
export function tagOf(dtype: DType): Tag | null {
  const at = numpys.indexOf(dtype);
  return at < 0 ? null : firstNumpy + at;
}
/** The dtype of one of NumPy's numbers; null for Python's. */
export const dtypeOf = (tag: Tag): DType | null => numpys[tag - firstNumpy] ?? null;
export const isNumpy = (tag: Tag): boolean => tag >= firstNumpy;

/** Of items of a list: each is an int or a float. */
export const mixed: Tag = -1;
/** A text of one character, by its code point: it is compared and stored, and no number to compute with. */
export const character: Tag = -2;
/** The kind of what is of one kind or of another; null where items are of no such kinds. */
export function joinedKind(a: Tag | null, b: Tag | null): Tag | null {
  if (a === b) return a;
  const isEither = (k: Tag | null): boolean => k === int || k === float || k === mixed;
  return isEither(a) && isEither(b) ? mixed : null;
}

/** It is computed with as a float, others as whole numbers. */
export const isReal = (tag: Tag): boolean => tag === float || (isNumpy(tag) && isFloat(dtypeOf(tag)!));
export const isSingle = (tag: Tag): boolean => dtypeOf(tag) === "float32";

/** The kind of `a operator b`; null where that is no matter for kernels. */
export function resultOf(operator: BinaryOperator, a: Tag, b: Tag): Tag | null {
  if (a === character || b === character) return null;
  const bitwise = "&|^<<>>".includes(operator);
  if (operator === "@" || (bitwise && (isReal(a) || isReal(b)))) return null;
  if (!isNumpy(a) && !isNumpy(b)) {
    if (a === bool && b === bool && "&|^".includes(operator)) return bool;
    return operator === "/" || a === float || b === float ? float : int;
  }
  const dtype = met(a, b);
  if (dtype === "bool") return null;
  // Quotients of small integers are small floats, which no loop here computes with.
  if (operator === "/" && dtype === "uint8") return null;
  return operator === "/" && !isFloat(dtype) ? numpyFloat : tagOf(dtype);
}

/** The dtype in which two numbers meet, of which one at least is NumPy's. Python's own give way. */
function met(a: Tag, b: Tag): DType {
  const [x, y] = [dtypeOf(a), dtypeOf(b)];
  if (x && y) return promoteArrays(x, y);
  const dtype = (x ?? y)!;
  const other = x ? b : a;
  if (other === float) return isFloat(dtype) ? dtype : "float64";
  return other === int && dtype === "bool" ? "int64" : dtype;
}
