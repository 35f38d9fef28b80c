// Tapes, accumulators, custom gradients and clipping as TensorFlow's guides use them: one program, run there and here.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newSession, say } from "../conversation.ts";

const textOf = (name: string): string => readFileSync(new URL(`../oracle/${name}`, import.meta.url), "utf8");
const program = textOf("tapes.py");
const wanted = textOf("tapes.txt").trimEnd().split("\n");

const number = /-?\d+\.?\d*(?:e-?\d+)?/g;
const numbersIn = (line: string): number[] => (line.match(number) ?? []).map(Number);

test("a program about gradients prints what TensorFlow prints", () => {
  const said = say(program.slice(program.indexOf("import tensorflow")), newSession(undefined, "python"));
  const found = said.trimEnd().split("\n");
  expect(found.map((line) => line.replace(number, "0"))).toEqual(wanted.map((line) => line.replace(number, "0")));
  for (const [i, line] of wanted.entries()) {
    const numbers = numbersIn(found[i]!);
    numbersIn(line).forEach((w, k) => {
      expect(Math.abs(numbers[k]! - w), `${found[i]}, not ${line}`).toBeLessThan(1e-12 * Math.max(1, Math.abs(w)));
    });
  }
});
