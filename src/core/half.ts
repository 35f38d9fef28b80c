/**
 * The two float formats of 16 bits: which number a pattern of bits is, and which pattern is nearest to a number (ties go
 * to the even one). float16 is IEEE's binary16; bfloat16 is the upper half of a float32. Knows single elements, no tensors.
 */

export type HalfDType = "float16" | "bfloat16";

const word = new DataView(new ArrayBuffer(8));
const bitsOfSingle = (x: number): number => {
  word.setFloat32(0, x);
  return word.getUint32(0);
};
/** The nearest whole number of 0 <= x < 2^52; halves go to the even one. */
const whole = (x: number): number => x + 2 ** 52 - 2 ** 52;

/** The sign as the topmost of 16 bits. */
const signBit = (x: number): number => (x < 0 || Object.is(x, -0) ? 0x8000 : 0);

/** NaN has a sign, too. */
function signOfNan(x: number): number {
  word.setFloat64(0, x);
  return (word.getUint32(0) >>> 16) & 0x8000;
}

/** Half of the way from the largest number, 65504, to what would come next: from here on it is infinity. */
const overflow = 65520;
const smallestNormal = 2 ** -14;

/** Rounded once from the double, so what a float64 gives does not depend on a float32 between. */
function float16Bits(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(size)) return 0x7e00 | signOfNan(x);
  const sign = signBit(x);
  if (size >= overflow) return sign | 0x7c00;
  if (size < smallestNormal) return sign | whole(size * 2 ** 24);
  word.setFloat64(0, size);
  const exponent = (word.getUint32(0) >>> 20) - 1023;
  // The fraction may round up to 2, which carries into the exponent as it should.
  return sign | (((exponent + 14) << 10) + whole(size * 2 ** (10 - exponent)));
}

/** By way of float32, as everybody else's doubles become bfloat16. */
function bfloat16Bits(x: number): number {
  if (Number.isNaN(x)) return 0x7fc0 | signOfNan(x);
  const single = bitsOfSingle(x);
  const odd = (single >>> 16) & 1;
  return ((single + 0x7fff + odd) >>> 16) & 0xffff;
}

/** The bits of the number of this dtype that is nearest to x. */
export const halfBits = (t: HalfDType, x: number): number => (t === "float16" ? float16Bits(x) : bfloat16Bits(x));

function float16Value(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31 && fraction !== 0) return bfloat16Value((bits & 0x8000) | 0x7fc0);
  if (exponent === 31) return sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
function bfloat16Value(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}

const tables = new Map<HalfDType, Float32Array>();
/** The number of every pattern of bits, by the pattern. */
export function halfValues(t: HalfDType): Float32Array {
  const known = tables.get(t);
  if (known) return known;
  const made = Float32Array.from({ length: 1 << 16 }, (_, bits) =>
    t === "float16" ? float16Value(bits) : bfloat16Value(bits),
  );
  tables.set(t, made);
  return made;
}

/** The number of this dtype that is nearest to x. */
export const roundHalf = (t: HalfDType, x: number): number => halfValues(t)[halfBits(t, x)]!;
