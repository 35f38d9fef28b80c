// What a function gives for an element depends on the element alone: not on where it lies, nor on how many there are.
import { afterEach, describe, expect, test } from "vitest";
import { denseData, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { log, numberLike, power } from "../../src/ops/arithmetic.ts";
import { erf, erfc, exp2, gelu } from "../../src/ops/special.ts";
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cbrt,
  cos,
  cosh,
  exp,
  expm1,
  floor,
  log1p,
  log2,
  log10,
  sigmoid,
  sin,
  sinh,
  softplus,
  tan,
  tanh,
} from "../../src/ops/transcendental.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";

afterEach(() => setEngine("compiled"));

type Float = "float32" | "float64";
const arrays = { float32: Float32Array, float64: Float64Array } as const;
const count = 203;
/** Every sort of neighbour: tiny, usual and huge ones, both zeros, infinities, NaN. */
const numbers = Array.from({ length: count }, (_, i) => {
  if (i % 29 === 7) return [0, -0, Number.POSITIVE_INFINITY, Number.NaN, 1e30, 1e-42, -1e7][(i / 29) | 0]!;
  return Math.sin(i * 12.9898) * 2 ** ((i % 13) - 6);
});

const exponent = (x: Node, at: number): Node => power(x, numberLike(at, x));
const run: Readonly<Record<string, (x: Node) => Node>> = {
  ...{ exp, expm1, log, log1p, log2, log10, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh },
  ...{ cbrt, sigmoid, softplus },
  erf: (x) => erf({ x }),
  erfc: (x) => erfc({ x }),
  exp2: (x) => exp2({ x }),
  gelu: (x) => gelu({ x, approximate: 0 }),
  "x ** 3": (x) => exponent(x, 3),
  "x ** 0.5": (x) => exponent(x, 0.5),
  "x ** -1.5": (x) => exponent(x, -1.5),
  // Powers of neighbours that take different ways.
  "x ** x": (x) => power(x, floor(x)),
};

const valuesOf = (f: (x: Node) => Node, dtype: Float, given: readonly number[]): ArrayLike<number> => {
  const data = arrays[dtype].from(given);
  return denseData(realize([f(sourceOf(stored(dtype, [given.length], data)))])[0]!) as Float64Array;
};

describe.each(["float32", "float64"] as const)("%s", (dtype) => {
  test.each(Object.entries(run))("%s", (_, f) => {
    setEngine("compiled", 1);
    const whole = valuesOf(f, dtype, numbers);
    for (const [from, length] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [5, 4],
      [3, 7],
      [50, 19],
      [1, count - 1],
    ] as const) {
      const part = valuesOf(f, dtype, numbers.slice(from, from + length));
      expect(Array.from(part)).toEqual(Array.from({ length }, (_, i) => whole[from + i]));
    }
  });
});
