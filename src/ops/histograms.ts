/** How often values occur: counted one by one, and in bins between edges. */
import { type DType, dataFrom } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { castTo, operation } from "./operation.ts";

const x = { kind: "known", doc: "any tensor", also: "a input arr" } as const;
const numbers = (s: Stored): number[] => Array.from(denseData(s) as Float64Array, Number);

const counted = (counts: readonly number[], dtype: DType, shape: Shape = [counts.length]): Node =>
  sourceOf(stored(dtype, shape, dataFrom(dtype, dtype === "int64" ? (counts.map(BigInt) as never) : counts)));

const bincountParams = {
  x,
  weights: { kind: "known", doc: "what each number counts; left out: 1", default: null },
  minlength: { kind: "int", doc: "results at least", default: 0, also: "size" },
  maxlength: { kind: "int", doc: "results at most: larger numbers do not count", default: null },
  dtype: { kind: "dtype", doc: "dtype of the counts; left out: int64, or that of the weights", default: null },
  /** In which dtype weights are summed; null is their own. */
  widen: { kind: "dtype", doc: "weights are summed in this one", default: "float64" },
} as const;

export const bincount = operation({
  name: "bincount",
  also: { tf: "math.bincount", np: "bincount", torch: "bincount" },
  params: bincountParams,
  variants: { "tf.math.bincount": { dtype: "int32", widen: null }, "torch.bincount": { widen: null } },
  doc: "How often each whole number from 0 on occurs.",
  examples: [{ code: "bincount([0, 2, 2, 3])", shows: "[1 0 2 1]" }],
  run: ({ x, weights, minlength, maxlength, dtype, widen }) => {
    const values = numbers(x);
    const bad = values.find((v) => v < 0 || !Number.isInteger(v));
    if (bad !== undefined)
      throw refuse("value/domain", { detail: `bincount counts whole numbers from 0 on, not ${bad}` });
    const longest = values.reduce((most, v) => Math.max(most, v + 1), minlength);
    const length = maxlength === null ? longest : Math.min(longest, maxlength);
    const counts = new Array<number>(length).fill(0);
    const each = weights ? numbers(weights) : null;
    if (each && each.length !== values.length)
      throw refuse("value/domain", { detail: `${each.length} weights for ${values.length} numbers` });
    values.forEach((v, i) => {
      if (v < length) counts[v]! += each ? each[i]! : 1;
    });
    return counted(counts, weights ? (widen ?? weights.dtype) : (dtype ?? "int64"));
  },
});

/** The bin of each value: edges are equally spaced, and decide where rounding put a value beside its bin. */
function binOf(v: number, edges: readonly number[]): number {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  if (!(v >= low && v <= high)) return -1;
  let [from, to] = [0, bins];
  while (to - from > 1) {
    const mid = (from + to) >> 1;
    if (v >= edges[mid]!) from = mid;
    else to = mid;
  }
  return from;
}

function edgesFrom(values: readonly number[], bins: number, range: readonly number[] | null): number[] {
  if (bins < 1) throw refuse("value/domain", { detail: `a histogram has at least one bin, not ${bins}` });
  let [low, high] = range ?? (values.length === 0 ? [0, 1] : minMax(values));
  if (!(Number.isFinite(low!) && Number.isFinite(high!)))
    throw refuse("value/domain", { detail: `bins cannot reach from ${low} to ${high}` });
  if (low! > high!)
    throw refuse("value/domain", { detail: `bins go from the smaller to the larger, not ${low} to ${high}` });
  if (low === high) [low, high] = [low! - 0.5, high! + 0.5];
  const step = (high! - low!) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high! : low! + i * step));
}
function minMax(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) [low, high] = [Math.min(low, v), Math.max(high, v)];
  return [low, high];
}

function countIn(values: readonly number[], edges: readonly number[], weights: readonly number[] | null): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  values.forEach((v, i) => {
    const bin = binOf(v, edges);
    if (bin >= 0) counts[bin]! += weights ? weights[i]! : 1;
  });
  return counts;
}

const range = {
  kind: "known",
  doc: "from where to where; left out: from the smallest to the largest value",
  default: null,
} as const;
const edged = { kind: "known", doc: "how many, or the edges, rising", default: null } as const;

export const histogram = operation({
  name: "histogram",
  also: { np: "histogram", torch: "histogram" },
  params: {
    x,
    bins: { ...edged, doc: "how many (10 if left out), or the edges, rising" },
    range,
    density: { kind: "bool", doc: "shares by width, which add up to 1, in place of counts", default: false },
    weights: { kind: "known", doc: "what each value counts; left out: 1", default: null, also: "weight" },
  },
  doc: "How many values fall into each bin, and the edges of the bins. The last bin holds its right edge too.",
  examples: [
    { code: "histogram([1, 2, 2, 4], bins=3)[0]", shows: "[1 2 1]" },
    { code: "histogram([1, 2, 2, 4], bins=[0, 2, 8])[0]", shows: "[1 3]" },
  ],
  run: ({ x, bins, range, density, weights }) => {
    const [values, each] = [numbers(x), weights ? numbers(weights) : null];
    const given = bins && bins.layout.shape.length > 0 ? numbers(bins) : null;
    if (given?.some((v, i) => i > 0 && v < given[i - 1]!))
      throw refuse("value/domain", { detail: "the edges must rise" });
    const edges = given ?? edgesFrom(values, bins ? numbers(bins)[0]! : 10, range ? numbers(range) : null);
    const counts = countIn(values, edges, each);
    const total = counts.reduce((a, b) => a + b, 0);
    const shares = counts.map((c, i) => c / (edges[i + 1]! - edges[i]!) / total);
    const floats = density || weights !== null;
    return [
      counted(density ? shares : counts, floats ? (weights && !density ? weights.dtype : "float64") : "int64"),
      counted(edges, "float64"),
    ];
  },
});

export const histogramEdges = operation({
  name: "histogram_bin_edges",
  also: { np: "histogram_bin_edges" },
  params: { x, bins: { kind: "int", doc: "how many", default: 10 }, range },
  doc: "The edges of the bins that a histogram has.",
  examples: [{ code: "histogram_bin_edges([1, 2, 5], 2)", shows: "[1. 3. 5.]" }],
  run: ({ x, bins, range }) => counted(edgesFrom(numbers(x), bins, range ? numbers(range) : null), "float64"),
});

const bound = (doc: string) => ({ kind: "number", doc, default: 0 }) as const;
export const histc = operation({
  name: "histc",
  also: { torch: "histc" },
  params: {
    x,
    bins: { kind: "int", doc: "how many", default: 100 },
    min: bound("the left end"),
    max: bound("the right end; both 0: as far as the values reach"),
  },
  doc: "How many values fall into each of equal bins, in the dtype of the values; what lies outside does not count.",
  examples: [{ code: "histc([1.0, 2.0, 1.0], 4, 0, 3)", shows: "[0. 2. 1. 0.]" }],
  run: ({ x, bins, min, max }) => {
    const values = numbers(x);
    let [low, high] = min === 0 && max === 0 ? minMax(values.length > 0 ? values : [0]) : [min, max];
    if (low === high) [low, high] = [low - 1, high + 1];
    return counted(countIn(values, edgesFrom(values, bins, [low, high]), null), x.dtype);
  },
});

/** Which of equal bins: what lies outside goes to the outermost. */
function fixedBins(x: Stored, range: Stored, bins: number): number[] {
  const [low, high] = numbers(range) as [number, number];
  if (!(low < high))
    throw refuse("value/domain", { detail: `bins go from the smaller to the larger, not ${low} to ${high}` });
  return numbers(x).map((v) => Math.min(bins - 1, Math.max(0, Math.floor(((v - low) / (high - low)) * bins))));
}
const fixed = {
  x: { ...x, also: "values" },
  range: { kind: "known", doc: "from where to where", also: "value_range" },
  bins: { kind: "int", doc: "how many", default: 100, also: "nbins" },
  dtype: { kind: "dtype", doc: "dtype of the result", default: "int32" },
} as const;
export const histogramFixedWidth = operation({
  name: "histogram_fixed_width",
  also: { tf: "histogram_fixed_width" },
  params: fixed,
  doc: "How many values fall into each of equal bins; what lies outside counts for the outermost.",
  examples: [{ code: "histogram_fixed_width([-1.0, 0.5, 9.0], [0.0, 2.0], 2)", shows: "[2 1]" }],
  run: ({ x, range, bins, dtype }) => {
    const counts = new Array<number>(bins).fill(0);
    for (const bin of fixedBins(x, range, bins)) counts[bin]! += 1;
    return castTo(counted(counts, "int32"), dtype);
  },
});
export const histogramFixedBins = operation({
  name: "histogram_fixed_width_bins",
  also: { tf: "histogram_fixed_width_bins" },
  params: fixed,
  doc: "The bin that each value falls into; what lies outside falls into the outermost.",
  examples: [{ code: "histogram_fixed_width_bins([-1.0, 1.5], [0.0, 2.0], 2)", shows: "[0 1]" }],
  run: ({ x, range, bins, dtype }) => castTo(counted(fixedBins(x, range, bins), "int32", x.layout.shape), dtype),
});
