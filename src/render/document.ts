/** What is to be shown: lines of text whose pieces have roles. No colours and no terminals: those come last. */
import type { Speech } from "../core/speech.ts";

export type Role =
  | "plain"
  /** Said beside the thing itself: headers, kinds, counts. */
  | "dim"
  | "name"
  | "title"
  | "code"
  /** A cell that was picked. */
  | "picked"
  | "error"
  | "warning"
  | "mark"
  | "help"
  /** A colour of its own, as a figure has them. */
  | Ink;
/** `#rrggbb` for the text, then perhaps another for what is behind it. */
export type Ink = `#${string}`;

export type Fragment = readonly [role: Role, text: string];
export type Line = readonly Fragment[];

export interface TableBlock {
  readonly columns: readonly { readonly head: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
  /** What is said of rows that have no room. */
  readonly more: (hidden: number) => string;
}
export const moreRows =
  ({ say }: Speech) =>
  (hidden: number): string =>
    say(`… ${hidden} more rows …`);

export type Block =
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  | { readonly kind: "table"; readonly table: TableBlock };
export type Document = readonly Block[];

export const lines = (...all: readonly Line[]): Block => ({ kind: "lines", lines: all });
/** Text of several lines, all in one role. */
export const textLines = (text: string, role: Role = "plain"): Line[] => text.split("\n").map((l) => [[role, l]]);

/** How pieces and tables become characters: plain, or with colour. */
export interface Painter {
  readonly paint: (role: Role, text: string) => string;
  readonly table: (table: TableBlock, paint: Painter["paint"]) => string;
  /** Colour can be seen, so marks need no characters of their own. */
  readonly color: boolean;
}

/** The characters of a document, with a line end after every line. */
export function draw(document: Document, painter: Painter): string {
  return document
    .map((block) => {
      if (block.kind === "table") return `${painter.table(block.table, painter.paint)}\n`;
      return block.lines.map((line) => `${line.map(([role, text]) => painter.paint(role, text)).join("")}\n`).join("");
    })
    .join("");
}

export const unpainted = (_: Role, text: string): string => text;
