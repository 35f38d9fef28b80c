/** Sums and products with factors: PyTorch's add with alpha, addmm and its kin, and TensorFlow's add_n. */

import { isFloat } from "../core/dtype.ts";
import { resolveAxis } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { abs, add, divide, floordiv, multiply, numberLike, power, subtract, wholeQuotient } from "./arithmetic.ts";
import { greater } from "./compare.ts";
import { outer, product } from "./linalg.ts";
import { castTo, operation, select, tensor } from "./operation.ts";

import { sum } from "./reduction.ts";
import { trunc } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a" });
const other = tensor("a tensor that broadcasts with it", { also: "b y" });
const factor = (doc: string) => ({ kind: "factor", doc, default: 1 }) as const;
const times = (k: number | Node, v: Node): Node => {
  const counted = v.dtype === "bool" ? castTo(v, "int32") : v;
  return k === 1 ? v : multiply(numberLike(k, counted), counted);
};

export const addScaled = operation({
  name: "add_scaled",
  params: { x, other, alpha: factor("a factor for the second") },
  doc: "a + alpha * b.",
  examples: [{ code: "add_scaled([1.0, 2.0], [3.0, 4.0], alpha=10)", shows: "[31. 42.]" }],
  run: ({ x, other, alpha }) => add(x, times(alpha, other)),
});
export const subtractScaled = operation({
  name: "subtract_scaled",
  params: { x, other, alpha: factor("a factor for the second") },
  doc: "a - alpha * b.",
  examples: [{ code: "subtract_scaled([1.0, 2.0], [3.0, 4.0], alpha=10)", shows: "[-29. -38.]" }],
  run: ({ x, other, alpha }) => subtract(x, times(alpha, other)),
});
export const reverseSubtract = operation({
  name: "rsub",
  also: { torch: "rsub" },
  params: { x, other, alpha: factor("a factor for the first") },
  doc: "b - alpha * a.",
  examples: [{ code: "rsub([1.0, 2.0], 10)", shows: "[9. 8.]" }],
  run: ({ x, other, alpha }) => subtract(other, times(alpha, x)),
});

/** Toward 0, also of integers, whose quotient would otherwise be rounded down. */
const truncated = (a: Node, b: Node): Node =>
  [a, b].some((x) => isFloat(x.dtype)) ? trunc(divide(a, b)) : wholeQuotient(a, b);

export const divideRounded = operation({
  name: "divide_rounded",
  params: {
    x,
    other,
    rounding_mode: {
      kind: "string",
      doc: "'floor': down; 'trunc': toward 0; None: not at all",
      default: null,
      choices: ["floor", "trunc"],
    },
  },
  doc: "The quotient, rounded in a way that is named.",
  examples: [{ code: "divide_rounded([-7, 7], 2, rounding_mode='trunc')", shows: "[-3  3]" }],
  run: ({ x, other, rounding_mode }) => {
    if (rounding_mode === null) return divide(x, other);
    return rounding_mode === "trunc" ? truncated(x, other) : floordiv(x, other);
  },
});
export const truncateDiv = operation({
  name: "truncatediv",
  also: { tf: "truncatediv" },
  params: { x, other },
  doc: "The quotient rounded toward 0.",
  examples: [{ code: "truncatediv([-7, 7], 2)", shows: "[-3  3]" }],
  run: ({ x, other }) => truncated(x, other),
});

const beta = factor("a factor for the first");
const alpha = factor("a factor for the product");
const left = tensor("the left factor", { also: "mat1 mat batch1 vec1" });
const right = tensor("the right factor", { also: "mat2 vec batch2 vec2" });

/** beta * x + alpha * (a · b), where a beta of 0 lets x vanish, NaN included. */
const multiplyAdd = (name: string, doc: string, of: (a: Node, b: Node) => Node, code: string, shows: string) =>
  operation({
    name,
    also: { torch: name },
    params: { x, left, right, beta, alpha },
    doc: `beta * x + alpha * ${doc}`,
    examples: [{ code, shows }],
    run: ({ x, left, right, beta, alpha }) => {
      const made = times(alpha, of(left, right));
      return beta === 0 ? structure.expand(made, made.shape) : add(times(beta, x), made);
    },
  });
export const addmm = multiplyAdd("addmm", "(a @ b), of matrices.", product, "addmm([1.0], [[2.0]], [[3.0]])", "[[7.]]");
export const addmv = multiplyAdd(
  "addmv",
  "(a @ b), of a matrix and a vector.",
  product,
  "addmv([1.0], [[2.0]], [3.0])",
  "[7.]",
);
export const addr = multiplyAdd(
  "addr",
  "the outer product of two vectors.",
  (a, b) => outer({ a, b }),
  "addr(ones([1, 2]), [2.0], [3.0, 4.0])",
  "[[7. 9.]]",
);
export const baddbmm = multiplyAdd(
  "baddbmm",
  "(a @ b), of stacks of matrices.",
  product,
  "baddbmm([1.0], [[[2.0]]], [[[3.0]]])",
  "[[[7.]]]",
);
export const addbmm = multiplyAdd(
  "addbmm",
  "the sum of (a @ b) over stacks of matrices.",
  (a, b) => sum({ x: product(a, b), axis: [0] }),
  "addbmm([1.0], [[[2.0]], [[2.0]]], [[[3.0]], [[3.0]]])",
  "[[13.]]",
);

const pairwise = (name: string, doc: string, of: (a: Node, b: Node) => Node, shows: string) =>
  operation({
    name,
    also: { torch: name },
    params: {
      x,
      tensor1: tensor("the first of the two"),
      tensor2: tensor("the second"),
      value: factor("a factor for them"),
    },
    doc,
    examples: [{ code: `${name}([1.0], [6.0], [2.0])`, shows }],
    run: ({ x, tensor1, tensor2, value }) => add(x, times(value, of(tensor1, tensor2))),
  });
export const addcmul = pairwise("addcmul", "x + value * a * b.", (a, b) => multiply(a, b), "[13.]");
export const addcdiv = pairwise("addcdiv", "x + value * a / b.", (a, b) => divide(a, b), "[4.]");

export const addN = operation({
  name: "add_n",
  also: { tf: "add_n math.add_n math.accumulate_n" },
  params: { inputs: { kind: "tensors", doc: "tensors of one shape" } },
  methodless: true,
  doc: "The sum of several tensors, element by element.",
  examples: [{ code: "add_n([[1, 2], [3, 4], [5, 6]])", shows: "[ 9 12]" }],
  run: ({ inputs }) => inputs.reduce((a, b) => add(a, b)),
});

export const scalarMul = operation({
  name: "scalar_mul",
  also: { tf: "scalar_mul math.scalar_mul" },
  params: { scalar: tensor("one number"), x },
  methodless: true,
  doc: "A tensor times one number.",
  examples: [{ code: "scalar_mul(2, [1.0, 3.0])", shows: "[2. 6.]" }],
  run: ({ scalar, x }) => multiply(scalar, x),
});

export const renorm = operation({
  name: "renorm",
  also: { torch: "renorm" },
  params: {
    x: tensor("any tensor", { also: "input", want: "float" }),
    p: { kind: "number", doc: "which norm" },
    dim: { kind: "axis", doc: "the axis whose slices are measured" },
    maxnorm: { kind: "number", doc: "the largest norm" },
  },
  doc: "Slices of an axis, those longer than a norm shortened to it.",
  examples: [{ code: "renorm([[3.0, 4.0], [0.3, 0.4]], 2, 0, 1.0)", shows: "[[0.6 0.8]\n [0.3 0.4]]" }],
  run: ({ x, p, dim, maxnorm }) => {
    const axis = resolveAxis(dim, x.shape.length);
    const others = x.shape.map((_, a) => a).filter((a) => a !== axis);
    const raised = sum({ x: power(abs(x), numberLike(p, x)), axis: others, keepdims: true });
    const length = power(raised, numberLike(1 / p, x));
    const limit = numberLike(maxnorm, x);
    const factor = divide(limit, add(length, numberLike(1e-7, x)));
    return multiply(x, select(greater(length, limit), factor, numberLike(1, x)));
  },
});
