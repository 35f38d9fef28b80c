/**
 * Sums of rows in NumPy's order: a row is halved until at most 128 elements are left; of these, eight sums run side by
 * side and are added in pairs, then the elements after the last eight. Factors of products are taken one after another.
 * Knows how rows are cut; the body comes as steps.
 */
import { bytesOf } from "../../core/dtype.ts";
import { keptCount } from "../loop.ts";
import type { Code, Label, Local } from "./assembler.ts";
import { extraWord, inputWord, makeCursor, outputWord } from "./cursor.ts";
import { type Frame, move, read, reread, sourcesOf } from "./frame.ts";
import { isPair, type Lanes, laneCount } from "./lanes.ts";
import {
  assign,
  type BlockSource,
  chainRest,
  combineLanes,
  fresh,
  into,
  keepRest,
  type Reduction,
} from "./reducing.ts";
import { nestedSource, sourceOf } from "./rows.ts";
import { storeLane } from "./span.ts";

/** Elements that are not halved further (and factors that are read at a time), and sums that run side by side. */
const unhalved = 128;
const besides = 8;
/** Where the halves that wait for their turn are noted, in scratch: behind the lanes of the sum and a block's values. */
const stackAt = 1 << 17;
/** How long the second half is (0 once its turn has come), and the sum of the first. */
const noteBytes = 16;
const sumAt = 8;

/** A unit is a row. Extra params: the number of its elements. */
export function emitPairs(frame: Frame): (unit: Local) => void {
  const { loop, code, words, scratch } = frame;
  const [{ dtype }] = loop.outputs as [Frame["loop"]["outputs"][number]];
  const total = read(frame, extraWord(words));
  const cursor = makeCursor(code, frame.params, words, 0, keptCount(loop));
  const sources = sourcesOf(frame, loop.sizes.length - 1);
  const [from, count, bottom, top, note, second, output] = Array.from({ length: 7 }, () => code.local("i32")) as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const begins = sources.map(() => code.local("i32"));
  const nested = nestedSource(frame, sources, [], []);
  const [r] = nested.reductions as [Reduction];
  const sum = fresh(code, dtype);
  const first = fresh(code, dtype);
  code.get(scratch).i32(stackAt).op("i32.add").set(bottom);
  return (unit) => {
    for (const [i, s] of sources.entries()) reread(frame, inputWord(words, i), s.at);
    cursor.seek(
      unit,
      sources.map((s) => s.at),
    );
    for (const [i, s] of sources.entries()) code.get(s.at).set(begins[i]!);
    const source = loop.reduced === 1 ? sourceOf(frame, sources, [], []) : null;
    code.i32(0).set(from).get(total).set(count).get(bottom).set(top);
    const blockAt = (): BlockSource => {
      if (source) return source;
      for (const [i, s] of sources.entries()) code.get(begins[i]!).set(s.at);
      return nested.source(from, count);
    };
    const inHalves = (done: Label): void => {
      code.loop((descend) => {
        code.get(count).i32(unhalved).op("i32.gt_s");
        code.when(() => {
          code.get(top, count).get(count).i32(1).op("i32.shr_u").i32(-besides).op("i32.and").tee(count);
          code.op("i32.sub").mem("i32.store").get(top).i32(noteBytes).op("i32.add").set(top).br(descend);
        });
        addUnhalved(code, r, count, blockAt(), sum);
        code.get(from, count).op("i32.add").set(from);
        code.loop((again) => {
          code.get(top, bottom).op("i32.eq").brIf(done);
          code.get(top).i32(noteBytes).op("i32.sub").tee(note).mem("i32.load").tee(second);
          code.when(() => {
            code.get(second).set(count).get(note).i32(0).mem("i32.store");
            code.get(note, sum[0]!).laneMem("v128.store64_lane", 0, sumAt);
            code.br(descend);
          });
          code.get(note).mem("v128.load64_zero", sumAt).set(first[0]!);
          assign(code, sum, combineLanes(code, r, first, sum));
          code.get(note).set(top).br(again);
        });
      });
    };
    if (r.combine === "mul") inTurn(code, r, { from, count, total, blockAt }, sum);
    else code.block(inHalves);
    reread(frame, outputWord(words, 0), output);
    move(frame, output, unit, bytesOf(dtype));
    storeLane(code, dtype, output, sum, 0);
  };
}

interface Blocks {
  readonly total: Local;
  /** Where the next block begins, and how many elements it has. */
  readonly from: Local;
  readonly count: Local;
  readonly blockAt: () => BlockSource;
}

/** All elements one after another, in lane 0. */
function inTurn(code: Code, r: Reduction, { from, count, total, blockAt }: Blocks, sum: Lanes): void {
  const [begun, here, left] = [code.local("i32"), code.local("i32"), code.local("i32")];
  code.i32(0).set(begun);
  code.upTo(from, total, unhalved, () => {
    code.get(total, from).op("i32.sub").tee(count).i32(unhalved).op("i32.gt_s");
    code.when(() => code.i32(unhalved).set(count));
    const source = blockAt();
    code.get(count).set(left);
    code.loop((again) => {
      code.get(left).tee(here).i32(besides).op("i32.gt_s");
      code.when(() => code.i32(besides).set(here));
      keepRest(code, [r], here, source, besides);
      chainRest(code, r, sum, begun, here);
      code.i32(1).set(begun).get(left, here).op("i32.sub").tee(left).brIf(again);
    });
  });
}

/** The sum of a few elements, in lane 0. */
function addUnhalved(code: Code, r: Reduction, count: Local, source: BlockSource, sum: Lanes): void {
  const [begun, i, end, rest] = [code.local("i32"), code.local("i32"), code.local("i32"), code.local("i32")];
  const groups = Array.from({ length: besides / laneCount }, () => fresh(code, r.dtype));
  code.get(count).i32(besides).op("i32.ge_s").tee(begun);
  code.when(() => {
    for (const [g, lanes] of groups.entries()) assign(code, lanes, source.full(g)[r.step]!);
    source.advance(besides);
    code.i32(besides).set(i).get(count).i32(-besides).op("i32.and").set(end);
    code.upTo(i, end, besides, () => {
      for (const [g, lanes] of groups.entries()) into(code, r, lanes, source.full(g)[r.step]!);
      source.advance(besides);
    });
    const [low, high] = groups.map((lanes) => inPairs(code, r, lanes)) as [Lanes, Lanes];
    assign(code, sum, combineLanes(code, r, low, high));
  });
  code
    .get(count)
    .i32(besides - 1)
    .op("i32.and")
    .tee(rest);
  code.when(() => {
    keepRest(code, [r], rest, source, besides);
    chainRest(code, r, sum, begun, rest);
  });
}

/** (0 + 1) + (2 + 3), in lane 0. */
function inPairs(code: Code, r: Reduction, x: Lanes): Lanes {
  if (isPair(r.dtype)) {
    const both = combineLanes(
      code,
      r,
      x,
      x.map((v) => turned(code, v, 8)),
    );
    return combineLanes(code, r, both, [both[1]!, both[0]!]);
  }
  const both = combineLanes(code, r, x, [turned(code, x[0]!, 4)]);
  return combineLanes(code, r, both, [turned(code, both[0]!, 8)]);
}

/** The bytes of a vector, those from `by` on first. */
function turned(code: Code, x: Local, by: number): Local {
  const out = code.local("v128");
  code
    .get(x, x)
    .shuffle(Array.from({ length: 16 }, (_, i) => (i + by) % 16))
    .set(out);
  return out;
}
