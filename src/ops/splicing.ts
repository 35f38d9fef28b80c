/** Taking apart and putting together, the rarer ways: append, insert, delete, stacks of columns, blocks, quarter turns. */
import { refuse } from "../core/errors.ts";
import { broadcast, noteShape, resolveAxis, type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { joinAlong, splitAt } from "./joining.ts";
import { atLeast, axisParam, cut, flatten, moveaxis, rankError, swapaxes, x } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { flip } from "./repeating.ts";

const whole = axisParam("the axis; left out: the flattened tensor", null);
/** x and an axis of it, or x flattened. */
const lineOf = (x: Node, axis: number | null): readonly [Node, number] =>
  axis === null ? [flatten({ x }), 0] : [x, resolveAxis(axis, x.shape.length)];

export const append = operation({
  name: "append",
  moves: true,
  also: { np: "append" },
  params: { x: tensor("any tensor", { also: "arr" }), values: tensor("what comes after it"), axis: whole },
  doc: "Values after those of x: flattened both, or along an axis.",
  examples: [{ code: "append([1, 2], [3, 4])", shows: "[1 2 3 4]" }],
  run: ({ x, values, axis }) => {
    if (axis === null) return joinAlong([flatten({ x }), flatten({ x: values })], 0);
    const at = resolveAxis(axis, x.shape.length);
    if (values.shape.length !== x.shape.length)
      throw rankError("append", `rank ${x.shape.length}`, values.shape, "values");
    return joinAlong([x, values], at);
  },
});

/** Positions on an axis, counted from the end where negative. */
function placesOn(axis: number, shape: Shape, places: readonly number[], most: number): number[] {
  return places.map((p) => {
    const at = p < 0 ? p + shape[axis]! : p;
    if (at < 0 || at > most)
      throw refuse("index/range", { index: p, axis, size: shape[axis]! }, { notes: { x: noteShape(shape, axis) } });
    return at;
  });
}
const picked = (x: Node, axis: number, places: Int32Array): Node =>
  structure.gather(x, [axis], [sourceOf(stored("int32", [places.length], places))], axis);

export const insert = operation({
  name: "insert",
  moves: true,
  also: { np: "insert" },
  params: {
    x: tensor("any tensor", { also: "arr" }),
    index: { kind: "parts", doc: "before which places of x", also: "obj" },
    values: tensor("what to put there", { apart: true, like: "x" }),
    axis: whole,
  },
  doc: "Values put in before given places, as elements of x's dtype.",
  examples: [{ code: "insert([1, 2, 3], 1, 9)", shows: "[1 9 2 3]" }],
  run: ({ x, index, values, axis }) => {
    const [line, at] = lineOf(x, axis);
    const size = line.shape[at]!;
    const places = placesOn(at, line.shape, typeof index === "number" ? [index] : index, size);
    const cast = castTo(values, x.dtype);
    const own = typeof index === "number" ? turnedIn(cast, line.shape.length, at) : cast;
    // One place takes all the values given for it; several take one each.
    const moved =
      places.length === 1 && values.shape.length === line.shape.length ? own : lined(own, line, at, places.length);
    const count = places.length === 1 ? moved.shape[at]! : places.length;
    const rest = line.shape.map((d, a) => (a === at ? count : d));
    if (places.length === 1) {
      const [place] = places as [number];
      return joinAlong(
        [cut(line, at, 0, place), structure.expand(moved, rest), cut(line, at, place, size - place)],
        at,
      );
    }
    const joined = joinAlong([line, structure.expand(moved, rest)], at);
    // In the order of their places, those of one place as they were given.
    const slots = places.map((_, i) => i).sort((i, j) => places[i]! - places[j]! || i - j);
    const order = new Int32Array(size + slots.length);
    let next = 0;
    for (let i = 0; i <= size; i++) {
      for (; next < slots.length && places[slots[next]!] === i; next++) order[i + next] = size + slots[next]!;
      if (i < size) order[i + next] = i;
    }
    return picked(joined, at, order);
  },
});
/** Behind a place that is a number, and no list of one, the first axis of values is the one that they stand along. */
function turnedIn(values: Node, rank: number, axis: number): Node {
  const full = atLeast(rank, values, true);
  const order = full.shape.map((_, a) => a).slice(1);
  return rank > 1 && full.shape.length === rank ? structure.permute(full, order.toSpliced(axis, 0, 0)) : values;
}

/** Values as slices of `line` along an axis. */
function lined(values: Node, line: Node, axis: number, places: number): Node {
  if (line.shape.length === 1 || values.shape.length === line.shape.length) {
    const out = atLeast(line.shape.length, values, true);
    const count = Math.max(out.shape[axis]!, places);
    return structure.expand(
      out,
      out.shape.map((d, a) => (a === axis ? count : d)),
    );
  }
  const lead = atLeast(line.shape.length, values, true);
  return structure.expand(
    lead,
    lead.shape.map((d, a) => (a === axis ? Math.max(d, places) : d)),
  );
}

/** The places that an index or a mask means. */
function goneIn(index: Stored, shape: Shape, axis: number): readonly number[] {
  const given = Array.from(denseData(index), Number);
  if (index.dtype !== "bool") return given;
  if (given.length !== shape[axis]!) throw refuse("index/mask", { axis, size: given.length, wanted: shape[axis]! });
  return given.flatMap((v, i) => (v === 0 ? [] : [i]));
}
/** Places that go, up to which what is left is joined piece by piece; beyond them it is picked. */
const mostPieces = 16;
function pieces(line: Node, axis: number, gone: readonly number[]): Node {
  const starts = [-1, ...gone.toSorted((a, b) => a - b)];
  const ends = [...starts.slice(1), line.shape[axis]!];
  const parts = starts.map((start, i) => cut(line, axis, start + 1, ends[i]! - start - 1));
  return joinAlong(parts, axis);
}
/** All places below `size` but those that go. */
function others(gone: readonly number[], size: number): Int32Array {
  const goes = new Uint8Array(size);
  for (const place of gone) goes[place] = 1;
  const out = new Int32Array(size - gone.length);
  for (let i = 0, n = 0; i < size; i++) if (goes[i] === 0) out[n++] = i;
  return out;
}
export const remove = operation({
  name: "delete",
  moves: true,
  also: { np: "delete", own: "" },
  params: {
    x: tensor("any tensor", { also: "arr" }),
    index: { kind: "known", doc: "which places go, or a mask that is true where they go", also: "obj" },
    axis: whole,
  },
  doc: "x without the given places.",
  examples: [{ code: "np.delete([1, 2, 3], 1)", shows: "[1 3]" }],
  run: ({ x, index, axis }) => {
    const [line, at] = lineOf(x, axis);
    const size = line.shape[at]!;
    const gone = [...new Set(placesOn(at, line.shape, goneIn(index, line.shape, at), size - 1))];
    return gone.length > mostPieces ? picked(line, at, others(gone, size)) : pieces(line, at, gone);
  },
});

export const resize = operation({
  name: "resize",
  moves: true,
  also: { np: "resize" },
  params: { x, shape: { kind: "shape", doc: "the new sizes", also: "new_shape", rest: true } },
  doc: "The values in another shape, repeated from the start as often as it takes.",
  examples: [{ code: "resize([1, 2, 3], [2, 2])", shows: "[[1 2]\n [3 1]]" }],
  run: ({ x, shape }) => {
    const count = sizeOf(x.shape);
    if (count === 0) return structure.constant(0, x.dtype, shape);
    const places = Int32Array.from({ length: sizeOf(shape) }, (_, i) => i % count);
    return structure.reshape(picked(flatten({ x }), 0, places), shape);
  },
});

const values = { kind: "tensors", doc: "tensors to join", also: "tensors arrays tup seq arrays" } as const;
export const columnStack = operation({
  name: "column_stack",
  moves: true,
  also: { np: "column_stack", torch: "column_stack" },
  params: { values },
  doc: "Vectors as the columns of a matrix; matrices side by side.",
  examples: [{ code: "column_stack([[1, 2], [3, 4]])", shows: "[[1 3]\n [2 4]]" }],
  run: ({ values }) =>
    joinAlong(
      values.map((v) => (v.shape.length < 2 ? structure.reshape(v, [sizeOf(v.shape), 1]) : v)),
      1,
    ),
});

const cutting = (name: string, axisOf: (x: Node) => number, doc: string, code: string, shows: string) =>
  operation({
    name,
    moves: true,
    also: { np: name, torch: name },
    params: {
      x: tensor("any tensor", { also: "ary input" }),
      places: { kind: "parts", doc: "how many equal parts, or where to cut", also: "indices_or_sections" },
    },
    doc,
    examples: [{ code, shows }],
    run: ({ x, places }) => splitAt.run({ x, places, axis: axisOf(x) }, undefined as never),
  });
export const hsplit = cutting(
  "hsplit",
  (x) => (x.shape.length > 1 ? 1 : 0),
  "Cut along the columns; vectors along their axis.",
  "hsplit([1, 2, 3, 4], 2)[1]",
  "[3 4]",
);
export const vsplit = cutting("vsplit", () => 0, "Cut along the rows.", "vsplit([[1, 2], [3, 4]], 2)[1]", "[[3 4]]");
export const dsplit = cutting("dsplit", () => 2, "Cut along axis 2.", "dsplit([[[1, 2]]], 2)[1]", "[[[2]]]");

const lifted = (rank: 1 | 2 | 3, shows: string) =>
  operation({
    name: `atleast_${rank}d`,
    moves: true,
    also: { np: `atleast_${rank}d`, torch: `atleast_${rank}d` },
    params: { x },
    doc: `x with at least ${rank} ${rank === 1 ? "axis" : "axes"}.`,
    examples: [{ code: `atleast_${rank}d(5)`, shows }],
    run: ({ x }) => {
      if (rank < 3) return atLeast(rank, x, true);
      return atLeast(3, x.shape.length === 1 ? atLeast(2, x, true) : x, false);
    },
  });
export const atLeast1 = lifted(1, "[5]");
export const atLeast2 = lifted(2, "[[5]]");
export const atLeast3 = lifted(3, "[[[5]]]");

export const broadcastArrays = operation({
  name: "broadcast_arrays",
  moves: true,
  also: { np: "broadcast_arrays", torch: "broadcast_tensors" },
  params: { values: { kind: "tensors", doc: "tensors", rest: true, apart: true } },
  methodless: true,
  doc: "Tensors repeated until all have the shape in which they meet.",
  examples: [{ code: "broadcast_arrays([1, 2], [[3], [4]])[0]", shows: "[[1 2]\n [1 2]]" }],
  run: ({ values }) => {
    const shape = broadcast(Object.fromEntries(values.map((v, i) => [`x${i}`, v.shape])));
    return values.map((v) => structure.expand(v, shape));
  },
});

export const rot90 = operation({
  name: "rot90",
  moves: true,
  also: { tf: "image.rot90", np: "rot90", torch: "rot90" },
  params: {
    x: tensor("any tensor", { also: "m input image" }),
    k: { kind: "int", doc: "how many quarter turns", default: 1 },
    axes: {
      kind: "ints",
      doc: "the plane that turns; None: that of an image, or of each of several",
      default: [0, 1],
      also: "dims",
      nullable: true,
    },
  },
  variants: { "tf.image.rot90": { axes: null } },
  doc: "Turned by quarters of a circle in the plane of two axes, from the first to the second.",
  examples: [{ code: "rot90([[1, 2], [3, 4]])", shows: "[[2 4]\n [1 3]]" }],
  run: ({ x, k, axes }) => {
    if (x.shape.length < 2) throw rankError("rot90", "at least two axes", x.shape);
    const plane = axes ?? (x.shape.length === 4 ? [1, 2] : [0, 1]);
    const [i, j] = plane.map((a) => resolveAxis(a, x.shape.length)) as [number, number];
    if (i === j || plane.length !== 2)
      throw refuse("value/domain", { detail: "rot90 turns in a plane of two different axes" });
    const turns = ((k % 4) + 4) % 4;
    if (turns === 0) return x;
    if (turns === 2) return flip({ x, axis: [i, j] });
    if (turns === 1) return swapaxes({ x: flip({ x, axis: [j] }), axis1: i, axis2: j });
    return flip({ x: swapaxes({ x, axis1: i, axis2: j }), axis: [j] });
  },
});
const mirrored = (name: string, axis: number, doc: string, shows: string) =>
  operation({
    name,
    moves: true,
    also: { np: name, torch: name },
    params: { x },
    doc,
    examples: [{ code: `${name}([[1, 2], [3, 4]])`, shows }],
    run: ({ x }) => {
      if (x.shape.length <= axis) throw rankError(name, `at least ${axis + 1} axes`, x.shape);
      return flip({ x, axis: [axis] });
    },
  });
export const fliplr = mirrored("fliplr", 1, "Columns in the other order.", "[[2 1]\n [4 3]]");
export const flipud = mirrored("flipud", 0, "Rows in the other order.", "[[3 4]\n [1 2]]");

export const rollaxis = operation({
  name: "rollaxis",
  moves: true,
  also: { np: "rollaxis" },
  params: {
    x,
    axis: { kind: "axis", doc: "the axis to move" },
    start: { kind: "int", doc: "before which axis", default: 0 },
  },
  doc: "One axis moved to before another.",
  examples: [{ code: "rollaxis(zeros([2, 3, 4]), 2).shape", shows: "(4, 2, 3)" }],
  run: ({ x, axis, start }) => {
    const from = resolveAxis(axis, x.shape.length);
    const to = start < 0 ? start + x.shape.length : start;
    return moveaxis({ x, source: [from], destination: [from < to ? to - 1 : to] });
  },
});

export const trimZeros = operation({
  name: "trim_zeros",
  moves: true,
  also: { np: "trim_zeros" },
  params: {
    x: { kind: "known", doc: "a vector", also: "filt" },
    trim: { kind: "string", doc: "`f`: in front, `b`: behind, `fb`: both", default: "fb" },
  },
  doc: "A vector without the zeros in front and behind.",
  examples: [{ code: "trim_zeros([0, 1, 0, 2, 0])", shows: "[1 0 2]" }],
  run: ({ x, trim }) => {
    const data = Array.from(denseData(x) as Float64Array, Number);
    let [from, to] = [0, data.length];
    while (trim.includes("f") && from < to && data[from] === 0) from++;
    while (trim.includes("b") && to > from && data[to - 1] === 0) to--;
    return cut(sourceOf(x), 0, from, to - from);
  },
});
