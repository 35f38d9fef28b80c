/** What converting from one dtype to another may do to values. Knows ranges and precisions, no tensors. */
import { type DType, integerRange, isFloat, isInteger } from "../core/dtype.ts";
import { grouped } from "../core/quantities.ts";

/** The largest whole number up to which a float dtype has all of them. */
const wholeUpTo: Partial<Record<DType, number>> = { float32: 16777216, float64: 9007199254740992 };

/** In words what can be lost; null if every value stays what it is. */
export function lossOf(from: DType, to: DType): string | null {
  if (from === to || from === "bool") return null;
  if (to === "bool") return "all that is not 0 becomes True";
  if (isFloat(from)) {
    if (isInteger(to)) return "what stands behind the point is cut off; values out of range wrap";
    return bits(to) < bits(from) ? "values are rounded to fewer digits; the largest become inf" : null;
  }
  if (isFloat(to)) {
    const exact = wholeUpTo[to];
    return exact !== undefined && BigInt(exact) < largest(from)
      ? `whole numbers beyond ${grouped(exact)} are rounded`
      : null;
  }
  const [a, b] = [integerRange(from), integerRange(to)];
  if (a[0] >= b[0] && a[1] <= b[1]) return null;
  return `values outside of ${grouped(b[0])} to ${grouped(b[1])} wrap`;
}

const bits = (dtype: DType): number => Number(/\d+/.exec(dtype)?.[0] ?? 8);
const largest = (dtype: DType): bigint => integerRange(dtype)[1];
