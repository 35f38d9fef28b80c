/**
 * Running a loop: its tensors get their places in the engine's memory, its kernels are launched. What lies elsewhere is
 * copied in, small results are copied out. Knows loops and buffers; knows no nodes.
 */
import { allocate, bytesOf, type Data, dataIn, largeBytes } from "../core/dtype.ts";
import { callsOf, outputSizes, partialBytes } from "../kernel/calls.ts";
import { keptCount, type Loop } from "../kernel/loop.ts";
import { launch } from "./launch.ts";
import { addressOf, engineMemory, hasRoom, holding, reclaim, tensorRoom, withRoom } from "./memory.ts";

/** An input: a buffer, and the element that the loop reads first. */
export interface Reading {
  readonly data: Data;
  readonly offset: number;
}

/** The results of `loop`, dense. */
export function runLoop(loop: Loop, readings: readonly Reading[]): readonly Data[] {
  const sizes = outputSizes(loop);
  const results = loop.outputs.map(({ dtype }, k) =>
    sizes[k]! * bytesOf(dtype) >= largeBytes ? tensorRoom(dtype, sizes[k]!) : allocate(dtype, sizes[k]!),
  );
  holding([...results, ...readings.map((r) => r.data)], () => runInto(loop, readings, results));
  return results;
}

/** The same into buffers that are there. What has no room as a whole is done in halves. @throws NoRoom */
export function runInto(loop: Loop, readings: readonly Reading[], results: readonly Data[]): void {
  const part = { loop, readings, results, places: placesFor(loop, readings, results) };
  if (!hasRoom(part.places.bytes)) reclaim();
  runPart(part);
}

/** A loop, or one over some of its elements. */
interface Part {
  readonly loop: Loop;
  readonly readings: readonly Reading[];
  readonly results: readonly Data[];
  readonly places: Places;
}

function runPart(part: Part): void {
  if (hasRoom(part.places.bytes) || !canBeCut(part.loop)) return runAtOnce(part);
  for (const half of halvesOf(part)) runPart(half);
}

/** Results in several pieces are the same to the last bit: each comes from elements of its own piece, in their order. */
export const canBeCut = (loop: Loop): boolean =>
  keptCount(loop) > 0 && loop.sizes[0]! > 1 && (loop.kind !== "columns" || loop.pieces === 1);

/** The loop over either half of its outermost dimension, with the parts of the buffers that this reads and writes. */
function halvesOf({ loop, readings, results }: Part): readonly Part[] {
  const [outer, ...inner] = loop.sizes;
  const middle = Math.ceil(outer! / 2);
  return [
    [0, middle],
    [middle, outer!],
  ].map(([from, to]) => {
    const half = { ...loop, sizes: [to! - from!, ...inner] };
    const read = readings.map(({ data, offset }, k) => {
      const { strides } = loop.inputs[k]!;
      return partRead(data, offset + from! * strides[0]!, half.sizes, strides);
    });
    const written = results.map((r) => {
      const each = r.length / outer!;
      return (r as Float64Array).subarray(from! * each, to! * each) as Data;
    });
    return { loop: half, readings: read, results: written, places: placesFor(half, read, written) };
  });
}

/** The part of a buffer that is read from `offset` on. */
function partRead(data: Data, offset: number, sizes: readonly number[], strides: readonly number[]): Reading {
  const spans = sizes.map((size, d) => (size - 1) * strides[d]!);
  const least = spans.reduce((sum, n) => sum + Math.min(0, n), offset);
  const most = spans.reduce((sum, n) => sum + Math.max(0, n), offset);
  return { data: (data as Float64Array).subarray(least, most + 1) as Data, offset: offset - least };
}

/** What needs room of its own for the time of the loop: places in it, and bytes in all. */
interface Places {
  readonly guests: ReadonlyMap<Data, number>;
  readonly partials: readonly (number | null)[];
  readonly bytes: number;
}

function placesFor(loop: Loop, readings: readonly Reading[], results: readonly Data[]): Places {
  const guests = new Map<Data, number>();
  let bytes = 0;
  const room = (size: number): number => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  for (const { data } of readings) {
    if (addressOf(data) === null && !guests.has(data)) guests.set(data, room(data.byteLength));
  }
  for (const r of results) if (addressOf(r) === null) guests.set(r, room(r.byteLength));
  const partials = partialBytes(loop).map((size) => (size > 0 ? room(size) : null));
  return { guests, partials, bytes: Math.max(64, bytes) };
}

function runAtOnce({ loop, readings, results, places }: Part): void {
  const { guests, partials, bytes } = places;
  withRoom(bytes, (base) => {
    const placeOf = (data: Data): number => addressOf(data) ?? base + guests.get(data)!;
    for (const { data } of readings) if (addressOf(data) === null) copyBytes(data, placeOf(data));
    const calls = callsOf(loop, {
      inputs: readings.map(({ data, offset }) => placeOf(data) + offset * data.BYTES_PER_ELEMENT),
      outputs: results.map(placeOf),
      partials: partials.map((at) => (at === null ? 0 : base + at)),
    });
    for (const { kernel, words, total, chunk, work } of calls) launch(kernel, words, total, chunk, work);
    for (const [k, r] of results.entries()) {
      if (addressOf(r) !== null) continue;
      const made = dataIn(loop.outputs[k]!.dtype, engineMemory().buffer, placeOf(r), r.length);
      (r as Float64Array).set(made as Float64Array);
    }
  });
}

function copyBytes(data: Data, to: number): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  new Uint8Array(engineMemory().buffer, to, data.byteLength).set(bytes);
}
