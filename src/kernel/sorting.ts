/**
 * Kernels that order the rows of a matrix: radix sort from the least significant digit, insertion for short rows.
 * Values that share a key without sharing their bits are put back from the source in the end. Rows are the units.
 */
import { copyRun } from "./copy.ts";
import type { Kernel } from "./kernel.ts";
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
import { advance, entryOf, entryTypes, kernelOfModule, repeated, word } from "./walk.ts";
import { type Code, type Func, type Local, type Module, makeModule } from "./wasm/assembler.ts";

/** Rows up to this length are sorted by insertion. */
export const shortRow = 24;
/** Elements per call of an inner function: a compiler that improves code between calls gets its chance. */
const blockElements = 4096;
/** Scratch for the counts of all digits; a row's buffers may follow. */
export const countBytes = 1 << 16;

const digits = (o: Ordering): number => Math.ceil(o.bits / o.digitBits);
const tableBytes = (o: Ordering): number => 4 << o.digitBits;

/**
 * Words: addresses of the rows and of the result, elements of a row, address of the buffers (0: they fit into
 * scratch), their bytes for each row.
 */
export function sortRows(o: Ordering): Kernel {
  const way = o.descending ? "descending" : "ascending";
  const name = `sort ${o.kind}${o.bytes * 8} ${way}, ${o.result}, by ${o.digitBits} bits`;
  return kernelOfModule(name, () => writeModule(o));
}

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

/** table(table, to, step): counts become the addresses of the first elements of each digit. */
const tableFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32"], [], (code, [table, to, step]) => {
    const left = code.local("i32");
    const [own, sum, before, scale] = ["v128", "v128", "v128", "v128"].map(() => code.local("v128")) as Four;
    /** Lanes moved up by n, with zeros below. */
    const moved = (n: number): Code => {
      const lanes = Array.from({ length: 16 }, (_, i) => (i < 4 * n ? 16 : i - 4 * n));
      return code.get(sum).splat("i32", 0).shuffle(lanes);
    };
    code.i32((1 << o.digitBits) / 4).set(left);
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

/** Words: addresses of the row and of the result, elements. One unit. */
export const restoreRow = (o: Ordering): Kernel =>
  kernelOfModule(`restore float${o.bytes * 8} ${o.descending ? "descending" : "ascending"}, ${o.result}`, () => {
    const module = makeModule();
    const restore = restoreFunction(module, o);
    module.func("run", entryTypes, [], (code, params) => {
      const entry = entryOf(params);
      code.get(word(code, entry, 0), word(code, entry, 2), word(code, entry, 1)).call(restore);
    });
    return module.bytes();
  });

/** restore(from, n, to): where values share a key, their bits are written in the order in which they came. */
const restoreFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32"], [], (code, [from, n, to]) => {
    const [at, left, nans, before, minus, zeros] = Array.from({ length: 6 }, () => code.local("i32")) as Six;
    const f = o.bytes === 4 ? "f32" : "f64";
    const bits = o.bytes === 4 ? "i32" : "i64";
    const x = code.local(f);
    const each = (body: () => void): void => {
      code.get(from!).set(at).get(n!).set(left);
      repeated(code, left, () => {
        code.get(at).mem(`${f}.load`).set(x);
        body();
        advance(code, at, o.bytes);
      });
    };
    const zero = (): Code => (f === "f32" ? code.f32(0) : code.f64(0));
    each(() => {
      code.get(nans).get(x, x).op(`${f}.ne`).op("i32.add").set(nans);
      code.get(before, x);
      zero()
        .op(`${f}.${o.descending ? "gt" : "lt"}`)
        .op("i32.add")
        .set(before);
      code.get(minus).get(at).mem(`${bits}.load`);
      number(code, o, 1n << BigInt(o.bytes * 8 - 1))
        .op(`${bits}.eq`)
        .op("i32.add")
        .set(minus);
    });
    if (o.result === "places") return reverseFront(code, o, to!, nans);
    code.get(minus, nans).op("i32.or").op("i32.eqz");
    code.when(() => code.op("return"));
    // NaN go to the end in their order, or to the front in reverse.
    code.get(to!).i32(o.bytes);
    if (o.descending) code.get(nans, before).op("i32.add").op("i32.mul").op("i32.add").set(zeros);
    else code.get(before).op("i32.mul").op("i32.add").set(zeros);
    if (o.descending) code.get(to!, nans).i32(1).op("i32.sub");
    else code.get(to!, n!, nans).op("i32.sub");
    code.i32(o.bytes).op("i32.mul").op("i32.add").set(nans);
    const put = (target: Local, step: number): void => {
      code.get(target, at).mem(`${bits}.load`).mem(`${bits}.store`);
      advance(code, target, step);
    };
    each(() => {
      code.get(x);
      zero().op(`${f}.eq`);
      code.when(() => put(zeros, o.bytes));
      code.get(x, x).op(`${f}.ne`);
      code.when(() => put(nans, o.descending ? -o.bytes : o.bytes));
    });
  });
type Six = [Local, Local, Local, Local, Local, Local];

/** Comparing backwards puts NaN, which stand in front then, in reverse order. */
function reverseFront(code: Code, o: Ordering, to: Local, nans: Local): void {
  if (!o.descending) return;
  const [end, left, p, q] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as [Local, Local, Local, Local];
  code.get(to, nans).i32(1).op("i32.sub").i32(4).op("i32.mul").op("i32.add").set(end);
  code.get(nans).i32(1).op("i32.shr_u").set(left);
  repeated(code, left, () => {
    code.get(to).mem("i32.load").set(p).get(end).mem("i32.load").set(q);
    code.get(to, q).mem("i32.store").get(end, p).mem("i32.store");
    advance(code, to, 4);
    advance(code, end, -4);
  });
}

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
        code.get(own, target, step).call(table);
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
  const table = tableFunction(module, o);
  const ways = o.from === "keys" ? [0, 2] : [0, 1, 2, 3];
  const pass = new Map(ways.map((i) => [i, passFunction(module, o, i % 2 === 1, i >= 2)]));
  return { insertion: insertionFunction(module, o), radix: radixFunction(module, o, { count, table, pass }) };
}

function writeModule(o: Ordering): Uint8Array<ArrayBuffer> {
  const module = makeModule();
  const { insertion, radix } = rowFunctions(module, o);
  const restore = o.kind === "float" ? restoreFunction(module, o) : null;
  module.func("run", entryTypes, [], (code, params) => {
    const entry = entryOf(params);
    const [x, out, n, buffers, room] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const [from, to, buffer] = [code.local("i32"), code.local("i32"), code.local("i32")];
    repeated(code, entry.count, () => {
      code.get(x, n).i32(o.bytes).op("i32.mul").get(entry.start).op("i32.mul").op("i32.add").set(from);
      code.get(out, n).i32(resultBytes(o)).op("i32.mul").get(entry.start).op("i32.mul").op("i32.add").set(to);
      code.get(buffers, room, entry.start).op("i32.mul").op("i32.add");
      code.get(entry.scratch).i32(countBytes).op("i32.add").get(buffers).op("select").set(buffer);
      code.get(n).i32(shortRow).op("i32.le_u");
      code.when(
        () => code.get(from, n, to, buffer).call(insertion),
        () => code.get(from, n, to, buffer, entry.scratch).call(radix),
      );
      if (restore) code.get(from, n, to).call(restore);
      advance(code, entry.start, 1);
    });
  });
  return module.bytes();
}
type Five = [Local, Local, Local, Local, Local];
