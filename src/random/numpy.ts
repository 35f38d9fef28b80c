/**
 * NumPy's random numbers, bit for bit: the legacy RandomState (MT19937) and the Generator of default_rng (PCG64, or other bits). A
 * stream's state is plain data; `open` gives what draws from it. Where both have a function of one name, they differ in
 * how they draw. Knows distributions on plain arrays; shapes, dtypes and values of the language are the caller's.
 */
import { refuse } from "../core/errors.ts";
import { type Algorithm, type Bits, bitSource, bitsOf } from "./bit-generators.ts";
import { log } from "./libm64.ts";
import { type Twister, twisterOfWord, twisterOfWords, twisterSource } from "./mersenne.ts";
import { type SeedSequence, seedSequence } from "./seed-sequence.ts";
import {
  boundedLemire,
  boundedMasked,
  boundedWide,
  narrowLemire,
  narrowMasked,
  placeMasked,
  type Source,
} from "./source.ts";
import { zigguratExponential, zigguratExponential32, zigguratNormal, zigguratNormal32 } from "./ziggurat.ts";

export type NumpyState =
  | { readonly kind: "Generator"; readonly bits: Bits; readonly sequence: SeedSequence }
  /** `gauss` is the second of a pair of normals, waiting for its turn. */
  | { readonly kind: "RandomState"; readonly bits: Twister; readonly gauss: number | null };

/** Draws from a running stream. */
export interface NumpyDraws {
  /** So many floats of 64 bits are drawn next, which some streams make sooner all at once. */
  readonly expect: (count: number) => void;
  readonly unit: () => number;
  readonly unit32: () => number;
  readonly normal: () => number;
  readonly exponential: () => number;
  /** Of float32, as the older streams have none. */
  readonly normal32: () => number;
  readonly exponential32: () => number;
  /** A number from 0 to `most`. */
  readonly below: (most: bigint) => bigint;
  /** The same for bounds below 2^53. */
  readonly number: (most: number) => number;
  /** Draws as `below` among numbers of so few bits that several share a word. */
  readonly narrow: (bits: 1 | 8 | 16) => (most: number) => number;
  /** As `below`, where orders are drawn. */
  readonly place: (most: number) => number;
  readonly end: () => NumpyState;
}

/** `default_rng(seed)` */
export const generatorOf = (sequence: SeedSequence, algorithm: Algorithm = "PCG64"): NumpyState => ({
  kind: "Generator",
  bits: bitsOf(algorithm, sequence),
  sequence,
});
export const generatorOfSeed = (entropy: readonly bigint[]): NumpyState => {
  const negative = entropy.find((x) => x < 0n);
  if (negative !== undefined)
    throw refuse(
      "random/bounds",
      { detail: `seeds are 0 or more, not ${negative}` },
      { notes: { seed: { text: "" } } },
    );
  return generatorOf(seedSequence(entropy));
};

/**
 * `RandomState(seed)`, `np.random.seed(seed)`
 * @throws random/bounds for an integer beyond 32 bits
 */
export function randomStateOf(seed: bigint | readonly bigint[]): NumpyState {
  const words = typeof seed === "bigint" ? [seed] : seed;
  const bad = words.find((w) => w < 0n || w > 0xffffffffn);
  if (bad !== undefined) {
    const detail = `seeds are integers from 0 to 2**32 - 1, not ${bad}`;
    throw refuse("random/bounds", { detail }, { notes: { seed: { text: String(bad) } } });
  }
  const bits = typeof seed === "bigint" ? twisterOfWord(Number(seed)) : twisterOfWords(words.map(Number));
  return { kind: "RandomState", bits, gauss: null };
}

export const open = (state: NumpyState): NumpyDraws =>
  state.kind === "Generator" ? openGenerator(state) : openRandomState(state);

function openGenerator(state: NumpyState & { kind: "Generator" }): NumpyDraws {
  const source = bitSource(state.bits);
  const unit32 = (): number => (source.word() >>> 8) * 2 ** -24;
  return {
    expect: source.expect,
    unit: source.unit,
    unit32,
    normal: () => zigguratNormal(source),
    exponential: () => zigguratExponential(source),
    normal32: () => zigguratNormal32(source, unit32),
    exponential32: () => zigguratExponential32(source, unit32),
    below: (most) => boundedWide(source, most),
    number: (most) => boundedLemire(source, most),
    narrow: (bits) => narrowLemire(source, bits),
    place: (most) => placeMasked(source, most),
    end: () => ({ ...state, bits: source.end() }),
  };
}

function openRandomState(state: NumpyState & { kind: "RandomState" }): NumpyDraws {
  const source = twisterSource(state.bits);
  let { gauss } = state;
  const normal = (): number => {
    if (gauss !== null) {
      const kept = gauss;
      gauss = null;
      return kept;
    }
    const [first, second] = polarPair(source);
    gauss = first;
    return second;
  };
  return {
    expect: () => {},
    unit: source.unit,
    unit32: source.unit,
    normal,
    exponential: () => -log(1 - source.unit()),
    normal32: normal,
    exponential32: () => -log(1 - source.unit()),
    below: (most) => boundedMasked(source, most),
    number: (most) => placeMasked(source, most),
    narrow: (bits) => narrowMasked(source, bits),
    place: (most) => placeMasked(source, most),
    end: () => ({ kind: "RandomState", bits: source.end(), gauss }),
  };
}

/** Two normals by Marsaglia's polar method. */
function polarPair(source: Source): readonly [number, number] {
  for (;;) {
    const x = 2 * source.unit() - 1;
    const y = 2 * source.unit() - 1;
    const square = x * x + y * y;
    if (square >= 1 || square === 0) continue;
    const factor = Math.sqrt((-2 * log(square)) / square);
    return [factor * x, factor * y];
  }
}

/** Fisher-Yates from the end down to place `first`; `place` draws a number from 0 to what it is given. */
function shuffleBy(place: (most: number) => number, order: Int32Array, first: number): void {
  for (let i = order.length - 1; i >= first; i--) {
    const j = place(i);
    const kept = order[j]!;
    order[j] = order[i]!;
    order[i] = kept;
  }
}

function upTo(n: number): Int32Array {
  const places = new Int32Array(n);
  for (let i = 0; i < n; i++) places[i] = i;
  return places;
}
const drawn = (count: number, next: () => number): Int32Array => {
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = next();
  return out;
};

/** 0 to n - 1 in random order. */
export function permutationOf(draws: NumpyDraws, n: number): Int32Array {
  const order = upTo(n);
  // Each place takes half of 64 bits at least.
  draws.expect(n >> 1);
  shuffleBy(draws.place, order, 1);
  return order;
}

/**
 * `choice`: `count` of the numbers 0 to n - 1.
 * @param weights probabilities, which sum to 1; null for equal ones
 * @param shuffled whether different ones of equal probability come in a random order too
 * @throws random/bounds
 */
export function choose(
  draws: NumpyDraws,
  legacy: boolean,
  n: number,
  count: number,
  replace: boolean,
  weights: readonly number[] | null,
  shuffled = true,
): Int32Array {
  if (n === 0 && count > 0) throw refuse("random/bounds", { detail: "there is nothing to choose from" });
  if (weights) checkWeights(weights, n);
  if (replace) {
    if (!weights) return drawn(count, () => draws.number(n - 1));
    const cumulative = cumulativeOf(weights);
    return drawn(count, () => placeOf(cumulative, draws.unit()));
  }
  if (count > n) throw refuse("random/bounds", { detail: `${count} different ones cannot be chosen from ${n}` });
  if (weights) return chooseWeighted(draws, weights, count);
  if (legacy) return permutationOf(draws, n).slice(0, count);
  return chooseDifferent(draws, n, count, shuffled);
}

function checkWeights(weights: readonly number[], n: number): void {
  if (weights.length !== n)
    throw refuse("random/bounds", { detail: `p has ${weights.length} probabilities for ${n} values` });
  if (weights.some((p) => !(p >= 0))) throw refuse("random/bounds", { detail: "probabilities are not negative" });
  const total = weights.reduce((a, b) => a + b, 0);
  if (Math.abs(total - 1) > 1.5e-8) throw refuse("random/bounds", { detail: `probabilities sum to 1, not ${total}` });
}

function cumulativeOf(weights: readonly number[]): number[] {
  let sum = 0;
  const sums = weights.map((p) => (sum += p));
  return sums.map((s) => s / sum);
}

/** The first place whose sum is above x. */
function placeOf(sums: readonly number[], x: number): number {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Different ones, drawn again as often as some come twice. */
function chooseWeighted(draws: NumpyDraws, weights: readonly number[], count: number): Int32Array {
  if (weights.filter((p) => p > 0).length < count)
    throw refuse("random/bounds", { detail: "fewer probabilities than that are above 0" });
  const left = [...weights];
  const found: number[] = [];
  while (found.length < count) {
    const x = Array.from({ length: count - found.length }, draws.unit);
    for (const i of found) left[i] = 0;
    const sums = cumulativeOf(left);
    for (const place of new Set(x.map((u) => placeOf(sums, u)))) found.push(place);
  }
  return Int32Array.from(found);
}

/** The tail of a shuffle where much of many is wanted, else Floyd's sampling and, if it is asked for, a shuffle. */
function chooseDifferent(draws: NumpyDraws, n: number, count: number, shuffled: boolean): Int32Array {
  const place = draws.number;
  if (n > 10000 && count > Math.floor(n / (shuffled ? 50 : 20))) {
    const order = upTo(n);
    shuffleBy(place, order, Math.max(n - count, 1));
    return order.slice(n - count);
  }
  const taken = new Set<number>();
  for (let j = n - count; j < n; j++) {
    const value = place(j);
    taken.add(taken.has(value) ? j : value);
  }
  const chosen = Int32Array.from(taken);
  if (shuffled) shuffleBy(place, chosen, 1);
  return chosen;
}
