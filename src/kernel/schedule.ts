/**
 * From a graph to work: which nodes come into being together in one loop, which are steps of their own, in which order.
 * Knows kinds of steps and layouts; knows no operation by name, no memory and no WebAssembly instruction.
 *
 * Loops over the same elements, none of which waits for another, are one loop with several results.
 */
import { sameShape } from "../core/shape.ts";
import { type Node, topological } from "../graph/node.ts";
import { mayBeNatural } from "./arrange.ts";
import { type LoopTask, loopTask, type Wanted } from "./loop-task.ts";
import { isView } from "./reading.ts";
import { isLong, type Known, leafOf, MustStore, orderOf, Storing, united } from "./storing.ts";
import { isCostly } from "./traits.ts";
import { packOf } from "./wasm/reducing.ts";

/** A loop, or one node by itself; its inputs have values. */
export type Task = LoopTask | { readonly kind: "step"; readonly node: Node };

/** Results that a loop has at most. */
const manyOutputs = 12;

/** Tasks in order, after which every root has a value. */
export function schedule(roots: readonly Node[], known: Known): readonly Task[] {
  const forced = new Map<Node, boolean>();
  for (;;) {
    try {
      return new Planner(new Storing(roots, known, forced)).tasks();
    } catch (found) {
      if (!(found instanceof MustStore)) throw found;
      for (const node of found.nodes) {
        const before = forced.get(node);
        if (before === true || before === found.apart) throw new Error("a node that is stored must be stored");
        forced.set(node, found.apart);
      }
    }
  }
}

class Planner {
  private readonly storing: Storing;
  private readonly levels = new Map<Node, number>();

  constructor(storing: Storing) {
    this.storing = storing;
  }

  tasks(): readonly Task[] {
    const { order, stored } = this.storing;
    const wanted: Wanted[] = [];
    const steps: { node: Node; level: number }[] = [];
    for (const node of order) {
      if (!stored.has(node)) continue;
      const want = this.wantedOf(node);
      this.levels.set(node, want.level);
      if (this.storing.isLoop(node)) wanted.push(want);
      else steps.push({ node, level: want.level });
    }
    const groups = this.grouped(wanted);
    this.refuseRepeatedWork(groups);
    const placed = [
      ...steps.map(({ node, level }) => ({ level, first: node.id, make: (): Task => ({ kind: "step", node }) })),
      ...groups.map((g) => ({
        level: g[0]!.level,
        first: g[0]!.node.id,
        make: () => loopTask(g, this.storing, this.levels),
      })),
    ];
    placed.sort((a, b) => a.level - b.level || a.first - b.first);
    return placed.map((p) => p.make());
  }

  private wantedOf(node: Node): Wanted {
    const { step } = node;
    const level = this.levelOf(node);
    if (step.kind === "reduction" && this.storing.isLoop(node)) {
      const of = node.inputs[0]!;
      return { node, shape: of.shape, of, axes: step.axes, combine: step.combine, order: orderOf(node), level };
    }
    return { node, shape: node.shape, of: node, axes: [], combine: null, order: "packs", level };
  }

  /** When a stored node can be made: after everything that it reads from memory. */
  private levelOf(node: Node): number {
    if (!this.storing.isLoop(node)) {
      return node.inputs.reduce((most, x) => Math.max(most, (this.levels.get(x) ?? -1) + 1), 0);
    }
    const seen = new Set<string>();
    let level = 0;
    const visit = (x: Node, moved: boolean): void => {
      const key = `${x.id}${moved}`;
      if (seen.has(key) || this.storing.known.layoutOf(x)) return;
      seen.add(key);
      if (this.storing.stored.has(x) && x !== node) {
        // Elements of the same place are made by the same loop, if it comes to that.
        const together =
          !moved && x.step.kind === "elementwise" && this.storing.isLoop(x) && !this.storing.apart.has(x);
        level = Math.max(level, this.levels.get(x)! + (together ? 0 : 1));
        if (!together) return;
      }
      for (const y of x.inputs) visit(y, moved || isView(x));
    };
    const { step } = node;
    if (step.kind === "reduction") visit(node.inputs[0]!, false);
    else for (const x of node.inputs) visit(x, false);
    return level;
  }

  private grouped(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
    const groups = new Map<string, Wanted[]>();
    const add = (key: string, w: Wanted): void => {
      groups.set(key, [...(groups.get(key) ?? []), w]);
    };
    const keyOf = (w: Wanted): string => {
      if (w.order === "pairs") return `alone ${w.node.id}`;
      return `${w.level}|${w.shape}|${w.combine ? `${w.axes}|${packOf(w.node.dtype)}` : ""}`;
    };
    for (const w of wanted) if (w.combine) add(keyOf(w), w);
    for (const w of wanted) {
      if (w.combine) continue;
      const host = [...groups.entries()].find(
        ([, g]) =>
          g[0]!.combine &&
          g[0]!.order === "packs" &&
          g[0]!.level === w.level &&
          sameShape(g[0]!.shape, w.shape) &&
          mayBeNatural(w.shape, g[0]!.axes) &&
          reaches(g, w.node),
      );
      add(host?.[0] ?? keyOf(w), w);
    }
    return [...groups.values()].flatMap((g) => this.packed(g));
  }

  /** A group in as few parts as can be, none of which is long. */
  private packed(group: readonly Wanted[]): readonly (readonly Wanted[])[] {
    const parts: Wanted[][] = [];
    let reach = united([]);
    for (const w of group) {
      const own = this.storing.bodies.get(w.node) ?? leafOf(w.node);
      const both = united([reach, own]);
      const last = parts.at(-1);
      if (last && last.length < manyOutputs && !isLong(both)) {
        last.push(w);
        reach = both;
      } else {
        parts.push([w]);
        reach = own;
      }
    }
    return parts;
  }

  /** An expression that costs much and that several loops need is stored by the first. */
  private refuseRepeatedWork(groups: readonly (readonly Wanted[])[]): void {
    const repeated = new Set<Node>();
    const owner = new Map<Node, number>();
    for (const [g, group] of groups.entries()) {
      const seen = new Set<Node>();
      const visit = (x: Node, top: boolean): void => {
        if (seen.has(x) || this.storing.known.layoutOf(x) || (this.storing.stored.has(x) && !top)) return;
        seen.add(x);
        if (x.step.kind === "elementwise") {
          const other = owner.get(x);
          if (other !== undefined && other !== g && !this.storing.stored.has(x) && isCostly(x, x.step.op))
            repeated.add(x);
          owner.set(x, g);
        }
        for (const y of x.inputs) visit(y, false);
      };
      for (const w of group) {
        if (w.combine) visit(w.of, false);
        else visit(w.node, true);
      }
    }
    // Of a chain the last one is enough; what leads to it alone is then needed once.
    const inner = new Set([...repeated].flatMap((x) => [...x.inputs]));
    const last = [...repeated].filter((x) => !inner.has(x));
    if (last.length > 0) throw new MustStore(last, false);
  }
}

/** Whether the loop of `group` computes `node` anyway. */
function reaches(group: readonly Wanted[], node: Node): boolean {
  return topological(
    group.filter((w) => w.combine).map((w) => w.of),
    (n) => !isView(n),
  ).includes(node);
}
