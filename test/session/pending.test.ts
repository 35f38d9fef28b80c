/** What waits in names and containers is found; who may look at few values does not go through long lists for that. */
import { expect, test } from "vitest";
import { constant } from "../../src/graph/structure.ts";
import { floatOf, listOf, tensorOf, tupleOf, type Value } from "../../src/lang/value.ts";
import { pendingIn, survey } from "../../src/session/pending.ts";

const waiting = (): Value => tensorOf(constant(2, "float32", [3]));

test("in containers within containers, those that lie in fewest first", () => {
  const [near, far] = [waiting(), waiting()];
  const nodes = pendingIn([listOf([tupleOf([far])]), near]);
  expect(nodes).toEqual([near, far].map((x) => x.kind === "tensor" && x.node));
});

test("no more is looked at than is asked for, and each container once", () => {
  const numbers = listOf(Array.from({ length: 10_000 }, (_, i) => floatOf(i)));
  expect(survey([numbers, waiting()], 100)).toMatchObject({ nodes: [expect.anything()], looked: 100 });
  const round: Value[] = [numbers];
  const circle = listOf(round);
  round.push(circle, numbers);
  expect(survey([circle])).toEqual({ nodes: [], looked: 10_004 });
});
