/** Which dtypes NumPy lets stand in for which others. Knows of dtypes alone. */
import { bytesOf, type DType, isComplex, isFloat, isInteger, kindOf, partOf } from "../core/dtype.ts";

/** Whether every value of one dtype is one of the other; integers of 64 bits count as values of float64. */
function holds(from: DType, to: DType): boolean {
  if (from === to || from === "bool") return true;
  const [a, b] = [bytesOf(from), bytesOf(to)];
  if (isComplex(to)) return isComplex(from) ? b >= a : holds(from, partOf(to));
  if (isComplex(from)) return false;
  // float16 and bfloat16 are as large as each other, and neither has all values of the other.
  if (isFloat(from)) return isFloat(to) && b > a;
  if (isFloat(to)) return b > a || b === 8;
  if (!isInteger(to)) return false;
  return kindOf(from) === kindOf(to) ? b >= a : kindOf(from) === "uint" && b > a;
}
const rankOfKind = (t: DType): number => ["bool", "uint", "int", "float", "complex"].indexOf(kindOf(t));
/** The names of NumPy's rules. */
export const castings: readonly string[] = ["no", "equiv", "safe", "same_kind", "unsafe"];
/** NumPy's `can_cast`, by the names it gives its rules. */
export function canCast(from: DType, to: DType, casting: string): boolean {
  switch (casting) {
    case "no":
    case "equiv":
      return from === to;
    case "same_kind":
      return holds(from, to) || rankOfKind(from) <= rankOfKind(to);
    case "unsafe":
      return true;
    default:
      return holds(from, to);
  }
}
