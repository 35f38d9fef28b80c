/**
 * Kernels for loops: elementwise, reductions of rows in lanes, reductions of columns one after another, and the pairwise
 * end of both. Knows how units of work map to places; the body comes as steps.
 */
import { bytesOf, type DType } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";
import { keptCount, type Loop, type LoopOutput, runOf } from "../loop.ts";
import type { Code, Func, Local, Module } from "./assembler.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord, strideWord, type Words, word } from "./cursor.ts";
import { emitSteps, type Lanes, laneCount } from "./lanes.ts";
import { chain, combineLanes, laneBytes, type Reduction, reduceBlock, rowBlock } from "./reducing.ts";
import {
  advanceSources,
  emitSpan,
  loadFull,
  loadInvariants,
  loadSource,
  loadSourceTail,
  type Sink,
  type Source,
  storeFull,
  storeLane,
  storeTail,
} from "./span.ts";

/** Elements of one row that a unit of `columns` works on. */
export const strip = 512;

const entryTypes = ["i32", "i32", "i32", "i32"] as const;

/** A function that is a loop's entry. What a unit of its work is: see the emitters below. */
export const emitLoop = (module: Module, name: string | null, loop: Loop): Func =>
  module.func(name, entryTypes, [], (code, [params, start, count, scratch]) => {
    const frame = { loop, code, params: params!, scratch: scratch!, words: wordsOf(loop) };
    if (loop.kind === "each") emitEach(frame, start!, count!);
    else {
      const unit = code.local("i32");
      const end = code.local("i32");
      code.get(start!).set(unit).get(start!, count!).op("i32.add").set(end);
      const one = loop.kind === "rows" ? emitRow(frame) : emitColumns(frame);
      code.upTo(unit, end, 1, () => one(unit));
    }
  });

export const wordsOf = (loop: Loop): Words => ({
  inputs: loop.inputs.length,
  outputs: loop.outputs.length,
  dimensions: loop.sizes.length,
});

interface Frame {
  readonly loop: Loop;
  readonly code: Code;
  readonly params: Local;
  readonly scratch: Local;
  readonly words: Words;
}

/** A local set to a word of the params. */
function read({ code, params }: Frame, at: number): Local {
  const out = code.local("i32");
  word(code, params, at).set(out);
  return out;
}
const reread = ({ code, params }: Frame, at: number, into: Local): void => {
  word(code, params, at).set(into);
};
/** to += count * bytes */
const move = ({ code }: Frame, to: Local, count: Local, bytes: number): void => {
  code.get(to, count).i32(bytes).op("i32.mul").op("i32.add").set(to);
};
/** to += count * by */
const moveBy = ({ code }: Frame, to: Local, count: Local, by: Local): void => {
  code.get(to, count, by).op("i32.mul").op("i32.add").set(to);
};

/** The inputs as runs along dimension `dimension`. */
function sourcesOf(frame: Frame, dimension: number): Source[] {
  return frame.loop.inputs.map((x, i) => {
    const run = runOf(x);
    const stride = run === "any" ? read(frame, strideWord(frame.words, i, dimension)) : null;
    return { dtype: x.dtype, run, at: frame.code.local("i32"), stride };
  });
}

/** Stores every output that keeps its elements. */
function storingSink(code: Code, outputs: readonly LoopOutput[], at: readonly Local[]): Sink {
  return {
    full: (values, group) => {
      for (const [k, o] of outputs.entries()) storeFull(code, o.dtype, at[k]!, group * laneCount, values[o.step]!);
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

/** A unit is an element of a loop of one dimension, else a row of the innermost one. */
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
  cursor.seek(start, rows);
  const done = code.local("i32");
  const target = code.local("i32");
  code.upTo(done, count, 1, () => {
    for (const [i, s] of sources.entries()) code.get(rows[i]!).set(s.at);
    for (const [k, o] of loop.outputs.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      code.get(start, done).op("i32.add").get(size).op("i32.mul").set(target);
      move(frame, outputs[k]!, target, bytesOf(o.dtype));
    }
    emitSpan(code, sources, loop.steps, size, sink);
    cursor.advance(rows);
  });
}

interface Reducing {
  readonly reductions: readonly Reduction[];
  /** Which output each reduction is. */
  readonly places: readonly number[];
  readonly stores: readonly number[];
}

function reducingOf({ loop, code, scratch }: Frame): Reducing {
  const places = loop.outputs.flatMap((o, k) => (o.combine ? [k] : []));
  const reductions = places.map((k, n): Reduction => {
    const o = loop.outputs[k]!;
    const room = code.local("i32");
    code
      .get(scratch)
      .i32(n * laneBytes)
      .op("i32.add")
      .set(room);
    return { dtype: o.dtype, combine: o.combine!, step: o.step, room };
  });
  return { reductions, places, stores: loop.outputs.flatMap((o, k) => (o.combine ? [] : [k])) };
}

/**
 * A unit is one block of 4096 reduced elements of one row; results lie as [rows, blocks]. Extra params: the number of
 * reduced elements, the number of blocks.
 */
function emitRow(frame: Frame): (unit: Local) => void {
  const { loop, code, words } = frame;
  const inner = loop.sizes.length - 1;
  const kept = keptCount(loop);
  const total = read(frame, extraWord(words));
  const blocks = read(frame, extraWord(words) + 1);
  const { reductions, places, stores } = reducingOf(frame);
  const cursor = makeCursor(code, frame.params, words, 0, kept);
  const sources = sourcesOf(frame, inner);
  const addresses = sources.map((s) => s.at);
  const outputs = loop.outputs.map(() => code.local("i32"));
  const [row, from, count] = [code.local("i32"), code.local("i32"), code.local("i32")];
  const single = loop.reduced === 1;
  const nested = single ? null : nestedBlock(frame, sources, stores, outputs);
  return (unit) => {
    code.get(unit, blocks).op("i32.div_u").set(row);
    code.get(unit, blocks).op("i32.rem_u").i32(rowBlock).op("i32.mul").set(from);
    code.get(total, from).op("i32.sub").tee(count).i32(rowBlock).op("i32.gt_s");
    code.when(() => code.i32(rowBlock).set(count));
    for (const [i, s] of sources.entries()) reread(frame, inputWord(words, i), s.at);
    cursor.seek(row, addresses);
    for (const k of stores) {
      reread(frame, outputWord(words, k), outputs[k]!);
      const place = code.local("i32");
      code.get(row, total).op("i32.mul").get(from).op("i32.add").set(place);
      move(frame, outputs[k]!, place, bytesOf(loop.outputs[k]!.dtype));
    }
    let results: readonly Lanes[];
    if (nested) results = nested(from, count);
    else {
      for (const s of sources) {
        if (s.run === "unit") move(frame, s.at, from, bytesOf(s.dtype));
        if (s.run === "any") moveBy(frame, s.at, from, s.stride!);
      }
      results = reduceSources(frame, reductions, sources, count, stores, outputs);
    }
    for (const [n, k] of places.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      move(frame, outputs[k]!, unit, bytesOf(loop.outputs[k]!.dtype));
      storeLane(code, loop.outputs[k]!.dtype, outputs[k]!, results[n]!, 0);
    }
  };
}

/** The body over a dense block, reduced as it goes; elements that are kept are stored on the way. */
function reduceSources(
  frame: Frame,
  reductions: readonly Reduction[],
  sources: readonly Source[],
  count: Local,
  stores: readonly number[],
  outputs: readonly Local[],
): readonly Lanes[] {
  const { loop, code } = frame;
  const invariants = loadInvariants(code, sources);
  const strided = sources.some((s) => s.run === "any");
  const kept = stores.map((k) => loop.outputs[k]!);
  const sink = storingSink(
    code,
    kept,
    stores.map((k) => outputs[k]!),
  );
  return reduceBlock(code, reductions, count, {
    full: (group) => {
      // Strided sources have no offsets, so they move on after every four.
      const values = emitSteps(
        code,
        loop.steps,
        (slot) => invariants[slot] ?? loadSource(code, sources[slot]!, strided ? 0 : group),
      );
      sink.full(values, strided ? 0 : group);
      if (strided) {
        advanceSources(code, sources, laneCount);
        sink.advance(laneCount);
      }
      return values;
    },
    tail: (rest) => {
      const values = emitSteps(
        code,
        loop.steps,
        (slot) => invariants[slot] ?? loadSourceTail(code, sources[slot]!, rest),
      );
      sink.tail(values, rest);
      return values;
    },
    advance: (elements) => {
      if (strided) return;
      advanceSources(code, sources, elements);
      sink.advance(elements);
    },
  });
}

/**
 * Several reduced dimensions: the block's values go to scratch first, run by run, and are reduced there.
 */
function nestedBlock(
  frame: Frame,
  sources: readonly Source[],
  stores: readonly number[],
  outputs: readonly Local[],
): (from: Local, count: Local) => readonly Lanes[] {
  const { loop, code, words, scratch } = frame;
  const inner = loop.sizes.length - 1;
  const { reductions, places } = reducingOf(frame);
  const cursor = makeCursor(code, frame.params, words, keptCount(loop), loop.reduced - 1);
  const size = read(frame, sizeWord(words, inner));
  const rows = sources.map(() => code.local("i32"));
  const blocks = places.map(() => code.local("i32"));
  const [position, column, left, here] = Array.from({ length: 4 }, () => code.local("i32")) as [
    Local,
    Local,
    Local,
    Local,
  ];
  const all = [...places.map((k) => loop.outputs[k]!), ...stores.map((k) => loop.outputs[k]!)];
  const sink = storingSink(code, all, [...blocks, ...stores.map((k) => outputs[k]!)]);
  const start = (n: number): void => {
    code
      .get(scratch)
      .i32(places.length * laneBytes + n * rowBlock * 8)
      .op("i32.add")
      .set(blocks[n]!);
  };
  return (from, count) => {
    for (const n of places.keys()) start(n);
    code.get(from, size).op("i32.div_u").set(position);
    code.get(from, size).op("i32.rem_u").set(column);
    for (const [i, s] of sources.entries()) code.get(s.at).set(rows[i]!);
    cursor.seek(position, rows);
    code.get(count).set(left);
    code.loop((again) => {
      code.get(size, column).op("i32.sub").tee(here).get(left).op("i32.gt_s");
      code.when(() => code.get(left).set(here));
      for (const [i, s] of sources.entries()) {
        code.get(rows[i]!).set(s.at);
        if (s.run === "unit") move(frame, s.at, column, bytesOf(s.dtype));
        if (s.run === "any") moveBy(frame, s.at, column, s.stride!);
      }
      emitSpan(code, sources, loop.steps, here, {
        ...sink,
        tail: (values, rest) => {
          sink.tail(values, rest);
          for (const [n, o] of all.entries()) {
            move(frame, n < places.length ? blocks[n]! : outputs[stores[n - places.length]!]!, rest, bytesOf(o.dtype));
          }
        },
      });
      code.i32(0).set(column);
      cursor.advance(rows);
      code.get(left, here).op("i32.sub").tee(left).i32(0).op("i32.gt_s").brIf(again);
    });
    for (const n of places.keys()) start(n);
    const values = (load: (t: DType, at: Local) => Lanes): Lanes[] => {
      const out: Lanes[] = [];
      for (const [n, r] of reductions.entries()) out[r.step] = load(r.dtype, blocks[n]!);
      return out;
    };
    return reduceBlock(code, reductions, count, {
      full: (group) => values((t, at) => loadFull(code, t, at, group * laneCount)),
      // Scratch has room past the last element, so the lanes that do not count may be anything.
      tail: () => values((t, at) => loadFull(code, t, at, 0)),
      advance: (elements) => {
        for (const [n, r] of reductions.entries()) {
          code
            .get(blocks[n]!)
            .i32(elements * bytesOf(r.dtype))
            .op("i32.add")
            .set(blocks[n]!);
        }
      },
    });
  };
}

/**
 * A unit is a strip of columns of one block of 256 reduced rows; results lie as [kept, blocks, columns]. Extra params:
 * the number of reduced rows, of blocks, of strips.
 */
function emitColumns(frame: Frame): (unit: Local) => void {
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
  const group = code.local("i32");
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
    code.upTo(i!, last!, 1, () => {
      reducedRows.advance(rows);
      startRow();
      emitSpan(code, sources, loop.steps, width!, addingSink(code, loop.outputs, outputs, sink));
    });
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

/**
 * The pairwise end: blocks that lie as [groups, blocks, columns] are combined, block i with block i + ceil(n / 2), until
 * one is left, which goes to the output. A unit is a strip of columns of one group. Params: the blocks' address, the
 * output's, the numbers of blocks, columns, strips.
 */
export const emitPairwise = (module: Module, name: string | null, dtype: DType, combine: Combine): Func =>
  module.func(name, entryTypes, [], (code, [params, start, count]) => {
    const [base, out, blocks, columns, strips] = [0, 1, 2, 3, 4].map((w) => {
      const l = code.local("i32");
      word(code, params!, w).set(l);
      return l;
    }) as Local[];
    const size = bytesOf(dtype);
    const [unit, end, group, from, width, n, half, i, last, home] = Array.from({ length: 10 }, () =>
      code.local("i32"),
    ) as Local[];
    const a: Source = { dtype, run: "unit", at: code.local("i32"), stride: null };
    const b: Source = { dtype, run: "unit", at: code.local("i32"), stride: null };
    const target = code.local("i32");
    /** Address of row `row` (a local, or 0) of this unit. */
    const rowAt = (into: Local, row: Local | null): void => {
      code.get(home!);
      if (row) code.get(row, columns!).op("i32.mul").i32(size).op("i32.mul").op("i32.add");
      code.set(into);
    };
    const output: LoopOutput = { step: 0, dtype, combine: null };
    const store = storingSink(code, [output], [target]);
    code.get(start!).set(unit!).get(start!, count!).op("i32.add").set(end!);
    code.upTo(unit!, end!, 1, () => {
      code.get(unit!, strips!).op("i32.div_u").set(group!);
      code.get(unit!, strips!).op("i32.rem_u").i32(strip).op("i32.mul").set(from!);
      code.get(columns!, from!).op("i32.sub").tee(width!).i32(strip).op("i32.gt_s");
      code.when(() => code.i32(strip).set(width!));
      code.get(base!, group!, blocks!).op("i32.mul").get(columns!).op("i32.mul").get(from!).op("i32.add");
      code.i32(size).op("i32.mul").op("i32.add").set(home!);
      code.get(blocks!).set(n!);
      code.loop((again) => {
        code.get(n!).i32(1).op("i32.gt_s");
        code.when(() => {
          code.get(n!).i32(1).op("i32.add").i32(1).op("i32.shr_u").set(half!);
          code.get(n!, half!).op("i32.sub").set(last!).i32(0).set(i!);
          code.upTo(i!, last!, 1, () => {
            rowAt(a.at, i!);
            rowAt(target, i!);
            const other = code.local("i32");
            code.get(i!, half!).op("i32.add").set(other);
            rowAt(b.at, other);
            const steps = [
              { kind: "load", slot: 0, dtype },
              { kind: "load", slot: 1, dtype },
              { kind: "alu", name: combine, args: [0, 1], on: dtype, dtype },
            ] as const;
            emitSpan(code, [a, b], steps, width!, storingSink(code, [{ ...output, step: 2 }], [target]));
          });
          code.get(half!).set(n!).br(again);
        });
      });
      rowAt(a.at, null);
      code.get(out!, group!, columns!).op("i32.mul").get(from!).op("i32.add").i32(size).op("i32.mul").op("i32.add");
      code.set(target);
      emitSpan(code, [a], [{ kind: "load", slot: 0, dtype }], width!, store);
    });
  });
