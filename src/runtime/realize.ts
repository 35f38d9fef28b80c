/**
 * Running a graph: every step once, inputs first. Knows the order, what is kept and who does the work: kernels where much
 * of it is to be done, the reference elsewhere. What a step means is their business.
 */
import type { Data } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type AtOnce, computeAtOnce, type Node, settle, topological } from "../graph/node.ts";
import { revealAmong } from "../graph/withheld.ts";
import { hasValue } from "../graph/written.ts";
import type { Feedback } from "./ahead.ts";
import { type Numbers, numbersByKernel } from "./congruence.ts";
import { execute, settled } from "./execute.ts";
import { useEngineMemory } from "./memory.ts";
import { selectWhere } from "./pick.ts";
import { planOf, type Work } from "./plan.ts";
import type { Program, Run } from "./program.ts";
import { exactProgramFor, ownNodes, placeFor, programFor, runAgain, showSlices } from "./programs.ts";
import { computePlain, computeSmall, mostElements, smallMoved } from "./small.ts";
import { evaluate, orderByKernel, placesByKernel } from "./steps.ts";

export { blasName, setBlas } from "./blas.ts";
export { useEngineMemory } from "./memory.ts";
export { layoutAhead, viewAhead } from "./plan.ts";
export { setThreads, threadCount } from "./threads.ts";

/** `compiled`: by kernels where there is much to do. `reference`: never. */
export const engines = ["compiled", "reference"] as const;
export type Engine = (typeof engines)[number];

/** Elements from which on steps go to kernels: below, making one takes longer than the work. */
const smallest = 1 << 13;

let engine: Engine = process.env["TENSH_ENGINE"] === "reference" ? "reference" : "compiled";
let small = Number(process.env["TENSH_SMALL"] ?? smallest);

export const engineNow = (): Engine => engine;
/** From now on, graphs are run by `wanted`. */
export const setEngine = (wanted: Engine, elements: number = smallest): void => {
  [engine, small] = [wanted, elements];
};

/**
 * From now on small steps are computed as they are made (or not), unless kernels are wanted for them or for none; and now
 * those that lead to the nodes that wait.
 */
export function computeSmallSteps(on: boolean, waiting: readonly Node[] = []): void {
  const compute = on && !holding && engine === "compiled" && small > mostElements ? computeSmall : null;
  computeAtOnce(compute);
  if (compute === null) return;
  for (const node of topological(waiting, (n) => n.value === null)) {
    const value = node.value ?? compute(node.step, node.inputs, node.shape, node.dtype);
    if (value !== null && node.value === null) settle(node, value);
  }
}
/** Whether somebody wants the graph as it is written, in loops too. */
let holding = false;
export const isGraphWanted = (): boolean => holding;
/** Runs a task in which no step is computed before it is asked for, whatever loops the task goes through. */
export const remembering = <T>(task: () => T): T => keepingTo(true, task);
/** Runs a task that begins with no step computed before it is asked for; its loops may change that. */
export const begun = <T>(task: () => T): T => keepingTo(false, task);

function keepingTo<T>(hold: boolean, task: () => T): T {
  const before: AtOnce | null = computeAtOnce(null);
  const held = holding;
  holding = hold;
  try {
    return task();
  } finally {
    holding = held;
    computeAtOnce(before);
  }
}

/** The values of `roots`. */
export function realize(roots: readonly Node[]): readonly Stored[] {
  if (roots.every(hasValue)) return roots.map((n) => n.value!);
  // What lies there in another order, as parts of arrays do that a loop looks at, is no work.
  const moved = roots.length === 1 && engine === "compiled" ? smallMoved(roots[0]!) : null;
  if (moved) return [moved];
  const reached = reachedBy(roots);
  const pending = reached.filter(isPending);
  if (revealAmong(pending)) return realize(roots);
  const least = leastFor(pending);
  if (engine === "compiled" && pending.some((n) => isLarge(n, least))) {
    useEngineMemory();
    if (showSlices(reached, settled)) return realize(roots);
    runAgain({ roots, reached }, least, () => execute(roots, least));
  } else if (engine === "compiled" && pending.length >= worthKeeping) {
    if (showSlices(reached, settledOf)) return realize(roots);
    runAgain({ roots, reached }, null, () => stepByStep(pending));
  } else stepByStep(pending);
  return roots.map((n) => n.value!);
}

const isPending = (n: Node): boolean => !hasValue(n);
/** All that leads to `roots` from what has values on. */
const reachedBy = (roots: readonly Node[]): Node[] => topological(roots, isPending);
const settledOf = (n: Node): Stored => n.value!;
/** Steps on small tensors from which on it is worth looking whether they were run before. */
const worthKeeping = 3;

function stepByStep(pending: readonly Node[]): void {
  for (const node of pending) {
    const plain = engine === "compiled" ? computePlain(node) : null;
    settle(node, plain ?? evaluate(node, node.inputs.map(settledOf), engine === "compiled"));
  }
}

const isLarge = (n: Node, least: number): boolean =>
  sizeOf(n.shape) >= least || n.inputs.some((x) => sizeOf(x.shape) >= least);

/** Elements of steps, taken together, that are worth compiling loops for steps which alone are not; and those of such a step. */
const worthCompiling = 1 << 18;
const leastShared = 1 << 11;
/** Elements from which on loops are compiled: fewer where many steps are alike, as those of a recurrent layer are. */
function leastFor(pending: readonly Node[]): number {
  if (small <= leastShared || pending.length * small < worthCompiling) return small;
  let elements = 0;
  for (const { step, shape } of pending) {
    const size = sizeOf(shape);
    if (step.kind === "elementwise" && size >= leastShared && size < small) elements += size;
  }
  return elements >= worthCompiling ? leastShared : small;
}

/** Elements from which on loops are compiled for `roots`; below, and for the reference engine, steps run one by one. */
export const loopsFrom = (roots: readonly Node[]): number =>
  engine === "compiled" ? leastFor(reachedBy(roots).filter(isPending)) : Number.POSITIVE_INFINITY;
/** What running `roots` would do, if loops were compiled from `least` elements on. */
export const workFor = (roots: readonly Node[], least = loopsFrom(roots)): readonly Work[] => planOf(roots, least);

/** The values of a graph, where loops are compiled for it; null for the reference engine. */
export const valuesOf = (root: Node): Stored | null => (engine === "reference" ? null : realize([root])[0]!);

/** Where a large mask is true: its indices, one list for each of its axes; null for one that is small. */
export function placesOf(mask: Stored): readonly Int32Array[] | null {
  if (engine === "reference") return null;
  useEngineMemory();
  return placesByKernel(mask);
}

/** The elements of a vector where a mask is true; null for the reference engine. */
export function keptOf(x: Stored, mask: Stored): Data | null {
  if (engine === "reference") return null;
  useEngineMemory();
  return selectWhere(x, mask);
}

/** The elements of a large tensor in order, NaN last, or the positions that sort them; null for one that is small. */
export function orderOf(x: Stored, result: "values" | "places"): Data | null {
  if (engine === "reference") return null;
  useEngineMemory();
  return orderByKernel(x, result);
}

/** Numbers of a congruential generator, made by kernel; null for the reference engine. */
export function numbersAhead(...of: Parameters<typeof numbersByKernel>): Numbers | null {
  if (engine === "reference") return null;
  useEngineMemory();
  return numbersByKernel(...of);
}

/** All that leads to `outputs` from `inputs` on, and what of it depends on these. What of the rest is read has values then. */
function dependence(outputs: readonly Node[], inputs: readonly Node[]) {
  const given = new Set(inputs);
  const varying = new Set<Node>(inputs);
  const order = topological(outputs, (n) => !given.has(n));
  for (const n of order) if (n.inputs.some((x) => varying.has(x))) varying.add(n);
  const read = new Set([...outputs, ...order.flatMap((n) => (varying.has(n) && !given.has(n) ? n.inputs : []))]);
  realize([...read].filter((n) => n.value === null && !varying.has(n)));
  return { given, varying, order };
}

/** The values of `outputs` if those of `inputs` were `values`, for once. The nodes do not keep them. */
export function realizeWith(
  outputs: readonly Node[],
  inputs: readonly Node[],
  values: readonly Stored[],
): readonly Stored[] {
  const { varying, order } = dependence(outputs, inputs);
  const given = new Map(inputs.map((n, i) => [n, { ...n, inputs: [], recorded: false, value: values[i]! }]));
  const ownOf = ownNodes(
    order.filter((n) => varying.has(n)),
    (n) => given.get(n) ?? null,
  );
  return realize(outputs.map(ownOf));
}

/** Steps of a graph that is run again which are run one by one before it is made a program, which takes as long. */
const patience = 600;
/** Steps of which no program is made. */
const longest = 20_000;

/**
 * A graph to be run with other values in place of `inputs` whenever somebody wants to, to the bits that its steps would
 * give one by one. It is a copy: whatever happens to the nodes, it stays. `patient`: steps that are run one by one first.
 */
export function kept(outputs: readonly Node[], inputs: readonly Node[], patient = patience): Run {
  const { given, varying, order } = dependence(outputs, inputs);
  const steps = order.filter((n) => varying.has(n));
  const ownOf = ownNodes(steps, (n) => (given.has(n) ? placeFor(n) : null));
  const [results, places] = [outputs.map(ownOf), inputs.map(ownOf)];
  let left = patient;
  let program: ReturnType<typeof exactProgramFor> | null = null;
  return (values) => {
    left -= steps.length;
    if (engine === "compiled" && left < 0 && steps.length <= longest) {
      useEngineMemory();
      program ??= exactProgramFor(results, places, small);
      const found = program(values);
      if (found) return found;
    }
    return realizeWith(results, places, values);
  };
}

/**
 * A graph to be run again and again with other values in place of `inputs`. What does not depend on them is computed
 * once. The nodes keep no values of these runs. `feedback` says how a run leads to the next one, for several in a row.
 */
export function replay(outputs: readonly Node[], inputs: readonly Node[], feedback: Feedback | null = null): Program {
  const { given, varying, order } = dependence(outputs, inputs);
  if (engine === "compiled") {
    useEngineMemory();
    return programFor(outputs, inputs, order, (n) => varying.has(n), feedback);
  }
  const ownOf = ownNodes(
    order.filter((n) => varying.has(n)),
    (n) => (given.has(n) ? placeFor(n) : null),
  );
  const [results, places] = [outputs.map(ownOf), inputs.map(ownOf)];
  const steps = order.filter((n) => varying.has(n) && !given.has(n)).map(ownOf);
  const run = (values: readonly Stored[]): readonly Stored[] => {
    const found = new Map<Node, Stored>(places.map((n, i) => [n, values[i]!]));
    const known = (n: Node): Stored => found.get(n) ?? n.value!;
    for (const node of steps) found.set(node, evaluate(node, node.inputs.map(known), false));
    return results.map(known);
  };
  return { run, ahead: () => null };
}
