/**
 * `x[…]`: reading and writing by index expressions, and what a mask picks. Knows integers, slices, lists and masks as items;
 * knows no text.
 */
import { allocate, isComplex, isWide } from "../core/dtype.ts";
import { type IndexItem, type IndexPlan, type Integers, planIndex } from "../core/index.ts";
import { contiguous } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, denseParts, elementCopy, type Stored, stored } from "../core/stored.ts";
import { madeOf, type Node, type ScatterCombine, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { copiedElement, isWritten } from "../graph/written.ts";
import { arange } from "./create.ts";
import { elsewhere } from "./elsewhere.ts";
import { castTo, select } from "./operation.ts";
import { isKnown, overwritten, withoutLead } from "./overwriting.ts";
import { picked, writtenWhere } from "./picking.ts";

/** An item of an index expression; integer lists may be tensors whose values are not known yet. */
export type Index =
  | Exclude<IndexItem, { kind: "pick" | "mask" }>
  | { readonly kind: "pick"; readonly node: Node }
  | (Extract<IndexItem, { kind: "mask" }> & { readonly mask: Stored });

/** What picks a part whose elements can stay where they are. */
export type PlainIndex = Exclude<Index, { kind: "pick" | "mask" }>;
export const isPlainIndex = (item: Index): item is PlainIndex => item.kind !== "pick" && item.kind !== "mask";

/** x[items] by NumPy's rules. */
export function index(x: Node, items: readonly Index[]): Node {
  const [only] = items;
  if (items.length === 1 && only!.kind === "at") return row(x, only!.index);
  const plans = (): IndexPlan => planIndex(x.shape, items.map(planned));
  const known = isElement(items, x.shape) && isKnown(x) ? elementAt(x, items) : picked(x, items, plans);
  if (known) return known;
  const plan = plans();
  const masked = items.some((i) => i.kind === "mask");
  const view = structure.reshape(structure.slice(x, plan.begin, plan.step, plan.size), plan.viewShape);
  if (plan.picks.length === 0 && !masked) return view;
  const nodes = plan.picks.map(({ item }) => {
    const from = items[item] as Index & { kind: "pick" | "mask" };
    return from.kind === "pick" ? from.node : positions(from.places);
  });
  return structure.gather(
    view,
    plan.picks.map((p) => p.axis),
    nodes,
    plan.at,
    plan.pickShape,
  );
}

type At = Extract<Index, { kind: "at" }>;
/** Whether an integer for each axis picks one element. */
export function isElement(items: readonly Index[], shape: Shape): items is readonly At[] {
  if (items.length !== shape.length) return false;
  for (const item of items) if (item.kind !== "at") return false;
  return true;
}

/** One element of known ones; null where there is none. */
function elementAt(x: Node, items: readonly At[]): Node | null {
  const at: number[] = [];
  for (let axis = 0; axis < items.length; axis++) {
    const { index } = items[axis]!;
    const size = x.shape[axis]!;
    const i = index < 0 ? index + size : index;
    if (!(i >= 0 && i < size && Number.isInteger(i))) return null;
    at.push(i);
  }
  return madeOf(copiedElement(x, at) ?? elementCopy(x.value!, at), [x]);
}

/** x[at], along the first axis. */
export function row(x: Node, at: number): Node {
  const size = x.shape[0];
  if (size === undefined || !(at >= -size && at < size)) planIndex(x.shape, [{ kind: "at", index: at }]);
  const rest = x.shape.slice(1);
  const place = at < 0 ? at + size! : at;
  const copy = rest.length === 0 && isKnown(x) ? copiedElement(x, [place]) : null;
  if (copy) return madeOf(copy, [x]);
  if (isKnown(x) && !isWritten(x)) {
    const { dtype, data, layout } = x.value!;
    const offset = layout.offset + layout.strides[0]! * place;
    return madeOf({ dtype, data, layout: { shape: rest, strides: layout.strides.slice(1), offset } }, [x]);
  }
  const begin = x.shape.map(() => 0);
  begin[0] = place;
  const step = x.shape.map(() => 1);
  return structure.reshape(structure.slice(x, begin, step, [1, ...rest]), rest);
}

/** Longer lists of integers are checked when they are used. */
const mostChecked = 1 << 12;

/** Known integers are checked against the axis when the node is built; computed ones when it runs. */
function planned(item: Index): IndexItem {
  if (item.kind !== "pick") return item;
  const { node } = item;
  const known = node.value !== null && sizeOf(node.shape) <= mostChecked;
  return { kind: "pick", shape: node.shape, values: known ? (denseData(node.value!) as Integers) : null };
}

const positions = (places: Int32Array): Node => sourceOf(stored("int32", [places.length], places));

/** True where not 0. */
export function truthOf(x: Stored): Stored {
  if (x.dtype === "bool") return x;
  if (isComplex(x.dtype)) return truthOfParts(x);
  const data = denseData(x) as Float64Array;
  const truth = allocate("bool", data.length) as Uint8Array;
  const zero = (isWide(x.dtype) ? 0n : 0) as number;
  for (let i = 0; i < data.length; i++) truth[i] = data[i] === zero ? 0 : 1;
  return stored("bool", x.layout.shape, truth);
}

/** A complex number is 0 where both its parts are. */
function truthOfParts(x: Stored): Stored {
  const parts = denseParts(x) as Float64Array;
  const truth = allocate("bool", parts.length / 2) as Uint8Array;
  for (let i = 0; i < truth.length; i++) truth[i] = parts[2 * i] === 0 && parts[2 * i + 1] === 0 ? 0 : 1;
  return stored("bool", x.layout.shape, truth);
}

/** What picks where a tensor is not 0. The places are looked for when somebody asks for them. */
export function maskItem(x: Stored): Index & { kind: "mask" } {
  const known = masks.get(x);
  if (known) return known;
  const mask = truthOf(x);
  let found: Int32Array | null = null;
  const made: Index & { kind: "mask" } = {
    kind: "mask",
    shape: mask.layout.shape,
    mask,
    get places() {
      found ??= placesInMask(mask);
      return found;
    },
  };
  masks.set(x, made);
  return made;
}
/** `x[m] -= 1` reads by a mask and writes by it. */
const masks = new WeakMap<Stored, Index & { kind: "mask" }>();

/** Where the true cells of the flattened mask are. */
function placesInMask(mask: Stored): Int32Array {
  const data = denseData(mask) as Uint8Array;
  const found = elsewhere().placesOf(stored("bool", [data.length], data));
  if (found) return found[0]!;
  // Without branches, which nobody can foresee: 1 for what is not 0.
  let count = 0;
  for (let at = 0; at < data.length; at++) count += -data[at]! >>> 31;
  const places = allocate("int32", count) as Int32Array;
  // What is written behind the last one goes nowhere.
  for (let at = 0, n = 0; n < count; at++) {
    places[n] = at;
    n += -data[at]! >>> 31;
  }
  return places;
}

/** Where x is not 0: one list of indices for each of its axes. */
export function placesOfTrue(x: Stored): readonly Int32Array[] {
  const mask = truthOf(x);
  const { shape } = mask.layout;
  const found = shape.length > 0 ? elsewhere().placesOf(mask) : null;
  if (found) return found;
  const flat = placesInMask(mask);
  if (shape.length === 1) return [flat];
  const { strides } = contiguous(shape);
  return shape.map((size, axis) => {
    const own = allocate("int32", flat.length) as Int32Array;
    const stride = strides[axis]!;
    for (let i = 0; i < flat.length; i++) own[i] = Math.floor(flat[i]! / stride) % size;
    return own;
  });
}

/** x with the elements at x[items] replaced by (or combined with) `value`, which broadcasts to their shape. */
export function update(x: Node, items: readonly Index[], value: Node, combine: ScatterCombine): Node {
  const written = combine === "set" ? overwritten(x, items, value) : null;
  if (written) return written;
  // A number for much that a mask picks is chosen by a kernel.
  const much = combine === "set" && sizeOf(x.shape) >= kernelsFrom ? selected(x, items, value) : null;
  if (much) return much;
  const placed = writtenWhere(x, items, () => planIndex(x.shape, items.map(planned)), value, combine);
  if (placed) return placed;
  const chosen = combine === "set" ? selected(x, items, value) : null;
  if (chosen) return chosen;
  const size = sizeOf(x.shape);
  const all = arange({ start: { value: size, dtype: "int32" } });
  // Indexing the positions themselves tells where each picked element lies in the flattened tensor.
  const at = index(structure.reshape(all, x.shape), items);
  const flat = structure.reshape(x, [size]);
  const put = structure.expand(castTo(withoutLead(value, at.shape.length), x.dtype), at.shape);
  const count = sizeOf(at.shape);
  const out = structure.scatter(flat, [0], [structure.reshape(at, [count])], structure.reshape(put, [count]), combine);
  return structure.reshape(out, x.shape);
}

const kernelsFrom = 1 << 13;
/** x with one number where the only item, a mask, is true; null for other items and values. */
function selected(x: Node, items: readonly Index[], value: Node): Node | null {
  const [item] = items;
  if (items.length !== 1 || item!.kind !== "mask" || item!.shape.length === 0) return null;
  const rest = x.shape.slice(item!.shape.length);
  if (sizeOf(value.shape) !== 1 || value.shape.length > 1 + rest.length) return null;
  planIndex(x.shape, [{ kind: "mask", shape: item!.shape, places: new Int32Array() }]);
  const cells = structure.reshape(sourceOf(item!.mask), [...item!.shape, ...rest.map(() => 1)]);
  return select(cells, structure.reshape(castTo(value, x.dtype), []), x);
}
