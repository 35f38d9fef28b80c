// The plan of an index: slices as Python resolves them, where picked axes go, and which error says what.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OpError } from "../../src/core/errors.ts";
import { type IndexItem, planIndex, resolveSlice } from "../../src/core/index.ts";
import type { Shape } from "../../src/core/shape.ts";

const whole: IndexItem = { kind: "slice", start: null, stop: null, step: null };
const at = (index: number): IndexItem => ({ kind: "at", index });
const dots: IndexItem = { kind: "ellipsis" };
const newaxis: IndexItem = { kind: "newaxis" };
const pick = (...values: number[]): IndexItem => ({ kind: "pick", shape: [values.length], values });
const mask = (shape: Shape, ...places: number[]): IndexItem => ({
  kind: "mask",
  shape,
  places: Int32Array.from(places),
});

/** Python's own definition: i = start, start + step, … as long as it lies before stop and inside. */
function listed(start: number | null, stop: number | null, step: number, size: number): number[] {
  const place = (i: number): number => (i < 0 ? i + size : i);
  const from = start === null ? (step > 0 ? 0 : size - 1) : place(start);
  const to = stop === null ? (step > 0 ? size : Number.NEGATIVE_INFINITY) : place(stop);
  const first = step > 0 ? Math.max(from, 0) : Math.min(from, size - 1);
  const out: number[] = [];
  const before = (i: number): boolean => (step > 0 ? i < Math.min(to, size) : i > Math.max(to, -1));
  for (let i = first; before(i) && i >= 0 && i < size; i += step) out.push(i);
  return out;
}

test("slices take what Python takes", () => {
  const bound = fc.option(fc.integer({ min: -9, max: 9 }));
  const step = fc.integer({ min: -9, max: 9 }).filter((s) => s !== 0);
  fc.assert(
    fc.property(bound, bound, step, fc.nat(7), (start, stop, by, size) => {
      const { begin, step, count } = resolveSlice({ start, stop, step: by }, size);
      expect(Array.from({ length: count }, (_, i) => begin + i * step)).toEqual(listed(start, stop, by, size));
    }),
    { numRuns: 5000 },
  );
});

describe("shapes", () => {
  // Shapes that NumPy gives for x of shape (2, 3, 4, 5).
  const cases: readonly (readonly [readonly IndexItem[], Shape])[] = [
    [[], [2, 3, 4, 5]],
    [
      [at(0), dots, at(-1)],
      [3, 4],
    ],
    [
      [newaxis, whole, at(1), newaxis],
      [1, 2, 1, 4, 5],
    ],
    [
      [whole, pick(0, 1), pick(2, 3)],
      [2, 2, 5],
    ],
    [
      [pick(0, 1), whole, pick(2, 3)],
      [2, 3, 5],
    ],
    [
      [whole, pick(0, 1), whole, pick(2, 3)],
      [2, 2, 4],
    ],
    [
      [whole, at(0), pick(2, 3)],
      [2, 2, 5],
    ],
    [
      [at(0), whole, pick(2, 3)],
      [2, 3, 5],
    ],
    [
      [pick(0, 1), newaxis, pick(0, 1)],
      [2, 1, 4, 5],
    ],
    [
      [pick(0, 1), dots, pick(0, 1)],
      [2, 3, 4],
    ],
    [
      [whole, mask([3, 4], 0, 5, 10)],
      [2, 3, 5],
    ],
    [
      [mask([2], 1), pick(0, 1, 2)],
      [3, 4, 5],
    ],
    [
      [dots, pick()],
      [2, 3, 4, 0],
    ],
  ];
  test.each(cases.map(([items, shape], i) => [i, items, shape] as const))("%i", (_, items, shape) => {
    expect(planIndex([2, 3, 4, 5], items).shape).toEqual(shape);
  });
});

describe("errors", () => {
  const cases: readonly (readonly [readonly IndexItem[], string, Readonly<Record<string, unknown>>])[] = [
    [[at(2)], "index/range", { index: 2, axis: 0, size: 2 }],
    [[whole, at(-4)], "index/range", { index: -4, axis: 1, size: 3 }],
    [[pick(0, 1), pick(0, 3)], "index/range", { index: 3, axis: 1, size: 3 }],
    [[at(0), at(0), at(0)], "index/count", { count: 3, rank: 2 }],
    [[dots, dots], "index/ellipsis", {}],
    [[{ kind: "slice", start: null, stop: null, step: 0 }], "index/step", {}],
    [[mask([3], 0)], "index/mask", { size: 3, axis: 0, wanted: 2 }],
    [[pick(0, 1), pick(0, 1, 2)], "shape/broadcast", { left: 2, right: 3 }],
  ];
  test.each(cases)("%j", (items, code, facts) => {
    let found: unknown;
    try {
      planIndex([2, 3], items);
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(OpError);
    expect((found as OpError).code).toBe(code);
    expect((found as OpError).facts).toMatchObject(facts);
  });
});
