/**
 * Elements of 4 or 8 bytes a vector at a time, for kernels that go on with each lane by itself. Knows no order.
 */
import { keyBytes, type Ordering } from "./sorting-keys.ts";
import { advance, repeated } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

/** Lanes of keys in a vector. */
export const lanes = (o: Ordering): number => 16 / keyBytes(o);

/** Elements that follow each other, at least as many as a vector has lanes. `from` is moved to their end. */
export interface Elements {
  readonly from: Local;
  readonly n: Local;
}

/**
 * Runs `prepare` with each vector of elements, then `each` with the number of each lane. The last vector ends with the
 * elements, so `prepare` may see some of them again; `each` does not.
 */
export function eachVector(
  code: Code,
  o: Ordering,
  { from, n }: Elements,
  prepare: (bits: Local) => void,
  each: (lane: number) => void = () => {},
): void {
  const size = keyBytes(o);
  const [left, bits] = [code.local("i32"), code.local("v128")];
  const all = Array.from({ length: lanes(o) }, (_, i) => i);
  code
    .get(n)
    .i32(Math.log2(lanes(o)))
    .op("i32.shr_u")
    .set(left);
  repeated(code, left, () => {
    code.get(from).mem("v128.load").set(bits);
    prepare(bits);
    all.forEach(each);
    advance(code, from, 16);
  });
  code
    .get(n)
    .i32(lanes(o) - 1)
    .op("i32.and")
    .tee(left);
  code.when(() => {
    code
      .get(from, left)
      .i32(size)
      .op("i32.mul")
      .op("i32.add")
      .tee(from)
      .i32(16)
      .op("i32.sub")
      .mem("v128.load")
      .set(bits);
    prepare(bits);
    for (const lane of all.slice(1)) {
      code
        .get(left)
        .i32(lanes(o) - lane)
        .op("i32.ge_u");
      code.when(() => each(lane));
    }
  });
}

/** Makes a table of 32-bit entries, a multiple of 4 of them, all 0. */
export function clear(code: Code, table: Local, entries: Local): void {
  const [at, left] = [code.local("i32"), code.local("i32")];
  code.get(table).set(at).get(entries).i32(2).op("i32.shr_u").set(left);
  repeated(code, left, () => {
    code.get(at).splat("i32", 0).mem("v128.store");
    advance(code, at, 16);
  });
}
