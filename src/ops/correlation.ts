/**
 * Sums of products over sliding windows, there and back, with channels last: as products of matrices, or place by place
 * where each channel is by itself. Knows no names and no defaults.
 */
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, multiply } from "./arithmetic.ts";
import { steps } from "./channels.ts";
import { product } from "./linalg.ts";
import { checkRoom, padded, type Sliding, spanOf, tapAlong, windowsAlong } from "./windows.ts";

/** The axes over which windows slide, channels last. */
const spatial = (rank: number): readonly number[] => Array.from({ length: rank }, (_, i) => i + 1);

export function badChannels(x: Shape, kernel: Shape, detail: string): Error {
  const notes = { x: noteShape(x), filters: noteShape(kernel) };
  return refuse("value/domain", { detail }, { notes, shapes: [x, kernel] });
}

/**
 * x (batch, …places, channels) with a kernel (…sizes, channels / groups, results) over windows, one for each of the
 * places' axes. Nothing is mirrored: this is what mathematics calls correlation.
 */
export function convolved(x: Node, kernel: Node, windows: readonly Sliding[], groups: number): Node {
  const rank = windows.length;
  const axes = spatial(rank);
  const [channels, results] = [x.shape.at(-1)!, kernel.shape.at(-1)!];
  const each = kernel.shape[rank]!;
  if (groups < 1 || channels !== each * groups || results % groups !== 0) {
    const detail =
      groups === 1
        ? `filters for ${each} channels meet ${channels} channels`
        : `filters for ${each} channels in ${groups} groups meet ${channels} channels`;
    throw badChannels(x.shape, kernel.shape, detail);
  }
  checkRoom("convolution", x, axes, windows);
  const room = padded(x, axes, windows, 0);
  if (groups > 1 && each === 1) return depthwise(room, kernel, windows, results / groups);
  // Each axis' places in the window come to stand before the channels, the last axis outermost.
  const seen = axes.reduce((node, axis, i) => inwards(windowsAlong(node, axis, windows[i]!), axis + 1, rank + 1), room);
  const outside = seen.shape.slice(0, rank + 1);
  const taps = sizeOf(kernel.shape.slice(0, rank));
  const turned = structure.permute(kernel, [...steps(kernel.shape.slice(0, rank)).toReversed(), rank, rank + 1]);
  if (groups === 1) {
    const flat = structure.reshape(turned, [taps * channels, results]);
    const rows = structure.reshape(seen, [sizeOf(outside), taps * channels]);
    return structure.reshape(product(rows, flat), [...outside, results]);
  }
  const rows = structure.reshape(seen, [sizeOf(outside), taps, groups, each]);
  const left = structure.reshape(structure.permute(rows, [2, 0, 1, 3]), [groups, sizeOf(outside), taps * each]);
  const split = structure.reshape(turned, [taps, each, groups, results / groups]);
  const right = structure.reshape(structure.permute(split, [2, 0, 1, 3]), [groups, taps * each, results / groups]);
  return structure.reshape(structure.permute(product(left, right), [1, 0, 2]), [...outside, results]);
}

/** The axis `from` moved inwards to stand at `to`. */
const inwards = (x: Node, from: number, to: number): Node => {
  const order = steps(x.shape).filter((a) => a !== from);
  return structure.permute(x, [...order.slice(0, to), from, ...order.slice(to)]);
};

/** Each channel by itself, with `multiplier` results: products are summed place by place in the window. */
function depthwise(x: Node, kernel: Node, windows: readonly Sliding[], multiplier: number): Node {
  const rank = windows.length;
  const channels = x.shape.at(-1)!;
  const sizes = kernel.shape.slice(0, rank);
  const weights = structure.reshape(kernel, [sizeOf(sizes), channels, multiplier]);
  const terms = Array.from({ length: sizeOf(sizes) }, (_, t) => {
    let rest = t;
    const at = sizes.toReversed().map((size) => {
      const k = rest % size;
      rest = Math.floor(rest / size);
      return k;
    });
    const tap = windows.reduce((node, w, i) => tapAlong(node, i + 1, w, at[rank - 1 - i]!), x);
    const weight = structure.reshape(structure.slice(weights, [t, 0, 0], [1, 1, 1], [1, channels, multiplier]), [
      channels,
      multiplier,
    ]);
    return multiply(structure.reshape(tap, [...tap.shape, 1]), weight);
  });
  const total = sumOf(terms);
  return structure.reshape(total, [...total.shape.slice(0, -2), channels * multiplier]);
}

const sumOf = (terms: readonly Node[]): Node => terms.slice(1).reduce((n, t) => add(n, t), terms[0]!);

/**
 * The way back through a convolution: x (batch, …places, channels) spread by a kernel (…sizes, results, channels) over
 * places of `lengths`, where `windows` stand.
 */
export function spreadOut(
  x: Node,
  kernel: Node,
  windows: readonly Sliding[],
  lengths: readonly number[],
  groups: number,
): Node {
  const rank = windows.length;
  const sizes = kernel.shape.slice(0, rank);
  const [each, channels] = [kernel.shape[rank]!, kernel.shape[rank + 1]!];
  if (x.shape.at(-1) !== channels || channels % groups !== 0) {
    const detail = `filters for ${channels} channels meet ${x.shape.at(-1)} channels`;
    throw badChannels(x.shape, kernel.shape, detail);
  }
  const outside = x.shape.slice(0, -1);
  const parts = channels / groups;
  const rows = structure.reshape(x, [sizeOf(outside), groups, parts]);
  const left = structure.permute(rows, [1, 0, 2]);
  const split = structure.reshape(kernel, [sizeOf(sizes), each, groups, parts]);
  const right = structure.reshape(structure.permute(split, [2, 3, 0, 1]), [groups, parts, sizeOf(sizes) * each]);
  const products = structure.reshape(product(left, right), [groups, ...outside, ...sizes, each]);
  // (groups, batch, …places, …sizes, each) → (batch, …places, …sizes, groups, each): groups before their channels.
  const joined = inwards(products, 0, products.shape.length - 2);
  const spread = structure.reshape(joined, [...outside, ...sizes, groups * each]);
  return windows.reduce((node, w, i) => overlapped(node, i + 1, rank + 1, w, lengths[i]!), spread);
}

/** Adds up what the windows along an axis say of each place; `tap` is the axis of places in the window, and vanishes. */
export function overlapped(x: Node, axis: number, tap: number, w: Sliding, length: number): Node {
  const count = x.shape[axis]!;
  const reach = (count - 1) * w.stride + spanOf(w);
  const whole = Math.max(reach, w.before + length);
  const without = x.shape.filter((_, a) => a !== tap);
  const terms = Array.from({ length: w.size }, (_, k) => {
    const begin = x.shape.map((_, a) => (a === tap ? k : 0));
    const size = x.shape.map((d, a) => (a === tap ? 1 : d));
    const one = structure.slice(
      x,
      begin,
      x.shape.map(() => 1),
      size,
    );
    return structure.place(
      structure.reshape(one, without),
      without.map((_, a) => (a === axis ? k * w.dilation : 0)),
      without.map((_, a) => (a === axis ? w.stride : 1)),
      without.map((d, a) => (a === axis ? whole : d)),
    );
  });
  const total = sumOf(terms);
  return structure.slice(
    total,
    without.map((_, a) => (a === axis ? w.before : 0)),
    without.map(() => 1),
    without.map((d, a) => (a === axis ? length : d)),
  );
}
