/**
 * What a value keeps in memory: the buffers of its tensors, the tape behind them, the items of its containers. A measure
 * for the bound on old states, and where it says so, all that the value holds; knows nothing of undo.
 */
import type { Data } from "../core/dtype.ts";
import { type Stored, wholeOf } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Value } from "./value.ts";

/** Buffers as wholes, which others may hold as well, and bytes that are its own. */
export interface Held {
  readonly buffers: Set<Data>;
  bytes: number;
  /** There may be more: something was not looked into. */
  partial: boolean;
}
export const nothingHeld = (): Held => ({ buffers: new Set(), bytes: 0, partial: false });

/** Bytes of one item of a list or dict, about. */
const itemBytes = 16;
/** Steps of a tape, and items of containers, that are looked at; of larger ones the rest is not counted. */
const looked = 2000;

/** Adds what `value` holds. */
export function addHeld(value: Value, held: Held): void {
  switch (value.kind) {
    case "tensor":
      if (value.base) addHeld(value.base, held);
      return addNode(value.node, held);
    case "variable":
      return addStored(value.variable.value, held);
    case "string":
      held.bytes += 2 * value.value.length;
      return;
    case "list":
    case "tuple":
    case "dict":
    case "set":
      return addContainer(value, held);
    case "iterator":
    case "view":
    case "builtin":
    case "tape":
    case "context":
    case "class":
    case "object":
    case "descriptor":
    case "super":
      held.partial = true;
      return;
    case "function":
      // What stands in the session's own scope is looked at there.
      if (value.env.scope.parent !== null || value.defaults.size > 0) held.partial = true;
      return;
    case "none":
    case "ellipsis":
    case "bool":
    case "int":
    case "float":
    case "complex":
    case "bytes":
    case "range":
    case "shape":
    case "dtype":
    case "slice":
    case "operation":
    case "module":
    case "generator":
    case "stream":
      return;
  }
}

export const addStored = ({ data }: Stored, held: Held): void => {
  held.buffers.add(wholeOf(data));
};

export function addNode(root: Node, held: Held): void {
  if (root.value && root.inputs.length === 0 && root.cuts.length === 0) {
    addStored(root.value, held);
    return;
  }
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (node.value) addStored(node.value, held);
    if (node.step.kind === "variable") addStored(node.step.variable.value, held);
    if (node.cuts.length > 0) held.partial = true;
    if (seen.size > looked) {
      held.partial = true;
      break;
    }
    for (const x of node.inputs) seen.add(x);
  }
}

function addContainer(root: Value, held: Held): void {
  const seen = new Set<Value>([root]);
  for (const value of seen) {
    if (seen.size > looked) {
      held.partial = true;
      break;
    }
    const items = partsOf(value);
    if (!items) {
      addHeld(value, held);
      continue;
    }
    held.bytes += itemBytes * items.length;
    if (items.length > looked) held.partial = true;
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
