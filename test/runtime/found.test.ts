// What operations on known values ask kernels for, large order and large masks: the same with and without them.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { allocate, type DType, isFloat, isWide } from "../../src/core/dtype.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { unique } from "../../src/ops/distinct.ts";
import { doElsewhere, nowhere } from "../../src/ops/elsewhere.ts";
import { argwhere, nonzero, sort } from "../../src/ops/sorting.ts";
import { keptOf, orderOf, placesOf, realize, setEngine, valuesOf } from "../../src/runtime/realize.ts";

afterEach(() => {
  setEngine("compiled");
  doElsewhere(nowhere);
});

function values(dtype: DType, shape: readonly number[], many: number, seed: number): Stored {
  const n = shape.reduce((a, b) => a * b, 1);
  const data = allocate(dtype, n) as unknown as (number | bigint)[];
  let state = seed + 1;
  for (let i = 0; i < n; i++) {
    state = (state * 48271) % 2147483647;
    const v = state % many;
    if (isFloat(dtype) && v < 3) data[i] = [Number.NaN, -0, 0][v]!;
    else data[i] = isWide(dtype) ? BigInt(v - 5) : dtype === "bool" ? v % 2 : isFloat(dtype) ? v - 40 : v;
  }
  return stored(dtype, shape, data as never);
}

const cases = fc.record({
  dtype: fc.constantFrom<DType>("float32", "float64", "int32", "int64", "uint8", "bool"),
  shape: fc.constantFrom([5000], [70, 71], [9000]),
  many: fc.constantFrom(3, 90, 100_000),
  seed: fc.nat(1e6),
});

test("distinct values, order and places", () => {
  fc.assert(
    fc.property(cases, ({ dtype, shape, many, seed }) => {
      const [want, found] = [false, true].map((asked) => {
        setEngine(asked ? "compiled" : "reference");
        doElsewhere(asked ? { valuesOf, placesOf, keptOf, orderOf } : nowhere);
        const x = values(dtype, shape, many, seed);
        const whole = { return_index: true, return_inverse: true, return_counts: true };
        const nodes = [
          unique({ x }),
          unique({ x, return_counts: true }),
          unique({ x, return_counts: true, equal_nan: false }),
          unique({ x, ...whole }),
          unique({ x, ...whole, equal_nan: false }),
          unique({ x, ...whole, axis: 0 }),
          nonzero({ x }),
          argwhere({ x }),
          sort({ x: sourceOf(x), axis: null }),
        ].flat() as Node[];
        return realize(nodes).map(
          (s) =>
            `${s.dtype} ${s.layout.shape} ${[...(denseData(s) as Float64Array)].map((v) => (Object.is(v, -0) ? "-0" : v))}`,
        );
      });
      expect(found).toEqual(want);
    }),
    { numRuns: 60 },
  );
});
