/**
 * The states of NumPy's random streams as programs see them, keep them and put them back: `get_state`, `set_state`, and
 * what the library's PCG64 and SeedSequence ask of the streams. Knows how states are written, not what is drawn.
 */
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { generatorOf, type NumpyState } from "../random/numpy.ts";
import { advanced, pcg64From, pcgSource, wholeState } from "../random/pcg64.ts";
import { generateWords } from "../random/seed-sequence.ts";
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

/** State and increment of PCG64, and the word that waits, or None. */
const stateOf = method("stream_state", ["stream"], (args) => {
  const [, { bits }] = generating(args);
  const [state, increment] = wholeState(bits);
  return tupleOf([intOf(state), intOf(increment), bits.spare === null ? none : intOf(bits.spare)]);
});

const putState = method("put_stream_state", ["stream", "state", "increment", "spare"], (args, env) => {
  const [stream, state] = generating(args);
  const spare = args.optional("spare") ? args.int("spare") : null;
  placeOf(stream).write({ ...state, bits: pcg64From(args.wide("state"), args.wide("increment"), spare) }, env);
  return none;
});

/** Moves the stream as far as so many draws would. */
const advance = method("advance_stream", ["stream", "delta"], (args, env) => {
  const [stream, state] = generating(args);
  placeOf(stream).write({ ...state, bits: advanced(state.bits, args.wide("delta")) }, env);
  return none;
});

/** Numbers of 64 bits as they come. */
const raw = method("stream_raw", ["stream", "count"], (args, env) => {
  const [stream, state] = generating(args);
  const source = pcgSource(state.bits);
  const drawn = Array.from({ length: args.int("count") }, () => {
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
  return tupleOf([words(sequence.entropy), words(sequence.spawnKey), intOf(sequence.spawned)]);
});

const sequenceIn = (args: Arguments, env: Env) => ({
  entropy: wordsIn(args, "entropy", env),
  spawnKey: wordsIn(args, "spawn_key", env).map(Number),
  spawned: args.int("spawned"),
});
const seededStream = method("seeded_stream", ["entropy", "spawn_key", "spawned"], (args, env) => ({
  kind: "stream",
  state: generatorOf(sequenceIn(args, env)),
}));
/** The words of 32 bits that a seed sequence gives. */
const seedWords = method("seed_words", ["entropy", "spawn_key", "spawned", "count"], (args, env) =>
  listOf(generateWords(sequenceIn(args, env), args.int("count")).map((w) => intOf(w))),
);
/** Entropy by chance, of 128 bits. */
const chance = method("entropy", [], (_, env) =>
  intOf((BigInt.asUintN(64, env.host.foreign.entropy()) << 64n) | BigInt.asUintN(64, env.host.foreign.entropy())),
);

export const streamFunctions: readonly BuiltinValue[] = [
  stateOf,
  putState,
  advance,
  raw,
  seedsOf,
  seededStream,
  seedWords,
  chance,
];
