/** Which rows of the data each step of an epoch sees: all of them, or batches, in order or shuffled. */
import { sliced } from "../core/layout.ts";
import type { Stored } from "../core/stored.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { gather } from "../graph/structure.ts";
import { permutation } from "../random/distribution.ts";
import { fill } from "../random/draws.ts";
import { drawStateless } from "../random/stateless.ts";
import { realize } from "../runtime/realize.ts";

export interface Batch {
  readonly data: readonly Stored[];
  readonly size: number;
}
export interface Batches {
  /** Every step sees all the data, so that losses are not averaged. */
  readonly whole: boolean;
  readonly ofEpoch: (epoch: number) => Iterable<Batch>;
}

export const wholeData: Batches = { whole: true, ofEpoch: () => [{ data: [], size: 1 }] };

/** Tensors of equal first axis cut into `size` rows at a time. Unshuffled batches are views. */
export function batchesOf(data: readonly Stored[], size: number, shuffle: boolean, seed: bigint): Batches {
  const count = data[0]!.layout.shape[0]!;
  return {
    whole: false,
    *ofEpoch(epoch) {
      const rows = shuffle ? data.map((d) => inOrder(d, count, seed, epoch)) : data;
      for (let from = 0; from < count; from += size) {
        const taken = Math.min(size, count - from);
        yield { data: rows.map((d) => rowsOf(d, from, taken)), size: taken };
      }
    },
  };
}

const rowsOf = (d: Stored, from: number, count: number): Stored => {
  const { shape } = d.layout;
  const begin = shape.map((_, i) => (i === 0 ? from : 0));
  const size = shape.map((n, i) => (i === 0 ? count : n));
  return {
    ...d,
    layout: sliced(
      d.layout,
      begin,
      shape.map(() => 1),
      size,
    ),
  };
};

/** All rows in the random order that belongs to the seed and the epoch. */
function inOrder(d: Stored, count: number, seed: bigint, epoch: number): Stored {
  const order = fill(drawStateless([seed, BigInt(epoch)], permutation()), count);
  const places = sourceOf(stored("int32", [count], order));
  return realize([gather(sourceOf(d), [0], [places], 0)])[0]!;
}
