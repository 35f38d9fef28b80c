/**
 * A canvas of characters. Lines are dots of braille, eight to a cell; marks and text are characters of their own. Knows
 * places on the canvas, nothing of axes.
 */
import type { Fragment, Line, Role } from "./document.ts";

/** The bit of each dot of a braille cell: column, then row. */
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

export class Canvas {
  readonly columns: number;
  readonly rows: number;
  private readonly dots: Uint8Array;
  private readonly texts: (string | undefined)[];
  private readonly roles: Role[];

  constructor(columns: number, rows: number) {
    [this.columns, this.rows] = [columns, rows];
    this.dots = new Uint8Array(columns * rows);
    this.texts = new Array(columns * rows);
    this.roles = new Array(columns * rows).fill("plain");
  }

  /** Dots across and down: two and four to a cell. */
  get width(): number {
    return this.columns * 2;
  }
  get height(): number {
    return this.rows * 4;
  }

  dot(x: number, y: number, role: Role): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const cell = (y >> 2) * this.columns + (x >> 1);
    this.dots[cell]! |= bits[x & 1]![y & 3]!;
    this.roles[cell] = role;
  }

  /** A character in a cell; it hides dots. */
  put(column: number, row: number, text: string, role: Role): void {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    this.texts[row * this.columns + column] = text;
    this.roles[row * this.columns + column] = role;
  }

  /** Dots from one place to another, where `on` says so of their count. */
  line(from: readonly [number, number], to: readonly [number, number], role: Role, on = (_: number) => true): void {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
    for (let i = 0; i <= steps; i++)
      if (on(i)) this.dot(Math.round(from[0] + (dx * i) / steps), Math.round(from[1] + (dy * i) / steps), role);
  }

  /** The cells of a row, neighbours of one role together. */
  row(row: number): Line {
    const out: [Role, string][] = [];
    for (let column = 0; column < this.columns; column++) {
      const at = row * this.columns + column;
      const text = this.texts[at] ?? (this.dots[at] ? String.fromCharCode(0x2800 + this.dots[at]!) : " ");
      const role = text === " " ? "plain" : this.roles[at]!;
      const last = out.at(-1);
      if (last && (last[0] === role || text === " ")) last[1] += text;
      else out.push([role, text]);
    }
    return out satisfies Fragment[];
  }
}
