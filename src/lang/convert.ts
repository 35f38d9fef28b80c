/**
 * Values of the language as tensors. A number, and a list of nothing but numbers, is weak: it takes the dtype of the
 * tensors that it meets. Knows nothing of operations and calls.
 */
import type { Complex } from "../core/complex.ts";
import {
  allocate,
  complexOf as complexDType,
  type DType,
  dataFrom,
  integerRange,
  isComplex,
  isFloat,
  isHalf,
  isInexact,
  isInteger,
  isWide,
  promote,
} from "../core/dtype.ts";
import { diagnose, refuse, type Source, type Span, UserError } from "../core/errors.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { elementAt, onlyElement, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { readVariable } from "../graph/variable.ts";
import { stack } from "../ops/joining.ts";
import { castTo } from "../ops/operation.ts";
import { type Env, inProgram } from "./env.ts";
import { filled } from "./filled.ts";
import { type AnyNumber, complexIn, floatNear, isAnyNumber, type Plain } from "./numbers.ts";
import { unreadable } from "./python-says.ts";
import {
  complexOf,
  describe,
  heartOf,
  intOf,
  type RangeValue,
  rangeLength,
  type Value,
  type ValueOf,
} from "./value.ts";

/** What kind of number a weak value holds: the widest among its elements. */
export type Weak = "bool" | "int" | "float" | "complex";
const weakness: readonly Weak[] = ["bool", "int", "float", "complex"];

/** The dtypes that literals get where nothing else decides. */
export interface Literals {
  readonly int: DType;
  readonly float: DType;
  /** What complex numbers become beside integers; complex128 where nothing is said. */
  readonly complex?: DType;
}

/** Elements that a value stands for, one level down; undefined if it is no sequence. */
export function elementsOf(value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "range":
      return rangeItems(value);
    case "shape":
      return value.shape.map(intOf);
    case "object":
      return value.holds && elementsOf(value.holds);
    default:
      return undefined;
  }
}

export function rangeItems(range: RangeValue): Value[] {
  const count = rangeLength(range);
  if (count > 1e7)
    throw refuse(
      "limit/length",
      { what: `a list of ${count} numbers`, limit: "10 million" },
      { help: ["arange gives a tensor, which may be longer"] },
    );
  return Array.from({ length: count }, (_, i) => intOf(range.start + i * range.step));
}

/** The kind of a weak value; null if a tensor, a Variable or something else stands in it. */
export function weakKind(value: Value): Weak | null {
  if (isAnyNumber(value)) return value.kind;
  if (value.kind === "object") return value.holds ? weakKind(value.holds) : null;
  if (value.kind === "range" || value.kind === "shape") return "int";
  const items = elementsOf(value);
  if (!items) return null;
  let widest: Weak = "bool";
  for (const item of items) {
    const kind = weakKind(item);
    if (kind === null) return null;
    if (weakness.indexOf(kind) > weakness.indexOf(widest)) widest = kind;
  }
  return items.length === 0 ? "float" : widest;
}

/** The dtype of the tensors in a value, joined; null if it holds none. */
export function strongDType(value: Value): DType | null {
  if (value.kind === "tensor") return value.node.dtype;
  if (value.kind === "variable") return value.variable.dtype;
  if (value.kind !== "list" && value.kind !== "tuple") return null;
  const found = value.items.map(strongDType).filter((d) => d !== null);
  return found.length === 0 ? null : found.reduce(promote);
}

/** The dtype that a weak value takes beside tensors of `dtype`. Complex literals are as TensorFlow's and NumPy's. */
export function weakDType(kind: Weak, dtype: DType | null, literals: Literals): DType {
  if (kind === "bool") return "bool";
  if (kind === "int") return dtype && dtype !== "bool" ? dtype : literals.int;
  if (kind === "complex") return dtype && isInexact(dtype) ? complexDType(dtype) : (literals.complex ?? "complex128");
  return dtype && isInexact(dtype) ? dtype : literals.float;
}

/**
 * The value as a tensor. `dtype` is what a weak value becomes; left out, it is decided by its own kind.
 * @throws type/tensor, shape/ragged, value/fit
 */
export function toNode(value: Value, literals: Literals, dtype: DType | null = null): Node {
  if (value.kind === "tensor") return value.node;
  if (value.kind === "variable") return readVariable(value.variable);
  if (value.kind === "range" && rangeLength(value) > 1e5) return sourceOf(denseRange(value, dtype ?? literals.int));
  const kind = weakKind(value);
  if (kind !== null) return sourceOf(literal(value, kind, dtype ?? ownDType(value, kind, literals)));
  const items = elementsOf(value);
  if (!items) throw notATensor(value);
  const known = filled(items, dtype);
  if (known) return known;
  return stackItems(value, items, literals, dtype);
}

/** What to say of a value that cannot become a tensor, whose argument has the name `param`. */
export function notATensor(value: Value, param?: string): Error {
  const help = ["numbers and lists of them become tensors; a list keeps strings"];
  const notes = param === undefined ? {} : { [param]: { text: "" } };
  return refuse("type/tensor", { what: describe(value) }, { notes, help: value.kind === "string" ? help : [] });
}

/**
 * Before a literal is given the dtype that was asked for.
 * @throws dtype/fraction where numbers with a point would become integers
 */
export function checkWhole(value: Value, dtype: DType | null | undefined): void {
  if (dtype && isInteger(dtype) && weakKind(value) === "float" && holdsElements(value))
    throw refuse("dtype/fraction", { dtype }, { notes: { value: { text: "" } } });
}

/** Nothing written in it has a point where nothing is written at all. */
function holdsElements(value: Value): boolean {
  const items = elementsOf(value);
  return !items || items.some(holdsElements);
}

function denseRange(range: RangeValue, dtype: DType): Stored {
  const count = rangeLength(range);
  const at = (i: number): number => range.start + i * range.step;
  const data = isWide(dtype)
    ? dataFrom(
        dtype,
        Array.from({ length: count }, (_, i) => BigInt(at(i))),
      )
    : dataFrom(
        dtype,
        Float64Array.from({ length: count }, (_, i) => at(i)),
      );
  return stored(dtype, [count], data);
}

/** Integers that do not fit the usual dtype take the one that holds them. */
function ownDType(value: Value, kind: Weak, literals: Literals): DType {
  const dtype = weakDType(kind, null, literals);
  if (kind !== "int") return dtype;
  const found = ([dtype, "int64", "uint64"] as const).find((t) => holds(t, value));
  // Where integers are NumPy's, signed ones and longer ones of no sign meet in floats.
  if (literals.int === "int64" && found !== "int64" && areOfBothSigns(value)) return literals.float;
  return found ?? dtype;
}

/** Some fit into int64, the others into uint64 alone. */
function areOfBothSigns(value: Value): boolean {
  const wholes = [...wholesIn(value)];
  const isSigned = (n: bigint): boolean => n >= -(2n ** 63n) && n < 2n ** 63n;
  const isLong = (n: bigint): boolean => n >= 2n ** 63n && n < 2n ** 64n;
  return wholes.some(isSigned) && wholes.some(isLong) && wholes.every((n) => isSigned(n) || isLong(n));
}
function* wholesIn(whole: Value): Generator<bigint> {
  const value = heartOf(whole);
  if (value.kind === "int") yield value.value;
  for (const item of elementsOf(value) ?? []) yield* wholesIn(item);
}

/** Integers that the dtype holds; other dtypes hold all, if rounded. */
export function holds(dtype: DType, value: Value): boolean {
  if (!isInteger(dtype)) return true;
  const [low, high] = extremes(value);
  const [least, most] = integerRange(dtype);
  return low >= least && high <= most;
}

function extremes(whole: Value): readonly [bigint, bigint] {
  const value = heartOf(whole);
  if (value.kind === "int") return [value.value, value.value];
  let [low, high] = [0n, 0n];
  for (const item of elementsOf(value) ?? []) {
    const [l, h] = extremes(item);
    if (l < low) low = l;
    if (h > high) high = h;
  }
  return [low, high];
}

/** Rows of tensors (and numbers among them) become one tensor with a new first axis. */
function stackItems(whole: Value, items: readonly Value[], literals: Literals, given: DType | null): Node {
  const strange = items.find((item) => weakKind(item) === null && strongDType(item) === null && !elementsOf(item));
  if (strange) throw notATensor(strange);
  const strong = items.map(strongDType).filter((d) => d !== null);
  const dtype = given ?? (strong.length > 0 ? strong.reduce(promote) : null);
  const nodes = items.map((item) => {
    const kind = weakKind(item);
    const node = toNode(item, literals, kind === null ? given : weakDType(kind, dtype, literals));
    return kind === null && given ? castTo(node, given) : node;
  });
  const other = nodes.findIndex((n) => n.shape.join() !== nodes[0]!.shape.join());
  if (other > 0) {
    const [first, second] = [[0], [other]].map((path, i) => ({ path, found: sayLength(nodes[i * other]!.shape) }));
    throw ragged(whole, first!, second!);
  }
  return stack({ values: nodes });
}

const sayLength = (shape: readonly number[]): string =>
  shape.length === 0 ? "a single number" : `shape ${showShape(shape)}`;
/** One of two rows that do not go together: where it is, and what was found there. */
interface Row {
  readonly path: readonly number[];
  readonly found: string;
}

function ragged(whole: Value, first: Row, other: Row): Error {
  const say = ({ path }: Row): string => path.map((i) => `[${i}]`).join("") || "the list";
  const facts = {
    path: say(first),
    left: first.found,
    other: say(other),
    right: other.found,
    common: JSON.stringify(commonShape(whole)),
  };
  const written = [first, other].map((row) => ({ row, place: placeOf(whole, row.path) }));
  const source = written[0]!.place?.source;
  if (!source || !written.every((w) => w.place?.source === source)) return refuse("shape/ragged", facts);
  const labels = written.map(({ row, place }) => ({ span: place!.span, text: row.found }));
  return new UserError({ ...diagnose("shape/ragged", facts, labels), source });
}

/** The sizes that all rows share, level by level. */
function commonShape(whole: Value): number[] {
  const shape: number[] = [];
  for (let level: readonly Value[] = [whole]; ; ) {
    const items = level.map((v) => elementsOf(v));
    const size = items[0]?.length;
    if (size === undefined || items.some((found) => found?.length !== size)) return shape;
    shape.push(size);
    level = items.flatMap((found) => [...found!]);
  }
}

/** Where the item at a path was written, if the list that holds it still is as it was written. */
function placeOf(whole: Value, path: readonly number[]): { readonly source: Source; readonly span: Span } | null {
  let holder: Value | undefined = whole;
  for (const i of path.slice(0, -1)) holder = elementsOf(holder)?.[i] ?? holder;
  const last = path.at(-1);
  if (last === undefined || holder.kind !== "list" || !holder.origin) return null;
  const row = holder.items[last];
  if (row?.kind === "list" && row.origin === null) return null;
  return { source: holder.origin.source, span: holder.origin.spans[last]! };
}

/** A list of numbers as data, row by row. */
function literal(value: Value, kind: Weak, dtype: DType): Stored {
  const shape: number[] = [];
  for (let level: Value | undefined = value; level; level = elementsOf(level)?.[0]) {
    const items = elementsOf(level);
    if (items) shape.push(items.length);
  }
  if (kind === "complex" && !isComplex(dtype))
    throw refuse("dtype/imaginary", { from: "a complex number", to: dtype }, { notes: { value: { text: "" } } });
  // Floats of 16 bits are rounded when all are there.
  const data = allocate(isHalf(dtype) ? "float64" : dtype, sizeOf(shape));
  if ((value.kind === "float" || value.kind === "int") && (dtype === "float64" || dtype === "float32")) {
    data[0] = floatNear(value);
    return stored(dtype, shape, data);
  }
  const put = kind === "float" || isInexact(dtype) ? floatPut(dtype) : integerPut(dtype);
  let n = 0;
  const path: number[] = [];
  const visit = (v: Value): void => {
    const items = elementsOf(v);
    const depth = path.length;
    if (items && depth < shape.length) {
      if (items.length !== shape[depth]) throw raggedAt(value, path, shape, sayItems(items.length));
      for (const [i, item] of items.entries()) {
        path.push(i);
        visit(item);
        path.pop();
      }
    } else if (items || depth < shape.length) throw raggedAt(value, path, shape, items ? "a list" : "a single number");
    else if (isComplex(dtype)) {
      const { re, im } = complexIn(heartOf(v) as AnyNumber);
      (data as Float64Array).set([re, im], 2 * n++);
    } else (data as Float64Array)[n++] = put(heartOf(v) as Plain) as number;
  };
  visit(value);
  return stored(dtype, shape, isHalf(dtype) ? dataFrom(dtype, data as Float64Array) : data);
}

const sayItems = (count: number): string => `${count} item${count === 1 ? "" : "s"}`;

/** The row at `path` differs from the first row of its level. */
function raggedAt(whole: Value, path: readonly number[], shape: readonly number[], found: string): Error {
  const wanted = path.length < shape.length ? sayItems(shape[path.length]!) : "a single number";
  return ragged(whole, { path: path.map(() => 0), found: wanted }, { path: [...path], found });
}

/** Of numbers with a point integers take what stands before it. @throws value/domain, value/fit where none does */
function floatPut(dtype: DType): (v: Plain) => number | bigint {
  if (isInexact(dtype)) return floatNear;
  const put = integerPut(dtype);
  if (!isInteger(dtype)) return put;
  return (v) => {
    if (v.kind !== "float") return put(v);
    if (!Number.isFinite(v.value)) throw noInteger(v);
    return put({ kind: "int", value: BigInt(Math.trunc(v.value)) });
  };
}

/** No integer comes near it. */
function noInteger(value: ValueOf<"float">): Error {
  const exception = unreadable(value, "int", 10, "");
  return refuse("value/domain", { detail: `${value.value} is no integer` }, { exception });
}

function integerPut(dtype: DType): (v: Plain) => number | bigint {
  if (!isInteger(dtype)) return (v) => (Number(v.value) === 0 ? 0 : 1);
  const [low, high] = integerRange(dtype);
  return (v) => {
    const whole = BigInt(v.value);
    if (whole < low || whole > high) throw refuse("value/fit", { value: whole, dtype, low, high });
    return isWide(dtype) ? whole : Number(whole);
  };
}

/** The one element of a tensor of size 1, as a plain number. */
export function plainOf(s: Stored): Plain {
  if (sizeOf(s.layout.shape) !== 1)
    throw refuse("value/scalar", { shape: showShape(s.layout.shape) }, { shapes: [s.layout.shape] });
  const element = onlyElement(s);
  if (s.dtype === "bool") return { kind: "bool", value: element === 1 };
  return isFloat(s.dtype) ? { kind: "float", value: Number(element) } : { kind: "int", value: BigInt(element) };
}

/** Arrays and tensors with axes are no numbers to Python, however few elements they have; the library takes them all the same. @throws value/scalar */
export function checkNumber(value: Value, env: Env): void {
  if ((value.kind !== "tensor" && value.kind !== "variable") || !inProgram(env)) return;
  const { shape } = value.kind === "tensor" ? value.node : value.variable;
  if (shape.length > 0) throw refuse("value/scalar", { shape: showShape(shape) }, { shapes: [shape] });
}

/** The same, where a complex number is welcome too. */
export function numberOf(s: Stored): AnyNumber {
  if (!isComplex(s.dtype) || sizeOf(s.layout.shape) !== 1) return plainOf(s);
  return complexOf(elementAt(s, s.layout.offset) as Complex) as AnyNumber;
}

/** The dtypes of literals in this place. NumPy's arrays, where Python's rules hold, are wide. */
export const literalsOf = (env: Env, numpy = false): Literals =>
  numpy && env.host.dialect === "python" ? { int: "int64", float: "float64" } : { int: "int32", float: env.host.float };
