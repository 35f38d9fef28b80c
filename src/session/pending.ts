/** What of some values still has to be computed. Knows containers, nothing of names. */
import type { Node } from "../graph/node.ts";
import type { Value } from "../lang/value.ts";

/** The tensors in these values, and in the containers among them, that were not computed yet. */
export function pendingIn(found: Set<Value>): Node[] {
  const nodes: Node[] = [];
  for (const value of found) {
    if (value.kind === "tensor" && value.node.value === null) nodes.push(value.node);
    if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) found.add(item);
    if (value.kind === "dict") for (const entry of value.entries.values()) found.add(entry.value);
  }
  return nodes;
}
