/**
 * Random order: the permutation that TensorFlow's shuffle applies to the first axis. Rows of the shuffled tensor are
 * the rows of the given one, taken in that order.
 */
import { readWords, type Stream } from "./philox.ts";

/** Words that shuffling `count` rows takes. */
export const wordsOfShuffle = (count: number): number => Math.max(0, count - 1);

/** Fisher-Yates on 0 to n - 1, n the length of `out`: place i, from the first on, swaps with one of i to n - 1. */
export function fillPermutation(stream: Stream, out: Int32Array | BigInt64Array): void {
  const order = out instanceof Int32Array ? out : new Int32Array(out.length);
  const n = order.length;
  for (let i = 0; i < n; i++) order[i] = i;
  const words = new Uint32Array(Math.ceil(wordsOfShuffle(n) / 4) * 4);
  readWords(stream, words);
  for (let i = 0; i + 1 < n; i++) {
    const j = i + (words[i]! % (n - i));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  if (out instanceof BigInt64Array) for (let i = 0; i < n; i++) out[i] = BigInt(order[i]!);
}
