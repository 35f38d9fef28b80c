// Ranges and places in sorted rows by kernels have the bits that the reference gives them.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { allocate, type DType } from "../../src/core/dtype.ts";
import { type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { arange, linspace } from "../../src/ops/create.ts";
import { searchsorted } from "../../src/ops/sorting.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { expectSame, oneOf, randomOf, someView } from "./views.ts";

afterEach(() => setEngine("compiled"));

function expectLikeReference(make: () => Node): void {
  setEngine("reference");
  const [wanted] = realize([make()]);
  setEngine("compiled", 1);
  const [found] = realize([make()]);
  expect(found!.dtype).toBe(wanted!.dtype);
  expectSame(found!.data as Float64Array, wanted!.data as Float64Array);
}

const context = { float: "float32" } as never;
const scalar = (value: number, dtype: DType) => ({ value, dtype }) as never;

describe("ranges", () => {
  const dtypes = ["float32", "float64", "int32", "int64", "uint8", "float16"] as const;
  const range = (start: number, step: number, count: number, dtype: DType): Node =>
    arange.run(
      {
        start: scalar(start, "float64"),
        stop: scalar(start + step * count, "float64"),
        step: scalar(step, "float64"),
        dtype,
        digits: "tensorflow",
      },
      context,
    ) as Node;
  const between = (start: number, stop: number, num: number, dtype: DType, endpoint: boolean): Node =>
    linspace.run(
      { start: scalar(start, "float64"), stop: scalar(stop, "float64"), num, dtype, endpoint, digits: "numpy" },
      context,
    ) as Node;

  test("of any start, step and length", () => {
    const numbers = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.integer({ min: 4096, max: 9000 }),
        fc.constantFrom(...dtypes),
        fc.boolean(),
        (a, b, n, t, e) => {
          expectLikeReference(() => between(a, b, n, t, e));
          if (b !== 0) expectLikeReference(() => range(a, b, n, t));
        },
      ),
      { numRuns: 60 },
    );
  });
  test.each([
    ["int32", 2 ** 31 - 5000],
    ["int32", -(2 ** 31)],
    ["int64", 2 ** 53],
    ["int64", -(2 ** 51) - 3],
    ["float32", 1e38],
    ["float32", 2 ** 24 - 100],
  ] as const)("at the ends of %s, from %d on", (dtype, start) => {
    for (const step of [1, -1, 0.5, 3e34])
      expectLikeReference(() => between(start, start + 5000 * step, 5000, dtype, false));
  });
});

describe("places in sorted rows", () => {
  /** Rows in order, NaN last. */
  function inOrder(x: Stored, size: number): Stored {
    const data = Array.from(x.data as Float64Array);
    const order = (a: number, b: number): number => (a === b ? 0 : Number.isNaN(a) || a > b ? 1 : -1);
    const rows = Array.from({ length: data.length / size }, (_, r) => data.slice(r * size, (r + 1) * size).sort(order));
    const sorted = x.data.slice() as Float64Array;
    sorted.set(rows.flat());
    return stored(x.dtype, x.layout.shape, sorted);
  }
  test("one row or many, of any size", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const below = randomOf(seed);
        const dtype = oneOf(below, ["float32", "float64", "int32", "int64", "int16"] as const);
        const [size, rows, each] = [1 + below(oneOf(below, [3, 40, 1000])), below(2) * (1 + below(3)), 1 + below(3000)];
        const lead = rows === 0 ? [] : [rows];
        const dense = someView(dtype, [...lead, size], below);
        const flat = realize([sourceOf(dense)])[0]!;
        const values = someView(dtype, [...lead, each + 4096], below);
        const side = oneOf(below, ["left", "right"]);
        const made = (): Node => {
          const given = { sorted: sourceOf(inOrder(copied(flat), size)), values: sourceOf(values), side, sorter: null };
          return searchsorted.run({ ...given, right: false, out_type: "int64" } as never, context) as Node;
        };
        expectLikeReference(made);
      }),
      { numRuns: 120 },
    );
  });
});

/** The elements in row-major order. */
function copied({ dtype, layout, data }: Stored): Stored {
  const places = layout.shape.reduce<number[]>(
    (at, d, a) => at.flatMap((p) => Array.from({ length: d }, (_, i) => p + i * layout.strides[a]!)),
    [layout.offset],
  );
  const out = allocate(dtype, places.length) as Float64Array;
  for (const [i, p] of places.entries()) out[i] = data[p]! as number;
  return stored(dtype, layout.shape, out);
}
