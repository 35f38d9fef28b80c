/**
 * In which order a loop goes through its dimensions. Knows shapes, axes and how inputs lie; knows no nodes.
 */
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Access, Loop, LoopKind } from "./loop.ts";

/** A loop that reduces `axes` may go through the elements of `shape` in their natural order, if its inputs let it. */
export const mayBeNatural = (shape: Shape, axes: readonly number[]): boolean =>
  isNatural(shape, orderOf(shape, axes, true).order);

const isNatural = (shape: Shape, order: readonly number[]): boolean =>
  order.filter((d) => shape[d] !== 1).every((d, i, all) => i === 0 || all[i - 1]! < d);

/** The order of a loop's dimensions. `wide`: all trailing kept axes are the columns, not the last one alone. */
function orderOf(
  shape: Shape,
  axes: readonly number[],
  wide: boolean,
): { readonly kind: LoopKind; readonly order: readonly number[]; readonly inner: number } {
  const all = shape.map((_, d) => d);
  if (axes.length === 0) return { kind: "each", order: all, inner: 0 };
  const kept = all.filter((d) => !axes.includes(d));
  const last = shape.findLastIndex((d) => d !== 1);
  if (axes.includes(last)) return { kind: "rows", order: [...kept, ...axes], inner: 0 };
  const lastReduced = Math.max(...axes);
  const inner = kept.filter((d) => (wide ? d > lastReduced : d === last));
  return {
    kind: "columns",
    order: [...kept.filter((d) => !inner.includes(d)), ...axes, ...inner],
    inner: inner.length,
  };
}

type Arranged = Omit<Loop, "order" | "steps" | "outputs">;

/**
 * The dimensions of a loop over `shape` that reduces `axes`, in the order in which they are gone through. `alone`: all that
 * comes out is reduced, in packs. `whole`: something comes out that is not reduced, so that the order has to be the
 * natural one; null where the inputs do not let it be.
 */
export function arrange(
  shape: Shape,
  axes: readonly number[],
  inputs: readonly Access[],
  { alone, whole }: { readonly alone: boolean; readonly whole: boolean },
): Arranged | null {
  const turned = alone ? turnedLoop(shape, axes, inputs) : null;
  if (turned) return turned;
  for (const wide of [true, false]) {
    const { kind, order, inner } = orderOf(shape, axes, wide);
    if (whole && !isNatural(shape, order)) return null;
    const arranged = {
      kind,
      sizes: order.map((d) => shape[d]!),
      reduced: axes.length,
      pieces: kind === "columns" && !wide ? sizeOf(shape.slice(Math.max(...axes) + 1)) / shape[order.at(-1)!]! : 1,
      inputs: inputs.map((x) => ({ ...x, strides: order.map((d) => x.strides[d]!) })),
    };
    if (kind !== "columns") return arranged;
    const merged = mergeLast(arranged, inner);
    if (merged) return merged;
  }
  throw new Error("a single innermost axis is always one dimension");
}

/** Rows from so many on are reduced together where they lie side by side. */
const sideBySide = 16;

/** Null where rows do not lie side by side, or are dense themselves. */
function turnedLoop(shape: Shape, axes: readonly number[], inputs: readonly Access[]): Arranged | null {
  const { kind, order } = orderOf(shape, axes, true);
  const last = shape.findLastIndex((size, d) => size !== 1 && !axes.includes(d));
  if (kind !== "rows" || last < 0 || shape[last]! < sideBySide) return null;
  const inner = shape.findLastIndex((d) => d !== 1);
  const isBeside = ({ strides }: Access): boolean =>
    (strides[last] === 0 || strides[last] === 1) && strides[inner] !== 1;
  if (!inputs.every(isBeside) || inputs.every((x) => x.strides[last] === 0)) return null;
  const turned = [...order.filter((d) => d !== last), last];
  return {
    kind: "turned",
    sizes: turned.map((d) => shape[d]!),
    reduced: axes.length,
    pieces: 1,
    inputs: inputs.map((x) => ({ ...x, strides: turned.map((d) => x.strides[d]!) })),
  };
}

/** The last `count` dimensions as one, or null where an input does not go through them as one. */
function mergeLast<L extends Arranged>(loop: L, count: number): L | null {
  const first = loop.sizes.length - count;
  const dims = loop.sizes.slice(first).flatMap((size, i) => (size === 1 ? [] : [first + i]));
  const dense = loop.inputs.every((x) =>
    dims.every((d, i) => i === 0 || x.strides[dims[i - 1]!] === x.strides[d]! * loop.sizes[d]!),
  );
  if (!dense) return null;
  const inner = dims.at(-1);
  return {
    ...loop,
    sizes: [...loop.sizes.slice(0, first), sizeOf(loop.sizes.slice(first))],
    inputs: loop.inputs.map((x) => ({
      ...x,
      strides: [...x.strides.slice(0, first), inner === undefined ? 0 : x.strides[inner]!],
    })),
  };
}
