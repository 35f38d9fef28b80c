/**
 * What running a graph would do, for people: the kernels in order, what each reads and writes. Knows the schedule; runs
 * nothing.
 */
import { bytesOf } from "../core/dtype.ts";
import { contiguous, type Layout } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { bodyOf } from "../graph/body.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import { bandsOf } from "../kernel/bands.ts";
import { callsOf, partialBytes } from "../kernel/calls.ts";
import { viewed } from "../kernel/reading.ts";
import { schedule, type Task } from "../kernel/schedule.ts";
import { showLoop } from "../kernel/show.ts";
import { linearize, load } from "../scalar/expr.ts";
import { hasKernel } from "./steps.ts";

export interface Work {
  /** `each: mul add of float32, float32` for a loop; the step's own name elsewhere. */
  readonly name: string;
  /** A loop compiled for this graph, a kernel that is always the same, the reference, or a view, which costs nothing. */
  readonly by: "loop" | "kernel" | "reference" | "view";
  /** Steps of the graph that it does. */
  readonly steps: number;
  /** Elements that it goes through. */
  readonly elements: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Operations on single numbers; 0 where that is not what the work is about. */
  readonly operations: number;
  /** A loop's body as text, given what its inputs and outputs are called. */
  readonly body: ((nameOf: (node: Node) => string) => readonly string[]) | null;
  /** The first loop of a band: how many there are, and over how many rows. */
  readonly band: { readonly loops: number; readonly rows: number } | null;
}

const bytesIn = (n: Node): number => sizeOf(n.shape) * bytesOf(n.dtype);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The work that is left to do for `roots`, in order. `small`: below so many elements the reference does it. */
export const planOf = (roots: readonly Node[], small: number): readonly Work[] =>
  bandsOf(
    schedule(roots, { layoutOf: (n) => n.value?.layout ?? null, small, functionsFrom: small, fallible: true }),
  ).flatMap((work): readonly Work[] => {
    if (work.kind !== "band") return [workOf(work)];
    const [first, ...rest] = work.tasks.map(workOf);
    return [{ ...first!, band: { loops: work.tasks.length, rows: work.rows } }, ...rest];
  });

function workOf(task: Task): Work {
  if (task.kind === "step") {
    const { node } = task;
    const bytesRead = sum(node.inputs.map(bytesIn));
    const common = {
      name: stepName(node.step),
      steps: 1,
      elements: sizeOf(node.shape),
      operations: operationsOf(node),
      body: null,
      band: null,
    };
    if (viewAhead(node)) return { ...common, by: "view", bytesRead: 0, bytesWritten: 0 };
    return { ...common, by: hasKernel(node) ? "kernel" : "reference", bytesRead, bytesWritten: bytesIn(node) };
  }
  const { loop, inputs, outputs } = task;
  const [call] = callsOf(loop, {
    inputs: inputs.map(() => 0),
    outputs: outputs.map(() => 0),
    partials: partialBytes(loop),
  });
  const elements = loop.sizes.reduce((n, s) => n * s, 1);
  const combined = loop.outputs.filter((o) => o.combine).length;
  return {
    name: call!.kernel.name,
    by: "loop",
    steps: loop.steps.filter((s) => s.kind === "alu" || s.kind === "cast").length + combined,
    elements,
    operations: elements * (loop.steps.filter((s) => s.kind === "alu").length + combined),
    body: (nameOf) =>
      showLoop(loop, { inputs: inputs.map((x) => nameOf(x.node)), outputs: outputs.map((n) => nameOf(n)) }),
    // An input that repeats is read once.
    bytesRead: sum([...new Set(inputs.map((x) => x.node))].map(bytesIn)),
    bytesWritten: sum(outputs.map(bytesIn)),
    band: null,
  };
}

/** A multiplication and an addition count as two; a cast, a comparison of sorted values and a copy as none. */
function operationsOf({ step, inputs, shape, dtype }: Node): number {
  switch (step.kind) {
    case "elementwise": {
      const body = bodyOf(
        step.op,
        inputs.map((x, i) => load(i, x.dtype)),
        dtype,
      );
      return linearize(body).filter((s) => s.kind === "alu").length * sizeOf(shape);
    }
    case "reduction":
      return sizeOf(inputs[0]!.shape);
    case "contraction":
      return 2 * sizeOf(shape) * inputs[0]!.shape.at(-1)!;
    case "routine":
      return step.op.lower?.(step.attrs as never)?.kind === "scan" ? sizeOf(shape) : 0;
    case "source":
    case "variable":
    case "movement":
    case "gather":
    case "scatter":
      return 0;
  }
}

/**
 * Where the elements of a node will lie. A view shares the buffer of its input; what a step makes lies densely. Null for
 * a movement that has to copy.
 */
export function layoutAhead(node: Node): Layout {
  if (node.value) return node.value.layout;
  return viewAhead(node) ?? contiguous(node.shape);
}
/** The layout of a view over its input's buffer; null for all that makes a buffer of its own. */
export function viewAhead(node: Node): Layout | null {
  return node.step.kind === "movement" ? viewed(layoutAhead(node.inputs[0]!), node) : null;
}
