/**
 * np.random: `seed` and the functions that share its stream, RandomState, and default_rng's Generator. Numbers are
 * NumPy's, bit for bit. Knows arguments and results; the streams are src/random/numpy.ts.
 */
import { allocate, type DType } from "../core/dtype.ts";
import { refuse, type Span } from "../core/errors.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { gather, reshape } from "../graph/structure.ts";
import {
  choose,
  generatorOf,
  generatorOfSeed,
  type NumpyDraws,
  type NumpyState,
  permutationOf,
  randomStateOf,
} from "../random/numpy.ts";
import { spawn } from "../random/seed-sequence.ts";
import { type Arguments, method } from "./arguments.ts";
import { writeArray } from "./arrays.ts";
import { touchList } from "./assign.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { libraryMember } from "./library.ts";
import { callSpecial } from "./members.ts";
import {
  type Distribution,
  distributions,
  distributions32,
  drawnFrom,
  numbersOf,
  Parameters,
  plainParameters,
} from "./np-distributions.ts";
import { filling, fills } from "./np-filling.ts";
import { integers } from "./np-integers.ts";
import { getState, legacyOf, setState } from "./np-states.ts";
import {
  arrayOf,
  drawing,
  type Make,
  type Place,
  placeOf,
  placesOf,
  type Size,
  seededByChance,
  sessionPlace,
  sizeIn,
} from "./np-streams.ts";
import { dirichlet, multinomial, multivariateHypergeometric, multivariateNormal, permuted } from "./np-vectors.ts";
import { typeError } from "./python-says.ts";
import { dtypeIn, sizesIn, wordsIn } from "./sizes.ts";
import {
  type BuiltinValue,
  builtin,
  byPlace,
  floatOf,
  heartOf,
  intOf,
  listOf,
  none,
  type StreamValue,
  type Value,
} from "./value.ts";

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

/** Floats: how one is made of the draws, in float64 and in float32; exponential ones may come of logarithms. */
const plain =
  (next: (draws: NumpyDraws) => () => number, next32: (draws: NumpyDraws) => () => number): Make =>
  (place, name) =>
    oneAlone(
      place,
      next,
      method(name, ["size?", "dtype?", ...(name === "standard_exponential" ? ["method?"] : [])], (args, env) => {
        const dtype = floatIn(args, name, env);
        const size = sizeIn(args, env);
        const inverse = name === "standard_exponential" && args.optional("method") && args.string("method") === "inv";
        const [wide, narrow] = inverse ? [byInverse, byInverse32] : [next, next32];
        return drawing(place, env, (draws) => {
          if (dtype === "float32") return filled(size, dtype, narrow(draws), env);
          draws.expect(sizeOf(size ?? []));
          return filled(size, dtype, wide(draws), env);
        });
      }),
    );
/** Without arguments it is one float, as loops ask for it. */
const oneAlone = (place: Place, next: (draws: NumpyDraws) => () => number, whole: BuiltinValue): BuiltinValue =>
  builtin(whole.name, (args, env, span) =>
    args.length === 0 ? drawing(place, env, (draws) => floatOf(next(draws)())) : whole.call(args, env, span),
  );
const byInverse = (draws: NumpyDraws) => () => -Math.log1p(-draws.unit());
const byInverse32 = (draws: NumpyDraws) => () => -Math.fround(Math.log1p(-draws.unit32()));

/** The dtype that floats are asked for in. */
function floatIn(args: Arguments, name: string, env: Env): "float32" | "float64" {
  const dtype = dtypeIn(args, env, true) ?? "float64";
  if (dtype === "float64" || dtype === "float32") return dtype;
  throw refuse(
    "dtype/kind",
    { name: `np.random.${name}`, wanted: "float64 or float32", dtype },
    { notes: { dtype: { text: "" } }, exception: typeError(`Unsupported dtype dtype('${dtype}') for ${name}`) },
  );
}

/** `rand(2, 3)`: sizes as arguments. */
const bySizes =
  (next: (draws: NumpyDraws) => () => number): Make =>
  (place, name) =>
    oneAlone(
      place,
      next,
      method(name, ["d0?", "d1?", "d2?", "d3?", "d4?", "d5?"], (args, env) => {
        const given = ["d0", "d1", "d2", "d3", "d4", "d5"].filter((p) => args.has(p));
        const sizes = given.flatMap((p) => sizesIn(args, p, env));
        return drawing(place, env, (draws) => filled(given.length === 0 ? null : sizes, "float64", next(draws), env));
      }),
    );

/** A distribution whose parameters may be arrays. */
const distributed = (distribution: Distribution): Make => {
  const own = distribution.params.map((p) => (p.default === undefined ? p.name : `${p.name}?`));
  const params = [...own, "size?", "dtype?"];
  return (place, name) => {
    const whole = method(name, params, (args, env) => {
      const parameters = new Parameters(distribution, args, sizeIn(args, env), env);
      const narrow = Object.hasOwn(distributions32, name) && floatIn(args, name, env) === "float32";
      const meant = narrow ? distributions32[name]! : distribution;
      const made = drawing(place, env, (draws, legacy) => drawnFrom(meant, parameters, draws, legacy));
      return args.optional("size") || parameters.shape.length > 0 ? arrayOf(sourceOf(made), env) : plainOf(made);
    });
    return builtin(name, (args, env, span) => {
      const values = plainParameters(distribution, args);
      if (values === null) return whole.call(args, env, span);
      const made = drawing(place, env, (draws, legacy) => distribution.next(draws, legacy, values));
      return distribution.dtype === "float64" ? floatOf(made) : intOf(BigInt.asIntN(64, BigInt(made)));
    });
  };
};

/** The rows of x in the order of a permutation; of an integer, 0 to below it. */
const permutation: Make = (place, name) =>
  method(name, ["x", "axis?"], (args, env) => {
    const value = args.value("x");
    const axis = args.has("axis") ? args.int("axis") : 0;
    if (value.kind === "int") {
      const order = drawing(place, env, (draws) => permutationOf(draws, Number(value.value)));
      return arrayOf(placesOf(order), env);
    }
    const texts = textsIn(value, env, args.spanOf("x"));
    if (texts) {
      const order = drawing(place, env, (draws) => permutationOf(draws, texts.length));
      return textsAt(value, arrayOf(placesOf(order), env), env, args.spanOf("x"));
    }
    const x = toNode(value, literalsOf(env, true));
    const along = axis < 0 ? axis + x.shape.length : axis;
    const count = x.shape[along];
    if (count === undefined) throw refuse("random/bounds", { detail: `there is no axis ${axis} to permute` });
    const order = drawing(place, env, (draws) => permutationOf(draws, count));
    return arrayOf(gather(x, [along], [placesOf(order)], along), env);
  });

/** A list (in place), or a tensor under a name, which cannot change: there the way out is permutation. */
const shuffle: Make = (place, name) =>
  method(name, ["x", "axis?"], (args, env) => {
    const list = args.value("x");
    if (list.kind === "tensor" && list.array && env.host.dialect === "python") {
      const axis = args.has("axis") ? resolveAxis(args.int("axis"), list.node.shape.length) : 0;
      const order = drawing(place, env, (draws) => permutationOf(draws, list.node.shape[axis] ?? 0));
      writeArray(list, gather(list.node, [axis], [placesOf(order)], axis), env);
      return none;
    }
    const texts = list.kind === "object" ? textsIn(list, env, args.spanOf("x")) : undefined;
    if (texts) {
      const order = drawing(place, env, (draws) => permutationOf(draws, texts.length));
      const shuffled = textsAt(list, arrayOf(placesOf(order), env), env, args.spanOf("x"));
      callSpecial(list, "fill", [shuffled], env);
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
    list.items = Array.from(order, (i) => list.items[i]!);
    return none;
  });

/** The texts along the first axis of a list or an array of texts; undefined for all else. */
function textsIn(value: Value, env: Env, span: Span): readonly Value[] | undefined {
  const isList = value.kind === "list" || value.kind === "tuple";
  if (isList ? value.items[0] && heartOf(value.items[0]).kind !== "string" : value.kind !== "object") return undefined;
  if (isList) return value.items.length > 0 ? value.items : undefined;
  const made = env.interpreter.call(libraryMember("_numpy_texts.rows", env)!, byPlace([value], span), env, span);
  return made.kind === "list" ? made.items : undefined;
}

/** What NumPy's array of those texts has in these places. */
const textsAt = (texts: Value, places: Value, env: Env, span: Span): Value =>
  env.interpreter.call(libraryMember("_numpy_texts.picked", env)!, byPlace([texts, places], span), env, span);

const choice: Make = (place, name) => {
  const legacy = name === "choice" && place === sessionPlace;
  const params = legacy ? ["a", "size?", "replace?", "p?"] : ["a", "size?", "replace?", "p?", "axis?", "shuffle?"];
  return method(name, params, (args, env) => {
    const from = args.value("a");
    // One of a list of words is the word itself; arrays have none.
    const texts = env.host.dialect === "python" ? textsIn(from, env, args.spanOf("a")) : undefined;
    const words = from.kind === "list" && !args.optional("size") && from.items.some((i) => i.kind === "string");
    const x =
      from.kind === "int"
        ? null
        : texts
          ? placesOf([...texts.keys()])
          : words
            ? placesOf([...from.items.keys()])
            : toNode(from, literalsOf(env, true));
    if (x && x.shape.length === 0) args.misfit("a", "an integer or a vector");
    const axis = x && args.has("axis") ? resolveAxis(args.int("axis"), x.shape.length) : 0;
    const n = x ? x.shape[axis]! : Number((from as { value: bigint }).value);
    const size = sizeIn(args, env);
    const weights = args.optional("p") ? Array.from(numbersOf(args, "p", env).data) : null;
    const count = sizeOf(size ?? []);
    const picked = drawing(place, env, (draws, old) =>
      choose(draws, old, n, count, args.bool("replace", true), weights, legacy || args.bool("shuffle", true)),
    );
    if (words && !texts) return from.items[picked[0]!]!;
    const places = reshape(placesOf(picked), size ?? []);
    if (texts) return textsAt(from, arrayOf(places, env), env, args.spanOf("a"));
    if (!x) return size === null ? intOf(picked[0]!) : arrayOf(places, env);
    const taken = gather(x, [axis], [places], axis);
    return size === null && taken.shape.length === 0 ? plainOf(env.host.realize([taken])[0]!) : arrayOf(taken, env);
  });
};

const bytes: Make = (place, name) =>
  method(name, ["length"], (args, env) => {
    const length = args.int("length");
    const words = drawing(place, env, (draws) =>
      Array.from({ length: Math.ceil(length / 4) }, () => Number(draws.below(0xffffffffn))),
    );
    const codes = words.flatMap((word) => [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24]);
    return { kind: "bytes", value: String.fromCharCode(...codes.slice(0, length)) };
  });

const shared: Readonly<Record<string, Make>> = {
  random: plain(
    (draws) => draws.unit,
    (draws) => draws.unit32,
  ),
  standard_normal: plain(
    (draws) => draws.normal,
    (draws) => draws.normal32,
  ),
  standard_exponential: plain(
    (draws) => draws.exponential,
    (draws) => draws.exponential32,
  ),
  ...Object.fromEntries(Object.entries(distributions).map(([name, d]) => [name, distributed(d)])),
  multinomial,
  dirichlet,
  multivariate_normal: multivariateNormal,
  bytes,
  permutation,
  shuffle,
  choice,
};
const ofGenerator: Readonly<Record<string, Make>> = {
  ...shared,
  integers,
  permuted,
  multivariate_hypergeometric: multivariateHypergeometric,
  spawn: (place, name) =>
    method(name, ["n_children"], (args, env) => {
      const state = place.read(env);
      if (state.kind !== "Generator") throw new Error("only generators have children");
      const { children, next } = spawn(state.sequence, args.int("n_children"));
      place.write({ ...state, sequence: next }, env);
      const { algorithm } = state.bits;
      return listOf(children.map((child): Value => ({ kind: "stream", state: generatorOf(child, algorithm) })));
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
  tomaxint: (place, name) =>
    method(name, ["size?"], (args, env) => {
      const size = sizeIn(args, env);
      return drawing(place, env, (draws) => filled(size, "int64", () => draws.below(2n ** 64n - 1n) >> 1n, env));
    }),
  randint: integers,
  get_state: getState,
  set_state: setState,
};

const methodsOf = (kind: NumpyState["kind"]): Readonly<Record<string, Make>> =>
  kind === "Generator" ? ofGenerator : ofRandomState;
export const streamMethods = (kind: NumpyState["kind"]): readonly string[] => [
  ...Object.keys(methodsOf(kind)),
  ...(kind === "Generator" ? ["bit_generator"] : []),
];
/** A method of a generator, or undefined. */
export function streamMethod(stream: StreamValue, name: string, env: Env, span: Span): Value | undefined {
  if (name === "bit_generator" && stream.state.kind === "Generator")
    return env.interpreter.call(libraryMember("_streams.bits", env)!, byPlace([stream], span), env, span);
  const table = methodsOf(stream.state.kind);
  if (!Object.hasOwn(table, name)) return undefined;
  const known = methodsMade.get(stream)?.get(name);
  if (known) return known;
  const place = placeOf(stream);
  const drawn = table[name]!(place, name);
  const made = stream.state.kind === "Generator" && fills.has(name) ? filling(drawn, place) : drawn;
  methodsMade.set(stream, (methodsMade.get(stream) ?? new Map<string, BuiltinValue>()).set(name, made));
  return made;
}
/** Made once: loops ask for them again and again. */
const methodsMade = new WeakMap<StreamValue, Map<string, BuiltinValue>>();

function stateOfSeed(args: Arguments, env: Env): NumpyState {
  const value = args.optional("seed");
  if (!value) return seededByChance(env);
  return randomStateOf(value.kind === "int" ? value.value : wordsIn(args, "seed", env));
}

/** The generator that draws from the bits given. */
function streamIn(args: Arguments, env: Env): Value {
  const bits = args.value("bit_generator");
  const made = bits.kind === "object" ? callSpecial(bits, "_stream", [], env) : undefined;
  return made ?? args.misfit("bit_generator", "np.random.PCG64(seed)");
}

function generator(args: Arguments, env: Env): Value {
  const value = args.optional("seed");
  if (value?.kind === "stream") return value;
  const made = value?.kind === "object" ? callSpecial(value, "_stream", [], env) : undefined;
  if (made) return made;
  const entropy = value ? (value.kind === "int" ? [value.value] : wordsIn(args, "seed", env)) : null;
  return { kind: "stream", state: generatorOfSeed(entropy ?? [BigInt.asUintN(64, env.host.foreign.entropy())]) };
}

/** Everything under np.random, by its path. */
export const numpyRandom: readonly (readonly [string, BuiltinValue])[] = [
  ...Object.entries(ofRandomState).map(([name, make]) => [`np.random.${name}`, make(sessionPlace, name)] as const),
  ["np.random.default_rng", method("default_rng", ["seed?"], generator)],
  ["np.random.Generator", method("Generator", ["bit_generator"], (args, env) => streamIn(args, env))],
  [
    "np.random.RandomState",
    method("RandomState", ["seed?"], (args, env) => {
      const seed = args.optional("seed");
      const bits = seed?.kind === "object" ? callSpecial(seed, "_stream", [], env) : undefined;
      if (!bits) return { kind: "stream", state: stateOfSeed(args, env) };
      return legacyOf(bits) ?? args.misfit("seed", "a seed or np.random.MT19937(seed)");
    }),
  ],
];
