/**
 * A recorded graph as NumPy, which finds no gradients itself: every step of a value and of its gradients is a line. Knows
 * the kinds of steps; names of leaves are given to it.
 */
import { backward, type Target } from "../autodiff/gradient.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, nested, onlyElement } from "../core/stored.ts";
import { type ElementwiseOp, type Node, topological } from "../graph/node.ts";
import { readVariable, type Variable } from "../graph/variable.ts";
import { operationNamed } from "../ops/index.ts";
import { numpyType, untranslatable } from "./framework.ts";
import { literalCode } from "./literals.ts";

/** What a leaf is called in the script, or undefined. */
export type NameOf = (leaf: Node | Variable) => string | undefined;

/** Which of them a gradient of the loss reaches. */
export const reached = (loss: Node, wrt: readonly (Node | Variable)[]): readonly boolean[] =>
  backward(loss, targetsOf(wrt)).gradients.map((g) => g !== null);
const targetsOf = (wrt: readonly (Node | Variable)[]): readonly Target[] =>
  wrt.map((x) => ("trainable" in x ? { variable: x } : { node: x }));

/**
 * Lines that compute a loss and its gradients, and the names that hold them.
 * @throws Untranslatable for steps that NumPy has no function for
 */
export function gradientLines(
  loss: Node,
  wrt: readonly (Node | Variable)[],
  nameOf: NameOf,
  isTaken: (prefix: string) => boolean,
): { readonly lines: readonly string[]; readonly loss: string; readonly gradients: readonly string[] } {
  const { gradients } = backward(loss, targetsOf(wrt));
  const roots = [loss, ...gradients.flatMap((g) => (g ? [g] : []))];
  const { lines, codes } = graphLines(roots, wrt, nameOf, isTaken);
  const zero = (i: number): string => `np.zeros_like(${leafCode(nodeOf(wrt[i]!), nameOf)})`;
  return { lines, loss: codes.get(loss)!, gradients: gradients.map((g, i) => (g ? codes.get(g)! : zero(i))) };
}

/** Lines that compute nodes, and what holds each. @throws Untranslatable */
export function graphLines(
  roots: readonly Node[],
  wrt: readonly (Node | Variable)[],
  nameOf: NameOf,
  isTaken: (prefix: string) => boolean,
): { readonly lines: readonly string[]; readonly codes: ReadonlyMap<Node, string> } {
  const lines: string[] = [];
  const codes = new Map<Node, string>();
  const prefix = isTaken("t") ? "step" : "t";
  const isLeaf = (n: Node): boolean =>
    n.step.kind === "variable" || (n.value !== null && !n.recorded) || wrt.includes(n);
  let count = 0;
  for (const node of topological(roots, (n) => !isLeaf(n))) {
    if (isLeaf(node) || node.step.kind === "source") {
      codes.set(node, leafCode(node, nameOf));
      continue;
    }
    const name = `${prefix}${++count}`;
    const inputs = node.inputs.map((x) => codes.get(x)!);
    lines.push(...(writtenLines(name, node, inputs) ?? [`${name} = ${stepCode(node, inputs)}`]));
    codes.set(node, name);
  }
  return { lines, codes };
}

/** Steps that write into a new array; null for those that are an expression. */
function writtenLines(
  name: string,
  { step, shape, dtype, inputs: [x] }: Node,
  inputs: readonly string[],
): string[] | null {
  if (step.kind === "movement" && step.move.kind === "place") {
    const { begin, step: steps, fill } = step.move;
    return [
      `${name} = np.full(${shapeText(shape)}, ${fill}, ${numpyType(dtype)})`,
      `${name}[${shape.length === 0 ? "..." : slicesText(begin, steps, x!.shape)}] = ${inputs[0]}`,
    ];
  }
  if (step.kind !== "scatter") return null;
  if (step.axes.some((axis, i) => axis !== i)) throw untranslatable("values written along inner axes");
  const [of, updates, ...places] = inputs;
  const at = `(${places.join(", ")},)`;
  const how = { set: null, add: "add", mul: "multiply", max: "maximum", min: "minimum" }[step.combine];
  return [
    `${name} = np.array(${of})`,
    how === null ? `${name}[${at}] = ${updates}` : `np.${how}.at(${name}, ${at}, ${updates})`,
  ];
}

const nodeOf = (x: Node | Variable): Node => ("trainable" in x ? readVariable(x) : x);

function leafCode(node: Node, nameOf: NameOf): string {
  const name = nameOf(node.step.kind === "variable" ? node.step.variable : node);
  if (name !== undefined) return name;
  const { value } = node;
  if (!value) throw untranslatable("a value that is not known");
  const type = numpyType(node.dtype);
  if (sizeOf(node.shape) === 1 && node.shape.length === 0)
    return `${type}(${literalCode(onlyElement(value), node.dtype)})`;
  const only = value.data[value.layout.offset];
  if (denseData(value).every((v) => v === only))
    return `np.full(${shapeText(node.shape)}, ${literalCode(only!, node.dtype)}, ${type})`;
  return `np.array(${literalCode(nested(value), node.dtype)}, ${type})`;
}

/** Elementwise steps that NumPy calls otherwise than our table says, or not at all. */
const elementwise: Readonly<Record<string, (x: readonly string[]) => string>> = {
  rsqrt: ([x]) => `1 / np.sqrt(${x})`,
  sigmoid: ([x]) => `1 / (1 + np.exp(-${x}))`,
  relu: ([x]) => `np.maximum(${x}, 0)`,
  softplus: ([x]) => `np.logaddexp(${x}, 0)`,
};

function elementwiseCode(op: ElementwiseOp, node: Node, inputs: readonly string[]): string {
  if (op.name === "cast") return `${inputs[0]}.astype(${numpyType(node.dtype)})`;
  const own = Object.hasOwn(elementwise, op.name) ? elementwise[op.name] : undefined;
  if (own) return own(inputs);
  const name = operationNamed(op.name)?.also.np?.split(" ")[0];
  if (!name) throw untranslatable(op.name);
  return `np.${name}(${inputs.join(", ")})`;
}

const shapeText = (shape: readonly number[]): string => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

function stepCode(node: Node, inputs: readonly string[]): string {
  const { step, shape } = node;
  const [x] = inputs;
  switch (step.kind) {
    case "elementwise":
      return elementwiseCode(step.op, node, inputs);
    case "contraction":
      return `np.matmul(${inputs.join(", ")})`;
    case "reduction": {
      const name = { add: "sum", mul: "prod", max: "max", min: "min", and: "all", or: "any" }[step.combine];
      return `np.${name}(${x}, axis=${shapeText(step.axes)}).reshape(${shapeText(shape)})`;
    }
    case "movement":
      return moveCode(node, x!);
    case "gather":
      return gatherCode(node, inputs);
    default:
      if (step.kind === "routine" && step.op.name === "concat")
        return `np.concatenate([${inputs.join(", ")}], axis=${(step.attrs as { readonly axis: number }).axis})`;
      throw untranslatable(step.kind === "routine" ? step.op.name : step.kind);
  }
}

/** What is picked lies where the first of the picked axes was, or in front. */
function gatherCode({ step, inputs: [, first] }: Node, [x, ...places]: readonly string[]): string {
  if (step.kind !== "gather") throw untranslatable(step.kind);
  const { axes, at } = step;
  const inFront = axes.every((axis, i) => axis === i);
  const turned = inFront ? x : `np.moveaxis(${x}, ${shapeText(axes)}, ${shapeText(axes.map((_, i) => i))})`;
  const picked = `${turned}[${places.join(", ")}]`;
  const rank = first!.shape.length;
  if (at === 0 || rank === 0) return picked;
  const from = Array.from({ length: rank }, (_, i) => i);
  return `np.moveaxis(${picked}, ${shapeText(from)}, ${shapeText(from.map((i) => at + i))})`;
}

const slicesText = (begin: readonly number[], steps: readonly number[], sizes: readonly number[]): string =>
  begin
    .map((b, i) => {
      const stop = b + steps[i]! * sizes[i]!;
      return `${b}:${stop < 0 ? "" : stop}:${steps[i]}`;
    })
    .join(", ");

function moveCode(node: Node, x: string): string {
  const { step, shape } = node;
  if (step.kind !== "movement") throw untranslatable(step.kind);
  const { move } = step;
  switch (move.kind) {
    case "reshape":
      return `np.reshape(${x}, ${shapeText(shape)})`;
    case "permute":
      return `np.transpose(${x}, ${shapeText(move.axes)})`;
    case "expand":
      return `np.broadcast_to(${x}, ${shapeText(shape)})`;
    case "slice":
      return `${x}[${slicesText(move.begin, move.step, shape)}]`;
    case "place":
      throw untranslatable("a part of a larger array");
  }
}
