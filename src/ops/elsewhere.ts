/**
 * Work on values that operations need at once and that others may do faster: who runs graphs says how. Apart from the
 * operations that ask, so that saying how loads none of them.
 */
import type { Data } from "../core/dtype.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";

export interface Elsewhere {
  /** The values of a graph. */
  readonly valuesOf: (x: Node) => Stored | null;
  /** Where the true cells of a large mask are: one list of indices for each of its axes. */
  readonly placesOf: (mask: Stored) => readonly Int32Array[] | null;
  /** The elements of a vector where a mask is true. */
  readonly keptOf: (x: Stored, mask: Stored) => Data | null;
  /** The elements of a large tensor in order, or the positions that sort them. */
  readonly orderOf: (x: Stored, result: "values" | "places") => Data | null;
}

export const nowhere: Elsewhere = {
  valuesOf: () => null,
  placesOf: () => null,
  keptOf: () => null,
  orderOf: () => null,
};
let ways = nowhere;
/** From now on, these are asked first; where they answer null, operations do the work themselves. */
export const doElsewhere = (wanted: Elsewhere): void => {
  ways = wanted;
};
export const elsewhere = (): Elsewhere => ways;
