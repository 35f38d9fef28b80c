/**
 * Special functions and the rarer elementwise ones. Those without a short formula are routines that compute each element
 * in float64 and round once; gradients are formulas in other operations.
 */
import { allocate, isComplex, isFloat, isInexact, largestOf } from "../core/dtype.ts";
import { broadcast } from "../core/shape.ts";
import { denseData, notReal, stored } from "../core/stored.ts";
import { byParts } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { erfInverseOf } from "../scalar/error-values.ts";
import { alu, cast, type Expr, num } from "../scalar/expr.ts";
import type { InstructionName } from "../scalar/instructions.ts";
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
  square,
  subtract,
} from "./arithmetic.ts";
import { equal, greater, greaterEqual, infinite, less, lessEqual, logicalOr, nan } from "./compare.ts";
import { shortOption } from "./nn.ts";
import { type Binary, binary, castTo, joinedDType, operation, select, tensor, type Unary, unary } from "./operation.ts";
import { cosPi, digammaOf, logGammaOf, polygammaOf, sincOf, sinPi } from "./special-values.ts";
import { atanh, exp, expm1, sigmoid, sqrt } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a features", want: "float" });

/** A function of one number; `slope` is its derivative at x. */
export function curve(name: string, f: (x: number) => number, slope: (x: Node, out: Node) => Node): (x: Node) => Node {
  const routine: RoutineOp<null> = {
    name,
    evaluate: ([v], _, { shape, dtype }) => {
      const from = denseData(v!) as Float64Array;
      const out = allocate(dtype, from.length) as Float64Array;
      for (let i = 0; i < from.length; i++) out[i] = f(from[i]!);
      return stored(dtype, shape, out);
    },
    gradient: (dy, _, { inputs, out }) => multiply(dy, slope(inputs[0]!, out)),
  };
  return (v) => structure.routine(routine, [v], null, v.shape, v.dtype);
}
const twoOverRootPi = 2 / Math.sqrt(Math.PI);
const bell = (v: Node): Node => multiply(numberLike(twoOverRootPi, v), exp(negative(square(v))));

/** A function of floats that is one instruction, inside of operations that take more or are called more than it. */
const instructed = (instruction: InstructionName, slope: (x: Node, out: Node) => Node): Unary =>
  unary({
    name: instruction,
    takes: "float",
    scalar: (v) => alu(instruction, v),
    gradient: (dy, v, out) => multiply(dy, slope(v, out)),
    doc: "",
    examples: [],
  });
const erfCurve = instructed("erf", bell);
const erfcCurve = instructed("erfc", (v) => negative(bell(v)));
const polygammaCurve = (n: number): ((x: Node) => Node) =>
  n === 0
    ? digammaCurve
    : curve(
        `polygamma ${n}`,
        (v) => polygammaOf(n, v),
        (v) => polygammaCurve(n + 1)(v),
      );
const digammaCurve = curve("digamma", digammaOf, (v) => polygammaCurve(1)(v));

export const erf = operation({
  name: "erf",
  also: { tf: "math.erf", torch: "erf special.erf" },
  params: { x },
  doc: "The error function: how much of a normal distribution of variance 1/2 lies between -x and x.",
  examples: [{ code: "erf([0.0, 1.0])", shows: "[0.        0.8427008]" }],
  run: ({ x }) => erfCurve(x),
});
export const erfc = operation({
  name: "erfc",
  also: { tf: "math.erfc", torch: "erfc special.erfc" },
  params: { x },
  doc: "1 - erf(x), without loss of precision for large x.",
  examples: [{ code: "erfc([0.0, 1.0])", shows: "[1.        0.1572992]" }],
  run: ({ x }) => erfcCurve(x),
});
const erfinvCurve = curve("erfinv", erfInverseOf, (_, out) =>
  multiply(numberLike(1 / twoOverRootPi, out), exp(square(out))),
);
export const erfinv = operation({
  name: "erfinv",
  also: { tf: "math.erfinv", torch: "erfinv special.erfinv" },
  params: { x },
  doc: "The x whose error function is the given value.",
  examples: [{ code: "erfinv([0.0, 0.5])", shows: "[0.         0.47693628]" }],
  run: ({ x }) => erfinvCurve(x),
});
const lgammaCurve = curve("lgamma", logGammaOf, digammaCurve);
export const lgamma = operation({
  name: "lgamma",
  also: { tf: "math.lgamma", torch: "lgamma special.gammaln" },
  params: { x },
  doc: "Logarithm of the size of the gamma function; lgamma(n + 1) is log(n!).",
  examples: [{ code: "lgamma([1.0, 5.0])", shows: "[0.        3.1780539]" }],
  run: ({ x }) => lgammaCurve(x),
});
export const digamma = operation({
  name: "digamma",
  also: { tf: "math.digamma", torch: "digamma special.digamma special.psi" },
  params: { x },
  doc: "The derivative of lgamma.",
  examples: [{ code: "digamma([1.0, 2.0])", shows: "[-0.5772157   0.42278433]" }],
  run: ({ x }) => digammaCurve(x),
});

/** How much of the normal distribution of variance 1 lies below x. */
const shareOf: Unary = instructed("ndtr", (v) => normalDensity(v));
export const shareCurve = (v: Node): Node => shareOf(v);
const normalDensity = (v: Node): Node =>
  multiply(numberLike(1 / Math.sqrt(2 * Math.PI), v), exp(multiply(numberLike(-0.5, v), square(v))));

const geluCurve = instructed("gelu", (v) => add(shareCurve(v), multiply(v, normalDensity(v))));

export const gelu = operation({
  name: "gelu",
  also: { tf: "nn.gelu keras.activations.gelu", torch: "nn.functional.gelu" },
  params: {
    x,
    approximate: {
      kind: "order",
      doc: "by a hyperbolic tangent: True or 'tanh'",
      default: 0,
      choices: ["none", "tanh"],
    },
    short: shortOption,
  },
  variants: {
    "jax.nn.gelu": { approximate: 1 },
    "tf.nn.gelu": { short: true },
    "tf.keras.activations.gelu": { short: true },
  },
  doc: "x times the share of a normal distribution below x.",
  examples: [{ code: "gelu([-1.0, 2.0])", shows: "[-0.15865526  1.9544997 ]" }],
  run: ({ x, approximate, short: asked }) => {
    const short = asked && x.dtype === "float64";
    const half = multiply(numberLike(0.5, x), x);
    if (approximate === 0 || approximate === "none")
      return short
        ? multiply(half, erfcCurve(multiply(negative(x), numberLike(Math.fround(Math.SQRT1_2), x))))
        : geluCurve(x);
    const inner = multiply(
      numberLike(Math.sqrt(2 / Math.PI), x),
      add(x, multiply(numberLike(short ? Math.fround(0.044715) : 0.044715, x), multiply(x, square(x)))),
    );
    return multiply(
      half,
      add(numberLike(1, x), subtract(multiply(numberLike(2, x), sigmoid(add(inner, inner))), numberLike(1, x))),
    );
  },
});

export const exp2 = operation({
  name: "exp2",
  also: { np: "exp2", torch: "exp2 special.exp2" },
  params: { x },
  doc: "2 to the power x.",
  examples: [{ code: "exp2([0.0, 3.0])", shows: "[1. 8.]" }],
  run: ({ x }) => (isComplex(x.dtype) ? exp(multiply(numberLike(Math.LN2, x), x)) : exp2Curve(x)),
});
const exp2Curve: Unary = instructed("exp2", (_, out) => multiply(numberLike(Math.LN2, out), out));

export const sinc = operation({
  name: "sinc",
  also: { np: "sinc", torch: "sinc special.sinc" },
  params: { x },
  doc: "sin(πx) / (πx), 1 at 0.",
  examples: [{ code: "sinc([0.0, 0.5])", shows: "[1.         0.63661975]" }],
  run: ({ x }) => sincCurve(x),
});
const cosineOfTurns = curve("cos_pi", cosPi, (v) => multiply(numberLike(-Math.PI, v), sineOfTurns(v)));
const sineOfTurns: (v: Node) => Node = curve("sin_pi", sinPi, (v) =>
  multiply(numberLike(Math.PI, v), cosineOfTurns(v)),
);
function sincSlope(v: Node, out: Node): Node {
  const zero = equal(v, numberLike(0, v));
  const safe = select(zero, numberLike(1, v), v);
  return select(
    zero,
    multiply(numberLike((-Math.PI * Math.PI) / 3, v), v),
    divide(subtract(cosineOfTurns(v), out), safe),
  );
}
const exactSinc = curve("sinc", sincOf, sincSlope);
/** For narrower floats, whose last bit is far above the errors of a few steps in double: whole turns go exactly. */
const wideSinc: Unary = unary({
  name: "sinc",
  takes: "float",
  scalar: (v) => {
    const x = cast(v, "float64");
    const whole = alu("rint", x);
    const half = alu("mul", whole, num(0.5, x));
    const odd = alu("ne", half, alu("floor", half));
    const sine = alu("sin", alu("mul", alu("sub", x, whole), num(Math.PI, x)));
    const turned = alu("select", odd, alu("neg", sine), sine);
    // The sum makes zeros positive.
    const ratio = alu("add", alu("div", turned, alu("mul", x, num(Math.PI, x))), num(0, x));
    return cast(alu("select", alu("eq", x, num(0, x)), num(1, x), ratio), v.dtype);
  },
  gradient: (dy, v, out) => multiply(dy, sincSlope(v, out)),
  doc: "",
  examples: [],
});
const sincCurve = (v: Node): Node => (v.dtype === "float64" ? exactSinc(v) : wideSinc(v));

const pair = {
  a: tensor("any tensor", { also: "x x1 input", want: "float" as const }),
  b: tensor("a tensor that broadcasts with it", { also: "y x2 other", want: "float" as const }),
};

export const hypot = operation({
  name: "hypot",
  also: { np: "hypot", torch: "hypot" },
  params: pair,
  doc: "sqrt(a² + b²), without overflow on the way.",
  examples: [{ code: "hypot(3.0, 4.0)", shows: "5.0" }],
  run: ({ a, b }) => {
    for (const v of [a, b]) if (isComplex(v.dtype)) throw notReal(v.dtype);
    const shape = broadcast({ a: a.shape, b: b.shape });
    const [p, q] = [a, b].map((v) => abs(structure.expand(v, shape))) as [Node, Node];
    const endless = logicalOr(infinite(p), infinite(q));
    const top = maximum(p, q);
    const one = numberLike(1, top);
    const safe = select(logicalOr(endless, equal(top, numberLike(0, top))), one, top);
    const part = (v: Node): Node => square(divide(select(endless, one, v), safe));
    return select(endless, numberLike(Number.POSITIVE_INFINITY, top), multiply(safe, sqrt(add(part(p), part(q)))));
  },
});

/** The logarithm of the sum of both powers. */
export function logOfPowers(a: Expr, b: Expr): Expr {
  // Equal infinities have no difference.
  const size = alu("select", alu("eq", a, b), num(0, a), alu("abs", alu("sub", a, b)));
  return alu("add", alu("max", a, b), alu("log1p", alu("exp", alu("neg", size))));
}
export const logaddexp: Binary = binary({
  name: "logaddexp",
  also: { np: "logaddexp", torch: "logaddexp" },
  takes: "float",
  scalar: logOfPowers,
  gradient: {
    a: (dy, a, b) => multiply(dy, sigmoid(subtract(a, b))),
    b: (dy, a, b) => multiply(dy, sigmoid(subtract(b, a))),
  },
  doc: "log(exp(a) + exp(b)), without overflow on the way.",
  examples: [{ code: "logaddexp(0.0, 0.0)", shows: "0.6931472" }],
});

export const copysign = operation({
  name: "copysign",
  also: { np: "copysign", torch: "copysign" },
  params: pair,
  doc: "The size of a with the sign of b, that of zeros included.",
  examples: [{ code: "copysign([1.0, 2.0], [-1.0, 3.0])", shows: "[-1.  2.]" }],
  run: ({ a, b }) => {
    // Only 1 / -0 tells the zeros apart.
    const zero = numberLike(0, b);
    const turned = greater(zero, select(equal(b, zero), divide(numberLike(1, b), b), b));
    return multiply(abs(a), select(turned, numberLike(-1, b), numberLike(1, b)));
  },
});

export const heaviside = operation({
  name: "heaviside",
  also: { np: "heaviside", torch: "heaviside" },
  params: { x: pair.a, at: tensor("the value at 0", { also: "x2 values", want: "float" }) },
  doc: "0 where x is negative, 1 where it is positive.",
  examples: [{ code: "heaviside([-1.0, 0.0, 2.0], 0.5)", shows: "[0.  0.5 1. ]" }],
  run: ({ x, at }) => {
    const step = select(greater(x, numberLike(0, x)), numberLike(1, x), numberLike(0, x));
    return select(equal(x, numberLike(0, x)), at, select(nan(x), x, step));
  },
});

export const nanToNum = operation({
  name: "nan_to_num",
  moves: true,
  also: { np: "nan_to_num", torch: "nan_to_num" },
  params: {
    x: tensor("any tensor", { also: "input a" }),
    nan: { kind: "number", doc: "in place of NaN", default: 0 },
    posinf: { kind: "number", doc: "in place of infinity; left out: the largest number", default: null },
    neginf: { kind: "number", doc: "in place of -infinity; left out: the smallest number", default: null },
  },
  doc: "Finite numbers in place of NaN and infinities.",
  examples: [{ code: "nan_to_num([nan, 1.0])", shows: "[0. 1.]" }],
  run: ({ x: given, nan: put, posinf, neginf }) => {
    const finite = (x: Node): Node => {
      const largest = largestOf(x.dtype);
      const known = select(nan(x), numberLike(put, x), x);
      const above = equal(known, numberLike(Number.POSITIVE_INFINITY, x));
      const high = select(above, numberLike(posinf ?? largest, x), known);
      return select(equal(high, numberLike(Number.NEGATIVE_INFINITY, x)), numberLike(neginf ?? -largest, x), high);
    };
    if (isComplex(given.dtype)) return byParts(given, finite);
    return isFloat(given.dtype) ? finite(given) : given;
  },
});

export const lerp = operation({
  name: "lerp",
  also: { torch: "lerp" },
  params: {
    start: tensor("at 0", { also: "input", want: "float" }),
    end: tensor("at 1", { want: "float" }),
    weight: tensor("how far", { want: "float" }),
  },
  doc: "start + weight * (end - start).",
  examples: [{ code: "lerp(10.0, 20.0, 0.25)", shows: "12.5" }],
  run: ({ start, end, weight }) => add(start, multiply(weight, subtract(end, start))),
});

export const logit = operation({
  name: "logit",
  also: { torch: "logit special.logit" },
  params: { x, eps: { kind: "number", doc: "x is kept so far from 0 and 1", default: null } },
  doc: "log(x / (1 - x)): what sigmoid makes x of.",
  examples: [{ code: "logit([0.5])", shows: "[0.]" }],
  run: ({ x: given, eps }) => {
    const one = numberLike(1, given);
    const x = eps === null ? given : clip({ x: given, low: numberLike(eps, given), high: numberLike(1 - eps, given) });
    // Above 1/4, 2x - 1 is exact, and the quotient's logarithm would lose what is close to 1.
    const upper = greater(x, numberLike(0.25, x));
    const safe = select(upper, x, numberLike(0.5, x));
    const turned = atanh(subtract(add(safe, safe), one));
    return select(upper, add(turned, turned), log(divide(x, subtract(one, x))));
  },
});

/** `left`: where the left side holds. */
function scaledElu(x: Node, left: Node): Node {
  const [scale, scaleAlpha] = [1.0507009873554805, 1.7580993408473768];
  const below = multiply(numberLike(scaleAlpha, x), expm1(select(left, x, numberLike(0, x))));
  return select(left, below, multiply(numberLike(scale, x), x));
}

export const selu = operation({
  name: "selu",
  also: { tf: "nn.selu keras.activations.selu", torch: "nn.functional.selu selu" },
  params: {
    x,
    bent: { kind: "bool", doc: "at 0 the slope is that of the left side, as in PyTorch", default: false },
  },
  variants: { "torch.nn.functional.selu": { bent: true }, "torch.selu": { bent: true } },
  doc: "elu, scaled so that layers keep mean 0 and variance 1.",
  examples: [{ code: "selu([-1.0, 1.0])", shows: "[-1.1113307  1.050701 ]" }],
  run: ({ x, bent }) => scaledElu(x, (bent ? lessEqual : less)(x, numberLike(0, x))),
});

export const relu6 = unary({
  name: "relu6",
  also: { tf: "nn.relu6 keras.activations.relu6", torch: "nn.functional.relu6" },
  takes: "number",
  scalar: (v) => alu("min", alu("max", v, num(0, v)), num(6, v)),
  gradient: (dy, v) => {
    const inside = multiply(
      castTo(greater(v, numberLike(0, v)), v.dtype),
      castTo(greater(numberLike(6, v), v), v.dtype),
    );
    return multiply(dy, inside);
  },
  doc: "x between 0 and 6, those bounds elsewhere.",
  examples: [{ code: "relu6([-1.0, 3.0, 9.0])", shows: "[0. 3. 6.]" }],
});

export const softsign = unary({
  name: "softsign",
  also: { tf: "nn.softsign math.softsign keras.activations.softsign", torch: "nn.functional.softsign" },
  takes: "float",
  scalar: (v) => alu("div", v, alu("add", num(1, v), alu("abs", v))),
  gradient: (dy, v) => divide(dy, square(add(numberLike(1, v), abs(v)))),
  doc: "x / (1 + |x|).",
  examples: [{ code: "softsign([-1.0, 3.0])", shows: "[-0.5   0.75]" }],
});

export const signbit = operation({
  name: "signbit",
  also: { np: "signbit", torch: "signbit" },
  params: { x },
  doc: "Whether the sign is set, that of -0 included.",
  examples: [{ code: "signbit([-1.0, 2.0])", shows: "[ True False]" }],
  run: ({ x }) => {
    const zero = numberLike(0, x);
    const turned = select(equal(x, zero), divide(numberLike(1, x), x), x);
    return greater(zero, turned);
  },
});

/** The larger (or smaller) of two; a NaN gives way. Integers have none, and stay what they are. */
const numberOf = (a: Node, b: Node, taken: Node): Node =>
  isInexact(joinedDType([a, b])) ? select(nan(b), a, select(nan(a), b, select(taken, a, b))) : select(taken, a, b);
const numbers = {
  a: tensor("any tensor", { also: "x x1 input" }),
  b: tensor("a tensor that broadcasts with it", { also: "y x2 other" }),
};

export const fmax = operation({
  name: "fmax",
  also: { np: "fmax", torch: "fmax" },
  params: numbers,
  doc: "The larger of two; a NaN gives way to a number.",
  examples: [{ code: "fmax([1.0, nan], [3.0, 2.0])", shows: "[3. 2.]" }],
  run: ({ a, b }) => numberOf(a, b, greaterEqual(a, b)),
});
export const fmin = operation({
  name: "fmin",
  also: { np: "fmin", torch: "fmin" },
  params: numbers,
  doc: "The smaller of two; a NaN gives way to a number.",
  examples: [{ code: "fmin([1.0, nan], [3.0, 2.0])", shows: "[1. 2.]" }],
  run: ({ a, b }) => numberOf(a, b, greaterEqual(b, a)),
});
