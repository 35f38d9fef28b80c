/**
 * Comma-, semicolon- and tab-separated numbers, with or without a row of names. The only file that knows udsv.
 *
 * udsv splits fast but takes every text for well formed: a short row runs into the next one (at the end of the text
 * without end), what stands behind a closing quote replaces the cell, and a single column with quotes loses rows. So
 * `survey` checks the quotes and counts the cells of every row first, which also finds the line numbers for errors.
 * Types are not guessed by udsv either: what a cell means is in cells.ts.
 */
import { initParser, type Schema } from "udsv";
import { showFloat } from "../core/digits.ts";
import { isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { type Cell, kindOfCell, showCell } from "./cells.ts";
import { type Numbers, noNumbers, type ReadOptions, raggedLine, readNumbers, type Table } from "./table.ts";
import { columnText, type TextCell, TextColumns, type TextWay } from "./text-columns.ts";

export type Separator = "," | ";" | "\t";

export interface CsvOptions extends ReadOptions {
  /** Guessed from the first lines where it is not given. */
  readonly separator?: Separator | undefined;
  /** The first row holds names; guessed where it is not given. */
  readonly header?: boolean | undefined;
  /** Lines before the table. */
  readonly skip?: number | undefined;
  /** What becomes of columns of text; without it, text is an error. */
  readonly text?: TextWay | undefined;
}

/**
 * A table of numbers: rows × columns. A single column without a name is a vector.
 *
 * The first row holds names where it has text and the row under it has not. Columns of text are left out, or their
 * words numbered, where that is asked for. Cells may be quoted, `""` is a quote within quotes; blank lines are skipped; lines end with LF, CRLF or CR. A comma is
 * never a decimal point or a thousands separator.
 * @throws io/format for rows of different lengths, quotes that do not match, or a cell that is no number
 */
export function decodeCsv(text: string, path: string, options: CsvOptions = {}): Table {
  const unix = withoutLines(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), options.skip ?? 0);
  const separator = options.separator ?? guessSeparator(unix);
  const { rows, width, lines } = survey(unix, separator, path);
  const names = namesIn(rows, separator, width, options.header);
  const eachRow = (visit: RowVisitor): void => {
    let row = 0;
    split(rows, separator, width, (cells) => {
      const line = lines[row++]!;
      return row === 1 && names ? true : visit(cells, line);
    });
  };
  const numbers = readNumbers(options);
  const word = addNumbers(numbers, eachRow, width);
  if (word === null) {
    const count = numbers.count() / width;
    return { names, values: numbers.under(width === 1 && names === null ? [count] : [count, width]) };
  }
  if (options.text === undefined)
    throw notNumber(path, names, word, ["load leaves columns of text out, or numbers their words"]);
  return withText(eachRow, { path, names, width }, options.text, readNumbers(options));
}

/** Takes the cells of a row and the line on which it begins; false ends the reading. */
type RowVisitor = (cells: readonly string[], line: number) => boolean;
type Rows = (visit: RowVisitor) => void;

/** Puts the cells with the numbers, up to one that is none: that one. */
function addNumbers(numbers: Numbers, eachRow: Rows, width: number): TextCell | null {
  let text: TextCell | null = null;
  eachRow((cells, line) => {
    for (let i = 0; i < width; i++) {
      const cell = cells[i]!.trim();
      const kind = kindOfCell(cell);
      if (kind === "text") {
        text = { column: i, line, cell };
        return false;
      }
      numbers.add(cell, kind);
    }
    return true;
  });
  return text;
}

interface Columns {
  readonly path: string;
  readonly names: readonly string[] | null;
  readonly width: number;
}

/** A table in which some columns hold text. */
function withText(eachRow: Rows, { path, names, width }: Columns, way: TextWay, numbers: Numbers): Table {
  const columns = new TextColumns();
  eachRow((cells, line) => {
    columns.add(
      cells.slice(0, width).map((cell) => cell.trim()),
      line,
    );
    return true;
  });
  const found = columns.found(way);
  if ("cell" in found) throw notNumber(path, names, found, ["text=leave leaves out columns with text in them"]);
  const text = new Set(found);
  const kept = Array.from({ length: width }, (_, i) => i).filter((i) => way === "codes" || !text.has(i));
  const nameAt = (i: number): string => names?.[i] || `column ${i + 1}`;
  if (kept.length === 0) throw noNumbers(path, ["text=codes numbers the words of each column"]);
  eachRow((cells) => {
    for (const i of kept) {
      const cell = cells[i]!.trim();
      const code = text.has(i) ? columns.codeOf(i, cell) : null;
      if (code !== null) numbers.add(String(code), "integer");
      else numbers.add(cell, kindOfCell(cell) as Exclude<Cell, "text">);
    }
    return true;
  });
  return {
    names: names && kept.map((i) => names[i]!),
    values: numbers.under([numbers.count() / kept.length, kept.length]),
    left: way === "codes" ? [] : found.map(nameAt),
    words: new Map(way === "codes" ? found.map((i) => [nameAt(i), columns.wordsOf(i)]) : []),
  };
}

/**
 * The names in the first row, if it holds names: where that is not known, if a column begins with text and goes on with
 * something else, or all of them begin with text.
 */
function namesIn(
  rows: string,
  separator: Separator,
  width: number,
  header: boolean | undefined,
): readonly string[] | null {
  if (header === false) return null;
  const head: (readonly string[])[] = [];
  split(rows, separator, width, (cells) => {
    head.push(cells.slice(0, width));
    return head.length < 2;
  });
  const [first, second] = head;
  const isText = (cell: string): boolean => kindOfCell(cell.trim()) === "text";
  const looksSo = (): boolean =>
    second !== undefined &&
    first!.some(isText) &&
    (first!.every((cell) => isText(cell) || cell.trim() === "") ||
      first!.some((cell, i) => isText(cell) && !isText(second[i]!)));
  return header || looksSo() ? first!.map(nameIn) : null;
}

/** The first lines made empty, so that errors still count them. */
function withoutLines(text: string, count: number): string {
  let from = 0;
  for (let i = 0; i < count; i++) {
    const end = text.indexOf("\n", from);
    if (end < 0) return "";
    from = end + 1;
  }
  return "\n".repeat(count) + text.slice(from);
}

/** `np.savetxt` writes the names as a comment. */
const nameIn = (cell: string, i: number): string => (i === 0 ? cell.replace(/^#\s*/, "") : cell);

function notNumber(
  path: string,
  names: readonly string[] | null,
  { column, line, cell }: TextCell,
  ways: readonly string[],
): Error {
  const detail = `${columnText(column, names)}, line ${line}: ${showCell(cell)} is not a number`;
  const decimal = /^[+-]?\d+,\d+$/.test(cell);
  return refuse("io/format", { path, detail }, { help: decimal ? ["a decimal point is written `.`"] : ways });
}

/** The rows of a text, known to be well formed. */
interface Survey {
  /** The text without its blank lines and without a newline at the end. */
  readonly rows: string;
  readonly width: number;
  /** The line on which each row begins, from 1. */
  readonly lines: readonly number[];
}

/** @throws io/format */
function survey(text: string, separator: Separator, path: string): Survey {
  const lines: number[] = [];
  const kept: string[] = [];
  let [width, line] = [0, 1];
  for (let at = 0; at < text.length; ) {
    const { end, cells, breaks } = rowAt(text, at, separator, path, line);
    const row = text.slice(at, end);
    if (cells > 1 || row.trim() !== "") {
      if (lines.length === 0) width = cells;
      if (cells !== width) throw raggedLine(path, line, cells, lines[0]!, width);
      lines.push(line);
      kept.push(row);
    }
    line += breaks + 1;
    at = end + 1;
  }
  if (lines.length === 0) throw noNumbers(path);
  // With one column only, udsv drops a row that ends behind a quote: an empty second column keeps it.
  return { rows: width === 1 ? kept.map((row) => row + separator).join("\n") : kept.join("\n"), width, lines };
}

const [newline, space, quote] = ["\n", " ", '"'].map((c) => c.charCodeAt(0));

/** Where the row that begins at `from` ends, how many cells it has, and how many line breaks are within its quotes. */
function rowAt(text: string, from: number, separator: Separator, path: string, line: number) {
  const bad = (detail: string): Error => refuse("io/format", { path, detail });
  const between = separator.charCodeAt(0);
  let [cells, breaks, blank] = [1, 0, true];
  let at = from;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === newline) break;
    if (c === between) {
      cells++;
      blank = true;
    } else if (c === quote && blank) {
      const close = closingQuote(text, at);
      if (close === -1) throw bad(`the quote on line ${line + breaks} is not closed`);
      for (let i = at; i < close; i++) if (text.charCodeAt(i) === newline) breaks++;
      at = close;
      while (text.charCodeAt(at + 1) === space) at++;
      const next = text[at + 1];
      if (next !== undefined && next !== separator && next !== "\n") {
        throw bad(`line ${line + breaks} goes on behind a closing quote`);
      }
    } else if (c !== space) blank = false;
  }
  return { end: at, cells, breaks };
}

/** The place of the quote that closes the one at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/**
 * Gives `visit` the cells of one row after the other, until it says false; what is quoted comes without its quotes.
 */
function split(rows: string, separator: Separator, width: number, visit: (cells: readonly string[]) => boolean): void {
  const udsvWidth = width === 1 ? 2 : width;
  // Without `skip`, which its types leave out, udsv would count down from undefined.
  const schema: Schema & { skip: number } = {
    skip: 0,
    row: "\n",
    col: separator,
    encl: rows.includes('"') ? '"' : "",
    esc: rows.includes('"') ? '"' : "",
    trim: true,
    cols: Array.from({ length: udsvWidth }, (_, i) => ({
      name: String(i),
      type: "s",
      repl: { empty: "", null: 0, NaN: 0 },
    })),
  };
  initParser(schema).stringArrs<string[]>(rows, visit);
}

const separators: readonly Separator[] = ["\t", ";", ","];

/**
 * The first of tab, semicolon and comma that every one of the first lines has equally often; else the one that the
 * first line has most. What stands in quotes does not count.
 */
export function guessSeparator(text: string): Separator {
  const head = text.slice(0, 65536).replace(/"[^"]*"/g, "x");
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  const sample = lines.length > 1 && text.length > 65536 ? lines.slice(0, -1) : lines;
  const times = (line: string, s: Separator): number => line.split(s).length - 1;
  const first = sample[0] ?? "";
  const even = separators.find((s) => {
    const n = times(first, s);
    return n > 0 && sample.slice(0, 20).every((line) => times(line, s) === n);
  });
  if (even !== undefined) return even;
  return separators.toSorted((a, b) => times(first, b) - times(first, a)).find((s) => times(first, s) > 0) ?? ",";
}

export interface CsvForm {
  readonly names?: readonly string[] | null | undefined;
  readonly separator?: Separator | " " | undefined;
}

/**
 * One line per row, one cell per column; a vector has one number on each line, a scalar is one cell. Floats have the
 * fewest digits that read back to the same value of their dtype, and always a point or an exponent; NaN is `nan`,
 * infinity `inf`; bools are `True` and `False`.
 * @throws io/format for rank 3 and more, or where `names` are not as many as the columns
 */
export function encodeCsv(s: Stored, path: string, { names, separator = "," }: CsvForm = {}): string {
  const { shape } = s.layout;
  const rank = shape.length;
  if (rank > 2) {
    const detail = `a table has rows and columns, this has ${rank} axes`;
    throw refuse(
      "io/format",
      { path, detail },
      { shapes: [shape], help: ["reshape it to rank 2, or save it as .npy"] },
    );
  }
  const [rows, columns] = [shape[0] ?? 1, shape[1] ?? 1];
  if (names && names.length !== columns) {
    throw refuse("io/format", { path, detail: `${names.length} names for ${columns} columns` });
  }
  const show = showElement(s);
  const data = denseData(s);
  const lines = names ? [names.map((name) => quoted(name, separator)).join(separator)] : [];
  for (let row = 0, at = 0; row < rows; row++) {
    let line = columns > 0 ? show(data[at++]!) : "";
    for (let i = 1; i < columns; i++) line += separator + show(data[at++]!);
    lines.push(line);
  }
  return lines.map((line) => `${line}\n`).join("");
}

function showElement({ dtype }: Stored): (x: number | bigint) => string {
  if (dtype === "bool") return (x) => (x ? "True" : "False");
  if (dtype === "float64") return (x) => showFloat(x as number, dtype);
  return isFloat(dtype) ? (x) => showSingle(x as number) : String;
}

/**
 * Most readers, NumPy and this one too, read float64 and then round to float32. For a few values, 7.038531e-26 among
 * them, the fewest digits of float32 do not survive that; those of float64 always do.
 */
function showSingle(x: number): string {
  const text = showFloat(x, "float32");
  return Number.isFinite(x) && Math.fround(Number(text)) !== x ? showFloat(x, "float64") : text;
}

/** A name in quotes where it would be read as something else without. */
const quoted = (name: string, separator: string): string =>
  name.includes(separator) || /^\s|\s$|["\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
