/**
 * Reductions of columns, row by row: in strands where the columns fill packs and there are rows enough, else (and in the
 * order of pairs) one after another. Knows how units of work map to strips of columns; the body comes as steps.
 */
import { bytesOf } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import { keptCount, type Loop, type LoopOutput } from "../loop.ts";
import type { Code, Local } from "./assembler.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord } from "./cursor.ts";
import { beginExtreme, isFloatExtreme } from "./extremes.ts";
import { type Frame, move, moveBy, read, reread, sourcesOf, storingSink } from "./frame.ts";
import { type Lanes, laneCount } from "./lanes.ts";
import { combineLanes, packOf, strands as strandCount } from "./reducing.ts";
import { emitSpan, loadFull, type Sink, type Source, storeFull, storeTail } from "./span.ts";

/** Elements of one row that a unit works on at most. */
export const widestStrip = 2048;
/** Reduced rows of a block. */
export const rowsInBlock = 4096;
/** More rows than there ever are. */
const mostRows = 1 << 30;
/** From so many rows on, columns that fill packs are combined in strands. */
const stranded = 16;

/**
 * A unit is a strip of columns of one block of reduced rows; results lie as [kept, blocks, columns]. Extra params: the
 * number of reduced rows, of blocks, of strips, of pieces of the columns, of columns in a strip.
 */
export function emitColumns(frame: Frame): (unit: Local) => void {
  const { loop, code, words } = frame;
  const kept = keptCount(loop);
  const total = read(frame, extraWord(words));
  const blocks = read(frame, extraWord(words) + 1);
  const strips = read(frame, extraWord(words) + 2);
  const pieces = read(frame, extraWord(words) + 3);
  const strip = read(frame, extraWord(words) + 4);
  const columns = read(frame, sizeWord(words, loop.sizes.length - 1));
  const outer = makeCursor(code, frame.params, words, 0, kept);
  const reducedRows = makeCursor(code, frame.params, words, kept, loop.reduced);
  const sources = sourcesOf(frame, loop.sizes.length - 1);
  const rows = sources.map(() => code.local("i32"));
  const outputs = loop.outputs.map(() => code.local("i32"));
  const [block, from, width, first, last, i, place] = Array.from({ length: 7 }, () => code.local("i32")) as Local[];
  const [group, start, wide] = [code.local("i32"), code.local("i32"), code.local("i32")];
  const pack = packOf(loop.outputs.find((o) => o.combine)!.dtype);
  const strands = strandsOf(frame, outputs);
  const startRow = (): void => {
    for (const [n, s] of sources.entries()) code.get(rows[n]!).set(s.at);
    for (const [k, o] of loop.outputs.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      // Kept elements lie as [kept, reduced, columns], results as [kept, blocks, columns].
      if (o.combine) code.get(block!);
      else code.get(group, total).op("i32.mul").get(i!).op("i32.add");
      code.get(columns).op("i32.mul").get(start).op("i32.add").set(place!);
      move(frame, outputs[k]!, place!, bytesOf(o.dtype));
    }
  };
  const goTo = (row: Local): void => {
    for (const [n, s] of sources.entries()) {
      reread(frame, inputWord(words, n), rows[n]!);
      if (s.run === "unit") move(frame, rows[n]!, start, bytesOf(s.dtype));
      if (s.run === "any") moveBy(frame, rows[n]!, start, s.stride!);
    }
    outer.seek(group, rows);
    reducedRows.seek(row, rows);
    code.get(row).set(i!);
  };
  const storing = storingSink(code, loop.outputs, outputs);
  const adding = addingSink(code, loop.outputs, outputs, storing);
  const nextRow = (): void => reducedRows.advance(rows);
  const inPacks = loop.order === "packs";
  const several = inPacks && takesSeveralRows(loop) ? severalRows(frame, sources, strands) : null;
  const most = inPacks ? rowsInBlock : mostRows;
  /** All rows of a piece of the strip one after another. */
  const inOrder = (from: Local, size: Local): void => {
    code.get(from).set(start);
    goTo(first!);
    startRow();
    emitSpan(code, sources, loop.steps, size, storing);
    code.get(i!).i32(1).op("i32.add").set(i!);
    code.upTo(i!, last!, 1, () => {
      nextRow();
      startRow();
      emitSpan(code, sources, loop.steps, size, adding);
    });
  };
  /** The same in strands, as long as there are as many rows; those are added up, then the rows that are left. */
  const inStrands = (from: Local, size: Local): void => {
    const [begun, whole, end] = [code.local("i32"), code.local("i32"), code.local("i32")];
    code.get(from).set(start);
    goTo(first!);
    const rowsUpTo = (stop: Local, sink: Sink, stranded: boolean): void => {
      code.upTo(i!, stop, 1, () => {
        startRow();
        if (stranded) strands.use(first!, i!);
        emitSpan(code, sources, loop.steps, size, sink);
        nextRow();
      });
    };
    code.get(first!).i32(strandCount).op("i32.add").set(begun);
    code.get(last!, first!).op("i32.sub").i32(-strandCount).op("i32.and").get(first!).op("i32.add").set(end);
    rowsUpTo(begun, storing, true);
    if (several) {
      code
        .get(end)
        .i32(rowsTogether - 1)
        .op("i32.sub")
        .set(whole);
      code.upTo(i!, whole, rowsTogether, () => {
        startRow();
        several.emit(size, (r) => {
          for (const [n, at] of several.rows[r]!.entries()) code.get(rows[n]!).set(at);
          nextRow();
        });
      });
    }
    rowsUpTo(end, adding, true);
    startRow();
    strands.addUp(size);
    rowsUpTo(last!, adding, false);
  };
  return (unit) => {
    code.get(unit, strips).op("i32.div_u").set(block!);
    code.get(unit, strips).op("i32.rem_u").get(strip).op("i32.mul").set(from!);
    code.get(columns, from!).op("i32.sub").tee(width!).get(strip).op("i32.gt_s");
    code.when(() => code.get(strip).set(width!));
    code.get(block!, blocks).op("i32.div_u").set(group);
    code.get(block!, blocks).op("i32.rem_u").i32(most).op("i32.mul").tee(first!).i32(most).op("i32.add");
    code.tee(last!).get(total).op("i32.gt_s");
    code.when(() => code.get(total).set(last!));
    code.i32(0).set(wide);
    code.get(last!, first!).op("i32.sub").i32(stranded).op("i32.ge_s");
    if (!inPacks) code.i32(0).op("i32.and");
    code.when(() => {
      // Packs fill all pieces together; this one's columns up to there, at least none and at most all of the strip.
      code.get(pieces, columns).op("i32.mul").i32(-pack).op("i32.and");
      code.get(group, pieces).op("i32.rem_u").get(columns).op("i32.mul").get(from!).op("i32.add").op("i32.sub");
      code.tee(wide).get(width!).op("i32.gt_s");
      code.when(() => code.get(width!).set(wide));
      code.get(wide).i32(0).op("i32.gt_s");
      code.when(
        () => inStrands(from!, wide),
        () => code.i32(0).set(wide),
      );
    });
    code.get(wide, width!).op("i32.lt_s");
    code.when(() => {
      const [rest, left] = [code.local("i32"), code.local("i32")];
      code.get(from!, wide).op("i32.add").set(rest).get(width!, wide).op("i32.sub").set(left);
      inOrder(rest, left);
    });
  };
}

interface Strands {
  /** The results of row `i` go where its strand is kept: that of the `first` row to the output, the others to scratch. */
  readonly use: (first: Local, i: Local) => void;
  /** For every output where its strands begin; the output's address is that of a row of the first strand. */
  readonly begin: () => readonly (readonly Local[])[];
  /** Combines the strands of `size` columns in the outputs, whose addresses stay. */
  readonly addUp: (size: Local) => void;
}

function strandsOf({ loop, code, scratch }: Frame, outputs: readonly Local[]): Strands {
  const room = widestStrip * 8;
  const combined = loop.outputs.flatMap((o, k) => (o.combine ? [{ k, ...o, combine: o.combine }] : []));
  const places = loop.outputs.map(() => Array.from({ length: strandCount }, () => code.local("i32")));
  const begin = (): readonly (readonly Local[])[] => {
    for (const { k } of combined) {
      for (const [n, at] of places[k]!.entries()) {
        if (n === 0) code.get(outputs[k]!).set(at);
        else
          code
            .get(scratch)
            .i32((k * strandCount + n) * room)
            .op("i32.add")
            .set(at);
      }
    }
    return places;
  };
  return {
    begin,
    use: (first, i) => {
      const strand = code.local("i32");
      code
        .get(i, first)
        .op("i32.sub")
        .i32(strandCount - 1)
        .op("i32.and")
        .tee(strand);
      code.when(() => {
        for (const { k } of combined) {
          code
            .get(scratch, strand)
            .i32(room)
            .op("i32.mul")
            .op("i32.add")
            .i32(k * strandCount * room)
            .op("i32.add")
            .set(outputs[k]!);
        }
      });
    },
    addUp: (size) => {
      for (const { k, dtype, combine } of combined) {
        const sources = begin()[k]!.map((at): Source => ({ dtype, run: "unit", at, stride: null }));
        const loads = sources.map((_, slot): Step => ({ kind: "load", slot, dtype }));
        const sums = sources.slice(1).map((_, n): Step => {
          const args = [n === 0 ? 0 : strandCount + n - 1, n + 1];
          return { kind: "alu", name: combine, args, on: dtype, dtype };
        });
        const to = code.local("i32");
        code.get(outputs[k]!).set(to);
        const output: LoopOutput = { step: loads.length + sums.length - 1, dtype, combine: null };
        emitSpan(code, sources, [...loads, ...sums], size, storingSink(code, [output], [to]));
      }
    },
  };
}

/** Rows that are taken at a time, some of each strand. */
const rowsTogether = 2 * strandCount;

/** Short bodies, where reading and writing the result for every row would take longer than the work. */
const takesSeveralRows = (loop: Loop): boolean =>
  loop.steps.length <= 8 && loop.inputs.length <= 2 && loop.outputs.every((o) => o.combine);

function severalRows(
  { loop, code }: Frame,
  sources: readonly Source[],
  strands: Strands,
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
  return {
    rows: all.map((row) => row.map((s) => s.at)),
    emit: (width, place) => {
      for (const r of all.keys()) place(r);
      const places = strands.begin();
      const kept = loop.outputs.flatMap((o, k) => {
        const combine = o.combine!;
        // Strands are for sums; one is enough where all orders give the same.
        const own = isFloatExtreme({ ...o, combine }) ? places[k]!.slice(0, 1) : places[k]!;
        return own.map((at, n) => ({ ...o, combine, at, n }));
      });
      const ways = kept.map(({ step, dtype }): LoopOutput => ({ step, dtype, combine: null }));
      const storing = storingSink(
        code,
        ways,
        kept.map((s) => s.at),
      );
      const combined = (values: readonly Lanes[], k: number, group: number): Lanes => {
        const { dtype, combine, step, at, n } = kept[k]!;
        let sum = loadFull(code, dtype, at, group * laneCount);
        if (isFloatExtreme({ combine, dtype })) {
          const extreme = beginExtreme(code, { combine, dtype }, dtype === "float32" ? 1 : 2);
          for (let r = 0; r < rowsTogether; r++) extreme.take(values[r * count + step]!);
          return combineLanes(code, { combine, dtype }, sum, extreme.end()[0]!);
        }
        for (let r = n; r < rowsTogether; r += strandCount) {
          sum = combineLanes(code, { combine, dtype }, sum, values[r * count + step]!);
        }
        return sum;
      };
      emitSpan(code, all.flat(), steps, width, {
        advance: storing.advance,
        full: (values, group) => {
          for (const [k, { dtype, at }] of kept.entries())
            storeFull(code, dtype, at, group * laneCount, combined(values, k, group));
        },
        tail: (values, rest) => {
          for (const [k, { dtype, at }] of kept.entries()) storeTail(code, dtype, at, combined(values, k, 0), rest);
        },
      });
    },
  };
}

/** Combines with what is there already; kept elements are stored. */
export function addingSink(code: Code, outputs: readonly LoopOutput[], at: readonly Local[], storing: Sink): Sink {
  const combined = (values: readonly Lanes[], k: number, group: number): Lanes => {
    const o = outputs[k]!;
    if (!o.combine) return values[o.step]!;
    const before = loadFull(code, o.dtype, at[k]!, group * laneCount);
    return combineLanes(code, { combine: o.combine, dtype: o.dtype }, before, values[o.step]!);
  };
  return {
    advance: storing.advance,
    full: (values, group) => {
      for (const [k, o] of outputs.entries())
        storeFull(code, o.dtype, at[k]!, group * laneCount, combined(values, k, group));
    },
    tail: (values, count) => {
      for (const [k, o] of outputs.entries()) storeTail(code, o.dtype, at[k]!, combined(values, k, 0), count);
    },
  };
}
