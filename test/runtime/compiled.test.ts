// Kernels give what the reference gives: random graphs over shapes, strides, dtypes and values, bit for bit where the
// reference defines the order of every step.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { isFloat } from "../../src/core/dtype.ts";
import type { Shape } from "../../src/core/shape.ts";
import { denseData, type Stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { permute, reduce } from "../../src/graph/structure.ts";
import { add, multiply, square } from "../../src/ops/arithmetic.ts";
import { release, reserve } from "../../src/runtime/memory.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { bits, filled, graph, smallShapes } from "./graphs.ts";

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

test("where there is room for parts of a loop only, they give the same", () => {
  // What kernels need for themselves is there.
  compare(fc.sample(numbers, { numRuns: 1, seed: 1 })[0]!, largeShapes, (nodes) => nodes);
  const left = reserve(8192)!;
  const rooms = [];
  for (let size = 2 ** 31; size >= 64; size /= 2)
    for (let room = reserve(size); room; room = reserve(size)) rooms.push(room);
  release(left);
  let refused = 0;
  const runs = 40;
  try {
    fc.assert(
      fc.property(numbers, (given) => {
        try {
          compare(given, largeShapes, (nodes) => nodes.slice(-1));
        } catch (error) {
          if ((error as { code?: string }).code !== "limit/memory") throw error;
          refused++;
        }
      }),
      { numRuns: runs },
    );
  } finally {
    for (const room of rooms) release(room);
  }
  // A sum over everything needs all of it at once, other loops do not.
  expect(refused).toBeLessThan(runs / 2);
  // Where memory is short, the collector is asked again and again.
}, 120_000);

const laidOut = fc.record({
  shape: fc.array(fc.constantFrom(1, 2, 3, 5, 7, 8, 9, 16, 17, 20, 33), { minLength: 1, maxLength: 4 }),
  dtype: fc.constantFrom("float32" as const, "float64" as const),
  combine: fc.constantFrom("add" as const, "mul" as const, "max" as const),
  reduced: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  order: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
  repeated: fc.nat(7),
  /** What lies in order is read too. */
  both: fc.boolean(),
  sums: fc.constantFrom("packs" as const, "pairs" as const),
  /** What is reduced is wanted too. */
  whole: fc.boolean(),
});

test("reductions of any layout over any axes are the reference's to the last bit", () => {
  fc.assert(
    fc.property(laidOut, ({ shape, dtype, combine, reduced, order, repeated, both, sums, whole }) => {
      const axes = shape.flatMap((_, a) => (reduced[a] ? [a] : []));
      fc.pre(axes.length > 0);
      /** Stored with its axes in another order, one of them repeated; perhaps plus one that lies in order. */
      const turned = shape.map((_, a) => a).sort((a, b) => order[a]! - order[b]!);
      let seed = 1;
      const stored = filled(
        dtype,
        turned.map((a) => (a === repeated ? 1 : shape[a]!)),
        () => (seed = (seed * 48271) % 2147483647),
      );
      const results = (["reference", "compiled"] as const).map((engine) => {
        setEngine(engine, 1);
        const back = permute(
          sourceOf(stored),
          shape.map((_, a) => turned.indexOf(a)),
        );
        const x = both ? multiply(add(back, sourceOf(filled(dtype, shape, () => seed))), back) : square(back);
        return realize([reduce(x, combine, axes, sums), ...(whole ? [x] : [])]).map(bits);
      });
      expect(results[1]).toEqual(results[0]);
    }),
    { numRuns: 400 },
  );
});

test.each([4095, 4096, 4097, 8191, 8192, 8193, 8200, 16_385, 40_001, 100_000])("rows and columns of %i", (n) => {
  for (const [shape, axis] of [
    [[n], 0],
    [[n, 3], 0],
    [[n, 9], 0],
    [[2, n], 1],
  ] as const) {
    const [want, found] = (["reference", "compiled"] as const).map((engine) => {
      setEngine(engine, 1);
      let seed = 7;
      const next = (): number => (seed = (seed * 48271) % 2147483647);
      return (["float32", "float64"] as const).flatMap((dtype) => {
        const x = sourceOf(filled(dtype, shape, next));
        const nodes = (["packs", "pairs"] as const).map((order) => reduce(x, "add", [axis], order));
        return realize([...nodes, reduce(x, "mul", [axis], "pairs")]).map(bits);
      });
    });
    expect(found).toEqual(want);
  }
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
