/**
 * Views of which several elements may stand in one place of the array: repeated ones, windows that overlap, strides of
 * one's own. They know where each element stands and write there alone. Knows layouts, not who asks for such views.
 */
import { contiguous, eachRun, type Layout, reshaped } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { type Index, index, update } from "../ops/subscripts.ts";
import { layoutOf, viewOf } from "./seeing.ts";
import type { TensorValue } from "./value.ts";

export interface Places {
  /** The array of which it is a view, which is no such view itself. */
  readonly whole: TensorValue;
  /** Where the elements stand in that array, were it in row-major order. */
  readonly within: Layout;
  readonly see: (whole: Node) => Node;
}
const placesOf = new WeakMap<TensorValue, Places>();
export const isPlaced = (array: TensorValue): boolean => array.base !== undefined && placesOf.has(array);

/** A place of each element in row-major order. */
function placesIn(layout: Layout): Node {
  const places = new Int32Array(sizeOf(layout.shape));
  let n = 0;
  eachRun(layout, (place, count, stride) => {
    for (let i = 0; i < count; i++) places[n++] = place + i * stride;
  });
  return sourceOf(stored("int32", layout.shape, places));
}

/** The elements at those places of an array in row-major order. */
export function seenAt(layout: Layout): (whole: Node) => Node {
  let places: Node | null = null;
  return (whole) => {
    places ??= placesIn(layout);
    const flat = structure.reshape(whole, [sizeOf(whole.shape)]);
    return structure.gather(flat, [0], [places], 0, layout.shape);
  };
}

/** The whole with other elements where `places` say. */
function putAt(whole: Node, places: Node, part: Node): Node {
  const { shape } = whole;
  const flat = structure.reshape(whole, [sizeOf(shape)]);
  return structure.reshape(update(flat, [{ kind: "pick", node: places }], part, "set"), shape);
}

/** The view whose elements lie as `lay` says of the array's; null where they cannot stay where they are. */
export function placedView(
  of: TensorValue,
  lay: (layout: Layout) => Layout | null,
  see: (whole: Node) => Node,
): TensorValue | null {
  const known = placesOf.get(of);
  const layout = lay(layoutOf(of));
  const within = lay(known?.within ?? contiguous(of.node.shape));
  if (!layout || !within) return null;
  const seen = known ? (whole: Node) => see(known.see(whole)) : see;
  const view = placed({ whole: known?.whole ?? of, within, see: seen }, layout);
  // The array behind it may be written to all the same.
  return of.fixed ? Object.assign(view, { fixed: true as const }) : view;
}

function placed(places: Places, layout: Layout): TensorValue {
  const { whole, within, see } = places;
  let at: Node | null = null;
  const put = (held: Node, part: Node): Node => {
    at ??= placesIn(within);
    return putAt(held, at, part);
  };
  const view = viewOf(whole, layout, { see, put, anew: true });
  placesOf.set(view, places);
  return view;
}

/** The same view of what `change` makes of the array; null if it is no such view. */
export function placedAgain(view: TensorValue, change: (whole: TensorValue) => TensorValue): TensorValue | null {
  const known = placesOf.get(view);
  return known ? placed({ ...known, whole: change(known.whole) }, view.layout!) : null;
}

/** Where the elements stand once the view has another shape; null where they cannot stay, undefined if it is no such view. */
export function placesReshaped(view: TensorValue, shape: Shape): Places | null | undefined {
  const known = placesOf.get(view);
  const within = known && reshaped(known.within, shape);
  return within && { ...known, within, see: (whole) => structure.reshape(known.see(whole), shape) };
}
export const placesNow = (view: TensorValue): Places | undefined => placesOf.get(view);
export const holdPlaces = (view: TensorValue, places: Places): unknown => placesOf.set(view, places);

/** The array that such a view shows, and its elements when `items` of the view are others. */
export function writtenThrough(view: TensorValue, items: readonly Index[], part: Node): readonly [TensorValue, Node] {
  const { whole, within } = placesOf.get(view)!;
  return [whole, putAt(whole.node, index(placesIn(within), items), part)];
}

/** One place stands for several elements along an axis. */
export const repeats = (array: TensorValue): boolean =>
  (array.layout?.strides ?? []).some((s, a) => s === 0 && array.layout!.shape[a]! > 1);

/** Some places may stand for several elements: in order of their strides, each axis is to reach beyond those before. */
export function overlaps(array: TensorValue): boolean {
  if (!isPlaced(array)) return false;
  const { shape, strides } = array.layout!;
  const axes = (shape as Shape).flatMap((n, a) => (n > 1 ? [[n, strides[a]!] as const] : []));
  let reach = 0;
  for (const [n, stride] of axes.sort((a, b) => a[1] - b[1])) {
    if (stride <= reach) return true;
    reach += (n - 1) * stride;
  }
  return false;
}
