/**
 * Figures as charts of ECharts: what it is to draw, and the SVG that it draws. The only file that knows it; loaded when a
 * figure goes into a file. Ranges and ticks are those of the terminal, so that both show the same picture.
 */
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
  DataZoomComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type Extent, type Figure, isRaster, type Mark, type Panel } from "../core/figure.ts";
import { briefNumber, ticksIn } from "../core/ticks.ts";
import { rangesOf } from "./axes.ts";
import { colorOf, hexOf, scaled } from "./palette.ts";
import { pngUrl } from "./png.ts";
import { font, paper } from "./svg.ts";
import { thinned } from "./thinning.ts";

export const usualSize = { width: 800, height: 500 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Box extends Size {
  readonly left: number;
  readonly top: number;
}
type Option = Record<string, unknown>;

const ink = "#333333";

function setUp(): void {
  use([LineChart, ScatterChart, BarChart, CustomChart, SVGRenderer]);
  use([DataZoomComponent, GraphicComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent]);
}

/** The figure as the text of an SVG file, `width` × `height` pixels. */
export function svgOf(figure: Figure, size: Size): string {
  setUp();
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  chart.setOption(optionOf(figure, size));
  const svg = chart.renderToSVGString();
  // Without this its clock goes on, and the process with it.
  chart.dispose();
  return svg.replaceAll("<image ", '<image image-rendering="optimizeSpeed" style="image-rendering:pixelated" ');
}

/** Draws into an element of a page, so that a pointer finds values and parts can be enlarged. */
export function drawInto(element: unknown, figure: Figure): { readonly resize: () => void } {
  setUp();
  const at = element as { clientWidth: number; clientHeight: number };
  const chart = init(element as never, null, { renderer: "svg" });
  const draw = (): void =>
    chart.setOption({ ...optionOf(figure, { width: at.clientWidth, height: at.clientHeight }), ...live(figure) }, true);
  draw();
  return {
    resize: () => {
      chart.resize();
      draw();
    },
  };
}

/** What moves with a pointer. */
const live = (figure: Figure): Option => ({
  tooltip: { trigger: "item", confine: true },
  dataZoom: figure.panels.flatMap((p, i) =>
    isRaster(p)
      ? []
      : [
          { type: "inside", xAxisIndex: i, filterMode: "none" },
          { type: "inside", yAxisIndex: i, filterMode: "none" },
        ],
  ),
});

function optionOf(figure: Figure, size: Size): Option {
  const boxes = boxesOf(figure, size);
  const parts = figure.panels.map((panel, i) => panelOption(panel, i, boxes[i]!));
  const all = (name: keyof (typeof parts)[number]): unknown[] => parts.flatMap((p) => p[name] as unknown[]);
  const title = figure.title === null ? [] : [{ text: figure.title, left: "center", top: 8, textStyle: words(16) }];
  return {
    animation: false,
    backgroundColor: paper,
    textStyle: { fontFamily: font },
    title: [...title, ...all("title")],
    legend: all("legend"),
    grid: all("grid"),
    xAxis: all("xAxis"),
    yAxis: all("yAxis"),
    series: all("series"),
    graphic: all("graphic"),
  };
}

const words = (fontSize: number): Option => ({ fontFamily: font, fontSize, fontWeight: "normal", color: ink });

/** Where the axes of each panel stand. */
function boxesOf(figure: Figure, size: Size): Box[] {
  const { columns } = figure;
  const rows = Math.ceil(figure.panels.length / columns);
  const above = figure.title === null ? 0 : 34;
  const [width, height] = [size.width / columns, (size.height - above) / rows];
  return figure.panels.map((panel, i) => {
    const cell = { left: (i % columns) * width, top: above + Math.floor(i / columns) * height, width, height };
    return inner(panel, cell, figure.panels.some(scaleOf));
  });
}

/** The inside of a panel: what its title, legend, ticks and names leave. Pixels are square. */
function inner(panel: Panel, cell: Box, scaled: boolean): Box {
  const raster = isRaster(panel);
  const wide = Math.max(0, ...ticksOf(panel, "y").map((t) => t.text.length));
  const left = raster ? 44 : 34 + wide * 7 + (panel.y.label === null ? 0 : 20);
  const right = scaled ? 96 : 26;
  const top = 18 + (panel.title === null ? 0 : 26) + (hasLegend(panel) ? 26 : 0);
  const bottom = 34 + (panel.x.label === null ? 0 : 22);
  const box = {
    left: cell.left + left,
    top: cell.top + top,
    width: Math.max(20, cell.width - left - right),
    height: Math.max(20, cell.height - top - bottom),
  };
  const mark = rasterOf(panel);
  if (!mark) return box;
  const unit = Math.min(box.width / mark.columns, box.height / mark.rows);
  const [width, height] = [unit * mark.columns, unit * mark.rows];
  return { width, height, left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2 };
}

const rasterOf = (panel: Panel) => panel.marks.find((m) => m.kind === "grid" || m.kind === "image");
const scaleOf = (panel: Panel) => panel.marks.find((m) => m.kind === "grid" && m.scale);
const labelOf = (mark: Mark): string | null => ("label" in mark ? mark.label : null);
const hasLegend = (panel: Panel): boolean => panel.marks.some((m) => labelOf(m) !== null);

const rangeOf = (panel: Panel, axis: "x" | "y"): Extent => {
  const mark = rasterOf(panel);
  if (mark) return { low: -0.5, high: (axis === "x" ? mark.columns : mark.rows) - 0.5 };
  return rangesOf(panel)[axis];
};
function ticksOf(panel: Panel, axis: "x" | "y"): readonly { readonly at: number; readonly text: string }[] {
  const asked = panel[axis].ticks;
  if (asked) return asked.map(([at, text]) => ({ at, text }));
  const ticks = ticksIn(rangeOf(panel, axis), panel[axis], axis === "x" ? 8 : 6);
  return isRaster(panel)
    ? ticks.filter((t) => Number.isInteger(t.at)).map((t) => ({ ...t, text: String(t.at) }))
    : ticks;
}

function axisOption(panel: Panel, axis: "x" | "y", index: number): Option {
  const { low, high } = rangeOf(panel, axis);
  const { label, scale } = panel[axis];
  const ticks = ticksOf(panel, axis).filter((t) => t.at >= low && t.at <= high);
  const texts = new Map(ticks.map((t) => [t.at, t.text]));
  const customValues = ticks.map((t) => t.at);
  const raster = isRaster(panel);
  return {
    type: scale === "log" ? "log" : "value",
    gridIndex: index,
    min: low,
    max: high,
    inverse: raster && axis === "y",
    name: label ?? "",
    nameLocation: "middle",
    nameGap: axis === "x" ? 30 : 22 + Math.max(0, ...ticks.map((t) => t.text.length)) * 7,
    nameTextStyle: words(13),
    axisLine: { show: true, onZero: false, lineStyle: { color: "#888888" } },
    axisTick: { show: true, customValues, lineStyle: { color: "#888888" } },
    axisLabel: {
      customValues,
      formatter: (v: number) => texts.get(v) ?? texts.get(nearest(v, customValues)) ?? "",
      color: ink,
      fontFamily: font,
      fontSize: 12,
    },
    splitLine: { show: !raster, customValues, lineStyle: { color: "#eeeeee" } },
    z: 0,
  };
}
/** Logarithmic axes hand back values that were rounded. */
const nearest = (v: number, among: readonly number[]): number =>
  among.reduce((a, b) => (Math.abs(b - v) < Math.abs(a - v) ? b : a), among[0] ?? v);

function panelOption(panel: Panel, index: number, box: Box) {
  const legend = panel.marks.map(labelOf).filter((l) => l !== null);
  const top = box.top - (legend.length > 0 ? 26 : 0) - 22;
  const middle = box.left + box.width / 2;
  let place = 0;
  const isSeries = (m: Mark): boolean => ["line", "points", "bars", "band"].includes(m.kind);
  const overlaid = panel.marks.filter((m) => m.kind === "bars").length > 1;
  const series = panel.marks.map((mark, i) => {
    const asked = "color" in mark ? mark.color : null;
    const color = colorOf(asked, isSeries(mark) && asked === null ? place++ : 0);
    return {
      ...markOption(thinned(mark, panel.x.scale, panel.y.scale), color, overlaid),
      name: labelOf(mark) ?? "",
      xAxisIndex: index,
      yAxisIndex: index,
      z: 2 + order.indexOf(mark.kind),
      clip: true,
      id: `${index}-${i}`,
    };
  });
  return {
    title:
      panel.title === null
        ? []
        : [{ text: panel.title, left: middle, top, textAlign: "center", padding: 0, textStyle: words(15) }],
    legend:
      legend.length === 0
        ? []
        : [
            {
              data: [...new Set(legend)],
              left: box.left,
              top: box.top - 24,
              textStyle: words(12),
              itemWidth: 22,
              itemHeight: 10,
            },
          ],
    grid: [{ ...box, containLabel: false }],
    xAxis: [axisOption(panel, "x", index)],
    yAxis: [axisOption(panel, "y", index)],
    series,
    graphic: scaleGraphic(panel, box),
  };
}
const order: readonly Mark["kind"][] = ["grid", "image", "band", "bars", "rule", "line", "points", "text"];

const pairs = (x: Float64Array, y: Float64Array): (number | string)[][] =>
  Array.from(x, (v, i) => [v, Number.isFinite(y[i]!) ? y[i]! : "-"]);

/** What the drawing functions of custom series are called with, as far as they are used. */
interface Api {
  readonly value: (dimension: number) => number;
  readonly coord: (point: readonly number[]) => [number, number];
}
interface Params {
  readonly coordSys: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function markOption(mark: Mark, color: string, overlaid: boolean): Option {
  const itemStyle = { color };
  const custom = (data: unknown, renderItem: (params: Params, api: Api) => Option): Option => ({
    type: "custom",
    data,
    renderItem,
    itemStyle,
  });
  switch (mark.kind) {
    case "line": {
      const lineStyle = { color, width: 2, type: mark.dashed ? "dashed" : "solid" };
      return {
        type: "line",
        data: pairs(mark.x, mark.y),
        showSymbol: mark.dotted,
        symbol: mark.dotted ? "circle" : "none",
        symbolSize: 6,
        lineStyle,
        itemStyle,
      };
    }
    case "points":
      return {
        type: "scatter",
        data: pairs(mark.x, mark.y),
        symbolSize: mark.x.length > 1000 ? 3 : 7,
        itemStyle: { color, opacity: mark.x.length > 300 ? 0.6 : 0.9 },
      };
    case "bars": {
      const data = Array.from(mark.height, (h, i) => [mark.low[i], mark.high[i], h]);
      return custom(data, (_, api) => {
        const [x0, y0] = api.coord([api.value(0), mark.base]);
        const [x1, y1] = api.coord([api.value(1), api.value(2)]);
        const shape = { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
        return {
          type: "rect",
          shape,
          style: { fill: color, opacity: overlaid ? 0.55 : 0.9, stroke: "#ffffff", lineWidth: 1 },
        };
      });
    }
    case "band":
      return custom([[0]], (_, api) => {
        const along = (values: Float64Array): [number, number][] =>
          Array.from(mark.x, (x, i) => api.coord([x, values[i]!]));
        return {
          type: "polygon",
          shape: { points: [...along(mark.low), ...along(mark.high).reverse()] },
          style: { fill: color, opacity: 0.25 },
        };
      });
    case "rule":
      return custom([[0]], ({ coordSys: c }, api) => {
        const [x, y] = api.coord(mark.axis === "x" ? [mark.at, 1] : [1, mark.at]);
        const shape =
          mark.axis === "x"
            ? { x1: x, x2: x, y1: c.y, y2: c.y + c.height }
            : { x1: c.x, x2: c.x + c.width, y1: y, y2: y };
        return { type: "line", shape, style: { stroke: color, lineWidth: 1.5, lineDash: mark.dashed ? [6, 4] : null } };
      });
    case "text":
      return custom([[0]], (_, api) => {
        const [x, y] = api.coord([mark.x, mark.y]);
        return {
          type: "text",
          style: { text: mark.text, x, y, fill: ink, font: `12px ${font}`, verticalAlign: "bottom" },
        };
      });
    case "grid":
    case "image": {
      const image = pngUrl(mark.columns, mark.rows, mark.kind === "image" ? mark.pixels : gridPixels(mark));
      return custom([[0]], ({ coordSys: c }) => ({
        type: "image",
        silent: true,
        style: { image, x: c.x, y: c.y, width: c.width, height: c.height },
      }));
    }
  }
}

function gridPixels(mark: Mark & { kind: "grid" }): Uint8Array {
  const out = new Uint8Array(mark.values.length * 3).fill(255);
  mark.values.forEach((v, i) => {
    if (Number.isFinite(v))
      out.set(scaled(mark.map, mark.high === mark.low ? 0.5 : (v - mark.low) / (mark.high - mark.low)), i * 3);
  });
  return out;
}

/** The value at a part of a scale, in digits that mean something on it. */
function scaleText({ low, high }: Extent, part: number): string {
  const value = low + (high - low) * part;
  return briefNumber(Math.abs(value) < (high - low) * 1e-4 ? 0 : Number(value.toPrecision(4)));
}

/** The colours of a grid and the values that they stand for, beside it. */
function scaleGraphic(panel: Panel, box: Box): Option[] {
  const mark = scaleOf(panel);
  if (mark?.kind !== "grid") return [];
  const [x, width] = [box.left + box.width + 16, 14];
  const colorStops = Array.from({ length: 9 }, (_, i) => ({
    offset: i / 8,
    color: hexOf(scaled(mark.map, 1 - i / 8)),
  }));
  const fill = { type: "linear", x: 0, y: 0, x2: 0, y2: 1, colorStops };
  const said = [0, 0.5, 1].map((part) => ({
    type: "text",
    style: {
      text: scaleText(mark, part),
      x: x + width + 6,
      y: box.top + box.height * (1 - part),
      verticalAlign: "middle",
      fill: ink,
      font: `12px ${font}`,
    },
  }));
  return [{ type: "rect", shape: { x, y: box.top, width, height: box.height }, style: { fill } }, ...said];
}
