/** Where a procedure comes back to the statements that it was made of, and why. Knows the form of blocks alone. */

/** A statement of a block, and where within it: null is before it begins. */
export interface Place {
  readonly at: number;
  readonly within: Within | null;
}
export type Within =
  /** In a block of an `if`; behind the last of its branches is the one for `else`. */
  | { readonly kind: "branch"; readonly branch: number; readonly place: Place }
  /** In a turn of a loop. Of a `for`, slots hold the number of turns that are over and its range; null: before the next turn begins. */
  | { readonly kind: "turn"; readonly counted: Counted | null; readonly place: Place | null };
/** Slots of a `for`: how many turns are over, of how many; where and in which steps its numbers go, unless it is over an array. */
export interface Counted {
  readonly at: number;
  readonly end: number;
  readonly range: { readonly start: number; readonly step: number } | null;
}

/** Why a procedure came back. */
export type Exit =
  /** All turns are over; or a `break` ended them. */
  | { readonly kind: "over" | "broke" }
  /** Nothing is wrong: it can go on at once. */
  | { readonly kind: "pause" }
  /** What the loop asks before each turn cannot be answered by it. */
  | { readonly kind: "test" }
  /** In a turn. */
  | { readonly kind: "stop"; readonly place: Place };
