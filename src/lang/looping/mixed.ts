/**
 * Items of a list that holds ints and floats, in 64 bits each: floats as they are, ints in what floats leave free, below a
 * negative quiet NaN. A NaN that comes of computing is kept as the positive one. Knows bits, no lists.
 */
import type { Term } from "../../scalar/procedure.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { beyond, constant, instruction, require, type Typed, tagIs, whole, within } from "./building.ts";
import * as tags from "./tags.ts";

/** Bits of a NaN that no computing leaves there. */
const mark = 0xfff8n << 48n;
const markBits = 13n;
const intBits = 47n;
const [least, most] = [-(2n ** (intBits - 1n)), 2n ** (intBits - 1n) - 1n];
const plainNaN = 0x7ff8n << 48n;

const view = new DataView(new ArrayBuffer(8));
/** The bits of an item; null of an int that has too many. */
export function bitsOf(item: bigint | number): bigint | null {
  if (typeof item === "bigint") return item < least || item > most ? null : signed(mark | BigInt.asUintN(47, item));
  if (Number.isNaN(item)) return plainNaN;
  view.setFloat64(0, item);
  return view.getBigInt64(0);
}
export function itemOf(bits: bigint): bigint | number {
  if (BigInt.asUintN(64, bits) >> (64n - markBits) === (1n << markBits) - 1n)
    return BigInt.asIntN(Number(intBits), bits);
  view.setBigInt64(0, bits);
  return view.getFloat64(0);
}
const signed = (bits: bigint): bigint => BigInt.asIntN(64, bits);

/** What the bits of an item stand for. */
export function mixedElement(bits: Term, numbers: Arithmetic): Typed {
  const slot = numbers.slot("i64");
  const held = numbers.read(slot);
  const top = instruction("i64", "i64.shr_u", held, whole(64n - markBits));
  const isInt = instruction("i32", "i64.eq", top, whole((1n << markBits) - 1n));
  const shift = whole(64n - intBits);
  const int = instruction("i64", "i64.shr_s", instruction("i64", "i64.shl", held, shift), shift);
  const value: Term = {
    kind: "choose",
    of: "f64",
    test: isInt,
    yes: instruction("f64", "f64.convert_i64_s", int),
    no: instruction("f64", "f64.reinterpret_i64", held),
  };
  return {
    term: { kind: "let", of: "f64", slot, value: bits, use: value },
    kinds: [tags.int, tags.float],
    tag: { kind: "choose", of: "i32", test: isInt, yes: constant("i32", tags.int), no: constant("i32", tags.float) },
  };
}

/** The bits of a number as an item. */
export function mixedBits(x: Typed, numbers: Arithmetic): Term {
  if (x.kinds.some((k) => k !== tags.int && k !== tags.float)) return beyond();
  if (x.term.of === "i64") return numbers.once(x.term, ofInt);
  if (x.tag === null) return numbers.once(x.term, ofFloat);
  const { tag } = x;
  return numbers.once(x.term, (value) => ({
    kind: "choose",
    of: "i64",
    test: tagIs(tag, [tags.int]),
    yes: numbers.once(instruction("i64", "i64.trunc_sat_f64_s", value), ofInt),
    no: ofFloat(value),
  }));
}
function ofInt(int: Term): Term {
  const low = instruction("i64", "i64.and", int, whole((1n << intBits) - 1n));
  return require(within(int, least, most), instruction("i64", "i64.or", low, whole(signed(mark))));
}
const ofFloat = (value: Term): Term => ({
  kind: "choose",
  of: "i64",
  test: instruction("i32", "f64.eq", value, value),
  yes: instruction("i64", "i64.reinterpret_f64", value),
  no: whole(plainNaN),
});
