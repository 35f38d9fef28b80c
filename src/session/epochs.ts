/**
 * What Variables and the random state were after each epoch of a run, in little room: one growing buffer for each
 * Variable. Where the room is full, every second epoch is let go. Knows nothing of training or of undo.
 */
import { allocate, type Data, type DType, partsOf } from "../core/dtype.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, type Stored, stored } from "../core/stored.ts";
import type { Variable } from "../graph/variable.ts";
import type { GlobalState } from "../random/global.ts";

/** The state after one epoch: a value for each Variable. */
export interface EpochState {
  readonly epoch: number;
  readonly values: readonly (readonly [Variable, Stored])[];
  readonly random: GlobalState;
}

export interface EpochRecord {
  /** The Variables that the run changes. */
  readonly variables: readonly Variable[];
  /** Bytes that the record takes. */
  readonly bytes: number;
  /** The last epoch of the run, and how far apart those are that were kept. */
  readonly last: number;
  readonly stride: number;
  /** The state after an epoch (0: before the first), or null if it was not kept. */
  readonly at: (epoch: number) => EpochState | null;
}

/** Epochs one after another, and what the Variables held after the one at a place among them. */
export interface EpochSpan {
  readonly first: number;
  readonly count: number;
  readonly values: (place: number) => readonly Stored[];
}

export interface EpochWriter extends EpochRecord {
  /** These epochs are over, in which the random state came to be what it is; they come in order, from 0 on. */
  readonly keep: (epochs: EpochSpan, random: GlobalState) => void;
}
/** Epochs whose values are asked for in one go, or when somebody goes back to one: most often nobody does. */
const mostWaiting = 256;

/** Records `variables` within `limit` bytes. */
export function recordEpochs(variables: readonly Variable[], limit: number): EpochWriter {
  const columns = variables.map((v) => new Column(v.shape, v.dtype));
  const perEpoch = columns.reduce((n, c) => n + c.bytesEach, 64);
  const most = Math.max(2, Math.floor(limit / perEpoch));
  /** The random states, each with the first epoch after which it was so. */
  const randoms: { first: number; random: GlobalState }[] = [];
  /** The last epochs, whose values no column has yet. */
  let waiting: EpochSpan[] = [];
  let [stride, last, taken] = [1, -1, -1];
  const takeWaiting = (): void => {
    for (const { first, count, values } of waiting) {
      for (let epoch = stride * Math.ceil(first / stride); epoch < first + count; epoch += stride)
        for (const [i, value] of values(epoch - first).entries()) columns[i]!.push(value);
    }
    waiting = [];
    taken = last;
  };
  const thin = (): void => {
    takeWaiting();
    stride *= 2;
    for (const c of columns) c.halve();
  };
  return {
    variables,
    get bytes() {
      return (Math.floor(last / stride) + 1) * perEpoch;
    },
    get last() {
      return last;
    },
    get stride() {
      return stride;
    },
    keep: (epochs, random) => {
      last = epochs.first + epochs.count - 1;
      waiting.push(epochs);
      if (randoms.at(-1)?.random !== random) randoms.push({ first: epochs.first, random });
      while (last / stride >= most) thin();
      if (last - taken >= mostWaiting) takeWaiting();
    },
    at: (epoch) => {
      if (epoch % stride !== 0 || epoch < 0 || epoch > last) return null;
      takeWaiting();
      const { random } = randoms.findLast((r) => r.first <= epoch)!;
      return { epoch, random, values: variables.map((v, k) => [v, columns[k]!.at(epoch / stride)] as const) };
    },
  };
}

/** Values of one shape and dtype, one after another in one buffer. */
class Column {
  private readonly shape: Shape;
  private readonly dtype: DType;
  /** Numbers of the buffer that one value takes. */
  private readonly size: number;
  private data: Data;
  private count = 0;

  constructor(shape: Shape, dtype: DType) {
    this.shape = shape;
    this.dtype = dtype;
    this.size = sizeOf(shape) * partsOf(dtype);
    this.data = allocate(dtype, sizeOf(shape) * 8);
  }
  get bytesEach(): number {
    return this.size * this.data.BYTES_PER_ELEMENT;
  }
  push(value: Stored): void {
    const at = this.count++ * this.size;
    if (at + this.size > this.data.length) {
      const larger = allocate(this.dtype, Math.max(2 * this.data.length, at + this.size) / partsOf(this.dtype));
      (larger as Float64Array).set(this.data as Float64Array);
      this.data = larger;
    }
    if (this.size === 1) this.data[at] = value.data[value.layout.offset]!;
    else copyDense(value, this.data.subarray(at, at + this.size));
  }
  at(i: number): Stored {
    return stored(this.dtype, this.shape, this.data.slice(i * this.size, (i + 1) * this.size));
  }
  /** Lets every second value go. */
  halve(): void {
    this.count = Math.ceil(this.count / 2);
    for (let to = 1; to < this.count; to++)
      this.data.copyWithin(to * this.size, 2 * to * this.size, (2 * to + 1) * this.size);
  }
}
