/**
 * GradientTape: which part of the recording counts. All computation is recorded anyway; a tape remembers the numbers of
 * the nodes made while it was on.
 */
import { birth, type Changeable } from "../core/birth.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";

export interface Tape extends Changeable {
  readonly persistent: boolean;
  /** Trainable Variables are watched without being asked. */
  readonly watchesVariables: boolean;
  /** Spans of node numbers made while the tape was on; the last one is open while it is. */
  spans: readonly { readonly from: number; readonly to: number }[];
  watched: readonly (Node | Variable)[];
  /** Trainable Variables that were read while it was on. */
  read: readonly Variable[];
  used: boolean;
}

export const makeTape = (persistent: boolean, watchesVariables: boolean): Tape => ({
  persistent,
  watchesVariables,
  spans: [],
  watched: [],
  read: [],
  used: false,
  born: birth(),
});

/** The node was made while the tape was on. */
export const wasOn = (tape: Tape, node: Node): boolean => tape.spans.some((s) => node.id >= s.from && node.id < s.to);
export const isOn = (tape: Tape): boolean => tape.spans.at(-1)?.to === Number.POSITIVE_INFINITY;
