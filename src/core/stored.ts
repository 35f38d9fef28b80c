/**
 * Values that exist: a buffer and the layout that reads it. What crosses from the engine to formats and renderers.
 * Knows nothing of how the values were computed.
 */
import type { Complex } from "./complex.ts";
import { allocate, bytesOf, type Data, type DType, dataFrom, dataIn, isComplex, isHalf, partsOf } from "./dtype.ts";
import { refuse } from "./errors.ts";
import { halfValues } from "./half.ts";
import { contiguous, eachRun, isContiguous, type Layout } from "./layout.ts";
import { type Shape, sizeOf } from "./shape.ts";

/** Layouts count elements; a complex one is two numbers of the buffer, at twice its place. */
export interface Stored {
  readonly dtype: DType;
  readonly data: Data;
  readonly layout: Layout;
}

/** Elements in row-major order under `shape`. `data` is used as it is, not copied. */
export const stored = (dtype: DType, shape: Shape, data: Data): Stored => ({ dtype, data, layout: contiguous(shape) });

/**
 * The elements in row-major order: the buffer itself (or a piece of it) where it lies so already, else a copy. Floats of
 * 16 bits come as the numbers that they are, in float32: who wants their bits asks for `denseParts`.
 * @throws dtype/complex, so that nobody takes parts for elements: who knows of complex numbers asks for `denseParts`
 */
export function denseData(s: Stored): Data {
  if (isComplex(s.dtype)) throw notReal(s.dtype);
  if (!isHalf(s.dtype)) return denseParts(s);
  const values = halfValues(s.dtype);
  return Float32Array.from(denseParts(s) as Uint16Array, (bits) => values[bits]!);
}

/** The same numbers in the dtype that computes for theirs. */
export const computing = (s: Stored): Stored => (isHalf(s.dtype) ? stored("float32", s.layout.shape, denseData(s)) : s);
/** Numbers of the computing dtype as a tensor of `dtype`, rounded. */
export const rounded = (s: Stored, dtype: DType): Stored =>
  isHalf(dtype) ? stored(dtype, s.layout.shape, dataFrom(dtype, denseData(s) as Float32Array)) : s;

export const notReal = (dtype: DType): Error => refuse("dtype/complex", { dtype });

/** What makes up the elements, in row-major order: of complex ones two numbers each, of others the elements as they lie. */
export function denseParts(s: Stored): Data {
  const width = partsOf(s.dtype);
  const size = sizeOf(s.layout.shape) * width;
  if (isContiguous(s.layout)) {
    const offset = s.layout.offset * width;
    return offset === 0 && s.data.length === size ? s.data : pieceOf(s.data, offset, size);
  }
  return copyDense(s, allocate(s.dtype, size / width));
}

/** Who holds a piece of a buffer holds the whole of it: the engine's memory is given to others when nobody does. */
const wholes = new WeakMap<Data, Data>();
export const wholeOf = (data: Data): Data => wholes.get(data) ?? data;
function pieceOf(data: Data, offset: number, size: number): Data {
  const piece = data.subarray(offset, offset + size);
  if (data.buffer instanceof SharedArrayBuffer) wholes.set(piece, wholeOf(data));
  return piece;
}

/** `size` elements that lie in `bytes` from `at` on, not copied, where these are in the engine's memory; else null. */
export function viewAs(dtype: DType, bytes: Uint8Array, at: number, size: number): Data | null {
  const offset = bytes.byteOffset + at;
  if (!(bytes.buffer instanceof SharedArrayBuffer) || offset % bytesOf(dtype) !== 0) return null;
  const view = dataIn(dtype, bytes.buffer, offset, size);
  wholes.set(view, wholeOf(bytes));
  return view;
}

/** Copies the elements in row-major order into `out`, which has the same dtype and room for them. */
export function copyDense(s: Stored, out: Data): Data {
  const from = s.data as Float64Array;
  const to = out as Float64Array;
  let n = 0;
  if (isComplex(s.dtype)) {
    eachRun(s.layout, (place, count, stride) => {
      for (let i = 0; i < count; i++, place += stride) {
        to[n++] = from[2 * place]!;
        to[n++] = from[2 * place + 1]!;
      }
    });
    return out;
  }
  eachRun(s.layout, (place, count, stride) => {
    copyRun(from, place, stride, to, n, 1, count);
    n += count;
  });
  return out;
}
/** `count` elements from a place on, `by` apart, to places `step` apart. */
function copyRun(
  from: Float64Array,
  place: number,
  by: number,
  to: Float64Array,
  start: number,
  step: number,
  count: number,
): void {
  if (by === 1 && step === 1 && count > longRun) to.set(from.subarray(place, place + count), start);
  else if (by === 0 && step === 1 && count > longRun) to.fill(from[place]!, start, start + count);
  else for (let i = 0; i < count; i++) to[start + i * step] = from[place + i * by]!;
}

/** The same, in one go where all of a buffer lies in order. */
export function copyInto(s: Stored, out: Data): void {
  if (s.data.length === out.length && isContiguous(s.layout)) (out as Float64Array).set(s.data as Float64Array);
  else copyDense(s, out);
}

/** Puts elements in row-major order to their places in a buffer; not for complex ones, which have two numbers each. */
export function putDense(values: Data, places: Layout, out: Data): void {
  const [from, to] = [values as Float64Array, out as Float64Array];
  let n = 0;
  eachRun(places, (place, count, by) => {
    copyRun(from, n, 1, to, place, by, count);
    n += count;
  });
}
/** Elements from which on copying a run at once is sooner done. */
const longRun = 64;

/** The one element of a tensor of size 1. @throws dtype/complex */
export function onlyElement(s: Stored): number | bigint {
  if (isComplex(s.dtype)) throw notReal(s.dtype);
  return elementAt(s, s.layout.offset) as number | bigint;
}

/** A tree of elements, not an element itself. */
export const isBranch = (x: Nested): x is readonly Nested[] => Array.isArray(x);

export type Element = number | bigint | Complex;
/** The element at a place of the layout. */
export function elementAt({ data, dtype }: Stored, place: number): Element {
  if (isComplex(dtype)) return { re: data[2 * place] as number, im: data[2 * place + 1] as number };
  return isHalf(dtype) ? halfValues(dtype)[data[place] as number]! : data[place]!;
}

/** One element, its place along each axis given, as a tensor without axes. A copy: who keeps one number does not keep them all. */
export function elementCopy({ dtype, data, layout }: Stored, at: readonly number[]): Stored {
  let place = layout.offset;
  for (let axis = 0; axis < at.length; axis++) place += at[axis]! * layout.strides[axis]!;
  const width = partsOf(dtype);
  return { dtype, data: data.slice(place * width, (place + 1) * width), layout: contiguous([]) };
}

export type Nested = Element | readonly Nested[];
/** Elements as nested arrays, outermost axis first; a scalar is the element itself. */
export function nested(s: Stored): Nested {
  const { shape, strides, offset } = s.layout;
  const at = (axis: number, place: number): Nested =>
    axis === shape.length
      ? elementAt(s, place)
      : Array.from({ length: shape[axis]! }, (_, i) => at(axis + 1, place + i * strides[axis]!));
  return at(0, offset);
}

/** Both hold the same, bit for bit but for what NaN holds. */
export function sameStored(a: Stored | null, b: Stored | null): boolean {
  if (!a || !b || a.dtype !== b.dtype || a.layout.shape.join() !== b.layout.shape.join()) return false;
  const [x, y] = [denseParts(a), denseParts(b)];
  return x.every((v, i) => Object.is(v, y[i]));
}
