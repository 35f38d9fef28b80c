/**
 * The hashes by which TensorFlow puts texts into buckets: FarmHash's fingerprint, MurmurHash, and SipHash with a key.
 * Knows bytes, one character for each, and numbers of 64 bits.
 */

const word = (x: bigint): bigint => BigInt.asUintN(64, x);
const times = (a: bigint, b: bigint): bigint => word(a * b);
const plus = (...parts: readonly bigint[]): bigint => word(parts.reduce((a, b) => a + b));
const turned = (x: bigint, by: number): bigint => word((x >> BigInt(by)) | (x << BigInt(64 - by)));

/** So many bytes at a place as a number, the lowest first. */
function read(text: string, at: number, count: number): bigint {
  let found = 0n;
  for (let i = count - 1; i >= 0; i--) found = (found << 8n) | BigInt(text.charCodeAt(at + i));
  return found;
}
const long = (text: string, at: number): bigint => read(text, at, 8);

const [k0, k1, k2] = [0xc3a5c85c97cb3127n, 0xb492b66fbe98f273n, 0x9ae16a3b2f90404fn];
const shifted = (x: bigint): bigint => x ^ (x >> 47n);
const joined = (u: bigint, v: bigint, by: bigint): bigint =>
  times(shifted(times(v ^ shifted(times(u ^ v, by)), by)), by);

type Pair = readonly [bigint, bigint];
function weak(text: string, at: number, first: bigint, second: bigint): Pair {
  const [w, x, y, z] = [0, 8, 16, 24].map((k) => long(text, at + k)) as [bigint, bigint, bigint, bigint];
  const a = plus(first, w);
  const b = turned(plus(second, a, z), 21);
  const sum = plus(a, x, y);
  return [plus(sum, z), plus(b, turned(sum, 44), a)];
}

/** farmhash::Fingerprint64. */
export function farmFingerprint(text: string): bigint {
  const n = text.length;
  const by = plus(k2, BigInt(2 * n));
  if (n === 0) return k2;
  if (n < 4) return ofFew(text);
  if (n < 8) return joined(plus(BigInt(n), read(text, 0, 4) << 3n), read(text, n - 4, 4), by);
  if (n <= 16) {
    const [a, b] = [plus(long(text, 0), k2), long(text, n - 8)];
    return joined(plus(times(turned(b, 37), by), a), times(plus(turned(a, 25), b), by), by);
  }
  if (n <= 32) {
    const [a, b] = [times(long(text, 0), k1), long(text, 8)];
    const [c, d] = [times(long(text, n - 8), by), times(long(text, n - 16), k2)];
    return joined(plus(turned(plus(a, b), 43), turned(c, 30), d), plus(a, turned(plus(b, k2), 18), c), by);
  }
  return n <= 64 ? ofSome(text, by) : ofMany(text);
}

function ofFew(text: string): bigint {
  const [a, b, c] = [0, text.length >> 1, text.length - 1].map((i) => BigInt(text.charCodeAt(i)));
  const [y, z] = [a! + (b! << 8n), BigInt(text.length) + (c! << 2n)];
  return times(shifted(times(y, k2) ^ times(z, k0)), k2);
}

function ofSome(text: string, by: bigint): bigint {
  const n = text.length;
  const [a, b] = [times(long(text, 0), k2), long(text, 8)];
  const [c, d] = [times(long(text, n - 8), by), times(long(text, n - 16), k2)];
  const y = plus(turned(plus(a, b), 43), turned(c, 30), d);
  const z = joined(y, plus(a, turned(plus(b, k2), 18), c), by);
  const [e, f] = [times(long(text, 16), by), long(text, 24)];
  const [g, h] = [times(plus(y, long(text, n - 32)), by), times(plus(z, long(text, n - 24)), by)];
  return joined(plus(turned(plus(e, f), 43), turned(g, 30), h), plus(e, turned(plus(f, a), 18), g), by);
}

function ofMany(text: string): bigint {
  const n = text.length;
  const seed = 81n;
  let x = plus(times(seed, k2), long(text, 0));
  let y = plus(times(seed, k1), 113n);
  let z = times(shifted(plus(times(y, k2), 113n)), k2);
  let [v, w]: [Pair, Pair] = [
    [0n, 0n],
    [0n, 0n],
  ];
  const end = Math.floor((n - 1) / 64) * 64;
  for (let s = 0; s < end; s += 64) {
    x = times(turned(plus(x, y, v[0], long(text, s + 8)), 37), k1);
    y = times(turned(plus(y, v[1], long(text, s + 48)), 42), k1);
    x ^= w[1];
    y = plus(y, v[0], long(text, s + 40));
    z = times(turned(plus(z, w[0]), 33), k1);
    v = weak(text, s, times(v[1], k1), plus(x, w[0]));
    w = weak(text, s + 32, plus(z, w[1]), plus(y, long(text, s + 16)));
    [z, x] = [x, z];
  }
  const by = plus(k1, (z & 0xffn) << 1n);
  const s = end + ((n - 1) & 63) - 63;
  w = [plus(w[0], BigInt((n - 1) & 63)), w[1]];
  v = [plus(v[0], w[0]), v[1]];
  w = [plus(w[0], v[0]), w[1]];
  x = times(turned(plus(x, y, v[0], long(text, s + 8)), 37), by);
  y = times(turned(plus(y, v[1], long(text, s + 48)), 42), by);
  x ^= times(w[1], 9n);
  y = plus(y, times(v[0], 9n), long(text, s + 40));
  z = times(turned(plus(z, w[0]), 33), by);
  v = weak(text, s, times(v[1], by), plus(x, w[0]));
  w = weak(text, s + 32, plus(z, w[1]), plus(y, long(text, s + 16)));
  [z, x] = [x, z];
  return joined(plus(joined(v[0], w[0], by), times(shifted(y), k0), z), plus(joined(v[1], w[1], by), x), by);
}

/** MurmurHash64A, from TensorFlow's seed. */
export function murmur(text: string): bigint {
  const m = 0xc6a4a7935bd1e995n;
  const stirred = (x: bigint): bigint => x ^ (x >> 47n);
  let h = 0xdecafcaffen ^ times(BigInt(text.length), m);
  const whole = text.length - (text.length % 8);
  for (let at = 0; at < whole; at += 8) h = times(h ^ times(stirred(times(long(text, at), m)), m), m);
  if (whole < text.length) h = times(h ^ read(text, whole, text.length - whole), m);
  return stirred(times(stirred(h), m));
}

/** SipHash-2-4. */
export function sipHash(text: string, [first, second]: Pair): bigint {
  const left = (x: bigint, by: number): bigint => turned(x, 64 - by);
  let [a, b, c, d] = [
    first ^ 0x736f6d6570736575n,
    second ^ 0x646f72616e646f6dn,
    first ^ 0x6c7967656e657261n,
    second ^ 0x7465646279746573n,
  ];
  const stir = (rounds: number): void => {
    for (let i = 0; i < rounds; i++) {
      [a, c] = [plus(a, b), plus(c, d)];
      [b, d] = [left(b, 13) ^ a, left(d, 16) ^ c];
      a = left(a, 32);
      [c, a] = [plus(c, b), plus(a, d)];
      [b, d] = [left(b, 17) ^ c, left(d, 21) ^ a];
      c = left(c, 32);
    }
  };
  const whole = text.length - (text.length % 8);
  const take = (m: bigint): void => {
    d ^= m;
    stir(2);
    a ^= m;
  };
  for (let at = 0; at < whole; at += 8) take(long(text, at));
  take(read(text, whole, text.length - whole) | (BigInt(text.length & 255) << 56n));
  c ^= 0xffn;
  stir(4);
  return a ^ b ^ c ^ d;
}
