/** `hist X`: how values are distributed, as bars. */

import { isFloat } from "../core/dtype.ts";
import { type BarsMark, emptyPanel } from "../core/figure.ts";
import { failAt } from "../lang/fail.ts";
import { command } from "./command.ts";
import { axesOf, axisOptions, figureOptions, labelsOf, type Numbers, numbersOf, showFigure } from "./figure.ts";

/** More bars than these nobody tells apart. */
const mostBins = 1000;
/** Integers within a smaller range have a bar each. */
const mostUnits = 60;

export const hist = command({
  name: "hist",
  summary: "Draw how values are distributed: a histogram in the terminal, or into a file.",
  about:
    "Several tensors share their bins: `hist A, B`. Integers that are not far apart have a bar each. bins=auto is NumPy's rule: after Sturges, and Freedman and Diaconis. density=true makes the area of the bars 1.",
  params: { values: { kind: "groups", doc: "tensors of any shape", shown: "X, Y" } },
  options: {
    bins: { kind: "text", doc: "how many bars, or auto", default: null, shown: "auto" },
    density: { kind: "bool", doc: "bars whose area is 1", default: false },
    ...figureOptions,
    ...axisOptions,
  },
  arrow: false,
  examples: [{ code: "hist [1.0, 2.0, 2.0, 3.0, 3.0, 3.0] bins=3 size=40,6", shows: "" }],
  *run(call) {
    const { args, env, options } = call;
    const all = numbersOf(args.values.flat(), env);
    const axes = axesOf(options);
    const finite = all.map(({ values }) => values.filter(Number.isFinite));
    const edges = edgesOf(all, finite, options.bins, axes.x.range);
    const labels = labelsOf(
      options,
      all.map((n) => n.arg.text),
    );
    const marks = finite.map(
      (values, i): BarsMark => ({
        kind: "bars",
        low: edges.slice(0, -1),
        high: edges.slice(1),
        height: heights(values, edges, options.density),
        base: 0,
        label: all.length === 1 ? null : labels[i]!,
        color: null,
      }),
    );
    const named = axes.x.label ?? (all.length === 1 ? all[0]!.arg.text : null);
    const whole = all.every((n) => !isFloat(n.node.dtype));
    const panel = {
      ...emptyPanel,
      marks,
      x: { ...axes.x, label: named, whole },
      y: { ...axes.y, whole: !options.density },
    };
    yield* showFigure(call, [panel]);
  },
});

/** @throws command/value */
function edgesOf(
  all: readonly Numbers[],
  finite: readonly Float64Array[],
  bins: { readonly text: string; readonly span: { start: number; end: number } } | null,
  range: readonly [number, number] | null,
): Float64Array {
  const joined = finite.length === 1 ? finite[0]! : Float64Array.from(finite.flatMap((v) => [...v]));
  let [low, high] = range ?? endsOf(joined);
  const whole = all.every((n) => !isFloat(n.node.dtype));
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const within = range ? joined.filter((v) => v >= low && v <= high) : joined;
  const asked = bins === null || bins.text === "auto" ? null : Number(bins.text);
  if (asked !== null && !(Number.isInteger(asked) && asked >= 1 && asked <= mostBins))
    throw failAt(
      "command/value",
      { name: "bins", wanted: `auto or a whole number from 1 to ${mostBins}`, found: `\`${bins!.text}\`` },
      bins!.span,
    );
  if (bins === null && whole && !range && high - low < mostUnits) {
    const [first, last] = [Math.ceil(low), Math.floor(high)];
    return Float64Array.from({ length: last - first + 2 }, (_, i) => first - 0.5 + i);
  }
  const count = asked ?? Math.min(mostBins, automatic(within, high - low, whole));
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? high : low + ((high - low) * i) / count));
}

function endsOf(values: Float64Array): [number, number] {
  if (values.length === 0) return [0, 1];
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** NumPy's `bins="auto"`: https://numpy.org/doc/stable/reference/generated/numpy.histogram_bin_edges.html */
function automatic(values: Float64Array, spread: number, whole: boolean): number {
  if (values.length === 0) return 1;
  const sorted = values.slice().sort();
  const sturges = spread / (Math.log2(values.length) + 1);
  const diaconis = (2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25))) / Math.cbrt(values.length);
  const width = Math.min(sturges, Math.max(diaconis, spread / Math.sqrt(values.length) / 2));
  return Math.max(1, Math.ceil(spread / (whole && width < 1 ? 1 : width)));
}
function quantile(sorted: Float64Array, part: number): number {
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const [a, b] = [sorted[below]!, sorted[Math.min(sorted.length - 1, below + 1)]!];
  return a + (b - a) * (place - below);
}

/** How many values each bin holds; the last one holds its upper edge too. */
export function heights(values: Float64Array, edges: Float64Array, density: boolean): Float64Array {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  const counts = new Float64Array(bins);
  let inside = 0;
  for (const v of values) {
    if (v < low || v > high) continue;
    let bin = Math.min(bins - 1, Math.floor(((v - low) / (high - low)) * bins));
    // The quotient may round to the wrong side of an edge.
    if (v < edges[bin]!) bin--;
    else if (v >= edges[bin + 1]! && bin < bins - 1) bin++;
    counts[bin]!++;
    inside++;
  }
  return density ? counts.map((c, i) => c / inside / (edges[i + 1]! - edges[i]!)) : counts;
}
