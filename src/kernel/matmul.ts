/**
 * Kernels for products of matrices, by tile, and the numbers they take. Knows how large blocks may be; knows nothing
 * of tensors, nor which kernel suits which product.
 */
import { type Kernel, type MachineBlock, scratchBytes, type Words } from "./kernel.ts";
import * as runs from "./wasm/matmul/runs.ts";
import { columnsOf, laneOf, type Tile } from "./wasm/matmul/tile.ts";

export { innerBlock, innerBlocks } from "./wasm/matmul/runs.ts";
export { columnsOf, type Tile } from "./wasm/matmul/tile.ts";

/** Matrices of equal shapes and strides. Strides are in bytes; every item has three addresses: left, right, result. */
export interface Product {
  readonly dtype: Tile["dtype"];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly aRow: number;
  readonly aStep: number;
  readonly bStep: number;
  readonly bColumn: number;
  readonly items: readonly number[];
  /** Results are added to what is there, which only products of two matrices can; rows of the result are so far apart. */
  readonly onto?: { readonly row: number };
}

/** What there is a kernel for. */
const makers = {
  packed: runs.packedProduct,
  "packed by machine code": runs.packedByGiven,
  pack: runs.packRight,
  direct: runs.directProduct,
  "direct by machine code": runs.directByGiven,
  dots: runs.dots,
  rows: runs.rowSums,
} as const satisfies Record<string, (tile: Tile) => Uint8Array<ArrayBuffer>>;
export type Step = keyof typeof makers;

const known = new Map<string, Kernel>();

/**
 * One kernel for one tile: asked again, it is the same. `mark` tells kernels apart that are compiled differently; `block`
 * is the machine code that one calls.
 */
export function matmulKernel(step: Step, tile: Tile, mark = "", block?: MachineBlock): Kernel {
  const { dtype, rows, unroll, fused } = tile;
  const name = `matmul ${step} ${dtype} ${rows}×${columnsOf(tile)} by ${unroll}${fused ? " fused" : ""}${mark}`;
  const found = known.get(name);
  if (found) return found;
  const made: Kernel = { name, bytes: () => makers[step](tile), ...(block === undefined ? {} : { block }) };
  known.set(name, made);
  return made;
}

/** Rows that a unit packs at most, and columns that it packs itself at most: both fit into the scratch together. */
export const mostRows = 240;
export function mostColumns(tile: Tile): number {
  const columns = Math.floor(scratchBytes / 2 / (runs.innerBlock(tile) * laneOf(tile).bytes));
  return columns - (columns % columnsOf(tile));
}
/** Columns that a unit sums in its scratch. */
export const vectorBlock = 2048;

type Numbers<W extends readonly string[]> = Readonly<Record<W[number], number>>;

/** `items`: the addresses of left, right and result, three for each product. */
export function wordsOfProduct(
  numbers: Numbers<typeof runs.sizeWords>,
  blocks: Numbers<typeof runs.blockWords>,
  items: Words,
): Words {
  const { m, n, k, aRow, aStep, bStep, bColumn, ldc, onto, packedColumns } = numbers;
  const { rowBlock, columnBlock, rowBlocks, columnBlocks } = blocks;
  // In the order of `sizeWords` and `blockWords`; looking each up takes longer than a small product.
  const sizes = [m, n, k, aRow, aStep, bStep, bColumn, ldc, onto, packedColumns];
  return [...sizes, rowBlock, columnBlock, rowBlocks, columnBlocks].concat(items);
}
export const wordsOfPack = (numbers: Numbers<typeof runs.packWords>): Words => runs.packWords.map((w) => numbers[w]);
/** `items`: the addresses of matrix, vector and result, three for each product. */
export const wordsOfVector = (numbers: Numbers<typeof runs.vectorWords>, items: Words): Words => [
  ...runs.vectorWords.map((w) => numbers[w]),
  ...items,
];
