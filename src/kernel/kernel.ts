/**
 * What a kernel is to those who run it: a WebAssembly module with one entry, `run(params, start, count, scratch)`.
 * `params` is the address of its numbers (32-bit words), units `start` to `start + count` of the work are done, and
 * `scratch` is the address of room that belongs to the running thread alone. Units may run in any order and on any
 * thread, so no unit may read what another one writes.
 */

export interface Kernel {
  /** What it does, for people: shown by `explain` and `time`. */
  readonly name: string;
  /** The module. */
  readonly bytes: () => Uint8Array<ArrayBuffer>;
  /** The machine code that its module calls as `given.block`. */
  readonly block?: MachineBlock;
}
/** Machine code for blocks of products, by what it reads, and where it lies in the process. */
export interface MachineBlock {
  readonly from: "panels" | "rows";
  readonly at: number;
}

/** Bytes of scratch that every thread has. */
export const scratchBytes = 1 << 20;

/** A word of the engine's memory that a kernel sets when it meets an element without a result. */
export const faultAddress = 64;

/** The words of a kernel's params: integers and addresses as they are. */
export type Words = readonly number[];

/** Runs units 0 to `total`, about `chunk` at a time. */
export type Launch = (kernel: Kernel, params: Words, total: number, chunk: number) => void;

/** Room for kernels that need more than one pass: an address of at least `bytes` bytes, valid during `use`. */
export type WithRoom = <T>(bytes: number, use: (address: number) => T) => T;
