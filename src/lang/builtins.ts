/**
 * The functions of the language that are not operations on tensors: Python's own, Variables, tapes, generators. One entry
 * each, read by lookup, help, completion, docs and tests. Also the table of everything that a bare name can mean.
 */
import { dtypeNamed, dtypes } from "../core/dtype.ts";
import { allOperations, operationNamed } from "../ops/index.ts";
import type { Example, Names } from "../ops/operation.ts";
import { instantiate, notImplemented } from "./classes.ts";
import { conversions } from "./conversions.ts";
import { derivatives, functionTransforms } from "./derivatives.ts";
import { dtypeFunctions } from "./dtype-functions.ts";
import type { Dialect } from "./env.ts";
import { exceptionNamed, exceptionNames, raised } from "./exceptions.ts";
import { shellModule, shellModules } from "./facade.ts";
import { functionFunctions } from "./function-functions.ts";
import { generatorMakers } from "./generators.ts";
import { jaxRandom } from "./jax-random.ts";
import { makers } from "./makers.ts";
import { mathFunctions } from "./math.ts";
import { nativeFunctions } from "./native.ts";
import { numpyRandom } from "./np-random.ts";
import { pythonFunctions } from "./python.ts";
import { torchRandom } from "./torch-random.ts";
import {
  type BuiltinValue,
  builtin,
  ellipsis,
  floatOf,
  none,
  type ObjectValue,
  stringOf,
  type Value,
} from "./value.ts";

export interface Builtin {
  readonly value: BuiltinValue;
  /** How it is written: `len(x)`. */
  readonly form: string;
  readonly doc: string;
  readonly examples: readonly Example[];
  /** Its names in the frameworks. */
  readonly also?: Names;
  /** Where Python's rules do not hold, the operation of this name comes first. */
  readonly yields?: true;
}

export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [...pythonFunctions, ...conversions, ...makers, ...derivatives, ...dtypeFunctions, ...functionFunctions].map((b) => [
    b.value.name,
    b,
  ]),
);

const constants: ReadonlyMap<string, Value> = new Map([
  ["pi", floatOf(Math.PI)],
  ["e", floatOf(Math.E)],
  ["inf", floatOf(Number.POSITIVE_INFINITY)],
  ["nan", floatOf(Number.NaN)],
  ["newaxis", none],
]);

/** Python's own `exit()` and `quit()`. */
const leave = builtin("exit", (args, env, span) => {
  throw raised(instantiate(exceptionNamed("SystemExit")!, args, env, span) as ObjectValue, "", span);
});

/** What a bare name means that nobody has given a value. In Python's dialect only Python's own names mean anything. */
export function builtinNamed(name: string, dialect: Dialect): Value | undefined {
  if (name === "Ellipsis") return ellipsis;
  if (dialect === "python" && (name === "exit" || name === "quit")) return leave;
  if (name === "NotImplemented") return notImplemented;
  if (name === "__name__") return stringOf("__main__");
  // Named as classes are: no other name has them made.
  const exception = /^[A-Z]/.test(name) ? exceptionNamed(name) : undefined;
  if (exception) return exception;
  const builtin = builtins.get(name);
  if (dialect === "python") return builtin && !builtin.also ? builtin.value : undefined;
  if (builtin && !builtin.yields) return builtin.value;
  const constant = constants.get(name);
  if (constant) return constant;
  const module = shellModule(name);
  if (module) return module;
  const dtype = builtin ? undefined : dtypeNamed(name);
  if (dtype) return { kind: "dtype", dtype };
  const operation = operationNamed(name);
  return operation ? { kind: "operation", operation, as: name } : builtin?.value;
}

/** Every bare name that means something, for suggestions and completion. */
export function* commonNames(dialect: Dialect): Generator<string> {
  for (const [name, b] of builtins) if (dialect === "tensh" || !b.also) yield name;
  yield* exceptionNames;
  if (dialect === "python") return;
  yield* constants.keys();
  for (const op of allOperations()) yield op.name;
  yield* dtypes;
  yield* shellModules;
}

let byPath: ReadonlyMap<string, BuiltinValue> | null = null;
/** Builtins by their full path in a framework: `tf.Variable`, `tf.random.Generator.from_seed`. */
export function frameworkBuiltins(): ReadonlyMap<string, BuiltinValue> {
  if (byPath) return byPath;
  const paths = [...builtins.values()].flatMap(({ value, also }) =>
    Object.entries(also ?? {}).flatMap(([framework, names]) =>
      (names as string).split(" ").map((n) => [framework === "own" ? n : `${framework}.${n}`, value] as const),
    ),
  );
  const makers = Object.entries(generatorMakers).map(
    ([name, value]) => [`tf.random.Generator.${name}`, value] as const,
  );
  const math = [...mathFunctions].map(([name, value]) => [`math.${name}`, value] as const);
  byPath = new Map([
    ...paths,
    ...makers,
    ...math,
    ...nativeFunctions,
    ...numpyRandom,
    ...jaxRandom,
    ...torchRandom,
    ...functionTransforms,
  ]);
  return byPath;
}
