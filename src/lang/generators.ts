/** Random generators as values: tf.random.Generator and its methods. Each draw moves the generator's state. */
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { drawn, uniformBetween } from "../ops/random.ts";
import { bits, type Distribution, normal, truncatedNormal } from "../random/distribution.ts";
import { drawFrom, fromSeed, fromState, type GeneratorState, makeSeeds, skip, split } from "../random/generator.ts";
import { type Arguments, method } from "./arguments.ts";
import { type Env, plainUndo } from "./env.ts";
import { dtypeIn, numberIn, sizesIn, wordsIn } from "./sizes.ts";
import { type BuiltinValue, type GeneratorValue, listOf, none, tensorOf, type Value } from "./value.ts";

const generatorOf = (state: GeneratorState): Value => ({ kind: "generator", state });

function move(generator: GeneratorValue, next: GeneratorState, env: Env): void {
  env.host.touch(generator, () =>
    plainUndo(
      () => generator.state,
      (state) => {
        generator.state = state;
      },
    ),
  );
  generator.state = next;
}

function draw(generator: GeneratorValue, distribution: Distribution, args: Arguments, env: Env): Value {
  const shape = sizesIn(args, "shape", env);
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
