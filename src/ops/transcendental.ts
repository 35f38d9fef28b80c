/** Roots, exponentials, logarithms, trigonometry, rounding: functions of one float. */
import { type Complex, divide as complexDivide } from "../core/complex.ts";
import * as functions from "../core/complex-functions.ts";
import { isComplex, isFloat } from "../core/dtype.ts";
import { byParts } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import { alu, type Expr, num } from "../scalar/expr.ts";
import type { InstructionName } from "../scalar/instructions.ts";
import {
  add,
  divide,
  multiply,
  multiplyNoNan,
  negative,
  numberLike,
  reciprocal,
  square,
  subtract,
} from "./arithmetic.ts";
import {
  type Binary,
  binary,
  type ComplexRule,
  castTo,
  type Example,
  type Names,
  operation,
  tensor,
  type Unary,
  unary,
} from "./operation.ts";

const one = (x: Node): Node => numberLike(1, x);
const times = (k: number, x: Node): Node => multiply(numberLike(k, x), x);

/** A function of floats that is one instruction. */
const curve = (
  name: string,
  instruction: InstructionName,
  also: Names,
  gradient: (dy: Node, x: Node, out: Node) => Node,
  doc: string,
  examples: readonly Example[],
): Unary => {
  // Those that complex numbers have too are called the same.
  const each = (functions as Readonly<Record<string, unknown>>)[name] as ComplexFunction | undefined;
  const complex: { complex?: ComplexRule } = each ? { complex: { each: (z) => each(z!) } } : {};
  return unary({
    name,
    also,
    takes: "float",
    scalar: (x: Expr) => alu(instruction, x),
    ...complex,
    gradient,
    doc,
    examples,
  });
};

type ComplexFunction = (z: Complex) => Complex;

/** dy / by; where nothing flows in nothing flows out, even if `by` is 0 or NaN. Linear in dy, so it has every derivative. */
const quotientOfFlow: Binary = binary({
  name: "quotient of a flow",
  scalar: (dy, by) => alu("select", alu("eq", dy, num(0, dy)), num(0, dy), alu("div", dy, by)),
  complex: { each: (dy, by) => (dy!.re === 0 && dy!.im === 0 ? dy! : complexDivide(dy!, by!)) },
  gradient: {
    a: (dy, _, by) => quotientOfFlow(dy, by),
    b: (dy, _, by, out) => negative(quotientOfFlow(multiply(dy, out), by)),
  },
  doc: "",
  examples: [],
});

export const sqrt = curve(
  "sqrt",
  "sqrt",
  { tf: "sqrt math.sqrt", np: "sqrt", torch: "sqrt" },
  // As in TensorFlow, so that the branch of a where that is not taken does no harm.
  (dy, _, out) => quotientOfFlow(dy, times(2, out)),
  "Square root. Negative numbers give NaN.",
  [{ code: "sqrt([4, 9])", shows: "[2. 3.]" }],
);
export const cbrt = curve(
  "cbrt",
  "cbrt",
  { np: "cbrt" },
  (dy, _, out) => divide(dy, times(3, square(out))),
  "Cube root.",
  [{ code: "cbrt([8, -27])", shows: "[ 2. -3.]" }],
);
export const rsqrt: Unary = unary({
  name: "rsqrt",
  also: { tf: "math.rsqrt", torch: "rsqrt" },
  takes: "float",
  scalar: (x) => alu("div", num(1, x), alu("sqrt", x)),
  complex: { each: (z) => functions.reciprocal(functions.sqrt(z!)) },
  gradient: (dy, _, out) => multiplyNoNan(multiply(times(-0.5, out), square(out)), dy),
  doc: "One divided by the square root.",
  examples: [{ code: "rsqrt([4, 16])", shows: "[0.5  0.25]" }],
});
export const exp = curve(
  "exp",
  "exp",
  { tf: "exp math.exp", np: "exp", torch: "exp" },
  (dy, _, out) => multiply(dy, out),
  "e to the power of each element.",
  [{ code: "exp([0, 1])", shows: "[1.        2.7182817]" }],
);
export const expm1 = curve(
  "expm1",
  "expm1",
  { tf: "math.expm1", np: "expm1", torch: "expm1 special.expm1" },
  (dy, _, out) => multiply(dy, add(out, one(out))),
  "exp(x) - 1, exact also for tiny x.",
  [{ code: "expm1([0, 1])", shows: "[0.        1.7182819]" }],
);
export const log1p = curve(
  "log1p",
  "log1p",
  { tf: "math.log1p", np: "log1p", torch: "log1p special.log1p" },
  (dy, x) => divide(dy, add(x, one(x))),
  "log(1 + x), exact also for tiny x.",
  [{ code: "log1p([0, 1])", shows: "[0.        0.6931472]" }],
);
export const log2 = curve(
  "log2",
  "log2",
  { np: "log2", torch: "log2" },
  (dy, x) => divide(dy, times(Math.LN2, x)),
  "Logarithm to base 2.",
  [{ code: "log2([1, 8])", shows: "[0. 3.]" }],
);
export const log10 = curve(
  "log10",
  "log10",
  { np: "log10", torch: "log10" },
  (dy, x) => divide(dy, times(Math.LN10, x)),
  "Logarithm to base 10.",
  [{ code: "log10([1, 1000])", shows: "[0. 3.]" }],
);

export const sin = curve(
  "sin",
  "sin",
  { tf: "sin math.sin", np: "sin", torch: "sin" },
  (dy, x) => multiply(dy, cos(x)),
  "Sine, of an angle in radians.",
  [{ code: "sin([0, pi / 2])", shows: "[0. 1.]" }],
);
export const cos: Unary = curve(
  "cos",
  "cos",
  { tf: "cos math.cos", np: "cos", torch: "cos" },
  (dy, x) => negative(multiply(dy, sin(x))),
  "Cosine, of an angle in radians.",
  [{ code: "cos([0, pi])", shows: "[ 1. -1.]" }],
);
export const tan = curve(
  "tan",
  "tan",
  { tf: "tan math.tan", np: "tan", torch: "tan" },
  (dy, _, out) => multiply(dy, add(one(out), square(out))),
  "Tangent, of an angle in radians.",
  [{ code: "tan([0, 1])", shows: "[0.        1.5574077]" }],
);
export const asin = curve(
  "asin",
  "asin",
  { tf: "asin math.asin", np: "arcsin asin", torch: "asin arcsin", own: "arcsin" },
  (dy, x) => divide(dy, sqrt(subtract(one(x), square(x)))),
  "Angle in radians whose sine is x. Outside of -1 to 1 NaN.",
  [{ code: "asin([0, 1])", shows: "[0.        1.5707964]" }],
);
export const acos = curve(
  "acos",
  "acos",
  { tf: "acos math.acos", np: "arccos acos", torch: "acos arccos", own: "arccos" },
  (dy, x) => negative(divide(dy, sqrt(subtract(one(x), square(x))))),
  "Angle in radians whose cosine is x. Outside of -1 to 1 NaN.",
  [{ code: "acos([1, -1])", shows: "[0.        3.1415927]" }],
);
export const atan = curve(
  "atan",
  "atan",
  { tf: "atan math.atan", np: "arctan atan", torch: "atan arctan", own: "arctan" },
  (dy, x) => divide(dy, add(one(x), square(x))),
  "Angle in radians whose tangent is x.",
  [{ code: "atan([0, 1])", shows: "[0.        0.7853982]" }],
);
export const atan2: Binary = binary({
  name: "atan2",
  also: { tf: "atan2 math.atan2", np: "arctan2 atan2", torch: "atan2 arctan2", own: "arctan2" },
  takes: "float",
  scalar: (a, b) => alu("atan2", a, b),
  gradient: {
    a: (dy, a, b) => multiply(dy, divide(b, add(square(a), square(b)))),
    b: (dy, a, b) => negative(multiply(dy, divide(a, add(square(a), square(b))))),
  },
  doc: "Angle in radians of the point (b, a), from -pi to pi.",
  examples: [{ code: "atan2([1, -1], [1, -1])", shows: "[ 0.7853982 -2.3561945]" }],
});
export const sinh: Unary = curve(
  "sinh",
  "sinh",
  { tf: "sinh math.sinh", np: "sinh", torch: "sinh" },
  (dy, x) => multiply(dy, cosh(x)),
  "Hyperbolic sine.",
  [{ code: "sinh([0, 1])", shows: "[0.        1.1752012]" }],
);
export const cosh: Unary = curve(
  "cosh",
  "cosh",
  { tf: "cosh math.cosh", np: "cosh", torch: "cosh" },
  (dy, x) => multiply(dy, sinh(x)),
  "Hyperbolic cosine.",
  [{ code: "cosh([0, 1])", shows: "[1.        1.5430807]" }],
);
export const tanh = curve(
  "tanh",
  "tanh",
  { tf: "tanh math.tanh nn.tanh keras.activations.tanh", np: "tanh", torch: "tanh nn.functional.tanh" },
  (dy, _, out) => multiply(dy, subtract(one(out), square(out))),
  "Hyperbolic tangent, between -1 and 1.",
  [{ code: "tanh([0, 1])", shows: "[0.        0.7615942]" }],
);
export const asinh = curve(
  "asinh",
  "asinh",
  { tf: "asinh math.asinh", np: "arcsinh asinh", torch: "asinh arcsinh" },
  (dy, x) => divide(dy, sqrt(add(square(x), one(x)))),
  "Number whose hyperbolic sine is x.",
  [{ code: "asinh([0, 1])", shows: "[0.        0.8813736]" }],
);
export const acosh = curve(
  "acosh",
  "acosh",
  { tf: "acosh math.acosh", np: "arccosh acosh", torch: "acosh arccosh" },
  (dy, _, out) => divide(dy, sinh(out)),
  "Number whose hyperbolic cosine is x. Below 1 NaN.",
  [{ code: "acosh([1, 2])", shows: "[0.       1.316958]" }],
);
export const atanh = curve(
  "atanh",
  "atanh",
  { tf: "atanh math.atanh", np: "arctanh atanh", torch: "atanh arctanh" },
  (dy, x) => divide(dy, subtract(one(x), square(x))),
  "Number whose hyperbolic tangent is x. Outside of -1 to 1 NaN.",
  [{ code: "atanh([0, 0.5])", shows: "[0.         0.54930615]" }],
);

/** No gradient flows through rounding, as in TensorFlow. Integers are left as they are. */
const rounding = (
  name: string,
  instruction: InstructionName,
  also: Names,
  doc: string,
  example: Example,
  more: { complex?: ComplexRule } = {},
): Unary =>
  unary({
    name,
    also,
    scalar: (x) => (isFloat(x.dtype) ? alu(instruction, x) : x),
    ...more,
    gradient: null,
    doc,
    examples: [example],
  });

export const floor = rounding(
  "floor",
  "floor",
  { tf: "floor math.floor", np: "floor", torch: "floor" },
  "Rounded down.",
  {
    code: "floor([-1.5, 2.7])",
    shows: "[-2.  2.]",
  },
);
export const ceil = rounding("ceil", "ceil", { tf: "math.ceil", np: "ceil", torch: "ceil" }, "Rounded up.", {
  code: "ceil([-1.5, 2.2])",
  shows: "[-1.  3.]",
});
export const trunc = rounding(
  "trunc",
  "trunc",
  { np: "trunc fix", torch: "trunc fix", own: "fix" },
  "Rounded toward 0.",
  {
    code: "trunc([-1.5, 2.7])",
    shows: "[-1.  2.]",
  },
);
export const rint = rounding(
  "rint",
  "rint",
  { tf: "round math.round math.rint", np: "rint" },
  "Rounded to the nearest whole number; halves go to the even one.",
  { code: "rint([0.5, 1.5, 2.5])", shows: "[0. 2. 2.]" },
  { complex: "parts" },
);
function rounded(x: Node, decimals: number): Node {
  if (isComplex(x.dtype)) return byParts(x, (part) => rounded(part, decimals));
  if (decimals === 0 || (decimals > 0 && !isFloat(x.dtype))) return rint(x);
  // Dividing by a power of ten is exact where multiplying by its inverse is not.
  const wide = isFloat(x.dtype) ? x : castTo(x, "float64");
  const scale = numberLike(10 ** Math.abs(decimals), wide);
  if (decimals > 0) return divide(rint(multiply(wide, scale)), scale);
  return castTo(multiply(rint(divide(wide, scale)), scale), x.dtype);
}
export const round = operation({
  name: "round",
  also: { np: "round around", torch: "round special.round", own: "around" },
  params: {
    x: tensor("any tensor", { also: "a input" }),
    decimals: { kind: "int", doc: "digits after the point", default: 0 },
  },
  doc: "Rounded to the nearest number with so many decimals; halves go to the even one.",
  examples: [
    { code: "round([0.5, 1.5, 2.5])", shows: "[0. 2. 2.]" },
    { code: "round([3.14159], 2)", shows: "[3.14]" },
  ],
  run: ({ x, decimals }) => rounded(x, decimals),
});

export const sigmoid: Unary = unary({
  name: "sigmoid",
  also: {
    tf: "sigmoid math.sigmoid nn.sigmoid keras.activations.sigmoid",
    torch: "sigmoid nn.functional.sigmoid special.expit",
  },
  takes: "float",
  // As TensorFlow computes it, of numbers whose exponential is finite: beyond, the result is 1.
  scalar: (x) => {
    const e = alu("exp", alu("min", x, num(88, x)));
    const below = alu("add", num(1, x), e);
    const ratio = alu("div", e, below);
    if (x.dtype !== "float64") return ratio;
    // What the sum loses, where it counts, over the sum, whose inverse is 1 - ratio.
    const lost = alu("sub", e, alu("sub", below, num(1, x)));
    const kept = alu("select", alu("lt", e, num(1, x)), lost, num(0, x));
    return alu("sub", ratio, alu("mul", alu("mul", ratio, kept), alu("sub", num(1, x), ratio)));
  },
  complex: { nodes: (z) => reciprocal(add(one(z!), exp(negative(z!)))) },
  gradient: (dy, _, out) => multiply(dy, multiply(out, subtract(one(out), out))),
  doc: "1 / (1 + exp(-x)): squeezes any number into 0 to 1.",
  examples: [{ code: "sigmoid([-1, 0, 1])", shows: "[0.26894143 0.5        0.7310586 ]" }],
});

/** log(1 + exp(x)) without overflow: max(x, 0) + log1p(exp(-|x|)). */
export const softplus: Unary = unary({
  name: "softplus",
  also: { tf: "math.softplus nn.softplus keras.activations.softplus" },
  takes: "float",
  scalar: (x) => alu("add", alu("max", x, num(0, x)), alu("log1p", alu("exp", alu("neg", alu("abs", x))))),
  gradient: (dy, x) => multiply(dy, sigmoid(x)),
  doc: "log(1 + exp(x)), a smooth relu.",
  examples: [{ code: "softplus([-1.0, 0.0, 100.0])", shows: "[  0.3132617   0.6931472 100.       ]" }],
});

export const degrees: Unary = unary({
  name: "degrees",
  also: { np: "degrees rad2deg", torch: "rad2deg", own: "rad2deg" },
  takes: "float",
  scalar: (x) => alu("mul", x, num(180 / Math.PI, x)),
  gradient: (dy) => times(180 / Math.PI, dy),
  doc: "Radians to degrees.",
  examples: [{ code: "degrees([0, pi])", shows: "[  0. 180.]" }],
});
export const radians: Unary = unary({
  name: "radians",
  also: { np: "radians deg2rad", torch: "deg2rad", own: "deg2rad" },
  takes: "float",
  scalar: (x) => alu("mul", x, num(Math.PI / 180, x)),
  gradient: (dy) => times(Math.PI / 180, dy),
  doc: "Degrees to radians.",
  examples: [{ code: "radians([0, 180])", shows: "[0.        3.1415927]" }],
});
