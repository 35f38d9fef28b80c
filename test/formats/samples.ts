/** What the tests of formats share: tensors of any dtype and layout, and their bits. */
import fc from "fast-check";
import { expect } from "vitest";
import { allocate, bytesOf, type Data, type DType, dtypes, isHalf } from "../../src/core/dtype.ts";
import { OpError } from "../../src/core/errors.ts";
import { halfValues } from "../../src/core/half.ts";
import { contiguous, type Layout, permuted, sliced } from "../../src/core/layout.ts";
import { sizeOf } from "../../src/core/shape.ts";
import { denseParts, type Stored } from "../../src/core/stored.ts";

export function fromHex(dtype: DType, hex: string): Data {
  const data = allocate(dtype, hex.length / 2 / bytesOf(dtype));
  new Uint8Array(data.buffer).set(Buffer.from(hex, "hex"));
  return data;
}

export const bytesUnder = (data: Data): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Elements in row-major order as hex: equal only where every bit is. */
export const bitsOf = (s: Stored): string => Buffer.from(bytesUnder(denseParts(s))).toString("hex");

/** The same with one pattern for every NaN, since text says of a NaN only that it is one. */
export function valuesOf(s: Stored): string {
  const data = denseParts(s).slice();
  if (data instanceof Float32Array || data instanceof Float64Array) {
    data.forEach((x, i) => {
      if (Number.isNaN(x)) data[i] = Number.NaN;
    });
  }
  const { dtype } = s;
  if (isHalf(dtype)) {
    data.forEach((bits: number | bigint, i: number) => {
      if (Number.isNaN(halfValues(dtype)[Number(bits)])) data[i] = 0x7fff;
    });
  }
  return Buffer.from(bytesUnder(data)).toString("hex");
}

/** The error that `f` throws, which must be one of ours. */
export function errorOf(f: () => unknown): OpError {
  try {
    f();
  } catch (error) {
    expect(error).toBeInstanceOf(OpError);
    return error as OpError;
  }
  throw new Error("nothing was thrown");
}

/** Bits where the storage is bits. */
const specials: Readonly<Partial<Record<DType, readonly (number | bigint)[]>>> = {
  int64: [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, 0n],
  uint64: [2n ** 64n - 1n, 2n ** 63n, 0n],
  float16: [0x7e00, 0x8000, 0x7c00, 0xfc00, 1, 0x7bff, 0x3c01],
  bfloat16: [0x7fc0, 0x8000, 0x7f80, 0xff80, 1, 0x7f7f, 0x3f81],
  float32: [Number.NaN, -0, Infinity, -Infinity, 2 ** -149, 3.4028234663852886e38, 16777216, 7.038530691851209e-26],
  float64: [Number.NaN, -0, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 1e21, 123456789012345680],
};

/** A buffer of random bits, with the values that are easily got wrong among them. */
const dataOf = (dtype: DType, size: number): fc.Arbitrary<Data> =>
  fc
    .tuple(
      fc.uint8Array({ minLength: size * bytesOf(dtype), maxLength: size * bytesOf(dtype) }),
      fc.array(fc.tuple(fc.nat(Math.max(size - 1, 0)), fc.nat(7)), { maxLength: 4 }),
    )
    .map(([bytes, places]) => {
      const data = allocate(dtype, size);
      new Uint8Array(data.buffer).set(dtype === "bool" ? bytes.map((b) => b & 1) : bytes);
      const values = specials[dtype];
      if (values && size > 0) for (const [place, i] of places) data[place] = values[i % values.length] as never;
      return data;
    });

/** Layouts over a dense base: as it is, axes permuted, or sliced with steps of either sign. */
const layoutOf = (maxRank: number): fc.Arbitrary<{ layout: Layout; size: number }> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: maxRank }),
      fc.array(fc.nat(), { minLength: maxRank, maxLength: maxRank }),
      fc.constantFrom("dense", "permuted", "sliced"),
    )
    .map(([shape, seeds, kind]) => {
      const base = contiguous(shape);
      const size = sizeOf(shape);
      if (kind === "dense") return { layout: base, size };
      const axes = shape.map((_, i) => i).sort((a, b) => seeds[a]! - seeds[b]!);
      const turned = permuted(base, axes);
      if (kind === "permuted" || size === 0) return { layout: turned, size };
      const step = turned.shape.map((_, i) => (seeds[i]! % 2 === 0 ? 1 : -1) * ((seeds[i]! % 3) + 1));
      const begin = turned.shape.map((d, i) => (step[i]! > 0 ? 0 : d - 1));
      const count = turned.shape.map((d, i) => Math.ceil(d / Math.abs(step[i]!)));
      return { layout: sliced(turned, begin, step, count), size };
    });

/** Any tensor of up to `maxRank` axes. */
export const tensors = (maxRank: number, from: readonly DType[] = dtypes): fc.Arbitrary<Stored> =>
  fc
    .tuple(fc.constantFrom(...from), layoutOf(maxRank))
    .chain(([dtype, { layout, size }]) => dataOf(dtype, size).map((data) => ({ dtype, data, layout })));
