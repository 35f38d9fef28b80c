/**
 * Where the way back from a result to a target ends. Looks at a graph as it stands; computes nothing, knows no operation
 * by name.
 */
import { isInexact } from "../core/dtype.ts";
import type { Cut, Node } from "../graph/node.ts";
import { topological } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import type { Variable } from "../graph/variable.ts";
import { flowTo } from "./flow.ts";
import type { Target } from "./gradient.ts";

export type Barrier =
  /** This step lets nothing through to that input. */
  | { readonly kind: "step"; readonly node: Node; readonly place: number }
  /** The recording ended: a step of a dtype without gradients, or a copy. */
  | { readonly kind: "cut"; readonly cut: Cut }
  /** The step does not count as recorded. */
  | { readonly kind: "outside"; readonly node: Node };

const leafOf = (target: Target): Node | Variable => ("variable" in target ? target.variable : target.node);
const isTarget = (node: Node, target: Target): boolean =>
  "variable" in target ? node.step.kind === "variable" && node.step.variable === target.variable : node === target.node;
const cutsFrom = (node: Node, target: Target): readonly Cut[] =>
  node.cuts.filter((c) => c.from.includes(leafOf(target)));

/** The steps that depend on a target, as far as the graph is still known. */
export function dependents(of: Node, target: Target): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const node of topological([of])) {
    const leads = isTarget(node, target) || cutsFrom(node, target).length > 0 || node.inputs.some((x) => found.has(x));
    if (leads) found.add(node);
  }
  return found;
}

/** Everything that stops the gradient of `of` on its way to `target`; empty where no way leads there at all. */
export function barriers(of: Node, target: Target, within: (node: Node) => boolean = () => true): readonly Barrier[] {
  const onTheWay = dependents(of, target);
  if (!onTheWay.has(of)) return [];
  const found: Barrier[] = [];
  const alive = new Set<Node>([of]);
  for (const node of [...onTheWay].sort((a, b) => b.id - a.id)) {
    if (!alive.has(node) || isTarget(node, target)) continue;
    const stopped = barrierAt(node, target, within);
    if (stopped.length > 0) {
      found.push(...stopped);
      continue;
    }
    node.inputs.forEach((input, place) => {
      if (!onTheWay.has(input)) return;
      if (flowTo(node, place, constant(1, node.dtype, node.shape)) === null)
        found.push(
          input.recorded
            ? { kind: "step", node, place }
            : (barrierAt(input, target, within)[0] ?? { kind: "step", node, place }),
        );
      else alive.add(input);
    });
  }
  return found;
}

/** What stops everything at this node. */
function barrierAt(node: Node, target: Target, within: (node: Node) => boolean): readonly Barrier[] {
  const cuts = cutsFrom(node, target);
  if (cuts.length > 0) return cuts.map((cut) => ({ kind: "cut", cut }));
  if (!within(node)) return [{ kind: "outside", node }];
  return node.recorded && isInexact(node.dtype) ? [] : [{ kind: "step", node, place: 0 }];
}
