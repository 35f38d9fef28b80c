/** Figures as files: SVG, PNG, or a page that needs nothing else. Knows which part draws which. */
import type { TapeAnswer } from "../core/answer.ts";
import type { Figure, FigureFormat, FigureSize } from "../core/figure.ts";
import { english } from "../core/speech.ts";
import type { Style } from "../render/style.ts";
import { tapePicture } from "../render/tape-picture.ts";
import type { Chunks } from "./chunks.ts";

const usual = { width: 800, height: 500 };
/** Pixels of a PNG for each of the drawing, unless its size was asked for: screens are fine today. */
const fineness = 2;

export function drawFigure(chunks: Chunks, figure: Figure, format: FigureFormat, size: FigureSize): Uint8Array {
  const asked = { width: size.width ?? usual.width, height: size.height ?? usual.height };
  switch (format) {
    case "svg":
      return encoded(chunks.chart().svgOf(figure, asked));
    case "png":
      return pngOf(chunks.chart().svgOf(figure, asked), size.width === null ? fineness : 1, chunks);
    case "html":
      return encoded(pageOf(figure, asked, size, chunks));
  }
}

/** Pixels of a PNG at most: what memory has room for, and viewers open. */
const mostPixels = 40e6;

export function drawTape(chunks: Chunks, tape: TapeAnswer, format: FigureFormat, style: Style): Uint8Array {
  const { svg, width, height } = tapePicture(tape, style);
  switch (format) {
    case "svg":
      return encoded(svg);
    case "png":
      return pngOf(svg, Math.min(fineness, Math.sqrt(mostPixels / (width * height))), chunks);
    case "html":
      return encoded(`<!doctype html>
<html lang="${style.speech === english ? "en" : "ko"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(tape.of)}</title>
<style>body{margin:0;background:#fff;text-align:center}</style>
${svg}</html>
`);
  }
}

/** Korean letters, whole or in parts: the font that is always there has none. */
const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;

function pngOf(svg: string, zoom: number, chunks: Chunks): Uint8Array {
  return chunks.pixels().pngOf(svg, zoom, hangul.test(svg) ? [chunks.hangul().hangulFont] : []);
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The drawing as it is, for readers without scripts; a script puts the living one in its place. */
function pageOf(figure: Figure, asked: { width: number; height: number }, size: FigureSize, chunks: Chunks): string {
  const { width, height } = asked;
  const room = size.width === null ? "width:100%;height:min(92vh,62.5vw)" : `width:${width}px;height:${height}px`;
  const data = JSON.stringify(figure, packed).replaceAll("<", "\\u003c");
  const title = figure.title ?? figure.panels[0]?.title ?? "figure";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>body{margin:0;background:#fff}#chart{${room}}</style>
<div id="chart"></div>
<noscript>${chunks.chart().svgOf(figure, asked)}</noscript>
<script type="application/json" id="figure">${data}</script>
<script>${chunks.page().replaceAll("</script", "<\\/script")}</script>
</html>
`;
}

const packed = (_: string, value: unknown): unknown => {
  if (value instanceof Float64Array) return { floats: Array.from(value) };
  return value instanceof Uint8Array ? { bytes: Array.from(value) } : value;
};
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
