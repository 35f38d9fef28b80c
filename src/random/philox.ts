/**
 * Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", 2011): a counter and a key make four
 * random words. Knows where a stream stands and how to read words from it; not what the words are used for.
 */

/** Four 32-bit words, the lowest first, each 0 to 2^32 - 1. */
export type Counter = readonly [number, number, number, number];
/** Two 32-bit words, the lower first. */
export type Key = readonly [number, number];

/** A place in a stream of words: the block that comes next, and the key that tells this stream from others. */
export interface Stream {
  readonly counter: Counter;
  readonly key: Key;
}

/** Words that one counter gives. */
export const wordsPerBlock = 4;

/**
 * The stream `blocks` blocks (a bigint modulo 2^64) further on.
 * As TensorFlow adds: a step within 2^32 of 2^64, which is a negative step in disguise, loses its carry.
 */
export function advance({ counter: [c0, c1, c2, c3], key }: Stream, blocks: bigint): Stream {
  const low = Number(BigInt.asUintN(32, blocks));
  const n0 = (c0 + low) >>> 0;
  const high = (Number(BigInt.asUintN(32, blocks >> 32n)) + (n0 < low ? 1 : 0)) >>> 0;
  const n1 = (c1 + high) >>> 0;
  if (n1 >= high) return { counter: [n0, n1, c2, c3], key };
  const n2 = (c2 + 1) >>> 0;
  return { counter: [n0, n1, n2, n2 === 0 ? (c3 + 1) >>> 0 : c3], key };
}

/**
 * Reads blocks into `out`, whose length is a multiple of four: the block at the stream's place, then the ones that are
 * `stride` counters apart (1 to 2^31).
 */
export function readWords({ counter, key }: Stream, out: Uint32Array, stride = 1): void {
  let [n0, n1, n2, n3] = counter;
  const [key0, key1] = key;
  for (let at = 0; at < out.length; at += 4) {
    let c0 = n0 | 0;
    let c1 = n1 | 0;
    let c2 = n2 | 0;
    let c3 = n3 | 0;
    let k0 = key0 | 0;
    let k1 = key1 | 0;
    for (let round = 0; round < 10; round++) {
      // The high halves of 0xd2511f53 * c0 and 0xcd9e8d57 * c2, from products of 16-bit pieces that fit 32 bits.
      const a = c0 & 0xffff;
      const b = c0 >>> 16;
      const ab = (Math.imul(b, 0x1f53) + (Math.imul(a, 0x1f53) >>> 16)) | 0;
      const ac = (Math.imul(a, 0xd251) + (ab & 0xffff)) | 0;
      const high0 = (Math.imul(b, 0xd251) + (ab >>> 16) + (ac >>> 16)) | 0;
      const d = c2 & 0xffff;
      const e = c2 >>> 16;
      const de = (Math.imul(e, 0x8d57) + (Math.imul(d, 0x8d57) >>> 16)) | 0;
      const df = (Math.imul(d, 0xcd9e) + (de & 0xffff)) | 0;
      const high2 = (Math.imul(e, 0xcd9e) + (de >>> 16) + (df >>> 16)) | 0;
      const low0 = Math.imul(c0, 0xd2511f53);
      c0 = high2 ^ c1 ^ k0;
      c1 = Math.imul(c2, 0xcd9e8d57);
      c2 = high0 ^ c3 ^ k1;
      c3 = low0;
      k0 = (k0 + 0x9e3779b9) | 0;
      k1 = (k1 + 0xbb67ae85) | 0;
    }
    out[at] = c0;
    out[at + 1] = c1;
    out[at + 2] = c2;
    out[at + 3] = c3;
    n0 = (n0 + stride) >>> 0;
    if (n0 >= stride) continue;
    n1 = (n1 + 1) >>> 0;
    if (n1 !== 0) continue;
    n2 = (n2 + 1) >>> 0;
    if (n2 === 0) n3 = (n3 + 1) >>> 0;
  }
}

/**
 * Reads the words for `count` outputs, `perBlock` of them from each block, batch by batch: calls `use(words, at, end)`
 * with the blocks of outputs at to end - 1. Batches of 16 KiB stay in the processor's nearest cache.
 */
export function eachBatch(
  stream: Stream,
  count: number,
  perBlock: number,
  use: (words: Uint32Array, at: number, end: number) => void,
  stride = 1,
): void {
  const blocks = Math.ceil(count / perBlock);
  const words = new Uint32Array(Math.min(blocks, 1024) * wordsPerBlock);
  for (let done = 0; done < blocks; done += 1024) {
    const part = words.subarray(0, (blocks - done) * wordsPerBlock);
    readWords(advance(stream, BigInt(done) * BigInt(stride)), part, stride);
    use(part, done * perBlock, Math.min(count, (done + 1024) * perBlock));
  }
}
