/**
 * What arrays are to Python while somebody follows what is computed with them: whether derivatives flow back through them, and
 * whether they are one of many rows. Knows nodes; what Python says of such arrays is the library's to write.
 */
import { flowsBack } from "../autodiff/flow.ts";
import { isInexact } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { heldIn } from "./jax-arrays.ts";
import { boolOf, intOf, none, tupleOf, type Value } from "./value.ts";

/** Rows of which functions see one, each with the sizes of all of them. */
const rows = new WeakMap<Node, readonly number[]>();
export function noteRow(row: Node, all: readonly number[]): void {
  rows.set(row, all);
}

function nodeIn(value: Value): Node | null {
  const held = heldIn(value) ?? value;
  return held.kind === "tensor" ? held.node : null;
}

/** A derivative by something that is watched would flow back from here. */
const derived = method("jax_derived", ["of"], (args) => {
  const node = nodeIn(args.value("of"));
  return boolOf(node !== null && isInexact(node.dtype) && flowsBack(node));
});

/** `rowsBehind` for Python. */
const rowsOf = method("jax_rows", ["of"], (args) => {
  const node = nodeIn(args.value("of"));
  if (node === null) return none;
  const sizes = rowsBehind(node);
  return sizes === null ? none : tupleOf(sizes.map((n) => intOf(n)));
});

/** The sizes of all rows of which this is one, or is made; null if it is of none. */
export function rowsBehind(node: Node): readonly number[] | null {
  const own = rows.get(node);
  if (own) return own;
  const seen = new Set(node.inputs);
  for (const x of seen) {
    const all = rows.get(x);
    if (all) return [all[0]!, ...node.shape];
    for (const before of x.inputs) seen.add(before);
  }
  return null;
}

export const tracerFunctions = [derived, rowsOf];
