// Kernels give what the reference gives: random graphs over shapes, strides, dtypes and values, bit for bit where the
// reference defines the order of every step.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { isFloat } from "../../src/core/dtype.ts";
import type { Shape } from "../../src/core/shape.ts";
import { denseData, type Stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { add } from "../../src/ops/arithmetic.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { filled, graph, smallShapes } from "./graphs.ts";

afterEach(() => setEngine("compiled"));

const largeShapes: readonly Shape[] = [
  [4097],
  [70, 70],
  [300, 7],
  [7, 300],
  [3, 5000],
  [2, 3, 260, 5],
  [9000, 2],
  [1, 600],
];
const numbers = fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 });

/** Elements as bits; one NaN is as good as another. */
function bits(s: Stored): string {
  const data = denseData(s);
  const own = isFloat(s.dtype) ? (data as Float64Array).map((v) => (Number.isNaN(v) ? Number.NaN : v)) : data;
  return `${s.dtype} ${s.layout.shape} ${Buffer.from(own.slice().buffer).toString("latin1")}`;
}

/** What kinds of steps lead to a node, for the message of a failure. */
const kindOf = (n: Node): string =>
  n.step.kind === "elementwise" || n.step.kind === "routine"
    ? n.step.op.name
    : n.step.kind === "movement"
      ? n.step.move.kind
      : n.step.kind;

function compare(
  given: readonly number[],
  shapes: readonly Shape[],
  pick: (nodes: readonly Node[]) => readonly Node[],
): void {
  const run = (engine: "reference" | "compiled"): { values: string[]; names: string[] } => {
    setEngine(engine, 1);
    const { nodes } = graph(given, () => {}, { shapes, exact: true });
    const roots = pick(nodes);
    const names = roots.map(kindOf);
    return { values: realize(roots).map(bits), names };
  };
  const [expected, found] = [run("reference"), run("compiled")];
  for (const [i, value] of found.values.entries()) {
    if (value !== expected.values[i]) throw new Error(`${expected.names[i]} differs: ${value.slice(0, 30)}`);
  }
}

describe("compiled equals reference", () => {
  test("small graphs, every node", () => {
    fc.assert(
      fc.property(numbers, (given) => compare(given, smallShapes, (nodes) => nodes)),
      { numRuns: 400 },
    );
  });
  test("small graphs, last node alone", () => {
    fc.assert(
      fc.property(numbers, (given) => compare(given, smallShapes, (nodes) => nodes.slice(-1))),
      { numRuns: 400 },
    );
  });
  test("larger graphs", () => {
    fc.assert(
      fc.property(numbers, (given) => compare(given, largeShapes, (nodes) => nodes.slice(-3))),
      { numRuns: 150 },
    );
  });
});

describe("bounds", () => {
  test("steps that are not defined to the last bit stay close", () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const run = (engine: "reference" | "compiled"): Stored => {
          setEngine(engine, 1);
          return realize([graph(given, () => {}).nodes.at(-1)!])[0]!;
        };
        const [expected, found] = [run("reference"), run("compiled")];
        expect(found.layout.shape).toEqual(expected.layout.shape);
        if (!isFloat(found.dtype)) return;
        const [a, b] = [denseData(expected) as Float64Array, denseData(found) as Float64Array];
        const size = Math.max(1, ...Array.from(a, (v) => (Number.isFinite(v) ? Math.abs(v) : 0)));
        const faults = Array.from(a, (v, i) => (Object.is(v, b[i]!) ? 0 : Math.abs(v - b[i]!) / size));
        expect(faults.filter((f) => f > 1e-4).length).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

test("a chain of 3,000 steps on a large tensor", () => {
  const x = sourceOf(filled("float32", [10_000], () => 7));
  let y: Node = x;
  for (let i = 0; i < 3_000; i++) y = add(y, x);
  const [found] = realize([y]);
  const want = Array.from({ length: 3_000 }).reduce(
    (sum: number) => Math.fround(sum + Number(x.value!.data[0]!)),
    Number(x.value!.data[0]!),
  );
  expect(denseData(found!)[9_999]).toBe(want);
});
