/**
 * PCG64 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", 2014; the XSL RR 128/64
 * variant), the bit generator behind numpy.random.default_rng. A state is plain data; a source runs on a copy of it.
 */
import { ahead } from "./ahead.ts";
import { generateWords, type SeedSequence } from "./seed-sequence.ts";
import { highWord, lowWord, type Source } from "./source.ts";

/** 128 bits as four words, the lowest first. */
type Limbs = readonly [number, number, number, number];

export interface Pcg64 {
  readonly algorithm: "PCG64";
  readonly state: Limbs;
  readonly increment: Limbs;
  /** The upper half of a 64-bit number whose lower half was used as a word. */
  readonly spare: number | null;
  /** The one that waited last, as NumPy keeps it. */
  readonly last: number;
}

const full = (limbs: Limbs): bigint => limbs.reduceRight((x, word) => (x << 32n) | BigInt(word), 0n);
const limbsOf = (x: bigint): Limbs =>
  [0n, 32n, 64n, 96n].map((by) => Number((x >> by) & 0xffffffffn)) as unknown as Limbs;

const multiplier = 0x2360ed051fc65da44385df649fccf645n;
const [m0, m1, m2, m3] = [0x9fccf645, 0x4385df64, 0x1fc65da4, 0x2360ed05];

export function pcg64Of(sequence: SeedSequence): Pcg64 {
  const words = generateWords(sequence, 8);
  /** Two 64-bit numbers, the high one first; each has its low word first. */
  const wide = (at: number): bigint =>
    full([words[at + 2]!, words[at + 3]!, words[at]!, words[at + 1]!] as unknown as Limbs);
  const increment = BigInt.asUintN(128, (wide(4) << 1n) | 1n);
  const step = (state: bigint): bigint => BigInt.asUintN(128, state * multiplier + increment);
  return pcg64From(step(BigInt.asUintN(128, step(0n) + wide(0))), increment, null);
}

/** State and increment as numbers of 128 bits. */
export const wholeState = ({ state, increment }: Pcg64): readonly [bigint, bigint] => [full(state), full(increment)];
export const pcg64From = (state: bigint, increment: bigint, spare: number | null, last = 0): Pcg64 => ({
  algorithm: "PCG64",
  state: limbsOf(BigInt.asUintN(128, state)),
  increment: limbsOf(BigInt.asUintN(128, increment)),
  spare,
  last,
});

/** The state after so many steps, in as many turns as their number has bits (Brown, "Random number generation with arbitrary strides"). */
export function advanced(from: Pcg64, delta: bigint, by = multiplier): Pcg64 {
  const [state, increment] = wholeState(from);
  let [times, plus, factor, sum] = [by, increment, 1n, 0n];
  for (let left = BigInt.asUintN(128, delta); left > 0n; left >>= 1n) {
    if (left & 1n) [factor, sum] = [BigInt.asUintN(128, factor * times), BigInt.asUintN(128, sum * times + plus)];
    [times, plus] = [BigInt.asUintN(128, times * times), BigInt.asUintN(128, (times + 1n) * plus)];
  }
  return pcg64From(factor * state + sum, increment, null);
}

export interface PcgSource extends Source {
  /** So many numbers of 64 bits are drawn next, at least. */
  readonly expect: (count: number) => void;
  readonly end: () => Pcg64;
}

/** Numbers that are drawn one by one; who draws more, or says so, gets them from blocks that are made ahead. */
const fewNumbers = 256;
const fewExpected = 64;
const largestBlock = 1 << 14;

const none: Int32Array = new Int32Array();

/** Numbers one after another, from a copy of the state. */
export function pcgSource(start: Pcg64): PcgSource {
  let [s0, s1, s2, s3] = start.state;
  const [i0, i1, i2, i3] = start.increment;
  let { spare, last } = start;
  let drawn = 0;
  let expected = 0;
  /** The block under way, where in it the next number stands, and the state at its beginning. */
  let block: Int32Array = none;
  let at = 0;
  let before = start.state;
  /** False where nobody makes blocks. */
  const nextBlock = (): boolean => {
    const size = Math.min(largestBlock, expected || drawn);
    const state: Limbs = [s0, s1, s2, s3];
    const made = ahead(multiplier, state, start.increment, size);
    if (!made) return false;
    [s0, s1, s2, s3] = made.state;
    [block, at, before] = [made.words, 0, state];
    if (expected > 0) expected -= size;
    else drawn += size;
    return true;
  };
  /** state · multiplier + increment, word by word with its carries. */
  const step = (): void => {
    const c0 = lowWord(s0, m0) + i0;
    const c1 = highWord(s0, m0) + lowWord(s0, m1) + lowWord(s1, m0) + i1 + Math.floor(c0 / 2 ** 32);
    const c2 =
      highWord(s0, m1) +
      highWord(s1, m0) +
      lowWord(s0, m2) +
      lowWord(s1, m1) +
      lowWord(s2, m0) +
      i2 +
      Math.floor(c1 / 2 ** 32);
    const c3 =
      highWord(s0, m2) +
      highWord(s1, m1) +
      highWord(s2, m0) +
      lowWord(s0, m3) +
      lowWord(s1, m2) +
      lowWord(s2, m1) +
      lowWord(s3, m0) +
      i3;
    s3 = (c3 + Math.floor(c2 / 2 ** 32)) >>> 0;
    s0 = c0 >>> 0;
    s1 = c1 >>> 0;
    s2 = c2 >>> 0;
  };
  const wide = (): number => {
    if (at < block.length || ((expected > 0 || ++drawn > fewNumbers) && nextBlock())) {
      source.low = block[at]! >>> 0;
      at += 2;
      return block[at - 1]! >>> 0;
    }
    step();
    const by = s3 >>> 26;
    const [x0, x1] = by & 32 ? [s1 ^ s3, s0 ^ s2] : [s0 ^ s2, s1 ^ s3];
    const turn = by & 31;
    source.low = turn === 0 ? x0 >>> 0 : ((x0 >>> turn) | (x1 << (32 - turn))) >>> 0;
    return turn === 0 ? x1 >>> 0 : ((x1 >>> turn) | (x0 << (32 - turn))) >>> 0;
  };
  const source: PcgSource = {
    low: 0,
    wide,
    word: () => {
      if (spare !== null) {
        const word = spare;
        spare = null;
        return word;
      }
      spare = last = wide();
      return source.low;
    },
    unit: () => {
      const upper = wide();
      return (upper * 2 ** 21 + (source.low >>> 11)) * 2 ** -53;
    },
    expect: (count) => {
      expected = count < fewExpected ? 0 : count;
    },
    end: () => {
      if (at < block.length) [s0, s1, s2, s3] = ahead(multiplier, before, start.increment, at / 2)!.state;
      // What was made ahead is made again by who goes on.
      if (block.length > 0) [block, at] = [none, 0];
      [drawn, expected] = [0, 0];
      return { algorithm: "PCG64", state: [s0, s1, s2, s3], increment: start.increment, spare, last };
    },
  };
  return source;
}
