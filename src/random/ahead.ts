/**
 * Numbers of a congruential generator of 128 bits, made many at once by others that do it faster: who runs kernels says
 * how. A state and what is added to it are words of 32 bits, the lowest first.
 */
export interface Ahead {
  /** For each number its low and its high half. */
  readonly words: Int32Array;
  readonly state: readonly [number, number, number, number];
}
export type MakeAhead = (
  multiplier: bigint,
  state: readonly number[],
  increment: readonly number[],
  count: number,
) => Ahead | null;

let make: MakeAhead = () => null;
/** From now on, this makes the numbers; where it gives null, the generator does so one by one. */
export const makeAheadBy = (wanted: MakeAhead): void => {
  make = wanted;
};
export const ahead: MakeAhead = (...of) => make(...of);
