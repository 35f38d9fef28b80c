/**
 * A draw is plain data: a distribution and the place in a stream where its words begin. Filling it is a function of
 * that data and a count, so a draw can be kept in a graph and filled later, twice, or never.
 * Knows how words become uniform numbers and integers; normals and permutations have files of their own.
 */
import { allocate, type Data } from "../core/dtype.ts";
import type { Distribution } from "./distribution.ts";
import { fillNormal32, fillNormal64, fillTruncated32, fillTruncated64 } from "./normal.ts";
import { eachBatch, type Stream } from "./philox.ts";
import { fillPermutation } from "./shuffle.ts";

export type Draw = Distribution & { readonly stream: Stream };

/** The first `count` numbers of a draw, in row-major order of whatever shape they are for. */
export function fill(draw: Draw, count: number): Data {
  const out = allocate(draw.dtype, count);
  fillInto(draw, out);
  return out;
}

/** As `fill`, into memory that is there already: `out` is of the draw's dtype, its length is the count. */
export function fillInto(draw: Draw, out: Data): void {
  switch (draw.kind) {
    case "normal":
      if (draw.dtype === "float32") fillNormal32(draw.stream, out as Float32Array);
      else fillNormal64(draw.stream, out as Float64Array);
      return scale(draw.dtype, out, draw.stddev, draw.mean);
    case "truncatedNormal":
      if (draw.dtype === "float32") fillTruncated32(draw.stream, out as Float32Array);
      else fillTruncated64(draw.stream, out as Float64Array);
      return scale(draw.dtype, out, draw.stddev, draw.mean);
    case "uniform":
      fillUniform(draw.stream, out as Float32Array | Float64Array);
      return scale(draw.dtype, out, span(draw.dtype, draw.low, draw.high), draw.low);
    case "integers":
      if (draw.dtype === "int32") fillInt32(draw.stream, out as Int32Array, Number(draw.low), Number(draw.high));
      else fillInt64(draw.stream, out as BigInt64Array, draw.low, draw.high);
      return;
    case "bits":
      return fillBits(draw.stream, out);
    case "permutation":
      return fillPermutation(draw.stream, out as Int32Array | BigInt64Array);
  }
}

/** 23 random bits below the point for float32; for float64 52, from the low 20 of one word and all of the next. */
function fillUniform(stream: Stream, out: Float32Array | Float64Array): void {
  if (out instanceof Float32Array) {
    return eachBatch(stream, out.length, 4, (words, at, end) => {
      for (let i = at; i < end; i++) out[i] = (words[i - at]! & 0x7fffff) * 2 ** -23;
    });
  }
  eachBatch(stream, out.length, 2, (words, at, end) => {
    for (let i = at, w = 0; i < end; i++, w += 2) {
      out[i] = ((words[w]! & 0xfffff) * 2 ** 32 + words[w + 1]!) * 2 ** -52;
    }
  });
}

/** The remainder favours small integers a little, as TensorFlow's does. */
function fillInt32(stream: Stream, out: Int32Array, low: number, high: number): void {
  const range = high - low;
  eachBatch(stream, out.length, 4, (words, at, end) => {
    for (let i = at; i < end; i++) out[i] = low + (words[i - at]! % range);
  });
}

function fillInt64(stream: Stream, out: BigInt64Array, low: bigint, high: bigint): void {
  const range = high - low;
  eachBatch(stream, out.length, 2, (words, at, end) => {
    const wide = pairsOf(words);
    for (let i = at; i < end; i++) out[i] = low + (wide[i - at]! % range);
  });
}

/** The words as they are, one for 32 bits, two for 64. */
function fillBits(stream: Stream, out: Data): void {
  if (out instanceof BigInt64Array || out instanceof BigUint64Array) {
    return eachBatch(stream, out.length, 2, (words, at, end) => {
      const wide = pairsOf(words);
      for (let i = at; i < end; i++) out[i] = wide[i - at]!;
    });
  }
  eachBatch(stream, out.length, 4, (words, at, end) => {
    for (let i = at; i < end; i++) out[i] = words[i - at]!;
  });
}

/** Two words as one of 64 bits, the low word first. (Typed arrays are little-endian wherever WebAssembly is at home.) */
const pairsOf = (words: Uint32Array): BigUint64Array =>
  new BigUint64Array(words.buffer, words.byteOffset, words.length / 2);

/** The width of a range, in the arithmetic of the dtype. */
const span = (dtype: "float32" | "float64", low: number, high: number): number =>
  dtype === "float32" ? Math.fround(Math.fround(high) - Math.fround(low)) : high - low;

/** out · by + plus, each operation rounded to the dtype. */
function scale(dtype: "float32" | "float64", out: Data, by: number, plus: number): void {
  if (by === 1 && plus === 0) return;
  if (dtype === "float64") {
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * by + plus;
    return;
  }
  const [factor, term] = [Math.fround(by), Math.fround(plus)];
  for (let i = 0; i < out.length; i++) out[i] = Math.fround((out[i] as number) * factor) + term;
}
