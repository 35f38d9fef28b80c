import { describe, expect, test } from "vitest";
import { dataIn } from "../../src/core/dtype.ts";
import { scratchBytes } from "../../src/kernel/kernel.ts";
import {
  columnsOf,
  innerBlock,
  matmulKernel,
  mostColumns,
  mostRows,
  type Tile,
  wordsOfProduct,
} from "../../src/kernel/matmul.ts";

const dtypes = ["float32", "float64"] as const;
const shapes = [
  { rows: 4, vectors: 2, unroll: 1, together: 4 },
  { rows: 5, vectors: 2, unroll: 2, together: 3 },
  { rows: 5, vectors: 2, unroll: 1, together: 2 },
  { rows: 6, vectors: 4, unroll: 4, together: 6 },
] as const;
const tiles: readonly Tile[] = dtypes.flatMap((dtype) => shapes.map((s) => ({ dtype, ...s, fused: false })));
const nameOf = ({ dtype, rows, vectors, unroll }: Tile): string => `${dtype} ${rows}×${vectors} by ${unroll}`;

const memory = new WebAssembly.Memory({ initial: 160, maximum: 65536, shared: true });
const scratch = 1 << 16;
const [params, left, right, out] = [1024, 2 << 20, 4 << 20, 6 << 20];

const [m, n, k] = [61, 83, 901];
/** Blocks of 384, or of 256 for 8 bytes; the last two, together less than two, of equal size. */
const floatBlocks = [
  [0, 384],
  [384, 643],
  [643, 901],
] as const;
const doubleBlocks = [
  [0, 256],
  [256, 512],
  [512, 707],
  [707, 901],
] as const;

/** What the kernel makes of whole numbers, in calls of so many units, last units first. */
function multiply(step: "packed" | "direct", tile: Tile, rowBlock: number, columnBlock: number, chunk: number) {
  const bytes = tile.dtype === "float32" ? 4 : 8;
  const [a, b, c] = [left, right, out].map(
    (at) => dataIn(tile.dtype, memory.buffer, at, m * k + k * n) as Float64Array,
  );
  for (let i = 0; i < m * k; i++) a![i] = Math.fround(Math.sin(i));
  for (let i = 0; i < k * n; i++) b![i] = Math.fround(Math.cos(i * i));
  c!.fill(99);
  const blocks = {
    rowBlock,
    columnBlock,
    rowBlocks: Math.ceil(m / rowBlock),
    columnBlocks: Math.ceil(n / columnBlock),
  };
  const steps = { aRow: k * bytes, aStep: bytes, bStep: n * bytes, bColumn: bytes };
  const numbers = { m, n, k, ...steps, ldc: n * bytes, onto: 0, packedColumns: 0 };
  const words = wordsOfProduct(numbers, blocks, [left, right, out]);
  new Int32Array(memory.buffer, params, words.length).set(words);
  const module = new WebAssembly.Module(matmulKernel(step, tile).bytes());
  const { run } = new WebAssembly.Instance(module, { engine: { memory } }).exports as {
    run: (params: number, start: number, count: number, scratch: number) => void;
  };
  const units = blocks.rowBlocks * blocks.columnBlocks;
  for (let start = (Math.ceil(units / chunk) - 1) * chunk; start >= 0; start -= chunk) {
    run(params, start, Math.min(chunk, units - start), scratch);
  }
  expect(c!.subarray(m * n).every((v) => v === 99)).toBe(true);
  return Array.from(c!.subarray(0, m * n));
}

/** The order that the kernels promise: each inner block from zero, every product and sum rounded. */
function inBlocks(tile: Tile): number[] {
  const round = tile.dtype === "float32" ? Math.fround : (v: number) => v;
  return Array.from({ length: m * n }, (_, e) => {
    const [i, j] = [Math.floor(e / n), e % n];
    let total = 0;
    for (const [from, end] of tile.dtype === "float32" ? floatBlocks : doubleBlocks) {
      let sum = 0;
      for (let x = from; x < end; x++) {
        const y = x * n + j;
        sum = round(sum + round(Math.fround(Math.sin(i * k + x)) * Math.fround(Math.cos(y * y))));
      }
      total = from === 0 ? sum : round(total + sum);
    }
    return total;
  });
}

describe.each(tiles.map((tile) => [nameOf(tile), tile] as const))("%s", (_, tile) => {
  test("every element is the promised sum, whatever the blocks and chunks", () => {
    const want = inBlocks(tile);
    expect(multiply("packed", tile, 66, columnsOf(tile) * 12, 1)).toEqual(want);
    expect(multiply("packed", tile, tile.rows * 2, columnsOf(tile) * 2, 7)).toEqual(want);
    if (tile.unroll > 1) return;
    expect(multiply("direct", tile, 200, 200, 1)).toEqual(want);
    expect(multiply("direct", tile, 7, 9, 5)).toEqual(want);
  });

  test("what a unit packs fits into the scratch", () => {
    const bytes = tile.dtype === "float32" ? 4 : 8;
    const rows = Math.ceil(mostRows / tile.rows) * tile.rows;
    const packed = (rows + mostColumns(tile)) * innerBlock(tile) * bytes;
    expect(packed + 2048).toBeLessThanOrEqual(scratchBytes);
    expect(tile.rows * columnsOf(tile) * bytes).toBeLessThanOrEqual(2048);
  });
});
