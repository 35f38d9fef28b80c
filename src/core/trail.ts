/** Where a number came from, as data: the cells that made it, how they combine, and where the trail ends. */
import type { Stored } from "./stored.ts";

/** A statement of the session. */
export interface TrailPlace {
  readonly line: number;
  readonly text: string;
}

export interface TrailCell {
  /** The name of the tensor, or the text that gave it; empty for what has neither. */
  readonly name: string;
  readonly index: readonly number[];
  readonly value: Stored;
  /** How it was made of its inputs: `3 × 5`, `sum of 4 values`. */
  readonly how: string;
  /** The statement that gave the name. */
  readonly from: TrailPlace | null;
  /** Why the trail goes no further. */
  readonly ends: string | null;
  readonly inputs: readonly TrailCell[];
  /** Inputs that are not listed. */
  readonly hidden: number;
}

/** All cells of one tensor that have a part in the number. */
export interface TrailSource {
  readonly name: string;
  readonly from: TrailPlace | null;
  readonly ends: string;
  /** The cells as one would write them: `[1, :]`. */
  readonly cells: string;
  readonly count: number;
  /** The first of their values. */
  readonly values: Stored;
}

export interface Trail {
  readonly kind: "trail";
  readonly of: string;
  readonly root: TrailCell;
  readonly sources: readonly TrailSource[];
  /** Cells were so many that not all of them were followed. */
  readonly partly: boolean;
}
