/** Tables, drawn by cli-table3. The only file that knows it; loaded when the first table is drawn. */
import Table from "cli-table3";
import type { Painter, TableBlock } from "./document.ts";

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

export function drawTable({ columns, rows, more }: TableBlock, paint: Painter["paint"]): string {
  const table = new Table({
    head: columns.map((c) => paint("dim", c.head)),
    colAligns: columns.map((c) => c.align),
    chars,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  table.push(...rows.slice(0, mostRows).map((row) => [...row]));
  const drawn = table
    .toString()
    .split("\n")
    .map((l) => l.trimEnd());
  const rest = rows.length > mostRows ? [paint("dim", more(rows.length - mostRows))] : [];
  return [...drawn, ...rest].join("\n");
}
