/**
 * What a cast does to one element. Floats become integers by dropping the fraction; NaN becomes 0 and what is too
 * large the nearest 64-bit (for int32 and uint32: 32-bit) bound before narrower integers wrap, as C and NumPy wrap them.
 */
import { type DType, integerRange, isFloat, isHalf, isWide, kindOf } from "../../core/dtype.ts";
import { halfBits, halfValues } from "../../core/half.ts";

type Convert = ((x: number) => number | bigint) | ((x: bigint) => number | bigint);

const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

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
  if (to === "int32") return (x: number) => clamp(Math.trunc(x), -(2 ** 31), 2 ** 31 - 1);
  return (x: number) => clamp(Math.trunc(x), -(2 ** 53), 2 ** 53);
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
  const [low, high] = integerRange(kindOf(to) === "uint" ? "uint64" : "int64");
  return (x) => {
    if (Number.isNaN(x)) return 0n;
    if (x >= 2 ** 63 && x >= Number(high)) return high;
    if (x <= -(2 ** 63)) return low < 0n ? low : 0n;
    return BigInt(Math.trunc(x));
  };
}
