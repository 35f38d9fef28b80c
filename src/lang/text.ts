/** What print shows and f-strings take: str and repr of every kind of value, byte for byte as Python with TensorFlow. */

import { arrayRepr, arrayStr, kerasRepr, tensorRepr, tensorStr, variableRepr } from "../core/array-text.ts";
import { isComplex } from "../core/dtype.ts";
import { complexText, scalarText } from "../core/element-text.ts";
import { refuse } from "../core/errors.ts";
import { countPoints } from "../core/points.ts";
import { showShape } from "../core/shape.ts";
import { elementAt, type Stored } from "../core/stored.ts";
import type { OpenShape } from "../graph/variable.ts";
import { notImplemented } from "./classes.ts";
import { numberOf } from "./convert.ts";
import type { Env } from "./env.ts";
import { isException } from "./exception-objects.ts";
import { formatSpec } from "./format.ts";
import { callSpecial } from "./members.ts";
import { isUfunc } from "./numpy-names.ts";
import { floatRepr, type Plain } from "./plain.ts";
import { asciiRepr, bytesRepr, stringRepr } from "./string-repr.ts";
import { symbolOf } from "./tracing.ts";
import { abstractTypes, typeNameOf } from "./type-names.ts";
import {
  describe,
  type ObjectValue,
  rangeLength,
  stringOf,
  type TensorValue,
  type Value,
  type ValueOf,
  viewItems,
} from "./value.ts";

const storedIn = (value: TensorValue, env: Env): Stored => env.host.realize([value.node])[0]!;

/** str(value): what print writes. */
export function strOf(value: Value, env: Env): string {
  switch (value.kind) {
    case "string":
      return value.value;
    case "tensor":
      return value.array
        ? arrayStr(storedIn(value, env), env.host.printing.options)
        : (symbolOf(value, env, "str") ?? tensorStr(storedIn(value, env), env.host.printing.options));
    case "shape":
      return showShape(value.shape);
    case "dtype":
      if (value.numpy === "type") return reprOf(value, env);
      return value.numpy ? value.dtype : `<dtype: '${value.dtype}'>`;
    case "object":
      return (
        symbolOf(value, env, "str") ??
        textFrom("__str__", value, env) ??
        exceptionText(value, env) ??
        reprOf(value, env)
      );
    default:
      return reprOf(value, env);
  }
}

/** Containers whose text is being made: within itself, one is only hinted at, as in Python. */
const showing = new Set<Value>();
function once(value: Value, hint: string, show: () => string): string {
  if (showing.has(value)) return hint;
  showing.add(value);
  try {
    return show();
  } finally {
    showing.delete(value);
  }
}

/** repr(value): how it looks inside a list. */
export function reprOf(value: Value, env: Env): string {
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return value.value.toString();
    case "float":
      return floatRepr(value.value);
    case "complex":
      return complexText(value.value, "float64");
    case "string":
      return stringRepr(value.value);
    case "bytes":
      return bytesRepr(value.value);
    case "tensor":
      return tensorReprOf(value, env);
    case "variable":
      return symbolOf(value, env, "repr") ?? variableReprOf(value, env);
    case "list":
      return once(value, "[...]", () => `[${value.items.map((v) => reprOf(v, env)).join(", ")}]`);
    case "tuple":
      if (value.called)
        return `${value.called}(${value.items.map((v, i) => `${value.fields![i]}=${reprOf(v, env)}`).join(", ")})`;
      return once(value, "(...)", () =>
        value.items.length === 1
          ? `(${reprOf(value.items[0]!, env)},)`
          : `(${value.items.map((v) => reprOf(v, env)).join(", ")})`,
      );
    case "dict":
      return once(value, "{...}", () => {
        const entries = [...value.entries.values()].map((e) => `${reprOf(e.key, env)}: ${reprOf(e.value, env)}`);
        return `{${entries.join(", ")}}`;
      });
    case "set": {
      if (value.items.size === 0) return value.frozen ? "frozenset()" : "set()";
      const items = value.items.values().map((v) => reprOf(v, env));
      return value.frozen ? `frozenset({${items.join(", ")}})` : `{${items.join(", ")}}`;
    }
    case "view":
      return `dict_${value.of}([${viewItems(value)
        .map((v) => reprOf(v, env))
        .join(", ")}])`;
    case "iterator":
      return `<${value.name} object>`;
    case "range":
      return value.step === 1
        ? `range(${value.start}, ${value.stop})`
        : `range(${value.start}, ${value.stop}, ${value.step})`;
    case "shape":
      return `TensorShape([${value.shape.join(", ")}])`;
    case "dtype":
      if (value.numpy === "type") return `<class 'numpy.${value.dtype}'>`;
      return value.numpy ? `dtype('${value.dtype}')` : `tf.${value.dtype}`;
    case "slice":
      if (value.edges)
        return `slice(${[value.edges.start, value.edges.stop, value.edges.step].map((v) => reprOf(v, env)).join(", ")})`;
      return `slice(${value.start ?? "None"}, ${value.stop ?? "None"}, ${value.step ?? "None"})`;
    case "function":
      return `<function ${value.name}>`;
    case "builtin":
      if ((abstractTypes as readonly string[]).includes(value.name)) return `<class 'numpy.${value.name}'>`;
      return value.type ? `<class '${value.name}'>` : `<built-in function ${value.name}>`;
    case "operation":
      return isUfunc(value.as) ? `<ufunc '${value.as.slice(3)}'>` : `<operation ${value.operation.name}>`;
    case "module":
      return `<module '${value.path}'>`;
    case "generator":
      return `<Generator state=[${value.state.join(", ")}]>`;
    case "stream":
      return value.state.kind === "Generator" ? `Generator(${value.state.bits.algorithm})` : "RandomState(MT19937)";
    case "tape":
      return "<GradientTape>";
    case "context":
      return `<${value.name}>`;
    case "class": {
      const own = callSpecial(value, "__repr__", [], env);
      if (own?.kind === "string") return own.value;
      return `<class '${value.module === "" ? "" : `${value.module}.`}${value.name}'>`;
    }
    case "object":
      return value === notImplemented ? "NotImplemented" : (symbolOf(value, env, "repr") ?? objectRepr(value, env));
    case "descriptor":
      return `<${value.as === "property" ? "property" : `${value.as}method`} object>`;
    case "super":
      return `<super: ${reprOf(value.after, env)}>`;
  }
}

/** What the object's own method says; undefined if it has none. */
function textFrom(name: "__str__" | "__repr__", of: ObjectValue, env: Env): string | undefined {
  const said = callSpecial(of, name, [], env);
  if (!said) return undefined;
  if (said.kind !== "string")
    throw refuse("call/kind", { name, wanted: "return a string", param: "return", found: describe(said) });
  return said.value;
}

/** An exception is its message; undefined for other objects. */
function exceptionText(of: ObjectValue, env: Env): string | undefined {
  const args = of.attributes.get("args");
  if (!isException(of.type) || args?.kind !== "tuple") return undefined;
  const [number, reason, file] = ["errno", "strerror", "filename"].map((name) => of.attributes.get(name));
  if (number && reason)
    return `[Errno ${strOf(number, env)}] ${strOf(reason, env)}${file && file.kind !== "none" ? `: ${reprOf(file, env)}` : ""}`;
  if (args.items.length === 0) return "";
  // TensorFlow's are made of a node, an operation and a message, and only say the last.
  if (args.items.length > 2 && of.type.module.startsWith("tensorflow.")) return strOf(args.items[2]!, env);
  if (args.items.length > 1) return reprOf(args, env);
  return of.type.line.some(({ name }) => name === "KeyError")
    ? reprOf(args.items[0]!, env)
    : strOf(args.items[0]!, env);
}

function objectRepr(of: ObjectValue, env: Env): string {
  const said = textFrom("__repr__", of, env);
  if (said !== undefined) return said;
  const { name, module } = of.type;
  const args = of.attributes.get("args");
  if (isException(of.type) && args?.kind === "tuple")
    return `${name}(${args.items.map((v) => reprOf(v, env)).join(", ")})`;
  return `<${module === "" ? "" : `${module}.`}${name} object>`;
}

/** NumPy's scalars show their type when they stand in a list: `np.float32(2.5)`. */
function variableReprOf({ variable, unread }: ValueOf<"variable">, env: Env): string {
  const { options } = env.host.printing;
  const { path, label, value, open } = variable;
  if (path !== null) return kerasRepr(path, value, options);
  return variableRepr(unread ? "UnreadVariable" : label, value, options, open && showOpen(open));
}

/** A shape that was left open, as TensorFlow writes it. */
export const showOpen = (open: OpenShape): string =>
  open === "unknown"
    ? "<unknown>"
    : `(${open.map((size) => size ?? "None").join(", ")}${open.length === 1 ? "," : ""})`;

function tensorReprOf(value: TensorValue, env: Env): string {
  const symbol = symbolOf(value, env, "repr");
  if (symbol !== null) return symbol;
  const s = storedIn(value, env);
  if (!value.array) return tensorRepr(s, env.host.printing.options);
  if (s.layout.shape.length > 0 || value.cell) return arrayRepr(s, env.host.printing.options);
  const text = scalarText(s.dtype, elementAt(s, s.layout.offset));
  if (s.dtype === "bool") return `np.${text}_`;
  if (isComplex(s.dtype)) return `np.${s.dtype}(${text.replace(/^\((.*)\)$/, "$1")})`;
  // The scalars of ml_dtypes show nothing but their number.
  return s.dtype === "bfloat16" ? text : `np.${s.dtype}(${text})`;
}

/** The value as the formatting language takes it: tensors of one element as numbers. */
export function toPlain(value: Value, env: Env): Plain {
  switch (value.kind) {
    case "int":
    case "float":
    case "bool":
    case "complex":
    case "string":
      return value;
    case "tensor":
    case "variable": {
      const s = value.kind === "tensor" ? storedIn(value, env) : value.variable.value;
      if (s.layout.shape.length === 0) return numberOf(s);
      return { kind: "other", text: strOf(value, env), repr: reprOf(value, env), type: "numpy.ndarray" };
    }
    default:
      return { kind: "other", text: strOf(value, env), repr: reprOf(value, env), type: typeNameOf(value) };
  }
}

/** The same for `%s` and `%r`, which show a tensor as a tensor. */
export function toShown(value: Value, env: Env): Plain {
  if (value.kind === "object" && value.holds) {
    const heart = toPlain(value.holds, env);
    return { ...heart, shown: { text: strOf(value, env), repr: reprOf(value, env) } };
  }
  const plain = toPlain(value, env);
  if (value.kind === "object" && plain.kind === "other")
    return {
      ...plain,
      number: (as) => {
        const made = callSpecial(value, as, [], env) ?? callSpecial(value, "__index__", [], env);
        return made && toPlain(made, env);
      },
    };
  if (value.kind !== "tensor" && value.kind !== "variable") return plain;
  return { ...plain, shown: { text: strOf(value, env), repr: reprOf(value, env) } };
}

/** format(value, spec), as f-strings do. Without a spec a tensor shows as its number or array, a Variable as its repr. */
export function formatValue(value: Value, spec: string, env: Env): string {
  const own = callSpecial(value, "__format__", [stringOf(spec)], env);
  if (own?.kind === "string") return own.value;
  if (spec !== "") return formatSpec(toPlain(value, env), spec);
  if (value.kind !== "tensor") return strOf(value, env);
  const s = storedIn(value, env);
  // An array without axes formats itself as Python's number.
  if (s.layout.shape.length === 0 && env.host.dialect === "python") return formatSpec(numberOf(s), "");
  return arrayStr(s, env.host.printing.options);
}

/** How many items a value has; undefined for what has no length. */
export function lengthOf(value: Value): number | undefined {
  switch (value.kind) {
    case "string":
      return countPoints(value.value);
    case "bytes":
      return value.value.length;
    case "list":
    case "tuple":
      return value.items.length;
    case "set":
      return value.items.size;
    case "dict":
      return value.entries.size;
    case "view":
      return value.dict.entries.size;
    case "range":
      return rangeLength(value);
    case "shape":
      return value.shape.length;
    case "tensor":
      return value.node.shape[0];
    case "variable":
      return value.variable.shape[0];
    default:
      return undefined;
  }
}

/** The text that `!r`, `!s` or `!a` makes of a value before it is formatted. */
export function convertedBy(conversion: "r" | "s" | "a", value: Value, env: Env): Value {
  if (conversion === "s") return stringOf(strOf(value, env));
  const text = reprOf(value, env);
  return stringOf(conversion === "a" ? asciiRepr(text) : text);
}
