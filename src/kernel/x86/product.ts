/**
 * Blocks of a matrix product in the processor's own instructions, for vectors that WebAssembly does not have: from the
 * same packed panels, added in the same order, so to the same bits as the kernels that fuse products and sums. Knows how
 * a block is made; knows nothing of memory, threads or who packs.
 */
import {
  type Assembler,
  at,
  type Label,
  makeAssembler,
  type Register,
  register,
  type VectorBytes,
  type VectorOperation,
} from "./assembler.ts";

/** How results are cut into tiles: so many rows of so many vectors. */
export interface MachineTile {
  readonly dtype: "float32" | "float64";
  readonly width: 32 | 64;
  readonly rows: number;
  readonly vectors: number;
  /** Steps of the inner axis at a time; packed panels are padded to a multiple. */
  readonly unroll: number;
}

type Name = "load" | "store" | "spread" | "addProduct" | "add" | "loadOne" | "storeOne" | "addOne";
const operations: Readonly<Record<MachineTile["dtype"], Readonly<Record<Name, VectorOperation>>>> = {
  float32: {
    load: { opcode: 0x10, table: 1, prefix: 0 },
    store: { opcode: 0x11, table: 1, prefix: 0 },
    spread: { opcode: 0x18, table: 2, prefix: 1, bytes: 4 },
    addProduct: { opcode: 0xb8, table: 2, prefix: 1 },
    add: { opcode: 0x58, table: 1, prefix: 0 },
    loadOne: { opcode: 0x10, table: 1, prefix: 2 },
    storeOne: { opcode: 0x11, table: 1, prefix: 2 },
    addOne: { opcode: 0x58, table: 1, prefix: 2 },
  },
  float64: {
    load: { opcode: 0x10, table: 1, prefix: 1, wide: true },
    store: { opcode: 0x11, table: 1, prefix: 1, wide: true },
    spread: { opcode: 0x19, table: 2, prefix: 1, wide: true, bytes: 8 },
    addProduct: { opcode: 0xb8, table: 2, prefix: 1, wide: true },
    add: { opcode: 0x58, table: 1, prefix: 1, wide: true },
    loadOne: { opcode: 0x10, table: 1, prefix: 3 },
    storeOne: { opcode: 0x11, table: 1, prefix: 3 },
    addOne: { opcode: 0x58, table: 1, prefix: 3 },
  },
};
/** to = left xor right, of all bits; the second for 512-bit vectors. */
const exclusiveOr: VectorOperation = { opcode: 0x57, table: 1, prefix: 0 };
const exclusiveOrWide: VectorOperation = { opcode: 0xef, table: 1, prefix: 1 };

const bytesOf = ({ dtype }: MachineTile): number => (dtype === "float32" ? 4 : 8);
const columnsOf = (tile: MachineTile): number => (tile.vectors * tile.width) / bytesOf(tile);

const { rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15 } = register;
/** What a function of the System V interface gives back as it was. */
const kept = [rbx, rbp, r12, r13, r14, r15] as const;

/** Where things are while a block is made; `row` and what follows belongs to one tile. */
const left = rdi;
const right = rsi;
const result = rdx;
const height = rcx;
const columnsLeft = r8;
const inner = r9;
const resultStep = r10;
const onto = r11;
const panel = rbx;
const tileResult = rbp;
const rowsLeft = r12;
const row = r13;
const count = rax;
const [leftAt, rightAt] = [r14, r15];

/**
 * A function of the System V interface: (a, b, c, m, n, k, ldc, onto, spare), addresses and 64-bit integers: the `m` × `n`
 * block at `c`, of rows `ldc` bytes apart, from packed panels of `k` steps, a positive multiple of the tile's unroll.
 * `onto` (0 or 1) adds to what is there. Tiles that stick out are made in `spare`, which has room for one.
 */
export function productBlock(tile: MachineTile): Uint8Array {
  const x86 = makeAssembler();
  const makeTile = x86.label();
  for (const r of kept) x86.push(r);
  // Behind what was pushed and the address to return to lies what found no room in registers.
  const given = 8 * (kept.length + 1);
  x86.load(resultStep, at(rsp, given));
  x86.load(onto, at(rsp, given + 8));
  eachLeft(x86, columnsLeft, columnsOf(tile), () => {
    x86.move(panel, left);
    x86.move(tileResult, result);
    x86.move(rowsLeft, height);
    eachLeft(x86, rowsLeft, tile.rows, () => {
      x86.call(makeTile);
      const [edge, done] = [x86.label(), x86.label()];
      x86.compare(rowsLeft, { number: tile.rows });
      x86.jump("less", edge);
      x86.compare(columnsLeft, { number: columnsOf(tile) });
      x86.jump("less", edge);
      writeWhole(x86, tile);
      x86.jump("always", done);
      x86.place(edge);
      x86.load(row, at(rsp, given + 16));
      writePart(x86, tile);
      x86.place(done);
      advance(x86, panel, inner, tile.rows * bytesOf(tile));
      advance(x86, tileResult, resultStep, tile.rows);
    });
    advance(x86, right, inner, columnsOf(tile) * bytesOf(tile));
    x86.add(result, { number: columnsOf(tile) * bytesOf(tile) });
  });
  x86.leaveVectors();
  for (const r of [...kept].reverse()) x86.pop(r);
  x86.return();
  x86.place(makeTile);
  writeTile(x86, tile);
  x86.return();
  return x86.bytes();
}

/** As long as `left` is positive: the body, and `step` less. */
function eachLeft(x86: Assembler, left: Register, step: number, body: () => void): void {
  const [again, done] = [x86.label(), x86.label()];
  x86.place(again);
  x86.compare(left, { number: 0 });
  x86.jump("at most", done);
  body();
  x86.subtract(left, { number: step });
  x86.jump("always", again);
  x86.place(done);
}

/** pointer += step * times */
function advance(x86: Assembler, pointer: Register, step: Register, times: number): void {
  x86.multiplyBy(rax, step, times);
  x86.add(pointer, rax);
}

/** The sums of a tile, in the first registers, row by row. */
function writeTile(x86: Assembler, tile: MachineTile): void {
  const { width, rows, vectors, unroll } = tile;
  const { load, spread, addProduct } = operations[tile.dtype];
  const bytes = bytesOf(tile);
  const sums = rows * vectors;
  for (let s = 0; s < sums; s++) x86.vector(width === 64 ? exclusiveOrWide : exclusiveOr, width, s, s, s);
  x86.move(leftAt, panel);
  x86.move(rightAt, right);
  x86.move(count, inner);
  const again: Label = x86.label();
  x86.place(again);
  for (let u = 0; u < unroll; u++) {
    for (let v = 0; v < vectors; v++)
      x86.vector(load, width, sums + v, 0, at(rightAt, (u * vectors + v) * width));
    for (let i = 0; i < rows; i++) {
      // Elements of the left panel take turns in the registers that are left.
      const x = sums + vectors + (i % (registersOf(width) - sums - vectors));
      x86.vector(spread, width, x, 0, at(leftAt, (u * rows + i) * bytes));
      for (let v = 0; v < vectors; v++) x86.vector(addProduct, width, i * vectors + v, x, sums + v);
    }
  }
  x86.add(leftAt, { number: unroll * rows * bytes });
  x86.add(rightAt, { number: unroll * vectors * width });
  x86.subtract(count, { number: unroll });
  x86.jump("not zero", again);
}
const registersOf = (width: VectorBytes): number => (width === 64 ? 32 : 16);

/** The sums become the tile at `tileResult`, or are added to it. */
function writeWhole(x86: Assembler, tile: MachineTile): void {
  const { width, rows, vectors } = tile;
  const { store, add } = operations[tile.dtype];
  const [first, done] = [x86.label(), x86.label()];
  const storeRows = (adds: boolean): void => {
    x86.move(row, tileResult);
    for (let i = 0; i < rows; i++) {
      for (let v = 0; v < vectors; v++) {
        const sum = i * vectors + v;
        if (adds) x86.vector(add, width, sum, sum, at(row, v * width));
        x86.vector(store, width, sum, 0, at(row, v * width));
      }
      if (i < rows - 1) x86.add(row, resultStep);
    }
  };
  x86.compare(onto, { number: 0 });
  x86.jump("zero", first);
  storeRows(true);
  x86.jump("always", done);
  x86.place(first);
  storeRows(false);
  x86.place(done);
}

/** The sums go to the spare tile at `row`, and from there, element by element, to the part that belongs to the result. */
function writePart(x86: Assembler, tile: MachineTile): void {
  const { width, rows, vectors } = tile;
  const { store, loadOne, storeOne, addOne } = operations[tile.dtype];
  const [bytes, columns] = [bytesOf(tile), columnsOf(tile)];
  for (let s = 0; s < rows * vectors; s++) x86.vector(store, width, s, 0, at(row, s * width));
  const [to, rowsToGo] = [leftAt, rightAt];
  x86.move(to, tileResult);
  x86.move(rowsToGo, rowsLeft);
  const [eachRow, eachColumn, plain, enough, done] = Array.from({ length: 5 }, () => x86.label()) as FiveLabels;
  x86.compare(rowsToGo, { number: rows });
  x86.jump("at most", eachRow);
  x86.moveNumber(rowsToGo, rows);
  x86.place(eachRow);
  x86.move(count, columnsLeft);
  x86.compare(count, { number: columns });
  x86.jump("at most", eachColumn);
  x86.moveNumber(count, columns);
  x86.place(eachColumn);
  x86.vector(loadOne, 16, 0, 0, at(row));
  x86.compare(onto, { number: 0 });
  x86.jump("zero", plain);
  x86.vector(addOne, 16, 0, 0, at(to));
  x86.place(plain);
  x86.vector(storeOne, 16, 0, 0, at(to));
  for (const pointer of [row, to]) x86.add(pointer, { number: bytes });
  x86.subtract(count, { number: 1 });
  x86.jump("not zero", eachColumn);
  // Both are at the end of what was copied: to the beginnings of their next rows.
  x86.move(count, columnsLeft);
  x86.compare(count, { number: columns });
  x86.jump("at most", enough);
  x86.moveNumber(count, columns);
  x86.place(enough);
  x86.multiplyBy(count, count, bytes);
  for (const pointer of [row, to]) x86.subtract(pointer, count);
  x86.add(row, { number: columns * bytes });
  x86.add(to, resultStep);
  x86.subtract(rowsToGo, { number: 1 });
  x86.jump("not zero", eachRow);
  x86.place(done);
}
type FiveLabels = [Label, Label, Label, Label, Label];
