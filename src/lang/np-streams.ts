/** Where the functions of np.random draw from, and what they have in common. Knows streams, not what is drawn. */
import { wholeFrom } from "../core/doubles.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { type NumpyDraws, type NumpyState, open, randomStateOf } from "../random/numpy.ts";
import type { Arguments } from "./arguments.ts";
import { type Env, plainUndo } from "./env.ts";
import { sizesIn } from "./sizes.ts";
import { type BuiltinValue, type StreamValue, tensorOf, type Value } from "./value.ts";

/** Where a function draws from: a stream of its own, or the session's. */
export interface Place {
  readonly read: (env: Env) => NumpyState;
  readonly write: (state: NumpyState, env: Env) => void;
}

export const seededByChance = (env: Env): NumpyState => randomStateOf(BigInt.asUintN(32, env.host.foreign.entropy()));
export const sessionPlace: Place = {
  read: (env) => env.host.foreign.get().numpy ?? seededByChance(env),
  write: (numpy, env) => env.host.foreign.set({ ...env.host.foreign.get(), numpy }),
};
export const placeOf = (stream: StreamValue): Place => ({
  read: () => stream.state,
  write: (state, env) => {
    const write = (old: NumpyState): void => {
      stream.state = old;
    };
    env.host.touch(stream, () => plainUndo(() => stream.state, write));
    stream.state = state;
  },
});

/** What drew last, and the state that it is in: who draws one number after another goes on with that. */
let running: { readonly state: NumpyState; readonly draws: NumpyDraws } | null = null;

/** What `use` draws; the stream has moved on then. */
export function drawing<T>(place: Place, env: Env, use: (draws: NumpyDraws, legacy: boolean) => T): T {
  const state = place.read(env);
  const draws = running?.state === state ? running.draws : open(state);
  // Who fails on the way leaves it in no state that anybody knows.
  running = null;
  const drawn = use(draws, state.kind === "RandomState");
  const after = draws.end();
  running = { state: after, draws };
  place.write(after, env);
  return drawn;
}

/** A tensor as NumPy's functions give it: an array where Python's rules hold. */
export const arrayOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

/** Places in an order, as int64. */
export const placesOf = (order: ArrayLike<number>): Node =>
  sourceOf(stored("int64", [order.length], wholeFrom(Float64Array.from(order), "int64")));

export type Size = readonly number[] | null;
export const sizeIn = (args: Arguments, env: Env, param = "size"): Size =>
  args.optional(param) ? sizesIn(args, param, env) : null;

/** A function of that name which draws from a place. */
export type Make = (place: Place, name: string) => BuiltinValue;
