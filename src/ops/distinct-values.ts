/**
 * Which elements of a tensor are distinct, where each is first, and how often it occurs: by graphs where there are many,
 * else by loops. Values must be known, since they decide the shapes of the results.
 */

import type { Data, DType } from "../core/dtype.ts";
import { permuted } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { subtract } from "./arithmetic.ts";
import { notEqual } from "./compare.ts";
import { elsewhere } from "./elsewhere.ts";
import { cut } from "./movement.ts";
import { castTo } from "./operation.ts";
import { scan } from "./scan.ts";
import { inOrder, orderOf } from "./sorting.ts";

/** Which elements (or slices) have the same value: values are numbered in their order. All in int32. */
export interface Groups {
  /** The first place of each value. */
  readonly first: Node;
  /** For each element, the number of its value. */
  readonly inverse: Node;
  readonly counts: Node;
}

export const tensorOf = (dtype: DType, data: Data, shape: Shape = [data.length]): Node =>
  sourceOf(stored(dtype, shape, data));

/** Sorted elements, each value once. With `nans`, every NaN is a value of its own. */
export function withoutRepeats(x: Stored, nans: boolean): Node {
  const values = inOrder(x) as Float64Array;
  const sorted = stored(x.dtype, [values.length], values);
  const starts = startsIn(sorted, nans);
  const found = starts && elsewhere().keptOf(sorted, starts);
  if (found) return tensorOf(x.dtype, found);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (count === 0 || !isSame(v, values[count - 1]!, nans)) values[count++] = v;
  }
  return tensorOf(x.dtype, values.slice(0, count));
}
/** Of a node that was made of known values, or by graphs. */
export const dataOf = (x: Node): Float64Array => denseData(x.value ?? elsewhere().valuesOf(x)!) as Float64Array;
const isSame = (a: number, b: number, nans: boolean): boolean =>
  a === b || (!nans && Number.isNaN(a) && Number.isNaN(b));
export const picked = (x: Node, at: Node, axis = 0): Node => structure.gather(x, [axis], [at], axis);

/** Elements from which on graphs find the values; below, a loop is sooner done. */
const many = 1 << 12;
/** Where values begin among many sorted ones, as a mask. Null where the elements are few. */
function startsIn(sorted: Stored, nans: boolean): Stored | null {
  const [n] = sorted.layout.shape as [number];
  if (n < many) return null;
  const x = sourceOf(sorted);
  const differs = notEqual(cut(x, 0, 1, n - 1), cut(x, 0, 0, n - 1));
  const mask = elsewhere().valuesOf(structure.place(differs, [1], [1], [n], 1));
  if (!mask) return null;
  // NaNs come last.
  if (!nans) mask.data.fill(0 as never, firstNan(sorted.data as Float64Array, n) + 1);
  return mask;
}
function firstNan(sorted: Float64Array, n: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number.isNaN(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The distinct values of x and how often each occurs. */
export function counted(x: Stored, nans: boolean): Pick<Groups, "counts"> & { readonly values: Node } {
  const n = sizeOf(x.layout.shape);
  if (n < many) return distinct(x, nans);
  const sorted = stored(x.dtype, [n], inOrder(x));
  const mask = startsIn(sorted, nans);
  const [found, places] = mask ? [elsewhere().keptOf(sorted, mask), elsewhere().placesOf(mask)] : [null, null];
  if (!found || !places) return distinct(x, nans);
  return { values: tensorOf(x.dtype, found), counts: countsFrom(tensorOf("int32", places[0]!), n) };
}

/** How many elements there are from each place to the next, or to the end. */
function countsFrom(places: Node, n: number): Node {
  const [count] = places.shape as [number];
  return subtract(structure.place(cut(places, 0, 1, count - 1), [0], [1], [count], n), places);
}

/** The distinct values of x; the first of equal elements stands for them. */
export function distinct(x: Stored, nans: boolean): Groups & { readonly values: Node } {
  const n = sizeOf(x.layout.shape);
  const flat = structure.reshape(sourceOf(x), [n]);
  const order = orderOf(x);
  const found = distinctAmongMany(flat, tensorOf("int32", order), nans);
  if (found) return found;
  const data = denseData(x) as Float64Array;
  const groups = grouped(order, (i, j) => isSame(data[i]!, data[j]!, nans));
  const values = new (data.constructor as Float64ArrayConstructor)(groups.first.shape[0]!);
  for (const [i, place] of dataOf(groups.first).entries()) values[i] = data[place]!;
  return { values: tensorOf(x.dtype, values), ...groups };
}

/** The same by graphs. Null where the elements are few. */
function distinctAmongMany(x: Node, order: Node, nans: boolean): ReturnType<typeof distinct> | null {
  const sorted = x.shape[0]! < many ? null : elsewhere().valuesOf(picked(x, order));
  const mask = sorted && startsIn(sorted, nans);
  const found = mask && elsewhere().placesOf(mask);
  if (!found) return null;
  const [places, n] = [tensorOf("int32", found[0]!), x.shape[0]!];
  const rank = scan(castTo(sourceOf(mask), "int32"), 0, { combine: "add", exclusive: false, reverse: false });
  const number = subtract(rank, structure.constant(1, "int32"));
  return {
    values: picked(sourceOf(sorted), places),
    first: picked(order, places),
    inverse: structure.scatter(order, [0], [order], number, "set"),
    counts: countsFrom(places, n),
  };
}

/** Groups of the places in order, where `isOne` says of neighbours whether they have one value. */
function grouped(order: Int32Array, isOne: (place: number, before: number) => boolean): Groups {
  const inverse = new Int32Array(order.length);
  // As many as there are elements, until it is known how many there are.
  const [first, counts] = [new Int32Array(order.length), new Int32Array(order.length)];
  let kept = 0;
  for (let i = 0; i < order.length; i++) {
    const place = order[i]!;
    if (i === 0 || !isOne(place, order[i - 1]!)) first[kept++] = place;
    inverse[place] = kept - 1;
    counts[kept - 1]!++;
  }
  const whole = (data: Int32Array): Node => tensorOf("int32", data);
  return { first: whole(first.slice(0, kept)), inverse: whole(inverse), counts: whole(counts.slice(0, kept)) };
}

/** The distinct slices along an axis, in the order of their first elements, then of their second ones …; NaN equals nothing. */
export function distinctSlices(x: Stored, axis: number): Groups {
  const { shape } = x.layout;
  const others = shape.map((_, a) => a).filter((a) => a !== axis);
  const data = denseData({ ...x, layout: permuted(x.layout, [axis, ...others]) }) as Float64Array;
  const size = sizeOf(others.map((a) => shape[a]!));
  /** Where two slices differ first: below 0 if the element of the one at `i` comes before. */
  const compare = (i: number, j: number): number => {
    for (let k = 0; k < size; k++) {
      const [a, b] = [data[i * size + k]!, data[j * size + k]!];
      if (a === b) continue;
      return a < b || (Number.isNaN(b) && !Number.isNaN(a)) ? -1 : 1;
    }
    return 0;
  };
  const order = Int32Array.from({ length: shape[axis]! }, (_, i) => i).sort((i, j) => compare(i, j) || i - j);
  return grouped(order, (i, j) => compare(i, j) === 0);
}
