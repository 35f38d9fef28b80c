/**
 * The system's BLAS: large products go to a library, which reads and writes the engine's memory itself. Knows which
 * products are worth that and who shares them; knows nothing of tensors. Without a library kernels do the work.
 *
 * The order of additions is then the library's. How a product is cut depends on its shape and on the machine, and its own
 * threads it counts itself, so that results do not depend on how many threads are set.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Product } from "../kernel/matmul.ts";
import { findLibrary, type Library } from "./blas-library.ts";
import { type LibraryCode, plain, rowOrder, turned, wordsOfCall } from "./entry.ts";
import { launchRunnable, type Runnable, runnable } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { abandonWork, leaveProcessors, processorCount } from "./threads.ts";

/** system: for every product of matrices that it can do. auto: for large ones only. wasm: for none. */
export type BlasUse = "system" | "auto" | "wasm";

/** From this many products of numbers on, "auto" asks the library; with a vector, memory is the limit, so never. */
const large = 1 << 21;
/** The same for each of several matrices. */
const largeEach = 1 << 15;
/** The same of a library that has threads of its own and cannot be told to use none: waking them takes some 50 µs. */
const largeForThreads = 1 << 24;
/** From this many on, threads of its own do better than ours, since they share what they prepare. */
const huge = 1 << 28;
/** Products, rows or columns that a thread is called for at least. */
const worthCalling = 1 << 20;
const leastCut = 32;
/** Below so many, a call takes longer than a kernel. */
const tiny = 1 << 12;
/** Products of numbers that one call makes, about: some 40 ms. */
const callProducts = 5e9;

let use: BlasUse = process.env["TENSH_BLAS"] === "wasm" ? "wasm" : "auto";
/** undefined: not looked for yet. */
let library: Library | null | undefined;
/** Threads that it was told to use, last. */
let told: number | null = null;

/** From now on, products may go to the system's library; nothing is looked for before the first one that may. */
export const setBlas = (wanted: BlasUse): void => {
  use = wanted;
};

/** The library that products may go to, or null: none was asked for or found. */
export function blasName(): string | null {
  if (use === "wasm") return null;
  if (library === undefined) library = findLibrary((found) => isRight(found, "float32") && isRight(found, "float64"));
  return library?.name ?? null;
}

/** Does the product with the library; false where that is not wanted or not possible. */
export function blasProduct(p: Product): boolean {
  const products = p.m * p.n * p.k;
  const isVector = p.m === 1 || p.n === 1;
  const isLarge = !isVector && products >= largeEach && (products * p.items.length) / 3 >= large;
  if (use === "wasm" || products < tiny || (use === "auto" && !isLarge)) return false;
  if (blasName() === null) return false;
  const own = library!;
  if (use === "auto" && own.threads === null && products < largeForThreads) return false;
  const turns = isVector ? null : turnsOf(p);
  if (!isVector && turns === null) return false;
  if (turns && products < huge && useThreads(own, 1)) {
    shareProduct(own, p, turns);
    return true;
  }
  useThreads(own, own.threads?.most ?? 1);
  return leaveProcessors(() => (turns ? multiply(own, p, turns) : multiplyVector(own, p)));
}

/** Whether the library could be told how many threads to use. */
function useThreads({ threads }: Library, wanted: number): boolean {
  if (threads === null) return false;
  if (told !== wanted) threads.set(wanted);
  told = wanted;
  return true;
}

type Turns = readonly [left: Turn, right: Turn];
function turnsOf(p: Product): Turns | null {
  const [left, right] = [turnOf(p, p.aRow, p.aStep, p.m, p.k), turnOf(p, p.bStep, p.bColumn, p.k, p.n)];
  return left && right && [left, right];
}

/** A product of which our threads each have the library make a part, by rows or by columns, whichever there are more of. */
function shareProduct(own: Library, p: Product, [left, right]: Turns): void {
  const { dtype, m, n, k, aRow, bColumn, items } = p;
  const [count, products] = [items.length / 3, m * n * k];
  const parts = Math.min(processorCount() / count, products / worthCalling, Math.max(m, n) / leastCut);
  const part = (length: number): number => 16 * Math.ceil(length / Math.max(1, Math.floor(parts)) / 16);
  const [rows, columns] = m >= n ? [Math.min(m, part(m)), n] : [m, Math.min(n, part(n))];
  const [rowBlocks, columnBlocks] = [Math.ceil(m / rows), Math.ceil(n / columns)];
  const cut = { rows, columns, rowBlocks, columnBlocks };
  const sides = { left: { ...left, step: aRow }, right: { ...right, step: bColumn } };
  const words = wordsOfCall({ m, n, k, bytes: bytesOf(dtype), ...cut, ...sides }, items);
  launchRunnable(runnableOf(own[dtype].code), words, count * rowBlocks * columnBlocks, 1, (count * products) / 4);
}

const known = new Map<LibraryCode, { readonly memory: WebAssembly.Memory; readonly made: Runnable }>();
/** Our threads find a library's function once. */
function runnableOf(code: LibraryCode): Runnable {
  const memory = engineMemory();
  const before = known.get(code);
  if (before?.memory === memory) return before.made;
  const made = runnable(code);
  known.set(code, { memory, made });
  return made;
}

/** A vector on the left is one on the right of the matrix turned. */
function multiplyVector(own: Library, p: Product): boolean {
  const { dtype, m, n, k, items } = p;
  const bytes = bytesOf(dtype);
  const isRight = n === 1;
  const rows = isRight ? m : n;
  const matrix = isRight ? turnOf(p, p.aRow, p.aStep, m, k) : turnOf(p, p.bColumn, p.bStep, n, k);
  const step = isRight ? p.bStep : p.aStep;
  if (!matrix || step < bytes || step % bytes !== 0) return false;
  abandonWork();
  const base = own.address(new Uint8Array(engineMemory().buffer));
  const stored = matrix.trans === plain ? [rows, k] : [k, rows];
  for (let i = 0; i < items.length; i += 3) {
    const [a, b, c] = items.slice(i, i + 3) as [number, number, number];
    // Some libraries multiply what is there with 0, and NaN stays NaN.
    dataIn(dtype, engineMemory().buffer, c, rows).fill(0 as never);
    const [from, x] = (isRight ? [a, b] : [b, a]).map((at) => base + BigInt(at)) as [bigint, bigint];
    const [high, wide] = stored as [number, number];
    own[dtype].gemv(
      ...[rowOrder, matrix.trans, high, wide, 1, from, matrix.lead],
      ...[x, step / bytes, 0, base + BigInt(c), 1],
    );
  }
  return true;
}

interface Turn {
  readonly trans: number;
  /** Elements from row to row, as stored. */
  readonly lead: number;
}

/** How the library reads a matrix of these strides, or null: one axis must be dense, the other must not overlap it. */
function turnOf({ dtype }: Product, row: number, column: number, rows: number, columns: number): Turn | null {
  const bytes = bytesOf(dtype);
  const lead = (stride: number, count: number, dense: number): number | null => {
    if (count === 1) return dense;
    return stride >= dense * bytes && stride % bytes === 0 ? stride / bytes : null;
  };
  const straight = column === bytes || columns === 1 ? lead(row, rows, columns) : null;
  if (straight !== null) return { trans: plain, lead: straight };
  const across = row === bytes || rows === 1 ? lead(column, columns, rows) : null;
  return across === null ? null : { trans: turned, lead: across };
}

/** In pieces of about one size, since nothing can break a call off. */
function multiply(own: Library, p: Product, [left, right]: Turns): boolean {
  // An interrupted launch may still be writing.
  abandonWork();
  const { dtype, m, n, k, aRow, items } = p;
  const base = own.address(new Uint8Array(engineMemory().buffer));
  const bytes = bytesOf(dtype);
  const pieces = Math.ceil((m * n * k) / callProducts);
  const rows = Math.max(64, Math.ceil(m / pieces));
  for (let i = 0; i < items.length; i += 3) {
    const [a, b, c] = items.slice(i, i + 3) as [number, number, number];
    for (let row = 0; row < m; row += rows) {
      const inputs = [base + BigInt(a + row * aRow), left.lead, base + BigInt(b), right.lead] as const;
      const to = base + BigInt(c + row * n * bytes);
      own[dtype].gemm(rowOrder, left.trans, right.trans, Math.min(rows, m - row), n, k, 1, ...inputs, 0, to, n);
    }
  }
  return true;
}

/**
 * Small whole numbers, of which the sums are exact, one matrix turned: a library of another convention fails here. One
 * element is NaN: a library that leaves out products with 0 fails too.
 */
function isRight(own: Library, dtype: Product["dtype"]): boolean {
  return [4, 1].every((n) => {
    const [m, k, bytes] = [5, 7, bytesOf(dtype)];
    const [inputs, all] = [(m + n) * k, (m + n) * k + m * n];
    return withRoom(all * bytes, (at) => {
      const data = dataIn(dtype, engineMemory().buffer, at, all) as Float64Array;
      for (let i = 0; i < inputs; i++) data[i] = ((i * 5) % 11) - 4;
      data[k + 1] = Number.NaN;
      for (let j = 0; j < n; j++) data[m * k + j * k + 1] = 0;
      const items = [at, at + m * k * bytes, at + inputs * bytes];
      const steps = { aRow: k * bytes, aStep: bytes, bStep: bytes, bColumn: k * bytes };
      const p: Product = { dtype, m, n, k, ...steps, items };
      if (n === 1) multiplyVector(own, p);
      else multiply(own, p, turnsOf(p)!);
      return Array.from({ length: m * n }, (_, e) => {
        const [i, j] = [Math.floor(e / n), e % n];
        let sum = 0;
        for (let x = 0; x < k; x++) sum += data[i * k + x]! * data[m * k + j * k + x]!;
        return Object.is(sum + 0, data[inputs + e]! + 0);
      }).every(Boolean);
    });
  });
}
