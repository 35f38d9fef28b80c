/**
 * Sums and products of floats of 16 bits in NumPy's way where rows are added to each other: every step is rounded, so that
 * a sum of ones ends at 2048. Within a row NumPy has float32, as all others have. Knows no names.
 */
import { allocate, isHalf } from "../core/dtype.ts";
import { type HalfDType, roundHalf } from "../core/half.ts";
import { reducedShape, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { computing } from "../graph/cast.ts";
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
      let reached = roundHalf(rounds, data[from]!);
      for (let row = 1; row < rows; row++)
        reached = roundHalf(rounds, Math.fround(f(reached, data[from + row * inner]!)));
      out[i] = reached;
    }
    return stored(dtype, shape, out);
  },
  gradient: null,
};

/** Where each result takes elements or sums of several rows, of adjacent axes; null for all else, and for what is on a tape. */
export function rowsStepwise(x: Node, combine: Combine, axes: readonly number[]): Node | null {
  if (!isHalf(x.dtype) || x.recorded || sizeOf(x.shape) === 0) return null;
  // The last axes, which are adjacent elements, are sums of float32 before they meet those of other rows.
  const within = axes.filter((a, i) => a - x.shape.length === i - axes.length);
  const across = axes.slice(0, axes.length - within.length);
  if (within.length > 0 && (combine !== "add" || across.length === 0)) return null;
  const rows = within.length > 0 ? structure.reduce(computing(x), combine, within, "pairs") : x;
  return acrossRows(rows, combine, across, x.dtype);
}

function acrossRows(x: Node, combine: Combine, axes: readonly number[], rounds: HalfDType): Node | null {
  const [first, last] = [axes[0], axes.at(-1)];
  if (first === undefined || last! - first + 1 !== axes.length) return null;
  const inner = sizeOf(x.shape.slice(last! + 1));
  if (inner === 1 && x.dtype === rounds) return null;
  const rows = sizeOf(x.shape.slice(first, last! + 1));
  return structure.routine(
    rowsRoutine,
    [x],
    { combine, rounds, rows, inner },
    reducedShape(x.shape, axes, false),
    rounds,
  );
}
