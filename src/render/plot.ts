/**
 * Figures in a terminal: panels above or beside each other, each with axes, ticks and a legend that can be read without
 * colour. What stands inside the axes is drawn by `marks.ts`, colours of values by `raster.ts`.
 */
import { type Extent, type Figure, isRaster, leftOut, type Panel } from "../core/figure.ts";
import type { Speech } from "../core/speech.ts";
import { type Tick, ticksIn } from "../core/ticks.ts";
import { place, type Room, rangesOf } from "./axes.ts";
import { Canvas } from "./canvas.ts";
import { type Block, type Document, type Fragment, type Line, lines } from "./document.ts";
import { drawMarks, type Legend, legendOf } from "./marks.ts";
import { rasterLines } from "./raster.ts";
import { padEnd, padStart, widthOf } from "./width.ts";

/** Narrower than this no panel can be read. */
const leastColumns = 24;
const usualRows = 16;

/** The room that a figure takes unless it was asked for. */
export const usualRoom = (width: number, color: boolean, { say }: Speech): Room => ({
  columns: Math.max(leastColumns, Math.min(width, 100)),
  rows: usualRows,
  color,
  say,
});

export function figureDocument(figure: Figure, room: Room): Document {
  const title: Line[] = figure.title === null ? [] : [[["title", centered(figure.title, room.columns)]]];
  const beside = Math.max(1, Math.min(figure.columns, Math.floor(room.columns / (leastColumns + 6))));
  const blocks: Block[] = title.length > 0 ? [lines(...title)] : [];
  const columns = Math.floor((room.columns - 2 * (beside - 1)) / beside);
  const rows = beside > 1 ? Math.max(8, Math.round(room.rows * 0.75)) : room.rows;
  for (let i = 0; i < figure.panels.length; i += beside) {
    const drawn = figure.panels.slice(i, i + beside).map((p) => panelLines(p, { ...room, columns, rows }));
    blocks.push(lines(...joined(drawn, columns)));
  }
  return blocks;
}

/** Panels next to each other, two blanks apart. */
function joined(panels: readonly (readonly Line[])[], columns: number): Line[] {
  const most = Math.max(...panels.map((p) => p.length));
  return Array.from({ length: most }, (_, i) =>
    trimmed(
      panels.flatMap((p, k): Fragment[] => {
        const line = p[i] ?? [];
        const rest = columns + 2 - line.reduce((n, [, text]) => n + widthOf(text), 0);
        return k === panels.length - 1 ? [...line] : [...line, ["plain", " ".repeat(Math.max(0, rest))]];
      }),
    ),
  );
}

function trimmed(line: readonly Fragment[]): Line {
  const out = [...line];
  for (let last = out.at(-1); last; last = out.at(-1)) {
    if (last[0].startsWith("#") && last[0].length > 7) break;
    const text = last[1].trimEnd();
    if (text === last[1]) break;
    out.pop();
    if (text !== "") out.push([last[0], text]);
  }
  return out;
}

/** What a figure is, in a line: for where it went into a file. */
export function figureWords({ panels }: Figure, { say }: Speech): string {
  const marks = panels.flatMap((p) => p.marks);
  const counted = {
    line: (n: number) => `${n} line${n === 1 ? "" : "s"}`,
    points: (n: number) => `${n} set${n === 1 ? "" : "s"} of points`,
    bars: (n: number) => `${n} set${n === 1 ? "" : "s"} of bars`,
    band: (n: number) => `${n} band${n === 1 ? "" : "s"}`,
    grid: (n: number) => `${n} heat map${n === 1 ? "" : "s"}`,
    image: (n: number) => `${n} image${n === 1 ? "" : "s"}`,
  } as const;
  const kinds = Object.keys(counted) as (keyof typeof counted)[];
  const counts = kinds.flatMap((kind) => {
    const n = marks.filter((m) => m.kind === kind).length;
    return n === 0 ? [] : [say(counted[kind](n))];
  });
  return [...(panels.length > 1 ? [say(`${panels.length} panels`)] : []), ...counts].join(", ") || say("empty axes");
}

function panelLines(panel: Panel, room: Room): Line[] {
  const title: Line[] = panel.title === null ? [] : [[["title", centered(panel.title, room.columns)]]];
  if (isRaster(panel)) return [...title, ...rasterLines(panel, room)];
  const legend = legendLines(legendOf(panel, room.color), room.columns);
  const missing = leftOut(panel);
  const note: Line[] =
    missing > 0
      ? [
          [
            [
              "dim",
              room.say(
                missing === 1
                  ? "1 point cannot be drawn and is left out"
                  : `${missing} points cannot be drawn and are left out`,
              ),
            ],
          ],
        ]
      : [];
  return [...title, ...legend, ...axesLines(panel, room), ...note];
}

const centered = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, Math.floor((columns - widthOf(text)) / 2))) + text;

/** `── a   o b`, in as many lines as they need. */
function legendLines(entries: readonly Legend[], columns: number): Line[] {
  const out: Fragment[][] = [];
  let used = columns;
  for (const { sample, role, label } of entries) {
    const width = widthOf(sample) + widthOf(label) + 1;
    if (used + 3 + width > columns) {
      out.push([["plain", "  "]]);
      used = 2;
    } else {
      out.at(-1)!.push(["plain", "   "]);
      used += 3;
    }
    out.at(-1)!.push([role, sample], ["plain", ` ${label}`]);
    used += width;
  }
  return out;
}

function axesLines(panel: Panel, room: Room): Line[] {
  const { x, y } = rangesOf(panel);
  const yTicks =
    panel.y.ticks?.map(([at, text]) => ({ at, text })) ?? ticksIn(y, panel.y, Math.max(2, Math.round(room.rows / 3.5)));
  const gutter = Math.max(1, ...yTicks.map((t) => widthOf(t.text))) + 1;
  const columns = Math.max(8, room.columns - gutter - 2);
  const canvas = new Canvas(columns, room.rows);
  drawMarks(canvas, panel, { x, y }, room.color);
  const rowOf = (v: number): number => Math.floor(canvas.height - 1 - place(v, y, panel.y.scale, canvas.height)) >> 2;
  const labels = new Map(yTicks.filter((t) => t.at >= y.low && t.at <= y.high).map((t) => [rowOf(t.at), t.text]));
  const head: Line[] =
    panel.y.label === null ? [] : [[["dim", `${" ".repeat(Math.max(0, gutter - 1))}${panel.y.label}`]]];
  const body = Array.from({ length: room.rows }, (_, row): Line => {
    const label = labels.get(row);
    return trimmed([
      ["dim", `${padStart(label ?? "", gutter - 1)} ${label === undefined ? "│" : "┤"}`],
      ...canvas.row(row),
    ]);
  });
  return [...head, ...body, ...xAxisLines(panel, x, gutter, columns)];
}

/** The line under a panel, with its ticks, their texts and the name of the axis. */
function xAxisLines(panel: Panel, x: Extent, gutter: number, columns: number): Line[] {
  const columnOf = (v: number): number => Math.round(place(v, x, panel.x.scale, columns * 2)) >> 1;
  const asked = panel.x.ticks?.map(([at, text]) => ({ at, text }));
  const ticks = asked ?? fittingTicks(x, panel, columns);
  const inside = ticks.filter((t) => t.at >= x.low - 1e-9 && t.at <= x.high + (x.high - x.low) * 1e-9);
  const rule = new Array<string>(columns).fill("─");
  let texts = "";
  for (const { at, text } of inside) {
    const column = Math.min(columns - 1, columnOf(at));
    const start = Math.max(0, Math.min(columns + 1 - widthOf(text), column + 1 - Math.floor(widthOf(text) / 2)));
    rule[column] = "┬";
    if (texts === "" || widthOf(texts) < start) texts = padEnd(texts, start) + text;
  }
  const indent = " ".repeat(gutter);
  const label = panel.x.label;
  const name: Line[] = label === null ? [] : [[["dim", `${indent} ${centered(label, columns)}`]]];
  return [[["dim", `${indent}└${rule.join("")}`]], [["dim", `${indent}${texts}`]], ...name];
}

/** As many ticks as have room for their texts. */
function fittingTicks(x: Extent, panel: Panel, columns: number): readonly Tick[] {
  for (let count = Math.max(2, Math.floor(columns / 8)); count > 1; count--) {
    const ticks = ticksIn(x, panel.x, count);
    const widest = Math.max(0, ...ticks.map((t) => widthOf(t.text)));
    if (ticks.length * (widest + 2) <= columns) return ticks;
  }
  return ticksIn(x, panel.x, 1);
}
