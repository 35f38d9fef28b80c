// Pictures, explanations and trails fit into 80 columns, with colour and without; colour marks what brackets mark else.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { showAnswer } from "../../src/render/answer.ts";
import { draw, type Role } from "../../src/render/document.ts";
import { drawTable } from "../../src/render/table.ts";
import { widthOf } from "../../src/render/width.ts";
import { runText } from "../../src/session/run.ts";
import type { Session } from "../../src/session/session.ts";
import { newSession, sayJson } from "../conversation.ts";
import { cellsOf, sessionFor } from "../transcripts/play.ts";

/** What is shown where there is colour, each piece by `paint`. */
function colored(session: Session, text: string, line: number, paint: (role: Role, text: string) => string): string {
  let out = "";
  const painter = { paint, color: true, table: drawTable };
  runText(session, { name: "", text, line }, (event) => {
    if (event.kind === "answer") out += draw(showAnswer(event.answer, session.settings, true), painter);
  });
  return out;
}
const plain = (_: Role, text: string): string => text;
const marking = (role: Role, text: string): string => (role === "picked" || role === "mark" ? `‹${text}›` : text);

describe.each(["pictures.txt", "explain.txt", "trace.txt"])("%s", (name) => {
  const cells = cellsOf(readFileSync(new URL(`../transcripts/${name}`, import.meta.url), "utf8"));
  const isShown = (text: string): boolean => /^(?:slice|reshape|explain|trace)/.test(text);

  test("keeps within 80 columns without colour", () => {
    const answers = cells.filter((c) => isShown(c.input)).flatMap((c) => c.output.split("\n"));
    expect(answers.filter((l) => widthOf(l) > 80)).toEqual([]);
  });

  test("keeps within 80 columns with colour, and says the same", () => {
    const session = sessionFor();
    const bare = (text: string): string => text.replace(/[[\]\s]/g, "");
    cells.forEach(({ input, output }, i) => {
      const shown = colored(session, input, i + 1, plain);
      expect(shown.split("\n").filter((l) => widthOf(l) > 80)).toEqual([]);
      if (isShown(input) && !output.includes("error[")) expect(bare(shown)).toBe(bare(output));
    });
  });
});

test("measures are broken between words", () => {
  const session = newSession();
  const shown = colored(session, "a = uniform([200, 200])\ntime softmax(sort(a) @ a + exp(a))", 1, plain).split("\n");
  expect(shown.filter((l) => widthOf(l) > 80)).toEqual([]);
  expect(shown).toContainEqual(
    expect.stringMatching(/^loop {7}rows add: add sub exp of float32, float32, float32 repeated,$/),
  );
});

test("colour marks the picked cells in place of brackets", () => {
  expect(colored(newSession(), "slice [[1, 2], [3, 4]] :,1", 1, marking)).toBe(
    "  1 ‹ 2 ›\n  3 ‹ 4 ›\naxis 0  2 → 2       :\naxis 1  2 → gone    1\ntensor (2,) int32\n[2 4]\n",
  );
});

test("colour marks the axes that are repeated", () => {
  const shown = colored(newSession(), "explain ones([3, 1]) + ones([4])", 1, marking);
  expect(shown).toContain("   ones([3, 1])    3‹  1→4›\n");
  expect(shown).toContain("   ones([4])   ‹  ·→3›    4\n");
});

test("an explanation is data", () => {
  const [said] = sayJson("explain ones([2, 3]) @ ones([3, 4])");
  expect(said).toMatchObject({ kind: "explanation", operations: 48, hidden: 0 });
  const steps = said!["steps"] as { text: string; parts: object[]; memory: string }[];
  expect(steps.map((s) => s.memory)).toEqual(["repeated", "repeated", "new"]);
  expect(steps[2]!.parts).toMatchObject([{ kind: "contraction", summed: [1], multiplyAdds: 24 }]);
});

test("explaining computes nothing, draws nothing and leaves no trace", () => {
  const session = newSession();
  const [first] = sayJson("seed 3\nnormal([2])", session).slice(1);
  const again = newSession();
  const said = sayJson("seed 3\nexplain normal([2])\nexplain sum(normal([2])) * 2\nnormal([2])", again);
  expect(said.at(-1)!["data"]).toEqual(first!["data"]);
  expect(said[1]).not.toHaveProperty("data");
});

test("a trail is data, and changes nothing", () => {
  const session = newSession();
  const said = sayJson("x = [1.0, 2.0] * 3\nx = x + 1\ntrace x[1]\nundo\nx", session);
  expect(said[0]).toMatchObject({
    kind: "trail",
    root: { name: "x", index: [1], value: 7, from: { line: 2 }, inputs: [{ name: "x", index: [1], value: 6 }] },
  });
  expect(said.at(-1)!["data"]).toEqual([3, 6]);
});

test("a trail that cannot be told again is not told", () => {
  const said = sayJson("c = 2\ndef f(x) = x * c\ny = f([1, 2] * 1)\nc = 5\ntrace y[1]");
  expect(said[0]).toMatchObject({ kind: "trail", root: { name: "y", value: 4, inputs: [] } });
  expect((said[0]!["root"] as { ends: string }).ends).toContain("something that it reads has changed");
});

test("what is too large to be made again ends a trail", () => {
  const said = sayJson("h = reshape(range(17000000), 17, 1000000) * 1.5\ntrace h[0, 1]");
  expect((said[0]!["root"] as { ends: string }).ends).toBe("too much to compute it again");
});
