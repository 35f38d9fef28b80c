/** PyTorch's reductions that give values and their positions, and those that give two results at once. */

import { int32sIn } from "../core/doubles.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis, type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { alongAxis } from "./indexing.ts";
import { cut, expandDims, squeeze } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { keepdimsOption, max, mean, min, std, variance } from "./reduction.ts";
import { argmax, argmin, argsort, sort, topK } from "./sorting.ts";
import { median } from "./statistics.ts";

const x = tensor("any tensor", { also: "input a" });
const floats = tensor("any tensor", { also: "input a", want: "float" });
const axis = {
  kind: "axis",
  doc: "the axis; left out: all elements, and the value alone",
  default: null,
  also: "dim",
} as const;
const last = { kind: "axis", doc: "the axis", default: -1, also: "dim" } as const;
const valuesAndPlaces = ["values", "indices"];

/** The elements at one position of each row, and the positions. */
function pairAt(x: Node, places: Node, axis: number, keepdims: boolean): readonly Node[] {
  const values = alongAxis(x, places, axis);
  const shown = (n: Node): Node => (keepdims ? n : squeeze({ x: n, axis: [axis] }));
  return [shown(values), shown(castTo(places, "int64"))];
}

/** A reduction whose positions come with it once an axis is given. */
const withPlaces = (
  name: string,
  torch: string,
  doc: string,
  whole: (x: Node, keepdims: boolean) => Node,
  places: (x: Node, axis: number) => Node,
  examples: readonly { code: string; shows: string }[],
  more: { readonly want?: "float"; readonly paired?: string } = {},
) =>
  operation({
    name,
    also: { torch },
    params: { x: more.want ? floats : x, axis, keepdims: keepdimsOption },
    ...(more.paired ? { paired: more.paired } : {}),
    fields: valuesAndPlaces,
    doc,
    examples,
    run: ({ x, axis, keepdims }) => {
      if (axis === null) return whole(x, keepdims);
      if (x.shape.length === 0) return [x, structure.constant(0, "int64")];
      const at = resolveAxis(axis, x.shape.length);
      return pairAt(x, places(x, at), at, keepdims);
    },
  });

export const maxAlong = withPlaces(
  "max_along",
  "max",
  "The largest element; along an axis: the largest of each row, and their positions.",
  (x, keepdims) => max({ x, keepdims }),
  (x, axis) => argmax({ x, axis, keepdims: true }),
  [{ code: "max_along([[1, 5], [7, 2]], 1)[1]", shows: "[1 0]" }],
  { paired: "maximum" },
);
export const minAlong = withPlaces(
  "min_along",
  "min",
  "The smallest element; along an axis: the smallest of each row, and their positions.",
  (x, keepdims) => min({ x, keepdims }),
  (x, axis) => argmin({ x, axis, keepdims: true }),
  [{ code: "min_along([[1, 5], [7, 2]], 1)[1]", shows: "[0 1]" }],
  { paired: "minimum" },
);

/** The positions of the sorted row's element k. */
const placeOfOrder = (x: Node, axis: number, k: number): Node => cut(argsort({ x, axis }), axis, k, 1);

/** Of rows with a NaN, that of the first NaN: PyTorch's medians are NaN then. */
function placeOfMedian(x: Node, axis: number): Node {
  const size = x.shape[axis]!;
  if (size === 0) throw refuse("value/domain", { detail: "the median of no values" });
  return placed(medianRoutine, x, axis);
}
/** The position that a routine finds in each row and in the positions that sort it. */
function placed(routine: RoutineOp<null>, x: Node, axis: number): Node {
  const rows = toRows(x, axis);
  return structure.routine(routine, [rows, argsort({ x: rows, axis: -1 })], null, rowShape(x, axis), "int64");
}
const toRows = (x: Node, axis: number): Node =>
  structure.permute(x, [...x.shape.map((_, a) => a).filter((a) => a !== axis), axis]);
/** The rows' shape, with the axis in its place and of size 1. */
const rowShape = (x: Node, axis: number): Shape => x.shape.with(axis, 1);

/** One position for each row; `find` gets the row and the positions that sort it, which are the second input. */
const placing = (name: string, find: (row: Float64Array, order: Int32Array) => number): RoutineOp<null> => ({
  name,
  evaluate: ([x, sorted], _, { shape, dtype }) => {
    const size = x!.layout.shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const places = int32sIn(sorted!)!;
    const out = new BigInt64Array(sizeOf(shape));
    for (let r = 0; r < out.length; r++) {
      const [begin, end] = [r * size, (r + 1) * size];
      out[r] = BigInt(find(data.subarray(begin, end), places.subarray(begin, end)));
    }
    return stored(dtype, shape, out) as Stored;
  },
  gradient: null,
});
const medianRoutine = placing("median", (row, order) => {
  const missing = row.findIndex(Number.isNaN);
  return missing >= 0 ? missing : order[(row.length - 1) >> 1]!;
});
const nanmedianRoutine = placing("nanmedian", (row, order) => {
  const known = row.reduce((n, v) => n + (Number.isNaN(v) ? 0 : 1), 0);
  return order[Math.max(0, (known - 1) >> 1)]!;
});
/** The most frequent value; of several the smallest, and of its positions the last. */
const modeRoutine = placing("mode", (row, order) => {
  let [best, most] = [0, 0];
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && isSame(row[order[end]!]!, row[order[i]!]!)) end++;
    if (end - i > most) [best, most] = [order[end - 1]!, end - i];
    i = end;
  }
  return best;
});

const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

export const medianAlong = withPlaces(
  "median_along",
  "median",
  "The middle one of the sorted values, of two the lower; along an axis: of each row, with its position.",
  (x) => median({ x, method: "lower" }),
  placeOfMedian,
  [{ code: "median_along([4.0, 1.0, 3.0, 2.0])", shows: "2.0" }],
);
export const nanmedianAlong = withPlaces(
  "nanmedian_along",
  "nanmedian",
  "The middle one of the sorted values that are not NaN, of two the lower; along an axis with its position.",
  (x) => {
    const flat = structure.reshape(x, [sizeOf(x.shape)]);
    const place = placed(nanmedianRoutine, flat, 0);
    return structure.reshape(alongAxis(flat, place, 0), []);
  },
  (x, axis) => placed(nanmedianRoutine, x, axis),
  [{ code: "nanmedian_along([4.0, nan, 3.0])", shows: "3.0" }],
);

export const mode = operation({
  name: "mode",
  also: { torch: "mode" },
  params: { x, axis: last, keepdims: keepdimsOption },
  fields: valuesAndPlaces,
  doc: "The most frequent value of each row, of several the smallest; and where it stands last.",
  examples: [{ code: "mode([3, 1, 3, 1, 2])[0]", shows: "1" }],
  run: ({ x, axis, keepdims }) => {
    if (x.shape.length === 0) {
      const [values, places] = mode({ x: structure.reshape(x, [1]) }) as unknown as readonly [Node, Node];
      return [structure.reshape(values, []), structure.reshape(places, [])];
    }
    const at = resolveAxis(axis, x.shape.length);
    const places = placed(modeRoutine, x, at);
    return pairAt(x, places, at, keepdims);
  },
});

export const kthvalue = operation({
  name: "kthvalue",
  also: { torch: "kthvalue" },
  params: { x, k: { kind: "int", doc: "which: 1 is the smallest" }, axis: last, keepdims: keepdimsOption },
  fields: valuesAndPlaces,
  doc: "The k-th smallest value of each row, and its position.",
  examples: [{ code: "kthvalue([30, 10, 20], 2)[0]", shows: "20" }],
  run: ({ x, k, axis, keepdims }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (k < 1 || k > x.shape[at]!) throw refuse("index/range", { index: k, axis: at, size: x.shape[at]! });
    return pairAt(x, placeOfOrder(x, at, k - 1), at, keepdims);
  },
});

export const aminmax = operation({
  name: "aminmax",
  also: { torch: "aminmax" },
  params: { x, axis, keepdims: keepdimsOption },
  fields: ["min", "max"],
  doc: "The smallest and the largest element, or those along an axis.",
  examples: [{ code: "aminmax([3, 1, 2])[1]", shows: "3" }],
  run: ({ x, axis, keepdims }) => {
    const axes = axis === null ? null : [axis];
    return [min({ x, axis: axes, keepdims }), max({ x, axis: axes, keepdims })];
  },
});

const axes = { kind: "axes", doc: "axes to reduce; left out: all", default: null, also: "dim" } as const;
const spread = (
  name: string,
  of: (given: {
    x: Node;
    axis: readonly number[] | null;
    keepdims: boolean;
    ddof: number;
    unbiased: boolean | null;
  }) => Node,
  shows: string,
) =>
  operation({
    name,
    also: { torch: name },
    params: {
      x: floats,
      axis: axes,
      keepdims: keepdimsOption,
      ddof: { kind: "number", doc: "divide by n - ddof", default: 1, also: "correction" },
      unbiased: { kind: "bool", doc: "the same as a ddof of 1, or of 0", default: null },
    },
    doc: `The ${name.startsWith("std") ? "standard deviation" : "variance"} and the mean.`,
    examples: [{ code: `${name}([1.0, 3.0])[0]`, shows }],
    run: (given) => [of(given), mean(given)],
  });
export const stdMean = spread("std_mean", (given) => std(given), "1.4142135");
export const varMean = spread("var_mean", (given) => variance(given), "2.0");

const descending = { kind: "bool", doc: "largest first", default: false } as const;
const stable = { kind: "bool", doc: "equal values keep their order (always so)", default: true } as const;
export const sortAlong = operation({
  name: "sort_along",
  also: { torch: "sort" },
  params: { x, axis: last, descending, stable },
  fields: valuesAndPlaces,
  doc: "Each row in order, and the positions that the values had.",
  examples: [{ code: "sort_along([30, 10, 20])[1]", shows: "[1 2 0]" }],
  run: ({ x, axis, descending }) => {
    if (x.shape.length === 0) return [x, structure.constant(0, "int64")];
    const at = resolveAxis(axis, x.shape.length);
    const places = argsort({ x, axis: at, descending });
    return [alongAxis(x, places, at), castTo(places, "int64")];
  },
});

export const msort = operation({
  name: "msort",
  also: { torch: "msort" },
  params: { x },
  doc: "The elements in order along the first axis.",
  examples: [{ code: "msort([[3, 1], [2, 4]])", shows: "[[2 1]\n [3 4]]" }],
  run: ({ x }) => sort({ x, axis: 0 }),
});

export const topAlong = operation({
  name: "top_along",
  also: { torch: "topk" },
  params: {
    x,
    k: { kind: "int", doc: "how many" },
    axis: last,
    largest: { kind: "bool", doc: "the largest; False: the smallest", default: true },
    sorted: { kind: "bool", doc: "in order (always so)", default: true },
  },
  fields: valuesAndPlaces,
  doc: "The k largest (or smallest) values of each row in order, and their positions.",
  examples: [{ code: "top_along([1, 9, 5], 2, largest=False)[0]", shows: "[1 5]" }],
  run: ({ x, k, axis, largest }) => {
    if (x.shape.length === 0) {
      const [values, places] = topAlong({ x: expandDims({ x, axis: [0] }), k, largest }) as unknown as readonly Node[];
      return [structure.reshape(values!, []), structure.reshape(places!, [])];
    }
    const at = resolveAxis(axis, x.shape.length);
    if (largest) {
      const [values, places] = topK({ x, k, axis: at }) as unknown as readonly Node[];
      return [values!, castTo(places!, "int64")];
    }
    if (k < 0 || k > x.shape[at]!) throw refuse("index/range", { index: k, axis: at, size: x.shape[at]! });
    const places = cut(argsort({ x, axis: at }), at, 0, k);
    return [alongAxis(x, places, at), castTo(places, "int64")];
  },
});
