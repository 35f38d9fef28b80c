/** Writing into the values of a tensor without steps that somebody would have to run: what loops do to small ones. */
import { type Data, isComplex } from "../core/dtype.ts";
import { type IndexItem, planIndex } from "../core/index.ts";
import { contiguous, eachRun, expanded, sliced } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, stored } from "../core/stored.ts";
import { computesAtOnce, madeOf, type Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { castTo } from "./operation.ts";

/** What is done with it can be done at once, on its value. */
export const isKnown = (x: Node): boolean => computesAtOnce() && x.value !== null && !x.recorded;

/** Axes of size 1 in front that are more than `rank` have room for are dropped, as NumPy does when it assigns. */
export function withoutLead(value: Node, rank: number): Node {
  const extra = Math.max(0, value.shape.length - rank);
  return value.shape.slice(0, extra).every((d) => d === 1) ? structure.reshape(value, value.shape.slice(extra)) : value;
}

/** Elements up to which a tensor is copied to write into it. */
const mostCopied = 1 << 12;

type Item = Exclude<IndexItem, { kind: "pick" }>;
const isSpan = (item: { readonly kind: string }): item is Item => item.kind === "at" || item.kind === "slice";

/** x with `value` at x[items], where the items are integers and slices and all is known; else null. */
export function overwritten(x: Node, items: readonly { readonly kind: string }[], value: Node): Node | null {
  if (!isKnown(x) || sizeOf(x.shape) > mostCopied || isComplex(x.dtype) || !items.every(isSpan)) return null;
  const { begin, step, size, viewShape } = planIndex(x.shape, items);
  const given = castTo(withoutLead(value, viewShape.length), x.dtype);
  if (!isKnown(given)) return null;
  structure.expand(given, viewShape);
  const parts = denseParts({ ...given.value!, layout: expanded(given.value!.layout, viewShape) }) as Float64Array;
  const data = denseParts(x.value!).slice() as Float64Array;
  let n = 0;
  eachRun(sliced(contiguous(x.shape), begin, step, size), (place, count, by) => {
    for (let i = 0; i < count; i++) data[place + i * by] = parts[n++]!;
  });
  return madeOf(stored(x.dtype, x.shape, data as Data), [x, given]);
}
