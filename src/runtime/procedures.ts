/**
 * Running procedures: each is compiled once, and run with what its slots and arrays hold at the time. Knows where numbers
 * and elements have to lie for that, and no names.
 */
import { bytesOf, type Data } from "../core/dtype.ts";
import type { Stored } from "../core/stored.ts";
import { procedureBytes } from "../kernel/procedure.ts";
import { frameWords, type Procedure, turnsBetweenPauses, wordOfTurns, wordsBeforeAxes } from "../scalar/procedure.ts";
import { moduleOf } from "./host.ts";
import { addressOf, engineMemory, holding, NoRoom, useEngineMemory, withRoom } from "./memory.ts";

/** Functions of float64 numbers that a procedure calls, by their names. */
export type Given = Readonly<Record<string, (...x: number[]) => number>>;

export interface Ended {
  readonly exit: number;
  /** Turns that it took, those of loops within loops counted. */
  readonly turns: number;
}
/**
 * Runs a procedure with these numbers in its slots, which it changes, and these arrays, whose elements it changes; null
 * where there is no room for it. `sizes` is how many elements each has along its first axis, also afterwards.
 */
export type Runner = (slots: (bigint | number)[], arrays: readonly Stored[], sizes: number[]) => Ended | null;

export function runnerOf(procedure: Procedure, given: Given): Runner {
  useEngineMemory();
  const instance = new WebAssembly.Instance(moduleOf(procedureBytes(procedure)), {
    engine: { memory: engineMemory() },
    given,
  });
  const run = instance.exports["run"] as (frame: number) => number;
  const runWith = (slots: (bigint | number)[], arrays: readonly Stored[], sizes: number[]): Ended => {
    const outside = [...new Set(arrays.map((a) => a.data))].filter((data) => addressOf(data) === null);
    const frameBytes = 8 * frameWords(procedure);
    const bytes = outside.reduce((n, data) => n + inEights(data.byteLength), frameBytes);
    return withRoom(bytes, (frame) => {
      const brought = bring(outside, frame + frameBytes);
      const addresses = new Map(brought.map(({ data, copy }) => [data, copy.byteOffset]));
      writeFrame(frame, procedure, slots, arrays, sizes, (data) => addressOf(data) ?? addresses.get(data)!);
      let exit = 0;
      holding(
        arrays.map((a) => a.data),
        () => {
          exit = run(frame);
        },
      );
      for (const { data, copy } of brought) (data as Float64Array).set(copy as Float64Array);
      readFrame(frame, procedure, slots, sizes);
      return { exit, turns: turnsIn(frame, procedure) };
    });
  };
  return (slots, arrays, sizes) => {
    try {
      return runWith(slots, arrays, sizes);
    } catch (error) {
      if (error instanceof NoRoom) return null;
      throw error;
    }
  };
}

const inEights = (bytes: number): number => Math.ceil(bytes / 8) * 8;

interface Brought {
  readonly data: Data;
  readonly copy: Data;
}
/** Copies of small tensors where a procedure reaches them. */
function bring(outside: readonly Data[], from: number): Brought[] {
  let at = from;
  return outside.map((data) => {
    const Type = data.constructor as new (buffer: ArrayBufferLike, offset: number, n: number) => Data;
    const copy = new Type(engineMemory().buffer, at, data.length);
    (copy as Float64Array).set(data as Float64Array);
    at += inEights(data.byteLength);
    return { data, copy };
  });
}

function writeFrame(
  frame: number,
  { slots: widths, arrays: forms }: Procedure,
  slots: readonly (bigint | number)[],
  arrays: readonly Stored[],
  sizes: readonly number[],
  addressIn: (data: Data) => number,
): void {
  const view = new DataView(engineMemory().buffer);
  let at = frame;
  for (const [i, width] of widths.entries()) {
    const value = slots[i]!;
    if (width === "i64") view.setBigInt64(at, value as bigint, true);
    else if (width === "f64") view.setFloat64(at, value as number, true);
    else view.setInt32(at, value as number, true);
    at += 8;
  }
  for (const [i, { dtype }] of forms.entries()) {
    const { data, layout } = arrays[i]!;
    const bytes = bytesOf(dtype);
    view.setInt32(at, (addressIn(data) + layout.offset * bytes) | 0, true);
    view.setBigInt64(at + 8, BigInt(data.length), true);
    at += 8 * wordsBeforeAxes;
    for (const [a, size] of layout.shape.entries()) {
      view.setBigInt64(at, BigInt(a === 0 ? sizes[i]! : size), true);
      view.setInt32(at + 8, layout.strides[a]! * bytes, true);
      at += 16;
    }
  }
}

const turnsIn = (frame: number, procedure: Procedure): number =>
  turnsBetweenPauses - new DataView(engineMemory().buffer).getInt32(frame + 8 * wordOfTurns(procedure), true);

function readFrame(
  frame: number,
  { slots: widths, arrays }: Procedure,
  slots: (bigint | number)[],
  sizes: number[],
): void {
  const view = new DataView(engineMemory().buffer);
  for (const [i, width] of widths.entries()) {
    const at = frame + 8 * i;
    if (width === "i64") slots[i] = view.getBigInt64(at, true);
    else slots[i] = width === "f64" ? view.getFloat64(at, true) : view.getInt32(at, true);
  }
  let at = frame + 8 * widths.length;
  for (const [i, { rank, grows }] of arrays.entries()) {
    at += 8 * wordsBeforeAxes;
    if (grows) sizes[i] = Number(view.getBigInt64(at, true));
    at += 16 * rank;
  }
}
