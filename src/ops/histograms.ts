/** How often values occur: counted one by one, and in bins between edges. */

import { int32sIn, type Numbers, numbersIn } from "../core/doubles.ts";
import { type DType, dataFrom, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { castTo, operation } from "./operation.ts";

const x = { kind: "known", doc: "any tensor", also: "a input arr" } as const;

const counted = (counts: Numbers, dtype: DType, shape: Shape = [counts.length]): Node =>
  sourceOf(stored(dtype, shape, dataFrom(dtype, dtype === "int64" ? Array.from(counts, BigInt) : counts)));

const bincountParams = {
  x,
  weights: { kind: "known", doc: "what each number counts; left out: 1", default: null },
  minlength: { kind: "int", doc: "results at least", default: 0, also: "size" },
  maxlength: { kind: "int", doc: "results at most: larger numbers do not count", default: null },
  dtype: { kind: "dtype", doc: "dtype of the counts; left out: int64, or that of the weights", default: null },
  /** In which dtype weights are summed; null is their own. */
  widen: { kind: "dtype", doc: "weights are summed in this one", default: "float64" },
} as const;

/** One more than the largest value, or `least`. */
function longestOf(values: Int32Array | Float64Array, least: number, whole: boolean): number {
  let [smallest, largest] = [0, least - 1];
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v > largest) largest = v;
    else if (v < smallest) smallest = v;
  }
  const fits = (v: number): boolean => v >= 0 && Math.floor(v) === v && v < Number.POSITIVE_INFINITY;
  if (whole && smallest === 0) return largest + 1;
  const wrong = (values as Float64Array).find((v) => !fits(v));
  if (wrong !== undefined)
    throw refuse("value/domain", { detail: `bincount counts whole numbers from 0 on, not ${wrong}` });
  return largest + 1;
}

/** Lists of counts, of which neighbours count in different ones: an addition waits for the one before at its place. */
const lists = 4;
const shortList = 1 << 12;
/** How often each number below `length` occurs. */
function timesOf(values: Int32Array | Float64Array, length: number): Float64Array {
  const counts = new Float64Array(length);
  const n = values.length;
  let i = 0;
  if (length <= shortList) {
    const parts = new Int32Array(lists * (length + 1));
    const at = (v: number): number => lists * (v < length ? v : length);
    for (; i + lists <= n; i += lists) {
      parts[at(values[i]!)]!++;
      parts[at(values[i + 1]!) + 1]!++;
      parts[at(values[i + 2]!) + 2]!++;
      parts[at(values[i + 3]!) + 3]!++;
    }
    for (let v = 0; v < length; v++)
      counts[v] = parts[lists * v]! + parts[lists * v + 1]! + parts[lists * v + 2]! + parts[lists * v + 3]!;
  }
  for (; i < n; i++) if (values[i]! < length) counts[values[i]!]!++;
  return counts;
}

export const bincount = operation({
  name: "bincount",
  also: { tf: "math.bincount", np: "bincount", torch: "bincount" },
  params: bincountParams,
  variants: { "tf.math.bincount": { dtype: "int32", widen: null }, "torch.bincount": { widen: null } },
  doc: "How often each whole number from 0 on occurs.",
  examples: [{ code: "bincount([0, 2, 2, 3])", shows: "[1 0 2 1]" }],
  run: ({ x, weights, minlength, maxlength, dtype, widen }) => {
    const values = int32sIn(x) ?? numbersIn(x);
    const longest = longestOf(values, minlength, isInteger(x.dtype));
    const length = maxlength === null ? longest : Math.min(longest, maxlength);
    if (!weights) return counted(timesOf(values, length), dtype ?? "int64");
    const each = numbersIn(weights);
    if (each.length !== values.length)
      throw refuse("value/domain", { detail: `${each.length} weights for ${values.length} numbers` });
    const counts = new Float64Array(length);
    for (let i = 0; i < values.length; i++) {
      if (values[i]! < length) counts[values[i]!]! += each[i]!;
    }
    return counted(counts, widen ?? weights.dtype);
  },
});

/** The last edge at or below a value that lies within their reach. */
function edgeBelow(edges: Float64Array, v: number): number {
  let [from, to] = [0, edges.length - 1];
  while (to - from > 1) {
    const mid = (from + to) >> 1;
    if (v >= edges[mid]!) from = mid;
    else to = mid;
  }
  return from;
}

function edgesFrom(values: Numbers, bins: number, range: Numbers | null): number[] {
  if (bins < 1) throw refuse("value/domain", { detail: `a histogram has at least one bin, not ${bins}` });
  const [first, last] = range ?? (values.length === 0 ? [0, 1] : minMax(values));
  let [low, high] = [first!, last!];
  if (!(Number.isFinite(low) && Number.isFinite(high)))
    throw refuse("value/domain", { detail: `bins cannot reach from ${low} to ${high}` });
  if (low > high)
    throw refuse("value/domain", { detail: `bins go from the smaller to the larger, not ${low} to ${high}` });
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const step = (high - low) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * step));
}
/** The smallest and the largest; NaN for both if one is NaN. */
function minMax(values: Numbers): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v < low) low = v;
    if (v > high) high = v;
    if (Number.isNaN(v)) return [v, v];
  }
  return [low, high];
}

/** How many values lie in each bin, or what they weigh. Edges decide where rounding put a value beside its bin. */
function countIn(values: Numbers, edges: Float64Array, weights: Numbers | null): Float64Array {
  const bins = edges.length - 1;
  const counts = new Float64Array(bins);
  const [low, high] = [edges[0]!, edges[bins]!];
  const share = bins / (high - low);
  // Bins that are about as wide as each other are found by a quotient.
  const equal = edges.every((v, i) => Math.abs((v - low) * share - i) < 0.5);
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (!(v >= low && v <= high)) continue;
    let bin = equal ? Math.min(bins - 1, Math.floor((v - low) * share)) : edgeBelow(edges, v);
    while (bin > 0 && v < edges[bin]!) bin--;
    while (bin < bins - 1 && v >= edges[bin + 1]!) bin++;
    counts[bin]! += weights ? weights[i]! : 1;
  }
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
    const [values, each] = [numbersIn(x), weights ? numbersIn(weights) : null];
    const given = bins && bins.layout.shape.length > 0 ? numbersIn(bins) : null;
    if (given?.some((v, i) => i > 0 && v < given[i - 1]!))
      throw refuse("value/domain", { detail: "the edges must rise" });
    const edges = Float64Array.from(
      given ?? edgesFrom(values, bins ? numbersIn(bins)[0]! : 10, range ? numbersIn(range) : null),
    );
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
  run: ({ x, bins, range }) => counted(edgesFrom(numbersIn(x), bins, range ? numbersIn(range) : null), "float64"),
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
    const values = numbersIn(x);
    let [low, high] = min === 0 && max === 0 ? minMax(values.length > 0 ? values : [0]) : [min, max];
    if (low === high) [low, high] = [low - 1, high + 1];
    const edges = edgesFrom(values, bins, [low, high]);
    return counted(countIn(values, Float64Array.from(edges), null), x.dtype);
  },
});

/** Which of equal bins: what lies outside goes to the outermost. */
function fixedBins(x: Stored, range: Stored, bins: number): Float64Array {
  const [low, high] = [...numbersIn(range)] as [number, number];
  if (!(low < high))
    throw refuse("value/domain", { detail: `bins go from the smaller to the larger, not ${low} to ${high}` });
  const binOf = (v: number): number => Math.min(bins - 1, Math.max(0, Math.floor(((v - low) / (high - low)) * bins)));
  return Float64Array.from(numbersIn(x), binOf);
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
