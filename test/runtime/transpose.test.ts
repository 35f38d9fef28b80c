// Copies between layouts move the very bits, whatever the strides.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dtypes as allDTypes, allocate, type DType, isComplex, isHalf } from "../../src/core/dtype.ts";
import { contiguous, sliced } from "../../src/core/layout.ts";
import { sizeOf } from "../../src/core/shape.ts";
import { copyDense, denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { place as placeNode } from "../../src/graph/structure.ts";
import { joinAlong } from "../../src/ops/joining.ts";
import { realize } from "../../src/runtime/realize.ts";
import { denseCopy, join, place } from "../../src/runtime/transpose.ts";
import { expectSame, oneOf, randomOf, someShape, someView } from "./views.ts";

/** Kernels see the parts of complex tensors, never complex numbers. */
const dtypes = allDTypes.filter((t) => !isComplex(t));

const bytes = (x: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): Buffer =>
  Buffer.from(x.buffer as ArrayBuffer, x.byteOffset, x.byteLength);
const copied = (x: Stored) => copyDense(x, allocate(x.dtype, sizeOf(x.layout.shape)));

describe("denseCopy", () => {
  test("any view", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const below = randomOf(seed);
        const rank = below(5);
        const x = someView(oneOf(below, dtypes), someShape(below, rank, rank < 3 ? 70 : 9), below);
        expectSame(denseCopy(x), copied(x) as Float64Array);
      }),
      { numRuns: 300 },
    );
  });
  test.each<[DType, number]>([
    ["uint8", 1],
    ["int16", 2],
    ["float32", 4],
    ["float64", 8],
  ])("bits of %s survive a transposition in tiles, tails included", (dtype, size) => {
    for (const [m, n] of [
      [16, 16],
      [67, 130],
      [131, 2100],
      [1, 40],
      [40, 3],
    ] as const) {
      const raw = new Uint8Array(m * n * size).map((_, i) => (i * 167 + (i >> 8) * 31) & 255);
      const data = allocate(dtype, m * n);
      bytes(data).set(raw);
      const got = bytes(denseCopy({ dtype, data, layout: { shape: [n, m], strides: [1, n], offset: 0 } }));
      const want = new Uint8Array(m * n * size);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < m; j++) {
          want.set(raw.subarray((j * n + i) * size, (j * n + i + 1) * size), (i * m + j) * size);
        }
      }
      expect(got.equals(want)).toBe(true);
    }
  });
  test("more than one unit of work: long rows, long strides, repeats", () => {
    const below = randomOf(7);
    const data = someView("float32", [300_000], below);
    for (const layout of [
      { shape: [300_000], strides: [-1], offset: 299_999 },
      { shape: [3, 100_000], strides: [1, 3], offset: 0 },
      { shape: [100_000, 3], strides: [1, 100_000], offset: 0 },
      { shape: [5, 60_000], strides: [1, 0], offset: 3 },
      { shape: [99_999], strides: [3], offset: 2 },
    ]) {
      const x: Stored = { dtype: "float32", data: denseCopy(data), layout };
      expectSame(denseCopy(x), copied(x) as Float32Array);
    }
  });
});

test("join is concatenation", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const below = randomOf(seed);
      const dtype = oneOf(below, dtypes);
      const shape = someShape(below, 1 + below(3), 12);
      const axis = below(shape.length);
      const parts = Array.from({ length: 1 + below(4) }, () => someView(dtype, shape.with(axis, below(9)), below));
      const node = joinAlong(parts.map(sourceOf), axis);
      expectSame(join(parts, axis, node.shape), denseParts(realize([node])[0]!) as Float64Array);
    }),
    { numRuns: 150 },
  );
});

test("place is the inverse of a slice", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const below = randomOf(seed);
      const dtype = oneOf(below, dtypes);
      const shape = someShape(below, below(4), 9);
      const step = shape.map(() => 1 + below(3));
      const begin = shape.map(() => below(4));
      const whole = shape.map((d, a) => begin[a]! + d * step[a]! + below(3));
      const x = someView(dtype, shape, below);
      const fill = isHalf(dtype) ? 0 : below(2);
      const want = realize([placeNode(sourceOf(x), begin, step, whole, fill)])[0]!;
      const value = dtype.endsWith("64") && !dtype.startsWith("float") ? BigInt(fill) : fill;
      const got = place(x, whole, { begin, step, fill: value });
      expectSame(got, denseParts(want) as Float64Array);
      const back = { dtype, data: got, layout: sliced(contiguous(whole), begin, step, shape) };
      expectSame(denseCopy(back), denseParts(x) as Float64Array);
    }),
    { numRuns: 150 },
  );
});

test("an empty tensor and a scalar", () => {
  expect(denseCopy(stored("float32", [0, 3], new Float32Array())).length).toBe(0);
  expect([...(denseCopy(stored("int64", [], BigInt64Array.of(5n))) as BigInt64Array)]).toEqual([5n]);
});
