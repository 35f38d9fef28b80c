/** Reverse-mode differentiation: one walk back over the recorded steps. Knows no operation by name. */

import { isInexact } from "../core/dtype.ts";
import { OpError } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { constant, reshape } from "../graph/structure.ts";
import type { Variable } from "../graph/variable.ts";
import { add } from "../ops/arithmetic.ts";
import { stack } from "../ops/joining.ts";
import { index } from "../ops/subscripts.ts";
import { flowTo, recordedSteps } from "./flow.ts";
import { withRowsOf } from "./rows.ts";
import { sumOf } from "./sums.ts";

/** What to differentiate by: a node of the graph, or every reading of a Variable. */
export type Target = { readonly node: Node } | { readonly variable: Variable };

export interface Backward {
  /** The gradient of each target, in its shape; null where the result does not depend on it. */
  readonly gradients: readonly (Node | null)[];
  /** What flowed to each step on the way, for those who want to look. */
  readonly flows: ReadonlyMap<Node, Node>;
}

/** One input of one step, and what flows back to it there. */
export interface Edge {
  readonly node: Node;
  readonly place: number;
  readonly input: Node;
  readonly dy: Node;
  readonly flow: Node | null;
}

interface Options {
  /** The gradient that comes in from outside, in the shape of the result; left out: ones. */
  readonly seed?: Node;
  /** Steps that count as recorded; left out: all that are. */
  readonly within?: (node: Node) => boolean;
  /** What flows back through a step without slopes, such as rounding: nothing, so that there is no gradient, or zeros. */
  readonly flat?: "nothing" | "zeros";
  /** What is taken for that which flows to a step, on its way on; left out: what flows. */
  readonly taken?: (node: Node, dy: Node) => Node;
  /** What flows back to an input for which there is no rule; left out: that is an error. */
  readonly unruled?: (error: OpError) => Node | null;
  /** Is shown every edge on the way, from the result on. */
  readonly look?: (edge: Edge) => void;
}

/** d of / d targets. Without a seed, the gradient of the sum of all elements of `of`. */
export function backward(
  of: Node,
  targets: readonly Target[],
  { seed, within = () => true, flat = "nothing", taken, unruled, look }: Options = {},
): Backward {
  const flows = new Map<Node, Node>();
  if (isInexact(of.dtype)) flows.set(of, seed ?? constant(1, of.dtype, of.shape));
  const inside = (n: Node): boolean => n.inputs.length === 0 || within(n);
  /** What flowed to a step so far, edge by edge. */
  const arrived = new Map<Node, Node[]>();
  for (const node of recordedSteps([of], inside).reverse()) {
    const parts = arrived.get(node);
    if (parts) flows.set(node, withRowsOf(sumOf(parts), parts));
    const flown = flows.get(node);
    if (!flown || !inside(node)) continue;
    const dy = taken ? taken(node, flown) : flown;
    node.inputs.forEach((input, place) => {
      // Integers have no gradient, not even those of a Variable.
      if (!input.recorded || !isInexact(input.dtype)) return;
      const flow =
        flowOr(unruled, node, place, dy) ?? (flat === "zeros" ? constant(0, input.dtype, input.shape) : null);
      look?.({ node, place, input, dy, flow });
      if (!flow) return;
      const sofar = arrived.get(input);
      if (sofar) sofar.push(flow);
      else arrived.set(input, [flow]);
    });
  }
  const readings = new Map<Variable, Node>();
  for (const [{ step }, dy] of flows) {
    if (step.kind !== "variable") continue;
    const sofar = readings.get(step.variable);
    readings.set(step.variable, sofar ? withRowsOf(add(sofar, dy), [sofar, dy]) : dy);
  }
  const gradientAt = (target: Target): Node | null => {
    if ("variable" in target) return readings.get(target.variable) ?? null;
    return target.node.recorded ? (flows.get(target.node) ?? null) : null;
  };
  return { gradients: targets.map(gradientAt), flows };
}

/** What flows to an input, or what is said to where there is no rule. */
function flowOr(unruled: Options["unruled"], node: Node, place: number, dy: Node): Node | null {
  if (!unruled) return flowTo(node, place, dy);
  try {
    return flowTo(node, place, dy);
  } catch (error) {
    if (error instanceof OpError && error.code === "grad/missing") return unruled(error);
    throw error;
  }
}

/** The trainable Variables that `of` was computed from, in the order in which they were first read. */
export function variablesOf(of: Node): Variable[] {
  const found = recordedSteps([of], () => true).flatMap((n) => (n.step.kind === "variable" ? [n.step.variable] : []));
  return [...new Set(found)].filter((v) => v.trainable);
}

/** Whether every Variable still holds what it held when this was computed from it. */
export const isUpToDate = (of: Node): boolean =>
  recordedSteps([of], () => true).every((n) => n.step.kind !== "variable" || n.value === n.step.variable.value);

/** Every element of `of` differentiated by every element of the targets: shape (…of, …target). */
export function jacobian(of: Node, targets: readonly Target[], options: Options = {}): (Node | null)[] {
  const count = sizeOf(of.shape);
  const flat = reshape(of, [count]);
  const inner = options.within;
  // Elements are picked after the recording, so the picking itself has to count as recorded.
  const within = { ...options, ...(inner ? { within: (n: Node): boolean => n.id > of.id || inner(n) } : {}) };
  const rows = Array.from(
    { length: count },
    (_, i) => backward(index(flat, [{ kind: "at", index: i }]), targets, within).gradients,
  );
  return targets.map((_, t) => {
    const parts = rows.map((r) => r[t] ?? null);
    const first = parts.find((p) => p !== null);
    if (!first) return null;
    const whole = parts.map((p) => p ?? constant(0, first.dtype, first.shape));
    return reshape(stack({ values: whole }), [...of.shape, ...first.shape]);
  });
}

/** Row i of `of` differentiated by row i of `source`, where no row depends on another: shape (rows, …of, …source). */
export function batchJacobian(of: Node, source: Node, target: Target, options: Options = {}): Node {
  const [rows, ...inner] = of.shape;
  const count = sizeOf(inner);
  const flat = reshape(of, [rows!, count]);
  const { within: on } = options;
  const within = on ? { within: (n: Node): boolean => n.id > of.id || on(n) } : {};
  const columns = Array.from({ length: count }, (_, j) => {
    const column = index(flat, [
      { kind: "slice", start: null, stop: null, step: null },
      { kind: "at", index: j },
    ]);
    return backward(column, [target], within).gradients[0] ?? constant(0, of.dtype, source.shape);
  });
  const found =
    count === 0 ? constant(0, of.dtype, [rows!, 0, ...source.shape.slice(1)]) : stack({ values: columns, axis: 1 });
  return reshape(found, [rows!, ...inner, ...source.shape.slice(1)]);
}
