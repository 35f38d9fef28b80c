/**
 * A draw is plain data: a distribution and the place in a stream where its words begin. Filling it is a function of
 * that data and a count, so a draw can be kept in a graph and filled later, twice, or never.
 * Knows how words become uniform numbers and integers; normals and permutations have files of their own.
 */
import { allocate, type Data, dataFrom, isHalf, roundingTo } from "../core/dtype.ts";
import { type HalfDType, roundHalf } from "../core/half.ts";
import type { Distribution } from "./distribution.ts";
import { fillNormal32, fillNormal64, fillTruncated32, fillTruncated64 } from "./normal.ts";
import { eachBatch, type Stream } from "./philox.ts";
import { fillPermutation } from "./shuffle.ts";

export type Draw = Distribution & { readonly stream: Stream };

/** The first `count` numbers of a draw, in row-major order of whatever shape they are for. */
export function fill(draw: Draw, count: number): Data {
  if (isHalf(draw.dtype)) return filledHalf(draw, draw.dtype, count);
  const out = allocate(draw.dtype, count);
  switch (draw.kind) {
    case "normal":
    case "truncatedNormal":
    case "uniform":
      fillStandard(draw, out as Float32Array | Float64Array);
      scale(draw, out as Float32Array | Float64Array);
      break;
    case "integers":
      if (draw.dtype === "int32") fillInt32(draw.stream, out as Int32Array, Number(draw.low), Number(draw.high));
      else fillInt64(draw.stream, out as BigInt64Array, draw.low, draw.high);
      break;
    case "bits":
      fillBits(draw.stream, out);
      break;
    case "permutation":
      fillPermutation(draw.stream, out as Int32Array | BigInt64Array);
  }
  return out;
}

type FloatDraw = Draw & { readonly kind: "normal" | "truncatedNormal" | "uniform" };

/** Numbers from 0 to 1, or with mean 0 and standard deviation 1. */
function fillStandard({ kind, dtype, stream }: FloatDraw, out: Float32Array | Float64Array): void {
  if (kind === "uniform") return fillUniform(stream, out, dtype);
  if (out instanceof Float32Array) return kind === "normal" ? fillNormal32(stream, out) : fillTruncated32(stream, out);
  return kind === "normal" ? fillNormal64(stream, out) : fillTruncated64(stream, out);
}

/** Normal numbers are those of float32, rounded; then each step of scaling rounds, as TensorFlow's do. */
function filledHalf(draw: Draw, t: HalfDType, count: number): Data {
  const out = new Float32Array(count);
  fillStandard(draw as FloatDraw, out);
  for (let i = 0; i < count; i++) out[i] = roundHalf(t, out[i]!);
  scale(draw as FloatDraw, out);
  return dataFrom(t, out);
}

/** As many random bits below the point as there are, the low ones of a word. */
const fractionBits = { float16: 10, bfloat16: 7, float32: 23 };
/** For float64 there are 52, from the low 20 of one word and all of the next. */
function fillUniform(stream: Stream, out: Float32Array | Float64Array, dtype: FloatDraw["dtype"]): void {
  if (dtype !== "float64") {
    const unit = 2 ** fractionBits[dtype];
    return eachBatch(stream, out.length, 4, (words, at, end) => {
      for (let i = at; i < end; i++) out[i] = (words[i - at]! & (unit - 1)) / unit;
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

/** Multiplied and moved to where the draw has them, each operation rounded to the dtype. */
function scale(draw: FloatDraw, out: Float32Array | Float64Array): void {
  const round = roundingTo(draw.dtype);
  const [by, plus] =
    draw.kind === "uniform"
      ? [round(round(draw.high) - round(draw.low)), round(draw.low)]
      : [round(draw.stddev), round(draw.mean)];
  if (by === 1 && plus === 0) return;
  for (let i = 0; i < out.length; i++) out[i] = round(round(out[i]! * by) + plus);
}
