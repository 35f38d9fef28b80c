/**
 * Programs as people write them with NumPy, TensorFlow, PyTorch and JAX, run there and here: the same lines, number for
 * number. They take long, so each group is a file of its own, which goes to a core of its own.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runText } from "../../../src/session/run.ts";
import { newSession, textOf } from "../../conversation.ts";

const folder = new URL("../../oracle/programs/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
/** By what names begin with; all others are Python's. */
const groups = { numpy: ["numpy"], torch: ["torch"], jax: ["jax"], tensorflow: ["tf", "keras", "gradients"] } as const;
type Group = keyof typeof groups | "python";
function groupOf(name: string): Group {
  const begin = name.split(/[-.]/)[0]!;
  const found = Object.entries(groups).find(([, begins]) => (begins as readonly string[]).includes(begin));
  return (found?.[0] as Group | undefined) ?? "python";
}

const number = /(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?/g;

/** The tests of a group. */
export function testPrograms(group: Group): void {
  test.each(names.filter((name) => groupOf(name) === group))("%s prints what it prints in Python", expectSame);
}

function expectSame(name: string): void {
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
}
