// What `bench` says, by a clock that goes on by what the test wants.
import { expect, test } from "vitest";
import { newSession, say, sayJson, sayValues } from "../conversation.ts";

/** A session in which `a()` and `b()` take the times of their list, in ms, one after another. */
function timed(a: readonly number[], b: readonly number[] = []) {
  const session = newSession();
  say(
    `var t = 0.0\na_ms = [${a}]\nb_ms = [${b}]\ndef a():\n    t.assign_add(a_ms.pop(0))\n    return 1\n\ndef b():\n    t.assign_add(b_ms.pop(0))\n    return 1\n`,
    session,
  );
  const now = (): number => Number(sayValues("t.numpy()", clock));
  const clock = Object.assign(newSession(), { scope: session.scope });
  return Object.assign(session, { outside: { ...session.outside, now } });
}

test("median, fastest and slowest of the runs that count", () => {
  expect(say("bench a() n=3", timed([70, 5, 1, 2]))).toBe(
    ["expression   median  fastest  slowest  runs", "a()         2.00 ms  1.00 ms  5.00 ms     3"].join("\n"),
  );
});

test("two expressions run in turn, and the ratio is of their medians", () => {
  const [answer] = sayJson("bench a() vs b() n=3", timed([9, 6, 6, 6], [9, 2, 2, 2]));
  expect(answer!["data"]).toMatchObject({
    expressions: [
      { expression: "a()", ms: 6, least: 6, most: 6, runs: 3 },
      { expression: "b()", ms: 2, least: 2, most: 2, runs: 3 },
    ],
    ratio: 3,
  });
});

test("who does not say how many runs does not wait for them", () => {
  const of = (text: string, ms: number): unknown =>
    sayJson(text, timed(Array<number>(102).fill(ms))).map(
      (a) => (a["data"] as { expressions: { runs: number }[] }).expressions[0]!.runs,
    );
  expect(of("bench a()", 1)).toEqual([100]);
  expect(of("bench a()", 300)).toEqual([7]);
  expect(of("bench a()", 60_000)).toEqual([1]);
  expect(of("bench a() n=9", 60_000)).toEqual([9]);
});

test("a mask is computing, not building", () => {
  const session = newSession();
  say("x = range(100000) * 1.0", session);
  // The clock goes on by 4 whenever it is asked.
  let now = 0;
  Object.assign(session, {
    outside: {
      ...session.outside,
      now: () => {
        now += 4;
        return now;
      },
    },
  });
  const [answer] = sayJson("time x[x > 500]", session);
  expect(answer!["data"]).toMatchObject({ computing: 4 + 4, work: [{ by: "loop" }, { by: "kernel" }] });
});

test("products have a rate of operations, steps that move numbers one of bytes, and what nobody counted none", () => {
  const said = say("x = ones([300, 300]); time x @ x; time x + 1; time inv(eye(40))", newSession());
  // The clock of this session stands still: any rate is beyond all measure.
  expect(said.match(/^rate .*$/gm)).toEqual([expect.stringMatching(/GFLOP\/s$/), expect.stringMatching(/ GB\/s$/)]);
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
