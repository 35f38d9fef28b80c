// Rows are ordered as the reference orders them: stable, both zeros alike, NaN last, and backwards by comparing backwards: NaN first, in their order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dtypes as allDTypes, allocate, type Data, type DType, isComplex, isHalf } from "../../src/core/dtype.ts";
import { type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { argsort, sort } from "../../src/ops/sorting.ts";
import { realize, setThreads } from "../../src/runtime/realize.ts";
import { sorted, sortingPlaces } from "../../src/runtime/sort.ts";
import { type Below, expectSame, oneOf, randomOf, someShape, someView } from "./views.ts";

/** Kernels see the parts of complex tensors, never complex numbers, and float32 for floats of 16 bits. */
const dtypes = allDTypes.filter((t) => !isComplex(t) && !isHalf(t));

function expectOrdered(x: Stored, descending: boolean): void {
  const given = {
    x: sourceOf(x),
    axis: -1,
    direction: "ASCENDING",
    descending,
    stable: true,
    output_type: "int32",
    kind: "stable",
  } as const;
  const context = undefined as never;
  const nodes = [argsort.run(given, context), sort.run(given, context)];
  const [places, values] = realize(nodes as Node[]);
  expectSame(sortingPlaces(x, descending), places!.data as Int32Array);
  expectSame(sorted(x, descending), values!.data as Float64Array);
}

describe("like the reference", () => {
  test("rows of any length, as views", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const below = randomOf(seed);
        const shape = [...someShape(below, below(3), 4), below(oneOf(below, [5, 30, 400]))];
        expectOrdered(someView(oneOf(below, dtypes), shape, below), below(2) === 1);
      }),
      { numRuns: 300 },
    );
  });
  test.each(dtypes)("a long row of %s, by large digits", (dtype) => {
    const below = randomOf(dtype.length);
    const x = someView(dtype, [2, 20_001], below);
    expectOrdered(x, false);
    expectOrdered(x, true);
  });
});

const float = (below: Below): number => (below(2 ** 20) - 2 ** 19) * 2 ** -15 * (below(2) === 1 ? 1 : 1e-6);
const normal = (below: Below): number =>
  Math.sqrt(-2 * Math.log((1 + below(2 ** 20)) / 2 ** 20)) * Math.cos((2 * Math.PI * below(2 ** 20)) / 2 ** 20);
const endless = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -0, 0];
/** Elements spread in all the ways that decide how a row is dealt out. */
const spreads: readonly [name: string, DType, make: (below: Below, i: number) => number | bigint][] = [
  ["floats", "float32", float],
  ["floats of 64 bits", "float64", float],
  ["normal floats", "float32", normal],
  ["normal floats of 64 bits", "float64", normal],
  [
    "floats with -0 and NaN",
    "float32",
    (below) => (below(50) === 0 ? oneOf(below, [-0, 0, Number.NaN]) : float(below)),
  ],
  ["floats without an end", "float64", (below) => (below(50) === 0 ? oneOf(below, endless) : normal(below))],
  ["floats of all magnitudes", "float32", (below) => normal(below) * 10 ** (below(70) - 35)],
  ["floats of all magnitudes of 64 bits", "float64", (below) => normal(below) * 10 ** (below(600) - 300)],
  ["floats at both ends", "float32", (below) => (below(2) === 0 ? -3e38 : 3e38)],
  ["floats near each other and one far away", "float64", (_, i) => (i === 17 ? 1e300 : 1 + i * 1e-9)],
  ["floats in crowds", "float32", (below) => oneOf(below, [-1, 0.5, 7]) + (below(3) === 0 ? 1e-6 * below(1000) : 0)],
  ["positive floats", "float64", (below) => 1 + Math.abs(float(below))],
  ["subnormal floats", "float64", (below) => (below(1000) - 500) * 5e-324],
  ["all the same", "float32", () => 2.5],
  ["all NaN but one", "float32", (_, i) => (i === 20 ? 1 : Number.NaN)],
  ["one that differs, later", "int32", (_, i) => (i === 25 ? -7 : 3)],
  ["few values", "int32", (below) => below(900)],
  ["values around 0", "int32", (below) => Math.round(1e6 * normal(below))],
  ["in order", "int32", (_, i) => i],
  ["whole numbers", "uint32", (below) => below(2 ** 31) * 2],
  ["far apart", "int64", (below) => BigInt(below(2 ** 30)) * (below(2) === 1 ? -(2n ** 33n) : 1n)],
  ["around 0 of 64 bits", "int64", (below) => BigInt(Math.round(1e12 * normal(below)))],
  ["close together", "uint64", (below) => 2n ** 63n + BigInt(below(7))],
  ["close together, and many", "uint64", (below) => 2n ** 63n - 500n + BigInt(below(5000))],
];

// Places go by digits in one thread, values by buckets: two ways to the same order.
describe("values are those at the places that order them, with any number of threads", () => {
  const lengths = [25, 31, 100, 1_003, 16_384, 33_000, 140_001];
  test.each(spreads)("%s", (_, dtype, make) => {
    const below = randomOf(11);
    try {
      for (const n of lengths) {
        const data = allocate(dtype, n);
        for (let i = 0; i < n; i++) data[i] = make(below, i) as never;
        const x = stored(dtype, [n], data);
        for (const descending of [false, true]) {
          setThreads(1);
          const places = sortingPlaces(x, descending) as Int32Array;
          const expected = bytesIn(gathered(data, places));
          expect(bytesIn(sorted(x, descending)).equals(expected)).toBe(true);
          setThreads(3);
          expect(bytesIn(sorted(x, descending)).equals(expected)).toBe(true);
          expect(bytesIn(sortingPlaces(x, descending)).equals(bytesIn(places))).toBe(true);
        }
      }
    } finally {
      setThreads(null);
    }
  });
});
const bytesIn = (data: Data): Buffer => Buffer.from(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);

/** The elements at these places, bit for bit. */
function gathered(data: Data, places: Int32Array): Data {
  const words = data.BYTES_PER_ELEMENT / 4;
  const from = new Uint32Array(data.buffer, data.byteOffset, words * data.length);
  const out = new Uint32Array(from.length);
  places.forEach((place, i) => {
    for (let w = 0; w < words; w++) out[words * i + w] = from[words * place + w]!;
  });
  return out;
}

const bits = (data: Data): BigUint64Array => new BigUint64Array(data.buffer, data.byteOffset, data.length);

test("zeros and NaN keep their bits and their order", () => {
  const patterns = [0n, 1n << 63n, 0x7ff8_0000_0000_0001n, 0xfff8_0000_0000_0002n, 0x3ff0_0000_0000_0000n];
  const data = new Float64Array(200);
  const below = randomOf(3);
  for (let i = 0; i < data.length; i++) bits(data)[i] = patterns[below(patterns.length)]!;
  const x = stored("float64", [200], data);
  for (const descending of [false, true]) {
    const places = sortingPlaces(x, descending) as Int32Array;
    expect([...bits(sorted(x, descending))]).toEqual(Array.from(places, (i) => bits(data)[i]));
  }
});

test.each<[DType, readonly (number | bigint)[]]>([
  ["int8", [-128, 127, -1, 0, 1]],
  ["uint16", [65535, 0, 256, 255]],
  ["int32", [-(2 ** 31), 2 ** 31 - 1, -1, 0]],
  ["uint32", [2 ** 32 - 1, 2 ** 31, 0, 2 ** 31 - 1]],
  ["int64", [-(2n ** 63n), 2n ** 63n - 1n, -1n, 0n]],
  ["uint64", [2n ** 64n - 1n, 2n ** 63n, 0n, 1n]],
])("the ends of the range of %s", (dtype, values) => {
  for (const n of [values.length, 100]) {
    const below = randomOf(n);
    const x = someView(dtype, [n], below, () => oneOf(below, values));
    const got = [...(sorted(x, false) as Float64Array)];
    const order = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : Number(a > b));
    expect(got).toEqual(got.toSorted(order));
    expect([...(sorted(x, true) as Float64Array)]).toEqual(got.toReversed());
  }
});

test("more rows than room at once", () => {
  const below = randomOf(11);
  const x = someView("float64", [3, 60_000], below);
  expectOrdered(x, true);
});
