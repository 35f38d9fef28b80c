/** What the commands that draw have in common: their options, series read from expressions, and where a figure goes. */
import type { Answer } from "../core/answer.ts";
import { type Figure, type FigureFormat, type Panel, plainAxis, type Scale } from "../core/figure.ts";
import { showShape } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Env } from "../lang/env.ts";
import { NotKnownYet } from "../lang/env.ts";
import { failAt, located } from "../lang/fail.ts";
import type { Session } from "../session/session.ts";
import type { Call, CommandOption, ExprArg, OptionsOf, WordArg } from "./command.ts";
import { nodeOf } from "./values.ts";

/** Options of every figure. */
export const figureOptions = {
  out: {
    kind: "text",
    doc: "a file instead of the terminal: .svg, .png or .html",
    default: null,
    shown: "FILE",
    path: true,
  },
  title: { kind: "word", doc: "what stands above", default: null, shown: "TEXT" },
  size: {
    kind: "text",
    doc: "columns and rows of characters; for a file, pixels",
    default: null,
    shown: "72,20",
  },
} as const satisfies Record<string, CommandOption>;

/** Options of figures with two axes. */
export const axisOptions = {
  xlabel: { kind: "word", doc: "what stands below", default: null, shown: "TEXT" },
  ylabel: { kind: "word", doc: "what stands beside", default: null, shown: "TEXT" },
  labels: { kind: "text", doc: "what the legend calls the series, with commas", default: null, shown: "A,B" },
  log: { kind: "word", doc: "axes that go by powers of ten", default: null, choices: ["x", "y", "xy"] },
  xlim: { kind: "text", doc: "the range from left to right", default: null, shown: "0..10" },
  ylim: { kind: "text", doc: "the range from bottom to top", default: null, shown: "0..10" },
} as const satisfies Record<string, CommandOption>;

type FigureOptions = OptionsOf<typeof figureOptions>;
type AxisOptions = OptionsOf<typeof axisOptions>;
type AnyCall = Pick<Call, "session" | "env" | "span"> & { readonly options: unknown };

/** Shows the figure, or writes it where `out` says. @throws plot/format, plot/size, io/… */
export function* showFigure(call: AnyCall, panels: readonly Panel[], columns = 1): Generator<Answer> {
  const { out, title, size } = call.options as FigureOptions;
  const alone = panels.length === 1 ? { ...panels[0]!, title: title ?? panels[0]!.title } : null;
  const figure: Figure = alone ? { title: null, panels: [alone], columns: 1 } : { title, panels, columns };
  const asked = size === null ? ([null, null] as const) : sizeIn(size);
  if (out === null) {
    yield { kind: "plot", figure, size: asked, file: null };
    return;
  }
  const { session } = call;
  const file = intoFile(session, out, (format) =>
    session.outside.draw!(figure, format, { width: asked[0], height: asked[1] }),
  );
  yield { kind: "plot", figure, size: asked, file };
}

/** Puts a picture in the file that `out` names, and gives its path. @throws plot/format, io/… */
export function intoFile(session: Session, out: WordArg, drawn: (format: FigureFormat) => Uint8Array): string {
  const path = unquoted(out.text);
  const format = /\.(svg|png|html)$/i.exec(path)?.[1]?.toLowerCase() as FigureFormat | undefined;
  if (!format)
    throw failAt("plot/format", { path: `\`${path}\`` }, out.span, "", {
      help: [`out=${path.replace(/\.\w*$/, "")}.svg`],
    });
  if (session.previewing) throw new NotKnownYet();
  const bytes = drawn(format);
  located(() => session.outside.writeBytes(path, bytes), new Map(), out.span);
  return path;
}

const unquoted = (text: string): string => text.replace(/^(['"])(.*)\1$/s, "$2");

function sizeIn({ text, span }: WordArg): readonly [number, number] {
  const found = /^['"]?(\d+)\s*[x×*,]\s*(\d+)['"]?$/.exec(text);
  const [columns, rows] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || columns < 20 || rows < 3 || columns > 10000 || rows > 10000)
    throw failAt("plot/size", { name: "size", found: `\`${text}\``, wanted: "columns, rows such as 72,20" }, span);
  return [columns, rows];
}

function rangeIn(name: string, word: WordArg | null): readonly [number, number] | null {
  if (!word) return null;
  const [low, high, more] = word.text
    .replace(/^[[(](.*)[\])]$/s, "$1")
    .split(/\s*(?:\.\.|,)\s*/)
    .map(Number);
  if (low === undefined || high === undefined || more !== undefined || !(low < high) || !Number.isFinite(low + high))
    throw failAt("plot/size", { name, found: `\`${word.text}\``, wanted: "a range such as 0..10" }, word.span);
  return [low, high];
}

/** The axes of a panel as its options say. */
export function axesOf(options: unknown): Pick<Panel, "x" | "y"> {
  const { xlabel, ylabel, log, xlim, ylim } = options as AxisOptions;
  const scale = (axis: string): Scale => (log?.includes(axis) ? "log" : "linear");
  return {
    x: { ...plainAxis, label: xlabel, scale: scale("x"), range: rangeIn("xlim", xlim) },
    y: { ...plainAxis, label: ylabel, scale: scale("y"), range: rangeIn("ylim", ylim) },
  };
}

/** Names for the legend: those of `labels`, then the texts of the series. */
export function labelsOf(options: unknown, texts: readonly string[]): readonly string[] {
  const { labels } = options as AxisOptions;
  const asked =
    labels === null
      ? []
      : labels.text
          .replace(/^[[(](.*)[\])]$/s, "$1")
          .split(/\s*,\s*/)
          .map(unquoted);
  return texts.map((text, i) => asked[i] ?? text);
}

/** An expression with the values that it came to. */
export interface Numbers {
  readonly arg: ExprArg;
  readonly node: Node;
  readonly values: Float64Array;
  /** It depends on Variables. */
  readonly model: boolean;
}

/** The values of expressions, computed in one go. */
export function numbersOf(args: readonly ExprArg[], env: Env): readonly Numbers[] {
  const nodes = args.map((arg) => nodeOf(arg, env));
  const computed = env.host.realize(nodes);
  return args.map((arg, i) => ({
    arg,
    node: nodes[i]!,
    values: Float64Array.from(denseData(computed[i]!) as Float64Array, Number),
    model: nodes[i]!.recorded,
  }));
}

/** Columns of what was computed: a vector is one, a matrix is several. @throws plot/rank */
export function columnsOf({ arg, node, values }: Numbers, command: string): readonly Float64Array[] {
  const { shape } = node;
  if (shape.length < 2 || (shape.length === 2 && shape[1] === 1)) return [values];
  if (shape.length > 2)
    throw failAt(
      "plot/rank",
      { what: `\`${arg.text}\``, shape: showShape(shape), command },
      arg.span,
      showShape(shape),
      {
        shapes: [shape],
        help: [
          `${command} ${arg.text}[${shape
            .slice(2)
            .map(() => "0")
            .join(", ")}]`,
          `reshape(${arg.text}, -1)`,
        ],
      },
    );
  const [rows, columns] = shape as readonly [number, number];
  return Array.from({ length: columns }, (_, c) =>
    Float64Array.from({ length: rows }, (_, r) => values[r * columns + c]!),
  );
}
