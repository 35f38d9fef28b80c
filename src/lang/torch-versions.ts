/**
 * How often each array of PyTorch's tensors was written to, and which versions of them gradients need: where one was
 * written since, PyTorch refuses to go back. Knows which functions keep what; the walk back asks.
 */
import type { Span } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import { rootOf } from "./arrays.ts";
import { raisedAs } from "./exceptions.ts";
import { isTensor, stepIn, wants } from "./torch-tensors.ts";
import { dims, kindName } from "./torch-words.ts";
import type { Arg, ObjectValue, TensorValue, Value } from "./value.ts";

const versions = new WeakMap<TensorValue, number>();
export const versionOf = (array: TensorValue): number => versions.get(rootOf(array)) ?? 0;

/** What `.data` gave: who writes there is not counted. */
const uncounted = new WeakSet<TensorValue>();
export const leaveUncounted = (array: TensorValue): unknown => uncounted.add(array);

export function noteWritten(array: TensorValue): void {
  for (let at: TensorValue | undefined = array; at; at = at.base) if (uncounted.has(at)) return;
  versions.set(rootOf(array), versionOf(array) + 1);
}

/** A function keeps its result, or one argument where gradients flow to another (or the same). */
export type Keeps = "result" | readonly (readonly [kept: number, where: number])[];
const eachOther = [
  [1, 0],
  [0, 1],
] as const;
const itself = [[0, 0]] as const;
const groups: readonly (readonly [string, Keeps])[] = [
  [
    "exp sigmoid tanh sqrt rsqrt reciprocal relu nn.functional.relu nn.functional.sigmoid nn.functional.tanh expm1 tan " +
      "softmax nn.functional.softmax log_softmax nn.functional.log_softmax",
    "result",
  ],
  ["mul multiply matmul mm bmm mv dot nn.functional.linear nn.functional.mse_loss", eachOther],
  ["div divide true_divide", [...eachOther, [1, 1]]],
  ["log log2 log10 log1p sin cos sinh cosh atan abs absolute pow square", itself],
];
const kept = new Map(groups.flatMap(([names, keeps]) => names.split(" ").map((name) => [name, keeps] as const)));
export const keepsOf = (name: string): Keeps | undefined => kept.get(name);

interface Kept {
  readonly array: TensorValue;
  readonly version: number;
  /** The tensor that was given; of a result, the step that it was computed by. */
  readonly of: Value;
  /** A matrix that is kept as its transpose. */
  readonly turned: boolean;
}
const keptBy = new WeakMap<Node, readonly Kept[]>();

/** The result was computed; `given` are the arrays of the arguments. */
export function noteKept(name: string, keeps: Keeps, args: readonly Arg[], given: readonly Arg[], made: Value): void {
  const array = made.kind === "object" ? made.attributes.get("_value") : undefined;
  if (array?.kind !== "tensor" || !array.node.recorded) return;
  if (keeps === "result") {
    keptBy.set(array.node, [{ array, version: versionOf(array), of: stepIn(made as ObjectValue), turned: false }]);
    return;
  }
  const found: Kept[] = [];
  for (const [i, where] of keeps) {
    const [value, leads] = [given[i]?.value, given[where]?.value];
    if (value?.kind !== "tensor" || leads?.kind !== "tensor" || !leads.node.recorded) continue;
    const turned = name === "nn.functional.linear" && i === 1;
    found.push({ array: value, version: versionOf(value), of: args[i]!.value, turned });
  }
  if (found.length > 0) keptBy.set(array.node, found);
}

/** @throws RuntimeError where something that the gradient of a step needs was written to since */
export function checkKept(node: Node, span: Span): void {
  for (const { array, version, of, turned } of keptBy.get(node) ?? []) {
    const now = versionOf(array);
    if (now === version) continue;
    const { dtype, shape } = array.node;
    const sizes = turned ? shape.toReversed() : shape;
    throw raisedAs(
      "RuntimeError",
      "one of the variables needed for gradient computation has been modified by an inplace operation: " +
        `[torch.${kindName(dtype)}Tensor ${dims(sizes)}]${stepSaid(of, array, turned)} is at version ${now}; expected ` +
        `version ${version} instead. Hint: enable anomaly detection to find the operation that failed to compute its ` +
        "gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
      span,
    );
  }
}

/** What it was computed by, as PyTorch calls it. */
function stepSaid(of: Value, array: TensorValue, turned: boolean): string {
  if (turned && isTensor(of) && (wants(of as ObjectValue) || array.node.recorded))
    return ", which is output 0 of AsStrided,";
  const leaf = isTensor(of) && (wants(of as ObjectValue) || !array.node.recorded);
  const step = leaf ? null : isTensor(of) ? stepIn(of as ObjectValue) : of;
  if (step?.kind !== "string") return "";
  const name = step.value === "CopySlices" ? "torch::autograd::CopySlices" : step.value.replace(/Backward\d*$/, "");
  return `, which is output 0 of ${name},`;
}
