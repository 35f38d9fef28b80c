/** Coordinates of grids, and tensors made of them: meshgrid, indices, triangles' indices, powers, flat positions. */

import { numbersIn, wholeFrom } from "../core/doubles.ts";
import { dataFrom, isFloat, promote } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, multiply, negative, numberLike, power } from "./arithmetic.ts";
import { greaterEqual } from "./compare.ts";
import { evenly } from "./create.ts";
import { onDiagonal } from "./diagonal.ts";
import { joinAlong } from "./joining.ts";
import { cut, rankError } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { accumulation } from "./reduction.ts";

/** x, a vector, along one axis of a grid. */
const along = (x: Node, axis: number, rank: number): Node =>
  structure.reshape(
    x,
    Array.from({ length: rank }, (_, a) => (a === axis ? sizeOf(x.shape) : 1)),
  );

export const meshgrid = operation({
  name: "meshgrid",
  also: { tf: "meshgrid", np: "meshgrid", torch: "meshgrid" },
  params: {
    vectors: { kind: "tensors", doc: "the coordinates along each axis", rest: true, apart: true, also: "arrays xi" },
    indexing: {
      kind: "string",
      doc: "`xy`: the first vector runs along columns; `ij`: along rows",
      default: "xy",
      choices: ["xy", "ij"],
    },
    sparse: { kind: "bool", doc: "leave axes of size 1, which broadcast", default: false },
  },
  variants: { "torch.meshgrid": { indexing: "ij" } },
  methodless: true,
  doc: "Coordinates of every point of a grid: one tensor for each axis.",
  examples: [{ code: "meshgrid([1, 2, 3], [10, 20])[0]", shows: "[[1 2 3]\n [1 2 3]]" }],
  run: ({ vectors, indexing, sparse }) => {
    const wide = vectors.find((v) => v.shape.length > 1);
    if (wide) throw rankError("meshgrid", "vectors", wide.shape, "vectors");
    const rank = vectors.length;
    // Rows and columns change places under xy.
    const placed = (i: number): number => (indexing === "xy" && rank > 1 && i < 2 ? 1 - i : i);
    const shape = vectors.map((_, a) => sizeOf(vectors[placed(a)]!.shape));
    return vectors.map((v, i) => {
      const line = along(v, placed(i), rank);
      return sparse ? line : structure.expand(line, shape);
    });
  },
});

function counted(n: number): Node {
  const data = new Int32Array(n);
  for (let i = 0; i < n; i++) data[i] = i;
  return sourceOf(stored("int32", [n], data));
}
const dtype = { kind: "dtype", doc: "element type", default: null } as const;

export const indices = operation({
  name: "indices",
  also: { np: "indices" },
  params: { dimensions: { kind: "shape", doc: "sizes of the grid" }, dtype: { ...dtype, default: "int32" } },
  methodless: true,
  doc: "For every position of a grid its indices: the first row holds those along axis 0, and so on.",
  examples: [{ code: "indices([2, 2])[0]", shows: "[[0 0]\n [1 1]]" }],
  run: ({ dimensions, dtype }) => {
    const rank = dimensions.length;
    if (rank === 0) return structure.constant(0, dtype, [0]);
    const parts = dimensions.map((d, a) => structure.expand(along(castTo(counted(d), dtype), a, rank), dimensions));
    return joinAlong(
      parts.map((p) => structure.reshape(p, [1, ...dimensions])),
      0,
    );
  },
});

export const tri = operation({
  name: "tri",
  also: { np: "tri" },
  params: {
    n: { kind: "int", doc: "rows", also: "N" },
    m: { kind: "int", doc: "columns; left out: as many", default: null, also: "M" },
    k: { kind: "int", doc: "the last diagonal of ones", default: 0 },
    dtype,
  },
  methodless: true,
  doc: "Ones on and below a diagonal, zeros above it.",
  examples: [{ code: "tri(2)", shows: "[[1. 0.]\n [1. 1.]]" }],
  run: ({ n, m, k, dtype }, { float }) => {
    const columns = m ?? n;
    const row = add(along(counted(n), 0, 2), structure.constant(k, "int32"));
    return castTo(greaterEqual(row, along(counted(columns), 1, 2)), dtype ?? float);
  },
});

/** Rows and columns of the places of a triangle: in each row the columns from `from` up to `to`. */
function trianglePlaces(rows: number, columns: number, from: (row: number) => number, to: (row: number) => number) {
  const within = (c: number): number => Math.max(0, Math.min(columns, c));
  const runs = Array.from({ length: Math.max(0, rows) }, (_, r) => [within(from(r)), within(to(r))] as const);
  const count = runs.reduce((n, [first, end]) => n + Math.max(0, end - first), 0);
  const line = BigInt64Array.from({ length: Math.max(0, columns) }, (_, c) => BigInt(c));
  const [row, column] = [new BigInt64Array(count), new BigInt64Array(count)];
  let at = 0;
  for (const [r, [first, end]] of runs.entries()) {
    if (end <= first) continue;
    row.fill(BigInt(r), at, at + end - first);
    column.set(line.subarray(first, end), at);
    at += end - first;
  }
  return [row, column].map((places) => sourceOf(stored("int64", [count], places)));
}

const triangle = (name: string, lower: boolean, doc: string, shows: string) =>
  operation({
    name,
    also: { np: name },
    params: {
      n: { kind: "int", doc: "rows" },
      k: { kind: "int", doc: "which diagonal", default: 0 },
      m: { kind: "int", doc: "columns; left out: as many as rows", default: null },
    },
    methodless: true,
    doc,
    examples: [{ code: `${name}(2)[0]`, shows }],
    run: ({ n, k, m }) => {
      const columns = m ?? n;
      return lower
        ? trianglePlaces(
            n,
            columns,
            () => 0,
            (r) => r + k + 1,
          )
        : trianglePlaces(
            n,
            columns,
            (r) => r + k,
            () => columns,
          );
    },
  });
export const trilIndices = triangle("tril_indices", true, "Rows and columns of a lower triangle.", "[0 1 1]");
export const triuIndices = triangle("triu_indices", false, "Rows and columns of an upper triangle.", "[0 0 1]");
export const diagIndices = operation({
  name: "diag_indices",
  also: { np: "diag_indices" },
  params: {
    n: { kind: "int", doc: "the size" },
    ndim: { kind: "int", doc: "how many axes", default: 2 },
  },
  methodless: true,
  doc: "Indices of the main diagonal, one tensor for each axis.",
  examples: [{ code: "diag_indices(3)[0]", shows: "[0 1 2]" }],
  run: ({ n, ndim }) => Array.from({ length: ndim }, () => castTo(counted(n), "int64")),
});

export const diagflat = operation({
  name: "diagflat",
  also: { np: "diagflat", torch: "diagflat", tf: "experimental.numpy.diagflat" },
  params: {
    x: tensor("any tensor", { also: "v input" }),
    k: { kind: "int", doc: "which diagonal", default: 0, also: "offset" },
  },
  doc: "A matrix with all values on a diagonal.",
  examples: [{ code: "diagflat([[1, 2]])", shows: "[[1 0]\n [0 2]]" }],
  run: ({ x, k }) => onDiagonal(structure.reshape(x, [sizeOf(x.shape)]), k),
});

export const setDiag = operation({
  name: "set_diag",
  also: { tf: "linalg.set_diag" },
  params: { x: tensor("a matrix, or a stack of them", { also: "input" }), diagonal: tensor("the new diagonal") },
  doc: "A matrix with another main diagonal.",
  examples: [{ code: "set_diag([[1, 2], [3, 4]], [9, 8])", shows: "[[9 2]\n [3 8]]" }],
  run: ({ x, diagonal }) => {
    if (x.shape.length < 2) throw rankError("set_diag", "at least two axes", x.shape);
    const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!];
    const count = Math.min(m, n);
    const lead = x.shape.slice(0, -2);
    if (showShape(diagonal.shape) !== showShape([...lead, count]))
      throw rankError("set_diag", `a diagonal of shape ${showShape([...lead, count])}`, diagonal.shape, "diagonal");
    const flat = (v: Node): Node =>
      structure.reshape(
        structure.place(v, [...lead.map(() => 0), 0], [...lead.map(() => 1), n + 1], [...lead, m * n]),
        x.shape,
      );
    return select(flat(structure.constant(1, "bool", diagonal.shape)), flat(diagonal), x);
  },
});

export const vander = operation({
  name: "vander",
  also: { np: "vander", torch: "vander linalg.vander" },
  variants: { "torch.linalg.vander": { increasing: true, widen: null }, "torch.vander": { widen: "int64" } },
  params: {
    x: tensor("a vector", { also: "input" }),
    n: { kind: "int", doc: "columns; left out: as many as values", default: null, also: "N" },
    increasing: { kind: "bool", doc: "the power 0 first", default: false },
    widen: accumulation.widen,
  },
  doc: "Powers of a vector as columns, the highest first.",
  examples: [{ code: "vander([1, 2, 3], 3)", shows: "[[1 1 1]\n [4 2 1]\n [9 3 1]]" }],
  run: ({ x, n, increasing, widen }) => {
    if (x.shape.length !== 1) throw rankError("vander", "a vector", x.shape);
    const columns = n ?? x.shape[0]!;
    const powers = Array.from({ length: columns }, (_, i) => (increasing ? i : columns - 1 - i));
    const data = dataFrom("int32", powers);
    const dtype = widen === null ? x.dtype : promote(x.dtype, widen);
    return power(
      structure.reshape(castTo(x, dtype), [x.shape[0]!, 1]),
      castTo(sourceOf(stored("int32", [columns], data)), dtype),
    );
  },
});

const scalar = (doc: string, also: string) => ({ kind: "scalar", doc, also }) as const;
export const geomspace = operation({
  name: "geomspace",
  also: { np: "geomspace" },
  params: {
    start: scalar("the first value", ""),
    stop: scalar("the last value", "end"),
    num: { kind: "int", doc: "how many", default: 50 },
    endpoint: { kind: "bool", doc: "the last value is included", default: true },
    dtype,
  },
  methodless: true,
  doc: "Values between two numbers, each the same multiple of the one before.",
  examples: [{ code: "geomspace(1, 100, 3)", shows: "[  1.  10. 100.]" }],
  run: ({ start, stop, num, endpoint, dtype }, { float }) => {
    const [a, b] = [start.value, stop.value];
    if (a === 0 || b === 0 || a * b < 0)
      throw refuse("value/domain", { detail: "geomspace goes between numbers of one sign, neither of them 0" });
    const sign = Math.sign(a);
    const [low, high] = [Math.log10(Math.abs(a)), Math.log10(Math.abs(b))];
    const steps = evenly(low, high, num, "float64", endpoint);
    const powers = power(numberLike(10, steps), steps);
    const out = sign < 0 ? negative(powers) : powers;
    // The ends are what was given, not what rounding makes of it.
    const first = num > 0 ? [given(a)] : [];
    const last = num > 1 && endpoint ? [given(b)] : [];
    const between = cut(out, 0, first.length, num - first.length - last.length);
    const own = [start.dtype, stop.dtype].find(isFloat);
    return castTo(joinAlong([...first, between, ...last], 0), dtype ?? own ?? float);
  },
});
const given = (value: number): Node => structure.constant(value, "float64", [1]);

const shape = { kind: "shape", doc: "sizes of the tensor", also: "dims" } as const;
export const unravelIndex = operation({
  name: "unravel_index",
  also: { np: "unravel_index", torch: "unravel_index", tf: "unravel_index" },
  params: { indices: { kind: "known", doc: "places in the flattened tensor" }, shape },
  methodless: true,
  doc: "Indices along each axis of places in the flattened tensor.",
  examples: [{ code: "unravel_index([5], [2, 3])[1]", shows: "[2]" }],
  run: ({ indices, shape }) => {
    const places = numbersIn(indices);
    const size = sizeOf(shape);
    const wrong = firstOutside(places, size);
    if (wrong !== undefined) throw refuse("index/range", { index: wrong, axis: 0, size });
    return shape.map((d, a) => {
      const stride = sizeOf(shape.slice(a + 1));
      const along = new Float64Array(places.length);
      for (let i = 0; i < along.length; i++) along[i] = Math.floor(places[i]! / stride) % d;
      return sourceOf(stored("int64", indices.layout.shape, wholeFrom(along, "int64")));
    });
  },
});
function firstOutside(places: Float64Array, size: number): number | undefined {
  for (let i = 0; i < places.length; i++) if (!(places[i]! >= 0 && places[i]! < size)) return places[i]!;
  return undefined;
}

/** The same integers, once it is known that they are places on the axis. @throws index/range */
const placesOnAxis: RoutineOp<{ readonly axis: number; readonly size: number }> = {
  name: "ravel_multi_index",
  evaluate: ([x], { axis, size }) => {
    const wrong = firstOutside(numbersIn(x!), size);
    if (wrong !== undefined)
      throw refuse(
        "index/range",
        { index: wrong, axis, size },
        { exception: ["ValueError", "invalid entry in coordinates array"] },
      );
    return x!;
  },
  gradient: null,
};
export const ravelMultiIndex = operation({
  name: "ravel_multi_index",
  also: { np: "ravel_multi_index" },
  params: { indices: { kind: "tensors", doc: "indices along each axis", also: "multi_index" }, shape },
  methodless: true,
  doc: "Places in the flattened tensor of indices along each axis.",
  examples: [{ code: "ravel_multi_index([[1], [2]], [2, 3])", shows: "[5]" }],
  run: ({ indices, shape }) => {
    if (indices.length !== shape.length)
      throw refuse("value/domain", { detail: `${indices.length} indices for ${shape.length} axes` });
    const terms = indices.map((x, axis) => {
      const attrs = { axis, size: shape[axis]! };
      const wide = structure.routine(placesOnAxis, [castTo(x, "int64")], attrs, x.shape, "int64");
      return multiply(wide, numberLike(sizeOf(shape.slice(axis + 1)), wide));
    });
    return terms.reduce((a, b) => add(a, b));
  },
});
