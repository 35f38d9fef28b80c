/**
 * The meaning of a reduction, its order of additions included, so that every faster path can be held to it bit for
 * bit. It is the order of Eigen's kernels, which TensorFlow uses. Each addition rounds to the dtype; a pack is as many
 * elements as 32 bytes hold, eight where they are narrower than 4 bytes.
 *
 * Where the last axis takes part, values are taken in row-major order of the reduced axes and halved, at whole packs,
 * until a block has at most 1024 packs; the blocks are added as they were halved. In a block, four strands of packs run
 * side by side as long as there are four; their sums are added one after another, then the packs that are left, then
 * the halves of the pack. The values after the last pack are summed one after another; the pack's sum is added to theirs.
 *
 * Else columns are reduced, in blocks of 4096 rows that are added in halves. Sixteen rows or more run in four strands in
 * those columns that fill packs, and the rows that are left are added to the sum of the strands; else one row after
 * another is added.
 *
 * All that is the order `packs`. That of `pairs` is NumPy's: a run of elements, along the last axes as far as they are
 * reduced, is halved until it has at most 128; of these, eight sums are taken side by side and added in pairs, then what
 * is left. Runs are added one after another. Only sums have pairs: factors are taken one after another.
 */
import { complex, multiply } from "../../core/complex.ts";
import { allocate, bytesOf, type Data, type DType, isComplex, isWide } from "../../core/dtype.ts";
import { isContiguous, permuted } from "../../core/layout.ts";
import { reducedShape, type Shape, sizeOf } from "../../core/shape.ts";
import { denseData, denseParts, type Stored } from "../../core/stored.ts";
import type { Combine, ReductionOrder, Step } from "../../graph/node.ts";
import { meaningOn } from "../../scalar/instructions.ts";
import { type Freely, freelyBy } from "./reduce-freely.ts";

type Reduction = Extract<Step, { kind: "reduction" }>;

const strands = 4;
const packsInBlock = 1024;
const rowsInBlock = 4096;
/** From so many rows on, columns are reduced in strands. */
const strandedRows = 16;
const packOf = (t: DType): number => (bytesOf(t) === 8 ? 4 : 8);

export function evaluateReduction(x: Stored, { combine, axes, order }: Reduction): Data {
  if (isComplex(x.dtype)) return evaluateProduct(x, axes);
  const { shape } = x.layout;
  const way = wayFor(combine, x.dtype);
  if (axes.length === shape.length && isContiguous(x.layout)) return reduceAll(x, combine, order, way);
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const rows = sizeOf(reducedShape(shape, axes, false));
  const count = sizeOf(axes.map((a) => shape[a]!));
  const out = allocate(x.dtype, rows) as Float64Array;
  if (count === 0) return out.fill(identityOf(combine, x.dtype) as number) as Data;
  const run = runLength(shape, axes);
  if (order === "pairs" && run === 1 && axes.length === axes[axes.length - 1]! + 1)
    return addRows(denseData(x) as Float64Array, count, out, way) as Data;
  const values = denseData({ ...x, layout: permuted(x.layout, [...kept, ...axes]) }) as Float64Array;
  const lastAxis = shape.findLastIndex((d) => d !== 1);
  if (way.freely) {
    for (let row = 0; row < rows; row++) out[row] = way.freely(values, row * count, count);
  } else if (order === "pairs") {
    for (let row = 0; row < rows; row++) out[row] = reduceRuns(values, row * count, count, run, way);
  } else if (axes.includes(lastAxis)) {
    const times = halvings(count, way.pack);
    for (let row = 0; row < rows; row++) out[row] = reduceRow(values, row * count, count, times, way);
  } else {
    const columns = sizeOf(shape.slice(Math.max(...axes) + 1));
    const inPacks = columns - (columns % way.pack);
    for (let row = 0; row < rows; row++)
      out[row] = reduceColumn(values, row * count, count, row % columns < inPacks, way);
  }
  return out as Data;
}

/** All elements of a dense tensor: a single row. */
function reduceAll(x: Stored, combine: Combine, order: ReductionOrder, way: Way): Data {
  const values = denseData(x) as Float64Array;
  const out = allocate(x.dtype, 1) as Float64Array;
  const count = values.length;
  if (count === 0) out[0] = identityOf(combine, x.dtype) as number;
  else if (way.freely) out[0] = way.freely(values, 0, count);
  else if (order === "pairs") out[0] = reduceRuns(values, 0, count, count, way);
  else out[0] = reduceRow(values, 0, count, halvings(count, way.pack), way);
  return out as Data;
}

/** The product of complex numbers, one factor after another: what other reductions there are run on their parts. */
function evaluateProduct(x: Stored, axes: readonly number[]): Data {
  const { shape } = x.layout;
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const parts = denseParts({ ...x, layout: permuted(x.layout, [...kept, ...axes]) }) as Float64Array;
  const rows = sizeOf(reducedShape(shape, axes, false));
  const row = 2 * sizeOf(axes.map((a) => shape[a]!));
  const out = allocate(x.dtype, rows) as Float64Array;
  for (let r = 0; r < rows; r++) {
    [out[2 * r], out[2 * r + 1]] = row === 0 ? [1, 0] : [parts[r * row]!, parts[r * row + 1]!];
    for (let i = r * row + 2; i < (r + 1) * row; i += 2) {
      const { re, im } = multiply(complex(out[2 * r]!, out[2 * r + 1]!), complex(parts[i]!, parts[i + 1]!));
      [out[2 * r], out[2 * r + 1]] = [re, im];
    }
  }
  return out as Data;
}

/** What a reduction over no values gives, in the dtype's own elements. */
function identityOf(combine: Combine, dtype: DType): number | bigint {
  const one = combine === "mul" || combine === "and" ? 1 : 0;
  return isWide(dtype) ? BigInt(one) : one;
}

/** How two elements become one. */
interface Way {
  /** A sum of floats of so many bits is taken where it stands: calls would box every number. 0: all else. */
  readonly sum: 0 | 32 | 64;
  /** The same in whatever order. */
  readonly freely: Freely | null;
  /** NumPy combines these in pairs. */
  readonly paired: boolean;
  readonly f: (a: number, b: number) => number;
  /** Elements of a pack. */
  readonly pack: number;
  /** Room for the sums of all strands. */
  readonly sums: Float64Array;
}

function wayFor(combine: Combine, dtype: DType): Way {
  const pack = packOf(dtype);
  const f = meaningOn(combine, dtype) as Way["f"];
  const cell = allocate(dtype, 1) as Float64Array;
  const stored = (a: number, b: number): number => {
    cell[0] = f(a, b);
    return cell[0]!;
  };
  const bits = dtype === "float64" ? 64 : dtype === "float32" ? 32 : 0;
  return {
    sum: combine === "add" ? bits : 0,
    freely: freelyBy(combine, dtype),
    paired: combine !== "mul",
    f: dtype === "float64" ? f : stored,
    pack,
    sums: allocate(dtype, strands * pack) as Float64Array,
  };
}

/** What two elements give, as an element of the dtype. */
const both = ({ sum, f }: Way, a: number, b: number): number =>
  sum === 64 ? a + b : sum === 32 ? Math.fround(a + b) : f(a, b);

/** How often a row is halved. */
const halvings = (count: number, pack: number): number =>
  Math.max(0, Math.ceil(Math.log2(count / (packsInBlock * pack))));

/** `count` values from `from` on, halved `times` times. */
function reduceRow(x: Float64Array, from: number, count: number, times: number, way: Way): number {
  if (times === 0) return reduceBlock(x, from, count, way);
  const half = way.pack * Math.ceil(count / (2 * way.pack));
  const first = reduceRow(x, from, half, times - 1, way);
  return both(way, first, reduceRow(x, from + half, count - half, times - 1, way));
}

function reduceBlock(x: Float64Array, from: number, count: number, way: Way): number {
  const { pack, sums } = way;
  const [inStrands, inPacks] = [count - (count % (strands * pack)), count - (count % pack)];
  // Sums of all strands, one after another; then, in the first, of all packs.
  const side = Math.min(count, strands * pack);
  for (let i = 0; i < side; i++) sums[i] = x[from + i]!;
  for (let at = side; at < inStrands; at += side)
    for (let i = 0; i < side; i++) sums[i] = both(way, sums[i]!, x[from + at + i]!);
  const added = inStrands > 0 ? inStrands : Math.min(pack, inPacks);
  for (let i = pack; inStrands > 0 && i < side; i++) sums[i % pack] = both(way, sums[i % pack]!, sums[i]!);
  for (let i = added; i < inPacks; i++) sums[i % pack] = both(way, sums[i % pack]!, x[from + i]!);
  for (let half = pack >> 1; half > 0 && inPacks > 0; half >>= 1) {
    for (let l = 0; l < half; l++) sums[l] = both(way, sums[l]!, sums[l + half]!);
  }
  if (inPacks === count) return sums[0]!;
  let rest = x[from + inPacks]!;
  for (let i = inPacks + 1; i < count; i++) rest = both(way, rest, x[from + i]!);
  return inPacks > 0 ? both(way, rest, sums[0]!) : rest;
}

/** A column whose values lie one after another, in blocks. `inStrands`: if there are rows enough. */
function reduceColumn(x: Float64Array, from: number, count: number, inStrands: boolean, way: Way): number {
  if (count <= rowsInBlock) return reducePart(x, from, count, inStrands, way);
  const sums = x.slice(0, Math.ceil(count / rowsInBlock));
  for (let b = 0; b < sums.length; b++) {
    const rows = Math.min(rowsInBlock, count - b * rowsInBlock);
    sums[b] = reducePart(x, from + b * rowsInBlock, rows, inStrands, way);
  }
  return inHalves(sums, way);
}
function reducePart(x: Float64Array, from: number, rows: number, inStrands: boolean, way: Way): number {
  let sum = x[from]!;
  let i = 1;
  if (inStrands && rows >= strandedRows) {
    let [b, c, d] = [x[from + 1]!, x[from + 2]!, x[from + 3]!];
    for (i = strands; i + strands <= rows; i += strands) {
      sum = both(way, sum, x[from + i]!);
      b = both(way, b, x[from + i + 1]!);
      c = both(way, c, x[from + i + 2]!);
      d = both(way, d, x[from + i + 3]!);
    }
    sum = both(way, both(way, both(way, sum, b), c), d);
  }
  for (; i < rows; i++) sum = both(way, sum, x[from + i]!);
  return sum;
}

/** Rows as long as `out`, one after another. */
function addRows(x: Float64Array, rows: number, out: Float64Array, way: Way): Float64Array {
  const columns = out.length;
  for (let j = 0; j < columns; j++) out[j] = x[j]!;
  for (let row = 1; row < rows; row++)
    for (let j = 0; j < columns; j++) out[j] = both(way, out[j]!, x[row * columns + j]!);
  return out;
}

/** Halves again and again: element i takes element i + ceil(n / 2). Overwrites `x`. */
function inHalves(x: Float64Array, way: Way): number {
  for (let n = x.length; n > 1; ) {
    const half = Math.ceil(n / 2);
    for (let i = 0; i + half < n; i++) x[i] = both(way, x[i]!, x[i + half]!);
    n = half;
  }
  return x[0]!;
}

/** Elements of a row that lie one after another: those of the last axes, as long as they are reduced. */
function runLength(shape: Shape, axes: readonly number[]): number {
  let run = 1;
  for (let a = shape.length - 1; a >= 0 && (axes.includes(a) || shape[a] === 1); a--) run *= shape[a]!;
  return run;
}

function reduceRuns(x: Float64Array, from: number, count: number, run: number, way: Way): number {
  if (!way.paired) return reducePart(x, from, count, false, way);
  let sum = inPairs(x, from, run, way);
  for (let at = from + run; at < from + count; at += run) sum = both(way, sum, inPairs(x, at, run, way));
  return sum;
}

/** Sums beside each other, and the elements up to which they are taken. */
const besides = 8;
const unhalved = 128;

function inPairs(x: Float64Array, from: number, count: number, way: Way): number {
  if (count > unhalved) {
    const half = (count >> 1) - ((count >> 1) % besides);
    const first = inPairs(x, from, half, way);
    return both(way, first, inPairs(x, from + half, count - half, way));
  }
  let sum = x[from]!;
  let i = 1;
  if (count >= besides) {
    const p = from + 1;
    let [b, c, d, e, g, h, k] = [x[p]!, x[p + 1]!, x[p + 2]!, x[p + 3]!, x[p + 4]!, x[p + 5]!, x[p + 6]!];
    for (i = besides; i + besides <= count; i += besides) {
      const at = from + i;
      sum = both(way, sum, x[at]!);
      b = both(way, b, x[at + 1]!);
      c = both(way, c, x[at + 2]!);
      d = both(way, d, x[at + 3]!);
      e = both(way, e, x[at + 4]!);
      g = both(way, g, x[at + 5]!);
      h = both(way, h, x[at + 6]!);
      k = both(way, k, x[at + 7]!);
    }
    sum = both(way, both(way, both(way, sum, b), both(way, c, d)), both(way, both(way, e, g), both(way, h, k)));
  }
  for (; i < count; i++) sum = both(way, sum, x[from + i]!);
  return sum;
}
