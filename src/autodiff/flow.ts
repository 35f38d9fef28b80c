/**
 * What flows back through one step: the gradient of each of its inputs, given that of its result. Structure (movement,
 * gather, reduction, contraction) has its rule here, since the rule follows from the kind; elementwise operations and
 * routines bring their own. Everything is made of ordinary nodes, so gradients have gradients.
 */
import { isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { reducedShape, type Shape } from "../core/shape.ts";
import { conjugate } from "../graph/complex.ts";
import { type Combine, type Move, type Node, type ScatterCombine, topological } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { divide, multiply, subtract } from "../ops/arithmetic.ts";
import { equal } from "../ops/compare.ts";
import { matrixTranspose } from "../ops/movement.ts";
import { castTo, select } from "../ops/operation.ts";
import { sum } from "../ops/reduction.ts";
import { scan } from "../ops/scan.ts";
import { rowsAdded } from "./rows.ts";

/** The gradient of input `i` of `node`; null where none flows. It has the input's shape. */
export function flowTo(node: Node, i: number, dy: Node): Node | null {
  const { step, inputs } = node;
  switch (step.kind) {
    case "source":
    case "variable":
      return null;
    case "elementwise":
      return step.op.gradients[i]?.(dy, { inputs, out: node }) ?? null;
    case "movement":
      return throughMove(step.move, inputs[0]!.shape, dy);
    case "gather":
      return i === 0 ? throughGather(node, step, dy) : null;
    case "scatter":
      return throughScatter(node, step, i, dy);
    case "reduction":
      return throughReduction(node, step, dy);
    case "contraction":
      return i === 0
        ? structure.contract(dy, matrixTranspose({ x: inputs[1]! }))
        : structure.contract(matrixTranspose({ x: inputs[0]! }), dy);
    case "routine":
      if (step.op.gradient) return step.op.gradient(dy, i, { inputs, out: node, attrs: step.attrs as never });
      if (isInexact(node.dtype)) throw refuse("grad/missing", { name: step.op.name });
      return null;
  }
}

/** Whether something would flow from here to a step that is recorded and made of nothing else. */
export function flowsBack(of: Node): boolean {
  const seen = new Set([of]);
  for (const node of seen) {
    if (!node.recorded) continue;
    if (!node.inputs.some((input) => input.recorded)) return true;
    node.inputs.forEach((input, i) => {
      if (input.recorded && isInexact(input.dtype) && mayFlow(node, i)) seen.add(input);
    });
  }
  return false;
}
/** Whether the rule of a step lets anything flow to its input `i`. */
function mayFlow({ step }: Node, i: number): boolean {
  switch (step.kind) {
    case "elementwise":
      return (step.op.gradients[i] ?? null) !== null;
    case "gather":
      return i === 0;
    case "scatter":
      return i < 2;
    case "reduction":
      return step.combine !== "and" && step.combine !== "or";
    default:
      return true;
  }
}

function throughMove(move: Move, from: Shape, dy: Node): Node {
  switch (move.kind) {
    case "reshape":
      return structure.reshape(dy, from);
    case "permute":
      return structure.permute(
        dy,
        move.axes.map((_, a) => move.axes.indexOf(a)),
      );
    case "expand": {
      const lead = dy.shape.length - from.length;
      const repeated = dy.shape.flatMap((d, a) => (a < lead || (from[a - lead] === 1 && d !== 1) ? [a] : []));
      return structure.reshape(structure.reduce(dy, "add", repeated), from);
    }
    case "slice":
      return structure.place(dy, move.begin, move.step, from);
    case "place":
      return structure.slice(dy, move.begin, move.step, from);
  }
}

type GatherStep = { readonly axes: readonly number[]; readonly at: number };

/** What was read goes back to where it was read from; what was read twice adds up. */
function throughGather({ inputs: [x, ...indices] }: Node, { axes, at }: GatherStep, dy: Node): Node {
  const picked = indices[0]?.shape.length ?? dy.shape.length - (x!.shape.length - axes.length);
  const order = dy.shape.map((_, a) => a);
  const pickedFirst = [...order.slice(at, at + picked), ...order.slice(0, at), ...order.slice(at + picked)];
  const updates = structure.permute(dy, pickedFirst);
  const zeros = structure.constant(0, dy.dtype, x!.shape);
  if (axes.length === 1 && axes[0] === 0) return rowsAdded(zeros, indices, updates);
  if (axes.length > 0) return structure.scatter(zeros, axes, indices, updates, "add");
  return structure.reshape(structure.reduce(updates, "add", order.slice(0, picked)), x!.shape);
}

type ScatterStep = { readonly axes: readonly number[]; readonly combine: ScatterCombine };

function throughScatter(node: Node, { axes, combine }: ScatterStep, i: number, dy: Node): Node | null {
  const [x, updates, ...indices] = node.inputs;
  if (i > 1) return null;
  const read = (from: Node): Node => structure.gather(from, axes, indices, 0);
  if (combine === "add") return i === 0 ? dy : read(dy);
  if (combine === "set") {
    if (i === 1) return read(dy);
    return structure.scatter(dy, axes, indices, structure.constant(0, dy.dtype, updates!.shape), "set");
  }
  if (combine === "mul") return throughProducts(x!, updates!, { axes, indices, read }, i, dy);
  // Extremes: to whoever holds the value that won; equal winners share.
  const [ofX, ofUpdates] = [castTo(equal(x!, node), dy.dtype), castTo(equal(updates!, read(node)), dy.dtype)];
  const share = divide(dy, structure.scatter(ofX, axes, indices, ofUpdates, "add"));
  return i === 0 ? multiply(ofX, share) : multiply(ofUpdates, read(share));
}

interface Places {
  readonly axes: readonly number[];
  readonly indices: readonly Node[];
  readonly read: (from: Node) => Node;
}

/** What multiplied a place: to each factor the product of the others there, right also where one of them is 0. */
function throughProducts(x: Node, updates: Node, { axes, indices, read }: Places, i: number, dy: Node): Node {
  const one = structure.constant(1, dy.dtype);
  if (i === 0) return multiply(dy, structure.scatter(structure.expand(one, x.shape), axes, indices, updates, "mul"));
  const zero = structure.constant(0, dy.dtype);
  const isZero = equal(updates, zero);
  const zeros = structure.scatter(structure.expand(zero, x.shape), axes, indices, castTo(isZero, dy.dtype), "add");
  const safe = select(isZero, one, updates);
  const others = divide(read(structure.scatter(x, axes, indices, safe, "mul")), safe);
  const left = subtract(read(zeros), castTo(isZero, dy.dtype));
  return multiply(read(dy), select(equal(left, zero), others, zero));
}

type ReductionStep = { readonly combine: Combine; readonly axes: readonly number[] };

function throughReduction(node: Node, { combine, axes }: ReductionStep, dy: Node): Node | null {
  const x = node.inputs[0]!;
  const kept = reducedShape(x.shape, axes, true);
  const spread = (n: Node): Node => structure.expand(structure.reshape(n, kept), x.shape);
  switch (combine) {
    case "add":
      return spread(dy);
    case "max":
    case "min": {
      // Equal winners share, as in TensorFlow.
      const winners = castTo(equal(x, spread(node)), dy.dtype);
      return multiply(divide(winners, sum({ x: winners, axis: axes, keepdims: true })), spread(dy));
    }
    case "mul":
      return multiply(spread(dy), conjugate(productOfOthers(x, axes)));
    case "and":
    case "or":
      return null;
  }
}

/** For each element the product of all others along `axes`, right also where some are 0. */
function productOfOthers(x: Node, axes: readonly number[]): Node {
  const kept = x.shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const order = [...kept, ...axes];
  const moved = structure.permute(x, order);
  const rows = structure.reshape(moved, [...kept.map((a) => x.shape[a]!), axes.reduce((n, a) => n * x.shape[a]!, 1)]);
  const running = (reverse: boolean): Node => scan(rows, kept.length, { combine: "mul", exclusive: true, reverse });
  const others = structure.reshape(multiply(running(false), running(true)), moved.shape);
  return structure.permute(
    others,
    order.map((_, a) => order.indexOf(a)),
  );
}

/** The steps that led to `roots` and were recorded. */
export const recordedSteps = (roots: readonly Node[], within: (node: Node) => boolean): Node[] =>
  topological(roots, (n) => n.recorded && within(n)).filter((n) => n.recorded);
