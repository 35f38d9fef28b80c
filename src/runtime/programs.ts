/**
 * Programs that are kept for graphs of the same structure: the steps of a training, and what statements and loops do
 * again and again. Knows what makes graphs equal and when a program is worth making; knows no instructions.
 */
import { bytesOf, largeBytes } from "../core/dtype.ts";
import { Kept } from "../core/kept.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, settle } from "../graph/node.ts";
import { signatureOf } from "../graph/signature.ts";
import { bakedValue, isView, viewed } from "../kernel/reading.ts";
import type { Feedback } from "./ahead.ts";
import { settled } from "./execute.ts";
import { addressOf, ifRoom, isOutside } from "./memory.ts";
import { isLarge, type KeptProgram, makeProgram, PlannedProgram, type Program } from "./program.ts";
import { withinMemory } from "./room.ts";
import { evaluate } from "./steps.ts";

/** Programs that are kept. */
const most = 256;
/** Bytes that a kept program may have as its own; and those of a roomy one, of which there are some. */
const mostBytes = 1 << 20;
const roomyBytes = 1 << 24;
/** Bytes that roomy programs may have together. */
let roomLeft = 1 << 27;
/** Steps on small tensors that are run one by one before their graph is made a program, which takes as long. */
const patience = 400;

/**
 * Nodes for one's own, inputs before what is made from them: whoever realizes the graph meanwhile lets go of what they
 * were made from. `given` says what stands for a node that is not computed, and is null for one that is.
 */
export function ownNodes(nodes: readonly Node[], given: (node: Node) => Node | null): (node: Node) => Node {
  const own = new Map<Node, Node>();
  const ownOf = (n: Node): Node => own.get(n) ?? n;
  for (const n of nodes)
    own.set(n, given(n) ?? { ...n, value: null, inputs: n.inputs.map(ownOf), recorded: false, cuts: [] });
  return ownOf;
}
/** The place of a value that comes with each run. */
export const placeFor = (node: Node): Node => ({
  ...node,
  step: { kind: "source" },
  value: null,
  inputs: [],
  cuts: [],
});

const bytesIn = (n: Node): number => sizeOf(n.shape) * bytesOf(n.dtype);
const isSmall = ({ data }: Stored): boolean => data.byteLength < largeBytes && addressOf(data) === null;
/** Numbers that become part of the kernels. */
const bakedText = (n: Node): string => `=${bakedValue(n) ?? ""}`;

const replayed = new Kept<KeptProgram>(most);

/**
 * The program for `outputs`, given `inputs`. `order` has all nodes that lead there, `varies` says which depend on an
 * input; the others have values.
 */
export function programFor(
  outputs: readonly Node[],
  inputs: readonly Node[],
  order: readonly Node[],
  varies: (node: Node) => boolean,
  feedback: Feedback | null,
): Program {
  const given = new Map(inputs.map((n, i) => [n, i]));
  const read = new Set([...outputs, ...order.flatMap((n) => (varies(n) && !given.has(n) ? n.inputs : []))]);
  const nodes = order.filter((n) => varies(n) || read.has(n));
  const fixed = nodes.filter((n) => !varies(n));
  const make = (): KeptProgram => {
    const ownOf = ownNodes(nodes.filter(varies), (n) => (given.has(n) ? placeFor(n) : null));
    return makeProgram(outputs.map(ownOf), inputs.map(ownOf), feedback, fixed);
  };
  const values = fixed.map((n) => n.value!);
  const isKept = values.every(isSmall) && nodes.reduce((n, x) => n + bytesIn(x), 0) <= mostBytes;
  const textOf = (n: Node): string | null => {
    if (given.has(n)) return `i${given.get(n)}/${n.shape}`;
    if (varies(n)) return null;
    const { data, layout } = n.value!;
    return `f${layout.shape}/${layout.strides}/${layout.offset}/${data.length}${bakedText(n)}`;
  };
  const signature = isKept ? signatureOf(nodes, textOf) : null;
  const places = new Map(nodes.map((n, i) => [n, i]));
  const key = signature && `${signature}|${outputs.map((n) => places.get(n))}|${JSON.stringify(feedback)}`;
  const program = key ? replayed.at(key, make) : make();
  return {
    run: (given) => withinMemory(outputs[0]!, () => program.bound(values).run(given)),
    ahead: (given, count, below) => withinMemory(outputs[0]!, () => program.bound(values).ahead(given, count, below)),
  };
}

/**
 * The program of a graph of which all has a value that depends on no input, with the bits of the graph's steps. Gives null
 * where there is no room for it.
 */
export function exactProgramFor(
  outputs: readonly Node[],
  inputs: readonly Node[],
  functionsFrom: number,
): (values: readonly Stored[]) => readonly Stored[] | null {
  const program = makeProgram(outputs, inputs, null, [], functionsFrom).bound([]);
  return (values) => ifRoom(() => program.run(values));
}

/** What is known of graphs of one structure that are realized. */
interface Known {
  times: number;
  /** Places of the nodes that a run step by step gave values, among all that lead to the roots. */
  lasting: readonly number[];
  program: Realizer | "none" | null;
}
/** A program that gives `made` their values, by their places; views of these follow. */
interface Realizer {
  readonly program: PlannedProgram;
  readonly made: readonly number[];
  readonly views: readonly number[];
}
const realized = new Kept<Known>(most);

/** What is about to be run: the roots, and all that leads there, with values or without. */
export interface Pending {
  readonly roots: readonly Node[];
  readonly reached: readonly Node[];
}

/**
 * Runs a graph, by `first` if it is new, by the program that is kept for such graphs once that is worth while.
 * @param kernelsFrom elements from which on `first` leaves work to kernels; null where it leaves none to them.
 */
export function runAgain({ roots, reached }: Pending, kernelsFrom: number | null, first: () => void): void {
  const large = kernelsFrom !== null;
  const valueIn = large ? settled : (n: Node): Stored => n.value!;
  // A program's inputs are few elements that it copies, or lie where kernels reach them.
  if (large && reached.some((n) => n.value !== null && isOutside(settled(n).data))) return first();
  const signature = signatureOf(reached, (n) => leafText(n, valueIn));
  if (signature === null) return first();
  const key = `${signature}|${roots.map((n) => reached.lastIndexOf(n))}|${kernelsFrom}`;
  const known = realized.at(key, () => ({ times: 0, lasting: [], program: null }));
  if (known.times++ >= (large ? 1 : patience / reached.length))
    known.program ??= ifRoom(() => realizerOf(reached, known.lasting, kernelsFrom));
  const { program } = known;
  if (program && program !== "none" && ifRoom(() => runBy(program, reached, valueIn))) return;
  const pending = reached.map((n) => n.value === null);
  first();
  known.lasting = reached.flatMap((n, i) => (pending[i] && isLasting(n, roots, large) ? [i] : []));
}

/**
 * Gives slices of what has a value theirs, so that graphs which read other parts of it are equal: those parts come with each
 * run, as other inputs do. Gives back whether there were any.
 */
export function showSlices(reached: readonly Node[], valueIn: (n: Node) => Stored): boolean {
  let some = false;
  for (const n of reached) {
    if (n.value !== null || !isSlice(n) || n.inputs[0]!.value === null) continue;
    const value = valueIn(n.inputs[0]!);
    const layout = viewed(value.layout, n);
    if (!layout) continue;
    settle(n, { ...value, layout });
    some = true;
  }
  return some;
}

const isSlice = ({ step }: Node): boolean => step.kind === "movement" && step.move.kind === "slice";

/** Who asks again for what a step gave finds it where it took long; recorded values are what gradients ask for. */
const isLasting = (n: Node, roots: readonly Node[], large: boolean): boolean =>
  n.value !== null && (large || n.recorded || roots.includes(n));

/** Numbers that become part of kernels belong to the structure; all others are given with each run. */
const isGiven = (n: Node): boolean => n.value !== null && bakedValue(n) === null;

function leafText(n: Node, valueIn: (n: Node) => Stored): string | null {
  if (n.value === null) return null;
  if (bakedValue(n) !== null) return `${bakedText(n)}/${n.shape}`;
  const value = valueIn(n);
  return isLarge(value) ? `L${n.shape}/${value.layout.strides}` : `s${n.shape}`;
}

function runBy(by: Realizer, reached: readonly Node[], valueIn: (n: Node) => Stored): boolean {
  const values = by.program.run(reached.filter(isGiven).map(valueIn));
  if (!values) return false;
  for (const [i, place] of by.made.entries()) settle(reached[place]!, values[i]!);
  for (const place of by.views) {
    const node = reached[place]!;
    settle(node, evaluate(node, [node.inputs[0]!.value!], true));
  }
  return true;
}

function realizerOf(
  reached: readonly Node[],
  lasting: readonly number[],
  kernelsFrom: number | null,
): Realizer | "none" {
  const wanted = new Set(lasting.map((i) => reached[i]!));
  // Views are not copied: what they show is made, and they are views of that.
  for (const n of wanted) if (isView(n) && n.inputs[0]!.value === null) wanted.add(n.inputs[0]!);
  const places = reached.flatMap((n, i) => (wanted.has(n) ? [i] : []));
  const made = places.filter((i) => !isView(reached[i]!));
  if (made.length === 0) return "none";
  const given = reached.filter(isGiven);
  const ownOf = ownNodes(
    reached.filter((n) => n.value === null || isGiven(n)),
    (n) => (isGiven(n) ? placeFor(n) : null),
  );
  const outputs = made.map((i) => ownOf(reached[i]!));
  const values = given.map((n) => n.value!);
  const program = new PlannedProgram(outputs, given.map(ownOf), values, null, kernelsFrom ?? Number.POSITIVE_INFINITY);
  // What the reference says to the last digit stays as it is, whoever computes it.
  const isFit = kernelsFrom !== null ? program.isDirect : program.isExact;
  const isRoomy = program.room > mostBytes;
  if (!isFit || (isRoomy && program.room > Math.min(roomyBytes, roomLeft))) return "none";
  if (isRoomy) roomLeft -= program.room;
  return { program, made, views: places.filter((i) => isView(reached[i]!)) };
}
