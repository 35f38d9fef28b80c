/**
 * Running a graph: every step once, inputs first. Knows the order and what is kept; what a step means is the
 * reference's (and later the kernels') business.
 */
import { refuse } from "../core/errors.ts";
import { showShape } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, settle, topological } from "../graph/node.ts";
import { evaluateStep } from "./reference/evaluate.ts";

/** The values of `roots`. Every step on the way keeps its value for as long as someone holds the node. */
export function realize(roots: readonly Node[]): readonly Stored[] {
  for (const node of topological(roots, (n) => n.value === null)) {
    if (node.value === null)
      settle(
        node,
        evaluate(
          node,
          node.inputs.map((x) => x.value!),
        ),
      );
  }
  return roots.map((n) => n.value!);
}

/**
 * A graph to be run again and again with other values in place of `inputs`. What does not depend on them is computed
 * once. The nodes keep no values of these runs.
 */
export function replay(
  outputs: readonly Node[],
  inputs: readonly Node[],
): (values: readonly Stored[]) => readonly Stored[] {
  const given = new Set(inputs);
  const varying = new Set<Node>(inputs);
  const order = topological(outputs, (n) => !given.has(n));
  for (const n of order) if (n.inputs.some((x) => varying.has(x))) varying.add(n);
  realize(order.filter((n) => !varying.has(n)));
  // Kept apart, since a node that someone realizes meanwhile lets go of its inputs.
  const steps = order.flatMap((node) => (varying.has(node) && !given.has(node) ? [{ node, inputs: node.inputs }] : []));
  return (values) => {
    const found = new Map<Node, Stored>(inputs.map((n, i) => [n, values[i]!]));
    const known = (n: Node): Stored => found.get(n) ?? n.value!;
    for (const { node, inputs: from } of steps) found.set(node, evaluate(node, from.map(known)));
    return outputs.map(known);
  };
}

function evaluate(node: Node, inputs: readonly Stored[]): Stored {
  try {
    return evaluateStep(node, inputs);
  } catch (error) {
    // What the engine of the host throws when a buffer cannot be had.
    if (!(error instanceof RangeError) || !/allocation|length/i.test(error.message)) throw error;
    const facts = { shape: showShape(node.shape), needs: "more memory than there is", limit: "this machine's memory" };
    throw refuse("limit/memory", facts, { shapes: [node.shape] });
  }
}
