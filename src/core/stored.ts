/**
 * Values that exist: a buffer and the layout that reads it. What crosses from the engine to formats and renderers.
 * Knows nothing of how the values were computed.
 */
import { allocate, bytesOf, type Data, type DType, dataIn } from "./dtype.ts";
import { contiguous, eachRun, isContiguous, type Layout } from "./layout.ts";
import { type Shape, sizeOf } from "./shape.ts";

export interface Stored {
  readonly dtype: DType;
  readonly data: Data;
  readonly layout: Layout;
}

/** Elements in row-major order under `shape`. `data` is used as it is, not copied. */
export const stored = (dtype: DType, shape: Shape, data: Data): Stored => ({ dtype, data, layout: contiguous(shape) });

/** The elements in row-major order: the buffer itself (or a piece of it) where it lies so already, else a copy. */
export function denseData(s: Stored): Data {
  const size = sizeOf(s.layout.shape);
  if (isContiguous(s.layout)) {
    const { offset } = s.layout;
    return offset === 0 && s.data.length === size ? s.data : pieceOf(s.data, offset, size);
  }
  return copyDense(s, allocate(s.dtype, size));
}

/** Who holds a piece of a buffer holds the whole of it: the engine's memory is given to others when nobody does. */
const wholes = new WeakMap<Data, Data>();
function pieceOf(data: Data, offset: number, size: number): Data {
  const piece = data.subarray(offset, offset + size);
  if (data.buffer instanceof SharedArrayBuffer) wholes.set(piece, wholes.get(data) ?? data);
  return piece;
}

/** `size` elements that lie in `bytes` from `at` on, not copied, where these are in the engine's memory; else null. */
export function viewAs(dtype: DType, bytes: Uint8Array, at: number, size: number): Data | null {
  const offset = bytes.byteOffset + at;
  if (!(bytes.buffer instanceof SharedArrayBuffer) || offset % bytesOf(dtype) !== 0) return null;
  const view = dataIn(dtype, bytes.buffer, offset, size);
  wholes.set(view, wholes.get(bytes) ?? bytes);
  return view;
}

/** Copies the elements in row-major order into `out`, which has the same dtype and room for them. */
export function copyDense(s: Stored, out: Data): Data {
  const from = s.data as Float64Array;
  const to = out as Float64Array;
  let n = 0;
  eachRun(s.layout, (place, count, stride) => {
    for (let i = 0; i < count; i++, place += stride) to[n++] = from[place]!;
  });
  return out;
}

/** The one element of a tensor of size 1. */
export const onlyElement = (s: Stored): number | bigint => s.data[s.layout.offset]!;

export type Nested = number | bigint | readonly Nested[];
/** Elements as nested arrays, outermost axis first; a scalar is the element itself. */
export function nested(s: Stored): Nested {
  const { shape, strides, offset } = s.layout;
  const at = (axis: number, place: number): Nested =>
    axis === shape.length
      ? s.data[place]!
      : Array.from({ length: shape[axis]! }, (_, i) => at(axis + 1, place + i * strides[axis]!));
  return at(0, offset);
}
