// What is a command and what is code, where a name is both: what follows its value in brackets tells.
import { expect, test } from "vitest";
import { newSession, say } from "../conversation.ts";

const said = (line: string): string => say(`x = [[1., 2.], [3., 4.]]; y = [5., 6.]\n${line}`, newSession());

test.each([
  ["reshape (x * y) 4", "(2, 2) → (4,)"],
  ["reshape (x * y) -1", "(2, 2) → (4,)"],
  ["slice (x * y) :, 0", "axis 1  2 → gone"],
  ["trace (x * y)[1, 0]", "= 15.0 = 3.0 × 5.0"],
])("%s is a command", (line, shown) => expect(said(line)).toContain(shown));

test.each([
  ["trace (x @ x)", "29.0"],
  ["trace (x @ x) + 1", "30.0"],
  ["sum (x) if True else 0", "10.0"],
  ["reshape(x, [4]) - 1", "[0. 1. 2. 3.]"],
])("%s is a call", (line, shown) => expect(said(line)).toContain(shown));
