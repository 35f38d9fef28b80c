// Values do not depend on when and in which pieces a graph is run, and what nobody needs any more is let go.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { allocate } from "../../src/core/dtype.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, topological } from "../../src/graph/node.ts";
import { permute, reduce, reshape, slice } from "../../src/graph/structure.ts";
import { makeVariable, readVariable, writeVariable } from "../../src/graph/variable.ts";
import { add, square } from "../../src/ops/arithmetic.ts";
import { sum } from "../../src/ops/reduction.ts";
import { exp } from "../../src/ops/transcendental.ts";
import { loopsFrom, realize, replay, workFor } from "../../src/runtime/realize.ts";
import { bits, graph } from "./graphs.ts";

const numbers = fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 });

describe("laziness", () => {
  test("all at once, step by step and replayed give the same bits", () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const stepwise = graph(given, (node) => realize([node])).nodes.map((n) => bits(n.value!));
        const last = graph(given, () => {}).nodes.at(-1)!;
        expect(bits(realize([last])[0]!)).toBe(stepwise.at(-1));
        const together = graph(given, () => {}).nodes;
        expect(realize(together).map(bits)).toEqual(stepwise);
        const exact = { exact: true };
        const [again, plain] = [graph(given, () => {}, exact), graph(given, () => {}, exact)];
        const expected = realize(plain.nodes).map(bits);
        const run = replay(again.nodes.slice(3), again.inputs).run;
        const values = again.inputs.map((n) => n.value!);
        run(values.map((v) => ({ ...v, data: allocate(v.dtype, v.data.length) })));
        expect(run(values).map(bits)).toEqual(expected.slice(3));
      }),
      { numRuns: 250 },
    );
  });

  test("a replay goes on although its nodes were computed and let go meanwhile", () => {
    const x = sourceOf(stored("float32", [2], Float32Array.of(1, 2)));
    const y = add(square(x), x);
    const run = replay([y], [x]).run;
    realize([y]);
    expect([...denseData(run([stored("float32", [2], Float32Array.of(3, 4))])[0]!)]).toEqual([12, 20]);
    expect([...denseData(y.value!)]).toEqual([2, 6]);
  });

  test("every node is computed once, however often it is used", () => {
    let node = sourceOf(stored("float64", [], Float64Array.of(1)));
    for (let i = 0; i < 60; i++) node = add(node, node);
    expect(denseData(realize([node])[0]!)[0]).toBe(2 ** 60);
  });

  test("long chains do not exhaust the stack", () => {
    let node = sourceOf(stored("int32", [], Int32Array.of(0)));
    const one = sourceOf(stored("int32", [], Int32Array.of(1)));
    for (let i = 0; i < 20000; i++) node = add(node, one);
    expect(denseData(realize([node])[0]!)[0]).toBe(20000);
  });
});

describe("Variables", () => {
  const scalar = (v: number): Stored => stored("float32", [], Float32Array.of(v));
  test("a reading keeps the value of its moment", () => {
    const v = makeVariable(scalar(2), "v", true);
    const before = square(readVariable(v));
    writeVariable(v, scalar(3));
    const after = square(readVariable(v));
    expect(realize([before, after]).map((s) => denseData(s)[0])).toEqual([4, 9]);
    const { gradients } = backward(add(before, after), [{ variable: v }]);
    expect(denseData(realize([gradients[0]!])[0]!)[0]).toBe(10);
  });
  test("what was read between two writings is one node", () => {
    const v = makeVariable(scalar(2), "v", true);
    expect(readVariable(v)).toBe(readVariable(v));
    const old = readVariable(v);
    writeVariable(v, scalar(2));
    expect(readVariable(v)).not.toBe(old);
  });
});

describe("memory", () => {
  const x = (): Node => sourceOf(stored("float32", [3], Float32Array.of(1, 2, 3)));
  test("a computed node lets go of what it was made from", () => {
    const root = sum({ x: exp(square(x())) });
    const inner = root.inputs[0]!;
    realize([root]);
    expect(root.inputs).toEqual([]);
    expect(inner.inputs).toEqual([]);
  });
  test("a recorded node keeps it, for a gradient may want it", () => {
    const v = makeVariable(stored("float32", [3], Float32Array.of(1, 2, 3)), "v", true);
    const root = reduce(square(readVariable(v)), "add", [0]);
    realize([root]);
    expect(topological([root]).some((n) => n.step.kind === "variable")).toBe(true);
  });
  test("views share their buffer", () => {
    const from = sourceOf(stored("float32", [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)));
    const turned = permute(from, [1, 0]);
    const cut = slice(turned, [0, 1], [1, 1], [3, 1]);
    for (const s of realize([turned, cut, reshape(cut, [3])])) expect(s.data).toBe(from.value!.data);
  });
  test("inputs are never written to", () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const { inputs, nodes } = graph(given, () => {});
        const before = inputs.map((n) => bits(n.value!));
        realize(nodes);
        expect(inputs.map((n) => bits(n.value!))).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

test("many small steps that are alike are shown as the loops that they are run by, a few as single steps", () => {
  const chains = (count: number): Node[] =>
    Array.from({ length: count }, (_, i) => {
      const x = sourceOf(stored("float32", [4096], new Float32Array(4096).fill(i)));
      return exp(square(add(x, x)));
    });
  const waysOf = (roots: readonly Node[]): string[] => [...new Set(workFor(roots).map((w) => w.by))];
  const [few, many] = [chains(3), chains(100)];
  expect(loopsFrom(few)).toBeGreaterThan(4096);
  expect(waysOf(few)).toEqual(["reference"]);
  expect(loopsFrom(many)).toBeLessThanOrEqual(4096);
  expect(waysOf(many)).toEqual(["loop"]);
});
