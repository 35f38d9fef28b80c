/** BLAKE2b and BLAKE2s (RFC 7693) with keys, salts and sums of any size, as Python's hashlib has them. Knows bytes alone. */

export interface Blake2 {
  /** 64 for BLAKE2b, whose words have 64 bits, 32 for BLAKE2s. */
  readonly bits: 64 | 32;
  readonly size: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
}

const start64 = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
/** Which word of the message goes where, round by round. */
const orders = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
/** The columns of the state, then its diagonals. */
const quarters = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;
const turns = { 64: [32n, 24n, 16n, 63n], 32: [16n, 12n, 8n, 7n] } as const;

function wordsOf(bytes: Uint8Array, bits: 64 | 32): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = (bytes.length * 8) / bits;
  return Array.from({ length: count }, (_, i) =>
    bits === 64 ? view.getBigUint64(8 * i, true) : BigInt(view.getUint32(4 * i, true)),
  );
}
function padded(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  out.set(bytes.subarray(0, size));
  return out;
}

/** The sum of bytes. */
export function blake2(bytes: Uint8Array, { bits, size, key, salt, person }: Blake2): Uint8Array {
  const unit = bits / 8;
  const block = 16 * unit;
  const first = new Uint8Array(8 * unit);
  first.set([size, key.length, 1, 1]);
  first.set(padded(salt, 2 * unit), 4 * unit);
  first.set(padded(person, 2 * unit), 6 * unit);
  const begin = bits === 64 ? start64 : start64.map((word) => word >> 32n);
  const state = wordsOf(first, bits).map((word, i) => word ^ begin[i]!);
  const data = key.length > 0 ? joined(padded(key, block), bytes) : bytes;
  const last = Math.max(1, Math.ceil(data.length / block)) - 1;
  for (let i = 0; i <= last; i++) {
    const count = i === last ? data.length : (i + 1) * block;
    const words = wordsOf(padded(data.subarray(i * block), block), bits);
    compress(state, words, { begin, bits, count: BigInt(count), isLast: i === last });
  }
  const out = new Uint8Array(8 * unit);
  for (let i = 0; i < out.length; i++) out[i] = Number((state[Math.floor(i / unit)]! >> BigInt(8 * (i % unit))) & 255n);
  return out.subarray(0, size);
}
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

interface Turn {
  readonly begin: readonly bigint[];
  readonly bits: 64 | 32;
  readonly count: bigint;
  readonly isLast: boolean;
}
function compress(state: bigint[], words: readonly bigint[], { begin, bits, count, isLast }: Turn): void {
  const cut = (x: bigint): bigint => BigInt.asUintN(bits, x);
  const turned = (x: bigint, by: bigint): bigint => cut((x >> by) | (x << (BigInt(bits) - by)));
  const v = [...state, ...begin];
  v[12]! ^= cut(count);
  v[13]! ^= cut(count >> BigInt(bits));
  if (isLast) v[14] = cut(~v[14]!);
  const [r1, r2, r3, r4] = turns[bits];
  for (let round = 0; round < (bits === 64 ? 12 : 10); round++) {
    const order = orders[round % 10]!;
    for (const [i, [a, b, c, d]] of quarters.entries()) {
      v[a] = cut(v[a]! + v[b]! + words[order[2 * i]!]!);
      v[d] = turned(v[d]! ^ v[a]!, r1);
      v[c] = cut(v[c]! + v[d]!);
      v[b] = turned(v[b]! ^ v[c]!, r2);
      v[a] = cut(v[a]! + v[b]! + words[order[2 * i + 1]!]!);
      v[d] = turned(v[d]! ^ v[a]!, r3);
      v[c] = cut(v[c]! + v[d]!);
      v[b] = turned(v[b]! ^ v[c]!, r4);
    }
  }
  for (let i = 0; i < 8; i++) state[i]! ^= v[i]! ^ v[i + 8]!;
}
