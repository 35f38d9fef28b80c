/**
 * The engine's memory: one shared WebAssembly memory in which large tensors live, so that kernels read and write them
 * in place. Knows addresses and who still holds a buffer; knows nothing of graphs. Nothing is made before first need.
 *
 * A tensor's buffer is free as soon as nobody can reach it. The host's garbage collector knows that, so it is asked:
 * only when much has been allocated since it was asked last, and in a way that works in the middle of a computation.
 */
import { allocate, bytesOf, type Data, type DType, dataIn, largeBytes, setAllocator } from "../core/dtype.ts";
import { makeModule } from "../kernel/wasm/assembler.ts";
import { collectGarbage } from "./garbage.ts";

const pageBytes = 1 << 16;
const maxPages = 1 << 16;
/** Bytes that kernels reach. */
export const mostBytes = maxPages * pageBytes;
const alignment = 64;
const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
/** The first bytes are never given away, so that 0 is no address. */
const firstAddress = 1 << 10;
/**
 * Bytes that may be allocated, or that somebody believes to be unreachable, before unreachable ones are looked for,
 * where no room is free; more may be allocated when much is alive.
 */
const patience = 192 * 2 ** 20;

interface Gap {
  readonly at: number;
  readonly bytes: number;
}
interface Held {
  readonly at: number;
  readonly bytes: number;
  readonly data: WeakRef<Data>;
}

let memory: WebAssembly.Memory | null = null;
/** Free room below `top`, by address. */
let gaps: Gap[] = [];
/** Bytes from here on have never been given away, so they are zero. */
let top = firstAddress;
/** By address. */
let held = new Map<number, Held>();
let liveBytes = 0;
let sinceCollection = 0;
/** Bytes that somebody let go of since the last collection, and others may still hold. */
let supposedFree = 0;

export function engineMemory(): WebAssembly.Memory {
  memory ??= new WebAssembly.Memory({ initial: 16, maximum: maxPages, shared: true });
  return memory;
}

/** Bytes that tensors and kernels hold at this moment, as far as known. */
export const bytesHeld = (): number => liveBytes;

/** From now on, large tensors are made in the engine's memory. */
export const useEngineMemory = (): void => setAllocator(zeroed);

/** The address of `data` in the engine's memory, or null where it lies elsewhere. */
export const addressOf = (data: Data): number | null =>
  data.buffer instanceof SharedArrayBuffer ? data.byteOffset : null;

/** It is large, and lies where no kernel reaches it. */
export const isOutside = (data: Data): boolean => data.byteLength >= largeBytes && addressOf(data) === null;

/** `n` elements of the engine's memory with whatever was there before; null if there is no room. */
export function engineRoom(t: DType, n: number): Data | null {
  const room = reserve(Math.max(1, n * bytesOf(t)));
  return room && hold(t, n, room);
}
/** The same, on the host's heap if there is no room. */
export const tensorRoom = (t: DType, n: number): Data => engineRoom(t, n) ?? allocate(t, n);

function zeroed(t: DType, n: number): Data | null {
  const before = top;
  const room = reserve(n * bytesOf(t));
  if (room === null) return null;
  const data = hold(t, n, room);
  if (room.at < before) clear(data);
  return data;
}

/** Bytes from which on clearing is left to WebAssembly, which takes a quarter of the time, and an instance. */
const worthInstance = 1 << 13;
let clearing: { readonly memory: WebAssembly.Memory; readonly run: (at: number, bytes: number) => void } | null = null;

/** All elements become 0. */
export function clear(data: Data): void {
  const at = addressOf(data);
  if (at !== null && data.byteLength >= worthInstance) clearingNow()(at, data.byteLength);
  else new Uint8Array(data.buffer, data.byteOffset, data.byteLength).fill(0);
}

function clearingNow(): (at: number, bytes: number) => void {
  const own = engineMemory();
  if (clearing?.memory === own) return clearing.run;
  const module = makeModule();
  module.func("clear", ["i32", "i32"], [], (code, [at, bytes]) => code.get(at!).i32(0).get(bytes!).op("memory.fill"));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), { engine: { memory: own } });
  clearing = { memory: own, run: instance.exports["clear"] as (at: number, bytes: number) => void };
  return clearing.run;
}

function hold(t: DType, n: number, room: Gap): Data {
  const data = dataIn(t, engineMemory().buffer, room.at, n);
  held.set(room.at, { ...room, data: new WeakRef(data) });
  return data;
}

/** Gives back a tensor's buffer at once, for those who know that nobody else holds it. */
export function letGo(data: Data): void {
  const found = held.get(data.byteOffset);
  // A piece of a buffer says nothing of the rest, and what was given back already is another's.
  if (!found || found.data.deref() !== data) return;
  release(found);
  held.delete(found.at);
}

/**
 * Room of at least `bytes`, aligned to 64; null where 4 GiB are not enough. Who reserves releases, unless the room
 * becomes a tensor.
 */
export function reserve(bytes: number): Gap | null {
  const size = aligned(bytes);
  if (size > mostBytes - firstAddress) return null;
  let found = takeGap(size);
  // Memory that was never touched costs several times what using old memory does; looking for that costs some 7 ms.
  if (!found && (supposedFree >= patience || sinceCollection + size > Math.max(patience, liveBytes / 2))) {
    reclaim();
    found = takeGap(size);
  }
  found ??= grow(size);
  if (!found) {
    reclaim();
    found = takeGap(size) ?? grow(size);
  }
  if (found) {
    liveBytes += size;
    sinceCollection += size;
  }
  return found;
}

/** Whether so many bytes lie free side by side. */
export function hasRoom(bytes: number): boolean {
  const size = aligned(bytes);
  return gaps.some((g) => g.bytes >= size) || top + size + alignment <= mostBytes;
}

/** The smallest gap that is large enough. */
function takeGap(size: number): Gap | null {
  let best = -1;
  for (let i = 0; i < gaps.length; i++) {
    if (gaps[i]!.bytes >= size && (best < 0 || gaps[i]!.bytes < gaps[best]!.bytes)) best = i;
  }
  if (best < 0) return null;
  const { at, bytes } = gaps[best]!;
  if (bytes === size) gaps.splice(best, 1);
  else gaps[best] = { at: at + size, bytes: bytes - size };
  return { at, bytes: size };
}

function grow(size: number): Gap | null {
  const own = engineMemory();
  // Vectors may be read past the last element.
  const missing = top + size + alignment - own.buffer.byteLength;
  if (missing > 0) {
    const pages = Math.ceil(missing / pageBytes);
    if (own.buffer.byteLength / pageBytes + pages > maxPages) return null;
    try {
      own.grow(pages);
    } catch {
      return null;
    }
  }
  const at = top;
  top += size;
  return { at, bytes: size };
}

/** Takes room back; neighbouring gaps become one. */
export function release({ at, bytes }: Gap): void {
  liveBytes -= bytes;
  // What is given back needs nobody to look for it.
  sinceCollection = Math.max(0, sinceCollection - bytes);
  let i = gaps.findIndex((g) => g.at > at);
  if (i < 0) i = gaps.length;
  const [before, after] = [gaps[i - 1], gaps[i]];
  const joinsBefore = before !== undefined && before.at + before.bytes === at;
  const joinsAfter = after !== undefined && at + bytes === after.at;
  const merged = {
    at: joinsBefore ? before.at : at,
    bytes: bytes + (joinsBefore ? before.bytes : 0) + (joinsAfter ? after.bytes : 0),
  };
  const from = joinsBefore ? i - 1 : i;
  gaps.splice(from, (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0), merged);
}

/** Somebody let go of a buffer, and believes that nobody else holds it: a hint when to look, no more. */
export function supposeFree(data: Data): void {
  if (addressOf(data) !== null) supposedFree += data.byteLength;
}

/** Frees what nobody can reach any more. */
export function reclaim(): void {
  if (held.size === 0) return;
  collectGarbage();
  for (const h of held.values()) {
    if (h.data.deref()) continue;
    release(h);
    held.delete(h.at);
  }
  [sinceCollection, supposedFree] = [0, 0];
}

/** Buffers whose addresses kernels are working with: reachable from here, so that none is freed meanwhile. */
const inUse: (readonly Data[])[] = [];

/** Runs `use` with these buffers held. */
export function holding(buffers: readonly Data[], use: () => void): void {
  const depth = inUse.push(buffers);
  try {
    use();
  } finally {
    inUse.length = depth - 1;
  }
}

/** What kernels reach has no room left. */
export class NoRoom extends RangeError {}

/** What the task gives; null where kernels have no room for it, and other ways may need less. */
export function ifRoom<T>(task: () => T): T | null {
  try {
    return task();
  } catch (error) {
    if (error instanceof NoRoom) return null;
    throw error;
  }
}

/** Runs `use` with room that is its own for that time. @throws NoRoom */
export function withRoom<T>(bytes: number, use: (address: number) => T): T {
  const room = reserve(bytes);
  if (!room) throw new NoRoom("allocation of scratch room failed");
  try {
    return use(room.at);
  } finally {
    release(room);
  }
}

/** Forgets everything, for tests. */
export function forgetMemory(): void {
  [memory, gaps, top, held, liveBytes, sinceCollection, supposedFree] = [null, [], firstAddress, new Map(), 0, 0, 0];
}
