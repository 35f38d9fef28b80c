/**
 * Copies between layouts: row-major copies of views, joining, placing. Knows how to cut a copy into runs, tiles and
 * rows for the kernels; the elements themselves are bits to it.
 */
import { bytesOf, type Data, type DType } from "../core/dtype.ts";
import { contiguous, type Layout, sliced } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { copyRuns, copyStrided, fillRuns, transposeTiles } from "../kernel/copy.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type ElementBytes, type WalkAxis, walkWords } from "../kernel/walk.ts";
import { launch } from "./launch.ts";
import { addressOf, clear, engineMemory, NoRoom, tensorRoom, withRoom } from "./memory.ts";

/** Bytes that one unit of work moves, about. */
const unitBytes = 1 << 14;
/** Elements along the source's dense axis that one tile takes. */
const tileSide = 64;
/** Elements along the target's dense axis that one unit of tiles takes. */
const tileRun = 1024;
/** Bytes that one call of a kernel moves, about. */
const callBytes = 1 << 18;

/** Elements in the engine's memory: strides in elements, offset included in the address (in bytes). */
export interface Placed {
  readonly address: number;
  readonly strides: readonly number[];
}

/**
 * A result in the engine's memory and where it lies.
 * @param given where it is wanted, if anywhere
 */
export function resultRoom(
  dtype: DType,
  n: number,
  given: Data | null = null,
): { readonly data: Data; readonly address: number } {
  const data = given ?? tensorRoom(dtype, n);
  const address = addressOf(data);
  if (address === null) throw new NoRoom("allocation of a result failed");
  return { data, address };
}

/** First and last place of the buffer that the layout reads; null for no elements. */
function span({ shape, strides, offset }: Layout): readonly [number, number] | null {
  let [low, high] = [offset, offset];
  for (const [i, d] of shape.entries()) {
    if (d === 0) return null;
    if (strides[i]! < 0) low += strides[i]! * (d - 1);
    else high += strides[i]! * (d - 1);
  }
  return [low, high];
}

/** Buffers whose addresses kernels are working with: reachable from here, so that none is freed meanwhile. */
const inUse: Data[] = [];

/** Runs `use` with x's elements in the engine's memory: where they lie, or copied for that time. */
export function withPlaced<T>(x: Stored, use: (x: Placed) => T): T {
  const { strides, offset } = x.layout;
  const size = bytesOf(x.dtype);
  const address = addressOf(x.data);
  if (address !== null) {
    inUse.push(x.data);
    try {
      return use({ address: address + offset * size, strides });
    } finally {
      inUse.pop();
    }
  }
  const range = span(x.layout);
  if (range === null) return use({ address: 0, strides });
  const [low, high] = range;
  const bytes = (high - low + 1) * size;
  return withRoom(bytes, (room) => {
    const from = new Uint8Array(x.data.buffer, x.data.byteOffset + low * size, bytes);
    new Uint8Array(engineMemory().buffer, room, bytes).set(from);
    return use({ address: room + (offset - low) * size, strides });
  });
}

/** Runs `use` with the address of x's elements in row-major order. */
export function withDense<T>(x: Stored, use: (address: number) => T): T {
  const { shape } = x.layout;
  if (axesOf(shape, [x.layout.strides]).every((a, i, all) => i === all.length - 1 && a.steps[0] === 1)) {
    return withPlaced(x, ({ address }) => use(address));
  }
  const size = bytesOf(x.dtype);
  return withRoom(Math.max(1, sizeOf(shape) * size), (room) => {
    withPlaced(x, (from) =>
      move(shape, size as ElementBytes, from, { address: room, strides: contiguous(shape).strides }),
    );
    return use(room);
  });
}

/** Axes outermost first, without those of size 1; neighbours that lie densely in each other in all strides are one. */
export function axesOf(shape: Shape, strides: readonly (readonly number[])[]): WalkAxis[] {
  const out: WalkAxis[] = [];
  shape.forEach((size, i) => {
    if (size === 1) return;
    const steps = strides.map((s) => s[i]!);
    const last = out.at(-1);
    if (last?.steps.every((s, k) => s === steps[k]! * size)) out[out.length - 1] = { size: last.size * size, steps };
    else out.push({ size, steps });
  });
  return out;
}

/** Copies the elements of `shape` from one layout to another; the two do not overlap. */
export function move(shape: Shape, size: ElementBytes, from: Placed, to: Placed): void {
  if (sizeOf(shape) === 0) return;
  const order = shape.map((_, i) => i).sort((a, b) => Math.abs(to.strides[b]!) - Math.abs(to.strides[a]!) || a - b);
  const picked = (x: readonly number[]): number[] => order.map((i) => x[i]!);
  const axes = axesOf(picked(shape), [picked(from.strides), picked(to.strides)]);
  moveAxes(
    axes.map((a) => ({ size: a.size, steps: a.steps.map((s) => s * size) })),
    size,
    from.address,
    to.address,
  );
}

/** The same over axes whose steps are bytes. */
function moveAxes(axes: readonly WalkAxis[], size: ElementBytes, from: number, to: number): void {
  const dense = (k: 0 | 1): number => axes.findIndex((a) => a.steps[k] === size);
  const [a, b] = [dense(0), dense(1)];
  if (a >= 0 && b >= 0 && a !== b && axes[a]!.size * size >= 16 && axes[b]!.size * size >= 16) {
    return blocked(axes, a, tileSide, from, to, (outer, f, t) =>
      blocked(outer, b, tileRun, f, t, (rest, f2, t2) => launchTiles(rest, [a, b], size, f2, t2)),
    );
  }
  const isRun =
    b >= 0 && (axes[b]!.size >= 16 || (a === b && (axes[b]!.size * size >= shortestRun || axes.length === 1)));
  const inner = isRun ? b : nearest(axes);
  if (inner < 0) return start(copyRuns(size), [size], [], from, to, size);
  return blocked(axes, inner, unitBytes / size, from, to, (rest, f, t) => {
    const { size: n, steps } = rest[inner]!;
    const outer = rest.toSpliced(inner, 1);
    if (steps[1] === size && steps[0] === size) return start(copyRuns(size), [n * size], outer, f, t, n * size);
    if (steps[1] === size && steps[0] === 0) return start(fillRuns(size), [n], outer, f, t, n * size);
    start(copyStrided(size), [n, ...steps], outer, f, t, n * size);
  });
}

/** Bytes of a run from which on it is copied as one, also where there are many. */
const shortestRun = 16;
/** Elements along an axis that are worth a loop of their own. */
const longEnough = 16;

/** The axis of some length along which a copy goes that has no runs: elements near each other one after another. */
function nearest(axes: readonly WalkAxis[]): number {
  const step = (i: number): number => Math.abs(axes[i]!.steps[1]!);
  const isBetter = (i: number, best: number): boolean => {
    const [one, other] = [axes[i]!.size, axes[best]!.size];
    return Math.min(one, other) >= longEnough ? step(i) <= step(best) : one >= other;
  };
  return axes.reduce((best, _, i) => (best < 0 || isBetter(i, best) ? i : best), -1);
}

type Part = (axes: readonly WalkAxis[], from: number, to: number) => void;

/** An axis longer than `block` in pieces of that size, which are a new outer axis, and the rest. */
function blocked(axes: readonly WalkAxis[], axis: number, block: number, from: number, to: number, part: Part): void {
  const { size, steps } = axes[axis]!;
  if (size < 2 * block) return part(axes, from, to);
  const pieces = Math.floor(size / block);
  const outer = { size: pieces, steps: steps.map((s) => s * block) };
  part([...axes.with(axis, { size: block, steps }), outer], from, to);
  const [rest, done] = [size - pieces * block, pieces * block];
  if (rest > 0) part(axes.with(axis, { size: rest, steps }), from + done * steps[0]!, to + done * steps[1]!);
}

function launchTiles(
  axes: readonly WalkAxis[],
  inner: readonly number[],
  size: number,
  from: number,
  to: number,
): void {
  const [a, b] = [axes[inner[0]!]!, axes[inner[1]!]!];
  const outer = axes.filter((_, i) => !inner.includes(i));
  const words = [a.size, a.steps[1]!, b.size, b.steps[0]!];
  start(transposeTiles(size as ElementBytes), words, outer, from, to, a.size * b.size * size);
}

/** `bytes` is what one unit moves. */
function start(
  kernel: Kernel,
  head: readonly number[],
  outer: readonly WalkAxis[],
  from: number,
  to: number,
  bytes: number,
) {
  const inward = outer.toReversed();
  const units = outer.reduce((n, a) => n * a.size, 1);
  const chunk = Math.max(1, Math.floor(callBytes / bytes));
  launch(kernel, [...head, ...walkWords([from, to], inward)], units, chunk, (units * bytes) / 8);
}

const elementBytes = (t: DType): ElementBytes => bytesOf(t) as ElementBytes;

/** The elements in row-major order, in a buffer of their own or where they are wanted. */
export function denseCopy(x: Stored, given: Data | null = null): Data {
  const { shape } = x.layout;
  const out = resultRoom(x.dtype, sizeOf(shape), given);
  const to = { address: out.address, strides: contiguous(shape).strides };
  withPlaced(x, (from) => move(shape, elementBytes(x.dtype), from, to));
  return out.data;
}

/** Parts of one dtype one after another along an axis. */
export function join(parts: readonly Stored[], axis: number, shape: Shape, given: Data | null = null): Data {
  const { dtype } = parts[0]!;
  const out = resultRoom(dtype, sizeOf(shape), given);
  const { strides } = contiguous(shape);
  let at = 0;
  for (const part of parts) {
    const address = out.address + at * strides[axis]! * bytesOf(dtype);
    withPlaced(part, (from) => move(part.layout.shape, elementBytes(dtype), from, { address, strides }));
    at += part.layout.shape[axis]!;
  }
  return out.data;
}

/** Complex numbers of their real and imaginary parts; a part that is not given is 0. */
export function joinParts(parts: readonly Stored[], given: "both" | "real" | "imaginary", dtype: DType): Data {
  const { shape } = parts[0]!.layout;
  const out = resultRoom(dtype, sizeOf(shape));
  if (given !== "both") fillWith(out.data, 0);
  const size = (bytesOf(dtype) / 2) as ElementBytes;
  const strides = contiguous(shape).strides.map((s) => 2 * s);
  for (const [i, part] of parts.entries()) {
    const address = out.address + (given === "imaginary" || i === 1 ? size : 0);
    withPlaced(part, (from) => move(shape, size, from, { address, strides }));
  }
  return out.data;
}

/** A tensor full of `fill`, with the elements of x at begin, begin + step, … on every axis. */
export function place(
  x: Stored,
  shape: Shape,
  at: { readonly begin: readonly number[]; readonly step: readonly number[]; readonly fill: number | bigint },
  given: Data | null = null,
): Data {
  const out = resultRoom(x.dtype, sizeOf(shape), given);
  const { layout } = x;
  if (sizeOf(layout.shape) !== sizeOf(shape)) fillWith(out.data, at.fill);
  const target = sliced(contiguous(shape), at.begin, at.step, layout.shape);
  const to = { address: out.address + target.offset * bytesOf(x.dtype), strides: target.strides };
  withPlaced(x, (from) => move(layout.shape, elementBytes(x.dtype), from, to));
  return out.data;
}

function fillWith(data: Data, value: number | bigint): void {
  if (Object.is(value, 0) || value === 0n) clear(data);
  else (data as Float64Array).fill(value as number);
}
