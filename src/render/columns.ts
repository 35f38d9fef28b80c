/** The columns of a table that was read: their names, those left out, and what numbers stand for. */
import type { Columns } from "../core/answer.ts";
import type { Line } from "./document.ts";
import type { Style } from "./style.ts";
import { widthOf } from "./width.ts";

interface Row {
  readonly label: string;
  readonly items: readonly string[];
  readonly after: string;
}

export function columnLines({ names, left, words }: Columns, { speech, width }: Style): Line[] {
  const { label, say } = speech;
  const rows: Row[] = [
    { label: label("columns"), items: names ?? [], after: "" },
    { label: label("left out"), items: left, after: `   ${say("of text: text=codes numbers its words")}` },
    ...[...words].map(([name, all]): Row => {
      const [first = "", ...more] = all.map((word, i) => `${i} ${word}`);
      return { label: label("codes"), items: [`${name}: ${first}`, ...more], after: "" };
    }),
  ].filter((row) => row.items.length > 0);
  const edge = Math.max(...rows.map((row) => widthOf(row.label))) + 2;
  return rows.map(({ label, items, after }) => {
    const blanks = " ".repeat(edge - widthOf(label));
    return [["dim", `${label}${blanks}${within(items, width - edge - widthOf(after), say)}${after}`]];
  });
}

/** As many of them as fit the line, and how many more there are. */
function within(items: readonly string[], room: number, say: (text: string) => string): string {
  for (let shown = items.length; shown > 0; shown--) {
    const rest = shown < items.length ? [say(`… ${items.length - shown} more`)] : [];
    const text = [...items.slice(0, shown), ...rest].join(", ");
    if (widthOf(text) <= room) return text;
  }
  return say(`… ${items.length} more`);
}
