/**
 * tf.random.categorical: indices of classes, drawn with probabilities in proportion to exp(logits). As TensorFlow's CPU
 * kernel does it on one thread: cumulated weights in double, and a binary search for each sample. (On many threads it
 * hands out rows in portions whose streams overlap, so that its numbers depend on the machine once rows times samples
 * passes some thousands.)
 */
import { readWords, type Stream } from "./philox.ts";

/** How far the draw moves a stream that is shared between calls. */
export const blocksOfCategorical = (rows: number, samples: number): number => 256 * rows * 8 * Math.ceil(samples / 4);

/** Samples for every row of logits, [rows, classes] in row-major order: [rows, samples] in row-major order. */
export function drawCategorical(
  stream: Stream,
  logits: ArrayLike<number>,
  classes: number,
  samples: number,
): BigInt64Array {
  const rows = classes === 0 ? 0 : logits.length / classes;
  const out = new BigInt64Array(rows * samples);
  const words = new Uint32Array(4 * Math.ceil(out.length / 2));
  readWords(stream, words);
  for (let row = 0; row < rows; row++) {
    const weights = cumulate(logits, row * classes, classes);
    for (let i = row * samples; i < (row + 1) * samples; i++) {
      const unit = ((words[2 * i]! & 0xfffff) * 2 ** 32 + words[2 * i + 1]!) * 2 ** -52;
      out[i] = BigInt(countUpTo(weights, unit * (weights[classes - 1] ?? 0)));
    }
  }
  return out;
}

/** Running sums of exp(logit - largest logit); logits that are not finite weigh nothing. */
function cumulate(logits: ArrayLike<number>, from: number, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  let largest = -Infinity;
  for (let i = from; i < from + classes; i++) {
    if (Number.isFinite(logits[i]!)) largest = Math.max(largest, logits[i]!);
  }
  let total = 0;
  for (let i = 0; i < classes; i++) {
    if (Number.isFinite(logits[from + i]!)) total += Math.exp(logits[from + i]! - largest);
    sums[i] = total;
  }
  return sums;
}

/** How many of the ascending values are at most `x`. */
function countUpTo(values: Float64Array, x: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
