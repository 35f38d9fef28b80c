/**
 * What a draw's numbers are to look like: kind, dtype and parameters, checked at birth. Knows no seeds and no streams.
 */
import { type DType, integerRange, isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { HalfDType } from "../core/half.ts";

export type FloatDType = HalfDType | "float32" | "float64";
export type IntegerDType = "int32" | "int64";
export type BitsDType = IntegerDType | "uint32" | "uint64";

export type Distribution =
  /** Normal numbers; truncated: none further than two standard deviations from the mean. */
  | {
      readonly kind: "normal" | "truncatedNormal";
      readonly dtype: FloatDType;
      readonly mean: number;
      readonly stddev: number;
    }
  /** Floats from low up to, but not including, high (which rounding may reach all the same). */
  | { readonly kind: "uniform"; readonly dtype: FloatDType; readonly low: number; readonly high: number }
  /** Integers from low to high - 1. */
  | { readonly kind: "integers"; readonly dtype: IntegerDType; readonly low: bigint; readonly high: bigint }
  /** Integers over the whole range of the dtype. */
  | { readonly kind: "bits"; readonly dtype: BitsDType }
  /** The integers 0 to count - 1 in random order, each once. */
  | { readonly kind: "permutation"; readonly dtype: IntegerDType };

/** @throws dtype/kind unless dtype is a float */
export const normal = (dtype: DType = "float32", mean = 0, stddev = 1): Distribution => ({
  kind: "normal",
  dtype: floatDType("normal", dtype),
  mean,
  stddev,
});

/** @throws dtype/kind unless dtype is a float */
export const truncatedNormal = (dtype: DType = "float32", mean = 0, stddev = 1): Distribution => ({
  kind: "truncatedNormal",
  dtype: floatDType("truncated_normal", dtype),
  mean,
  stddev,
});

/** @throws dtype/kind unless dtype is a float */
export const uniform = (dtype: DType = "float32", low = 0, high = 1): Distribution => ({
  kind: "uniform",
  dtype: floatDType("uniform", dtype),
  low,
  high,
});

/**
 * @throws dtype/kind unless dtype is int32 or int64; value/fit for a bound that it cannot hold (as in TensorFlow, high
 * itself has to fit); random/bounds unless low < high
 */
export function integers(dtype: DType, low: bigint, high: bigint): Distribution {
  if (dtype !== "int32" && dtype !== "int64") {
    throw refuse("dtype/kind", { name: "uniform", wanted: "floats, int32 and int64", dtype });
  }
  const [least, most] = integerRange(dtype);
  for (const bound of [low, high]) {
    if (bound < least || bound > most) throw refuse("value/fit", { value: bound, dtype, low: least, high: most });
  }
  if (low >= high) throw refuse("random/bounds", { detail: `there is no integer from ${low} up to below ${high}` });
  return { kind: "integers", dtype, low, high };
}

/** @throws dtype/kind unless dtype is int32, uint32, int64 or uint64 */
export function bits(dtype: DType = "uint64"): Distribution {
  if (dtype === "int32" || dtype === "uint32" || dtype === "int64" || dtype === "uint64")
    return { kind: "bits", dtype };
  throw refuse("dtype/kind", { name: "uniform_full_int", wanted: "int32, uint32, int64 and uint64", dtype });
}

export const permutation = (dtype: IntegerDType = "int32"): Distribution => ({ kind: "permutation", dtype });

function floatDType(name: string, dtype: DType): FloatDType {
  if (isFloat(dtype)) return dtype as FloatDType;
  throw refuse("dtype/kind", { name, wanted: "a float dtype", dtype });
}
