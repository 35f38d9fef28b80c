/** Python's own functions over values, sequences and numbers. */
import { allocate } from "../core/dtype.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { Arguments, method } from "./arguments.ts";
import { callOperation } from "./bind.ts";
import type { Builtin } from "./builtins.ts";
import { inProgram } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { iterableFunctions } from "./iterables.ts";
import { callSpecial } from "./members.ts";
import { numberFunctions } from "./number-functions.ts";
import { isPlain } from "./numbers.ts";
import { objectFunctions } from "./object-functions.ts";
import { applyBinary } from "./operators.ts";
import { isWalked, orOperation } from "./or-operation.ts";
import { outletOf } from "./outlets.ts";
import { noAttribute, valueError } from "./python-says.ts";
import { itemsOf, iterate, type NumberRow, numbersOf } from "./sequences.ts";
import { extremeItem, sortItems } from "./sorting.ts";
import { formatValue, lengthOf, strOf } from "./text.ts";
import { isHeard, notePrint } from "./tracing.ts";
import { isTrue } from "./truth.ts";
import { typeSaid } from "./type-names.ts";
import { boolOf, builtin, describe, intOf, listOf, none, stringOf, tensorOf, type Value } from "./value.ts";

const print: Builtin = {
  value: builtin("print", (given, env, span) => {
    const named = new Arguments(
      "print",
      given.filter((a) => a.name !== null),
      ["sep?", "end?", "flush?", "file?"],
      env,
      span,
    );
    if (!isHeard(env)) return none;
    const separator = named.optional("sep") ? named.string("sep") : " ";
    const end = named.optional("end") ? named.string("end") : "\n";
    const texts = given
      .filter((a) => a.name === null)
      .map((a) => located(() => strOf(a.value, env), new Map(), a.span));
    const file = named.optional("file") ?? outletOf(env);
    if (file) {
      // What is printed into something else is whatever that writes, piece by piece.
      const pieces = [...texts.flatMap((t, i) => (i > 0 ? [separator, t] : [t])), end];
      for (const piece of pieces) {
        if (callSpecial(file, "write", [stringOf(piece)], env, span) !== undefined) continue;
        throw failAt("name/attribute", { owner: describe(file), name: "write" }, named.spanOf("file"), "", {
          exception: noAttribute(file, "write"),
        });
      }
      return none;
    }
    const text = texts.join(separator) + end;
    notePrint(env, text, span);
    env.host.print(text);
    return none;
  }),
  form: "print(x, …, sep=' ', end='\\n', file=None)",
  doc: "Writes values as text, tensors as TensorFlow prints them.",
  examples: [{ code: "print([1, 2] + 1)", shows: "tf.Tensor([2 3], shape=(2,), dtype=int32)" }],
};

const len: Builtin = {
  value: method("len", ["x"], (args, env, span) => {
    const own = callSpecial(args.value("x"), "__len__", [], env, span);
    if (own) return own;
    const of = args.value("x");
    // TensorFlow's Variables have no length, tensh's own have.
    const length = of.kind === "variable" && inProgram(env) ? undefined : lengthOf(of);
    if (length !== undefined) return intOf(length);
    const facts = { name: "len", param: "x", wanted: "something with a length", found: describe(args.value("x")) };
    throw failAt("call/kind", facts, args.spanOf("x"), "", { exception: ["TypeError", lengthless(args.value("x"))] });
  }),
  form: "len(x)",
  doc: "How many items a list, a string, a dict or the first axis of a tensor has.",
  examples: [{ code: "len([1, 2, 3])", shows: "3" }],
};

/** What Python says of what has no length. */
function lengthless(value: Value): string {
  if (value.kind === "tensor" && !value.array) return "Scalar tensor has no `len()`";
  if (value.kind === "tensor" && value.base) return "len() of unsized object";
  return `object of type '${typeSaid(value)}' has no len()`;
}

const range: Builtin = {
  value: builtin("range", (given, env, span) => {
    const args = new Arguments("range", given, given.length === 1 ? ["stop"] : ["start", "stop", "step?"], env, span);
    const step = args.has("step") ? args.int("step") : 1;
    if (step === 0)
      throw failAt("value/domain", { detail: "a range needs a step other than 0" }, args.spanOf("step"), "", {
        exception: valueError("range() arg 3 must not be zero"),
      });
    const start = args.has("start") ? args.int("start") : 0;
    // A stop may be as far away as it likes: it is come near to in turns.
    if (Math.abs(start) > Number.MAX_SAFE_INTEGER)
      throw failAt("value/domain", { detail: "a range starts within 2^53 of 0" }, args.spanOf("start"));
    return { kind: "range", start, stop: args.int("stop"), step };
  }),
  form: "range(stop) · range(start, stop, step=1)",
  doc: "The integers from start up to, but without, stop. An operation takes it as an int32 tensor.",
  examples: [{ code: "reshape(range(6), [2, 3])", shows: "[[0 1 2]\n [3 4 5]]" }],
};

const sorted: Builtin = {
  value: method("sorted", ["items", "key?", "reverse?"], (args, env, span) => {
    const [items, key, falls] = [args.value("items"), args.optional("key"), args.bool("reverse", false)];
    const row = key ? null : numbersOf(items, env);
    if (row?.numbers.every((x) => !Number.isNaN(x)))
      return listOf(inOrder(row.numbers, falls).map((x) => numpyNumber(x, row.dtype)));
    return listOf(sortItems(itemsOf(items, env), key, falls, env, span));
  }),
  form: "sorted(items, key=None, reverse=False)",
  doc: "The items in order, as a list.",
  examples: [{ code: "sorted([3, 1, 2])", shows: "[1, 2, 3]" }],
};

const extreme = (name: "min" | "max", sign: 1 | -1): Builtin => ({
  value: orOperation(
    name,
    (given, env, span) => {
      const positional = given.filter((a) => a.name === null);
      const by = given.find((a) => a.name === "key")?.value;
      const key = by?.kind === "none" ? undefined : by;
      const first = positional[0];
      if (!first) throw failAt("call/missing", { name, param: "x" }, span);
      const odd = given.find((a) => a.name !== null && a.name !== "key" && a.name !== "default");
      if (odd) throw failAt("call/keyword", { name, param: odd.name! }, odd.span);
      const row = positional.length === 1 && !key ? numbersOf(first.value, env) : null;
      if (row) return numpyNumber(furthest(row.numbers, sign), row.dtype);
      const items =
        positional.length === 1
          ? located(() => itemsOf(first.value, env), new Map(), first.span)
          : positional.map((a) => a.value);
      const otherwise = given.find((a) => a.name === "default");
      if (otherwise && items.length === 0) return otherwise.value;
      return located(() => extremeItem(items, sign, key, env, span), new Map(), span);
    },
    (args) =>
      args.filter((a) => a.name === null && isPlain(a.value)).length > 1 ||
      args.some((a) => a.name === "key" || a.name === "default") ||
      args[0]?.value.kind === "string" ||
      (args.length === 1 && isWalked(args[0]!.value)),
  ),
  form: `${name}(a, b, …) · ${name}(x, axis=None)`,
  doc: `The ${name === "min" ? "smallest" : "largest"} of several numbers; of a tensor, the operation ${name}.`,
  examples: [{ code: `${name}(3, 5)`, shows: name === "min" ? "3" : "5" }],
});

/** A number as NumPy has it. */
function numpyNumber(x: number, dtype: NumberRow["dtype"]): Value {
  const data = allocate(dtype, 1);
  data[0] = (dtype === "int64" ? BigInt(x) : x) as never;
  return tensorOf(sourceOf(stored(dtype, [], data)), true);
}

/** Numbers in order; 0 and -0 stay as they are to each other. */
function inOrder(numbers: Float64Array, falls: boolean): number[] {
  const sign = falls ? -1 : 1;
  return [...numbers].sort((a, b) => (a === b ? 0 : sign * (a < b ? -1 : 1)));
}

/** The first of the smallest or largest; NaN is neither, and nothing is smaller or larger than it. */
function furthest(numbers: Float64Array, sign: 1 | -1): number {
  let best = numbers[0]!;
  for (let i = 1; i < numbers.length; i++) if (sign * numbers[i]! < sign * best) best = numbers[i]!;
  return best;
}

/** One addition after another; null where whole numbers pass what numbers here hold exactly. */
function totalOf({ numbers, dtype }: NumberRow): number | null {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) {
    total += numbers[i]!;
    if (dtype === "int64" && Math.abs(total) > Number.MAX_SAFE_INTEGER) return null;
  }
  return total;
}

const sum: Builtin = {
  value: method("sum", ["items", "start?"], (args, env, span) => {
    const at = { left: span, right: span, whole: span };
    const row = args.has("start") ? null : numbersOf(args.value("items"), env);
    const total = row && totalOf(row);
    if (row && total !== null) return numpyNumber(total, row.dtype === "bool" ? "int64" : row.dtype);
    return itemsOf(args.value("items"), env).reduce(
      (total, v) => applyBinary("+", total, v, env, at),
      args.optional("start") ?? intOf(0),
    );
  }),
  form: "sum(items, start=0)",
  doc: "Python's sum, one addition after another.",
  examples: [],
  yields: true,
};

const truth = (name: "all" | "any"): Builtin => ({
  value: method(name, ["items"], (args, env) => {
    const wanted = name === "any";
    const row = numbersOf(args.value("items"), env);
    if (row) return boolOf(row.numbers.some((x) => (x !== 0) === wanted) === wanted);
    for (const item of iterate(args.value("items"), env)) if (isTrue(item, env) === wanted) return boolOf(wanted);
    return boolOf(!wanted);
  }),
  form: `${name}(items)`,
  doc: `True if ${name === "all" ? "every" : "any"} item is true.`,
  examples: [],
  yields: true,
});

const slice: Builtin = {
  value: builtin("slice", (given, env, span) => {
    const tensorFirst = given[0] && !isPlain(given[0].value) && given[0].value.kind !== "none";
    if (tensorFirst && env.host.dialect === "tensh")
      return callOperation(operationNamed("slice") as Operation, given, { env, span, as: "slice" });
    const args = new Arguments("slice", given, given.length === 1 ? ["stop"] : ["start", "stop", "step?"], env, span);
    const edge = (p: string): number | null => (args.has(p) && args.optional(p) ? args.int(p) : null);
    return { kind: "slice", start: edge("start"), stop: edge("stop"), step: edge("step") };
  }),
  form: "slice(start, stop, step) · slice(x, begin, size)",
  doc: "Python's slice as a value; of a tensor, the operation slice.",
  examples: [{ code: "[10, 20, 30][slice(1, None)]", shows: "[20, 30]" }],
};

const format: Builtin = {
  value: method("format", ["x", "spec?"], (args, env) =>
    stringOf(formatValue(args.value("x"), args.has("spec") ? args.string("spec") : "", env)),
  ),
  form: "format(x, spec)",
  doc: "The value as text, by a spec such as '.3f'.",
  examples: [{ code: "format(3.14159, '.2f')", shows: "'3.14'" }],
};

export const pythonFunctions: readonly Builtin[] = [
  print,
  len,
  range,
  ...iterableFunctions,
  sorted,
  ...objectFunctions,
  extreme("min", 1),
  extreme("max", -1),
  sum,
  truth("all"),
  truth("any"),
  ...numberFunctions,
  slice,
  format,
];
