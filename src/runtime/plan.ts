/**
 * What running a graph would do, for people: the kernels in order, what each reads and writes. Knows the schedule; runs
 * nothing.
 */
import { bytesOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { callsOf, partialBytes } from "../kernel/calls.ts";
import { schedule, type Task } from "../kernel/schedule.ts";
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
}

const bytesIn = (n: Node): number => sizeOf(n.shape) * bytesOf(n.dtype);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The work that is left to do for `roots`, in order. `small`: below so many elements the reference does it. */
export const planOf = (roots: readonly Node[], small: number): readonly Work[] =>
  schedule(roots, { layoutOf: (n) => n.value?.layout ?? null, small }).map(workOf);

function workOf(task: Task): Work {
  if (task.kind === "step") {
    const { node } = task;
    const bytesRead = sum(node.inputs.map(bytesIn));
    const common = { name: nameOf(node), steps: 1, elements: sizeOf(node.shape) };
    if (node.step.kind === "movement" && !copies(node)) return { ...common, by: "view", bytesRead: 0, bytesWritten: 0 };
    return { ...common, by: hasKernel(node) ? "kernel" : "reference", bytesRead, bytesWritten: bytesIn(node) };
  }
  const { loop, inputs, outputs } = task;
  const [call] = callsOf(loop, {
    inputs: inputs.map(() => 0),
    outputs: outputs.map(() => 0),
    partials: partialBytes(loop),
  });
  return {
    name: call!.kernel.name,
    by: "loop",
    steps:
      loop.steps.filter((s) => s.kind === "alu" || s.kind === "cast").length +
      loop.outputs.filter((o) => o.combine).length,
    elements: loop.sizes.reduce((n, s) => n * s, 1),
    // An input that repeats is read once.
    bytesRead: sum([...new Set(inputs.map((x) => x.node))].map(bytesIn)),
    bytesWritten: sum(outputs.map(bytesIn)),
  };
}

const copies = ({ step }: Node): boolean => step.kind === "movement" && step.move.kind === "place";

function nameOf({ step }: Node): string {
  switch (step.kind) {
    case "elementwise":
    case "routine":
      return step.op.name;
    case "movement":
      return step.move.kind;
    case "reduction":
      return step.combine;
    case "contraction":
      return "matmul";
    case "source":
    case "variable":
    case "gather":
    case "scatter":
      return step.kind;
  }
}
