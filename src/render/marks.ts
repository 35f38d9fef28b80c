/** The marks of a panel on a canvas, and what the legend shows of them. Knows axes as ranges. */
import type { BarsMark, Extent, LineMark, Mark, Panel, PointsMark, Scale } from "../core/figure.ts";
import { place } from "./axes.ts";
import type { Canvas } from "./canvas.ts";
import type { Role } from "./document.ts";
import { colorOf } from "./palette.ts";

/** Marks of series that colour does not tell apart. */
const glyphs = ["o", "x", "+", "*", "#", "@", "%", "&"];
const dots = "⠶";

export interface Legend {
  readonly sample: string;
  readonly role: Role;
  readonly label: string;
}

interface Styled {
  readonly mark: Mark;
  readonly role: Role;
  /** Null: it needs none. */
  readonly glyph: string | null;
}

const isSeries = (m: Mark): boolean => ["line", "points", "bars", "band"].includes(m.kind);

/** Every mark with its colour, or with a character of its own where there is no colour to tell it by. */
function styled(panel: Panel, color: boolean): Styled[] {
  const count = panel.marks.filter(isSeries).length;
  const linesCount = panel.marks.filter((m) => m.kind === "line").length;
  let [placeOf, glyphAt] = [0, 0];
  return panel.marks.map((mark): Styled => {
    const asked = "color" in mark ? mark.color : null;
    const role: Role =
      color && mark.kind !== "text"
        ? (colorOf(asked, isSeries(mark) && asked === null ? placeOf++ : 0) as Role)
        : "plain";
    const alone = mark.kind === "line" ? linesCount < 2 : count < 2;
    const marked = mark.kind === "line" || mark.kind === "points" || mark.kind === "bars";
    const glyph = color || alone || !marked ? null : glyphs[glyphAt++ % glyphs.length]!;
    return { mark, role, glyph };
  });
}

export const legendOf = (panel: Panel, color: boolean): readonly Legend[] =>
  styled(panel, color).flatMap(({ mark, role, glyph }) => {
    const label = "label" in mark ? mark.label : null;
    return label === null ? [] : [{ sample: sampleOf(mark, glyph), role, label }];
  });

function sampleOf(mark: Mark, glyph: string | null): string {
  switch (mark.kind) {
    case "line":
      return mark.dashed ? `╌${glyph ?? "╌"}╌` : `─${glyph ?? "─"}─`;
    case "points":
      return glyph ?? dots;
    case "bars":
      return glyph ?? "▇▇";
    case "band":
      return "░░";
    default:
      return "╌╌";
  }
}

interface Axes {
  readonly x: Extent;
  readonly y: Extent;
}

/** Draws from the background to the front: areas, bars, rules, lines, points, words. */
export function drawMarks(canvas: Canvas, panel: Panel, axes: Axes, color: boolean): void {
  const order = ["band", "bars", "rule", "line", "points", "text"];
  const all = styled(panel, color);
  const bars = all.filter((s) => s.mark.kind === "bars").length;
  const at = (x: number, y: number): [number, number] => [
    place(x, axes.x, panel.x.scale, canvas.width),
    canvas.height - 1 - place(y, axes.y, panel.y.scale, canvas.height),
  ];
  const drawing: Drawing = { canvas, at, panel, overlaid: bars > 1 };
  for (const kind of order) for (const s of all) if (s.mark.kind === kind) draw(s, drawing);
}

interface Drawing {
  readonly canvas: Canvas;
  readonly at: (x: number, y: number) => [number, number];
  readonly panel: Panel;
  /** Bars stand in front of other bars, so only their outlines are drawn. */
  readonly overlaid: boolean;
}

function draw({ mark, role, glyph }: Styled, d: Drawing): void {
  switch (mark.kind) {
    case "line":
      return drawLine(mark, role, glyph, d);
    case "points":
      return drawPoints(mark, role, glyph, d);
    case "bars":
      return d.overlaid ? drawOutline(mark, role, glyph, d) : drawBars(mark, role, d);
    case "band": {
      for (let i = 1; i < mark.x.length; i++) fillBetween(mark, i, role, d);
      return;
    }
    case "rule": {
      const [x, y] = mark.axis === "x" ? d.at(mark.at, Number.NaN) : d.at(Number.NaN, mark.at);
      const ends =
        mark.axis === "x"
          ? ([
              [x, 0],
              [x, d.canvas.height - 1],
            ] as const)
          : ([
              [0, y],
              [d.canvas.width - 1, y],
            ] as const);
      if (Number.isFinite(mark.axis === "x" ? x : y))
        d.canvas.line(ends[0], ends[1], role, (i) => !mark.dashed || i % 4 < 2);
      return;
    }
    case "text": {
      const [x, y] = d.at(mark.x, mark.y);
      [...mark.text].forEach((c, i) => {
        d.canvas.put((Math.round(x) >> 1) + i, Math.round(y) >> 2, c, "plain");
      });
      return;
    }
    default:
      return;
  }
}

/** How far apart the characters stand that tell lines from each other. */
const glyphGap = 9;

function drawLine(mark: LineMark, role: Role, glyph: string | null, { canvas, at }: Drawing): void {
  let before: [number, number] | null = null;
  let lastGlyph = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < mark.x.length; i++) {
    const here = at(mark.x[i]!, mark.y[i]!);
    if (!here.every(Number.isFinite)) {
      before = null;
      continue;
    }
    if (before) {
      const seen = clipped(before, here, canvas);
      if (seen) canvas.line(seen[0], seen[1], role, (k) => !mark.dashed || k % 6 < 3);
    } else if (i + 1 === mark.x.length || !at(mark.x[i + 1]!, mark.y[i + 1]!).every(Number.isFinite))
      blob(canvas, here, role);
    before = here;
    if (mark.dotted && glyph === null) blob(canvas, here, role);
  }
  if (glyph === null) return;
  const cells = cellsAlong(mark, at, canvas);
  const start = 2 + ((glyphs.indexOf(glyph) * 2) % glyphGap);
  for (const [column, row] of cells) {
    if (column < start || column - lastGlyph < glyphGap) continue;
    canvas.put(column, row, glyph, role);
    lastGlyph = column;
  }
}

/** Cells that a line goes through, one for each column, from left to right. */
function cellsAlong(mark: LineMark, at: Drawing["at"], canvas: Canvas): [number, number][] {
  const rows = new Map<number, number>();
  const take = ([x, y]: readonly [number, number]): void => {
    if (x >= 0 && y >= 0 && x < canvas.width && y < canvas.height) rows.set(Math.round(x) >> 1, Math.round(y) >> 2);
  };
  for (let i = 0; i < mark.x.length; i++) {
    const here = at(mark.x[i]!, mark.y[i]!);
    if (!here.every(Number.isFinite)) continue;
    take(here);
    const next = i + 1 < mark.x.length ? at(mark.x[i + 1]!, mark.y[i + 1]!) : null;
    if (!next?.every(Number.isFinite)) continue;
    const steps = Math.min(400, Math.ceil(Math.abs(next[0] - here[0])));
    for (let k = 1; k < steps; k++)
      take([here[0] + ((next[0] - here[0]) * k) / steps, here[1] + ((next[1] - here[1]) * k) / steps]);
  }
  return [...rows].sort((a, b) => a[0] - b[0]);
}

/** The part of a straight line that lies on the canvas, after Liang and Barsky. */
function clipped(
  from: readonly [number, number],
  to: readonly [number, number],
  canvas: Canvas,
): readonly [readonly [number, number], readonly [number, number]] | null {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [start, end] = [0, 1];
  const edges = [
    [-dx, from[0]],
    [dx, canvas.width - 1 - from[0]],
    [-dy, from[1]],
    [dy, canvas.height - 1 - from[1]],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0) {
      if (q < -0.5) return null;
      continue;
    }
    const t = q / p;
    if (p < 0) start = Math.max(start, t);
    else end = Math.min(end, t);
  }
  if (start > end) return null;
  const along = (t: number): [number, number] => [from[0] + dx * t, from[1] + dy * t];
  return [along(start), along(end)];
}

/** Four dots, so that a point is more than a piece of a line. */
function blob(canvas: Canvas, [x, y]: readonly [number, number], role: Role): void {
  const [left, top] = [Math.round(x - 0.5), Math.round(y - 0.5)];
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const)
    canvas.dot(left + dx, top + dy, role);
}

/** So many points are drawn as single dots: blobs would run together. */
const manyPoints = 400;

function drawPoints(mark: PointsMark, role: Role, glyph: string | null, { canvas, at }: Drawing): void {
  for (let i = 0; i < mark.x.length; i++) {
    const here = at(mark.x[i]!, mark.y[i]!);
    if (!here.every(Number.isFinite)) continue;
    if (here[0] < -0.5 || here[1] < -0.5 || here[0] > canvas.width - 0.5 || here[1] > canvas.height - 0.5) continue;
    if (glyph !== null) canvas.put(Math.round(here[0]) >> 1, Math.round(here[1]) >> 2, glyph, role);
    else if (mark.x.length > manyPoints) canvas.dot(Math.round(here[0]), Math.round(here[1]), role);
    else blob(canvas, here, role);
  }
}

const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** Columns of full cells; the last one in eighths. Below the base they hang. */
function drawBars(mark: BarsMark, role: Role, { canvas, at, panel }: Drawing): void {
  for (let i = 0; i < mark.height.length; i++) {
    const height = mark.height[i]!;
    if (!Number.isFinite(height)) continue;
    const [left, top] = at(mark.low[i]!, height);
    const right = at(mark.high[i]!, height)[0];
    const base = baseLine(mark, panel.y.scale, canvas, at);
    const first = Math.round((left + 0.5) / 2);
    const wide = Math.max(1, Math.round((right + 0.5) / 2) - first);
    const columns = wide >= 4 ? wide - 1 : wide;
    for (let c = first; c < first + columns; c++)
      drawColumn(canvas, c, (top + 0.5) / 4, base, height >= mark.base, role);
  }
}

/** The row where bars begin, in cells from the top. */
const baseLine = (mark: BarsMark, scale: Scale, canvas: Canvas, at: Drawing["at"]): number =>
  scale === "log" ? canvas.rows : Math.min(canvas.rows, Math.round((at(mark.low[0]!, mark.base)[1] + 0.5) / 4));

function drawColumn(canvas: Canvas, column: number, top: number, base: number, up: boolean, role: Role): void {
  if (up) {
    for (let row = base - 1; row >= 0; row--) {
      const part = Math.round(Math.min(1, row + 1 - top) * 8);
      if (part <= 0) return;
      canvas.put(column, row, eighths[part]!, role);
    }
    return;
  }
  for (let row = base; row < canvas.rows; row++) {
    const part = Math.min(1, top - row);
    if (part < 0.25) return;
    canvas.put(column, row, part >= 0.75 ? "█" : "▀", role);
  }
}

/** The upper edge of bars that stand side by side. */
function drawOutline(mark: BarsMark, role: Role, glyph: string | null, { canvas, at }: Drawing): void {
  let before = at(mark.low[0]!, mark.base);
  const step = (to: [number, number]): void => {
    const seen = clipped(before, to, canvas);
    if (seen) canvas.line(seen[0], seen[1], role);
    before = to;
  };
  for (let i = 0; i < mark.height.length; i++) {
    step(at(mark.low[i]!, mark.height[i]!));
    step(at(mark.high[i]!, mark.height[i]!));
  }
  step(at(mark.high.at(-1)!, mark.base));
  if (glyph === null) return;
  for (let i = 0; i < mark.height.length; i++) {
    const [x, y] = at((mark.low[i]! + mark.high[i]!) / 2, mark.height[i]!);
    if (mark.height[i] !== mark.base) canvas.put(Math.round(x) >> 1, Math.round(y) >> 2, glyph, role);
  }
}

function fillBetween(mark: Mark & { kind: "band" }, i: number, role: Role, { canvas, at }: Drawing): void {
  const [a, b] = [at(mark.x[i - 1]!, mark.low[i - 1]!), at(mark.x[i]!, mark.low[i]!)];
  const [c, e] = [at(mark.x[i - 1]!, mark.high[i - 1]!), at(mark.x[i]!, mark.high[i]!)];
  if (![a, b, c, e].flat().every(Number.isFinite) || b[0] === a[0]) return;
  for (let x = Math.max(0, Math.round(a[0])); x <= Math.min(canvas.width - 1, Math.round(b[0])); x++) {
    const t = (x - a[0]) / (b[0] - a[0]);
    const [low, high] = [a[1] + (b[1] - a[1]) * t, c[1] + (e[1] - c[1]) * t].sort((p, q) => p - q) as [number, number];
    for (let y = Math.max(0, Math.round(low)); y <= Math.min(canvas.height - 1, Math.round(high)); y++)
      if ((x + y) % 2 === 0 && y % 2 === 0) canvas.dot(x, y, role);
  }
}
