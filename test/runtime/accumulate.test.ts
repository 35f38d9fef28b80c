// Running combinations round at every step in the reference's order, along any axis of any view.
import fc from "fast-check";
import { expect, test } from "vitest";
import { dtypes as allDTypes, isComplex, isHalf } from "../../src/core/dtype.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { scan } from "../../src/ops/scan.ts";
import { accumulate } from "../../src/runtime/accumulate.ts";
import { realize } from "../../src/runtime/realize.ts";
import { expectSame, oneOf, randomOf, someShape, someView } from "./views.ts";

/** Kernels see the parts of complex tensors, never complex numbers, and float32 for floats of 16 bits. */
const dtypes = allDTypes.filter((t) => !isComplex(t) && !isHalf(t));

const numbers = dtypes.filter((t) => t !== "bool");

test("like the reference", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, exclusive) => {
      const below = randomOf(seed);
      const rank = 1 + below(3);
      const x = someView(oneOf(below, numbers), someShape(below, rank, rank < 3 ? 60 : 8), below);
      const combine = oneOf(below, ["add", "mul", "max", "min"] as const);
      // The reference knows any instruction; the operations ask for sums and products only.
      const attrs = { combine: combine as "add", exclusive, reverse: false };
      const want = realize([scan(sourceOf(x), rank - 1, attrs)])[0]!;
      expectSame(denseData(accumulate(x, combine, exclusive)), denseData(want) as Float64Array);
    }),
    { numRuns: 400 },
  );
});

test("long rows and long columns, in more than one unit", () => {
  const below = randomOf(5);
  for (const shape of [
    [3, 9001],
    [700, 50],
  ]) {
    for (const dtype of ["float32", "float64", "int16", "uint64"] as const) {
      const x = someView(dtype, shape, below);
      const turned = {
        ...x,
        layout: { ...x.layout, shape: shape.toReversed(), strides: x.layout.strides.toReversed() },
      };
      for (const view of [x, turned]) {
        const want = realize([scan(sourceOf(view), 1, { combine: "add", exclusive: false, reverse: false })])[0]!;
        expectSame(denseData(accumulate(view, "add", false)), denseData(want) as Float64Array);
      }
    }
  }
});

test("a column view is answered in columns, so that nothing has to be turned", () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => i);
  const out = accumulate(
    { dtype: "float32", data, layout: { shape: [4, 3], strides: [1, 4], offset: 0 } },
    "add",
    false,
  );
  expect(out.layout.strides).toEqual([1, 4]);
  expect([...(out.data as Float32Array)]).toEqual([0, 1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 21]);
});

test("float32 sums round at each step", () => {
  const out = accumulate(stored("float32", [3], Float32Array.of(2 ** 24, 1, 1)), "add", false);
  expect([...(out.data as Float32Array)]).toEqual([2 ** 24, 2 ** 24, 2 ** 24]);
});
