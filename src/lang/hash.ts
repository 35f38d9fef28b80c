/** Python's hash of numbers and of tuples of them, as 64 bits (Python/pyhash.c, Objects/tupleobject.c). */
import type { Value } from "./value.ts";

const prime = (1n << 61n) - 1n;
const bits = (x: bigint): bigint => BigInt.asUintN(64, x);

/** The hash, without its sign; null for what Python hashes by chance or by place: strings, None, objects. */
export function hashOf(value: Value): bigint | null {
  switch (value.kind) {
    case "int":
    case "bool":
      return ofInteger(BigInt(value.value));
    case "float":
      return ofFloat(value.value);
    case "complex": {
      const [re, im] = [ofFloat(value.value.re), ofFloat(value.value.im)];
      return re === null || im === null ? null : signed(bits(re + 1000003n * im));
    }
    case "tuple":
      return ofItems(value.items);
    default:
      return null;
  }
}

function ofInteger(x: bigint): bigint {
  const size = (x < 0n ? -x : x) % prime;
  return signed(x < 0n ? -size : size);
}
/** -1 means an error inside of Python, so that it is never a hash. */
const signed = (hash: bigint): bigint => bits(hash === -1n ? -2n : hash);

function ofFloat(x: number): bigint | null {
  if (Number.isNaN(x)) return null;
  if (!Number.isFinite(x)) return signed(x > 0 ? 314159n : -314159n);
  if (Number.isInteger(x)) return ofInteger(BigInt(x));
  let exponent = 0;
  let mantissa = Math.abs(x);
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  // mantissa / 2^exponent modulo the prime: dividing by 2 is a turn of the 61 bits.
  const turn = BigInt((61 - (exponent % 61)) % 61);
  const size = BigInt(mantissa) % prime;
  const turned = ((size << turn) & prime) | (size >> (61n - turn));
  return signed(x < 0 ? -turned : turned);
}

function ofItems(items: readonly Value[]): bigint | null {
  let hash = 2870177450012600261n;
  for (const item of items) {
    const lane = hashOf(item);
    if (lane === null) return null;
    hash = bits(hash + lane * 14029467366897019727n);
    hash = bits((hash << 31n) | (hash >> 33n));
    hash = bits(hash * 11400714785074694791n);
  }
  hash = bits(hash + (BigInt(items.length) ^ (2870177450012600261n ^ 3527539n)));
  return hash === bits(-1n) ? 1546275796n : hash;
}
