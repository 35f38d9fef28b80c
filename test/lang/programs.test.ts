// Programs as people write them with NumPy, TensorFlow, PyTorch and JAX, run there and here: the same lines, number for number.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runText } from "../../src/session/run.ts";
import { newSession, textOf } from "../conversation.ts";

const folder = new URL("../oracle/programs/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
const number = /(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?/g;

test.each(names)("%s prints what it prints in Python", (name) => {
  const program = readFileSync(new URL(name, folder), "utf8");
  const wanted = readFileSync(new URL(name.replace(".py", ".txt"), folder), "utf8")
    .trimEnd()
    .split("\n");
  const session = newSession(undefined, "python");
  let printed = "";
  runText(
    session,
    { name: "", text: program, line: 1 },
    (event) => {
      if (event.kind !== "print" || !event.aside) printed += textOf(event, session);
    },
    { silent: true },
  );
  const found = printed.trimEnd().split("\n");
  const shapeOf = (line: string): string => line.replace(number, "0").replace(/ +/g, " ");
  expect(found.map(shapeOf)).toEqual(wanted.map(shapeOf));
  for (const [i, line] of wanted.entries()) {
    const [here, there] = [found[i]!, line].map((text) => (text.match(number) ?? []).map(Number));
    there!.forEach((w, k) => {
      expect(Math.abs(here![k]! - w), `${found[i]}, not ${line}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(w)));
    });
  }
});
