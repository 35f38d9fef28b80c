/**
 * The largest or smallest of many floats. The instruction that gives NaN and the sign of zero their due takes eight others;
 * so of many elements the plain comparison is taken, and what it loses is noted beside it: whether there was a NaN, and
 * the signs. All orders give the same. Knows lanes; knows no loops.
 */
import type { DType } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";
import type { Code, Local } from "./assembler.ts";
import type { Lanes } from "./lanes.ts";

interface Extreme {
  readonly combine: Combine;
  readonly dtype: DType;
}
/** Takes fours of elements; what they come to, four lanes of each. */
export interface ExtremeSoFar {
  readonly take: (values: Lanes) => void;
  readonly end: () => readonly Lanes[];
}

/**
 * The larger (smaller) of elements and a number that is not -0: the plain comparison, which keeps NaN where it comes first,
 * and lets -0 stand before 0.
 */
export function beyond(code: Code, { combine, dtype }: Extreme, x: Lanes, value: number): Lanes {
  const shape = dtype === "float32" ? "f32x4" : "f64x2";
  const lane = dtype === "float32" ? "f32" : "f64";
  return x.map((v) => {
    const out = code.local("v128");
    code.get(v, code.constant(lane, value)).op(`${shape}.${combine === "max" ? "pmax" : "pmin"}`);
    if (combine === "max" && value === 0) code.get(code.constant(lane, 0)).op(`${shape}.add`);
    code.set(out);
    return out;
  });
}

export const isFloatExtreme = ({ combine, dtype }: Extreme): boolean =>
  (combine === "max" || combine === "min") && (dtype === "float32" || dtype === "float64");

interface Side {
  readonly best: Local;
  /** The signs of all: of the largest one that is zero is negative if all are, of the smallest if one is. */
  readonly signs: Local;
  readonly missing: Local;
}

/** `sides`: vectors that are taken beside each other, so that one need not wait for the other. Two for float64. */
export function beginExtreme(code: Code, { combine, dtype }: Extreme, sides: 1 | 2 = 2): ExtremeSoFar {
  const [shape, bits] = dtype === "float32" ? (["f32x4", "f32"] as const) : (["f64x2", "f64"] as const);
  const isMax = combine === "max";
  const all = Array.from({ length: sides }, (): Side => {
    const side = { best: code.local("v128"), signs: code.local("v128"), missing: code.local("v128") };
    const none = code.constant(bits, isMax ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    code.get(none).set(side.best);
    code.get(none).set(side.signs);
    code.get(code.constant("i32", 0)).set(side.missing);
    return side;
  });
  let taken = 0;
  const take = (v: Local): void => {
    const { best, signs, missing } = all[taken++ % sides]!;
    code
      .get(best, v)
      .op(`${shape}.${isMax ? "pmax" : "pmin"}`)
      .set(best);
    code
      .get(signs, v)
      .op(isMax ? "v128.and" : "v128.or")
      .set(signs);
    code.get(missing, v, v).op(`${shape}.ne`).op("v128.or").set(missing);
  };
  /** The sign of what is largest (smallest) is what all signs come to: that of zero too. */
  const end = ({ best, signs, missing }: Side): Local => {
    const sign = code.constant(bits, -0);
    code.get(signs, best, sign).op("v128.bitselect").set(best);
    code.get(code.constant(bits, Number.NaN), best, missing).op("v128.bitselect").set(best);
    return best;
  };
  return {
    take: (values) => {
      for (const v of values) take(v);
    },
    end: () => {
      const ends = all.map(end);
      return dtype === "float32" ? ends.map((v) => [v]) : [ends];
    },
  };
}
