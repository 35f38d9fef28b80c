/**
 * JSON that holds a tensor: nested lists of numbers, a record {dtype, shape, data} as `--json` prints, or a record of
 * columns. Knows which JSON means which tensor; the syntax is in jsonTree.ts.
 */
import type { Complex } from "../core/complex.ts";
import { type FloatDType, showFloat } from "../core/digits.ts";
import { type DType, dataFrom, dtypeNamed, integerRange, isComplex, isFloat, kindOf, partOf } from "../core/dtype.ts";
import { type OpError, refuse } from "../core/errors.ts";
import { type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { type Element, isBranch, type Nested, nested, type Stored, stored } from "../core/stored.ts";
import { type Cell, kindOfCell, numberIn, showCell } from "./cells.ts";
import { isList, isQuoted, isRecord, type Json, parseJson } from "./jsonTree.ts";
import { type ReadOptions, readNumbers, type Table } from "./table.ts";

/**
 * - `3`, `[1, 2]`, `[[1, 2], [3, 4]]`: a tensor. Integers are int32 or int64, bools bool, anything else floats; null
 *   and "NaN" are NaN, "Infinity" and "-Infinity" infinite.
 * - `{"dtype": "int32", "shape": [2, 2], "data": [[1, 2], [3, 4]]}`: a tensor of that dtype; `data` may be flat, and
 *   other keys are left alone. 64-bit integers may be strings of digits; complex numbers are pairs of their parts.
 * - `{"x": [1, 2], "y": [3, 4]}`: a table with the columns x and y, shape (2, 2).
 * @throws io/format, shape/ragged with the first two places that differ
 */
export function decodeJson(text: string, path: string, options: ReadOptions = {}): Table {
  return tableIn(parseJson(text, path), path, options);
}

/** The tensor that a tree means. @throws io/format, shape/ragged */
export function tableIn(json: Json, path: string, options: ReadOptions = {}): Table {
  if (!isRecord(json)) return { names: null, values: inferred(json, path, options) };
  return json.has("data") && (json.has("dtype") || json.has("shape"))
    ? { names: null, values: declared(json, path, options) }
    : columns(json, path, options);
}

function inferred(json: Json, path: string, options: ReadOptions): Stored {
  const numbers = readNumbers(options);
  const shape = visitLeaves(json, "", path, (cell, kind) => numbers.add(cell, kind));
  return numbers.under(shape);
}

function columns(json: ReadonlyMap<string, Json>, path: string, options: ReadOptions): Table {
  const names = [...json.keys()];
  const lists = [...json.values()].map((column, i) => {
    if (isList(column)) return column;
    throw refuse("io/format", { path, detail: `\`${names[i]}\` is ${showJson(column)}, not a list of numbers` });
  });
  if (names.length === 0) throw refuse("io/format", { path, detail: "the record is empty" });
  const length = lists[0]!.length;
  const other = lists.findIndex((list) => list.length !== length);
  if (other !== -1) {
    throw refuse("shape/ragged", {
      path: `\`${names[0]}\``,
      left: length,
      other: `\`${names[other]}\``,
      right: lists[other]!.length,
    });
  }
  const numbers = readNumbers(options);
  for (let row = 0; row < length; row++) {
    for (let i = 0; i < names.length; i++) {
      const place = `${names[i]}[${row}]`;
      const { cell, kind } = leafOf(lists[i]![row]!, place, path);
      numbers.add(cell, kind);
    }
  }
  return { names, values: numbers.under([length, names.length]) };
}

/** A tensor that says its dtype or its shape. */
function declared(json: ReadonlyMap<string, Json>, path: string, options: ReadOptions): Stored {
  const data = json.get("data")!;
  const dtype = declaredDType(json.get("dtype"), path);
  const values = dtype ? asDeclared(data, dtype, path) : inferred(data, path, options);
  const wanted = declaredShape(json.get("shape"), path);
  const found = values.layout.shape;
  if (wanted === undefined || sameShape(wanted, found)) return values;
  const flat = found.length === 1 && found[0] === sizeOf(wanted);
  // Lists end at a size of 0: `[]` is all that the data of shape (0, 3) can be.
  const empty = sizeOf(wanted) === 0 && found.every((d, i) => d === wanted[i]);
  if (flat || empty) return stored(values.dtype, wanted, values.data);
  const detail = `the data has shape ${showShape(found)}, the record says ${showShape(wanted)}`;
  throw refuse("io/format", { path, detail }, { shapes: [wanted, found] });
}

function declaredDType(json: Json | undefined, path: string): DType | undefined {
  if (json === undefined) return undefined;
  const dtype = isQuoted(json) ? dtypeNamed(json.quoted) : undefined;
  if (!dtype) throw refuse("io/format", { path, detail: `its dtype is ${showJson(json)}, which tensh does not have` });
  return dtype;
}

function declaredShape(json: Json | undefined, path: string): Shape | undefined {
  if (json === undefined) return undefined;
  const sizes = isList(json) ? json.map((d) => (typeof d === "string" && /^\d+$/.test(d) ? Number(d) : -1)) : [-1];
  if (sizes.every((d) => Number.isSafeInteger(d) && d >= 0)) return sizes;
  throw refuse("io/format", { path, detail: `its shape is ${showJson(json)}, not a list of sizes` });
}

/** Pairs of a real and an imaginary part. */
function asComplex(json: Json, dtype: DType, path: string): Stored {
  const { data, layout } = asDeclared(json, partOf(dtype), path);
  const { shape } = layout;
  if (sizeOf(shape) === 0) return stored(dtype, shape.at(-1) === 2 ? shape.slice(0, -1) : shape, data);
  if (shape.at(-1) === 2) return stored(dtype, shape.slice(0, -1), data);
  throw refuse("io/format", { path, detail: `${dtype} wants pairs [real, imaginary], the data has none` });
}

function asDeclared(json: Json, dtype: DType, path: string): Stored {
  if (isComplex(dtype)) return asComplex(json, dtype, path);
  const cells: (number | bigint)[] = [];
  const shape = visitLeaves(
    json,
    "data",
    path,
    (cell, kind, place) => {
      const element = elementOf(cell, kind, dtype);
      if (element === undefined) {
        throw refuse("io/format", { path, detail: `${place()} is ${cell}, which is no ${dtype}` });
      }
      cells.push(element);
    },
    dtype === "int64" || dtype === "uint64",
  );
  return stored(dtype, shape, dataFrom(dtype, cells as number[]));
}

/** The value as an element of the dtype, or undefined where it is none. Only floats are rounded. */
function elementOf(cell: string, kind: Exclude<Cell, "text">, dtype: DType): number | bigint | undefined {
  if (kindOf(dtype) === "float") return cell === "-0" ? -0 : numberIn(cell, kind);
  if (dtype === "bool") return kind === "bool" || cell === "0" || cell === "1" ? numberIn(cell, kind) : undefined;
  if (kind !== "integer") return undefined;
  const value = BigInt(cell);
  const [low, high] = integerRange(dtype);
  if (value < low || value > high) return undefined;
  return dtype === "int64" || dtype === "uint64" ? value : Number(value);
}

type Visit = (cell: string, kind: Exclude<Cell, "text">, place: () => string) => void;

/**
 * Visits the numbers of nested lists in row-major order and returns the lists' shape. `root` is what the outermost
 * list is called in errors; `digits` lets strings of digits be integers.
 */
function visitLeaves(json: Json, root: string, path: string, visit: Visit, digits = false): Shape {
  const shape: number[] = [];
  for (let x: Json | undefined = json; x !== undefined && isList(x); x = x[0]) shape.push(x.length);
  const at: number[] = [];
  const place = (): string => root + at.map((i) => `[${i}]`).join("");

  function walk(x: Json): void {
    const depth = at.length;
    if (isList(x) ? x.length !== shape[depth] : depth !== shape.length) throw ragged(x);
    if (!isList(x)) {
      const { cell, kind } = leafOf(x, place, path, digits);
      return visit(cell, kind, place);
    }
    at.push(0);
    for (let i = 0; i < x.length; i++) {
      at[depth] = i;
      walk(x[i]!);
    }
    at.pop();
  }

  function ragged(x: Json): OpError {
    const depth = at.length;
    return refuse("shape/ragged", {
      path: root + "[0]".repeat(depth),
      left: depth < shape.length ? shape[depth]! : "no length",
      other: place(),
      right: isList(x) ? x.length : "no length",
    });
  }

  walk(json);
  return shape;
}

const wordsForNumbers: readonly string[] = ["NaN", "Infinity", "-Infinity"];

function leafOf(json: Json, place: string | (() => string), path: string, digits = false): Leaf {
  if (json === null) return { cell: "null", kind: "missing" };
  if (typeof json === "boolean") return { cell: String(json), kind: "bool" };
  const cell = isQuoted(json) ? json.quoted : json;
  if (typeof cell === "string") {
    const kind = kindOfCell(cell);
    const isNumber = typeof json === "string" || wordsForNumbers.includes(cell) || (digits && kind === "integer");
    if (kind !== "text" && isNumber) return { cell, kind };
  }
  const where = (typeof place === "string" ? place : place()) || "the value";
  throw refuse("io/format", { path, detail: `${where} is ${showJson(json)}, not a number` });
}

interface Leaf {
  readonly cell: string;
  readonly kind: Exclude<Cell, "text">;
}

function showJson(json: Json): string {
  if (isList(json)) return `a list of ${json.length}`;
  if (isRecord(json)) return "a record";
  if (isQuoted(json)) return `the text ${showCell(json.quoted)}`;
  return String(json);
}

/** Lists of these read back as what they were. */
const plainDTypes: readonly DType[] = ["bool", "int32", "float32"];

/**
 * Nested lists; with its dtype and shape beside them where the lists alone would not say them. Floats keep a point; a
 * complex number is the list of its two parts;
 * NaN and infinity are strings, as JSON has no such numbers.
 */
export function encodeJson(s: Stored): string {
  const data = showNested(nested(s), showElement(s.dtype));
  if (plainDTypes.includes(s.dtype) && sizeOf(s.layout.shape) > 0) return `${data}\n`;
  return `{"dtype": "${s.dtype}", "shape": ${JSON.stringify(s.layout.shape)}, "data": ${data}}\n`;
}

const showNested = (n: Nested, show: (x: Element) => string): string =>
  isBranch(n) ? `[${n.map((item) => showNested(item, show)).join(", ")}]` : show(n);

function showElement(dtype: DType): (x: Element) => string {
  if (isComplex(dtype)) {
    const part = showElement(partOf(dtype));
    return (z) => `[${part((z as Complex).re)}, ${part((z as Complex).im)}]`;
  }
  if (dtype === "bool") return (x) => (x ? "true" : "false");
  if (!isFloat(dtype)) return String;
  return (given) => {
    const x = Number(given);
    if (Number.isNaN(x)) return '"NaN"';
    if (!Number.isFinite(x)) return x > 0 ? '"Infinity"' : '"-Infinity"';
    // What NumPy writes for bfloat16 may have no point.
    return showFloat(x, dtype === "bfloat16" ? "float32" : (dtype as FloatDType));
  };
}
