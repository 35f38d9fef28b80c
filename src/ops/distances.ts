/** Losses that compare things with each other: pairs, triples, vectors; and distances, by PyTorch's names. */
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { abs, add, divide, log, maximum, multiply, negative, square, subtract } from "./arithmetic.ts";
import { equal, greater, less } from "./compare.ts";
import { rankError } from "./movement.ts";
import { operation, select, tensor } from "./operation.ts";
import { max, sum } from "./reduction.ts";
import { eps, like, one, plus, reducedBy, reduction, times } from "./torch-losses.ts";
import { exp, sqrt } from "./transcendental.ts";

const input = tensor("the values that were found", { also: "x", want: "float" });
const target = tensor("the values that were wanted", { also: "labels", want: "float" });

const margin = (value: number) => ({ kind: "number", doc: "how far apart is far enough", default: value }) as const;
const more = {
  size_average: { kind: "bool", doc: "not used", default: null },
  reduce: { kind: "bool", doc: "not used", default: null },
} as const;
export const hingeEmbedding = operation({
  name: "hinge_embedding_loss",
  also: { torch: "nn.functional.hinge_embedding_loss" },
  params: {
    input,
    target,
    margin: margin(1),
    size_average: { kind: "bool", doc: "not used", default: null },
    reduce: { kind: "bool", doc: "not used", default: null },
    reduction,
  },
  methodless: true,
  doc: "input where the label is 1, max(0, margin - input) where it is -1.",
  examples: [{ code: "hinge_embedding_loss([0.5, 0.25], [1.0, -1.0], reduction='none')", shows: "[0.5  0.75]" }],
  run: ({ input, target, margin, reduction }) => {
    const gap = subtract(like(margin, input), input);
    const apart = select(greater(gap, like(0, gap)), gap, like(0, gap));
    const yes = select(equal(target, like(-1, target)), like(0, input), input);
    const no = select(equal(target, one(target)), like(0, input), apart);
    return reducedBy(add(yes, no), reduction);
  },
});
const label = tensor("labels, 1 or -1", { want: "float" });
const positivePart = (x: Node): Node => select(greater(x, like(0, x)), x, like(0, x));
export const marginRanking = operation({
  name: "margin_ranking_loss",
  also: { torch: "nn.functional.margin_ranking_loss" },
  params: {
    input1: tensor("one score", { want: "float" }),
    input2: tensor("the other score", { want: "float" }),
    target: label,
    margin: margin(0),
    ...more,
    reduction,
  },
  methodless: true,
  doc: "max(0, margin - target * (input1 - input2)): the first shall be larger where the label is 1.",
  examples: [{ code: "margin_ranking_loss([1.0], [3.0], [1.0])", shows: "2.0" }],
  run: ({ input1, input2, target, margin, reduction }) => {
    const gap = plus(margin, negative(multiply(target, subtract(input1, input2))));
    return reducedBy(maximum(gap, like(0, gap)), reduction);
  },
});

const dim = { kind: "axis", doc: "the axis of the vectors", default: 1, also: "axis" } as const;
/** Cosine of the angle between vectors; lengths are kept above eps. */
function cosine(a: Node, b: Node, axis: number, eps: number): Node {
  const squares = (x: Node): Node => sum({ x: square(x), axis: [axis], keepdims: true });
  const unit = (x: Node): Node => {
    const s = squares(x);
    const some = greater(s, like(0, s));
    const length = select(some, sqrt(select(some, s, one(s))), like(0, s));
    return divide(x, maximum(length, like(eps, length)));
  };
  return sum({ x: multiply(unit(a), unit(b)), axis: [axis] });
}
export const cosineSimilarity = operation({
  name: "cosine_similarity",
  also: { torch: "nn.functional.cosine_similarity cosine_similarity" },
  params: {
    x1: tensor("vectors", { also: "a x input1", want: "float" }),
    x2: tensor("other vectors", { also: "b y input2", want: "float" }),
    dim,
    eps: eps(1e-8),
  },
  methodless: true,
  doc: "The cosine of the angle between vectors along an axis.",
  examples: [{ code: "cosine_similarity([[1.0, 0.0]], [[1.0, 1.0]])", shows: "[0.70710677]" }],
  run: ({ x1, x2, dim, eps }) => cosine(x1, x2, dim, eps),
});
export const cosineEmbedding = operation({
  name: "cosine_embedding_loss",
  also: { torch: "nn.functional.cosine_embedding_loss" },
  params: {
    input1: tensor("vectors", { want: "float" }),
    input2: tensor("other vectors", { want: "float" }),
    target: label,
    margin: margin(0),
    ...more,
    reduction,
  },
  methodless: true,
  doc: "1 - cosine where the label is 1, max(0, cosine - margin) where it is -1.",
  examples: [{ code: "cosine_embedding_loss([[1.0, 0.0]], [[0.0, 1.0]], [1.0])", shows: "1.0" }],
  run: ({ input1, input2, target, margin, reduction }) => {
    const ones = (x: Node): Node => sum({ x: square(x), axis: [-1] });
    const tiny = (x: Node): Node => plus(1e-12, x);
    const both = multiply(tiny(ones(input1)), tiny(ones(input2)));
    const cos = divide(sum({ x: multiply(input1, input2), axis: [-1] }), sqrt(both));
    const far = positivePart(plus(-margin, cos));
    const near = subtract(one(cos), cos);
    const yes = select(equal(target, one(target)), near, like(0, near));
    return reducedBy(add(yes, select(equal(target, like(-1, target)), far, like(0, far))), reduction);
  },
});

/** Distance between vectors of the last axis. */
function distance(a: Node, b: Node, p: number, eps: number, keepdims = false): Node {
  const away = abs(plus(eps, subtract(a, b)));
  const out = p === 1 ? sum({ x: away, axis: [-1] }) : rootOf(away, p);
  return keepdims ? structure.reshape(out, [...out.shape, 1]) : out;
}
export const pairwiseDistance = operation({
  name: "pairwise_distance",
  also: { torch: "nn.functional.pairwise_distance pairwise_distance" },
  params: {
    x1: tensor("vectors", { want: "float" }),
    x2: tensor("other vectors", { want: "float" }),
    p: { kind: "number", doc: "which norm", default: 2 },
    eps: eps(1e-6),
    keepdim: { kind: "bool", doc: "keep the axis, with size 1", default: false, also: "keepdims" },
  },
  methodless: true,
  doc: "The distance between the vectors of the last axis, pair by pair.",
  examples: [{ code: "pairwise_distance([[0.0, 0.0]], [[3.0, 4.0]], eps=0)", shows: "[5.]" }],
  run: ({ x1, x2, p, eps, keepdim }) => distance(x1, x2, p, eps, keepdim),
});
export const tripletMargin = operation({
  name: "triplet_margin_loss",
  also: { torch: "nn.functional.triplet_margin_loss" },
  params: {
    anchor: tensor("vectors", { want: "float" }),
    positive: tensor("vectors that shall be near", { want: "float" }),
    negative: tensor("vectors that shall be far", { want: "float" }),
    margin: margin(1),
    p: { kind: "number", doc: "which norm", default: 2 },
    eps: eps(1e-6),
    swap: { kind: "bool", doc: "measure from the positive where that is nearer", default: false },
    ...more,
    reduction,
  },
  methodless: true,
  doc: "max(0, margin + distance to the positive - distance to the negative).",
  examples: [{ code: "triplet_margin_loss([[0.0]], [[1.0]], [[5.0]])", shows: "0.0" }],
  run: ({ anchor, positive, negative: other, margin, p, eps, swap, reduction }) => {
    const [near, direct] = [distance(anchor, positive, p, eps), distance(anchor, other, p, eps)];
    const across = swap ? distance(positive, other, p, eps) : null;
    const far = across ? select(less(across, direct), across, direct) : direct;
    const gap = plus(margin, subtract(near, far));
    return reducedBy(maximum(gap, like(0, gap)), reduction);
  },
});

export const cdist = operation({
  name: "cdist",
  also: { torch: "cdist" },
  params: {
    x1: tensor("vectors, (…, n, d)", { also: "a", want: "float" }),
    x2: tensor("other vectors, (…, m, d)", { also: "b", want: "float" }),
    p: { kind: "number", doc: "which norm", default: 2 },
  },
  doc: "The distances of all vectors from all others: (…, n, m).",
  examples: [{ code: "cdist([[0.0, 0.0]], [[3.0, 4.0], [0.0, 1.0]])", shows: "[[5. 1.]]" }],
  run: ({ x1, x2, p }) => {
    if (x1.shape.length < 2) throw rankError("cdist", "at least two axes", x1.shape, "x1");
    if (x2.shape.length < 2) throw rankError("cdist", "at least two axes", x2.shape, "x2");
    const column = structure.reshape(x1, [...x1.shape.slice(0, -1), 1, x1.shape.at(-1)!]);
    const row = structure.reshape(x2, [...x2.shape.slice(0, -2), 1, ...x2.shape.slice(-2)]);
    const away = abs(subtract(column, row));
    if (p === Number.POSITIVE_INFINITY) return max({ x: away, axis: [-1] });
    if (p === 1) return sum({ x: away, axis: [-1] });
    if (p === 0) return sum({ x: select(equal(away, like(0, away)), like(0, away), one(away)), axis: [-1] });
    return rootOf(away, p);
  },
});

/** sum(x**p)**(1/p) over the last axis. At 0 no gradient flows. */
function rootOf(x: Node, p: number): Node {
  const some = greater(x, like(0, x));
  const known = select(some, x, one(x));
  const powers = p === 2 ? square(known) : exp(times(p, log(known)));
  const total = sum({ x: select(some, powers, like(0, x)), axis: [-1] });
  const positive = greater(total, like(0, total));
  const kept = select(positive, total, one(total));
  const root = p === 2 ? sqrt(kept) : exp(divide(log(kept), like(p, kept)));
  return select(positive, root, like(0, root));
}
