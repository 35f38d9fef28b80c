/** Steps in which a row meets a column, so that each value of one meets each of the other. Knows no text. */
import { type Shape, sizeOf } from "../core/shape.ts";
import { type Node, topological } from "./node.ts";

/** A step with two operands of different ranks, both smaller than the result. */
export interface Crossed {
  readonly node: Node;
  /** The operands as they were before they were broadcast. */
  readonly operands: readonly [Node, Node];
}

/** Those among the steps that lead to some nodes, once for each pair of shapes; `into` says where not to go. */
export function* crossedIn(roots: readonly Node[], into?: (node: Node) => boolean): Generator<Crossed> {
  const seen = new Set<string>();
  for (const node of topological(roots, into)) {
    if (node.step.kind !== "elementwise" || node.inputs.length !== 2) continue;
    const [a, b] = node.inputs.map(before) as [Node, Node];
    const grow = sizeOf(node.shape) > sizeOf(a.shape) && sizeOf(node.shape) > sizeOf(b.shape);
    const shapes = `${a.shape} ${b.shape}`;
    if (!grow || a.shape.length === b.shape.length || seen.has(shapes)) continue;
    seen.add(shapes);
    yield { node, operands: [a, b] };
  }
}

const before = (node: Node): Node =>
  node.step.kind === "movement" && node.step.move.kind === "expand" && node.inputs.length > 0 ? node.inputs[0]! : node;

/** An axis of size 1 was put there on purpose, by newaxis say, rather than left by a reduction. */
export function isStretched({ step, inputs, shape }: Node): boolean {
  if (step.kind !== "movement" || step.move.kind !== "reshape") return false;
  const [from] = inputs;
  return from !== undefined && from.step.kind !== "reduction" && from.shape.length < shape.length;
}

/** One shape is (n,) and the other (n, 1), of more than one value. */
export const isColumnAndRow = (a: Shape, b: Shape): boolean => {
  const [row, column] = a.length < b.length ? [a, b] : [b, a];
  return row.length === 1 && column.length === 2 && column[1] === 1 && row[0] === column[0] && row[0]! > 1;
};
