/**
 * What a function of JAX's arrays does, written down as a graph while it runs once on arrays whose values are withheld, so
 * that its Python need not run again. Knows arrays and graphs; who calls the function, and when, is others' business.
 */

import { dataFrom } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf, topological } from "../graph/node.ts";
import { holdsMore } from "../graph/repeated.ts";
import { isWriting, whileWriting, withheld } from "../graph/withheld.ts";
import type { Env } from "./env.ts";
import { arrayFrom, heldIn, homeIn, isWeak, isWideIn, type JaxHome } from "./jax-arrays.ts";
import { inPython } from "./jax-calls.ts";
import { closed, type Marks, opened } from "./jax-trees.ts";
import { isAnyNumber } from "./numbers.ts";
import { type ClassValue, intOf, type ObjectValue, type Value } from "./value.ts";

/** An array as an argument or a result. */
export interface Leaf {
  readonly node: Node;
  readonly weak: boolean;
  /** Keys of the new kind are arrays of another class. */
  readonly type: ClassValue;
}
const mostWhole = 0x7fffffffn;

/** It is an array, or a number of which one is made. */
export const isLeaf = (value: Value): boolean =>
  heldIn(value) !== undefined || value.kind === "tensor" || value.kind === "variable" || isAnyNumber(value);

/** The array that a leaf of a tree is; numbers give way. @throws what JAX's says of other things */
export function leafOf(value: Value, env: Env, span: Span): Leaf {
  const home = homeIn(env);
  const held = heldIn(value);
  if (held) return { node: held.node, weak: isWeak(value as ObjectValue), type: (value as ObjectValue).type };
  const number = isWideIn(home) ? null : numberIn(value);
  if (number) return { node: number, weak: value.kind !== "bool", type: home.array };
  return leafOf(inPython(home, "array", [value], env, span), env, span);
}

function numberIn(value: Value): Node | null {
  const made = (dtype: "float32" | "int32" | "bool", n: number): Node =>
    sourceOf(stored(dtype, [], dataFrom(dtype, [n])));
  if (value.kind === "float") return made("float32", value.value);
  if (value.kind === "bool") return made("bool", Number(value.value));
  const fits = value.kind === "int" && value.value <= mostWhole && value.value >= -mostWhole;
  return fits ? made("int32", Number(value.value)) : null;
}

/** An array of the library's class for arrays, or of one made of it. */
export function fromLeaf(home: JaxHome, { weak, type }: Leaf, node: Node): ObjectValue {
  const made = arrayFrom(home, node, weak);
  return type === home.array ? made : { ...made, type };
}

/** Arrays like the leaves, of these nodes. */
export function arraysOf(leaves: readonly Leaf[], nodes: readonly Node[], env: Env): Iterator<Value> {
  const home = homeIn(env);
  return nodes.map((n, i) => fromLeaf(home, leaves[i]!, n)).values();
}

/** What counts about a leaf. Where something is recorded, gradients at corners are JAX's. */
export const leafText = ({ node, weak, type }: Leaf, home: JaxHome): string =>
  `${node.dtype}${node.shape}${weak ? "~" : ""}${type === home.array ? "" : `k${type.name}`}${node.recorded ? "r" : ""}`;

/** What `jax.debug.print` does with the values of some nodes. */
export interface Printed {
  readonly nodes: readonly Node[];
  readonly print: (nodes: readonly Node[]) => void;
}
/** What the function that is being written down prints; null where none is. */
let printing: Printed[] | null = null;
/** Prints at once, or whenever what is being written down is done. */
export function printed(what: Printed): void {
  if (printing) printing.push(what);
  else what.print(what.nodes);
}

/** What a function does, for all arguments of one signature. */
export interface Written {
  readonly inputs: readonly Node[];
  readonly outputs: readonly Leaf[];
  readonly marks: Marks;
  readonly prints: readonly Printed[];
  /** On other nodes it has gradients that are those of these nodes. */
  readonly holdsMore: boolean;
  /** Its steps. */
  readonly size: number;
  /** It takes what is recorded or withheld elsewhere, besides its inputs. */
  readonly captures: boolean;
}

/** What one run of a function gave, and what of it holds for other arguments; null where it looked at values. */
export interface Attempt {
  readonly result: Value;
  /** Not printed yet. */
  readonly prints: readonly Printed[];
  readonly written: Written | null;
}

/** Runs a function once, on what stands for the leaves. `first` gives the values that it sees if it looks at them. */
export function writeDown(
  leaves: readonly Leaf[],
  first: (leaf: number) => Node,
  call: (nodes: readonly Node[]) => Value,
  env: Env,
  span: Span,
): Attempt {
  let looked = false;
  const inputs = leaves.map(({ node }, i) =>
    withheld(node.shape, node.dtype, node.recorded, () => {
      looked = true;
      return env.host.realize([first(i)])[0]!;
    }),
  );
  const prints: Printed[] = [];
  const result = whilePrinting(prints, () => whileWriting(() => call(inputs)));
  if (looked) return { result, prints, written: null };
  const { marks, leaves: found } = opened(result, env, span);
  const outputs = found.map((v) => leafOf(v, env, span));
  const isDerived = leaves.some((l) => l.node.recorded);
  const nodes = topological(nodesOf({ outputs, prints }), (n) => n.value === null || n.recorded);
  const isElsewhere = (n: Node): boolean => n.step.kind === "source" && n.value === null && !inputs.includes(n);
  const captures = (!isDerived && outputs.some((o) => o.node.recorded)) || nodes.some(isElsewhere);
  return {
    result,
    prints,
    written: { inputs, outputs, marks, prints, size: nodes.length, holdsMore: nodes.some(holdsMore), captures },
  };
}

function whilePrinting<T>(into: Printed[], task: () => T): T {
  const outer = printing;
  printing = into;
  try {
    return task();
  } finally {
    printing = outer;
  }
}

/** Runs a task in which the arrays that come in, and those that are made, have no values to Python. */
export function whileTraced<T>(env: Env, span: Span, task: (inner: Env) => T): T {
  const enter = (change: number): Value => inPython(homeIn(env), "jitted", [intOf(change)], env, span);
  enter(1);
  try {
    return task(asWhole(env));
  } finally {
    enter(-1);
  }
}

/** What goes wrong does so at the call as a whole, so that nothing is computed within it. */
export function asWhole({ eager: _, ...inner }: Env): Env {
  return inner;
}

/** JAX runs Python once for each signature: what it prints is not heard again. */
export function unheard(env: Env): Env {
  const found = { printed: [], branched: null, made: false };
  return { ...env, tracing: { quiet: true, from: 0, first: false, branch: false, found } };
}

/** Somebody may ask how the result depends on the leaves, or writes down what is done with them. */
export const isFollowed = (leaves: readonly Leaf[]): boolean =>
  leaves.some(({ node }) => node.recorded || (node.value === null && isWriting()));

/** What the function gives where its outputs are these nodes. */
export const resultOf = ({ outputs, marks }: Written, nodes: readonly Node[], env: Env, span: Span): Value =>
  closed(marks, arraysOf(outputs, nodes, env), env, span);

/** The nodes of the outputs, and behind them those of what is printed. */
export const nodesOf = ({ outputs, prints }: Pick<Written, "outputs" | "prints">): readonly Node[] => [
  ...outputs.map((o) => o.node),
  ...prints.flatMap((p) => p.nodes),
];

/** The outputs among the nodes that stand for those of `nodesOf`, once the others are printed. */
export function outputsAmong({ outputs, prints }: Written, nodes: readonly Node[]): readonly Node[] {
  let at = outputs.length;
  for (const { nodes: own, print } of prints) {
    printed({ nodes: nodes.slice(at, at + own.length), print });
    at += own.length;
  }
  return nodes.slice(0, outputs.length);
}
