/**
 * Values and images as colours in a terminal: two pixels to a character where there is colour, shades of ink where there
 * is none, numbers in the cells where few are shown.
 */
import type { GridMark, ImageMark, Panel } from "../core/figure.ts";
import { briefNumber } from "../core/ticks.ts";
import type { Room } from "./axes.ts";
import type { Fragment, Line, Role } from "./document.ts";
import { brightnessOf, hexOf, scaled } from "./palette.ts";
import { padEnd, padStart, widthOf } from "./width.ts";

type RGB = ArrayLike<number>;
const shades = [" ", "░", "▒", "▓", "█"];
/** Grids up to so many rows show their numbers, if their columns have room. */
const mostNumbered = 16;

export function rasterLines(panel: Panel, room: Room): Line[] {
  const mark = panel.marks.find((m) => m.kind === "grid" || m.kind === "image");
  if (!mark || mark.rows === 0 || mark.columns === 0) return [[["dim", room.say("(no cells)")]]];
  if (mark.kind === "image") return framed(mark, room, imagePixels(mark), []);
  const scale = mark.scale ? scaleLines(mark, room) : [];
  return numberedLines(mark, panel, room, scale) ?? framed(mark, room, gridPixels(mark), scale);
}

/** The colour of a pixel, and how much ink stands for it where there is none: 0 to 1. */
interface Pixels {
  readonly color: (row: number, column: number) => RGB | null;
  readonly ink: (row: number, column: number) => number;
}

const partOf = (v: number, { low, high }: GridMark): number => (high === low ? 0.5 : (v - low) / (high - low));

function gridPixels(mark: GridMark): Pixels {
  const at = (r: number, c: number): number => mark.values[r * mark.columns + c]!;
  return {
    color: (r, c) => (Number.isFinite(at(r, c)) ? scaled(mark.map, partOf(at(r, c), mark)) : null),
    ink: (r, c) => (Number.isFinite(at(r, c)) ? Math.min(1, Math.max(0, partOf(at(r, c), mark))) : 0),
  };
}

function imagePixels(mark: ImageMark): Pixels {
  const at = (r: number, c: number): RGB =>
    mark.pixels.subarray((r * mark.columns + c) * 3, (r * mark.columns + c) * 3 + 3);
  return { color: at, ink: (r, c) => brightnessOf(at(r, c)) };
}

/** Cells with their numbers in them; null where they have no room. */
function numberedLines(mark: GridMark, panel: Panel, room: Room, scale: readonly Line[]): Line[] | null {
  if (mark.rows > mostNumbered) return null;
  const texts = Array.from(mark.values, (v) =>
    Number.isFinite(v) ? briefNumber(Number(v.toPrecision(3))) : String(v),
  );
  const names = panel.y.ticks ? namesAt(panel.y.ticks, mark.rows) : indices(mark.rows);
  const heads = panel.x.ticks ? namesAt(panel.x.ticks, mark.columns) : indices(mark.columns);
  const cell = Math.max(3, ...texts.map(widthOf), ...heads.map(widthOf)) + 2;
  const gutter = Math.max(...names.map(widthOf)) + 2;
  if (gutter + cell * mark.columns > room.columns) return null;
  const head: Line = [
    [
      "dim",
      " ".repeat(gutter) +
        heads
          .map((h) => padStart(h, cell - 1) + " ")
          .join("")
          .trimEnd(),
    ],
  ];
  const pixels = gridPixels(mark);
  const rows = Array.from({ length: mark.rows }, (_, r): Line => {
    const cells = Array.from({ length: mark.columns }, (_, c): Fragment => {
      const text = `${padStart(texts[r * mark.columns + c]!, cell - 1)} `;
      return [room.color ? written(pixels.color(r, c)) : "plain", text];
    });
    const line: Line = [["dim", `${padStart(names[r]!, gutter - 1)} `], ...cells];
    return room.color
      ? line
      : [
          line[0]!,
          [
            "plain",
            cells
              .map(([, t]) => t)
              .join("")
              .trimEnd(),
          ],
        ];
  });
  return [head, ...rows, ...(room.color ? scale : [])];
}

const indices = (n: number): string[] => Array.from({ length: n }, (_, i) => String(i));
const namesAt = (ticks: readonly (readonly [number, string])[], n: number): string[] => {
  const byPlace = new Map(ticks.map(([at, text]) => [at, text]));
  return Array.from({ length: n }, (_, i) => byPlace.get(i) ?? "");
};

/** Text on a colour: dark on light, light on dark. */
const written = (rgb: RGB | null): Role =>
  rgb === null ? "dim" : (`${brightnessOf(rgb) > 0.5 ? "#000000" : "#ffffff"}${hexOf(rgb)}` as Role);

/** Pixels between numbered rows and columns. */
function framed(mark: GridMark | ImageMark, room: Room, pixels: Pixels, scale: readonly Line[]): Line[] {
  const gutter = String(mark.rows - 1).length + 1;
  const fit = fitting(mark, { ...room, columns: room.columns - gutter });
  const body = room.color ? halfBlocks(fit, pixels) : shaded(fit, pixels);
  const starts = body.map((_, line) => fit.rowSpan(Math.min(fit.rows - 1, line * fit.perLine))[0]);
  const gap = body.length > 12 ? 4 : 2;
  let last = -gap;
  const named = body.map((line, i): Line => {
    const begins = i === 0 || starts[i] !== starts[i - 1];
    const label = begins && i - last >= gap ? String(starts[i]) : "";
    if (label !== "") last = i;
    return [["dim", `${padStart(label, gutter - 1)} `], ...line];
  });
  return [columnNames(mark, fit, gutter), ...named, ...scale];
}

/** How a raster is enlarged or made smaller: the pixels to draw, and which of its own each one covers. */
interface Fit {
  readonly rows: number;
  readonly columns: number;
  /** Pixels above each other in one line of characters. */
  readonly perLine: number;
  /** The rows or columns of the raster that a pixel covers. */
  readonly rowSpan: (row: number) => readonly [from: number, to: number];
  readonly columnSpan: (column: number) => readonly [from: number, to: number];
}

/** Square pixels: a character is twice as high as it is wide. */
function fitting(mark: GridMark | ImageMark, room: Room): Fit {
  const most = { columns: room.columns, rows: room.rows * 2 + 8 };
  const factor = Math.min(most.columns / mark.columns, most.rows / mark.rows);
  const zoom = factor >= 1 ? Math.floor(factor) : factor;
  const columns = Math.max(1, Math.round(mark.columns * zoom));
  const rows = Math.max(1, Math.round(mark.rows * zoom));
  const span = (of: number, count: number) => (i: number) =>
    [
      Math.floor((i * of) / count),
      Math.max(Math.floor((i * of) / count) + 1, Math.floor(((i + 1) * of) / count)),
    ] as const;
  return { rows, columns, perLine: 2, rowSpan: span(mark.rows, rows), columnSpan: span(mark.columns, columns) };
}

function columnNames(mark: GridMark | ImageMark, fit: Fit, gutter: number): Line {
  let text = "";
  const step = Math.max(1, Math.ceil((mark.columns * (String(mark.columns).length + 2)) / fit.columns));
  const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((s) => s >= step) ?? step;
  for (let c = 0; c < mark.columns; c += round) text = padEnd(text, Math.round((c * fit.columns) / mark.columns)) + c;
  return [["dim", `${" ".repeat(gutter)}${text}`]];
}

/** The mean colour of the pixels that one stands for. */
function meanColor(fit: Fit, pixels: Pixels, row: number, column: number): RGB | null {
  const [r0, r1] = fit.rowSpan(row);
  const [c0, c1] = fit.columnSpan(column);
  const [sum, stepR, stepC] = [[0, 0, 0], strideOf(r1 - r0), strideOf(c1 - c0)];
  let count = 0;
  for (let r = r0; r < r1; r += stepR)
    for (let c = c0; c < c1; c += stepC) {
      const rgb = pixels.color(r, c);
      if (!rgb) continue;
      count++;
      for (let k = 0; k < 3; k++) sum[k]! += rgb[k]!;
    }
  return count === 0 ? null : sum.map((v) => Math.round(v / count));
}
/** A few samples are enough for the mean of many pixels. */
const strideOf = (n: number): number => Math.max(1, Math.floor(n / 8));

function halfBlocks(fit: Fit, pixels: Pixels): Line[] {
  return Array.from({ length: Math.ceil(fit.rows / 2) }, (_, line): Line => {
    const out: [Role, string][] = [];
    for (let c = 0; c < fit.columns; c++) {
      const upper = meanColor(fit, pixels, line * 2, c);
      const lower = line * 2 + 1 < fit.rows ? meanColor(fit, pixels, line * 2 + 1, c) : null;
      const [role, text] = halfBlock(upper, lower);
      const last = out.at(-1);
      if (last && last[0] === role) last[1] += text;
      else out.push([role, text]);
    }
    return out;
  });
}

function halfBlock(upper: RGB | null, lower: RGB | null): [Role, string] {
  if (upper && lower) return [`${hexOf(upper)}${hexOf(lower)}` as Role, "▀"];
  if (upper) return [hexOf(upper) as Role, "▀"];
  return lower ? [hexOf(lower) as Role, "▄"] : ["plain", " "];
}

/** Shades of ink: bright is full. Two pixels above each other make one character. */
function shaded(fit: Fit, pixels: Pixels): Line[] {
  const ink = (row: number, column: number): number => {
    const [[r0, r1], [c0, c1]] = [fit.rowSpan(row), fit.columnSpan(column)];
    let [sum, count] = [0, 0];
    for (let r = r0; r < r1; r += strideOf(r1 - r0))
      for (let c = c0; c < c1; c += strideOf(c1 - c0)) {
        sum += pixels.ink(r, c);
        count++;
      }
    return sum / count;
  };
  return Array.from({ length: Math.ceil(fit.rows / 2) }, (_, line): Line => {
    const text = Array.from({ length: fit.columns }, (_, c) => {
      const upper = ink(line * 2, c);
      return shadeOf(line * 2 + 1 < fit.rows ? (upper + ink(line * 2 + 1, c)) / 2 : upper);
    }).join("");
    return [["plain", text.trimEnd()]];
  });
}
const shadeOf = (ink: number): string => shades[Math.min(shades.length - 1, Math.floor(ink * shades.length))]!;

/** The colours of a scale between its ends. */
function scaleLines(mark: GridMark, room: Room): Line[] {
  const [low, high] = [briefNumber(mark.low), briefNumber(mark.high)];
  const steps = Math.max(5, Math.min(24, room.columns - low.length - high.length - 4));
  if (!room.color)
    return [
      [
        ["dim", `${low} `],
        ["plain", shades.map((s) => `[${s}${s}]`).join("")],
        ["dim", ` ${high}`],
      ],
    ];
  const cells = Array.from({ length: steps }, (_, i): Fragment => {
    const [a, b] = [scaled(mark.map, (2 * i) / (2 * steps - 1)), scaled(mark.map, (2 * i + 1) / (2 * steps - 1))];
    return [`${hexOf(a)}${hexOf(b)}` as Role, "▌"];
  });
  return [[["dim", `${low} `], ...cells, ["dim", ` ${high}`]]];
}
