/** Random generators as values: tf.random.Generator and its methods. Each draw moves the generator's state. */
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { drawn, uniformBetween } from "../ops/random.ts";
import { bits, type Distribution, normal, truncatedNormal } from "../random/distribution.ts";
import { drawFrom, fromSeed, fromState, type GeneratorState, makeSeeds, skip, split } from "../random/generator.ts";
import { type Arguments, method } from "./arguments.ts";
import { elementsOf, literalsOf, plainOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import { type Env, partUndo } from "./env.ts";
import { integerIn } from "./subscript.ts";
import { type BuiltinValue, type GeneratorValue, listOf, none, tensorOf, type Value } from "./value.ts";

const generatorOf = (state: GeneratorState): Value => ({ kind: "generator", state });

function move(generator: GeneratorValue, next: GeneratorState, env: Env): void {
  env.host.touch(
    generator,
    partUndo(
      () => generator.state,
      (state) => {
        generator.state = state;
      },
    ),
  );
  generator.state = next;
}

/** Sizes of a shape argument: an integer, a list, a tensor of integers. */
function shapeIn(args: Arguments, env: Env): readonly number[] {
  const value = args.value("shape");
  if (value.kind === "int") return [Number(value.value)];
  if (value.kind === "tensor") return Array.from(denseData(env.host.realize([value.node])[0]!) as Int32Array, Number);
  const items = elementsOf(value);
  if (!items) return args.misfit("shape", "a shape such as (2, 3)");
  const sizes = items.map((v) => integerIn(v, env) ?? args.misfit("shape", "whole numbers"));
  const bad = sizes.find((d) => d < 0);
  if (bad !== undefined) throw refuse("shape/negative", { size: bad }, { notes: { shape: { text: String(bad) } } });
  return sizes;
}

function numberIn(args: Arguments, param: string, otherwise: number, env: Env): number {
  const value = args.optional(param);
  if (!value) return otherwise;
  const plain =
    value.kind === "tensor" || value.kind === "variable"
      ? plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!)
      : value;
  if (plain.kind === "int" || plain.kind === "float" || plain.kind === "bool") return Number(plain.value);
  return args.misfit(param, "a number");
}

const dtypeIn = (args: Arguments, env: Env): ReturnType<typeof dtypeOf> => {
  const value = args.optional("dtype");
  return value && (dtypeOf(value, literalsOf(env)) ?? args.misfit("dtype", "a dtype"));
};

function draw(generator: GeneratorValue, distribution: Distribution, args: Arguments, env: Env): Value {
  const shape = shapeIn(args, env);
  const { draw, next } = drawFrom(generator.state, distribution, sizeOf(shape));
  const node = drawn(draw, shape);
  move(generator, next, env);
  return tensorOf(node);
}

/** A method or attribute of a generator, or undefined. */
export function generatorMethod(generator: GeneratorValue, name: string): Value | undefined {
  switch (name) {
    case "normal":
    case "truncated_normal": {
      const make = name === "normal" ? normal : truncatedNormal;
      return method(name, ["shape", "mean?", "stddev?", "dtype?", "name?"], (args, env) =>
        draw(
          generator,
          make(dtypeIn(args, env) ?? "float32", numberIn(args, "mean", 0, env), numberIn(args, "stddev", 1, env)),
          args,
          env,
        ),
      );
    }
    case "uniform":
      return method(name, ["shape", "minval?", "maxval?", "dtype?", "name?"], (args, env) => {
        const bound = (param: string): { value: number } | null =>
          args.optional(param) ? { value: numberIn(args, param, 0, env) } : null;
        return draw(
          generator,
          uniformBetween(bound("minval"), bound("maxval"), dtypeIn(args, env) ?? "float32"),
          args,
          env,
        );
      });
    case "uniform_full_int":
      return method(name, ["shape", "dtype?", "name?"], (args, env) =>
        draw(generator, bits(dtypeIn(args, env) ?? "uint64"), args, env),
      );
    case "split":
      return method(name, ["count?"], (args, env) => {
        const { states, next } = split(generator.state, args.has("count") ? args.int("count") : 1);
        move(generator, next, env);
        return listOf(states.map(generatorOf));
      });
    case "skip":
      return method(name, ["delta"], (args, env) => {
        move(generator, skip(generator.state, args.wide("delta")), env);
        return none;
      });
    case "make_seeds":
      return method(name, ["count?"], (args, env) => {
        const count = args.has("count") ? args.int("count") : 1;
        const { seeds, next } = makeSeeds(generator.state, count);
        move(generator, next, env);
        return tensorOf(sourceOf(stored("int64", [2, count], seeds)));
      });
    case "reset_from_seed":
    case "reset":
      return method(name, [name === "reset" ? "state" : "seed"], (args, env) => {
        move(generator, name === "reset" ? fromState(wordsIn(args, "state", env)) : fromSeed(seedIn(args, env)), env);
        return none;
      });
    case "state":
      return tensorOf(sourceOf(stored("int64", [3], BigInt64Array.from(generator.state))));
    case "key":
      return tensorOf(sourceOf(stored("uint64", [], BigUint64Array.of(BigInt.asUintN(64, generator.state[2])))));
    default:
      return undefined;
  }
}

export const generatorMethods: readonly string[] = [
  "normal",
  "truncated_normal",
  "uniform",
  "uniform_full_int",
  "split",
  "skip",
  "make_seeds",
  "reset_from_seed",
  "reset",
  "state",
  "key",
];

function wordsIn(args: Arguments, param: string, env: Env): bigint[] {
  const value = args.value(param);
  const items = elementsOf(value);
  if (items)
    return items.map((v) => (v.kind === "int" ? v.value : BigInt(integerIn(v, env) ?? args.misfit(param, "integers"))));
  if (value.kind !== "tensor") return args.misfit(param, "three integers");
  return Array.from(denseData(env.host.realize([value.node])[0]!) as BigInt64Array, BigInt);
}

const seedIn = (args: Arguments, env: Env): bigint | bigint[] => {
  const value = args.value("seed");
  return value.kind === "int" ? value.value : wordsIn(args, "seed", env);
};

/** The functions of tf.random.Generator itself. */
export const generatorMakers = {
  from_seed: method("from_seed", ["seed", "alg?"], (args, env) => generatorOf(fromSeed(seedIn(args, env)))),
  from_state: method("from_state", ["state", "alg?"], (args, env) =>
    generatorOf(fromState(wordsIn(args, "state", env))),
  ),
  from_key_counter: method("from_key_counter", ["key", "counter", "alg?"], (args, env) => {
    const counter = wordsIn(args, "counter", env);
    return generatorOf(fromState([...counter, args.wide("key")]));
  }),
} satisfies Readonly<Record<string, BuiltinValue>>;
