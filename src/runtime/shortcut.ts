/**
 * A graph of few small steps that is run again and again with other values: what each step does is found out once, and a
 * run does nothing else. Bit for bit what the reference gives. Knows the kinds of steps; who runs it, and when, it does not.
 */
import { addProduct } from "../core/block.ts";
import { allocate, isComplex, isHalf } from "../core/dtype.ts";
import { contiguous, type Layout } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { copyDense, type Stored } from "../core/stored.ts";
import { bodyOf } from "../graph/body.ts";
import { type Node, topological } from "../graph/node.ts";
import { type Expr, load } from "../scalar/expr.ts";
import { evaluateContraction } from "./reference/contract.ts";
import { evaluateStep } from "./reference/evaluate.ts";
import { evaluateReduction } from "./reference/reduce.ts";
import { bodyFor, isSmallProduct, isSmallRoutine, mostElements, mostProducts, mostSummed } from "./small.ts";
import { smallBody } from "./small-body.ts";

export interface Shortcut {
  readonly run: (values: readonly Stored[]) => Stored;
  /** The value of a node that has one, where `run` reads it soonest. */
  readonly reached: (node: Node) => Stored;
}
const reached = (node: Node): Stored => node.value!;
/** What a step makes of the values of all steps before it. */
type Does = (values: readonly Stored[]) => Stored;

/** Steps that a shortcut has at most. */
const mostSteps = 64;

/**
 * The value of `output` for values of `inputs` that have their dtypes and shapes, in a buffer of its own; null where a step
 * is large, can fail, or has no place in a shortcut.
 */
export function shortcutFor(output: Node, inputs: readonly Node[]): Shortcut | null {
  const given = new Set(inputs);
  const order = topological([output], (n) => !given.has(n) && n.value === null);
  if (order.length - inputs.length > mostSteps) return null;
  const slots = new Map(order.map((n, i) => [n, i]));
  const inner = innerSteps(order, given, output);
  const values: Stored[] = [];
  const steps: { readonly at: number; readonly does: Does }[] = [];
  for (const [at, node] of order.entries()) {
    if (given.has(node) || inner.has(node)) continue;
    if (node.value !== null) values[at] = node.value;
    else {
      const does = sizeOf(node.shape) > 0 ? doing(node, slots, inner) : null;
      if (does === null) return null;
      steps.push({ at, does });
    }
  }
  const places = inputs.map((n) => slots.get(n) ?? -1);
  const last = order.length - 1;
  const isFresh = output.step.kind !== "movement" && output.step.kind !== "routine" && steps.length > 0;
  const run = (now: readonly Stored[]): Stored => {
    for (let i = 0; i < places.length; i++) if (places[i]! >= 0) values[places[i]!] = now[i]!;
    for (let i = 0; i < steps.length; i++) values[steps[i]!.at] = steps[i]!.does(values);
    return isFresh ? values[last]! : copied(values[last]!);
  };
  return { run, reached };
}

const copied = (x: Stored): Stored => ({
  dtype: x.dtype,
  data: copyDense(x, allocate(x.dtype, sizeOf(x.layout.shape))),
  layout: contiguous(x.layout.shape),
});

/** Elementwise steps that only one other one takes, with as many elements: they are done within that one. */
function innerSteps(order: readonly Node[], given: ReadonlySet<Node>, output: Node): ReadonlySet<Node> {
  const takers = new Map<Node, Node[]>();
  for (const node of order)
    if (!given.has(node)) for (const x of node.inputs) takers.set(x, [...(takers.get(x) ?? []), node]);
  const isInner = (x: Node): boolean => {
    const [taker, ...others] = takers.get(x) ?? [];
    if (!taker || others.length > 0 || x === output || given.has(x) || x.value !== null) return false;
    return isElementwise(x) && isElementwise(taker) && sizeOf(x.shape) === sizeOf(taker.shape);
  };
  return new Set(order.filter(isInner));
}
const isElementwise = ({ step }: Node): boolean => step.kind === "elementwise";

/** An elementwise step and those within it as one body, whose slots are the values in `places`. Null where one can fail. */
function bodyWith(
  node: Node,
  slots: ReadonlyMap<Node, number>,
  inner: ReadonlySet<Node>,
  places: number[],
): Expr | null {
  if (node.step.kind !== "elementwise") return null;
  // Functions that take long do so however they are come to: kernels for them are asked for many more elements.
  const { waits } = bodyFor(node.step.op, node.inputs, node.dtype);
  if (waits || sizeOf(node.shape) > mostElements) return null;
  const args: Expr[] = [];
  for (const x of node.inputs) {
    const arg = inner.has(x) ? bodyWith(x, slots, inner, places) : load(places.push(slots.get(x)!) - 1, x.dtype);
    if (arg === null) return null;
    args.push(arg);
  }
  return bodyOf(node.step.op, args, node.dtype);
}

function doing(node: Node, slots: ReadonlyMap<Node, number>, inner: ReadonlySet<Node>): Does | null {
  const { step, inputs, shape, dtype } = node;
  const most = step.kind === "movement" || step.kind === "contraction" ? mostProducts : mostSummed;
  // Few steps take complex numbers: what parts them, joins parts, or makes elements of elements.
  const isOfParts = step.kind === "movement" || (step.kind === "routine" && step.op.each === true);
  if (!isOfParts && inputs.some((x) => isComplex(x.dtype))) return null;
  if (inputs.some((x) => isHalf(x.dtype) || sizeOf(x.shape) > most)) return null;
  if (sizeOf(shape) > (step.kind === "movement" || step.kind === "routine" ? mostProducts : mostElements)) return null;
  const places = inputs.map((x) => slots.get(x)!);
  const [a, b = a] = places as [number, number?];
  const layout = contiguous(shape);
  switch (step.kind) {
    case "elementwise": {
      const slotted: number[] = [];
      const body = bodyWith(node, slots, inner, slotted);
      return body && smallBody(body, slotted, shape, dtype);
    }
    case "movement":
      return moving(node, a);
    case "reduction":
      return (values) => ({ dtype, data: evaluateReduction(values[a]!, step), layout });
    case "contraction":
      if (!isSmallProduct(inputs, shape, dtype)) return null;
      return (values) => ({ dtype, data: evaluateContraction(values[a]!, values[b]!), layout });
    case "routine":
      if (!isSmallRoutine({ step, inputs, shape })) return null;
      return (values) =>
        step.op.evaluate(
          places.map((p) => values[p]!),
          step.attrs as never,
          node,
          addProduct,
        );
    case "gather":
    case "scatter":
    case "source":
    case "variable":
      return null;
  }
}

/** The same elements in another layout, which is found anew only where they come in another one. */
function moving(node: Node, from: number): Does {
  let [before, after]: (Layout | null)[] = [null, null];
  return (values) => {
    const x = values[from]!;
    if (x.layout === before) return { dtype: x.dtype, data: x.data, layout: after! };
    const made = evaluateStep(node, [x]);
    if (made.data === x.data) [before, after] = [x.layout, made.layout];
    return made;
  };
}
