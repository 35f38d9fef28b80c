/** jax.random: functions of a key, which is a tensor of two uint32 words. Knows arguments; the numbers are src/random/threefry.ts. */
import { type Data, type DType, dataFrom } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { gather } from "../graph/structure.ts";
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
import { type BuiltinValue, tensorOf, type Value } from "./value.ts";

/** An array where Python's rules hold, as jax.numpy's functions give it. */
const arrayOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

const keyIn = (args: Arguments, env: Env): JaxKey => keyOfWords(wordsIn(args, "key", env).map(Number));
const made = (dtype: DType, shape: readonly number[], data: Data): Node => sourceOf(stored(dtype, shape, data));
const keysOf = (shape: readonly number[], keys: readonly JaxKey[], env: Env): Value =>
  arrayOf(made("uint32", shape, Uint32Array.from(keys.flat())), env);
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
  method(name, ["seed", "impl?"], (args, env) => keysOf([2], [keyOfSeed(wideIn(args, "seed", 0n, env))], env));

const int32 = (order: readonly number[]): Node => made("int32", [order.length], dataFrom("int32", order));

const table: readonly BuiltinValue[] = [
  makeKey("key"),
  makeKey("PRNGKey"),
  method("split", ["key", "num?"], (args, env) => {
    const count = args.has("num") ? args.int("num") : 2;
    return keysOf([count, 2], splitKey(keyIn(args, env), count), env);
  }),
  method("fold_in", ["key", "data"], (args, env) =>
    keysOf([2], [foldInKey(keyIn(args, env), wideIn(args, "data", 0n, env))], env),
  ),
  method("key_data", ["key"], (args) => args.value("key")),
  method("bits", ["key", "shape?", "dtype?"], (args, env) => {
    const shape = shapeIn(args, env);
    if (isWide("bits", "uint32", "uint64", args, env))
      return arrayOf(made("uint64", shape, jaxWideBits(keyIn(args, env), sizeOf(shape))), env);
    return arrayOf(made("uint32", shape, jaxBits(keyIn(args, env), sizeOf(shape))), env);
  }),
  method("uniform", ["key", "shape?", "dtype?", "minval?", "maxval?"], (args, env) => {
    const shape = shapeIn(args, env);
    const [low, high] = [numberIn(args, "minval", 0, env), numberIn(args, "maxval", 1, env)];
    if (isWide("uniform", "float32", "float64", args, env))
      return arrayOf(made("float64", shape, jaxWideUniform(keyIn(args, env), sizeOf(shape), low, high)), env);
    return arrayOf(made("float32", shape, jaxUniform(keyIn(args, env), sizeOf(shape), low, high)), env);
  }),
  method("normal", ["key", "shape?", "dtype?"], (args, env) => {
    const shape = shapeIn(args, env);
    if (isWide("normal", "float32", "float64", args, env)) {
      const x = made("float64", shape, jaxWideUniform(keyIn(args, env), sizeOf(shape), -1 + 2 ** -53, 1));
      return arrayOf(
        multiply(erfinv.run({ x }, env.host) as Node, made("float64", [], Float64Array.of(Math.SQRT2))),
        env,
      );
    }
    return arrayOf(made("float32", shape, jaxNormal(keyIn(args, env), sizeOf(shape))), env);
  }),
  method("randint", ["key", "shape", "minval", "maxval", "dtype?"], (args, env) => {
    const shape = sizesIn(args, "shape", env);
    if (isWide("randint", "int32", "int64", args, env)) {
      const [from, to] = [wideIn(args, "minval", 0n, env), wideIn(args, "maxval", 1n, env)];
      return arrayOf(made("int64", shape, jaxWideIntegers(keyIn(args, env), sizeOf(shape), from, to)), env);
    }
    const [low, high] = [numberIn(args, "minval", 0, env), numberIn(args, "maxval", 1, env)];
    return arrayOf(made("int32", shape, jaxIntegers(keyIn(args, env), sizeOf(shape), low, high)), env);
  }),
  method("bernoulli", ["key", "p?", "shape?"], (args, env) => {
    const shape = shapeIn(args, env);
    const numbers = made("float32", shape, jaxUniform(keyIn(args, env), sizeOf(shape)));
    const p = Math.fround(numberIn(args, "p", 0.5, env));
    return arrayOf(less(numbers, made("float32", [], Float32Array.of(p))), env);
  }),
  method("permutation", ["key", "x"], (args, env) => {
    const value = args.value("x");
    if (value.kind === "int") return arrayOf(int32(jaxOrder(keyIn(args, env), Number(value.value))), env);
    const x = toNode(value, literalsOf(env));
    if (x.shape.length === 0) args.misfit("x", "an integer or a tensor with rows");
    return arrayOf(gather(x, [0], [int32(jaxOrder(keyIn(args, env), x.shape[0]!))], 0), env);
  }),
  method("choice", ["key", "a", "shape?", "replace?"], (args, env) => {
    const value = args.value("a");
    const x = value.kind === "int" ? null : toNode(value, literalsOf(env));
    const n = x ? (x.shape[0] ?? args.misfit("a", "an integer or a vector")) : args.int("a");
    const shape = shapeIn(args, env);
    const count = sizeOf(shape);
    if (!args.bool("replace", true) && count > n)
      throw refuse("random/bounds", { detail: `${count} different ones cannot be chosen from ${n}` });
    const key = keyIn(args, env);
    const places = args.bool("replace", true)
      ? jaxIntegers(key, count, 0, n)
      : Int32Array.from(jaxOrder(key, n).slice(0, count));
    const node = made("int32", shape, places);
    return arrayOf(x ? gather(x, [0], [node], 0) : node, env);
  }),
];

/** Everything under jax.random, by its path. */
export const jaxRandom: readonly (readonly [string, BuiltinValue])[] = table.map((b) => [`jax.random.${b.name}`, b]);
