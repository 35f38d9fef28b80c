/**
 * Kernels for loops: their entry, and loops that reduce nothing. Knows how units of work map to places; the body comes
 * as steps.
 */
import { bytesOf } from "../../core/dtype.ts";
import type { Loop } from "../loop.ts";
import type { Func, Local, Module } from "./assembler.ts";
import { emitColumns } from "./columns.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord } from "./cursor.ts";
import { type Frame, move, moveBy, read, reread, sourcesOf, storingSink, wordsOf } from "./frame.ts";
import { emitPairs } from "./pairs.ts";
import { emitRow } from "./rows.ts";
import { emitSpan } from "./span.ts";
import { emitTurned } from "./turned.ts";

/** A function that is a loop's entry. What a unit of its work is: see the emitters below. */
export const emitLoop = (module: Module, name: string | null, loop: Loop): Func =>
  module.func(name, ["i32", "i32", "i32", "i32"], [], (code, [params, start, count, scratch]) => {
    const frame = { loop, code, params: params!, scratch: scratch!, words: wordsOf(loop) };
    if (loop.kind === "each") emitEach(frame, start!, count!);
    else {
      const unit = code.local("i32");
      const end = code.local("i32");
      code.get(start!).set(unit).get(start!, count!).op("i32.add").set(end);
      const one = reducerOf(frame);
      code.upTo(unit, end, 1, () => one(unit));
    }
  });

function reducerOf(frame: Frame): (unit: Local) => void {
  if (frame.loop.kind === "columns") return emitColumns(frame);
  if (frame.loop.kind === "turned") return emitTurned(frame);
  return frame.loop.order === "pairs" ? emitPairs(frame) : emitRow(frame);
}

/**
 * A unit is an element of a loop of one dimension, else a row of the innermost one. Extra params of these: the elements
 * between the beginnings of two rows of results.
 */
function emitEach(frame: Frame, start: Local, count: Local): void {
  const { loop, code, words } = frame;
  const inner = loop.sizes.length - 1;
  const rows = loop.inputs.map((_, i) => read(frame, inputWord(words, i)));
  const outputs = loop.outputs.map((_, k) => read(frame, outputWord(words, k)));
  const sources = sourcesOf(frame, inner);
  const sink = storingSink(code, loop.outputs, outputs);
  if (inner === 0) {
    for (const [i, s] of sources.entries()) {
      code.get(rows[i]!).set(s.at);
      if (s.run === "unit") move(frame, s.at, start, bytesOf(s.dtype));
      if (s.run === "any") moveBy(frame, s.at, start, s.stride!);
    }
    for (const [k, o] of loop.outputs.entries()) move(frame, outputs[k]!, start, bytesOf(o.dtype));
    emitSpan(code, sources, loop.steps, count, sink);
    return;
  }
  const cursor = makeCursor(code, frame.params, words, 0, inner);
  const size = read(frame, sizeWord(words, inner));
  const apart = read(frame, extraWord(words));
  cursor.seek(start, rows);
  const done = code.local("i32");
  const target = code.local("i32");
  code.upTo(done, count, 1, () => {
    for (const [i, s] of sources.entries()) code.get(rows[i]!).set(s.at);
    for (const [k, o] of loop.outputs.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      code.get(start, done).op("i32.add").get(apart).op("i32.mul").set(target);
      move(frame, outputs[k]!, target, bytesOf(o.dtype));
    }
    emitSpan(code, sources, loop.steps, size, sink);
    cursor.advance(rows);
  });
}
