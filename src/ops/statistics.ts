/** Order statistics, moments of several variables, counting, and what ignores NaN. */
import { isComplex, isHalf, isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { byParts, conjugate, realPart } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, maximum, minimum, multiply, numberLike, subtract } from "./arithmetic.ts";
import { equal, greaterEqual, lessEqual, logicalOr, nan, notEqual } from "./compare.ts";
import { diagonal } from "./diagonal.ts";
import { joinAlong } from "./joining.ts";
import { product } from "./linalg.ts";
import { cut, matrixTranspose, rankError } from "./movement.ts";
import { castTo, joinedDType, operation, select, tensor } from "./operation.ts";
import { axisOption, keepdimsOption, max, mean, min, orderOption, sum } from "./reduction.ts";
import { searchsorted, sort } from "./sorting.ts";
import { sqrt } from "./transcendental.ts";

const floats = tensor("any tensor", { also: "a input", want: "float" });
const any = tensor("any tensor", { also: "a input" });

/** x with the axes that are taken together as the last one, and the axes that stay. */
export function gathered(
  x: Node,
  axis: readonly number[] | null,
): { readonly rows: Node; readonly kept: readonly number[] } {
  const all = x.shape.map((_, i) => i);
  const taken = axis === null ? all : axis.map((a) => resolveAxis(a, x.shape.length));
  const kept = all.filter((a) => !taken.includes(a));
  const order = [...kept, ...taken];
  const shape = [...kept.map((a) => x.shape[a]!), sizeOf(taken.map((a) => x.shape[a]!))];
  return { rows: structure.reshape(structure.permute(x, order), shape), kept };
}
export const keptShape = (x: Node, kept: readonly number[]): Shape => x.shape.map((d, a) => (kept.includes(a) ? d : 1));

type Way = "linear" | "lower" | "higher" | "midpoint" | "nearest" | "mean";

/** (a + b) / 2, as NumPy and JAX take the mean of two; floats of 16 bits are added in 32. */
function meanOf(a: Node, b: Node): Node {
  const [x, y] = isHalf(a.dtype) ? [castTo(a, "float32"), castTo(b, "float32")] : [a, b];
  return castTo(multiply(add(x, y), numberLike(0.5, x)), a.dtype);
}

/** The value at share q of each sorted row: between two neighbours by `way`. NaN makes a row NaN. */
function atShare(x: Node, axis: readonly number[] | null, q: number, way: Way, keepdims: boolean): Node {
  const { rows, kept } = gathered(x, axis);
  const n = rows.shape.at(-1)!;
  const out = keepdims ? keptShape(x, kept) : rows.shape.slice(0, -1);
  if (n === 0) return structure.constant(isInexact(x.dtype) ? Number.NaN : 0, x.dtype, out);
  const ordered = sort({ x: rows });
  const last = rows.shape.length - 1;
  const place = q * (n - 1);
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  const at = (i: number): Node => structure.reshape(cut(ordered, last, i, 1), rows.shape.slice(0, -1));
  const between = (part: number): Node => {
    if (part === 0 || low === high) return at(low);
    if (part === 1) return at(high);
    const [a, b] = [at(low), at(high)];
    if (way === "mean") return meanOf(a, b);
    // Between equal infinities lies the same one, and nothing but an infinity beside one.
    const inside = add(a, multiply(numberLike(part, x), subtract(b, a)));
    return select(equal(a, b), a, select(nan(inside), add(a, b), inside));
  };
  const shares: Readonly<Record<Way, number>> = {
    linear: place - low,
    lower: 0,
    higher: 1,
    midpoint: 0.5,
    mean: 0.5,
    // Halves go to the even neighbour, as in NumPy.
    nearest: place - low === 0.5 ? low % 2 : Math.round(place - low),
  };
  const found = between(shares[way]);
  if (!isInexact(x.dtype)) return structure.reshape(found, out);
  const missing = nan(at(n - 1));
  return structure.reshape(select(missing, numberLike(Number.NaN, found), found), out);
}

const way = {
  kind: "string",
  doc: "what lies between two values",
  default: "linear",
  choices: ["linear", "lower", "higher", "midpoint", "nearest"],
  also: "interpolation",
} as const;

export const median = operation({
  name: "median",
  also: { np: "median" },
  params: { x: floats, axis: axisOption, keepdims: keepdimsOption, method: way },
  doc: "The value in the middle of the sorted ones; of an even number, the mean of the two in the middle.",
  examples: [{ code: "median([1.0, 9.0, 2.0, 4.0])", shows: "3.0" }],
  run: ({ x, axis, keepdims, method }) =>
    atShare(x, axis, 0.5, method === "linear" ? "mean" : (method as Way), keepdims),
});

/** What lies at the shares that q asks for; several stand along a new first axis. */
export function sharesIn(q: Stored, whole: number, name: string, at: (share: number) => Node): Node {
  // A literal in float32 means the decimal that it was written as.
  const decimal = (v: number): number => (q.dtype === "float32" ? Number(v.toPrecision(7)) : Number(v));
  const wanted = Array.from(denseData(q) as Float64Array, (v) => decimal(v) / whole);
  const outside = wanted.find((v) => !(v >= 0 && v <= 1));
  if (outside !== undefined) {
    throw refuse("value/domain", { detail: `${name} takes q from 0 to ${whole}, not ${outside * whole}` });
  }
  const parts = wanted.map(at);
  if (q.layout.shape.length === 0) return parts[0]!;
  const rows = parts.map((p) => structure.reshape(p, [1, ...p.shape]));
  const all = rows.map((r, i) =>
    structure.place(
      r,
      r.shape.map((_, a) => (a === 0 ? i : 0)),
      r.shape.map(() => 1),
      [rows.length, ...r.shape.slice(1)],
    ),
  );
  return all.reduce(add);
}

const shares = (name: "quantile" | "percentile", whole: number, example: string) =>
  operation({
    name,
    also: { np: name, ...(name === "quantile" ? { torch: name } : {}) },
    params: {
      x: floats,
      q: { kind: "known", doc: `one share or several, from 0 to ${whole}` },
      axis: axisOption,
      keepdims: keepdimsOption,
      method: way,
    },
    doc: `The value below which a share q of the values lies; q goes from 0 to ${whole}.`,
    examples: [{ code: example, shows: "2.0" }],
    run: ({ x, q, axis, keepdims, method }) =>
      sharesIn(q, whole, name, (share) => atShare(x, axis, share, method as Way, keepdims)),
  });
export const quantile = shares("quantile", 1, "quantile([1.0, 2.0, 3.0], 0.5)");
export const percentile = shares("percentile", 100, "percentile([1.0, 2.0, 3.0], 50)");

export const ptp = operation({
  name: "ptp",
  also: { np: "ptp" },
  params: { x: any, axis: axisOption, keepdims: keepdimsOption },
  doc: "The largest value less the smallest.",
  examples: [{ code: "ptp([3, 10, 7])", shows: "7" }],
  run: ({ x, axis, keepdims }) => subtract(max({ x, axis, keepdims }), min({ x, axis, keepdims })),
});

export const average = operation({
  name: "average",
  also: { np: "average" },
  params: {
    x: floats,
    axis: axisOption,
    weights: tensor("how much each value counts; left out: all the same", { want: "float", default: null }),
    keepdims: keepdimsOption,
    order: orderOption,
  },
  variants: { "np.average": { order: "pairs" } },
  doc: "The mean, with weights if they are given.",
  examples: [{ code: "average([1.0, 2.0], weights=[1.0, 3.0])", shows: "1.75" }],
  run: ({ x, axis, weights, keepdims, order }) => {
    if (!weights) return mean({ x, axis, keepdims, order });
    const whole = structure.expand(weightsFor(weights, x, axis), x.shape);
    return divide(sum({ x: multiply(x, whole), axis, keepdims, order }), sum({ x: whole, axis, keepdims, order }));
  },
});
/** A vector of weights lies along the axis that is averaged. */
function weightsFor(weights: Node, x: Node, axis: readonly number[] | null): Node {
  if (weights.shape.length !== 1 || axis?.length !== 1) return weights;
  const at = resolveAxis(axis[0]!, x.shape.length);
  return structure.reshape(
    weights,
    x.shape.map((_, a) => (a === at ? weights.shape[0]! : 1)),
  );
}

/** Variables as rows. */
function variables(x: Node, rowvar: boolean): Node {
  if (x.shape.length > 2) throw rankError("cov", "a vector or a matrix", x.shape);
  if (x.shape.length < 2) return structure.reshape(x, [1, sizeOf(x.shape)]);
  return rowvar ? x : matrixTranspose({ x });
}
/** Observations as columns, each row less its mean; the number of observations. */
function centered(x: Node, y: Node | null, rowvar: boolean): { readonly rows: Node; readonly count: number } {
  const given = y ? [x, y] : [x];
  const dtype = joinedDType(given);
  const parts = given.map((part) => variables(castTo(part, dtype), rowvar));
  const rows = y ? joinAlong(parts, 0) : parts[0]!;
  return { rows: subtract(rows, mean({ x: rows, axis: [1], keepdims: true })), count: rows.shape[1]! };
}
const others = { ...tensor("more variables, as many observations of them", { want: "float" }), default: null } as const;
const rowvar = { kind: "bool", doc: "each row is a variable; False: each column", default: true } as const;

const adjoint = (x: Node): Node => conjugate(matrixTranspose({ x }));
/** Held between -1 and 1, of complex numbers both parts, as NumPy does. */
const withinOne = (x: Node): Node =>
  isComplex(x.dtype) ? byParts(x, withinOne) : minimum(maximum(x, numberLike(-1, x)), numberLike(1, x));

/** A matrix about one variable alone is a number. */
const ofOne = (out: Node): Node => (sizeOf(out.shape) === 1 ? structure.reshape(out, []) : out);

export const cov = operation({
  name: "cov",
  also: { np: "cov", torch: "cov" },
  params: {
    x: tensor("a vector, or a matrix", { also: "m input", want: "float" }),
    y: others,
    rowvar,
    ddof: { kind: "int", doc: "what the number of observations is lessened by", default: 1, also: "correction" },
  },
  doc: "Covariances of the rows.",
  examples: [{ code: "cov([[1.0, 2.0, 3.0], [1.0, 3.0, 5.0]])", shows: "[[1. 2.]\n [2. 4.]]" }],
  run: ({ x, y, rowvar, ddof }) => {
    const { rows, count } = centered(x, y, rowvar);
    const out = divide(product(rows, adjoint(rows)), numberLike(count - ddof, rows));
    return ofOne(out);
  },
});

export const corrcoef = operation({
  name: "corrcoef",
  also: { np: "corrcoef", torch: "corrcoef" },
  params: { x: tensor("a vector, or a matrix", { also: "input", want: "float" }), y: others, rowvar },
  doc: "Correlations of the rows: covariances between -1 and 1.",
  examples: [
    { code: "corrcoef([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])", shows: "[[ 1. -1.]\n [-1.  1.]]" },
    { code: "corrcoef([1.0, 2.0, 3.0], [3.0, 2.0, 1.0])", shows: "[[ 1. -1.]\n [-1.  1.]]" },
  ],
  run: ({ x, y, rowvar }) => {
    const { rows, count } = centered(x, y, rowvar);
    const found = divide(product(rows, adjoint(rows)), numberLike(count - 1, rows));
    if (sizeOf(found.shape) === 1) return ofOne(divide(found, found));
    const spread = sqrt(realPart(diagonal({ x: found })));
    const columns = structure.reshape(spread, [...spread.shape, 1]);
    return withinOne(divide(divide(found, columns), spread));
  },
});

export const diff = operation({
  name: "diff",
  also: { np: "diff", torch: "diff" },
  params: {
    x: any,
    n: { kind: "int", doc: "how many times", default: 1 },
    axis: { kind: "axis", doc: "the axis", default: -1, also: "dim" },
    prepend: { ...tensor("what comes before", { apart: true }), default: null },
    append: { ...tensor("what comes after", { apart: true }), default: null },
  },
  doc: "Each element less the one before it. Of bools: whether it differs.",
  examples: [{ code: "diff([1, 4, 9])", shows: "[3 5]" }],
  run: ({ x, n, axis, prepend, append }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (n < 0) throw refuse("value/domain", { detail: `diff is taken n times, from 0 up, not ${n}` });
    if (n === 0) return x;
    const edge = (v: Node): Node => (v.shape.length > 0 ? v : structure.expand(v, x.shape.with(at, 1)));
    const parts = [...(prepend ? [edge(prepend)] : []), x, ...(append ? [edge(append)] : [])];
    let out = parts.length === 1 ? x : joinAlong(parts, at);
    for (let i = 0; i < n && out.shape[at]! > 0; i++) {
      const size = Math.max(0, out.shape[at]! - 1);
      const [later, earlier] = [cut(out, at, Math.min(1, out.shape[at]!), size), cut(out, at, 0, size)];
      out = out.dtype === "bool" ? notEqual(later, earlier) : subtract(later, earlier);
    }
    return out;
  },
});

export const trapezoid = operation({
  name: "trapezoid",
  also: { np: "trapezoid trapz", torch: "trapezoid trapz" },
  params: {
    y: tensor("values of a curve", { want: "float" }),
    x: { ...tensor("where they are; left out: dx apart", { want: "float" }), default: null, nullable: true },
    dx: { kind: "number", doc: "how far apart they are", default: 1 },
    axis: { kind: "int", doc: "which axis", default: -1, also: "dim" },
  },
  doc: "The area under a curve, taken as straight between its values, along an axis.",
  examples: [
    { code: "trapezoid([1.0, 2.0, 3.0])", shows: "4.0" },
    { code: "trapezoid([1.0, 2.0, 3.0], [0.0, 1.0, 4.0])", shows: "9.0" },
  ],
  run: ({ y, x, dx, axis }) => {
    const at = resolveAxis(axis, y.shape.length);
    if (x?.shape.length === 0) throw rankError("trapezoid", "one place for each value", x.shape, "x");
    const neighbours = (of: Node, along: number): readonly [Node, Node] => {
      const steps = Math.max(0, of.shape[along]! - 1);
      return [cut(of, along, Math.min(1, of.shape[along]!), steps), cut(of, along, 0, steps)];
    };
    const both = add(...neighbours(y, at));
    if (x === null) return multiply(numberLike(dx / 2, y), sum({ x: both, axis: [at] }));
    const along = x.shape.length === 1 ? 0 : resolveAxis(axis, x.shape.length);
    const widths = subtract(...neighbours(x, along));
    const turned = y.shape.map((_, i) => (i === at ? widths.shape[0]! : 1));
    const steps = x.shape.length === 1 ? structure.reshape(widths, turned) : widths;
    return multiply(numberLike(0.5, y), sum({ x: multiply(steps, both), axis: [at] }));
  },
});

/** On the line between the neighbours of each place; beyond the outermost places their values. */
function interpolated(x: Node, xp: Node, fp: Node): Node {
  const segments = xp.shape[0]! - 1;
  const end = (of: Node, i: number): Node => structure.expand(structure.reshape(cut(of, 0, i, 1), []), x.shape);
  const [first, last] = [end(xp, 0), end(xp, segments)];
  const [before, behind] = [lessEqual(x, first), greaterEqual(x, last)];
  // Beyond the ends another x stands in, so that nothing infinite flows back from there.
  const at = select(logicalOr(before, behind), first, x);
  const whole = (n: number): Node => structure.constant(n, "int64", []);
  const place = searchsorted({ sorted: xp, values: at, side: "right" });
  const right = minimum(maximum(place, whole(1)), whole(segments));
  const left = subtract(right, whole(1));
  const ends = (of: Node): readonly [Node, Node] => [gather0(of, left), gather0(of, right)];
  const [[from, to], [low, high]] = [ends(xp), ends(fp)];
  const line = add(low, multiply(divide(subtract(high, low), subtract(to, from)), subtract(at, from)));
  return select(before, end(fp, 0), select(behind, end(fp, segments), line));
}
const gather0 = (of: Node, places: Node): Node => structure.gather(of, [0], [places], 0);

export const interp = operation({
  name: "interp",
  also: { np: "interp" },
  params: {
    x: tensor("where to look", { want: "float" }),
    xp: tensor("places, ascending", { want: "float" }),
    fp: tensor("values there", { want: "float" }),
  },
  methodless: true,
  doc: "Values between given ones, on straight lines.",
  examples: [{ code: "interp([1.5, 9.0], [1.0, 2.0], [10.0, 20.0])", shows: "[15. 20.]" }],
  run: ({ x, xp, fp }) => {
    if (xp.shape.length !== 1 || xp.shape[0] === 0)
      throw rankError("interp", "a vector that is not empty", xp.shape, "xp");
    if (!sameShape(xp.shape, fp.shape)) throw rankError("interp", `shape ${showShape(xp.shape)}`, fp.shape, "fp");
    if (xp.shape[0] === 1) return structure.expand(structure.reshape(fp, []), x.shape);
    const dtype = joinedDType([x, xp, fp]);
    return interpolated(castTo(x, dtype), castTo(xp, dtype), castTo(fp, dtype));
  },
});
