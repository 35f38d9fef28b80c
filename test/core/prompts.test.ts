/** Logs of sessions: what was typed stays, on its line; what was shown goes. */
import { expect, test } from "vitest";
import { PromptReader, withoutPrompts } from "../../src/core/prompts.ts";

test.each([
  [">>> x = 1\n>>> x\n1\n>>> y", "x = 1\nx\n\ny"],
  [
    "# from a page\n\n>>> for i in [1]:\n...     print(i)\n...\n1\n",
    "# from a page\n\nfor i in [1]:\n    print(i)\n\n\n",
  ],
  [
    "In [1]: x = 1\n\nIn [2]: def f():\n   ...:     return 2\n   ...:\n\nOut[2]: 3\nmore",
    "x = 1\n\ndef f():\n    return 2\n\n\n\n",
  ],
  ["In [1]:\nx = 1\nx\nOut[1]:\n1\nIn [ ]:\ny", "x = 1\nx\n\n\n\ny".replace(/^/, "\n")],
  ["tensh> 1 + 1\n2\ntensh> 3", "1 + 1\n\n3"],
])("%j", (log, typed) => expect(withoutPrompts(log)).toEqual({ text: typed, isLog: true }));

test.each(['x = 1\n"""\n>>> f(1)\n2\n"""\n', "", "# a\n\n", "In = 3", ">>x", "..."])("%j is no log", (text) =>
  expect(withoutPrompts(text)).toEqual({ text, isLog: false }),
);

test("a log may come in pieces", () => {
  const reader = new PromptReader();
  expect([">>> a\n", "1\n", "... b\n", ">>> c"].map((piece) => reader.text(piece))).toEqual(["a\n", "\n", "b\n", "c"]);
});
