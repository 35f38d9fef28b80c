/** A part of an array through which the whole is read and written. Does not know which parts there are. */
import { contiguous, type Layout } from "../core/layout.ts";
import { type Shape, sameShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import type { TensorValue } from "./value.ts";

/** How the elements lie in the array that is shown; one that shows no other has them in row-major order. */
export const layoutOf = (array: TensorValue): Layout => array.layout ?? contiguous(array.node.shape);

/** Its shape, for which nobody has to look at its elements. */
export const shapeIn = (array: TensorValue): Shape => array.layout?.shape ?? array.node.shape;

/** How a part is seen in the whole, and the whole with other elements in that part. */
export interface Sight {
  readonly see: (whole: Node) => Node;
  readonly put: (whole: Node, part: Node) => Node;
  /** What was written is seen as everything else is. */
  readonly anew?: boolean;
  /** Each element stands where the layout says among those of the array that holds them, and means the same there. */
  readonly lies?: boolean;
}

const shaped = (node: Node, shape: Shape): Node => (sameShape(node.shape, shape) ? node : reshape(node, shape));

/**
 * Each keeps its shape when the other is given another one in place. Loops make views by the thousand and read few of
 * them twice: nothing is seen before somebody looks.
 */
class View implements TensorValue {
  readonly kind = "tensor";
  readonly array = true;
  readonly base: TensorValue;
  private readonly sight: Sight;
  /** The shapes that the array and the view had at first, which `sight` knows. */
  private readonly whole: Shape;
  private readonly part: Shape;
  private lies: Layout;
  /** The node of the array that was looked at last, and what was seen of it. */
  private seen: Node | null = null;
  private own: Node | null = null;

  constructor(base: TensorValue, layout: Layout, sight: Sight) {
    this.base = base;
    this.sight = sight;
    this.whole = shapeIn(base);
    this.part = layout.shape;
    this.lies = layout;
  }

  get layout(): Layout {
    return this.lies;
  }
  set layout(layout) {
    this.lies = layout;
    this.seen = null;
  }
  get node(): Node {
    const { node } = this.base;
    if (node !== this.seen) {
      this.own = shaped(this.sight.see(shaped(node, this.whole)), this.lies.shape);
      this.seen = node;
    }
    return this.own!;
  }
  /** Where an element stands among those of the array that holds them; null where it has to be looked for. */
  placeOf(at: readonly number[]): number | null {
    const { shape, strides, offset } = this.lies;
    let place = offset;
    for (let axis = 0; axis < shape.length; axis++) {
      const size = shape[axis]!;
      const i = at[axis]! < 0 ? at[axis]! + size : at[axis]!;
      if (!(i >= 0 && i < size)) return null;
      place += i * strides[axis]!;
    }
    return place;
  }
  /** Its elements are nothing but those of the array; no gradient leads to them by themselves. */
  get isPlain(): boolean {
    return this.sight.lies === true && this.own?.recorded !== true;
  }
  set node(node) {
    const { base, sight } = this;
    base.node = shaped(sight.put(shaped(base.node, this.whole), shaped(node, this.part)), base.node.shape);
    this.seen = sight.anew ? null : base.node;
    this.own = node;
  }
}

/** The array that holds an element of a part, and where it stands there; null where only the part tells. */
export function heldAt(part: TensorValue, at: readonly number[]): readonly [TensorValue, readonly number[]] | null {
  let root = part;
  while (root.base) {
    if (!(root instanceof View && root.isPlain)) return null;
    root = root.base;
  }
  const place = (part as View).placeOf(at);
  if (place === null || root.layout || root.node.recorded) return null;
  const { shape } = root.node;
  const found = new Array<number>(shape.length);
  let rest = place;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    found[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return [root, found];
}

/** The view of `base` whose elements lie as `layout` says, and which has its shape. */
export const viewOf = (base: TensorValue, layout: Layout, sight: Sight): TensorValue => new View(base, layout, sight);

/** Gives a view another shape in place, of which its elements lie as `layout` says. */
export const reshapeView = (view: TensorValue, layout: Layout): void => {
  (view as View).layout = layout;
};
