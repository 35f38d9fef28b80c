/**
 * Where the elements of a tensor lie in its buffer: shape, strides and offset, all counted in elements.
 * Slicing, transposing and broadcasting make a new layout over the same buffer. Knows nothing of dtypes or values.
 */
import { type Shape, sizeOf } from "./shape.ts";

export interface Layout {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Row-major strides: the last axis is dense. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i]!;
  }
  return strides;
}

export const contiguous = (shape: Shape): Layout =>
  shape.length === 0 ? atomic : { shape, strides: rowMajor(shape), offset: 0 };
/** Of all tensors without axes that have a buffer of their own. */
const atomic: Layout = { shape: [], strides: [], offset: 0 };

/** One element stands for all. */
export const repeatsOne = ({ shape, strides }: Layout): boolean =>
  sizeOf(shape) > 0 && strides.every((s, i) => s === 0 || shape[i] === 1);

/** Elements lie one after another in row-major order (axes of size 1 may have any stride). */
export function isContiguous({ shape, strides }: Layout): boolean {
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] === 0) return true;
    if (shape[i] !== 1 && strides[i] !== step) return false;
    step *= shape[i]!;
  }
  return true;
}

export const permuted = (l: Layout, axes: readonly number[]): Layout => ({
  shape: axes.map((a) => l.shape[a]!),
  strides: axes.map((a) => l.strides[a]!),
  offset: l.offset,
});

/** Axes of size 1 repeat with stride 0; new axes come in front. `shape` must be reachable by broadcasting. */
export function expanded(l: Layout, shape: Shape): Layout {
  const lead = shape.length - l.shape.length;
  const strides = shape.map((d, i) => (i < lead || l.shape[i - lead] !== d ? 0 : l.strides[i - lead]!));
  return { shape, strides, offset: l.offset };
}

/** On every axis: start at `begin`, go by `step` (negative goes back), take `size` elements. */
export function sliced(l: Layout, begin: readonly number[], step: readonly number[], size: readonly number[]): Layout {
  const empty = sizeOf(size) === 0;
  return {
    shape: size,
    strides: l.strides.map((s, i) => s * step[i]!),
    offset: empty ? l.offset : l.strides.reduce((at, s, i) => at + s * begin[i]!, l.offset),
  };
}

/**
 * The same elements under another shape of the same size without a copy, or null where only a copy can do it.
 * Runs of axes that lie densely in each other merge; each run must be cut into new axes on its own.
 */
export function reshaped(l: Layout, shape: Shape): Layout | null {
  if (sizeOf(shape) === 0) return { shape, strides: rowMajor(shape), offset: l.offset };
  const sizes: number[] = [];
  const steps: number[] = [];
  for (let i = 0; i < l.shape.length; i++) {
    if (l.shape[i] === 1) continue;
    sizes.push(l.shape[i]!);
    steps.push(l.strides[i]!);
  }
  const strides = new Array<number>(shape.length).fill(0);
  let to = 0;
  for (let from = 0; from < sizes.length; ) {
    let run = sizes[from]!;
    let want = 1;
    let last = from;
    const first = to;
    while (want !== run) {
      if (want < run) {
        if (to === shape.length) return null;
        want *= shape[to++]!;
      } else {
        last++;
        if (steps[last - 1] !== sizes[last]! * steps[last]!) return null;
        run *= sizes[last]!;
      }
    }
    let step = steps[last]!;
    for (let i = to - 1; i >= first; i--) {
      strides[i] = step;
      step *= shape[i]!;
    }
    from = last + 1;
  }
  return { shape, strides, offset: l.offset };
}

/**
 * The places of all elements in the buffer, in row-major order of the shape.
 * Calls `visit(place, count, stride)` once per innermost run, so that the caller's loop over the run is tight.
 */
export function eachRun(l: Layout, visit: (place: number, count: number, stride: number) => void): void {
  const { shape, strides } = l;
  const rank = shape.length;
  if (rank === 0) return visit(l.offset, 1, 0);
  if (sizeOf(shape) === 0) return;
  const [count, stride] = [shape[rank - 1]!, strides[rank - 1]!];
  const at = new Array<number>(rank - 1).fill(0);
  let place = l.offset;
  for (;;) {
    visit(place, count, stride);
    let axis = rank - 2;
    for (; axis >= 0; axis--) {
      place += strides[axis]!;
      if (++at[axis]! < shape[axis]!) break;
      place -= strides[axis]! * shape[axis]!;
      at[axis] = 0;
    }
    if (axis < 0) return;
  }
}
