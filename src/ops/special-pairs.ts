/** Special functions beyond the error function and log-gamma: Bessel's, incomplete ones, zeta, and what the normal distribution needs. */
import { allocate } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { erfcInverseOf, scaledErfcOf } from "../scalar/error-values.ts";
import { add, divide, log, multiply, negative, numberLike, sign, square, subtract } from "./arithmetic.ts";
import { besselI, besselJ, besselK, besselY, scaledI, scaledK } from "./bessel-values.ts";
import { equal, greater } from "./compare.ts";
import * as precise from "./gamma-twofold.ts";
import {
  digammaDerivative,
  incompleteBeta,
  incompleteGamma,
  logNormalShare,
  normalInverse,
  zetaOf,
} from "./gamma-values.ts";
import { castTo, joinedDType, operation, select, tensor } from "./operation.ts";
import { sum } from "./reduction.ts";
import { curve, lgamma, shareCurve } from "./special.ts";

import { exp, log1p } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a features", want: "float" });
const like = (value: number, v: Node): Node => numberLike(value, v);
const times = (value: number, v: Node): Node => multiply(like(value, v), v);

/** `f(v) / v`, which at 0 is `at`. */
const overX = (f: Node, v: Node, at: number): Node => {
  const zero = equal(v, like(0, v));
  return select(zero, like(at, v), divide(f, select(zero, like(1, v), v)));
};

const i0Of = curve(
  "i0",
  (v) => besselI(0, v),
  (v) => i1Of(v),
);
const i1Of: (v: Node) => Node = curve(
  "i1",
  (v) => besselI(1, v),
  (v, out) => subtract(i0Of(v), overX(out, v, 0.5)),
);
const i0eOf = curve(
  "i0e",
  (v) => scaledI(0, v),
  (v, out) => subtract(i1eOf(v), multiply(sign(v), out)),
);
const i1eOf: (v: Node) => Node = curve(
  "i1e",
  (v) => scaledI(1, v),
  (v, out) => subtract(subtract(i0eOf(v), overX(out, v, 0.5)), multiply(sign(v), out)),
);
const j0Of = curve(
  "j0",
  (v) => besselJ(0, v),
  (v) => negative(j1Of(v)),
);
const j1Of: (v: Node) => Node = curve(
  "j1",
  (v) => besselJ(1, v),
  (v, out) => subtract(j0Of(v), overX(out, v, 0.5)),
);
const y0Of = curve(
  "y0",
  (v) => besselY(0, v),
  (v) => negative(y1Of(v)),
);
const y1Of: (v: Node) => Node = curve(
  "y1",
  (v) => besselY(1, v),
  (v, out) => subtract(y0Of(v), divide(out, v)),
);
const k0Of = curve(
  "k0",
  (v) => besselK(0, v),
  (v) => negative(k1Of(v)),
);
const k1Of: (v: Node) => Node = curve(
  "k1",
  (v) => besselK(1, v),
  (v, out) => negative(add(k0Of(v), divide(out, v))),
);
const k0eOf = curve(
  "k0e",
  (v) => scaledK(0, v),
  (v, out) => subtract(out, k1eOf(v)),
);
const k1eOf: (v: Node) => Node = curve(
  "k1e",
  (v) => scaledK(1, v),
  (v, out) => subtract(subtract(out, k0eOf(v)), divide(out, v)),
);

const single = (
  name: string,
  also: { tf?: string; np?: string; torch?: string },
  of: (v: Node) => Node,
  doc: string,
  shows: string,
  at = "0.5",
) =>
  operation({ name, also, params: { x }, doc, examples: [{ code: `${name}(${at})`, shows }], run: ({ x }) => of(x) });

export const i0 = single(
  "i0",
  { tf: "math.bessel_i0 math.special.bessel_i0", np: "i0", torch: "i0 special.i0 special.modified_bessel_i0" },
  i0Of,
  "The modified Bessel function of the first kind, of order 0.",
  "1.0634834",
);
export const i1 = single(
  "i1",
  { tf: "math.bessel_i1 math.special.bessel_i1", torch: "special.i1 special.modified_bessel_i1" },
  i1Of,
  "The modified Bessel function of the first kind, of order 1.",
  "0.2578943",
);
export const i0e = single(
  "i0e",
  { tf: "math.bessel_i0e math.special.bessel_i0e", torch: "special.i0e" },
  i0eOf,
  "exp(-|x|) i0(x), which does not overflow.",
  "0.64503527",
);
export const i1e = single(
  "i1e",
  { tf: "math.bessel_i1e math.special.bessel_i1e", torch: "special.i1e" },
  i1eOf,
  "exp(-|x|) i1(x), which does not overflow.",
  "0.1564208",
);
export const j0 = single(
  "j0",
  { tf: "math.special.bessel_j0", torch: "special.bessel_j0" },
  j0Of,
  "The Bessel function of the first kind, of order 0.",
  "0.9384698",
);
export const j1 = single(
  "j1",
  { tf: "math.special.bessel_j1", torch: "special.bessel_j1" },
  j1Of,
  "The Bessel function of the first kind, of order 1.",
  "0.24226846",
);
export const y0 = single(
  "y0",
  { tf: "math.special.bessel_y0", torch: "special.bessel_y0" },
  y0Of,
  "The Bessel function of the second kind, of order 0.",
  "-0.44451874",
);
export const y1 = single(
  "y1",
  { tf: "math.special.bessel_y1", torch: "special.bessel_y1" },
  y1Of,
  "The Bessel function of the second kind, of order 1.",
  "-1.4714724",
);
export const k0 = single(
  "k0",
  { tf: "math.special.bessel_k0", torch: "special.modified_bessel_k0" },
  k0Of,
  "The modified Bessel function of the second kind, of order 0.",
  "0.92441905",
);
export const k1 = single(
  "k1",
  { tf: "math.special.bessel_k1", torch: "special.modified_bessel_k1" },
  k1Of,
  "The modified Bessel function of the second kind, of order 1.",
  "1.6564411",
);
export const k0e = single(
  "k0e",
  { tf: "math.special.bessel_k0e", torch: "special.scaled_modified_bessel_k0" },
  k0eOf,
  "exp(x) k0(x), which does not vanish.",
  "1.5241094",
);
export const k1e = single(
  "k1e",
  { tf: "math.special.bessel_k1e", torch: "special.scaled_modified_bessel_k1" },
  k1eOf,
  "exp(x) k1(x), which does not vanish.",
  "2.7310097",
);

const rootTwoPi = Math.sqrt(2 * Math.PI);
const erfcinvOf = curve("erfcinv", erfcInverseOf, (_, out) => times(-Math.sqrt(Math.PI) / 2, exp(square(out))));
const ndtriOf = curve("ndtri", normalInverse, (_, out) => times(rootTwoPi, exp(times(0.5, square(out)))));
const logNdtrOf = curve("log_ndtr", logNormalShare, (v, out) =>
  times(1 / rootTwoPi, exp(subtract(times(-0.5, square(v)), out))),
);
const erfcxOf = curve("erfcx", scaledErfcOf, (v, out) =>
  subtract(times(2, multiply(v, out)), like(2 / Math.sqrt(Math.PI), v)),
);
export const erfcinv = single(
  "erfcinv",
  { tf: "math.erfcinv" },
  erfcinvOf,
  "The x whose erfc is the given value.",
  "0.47693628",
);
export const ndtr = single(
  "ndtr",
  { torch: "special.ndtr" },
  shareCurve,
  "The share of the normal distribution below x.",
  "0.69146246",
);
export const ndtri = single(
  "ndtri",
  { tf: "math.ndtri", torch: "special.ndtri" },
  ndtriOf,
  "The x below which the given share of the normal distribution lies.",
  "0.67448974",
  "0.75",
);
export const logNdtr = single(
  "log_ndtr",
  { torch: "special.log_ndtr" },
  logNdtrOf,
  "log(ndtr(x)), also far out.",
  "-0.3689464",
);
export const erfcx = single(
  "erfcx",
  { torch: "special.erfcx" },
  erfcxOf,
  "exp(x²) erfc(x), which does not vanish.",
  "0.61569035",
);

/** Tensors broadcast with each other, in one dtype. */
function together(...given: readonly Node[]): Node[] {
  const shape = broadcast(Object.fromEntries(given.map((v, i) => ["abx"[i]!, v.shape])));
  const dtype = joinedDType(given);
  return given.map((v) => structure.expand(castTo(v, dtype), shape));
}

type Slope = (inputs: readonly Node[]) => Node;
type Values = (...v: number[]) => number;
/**
 * A function of several numbers, element by element; where no slope is known the gradient is refused. `whole` gives
 * all digits of float64 and takes its time; shorter floats have `f`.
 */
function joint(name: string, f: Values, slopes: readonly (Slope | null)[], whole = f): (...v: Node[]) => Node {
  const routine: RoutineOp<null> = {
    name,
    evaluate: (inputs, _, { shape, dtype }) => {
      const from = inputs.map((v) => denseData(v) as Float64Array);
      const out = allocate(dtype, from[0]!.length) as Float64Array;
      const each = dtype === "float64" ? whole : f;
      for (let i = 0; i < out.length; i++) out[i] = each(...from.map((v) => v[i]!));
      return stored(dtype, shape, out);
    },
    gradient: (dy, i, { inputs }) => {
      const slope = slopes[i];
      if (!slope) throw refuse("grad/missing", { name: `${name} by argument ${i + 1}` });
      return multiply(dy, slope(inputs));
    },
  };
  return (...v) => {
    const inputs = together(...v);
    return structure.routine(routine, inputs, null, inputs[0]!.shape, inputs[0]!.dtype);
  };
}

const gammaDensity: Slope = ([a, v]) =>
  exp(subtract(subtract(multiply(subtract(a!, like(1, a!)), log(v!)), v!), lgamma({ x: a! })));
const igammaOf = joint(
  "igamma",
  (a, v) => incompleteGamma(a, v, false),
  [null, gammaDensity],
  (a, v) => precise.incompleteGamma(a, v, false),
);
const igammacOf = joint(
  "igammac",
  (a, v) => incompleteGamma(a, v, true),
  [null, (v) => negative(gammaDensity(v))],
  (a, v) => precise.incompleteGamma(a, v, true),
);
const betaDensity: Slope = ([a, b, v]) => {
  const one = like(1, v!);
  const size = subtract(add(lgamma({ x: a! }), lgamma({ x: b! })), lgamma({ x: add(a!, b!) }));
  const powers = add(multiply(subtract(a!, one), log(v!)), multiply(subtract(b!, one), log1p(negative(v!))));
  return exp(subtract(powers, size));
};
const betaincOf = joint("betainc", incompleteBeta, [null, null, betaDensity], precise.incompleteBeta);
const zetaNode: (...v: Node[]) => Node = joint("zeta", zetaOf, [
  null,
  ([s, q]) => negative(multiply(s!, zetaNode(add(s!, like(1, s!)), q!))),
]);
const polygammaNode: (...v: Node[]) => Node = joint("polygamma", digammaDerivative, [
  null,
  ([n, v]) => polygammaNode(add(n!, like(1, n!)), v!),
]);

const shape = tensor("the shape", { also: "input self", want: "float" });
const point = tensor("where", { also: "other", want: "float" });
export const igamma = operation({
  name: "igamma",
  also: { tf: "math.igamma", torch: "igamma special.gammainc", own: "gammainc" },
  params: { a: shape, x: point },
  doc: "The regularized lower incomplete gamma function: the share of a gamma distribution below x.",
  examples: [{ code: "igamma(1.0, 1.0)", shows: "0.63212055" }],
  run: ({ a, x }) => igammaOf(a, x),
});
export const igammac = operation({
  name: "igammac",
  also: { tf: "math.igammac", torch: "igammac special.gammaincc", own: "gammaincc" },
  params: { a: shape, x: point },
  doc: "The regularized upper incomplete gamma function: 1 - igamma(a, x).",
  examples: [{ code: "igammac(1.0, 1.0)", shows: "0.36787945" }],
  run: ({ a, x }) => igammacOf(a, x),
});
export const betainc = operation({
  name: "betainc",
  also: { tf: "math.betainc" },
  params: { a: shape, b: tensor("the other shape", { want: "float" }), x: point },
  doc: "The regularized incomplete beta function: the share of a beta distribution below x.",
  examples: [{ code: "betainc(2.0, 1.0, 0.5)", shows: "0.25" }],
  run: ({ a, b, x }) => betaincOf(a, b, x),
});
export const zeta = operation({
  name: "zeta",
  also: { tf: "math.zeta", torch: "special.zeta" },
  params: {
    s: tensor("the power", { also: "x input", want: "float" }),
    q: tensor("where the sum begins", { also: "other", want: "float" }),
  },
  doc: "Hurwitz' zeta function: the sum of (k + q)^-s over k from 0 on; with q = 1 it is Riemann's.",
  examples: [{ code: "zeta(2.0, 1.0)", shows: "1.644934" }],
  run: ({ s, q }) => zetaNode(s, q),
});
export const polygamma = operation({
  name: "polygamma",
  also: { tf: "math.polygamma", torch: "polygamma special.polygamma" },
  params: {
    n: tensor("which derivative", { also: "a", want: "float" }),
    x: tensor("where", { also: "input", want: "float" }),
  },
  methodless: true,
  doc: "Derivatives of digamma: the first is n = 1.",
  examples: [{ code: "polygamma(1, 1.0)", shows: "1.644934" }],
  run: ({ n, x }) => polygammaNode(n, x),
});

export const reciprocalNoNan = operation({
  name: "reciprocal_no_nan",
  also: { tf: "math.reciprocal_no_nan" },
  params: { x },
  doc: "1 / x, 0 where x is 0.",
  examples: [{ code: "reciprocal_no_nan([4.0, 0.0])", shows: "[0.25 0.  ]" }],
  run: ({ x }) => {
    const none = equal(x, like(0, x));
    return select(none, like(0, x), divide(like(1, x), select(none, like(1, x), x)));
  },
});

export const entr = operation({
  name: "entr",
  also: { torch: "special.entr" },
  params: { x },
  doc: "-x log(x): 0 at 0, -infinity below.",
  examples: [{ code: "entr([0.0, 1.0])", shows: "[ 0. -0.]" }],
  run: ({ x }) => {
    const zero = like(0, x);
    const inside = greater(x, zero);
    const below = select(equal(x, zero), zero, select(greater(zero, x), like(Number.NEGATIVE_INFINITY, x), x));
    return select(inside, negative(multiply(x, log(select(inside, x, like(1, x))))), below);
  },
});

export const multigammaln = operation({
  name: "multigammaln",
  also: { torch: "mvlgamma special.multigammaln", own: "mvlgamma" },
  params: { x, p: { kind: "int", doc: "how many dimensions" } },
  doc: "Logarithm of the gamma function of p dimensions.",
  examples: [{ code: "multigammaln(3.0, 1)", shows: "0.6931472" }],
  run: ({ x, p }) => {
    const parts = Array.from({ length: p }, (_, j) => lgamma({ x: subtract(x, like(j / 2, x)) }));
    return parts.reduce((a, b) => add(a, b), like((p * (p - 1) * Math.log(Math.PI)) / 4, x));
  },
});

export const lbeta = operation({
  name: "lbeta",
  also: { tf: "math.lbeta" },
  params: { x },
  doc: "Logarithm of the beta function of the last axis.",
  examples: [{ code: "lbeta([1.0, 2.0])", shows: "-0.6931472" }],
  run: ({ x }) => subtract(sum({ x: lgamma({ x }), axis: [-1] }), lgamma({ x: sum({ x, axis: [-1] }) })),
});
