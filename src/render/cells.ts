/**
 * A tensor drawn cell by cell: a matrix is one panel, higher ranks are drawn panel by panel. What does not fit is left out
 * and counted; cells of interest stay. Knows where cells stand, not why some of them are marked.
 */
import { arrayStr } from "../core/array-text.ts";
import { partsOf as numbersIn } from "../core/dtype.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Speech } from "../core/speech.ts";
import { denseParts, type Stored, stored } from "../core/stored.ts";
import type { Fragment, Line, Role } from "./document.ts";
import { arrayOptions, type Style } from "./style.ts";
import { widthOf } from "./width.ts";

/** How a cell looks: what stands around its text, and in which role. */
export interface Look {
  readonly role: Role;
  readonly left: string;
  readonly right: string;
}
export interface Cells {
  readonly of: Stored;
  /** Whether one of `count` cells from `from` on should rather be seen. */
  readonly isWanted: (from: number, count: number) => boolean;
  readonly lookOf: (cell: number) => Look;
}

/** Rows of one panel, and of all panels together with their names. */
const mostRows = 10;
const mostLines = 36;

/** Panels of rows of columns. */
interface Grid {
  readonly shape: Shape;
  readonly panels: number;
  readonly rows: number;
  readonly columns: number;
}
/** The part of a panel that is shown, for all panels alike as far as columns go. */
interface Part {
  readonly panel: number;
  readonly rows: readonly number[];
}

export function cellLines(cells: Cells, style: Style): Line[] {
  const { shape } = cells.of.layout;
  if (sizeOf(shape) === 0) return [[["dim", style.speech.say("(no cells)")]]];
  const grid: Grid = {
    shape,
    panels: sizeOf(shape.slice(0, -2)),
    rows: shape.at(-2) ?? 1,
    columns: shape.at(-1) ?? 1,
  };
  const parts = partsOf(grid, cells);
  const { columns, texts, width } = fitColumns(grid, parts, cells, style);
  const { say } = style.speech;
  const left = (count: number): Line => [["dim", say(`… ${count} more panel${count === 1 ? "" : "s"} …`)]];
  const out: Line[] = [];
  let next = 0;
  for (const part of parts) {
    if (part.panel > next) out.push(left(part.panel - next));
    if (shape.length > 2) out.push([["dim", `[${placesOf(part.panel, shape.slice(0, -2)).join(", ")}, :, :]`]]);
    out.push(...panelLines(part, grid, columns, (cell) => [cells.lookOf(cell), texts.get(cell)!.padStart(width)], say));
    next = part.panel + 1;
  }
  if (grid.panels > next) out.push(left(grid.panels - next));
  return out;
}

function partsOf({ panels, rows, columns }: Grid, { isWanted }: Cells): Part[] {
  const lines = Math.min(rows, mostRows) + 1;
  const shown = choose(panels, Math.max(2, Math.floor(mostLines / lines)), (p) =>
    isWanted(p * rows * columns, rows * columns),
  );
  return shown.map((panel) => ({
    panel,
    rows: choose(rows, mostRows, (r) => isWanted((panel * rows + r) * columns, columns)),
  }));
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Up to `most` of n places: those that are wanted, then both ends, then what stands near them. */
function choose(n: number, most: number, isWanted: (i: number) => boolean): number[] {
  if (n <= most) return range(n);
  const chosen = new Set<number>();
  for (let i = 0; i < n && chosen.size < most - 1; i++) if (isWanted(i)) chosen.add(i);
  let last = n - 1;
  while (last >= 0 && !isWanted(last)) last--;
  if (last >= 0) chosen.add(last);
  for (const end of [0, n - 1]) if (chosen.size < most) chosen.add(end);
  const seeds = [...chosen];
  for (let far = 1; chosen.size < most; far++) {
    for (const i of seeds.flatMap((seed) => [seed + far, seed - far]))
      if (i >= 0 && i < n && chosen.size < most) chosen.add(i);
  }
  return [...chosen].sort((a, b) => a - b);
}

type Say = Speech["say"];
const gapText = (hidden: number, say: Say): string => (hidden > 0 ? ` ${say(`… ${hidden} more …`)} ` : "");

/** As many columns as the line has room for, alike in all rows, and the texts of their cells. */
function fitColumns(grid: Grid, parts: readonly Part[], cells: Cells, style: Style) {
  const rows = parts.flatMap((p) => p.rows.map((r) => p.panel * grid.rows + r));
  const isWanted = (c: number): boolean => rows.some((row) => cells.isWanted(row * grid.columns + c, 1));
  // A column takes three characters at least.
  for (let most = Math.min(grid.columns, Math.floor(style.width / 3)); ; most--) {
    const columns = choose(grid.columns, most, isWanted);
    const texts = textsOf(
      cells.of,
      rows.flatMap((row) => columns.map((c) => row * grid.columns + c)),
      style,
    );
    const width = Math.max(...[...texts.values()].map((t) => t.length));
    const total = 1 + columns.length * (width + 2) + widthOf(gapsIn(columns, grid.columns, style.speech.say).join(""));
    if (total <= style.width + 4 || most <= 2) return { columns, texts, width };
    // One step at a time would make all texts again for each column too many.
    most = Math.min(most, Math.max(3, Math.ceil(style.width / (width + 2)) + 1));
  }
}
/** What stands before each column, and after the last one. */
const gapsIn = (columns: readonly number[], all: number, say: Say): string[] =>
  [...columns, all].map((c, i) => gapText(c - (columns[i - 1] ?? -1) - 1, say));

/** The visible cells as words of one format. */
function textsOf(of: Stored, cells: readonly number[], style: Style): ReadonlyMap<number, string> {
  const all = denseParts(of) as Float64Array;
  const width = numbersIn(of.dtype);
  const values = cells.flatMap((c) => Array.from(all.subarray(c * width, (c + 1) * width)));
  const make = of.data.constructor as unknown as { from(x: Iterable<number>): Stored["data"] };
  const column = stored(of.dtype, [cells.length, 1], make.from(values));
  const text = arrayStr(column, { ...arrayOptions(style), threshold: Number.POSITIVE_INFINITY });
  const words = text.split("\n").map((l) => l.replace(/[[\]]/g, "").trim());
  return new Map(cells.map((c, i) => [c, words[i]!]));
}

function panelLines(
  { panel, rows: shown }: Part,
  { rows, columns: all }: Grid,
  columns: readonly number[],
  draw: (cell: number) => readonly [Look, string],
  say: Say,
): Line[] {
  const gaps = gapsIn(columns, all, say);
  const out: Line[] = [];
  let next = 0;
  const skip = (to: number): void => {
    const count = to - next;
    const hidden = count === 1 ? `… 1 more row, ${next} …` : `… ${count} more rows, ${next} to ${to - 1} …`;
    if (count > 0) out.push([["dim", `  ${say(hidden)}`]]);
  };
  for (const r of shown) {
    skip(r);
    const line: Fragment[] = [["plain", " "]];
    columns.forEach((c, i) => {
      if (gaps[i]) line.push(["dim", gaps[i]]);
      const [look, text] = draw((panel * rows + r) * all + c);
      line.push([look.role, `${look.left}${text}${look.right}`]);
    });
    if (gaps.at(-1)) line.push(["dim", gaps.at(-1)!]);
    out.push(line);
    next = r + 1;
  }
  skip(rows);
  return out;
}

/** The indices of the cell at a row-major place. */
function placesOf(place: number, shape: Shape): number[] {
  const places: number[] = [];
  let rest = place;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    places.unshift(rest % shape[axis]!);
    rest = Math.floor(rest / shape[axis]!);
  }
  return places;
}
