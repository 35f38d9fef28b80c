/**
 * Gradients at corners, ties, ends and zeros as PyTorch and JAX have them, which are not TensorFlow's: the values are
 * those of our own operations, and these take their places where something is recorded. Knows nodes alone.
 */
import { type Complex, divide as divideComplex } from "../core/complex.ts";
import { type DType, isComplex, isFloat } from "../core/dtype.ts";
import { denseData } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { constant, routine } from "../graph/structure.ts";
import { alu, cast, type Expr, num } from "../scalar/expr.ts";
import { divide, log, multiply, negative, numberLike, subtract } from "./arithmetic.ts";
import { equal, greater, greaterEqual, less, lessEqual, logicalAnd, logicalOr, nan } from "./compare.ts";
import { stopGradient } from "./create.ts";
import { type Binary, binary, type Operation, select, type Unary, unary } from "./operation.ts";
import { max } from "./reduction.ts";
import { logOfPowers } from "./special.ts";
import { exp } from "./transcendental.ts";

const zeroLike = (x: Node): Node => constant(0, x.dtype, x.shape);
const unlisted = { doc: "", examples: [] } as const;

/** What the winner takes; equals share. */
const shared = (dy: Node, wins: Node, a: Node, b: Node): Node =>
  select(equal(a, b), multiply(numberLike(0.5, dy), dy), select(wins, dy, zeroLike(dy)));
const extreme = (name: string, scalar: (a: Expr, b: Expr) => Expr, wins: (a: Node, b: Node) => Node): Binary =>
  binary({
    name,
    takes: "any",
    scalar,
    gradient: {
      a: (dy, a, b) => shared(dy, wins(a, b), a, b),
      b: (dy, a, b) => shared(dy, wins(b, a), a, b),
    },
    ...unlisted,
  });
const maximum = extreme("maximum", (a, b) => alu("max", a, b), greater);
const minimum = extreme("minimum", (a, b) => alu("min", a, b), less);

type Bounds = { readonly x: Node; readonly low: Node | null; readonly high: Node | null };
const clipped = ({ x, low, high }: Bounds): Node => {
  const raised = low ? maximum(x, low) : x;
  return high ? minimum(raised, high) : raised;
};

/** PyTorch leaves what equals a bound as it is: -0. stays what it is beside 0. */
const larger = (a: Expr, b: Expr): Expr => alu(isFloat(b.dtype) ? "maxlast" : "max", a, b);
const smaller = (a: Expr, b: Expr): Expr => alu(isFloat(b.dtype) ? "minlast" : "min", a, b);
const raised = extreme("maximum", larger, greater);
const lowered = extreme("minimum", smaller, less);
function bounded({ x, low, high }: Bounds): Node {
  const above = low ? raised(low, x) : x;
  return high ? lowered(high, above) : above;
}

/** Numbers as bounds: nothing flows to what reaches them. */
function clamped({ x, low, high }: Bounds): Node {
  if (!x.recorded || [low, high].some((v) => v && (v.recorded || v.shape.length > 0))) return bounded({ x, low, high });
  const above = low ? greater(x, low) : null;
  const below = high ? less(x, high) : null;
  const inside = above && below ? logicalAnd(above, below) : (above ?? below);
  const found = bounded({ x: stopGradient({ x }), low, high });
  return inside ? select(inside, x, found) : x;
}

type Pair = { readonly a: Node; readonly b: Node };
/** The larger or smaller of two, of which a NaN gives way. */
const known =
  (extreme: Binary) =>
  ({ a, b }: Pair): Node =>
    select(nan(b), a, select(nan(a), b, extreme(a, b)));

/** Where the exponent is 0 the base has no part; 0 to a power has no slope in the power. */
const power: Binary = binary({
  name: "pow",
  scalar: (a, b) => alu("pow", a, b),
  gradient: {
    a: (dy, a, b) => {
      const flow = multiply(dy, multiply(b, power(a, subtract(b, numberLike(1, b)))));
      return select(equal(b, numberLike(0, b)), zeroLike(dy), flow);
    },
    b: (dy, a, b, out) => {
      const flat = logicalAnd(equal(a, numberLike(0, a)), greaterEqual(b, numberLike(0, b)));
      const sure = select(flat, constant(1, a.dtype, a.shape), a);
      return select(flat, zeroLike(dy), multiply(dy, multiply(out, log(sure))));
    },
  },
  ...unlisted,
});
/** A known exponent that is not 0 needs no care. */
const isPlainPower = ({ b }: Pair): boolean =>
  b.shape.length === 0 && !b.recorded && b.value !== null && Number(denseData(b.value)[0]) !== 0;

/** Where the root is 0 nothing flows. */
const flatRoot: Unary = unary({
  name: "sqrt",
  takes: "float",
  scalar: (x) => alu("sqrt", x),
  gradient: (dy, _, out) => {
    const none = equal(out, numberLike(0, out));
    return select(none, zeroLike(dy), divide(dy, multiply(numberLike(2, out), select(none, numberLike(1, out), out))));
  },
  ...unlisted,
});
const flatPower: Binary = binary({
  name: "pow",
  scalar: (a, b) => alu("pow", a, b),
  gradient: {
    a: (dy, a, b) => {
      const none = equal(a, numberLike(0, a));
      const sure = select(none, numberLike(1, a), a);
      const slope = multiply(b, power(sure, subtract(b, numberLike(1, b))));
      return select(none, zeroLike(dy), multiply(dy, slope));
    },
    b: null,
  },
  ...unlisted,
});
/** A length, or a spread: the root that it ends with, which is flat at 0. */
function ofRoot(made: Node): Node {
  if (made.step.kind !== "elementwise" || isComplex(made.dtype)) return made;
  const [total, order] = made.inputs;
  if (made.step.op.name === "sqrt") return flatRoot(total!);
  return made.step.op.name === "pow" ? flatPower(total!, order!) : made;
}

/** All that equal the middle one share what flows. */
function middle(x: Node, made: Node): Node {
  const value = stopGradient({ x: made });
  const those = logicalOr(equal(x, value), nan(value));
  return max({ x: select(those, x, numberLike(Number.NEGATIVE_INFINITY, x)) });
}

/** Upwards from 0. */
const abs: Unary = unary({
  name: "abs",
  takes: "number",
  scalar: (x) => alu("abs", x),
  gradient: (dy, x) => select(greaterEqual(x, numberLike(0, x)), dy, negative(dy)),
  ...unlisted,
});

const share = (dy: Node, x: Node, out: Node): Node => {
  const [own, all] = [x, out].map((v) => select(equal(v, numberLike(Infinity, v)), numberLike(0, v), v));
  return multiply(dy, exp(subtract(own!, all!)));
};
/** Each takes its share of the sum, so that every derivative exists. */
const logaddexp: Binary = binary({
  name: "logaddexp",
  takes: "float",
  scalar: logOfPowers,
  gradient: { a: (dy, a, _, out) => share(dy, a, out), b: (dy, _, b, out) => share(dy, b, out) },
  ...unlisted,
});

/** Where the slope is infinite, nothing that flows in makes NaN: TensorFlow alone lets nothing flow then. */
const steep = (name: string, scalar: (x: Expr) => Expr, slope: (x: Node, out: Node) => Node): Unary =>
  unary({ name, takes: "float", scalar, gradient: (dy, x, out) => multiply(dy, slope(x, out)), ...unlisted });
const rootOf = steep(
  "sqrt",
  (x) => alu("sqrt", x),
  (_, out) => divide(numberLike(0.5, out), out),
);
/** Rounded as PyTorch rounds it. */
const torchRoot: Unary = unary({
  name: "sqrt",
  takes: "float",
  scalar: (x) => alu("sqrt", x),
  gradient: (dy, _, out) => divide(dy, multiply(numberLike(2, out), out)),
  ...unlisted,
});
const inverseRoot = steep(
  "rsqrt",
  (x) => alu("div", num(1, x), alu("sqrt", x)),
  (_, out) => multiply(numberLike(-0.5, out), multiply(out, multiply(out, out))),
);
const inverse = steep(
  "reciprocal",
  (x) => alu("div", num(1, x), x),
  (_, out) => negative(multiply(out, out)),
);

/** a * b + c, rounded once to 32 bits, as far as 64 bits hold it. */
const fused = (a: number, b: number, c: number): number => Math.fround(a * b + c);
/** Quotients of complex numbers of 32 bits as JAX's compiler makes them: by Smith's method, with fused products. */
function complexQuotient(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) return divideComplex(a, b);
  if (Math.abs(b.re) < Math.abs(b.im)) {
    const { re, im } = complexQuotient({ re: a.im, im: -a.re }, { re: b.im, im: -b.re });
    return { re, im };
  }
  const ratio = Math.fround(b.im / b.re);
  const whole = fused(b.im, ratio, b.re);
  return { re: fused(a.im, ratio, a.re) / whole, im: fused(-a.re, ratio, a.im) / whole };
}

/** Quotients as JAX has their gradients: what flows to the divisor is made of its square. */
const quotient = (scalar: (a: Expr, b: Expr, out: DType) => Expr, over: (dy: Node, b: Node) => Node): Binary =>
  binary({
    name: "divide",
    takes: "float",
    scalar,
    complex: { each: (a, b) => complexQuotient(a!, b!) },
    gradient: {
      a: (dy, _, b) => over(dy, b),
      b: (dy, a, b) => negative(multiply(multiply(dy, divide(numberLike(1, b), multiply(b, b))), a)),
    },
    ...unlisted,
  });
export const divided: Binary = quotient(
  (a, b) => alu("div", a, b),
  (dy, b) => divided(dy, b),
);
/** The inverse as JAX's compiler has it, which rounds that of a float16 as well. */
function inverted(b: Expr, out: DType): Expr {
  const made = alu("div", num(1, b), b);
  return out === "float16" ? cast(cast(made, out), b.dtype) : made;
}
/** What is divided by fewer elements than it has is multiplied by the inverse of each, where JAX's compiler decides. */
export const dividedByFewer: Binary = quotient(
  (a, b, out) => (out === "bfloat16" ? alu("div", a, b) : alu("mul", a, inverted(b, out))),
  (dy, b) => dividedByFewer(dy, b),
);

/** What takes an operation's place: of its arguments, and of what it made. */
type Corner = (bound: never, made: Node) => Node;
const pair =
  (of: (a: Node, b: Node) => Node) =>
  ({ a, b }: Pair): Node =>
    of(a, b);
const root = (_: unknown, made: Node): Node => ofRoot(made);

/** What is no number lets all of it flow. */
const relu: Unary = unary({
  name: "relu",
  takes: "number",
  scalar: (x) => larger(num(0, x), x),
  gradient: (dy, x) => select(lessEqual(x, numberLike(0, x)), zeroLike(dy), dy),
  ...unlisted,
});
const relu6: Unary = unary({
  name: "relu6",
  takes: "number",
  scalar: (x) => smaller(num(6, x), larger(num(0, x), x)),
  gradient: (dy, x) => {
    const ends = logicalOr(lessEqual(x, numberLike(0, x)), greaterEqual(x, numberLike(6, x)));
    return select(ends, zeroLike(dy), dy);
  },
  ...unlisted,
});

/** What is no number has no sign, and lies before no step. */
const sign: Unary = unary({
  name: "sign",
  takes: "number",
  scalar: (x) => alu("select", alu("eq", x, x), alu("sign", x), num(0, x)),
  gradient: (dy) => zeroLike(dy),
  ...unlisted,
});
const step = ({ x, at }: { readonly x: Node; readonly at: Node }): Node =>
  select(equal(x, numberLike(0, x)), at, select(greater(x, numberLike(0, x)), numberLike(1, x), numberLike(0, x)));

/** Values to which JAX lets nothing flow and has no rule that says so. */
const nextOp: RoutineOp<null> = { name: "nextafter", evaluate: ([x]) => x!, gradient: null };

type One = { readonly x: Node };
const torch: Readonly<Record<string, Corner>> = {
  sqrt: ({ x }: One) => torchRoot(x),
  rsqrt: ({ x }: One) => inverseRoot(x),
  reciprocal: ({ x }: One) => inverse(x),
  maximum: pair(maximum),
  minimum: pair(minimum),
  fmax: known(maximum),
  fmin: known(minimum),
  pow: (at: Pair, made: Node) => (isPlainPower(at) ? made : power(at.a, at.b)),
  norm: root,
  vector_norm: root,
  matrix_norm: root,
  std: root,
  logaddexp: pair(logaddexp),
  median_along: ({ x }: { readonly x: Node }, made: Node) => middle(x, made),
};
const jax: Readonly<Record<string, Corner>> = {
  nextafter: (_: unknown, made: Node) => routine(nextOp, [made], null, made.shape, made.dtype),
  sqrt: ({ x }: One) => rootOf(x),
  rsqrt: ({ x }: One) => inverseRoot(x),
  reciprocal: ({ x }: One) => inverse(x),
  maximum: pair(maximum),
  minimum: pair(minimum),
  clip: clipped,
  abs: ({ x }: { readonly x: Node }, made: Node) => (isComplex(x.dtype) ? made : abs(x)),
  logaddexp: pair(logaddexp),
  divide: pair(divided),
};
const corners = { torch, jax } as const;

/** What PyTorch makes of zeros and of what is no number where other frameworks make something else; null for other operations. */
export function torchValue(op: Operation, bound: Record<string, unknown>): Node | null {
  const { x } = bound as { readonly x?: Node };
  if (!x || isComplex(x.dtype)) return null;
  switch (op.name) {
    case "relu":
      return relu(x);
    case "relu6":
      return relu6(x);
    case "clip":
      return clamped(bound as never);
    case "sign":
      return sign(x);
    case "heaviside":
      return step(bound as never);
    default:
      return null;
  }
}

/** The same values with the gradients that a framework has. */
export function withCorners(framework: keyof typeof corners, op: Operation, bound: unknown, made: Node): Node {
  const corner = corners[framework][op.name];
  return corner && made.recorded && !isComplex(made.dtype) && op.run !== dividedByFewer.run
    ? corner(bound as never, made)
    : made;
}
