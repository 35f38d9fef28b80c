/**
 * The system's BLAS: large products go to a library, which reads and writes the engine's memory itself. Knows which
 * products are worth that and who shares them; knows nothing of tensors. Without a library kernels do the work, and as
 * fast where they are made of the processor's own instructions, so that nobody looks for one.
 *
 * Products of float32 are cut along the inner axis where the reference cuts them. A library that then adds in its order, as
 * OpenBLAS does, gives the same bits as kernels do; any other is asked for larger products only. Those of float64 are
 * added in the library's own order. How a product is cut depends on its shape and on the machine, and its own threads it
 * counts itself, so that results do not depend on how many threads are set.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Product } from "../kernel/matmul.ts";
import { findLibrary, type Library } from "./blas-library.ts";
import { addsAsReference, type CallKind, samples } from "./blas-order.ts";
import { type LibraryCode, plain, rowOrder, turned, wordsOfCall } from "./entry.ts";
import { launchRunnable, type Runnable, runnable } from "./launch.ts";
import { isMachine, matmulVariant } from "./matmul-variant.ts";
import { clear, engineMemory, withRoom } from "./memory.ts";
import { blockEnds, innerBlock } from "./reference/contract.ts";
import { abandonWork, leaveProcessors, processorCount } from "./threads.ts";

/** system: for every product of matrices that it can do. auto: for large ones that kernels are slower at. wasm: for none. */
export type BlasUse = "system" | "auto" | "wasm";

/** From this many products of numbers on, "auto" asks the library; with a vector, memory is the limit, so never. */
const large = 1 << 21;
/** The same for each of several matrices. */
const largeEach = 1 << 15;
/** The same of a library that adds in another order, or has threads that take long to wake and cannot be left out. */
const largeForOthers = 1 << 24;
/** From this many on, threads of its own do better than ours, since they share what they prepare. */
const huge = 1 << 28;
/** Products that are worth a call at least, about as many as OpenBLAS has other functions for. Rows or columns at least. */
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
/** Kinds of calls by which the library gives the reference's bits, for float32. */
let exact: ReadonlySet<CallKind> = new Set();

/** From now on, products may go to the system's library; nothing is looked for before the first one that may. */
export const setBlas = (wanted: BlasUse): void => {
  use = wanted;
};

/** The library that products may go to, or null: none was asked for or found. */
export function blasName(): string | null {
  if (use === "wasm") return null;
  if (library !== undefined) return library?.name ?? null;
  library = findLibrary((found) => isRight(found, "float32") && isRight(found, "float64"));
  if (library) exact = exactKinds(library);
  return library?.name ?? null;
}

/** Who makes large products of matrices of float32. */
export type ProductMaker = { readonly by: "library"; readonly name: string } | { readonly by: "machine" | "kernels" };
export function productMaker(): ProductMaker {
  const isOwn = use !== "system" && isMachine("float32") && matmulVariant() === "machine";
  const name = isOwn ? null : blasName();
  if (name !== null) return { by: "library", name };
  return { by: isOwn || matmulVariant() === "machine" ? "machine" : "kernels" };
}

/** Does the product with the library; false where that is not wanted or not possible. */
export function blasProduct(p: Product): boolean {
  const products = p.m * p.n * p.k;
  const isVector = p.m === 1 || p.n === 1;
  const isLarge = !isVector && products >= largeEach && (products * p.items.length) / 3 >= large;
  if (use === "wasm" || products < tiny || (use === "auto" && (!isLarge || isMachine(p.dtype)))) return false;
  if (blasName() === null) return false;
  const own = library!;
  if (isVector) {
    useThreads(own, own.threads?.most ?? 1);
    return leaveProcessors(() => multiplyVector(own, p));
  }
  const turns = turnsOf(p);
  if (!turns) return false;
  const cut = cutOf(p);
  const isOurs = products < huge && own.threads !== null;
  if (use === "auto" && !(isAsReference(p, turns, cut) ? isOurs || products >= largeForOthers : isWorthOthers(p)))
    return false;
  if (isOurs && useThreads(own, 1)) makeProduct(own, p, turns, cut, "our threads");
  else {
    useThreads(own, own.threads?.most ?? 1);
    leaveProcessors(() => makeProduct(own, p, turns, piecesOf(p), "this thread"));
  }
  return true;
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

/** Rows and columns that a call is for. */
interface Cut {
  readonly rows: number;
  readonly columns: number;
}
/** Parts for all threads, by rows or by columns, whichever there are more of. */
function cutOf(p: Product): Cut {
  const { m, n, items } = p;
  const longer = Math.max(m, n);
  const most = Math.min(
    (3 * processorCount()) / items.length,
    (m * n * shortestBlock(p)) / worthCalling,
    longer / leastCut,
  );
  const part = Math.min(longer, 16 * Math.ceil(longer / Math.max(1, Math.floor(most)) / 16));
  return m >= n ? { rows: part, columns: n } : { rows: m, columns: part };
}

/** The inner axis goes in blocks of so many. */
const blockOf = ({ dtype, k }: Product): number => (dtype === "float32" ? innerBlock : k);
const shortestBlock = (p: Product): number =>
  Math.min(...blockEnds(p.k, blockOf(p)).map((end, i, ends) => end - (ends[i - 1] ?? 0)));

/** A library that adds as the reference does is not asked for what it adds in another order. */
const isWorthOthers = ({ m, n, k }: Product): boolean => exact.size === 0 && m * n * k >= largeForOthers;

/** Whether the calls of a product add as the reference does, or need not. */
function isAsReference(p: Product, turns: Turns, { rows, columns }: Cut): boolean {
  if (p.dtype !== "float32") return true;
  const last = (all: number, part: number): number => all - (Math.ceil(all / part) - 1) * part;
  const least = last(p.m, rows) * last(p.n, columns) * shortestBlock(p);
  return exact.has(callKind(turns, least)) && exact.has(callKind(turns, p.m * p.n * p.k));
}
/** Libraries have functions of their own for few products. */
const callKind = ([left, right]: Turns, products: number): CallKind =>
  `${products < worthCalling ? "few" : "many"} ${left.trans} ${right.trans}`;

/** Pieces of about one size, since nothing can break a call off. */
function piecesOf({ m, n, k }: Product): Cut {
  const pieces = Math.ceil((m * n * k) / callProducts);
  return { rows: Math.max(64, Math.ceil(m / pieces)), columns: n };
}

/** Has the library make the parts of a product: each thread of ours some of them, or the calling one all. */
function makeProduct(
  own: Library,
  p: Product,
  [left, right]: Turns,
  { rows, columns }: Cut,
  by: "our threads" | "this thread",
): void {
  const { dtype, m, n, k, aRow, aStep, bStep, bColumn, items } = p;
  const cut = { rows, columns, rowBlocks: Math.ceil(m / rows), columnBlocks: Math.ceil(n / columns) };
  const sides = { left: { ...left, step: aRow, inner: aStep }, right: { ...right, step: bColumn, inner: bStep } };
  const words = wordsOfCall({ m, n, k, block: blockOf(p), bytes: bytesOf(dtype), ...cut, ...sides }, items);
  const count = items.length / 3;
  const work = by === "this thread" ? 0 : (count * m * n * k) / 4;
  launchRunnable(runnableOf(own[dtype].code), words, count * cut.rowBlocks * cut.columnBlocks, 1, work);
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
    clear(dataIn(dtype, engineMemory().buffer, c, rows));
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
      else makeProduct(own, p, turnsOf(p)!, piecesOf(p), "this thread");
      return Array.from({ length: m * n }, (_, e) => {
        const [i, j] = [Math.floor(e / n), e % n];
        let sum = 0;
        for (let x = 0; x < k; x++) sum += data[i * k + x]! * data[m * k + j * k + x]!;
        return Object.is(sum + 0, data[inputs + e]! + 0);
      }).every(Boolean);
    });
  });
}

/** The kinds of calls by which the library gives the reference's bits. */
function exactKinds(own: Library): ReadonlySet<CallKind> {
  useThreads(own, 1);
  const call = (p: Product): void => makeProduct(own, p, turnsOf(p)!, piecesOf(p), "this thread");
  return new Set(samples.flatMap(({ kind, ...sample }) => (addsAsReference(call, sample) ? [kind] : [])));
}
