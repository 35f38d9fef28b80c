/**
 * Reading and writing by position: gather, scatter, and what a mask selects. Knows how axes become the loops of the
 * picking kernels, and what to say about an integer outside of its axis.
 */
import { bytesOf, type Data, type DType } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { contiguous, eachRun, rowMajor } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { ScatterCombine } from "../graph/node.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { coordinates, countMask, type Kept, maskBlock, selectMasked } from "../kernel/masking.ts";
import { addPlaces, gatherRows, scatterRows, type Taken } from "../kernel/picking.ts";
import { type ElementBytes, type WalkAxis, walkWords } from "../kernel/walk.ts";
import { launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { axesOf, move, resultRoom, withDense, withPlaced } from "./transpose.ts";

/** Positions that one unit takes. */
const unitPicks = 1 << 12;
/** Elements along a run of a scatter that one unit takes. */
const unitRun = 1 << 12;
/** Elements that one call of a kernel handles, about. */
const callElements = 1 << 16;

const int32s = (address: number, n: number): Int32Array => new Int32Array(engineMemory().buffer, address, n);
const elementBytes = (t: DType): ElementBytes => bytesOf(t) as ElementBytes;

/** `elements` is what one unit handles. */
function start(
  kernel: Kernel,
  head: readonly number[],
  bases: readonly number[],
  outer: readonly WalkAxis[],
  elements: number,
) {
  const units = outer.reduce((n, a) => n * a.size, 1);
  const chunk = Math.max(1, Math.floor(callElements / Math.max(1, elements)));
  launch(kernel, [...head, ...walkWords(bases, outer.toReversed())], units, chunk, units * elements);
}

/** Runs `part` for pieces of n things: as many as there are of `block`, then the rest. */
function inPieces(n: number, block: number, part: (first: number, size: number, pieces: number) => void): void {
  const whole = Math.floor(n / block);
  if (whole > 0) part(0, block, whole);
  if (n > whole * block) part(whole * block, n - whole * block, 1);
}

/** A word that kernels set when they meet an integer outside of its axis; then the first such integer is named. */
function checked<T>(shape: Shape, axes: readonly number[], indices: readonly Stored[], use: (outside: number) => T): T {
  return withRoom(64, (outside) => {
    const [flag] = [int32s(outside, 1)];
    flag[0] = 0;
    const out = use(outside);
    if (flag[0] !== 0) refuseOutside(shape, axes, indices);
    return out;
  });
}

/** @throws index/range for the first integer outside of its axis, axis by axis */
function refuseOutside(shape: Shape, axes: readonly number[], indices: readonly Stored[]): void {
  indices.forEach((index, k) => {
    const axis = axes[k]!;
    const size = shape[axis]!;
    eachRun(index.layout, (place, count, by) => {
      for (let i = 0; i < count; i++) {
        const at = Number(index.data[place + i * by]!);
        if (at < -size || at >= size) throw refuse("index/range", { index: at, axis, size }, { shapes: [shape] });
      }
    });
  });
}

/** Writes the bytes from the start to each picked position; `steps` are those of the axes, in bytes. */
function writePlaces(
  to: number,
  indices: readonly Stored[],
  axes: readonly (readonly [size: number, step: number])[],
  outside: number,
): void {
  indices.forEach((index, k) => {
    const { shape } = index.layout;
    const bytes = bytesOf(index.dtype);
    withPlaced(index, (from) => {
      const walked = axesOf(shape, [from.strides.map((s) => s * bytes), rowMajor(shape).map((s) => s * 4)]);
      const inner = walked.at(-1) ?? { size: 1, steps: [0, 4] };
      const outer = walked.slice(0, -1);
      inPieces(inner.size, unitPicks, (first, n, pieces) => {
        const split = pieces > 1 ? [...outer, { size: pieces, steps: inner.steps.map((s) => s * n) }] : outer;
        const bases = [from.address + first * inner.steps[0]!, to + first * inner.steps[1]!];
        start(addPlaces(index.dtype, k === 0), [n, inner.steps[0]!, ...axes[k]!, outside], bases, split, n);
      });
    });
  });
}

/** The integers of all positions: where they lie, how far apart, and of which dtype; null: they are places. */
interface Picks {
  readonly address: number;
  readonly step: number;
  readonly dtype: DType | null;
}

/** Inputs: x, then one integer tensor per axis, all of one shape. Their shape stands at `at` among the kept axes. */
export function gather(inputs: readonly Stored[], axes: readonly number[], at: number): Data {
  const [x, ...indices] = inputs as [Stored, ...Stored[]];
  const { shape } = x.layout;
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const picks = indices[0] ? sizeOf(indices[0].layout.shape) : 1;
  const out = resultRoom(x.dtype, sizeOf(kept.map((a) => shape[a]!)) * picks);
  // Nothing can be read from an empty tensor: a position on its empty axis lies outside.
  if (out.data.length === 0 || sizeOf(shape) === 0) {
    refuseOutside(shape, axes, indices);
    return out.data;
  }
  const bytes = bytesOf(x.dtype);
  withPlaced(x, (from) => {
    const step = (a: number): number => from.strides[a]! * bytes;
    const target = { address: out.address, before: kept.slice(0, at), after: kept.slice(at) };
    checked(shape, axes, indices, (outside) => {
      const run = (p: Picks): void =>
        gatherAll(x, from.address, target, picks, p, [
          shape[axes[0]!] ?? 1,
          axes.length === 0 ? 0 : step(axes[0]!),
          outside,
        ]);
      if (axes.length === 1 && axesOf(indices[0]!.layout.shape, [indices[0]!.layout.strides]).length <= 1) {
        return withPlaced(indices[0]!, ({ address }) =>
          run({ address, step: indexStep(indices[0]!), dtype: indices[0]!.dtype }),
        );
      }
      withRoom(picks * 4, (address) => {
        if (axes.length === 0) int32s(address, 1)[0] = 0;
        writePlaces(
          address,
          indices,
          axes.map((a) => [shape[a]!, step(a)]),
          outside,
        );
        run({ address, step: 4, dtype: null });
      });
    });
  });
  return out.data;
}

/** Bytes from one integer to the next, where they lie along one axis. */
const indexStep = ({ dtype, layout }: Stored): number =>
  (axesOf(layout.shape, [layout.strides])[0]?.steps[0] ?? 0) * bytesOf(dtype);

interface Target {
  readonly address: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function gatherAll(x: Stored, from: number, target: Target, picks: number, p: Picks, axis: readonly number[]): void {
  const { shape, strides } = x.layout;
  const bytes = bytesOf(x.dtype);
  const runSize = sizeOf(target.after.map((a) => shape[a]!));
  const steps = rowMajor([...target.before.map((a) => shape[a]!), picks * runSize]);
  const loops = (of: readonly number[], out: readonly number[]): WalkAxis[] =>
    axesOf(
      of.map((a) => shape[a]!),
      [of.map((a) => strides[a]! * bytes), out.map((s) => s * bytes)],
    ).map(({ size, steps: [s, o] }) => ({ size, steps: [s!, 0, o!] }));
  const before = loops(target.before, steps.slice(0, -1));
  const after = loops(target.after, rowMajor(target.after.map((a) => shape[a]!)));
  const run = after.pop() ?? { size: 1, steps: [bytes, 0, bytes] };
  const taken: Taken = run.size === 1 ? "element" : run.steps[0] === bytes ? "run" : "strided";
  const kernel = gatherRows(elementBytes(x.dtype), taken, p.dtype);
  const step = runSize * bytes;
  const most = Math.max(1, Math.floor(unitPicks / run.size));
  inPieces(picks, most, (first, n, pieces) => {
    const outer = [...before, { size: pieces, steps: [0, n * p.step, n * step] }, ...after];
    const bases = [from, p.address + first * p.step, target.address + first * step];
    start(kernel, [n, p.step, step, run.size, run.steps[0]!, ...axis], bases, outer, n * run.size);
  });
}

/** Inputs: x, updates (picked shape, then the kept axes of x), then one integer tensor per axis. */
export function scatter(inputs: readonly Stored[], axes: readonly number[], combine: ScatterCombine): Data {
  const [x, updates, ...indices] = inputs as [Stored, Stored, ...Stored[]];
  const { shape } = x.layout;
  const out = resultRoom(x.dtype, sizeOf(shape));
  const bytes = bytesOf(x.dtype);
  const steps = rowMajor(shape).map((s) => s * bytes);
  const picks = indices[0] ? sizeOf(indices[0].layout.shape) : 1;
  if (out.data.length === 0) {
    refuseOutside(shape, axes, indices);
    return out.data;
  }
  withPlaced(x, (from) => {
    move(shape, elementBytes(x.dtype), from, { address: out.address, strides: rowMajor(shape) });
  });
  if (picks === 0) return out.data;
  checked(shape, axes, indices, (outside) =>
    withRoom(picks * 4, (places) => {
      if (axes.length === 0) int32s(places, 1)[0] = 0;
      writePlaces(
        places,
        indices,
        axes.map((a) => [shape[a]!, steps[a]!]),
        outside,
      );
      const rest = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
      withDense(updates, (address) => {
        const sizes = rest.map((a) => shape[a]!);
        const loops = axesOf(sizes, [rest.map((a) => steps[a]!), rowMajor(sizes).map((s) => s * bytes)]);
        const taken = sizeOf(sizes) === 1 ? "element" : "strided";
        scatterAll(scatterRows(x.dtype, combine, taken), [out.address, address, places], picks, loops, bytes);
      });
    }),
  );
  return out.data;
}

function scatterAll(
  kernel: Kernel,
  [to, updates, places]: readonly [number, number, number],
  picks: number,
  loops: readonly WalkAxis[],
  bytes: number,
): void {
  const stepUpdates = loops.reduce((n, a) => n * a.size, bytes);
  const run = loops.at(-1) ?? { size: 1, steps: [bytes, bytes] };
  const outer = loops.slice(0, -1).map(({ size, steps }) => ({ size, steps: [...steps, 0] }));
  inPieces(run.size, unitRun, (first, n, pieces) => {
    const split = [...outer, { size: pieces, steps: [...run.steps.map((s) => s * n), 0] }];
    const bases = [to + first * run.steps[0]!, updates + first * run.steps[1]!, places];
    start(kernel, [picks, stepUpdates, n, run.steps[0]!], bases, split, picks * n);
  });
}

/** Runs `use` with the address of one byte for each cell, set where the mask is not 0. */
function withMask<T>(mask: Stored, use: (address: number) => T): T {
  if (bytesOf(mask.dtype) === 1) return withDense(mask, use);
  const n = sizeOf(mask.layout.shape);
  return withRoom(Math.max(1, n), (room) => {
    const cells = new Uint8Array(engineMemory().buffer, room, n);
    let at = 0;
    eachRun(mask.layout, (place, count, by) => {
      for (let i = 0; i < count; i++) cells[at++] = Number(mask.data[place + i * by]!) === 0 ? 0 : 1;
    });
    return use(room);
  });
}

/** Runs `use` with the mask's address, that of the numbers of cells set before each block, and the number of all. */
function withCounts<T>(mask: Stored, use: (address: number, before: number, count: number) => T): T {
  const n = sizeOf(mask.layout.shape);
  const blocks = Math.ceil(n / maskBlock);
  return withMask(mask, (address) =>
    withRoom((blocks + 1) * 4, (before) => {
      launch(countMask(), [address, n, before], blocks, callElements / maskBlock, n);
      const counts = int32s(before, blocks + 1);
      let sum = 0;
      for (let i = 0; i <= blocks; i++) {
        const own = i < blocks ? counts[i]! : 0;
        counts[i] = sum;
        sum += own;
      }
      return use(address, before, sum);
    }),
  );
}

function select(kept: Kept, size: ElementBytes, words: readonly number[], cells: number): void {
  launch(selectMasked(kept, size), words, Math.ceil(cells / maskBlock), callElements / maskBlock, 2 * cells);
}

/** How many cells of a mask are set (not 0). */
export const countSet = (mask: Stored): number => withCounts(mask, (_, _before, count) => count);

/** The elements of x where the mask is set (not 0), in row-major order; the mask covers the leading axes of x. */
export function selectWhere(x: Stored, mask: Stored): Data {
  const cells = sizeOf(mask.layout.shape);
  const run = sizeOf(x.layout.shape.slice(mask.layout.shape.length));
  return withCounts(mask, (address, before, count) => {
    const out = resultRoom(x.dtype, count * run);
    if (out.data.length === 0) return out.data;
    const size = elementBytes(x.dtype);
    const kept = run === 1 ? "element" : "run";
    withDense(x, (from) => select(kept, size, [address, cells, before, from, out.address, run * size], cells));
    return out.data;
  });
}

/** Where a mask is set (not 0): its coordinates (int32), one list for each of its axes. */
export function placesWhere(mask: Stored): readonly Data[] {
  const { shape } = mask.layout;
  const cells = sizeOf(shape);
  return withCounts(mask, (address, before, count) => {
    const flat = resultRoom("int32", count);
    select("place", 4, [address, cells, before, 0, flat.address, 4], cells);
    if (shape.length <= 1) return shape.length === 0 ? [] : [flat.data];
    const { strides } = contiguous(shape);
    return shape.map((size, a) => {
      const out = resultRoom("int32", count);
      const words = [flat.address, out.address, count, strides[a]!, Math.max(1, size), maskBlock];
      launch(coordinates(), words, Math.ceil(count / maskBlock), callElements / maskBlock, 4 * count);
      return out.data;
    });
  });
}
