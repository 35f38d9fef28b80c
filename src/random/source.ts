/**
 * What every foreign stream offers while numbers are drawn from it: words and uniform doubles, taken one after another.
 * A source runs on a copy of a state; the state it leaves behind is read at the end. Knows no generator and no seeds.
 */

export interface Source {
  /** The next 32 bits. */
  readonly word: () => number;
  /** The next 64 bits: the high half; the low half is then in `low`. */
  readonly wide: () => number;
  low: number;
  /** A double from 0 up to 1, of 53 bits. */
  readonly unit: () => number;
}

/** A number from 0 to `most` (below 2^53) by multiplication and rejection (Lemire 2019), as numpy.random.Generator's. */
export function boundedLemire(source: Source, most: number): number {
  if (most === 0) return 0;
  if (most < 0xffffffff) return lemire32(source, most + 1);
  if (most === 0xffffffff) return source.word();
  return Number(boundedWide(source, BigInt(most)));
}

/** The high word of a product of two. */
export function highWord(a: number, b: number): number {
  const [al, ah, bl, bh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const cross = ah * bl + ((al * bl) >>> 16);
  const rest = al * bh + (cross & 0xffff);
  return ah * bh + (cross >>> 16) + (rest >>> 16);
}
/** Its low word. */
export const lowWord = (a: number, b: number): number => Math.imul(a, b) >>> 0;

function lemire32(source: Source, count: number): number {
  let word = source.word();
  if (lowWord(word, count) < count) {
    const least = (2 ** 32 - count) % count;
    while (lowWord(word, count) < least) word = source.word();
  }
  return highWord(word, count);
}

const word64 = (source: Source): bigint => {
  const high = source.wide();
  return (BigInt(high) << 32n) | BigInt(source.low);
};

/** As `boundedLemire`, for bounds of up to 64 bits. */
export function boundedWide(source: Source, most: bigint): bigint {
  if (most <= 0xffffffffn) return BigInt(boundedLemire(source, Number(most)));
  if (most === 0xffffffffffffffffn) return word64(source);
  const count = most + 1n;
  let product = word64(source) * count;
  const left = (): bigint => BigInt.asUintN(64, product);
  if (left() < count) {
    const least = (2n ** 64n - count) % count;
    while (left() < least) product = word64(source) * count;
  }
  return product >> 64n;
}

/** A number from 0 to `most` by masks and rejection, as numpy.random.RandomState's. */
export function boundedMasked(source: Source, most: bigint): bigint {
  if (most === 0n) return 0n;
  if (most === 0xffffffffn) return BigInt(source.word());
  if (most < 0xffffffffn) return BigInt(masked(source.word, Number(most)));
  const mask = (1n << BigInt(most.toString(2).length)) - 1n;
  for (;;) {
    const value = word64(source) & mask;
    if (value <= most) return value;
  }
}

/** As `boundedMasked`, for bounds below 2^53. */
export function placeMasked(source: Source, most: number): number {
  if (most === 0) return 0;
  if (most === 0xffffffff) return source.word();
  return most < 0xffffffff ? masked(source.word, most) : Number(boundedMasked(source, BigInt(most)));
}

/** The first of a row of words, cut down to as many bits as `most` has, that is not above it. */
function masked(word: () => number, most: number): number {
  const mask = 0xffffffff >>> Math.clz32(most);
  for (;;) {
    const value = (word() & mask) >>> 0;
    if (value <= most) return value;
  }
}

/** Numbers of few bits, several of which are cut out of one word, the lowest first. */
function cutWords(source: Source, bits: number): () => number {
  let [left, word] = [0, 0];
  return () => {
    if (left === 0) [left, word] = [32 / bits, source.word()];
    else word >>>= bits;
    left--;
    return word & (2 ** bits - 1);
  };
}

/** Draws numbers from 0 to what it is given, below 2^bits, by multiplication and rejection. */
export function narrowLemire(source: Source, bits: number): (most: number) => number {
  const next = cutWords(source, bits);
  const all = 2 ** bits;
  return (most) => {
    if (most === 0) return 0;
    if (bits === 1 || most === all - 1) return next();
    const count = most + 1;
    let product = next() * count;
    if (product % all < count) {
      const least = (all - count) % count;
      while (product % all < least) product = next() * count;
    }
    return Math.floor(product / all);
  };
}

/** The same by masks and rejection. */
export function narrowMasked(source: Source, bits: number): (most: number) => number {
  const next = cutWords(source, bits);
  return (most) => (most === 0 ? 0 : masked(next, most));
}
