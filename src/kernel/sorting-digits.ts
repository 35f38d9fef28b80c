/**
 * Functions within kernels that order a row: radix sort from the least significant digit, insertion for short rows.
 */
import { copyRun } from "./copy.ts";
import {
  carried,
  carriedBytes,
  keyBytes,
  number,
  type Ordering,
  readCarried,
  readSource,
  resultBytes,
  sourceBytes,
  word32,
  writeCarried,
  writeResult,
} from "./sorting-keys.ts";
import { advance, repeated } from "./walk.ts";
import type { Code, Func, Local, Module } from "./wasm/assembler.ts";

/** Rows up to this length are sorted by insertion. */
export const shortRow = 24;
/** Elements per call of an inner function: a compiler that improves code between calls gets its chance. */
const blockElements = 4096;
const digits = (o: Ordering): number => Math.ceil(o.bits / o.digitBits);
const tableBytes = (o: Ordering): number => 4 << o.digitBits;

/** count(from, n, tables): adds the digits of n elements to the tables of all digits. */
const countFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32"], [], (code, [from, n, tables]) => {
    const e = carried(code, o);
    const slot = code.local("i32");
    repeated(code, n!, () => {
      readSource(code, o, from!, e);
      for (let d = 0; d < digits(o); d++) {
        code.get(tables!);
        digitOffset(code, o, e.key, () => number(code, o, BigInt(d * o.digitBits)));
        code
          .op("i32.add")
          .tee(slot)
          .get(slot)
          .mem("i32.load", d * tableBytes(o))
          .i32(1)
          .op("i32.add");
        code.mem("i32.store", d * tableBytes(o));
      }
      advance(code, from!, sourceBytes(o));
    });
  });

/** Bytes into a table at which the key's digit stands, on the stack. */
export function digitOffset(code: Code, o: Ordering, key: Local, shift: () => void): void {
  code.get(key);
  shift();
  code.op(`${word32(o)}.shr_u`);
  if (keyBytes(o) === 8) code.op("i32.wrap_i64");
  code
    .i32((1 << o.digitBits) - 1)
    .op("i32.and")
    .i32(2)
    .op("i32.shl");
}

/** pass(from, n, place, table, shift): sends n elements to where the table says; `place` is that of the first. */
const passFunction = (module: Module, o: Ordering, first: boolean, last: boolean): Func =>
  module.func(null, ["i32", "i32", "i32", "i32", "i32"], [], (code, [from, n, place, table, shift]) => {
    const counts = first && o.from === "elements";
    const e = { ...carried(code, o), ...(counts ? { place: place! } : {}) };
    const [slot, to, wide] = [code.local("i32"), code.local("i32"), code.local("i64")];
    if (keyBytes(o) === 8) code.get(shift!).op("i64.extend_i32_u").set(wide);
    repeated(code, n!, () => {
      if (first) readSource(code, o, from!, e);
      else readCarried(code, o, from!, e);
      code.get(table!);
      digitOffset(code, o, e.key, () => code.get(keyBytes(o) === 8 ? wide : shift!));
      code.op("i32.add").tee(slot).mem("i32.load").set(to);
      code
        .get(slot, to)
        .i32(last ? resultBytes(o) : carriedBytes(o))
        .op("i32.add")
        .mem("i32.store");
      if (last) writeResult(code, o, to, e);
      else writeCarried(code, o, to, e);
      advance(code, from!, first ? sourceBytes(o) : carriedBytes(o));
      if (counts) advance(code, e.place, 1);
    });
  });

/** insertion(from, n, to, buffer): a short row. */
const insertionFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32", "i32"], [], (code, [from, n, to, buffer]) => {
    const [e, other] = [carried(code, o), carried(code, o)];
    const [end, at, left] = [code.local("i32"), code.local("i32"), code.local("i32")];
    const step = carriedBytes(o);
    code.get(n!).set(left).get(buffer!).set(end).i32(0).set(e.place);
    repeated(code, left, () => {
      readSource(code, o, from!, e);
      code.get(end).set(at);
      code.block((found) => {
        code.loop((again) => {
          code.get(at, buffer!).op("i32.eq").brIf(found);
          code.get(at).i32(step).op("i32.sub").set(at);
          readCarried(code, o, at, other);
          code.get(other.key, e.key).op(`${word32(o)}.le_u`);
          code.when(() => {
            advance(code, at, step);
            code.br(found);
          });
          advance(code, at, step);
          writeCarried(code, o, at, other);
          code.get(at).i32(step).op("i32.sub").set(at).br(again);
        });
      });
      writeCarried(code, o, at, e);
      advance(code, end, step);
      advance(code, from!, sourceBytes(o));
      if (o.from === "elements") advance(code, e.place, 1);
    });
    code.get(buffer!).set(at);
    repeated(code, n!, () => {
      readCarried(code, o, at, e);
      writeResult(code, o, to!, e);
      advance(code, at, step);
      advance(code, to!, resultBytes(o));
    });
  });

/** table(table, to, step, entries): counts become the addresses of the first elements of each digit. */
export const tableFunction = (module: Module): Func =>
  module.func(null, ["i32", "i32", "i32", "i32"], [], (code, [table, to, step, entries]) => {
    const left = code.local("i32");
    const [own, sum, before, scale] = ["v128", "v128", "v128", "v128"].map(() => code.local("v128")) as Four;
    /** Lanes moved up by n, with zeros below. */
    const moved = (n: number): Code => {
      const lanes = Array.from({ length: 16 }, (_, i) => (i < 4 * n ? 16 : i - 4 * n));
      return code.get(sum).splat("i32", 0).shuffle(lanes);
    };
    code.get(entries!).i32(2).op("i32.shr_u").set(left);
    code.get(step!).op("i32x4.splat").set(scale).get(to!).op("i32x4.splat").set(before);
    repeated(code, left, () => {
      code.get(table!).mem("v128.load").get(scale).op("i32x4.mul").tee(own).set(sum);
      for (const n of [1, 2]) moved(n).get(sum).op("i32x4.add").set(sum);
      code.get(sum, before).op("i32x4.add").set(sum).get(table!).get(sum, own).op("i32x4.sub").mem("v128.store");
      const last = [12, 13, 14, 15];
      code
        .get(sum, sum)
        .shuffle([...last, ...last, ...last, ...last])
        .set(before);
      advance(code, table!, 16);
    });
  });
type Four = [Local, Local, Local, Local];

/** Calls `body` with the size of each block of n elements, then moves each local on by so much for each element. */
function inBlocks(
  code: Code,
  n: Local,
  moved: readonly (readonly [Local, number])[],
  body: (size: Local) => void,
): void {
  const [left, size] = [code.local("i32"), code.local("i32")];
  code.get(n).set(left);
  code.block((done) => {
    code.loop((again) => {
      code.get(left).op("i32.eqz").brIf(done);
      code.get(left).i32(blockElements).get(left).i32(blockElements).op("i32.lt_u").op("select").set(size);
      body(size);
      for (const [local, step] of moved) code.get(local, size).i32(step).op("i32.mul").op("i32.add").set(local);
      code.get(left, size).op("i32.sub").set(left).br(again);
    });
  });
}

/** All elements share one key: they stay as they are. */
function keepOrder(code: Code, o: Ordering, from: Local, n: Local, to: Local): void {
  if (o.from === "keys") return writeAll(code, o, from, n, to);
  const place = code.local("i32");
  if (o.result === "values") {
    code.get(n).i32(o.bytes).op("i32.mul").set(place);
    return copyRun(code, to, from, place, o.bytes);
  }
  repeated(code, n, () => {
    code.get(to, place).mem("i32.store");
    advance(code, to, 4);
    advance(code, place, 1);
  });
}

/** Carried elements, as they follow each other, become results. */
export function writeAll(code: Code, o: Ordering, from: Local, n: Local, to: Local): void {
  const e = carried(code, o);
  repeated(code, n, () => {
    readCarried(code, o, from, e);
    writeResult(code, o, to, e);
    advance(code, from, carriedBytes(o));
    advance(code, to, resultBytes(o));
  });
}

interface Parts {
  readonly count: Func;
  readonly table: Func;
  /** By whether it reads the source (1) and writes the result (2). */
  readonly pass: ReadonlyMap<number, Func>;
}

/** radix(from, n, to, buffer, tables): one pass for every digit in which the keys differ. Keys are overwritten. */
const radixFunction = (module: Module, o: Ordering, { count, table, pass }: Parts): Func =>
  module.func(null, ["i32", "i32", "i32", "i32", "i32"], [], (code, [from, n, to, buffer, tables]) => {
    const i32 = (): Local => code.local("i32");
    const [at, left, passes, flag, own, shift] = [i32(), i32(), i32(), i32(), i32(), i32()];
    const [target, second, place, step] = [i32(), i32(), i32(), i32()];
    const e = carried(code, o);
    const flags = digits(o) * tableBytes(o);
    code
      .get(tables!)
      .set(at)
      .i32(flags / 16)
      .set(left);
    repeated(code, left, () => {
      code.get(at).splat("i32", 0).mem("v128.store");
      advance(code, at, 16);
    });
    code.get(from!).set(at);
    inBlocks(code, n!, [[at, sourceBytes(o)]], (size) => code.get(at, size, tables!).call(count));
    readSource(code, o, from!, e);
    for (let d = 0; d < digits(o); d++) {
      code.get(tables!, tables!);
      digitOffset(code, o, e.key, () => number(code, o, BigInt(d * o.digitBits)));
      code
        .op("i32.add")
        .mem("i32.load", d * tableBytes(o))
        .get(n!)
        .op("i32.ne")
        .tee(flag);
      code
        .mem("i32.store", flags + d * 4)
        .get(passes, flag)
        .op("i32.add")
        .set(passes);
    }
    code.get(passes).op("i32.eqz");
    code.when(() => {
      keepOrder(code, o, from!, n!, to!);
      code.op("return");
    });
    if (o.from === "keys") code.get(from!).set(second);
    else {
      code.get(buffer!).get(n!).i32(carriedBytes(o)).op("i32.mul").i32(15).op("i32.add").i32(-16).op("i32.and");
      code.op("i32.add").set(second);
    }
    code
      .get(tables!)
      .set(own)
      .i32(o.from === "keys" ? 0 : 1);
    code.set(flag).i32(digits(o)).set(left);
    repeated(code, left, () => {
      code.get(tables!).i32(digits(o)).get(left).op("i32.sub").i32(2).op("i32.shl").op("i32.add");
      code.mem("i32.load", flags);
      code.when(() => {
        code.get(to!, buffer!).get(passes).i32(1).op("i32.eq").tee(at).op("select").set(target);
        code.i32(resultBytes(o)).i32(carriedBytes(o)).get(at).op("select").set(step);
        code
          .get(own, target, step)
          .i32(1 << o.digitBits)
          .call(table);
        // `flag` says that the source itself is read, `at` that the result is written.
        code.get(flag, at).i32(1).op("i32.shl").op("i32.or").set(step);
        for (const [i, one] of pass) {
          code.get(step).i32(i).op("i32.eq");
          code.when(() => {
            const moved: [Local, number][] = [
              [from!, i % 2 === 1 ? sourceBytes(o) : carriedBytes(o)],
              [place, 1],
            ];
            inBlocks(code, n!, moved, (size) => code.get(from!, size, place, own, shift).call(one));
          });
        }
        code.i32(0).set(flag).get(passes).i32(1).op("i32.sub").set(passes);
        code.get(target).set(from!).get(second).set(buffer!).get(target).set(second);
      });
      advance(code, own, tableBytes(o));
      advance(code, shift, o.digitBits);
    });
  });

/** insertion(from, n, to, buffer) for short rows, and radix(from, n, to, buffer, tables) for all others. */
interface RowFunctions {
  readonly insertion: Func;
  readonly radix: Func;
}

export function rowFunctions(module: Module, o: Ordering): RowFunctions {
  const count = countFunction(module, o);
  const table = tableFunction(module);
  const ways = o.from === "keys" ? [0, 2] : [0, 1, 2, 3];
  const pass = new Map(ways.map((i) => [i, passFunction(module, o, i % 2 === 1, i >= 2)]));
  return { insertion: insertionFunction(module, o), radix: radixFunction(module, o, { count, table, pass }) };
}
