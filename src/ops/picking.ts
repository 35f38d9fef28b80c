/**
 * What integers and masks pick of a tensor whose values are known, and writing there, without steps that somebody would have
 * to run: loops do so again and again. Knows where elements lie; what an index means, `planIndex` knows.
 */
import { allocate, type Data, isFloat, isHalf } from "../core/dtype.ts";
import type { IndexPlan } from "../core/index.ts";
import { contiguous, expanded } from "../core/layout.ts";
import { type Shape, sameShape, sizeOf } from "../core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../core/stored.ts";
import { madeOf, type Node, type ScatterCombine } from "../graph/node.ts";
import { checkExpand } from "../graph/structure.ts";
import { ownParts, partsAt, written } from "../graph/written.ts";
import { elsewhere } from "./elsewhere.ts";
import { castTo } from "./operation.ts";
import { isKnown, withoutLead } from "./overwriting.ts";
import type { Index } from "./subscripts.ts";

/** Elements that are picked one by one: more are better done by a kernel. */
const most = 1 << 16;

/** What is picked: its shape, and where its elements lie in row-major order of all. */
interface Spots {
  readonly shape: Shape;
  readonly places: Int32Array;
}

/** x[items] for an x that is known; null for all else. */
export function picked(x: Node, items: readonly Index[], plan: () => IndexPlan): Node | null {
  const spots = isKnown(x) && !items.every(isPlain) ? spotsIn(x.shape, items, plan) : null;
  if (spots === null) return null;
  const from = ownParts(x) ?? denseParts(x.value!);
  return madeOf(stored(x.dtype, spots.shape, partsAt(from, spots.places, x.dtype)), [x]);
}
const isPlain = (item: Index): boolean => item.kind !== "pick" && item.kind !== "mask";

/** x with `value` at x[items], or with sums of the two, for an x that is known; null for all else. */
export function writtenWhere(
  x: Node,
  items: readonly Index[],
  plan: () => IndexPlan,
  value: Node,
  combine: ScatterCombine,
): Node | null {
  const isDone = combine === "set" || (combine === "add" && isFloat(x.dtype) && !isHalf(x.dtype));
  const spots = isDone && isKnown(x) && !items.every(isPlain) ? spotsIn(x.shape, items, plan) : null;
  if (spots === null) return null;
  const given = castTo(withoutLead(value, spots.shape.length), x.dtype);
  checkExpand(given, spots.shape);
  const known = given.recorded ? null : (given.value ?? elsewhere().valuesOf(given));
  if (known === null) return null;
  const part = spread(known, spots.shape);
  return written(x, spots.places, combine === "set" ? part : sums(x, spots.places, part), given);
}

/** Null where they are not known, or are many. */
function spotsIn(shape: Shape, items: readonly Index[], plan: () => IndexPlan): Spots | null {
  const [only] = items;
  if (items.length === 1 && only!.kind === "mask" && shape.length > 0 && sameShape(only!.shape, shape)) {
    const { places } = only!;
    return places.length > most ? null : { places, shape: [places.length] };
  }
  const planned = plan();
  const places = placesIn(shape, items, planned);
  return places && { places, shape: planned.shape };
}

function spread(known: Stored, shape: Shape): Data {
  return denseParts(sameShape(known.layout.shape, shape) ? known : { ...known, layout: expanded(known.layout, shape) });
}

/** What stands at each place after all that was added there up to then: the last one of a place is its sum. */
function sums(x: Node, places: Int32Array, part: Data): Data {
  const sum = new Map<number, number>();
  const from = (ownParts(x) ?? denseParts(x.value!)) as Float64Array;
  const out = allocate(x.dtype, places.length) as Float64Array;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    out[i] = (sum.get(place) ?? from[place]!) + (part[i] as number);
    sum.set(place, out[i]!);
  }
  return out as Data;
}

function placesIn(shape: Shape, items: readonly Index[], { begin, ...plan }: IndexPlan): Int32Array | null {
  const { pickShape, at, picks, viewShape } = plan;
  if (picks.length === 0 || sizeOf(plan.shape) > most) return null;
  const strides = stridesIn(shape, items, plan.step);
  if (strides === null) return null;
  const axes = picks.map((p) => p.axis);
  const found = pickedPlaces(items, plan, strides);
  if (found === null) return null;
  const own = contiguous(shape).strides;
  const offset = begin.reduce((sum, b, axis) => sum + b * own[axis]!, 0);
  if (viewShape.length === 1 && offset === 0) return found;
  const rest = viewShape.flatMap((size, axis) => (axes.includes(axis) ? [] : [[size, strides[axis]!] as const]));
  return crossed(placesAlong(rest.slice(0, at), offset), found, placesAlong(rest.slice(at), 0), sizeOf(pickShape));
}

/** How far the elements of the view lie from each other along each of its axes. */
function stridesIn(shape: Shape, items: readonly Index[], step: readonly number[]): number[] | null {
  const own = contiguous(shape).strides;
  const found: number[] = [];
  const taken = items.reduce((n, item) => n + axesOf(item), 0);
  let axis = 0;
  const pass = (): number => found.push(own[axis]! * step[axis++]!);
  for (const item of items) {
    if (item.kind === "newaxis") found.push(0);
    else if (item.kind === "at") axis++;
    else if (item.kind === "ellipsis") for (let i = taken; i < shape.length; i++) pass();
    else if (item.kind !== "mask") pass();
    else if (item.shape.length === 0) return null;
    else {
      // The axes of a mask lie behind each other as one.
      axis += item.shape.length;
      found.push(own[axis - 1]!);
    }
  }
  while (axis < shape.length) pass();
  return found;
}
const axesOf = (item: Index): number =>
  item.kind === "mask" ? item.shape.length : item.kind === "newaxis" || item.kind === "ellipsis" ? 0 : 1;

/** What the integers and masks add to a place; null where they are not known, or one is outside. */
function pickedPlaces(
  items: readonly Index[],
  { picks, pickShape, viewShape }: Pick<IndexPlan, "picks" | "pickShape" | "viewShape">,
  strides: readonly number[],
): Int32Array | null {
  const found = new Int32Array(sizeOf(pickShape));
  for (const { axis, item } of picks) {
    const values = integersOf(items[item] as Index & { kind: "pick" | "mask" }, pickShape);
    if (values === null) return null;
    const [size, stride] = [viewShape[axis]!, strides[axis]!];
    for (let i = 0; i < found.length; i++) {
      const place = values[i]!;
      if (place < -size || place >= size) return null;
      found[i] = found[i]! + (place < 0 ? place + size : place) * stride;
    }
  }
  return found;
}

function integersOf(item: Index & { kind: "pick" | "mask" }, shape: Shape): Int32Array | null {
  if (item.kind === "mask") {
    const { places } = item;
    return sameShape(shape, [places.length])
      ? places
      : (spread(stored("int32", [places.length], places), shape) as Int32Array);
  }
  const { node } = item;
  const value = node.recorded ? null : (node.value ?? elsewhere().valuesOf(node));
  if (value === null) return null;
  return narrow(denseData(sameShape(node.shape, shape) ? value : { ...value, layout: expanded(value.layout, shape) }));
}

/** Integers as int32; null where one is beyond that. */
function narrow(integers: Data): Int32Array | null {
  if (integers instanceof Int32Array) return integers;
  if (!(integers instanceof BigInt64Array || integers instanceof BigUint64Array))
    return integers instanceof Uint32Array && integers.some((x) => x > most32)
      ? null
      : new Int32Array(integers as Uint8Array);
  // Halves of each, the lower one first.
  const halves = new Int32Array(integers.buffer, integers.byteOffset, 2 * integers.length);
  const found = new Int32Array(integers.length);
  for (let i = 0; i < found.length; i++) {
    const low = halves[2 * i]!;
    if (halves[2 * i + 1] !== low >> 31) return null;
    found[i] = low;
  }
  return found;
}
const most32 = 2 ** 31 - 1;

/** What axes of these sizes and strides add to a place. */
function placesAlong(axes: readonly (readonly [size: number, stride: number])[], offset: number): Int32Array {
  let found = Int32Array.of(offset);
  for (const [size, stride] of axes) {
    const longer = new Int32Array(found.length * size);
    for (let i = 0, n = 0; i < found.length; i++) for (let k = 0; k < size; k++) longer[n++] = found[i]! + k * stride;
    found = longer;
  }
  return found;
}

function crossed(before: Int32Array, between: Int32Array, after: Int32Array, count: number): Int32Array {
  const found = new Int32Array(before.length * count * after.length);
  let n = 0;
  for (let i = 0; i < before.length; i++)
    for (let j = 0; j < count; j++) {
      const place = before[i]! + between[j]!;
      for (let k = 0; k < after.length; k++) found[n++] = place + after[k]!;
    }
  return found;
}
