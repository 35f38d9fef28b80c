/**
 * Numbers with white space between them, as `seq`, `awk` and `np.savetxt` write. `#` starts a comment.
 * Knows lines; what a number looks like is in cells.ts.
 */
import { refuse } from "../core/errors.ts";
import { kindOfCell, showCell } from "./cells.ts";
import { noNumbers, type ReadOptions, raggedLine, readNumbers, type Table } from "./table.ts";

/**
 * One number on every line gives shape (lines,), several on every line (lines, count). Lines without numbers are
 * skipped.
 * @throws io/format for text that is not a number, lines of different lengths, or no number at all
 */
export function decodeText(text: string, path: string, options: ReadOptions = {}): Table {
  const numbers = readNumbers(options);
  let [rows, width, first, line] = [0, 0, 0, 0];
  for (const whole of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    line++;
    const content = cellsOf(whole);
    if (content.length === 0) continue;
    if (rows++ === 0) [width, first] = [content.length, line];
    if (content.length !== width) throw raggedLine(path, line, content.length, first, width);
    for (const cell of content) {
      const kind = kindOfCell(cell);
      if (kind === "text") {
        throw refuse("io/format", { path, detail: `${showCell(cell)} on line ${line} is not a number` });
      }
      numbers.add(cell, kind);
    }
  }
  if (rows === 0 && text.trim() === "") throw nothing(path);
  if (rows === 0) throw noNumbers(path);
  return { names: null, values: numbers.under(width === 1 ? [rows] : [rows, width]) };
}

const nothing = (path: string): Error =>
  refuse(
    "io/format",
    { path, detail: "it is empty" },
    { help: /[/.]/.test(path) ? [] : ["`x = …` prints nothing, `x` does: tensh -c 'x = [1, 2]; x' | tensh sum -"] },
  );

/** The words of a line, its comment left out. */
export const cellsOf = (line: string): string[] => {
  const mark = line.indexOf("#");
  const content = (mark === -1 ? line : line.slice(0, mark)).trim();
  return content === "" ? [] : content.split(/\s+/);
};
