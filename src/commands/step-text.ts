/** Steps of a graph as expressions, as short as they say which step is meant. Names of leaves are given to it. */
import { scalarText } from "../core/element-text.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";

/** What a node is called, if it has a name. */
export type NameOf = (node: Node) => string | undefined;

const infix: Readonly<Record<string, readonly [sign: string, level: number]>> = {
  add: ["+", 1],
  subtract: ["-", 1],
  multiply: ["*", 2],
  divide: ["/", 2],
  pow: ["**", 4],
  greater: [">", 0],
  greater_equal: [">=", 0],
  less: ["<", 0],
  less_equal: ["<=", 0],
  equal: ["==", 0],
  not_equal: ["!=", 0],
};
/** Operations and names nested deeper than this are left out. */
const deepest = 3;
const atom = 9;

/** `log(a - 1)`. */
export const stepText = (node: Node, nameOf: NameOf): string => written(node, nameOf, deepest, true)[0];

/** What a node is called, or its step, in brackets where it would come apart behind or before `sign`. */
export const operandText = (node: Node, nameOf: NameOf, sign: "/" | "**"): string =>
  bracketed(written(node, nameOf, deepest), sign === "/" ? 2 : 5);

type Written = readonly [text: string, level: number];
const bracketed = ([text, own]: Written, level: number): string => (own < level ? `(${text})` : text);
/** In front of `**`: it binds tighter than the sign of a number. */
const baseText = ([text, level]: Written): string => bracketed([text, text.startsWith("-") ? 0 : level], 5);

/** What stands there, and how tightly it binds. `whole`: its own name says nothing new. */
function written(node: Node, nameOf: NameOf, depth: number, whole = false): Written {
  const name = whole ? undefined : nameOf(node);
  if (name !== undefined) return [name, atom];
  const { step, inputs } = node;
  if (step.kind === "variable" || inputs.length === 0) return [nameOf(node) ?? leafText(node), atom];
  if (step.kind === "movement" && ["reshape", "expand"].includes(step.move.kind))
    return written(inputs[0]!, nameOf, depth, whole);
  if (depth === 0) return ["…", atom];
  const inner = (i: number): Written => written(inputs[i]!, nameOf, depth - 1);
  const bound = (i: number, level: number): string => bracketed(inner(i), level);
  if (step.kind === "contraction") return [`${bound(0, 2)} @ ${bound(1, 3)}`, 2];
  const called = stepName(step);
  const sign = step.kind === "elementwise" && inputs.length === 2 ? infix[called] : undefined;
  if (sign) {
    const [mark, level] = sign;
    return [`${mark === "**" ? baseText(inner(0)) : bound(0, level)} ${mark} ${bound(1, level + 1)}`, level];
  }
  if (called === "negative") return [`-${bound(0, 3)}`, 3];
  if (called === "square") return [`${baseText(inner(0))} ** 2`, 4];
  // Numbers that were written down take the dtype of what stands beside them without a word.
  if (called === "cast" && inputs[0]!.inputs.length === 0 && nameOf(inputs[0]!) === undefined) return inner(0);
  if (called === "cast") return [`cast(${inner(0)[0]}, ${node.dtype})`, atom];
  if (step.kind === "movement" && step.move.kind === "slice") return [`${bound(0, atom)}[…]`, atom];
  if (step.kind === "movement" && step.move.kind === "permute") return [`transpose(${inner(0)[0]})`, atom];
  if (step.kind === "reduction" && step.axes.length < inputs[0]!.shape.length)
    return [`${called}(${inner(0)[0]}, ${step.axes.length === 1 ? step.axes[0] : `[${step.axes.join(", ")}]`})`, atom];
  return [`${called}(${inputs.map((_, i) => inner(i)[0]).join(", ")})`, atom];
}

/** Elements up to which a tensor without a name stands as its values. */
const shown = 4;
function leafText({ value, shape, dtype }: Node): string {
  if (value === null) return `tensor ${showShape(shape)}`;
  const only = valueOfAll(value);
  if (only !== null) return scalarText(dtype, only).replace(/\.0$/, "");
  if (shape.length !== 1 || shape[0]! > shown) return `tensor ${showShape(shape)}`;
  const texts = Array.from(denseData(value) as Float64Array, (x) => scalarText(dtype, x).replace(/\.0$/, ""));
  return `[${texts.join(", ")}]`;
}
/** The number that all elements are. */
function valueOfAll({ data, layout }: Stored): number | bigint | null {
  if (sizeOf(layout.shape) === 0) return null;
  const repeated = layout.shape.every((d, i) => d === 1 || layout.strides[i] === 0);
  return repeated ? data[layout.offset]! : null;
}
