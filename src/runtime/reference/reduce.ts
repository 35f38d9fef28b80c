/**
 * The meaning of a reduction, its order of additions included, so that every faster path can be held to it bit for
 * bit. Values are taken in row-major order of the reduced axes and cut into blocks; a block is summed in lanes where
 * the last axis takes part (lane i takes values i, i + 16, …; the lanes are then added pairwise), one after another
 * where it does not; the blocks' results are added pairwise. Each addition rounds to the dtype.
 */
import { complex, multiply } from "../../core/complex.ts";
import { allocate, type Data, type DType, isComplex, isWide } from "../../core/dtype.ts";
import { permuted } from "../../core/layout.ts";
import { reducedShape, sizeOf } from "../../core/shape.ts";
import { denseData, denseParts, type Stored } from "../../core/stored.ts";
import type { Combine } from "../../graph/node.ts";
import { instruction } from "../../scalar/instructions.ts";

/** Values that one chain of additions takes before the pairwise part begins. */
const chain = 256;
const laneCount = 16;

export function evaluateReduction(x: Stored, combine: Combine, axes: readonly number[]): Data {
  if (isComplex(x.dtype)) return evaluateProduct(x, axes);
  const { shape } = x.layout;
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const values = denseData({ ...x, layout: permuted(x.layout, [...kept, ...axes]) });
  const rows = sizeOf(reducedShape(shape, axes, false));
  const count = sizeOf(axes.map((a) => shape[a]!));
  const out = allocate(x.dtype, rows);
  const lastAxis = shape.findLastIndex((d) => d !== 1);
  const reduceRow = rowReducer(combine, x.dtype, axes.includes(lastAxis) ? laneCount : 1, count);
  for (let row = 0; row < rows; row++) (out as Float64Array)[row] = reduceRow(values, row * count) as number;
  return out;
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

function rowReducer(
  combine: Combine,
  dtype: DType,
  lanes: number,
  count: number,
): (x: Data, at: number) => number | bigint {
  const row = instruction(combine);
  const f = (isWide(dtype) ? row.wide : dtype.startsWith("float") ? row.float : (row.int ?? row.float)) as (
    a: number,
    b: number,
  ) => number;
  const blockSize = chain * lanes;
  const blocks = Math.max(1, Math.ceil(count / blockSize));
  const lane = allocate(dtype, lanes) as Float64Array;
  const partial = allocate(dtype, blocks) as Float64Array;
  return (data, at) => {
    if (count === 0) return identityOf(combine, dtype);
    const x = data as Float64Array;
    for (let b = 0; b < blocks; b++) {
      const [from, to] = [b * blockSize, Math.min(count, (b + 1) * blockSize)];
      const used = Math.min(lanes, to - from);
      for (let l = 0; l < used; l++) lane[l] = x[at + from + l]!;
      for (let i = from + used, l = 0; i < to; i++, l = l + 1 === used ? 0 : l + 1) lane[l] = f(lane[l]!, x[at + i]!);
      partial[b] = pairwise(lane, used, f);
    }
    return pairwise(partial, blocks, f);
  };
}

/** Halves again and again: element i takes element i + ceil(n / 2). Overwrites `x`. */
function pairwise(x: Float64Array, count: number, f: (a: number, b: number) => number): number {
  for (let n = count; n > 1; ) {
    const half = Math.ceil(n / 2);
    for (let i = 0; i + half < n; i++) x[i] = f(x[i]!, x[i + half]!);
    n = half;
  }
  return x[0]!;
}
