/** Choices among tensors, and the rarer orders: select, piecewise, digitize, partitions, lexicographic order. */
import { type DType, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast, resolveAxis, showShape, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { numberLike, subtract } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { takeAlongAxis } from "./indexing.ts";
import { flatten } from "./movement.ts";
import { castTo, joinedDType, operation, select, tensor } from "./operation.ts";
import { integers } from "./repeating.ts";
import { argsort, argwhere, searchsorted, sort } from "./sorting.ts";
import { index, maskItem } from "./subscripts.ts";

const axisOfOrder = {
  kind: "axis",
  doc: "the axis; None: flattened",
  default: -1,
  also: "dim",
  nullable: true,
} as const;
const any = tensor("any tensor", { also: "a input" });

export const selectFrom = operation({
  name: "select",
  moves: true,
  also: { np: "select", own: "" },
  params: {
    conditions: { kind: "tensors", doc: "where each choice is taken", also: "condlist", apart: true },
    choices: { kind: "tensors", doc: "what is taken there", also: "choicelist" },
    otherwise: tensor("where no condition holds", { default: null, also: "default" }),
  },
  methodless: true,
  doc: "Each element from the first choice whose condition holds.",
  examples: [{ code: "np.select([[True, False], [True, True]], [[1, 2], [10, 20]])", shows: "[ 1 20]" }],
  run: ({ conditions, choices, otherwise }) => {
    if (conditions.length !== choices.length || choices.length === 0)
      throw refuse("value/domain", { detail: `${conditions.length} conditions for ${choices.length} choices` });
    const last = otherwise ?? structure.constant(0, joinedDType(choices));
    return conditions.reduceRight((rest, c, i) => select(c, choices[i]!, rest), last);
  },
});

export const choose = operation({
  name: "choose",
  also: { np: "choose" },
  params: {
    x: tensor("which choice, for each element", { also: "a", want: "int", apart: true }),
    choices: { kind: "tensors", doc: "tensors that broadcast with it" },
  },
  doc: "Each element from the choice whose number stands there.",
  examples: [{ code: "choose([0, 1, 0], [[1, 2, 3], [10, 20, 30]])", shows: "[ 1 20  3]" }],
  run: ({ x, choices }) => {
    const dtype = joinedDType(choices);
    if (choices.length > 1 && choices.length <= fewChoices && isInteger(x.dtype)) return chosenOfFew(x, choices, dtype);
    const shape = broadcast({ x: x.shape, ...Object.fromEntries(choices.map((c, i) => [`choice${i}`, c.shape])) });
    const rows = choices.map((c) => structure.reshape(structure.expand(castTo(c, dtype), shape), [1, ...shape]));
    const all = rows.map((r, i) =>
      structure.place(
        r,
        r.shape.map((_, a) => (a === 0 ? i : 0)),
        r.shape.map(() => 1),
        [rows.length, ...shape],
      ),
    );
    const stacked = all.reduce((a, b, i) => select(atRow(i, rows.length, shape.length), b, a));
    const places = shape.map((d, a) => {
      const line = sourceOf(integers(Array.from({ length: d }, (_, i) => i)));
      return structure.expand(
        structure.reshape(
          line,
          shape.map((_, b) => (a === b ? d : 1)),
        ),
        shape,
      );
    });
    const which = castTo(structure.expand(x, shape), "int32");
    return structure.gather(stacked, [0, ...shape.map((_, a) => a + 1)], [which, ...places], 0);
  },
});
/** Choices up to which each is selected where its number stands. */
const fewChoices = 8;
function chosenOfFew(x: Node, choices: readonly Node[], dtype: DType): Node {
  broadcast({ x: x.shape, ...Object.fromEntries(choices.map((c, i) => [`choice${i}`, c.shape])) });
  // Reading these numbers at those places gives the same places, and refuses others.
  const numbers = sourceOf(integers(choices.map((_, i) => i)));
  const which = structure.gather(numbers, [0], [castTo(x, "int32")], 0);
  return choices
    .map((c) => castTo(c, dtype))
    .reduce((chosen, c, i) => select(equal(which, numberLike(i, which)), c, chosen));
}

/** True in row i of `count` rows, to broadcast with tensors of `rank` more axes. */
const atRow = (i: number, count: number, rank: number): Node => {
  const mask = Uint8Array.from({ length: count }, (_, j) => (i === j ? 1 : 0));
  return sourceOf(stored("bool", [count, ...new Array<number>(rank).fill(1)], mask));
};

export const digitize = operation({
  name: "digitize",
  also: { np: "digitize", tf: "raw_ops.Bucketize" },
  params: {
    x: tensor("any tensor", { also: "input" }),
    bins: { kind: "known", doc: "edges of bins, rising or falling", also: "boundaries" },
    right: { kind: "bool", doc: "bins hold their right edge, not the left one", default: false },
  },
  doc: "The bin into which each element falls: 0 before the first edge.",
  examples: [{ code: "digitize([0.5, 1.0, 9.0], [1.0, 2.0])", shows: "[0 1 2]" }],
  run: ({ x, bins, right }) => {
    const { shape } = bins.layout;
    if (shape.length !== 1)
      throw refuse("shape/rank", { name: "digitize", wanted: "a vector of edges", shape: showShape(shape) });
    const [n] = shape as [number];
    const edges = denseData(bins) as Float64Array;
    const falling = n > 1 && edges[0]! > edges[n - 1]!;
    const side = right ? "left" : "right";
    const sorted = sourceOf(bins);
    if (!falling) return searchsorted({ sorted, values: x, side }) as Node;
    const found = searchsorted({ sorted: structure.slice(sorted, [n - 1], [-1], [n]), values: x, side }) as Node;
    return subtract(numberLike(n, found), found);
  },
});

export const bucketize = operation({
  name: "bucketize",
  also: { torch: "bucketize" },
  params: {
    x: tensor("any tensor", { also: "input" }),
    boundaries: tensor("edges, rising"),
    right: { kind: "bool", doc: "an element that equals an edge lies behind it", default: false },
  },
  doc: "How many edges each element is above; with right=True: above or at.",
  examples: [{ code: "bucketize([0.5, 1.0, 9.0], [1.0, 2.0])", shows: "[0 0 2]" }],
  run: ({ x, boundaries, right }) =>
    searchsorted({ sorted: boundaries, values: x, side: right ? "right" : "left" }) as Node,
});

const partitioned = (name: "partition" | "argpartition", doc: string, code: string, shows: string) =>
  operation({
    name,
    also: { np: name },
    params: { x: any, kth: { kind: "ints", doc: "places that come into order" }, axis: axisOfOrder },
    doc: `${doc} The rest is in order too.`,
    examples: [{ code, shows }],
    run: ({ x, kth, axis }) => {
      const from = axis === null ? flatten({ x }) : x;
      const at = resolveAxis(axis ?? 0, from.shape.length);
      const wrong = kth.find((k) => k >= from.shape[at]! || k < -from.shape[at]!);
      if (wrong !== undefined) {
        const size = from.shape[at]!;
        const exception = ["ValueError", `kth(=${wrong}) out of bounds (${size})`] as const;
        throw refuse("index/range", { index: wrong, axis: at, size }, { exception });
      }
      return name === "partition"
        ? (sort({ x: from, axis: at }) as Node)
        : castTo(argsort({ x: from, axis: at }) as Node, "int64");
    },
  });
export const partition = partitioned(
  "partition",
  "The element of place k in order, smaller ones before it, larger ones behind.",
  "partition([3, 1, 2], 1)",
  "[1 2 3]",
);
export const argpartition = partitioned(
  "argpartition",
  "Positions of the elements in the order of partition.",
  "argpartition([3, 1, 2], 1)",
  "[1 2 0]",
);

export const lexsort = operation({
  name: "lexsort",
  also: { np: "lexsort" },
  params: {
    keys: { kind: "tensors", doc: "keys of one shape, the most important one last", apart: true },
    axis: { kind: "axis", doc: "the axis", default: -1 },
  },
  methodless: true,
  doc: "The positions that sort by several keys at once.",
  examples: [{ code: "lexsort([[1, 0, 1], [2, 2, 1]])", shows: "[2 1 0]" }],
  run: ({ keys, axis }) => {
    if (keys.length === 0) throw refuse("call/missing", { name: "lexsort", param: "keys" });
    // Stable sorts, from the least important key on.
    let order: Node | null = null;
    for (const key of keys) {
      const at = resolveAxis(axis, key.shape.length);
      const ordered: Node = order ? (takeAlongAxis({ x: key, indices: order, axis: at }) as Node) : key;
      const next = argsort({ x: ordered, axis: at }) as Node;
      order = order ? (takeAlongAxis({ x: order, indices: next, axis: at }) as Node) : next;
    }
    return castTo(order!, "int64");
  },
});

export const flatnonzero = operation({
  name: "flatnonzero",
  also: { np: "flatnonzero" },
  params: { x: { kind: "known", doc: "any tensor", also: "a" } },
  doc: "Places, in the flattened tensor, of the elements that are not 0.",
  examples: [{ code: "flatnonzero([[0, 3], [5, 0]])", shows: "[1 2]" }],
  run: ({ x }) => {
    const flat = stored(x.dtype, [sizeOf(x.layout.shape)], denseData(x));
    const rows = argwhere({ x: flat }) as Node;
    return structure.reshape(rows, [rows.shape[0]!]);
  },
});

export const extract = operation({
  name: "extract",
  moves: true,
  also: { np: "extract" },
  params: {
    condition: { kind: "known", doc: "true where to take" },
    x: tensor("any tensor", { also: "arr", apart: true }),
  },
  methodless: true,
  doc: "The elements, flattened, where the condition holds.",
  examples: [{ code: "extract([True, False, True], [1, 2, 3])", shows: "[1 3]" }],
  run: ({ condition, x }) => {
    const item = maskItem(condition);
    return index(flatten({ x }), [{ ...item, shape: [sizeOf(item.shape)] }]);
  },
});
export const compress = operation({
  name: "compress",
  moves: true,
  also: { np: "compress" },
  params: {
    condition: { kind: "known", doc: "a vector: true where to take" },
    x: tensor("any tensor", { also: "a", apart: true }),
    axis: { kind: "axis", doc: "the axis; left out: the flattened tensor", default: null },
  },
  methodless: true,
  doc: "Slices along an axis where the condition holds.",
  examples: [{ code: "compress([True, False], [[1, 2], [3, 4]], axis=0)", shows: "[[1 2]]" }],
  run: ({ condition, x, axis }) => {
    const from = axis === null ? flatten({ x }) : x;
    const at = resolveAxis(axis ?? 0, from.shape.length);
    const kept = maskItem(condition).places;
    const size = from.shape[at]!;
    const wrong = (kept.at(-1) ?? -1) < size ? undefined : kept.find((p) => p >= size);
    if (wrong !== undefined) throw refuse("index/range", { index: wrong, axis: at, size });
    return structure.gather(from, [at], [sourceOf(stored("int32", [kept.length], kept))], at);
  },
});
