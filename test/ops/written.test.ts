// Tensors that are written to part by part: every node has the values that it had when it was made, whoever asks when.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { type Data, type DType, dataFrom, isWide } from "../../src/core/dtype.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import * as structure from "../../src/graph/structure.ts";
import { isWritten } from "../../src/graph/written.ts";
import { add } from "../../src/ops/arithmetic.ts";
import { type Index, index, update } from "../../src/ops/subscripts.ts";
import { computeSmallSteps, realize } from "../../src/runtime/realize.ts";

afterEach(() => computeSmallSteps(false));

const [rows, columns] = [7, 9];
const dataOf = (values: number[], dtype: DType): Data =>
  isWide(dtype) ? BigInt64Array.from(values, BigInt) : dataFrom(dtype, values);
const scalar = (v: number, dtype: DType): Node => sourceOf(stored(dtype, [], dataOf([v], dtype)));
const valuesOf = (x: Node): number[] => Array.from(denseData(realize([x])[0]!) as Float64Array, Number);

interface Span {
  readonly from: number;
  readonly count: number;
  readonly step: number;
}
const span = (size: number) =>
  fc.record({ from: fc.nat(size - 1), count: fc.integer({ min: 1, max: size }), step: fc.integer({ min: 1, max: 3 }) });
const action = fc.record({
  kind: fc.constantFrom("write", "write", "write", "look", "keep part", "keep sum", "write at", "fork"),
  row: span(rows),
  column: span(columns),
  value: fc.integer({ min: -9, max: 9 }),
  of: fc.nat(20),
});
const dtypes = fc.constantFrom<DType>("float32", "float64", "int32", "int64", "float16", "bool");

/** The places of a span, and the span as an index. */
function placed({ from, count, step }: Span, size: number): { places: number[]; item: Index } {
  const places = Array.from({ length: count }, (_, i) => from + i * step).filter((i) => i < size);
  return { places, item: { kind: "slice", start: from, stop: Math.min(size, from + count * step), step } };
}

test("nodes keep the values that they had", () => {
  let shared = 0;
  fc.assert(
    fc.property(dtypes, fc.array(action, { minLength: 5, maxLength: 60 }), (dtype, actions) => {
      computeSmallSteps(true);
      const kept: { node: Node; values: number[] }[] = [];
      let x = sourceOf(stored(dtype, [rows, columns], dataOf(new Array<number>(rows * columns).fill(0), dtype)));
      let now = new Array<number>(rows * columns).fill(0);
      for (const { kind, row, column, value, of } of actions) {
        const [r, c] = [placed(row, rows), placed(column, columns)];
        const cells = r.places.flatMap((i) => c.places.map((j) => i * columns + j));
        const number = dtype === "bool" ? Math.abs(value) % 2 : value;
        switch (kind) {
          case "write":
          case "write at": {
            const at = kind === "write at";
            const items: Index[] = at
              ? [
                  { kind: "at", index: r.places[0]! },
                  { kind: "at", index: c.places[0]! },
                ]
              : [r.item, c.item];
            kept.push({ node: x, values: now });
            x = update(x, items, scalar(number, dtype), "set");
            now = [...now];
            for (const cell of at ? cells.slice(0, 1) : cells) now[cell] = number;
            if (isWritten(x)) shared++;
            break;
          }
          case "look":
            expect(valuesOf(x)).toEqual(now);
            break;
          case "keep part":
            kept.push({ node: index(x, [r.item, c.item]), values: cells.map((cell) => now[cell]!) });
            break;
          case "keep sum":
            if (dtype !== "bool")
              kept.push({
                node: add(index(x, [r.item]), scalar(1, dtype)),
                values: r.places.flatMap((i) => now.slice(i * columns, (i + 1) * columns)).map((v) => v + 1),
              });
            break;
          case "fork": {
            // Somebody goes on with an older one.
            const other = kept[of % Math.max(1, kept.length)];
            if (other && other.node.shape.length === 2 && other.values.length === now.length)
              [x, now] = [structure.reshape(other.node, [rows, columns]), other.values];
          }
        }
      }
      for (const { node, values } of kept.reverse()) expect(valuesOf(node)).toEqual(values);
      expect(valuesOf(x)).toEqual(now);
    }),
    { numRuns: 400 },
  );
  expect(shared).toBeGreaterThan(1000);
});

test("a write takes as long as what is written", () => {
  computeSmallSteps(true);
  let x = sourceOf(stored("float64", [1 << 22], new Float64Array(1 << 22)));
  const before = performance.now();
  for (let i = 0; i < 20_000; i++) x = update(x, [{ kind: "at", index: i }], scalar(i, "float64"), "set");
  const took = performance.now() - before;
  const copies = performance.now();
  for (let i = 0; i < 20; i++) realize([x])[0]!.data.slice();
  // 20,000 copies of the whole would take a thousand times as long as 20.
  expect(took).toBeLessThan(50 * (performance.now() - copies));
  expect(valuesOf(index(x, [{ kind: "at", index: 12_345 }]))).toEqual([12_345]);
});
