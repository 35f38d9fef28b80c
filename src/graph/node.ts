/**
 * The lazy graph. A node is one step of a computation whose shape and dtype were checked when it was made; nothing is
 * computed here. Knows the kinds of steps, no operation by name, and nothing of memory or text.
 */
import type { AddProduct } from "../core/block.ts";
import { bytesOf, type DType, isComplex, isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { showBytes } from "../core/quantities.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { notReal, type Stored } from "../core/stored.ts";
import type { Expr } from "../scalar/expr.ts";
import type { Variable } from "./variable.ts";

export interface Node {
  /** Rises with every node made: inputs have smaller numbers than what is made from them. */
  readonly id: number;
  readonly step: Step;
  /** Emptied once the value exists and no gradient can ask for them. */
  inputs: readonly Node[];
  readonly shape: Shape;
  readonly dtype: DType;
  /** A trainable Variable or a watched tensor leads here, so the steps are kept: this is the tape. */
  recorded: boolean;
  /** Written by the runtime, once. */
  value: Stored | null;
  /** Where the recording ended on the way here: no gradient flows through these steps. */
  cuts: readonly Cut[];
}

/** A step (or a copy) at which a recording ended: its result has no gradient. */
export interface Cut {
  /** `cast`, `greater`, `numpy()`. */
  readonly by: string;
  readonly dtype: DType;
  /** The Variables and watched tensors that lead there. */
  readonly from: readonly (Variable | Node)[];
}

export type Step =
  /** Values that exist from birth. */
  | { readonly kind: "source" }
  /** The value that a Variable had at one moment. */
  | { readonly kind: "variable"; readonly variable: Variable }
  /** One result element from one element of each input, all of one shape. */
  | { readonly kind: "elementwise"; readonly op: ElementwiseOp }
  /** The same elements under another layout. */
  | { readonly kind: "movement"; readonly move: Move }
  /** Inputs x, then one integer tensor per picked axis. */
  | { readonly kind: "gather"; readonly axes: readonly number[]; readonly at: number }
  /** Inputs x, updates, then one integer tensor per axis; later updates come after earlier ones. */
  | { readonly kind: "scatter"; readonly axes: readonly number[]; readonly combine: ScatterCombine }
  | {
      readonly kind: "reduction";
      readonly combine: Combine;
      readonly axes: readonly number[];
      readonly order: ReductionOrder;
    }
  /** Inputs (…, m, k) and (…, k, n) with equal leading axes. */
  | { readonly kind: "contraction" }
  /** Anything that needs its own algorithm. */
  | { readonly kind: "routine"; readonly op: RoutineOp; readonly attrs: unknown };

export type Move =
  | { readonly kind: "reshape" }
  | { readonly kind: "permute"; readonly axes: readonly number[] }
  | { readonly kind: "expand" }
  | { readonly kind: "slice"; readonly begin: readonly number[]; readonly step: readonly number[] }
  /** The inverse of slice: x lies at begin, begin + step, … of a larger tensor; the rest is `fill`. */
  | {
      readonly kind: "place";
      readonly begin: readonly number[];
      readonly step: readonly number[];
      readonly fill: number;
    };

/** In which order elements are combined, which decides how sums are rounded: TensorFlow's packs or NumPy's pairs. */
export type ReductionOrder = "packs" | "pairs";
export type Combine = "add" | "mul" | "max" | "min" | "and" | "or";
export type ScatterCombine = "set" | "add" | "mul" | "max" | "min";

/** The gradient that flows to one input, given that of the result; null states that none flows. */
export type Gradient = ((dy: Node, at: { readonly inputs: readonly Node[]; readonly out: Node }) => Node) | null;

export interface ElementwiseOp {
  readonly name: string;
  /** Names of the inputs, in order. */
  readonly inputs: readonly string[];
  /** What happens to one element; for a cast, `out` is the dtype wanted. */
  readonly scalar: (args: readonly Expr[], out: DType) => Expr;
  /** One gradient for each input. */
  readonly gradients: readonly Gradient[];
}

/** A step with its own algorithm. `attrs` is what the operation that made the step gave it. */
export interface RoutineOp<A = never> {
  readonly name: string;
  /** It takes complex numbers, or does the same with both parts; left out where it refuses them. */
  readonly complex?: true | "parts";
  /** It moves elements and never looks at them, so that it takes floats of 16 bits as they are. */
  readonly moves?: true;
  /** It does the same to each row along the last axis of its only input, and cannot fail. */
  readonly rows?: true;
  /** It makes each element of the one at its place in every input, complex ones too, and cannot fail. */
  readonly each?: true;
  /** The meaning, on values; `out` is what was promised when the node was made. */
  readonly evaluate: (
    inputs: readonly Stored[],
    attrs: A,
    out: { readonly shape: Shape; readonly dtype: DType },
    /** How products within matrices are made, for algorithms that consist of such. */
    add: AddProduct,
  ) => Stored;
  /** How kernels do the same on large tensors; left out where none can. */
  readonly lower?: (attrs: A) => Lowered | undefined;
  /** What flows to input `i`; null states that nothing flows to any. */
  readonly gradient:
    | ((
        dy: Node,
        i: number,
        at: { readonly inputs: readonly Node[]; readonly out: Node; readonly attrs: A },
      ) => Node | null)
    | null;
}

/** Algorithms that there are kernels for, all along the last axis of the first input unless said otherwise. */
export type Lowered =
  /** Each row in order, or the int32 positions that sort it: stable, NaN last (first where the largest come first). */
  | { readonly kind: "sort"; readonly result: "values" | "places"; readonly descending: boolean }
  /** The int64 position of each row's largest or smallest element: the first, or the first NaN. */
  | { readonly kind: "extreme"; readonly largest: boolean }
  /** Complex numbers of real and imaginary parts, of which one may be left out. */
  | { readonly kind: "complex"; readonly given: "both" | "real" | "imaginary" }
  /** Each element combined with all before it. */
  | { readonly kind: "scan"; readonly combine: "add" | "mul" | "max" | "min"; readonly exclusive: boolean }
  /** All inputs one after another along `axis`. */
  | { readonly kind: "join"; readonly axis: number }
  /** start + i * step without inputs, integers rounded down; `rounded`: float32 at every step. The last may be given. */
  | {
      readonly kind: "range";
      readonly start: number;
      readonly step: number;
      readonly last?: number;
      readonly rounded: boolean;
    }
  /** Where the elements of the second input would be inserted into the rows of the first: before or behind equal ones. */
  | { readonly kind: "search"; readonly behind: boolean };

/** Largest tensor that may come into being. */
const maxBytes = 2 ** 32;
const maxRank = 32;

let made = 0;
/** The number that the next node will have; what a tape marks its beginning and end with. */
export const nextId = (): number => made;
/** The number of a node that is made now. */
export const takeId = (): number => made++;

/**
 * A node whose shape and dtype the caller has checked.
 * @throws limit/memory, limit/rank, dtype/complex
 */
export function makeNode(step: Step, inputs: readonly Node[], shape: Shape, dtype: DType): Node {
  let reached = false;
  for (const x of inputs) {
    if (isComplex(x.dtype) && !takesComplex(step)) throw notReal(x.dtype);
    if (x.recorded) reached = true;
  }
  checkSize(shape, dtype);
  const recorded = reached && isInexact(dtype);
  const cuts = recorded ? noCuts : reached ? [cutOf(step, dtype, inputs)] : cutsBefore(inputs);
  const value = atOnce === null ? null : atOnce(step, inputs, shape, dtype);
  const kept = value !== null && !recorded ? noInputs : inputs;
  return { id: made++, step, inputs: kept, shape, dtype, recorded, value, cuts };
}

function checkSize(shape: Shape, dtype: DType): void {
  if (shape.length > maxRank) throw refuse("limit/rank", { rank: shape.length, limit: maxRank });
  const bytes = sizeOf(shape) * bytesOf(dtype);
  if (!(bytes <= maxBytes)) {
    throw refuse("limit/memory", { shape: showShape(shape), needs: showBytes(bytes), limit: showBytes(maxBytes) });
  }
}

/**
 * The value of a step whose inputs have values, or are views of what has some, where computing it now is less work than
 * remembering it; else null. It has the bits that it would have later, and nothing can go wrong with it. Inputs of one
 * element may stand beside larger ones.
 */
export type AtOnce = (step: Step, inputs: readonly Node[], shape: Shape, dtype: DType) => Stored | null;
let atOnce: AtOnce | null = null;
/** From now on, steps that `compute` gives a value for have it from birth. Gives what did so before. */
export function computeAtOnce(compute: AtOnce | null): AtOnce | null {
  const before = atOnce;
  atOnce = compute;
  return before;
}

/** Small steps have their values from birth at the moment. */
export const computesAtOnce = (): boolean => atOnce !== null;

/** A step of inputs that nothing is recorded of, with its value; null where it has none at once. */
export function makeAtOnce(step: Step, inputs: readonly Node[], shape: Shape, dtype: DType): Node | null {
  if (atOnce === null) return null;
  for (const x of inputs) if (x.recorded) return null;
  const value = atOnce(step, inputs, shape, dtype);
  if (value === null) return null;
  return { id: made++, step, inputs: noInputs, shape, dtype, recorded: false, value, cuts: cutsBefore(inputs) };
}

const noInputs: readonly Node[] = [];
const noCuts: readonly Cut[] = [];
/** Cuts that a node remembers; those that came first stay. */
const mostCuts = 4;

export function cutsBefore(inputs: readonly Node[]): readonly Cut[] {
  let found = noCuts;
  for (const { cuts } of inputs) {
    if (cuts.length === 0 || cuts === found) continue;
    found = found.length === 0 ? cuts : [...new Set([...found, ...cuts])].slice(0, mostCuts);
  }
  return found;
}

/** The step is known by its name, since it may hold on to much; leaves hold on to themselves alone. */
const cutOf = (step: Step, dtype: DType, inputs: readonly Node[]): Cut => {
  const by = step.kind === "elementwise" || step.kind === "routine" ? step.op.name : step.kind;
  return { by, dtype, from: leavesOf(inputs) };
};

/** Steps that are looked at for leaves; of longer recordings the rest is not named. */
const looked = 1000;
function leavesOf(inputs: readonly Node[]): readonly (Variable | Node)[] {
  const leaves = new Set<Variable | Node>();
  const seen = new Set(inputs.filter((x) => x.recorded));
  for (const node of seen) {
    if (node.step.kind === "variable") leaves.add(node.step.variable);
    else if (node.inputs.length === 0) leaves.add(node);
    if (seen.size > looked) break;
    for (const x of node.inputs) if (x.recorded) seen.add(x);
  }
  return [...leaves];
}

/** Few steps do: all others are made of steps on the parts before it comes to this (see complex.ts). */
const takesComplex = (step: Step): boolean =>
  step.kind === "routine" ? step.op.complex === true : step.kind === "reduction" && step.combine === "mul";

/** The value is known; what it was made from is let go unless a gradient may want it. */
export function settle(node: Node, value: Stored): void {
  node.value = value;
  if (!node.recorded) node.inputs = noInputs;
}

export const sourceStep: Step = { kind: "source" };
/** A node for values that exist. */
export function sourceOf(value: Stored): Node {
  const { shape } = value.layout;
  checkSize(shape, value.dtype);
  const { dtype } = value;
  return { id: made++, step: sourceStep, inputs: noInputs, shape, dtype, recorded: false, value, cuts: noCuts };
}

/** A value that somebody made of those of `inputs`, of which nothing is recorded. */
export function madeOf(value: Stored, inputs: readonly Node[]): Node {
  const node = sourceOf(value);
  node.cuts = cutsBefore(inputs);
  return node;
}

/** The value of a node as a tensor of its own, on which no recording goes on. */
export function copyOf(node: Node, value: Stored, by: string): Node {
  const copy = sourceOf(value);
  copy.cuts = node.recorded ? [{ by, dtype: node.dtype, from: leavesOf([node]) }] : node.cuts;
  return copy;
}

/** From now on, what is computed from this tensor is recorded, as if it were a Variable. */
export const watch = (node: Node): void => {
  node.recorded = true;
};

/** The nodes that lead to `roots` (and the roots), inputs before what is made from them. `into` says where not to go. */
export function topological(roots: readonly Node[], into: (node: Node) => boolean = () => true): Node[] {
  const seen = new Set<Node>(roots);
  const stack = [...seen];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!into(node)) continue;
    for (const x of node.inputs) {
      if (seen.has(x)) continue;
      seen.add(x);
      stack.push(x);
    }
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
