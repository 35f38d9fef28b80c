/**
 * Several runs of a small program in one launch, each of which leads to the next. Knows where the program's values lie and
 * what calls it makes; knows nothing of how it was planned.
 */
import { bytesOf, type Data, dataIn, isFloat, isHalf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { copyInto, type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Call } from "../kernel/calls.ts";
import { logRow, repeated } from "../kernel/chain.ts";
import { launch } from "./launch.ts";
import { addressOf, engineMemory, holding, tensorRoom } from "./memory.ts";

/** How one run leads to the next, by the places of inputs and outputs. */
export interface Feedback {
  /** Outputs that are the next run's inputs; the first `logged` of them are wanted of every run. */
  readonly logged: number;
  readonly feeds: readonly { readonly output: number; readonly input: number }[];
  /** Inputs of one element that go up by one. */
  readonly counters: readonly number[];
  /** Outputs of one element that are wanted of every run; the first must be finite, else no other run follows. */
  readonly watched: readonly number[];
}

/** Several runs in a row. */
export interface Account {
  /** Each watched output in all runs that were made. */
  readonly watched: readonly (readonly number[])[];
  /** The logged outputs of a run; a first watched output that is not finite has none beside it. */
  readonly logged: (run: number) => readonly Stored[];
  /** The outputs that are neither watched nor fed, of the last run. */
  readonly rest: readonly Stored[];
  /** What the next run would take, as in `feeds`. After a first watched output that is not finite: what that run took. */
  readonly next: readonly Stored[];
}

/** Up to `count` runs, no more after one whose first watched output is less than `below`; null where they are not small. */
export type Ahead = (values: readonly Stored[], count: number, below: number) => Account | null;

/** Runs that are made in one go, and the bytes that their log may take. */
const mostRuns = 256;
const logBytes = 1 << 16;

/** A program that has its place. */
export interface Placed {
  readonly inputs: readonly Node[];
  readonly outputs: readonly Node[];
  readonly calls: readonly Call[];
  /** Where in the program's own room a node lies; null for what lies elsewhere. */
  readonly addressIn: (node: Node) => number | null;
  /** What has to stay while it runs. */
  readonly held: readonly Data[];
  /** The value of a node that depends on no input. */
  readonly fixedValue: (node: Node) => Stored;
}

/** Null for a program whose runs cannot be made in a row. */
export function repeaterOf(feedback: Feedback, placed: Placed): Ahead | null {
  const { inputs, outputs, addressIn } = placed;
  const used = [...feedback.feeds.map((f) => f.output), ...feedback.watched].map((k) => outputs[k]!);
  const scalars = [...feedback.watched.map((k) => outputs[k]!), ...feedback.counters.map((i) => inputs[i]!)];
  if (used.some((n) => addressIn(n) === null || inputs.includes(n))) return null;
  if (inputs.some((n) => addressIn(n) === null) || scalars.some((n) => !isFloat(n.dtype) || isHalf(n.dtype)))
    return null;
  const scalar = (n: Node) => ({ at: addressIn(n)!, dtype: n.dtype as "float32" | "float64" });
  const between = {
    logged: feedback.logged,
    watched: feedback.watched.map((k) => scalar(outputs[k]!)),
    counters: feedback.counters.map((i) => scalar(inputs[i]!)),
    copies: feedback.feeds.map(({ output, input }) => ({
      from: addressIn(outputs[output]!)!,
      to: addressIn(inputs[input]!)!,
      bytes: sizeOf(inputs[input]!.shape) * bytesOf(inputs[input]!.dtype),
    })),
  };
  const row = logRow(between);
  const most = Math.min(mostRuns, Math.floor(logBytes / row.bytes));
  if (most < 2) return null;
  const wide = row.bytes / 8;
  const room = tensorRoom("float64", wide * most + 2) as Float64Array;
  const at = addressOf(room as Data);
  if (at === null) return null;
  // Only now: the memory may have grown.
  const { buffer } = engineMemory();
  const call = repeated(placed.calls, { ...between, below: at, done: at + 8, log: at + 16 });
  const viewOf = (n: Node): Data => dataIn(n.dtype, buffer, addressIn(n)!, sizeOf(n.shape));
  const places = inputs.map(viewOf);
  const fed = new Set([...feedback.watched, ...feedback.feeds.map((f) => f.output)]);
  const others = outputs.flatMap((n, k) =>
    fed.has(k) ? [] : ([[n, addressIn(n) === null ? null : viewOf(n)]] as const),
  );
  const done = new Int32Array(buffer, at + 8, 1);
  const held = [...placed.held, room as Data];
  /** A copy: the room is written again by the next runs. */
  const kept = ({ dtype, shape }: Node, data: Data): Stored =>
    stored(dtype, shape, (data as Float64Array).slice() as Data);
  return (values, count, below) => {
    for (const [i, place] of places.entries()) copyInto(values[i]!, place);
    room[0] = below;
    const runs = Math.min(count, most);
    holding(held, () => launch(call.kernel, call.words, runs, runs, 0));
    const log = room.slice(2, 2 + wide * done[0]!);
    return {
      watched: feedback.watched.map((_, i) => column(log, i, wide)),
      logged: (u) =>
        row.places.map((place, i) => {
          const { dtype, shape } = inputs[feedback.feeds[i]!.input]!;
          return stored(dtype, shape, dataIn(dtype, log.buffer, u * row.bytes + place, sizeOf(shape)));
        }),
      rest: others.map(([n, place]) => (place ? kept(n, place) : placed.fixedValue(n))),
      next: feedback.feeds.map(({ input }) => kept(inputs[input]!, places[input]!)),
    };
  };
}

/** Every number of `table` that stands at place `i` of a row. */
function column(table: Float64Array, i: number, wide: number): number[] {
  const found: number[] = [];
  for (let at = i; at < table.length; at += wide) found.push(table[at]!);
  return found;
}
