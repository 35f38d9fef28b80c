// Integers divided, raised and shifted by kernels: what the reference gives, at the ends of every dtype's range too, and
// its errors where there is no result.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { allocate, type DType, integerRange, isWide } from "../../src/core/dtype.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { expand, slice } from "../../src/graph/structure.ts";
import { floordiv, fmod, mod, power } from "../../src/ops/arithmetic.ts";
import { leftShift, rightShift } from "../../src/ops/bitwise.ts";
import { planOf } from "../../src/runtime/plan.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";

afterEach(() => setEngine("compiled"));

const dtypes: readonly DType[] = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"];
const operations = { floordiv, mod, fmod, power, leftShift, rightShift } as const;
type Name = keyof typeof operations;

/** Small numbers, and those at the ends of the range. */
function numbers(dtype: DType, n: number, seed: number, keep: (x: bigint) => boolean): Node {
  const [low, high] = integerRange(dtype as Parameters<typeof integerRange>[0]);
  const ends = [
    low,
    low + 1n,
    high,
    high - 1n,
    high / 2n,
    low / 2n,
    0n,
    1n,
    -1n,
    2n,
    3n,
    -3n,
    7n,
    1n << 51n,
    1n << 52n,
  ];
  const fit = ends.filter((x) => x >= low && x <= high && keep(x));
  const data = allocate(dtype, n) as unknown as (number | bigint)[];
  let state = seed + 1;
  for (let i = 0; i < n; i++) {
    state = (state * 48271) % 2147483647;
    const small = BigInt((state % 201) - 100);
    const one = state % 3 === 0 && small >= low && keep(small) ? small : fit[state % fit.length]!;
    data[i] = isWide(dtype) ? one : Number(one);
  }
  return sourceOf(stored(dtype, [n], data as never));
}

const keepOf = (name: Name): ((x: bigint) => boolean) => {
  if (name === "power") return (x) => x >= 0n;
  return name.endsWith("Shift") ? () => true : (x) => x !== 0n;
};

const cases = fc.record({
  name: fc.constantFrom(...(Object.keys(operations) as Name[])),
  dtype: fc.constantFrom(...dtypes),
  n: fc.constantFrom(1, 3, 4, 17, 64, 99, 5000),
  seed: fc.nat(1e6),
  repeated: fc.boolean(),
  backwards: fc.boolean(),
});

test("kernels give what the reference gives", () => {
  fc.assert(
    fc.property(cases, ({ name, dtype, n, seed, repeated, backwards }) => {
      const [want, found] = (["reference", "compiled"] as const).map((engine) => {
        setEngine(engine, 1);
        const x = numbers(dtype, n, seed, () => true);
        const turned = backwards ? slice(x, [n - 1], [-1], [n]) : x;
        const y = numbers(dtype, repeated ? 1 : n, seed + 7, keepOf(name));
        const node = operations[name](turned, repeated ? expand(y, [n]) : y);
        if (engine === "compiled") expect(planOf([node], 1).map((w) => w.by)).toEqual(["loop"]);
        return [...(denseData(realize([node])[0]!) as Iterable<number | bigint>)].join();
      });
      expect(found).toBe(want);
    }),
    { numRuns: 600 },
  );
});

describe("what has no result", () => {
  const faults = (name: Name, dtype: DType, y: number): (() => unknown) => {
    setEngine("compiled", 1);
    const make = (value: (i: number) => number): Node => {
      const data = allocate(dtype, 40_000) as unknown as (number | bigint)[];
      for (let i = 0; i < data.length; i++) data[i] = isWide(dtype) ? BigInt(value(i)) : value(i);
      return sourceOf(stored(dtype, [40_000], data as never));
    };
    const node = operations[name](
      make((i) => i % 100),
      make((i) => (i === 31_234 ? y : 3)),
    );
    return () => realize([node]);
  };
  test.each(dtypes)("division of %s by 0", (dtype) => {
    for (const name of ["floordiv", "mod", "fmod"] as const) {
      expect(faults(name, dtype, 0)).toThrow(/division by zero/);
      expect(faults(name, dtype, 1)).not.toThrow();
    }
  });
  test.each(dtypes.filter((t) => t.startsWith("int")))("%s to a negative power", (dtype) => {
    expect(faults("power", dtype, -1)).toThrow(/negative powers/);
    expect(faults("power", dtype, 2)).not.toThrow();
  });
  test("an element that a view leaves out counts", () => {
    const [x, y] = [
      numbers("int32", 100, 1, () => true),
      stored("int32", [100], new Int32Array(100).fill(2).with(50, 0)),
    ];
    setEngine("compiled", 1);
    expect(() => realize([slice(floordiv(x, sourceOf(y)), [0], [1], [10])])).toThrow(/division by zero/);
  });
});
