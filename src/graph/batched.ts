/**
 * The steps of a graph for many values of its inputs at once, which lie along an axis in front. Knows structure alone: what
 * an operation with an algorithm of its own does, it knows by its kernel.
 */
import { dataFrom } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { acrossBehind, acrossOf, ofAllRows } from "./across.ts";
import { makeNode, type Node, type Step, sourceOf, topological } from "./node.ts";
import { contract, expand, permute, reshape } from "./structure.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;
/** Thrown for a step that nobody knows how to make for many at once. */
class Alone extends Error {}

/**
 * `outputs` for `count` values (by the mapping that is called `axis`) of those inputs for which `others` are said to be `many`: with an axis in front, unless they
 * depend on none of these. Null where some step has to be made for each by itself.
 */
export function batchedOn(
  outputs: readonly Node[],
  inputs: readonly Node[],
  others: readonly { readonly node: Node; readonly many: boolean }[],
  { count, axis }: { readonly count: number; readonly axis: number },
): readonly { readonly node: Node; readonly many: boolean }[] | null {
  const batch = new Batch(count, axis);
  for (const [i, n] of inputs.entries()) batch.put(n, others[i]!.node, others[i]!.many);
  try {
    for (const n of topological(outputs, (n) => !batch.has(n))) if (!batch.has(n)) batch.make(n);
  } catch (error) {
    if (error instanceof Alone) return null;
    throw error;
  }
  return outputs.map((n) => ({ node: batch.of(n), many: batch.isMany(n) }));
}

class Batch {
  private readonly count: number;
  private readonly axis: number;
  private readonly own = new Map<Node, Node>();
  private readonly many = new Set<Node>();
  private places: Node | null = null;

  constructor(count: number, axis: number) {
    this.count = count;
    this.axis = axis;
  }

  has(n: Node): boolean {
    return this.own.has(n);
  }
  of(n: Node): Node {
    return this.own.get(n) ?? n;
  }
  isMany(n: Node): boolean {
    return this.many.has(n);
  }
  put(n: Node, own: Node, many: boolean): void {
    this.own.set(n, own);
    if (many) this.many.add(n);
  }

  make(n: Node): void {
    const common = acrossOf(n);
    const [x] = n.inputs;
    if (common && this.many.has(x!)) {
      if (common.axis === this.axis) this.own.set(n, ofAllRows(this.of(x!), common.how));
      else this.put(n, acrossBehind(this.of(x!), common), true);
    } else if (n.inputs.some((x) => this.many.has(x))) this.put(n, this.made(n), true);
    else if (n.inputs.some((x) => this.of(x) !== x))
      this.own.set(
        n,
        makeNode(
          n.step,
          n.inputs.map((x) => this.of(x)),
          n.shape,
          n.dtype,
        ),
      );
  }

  private made(n: Node): Node {
    const shape = [this.count, ...n.shape];
    const { step } = n;
    switch (step.kind) {
      case "contraction":
        return this.joined(n) ?? this.spreadOut(step, n);
      case "elementwise":
        return this.spreadOut(step, n);
      case "movement":
        return this.moved(step, n, shape);
      case "reduction":
        return this.behindOf({ ...step, axes: step.axes.map(behind) }, n);
      case "gather":
        return this.gathered(step, n);
      case "scatter":
        return this.scattered(step, n, shape);
      case "routine":
        return this.worked(step, n);
      case "source":
      case "variable":
        throw new Alone();
    }
  }

  /** For all at once, also what is the same for all. */
  private spread(x: Node): Node {
    return this.many.has(x) ? this.of(x) : expand(this.of(x), [this.count, ...x.shape]);
  }

  /** The step on all its inputs for all at once. */
  private spreadOut(step: Step, n: Node): Node {
    const inputs = n.inputs.map((x) => this.spread(x));
    return makeNode(step, inputs, [this.count, ...n.shape], n.dtype);
  }
  /** The step on its only input, of which it leaves the axis in front alone. */
  private behindOf(step: Step, n: Node): Node {
    return makeNode(step, [this.of(n.inputs[0]!)], [this.count, ...n.shape], n.dtype);
  }

  /** Products of many matrices with a single one are one product, as in JAX; null for all others. */
  private joined({ inputs: [a, b], shape }: Node): Node | null {
    const single = [a!, b!].map((x) => !this.many.has(x));
    if (shape.length !== 2 || single[0] === single[1]) return null;
    const [m, n] = shape as [number, number];
    const inner = a!.shape[1]!;
    const [x, y] = [this.of(a!), this.of(b!)];
    if (single[1]) return reshape(contract(reshape(x, [this.count * m, inner]), y), [this.count, m, n]);
    const rows = reshape(permute(y, [1, 0, 2]), [inner, this.count * n]);
    return permute(reshape(contract(x, rows), [m, this.count, n]), [1, 0, 2]);
  }

  private moved({ move }: StepOf<"movement">, n: Node, shape: Shape): Node {
    const x = this.of(n.inputs[0]!);
    switch (move.kind) {
      case "reshape":
        return reshape(x, shape);
      case "permute":
        return permute(x, [0, ...move.axes.map(behind)]);
      case "expand": {
        const [count, ...sizes] = x.shape;
        const lead = n.shape.slice(sizes.length).map(() => 1);
        return expand(reshape(x, [count!, ...lead, ...sizes]), shape);
      }
      case "slice":
      case "place": {
        const own = { ...move, begin: [0, ...move.begin], step: [1, ...move.step] };
        return makeNode({ kind: "movement", move: own }, [x], shape, n.dtype);
      }
    }
  }

  /** 0, 1, … in the shape of indices: which of the many they are for. */
  private numbers(picked: Shape): Node {
    this.places ??= sourceOf(
      stored(
        "int32",
        [this.count],
        dataFrom(
          "int32",
          Array.from({ length: this.count }, (_, i) => i),
        ),
      ),
    );
    return expand(reshape(this.places, [this.count, ...picked.map(() => 1)]), [this.count, ...picked]);
  }

  private gathered({ axes, at }: StepOf<"gather">, n: Node): Node {
    const [x, ...indices] = n.inputs as [Node, ...Node[]];
    const picked = indices[0]!.shape;
    if (!indices.some((i) => this.many.has(i))) {
      const own: Step = { kind: "gather", axes: axes.map(behind), at: at + 1 };
      const given = [this.of(x), ...indices.map((i) => this.of(i))];
      return makeNode(own, given, [this.count, ...n.shape], n.dtype);
    }
    const spread = indices.map((i) => this.spread(i));
    const own = this.many.has(x)
      ? { axes: [0, ...axes.map(behind)], inputs: [this.of(x), this.numbers(picked), ...spread] }
      : { axes, inputs: [this.of(x), ...spread] };
    const shape = [...n.shape.slice(0, at), this.count, ...n.shape.slice(at)];
    const found = makeNode({ kind: "gather", axes: own.axes, at }, own.inputs, shape, n.dtype);
    const order = shape.map((_, a) => (a === 0 ? at : a <= at ? a - 1 : a));
    return permute(found, order);
  }

  private scattered({ axes, combine }: StepOf<"scatter">, n: Node, shape: Shape): Node {
    const [x, updates, ...indices] = n.inputs as [Node, Node, ...Node[]];
    const own: Step = { kind: "scatter", axes: [0, ...axes.map(behind)], combine };
    const places = [this.numbers(indices[0]!.shape), ...indices.map((i) => this.spread(i))];
    return makeNode(own, [this.spread(x), this.spread(updates), ...places], shape, n.dtype);
  }

  private worked(step: StepOf<"routine">, n: Node): Node {
    const { op, attrs } = step;
    if (op.rows) return this.behindOf(step, n);
    const lowered = op.lower?.(attrs as never);
    switch (lowered?.kind) {
      case "sort":
      case "scan":
      case "extreme":
        return this.behindOf(step, n);
      case "complex":
        return this.spreadOut(step, n);
      case "join":
        return this.spreadOut({ ...step, attrs: { ...(attrs as object), axis: behind(lowered.axis) } }, n);
      default:
        throw new Alone();
    }
  }
}

const behind = (axis: number): number => axis + 1;
