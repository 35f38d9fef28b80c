// What `bench` says, by a clock that goes on by what the test wants.
import { expect, test } from "vitest";
import { newSession, say, sayJson } from "../conversation.ts";

/** A session in which the runs take `ms`, one after another, the last one for ever. */
function timed(...ms: readonly number[]) {
  const session = newSession();
  let [now, asked] = [0, 0];
  // Asked before and after each run.
  const clock = (): number => {
    if (asked % 2 === 1) now += ms[Math.min(asked >> 1, ms.length - 1)]!;
    asked++;
    return now;
  };
  return Object.assign(session, { outside: { ...session.outside, now: clock } });
}

test("median, fastest and slowest of the runs that count", () => {
  expect(say("bench 1 + 1 n=3", timed(5, 1, 2))).toBe(
    ["expression   median  fastest  slowest  moved", "1 + 1       2.00 ms  1.00 ms  5.00 ms"].join("\n"),
  );
});

test("two expressions run in turn, and the ratio is of their medians", () => {
  const [answer] = sayJson("x = ones([4]); bench x + x vs -x n=3", timed(6, 2, 6, 2, 6, 2));
  expect(answer!["data"]).toEqual({
    expressions: [
      { expression: "x + x", ms: 6, least: 6, most: 6, bytes: 48 },
      { expression: "-x", ms: 2, least: 2, most: 2, bytes: 32 },
    ],
    ratio: 3,
  });
});

test("what the expressions change, changes", () => {
  const session = newSession();
  say("var w = 0.0; bench w.assign_add(1.0) n=4", session);
  // One run goes before those that count.
  expect(say("w.numpy()", session)).toContain("5.0");
});

test("the tensors of a list count as if they stood alone", () => {
  const [time, bench] = sayJson("x = ones([4]); time [x + x, [-x]]; bench [x + x, [-x]] n=1", newSession());
  expect((time!["data"] as { bytes: number }).bytes).toBe(48 + 32);
  expect((bench!["data"] as { expressions: { bytes: number }[] }).expressions[0]!.bytes).toBe(48 + 32);
});

test("a list that holds itself is explained and timed as what else it holds", () => {
  const said = say("l = [ones([4]) + 1]; l.append(l); explain l; time l", newSession());
  expect(said).not.toContain("error");
  expect(said).toContain("a list");
});
