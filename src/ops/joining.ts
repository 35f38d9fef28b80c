/** Several tensors into one, and one into several: concat, stack, split. */
import { allocate, type DType } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxis, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { denseParts, type Stored, stored } from "../core/stored.ts";
import { madeOf, type Node, type RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { hasValue } from "../graph/written.ts";
import { atLeast, axisParam, cut, expandDims, flatten, rankError, squeeze, x } from "./movement.ts";
import { castTo, joinedDType, operation, tensor } from "./operation.ts";

const values = { kind: "tensors", doc: "tensors to join", also: "tensors arrays tup seq" } as const;

function joinedValues(
  parts: readonly Stored[],
  { axis }: { readonly axis: number },
  { shape, dtype }: { readonly shape: Shape; readonly dtype: DType },
): Stored {
  const out = allocate(dtype, sizeOf(shape)) as Float64Array;
  const outer = sizeOf(shape.slice(0, axis));
  const step = sizeOf(shape.slice(axis));
  let at = 0;
  for (const part of parts) {
    const data = denseParts(part) as Float64Array;
    const run = outer === 0 ? 0 : data.length / outer;
    for (let o = 0; o < outer; o++) out.set(data.subarray(o * run, (o + 1) * run), o * step + at);
    at += run;
  }
  return stored(dtype, shape, out);
}

const concatRoutine: RoutineOp<{ readonly axis: number }> = {
  name: "concat",
  complex: "parts",
  moves: true,
  evaluate: joinedValues,
  lower: ({ axis }) => ({ kind: "join", axis }),
  gradient: (dy, i, { inputs, attrs: { axis } }) => {
    const before = inputs.slice(0, i).reduce((n, p) => n + p.shape[axis]!, 0);
    const begin = dy.shape.map((_, a) => (a === axis ? before : 0));
    return structure.slice(
      dy,
      begin,
      dy.shape.map(() => 1),
      inputs[i]!.shape,
    );
  },
};

/** Parts one after another along an axis; dtypes are joined. */
export function joinAlong(parts: readonly Node[], axis: number): Node {
  const dtype = joinedDType(parts);
  const first = parts[0]!.shape;
  parts.forEach((p, part) => {
    if (p.shape.length === first.length && p.shape.every((d, a) => a === axis || d === first[a])) return;
    const rule =
      p.shape.length === first.length ? `they may differ only on axis ${axis}` : "all need as many axes as the first";
    const facts = { part, shape: showShape(p.shape), first: showShape(first), rule, axis };
    throw refuse("shape/concat", facts, { shapes: parts.map((q) => q.shape) });
  });
  const size = parts.reduce((n, p) => n + p.shape[axis]!, 0);
  const shape = first.map((d, a) => (a === axis ? size : d));
  const known = axis === 0 ? joinedAtOnce(parts, shape) : null;
  if (known) return known;
  return structure.routine(
    concatRoutine,
    parts.map((p) => castTo(p, dtype)),
    { axis },
    shape,
    dtype,
  );
}

/** From so many known parts on, a graph of them takes longer than the work itself, unless they are large. */
const many = 256;
const largePart = 1 << 12;

/** Parts of one dtype that follow each other in the result, where their values are there and nothing is recorded. */
function joinedAtOnce(parts: readonly Node[], shape: Shape): Node | null {
  const { dtype } = parts[0]!;
  if (parts.length < many || sizeOf(shape) > parts.length * largePart) return null;
  if (!parts.every((p) => p.dtype === dtype && !p.recorded && hasValue(p))) return null;
  const values = parts.map((p) => p.value!);
  return madeOf(joinedValues(values, { axis: 0 }, { shape, dtype }), parts);
}

const someParts = (name: string, parts: readonly Node[]): readonly Node[] => {
  if (parts.length > 0) return parts;
  throw refuse("call/missing", { name, param: "values" }, { notes: { values: { text: "at least one tensor" } } });
};

export const concat = operation({
  name: "concat",
  moves: true,
  also: { tf: "concat", np: "concatenate concat", torch: "cat concat concatenate", own: "concatenate cat" },
  params: {
    values,
    axis: {
      kind: "axis",
      doc: "the axis along which to join; None: flattened",
      default: 0,
      also: "dim",
      nullable: true,
    },
  },
  doc: "Tensors one after another along an axis that they have.",
  examples: [
    { code: "concat([[1, 2], [3]])", shows: "[1 2 3]" },
    { code: "concat([[[1], [2]], [[3], [4]]], axis=1)", shows: "[[1 3]\n [2 4]]" },
  ],
  run: ({ values, axis }) => {
    if (axis === null)
      return joinAlong(
        someParts("concat", values).map((x) => flatten({ x })),
        0,
      );
    const rank = someParts("concat", values)[0]!.shape.length;
    if (rank === 0) throw rankError("concat", "tensors with an axis (stack joins scalars)", [], "values");
    const isNext = axis === rank && values.every((x) => x.shape.length === rank);
    const help = isNext ? ["stack puts tensors beside each other along an axis that they do not have yet"] : [];
    return joinAlong(values, resolveAxis(axis, rank, "axis", help));
  },
});

export const stack = operation({
  name: "stack",
  moves: true,
  also: { tf: "stack", np: "stack", torch: "stack" },
  params: { values, axis: axisParam("where the new axis stands in the result", 0) },
  doc: "Tensors of one shape side by side along a new axis.",
  examples: [
    { code: "stack([[1, 2], [3, 4]])", shows: "[[1 2]\n [3 4]]" },
    { code: "stack([[1, 2], [3, 4]], axis=1)", shows: "[[1 3]\n [2 4]]" },
  ],
  run: ({ values, axis }) => {
    const first = someParts("stack", values)[0]!.shape;
    const part = values.findIndex((v) => showShape(v.shape) !== showShape(first));
    if (part > 0) {
      const facts = { part, shape: showShape(values[part]!.shape), first: showShape(first) };
      throw refuse("shape/stack", facts, { shapes: values.map((v) => v.shape) });
    }
    const at = resolveAxis(axis, first.length + 1);
    const known = at === 0 ? joinedAtOnce(values, [values.length, ...first]) : null;
    if (known) return known;
    return joinAlong(
      values.map((v) => expandDims({ x: v, axis: [axis] })),
      at,
    );
  },
});

export const unstack = operation({
  name: "unstack",
  moves: true,
  also: { tf: "unstack", np: "unstack", torch: "unbind" },
  params: { x, axis: axisParam("the axis to take apart", 0) },
  doc: "A list of the slices along an axis; the axis vanishes.",
  examples: [{ code: "unstack([[1, 2], [3, 4]])[1]", shows: "[3 4]" }],
  run: ({ x, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    return Array.from({ length: x.shape[at]! }, (_, i) => squeeze({ x: cut(x, at, i, 1), axis: [at] }));
  },
});

/** Consecutive pieces of the given sizes. */
function cutInto(x: Node, axis: number, sizes: readonly number[]): Node[] {
  const total = sizes.reduce((n, d) => n + d, 0);
  if (total !== x.shape[axis] || sizes.some((d) => d < 0))
    throw splitError(x, axis, `the sum of [${sizes.join(", ")}]`);
  const begins = sizes.map((_, i) => sizes.slice(0, i).reduce((n, d) => n + d, 0));
  return sizes.map((count, i) => cut(x, axis, begins[i]!, count));
}
/** With what is left over in place of -1. */
function filled(sizes: readonly number[], whole: number): readonly number[] {
  const others = sizes.filter((d) => d !== -1).reduce((n, d) => n + d, 0);
  return sizes.filter((d) => d === -1).length === 1 ? sizes.map((d) => (d === -1 ? whole - others : d)) : sizes;
}
export const splitError = (x: Node, axis: number, detail: string): Error =>
  refuse(
    "shape/split",
    { axis, size: x.shape[axis]!, detail },
    { notes: { x: noteShape(x.shape, axis) }, shapes: [x.shape] },
  );

export const split = operation({
  name: "split",
  moves: true,
  also: { tf: "split" },
  params: {
    x: tensor("any tensor", { also: "value ary tensor" }),
    parts: {
      kind: "parts",
      doc: "how many equal parts, or the size of each; one of them may be -1: what is left over",
      also: "num_or_size_splits indices_or_sections",
    },
    axis: axisParam("the axis to cut", 0),
  },
  doc: "A list of consecutive pieces along an axis.",
  examples: [
    { code: "split(range(6), 3)[2]", shows: "[4 5]" },
    { code: "split(range(6), [1, 5])[1]", shows: "[1 2 3 4 5]" },
  ],
  run: ({ x, parts, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    return typeof parts === "number" ? equalParts(x, at, parts) : cutInto(x, at, filled(parts, x.shape[at]!));
  },
});

function equalParts(x: Node, axis: number, count: number): Node[] {
  if (count < 1 || x.shape[axis]! % count !== 0) throw splitError(x, axis, `a multiple of ${count}`);
  return cutInto(x, axis, new Array<number>(count).fill(x.shape[axis]! / count));
}
/** Pieces that end before each of the places, counted from the end where negative. */
function cutAt(x: Node, axis: number, places: readonly number[]): Node[] {
  const size = x.shape[axis]!;
  const ends = [...places.map((p) => Math.min(Math.max(p < 0 ? p + size : p, 0), size)), size];
  return ends.map((end, i) => {
    const begin = ends[i - 1] ?? 0;
    return cut(x, axis, begin, Math.max(0, end - begin));
  });
}
const places = {
  kind: "parts",
  doc: "how many parts, or where to cut",
  also: "indices_or_sections tensor_indices_or_sections",
} as const;

/** NumPy's split: a list says where to cut, not how large the pieces are. */
export const splitAt = operation({
  name: "split_at",
  moves: true,
  also: { np: "split" },
  params: { x: tensor("any tensor", { also: "ary" }), places, axis: axisParam("the axis to cut", 0) },
  doc: "A list of consecutive pieces: so many equal ones, or cut before the given places.",
  examples: [{ code: "split_at(range(6), [1, 4])[1]", shows: "[1 2 3]" }],
  run: ({ x, places, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    return typeof places === "number" ? equalParts(x, at, places) : cutAt(x, at, places);
  },
});
export const arraySplit = operation({
  name: "array_split",
  moves: true,
  also: { np: "array_split", torch: "tensor_split" },
  params: { x: tensor("any tensor", { also: "ary input" }), places, axis: axisParam("the axis to cut", 0) },
  doc: "A list of consecutive pieces; of parts that cannot be equal, the first ones are larger by one.",
  examples: [{ code: "array_split(range(5), 2)[0]", shows: "[0 1 2]" }],
  run: ({ x, places, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (typeof places !== "number") return cutAt(x, at, places);
    const size = x.shape[at]!;
    if (places < 1) throw splitError(x, at, "cut into at least one part");
    const [each, more] = [Math.floor(size / places), size % places];
    return cutInto(
      x,
      at,
      Array.from({ length: places }, (_, i) => each + (i < more ? 1 : 0)),
    );
  },
});

/** PyTorch's split: a number is the size of the pieces; the last may be smaller. */
export const chunk = operation({
  name: "chunks_of",
  moves: true,
  also: { torch: "split" },
  params: {
    x: tensor("any tensor", { also: "tensor" }),
    size: { kind: "parts", doc: "the size of each piece, or all sizes", also: "split_size_or_sections" },
    axis: axisParam("the axis to cut", 0),
  },
  doc: "A list of consecutive pieces of one size; the last may be smaller.",
  examples: [{ code: "chunks_of(range(5), 2)[2]", shows: "[4]" }],
  run: ({ x, size, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (typeof size !== "number") return cutInto(x, at, size);
    const [total, each] = [x.shape[at]!, size];
    if (each < 1) throw splitError(x, at, `cut into pieces of ${each}`);
    return cutInto(
      x,
      at,
      Array.from({ length: Math.ceil(total / each) }, (_, i) => Math.min(each, total - i * each)),
    );
  },
});

/** PyTorch's chunk: a number of pieces of one size, of which the last are left out or smaller. */
export const chunks = operation({
  name: "chunk",
  moves: true,
  also: { torch: "chunk" },
  params: {
    x: tensor("any tensor", { also: "input tensor" }),
    chunks: { kind: "int", doc: "how many, at most" },
    axis: axisParam("the axis to cut", 0),
  },
  doc: "A list of consecutive pieces, as many as asked for or fewer, all but the last of one size.",
  examples: [{ code: "chunk(range(7), 3)[2]", shows: "[6]" }],
  run: ({ x, chunks, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    if (chunks < 1) throw splitError(x, at, `cut into ${chunks} pieces`);
    const each = Math.max(1, Math.ceil(x.shape[at]! / chunks));
    return chunk({ x, size: each, axis });
  },
});

export const hstack = operation({
  name: "hstack",
  moves: true,
  also: { np: "hstack", torch: "hstack" },
  params: { values },
  doc: "Joins vectors end to end, and higher ranks along axis 1.",
  examples: [{ code: "hstack([[1, 2], [3]])", shows: "[1 2 3]" }],
  run: ({ values }) => {
    const parts = someParts("hstack", values).map((v) => atLeast(1, v, true));
    return joinAlong(parts, parts[0]!.shape.length === 1 ? 0 : 1);
  },
});

export const vstack = operation({
  name: "vstack",
  moves: true,
  also: { np: "vstack row_stack", torch: "vstack row_stack", own: "row_stack" },
  params: { values },
  doc: "Joins rows below each other: along axis 0, vectors as rows.",
  examples: [{ code: "vstack([[1, 2], [3, 4]])", shows: "[[1 2]\n [3 4]]" }],
  run: ({ values }) => {
    const { shape } = someParts("vstack", values)[0]!;
    if (shape.length === 1 && values.every((v) => sameShape(v.shape, shape))) return stack({ values, axis: 0 });
    return joinAlong(
      values.map((v) => atLeast(2, v, true)),
      0,
    );
  },
});

export const dstack = operation({
  name: "dstack",
  moves: true,
  also: { np: "dstack", torch: "dstack" },
  params: { values },
  doc: "Joins along axis 2; vectors become columns of depth 1.",
  examples: [{ code: "dstack([[1, 2], [3, 4]])", shows: "[[[1 3]\n  [2 4]]]" }],
  run: ({ values }) => {
    const deep = (v: Node): Node => atLeast(3, v.shape.length === 1 ? atLeast(2, v, true) : v, false);
    return joinAlong(someParts("dstack", values).map(deep), 2);
  },
});
