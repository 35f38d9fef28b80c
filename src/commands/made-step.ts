/** The part of a graph that one step of an expression made. */
import type { Node } from "../graph/node.ts";

/** The nodes between what came in and what came out. */
export interface MadeStep {
  readonly nodes: readonly Node[];
  readonly inputs: readonly Node[];
  readonly results: readonly Node[];
  readonly nameOf: (node: Node) => string;
  /** The whole text that gave a node. */
  readonly textOf: (node: Node) => string;
  readonly isInput: (node: Node) => boolean;
}

export const isCast = (n: Node): boolean => n.step.kind === "elementwise" && n.step.op.name === "cast";

/** The node whose elements these are, in whatever shape or dtype; never past what came in. */
export function baseOf(node: Node, isInput: (n: Node) => boolean, through: (n: Node) => boolean): Node {
  let x = node;
  while (!isInput(x) && x.value === null && through(x)) x = x.inputs[0]!;
  return x;
}
