/**
 * What an elementwise step is to a loop: whether there are instructions for it, what it costs, whether it can fail. Knows
 * bodies; knows no operation by name.
 */
import { bytesOf, type DType } from "../core/dtype.ts";
import { bodyOf } from "../graph/body.ts";
import type { ElementwiseOp, Node } from "../graph/node.ts";
import { type Expr, linearizeAll, load, type Step } from "../scalar/expr.ts";
import { isExact } from "./wasm/functions/index.ts";
import { canEmit, canFail } from "./wasm/lanes.ts";

const ownBody = (node: Node, op: ElementwiseOp): Expr =>
  bodyOf(
    op,
    node.inputs.map((x, i) => load(i, x.dtype)),
    node.dtype,
  );

/** Instructions that take as long as reading their operands from memory, or longer. */
const costly: ReadonlySet<string> = new Set(
  (
    "exp exp2 expm1 log log1p log2 log10 sin cos tan asin acos atan sinh cosh " +
    "tanh asinh acosh atanh cbrt erf erfc ndtr gelu pow atan2 mod floordiv fmod div sqrt"
  ).split(" "),
);
const isFunction = (step: Step): step is Extract<Step, { readonly kind: "alu" }> =>
  step.kind === "alu" && costly.has(step.name);
/** How many plain steps a function is as long as: it is a page of instructions, twice as many for float64. */
export const functionWeight = (t: DType): number => (bytesOf(t) === 8 ? 16 : 8);
/** The same for all of a body. */
export const weightOf = (steps: readonly Step[]): number =>
  steps.reduce((n, s) => n + (isFunction(s) ? functionWeight(s.on) : 1), 0);

export const isCostly = (node: Node, op: ElementwiseOp): boolean => traitsOf(node, op).costly;

interface Traits {
  /** There are instructions for all of it. */
  readonly emitted: boolean;
  /** It has no result for some elements. */
  readonly fallible: boolean;
  readonly costly: boolean;
  /** A loop gives what the reference gives, to the last bit. */
  readonly exact: boolean;
}
const traits = new WeakMap<ElementwiseOp, Map<string, Traits>>();

/** They depend on the operation and its dtypes alone. */
export function traitsOf(node: Node, op: ElementwiseOp): Traits {
  const known = traits.get(op) ?? new Map<string, Traits>();
  traits.set(op, known);
  const key = `${node.inputs.map((x) => x.dtype)}>${node.dtype}`;
  const found = known.get(key);
  if (found) return found;
  const { steps } = linearizeAll([ownBody(node, op)]);
  const made = {
    emitted: steps.every(canEmit),
    fallible: steps.some(canFail),
    costly: steps.some(isFunction),
    exact: steps.every(isExact),
  };
  known.set(key, made);
  return made;
}
