/** Tensors put together and taken apart by lists of positions or lengths: masks, stitches, partitions, tables. */
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxis, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { numberLike } from "./arithmetic.ts";
import { finite, greater, greaterEqual, less, logicalAnd } from "./compare.ts";
import { arange } from "./create.ts";
import { alongAxis } from "./indexing.ts";
import { joinAlong } from "./joining.ts";
import { cut, flatten, rankError } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { all } from "./reduction.ts";
import { integers } from "./repeating.ts";
import { type Index, index } from "./subscripts.ts";

const x = tensor("any tensor", { also: "input" });
const wholes = (s: Stored): number[] => Array.from(denseData(s) as Float64Array, Number);

export const sequenceMask = operation({
  name: "sequence_mask",
  also: { tf: "sequence_mask" },
  params: {
    lengths: { kind: "known", doc: "how many are true" },
    maxlen: { kind: "int", doc: "size of the new last axis; left out: the largest length", default: null },
    dtype: { kind: "dtype", doc: "element type", default: "bool" },
  },
  doc: "Rows that begin with so many ones.",
  examples: [{ code: "sequence_mask([1, 2], 3)", shows: "[[ True False False]\n [ True  True False]]" }],
  run: ({ lengths, maxlen, dtype }) => {
    const size = maxlen ?? wholes(lengths).reduce((a, b) => Math.max(a, b), 0);
    const steps = arange({ start: { value: size, dtype: "int32" } });
    const ends = structure.reshape(castTo(sourceOf(lengths), "int32"), [...lengths.layout.shape, 1]);
    return castTo(less(steps, ends), dtype);
  },
});

export const dynamicPartition = operation({
  name: "dynamic_partition",
  also: { tf: "dynamic_partition" },
  params: {
    x: tensor("rows", { also: "data" }),
    partitions: { kind: "known", doc: "the part that each row goes to" },
    num_partitions: { kind: "int", doc: "how many parts" },
  },
  doc: "A list of parts, each with the rows that say so.",
  examples: [{ code: "dynamic_partition([10, 20, 30], [0, 1, 0], 2)[0]", shows: "[10 30]" }],
  run: ({ x, partitions, num_partitions }) => {
    const { shape } = partitions.layout;
    if (!sameShape(x.shape.slice(0, shape.length), shape))
      throw rankError("dynamic_partition", `leading axes ${showShape(shape)}`, x.shape);
    const rows = structure.reshape(x, [sizeOf(shape), ...x.shape.slice(shape.length)]);
    const part = wholes(partitions);
    const outside = part.find((p) => p < 0 || p >= num_partitions);
    if (outside !== undefined) throw refuse("index/range", { index: outside, axis: 0, size: num_partitions });
    return Array.from({ length: num_partitions }, (_, n) => {
      const places = part.flatMap((p, i) => (p === n ? [i] : []));
      return structure.gather(rows, [0], [sourceOf(integers(places))], 0);
    });
  },
});

export const dynamicStitch = operation({
  name: "dynamic_stitch",
  also: { tf: "dynamic_stitch" },
  params: {
    indices: { kind: "tensors", doc: "where the rows of each tensor go", apart: true },
    data: { kind: "tensors", doc: "the tensors" },
  },
  methodless: true,
  doc: "Rows of several tensors in one, at the places that indices say; of rows that meet, the last one stays.",
  examples: [{ code: "dynamic_stitch([[0, 2], [1]], [[10, 30], [20]])", shows: "[10 20 30]" }],
  run: ({ indices, data }) => {
    const parts = data.map((d, i) => {
      const lead = indices[i]!.shape.length;
      return structure.reshape(d, [sizeOf(indices[i]!.shape), ...d.shape.slice(lead)]);
    });
    const rows = joinAlong(parts, 0);
    const places = indices.flatMap((n) => {
      if (!n.value) throw refuse("value/domain", { detail: "the positions must be known" });
      return wholes(n.value);
    });
    const at = sourceOf(integers(places));
    const size = places.reduce((a, b) => Math.max(a, b + 1), 0);
    return structure.scatter(structure.constant(0, rows.dtype, [size, ...rows.shape.slice(1)]), [0], [at], rows, "set");
  },
});

export const invertPermutation = operation({
  name: "invert_permutation",
  also: { tf: "math.invert_permutation" },
  params: { x: { kind: "known", doc: "the numbers from 0 up, each once, in some order" } },
  doc: "Where each number stands.",
  examples: [{ code: "invert_permutation([2, 0, 1])", shows: "[1 2 0]" }],
  run: ({ x }) => {
    const order = wholes(x);
    const out = new Array<number>(order.length).fill(-1);
    order.forEach((v, i) => {
      out[v] = i;
    });
    if (out.length !== order.length || out.includes(-1))
      throw refuse("value/domain", { detail: "invert_permutation needs the numbers from 0 up, each once" });
    return castTo(sourceOf(integers(out)), x.dtype);
  },
});

export const confusionMatrix = operation({
  name: "confusion_matrix",
  also: { tf: "math.confusion_matrix" },
  params: {
    labels: { kind: "known", doc: "the right classes" },
    predictions: { kind: "known", doc: "the classes that were found" },
    num_classes: { kind: "int", doc: "how many classes; left out: up to the largest", default: null },
    weights: { ...tensor("how much each counts", { apart: true }), default: null },
    dtype: { kind: "dtype", doc: "element type", default: "int32" },
  },
  methodless: true,
  doc: "How often each class (row) was taken for each (column).",
  examples: [{ code: "confusion_matrix([0, 1, 1], [0, 1, 0])", shows: "[[1 0]\n [1 1]]" }],
  run: ({ labels, predictions, num_classes, weights, dtype }) => {
    const [rows, columns] = [wholes(labels), wholes(predictions)];
    const size = num_classes ?? [...rows, ...columns].reduce((a, b) => Math.max(a, b + 1), 0);
    const outside = [...rows, ...columns].find((v) => v < 0 || v >= size);
    if (outside !== undefined) throw refuse("index/range", { index: outside, axis: 0, size });
    const counted = weights ? castTo(weights, dtype) : structure.constant(1, dtype, [rows.length]);
    const zeros = structure.constant(0, dtype, [size, size]);
    return structure.scatter(zeros, [0, 1], [sourceOf(integers(rows)), sourceOf(integers(columns))], counted, "add");
  },
});

const maskParam = (name: string) => ({ kind: "int", doc: `bits: axes whose ${name}`, default: 0 }) as const;
export const stridedSlice = operation({
  name: "strided_slice",
  moves: true,
  also: { tf: "strided_slice" },
  params: {
    x: tensor("any tensor", { also: "input_ input" }),
    begin: { kind: "ints", doc: "first index on each axis" },
    end: { kind: "ints", doc: "where each ends" },
    strides: { kind: "ints", doc: "the distances; left out: 1", default: null },
    begin_mask: maskParam("beginning does not count"),
    end_mask: maskParam("end does not count"),
    ellipsis_mask: maskParam("number means all axes in between"),
    new_axis_mask: maskParam("place is a new axis"),
    shrink_axis_mask: maskParam("beginning alone is taken"),
  },
  doc: "What x[begin:end:strides] takes. The shell's usual way is x[a:b:c].",
  examples: [{ code: "tf.strided_slice([1, 2, 3, 4], [0], [4], [2])", shows: "[1 3]" }],
  run: ({ x, begin, end, strides, ...masks }) => {
    const has = (mask: number, i: number): boolean => ((mask >> i) & 1) === 1;
    const items = begin.map((b, i): Index => {
      if (has(masks.ellipsis_mask, i)) return { kind: "ellipsis" };
      if (has(masks.new_axis_mask, i)) return { kind: "newaxis" };
      if (has(masks.shrink_axis_mask, i)) return { kind: "at", index: b };
      const start = has(masks.begin_mask, i) ? null : b;
      return { kind: "slice", start, stop: has(masks.end_mask, i) ? null : end[i]!, step: strides?.[i] ?? 1 };
    });
    return index(x, items);
  },
});

export const reverseSequence = operation({
  name: "reverse_sequence",
  moves: true,
  also: { tf: "reverse_sequence" },
  params: {
    x,
    seq_lengths: { kind: "known", doc: "how much of each is turned around" },
    seq_axis: { kind: "axis", doc: "the axis along which it is turned" },
    batch_axis: { kind: "axis", doc: "the axis of the lengths", default: 0 },
  },
  doc: "The beginning of each row in the other order.",
  examples: [{ code: "reverse_sequence([[1, 2, 3], [4, 5, 6]], [2, 3], 1)", shows: "[[2 1 3]\n [6 5 4]]" }],
  run: ({ x, seq_lengths, seq_axis, batch_axis }) => {
    const [along, batch] = [resolveAxis(seq_axis, x.shape.length), resolveAxis(batch_axis, x.shape.length)];
    const lengths = wholes(seq_lengths);
    const size = x.shape[along]!;
    const bad = lengths.find((n) => n < 0 || n > size);
    if (bad !== undefined || lengths.length !== x.shape[batch])
      throw refuse("value/domain", { detail: `reverse_sequence needs ${x.shape[batch]} lengths from 0 to ${size}` });
    const places = lengths.flatMap((n) => Array.from({ length: size }, (_, i) => (i < n ? n - 1 - i : i)));
    const flat = sourceOf(integers(places));
    const shape = x.shape.map((d, a) => (a === batch || a === along ? d : 1));
    const straight = structure.reshape(flat, [x.shape[batch]!, size]);
    const turned = batch < along ? straight : structure.permute(straight, [1, 0]);
    return alongAxis(x, structure.reshape(turned, shape), along);
  },
});

export const inTopK = operation({
  name: "in_top_k",
  also: { tf: "math.in_top_k nn.in_top_k" },
  params: {
    targets: tensor("the right class of each row", { want: "int", apart: true }),
    predictions: tensor("scores, one row each", { apart: true }),
    k: { kind: "int", doc: "how many of the largest scores count" },
  },
  methodless: true,
  doc: "Whether the score of the right class is among the k largest of its row.",
  examples: [{ code: "in_top_k([0, 1], [[0.1, 0.9], [0.2, 0.8]], 1)", shows: "[False  True]" }],
  run: ({ targets, predictions, k }) => {
    const mine = alongAxis(
      predictions,
      structure.reshape(targets, [...targets.shape, 1]),
      predictions.shape.length - 1,
    );
    const above = castTo(greater(predictions, mine), "int32");
    const axes = [predictions.shape.length - 1];
    const count = structure.reduce(above, "add", axes);
    // Among scores that are no numbers, or without an end, none is among the largest.
    return logicalAnd(less(count, numberLike(k, count)), all({ x: finite(predictions), axis: axes }));
  },
});

export const ensureShape = operation({
  name: "ensure_shape",
  moves: true,
  also: { tf: "ensure_shape" },
  params: { x, shape: { kind: "dims", doc: "the sizes; -1 or None for any", open: true } },
  doc: "x, if it has that shape; else an error.",
  examples: [{ code: "ensure_shape([[1, 2]], [1, 2])", shows: "[[1 2]]" }],
  run: ({ x, shape }) => {
    const fits = shape.length === x.shape.length && shape.every((d, a) => d < 0 || d === x.shape[a]);
    if (!fits)
      throw refuse(
        "value/domain",
        { detail: `shape ${showShape(x.shape)} is not ${showShape(shape as Shape)}` },
        { notes: { x: noteShape(x.shape) } },
      );
    return x;
  },
});

/** Whether each element of the flattened tensor and its neighbour are in order. */
const rising = (name: string, holds: (later: Node, earlier: Node) => Node, doc: string) =>
  operation({
    name,
    also: { tf: `math.${name}` },
    params: { x },
    doc,
    examples: [{ code: `${name}([1, 3, 7])`, shows: "True" }],
    run: ({ x }) => {
      const flat = flatten({ x });
      const n = flat.shape[0]!;
      if (n < 2) return structure.constant(1, "bool");
      return all({ x: holds(cut(flat, 0, 1, n - 1), cut(flat, 0, 0, n - 1)) });
    },
  });
export const nonDecreasing = rising(
  "is_non_decreasing",
  (b, a) => greaterEqual(b, a),
  "Whether no element is smaller than the one before.",
);
export const strictlyIncreasing = rising(
  "is_strictly_increasing",
  (b, a) => greater(b, a),
  "Whether each element is larger than the one before.",
);
