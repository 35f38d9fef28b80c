/** Reductions that leave NaN out. */
import { type DType, isHalf, isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { computing } from "../graph/cast.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, multiply, numberLike, subtract } from "./arithmetic.ts";
import { equal, greater, less, nan } from "./compare.ts";
import { takeAlongAxis } from "./indexing.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import {
  accumulation,
  all,
  axisOption,
  computedIn,
  keepdimsOption,
  max,
  min,
  orderOption,
  overCount,
  prod,
  sum,
} from "./reduction.ts";
import { cumprod, cumsum, stepwiseOption } from "./scan.ts";
import { argmax, argmin, sort } from "./sorting.ts";
import { gathered, keptShape, sharesIn } from "./statistics.ts";
import { floor, sqrt } from "./transcendental.ts";

const floats = tensor("any tensor", { also: "a input", want: "float" });
const ddof = { kind: "number", doc: "divide by n - ddof", default: 0, also: "correction" } as const;

const tensors = tensor("any tensor", { also: "a input" });
/** Of tensors of integers nothing is left out, and they stay integers. */
const nanReduction = (
  name: string,
  doc: string,
  shows: string,
  run: (x: Node, known: Node, axis: readonly number[] | null, keepdims: boolean, order: Order) => Node,
  whole: ((given: { x: Node; axis: readonly number[] | null; keepdims: boolean }) => Node) | null = null,
) =>
  operation({
    name,
    also: { np: name, ...(name === "nanmean" ? { torch: name } : {}) },
    params: {
      x: whole ? tensors : floats,
      axis: axisOption,
      keepdims: keepdimsOption,
      dtype: computedIn,
      order: orderOption,
    },
    variants: { [`np.${name}`]: { order: "pairs" } },
    moves: true,
    doc,
    examples: [{ code: `${name}([1.0, nan, 3.0])`, shows }],
    run: ({ x: from, axis, keepdims, dtype, order }) => {
      const x = dtype === null ? from : castTo(from, dtype);
      return whole && !isInexact(x.dtype)
        ? whole({ x, axis, keepdims })
        : inSteps(x, order, (x) => run(x, castTo(equal(x, x), countsIn(x)), axis, keepdims, order as Order));
    },
  });
type Order = "packs" | "pairs";
/** Of floats of 16 bits NumPy rounds every step, all others the result alone. */
const inSteps = (x: Node, order: string, of: (x: Node) => Node): Node =>
  order === "pairs" && !x.recorded ? of(x) : castTo(of(computing(x)), x.dtype);
/** No float of 16 bits counts beyond 2048. */
const countsIn = (x: Node): DType => (isHalf(x.dtype) ? "float32" : x.dtype);
const put = (x: Node, value: number): Node => select(nan(x), numberLike(value, x), x);
const known = (x: Node, value: number): Node => (isInexact(x.dtype) ? put(x, value) : x);
/** What is not NaN put together; integers, too, in the dtype that sums and products of them have. */
const total = (name: "nansum" | "nanprod", neutral: number, doc: string, shows: string) =>
  operation({
    name,
    also: { np: name, ...(name === "nansum" ? { torch: name } : {}) },
    params: { x: tensors, axis: axisOption, keepdims: keepdimsOption, ...accumulation, order: orderOption },
    moves: true,
    variants: { "torch.nansum": { widen: "int64" }, [`np.${name}`]: { order: "pairs" } },
    doc,
    examples: [{ code: `${name}([1.0, nan, 3.0])`, shows }],
    run: ({ x, ...how }) => (name === "nansum" ? sum : prod)({ x: known(x, neutral), ...how }),
  });
export const nansum = total("nansum", 0, "The sum of what is not NaN.", "4.0");
export const nanprod = total("nanprod", 1, "The product of what is not NaN.", "3.0");
const meanOf = (x: Node, known: Node, axis: readonly number[] | null, keepdims: boolean, order: Order): Node =>
  overCount(sum({ x: put(x, 0), axis, keepdims, order }), sum({ x: known, axis, keepdims }));
export const nanmean = nanReduction("nanmean", "The mean of what is not NaN.", "2.0", meanOf);
/** NaN where nothing else was there. */
const unlessNone = (x: Node, axis: readonly number[] | null, keepdims: boolean, out: Node): Node =>
  select(all({ x: nan(x), axis, keepdims }), numberLike(Number.NaN, out), out);
export const nanmax = nanReduction(
  "nanmax",
  "The largest of what is not NaN.",
  "3.0",
  (x, _, axis, keepdims) => unlessNone(x, axis, keepdims, max({ x: put(x, Number.NEGATIVE_INFINITY), axis, keepdims })),
  max,
);
export const nanmin = nanReduction(
  "nanmin",
  "The smallest of what is not NaN.",
  "1.0",
  (x, _, axis, keepdims) => unlessNone(x, axis, keepdims, min({ x: put(x, Number.POSITIVE_INFINITY), axis, keepdims })),
  min,
);
const nanVariance = (x: Node, axis: readonly number[] | null, keepdims: boolean, ddof: number, order: Order): Node => {
  const known = castTo(equal(x, x), countsIn(x));
  const off = subtract(put(x, 0), castTo(meanOf(x, known, axis, true, order), x.dtype));
  const apart = select(nan(x), numberLike(0, x), off);
  const count = sum({ x: known, axis, keepdims });
  const freedom = subtract(count, numberLike(ddof, count));
  const out = overCount(sum({ x: multiply(apart, apart), axis, keepdims, order }), freedom);
  return select(greater(freedom, numberLike(0, freedom)), out, numberLike(Number.NaN, out));
};
const nanSpread = (name: "nanvar" | "nanstd", doc: string) =>
  operation({
    name,
    also: { np: name },
    params: { x: floats, axis: axisOption, keepdims: keepdimsOption, ddof, dtype: computedIn, order: orderOption },
    variants: { [`np.${name}`]: { order: "pairs" } },
    moves: true,
    doc,
    examples: [{ code: `${name}([1.0, nan, 3.0])`, shows: "1.0" }],
    run: ({ x, axis, keepdims, ddof, dtype, order }) =>
      inSteps(dtype === null ? x : castTo(x, dtype), order, (x) => {
        const out = nanVariance(x, axis, keepdims, ddof, order as Order);
        return name === "nanstd" ? sqrt(out) : out;
      }),
  });
export const nanvar = nanSpread("nanvar", "The variance of what is not NaN.");
export const nanstd = nanSpread("nanstd", "The standard deviation of what is not NaN.");
const line = { kind: "axis", doc: "the axis; left out: the flattened tensor", default: null, also: "dim" } as const;
const running = (name: "nancumsum" | "nancumprod", doc: string, shows: string) =>
  operation({
    name,
    also: { np: name },
    params: { x: tensors, axis: line, ...accumulation, stepwise: stepwiseOption },
    moves: true,
    variants: { [`np.${name}`]: { stepwise: true } },
    doc,
    examples: [{ code: `${name}([2.0, nan, 3.0])`, shows }],
    run: ({ x, ...how }) =>
      name === "nancumsum" ? cumsum({ x: known(x, 0), ...how }) : cumprod({ x: known(x, 1), ...how }),
  });
export const nancumsum = running("nancumsum", "Running sum; NaN counts as 0.", "[2. 2. 5.]");
export const nancumprod = running("nancumprod", "Running product; NaN counts as 1.", "[2. 2. 6.]");

/** Whether some row along the axis holds nothing but NaN. */
function hasEmptyRow(x: Stored, axis: number | null): boolean {
  const data = denseData(x) as Float64Array;
  const { shape } = x.layout;
  const at = axis === null ? 0 : resolveAxis(axis, shape.length);
  const [size, inner] = axis === null ? [data.length, 1] : [shape[at]!, sizeOf(shape.slice(at + 1))];
  for (let row = 0; row * size < data.length; row++) {
    const from = Math.floor(row / inner) * inner * size + (row % inner);
    let i = 0;
    while (i < size && Number.isNaN(data[from + i * inner])) i++;
    if (i === size) return true;
  }
  return false;
}
const extreme = (name: "nanargmax" | "nanargmin", doc: string, shows: string) =>
  operation({
    name,
    also: { np: name },
    params: { x: { kind: "known", doc: "any tensor", also: "a input" }, axis: line, keepdims: keepdimsOption },
    doc,
    examples: [{ code: `${name}([nan, 1.0, 3.0])`, shows }],
    run: ({ x, axis, keepdims }) => {
      if (hasEmptyRow(x, axis)) {
        const exception = ["ValueError", "All-NaN slice encountered"] as const;
        throw refuse("value/domain", { detail: `${name} of nothing but NaN` }, { exception });
      }
      const largest = name === "nanargmax";
      const end = largest ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      const filled = known(sourceOf(x), end);
      return (largest ? argmax : argmin)({ x: filled, axis, keepdims });
    },
  });
export const nanargmax = extreme("nanargmax", "Position of the largest element that is not NaN.", "2");
export const nanargmin = extreme("nanargmin", "Position of the smallest element that is not NaN.", "1");

/** The value at share q of what is not NaN in each row: NaN sorts last, so only the count of the rest matters. */
function nanShare(x: Node, axis: readonly number[] | null, q: number, keepdims: boolean): Node {
  const { rows, kept } = gathered(x, axis);
  const last = rows.shape.length - 1;
  const shape = keepdims ? keptShape(x, kept) : rows.shape.slice(0, -1);
  if (rows.shape[last] === 0) return structure.constant(Number.NaN, x.dtype, shape);
  const ordered = sort({ x: rows });
  const count = sum({ x: castTo(equal(rows, rows), "float64"), axis: [last], keepdims: true });
  const most = subtract(count, numberLike(1, count));
  const none = less(most, numberLike(0, most));
  const place = multiply(numberLike(q, most), select(none, numberLike(0, most), most));
  const low = floor(place);
  const part = castTo(subtract(place, low), x.dtype);
  const at = (i: Node): Node => takeAlongAxis({ x: ordered, indices: castTo(i, "int64"), axis: -1 }) as Node;
  const top = select(greater(part, numberLike(0, part)), add(low, numberLike(1, low)), low);
  const [a, b] = [at(low), at(top)];
  const out = select(equal(a, b), a, add(a, multiply(part, subtract(b, a))));
  const found = select(none, numberLike(Number.NaN, out), out);
  return structure.reshape(found, shape);
}
export const nanmedian = operation({
  name: "nanmedian",
  also: { np: "nanmedian" },
  params: { x: floats, axis: axisOption, keepdims: keepdimsOption },
  doc: "The value in the middle of what is not NaN.",
  examples: [{ code: "nanmedian([1.0, nan, 2.0])", shows: "1.5" }],
  run: ({ x, axis, keepdims }) => nanShare(x, axis, 0.5, keepdims),
});
const shares = (name: "nanquantile" | "nanpercentile", whole: number, code: string) =>
  operation({
    name,
    also: { np: name, ...(name === "nanquantile" ? { torch: name } : {}) },
    params: {
      x: floats,
      q: { kind: "known", doc: `one share or several, from 0 to ${whole}` },
      axis: axisOption,
      keepdims: keepdimsOption,
    },
    doc: `The value below which a share q of what is not NaN lies; q goes from 0 to ${whole}.`,
    examples: [{ code, shows: "1.5" }],
    run: ({ x, q, axis, keepdims }) => sharesIn(q, whole, name, (share) => nanShare(x, axis, share, keepdims)),
  });
export const nanquantile = shares("nanquantile", 1, "nanquantile([1.0, nan, 2.0], 0.5)");
export const nanpercentile = shares("nanpercentile", 100, "nanpercentile([1.0, nan, 2.0], 50)");
