/**
 * What a cast does to one element. Floats become integers by dropping the fraction; where that is no integer of 32 (for
 * int64 and uint64: 64) bits, it is the one with the highest bit alone, as TensorFlow and NumPy have it on the machines
 * that tutorials were written on. Narrower integers wrap.
 */
import { type DType, isFloat, isHalf, isWide, kindOf } from "../../core/dtype.ts";
import { halfBits, halfValues } from "../../core/half.ts";

type Convert = ((x: number) => number | bigint) | ((x: bigint) => number | bigint);

/** The conversion of one element as it is stored; storing the result wraps or rounds it further. */
export function castElement(from: DType, to: DType): Convert {
  if (from === to) return (x: number) => x;
  if (isHalf(from)) {
    const values = halfValues(from);
    const rest = castElement("float32", to) as (x: number) => number | bigint;
    return (bits: number) => rest(values[bits]!);
  }
  if (isHalf(to)) {
    const rest = castElement(from, "float32") as (x: never) => number;
    return ((x: never) => halfBits(to, rest(x))) as Convert;
  }
  if (to === "bool") return isWide(from) ? (x: bigint) => (x === 0n ? 0 : 1) : (x: number) => (x === 0 ? 0 : 1);
  if (isWide(from)) {
    if (to === "float32") return roundedOnce;
    return isWide(to) ? (x: bigint) => x : isFloat(to) ? (x: bigint) => Number(x) : narrowed;
  }
  if (!isFloat(from)) return isWide(to) ? (x: number) => BigInt(x) : (x: number) => x;
  if (isFloat(to)) return (x: number) => x;
  if (isWide(to)) return wideOf(to);
  const limit = to === "uint32" ? 2 ** 32 : 2 ** 31;
  return (x: number) => (x > -(2 ** 31) - 1 && x < limit ? Math.trunc(x) : -(2 ** 31));
}

/**
 * A double that float32 rounds as it would round the integer itself: what a double cannot hold leaves its lowest bit set
 * (rounding to odd), so that no tie arises that was none.
 */
const roundedOnce = (x: bigint): number => {
  const size = x < 0n ? -x : x;
  if (size < 2n ** 53n) return Number(x);
  const odd = Number(((size >> 11n) << 11n) | (size % 2048n === 0n ? 0n : 2048n));
  return x < 0n ? -odd : odd;
};

/** The low 32 bits, which hold whatever a narrower integer keeps. */
const narrowed = (x: bigint): number => Number(BigInt.asIntN(32, x));

function wideOf(to: DType): (x: number) => bigint {
  const limit = kindOf(to) === "uint" ? 2 ** 64 : 2 ** 63;
  return (x) => (x >= -(2 ** 63) && x < limit ? BigInt(Math.trunc(x)) : -(2n ** 63n));
}
