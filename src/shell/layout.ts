/**
 * Text with its marks as rows of a screen. Breaks the rows itself, so that none is wider than the screen and the
 * terminal's own wrapping, with its pending state in the last column, never matters. Knows no terminal.
 */
import { cutTo, graphemesOf, graphemeWidth, shownWidth } from "../render/width.ts";

/** A row as it is sent, and the columns that it takes. */
export interface Row {
  readonly text: string;
  readonly width: number;
}
export interface Frame {
  readonly rows: readonly Row[];
  /** The cursor's row and column. */
  readonly y: number;
  readonly x: number;
  /** So many rows at the end stay in sight where the screen is too small for all. */
  readonly pinned: number;
}
/** A stretch of the text in a style, given as the parameters of `ESC [ … m`. In order, without overlaps. */
export interface Styled {
  readonly start: number;
  readonly end: number;
  readonly style: string;
}
export interface Page {
  readonly text: string;
  readonly cursor: number;
  readonly styled: readonly Styled[];
  /** Text behind the end that is only offered, and its style. */
  readonly ghost: { readonly text: string; readonly style: string };
  readonly prompt: string;
  /** Goes before every further line. */
  readonly continued: string;
  readonly columns: number;
}

/** Columns that the prompt leaves free at least. */
const leastText = 4;
/** A row that goes on begins so far in, where there is room. */
const widestIndent = 8;
const narrow = 20;

class Sheet {
  readonly rows: Row[] = [];
  readonly columns: number;
  private readonly indent: string;
  private text: string;
  width: number;
  private style = "";

  constructor(prompt: string, indent: number, columns: number) {
    this.columns = columns;
    this.indent = " ".repeat(indent);
    this.text = prompt;
    this.width = shownWidth(prompt);
  }
  /** Ends the row; the next one begins with this. */
  break(start: string): void {
    this.close();
    this.text = start;
    this.width = shownWidth(start);
    if (this.style) this.text += `\x1b[0;${this.style}m`;
  }
  close(): void {
    this.rows.push({ text: this.style ? `${this.text}\x1b[0m` : this.text, width: this.width });
  }
  wear(style: string): void {
    if (style === this.style) return;
    this.text += style ? `\x1b[0;${style}m` : "\x1b[0m";
    this.style = style;
  }
  /** A fresh row, unless so much fits on this one. */
  need(width: number): void {
    if (this.width + width > this.columns) this.break(this.indent);
  }
  put(grapheme: string, style: string): void {
    const { shown, width } = drawn(grapheme);
    this.need(width);
    this.wear(style);
    this.text += shown;
    this.width += width;
  }
}

/** Control characters are shown as `^X`. */
function drawn(grapheme: string): { readonly shown: string; readonly width: number } {
  const code = grapheme.charCodeAt(0);
  if (code < 32 || code === 127) return { shown: `^${String.fromCharCode(code ^ 64)}`, width: 2 };
  return { shown: grapheme, width: graphemeWidth(grapheme) };
}

export function layOut(page: Page): Frame {
  const { text, cursor, columns, ghost, styled } = page;
  const continued = cutTo(page.continued, columns - leastText);
  const indent = columns > narrow ? Math.min(shownWidth(continued), widestIndent) : 0;
  const sheet = new Sheet(cutTo(page.prompt, columns - leastText), indent, columns);
  let [x, y, next] = [0, 0, 0];
  const mark = (room: number): void => {
    sheet.need(room);
    [x, y] = [sheet.width, sheet.rows.length];
  };
  const styleAt = (at: number): string => {
    while (next < styled.length && styled[next]!.end <= at) next++;
    const found = styled[next];
    return found && found.start <= at ? found.style : "";
  };
  let at = 0;
  for (const [i, line] of text.split("\n").entries()) {
    if (i > 0) {
      sheet.wear("");
      sheet.break(continued);
    }
    for (const g of graphemesOf(line)) {
      if (at === cursor) mark(drawn(g).width);
      sheet.put(g, styleAt(at));
      at += g.length;
    }
    // The cursor takes a cell of its own behind the text.
    if (at === cursor) mark(1);
    at++;
  }
  for (const [i, line] of ghost.text.split("\n").entries()) {
    if (i > 0) {
      sheet.wear("");
      sheet.break(continued);
    }
    for (const g of graphemesOf(line)) sheet.put(g, ghost.style);
  }
  sheet.wear("");
  sheet.close();
  return { rows: sheet.rows, y, x, pinned: 0 };
}

/** A frame with rows below it, each cut to the screen. */
export function withRowsBelow(frame: Frame, below: readonly string[], columns: number): Frame {
  const rows = below.map((text): Row => {
    const cut = cutTo(text, columns - 1);
    return { text: cut, width: shownWidth(cut) };
  });
  return { ...frame, rows: [...frame.rows, ...rows], pinned: rows.length };
}

/** A frame taller than the screen shows the rows around the cursor. */
export function cropped(frame: Frame, height: number): Frame {
  const { rows, y, pinned } = frame;
  if (rows.length <= height) return frame;
  const pins = Math.min(pinned, height - 1);
  const room = height - pins;
  const lines = rows.length - pinned;
  const top = Math.min(Math.max(0, y - Math.floor(room * 0.7)), Math.max(0, lines - room));
  const shown = [...rows.slice(top, Math.min(lines, top + room)), ...rows.slice(lines, lines + pins)];
  return { ...frame, rows: shown, y: y - top };
}
