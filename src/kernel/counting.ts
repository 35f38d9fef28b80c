/**
 * A kernel for evenly spaced values: start + i * step, in double, two at a time. Knows the dtypes that a double becomes
 * by few instructions; knows no shapes.
 */
import { bytesOf, type DType } from "../core/dtype.ts";
import type { Kernel } from "./kernel.ts";
import { advance, type Entry, kernelNamed, repeated, storeElement, word } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

export type Counted = "float32" | "float64" | "int32" | "int64";
export const isCounted = (t: DType): t is Counted =>
  t === "float32" || t === "float64" || t === "int32" || t === "int64";

/** Values that one unit writes. */
export const countBlock = 1 << 12;
/** Where values of a dtype are beneath it, their floors become integers by the instructions used here. */
export const countsBelow: Readonly<Record<Counted, number>> = {
  float32: Number.POSITIVE_INFINITY,
  float64: Number.POSITIVE_INFINITY,
  int32: 2 ** 31,
  int64: 2 ** 51,
};

/** 1.5 * 2^52: a double of up to 2^51 added to it is the integer in its low bits. */
const integer64 = 6755399441055744;

/** A double of the params in both lanes. */
function both(code: Code, { params }: Entry, at: number): Local {
  const out = code.local("v128");
  code
    .get(params)
    .mem("v128.load64_splat", 4 * at)
    .set(out);
  return out;
}

/**
 * Words: address, how many, start and step as doubles. `rounded`: products are rounded to float32 before they are added.
 */
export const countValues = (dtype: Counted, rounded: boolean): Kernel =>
  kernelNamed(`range of ${dtype}${rounded ? ", rounded" : ""}`, (code, entry) => {
    const [to, n] = [word(code, entry, 0), word(code, entry, 1)];
    const [start, step] = [both(code, entry, 2), both(code, entry, 4)];
    const [first, fours, rest] = [code.local("i32"), code.local("i32"), code.local("i32")];
    const at = code.local("i32");
    const [low, high] = [code.local("v128"), code.local("v128")];
    const four = code.constant("f64", 4);
    const value = (i: Local): void => {
      code.get(start, i, step).op("f64x2.mul");
      if (rounded) code.op("f32x4.demote_f64x2_zero").op("f64x2.promote_low_f32x4");
      code.op("f64x2.add");
      if (dtype === "int32" || dtype === "int64") code.op("f64x2.floor");
    };
    repeated(code, entry.count, () => {
      code.get(entry.start).i32(countBlock).op("i32.mul").set(first);
      code.get(to, first).i32(bytesOf(dtype)).op("i32.mul").op("i32.add").set(at);
      code.get(n, first).op("i32.sub").i32(countBlock).get(n, first).op("i32.sub").i32(countBlock);
      code.op("i32.lt_u").op("select").tee(rest).i32(2).op("i32.shr_u").set(fours);
      code.get(rest).i32(3).op("i32.and").set(rest);
      code.get(first).op("f64.convert_i32_u").op("f64x2.splat").tee(low);
      code.v128(doubles(0, 1)).op("f64x2.add").set(low);
      code.get(low).v128(doubles(2, 2)).op("f64x2.add").set(high);
      repeated(code, fours, () => {
        storeFour(
          code,
          dtype,
          at,
          () => value(low),
          () => value(high),
        );
        for (const i of [low, high]) code.get(i, four).op("f64x2.add").set(i);
        advance(code, at, 4 * bytesOf(dtype));
      });
      repeated(code, rest, () => {
        code.get(at);
        value(low);
        storeOne(code, dtype);
        code.get(low, code.constant("f64", 1)).op("f64x2.add").set(low);
        advance(code, at, bytesOf(dtype));
      });
      advance(code, entry.start, 1);
    });
  });

const doubles = (a: number, b: number): Uint8Array => new Uint8Array(Float64Array.of(a, b).buffer);

/** Four values, of which each call leaves two on the stack. */
function storeFour(code: Code, dtype: Counted, at: Local, low: () => void, high: () => void): void {
  if (bytesOf(dtype) === 8) {
    for (const [half, value] of [low, high].entries()) {
      code.get(at);
      value();
      if (dtype === "int64") toWhole(code);
      code.mem("v128.store", 16 * half);
    }
    return;
  }
  const narrow = dtype === "int32" ? "i32x4.trunc_sat_f64x2_s_zero" : "f32x4.demote_f64x2_zero";
  code.get(at);
  low();
  code.op(narrow);
  high();
  code.op(narrow).shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]).mem("v128.store");
}

/** The first of the two values on the stack, to the address below them. */
function storeOne(code: Code, dtype: Counted): void {
  if (dtype === "int64") toWhole(code);
  if (dtype === "int32") code.op("i32x4.trunc_sat_f64x2_s_zero");
  if (dtype === "float32") code.op("f32x4.demote_f64x2_zero");
  if (bytesOf(dtype) === 8) code.lane("i64x2.extract_lane", 0);
  else code.lane("i32x4.extract_lane", 0);
  storeElement(code, bytesOf(dtype) as 4 | 8);
}

/** Whole doubles as int64. */
function toWhole(code: Code): void {
  code.get(code.constant("f64", integer64)).op("f64x2.add");
  code.get(code.constant("f64", integer64)).op("i64x2.sub");
}
