/**
 * From a graph to work: which nodes come into being together in one loop, which are steps of their own, in which order.
 * Knows kinds of steps and layouts; knows no operation by name, no memory and no WebAssembly instruction.
 *
 * Elementwise steps and views are not stored unless somebody needs them: they become part of the loops that use them.
 * Loops over the same elements, none of which waits for another, are one loop with several results.
 */
import { bytesOf, isFloat } from "../core/dtype.ts";
import { contiguous, type Layout } from "../core/layout.ts";
import { type Shape, sameShape, sizeOf } from "../core/shape.ts";
import { bodyOf } from "../graph/body.ts";
import { type Combine, type ElementwiseOp, type Node, type ReductionOrder, topological } from "../graph/node.ts";
import { type Expr, linearizeAll, load } from "../scalar/expr.ts";
import { arrange, mayBeNatural } from "./arrange.ts";
import { collapse, type Loop, type LoopOutput } from "./loop.ts";
import { constantOf, isView, producerOf, viewed } from "./reading.ts";
import { isCostly, traitsOf } from "./traits.ts";
import { instructionFor } from "./wasm/lanes.ts";
import { packOf } from "./wasm/reducing.ts";

/** A node's elements as a loop reads them: by this layout, over the loop's dimensions. */
export interface LoopInput {
  readonly node: Node;
  /** Elements from the start of the node's buffer to the first one read. */
  readonly offset: number;
}

export interface LoopTask {
  readonly kind: "loop";
  readonly loop: Loop;
  readonly inputs: readonly LoopInput[];
  /** The nodes that come out, as in `loop.outputs`. */
  readonly outputs: readonly Node[];
}
/** A loop, or one node by itself; its inputs have values. */
export type Task = LoopTask | { readonly kind: "step"; readonly node: Node };

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
class MustStore {
  readonly nodes: readonly Node[];
  readonly apart: boolean;
  constructor(nodes: readonly Node[], apart: boolean) {
    this.nodes = nodes;
    this.apart = apart;
  }
}

/** What the body of a node is made of: the steps in it, and what it reads. */
interface Reach {
  readonly steps: Set<Node>;
  readonly leaves: Set<Node>;
}
const leafOf = (node: Node): Reach => ({ steps: new Set(), leaves: new Set([node]) });
function united(parts: readonly Reach[]): Reach {
  const [steps, leaves] = [new Set<Node>(), new Set<Node>()];
  for (const r of parts) {
    for (const n of r.steps) steps.add(n);
    for (const n of r.leaves) leaves.add(n);
  }
  return { steps, leaves };
}
function isLong({ steps, leaves }: Reach): boolean {
  if (leaves.size > manyLeaves || steps.size > manySteps) return true;
  let weight = 0;
  for (const n of steps) weight += weightOf(n);
  return weight > manySteps;
}
/** How many plain steps a step is as long as: a function is a page of instructions, twice as many for float64. */
function weightOf(n: Node): number {
  if (n.step.kind !== "elementwise" || !isCostly(n, n.step.op)) return 1;
  return bytesOf(n.dtype) === 8 ? 16 : 8;
}

/** Steps of a body beyond which its inputs are stored, so that kernels stay of a size that compiles fast. */
const longBody = 200;
const manyInputs = 24;
const manyOutputs = 12;
/** The same, as counted beforehand in steps of the graph. */
const manySteps = 64;
const manyLeaves = 16;

/** Rows from which on what is done to their results may be done by loops. */
const leastRows = 16;

/** Tasks in order, after which every root has a value. */
export function schedule(roots: readonly Node[], known: Known): readonly Task[] {
  const forced = new Map<Node, boolean>();
  for (;;) {
    try {
      return new Planner(roots, known, forced).tasks();
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

/** Views between a loop and a node that it reads, the loop's side first. */
interface Chain {
  readonly moves: readonly Node[];
  readonly after: Map<Node, Chain>;
}
const makeChain = (moves: readonly Node[]): Chain => ({ moves, after: new Map() });

/** What one stored node needs of a loop. */
interface Wanted {
  readonly node: Node;
  /** The loop runs over the elements of a tensor of this shape. */
  readonly shape: Shape;
  /** Whose elements these are: the node itself, or the input of the reduction. */
  readonly of: Node;
  readonly axes: readonly number[];
  readonly combine: Combine | null;
  readonly order: ReductionOrder;
  readonly level: number;
}

class Planner {
  private readonly known: Known;
  private readonly roots: ReadonlySet<Node>;
  private readonly forced: ReadonlyMap<Node, boolean>;
  /** Stored nodes that loops read from memory, never make on the way. */
  private readonly apart: Set<Node>;
  private readonly order: readonly Node[];
  private readonly stored = new Set<Node>();
  private readonly levels = new Map<Node, number>();
  private readonly bodies = new Map<Node, Reach>();
  private failing: Set<Node> | null = null;
  /** Small steps on what rows gave, which loops over these rows wait for: cheaper as loops than as work of their own. */
  private between: ReadonlySet<Node> = new Set();
  private readonly chains = makeChain([]);

  constructor(roots: readonly Node[], known: Known, forced: ReadonlyMap<Node, boolean>) {
    this.known = known;
    this.roots = new Set(roots);
    this.forced = forced;
    this.apart = new Set([...forced].flatMap(([node, apart]) => (apart ? [node] : [])));
    this.order = topological(roots, (n) => known.layoutOf(n) === null).filter((n) => known.layoutOf(n) === null);
    this.between = this.betweenRows();
  }

  tasks(): readonly Task[] {
    this.decideStored();
    const wanted: Wanted[] = [];
    const steps: { node: Node; level: number }[] = [];
    for (const node of this.order) {
      if (!this.stored.has(node)) continue;
      const want = this.wantedOf(node);
      this.levels.set(node, want.level);
      if (this.isLoop(node)) wanted.push(want);
      else steps.push({ node, level: want.level });
    }
    const groups = this.grouped(wanted);
    this.refuseRepeatedWork(groups);
    const placed = [
      ...steps.map(({ node, level }) => ({ level, first: node.id, make: (): Task => ({ kind: "step", node }) })),
      ...groups.map((g) => ({ level: g[0]!.level, first: g[0]!.node.id, make: () => this.loopTask(g) })),
    ];
    placed.sort((a, b) => a.level - b.level || a.first - b.first);
    return placed.map((p) => p.make());
  }

  private isSmall(shape: Shape): boolean {
    return sizeOf(shape) < this.known.small;
  }

  /** The node is made by a loop rather than by itself. */
  private isLoop(node: Node): boolean {
    const { step } = node;
    if (step.kind === "elementwise")
      return (!this.isSmall(node.shape) || this.between.has(node)) && this.isEmitted(node, step.op);
    if (step.kind !== "reduction") return false;
    const [x] = node.inputs;
    if (orderOf(node) === "pairs" && !isOneRun(x!.shape, step.axes)) return false;
    return sizeOf(x!.shape) > 0 && !this.isSmall(x!.shape) && instructionFor(step.combine, node.dtype) !== null;
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
  private decideStored(): void {
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

  private wantedOf(node: Node): Wanted {
    const { step } = node;
    const level = this.levelOf(node);
    if (step.kind === "reduction" && this.isLoop(node)) {
      const of = node.inputs[0]!;
      return { node, shape: of.shape, of, axes: step.axes, combine: step.combine, order: orderOf(node), level };
    }
    return { node, shape: node.shape, of: node, axes: [], combine: null, order: "packs", level };
  }

  /** When a stored node can be made: after everything that it reads from memory. */
  private levelOf(node: Node): number {
    if (!this.isLoop(node)) {
      return node.inputs.reduce((most, x) => Math.max(most, (this.levels.get(x) ?? -1) + 1), 0);
    }
    const seen = new Set<string>();
    let level = 0;
    const visit = (x: Node, moved: boolean): void => {
      const key = `${x.id}${moved}`;
      if (seen.has(key) || this.known.layoutOf(x)) return;
      seen.add(key);
      if (this.stored.has(x) && x !== node) {
        // Elements of the same place are made by the same loop, if it comes to that.
        const together = !moved && x.step.kind === "elementwise" && this.isLoop(x) && !this.apart.has(x);
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
      const own = this.bodies.get(w.node) ?? leafOf(w.node);
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
        if (seen.has(x) || this.known.layoutOf(x) || (this.stored.has(x) && !top)) return;
        seen.add(x);
        if (x.step.kind === "elementwise") {
          const other = owner.get(x);
          if (other !== undefined && other !== g && !this.stored.has(x) && isCostly(x, x.step.op)) repeated.add(x);
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

  private loopTask(group: readonly Wanted[]): Task {
    const reducing = group.find((w) => w.combine);
    const { shape, level } = group[0]!;
    const inputs: (LoopInput & { readonly layout: Layout })[] = [];
    const slots = new Map<string, number>();
    const bodies = new Map<Chain, Map<Node, Expr>>();

    const slotOf = (node: Node, chain: Chain): number => {
      const layout = this.readThrough(node, chain);
      const key = `${node.id}|${layout.offset}|${layout.strides}`;
      const slot = slots.get(key) ?? inputs.push({ node, offset: layout.offset, layout }) - 1;
      slots.set(key, slot);
      return slot;
    };
    const exprOf = (node: Node, chain: Chain, top: boolean): Expr => {
      const own = bodies.get(chain) ?? new Map<Node, Expr>();
      bodies.set(chain, own);
      const found = own.get(node) ?? makeExpr(node, chain, top);
      own.set(node, found);
      return found;
    };
    const makeExpr = (node: Node, chain: Chain, top: boolean): Expr => {
      const { step } = node;
      const here = chain.moves.length === 0 && this.levels.get(node) === level && step.kind === "elementwise";
      const made =
        this.known.layoutOf(node) !== null || (this.stored.has(node) && !top && !(here && this.isLoop(node)));
      if (made) return load(slotOf(node, chain), node.dtype);
      if (step.kind === "elementwise") {
        const args = node.inputs.map((x) => constantOf(x) ?? exprOf(x, chain, false));
        return bodyOf(step.op, args, node.dtype);
      }
      const next = chain.after.get(node) ?? makeChain([...chain.moves, node]);
      chain.after.set(node, next);
      return exprOf(node.inputs[0]!, next, false);
    };

    const exprs = group.map((w) => (w.combine ? exprOf(w.of, this.chains, false) : exprOf(w.node, this.chains, true)));
    const { steps, results } = linearizeAll(exprs);
    if (steps.length > longBody || inputs.length > manyInputs) this.shorten(group);
    const outputs = group.map((w, i): LoopOutput => ({ step: results[i]!, dtype: w.node.dtype, combine: w.combine }));
    const typed = outputs.map((o, i): LoopOutput => ({ ...o, step: this.castStep(steps, o, group[i]!) }));
    const whole = group.flatMap((w) => (w.combine ? [] : [w.node]));
    const arranged = arrange(
      shape,
      reducing?.axes ?? [],
      inputs.map((x) => ({ dtype: x.node.dtype, strides: x.layout.strides })),
      { alone: group.every((w) => w.combine && w.order === "packs"), whole: whole.length > 0 },
    );
    if (!arranged) throw new MustStore(whole, true);
    return {
      kind: "loop",
      loop: collapse({ ...arranged, order: reducing?.order ?? "packs", steps, outputs: typed }),
      inputs: inputs.map(({ node, offset }) => ({ node, offset })),
      outputs: group.map((w) => w.node),
    };
  }

  /** A body gives its node's dtype; anything else is a mistake of an operation's entry. */
  private castStep(steps: readonly { readonly dtype: string }[], o: LoopOutput, w: Wanted): number {
    if (steps[o.step]!.dtype !== w.of.dtype) throw new Error(`a body gives ${steps[o.step]!.dtype}, not ${w.of.dtype}`);
    return o.step;
  }

  /** Stores some expression inside the group that is not stored yet. */
  private shorten(group: readonly Wanted[]): void {
    const seen = new Set<Node>();
    const inside: Node[] = [];
    const visit = (x: Node): void => {
      if (seen.has(x) || this.known.layoutOf(x)) return;
      seen.add(x);
      if (x.step.kind === "elementwise" && !this.stored.has(x)) inside.push(x);
      else if (this.stored.has(x) && !group.some((w) => w.node === x || w.of === x)) return;
      for (const y of x.inputs) visit(y);
    };
    for (const w of group) visit(w.of);
    inside.sort((a, b) => a.id - b.id);
    const middle = inside[inside.length >> 1];
    if (middle) throw new MustStore([middle], true);
  }

  /** The layout by which a loop reads `node` through the views of `chain`. */
  private readThrough(node: Node, chain: Chain): Layout {
    let layout = this.known.layoutOf(node) ?? contiguous(node.shape);
    for (let i = chain.moves.length - 1; i >= 0; i--) {
      const view = chain.moves[i]!;
      const next = viewed(layout, view);
      // Elements that no layout can reach in this order are put in order first.
      if (!next) throw new MustStore([chain.moves[i]!], false);
      layout = next;
    }
    return layout;
  }
}

/** The node of which all elements are shown, in another shape or order. */
function allOf(node: Node): Node {
  let x = node;
  while (isView(x) && x.value === null && sizeOf(x.shape) === sizeOf(x.inputs[0]!.shape)) x = x.inputs[0]!;
  return x;
}

/** The order of a reduction. Whole numbers and truth values give the same in any. */
const orderOf = ({ step, dtype }: Node): ReductionOrder =>
  step.kind === "reduction" && isFloat(dtype) ? step.order : "packs";

/** The last axes are reduced alone, or none of them. */
function isOneRun(shape: Shape, axes: readonly number[]): boolean {
  const counted = shape.flatMap((size, a) => (size === 1 ? [] : [axes.includes(a)]));
  return !counted.at(-1) || !counted.slice(counted.indexOf(true)).includes(false);
}

/** Whether the loop of `group` computes `node` anyway. */
function reaches(group: readonly Wanted[], node: Node): boolean {
  return topological(
    group.filter((w) => w.combine).map((w) => w.of),
    (n) => !isView(n),
  ).includes(node);
}
