/**
 * Combining elements in the order that the reference defines: four strands of packs over a block, then pack by pack, the
 * pack's lanes in halves, the elements after the last whole pack one after another. Knows how elements are combined;
 * knows no dimensions.
 */
import { bytesOf, type DType, integerRange, isFloat } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";
import type { Code, Local } from "./assembler.ts";
import { beginExtreme, isFloatExtreme } from "./extremes.ts";
import { constantLanes, instructionFor, isPair, type Lanes, laneCount } from "./lanes.ts";

/** Elements that are combined side by side: those of 32 bytes, or of two vectors where they are narrower. */
export const packOf = (t: DType): number => (bytesOf(t) === 8 ? 4 : 8);
/** Packs that are combined side by side as long as there are as many. */
export const strands = 4;
/** Blocks of a row are halved until they have at most so many packs. */
export const packsInBlock = 1024;
/** Halves end at whole packs, so a block may have a few more elements than that. */
export const mostInBlock = 8 * packsInBlock + 512;

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
export const assign = (code: Code, to: Lanes, from: Lanes): void => {
  for (const [i, v] of to.entries()) code.get(from[i]!).set(v);
};
export const fresh = (code: Code, t: DType): Lanes => Array.from({ length: vectors(t) }, () => code.local("v128"));

/** Lanes as they are, to scratch. */
function keep(code: Code, at: Local, offset: number, x: Lanes): void {
  for (const [i, v] of x.entries()) code.get(at, v).mem("v128.store", offset + 16 * i);
}

/** Gives elements of a block in order: fours one after another, then the rest. */
export interface BlockSource {
  /** Values of the body for four elements, `group` fours on. */
  readonly full: (group: number) => readonly Lanes[];
  /** Values of the body for the first `count` (1 to 3) elements. */
  readonly tail: (count: Local) => readonly Lanes[];
  readonly advance: (elements: number) => void;
}

/** The results of all reductions over a block of `count` elements, in lane 0. All have packs of the same size. */
export function reduceBlock(
  code: Code,
  reductions: readonly Reduction[],
  count: Local,
  source: BlockSource,
): readonly Lanes[] {
  const pack = packOf(reductions[0]!.dtype);
  const groups = pack / laneCount;
  const extremes = reductions.map((r) => (isFloatExtreme(r) ? beginExtreme(code, r) : null));
  /** For every other reduction: a sum for each four elements of a step. */
  const sums = reductions.map((r, k) =>
    Array.from({ length: extremes[k] ? 0 : strands * groups }, () => identity(code, r)),
  );
  const take = (g: number): void => {
    const values = source.full(g);
    for (const [k, r] of reductions.entries()) {
      const extreme = extremes[k];
      if (extreme) extreme.take(values[r.step]!);
      else into(code, r, sums[k]![g]!, values[r.step]!);
    }
  };
  const takeAll = (i: Local, step: number): void => {
    const end = code.local("i32");
    code.get(count).i32(-step).op("i32.and").set(end);
    code.upTo(i, end, step, () => {
      for (let g = 0; g < step / laneCount; g++) take(g);
      source.advance(step);
    });
  };
  const i = code.local("i32");
  code.i32(0).set(i);
  takeAll(i, strands * pack);
  for (const [k, r] of reductions.entries()) {
    for (let g = groups; !extremes[k] && g < strands * groups; g++) into(code, r, sums[k]![g % groups]!, sums[k]![g]!);
  }
  takeAll(i, pack);
  const results = reductions.map((r, k) => inHalves(code, r, extremes[k]?.end() ?? sums[k]!.slice(0, groups)));
  const rest = code.local("i32");
  code
    .get(count)
    .i32(pack - 1)
    .op("i32.and")
    .tee(rest);
  code.when(() => addRest(code, reductions, rest, source, results));
  return results;
}

/** to = to combined with x */
export const into = (code: Code, r: Reduction, to: Lanes, x: Lanes): void =>
  assign(code, to, combineLanes(code, r, to, x));

/** What leaves every value as it is. */
function identity(code: Code, { combine, dtype }: Reduction): Lanes {
  const out = fresh(code, dtype);
  assign(code, out, identityLanes(code, combine, dtype));
  return out;
}

export function identityLanes(code: Code, combine: Combine, t: DType): Lanes {
  switch (combine) {
    case "add":
      return constantLanes(code, isFloat(t) ? -0 : 0, t);
    case "mul":
      return constantLanes(code, 1, t);
    case "or":
      return constantLanes(code, 0, t);
    case "and":
      return allOnes(code, t);
    case "max":
      return isFloat(t) ? constantLanes(code, Number.NEGATIVE_INFINITY, t) : limitLanes(code, t, 0);
    case "min":
      return isFloat(t) ? constantLanes(code, Number.POSITIVE_INFINITY, t) : limitLanes(code, t, 1);
  }
}

const allOnes = (code: Code, t: DType): Lanes => Array.from({ length: vectors(t) }, () => code.constant("i32", -1));

/** The least or the largest of the whole numbers or truth values. */
function limitLanes(code: Code, t: DType, end: 0 | 1): Lanes {
  if (t === "bool") return constantLanes(code, end, t);
  const limit = integerRange(t)[end];
  const one = isPair(t) ? code.constant("i64", limit) : code.constant("i32", Number(BigInt.asIntN(32, limit)));
  return isPair(t) ? [one, one] : [one];
}

/** The elements after the last pack, one after another; then what the packs gave. */
function addRest(
  code: Code,
  reductions: readonly Reduction[],
  rest: Local,
  source: BlockSource,
  results: readonly Lanes[],
): void {
  keepRest(code, reductions, rest, source, packOf(reductions[0]!.dtype));
  for (const [k, r] of reductions.entries()) {
    const sum = fresh(code, r.dtype);
    const begun = code.local("i32");
    code.i32(0).set(begun);
    chainRest(code, r, sum, begun, rest);
    assign(code, results[k]!, combineLanes(code, r, sum, results[k]!));
  }
}

/** The values of `rest` elements, fewer than `most`, go to scratch. */
export function keepRest(
  code: Code,
  reductions: readonly Reduction[],
  rest: Local,
  source: BlockSource,
  most: number,
): void {
  const store = (values: readonly Lanes[], group: number): void => {
    for (const r of reductions) keep(code, r.room, group * 16 * vectors(r.dtype), values[r.step]!);
  };
  const here = code.local("i32");
  code.get(rest).set(here);
  for (let g = 0; g < most / laneCount; g++) {
    code
      .get(here)
      .i32(laneCount)
      .op("i32.ge_s")
      .when(
        () => {
          store(source.full(0), g);
          source.advance(laneCount);
          code.get(here).i32(laneCount).op("i32.sub").set(here);
        },
        () =>
          code.get(here).when(() => {
            store(source.tail(here), g);
            code.i32(0).set(here);
          }),
      );
  }
}

/** `count` (1 or more) elements of scratch, one after another, onto what `sum` has if it has `begun`. */
export function chainRest(code: Code, r: Reduction, sum: Lanes, begun: Local, count: Local): void {
  const size = isPair(r.dtype) ? 8 : 4;
  const at = code.local("i32");
  const element = (): Lanes => {
    const out = code.local("v128");
    code
      .get(at)
      .mem(`v128.load${8 * size}_splat`)
      .set(out);
    return isPair(r.dtype) ? [out, out] : [out];
  };
  code.get(r.room).set(at);
  const i = code.local("i32");
  code.i32(0).set(i);
  const next = (): Code => code.get(at).i32(size).op("i32.add").set(at);
  code.get(begun).op("i32.eqz");
  code.when(() => {
    assign(code, sum, element());
    next().i32(1).set(i);
  });
  code.upTo(i, count, 1, () => {
    into(code, r, sum, element());
    next();
  });
}

/** The lanes of a pack in halves: four, two, one apart. The result is in lane 0. */
function inHalves(code: Code, r: Reduction, sums: readonly Lanes[]): Lanes {
  const four = sums.length === 2 ? combineLanes(code, r, sums[0]!, sums[1]!) : sums[0]!;
  const moved = (x: Lanes, by: 1 | 2): Lanes => {
    if (isPair(r.dtype)) {
      if (by === 2) return [x[1]!, x[1]!];
      return x.map((v) => shuffled(code, v, [8, 9, 10, 11, 12, 13, 14, 15]));
    }
    return x.map((v) => shuffled(code, v, by === 2 ? [8, 9, 10, 11, 12, 13, 14, 15] : [4, 5, 6, 7]));
  };
  const two = combineLanes(code, r, four, moved(four, 2));
  const out = fresh(code, r.dtype);
  assign(code, out, combineLanes(code, r, two, moved(two, 1)));
  return out;
}

function shuffled(code: Code, x: Local, first: readonly number[]): Local {
  const out = code.local("v128");
  code
    .get(x, x)
    .shuffle(Array.from({ length: 16 }, (_, i) => first[i] ?? i))
    .set(out);
  return out;
}
