/**
 * Keras' losses: wanted values first, then found ones, one loss for each row. Probabilities are kept off 0 and 1 as
 * Keras keeps them. Formulas over other operations; PyTorch's losses have a file of their own.
 */
import { refuse } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { noteShape, resolveAxis } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import {
  abs,
  add,
  clip,
  divide,
  log,
  maximum,
  multiply,
  negative,
  numberLike,
  power,
  square,
  subtract,
} from "./arithmetic.ts";
import { equal, lessEqual, notEqual } from "./compare.ts";
import { takeAlongAxis } from "./indexing.ts";
import { l2Normalize, logSoftmax, softmax } from "./nn.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { max, mean, sum } from "./reduction.ts";
import { exp, sigmoid, softplus } from "./transcendental.ts";

const truths = tensor("the values that were wanted", { also: "labels target y", want: "float" });
const guesses = tensor("the values that were found", { also: "logits predictions input output", want: "float" });
const pair = { y_true: truths, y_pred: guesses } as const;
const axis = { kind: "axis", doc: "the axis of the classes", default: -1 } as const;
const fromLogits = { kind: "bool", doc: "y_pred holds scores, not probabilities", default: false } as const;
const smoothing = { kind: "number", doc: "how much of each label is spread evenly", default: 0 } as const;
const like = (n: number, x: Node): Node => numberLike(n, x);
const times = (n: number, x: Node): Node => multiply(like(n, x), x);
const plus = (n: number, x: Node): Node => add(like(n, x), x);
const one = (x: Node): Node => like(1, x);
const lastMean = (x: Node): Node => (x.shape.length === 0 ? x : mean({ x, axis: [-1] }));
/** Keras keeps probabilities this far from 0 and 1 before it takes a logarithm. */
const margin = 1e-7;
const safe = (p: Node, top = 1 - margin): Node => clip({ x: p, low: like(margin, p), high: like(top, p) });

const rowLoss = (
  name: string,
  keras: string,
  doc: string,
  code: string,
  shows: string,
  each: (y_true: Node, y_pred: Node) => Node,
) =>
  operation({
    name,
    also: {
      tf: keras
        .split(" ")
        .map((n) => `keras.losses.${n} keras.metrics.${n}`)
        .join(" "),
      own: keras.includes(" ") ? keras.split(" ").slice(1).join(" ") : "",
    },
    params: pair,
    methodless: true,
    doc,
    examples: [{ code, shows }],
    run: ({ y_true, y_pred }) => each(y_true, y_pred),
  });

export const mape = rowLoss(
  "mean_absolute_percentage_error",
  "MAPE mape",
  "100 * mean(abs((y_true - y_pred) / y_true)) of each row.",
  "mape([2.0, 4.0], [1.0, 4.0])",
  "25.0",
  (t, p) => times(100, lastMean(abs(divide(subtract(t, p), maximum(abs(t), like(margin, t)))))),
);
export const msle = rowLoss(
  "mean_squared_logarithmic_error",
  "MSLE msle",
  "mean((log(y_true + 1) - log(y_pred + 1))**2) of each row.",
  "msle([0.0, 1.0], [0.0, 1.0])",
  "0.0",
  (t, p) => {
    const logs = (x: Node): Node => log(plus(1, maximum(x, like(margin, x))));
    return lastMean(square(subtract(logs(p), logs(t))));
  },
);
export const logCosh = rowLoss(
  "log_cosh",
  "logcosh",
  "mean(log(cosh(y_pred - y_true))) of each row: a square near 0, a straight line far from it.",
  "log_cosh([0.0], [1.0])",
  "0.4337808",
  (t, p) => {
    const away = subtract(p, t);
    return lastMean(plus(-Math.LN2, add(away, softplus(times(-2, away)))));
  },
);
/** Labels 0 and 1 become -1 and 1. */
const signed = (t: Node): Node => {
  const { length } = t.shape;
  const binary = equal(multiply(t, subtract(t, one(t))), like(0, t));
  const all = castTo(binary, t.dtype);
  const every =
    length === 0
      ? all
      : structure.reduce(
          all,
          "min",
          t.shape.map((_, i) => i),
        );
  return select(notEqual(every, like(0, every)), plus(-1, times(2, t)), t);
};
const missing = (t: Node, p: Node): Node => {
  const gap = subtract(one(p), multiply(signed(t), p));
  return maximum(gap, like(0, gap));
};
export const hinge = rowLoss(
  "hinge",
  "hinge",
  "mean(max(1 - y_true * y_pred, 0)) of each row; labels are -1 and 1, or 0 and 1.",
  "hinge([-1.0, 1.0], [0.5, 2.0])",
  "0.75",
  (t, p) => lastMean(missing(t, p)),
);
export const squaredHinge = rowLoss(
  "squared_hinge",
  "squared_hinge",
  "mean(max(1 - y_true * y_pred, 0)**2) of each row.",
  "squared_hinge([-1.0, 1.0], [0.5, 2.0])",
  "1.125",
  (t, p) => lastMean(square(missing(t, p))),
);
export const categoricalHinge = rowLoss(
  "categorical_hinge",
  "categorical_hinge",
  "max(1 + the largest score of a wrong class - the right one's score, 0) of each row.",
  "categorical_hinge([0.0, 1.0], [0.5, 1.0])",
  "0.5",
  (t, p) => {
    const right = sum({ x: multiply(t, p), axis: [-1] });
    const wrong = max({ x: multiply(subtract(one(t), t), p), axis: [-1] });
    const gap = plus(1, subtract(wrong, right));
    return maximum(gap, like(0, gap));
  },
);
export const klDivergence = rowLoss(
  "kl_divergence",
  "KLD kld kullback_leibler_divergence",
  "sum(y_true * log(y_true / y_pred)) of each row of probabilities.",
  "kl_divergence([0.5, 0.5], [0.25, 0.75])",
  "0.14384106",
  (t, p) => {
    const [wanted, found] = [safe(t, 1), safe(p, 1)];
    return sum({ x: multiply(wanted, log(divide(wanted, found))), axis: [-1] });
  },
);
export const poissonLoss = rowLoss(
  "poisson_loss",
  "poisson",
  "mean(y_pred - y_true * log(y_pred)) of each row.",
  "tf.keras.losses.poisson([0.0, 0.0], [1.0, 3.0])",
  "2.0",
  (t, p) => lastMean(subtract(p, multiply(t, log(plus(margin, p))))),
);

export const cosineSimilarityLoss = operation({
  name: "cosine_similarity_loss",
  also: { tf: "keras.losses.cosine_similarity" },
  params: { ...pair, axis },
  methodless: true,
  doc: "The cosine of the angle between rows. Keras' loss of that name is as large; its class turns the sign.",
  examples: [{ code: "tf.keras.losses.cosine_similarity([1.0, 0.0], [1.0, 0.0])", shows: "-1.0" }],
  run: ({ y_true, y_pred, axis }) => {
    const unit = (x: Node): Node => l2Normalize({ x, axis: [axis] });
    return negative(sum({ x: multiply(unit(y_true), unit(y_pred)), axis: [axis] }));
  },
});

/** Labels with a part of them spread over two classes. */
const smoothBinary = (t: Node, part: number): Node => (part === 0 ? t : plus(0.5 * part, times(1 - part, t)));
const smoothClasses = (t: Node, part: number, axis: number): Node =>
  part === 0 ? t : plus(part / t.shape[resolveAxis(axis, t.shape.length)]!, times(1 - part, t));

/** Of each element: -t log(p) - (1 - t) log(1 - p), from scores without loss of precision. */
function binaryCross(t: Node, p: Node, logits: boolean): Node {
  if (logits) return subtract(softplus(p), multiply(p, t));
  const kept = safe(p);
  return negative(add(multiply(t, log(kept)), multiply(subtract(one(t), t), log(subtract(one(kept), kept)))));
}

export const binaryCrossentropy = operation({
  name: "binary_crossentropy",
  also: { tf: "keras.losses.binary_crossentropy keras.metrics.binary_crossentropy" },
  params: {
    ...pair,
    from_logits: fromLogits,
    label_smoothing: smoothing,
    axis: { kind: "axes", doc: "axes to average over; left out: all", default: null },
  },
  variants: {
    "tf.keras.losses.binary_crossentropy": { axis: [-1] },
    "tf.keras.metrics.binary_crossentropy": { axis: [-1] },
  },
  methodless: true,
  doc: "Mean cross entropy between wanted and found probabilities of yes.",
  examples: [{ code: "binary_crossentropy([1.0, 0.0], [0.5, 0.5])", shows: "0.6931472" }],
  run: ({ y_true, y_pred, from_logits, label_smoothing, axis }) =>
    mean({ x: binaryCross(smoothBinary(y_true, label_smoothing), y_pred, from_logits), axis }),
});

/** Logarithms of the shares in a row, from probabilities (made to add up to 1) or from scores. */
function logShares(p: Node, axis: number, logits: boolean): Node {
  if (logits) return logSoftmax({ x: p, axis });
  return log(safe(divide(p, sum({ x: p, axis: [axis], keepdims: true }))));
}

export const categoricalCrossentropy = operation({
  name: "categorical_crossentropy",
  also: { tf: "keras.losses.categorical_crossentropy keras.metrics.categorical_crossentropy" },
  params: { ...pair, from_logits: fromLogits, label_smoothing: smoothing, axis },
  methodless: true,
  doc: "Cross entropy between rows of wanted and found probabilities, one value for each row.",
  examples: [{ code: "categorical_crossentropy([[0.0, 1.0]], [[0.5, 0.5]])", shows: "[0.6931472]" }],
  run: ({ y_true, y_pred, from_logits, label_smoothing, axis }) => {
    const wanted = smoothClasses(y_true, label_smoothing, axis);
    return negative(sum({ x: multiply(wanted, logShares(y_pred, axis, from_logits)), axis: [axis] }));
  },
});

export const sparseCrossentropy = operation({
  name: "sparse_categorical_crossentropy",
  also: { tf: "keras.losses.sparse_categorical_crossentropy keras.metrics.sparse_categorical_crossentropy" },
  params: {
    y_true: tensor("the right class of each row", { also: "labels target", apart: true }),
    y_pred: { ...guesses, apart: true },
    from_logits: fromLogits,
    ignore_class: { kind: "int", doc: "rows of this class count 0", default: null },
    axis,
  },
  methodless: true,
  doc: "Cross entropy between the right class of each row and found probabilities, one value for each row.",
  examples: [{ code: "sparse_categorical_crossentropy([1], [[0.5, 0.5]])", shows: "[0.6931472]" }],
  run: ({ y_true, y_pred, from_logits, ignore_class, axis }) => {
    const at = resolveAxis(axis, y_pred.shape.length);
    const rows = y_pred.shape.filter((_, a) => a !== at);
    if (y_true.shape.reduce((n, d) => n * d, 1) !== rows.reduce((n, d) => n * d, 1)) {
      const notes = { y_true: noteShape(y_true.shape), y_pred: noteShape(y_pred.shape) };
      throw refuse(
        "value/domain",
        { detail: "there is not one class for each row" },
        { notes, shapes: [y_true.shape, y_pred.shape] },
      );
    }
    const classes = castTo(structure.reshape(y_true, rows), "int64");
    const ignored = ignore_class === null ? null : equal(classes, like(ignore_class, classes));
    const read = ignored ? select(ignored, like(0, classes), classes) : classes;
    const column = structure.reshape(read, [...rows.slice(0, at), 1, ...rows.slice(at)]);
    const found = takeAlongAxis({ x: logShares(y_pred, axis, from_logits), indices: column, axis: at });
    const out = negative(structure.reshape(found, rows));
    return ignored ? select(ignored, like(0, out), out) : out;
  },
});

const gamma = { kind: "number", doc: "how much sure rows count less", default: 2 } as const;
const alpha = { kind: "number", doc: "the weight of the classes", default: 0.25 } as const;
export const binaryFocal = operation({
  name: "binary_focal_crossentropy",
  also: { tf: "keras.losses.binary_focal_crossentropy" },
  params: {
    ...pair,
    apply_class_balancing: { kind: "bool", doc: "weigh yes by alpha, no by 1 - alpha", default: false },
    alpha,
    gamma,
    from_logits: fromLogits,
    label_smoothing: smoothing,
    axis: { kind: "axis", doc: "the axis to average over", default: -1 },
  },
  methodless: true,
  doc: "Binary cross entropy in which what is known well already counts less.",
  examples: [{ code: "binary_focal_crossentropy([1.0], [0.5])", shows: "0.1732868" }],
  run: ({ y_true, y_pred, apply_class_balancing, alpha, gamma, from_logits, label_smoothing, axis }) => {
    const t = smoothBinary(y_true, label_smoothing);
    const p = from_logits ? sigmoid(y_pred) : y_pred;
    const mixed = (yes: Node, no: Node): Node => add(multiply(t, yes), multiply(subtract(one(t), t), no));
    const wrong = subtract(one(p), mixed(p, subtract(one(p), p)));
    const cross = multiply(power(wrong, like(gamma, wrong)), binaryCross(t, p, false));
    const weighed = apply_class_balancing ? multiply(mixed(like(alpha, p), like(1 - alpha, p)), cross) : cross;
    return mean({ x: weighed, axis: [axis] });
  },
});
export const categoricalFocal = operation({
  name: "categorical_focal_crossentropy",
  also: { tf: "keras.losses.categorical_focal_crossentropy" },
  params: { ...pair, alpha, gamma, from_logits: fromLogits, label_smoothing: smoothing, axis },
  methodless: true,
  doc: "Cross entropy of classes in which what is known well already counts less.",
  examples: [{ code: "categorical_focal_crossentropy([0.0, 1.0], [0.5, 0.5])", shows: "0.0433217" }],
  run: ({ y_true, y_pred, alpha, gamma, from_logits, label_smoothing, axis }) => {
    const t = smoothClasses(y_true, label_smoothing, axis);
    const shares = from_logits
      ? softmax({ x: y_pred, axis })
      : divide(y_pred, sum({ x: y_pred, axis: [axis], keepdims: true }));
    const p = safe(shares);
    const wrong = subtract(one(p), p);
    const weight = times(alpha, power(wrong, like(gamma, wrong)));
    return negative(sum({ x: multiply(weight, multiply(t, log(p))), axis: [axis] }));
  },
});

const axes = { kind: "axes", doc: "axes taken together; left out: all", default: null } as const satisfies Param;
export const tversky = operation({
  name: "tversky_loss",
  also: { tf: "keras.losses.tversky" },
  params: {
    ...pair,
    alpha: { kind: "number", doc: "weight of what y_true has and y_pred has not", default: 0.5 },
    beta: { kind: "number", doc: "weight of what y_pred has and y_true has not", default: 0.5 },
    axis: axes,
  },
  methodless: true,
  doc: "1 minus the Tversky index of two fuzzy sets.",
  examples: [{ code: "tversky_loss([1.0, 1.0], [1.0, 0.0])", shows: "0.33333337" }],
  run: ({ y_true, y_pred, alpha, beta, axis }) => {
    const both = sum({ x: multiply(y_true, y_pred), axis });
    const wrongly = sum({ x: multiply(y_true, subtract(one(y_pred), y_pred)), axis });
    const missed = sum({ x: multiply(subtract(one(y_true), y_true), y_pred), axis });
    const whole = add(add(both, times(alpha, wrongly)), plus(margin, times(beta, missed)));
    return subtract(one(both), divide(both, whole));
  },
});
export const dice = operation({
  name: "dice_loss",
  also: { tf: "keras.losses.dice" },
  params: { ...pair, axis: axes },
  methodless: true,
  doc: "1 minus twice the overlap of two fuzzy sets divided by their sizes.",
  examples: [{ code: "dice_loss([1.0, 1.0], [1.0, 0.0])", shows: "0.3333333" }],
  run: ({ y_true, y_pred, axis }) => {
    const both = sum({ x: multiply(y_true, y_pred), axis });
    const sizes = add(sum({ x: y_true, axis }), sum({ x: y_pred, axis }));
    return subtract(one(both), divide(times(2, both), plus(margin, sizes)));
  },
});

export const weightedCrossEntropy = operation({
  name: "weighted_cross_entropy_with_logits",
  also: { tf: "nn.weighted_cross_entropy_with_logits" },
  params: { labels: truths, logits: guesses, pos_weight: tensor("the weight of yes", { want: "float" }) },
  methodless: true,
  doc: "Cross entropy of probabilities given as logits, for each element, where yes has a weight.",
  examples: [{ code: "weighted_cross_entropy_with_logits([1.0], [0.0], 2.0)", shows: "[1.3862944]" }],
  run: ({ labels, logits, pos_weight }) => {
    const weight = plus(1, multiply(plus(-1, pos_weight), labels));
    return add(multiply(subtract(one(labels), labels), logits), multiply(weight, softplus(negative(logits))));
  },
});
export const logPoisson = operation({
  name: "log_poisson_loss",
  also: { tf: "nn.log_poisson_loss" },
  params: {
    targets: tensor("the values that were wanted", { also: "labels", want: "float" }),
    log_input: tensor("logarithms of what was found", { want: "float" }),
    compute_full_loss: { kind: "bool", doc: "with Stirling's formula for the factorial", default: false },
  },
  methodless: true,
  doc: "exp(log_input) - log_input * targets, for each element.",
  examples: [{ code: "log_poisson_loss([1.0], [0.0])", shows: "[1.]" }],
  run: ({ targets, log_input, compute_full_loss }) => {
    const loss = subtract(exp(log_input), multiply(log_input, targets));
    if (!compute_full_loss) return loss;
    // Of 0 and 1 the logarithm of the factorial is 0.
    const small = lessEqual(targets, one(targets));
    const t = select(small, one(targets), targets);
    const stirling = add(subtract(multiply(t, log(t)), t), times(0.5, log(times(2 * Math.PI, t))));
    return add(loss, select(small, like(0, stirling), stirling));
  },
});
export const l2Loss = operation({
  name: "l2_loss",
  also: { tf: "nn.l2_loss" },
  params: { x: tensor("any tensor", { also: "t", want: "float" }) },
  doc: "Half the sum of squares.",
  examples: [{ code: "l2_loss([3.0, 4.0])", shows: "12.5" }],
  run: ({ x }) => times(0.5, sum({ x: square(x) })),
});
