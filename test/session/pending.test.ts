/** What waits in names and containers is found; who may look at few values does not go through long lists for that. */
import { expect, test } from "vitest";
import { constant } from "../../src/graph/structure.ts";
import { floatOf, listOf, tensorOf, tupleOf, type Value } from "../../src/lang/value.ts";
import { pendingIn } from "../../src/session/pending.ts";

const waiting = (): Value => tensorOf(constant(2, "float32", [3]));

test("in containers within containers, those that lie in fewest first", () => {
  const [near, far] = [waiting(), waiting()];
  const nodes = pendingIn(new Set<Value>([listOf([tupleOf([far])]), near]));
  expect(nodes).toEqual([near, far].map((x) => x.kind === "tensor" && x.node));
});

test("no more is gathered than is looked at", () => {
  const found = new Set<Value>([listOf(Array.from({ length: 10_000 }, (_, i) => floatOf(i)))]);
  expect(pendingIn(found, 100)).toEqual([]);
  expect(found.size).toBe(100);
});
