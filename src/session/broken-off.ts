/**
 * Where a statement was broken off that kept what it had trained: the history remembers it, and whoever runs the statement
 * again ends it there.
 */

export interface BrokenAt {
  /** Which run of fit of the statement it was, from 1 on. */
  readonly fit: number;
  /** Epochs that this run had behind it. */
  readonly epochs: number;
}

/** Ends a statement that is run again where it was broken off; what it did until then stays. */
export class BrokenOff extends Error {}
