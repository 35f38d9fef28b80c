/** Going through values, and joining them: what `for`, unpacking, `+` and `*` do with lists, tuples, strings, dicts. */
import { allocate, type DType, isComplex, isFloat } from "../core/dtype.ts";
import { refuse, UserError } from "../core/errors.ts";
import { contiguous } from "../core/layout.ts";
import { octetsOf } from "../core/octets.ts";
import { denseData, type Element, elementAt, type Stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { hasValue } from "../graph/written.ts";
import { index } from "../ops/subscripts.ts";
import { partOf } from "./arrays.ts";
import { literalsOf, rangeItems, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { exceptionOf } from "./exceptions.ts";
import { advance, iteratorOf, iteratorOver } from "./iterators.ts";
import { callSpecial } from "./members.ts";
import { notIterable, type Says } from "./python-says.ts";
import { ItemSet } from "./sets.ts";
import {
  boolOf,
  type ClassValue,
  complexOf,
  describe,
  floatOf,
  type IteratorValue,
  intOf,
  listOf,
  type ObjectValue,
  rangeLength,
  shapeOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
  viewItems,
} from "./value.ts";

/**
 * The items of a value, one after another; tensors give their slices along the first axis.
 * @throws type/iterate
 */
export function* iterate(value: Value, env: Env): Generator<Value> {
  switch (value.kind) {
    case "list":
      // Seen as it is when each item's turn comes, as in Python.
      for (let i = 0; i < value.items.length; i++) yield value.items[i]!;
      return;
    case "tuple":
      yield* value.items;
      return;
    case "range":
      for (let i = 0, n = rangeLength(value); i < n; i++) yield intOf(value.start + i * value.step);
      return;
    case "string":
      for (const c of value.value) yield stringOf(c);
      return;
    case "bytes":
      for (let i = 0; i < value.value.length; i++) yield intOf(value.value.charCodeAt(i));
      return;
    case "dict":
      for (const { key } of [...value.entries.values()]) yield key;
      return;
    case "set":
      yield* value.items.values();
      return;
    case "view":
      yield* viewItems(value);
      return;
    case "iterator":
      if (waits(value)) break;
      for (let item = advance(value, env); item; item = advance(value, env)) yield item;
      return;
    case "shape":
      yield* value.shape.map(intOf);
      return;
    case "object":
    case "class":
      if (value.kind === "class" && !value.meta) break;
      yield* objectItems(value, env);
      return;
    case "tensor":
    case "variable": {
      const node = toNode(value, literalsOf(env));
      if (node.shape.length === 0) break;
      const array = value.kind === "tensor" && value.array;
      if (array && env.host.dialect === "python") return yield* arrayItems(value, node.shape[0]!, env);
      for (let i = 0; i < node.shape[0]!; i++) yield tensorOf(index(node, [{ kind: "at", index: i }]), array);
      return;
    }
  }
  throw refuse("type/iterate", { what: describe(value) }, iterating(value));
}

/** What all items need is computed once; numbers of a row are copies, whatever is written there later. */
function* arrayItems(array: TensorValue, count: number, env: Env): Generator<Value> {
  if (count > 1) computeOnce(array, env);
  for (let i = 0; i < count; i++) yield numberAt(array, i) ?? partOf(array, [{ kind: "at", index: i }]);
}

function computeOnce({ base, node }: TensorValue, env: Env): void {
  if (base === undefined && !hasValue(node) && !node.recorded) env.host.realize([node]);
}

const withoutAxes = contiguous([]);
/** A number of a row that has its values; null for all else. */
function numberAt(array: TensorValue, at: number): Value | null {
  const row = rowIn(array);
  if (row === null) return null;
  const { dtype, data, layout } = row;
  const own = allocate(dtype, 1);
  own[0] = data[layout.offset + at * layout.strides[0]!]!;
  return tensorOf(sourceOf({ dtype, data: own, layout: withoutAxes }), true);
}
function rowIn({ base, node }: TensorValue): Stored | null {
  if (base !== undefined || node.shape.length !== 1 || node.recorded || node.cuts.length > 0) return null;
  return hasValue(node) && !isComplex(node.dtype) ? node.value : null;
}

/** Numbers of a vector, in order. */
export interface NumberRow {
  readonly numbers: Float64Array;
  readonly dtype: "float64" | "int64" | "bool";
}

/** The numbers of NumPy's vectors of these dtypes, without an object for each; null for others, and whole numbers from 2^53 on. */
export function numbersOf(value: Value, env: Env): NumberRow | null {
  if (value.kind !== "tensor" || !value.array || env.host.dialect !== "python" || env.host.shortcut === null)
    return null;
  const { shape, dtype } = value.node;
  if ((dtype !== "float64" && dtype !== "int64" && dtype !== "bool") || shape.length !== 1 || shape[0] === 0)
    return null;
  computeOnce(value, env);
  const row = rowIn(value);
  if (row === null) return null;
  const data = denseData(row);
  if (dtype === "float64") return { numbers: data as Float64Array, dtype };
  const numbers = dtype === "bool" ? Float64Array.from(data as Uint8Array) : exactNumbers(data as BigInt64Array);
  return numbers && { numbers, dtype };
}

/** Null where one is beyond 2^53. Read by halves: a big integer for each would take ten times as long. */
function exactNumbers(data: BigInt64Array): Float64Array | null {
  const halves = new Int32Array(data.buffer, data.byteOffset, 2 * data.length);
  const out = new Float64Array(data.length);
  for (let i = 0; i < out.length; i++) {
    const high = halves[2 * i + 1]!;
    if (high >= 1 << 21 || high < -(1 << 21)) return null;
    out[i] = high * 2 ** 32 + (halves[2 * i]! >>> 0);
  }
  return out;
}

/** What an object gives by its `__iter__` and `__next__`, or else by its items from 0 on. */
function* objectItems(of: ObjectValue | ClassValue, env: Env): Generator<Value> {
  const source = callSpecial(of, "__iter__", [], env);
  if (source && source.kind !== "object") return yield* iterate(source, env);
  const next = (at: number): Value | undefined =>
    source ? callSpecial(source, "__next__", [], env) : callSpecial(of, "__getitem__", [intOf(at)], env);
  for (let at = 0; ; at++) {
    let item: Value | undefined;
    try {
      item = next(at);
    } catch (error) {
      if (error instanceof UserError && endsItems(exceptionOf(error).type.name)) return;
      throw error;
    }
    if (!item) throw refuse("type/iterate", { what: describe(of) }, { exception: notIterable(of) });
    yield item;
  }
}
/** TensorFlow and NumPy have words of their own. */
function iterating(of: Value): { readonly exception?: Says; readonly help?: readonly string[] } {
  if (of.kind === "tensor" && of.array)
    return { exception: of.cell ? ["TypeError", "iteration over a 0-d array"] : notIterable(of) };
  if (of.kind === "tensor" || of.kind === "variable")
    return { exception: ["TypeError", "Cannot iterate over a scalar tensor."] };
  const help = of.kind === "int" && of.value > 0 ? [`range(${of.value}) counts ${of.value} times, from 0 on`] : [];
  return { exception: notIterable(of), help };
}
const endsItems = (exception: string): boolean => exception === "StopIteration" || exception === "IndexError";

/**
 * An iterator over a value; one that is one already stays itself.
 * @throws type/iterate, said at `param`
 */
export function iteratorIn(value: Value, env: Env, param = ""): IteratorValue {
  if (value.kind === "iterator" && !waits(value)) return value;
  if (value.kind === "list") return iteratorOf("list", (at) => value.items[at]);
  if (value.kind === "range") {
    const count = rangeLength(value);
    return iteratorOf("range", (at) => (at < count ? intOf(value.start + at * value.step) : undefined));
  }
  const items = iterable(value) ? iterate(value, env) : null;
  if (!items)
    throw refuse("type/iterate", { what: describe(value) }, { notes: { [param]: { text: "" } }, ...iterating(value) });
  return iteratorOver(value.kind, items);
}
/** A coroutine or an asynchronous generator: it gives nothing to who does not wait. */
export const waits = ({ name }: IteratorValue): boolean => name === "coroutine" || name === "async_generator";
const iterable = (value: Value): boolean => {
  if (value.kind === "iterator") return false;
  if (value.kind === "tensor") return value.node.shape.length > 0;
  if (value.kind === "variable") return value.variable.shape.length > 0;
  if (value.kind === "class") return value.meta !== undefined;
  return ["tuple", "string", "bytes", "dict", "set", "shape", "view", "object"].includes(value.kind);
};

/** Any sequence as a set. */
export const itemSetOf = (value: Value, env: Env): ItemSet => {
  if (value.kind === "set") return value.items;
  const made = new ItemSet();
  if (value.kind === "dict") made.makeRoom(value.entries.size);
  for (const item of itemsOf(value, env)) made.add(item);
  return made;
};

/** All items at once. */
export function itemsOf(value: Value, env: Env): Value[] {
  if (value.kind === "range") return rangeItems(value);
  if (value.kind === "list" || value.kind === "tuple") return [...value.items];
  return value.kind === "bytes" ? Array.from(octetsOf(value.value), intOf) : [...iterate(value, env)];
}

/** Two sequences of one kind, one after the other; undefined if they are not. */
export function addItems(a: Value, b: Value): Value | undefined {
  if (a.kind === "list" && b.kind === "list") return listOf([...a.items, ...b.items]);
  if (a.kind === "tuple" && b.kind === "tuple") return tupleOf([...a.items, ...b.items]);
  if (a.kind === "shape" && b.kind === "shape") return shapeOf([...a.shape, ...b.shape]);
  return undefined;
}

/** Items of a list, or characters of a text, that are made at once. */
export const longest = 10_000_000;

/** A sequence again and again; undefined if neither operand is one. */
export function repeatItems(a: Value, b: Value): Value | undefined {
  const [sequence, times] = a.kind === "int" ? [b, a] : [a, b];
  if (times.kind !== "int" && times.kind !== "bool") return undefined;
  const count = Math.max(0, Number(times.value));
  const checked = (length: number): void => {
    if (length * count > longest)
      throw refuse("limit/length", { what: `a sequence of ${length * count} items`, limit: "10 million" });
  };
  const repeat = <T>(items: readonly T[]): T[] => {
    if (items.length === 0) return [];
    checked(items.length);
    return Array.from({ length: count }, () => items).flat() as T[];
  };
  switch (sequence.kind) {
    case "string":
      checked(sequence.value.length);
      return stringOf(sequence.value === "" ? "" : sequence.value.repeat(count));
    case "bytes":
      checked(sequence.value.length);
      return { kind: "bytes", value: sequence.value === "" ? "" : sequence.value.repeat(count) };
    case "list":
      return listOf(repeat(sequence.items));
    case "tuple":
      return tupleOf(repeat(sequence.items));
    default:
      return undefined;
  }
}

/** Elements of a tensor as plain numbers in nested lists. */
export function toListValue(s: Stored): Value {
  const { shape, strides, offset } = s.layout;
  const at = (axis: number, place: number): Value => {
    if (axis === shape.length) return numberOf(elementAt(s, place), s.dtype);
    const items: Value[] = [];
    for (let i = 0; i < shape[axis]!; i++) items.push(at(axis + 1, place + i * strides[axis]!));
    return listOf(items);
  };
  return at(0, offset);
}
function numberOf(element: Element, dtype: DType): Value {
  if (typeof element === "object") return complexOf(element);
  if (dtype === "bool") return boolOf(element === 1);
  return isFloat(dtype) ? floatOf(element as number) : intOf(element);
}

/** How many items a value has, if it says so. */
export function countOf(over: Value | undefined): number | null {
  if (over?.kind === "tensor") return over.node.shape[0] ?? null;
  if (over?.kind === "range") return rangeLength(over);
  return over?.kind === "list" || over?.kind === "tuple" ? over.items.length : null;
}
