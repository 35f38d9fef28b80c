/**
 * The dtypes in which JAX's arrays and Python's numbers meet. A dtype that gives way (JAX says weak) takes that of the
 * arrays beside it, as far as that is of its kind. Knows dtypes alone.
 */
import { complexOf, type DType, heightOf, isComplex, isFloat, isInteger, partOf, promote } from "../core/dtype.ts";

/** JAX's rules hold for a call. */
export interface JaxRules {
  /** Numbers of 64 bits were asked for at the start of the program. */
  readonly wide: boolean;
  /** Is told whether the dtype in which the arguments meet gives way. */
  readonly tell: (weak: boolean) => void;
}

/** The dtype that JAX makes of one: none has 64 bits unless that was asked for. */
export function canonical(dtype: DType, wide: boolean): DType {
  if (wide) return dtype;
  const narrow: Partial<Record<DType, DType>> = {
    float64: "float32",
    int64: "int32",
    uint64: "uint32",
    complex128: "complex64",
  };
  return narrow[dtype] ?? dtype;
}

/** A dtype, and whether it gives way. */
export interface Meeting {
  readonly dtype: DType;
  readonly weak: boolean;
}

const above = (a: DType, b: DType): boolean => heightOf(a) > heightOf(b);

/** Where all of them meet; null of none. */
export function meet(all: readonly Meeting[], wide: boolean): Meeting | null {
  const strong = all.filter((m) => !m.weak).map((m) => m.dtype);
  const weak = all.filter((m) => m.weak).map((m) => m.dtype);
  const widest = weak.reduce<DType | null>((top, d) => (top === null || above(d, top) ? d : top), null);
  const joined = strong.reduce<DType | null>((a, b) => (a === null ? b : joinStrong(a, b)), null);
  if (joined === null) return widest && { dtype: canonical(widest, wide), weak: widest !== "bool" };
  if (widest === null || !above(widest, joined)) return { dtype: canonical(joined, wide), weak: false };
  if (isComplex(widest) && isFloat(joined)) return { dtype: canonical(complexOf(joined), wide), weak: false };
  return { dtype: canonical(widest, wide), weak: true };
}

/** An integer takes the float beside it, however narrow that is; signed and unsigned ones of 64 bits meet in a float. */
function joinStrong(a: DType, b: DType): DType {
  const [low, high] = above(a, b) ? [b, a] : [a, b];
  if (isInteger(low) && !isInteger(high)) return high;
  if (isFloat(low) && isComplex(high)) return complexOf(promote(low, partOf(high)));
  return promote(a, b);
}
