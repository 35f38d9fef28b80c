/**
 * Running a graph by kernels: the schedule's tasks in order, every buffer given back after its last use. Knows tasks and
 * values; knows no instructions.
 */
import type { Data } from "../core/dtype.ts";
import { isContiguous, rowMajor } from "../core/layout.ts";
import { type Stored, stored } from "../core/stored.ts";
import { type Node, settle, topological } from "../graph/node.ts";
import { type Band, bandsOf, madeBy, readBy } from "../kernel/bands.ts";
import type { LoopTask } from "../kernel/loop-task.ts";
import { schedule, type Task } from "../kernel/schedule.ts";
import { canFail } from "../kernel/wasm/lanes.ts";
import { takeFault } from "./launch.ts";
import { type Part, resultsFor, runBand, runLoop } from "./loops.ts";
import { addressOf, engineRoom, holding, isOutside, letGo } from "./memory.ts";
import { evaluateStep } from "./reference/evaluate.ts";
import { checkRoom, withinMemory } from "./room.ts";
import { evaluate } from "./steps.ts";
import { denseCopy } from "./transpose.ts";

/**
 * Gives every root its value; loops over fewer than `small` elements are left to the reference. Recorded nodes keep what
 * they are asked for, so that gradients find it; other values on the way are temporary.
 */
export function execute(roots: readonly Node[], small: number): void {
  const tasks = schedule(roots, {
    layoutOf: (n) => n.value?.layout ?? null,
    small,
    functionsFrom: small,
    fallible: true,
  });
  checkRoom(tasks);
  const works = bandsOf(tasks);
  const kept = new Set(roots);
  const temporary = new Map<Node, Stored>();
  const lastUse = new Map<Node, number>();
  /** Buffers that some node shows as its value. */
  const shown = new Set<Data>();
  for (const [i, work] of works.entries()) {
    for (const n of [...readBy(work), ...madeBy(work)]) {
      lastUse.set(n, i);
      if (n.value) shown.add(n.value.data);
    }
  }
  const planned = new Set(tasks.flatMap(madeBy));
  const storedOf = (n: Node): Stored => {
    if (!n.value) return temporary.get(n)!;
    const value = settled(n);
    shown.add(value.data);
    return value;
  };
  /** Loops read what the tasks make as dense; a step may have given a view: it is copied once for all of them. */
  const dense = new Map<Node, Data>();
  const denseOf = (n: Node): Data => {
    const value = storedOf(n);
    if (!planned.has(n) || isWhole(value)) return value.data;
    const copy = dense.get(n) ?? denseCopy(value);
    dense.set(n, copy);
    return copy;
  };
  const isLasting = (node: Node): boolean => kept.has(node) || node.recorded || !isCheap(node);
  const keep = (node: Node, value: Stored): void => {
    if (isLasting(node)) {
      settle(node, value);
      shown.add(value.data);
    } else temporary.set(node, value);
  };
  for (const [i, work] of works.entries()) {
    const before = new Set([...readBy(work), ...madeBy(work)]);
    const isOver = (n: Node): boolean => !isLasting(n) && lastUse.get(n) === i;
    if (work.kind !== "band") run(work, storedOf, denseOf, keep);
    else if (!withinMemory(madeBy(work)[0]!, () => runTogether(work, denseOf, isOver, keep)))
      for (const task of work.tasks) run(task, storedOf, denseOf, keep);
    for (const n of before) {
      if (lastUse.get(n) !== i) continue;
      const copy = dense.get(n);
      if (copy && dense.delete(n)) letGo(copy);
      if (!temporary.has(n)) continue;
      const { data } = temporary.get(n)!;
      temporary.delete(n);
      // Only room in the engine's memory is given back; of small tensors there may be thousands.
      if (addressOf(data) !== null && isUnused(data, temporary, shown)) letGo(data);
    }
  }
}

/** Loops are cheap to run again if somebody asks; products, sorts and the like are not. */
const isCheap = (node: Node): boolean =>
  node.step.kind === "elementwise" || node.step.kind === "reduction" || node.step.kind === "movement";

/**
 * Nobody sees the buffer: neither on the way nor as a value of any node of these tasks. What was a view on the way may
 * show a buffer that was there before, so the values that tasks read count too.
 */
function isUnused(data: Data, temporary: ReadonlyMap<Node, Stored>, shown: ReadonlySet<Data>): boolean {
  for (const s of temporary.values()) if (overlap(s.data, data)) return false;
  for (const other of shown) if (overlap(other, data)) return false;
  return true;
}

/** Pieces of buffers are objects of their own. */
const overlap = (a: Data, b: Data): boolean =>
  a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;

/** The value of a node. Large ones that lie elsewhere move into the engine's memory when they are first used, if it has room. */
export function settled(n: Node): Stored {
  const value = n.value!;
  if (!isOutside(value.data)) return value;
  const data = engineRoom(value.dtype, value.data.length);
  if (!data) return value;
  (data as Float64Array).set(value.data as Float64Array);
  const moved = { ...value, data };
  n.value = moved;
  if (n.step.kind === "variable" && n.step.variable.value === value) n.step.variable.value = moved;
  return moved;
}

const isWhole = ({ layout }: Stored): boolean => layout.offset === 0 && isContiguous(layout);

function run(
  task: Task,
  storedOf: (n: Node) => Stored,
  denseOf: (n: Node) => Data,
  keep: (n: Node, value: Stored) => void,
): void {
  if (task.kind === "step") {
    const inputs = task.node.inputs.map(storedOf);
    holding(
      inputs.map((x) => x.data),
      () => keep(task.node, evaluate(task.node, inputs, true)),
    );
    return;
  }
  const fallible = task.loop.steps.some(canFail);
  // What an interrupted loop left.
  if (fallible) takeFault();
  const results = withinMemory(task.outputs[0]!, () =>
    runLoop(
      task.loop,
      task.inputs.map(({ node, offset }) => ({ data: denseOf(node), offset })),
    ),
  );
  if (fallible && takeFault()) nameFault(task, storedOf);
  for (const [k, node] of task.outputs.entries()) keep(node, stored(node.dtype, node.shape, results[k]!));
}

/** The loops of a band at once, their results kept; false where there is no room for that. `isOver`: nobody reads it later. */
function runTogether(
  band: Band,
  denseOf: (n: Node) => Data,
  isOver: (n: Node) => boolean,
  keep: (n: Node, value: Stored) => void,
): boolean {
  const made = new Map<Node, Data>();
  const parts = band.tasks.map((task, t): Part => {
    const readings = task.inputs.map(({ node, offset }) => ({ data: made.get(node) ?? denseOf(node), offset }));
    const later = new Set(band.tasks.slice(t + 1).flatMap(readBy));
    const reused = overwrittenBy(task, (n) => made.has(n) && isOver(n) && !later.has(n));
    const before = reused && made.get(reused)!;
    if (reused) made.delete(reused);
    const results = before ? [before] : resultsFor(task.loop);
    for (const [k, node] of task.outputs.entries()) made.set(node, results[k]!);
    return { loop: task.loop, readings, results };
  });
  if (!runBand(band, parts)) {
    for (const data of new Set(parts.flatMap((p) => p.results))) letGo(data);
    return false;
  }
  for (const [node, data] of made) keep(node, stored(node.dtype, node.shape, data));
  return true;
}

/** An input that the loop's only result may take the place of: it is read element by element, once, and is free. */
function overwrittenBy({ loop, inputs, outputs }: LoopTask, isFree: (n: Node) => boolean): Node | null {
  if (loop.kind !== "each" || outputs.length !== 1) return null;
  const dense = rowMajor(loop.sizes);
  const found = inputs.findIndex(
    ({ node, offset }, i) =>
      isFree(node) &&
      node.dtype === outputs[0]!.dtype &&
      offset === 0 &&
      loop.inputs[i]!.strides.every((s, d) => s === dense[d]) &&
      inputs.every((x, j) => j === i || x.node !== node),
  );
  return found < 0 ? null : inputs[found]!.node;
}

/**
 * Does the loop's steps by the reference, which says what an element without a result is.
 * @throws what the reference says
 */
function nameFault({ inputs, outputs }: Task & { readonly kind: "loop" }, storedOf: (n: Node) => Stored): never {
  const read = new Set(inputs.map((x) => x.node));
  const isKnown = (n: Node): boolean => read.has(n) || n.value !== null;
  const values = new Map<Node, Stored>();
  const valueAt = (n: Node): Stored => (isKnown(n) ? storedOf(n) : values.get(n)!);
  for (const n of topological(outputs, (x) => !isKnown(x))) {
    if (!isKnown(n)) values.set(n, evaluateStep(n, n.inputs.map(valueAt)));
  }
  throw new Error("a loop met an element without a result, and the reference does not");
}
