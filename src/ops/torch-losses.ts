/**
 * PyTorch's losses: found values first, then wanted ones; `reduction` says whether the mean, the sum or each loss is
 * given. Formulas over other operations.
 */
import { refuse } from "../core/errors.ts";
import { noteShape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { alu, type Expr, num } from "../scalar/expr.ts";
import { abs, add, divide, log, maximum, multiply, negative, numberLike, square, subtract } from "./arithmetic.ts";
import { equal, greater, less, lessEqual } from "./compare.ts";
import { stopGradient } from "./create.ts";
import { takeAlongAxis } from "./indexing.ts";
import { logSoftmax } from "./nn.ts";
import { binary, operation, select, tensor } from "./operation.ts";
import { mean, sum } from "./reduction.ts";
import { exp, softplus } from "./transcendental.ts";

const input = tensor("the values that were found", { also: "x logits", want: "float" });
const target = tensor("the values that were wanted", { also: "labels", want: "float" });
export const reduction = {
  kind: "string",
  doc: "what becomes of the losses of all elements",
  default: "mean",
  choices: ["none", "mean", "sum"],
} as const;
const weight = { ...tensor("weights that broadcast with the losses", { want: "float" }), default: null } as const;
export const like = (n: number | Node, x: Node): Node => numberLike(n, x);
export const times = (n: number | Node, x: Node): Node => multiply(like(n, x), x);
export const plus = (n: number, x: Node): Node => add(like(n, x), x);
export const one = (x: Node): Node => like(1, x);

/** PyTorch's way to end a loss. */
export function reducedBy(x: Node, reduction: string): Node {
  if (reduction === "none") return x;
  return reduction === "sum" ? sum({ x }) : mean({ x });
}
const weighed = (x: Node, weight: Node | null): Node => (weight ? multiply(x, weight) : x);

const pairLoss = (
  name: string,
  torch: string,
  doc: string,
  code: string,
  shows: string,
  each: (input: Node, target: Node) => Node,
) =>
  operation({
    name,
    also: { torch: `nn.functional.${torch}` },
    params: { input, target, weight, reduction },
    methodless: true,
    doc,
    examples: [{ code, shows }],
    run: ({ input, target, weight, reduction }) => {
      const losses = each(input, target);
      if (!weight || reduction !== "mean") return reducedBy(weighed(losses, weight), reduction);
      const share = structure.expand(weight, losses.shape);
      return divide(sum({ x: multiply(losses, share) }), sum({ x: share }));
    },
  });
const f = "torch.nn.functional";
export const mseLoss = pairLoss(
  "mse_loss",
  "mse_loss",
  "Mean squared error.",
  `${f}.mse_loss([1.0, 2.0], [1.0, 4.0])`,
  "2.0",
  (x, y) => square(subtract(x, y)),
);
export const l1Loss = pairLoss(
  "l1_loss",
  "l1_loss",
  "Mean absolute error.",
  `${f}.l1_loss([1.0, 2.0], [1.0, 4.0])`,
  "1.0",
  (x, y) => abs(subtract(x, y)),
);

export const softMargin = operation({
  name: "soft_margin_loss",
  also: { torch: "nn.functional.soft_margin_loss" },
  params: { input, target, reduction },
  methodless: true,
  doc: "log(1 + exp(-target * input)); labels are -1 and 1.",
  examples: [{ code: "soft_margin_loss([0.0], [1.0])", shows: "0.6931472" }],
  run: ({ input, target, reduction }) => reducedBy(softplus(negative(multiply(target, input))), reduction),
});

/** A parabola near 0, a straight line beyond `bend`. */
function bent(x: Node, y: Node, bend: number | Node): Node {
  const away = abs(subtract(x, y));
  const straight = times(bend, subtract(away, times(0.5, like(bend, away))));
  return select(less(away, like(bend, away)), times(0.5, square(away)), straight);
}
export const huberLoss = operation({
  name: "huber_loss",
  also: { torch: "nn.functional.huber_loss" },
  params: {
    input,
    target,
    reduction,
    delta: { kind: "factor", doc: "where the square becomes a line", default: 1 },
    weight,
  },
  methodless: true,
  doc: "Half the square of small errors, delta * (error - delta / 2) of those beyond delta.",
  examples: [{ code: "huber_loss([0.0, 0.0], [0.5, 3.0])", shows: "1.3125" }],
  run: ({ input, target, reduction, delta, weight }) => {
    const losses = bent(input, target, delta);
    if (!weight || reduction !== "mean") return reducedBy(weighed(losses, weight), reduction);
    const share = structure.expand(weight, losses.shape);
    return divide(sum({ x: multiply(losses, share) }), sum({ x: share }));
  },
});
export const smoothL1 = operation({
  name: "smooth_l1_loss",
  also: { torch: "nn.functional.smooth_l1_loss" },
  params: { input, target, reduction, beta: { kind: "factor", doc: "where the square becomes a line", default: 1 } },
  methodless: true,
  doc: "The Huber loss divided by beta: its straight part has slope 1.",
  examples: [{ code: "smooth_l1_loss([0.0, 0.0], [0.5, 3.0])", shows: "1.3125" }],
  run: ({ input, target, reduction, beta }) => {
    const losses = beta === 0 ? abs(subtract(input, target)) : divide(bent(input, target, beta), like(beta, input));
    return reducedBy(losses, reduction);
  },
});

const classParam = tensor("the right class of each row, or the share of each class", { also: "labels", apart: true });
const classOptions = {
  weight: { ...tensor("a weight for each class", { want: "float" }), default: null },
  ignore_index: { kind: "int", doc: "rows of this class do not count", default: -100 },
} as const;

/** Losses of the right classes, from logarithms of shares whose classes stand on axis 1, or on the only one. */
function ofClasses(shares: Node, classes: Node, weight: Node | null, ignore: number, reduction: string): Node {
  const at = shares.shape.length === 1 ? 0 : 1;
  const rows = shares.shape.filter((_, a) => a !== at);
  if (rows.length !== classes.shape.length || rows.some((d, a) => d !== classes.shape[a])) {
    const notes = { input: noteShape(shares.shape), target: noteShape(classes.shape) };
    const detail = "there is not one class for each row";
    throw refuse("value/domain", { detail }, { notes, shapes: [shares.shape, classes.shape] });
  }
  const ignored = equal(classes, like(ignore, classes));
  const read = select(ignored, like(0, classes), classes);
  const column = structure.reshape(read, [...rows.slice(0, at), 1, ...rows.slice(at)]);
  const found = negative(structure.reshape(takeAlongAxis({ x: shares, indices: column, axis: at }), rows));
  const share = weight ? structure.gather(weight, [0], [read], 0) : structure.expand(one(found), rows);
  const counted = select(ignored, like(0, share), share);
  const losses = select(ignored, like(0, found), multiply(found, counted));
  if (reduction !== "mean") return reducedBy(losses, reduction);
  return divide(sum({ x: losses }), sum({ x: counted }));
}

export const nllLoss = operation({
  name: "nll_loss",
  also: { torch: "nn.functional.nll_loss" },
  params: { input, target: { ...classParam, want: "int" }, ...classOptions, reduction },
  methodless: true,
  doc: "Mean negative logarithm of the right class's share; input holds logarithms.",
  examples: [{ code: "nll_loss([[-1.0, -2.0]], [1])", shows: "2.0" }],
  run: ({ input, target, weight, ignore_index, reduction }) =>
    ofClasses(input, target, weight, ignore_index, reduction),
});

export const crossEntropy = operation({
  name: "cross_entropy",
  also: { torch: "nn.functional.cross_entropy" },
  params: {
    input: { ...input, also: "logits", apart: true },
    target: classParam,
    ...classOptions,
    reduction,
    label_smoothing: { kind: "number", doc: "how much of each label is spread evenly", default: 0 },
  },
  methodless: true,
  doc: "Mean cross entropy between rows of scores and the right class of each row, or the share of each class.",
  examples: [{ code: "cross_entropy([[0.0, 0.0]], [1])", shows: "0.6931472" }],
  run: ({ input, target, weight, ignore_index, reduction, label_smoothing: part }) => {
    const at = input.shape.length === 1 ? 0 : 1;
    const shares = logSoftmax({ x: input, axis: at });
    const count = input.shape[at]!;
    const broad =
      weight &&
      structure.reshape(
        weight,
        input.shape.map((d, a) => (a === at ? d : 1)),
      );
    if (!/^float|^bfloat/.test(target.dtype)) {
      const plain = ofClasses(shares, target, weight, ignore_index, reduction);
      if (part === 0) return plain;
      const even = negative(sum({ x: weighed(shares, broad), axis: [at] }));
      const ignored = equal(target, like(ignore_index, target));
      const kept = select(ignored, like(0, even), even);
      const read = select(ignored, like(0, target), target);
      const each = weight ? structure.gather(weight, [0], [read], 0) : structure.expand(one(kept), kept.shape);
      const total =
        reduction === "mean"
          ? divide(sum({ x: kept }), sum({ x: select(ignored, like(0, each), each) }))
          : reducedBy(kept, reduction);
      return add(times(1 - part, plain), times(part / count, total));
    }
    const wanted = part === 0 ? target : plus(part / count, times(1 - part, target));
    const losses = negative(sum({ x: weighed(multiply(wanted, shares), broad), axis: [at] }));
    if (reduction !== "mean") return reducedBy(losses, reduction);
    return divide(sum({ x: losses }), like(sizeOf(losses.shape), losses));
  },
});

const atLeast = (least: number, x: Expr): Expr => alu("max", x, num(least, x));
const share = (p: Node): Node => maximum(multiply(subtract(one(p), p), p), like(1e-12, p));
/** How little each answer was expected. Certain ones have gradients too: the share that divides is kept from 0. */
const surprise = binary({
  name: "binary_cross_entropy",
  takes: "float",
  scalar: (p, y) => {
    const [yes, no] = [atLeast(-100, alu("log", p)), atLeast(-100, alu("log1p", alu("neg", p)))];
    return alu("sub", alu("mul", alu("sub", y, num(1, y)), no), alu("mul", y, yes));
  },
  gradient: {
    a: (dy, p, y) => divide(multiply(dy, subtract(p, y)), share(p)),
    b: (dy, p) => multiply(dy, subtract(log(subtract(one(p), p)), log(p))),
  },
  doc: "",
  examples: [],
});

export const binaryCrossEntropy = operation({
  name: "binary_cross_entropy",
  also: { torch: "nn.functional.binary_cross_entropy" },
  params: { input, target, weight, reduction },
  methodless: true,
  doc: "Mean cross entropy between found and wanted probabilities of yes; logarithms are kept above -100.",
  examples: [{ code: "binary_cross_entropy([0.5, 0.5], [1.0, 0.0])", shows: "0.6931472" }],
  run: ({ input, target, weight, reduction }) => reducedBy(weighed(surprise(input, target), weight), reduction),
});
export const binaryWithLogits = operation({
  name: "binary_cross_entropy_with_logits",
  also: { torch: "nn.functional.binary_cross_entropy_with_logits" },
  params: {
    input,
    target,
    weight,
    reduction,
    pos_weight: { ...tensor("the weight of yes", { want: "float" }), default: null },
  },
  methodless: true,
  doc: "Mean binary cross entropy of scores, without loss of precision.",
  examples: [{ code: "binary_cross_entropy_with_logits([0.0], [1.0])", shows: "0.6931472" }],
  run: ({ input, target, weight, reduction, pos_weight }) => {
    const yes = pos_weight ? plus(1, multiply(plus(-1, pos_weight), target)) : null;
    const no = multiply(subtract(one(target), target), input);
    const losses = add(no, weighed(softplus(negative(input)), yes));
    return reducedBy(weighed(losses, weight), reduction);
  },
});

export const klDiv = operation({
  name: "kl_div",
  also: { torch: "nn.functional.kl_div" },
  params: {
    input,
    target,
    reduction: { ...reduction, choices: ["none", "mean", "sum", "batchmean"] },
    log_target: { kind: "bool", doc: "target holds logarithms too", default: false },
  },
  methodless: true,
  doc: "target * (log(target) - input); input holds logarithms.",
  examples: [{ code: "kl_div([0.0], [1.0])", shows: "0.0" }],
  run: ({ input, target, reduction, log_target }) => {
    const positive = greater(target, like(0, target));
    const known = select(positive, target, one(target));
    const entropy = select(positive, multiply(target, log(known)), like(0, target));
    const losses = log_target
      ? multiply(exp(target), subtract(target, input))
      : subtract(entropy, multiply(target, input));
    if (reduction !== "batchmean") return reducedBy(losses, reduction);
    return divide(sum({ x: losses }), like(input.shape[0] ?? 1, losses));
  },
});

export const eps = (value: number) => ({ kind: "number", doc: "what is added to stay off 0", default: value }) as const;
export const poissonNll = operation({
  name: "poisson_nll_loss",
  also: { torch: "nn.functional.poisson_nll_loss" },
  params: {
    input,
    target,
    log_input: { kind: "bool", doc: "input holds logarithms", default: true },
    full: { kind: "bool", doc: "with Stirling's formula for the factorial", default: false },
    size_average: { kind: "bool", doc: "not used", default: null },
    eps: eps(1e-8),
    reduce: { kind: "bool", doc: "not used", default: null },
    reduction,
  },
  methodless: true,
  doc: "exp(input) - target * input: how unlikely counts are of which the mean was found.",
  examples: [{ code: "poisson_nll_loss([0.0], [1.0])", shows: "1.0" }],
  run: ({ input, target, log_input, full, eps, reduction }) => {
    const loss = log_input
      ? subtract(exp(input), multiply(target, input))
      : subtract(input, multiply(target, log(plus(eps, input))));
    if (!full) return reducedBy(loss, reduction);
    const small = lessEqual(target, one(target));
    const t = select(small, one(target), target);
    const stirling = add(subtract(multiply(t, log(t)), t), times(0.5, log(times(2 * Math.PI, t))));
    return reducedBy(add(loss, select(small, like(0, stirling), stirling)), reduction);
  },
});
export const gaussianNll = operation({
  name: "gaussian_nll_loss",
  also: { torch: "nn.functional.gaussian_nll_loss" },
  params: {
    input,
    target,
    variance: tensor("the variance at each place", { also: "var", want: "float" }),
    full: { kind: "bool", doc: "with the constant part", default: false },
    eps: eps(1e-6),
    reduction,
  },
  methodless: true,
  doc: "(log(var) + (input - target)**2 / var) / 2.",
  examples: [{ code: "gaussian_nll_loss([0.0], [1.0], [1.0])", shows: "0.5" }],
  run: ({ input, target, variance, full, eps, reduction }) => {
    const kept = add(variance, stopGradient({ x: subtract(maximum(variance, like(eps, variance)), variance) }));
    const loss = times(0.5, add(log(kept), divide(square(subtract(input, target)), kept)));
    return reducedBy(full ? plus(0.5 * Math.log(2 * Math.PI), loss) : loss, reduction);
  },
});
