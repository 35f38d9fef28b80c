/**
 * Element types: their names, sizes, storage and the promotion lattice between them.
 * Knows nothing of tensors; every other layer reads the one table below.
 */

import { type HalfDType, halfBits, roundHalf } from "./half.ts";

export const dtypes = [
  "bool",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "int8",
  "int16",
  "int32",
  "int64",
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "complex64",
  "complex128",
] as const;
export type DType = (typeof dtypes)[number];

/** How elements behave in arithmetic: truth values, integers that wrap, IEEE floats, pairs of such floats. */
export type DTypeKind = "bool" | "uint" | "int" | "float" | "complex";

/**
 * Element storage. A bool is one byte, 0 or 1; 64-bit integers are bigints; a complex number is two floats, the real
 * part first; a float of 16 bits is its bits (see half.ts).
 */
export type Data =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

interface Storage {
  new (n: number): Data;
  new (elements: ArrayLike<unknown>): Data;
  new (buffer: ArrayBufferLike, offset: number, n: number): Data;
}
interface Row {
  readonly kind: DTypeKind;
  /** Bytes of one element. */
  readonly bytes: number;
  readonly storage: Storage;
}

const rows: Readonly<Record<DType, Row>> = {
  bool: { kind: "bool", bytes: 1, storage: Uint8Array as Storage },
  uint8: { kind: "uint", bytes: 1, storage: Uint8Array as Storage },
  uint16: { kind: "uint", bytes: 2, storage: Uint16Array as Storage },
  uint32: { kind: "uint", bytes: 4, storage: Uint32Array as Storage },
  uint64: { kind: "uint", bytes: 8, storage: BigUint64Array as Storage },
  int8: { kind: "int", bytes: 1, storage: Int8Array as Storage },
  int16: { kind: "int", bytes: 2, storage: Int16Array as Storage },
  int32: { kind: "int", bytes: 4, storage: Int32Array as Storage },
  int64: { kind: "int", bytes: 8, storage: BigInt64Array as Storage },
  float16: { kind: "float", bytes: 2, storage: Uint16Array as Storage },
  bfloat16: { kind: "float", bytes: 2, storage: Uint16Array as Storage },
  float32: { kind: "float", bytes: 4, storage: Float32Array as Storage },
  float64: { kind: "float", bytes: 8, storage: Float64Array as Storage },
  complex64: { kind: "complex", bytes: 8, storage: Float32Array as Storage },
  complex128: { kind: "complex", bytes: 16, storage: Float64Array as Storage },
};

export const kindOf = (t: DType): DTypeKind => rows[t].kind;
const heights: Readonly<Record<DTypeKind, number>> = { bool: 0, uint: 1, int: 1, float: 2, complex: 3 };
/** Bools, integers, floats, complex numbers: each of a higher kind than those before it. */
export const heightOf = (t: DType): number => heights[rows[t].kind];
export const bytesOf = (t: DType): number => rows[t].bytes;
export const isFloat = (t: DType): boolean => rows[t].kind === "float";
/** Floats of 16 bits: they are kept in two bytes and computed with as float32, each result rounded. */
export const isHalf = (t: DType): t is HalfDType => t === "float16" || t === "bfloat16";
/** The dtype that computes for this one. */
export const computingDType = (t: DType): DType => (isHalf(t) ? "float32" : t);
export const isComplex = (t: DType): boolean => rows[t].kind === "complex";
/** Floats and complex numbers: what gradients flow through. */
export const isInexact = (t: DType): boolean => isFloat(t) || isComplex(t);
/** Numbers of the storage that make up one element. */
export const partsOf = (t: DType): 1 | 2 => (isComplex(t) ? 2 : 1);
/** The dtype of the real and the imaginary part; any other dtype is that of its own real part. */
export const partOf = (t: DType): DType => (t === "complex64" ? "float32" : t === "complex128" ? "float64" : t);
/** The complex dtype whose parts hold the values of a real dtype: integers become float32, as they do beside floats. */
export const complexOf = (t: DType): DType => (t === "float64" || t === "complex128" ? "complex128" : "complex64");
export const isInteger = (t: DType): boolean => rows[t].kind === "int" || rows[t].kind === "uint";
/** Elements are bigints. */
export const isWide = (t: DType): boolean => t === "int64" || t === "uint64";
export const isDType = (name: string): name is DType => Object.hasOwn(rows, name);

/** The nearest number of a real dtype of floats. */
export const roundingTo = (t: DType): ((x: number) => number) =>
  isHalf(t) ? (x) => roundHalf(t, x) : t === "float32" || t === "complex64" ? Math.fround : (x) => x;

/** The largest finite number of a dtype of floats. */
export function largestOf(t: DType): number {
  if (t === "float64" || t === "complex128") return Number.MAX_VALUE;
  if (t === "float16") return 65504;
  return t === "bfloat16" ? 3.3895313892515355e38 : 3.4028234663852886e38;
}

/** Gives room for `n` elements elsewhere than on the host's heap, or null. The elements are zero. */
export type Allocator = (t: DType, n: number) => Data | null;
let elsewhere: Allocator | null = null;
/** Tensors of at least this many bytes live where the allocator says, once there is one; 4096 doubles do not yet. */
export const largeBytes = (1 << 15) + 1;
/** From now on, `allocator` makes large buffers. */
export const setAllocator = (allocator: Allocator | null): void => {
  elsewhere = allocator;
};

/** `n` zeroed elements. */
export const allocate = (t: DType, n: number): Data =>
  (elsewhere && n * rows[t].bytes >= largeBytes ? elsewhere(t, n) : null) ?? new rows[t].storage(n * partsOf(t));
/** The given elements (of complex numbers: their parts), wrapped or rounded into the dtype as its storage does. */
export const dataFrom = (t: DType, elements: ArrayLike<number> | ArrayLike<bigint>): Data =>
  isHalf(t) ? Uint16Array.from(elements as ArrayLike<number>, (x) => halfBits(t, x)) : new rows[t].storage(elements);
/** `n` elements that lie in `buffer` from byte `offset` on. */
export const dataIn = (t: DType, buffer: ArrayBufferLike, offset: number, n: number): Data =>
  new rows[t].storage(buffer, offset, n * partsOf(t));

/** Smallest and largest integer that the dtype holds, as bigints. */
export function integerRange(t: DType): readonly [bigint, bigint] {
  const bits = BigInt(bytesOf(t) * 8);
  return kindOf(t) === "int" ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
}

/** Whether an integer dtype has the number. */
export function isWithin(x: bigint, dtype: DType): boolean {
  const [least, most] = integerRange(dtype);
  return x >= least && x <= most;
}

/** Names of the other frameworks and short forms, each onto our name. */
const otherNames: Readonly<Record<string, DType>> = {
  bool_: "bool",
  boolean: "bool",
  byte: "uint8",
  u8: "uint8",
  i8: "int8",
  short: "int16",
  i16: "int16",
  i32: "int32",
  long: "int64",
  i64: "int64",
  half: "float16",
  f16: "float16",
  bf16: "bfloat16",
  float: "float32",
  single: "float32",
  f32: "float32",
  double: "float64",
  f64: "float64",
  cfloat: "complex64",
  csingle: "complex64",
  c64: "complex64",
  cdouble: "complex128",
  c128: "complex128",
};
/** The dtype that a name means (`float32`, `f32`, `double` …), or undefined. */
export const dtypeNamed = (name: string): DType | undefined =>
  isDType(name) ? name : Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;

/** NumPy's codes: a kind and the bytes of an element, as files and `dtype='f2'` have them. */
export const dtypeByCode: Readonly<Record<string, DType>> = {
  b1: "bool",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
  c8: "complex64",
  c16: "complex128",
};
export const dtypeNames: readonly string[] = [...dtypes, ...Object.keys(otherNames)];

/** The dtype that holds both, as NumPy has it: integers need a float that has all of them. */
export function promoteArrays(a: DType, b: DType): DType {
  if (isComplex(a) || isComplex(b)) return complexOf(promoteArrays(partOf(a), partOf(b)));
  const joined = promote(a, b);
  const whole = [a, b].find(isInteger);
  if (isHalf(joined) && whole && bytesOf(whole) > 1) return bytesOf(whole) > 2 ? "float64" : "float32";
  return joined === "float32" && whole && bytesOf(whole) > 2 ? "float64" : joined;
}

export const joinedArrays = (dtypes: readonly DType[]): DType => dtypes.reduce(promoteArrays);

const signed: readonly DType[] = ["int8", "int16", "int32", "int64"];

/**
 * The dtype that holds both: the wider of two of one kind; an integer with a float takes the float; unsigned with
 * signed goes one size up where it must. uint64 with a signed integer is float64, as in NumPy: no integer holds both.
 * A complex number holds what its parts hold.
 */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  const [ka, kb] = [kindOf(a), kindOf(b)];
  if (ka === "bool") return b;
  if (kb === "bool") return a;
  if (ka === "complex" || kb === "complex") return complexOf(promote(partOf(a), partOf(b)));
  // Neither of the two floats of 16 bits holds the other.
  if (isHalf(a) && isHalf(b)) return "float32";
  if (ka === kb) return bytesOf(a) >= bytesOf(b) ? a : b;
  if (ka === "float") return a;
  if (kb === "float") return b;
  const [u, s] = ka === "uint" ? [a, b] : [b, a];
  if (bytesOf(s) > bytesOf(u)) return s;
  return signed.find((t) => bytesOf(t) > bytesOf(u)) ?? "float64";
}
