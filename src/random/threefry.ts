/**
 * jax.random: Threefry-2x32 (Salmon et al. 2011), and how JAX makes numbers of its words (with
 * jax_threefry_partitionable, the default since 0.5). Bits, uniform numbers, integers and orders are JAX's bit for bit;
 * of float32 normals the last bits can differ, since JAX's depend on how its compiler contracts products and sums.
 */
import { refuse } from "../core/errors.ts";

/** Two words of 32 bits. */
export type JaxKey = readonly [number, number];

/** `jax.random.key(seed)`: the low 32 bits of the seed are the second word. */
export const keyOfSeed = (seed: bigint): JaxKey => [0, Number(BigInt.asUintN(32, seed))];

const rotations = Int32Array.of(13, 15, 26, 6, 17, 29, 16, 24);
/** The words of the key under which blocks are mixed, and one more that is made of them. */
const keys = new Int32Array(3);
/** The second word of the block that was mixed last: what gives two numbers takes none of the host's objects. */
let second = 0;

/** One block: two words of a counter, mixed under the key in 20 rounds. Gives the first word. */
function mixed([k0, k1]: JaxKey, count0: number, count1: number): number {
  keys[0] = k0;
  keys[1] = k1;
  keys[2] = k0 ^ k1 ^ 0x1bd11bda;
  let x = (count0 + k0) | 0;
  let y = (count1 + k1) | 0;
  for (let group = 0; group < 5; group++) {
    const first = (group & 1) << 2;
    for (let r = first; r < first + 4; r++) {
      const by = rotations[r]!;
      x = (x + y) | 0;
      y = ((y << by) | (y >>> (32 - by))) ^ x;
    }
    x = (x + keys[(group + 1) % 3]!) | 0;
    y = (y + keys[(group + 2) % 3]! + group + 1) | 0;
  }
  second = y >>> 0;
  return x >>> 0;
}
export function threefry(key: JaxKey, count0: number, count1: number): JaxKey {
  const first = mixed(key, count0, count1);
  return [first, second];
}

export const splitKey = (key: JaxKey, count: number): JaxKey[] =>
  Array.from({ length: count }, (_, i) => threefry(key, 0, i));
/** `fold_in`: a key that depends on another number too. */
export const foldInKey = (key: JaxKey, data: bigint): JaxKey => threefry(key, 0, Number(BigInt.asUintN(32, data)));

/** `bits`: `count` words of 32 bits. */
export function jaxBits(key: JaxKey, count: number): Uint32Array {
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const high = mixed(key, 0, i);
    out[i] = high ^ second;
  }
  return out;
}

/** `bits` of 64: the high and the low word of each. */
function wideBits(key: JaxKey, count: number): readonly JaxKey[] {
  return Array.from({ length: count }, (_, i) => threefry(key, 0, i));
}
export const jaxWideBits = (key: JaxKey, count: number): BigUint64Array =>
  BigUint64Array.from(wideBits(key, count), wordOf);
const wordOf = ([high, low]: JaxKey): bigint => (BigInt(high) << 32n) | BigInt(low);

/** `uniform` of float64, of 52 bits. */
export function jaxWideUniform(key: JaxKey, count: number, low = 0, high = 1): Float64Array {
  return Float64Array.from(wideBits(key, count), ([top, rest]) =>
    Math.max(low, (top * 2 ** 20 + (rest >>> 12)) * 2 ** -52 * (high - low) + low),
  );
}

/** `randint` of int64. */
export function jaxWideIntegers(key: JaxKey, count: number, low: bigint, high: bigint): BigInt64Array {
  const [first, second] = splitKey(key, 2);
  const [upper, lower] = [jaxWideBits(first!, count), jaxWideBits(second!, count)];
  const span = high <= low ? 1n : high - low;
  const half = 2n ** 32n % span;
  const multiplier = BigInt.asUintN(64, half * half) % span;
  return BigInt64Array.from(lower, (word, i) => {
    const offset = BigInt.asUintN(64, (upper[i]! % span) * multiplier + (word % span));
    return low + (offset % span);
  });
}

const f = Math.fround;

/** `uniform`: float32 numbers from low up to, but not including, high, of 23 bits. */
export function jaxUniform(key: JaxKey, count: number, low = 0, high = 1): Float32Array {
  const [least, range] = [f(low), f(f(high) - f(low))];
  const words = jaxBits(key, count);
  const out = new Float32Array(count);
  for (let i = 0; i < count; i++) out[i] = Math.max(least, f((words[i]! >>> 9) * 2 ** -23 * range + least));
  return out;
}

/** `randint`: int32 numbers from low to high - 1, of two words each. */
export function jaxIntegers(key: JaxKey, count: number, low: number, high: number): Int32Array {
  const [first, second] = splitKey(key, 2);
  const [upper, lower] = [jaxBits(first!, count), jaxBits(second!, count)];
  const span = high <= low ? 1 : high - low;
  const half = 2 ** 16 % span;
  const multiplier = (Math.imul(half, half) >>> 0) % span;
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const offset = (Math.imul(upper[i]! % span, multiplier) + (lower[i]! % span)) >>> 0;
    out[i] = (low + (offset % span)) | 0;
  }
  return out;
}

/** The places of 0 to n - 1 in random order: sorted by random words, several times over where there are many. */
export function jaxOrder(start: JaxKey, n: number): number[] {
  const rounds = Math.ceil((3 * Math.log(Math.max(1, n))) / Math.log(0xffffffff));
  let order = Array.from({ length: n }, (_, i) => i);
  let key = start;
  for (let round = 0; round < rounds; round++) {
    const [next, sub] = splitKey(key, 2);
    key = next!;
    const words = jaxBits(sub!, n);
    const places = Array.from(order.keys()).sort((a, b) => words[a]! - words[b]! || a - b);
    order = places.map((p) => order[p]!);
  }
  return order;
}

const near = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
].map(f);
const far = [
  -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
  1.00167406, 2.83297682,
].map(f);

/** The inverse error function in float32 (Giles 2010), as XLA has it. */
function inverseErf(x: number): number {
  const w = -f(Math.log1p(-f(x * x)));
  const close = w < 5;
  const t = close ? f(w - 2.5) : f(f(Math.sqrt(w)) - 3);
  const terms = close ? near : far;
  let p = terms[0]!;
  for (let i = 1; i < terms.length; i++) p = f(terms[i]! + p * t);
  return f(p * x);
}

/** `normal`: float32, from uniform numbers between -1 and 1 by the inverse error function. */
export function jaxNormal(key: JaxKey, count: number): Float32Array {
  const out = jaxUniform(key, count, -1 + 2 ** -24, 1);
  for (let i = 0; i < count; i++) out[i] = f(f(Math.SQRT2) * inverseErf(out[i]!));
  return out;
}

/** A key out of words. @throws random/bounds */
export function keyOfWords(words: readonly number[]): JaxKey {
  if (words.length === 2) return [words[0]! >>> 0, words[1]! >>> 0];
  throw refuse("random/bounds", { detail: `a key of jax.random is two words, not ${words.length}` });
}
