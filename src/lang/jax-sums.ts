/**
 * Sums in the order in which JAX adds on CPUs. Knows nodes alone: who asks for them, and in what dtype, is others' business.
 */
import { allocate, type Data } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { constant, expand, permute, place, reshape, routine } from "../graph/structure.ts";
import { add } from "../ops/arithmetic.ts";
import { cut } from "../ops/movement.ts";
import { scan } from "../ops/scan.ts";

/** Elements of a long axis that are added in one go. */
const window = 32;
/** Elements of a block whose sums so far are made in one go. */
const block = 16;
/** Elements up to which a sum is a step by itself; kernels make those of more. */
const mostByItself = 1 << 13;
const forward = { combine: "add", exclusive: false, reverse: false } as const;

const isInOrder = (axes: readonly number[]): boolean => axes.every((a, i) => a === i);
const padded = (x: Node, before: readonly number[], after: readonly number[]): Node =>
  place(
    x,
    before,
    before.map(() => 1),
    x.shape.map((d, a) => d + before[a]! + after[a]!),
  );

/** The sum of floats along `axes` (sorted, from the start): windows along long axes, the last ones first to end. */
export function addedInWindows(x: Node, axes: readonly number[], keepdims: boolean): Node {
  const kept = x.shape.map((_, a) => a).filter((a) => !axes.includes(a));
  const order = [...kept, ...axes];
  let rows = isInOrder(order) ? x : permute(x, order);
  const lead = kept.map((a) => x.shape[a]!);
  let sizes: readonly number[] = axes.map((a) => x.shape[a]!);
  while (sizes.some((n) => n > window)) [rows, sizes] = windows(rows, lead, sizes);
  const total = inTurn(reshape(rows, [...lead, sizeOf(sizes)]));
  const shape = x.shape.map((d, a) => (axes.includes(a) ? 1 : d));
  return keepdims ? reshape(total, shape) : total;
}

/** The sums of all windows, and how many there are along each axis. */
function windows(x: Node, lead: readonly number[], sizes: readonly number[]): [Node, readonly number[]] {
  const counts = sizes.map((n) => (n > window ? Math.ceil(n / window) : 1));
  const widths = sizes.map((n) => (n > window ? window : n));
  const more = sizes.map((n, i) => counts[i]! * widths[i]! - n);
  const none = lead.map(() => 0);
  const before = more.map((m) => Math.floor(m / 2));
  const whole = more.some((m) => m > 0)
    ? padded(x, [...none, ...before], [...none, ...more.map((m, i) => m - before[i]!)])
    : x;
  const k = lead.length;
  const order = [...lead.map((_, i) => i), ...sizes.map((_, i) => k + 2 * i), ...sizes.map((_, i) => k + 2 * i + 1)];
  const split = reshape(whole, [...lead, ...counts.flatMap((c, i) => [c, widths[i]!])]);
  return [inTurn(reshape(permute(split, order), [...lead, ...counts, sizeOf(widths)])), counts];
}

const turnRoutine: RoutineOp = {
  name: "sum",
  rows: true,
  complex: "parts",
  evaluate: ([x], _, { shape, dtype }) => {
    const data = denseData(x!) as Float64Array;
    const width = x!.layout.shape.at(-1)!;
    const round = dtype === "float32" ? Math.fround : Number;
    const out = allocate(dtype, sizeOf(shape)) as Float64Array;
    for (let row = 0; row < out.length; row++) {
      let total = data[row * width]!;
      for (let i = 1; i < width; i++) total = round(total + data[row * width + i]!);
      out[row] = total;
    }
    return stored(dtype, shape, out as Data);
  },
  gradient: (dy, _, { inputs: [x] }) => expand(reshape(dy, [...dy.shape, 1]), x!.shape),
};

/** The sum along the last axis, one element after the other. */
function inTurn(x: Node): Node {
  const shape = x.shape.slice(0, -1);
  const size = x.shape.at(-1)!;
  if (size === 0) return constant(0, x.dtype, shape);
  if (size === 1) return reshape(x, shape);
  if (sizeOf(x.shape) <= mostByItself) return routine(turnRoutine, [x], {} as never, shape, x.dtype);
  const last = x.shape.length - 1;
  return reshape(cut(scan(x, last, forward), last, size - 1, 1), shape);
}

/** Sums so far of floats along an axis, in blocks. */
export function sumsSoFar(x: Node, axis: number): Node {
  const size = x.shape[axis]!;
  if (size <= block) return scan(x, axis, forward);
  const axes = x.shape.map((_, a) => a);
  const rest = axes.filter((a) => a !== axis);
  const rows = permute(x, [...rest, axis]);
  const lead = rest.map((a) => x.shape[a]!);
  const none = lead.map(() => 0);
  const blocks = Math.ceil(size / block);
  const whole = padded(rows, [...none, 0], [...none, blocks * block - size]);
  const inner = scan(reshape(whole, [...lead, blocks, block]), lead.length + 1, forward);
  const ends = reshape(cut(inner, lead.length + 1, block - 1, 1), [...lead, blocks]);
  const before = cut(sumsSoFar(ends, lead.length), lead.length, 0, blocks - 1);
  const starts = padded(before, [...none, 1], [...none, 0]);
  const sums = add(inner, reshape(starts, [...lead, blocks, 1]));
  const found = cut(reshape(sums, [...lead, blocks * block]), lead.length, 0, size);
  return permute(
    found,
    axes.map((a) => (a === axis ? rest.length : rest.indexOf(a))),
  );
}

/** Elements that a sum along `axes` goes through for each of its results. */
export const addedCount = (x: Node, axes: readonly number[]): number => sizeOf(axes.map((a) => x.shape[a]!));
