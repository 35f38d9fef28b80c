/**
 * Tensors that are written to part by part, as loops do. Each write makes a node, as everything does, but all of them share
 * one buffer as long as nobody has looked at it as a whole: a write takes as long as what is written. Who asks an older node
 * for its value all the same gets a copy in which the later writes are taken back. Knows where elements lie, no index.
 */
import { allocate, type Data, type DType, partsOf } from "../core/dtype.ts";
import { contiguous, type Layout, sliced } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, denseParts, elementCopy, putDense, type Stored, stored } from "../core/stored.ts";
import { type Cut, cutsBefore, type Node, type Step, sourceStep, takeId } from "./node.ts";

/** What a write has put elements over. */
interface Later {
  readonly node: Written;
  readonly places: Places;
  readonly before: Data;
}
/** Where elements lie: as a layout says, or each at a place of its own. */
type Places = Layout | Int32Array;

class Written implements Node {
  readonly id = takeId();
  readonly step: Step = sourceStep;
  inputs: readonly Node[] = [];
  readonly shape: Shape;
  readonly dtype: DType;
  recorded = false;
  cuts: readonly Cut[];
  private whole: Stored;
  /** Others may have the buffer, and keep it. */
  private isShown = false;
  private later: Later | null = null;

  constructor(whole: Stored, cuts: readonly Cut[]) {
    this.whole = whole;
    this.shape = whole.layout.shape;
    this.dtype = whole.dtype;
    this.cuts = cuts;
  }

  get value(): Stored {
    if (this.later) this.takeBack();
    this.isShown = true;
    return this.whole;
  }

  /** The same elements elsewhere. */
  set value(value: Stored) {
    this.whole = value;
    this.later = null;
    this.isShown = true;
  }

  /** Null where a write has to go into a copy. */
  get ownData(): Data | null {
    return this.isShown || this.later ? null : this.whole.data;
  }

  /** From now on the buffer has other elements, and belongs to another node. */
  giveTo(node: Written, places: Places, before: Data): void {
    this.later = { node, places, before };
  }

  private takeBack(): void {
    const writes: Later[] = [];
    let last: Written = this;
    for (let later = this.later; later; later = last.later) {
      writes.push(later);
      last = later.node;
    }
    const data = copied(last.whole.data, this.dtype);
    for (const { places, before } of writes.reverse()) put(before, places, data, this.dtype);
    this.whole = stored(this.dtype, this.shape, data);
    this.later = null;
  }
}

/** A node whose buffer nobody else has, in place of x: what is written next goes into it. */
export const ownedBuffer = (whole: Stored, x: Node): Node => new Written(whole, cutsBefore([x]));

export const isWritten = (x: Node): boolean => x instanceof Written;
/** It has a value. To ask for the value itself is to look at it as a whole. */
export const hasValue = (x: Node): boolean => x instanceof Written || x.value !== null;

/** The numbers that x is made of, in row-major order, where nobody else has them. */
export const ownParts = (x: Node): Data | null => (x instanceof Written ? x.ownData : null);

/** x, whose value is known, with `part`, which comes of `from`, at these places of its elements in row-major order. */
export function written(x: Node, places: Places, part: Data, from: Node): Node {
  const own = ownParts(x);
  const data = own ?? copied(denseParts(x.value!), x.dtype);
  const before = own && taken(own, places, x.dtype);
  put(part, places, data, x.dtype);
  const node = new Written(stored(x.dtype, x.shape, data), cutsBefore([x, from]));
  if (before) (x as Written).giveTo(node, places, before);
  return node;
}

/** Parts that are copied have fewer elements than this share of the whole. */
const smallPart = 1 / 4;
/** A small part as a tensor of its own; null where a view is as good. Its places are as those of a slice. */
export function copiedPart(x: Node, begin: readonly number[], step: readonly number[], size: Shape): Stored | null {
  if (!(x instanceof Written) || x.recorded || sizeOf(size) > smallPart * sizeOf(x.shape)) return null;
  const data = x.ownData;
  return data && stored(x.dtype, size, taken(data, sliced(contiguous(x.shape), begin, step, size), x.dtype));
}

/** The same of one element, its place along each axis given: a tensor without axes. */
export function copiedElement(x: Node, at: readonly number[]): Stored | null {
  if (!(x instanceof Written) || x.recorded || 1 > smallPart * sizeOf(x.shape)) return null;
  const data = x.ownData;
  return data && elementCopy({ dtype: x.dtype, data, layout: contiguous(x.shape) }, at);
}

function copied(data: Data, dtype: DType): Data {
  const copy = allocate(dtype, data.length / partsOf(dtype)) as Float64Array;
  copy.set(data as Float64Array);
  return copy as Data;
}

function taken(data: Data, places: Places, dtype: DType): Data {
  if (!(places instanceof Int32Array))
    return copyDense({ dtype, data, layout: places }, allocate(dtype, sizeOf(places.shape)));
  return partsAt(data, places, dtype);
}

/** The elements at these places, one after the other. */
export function partsAt(data: Data, places: Int32Array, dtype: DType): Data {
  const [from, out] = [data as Float64Array, allocate(dtype, places.length) as Float64Array];
  if (partsOf(dtype) === 1) for (let i = 0; i < places.length; i++) out[i] = from[places[i]!]!;
  else
    for (let i = 0; i < places.length; i++) {
      out[2 * i] = from[2 * places[i]!]!;
      out[2 * i + 1] = from[2 * places[i]! + 1]!;
    }
  return out as Data;
}

function put(part: Data, places: Places, data: Data, dtype: DType): void {
  if (!(places instanceof Int32Array)) return putDense(part, places, data);
  const [from, out] = [part as Float64Array, data as Float64Array];
  if (partsOf(dtype) === 1) for (let i = 0; i < places.length; i++) out[places[i]!] = from[i]!;
  else
    for (let i = 0; i < places.length; i++) {
      out[2 * places[i]!] = from[2 * i]!;
      out[2 * places[i]! + 1] = from[2 * i + 1]!;
    }
}
