/**
 * Frames on a terminal: what changed is drawn over the last frame in one write. The only file that knows how a terminal
 * moves its cursor.
 */
import { cropped, type Frame, type Row } from "./layout.ts";
import { rowsAbove } from "./reflow.ts";

export interface Screen {
  readonly write: (text: string) => unknown;
  readonly columns?: number;
  readonly rows?: number;
}

const upBy = (n: number): string => (n > 0 ? `\x1b[${n}A` : "");

export class Painter {
  private readonly screen: Screen;
  private drawn: readonly Row[] = [];
  private y = 0;
  private x = 0;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Terminals that do not know their size say 0. */
  get columns(): number {
    return Math.max(8, this.screen.columns || 80);
  }
  get height(): number {
    return Math.max(2, this.screen.rows || 24);
  }

  paint(whole: Frame): void {
    const { columns } = this;
    const frame = cropped(whole, this.height);
    let out = `${upBy(this.y)}\r`;
    for (const [i, row] of frame.rows.entries()) {
      const old = this.drawn[i];
      // Only a line feed makes a row where there is none yet.
      if (i > 0) out += i < this.drawn.length ? "\x1b[1B\r" : "\r\n";
      if (old?.text === row.text) continue;
      out += row.text;
      // On a full row the cursor waits on the last cell, which erasing would clear.
      if (old && row.width < columns && old.width > row.width) out += "\x1b[K";
    }
    if (this.drawn.length > frame.rows.length) out += "\x1b[1B\r\x1b[J\x1b[1A";
    out += `${upBy(frame.rows.length - 1 - frame.y)}\r${frame.x > 0 ? `\x1b[${frame.x}C` : ""}`;
    this.send(out);
    [this.drawn, this.y, this.x] = [frame.rows, frame.y, frame.x];
  }
  /** Takes the frame away; the cursor is then where it began. */
  clear(): void {
    this.send(`${upBy(this.y)}\r\x1b[J`);
    this.forget();
  }
  /** Leaves all of the frame on the screen for good, the cursor on the line after it. */
  commit(frame: Frame): void {
    this.send(`${upBy(this.y)}\r\x1b[J${frame.rows.map((r) => r.text).join("\r\n")}\r\n`);
    this.forget();
  }
  /** An empty screen. */
  clearScreen(): void {
    this.send("\x1b[2J\x1b[H");
    this.forget();
  }
  /** After a resize the terminal has wrapped our rows anew: asks where the cursor is now. */
  askPlace(): void {
    this.screen.write("\x1b[6n");
  }
  /** Takes away what became of the rows; `column` is the terminal's answer, null if there is none. */
  resized(column: number | null): void {
    const up = rowsAbove(this.drawn, { y: this.y, x: this.x }, this.columns, column);
    this.send(`${upBy(up)}\r\x1b[J`);
    this.forget();
  }
  /** The cursor is on a fresh line, and nothing of ours is on the screen. */
  forget(): void {
    [this.drawn, this.y, this.x] = [[], 0, 0];
  }
  /** In one go, where the terminal can do that, so that nothing half drawn is seen. */
  private send(text: string): void {
    this.screen.write(`\x1b[?2026h\x1b[?25l${text}\x1b[?25h\x1b[?2026l`);
  }
}
