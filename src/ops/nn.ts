/** Activations and losses, as formulas over the other operations. */
import type { Param } from "../core/params.ts";
import { resolveAxis } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { alu, num } from "../scalar/expr.ts";
import { abs, divide, log, maximum, multiply, negative, numberLike, square, subtract } from "./arithmetic.ts";
import { equal, greater, lessEqual } from "./compare.ts";
import { takeAlongAxis } from "./indexing.ts";
import { castTo, operation, select, tensor, type Unary, unary } from "./operation.ts";
import { finiteTop, mean, sum } from "./reduction.ts";
import { argmax } from "./sorting.ts";
import { exp, expm1, rsqrt, sigmoid, softplus } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input features", want: "float" });
const axis = { kind: "axis", doc: "the axis", default: -1, also: "dim" } as const;
const zero = (like: Node): Node => numberLike(0, like);

export const relu: Unary = unary({
  name: "relu",
  also: { tf: "nn.relu", torch: "relu nn.functional.relu" },
  takes: "number",
  scalar: (x) => alu("max", x, num(0, x)),
  gradient: (dy, x) => select(greater(x, zero(x)), dy, zero(dy)),
  doc: "max(x, 0).",
  examples: [{ code: "relu([-1, 0, 2])", shows: "[0 0 2]" }],
});

const alpha = (value: number): { kind: "factor"; doc: string; default: number; also: string } => ({
  kind: "factor",
  doc: "slope on the left",
  default: value,
  also: "negative_slope",
});

/** TensorFlow keeps such numbers in 32 bits, also where they meet 64. */
export const shortOption = {
  kind: "bool",
  doc: "its constants are rounded to 32 bits, as TensorFlow's are",
  default: false,
} as const;

/** As TensorFlow keeps numbers that are no tensors. */
const shortened = (value: Node): Node =>
  value.dtype === "float64" ? castTo(castTo(value, "float32"), "float64") : value;

export const leakyRelu = operation({
  name: "leaky_relu",
  also: { tf: "nn.leaky_relu keras.activations.leaky_relu", torch: "nn.functional.leaky_relu" },
  params: { x, alpha: alpha(0.2), short: shortOption },
  variants: {
    "torch.nn.functional.leaky_relu": { alpha: 0.01 },
    "jax.nn.leaky_relu": { alpha: 0.01 },
    "tf.nn.leaky_relu": { short: true },
    "tf.keras.activations.leaky_relu": { short: true },
  },
  doc: "x where it is positive, alpha * x elsewhere.",
  examples: [{ code: "leaky_relu([-1.0, 2.0])", shows: "[-0.2  2. ]" }],
  run: ({ x, alpha, short }) =>
    select(greater(x, zero(x)), x, multiply(short ? shortened(numberLike(alpha, x)) : numberLike(alpha, x), x)),
});

export const elu = operation({
  name: "elu",
  also: { tf: "nn.elu keras.activations.elu", torch: "nn.functional.elu" },
  params: { x, alpha: alpha(1) },
  doc: "x where it is positive, alpha * (exp(x) - 1) elsewhere.",
  examples: [{ code: "elu([-1.0, 2.0])", shows: "[-0.63212055  2.        ]" }],
  // The exponential sees only what is negative, so that its gradient stays finite where it is not used.
  run: ({ x, alpha }) => {
    const left = lessEqual(x, zero(x));
    return select(left, multiply(numberLike(alpha, x), expm1(select(left, x, zero(x)))), x);
  },
});

export const silu = operation({
  name: "silu",
  also: {
    tf: "nn.silu nn.swish keras.activations.swish keras.activations.silu",
    torch: "nn.functional.silu",
    own: "swish",
  },
  params: { x, beta: { kind: "factor", doc: "how sharp the bend is", default: 1 } },
  doc: "x * sigmoid(beta * x).",
  examples: [{ code: "silu([-1.0, 2.0])", shows: "[-0.26894143  1.7615942 ]" }],
  run: ({ x, beta }) => multiply(x, sigmoid(beta === 1 ? x : multiply(numberLike(beta, x), x))),
});

export const softmax = operation({
  name: "softmax",
  also: {
    tf: "nn.softmax math.softmax keras.activations.softmax",
    torch: "softmax nn.functional.softmax special.softmax",
  },
  params: { x: tensor("scores", { also: "input logits", want: "float" }), axis },
  doc: "exp(x) / sum(exp(x)) along an axis: positive numbers that add up to 1.",
  examples: [{ code: "softmax([1.0, 2.0, 3.0])", shows: "[0.09003057 0.24472848 0.66524094]" }],
  run: ({ x, axis }) => {
    const axes = [resolveAxis(axis, x.shape.length)];
    const raised = exp(subtract(x, finiteTop(x, axes)));
    return divide(raised, sum({ x: raised, axis: axes, keepdims: true }));
  },
});

export const logSoftmax = operation({
  name: "log_softmax",
  also: {
    tf: "nn.log_softmax math.log_softmax keras.activations.log_softmax",
    torch: "log_softmax nn.functional.log_softmax special.log_softmax",
  },
  params: { x: tensor("scores", { also: "input logits", want: "float" }), axis },
  doc: "log(softmax(x)) without loss of precision.",
  examples: [{ code: "log_softmax([0.0, 0.0])", shows: "[-0.6931472 -0.6931472]" }],
  run: ({ x, axis }) => {
    const axes = [resolveAxis(axis, x.shape.length)];
    const lowered = subtract(x, finiteTop(x, axes));
    return subtract(lowered, log(sum({ x: exp(lowered), axis: axes, keepdims: true })));
  },
});

export const l2Normalize = operation({
  name: "l2_normalize",
  also: { tf: "nn.l2_normalize math.l2_normalize linalg.l2_normalize" },
  params: {
    x,
    axis: { kind: "axes", doc: "axes; left out: all", default: null },
    epsilon: { kind: "number", doc: "smallest squared length", default: 1e-12 },
  },
  doc: "x divided by its length.",
  examples: [{ code: "l2_normalize([3.0, 4.0])", shows: "[0.6 0.8]" }],
  run: ({ x, axis, epsilon }) =>
    multiply(x, rsqrt(maximum(sum({ x: square(x), axis, keepdims: true }), numberLike(epsilon, x)))),
});

const truths = tensor("the values that were wanted", { also: "labels target y", want: "float" });
const guesses = tensor("the values that were found", { also: "logits predictions input", want: "float" });
/** Keras' losses average over the last axis only. */
const lossAxis = { kind: "axes", doc: "axes to average over; left out: all", default: null } as const satisfies Param;
const lastOnly = { axis: [-1] };

export const mse = operation({
  name: "mse",
  also: {
    tf: "keras.losses.MSE keras.losses.mse keras.losses.mean_squared_error",
    own: "mean_squared_error",
  },
  params: { y_true: truths, y_pred: guesses, axis: lossAxis },
  variants: {
    "tf.keras.losses.MSE": lastOnly,
    "tf.keras.losses.mse": lastOnly,
    "tf.keras.losses.mean_squared_error": lastOnly,
  },
  methodless: true,
  doc: "Mean squared error: mean((y_true - y_pred)**2).",
  examples: [{ code: "mse([1.0, 2.0], [1.0, 4.0])", shows: "2.0" }],
  run: ({ y_true, y_pred, axis }) => mean({ x: square(subtract(y_pred, y_true)), axis }),
});

export const mae = operation({
  name: "mae",
  also: {
    tf: "keras.losses.MAE keras.losses.mae keras.losses.mean_absolute_error",
    own: "mean_absolute_error",
  },
  params: { y_true: truths, y_pred: guesses, axis: lossAxis },
  variants: {
    "tf.keras.losses.MAE": lastOnly,
    "tf.keras.losses.mae": lastOnly,
    "tf.keras.losses.mean_absolute_error": lastOnly,
  },
  methodless: true,
  doc: "Mean absolute error: mean(abs(y_true - y_pred)).",
  examples: [{ code: "mae([1.0, 2.0], [1.0, 4.0])", shows: "1.0" }],
  run: ({ y_true, y_pred, axis }) => mean({ x: abs(subtract(y_pred, y_true)), axis }),
});

export const huber = operation({
  name: "huber",
  also: { tf: "keras.losses.huber" },
  params: {
    y_true: truths,
    y_pred: guesses,
    delta: { kind: "factor", doc: "where the square becomes a line", default: 1 },
    axis: lossAxis,
  },
  variants: { "tf.keras.losses.huber": lastOnly },
  methodless: true,
  doc: "Half the square of small errors, a straight line for those beyond delta.",
  examples: [{ code: "huber([0.0, 0.0], [0.5, 3.0])", shows: "1.3125" }],
  run: ({ y_true, y_pred, delta, axis }) => {
    const away = abs(subtract(y_pred, y_true));
    const limit = numberLike(delta, away);
    const curved = multiply(numberLike(0.5, away), square(away));
    const straight = multiply(limit, subtract(away, multiply(numberLike(0.5, away), limit)));
    return mean({ x: select(lessEqual(away, limit), curved, straight), axis });
  },
});

export const sigmoidCrossEntropy = operation({
  name: "sigmoid_cross_entropy_with_logits",
  also: { tf: "nn.sigmoid_cross_entropy_with_logits" },
  params: { labels: truths, logits: guesses },
  methodless: true,
  doc: "Cross entropy of probabilities given as logits, for each element: max(x, 0) - x * z + log(1 + exp(-|x|)).",
  examples: [{ code: "sigmoid_cross_entropy_with_logits([1.0, 0.0], [0.0, 0.0])", shows: "[0.6931472 0.6931472]" }],
  run: ({ labels, logits }) => subtract(softplus(logits), multiply(logits, labels)),
});

export const softmaxCrossEntropy = operation({
  name: "softmax_cross_entropy_with_logits",
  also: { tf: "nn.softmax_cross_entropy_with_logits" },
  params: { labels: truths, logits: guesses, axis },
  methodless: true,
  doc: "Cross entropy between rows of probabilities and rows of scores, one value for each row.",
  examples: [{ code: "softmax_cross_entropy_with_logits([[0.0, 1.0]], [[0.0, 0.0]])", shows: "[0.6931472]" }],
  run: ({ labels, logits, axis }) =>
    negative(sum({ x: multiply(labels, logSoftmax({ x: logits, axis })), axis: [axis] })),
});

export const sparseSoftmaxCrossEntropy = operation({
  name: "sparse_softmax_cross_entropy_with_logits",
  also: { tf: "nn.sparse_softmax_cross_entropy_with_logits" },
  params: {
    labels: tensor("the right class of each row", { want: "int", apart: true }),
    logits: { ...guesses, apart: true },
  },
  methodless: true,
  doc: "Cross entropy between the right class of each row and its scores, one value for each row.",
  examples: [{ code: "sparse_softmax_cross_entropy_with_logits([1], [[0.0, 0.0]])", shows: "[0.6931472]" }],
  run: ({ labels, logits }) => {
    const column = structure.reshape(labels, [...labels.shape, 1]);
    const picked = takeAlongAxis({ x: logSoftmax({ x: logits }), indices: column, axis: -1 });
    return negative(structure.reshape(picked, labels.shape));
  },
});

export const accuracy = operation({
  name: "accuracy",
  params: {
    labels: tensor("the right class of each row", { want: "int", apart: true }),
    scores: tensor("scores, one row each", { apart: true }),
  },
  methodless: true,
  doc: "Share of rows whose largest score stands at the right class.",
  examples: [{ code: "accuracy([1, 0], [[0.1, 0.9], [0.2, 0.8]])", shows: "0.5" }],
  run: ({ labels, scores }, { float }) => {
    const found = castTo(argmax({ x: scores, axis: -1 }), labels.dtype);
    return mean({ x: castTo(equal(found, labels), float) });
  },
});
