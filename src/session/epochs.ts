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

export interface EpochWriter extends EpochRecord {
  /** An epoch is over, after which the Variables hold `values`; epochs come in order, from 0 on. */
  readonly keep: (epoch: number, random: GlobalState, values: () => readonly Stored[]) => void;
}
/** Epochs whose values are asked for in one go, or when somebody goes back to one: most often nobody does. */
const mostWaiting = 256;

/** Records `variables` within `limit` bytes. */
export function recordEpochs(variables: readonly Variable[], limit: number): EpochWriter {
  const columns = variables.map((v) => new Column(v.shape, v.dtype));
  const perEpoch = columns.reduce((n, c) => n + c.bytesEach, 64);
  const kept: { epoch: number; random: GlobalState }[] = [];
  /** The values of the last ones kept, which no column has yet. */
  let waiting: (() => readonly Stored[])[] = [];
  let [stride, last] = [1, -1];
  const takeWaiting = (): void => {
    for (const values of waiting) for (const [i, value] of values().entries()) columns[i]!.push(value);
    waiting = [];
  };
  const thin = (): void => {
    takeWaiting();
    stride *= 2;
    const staying = kept.flatMap(({ epoch }, i) => (epoch % stride === 0 ? [i] : []));
    for (const c of columns) c.retain(staying);
    const rest = staying.map((i) => kept[i]!);
    kept.splice(0, kept.length, ...rest);
  };
  return {
    variables,
    get bytes() {
      return kept.length * perEpoch;
    },
    get last() {
      return last;
    },
    get stride() {
      return stride;
    },
    keep: (epoch, random, values) => {
      last = epoch;
      if (epoch % stride !== 0) return;
      while (kept.length > 1 && (kept.length + 1) * perEpoch > limit) thin();
      if (epoch % stride !== 0) return;
      kept.push({ epoch, random });
      if (waiting.push(values) >= mostWaiting) takeWaiting();
    },
    at: (epoch) => {
      const i = epoch % stride === 0 ? epoch / stride : -1;
      const found = kept[i];
      if (found?.epoch !== epoch) return null;
      takeWaiting();
      return { epoch, random: found.random, values: variables.map((v, k) => [v, columns[k]!.at(i)] as const) };
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
  retain(staying: readonly number[]): void {
    for (const [to, from] of staying.entries())
      this.data.copyWithin(to * this.size, from * this.size, (from + 1) * this.size);
    this.count = staying.length;
  }
}
