/** torch.manual_seed and what draws from its stream. Knows arguments; the numbers are src/random/torch.ts. */
import { type Data, type DType, isFloat, isHalf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { castTo } from "../ops/operation.ts";
import {
  type TorchState,
  torchIntegers,
  torchNormal,
  torchPermutation,
  torchStateOf,
  torchTrials,
  torchUniform,
} from "../random/torch.ts";
import { torchGamma, torchPoisson, torchSuccesses } from "../random/torch-shapes.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { type Env, plainUndo } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { dtypeIn, numberIn, sizesIn, wideIn } from "./sizes.ts";
import { type BuiltinValue, intOf, none, tensorOf, type Value } from "./value.ts";

const read = (env: Env): TorchState =>
  env.host.foreign.get().torch ?? torchStateOf(BigInt.asUintN(32, env.host.foreign.entropy()));
const write = (torch: TorchState, env: Env): void => env.host.foreign.set({ ...env.host.foreign.get(), torch });

/** Where a generator is in its stream; undefined before something was drawn of it. */
interface Stream {
  state: TorchState | undefined;
}
const streams = new WeakMap<Value, Stream>();
function streamOf(generator: Value): Stream {
  const known = streams.get(generator) ?? { state: undefined };
  streams.set(generator, known);
  return known;
}
function moveOn(stream: Stream, to: TorchState | undefined, env: Env): void {
  const put = (state: TorchState | undefined): void => {
    stream.state = state;
  };
  env.host.touch(stream, () => plainUndo(() => stream.state, put));
  put(to);
}

const stateBytes = 5056;
const wordsAt = 24;
const gaussAt = 5024;
/** The words stand in 64 bits each; how many of them are left is counted from the last refill. */
function bytesOfState({ bits, gauss }: TorchState): Uint8Array {
  const view = new DataView(new ArrayBuffer(stateBytes));
  view.setInt32(8, bits.words.length + 1 - bits.used, true);
  view.setInt32(12, 1, true);
  view.setBigUint64(16, BigInt(bits.used % bits.words.length), true);
  for (const [i, word] of bits.words.entries()) view.setUint32(wordsAt + 8 * i, word, true);
  view.setFloat64(gaussAt, gauss ?? 0, true);
  view.setInt32(gaussAt + 16, gauss === null ? 0 : 1, true);
  return new Uint8Array(view.buffer);
}
function stateOfBytes(bytes: Uint8Array): TorchState {
  const view = new DataView(bytes.buffer);
  const words = Uint32Array.from({ length: 624 }, (_, i) => view.getUint32(wordsAt + 8 * i, true));
  const gauss = view.getInt32(gaussAt + 16, true) === 0 ? null : view.getFloat64(gaussAt, true);
  return { bits: { words, used: words.length + 1 - view.getInt32(8, true) }, gauss };
}

const places = ["d0?", "d1?", "d2?", "d3?", "d4?", "d5?"];
const extras = ["size?", "dtype?", "device?", "requires_grad?", "generator?"];
/** `rand(2, 3)` and `rand((2, 3))` alike. */
function shapeIn(args: Arguments, env: Env): readonly number[] {
  if (args.has("size")) return sizesIn(args, "size", env);
  return places.map((p) => p.slice(0, -1)).flatMap((p) => (args.has(p) ? sizesIn(args, p, env) : []));
}

type Fill = (
  state: TorchState,
  count: number,
  single: boolean,
  half: boolean,
) => { readonly data: Data; readonly next: TorchState };

function floats(name: string, shape: readonly number[], dtype: DType, fill: Fill, env: Env): Value {
  if (!isFloat(dtype)) throw refuse("dtype/kind", { name: `torch.${name}`, wanted: "floats", dtype });
  const { data, next } = fill(read(env), sizeOf(shape), dtype !== "float64", isHalf(dtype));
  write(next, env);
  // Floats of 16 bits are those of 32, rounded.
  const node = sourceOf(stored(dtype === "float64" ? dtype : "float32", shape, data));
  return tensorOf(isHalf(dtype) ? castTo(node, dtype) : node);
}

const uniform: Fill = (state, count, single) => torchUniform(state, count, single);
const standard: Fill = (state, count, single, half) => torchNormal(state, count, single, 0, 1, half);

const bySizes = (name: string, fill: Fill): BuiltinValue =>
  method(name, [...places, ...extras], (args, env) =>
    floats(name, shapeIn(args, env), dtypeIn(args, env) ?? "float32", fill, env),
  );
const like = (name: string, fill: Fill): BuiltinValue =>
  method(name, ["input", ...extras.slice(1)], (args, env) => {
    const { shape, dtype } = toNode(args.value("input"), literalsOf(env));
    return floats(name, shape, dtypeIn(args, env) ?? dtype, fill, env);
  });

type EachFill = (
  state: TorchState,
  given: readonly Float64Array[],
  single: boolean,
) => { readonly data: Data; readonly next: TorchState };
/** Draws as many numbers as the tensors have elements, in their dtype. */
const byElements = (name: string, fill: EachFill, params: readonly string[] = ["input"]): BuiltinValue =>
  method(name, [...params, "generator?"], (args, env) => {
    const nodes = params.map((p) => toNode(args.value(p), literalsOf(env)));
    const { shape, dtype } = nodes[0]!;
    if (!isFloat(dtype)) throw refuse("dtype/kind", { name: `torch.${name}`, wanted: "floats", dtype });
    const given = nodes.map((node) => {
      const wide = castTo(structure.expand(node, shape), "float64");
      return denseData(wide.value ?? env.host.realize([wide])[0]!) as Float64Array;
    });
    const { data, next } = fill(read(env), given, dtype !== "float64");
    write(next, env);
    return tensorOf(castTo(sourceOf(stored("float64", shape, data)), dtype));
  });

const table: readonly BuiltinValue[] = [
  method("manual_seed", ["seed"], (args, env) => {
    write(torchStateOf(wideIn(args, "seed", 0n, env)), env);
    return none;
  }),
  bySizes("rand", uniform),
  bySizes("randn", standard),
  like("rand_like", uniform),
  like("randn_like", standard),
  method("normal", ["mean?", "std?", ...extras], (args, env) => {
    const [mean, std] = [numberIn(args, "mean", 0, env), numberIn(args, "std", 1, env)];
    const shape = args.has("size") ? sizesIn(args, "size", env) : [1];
    const fill: Fill = (state, count, single, half) => torchNormal(state, count, single, mean, std, half);
    return floats("normal", shape, dtypeIn(args, env) ?? "float32", fill, env);
  }),
  // What `uniform_` fills a tensor with.
  method("_uniform", ["from", "to", ...extras], (args, env) => {
    const [from, to] = [numberIn(args, "from", 0, env), numberIn(args, "to", 1, env)];
    const fill: Fill = (state, count, single) => torchUniform(state, count, single, from, to);
    return floats("uniform_", sizesIn(args, "size", env), dtypeIn(args, env) ?? "float32", fill, env);
  }),
  // What `bernoulli_` fills a tensor with.
  method("_bernoulli", ["p", ...extras], (args, env) => {
    const p = numberIn(args, "p", 0.5, env);
    const fill: Fill = (state, count, single) => torchTrials(state, count, single, p);
    return floats("bernoulli_", sizesIn(args, "size", env), dtypeIn(args, env) ?? "float32", fill, env);
  }),
  // Of each element as a parameter: a gamma, a count by Poisson, the successes in so many trials.
  byElements("_standard_gamma", (state, [shapes], single) => torchGamma(state, shapes!, single)),
  byElements("poisson", (state, [rates]) => torchPoisson(state, rates!)),
  byElements("binomial", (state, [counts, chances]) => torchSuccesses(state, counts!, chances!), ["count", "prob"]),
  // A word of 63 bits, which seeds the order of a pass over data.
  method("_seed", [], (_, env) => {
    const { data, next } = torchIntegers(read(env), 1, 0n, 2n ** 63n);
    write(next, env);
    return intOf(data[0]! as bigint);
  }),
  // What a generator of its own gives from a seed, beside the one that all share.
  method("_seeded", ["seed", "of"], (args, env, span) => {
    const kept = env.host.foreign.get();
    write(torchStateOf(wideIn(args, "seed", 0n, env)), env);
    const found = env.interpreter.call(args.value("of"), [], env, span);
    env.host.foreign.set(kept);
    return found;
  }),
  // What comes of numbers that are drawn again afterwards.
  method("_again", ["of"], (args, env, span) => {
    write(read(env), env);
    const kept = env.host.foreign.get();
    const found = env.interpreter.call(args.value("of"), [], env, span);
    env.host.foreign.set(kept);
    return found;
  }),
  // The same as _seeded for a generator of a program's own, which goes on from where it was.
  method("_drawn", ["generator", "seed", "of"], (args, env, span) => {
    const stream = streamOf(args.value("generator"));
    const kept = env.host.foreign.get();
    write(stream.state ?? torchStateOf(wideIn(args, "seed", 0n, env)), env);
    const found = env.interpreter.call(args.value("of"), [], env, span);
    moveOn(stream, read(env), env);
    env.host.foreign.set(kept);
    return found;
  }),
  method("_begun", ["generator"], (args, env) => {
    moveOn(streamOf(args.value("generator")), undefined, env);
    return none;
  }),
  // Where the stream is that all share, in the bytes that PyTorch keeps of it, and there again.
  method("_state", [], (_, env) => {
    const state = read(env);
    write(state, env);
    return tensorOf(sourceOf(stored("uint8", [stateBytes], bytesOfState(state))));
  }),
  method("_resume", ["state"], (args, env, span) => {
    const node = castTo(toNode(args.value("state"), literalsOf(env)), "uint8");
    const bytes = Uint8Array.from(denseData(node.value ?? env.host.realize([node])[0]!) as ArrayLike<number>);
    if (bytes.length !== stateBytes) throw raisedAs("TypeError", "RNG state must be a torch.ByteTensor", span);
    write(stateOfBytes(bytes), env);
    return none;
  }),
  method("randint", ["low", "high?", ...extras], (args, env) => {
    // randint(high, size) and randint(low, high, size): what is no number is the size.
    const bySize = args.optional("high");
    const sized = bySize !== undefined && bySize.kind !== "int";
    const shape = sizesIn(args, sized ? "high" : "size", env);
    const first = wideIn(args, "low", 0n, env);
    const [low, high] = sized || !bySize ? [0n, first] : [first, wideIn(args, "high", 0n, env)];
    if (low >= high) throw refuse("random/bounds", { detail: `there is no integer from ${low} up to below ${high}` });
    const { data, next } = torchIntegers(read(env), sizeOf(shape), low, high);
    write(next, env);
    const node = sourceOf(stored("int64", shape, data));
    return tensorOf(castTo(node, dtypeIn(args, env) ?? "int64"));
  }),
  method("randperm", ["n", "dtype?", "device?", "generator?"], (args, env) => {
    const { order, next } = torchPermutation(read(env), args.int("n"));
    write(next, env);
    return tensorOf(castTo(sourceOf(stored("int32", [order.length], order)), dtypeIn(args, env) ?? "int64"));
  }),
];

/** These functions, by their paths. */
export const torchRandom: readonly (readonly [string, BuiltinValue])[] = table.map((b) => [`torch.${b.name}`, b]);
