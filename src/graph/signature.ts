/**
 * What a graph does, as text: equal for graphs of equal structure, whatever numbers go through them. Knows steps and
 * their data; knows no values and nobody who uses the text.
 */
import type { Node, Step } from "./node.ts";

/** Operations have no name that is theirs alone, so they are numbered as they are met. */
const numbers = new WeakMap<object, number>();
let met = 0;
function numberOf(op: object): number {
  const known = numbers.get(op);
  if (known !== undefined) return known;
  numbers.set(op, ++met);
  return met;
}

/**
 * The text for `nodes`, inputs before what is made from them. `leafText` says what counts about a node that is given, and
 * is null for one that is computed. Null where a step does what no data tells.
 */
export function signatureOf(nodes: readonly Node[], leafText: (node: Node) => string | null): string | null {
  const places = new Map<Node, number>();
  let text = "";
  for (const [i, node] of nodes.entries()) {
    places.set(node, i);
    const leaf = leafText(node);
    if (leaf !== null) {
      text += `${node.dtype}${leaf};`;
      continue;
    }
    const own = stepText(node.step, node);
    if (own === null) return null;
    text += node.dtype + own;
    for (const x of node.inputs) text += ` ${places.get(x)}`;
    text += ";";
  }
  return text;
}

/** The shape stands where inputs do not give it. */
function stepText(step: Step, { shape }: Node): string | null {
  switch (step.kind) {
    case "elementwise":
      return `e${numberOf(step.op)}`;
    case "movement":
      return `m${moveText(step.move)}>${shape}`;
    case "reduction":
      return `r${step.combine}${step.order}${step.axes}`;
    case "contraction":
      return "c";
    case "gather":
      return `g${step.axes}@${step.at}`;
    case "scatter":
      return `s${step.combine}${step.axes}`;
    case "routine": {
      const attrs = dataText(step.attrs);
      return attrs === null ? null : `o${numberOf(step.op)}${attrs}>${shape}`;
    }
    case "source":
    case "variable":
      return null;
  }
}

function moveText(move: (Step & { kind: "movement" })["move"]): string {
  switch (move.kind) {
    case "reshape":
    case "expand":
      return move.kind;
    case "permute":
      return `p${move.axes}`;
    case "slice":
      return `s${move.begin}/${move.step}`;
    case "place":
      return `l${move.begin}/${move.step}/${Object.is(move.fill, -0) ? "-0" : move.fill}`;
  }
}

/** Plain data as text; null for all that is more than that. */
function dataText(x: unknown): string | null {
  switch (typeof x) {
    case "undefined":
    case "boolean":
    case "string":
      return JSON.stringify(x) ?? "undefined";
    case "number":
      return Object.is(x, -0) ? "-0" : `${x}`;
    case "object": {
      if (x === null) return "null";
      if (!Array.isArray(x) && Object.getPrototypeOf(x) !== Object.prototype) return null;
      const parts = Object.entries(x).map(([name, value]) => {
        const text = dataText(value);
        return text === null ? null : `${name}:${text}`;
      });
      return parts.includes(null) ? null : `{${parts.join()}}`;
    }
    default:
      return null;
  }
}
