/** Views by strides of one's own, of all that an array's memory holds. Knows layouts, not whose functions ask for them. */
import { isContiguous, type Layout } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { rootOf } from "./arrays.ts";
import { isPlaced, placedView, seenAt } from "./placed-views.ts";
import { layoutOf } from "./seeing.ts";
import type { TensorValue } from "./value.ts";

/** The first place that a layout reads, and the one behind the last. */
export function reachOf({ shape, strides, offset }: Layout): { readonly begin: number; readonly end: number } {
  const ends = shape.map((n, a) => (n - 1) * strides[a]!);
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, offset);
  return { begin: sum(ends.filter((e) => e < 0)), end: 1 + sum(ends.filter((e) => e > 0)) };
}

/** The elements at those places of what the array shows; null where there are none. */
export function stridedView(array: TensorValue, layout: Layout): TensorValue | null {
  const of = wholeOf(array);
  const { begin, end } = reachOf(layout);
  const outside = begin < 0 || end > sizeOf(of.node.shape);
  return outside && sizeOf(layout.shape) > 0 ? null : placedView(of, () => layout, seenAt(layout));
}

/** The nearest array among those that it shows whose elements are all that there are, in row-major order. */
function wholeOf(array: TensorValue): TensorValue {
  if (!array.base) return array;
  const layout = layoutOf(array);
  const all = sizeOf(layout.shape) === sizeOf(rootOf(array).node.shape);
  return all && layout.offset === 0 && isContiguous(layout) && !isPlaced(array) ? array : wholeOf(array.base);
}
