/**
 * Sums and products of floats of 16 bits in NumPy's way where rows are added to each other: every step is rounded, so that
 * a sum of ones ends at 2048. Within a row NumPy has float32, as all others have. Knows no names.
 */
import { allocate, isHalf } from "../core/dtype.ts";
import { type HalfDType, roundHalf } from "../core/half.ts";
import { reducedShape, type Shape, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Combine, Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { meaningOn } from "../scalar/instructions.ts";

interface Rows {
  readonly combine: Combine;
  readonly rounds: HalfDType;
  /** Rows that are combined with each other, and elements of each. */
  readonly rows: number;
  readonly inner: number;
}

const rowsRoutine: RoutineOp<Rows> = {
  name: "rows rounded at every step",
  evaluate: ([x], { combine, rounds, rows, inner }, { shape, dtype }) => {
    const data = denseData(x!) as Float32Array;
    const out = allocate(dtype, sizeOf(shape)) as Float32Array;
    const f = meaningOn(combine, dtype) as (a: number, b: number) => number;
    for (let i = 0; i < out.length; i++) {
      const from = Math.floor(i / inner) * rows * inner + (i % inner);
      let reached = data[from]!;
      for (let row = 1; row < rows; row++)
        reached = roundHalf(rounds, Math.fround(f(reached, data[from + row * inner]!)));
      out[i] = reached;
    }
    return stored(dtype, shape, out);
  },
  gradient: null,
};

/** Where each result takes elements of several rows, of adjacent axes; null for all else, and for what is on a tape. */
export function rowsStepwise(x: Node, combine: Combine, axes: readonly number[]): Node | null {
  const [first, last] = [axes[0], axes.at(-1)];
  if (!isHalf(x.dtype) || x.recorded || first === undefined || last! - first + 1 !== axes.length) return null;
  const inner = sizeOf(x.shape.slice(last! + 1));
  const shape: Shape = reducedShape(x.shape, axes, false);
  if (inner === 1 || sizeOf(x.shape) === 0) return null;
  const rows = sizeOf(x.shape.slice(first, last! + 1));
  return structure.routine(rowsRoutine, [x], { combine, rounds: x.dtype, rows, inner }, shape, x.dtype);
}
