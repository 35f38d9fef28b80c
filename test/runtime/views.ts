// Tensors to try kernels on: every dtype, in the engine's memory or on the heap, axes turned, reversed and stepped over.
import { expect } from "vitest";
import { allocate, type Data, type DType, isFloat, isHalf, isWide, kindOf } from "../../src/core/dtype.ts";
import { halfBits } from "../../src/core/half.ts";
import { contiguous, expanded, permuted, sliced } from "../../src/core/layout.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { type Stored, stored } from "../../src/core/stored.ts";
import { tensorRoom } from "../../src/runtime/memory.ts";

/** A whole number from 0 to below n. */
export type Below = (n: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Below {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

export const oneOf = <T>(below: Below, items: readonly T[]): T => items[below(items.length)]!;

const special = [Number.NaN, -0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-42, -1e-42, 0.1];
/** A value that the dtype holds, often one that others equal. */
export function someValue(dtype: DType, below: Below): number | bigint {
  if (dtype === "bool") return below(2);
  if (isFloat(dtype)) return below(3) === 0 ? oneOf(below, special) : (below(2001) - 1000) / (1 + below(9));
  const value = below(below(2) ? 8 : 2 ** 31) - (kindOf(dtype) === "int" ? 3 : 0);
  return isWide(dtype) ? BigInt(value) * (below(2) ? 1n : 4_000_000_007n) : value;
}

/** `n` elements on the heap or in the engine's memory. */
export function filled(dtype: DType, n: number, below: Below, value: () => number | bigint): Data {
  const data = below(2) ? tensorRoom(dtype, n) : allocate(dtype, n);
  const bits = (v: number | bigint): number | bigint => (isHalf(dtype) ? halfBits(dtype, v as number) : v);
  for (let i = 0; i < n; i++) data[i] = bits(value()) as never;
  return data;
}

export const someShape = (below: Below, rank: number, most: number): Shape =>
  Array.from({ length: rank }, () => (below(40) === 0 ? 0 : 1 + below(most)));

/** A view of exactly that shape: of a larger tensor, its axes in any order, some of them backwards or repeated. */
export function someView(
  dtype: DType,
  shape: Shape,
  below: Below,
  value: () => number | bigint = () => someValue(dtype, below),
): Stored {
  if (below(4) === 0) return stored(dtype, shape, filled(dtype, sizeOf(shape), below, value));
  const step = shape.map(() => oneOf(below, [1, 1, 1, -1, 2, -2]));
  const repeats = shape.map(() => below(8) === 0);
  const whole = shape.map((d, a) => (repeats[a] ? 1 : Math.abs(step[a]!) * d));
  const order = shape.map((_, a) => ({ a, key: below(100) })).sort((p, q) => p.key - q.key || p.a - q.a);
  const lying = order.map(({ a }) => whole[a]!);
  const back = shape.map((_, a) => order.findIndex((o) => o.a === a));
  const turned = permuted(contiguous(lying), back);
  const data = filled(dtype, sizeOf(lying), below, value);
  const begin = shape.map((d, a) => (step[a]! < 0 && d > 0 && !repeats[a] ? whole[a]! - 1 : 0));
  const cut = sliced(
    turned,
    begin,
    step,
    shape.map((d, a) => (repeats[a] ? 1 : d)),
  );
  return { dtype, data, layout: expanded(cut, shape) };
}

/** The same elements, zeros told apart by their sign. */
export function expectSame(got: Data, want: ArrayLike<number | bigint>): void {
  expect(got.length).toBe(want.length);
  const other = got.findIndex((v: number | bigint, i: number) => !Object.is(v, want[i]));
  if (other >= 0) expect([other, got[other]]).toEqual([other, want[other]]);
}
