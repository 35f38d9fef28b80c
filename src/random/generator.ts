/**
 * tf.random.Generator with Philox: a state of three 64-bit words, and every draw a function from a state to numbers and
 * the next state. Nothing is drawn here and nothing is kept: the session owns the generators that change.
 */
import { refuse } from "../core/errors.ts";
import { bits, type Distribution } from "./distribution.ts";
import { type Draw, fill } from "./draws.ts";
import { advance, type Stream } from "./philox.ts";

/** Low and high word of the counter, and the key, as signed 64-bit integers: the way TensorFlow shows `g.state`. */
export type GeneratorState = readonly [bigint, bigint, bigint];

const int64 = (x: bigint): bigint => BigInt.asIntN(64, x);

/**
 * `from_seed`: an integer of any size is cut into three words, the lowest first, so that a small seed is the counter
 * itself. Of a vector of words the first three count; a shorter one stands at the end, after zeros.
 */
export function fromSeed(seed: bigint | readonly bigint[]): GeneratorState {
  if (typeof seed === "bigint") return [int64(seed), int64(seed >> 64n), int64(seed >> 128n)];
  const words = seed.slice(0, 3).map(int64);
  const [a = 0n, b = 0n, c = 0n] = [...[0n, 0n, 0n].slice(words.length), ...words];
  return [a, b, c];
}

/**
 * `from_state`: three words, taken modulo 2^64.
 * @throws random/bounds
 */
export function fromState(words: readonly bigint[]): GeneratorState {
  if (words.length === 3) return [int64(words[0]!), int64(words[1]!), int64(words[2]!)];
  throw refuse("random/bounds", { detail: `a generator's state is 3 integers, not ${words.length}` });
}

/** Where the next draw's words begin. */
export function streamAt([low, high, key]: GeneratorState): Stream {
  const half = (word: bigint, shift: bigint) => Number(BigInt.asUintN(32, word >> shift));
  return {
    counter: [half(low, 0n), half(low, 32n), half(high, 0n), half(high, 32n)],
    key: [half(key, 0n), half(key, 32n)],
  };
}

/** The state after `count` numbers, whatever they are: each has 256 blocks of the stream to itself. */
export function skip(state: GeneratorState, count: bigint): GeneratorState {
  const [c0, c1, c2, c3] = advance(streamAt(state), 256n * count).counter;
  const word = (low: number, high: number) => int64((BigInt(high) << 32n) | BigInt(low));
  return [word(c0, c1), word(c2, c3), state[2]];
}

/** A draw of `count` numbers, and the state after it. */
export const drawFrom = (
  state: GeneratorState,
  distribution: Distribution,
  count: number,
): { readonly draw: Draw; readonly next: GeneratorState } => ({
  draw: { ...distribution, stream: streamAt(state) },
  next: skip(state, BigInt(count)),
});

/** `split`: `count` generators that start anew, each with a key of its own. */
export function split(
  state: GeneratorState,
  count: number,
): { readonly states: readonly GeneratorState[]; readonly next: GeneratorState } {
  const { draw, next } = drawFrom(state, bits("int64"), count);
  return { states: Array.from(fill(draw, count) as BigInt64Array, (key) => [0n, 0n, key] as const), next };
}

/** `make_seeds`: an int64 tensor of shape [2, count] in row-major order; each column is a seed for stateless draws. */
export function makeSeeds(
  state: GeneratorState,
  count: number,
): { readonly seeds: BigInt64Array; readonly next: GeneratorState } {
  const { draw, next } = drawFrom(state, bits("int64"), count);
  const seeds = new BigInt64Array(2 * count);
  seeds.set(fill(draw, count) as BigInt64Array);
  return { seeds, next };
}
