/**
 * Running sums, products and extremes along the last axis. The result lies in memory in the order of its source, so
 * that a view with its axes turned is read and written as it lies. Knows which kernel fits a layout.
 */
import { bytesOf } from "../core/dtype.ts";
import { rowMajor } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type Scan, scanColumns, scanRows } from "../kernel/scan.ts";
import { type WalkAxis, walkWords } from "../kernel/walk.ts";
import { launch } from "./launch.ts";
import { type Placed, resultRoom, withPlaced } from "./transpose.ts";

/** Columns that are taken together. */
const stripColumns = 256;
/** Elements that one call of a kernel handles, about. */
const callElements = 1 << 16;

/** Each element combined with all before it in its row, one after another. */
export function accumulate(x: Stored, combine: Scan["combine"], exclusive: boolean): Stored {
  const { shape } = x.layout;
  const order = shape.map((_, i) => i).sort((a, b) => Math.abs(x.layout.strides[b]!) - Math.abs(x.layout.strides[a]!));
  const dense = rowMajor(order.map((a) => shape[a]!));
  const strides = shape.map((_, a) => dense[order.indexOf(a)]!);
  const out = resultRoom(x.dtype, sizeOf(shape));
  const result: Stored = { dtype: x.dtype, data: out.data, layout: { shape, strides, offset: 0 } };
  if (sizeOf(shape) === 0) return result;
  withPlaced(x, (from) => run({ dtype: x.dtype, combine, exclusive }, shape, from, { address: out.address, strides }));
  return result;
}

function run(scan: Scan, shape: readonly number[], from: Placed, to: Placed): void {
  const bytes = bytesOf(scan.dtype);
  const axes = shape.map((size, i): WalkAxis => {
    return { size, steps: [from.strides[i]! * bytes, to.strides[i]! * bytes] };
  });
  const along = axes.at(-1)!;
  const others = axes.slice(0, -1).filter((a) => a.size > 1);
  const across = others.findIndex((a) => a.steps[0] === bytes && a.steps[1] === bytes && a.size >= 4);
  if (across < 0) {
    const words = [along.size, ...along.steps, ...walkWords([from.address, to.address], others.toReversed())];
    return start(scanRows(scan), words, others, along.size);
  }
  const columns = others[across]!;
  const strips = (first: number, width: number, count: number): void => {
    if (count === 0) return;
    const outer = others.with(across, { size: count, steps: columns.steps.map((s) => s * width) });
    const bases = [from.address + first * bytes, to.address + first * bytes];
    const words = [width, along.size, ...along.steps, ...walkWords(bases, outer.toReversed())];
    start(scanColumns(scan), words, outer, along.size * width);
  };
  const whole = Math.floor(columns.size / stripColumns);
  const rest = columns.size - whole * stripColumns;
  strips(0, stripColumns, whole);
  strips(whole * stripColumns, rest, rest > 0 ? 1 : 0);
}

/** `elements` is what one unit handles. */
function start(
  kernel: Parameters<typeof launch>[0],
  words: readonly number[],
  outer: readonly WalkAxis[],
  elements: number,
) {
  const units = outer.reduce((n, a) => n * a.size, 1);
  launch(kernel, words, units, Math.max(1, Math.floor(callElements / elements)), units * elements);
}
