/** Order among values: sorting, extremes' positions, searching, distinct values. */

import { allocate, type Data, isComplex, isFloat, promote } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { floatsOf, placesMerged } from "../core/merging.ts";
import { resolveAxis, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { numberLike } from "./arithmetic.ts";
import { notEqual } from "./compare.ts";
import { elsewhere } from "./elsewhere.ts";
import { alongAxis } from "./indexing.ts";
import { cut, rankError } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { type Index, index, maskItem, placesOfTrue } from "./subscripts.ts";

const x = tensor("any tensor", { also: "a input values" });
const lastAxis = { kind: "axis", doc: "the axis", default: -1, also: "dim" } as const;
const axisOrAll = {
  kind: "axis",
  doc: "the axis; None: the flattened tensor",
  default: -1,
  nullable: true,
  also: "dim",
} as const;

type Comparable = ArrayLike<number>;
/** NaN comes last, as in NumPy; equal values keep their order. */
const ascending = (x: Comparable) => (i: number, j: number) => {
  const [a, b] = [x[i]!, x[j]!];
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? i - j : Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || i - j;
};

/** The positions that sort the elements. */
export function placesInOrder(row: Comparable & { readonly length: number }, descending: boolean): Int32Array {
  const floats = ArrayBuffer.isView(row) ? floatsOf(row as unknown as Float64Array) : null;
  if (floats) return placesMerged(floats, descending);
  const order = ascending(row);
  // Turned around, ties would change places too; comparing backwards keeps their order.
  const ties = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));
  const by = (i: number, j: number): number => (ties(row[i]!, row[j]!) ? i - j : -order(i, j));
  return Int32Array.from(row, (_, i) => i).sort(descending ? by : order);
}

/** The positions that sort all elements; equal ones keep their order, NaN come last. */
export const orderOf = (x: Stored): Int32Array =>
  (elsewhere().orderOf(x, "places") as Int32Array | null) ?? placesInOrder(denseData(x) as Float64Array, false);
/** All elements in order, equal ones as they came and NaN last, in a buffer of their own. */
export function inOrder(x: Stored): Data {
  const found = elsewhere().orderOf(x, "values");
  if (found) return found;
  return rowInOrder(denseData(x) as Float64Array, false);
}

/** The elements of a row in order. */
function rowInOrder(row: Float64Array, descending: boolean): Float64Array {
  const out = row.slice().sort();
  if (!out.some((x) => Object.is(x, -0))) return descending ? out.reverse() : out;
  // The host puts -0 before 0; here the two are equal.
  for (const [i, place] of placesInOrder(row, descending).entries()) out[i] = row[place]!;
  return out;
}

/** Each row of the last axis in order: its positions, or its elements. */
const orderRoutine = (name: string, result: "places" | "values"): RoutineOp<{ readonly descending: boolean }> => ({
  name,
  evaluate: ([x], { descending }, { shape, dtype }) => {
    const size = shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = allocate(dtype, data.length) as Float64Array;
    for (let at = 0; at < data.length; at += size) {
      const row = data.subarray(at, at + size);
      out.set(result === "places" ? placesInOrder(row, descending) : rowInOrder(row, descending), at);
    }
    return stored(dtype, shape, out as Data);
  },
  lower: ({ descending }) => ({ kind: "sort", result, descending }),
  gradient: null,
});
const [argsortRoutine, sortRoutine] = [orderRoutine("argsort", "places"), orderRoutine("sort", "values")];

function sortingOrder(x: Node, axis: number, descending: boolean): Node {
  const moved = toLast(x, axis);
  return fromLast(structure.routine(argsortRoutine, [moved], { descending }, moved.shape, "int32"), axis);
}

const order = (rank: number): number[] => Array.from({ length: rank }, (_, i) => i);
export const toLast = (x: Node, axis: number): Node =>
  structure.permute(x, [...order(x.shape.length).filter((a) => a !== axis), axis]);
export const fromLast = (x: Node, axis: number): Node =>
  structure.permute(x, order(x.shape.length - 1).toSpliced(axis, 0, x.shape.length - 1));

const direction = {
  kind: "string",
  doc: "which way",
  default: "ASCENDING",
  choices: ["ASCENDING", "DESCENDING"],
} as const;
const stable = { kind: "bool", doc: "equal values keep their order (always so)", default: true } as const;
const descending = { kind: "bool", doc: "largest first", default: false } as const;
/** NumPy's ways to sort differ in whether equal values keep their order; here they always do. */
const algorithm = {
  kind: "string",
  doc: "NumPy's ways to sort; all give the same",
  choices: ["quicksort", "mergesort", "heapsort", "stable"],
  default: "stable",
  byName: true,
} as const;

export const argsort = operation({
  name: "argsort",
  also: { tf: "argsort", np: "argsort", torch: "argsort" },
  params: {
    x,
    axis: axisOrAll,
    direction,
    descending,
    stable,
    output_type: { kind: "dtype", doc: "dtype of the positions", default: "int32" },
    kind: algorithm,
  },
  variants: { "np.argsort": { output_type: "int64" }, "torch.argsort": { output_type: "int64" } },
  doc: "The positions that would sort each row. NaN comes last; equal values keep their order.",
  examples: [{ code: "argsort([30, 10, 20])", shows: "[1 2 0]" }],
  run: ({ x, axis, direction, descending, output_type }) => {
    const from = axis === null ? structure.reshape(x, [sizeOf(x.shape)]) : x;
    const down = descending || direction === "DESCENDING";
    return castTo(sortingOrder(from, resolveAxis(axis ?? 0, from.shape.length), down), output_type);
  },
});

export const sort = operation({
  name: "sort",
  also: { tf: "sort", np: "sort" },
  params: { x, axis: axisOrAll, direction, descending, stable, kind: algorithm },
  doc: "Each row in order. NaN comes last.",
  examples: [
    { code: "sort([30, 10, 20])", shows: "[10 20 30]" },
    { code: "sort([30, 10, 20], descending=True)", shows: "[30 20 10]" },
  ],
  run: ({ x, axis, direction, descending }) => {
    const from = axis === null ? structure.reshape(x, [sizeOf(x.shape)]) : x;
    const at = resolveAxis(axis ?? 0, from.shape.length);
    const down = descending || direction === "DESCENDING";
    // A gradient finds its way back by the positions; without one, the elements alone are less to move.
    if (from.recorded || isComplex(from.dtype)) return alongAxis(from, sortingOrder(from, at, down), at);
    const rows = toLast(from, at);
    return fromLast(structure.routine(sortRoutine, [rows], { descending: down }, rows.shape, rows.dtype), at);
  },
});

export const topK = operation({
  name: "top_k",
  also: { tf: "math.top_k nn.top_k", own: "topk" },
  params: {
    x: tensor("any tensor", { also: "input" }),
    k: { kind: "int", doc: "how many", default: 1 },
    axis: lastAxis,
    sorted: { kind: "bool", doc: "largest first; they always are", default: true, byName: true },
  },
  fields: ["values", "indices"],
  together: { tf: "TopKV2" },
  doc: "The k largest values of each row, largest first, and their positions.",
  examples: [{ code: "top_k([1, 9, 5], 2)[0]", shows: "[9 5]" }],
  run: ({ x, k, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (k < 0 || k > x.shape[at]!)
      throw refuse("index/range", { index: k, axis: at, size: x.shape[at]! }, { notes: { k: { text: String(k) } } });
    const places = cut(sortingOrder(x, at, true), at, 0, k);
    return [alongAxis(x, places, at), places];
  },
});

/** The place of the first extreme value, or of the first NaN, among `size` elements from `from` on. */
function placeOfExtreme(data: Float64Array, from: number, size: number, sign: 1 | -1): number {
  let best = 0;
  let top = data[from]!;
  for (let i = 1; i < size && !Number.isNaN(top); i++) {
    const v = data[from + i]!;
    if (sign > 0 ? v <= top : v >= top) continue;
    best = i;
    top = v;
  }
  return best;
}

/** The first position of the extreme value in each row of the last axis; NaN counts as the extreme. */
const argRoutine: RoutineOp<{ readonly sign: 1 | -1 }> = {
  name: "argmax",
  evaluate: ([x], { sign }, { shape, dtype }) => {
    const size = x!.layout.shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = new BigInt64Array(sizeOf(shape));
    for (let row = 0; row < out.length; row++) out[row] = BigInt(placeOfExtreme(data, row * size, size, sign));
    return stored(dtype, shape, out);
  },
  lower: ({ sign }) => ({ kind: "extreme", largest: sign > 0 }),
  gradient: null,
};

const nanOption = {
  kind: "string",
  doc: "whether NaN is taken for the extreme, or as in TensorFlow for none",
  choices: ["wins", "loses"],
  default: "wins",
} as const;

const extreme = (name: "argmax" | "argmin", sign: 1 | -1, doc: string, shows: string) =>
  operation({
    name,
    also: { tf: `${name} math.${name}`, np: name, torch: name },
    params: {
      x: tensor("any tensor", { also: "a input" }),
      axis: { kind: "axis", doc: "the axis; left out: the flattened tensor", default: null, also: "dim dimension" },
      keepdims: { kind: "bool", doc: "keep the axis, with size 1", default: false, also: "keepdim" },
      output_type: { kind: "dtype", doc: "dtype of the positions", default: "int64" },
      nan: nanOption,
    },
    variants: {
      [`tf.${name}`]: { axis: 0, nan: "loses" },
      [`tf.math.${name}`]: { axis: 0, nan: "loses" },
    },
    doc,
    examples: [{ code: `${name}([10, 30, 20])`, shows }],
    run: ({ x, axis, keepdims, output_type, nan }) => {
      const at = axis === null ? 0 : resolveAxis(axis, x.shape.length);
      const rows = axis === null ? structure.reshape(x, [sizeOf(x.shape)]) : toLast(x, at);
      if (rows.shape.at(-1) === 0) throw refuse("value/domain", { detail: `${name} of no values` });
      const seen =
        nan === "loses" && isFloat(x.dtype)
          ? select(notEqual(rows, rows), numberLike(sign * Number.NEGATIVE_INFINITY, rows), rows)
          : rows;
      const out = structure.routine(argRoutine, [seen], { sign }, rows.shape.slice(0, -1), "int64");
      const kept = axis === null ? x.shape.map(() => 1) : x.shape.map((d, a) => (a === at ? 1 : d));
      return castTo(keepdims ? structure.reshape(out, kept) : out, output_type);
    },
  });
export const argmax = extreme("argmax", 1, "Position of the largest element; the first of equals.", "1");
export const argmin = extreme("argmin", -1, "Position of the smallest element; the first of equals.", "0");

/** Positions as their dtype is in all frameworks. */
const int64s = (places: Int32Array): Node => castTo(sourceOf(stored("int32", [places.length], places)), "int64");

/** The first of every list, then the second of every list, and so on. */
function inTurn(lists: readonly Int32Array[], count: number): Int32Array {
  const out = allocate("int32", count * lists.length) as Int32Array;
  for (const [k, list] of lists.entries()) {
    for (let i = 0; i < count; i++) out[i * lists.length + k] = list[i]!;
  }
  return out;
}

export const argwhere = operation({
  name: "argwhere",
  also: { np: "argwhere", torch: "nonzero argwhere" },
  params: { x: { kind: "known", doc: "any tensor", also: "a condition input" } },
  doc: "The indices of the elements that are true (not 0), one row each.",
  examples: [{ code: "argwhere([[0, 3], [5, 0]])", shows: "[[0 1]\n [1 0]]" }],
  run: ({ x }) => {
    const places = placesOfTrue(x);
    const count = places[0]?.length ?? maskItem(x).places.length;
    return structure.reshape(int64s(places.length === 1 ? places[0]! : inTurn(places, count)), [count, places.length]);
  },
});

export const nonzero = operation({
  name: "nonzero",
  also: { np: "nonzero" },
  params: { x: { kind: "known", doc: "any tensor", also: "a" } },
  doc: "The indices of the elements that are true (not 0), one tensor for each axis.",
  examples: [{ code: "nonzero([0, 3, 0, 5])[0]", shows: "[1 3]" }],
  run: ({ x }) => {
    if (x.layout.shape.length === 0) throw rankError("nonzero", "at least one axis", []);
    return placesOfTrue(x).map(int64s);
  },
});

export const booleanMask = operation({
  name: "boolean_mask",
  also: { tf: "boolean_mask", torch: "masked_select", own: "masked_select" },
  params: {
    x: tensor("any tensor", { also: "tensor input", apart: true }),
    mask: { kind: "known", doc: "true where to take" },
    axis: { kind: "axis", doc: "where the mask begins", default: 0 },
  },
  doc: "The elements where the mask is true.",
  examples: [{ code: "boolean_mask([1, 2, 3], [True, False, True])", shows: "[1 3]" }],
  run: ({ x, mask, axis }) => {
    const whole: Index = { kind: "slice", start: null, stop: null, step: null };
    const lead = new Array<Index>(resolveAxis(axis, x.shape.length)).fill(whole);
    return index(x, [...lead, maskItem(mask)]);
  },
});

export const searchsorted = operation({
  name: "searchsorted",
  also: { tf: "searchsorted", np: "searchsorted", torch: "searchsorted" },
  params: {
    sorted: tensor("a sorted vector, or rows", { also: "sorted_sequence a x1" }),
    values: tensor("what to look for", { also: "v input x2" }),
    side: { kind: "string", doc: "before or after equal values", default: "left", choices: ["left", "right"] },
    sorter: { ...tensor("positions that sort the vector", { want: "int", apart: true }), default: null },
    right: { kind: "bool", doc: "the same as side right", default: false },
    out_type: { kind: "dtype", doc: "dtype of the positions", default: "int64" },
    nan: {
      kind: "string",
      doc: "where NaN goes: behind every number, or as in TensorFlow or PyTorch, where it is neither below nor above",
      choices: ["last", "equal", "end"],
      default: "last",
      byName: true,
    },
  },
  variants: { "tf.searchsorted": { out_type: "int32", nan: "equal" }, "torch.searchsorted": { nan: "end" } },
  methodless: true,
  doc: "Where values would be inserted to keep a vector sorted.",
  examples: [{ code: "searchsorted([10, 20, 30], [20, 25])", shows: "[1 2]" }],
  run: ({ sorted, values, side, sorter, right, out_type, nan }) => {
    if (sorted.shape.length === 0) throw rankError("searchsorted", "a vector", sorted.shape, "sorted");
    const wanted = sorted.shape.slice(0, -1);
    if (sorted.shape.length > 1 && !sameShape(wanted, values.shape.slice(0, -1)))
      throw rankError("searchsorted", `leading axes ${showShape(wanted)}`, values.shape, "values");
    const row = sorter ? structure.gather(sorted, [0], [sorter], 0) : sorted;
    const dtype = promote(row.dtype, values.dtype);
    const inputs = [castTo(row, dtype), castTo(values, dtype)];
    const attrs = { side: right ? "right" : side };
    const places = structure.routine(searchRoutine, inputs, attrs, values.shape, "int64");
    if (nan === "last" || !isFloat(values.dtype)) return castTo(places, out_type);
    const end = numberLike(nan === "equal" && attrs.side === "left" ? 0 : sorted.shape.at(-1)!, places);
    return castTo(select(notEqual(values, values), end, places), out_type);
  },
});

/** Positions in sorted rows; NaN comes after every number. */
function firstNotBelow(row: Float64Array, from: number, to: number, v: number): number {
  let [low, high] = [from, to];
  const unordered = Number.isNaN(v);
  while (low < high) {
    const mid = (low + high) >>> 1;
    const at = row[mid]!;
    if (at < v || (unordered && !Number.isNaN(at))) low = mid + 1;
    else high = mid;
  }
  return low;
}
function firstAbove(row: Float64Array, from: number, to: number, v: number): number {
  let [low, high] = [from, to];
  const unordered = Number.isNaN(v);
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (row[mid]! <= v || unordered) low = mid + 1;
    else high = mid;
  }
  return low;
}

const searchRoutine: RoutineOp<{ readonly side: string }> = {
  name: "searchsorted",
  evaluate: ([sorted, values], { side }, { shape, dtype }) => {
    const rows = denseData(sorted!) as Float64Array;
    const wanted = denseData(values!) as Float64Array;
    const size = sorted!.layout.shape.at(-1)!;
    const single = sorted!.layout.shape.length === 1;
    const each = single ? wanted.length : shape.at(-1)!;
    // An int64 below 2^31 is its low half and zeros: two 32-bit writes are many times faster than a bigint.
    const out = new Int32Array(2 * wanted.length);
    const find = side === "left" ? firstNotBelow : firstAbove;
    for (let i = 0, from = 0; i < wanted.length; i++) {
      if (i > 0 && i % each === 0 && !single) from += size;
      out[2 * i] = find(rows, from, from + size, wanted[i]!) - from;
    }
    return stored(dtype, shape, new BigInt64Array(out.buffer));
  },
  lower: ({ side }) => ({ kind: "search", behind: side === "right" }),
  gradient: null,
};
