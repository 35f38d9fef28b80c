/**
 * Rows that fit the nearest caches: elements are dealt out so finely that those of a bucket are few, and each goes to its
 * own place plus how many of the next few are smaller, minus how many of the last few are larger. No branch depends on an
 * element, which is what sorting by comparing pays for. Buckets with more elements are put in order before; where too
 * many have more, digits do better. Knows values without places: equal keys are as good as each other.
 */
import { copyRun } from "./copy.ts";
import { type Buckets, countIn, type Dealt, type DealtBy, eachSlot, writeKey } from "./sorting-buckets.ts";
import { rowFunctions, shortRow, tableFunction, writeAll } from "./sorting-digits.ts";
import { fromKeys, keyBytes, type Ordering, toKeys, word32 } from "./sorting-keys.ts";
import { clear, eachVector, lanes } from "./sorting-vectors.ts";
import { advance, repeated } from "./walk.ts";
import type { Code, Func, Local, Module } from "./wasm/assembler.ts";

/** Elements on each side that one is compared with. */
const near = 7;
/** Most elements of a bucket for which that is enough. */
const mostTogether = near + 1;
/** Most bits of a bucket's number: tables of more do not stay in the nearest cache. */
const mostBits = 14;
/** Rows with more elements than 1 of so many in buckets that must be ordered before are sorted by digits. */
const crowdedShare = 4;
/** Bytes of a row at most. */
const mostBytes = 1 << 17;
/** Where in scratch the tables of a row are, behind those of digits, and the row. Sentinels stand around both. */
const tableAt = (1 << 16) + 64;
const rowAt = tableAt + (1 << 16);
const sentinels = 64;
/** Room for buckets that are put in order before: the result, and what passes need. */
const orderedAt = rowAt + mostBytes + 2 * sentinels;
const passesAt = orderedAt + mostBytes;

/** The longest row that is sorted so. */
export const nearRow = (o: Ordering): number => mostBytes / keyBytes(o);
/** Whether rows are sorted so at all. */
export const isNear = (o: Ordering): boolean => o.result === "values" && o.bytes >= 4;

/** Vectors and what else tells buckets, as parameters of functions. */
const bucketTypes = ["v128", "v128", "v128", "i32"] as const;
const bucketsOf = ([low, last, scale, shift]: readonly Local[]): Buckets => ({
  low: low!,
  last: last!,
  scale: scale!,
  shift: shift!,
});

/**
 * near(from, n, to, buffer, scratch): sorts n elements, more than `shortRow` and at most `nearRow`. `radix` serves where
 * they are not spread evenly.
 */
export function nearFunction(module: Module, o: Ordering, radix: Func): Func {
  const tables = { crowd: crowdFunction(module), table: tableFunction(module) };
  const deal = dealFunction(module, o, "keys", tables);
  const hasValues = o.kind === "float" && o.from === "elements";
  const dealByValues = hasValues ? dealFunction(module, o, "values", tables) : null;
  const range = rangeFunction(module, o);
  const extent = dealByValues && extentFunction(module, o);
  const order = orderFunction(module, o);
  const settle = settleFunction(module, o);
  const [t, f] = keyBytes(o) === 8 ? (["i64", "f64"] as const) : (["i32", "f32"] as const);
  return module.func(null, ["i32", "i32", "i32", "i32", "i32"], [], (code, [from, n, to, buffer, scratch]) => {
    const [tables, row, entries, bits] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Five;
    const buckets = bucketsOf(bucketTypes.map((type) => code.local(type)));
    const [key, most] = [code.local(t), code.local(t)];
    const finish = (): void => {
      code.get(tables, row, entries, scratch!).call(order).get(row, n!, to!).call(settle).op("return");
    };
    /** Deals the row out; goes on where it was not spread evenly. */
    const deals = (by: Func): void => {
      code.get(from!, n!, tables, row, entries, buckets.low, buckets.last, buckets.scale, buckets.shift).call(by);
      code.when(finish);
    };
    /** As many buckets as elements, up to the next power of 2, or half as many. */
    const setEntries = (fewer: 0 | 1): void => {
      code
        .i32(32 - fewer)
        .get(n!)
        .i32(1)
        .op("i32.sub")
        .op("i32.clz")
        .op("i32.sub")
        .tee(bits);
      code.i32(mostBits).get(bits).i32(mostBits).op("i32.lt_u").op("select").set(bits);
      code.i32(1).get(bits).op("i32.shl").tee(entries).i32(1).op("i32.sub").op("i32x4.splat").set(buckets.last);
    };
    code.get(scratch!).i32(tableAt).op("i32.add").set(tables).get(scratch!).i32(rowAt).op("i32.add").set(row);
    if (dealByValues && extent) {
      setEntries(1);
      const [low, high] = [code.local(f), code.local(f)];
      code
        .get(from!, n!)
        .call(extent)
        .set(high)
        .tee(low)
        .op(`${f}x${lanes(o)}.splat`)
        .set(buckets.low);
      code.get(entries).op(`${f}.convert_i32_u`).get(high, low).op(`${f}.sub`).op(`${f}.div`).tee(high);
      code.op(`${f}x${lanes(o)}.splat`).set(buckets.scale);
      // Neither 0 nor beyond all numbers, nor none.
      code.get(high)[f](0).op(`${f}.gt`).get(high)[f](Number.MAX_VALUE).op(`${f}.lt`).op("i32.and");
      code.when(() => deals(dealByValues));
    }
    code
      .get(from!, n!)
      .call(range)
      .set(most)
      .tee(key)
      .op(`${t}x${lanes(o)}.splat`)
      .set(buckets.low);
    code.get(most, key).op(`${t}.sub`).tee(most).op(`${t}.eqz`);
    code.when(() => {
      if (o.from === "keys") writeAll(code, o, from!, n!, to!);
      else copyRun(code, to!, from!, bytesOfRow(code, o, n!), o.bytes);
      code.op("return");
    });
    setEntries(0);
    // Bits of the highest number that a key is above the lowest one, but for those that tell the bucket.
    code
      .i32(8 * keyBytes(o))
      .get(most)
      .op(`${t}.clz`);
    if (t === "i64") code.op("i32.wrap_i64");
    code.op("i32.sub").get(entries).op("i32.ctz").op("i32.sub").tee(buckets.shift).i32(0).get(buckets.shift).i32(0);
    code.op("i32.gt_s").op("select").set(buckets.shift);
    deals(deal);
    code.get(from!, n!, to!, buffer!, scratch!).call(radix);
  });
}
type Five = [Local, Local, Local, Local, Local];

function bytesOfRow(code: Code, o: Ordering, n: Local): Local {
  const bytes = code.local("i32");
  code.get(n).i32(o.bytes).op("i32.mul").set(bytes);
  return bytes;
}

const shape = (o: Ordering): "i32x4" | "i64x2" => (keyBytes(o) === 8 ? "i64x2" : "i32x4");
/** Keys become such that vectors compare as signed numbers, or keys again. */
const turn = (code: Code, o: Ordering): Code => code.splat(word32(o), 1n << BigInt(8 * keyBytes(o) - 1)).op("v128.xor");

/** range(from, n): the lowest and the highest key. */
const rangeFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32"], [word32(o), word32(o)], (code, [from, n]) => {
    const t = word32(o);
    const [keys, low, high] = [code.local("v128"), code.local("v128"), code.local("v128")];
    const sign = 1n << BigInt(8 * keyBytes(o) - 1);
    code
      .splat(t, sign - 1n)
      .set(low)
      .splat(t, sign)
      .set(high);
    /** The lower or the higher ones of two vectors of signed keys. */
    const chosen = (x: Local, y: Local, lower: boolean): Code =>
      keyBytes(o) === 4
        ? code.get(x, y).op(`i32x4.${lower ? "min" : "max"}_s`)
        : code
            .get(x, y, x, y)
            .op(`i64x2.${lower ? "lt" : "gt"}_s`)
            .op("v128.bitselect");
    eachVector(code, o, { from: from!, n: n! }, (bits) => {
      toKeys(code, o, bits);
      turn(code, o).set(keys);
      chosen(keys, low, true).set(low);
      chosen(keys, high, false).set(high);
    });
    for (const [x, lower] of [
      [low, true],
      [high, false],
    ] as const) {
      // Halves of the vector, then quarters.
      for (let apart = 8; apart >= keyBytes(o); apart /= 2) {
        code
          .get(x, x)
          .shuffle(Array.from({ length: 16 }, (_, i) => (i + apart) % 16))
          .set(keys);
        chosen(keys, x, lower).set(x);
      }
      code.get(x);
      turn(code, o).lane(`${shape(o)}.extract_lane`, 0);
    }
  });

/** extent(from, n): the least and the largest of floats that are numbers. */
const extentFunction = (module: Module, o: Ordering): Func => {
  const f = keyBytes(o) === 8 ? "f64" : "f32";
  const wide = `${f}x${lanes(o)}`;
  return module.func(null, ["i32", "i32"], [f, f], (code, [from, n]) => {
    const [low, high] = [code.local("v128"), code.local("v128")];
    code.splat(f, Number.POSITIVE_INFINITY).set(low).splat(f, Number.NEGATIVE_INFINITY).set(high);
    eachVector(code, o, { from: from!, n: n! }, (bits) => {
      // Of which the first one is taken where the second is not a number.
      code.get(low, bits).op(`${wide}.pmin`).set(low).get(high, bits).op(`${wide}.pmax`).set(high);
    });
    for (const [x, way] of [
      [low, "min"],
      [high, "max"],
    ] as const) {
      code.get(x).lane(`${wide}.extract_lane`, 0);
      for (let i = 1; i < lanes(o); i++) code.get(x).lane(`${wide}.extract_lane`, i).op(`${f}.${way}`);
    }
  });
};

/** What is done with tables, however elements are dealt out. */
interface TableFunctions {
  readonly crowd: Func;
  readonly table: Func;
}

/**
 * deal(from, n, tables, row, entries, buckets…): the row's signed keys, bucket by bucket, and the ends of buckets in the
 * tables; 0 and nothing dealt where they are crowded.
 */
function dealFunction(module: Module, o: Ordering, by: DealtBy, { crowd, table }: TableFunctions): Func {
  const types = ["i32", "i32", "i32", ...bucketTypes] as const;
  const dealtBy = (from: Local, n: Local, table: Local, rest: readonly Local[]): Dealt => ({
    ...{ from, n, table, by },
    buckets: bucketsOf(rest),
  });
  const count = module.func(null, types, [], (code, [from, n, tables, ...rest]) =>
    eachSlot(
      code,
      o,
      dealtBy(from!, n!, tables!, rest),
      () => {},
      (slot) => countIn(code, slot),
    ),
  );
  const scatter = module.func(null, types, [], (code, [from, n, tables, ...rest]) => {
    const to = code.local("i32");
    const signed = (_: Local, keys: Local): void => {
      code.get(keys);
      turn(code, o).set(keys);
    };
    eachSlot(code, o, dealtBy(from!, n!, tables!, rest), signed, (slot, keys, lane) =>
      writeKey(code, o, slot, keys, lane, to, keyBytes(o)),
    );
  });
  const all = ["i32", "i32", "i32", "i32", "i32", ...bucketTypes] as const;
  return module.func(null, all, ["i32"], (code, [from, n, tables, row, entries, ...rest]) => {
    clear(code, tables!, entries!);
    code.get(from!, n!, tables!, ...rest).call(count);
    code.get(tables!, entries!).call(crowd).i32(crowdedShare).op("i32.mul").get(n!).op("i32.gt_u");
    code.when(() => code.i32(0).op("return"));
    code.get(tables!, row!).i32(keyBytes(o)).get(entries!).call(table);
    code
      .get(from!, n!, tables!, ...rest)
      .call(scatter)
      .i32(1);
  });
}

/** crowd(table, entries): the elements in buckets of more than are compared. */
const crowdFunction = (module: Module): Func =>
  module.func(null, ["i32", "i32"], ["i32"], (code, [table, entries]) => {
    const [counts, found, left] = [code.local("v128"), code.local("v128"), code.local("i32")];
    code.get(entries!).i32(2).op("i32.shr_u").set(left);
    repeated(code, left, () => {
      code.get(table!).mem("v128.load").tee(counts).get(counts).splat("i32", mostTogether).op("i32x4.gt_s");
      code.op("v128.and").get(found).op("i32x4.add").set(found);
      advance(code, table!, 16);
    });
    code.get(found).lane("i32x4.extract_lane", 0);
    for (let i = 1; i < 4; i++) code.get(found).lane("i32x4.extract_lane", i).op("i32.add");
  });

/** order(tables, row, entries, scratch): puts buckets in order that have more elements than are compared. */
function orderFunction(module: Module, o: Ordering): Func {
  const size = keyBytes(o);
  const signed: Ordering = { ...o, kind: "int", descending: false, from: "elements", digitBits: 8, bits: 8 * size };
  const { insertion, radix } = rowFunctions(module, signed);
  return module.func(null, ["i32", "i32", "i32", "i32"], [], (code, [tables, row, entries, scratch]) => {
    const [at, left, lane, begin, n] = ["i32", "i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Five;
    const scratchPlus = (bytes: number): Code => code.get(scratch!).i32(bytes).op("i32.add");
    // What stands before the first bucket's end is its beginning.
    code.get(tables!).i32(4).op("i32.sub").get(row!).mem("i32.store");
    code.get(tables!).set(at).get(entries!).i32(2).op("i32.shr_u").set(left);
    const limit = code.constant("i32", mostTogether * size);
    repeated(code, left, () => {
      code.get(at).mem("v128.load").get(at).i32(4).op("i32.sub").mem("v128.load").op("i32x4.sub");
      code.get(limit).op("i32x4.gt_s").op("v128.any_true");
      code.when(() => {
        code.i32(4).set(lane);
        repeated(code, lane, () => {
          code.get(at).i32(4).op("i32.sub").mem("i32.load").set(begin);
          code.get(at).mem("i32.load").get(begin).op("i32.sub").i32(Math.log2(size)).op("i32.shr_u").tee(n);
          code.i32(mostTogether).op("i32.gt_u");
          code.when(() => {
            code
              .get(n)
              .i32(2 * shortRow)
              .op("i32.le_u");
            code.when(
              () => {
                code.get(begin, n, begin);
                scratchPlus(passesAt).call(insertion);
              },
              () => {
                const bytes = code.local("i32");
                const ordered = code.local("i32");
                code.get(begin, n);
                scratchPlus(orderedAt).tee(ordered);
                scratchPlus(passesAt).get(scratch!).call(radix);
                code.get(n).i32(size).op("i32.mul").set(bytes);
                copyRun(code, begin, ordered, bytes, size);
              },
            );
          });
          advance(code, at, 4);
        });
        code.get(at).i32(16).op("i32.sub").set(at);
      });
      advance(code, at, 16);
    });
  });
}

/** settle(row, n, to): each element of the row goes to its place in the result. */
const settleFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32"], [], (code, [row, n, to]) => {
    const size = keyBytes(o);
    const s = shape(o);
    const t = word32(o);
    const [at, last, left, shift] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Five;
    const [keys, places, own] = ["v128", "v128", "v128"].map(() => code.local("v128")) as Five;
    const sign = 1n << BigInt(8 * size - 1);
    code.get(n!).i32(size).op("i32.mul").get(row!).op("i32.add").set(last);
    for (let i = 0; i < sentinels; i += 16) {
      code.get(row!).i32(sentinels).op("i32.sub").splat(t, sign).mem("v128.store", i);
      code
        .get(last)
        .splat(t, sign - 1n)
        .mem("v128.store", i);
    }
    code.get(last).i32(16).op("i32.sub").set(last);
    code.get(to!, row!).op("i32.sub").set(shift);
    code.v128(laneBytes(size)).set(own);
    code
      .get(n!)
      .i32(lanes(o) - 1)
      .op("i32.add")
      .i32(Math.log2(lanes(o)))
      .op("i32.shr_u")
      .set(left);
    code.get(row!).set(at);
    repeated(code, left, () => {
      // The last vector ends with the row: some elements go to their places twice.
      code.get(at, last, at, last).op("i32.lt_u").op("select").tee(at).mem("v128.load").set(keys);
      code.splat("i32", 0);
      for (let d = 1; d <= near; d++) {
        code
          .get(keys, at)
          .mem("v128.load", d * size)
          .op(`${s}.gt_s`)
          .op(`${s}.sub`);
        code
          .get(at)
          .i32(d * size)
          .op("i32.sub")
          .mem("v128.load")
          .get(keys)
          .op(`${s}.gt_s`)
          .op(`${s}.add`);
      }
      code.i32(Math.log2(size)).op("i32x4.shl").get(own).op("i32x4.add");
      code.get(at, shift).op("i32.add").op("i32x4.splat").op("i32x4.add").set(places);
      code.get(keys).splat(t, sign).op("v128.xor").set(keys);
      fromKeys(code, o, keys).set(keys);
      for (let i = 0; i < lanes(o); i++) {
        code.get(places).lane("i32x4.extract_lane", (i * size) / 4);
        code.get(keys).laneMem(`v128.store${8 * size}_lane`, i);
      }
      advance(code, at, 16);
    });
  });

/** The bytes from a vector's beginning to each of its lanes, as 32 bits at the beginning of lanes. */
const laneBytes = (size: 4 | 8): Uint8Array =>
  new Uint8Array(Int32Array.from({ length: 4 }, (_, i) => (size === 4 ? 4 * i : i === 2 ? 8 : 0)).buffer);
