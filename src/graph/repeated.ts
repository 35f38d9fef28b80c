/** The steps of a graph once more, on other nodes. Knows structure alone. */
import { makeNode, type Node, topological } from "./node.ts";

/** `outputs` as they would be, had they been made of `others` in place of `inputs`; recorded where these are. */
export function repeatedOn(
  outputs: readonly Node[],
  inputs: readonly Node[],
  others: readonly Node[],
): readonly Node[] {
  const own = new Map<Node, Node>(inputs.map((n, i) => [n, others[i]!]));
  const ownOf = (n: Node): Node => own.get(n) ?? n;
  for (const n of topological(outputs, (n) => !own.has(n))) {
    if (own.has(n) || !n.inputs.some((x) => own.has(x))) continue;
    own.set(n, makeNode(n.step, n.inputs.map(ownOf), n.shape, n.dtype));
  }
  return outputs.map(ownOf);
}

/** Steps that hold on to what their graph was made of by more than their inputs; on other nodes they have other gradients. */
export const holdsMore = ({ step }: Node): boolean => step.kind === "routine" && !isData(step.attrs);

function isData(x: unknown): boolean {
  if (typeof x !== "object" || x === null) return typeof x !== "function";
  return Array.isArray(x) || Object.getPrototypeOf(x) === Object.prototype
    ? Object.values(x).every(isData)
    : ArrayBuffer.isView(x);
}
