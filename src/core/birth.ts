/**
 * When things were made that can change: what a statement made itself is gone with it, so that nobody needs to know how
 * to take back what was done to it. Knows no such thing, and no statement.
 */

/** A thing that can change, and its place among all of them in the order of their making. */
export interface Changeable {
  readonly born: number;
}

let made = 0;
/** For a thing that is being made. */
export const birth = (): number => ++made;
/** What has a greater place is made after this moment. */
export const latestBirth = (): number => made;

export const isYounger = (thing: unknown, moment: number): boolean =>
  typeof thing === "object" && thing !== null && ((thing as Partial<Changeable>).born ?? 0) > moment;
