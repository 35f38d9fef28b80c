/**
 * NumPy's arrays where Python's rules hold: they can be written to, and a part of one that was picked by integers and
 * slices is a view, through which the whole is read and written. Knows nothing of what is computed from them.
 */
import { type Index, index, update } from "../ops/indexing.ts";
import { castTo } from "../ops/operation.ts";
import { literalsOf, toNode } from "./convert.ts";
import { type Env, partUndo } from "./env.ts";
import { type TensorValue, tensorOf, type Value } from "./value.ts";

/** The part of an array that an index picks: a view where NumPy gives one, else an array of its own. */
export function partOf(base: TensorValue, items: readonly Index[]): TensorValue {
  const picked = items.some((item) => item.kind === "mask" || item.kind === "pick");
  const first = index(base.node, items);
  if (picked || first.shape.length === 0) return tensorOf(first, true);
  let [seen, own] = [base.node, first];
  return {
    kind: "tensor",
    array: true,
    base,
    get node() {
      if (base.node !== seen) [seen, own] = [base.node, index(base.node, items)];
      return own;
    },
    set node(node) {
      base.node = update(base.node, items, node, "set");
      [seen, own] = [base.node, node];
    },
  };
}

/** The array that holds the elements. */
const rootOf = (array: TensorValue): TensorValue => (array.base ? rootOf(array.base) : array);

/** Gives an array other elements, of its own shape. */
export function writeArray(array: TensorValue, node: TensorValue["node"], env: Env): void {
  const root = rootOf(array);
  env.host.touch(
    root,
    partUndo(
      () => root.node,
      (old) => {
        root.node = old;
      },
    ),
  );
  array.node = node;
  if (root.node.value === null) env.host.realize([root.node]);
}

/** array[items] = value. The value is converted, as NumPy does. */
export function writePart(array: TensorValue, items: readonly Index[], value: Value, env: Env): void {
  const { dtype } = array.node;
  const given = castTo(toNode(value, literalsOf(env, true)), dtype);
  writeArray(array, update(array.node, items, given, "set"), env);
}
