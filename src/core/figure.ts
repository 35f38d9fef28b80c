/**
 * What is to be plotted: series of numbers and the words around them. Knows no pixels, characters or colours: a terminal
 * and a file draw the same figure each in its way.
 */

interface Labelled {
  /** What the legend calls it; null: it is not in the legend. */
  readonly label: string | null;
  /** A place in the palette, or a colour as `#rrggbb`; null: the next place of the palette. */
  readonly color: string | number | null;
}
/** Points joined in order. Where a value is not finite the line is interrupted. */
export interface LineMark extends Labelled {
  readonly kind: "line";
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dashed: boolean;
  /** Its points are marked too. */
  readonly dotted: boolean;
}
export interface PointsMark extends Labelled {
  readonly kind: "points";
  readonly x: Float64Array;
  readonly y: Float64Array;
}
/** Bars from `base` to `height`; each reaches from `low` to `high` along the other axis. */
export interface BarsMark extends Labelled {
  readonly kind: "bars";
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly height: Float64Array;
  readonly base: number;
}
/** The area between two curves. */
export interface BandMark extends Labelled {
  readonly kind: "band";
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}
/** A straight line through the whole panel: `y = at` or `x = at`. */
export interface RuleMark extends Labelled {
  readonly kind: "rule";
  readonly axis: "x" | "y";
  readonly at: number;
  readonly dashed: boolean;
}
/** Values as colours, row 0 on top. */
export interface GridMark {
  readonly kind: "grid";
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  /** The values at the ends of the colour scale. */
  readonly low: number;
  readonly high: number;
  readonly map: "viridis" | "gray";
  /** A colour scale stands beside it. */
  readonly scale: boolean;
}
/** Colours as they are: three bytes a pixel, row 0 on top. */
export interface ImageMark {
  readonly kind: "image";
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Uint8Array;
}
export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
}
export type Mark = LineMark | PointsMark | BarsMark | BandMark | RuleMark | GridMark | ImageMark | TextMark;

export type Scale = "linear" | "log";
/** One axis. A range that is null is that of the data. */
export interface AxisOf {
  readonly label: string | null;
  readonly scale: Scale;
  readonly range: readonly [low: number, high: number] | null;
  /** Where ticks stand and what they say, if that was asked for. */
  readonly ticks: readonly (readonly [at: number, text: string])[] | null;
  /** It counts: ticks stand at whole numbers. */
  readonly whole?: boolean;
}
export interface Panel {
  readonly title: string | null;
  readonly marks: readonly Mark[];
  readonly x: AxisOf;
  readonly y: AxisOf;
  readonly grid: boolean;
}
/** Panels in rows of `columns`. */
export interface Figure {
  readonly title: string | null;
  readonly panels: readonly Panel[];
  readonly columns: number;
}

/** Files that a figure can be drawn into, and how large: in pixels. */
export type FigureFormat = "svg" | "png" | "html";
export interface FigureSize {
  readonly width: number | null;
  readonly height: number | null;
}

export const plainAxis: AxisOf = { label: null, scale: "linear", range: null, ticks: null };
export const emptyPanel: Panel = { title: null, marks: [], x: plainAxis, y: plainAxis, grid: false };

/** A panel of colours: a grid or an image, whose axes count rows and columns. */
export const isRaster = (panel: Panel): boolean => panel.marks.some((m) => m.kind === "grid" || m.kind === "image");

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** The values that an axis has to reach, before any room around them; null where there are none. */
export function extentOf(marks: readonly Mark[], axis: "x" | "y", scale: Scale): Extent | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (v: number): void => {
    if (!Number.isFinite(v) || (scale === "log" && v <= 0)) return;
    if (v < low) low = v;
    if (v > high) high = v;
  };
  for (const mark of marks) for (const values of valuesAlong(mark, axis)) for (const v of values) take(v);
  return low <= high ? { low, high } : null;
}

function valuesAlong(mark: Mark, axis: "x" | "y"): readonly Iterable<number>[] {
  switch (mark.kind) {
    case "line":
    case "points":
      return [mark[axis]];
    case "bars":
      return axis === "x" ? [mark.low, mark.high] : [mark.height, [mark.base]];
    case "band":
      return axis === "x" ? [mark.x] : [mark.low, mark.high];
    case "rule":
      return mark.axis === axis ? [[mark.at]] : [];
    case "text":
      return [[mark[axis]]];
    case "grid":
    case "image":
      return [[-0.5, (axis === "x" ? mark.columns : mark.rows) - 0.5]];
  }
}

/** How many numbers of a panel cannot be drawn: not finite, or not above 0 on a logarithmic axis. */
export function leftOut(panel: Panel): number {
  const bad = (v: number, scale: Scale): boolean => !Number.isFinite(v) || (scale === "log" && v <= 0);
  let count = 0;
  for (const mark of panel.marks) {
    if (mark.kind !== "line" && mark.kind !== "points") continue;
    for (let i = 0; i < mark.x.length; i++)
      if (bad(mark.x[i]!, panel.x.scale) || bad(mark.y[i]!, panel.y.scale)) count++;
  }
  return count;
}
