/**
 * Running a loop: its tensors get their places in the engine's memory, its kernels are launched. What lies elsewhere is
 * copied in, small results are copied out. Knows loops and buffers; knows no nodes.
 */
import { allocate, bytesOf, type Data, dataIn, largeBytes } from "../core/dtype.ts";
import { type Band, callOfBand } from "../kernel/bands.ts";
import { type Call, callsOf, outputSizes, type Placing, partialBytes } from "../kernel/calls.ts";
import { keptCount, type Loop } from "../kernel/loop.ts";
import { launch } from "./launch.ts";
import { addressOf, engineMemory, hasRoom, holding, reclaim, tensorRoom, withRoom } from "./memory.ts";

/** An input: a buffer, and the element that the loop reads first. */
export interface Reading {
  readonly data: Data;
  readonly offset: number;
}

/** Buffers for what a loop gives. */
export function resultsFor(loop: Loop): readonly Data[] {
  const sizes = outputSizes(loop);
  return loop.outputs.map(({ dtype }, k) =>
    sizes[k]! * bytesOf(dtype) >= largeBytes ? tensorRoom(dtype, sizes[k]!) : allocate(dtype, sizes[k]!),
  );
}

/** The results of `loop`, dense. What has no room as a whole is done in halves. @throws NoRoom */
export function runLoop(loop: Loop, readings: readonly Reading[]): readonly Data[] {
  const results = resultsFor(loop);
  const part = { loop, readings, results };
  holding(buffersOf(part), () => {
    if (!hasRoom(placesFor([part]).bytes)) reclaim();
    runPart(part);
  });
  return results;
}

/** The loops of a band, each with what it reads and its results; false where there is no room for all of that at once. */
export function runBand(band: Band, parts: readonly Part[]): boolean {
  const places = placesFor(parts);
  if (!hasRoom(places.bytes)) reclaim();
  if (!hasRoom(places.bytes)) return false;
  holding(parts.flatMap(buffersOf), () => runAtOnce(parts, places, (placings) => [callOfBand(band, placings)]));
  return true;
}

/** A loop, or one over some of its elements. */
export interface Part {
  readonly loop: Loop;
  readonly readings: readonly Reading[];
  readonly results: readonly Data[];
}
const buffersOf = ({ readings, results }: Part): readonly Data[] => [...results, ...readings.map((r) => r.data)];

function runPart(part: Part): void {
  const places = placesFor([part]);
  if (!hasRoom(places.bytes) && canBeCut(part.loop)) for (const half of halvesOf(part)) runPart(half);
  else runAtOnce([part], places, ([placing]) => callsOf(part.loop, placing!));
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
    return { loop: half, readings: read, results: written };
  });
}

/** The part of a buffer that is read from `offset` on. */
function partRead(data: Data, offset: number, sizes: readonly number[], strides: readonly number[]): Reading {
  const spans = sizes.map((size, d) => (size - 1) * strides[d]!);
  const least = spans.reduce((sum, n) => sum + Math.min(0, n), offset);
  const most = spans.reduce((sum, n) => sum + Math.max(0, n), offset);
  return { data: (data as Float64Array).subarray(least, most + 1) as Data, offset: offset - least };
}

/** What needs room of its own for the time of the loops: places in it, and bytes in all. */
interface Places {
  readonly guests: ReadonlyMap<Data, number>;
  /** For every loop, of its outputs. */
  readonly partials: readonly (readonly (number | null)[])[];
  readonly bytes: number;
}

function placesFor(parts: readonly Part[]): Places {
  const guests = new Map<Data, number>();
  let bytes = 0;
  const room = (size: number): number => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  for (const part of parts)
    for (const data of buffersOf(part))
      if (addressOf(data) === null && !guests.has(data)) guests.set(data, room(data.byteLength));
  const partials = parts.map(({ loop }) => partialBytes(loop).map((size) => (size > 0 ? room(size) : null)));
  return { guests, partials, bytes: Math.max(64, bytes) };
}

function runAtOnce(
  parts: readonly Part[],
  { guests, partials, bytes }: Places,
  callsFor: (placings: readonly Placing[]) => readonly Call[],
): void {
  withRoom(bytes, (base) => {
    const placeOf = (data: Data): number => addressOf(data) ?? base + guests.get(data)!;
    const made = new Set(parts.flatMap((p) => p.results));
    for (const data of guests.keys()) if (!made.has(data)) copyBytes(data, placeOf(data));
    const placings = parts.map(
      ({ readings, results }, i): Placing => ({
        inputs: readings.map(({ data, offset }) => placeOf(data) + offset * data.BYTES_PER_ELEMENT),
        outputs: results.map(placeOf),
        partials: partials[i]!.map((at) => (at === null ? 0 : base + at)),
      }),
    );
    for (const { kernel, words, total, chunk, work } of callsFor(placings)) launch(kernel, words, total, chunk, work);
    for (const { loop, results } of parts)
      for (const [k, r] of results.entries()) {
        if (addressOf(r) !== null) continue;
        const found = dataIn(loop.outputs[k]!.dtype, engineMemory().buffer, placeOf(r), r.length);
        (r as Float64Array).set(found as Float64Array);
      }
  });
}

function copyBytes(data: Data, to: number): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  new Uint8Array(engineMemory().buffer, to, data.byteLength).set(bytes);
}
