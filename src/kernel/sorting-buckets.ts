/**
 * The buckets of elements, a vector at a time: by how far its key is above the lowest one in steps of a power of 2, or
 * by how far a float is above a lowest one in equal steps. Either way buckets are in the elements' order; what is below
 * all of them or beyond belongs to the first or the last. Knows how a bucket is found; which are good, others say.
 */
import { keyBytes, type Ordering, toKeys, word32 } from "./sorting-keys.ts";
import { type Elements, eachVector } from "./sorting-vectors.ts";
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

/** Elements that are dealt out, and the table in which a slot of 32 bits belongs to each bucket. */
export interface Dealt extends Elements {
  readonly table: Local;
  readonly buckets: Buckets;
  readonly by: DealtBy;
}

/**
 * Runs `see` with each vector of elements and of their keys, which it may change, then `each` for every lane with the
 * address of its bucket's slot.
 */
export function eachSlot(
  code: Code,
  o: Ordering,
  { table, buckets, by, ...elements }: Dealt,
  see: (bits: Local, keys: Local) => void,
  each: (slot: Local, keys: Local, lane: number) => void,
): void {
  const [base, slots, keys] = [code.local("v128"), code.local("v128"), code.local("v128")];
  const slot = code.local("i32");
  code.get(table).op("i32x4.splat").set(base);
  const prepare = (bits: Local): void => {
    toKeys(code, o, bits).set(keys);
    numbersBy[by](code, o, bits, keys, buckets).i32(2).op("i32x4.shl").get(base).op("i32x4.add").set(slots);
    see(bits, keys);
  };
  eachVector(code, o, elements, prepare, (lane) => {
    code
      .get(slots)
      .lane("i32x4.extract_lane", (lane * keyBytes(o)) / 4)
      .set(slot);
    each(slot, keys, lane);
  });
}

/** There is one more in a bucket. */
export const countIn = (code: Code, slot: Local): Code =>
  code.get(slot, slot).mem("i32.load").i32(1).op("i32.add").mem("i32.store");

/** Writes the key in a lane to where the slot says, which is `to` then, and moves the slot on by so many bytes. */
export function writeKey(
  code: Code,
  o: Ordering,
  slot: Local,
  keys: Local,
  lane: number,
  to: Local,
  step: number,
): void {
  code
    .get(slot)
    .mem("i32.load")
    .tee(to)
    .get(keys)
    .laneMem(`v128.store${8 * keyBytes(o)}_lane`, lane);
  code.get(slot, to).i32(step).op("i32.add").mem("i32.store");
}

/** What is left on the stack: the numbers of buckets, 32 bits at the beginning of each lane. */
type Numbers = (code: Code, o: Ordering, bits: Local, keys: Local, buckets: Buckets) => Code;

const numbersBy: Readonly<Record<DealtBy, Numbers>> = { keys: byKeys, values: byValues };

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
