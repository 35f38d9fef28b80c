/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) as CPython's random.Random holds it. TensorFlow draws the
 * seeds of its operations from one. A state is never changed: drawing gives the next state.
 */
import type { Source } from "./source.ts";

/** 624 words, and how many of them were used. */
export interface Twister {
  readonly words: Uint32Array;
  readonly used: number;
}

const size = 624;

/** `random.Random(seed)` for an integer of any size; the sign does not count. */
export function twisterOf(seed: bigint): Twister {
  const key: number[] = [];
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) key.push(Number(BigInt.asUintN(32, rest)));
  return { words: wordsFrom(key.length === 0 ? [0] : key), used: size };
}

/** init_by_array of the authors' mt19937ar.c. */
function wordsFrom(key: readonly number[]): Uint32Array {
  const words = new Uint32Array(size);
  words[0] = 19650218;
  for (let i = 1; i < size; i++) words[i] = Math.imul(mixed(words[i - 1]!), 1812433253) + i;
  let at = 1;
  const step = (multiplier: number, plus: number) => {
    words[at] = (words[at]! ^ Math.imul(mixed(words[at - 1]!), multiplier)) + plus;
    if (++at < size) return;
    words[0] = words[size - 1]!;
    at = 1;
  };
  for (let n = 0; n < Math.max(size, key.length); n++) step(1664525, key[n % key.length]! + (n % key.length));
  for (let n = 1; n < size; n++) step(1566083941, -at);
  words[0] = 0x80000000;
  return words;
}

const mixed = (word: number): number => word ^ (word >>> 30);

/** The 624 words that follow. */
function twist(old: Uint32Array): Uint32Array {
  const words = old.slice();
  for (let i = 0; i < size; i++) {
    const y = (words[i]! & 0x80000000) | (words[(i + 1) % size]! & 0x7fffffff);
    words[i] = words[(i + 397) % size]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  return words;
}

/** `getrandbits(32)` */
export function nextWord(twister: Twister): { readonly word: number; readonly next: Twister } {
  const { words, used } = twister.used < size ? twister : { words: twist(twister.words), used: 0 };
  let y = words[used]!;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return { word: y >>> 0, next: { words, used: used + 1 } };
}

/** `randrange(limit)`, limit from 1 to 2^32 - 1: as many leading bits as limit has, until they are below it. */
export function nextBelow(twister: Twister, limit: number): { readonly value: number; readonly next: Twister } {
  const unused = Math.clz32(limit);
  for (let { word, next } = nextWord(twister); ; { word, next } = nextWord(next)) {
    const value = word >>> unused;
    if (value < limit) return { value, next };
  }
}

/** init_genrand of the authors' mt19937ar.c: how NumPy's and PyTorch's seeds of 32 bits become a state. */
export function twisterOfWord(seed: number): Twister {
  const words = new Uint32Array(size);
  words[0] = seed;
  for (let i = 1; i < size; i++) words[i] = Math.imul(mixed(words[i - 1]!), 1812433253) + i;
  return { words, used: size };
}

/** init_by_array: a state from 32-bit words. */
export const twisterOfWords = (key: readonly number[]): Twister => ({ words: wordsFrom(key), used: size });

export interface TwisterSource extends Source {
  readonly end: () => Twister;
}

/** Numbers one after another; the state it began with stays as it is. 64 bits are two words, the high one first. */
export function twisterSource(start: Twister): TwisterSource {
  let { words, used } = start;
  const word = (): number => {
    if (used >= size) [words, used] = [twist(words), 0];
    let y = words[used++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const source: TwisterSource = {
    low: 0,
    word,
    wide: () => {
      const high = word();
      source.low = word();
      return high;
    },
    unit: () => {
      const high = word() >>> 5;
      return (high * 67108864 + (word() >>> 6)) / 9007199254740992;
    },
    end: () => ({ words, used }),
  };
  return source;
}
