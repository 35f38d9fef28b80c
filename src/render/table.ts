/** Tables, drawn by cli-table3. The only file that knows it; loaded when the first table is drawn. */
import Table, { type TableConstructorOptions } from "cli-table3";
import type { Painter, TableBlock } from "./document.ts";
import { shownWidth, widthOf } from "./width.ts";

const none = "";
const chars = {
  top: none,
  "top-mid": none,
  "top-left": none,
  "top-right": none,
  bottom: none,
  "bottom-mid": none,
  "bottom-left": none,
  "bottom-right": none,
  left: none,
  "left-mid": none,
  mid: none,
  "mid-mid": none,
  right: none,
  "right-mid": none,
  middle: "  ",
};

/** More rows than this are counted, not drawn. */
const mostRows = 500;

/** A column that gives way is not made narrower than this. */
const narrowest = 16;

/** A table as wide as it comes, or as the room: then the cells of the widest columns are broken at blanks. */
export function drawTable({ columns, rows, more }: TableBlock, paint: Painter["paint"], room?: number): string {
  const table = new Table({
    ...fitted({ columns, rows, more }, room),
    head: columns.map((c) => paint("dim", c.head)),
    colAligns: columns.map((c) => c.align),
    chars,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  table.push(...rows.slice(0, mostRows).flatMap(linesOf));
  const drawn = table
    .toString()
    .split("\n")
    .map((l) => l.trimEnd());
  const rest = rows.length > mostRows ? [paint("dim", more(rows.length - mostRows))] : [];
  return [...drawn, ...rest].join("\n");
}

/**
 * A row as it is, or where it is tall as rows of a line each: for every line of a cell, cli-table3 looks at all of the cell
 * again and again.
 */
function linesOf(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split("\n"));
  const height = Math.max(...cells.map((lines) => lines.length));
  if (height <= tall) return [[...row]];
  return Array.from({ length: height }, (_, i) => cells.map((lines) => lines[i] ?? ""));
}
const tall = 8;

/** The options of a table that is wider than the room. */
function fitted({ columns, rows }: TableBlock, room = Number.POSITIVE_INFINITY): TableConstructorOptions {
  const widths = columns.map((c, i) =>
    Math.max(
      1,
      widthOf(c.head),
      ...rows.slice(0, mostRows).flatMap((row) => (row[i] ?? "").split("\n").map(shownWidth)),
    ),
  );
  let over = sum(widths) + chars.middle.length * (widths.length - 1) - room;
  if (over <= 0) return {};
  while (over > 0 && Math.max(...widths) > narrowest) {
    const widest = widths.indexOf(Math.max(...widths));
    const less = Math.min(over, widths[widest]! - narrowest);
    widths[widest]! -= less;
    over -= less;
  }
  return { colWidths: widths, wordWrap: true };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
