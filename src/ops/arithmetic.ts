/** Arithmetic on elements: the operators and what belongs to them. */
import * as complex from "../core/complex.ts";
import * as functions from "../core/complex-functions.ts";
import { allocate, type Data, isComplex, partOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, stored } from "../core/stored.ts";
import { conjugate, imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { constant, routine } from "../graph/structure.ts";
import { alu, num } from "../scalar/expr.ts";
import { greater, greaterEqual, lessEqual, notEqual } from "./compare.ts";
import { type Binary, binary, castTo, operation, select, tensor, type Unary, unary } from "./operation.ts";

/** `value` in the dtype of `like`, as a tensor that broadcasts with it. */
export const numberLike = (value: number | Node, like: Node): Node =>
  typeof value === "number" ? constant(value, like.dtype) : castTo(value, like.dtype);
const zeroLike = (x: Node): Node => constant(0, x.dtype, x.shape);
/** dy where the condition holds, else 0. */
const masked = (dy: Node, condition: Node): Node => select(condition, dy, zeroLike(dy));

/** A product of complex tensors, by what multiplies real ones: `multiply`, or a product of matrices. */
export function complexProduct(a: Node, b: Node, product: (a: Node, b: Node) => Node): Node {
  const [[p, q], [r, s]] = [a, b].map((z) => [realPart(z), imaginaryPart(z)]) as [[Node, Node], [Node, Node]];
  return joinParts(subtract(product(p, r), product(q, s)), add(product(p, s), product(q, r)));
}

/** |z|, which never overflows on the way. Where z is 0 no gradient flows, as in TensorFlow. */
const sizeRoutine: RoutineOp<null> = {
  name: "abs",
  complex: true,
  each: true,
  evaluate: ([z], _, { shape, dtype }) => {
    const parts = denseParts(z!) as Float64Array;
    const out = allocate(dtype, sizeOf(shape)) as Float64Array;
    for (let i = 0; i < out.length; i++) out[i] = complex.hypot(parts[2 * i]!, parts[2 * i + 1]!);
    return stored(dtype, shape, out as Data);
  },
  gradient: (dy, _, { inputs }) => multiply(dy, sign(inputs[0]!)),
};
const size = (z: Node): Node => routine(sizeRoutine, [z], null, z.shape, partOf(z.dtype));

/** z / |z|; 0 stays 0. */
function direction(z: Node): Node {
  const length = size(z);
  return divide(z, select(notEqual(length, numberLike(0, length)), length, numberLike(1, length)));
}

/** |z|² in the dtype of z: z · conj(z). */
const squaredSize = (z: Node): Node => multiply(z, conjugate(z));
/** |x|² in the dtype of its size, x² for a real tensor. */
export const magnitudeSquared = (x: Node): Node => (isComplex(x.dtype) ? realPart(squaredSize(x)) : square(x));

export const add: Binary = binary({
  name: "add",
  also: { tf: "add math.add", np: "add", torch: "add" },
  scalar: (a, b) => alu("add", a, b),
  complex: "parts",
  gradient: { a: (dy) => dy, b: (dy) => dy },
  meant: { alpha: "add_scaled" },
  doc: "Sum of two tensors, element by element: a + b.",
  examples: [
    { code: "[1, 2, 3] + 10", shows: "[11 12 13]" },
    { code: "[[1], [2]] + [10, 20]", shows: "[[11 21]\n [12 22]]" },
  ],
});

export const subtract: Binary = binary({
  name: "subtract",
  also: { tf: "subtract math.subtract", np: "subtract", torch: "sub subtract", own: "sub" },
  scalar: (a, b) => alu("sub", a, b),
  complex: "parts",
  gradient: { a: (dy) => dy, b: (dy) => negative(dy) },
  meant: { alpha: "subtract_scaled" },
  doc: "Difference of two tensors, element by element: a - b.",
  examples: [{ code: "[5, 7] - [1, 2]", shows: "[4 5]" }],
});

export const multiply: Binary = binary({
  name: "multiply",
  also: { tf: "multiply math.multiply", np: "multiply", torch: "mul multiply", own: "mul" },
  scalar: (a, b) => alu("mul", a, b),
  complex: { nodes: (a, b) => complexProduct(a!, b!, multiply) },
  gradient: { a: (dy, _, b) => multiply(dy, b), b: (dy, a) => multiply(dy, a) },
  doc: "Product of two tensors, element by element: a * b. The matrix product is a @ b.",
  examples: [{ code: "[1, 2, 3] * [4, 5, 6]", shows: "[ 4 10 18]" }],
});

export const divide: Binary = binary({
  name: "divide",
  also: {
    tf: "divide math.divide truediv math.truediv",
    np: "divide true_divide",
    torch: "div divide true_divide",
    own: "div true_divide truediv",
  },
  takes: "float",
  scalar: (a, b) => alu("div", a, b),
  complex: { each: (a, b) => complex.divide(a!, b!) },
  gradient: {
    a: (dy, _, b) => divide(dy, b),
    b: (dy, _, b, out) => negative(multiply(dy, divide(out, b))),
  },
  meant: { rounding_mode: "divide_rounded" },
  doc: "Quotient of two tensors, always floating point: a / b.",
  examples: [
    { code: "[1, 2, 3] / 2", shows: "[0.5 1.  1.5]" },
    { code: "[1.0, 0.0] / 0", shows: "[inf nan]" },
  ],
});

export const floordiv: Binary = binary({
  name: "floordiv",
  also: { tf: "math.floordiv", np: "floor_divide", torch: "floor_divide", own: "floor_divide" },
  scalar: (a, b) => alu("floordiv", a, b),
  gradient: null,
  doc: "Quotient rounded down: a // b. Integers stay integers; an integer divided by 0 is an error.",
  examples: [{ code: "[7, -7] // 2", shows: "[ 3 -4]" }],
});

export const mod: Binary = binary({
  name: "mod",
  also: { tf: "math.mod math.floormod", np: "mod remainder", torch: "remainder", own: "floormod remainder" },
  scalar: (a, b) => alu("mod", a, b),
  gradient: { a: (dy) => dy, b: (dy, a, b) => negative(multiply(dy, floordiv(a, b))) },
  doc: "Remainder with the sign of the divisor, as in Python: a % b.",
  examples: [{ code: "[7, -7] % 3", shows: "[1 2]" }],
});

export const fmod: Binary = binary({
  name: "fmod",
  also: { tf: "truncatemod", np: "fmod", torch: "fmod" },
  scalar: (a, b) => alu("fmod", a, b),
  gradient: { a: (dy) => dy, b: (dy, a, b, out) => negative(multiply(dy, divide(subtract(a, out), b))) },
  doc: "Remainder with the sign of the dividend, as in C.",
  examples: [{ code: "fmod([7, -7], 3)", shows: "[ 1 -1]" }],
});

/** The quotient of integers without its fraction. */
export const wholeQuotient = (a: Node, b: Node): Node => floordiv(subtract(a, fmod(a, b)), b);

export const power: Binary = binary({
  name: "pow",
  also: { tf: "pow math.pow", np: "power pow", torch: "pow", own: "power" },
  scalar: (a, b) => alu("pow", a, b),
  complex: { each: (a, b) => functions.pow(a!, b!), sooner: (a, b) => squareBy(a!, b!) },
  gradient: {
    a: (dy, a, b) => multiply(dy, multiply(b, power(a, subtract(b, numberLike(1, b))))),
    // 0 ** b has gradient 0 in b; the logarithm is taken only where it exists.
    b: (dy, a, _, out) => {
      if (isComplex(a.dtype)) {
        const some = notEqual(a, numberLike(0, a));
        return multiply(dy, multiply(out, masked(log(select(some, a, numberLike(1, a))), some)));
      }
      const safe = greater(a, numberLike(0, a));
      return multiply(dy, multiply(out, masked(log(select(safe, a, constant(1, a.dtype, a.shape))), safe)));
    },
  },
  doc: "a to the power b: a ** b.",
  examples: [
    { code: "[1, 2, 3] ** 2", shows: "[1 4 9]" },
    { code: "pow(2.0, [0.5, -1])", shows: "[1.4142135 0.5      ]" },
  ],
});

/** A complex square is a product, where no gradient is asked for. */
function squareBy(z: Node, exponent: Node): Node | null {
  if (z.recorded || exponent.recorded || exponent.shape.length > 0) return null;
  const { value, step, inputs } = exponent;
  if (value)
    return value.data[2 * value.layout.offset] === 2 && value.data[2 * value.layout.offset + 1] === 0
      ? multiply(z, z)
      : null;
  const re = step.kind === "routine" && step.attrs === "real" ? inputs[0]!.value : null;
  return re?.data[re.layout.offset] === 2 ? multiply(z, z) : null;
}

export const negative: Unary = unary({
  name: "negative",
  also: { tf: "negative math.negative", np: "negative", torch: "neg negative", own: "neg" },
  takes: "number",
  scalar: (x) => alu("neg", x),
  complex: "parts",
  gradient: (dy) => negative(dy),
  doc: "Each element with its sign turned: -x.",
  examples: [{ code: "-[1, -2]", shows: "[-1  2]" }],
});

export const log: Unary = unary({
  name: "log",
  also: { tf: "log math.log", np: "log", torch: "log" },
  takes: "float",
  scalar: (x) => alu("log", x),
  complex: { each: (z) => functions.log(z!) },
  gradient: (dy, x) => divide(dy, x),
  doc: "Natural logarithm. 0 gives -inf, negative numbers NaN.",
  examples: [{ code: "log([1, 10])", shows: "[0.        2.3025851]" }],
});

export const abs: Unary = unary({
  name: "abs",
  also: { tf: "abs math.abs", np: "abs absolute fabs", torch: "abs absolute" },
  takes: "number",
  scalar: (x) => alu("abs", x),
  complex: { nodes: (z) => size(z!) },
  gradient: (dy, x) => multiply(dy, sign(x)),
  doc: "Absolute value.",
  examples: [{ code: "abs([-3, 2])", shows: "[3 2]" }],
});

export const sign: Unary = unary({
  name: "sign",
  also: { tf: "sign math.sign", np: "sign", torch: "sign sgn" },
  takes: "number",
  scalar: (x) => alu("sign", x),
  complex: { nodes: (z) => direction(z!) },
  gradient: (dy) => zeroLike(dy),
  doc: "-1, 0 or 1, by the sign of each element.",
  examples: [{ code: "sign([-3, 0, 2])", shows: "[-1  0  1]" }],
});

export const square: Unary = unary({
  name: "square",
  also: { tf: "square math.square", np: "square", torch: "square" },
  takes: "number",
  scalar: (x) => alu("mul", x, x),
  complex: { nodes: (z) => multiply(z!, z!) },
  gradient: (dy, x) => multiply(dy, multiply(numberLike(2, x), x)),
  doc: "Each element times itself.",
  examples: [{ code: "square([1, 2, 3])", shows: "[1 4 9]" }],
});

export const reciprocal: Unary = unary({
  name: "reciprocal",
  also: { tf: "math.reciprocal", np: "reciprocal", torch: "reciprocal" },
  takes: "float",
  scalar: (x) => alu("div", num(1, x), x),
  complex: { each: (z) => functions.reciprocal(z!) },
  gradient: (dy, _, out) => multiplyNoNan(negative(square(out)), dy),
  doc: "One divided by each element.",
  examples: [{ code: "reciprocal([2, 4])", shows: "[0.5  0.25]" }],
});

/** The winner takes the gradient; between equals it goes to `a`, as in TensorFlow. */
export const maximum: Binary = binary({
  name: "maximum",
  also: { tf: "maximum math.maximum", np: "maximum", torch: "maximum" },
  takes: "any",
  scalar: (a, b) => alu("max", a, b),
  gradient: {
    a: (dy, a, b) => masked(dy, greaterEqual(a, b)),
    b: (dy, a, b) => select(greaterEqual(a, b), zeroLike(dy), dy),
  },
  doc: "The larger of two tensors, element by element. NaN wins.",
  examples: [{ code: "maximum([1, 5], [3, 2])", shows: "[3 5]" }],
});

export const minimum: Binary = binary({
  name: "minimum",
  also: { tf: "minimum math.minimum", np: "minimum", torch: "minimum" },
  takes: "any",
  scalar: (a, b) => alu("min", a, b),
  gradient: {
    a: (dy, a, b) => masked(dy, lessEqual(a, b)),
    b: (dy, a, b) => select(lessEqual(a, b), zeroLike(dy), dy),
  },
  doc: "The smaller of two tensors, element by element. NaN wins.",
  examples: [{ code: "minimum([1, 5], [3, 2])", shows: "[1 2]" }],
});

export const squaredDifference: Binary = binary({
  name: "squared_difference",
  also: { tf: "math.squared_difference" },
  scalar: (a, b) => alu("mul", alu("sub", a, b), alu("sub", a, b)),
  complex: { nodes: (a, b) => squaredSize(subtract(a!, b!)) },
  gradient: {
    a: (dy, a, b) => multiply(dy, multiply(numberLike(2, a), subtract(a, b))),
    b: (dy, a, b) => multiply(dy, multiply(numberLike(2, a), subtract(b, a))),
  },
  doc: "(a - b) squared, element by element.",
  examples: [{ code: "squared_difference([1, 5], 3)", shows: "[4 4]" }],
});

export const multiplyNoNan: Binary = binary({
  name: "multiply_no_nan",
  also: { tf: "math.multiply_no_nan" },
  takes: "float",
  scalar: (a, b) => alu("select", alu("eq", b, num(0, b)), num(0, b), alu("mul", a, b)),
  complex: { nodes: (a, b) => select(notEqual(b!, numberLike(0, b!)), multiply(a!, b!), numberLike(0, b!)) },
  gradient: { a: (dy, _, b) => multiplyNoNan(dy, b), b: (dy, a) => multiplyNoNan(a, dy) },
  doc: "Product that is 0 where the second factor is 0, even if the first one is infinite or NaN.",
  examples: [{ code: "multiply_no_nan([inf, 2.0], [0.0, 3.0])", shows: "[0. 6.]" }],
});

export const divideNoNan = operation({
  name: "divide_no_nan",
  also: { tf: "math.divide_no_nan" },
  params: {
    a: tensor("any tensor", { want: "float", also: "x" }),
    b: tensor("the divisor", { want: "float", also: "y" }),
  },
  doc: "Quotient of two tensors that is 0 where the divisor is 0.",
  examples: [{ code: "divide_no_nan([1, 2], [0, 4])", shows: "[0.  0.5]" }],
  run: ({ a, b }) => {
    const nonzero = notEqual(b, numberLike(0, b));
    return masked(divide(a, select(nonzero, b, numberLike(1, b))), nonzero);
  },
});

export const clip = operation({
  name: "clip",
  also: { tf: "clip_by_value", np: "clip", torch: "clamp clip", own: "clamp clip_by_value" },
  params: {
    x: tensor("any tensor", { also: "a t input" }),
    low: { ...tensor("smallest value, or None", { also: "a_min min clip_value_min" }), default: null },
    high: { ...tensor("largest value, or None", { also: "a_max max clip_value_max" }), default: null },
  },
  doc: "Elements below `low` become `low`, above `high` become `high`.",
  examples: [{ code: "clip([-5, 0, 5], -1, 1)", shows: "[-1  0  1]" }],
  run: ({ x, low, high }) => {
    const raised = low ? maximum(x, low) : x;
    return high ? minimum(raised, high) : raised;
  },
});
