/**
 * The entries of the kernels for matrix products: each does units `start` to `start + count` of one step. Knows where
 * a unit finds its piece of the work; knows nothing of who asks for it, or why.
 *
 * The inner axis is cut into inner blocks. Within one, products are added one after another from zero; the sums of the
 * blocks are added to the result, one after another. How the rest is cut into units changes nothing. A block has
 * `innerBlock` elements; what is left before the end, less than two blocks, is halved where it is more than one. That
 * is how the libraries cut that others use (oneDNN, OpenBLAS), so that sums come out as theirs.
 */
import { type Code, type Func, type Local, type Module, makeModule } from "../assembler.ts";
import { givenDirectBlock, givenPackedBlock, writeDirectBlock, writePackedBlock } from "./block.ts";
import { countDown, eachTo, integers, least, localsOf } from "./counting.ts";
import { writePack } from "./pack.ts";
import { columnsOf, laneOf, type Tile } from "./tile.ts";
import { writeDots, writeHandOver, writeRowSums } from "./vector.ts";

/** Elements of an inner block: as many as keep a packed block of rows in the scratch. */
export const innerBlock = ({ dtype }: Tile): number => (dtype === "float32" ? 384 : 256);

/** How many inner blocks there are. */
export function innerBlocks(tile: Tile, k: number): number {
  const block = innerBlock(tile);
  const whole = Math.max(0, Math.floor(k / block) - 1);
  return whole + (k - whole * block > block ? 2 : 1);
}
/** Bytes at the head of the scratch for one tile. */
const spareBytes = 2048;

/** Numbers that the kernels for products of two matrices take, strides in bytes. */
export const sizeWords = [
  "m",
  "n",
  "k",
  "aRow",
  "aStep",
  "bStep",
  "bColumn",
  /** Bytes from row to row of the result. */
  "ldc",
  /** 1 adds to what is there. */
  "onto",
  /** Columns, filled up to whole panels, of the right matrix if the pack kernel has packed it, else 0. */
  "packedColumns",
] as const;
/** Then: rows and columns of a block, and how many blocks there are of each; a unit is a block of an item. */
export const blockWords = ["rowBlock", "columnBlock", "rowBlocks", "columnBlocks"] as const;
/** Then: a, b and c of every item. */
const productWords = [...sizeWords, ...blockWords] as const;

/** Numbers of the kernel that packs the right matrix. A unit is a block of columns of an inner block. */
export const packWords = [
  "n",
  "k",
  "bStep",
  "bColumn",
  "columnBlock",
  "columnBlocks",
  "packedColumns",
  "from",
  "to",
] as const;

/** Numbers of the kernels for a matrix and a vector; after them: matrix, vector, result of every item. */
export const vectorWords = [
  /** Results of an item, and the inner axis. */
  "count",
  "k",
  /** For dots: bytes from row to row; 0 in `xRow` where all rows are multiplied with the same vector. */
  "rowStep",
  "xRow",
  /** For sums of rows: bytes from element to element of the vector; rows to add up at a time, 0: inner blocks. */
  "xStep",
  "part",
  /** Results of a unit, and units of an item. */
  "block",
  "blocks",
] as const;

type Named<W extends readonly string[]> = Readonly<Record<W[number], Local>>;
type Bytes = Uint8Array<ArrayBuffer>;
interface Unit<W extends readonly string[]> {
  readonly code: Code;
  readonly word: Named<W>;
  readonly index: Local;
  readonly scratch: Local;
  /** The address behind the words. */
  readonly items: Local;
  readonly locals: (count: number) => Local[];
}

/** A module whose entry calls one function per unit. */
function makeRun<W extends readonly string[]>(
  words: W,
  write: (module: ReturnType<typeof makeModule>) => (unit: Unit<W>) => void,
): Bytes {
  const module = makeModule();
  const writeUnit = write(module);
  const unit = module.func(null, integers(3), [], (code, [params, index, scratch]) => {
    const word = Object.fromEntries(
      words.map((name, i) => {
        const local = code.local("i32");
        code
          .get(params!)
          .mem("i32.load", i * 4)
          .set(local);
        return [name, local];
      }),
    ) as Named<W>;
    const items = code.local("i32");
    code
      .get(params!)
      .i32(words.length * 4)
      .op("i32.add")
      .set(items);
    const locals = (count: number) => localsOf(code, "i32", count);
    writeUnit({ code, word, index: index!, scratch: scratch!, items, locals });
  });
  module.func("run", integers(4), [], (code, [params, start, count, scratch]) => {
    const i = code.local("i32");
    eachTo(code, i, count!, 1, () => {
      code.get(params!, start!, i).op("i32.add").get(scratch!).call(unit);
    });
  });
  return module.bytes();
}

/** into = from + index * step */
const place = (code: Code, into: Local, from: Local, index: Local, step: Local): Code =>
  code.get(from, index, step).op("i32.mul").op("i32.add").set(into);

/** The three addresses of an item: matrix or left, right, result. */
function loadItem(code: Code, items: Local, item: Local, into: readonly Local[]): void {
  const at = into[0]!;
  code.get(items, item).i32(12).op("i32.mul").op("i32.add").set(at);
  for (const i of [1, 2, 0])
    code
      .get(at)
      .mem("i32.load", i * 4)
      .set(into[i]!);
}

interface Block {
  readonly a: Local;
  readonly b: Local;
  readonly c: Local;
  /** First column. */
  readonly column: Local;
  readonly rows: Local;
  readonly columns: Local;
}

/** Where the block of a unit lies; `b` is left at the item's beginning if it is packed, else at the first column. */
function findBlock({ code, word, index, items, locals }: Unit<typeof productWords>): Block {
  const [a, b, c, item, row, column, rows, columns] = locals(8) as [Local, Local, Local, ...Local[]] as Local[];
  const { rowBlock, columnBlock, rowBlocks, columnBlocks } = word;
  code.get(index, rowBlocks, columnBlocks).op("i32.mul").op("i32.div_u").set(item!);
  loadItem(code, items, item!, [a!, b!, c!]);
  code.get(index, rowBlocks).op("i32.rem_u").get(rowBlock).op("i32.mul").set(row!);
  code.get(index, rowBlocks).op("i32.div_u").get(columnBlocks).op("i32.rem_u").get(columnBlock).op("i32.mul");
  code.set(column!);
  const size = (all: Local, from: Local, block: Local, into: Local) =>
    least(
      () => code.get(all, from).op("i32.sub"),
      () => code.get(block),
    ).set(into);
  size(word.m, row!, rowBlock, rows!);
  size(word.n, column!, columnBlock, columns!);
  place(code, a!, a!, row!, word.aRow);
  place(code, c!, c!, row!, word.ldc);
  return { a: a!, b: b!, c: c!, column: column!, rows: rows!, columns: columns! };
}

/** The size of the inner block that begins at `from`. */
function sizeOfBlock(code: Code, tile: Tile, k: Local, from: Local, size: Local): void {
  const block = innerBlock(tile);
  code.get(k, from).op("i32.sub").tee(size).i32(block).op("i32.gt_s");
  code.when(() => {
    code
      .get(size)
      .i32(2 * block)
      .op("i32.ge_s");
    code.when(
      () => code.i32(block).set(size),
      () => code.get(size).i32(1).op("i32.add").i32(1).op("i32.shr_u").set(size),
    );
  });
}

/** For every inner block: its start and its size. */
function eachInnerBlock(code: Code, tile: Tile, k: Local, from: Local, size: Local, body: () => void): void {
  code.i32(0).set(from);
  code.loop((again) => {
    sizeOfBlock(code, tile, k, from, size);
    body();
    code.get(from, size).op("i32.add").tee(from).get(k).op("i32.lt_s").brIf(again);
  });
}

/** Where the inner block of the number that `number` puts on the stack begins, and its size. */
function findInnerBlock(code: Code, tile: Tile, k: Local, number: () => Code, from: Local, size: Local): void {
  const block = innerBlock(tile);
  const whole = code.local("i32");
  code.get(k).i32(block).op("i32.div_u").i32(1).op("i32.sub").set(whole);
  code
    .get(whole)
    .i32(0)
    .op("i32.lt_s")
    .when(() => code.i32(0).set(whole));
  least(number, () => code.get(whole))
    .i32(block)
    .op("i32.mul")
    .set(from);
  sizeOfBlock(code, tile, k, from, size);
  number().get(whole).op("i32.gt_s");
  code.when(() => {
    code.get(from, size).op("i32.add").set(from);
    code.get(k, from).op("i32.sub").set(size);
  });
}

/** `size` filled up to a multiple of the tile's unroll, on the stack. */
const padded = (code: Code, tile: Tile, size: Local): Code =>
  code
    .get(size)
    .i32(tile.unroll - 1)
    .op("i32.add")
    .i32(-tile.unroll)
    .op("i32.and");

/** Bytes from the beginning of a packed matrix to a column of an inner block, added to what is on the stack. */
function addPackedPlace(code: Code, tile: Tile, columns: Local, from: Local, size: Local, column: Local): Code {
  padded(code.get(columns), tile, from).op("i32.mul");
  padded(code, tile, size).get(column).op("i32.mul").op("i32.add");
  return code.i32(laneOf(tile).bytes).op("i32.mul").op("i32.add");
}

/** Blocks from packed panels; each unit packs the left matrix, and the right one where that has not been done. */
export const packedProduct = (tile: Tile): Bytes => packedBy(tile, writePackedBlock);
/** The same, with blocks made by a function that whoever makes an instance gives. */
export const packedByGiven = (tile: Tile): Bytes => packedBy(tile, givenPackedBlock);

const packedBy = (tile: Tile, blockOf: (module: Module, tile: Tile) => Func): Bytes =>
  makeRun(productWords, (module) => {
    const multiply = blockOf(module, tile);
    // A sum of -0 stays one: to it is added (-0) · 0, where the panels are longer than the inner axis.
    const packRows = writePack(module, tile, tile.rows, -0);
    const packColumns = writePack(module, tile, columnsOf(tile), 0);
    const { bytes } = laneOf(tile);
    return (unit) => {
      const { code, word, scratch, locals } = unit;
      const { a, b, c, column, rows, columns } = findBlock(unit);
      const [from, size, left, right, panels, onto] = locals(6) as [Local, Local, Local, Local, Local, Local];
      code.get(c, column).i32(bytes).op("i32.mul").op("i32.add").set(c);
      code.get(scratch).i32(spareBytes).op("i32.add").set(left);
      code
        .get(left, word.rowBlock)
        .i32(innerBlock(tile) * bytes)
        .op("i32.mul")
        .op("i32.add")
        .set(right);
      code.get(word.onto).set(onto);
      eachInnerBlock(code, tile, word.k, from, size, () => {
        code.get(word.packedColumns).when(
          () => addPackedPlace(code.get(b), tile, word.packedColumns, from, size, column).set(panels),
          () => {
            place(code, panels, b, from, word.bStep);
            place(code, panels, panels, column, word.bColumn);
            code.get(panels, right, columns, size, word.bColumn, word.bStep).call(packColumns);
            code.get(right).set(panels);
          },
        );
        code.get(a, from, word.aStep).op("i32.mul").op("i32.add");
        code.get(left, rows, size, word.aRow, word.aStep).call(packRows);
        code.get(left, panels, c, rows, columns);
        padded(code, tile, size).get(word.ldc, onto, scratch).call(multiply);
        code.i32(1).set(onto);
      });
    };
  });

/** Packs the right matrix: for each inner block all its panels, one after another. */
export const packRight = (tile: Tile): Bytes =>
  makeRun(packWords, (module) => {
    const pack = writePack(module, tile, columnsOf(tile), 0);
    return ({ code, word, index, locals }) => {
      const [from, size, column, columns, to] = locals(5) as [Local, Local, Local, Local, Local];
      findInnerBlock(code, tile, word.k, () => code.get(index, word.columnBlocks).op("i32.div_u"), from, size);
      code.get(index, word.columnBlocks).op("i32.rem_u").get(word.columnBlock).op("i32.mul").set(column);
      least(
        () => code.get(word.n, column).op("i32.sub"),
        () => code.get(word.columnBlock),
      ).set(columns);
      addPackedPlace(code.get(word.to), tile, word.packedColumns, from, size, column).set(to);
      place(code, from, word.from, from, word.bStep);
      place(code, from, from, column, word.bColumn);
      code.get(from, to, columns, size, word.bColumn, word.bStep).call(pack);
    };
  });

/** Blocks from rows as they lie; where columns of the right matrix are not dense, each unit packs them. Unroll is 1. */
export const directProduct = (tile: Tile): Bytes => directBy(tile, writeDirectBlock);
/** The same, with blocks made by a function that whoever makes an instance gives. */
export const directByGiven = (tile: Tile): Bytes => directBy(tile, givenDirectBlock);

const directBy = (tile: Tile, blockOf: (module: Module, tile: Tile) => Func): Bytes =>
  makeRun(productWords, (module) => {
    const multiply = blockOf(module, tile);
    const pack = writePack(module, tile, columnsOf(tile), 0);
    const { bytes } = laneOf(tile);
    const wide = columnsOf(tile) * bytes;
    return (unit) => {
      const { code, word, scratch, locals } = unit;
      const { a, b, c, column, rows, columns } = findBlock(unit);
      const [from, size, right, step, panel, onto] = locals(6) as [Local, Local, Local, Local, Local, Local];
      const packed = code.local("i32");
      code.get(scratch).i32(spareBytes).op("i32.add").set(packed);
      code.get(c, column).i32(bytes).op("i32.mul").op("i32.add").set(c);
      place(code, b, b, column, word.bColumn);
      code.get(word.onto).set(onto);
      eachInnerBlock(code, tile, word.k, from, size, () => {
        place(code, right, b, from, word.bStep);
        code.get(word.bStep).set(step).i32(wide).set(panel);
        code
          .get(word.bColumn)
          .i32(bytes)
          .op("i32.ne")
          .when(() => {
            code.get(right, packed, columns, size, word.bColumn, word.bStep).call(pack);
            code.get(packed).set(right).i32(wide).set(step).get(size).i32(wide).op("i32.mul").set(panel);
          });
        code.get(a, from, word.aStep).op("i32.mul").op("i32.add").get(word.aRow, word.aStep, right, step, panel);
        code.get(c, rows, columns, size, word.ldc, onto, scratch).call(multiply);
        code.i32(1).set(onto);
      });
    };
  });

/** The item of a unit and the block of its results. */
function findPart({ code, word, index, items, locals }: Unit<typeof vectorWords>): readonly Local[] {
  const [matrix, x, out, item, first, count] = locals(6);
  code.get(index, word.blocks).op("i32.div_u").set(item!);
  loadItem(code, items, item!, [matrix!, x!, out!]);
  code.get(index, word.blocks).op("i32.rem_u").get(word.block).op("i32.mul").set(first!);
  least(
    () => code.get(word.count, first!).op("i32.sub"),
    () => code.get(word.block),
  ).set(count!);
  return [matrix!, x!, out!, first!, count!];
}

/** Rows at a time: as many as Node 20 has registers for, with all that it loads for a step. */
const dotRows = 3;
const pairedRows = 2;

/** Dense rows times a dense vector each. A unit is a block of rows. */
export const dots = (tile: Tile): Bytes =>
  makeRun(vectorWords, (module) => {
    const one = writeDots(module, tile, 1, true);
    const shared = writeDots(module, tile, dotRows, false);
    const paired = writeDots(module, tile, pairedRows, true);
    const { bytes } = laneOf(tile);
    return (unit) => {
      const { code, word } = unit;
      const [matrix, x, out, first, count] = findPart(unit) as [Local, Local, Local, Local, Local];
      const eachRows = (rows: number, func: Func) =>
        countDown(code, count, rows, () => {
          code.get(matrix, word.rowStep, x, word.xRow, out, word.k).call(func);
          for (const [p, step] of [
            [matrix, word.rowStep],
            [x, word.xRow],
          ] as const)
            code.get(p, step).i32(rows).op("i32.mul").op("i32.add").set(p);
          code
            .get(out)
            .i32(rows * bytes)
            .op("i32.add")
            .set(out);
        });
      place(code, matrix, matrix, first, word.rowStep);
      place(code, x, x, first, word.xRow);
      code.get(out, first).i32(bytes).op("i32.mul").op("i32.add").set(out);
      code.get(word.xRow).when(
        () => eachRows(pairedRows, paired),
        () => eachRows(dotRows, shared),
      );
      eachRows(1, one);
    };
  });

/** Sums of dense rows, each times an element of a vector. A unit is a block of columns. */
export const rowSums = (tile: Tile): Bytes =>
  makeRun(vectorWords, (module) => {
    const add = writeRowSums(module, tile);
    const handOver = writeHandOver(module, tile);
    const { bytes } = laneOf(tile);
    return (unit) => {
      const { code, word, scratch, locals } = unit;
      const [matrix, x, out, first, count] = findPart(unit) as [Local, Local, Local, Local, Local];
      const [from, size] = locals(2) as [Local, Local];
      for (const p of [matrix, out]) code.get(p, first).i32(bytes).op("i32.mul").op("i32.add").set(p);
      // Whatever the scratch held becomes zero; the result is written by the first block that counts.
      code.get(scratch, out, count).i32(0).call(handOver);
      code.i32(0).set(from);
      code.loop((again) => {
        code.get(word.part).when(
          () =>
            least(
              () => code.get(word.k, from).op("i32.sub"),
              () => code.get(word.part),
            ).set(size),
          () => sizeOfBlock(code, tile, word.k, from, size),
        );
        code.get(matrix, from, word.rowStep).op("i32.mul").op("i32.add").get(word.rowStep);
        code.get(x, from, word.xStep).op("i32.mul").op("i32.add").get(word.xStep);
        code.get(scratch, count, size).call(add);
        code.get(scratch, out, count, from).i32(0).op("i32.ne").call(handOver);
        code.get(from, size).op("i32.add").tee(from).get(word.k).op("i32.lt_s").brIf(again);
      });
    };
  });
