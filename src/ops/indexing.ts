/** Operations by position: gather, take, scatter, one-hot rows, slices. */
import { isWide } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { IndexItem } from "../core/index.ts";
import { broadcast, noteShape, resolveAxis, type Shape, sizeOf } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import { type Node, type ScatterCombine, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { negative } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { arange } from "./create.ts";
import { rankError } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { type Index, index } from "./subscripts.ts";

const x = tensor("any tensor", { also: "params a input tensor", apart: true });
const indices = tensor("integer positions", { also: "index", want: "int", apart: true });

/** For each of the leading axes of `shape` the places along it, so that each row of a batch is picked from its own. */
const ownPlaces = (shape: Shape, count: number): Node[] =>
  shape.slice(0, count).map((size, i) =>
    structure.reshape(
      arange({ start: { value: size, dtype: "int32" } }),
      shape.map((_, a) => (a === i ? size : 1)),
    ),
  );

export const gather = operation({
  name: "gather",
  moves: true,
  also: { tf: "gather nn.embedding_lookup", np: "take", torch: "index_select", own: "take embedding_lookup" },
  params: {
    x,
    indices,
    axis: { kind: "axis", doc: "the axis to pick from; left out: the first", default: null, also: "dim" },
    batch_dims: { kind: "int", doc: "leading axes that x and indices share", default: 0 },
  },
  variants: { "np.take": { axis: "flat" } },
  doc: "Slices of x along an axis, at the given positions.",
  examples: [
    { code: "gather([10, 20, 30], [2, 0])", shows: "[30 10]" },
    { code: "gather([[1, 2], [3, 4]], [1], axis=1)", shows: "[[2]\n [4]]" },
  ],
  run: ({ x, indices, axis, batch_dims }) => {
    if ((axis as unknown) === "flat")
      return structure.gather(structure.reshape(x, [sizeOf(x.shape)]), [0], [indices], 0);
    const at = resolveAxis(axis ?? batch_dims, x.shape.length);
    if (batch_dims === 0) return structure.gather(x, [at], [indices], at);
    checkBatch(x.shape, indices.shape, at, batch_dims);
    const lead = Array.from({ length: batch_dims }, (_, i) => i);
    const out = structure.gather(x, [...lead, at], [...ownPlaces(indices.shape, batch_dims), indices], 0);
    // Picked axes came first; those of x between the batch and `at` belong before the positions.
    const picked = indices.shape.length;
    const between = at - batch_dims;
    const order = out.shape.map((_, a) => a);
    const moved = [
      ...order.slice(0, batch_dims),
      ...order.slice(picked, picked + between),
      ...order.slice(batch_dims, picked),
    ];
    return structure.permute(out, [...moved, ...order.slice(picked + between)]);
  },
});

function checkBatch(x: Shape, indices: Shape, axis: number, dims: number): void {
  const most = Math.min(axis, indices.length);
  if (dims < 0 || dims > most) {
    const detail = `batch_dims is ${dims}: from 0 to ${most} axes can be shared here`;
    throw refuse("value/domain", { detail }, { notes: { batch_dims: { text: `0 to ${most}` } }, shapes: [x, indices] });
  }
  const off = x.slice(0, dims).findIndex((d, a) => d !== indices[a]);
  if (off < 0) return;
  const detail = `axis ${off} is shared, but has size ${x[off]} and ${indices[off]}`;
  const notes = { x: noteShape(x, off), indices: noteShape(indices, off) };
  throw refuse("value/domain", { detail }, { notes, shapes: [x, indices] });
}

export const takeAlongAxis = operation({
  name: "take_along_axis",
  moves: true,
  also: { tf: "experimental.numpy.take_along_axis", np: "take_along_axis", torch: "take_along_dim" },
  params: { x, indices, axis: { kind: "axis", doc: "the axis", default: -1, also: "dim" } },
  doc: "One element of an axis for every position of indices, which has the rank of x.",
  examples: [{ code: "take_along_axis([[3, 1], [2, 4]], [[1], [0]], 1)", shows: "[[1]\n [2]]" }],
  run: ({ x, indices, axis }) => alongAxis(x, indices, resolveAxis(axis, x.shape.length)),
});

/** Other axes of x and of the indices broadcast with each other. */
export function alongAxis(x: Node, indices: Node, axis: number): Node {
  if (indices.shape.length !== x.shape.length)
    throw rankError("take_along_axis", `rank ${x.shape.length}`, indices.shape, "indices");
  const without = (s: Shape): number[] => s.map((d, a) => (a === axis ? 1 : d));
  const shared = broadcast({ x: without(x.shape), indices: without(indices.shape) });
  const full = shared.map((d, a) => (a === axis ? indices.shape[a]! : d));
  const source = structure.expand(
    x,
    shared.map((d, a) => (a === axis ? x.shape[a]! : d)),
  );
  const steps = full.map((d, a) => {
    if (a === axis) return indices;
    return structure.reshape(
      arange({ start: { value: d, dtype: "int32" } }),
      full.map((_, i) => (i === a ? d : 1)),
    );
  });
  return structure.gather(
    source,
    full.map((_, a) => a),
    steps,
    0,
  );
}

/** The last axis of `indices` taken apart: one integer tensor for each leading axis of x. */
const coordinates = (indices: Node): Node[] =>
  Array.from({ length: indices.shape.at(-1)! }, (_, i) =>
    index(indices, [{ kind: "ellipsis" }, { kind: "at", index: i }]),
  );

function checkCoordinates(indices: Node, rank: number): void {
  if (indices.shape.length === 0 || indices.shape.at(-1)! > rank) {
    throw rankError("gather_nd", `a last axis of at most ${rank}`, indices.shape, "indices");
  }
}

export const gatherNd = operation({
  name: "gather_nd",
  moves: true,
  also: { tf: "gather_nd" },
  params: {
    x,
    indices,
    batch_dims: { kind: "int", doc: "leading axes that x and indices share", default: 0 },
  },
  doc: "Elements (or slices) of x at coordinates, which are the last axis of indices.",
  examples: [
    { code: "gather_nd([[1, 2], [3, 4]], [[0, 1], [1, 0]])", shows: "[2 3]" },
    { code: "gather_nd([[1, 2], [3, 4]], [[1], [0]], batch_dims=1)", shows: "[2 3]" },
  ],
  run: ({ x, indices, batch_dims }) => {
    checkCoordinates(indices, x.shape.length - batch_dims);
    const places = indices.shape.slice(0, -1);
    checkBatch(x.shape, places, x.shape.length, batch_dims);
    const at = [...ownPlaces(places, batch_dims), ...coordinates(indices)];
    return structure.gather(
      x,
      at.map((_, i) => i),
      at,
      0,
      places,
    );
  },
});

const updates = tensor("the values to put there", { apart: true });

const scattering = (name: string, combine: ScatterCombine, doc: string, shows: string) =>
  operation({
    name,
    also: { tf: name },
    params: { x, indices, updates },
    doc,
    examples: [{ code: `${name}([1, 2, 3], [[0], [2]], [10, -30])`, shows }],
    run: ({ x, indices, updates }) => {
      checkCoordinates(indices, x.shape.length);
      const at = coordinates(indices);
      return structure.scatter(
        x,
        at.map((_, i) => i),
        at,
        castTo(updates, x.dtype),
        combine,
      );
    },
  });
export const scatterUpdate = scattering(
  "tensor_scatter_nd_update",
  "set",
  "x with values replaced at coordinates.",
  "[ 10   2 -30]",
);
export const scatterAdd = scattering(
  "tensor_scatter_nd_add",
  "add",
  "x with values added at coordinates.",
  "[ 11   2 -27]",
);
export const scatterMax = scattering(
  "tensor_scatter_nd_max",
  "max",
  "x with the larger value at coordinates.",
  "[10  2  3]",
);
export const scatterMin = scattering(
  "tensor_scatter_nd_min",
  "min",
  "x with the smaller value at coordinates.",
  "[  1   2 -30]",
);
export const scatterSub = operation({
  name: "tensor_scatter_nd_sub",
  also: { tf: "tensor_scatter_nd_sub" },
  params: { x, indices, updates },
  doc: "x with values subtracted at coordinates.",
  examples: [{ code: "tensor_scatter_nd_sub([1, 2, 3], [[0], [2]], [10, -30])", shows: "[-9  2 33]" }],
  run: ({ x, indices, updates }) => scatterAdd({ x, indices, updates: negative(castTo(updates, x.dtype)) }),
});

export const scatterNd = operation({
  name: "scatter_nd",
  also: { tf: "scatter_nd" },
  params: { indices, updates, shape: { kind: "shape", doc: "sizes of the result" } },
  methodless: true,
  doc: "Zeros with values added at coordinates.",
  examples: [{ code: "scatter_nd([[1], [3]], [5, 7], [4])", shows: "[0 5 0 7]" }],
  run: ({ indices, updates, shape }) =>
    scatterAdd({ x: structure.constant(0, updates.dtype, shape), indices, updates }),
});

export const oneHot = operation({
  name: "one_hot",
  also: { tf: "one_hot" },
  params: {
    indices,
    depth: { kind: "int", doc: "size of the new axis", also: "num_classes" },
    on_value: { ...tensor("what stands at the position", { takes: "dtype" }), default: null },
    off_value: { ...tensor("what stands elsewhere", { takes: "dtype" }), default: null },
    axis: { kind: "axis", doc: "where the new axis stands", default: -1 },
    dtype: { kind: "dtype", doc: "element type", default: null },
  },
  doc: "A row of zeros with a one at the given position, for each position. Outside of the row: all zeros.",
  examples: [{ code: "one_hot([0, 2], 3)", shows: "[[1. 0. 0.]\n [0. 0. 1.]]" }],
  run: ({ indices, depth, on_value, off_value, axis, dtype }, { float }) => {
    const hit = castTo(positionsIn(indices, depth, axis), "bool");
    if (!on_value && !off_value) return castTo(hit, dtype ?? float);
    const to = dtype ?? on_value?.dtype ?? off_value!.dtype;
    const one = on_value ?? structure.constant(1, to);
    return castTo(select(hit, castTo(one, to), castTo(off_value ?? structure.constant(0, to), to)), to);
  },
});

/** True where the new axis stands at the position. */
function positionsIn(indices: Node, depth: number, axis: number): Node {
  if (depth < 0) throw refuse("shape/negative", { size: depth }, { notes: { depth: { text: `${depth}` } } });
  const at = resolveAxis(axis, indices.shape.length + 1);
  const steps = arange({ start: { value: depth, dtype: "int32" }, dtype: isWide(indices.dtype) ? "int64" : "int32" });
  const along = [depth, ...indices.shape.slice(at).map(() => 1)];
  return equal(structure.reshape(indices, indices.shape.toSpliced(at, 0, 1)), structure.reshape(steps, along));
}

/** PyTorch's: of integers, as many classes as there are positions if nothing is said; a position outside is an error. */
export const oneHotClasses = operation({
  name: "one_hot_classes",
  also: { torch: "nn.functional.one_hot" },
  params: {
    indices: { kind: "known", doc: "integer positions", also: "tensor" },
    num_classes: { kind: "int", doc: "size of the new last axis; -1: up to the largest position", default: -1 },
  },
  doc: "A row of zeros with a one at the given position, for each position, in int64.",
  examples: [{ code: "one_hot_classes([0, 2])", shows: "[[1 0 0]\n [0 0 1]]" }],
  run: ({ indices, num_classes }) => {
    const values = Array.from(denseData(indices) as Float64Array, Number);
    const size = num_classes < 0 ? values.reduce((a, b) => Math.max(a, b + 1), 0) : num_classes;
    const outside = values.find((v) => v < 0 || v >= size);
    if (outside !== undefined) throw refuse("index/range", { index: outside, axis: 0, size });
    return castTo(positionsIn(sourceOf(indices), size, -1), "int64");
  },
});

export const sliceOf = operation({
  name: "slice",
  moves: true,
  also: { tf: "slice", own: "" },
  params: {
    x: tensor("any tensor", { also: "input_ input" }),
    begin: { kind: "ints", doc: "first index on each axis" },
    size: { kind: "ints", doc: "how many on each axis; -1: to the end" },
  },
  doc: "A box cut out of a tensor: where it begins and how large it is. The shell's usual way is x[a:b, c:d].",
  examples: [{ code: "tf.slice([[1, 2, 3], [4, 5, 6]], [0, 1], [2, -1])", shows: "[[2 3]\n [5 6]]" }],
  run: ({ x, begin, size }) => {
    const items = begin.map((b, a): IndexItem => {
      const n = size[a] ?? -1;
      const stop = n === -1 ? null : b + n;
      if (stop !== null && (b < 0 || n < 0 || stop > (x.shape[a] ?? 0))) {
        const facts = { index: stop - 1, axis: a, size: x.shape[a] ?? 0 };
        throw refuse("index/range", facts, { notes: { x: noteShape(x.shape, a), size: { text: `${b} to ${stop}` } } });
      }
      return { kind: "slice", start: b, stop, step: null };
    });
    return index(x, items as Index[]);
  },
});
