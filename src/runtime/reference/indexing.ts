/** The meaning of gather and scatter: integer tensors pick positions along axes; the other axes go along whole. */
import { allocate, type Data } from "../../core/dtype.ts";
import { refuse } from "../../core/errors.ts";
import { type Integers, placeOutside } from "../../core/index.ts";
import { eachRun, rowMajor } from "../../core/layout.ts";
import { type Shape, sizeOf } from "../../core/shape.ts";
import { copyDense, denseData, denseParts, type Stored } from "../../core/stored.ts";
import type { ScatterCombine } from "../../graph/node.ts";
import { meaningOn } from "../../scalar/instructions.ts";

/** Inputs: x, then one integer tensor per axis, all of one shape. Their shape stands at `at` among the kept axes. */
export function evaluateGather(inputs: readonly Stored[], axes: readonly number[], at: number): Data {
  const [x, ...indices] = inputs;
  const { shape, strides, offset } = x!.layout;
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const places = pickedPlaces(shape, strides, axes, indices);
  const before = placesOf(shape, strides, kept.slice(0, at));
  const after = placesOf(shape, strides, kept.slice(at));
  const out = allocate(x!.dtype, before.length * places.length * after.length) as Float64Array;
  const from = x!.data as Float64Array;
  let n = 0;
  for (const b of before) n = pick(from, offset + b, places, after, out, n);
  return out;
}

/** Puts what lies at each place, with all that goes along, behind the first `n` elements; how many there are then. */
function pick(
  from: Float64Array,
  offset: number,
  places: Float64Array,
  after: Float64Array,
  out: Float64Array,
  n: number,
): number {
  for (let p = 0; p < places.length; p++) {
    const at = offset + places[p]!;
    for (let a = 0; a < after.length; a++) out[n + a] = from[at + after[a]!]!;
    n += after.length;
  }
  return n;
}

/** Inputs: x, updates (picked shape, then the kept axes of x), then one integer tensor per axis. */
export function evaluateScatter(inputs: readonly Stored[], axes: readonly number[], combine: ScatterCombine): Data {
  const [x, updates, ...indices] = inputs;
  const { shape } = x!.layout;
  const out = copyDense(x!, allocate(x!.dtype, sizeOf(shape))) as Float64Array;
  const strides = rowMajor(shape);
  const kept = shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const rest = placesOf(shape, strides, kept);
  const values = denseParts(updates!) as Float64Array;
  const join = combiner(combine, x!);
  let n = 0;
  for (const p of pickedPlaces(shape, strides, axes, indices)) {
    for (const r of rest) out[p + r] = join(out[p + r]!, values[n++]!);
  }
  return out;
}

function combiner(combine: ScatterCombine, { dtype }: Stored): (a: number, b: number) => number {
  if (combine === "set") return (_, b) => b;
  return meaningOn(combine, dtype) as (a: number, b: number) => number;
}

/** Where each index along `axes` lies, counted in strides; one place per element of the integer tensors. */
function pickedPlaces(
  shape: Shape,
  strides: readonly number[],
  axes: readonly number[],
  indices: readonly Stored[],
): Float64Array {
  const places = new Float64Array(indices[0] ? sizeOf(indices[0].layout.shape) : 1);
  indices.forEach((index, k) => {
    const [axis, size, stride] = [axes[k]!, shape[axes[k]!]!, strides[axes[k]!]!];
    const values = denseData(index) as Integers;
    const outside = placeOutside(values, size);
    if (outside >= 0) throw refuse("index/range", { index: Number(values[outside]), axis, size }, { shapes: [shape] });
    for (let n = 0; n < places.length; n++) {
      const at = Number(values[n]!);
      places[n]! += (at < 0 ? at + size : at) * stride;
    }
  });
  return places;
}

/** The offsets of all positions along `axes`, row-major. */
function placesOf(shape: Shape, strides: readonly number[], axes: readonly number[]): Float64Array {
  const out = new Float64Array(sizeOf(axes.map((a) => shape[a]!)));
  let n = 0;
  const layout = { shape: axes.map((a) => shape[a]!), strides: axes.map((a) => strides[a]!), offset: 0 };
  eachRun(layout, (place, count, by) => {
    for (let i = 0; i < count; i++) out[n++] = place + i * by;
  });
  return out;
}
