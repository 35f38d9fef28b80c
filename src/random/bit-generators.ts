/**
 * The bit generators that NumPy's Generator may draw from: PCG64, and beside it PCG64DXSM (O'Neill 2014, with the output
 * of 2019), SFC64 (Doty-Humphrey 2010), Philox 4x64 (Salmon et al. 2011) and the Mersenne Twister. A state is plain data; a
 * source runs on a copy of it. Knows bits and seeds, no distributions.
 */
import { type Twister, twisterSource } from "./mersenne.ts";
import { advanced, type Pcg64, type PcgSource, pcg64From, pcg64Of, pcgSource, wholeState } from "./pcg64.ts";
import { generateWords, type SeedSequence } from "./seed-sequence.ts";
import type { Source } from "./source.ts";

export const algorithms = ["PCG64", "PCG64DXSM", "SFC64", "Philox", "MT19937"] as const;
export type Algorithm = (typeof algorithms)[number];
type WideAlgorithm = "PCG64DXSM" | "SFC64" | "Philox";

/** Numbers that a state consists of: of Philox counter, key, the block drawn last, and how many of it were used. */
export interface WideBits {
  readonly algorithm: WideAlgorithm;
  readonly numbers: readonly bigint[];
  /** The upper half of a number whose lower half was used as a word, while it waits; `last`: what waited last. */
  readonly spare: number | null;
  readonly last: number;
}
export interface TwistedBits {
  readonly algorithm: "MT19937";
  readonly twister: Twister;
}
export type Bits = Pcg64 | WideBits | TwistedBits;

export interface BitSource extends Source {
  readonly expect: (count: number) => void;
  readonly end: () => Bits;
}

const low64 = (x: bigint): bigint => BigInt.asUintN(64, x);
const low128 = (x: bigint): bigint => BigInt.asUintN(128, x);
const low256 = (x: bigint): bigint => BigInt.asUintN(256, x);

/** Numbers of 64 bits of a sequence. */
function seeds(sequence: SeedSequence, count: number): bigint[] {
  const words = generateWords(sequence, 2 * count);
  return Array.from({ length: count }, (_, i) => BigInt(words[2 * i]!) | (BigInt(words[2 * i + 1]!) << 32n));
}

/** The state of a generator that a sequence seeds. */
export function bitsOf(algorithm: Algorithm, sequence: SeedSequence): Bits {
  switch (algorithm) {
    case "PCG64":
      return pcg64Of(sequence);
    case "PCG64DXSM":
      return wideBits(algorithm, wholeState(pcg64Of(sequence)));
    case "SFC64": {
      const numbers = [...seeds(sequence, 3), 1n];
      for (let i = 0; i < 12; i++) stepSfc(numbers);
      return wideBits(algorithm, numbers);
    }
    case "Philox":
      return wideBits(algorithm, [0n, ...seeds(sequence, 2), 0n, 0n, 0n, 0n, 4n]);
    case "MT19937": {
      const words = Uint32Array.from(generateWords(sequence, 624));
      words[0] = 0x80000000;
      return { algorithm, twister: { words, used: 623 } };
    }
  }
}

const wideBits = (algorithm: WideAlgorithm, numbers: readonly bigint[]): WideBits => ({
  algorithm,
  numbers,
  spare: null,
  last: 0,
});

/** The state that these numbers make, as `numbersOf` gives them. */
export function bitsFrom(algorithm: Algorithm, numbers: readonly bigint[], spare: number | null, last: number): Bits {
  if (algorithm === "PCG64") return pcg64From(numbers[0]!, numbers[1]!, spare, last);
  if (algorithm !== "MT19937") return { algorithm, numbers, spare, last };
  const words = Uint32Array.from(numbers.slice(0, 624), Number);
  return { algorithm, twister: { words, used: Number(numbers[624]) } };
}
export function numbersOf(bits: Bits): readonly bigint[] {
  if (bits.algorithm === "PCG64") return wholeState(bits);
  if (bits.algorithm !== "MT19937") return bits.numbers;
  return [...bits.twister.words, bits.twister.used].map(BigInt);
}

const cheap = 0xda942042e4dd58b5n;

/** The state after so many steps; of Philox, so many blocks. The Twister is not moved. */
export function movedOn(bits: Bits, delta: bigint): Bits {
  switch (bits.algorithm) {
    case "PCG64":
      return advanced(bits, delta);
    case "PCG64DXSM": {
      const [state, increment] = bits.numbers;
      const from = pcg64From(state!, increment!, null);
      return wideBits(bits.algorithm, wholeState(advanced(from, delta, cheap)));
    }
    case "Philox": {
      const [counter, ...key] = bits.numbers;
      return wideBits(bits.algorithm, [low256(counter! + delta), ...key.slice(0, 2), 0n, 0n, 0n, 0n, 4n]);
    }
    default:
      return bits;
  }
}

/** Numbers one after another, from a copy of the state. */
export function bitSource(bits: Bits): BitSource | PcgSource {
  if (bits.algorithm === "PCG64") return pcgSource(bits);
  if (bits.algorithm !== "MT19937") return wideSource(bits);
  return twistedSource(bits);
}

function twistedSource({ algorithm, twister }: TwistedBits): BitSource {
  const inner = twisterSource(twister);
  const source: BitSource = {
    low: 0,
    word: inner.word,
    wide: () => {
      const high = inner.wide();
      source.low = inner.low;
      return high;
    },
    unit: inner.unit,
    expect: () => {},
    end: () => ({ algorithm, twister: inner.end() }),
  };
  return source;
}

function wideSource(bits: WideBits): BitSource {
  const { algorithm } = bits;
  const numbers = [...bits.numbers];
  const step = steps[algorithm];
  let { spare, last } = bits;
  const wide = (): number => {
    const x = step(numbers);
    source.low = Number(x & 0xffffffffn);
    return Number(x >> 32n);
  };
  const source: BitSource = {
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
    expect: () => {},
    end: () => ({ algorithm, numbers: [...numbers], spare, last }),
  };
  return source;
}

/** The next number of 64 bits; the state goes on in place. */
const steps: Readonly<Record<WideAlgorithm, (state: bigint[]) => bigint>> = {
  PCG64DXSM: (state) => {
    const [now, increment] = state;
    state[0] = low128(now! * cheap + increment!);
    const low = low64(now!) | 1n;
    let high = now! >> 64n;
    high ^= high >> 32n;
    high = low64(high * cheap);
    high ^= high >> 48n;
    return low64(high * low);
  },
  SFC64: stepSfc,
  Philox: (state) => {
    const at = Number(state[7]);
    if (at < 4) {
      state[7] = BigInt(at + 1);
      return state[3 + at]!;
    }
    state[0] = low256(state[0]! + 1n);
    const block = philoxBlock(state[0], state[1]!, state[2]!);
    for (const [i, x] of block.entries()) state[3 + i] = x;
    state[7] = 1n;
    return block[0]!;
  },
};

function stepSfc(state: bigint[]): bigint {
  const [a, b, c, count] = state as [bigint, bigint, bigint, bigint];
  const drawn = low64(a + b + count);
  state[3] = low64(count + 1n);
  state[0] = b ^ (b >> 11n);
  state[1] = low64(c + (c << 3n));
  state[2] = low64(low64((c << 24n) | (c >> 40n)) + drawn);
  return drawn;
}

/** Ten rounds of Philox 4x64 over a counter of 256 bits. */
function philoxBlock(counter: bigint, key0: bigint, key1: bigint): bigint[] {
  let [x0, x1, x2, x3] = [0n, 64n, 128n, 192n].map((by) => low64(counter >> by)) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = [key0, key1];
  for (let round = 0; round < 10; round++) {
    const [p, q] = [x0 * 0xd2e7470ee14c6c93n, x2 * 0xca5a826395121157n];
    [x0, x1, x2, x3] = [(q >> 64n) ^ x1 ^ k0, low64(q), (p >> 64n) ^ x3 ^ k1, low64(p)];
    [k0, k1] = [low64(k0 + 0x9e3779b97f4a7c15n), low64(k1 + 0xbb67ae8584caa73bn)];
  }
  return [x0, x1, x2, x3];
}
