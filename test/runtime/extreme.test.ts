// The largest and smallest elements, by kernels: the reference's, NaN and signed zeros too; and where they are, the first of
// equals and of NaN.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { dtypes as allDTypes, allocate, isComplex, isFloat, isHalf, isWide } from "../../src/core/dtype.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { permute, reduce } from "../../src/graph/structure.ts";
import { argmax, argmin } from "../../src/ops/sorting.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { bits } from "./graphs.ts";

afterEach(() => setEngine("compiled"));

const shapes: readonly Shape[] = [
  [4099],
  [3, 1500],
  [1500, 3],
  [20_000],
  [2, 16_385],
  [33_000, 2],
  [70, 70],
  [1000, 7, 3],
  [9000, 1],
];
const cases = fc.record({
  dtype: fc.constantFrom(...allDTypes.filter((t) => !isComplex(t) && !isHalf(t))),
  shape: fc.constantFrom(...shapes),
  axis: fc.nat(3),
  /** How many different values there are, and how often a NaN or a negative zero. */
  values: fc.constantFrom(1, 2, 50, 1e6),
  special: fc.constantFrom(0, 0, 3000, 5),
  seed: fc.nat(1e6),
  turned: fc.boolean(),
});

test("kernels give what the reference gives", () => {
  fc.assert(
    fc.property(cases, ({ dtype, shape, axis, values, special, seed, turned }) => {
      let state = seed + 1;
      const next = (): number => (state = (state * 48271) % 2147483647);
      const n = sizeOf(shape);
      const data = allocate(dtype, n) as unknown as (number | bigint)[];
      for (let i = 0; i < n; i++) {
        const v = (next() % values) - (dtype.startsWith("u") || dtype === "bool" ? 0 : values >> 1);
        if (isWide(dtype)) data[i] = BigInt(v) * 10_000_000_007n;
        else if (!isFloat(dtype)) data[i] = dtype === "bool" ? v % 2 : v;
        else if (special > 0 && next() % special === 0)
          data[i] = [Number.NaN, -0, Number.POSITIVE_INFINITY, -Infinity][next() % 4]!;
        else data[i] = v / 8;
      }
      const axes = shape.map((_, a) => a);
      for (const extreme of [argmax, argmin]) {
        const [want, found] = (["reference", "compiled"] as const).map((engine) => {
          setEngine(engine, 1);
          const x = sourceOf(stored(dtype, shape, data as never));
          const at = turned ? permute(x, axes.toReversed()) : x;
          const out = extreme({ x: at, axis: axis === 3 ? null : axis % shape.length });
          return [...(denseData(realize([out])[0]!) as BigInt64Array)].join();
        });
        expect(found).toBe(want);
      }
      for (const combine of ["max", "min"] as const) {
        const [want, found] = (["reference", "compiled"] as const).map((engine) => {
          setEngine(engine, 1);
          const x = sourceOf(stored(dtype, shape, data as never));
          const at = turned ? permute(x, axes.toReversed()) : x;
          return bits(realize([reduce(at, combine, axis === 3 ? axes : [axis % shape.length])])[0]!);
        });
        expect(found).toBe(want);
      }
    }),
    { numRuns: 200 },
  );
});
