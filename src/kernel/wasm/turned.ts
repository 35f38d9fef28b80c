/**
 * Reductions of rows that lie side by side in memory, as those of a transpose: all of them together, element by element,
 * in the order in which a row alone is reduced. What the packs of its strands come to, for every row, is in scratch.
 * Knows how units of work map to strips of rows; the body comes as steps.
 */
import { bytesOf } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import { keptCount, type Loop } from "../loop.ts";
import type { Code, Local } from "./assembler.ts";
import { addingSink } from "./columns.ts";
import { extraWord, inputWord, makeCursor, outputWord, sizeWord } from "./cursor.ts";
import { type Frame, move, moveBy, read, reread, sourcesOf, storingSink } from "./frame.ts";
import { packOf, strands } from "./reducing.ts";
import { findBlock } from "./rows.ts";
import { emitSpan, type Source } from "./span.ts";

/** Bytes of scratch for what the strands of all outputs come to. */
const room = 1 << 18;
const packFor = (loop: Loop): number => packOf(loop.outputs[0]!.dtype);

/** Rows that a unit works on at most. */
export function widestTurned(loop: Loop): number {
  const each = 8 * (strands * packFor(loop) + 1) * loop.outputs.length;
  return Math.max(16, 16 * Math.floor(room / each / 16));
}

type Named<K extends string> = { readonly [name in K]: Local };
const named = <K extends string>(code: Code, ...names: readonly K[]): Named<K> =>
  Object.fromEntries(names.map((n) => [n, code.local("i32")])) as Named<K>;

/** Whole strands, then whole packs, then the elements that are left: which, up to where, and where each goes. */
type Pass = Named<"number" | "i" | "end" | "mask" | "first" | "begun" | "slot">;

/**
 * A unit is a strip of rows of one block of reduced elements; results lie as [kept, blocks, rows]. Extra params: the number
 * of reduced elements, of blocks, of strips, of pieces (1), of rows in a strip.
 */
export function emitTurned(frame: Frame): (unit: Local) => void {
  const { loop, code, words } = frame;
  const [total, blocks, strips, , strip] = [0, 1, 2, 3, 4].map((i) => read(frame, extraWord(words) + i)) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const columns = read(frame, sizeWord(words, loop.sizes.length - 1));
  const outer = makeCursor(code, frame.params, words, 0, keptCount(loop));
  const reduced = makeCursor(code, frame.params, words, keptCount(loop), loop.reduced);
  const sources = sourcesOf(frame, loop.sizes.length - 1);
  const rows = sources.map(() => code.local("i32"));
  const at = named(code, "group", "start", "size", "block", "from", "count", "place");
  const pass: Pass = named(code, "number", "i", "end", "mask", "first", "begun", "slot");
  const outputs = loop.outputs.map(() => code.local("i32"));
  const storing = storingSink(code, loop.outputs, outputs);
  const adding = addingSink(code, loop.outputs, outputs, storing);
  const slots = slotsOf(frame, strip, at.size);
  const reduceElement = (): void => {
    for (const [n, s] of sources.entries()) code.get(rows[n]!).set(s.at);
    code.get(pass.i, pass.mask).op("i32.and").get(pass.first).op("i32.add").set(pass.slot);
    for (const k of outputs.keys()) slotAddress(frame, k, strip, pass.slot, outputs[k]!);
    code.get(pass.i, pass.begun).op("i32.lt_s");
    code.when(
      () => emitSpan(code, sources, loop.steps, at.size, storing),
      () => emitSpan(code, sources, loop.steps, at.size, adding),
    );
    reduced.advance(rows);
  };
  return (unit) => {
    code.get(unit, strips).op("i32.div_u").tee(at.block).get(blocks).op("i32.div_u").set(at.group);
    code.get(at.block, blocks).op("i32.rem_u").set(at.block);
    code.get(unit, strips).op("i32.rem_u").get(strip).op("i32.mul").set(at.start);
    code.get(columns, at.start).op("i32.sub").tee(at.size).get(strip).op("i32.gt_s");
    code.when(() => code.get(strip).set(at.size));
    findBlock(frame, packFor(loop), { total, blocks, ...at });
    for (const [n, s] of sources.entries()) {
      reread(frame, inputWord(words, n), rows[n]!);
      if (s.run === "unit") move(frame, rows[n]!, at.start, bytesOf(s.dtype));
      if (s.run === "any") moveBy(frame, rows[n]!, at.start, s.stride!);
    }
    outer.seek(at.group, rows);
    reduced.seek(at.from, rows);
    code.i32(0).set(pass.i).i32(0).set(pass.number);
    code.loop((next) => {
      beginPass(frame, pass, at.count);
      code.upTo(pass.i, pass.end, 1, reduceElement);
      endPass(frame, pass, slots);
      code.get(pass.number).i32(1).op("i32.add").tee(pass.number).i32(passes).op("i32.lt_s").brIf(next);
    });
    code.get(at.group, blocks).op("i32.mul").get(at.place).op("i32.add").get(columns).op("i32.mul");
    code.get(at.start).op("i32.add").set(at.place);
    storeResults(frame, pass, at, slots);
  };
}

const passes = 3;

function beginPass({ loop, code }: Frame, pass: Pass, count: Local): void {
  const pack = packFor(loop);
  const set = (whole: number, mask: number, first: number): void => {
    code.get(count).i32(-whole).op("i32.and").set(pass.end);
    code.i32(mask).set(pass.mask).i32(first).set(pass.first);
  };
  code.get(pass.number).op("i32.eqz");
  code.when(
    () => {
      code.i32(strands * pack).set(pass.begun);
      set(strands * pack, strands * pack - 1, 0);
    },
    () => {
      code.get(pass.number).i32(1).op("i32.eq");
      code.when(
        () => {
          // Packs are added to what the strands came to, if there were any.
          code.i32(pack).i32(0).get(pass.i).op("i32.eqz").op("select").set(pass.begun);
          set(pack, pack - 1, 0);
        },
        () => {
          code.get(pass.i).i32(1).op("i32.add").set(pass.begun);
          set(1, 0, strands * pack);
        },
      );
    },
  );
}

function endPass({ loop, code }: Frame, pass: Pass, slots: Slots): void {
  const pack = packFor(loop);
  const { to, more, last } = named(code, "to", "more", "last");
  const after = (number: number, then: () => void): void => {
    code.get(pass.number).i32(number).op("i32.eq").get(pass.i).i32(0).op("i32.gt_s").op("i32.and");
    code.when(then);
  };
  after(0, () => {
    code.i32(pack).set(more);
    code.i32(strands * pack).set(last);
    code.upTo(more, last, 1, () => {
      code
        .get(more)
        .i32(pack - 1)
        .op("i32.and")
        .set(to);
      slots.add(to, more);
    });
  });
  after(1, () => {
    code.i32(pack - 1).set(more);
    code.loop((again) => {
      // The other half begins at the highest bit.
      code.get(more).i32(1).i32(31).get(more).op("i32.clz").op("i32.sub").op("i32.shl").op("i32.xor").set(to);
      slots.add(to, more);
      code.get(more).i32(1).op("i32.sub").tee(more).brIf(again);
    });
  });
}

/** What is left after the packs comes first, then what these came to. */
function storeResults(
  { loop, code }: Frame,
  pass: Pass,
  { count, place }: Named<"count" | "place">,
  slots: Slots,
): void {
  const pack = packFor(loop);
  const { to, inPacks } = named(code, "to", "inPacks");
  code.get(count).i32(-pack).op("i32.and").set(inPacks);
  code.i32(0).set(to);
  code.get(count, inPacks).op("i32.gt_s");
  code.when(() => {
    code.i32(strands * pack).set(pass.slot);
    code.get(inPacks);
    code.when(() => slots.add(pass.slot, to));
    code.get(pass.slot).set(to);
  });
  slots.store(to, place);
}

/** The address of what one element of the strands' packs came to, for the first row of the strip. */
function slotAddress({ loop, code, scratch }: Frame, k: number, strip: Local, slot: Local, into: Local): void {
  const { dtype } = loop.outputs[k]!;
  const own = 64 * Math.floor(room / loop.outputs.length / 64);
  code.get(slot, strip).op("i32.mul").i32(bytesOf(dtype)).op("i32.mul");
  code
    .get(scratch)
    .i32(k * own)
    .op("i32.add")
    .op("i32.add")
    .set(into);
}

/** `add`: combines the slot `to` with the slot `more`. `store`: a slot becomes the results from an element on. */
interface Slots {
  readonly add: (to: Local, more: Local) => void;
  readonly store: (slot: Local, element: Local) => void;
}

function slotsOf(frame: Frame, strip: Local, size: Local): Slots {
  const { loop, code, words } = frame;
  const { one, other, out } = named(code, "one", "other", "out");
  return {
    add: (to, more) => {
      for (const [k, { dtype, combine }] of loop.outputs.entries()) {
        slotAddress(frame, k, strip, to, one);
        slotAddress(frame, k, strip, more, other);
        code.get(one).set(out);
        const sources = [one, other].map((at): Source => ({ dtype, run: "unit", at, stride: null }));
        const loads = [0, 1].map((slot): Step => ({ kind: "load", slot, dtype }));
        const sum: Step = { kind: "alu", name: combine!, args: [0, 1], on: dtype, dtype };
        const sink = storingSink(code, [{ step: 2, dtype, combine: null }], [out]);
        emitSpan(code, sources, [...loads, sum], size, sink);
      }
    },
    store: (slot, element) => {
      for (const [k, { dtype }] of loop.outputs.entries()) {
        slotAddress(frame, k, strip, slot, one);
        reread(frame, outputWord(words, k), out);
        move(frame, out, element, bytesOf(dtype));
        const sink = storingSink(code, [{ step: 0, dtype, combine: null }], [out]);
        const source: Source = { dtype, run: "unit", at: one, stride: null };
        emitSpan(code, [source], [{ kind: "load", slot: 0, dtype }], size, sink);
      }
    },
  };
}
