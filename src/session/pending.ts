/** What of some values still has to be computed. Knows containers, and by which keys names and they are touched. */
import type { Node } from "../graph/node.ts";
import { hasValue } from "../graph/written.ts";
import type { Scope } from "../lang/env.ts";
import type { DictValue, Value } from "../lang/value.ts";

export interface Pending {
  readonly nodes: readonly Node[];
  /** Values that were looked at. */
  readonly looked: number;
}

/**
 * The tensors in these values, and in the containers among them, that were not computed yet; `most`: values that are looked
 * at, those that lie in fewest containers first.
 */
export function survey(values: Iterable<Value>, most = Number.POSITIVE_INFINITY): Pending {
  const nodes = new Set<Node>();
  const containers = new Set<Value>();
  let looked = 0;
  const look = (value: Value): void => {
    looked++;
    if (value.kind === "tensor") {
      if (!hasValue(value.node)) nodes.add(value.node);
    } else if (heldBy(value) !== null) containers.add(value);
  };
  for (const value of values) {
    if (looked >= most) break;
    look(value);
  }
  // Those within them follow behind.
  for (const container of containers) {
    for (const held of heldBy(container)!) {
      if (looked >= most) return { nodes: [...nodes], looked };
      look(held);
    }
  }
  return { nodes: [...nodes], looked };
}
export const pendingIn = (values: Iterable<Value>): readonly Node[] => survey(values).nodes;

function* valuesIn({ entries }: DictValue): Iterable<Value> {
  for (const { value } of entries.values()) yield value;
}
function heldBy(value: Value): Iterable<Value> | null {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "object":
      return value.attributes.values();
    case "dict":
      return valuesIn(value);
    default:
      return null;
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
