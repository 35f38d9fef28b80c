/** jax.random: functions of a key, which is a tensor of two uint32 words. Knows arguments; the numbers are src/random/threefry.ts. */
import { type Data, type DType, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import { gather, routine } from "../graph/structure.ts";
import { isWriting } from "../graph/withheld.ts";
import { multiply } from "../ops/arithmetic.ts";
import { less } from "../ops/compare.ts";
import { erfinv } from "../ops/special.ts";
import {
  foldInKey,
  type JaxKey,
  jaxBits,
  jaxIntegers,
  jaxNormal,
  jaxOrder,
  jaxUniform,
  jaxWideBits,
  jaxWideIntegers,
  jaxWideUniform,
  keyOfSeed,
  keyOfWords,
  splitKey,
} from "../random/threefry.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { dtypeIn, numberIn, sizesIn, wideIn, wordsIn } from "./sizes.ts";
import { type BuiltinValue, type TensorValue, tensorOf, type Value } from "./value.ts";

/** An array where Python's rules hold, as jax.numpy's functions give it. */
const arrayOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

/** What is drawn from a key; `numbers` are what the kind of draw wants to know. */
interface Drawn {
  readonly kind: keyof typeof draws;
  readonly count: number;
  readonly numbers: readonly number[];
}
const draws = {
  split: (key, count) => Uint32Array.from(splitKey(key, count).flat()),
  fold: (key, _, [data]) => Uint32Array.from(foldInKey(key, BigInt(data!))),
  bits: jaxBits,
  wideBits: jaxWideBits,
  uniform: (key, count, [low, high]) => jaxUniform(key, count, low, high),
  wideUniform: (key, count, [low, high]) => jaxWideUniform(key, count, low, high),
  normal: jaxNormal,
  integers: (key, count, [low, high]) => jaxIntegers(key, count, low!, high!),
  order: (key, count) => Int32Array.from(jaxOrder(key, count)),
  chosen: (key, count, [of]) => Int32Array.from(jaxOrder(key, of!).slice(0, count)),
} as const satisfies Record<string, (key: JaxKey, count: number, numbers: readonly number[]) => Data>;

const draw = ({ kind, count, numbers }: Drawn, words: Stored, more: readonly Stored[]): Data => {
  const key = keyOfWords(Array.from(denseData(words) as Uint32Array, Number));
  return draws[kind](key, count, [...numbers, ...more.map((s) => Number(denseData(s)[0]))]);
};
const drawRoutine: RoutineOp<Drawn> = {
  name: "random",
  evaluate: ([words, ...more], drawn, { shape, dtype }) => stored(dtype, shape, draw(drawn, words!, more)),
  gradient: null,
};

/** Where somebody writes down what is done with keys, draws are steps like others; elsewhere their elements are there at once. */
function drawn(
  kind: Drawn["kind"],
  [dtype, shape]: readonly [DType, readonly number[]],
  key: Node,
  env: Env,
  numbers: readonly number[] = [],
  more: readonly Node[] = [],
): Value {
  const inputs = [key, ...more];
  const count = kind === "split" ? shape[0]! : sizeOf(shape);
  const attrs: Drawn = { kind, count, numbers };
  if (isWriting() && inputs.some((n) => n.value === null))
    return arrayOf(routine(drawRoutine, inputs, attrs, shape, dtype), env);
  const [words, ...rest] = env.host.realize(inputs);
  return arrayOf(made(dtype, shape, draw(attrs, words!, rest)), env);
}

function keyIn(args: Arguments, env: Env): Node {
  const value = args.value("key");
  if (value.kind === "tensor" && sizeOf(value.node.shape) === 2) return value.node;
  const key = keyOfWords(wordsIn(args, "key", env).map(Number));
  return made("uint32", [2], Uint32Array.from(key));
}
const made = (dtype: DType, shape: readonly number[], data: Data): Node => sourceOf(stored(dtype, shape, data));
const shapeIn = (args: Arguments, env: Env): readonly number[] =>
  args.optional("shape") ? sizesIn(args, "shape", env) : [];

/** JAX computes in 32 bits unless told otherwise at its start; whether it was told. */
function isWide(name: string, narrow: DType, wide: DType, args: Arguments, env: Env): boolean {
  const dtype = dtypeIn(args, env) ?? narrow;
  if (dtype === wide) return true;
  if (dtype === narrow) return false;
  const wanted = `${narrow} or ${wide}`;
  throw refuse("dtype/kind", { name: `jax.random.${name}`, wanted, dtype }, { notes: { dtype: { text: "" } } });
}

const makeKey = (name: string): BuiltinValue =>
  method(name, ["seed", "impl?"], (args, env) => {
    const words = keyOfSeed(wideIn(args, "seed", 0n, env));
    return arrayOf(made("uint32", [2], Uint32Array.from(words)), env);
  });

const nodeOf = (value: Value): Node => (value as TensorValue).node;

const table: readonly BuiltinValue[] = [
  makeKey("key"),
  makeKey("PRNGKey"),
  method("split", ["key", "num?"], (args, env) => {
    const count = args.has("num") ? args.int("num") : 2;
    return drawn("split", ["uint32", [count, 2]], keyIn(args, env), env);
  }),
  method("fold_in", ["key", "data"], (args, env) => {
    const data = args.value("data");
    if (data.kind === "tensor" && isInteger(data.node.dtype))
      return drawn("fold", ["uint32", [2]], keyIn(args, env), env, [], [data.node]);
    return drawn("fold", ["uint32", [2]], keyIn(args, env), env, [
      Number(BigInt.asUintN(32, wideIn(args, "data", 0n, env))),
    ]);
  }),
  method("key_data", ["key"], (args) => args.value("key")),
  method("bits", ["key", "shape?", "dtype?"], (args, env) => {
    const wide = isWide("bits", "uint32", "uint64", args, env);
    const shape = shapeIn(args, env);
    return wide
      ? drawn("wideBits", ["uint64", shape], keyIn(args, env), env)
      : drawn("bits", ["uint32", shape], keyIn(args, env), env);
  }),
  method("uniform", ["key", "shape?", "dtype?", "minval?", "maxval?"], (args, env) => {
    const shape = shapeIn(args, env);
    const ends = [numberIn(args, "minval", 0, env), numberIn(args, "maxval", 1, env)];
    return isWide("uniform", "float32", "float64", args, env)
      ? drawn("wideUniform", ["float64", shape], keyIn(args, env), env, ends)
      : drawn("uniform", ["float32", shape], keyIn(args, env), env, ends);
  }),
  method("normal", ["key", "shape?", "dtype?"], (args, env) => {
    const shape = shapeIn(args, env);
    if (!isWide("normal", "float32", "float64", args, env))
      return drawn("normal", ["float32", shape], keyIn(args, env), env);
    const x = nodeOf(drawn("wideUniform", ["float64", shape], keyIn(args, env), env, [-1 + 2 ** -53, 1]));
    return arrayOf(
      multiply(erfinv.run({ x }, env.host) as Node, made("float64", [], Float64Array.of(Math.SQRT2))),
      env,
    );
  }),
  method("randint", ["key", "shape", "minval", "maxval", "dtype?"], (args, env) => {
    const shape = sizesIn(args, "shape", env);
    if (isWide("randint", "int32", "int64", args, env)) {
      const [from, to] = [wideIn(args, "minval", 0n, env), wideIn(args, "maxval", 1n, env)];
      const key = keyOfWords(wordsIn(args, "key", env).map(Number));
      return arrayOf(made("int64", shape, jaxWideIntegers(key, sizeOf(shape), from, to)), env);
    }
    const ends = [numberIn(args, "minval", 0, env), numberIn(args, "maxval", 1, env)];
    return drawn("integers", ["int32", shape], keyIn(args, env), env, ends);
  }),
  method("bernoulli", ["key", "p?", "shape?"], (args, env) => {
    const numbers = nodeOf(drawn("uniform", ["float32", shapeIn(args, env)], keyIn(args, env), env, [0, 1]));
    const p = Math.fround(numberIn(args, "p", 0.5, env));
    return arrayOf(less(numbers, made("float32", [], Float32Array.of(p))), env);
  }),
  method("permutation", ["key", "x"], (args, env) => {
    const value = args.value("x");
    const order = (n: number): Value => drawn("order", ["int32", [n]], keyIn(args, env), env);
    if (value.kind === "int") return order(Number(value.value));
    const x = toNode(value, literalsOf(env));
    if (x.shape.length === 0) args.misfit("x", "an integer or a tensor with rows");
    return arrayOf(gather(x, [0], [nodeOf(order(x.shape[0]!))], 0), env);
  }),
  method("choice", ["key", "a", "shape?", "replace?"], (args, env) => {
    const value = args.value("a");
    const x = value.kind === "int" ? null : toNode(value, literalsOf(env));
    const n = x ? (x.shape[0] ?? args.misfit("a", "an integer or a vector")) : args.int("a");
    const shape = shapeIn(args, env);
    const again = args.bool("replace", true);
    if (!again && sizeOf(shape) > n)
      throw refuse("random/bounds", { detail: `${sizeOf(shape)} different ones cannot be chosen from ${n}` });
    const places = again
      ? drawn("integers", ["int32", shape], keyIn(args, env), env, [0, n])
      : drawn("chosen", ["int32", shape], keyIn(args, env), env, [n]);
    return x ? arrayOf(gather(x, [0], [nodeOf(places)], 0), env) : places;
  }),
];

/** Everything under jax.random, by its path. */
export const jaxRandom: readonly (readonly [string, BuiltinValue])[] = table.map((b) => [`jax.random.${b.name}`, b]);
