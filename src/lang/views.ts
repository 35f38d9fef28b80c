/**
 * Views of NumPy's arrays: which operations give one, how the whole shows through it, and how what is written to it
 * gets into the whole. Knows of movements and of where elements lie, not of statements.
 */
import { isComplex } from "../core/dtype.ts";
import { planIndex } from "../core/index.ts";
import { expanded, isContiguous, type Layout, permuted, reshaped, sliced } from "../core/layout.ts";
import { resolveAxis, sameShape, sizeOf } from "../core/shape.ts";
import { imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import type { Move, Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { arange } from "../ops/create.ts";
import type { Operation } from "../ops/operation.ts";
import { type Index, type PlainIndex, update } from "../ops/subscripts.ts";
import { isPlaced, placedAgain, placedView } from "./placed-views.ts";
import { layoutOf, shapeIn, viewOf } from "./seeing.ts";
import type { TensorValue } from "./value.ts";

/** What NumPy gives as a view wherever the elements can stay where they are. */
const moving = new Set([
  "reshape",
  "transpose",
  "matrix_transpose",
  "swapaxes",
  "moveaxis",
  "squeeze",
  "expand_dims",
  "flip",
  "flipud",
  "fliplr",
  "rot90",
  "atleast_1d",
  "atleast_2d",
  "atleast_3d",
  "split_at",
  "array_split",
  "hsplit",
  "vsplit",
  "dsplit",
  "unstack",
  "convert_to_tensor",
  "squeeze_where",
  "flatten_axes",
  "unflatten",
  "narrow",
  "select_at",
  "chunks_of",
  "chunk",
]);

/** What PyTorch copies all the same: its strides do not go back. */
const copiedByTorch = new Set(["flip", "flipud", "fliplr", "rot90"]);

/** Whether the operation, called by that name, gives views of an array. NumPy's `flatten` copies, its `ravel` does not. */
export const givesViews = (op: Operation, as: string): boolean =>
  (moving.has(op.name) && !(as.startsWith("torch.") && copiedByTorch.has(op.name))) ||
  (op.name === "broadcast_to" && (as.startsWith("np.") || as.startsWith("torch."))) ||
  (op.name === "diag" && as.startsWith("np.")) ||
  op.name === "diagonal" ||
  (op.name === "flatten" && as.endsWith("ravel")) ||
  op.name === "real" ||
  op.name === "imag";

/** A tensor of the same shape that takes no memory: what is done to it can be read from the steps. */
export const blankLike = ({ dtype, shape }: Node): Node =>
  structure.constant(0, isComplex(dtype) ? "bool" : dtype, shape);

/** The operation with these arguments, of other arrays. */
function applied(op: Operation, bound: Record<string, unknown>): (whole: Node) => Node | readonly Node[] {
  const [first] = Object.keys(op.params);
  return (whole) => op.run({ ...bound, [first!]: whole } as never, undefined as never) as Node | readonly Node[];
}

/** The results of the operation as views of its array; null for each that NumPy computes anew. */
export function viewsBy(
  op: Operation,
  bound: Record<string, unknown>,
  base: TensorValue,
  as: string,
): (TensorValue | null)[] {
  if (op.name === "real" || op.name === "imag") return [partView(base, op.name)];
  const of = applied(op, bound);
  if (op.name === "broadcast_to") {
    const see = of as (whole: Node) => Node;
    if (!as.startsWith("torch.")) return [repeatedView(base, see)];
    const { shape } = see(base.node);
    return [placedView(base, (at) => expanded(at, shape), see)];
  }
  if (op.name === "diagonal" || op.name === "diag")
    return op.name === "diagonal" || base.node.shape.length === 2 ? [diagonalView(op, bound, base, as)] : [];
  // What does not lie in one row is copied by these.
  if (/ravel$|contiguous/.test(as) && base.layout && !isContiguous(base.layout)) return [null];
  const blank = blankLike(base.node);
  const made = of(blank);
  if (op.name === "convert_to_tensor" && made === blank) return [base];
  return [made].flat().map((node) => viewBy(node as Node, blank, base));
}

/** The view that is made from the array as `result` is from `blank`; null where elements have to be copied. */
export function viewBy(result: Node, blank: Node, base: TensorValue): TensorValue | null {
  const moves = movesBetween(blank, result);
  return moves && viewThrough(moves, base);
}

/** The same of the elements that integers and slices pick. */
export function viewAt(base: TensorValue, items: readonly PlainIndex[]): TensorValue | null {
  const shape = shapeIn(base);
  const { begin, step, size, viewShape } = planIndex(shape, items);
  // As in the graph, what changes nothing is no movement.
  const moves: Moved[] = [];
  if (!sameShape(shape, size) || step.some((s) => s !== 1))
    moves.push({ move: { kind: "slice", begin, step }, shape: size });
  if (!sameShape(size, viewShape)) moves.push({ move: reshaping, shape: viewShape });
  return viewThrough(moves, base);
}
const reshaping = { kind: "reshape" } as const;

/** The same in another shape; null where elements have to be copied, or do not fill it. At most one size is left open, as -1. */
export function reshapedView(base: TensorValue, sizes: readonly number[]): TensorValue | null {
  const count = sizeOf(base.node.shape);
  const known = sizes.reduce((all, size) => (size === -1 ? all : all * size), 1);
  const shape = sizes.map((size) => (size === -1 ? count / known : size));
  const fits = shape.every((size) => Number.isInteger(size) && size >= 0) && sizeOf(shape) === count;
  if (!fits || sizes.indexOf(-1) !== sizes.lastIndexOf(-1)) return null;
  return viewThrough(sameShape(shape, base.node.shape) ? [] : [{ move: reshaping, shape }], base);
}

/** The same of an array with its axes in the opposite order. */
export function turnedView(base: TensorValue): TensorValue | null {
  const { shape } = base.node;
  const axes = shape.map((_, axis) => shape.length - 1 - axis);
  return viewThrough([{ move: { kind: "permute", axes }, shape: [...shape].reverse() }], base);
}

function viewThrough(moves: readonly Moved[], base: TensorValue): TensorValue | null {
  const see = (whole: Node): Node => moves.reduce(moved, whole);
  const lay = (at: Layout): Layout | null => moves.reduce<Layout | null>(lying, at);
  if (isPlaced(base)) return placedView(base, lay, see);
  const layout = lay(layoutOf(base));
  return layout && viewOf(base, layout, { see, put: (whole, part) => putBack(moves, whole, part), lies: true });
}

/** The same array, of which something else is seen: each node of it as `see` gives it; `put` says what is written. */
export function detachedView(
  base: TensorValue,
  see: (whole: Node) => Node,
  put: (whole: Node, part: Node) => Node,
): TensorValue {
  const view =
    placedAgain(base, (whole) => detachedView(whole, see, put)) ??
    viewOf(base, layoutOf(base), { see, put, anew: true });
  apart.add(view);
  return view;
}

const apart = new WeakSet<TensorValue>();
/** It shows another array to which nothing leads back from it. */
export const isApart = (view: TensorValue): boolean => apart.has(view);

/** The same array without what leads to either of the two: `copy` makes a node with the elements of another. */
export const separateView = (base: TensorValue, copy: (node: Node) => Node): TensorValue =>
  placedAgain(base, (whole) => separateView(whole, copy)) ??
  viewOf(base, layoutOf(base), {
    see: copy,
    put: (_, part) => (part.recorded ? copy(part) : part),
    anew: true,
  });

/** Elements that stand in several places each: NumPy lets nobody write there. */
function repeatedView(base: TensorValue, see: (whole: Node) => Node): TensorValue {
  const layout = expanded(layoutOf(base), see(base.node).shape);
  return Object.assign(viewOf(base, layout, { see, put: (whole) => whole }), { fixed: true as const });
}

/** The elements along two axes at once. NumPy lets nobody write there, PyTorch does. */
function diagonalView(op: Operation, bound: Record<string, unknown>, base: TensorValue, as: string): TensorValue {
  const see = applied(op, bound) as (whole: Node) => Node;
  const { shape } = base.node;
  const apart = (bound["k"] ?? bound["offset"]) as number;
  const axes = [bound["axis1"] ?? 0, bound["axis2"] ?? 1].map((axis) => resolveAxis(axis as number, shape.length));
  const [i, j] = axes as [number, number];
  const rest = shape.flatMap((_, a) => (a === i || a === j ? [] : [a]));
  const part = see(base.node).shape;
  const [row, column] = [Math.max(0, -apart), Math.max(0, apart)];
  const lay = ({ strides, offset }: Layout): Layout => ({
    shape: part,
    strides: [...rest.map((a) => strides[a]!), strides[i]! + strides[j]!],
    offset: offset + row * strides[i]! + column * strides[j]!,
  });
  if (isPlaced(base)) return placedView(base, lay, see)!;
  const along = (begin: number): Index => ({ kind: "pick", node: counted(begin, part.at(-1)!) });
  const order = [...rest, i, j];
  const put = (whole: Node, diagonal: Node): Node => {
    const apart = structure.permute(whole, order);
    const written = update(apart, [{ kind: "ellipsis" }, along(row), along(column)], diagonal, "set");
    return structure.permute(
      written,
      order.map((_, a) => order.indexOf(a)),
    );
  };
  const view = viewOf(base, lay(layoutOf(base)), { see, put });
  return as.startsWith("torch.") ? view : Object.assign(view, { fixed: true as const });
}

const counted = (begin: number, size: number): Node =>
  arange({ start: { value: begin, dtype: "int32" }, stop: { value: begin + size, dtype: "int32" } }) as Node;

/** The real or imaginary parts, which lie in turn in a complex array. A real array is its own real part. */
function partView(base: TensorValue, part: "real" | "imag"): TensorValue | null {
  if (!isComplex(base.node.dtype)) return part === "real" ? viewBy(base.node, base.node, base) : null;
  const { shape, strides, offset } = layoutOf(base);
  const layout = { shape, strides: strides.map((s) => 2 * s), offset };
  if (part === "real")
    return viewOf(base, layout, { see: realPart, put: (whole, re) => joinParts(re, imaginaryPart(whole)) });
  return viewOf(base, layout, { see: imaginaryPart, put: (whole, im) => joinParts(realPart(whole), im) });
}

/** A result of movements, with the last of them. */
interface Moved {
  readonly move: Exclude<Move, { kind: "place" | "expand" }>;
  readonly shape: readonly number[];
}

/** The movements that lead from one to the other, the first one first; null where there is more than movement. */
function movesBetween(from: Node, to: Node): readonly Moved[] | null {
  const moves: Moved[] = [];
  for (let at = to; at !== from; at = at.inputs[0]!) {
    const { step, shape } = at;
    if (at.inputs.length !== 1 || step.kind !== "movement" || step.move.kind === "place" || step.move.kind === "expand")
      return null;
    moves.unshift({ move: step.move, shape });
  }
  return moves;
}

function moved(x: Node, { move, shape }: Moved): Node {
  switch (move.kind) {
    case "reshape":
      return structure.reshape(x, shape);
    case "permute":
      return structure.permute(x, move.axes);
    case "slice":
      return structure.slice(x, move.begin, move.step, shape);
  }
}

const lying = (at: Layout | null, { move, shape }: Moved): Layout | null => {
  if (!at) return null;
  switch (move.kind) {
    case "reshape":
      return reshaped(at, shape);
    case "permute":
      return permuted(at, move.axes);
    case "slice":
      return sliced(at, move.begin, move.step, shape);
  }
};

/** The whole, where the part that the movements lead to has other elements. */
function putBack([first, ...rest]: readonly Moved[], whole: Node, part: Node): Node {
  if (!first) return part;
  const inner = putBack(rest, moved(whole, first), part);
  const { move, shape } = first;
  switch (move.kind) {
    case "reshape":
      return structure.reshape(inner, whole.shape);
    case "permute":
      return structure.permute(
        inner,
        move.axes.map((_, i) => move.axes.indexOf(i)),
      );
    case "slice":
      return sizeOf(shape) === 0 ? whole : update(whole, slicesOf(move, shape), inner, "set");
  }
}

const slicesOf = ({ begin, step }: Move & { kind: "slice" }, size: readonly number[]): Index[] =>
  size.map((n, i) => {
    const end = begin[i]! + step[i]! * n;
    return { kind: "slice", start: begin[i]!, stop: end < 0 ? null : end, step: step[i]! };
  });
