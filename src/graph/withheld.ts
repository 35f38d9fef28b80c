/**
 * Tensors whose values are withheld while somebody writes down what is computed with them. Whoever asks for such a value
 * gets it, and the writer is told: what follows may depend on it in ways that no graph shows.
 */
import type { DType } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { makeNode, type Node, type Step, settle, watch } from "./node.ts";

const source: Step = { kind: "source" };
const values = new WeakMap<Node, () => Stored>();
let writing = 0;

/** A tensor with a value that `reveal` gives when it is asked for. */
export function withheld(shape: Shape, dtype: DType, recorded: boolean, reveal: () => Stored): Node {
  const node = makeNode(source, [], shape, dtype);
  if (recorded) watch(node);
  values.set(node, reveal);
  return node;
}

/** Gives those of the nodes that are withheld their values. */
export function revealAmong(nodes: readonly Node[]): boolean {
  let found = false;
  for (const node of nodes) {
    if (node.step.kind !== "source" || node.value !== null) continue;
    settle(node, values.get(node)!());
    found = true;
  }
  return found;
}

/** Something is written down at the moment, so that nothing is computed that nobody asks for. */
export const isWriting = (): boolean => writing > 0;

export function whileWriting<T>(task: () => T): T {
  writing++;
  try {
    return task();
  } finally {
    writing--;
  }
}
