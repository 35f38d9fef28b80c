/**
 * The bucket of an element, a vector at a time: by how far its key is above the lowest one in steps of a power of 2, or
 * by how far a float is above a lowest one in equal steps. Either way buckets are in the elements' order; what is below
 * all of them or beyond belongs to the first or the last. Knows one vector; which buckets are good, others say.
 */
import { keyBytes, type Ordering, word32 } from "./sorting-keys.ts";
import type { Code, Local } from "./wasm/assembler.ts";

/** What tells the bucket of an element: its key, or its value as a float. */
export type DealtBy = "keys" | "values";

/** As vectors of equal lanes but for `shift`. */
export interface Buckets {
  /** The lowest key or value. */
  readonly low: Local;
  /** The number of the last bucket, in 32-bit lanes. */
  readonly last: Local;
  /** By keys: bits below the bucket's number. */
  readonly shift: Local;
  /** By values: buckets per unit of value. */
  readonly scale: Local;
}

/** What is left on the stack: the numbers of buckets, 32 bits at the beginning of each lane. */
export type Numbers = (code: Code, o: Ordering, bits: Local, keys: Local, buckets: Buckets) => Code;

export const numbersBy: Readonly<Record<DealtBy, Numbers>> = { keys: byKeys, values: byValues };

function byKeys(code: Code, o: Ordering, _: Local, keys: Local, { low, last, shift }: Buckets): Code {
  if (keyBytes(o) === 4) {
    code.get(keys, low).op("i32x4.max_u").get(low).op("i32x4.sub").get(shift).op("i32x4.shr_u");
    return code.get(last).op("i32x4.min_u");
  }
  const above = code.local("v128");
  const signed = (x: Local): Code =>
    code
      .get(x)
      .splat(word32(o), 1n << 63n)
      .op("v128.xor");
  code.get(keys, low).op("i64x2.sub");
  signed(low);
  signed(keys).op("i64x2.gt_s").op("v128.andnot").get(shift).op("i64x2.shr_u").tee(above);
  // What has bits above 32 is beyond all buckets.
  code.get(above).i32(32).op("i64x2.shr_u").splat("i64", 0).op("i64x2.ne").op("v128.or");
  return code.get(last).op("i32x4.min_u");
}

function byValues(code: Code, o: Ordering, bits: Local, _: Local, { low, last, scale }: Buckets): Code {
  const wide = o.bytes === 8;
  const f = wide ? "f64x2" : "f32x4";
  if (o.descending) code.get(last);
  code.get(bits, low).op(`${f}.sub`).get(scale).op(`${f}.mul`);
  code.op(wide ? "i32x4.trunc_sat_f64x2_s_zero" : "i32x4.trunc_sat_f32x4_s");
  code.splat("i32", 0).op("i32x4.max_s");
  if (wide) code.op("i64x2.extend_low_i32x4_u");
  // NaN are the largest.
  code.get(bits, bits).op(`${f}.ne`).op("v128.or").get(last).op("i32x4.min_u");
  return o.descending ? code.op("i32x4.sub") : code;
}
