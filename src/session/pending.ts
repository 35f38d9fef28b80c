/** What of some values still has to be computed. Knows containers, and by which keys names and they are touched. */
import type { Node } from "../graph/node.ts";
import { hasValue } from "../graph/written.ts";
import type { Scope } from "../lang/env.ts";
import type { DictValue, Value } from "../lang/value.ts";

/**
 * The tensors in these values, and in the containers among them, that were not computed yet; `most`: values that are looked
 * at, those that lie in fewest containers first.
 */
export function pendingIn(found: Set<Value>, most = Number.POSITIVE_INFINITY): Node[] {
  const nodes: Node[] = [];
  let looked = 0;
  for (const value of found) {
    if (++looked > most) break;
    if (value.kind === "tensor" && !hasValue(value.node)) nodes.push(value.node);
    for (const held of heldBy(value)) {
      // What is not looked at need not be gathered: lists may be long.
      if (found.size >= most) break;
      found.add(held);
    }
  }
  return nodes;
}

function* valuesIn({ entries }: DictValue): Iterable<Value> {
  for (const { value } of entries.values()) yield value;
}
function heldBy(value: Value): Iterable<Value> {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "object":
      return value.attributes.values();
    case "dict":
      return valuesIn(value);
    default:
      return [];
  }
}

/** What the names of a scope and the containers hold that were touched by these keys. */
export function changedIn(keys: Iterable<unknown>, scope: Scope): Set<Value> {
  const found = new Set<Value>();
  for (const key of keys) {
    if (typeof key === "string" && key.startsWith("name ")) {
      const value = scope.names.get(key.slice(5));
      if (value) found.add(value);
    } else if (typeof key === "object" && key !== null && "kind" in key) found.add(key as Value);
  }
  return found;
}
