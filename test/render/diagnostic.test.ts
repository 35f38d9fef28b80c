// Errors on a narrow terminal: lines break between words, and are as long as they are where there is no terminal.
import { expect, test } from "vitest";
import { diagnose } from "../../src/core/errors.ts";
import { english } from "../../src/core/speech.ts";
import { showDiagnostic } from "../../src/render/diagnostic.ts";
import { draw, unpainted } from "../../src/render/document.ts";

const error = diagnose("shape/concat", { part: 1, shape: "(3, 3)", first: "(2, 3)", axis: 1 } as never, [], {
  help: ["tensors and np.array hold tables of numbers; load data.csv -> x reads one, in the shell and in .tsh files"],
});
const shown = (room?: number): string[] =>
  draw(showDiagnostic(error, english, room), { paint: unpainted, color: false, table: () => "" })
    .trimEnd()
    .split("\n");

test("a terminal has lines broken between words", () => {
  const lines = shown(60);
  expect(lines.every((line) => line.length <= 60)).toBe(true);
  expect(lines.map((line) => line.trim()).join(" ")).toBe(
    shown()
      .map((line) => line.trim())
      .join(" "),
  );
  expect(lines.at(-1)).toMatch(/^ {8}\S/);
});
test("elsewhere a message is one line, and each way out another", () => expect(shown()).toHaveLength(2));
