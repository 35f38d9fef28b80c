// What cannot fit into the memory that kernels reach is refused before any work.
import { expect, test } from "vitest";
import type { Node } from "../../src/graph/node.ts";
import { constant } from "../../src/graph/structure.ts";
import type { Loop } from "../../src/kernel/loop.ts";
import type { Task } from "../../src/kernel/schedule.ts";
import { checkRoom, withinMemory } from "../../src/runtime/room.ts";

/** To be made, densely, by a step before. */
const made = (n: number): Node => ({ ...constant(1, "float32", [n]), step: { kind: "contraction" } });
const total: Loop = {
  kind: "rows",
  sizes: [600_000_000],
  reduced: 1,
  pieces: 1,
  order: "packs" as const,
  inputs: [],
  steps: [],
  outputs: [],
};
const looped = (inputs: readonly Node[], output: Node, loop = total): Task => ({
  kind: "loop",
  loop,
  inputs: inputs.map((node) => ({ node, offset: 0 })),
  outputs: [output],
});

test("a loop whose tensors together are beyond 4 GiB", () => {
  const [x, y] = [made(600_000_000), made(600_000_000)];
  expect(() => checkRoom([looped([x], made(600_000_000))])).toThrow(expect.objectContaining({ code: "limit/memory" }));
  expect(() => checkRoom([looped([x, x], made(400_000_000))])).not.toThrow();
  expect(() => checkRoom([looped([x, y], made(8))])).toThrow(expect.objectContaining({ code: "limit/memory" }));
});

test("what comes out piece by piece needs no room for all of it", () => {
  const [x, y] = [made(600_000_000), made(600_000_000)];
  const each: Loop = { ...total, kind: "each", reduced: 0 };
  expect(() => checkRoom([looped([x, y], made(600_000_000), each)])).not.toThrow();
});

test("a value that lies repeated counts as what it holds", () => {
  const x = constant(1, "float32", [900_000_000]);
  expect(() => checkRoom([looped(x.inputs, made(900_000_000))])).not.toThrow();
});

test("what the host says of buffers is an error of memory, all else goes on", () => {
  const fail = (message: string) => () => {
    throw new RangeError(message);
  };
  expect(() => withinMemory(made(8), fail("Array buffer allocation failed"))).toThrow(
    expect.objectContaining({ code: "limit/memory" }),
  );
  expect(() => withinMemory(made(8), fail("Maximum call stack size exceeded"))).toThrow(RangeError);
});
