/** Slices, diagonals and masked elements read out of a tensor and put into a copy of it, in PyTorch's words. */
import { refuse } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { noteShape, resolveAxis, type Shape, showShape, sizeOf } from "../core/shape.ts";
import type { Node, ScatterCombine } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { multiply, numberLike } from "./arithmetic.ts";
import { arange } from "./create.ts";
import { diagonal } from "./diagonal.ts";
import { cut, moveaxis, rankError, squeeze } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { type Index, maskItem, update } from "./subscripts.ts";

const x = tensor("any tensor", { also: "input a" });
const dim = { kind: "axis", doc: "the axis", also: "axis" } as const satisfies Param;
const firstDim = { ...dim, default: 0 } as const;
const positions = tensor("integer positions along the axis", { want: "int", apart: true });
const part = tensor("the values to put there", { also: "source src tensor updates values", like: "x" });
const mask = tensor("true where it counts; broadcasts with x", { want: "bool", apart: true });

/** An index from the end counted from the start; within the axis. */
function placeOn(x: Node, axis: number, at: number, last: number): number {
  const size = x.shape[axis]!;
  const place = at < 0 ? at + size : at;
  if (place < 0 || place > last)
    throw refuse("index/range", { index: at, axis, size }, { notes: { x: noteShape(x.shape, axis) } });
  return place;
}

export const narrow = operation({
  name: "narrow",
  moves: true,
  also: { torch: "narrow narrow_copy" },
  params: {
    x,
    dim,
    start: { kind: "int", doc: "the first position" },
    length: { kind: "int", doc: "how many" },
  },
  doc: "So many slices of an axis from a position on.",
  examples: [{ code: "narrow([10, 20, 30, 40], 0, 1, 2)", shows: "[20 30]" }],
  run: ({ x, dim, start, length }) => {
    const axis = resolveAxis(dim, x.shape.length);
    const from = placeOn(x, axis, start, x.shape[axis]!);
    if (length < 0 || from + length > x.shape[axis]!)
      throw refuse("index/range", { index: from + length - 1, axis, size: x.shape[axis]! });
    return cut(x, axis, from, length);
  },
});

export const selectAt = operation({
  name: "select_at",
  moves: true,
  also: { torch: "select" },
  params: { x, dim, index: { kind: "int", doc: "which slice" } },
  doc: "One slice of an axis, which vanishes.",
  examples: [{ code: "select_at([[1, 2], [3, 4]], 1, 0)", shows: "[1 3]" }],
  run: ({ x, dim, index }) => {
    const axis = resolveAxis(dim, x.shape.length);
    return squeeze({ x: cut(x, axis, placeOn(x, axis, index, x.shape[axis]! - 1), 1), axis: [axis] });
  },
});

export const takeFlat = operation({
  name: "take_flat",
  moves: true,
  also: { torch: "take" },
  params: { x: { ...x, apart: true }, index: positions },
  doc: "Elements at positions counted row after row.",
  examples: [{ code: "take_flat([[1, 2], [3, 4]], [0, 3])", shows: "[1 4]" }],
  run: ({ x, index }) => structure.gather(structure.reshape(x, [sizeOf(x.shape)]), [0], [index], 0),
});

/** x with slices of an axis, at a vector of positions, combined with those of `from`. */
function intoSlices(x: Node, dim: number, index: Node, from: Node, combine: ScatterCombine): Node {
  if (x.shape.length === 0) throw rankError("index_add", "at least one axis", x.shape);
  const axis = resolveAxis(dim, x.shape.length);
  const at = index.shape.length === 0 ? structure.reshape(index, [1]) : index;
  if (at.shape.length !== 1) throw rankError("index_add", "a vector of positions", index.shape, "index");
  const values = castTo(
    from.shape.length === 0 ? structure.expand(from, x.shape.with(axis, at.shape[0]!)) : from,
    x.dtype,
  );
  const first = moveaxis({ x: values, source: [axis], destination: [0] });
  return structure.scatter(x, [axis], [at], first, combine);
}

export const indexAdd = operation({
  name: "index_add",
  moves: true,
  also: { torch: "index_add" },
  params: { x, dim, index: positions, source: part, alpha: { kind: "number", doc: "a factor for them", default: 1 } },
  doc: "x with slices added at positions of an axis.",
  examples: [{ code: "index_add(ones([3]), 0, [0, 0], [5.0, 6.0])", shows: "[12.  1.  1.]" }],
  run: ({ x, dim, index, source, alpha }) =>
    intoSlices(x, dim, index, alpha === 1 ? source : multiply(numberLike(alpha, source), source), "add"),
});

export const indexCopy = operation({
  name: "index_copy",
  moves: true,
  also: { torch: "index_copy" },
  params: { x, dim, index: positions, source: part },
  doc: "x with slices replaced at positions of an axis.",
  examples: [{ code: "index_copy(ones([3]), 0, [2, 0], [5.0, 6.0])", shows: "[6. 1. 5.]" }],
  run: ({ x, dim, index, source }) => intoSlices(x, dim, index, source, "set"),
});

export const indexFill = operation({
  name: "index_fill",
  moves: true,
  also: { torch: "index_fill" },
  params: { x, dim, index: positions, value: tensor("one number", { like: "x" }) },
  doc: "x with one number in all slices at positions of an axis.",
  examples: [{ code: "index_fill(ones([3]), 0, [0, 2], 7)", shows: "[7. 1. 7.]" }],
  run: ({ x, dim, index, value }) => intoSlices(x, dim, index, value, "set"),
});

export const indexPut = operation({
  name: "index_put",
  moves: true,
  also: { torch: "index_put" },
  params: {
    x: { ...x, apart: true },
    indices: { kind: "tensors", doc: "positions, one tensor for each axis from the first on", apart: true },
    values: { ...part, apart: true },
    accumulate: { kind: "bool", doc: "add instead of replacing", default: false },
  },
  doc: "x with values at the places that tensors of positions name together.",
  examples: [{ code: "index_put(zeros([3]), [[0, 2]], [5.0, 6.0])", shows: "[5. 0. 6.]" }],
  run: ({ x, indices, values, accumulate }) => {
    const items = indices.map((node): Index => ({ kind: "pick", node }));
    return update(x, items, values, accumulate ? "add" : "set");
  },
});

export const maskedFill = operation({
  name: "masked_fill",
  moves: true,
  also: { torch: "masked_fill" },
  params: { x, mask, value: tensor("one number", { like: "x" }) },
  doc: "x with one number where the mask is true.",
  examples: [{ code: "masked_fill([1.0, 2.0, 3.0], [True, False, True], 0)", shows: "[0. 2. 0.]" }],
  run: ({ x, mask, value }) => select(mask, castTo(value, x.dtype), x),
});

export const maskedScatter = operation({
  name: "masked_scatter",
  moves: true,
  also: { torch: "masked_scatter" },
  params: { x, mask: { kind: "known", doc: "true where to put a value" }, source: part },
  doc: "x with the values of source, one after another, where the mask is true.",
  examples: [{ code: "masked_scatter(zeros([3]), [True, False, True], [5.0, 6.0])", shows: "[5. 0. 6.]" }],
  run: ({ x, mask, source }) => {
    const item = maskItem(mask);
    const count = item.places.length;
    const flat = structure.reshape(source, [sizeOf(source.shape)]);
    if (flat.shape[0]! < count)
      throw refuse("value/domain", {
        detail: `the mask is true ${count} times, but source has ${flat.shape[0]} values`,
      });
    return update(x, [item], cut(flat, 0, 0, count), "set");
  },
});

const whole: Index = { kind: "slice", start: null, stop: null, step: null };
const alongOnly = (axis: number, item: Index): Index[] => [...new Array<Index>(axis).fill(whole), item];

export const selectScatter = operation({
  name: "select_scatter",
  moves: true,
  also: { torch: "select_scatter" },
  params: { x, src: part, dim, index: { kind: "int", doc: "which slice" } },
  doc: "x with one slice of an axis replaced.",
  examples: [{ code: "select_scatter(zeros([2, 2]), [5.0, 6.0], 0, 1)", shows: "[[0. 0.]\n [5. 6.]]" }],
  run: ({ x, src, dim, index }) => {
    const axis = resolveAxis(dim, x.shape.length);
    return update(x, alongOnly(axis, { kind: "at", index: placeOn(x, axis, index, x.shape[axis]! - 1) }), src, "set");
  },
});

const bound = (doc: string) => ({ kind: "int", doc, default: null }) as const;
export const sliceScatter = operation({
  name: "slice_scatter",
  moves: true,
  also: { torch: "slice_scatter" },
  params: {
    x,
    src: part,
    dim: firstDim,
    start: bound("the first position"),
    end: bound("the end"),
    step: { ...bound("the distance"), default: 1 },
  },
  doc: "x with evenly spaced slices of an axis replaced.",
  examples: [{ code: "slice_scatter(zeros([4]), [5.0, 6.0], start=1, end=3)", shows: "[0. 5. 6. 0.]" }],
  run: ({ x, src, dim, start, end, step }) =>
    update(x, alongOnly(resolveAxis(dim, x.shape.length), { kind: "slice", start, stop: end, step }), src, "set"),
});

export const diagonalScatter = operation({
  name: "diagonal_scatter",
  moves: true,
  also: { torch: "diagonal_scatter" },
  params: {
    x,
    src: part,
    offset: { kind: "int", doc: "which diagonal: 0 the main one, 1 the one above", default: 0 },
    dim1: { ...dim, default: 0 },
    dim2: { ...dim, default: 1 },
  },
  doc: "x with a diagonal of two axes replaced.",
  examples: [{ code: "diagonal_scatter(zeros([2, 2]), [5.0, 6.0])", shows: "[[5. 0.]\n [0. 6.]]" }],
  run: ({ x, src, offset, dim1, dim2 }) => {
    const count = sizeOf(x.shape);
    const all = structure.reshape(arange({ start: { value: count, dtype: "int32" } }), x.shape);
    const at = diagonal({ x: all, offset, axis1: dim1, axis2: dim2 });
    checkShape(src, at.shape);
    const flat = structure.reshape(x, [count]);
    const out = structure.scatter(flat, [0], [at], castTo(src, x.dtype), "set");
    return structure.reshape(out, x.shape);
  },
});

function checkShape(src: Node, wanted: Shape): void {
  if (showShape(src.shape) === showShape(wanted)) return;
  throw rankError("diagonal_scatter", `shape ${showShape(wanted)}`, src.shape, "src");
}
