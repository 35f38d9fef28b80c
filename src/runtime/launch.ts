/**
 * Running kernels: modules become instances once, params get their place, units of work go to one thread or to all.
 * Knows no tensors.
 */
import { createRequire } from "node:module";
import { faultAddress, type Kernel, scratchBytes, type Words } from "../kernel/kernel.ts";
import { allowFused } from "../kernel/wasm/fused.ts";
import { type Code, type Entry, entryOf } from "./entry.ts";
import { hostFuses, moduleOf } from "./host.ts";
import { engineMemory, release, reserve } from "./memory.ts";
import { home } from "./native.ts";
import { abandonWork, threadCount, workTogether } from "./threads.ts";

/** What threads run together: the same number, the same code. */
export interface Runnable {
  readonly id: number;
  readonly code: Code;
  readonly entry: Entry;
}
/** What the calling thread has in the engine's memory, for good. */
interface Place {
  readonly memory: WebAssembly.Memory;
  readonly compiled: WeakMap<Kernel, Runnable>;
  readonly scratch: number;
  params: { readonly at: number; readonly bytes: number; readonly words: Int32Array };
}

/** Elementary operations for which others are woken: what one thread does in some 50 µs. */
const worthSharing = 500_000;

let place: Place | null = null;
let lastId = 0;

/** Compiles where that has not been done. */
export const entryFor = (kernel: Kernel): Entry => compile(placeNow(), kernel).entry;

/**
 * Runs units 0 to `total` of the kernel's work, about `chunk` at a time: short calls (a few ms at most) let the host's
 * compiler step in, an interrupt through and other threads have their share. `work` is about how many elementary
 * operations that is in all. The caller holds the tensors whose addresses are in `params` until this returns.
 */
export const launch = (kernel: Kernel, params: Words, total: number, chunk: number, work = total): void =>
  launchCode((own) => compile(own, kernel), params, total, chunk, work);

/** The same of code that is no kernel. */
export const launchRunnable = (task: Runnable, params: Words, total: number, chunk: number, work: number): void =>
  launchCode(() => task, params, total, chunk, work);

function launchCode(taskIn: (own: Place) => Runnable, params: Words, total: number, chunk: number, work: number): void {
  // First of all: an interrupted launch may still be reading its params.
  abandonWork();
  const own = placeNow();
  const { id, code, entry } = taskIn(own);
  const address = keepParams(own, params);
  if (work < worthSharing || total <= chunk || threadCount() === 1) {
    for (let start = 0; start < total; start += chunk)
      entry(address, start, Math.min(chunk, total - start), own.scratch);
    return;
  }
  const run = (start: number, count: number): void => entry(address, start, count, own.scratch);
  workTogether({ id, code, params: address, total, chunk }, run);
}

/** Whether a kernel met an element without a result since this was asked last. */
export function takeFault(): boolean {
  const word = new Int32Array(engineMemory().buffer, faultAddress, 1);
  const found = word[0] !== 0;
  word[0] = 0;
  return found;
}

function placeNow(): Place {
  const memory = engineMemory();
  if (place?.memory === memory) return place;
  allowFused(hostFuses());
  const scratch = roomFor(scratchBytes);
  place = { memory, compiled: new WeakMap(), scratch: scratch.at, params: paramsRoom(1 << 12) };
  return place;
}

function compile({ memory, compiled }: Place, kernel: Kernel): Runnable {
  const known = compiled.get(kernel);
  if (known) return known;
  const module = moduleOf(kernel.bytes());
  const { block } = kernel;
  const made = runnable(block === undefined ? module : { home: home(), module, block }, memory);
  compiled.set(kernel, made);
  return made;
}
/** Makes the calling thread ready for some code. */
export const runnable = (code: Code, memory = engineMemory()): Runnable => ({
  id: ++lastId,
  code,
  entry: entryOf(code, memory, createRequire),
});

/** Writes the params where kernels find them. The room is kept, so that an interrupt loses none. */
function keepParams(own: Place, params: Words): number {
  if (params.length > own.params.words.length) {
    const smaller = own.params;
    own.params = paramsRoom(8 * params.length);
    release(smaller);
  }
  own.params.words.set(params);
  return own.params.at;
}

function paramsRoom(bytes: number): Place["params"] {
  const { at, bytes: size } = roomFor(bytes);
  return { at, bytes: size, words: new Int32Array(engineMemory().buffer, at, size / 4) };
}

function roomFor(bytes: number): { readonly at: number; readonly bytes: number } {
  const room = reserve(bytes);
  if (!room) throw new RangeError("allocation of room for kernels failed");
  return room;
}
