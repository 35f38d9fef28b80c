/** A part of an array through which the whole is read and written. Does not know which parts there are. */
import { contiguous, type Layout } from "../core/layout.ts";
import { type Shape, sameShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import type { TensorValue } from "./value.ts";

/** How the elements lie in the array that is shown; one that shows no other has them in row-major order. */
export const layoutOf = (array: TensorValue): Layout => array.layout ?? contiguous(array.node.shape);

/** How a part is seen in the whole, and the whole with other elements in that part. */
export interface Sight {
  readonly see: (whole: Node) => Node;
  readonly put: (whole: Node, part: Node) => Node;
  /** What was written is seen as everything else is. */
  readonly anew?: boolean;
}

const reshapings = new WeakMap<TensorValue, (layout: Layout) => void>();
/** Gives a view another shape in place, of which its elements lie as `layout` says. */
export const reshapeView = (view: TensorValue, layout: Layout): void => reshapings.get(view)!(layout);

const shaped = (node: Node, shape: Shape): Node => (sameShape(node.shape, shape) ? node : reshape(node, shape));

/** Each keeps its shape when the other is given another one in place. */
export function viewOf(base: TensorValue, given: Layout, { see, put, anew = false }: Sight): TensorValue {
  let layout = given;
  const { shape: whole } = base.node;
  let [seen, own]: [Node | null, Node] = [base.node, see(base.node)];
  const { shape: part } = own;
  let { shape } = own;
  const view: TensorValue = {
    kind: "tensor",
    array: true,
    base,
    get layout() {
      return layout;
    },
    get node() {
      if (base.node !== seen) [seen, own] = [base.node, shaped(see(shaped(base.node, whole)), shape)];
      return own;
    },
    set node(node) {
      const { shape: now } = base.node;
      base.node = shaped(put(shaped(base.node, whole), shaped(node, part)), now);
      [seen, own] = [anew ? null : base.node, node];
    },
  };
  reshapings.set(view, (next) => {
    [layout, shape, seen] = [next, next.shape, null];
  });
  return view;
}
