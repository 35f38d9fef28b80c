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
 * is left. Runs are added one after another.
 */
import { complex, multiply } from "../../core/complex.ts";
import { allocate, bytesOf, type Data, type DType, isComplex, isWide } from "../../core/dtype.ts";
import { isContiguous, permuted } from "../../core/layout.ts";
import { reducedShape, type Shape, sizeOf } from "../../core/shape.ts";
import { denseData, denseParts, type Stored } from "../../core/stored.ts";
import type { Combine, ReductionOrder, Step } from "../../graph/node.ts";
import { meaningOn } from "../../scalar/instructions.ts";

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
  if (axes.length === shape.length && isContiguous(x.layout)) return reduceAll(x, combine, order);
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const values = denseData({ ...x, layout: permuted(x.layout, [...kept, ...axes]) }) as Float64Array;
  const rows = sizeOf(reducedShape(shape, axes, false));
  const count = sizeOf(axes.map((a) => shape[a]!));
  const out = allocate(x.dtype, rows) as Float64Array;
  const lastAxis = shape.findLastIndex((d) => d !== 1);
  const [f, pack] = [combiner(combine, x.dtype), packOf(x.dtype)];
  if (count === 0) out.fill(identityOf(combine, x.dtype) as number);
  else if (order === "pairs") {
    const run = runLength(shape, axes);
    for (let row = 0; row < rows; row++) out[row] = reduceRuns(values, row * count, count, run, f);
  } else if (axes.includes(lastAxis)) {
    const times = halvings(count, pack);
    for (let row = 0; row < rows; row++) out[row] = reduceRow(values, row * count, count, times, pack, f);
  } else {
    const columns = sizeOf(shape.slice(Math.max(...axes) + 1));
    const inPacks = columns - (columns % pack);
    for (let row = 0; row < rows; row++)
      out[row] = reduceColumn(values, row * count, count, row % columns < inPacks, f);
  }
  return out as Data;
}

/** All elements of a dense tensor: a single row. */
function reduceAll(x: Stored, combine: Combine, order: ReductionOrder): Data {
  const values = denseData(x) as Float64Array;
  const out = allocate(x.dtype, 1) as Float64Array;
  const [f, pack, count] = [combiner(combine, x.dtype), packOf(x.dtype), values.length];
  if (count === 0) out[0] = identityOf(combine, x.dtype) as number;
  else if (order === "pairs") out[0] = reduceRuns(values, 0, count, count, f);
  else out[0] = reduceRow(values, 0, count, halvings(count, pack), pack, f);
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

/** What two elements give, in the dtype of the array that it is stored in. */
type Combiner = (a: number, b: number) => number;

const combiner = (combine: Combine, dtype: DType): Combiner => meaningOn(combine, dtype) as Combiner;

/** How often a row is halved. */
const halvings = (count: number, pack: number): number =>
  Math.max(0, Math.ceil(Math.log2(count / (packsInBlock * pack))));

/** `count` values from `from` on, halved `times` times. */
function reduceRow(x: Float64Array, from: number, count: number, times: number, pack: number, f: Combiner): number {
  if (times === 0) return reduceBlock(x, from, count, pack, f);
  const half = pack * Math.ceil(count / (2 * pack));
  const both = x.slice(0, 2);
  both[0] = reduceRow(x, from, half, times - 1, pack, f);
  both[0] = f(both[0]!, reduceRow(x, from + half, count - half, times - 1, pack, f));
  return both[0]!;
}

function reduceBlock(x: Float64Array, from: number, count: number, pack: number, f: Combiner): number {
  const [inStrands, inPacks] = [count - (count % (strands * pack)), count - (count % pack)];
  /** Sums of all strands, one after another; then, in the first, of all packs. */
  const sums = x.slice(from, from + Math.min(count, strands * pack));
  for (let i = sums.length; i < inStrands; i++) sums[i % sums.length] = f(sums[i % sums.length]!, x[from + i]!);
  const added = inStrands > 0 ? inStrands : Math.min(pack, inPacks);
  for (let i = pack; inStrands > 0 && i < sums.length; i++) sums[i % pack] = f(sums[i % pack]!, sums[i]!);
  for (let i = added; i < inPacks; i++) sums[i % pack] = f(sums[i % pack]!, x[from + i]!);
  for (let half = pack >> 1; half > 0 && inPacks > 0; half >>= 1) {
    for (let l = 0; l < half; l++) sums[l] = f(sums[l]!, sums[l + half]!);
  }
  if (inPacks === count) return sums[0]!;
  const rest = x.slice(from + inPacks, from + inPacks + 1);
  for (let i = inPacks + 1; i < count; i++) rest[0] = f(rest[0]!, x[from + i]!);
  if (inPacks > 0) rest[0] = f(rest[0]!, sums[0]!);
  return rest[0]!;
}

/** A column whose values lie one after another, in blocks. `inStrands`: if there are rows enough. */
function reduceColumn(x: Float64Array, from: number, count: number, inStrands: boolean, f: Combiner): number {
  const sums = x.slice(0, Math.ceil(count / rowsInBlock));
  for (let b = 0; b < sums.length; b++) {
    const [begin, rows] = [from + b * rowsInBlock, Math.min(rowsInBlock, count - b * rowsInBlock)];
    const sum = x.slice(begin, begin + (inStrands && rows >= strandedRows ? strands : 1));
    const whole = rows - (rows % sum.length);
    for (let i = sum.length; i < whole; i++) sum[i % sum.length] = f(sum[i % sum.length]!, x[begin + i]!);
    for (let s = 1; s < sum.length; s++) sum[0] = f(sum[0]!, sum[s]!);
    for (let i = whole; i < rows; i++) sum[0] = f(sum[0]!, x[begin + i]!);
    sums[b] = sum[0]!;
  }
  return inHalves(sums, f);
}

/** Halves again and again: element i takes element i + ceil(n / 2). Overwrites `x`. */
function inHalves(x: Float64Array, f: Combiner): number {
  for (let n = x.length; n > 1; ) {
    const half = Math.ceil(n / 2);
    for (let i = 0; i + half < n; i++) x[i] = f(x[i]!, x[i + half]!);
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

function reduceRuns(x: Float64Array, from: number, count: number, run: number, f: Combiner): number {
  const sum = x.slice(0, 1);
  sum[0] = inPairs(x, from, run, f);
  for (let at = from + run; at < from + count; at += run) sum[0] = f(sum[0]!, inPairs(x, at, run, f));
  return sum[0]!;
}

/** Sums beside each other, and the elements up to which they are taken. */
const besides = 8;
const unhalved = 128;

function inPairs(x: Float64Array, from: number, count: number, f: Combiner): number {
  const sum = x.slice(from, from + 1);
  if (count > unhalved) {
    const half = (count >> 1) - ((count >> 1) % besides);
    sum[0] = inPairs(x, from, half, f);
    sum[0] = f(sum[0]!, inPairs(x, from + half, count - half, f));
    return sum[0]!;
  }
  let i = 1;
  if (count >= besides) {
    const sums = x.slice(from, from + besides);
    for (i = besides; i < count - (count % besides); i++) sums[i % besides] = f(sums[i % besides]!, x[from + i]!);
    for (let step = 1; step < besides; step *= 2) {
      for (let s = 0; s < besides; s += 2 * step) sums[s] = f(sums[s]!, sums[s + step]!);
    }
    sum[0] = sums[0]!;
  }
  for (; i < count; i++) sum[0] = f(sum[0]!, x[from + i]!);
  return sum[0]!;
}
