/**
 * The states of NumPy's random streams as programs see them, keep them and put them back: `get_state`, `set_state`, and
 * what the library's PCG64 and SeedSequence ask of the streams. Knows how states are written, not what is drawn.
 */
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { algorithms, bitSource, bitsFrom, movedOn, numbersOf } from "../random/bit-generators.ts";
import { generatorOf, type NumpyState } from "../random/numpy.ts";
import { generateWords, poolOf, poolSizeOf } from "../random/seed-sequence.ts";
import { type Arguments, method } from "./arguments.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { numberIn } from "./keys.ts";
import { arrayOf, type Make, placeOf } from "./np-streams.ts";
import { typeError, valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { wordsIn } from "./sizes.ts";
import {
  type BuiltinValue,
  type DictValue,
  floatOf,
  intOf,
  listOf,
  none,
  type StreamValue,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

type Twisting = NumpyState & { readonly kind: "RandomState" };
type Generating = NumpyState & { readonly kind: "Generator" };

/** What a state of the Mersenne Twister holds, in NumPy's order: words, place, whether a normal waits, that normal. */
function twisterParts({ bits, gauss }: Twisting, env: Env): readonly Value[] {
  const key = arrayOf(sourceOf(stored("uint32", [bits.words.length], bits.words.slice())), env);
  return [key, intOf(bits.used), intOf(gauss === null ? 0 : 1), floatOf(gauss ?? 0)];
}

/** `RandomState.get_state` */
export const getState: Make = (place, name) =>
  method(name, ["legacy?"], (args, env) => {
    const state = place.read(env) as Twisting;
    place.write(state, env);
    const [key, pos, has, gauss] = twisterParts(state, env) as [Value, Value, Value, Value];
    if (args.bool("legacy", true)) return tupleOf([stringOf("MT19937"), key, pos, has, gauss]);
    return named({
      bit_generator: stringOf("MT19937"),
      state: named({ key, pos }),
      has_gauss: has,
      gauss,
    });
  });

const named = (fields: Readonly<Record<string, Value>>): DictValue =>
  dictFrom(Object.entries(fields).map(([name, value]) => [stringOf(name), value] as const));
const fieldOf = (of: Value | undefined, name: string): Value | undefined =>
  of?.kind === "dict" ? of.entries.get(`s${name}`)?.value : undefined;

/** `RandomState.set_state`: what `get_state` gave, in either form. */
export const setState: Make = (place, name) =>
  method(name, ["state"], (args, env) => {
    const given = args.value("state");
    const inner = fieldOf(given, "state");
    const parts =
      given.kind === "dict"
        ? [fieldOf(given, "bit_generator"), ...["key", "pos"].map((n) => fieldOf(inner, n)), ...gaussIn(given)]
        : given.kind === "tuple" || given.kind === "list"
          ? given.items
          : args.misfit("state", "a state", typeError("state must be a dict or a tuple."));
    const [algorithm, key, pos, has, gauss] = parts;
    if (algorithm?.kind !== "string" || algorithm.value !== "MT19937")
      args.misfit(
        "state",
        "a state of MT19937",
        valueError("set_state can only be used with legacy MT19937 state instances."),
      );
    const words = Uint32Array.from(itemsOf(key ?? none, env), (v) => plainNumber(v));
    if (words.length !== 624) args.misfit("state", "624 words", valueError("state must be 624 longs"));
    const bits = { words, used: plainNumber(pos) };
    place.write({ kind: "RandomState", bits, gauss: plainNumber(has) ? plainNumber(gauss) : null }, env);
    return none;
  });
const gaussIn = (of: Value): (Value | undefined)[] => [fieldOf(of, "has_gauss"), fieldOf(of, "gauss")];

function plainNumber(value: Value | undefined): number {
  const found = value && numberIn(value);
  return found && (found.kind === "int" || found.kind === "float" || found.kind === "bool") ? Number(found.value) : 0;
}

function generating(args: Arguments): readonly [StreamValue, Generating] {
  const stream = args.value("stream");
  return stream.kind === "stream" && stream.state.kind === "Generator"
    ? [stream, stream.state]
    : args.misfit("stream", "a generator");
}

/** The algorithm of a stream's bits, the numbers that its state consists of, whether a word waits, and the one that waited last. */
const stateOf = method("stream_state", ["stream"], (args) => {
  const [, { bits }] = generating(args);
  const { spare, last } = bits.algorithm === "MT19937" ? { spare: null, last: 0 } : bits;
  const numbers = listOf(numbersOf(bits).map((n) => intOf(n)));
  return tupleOf([stringOf(bits.algorithm), numbers, intOf(spare === null ? 0 : 1), intOf(last)]);
});

const putState = method("put_stream_state", ["stream", "numbers", "waits", "last"], (args, env) => {
  const [stream, state] = generating(args);
  const numbers = itemsOf(args.value("numbers"), env).map((n) => wholeNumber(n));
  const last = args.int("last");
  const bits = bitsFrom(state.bits.algorithm, numbers, args.int("waits") ? last : null, last);
  placeOf(stream).write({ ...state, bits }, env);
  return none;
});
function wholeNumber(value: Value): bigint {
  const found = numberIn(value);
  return found?.kind === "int" ? found.value : BigInt(plainNumber(value));
}

/** A stream of other bits, seeded as this one is. */
const withBits = method("stream_of_bits", ["stream", "algorithm"], (args) => {
  const [, { sequence }] = generating(args);
  const algorithm = algorithms.find((name) => name === args.string("algorithm"));
  return { kind: "stream", state: generatorOf(sequence, algorithm ?? "PCG64") };
});

/** `RandomState(MT19937(seed))`: a stream that draws in the older ways from these bits. */
export function legacyOf(stream: Value): Value | undefined {
  if (stream.kind !== "stream" || stream.state.kind !== "Generator") return undefined;
  const { bits } = stream.state;
  return bits.algorithm === "MT19937"
    ? { kind: "stream", state: { kind: "RandomState", bits: bits.twister, gauss: null } }
    : undefined;
}

/** Moves the stream as far as so many draws would. */
const advance = method("advance_stream", ["stream", "delta"], (args, env) => {
  const [stream, state] = generating(args);
  placeOf(stream).write({ ...state, bits: movedOn(state.bits, args.wide("delta")) }, env);
  return none;
});

/** Numbers as they come: of 64 bits, of the Twister of 32. */
const raw = method("stream_raw", ["stream", "count"], (args, env) => {
  const [stream, state] = generating(args);
  const source = bitSource(state.bits);
  const isShort = state.bits.algorithm === "MT19937";
  const drawn = Array.from({ length: args.int("count") }, () => {
    if (isShort) return intOf(source.word());
    const high = source.wide();
    return intOf((BigInt(high) << 32n) | BigInt(source.low));
  });
  placeOf(stream).write({ ...state, bits: source.end() }, env);
  return listOf(drawn);
});

/** What the stream was seeded with: entropy, the key of a child, how many children there are. */
const seedsOf = method("stream_seeds", ["stream"], (args) => {
  const [, { sequence }] = generating(args);
  const words = (of: readonly (bigint | number)[]): Value => listOf(of.map((w) => intOf(BigInt(w))));
  const { entropy, spawnKey, spawned } = sequence;
  return tupleOf([words(entropy), words(spawnKey), intOf(spawned), intOf(poolSizeOf(sequence))]);
});

const sequenceIn = (args: Arguments, env: Env) => ({
  entropy: wordsIn(args, "entropy", env),
  spawnKey: wordsIn(args, "spawn_key", env).map(Number),
  spawned: args.int("spawned"),
  pool: args.int("pool"),
});
const seeding = ["entropy", "spawn_key", "spawned", "pool"] as const;
const seededStream = method("seeded_stream", [...seeding], (args, env) => ({
  kind: "stream",
  state: generatorOf(sequenceIn(args, env)),
}));
/** The words of 32 bits that a seed sequence gives. */
const seedWords = method("seed_words", ["count", ...seeding], (args, env) =>
  listOf(generateWords(sequenceIn(args, env), args.int("count")).map((w) => intOf(w))),
);
const pool = method("seed_pool", [...seeding], (args, env) =>
  listOf(poolOf(sequenceIn(args, env)).map((w) => intOf(w))),
);
/** Entropy by chance, of 128 bits. */
const chance = method("entropy", [], (_, env) =>
  intOf((BigInt.asUintN(64, env.host.foreign.entropy()) << 64n) | BigInt.asUintN(64, env.host.foreign.entropy())),
);

export const streamFunctions: readonly BuiltinValue[] = [
  stateOf,
  putState,
  withBits,
  advance,
  raw,
  seedsOf,
  seededStream,
  seedWords,
  pool,
  chance,
];
