/** The same elements in another arrangement: reshape, transpose, new and vanishing axes. Copies nothing where it can. */
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxes, resolveAxis, resolveDims, type Shape, showShape, sizeOf } from "../core/shape.ts";
import { conjugate } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { operation, tensor } from "./operation.ts";

export const x = tensor("any tensor", { also: "a input tensor array m" });
export const axisParam = <D extends number | null>(doc: string, value: D) =>
  ({ kind: "axis", doc, default: value, also: "dim" }) as const;

const order = {
  kind: "string",
  doc: "which index moves fastest: the last (C), or the first (F), as in Fortran",
  default: "C",
  choices: ["C", "F"],
} as const;
/** All axes in the opposite order. */
const turned = (x: Node): Node =>
  structure.permute(
    x,
    x.shape.map((_, a) => x.shape.length - 1 - a),
  );

export const reshape = operation({
  name: "reshape",
  moves: true,
  also: { tf: "reshape", np: "reshape", torch: "reshape view", own: "view" },
  params: { x, shape: { kind: "dims", doc: "the new sizes; one may be -1", also: "newshape", rest: true }, order },
  doc: "The same values in the same order under another shape. One size may be -1: what is left over.",
  examples: [
    { code: "reshape(range(6), [2, 3])", shows: "[[0 1 2]\n [3 4 5]]" },
    { code: "reshape(range(6), 3, -1)", shows: "[[0 1]\n [2 3]\n [4 5]]" },
  ],
  run: ({ x, shape, order }) => {
    const sizes = resolveDims(x.shape, shape);
    return order === "C" ? structure.reshape(x, sizes) : turned(structure.reshape(turned(x), sizes.toReversed()));
  },
});

export const flatten = operation({
  name: "flatten",
  moves: true,
  also: { np: "ravel", torch: "ravel", own: "ravel" },
  meant: { start_dim: "flatten_axes", end_dim: "flatten_axes" },
  params: { x, order },
  doc: "All values in one axis, row after row; with order F column after column.",
  examples: [
    { code: "flatten([[1, 2], [3, 4]])", shows: "[1 2 3 4]" },
    { code: "flatten([[1, 2], [3, 4]], order='F')", shows: "[1 3 2 4]" },
  ],
  run: ({ x, order }) => structure.reshape(order === "C" ? x : turned(x), [sizeOf(x.shape)]),
});

export const flattenAxes = operation({
  name: "flatten_axes",
  moves: true,
  also: { torch: "flatten" },
  params: { x, start_dim: axisParam("the first axis to join", 0), end_dim: axisParam("the last one", -1) },
  doc: "Neighbouring axes as one.",
  examples: [{ code: "flatten_axes(zeros([2, 3, 4]), 1).shape", shows: "(2, 12)" }],
  run: ({ x, start_dim, end_dim }) => {
    if (x.shape.length === 0) return structure.reshape(x, [1]);
    const [from, to] = [resolveAxis(start_dim, x.shape.length), resolveAxis(end_dim, x.shape.length)];
    if (from > to) throw refuse("value/domain", { detail: `axis ${from} comes after axis ${to}` });
    return structure.reshape(x, [
      ...x.shape.slice(0, from),
      sizeOf(x.shape.slice(from, to + 1)),
      ...x.shape.slice(to + 1),
    ]);
  },
});

export const unflatten = operation({
  name: "unflatten",
  moves: true,
  also: { torch: "unflatten" },
  params: {
    x,
    axis: axisParam("the axis to take apart", 0),
    sizes: { kind: "dims", doc: "the sizes of its parts; one may be -1", also: "sizes" },
  },
  doc: "One axis as several.",
  examples: [{ code: "unflatten([1, 2, 3, 4], 0, [2, 2])", shows: "[[1 2]\n [3 4]]" }],
  run: ({ x, axis, sizes }) => {
    const at = resolveAxis(axis, x.shape.length);
    return structure.reshape(x, [
      ...x.shape.slice(0, at),
      ...resolveDims([x.shape[at]!], sizes),
      ...x.shape.slice(at + 1),
    ]);
  },
});

export const transpose = operation({
  name: "transpose",
  moves: true,
  also: { tf: "transpose", np: "transpose permute_dims", torch: "permute", own: "permute permute_dims" },
  params: {
    x,
    axes: {
      kind: "ints",
      doc: "the new order of the axes; left out: reversed",
      default: null,
      also: "perm dims",
      rest: true,
    },
    conjugate: { kind: "bool", doc: "complex numbers are conjugated", default: false },
  },
  doc: "Axes in another order; reversed if no order is given.",
  examples: [
    { code: "transpose([[1, 2, 3], [4, 5, 6]])", shows: "[[1 4]\n [2 5]\n [3 6]]" },
    { code: "transpose(zeros([2, 3, 4]), [2, 0, 1]).shape", shows: "(4, 2, 3)" },
  ],
  run: ({ x: given, axes, conjugate: conjugates }) => {
    const x = conjugates ? conjugate(given) : given;
    const rank = x.shape.length;
    if (axes === null) return turned(x);
    const order = axes.map((a) => (a < 0 ? a + rank : a));
    if (order.length !== rank || x.shape.some((_, i) => !order.includes(i))) {
      const facts = { perm: `[${axes.join(", ")}]`, last: rank - 1 };
      throw refuse("shape/permute", facts, { notes: { x: noteShape(x.shape), axes: { text: "each axis once" } } });
    }
    return structure.permute(x, order);
  },
});

export const swapaxes = operation({
  name: "swapaxes",
  moves: true,
  also: { np: "swapaxes", torch: "transpose swapaxes swapdims", own: "swapdims" },
  params: {
    x,
    axis1: { kind: "axis", doc: "one axis", also: "dim0" },
    axis2: { kind: "axis", doc: "the axis it changes places with", also: "dim1" },
  },
  doc: "Two axes change places.",
  examples: [{ code: "swapaxes(zeros([2, 3, 4]), 0, 2).shape", shows: "(4, 3, 2)" }],
  run: ({ x, axis1, axis2 }) => {
    const [i, j] = [resolveAxis(axis1, x.shape.length, "axis1"), resolveAxis(axis2, x.shape.length, "axis2")];
    return structure.permute(
      x,
      x.shape.map((_, a) => (a === i ? j : a === j ? i : a)),
    );
  },
});

export const moveaxis = operation({
  name: "moveaxis",
  moves: true,
  also: { np: "moveaxis", torch: "movedim moveaxis" },
  params: {
    x,
    source: { kind: "axes", doc: "the axis to move, or several" },
    destination: { kind: "axes", doc: "where each goes" },
  },
  doc: "Axes move to other places; the others keep their order.",
  examples: [{ code: "moveaxis(zeros([2, 3, 4]), 0, -1).shape", shows: "(3, 4, 2)" }],
  run: ({ x, source, destination }) => {
    const rank = x.shape.length;
    const from = source.map((a) => resolveAxis(a, rank, "source"));
    const to = destination.map((a) => resolveAxis(a, rank, "destination"));
    if (from.length !== to.length || new Set(from).size !== from.length || new Set(to).size !== to.length)
      throw refuse("value/domain", { detail: "moveaxis needs as many places as axes, each of them once" });
    const order = x.shape.map((_, a) => a).filter((a) => !from.includes(a));
    const moves = to.map((t, i) => [t, from[i]!] as const).sort((a, b) => a[0] - b[0]);
    for (const [t, f] of moves) order.splice(t, 0, f);
    return structure.permute(x, order);
  },
});

export const matrixTranspose = operation({
  name: "matrix_transpose",
  moves: true,
  also: {
    tf: "linalg.matrix_transpose",
    np: "matrix_transpose linalg.matrix_transpose",
  },
  params: { x },
  doc: "The last two axes change places; leading axes stay.",
  examples: [{ code: "matrix_transpose(zeros([5, 2, 3])).shape", shows: "(5, 3, 2)" }],
  run: ({ x }) => {
    const rank = x.shape.length;
    if (rank < 2) throw rankError("matrix_transpose", "at least two axes", x.shape);
    return structure.permute(
      x,
      x.shape.map((_, a) => (a < rank - 2 ? a : 2 * rank - 3 - a)),
    );
  },
});

export const adjoint = operation({
  name: "adjoint",
  also: { tf: "linalg.adjoint", torch: "adjoint" },
  params: { x },
  doc: "The last two axes change places and imaginary parts their sign: the conjugate transpose.",
  examples: [{ code: "adjoint([[1+2j, 3]])", shows: "[[1.-2.j]\n [3.-0.j]]" }],
  run: ({ x }) => conjugate(matrixTranspose({ x })),
});

/** `name` needs tensors of another rank than this. */
export const rankError = (name: string, wanted: string, shape: Shape, param = "x"): Error =>
  refuse(
    "shape/rank",
    { name, wanted, shape: showShape(shape) },
    { notes: { [param]: noteShape(shape) }, shapes: [shape] },
  );

export const expandDims = operation({
  name: "expand_dims",
  moves: true,
  also: { tf: "expand_dims", np: "expand_dims", torch: "unsqueeze", own: "unsqueeze" },
  params: {
    x,
    axis: { kind: "axes", doc: "where the new axis stands in the result, or several", default: [0], also: "dim" },
  },
  doc: "A new axis of size 1, or several.",
  examples: [{ code: "expand_dims([1, 2, 3], 1)", shows: "[[1]\n [2]\n [3]]" }],
  run: ({ x, axis }) => {
    const rank = x.shape.length + axis.length;
    const added = resolveAxes(axis, rank);
    const sizes = x.shape.values();
    const shape = Array.from({ length: rank }, (_, i) => (added.includes(i) ? 1 : sizes.next().value!));
    return structure.reshape(x, shape);
  },
});

export const squeeze = operation({
  name: "squeeze",
  moves: true,
  also: { tf: "squeeze", np: "squeeze" },
  params: {
    x,
    axis: { kind: "axes", doc: "axes of size 1 to remove; left out: all of them", default: null, also: "dim" },
  },
  doc: "Axes of size 1 vanish.",
  examples: [{ code: "squeeze([[[1, 2, 3]]])", shows: "[1 2 3]" }],
  run: ({ x, axis }) => {
    const gone = axis === null ? x.shape.flatMap((d, i) => (d === 1 ? [i] : [])) : resolveAxes(axis, x.shape.length);
    const wide = gone.find((a) => x.shape[a] !== 1);
    if (wide !== undefined) {
      const notes = { x: noteShape(x.shape, wide), axis: { text: `axis ${wide}` } };
      throw refuse("shape/squeeze", { axis: wide, size: x.shape[wide]! }, { notes, shapes: [x.shape] });
    }
    return structure.reshape(
      x,
      x.shape.filter((_, i) => !gone.includes(i)),
    );
  },
});

/** PyTorch's: axes of another size stay as they are. */
export const squeezeWhere = operation({
  name: "squeeze_where",
  moves: true,
  also: { torch: "squeeze" },
  params: { x, axis: { kind: "axes", doc: "axes; left out: all of them", default: null, also: "dim" } },
  doc: "Axes of size 1 vanish; other axes that are named stay.",
  examples: [{ code: "squeeze_where([[1, 2]], 1)", shows: "[[1 2]]" }],
  run: ({ x, axis }) => {
    const asked = resolveAxes(axis, x.shape.length);
    return structure.reshape(
      x,
      x.shape.filter((d, a) => d !== 1 || !asked.includes(a)),
    );
  },
});

export const broadcastTo = operation({
  name: "broadcast_to",
  moves: true,
  also: { tf: "broadcast_to", np: "broadcast_to", torch: "broadcast_to expand", own: "expand" },
  params: { x, shape: { kind: "dims", doc: "the wanted sizes", also: "size", rest: true } },
  doc: "Axes of size 1 are repeated, and new axes put in front, without a copy.",
  examples: [{ code: "broadcast_to([1, 2, 3], [2, 3])", shows: "[[1 2 3]\n [1 2 3]]" }],
  run: ({ x, shape }) => {
    const lead = shape.length - x.shape.length;
    return structure.expand(
      x,
      shape.map((d, i) => (d === -1 ? (x.shape[i - lead] ?? -1) : d)),
    );
  },
});

/** `count` positions of one axis, from `begin` on. */
export const cut = (x: Node, axis: number, begin: number, count: number): Node =>
  structure.slice(
    x,
    x.shape.map((_, a) => (a === axis ? begin : 0)),
    x.shape.map(() => 1),
    x.shape.map((d, a) => (a === axis ? count : d)),
  );

/** Axes of size 1 in front (or behind) until there are `rank` of them. */
export const atLeast = (rank: number, v: Node, front: boolean): Node => {
  const missing = new Array<number>(Math.max(0, rank - v.shape.length)).fill(1);
  return structure.reshape(v, front ? [...missing, ...v.shape] : [...v.shape, ...missing]);
};
