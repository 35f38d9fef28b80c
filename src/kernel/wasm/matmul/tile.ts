/**
 * The innermost loops of a matrix product: one tile of the result, held in vectors while the inner axis runs by. Knows
 * how a tile is computed from packed panels or from rows as they lie; knows nothing of whole matrices.
 *
 * Every element is a sum over the inner axis from its start to its end, one product after another, in every tile and
 * whatever its size, so it does not matter which tile computes it.
 */
import type { Code, Func, Local, Module } from "../assembler.ts";
import { advance, integers, localsOf } from "./counting.ts";

/** How results are cut into tiles, and with which instructions. */
export interface Tile {
  readonly dtype: "float32" | "float64";
  /** Rows and vectors of columns. */
  readonly rows: number;
  readonly vectors: number;
  /** Steps of the inner axis at a time; packed panels are padded to a multiple with zeros. */
  readonly unroll: number;
  /** Rows whose elements are loaded before their products are added. */
  readonly together: number;
  /** Products are added without rounding in between (relaxed SIMD). */
  readonly fused: boolean;
}

/** Names and sizes that follow from the dtype. */
export interface Lane {
  readonly bytes: number;
  readonly scalar: "f32" | "f64";
  readonly vector: "f32x4" | "f64x2";
  /** Lanes in a vector. */
  readonly count: number;
  readonly loadSplat: string;
  readonly loadZero: string;
  readonly storeLane: string;
}
const lanes: Readonly<Record<Tile["dtype"], Lane>> = {
  float32: {
    bytes: 4,
    scalar: "f32",
    vector: "f32x4",
    count: 4,
    loadSplat: "v128.load32_splat",
    loadZero: "v128.load32_zero",
    storeLane: "v128.store32_lane",
  },
  float64: {
    bytes: 8,
    scalar: "f64",
    vector: "f64x2",
    count: 2,
    loadSplat: "v128.load64_splat",
    loadZero: "v128.load64_zero",
    storeLane: "v128.store64_lane",
  },
};
export const laneOf = (tile: Tile): Lane => lanes[tile.dtype];
/** Columns of a tile. */
export const columnsOf = (tile: Tile): number => tile.vectors * laneOf(tile).count;

/** sum += x * y */
export function addProduct(code: Code, tile: Tile, sum: Local, x: Local, y: Local): void {
  const { vector } = laneOf(tile);
  if (tile.fused) code.get(x, y, sum).op(`${vector}.relaxed_madd`).set(sum);
  else code.get(sum, x, y).op(`${vector}.mul`).op(`${vector}.add`).set(sum);
}

/**
 * Code that stays apart from what follows: V8 moves loads ahead of all arithmetic of their block, and runs out of
 * registers. What ends a block and costs next to nothing is a branch that is never taken. Of two that ask the same one
 * after the other V8 makes one, so two numbers are asked in turn that are never 0.
 */
function apartBy(code: Code, numbers: readonly [Local, Local]): (body: () => void) => void {
  let asked = 0;
  return (body) => {
    const number = numbers[asked++ % 2]!;
    code.block((end) => {
      code.get(number).op("i32.eqz").brIf(end);
      body();
    });
  };
}

/** Calls `each` for all rows, which are loaded `together`; what comes after `isLast` ends a block anyway. */
function eachRow(
  { rows, together }: Tile,
  isLast: boolean,
  apart: (body: () => void) => void,
  each: (row: number) => void,
): void {
  for (let first = 0; first < rows; first += together) {
    const end = Math.min(rows, first + together);
    const some = (): void => {
      for (let i = first; i < end; i++) each(i);
    };
    if (isLast && end === rows) some();
    else apart(some);
  }
}

/**
 * (a, b, c, k, ldc): the tile at `c`, whose rows lie `ldc` bytes apart, from a panel of `a` and one of `b`, `k` steps
 * long (a positive multiple of `unroll`). `onto` adds to what is there.
 */
export function writePackedTile(module: Module, tile: Tile, onto: boolean): Func {
  const { bytes, vector, loadSplat } = laneOf(tile);
  const wide = columnsOf(tile) * bytes;
  return module.func(null, integers(5), [], (code, [a, b, c, k, ldc]) => {
    const sums = Array.from({ length: tile.rows }, () => localsOf(code, "v128", tile.vectors));
    const y = localsOf(code, "v128", tile.vectors);
    const x = code.local("v128");
    const end = code.local("i32");
    code
      .get(a!, k!)
      .i32(tile.rows * bytes)
      .op("i32.mul")
      .op("i32.add")
      .set(end);
    const apart = apartBy(code, [end, b!]);
    code.loop((again) => {
      for (let u = 0; u < tile.unroll; u++) {
        for (const [j, v] of y.entries())
          code
            .get(b!)
            .mem("v128.load", u * wide + j * 16)
            .set(v);
        eachRow(tile, u === tile.unroll - 1, apart, (i) => {
          code
            .get(a!)
            .mem(loadSplat, (u * tile.rows + i) * bytes)
            .set(x);
          for (const [j, sum] of sums[i]!.entries()) addProduct(code, tile, sum, x, y[j]!);
        });
      }
      code
        .get(b!)
        .i32(tile.unroll * wide)
        .op("i32.add")
        .set(b!);
      code
        .get(a!)
        .i32(tile.unroll * tile.rows * bytes)
        .op("i32.add")
        .tee(a!);
      code.get(end).op("i32.ne").brIf(again);
    });
    // All loads of a row come before its stores: the revectorizer pairs them only so.
    for (const [i, row] of sums.entries()) {
      if (onto) {
        for (const [j, sum] of row.entries())
          code
            .get(c!)
            .mem("v128.load", j * 16)
            .get(sum)
            .op(`${vector}.add`)
            .set(sum);
      }
      for (const [j, sum] of row.entries()) code.get(c!, sum).mem("v128.store", j * 16);
      if (i < sums.length - 1) code.get(c!, ldc!).op("i32.add").set(c!);
    }
  });
}

/**
 * (a, rowStep, step, rows, b, bStep, c, ldc, k, onto): a tile of `vectors` vectors of columns, from rows of `a` and `b`
 * as they lie: `a` has rows `rowStep` bytes apart and inner elements `step` bytes apart, `b` has inner rows `bStep` bytes
 * apart and dense columns. Rows of `a` from `rows` on do not exist; those of the tile are of no use then. k > 0. `onto`
 * (0 or 1) adds to what is there.
 */
export function writeDirectTile(module: Module, tile: Tile, vectors: number): Func {
  const { vector, loadSplat } = laneOf(tile);
  return module.func(null, integers(10), [], (code, params) => {
    const [a, rowStep, step, rows, b, bStep, c, ldc, k, onto] = params;
    const sums = Array.from({ length: tile.rows }, () => localsOf(code, "v128", vectors));
    const y = localsOf(code, "v128", vectors);
    const x = code.local("v128");
    const from = [a!, ...localsOf(code, "i32", tile.rows - 1)];
    for (let i = 1; i < tile.rows; i++) {
      const before = from[i - 1]!;
      code.get(before, rowStep!).op("i32.add").get(before).i32(i).get(rows!).op("i32.lt_s").op("select").set(from[i]!);
    }
    const apart = apartBy(code, [k!, b!]);
    code.loop((again) => {
      for (const [j, v] of y.entries())
        code
          .get(b!)
          .mem("v128.load", j * 16)
          .set(v);
      eachRow(tile, true, apart, (i) => {
        code.get(from[i]!).mem(loadSplat).set(x);
        for (const [j, sum] of sums[i]!.entries()) addProduct(code, tile, sum, x, y[j]!);
      });
      for (const at of from) advance(code, at, step!);
      code.get(b!, bStep!).op("i32.add").set(b!);
      code.get(k!).i32(1).op("i32.sub").tee(k!).brIf(again);
    });
    for (const [i, row] of sums.entries()) {
      code.get(onto!).when(() => {
        for (const [j, sum] of row.entries())
          code
            .get(c!)
            .mem("v128.load", j * 16)
            .get(sum)
            .op(`${vector}.add`)
            .set(sum);
      });
      for (const [j, sum] of row.entries()) code.get(c!, sum).mem("v128.store", j * 16);
      if (i < sums.length - 1) code.get(c!, ldc!).op("i32.add").set(c!);
    }
  });
}
