/**
 * tf.random.set_seed and the operations that obey it: tf.random.normal, uniform, shuffle and their like. Each of them
 * draws from a stream that belongs to the operation and its two seeds.
 */
import type { DType } from "../core/dtype.ts";
import type { Distribution } from "./distribution.ts";
import type { Draw } from "./draws.ts";
import { nextBelow, type Twister, twisterOf } from "./mersenne.ts";
import type { NumpyState } from "./numpy.ts";
import { advance, type Stream } from "./philox.ts";
import { wordsOfShuffle } from "./shuffle.ts";
import type { TorchState } from "./torch.ts";

export interface GlobalState {
  /** What set_seed was given, or null: then `twister` started from chance. */
  readonly seed: bigint | null;
  /** Where the seeds of operations without one come from. */
  readonly twister: Twister;
  /** How far the streams of operations with a seed of their own have gone. */
  readonly kernels: ReadonlyMap<string, Stream>;
  /** The session's streams of other frameworks, once something was drawn from them. */
  readonly foreign?: ForeignStreams;
}
/** np.random's own RandomState, and PyTorch's generator. */
export interface ForeignStreams {
  readonly numpy?: NumpyState;
  readonly torch?: TorchState;
}

/** `tf.random.set_seed(seed)`: all streams start afresh. */
export const setSeed = (seed: bigint): GlobalState => ({ seed, twister: twisterOf(seed), kernels: new Map() });

/** No global seed, as at the start of a session. `entropy` is any integer, from chance where numbers shall differ. */
export const unseeded = (entropy: bigint): GlobalState => ({ ...setSeed(entropy), seed: null });

const limit = 2n ** 31n - 1n;
/** A remainder with the sign of the divisor, as in Python. */
const truncated = (seed: bigint): bigint => ((seed % limit) + limit) % limit;

/** Stands for the global seed where there is none. */
const defaultSeed = 87654321n;

/** The pair of seeds that an operation with this seed of its own, or none, uses; and the state after. */
export function operationSeeds(
  state: GlobalState,
  own: bigint | null,
): { readonly seeds: readonly [number, number]; readonly next: GlobalState } {
  const first = state.seed === null ? defaultSeed : truncated(state.seed);
  if (own !== null) return { seeds: pairOf(first, truncated(own)), next: state };
  const { value, next } = nextBelow(state.twister, 2 ** 31);
  return { seeds: pairOf(first, truncated(BigInt(value))), next: { ...state, twister: next } };
}

/** TensorFlow's kernels take (0, 0) to mean no seed, so its Python side avoids it. */
const pairOf = (first: bigint, second: bigint): readonly [number, number] => [
  Number(first),
  Number(first === 0n && second === 0n ? limit : second),
];

/** Where an operation stands in a graph that TensorFlow makes of a function. */
export interface GraphPlace {
  readonly graph: string;
  /** How many random operations stand before it. */
  readonly at: number;
  /** How many of these have no seed of their own: graphs count them, where other operations take numbers from a twister. */
  readonly unseeded: number;
}

/** A graph's operations have streams of their own, from their beginnings on, until the graph is made anew. */
export function forgetGraph(state: GlobalState, graph: string): GlobalState {
  const kept = [...state.kernels].filter(([name]) => !name.startsWith(`${graph} `));
  return kept.length === state.kernels.size ? state : { ...state, kernels: new Map(kept) };
}

/**
 * The stream that an operation reads in one call, and the state after it.
 * @param kernel the operation and the dtypes that it is compiled for, such as "normal float32". Calls with the same
 *   kernel and the same seeds go on where the last one stopped.
 * @param blocks how far the call moves the stream.
 * @param place where the operation is one of a graph. Without any seed it draws as others do.
 * Streams whose seed was drawn are not kept: that two of them meet has odds of one in 2^31.
 */
export function streamFor(
  state: GlobalState,
  kernel: string,
  own: bigint | null,
  blocks: number,
  place: GraphPlace | null = null,
): { readonly stream: Stream; readonly next: GlobalState } {
  const counted = place !== null && state.seed !== null;
  const seed = own === null && counted ? BigInt(place.unseeded) : own;
  const { seeds, next } = operationSeeds(state, seed);
  const start: Stream = { counter: [0, 0, seeds[1], 0], key: [seeds[0], 0] };
  if (seed === null) return { stream: start, next };
  const name = `${place ? `${place.graph} ${place.at} ` : ""}${kernel} ${seeds.join(" ")}`;
  const stream = state.kernels.get(name) ?? start;
  return { stream, next: { ...next, kernels: new Map(state.kernels).set(name, advance(stream, BigInt(blocks))) } };
}

/**
 * A draw of `count` numbers by an operation with this seed of its own, or none; and the state after it.
 * @param of the dtype of a tensor that is shuffled; for all other operations the distribution's own.
 */
export function drawGlobal(
  state: GlobalState,
  distribution: Distribution,
  count: number,
  own: bigint | null,
  of: DType = distribution.dtype,
  place: GraphPlace | null = null,
): { readonly draw: Draw; readonly next: GlobalState } {
  const blocks = distribution.kind === "permutation" ? Math.ceil(wordsOfShuffle(count) / 4) : 256 * count;
  const { stream, next } = streamFor(state, `${distribution.kind} ${of}`, own, blocks, place);
  return { draw: { ...distribution, stream }, next };
}
