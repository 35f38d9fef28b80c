/** A part of an array through which the whole is read and written. Knows neither which parts there are nor where they lie. */
import type { Layout } from "../core/layout.ts";
import type { Node } from "../graph/node.ts";
import type { TensorValue } from "./value.ts";

/** How a part is seen in the whole, and the whole with other elements in that part. */
export interface Sight {
  readonly see: (whole: Node) => Node;
  readonly put: (whole: Node, part: Node) => Node;
  /** What was written is seen as everything else is. */
  readonly anew?: boolean;
}

export function viewOf(base: TensorValue, layout: Layout, { see, put, anew = false }: Sight): TensorValue {
  let [seen, own]: [Node | null, Node] = [base.node, see(base.node)];
  return {
    kind: "tensor",
    array: true,
    base,
    layout,
    get node() {
      if (base.node !== seen) [seen, own] = [base.node, see(base.node)];
      return own;
    },
    set node(node) {
      base.node = put(base.node, node);
      [seen, own] = [anew ? null : base.node, node];
    },
  };
}
