/**
 * Nodes whose meaning is structure alone: movement, gather and scatter, reduction, contraction. Each constructor
 * checks, and leaves out steps that would change nothing. Complex tensors move part by part; floats of 16 bits move as
 * they are, and are float32 for all that computes: only the result is rounded.
 */
import { computingDType, type DType, dataFrom, isComplex, isHalf, isWide, partOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast, reducedShape, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { notReal, stored } from "../core/stored.ts";
import { castReal, computing } from "./cast.ts";
import { byParts, imaginaryPart, joinParts, realPart } from "./complex.ts";
import {
  type Combine,
  madeOf,
  makeNode,
  type Node,
  type ReductionOrder,
  type RoutineOp,
  type ScatterCombine,
  type Step,
  settle,
  sourceOf,
} from "./node.ts";
import { copiedPart } from "./written.ts";

const reshapeStep: Step = { kind: "movement", move: { kind: "reshape" } };
const expandStep: Step = { kind: "movement", move: { kind: "expand" } };
const contractionStep: Step = { kind: "contraction" };

/** One number, repeated to fill `shape` without taking memory for it. */
export function constant(value: number | bigint, dtype: DType, shape: Shape = []): Node {
  const elements = isComplex(dtype) ? [Number(value), 0] : [Number(value)];
  const data = dataFrom(dtype, isWide(dtype) ? [BigInt(value)] : elements);
  return expand(sourceOf(stored(dtype, [], data)), shape);
}

/** The same elements in the same order under another shape of the same size. */
export function reshape(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  if (isComplex(x.dtype)) return byParts(x, (part) => reshape(part, shape));
  return makeNode(reshapeStep, [x], shape, x.dtype);
}

/** The same elements by a step of its own: what flows to the one does not flow to the other. */
export function aside(x: Node): Node {
  if (isComplex(x.dtype)) return byParts(x, aside);
  const node = makeNode(reshapeStep, [x], x.shape, x.dtype);
  if (x.value !== null && node.value === null) settle(node, x.value);
  return node;
}

/**
 * Repeats axes of size 1, and adds axes in front.
 * @throws shape/expand, shape/negative
 */
export function expand(x: Node, shape: Shape): Node {
  if (sameShape(x.shape, shape)) return x;
  checkExpand(x, shape);
  if (isComplex(x.dtype)) return byParts(x, (part) => expand(part, shape));
  return makeNode(expandStep, [x], shape, x.dtype);
}

/**
 * Whether x can be expanded to that shape.
 * @throws shape/expand, shape/negative
 */
export function checkExpand(x: Node, shape: Shape): void {
  if (sameShape(x.shape, shape)) return;
  const below = shape.find((d) => d < 0);
  if (below !== undefined) throw refuse("shape/negative", { size: below }, { notes: { shape: { text: `${below}` } } });
  const lead = shape.length - x.shape.length;
  if (lead < 0 || x.shape.some((d, i) => d !== 1 && d !== shape[i + lead])) {
    throw refuse("shape/expand", { from: showShape(x.shape), to: showShape(shape) }, { shapes: [x.shape, shape] });
  }
}

/** Axis i of the result is axis axes[i] of x. `axes` is an order of all of them. */
export function permute(x: Node, axes: readonly number[]): Node {
  if (axes.every((a, i) => a === i)) return x;
  if (isComplex(x.dtype)) return byParts(x, (part) => permute(part, axes));
  const shape = axes.map((a) => x.shape[a]!);
  return makeNode({ kind: "movement", move: { kind: "permute", axes } }, [x], shape, x.dtype);
}

/** On every axis, `size` elements from `begin` on by `step`; all within bounds. */
export function slice(x: Node, begin: readonly number[], step: readonly number[], size: Shape): Node {
  if (sameShape(x.shape, size) && step.every((s) => s === 1)) return x;
  if (isComplex(x.dtype)) return byParts(x, (part) => slice(part, begin, step, size));
  const copy = copiedPart(x, begin, step, size);
  if (copy) return madeOf(copy, [x]);
  return makeNode({ kind: "movement", move: { kind: "slice", begin, step } }, [x], size, x.dtype);
}

/** A tensor of `shape` full of `fill`, in which x lies at begin, begin + step, … */
export function place(x: Node, begin: readonly number[], step: readonly number[], shape: Shape, fill = 0): Node {
  if (sameShape(x.shape, shape) && step.every((s) => s === 1)) return x;
  if (isComplex(x.dtype)) return byParts(x, (part, at) => place(part, begin, step, shape, at === 0 ? fill : 0));
  return makeNode({ kind: "movement", move: { kind: "place", begin, step, fill } }, [x], shape, x.dtype);
}

/**
 * Elements of x picked along `axes` by integer tensors that broadcast with each other; their common shape stands at
 * position `at` among the axes that stay. Negative integers count from the end; range is checked when it runs.
 * @throws shape/broadcast
 */
export function gather(x: Node, axes: readonly number[], indices: readonly Node[], at: number, shape?: Shape): Node {
  if (isComplex(x.dtype)) return byParts(x, (part) => gather(part, axes, indices, at, shape));
  const picked = shape ?? broadcast(Object.fromEntries(indices.map((n, i) => [`index${i}`, n.shape])));
  const rest = x.shape.filter((_, a) => !axes.includes(a));
  const out = [...rest.slice(0, at), ...picked, ...rest.slice(at)];
  return makeNode({ kind: "gather", axes, at }, [x, ...indices.map((n) => expand(n, picked))], out, x.dtype);
}

/**
 * x with `updates` put in (or combined) where `gather` with the same axes and integers, at position 0, would have
 * read. `updates` has the shape that the gather gives.
 */
export function scatter(
  x: Node,
  axes: readonly number[],
  indices: readonly Node[],
  updates: Node,
  combine: ScatterCombine,
): Node {
  // What is true stays so, however often something true is added.
  if (x.dtype === "bool" && (combine === "add" || combine === "mul"))
    return scatter(x, axes, indices, updates, combine === "add" ? "max" : "min");
  if (isComplex(x.dtype)) {
    if (combine !== "set" && combine !== "add") throw notReal(x.dtype);
    return joinParts(
      scatter(realPart(x), axes, indices, realPart(updates), combine),
      scatter(imaginaryPart(x), axes, indices, imaginaryPart(updates), combine),
    );
  }
  if (isHalf(x.dtype) && combine !== "set")
    return castReal(scatter(computing(x), axes, indices, computing(updates), combine), x.dtype);
  const picked = broadcast(Object.fromEntries(indices.map((n, i) => [`index${i}`, n.shape])));
  const full = [...picked, ...x.shape.filter((_, a) => !axes.includes(a))];
  const inputs = [x, expand(updates, full), ...indices.map((n) => expand(n, picked))];
  return makeNode({ kind: "scatter", axes, combine }, inputs, x.shape, x.dtype);
}

/** Combines all elements along `axes` (sorted, from the start); those axes vanish. */
export function reduce(x: Node, combine: Combine, axes: readonly number[], order: ReductionOrder = "packs"): Node {
  if (axes.length === 0) return x;
  if (isComplex(x.dtype) && combine === "add") return byParts(x, (part) => reduce(part, combine, axes, order));
  if ((combine === "max" || combine === "min") && axes.some((a) => x.shape[a] === 0)) {
    const [what, ufunc] = combine === "max" ? ["largest", "maximum"] : ["smallest", "minimum"];
    const says = `zero-size array to reduction operation ${ufunc} which has no identity`;
    const detail = `the ${what} of no values: shape ${showShape(x.shape)}`;
    throw refuse("value/domain", { detail }, { shapes: [x.shape], exception: ["ValueError", says] });
  }
  if (isHalf(x.dtype)) return castReal(reduce(computing(x), combine, axes, order), x.dtype);
  return makeNode({ kind: "reduction", combine, axes, order }, [x], reducedShape(x.shape, axes, false), x.dtype);
}

/** Matrix product over the last two axes; leading axes, the inner size and the dtype agree already. */
export function contract(a: Node, b: Node): Node {
  if (isHalf(a.dtype)) return castReal(contract(computing(a), computing(b)), a.dtype);
  // Truth values are 0 or 1, which counts of them are not.
  if (a.dtype === "bool") return castReal(contract(castReal(a, "int32"), castReal(b, "int32")), "bool");
  return makeNode(contractionStep, [a, b], [...a.shape.slice(0, -1), b.shape.at(-1)!], a.dtype);
}

/** A step with its own algorithm. */
export function routine<A>(op: RoutineOp<A>, inputs: readonly Node[], attrs: A, shape: Shape, dtype: DType): Node {
  if (op.complex === "parts" && isComplex(dtype)) {
    const ofPart = (part: (z: Node) => Node): Node => routine(op, inputs.map(part), attrs, shape, partOf(dtype));
    return joinParts(ofPart(realPart), ofPart(imaginaryPart));
  }
  // A step that knows nothing of complex numbers, and takes none, gives real ones.
  if (op.complex === undefined && isComplex(dtype))
    return joinParts(routine(op, inputs, attrs, shape, partOf(dtype)), null);
  if (!op.moves && (isHalf(dtype) || inputs.some((x) => isHalf(x.dtype))))
    return castReal(routine(op, inputs.map(computing), attrs, shape, computingDType(dtype)), dtype);
  return makeNode({ kind: "routine", op: op as RoutineOp, attrs }, inputs, shape, dtype);
}

export const sizeOfNode = (x: Node): number => sizeOf(x.shape);

/** What a step is called, for people. */
export function stepName(step: Step): string {
  switch (step.kind) {
    case "source":
      return "tensor";
    case "variable":
      return step.variable.label;
    case "elementwise":
    case "routine":
      return step.op.name;
    case "movement":
      return step.move.kind;
    case "gather":
      return "gather";
    case "scatter":
      return `scatter ${step.combine}`;
    case "reduction":
      return { add: "sum", mul: "prod", max: "max", min: "min", and: "all", or: "any" }[step.combine];
    case "contraction":
      return "matmul";
  }
}
