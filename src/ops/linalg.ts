/** Products of matrices and vectors; everything comes down to one contraction over the last two axes. */
import { isComplex } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast, noteShape, resolveAxis, type Shape, sizeOf } from "../core/shape.ts";
import { conjugate } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { complexProduct, multiply, subtract } from "./arithmetic.ts";
import { joinAlong } from "./joining.ts";
import { cut, matrixTranspose, rankError } from "./movement.ts";
import { castTo, meetingDType, operation, tensor } from "./operation.ts";

/** A contraction over the last axis of a and the second to last of b; leading axes and dtypes agree. */
export const contraction = (a: Node, b: Node): Node =>
  isComplex(a.dtype) ? complexProduct(a, b, structure.contract) : structure.contract(a, b);

const a = tensor("the left factor", { also: "x x1 input mat1" });
const b = tensor("the right factor", { also: "y x2 other mat2 tensor vec2" });

/**
 * a @ b by NumPy's rule: (…, m, k) @ (…, k, n), leading axes broadcast; a vector is a row on the left, a column on the
 * right, and its axis vanishes.
 * @throws shape/matmul, shape/rank, shape/broadcast
 */
export function product(a: Node, b: Node): Node {
  if (a.shape.length === 0) throw rankError("matmul", "at least one axis (use * for scalars)", a.shape, "a");
  if (b.shape.length === 0) throw rankError("matmul", "at least one axis (use * for scalars)", b.shape, "b");
  const dtype = meetingDType([a, b], "number");
  const left = structure.reshape(castTo(a, dtype), a.shape.length === 1 ? [1, ...a.shape] : a.shape);
  const right = structure.reshape(castTo(b, dtype), b.shape.length === 1 ? [...b.shape, 1] : b.shape);
  const [k, other] = [left.shape.at(-1)!, right.shape.at(-2)!];
  if (k !== other) throw innerError(a.shape, b.shape, k, other);
  const isSingle = left.shape.length === 2 && right.shape.length === 2;
  const lead = isSingle ? [] : broadcast({ a: left.shape.slice(0, -2), b: right.shape.slice(0, -2) });
  const spread = (x: Node): Node => (isSingle ? x : structure.expand(x, [...lead, ...x.shape.slice(-2)]));
  const out = contraction(spread(left), spread(right));
  const rows = a.shape.length === 1 ? [] : [out.shape.at(-2)!];
  const columns = b.shape.length === 1 ? [] : [out.shape.at(-1)!];
  return structure.reshape(out, [...lead, ...rows, ...columns]);
}

function innerError(a: Shape, b: Shape, left: number, right: number): Error {
  const notes = { a: noteShape(a, a.length - 1), b: noteShape(b, Math.max(0, b.length - 2)) };
  return refuse("shape/matmul", { left, right }, { notes, remark: `${left} ≠ ${right}`, shapes: [a, b] });
}

function turnedBy(x: Node, name: "a" | "b", transpose: boolean, adjoint: boolean): Node {
  if (transpose && adjoint)
    throw refuse("value/domain", { detail: `transpose_${name} and adjoint_${name} exclude each other` });
  if (!transpose && !adjoint) return x;
  const turned = matrixTranspose({ x });
  return adjoint ? conjugate(turned) : turned;
}

export const matmul = operation({
  name: "matmul",
  also: { tf: "matmul linalg.matmul", np: "matmul linalg.matmul", torch: "matmul mm bmm linalg.matmul", own: "mm" },
  params: {
    a,
    b,
    transpose_a: { kind: "bool", doc: "swap the last two axes of a first", default: false },
    transpose_b: { kind: "bool", doc: "swap the last two axes of b first", default: false },
    adjoint_a: { kind: "bool", doc: "swap the last two axes of a and conjugate it first", default: false },
    adjoint_b: { kind: "bool", doc: "swap the last two axes of b and conjugate it first", default: false },
  },
  doc: "Matrix product a @ b: the last axis of a is summed with the second-to-last of b. Leading axes broadcast.",
  examples: [
    { code: "[[1, 2], [3, 4]] @ [[1, 0], [-1, 2]]", shows: "[[-1  4]\n [-1  8]]" },
    { code: "[[1, 2], [3, 4]] @ [10, 1]", shows: "[12 34]" },
  ],
  run: ({ a, b, transpose_a, transpose_b, adjoint_a, adjoint_b }) =>
    product(turnedBy(a, "a", transpose_a, adjoint_a), turnedBy(b, "b", transpose_b, adjoint_b)),
});

export const matvec = operation({
  name: "matvec",
  also: { tf: "linalg.matvec", np: "matvec", torch: "mv" },
  params: {
    a,
    b: tensor("a vector", { also: "x vec" }),
    transpose_a: { kind: "bool", doc: "swap the last two axes of a first", default: false },
    adjoint_a: { kind: "bool", doc: "swap the last two axes of a and conjugate it first", default: false },
  },
  doc: "Matrix times vector.",
  examples: [{ code: "matvec([[1, 2], [3, 4]], [10, 1])", shows: "[12 34]" }],
  run: ({ a, b, transpose_a, adjoint_a }) => {
    if (b.shape.length === 0) throw rankError("matvec", "a vector", b.shape, "b");
    const out = product(turnedBy(a, "a", transpose_a, adjoint_a), structure.reshape(b, [...b.shape, 1]));
    return structure.reshape(out, out.shape.slice(0, -1));
  },
});

/** The last axis of a with the last of b, every remaining axis of both kept. */
function lastAxes(a: Node, b: Node, axisOfB: number): Node {
  if (a.shape.length === 0 || b.shape.length === 0) return multiply(a, b);
  return contractAxes(a, b, [a.shape.length - 1], [resolveAxis(axisOfB, b.shape.length)]);
}

export const dot = operation({
  name: "dot",
  also: { np: "dot", torch: "dot" },
  params: { a, b },
  doc: "Of vectors: the sum of products. Of matrices: the matrix product. Of a scalar and anything: the product.",
  examples: [{ code: "dot([1, 2, 3], [4, 5, 6])", shows: "32" }],
  run: ({ a, b }) => (b.shape.length < 2 ? lastAxes(a, b, -1) : lastAxes(a, b, -2)),
});

export const vdot = operation({
  name: "vdot",
  also: { np: "vdot", torch: "vdot" },
  params: { a, b },
  doc: "Sum of the products of all elements of two tensors of one size; of complex tensors the first is conjugated.",
  examples: [
    { code: "vdot([1, 2], [3, 4])", shows: "11" },
    { code: "vdot([1j, 2], [1j, 4])", shows: "(9+0j)" },
  ],
  run: ({ a, b }) => {
    const [p, q] = [a, b].map((x) => structure.reshape(x, [sizeOf(x.shape)])) as [Node, Node];
    return lastAxes(conjugate(p), q, -1);
  },
});

export const inner = operation({
  name: "inner",
  also: { np: "inner", torch: "inner" },
  params: { a, b },
  doc: "Sum of products over the last axis of both.",
  examples: [{ code: "inner([1, 2, 3], [4, 5, 6])", shows: "32" }],
  run: ({ a, b }) => lastAxes(a, b, -1),
});

export const outer = operation({
  name: "outer",
  also: { tf: "experimental.numpy.outer", np: "outer linalg.outer", torch: "outer ger" },
  params: { a, b },
  doc: "Every element of a times every element of b.",
  examples: [{ code: "outer([1, 2], [3, 4, 5])", shows: "[[ 3  4  5]\n [ 6  8 10]]" }],
  run: ({ a, b }) => multiply(structure.reshape(a, [sizeOf(a.shape), 1]), structure.reshape(b, [1, sizeOf(b.shape)])),
});

export const vecdot = operation({
  name: "vecdot",
  also: { np: "vecdot linalg.vecdot", torch: "linalg.vecdot" },
  params: {
    a: { ...a, also: "x1 x input" },
    b: { ...b, also: "x2 y other" },
    axis: { kind: "axis", doc: "the axis", default: -1, also: "dim" },
  },
  doc: "Sum of products along one axis; other axes broadcast. Of complex vectors the first is conjugated.",
  examples: [{ code: "vecdot([[1, 2], [3, 4]], [10, 1])", shows: "[12 34]" }],
  run: ({ a, b, axis }) => {
    const inLast = (x: Node, param: string): Node => {
      const at = resolveAxis(axis, x.shape.length, param);
      return structure.permute(x, [...x.shape.flatMap((_, i) => (i === at ? [] : [i])), at]);
    };
    const [left, right] = [inLast(conjugate(a), "a"), inLast(b, "b")];
    const [k, other] = [left.shape.at(-1)!, right.shape.at(-1)!];
    if (k !== other) throw innerError(a.shape, b.shape, k, other);
    const lead = broadcast({ a: left.shape.slice(0, -1), b: right.shape.slice(0, -1) });
    const row = structure.expand(structure.reshape(left, [...left.shape.slice(0, -1), 1, k]), [...lead, 1, k]);
    const column = structure.expand(structure.reshape(right, [...right.shape, 1]), [...lead, k, 1]);
    return structure.reshape(product(row, column), lead);
  },
});

export const cross = operation({
  name: "cross",
  also: { tf: "linalg.cross", np: "cross linalg.cross", torch: "cross linalg.cross" },
  params: {
    a: tensor("vectors of 3", { also: "input x x1" }),
    b: tensor("vectors of 3 that broadcast with them", { also: "other y x2" }),
    axis: { kind: "axis", doc: "the axis along which the vectors lie", default: -1, also: "dim" },
  },
  doc: "The vector product: perpendicular to both.",
  examples: [{ code: "cross([1, 0, 0], [0, 1, 0])", shows: "[0 0 1]" }],
  run: ({ a, b, axis }) => {
    const vectors = (x: Node, param: string): Node => {
      const at = resolveAxis(axis, x.shape.length);
      if (x.shape[at] !== 3 && x.shape[at] !== 2) throw rankError("cross", "vectors of 3 elements", x.shape, param);
      return structure.permute(x, [...x.shape.flatMap((_, i) => (i === at ? [] : [i])), at]);
    };
    /** A vector of the plane as one of space. */
    const wide = (x: Node): Node =>
      x.shape.at(-1) === 3
        ? x
        : joinAlong([x, structure.constant(0, x.dtype, [...x.shape.slice(0, -1), 1])], x.shape.length - 1);
    const given = [vectors(a, "a"), vectors(b, "b")] as const;
    const [p, q] = [wide(given[0]), wide(given[1])];
    // a × b = moved(a · moved(b) - moved(a) · b), where moved brings each element one place forward.
    const moved = (x: Node): Node =>
      joinAlong([cut(x, x.shape.length - 1, 1, 2), cut(x, x.shape.length - 1, 0, 1)], x.shape.length - 1);
    const out = moved(subtract(multiply(p, moved(q)), multiply(moved(p), q)));
    // In the plane it stands upright: its height is all there is to it.
    if (given.every((x) => x.shape.at(-1) === 2))
      return structure.reshape(cut(out, out.shape.length - 1, 2, 1), out.shape.slice(0, -1));
    const at = axis < 0 ? axis + out.shape.length : axis;
    const order = Array.from({ length: out.shape.length - 1 }, (_, i) => i).toSpliced(at, 0, out.shape.length - 1);
    return structure.permute(out, order);
  },
});

/** Sums products over pairs of axes; what remains of a comes first, then what remains of b. */
function contractAxes(a: Node, b: Node, ofA: readonly number[], ofB: readonly number[]): Node {
  const freeA = a.shape.flatMap((_, i) => (ofA.includes(i) ? [] : [i]));
  const freeB = b.shape.flatMap((_, i) => (ofB.includes(i) ? [] : [i]));
  ofA.forEach((axis, i) => {
    const [left, right] = [a.shape[axis]!, b.shape[ofB[i]!]!];
    if (left === right) return;
    const notes = { a: noteShape(a.shape, axis), b: noteShape(b.shape, ofB[i]!) };
    throw refuse("shape/matmul", { left, right }, { notes, remark: `${left} ≠ ${right}`, shapes: [a.shape, b.shape] });
  });
  const dtype = meetingDType([a, b], "number");
  const sizes = (x: Node, axes: readonly number[]): number[] => axes.map((i) => x.shape[i]!);
  const k = sizeOf(sizes(a, ofA));
  const left = structure.reshape(structure.permute(castTo(a, dtype), [...freeA, ...ofA]), [sizeOf(sizes(a, freeA)), k]);
  const right = structure.reshape(structure.permute(castTo(b, dtype), [...ofB, ...freeB]), [
    k,
    sizeOf(sizes(b, freeB)),
  ]);
  return structure.reshape(contraction(left, right), [...sizes(a, freeA), ...sizes(b, freeB)]);
}

export const tensordot = operation({
  name: "tensordot",
  also: { tf: "tensordot linalg.tensordot", np: "tensordot linalg.tensordot", torch: "tensordot" },
  params: {
    a,
    b,
    axes: {
      kind: "ints",
      doc: "how many last axes of a meet first axes of b, or the axes of a then those of b",
      default: [2],
      also: "dims",
    },
  },
  doc: "Sum of products over chosen pairs of axes.",
  examples: [{ code: "tensordot([[1, 2], [3, 4]], [[1, 0], [0, 1]], 1)", shows: "[[1 2]\n [3 4]]" }],
  run: ({ a, b, axes }) => {
    if (axes.length === 1) {
      const n = axes[0]!;
      if (n < 0 || n > Math.min(a.shape.length, b.shape.length))
        throw rankError("tensordot", `${n} axes on both sides`, b.shape, "b");
      const counted = Array.from({ length: n }, (_, i) => i);
      return contractAxes(
        a,
        b,
        counted.map((i) => a.shape.length - n + i),
        counted,
      );
    }
    if (axes.length % 2 === 1) {
      const detail = `tensordot pairs axes of a with axes of b: ${axes.length} are no pairs`;
      throw refuse("value/domain", { detail }, { notes: { axes: { text: `${axes.length} axes` } } });
    }
    const half = axes.length / 2;
    const ofA = axes.slice(0, half).map((i) => resolveAxis(i, a.shape.length, "axes"));
    return contractAxes(
      a,
      b,
      ofA,
      axes.slice(half).map((i) => resolveAxis(i, b.shape.length, "axes")),
    );
  },
});

export const kron = operation({
  name: "kron",
  also: { np: "kron", torch: "kron" },
  params: { a, b },
  doc: "Kronecker product: every element of a times the whole of b.",
  examples: [{ code: "kron([1, 10], [1, 2])", shows: "[ 1  2 10 20]" }],
  run: ({ a, b }) => {
    const rank = Math.max(a.shape.length, b.shape.length);
    const padded = (s: Shape): number[] => [...new Array<number>(rank - s.length).fill(1), ...s];
    const [m, n] = [padded(a.shape), padded(b.shape)];
    const wide = multiply(
      structure.reshape(
        a,
        m.flatMap((d) => [d, 1]),
      ),
      structure.reshape(
        b,
        n.flatMap((d) => [1, d]),
      ),
    );
    return structure.reshape(
      wide,
      m.map((d, i) => d * n[i]!),
    );
  },
});
