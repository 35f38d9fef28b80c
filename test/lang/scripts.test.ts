/** Scripts out of bytes: a notebook is the code of its cells, and what only looks like one stays. */
import { expect, test } from "vitest";
import { codeIn } from "../../src/lang/scripts.ts";

const cell = (cell_type: string, source: string | string[]) => ({
  cell_type,
  source,
  outputs: [],
  execution_count: null,
});

test("a notebook is its code cells, their source in one piece or in lines", () => {
  const cells = [cell("markdown", "# Title"), cell("code", ["x = 1\n", "x"]), cell("code", "print(x)\n")];
  expect(codeIn(JSON.stringify({ cells, nbformat: 4 }))).toBe("x = 1\nx\n\nprint(x)\n");
});

test.each(['{"cell_type": 1}', '{"cells": [{"cell_type', "x = 1", '{"a": 1}["a"]'])("%s stays", (text) =>
  expect(codeIn(text)).toBe(text),
);
