/** Columns of words in a table of numbers: which they are, and numbers for the words. Knows cells, no separators. */
import { kindOfCell, showCell } from "./cells.ts";

/**
 * What becomes of columns that hold text. `guess` leaves out those in which text is no slip, and lets a rare one be an
 * error; `leave` leaves out all; `codes` numbers their words, in the order in which they first come.
 */
export const textWays = ["guess", "leave", "codes"] as const;
export type TextWay = (typeof textWays)[number];

/** From this share of a column's cells on, text in it is what the column is made of. */
const noSlip = 1 / 10;

/** A cell of text, and where it stands. */
export interface TextCell {
  readonly column: number;
  readonly line: number;
  readonly cell: string;
}

/** What the columns of a table hold, as its rows go by. */
export class TextColumns {
  private readonly first = new Map<number, TextCell>();
  private readonly texts = new Map<number, number>();
  private readonly words = new Map<number, Map<string, number>>();
  private rows = 0;

  /** Takes a row's cells, without white space around them. */
  add(cells: readonly string[], line: number): void {
    this.rows++;
    for (const [column, cell] of cells.entries()) {
      if (kindOfCell(cell) !== "text") continue;
      if (!this.first.has(column)) this.first.set(column, { column, line, cell });
      this.texts.set(column, (this.texts.get(column) ?? 0) + 1);
    }
  }

  /** The columns to be taken for text; or the first cell that is a slip. */
  found(way: TextWay): readonly number[] | TextCell {
    const columns = [...this.first.keys()].sort((a, b) => a - b);
    const slip = way === "guess" ? columns.find((c) => this.texts.get(c)! < noSlip * this.rows) : undefined;
    return slip === undefined ? columns : this.first.get(slip)!;
  }

  /** The number of a word in its column: how many others came before it. An empty cell has none. */
  codeOf(column: number, cell: string): number | null {
    if (kindOfCell(cell) === "missing") return null;
    const known = this.words.get(column) ?? new Map<string, number>();
    this.words.set(column, known);
    if (!known.has(cell)) known.set(cell, known.size);
    return known.get(cell)!;
  }
  wordsOf(column: number): readonly string[] {
    return [...(this.words.get(column)?.keys() ?? [])];
  }
}

/** How errors call a column. */
export const columnText = (i: number, names: readonly string[] | null): string =>
  names?.[i] ? `column ${i + 1} (${showCell(names[i])})` : `column ${i + 1}`;
