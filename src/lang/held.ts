/**
 * What a value keeps in memory: the buffers of its tensors, the tape behind them, the items of its containers. Only a
 * measure, for the bound on old states; knows nothing of undo.
 */
import type { Data } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import type { Value } from "./value.ts";

/** Buffers, which others may hold as well, and bytes that are its own. */
export interface Held {
  readonly buffers: Set<Data>;
  bytes: number;
}

/** Bytes of one item of a list or dict, about. */
const itemBytes = 16;
/** Steps of a tape, and items of containers, that are looked at; of larger ones the rest is not counted. */
const looked = 2000;

/** Adds what `value` holds. */
export function addHeld(value: Value, held: Held): void {
  switch (value.kind) {
    case "tensor":
      return addNode(value.node, held);
    case "variable":
      held.buffers.add(value.variable.value.data);
      return;
    case "string":
      held.bytes += 2 * value.value.length;
      return;
    case "list":
    case "tuple":
    case "dict":
    case "set":
      return addContainer(value, held);
    default:
      return;
  }
}

function addNode(root: Node, held: Held): void {
  if (root.value && root.inputs.length === 0) {
    held.buffers.add(root.value.data);
    return;
  }
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (node.value) held.buffers.add(node.value.data);
    if (seen.size > looked) break;
    for (const x of node.inputs) seen.add(x);
  }
}

function addContainer(root: Value, held: Held): void {
  const seen = new Set<Value>([root]);
  for (const value of seen) {
    if (seen.size > looked) break;
    const items = partsOf(value);
    if (!items) {
      addHeld(value, held);
      continue;
    }
    held.bytes += itemBytes * items.length;
    for (const item of items.length > looked ? items.slice(0, looked) : items) if (!isPlain(item)) seen.add(item);
  }
}

const isPlain = (value: Value): boolean => ["none", "bool", "int", "float", "complex"].includes(value.kind);

function partsOf(value: Value): readonly Value[] | null {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "dict":
      return [...value.entries.values()].map((e) => e.value);
    case "set":
      return value.items.values();
    default:
      return null;
  }
}
