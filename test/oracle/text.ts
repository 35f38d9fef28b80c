/** Reads text.json, which record-text.py recorded from the real Python, NumPy and TensorFlow. */
import { readFileSync } from "node:fs";
import type { Data, DType } from "../../src/core/dtype.ts";
import { allocate } from "../../src/core/dtype.ts";
import { type Stored, stored } from "../../src/core/stored.ts";

interface ArrayCase {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly str: string;
  readonly repr: string;
}
export interface StoredCase extends ArrayCase {
  /** Elements as little-endian bytes, in hex. */
  readonly bits: string;
  readonly options?: Readonly<Record<string, number | boolean>>;
  readonly separator?: readonly [separator: string, text: string];
  readonly name?: string;
  readonly variable?: string;
}
export interface RuleCase extends ArrayCase {
  readonly rule: readonly [factor: number, modulus: number, divisor: number];
}
/** A text in a list, or the text of Python's error. */
export type Outcome = readonly [string] | string;
export type PlainCase =
  | { readonly bool: boolean }
  | { readonly int: string }
  | { readonly float: string }
  | { readonly string: string }
  | { readonly other: readonly [text: string, repr: string, type: string] };

export interface Recorded {
  readonly scalars: Readonly<Record<"float32" | "float64", { readonly bits: string; readonly text: string }>> & {
    readonly rounded: {
      readonly bits: string;
      readonly cases: readonly (readonly [places: number, e: string, f: string])[];
      readonly long: readonly (readonly [x: number, places: number, e: string, f: string])[];
    };
  };
  readonly arrays: readonly StoredCase[];
  readonly ranges: readonly RuleCase[];
  readonly tensors: readonly StoredCase[];
  readonly specs: readonly (readonly [spec: string, value: PlainCase, outcome: Outcome])[];
  readonly percents: {
    readonly tuple: readonly (readonly [template: string, args: readonly PlainCase[], outcome: Outcome])[];
    readonly named: {
      readonly args: Readonly<Record<string, PlainCase>>;
      readonly whole: PlainCase;
      readonly cases: readonly (readonly [template: string, outcome: Outcome])[];
    };
  };
  /** JSON text of a string, and its repr. */
  readonly reprs: readonly (readonly [json: string, repr: string])[];
}

export const recorded = (): Recorded => JSON.parse(readFileSync(new URL("./text.json", import.meta.url), "utf8"));

/** Elements from their bytes in hex. */
export function bitsOf(dtype: DType, hex: string): Data {
  const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
  const { BYTES_PER_ELEMENT } = allocate(dtype, 0);
  const data = allocate(dtype, bytes.length / BYTES_PER_ELEMENT);
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(bytes);
  return data;
}

export const storedOf = (c: StoredCase): Stored => stored(c.dtype, c.shape, bitsOf(c.dtype, c.bits));

/** Element i is (i · factor) mod modulus / divisor. */
export function storedByRule({ dtype, shape, rule: [factor, modulus, divisor] }: RuleCase): Stored {
  const data = allocate(
    dtype,
    shape.reduce((n, d) => n * d, 1),
  );
  for (let i = 0; i < data.length; i++) {
    const x = ((i * factor) % modulus) / divisor;
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) data[i] = BigInt(Math.trunc(x));
    else data[i] = x;
  }
  return stored(dtype, shape, data);
}
