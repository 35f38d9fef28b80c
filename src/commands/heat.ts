/** `heat M` shows values as colours, `image X` shows pixels. */
import { isFloat } from "../core/dtype.ts";
import { emptyPanel, type GridMark, type ImageMark, type Panel } from "../core/figure.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { failAt } from "../lang/fail.ts";
import { command } from "./command.ts";
import { figureOptions, type Numbers, numbersOf, showFigure } from "./figure.ts";

/** Matrices, or images, that are drawn beside each other at most. */
const mostPanels = 16;

export const heat = command({
  name: "heat",
  summary: "Draw a matrix as a heat map in the terminal, or into a file as SVG, PNG or HTML.",
  about:
    "Row 0 is on top. Few cells show their numbers too. A tensor of rank 3 gives a map for each place of its first axis. low and high are the values at the ends of the colours.",
  params: { matrix: { kind: "expr", doc: "a matrix", shown: "M" } },
  options: {
    low: { kind: "number", doc: "the value of the darkest colour", default: null },
    high: { kind: "number", doc: "the value of the brightest colour", default: null },
    map: { kind: "word", doc: "the colours", default: "viridis", choices: ["viridis", "gray"] },
    ...figureOptions,
  },
  arrow: false,
  examples: [{ code: "heat reshape(range(12), 3, 4)", shows: "" }],
  *run(call) {
    const { args, env, options } = call;
    const numbers = numbersOf([args.matrix], env)[0]!;
    const { shape } = numbers.node;
    if (shape.length > 3 || sizeOf(shape) === 0 || (shape.length === 3 && shape[0]! > mostPanels))
      throw refused(numbers, "heat");
    const [rows, columns] = shape.length < 2 ? [1, shape[0] ?? 1] : (shape.slice(-2) as [number, number]);
    const finite = numbers.values.filter(Number.isFinite);
    const low = options.low ?? finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = options.high ?? finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const count = shape.length === 3 ? shape[0]! : 1;
    const panels = Array.from({ length: count }, (_, p): Panel => {
      const values = numbers.values.slice(p * rows * columns, (p + 1) * rows * columns);
      const mark: GridMark = {
        kind: "grid",
        rows,
        columns,
        values,
        low: finite.length > 0 ? low : 0,
        high: finite.length > 0 ? high : 1,
        map: options.map as GridMark["map"],
        scale: p === count - 1,
      };
      return { ...emptyPanel, title: count > 1 ? `${args.matrix.text}[${p}]` : null, marks: [mark] };
    });
    yield* showFigure(call, panels, Math.ceil(Math.sqrt(count)));
  },
});

function refused({ arg, node }: Numbers, name: string): Error {
  const { shape } = node;
  const one =
    shape.length > 2 && sizeOf(shape) > 0 ? [`${name} ${arg.text}[0]`, `${name} ${arg.text}[:${mostPanels}]`] : [];
  const facts = { what: `\`${arg.text}\``, shape: showShape(shape), command: name };
  return failAt("plot/rank", facts, arg.span, showShape(shape), {
    shapes: [shape],
    help: one.slice(0, shape.length === 3 || name === "image" ? 2 : 1),
  });
}

export const image = command({
  name: "image",
  summary: "Show an image, or several of them, in the terminal, or write it into a file.",
  about:
    "Shapes: (height, width) is gray; (height, width, 3) or (…, 4) is in colour; one axis more in front is several images. Integers go from 0 to 255, floats from 0 to 1; grays beyond are stretched over their range.",
  params: { pixels: { kind: "expr", doc: "an image, or a batch of images", shown: "X" } },
  options: figureOptions,
  arrow: false,
  examples: [{ code: "image reshape(range(64) * 4, 8, 8)", shows: "" }],
  *run(call) {
    const { args, env } = call;
    const numbers = numbersOf([args.pixels], env)[0]!;
    const kind = kindOf(numbers.node.shape);
    if (!kind || kind.count > mostPanels) throw refused(numbers, "image");
    const { count, rows, columns, channels } = kind;
    const size = rows * columns * channels;
    const floats = isFloat(numbers.node.dtype);
    const panels = Array.from({ length: count }, (_, p): Panel => {
      const values = numbers.values.subarray(p * size, (p + 1) * size);
      const mark: ImageMark = { kind: "image", rows, columns, pixels: pixelsOf(values, channels, floats) };
      return { ...emptyPanel, title: count > 1 ? `${args.pixels.text}[${p}]` : null, marks: [mark] };
    });
    yield* showFigure(call, panels, Math.ceil(Math.sqrt(count)));
  },
});

interface Images {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

function kindOf(shape: Shape): Images | null {
  const last = shape.at(-1);
  const colored = shape.length > 2 && (last === 3 || last === 4 || last === 1);
  const body = colored ? shape.slice(0, -1) : shape;
  if (body.length < 2 || body.length > 3 || sizeOf(shape) === 0) return null;
  const [rows, columns] = body.slice(-2) as [number, number];
  return { count: body.length === 3 ? body[0]! : 1, rows, columns, channels: colored ? last! : 1 };
}

/** Three bytes a pixel. What is transparent lies on white. */
function pixelsOf(values: Float64Array, channels: number, floats: boolean): Uint8Array {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), 0);
  const high = finite.reduce((a, b) => Math.max(a, b), 0);
  const full = floats && high <= 1 ? 1 : 255;
  const stretch = channels === 1 && (low < 0 || high > full);
  const [from, to] = stretch ? [low, high] : [0, full];
  const byte = (v: number): number => Math.round(Math.min(1, Math.max(0, (v - from) / (to - from || 1))) * 255) || 0;
  const count = values.length / channels;
  const out = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const alpha = channels === 4 ? byte(values[i * 4 + 3]!) / 255 : 1;
    for (let k = 0; k < 3; k++)
      out[i * 3 + k] = Math.round(byte(values[i * channels + (channels === 1 ? 0 : k)]!) * alpha + 255 * (1 - alpha));
  }
  return out;
}
