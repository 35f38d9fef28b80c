/**
 * What the entries of all loops begin with: words of the params as locals, inputs as runs, results stored. Knows the
 * layout of the params; knows no order of elements.
 */
import { bytesOf } from "../../core/dtype.ts";
import { type Loop, type LoopOutput, runOf } from "../loop.ts";
import type { Code, Local } from "./assembler.ts";
import { strideWord, type Words, word } from "./cursor.ts";
import { type Lanes, laneCount } from "./lanes.ts";
import { storeNarrow } from "./narrow.ts";
import { type Sink, type Source, storeFull, storeSixteen, storeTail } from "./span.ts";

export const wordsOf = (loop: Loop): Words => ({
  inputs: loop.inputs.length,
  outputs: loop.outputs.length,
  dimensions: loop.sizes.length,
});

export interface Frame {
  readonly loop: Loop;
  readonly code: Code;
  readonly params: Local;
  readonly scratch: Local;
  readonly words: Words;
}

/** A local set to a word of the params. */
export function read({ code, params }: Frame, at: number): Local {
  const out = code.local("i32");
  word(code, params, at).set(out);
  return out;
}
export const reread = ({ code, params }: Frame, at: number, into: Local): void => {
  word(code, params, at).set(into);
};
/** to += count * bytes */
export const move = ({ code }: Frame, to: Local, count: Local, bytes: number): void => {
  code.get(to, count).i32(bytes).op("i32.mul").op("i32.add").set(to);
};
/** to += count * by */
export const moveBy = ({ code }: Frame, to: Local, count: Local, by: Local): void => {
  code.get(to, count, by).op("i32.mul").op("i32.add").set(to);
};

/** The inputs as runs along dimension `dimension`. */
export function sourcesOf(frame: Frame, dimension: number): Source[] {
  return frame.loop.inputs.map((x, i) => {
    const run = runOf(x);
    const stride = run === "any" ? read(frame, strideWord(frame.words, i, dimension)) : null;
    return { dtype: x.dtype, run, at: frame.code.local("i32"), stride };
  });
}

const isNarrow = (o: LoopOutput): boolean => bytesOf(o.dtype) < 4;

function storeSixteens(
  code: Code,
  outputs: readonly LoopOutput[],
  at: readonly Local[],
  values: readonly (readonly Lanes[])[],
): void {
  for (const [k, o] of outputs.entries()) {
    const fours = values.map((v) => v[o.step]!);
    if (isNarrow(o)) storeSixteen(code, o.dtype, at[k]!, fours);
    else for (const [group, v] of fours.entries()) storeFull(code, o.dtype, at[k]!, group * laneCount, v);
  }
}

/** Stores every output that keeps its elements. */
export function storingSink(code: Code, outputs: readonly LoopOutput[], at: readonly Local[]): Sink {
  const full: Sink["full"] = (values, group) => {
    for (const [k, o] of outputs.entries()) storeFull(code, o.dtype, at[k]!, group * laneCount, values[o.step]!);
  };
  return {
    full,
    sixteen: outputs.some(isNarrow) ? (values) => storeSixteens(code, outputs, at, values) : undefined,
    narrow: (values, width, from) => {
      for (const [k, o] of outputs.entries()) storeNarrow(code, o.dtype, width, at[k]!, from, values[o.step]!);
    },
    tail: (values, count) => {
      for (const [k, o] of outputs.entries()) storeTail(code, o.dtype, at[k]!, values[o.step]!, count);
    },
    advance: (elements) => {
      for (const [k, o] of outputs.entries()) {
        code
          .get(at[k]!)
          .i32(elements * bytesOf(o.dtype))
          .op("i32.add")
          .set(at[k]!);
      }
    },
  };
}
