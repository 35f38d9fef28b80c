// Loops over the same rows are done band by band, in statements and in programs, and give what the reference gives, to the
// last bit.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { Shape } from "../../src/core/shape.ts";
import type { Stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { expand, permute, slice } from "../../src/graph/structure.ts";
import { bandsOf } from "../../src/kernel/bands.ts";
import { schedule } from "../../src/kernel/schedule.ts";
import { abs, add, divide, maximum, multiply, square, subtract } from "../../src/ops/arithmetic.ts";
import { max, mean, min, sum } from "../../src/ops/reduction.ts";
import { exp, sqrt } from "../../src/ops/transcendental.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { bits, filled } from "../runtime/graphs.ts";

afterEach(() => setEngine("compiled"));

/** How many loops each band has. */
function bandsIn(roots: readonly Node[]): readonly number[] {
  const layoutOf = (n: Node) => n.value?.layout ?? null;
  const tasks = schedule(roots, { layoutOf, small: 1 << 13, functionsFrom: 1 << 13, fallible: true });
  return bandsOf(tasks).flatMap((work) => (work.kind === "band" ? [work.tasks.length] : []));
}

let seed = 1;
const next = (): number => (seed = (seed * 48271) % 2147483647);
const numbers = (shape: Shape): Node => sourceOf(filled("float32", shape, next));
const rows = { axis: [-1], keepdims: true };

describe("loops that belong together", () => {
  const x = numbers([400, 250]);
  test("what goes back and forth between rows and their results is one band", () => {
    const e = exp(subtract(x, max({ x, ...rows })));
    expect(bandsIn([divide(e, sum({ x: e, ...rows }))])).toEqual([3]);
    const centred = subtract(x, mean({ x, ...rows }));
    expect(bandsIn([divide(centred, sqrt(mean({ x: square(centred), ...rows })))])).toEqual([5]);
  });
  test("a function of few elements is the reference's, and ends it", () => {
    expect(bandsIn([subtract(x, exp(mean({ x, ...rows })))])).toEqual([]);
  });
  test("columns are gone through by themselves", () => {
    expect(bandsIn([subtract(x, mean({ x, axis: [0], keepdims: true }))])).toEqual([]);
  });
  test("who reads a row that is not its own waits for all of them", () => {
    const [given, size] = [filled("float32", [400, 250], next), [399, 250]];
    const make = (): readonly Node[] => {
      const own = sourceOf(given);
      const centred = subtract(own, mean({ x: own, ...rows }));
      return [centred, add(slice(centred, [1, 0], [1, 1], size), slice(centred, [0, 0], [1, 1], size))];
    };
    expect(bandsIn(make())).toEqual([3]);
    const results = (["reference", "compiled", "compiled"] as const).map((engine) => {
      setEngine(engine);
      return realize(make()).map(bits);
    });
    for (const found of results.slice(1)) expect(found).toEqual(results[0]);
    expect(bandsIn([subtract(x, expand(mean({ x: mean({ x, ...rows }), axis: null }), [400, 250]))])).toEqual([]);
  });
  test("few rows, and few elements, are left to all threads at once", () => {
    expect(bandsIn([subtract(numbers([4, 25_000]), mean({ x: numbers([4, 25_000]), ...rows }))])).toEqual([]);
  });
});

const ofTwo = [add, subtract, multiply, divide, maximum];
const ofRows = [sum, mean, max, min];
const shapes: readonly Shape[] = [
  [130, 300],
  [16, 5000],
  [7, 20, 290],
  [33, 4, 5, 60],
  [5000, 9],
];

/** Steps that go back and forth between a tensor and what its rows give, as the numbers say; and what is wanted of them. */
function graphOf(x: Node, y: Node, dice: readonly number[]): readonly Node[] {
  let at = 0;
  const die = (n: number): number => dice[at++ % dice.length]! % n;
  const wide = [x, y];
  const narrow: Node[] = [];
  const one = (from: readonly Node[]): Node => from[die(from.length)]!;
  for (let i = 0; i < 7; i++) {
    const of = one(wide);
    if (narrow.length === 0 || die(3) === 0) narrow.push(ofRows[die(ofRows.length)]!({ x: of, ...rows }));
    if (die(3) === 0)
      narrow.push(ofTwo[die(ofTwo.length)]!(one(narrow), die(2) ? sqrt(abs(one(narrow))) : one(narrow)));
    wide.push(ofTwo[die(ofTwo.length)]!(of, die(4) ? one(narrow) : one(wide)));
  }
  return [wide.at(-1)!, ...(die(2) ? [narrow.at(-1)!] : []), ...(die(3) ? [] : [one(wide.slice(2))])];
}

test("any such steps give the reference's bits, the first time and again", () => {
  let bands = 0;
  const given = fc.record({
    shape: fc.constantFrom(...shapes),
    dtype: fc.constantFrom("float32" as const, "float64" as const),
    /** Axes before the last in another order, or every second row of twice as many. */
    layout: fc.constantFrom("dense" as const, "turned" as const, "apart" as const),
    dice: fc.array(fc.nat(1e6), { minLength: 60, maxLength: 60 }),
  });
  fc.assert(
    fc.property(given, ({ shape, dtype, layout, dice }) => {
      seed = dice[0]! + 1;
      const lead = shape.length - 1;
      const order = shape.map((_, a) => (layout === "turned" && a < lead ? lead - 1 - a : a));
      const apart: Stored = filled(
        dtype,
        layout === "apart" ? shape.with(0, 2 * shape[0]!) : order.map((a) => shape[a]!),
        next,
      );
      const other = filled(dtype, shape, next);
      const results = (["reference", "compiled", "compiled", "compiled"] as const).map((engine) => {
        setEngine(engine);
        const all = sourceOf(apart);
        const zeros = shape.map(() => 0);
        const x =
          layout === "turned"
            ? permute(all, order)
            : layout === "apart"
              ? slice(
                  all,
                  zeros,
                  zeros.map((_, a) => (a === 0 ? 2 : 1)),
                  shape,
                )
              : all;
        const roots = graphOf(x, sourceOf(other), dice);
        if (engine === "compiled") bands += bandsIn(roots).length;
        return realize(roots).map(bits);
      });
      for (const found of results.slice(1)) expect(found).toEqual(results[0]);
    }),
    { numRuns: 120 },
  );
  expect(bands).toBeGreaterThan(120);
});
