// Errors on a narrow terminal: lines break between words, and are as long as they are where there is no terminal. As JSON
// they say which line of which file they mean.
import { expect, test } from "vitest";
import { diagnose } from "../../src/core/errors.ts";
import { english } from "../../src/core/speech.ts";
import { showDiagnostic } from "../../src/render/diagnostic.ts";
import { draw, unpainted } from "../../src/render/document.ts";
import { diagnosticJson } from "../../src/render/json.ts";

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

test("a span counts from a line, and in a file it is said which one that is", () => {
  const text = "x = 1\nx @ y\n";
  const place = (name: string, line: number) => {
    const found = { ...error, source: { name, text, line }, labels: [{ span: { start: 10, end: 11 }, text: "" }] };
    const { line: statement, file, fileLine, span } = JSON.parse(diagnosticJson(found, 7));
    return [statement, file, fileLine, span];
  };
  expect(place("model.py", 1)).toEqual([7, "model.py", 2, [4, 5]]);
  expect(place("", 7)).toEqual([7, undefined, undefined, [4, 5]]);
});
