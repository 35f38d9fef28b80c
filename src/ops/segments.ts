/** Rows that belong together by their ids, combined: TensorFlow's segments, sorted and unsorted. */

import { allocate, isFloat, isInexact, largestOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, sameShape, showShape } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, type ScatterCombine, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { divide, maximum, numberLike, wholeQuotient } from "./arithmetic.ts";
import { neutralOf } from "./elements.ts";
import { cut } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { sqrt } from "./transcendental.ts";

const x = tensor("rows", { also: "data" });
const ids = { kind: "known", doc: "the segment of each row", also: "segment_ids" } as const;
const count = { kind: "int", doc: "how many segments there are", also: "num_segments" } as const;

/** x with the axes of ids as one, and ids as a vector whose negative ones point behind the last segment. */
function byRow(name: string, x: Node, ids: Stored, count: number): { readonly rows: Node; readonly at: Node } {
  const { shape } = ids.layout;
  if (!sameShape(x.shape.slice(0, shape.length), shape)) {
    const detail = `${name}: ids of shape ${showShape(shape)} for rows of shape ${showShape(x.shape)}`;
    throw refuse("value/domain", { detail }, { notes: { x: noteShape(x.shape), ids: noteShape(shape) } });
  }
  const values = denseData(ids) as Float64Array;
  const places = allocate("int32", values.length) as Int32Array;
  for (let i = 0; i < values.length; i++) {
    const v = Number(values[i]!);
    if (v >= count)
      throw refuse("index/range", { index: v, axis: 0, size: count }, { notes: { ids: { text: `below ${count}` } } });
    places[i] = v < 0 ? count : v;
  }
  const rows = structure.reshape(x, [places.length, ...x.shape.slice(shape.length)]);
  return { rows, at: sourceOf(stored("int32", [places.length], places)) };
}

type Way = "sum" | "mean" | "prod" | "max" | "min" | "sqrt_n";
const combines: Readonly<Record<Way, ScatterCombine>> = {
  sum: "add",
  mean: "add",
  sqrt_n: "add",
  prod: "mul",
  max: "max",
  min: "min",
};

function segments(name: string, x: Node, ids: Stored, count: number, way: Way): { out: Node; filled: Node } {
  const { rows, at } = byRow(name, x, ids, count);
  const shape = [count + 1, ...rows.shape.slice(1)];
  const begin = structure.constant(neutralOf(combines[way], x.dtype), x.dtype, shape);
  const out = cut(structure.scatter(begin, [0], [at], rows, combines[way]), 0, 0, count);
  const counts = structure.scatter(
    structure.constant(0, "int32", [count + 1]),
    [0],
    [at],
    structure.constant(1, "int32", at.shape),
    "add",
  );
  const filled = structure.reshape(cut(counts, 0, 0, count), [count, ...rows.shape.slice(1).map(() => 1)]);
  if (way !== "mean" && way !== "sqrt_n") return { out, filled };
  const parts = maximum(filled, numberLike(1, filled));
  if (way === "sqrt_n") return { out: divide(out, sqrt(castTo(parts, out.dtype))), filled };
  const shared = castTo(parts, out.dtype);
  return { out: isFloat(out.dtype) ? divide(out, shared) : wholeQuotient(out, shared), filled };
}

function endOf(ids: Stored): number {
  const values = denseData(ids) as Float64Array;
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Number(values[i]!) + 1);
  return most;
}

/** Ids rise from row to row; what no row belongs to is `empty`. */
const sorted = (way: Exclude<Way, "sqrt_n">, doc: string, shows: string) =>
  operation({
    name: `segment_${way}`,
    also: { tf: `math.segment_${way}` },
    params: { x, ids, count: { ...count, doc: `${count.doc}; left out: up to the largest id`, default: null } },
    doc: `${doc} of the rows of each segment.`,
    examples: [{ code: `segment_${way}([1, 2, 6], [0, 0, 1])`, shows }],
    run: ({ x, ids, count }) => {
      const { out, filled } = segments(`segment_${way}`, x, ids, count ?? endOf(ids), way);
      // The largest and the smallest of no rows are 0 here, as in TensorFlow.
      return way === "max" || way === "min" ? select(castTo(filled, "bool"), out, numberLike(0, out)) : out;
    },
  });
export const segmentSum = sorted("sum", "The sum", "[3 6]");
export const segmentMean = sorted("mean", "The mean", "[1 6]");
export const segmentProd = sorted("prod", "The product", "[2 6]");
export const segmentMax = sorted("max", "The largest", "[2 6]");
export const segmentMin = sorted("min", "The smallest", "[1 6]");

const unsorted = (way: Way, doc: string, shows: string) =>
  operation({
    name: `unsorted_segment_${way}`,
    also: { tf: `math.unsorted_segment_${way}` },
    params: { x, ids, count },
    doc: `${doc} of the rows of each segment; ids may come in any order, and negative ones belong to none.`,
    ...(way === "max" || way === "min" ? { moves: true } : {}),
    examples: [{ code: `unsorted_segment_${way}([1.0, 2.0, 6.0], [1, 0, 1], 2)`, shows }],
    run: ({ x, ids, count }) => {
      // The mean of integers is one of floats, other than that of sorted segments.
      const from = way === "mean" && !isInexact(x.dtype) ? castTo(x, "float64") : x;
      const { out, filled } = segments(`unsorted_segment_${way}`, from, ids, count, way);
      if ((way !== "max" && way !== "min") || !isFloat(out.dtype)) return out;
      // The largest of no rows is the lowest number, not an infinite one.
      const end = largestOf(out.dtype);
      return select(castTo(filled, "bool"), out, numberLike(way === "max" ? -end : end, out));
    },
  });
export const unsortedSum = unsorted("sum", "The sum", "[2. 7.]");
export const unsortedMean = unsorted("mean", "The mean", "[2.  3.5]");
export const unsortedSqrtN = unsorted("sqrt_n", "The sum, over the root of their number,", "[2.        4.9497476]");
export const unsortedProd = unsorted("prod", "The product", "[2. 6.]");
export const unsortedMax = unsorted("max", "The largest", "[2. 6.]");
export const unsortedMin = unsorted("min", "The smallest", "[2. 1.]");
