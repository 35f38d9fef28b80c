/**
 * The blanks before a line: those that the editor makes, those typed over them, and steps in and out. Knows the text that
 * is edited, not what it means.
 */
import type { EditBuffer } from "./buffer.ts";

const step = 4;

export class Indentation {
  private readonly buffer: EditBuffer;
  /** What the editor made, and how much of it was typed over. */
  private made: { readonly width: number; typed: number } | null = null;

  constructor(buffer: EditBuffer) {
    this.buffer = buffer;
  }

  /** What the editor made counts as typed from now on. */
  settle(): void {
    this.made = null;
  }

  /** Breaks the line; these blanks begin the next one, and are the editor's own. */
  breakLine(blanks: string): void {
    this.buffer.insert(`\n${blanks}`, "whole");
    this.made = blanks === "" ? null : { width: blanks.length, typed: 0 };
  }

  /** Blanks typed where the editor has indented already only say how far in the line shall be; the rest is text. */
  withoutDoubled(text: string): string {
    const { made } = this;
    if (!made) return text;
    const { lead } = this.buffer;
    if (lead.trim() !== "" || lead.length !== Math.max(made.width, made.typed)) {
      this.made = null;
      return text;
    }
    const rest = text.replace(/^ +/, "");
    const blanks = text.length - rest.length;
    const beyond = Math.max(0, made.typed + blanks - Math.max(made.width, made.typed));
    made.typed += blanks;
    if (beyond > 0) this.buffer.insert(" ".repeat(beyond));
    if (rest === "") return "";
    if (made.typed > 0 && made.typed < made.width)
      this.buffer.replace(this.buffer.lineStart(), this.buffer.cursor, " ".repeat(made.typed));
    this.made = null;
    return rest;
  }

  /** A closing bracket, or a word that closes a block, at the begin of a line goes one step out. */
  closeBlock(typed: string): void {
    const { buffer } = this;
    const { lead, text } = buffer;
    const closes = typed === ":" ? /^ +(?:else|finally|(?:elif|except)\b.*):$/ : /^ +[)\]}]$/;
    if (!closes.test(lead)) return;
    const start = buffer.lineStart();
    const above = start === 0 ? "" : text.slice(buffer.lineStart(start - 1), start - 1);
    const width = lead.length - lead.trimStart().length;
    if (typed === ":" && /^ */.exec(above)![0].length !== width) return;
    buffer.replace(start, buffer.cursor, lead.slice(Math.min(step, width)));
  }

  /** Blanks up to the next step. */
  shiftIn(): void {
    this.buffer.insert(" ".repeat(step - (this.buffer.lead.length % step)));
  }
  shiftOut(): void {
    const { buffer } = this;
    const start = buffer.lineStart();
    const width = /^ */.exec(buffer.text.slice(start))![0].length;
    const back = Math.min(width, width % step || step);
    if (back === 0) return;
    const cursor = Math.max(start, buffer.cursor - back);
    buffer.set(buffer.text.slice(0, start) + buffer.text.slice(start + back), cursor);
  }
}
