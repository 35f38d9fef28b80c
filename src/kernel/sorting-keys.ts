/**
 * The keys that rows are ordered by: an element's bits become an unsigned integer of the same order, and bits again.
 * Both zeros share a key and so do all NaN, the largest. Knows how keys travel between passes, with or without the place
 * that an element comes from.
 */
import { type ElementBytes, loadElement } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

export interface Ordering {
  readonly bytes: ElementBytes;
  readonly kind: "uint" | "int" | "float";
  /** Largest first: NaN comes first then. */
  readonly descending: boolean;
  /** What is written: the elements themselves, or their positions in the row, 32 bits each. */
  readonly result: "values" | "places";
  /** Large digits need fewer passes, small ones less to begin with. */
  readonly digitBits: 8 | 11;
  /** Lower bits of the keys in which they may differ. */
  readonly bits: number;
  /** What is read at first: the elements themselves, or keys that were made of them, carried as between passes. */
  readonly from: "elements" | "keys";
}

export const keyBytes = (o: Ordering): 4 | 8 => (o.bytes === 8 ? 8 : 4);
/** Bytes of an element between passes: its key, and its place where that is asked for. */
export const carriedBytes = (o: Ordering): number => keyBytes(o) + (o.result === "places" ? 4 : 0);
export const sourceBytes = (o: Ordering): number => (o.from === "keys" ? carriedBytes(o) : o.bytes);
export const resultBytes = (o: Ordering): number => (o.result === "places" ? 4 : o.bytes);
/** Key and place of the element at hand. */
export interface Carried {
  readonly key: Local;
  readonly place: Local;
}
export const carried = (code: Code, o: Ordering): Carried => ({
  key: code.local(keyBytes(o) === 8 ? "i64" : "i32"),
  place: code.local("i32"),
});
export const word32 = (o: Ordering): "i32" | "i64" => (keyBytes(o) === 8 ? "i64" : "i32");
export const number = (code: Code, o: Ordering, value: bigint): Code =>
  keyBytes(o) === 8 ? code.i64(value) : code.i32(Number(BigInt.asIntN(32, value)));

/** The bits on the stack become a key. */
function toKey(code: Code, o: Ordering, bits: Local): Code {
  const t = word32(o);
  const width = BigInt(o.bytes * 8);
  const [sign, ones] = [1n << (width - 1n), (1n << width) - 1n];
  if (o.kind === "float") {
    const infinity = o.bytes === 4 ? 0x7f800000n : 0x7ff0000000000000n;
    code.set(bits);
    number(code, o, ones).get(bits);
    number(code, o, 0n).get(bits);
    number(code, o, sign).op(`${t}.ne`).op("select").tee(bits).get(bits);
    number(code, o, width - 1n).op(`${t}.shr_s`);
    number(code, o, sign).op(`${t}.or`).op(`${t}.xor`);
    code.get(bits);
    number(code, o, sign - 1n).op(`${t}.and`);
    number(code, o, infinity).op(`${t}.gt_u`).op("select");
  }
  if (o.kind === "int") number(code, o, sign).op(`${t}.xor`);
  if (o.descending) number(code, o, ones).op(`${t}.xor`);
  return code;
}

/** The key on the stack becomes bits again. */
function fromKey(code: Code, o: Ordering, bits: Local): Code {
  const t = word32(o);
  const width = BigInt(o.bytes * 8);
  const [sign, ones] = [1n << (width - 1n), (1n << width) - 1n];
  if (o.descending) number(code, o, ones).op(`${t}.xor`);
  if (o.kind === "int") number(code, o, sign).op(`${t}.xor`);
  if (o.kind === "float") {
    code.set(bits).get(bits).get(bits);
    number(code, o, -1n).op(`${t}.xor`);
    number(code, o, width - 1n).op(`${t}.shr_s`);
    number(code, o, sign).op(`${t}.or`).op(`${t}.xor`);
  }
  return code;
}

/** Bits in the lanes of a vector become keys, of 4 or 8 bytes. */
export function toKeys(code: Code, o: Ordering, bits: Local): Code {
  code.get(bits);
  if (o.from === "keys") return code;
  const [t, lanes, floats] =
    o.bytes === 8 ? (["i64", "i64x2", "f64x2"] as const) : (["i32", "i32x4", "f32x4"] as const);
  const sign = (): Code => code.splat(t, 1n << BigInt(o.bytes * 8 - 1));
  if (o.kind === "float") {
    const found = code.local("v128");
    code.get(bits);
    sign().op(`${lanes}.eq`).op("v128.andnot").tee(found);
    code.splat(t, 0).get(found).op(`${lanes}.gt_s`);
    sign().op("v128.or").op("v128.xor");
    code.get(bits, bits).op(`${floats}.ne`).op("v128.or");
  }
  if (o.kind === "int") sign().op("v128.xor");
  return o.descending ? code.op("v128.not") : code;
}

/** Keys in the lanes of a vector become bits again. */
export function fromKeys(code: Code, o: Ordering, keys: Local): Code {
  const [t, lanes] = o.bytes === 8 ? (["i64", "i64x2"] as const) : (["i32", "i32x4"] as const);
  const sign = (): Code => code.splat(t, 1n << BigInt(o.bytes * 8 - 1));
  code.get(keys);
  if (o.descending) code.op("v128.not");
  if (o.kind === "uint") return code;
  if (o.kind === "int") return sign().op("v128.xor");
  // A key without the highest bit is that of a negative number: all its bits are turned around.
  const found = code.local("v128");
  code.tee(found).get(found).splat(t, -1).op(`${lanes}.gt_s`);
  sign().op("v128.or").op("v128.xor");
  return code;
}

/** Reads the element at `from` of the source; its place only comes with keys. */
export function readSource(code: Code, o: Ordering, from: Local, to: Carried): void {
  if (o.from === "keys") return readCarried(code, o, from, to);
  code.get(from);
  loadElement(code, o.bytes);
  toKey(code, o, to.key).set(to.key);
}
export function readCarried(code: Code, o: Ordering, from: Local, to: Carried, offset = 0): void {
  code.get(from);
  loadElement(code, keyBytes(o), offset).set(to.key);
  if (o.result === "places")
    code
      .get(from)
      .mem("i32.load", offset + keyBytes(o))
      .set(to.place);
}
export function writeCarried(code: Code, o: Ordering, to: Local, from: Carried): void {
  code.get(to, from.key).mem(`${word32(o)}.store`);
  if (o.result === "places") code.get(to, from.place).mem("i32.store", keyBytes(o));
}
export function writeResult(code: Code, o: Ordering, to: Local, from: Carried): void {
  if (o.result === "places") code.get(to, from.place).mem("i32.store");
  else {
    code.get(to, from.key);
    fromKey(code, o, from.key).mem(
      o.bytes === 8 ? "i64.store" : o.bytes === 4 ? "i32.store" : `i32.store${o.bytes * 8}`,
    );
  }
}
