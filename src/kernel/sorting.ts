/**
 * Kernels that order the rows of a matrix. Knows which way suits a row of so many elements; the ways themselves stand
 * elsewhere. Rows are the units.
 */
import type { Kernel } from "./kernel.ts";
import { rowFunctions, shortRow } from "./sorting-digits.ts";
import { type Ordering, resultBytes } from "./sorting-keys.ts";
import { isNear, nearFunction, nearRow } from "./sorting-near.ts";
import { restoreFunction, showsOwnBits } from "./sorting-own-bits.ts";
import { advance, entryOf, entryTypes, kernelOfModule, repeated, word } from "./walk.ts";
import { type Code, type Local, type Module, makeModule } from "./wasm/assembler.ts";

/** Scratch for the counts of all digits; a row's buffers may follow. */
export const countBytes = 1 << 16;

/**
 * Words: addresses of the rows and of the result, elements of a row, address of the buffers (0: they fit into
 * scratch), their bytes for each row.
 */
export function sortRows(o: Ordering): Kernel {
  const way = o.descending ? "descending" : "ascending";
  const name = `sort ${o.kind}${o.bytes * 8} ${way}, ${o.result}, by ${o.digitBits} bits`;
  return kernelOfModule(name, () => writeModule(o));
}

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

function writeModule(o: Ordering): Uint8Array<ArrayBuffer> {
  const module = makeModule();
  const sort = writeRow(module, o);
  const restore = showsOwnBits(o) ? restoreFunction(module, o) : null;
  module.func("run", entryTypes, [], (code, params) => {
    const entry = entryOf(params);
    const [x, out, n, buffers, room] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const [from, to, buffer] = [code.local("i32"), code.local("i32"), code.local("i32")];
    repeated(code, entry.count, () => {
      code.get(x, n).i32(o.bytes).op("i32.mul").get(entry.start).op("i32.mul").op("i32.add").set(from);
      code.get(out, n).i32(resultBytes(o)).op("i32.mul").get(entry.start).op("i32.mul").op("i32.add").set(to);
      code.get(buffers, room, entry.start).op("i32.mul").op("i32.add");
      code.get(entry.scratch).i32(countBytes).op("i32.add").get(buffers).op("select").set(buffer);
      sort(code, { from, n, to, buffer, scratch: entry.scratch });
      if (restore) code.get(from, n, to).call(restore);
      advance(code, entry.start, 1);
    });
  });
  return module.bytes();
}

interface Row {
  readonly from: Local;
  readonly n: Local;
  readonly to: Local;
  /** Twice the bytes that elements take between passes. */
  readonly buffer: Local;
  readonly scratch: Local;
}

/** Functions that sort a row; what is returned writes the choice between them by the row's length. */
export function writeRow(module: Module, o: Ordering): (code: Code, row: Row) => void {
  const { insertion, radix } = rowFunctions(module, o);
  const near = isNear(o) ? nearFunction(module, o, radix) : null;
  const upTo = (code: Code, n: Local, most: number, then: () => void, otherwise: () => void): void => {
    code.get(n).i32(most).op("i32.le_u");
    code.when(then, otherwise);
  };
  return (code, { from, n, to, buffer, scratch }) => {
    const byInsertion = (): Code => code.get(from, n, to, buffer).call(insertion);
    const byDigits = (): Code => code.get(from, n, to, buffer, scratch).call(radix);
    const longer = (): unknown =>
      near ? upTo(code, n, nearRow(o), () => code.get(from, n, to, buffer, scratch).call(near), byDigits) : byDigits();
    upTo(code, n, shortRow, byInsertion, longer);
  };
}

type Five = [Local, Local, Local, Local, Local];
