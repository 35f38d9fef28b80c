/** Comparisons, logic on truth values, and the choice between two tensors. Results are bools; no gradient flows. */
import { imaginaryPart, realPart } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { alu, type Expr, num } from "../scalar/expr.ts";
import {
  type Binary,
  binary,
  type ComplexRule,
  castTo,
  type Example,
  type Names,
  operation,
  select,
  tensor,
  type Unary,
  unary,
} from "./operation.ts";

const comparison = (
  name: string,
  scalar: (a: Expr, b: Expr) => Expr,
  also: Names,
  doc: string,
  examples: readonly Example[],
  more: { complex?: ComplexRule } = {},
): Binary =>
  binary({ name, also, takes: "any", truth: true, scalar, apart: unsigned, ...more, gradient: null, doc, examples });

/** Both as uint64, compared as the two are: beneath every uint64 is a negative number, as 0 is beneath 1. */
function unsigned(a: Node, b: Node): readonly [Node, Node] {
  if (a.dtype === "uint64") return unsigned(b, a).toReversed() as [Node, Node];
  const beneath = less(a, constant(0, a.dtype));
  return [select(beneath, constant(0, b.dtype), castTo(a, b.dtype)), select(beneath, constant(1, b.dtype), b)];
}

const bothParts = (compare: Binary, a: Node, b: Node): [Node, Node] => [
  compare(realPart(a), realPart(b)),
  compare(imaginaryPart(a), imaginaryPart(b)),
];

export const equal: Binary = comparison(
  "equal",
  (a, b) => alu("eq", a, b),
  { tf: "equal math.equal", np: "equal", torch: "eq" },
  "True where two tensors are equal. NaN equals nothing.",
  [{ code: "[1, 2, 3] == [1, 5, 3]", shows: "[ True False  True]" }],
  { complex: { nodes: (a, b) => logicalAnd(...bothParts(equal, a!, b!)) } },
);
export const notEqual: Binary = comparison(
  "not_equal",
  (a, b) => alu("ne", a, b),
  { tf: "not_equal math.not_equal", np: "not_equal", torch: "ne not_equal" },
  "True where two tensors differ.",
  [{ code: "[1, 2, 3] != [1, 5, 3]", shows: "[False  True False]" }],
  { complex: { nodes: (a, b) => logicalOr(...bothParts(notEqual, a!, b!)) } },
);
export const less: Binary = comparison(
  "less",
  (a, b) => alu("lt", a, b),
  { tf: "less math.less", np: "less", torch: "lt less" },
  "True where a is smaller than b.",
  [{ code: "[1, 2, 3] < 2", shows: "[ True False False]" }],
);
export const lessEqual = comparison(
  "less_equal",
  (a, b) => alu("le", a, b),
  { tf: "less_equal math.less_equal", np: "less_equal", torch: "le less_equal" },
  "True where a is smaller than b or equal to it.",
  [{ code: "[1, 2, 3] <= 2", shows: "[ True  True False]" }],
);
export const greater = comparison(
  "greater",
  (a, b) => alu("lt", b, a),
  { tf: "greater math.greater", np: "greater", torch: "gt greater" },
  "True where a is larger than b.",
  [{ code: "[1, 2, 3] > 2", shows: "[False False  True]" }],
);
export const greaterEqual = comparison(
  "greater_equal",
  (a, b) => alu("le", b, a),
  { tf: "greater_equal math.greater_equal", np: "greater_equal", torch: "ge greater_equal" },
  "True where a is larger than b or equal to it.",
  [{ code: "[1, 2, 3] >= 2", shows: "[False  True  True]" }],
);

const logic = (
  name: string,
  scalar: (a: Expr, b: Expr) => Expr,
  also: Names,
  doc: string,
  examples: readonly Example[],
): Binary => binary({ name, also, takes: "truth", scalar, gradient: null, doc, examples });

export const logicalAnd = logic(
  "logical_and",
  (a, b) => alu("and", a, b),
  { tf: "logical_and math.logical_and", np: "logical_and", torch: "logical_and" },
  "True where both are true (not 0).",
  [{ code: "logical_and([True, True], [True, False])", shows: "[ True False]" }],
);
export const logicalOr = logic(
  "logical_or",
  (a, b) => alu("or", a, b),
  { tf: "logical_or math.logical_or", np: "logical_or", torch: "logical_or" },
  "True where at least one is true (not 0).",
  [{ code: "logical_or([True, False], [False, False])", shows: "[ True False]" }],
);
export const logicalXor = logic(
  "logical_xor",
  (a, b) => alu("xor", a, b),
  { tf: "math.logical_xor", np: "logical_xor", torch: "logical_xor" },
  "True where exactly one is true (not 0).",
  [{ code: "logical_xor([True, True], [True, False])", shows: "[False  True]" }],
);
export const logicalNot: Unary = unary({
  name: "logical_not",
  also: { tf: "logical_not math.logical_not", np: "logical_not", torch: "logical_not" },
  takes: "truth",
  scalar: (x) => alu("eq", x, num(0, x)),
  gradient: null,
  doc: "True where x is false (0).",
  examples: [{ code: "logical_not([True, False])", shows: "[False  True]" }],
});

export const nan: Unary = unary({
  name: "isnan",
  also: { tf: "math.is_nan", np: "isnan", torch: "isnan" },
  truth: true,
  scalar: (x) => alu("ne", x, x),
  complex: { nodes: (z) => logicalOr(nan(realPart(z!)), nan(imaginaryPart(z!))) },
  gradient: null,
  doc: "True where x is NaN, not a number.",
  examples: [{ code: "isnan([1.0, nan])", shows: "[False  True]" }],
});
export const infinite: Unary = unary({
  name: "isinf",
  also: { tf: "math.is_inf", np: "isinf", torch: "isinf" },
  takes: "float",
  truth: true,
  scalar: (x) => alu("eq", alu("abs", x), num(Number.POSITIVE_INFINITY, x)),
  complex: { nodes: (z) => logicalOr(infinite(realPart(z!)), infinite(imaginaryPart(z!))) },
  gradient: null,
  doc: "True where x is infinite, of either sign.",
  examples: [{ code: "isinf([1.0, -inf])", shows: "[False  True]" }],
});
export const finite: Unary = unary({
  name: "isfinite",
  also: { tf: "math.is_finite", np: "isfinite", torch: "isfinite" },
  takes: "float",
  truth: true,
  scalar: (x) => alu("lt", alu("abs", x), num(Number.POSITIVE_INFINITY, x)),
  complex: { nodes: (z) => logicalAnd(finite(realPart(z!)), finite(imaginaryPart(z!))) },
  gradient: null,
  doc: "True where x is neither NaN nor infinite.",
  examples: [{ code: "isfinite([1.0, nan, inf])", shows: "[ True False False]" }],
});

export const where = operation({
  name: "where",
  also: { tf: "where", np: "where", torch: "where" },
  params: {
    condition: tensor("where to take x: true, or not 0", { apart: true }),
    x: tensor("values where the condition holds", { also: "input" }),
    y: tensor("values elsewhere", { also: "other" }),
  },
  doc: "Elements of x where the condition holds, of y elsewhere. All three broadcast. With the condition alone: the indices of its true elements.",
  examples: [
    { code: "where([True, False, True], [1, 2, 3], 0)", shows: "[1 0 3]" },
    { code: "where([0, 3, 0, 5])", shows: "[[1]\n [3]]" },
  ],
  alone: { own: "argwhere", tf: "argwhere", np: "nonzero", torch: "nonzero" },
  run: ({ condition, x, y }) => select(condition, x, y),
});
