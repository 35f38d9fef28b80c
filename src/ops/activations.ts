/**
 * Activations beyond the common ones, by the names of Keras and PyTorch. At a kink the slope is the one that PyTorch
 * takes, where it has the function. Formulas over other operations.
 */
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxis } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { abs, add, clip, divide, maximum, multiply, negative, numberLike, square, subtract } from "./arithmetic.ts";
import { greater, greaterEqual, less, lessEqual, logicalAnd } from "./compare.ts";
import { stopGradient } from "./create.ts";
import { joinAlong } from "./joining.ts";
import { cut, rankError } from "./movement.ts";
import { relu, softmax } from "./nn.ts";
import { type Names, operation, select, tensor } from "./operation.ts";
import { sum } from "./reduction.ts";
import { cumsum } from "./scan.ts";
import { sort } from "./sorting.ts";
import { relu6 } from "./special.ts";
import { exp, expm1, sigmoid, softplus, sqrt, tanh } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input features", want: "float" });
const like = (n: number | Node, x: Node): Node => numberLike(n, x);
const times = (n: number | Node, x: Node): Node => multiply(like(n, x), x);
const plus = (n: number, x: Node): Node => add(like(n, x), x);
/** Where low < x < high. */
const between = (x: Node, low: number, high: number): Node =>
  logicalAnd(greater(x, like(low, x)), less(x, like(high, x)));

const activation = (name: string, also: Names, doc: string, code: string, shows: string, f: (x: Node) => Node) =>
  operation({ name, also, params: { x }, doc, examples: [{ code, shows }], run: ({ x }) => f(x) });
const number = <D extends number | null>(doc: string, value: D, also = "") =>
  ({ kind: "number", doc, default: value, ...(also ? { also } : {}) }) as const;

const factor = (doc: string, value: number) => ({ kind: "factor", doc, default: value }) as const;

/** x between the bounds; what lies on a bound or beyond does not move. */
const squeezed = (x: Node, low: number, high: number): Node =>
  select(
    between(x, low, high),
    x,
    select(lessEqual(x, like(low, x)), like(low, x), select(greaterEqual(x, like(high, x)), like(high, x), x)),
  );

/** On the upper bound it still moves, but for the common one: as in Keras. */
const bounded = (x: Node, on: Node, most: number, threshold: number): Node =>
  most === 6 && threshold === 0 ? relu6(x) : clip({ x: on, low: like(0, x), high: like(most, x) });

export const kerasRelu = operation({
  name: "bounded_relu",
  also: { tf: "keras.activations.relu" },
  params: {
    x,
    negative_slope: number("slope below the threshold", 0, "alpha"),
    max_value: number("the largest value; left out: none", null),
    threshold: number("below which the slope is the other one", 0),
  },
  doc: "Keras' relu: x from a threshold up to a largest value, a slope below.",
  examples: [{ code: "bounded_relu([-2.0, 3.0, 9.0], 0.5, 6.0)", shows: "[-1.  3.  6.]" }],
  run: ({ x, negative_slope, max_value, threshold }) => {
    if (max_value === null && threshold === 0)
      return select(greater(x, like(0, x)), x, negative_slope === 0 ? like(0, x) : times(negative_slope, x));
    const on = select(greater(x, like(threshold, x)), x, like(0, x));
    const below = times(negative_slope, relu(subtract(like(threshold, x), x)));
    return subtract(max_value === null ? on : bounded(x, on, max_value, threshold), below);
  },
});

export const hardTanh = operation({
  name: "hardtanh",
  also: { tf: "keras.activations.hard_tanh", torch: "nn.functional.hardtanh", own: "hard_tanh" },
  params: { x, min_val: number("the smallest value", -1), max_val: number("the largest value", 1) },
  doc: "x between two bounds, -1 and 1.",
  examples: [{ code: "hardtanh([-2.0, 0.5, 3.0])", shows: "[-1.   0.5  1. ]" }],
  run: ({ x, min_val, max_val }) => squeezed(x, min_val, max_val),
});
/** x / 6 + 1/2 between -3 and 3. On the bounds it stands still. */
const hardGate = (x: Node): Node => divide(squeezed(plus(3, x), 0, 6), like(6, x));
export const hardSigmoid = activation(
  "hard_sigmoid",
  { tf: "keras.activations.hard_sigmoid", torch: "nn.functional.hardsigmoid", own: "hardsigmoid" },
  "x / 6 + 1/2, between 0 and 1.",
  "hard_sigmoid([-4.0, 0.0, 1.5])",
  "[0.   0.5  0.75]",
  hardGate,
);
export const hardSwish = activation(
  "hard_silu",
  {
    tf: "keras.activations.hard_silu keras.activations.hard_swish",
    torch: "nn.functional.hardswish",
    own: "hard_swish hardswish",
  },
  "x * hard_sigmoid(x).",
  "hard_silu([-4.0, 1.0, 5.0])",
  "[-0.         0.6666667  5.       ]",
  (x) => multiply(x, hardGate(x)),
);

export const celu = operation({
  name: "celu",
  also: { tf: "keras.activations.celu", torch: "nn.functional.celu celu" },
  params: { x, alpha: factor("how far it falls", 1) },
  doc: "x where it is positive, alpha * (exp(x / alpha) - 1) elsewhere.",
  examples: [{ code: "celu([-1.0, 2.0])", shows: "[-0.63212055  2.        ]" }],
  run: ({ x, alpha }) => {
    const left = lessEqual(x, like(0, x));
    const below = select(left, x, like(0, x));
    return select(left, times(alpha, expm1(divide(below, like(alpha, x)))), x);
  },
});
export const mish = activation(
  "mish",
  { tf: "keras.activations.mish", torch: "nn.functional.mish" },
  "x * tanh(softplus(x)).",
  "mish([0.0, 1.0])",
  "[0.        0.8650984]",
  (x) => multiply(x, tanh(softplus(x))),
);
export const exponential = activation(
  "exponential",
  { tf: "keras.activations.exponential" },
  "exp(x), as Keras calls it.",
  "exponential([0.0])",
  "[1.]",
  exp,
);
export const linear = activation(
  "linear_activation",
  { tf: "keras.activations.linear" },
  "x itself.",
  "linear_activation([2.0])",
  "[2.]",
  (x) => x,
);
export const logSigmoid = activation(
  "log_sigmoid",
  { tf: "math.log_sigmoid keras.activations.log_sigmoid", torch: "nn.functional.logsigmoid", own: "logsigmoid" },
  "log(sigmoid(x)) without loss of precision.",
  "log_sigmoid([0.0])",
  "[-0.6931472]",
  (x) => negative(softplus(negative(x))),
);
export const tanhShrink = activation(
  "tanhshrink",
  { tf: "keras.activations.tanh_shrink", torch: "nn.functional.tanhshrink", own: "tanh_shrink" },
  "x - tanh(x).",
  "tanhshrink([0.0, 1.0])",
  "[0.         0.23840582]",
  (x) => subtract(x, tanh(x)),
);

const lambda = number("how wide the gap around 0 is", 0.5, "lambd lambda");
export const hardShrink = operation({
  name: "hardshrink",
  also: { tf: "keras.activations.hard_shrink", torch: "nn.functional.hardshrink hardshrink", own: "hard_shrink" },
  params: { x, threshold: lambda },
  doc: "x, but 0 near 0.",
  examples: [{ code: "hardshrink([-1.0, 0.3, 2.0])", shows: "[-1.  0.  2.]" }],
  run: ({ x, threshold }) => select(lessEqual(abs(x), like(threshold, x)), like(0, x), x),
});
export const softShrink = operation({
  name: "softshrink",
  also: { tf: "keras.activations.soft_shrink", torch: "nn.functional.softshrink", own: "soft_shrink" },
  params: { x, threshold: lambda },
  doc: "x moved towards 0 by the threshold; 0 near 0.",
  examples: [{ code: "softshrink([-1.0, 0.3, 2.0])", shows: "[-0.5  0.   1.5]" }],
  run: ({ x, threshold }) => {
    const moved = select(greater(x, like(threshold, x)), plus(-threshold, x), plus(threshold, x));
    return select(lessEqual(abs(x), like(threshold, x)), like(0, x), moved);
  },
});
export const threshold = operation({
  name: "threshold",
  also: { tf: "keras.activations.threshold", torch: "nn.functional.threshold threshold" },
  params: {
    x,
    threshold: { kind: "number", doc: "above which x stays" },
    value: { kind: "number", doc: "what stands elsewhere", also: "default_value" },
  },
  doc: "x where it is above a threshold, another value elsewhere.",
  examples: [{ code: "threshold([1.0, 3.0], 2.0, -5.0)", shows: "[-5.  3.]" }],
  run: ({ x, threshold, value }) =>
    select(greater(x, like(threshold, x)), x, select(lessEqual(x, like(threshold, x)), like(value, x), x)),
});

export const torchSoftplus = operation({
  name: "softplus_scaled",
  also: { torch: "nn.functional.softplus" },
  params: {
    x,
    beta: factor("how sharp the bend is", 1),
    threshold: number("beyond this value of beta * x it is x itself", 20),
  },
  doc: "PyTorch's softplus: log(1 + exp(beta * x)) / beta, x itself where that is large.",
  examples: [{ code: "softplus_scaled([0.0, 30.0], 2.0)", shows: "[ 0.3465736 30.       ]" }],
  run: ({ x, beta, threshold }) => {
    const scaled = times(beta, x);
    return select(greater(scaled, like(threshold, x)), x, divide(softplus(scaled), like(beta, x)));
  },
});

export const prelu = operation({
  name: "prelu",
  also: { torch: "nn.functional.prelu prelu" },
  params: { x, weight: tensor("the slope on the left, one or one for each channel", { want: "float" }) },
  doc: "x where it is positive, weight * x elsewhere; channels stand on axis 1.",
  examples: [{ code: "prelu([-2.0, 3.0], [0.5])", shows: "[-1.  3.]" }],
  run: ({ x, weight }) => {
    const count = weight.shape[0] ?? 1;
    if (count !== 1 && count !== (x.shape[1] ?? 1)) {
      const detail = `prelu: ${count} slopes for ${x.shape[1] ?? 1} channels`;
      throw refuse(
        "value/domain",
        { detail },
        { notes: { x: noteShape(x.shape, 1) }, shapes: [x.shape, weight.shape] },
      );
    }
    const slope = structure.reshape(weight, count === 1 ? [] : x.shape.map((d, a) => (a === 1 ? d : 1)));
    return select(greater(x, like(0, x)), x, multiply(slope, x));
  },
});

const half = (x: Node, axis: number): readonly [Node, Node] => {
  if (x.shape.length === 0) throw rankError("glu", "at least one axis", x.shape);
  const at = resolveAxis(axis, x.shape.length);
  const size = x.shape[at]!;
  if (size % 2 !== 0) {
    const notes = { x: noteShape(x.shape, at) };
    throw refuse(
      "value/domain",
      { detail: `glu: axis ${axis} of size ${size} has no halves` },
      { notes, shapes: [x.shape] },
    );
  }
  return [cut(x, at, 0, size / 2), cut(x, at, size / 2, size / 2)];
};
const lastAxis = { kind: "axis", doc: "the axis", default: -1, also: "dim" } as const;
export const glu = operation({
  name: "glu",
  also: { tf: "keras.activations.glu", torch: "nn.functional.glu" },
  params: { x, axis: lastAxis },
  doc: "The first half of an axis times the sigmoid of the second.",
  examples: [{ code: "glu([2.0, 0.0])", shows: "[1.]" }],
  run: ({ x, axis }) => {
    const [a, b] = half(x, axis);
    return multiply(a, sigmoid(b));
  },
});
export const crelu = operation({
  name: "crelu",
  also: { tf: "nn.crelu" },
  params: { x, axis: lastAxis },
  doc: "relu of x and of -x, one after the other.",
  examples: [{ code: "crelu([-1.0, 2.0])", shows: "[0. 2. 1. 0.]" }],
  run: ({ x, axis }) => {
    const both = joinAlong([x, negative(x)], resolveAxis(axis, x.shape.length));
    return select(greater(both, like(0, both)), both, like(0, both));
  },
});

export const softmin = operation({
  name: "softmin",
  also: { torch: "nn.functional.softmin" },
  params: { x, axis: lastAxis },
  doc: "softmax(-x): the smallest gets the largest share.",
  examples: [{ code: "softmin([0.0, 0.0])", shows: "[0.5 0.5]" }],
  run: ({ x, axis }) => softmax({ x: negative(x), axis }),
});

export const squareplus = operation({
  name: "squareplus",
  also: { tf: "keras.activations.squareplus" },
  params: { x, b: number("how round the bend is", 4) },
  doc: "(x + sqrt(x**2 + b)) / 2.",
  examples: [{ code: "squareplus([0.0, 1.5])", shows: "[1. 2.]" }],
  run: ({ x, b }) => times(0.5, add(x, sqrt(plus(b, square(x))))),
});
export const sparsePlus = activation(
  "sparse_plus",
  { tf: "keras.activations.sparse_plus" },
  "0 up to -1, x from 1 on, a parabola between.",
  "sparse_plus([-2.0, 0.0, 2.0])",
  "[0.   0.25 2.  ]",
  (x) => select(lessEqual(x, like(-1, x)), like(0, x), select(less(x, like(1, x)), times(0.25, square(plus(1, x))), x)),
);
export const sparseSigmoid = activation(
  "sparse_sigmoid",
  { tf: "keras.activations.sparse_sigmoid" },
  "(x + 1) / 2, between 0 and 1.",
  "sparse_sigmoid([-2.0, 0.0, 0.5])",
  "[0.   0.5  0.75]",
  (x) =>
    select(
      lessEqual(x, like(-1, x)),
      like(0, x),
      select(greaterEqual(x, like(1, x)), like(1, x), times(0.5, plus(1, x))),
    ),
);

/** The nearest point among positive numbers that add up to 1 (Martins and Astudillo, 2016). */
export const sparsemax = operation({
  name: "sparsemax",
  also: { tf: "keras.activations.sparsemax" },
  params: { x, axis: lastAxis },
  doc: "As softmax, but small scores get a share of 0.",
  examples: [{ code: "sparsemax([1.0, 2.0, 1.5])", shows: "[0.   0.75 0.25]" }],
  run: ({ x, axis }) => {
    const at = resolveAxis(axis, x.shape.length);
    const size = x.shape[at]!;
    const ordered = negative(sort({ x: negative(x), axis: at }));
    const running = cumsum({ x: ordered, axis: at });
    const ranks = cumsum({
      x: structure.constant(
        1,
        x.dtype,
        x.shape.map((d, a) => (a === at ? size : Math.min(d, 1))),
      ),
      axis: at,
    });
    const inside = greater(plus(1, multiply(ranks, ordered)), running);
    const [one, none] = [like(1, x), like(0, x)];
    const count = sum({ x: select(inside, one, none), axis: [at], keepdims: true });
    const total = sum({ x: select(inside, ordered, none), axis: [at], keepdims: true });
    const cutoff = divide(plus(-1, total), stopGradient({ x: count }));
    return maximum(subtract(x, cutoff), none);
  },
});
