/**
 * The formulas of LSODA: Adams' up to order 12, and backward differences up to order 5, by their coefficients (Gear; Hindmarsh).
 * Knows no equations.
 */

export type Method = "adams" | "stiff";

/** How far Adams' formulas of each order stay stable. */
export const stable = [0.5, 0.575, 0.55, 0.45, 0.35, 0.25, 0.2, 0.15, 0.1, 0.075, 0.05, 0.025];

/** Of each order, how a correction spreads over the derivatives (`spread`), and what errors are compared with: below, at, above. */
export interface Formula {
  readonly spread: readonly number[];
  readonly tests: readonly [number, number, number];
}

function adams(): readonly Formula[] {
  const found: Formula[] = [];
  const below = [0, 1];
  let [p, share] = [[1], 1];
  const at: number[] = [2];
  const spreads = [[1, 1]];
  for (let q = 2; q <= 12; q++) {
    const before = share;
    share /= q;
    p = Array.from({ length: q }, (_, i) => (p[i - 1] ?? 0) + (q - 1) * (p[i] ?? 0));
    const [whole, slanted] = [1, 2].map((k) => p.reduce((sum, c, i) => sum + ((-1) ** i * c) / (i + k), 0));
    spreads.push([whole! * before, 1, ...p.slice(1).map((c, i) => (before * c) / (i + 2))]);
    at.push(1 / (share * slanted!));
    below.push((at.at(-1)! * share) / (q + 1));
  }
  for (let q = 1; q <= 12; q++) found.push({ spread: spreads[q - 1]!, tests: [below[q - 1]!, at[q - 1]!, at[q] ?? 0] });
  return found;
}

function backward(): readonly Formula[] {
  const found: Formula[] = [];
  let [p, share] = [[1], 1];
  for (let q = 1; q <= 5; q++) {
    p = Array.from({ length: q + 1 }, (_, i) => (p[i - 1] ?? 0) + q * (p[i] ?? 0));
    const spread = p.map((c, i) => (i === 1 ? 1 : c / p[1]!));
    found.push({ spread, tests: [share, (q + 1) / spread[0]!, (q + 2) / spread[0]!] });
    share /= q;
  }
  return found;
}

const known = new Map<Method, readonly Formula[]>();
export function formulaOf(method: Method, order: number): Formula {
  if (!known.has(method)) known.set(method, method === "adams" ? adams() : backward());
  return known.get(method)![order - 1]!;
}
