/**
 * How a thread gets at what it runs: an instance of a module, by itself or with machine code that it calls, or a library's
 * product of matrices, called on the rows of a unit. Workers run this from its text, so it may use nothing but what it is given. Knows words in the engine's memory;
 * knows nothing of threads or of why a product goes to a library.
 */
import type { MachineBlock } from "../kernel/kernel.ts";
import type { Koffi } from "./native.ts";

/** Does units `start` to `start + count` of what the words at `params` say. */
export type Entry = (params: number, start: number, count: number, scratch: number) => void;

/** What threads can be handed: a kernel's module, one that calls machine code, or where to find a library's function. */
export type Code = WebAssembly.Module | MachineCode | LibraryCode;
interface ByKoffi {
  /** The file from which the package that calls what is no JavaScript, koffi, is found. */
  readonly home: string;
}
export interface MachineCode extends ByKoffi {
  readonly module: WebAssembly.Module;
  /** What the module calls as `given.block`. */
  readonly block: MachineBlock;
}
export interface LibraryCode extends ByKoffi {
  readonly library: string;
  /** Of `gemm` in C. */
  readonly declaration: string;
}

/** As the C interface numbers them: the order of elements, and how a matrix lies. */
export const [rowOrder, plain, turned] = [101, 111, 112] as const;

/** How the library reads a matrix. */
interface Side {
  readonly trans: number;
  /** Elements from row to row, as stored. */
  readonly lead: number;
  /** Bytes from row to row of a left matrix, from column to column of a right one. */
  readonly step: number;
  /** Bytes along the inner axis. */
  readonly inner: number;
}
/** A product in row order, m × k by k × n, and the parts of it that are units. */
export interface Call {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** The inner axis goes in blocks of so many elements, of which the last two are one block halved; each is added to the sum. */
  readonly block: number;
  /** Of an element. */
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowBlocks: number;
  readonly columnBlocks: number;
  readonly left: Side;
  readonly right: Side;
}
/** @param items three addresses each: left, right, result */
export const wordsOfCall = (c: Call, items: readonly number[]): number[] => [
  ...[c.m, c.n, c.k, c.block, c.bytes, c.rows, c.columns, c.rowBlocks, c.columnBlocks],
  ...[c.left.trans, c.left.lead, c.left.step, c.left.inner],
  ...[c.right.trans, c.right.lead, c.right.step, c.right.inner],
  ...items,
];

/**
 * Makes the thread that asks ready for some code.
 * @param from `createRequire` of the host
 */
export function entryOf(
  code: Code,
  memory: WebAssembly.Memory,
  from: (home: string) => (name: string) => unknown,
): Entry {
  if (code instanceof WebAssembly.Module)
    return new WebAssembly.Instance(code, { engine: { memory } }).exports["run"] as Entry;
  const koffi = from(code.home)("koffi") as Koffi;
  if ("block" in code) {
    // The package makes room for calls when a thread first loads something, and calls into nothing without it.
    koffi.load(null);
    const start = Number(koffi.address(new Uint8Array(memory.buffer)));
    const { from: read, at } = code.block;
    const words = Array<string>(read === "panels" ? 9 : 13).fill("int64");
    const make = koffi.decode(at, koffi.proto("void", words)) as (...words: readonly number[]) => void;
    // Addresses come as signed numbers, and have no sign.
    const place = (address: number): number => start + (address >>> 0);
    const panels = (...[a, b, c, m, n, k, ldc, onto]: [...Four, ...Four]): void =>
      make(place(a), place(b), place(c), m, n, k, ldc, onto, 0);
    const rows = (...[a, aRow, aStep, b, bStep, panel, c, m, n, k, ldc, onto]: [...Four, ...Four, ...Four]): void =>
      make(place(a), aRow, aStep, place(b), bStep, panel, place(c), m, n, k, ldc, onto, 0);
    const block = read === "panels" ? panels : rows;
    return new WebAssembly.Instance(code.module, { engine: { memory }, given: { block } }).exports["run"] as Entry;
  }
  const gemm = koffi.load(code.library).func(code.declaration);
  const base = koffi.address(new Uint8Array(memory.buffer));
  return (params, start, count) => {
    // The words of a call, in their order.
    const head = new Uint32Array(memory.buffer, params, 17) as unknown as number[];
    const [m, n, k, block, bytes, rows, columns, rowBlocks, columnBlocks] = head as [...Four, ...Four, number];
    const [trans, lead, step, inner, otherTrans, otherLead, otherStep, otherInner] = head.slice(9) as [
      ...Four,
      ...Four,
    ];
    for (let unit = start; unit < start + count; unit++) {
      const item = Math.floor(unit / (rowBlocks * columnBlocks));
      const within = unit - item * rowBlocks * columnBlocks;
      const i = Math.floor(within / columnBlocks) * rows;
      const j = (within % columnBlocks) * columns;
      const [a, b, c] = new Uint32Array(memory.buffer, params + 4 * (17 + 3 * item), 3) as unknown as [...Three];
      const [x, y, to] = [base + BigInt(a + i * step), base + BigInt(b + j * otherStep), c + (i * n + j) * bytes];
      const [high, wide] = [Math.min(rows, m - i), Math.min(columns, n - j)];
      for (let at = 0, length = 0; at < k; at += length) {
        const rest = k - at;
        length = rest >= 2 * block ? block : rest > block ? Math.ceil(rest / 2) : rest;
        const [from, also] = [x + BigInt(at * inner), y + BigInt(at * otherInner)];
        // Nothing of what was there before is read for the first block.
        const onto = at === 0 ? 0 : 1;
        gemm(101, trans, otherTrans, high, wide, length, 1, from, lead, also, otherLead, onto, base + BigInt(to), n);
      }
    }
  };
}
type Three = [number, number, number];
type Four = [...Three, number];
