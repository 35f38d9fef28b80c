/**
 * Of gradients that are sums of rows at places, since something was looked up: the rows that came from each lookup.
 * TensorFlow keeps these (IndexedSlices), and who changes them changes each row by itself, before rows of one place add
 * up. Knows what a gradient was made of, not who asks.
 */
import type { Node } from "../graph/node.ts";
import { scatter } from "../graph/structure.ts";
import { add } from "../ops/arithmetic.ts";

interface Rows {
  readonly zeros: Node;
  readonly places: readonly Node[];
  readonly rows: Node;
}
const known = new WeakMap<Node, readonly Rows[]>();

/** The gradient of a lookup along the first axis. */
export function rowsAdded(zeros: Node, places: readonly Node[], rows: Node): Node {
  const made = scatter(zeros, [0], places, rows, "add");
  known.set(made, [{ zeros, places, rows }]);
  return made;
}

/** A sum of gradients: of rows, if all of them are. */
export function withRowsOf(sum: Node, parts: readonly Node[]): Node {
  const found = parts.map((part) => known.get(part));
  if (!known.has(sum) && found.every((rows) => rows !== undefined)) known.set(sum, found.flat());
  return sum;
}

/** Each row changed by itself, then added up; null for what is no sum of rows. */
export function rowsChanged(gradient: Node, change: (rows: Node) => Node): Node | null {
  const found = known.get(gradient)?.map((part) => rowsAdded(part.zeros, part.places, change(part.rows)));
  return found ? found.reduce((a, b) => withRowsOf(add(a, b), [a, b])) : null;
}
