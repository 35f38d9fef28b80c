/** What layers of networks compute: affine maps, normalization of several kinds, attention, embedding, dropout. */
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxes, type Shape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { abs, add, divide, maximum, multiply, numberLike, power, square, subtract } from "./arithmetic.ts";
import { equal, greaterEqual } from "./compare.ts";
import { tril } from "./diagonal.ts";
import { product } from "./linalg.ts";
import { matrixTranspose } from "./movement.ts";
import { softmax } from "./nn.ts";
import { castTo, operation, type Surroundings, select, tensor } from "./operation.ts";
import { randomUniform } from "./random.ts";
import { axisOption, keepdimsOption, mean, sum } from "./reduction.ts";
import { rsqrt, sqrt } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a", want: "float" });
const like = (value: number, v: Node): Node => numberLike(value, v);
const optional = (doc: string, also = "") => ({ ...tensor(doc, { want: "float", also }), default: null }) as const;
const epsilon = (value: number) =>
  ({
    kind: "number",
    doc: "what keeps it off a division by 0",
    default: value,
    also: "epsilon variance_epsilon",
  }) as const;

export const affine = operation({
  name: "affine",
  also: { torch: "nn.functional.linear" },
  params: {
    x,
    weight: tensor("a matrix, one row for each result", { want: "float" }),
    bias: optional("added at the end"),
  },
  doc: "x @ weight.T + bias.",
  examples: [{ code: "affine([[1.0, 2.0]], [[3.0, 4.0]], [0.5])", shows: "[[11.5]]" }],
  run: ({ x, weight, bias }) => {
    const out = product(x, weight.shape.length === 1 ? weight : matrixTranspose({ x: weight }));
    return bias ? add(out, bias) : out;
  },
});

/** (x - mean) / sqrt(variance + eps), scaled and shifted. */
function normalized(x: Node, center: Node, spread: Node, scale: Node | null, shift: Node | null, eps: number): Node {
  const factor = rsqrt(add(spread, like(eps, spread)));
  const out = multiply(subtract(x, center), scale ? multiply(factor, scale) : factor);
  return shift ? add(out, shift) : out;
}
/** The mean and the variance along axes, which stay with size 1. */
function momentsOf(x: Node, axis: readonly number[]): readonly [Node, Node] {
  const center = mean({ x, axis, keepdims: true });
  return [center, mean({ x: square(subtract(x, center)), axis, keepdims: true })];
}
/** A vector for the axis of channels, laid along it. */
const alongChannels = (v: Node | null, x: Node): Node | null =>
  v && structure.reshape(v, [v.shape[0]!, ...new Array<number>(Math.max(0, x.shape.length - 2)).fill(1)]);

const normalizedShape = { kind: "shape", doc: "sizes of the last axes, which are taken together" } as const;
const lastAxes = (x: Node, shape: Shape): readonly number[] => {
  const from = x.shape.length - shape.length;
  if (from < 0 || shape.some((d, i) => d !== x.shape[from + i]))
    throw refuse(
      "value/domain",
      { detail: `the last axes are not [${shape.join(", ")}]` },
      { notes: { x: noteShape(x.shape) } },
    );
  return shape.map((_, i) => from + i);
};

export const layerNorm = operation({
  name: "layer_norm",
  also: { torch: "nn.functional.layer_norm layer_norm" },
  params: {
    x,
    normalized_shape: normalizedShape,
    weight: optional("a factor for each place"),
    bias: optional("added at each place"),
    eps: epsilon(1e-5),
  },
  doc: "The last axes with mean 0 and variance 1, scaled and shifted.",
  examples: [{ code: "layer_norm([[1.0, 3.0]], [2], eps=0)", shows: "[[-1.  1.]]" }],
  run: ({ x, normalized_shape, weight, bias, eps }) => {
    const [center, spread] = momentsOf(x, lastAxes(x, normalized_shape));
    return normalized(x, center, spread, weight, bias, eps);
  },
});

export const rmsNorm = operation({
  name: "rms_norm",
  also: { torch: "nn.functional.rms_norm rms_norm" },
  params: {
    x,
    normalized_shape: normalizedShape,
    weight: optional("a factor for each place"),
    eps: { ...epsilon(0), default: null },
  },
  doc: "The last axes divided by the root of their mean square.",
  examples: [{ code: "rms_norm([[3.0, 4.0]], [2], eps=0.5)", shows: "[[0.8320503 1.1094004]]" }],
  run: ({ x, normalized_shape, weight, eps }) => {
    const axes = lastAxes(x, normalized_shape);
    const least = eps ?? (x.dtype === "float64" ? 2 ** -52 : 2 ** -23);
    const spread = mean({ x: square(x), axis: axes, keepdims: true });
    const out = multiply(x, rsqrt(add(spread, like(least, spread))));
    return weight ? multiply(out, weight) : out;
  },
});

export const batchNorm = operation({
  name: "batch_norm",
  also: { torch: "nn.functional.batch_norm" },
  params: {
    x,
    running_mean: optional("the means of the channels"),
    running_var: optional("the variances of the channels"),
    weight: optional("a factor for each channel"),
    bias: optional("added to each channel"),
    training: { kind: "bool", doc: "take mean and variance from x itself", default: false },
    momentum: { kind: "number", doc: "how fast running values move; here nothing is changed", default: 0.1 },
    eps: epsilon(1e-5),
  },
  doc: "Each channel (axis 1) less its mean, divided by its spread, scaled and shifted.",
  examples: [{ code: "batch_norm([[1.0], [3.0]], training=True, eps=0)", shows: "[[-1.]\n [ 1.]]" }],
  run: ({ x, running_mean, running_var, weight, bias, training, eps }) => {
    const others = x.shape.flatMap((_, a) => (a === 1 ? [] : [a]));
    const given = !training && running_mean && running_var;
    const [center, spread] = given
      ? [alongChannels(running_mean, x)!, alongChannels(running_var, x)!]
      : momentsOf(x, others);
    return normalized(x, center, spread, alongChannels(weight, x), alongChannels(bias, x), eps);
  },
});

export const batchNormalization = operation({
  name: "batch_normalization",
  also: { tf: "nn.batch_normalization" },
  params: {
    x,
    mean: tensor("the means", { want: "float" }),
    variance: tensor("the variances", { want: "float" }),
    offset: optional("added at the end"),
    scale: optional("a factor"),
    epsilon: { kind: "number", doc: "what keeps it off a division by 0", also: "variance_epsilon" },
  },
  methodless: true,
  doc: "(x - mean) / sqrt(variance + epsilon) * scale + offset.",
  examples: [{ code: "batch_normalization([1.0, 3.0], 2.0, 1.0, None, None, 0)", shows: "[-1.  1.]" }],
  run: ({ x, mean, variance, offset, scale, epsilon }) => normalized(x, mean, variance, scale, offset, epsilon),
});

/** Channels in groups, each group with mean 0 and variance 1. */
function inGroups(x: Node, groups: number, weight: Node | null, bias: Node | null, eps: number): Node {
  const [batch, channels, ...places] = x.shape;
  if (channels! % groups !== 0)
    throw refuse(
      "value/domain",
      { detail: `${channels} channels do not make ${groups} groups` },
      { notes: { x: noteShape(x.shape, 1) } },
    );
  const rows = structure.reshape(x, [batch!, groups, (channels! / groups) * sizeOf(places)]);
  const [center, spread] = momentsOf(rows, [2]);
  const out = structure.reshape(normalized(rows, center, spread, null, null, eps), x.shape);
  const scaled = weight ? multiply(out, alongChannels(weight, x)!) : out;
  return bias ? add(scaled, alongChannels(bias, x)!) : scaled;
}
export const groupNorm = operation({
  name: "group_norm",
  also: { torch: "nn.functional.group_norm group_norm" },
  params: {
    x,
    num_groups: { kind: "int", doc: "how many groups" },
    weight: optional("a factor for each channel"),
    bias: optional("added to each channel"),
    eps: epsilon(1e-5),
  },
  doc: "Groups of channels (axis 1) with mean 0 and variance 1, scaled and shifted.",
  examples: [{ code: "group_norm([[[1.0], [3.0]]], 1, eps=0)", shows: "[[[-1.]\n  [ 1.]]]" }],
  run: ({ x, num_groups, weight, bias, eps }) => inGroups(x, num_groups, weight, bias, eps),
});
export const instanceNorm = operation({
  name: "instance_norm",
  also: { torch: "nn.functional.instance_norm" },
  params: {
    x,
    running_mean: optional("means that count where use_input_stats is False"),
    running_var: optional("variances that count there"),
    weight: optional("a factor for each channel"),
    bias: optional("added to each channel"),
    use_input_stats: { kind: "bool", doc: "take mean and variance from x itself", default: true },
    momentum: { kind: "number", doc: "how fast running values move; here nothing is changed", default: 0.1 },
    eps: epsilon(1e-5),
  },
  doc: "Each channel of each example with mean 0 and variance 1, scaled and shifted.",
  examples: [{ code: "instance_norm([[[1.0, 3.0]]], eps=0)", shows: "[[[-1.  1.]]]" }],
  run: ({ x, running_mean, running_var, weight, bias, use_input_stats, eps }) => {
    if (use_input_stats || !running_mean || !running_var) return inGroups(x, x.shape[1]!, weight, bias, eps);
    const [center, spread] = [alongChannels(running_mean, x)!, alongChannels(running_var, x)!];
    return normalized(x, center, spread, alongChannels(weight, x), alongChannels(bias, x), eps);
  },
});

export const normalizeAlong = operation({
  name: "normalize_along",
  also: { torch: "nn.functional.normalize" },
  params: {
    x,
    p: { kind: "number", doc: "which norm", default: 2 },
    dim: { kind: "axes", doc: "the axis", default: [1], also: "axis" },
    eps: epsilon(1e-12),
  },
  doc: "x divided by its norm along an axis.",
  examples: [{ code: "normalize_along([[3.0, 4.0]])", shows: "[[0.6 0.8]]" }],
  run: ({ x, p, dim, eps }) => {
    const axis = resolveAxes(dim, x.shape.length);
    const total = sum({ x: p === 2 ? square(x) : power(abs(x), like(p, x)), axis, keepdims: true });
    const length = p === 2 ? sqrt(total) : power(total, like(1 / p, x));
    return divide(x, maximum(length, like(eps, length)));
  },
});

export const attention = operation({
  name: "scaled_dot_product_attention",
  also: { torch: "nn.functional.scaled_dot_product_attention" },
  params: {
    query: tensor("what asks, (…, m, d)", { want: "float" }),
    key: tensor("what answers, (…, n, d)", { want: "float" }),
    value: tensor("what is said, (…, n, e)", { want: "float" }),
    attn_mask: { ...tensor("True where to look, or what is added to the scores", { apart: true }), default: null },
    dropout_p: { kind: "number", doc: "share of weights that is dropped; only 0", default: 0 },
    is_causal: { kind: "bool", doc: "look at what came before only", default: false },
    scale: { kind: "number", doc: "a factor for the scores; left out: 1 / sqrt(d)", default: null },
  },
  methodless: true,
  doc: "softmax(query @ key.T * scale) @ value.",
  examples: [{ code: "scaled_dot_product_attention([[0.0]], [[1.0], [2.0]], [[4.0], [6.0]])", shows: "[[5.]]" }],
  run: ({ query, key, value, attn_mask, dropout_p, is_causal, scale }) => {
    if (dropout_p !== 0) throw refuse("value/domain", { detail: "attention here drops nothing: dropout_p is 0" });
    const factor = scale ?? 1 / Math.sqrt(query.shape.at(-1)!);
    const raw = product(query, matrixTranspose({ x: key }));
    const scores = multiply(raw, like(factor, raw));
    const before = tril({ x: structure.constant(1, "bool", raw.shape.slice(-2)) });
    const hidden = like(Number.NEGATIVE_INFINITY, scores);
    const seen = is_causal ? select(before, scores, hidden) : scores;
    const masked =
      attn_mask === null
        ? seen
        : attn_mask.dtype === "bool"
          ? select(attn_mask, seen, hidden)
          : add(seen, castTo(attn_mask, seen.dtype));
    return product(softmax({ x: masked }), value);
  },
});

const axes = { ...axisOption, also: "axes dim" } as const;
export const moments = operation({
  name: "moments",
  also: { tf: "nn.moments" },
  params: { x, axis: axes, shift: optional("not used"), keepdims: keepdimsOption },
  fields: ["mean", "variance"],
  doc: "The mean and the variance along axes.",
  examples: [{ code: "moments([1.0, 3.0], [0])[1]", shows: "1.0" }],
  run: ({ x, axis, keepdims }) => {
    const center = mean({ x, axis, keepdims: true });
    return [mean({ x, axis, keepdims }), mean({ x: square(subtract(x, center)), axis, keepdims })];
  },
});

export const weightedMoments = operation({
  name: "weighted_moments",
  also: { tf: "nn.weighted_moments" },
  params: {
    x,
    axis: axes,
    frequency_weights: tensor("how much each element counts", { want: "float" }),
    keepdims: keepdimsOption,
  },
  doc: "The mean and the variance along axes, elements counting by weights.",
  examples: [{ code: "weighted_moments([1.0, 3.0], [0], [3.0, 1.0])[0]", shows: "1.5" }],
  run: ({ x, axis, frequency_weights, keepdims }) => {
    const weights = multiply(frequency_weights, structure.constant(1, x.dtype, x.shape));
    const share = (v: Node, kept: boolean): Node =>
      divide(sum({ x: multiply(v, weights), axis, keepdims: kept }), sum({ x: weights, axis, keepdims: kept }));
    return [share(x, keepdims), share(square(subtract(x, share(x, true))), keepdims)];
  },
});

export const biasAdd = operation({
  name: "bias_add",
  also: { tf: "nn.bias_add" },
  params: {
    x: tensor("any tensor", { also: "value" }),
    bias: tensor("a vector for the channels"),
    data_format: {
      kind: "string",
      doc: "where the channels are",
      default: null,
      choices: ["NHWC", "NCHW", "N...C", "NC..."],
    },
  },
  doc: "x with a number added to each channel.",
  examples: [{ code: "bias_add([[1.0, 2.0]], [10.0, 20.0])", shows: "[[11. 22.]]" }],
  run: ({ x, bias, data_format }) => add(x, data_format?.startsWith("NC") ? alongChannels(bias, x)! : bias),
});

export const zeroFraction = operation({
  name: "zero_fraction",
  also: { tf: "nn.zero_fraction math.zero_fraction" },
  params: { x: tensor("any tensor", { also: "value" }) },
  doc: "The share of elements that are 0.",
  examples: [{ code: "zero_fraction([0.0, 1.0, 2.0, 0.0])", shows: "0.5" }],
  run: ({ x }, { float }) => mean({ x: castTo(equal(x, like(0, x)), float) }),
});

const inputs = tensor("any tensor", { also: "input", want: "float" });
function dropped(x: Node, rate: number, shape: Shape, seed: number | null, around: Surroundings): Node {
  if (!(rate >= 0 && rate <= 1))
    throw refuse("value/domain", { detail: `dropout takes shares from 0 to 1, not ${rate}` });
  if (rate === 0) return x;
  if (rate === 1) return multiply(x, like(0, x));
  const drawn = randomUniform.run({ shape, minval: null, maxval: null, dtype: x.dtype, seed } as never, around) as Node;
  const kept = greaterEqual(drawn, like(rate, drawn));
  return select(kept, multiply(x, like(1 / (1 - rate), x)), like(0, x));
}
export const dropout = operation({
  name: "dropout",
  also: { tf: "nn.dropout" },
  params: {
    x: inputs,
    rate: { kind: "number", doc: "the share that becomes 0" },
    noise_shape: { kind: "shape", doc: "sizes in which it is decided; left out: those of x", default: null },
    seed: { kind: "int", doc: "a seed for this operation alone", default: null },
  },
  doc: "A random share of the elements becomes 0, the others grow so that the sum stays.",
  examples: [{ code: "dropout([1.0, 2.0], 0.0)", shows: "[1. 2.]" }],
  run: ({ x, rate, noise_shape, seed }, around) => dropped(x, rate, noise_shape ?? x.shape, seed, around),
});
export const dropoutWhile = operation({
  name: "dropout_while",
  also: { torch: "nn.functional.dropout dropout" },
  params: {
    x: inputs,
    p: { kind: "number", doc: "the share that becomes 0", default: 0.5 },
    training: { kind: "bool", doc: "False: nothing is dropped", default: true, also: "train" },
  },
  doc: "dropout, if training. The elements are not those that PyTorch would drop.",
  examples: [{ code: "dropout_while([1.0, 2.0], 0.5, False)", shows: "[1. 2.]" }],
  run: ({ x, p, training }, around) => (training ? dropped(x, p, x.shape, null, around) : x),
});

export const embedding = operation({
  name: "embedding",
  also: { torch: "nn.functional.embedding embedding" },
  params: {
    indices: tensor("which rows", { want: "int", apart: true, also: "input" }),
    weight: tensor("the rows", { apart: true }),
  },
  methodless: true,
  doc: "Rows of a table.",
  examples: [{ code: "embedding([1, 0], [[1.0], [2.0]])", shows: "[[2.]\n [1.]]" }],
  run: ({ indices, weight }) => structure.gather(weight, [0], [indices], 0),
});
