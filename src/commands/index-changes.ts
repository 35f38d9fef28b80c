/** What an index does to each axis of a tensor, for `slice` and `explain`. Knows index items, nothing of pictures. */
import type { AxisChange } from "../core/answer.ts";
import { type IndexPlan, planIndex } from "../core/index.ts";
import type { Shape } from "../core/shape.ts";
import type { Index } from "../ops/subscripts.ts";

/** `note` says where the common axis of picks went, if not where the picked axes stood. */
export interface IndexChanges {
  readonly changes: readonly AxisChange[];
  readonly note: string | null;
}

/** How each axis came through, in the order of the tensor's axes; new axes where they were written. */
export function changesOf(shape: Shape, items: readonly Index[], texts: readonly string[]): IndexChanges {
  const plain = items.map((item) =>
    item.kind === "pick" ? { kind: "pick" as const, shape: item.node.shape, values: null } : item,
  );
  const plan = planIndex(shape, plain);
  const walk = new Walk(shape, plan);
  const consumed = items.reduce((n, i) => n + axesOf(i), 0);
  for (const [i, item] of items.entries()) {
    if (item.kind === "ellipsis") walk.pass(shape.length - consumed, texts[i] ?? "...");
    else walk.take(item, texts[i] ?? "");
  }
  walk.pass(shape.length - walk.axis, ":");
  return { changes: walk.changes, note: frontNote(plan) };
}

const axesOf = (item: Index): number => {
  if (item.kind === "mask") return item.shape.length;
  return item.kind === "newaxis" || item.kind === "ellipsis" ? 0 : 1;
};

function frontNote({ picks, pickShape, at }: IndexPlan): string | null {
  if (at > 0 || pickShape.length === 0 || picks.length === 0 || picks[0]!.axis === 0) return null;
  const axes = pickShape.length === 1 ? `axis, ${pickShape[0]},` : `axes, ${pickShape.join(" × ")},`;
  return `what picks does not stand together, so its common ${axes} went to the front`;
}

class Walk {
  readonly changes: AxisChange[] = [];
  axis = 0;
  private readonly shape: Shape;
  private readonly plan: IndexPlan;
  /** The first axis that a list or mask picked from: the others go with it. */
  private picked: number | null = null;

  constructor(shape: Shape, plan: IndexPlan) {
    this.shape = shape;
    this.plan = plan;
  }

  pass(count: number, by: string): void {
    for (let k = 0; k < count; k++) this.change([this.shape[this.axis]!], by, null);
  }

  take(item: Exclude<Index, { kind: "ellipsis" }>, by: string): void {
    switch (item.kind) {
      case "newaxis":
        this.changes.push({ axis: null, from: null, to: [1], by, note: null });
        return;
      case "at":
        return this.change([], by, null);
      case "slice": {
        const size = this.plan.size[this.axis]!;
        return this.change([size], by, (item.step ?? 1) < 0 && size > 1 ? "backwards" : null);
      }
      case "pick":
        return this.pick(by);
      case "mask":
        if (item.shape.length === 0)
          this.changes.push({ axis: null, from: null, to: [item.places.length], by, note: null });
        for (let k = 0; k < item.shape.length; k++) this.pick(by);
    }
  }

  private pick(by: string): void {
    if (this.picked === null) {
      this.picked = this.axis;
      return this.change(this.plan.pickShape, by, null);
    }
    this.change([], by, `with axis ${this.picked}`);
  }

  private change(to: Shape, by: string, note: string | null): void {
    const { axis } = this;
    this.changes.push({ axis, from: this.shape[axis]!, to, by, note });
    this.axis++;
  }
}
