/**
 * Windows that slide over axes of a tensor: where they stand, the padding around, and the tensor seen through them.
 * Convolution and pooling are made of these. Knows nothing of what is done with a window's elements.
 */
import { refuse } from "../core/errors.ts";
import { noteShape } from "../core/shape.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { joinAlong } from "./joining.ts";
import { cut } from "./movement.ts";
import { integers } from "./repeating.ts";

/** How windows stand along one axis. */
export interface Sliding {
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Elements that are added in front and behind. */
  readonly before: number;
  readonly after: number;
}

/** How much of the axis one window spans. */
export const spanOf = ({ size, dilation }: { size: number; dilation: number }): number => (size - 1) * dilation + 1;

/** How many windows an axis of `length` has room for, padding included. */
export const countOf = (length: number, w: Sliding): number =>
  Math.floor((length + w.before + w.after - spanOf(w)) / w.stride) + 1;

export const paddingParam = {
  kind: "padding",
  doc: "'VALID': none; 'SAME': so that a stride of 1 keeps the size; or counts before and after",
  default: "VALID",
  choices: ["VALID", "SAME", "valid", "same"],
} as const;
/** PyTorch's: one count for both sides of an axis. */
export const evenPaddingParam = {
  kind: "padding",
  doc: "how many on both sides of each axis, or 'valid' or 'same'",
  default: [0],
  choices: ["valid", "same"],
} as const;

/** One number for each of the `rank` spatial axes: given once for all, or with TensorFlow's ones for the others. */
export function perAxis(given: readonly number[], rank: number, name: string): readonly number[] {
  if (given.length === 1) return new Array<number>(rank).fill(given[0]!);
  if (given.length === rank) return given;
  if (given.length !== rank + 2) {
    throw refuse(
      "value/domain",
      { detail: `${name} has ${given.length} numbers for ${rank} axes` },
      { notes: { [name]: { text: `${rank} wanted` } } },
    );
  }
  // Batch and channels, which stand in front, or around: no window moves over them.
  const inside = given[0] === 1 && given.at(-1) === 1 ? given.slice(1, -1) : given.slice(2);
  return inside;
}

/**
 * The windows along each axis, with 'SAME', 'VALID', pairs or single counts made into numbers.
 * `style` says what one count for each axis means: pairs for TensorFlow, both sides for PyTorch.
 */
export function slidingOf(
  lengths: readonly number[],
  sizes: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
  padding: string | readonly number[],
): readonly Sliding[] {
  return lengths.map((length, i) => {
    const [size, stride, dilation] = [sizes[i]!, strides[i]!, dilations[i]!];
    if (stride < 1) throw refuse("value/domain", { detail: `a stride of ${stride}` }, noteOf("strides"));
    if (dilation < 1) throw refuse("value/domain", { detail: `a dilation of ${dilation}` }, noteOf("dilations"));
    const [before, after] = paddingAlong(length, { size, stride, dilation }, padding, lengths.length, i);
    return { size, stride, dilation, before, after };
  });
}
const noteOf = (name: string) => ({ notes: { [name]: { text: "from 1 up" } } });

type Spread = { readonly size: number; readonly stride: number; readonly dilation: number };

/** What 'SAME' adds to an axis: the odd one comes behind. */
export function sameAlong(length: number, w: Spread): readonly [number, number] {
  const count = Math.ceil(length / w.stride);
  const total = Math.max(0, (count - 1) * w.stride + spanOf(w) - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function paddingAlong(
  length: number,
  w: Spread,
  padding: string | readonly number[],
  rank: number,
  axis: number,
): readonly [number, number] {
  if (typeof padding === "string") return padding.toLowerCase() === "same" ? sameAlong(length, w) : [0, 0];
  const bad = padding.find((p) => p < 0);
  if (bad !== undefined)
    throw refuse("shape/pad", { detail: `cannot be ${bad}` }, { notes: { padding: { text: "from 0 up" } } });
  if (padding.length === 1) return [padding[0]!, padding[0]!];
  if (padding.length === rank) return [padding[axis]!, padding[axis]!];
  if (padding.length === 2 * rank) return [padding[2 * axis]!, padding[2 * axis + 1]!];
  if (padding.length === 2 * rank + 4) {
    // Pairs for all axes; those of the batch and the channels are zeros, in front or around.
    const from = padding.at(-1) === 0 && padding.at(-2) === 0 ? 2 : 4;
    return [padding[from + 2 * axis]!, padding[from + 2 * axis + 1]!];
  }
  const detail = `has ${padding.length} counts for ${rank} axes`;
  throw refuse("shape/pad", { detail }, { notes: { padding: { text: `${rank} wanted` } } });
}

/** x with the padding that the windows ask for, filled with one number. `axes[i]` is the axis of `windows[i]`. */
export function padded(x: Node, axes: readonly number[], windows: readonly Sliding[], fill: number): Node {
  const begin = x.shape.map((_, a) => windows[axes.indexOf(a)]?.before ?? 0);
  const shape = x.shape.map((d, a) => {
    const w = windows[axes.indexOf(a)];
    return w ? d + w.before + w.after : d;
  });
  return structure.place(
    x,
    begin,
    x.shape.map(() => 1),
    shape,
    fill,
  );
}

/** @throws value/domain where an axis has no room for one window */
export function checkRoom(name: string, x: Node, axes: readonly number[], windows: readonly Sliding[]): void {
  const axis = windows.findIndex((w, i) => countOf(x.shape[axes[i]!]!, w) < 1);
  if (axis < 0) return;
  const detail = `${name}: a window of ${spanOf(windows[axis]!)} is wider than axis ${axes[axis]!} with its padding`;
  throw refuse("value/domain", { detail }, { notes: { x: noteShape(x.shape, axes[axis]!) }, shapes: [x.shape] });
}

/** The elements that stand at place `k` of all windows along an axis. The padding is there already. */
export function tapAlong(x: Node, axis: number, w: Sliding, k: number): Node {
  const count = countOf(x.shape[axis]!, { ...w, before: 0, after: 0 });
  const begin = x.shape.map((_, a) => (a === axis ? k * w.dilation : 0));
  const step = x.shape.map((_, a) => (a === axis ? w.stride : 1));
  return structure.slice(
    x,
    begin,
    step,
    x.shape.map((d, a) => (a === axis ? count : d)),
  );
}

/** Beyond so many elements a window is read by positions, not cut out element by element. */
const mostTaps = 16;

/**
 * x with `axis` taken apart into (window, place in the window). Windows that touch are a view; others are copied.
 * The padding is there already.
 */
export function windowsAlong(x: Node, axis: number, w: Sliding): Node {
  const count = countOf(x.shape[axis]!, { ...w, before: 0, after: 0 });
  const split = (n: Node): Node =>
    structure.reshape(n, [...x.shape.slice(0, axis), count, w.size, ...x.shape.slice(axis + 1)]);
  if (w.size === 1) return split(tapAlong(x, axis, w, 0));
  if (w.stride === w.size && w.dilation === 1) return split(cut(x, axis, 0, count * w.size));
  if (w.size > mostTaps) {
    const places = Array.from(
      { length: count * w.size },
      (_, i) => Math.floor(i / w.size) * w.stride + (i % w.size) * w.dilation,
    );
    return split(structure.gather(x, [axis], [sourceOf(integers(places))], axis));
  }
  const taps = Array.from({ length: w.size }, (_, k) => {
    const tap = tapAlong(x, axis, w, k);
    return structure.reshape(tap, [...tap.shape.slice(0, axis + 1), 1, ...tap.shape.slice(axis + 1)]);
  });
  return joinAlong(taps, axis + 1);
}
