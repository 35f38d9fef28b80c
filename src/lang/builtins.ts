/**
 * The functions of the language that are not operations on tensors: Python's own, Variables, tapes, generators. One entry
 * each, read by lookup, help, completion, docs and tests. Also the table of everything that a bare name can mean.
 */
import { dtypeNamed, dtypes } from "../core/dtype.ts";
import { allOperations, operationNamed } from "../ops/index.ts";
import type { Example, Names } from "../ops/operation.ts";
import { placeOf } from "../ops/places.ts";
import { notImplemented } from "./classes.ts";
import { conversions } from "./conversions.ts";
import { derivatives, functionTransforms } from "./derivatives.ts";
import { dtypeFunctions } from "./dtype-functions.ts";
import type { Dialect } from "./env.ts";
import { exceptionNamed, exceptionNames, raised } from "./exceptions.ts";
import { type FrameworkBuiltins, shellModule, shellModules } from "./facade.ts";
import { functionFunctions } from "./function-functions.ts";
import { generatorMakers } from "./generators.ts";
import { instantiate } from "./instances.ts";
import { jaxRandom } from "./jax-random.ts";
import { libraryMember } from "./library.ts";
import { makers } from "./makers.ts";
import { mathFunctions } from "./math.ts";
import { nativeFunctions } from "./native.ts";
import { numpyRandom } from "./np-random.ts";
import { pythonFunctions } from "./python.ts";
import { reflections } from "./reflection.ts";
import { shellFunctions } from "./shell-functions.ts";
import { torchRandom } from "./torch-random.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  ellipsis,
  floatOf,
  none,
  type ObjectValue,
  stringOf,
  type Value,
} from "./value.ts";
import { typeFunctions } from "./value-types.ts";

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

/** The tables, a file each: a bare name is looked for only where it stands. */
export const builtinTables: readonly (() => readonly Builtin[])[] = [
  () => pythonFunctions,
  () => conversions,
  () => typeFunctions,
  () => makers,
  () => derivatives,
  () => dtypeFunctions,
  () => functionFunctions,
  () => shellFunctions,
];

let all: ReadonlyMap<string, Builtin> | null = null;
/** All of them by name. */
export function builtins(): ReadonlyMap<string, Builtin> {
  all ??= new Map(builtinTables.flatMap((table) => table()).map((b) => [b.value.name, b]));
  return all;
}

/** One of them. In tensh, one that yields to an operation may be passed over. */
function builtinOf(name: string, dialect: Dialect): Builtin | undefined {
  const place = placeOf(dialect, name);
  if (place === null) return undefined;
  return place === undefined ? builtins().get(name) : builtinTables[place]!().find((b) => b.value.name === name);
}

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

/** What the library knows under a path. */
const inLibrary = (name: string, path: string): BuiltinValue =>
  builtin(name, (args, env, span) => env.interpreter.call(libraryMember(path, env)!, args, env, span));

/** Python's own names that mean nothing in the shell, or something else. */
const pythons: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["exit", leave],
  ["quit", leave],
  ["open", inLibrary("open", "_files.open")],
  ["anext", inLibrary("anext", "_asyncio.anext")],
  ["aiter", inLibrary("aiter", "_asyncio.aiter")],
  ["input", inLibrary("input", "_files.input")],
  ["bytearray", { ...inLibrary("bytearray", "_octets.bytearray"), type: true }],
  ["memoryview", { ...inLibrary("memoryview", "_octets.memoryview"), type: true }],
  ...reflections,
]);

const meanings: Readonly<Record<Dialect, Map<string, Value>>> = { tensh: new Map(), python: new Map() };
/** What a bare name means that nobody has given a value. In Python's dialect only Python's own names mean anything. */
export function builtinNamed(name: string, dialect: Dialect): Value | undefined {
  const known = meanings[dialect].get(name);
  if (known) return known;
  const found = meaningOf(name, dialect);
  if (found) meanings[dialect].set(name, found);
  return found;
}

function meaningOf(name: string, dialect: Dialect): Value | undefined {
  if (name === "Ellipsis") return ellipsis;
  const own = dialect === "python" ? pythons.get(name) : undefined;
  if (own) return own;
  if (name === "NotImplemented") return notImplemented;
  if (name === "__name__") return stringOf("__main__");
  if (name === "__debug__" && dialect === "python") return boolOf(true);
  // Named as classes are: no other name has them made.
  const exception = name >= "A" && name < "[" ? exceptionNamed(name) : undefined;
  if (exception) return exception;
  const builtin = builtinOf(name, dialect);
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
  for (const [name, b] of builtins()) if (dialect === "tensh" || !b.also) yield name;
  yield* exceptionNames;
  if (dialect === "python") return;
  yield* constants.keys();
  for (const op of allOperations()) yield op.name;
  yield* dtypes;
  yield* shellModules;
}

type Paths = readonly (readonly [path: string, value: BuiltinValue])[];
/** What full paths in a framework lead to: `tf.Variable`, `tf.random.Generator.from_seed`. The last that has a path counts. */
export const pathTables: readonly (() => Paths)[] = [
  ...builtinTables.map((table) => () => table().flatMap(pathsOf)),
  () => Object.entries(generatorMakers).map(([name, value]) => [`tf.random.Generator.${name}`, value]),
  () => [...mathFunctions].map(([name, value]) => [`math.${name}`, value]),
  () => nativeFunctions,
  () => numpyRandom,
  () => jaxRandom,
  () => torchRandom,
  () => functionTransforms,
];
const pathsOf = ({ value, also }: Builtin): Paths =>
  Object.entries(also ?? {}).flatMap(([framework, names]) =>
    (names as string).split(" ").map((n) => [framework === "own" ? n : `${framework}.${n}`, value] as const),
  );

const byPlace = new Map<number, ReadonlyMap<string, BuiltinValue>>();
/** What a full path leads to. */
function builtinAt(path: string): BuiltinValue | undefined {
  const place = placeOf("paths", path);
  if (place === null) return undefined;
  if (place === undefined) return builtinsByPath().get(path);
  const known = byPlace.get(place) ?? new Map(pathTables[place]!());
  byPlace.set(place, known);
  return known.get(path);
}

let byPath: ReadonlyMap<string, BuiltinValue> | null = null;
/** All of them. */
export function builtinsByPath(): ReadonlyMap<string, BuiltinValue> {
  byPath ??= new Map(pathTables.flatMap((table) => table()));
  return byPath;
}

export const frameworkBuiltins: FrameworkBuiltins = { get: builtinAt, keys: () => builtinsByPath().keys() };
