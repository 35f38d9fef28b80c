/**
 * Kernels that order one long row together: parts of it deal their elements out to buckets by the highest digit in which
 * keys differ, and buckets are ordered each by itself, in the nearest caches. A part, or a group of buckets, is a unit.
 * Equal elements keep their order, so that the result does not depend on the parts. Knows digits; which bucket begins
 * where, the caller says.
 */
import type { Kernel } from "./kernel.ts";
import { digitOffset, restoreRow, rowFunctions, shortRow, writeAll } from "./sorting.ts";
import {
  carried,
  carriedBytes,
  keyBytes,
  number,
  type Ordering,
  readSource,
  resultBytes,
  word32,
  writeCarried,
} from "./sorting-keys.ts";
import { advance, type Entry, entryOf, entryTypes, kernelNamed, kernelOfModule, repeated, word } from "./walk.ts";
import { type Code, type Local, makeModule } from "./wasm/assembler.ts";

/** Bits of the digit by which elements are dealt out. */
export const bucketBits = 11;
/** Buckets from this size on are ordered by large digits. */
const longBucket = 1 << 13;

/** What the kernels of a row share. `from` is "elements". */
export interface RowKernels {
  /**
   * Words: row, elements, elements of a part, tables of 32 bits of the parts, bits below the digit, where what parts say
   * goes, `spreadBytes` for each.
   */
  readonly tally: Kernel;
  /** Words: the same but for the last; a table says where the first element of each bucket goes. */
  readonly deal: Kernel;
  /**
   * Words: dealt elements, as much room, result, bits below the digit, and two tables of 32 bits: the elements before each
   * bucket, and the first bucket of each unit, both with their ends.
   */
  readonly finish: Kernel;
  /** Words as those of `restoreRow`; null where equal keys have equal bits. */
  readonly restore: Kernel | null;
}

/**
 * What a part says: 64 bits for those in which its keys differ from the row's first one; then 32, not all 0 where elements
 * have bits that their keys do not tell.
 */
export const spreadBytes = 16;

export function rowKernels(o: Ordering): RowKernels {
  const way = `${o.kind}${o.bytes * 8} ${o.descending ? "descending" : "ascending"}`;
  return {
    tally: kernelNamed(`tally of ${way}`, (code, entry) => writeTally(code, o, entry)),
    deal: kernelNamed(`deal ${way}, ${o.result}`, (code, entry) => writeDeal(code, o, entry)),
    finish: kernelOfModule(`sort buckets of ${way}, ${o.result}`, () => finishModule(inBucket(o))),
    restore: o.kind === "float" ? restoreRow(o) : null,
  };
}

/** Order within a bucket: the highest digit has done its part. */
const inBucket = (o: Ordering): Ordering => ({ ...o, from: "keys", bits: o.bits - bucketBits });

/** A part of the row: its first element's address and place, and how many there are. */
interface Part {
  readonly from: Local;
  readonly place: Local;
  readonly left: Local;
}

/** Runs `body` for each part among the entry's units. */
function eachPart(code: Code, o: Ordering, entry: Entry, body: (part: Part) => void): void {
  const [row, n, size] = [word(code, entry, 0), word(code, entry, 1), word(code, entry, 2)];
  const [from, place, left] = [code.local("i32"), code.local("i32"), code.local("i32")];
  repeated(code, entry.count, () => {
    code.get(entry.start, size).op("i32.mul").tee(place).i32(o.bytes).op("i32.mul").get(row).op("i32.add").set(from);
    code.get(n, place).op("i32.sub").tee(left).get(size).get(left, size).op("i32.lt_u").op("select").set(left);
    body({ from, place, left });
    advance(code, entry.start, 1);
  });
}

/** The bits below the digit, as a local of the key's type. */
function shiftOf(code: Code, o: Ordering, entry: Entry, at: number): Local {
  const shift = code.local(word32(o));
  code.get(word(code, entry, at));
  if (keyBytes(o) === 8) code.op("i64.extend_i32_u");
  code.set(shift);
  return shift;
}

/** The place in the part's table for the element's digit. */
function slotOf(code: Code, o: Ordering, table: Local, key: Local, shift: Local): Code {
  code.get(table);
  digitOffset(code, { ...o, digitBits: bucketBits }, key, () => code.get(shift));
  return code.op("i32.add");
}

/** The address of the part's table. */
const tableOf = (code: Code, entry: Entry, tables: Local, into: Local): Code =>
  code
    .get(entry.start)
    .i32(4 << bucketBits)
    .op("i32.mul")
    .get(tables)
    .op("i32.add")
    .set(into);

function writeTally(code: Code, o: Ordering, entry: Entry): void {
  const [row, tables, said] = [word(code, entry, 0), word(code, entry, 3), word(code, entry, 5)];
  const shift = shiftOf(code, o, entry, 4);
  const [table, slot, at, zeros, own] = ["i32", "i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Six;
  const t = word32(o);
  const [first, e] = [carried(code, o), carried(code, o)];
  const differing = code.local(t);
  const isOwn = hasOwnBits(code, o);
  readSource(code, o, row, first);
  eachPart(code, o, entry, ({ from, left }) => {
    tableOf(code, entry, tables, table).get(table).set(at);
    code.i32((4 << bucketBits) / 16).set(zeros);
    repeated(code, zeros, () => {
      code.get(at).splat("i32", 0).mem("v128.store");
      advance(code, at, 16);
    });
    number(code, o, 0n).set(differing).i32(0).set(own);
    repeated(code, left, () => {
      readSource(code, o, from, e);
      slotOf(code, o, table, e.key, shift).tee(slot).get(slot).mem("i32.load").i32(1).op("i32.add").mem("i32.store");
      code.get(e.key, first.key).op(`${t}.xor`).get(differing).op(`${t}.or`).set(differing);
      isOwn(from, own);
      advance(code, from, o.bytes);
    });
    code.get(said, entry.start).i32(spreadBytes).op("i32.mul").op("i32.add").set(at);
    code.get(at, differing);
    if (keyBytes(o) === 4) code.op("i64.extend_i32_u");
    code.mem("i64.store").get(at, own).mem("i32.store", 8);
  });
}

/** Sets `own` where the element at `from` is -0 or NaN. */
function hasOwnBits(code: Code, o: Ordering): (from: Local, own: Local) => void {
  if (o.kind !== "float") return () => {};
  const [f, t] = o.bytes === 8 ? (["f64", "i64"] as const) : (["f32", "i32"] as const);
  const x = code.local(f);
  return (from, own) => {
    code.get(from).mem(`${f}.load`).tee(x).get(x).op(`${f}.ne`).get(own).op("i32.or").set(own);
    code.get(from).mem(`${t}.load`);
    number(code, o, 1n << BigInt(o.bytes * 8 - 1)).op(`${t}.eq`);
    code.get(own).op("i32.or").set(own);
  };
}

function writeDeal(code: Code, o: Ordering, entry: Entry): void {
  const tables = word(code, entry, 3);
  const shift = shiftOf(code, o, entry, 4);
  const [table, slot, to] = [code.local("i32"), code.local("i32"), code.local("i32")];
  const { key } = carried(code, o);
  eachPart(code, o, entry, ({ from, place, left }) => {
    tableOf(code, entry, tables, table);
    repeated(code, left, () => {
      readSource(code, o, from, { key, place });
      slotOf(code, o, table, key, shift).tee(slot).mem("i32.load").set(to);
      code.get(slot, to).i32(carriedBytes(o)).op("i32.add").mem("i32.store");
      writeCarried(code, o, to, { key, place });
      advance(code, from, o.bytes);
      advance(code, place, 1);
    });
  });
}

function finishModule(o: Ordering): Uint8Array<ArrayBuffer> {
  const module = makeModule();
  const small = rowFunctions(module, { ...o, digitBits: 8 });
  const large = rowFunctions(module, { ...o, digitBits: 11 });
  module.func("run", entryTypes, [], (code, params) => {
    const entry = entryOf(params);
    const [dealt, spare, out, shift, starts, units] = [0, 1, 2, 3, 4, 5].map((i) => word(code, entry, i)) as Six;
    const [bucket, end, begin, n] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Six;
    const [from, to, buffer] = ["i32", "i32", "i32"].map(() => code.local("i32")) as Six;
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
        code.get(shift).op("i32.eqz").get(n).i32(2).op("i32.lt_u").op("i32.or");
        code.when(
          () => writeAll(code, o, from, n, to),
          () => {
            code.get(n).i32(shortRow).op("i32.le_u");
            code.when(
              () => code.get(from, n, to, buffer).call(small.insertion),
              () => {
                code.get(n).i32(longBucket).op("i32.lt_u");
                code.when(
                  () => code.get(from, n, to, buffer, entry.scratch).call(small.radix),
                  () => code.get(from, n, to, buffer, entry.scratch).call(large.radix),
                );
              },
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
type Six = [Local, Local, Local, Local, Local, Local];
