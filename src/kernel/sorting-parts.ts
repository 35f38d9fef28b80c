/**
 * Kernels that order one long row together: parts of it deal their elements out to buckets, and buckets are ordered each
 * by itself, in the nearest caches. A part, or a group of buckets, is a unit. Equal elements keep their order, so that the
 * result does not depend on the parts. Knows how an element finds its bucket; which buckets are good, the caller says.
 */
import type { Kernel } from "./kernel.ts";
import { restoreRow, writeRow } from "./sorting.ts";
import { type Buckets, countIn, type DealtBy, eachSlot, writeKey } from "./sorting-buckets.ts";
import { writeAll } from "./sorting-digits.ts";
import { carriedBytes, keyBytes, type Ordering, resultBytes } from "./sorting-keys.ts";
import { isNear } from "./sorting-near.ts";
import { seeOwnBits, showsOwnBits } from "./sorting-own-bits.ts";
import { clear } from "./sorting-vectors.ts";
import { advance, type Entry, entryOf, entryTypes, kernelNamed, kernelOfModule, repeated, word } from "./walk.ts";
import { type Code, type Local, makeModule } from "./wasm/assembler.ts";

/** Buckets from this size on are ordered by large digits, where places go with keys. */
const longBucket = 1 << 13;

/** What the kernels of a row share. `from` is "elements". */
export interface RowKernels {
  /**
   * Words: row, elements, elements of a part, tables of 32 bits of the parts, buckets; by keys: bits below the bucket's
   * number and, 64 bits, the lowest key; by values: unused, then, 64 bits each, the lowest value and buckets per unit of
   * value, as the elements are; then where what parts say goes, 32 bits each: not 0 where elements have bits that their
   * keys do not tell.
   */
  readonly tally: Kernel;
  /** Words: the same but for the last; a table says where the first element of each bucket goes. */
  readonly deal: Kernel;
  /**
   * Words: tables, parts, buckets, where dealt elements go, bytes of one, the least elements of a unit; then two tables of
   * 32 bits, which `finish` reads, and two more words: units, and buckets that have elements. Counts become places.
   */
  readonly place: Kernel;
  /**
   * Words: dealt elements, as much room, result, and two tables of 32 bits: the elements before each bucket, and the first
   * bucket of each unit, both with their ends.
   */
  readonly finish: Kernel;
  /** Words as those of `restoreRow`; null where equal keys are equal bits. */
  readonly restore: Kernel | null;
}

export function rowKernels(o: Ordering, by: DealtBy): RowKernels {
  const way = `${o.kind}${o.bytes * 8} ${o.descending ? "descending" : "ascending"}`;
  return {
    tally: kernelNamed(`tally of ${way} by ${by}`, (code, entry) => writeTally(code, o, by, entry)),
    deal: kernelNamed(`deal ${way} by ${by}, ${o.result}`, (code, entry) => writeDeal(code, o, by, entry)),
    place: kernelNamed("places of buckets", writePlace),
    finish: kernelOfModule(`sort buckets of ${way}, ${o.result}`, () => finishModule(inBucket(o))),
    restore: showsOwnBits(o) ? restoreRow(o) : null,
  };
}

/** Order within a bucket. */
const inBucket = (o: Ordering): Ordering => ({ ...o, from: "keys" });

/** The words that say how elements find their buckets. */
function bucketsOf(code: Code, o: Ordering, entry: Entry, entries: Local): Buckets {
  const [low, scale, last] = [code.local("v128"), code.local("v128"), code.local("v128")];
  const splat = keyBytes(o) === 8 ? "v128.load64_splat" : "v128.load32_splat";
  code.get(entry.params).mem(splat, 24).set(low).get(entry.params).mem(splat, 32).set(scale);
  code.get(entries).i32(1).op("i32.sub").op("i32x4.splat").set(last);
  return { low, scale, last, shift: word(code, entry, 5) };
}

/** What is done with the elements of the parts at hand. */
interface Work {
  /** Before a part, and after it. */
  readonly begin: (part: Part) => void;
  readonly end: (part: Part) => void;
  readonly see: (bits: Local) => void;
  /** `slot` is the address of what the table says of the bucket; the key is in a lane of `keys`. */
  readonly each: (slot: Local, keys: Local, lane: number) => void;
}
interface Part {
  readonly table: Local;
  readonly entries: Local;
  /** The place of the first element. */
  readonly place: Local;
}

/** Goes through the elements of the entry's parts with their buckets. */
function eachDealt(code: Code, o: Ordering, by: DealtBy, entry: Entry, work: Work): void {
  const [row, end, size, tables, entries] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
  const buckets = bucketsOf(code, o, entry, entries);
  const [from, place, n, table] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Five;
  const part = { table, entries, place };
  repeated(code, entry.count, () => {
    code.get(entry.start, size).op("i32.mul").tee(place).i32(o.bytes).op("i32.mul").get(row).op("i32.add").set(from);
    code.get(end, place).op("i32.sub").tee(n).get(size).get(n, size).op("i32.lt_u").op("select").set(n);
    code.get(entry.start, entries).i32(4).op("i32.mul").op("i32.mul").get(tables).op("i32.add").set(table);
    work.begin(part);
    eachSlot(code, o, { from, n, table, buckets, by }, work.see, work.each);
    work.end(part);
    advance(code, entry.start, 1);
  });
}
type Five = [Local, Local, Local, Local, Local];

function writeTally(code: Code, o: Ordering, by: DealtBy, entry: Entry): void {
  const [said, at] = [word(code, entry, 10), code.local("i32")];
  const own = code.local("v128");
  eachDealt(code, o, by, entry, {
    begin: ({ table, entries }) => {
      clear(code, table, entries);
      code.splat("i32", 0).set(own);
    },
    see: (bits) => {
      if (showsOwnBits(o)) seeOwnBits(code, o, bits, own);
    },
    each: (slot) => countIn(code, slot),
    end: () => {
      code.get(said, entry.start).i32(4).op("i32.mul").op("i32.add").set(at);
      code.get(at, own).op("v128.any_true").mem("i32.store");
    },
  });
}

function writeDeal(code: Code, o: Ordering, by: DealtBy, entry: Entry): void {
  const [to, next] = [code.local("i32"), code.local("i32")];
  eachDealt(code, o, by, entry, {
    begin: ({ place }) => code.get(place).set(next),
    see: () => {},
    each: (slot, keys, lane) => {
      writeKey(code, o, slot, keys, lane, to, carriedBytes(o));
      if (o.result === "values") return;
      code.get(to, next).mem("i32.store", keyBytes(o));
      advance(code, next, 1);
    },
    end: () => {},
  });
}

function writePlace(code: Code, entry: Entry): void {
  const [table, parts, buckets, at, step, least, starts, units, said] = Array.from({ length: 9 }, (_, i) =>
    word(code, entry, i),
  ) as Nine;
  const i32 = (): Local => code.local("i32");
  const [b, part, slot, count, before, begin, unit, used] = [i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32()];
  const put = (table: Local, value: Local): void => {
    code.get(table, value).mem("i32.store");
    advance(code, table, 4);
  };
  const [left, stride, firstUnit] = [i32(), i32(), i32()];
  code.get(units).set(firstUnit).get(buckets).set(left).get(buckets).i32(4).op("i32.mul").set(stride);
  repeated(code, left, () => {
    put(starts, before);
    // A unit begins with the first bucket, and where the one before has enough.
    code.get(b).op("i32.eqz").get(before, unit).op("i32.sub").get(least).op("i32.ge_u").op("i32.or");
    code.when(() => {
      put(units, b);
      code.get(before).set(unit);
    });
    code.get(before).set(begin).get(parts).set(part).get(table).set(slot);
    repeated(code, part, () => {
      code.get(slot).mem("i32.load").set(count);
      code.get(slot, at).mem("i32.store");
      code.get(count, step).op("i32.mul").get(at).op("i32.add").set(at);
      advance(code, before, count);
      advance(code, slot, stride);
    });
    code.get(used, before, begin).op("i32.ne").op("i32.add").set(used);
    advance(code, table, 4);
    advance(code, b, 1);
  });
  code.get(starts, before).mem("i32.store").get(units, b).mem("i32.store");
  code
    .get(said, units, firstUnit)
    .op("i32.sub")
    .i32(2)
    .op("i32.shr_u")
    .mem("i32.store")
    .get(said, used)
    .mem("i32.store", 4);
}
type Nine = [Local, Local, Local, Local, Local, Local, Local, Local, Local];

function finishModule(o: Ordering): Uint8Array<ArrayBuffer> {
  const module = makeModule();
  const large = writeRow(module, { ...o, digitBits: 11 });
  const small = isNear(o) ? null : writeRow(module, { ...o, digitBits: 8 });
  module.func("run", entryTypes, [], (code, params) => {
    const entry = entryOf(params);
    const [dealt, spare, out, starts, units] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const [bucket, end, begin, n] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Five;
    const [from, to, buffer] = ["i32", "i32", "i32"].map(() => code.local("i32")) as Five;
    const entryAt = (table: Local, index: Local, next = 0): Code =>
      code
        .get(index)
        .i32(4)
        .op("i32.mul")
        .get(table)
        .op("i32.add")
        .mem("i32.load", 4 * next);
    repeated(code, entry.count, () => {
      entryAt(units, entry.start).set(bucket);
      entryAt(units, entry.start, 1).get(bucket).op("i32.sub").set(end);
      repeated(code, end, () => {
        entryAt(starts, bucket).set(begin);
        entryAt(starts, bucket, 1).get(begin).op("i32.sub").set(n);
        const placeIn = (base: Local, bytes: number, into: Local): Code =>
          code.get(begin).i32(bytes).op("i32.mul").get(base).op("i32.add").set(into);
        placeIn(dealt, carriedBytes(o), from);
        placeIn(spare, carriedBytes(o), buffer);
        placeIn(out, resultBytes(o), to);
        code.get(n).i32(2).op("i32.lt_u");
        code.when(
          () => writeAll(code, o, from, n, to),
          () => {
            const row = { from, n, to, buffer, scratch: entry.scratch };
            if (!small) return large(code, row);
            code.get(n).i32(longBucket).op("i32.lt_u");
            code.when(
              () => small(code, row),
              () => large(code, row),
            );
          },
        );
        advance(code, bucket, 1);
      });
      advance(code, entry.start, 1);
    });
  });
  return module.bytes();
}
