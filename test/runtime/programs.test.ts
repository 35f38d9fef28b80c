// Programs that are kept for graphs of the same structure: whatever was run before, a graph gives what the reference
// gives for its own values, strides and constants, and shares no memory with what another run gave.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { allocate, type DType } from "../../src/core/dtype.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { constant, permute, reshape } from "../../src/graph/structure.ts";
import { add, multiply, subtract } from "../../src/ops/arithmetic.ts";
import { product } from "../../src/ops/linalg.ts";
import { sum } from "../../src/ops/reduction.ts";
import { exp, sigmoid, sin, tanh } from "../../src/ops/transcendental.ts";
import { collectGarbage } from "../../src/runtime/garbage.ts";
import { realize, replay, setEngine } from "../../src/runtime/realize.ts";
import { bits, filled, graph, smallShapes } from "./graphs.ts";

afterEach(() => setEngine("compiled"));

const largeShapes: readonly Shape[] = [[4097], [70, 70], [300, 7], [2, 3, 260, 5]];
const numbers = fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 });

/** Other values in the place of some, in one of several layouts; `round` chooses both. */
function other(input: Stored, round: number): Stored {
  const { dtype, layout } = input;
  let at = 7919 * round;
  const values = filled(dtype, layout.shape, () => {
    at += 104729;
    return at % 1000003;
  });
  const data = denseParts(values);
  const { shape } = layout;
  if (round % 4 === 1) return values;
  if (round % 4 === 2) return { ...values, layout: { shape, strides: shape.map(() => 0), offset: 0 } };
  if (round % 4 === 3 && shape.length === 2)
    return { ...values, layout: { shape, strides: [1, shape[0]!], offset: 0 } };
  const wide = allocate(dtype, data.length + 3);
  (wide as Float64Array).set(data as Float64Array, 3);
  return { ...values, data: wide, layout: { ...values.layout, offset: 3 } };
}

interface Rounds {
  readonly count: number;
  /** The first that is looked at. */
  readonly from: number;
}
function compare(given: readonly number[], shapes: readonly Shape[], small: number, { count, from }: Rounds): void {
  for (let round = 0; round < count; round++) {
    const run = (engine: "reference" | "compiled"): { nodes: readonly Node[]; values: readonly string[] } => {
      setEngine(engine, small);
      const { nodes } = graph(given, () => {}, {
        shapes,
        exact: true,
        given: (input) => (round % 5 === 0 ? input : other(input, round)),
      });
      // Every other graph of the same structure is asked for more than one value.
      return { nodes, values: realize(nodes.slice(given[0]! % 2 === 0 ? -1 : -3)).map(bits) };
    };
    const found = run("compiled");
    if (round < from) continue;
    const expected = run("reference");
    for (const [i, value] of found.values.entries())
      if (value !== expected.values[i]) throw new Error(`round ${round} differs: ${value.slice(0, 30)}`);
    // What was no root is there for whoever asks.
    const [all, allFound] = [realize(expected.nodes).map(bits), realize(found.nodes).map(bits)];
    expect(allFound).toEqual(all);
  }
}

describe("graphs of one structure, again and again", () => {
  test("large ones", () => {
    fc.assert(
      fc.property(numbers, (given) => compare(given, largeShapes, 1, { count: 6, from: 0 })),
      { numRuns: 40 },
    );
  });
  test("small ones, run so often that they become programs", () => {
    fc.assert(
      fc.property(numbers, (given) => compare(given, smallShapes, 1 << 13, { count: 140, from: 132 })),
      { numRuns: 25 },
    );
  });
});

describe("graphs of one structure give the same bits each time, functions too", () => {
  const again = (given: readonly number[], shapes: readonly Shape[], small: number, count: number): void => {
    setEngine("compiled", small);
    const made = () => realize(graph(given, () => {}, { shapes }).nodes.slice(-3)).map(bits);
    const first = made();
    for (let round = 1; round < count; round++) expect(made()).toEqual(first);
  };
  test("large ones, of which some steps have few elements", () => {
    fc.assert(
      fc.property(numbers, (given) => again(given, largeShapes, 1000, 4)),
      { numRuns: 60 },
    );
  });
  test("small ones", () => {
    fc.assert(
      fc.property(numbers, (given) => again(given, smallShapes, 1 << 13, 140)),
      { numRuns: 25 },
    );
  });
  const waves = (shape: Shape, k: number): Node =>
    sourceOf(
      stored(
        "float64",
        shape,
        Float64Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(k * i + k)),
      ),
    );
  const beside = (few: () => Node): void => {
    setEngine("compiled");
    const made = (): string[] => realize([add(sum({ x: waves([20_000], 0.3) }), few())]).map(bits);
    const first = made();
    for (let round = 1; round < 4; round++) expect(made()).toEqual(first);
  };
  test("products of few numbers", () => {
    for (const inner of [9, 12, 31]) beside(() => product(waves([13, inner], 1.1), waves([inner, 14], 0.7)));
  });
  test("functions of few elements", () => {
    for (const f of [exp, tanh, sin, sigmoid]) beside(() => f(multiply(waves([500], 1.7), waves([500], 2.3))));
  });
});

const floats = (values: readonly number[], dtype: DType = "float32"): Node =>
  sourceOf(stored(dtype, [values.length], (dtype === "float32" ? Float32Array : Float64Array).from(values)));
const numbersIn = (node: Node): number[] => Array.from(denseData(realize([node])[0]!) as Float32Array);

test("a number that kernels have in them belongs to the structure", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i % 7);
  for (const k of [2, 2, 3, 2, 0.5, 3, 1, 1, -1, 0, 0]) {
    const scaled = add(multiply(floats(x), constant(k, "float32", [x.length])), floats(x));
    expect(numbersIn(scaled).slice(0, 8)).toEqual(x.slice(0, 8).map((v) => v * k + v));
  }
});

test("results of one run are not written by the next", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i);
  const results = [1, 2, 3, 4].map((k) => realize([add(floats(x), floats(x.map(() => k)))])[0]!);
  expect(results.map((s) => denseData(s)[5])).toEqual([6, 7, 8, 9]);
});

test("the same tensor twice and two tensors are different structures", () => {
  const [x, y] = [Array.from({ length: 9000 }, (_, i) => i), Array.from({ length: 9000 }, (_, i) => 2 * i)];
  for (let i = 0; i < 4; i++) {
    const a = floats(x);
    expect(numbersIn(subtract(a, a))[3]).toBe(0);
    expect(numbersIn(subtract(floats(y), floats(x)))[3]).toBe(3);
  }
});

test("views of results stay views, and what is recorded keeps its values", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i % 11);
  for (let i = 0; i < 4; i++) {
    const leaf = floats(x);
    watch(leaf);
    const made = multiply(leaf, leaf);
    const turned = permute(reshape(made, [100, 100]), [1, 0]);
    const [value] = realize([turned]);
    expect(value!.layout.strides).toEqual([1, 100]);
    expect(made.value!.data).toBe(value!.data);
    expect(made.inputs).toEqual([leaf, leaf]);
  }
});

test("replays of equal graphs keep their own constants, in any order", () => {
  const make = (scale: number) => {
    const x = floats([1, 2, 3]);
    const { run } = replay([sum({ x: multiply(x, floats([scale, scale, 7 * scale])) })], [x]);
    return (values: readonly number[]) => run([floats(values).value!])[0]!.data[0];
  };
  const [twice, thrice] = [make(2), make(3)];
  expect(twice([1, 1, 1])).toBe(18);
  expect(thrice([1, 1, 1])).toBe(27);
  expect(twice([1, 2, 0])).toBe(6);
  expect(make(5)([1, 1, 1])).toBe(45);
  expect(thrice([0, 0, 1])).toBe(21);
});

test("an output that depends on no input is that of its own graph", () => {
  const make = (scale: number) => {
    const x = floats([1, 2, 3]);
    const fixed = floats([scale, 7 * scale, 1.5]);
    const { run } = replay([multiply(x, fixed), fixed, sum({ x: fixed })], [x]);
    return () => run([floats([1, 1, 1]).value!]).map((s) => Array.from(denseData(s) as Float32Array));
  };
  const [twice, thrice] = [make(2), make(3)];
  const own = (scale: number) => [[scale, 7 * scale, 1.5], [scale, 7 * scale, 1.5], [8 * scale + 1.5]];
  for (const [run, scale] of [[twice, 2] as const, [thrice, 3] as const, [twice, 2] as const])
    expect(run()).toEqual(own(scale));
});

test("no program holds on to the tensors that it was made with", () => {
  const x = Array.from({ length: 20_011 }, (_, i) => i % 13);
  const used = [1, 2, 3].map(() => {
    const node = floats(x);
    realize([sum({ x: multiply(node, floats(x)) })]);
    return new WeakRef(node.value!);
  });
  collectGarbage();
  expect(used.map((ref) => ref.deref())).toEqual([undefined, undefined, undefined]);
});
