/** The elements of a tensor as numbers of JavaScript, and back, for algorithms that count, look up or add exactly. */
import { allocate, type Data, type DType, isInteger, isWide } from "./dtype.ts";
import { denseData, type Stored } from "./stored.ts";

/** Integers as int32, which may be those of the tensor itself; null where some do not fit. */
export function int32sIn(s: Stored): Int32Array | null {
  const data = denseData(s);
  if (s.dtype === "int32") return data as Int32Array;
  if (!isInteger(s.dtype)) return null;
  if (!isWide(s.dtype)) {
    if (s.dtype !== "uint32") return new Int32Array(data as Float64Array);
    return (data as Uint32Array).some((v) => v >= 2 ** 31) ? null : new Int32Array(data as Float64Array);
  }
  const halves = new Int32Array(data.buffer, data.byteOffset, 2 * data.length);
  const out = new Int32Array(data.length);
  let beyond = 0;
  for (let i = 0; i < out.length; i++) {
    const low = halves[2 * i]!;
    out[i] = low;
    // The upper half repeats the sign of the lower one.
    beyond |= halves[2 * i + 1]! ^ (low >> 31);
  }
  return beyond === 0 && (s.dtype === "int64" || out.every((v) => v >= 0)) ? out : null;
}

export type Numbers = readonly number[] | Float64Array;

/** The elements, which may be those of the tensor itself. Whole numbers of 64 bits are read by halves, which takes no objects. */
export function numbersIn(s: Stored): Float64Array {
  const data = denseData(s);
  if (!isWide(s.dtype)) return data as Float64Array;
  const halves = new Uint32Array(data.buffer, data.byteOffset, 2 * data.length);
  const high = s.dtype === "int64" ? new Int32Array(data.buffer, data.byteOffset, 2 * data.length) : halves;
  const out = new Float64Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = high[2 * i + 1]! * 2 ** 32 + halves[2 * i]!;
  return out;
}

/** Whole numbers in a dtype of integers; of what is too large, the lowest bits. */
export function wholeFrom(numbers: Float64Array, dtype: DType): Data {
  const out = allocate(dtype, numbers.length);
  if (!isWide(dtype)) {
    (out as Float64Array).set(numbers);
    return out;
  }
  const halves = new Uint32Array(out.buffer, out.byteOffset, 2 * numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    halves[2 * i] = numbers[i]!;
    halves[2 * i + 1] = Math.floor(numbers[i]! / 2 ** 32);
  }
  return out;
}
