/**
 * Running a graph: every step once, inputs first. Knows the order, what is kept and who does the work: kernels where much
 * of it is to be done, the reference elsewhere. What a step means is their business.
 */
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, settle, topological } from "../graph/node.ts";
import { execute } from "./execute.ts";
import { useEngineMemory } from "./memory.ts";
import { evaluate } from "./steps.ts";

/** `compiled`: by kernels where there is much to do. `reference`: never. */
export const engines = ["compiled", "reference"] as const;
export type Engine = (typeof engines)[number];

/** Elements from which on steps go to kernels: below, making one takes longer than the work. */
const smallest = 1 << 13;

let engine: Engine = process.env["TENSH_ENGINE"] === "reference" ? "reference" : "compiled";
let small = Number(process.env["TENSH_SMALL"] ?? smallest);

export const engineNow = (): Engine => engine;
/** From now on, graphs are run by `wanted`. */
export const setEngine = (wanted: Engine, elements: number = smallest): void => {
  [engine, small] = [wanted, elements];
};

/** The values of `roots`. */
export function realize(roots: readonly Node[]): readonly Stored[] {
  const pending = topological(roots, (n) => n.value === null).filter((n) => n.value === null);
  if (engine === "compiled" && pending.some(isLarge)) {
    useEngineMemory();
    execute(roots, small);
  } else {
    for (const node of pending) {
      const inputs = node.inputs.map((x) => x.value!);
      settle(node, evaluate(node, inputs, engine === "compiled"));
    }
  }
  return roots.map((n) => n.value!);
}

const isLarge = (n: Node): boolean => sizeOf(n.shape) >= small || n.inputs.some((x) => sizeOf(x.shape) >= small);

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
    for (const { node, inputs: from } of steps) found.set(node, evaluate(node, from.map(known), engine === "compiled"));
    return outputs.map(known);
  };
}
