// Steps that are computed as they are made have the bits that they would have later, and what can fail still waits.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { permute, reshape, stepName } from "../../src/graph/structure.ts";
import { add, divide, floordiv, multiply, power } from "../../src/ops/arithmetic.ts";
import { less } from "../../src/ops/compare.ts";
import { product } from "../../src/ops/linalg.ts";
import { mean, sum } from "../../src/ops/reduction.ts";
import { sigmoid, tanh } from "../../src/ops/transcendental.ts";
import { begun, computeSmallSteps, realize, setEngine } from "../../src/runtime/realize.ts";
import { bits, graph, smallShapes } from "./graphs.ts";

afterEach(() => {
  setEngine("compiled");
  computeSmallSteps(false);
});

const floats = (shape: readonly number[], ...values: number[]): Node =>
  sourceOf(stored("float32", shape, Float32Array.from(values)));
const integers = (...values: number[]): Node => sourceOf(stored("int32", [values.length], Int32Array.from(values)));

/** What a task makes while small steps are computed as they are made. */
function atOnce<T>(task: () => T): T {
  return begun(() => {
    computeSmallSteps(true);
    return task();
  });
}

describe("small steps", () => {
  test("have the bits that they would have later", () => {
    const numbers = fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 });
    let [computed, made] = [0, 0];
    fc.assert(
      fc.property(numbers, (given) => {
        const build = (): readonly Node[] => graph(given, () => {}, { shapes: smallShapes, exact: false }).nodes;
        const later = realize(build());
        const now = atOnce(build);
        made += now.length;
        computed += now.filter((n) => n.value !== null).length;
        for (const [i, value] of realize(now).entries())
          if (bits(value) !== bits(later[i]!)) throw new Error(`${stepName(now[i]!.step)} differs`);
      }),
      { numRuns: 400 },
    );
    // Movements and floats of 16 bits wait, and what comes after those; most does not.
    expect(computed / made).toBeGreaterThan(0.3);
  });

  test("have their value at birth, and let go of what they were made from", () => {
    const [a, b] = [floats([3], 1, 2, 3), floats([], 0.1)];
    const node = atOnce(() => multiply(a, b));
    expect(node.value?.data).toEqual(Float32Array.of(0.1, 0.2, Math.fround(3 * Math.fround(0.1))));
    expect(node.inputs).toEqual([]);
    expect(multiply(a, b).value).toBeNull();
  });

  test("that are recorded keep what they were made from, and gradients are the same", () => {
    const loss = (): { readonly loss: Node; readonly x: Node } => {
      const x = floats([2, 3], 0.3, -1.2, 0.7, 2.5, -0.4, 1.1);
      watch(x);
      const w = floats([3, 1], 0.2, -0.5, 0.9);
      return { loss: mean({ x: power(sigmoid(add(product(x, w), tanh(sum({ x })))), floats([], 2)) }), x };
    };
    const gradientOf = (): string => {
      const made = loss();
      return bits(realize([backward(made.loss, [{ node: made.x }]).gradients[0]!])[0]!);
    };
    const now = atOnce(loss);
    expect(now.loss.value).not.toBeNull();
    expect(now.loss.inputs).not.toEqual([]);
    expect(atOnce(gradientOf)).toBe(gradientOf());
  });

  test("of different shapes meet as they do elsewhere", () => {
    const [row, column] = [floats([3], 1, 2, 3), floats([2, 1], 10, 20)];
    const [one, turned] = [floats([1, 1], 7), reshape(floats([4], 1, 2, 3, 4), [2, 2])];
    for (const make of [
      () => add(row, column),
      () => add(column, row),
      () => divide(one, row),
      () => less(turned, column),
      () => multiply(turned, one),
    ])
      expect(bits(realize([atOnce(make)])[0]!)).toBe(bits(realize([make()])[0]!));
  });

  test("that can fail wait until somebody asks for them", () => {
    const node = atOnce(() => floordiv(integers(1, 2), integers(1, 0)));
    expect(node.value).toBeNull();
    expect(() => realize([node])).toThrow();
  });

  test("may be products of thousands of elements, by the kernels that would make them later", () => {
    const sizes = fc.record({
      m: fc.integer({ min: 1, max: 90 }),
      k: fc.integer({ min: 1, max: 400 }),
      n: fc.integer({ min: 1, max: 40 }),
    });
    const matrix = (rows: number, columns: number, dtype: "float32" | "float64"): Node => {
      const elements = Array.from({ length: rows * columns }, (_, i) => Math.sin(i * 1.7 + rows));
      const data = dtype === "float32" ? Float32Array.from(elements) : Float64Array.from(elements);
      return sourceOf(stored(dtype, [rows, columns], data));
    };
    let byKernels = 0;
    fc.assert(
      fc.property(sizes, fc.constantFrom("float32", "float64"), fc.boolean(), ({ m, k, n }, dtype, turned) => {
        const [a, b] = [matrix(m, k, dtype), turned ? permute(matrix(n, k, dtype), [1, 0]) : matrix(k, n, dtype)];
        const now = atOnce(() => product(a, b));
        if (m * k * n > 8192 && Math.max(m * k, k * n, m * n) <= 1 << 16) {
          expect(now.value).not.toBeNull();
          byKernels++;
        }
        expect(bits(realize([now])[0]!)).toBe(bits(realize([product(a, b)])[0]!));
      }),
      { numRuns: 120 },
    );
    expect(byKernels).toBeGreaterThan(30);
  });

  test("are none where many elements take part, or kernels are wanted for all", () => {
    const many = sourceOf(stored("float32", [10_000], new Float32Array(10_000)));
    expect(atOnce(() => add(many, many)).value).toBeNull();
    expect(atOnce(() => sum({ x: many })).value).toBeNull();
    setEngine("compiled", 1);
    expect(atOnce(() => add(floats([1], 1), floats([1], 2))).value).toBeNull();
  });
});
