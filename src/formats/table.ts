/**
 * What is read from a file of numbers: a tensor, with names where the file names its columns; and which dtype holds
 * all the numbers of a file that declares none. Knows nothing of any file format.
 */
import { allocate, type DType, integerRange } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import { type Cell, numberIn } from "./cells.ts";

export interface Table {
  /** One name per size of the last axis, or null where the file names none. */
  readonly names: readonly string[] | null;
  readonly values: Stored;
  /** Columns of text that were left out, by name or number. */
  readonly left?: readonly string[];
  /** The words of columns in which numbers stand for them, in the order of the numbers. */
  readonly words?: ReadonlyMap<string, readonly string[]>;
  /** Numbers stand there with as many digits behind the point at most, where their dtype has more. */
  readonly rounded?: number;
}

export interface ReadOptions {
  /** The dtype of numbers that are not all integers. */
  readonly float?: "float32" | "float64" | undefined;
}

/** Numbers as they are read; what dtype holds them all is known only at the end. */
export interface Numbers {
  add(cell: string, kind: Exclude<Cell, "text">): void;
  count(): number;
  /** The numbers in the order they came, under a shape of that many. */
  under(shape: Shape): Stored;
}

/**
 * Bools alone are bool; integers int32, or int64 where one needs it; anything missing, fractional, infinite or beyond
 * int64 makes all of them floats. No number at all is a float too.
 */
export function readNumbers({ float = "float32" }: ReadOptions): Numbers {
  let values = new Float64Array(1024);
  let [count, bools, floats, low, high] = [0, 0, 0, 0, 0];
  /** Integers that a float64 may not hold, with their places. */
  const exact: { readonly place: number; readonly value: bigint }[] = [];

  function add(cell: string, kind: Exclude<Cell, "text">): void {
    if (count === values.length) values = grown(values);
    const x = numberIn(cell, kind);
    if (kind === "integer") {
      if (x < low) low = x;
      else if (x > high) high = x;
      if (!Number.isSafeInteger(x)) exact.push({ place: count, value: BigInt(cell) });
    } else if (kind === "bool") bools++;
    else floats++;
    values[count++] = x;
  }

  function dtype(): DType {
    if (count === 0 || floats > 0) return float;
    if (bools === count) return "bool";
    if (low >= -(2 ** 31) && high < 2 ** 31) return "int32";
    const [least, most] = integerRange("int64");
    return exact.every(({ value }) => value >= least && value <= most) ? "int64" : float;
  }

  function under(shape: Shape): Stored {
    const t = dtype();
    const data = allocate(t, count);
    if (data instanceof BigInt64Array) {
      for (let i = 0; i < count; i++) data[i] = BigInt(values[i]!);
      for (const { place, value } of exact) data[place] = value;
    } else (data as Float64Array).set(values.subarray(0, count));
    return stored(t, shape, data);
  }

  return { add, count: () => count, under };
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(values.length * 2);
  more.set(values);
  return more;
}

/** "1 value", "3 values". */
const showCount = (n: number): string => `${n} value${n === 1 ? "" : "s"}`;

/** The error of a row whose length is not that of the first. Lines count from 1. */
export const raggedLine = (path: string, line: number, has: number, first: number, wanted: number): Error =>
  refuse("io/format", { path, detail: `line ${line} has ${showCount(has)}, line ${first} has ${wanted}` });

/** The error of a file in which there is no number. */
export const noNumbers = (path: string, help: readonly string[] = []): Error =>
  refuse("io/format", { path, detail: "there are no numbers in it" }, { help });
