/**
 * Combining elements in the order that the reference defines: sixteen lanes over a block, the lanes pairwise; the
 * results of blocks pairwise. Knows how elements are combined; knows no dimensions.
 */
import type { DType } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";
import type { Code, Local } from "./assembler.ts";
import { instructionFor, isPair, type Lanes, laneCount } from "./lanes.ts";

/** Lanes of a row's reduction, and values that one lane takes before the pairwise part. */
export const rowLanes = 16;
export const chain = 256;
export const rowBlock = rowLanes * chain;
const fours = rowLanes / laneCount;

/** Bytes of scratch for the lanes of one reduction. */
export const laneBytes = 256;

/** One reduction of a loop: what is combined how, and its room in scratch. */
export interface Reduction {
  readonly dtype: DType;
  readonly combine: Combine;
  /** The step that gives the values. */
  readonly step: number;
  /** Address of `laneBytes` of scratch. */
  readonly room: Local;
}

export const combineLanes = (code: Code, r: { readonly combine: Combine; readonly dtype: DType }, a: Lanes, b: Lanes) =>
  instructionFor(r.combine, r.dtype)!(code, [a, b]);

const vectors = (t: DType): number => (isPair(t) ? 2 : 1);
const assign = (code: Code, to: Lanes, from: Lanes): void => {
  for (const [i, v] of to.entries()) code.get(from[i]!).set(v);
};
const fresh = (code: Code, t: DType): Lanes => Array.from({ length: vectors(t) }, () => code.local("v128"));

/** Lanes as they are, to and from scratch. */
function keep(code: Code, at: Local, offset: number, x: Lanes): void {
  for (const [i, v] of x.entries()) code.get(at, v).mem("v128.store", offset + 16 * i);
}
function fetch(code: Code, t: DType, at: Local, offset: number): Lanes {
  return fresh(code, t).map((v, i) => {
    code
      .get(at)
      .mem("v128.load", offset + 16 * i)
      .set(v);
    return v;
  });
}

/** Gives elements of a block in order: fours one after another, then the rest. */
export interface BlockSource {
  /** Values of the body for four elements, `group` fours on. */
  readonly full: (group: number) => readonly Lanes[];
  /** Values of the body for the first `count` (1 to 3) elements. */
  readonly tail: (count: Local) => readonly Lanes[];
  readonly advance: (elements: number) => void;
}

/** The results of all reductions over a block of `count` (1 to 4096) elements, in lane 0. */
export function reduceBlock(
  code: Code,
  reductions: readonly Reduction[],
  count: Local,
  source: BlockSource,
): readonly Lanes[] {
  const results = reductions.map((r) => fresh(code, r.dtype));
  code
    .get(count)
    .i32(rowLanes)
    .op("i32.ge_s")
    .when(
      () => reduceLong(code, reductions, count, source, results),
      () => reduceShort(code, reductions, count, source, results),
    );
  return results;
}

function reduceLong(
  code: Code,
  reductions: readonly Reduction[],
  count: Local,
  source: BlockSource,
  results: readonly Lanes[],
): void {
  const sums = reductions.map((r) => Array.from({ length: fours }, () => fresh(code, r.dtype)));
  for (let g = 0; g < fours; g++) {
    const values = source.full(g);
    for (const [k, r] of reductions.entries()) assign(code, sums[k]![g]!, values[r.step]!);
  }
  source.advance(rowLanes);
  const i = code.local("i32");
  const end = code.local("i32");
  code.i32(rowLanes).set(i).get(count).i32(-rowLanes).op("i32.and").set(end);
  code.upTo(i, end, rowLanes, () => {
    for (let g = 0; g < fours; g++) {
      const values = source.full(g);
      for (const [k, r] of reductions.entries()) {
        const to = sums[k]![g]!;
        assign(code, to, combineLanes(code, r, to, values[r.step]!));
      }
    }
    source.advance(rowLanes);
  });
  const rest = code.local("i32");
  code
    .get(count)
    .i32(rowLanes - 1)
    .op("i32.and")
    .tee(rest);
  code.when(() => addRest(code, reductions, rest, source, sums));
  for (const [k, r] of reductions.entries()) assign(code, results[k]!, combineAll(code, r, sums[k]!));
}

/** Up to fifteen more elements, into the first lanes. */
function addRest(
  code: Code,
  reductions: readonly Reduction[],
  rest: Local,
  source: BlockSource,
  sums: readonly (readonly Lanes[])[],
): void {
  for (let g = 0; g < fours; g++) {
    code
      .get(rest)
      .i32(g * laneCount)
      .op("i32.gt_s")
      .when(() => {
        const here = code.local("i32");
        code
          .get(rest)
          .i32(g * laneCount)
          .op("i32.sub")
          .tee(here)
          .i32(laneCount)
          .op("i32.ge_s")
          .when(
            () => {
              const values = source.full(0);
              for (const [k, r] of reductions.entries()) {
                assign(code, sums[k]![g]!, combineLanes(code, r, sums[k]![g]!, values[r.step]!));
              }
              source.advance(laneCount);
            },
            () => {
              const values = source.tail(here);
              for (const [k, r] of reductions.entries()) {
                const together = combineLanes(code, r, sums[k]![g]!, values[r.step]!);
                assign(code, sums[k]![g]!, firstOf(code, r.dtype, together, sums[k]![g]!, here));
              }
            },
          );
      });
  }
}

/** Lanes 0 to `count` of `x`, the others of `y`. */
function firstOf(code: Code, t: DType, x: Lanes, y: Lanes, count: Local): Lanes {
  const limit = code.local("v128");
  code.get(count).op("i32x4.splat").set(limit);
  return fresh(code, t).map((out, i) => {
    const numbers = isPair(t) ? [2 * i, 2 * i, 2 * i + 1, 2 * i + 1] : [0, 1, 2, 3];
    const bytes = new Uint8Array(Int32Array.from(numbers).buffer);
    code.get(x[i]!, y[i]!).v128(bytes).get(limit).op("i32x4.lt_s").op("v128.bitselect").set(out);
    return out;
  });
}

/** Sixteen lanes pairwise: eight, four, two, one apart. The result is in lane 0. */
function combineAll(code: Code, r: Reduction, sums: readonly Lanes[]): Lanes {
  const four = combineLanes(
    code,
    r,
    combineLanes(code, r, sums[0]!, sums[2]!),
    combineLanes(code, r, sums[1]!, sums[3]!),
  );
  const moved = (x: Lanes, by: 1 | 2): Lanes => {
    if (isPair(r.dtype)) {
      if (by === 2) return [x[1]!, x[1]!];
      return x.map((v) => shuffled(code, v, [8, 9, 10, 11, 12, 13, 14, 15]));
    }
    return x.map((v) => shuffled(code, v, by === 2 ? [8, 9, 10, 11, 12, 13, 14, 15] : [4, 5, 6, 7]));
  };
  const two = combineLanes(code, r, four, moved(four, 2));
  return combineLanes(code, r, two, moved(two, 1));
}

function shuffled(code: Code, x: Local, first: readonly number[]): Local {
  const out = code.local("v128");
  code
    .get(x, x)
    .shuffle(Array.from({ length: 16 }, (_, i) => first[i] ?? i))
    .set(out);
  return out;
}

/** Fewer elements than lanes: each is a lane, and the pairwise part counts only these. */
function reduceShort(
  code: Code,
  reductions: readonly Reduction[],
  count: Local,
  source: BlockSource,
  results: readonly Lanes[],
): void {
  for (let g = 0; g < fours; g++) {
    code
      .get(count)
      .i32(g * laneCount)
      .op("i32.gt_s")
      .when(() => {
        const here = code.local("i32");
        const store = (values: readonly Lanes[]): void => {
          for (const r of reductions) keep(code, r.room, g * 16 * vectors(r.dtype), values[r.step]!);
        };
        code
          .get(count)
          .i32(g * laneCount)
          .op("i32.sub")
          .tee(here)
          .i32(laneCount)
          .op("i32.ge_s")
          .when(
            () => {
              store(source.full(0));
              source.advance(laneCount);
            },
            () => store(source.tail(here)),
          );
      });
  }
  for (const [k, r] of reductions.entries()) {
    pairwiseLanes(code, r, count);
    assign(code, results[k]!, fetch(code, r.dtype, r.room, 0));
  }
}

/** Combines `count` elements in scratch: element i takes element i + ceil(n / 2), again and again. */
function pairwiseLanes(code: Code, r: Reduction, count: Local): void {
  const size = isPair(r.dtype) ? 8 : 4;
  const [n, half, i, last, at, from] = Array.from({ length: 6 }, () => code.local("i32"));
  const splat = (address: Local): Lanes => {
    const out = code.local("v128");
    code
      .get(address)
      .mem(`v128.load${8 * size}_splat`)
      .set(out);
    return isPair(r.dtype) ? [out, out] : [out];
  };
  code.get(count).set(n!);
  code.loop((again) => {
    code.get(n!).i32(1).op("i32.gt_s");
    code.when(() => {
      code.get(n!).i32(1).op("i32.add").i32(1).op("i32.shr_u").set(half!);
      code.get(n!, half!).op("i32.sub").set(last!).i32(0).set(i!);
      code.get(r.room).set(at!).get(r.room, half!).i32(size).op("i32.mul").op("i32.add").set(from!);
      code.upTo(i!, last!, 1, () => {
        const sum = combineLanes(code, r, splat(at!), splat(from!));
        code.get(at!, sum[0]!).laneMem(`v128.store${8 * size}_lane`, 0);
        for (const a of [at!, from!]) code.get(a).i32(size).op("i32.add").set(a);
      });
      code.get(half!).set(n!).br(again);
    });
  });
}
