// Values do not depend on when and in which pieces a graph is run, and what nobody needs any more is let go.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { allocate, type Data, type DType, isWide } from "../../src/core/dtype.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, topological } from "../../src/graph/node.ts";
import { gather, permute, reduce, reshape, slice } from "../../src/graph/structure.ts";
import { makeVariable, readVariable, writeVariable } from "../../src/graph/variable.ts";
import { abs, add, divide, maximum, multiply, negative, square, subtract } from "../../src/ops/arithmetic.ts";
import { greater, less } from "../../src/ops/compare.ts";
import { product } from "../../src/ops/linalg.ts";
import { castTo, select } from "../../src/ops/operation.ts";
import { mean, sum, variance } from "../../src/ops/reduction.ts";
import { scan } from "../../src/ops/scan.ts";
import { exp, floor, sigmoid, sin, sqrt, tanh } from "../../src/ops/transcendental.ts";
import { realize, replay } from "../../src/runtime/realize.ts";

type Next = () => number;
const kinds: readonly DType[] = ["float32", "float32", "float64", "int32", "int64", "uint8", "bool"];

function filled(dtype: DType, shape: Shape, next: Next): Stored {
  const data = allocate(dtype, sizeOf(shape)) as Float64Array;
  for (let i = 0; i < data.length; i++) {
    const v = (next() % 2001) / 250 - 4;
    const whole = dtype === "bool" ? next() % 2 : Math.trunc(dtype.startsWith("u") ? Math.abs(v) : v);
    data[i] = (isWide(dtype) ? BigInt(whole) : dtype.startsWith("float") ? v : whole) as number;
  }
  return stored(dtype, shape, data as Data);
}

/** One more step on some of the nodes made so far. */
function grow(nodes: readonly Node[], next: Next): Node {
  const x = nodes[next() % nodes.length]!;
  const alike = nodes.filter((n) => n.shape.join() === x.shape.join());
  const y = alike[next() % alike.length]!;
  const rank = x.shape.length;
  const axis = rank === 0 ? 0 : next() % rank;
  const binary = [add, subtract, multiply, divide, maximum, greater, less];
  const unary = [negative, abs, square, exp, sin, tanh, sigmoid, sqrt, floor];
  switch (next() % 12) {
    case 0:
    case 1:
    case 2:
      return binary[next() % binary.length]!(x, y);
    case 3:
    case 4:
      return unary[next() % unary.length]!(x);
    case 5:
      return castTo(x, kinds[next() % kinds.length]!);
    case 6:
      return select(greater(x, y), x, y);
    case 7:
      return rank === 0 ? x : [sum, mean, variance][next() % 3]!({ x, axis: [axis], keepdims: next() % 2 === 0 });
    case 8:
      return permute(
        x,
        x.shape.map((_, a) => (a + 1) % rank),
      );
    case 9:
      return reshape(x, next() % 2 === 0 ? [sizeOf(x.shape)] : [...x.shape, 1]);
    case 10: {
      if (rank === 0 || x.shape[axis]! < 2) return x;
      const begin = x.shape.map((d, a) => (a === axis ? d - 1 : 0));
      const step = x.shape.map((_, a) => (a === axis ? -1 : 1));
      return slice(x, begin, step, x.shape.with(axis, x.shape[axis]! - (next() % 2)));
    }
    default: {
      if (rank === 0) return x;
      if (next() % 3 === 0)
        return scan(castTo(x, "float64"), axis, { combine: "add", exclusive: false, reverse: false });
      if (rank === 2 && next() % 2 === 0) return product(x, permute(y, [1, 0]));
      const places = Int32Array.from({ length: 3 }, () => next() % Math.max(1, x.shape[axis]!));
      return x.shape[axis] === 0 ? x : gather(x, [axis], [sourceOf(stored("int32", [3], places))], axis);
    }
  }
}

const shapes: readonly Shape[] = [[], [5], [3, 4], [2, 3, 4], [1, 4], [0, 3], [70, 70]];
/** The same graph, made anew each time from the same numbers; `after` sees each node as it is made. */
function graph(numbers: readonly number[], after: (node: Node) => void): { inputs: Node[]; nodes: Node[] } {
  let at = 0;
  const next = (): number => numbers[at++ % numbers.length]! + at;
  const shape = shapes[next() % shapes.length]!;
  const inputs = Array.from({ length: 3 }, () => sourceOf(filled(kinds[next() % kinds.length]!, shape, next)));
  const nodes = [...inputs];
  for (let count = 4 + (next() % 10); count > 0; count--) {
    const node = grow(nodes, next);
    after(node);
    nodes.push(node);
  }
  return { inputs, nodes };
}

const bytes = (s: Stored): string => {
  const data = denseData(s);
  return `${s.dtype} ${s.layout.shape} ${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1")}`;
};
const numbers = fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 });

describe("laziness", () => {
  test("all at once, step by step and replayed give the same bits", () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const stepwise = graph(given, (node) => realize([node])).nodes.map((n) => bytes(n.value!));
        const last = graph(given, () => {}).nodes.at(-1)!;
        expect(bytes(realize([last])[0]!)).toBe(stepwise.at(-1));
        const together = graph(given, () => {}).nodes;
        expect(realize(together).map(bytes)).toEqual(stepwise);
        const again = graph(given, () => {});
        const run = replay(again.nodes.slice(3), again.inputs);
        const values = again.inputs.map((n) => n.value!);
        run(values.map((v) => ({ ...v, data: allocate(v.dtype, v.data.length) })));
        expect(run(values).map(bytes)).toEqual(stepwise.slice(3));
      }),
      { numRuns: 250 },
    );
  });

  test("a replay goes on although its nodes were computed and let go meanwhile", () => {
    const x = sourceOf(stored("float32", [2], Float32Array.of(1, 2)));
    const y = add(square(x), x);
    const run = replay([y], [x]);
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
        const before = inputs.map((n) => bytes(n.value!));
        realize(nodes);
        expect(inputs.map((n) => bytes(n.value!))).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});
