/** `x[…]`: index expressions as items, reading from tensors and containers. Writing is in `assign.ts`. */

import { isInteger } from "../core/dtype.ts";
import { refuse, type Span } from "../core/errors.ts";
import { resolveSlice } from "../core/index.ts";
import { pointsOf } from "../core/points.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { type Index, index, maskItem } from "../ops/subscripts.ts";
import { partOf } from "./arrays.ts";
import { findMember } from "./classes.ts";
import { columnsNamed } from "./columns.ts";
import { elementsOf, literalsOf, plainOf, strongDType, toNode, weakKind } from "./convert.ts";
import type { Env } from "./env.ts";
import { placed } from "./fail.ts";
import { keyOf } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { classAttribute } from "./object-attributes.ts";
import {
  badIndex,
  indexed as nameOfIndexed,
  noInteger,
  notSubscriptable,
  outOfRange,
  valueError,
} from "./python-says.ts";
import { tensorItems } from "./tensor-index.ts";
import { reprOf } from "./text.ts";
import {
  type DictValue,
  describe,
  intOf,
  listOf,
  rangeLength,
  shapeOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

/** One evaluated item of an index, and where it stands. */
export interface ItemValue {
  readonly value: Value;
  readonly span: Span;
}

/** The value of `of[items]`; `several` if a comma was written. `spans.x` is where `of` stands. */
export function subscript(
  of: Value,
  items: readonly ItemValue[],
  several: boolean,
  env: Env,
  span: Span,
  ofSpan: Span,
): Value {
  let missing: Error;
  try {
    if (of.kind !== "dict") return read(of, items, several, { span, ofSpan }, env);
    const key = keyIn(items, several);
    const entry = of.entries.get(keyOf(key));
    if (entry) return entry.value;
    missing = missingKey(of, key, env);
  } catch (error) {
    throw placed(error, placesIn(ofSpan, items), span, readerOf(of));
  }
  // Programs ask for keys that may be missing again and again: thrown once, it takes half as long.
  throw placed(missing, placesIn(ofSpan, items), span);
}
const keyIn = (items: readonly ItemValue[], several: boolean): Value =>
  several ? tupleOf(items.map((i) => i.value)) : items[0]!.value;

/** Where what is indexed stands, and each item. */
export const placesIn = (x: Span, items: readonly ItemValue[]): ReadonlyMap<string, Span> =>
  new Map([["x", x], ...items.map((item, i) => [`index${i}`, item.span] as const)]);

/** The operation that reads a part of a value, as TensorFlow or NumPy calls it. */
function readerOf(of: Value): string | undefined {
  if (of.kind === "tensor" && of.array) return "np.getitem";
  return of.kind === "tensor" || of.kind === "variable" ? "strided_slice" : undefined;
}

/** Where an index expression stands: the whole, and what is indexed. */
interface Places {
  readonly span: Span;
  readonly ofSpan: Span;
}

/** x[items], and whoever observes is told. */
function indexed(of: Node, values: readonly ItemValue[], at: Places, env: Env): Node {
  const items = toItems(values, env);
  const read = index(of, items);
  const result = read === of ? structure.aside(of) : read;
  env.observe?.({
    kind: "index",
    of,
    items,
    results: [result],
    source: env.source,
    depth: env.depth,
    itemSpans: values.map((v) => v.span),
    ...at,
  });
  return result;
}

function read(of: Value, items: readonly ItemValue[], several: boolean, at: Places, env: Env): Value {
  switch (of.kind) {
    case "tensor":
      if (of.array && env.host.dialect === "python") return partOf(of, arrayItems(items, env));
      return tensorOf(indexed(of.node, of.array ? items : tensorItems(items, env), at, env), of.array);
    case "variable":
      return tensorOf(indexed(toNode(of, literalsOf(env)), tensorItems(items, env), at, env));
    case "class":
    case "object": {
      const key = keyIn(items, several);
      const found = entryAtHeart(of, key) ?? callSpecial(of, "__getitem__", [key], env, at.span);
      if (found) return found;
      const typed = of.kind === "class" ? classAttribute(of, "__class_getitem__", env, at.span) : undefined;
      if (typed) return env.interpreter.call(typed, [{ name: null, value: key, span: at.span }], env, at.span);
      throw refuse(
        "type/index",
        { what: describe(of) },
        { notes: { x: { text: "" } }, exception: notSubscriptable(of) },
      );
    }
    case "dict":
      return readKey(of, keyIn(items, several), env);
    case "bytes": {
      const item = items[0]!.value;
      if (several || !isPlace(item)) throw refuse("index/kind", { what: describe(item) }, notAPlace(of, items));
      if (item.kind === "slice") return { kind: "bytes", value: bytesPicked(of.value, sliceIn(item, of.value.length)) };
      return intOf(of.value.charCodeAt(placeIn(item, of.value.length, env, nameOfIndexed(of))));
    }
    case "list":
    case "tuple":
    case "range":
    case "shape":
    case "string":
      if (!several && isPlace(items[0]!.value)) return readSequence(of, items[0]!.value, env);
      if (of.kind !== "string" && weakKind(of) !== null && env.host.dialect === "tensh")
        return tensorOf(indexed(toNode(of, literalsOf(env)), items, at, env));
      throw refuse("index/kind", { what: several ? "a tuple" : describe(items[0]!.value) }, notAPlace(of, items));
    case "builtin":
      // `list[int]` is a list to whoever runs it.
      if (of.type && genericTypes.has(of.name)) return of;
      break;
    default:
  }
  throw refuse("type/index", { what: describe(of) }, { notes: { x: { text: "" } }, exception: notSubscriptable(of) });
}
/** What stands under a key of a dict at heart, where no class says otherwise. */
function entryAtHeart(of: ValueOf<"class" | "object">, key: Value): Value | undefined {
  if (of.kind === "class" || of.holds?.kind !== "dict") return undefined;
  const reader = findMember(of.type, "__getitem__");
  return reader?.kind === "builtin" && reader.ofHeart ? of.holds.entries.get(keyOf(key))?.value : undefined;
}
/** What is said of an index that no sequence takes. */
const notAPlace = (of: Value, items: readonly ItemValue[]) => ({
  notes: { index0: { text: "" } },
  exception: badIndex(of, items.length > 1 ? tupleOf(items.map((i) => i.value)) : items[0]!.value),
});
const genericTypes: ReadonlySet<string> = new Set(["list", "dict", "tuple", "set", "frozenset", "type"]);

const isPlace = (v: Value): boolean =>
  v.kind === "int" ||
  v.kind === "bool" ||
  v.kind === "slice" ||
  v.kind === "variable" ||
  v.kind === "object" ||
  (v.kind === "tensor" &&
    (v.node.shape.length === 0 ? !v.array || v.cell === true || isInteger(v.node.dtype) : v.array));

export function readKey(dict: DictValue, key: Value, env: Env): Value {
  const entry = dict.entries.get(keyOf(key));
  if (entry) return entry.value;
  throw missingKey(dict, key, env);
}
function missingKey(dict: DictValue, key: Value, env: Env): Error {
  const known: string[] = [];
  for (const { key: other } of dict.entries.values()) {
    known.push(reprOf(other, env));
    if (known.length === 8) break;
  }
  const help =
    known.length > 0 ? [`its keys are ${known.join(", ")}${dict.entries.size > 8 ? ", …" : ""}`] : ["it is empty"];
  return refuse("value/key", { key: reprOf(key, env) }, { notes: { index0: { text: "" } }, help });
}

type Sequence = Extract<Value, { kind: "list" | "tuple" | "range" | "shape" | "string" }>;

function readSequence(of: Sequence, place: Value, env: Env): Value {
  if (of.kind === "range") {
    const count = rangeLength(of);
    if (place.kind === "slice") return sliceOfRange(of, place);
    return intOf(of.start + placeIn(place, count, env, nameOfIndexed(of)) * of.step);
  }
  const items: ArrayLike<unknown> =
    of.kind === "string" ? pointsOf(of.value) : of.kind === "shape" ? of.shape : of.items;
  if (place.kind !== "slice") return rebuiltOne(of, items[placeIn(place, items.length, env, nameOfIndexed(of))]);
  const { begin, step, count } = sliceIn(place, items.length);
  if (typeof items === "string") return stringOf(textPicked(items, begin, step, count));
  const taken = itemsPicked(items, begin, step, count);
  switch (of.kind) {
    case "string":
      return stringOf(taken.join(""));
    case "shape":
      return shapeOf(taken as number[]);
    case "list":
      return listOf(taken as Value[]);
    case "tuple":
      return tupleOf(taken as Value[]);
  }
}

function itemsPicked(items: ArrayLike<unknown>, begin: number, step: number, count: number): unknown[] {
  if (step === 1 && Array.isArray(items)) return items.slice(begin, begin + count);
  const taken: unknown[] = [];
  for (let i = 0; i < count; i++) taken.push(items[begin + i * step]);
  return taken;
}
/** Of a text that has one unit for each character. */
function textPicked(text: string, begin: number, step: number, count: number): string {
  if (step === 1) return text.slice(begin, begin + count);
  let taken = "";
  for (let i = 0; i < count; i++) taken += text[begin + i * step];
  return taken;
}
/** One character stands for each byte. */
const bytesPicked = (bytes: string, { begin, step, count }: ReturnType<typeof resolveSlice>): string =>
  textPicked(bytes, begin, step, count);

const rebuiltOne = (of: Sequence, item: unknown): Value => {
  if (of.kind === "string") return stringOf(item as string);
  return of.kind === "shape" ? intOf(item as number) : (item as Value);
};

/** Its ends are those of the slice, as Python shows them, also where nothing is taken. */
function sliceOfRange(of: ValueOf<"range">, slice: ValueOf<"slice">): Value {
  const count = rangeLength(of);
  const { step } = sliceIn(slice, count);
  const [low, high] = step > 0 ? [0, count] : [-1, count - 1];
  const edge = (at: number | null, otherwise: number): number =>
    at === null ? otherwise : Math.min(Math.max(at < 0 ? at + count : at, low), high);
  const [from, to] =
    step > 0 ? [edge(slice.start, low), edge(slice.stop, high)] : [edge(slice.start, high), edge(slice.stop, low)];
  return { kind: "range", start: of.start + from * of.step, stop: of.start + to * of.step, step: step * of.step };
}

const stepless = valueError("slice step cannot be zero");
/** A slice of a sequence of `size`: where it begins, its step, how many it takes. @throws index/step */
export function sliceIn(slice: ValueOf<"slice">, size: number): ReturnType<typeof resolveSlice> {
  if (slice.step === 0) throw refuse("index/step", {}, { notes: { index0: { text: "step 0" } }, exception: stepless });
  return resolveSlice(slice, size);
}

/** An integer as a place in a sequence of `size`, which Python says it is when it is out of range. */
export function placeIn(value: Value, size: number, env: Env, called: string): number {
  const at = integerIn(value, env);
  if (at === null)
    throw refuse(
      "index/kind",
      { what: describe(value) },
      { notes: { index0: { text: "" } }, exception: noInteger(value) },
    );
  if (at < -size || at >= size) {
    const range = size === 0 ? "it is empty" : `0 to ${size - 1}`;
    throw refuse(
      "index/range",
      { index: at, axis: 0, size },
      {
        notes: { index0: { text: range } },
        exception: outOfRange(called),
      },
    );
  }
  return at < 0 ? at + size : at;
}

/** The integer that a value is, or null. Integer tensors of one element count. */
export function integerIn(value: Value, env: Env): number | null {
  if (value.kind === "int" || value.kind === "bool") return Number(value.value);
  const own = callSpecial(value, "__index__", [], env);
  if (own) return integerIn(own, env);
  if (value.kind !== "tensor" && value.kind !== "variable") return null;
  const dtype = strongDType(value)!;
  if (!isInteger(dtype)) return null;
  return Number(plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!).value);
}

/** Evaluated items as items of a tensor's index. Masks are looked at now, since the shape depends on them. */
export function toItems(items: readonly ItemValue[], env: Env): Index[] {
  const only = items.length === 1 ? items[0]!.value : null;
  if (only?.kind === "tuple") return only.items.map((value, i) => askedItem(value, i, env));
  const found: Index[] = [];
  for (let i = 0; i < items.length; i++) found.push(askedItem(items[i]!.value, i, env));
  return found;
}

const askedItem = (value: Value, i: number, env: Env): Index =>
  toItem(callSpecial(value, "__index__", [], env) ?? value, i, env);

/** The same for NumPy's arrays: a mask without elements picks nothing along each of its axes, whatever their size. */
export function arrayItems(items: readonly ItemValue[], env: Env): Index[] {
  const found = toItems(items, env);
  if (!found.some(picksNothing)) return found;
  return found.flatMap((item, i) =>
    picksNothing(item) ? item.shape.map(() => arrayItem(listOf([]), i, env)) : [item],
  );
}
const picksNothing = (item: Index): item is Index & { kind: "mask" } => item.kind === "mask" && item.shape.includes(0);

function toItem(value: Value, i: number, env: Env): Index {
  switch (value.kind) {
    case "int":
      return { kind: "at", index: Number(value.value) };
    case "slice":
      return value;
    case "none":
      return { kind: "newaxis" };
    case "ellipsis":
      return { kind: "ellipsis" };
    case "bool":
      return maskOf(value, env);
    case "tensor": {
      const index = integerHeld(value);
      return index === null ? arrayItem(value, i, env) : { kind: "at", index };
    }
    case "range":
    case "list":
    case "tuple":
    case "variable":
      return arrayItem(value, i, env);
    default: {
      const array = callSpecial(value, "__array__", [], env);
      if (array?.kind === "tensor") return toItem(array, i, env);
      throw notAnIndex(value, i, env);
    }
  }
}

/** The integer that one of NumPy's numbers is, which stands for a place as Python's do; null for all else. */
function integerHeld({ array, cell, node }: TensorValue): number | null {
  const { value, shape, dtype } = node;
  const isNumber = array && !cell && shape.length === 0 && isInteger(dtype);
  return isNumber && value ? Number(value.data[value.layout.offset]) : null;
}

const notAnIndex = (value: Value, i: number, env: Env): Error =>
  refuse(
    "index/kind",
    { what: describe(value) },
    { notes: { [`index${i}`]: { text: "" } }, help: indexInstead(value, env) },
  );
/** What may have been meant: the quotient of two integers is a float; a column has a place. */
function indexInstead(value: Value, env: Env): readonly string[] {
  if (value.kind === "float") return ["an index is an integer: cast(i, int32), or i // 2 in place of i / 2"];
  if (value.kind !== "string") return [];
  return columnsNamed(value.value, env);
}

function arrayItem(value: Value, i: number, env: Env): Index {
  const counted = integersIn(value);
  if (counted) return { kind: "pick", node: sourceOf(stored("int32", [counted.length], counted)) };
  const kind = weakKind(value);
  // An empty list picks nothing; it holds no decimals that could be wrong.
  const none = elementsOf(value)?.length === 0;
  if (kind === "float" && !none) throw notAnIndex(value, i, env);
  const dtype = kind === null ? strongDType(value) : kind === "bool" ? "bool" : "int32";
  if (dtype === "bool") return maskOf(value, env);
  if (dtype === null || !isInteger(dtype)) throw notAnIndex(value, i, env);
  const node = toNode(value, literalsOf(env), kind === null ? null : "int32");
  return { kind: "pick", node };
}

/** The integers of a range, or of a list that holds nothing else, where int32 has them; null for all else. */
function integersIn(value: Value): Int32Array | null {
  if (value.kind === "range") {
    const [count, last] = [rangeLength(value), value.start + (rangeLength(value) - 1) * value.step];
    if (count === 0 || Math.max(Math.abs(value.start), Math.abs(last)) > mostPlaces) return null;
    const found = new Int32Array(count);
    for (let i = 0; i < count; i++) found[i] = value.start + i * value.step;
    return found;
  }
  if (value.kind !== "list" || value.items.length === 0) return null;
  const found = new Int32Array(value.items.length);
  for (let i = 0; i < found.length; i++) {
    const item = value.items[i]!;
    if (item.kind !== "int" || item.value > mostPlaces || item.value < -mostPlaces) return null;
    found[i] = Number(item.value);
  }
  return found;
}
const mostPlaces = 2 ** 31 - 1;

const maskOf = (value: Value, env: Env): Index =>
  maskItem(env.host.realize([toNode(value, literalsOf(env), "bool")])[0]!);
