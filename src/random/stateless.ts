/**
 * tf.random.stateless_*: the numbers follow from a seed of two integers alone. Knows how a seed becomes a place in a
 * stream, and how seeds are made from seeds.
 */
import { bits, type Distribution, type IntegerDType } from "./distribution.ts";
import { type Draw, fill } from "./draws.ts";
import { readWords, type Stream } from "./philox.ts";

/** Two integers of up to 64 bits, signed: an int32 or int64 tensor of shape [2]. */
export type Seed = readonly [bigint, bigint];

const low = (x: bigint): number => Number(BigInt.asUintN(32, x));
const high = (x: bigint): number => low(x >> 32n);

/** The seed's two halves are mixed by one block under a fixed key; two words of it are the key, two the counter. */
export function streamOf([a, b]: Seed): Stream {
  const mix = new Uint32Array(4);
  readWords({ counter: [low(a), high(a), low(b), high(b)], key: [0x3ec8f720, 0x02461e29] }, mix);
  return { counter: [0, 0, mix[2]!, mix[3]!], key: [mix[0]!, mix[1]!] };
}

/** stateless_normal, stateless_uniform, stateless_truncated_normal; with a permutation, stateless_shuffle. */
export const drawStateless = (seed: Seed, distribution: Distribution): Draw => ({
  ...distribution,
  stream: streamOf(seed),
});

/** `split`: a tensor of shape [count, 2], in row-major order, of the dtype that the seed has; each row is a new seed. */
export const splitSeed = (seed: Seed, count: number, dtype: IntegerDType = "int32"): Int32Array | BigInt64Array =>
  fill(drawStateless(seed, bits(dtype)), 2 * count) as Int32Array | BigInt64Array;

/** `fold_in`: a new seed, different for every `data`, an integer of the dtype given. */
export const foldIn = (seed: Seed, data: bigint, dtype: IntegerDType = "int32"): Seed => [
  BigInt(fill(drawStateless(seed, bits(dtype)), 1)[0]!),
  data,
];
