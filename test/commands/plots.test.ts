// Figures as data and as characters: where points land, what bars count, what colours are asked for.
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/core/answer.ts";
import { ticksIn } from "../../src/core/ticks.ts";
import { showAnswer } from "../../src/render/answer.ts";
import { colored } from "../../src/render/color.ts";
import { draw } from "../../src/render/document.ts";
import { drawTable } from "../../src/render/table.ts";
import { widthOf } from "../../src/render/width.ts";
import { runText } from "../../src/session/run.ts";
import { defaultSettings } from "../../src/session/settings.ts";
import { newSession, say, sayJson } from "../conversation.ts";

const answersOf = (text: string): Answer[] => {
  const answers: Answer[] = [];
  runText(newSession(), { name: "", text, line: 1 }, (e) => e.kind === "answer" && answers.push(e.answer));
  return answers;
};
const inColor = (answer: Answer): string =>
  draw(showAnswer(answer, defaultSettings, true), { paint: colored(3), color: true, table: drawTable });
type Marks = readonly { readonly [name: string]: unknown }[];
const marksOf = (text: string): Marks => (sayJson(text).at(-1)!["panels"] as { marks: Marks }[])[0]!.marks;

describe("series", () => {
  test("y alone stands over its places, x and y over each other, a matrix column by column", () => {
    expect(marksOf("plot [3, 1]")).toMatchObject([{ kind: "line", x: [0, 1], y: [3, 1] }]);
    expect(marksOf("plot [5, 6] [3, 1], [7, 8] [9, 9]")).toMatchObject([
      { x: [5, 6], y: [3, 1], label: "[3, 1]" },
      { x: [7, 8], y: [9, 9], label: "[9, 9]" },
    ]);
    expect(marksOf("plot ([5, 6], [3, 1])")).toMatchObject([{ x: [5, 6], y: [3, 1] }]);
    expect(marksOf("plot [[1, 2], [3, 4]]")).toMatchObject([{ y: [1, 3] }, { y: [2, 4] }]);
    expect(marksOf("scatter [[1, 2], [3, 4]]")).toMatchObject([{ kind: "points", x: [1, 3], y: [2, 4] }]);
  });
  test("what depends on a Variable is a line in the order of x, the data beside it are points", () => {
    const marks = marksOf("var a = 2.0; X = [3.0, 1.0]; plot X [5.0, 2.5], X a * X");
    expect(marks).toMatchObject([
      { kind: "points", x: [3, 1] },
      { kind: "line", x: [1, 3], y: [2, 6] },
    ]);
  });
});

describe("histograms", () => {
  // numpy.histogram(x, bins="auto") and (x, bins=3, density=True); [0, 1, 1, 0, 1] has one bin from 0 to 1.
  test("bins and counts are NumPy's", () => {
    const x = "[1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 10.0]";
    expect(marksOf(`hist ${x}`)).toMatchObject([{ height: [3, 3, 1, 0, 0, 1] }]);
    expect(marksOf(`hist ${x} bins=3 density`)[0]!["height"]).toEqual([
      0.25, 0.041666666666666664, 0.041666666666666664,
    ]);
    expect(marksOf("hist [0, 1, 1, 0, 1] bins=auto")).toMatchObject([{ low: [0], high: [1], height: [5] }]);
  });
  test("integers have a bar each", () => {
    expect(marksOf("hist [2, 4, 4]")).toMatchObject([{ low: [1.5, 2.5, 3.5], height: [1, 0, 2] }]);
  });
});

describe("in a terminal", () => {
  const pictures = [
    "plot [1.0, 4.0, 9.0], [2, 3, 5]",
    "hist [1, 2, 2, 3]",
    "heat zeros([40, 300])",
    "image ones([9, 9])",
  ];
  test.each([20, 40, 75])("nothing is wider than %d columns", (width) => {
    const session = newSession();
    session.settings = { ...session.settings, width };
    for (const text of pictures)
      for (const line of say(text, session).split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(24, width));
  });
  test("series have colours, and characters of their own without", () => {
    const [answer] = answersOf("plot [1.0, 2.0], [2.0, 1.0]");
    const text = inColor(answer!);
    expect(text).toContain("\x1b[38;2;78;154;241m");
    expect(text).toContain("\x1b[38;2;242;142;43m");
    expect(text).not.toMatch(/─o─/);
    expect(say("plot [1.0, 2.0], [2.0, 1.0]")).toMatch(/─o─ \[1\.0, 2\.0\] {3}─x─ \[2\.0, 1\.0\]/);
  });
  test("an image is two pixels to a character", () => {
    const [answer] = answersOf("image constant([[[255, 0, 0]], [[0, 0, 255]]]) size=20,3");
    expect(inColor(answer!)).toContain("\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀");
  });
});

test("ticks stand at round numbers", () => {
  const texts = (low: number, high: number, log = false): string[] =>
    ticksIn({ low, high }, { scale: log ? "log" : "linear" }, 5).map((t) => t.text);
  expect(texts(0, 10)).toEqual(["0", "2", "4", "6", "8", "10"]);
  expect(ticksIn({ low: 0, high: 2 }, { scale: "linear", whole: true }, 5).map((t) => t.text)).toEqual(["0", "1", "2"]);
  expect(texts(-0.03, 0.11)).toEqual(["0.00", "0.05", "0.10"]);
  expect(texts(-1, 1)).toEqual(["-1.0", "-0.5", "0.0", "0.5", "1.0"]);
  expect(texts(0, 3e-6)).toEqual(["0", "1e-6", "2e-6", "3e-6"]);
  expect(texts(1e6, 1.2e6)).toEqual(["1.00e6", "1.05e6", "1.10e6", "1.15e6", "1.20e6"]);
  expect(texts(0.01, 2000, true)).toEqual(["0.01", "0.1", "1", "10", "100", "1000"].filter((_, i) => i % 2 === 0));
});

test("of a run that diverged, plot fit draws how the loss grew", () => {
  const session = newSession();
  say("var a = 0.0\nfit (a - 3)**4 lr=1 log=none", session);
  expect(say("plot fit", session)).toContain("loss, which diverged");
});
