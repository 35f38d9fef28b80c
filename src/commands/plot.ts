/** `plot X Y, X Z` and `scatter X Y`: series as lines and points. */

import { diagnose, UserError } from "../core/errors.ts";
import { emptyPanel, type LineMark, type Mark, type PointsMark } from "../core/figure.ts";
import { showShape } from "../core/shape.ts";
import { failAt } from "../lang/fail.ts";
import { type Command, command, type ExprArg } from "./command.ts";
import {
  axesOf,
  axisOptions,
  columnsOf,
  figureOptions,
  labelsOf,
  type Numbers,
  numbersOf,
  showFigure,
} from "./figure.ts";
import { fitPanels } from "./plot-fit.ts";

/** One series, before it is known how it is drawn. */
interface Series {
  readonly text: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly model: boolean;
}

/** More series than this cannot be told apart. */
const mostSeries = 40;

const about = [
  "White space separates x from y, a comma one series from the next: `plot X Y, X a*X+b`. A series without x stands over 0, 1, 2, …; `plot X Y Z` draws Y and Z over X; a matrix gives one series for each column.",
  "What depends on a Variable is a model: it is drawn as a line in the order of x, and the data beside it as points.",
  "After a training run `plot fit` draws the data with the fitted line, and the course of the loss.",
].join("\n");

const params = {
  series: { kind: "groups", doc: "what to draw: Y, or X Y, with commas between series", shown: "X Y, X2 Y2" },
} as const;
const options = { ...figureOptions, ...axisOptions };

/** `plot` and `scatter` differ in how data is drawn. */
const drawing = (name: "plot" | "scatter", summary: string, examples: Command["examples"]): Command =>
  command({
    name,
    summary,
    about,
    params,
    options,
    arrow: false,
    examples,
    *run(call) {
      const { args, env, session } = call;
      const asked = args.series as readonly (readonly ExprArg[])[];
      if (
        asked.length === 1 &&
        asked[0]!.length === 1 &&
        asked[0]![0]!.text === "fit" &&
        !session.scope.names.has("fit")
      ) {
        if (!session.fitted) throw failAt("plot/fit", {}, asked[0]![0]!.span);
        yield* showFigure(call, fitPanels(session.fitted, session), 2);
        return;
      }
      const series = (args.series as readonly (readonly ExprArg[])[]).flatMap((group) =>
        seriesOf(numbersOf(group, env), name),
      );
      const labels = labelsOf(
        call.options,
        series.map((s) => s.text),
      );
      const models = series.some((s) => s.model) && series.some((s) => !s.model);
      const marks = series.map((s, i): Mark => {
        const label = series.length === 1 && call.options["labels"] === null ? null : labels[i]!;
        const asPoints = !s.model && (name === "scatter" || models);
        return asPoints ? pointsOf(s, label) : lineOf(s, label);
      });
      const named = namedAxes(args.series as readonly (readonly ExprArg[])[], series);
      const axes = axesOf(call.options);
      const panel = {
        ...emptyPanel,
        marks,
        x: { ...axes.x, label: axes.x.label ?? named.x },
        y: { ...axes.y, label: axes.y.label ?? named.y },
      };
      yield* showFigure(call, [panel]);
    },
  });

/** What the axes are called where the series say it. */
function namedAxes(
  groups: readonly (readonly ExprArg[])[],
  series: readonly Series[],
): { x: string | null; y: string | null } {
  const xs = new Set(groups.map((g) => (g.length > 1 ? g[0]!.text : null)));
  const [x] = xs;
  return { x: xs.size === 1 ? x! : null, y: series.length === 1 ? series[0]!.text : null };
}

/** @throws plot/sizes, plot/rank */
function seriesOf(numbers: readonly Numbers[], command: string): Series[] {
  const [first, ...rest] = numbers;
  if (command === "scatter" && rest.length === 0 && first!.node.shape.length === 2 && first!.node.shape[1] === 2) {
    const [x, y] = columnsOf(first!, command);
    return [{ text: first!.arg.text, x: x!, y: y!, model: false }];
  }
  const ys = rest.length === 0 ? [first!] : rest;
  const x = rest.length === 0 ? null : first!;
  const out = ys.flatMap((y): Series[] => {
    const columns = columnsOf(y, command);
    if (columns.length > mostSeries) throw tooMany(y, command);
    return columns.map((values, c) => ({
      text: columns.length === 1 ? y.arg.text : `${y.arg.text}[:, ${c}]`,
      x: x ? matching(x, y, values) : values.map((_, i) => i),
      y: values,
      model: y.model,
    }));
  });
  return out;
}

const tooMany = (y: Numbers, command: string): Error =>
  failAt("plot/rank", { what: `\`${y.arg.text}\``, shape: `(${y.node.shape.join(", ")})`, command }, y.arg.span, "", {
    shapes: [y.node.shape],
    help: [`heat ${y.arg.text}`, `plot ${y.arg.text}[:, 0]`],
  });

function matching(x: Numbers, y: Numbers, values: Float64Array): Float64Array {
  if (x.values.length === values.length) return x.values;
  const facts = { x: `\`${x.arg.text}\``, n: x.values.length, y: `\`${y.arg.text}\``, m: values.length };
  const labels = [x, y].map(({ arg, node }) => ({ span: arg.span, text: showShape(node.shape) }));
  throw new UserError(
    diagnose("plot/sizes", facts, labels, { remark: `${facts.n} ≠ ${facts.m}`, shapes: [x.node.shape, y.node.shape] }),
  );
}

const pointsOf = ({ x, y }: Series, label: string | null): PointsMark => ({ kind: "points", x, y, label, color: null });

/** A model is drawn from left to right, whatever the order of its points. */
function lineOf(s: Series, label: string | null): LineMark {
  const { x, y } = s.model ? sorted(s) : s;
  return { kind: "line", x, y, label, color: null, dashed: false, dotted: false };
}
function sorted({ x, y }: Series): Pick<Series, "x" | "y"> {
  if (x.every((v, i) => i === 0 || v >= x[i - 1]!)) return { x, y };
  const order = Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!);
  return { x: Float64Array.from(order, (i) => x[i]!), y: Float64Array.from(order, (i) => y[i]!) };
}

export const plot = drawing("plot", "Draw lines in the terminal, or into a file as SVG, PNG or HTML.", [
  { code: "plot [1.0, 4.0, 9.0, 16.0] size=40,6", shows: "" },
  { code: "X = linspace(0.0, 6.0, 60); plot X sin(X), X cos(X)", shows: "" },
  { code: "X = arange(5.0); Y = 2*X + 1; var a = 0.0; var b = 0.0; fit mse(Y, a*X + b) log=none; plot fit", shows: "" },
]);
export const scatter = drawing("scatter", "Draw points in the terminal, or into a file as SVG, PNG or HTML.", [
  { code: "scatter [1.0, 2.0, 3.0] [1.2, 1.9, 3.2] size=40,8", shows: "" },
]);
