/** What the losses of a run tell about it: whether they still fall, and how fast they fell. Knows numbers only. */

export interface Account {
  /** What the last tenth of the run did to the loss. */
  readonly state: "falling" | "settled" | "rising" | "unsteady";
  /** The part of the loss that went in the last tenth. */
  readonly recent: number;
  /** Epochs in which the distance to the smallest loss halves, over the stretch where it falls; null where it does not. */
  readonly halving: number | null;
}

/** Parts of a loss that count as no change. */
const settled = 1e-4;

/** What at least a few losses tell; null of fewer. */
export function accountOf(losses: readonly number[]): Account | null {
  const count = losses.length;
  if (count < 4) return null;
  const last = losses[count - 1]!;
  const tail = losses.slice(-Math.max(3, Math.ceil(count / 10)));
  const size = Math.max(Math.abs(tail[0]!), Number.MIN_VALUE);
  const recent = (tail[0]! - last) / size;
  // A loss that is nothing beside what it began with has settled, however it still falls.
  const small = Math.abs(last) <= 1e-8 * Math.abs(losses[0]!);
  return { state: small ? "settled" : stateOf(tail, recent), recent, halving: halvingOf(losses) };
}

function stateOf(tail: readonly number[], recent: number): Account["state"] {
  const ups = tail.filter((l, i) => i > 0 && l > tail[i - 1]!).length;
  const [low, high] = [Math.min(...tail), Math.max(...tail)];
  const spread = (high - low) / Math.max(Math.abs(high), Number.MIN_VALUE);
  if (spread <= settled) return "settled";
  if (ups > 0.25 * tail.length && spread > 2 * Math.abs(recent)) return "unsteady";
  return recent > 0 ? "falling" : "rising";
}

/** From the first epoch to where a thousandth of the way down is left (or the last epoch), in halvings. */
function halvingOf(losses: readonly number[]): number | null {
  const least = losses.reduce((a, b) => Math.min(a, b));
  const first = losses[0]! - least;
  if (!(first > 0)) return null;
  const until = losses.findIndex((l) => l - least <= first / 1000);
  const end = until <= 0 ? losses.length - 2 : until - 1;
  const rest = losses[end]! - least;
  return end < 1 || !(rest > 0) || rest >= first ? null : (end * Math.log(2)) / Math.log(first / rest);
}
