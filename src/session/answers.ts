/** Values of the language as answers: computed, and described as data. */
import type { Answer, ContainerItem, Json, PlainAnswer, TensorAnswer, VariableAnswer } from "../core/answer.ts";
import { scalarText } from "../core/element-text.ts";
import { showShape } from "../core/shape.ts";
import { elementAt, type Stored } from "../core/stored.ts";
import { elementsOf } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { reprOf, strOf } from "../lang/text.ts";
import type { Value, ValueOf } from "../lang/value.ts";

export type ValueAnswer = TensorAnswer | VariableAnswer | PlainAnswer;

/** The value as an answer. Tensors are computed here if they were not yet. */
export function answerOf(value: Value, env: Env, name?: string): ValueAnswer {
  switch (value.kind) {
    case "tensor":
      return { kind: "tensor", name, value: storedIn(value, env) };
    case "variable":
      return variableAnswer(value, name);
    case "range":
      return { kind: "list", name, text: reprOf(value, env), value: jsonOf(value, env) };
    case "int":
    case "float":
      return { kind: "number", name, text: reprOf(value, env), value: value.value };
    case "complex":
      return { kind: "complex", name, text: reprOf(value, env), value: [value.value.re, value.value.im] };
    case "bool":
      return { kind: "bool", name, text: reprOf(value, env), value: value.value };
    case "string":
      return { kind: "string", name, text: reprOf(value, env), value: value.value };
    case "none":
      return { kind: "none", name, text: "None", value: null };
    case "list":
    case "tuple":
    case "dict":
    case "set":
      return {
        kind: value.kind,
        name,
        text: reprOf(value, env),
        value: jsonOf(value, env),
        items: itemsOf(value, env),
        length: value.kind === "set" ? value.items.size : heldIn(value).length,
        parts: partsOf(value, env),
      };
    case "shape":
      return { kind: "tuple", name, text: strOf(value, env), value: [...value.shape] };
    case "function":
    case "builtin":
    case "operation":
      return { kind: "function", name, text: reprOf(value, env), value: reprOf(value, env) };
    case "dtype":
      return { kind: "other", name, text: value.dtype, value: value.dtype };
    default:
      return { kind: "other", name, text: reprOf(value, env), value: reprOf(value, env) };
  }
}

/** What stands in a container that holds tensors, however deep, each behind its place; undefined where it holds none. */
function itemsOf(value: Value, env: Env): readonly ContainerItem[] | undefined {
  return holdsTensors(value, new Set()) ? [...itemsIn(value, "", env, new Set())] : undefined;
}

function holdsTensors(value: Value, around: Set<Value>): boolean {
  if (isTensorValue(value)) return true;
  if (around.has(value)) return false;
  around.add(value);
  const holds = heldIn(value).some((x) => holdsTensors(x, around));
  around.delete(value);
  return holds;
}

function* itemsIn(value: Value, place: string, env: Env, around: Set<Value>): Generator<ContainerItem> {
  around.add(value);
  const keys = value.kind === "dict" ? [...value.entries.values()].map((e) => reprOf(e.key, env)) : null;
  for (const [i, x] of heldIn(value).entries()) {
    // A dict's own keys stand alone; all else is how one gets there.
    const label = keys && place === "" ? keys[i]! : `${place}[${keys ? keys[i] : i}]`;
    if (!isTensorValue(x) && !around.has(x) && holdsTensors(x, new Set(around))) yield* itemsIn(x, label, env, around);
    else
      yield {
        label,
        what: x.kind === "variable" ? "Variable" : x.kind === "tensor" ? "tensor" : null,
        value: isTensorValue(x) ? storedIn(x, env) : reprOf(x, env),
      };
  }
  around.delete(value);
}

function heldIn(value: Value): readonly Value[] {
  if (value.kind === "dict") return [...value.entries.values()].map((e) => e.value);
  return value.kind === "list" || value.kind === "tuple" ? value.items : [];
}

/** Long containers in the shell as tensors are shown: both ends, and how much is left out. */
function partsOf(value: Value, env: Env): PlainAnswer["parts"] {
  const { threshold = 1000, edgeitems = 3 } = env.host.printing.options;
  const items = value.kind === "set" ? [...value.items.values()] : heldIn(value);
  if (env.host.dialect !== "tensh" || items.length <= threshold || threshold <= 2 * edgeitems) return undefined;
  const keys = value.kind === "dict" ? [...value.entries.values()].map((e) => e.key) : null;
  const text = (i: number): string => `${keys ? `${reprOf(keys[i]!, env)}: ` : ""}${reprOf(items[i]!, env)}`;
  const range = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => text(from + i));
  return {
    first: range(0, edgeitems),
    hidden: items.length - 2 * edgeitems,
    last: range(items.length - edgeitems, items.length),
  };
}

type TensorLike = ValueOf<"tensor"> | ValueOf<"variable">;
const isTensorValue = (value: Value): value is TensorLike => value.kind === "tensor" || value.kind === "variable";
const storedIn = (value: TensorLike, env: Env): Stored =>
  value.kind === "variable" ? value.variable.value : env.host.realize([value.node])[0]!;

export const variableAnswer = (value: Value & { kind: "variable" }, name?: string): VariableAnswer => ({
  kind: "variable",
  name,
  label: value.variable.label,
  trainable: value.variable.trainable,
  value: value.variable.value,
});

const briefest = 40;
/** A value in a few words, for a table: small ones as they are, tensors by shape and dtype. */
export function describeBriefly(value: Value, env: Env): string {
  const node = value.kind === "tensor" ? value.node : value.kind === "variable" ? value.variable : null;
  const kind = value.kind === "variable" ? "Variable" : value.kind;
  if (node && node.shape.length > 0) return `${kind} ${showShape(node.shape)} ${node.dtype}`;
  if (isTensorValue(value) && env.host.dialect === "tensh") {
    const of = storedIn(value, env);
    return `${kind} () ${of.dtype}  ${scalarText(of.dtype, elementAt(of, of.layout.offset))}`;
  }
  const text = value.kind === "tensor" ? strOf(value, env) : reprOf(value, env);
  return text.length > briefest || text.includes("\n") ? `${text.slice(0, briefest).split("\n")[0]}…` : text;
}

/** The content of a value, tensors as nested arrays. A container within itself is only hinted at, as in its text. */
function jsonOf(value: Value, env: Env, around: Set<Value> = new Set()): Json {
  switch (value.kind) {
    case "none":
      return null;
    case "int":
    case "float":
    case "bool":
    case "string":
      return value.value;
    case "complex":
      return [value.value.re, value.value.im];
    case "dtype":
      return value.dtype;
    case "tensor":
    case "variable":
      return storedIn(value, env);
    default:
      break;
  }
  if (around.has(value)) return value.kind === "dict" ? "{...}" : "[...]";
  around.add(value);
  const json = containerJson(value, env, (v) => jsonOf(v, env, around));
  around.delete(value);
  return json;
}

function containerJson(value: Value, env: Env, inside: (v: Value) => Json): Json {
  switch (value.kind) {
    case "dict":
      return dictJson(value, env, inside);
    case "set":
      return [...value.items.values()].map(inside);
    default:
      return elementsOf(value)?.map(inside) ?? reprOf(value, env);
  }
}

/** Keys of other kinds stand as their text; where that is a string key's too (1 and "1"), the string has its quotes. */
function dictJson({ entries }: Value & { kind: "dict" }, env: Env, inside: (v: Value) => Json): Json {
  const others = new Set([...entries.values()].flatMap(({ key }) => (key.kind === "string" ? [] : [reprOf(key, env)])));
  const nameOf = (key: Value): string =>
    key.kind === "string" && !others.has(key.value) ? key.value : reprOf(key, env);
  return new Map([...entries.values()].map((e) => [nameOf(e.key), inside(e.value)]));
}

/** Answers that carry a value of their own, so that `_` can mean it. */
export const isValueAnswer = (a: Answer): a is ValueAnswer =>
  [
    "tensor",
    "variable",
    "list",
    "tuple",
    "dict",
    "set",
    "string",
    "number",
    "bool",
    "none",
    "function",
    "other",
  ].includes(a.kind);
