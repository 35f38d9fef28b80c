/** Python's own functions over values, sequences and numbers. */
import { refuse, type Span } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { Arguments, method } from "./arguments.ts";
import { callOperation } from "./bind.ts";
import type { Builtin } from "./builtins.ts";
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { calculate, isPlain } from "./numbers.ts";
import { applyBinary } from "./operators.ts";
import { itemsOf } from "./sequences.ts";
import { extremeItem, sortItems } from "./sorting.ts";
import { formatValue, lengthOf, strOf } from "./text.ts";
import { isTrue } from "./truth.ts";
import { type Arg, boolOf, builtin, floatOf, intOf, listOf, none, stringOf, tupleOf, type Value } from "./value.ts";

const print: Builtin = {
  value: builtin("print", (given, env, span) => {
    const named = new Arguments(
      "print",
      given.filter((a) => a.name !== null),
      ["sep?", "end?", "flush?", "file?"],
      env,
      span,
    );
    const separator = named.optional("sep") ? named.string("sep") : " ";
    const end = named.optional("end") ? named.string("end") : "\n";
    const texts = given
      .filter((a) => a.name === null)
      .map((a) => located(() => strOf(a.value, env), new Map(), a.span));
    env.host.print(texts.join(separator) + end);
    return none;
  }),
  form: "print(x, …, sep=' ', end='\\n')",
  doc: "Writes values as text, tensors as TensorFlow prints them.",
  examples: [{ code: "print([1, 2] + 1)", shows: "tf.Tensor([2 3], shape=(2,), dtype=int32)" }],
};

const len: Builtin = {
  value: method("len", ["x"], (args) => {
    const length = lengthOf(args.value("x"));
    return length === undefined ? args.misfit("x", "something with a length") : intOf(length);
  }),
  form: "len(x)",
  doc: "How many items a list, a string, a dict or the first axis of a tensor has.",
  examples: [{ code: "len([1, 2, 3])", shows: "3" }],
};

const range: Builtin = {
  value: builtin("range", (given, env, span) => {
    const args = new Arguments("range", given, given.length === 1 ? ["stop"] : ["start", "stop", "step?"], env, span);
    const step = args.has("step") ? args.int("step") : 1;
    if (step === 0) throw failAt("value/domain", { detail: "a range needs a step other than 0" }, args.spanOf("step"));
    return { kind: "range", start: args.has("start") ? args.int("start") : 0, stop: args.int("stop"), step };
  }),
  form: "range(stop) · range(start, stop, step=1)",
  doc: "The integers from start up to, but without, stop. An operation takes it as an int32 tensor.",
  examples: [{ code: "reshape(range(6), [2, 3])", shows: "[[0 1 2]\n [3 4 5]]" }],
};

const enumerate: Builtin = {
  value: method("enumerate", ["x", "start?"], (args, env) => {
    const start = args.has("start") ? args.int("start") : 0;
    return listOf(itemsOf(args.value("x"), env).map((v, i) => tupleOf([intOf(start + i), v])));
  }),
  form: "enumerate(x, start=0)",
  doc: "Pairs of a counter and each item.",
  examples: [{ code: "[i * v for i, v in enumerate([5, 6])]", shows: "[0, 6]" }],
};

const zip: Builtin = {
  value: builtin("zip", (given, env) => {
    const columns = given.map((a) => located(() => itemsOf(a.value, env), new Map(), a.span));
    const count = columns.length === 0 ? 0 : Math.min(...columns.map((c) => c.length));
    return listOf(Array.from({ length: count }, (_, i) => tupleOf(columns.map((c) => c[i]!))));
  }),
  form: "zip(a, b, …)",
  doc: "Items of several sequences side by side, as far as the shortest goes.",
  examples: [{ code: "[a * b for a, b in zip([1, 2], [3, 4])]", shows: "[3, 8]" }],
};

const callWith = (f: Value, values: readonly Value[], env: Env, span: Span): Value =>
  env.interpreter.call(
    f,
    values.map((value) => ({ name: null, value, span })),
    env,
    span,
  );

const map: Builtin = {
  value: builtin("map", (given, env, span) => {
    const [f, ...rest] = given;
    if (!f || rest.length === 0) throw failAt("call/missing", { name: "map", param: f ? "items" : "function" }, span);
    const columns = rest.map((a) => located(() => itemsOf(a.value, env), new Map(), a.span));
    const count = Math.min(...columns.map((c) => c.length));
    return listOf(
      Array.from({ length: count }, (_, i) =>
        callWith(
          f.value,
          columns.map((c) => c[i]!),
          env,
          span,
        ),
      ),
    );
  }),
  form: "map(f, items)",
  doc: "f of each item, as a list.",
  examples: [{ code: "map(lambda v: v + 1, [1, 2])", shows: "[2, 3]" }],
};

const filter: Builtin = {
  value: method("filter", ["f", "items"], (args, env, span) => {
    const f = args.optional("f");
    return listOf(itemsOf(args.value("items"), env).filter((v) => isTrue(f ? callWith(f, [v], env, span) : v, env)));
  }),
  form: "filter(f, items)",
  doc: "The items for which f is true, as a list.",
  examples: [{ code: "filter(lambda v: v > 1, [1, 2, 3])", shows: "[2, 3]" }],
};

const sorted: Builtin = {
  value: method("sorted", ["items", "key?", "reverse?"], (args, env, span) =>
    listOf(sortItems(itemsOf(args.value("items"), env), args.optional("key"), args.bool("reverse", false), env, span)),
  ),
  form: "sorted(items, key=None, reverse=False)",
  doc: "The items in order, as a list.",
  examples: [{ code: "sorted([3, 1, 2])", shows: "[1, 2, 3]" }],
};

const reversed: Builtin = {
  value: method("reversed", ["items"], (args, env) => listOf(itemsOf(args.value("items"), env).reverse())),
  form: "reversed(items)",
  doc: "The items from last to first, as a list.",
  examples: [{ code: "reversed([1, 2, 3])", shows: "[3, 2, 1]" }],
};

/** One argument that is a tensor or a list of numbers goes to the operation of the same name, outside of Python's rules. */
function orOperation(
  name: string,
  python: (args: readonly Arg[], env: Env, span: Span) => Value,
  isPython: (args: readonly Arg[]) => boolean,
): Builtin["value"] {
  return builtin(name, (args, env, span) => {
    if (env.host.dialect === "python" || isPython(args)) return python(args, env, span);
    return callOperation(operationNamed(name) as Operation, args, { env, span, as: name });
  });
}

const extreme = (name: "min" | "max", sign: 1 | -1): Builtin => ({
  value: orOperation(
    name,
    (given, env, span) => {
      const positional = given.filter((a) => a.name === null);
      const key = given.find((a) => a.name === "key")?.value;
      const items = positional.length === 1 ? itemsOf(positional[0]!.value, env) : positional.map((a) => a.value);
      return located(() => extremeItem(items, sign, key, env, span), new Map(), span);
    },
    (args) =>
      args.filter((a) => a.name === null && isPlain(a.value)).length > 1 ||
      args.some((a) => a.name === "key") ||
      args[0]?.value.kind === "string",
  ),
  form: `${name}(a, b, …) · ${name}(x, axis=None)`,
  doc: `The ${name === "min" ? "smallest" : "largest"} of several numbers; of a tensor, the operation ${name}.`,
  examples: [{ code: `${name}(3, 5)`, shows: name === "min" ? "3" : "5" }],
});

const sum: Builtin = {
  value: method("sum", ["items", "start?"], (args, env, span) => {
    const at = { left: span, right: span, whole: span };
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
    const items = itemsOf(args.value("items"), env);
    return boolOf(name === "all" ? items.every((v) => isTrue(v, env)) : items.some((v) => isTrue(v, env)));
  }),
  form: `${name}(items)`,
  doc: `True if ${name === "all" ? "every" : "any"} item is true.`,
  examples: [],
  yields: true,
});

const onlyPlain = (args: readonly Arg[]): boolean => args.every((a) => isPlain(a.value));

const abs: Builtin = {
  value: orOperation(
    "abs",
    (given, env, span) => {
      const [x] = given;
      if (x && (x.value.kind === "tensor" || x.value.kind === "variable"))
        return callOperation(operationNamed("abs") as Operation, given, { env, span, as: "abs" });
      const args = new Arguments("abs", given, ["x"], env, span);
      const value = args.value("x");
      if (value.kind === "float") return floatOf(Math.abs(value.value));
      if (value.kind !== "int" && value.kind !== "bool") return args.misfit("x", "a number");
      const whole = BigInt(value.value);
      return intOf(whole < 0n ? -whole : whole);
    },
    onlyPlain,
  ),
  form: "abs(x)",
  doc: "Absolute value, of a number or of each element of a tensor.",
  examples: [{ code: "abs(-3)", shows: "3" }],
};

const round: Builtin = {
  value: orOperation(
    "round",
    (given, env, span) => {
      const args = new Arguments("round", given, ["number", "ndigits?"], env, span);
      const value = args.value("number");
      if (value.kind === "int" || value.kind === "bool") return intOf(BigInt(value.value));
      if (value.kind !== "float") return args.misfit("number", "a number");
      // Correct rounding of the exact binary value is what the formatting language does.
      if (args.optional("ndigits"))
        return floatOf(Number(formatValue(value, `.${Math.max(0, args.int("ndigits"))}f`, env)));
      if (!Number.isFinite(value.value))
        throw refuse("value/convert", { what: String(value.value), wanted: "a whole number" });
      return intOf(BigInt(formatValue(value, ".0f", env)));
    },
    onlyPlain,
  ),
  form: "round(x, decimals=0)",
  doc: "Rounded; halves go to the even neighbour.",
  examples: [{ code: "round(2.567, 2)", shows: "2.57" }],
};

const pow: Builtin = {
  value: orOperation(
    "pow",
    (given, env, span) => {
      const args = new Arguments("pow", given, ["base", "exp", "mod?"], env, span);
      const at = { left: args.spanOf("base"), right: args.spanOf("exp"), whole: span };
      const out = applyBinary("**", args.value("base"), args.value("exp"), env, at);
      const mod = args.optional("mod");
      return mod ? applyBinary("%", out, mod, env, at) : out;
    },
    onlyPlain,
  ),
  form: "pow(a, b)",
  doc: "a to the power b.",
  examples: [{ code: "pow(2, 10)", shows: "1024" }],
};

const divmod: Builtin = {
  value: method("divmod", ["a", "b"], (args, env) => {
    const [a, b] = [args.value("a"), args.value("b")];
    if (!isPlain(a)) return args.misfit("a", "a number");
    if (!isPlain(b)) return args.misfit("b", "a number");
    const strict = env.host.dialect === "python";
    return tupleOf([calculate("//", a, b, strict)!, calculate("%", a, b, strict)!]);
  }),
  form: "divmod(a, b)",
  doc: "Quotient and remainder of two numbers.",
  examples: [{ code: "divmod(7, 2)", shows: "(3, 1)" }],
};

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
  enumerate,
  zip,
  map,
  filter,
  sorted,
  reversed,
  extreme("min", 1),
  extreme("max", -1),
  sum,
  truth("all"),
  truth("any"),
  abs,
  round,
  pow,
  divmod,
  slice,
  format,
];
