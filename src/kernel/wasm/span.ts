/**
 * One run along the innermost dimension: how elements come from memory into lanes and back, sixteen, four or a few at a
 * time. Knows bodies and addresses; knows nothing of outer dimensions.
 */
import { bytesOf, type DType, isHalf, kindOf } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import type { Run } from "../loop.ts";
import { type Code, type Local, makeModule } from "./assembler.ts";
import { noting } from "./functions/lanes.ts";
import { bitsOfHalf, valuesOfHalf } from "./half.ts";
import { canFail, emitSteps, isPair, type Lanes, laneCount, vector } from "./lanes.ts";
import { emitNarrow, lanesOf, loadNarrow, repeatNarrow, type Width, widthOf } from "./narrow.ts";

/** One input of a run. */
export interface Source {
  readonly dtype: DType;
  readonly run: Run;
  /** Address of the first element; moved along by the run. */
  readonly at: Local;
  /** Bytes from one element to the next, where `run` is `any`. */
  readonly stride: Local | null;
}

/** Where results go. */
export interface Sink {
  /** Four elements; `group` counts fours within the elements that are done together. */
  readonly full: (values: readonly Lanes[], group: number) => void;
  /** Sixteen elements, in fours, where that is shorter than four at a time. */
  readonly sixteen?: ((values: readonly (readonly Lanes[])[]) => void) | undefined;
  /** A vector of elements in their own width; `from` elements further on. */
  readonly narrow?: ((values: readonly Local[], width: Width, from: number) => void) | undefined;
  /** Fewer than four: the first `count`. */
  readonly tail: (values: readonly Lanes[], count: Local) => void;
  /** So many elements are done. */
  readonly advance: (elements: number) => void;
}

const isSigned = (t: DType): boolean => kindOf(t) === "int";

/** What was read of elements of fewer than 32 bits, as lanes have them: truth values as masks, floats as float32. */
function asLanes(code: Code, t: DType, x: Local): Lanes {
  if (isHalf(t)) return [valuesOfHalf(code, t, x)];
  if (t === "bool") code.get(x).op("i32x4.neg").set(x);
  return [x];
}

/** Four dense elements from `at`, `offset` elements further on. */
export function loadFull(code: Code, t: DType, at: Local, offset: number): Lanes {
  const size = bytesOf(t);
  const one = code.local("v128");
  const start = offset * size;
  if (size === 8) {
    const two = code.local("v128");
    code
      .get(at)
      .mem("v128.load", start)
      .set(one)
      .get(at)
      .mem("v128.load", start + 16)
      .set(two);
    return [one, two];
  }
  const sign = isSigned(t) ? "s" : "u";
  code.get(at);
  if (size === 4) code.mem("v128.load", start);
  else if (size === 2) code.mem(`v128.load16x4_${sign}`, start);
  else code.mem("v128.load32_zero", start).op(`i16x8.extend_low_i8x16_${sign}`).op(`i32x4.extend_low_i16x8_${sign}`);
  code.set(one);
  return asLanes(code, t, one);
}

/** One element, in every lane. */
export function loadRepeated(code: Code, t: DType, at: Local): Lanes {
  const out = code.local("v128");
  code.get(at);
  const size = bytesOf(t);
  if (size === 8) code.mem("v128.load64_splat");
  else if (size === 4) code.mem("v128.load32_splat");
  else code.mem(`i32.load${8 * size}_${isSigned(t) ? "s" : "u"}`).op("i32x4.splat");
  code.set(out);
  return size === 8 ? [out, out] : asLanes(code, t, out);
}

/** Four elements from four addresses. */
function loadApart(code: Code, t: DType, at: readonly Local[]): Lanes {
  const size = bytesOf(t);
  if (size === 8) {
    return [0, 2].map((first) => {
      const out = code.local("v128");
      code
        .get(at[first + 1]!, at[first]!)
        .mem("v128.load64_zero")
        .laneMem("v128.load64_lane", 1)
        .set(out);
      return out;
    });
  }
  const out = code.local("v128");
  if (size === 4) {
    code.get(at[0]!).mem("v128.load32_zero").set(out);
    for (const lane of [1, 2, 3]) code.get(at[lane]!, out).laneMem("v128.load32_lane", lane).set(out);
    return [out];
  }
  const load = `i32.load${8 * size}_${isSigned(t) ? "s" : "u"}`;
  code.get(at[0]!).mem(load).op("i32x4.splat").set(out);
  for (const lane of [1, 2, 3]) code.get(out, at[lane]!).mem(load).lane("i32x4.replace_lane", lane).set(out);
  return asLanes(code, t, out);
}

/** A vector as its elements lie in memory, in its first bytes, for elements of up to 32 bits. */
function packed(code: Code, t: DType, x: Local): Local {
  const size = bytesOf(t);
  if (size === 4) return x;
  const bits = isHalf(t)
    ? bitsOfHalf(code, t, x)
    : t === "bool"
      ? vector(code, "v128.and", x, code.constant("i32", 1))
      : x;
  const picked = [0, 4, 8, 12].flatMap((b) => Array.from({ length: size }, (_, i) => b + i));
  const lanes = Array.from({ length: 16 }, (_, i) => picked[i] ?? 0);
  const out = code.local("v128");
  code.get(bits, bits).shuffle(lanes).set(out);
  return out;
}

/** Four elements to `at`, `offset` elements further on. */
export function storeFull(code: Code, t: DType, at: Local, offset: number, x: Lanes): void {
  const start = offset * bytesOf(t);
  if (isPair(t)) {
    code.get(at, x[0]!).mem("v128.store", start);
    code.get(at, x[1]!).mem("v128.store", start + 16);
    return;
  }
  const out = packed(code, t, x[0]!);
  code.get(at, out);
  if (bytesOf(t) === 4) code.mem("v128.store", start);
  else code.laneMem(bytesOf(t) === 2 ? "v128.store64_lane" : "v128.store32_lane", 0, start);
}

/** Sixteen elements of fewer than 32 bits to `at`. */
export function storeSixteen(code: Code, t: DType, at: Local, x: readonly Lanes[]): void {
  const size = bytesOf(t);
  const bits = x.map(([v]) => (isHalf(t) ? bitsOfHalf(code, t, v!) : v!));
  // What does not fit is held at the ends of the range, but everything fits.
  const half = size === 2 && !isSigned(t) ? "u" : "s";
  const pairs = [0, 2].map((i) => vector(code, `i16x8.narrow_i32x4_${half}`, bits[i]!, bits[i + 1]!));
  if (size === 2) {
    for (const [i, v] of pairs.entries()) code.get(at, v).mem("v128.store", 16 * i);
    return;
  }
  const bytes = vector(code, `i8x16.narrow_i16x8_${t === "uint8" ? "u" : "s"}`, ...pairs);
  code.get(at, t === "bool" ? vector(code, "v128.and", bytes, code.constant("i32", 0x01010101)) : bytes);
  code.mem("v128.store");
}

/** The element of one lane to `at`, `lane` elements further on. */
export function storeLane(code: Code, t: DType, at: Local, x: Lanes, lane: number): void {
  const size = bytesOf(t);
  const out = isPair(t) ? null : packed(code, t, x[0]!);
  code.get(at);
  if (out) code.get(out).laneMem(`v128.store${8 * size}_lane`, lane, lane * size);
  else code.get(x[lane >> 1]!).laneMem("v128.store64_lane", lane & 1, lane * size);
}

/** The first `count` (1 to 3) elements to `at`. */
export function storeTail(code: Code, t: DType, at: Local, x: Lanes, count: Local): void {
  storeLane(code, t, at, x, 0);
  for (const lane of [1, 2]) {
    code
      .get(count)
      .i32(lane)
      .op("i32.gt_s")
      .when(() => storeLane(code, t, at, x, lane));
  }
}

const add = (code: Code, to: Local, bytes: number): void => {
  code.get(to).i32(bytes).op("i32.add").set(to);
};

/** The addresses of up to four elements of a source; those past `count` are the last one's, so nothing else is read. */
function apart(code: Code, source: Source, count: Local | null): Local[] {
  const out = [source.at];
  for (const lane of [1, 2, 3]) {
    const next = code.local("i32");
    const before = out[lane - 1]!;
    const step = (): Code => {
      code.get(before);
      return (source.stride ? code.get(source.stride) : code.i32(bytesOf(source.dtype))).op("i32.add");
    };
    step();
    if (count) code.get(before).get(count).i32(lane).op("i32.gt_s").op("select");
    code.set(next);
    out.push(next);
  }
  return out;
}

/** What is the same for the whole run, loaded once, before it. */
export function loadInvariants(code: Code, sources: readonly Source[]): readonly (Lanes | null)[] {
  return sources.map((s) => (s.run === "zero" ? loadRepeated(code, s.dtype, s.at) : null));
}

/** Four elements of a source, `group` fours on from its address. */
export function loadSource(code: Code, source: Source, group: number): Lanes {
  return source.run === "unit"
    ? loadFull(code, source.dtype, source.at, group * laneCount)
    : loadApart(code, source.dtype, apart(code, source, null));
}
/** The first `count` (1 to 3) elements. */
export const loadSourceTail = (code: Code, source: Source, count: Local): Lanes =>
  loadApart(code, source.dtype, apart(code, source, count));

/** Moves every source on by `elements`. */
export function advanceSources(code: Code, sources: readonly Source[], elements: number): void {
  for (const s of sources) {
    if (s.run === "unit") add(code, s.at, elements * bytesOf(s.dtype));
    if (s.run === "any") code.get(s.at, s.stride!).i32(elements).op("i32.mul").op("i32.add").set(s.at);
  }
}

/** Bodies of up to so many steps are repeated four times in the innermost loop, if none of them is long. */
const shortBody = 12;
const isShort = (steps: readonly Step[]): boolean => steps.length <= shortBody && !steps.some(canFail);

/** A whole run of `count` elements. The sources' addresses move along. */
export function emitSpan(
  code: Code,
  sources: readonly Source[],
  steps: readonly Step[],
  count: Local,
  sink: Sink,
): void {
  const invariants = loadInvariants(code, sources);
  const i = code.local("i32");
  const end = code.local("i32");
  code.i32(0).set(i);
  const dense = sources.every((s) => s.run !== "any");
  const repeat = (size: number, body: () => void): void => {
    code.get(count).i32(-size).op("i32.and").set(end);
    code.upTo(i, end, size, () => {
      body();
      advanceSources(code, sources, size);
      sink.advance(size);
    });
  };
  const width = dense && sink.narrow ? widthOf(steps) : null;
  if (width) {
    const narrow = narrowSpan(code, sources, steps, width, sink);
    for (const size of [4 * lanesOf(width), lanesOf(width)]) repeat(size, () => narrow(size));
  } else if (dense && isShort(steps)) {
    rounds(code, { sources, steps, count, sink, invariants, i, end });
  }
  repeat(laneCount, () => {
    sink.full(
      emitSteps(code, steps, (slot) => invariants[slot] ?? loadSource(code, sources[slot]!, 0)),
      0,
    );
  });
  const rest = code.local("i32");
  code
    .get(count, i)
    .op("i32.sub")
    .tee(rest)
    .when(() => {
      const values = emitSteps(code, steps, (slot) => invariants[slot] ?? loadSourceTail(code, sources[slot]!, rest));
      sink.tail(values, rest);
    });
}

interface Rounds {
  readonly sources: readonly Source[];
  readonly steps: readonly Step[];
  readonly count: Local;
  readonly sink: Sink;
  readonly invariants: readonly (Lanes | null)[];
  readonly i: Local;
  readonly end: Local;
}
/**
 * Some fours at a time, as their elements usually are; where one of them is not, each four by all that the functions of
 * the body know. Two vectors a value fill the registers sooner.
 */
function rounds(code: Code, { sources, steps, count, sink, invariants, i, end }: Rounds): void {
  const mixed = hasRare(steps);
  const groups = mixed && steps.some((s) => isPair(s.dtype)) ? 2 : 4;
  const size = groups * laneCount;
  const fours = (group: number): readonly Lanes[] =>
    emitSteps(code, steps, (slot) => invariants[slot] ?? loadSource(code, sources[slot]!, group));
  const all = Array.from({ length: groups }, (_, group) => group);
  const advance = (elements: number): void => {
    advanceSources(code, sources, elements);
    sink.advance(elements);
  };
  code.get(count).i32(-size).op("i32.and").set(end);
  code.upTo(i, end, size, () => {
    if (!mixed) {
      if (sink.sixteen) sink.sixteen(all.map(fours));
      else for (const group of all) sink.full(fours(group), group);
      return advance(size);
    }
    const [rare, left] = [code.local("v128"), code.local("i32")];
    code.splat("i32", 0).set(rare);
    const values: (readonly Lanes[])[] = [];
    noting(rare, () => {
      for (const group of all) values.push(fours(group));
    });
    code.get(rare).op("v128.any_true");
    code.when(
      () => {
        code.i32(groups).set(left);
        code.loop((again) => {
          sink.full(fours(0), 0);
          advance(laneCount);
          code.get(left).i32(1).op("i32.sub").tee(left).brIf(again);
        });
      },
      () => {
        if (sink.sixteen && groups === 4) sink.sixteen(values);
        else for (const [group, four] of values.entries()) sink.full(four, group);
        advance(size);
      },
    );
  });
}

/** Whether a function of the body asks for what is rarely needed. */
function hasRare(steps: readonly Step[]): boolean {
  let found = false;
  makeModule().func(null, ["v128", "i32"], [], (code, [mask, at]) => {
    found = noting(mask!, () => {
      emitSteps(code, steps, (slot) => {
        const t = steps.find((s) => s.kind === "load" && s.slot === slot)!.dtype;
        return loadRepeated(code, t, at!);
      });
    });
  });
  return found;
}

/** The body over `size` elements, in vectors of the width. */
function narrowSpan(
  code: Code,
  sources: readonly Source[],
  steps: readonly Step[],
  width: Width,
  sink: Sink,
): (size: number) => void {
  const invariants = sources.map((s) => (s.run === "zero" ? repeatNarrow(code, s.dtype, width, s.at) : null));
  return (size) => {
    for (let from = 0; from < size; from += lanesOf(width)) {
      const load = (slot: number): Local =>
        invariants[slot] ?? loadNarrow(code, sources[slot]!.dtype, width, sources[slot]!.at, from);
      sink.narrow!(emitNarrow(code, steps, width, load), width, from);
    }
  };
}
