/**
 * np.random: `seed` and the functions that share its stream, RandomState, and default_rng's Generator. Numbers are
 * NumPy's, bit for bit. Knows arguments and results; the streams are src/random/numpy.ts.
 */
import { allocate, type DType, dataFrom, integerRange, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { gather } from "../graph/structure.ts";
import {
  choose,
  generatorOf,
  generatorOfSeed,
  type NumpyDraws,
  type NumpyState,
  open,
  permutationOf,
  randomStateOf,
} from "../random/numpy.ts";
import { spawn } from "../random/seed-sequence.ts";
import { type Arguments, method } from "./arguments.ts";
import { writeArray } from "./arrays.ts";
import { touchList } from "./assign.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import { type Env, plainUndo } from "./env.ts";
import { dtypeIn, numberIn, numbersIn, sizesIn, wideIn, wordsIn } from "./sizes.ts";
import { type BuiltinValue, intOf, listOf, none, type StreamValue, tensorOf, type Value } from "./value.ts";

/** Where a function draws from: a stream of its own, or the session's. */
interface Place {
  readonly read: (env: Env) => NumpyState;
  readonly write: (state: NumpyState, env: Env) => void;
}

const seededByChance = (env: Env): NumpyState => randomStateOf(BigInt.asUintN(32, env.host.foreign.entropy()));
const sessionPlace: Place = {
  read: (env) => env.host.foreign.get().numpy ?? seededByChance(env),
  write: (numpy, env) => env.host.foreign.set({ ...env.host.foreign.get(), numpy }),
};
const placeOf = (stream: StreamValue): Place => ({
  read: () => stream.state,
  write: (state, env) => {
    const write = (old: NumpyState): void => {
      stream.state = old;
    };
    env.host.touch(stream, () => plainUndo(() => stream.state, write));
    stream.state = state;
  },
});

/** What `use` draws; the stream has moved on then. */
function drawing<T>(place: Place, env: Env, use: (draws: NumpyDraws, legacy: boolean) => T): T {
  const state = place.read(env);
  const draws = open(state);
  const drawn = use(draws, state.kind === "RandomState");
  place.write(draws.end(), env);
  return drawn;
}

/** A tensor as NumPy's functions give it: an array where Python's rules hold. */
const arrayOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

type Size = readonly number[] | null;
const sizeIn = (args: Arguments, env: Env, param = "size"): Size =>
  args.optional(param) ? sizesIn(args, param, env) : null;

/** Numbers in row-major order of `size`; without a size, one plain number. */
function filled(size: Size, dtype: DType, next: () => number | bigint, env: Env): Value {
  const shape = size ?? [];
  const node = sourceOf(stored(dtype, shape, fillData(dtype, sizeOf(shape), next)));
  return size === null ? plainOf(node.value!) : arrayOf(node, env);
}

function fillData(dtype: DType, count: number, next: () => number | bigint): ReturnType<typeof allocate> {
  const data = allocate(dtype, count) as Float64Array;
  for (let i = 0; i < count; i++) data[i] = next() as number;
  return data;
}

type Make = (place: Place, name: string) => BuiltinValue;

/** Floats: `next` says how one is made of the draws and the arguments. */
const floats =
  (params: readonly string[], next: (draws: NumpyDraws, args: Arguments, env: Env) => () => number): Make =>
  (place, name) =>
    method(name, [...params, "size?", "dtype?"], (args, env) => {
      const dtype = dtypeIn(args, env) ?? "float64";
      if (dtype !== "float64" && !(dtype === "float32" && name === "random"))
        throw refuse(
          "dtype/kind",
          { name: `np.random.${name}`, wanted: "float64", dtype },
          { notes: { dtype: { text: "" } } },
        );
      const size = sizeIn(args, env);
      return drawing(place, env, (draws) =>
        filled(size, dtype, dtype === "float32" ? draws.unit32 : next(draws, args, env), env),
      );
    });

/** `rand(2, 3)`: sizes as arguments. */
const bySizes =
  (next: (draws: NumpyDraws) => () => number): Make =>
  (place, name) =>
    method(name, ["d0?", "d1?", "d2?", "d3?", "d4?", "d5?"], (args, env) => {
      const given = ["d0", "d1", "d2", "d3", "d4", "d5"].filter((p) => args.has(p));
      const sizes = given.flatMap((p) => sizesIn(args, p, env));
      return drawing(place, env, (draws) => filled(given.length === 0 ? null : sizes, "float64", next(draws), env));
    });

const normal = floats(["loc?", "scale?"], (draws, args, env) => {
  const [loc, scale] = [numberIn(args, "loc", 0, env), numberIn(args, "scale", 1, env)];
  return () => loc + scale * draws.normal();
});
const uniform = floats(["low?", "high?"], (draws, args, env) => {
  const low = numberIn(args, "low", 0, env);
  const range = numberIn(args, "high", 1, env) - low;
  return () => low + range * draws.unit();
});
const exponential = floats(["scale?"], (draws, args, env) => {
  const scale = numberIn(args, "scale", 1, env);
  return () => scale * draws.exponential();
});
const plain = (pick: (draws: NumpyDraws) => () => number): Make => floats([], (draws) => pick(draws));

const integers: Make = (place, name) =>
  method(name, ["low", "high?", "size?", "dtype?", "endpoint?"], (args, env) => {
    const dtype = dtypeIn(args, env) ?? "int64";
    if (!isInteger(dtype) || !["int32", "int64", "uint32", "uint64"].includes(dtype))
      throw refuse(
        "dtype/kind",
        { name, wanted: "int32, int64, uint32 and uint64", dtype },
        { notes: { dtype: { text: "" } } },
      );
    const [first, second] = [wideIn(args, "low", 0n, env), wideIn(args, "high", 0n, env)];
    const [low, end] = args.optional("high") ? [first, second] : [0n, first];
    const high = args.bool("endpoint", false) ? end : end - 1n;
    const [least, most] = integerRange(dtype);
    if (low > high) throw refuse("random/bounds", { detail: `there is no integer from ${low} to ${high}` });
    for (const bound of [low, high])
      if (bound < least || bound > most) throw refuse("value/fit", { value: bound, dtype, low: least, high: most });
    const size = sizeIn(args, env);
    const wide = dtype === "int64" || dtype === "uint64";
    return drawing(place, env, (draws) =>
      filled(size, dtype, () => (wide ? low + draws.below(high - low) : Number(low + draws.below(high - low))), env),
    );
  });

const int64 = (order: readonly number[]): Node =>
  sourceOf(stored("int64", [order.length], dataFrom("int64", order.map(BigInt))));

/** The rows of x in the order of a permutation; of an integer, 0 to below it. */
const permutation: Make = (place, name) =>
  method(name, ["x", "axis?"], (args, env) => {
    const value = args.value("x");
    const axis = args.has("axis") ? args.int("axis") : 0;
    if (value.kind === "int") {
      const order = drawing(place, env, (draws) => permutationOf(draws, Number(value.value)));
      return arrayOf(int64(order), env);
    }
    const x = toNode(value, literalsOf(env, true));
    const along = axis < 0 ? axis + x.shape.length : axis;
    const count = x.shape[along];
    if (count === undefined) throw refuse("random/bounds", { detail: `there is no axis ${axis} to permute` });
    const order = drawing(place, env, (draws) => permutationOf(draws, count));
    return arrayOf(gather(x, [along], [int64(order)], along), env);
  });

/** A list (in place), or a tensor under a name, which cannot change: there the way out is permutation. */
const shuffle: Make = (place, name) =>
  method(name, ["x", "axis?"], (args, env) => {
    const list = args.value("x");
    if (list.kind === "tensor" && list.array && env.host.dialect === "python") {
      const order = drawing(place, env, (draws) => permutationOf(draws, list.node.shape[0] ?? 0));
      writeArray(list, gather(list.node, [0], [int64(order)], 0), env);
      return none;
    }
    if (list.kind !== "list") {
      throw refuse(
        "call/kind",
        { name, wanted: "a list, which it changes", param: "x", found: "a tensor, which never changes" },
        { notes: { x: { text: "" } }, help: ["x = rng.permutation(x) gives the same order"] },
      );
    }
    const order = drawing(place, env, (draws) => permutationOf(draws, list.items.length));
    touchList(list, env);
    list.items = order.map((i) => list.items[i]!);
    return none;
  });

const choice: Make = (place, name) => {
  const legacy = name === "choice" && place === sessionPlace;
  const params = legacy ? ["a", "size?", "replace?", "p?"] : ["a", "size?", "replace?", "p?", "axis?", "shuffle?"];
  return method(name, params, (args, env) => {
    const from = args.value("a");
    const x = from.kind === "int" ? null : toNode(from, literalsOf(env, true));
    if (x && x.shape.length === 0) args.misfit("a", "an integer or a vector");
    const n = x ? x.shape[0]! : Number((from as { value: bigint }).value);
    const size = sizeIn(args, env);
    const p = args.optional("p");
    const count = sizeOf(size ?? []);
    const picked = drawing(place, env, (draws, old) =>
      choose(draws, old, n, count, args.bool("replace", true), p ? numbersIn(p, env) : null),
    );
    const places = sourceOf(stored("int64", size ?? [], dataFrom("int64", picked.map(BigInt))));
    if (!x) return size === null ? intOf(picked[0]!) : arrayOf(places, env);
    const taken = gather(x, [0], [places], 0);
    return size === null && taken.shape.length === 0 ? plainOf(env.host.realize([taken])[0]!) : arrayOf(taken, env);
  });
};

const shared: Readonly<Record<string, Make>> = {
  random: plain((draws) => draws.unit),
  standard_normal: plain((draws) => draws.normal),
  standard_exponential: plain((draws) => draws.exponential),
  normal,
  uniform,
  exponential,
  permutation,
  shuffle,
  choice,
};
const ofGenerator: Readonly<Record<string, Make>> = {
  ...shared,
  integers,
  spawn: (place, name) =>
    method(name, ["n_children"], (args, env) => {
      const state = place.read(env);
      if (state.kind !== "Generator") throw new Error("only generators have children");
      const { children, next } = spawn(state.sequence, args.int("n_children"));
      place.write({ ...state, sequence: next }, env);
      return listOf(children.map((child): Value => ({ kind: "stream", state: generatorOf(child) })));
    }),
};
const seed: Make = (place, name) =>
  method(name, ["seed?"], (args, env) => {
    place.write(stateOfSeed(args, env), env);
    return none;
  });
const ofRandomState: Readonly<Record<string, Make>> = {
  ...shared,
  seed,
  random_sample: shared.random!,
  ranf: shared.random!,
  sample: shared.random!,
  rand: bySizes((draws) => draws.unit),
  randn: bySizes((draws) => draws.normal),
  randint: integers,
};

const methodsOf = (kind: NumpyState["kind"]): Readonly<Record<string, Make>> =>
  kind === "Generator" ? ofGenerator : ofRandomState;
export const streamMethods = (kind: NumpyState["kind"]): readonly string[] => Object.keys(methodsOf(kind));
/** A method of a generator, or undefined. */
export function streamMethod(stream: StreamValue, name: string): Value | undefined {
  const table = methodsOf(stream.state.kind);
  return Object.hasOwn(table, name) ? table[name]!(placeOf(stream), name) : undefined;
}

function stateOfSeed(args: Arguments, env: Env): NumpyState {
  const value = args.optional("seed");
  if (!value) return seededByChance(env);
  return randomStateOf(value.kind === "int" ? value.value : wordsIn(args, "seed", env));
}

/** Everything under np.random, by its path. */
export const numpyRandom: readonly (readonly [string, BuiltinValue])[] = [
  ...Object.entries(ofRandomState).map(([name, make]) => [`np.random.${name}`, make(sessionPlace, name)] as const),
  [
    "np.random.default_rng",
    method("default_rng", ["seed?"], (args, env) => {
      const value = args.optional("seed");
      if (value?.kind === "stream") return value;
      const entropy = value ? (value.kind === "int" ? [value.value] : wordsIn(args, "seed", env)) : null;
      return { kind: "stream", state: generatorOfSeed(entropy ?? [BigInt.asUintN(64, env.host.foreign.entropy())]) };
    }),
  ],
  [
    "np.random.RandomState",
    method("RandomState", ["seed?"], (args, env) => ({ kind: "stream", state: stateOfSeed(args, env) })),
  ],
];
