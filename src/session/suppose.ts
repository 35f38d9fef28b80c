/** Masks that are not computed yet, taken to be all true or all false: for the bounds of shapes that depend on them. */
import { sizeOf } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { NotKnownYet } from "../lang/env.ts";

/** Larger masks stay unknown: typing must not wait for them. */
const longest = 100_000;

/** The values of nodes, without computing any; those of masks as supposed, null to suppose nothing. @throws NotKnownYet */
export function supposeValues(nodes: readonly Node[], supposed: boolean | null): readonly Stored[] {
  return nodes.map((node) => {
    if (node.value) return node.value;
    const size = sizeOf(node.shape);
    if (supposed === null || node.dtype !== "bool" || size > longest) throw new NotKnownYet(nodes);
    return stored("bool", node.shape, new Uint8Array(size).fill(supposed ? 1 : 0));
  });
}
