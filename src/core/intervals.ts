/** How far apart the rows of a training log are where nobody says it: the further on, the further apart. */

/** The distance that a log begins with. */
export const usualInterval = 20;
/** Rows after which a log goes on in steps ten times as wide. */
export const rowsInAStep = 100;

/** The distance of the rows around an epoch: 20 up to epoch 2000, 200 up to 20,000, and so on. */
export function intervalAt(epoch: number): number {
  let interval = usualInterval;
  while (epoch > rowsInAStep * interval) interval *= 10;
  return interval;
}
