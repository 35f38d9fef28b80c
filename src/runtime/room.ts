/**
 * What a task's tensors need together, of the memory that kernels reach: what cannot fit is refused before any work. Knows
 * tasks and buffers; runs nothing.
 */
import { bytesOf, type Data } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { showBytes } from "../core/quantities.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import type { Task } from "../kernel/schedule.ts";
import { canBeCut } from "./loops.ts";
import { addressOf, mostBytes, NoRoom } from "./memory.ts";

const bytesIn = (n: Node): number => sizeOf(n.shape) * bytesOf(n.dtype);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** @throws limit/memory where a loop's inputs and results are more than kernels reach, and it cannot be done in parts */
export function checkRoom(tasks: readonly Task[]): void {
  for (const task of tasks) {
    if (task.kind !== "loop" || canBeCut(task.loop)) continue;
    const needed = leastRoom(task);
    if (needed > mostBytes) throw noRoom(task.outputs[0]!, showBytes(needed), showBytes(mostBytes));
  }
}

/** At least so many bytes: what is in the engine's memory already may overlap, so that the largest of it counts alone. */
function leastRoom({ inputs, outputs }: Task & { kind: "loop" }): number {
  const nodes = [...new Set(inputs.map((x) => x.node))];
  const there = nodes.flatMap((n) => (n.value ? [n.value.data] : []));
  const guests = new Set<Data>(there.filter((data) => addressOf(data) === null));
  const largest = there.reduce((most, data) => (guests.has(data) ? most : Math.max(most, data.byteLength)), 0);
  const made = nodes.filter((n) => n.value === null && n.step.kind !== "movement");
  return largest + sum([...guests].map((d) => d.byteLength)) + sum([...made, ...outputs].map(bytesIn));
}

export const noRoom = ({ shape }: Node, needs: string, limit: string): Error =>
  refuse(
    "limit/memory",
    { shape: showShape(shape), needs, limit },
    {
      shapes: [shape],
      help: ["`vars` shows what names hold, `del NAME` gives it back, `set undo 0` lets go of old states"],
    },
  );

/** Runs `make`; where the host has no buffer left, that is said of `node`. @throws limit/memory */
export function withinMemory<T>(node: Node, make: () => T): T {
  try {
    return make();
  } catch (error) {
    // What the engine of the host throws when a buffer cannot be had.
    if (!(error instanceof RangeError) || !/allocat|length/i.test(error.message)) throw error;
    if (error instanceof NoRoom)
      throw noRoom(node, "more memory than is left", `${showBytes(mostBytes)} for all that kernels work on`);
    throw noRoom(node, "more memory than there is", "this machine's memory");
  }
}
