/**
 * Normal numbers from words by the Box-Muller transform, as TensorFlow does it: the sine's number first, then the
 * cosine's. Standard ones only; mean and standard deviation are the caller's.
 */
import { logf, sincosf } from "./libm32.ts";
import { log, sincos } from "./libm64.ts";
import { advance, eachBatch, readWords, type Stream } from "./philox.ts";

/** The least number that a logarithm is taken of; below, the bits of the float32 nearest to it. */
const least = 1e-7;
const leastBits = 0x33d6bf95;

/** The bits of the float32 m / 2^23, for whole m from 0 to 2^23 - 1, but not less than `least`. */
function unitBits(m: number): number {
  if (m === 0) return leastBits;
  const exponent = 31 - Math.clz32(m);
  return ((exponent + 103) << 23) + (m << (23 - exponent));
}

/** Two float32 normals from the two words at words[w], into out[at] and out[at + 1]. */
function pair32(words: Uint32Array, w: number, out: Float32Array, at: number): void {
  const r = Math.fround(Math.sqrt(-2 * logf(unitBits(words[w]! & 0x7fffff))));
  sincosf(Math.fround(2 * Math.PI * ((words[w + 1]! & 0x7fffff) * 2 ** -23)), out, at);
  out[at] = out[at]! * r;
  out[at + 1] = out[at + 1]! * r;
}

/** Two float64 normals from the four words at words[w], into out[at] and out[at + 1]. */
function pair64(words: Uint32Array, w: number, out: Float64Array, at: number): void {
  const u = ((words[w]! & 0xfffff) * 2 ** 32 + words[w + 1]!) * 2 ** -52;
  const v = 2 * Math.PI * (((words[w + 2]! & 0xfffff) * 2 ** 32 + words[w + 3]!) * 2 ** -52);
  const r = Math.sqrt(-2 * log(u < least ? least : u));
  sincos(v, out, at);
  out[at] = out[at]! * r;
  out[at + 1] = out[at + 1]! * r;
}

/** Standard normals: four a block. Of the last pair of an odd count only the first is kept. */
export function fillNormal32(stream: Stream, out: Float32Array): void {
  eachBatch(stream, out.length, 4, (words, at, end) => {
    let i = at;
    for (; i + 1 < end; i += 2) pair32(words, i - at, out, i);
    if (i === end) return;
    const last = new Float32Array(2);
    pair32(words, i - at, last, 0);
    out[i] = last[0]!;
  });
}

/** Standard normals: two a block. Of the last pair of an odd count only the first is kept. */
export function fillNormal64(stream: Stream, out: Float64Array): void {
  eachBatch(stream, out.length, 2, (words, at, end) => {
    let i = at;
    for (; i + 1 < end; i += 2) pair64(words, 2 * (i - at), out, i);
    if (i === end) return;
    const last = new Float64Array(2);
    pair64(words, 2 * (i - at), last, 0);
    out[i] = last[0]!;
  });
}

/** Standard normals below 2 in size, in groups of four. */
export function fillTruncated32(stream: Stream, out: Float32Array): void {
  const pair = new Float32Array(2);
  fillGroups(stream, out, 4, (words, w, group, have) => {
    let n = have;
    for (let i = w; i < w + 4 && n < 4; i += 2) {
      pair32(words, i, pair, 0);
      if (Math.abs(pair[0]!) < 2) group[n++] = pair[0]!;
      if (Math.abs(pair[1]!) < 2 && n < 4) group[n++] = pair[1]!;
    }
    return n;
  });
}

/** Standard normals below 2 in size, in groups of two. */
export function fillTruncated64(stream: Stream, out: Float64Array): void {
  const pair = new Float64Array(2);
  fillGroups(stream, out, 2, (words, w, group, have) => {
    let n = have;
    pair64(words, w, pair, 0);
    if (Math.abs(pair[0]!) < 2) group[n++] = pair[0]!;
    if (Math.abs(pair[1]!) < 2 && n < 2) group[n++] = pair[1]!;
    return n;
  });
}

/** Adds what the block of four words at words[w] gives to a group that has `have` numbers; says how many it has now. */
type Take = (words: Uint32Array, w: number, group: Float64Array, have: number) => number;

/**
 * Outputs in groups of `size`. Group g has its words to itself, from block 64 · size · g on: however many numbers one
 * group throws away, the others stay where they are.
 */
function fillGroups(stream: Stream, out: Float32Array | Float64Array, size: number, take: Take): void {
  const [group, more, apart] = [new Float64Array(size), new Uint32Array(4), 64 * size];
  const fillGroup = (words: Uint32Array, w: number, at: number, end: number) => {
    let have = take(words, w, group, 0);
    for (let block = 1; have < size; block++) {
      readWords(advance(stream, BigInt((at / size) * apart + block)), more);
      have = take(more, 0, group, have);
    }
    for (let i = at; i < at + size && i < end; i++) out[i] = group[i - at]!;
  };
  const eachGroup = (words: Uint32Array, at: number, end: number) => {
    for (let w = 0; w < words.length; w += 4) fillGroup(words, w, at + (w / 4) * size, end);
  };
  eachBatch(stream, out.length, size, eachGroup, apart);
}
