// What a graph only reads is there afterwards: its memory is given to nobody, however the graph looked at it.
import { expect, test } from "vitest";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { constant, permute, reshape, slice } from "../../src/graph/structure.ts";
import { add, multiply } from "../../src/ops/arithmetic.ts";
import { logicalXor } from "../../src/ops/compare.ts";
import { stack } from "../../src/ops/joining.ts";
import { sum } from "../../src/ops/reduction.ts";
import { scan } from "../../src/ops/scan.ts";
import { bytesHeld, reclaim } from "../../src/runtime/memory.ts";
import { realize } from "../../src/runtime/realize.ts";

const [rows, columns] = [9000, 4];
const numbers = (): Stored =>
  stored(
    "float32",
    [rows, columns],
    Float32Array.from({ length: rows * columns }, (_, i) => (i % 97) - 48),
  );
const running = (x: Node): Node => scan(x, x.shape.length - 1, { combine: "add", exclusive: false, reverse: false });

test.each<[string, (x: Node) => Node]>([
  ["axes that are turned", (x) => permute(x, [1, 0])],
  ["a row after row", (x) => reshape(x, [rows * columns])],
  ["turned and turned back", (x) => permute(permute(x, [1, 0]), [1, 0])],
  ["the first half", (x) => slice(x, [0, 0], [1, 1], [rows / 2, columns])],
  [
    "the second half in another shape",
    (x) => reshape(slice(x, [rows / 2, 0], [1, 1], [rows / 2, columns]), [columns, rows / 2]),
  ],
])("a tensor that was seen as %s", (_, view) => {
  const x = sourceOf(numbers());
  // The first use moves the tensor into the engine's memory.
  realize([sum({ x })]);
  const seen = view(x);
  realize([add(running(seen), multiply(seen, seen))]);
  realize([multiply(x, add(x, x))]);
  const [kept, given] = [denseData(x.value!), denseData(numbers())];
  expect(kept.findIndex((v: number | bigint, i: number) => v !== given[i])).toBe(-1);
});

test("a repeated value that many loops read a row of is spread out once", () => {
  const [n, width] = [300, 10_000];
  const x = constant(1, "bool", [n, width]);
  const row = (i: number): Node => reshape(slice(x, [i, 0], [1, 1], [1, width]), [width]);
  const parts = [row(0)];
  for (let i = 1; i < n; i++) parts.push(logicalXor(parts.at(-1)!, row(i)));
  reclaim();
  const before = bytesHeld();
  const total = sum({ x: stack({ values: parts, axis: 0 }) as Node });
  expect(denseData(realize([total])[0]!)[0]).toBe((n * width) / 2);
  expect(bytesHeld() - before).toBeLessThan(5 * n * width);
});
