/**
 * Reductions of columns, one row after another. Knows how units of work map to strips of columns; the body comes as
 * steps.
 */
import { bytesOf } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import { keptCount, type Loop, type LoopOutput } from "../loop.ts";
import type { Code, Local } from "./assembler.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord } from "./cursor.ts";
import { type Frame, move, moveBy, read, reread, sourcesOf, storingSink } from "./frame.ts";
import { type Lanes, laneCount } from "./lanes.ts";
import { chain, combineLanes } from "./reducing.ts";
import { emitSpan, loadFull, type Sink, type Source, storeFull, storeTail } from "./span.ts";

/** Elements of one row that a unit works on. */
export const strip = 512;

/**
 * A unit is a strip of columns of one block of 256 reduced rows; results lie as [kept, blocks, columns]. Extra params:
 * the number of reduced rows, of blocks, of strips.
 */
export function emitColumns(frame: Frame): (unit: Local) => void {
  const { loop, code, words } = frame;
  const inner = loop.sizes.length - 1;
  const kept = keptCount(loop);
  const total = read(frame, extraWord(words));
  const blocks = read(frame, extraWord(words) + 1);
  const strips = read(frame, extraWord(words) + 2);
  const columns = read(frame, sizeWord(words, inner));
  const outer = makeCursor(code, frame.params, words, 0, kept);
  const reducedRows = makeCursor(code, frame.params, words, kept, loop.reduced);
  const sources = sourcesOf(frame, inner);
  const rows = sources.map(() => code.local("i32"));
  const outputs = loop.outputs.map(() => code.local("i32"));
  const [block, from, width, first, last, i, place] = Array.from({ length: 7 }, () => code.local("i32")) as Local[];
  const [group, beforeLast] = [code.local("i32"), code.local("i32")];
  const startRow = (): void => {
    for (const [n, s] of sources.entries()) code.get(rows[n]!).set(s.at);
    for (const [k, o] of loop.outputs.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      // Kept elements lie as [kept, reduced, columns], results as [kept, blocks, columns].
      if (o.combine) code.get(block!);
      else code.get(group, total).op("i32.mul").get(i!).op("i32.add");
      code.get(columns).op("i32.mul").get(from!).op("i32.add").set(place!);
      move(frame, outputs[k]!, place!, bytesOf(o.dtype));
    }
  };
  return (unit) => {
    code.get(unit, strips).op("i32.div_u").set(block!);
    code.get(unit, strips).op("i32.rem_u").i32(strip).op("i32.mul").set(from!);
    code.get(columns, from!).op("i32.sub").tee(width!).i32(strip).op("i32.gt_s");
    code.when(() => code.i32(strip).set(width!));
    code.get(block!, blocks).op("i32.div_u").set(group);
    code.get(block!, blocks).op("i32.rem_u").i32(chain).op("i32.mul").tee(first!).i32(chain).op("i32.add");
    code.tee(last!).get(total).op("i32.gt_s");
    code.when(() => code.get(total).set(last!));
    for (const [n, s] of sources.entries()) {
      reread(frame, inputWord(words, n), rows[n]!);
      if (s.run === "unit") move(frame, rows[n]!, from!, bytesOf(s.dtype));
      if (s.run === "any") moveBy(frame, rows[n]!, from!, s.stride!);
    }
    outer.seek(group, rows);
    reducedRows.seek(first!, rows);
    code.get(first!).set(i!);
    startRow();
    const sink = storingSink(code, loop.outputs, outputs);
    emitSpan(code, sources, loop.steps, width!, sink);
    code.get(i!).i32(1).op("i32.add").set(i!);
    if (takesSeveralRows(loop)) {
      const together = severalRows(frame, sources, outputs);
      code
        .get(last!)
        .i32(rowsTogether - 1)
        .op("i32.sub")
        .set(beforeLast);
      code.upTo(i!, beforeLast, rowsTogether, () => {
        startRow();
        together.emit(width!, (r) => {
          reducedRows.advance(rows);
          for (const [n, at] of together.rows[r]!.entries()) code.get(rows[n]!).set(at);
        });
      });
    }
    code.upTo(i!, last!, 1, () => {
      reducedRows.advance(rows);
      startRow();
      emitSpan(code, sources, loop.steps, width!, addingSink(code, loop.outputs, outputs, sink));
    });
  };
}

/** Rows that are combined one after another while a piece of the result is at hand. */
const rowsTogether = 4;

/** Short bodies, where reading and writing the result for every row would take longer than the work. */
const takesSeveralRows = (loop: Loop): boolean =>
  loop.steps.length <= 8 && loop.inputs.length <= 2 && loop.outputs.every((o) => o.combine);

function severalRows(
  { loop, code }: Frame,
  sources: readonly Source[],
  outputs: readonly Local[],
): {
  readonly rows: readonly (readonly Local[])[];
  readonly emit: (width: Local, place: (row: number) => void) => void;
} {
  const count = loop.steps.length;
  const all = Array.from({ length: rowsTogether }, () => sources.map((s) => ({ ...s, at: code.local("i32") })));
  const steps = all.flatMap((_, r) =>
    loop.steps.map((s): Step => {
      if (s.kind === "load") return { ...s, slot: s.slot + r * sources.length };
      return s.kind === "const" ? s : { ...s, args: s.args.map((a) => a + r * count) };
    }),
  );
  const combined = (values: readonly Lanes[], k: number, group: number): Lanes => {
    const o = loop.outputs[k]!;
    return all.reduce(
      (sum, _, r) => combineLanes(code, { combine: o.combine!, dtype: o.dtype }, sum, values[r * count + o.step]!),
      loadFull(code, o.dtype, outputs[k]!, group * laneCount),
    );
  };
  const sink: Sink = {
    ...storingSink(code, loop.outputs, outputs),
    full: (values, group) => {
      for (const [k, o] of loop.outputs.entries())
        storeFull(code, o.dtype, outputs[k]!, group * laneCount, combined(values, k, group));
    },
    tail: (values, rest) => {
      for (const [k, o] of loop.outputs.entries()) storeTail(code, o.dtype, outputs[k]!, combined(values, k, 0), rest);
    },
  };
  return {
    rows: all.map((row) => row.map((s) => s.at)),
    emit: (width, place) => {
      for (const r of all.keys()) place(r);
      emitSpan(code, all.flat(), steps, width, sink);
    },
  };
}

/** Combines with what is there already; kept elements are stored. */
function addingSink(code: Code, outputs: readonly LoopOutput[], at: readonly Local[], storing: Sink): Sink {
  const combined = (values: readonly Lanes[], k: number, group: number): Lanes => {
    const o = outputs[k]!;
    if (!o.combine) return values[o.step]!;
    const before = loadFull(code, o.dtype, at[k]!, group * laneCount);
    return combineLanes(code, { combine: o.combine, dtype: o.dtype }, before, values[o.step]!);
  };
  return {
    ...storing,
    full: (values, group) => {
      for (const [k, o] of outputs.entries())
        storeFull(code, o.dtype, at[k]!, group * laneCount, combined(values, k, group));
    },
    tail: (values, count) => {
      for (const [k, o] of outputs.entries()) storeTail(code, o.dtype, at[k]!, combined(values, k, 0), count);
    },
  };
}
