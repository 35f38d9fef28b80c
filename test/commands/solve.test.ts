/** `solve`: what it finds is run again here, and has to give the values asked for. */
import { describe, expect, test } from "vitest";
import type { SolveAnswer } from "../../src/core/answer.ts";
import { newSession, say, sayJson } from "../conversation.ts";

const solved = (setUp: string, from: string, to: string): SolveAnswer =>
  sayJson(`${setUp}\nsolve ${from} -> ${to}`).at(-1) as unknown as SolveAnswer;

const cases: readonly (readonly [setUp: string, from: string, to: string, first: string])[] = [
  ["x = constant([[1, 2], [3, 4]])", "x", "[4, 6]", "sum(x, 0)"],
  ["x = constant([[1, 2], [3, 4]])", "x", "[[1, 3], [2, 4]]", "x.T"],
  ["x = range(24)", "x", "reshape(range(24), [2, 3, 4])", "reshape(x, [2, 3, 4])"],
  ["x = constant([3.0, 4.0])", "x", "5.0", "norm(x)"],
  ["x = constant([1.0, 2.0, 3.0])", "x", "[2.0, 4.0, 6.0]", "x * 2"],
  ["x = constant([1, 2, 3, 4])", "x", "[2, 3]", "x[1:3]"],
  ["x = reshape(range(24), [2, 3, 4])", "x", "transpose(x, [2, 0, 1])", "transpose(x, [2, 0, 1])"],
  ["a = ones([2, 3]); b = ones([4, 3])", "a, b", "full([2, 4], 3.0)", "a @ b.T"],
  ["a = constant([1, 2]); b = constant([3, 4])", "a, b", "[1, 2, 3, 4]", "concat([a, b], 0)"],
  ["x = constant([[1, 2], [3, 4]])", "x", "[2, 8]", "x[:, 1] * x[:, 1] / 2"],
];

describe.each(cases)("%s: %s -> %s", (setUp, from, to, first) => {
  const { found } = solved(setUp, from, to);
  test("finds something, the simplest first", () => {
    expect(found.length).toBeGreaterThan(0);
    if (!first.includes("/ 2")) expect(found[0]!.code).toBe(first);
  });
  test.each(found.map((f) => f.code))("%s gives it", (code) => {
    const session = newSession();
    say(`${setUp}\nwanted = constant(${to})`, session);
    const same = say(`allclose(cast(${code}, float64), cast(wanted, float64))`, session);
    expect(same).toMatch(/True$/);
    expect(say(`(${code}).shape == wanted.shape`, session)).toBe("True");
  });
});

test("what cannot be done is not found", () => {
  expect(solved("", "[1, 2]", "[7, 9, 13]").found).toEqual([]);
});

test("expressions without a name are called x, y", () => {
  expect(solved("", "[1.0, 2.0], [3.0, 5.0]", "13.0").found[0]!.code).toBe("x @ y");
});

test("the time is a bound", () => {
  let now = 0;
  const session = newSession();
  Object.assign(session.outside, { now: () => now++ });
  const [answer] = sayJson("solve [1, 2] -> [7, 9, 13] seconds=0.05", session) as unknown as SolveAnswer[];
  expect(answer).toMatchObject({ cut: true, found: [] });
  expect(answer!.tried).toBeLessThan(60);
});

test("names stay as they are", () => {
  const session = newSession();
  say("a = constant([1, 2])\nsolve a -> [2, 4]", session);
  expect([...session.scope.names.keys()]).toEqual(["a"]);
});

test("what is tried is not warned of", () => {
  const session = newSession();
  expect(say("solve [1, 2, 3] -> [2, 4, 6]", session)).not.toContain("warning");
});
