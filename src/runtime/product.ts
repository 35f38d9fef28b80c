/**
 * Products of matrices in the engine's memory: which way suits one, and how it is cut into units. Knows addresses and
 * kernels; knows nothing of tensors or instructions.
 *
 * The order of the additions in an element depends on the shapes and strides alone, never on threads or chunks; the
 * reference defines it. An inner axis from `longInner` on with few results is cut into parts of `innerPart`, each
 * summed so, and these sums are added one after another.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Kernel } from "../kernel/kernel.ts";
import {
  columnsOf,
  innerBlock,
  innerBlocks,
  mostColumns,
  mostRows,
  type Product,
  type Tile,
  vectorBlock,
  wordsOfPack,
  wordsOfProduct,
  wordsOfVector,
} from "../kernel/matmul.ts";
import { blasProduct } from "./blas.ts";
import { launch } from "./launch.ts";
import { type MatrixKit, matrixKit, vectorKit } from "./matmul-variant.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { rowsInPart } from "./reference/contract.ts";
import { threadCount } from "./threads.ts";

/** Products up to this size are made without packing: everything stays in the nearest cache. */
const small = 1 << 18;
/** Inner axes up to this length are not worth packing, where the right matrix stays in the nearest cache. */
const shallow = 32;
const nearby = 1 << 12;
/** Products of numbers from which on the call of machine code pays. */
const worthMachine = 1 << 14;
/** Bytes of an inner block of the right matrix that stay near, and where its columns are packed after all. */
const nearBytes = 1 << 18;
const nearTurnedBytes = 1 << 16;
/** Results that are too few to fill packed tiles. */
const few = 1 << 8;
/** An inner axis from here on is cut into parts where there are few results. */
const longInner = 1 << 15;
const innerPart = 1 << 13;
const fewResults = 1 << 12;
/** Numbers of both matrices up to which threads pack each for themselves. */
const nearThread = 1 << 19;
/** Bytes of the right matrix that are packed at a time. */
const packedBytes = 1 << 22;
/** Results from which on whole rows are summed, not kept in registers. */
const wideRow = 64;
/** Columns of a unit that reads them as they lie. */
const denseColumns = 2048;
/** Products of numbers from which on threads share one. */
const worthCutting = 1 << 19;
/** Products that a launch does between looks at the clock, about 50 µs. */
const chunkProducts = 1 << 20;

/** What is asked of kernels: a product and the order in which the reference adds. */
export interface Asked extends Product {
  readonly order: "dots" | "rows" | "blocks";
}

export function multiply(p: Asked): void {
  if (p.onto) return multiplyMatrices(p);
  if (p.k >= longInner && p.m * p.n <= fewResults) return multiplyParts(p);
  multiplyWhole(p);
}

/** A long inner axis: the products of its parts side by side, then their sum. */
function multiplyParts(p: Asked): void {
  const { dtype, m, n, k, items } = p;
  const [parts, results, bytes] = [Math.floor(k / innerPart), m * n, bytesOf(dtype)];
  const rest = k - parts * innerPart;
  const slots = parts + (rest > 0 ? 1 : 0);
  const count = items.length / 3;
  withRoom(count * slots * results * bytes, (at) => {
    const pieces = (first: number, end: number): number[] => {
      const out: number[] = [];
      for (let i = 0; i < count; i++) {
        for (let s = first; s < end; s++) {
          out.push(items[3 * i]! + s * innerPart * p.aStep, items[3 * i + 1]! + s * innerPart * p.bStep);
          out.push(at + (i * slots + s) * results * bytes);
        }
      }
      return out;
    };
    if (p.order === "dots" && results === 1) multiplyPairs(p, parts, at, slots);
    else multiplyWhole({ ...p, k: innerPart, items: pieces(0, parts) });
    if (rest > 0) multiplyWhole({ ...p, k: rest, items: pieces(parts, slots) });
    for (let i = 0; i < count; i++) addParts(p, at + i * slots * results * bytes, items[3 * i + 2]!, slots);
  });
}

/** The parts of dot products as rows, multiplied one with one. */
function multiplyPairs({ dtype, aStep, bStep, items }: Asked, parts: number, at: number, slots: number): void {
  const numbers = {
    count: parts,
    k: innerPart,
    rowStep: innerPart * bStep,
    xRow: innerPart * aStep,
    xStep: 0,
    part: 0,
  };
  const out: number[] = [];
  for (let i = 0; i < items.length; i += 3) out.push(items[i + 1]!, items[i]!, at + (i / 3) * slots * bytesOf(dtype));
  launchVector("dots", dtype, numbers, out);
}

function addParts({ dtype, m, n }: Product, from: number, to: number, slots: number): void {
  const { buffer } = engineMemory();
  const parts = dataIn(dtype, buffer, from, slots * m * n) as Float64Array;
  const out = dataIn(dtype, buffer, to, m * n) as Float64Array;
  for (let j = 0; j < m * n; j++) {
    out[j] = parts[j]!;
    for (let s = 1; s < slots; s++) out[j] = out[j]! + parts[s * m * n + j]!;
  }
}

function multiplyWhole(p: Asked): void {
  if (blasProduct(p)) return;
  if (p.order !== "blocks" || isRowSum(p)) return multiplyVector(p);
  multiplyMatrices(p);
}

function multiplyMatrices(p: Product): void {
  const { dtype, m, n, k, items } = p;
  const kit = matrixKit(dtype, (items.length / 3) * m * n * k, m);
  const isDense = p.aStep === bytesOf(dtype);
  const { tile } = kit.small;
  const isLow = m <= 2 * tile.rows || n <= columnsOf(tile) * (isDense ? 2 : 1);
  const isShallow = k <= 4 || (isDense && k <= shallow && k * n <= nearby);
  if (m * n * k <= small || isLow || isShallow || m * n <= few || isNear(p, kit))
    return multiplyDirect(p, m * n * k < worthMachine ? kit.small : kit.direct());
  if (m <= mostRows || (threadsFor(p) > 1 && (m + n) * k <= nearThread)) return multiplyLow(p, kit.packed);
  for (let i = 0; i < items.length; i += 3) multiplyHigh({ ...p, items: items.slice(i, i + 3) }, kit.packed);
}

/** Whether machine code finds what it reads of the right matrix near enough, so that packing takes longer than it saves. */
function isNear({ dtype, n, k, bColumn }: Product, { variant, packed }: MatrixKit): boolean {
  const bytes = bytesOf(dtype);
  const most = bColumn === bytes ? nearBytes : nearTurnedBytes;
  return variant === "machine" && Math.min(k, innerBlock(packed.tile)) * n * bytes <= most;
}

/** Whether a vector is multiplied with a matrix that is dense along its results, of which there are enough for that. */
function isRowSum({ dtype, m, n, aRow, bColumn }: Product): boolean {
  const bytes = bytesOf(dtype);
  return (n === 1 && m >= wideRow && aRow === bytes) || (m === 1 && n >= wideRow && bColumn === bytes);
}

/** A matrix and a vector, read once: the matrix is dense along the inner axis (dots) or along its results. */
function multiplyVector(p: Asked): void {
  const right = p.n === 1 && p.m > 1;
  const count = right ? p.m : p.n;
  const isDots = p.order === "dots";
  const [row, step, xStep] = right ? [p.aRow, p.aStep, p.bStep] : [p.bColumn, p.bStep, p.aStep];
  const items = right ? p.items : leftAndRightTurned(p.items);
  const numbers = { count, k: p.k, rowStep: isDots ? row : step, xRow: 0, xStep, part: partOf(p) };
  launchVector(isDots ? "dots" : "rows", p.dtype, numbers, items);
}

/** Rows that are summed one after another, where these sums are added one after another; 0: inner blocks. */
const partOf = ({ order }: Asked): number => (order === "rows" ? rowsInPart : 0);

function launchVector(
  step: "dots" | "rows",
  dtype: Product["dtype"],
  numbers: Omit<Parameters<typeof wordsOfVector>[0], "block" | "blocks">,
  items: readonly number[],
): void {
  const { count, k } = numbers;
  const dotRows = 6 * Math.max(1, Math.floor((1 << 16) / k / 6));
  const isShared = step === "rows" && (count * k * items.length) / 3 >= worthCutting / 2;
  const share = isShared ? 16 * Math.ceil(count / threadCount() / 16) : count;
  const block = Math.min(share, step === "dots" ? dotRows : vectorBlock);
  const blocks = Math.ceil(count / block);
  const units = (items.length / 3) * blocks;
  const chunk = Math.max(1, Math.floor(chunkProducts / 8 / (block * k)));
  const words = wordsOfVector({ ...numbers, block, blocks }, items);
  launch(vectorKit(dtype).kernels[step], words, units, chunk, (items.length / 3) * count * k * 0.5);
}

const leftAndRightTurned = (items: readonly number[]): number[] => {
  const out = [...items];
  for (let i = 0; i < out.length; i += 3) [out[i], out[i + 1]] = [items[i + 1]!, items[i]!];
  return out;
};

/** How a result is cut into units, and where the right matrix is. */
interface Cut {
  readonly rowBlock: number;
  readonly columnBlock: number;
  /** Columns of the packed right matrix; 0 where units read it as it lies. */
  readonly packedColumns: number;
  /** Columns of the whole result, where nothing is there to add to. */
  readonly columns: number;
  readonly onto: 0 | 1;
}

function launchBlocks(kernel: Kernel, p: Product, cut: Cut): void {
  const { m, n, k, aRow, aStep, bStep, bColumn, items } = p;
  const { rowBlock, columnBlock, packedColumns } = cut;
  const onto = p.onto ? 1 : cut.onto;
  const ldc = p.onto?.row ?? cut.columns * bytesOf(p.dtype);
  const [rowBlocks, columnBlocks] = [Math.ceil(m / rowBlock), Math.ceil(n / columnBlock)];
  const blocks = { rowBlock, columnBlock, rowBlocks, columnBlocks };
  const words = wordsOfProduct({ m, n, k, aRow, aStep, bStep, bColumn, ldc, onto, packedColumns }, blocks, items);
  const each = Math.min(m, rowBlock) * Math.min(n, columnBlock) * k;
  const units = (items.length / 3) * rowBlocks * columnBlocks;
  const chunk = Math.max(1, Math.floor(chunkProducts / each));
  launch(kernel, words, units, chunk, (units * each) / 2);
}

function multiplyDirect(p: Product, { tile, kernels }: MatrixKit["small"]): void {
  const q = p.n === 1 && !p.onto ? columnAlone(p) : p;
  const pieces = piecesOf(q, Math.ceil(q.m / mostRows));
  const most = q.bColumn === bytesOf(p.dtype) ? denseColumns : mostColumns(tile);
  const columnBlock = Math.min(most, wholePanels(tile, Math.ceil(q.n / pieces)));
  launchBlocks(kernels.direct, q, { rowBlock: mostRows, columnBlock, packedColumns: 0, columns: q.n, onto: 0 });
}

/** A single column is as dense as any; where the matrix is dense along its results, it becomes the right one. */
function columnAlone(p: Product): Product {
  const { dtype, m, k, aRow, aStep, bStep, items } = p;
  if (m === 1 || aRow !== bytesOf(dtype)) return { ...p, bColumn: bytesOf(dtype) };
  const right = { bStep: aStep, bColumn: aRow, items: leftAndRightTurned(items) };
  return { dtype, m: 1, n: m, k, aRow: 0, aStep: bStep, ...right };
}

/**
 * Few rows, many matrices, or threads for which a matrix is small: each unit packs what it needs. What one thread packs
 * for others it must take back from their caches the next time, which takes longer than packing it twice.
 */
function multiplyLow(p: Product, { tile, kernels }: MatrixKit["packed"]): void {
  const least = Math.ceil(p.m / 192);
  const wanted = piecesOf(p, least);
  const pieces = Math.min(wanted, Math.max(1, Math.floor(p.n / 64)));
  // Rows are cut where columns are too few for all threads.
  const rowBlocks = Math.max(least, Math.min(Math.floor((least * wanted) / pieces), Math.floor(p.m / 32)));
  const rowBlock = Math.ceil(p.m / rowBlocks / tile.rows) * tile.rows;
  const blocks = Math.max(pieces, Math.ceil(p.n / mostColumns(tile)));
  const columnBlock = wholePanels(tile, Math.ceil(p.n / blocks));
  launchBlocks(kernels.packed, p, { rowBlock, columnBlock, packedColumns: 0, columns: p.n, onto: 0 });
}

/** One large product: the right matrix is packed piece by piece, for all rows at once. */
function multiplyHigh(p: Product, { tile, kernels }: MatrixKit["packed"]): void {
  const bytes = bytesOf(p.dtype);
  const wide = Math.min(wholePanels(tile, p.n), 2048);
  const block = innerBlock(tile);
  const deep = Math.max(1, Math.floor(packedBytes / (wide * bytes * block))) * block;
  const [a, b, c] = p.items as [number, number, number];
  withRoom(wide * (Math.min(deep + block, p.k) + 2 * tile.unroll) * bytes, (room) => {
    for (let j = 0; j < p.n; j += wide) {
      const n = Math.min(wide, p.n - j);
      for (let i = 0, k = 0; i < p.k; i += k) {
        // Pieces end where inner blocks do: the last two blocks belong together.
        k = p.k - i >= deep + block ? deep : p.k - i;
        const piece = { ...p, n, k };
        launchPack(kernels.pack, tile, piece, b + i * p.bStep + j * p.bColumn, room);
        const cut: Cut = { ...cutHigh(tile, p, n), columns: p.n, onto: i > 0 ? 1 : 0 };
        launchBlocks(kernels.packed, { ...piece, items: [a + i * p.aStep, room, c + j * bytes] }, cut);
      }
    }
  });
}

/** Columns, filled up to whole panels. */
const wholePanels = (tile: Tile, n: number): number => Math.ceil(n / columnsOf(tile)) * columnsOf(tile);

/**
 * Blocks of rows: of 192 at most, or where threads share them of 128, equally many for each. They are at least two for
 * each, unless that makes them lower than 64.
 */
function cutHigh(tile: Tile, p: Product, n: number): Pick<Cut, "rowBlock" | "columnBlock" | "packedColumns"> {
  const columns = wholePanels(tile, n);
  const threads = threadsFor(p);
  const blocks =
    threads === 1
      ? Math.ceil(p.m / 192)
      : Math.min(threads * Math.max(2, Math.ceil(p.m / (128 * threads))), Math.floor(p.m / 64));
  const high = Math.ceil(p.m / blocks);
  return { rowBlock: Math.ceil(high / tile.rows) * tile.rows, columnBlock: columns, packedColumns: columns };
}

/** Threads that are worth sharing products with. */
const threadsFor = ({ m, n, k, items }: Product): number =>
  (m * n * k * items.length) / 3 < worthCutting ? 1 : threadCount();

/** Pieces that each of `units` units of every item is cut into, so that all threads have some. */
function piecesOf(p: Product, units: number): number {
  const threads = threadsFor(p);
  return threads === 1 ? 1 : Math.max(1, Math.floor((2 * threads) / (units * (p.items.length / 3))));
}

function launchPack(kernel: Kernel, tile: Tile, { n, k, bStep, bColumn }: Product, from: number, to: number): void {
  const packedColumns = wholePanels(tile, n);
  const panels = Math.ceil(packedColumns / columnsOf(tile) / (2 * threadCount()));
  const columnBlock = Math.min(panels, 32) * columnsOf(tile);
  const columnBlocks = Math.ceil(n / columnBlock);
  const numbers = { n, k, bStep, bColumn, columnBlock, columnBlocks, packedColumns, from, to };
  launch(kernel, wordsOfPack(numbers), innerBlocks(tile, k) * columnBlocks, 1, n * k);
}
