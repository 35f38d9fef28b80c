/**
 * Blocks of a matrix product in the processor's own instructions, for vectors that WebAssembly does not have: the same
 * blocks, added in the same order, so to the same bits as the kernels that fuse products and sums. Knows how a block is
 * made; knows nothing of memory, threads or who packs.
 *
 * Both are functions of the System V interface. What they are given are addresses and 64-bit integers, the numbers of the
 * functions of `wasm/matmul/block.ts` in their order; of those they need no spare tile.
 */
import {
  type Assembler,
  at,
  beside,
  type Index,
  type Label,
  makeAssembler,
  type Place,
  type Register,
  r8,
  r9,
  r10,
  r11,
  r12,
  r13,
  r14,
  r15,
  rax,
  rbp,
  rbx,
  rcx,
  rdi,
  rdx,
  rsi,
  rsp,
} from "./assembler.ts";
import { operations, type VectorSet } from "./vectors.ts";

/** How results are cut into tiles: so many rows at most, of so many vectors. */
export interface MachineTile extends VectorSet {
  readonly rows: number;
  readonly vectors: 2;
  /** Steps of the inner axis at a time; packed panels are padded to a multiple. */
  readonly unroll: number;
}

const bytesOf = ({ dtype }: VectorSet): number => (dtype === "float32" ? 4 : 8);
const lanesOf = (set: VectorSet): number => set.width / bytesOf(set);
const registersOf = ({ width }: VectorSet): number => (width === 64 ? 32 : 16);

/** What a function of this interface gives back as it was. */
const kept = [rbx, rbp, r12, r13, r14, r15] as const;
/** Behind what was pushed and the address to return to lies what found no room in registers. */
const givenAt = (number: number): Place => at(rsp, 8 * (kept.length + 1 + number));

/** One function, and the table that its masks come from. */
function makeFunction(set: VectorSet, write: (x86: Assembler, masks: Label) => void): Uint8Array {
  const x86 = makeAssembler();
  const masks = x86.label();
  for (const r of kept) x86.push(r);
  write(x86, masks);
  x86.leaveVectors();
  for (const r of [...kept].reverse()) x86.pop(r);
  x86.return();
  x86.place(masks);
  x86.data([...Array<number>(set.width).fill(255), ...Array<number>(set.width).fill(0)]);
  return x86.bytes();
}

/** Part of a result: rows of vectors, of which the last may be partly beyond its edge. */
interface Part {
  readonly set: VectorSet;
  readonly rows: number;
  readonly vectors: number;
}
const columnsOf = ({ set, vectors }: Part): number => vectors * lanesOf(set);

/** Where what is needed for storing a part is: the registers may be changed, but for `step`, `columns` and `result`. */
interface Target {
  readonly result: Register;
  /** Bytes from row to row. */
  readonly step: Index;
  /** Columns that there are from the part's first one on. */
  readonly columns: Register;
  /** Not 0: sums are added to what is there. */
  readonly onto: Place | Register;
  readonly row: Register;
  readonly spare: Register;
  /** Rows that there are from the part's first one on, where they may be fewer. */
  readonly rowsLeft?: Register;
  /** The table of masks; null where the whole part is there. */
  readonly masks: Label | null;
}

/** The sums of a part, in the first registers row by row, go where they belong. */
function writeStores(x86: Assembler, part: Part, target: Target): void {
  const { masks } = target;
  if (masks === null) return writeRows(x86, part, target, false);
  const [edge, done] = [x86.label(), x86.label()];
  if (target.rowsLeft !== undefined) {
    x86.compare(target.rowsLeft, { number: part.rows });
    x86.jump("less", edge);
  }
  x86.compare(target.columns, { number: columnsOf(part) });
  x86.jump("less", edge);
  writeRows(x86, part, target, false);
  x86.jump("always", done);
  x86.place(edge);
  writeMask(x86, part, target, masks);
  writeRows(x86, part, target, true);
  x86.place(done);
}

/** The lanes of the last vector that there are: as bits for 512-bit vectors, else as a vector. */
function writeMask(x86: Assembler, part: Part, { columns, row, spare }: Target, masks: Label): void {
  const { set, rows, vectors } = part;
  const mask = rows * vectors;
  x86.addressOf(spare, masks);
  x86.multiplyBy(row, columns, -bytesOf(set));
  x86.add(spare, row);
  // Lanes from the end of those of a whole part on are 0; more columns than a part has are as many as it has.
  const [some, enough] = [x86.label(), x86.label()];
  x86.compare(columns, { number: columnsOf(part) });
  x86.jump("less", some);
  x86.addressOf(spare, masks);
  x86.vector(operations[set.dtype].load, set.width, mask, 0, at(spare));
  x86.jump("always", enough);
  x86.place(some);
  x86.vector(operations[set.dtype].load, set.width, mask, 0, at(spare, vectors * set.width));
  x86.place(enough);
  if (set.width === 64) x86.vector(operations[set.dtype].test, 64, maskBits, mask, mask);
}
/** The register of bits that masks are in. */
const maskBits = 1;

function writeRows(x86: Assembler, part: Part, target: Target, isEdge: boolean): void {
  const { set, rows, vectors } = part;
  const { store, add, loadSome, storeSome } = operations[set.dtype];
  const { result, step, onto, row, spare, rowsLeft } = target;
  const [mask, free] = [rows * vectors, rows * vectors + vectors];
  const done = x86.label();
  const countsRows = isEdge && rowsLeft !== undefined;
  x86.move(row, result);
  if (typeof onto !== "number") x86.load(spare, onto);
  x86.compare(typeof onto === "number" ? onto : spare, { number: 0 });
  if (countsRows) x86.move(spare, rowsLeft);
  for (let i = 0; i < rows; i++) {
    const sum = (v: number): number => i * vectors + v;
    const isMasked = (v: number): boolean => isEdge && v === vectors - 1;
    const place = (v: number): Place => at(row, v * set.width);
    const plain = x86.label();
    x86.jump("zero", plain);
    for (let v = 0; v < vectors; v++) {
      if (!isMasked(v)) x86.vector(add, set.width, sum(v), sum(v), place(v));
      else if (set.width === 64) x86.vector(add, 64, sum(v), sum(v), place(v), maskBits);
      else {
        x86.vector(loadSome, 32, free, mask, place(v));
        x86.vector(add, 32, sum(v), sum(v), free);
      }
    }
    x86.place(plain);
    for (let v = 0; v < vectors; v++) {
      if (!isMasked(v)) x86.vector(store, set.width, sum(v), 0, place(v));
      else if (set.width === 64) x86.vector(store, 64, sum(v), 0, place(v), maskBits);
      else x86.vector(storeSome, 32, sum(v), mask, place(v));
    }
    if (i === rows - 1) break;
    x86.address(row, beside(row, step, 1));
    if (!countsRows) continue;
    x86.subtract(spare, { number: 1 });
    x86.jump("zero", done);
    x86.compare(onto as Register, { number: 0 });
  }
  x86.place(done);
}

/** No sums yet. */
function writeZeros(x86: Assembler, { set, rows, vectors }: Part): void {
  const { zero, zeroLong } = operations[set.dtype];
  for (let s = 0; s < rows * vectors; s++) x86.vector(set.width === 64 ? zeroLong : zero, set.width, s, s, s);
}

/** One step of the inner axis: to the sums of a part are added the products of `left(i)` and the vectors at `right(v)`. */
function writeStep(x86: Assembler, part: Part, left: (i: number) => Place, right: (v: number) => Place): void {
  const { set, rows, vectors } = part;
  const { load, spread, addProduct } = operations[set.dtype];
  const sums = rows * vectors;
  for (let v = 0; v < vectors; v++) x86.vector(load, set.width, sums + v, 0, right(v));
  for (let i = 0; i < rows; i++) {
    // Elements of the left matrix take turns in the registers that are left.
    const x = sums + vectors + (i % Math.min(4, registersOf(set) - sums - vectors));
    x86.vector(spread, set.width, x, 0, left(i));
    for (let v = 0; v < vectors; v++) x86.vector(addProduct, set.width, i * vectors + v, x, sums + v);
  }
}

/**
 * (a, b, c, m, n, k, ldc, onto, spare): the `m` × `n` block at `c`, of rows `ldc` bytes apart, from packed panels of `k`
 * steps, a positive multiple of the tile's unroll. `onto` (0 or 1) adds to what is there.
 */
export const packedBlock = (tile: MachineTile): Uint8Array =>
  makeFunction(tile, (x86, masks) => {
    const [left, right, result, height, columns, inner, step, onto] = [rdi, rsi, rdx, rcx, r8, r9, r10, r11] as const;
    const [panel, target, rowsLeft] = [rbx, rbp, r12] as const;
    const [leftAt, rightAt, count] = [r13, r14, rax] as const;
    const wide = tile.vectors * tile.width;
    const high = tile.rows * bytesOf(tile);
    const eachTile = (vectors: number): void => {
      const part = { set: tile, rows: tile.rows, vectors };
      x86.move(panel, left);
      x86.move(target, result);
      x86.move(rowsLeft, height);
      eachLeft(x86, rowsLeft, tile.rows, () => {
        writeZeros(x86, part);
        x86.move(leftAt, panel);
        x86.move(rightAt, right);
        x86.move(count, inner);
        countDown(x86, count, tile.unroll, () => {
          for (let u = 0; u < tile.unroll; u++) {
            const elementAt = (i: number): Place => at(leftAt, u * high + i * bytesOf(tile));
            writeStep(x86, part, elementAt, (v) => at(rightAt, u * wide + v * tile.width));
          }
          x86.add(leftAt, { number: tile.unroll * high });
          x86.add(rightAt, { number: tile.unroll * wide });
        });
        writeStores(x86, part, { result: target, step, columns, onto, row: r13, spare: r14, rowsLeft, masks });
        advance(x86, panel, inner, high);
        advance(x86, target, step, tile.rows);
      });
    };
    x86.load(step, givenAt(0));
    x86.load(onto, givenAt(1));
    eachLeft(x86, columns, 2 * lanesOf(tile), () => {
      const [narrow, next] = [x86.label(), x86.label()];
      x86.compare(columns, { number: lanesOf(tile) });
      x86.jump("at most", narrow);
      eachTile(2);
      x86.jump("always", next);
      x86.place(narrow);
      eachTile(1);
      x86.place(next);
      advance(x86, right, inner, wide);
      x86.add(result, { number: wide });
    });
  });

/**
 * (a, rowStep, step, b, bStep, panelStep, c, m, n, k, ldc, onto, spare): the `m` × `n` block at `c` from rows as they lie:
 * `a` has rows `rowStep` bytes apart and elements `step` bytes apart, `b` has rows `bStep` bytes apart and is read a tile's
 * columns at a time, of which the next are `panelStep` bytes further. Reads past the end of a row, less than a vector.
 */
export const directBlock = (tile: MachineTile): Uint8Array =>
  makeFunction(tile, (x86, masks) => {
    const [left, right, rightStep, panelStep] = [rdi, rcx, r8, r9] as const;
    const [columns, target] = [r11, r15] as const;
    const strips = heights.filter((rows) => rows <= tile.rows).map((rows) => ({ rows, label: x86.label() }));
    const [next, done] = [x86.label(), x86.label()];
    // The spare tile's place keeps where the right matrix begins.
    x86.store(givenAt(6), right);
    x86.place(next);
    x86.load(rax, givenAt(1));
    x86.compare(rax, { number: 0 });
    x86.jump("at most", done);
    x86.load(right, givenAt(6));
    x86.load(target, givenAt(0));
    x86.load(columns, givenAt(2));
    // As many rows as there are, but none alone at the end: it would take as long as several.
    for (const { rows, label } of strips) {
      const lower = x86.label();
      x86.compare(rax, { number: rows });
      x86.jump("less", lower);
      x86.compare(rax, { number: rows + 1 });
      x86.jump("not zero", label);
      x86.place(lower);
    }
    for (const { rows, label } of strips) {
      const [again, atEnd, narrow] = [x86.label(), x86.label(), x86.label()];
      const move = (vectors: number, by: Register | { readonly number: number }): void => {
        x86.add(right, by);
        x86.add(target, { number: vectors * tile.width });
        x86.subtract(columns, { number: vectors * lanesOf(tile) });
        x86.jump("always", again);
      };
      x86.place(label);
      x86.place(again);
      x86.compare(columns, { number: 0 });
      x86.jump("at most", atEnd);
      const most = mostVectors(tile, rows);
      if (most > 2) {
        // Panels that were packed are no wider than a tile; rows that lie so close end there too.
        const few = x86.label();
        x86.compare(columns, { number: most * lanesOf(tile) });
        x86.jump("less", few);
        x86.compare(rightStep, { number: 2 * tile.width });
        x86.jump("zero", few);
        writeDirectTile(x86, { set: tile, rows, vectors: most }, null);
        move(most, { number: most * tile.width });
        x86.place(few);
      }
      x86.compare(columns, { number: lanesOf(tile) });
      x86.jump("at most", narrow);
      writeDirectTile(x86, { set: tile, rows, vectors: 2 }, masks);
      move(2, panelStep);
      x86.place(narrow);
      writeDirectTile(x86, { set: tile, rows, vectors: 1 }, masks);
      x86.place(atEnd);
      advance(x86, left, rsi, rows);
      x86.load(rbx, givenAt(0));
      x86.load(r12, givenAt(4));
      advance(x86, rbx, r12, rows);
      x86.store(givenAt(0), rbx);
      x86.load(rbx, givenAt(1));
      x86.subtract(rbx, { number: rows });
      x86.store(givenAt(1), rbx);
      x86.jump("always", next);
    }
    x86.place(done);
  });

/** Rows of strips, from high to low. */
const heights = [12, 8, 6, 4, 3, 2, 1] as const;

/** Vectors of few rows: as many as there are registers for, since rows of the right matrix may be far apart. */
const mostVectors = (set: VectorSet, rows: number): number =>
  Math.max(2, Math.min(set.width / 8, Math.floor((registersOf(set) - 1) / (rows + 1))));

/** Rows whose elements are found from one address: there, one step and two steps further. */
const rowsFromOne = 3;
/** Rows of the right matrix ahead of the one that is read: processors do not look ahead across pages. */
const rowsAhead = 8;

function writeDirectTile(x86: Assembler, part: Part, masks: Label | null): void {
  const { set, rows, vectors } = part;
  const [left, rowStep, step, right, rightStep] = [rdi, rsi, rdx, rcx, r8] as const;
  const [rightAt, count] = [r14, rax] as const;
  const from = [rbx, rbp, r12, r13].slice(0, Math.ceil(rows / rowsFromOne));
  for (const [i, at] of from.entries()) {
    x86.move(at, from[i - 1] ?? left);
    for (let r = 0; i > 0 && r < rowsFromOne; r++) x86.add(at, rowStep);
  }
  writeZeros(x86, part);
  x86.move(rightAt, right);
  x86.load(count, givenAt(3));
  countDown(x86, count, 1, () => {
    for (let v = 0; vectors > 2 && v < vectors; v++)
      x86.prefetch({ ...beside(rightAt, rightStep, rowsAhead), offset: v * set.width });
    const elementAt = (i: number): Place => {
      const base = from[Math.floor(i / rowsFromOne)]!;
      const beyond = i % rowsFromOne;
      return beyond === 0 ? at(base) : beside(base, rowStep, beyond === 1 ? 1 : 2);
    };
    writeStep(x86, part, elementAt, (v) => at(rightAt, v * set.width));
    for (const pointer of from) x86.add(pointer, step);
    x86.add(rightAt, rightStep);
  });
  x86.load(r14, givenAt(4));
  const at10 = { row: r10, spare: rax, columns: r11, step: r14, result: r15 } as const;
  writeStores(x86, part, { ...at10, onto: givenAt(5), masks });
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

/** The body, and `step` less, until `count`, a positive multiple of it, is 0. */
function countDown(x86: Assembler, count: Register, step: number, body: () => void): void {
  const again = x86.label();
  x86.place(again);
  body();
  x86.subtract(count, { number: step });
  x86.jump("not zero", again);
}

/** pointer += step * times */
function advance(x86: Assembler, pointer: Register, step: Register, times: number): void {
  x86.multiplyBy(rax, step, times);
  x86.add(pointer, rax);
}
