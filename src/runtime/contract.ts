/**
 * Contractions by kernels: which way suits a product, how it is cut into units, where its numbers lie. Knows tensors
 * and addresses; knows nothing of instructions.
 *
 * The order of the additions in an element depends on the shapes and strides alone, never on threads or chunks; the
 * reference defines it. An inner axis from `longInner` on with few results is cut into parts of `innerPart`, each
 * summed so, and these sums are added one after another.
 */
import { allocate, bytesOf, type Data, dataIn } from "../core/dtype.ts";
import { eachRun, type Layout, reshaped, rowMajor } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, type Stored } from "../core/stored.ts";
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
import { directKit, packedKit } from "./matmul-variant.ts";
import { addressOf, engineMemory, tensorRoom, withRoom } from "./memory.ts";
import { evaluateContraction, isDotted, isRowByRow } from "./reference/contract.ts";

export { blasName, setBlas } from "./blas.ts";
export { matmulVariant, setMatmulVariant, type Variant } from "./matmul-variant.ts";

/** Below so many products of numbers, asking a kernel takes longer than the work. */
const tiny = 1 << 10;
/** Products up to this size are made without packing: everything stays in the nearest cache. */
const small = 1 << 18;
/** Results that are too few to fill packed tiles. */
const few = 1 << 8;
/** An inner axis from here on is cut into parts where there are few results. */
const longInner = 1 << 15;
const innerPart = 1 << 13;
const fewResults = 1 << 12;
/** Bytes of the right matrix that are packed at a time. */
const packedBytes = 1 << 22;
/** Results from which on whole rows are summed, not kept in registers. */
const wideRow = 64;
/** Rows of a matrix that a row is multiplied with, summed one after another. */
const rowsInPart = 1 << 12;
/** Products that a launch does between looks at the clock, about 50 µs. */
const chunkProducts = 1 << 20;

/**
 * a (…, m, k) times b (…, k, n), leading axes agree; null for dtypes that have no kernel. The caller holds `a` and `b`
 * until this returns.
 * @param out where the (…, m, n) results go in row-major order; it shares no element with `a` or `b`.
 */
export function contract(a: Stored, b: Stored, out: Data | null): Data | null {
  const { dtype } = a;
  if (dtype !== b.dtype || (dtype !== "float32" && dtype !== "float64")) return null;
  const lead = a.layout.shape.slice(0, -2);
  const [m, k, n] = [a.layout.shape.at(-2)!, a.layout.shape.at(-1)!, b.layout.shape.at(-1)!];
  const size = sizeOf(lead) * m * n;
  if (size * k <= tiny) return given(out, evaluateContraction(a, b));
  const result = out ?? (size * bytesOf(dtype) >= 1 << 16 ? tensorRoom(dtype, size) : allocate(dtype, size));
  const order = isDotted(a, b) ? "dots" : isRowByRow(a, b) ? "rows" : "blocks";
  withPlaces(a, b, result, (x, y, to) => contractPlaced({ dtype, m, n, k, order }, lead, x, y, to));
  return result;
}

function given(out: Data | null, result: Data): Data {
  if (!out) return result;
  (out as Float64Array).set(result as Float64Array);
  return out;
}

/** Elements in the engine's memory: the address of the first one, strides in bytes. */
interface Place {
  readonly at: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

/** Calls `use` with all three in the engine's memory; what lies elsewhere is copied. */
function withPlaces(a: Stored, b: Stored, result: Data, use: (a: Place, b: Place, to: number) => void): void {
  const [x, y] = [addressOf(a.data) === null ? spanOf(a) : null, addressOf(b.data) === null ? spanOf(b) : null];
  const to = addressOf(result);
  const bytes = [x?.bytes ?? 0, y?.bytes ?? 0, to === null ? result.byteLength : 0].map((n) => Math.ceil(n / 64) * 64);
  const total = bytes[0]! + bytes[1]! + bytes[2]!;
  if (total === 0) return use(placeOf(a), placeOf(b), to!);
  withRoom(total, (at) => {
    const behind = at + bytes[0]! + bytes[1]!;
    use(x ? x.copyTo(at) : placeOf(a), y ? y.copyTo(at + bytes[0]!) : placeOf(b), to ?? behind);
    if (to !== null) return;
    const made = dataIn(a.dtype, engineMemory().buffer, behind, result.length);
    (result as Float64Array).set(made as Float64Array);
  });
}

function placeOf(s: Stored): Place {
  const bytes = bytesOf(s.dtype);
  const { shape, strides, offset } = s.layout;
  return { at: addressOf(s.data)! + offset * bytes, shape, strides: strides.map((n) => n * bytes) };
}

interface Span {
  readonly bytes: number;
  readonly copyTo: (at: number) => Place;
}

/** The piece of a buffer that the layout reads, or its elements in row-major order where they lie far apart. */
function spanOf(s: Stored): Span {
  const { shape, strides, offset } = s.layout;
  const bytes = bytesOf(s.dtype);
  let [low, high] = [offset, offset];
  for (const [i, n] of shape.entries()) {
    const reach = (n - 1) * strides[i]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  const [length, size] = [high - low + 1, sizeOf(shape)];
  const dense = length > 4 * size;
  const inBytes = (steps: readonly number[]) => steps.map((n) => n * bytes);
  return {
    bytes: (dense ? size : length) * bytes,
    copyTo(at) {
      const to = dataIn(s.dtype, engineMemory().buffer, at, dense ? size : length) as Float64Array;
      if (dense) {
        copyDense(s, to);
        return { at, shape, strides: inBytes(rowMajor(shape)) };
      }
      to.set(s.data.subarray(low, high + 1) as Float64Array);
      return { at: at + (offset - low) * bytes, shape, strides: inBytes(strides) };
    },
  };
}

/** What is asked of kernels: a product and the order in which the reference adds. */
interface Asked extends Product {
  readonly order: "dots" | "rows" | "blocks";
}

/** One product of tall matrices where the left ones follow each other and the right one is the same, else many. */
function contractPlaced(
  asked: Pick<Asked, "dtype" | "m" | "n" | "k" | "order">,
  lead: Shape,
  a: Place,
  b: Place,
  to: number,
): void {
  const { m, n, k } = asked;
  const count = sizeOf(lead);
  const right = { bStep: b.strides.at(-2)!, bColumn: b.strides.at(-1)! };
  const whole = count > 1 && repeats(b) ? reshaped({ ...a, offset: 0 }, [count * m, k]) : null;
  if (whole) {
    const [aRow, aStep] = [whole.strides[0]!, whole.strides[1]!];
    return multiply({ ...asked, m: count * m, aRow, aStep, ...right, items: [a.at, b.at, to] });
  }
  const bytes = bytesOf(asked.dtype);
  const [from, also] = [placesOf(a), placesOf(b)];
  const items: number[] = [];
  for (let i = 0; i < count; i++) items.push(from[i]!, also[i]!, to + i * m * n * bytes);
  multiply({ ...asked, aRow: a.strides.at(-2)!, aStep: a.strides.at(-1)!, ...right, items });
}

const repeats = ({ shape, strides }: Place): boolean => strides.slice(0, -2).every((s, i) => s === 0 || shape[i] === 1);

/** Where each matrix begins. */
function placesOf({ at, shape, strides }: Place): number[] {
  const out: number[] = [];
  const leads: Layout = { shape: shape.slice(0, -2), strides: strides.slice(0, -2), offset: at };
  eachRun(leads, (place, count, stride) => {
    for (let i = 0; i < count; i++) out.push(place + i * stride);
  });
  return out;
}

function multiply(p: Asked): void {
  if (blasProduct(p)) return;
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
  const { m, n, k } = p;
  if (p.order !== "blocks" || isRowSum(p)) return multiplyVector(p);
  const columns = columnsOf(directKit(p.dtype).tile);
  if (m * n * k <= small || n <= columns || m * n <= few || k <= 4) return multiplyDirect(p);
  if (m <= mostRows) return multiplyLow(p);
  for (let i = 0; i < p.items.length; i += 3) multiplyHigh({ ...p, items: p.items.slice(i, i + 3) });
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
  const block = Math.min(count, step === "dots" ? dotRows : vectorBlock);
  const blocks = Math.ceil(count / block);
  const units = (items.length / 3) * blocks;
  const chunk = Math.max(1, Math.floor(chunkProducts / 8 / (block * k)));
  const words = wordsOfVector({ ...numbers, block, blocks }, items);
  launch(directKit(dtype).kernels[step], words, units, chunk, (items.length / 3) * count * k * 0.5);
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
  /** Columns of the whole result. */
  readonly columns: number;
  readonly onto: 0 | 1;
}

function launchBlocks(kernel: Kernel, p: Product, cut: Cut): void {
  const { m, n, k, aRow, aStep, bStep, bColumn, items } = p;
  const { rowBlock, columnBlock, packedColumns, onto } = cut;
  const ldc = cut.columns * bytesOf(p.dtype);
  const [rowBlocks, columnBlocks] = [Math.ceil(m / rowBlock), Math.ceil(n / columnBlock)];
  const blocks = { rowBlock, columnBlock, rowBlocks, columnBlocks };
  const words = wordsOfProduct({ m, n, k, aRow, aStep, bStep, bColumn, ldc, onto, packedColumns }, blocks, items);
  const each = Math.min(m, rowBlock) * Math.min(n, columnBlock) * k;
  const units = (items.length / 3) * rowBlocks * columnBlocks;
  const chunk = Math.max(1, Math.floor(chunkProducts / each));
  launch(kernel, words, units, chunk, (units * each) / 8);
}

function multiplyDirect(p: Product): void {
  const { tile, kernels } = directKit(p.dtype);
  // A single column is as dense as any.
  const q = p.n === 1 ? { ...p, bColumn: bytesOf(p.dtype) } : p;
  const columnBlock = mostColumns(tile);
  launchBlocks(kernels.direct, q, { rowBlock: mostRows, columnBlock, packedColumns: 0, columns: p.n, onto: 0 });
}

/** Few rows, or many matrices: each unit packs what it needs. */
function multiplyLow(p: Product): void {
  const { tile, kernels } = packedKit(p.dtype, (p.items.length / 3) * p.m * p.n * p.k);
  const rowBlock = Math.ceil(p.m / tile.rows) * tile.rows;
  const halves = p.items.length === 3 && p.n >= 192 ? 2 : 1;
  const blocks = Math.max(halves, Math.ceil(p.n / mostColumns(tile)));
  const columnBlock = wholePanels(tile, Math.ceil(p.n / blocks));
  launchBlocks(kernels.packed, p, { rowBlock, columnBlock, packedColumns: 0, columns: p.n, onto: 0 });
}

/** One large product: the right matrix is packed piece by piece, for all rows at once. */
function multiplyHigh(p: Product): void {
  const { tile, kernels } = packedKit(p.dtype, (p.items.length / 3) * p.m * p.n * p.k);
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
        const cut: Cut = { ...cutHigh(tile, p.m, n), columns: p.n, onto: i > 0 ? 1 : 0 };
        launchBlocks(kernels.packed, { ...piece, items: [a + i * p.aStep, room, c + j * bytes] }, cut);
      }
    }
  });
}

/** Columns, filled up to whole panels. */
const wholePanels = (tile: Tile, n: number): number => Math.ceil(n / columnsOf(tile)) * columnsOf(tile);

/** Blocks of about 192 rows; half of the columns each where there are few. */
function cutHigh(tile: Tile, m: number, n: number): Pick<Cut, "rowBlock" | "columnBlock" | "packedColumns"> {
  const high = Math.ceil(m / Math.ceil(m / 192));
  const wide = m >= 4 * high || n < 256 ? n : Math.ceil(n / 2);
  return {
    rowBlock: Math.ceil(high / tile.rows) * tile.rows,
    columnBlock: wholePanels(tile, wide),
    packedColumns: wholePanels(tile, n),
  };
}

function launchPack(kernel: Kernel, tile: Tile, { n, k, bStep, bColumn }: Product, from: number, to: number): void {
  const packedColumns = wholePanels(tile, n);
  const columnBlock = Math.min(packedColumns, 32 * columnsOf(tile));
  const columnBlocks = Math.ceil(n / columnBlock);
  const numbers = { n, k, bStep, bColumn, columnBlock, columnBlocks, packedColumns, from, to };
  launch(kernel, wordsOfPack(numbers), innerBlocks(tile, k) * columnBlocks, 1, n * k);
}
