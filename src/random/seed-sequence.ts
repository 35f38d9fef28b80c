/**
 * numpy.random.SeedSequence (O'Neill, "Developing a seed_seq alternative", 2015): seeds of any size become well-mixed
 * words, and children whose words are unlike their parent's. Plain data and functions of it.
 */

export interface SeedSequence {
  readonly entropy: readonly bigint[];
  /** Which child of a child this is. */
  readonly spawnKey: readonly number[];
  readonly spawned: number;
  /** How many words everything is mixed into; 4 where nothing is said. */
  readonly pool?: number;
}

export const seedSequence = (entropy: readonly bigint[]): SeedSequence => ({ entropy, spawnKey: [], spawned: 0 });
export const poolSizeOf = ({ pool }: SeedSequence): number => pool ?? 4;

/** `spawn`: `count` children, and the parent that knows of them. */
export function spawn(
  parent: SeedSequence,
  count: number,
): { readonly children: readonly SeedSequence[]; readonly next: SeedSequence } {
  const children = Array.from({ length: count }, (_, i) => ({
    ...parent,
    spawnKey: [...parent.spawnKey, parent.spawned + i],
    spawned: 0,
  }));
  return { children, next: { ...parent, spawned: parent.spawned + count } };
}

/** An integer from 0 up as 32-bit words, the lowest first; 0 is one word. */
function wordsOf(x: bigint): number[] {
  const words: number[] = [];
  for (let rest = x; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

/** A value hashed under a constant that changes with every use. */
function hasher(start: number, multiplier: number): (value: number) => number {
  let constant = start;
  return (value) => {
    const mixed = value ^ constant;
    constant = Math.imul(constant, multiplier) >>> 0;
    const product = Math.imul(mixed, constant) >>> 0;
    return (product ^ (product >>> 16)) >>> 0;
  };
}

function mix(x: number, y: number): number {
  const result = (Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715)) >>> 0;
  return (result ^ (result >>> 16)) >>> 0;
}

/** The words that entropy and key are mixed into. */
export function poolOf(sequence: SeedSequence): number[] {
  const { entropy, spawnKey } = sequence;
  const poolSize = poolSizeOf(sequence);
  const words = entropy.flatMap(wordsOf);
  if (spawnKey.length > 0) while (words.length < poolSize) words.push(0);
  words.push(...spawnKey);
  const hash = hasher(0x43b0d7e5, 0x931e8875);
  const pool = Array.from({ length: poolSize }, (_, i) => hash(words[i] ?? 0));
  for (let from = 0; from < poolSize; from++)
    for (let to = 0; to < poolSize; to++) if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
  for (const word of words.slice(poolSize)) for (let to = 0; to < poolSize; to++) pool[to] = mix(pool[to]!, hash(word));
  return pool;
}

/** `generate_state`: `count` words of 32 bits. */
export function generateWords(sequence: SeedSequence, count: number): number[] {
  const pool = poolOf(sequence);
  const hash = hasher(0x8b51f9dd, 0x58f38ded);
  return Array.from({ length: count }, (_, i) => hash(pool[i % pool.length]!));
}
