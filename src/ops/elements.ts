/**
 * Elements along one axis, read and written at positions that stand in a tensor of the result's shape: PyTorch's gather
 * and scatter. No tensor is changed; each gives a new one.
 */
import { type DType, integerRange, isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { noteShape, resolveAxis, type Shape } from "../core/shape.ts";
import type { Node, ScatterCombine } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { divide, floordiv, maximum, numberLike } from "./arithmetic.ts";
import { arange } from "./create.ts";
import { rankError } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";

const x = tensor("any tensor", { also: "input a" });
const dim = { kind: "axis", doc: "the axis", also: "axis" } as const satisfies Param;
const positions = tensor("integer positions", { also: "indices", want: "int", apart: true });
const source = tensor("the values to put there, or one number", { also: "source value updates", like: "x" });

/** For each axis the positions of all elements of a tensor of that shape; along `axis` those that `index` holds. */
function coordinates(index: Node, axis: number): Node[] {
  return index.shape.map((d, a) => {
    if (a === axis) return index;
    const along = index.shape.map((_, i) => (i === a ? d : 1));
    return structure.reshape(arange({ start: { value: d, dtype: "int32" } }), along);
  });
}

function checkWithin(name: string, outer: Shape, index: Node, axis: number | null, param: string): void {
  const { shape } = index;
  if (shape.length !== outer.length) throw rankError(name, `rank ${outer.length}`, shape, "index");
  const off = shape.findIndex((d, a) => a !== axis && d > outer[a]!);
  if (off < 0) return;
  const detail = `the index has size ${shape[off]} on axis ${off}, where ${param} has ${outer[off]}`;
  const notes = { index: noteShape(shape, off), [param]: noteShape(outer, off) };
  throw refuse("value/domain", { detail }, { notes, shapes: [outer, shape] });
}

const scalarRaised = (n: Node): Node => (n.shape.length === 0 ? structure.reshape(n, [1]) : n);

export const gatherElements = operation({
  name: "gather_elements",
  moves: true,
  also: { torch: "gather" },
  params: { x, dim, index: positions },
  doc: "One element for each position in index: along the axis where the position says, on the other axes where it stands.",
  examples: [{ code: "gather_elements([[1, 2], [3, 4]], 1, [[0, 0], [1, 0]])", shows: "[[1 1]\n [4 3]]" }],
  run: ({ x, dim, index }) => {
    const axis = resolveAxis(dim, Math.max(1, x.shape.length));
    const [from, at] = [scalarRaised(x), scalarRaised(index)];
    checkWithin("gather_elements", from.shape, at, axis, "x");
    const out = structure.gather(
      from,
      from.shape.map((_, a) => a),
      coordinates(at, axis),
      0,
    );
    return index.shape.length === 0 ? structure.reshape(out, []) : out;
  },
});

/** The part of the source that the index has positions for; one number for all of them. */
function updatesFor(source: Node, index: Node, x: Node): Node {
  const given = castTo(source, x.dtype);
  if (source.shape.length === 0) return structure.expand(given, index.shape);
  checkWithin("scatter", source.shape, index, null, "src");
  return structure.slice(
    given,
    index.shape.map(() => 0),
    index.shape.map(() => 1),
    index.shape,
  );
}

function scattered(x: Node, dim: number, index: Node, source: Node, combine: ScatterCombine): Node {
  // Numbers count as rows of one.
  if (index.shape.length === 0 && x.shape.length <= 1) {
    const [row, at] = [x, index].map((n) => (n.shape.length === 0 ? structure.reshape(n, [1]) : n)) as [Node, Node];
    return structure.reshape(scattered(row, dim, at, source, combine), x.shape);
  }
  const axis = resolveAxis(dim, x.shape.length);
  checkWithin("scatter", x.shape, index, axis, "x");
  return structure.scatter(
    x,
    x.shape.map((_, a) => a),
    coordinates(index, axis),
    updatesFor(source, index, x),
    combine,
  );
}

const how = (choices: readonly string[], value: string | null) =>
  ({ kind: "string", doc: "how values that meet become one", default: value, choices }) as const;

export const scatterElements = operation({
  name: "scatter_elements",
  also: { torch: "scatter" },
  params: { x, dim, index: positions, src: source, reduce: how(["add", "multiply"], null) },
  doc: "x with the values of src where index says along the axis; where positions meet, the last one stays.",
  examples: [{ code: "scatter_elements(zeros([2, 2]), 1, [[1], [0]], [[5.0], [6.0]])", shows: "[[0. 5.]\n [6. 0.]]" }],
  run: ({ x, dim, index, src, reduce }) =>
    scattered(x, dim, index, src, reduce === null ? "set" : reduce === "add" ? "add" : "mul"),
});

export const scatterAdd = operation({
  name: "scatter_add",
  also: { torch: "scatter_add" },
  params: { x, dim, index: positions, src: source },
  doc: "x with the values of src added where index says along the axis.",
  examples: [{ code: "scatter_add(ones([3]), 0, [0, 0], [5.0, 6.0])", shows: "[12.  1.  1.]" }],
  run: ({ x, dim, index, src }) => scattered(x, dim, index, src, "add"),
});

const reductions: Readonly<Record<string, ScatterCombine>> = {
  sum: "add",
  mean: "add",
  prod: "mul",
  amax: "max",
  amin: "min",
};

/** The value that changes nothing where it meets others. */
export function neutralOf(combine: ScatterCombine, dtype: DType): number | bigint {
  if (combine === "add" || combine === "set") return 0;
  if (combine === "mul") return 1;
  if (isFloat(dtype)) return combine === "max" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const [least, most] = dtype === "bool" ? [0n, 1n] : integerRange(dtype);
  return combine === "max" ? least : most;
}

export const scatterReduce = operation({
  name: "scatter_reduce",
  also: { torch: "scatter_reduce" },
  params: {
    x,
    dim,
    index: positions,
    src: source,
    reduce: how(Object.keys(reductions), "sum"),
    include_self: { kind: "bool", doc: "the values of x count too", default: true },
  },
  doc: "x with the values of src combined where index says along the axis.",
  examples: [{ code: "scatter_reduce([1.0, 2.0], 0, [0, 0], [5.0, 6.0], 'amax')", shows: "[6. 2.]" }],
  run: ({ x, dim, index, src, reduce, include_self }) => {
    const combine = reductions[reduce!]!;
    const own = structure.constant(include_self ? 1 : 0, "int32", x.shape);
    const count = scattered(own, dim, index, structure.constant(1, "int32"), "add");
    const touched = scattered(
      structure.constant(0, "int32", x.shape),
      dim,
      index,
      structure.constant(1, "int32"),
      "add",
    );
    const begin = include_self
      ? x
      : select(castTo(touched, "bool"), structure.constant(neutralOf(combine, x.dtype), x.dtype), x);
    const out = scattered(begin, dim, index, src, combine);
    if (reduce !== "mean") return out;
    const parts = castTo(maximum(count, numberLike(1, count)), x.dtype);
    return isFloat(x.dtype) ? divide(out, parts) : floordiv(out, parts);
  },
});
