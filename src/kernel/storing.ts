/**
 * Which nodes of a graph are stored, and which of these a loop makes rather than a step of its own. Elementwise steps and
 * views are not stored unless somebody needs them: they become part of the loops that use them. Knows kinds of steps and
 * layouts; not which loops come together, nor when.
 */
import { isFloat } from "../core/dtype.ts";
import type { Layout } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { type ElementwiseOp, type Node, type ReductionOrder, topological } from "../graph/node.ts";
import { isView, producerOf } from "./reading.ts";
import { functionWeight, isCostly, traitsOf } from "./traits.ts";
import { instructionFor } from "./wasm/lanes.ts";

export interface Known {
  /** The layout of a node that has a value already; null for others. */
  readonly layoutOf: (node: Node) => Layout | null;
  /** Work on fewer elements is left to steps. */
  readonly small: number;
  /** Functions of fewer elements are left to steps, where the last bit counts. */
  readonly functionsFrom: number;
  /** Loops may have steps that can fail, as a quotient of integers: who runs them asks afterwards. */
  readonly fallible: boolean;
}

/** Thrown inside planning: the plan is made anew with these nodes stored, `apart` from the loops that read them. */
export class MustStore {
  readonly nodes: readonly Node[];
  readonly apart: boolean;
  constructor(nodes: readonly Node[], apart: boolean) {
    this.nodes = nodes;
    this.apart = apart;
  }
}

/** What the body of a node is made of: the steps in it, and what it reads. */
export interface Reach {
  readonly steps: Set<Node>;
  readonly leaves: Set<Node>;
}
export const leafOf = (node: Node): Reach => ({ steps: new Set(), leaves: new Set([node]) });
export function united(parts: readonly Reach[]): Reach {
  const [steps, leaves] = [new Set<Node>(), new Set<Node>()];
  for (const r of parts) {
    for (const n of r.steps) steps.add(n);
    for (const n of r.leaves) leaves.add(n);
  }
  return { steps, leaves };
}
export function isLong({ steps, leaves }: Reach): boolean {
  if (leaves.size > manyLeaves || steps.size > manySteps) return true;
  let weight = 0;
  for (const n of steps) weight += weightOf(n);
  return weight > manySteps;
}
/** How many plain steps a step is as long as. */
const weightOf = (n: Node): number =>
  n.step.kind === "elementwise" && isCostly(n, n.step.op) ? functionWeight(n.dtype) : 1;

/** Steps of the graph, and what they read, beyond which inputs of a body are stored, so that kernels stay of a size that compiles fast. */
const manySteps = 64;
const manyLeaves = 16;

/** Rows from which on what is done to their results may be done by loops. */
const leastRows = 16;

export class Storing {
  readonly known: Known;
  /** All nodes without a value that lead to the roots, inputs first. */
  readonly order: readonly Node[];
  readonly stored = new Set<Node>();
  /** Stored nodes that loops read from memory, never make on the way. */
  readonly apart: Set<Node>;
  /** What the bodies of stored nodes are made of. */
  readonly bodies = new Map<Node, Reach>();
  private readonly roots: ReadonlySet<Node>;
  private readonly forced: ReadonlyMap<Node, boolean>;
  private failing: Set<Node> | null = null;
  /** Small steps on what rows gave, which loops over these rows wait for: cheaper as loops than as work of their own. */
  private between: ReadonlySet<Node> = new Set();

  /** @param forced nodes that have to be stored, and whether apart from the loops that read them. */
  constructor(roots: readonly Node[], known: Known, forced: ReadonlyMap<Node, boolean>) {
    this.known = known;
    this.roots = new Set(roots);
    this.forced = forced;
    this.apart = new Set([...forced].flatMap(([node, apart]) => (apart ? [node] : [])));
    this.order = topological(roots, (n) => known.layoutOf(n) === null).filter((n) => known.layoutOf(n) === null);
    this.between = this.betweenRows();
    this.decide();
  }

  /** The node is made by a loop rather than by itself. */
  isLoop(node: Node): boolean {
    const { step } = node;
    if (step.kind === "elementwise")
      return (!this.isSmall(node.shape) || this.between.has(node)) && this.isEmitted(node, step.op);
    if (step.kind !== "reduction") return false;
    const [x] = node.inputs;
    if (orderOf(node) === "pairs" && !isOneRun(x!.shape, step.axes)) return false;
    return sizeOf(x!.shape) > 0 && !this.isSmall(x!.shape) && instructionFor(step.combine, node.dtype) !== null;
  }

  private isSmall(shape: Shape): boolean {
    return sizeOf(shape) < this.known.small;
  }

  private betweenRows(): ReadonlySet<Node> {
    const [behind, between] = [new Set<Node>(), new Set<Node>()];
    for (const n of this.order) {
      const { step } = n;
      if (step.kind === "reduction") {
        const [x] = n.inputs;
        if (step.axes.includes(x!.shape.findLastIndex((d) => d !== 1)) && this.isLoop(n)) behind.add(n);
      } else if (step.kind === "elementwise" && this.isSmall(n.shape) && this.isEmitted(n, step.op)) {
        const isPlain = !traitsOf(n, step.op).fallible && sizeOf(n.shape) >= leastRows;
        if (isPlain && n.inputs.some((x) => behind.has(producerOf(x)))) behind.add(n);
      }
    }
    for (const n of this.order.toReversed()) {
      if (!between.has(n) && (this.isSmall(n.shape) || !this.isLoop(n))) continue;
      for (const x of n.inputs.map(producerOf)) if (x.step.kind === "elementwise" && behind.has(x)) between.add(x);
    }
    return between;
  }

  private isEmitted(node: Node, op: ElementwiseOp): boolean {
    const { emitted, fallible, exact } = traitsOf(node, op);
    const { known } = this;
    return emitted && (known.fallible || !fallible) && (exact || sizeOf(node.shape) >= known.functionsFrom);
  }

  /** From the roots back: who needs a value in memory. */
  private decide(): void {
    for (let i = this.order.length - 1; i >= 0; i--) {
      const node = this.order[i]!;
      if (this.roots.has(node) || this.forced.has(node)) this.stored.add(node);
      const inline = !this.stored.has(node);
      if (inline && (isView(node) || (node.step.kind === "elementwise" && this.isLoop(node)))) {
        this.demandThroughView(node);
        continue;
      }
      this.stored.add(node);
      if (this.isLoop(node)) continue;
      for (const x of node.inputs) this.demand(x);
    }
    this.cutLong();
  }

  /** Long bodies are cut, so that kernels stay of a size that is quickly compiled. */
  private cutLong(): void {
    const seen = new Map<Node, Reach>();
    for (const node of this.order) {
      const isTop = this.stored.has(node);
      if (isTop && !this.isLoop(node)) {
        seen.set(node, leafOf(node));
        continue;
      }
      const parts = node.inputs.map((x) => seen.get(x) ?? leafOf(x));
      let reach = united(parts);
      while (isLong(reach)) {
        const longest = parts.reduce((best, r, i) => (r.steps.size > parts[best]!.steps.size ? i : best), 0);
        const cut = producerOf(node.inputs[longest]!);
        if (parts[longest]!.steps.size === 0 || cut.step.kind !== "elementwise") break;
        this.stored.add(cut);
        this.apart.add(cut);
        this.bodies.set(cut, parts[longest]!);
        seen.set(cut, leafOf(cut));
        parts[longest] = leafOf(cut);
        reach = united(parts);
      }
      if (node.step.kind === "elementwise") reach.steps.add(node);
      if (isTop) this.bodies.set(node, reach);
      seen.set(node, isTop ? leafOf(node) : reach);
    }
  }

  private demand(x: Node): void {
    if (this.known.layoutOf(x) === null) this.stored.add(x);
  }

  /**
   * An expanded tensor is made before it is expanded, where it is smaller, and what can fail before some of its elements
   * are left out; other views are followed.
   */
  private demandThroughView(node: Node): void {
    const { step } = node;
    if (step.kind !== "movement") return;
    const [x] = node.inputs;
    if (step.move.kind === "expand" || (step.move.kind === "slice" && this.fails(x!))) this.demand(allOf(x!));
  }

  /** Somewhere on the way from what is known to the node's elements something can fail. */
  private fails(node: Node): boolean {
    if (!this.failing) {
      this.failing = new Set();
      for (const n of this.order) {
        const own = n.step.kind === "elementwise" && traitsOf(n, n.step.op).fallible;
        const inline = n.step.kind === "elementwise" || isView(n);
        if (own || (inline && n.inputs.some((x) => this.failing!.has(x)))) this.failing.add(n);
      }
    }
    return this.failing.has(node);
  }
}

/** The node of which all elements are shown, in another shape or order. */
function allOf(node: Node): Node {
  let x = node;
  while (isView(x) && x.value === null && sizeOf(x.shape) === sizeOf(x.inputs[0]!.shape)) x = x.inputs[0]!;
  return x;
}

/** The order of a reduction. Whole numbers and truth values give the same in any. */
export const orderOf = ({ step, dtype }: Node): ReductionOrder =>
  step.kind === "reduction" && isFloat(dtype) ? step.order : "packs";

/** The last axes are reduced alone, or none of them. */
function isOneRun(shape: Shape, axes: readonly number[]): boolean {
  const counted = shape.flatMap((size, a) => (size === 1 ? [] : [axes.includes(a)]));
  return !counted.at(-1) || !counted.slice(counted.indexOf(true)).includes(false);
}
