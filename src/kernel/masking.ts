/**
 * Kernels for masks, one byte a cell: how many cells are set, what lies where they are, and which they are. A unit is a
 * block of cells; where its results begin is known before it runs, so blocks need not wait for each other.
 */
import { copyRun } from "./copy.ts";
import type { Kernel } from "./kernel.ts";
import { advance, type ElementBytes, kernelNamed, loadElement, repeated, storeElement, word } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

/** Mask cells that one unit looks at. */
export const maskBlock = 1 << 14;

type Three = [Local, Local, Local];
type Five = [Local, Local, Local, Local, Local];
const locals = (code: Code, n: number): Local[] => Array.from({ length: n }, () => code.local("i32"));

/** The cells of a mask that one unit looks at: its first, and how many. */
function maskUnit(code: Code, unit: Local, total: Local): readonly [Local, Local] {
  const [first, cells] = locals(code, 2) as [Local, Local];
  code.get(unit).i32(maskBlock).op("i32.mul").set(first);
  code.get(total, first).op("i32.sub").i32(maskBlock).get(total, first).op("i32.sub").i32(maskBlock);
  code.op("i32.lt_u").op("select").set(cells);
  return [first, cells];
}

/** Bits of the cells at `at`: 16 of them, or of the last ones one by one, as `width` says. */
function maskBits(code: Code, at: Local, bits: Local, wide: boolean): void {
  code.get(at);
  if (wide) code.mem("v128.load").splat("i32", 0).op("i8x16.ne").op("i8x16.bitmask").set(bits);
  else code.mem("i32.load8_u").op("i32.eqz").op("i32.eqz").set(bits);
}

/** Runs `body` for the cells of a unit, 16 at a time and then one by one, with `bits` and the cell `at`. */
function eachCells(code: Code, at: Local, cells: Local, bits: Local, body: (width: 1 | 16) => void): void {
  const left = code.local("i32");
  for (const width of [16, 1] as const) {
    code.get(cells);
    if (width === 16) code.i32(4).op("i32.shr_u");
    else code.i32(15).op("i32.and");
    code.set(left);
    repeated(code, left, () => {
      maskBits(code, at, bits, width === 16);
      body(width);
      advance(code, at, width);
    });
  }
}

/** Words: address of the mask's bytes, their number, address of the counts. A unit counts what is set in its block. */
export const countMask = (): Kernel =>
  kernelNamed("count a mask", (code, entry) => {
    const [mask, total, counts] = [0, 1, 2].map((i) => word(code, entry, i)) as Three;
    const [at, bits, sum] = locals(code, 3) as Three;
    repeated(code, entry.count, () => {
      const [first, cells] = maskUnit(code, entry.start, total);
      code.get(mask, first).op("i32.add").set(at).i32(0).set(sum);
      eachCells(code, at, cells, bits, () => code.get(sum, bits).op("i32.popcnt").op("i32.add").set(sum));
      code.get(counts, entry.start).i32(4).op("i32.mul").op("i32.add").get(sum).mem("i32.store");
      advance(code, entry.start, 1);
    });
  });

/** What is written where a mask is set: the position itself, an element of the source, or a run of it. */
export type Kept = "place" | "element" | "run";

/**
 * Words: address of the mask's bytes, their number, address of the numbers of cells set before each block (one more
 * than there are blocks), addresses of source and result, bytes of a run.
 */
export const selectMasked = (kept: Kept, size: ElementBytes): Kernel =>
  kernelNamed(`select ${kept}s of ${size} bytes`, (code, entry) => {
    const [mask, total, before, source, result] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const run = code.local("i32");
    if (kept === "run") code.get(word(code, entry, 5)).set(run);
    else code.i32(size).set(run);
    const [at, bits, cell, to, from] = locals(code, 5) as Five;
    const [left, copied] = locals(code, 2) as [Local, Local];
    const fast = size === 4 && kept !== "run";
    if (fast) writePatterns(code, entry.scratch);
    /** One after another, for each bit. */
    const single = (): void => {
      code.block((done) => {
        code.loop((again) => {
          code.get(bits).op("i32.eqz").brIf(done);
          code.get(cell, bits).op("i32.ctz").op("i32.add").set(from);
          if (kept === "place") {
            code.get(to, from).mem("i32.store");
            advance(code, to, 4);
          } else {
            code.get(source, from, run).op("i32.mul").op("i32.add").set(from);
            if (kept === "run") {
              code.get(to).set(copied);
              copyRun(code, copied, from, run, size);
            } else {
              code.get(to, from);
              loadElement(code, size);
              storeElement(code, size);
            }
            advance(code, to, run);
          }
          code.get(bits).get(bits).i32(1).op("i32.sub").op("i32.and").set(bits).br(again);
        });
      });
    };
    repeated(code, entry.count, () => {
      const [first, cells] = maskUnit(code, entry.start, total);
      code.get(mask, first).op("i32.add").set(at).get(first).set(cell);
      code.get(before, entry.start).i32(2).op("i32.shl").op("i32.add").set(from);
      code.get(from).mem("i32.load", 4).get(from).mem("i32.load").tee(to).op("i32.sub").set(left);
      code.get(result, to, run).op("i32.mul").op("i32.add").set(to);
      eachCells(code, at, cells, bits, (width) => {
        // Whole vectors are written, of which the last may reach beyond what belongs to this unit.
        if (fast && width === 16) {
          code.get(left).i32(16).op("i32.ge_u");
          code.when(() => {
            code.get(left, bits).op("i32.popcnt").op("i32.sub").set(left);
            selectVectors(code, kept, { bits, cell, source, to, patterns: entry.scratch, from });
          }, single);
        } else single();
        advance(code, cell, width);
      });
      advance(code, entry.start, 1);
    });
  });

/** For each 4 bits, the bytes that move the lanes that are set to the front: 16 patterns of 16 bytes. */
function writePatterns(code: Code, to: Local): void {
  for (let bits = 0; bits < 16; bits++) {
    const lanes = [0, 1, 2, 3].filter((i) => bits & (1 << i));
    const bytes = [...lanes, ...[0, 0, 0, 0]].slice(0, 4).flatMap((l) => [4 * l, 4 * l + 1, 4 * l + 2, 4 * l + 3]);
    code
      .get(to)
      .v128(Uint8Array.from(bytes))
      .mem("v128.store", 16 * bits);
  }
}

interface Selection {
  readonly bits: Local;
  readonly cell: Local;
  readonly source: Local;
  readonly to: Local;
  readonly patterns: Local;
  readonly from: Local;
}
/** 16 cells of 4-byte elements, four at a time: those that are set move to the front of a vector. */
function selectVectors(code: Code, kept: Kept, { bits, cell, source, to, patterns, from }: Selection): void {
  const four = code.local("i32");
  if (kept === "element") code.get(source, cell).i32(2).op("i32.shl").op("i32.add").set(from);
  for (let i = 0; i < 4; i++) {
    code
      .get(bits)
      .i32(4 * i)
      .op("i32.shr_u")
      .i32(15)
      .op("i32.and")
      .set(four);
    code.get(to);
    if (kept === "element") code.get(from).mem("v128.load", 16 * i);
    else
      code
        .get(cell)
        .op("i32x4.splat")
        .v128(counted(4 * i))
        .op("i32x4.add");
    code.get(patterns, four).i32(4).op("i32.shl").op("i32.add").mem("v128.load").op("i8x16.swizzle").mem("v128.store");
    code.get(to, four).op("i32.popcnt").i32(2).op("i32.shl").op("i32.add").set(to);
  }
}
const counted = (first: number): Uint8Array =>
  new Uint8Array(Uint32Array.of(first, first + 1, first + 2, first + 3).buffer);

/**
 * Words: addresses of flat positions and of the result, positions, positions of the inner axes together, size of the
 * axis, positions of one unit. The coordinate of each position on one axis.
 */
export const coordinates = (): Kernel =>
  kernelNamed("coordinates of positions", (code, entry) => {
    const [from, to, n, inner, size] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const block = word(code, entry, 5);
    const [first, left] = locals(code, 2) as [Local, Local];
    const [read, write] = locals(code, 2) as [Local, Local];
    repeated(code, entry.count, () => {
      code.get(entry.start, block).op("i32.mul").set(first);
      code.get(block).get(n, first).op("i32.sub").get(block).get(n, first).op("i32.sub").op("i32.lt_u").op("select");
      code.set(left).get(first).i32(2).op("i32.shl").set(first);
      code.get(from, first).op("i32.add").set(read).get(to, first).op("i32.add").set(write);
      repeated(code, left, () => {
        code.get(write, read).mem("i32.load").get(inner).op("i32.div_u").get(size).op("i32.rem_u").mem("i32.store");
        advance(code, read, 4);
        advance(code, write, 4);
      });
      advance(code, entry.start, 1);
    });
  });
