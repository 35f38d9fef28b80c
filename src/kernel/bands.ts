/**
 * Loops that go through the same rows one after another, as those of a softmax do. They are done band by band: some rows
 * by all of them, then the next ones, so that what one loop writes is still near when another reads it. Knows tasks and
 * calls; knows no memory and no instructions.
 */
import { bytesOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { type Call, callsOf, longRow, type Placing } from "./calls.ts";
import { banded } from "./chain.ts";
import { keptCount, type Loop } from "./loop.ts";
import type { LoopInput, LoopTask } from "./loop-task.ts";
import type { Task } from "./schedule.ts";
import { canFail } from "./wasm/lanes.ts";

export interface Band {
  readonly kind: "band";
  readonly tasks: readonly LoopTask[];
  readonly rows: number;
  /** Bytes that the loops read and write for a row. */
  readonly rowBytes: number;
}

export type Work = Task | Band;
export const loopsIn = (work: Work): readonly LoopTask[] =>
  work.kind === "step" ? [] : work.kind === "band" ? work.tasks : [work];
export const readBy = (work: Work): readonly Node[] =>
  work.kind === "step" ? work.node.inputs : loopsIn(work).flatMap((task) => task.inputs.map((x) => x.node));
export const madeBy = (work: Work): readonly Node[] =>
  work.kind === "step" ? [work.node] : loopsIn(work).flatMap((task) => task.outputs);

/** Rows that there are at least, so that all threads have some. */
const leastRows = 16;
/** Bytes of a row beyond which nothing of it stays near, and bytes of all rows below which everything does. */
const longestRow = 1 << 19;
const leastBytes = 1 << 17;
/** Bytes that stay near a thread. */
const nearBytes = 1 << 18;

/** The tasks in their order, those that belong together as bands. */
export function bandsOf(tasks: readonly Task[]): readonly Work[] {
  const found: Work[] = [];
  for (let i = 0; i < tasks.length; ) {
    const band = bandFrom(tasks, i);
    found.push(band ?? tasks[i]!);
    i += band?.tasks.length ?? 1;
  }
  return found;
}

function bandFrom(tasks: readonly Task[], start: number): Band | null {
  const rows = rowsFrom(tasks, start);
  if (rows < leastRows) return null;
  const together: LoopTask[] = [];
  /** Elements that a row has of what the loops make. */
  const made = new Map<Node, number>();
  let [rowBytes, follows] = [0, 0];
  for (let i = start; i < tasks.length; i++) {
    const task = tasks[i]!;
    const bytes = task.kind === "loop" ? bytesInRow(task, rows, made) : null;
    if (task.kind !== "loop" || bytes === null || rowBytes + bytes > longestRow) break;
    if (task.inputs.some((x) => made.has(x.node))) follows = together.length;
    together.push(task);
    rowBytes += bytes;
    for (const [k, node] of task.outputs.entries()) made.set(node, rowElements(task.loop, k, rows));
  }
  // What comes behind the last loop that reads what another makes is better off alone.
  const own = together.slice(0, follows + 1);
  return own.length < 2 || rows * rowBytes < leastBytes ? null : { kind: "band", tasks: own, rows, rowBytes };
}

/** The rows of the first reduction from `start` on, with nothing but loops before it; 0 where there is none. */
function rowsFrom(tasks: readonly Task[], start: number): number {
  for (let i = start; i < tasks.length; i++) {
    const task = tasks[i]!;
    if (task.kind !== "loop" || (task.loop.kind !== "rows" && task.loop.kind !== "each")) return 0;
    if (task.loop.kind === "rows") return task.loop.order === "packs" ? sizeOf(keptSizes(task.loop)) : 0;
  }
  return 0;
}
const keptSizes = (loop: Loop): readonly number[] => loop.sizes.slice(0, keptCount(loop));

/** A loop as one over rows: sizes and strides, of which the first `outer` dimensions are the rows. */
interface Rows {
  readonly sizes: readonly number[];
  readonly strides: readonly (readonly number[])[];
  readonly outer: number;
}
/** Null where its units are not those of the rows, one row after another. */
function asRows(loop: Loop, rows: number): Rows | null {
  const [sizes, strides] = [loop.sizes, loop.inputs.map((x) => x.strides)];
  if (loop.kind === "rows") {
    const outer = keptCount(loop);
    return loop.order === "packs" && sizeOf(keptSizes(loop)) === rows ? { sizes, strides, outer } : null;
  }
  if (loop.kind !== "each") return null;
  if (sizes.length === 1) {
    const each = sizes[0]! / rows;
    if (!Number.isInteger(each)) return null;
    return { sizes: [rows, each], strides: strides.map(([s]) => [s! * each, s!]), outer: 1 };
  }
  if (sizes.at(-1)! >= longRow) return null;
  const outer = sizes.findIndex((_, d) => d > 0 && sizeOf(sizes.slice(0, d)) === rows);
  return outer < 0 ? null : { sizes, strides, outer };
}

const rowElements = (loop: Loop, output: number, rows: number): number =>
  loop.outputs[output]!.combine ? 1 : sizeOf(loop.sizes) / rows;

/** Bytes that a loop reads and writes for a row; null where it cannot go through the rows with the others. */
function bytesInRow({ loop, inputs }: LoopTask, rows: number, made: ReadonlyMap<Node, number>): number | null {
  const own = asRows(loop, rows);
  if (!own || loop.steps.some(canFail)) return null;
  let bytes = loop.outputs.reduce((n, o, k) => n + rowElements(loop, k, rows) * bytesOf(o.dtype), 0);
  for (const [i, input] of inputs.entries()) {
    const strides = own.strides[i]!;
    const elements = made.get(input.node);
    if (elements !== undefined) {
      if (!staysInRow(input, { ...own, strides: [strides] }, elements)) return null;
    } else if (strides.slice(own.outer).some((s) => s !== 0)) {
      bytes += sizeOf(own.sizes.slice(own.outer)) * bytesOf(loop.inputs[i]!.dtype);
    }
  }
  return bytes;
}

/** For a row, only that row's `elements` of the input are read. */
function staysInRow({ offset }: LoopInput, { sizes, strides: [strides], outer }: Rows, elements: number): boolean {
  let [step, reach] = [elements, 0];
  for (let d = outer - 1; d >= 0; d--) {
    if (strides![d] !== step) return false;
    step *= sizes[d]!;
  }
  for (let d = outer; d < sizes.length; d++) {
    if (strides![d]! < 0) return false;
    reach += strides![d]! * (sizes[d]! - 1);
  }
  return offset === 0 && reach < elements;
}

/** The call that does all of a band. `placings`: where the inputs and outputs of each loop lie. */
export function callOfBand({ tasks, rows, rowBytes }: Band, placings: readonly Placing[]): Call {
  const calls = tasks.flatMap(({ loop }, i) => callsOf(loop, placings[i]!));
  const chunk = Math.min(Math.ceil(rows / leastRows), Math.max(1, Math.floor(nearBytes / rowBytes)));
  return banded(calls, rows, chunk);
}
