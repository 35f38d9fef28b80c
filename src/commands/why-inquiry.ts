/** What is asked about a gradient: the result, the names of things, and the values of steps. */
import type { Target } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { scalarText } from "../core/element-text.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import type { DifferentiatedBy } from "../lang/env.ts";
import type { GradientQuestion } from "../session/questions.ts";
import type { Session } from "../session/session.ts";
import { type NameOf, stepText } from "./step-text.ts";
import { nameOfVariable } from "./targets.ts";

export interface Inquiry {
  readonly session: Session;
  readonly of: Node;
  readonly called: string;
  readonly within: (node: Node) => boolean;
  readonly tape: string | null;
  readonly nameOf: NameOf;
  readonly nameOfVariable: (v: Variable) => string;
}

export const targetIn = ({ by }: DifferentiatedBy): Target => ("trainable" in by ? { variable: by } : { node: by });

/** One inquiry for each result of the question. */
export function inquiriesOf(question: GradientQuestion, session: Session): readonly Inquiry[] {
  const { called, within, tape, targets } = question;
  const own = new Map(targets.map((t) => [t.by, t.name]));
  const nameOfV = (v: Variable): string => own.get(v) ?? nameOfVariable(session, v);
  const nameOf = namesOver(session, (n) => own.get(n), nameOfV);
  return question.of.map((of) => ({ session, of, called, within, tape, nameOf, nameOfVariable: nameOfV }));
}

/** Names of nodes: those given, those of Variables, and those that tensors of the session have. */
export function namesOver(
  session: Session,
  own: (node: Node) => string | undefined,
  nameOfV: (v: Variable) => string = (v) => nameOfVariable(session, v),
): NameOf {
  const tensors = new Map<Node, string>();
  for (const [name, value] of session.scope.names) if (value.kind === "tensor") tensors.set(value.node, name);
  return (node) => own(node) ?? (node.step.kind === "variable" ? nameOfV(node.step.variable) : tensors.get(node));
}

export const stepCalled = (node: Node, { nameOf }: Pick<Inquiry, "nameOf">): string =>
  nameOf(node) ?? stepText(node, nameOf);

/** Values as numbers, row by row; whole numbers of 64 bits are rounded, which decides nothing here. */
export const numbersIn = (s: Stored): ArrayLike<number> => {
  const data = denseData(s);
  return data instanceof BigInt64Array || data instanceof BigUint64Array
    ? Array.from(data, Number)
    : (data as Float64Array);
};

export const isBad = (x: number): boolean => !Number.isFinite(x);
/** The place of the first number that is NaN, else of the first that is infinite; -1 where all are finite. */
export function firstBad(s: Stored): number {
  if (!isFloat(s.dtype)) return -1;
  const numbers = numbersIn(s);
  let infinite = -1;
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i])) return i;
    if (infinite < 0 && isBad(numbers[i]!)) infinite = i;
  }
  return infinite;
}

/** `[1, 2]`; empty for a scalar. */
export function placeText(shape: Shape, at: number): string {
  const index: number[] = [];
  let rest = at;
  for (const size of shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return shape.length === 0 ? "" : `[${index.join(", ")}]`;
}
export const atPlace = (shape: Shape, at: number): string => (shape.length === 0 ? "" : ` at ${placeText(shape, at)}`);

export const numberText = (x: number, dtype: Stored["dtype"]): string =>
  scalarText(dtype, dtype.includes("int64") ? BigInt(x) : x);

/** `everywhere`, `in 3 of 4 places`: how much of a shape. */
export function shareText(count: number, shape: Shape): string {
  const all = sizeOf(shape);
  if (all === 1) return "here";
  return count === all ? `in all ${all} places` : `in ${count} of ${all} places`;
}
