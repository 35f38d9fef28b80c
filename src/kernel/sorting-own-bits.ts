/**
 * Floats that share a key without sharing their bits: both zeros, and all NaN. Where a row has some, they are put back from
 * the source in the end, in the order in which they came. Knows floats of 4 and 8 bytes.
 */
import { keyBytes, number, type Ordering, word32 } from "./sorting-keys.ts";
import { eachVector, lanes } from "./sorting-vectors.ts";
import { advance, repeated } from "./walk.ts";
import type { Code, Func, Local, Module } from "./wasm/assembler.ts";

/** Whether the result may show them. */
export const showsOwnBits = (o: Ordering): boolean => o.kind === "float" && o.result === "values";

/** Sets bits of `own` where a vector has -0 or NaN. */
export function seeOwnBits(code: Code, o: Ordering, bits: Local, own: Local): void {
  const [f, i] = keyBytes(o) === 8 ? (["f64x2", "i64x2"] as const) : (["f32x4", "i32x4"] as const);
  code
    .get(bits, bits)
    .op(`${f}.ne`)
    .get(bits)
    .splat(word32(o), 1n << BigInt(8 * keyBytes(o) - 1))
    .op(`${i}.eq`);
  code.op("v128.or").get(own).op("v128.or").set(own);
}

/** Returns from the function where a row of at least a vector of elements has none. */
function returnWithout(code: Code, o: Ordering, row: Local, n: Local): void {
  const [own, from] = [code.local("v128"), code.local("i32")];
  code.get(n).i32(lanes(o)).op("i32.ge_u");
  code.when(() => {
    code.get(row).set(from);
    eachVector(code, o, { from, n }, (bits) => seeOwnBits(code, o, bits, own));
    code.get(own).op("v128.any_true").op("i32.eqz");
    code.when(() => code.op("return"));
  });
}

/** restore(from, n, to): where values share a key, their bits are written in the order in which they came. */
export const restoreFunction = (module: Module, o: Ordering): Func =>
  module.func(null, ["i32", "i32", "i32"], [], (code, [from, n, to]) => {
    const [at, left, nans, before, minus, zeros] = Array.from({ length: 6 }, () => code.local("i32")) as Six;
    const f = o.bytes === 4 ? "f32" : "f64";
    const bits = o.bytes === 4 ? "i32" : "i64";
    const x = code.local(f);
    returnWithout(code, o, from!, n!);
    const each = (body: () => void): void => {
      code.get(from!).set(at).get(n!).set(left);
      repeated(code, left, () => {
        code.get(at).mem(`${f}.load`).set(x);
        body();
        advance(code, at, o.bytes);
      });
    };
    const zero = (): Code => (f === "f32" ? code.f32(0) : code.f64(0));
    each(() => {
      code.get(nans).get(x, x).op(`${f}.ne`).op("i32.add").set(nans);
      code.get(before, x);
      zero()
        .op(`${f}.${o.descending ? "gt" : "lt"}`)
        .op("i32.add")
        .set(before);
      code.get(minus).get(at).mem(`${bits}.load`);
      number(code, o, 1n << BigInt(o.bytes * 8 - 1))
        .op(`${bits}.eq`)
        .op("i32.add")
        .set(minus);
    });
    code.get(minus, nans).op("i32.or").op("i32.eqz");
    code.when(() => code.op("return"));
    // NaN go to the end, or to the front.
    code.get(to!).i32(o.bytes);
    if (o.descending) code.get(nans, before).op("i32.add").op("i32.mul").op("i32.add").set(zeros);
    else code.get(before).op("i32.mul").op("i32.add").set(zeros);
    code.get(to!);
    if (!o.descending) code.get(n!, nans).op("i32.sub").i32(o.bytes).op("i32.mul").op("i32.add");
    code.set(nans);
    const put = (target: Local): void => {
      code.get(target, at).mem(`${bits}.load`).mem(`${bits}.store`);
      advance(code, target, o.bytes);
    };
    each(() => {
      code.get(x);
      zero().op(`${f}.eq`);
      code.when(() => put(zeros));
      code.get(x, x).op(`${f}.ne`);
      code.when(() => put(nans));
    });
  });
type Six = [Local, Local, Local, Local, Local, Local];
