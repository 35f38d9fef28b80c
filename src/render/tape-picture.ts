/**
 * The recorded steps of an expression as a picture: a box for each step, with its value and the gradient that flowed back
 * to it; arrows for the way forward, and others for the way back. Knows no files.
 */
import type { TapeAnswer, TapeRow } from "../core/answer.ts";
import { showShape } from "../core/shape.ts";
import { briefValue } from "./brief.ts";
import { layersOf, type Place, type Point, type Way } from "./layers.ts";
import type { Style } from "./style.ts";
import { drawing, escaped, paper, round, tag } from "./svg.ts";
import { cutTo, widthOf } from "./width.ts";

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const colors = {
  ink: "#222222",
  said: "#666666",
  forward: "#7a7a7a",
  back: "#c2500a",
  box: paper,
  edge: "#9a9a9a",
  leaf: "#e8f2fd",
  leafEdge: "#4e9af1",
} as const;
/** Pixels of one column of text, as a part of the font's size: what the widest usual letters of the font take. */
const column = 0.66;
const [titleSize, nameSize, valueSize] = [15, 13, 12];
const [padding, margin, head] = [10, 24, 64];
const lineHeight = 18;
/** Columns of text in a box. */
const [leastColumns, mostColumns] = [10, 30];
/** How far the two directions of a way are apart. */
const apart = 4;

export function tapePicture({ of, rows }: TapeAnswer, style: Style): Picture {
  const { say } = style.speech;
  const places = new Map(rows.map((r, i) => [r.id, i]));
  const texts = rows.map((r) => linesOf(r, style));
  const layers = layersOf(
    rows.map((r, i) => ({ ...sizeOfText(texts[i]!), inputs: r.inputs.map((id) => places.get(id)!) })),
  );
  const legend = [say("value, forward"), say("gradient, backward")] as const;
  const legendWidth = legend.reduce((sum, text) => sum + widthIn(text, valueSize) + 40, 0);
  const title = cutTo(of.replace(/\s+/g, " "), 90);
  const inner = Math.max(layers.width, legendWidth, widthIn(title, titleSize));
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(layers.height + head + margin)];
  const shift = margin + (inner - layers.width) / 2;
  const svg = drawing(
    width,
    height,
    tag("title", {}, escaped(title)),
    tag("defs", {}, tip("forward"), tip("back")),
    words(width / 2, 26, title, { size: titleSize, color: colors.ink, anchor: "middle" }),
    ...legendOf(legend, (width - legendWidth) / 2),
    tag(
      "g",
      { transform: `translate(${round(shift)},${head})` },
      ...layers.ways.map((way) => arrowsOf(way, rows)),
      ...rows.map((r, i) => boxOf(r, layers.places[i]!, texts[i]!)),
    ),
  );
  return { svg, width, height };
}

/** What stands in a box, line by line. */
interface Said {
  readonly text: string;
  readonly color: string;
  readonly size: number;
  /** Stands at the right end of the first line. */
  readonly beside?: string;
}

function linesOf(row: TapeRow, style: Style): readonly Said[] {
  const small = { size: valueSize };
  const gradient = row.gradient ? briefValue(row.gradient, style, mostColumns) : style.speech.say("no gradient");
  return [
    { text: cutTo(row.step, mostColumns - 8), color: colors.ink, size: nameSize, beside: showShape(row.shape) },
    ...(row.text === null ? [] : [{ ...small, text: cutTo(row.text, mostColumns), color: colors.said }]),
    { ...small, text: briefValue(row.value, style, mostColumns), color: colors.ink },
    { ...small, text: gradient, color: row.gradient ? colors.back : colors.edge },
  ];
}

const widthIn = (said: string, size: number): number => widthOf(said) * size * column;
function sizeOfText(lines: readonly Said[]): { readonly width: number; readonly height: number } {
  const wide = lines.map((l) => widthIn(l.text, l.size) + (l.beside ? 14 + widthIn(l.beside, valueSize) : 0));
  const width = Math.max(leastColumns * valueSize * column, ...wide) + 2 * padding;
  return { width: Math.ceil(width), height: lines.length * lineHeight + padding };
}

function boxOf(row: TapeRow, { left, top, width, height }: Place, lines: readonly Said[]): string {
  const [fill, stroke] = row.inputs.length === 0 ? [colors.leaf, colors.leafEdge] : [colors.box, colors.edge];
  const body = lines.flatMap(({ text, size, color, beside }, i) => {
    const y = top + padding / 2 + lineHeight * (i + 0.72);
    const own = words(left + padding, y, text, { size, color });
    const end = { size: valueSize, color: colors.said, anchor: "end" };
    return beside ? [own, words(left + width - padding, y, beside, end)] : [own];
  });
  return tag(
    "g",
    { "data-step": row.id },
    tag("rect", { x: left, y: top, width, height, rx: 6, fill, stroke }),
    ...body,
  );
}

type Direction = "forward" | "back";

/** Both directions of a way; where no gradient flows back, the way forward is alone in the middle. */
function arrowsOf(way: Way, rows: readonly TapeRow[]): string {
  const [from, to] = [rows[way.from]!, rows[way.to]!];
  if (from.gradient === null || to.gradient === null) return arrow(way, "forward", 0, [from.id, to.id]);
  return arrow(way, "forward", -apart, [from.id, to.id]) + arrow(way, "back", apart, [to.id, from.id]);
}

/** One direction of a way, so far to the right of its middle. */
function arrow(way: Way, direction: Direction, by: number, ends: readonly [number, number]): string {
  const moved = ([x, y]: Point): Point => [x + by, y];
  const down = way.lines.map(([above, below]) => [moved(above), moved(below)] as const);
  const path = direction === "forward" ? down : down.map(([above, below]) => [below, above] as const).reverse();
  const d = path.map(([a, b], i) => {
    const reached = i === 0 ? `M${at(a)}` : curve(path[i - 1]![1], a);
    return a[1] === b[1] ? reached : `${reached}L${at(b)}`;
  });
  return tag("path", {
    [`data-${direction}`]: ends.join(" "),
    d: d.join(""),
    fill: "none",
    ...stroke(direction),
    ...(direction === "back" ? { "stroke-dasharray": "5 3" } : {}),
  });
}
const at = ([x, y]: Point): string => `${round(x)},${round(y)}`;
/** From one height to another, vertical at both ends. */
const curve = (a: Point, b: Point): string => {
  const middle = (a[1] + b[1]) / 2;
  return `C${at([a[0], middle])} ${at([b[0], middle])} ${at(b)}`;
};
const stroke = (direction: Direction) => ({
  stroke: colors[direction],
  "stroke-width": 1.4,
  "marker-end": `url(#${direction})`,
});

/** The head of an arrow: eight pixels, whatever the line's width. */
const tip = (direction: Direction): string =>
  tag(
    "marker",
    {
      id: direction,
      viewBox: "0 0 8 8",
      refX: 7.5,
      refY: 4,
      markerWidth: 8,
      markerHeight: 8,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    tag("path", { d: "M0,0.5L8,4L0,7.5z", fill: colors[direction] }),
  );

function legendOf([forward, back]: readonly [string, string], left: number): string[] {
  const second = left + 40 + widthIn(forward, valueSize);
  const sign = (x: number, direction: Direction): string => {
    const [y0, y1] = direction === "forward" ? [38, 54] : [54, 38];
    return tag("path", { d: `M${at([x, y0])}L${at([x, y1])}`, ...stroke(direction) });
  };
  return [
    sign(left + 12, "forward"),
    words(left + 24, 50, forward, { size: valueSize, color: colors.said }),
    sign(second + 12, "back"),
    words(second + 24, 50, back, { size: valueSize, color: colors.back }),
  ];
}

interface Letters {
  readonly size: number;
  readonly color: string;
  readonly anchor?: string;
}
const words = (x: number, y: number, text: string, { size, color, anchor }: Letters): string =>
  tag("text", { x, y, "font-size": size, fill: color, ...(anchor ? { "text-anchor": anchor } : {}) }, escaped(text));
