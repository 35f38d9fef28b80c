/** A row and a column that meet in a plain statement: said once, to who types, where it was not asked for. */
import { describe, expect, test } from "vitest";
import { newSession, say, sayJson } from "../conversation.ts";

const data = "p = ones([3]); y = ones([3, 1]); x = [1.0, 2, 3]; var w = ones([3, 1])";
const typed = (text: string, dialect: "tensh" | "python" = "tensh"): string => {
  const session = newSession(undefined, dialect);
  say(dialect === "python" ? "import tensorflow as tf\np = tf.ones([3]); y = tf.ones([3, 1])" : data, session);
  return say(text, session, { interactive: true });
};

test.each(["p - y", "mean((p - y)**2)", "d = p - y", "subtract(y, p)", "x * w", "def f(a) = a - y\nf(p)"])(
  "%s",
  (text) => {
    const shown = typed(text);
    expect(shown).toContain("warning[shape/crossed]");
    expect(shown).toMatch(/squeeze\([yw], -1\) for [yw], if value belongs to value|f\(p\)/);
    expect(shown.match(/shape\/crossed/g)).toHaveLength(1);
  },
);

test("it is said once", () => {
  expect(typed("p - y\np + y").match(/shape\/crossed/g)).toHaveLength(1);
});

describe("nothing is said", () => {
  test.each([
    "p[:, newaxis] - p",
    "reshape(p, [3, 1]) - p",
    "expand_dims(p, 1) + p",
    "p - ones([4, 1])",
    "p - ones([3, 3])",
    "p - 1",
    "ones([1]) - ones([1, 1])",
    "squeeze(y, -1) - p",
    "fit mean((p - y - w)**2) epochs=1",
  ])("of %s", (text) => {
    expect(typed(text)).not.toContain("shape/crossed");
  });
  test("in Python, in scripts and to programs", () => {
    expect(typed("p - y", "python")).not.toContain("crossed");
    expect(say(`${data}\np - y`)).not.toContain("crossed");
    expect(sayJson(`${data}\np - y`).filter((line) => line["kind"] === "warning")).toEqual([]);
  });
});
