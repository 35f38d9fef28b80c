/**
 * A loop for nodes that come into being together: one body for all of them, what it reads and by which layouts. Knows
 * bodies, views and layouts; which nodes come together, it is told.
 */
import { contiguous, type Layout } from "../core/layout.ts";
import type { Shape } from "../core/shape.ts";
import { bodyOf } from "../graph/body.ts";
import type { Combine, Node, ReductionOrder } from "../graph/node.ts";
import { type Expr, linearizeAll, load } from "../scalar/expr.ts";
import { arrange } from "./arrange.ts";
import { collapse, type Loop, type LoopOutput } from "./loop.ts";
import { constantOf, viewed } from "./reading.ts";
import { MustStore, type Storing } from "./storing.ts";

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

/** Steps of a body, and what it reads, beyond which some of it is stored, so that kernels stay of a size that compiles fast. */
const longBody = 200;
const manyInputs = 24;

/** What one stored node needs of a loop. */
export interface Wanted {
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

/** Views between a loop and a node that it reads, the loop's side first. */
interface Chain {
  readonly moves: readonly Node[];
  readonly after: Map<Node, Chain>;
}
const makeChain = (moves: readonly Node[]): Chain => ({ moves, after: new Map() });

/** The loop of a group, whose nodes all come at the same level. @throws MustStore */
export function loopTask(group: readonly Wanted[], storing: Storing, levels: ReadonlyMap<Node, number>): LoopTask {
  return new Body(group, storing, levels).task();
}

class Body {
  private readonly group: readonly Wanted[];
  private readonly storing: Storing;
  private readonly levels: ReadonlyMap<Node, number>;

  constructor(group: readonly Wanted[], storing: Storing, levels: ReadonlyMap<Node, number>) {
    [this.group, this.storing, this.levels] = [group, storing, levels];
  }

  task(): LoopTask {
    const { group, storing } = this;
    const { known } = storing;
    const chains = makeChain([]);
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
        known.layoutOf(node) !== null || (storing.stored.has(node) && !top && !(here && storing.isLoop(node)));
      if (made) return load(slotOf(node, chain), node.dtype);
      if (step.kind === "elementwise") {
        const args = node.inputs.map((x) => constantOf(x) ?? exprOf(x, chain, false));
        return bodyOf(step.op, args, node.dtype);
      }
      const next = chain.after.get(node) ?? makeChain([...chain.moves, node]);
      chain.after.set(node, next);
      return exprOf(node.inputs[0]!, next, false);
    };

    const exprs = group.map((w) => (w.combine ? exprOf(w.of, chains, false) : exprOf(w.node, chains, true)));
    const { steps, results } = linearizeAll(exprs);
    if (steps.length > longBody || inputs.length > manyInputs) this.shorten();
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
  private shorten(): void {
    const { group, storing } = this;
    const seen = new Set<Node>();
    const inside: Node[] = [];
    const visit = (x: Node): void => {
      if (seen.has(x) || storing.known.layoutOf(x)) return;
      seen.add(x);
      if (x.step.kind === "elementwise" && !storing.stored.has(x)) inside.push(x);
      else if (storing.stored.has(x) && !group.some((w) => w.node === x || w.of === x)) return;
      for (const y of x.inputs) visit(y);
    };
    for (const w of group) visit(w.of);
    inside.sort((a, b) => a.id - b.id);
    const middle = inside[inside.length >> 1];
    if (middle) throw new MustStore([middle], true);
  }

  /** The layout by which a loop reads `node` through the views of `chain`. */
  private readThrough(node: Node, chain: Chain): Layout {
    let layout = this.storing.known.layoutOf(node) ?? contiguous(node.shape);
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
