// Gather, scatter and masks give the reference's elements, and its errors with the same facts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dtypes as allDTypes, type DType, isComplex, isHalf, isInteger, isWide, kindOf } from "../../src/core/dtype.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { countSet, gather, placesWhere, scatter, selectWhere } from "../../src/runtime/pick.ts";
import { evaluateGather, evaluateScatter } from "../../src/runtime/reference/indexing.ts";
import { type Below, expectSame, oneOf, randomOf, someShape, someView } from "./views.ts";

/** Kernels see the parts of complex tensors, never complex numbers. */
const dtypes = allDTypes.filter((t) => !isComplex(t));

/** The elements, or the facts of the refusal. */
function outcome(run: () => ArrayLike<number | bigint>): ArrayLike<number | bigint> | string {
  try {
    return run();
  } catch (error) {
    const { code, facts } = error as { code: unknown; facts: unknown };
    return JSON.stringify({ code, facts });
  }
}
function expectAlike(run: () => ArrayLike<number | bigint>, reference: () => ArrayLike<number | bigint>): void {
  const [got, want] = [outcome(run), outcome(reference)];
  if (typeof want === "string" || typeof got === "string") expect(got).toBe(want);
  else expectSame(got as Float64Array, want);
}

const integers = dtypes.filter(isInteger);
/** Integers along an axis of `size`: seldom outside of it, often counted from its end. */
function someIndices(shape: Shape, size: number, wild: boolean, below: Below): Stored {
  const dtype = oneOf(below, integers);
  const signed = kindOf(dtype) === "int";
  return someView(dtype, shape, below, () => {
    const outside = wild && below(6) === 0;
    const at = outside ? size + below(3) : below(Math.max(1, size));
    const value = signed && below(2) === 0 ? at - size - (outside ? 2 * at + 1 - size : 0) : at;
    return isWide(dtype) ? BigInt(value) : value;
  });
}

interface Case {
  readonly x: Stored;
  readonly axes: readonly number[];
  readonly picked: Shape;
  readonly indices: readonly Stored[];
  readonly below: Below;
}
function someCase(seed: number): Case {
  const below = randomOf(seed);
  const rank = 1 + below(4);
  const x = someView(oneOf(below, dtypes), someShape(below, rank, rank < 3 ? 30 : 6), below);
  const axes = x.layout.shape.flatMap((_, a) => (below(2) ? [a] : []));
  const picked = axes.length === 0 ? [] : someShape(below, below(3), 12);
  const wild = below(6) === 0;
  const indices = axes.map((a) => someIndices(picked, x.layout.shape[a]!, wild, below));
  return { x, axes, picked, indices, below };
}
const keptShape = ({ x, axes }: Case): number[] => x.layout.shape.filter((_, a) => !axes.includes(a));

describe("like the reference", () => {
  test("gather", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = someCase(seed);
        const [inputs, at] = [[c.x, ...c.indices], c.below(keptShape(c).length + 1)];
        expectAlike(
          () => gather(inputs, c.axes, at),
          () => evaluateGather(inputs, c.axes, at),
        );
      }),
      { numRuns: 500 },
    );
  });
  test("scatter, later updates after earlier ones", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = someCase(seed);
        // Floats of 16 bits are combined as float32; as they are they are only put.
        const combine = isHalf(c.x.dtype) ? "set" : oneOf(c.below, ["set", "add", "mul", "max", "min"] as const);
        const updates = someView(c.x.dtype, [...c.picked, ...keptShape(c)], c.below);
        const inputs = [c.x, updates, ...c.indices];
        expectAlike(
          () => scatter(inputs, c.axes, combine),
          () => evaluateScatter(inputs, c.axes, combine),
        );
      }),
      { numRuns: 500 },
    );
  });
});

test("the first integer outside of its axis is named", () => {
  const x = stored("float32", [3, 2], new Float32Array(6));
  const at = (values: number[]): Stored => stored("int32", [values.length], Int32Array.from(values));
  const facts = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return (error as { facts: unknown }).facts;
    }
  };
  expect(facts(() => gather([x, at([0, 3, -4])], [0], 0))).toEqual({ index: 3, axis: 0, size: 3 });
  expect(facts(() => gather([x, at([0, 1]), at([1, -3])], [0, 1], 0))).toEqual({ index: -3, axis: 1, size: 2 });
  expect(facts(() => scatter([x, x, at([0, 1, -4])], [0], "set"))).toEqual({ index: -4, axis: 0, size: 3 });
});

/** What a mask says, one cell after another. */
const cellsOf = (mask: Stored): number[] => {
  const set: number[] = [];
  denseData(mask).forEach((v: number | bigint, i: number) => {
    if (Number(v) !== 0) set.push(i);
  });
  return set;
};
function expectMasked(x: Stored, mask: Stored): void {
  const cells = cellsOf(mask);
  const shape = mask.layout.shape;
  const values = denseParts(x) as Float64Array;
  const run = sizeOf(x.layout.shape.slice(shape.length));
  const want = cells.flatMap((c) => Array.from({ length: run }, (_, i) => values[c * run + i]!));
  expect(countSet(mask)).toBe(cells.length);
  expectSame(selectWhere(x, mask), want);
  placesWhere(mask).forEach((places, axis) => {
    const inner = sizeOf(shape.slice(axis + 1));
    expectSame(
      places,
      cells.map((c) => Math.floor(c / inner) % shape[axis]!),
    );
  });
}

describe("masks", () => {
  test("of any density over leading axes", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const below = randomOf(seed);
        const rank = 1 + below(3);
        const x = someView(oneOf(below, dtypes), someShape(below, rank, rank < 2 ? 200 : 9), below);
        const density = oneOf(below, [0, 1, 5, 9, 10]);
        const dtype = oneOf<DType>(below, ["bool", "bool", "int64", "float32"]);
        const mask = someView(dtype, x.layout.shape.slice(0, 1 + below(rank)), below, () => {
          const value = below(10) < density ? 1 : 0;
          return dtype === "int64" ? BigInt(value) : value;
        });
        expectMasked(x, mask);
      }),
      { numRuns: 250 },
    );
  });
  test.each(["uint8", "int16", "float32", "float64"] as const)("over several blocks of %s", (dtype) => {
    const below = randomOf(9);
    const x = stored(dtype, [40_001], denseData(someView(dtype, [40_001], below)));
    for (const density of [1, 50, 99]) {
      expectMasked(
        x,
        someView("bool", [40_001], below, () => Number(below(100) < density)),
      );
    }
  });
});
