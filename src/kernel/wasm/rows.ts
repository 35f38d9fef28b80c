/**
 * Reductions of rows, in lanes. Knows how units of work map to blocks of rows; the body comes as steps.
 */
import { bytesOf, type DType } from "../../core/dtype.ts";
import { keptCount } from "../loop.ts";
import type { Local } from "./assembler.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord } from "./cursor.ts";
import { type Frame, move, moveBy, read, reread, sourcesOf, storingSink } from "./frame.ts";
import { emitSteps, type Lanes, laneCount } from "./lanes.ts";
import { type BlockSource, laneBytes, mostInBlock, packOf, type Reduction, reduceBlock } from "./reducing.ts";
import {
  advanceSources,
  emitSpan,
  loadFull,
  loadInvariants,
  loadSource,
  loadSourceTail,
  type Source,
  storeLane,
} from "./span.ts";

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
 * A unit is one block of the reduced elements of one row; results lie as [rows, blocks]. Extra params: the number of
 * reduced elements, the number of blocks, a power of two.
 */
export function emitRow(frame: Frame): (unit: Local) => void {
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
  const [row, from, count, block, place] = Array.from({ length: 5 }, () => code.local("i32")) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const single = loop.reduced === 1;
  const nested = single ? null : nestedBlock(frame, sources, stores, outputs);
  return (unit) => {
    code.get(unit, blocks).op("i32.div_u").set(row);
    code.get(unit, blocks).op("i32.rem_u").set(block);
    findBlock(frame, packOf(reductions[0]!.dtype), { total, blocks, block, from, count, place });
    code.get(row, blocks).op("i32.mul").get(place).op("i32.add").set(place);
    for (const [i, s] of sources.entries()) reread(frame, inputWord(words, i), s.at);
    cursor.seek(row, addresses);
    for (const k of stores) {
      reread(frame, outputWord(words, k), outputs[k]!);
      const first = code.local("i32");
      code.get(row, total).op("i32.mul").get(from).op("i32.add").set(first);
      move(frame, outputs[k]!, first, bytesOf(loop.outputs[k]!.dtype));
    }
    let results: readonly Lanes[];
    if (nested) results = nested(from, count);
    else {
      for (const s of sources) {
        if (s.run === "unit") move(frame, s.at, from, bytesOf(s.dtype));
        if (s.run === "any") moveBy(frame, s.at, from, s.stride!);
      }
      results = reduceBlock(code, reductions, count, sourceOf(frame, sources, stores, outputs));
    }
    for (const [n, k] of places.entries()) {
      reread(frame, outputWord(words, k), outputs[k]!);
      move(frame, outputs[k]!, place, bytesOf(loop.outputs[k]!.dtype));
      storeLane(code, loop.outputs[k]!.dtype, outputs[k]!, results[n]!, 0);
    }
  };
}

/**
 * Where a block begins and how long it is: all elements are halved, at whole packs, once for every factor 2 in the number
 * of blocks. Blocks are numbered as they lie in memory, so that they are read in that order. `place` is where its result
 * lies: the lowest bit says which of the first halves it is in, so that blocks half of all places apart are neighbours.
 */
export function findBlock(
  { code }: Frame,
  pack: number,
  at: { readonly [name in "total" | "blocks" | "block" | "from" | "count" | "place"]: Local },
): void {
  const [left, half, bit] = [code.local("i32"), code.local("i32"), code.local("i32")];
  code.i32(0).tee(at.from).set(at.place).i32(1).set(bit);
  code.get(at.total).set(at.count).get(at.blocks).set(left);
  code.loop((again) => {
    code.get(left).i32(1).op("i32.gt_s");
    code.when(() => {
      code
        .get(at.count)
        .i32(2 * pack - 1)
        .op("i32.add")
        .i32(2 * pack)
        .op("i32.div_u")
        .i32(pack)
        .op("i32.mul")
        .set(half);
      code.get(left).i32(1).op("i32.shr_u").tee(left).get(at.block).op("i32.and");
      code.when(
        () => {
          code.get(at.from, half).op("i32.add").set(at.from).get(at.count, half).op("i32.sub").set(at.count);
          code.get(at.place, bit).op("i32.add").set(at.place);
        },
        () => code.get(half).set(at.count),
      );
      code.get(bit).i32(1).op("i32.shl").set(bit).br(again);
    });
  });
}

/** The body over the elements of a row; those that are kept are stored on the way. */
export function sourceOf(
  frame: Frame,
  sources: readonly Source[],
  stores: readonly number[],
  outputs: readonly Local[],
): BlockSource {
  const { loop, code } = frame;
  const invariants = loadInvariants(code, sources);
  const strided = sources.some((s) => s.run === "any");
  const kept = stores.map((k) => loop.outputs[k]!);
  const sink = storingSink(
    code,
    kept,
    stores.map((k) => outputs[k]!),
  );
  return {
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
  };
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
  const { source, reductions } = nestedSource(frame, sources, stores, outputs);
  return (from, count) => reduceBlock(frame.code, reductions, count, source(from, count));
}

/** The values of `count` elements from `from` on go to scratch, to be read there. */
export function nestedSource(
  frame: Frame,
  sources: readonly Source[],
  stores: readonly number[],
  outputs: readonly Local[],
): { readonly reductions: readonly Reduction[]; readonly source: (from: Local, count: Local) => BlockSource } {
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
      .i32(places.length * laneBytes + n * mostInBlock * 8)
      .op("i32.add")
      .set(blocks[n]!);
  };
  const source = (from: Local, count: Local): BlockSource => {
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
    return {
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
    };
  };
  return { reductions, source };
}
