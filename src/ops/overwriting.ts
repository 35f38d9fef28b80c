/** Writing into the values of a tensor without steps that somebody would have to run, as loops do. */
import { isComplex } from "../core/dtype.ts";
import { type IndexItem, planIndex } from "../core/index.ts";
import { contiguous, expanded, sliced } from "../core/layout.ts";
import { sameShape } from "../core/shape.ts";
import { denseParts } from "../core/stored.ts";
import { computesAtOnce, type Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { hasValue, written } from "../graph/written.ts";
import { elsewhere } from "./elsewhere.ts";
import { castTo } from "./operation.ts";

/** What is done with it can be done at once, on its value. */
export const isKnown = (x: Node): boolean => computesAtOnce() && hasValue(x) && !x.recorded;

/** Axes of size 1 in front that are more than `rank` have room for are dropped, as NumPy does when it assigns. */
export function withoutLead(value: Node, rank: number): Node {
  const extra = value.shape.length - rank;
  if (extra <= 0) return value;
  return value.shape.slice(0, extra).every((d) => d === 1) ? structure.reshape(value, value.shape.slice(extra)) : value;
}

type Item = Exclude<IndexItem, { kind: "pick" }>;
const isSpan = (item: { readonly kind: string }): item is Item =>
  item.kind === "at" || item.kind === "slice" || item.kind === "ellipsis" || item.kind === "newaxis";

/** x with `value` at x[items], where the items are integers and slices and x is known; else null. */
export function overwritten(x: Node, items: readonly { readonly kind: string }[], value: Node): Node | null {
  if (!isKnown(x) || isComplex(x.dtype) || !items.every(isSpan)) return null;
  const { begin, step, size, viewShape } = planIndex(x.shape, items);
  const given = castTo(withoutLead(value, viewShape.length), x.dtype);
  structure.checkExpand(given, viewShape);
  const known = given.recorded ? null : (given.value ?? elsewhere().valuesOf(given));
  if (known === null) return null;
  const isWhole = sameShape(known.layout.shape, viewShape);
  const part = denseParts(isWhole ? known : { ...known, layout: expanded(known.layout, viewShape) });
  const places = sliced(contiguous(x.shape), begin, step, size);
  // One element stands at one place, along however many axes that was said.
  const isOne = viewShape.length === 0;
  return written(x, isOne ? { shape: viewShape, strides: [], offset: places.offset } : places, part, given);
}
