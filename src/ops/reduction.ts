/** Many values into one along axes: sums, means, extremes, truth, spread. */
import { bytesOf, type DType, integerRange, isHalf, isInexact, isInteger, isWide, kindOf } from "../core/dtype.ts";
import { reducedShape, resolveAxes, sizeOf } from "../core/shape.ts";
import { computing } from "../graph/cast.ts";
import type { Combine, Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, log, magnitudeSquared, multiply, numberLike, subtract, wholeQuotient } from "./arithmetic.ts";
import { finite, less, notEqual } from "./compare.ts";
import { stopGradient } from "./create.ts";
import { castTo, type Example, type Names, type Operation, operation, select, tensor } from "./operation.ts";
import { roundedOnce } from "./rounding.ts";
import { rowsStepwise } from "./stepwise.ts";
import { exp, sqrt } from "./transcendental.ts";

const x = tensor("any tensor", { also: "a input input_tensor" });
const floats = tensor("any tensor", { also: "a input input_tensor", want: "float" });
export const axisOption = {
  kind: "axes",
  doc: "axes to reduce; left out: all",
  default: null,
  also: "dim axes",
} as const;
export const keepdimsOption = {
  kind: "bool",
  doc: "keep the reduced axes, with size 1",
  default: false,
  also: "keepdim keep_dims",
} as const;

/** In which order sums are added: that of the library whose name is used. */
export const orderOption = {
  kind: "string",
  doc: "in which order to add up to 131,072 elements: TensorFlow's packs or NumPy's pairs, which round differently",
  choices: ["packs", "pairs"],
  default: "packs",
} as const;
const manyElements = 1 << 17;

/** Reduces, then puts the vanished axes back with size 1 if they are to be kept. */
function reduced(x: Node, combine: Combine, axis: readonly number[] | null, keepdims: boolean, order = "packs"): Node {
  const axes = resolveAxes(axis, x.shape.length);
  // Of many elements, only kernels are fast, and these add in packs; products go to infinity or 0 by their order.
  const inPairs = order === "pairs" && (combine === "mul" || sizeOf(x.shape) <= manyElements);
  const stepwise = order === "pairs" ? rowsStepwise(x, combine, axes) : null;
  const out = stepwise ?? structure.reduce(x, combine, axes, inPairs ? "pairs" : "packs");
  return keepdims ? structure.reshape(out, reducedShape(x.shape, axes, true)) : out;
}

/** The dtype asked for; else integers smaller than `widen` become as wide, so that their sums do not wrap. */
export function accumulating(from: DType, asked: DType | null, widen: DType | null): DType {
  if (asked) return asked;
  if (from === "bool") return widen ?? "int32";
  if (widen === null || !isInteger(from) || bytesOf(from) >= bytesOf(widen)) return from;
  return kindOf(from) === "int" ? widen : widen === "int64" ? "uint64" : "uint32";
}
/** How sums and products count: options that all of them have. */
export const accumulation = {
  dtype: { kind: "dtype", doc: "the dtype to compute in; left out: as it comes", default: null },
  widen: { kind: "dtype", doc: "smaller integers are computed in this one", default: "int32", nullable: true },
} as const;
/** TensorFlow keeps small integers small, PyTorch makes all integers int64. */
export const accumulationElsewhere = (tf: readonly string[], torch: string) => ({
  ...Object.fromEntries(tf.map((name) => [`tf.${name}`, { widen: null }])),
  [`torch.${torch}`]: { widen: "int64" },
});

const initial = { kind: "number", doc: "where to begin; left out: nowhere", default: null } as const;
const accumulator = (name: "sum" | "prod", combine: Combine, doc: string, examples: readonly Example[]) =>
  operation({
    name,
    also: { tf: `reduce_${name} math.reduce_${name}`, np: name, torch: name, own: `reduce_${name}` },
    params: {
      x,
      axis: axisOption,
      keepdims: keepdimsOption,
      ...accumulation,
      initial,
      order: orderOption,
    },
    moves: true,
    variants: {
      ...accumulationElsewhere([`reduce_${name}`, `math.reduce_${name}`], name),
      [`np.${name}`]: { order: "pairs" },
    },
    doc,
    examples,
    run: ({ x, axis, keepdims, dtype, widen, initial, order }) => {
      const out = reduced(castTo(x, accumulating(x.dtype, dtype, widen)), combine, axis, keepdims, order);
      if (initial === null) return out;
      return (combine === "add" ? add : multiply)(out, numberLike(asHeld(initial, out.dtype), out));
    },
  });

/** Integers begin at whole numbers. */
const asHeld = (initial: number, dtype: DType): number => (isInteger(dtype) ? Math.trunc(initial) : initial);

const reducer = (
  name: string,
  combine: Combine,
  into: (dtype: DType) => DType,
  also: Names,
  doc: string,
  examples: readonly Example[],
) =>
  operation({
    name,
    also,
    params: { x, axis: axisOption, keepdims: keepdimsOption },
    doc,
    examples,
    run: ({ x, axis, keepdims }) => reduced(castTo(x, into(x.dtype)), combine, axis, keepdims),
  });

const truth = (): DType => "bool";
/** What the largest and the smallest of no values are. */
const emptyOption = {
  kind: "string",
  doc: "of no values: an error, or as in TensorFlow the end of the dtype that any value is beyond",
  choices: ["error", "end"],
  default: "error",
} as const;

const extreme = (name: "max" | "min", also: Names, doc: string, examples: readonly Example[]) =>
  operation({
    name,
    also,
    params: { x, axis: axisOption, keepdims: keepdimsOption, initial, empty: emptyOption },
    variants: { [`tf.reduce_${name}`]: { empty: "end" }, [`tf.math.reduce_${name}`]: { empty: "end" } },
    doc,
    examples,
    run: ({ x, axis, keepdims, initial, empty }) => {
      const axes = resolveAxes(axis, x.shape.length);
      if (empty === "end" && countAlong(x, axis) === 0)
        return structure.constant(endOf(x.dtype, name), x.dtype, reducedShape(x.shape, axes, keepdims));
      return initial === null ? reduced(x, name, axis, keepdims) : begun(x, name, axis, keepdims, initial);
    },
  });
/** The end of a dtype that every value is at or beyond. */
function endOf(dtype: DType, name: "max" | "min"): number | bigint {
  if (!isInteger(dtype)) return name === "max" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const [low, high] = integerRange(dtype);
  return name === "max" ? low : high;
}
/** With one more value, which is all there is where nothing is reduced. */
function begun(x: Node, name: "max" | "min", axis: readonly number[] | null, keepdims: boolean, initial: number): Node {
  const axes = resolveAxes(axis, x.shape.length);
  const first = structure.constant(asHeld(initial, x.dtype), x.dtype, reducedShape(x.shape, axes, keepdims));
  if (countAlong(x, axis) === 0) return first;
  const out = reduced(x, name, axis, keepdims);
  return select(name === "max" ? less(out, first) : less(first, out), first, out);
}

export const sum = accumulator(
  "sum",
  "add",
  "Sum of all elements, or along axes. Small integers are summed in 32 bits.",
  [
    { code: "sum([1, 2, 3])", shows: "6" },
    { code: "sum([[1, 2], [3, 4]], axis=0)", shows: "[4 6]" },
  ],
);
export const prod = accumulator("prod", "mul", "Product of all elements, or along axes.", [
  { code: "prod([1, 2, 3, 4])", shows: "24" },
]);
export const max = extreme(
  "max",
  { tf: "reduce_max math.reduce_max", np: "max amax", torch: "amax", own: "reduce_max amax" },
  "Largest element, or the largest along axes. NaN wins.",
  [{ code: "max([[1, 5], [7, 2]], axis=1)", shows: "[5 7]" }],
);
export const min = extreme(
  "min",
  { tf: "reduce_min math.reduce_min", np: "min amin", torch: "amin", own: "reduce_min amin" },
  "Smallest element, or the smallest along axes. NaN wins.",
  [{ code: "min([[1, 5], [7, 2]], axis=1)", shows: "[1 2]" }],
);
export const all = reducer(
  "all",
  "and",
  truth,
  { tf: "reduce_all math.reduce_all", np: "all", torch: "all", own: "reduce_all" },
  "True if every element is true (not 0).",
  [{ code: "all([True, False])", shows: "False" }],
);
export const any = reducer(
  "any",
  "or",
  truth,
  { tf: "reduce_any math.reduce_any", np: "any", torch: "any", own: "reduce_any" },
  "True if at least one element is true (not 0).",
  [{ code: "any([True, False])", shows: "True" }],
);

/** How many elements each reduced value comes from. */
const countAlong = (x: Node, axis: readonly number[] | null): number =>
  resolveAxes(axis, x.shape.length).reduce((n, a) => n * x.shape[a]!, 1);

export const mean = operation({
  name: "mean",
  also: { tf: "reduce_mean math.reduce_mean", np: "mean", torch: "mean", own: "reduce_mean" },
  params: {
    x,
    axis: axisOption,
    keepdims: keepdimsOption,
    dtype: { kind: "dtype", doc: "the dtype to compute in; left out: as it comes", default: null },
    whole: { kind: "bool", doc: "that of integers is one, rounded towards 0", default: false },
    order: orderOption,
  },
  variants: {
    "tf.reduce_mean": { whole: true },
    "tf.math.reduce_mean": { whole: true },
    "np.mean": { order: "pairs" },
  },
  doc: "Arithmetic mean. Of integers it is a float; under TensorFlow's name it is a whole number, as there.",
  examples: [
    { code: "mean([1, 2, 4])", shows: "2.3333333" },
    { code: "mean([[1, 2], [3, 6]], axis=0)", shows: "[2. 4.]" },
  ],
  run: ({ x, axis, keepdims, dtype, whole, order }, { float }) => {
    const into = dtype ?? (isInexact(x.dtype) || (whole && isInteger(x.dtype)) ? x.dtype : float);
    if (whole && isWide(into)) return wholeMean(x, into, axis, keepdims);
    // What counts whole numbers may not round them.
    const within = isInexact(into) ? into : "float64";
    const total = reduced(castTo(x, within), "add", axis, keepdims, order);
    const out = divide(total, numberLike(countAlong(x, axis), total));
    return isInteger(into) && countAlong(x, axis) === 0 ? castTo(total, into) : castTo(out, into);
  },
});

/** No float holds sums of these. */
function wholeMean(x: Node, dtype: DType, axis: readonly number[] | null, keepdims: boolean): Node {
  const total = reduced(castTo(x, dtype), "add", axis, keepdims);
  const count = countAlong(x, axis);
  return count === 0 ? total : wholeQuotient(total, numberLike(count, total));
}

const ddof = { kind: "number", doc: "divide by n - ddof", default: 0, also: "correction" } as const;
/** The dtype in which NumPy computes a spread or a mean. */
export const computedIn = {
  kind: "dtype",
  doc: "the dtype to compute in; left out: as it comes",
  default: null,
} as const;
const unbiased = { kind: "bool", doc: "the same as a ddof of 1, or of 0", default: null } as const;
const spread = {
  x: floats,
  axis: axisOption,
  keepdims: keepdimsOption,
  ddof,
  unbiased,
  order: orderOption,
  dtype: computedIn,
} as const;
type Spread = Parameters<Operation<typeof spread>["run"]>[0];

/** Quotients of floats of 16 bits and counts as NumPy has them: of 64 bits, and rounded once. */
export const overCount = (total: Node, count: Node | number): Node => {
  if (!isHalf(total.dtype)) return divide(total, typeof count === "number" ? numberLike(count, total) : count);
  const wide = castTo(total, "float64");
  return castTo(
    divide(wide, typeof count === "number" ? numberLike(count, wide) : castTo(count, "float64")),
    total.dtype,
  );
};

const varianceOf = ({ x, axis, keepdims, ddof, order }: Omit<Spread, "dtype" | "unbiased">): Node => {
  // NumPy rounds a mean of 16 bits by itself; of all else it is what np.mean gives.
  const middle = isHalf(x.dtype)
    ? overCount(sum({ x, axis, keepdims: true, order }), countAlong(x, axis))
    : mean({ x, axis, keepdims: true, order });
  const total = sum({ x: magnitudeSquared(subtract(x, middle)), axis, keepdims, order });
  return overCount(total, Math.max(0, countAlong(x, axis) - ddof));
};
const inFloats = roundedOnce(spread, varianceOf);

export const variance = operation({
  name: "variance",
  also: { tf: "math.reduce_variance", np: "var", torch: "var", own: "reduce_variance var" },
  params: spread,
  moves: true,
  variants: { "torch.var": { ddof: 1 }, "np.var": { order: "pairs" } },
  doc: "Mean squared distance from the mean: a real number, also of complex ones.",
  examples: [{ code: "variance([1, 2, 3, 4])", shows: "1.25" }],
  run: ({ x: from, axis, keepdims, ddof: given, unbiased, order, dtype }, around) => {
    const x = dtype === null ? from : castTo(from, dtype);
    const all = { x, axis, keepdims, ddof: unbiased === null ? given : Number(unbiased), unbiased, order, dtype };
    // NumPy rounds every step to 16 bits, all others the result alone.
    return order === "pairs" && !x.recorded ? varianceOf(all) : (inFloats(all, around) as Node);
  },
});

export const std = operation({
  name: "std",
  also: { tf: "math.reduce_std", np: "std", torch: "std", own: "reduce_std" },
  params: spread,
  moves: true,
  variants: { "torch.std": { ddof: 1 }, "np.std": { order: "pairs" } },
  doc: "Standard deviation: the square root of the variance.",
  examples: [{ code: "std([1, 2, 3, 4])", shows: "1.118034" }],
  run: (args) => {
    if (!isHalf(args.x.dtype) || args.dtype !== null || (args.order === "pairs" && !args.x.recorded))
      return sqrt(variance(args));
    return castTo(sqrt(variance({ ...args, x: computing(args.x) })), args.x.dtype);
  },
});

export const logsumexp = operation({
  name: "logsumexp",
  also: { tf: "reduce_logsumexp math.reduce_logsumexp", torch: "logsumexp special.logsumexp", own: "reduce_logsumexp" },
  params: { x: floats, axis: axisOption, keepdims: keepdimsOption },
  doc: "log(sum(exp(x))) without overflow.",
  examples: [{ code: "logsumexp([1000.0, 1000.0])", shows: "1000.6932" }],
  run: ({ x, axis, keepdims }) => {
    const top = finiteTop(x, axis);
    const out = add(log(sum({ x: exp(subtract(x, top)), axis, keepdims: true })), top);
    return keepdims ? out : structure.reshape(out, reducedShape(x.shape, resolveAxes(axis, x.shape.length), false));
  },
});

/** The largest values along axes, which stay with size 1, to be subtracted before exp; 0 where infinite or of nothing. */
export function finiteTop(x: Node, axis: readonly number[] | null): Node {
  if (countAlong(x, axis) === 0)
    return structure.constant(0, x.dtype, reducedShape(x.shape, resolveAxes(axis, x.shape.length), true));
  const top = stopGradient({ x: max({ x, axis, keepdims: true }) });
  return select(finite(top), top, numberLike(0, top));
}

export const countNonzero = operation({
  name: "count_nonzero",
  also: { tf: "math.count_nonzero", np: "count_nonzero", torch: "count_nonzero" },
  params: { x, axis: axisOption, keepdims: keepdimsOption },
  doc: "How many elements are not 0.",
  examples: [{ code: "count_nonzero([0, 3, 0, 5])", shows: "2" }],
  run: ({ x, axis, keepdims }) => sum({ x: castTo(notEqual(x, numberLike(0, x)), "int64"), axis, keepdims }),
});
