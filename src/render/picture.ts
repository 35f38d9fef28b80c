/**
 * The picture of a slice: the tensor drawn whole, the picked cells marked. A matrix is one panel; higher ranks are drawn
 * panel by panel. What does not fit is left out and counted.
 */
import { arrayStr } from "../core/array-text.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import type { Fragment, Line } from "./document.ts";
import { arrayOptions, type Style } from "./style.ts";

const mostRows = 10;
const mostPanels = 6;

export function pictureOf(of: Stored, picked: ReadonlySet<number>, style: Style, color: boolean): Line[] {
  const { shape } = of.layout;
  if (sizeOf(shape) === 0) return [[["dim", "(no cells)"]]];
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const panels = sizeOf(shape.slice(0, -2));
  const shownPanels =
    panels <= mostPanels
      ? range(panels)
      : choose(panels, mostPanels, (p) => anyPicked(picked, p * rows * columns, rows * columns));
  const visible = shownPanels.flatMap((p) => cellsOf(p, rows, columns, picked, style));
  const texts = textsOf(of, visible, style);
  const width = Math.max(...[...texts.values()].map((t) => t.length));
  const out: Line[] = [];
  let before = -1;
  for (const panel of shownPanels) {
    if (panel - before > 1)
      out.push([["dim", `… ${panel - before - 1} more panel${panel - before === 2 ? "" : "s"} …`]]);
    if (shape.length > 2) out.push([["dim", `[${panelName(panel, shape)}, :, :]`]]);
    out.push(...panelLines(panel, rows, columns, { picked, texts, width, style, color }));
    before = panel;
  }
  if (panels - before > 1)
    out.push([["dim", `… ${panels - before - 1} more panel${panels - before === 2 ? "" : "s"} …`]]);
  return out;
}

interface Drawing {
  readonly picked: ReadonlySet<number>;
  readonly texts: ReadonlyMap<number, string>;
  readonly width: number;
  readonly style: Style;
  readonly color: boolean;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Up to `most` of n places: both ends, and places of interest in between. */
function choose(n: number, most: number, interesting: (i: number) => boolean): number[] {
  const chosen = new Set([0, n - 1]);
  for (let i = 0; i < n && chosen.size < most; i++) if (interesting(i)) chosen.add(i);
  for (let i = 1; i < n && chosen.size < most; i++) chosen.add(i);
  return [...chosen].sort((a, b) => a - b);
}

const anyPicked = (picked: ReadonlySet<number>, from: number, count: number): boolean => {
  for (let i = from; i < from + count; i++) if (picked.has(i)) return true;
  return false;
};

const shownRows = (panel: number, rows: number, columns: number, picked: ReadonlySet<number>): number[] =>
  rows <= mostRows
    ? range(rows)
    : choose(rows, mostRows, (r) => anyPicked(picked, (panel * rows + r) * columns, columns));
/** Columns are chosen alike in all rows, for at most `style.width` characters of six or so. */
const shownColumns = (columns: number, style: Style): number[] => {
  const most = Math.max(4, Math.floor(style.width / 7));
  if (columns <= most) return range(columns);
  const half = Math.floor(most / 2);
  return [...range(half), ...range(half).map((i) => columns - half + i)];
};

function cellsOf(panel: number, rows: number, columns: number, picked: ReadonlySet<number>, style: Style): number[] {
  return shownRows(panel, rows, columns, picked).flatMap((r) =>
    shownColumns(columns, style).map((c) => (panel * rows + r) * columns + c),
  );
}

/** The visible cells as words of one format. */
function textsOf(of: Stored, cells: readonly number[], style: Style): ReadonlyMap<number, string> {
  const all = denseData(of) as Float64Array;
  const values = Array.from(cells, (c) => all[c]!);
  const make = of.data.constructor as unknown as { from(x: Iterable<number>): Stored["data"] };
  const column = stored(of.dtype, [cells.length, 1], make.from(values));
  const text = arrayStr(column, { ...arrayOptions(style), threshold: Number.POSITIVE_INFINITY });
  const words = text.split("\n").map((l) => l.replace(/[[\]]/g, "").trim());
  return new Map(cells.map((c, i) => [c, words[i]!]));
}

function panelLines(panel: number, rows: number, columns: number, d: Drawing): Line[] {
  const out: Line[] = [];
  const shown = shownColumns(columns, d.style);
  let before = -1;
  for (const r of shownRows(panel, rows, columns, d.picked)) {
    if (r - before > 1) out.push([["dim", `  … ${r - before - 1} more row${r - before === 2 ? "" : "s"} …`]]);
    out.push(rowLine(panel * rows + r, columns, shown, d));
    before = r;
  }
  if (rows - before > 1) out.push([["dim", `  … ${rows - before - 1} more rows …`]]);
  return out;
}

function rowLine(row: number, columns: number, shown: readonly number[], d: Drawing): Line {
  const line: Fragment[] = [["plain", " "]];
  shown.forEach((c, i) => {
    const gap = c - (shown[i - 1] ?? c - 1) - 1;
    if (gap > 0) line.push(["dim", ` … ${gap} more … `]);
    const cell = row * columns + c;
    const text = d.texts.get(cell)!.padStart(d.width);
    const marked = d.picked.has(cell);
    if (d.color) line.push([marked ? "picked" : "dim", ` ${text} `]);
    else line.push([marked ? "picked" : "plain", marked ? `[${text}]` : ` ${text} `]);
  });
  return line;
}

/** The leading indices of a panel: `1` or `0, 2`. */
function panelName(panel: number, shape: Shape): string {
  const lead = shape.slice(0, -2);
  const places: number[] = [];
  let rest = panel;
  for (let axis = lead.length - 1; axis >= 0; axis--) {
    places.unshift(rest % lead[axis]!);
    rest = Math.floor(rest / lead[axis]!);
  }
  return places.join(", ");
}
