/** Integrals that have names: the exponential one, Dawson's, Fresnel's and Spence's. */
import type { Node } from "../graph/node.ts";
import { divide, log, multiply, numberLike, square, subtract } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { dawson, exponentialIntegral, fresnel, spence as spenceOf } from "./integral-values.ts";
import { operation, select, tensor } from "./operation.ts";
import { curve } from "./special.ts";
import { cos, exp, sin } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a", want: "float" });
const one = (v: Node): Node => numberLike(1, v);
const angle = (v: Node): Node => multiply(numberLike(Math.PI / 2, v), square(v));

const expintCurve = curve("expint", exponentialIntegral, (v) => divide(exp(v), v));
const dawsnCurve = curve("dawsn", dawson, (v, out) => subtract(one(v), multiply(multiply(numberLike(2, v), v), out)));
const sineCurve = curve(
  "fresnel_sin",
  (v) => fresnel(v, "sin"),
  (v) => sin(angle(v)),
);
const cosineCurve = curve(
  "fresnel_cos",
  (v) => fresnel(v, "cos"),
  (v) => cos(angle(v)),
);
const spenceCurve = curve("spence", spenceOf, (v) => {
  const middle = equal(v, one(v));
  const safe = select(middle, numberLike(2, v), v);
  return select(middle, numberLike(-1, v), divide(log(safe), subtract(one(v), safe)));
});

const single = (name: string, run: (v: Node) => Node, doc: string, shows: string) =>
  operation({
    name,
    also: { tf: `math.special.${name}` },
    params: { x },
    doc,
    examples: [{ code: `${name}(0.5)`, shows }],
    run: ({ x }) => run(x),
  });

export const expint = single(
  "expint",
  expintCurve,
  "The exponential integral Ei: the integral of e^t / t from -infinity to x, for positive x.",
  "0.4542199",
);
export const dawsn = single(
  "dawsn",
  dawsnCurve,
  "Dawson's integral: e^(-x²) times the integral of e^(t²) from 0 to x.",
  "0.4244364",
);
export const fresnelSin = single(
  "fresnel_sin",
  sineCurve,
  "Fresnel's sine integral: that of sin(πt²/2) from 0 to x.",
  "0.06473243",
);
export const fresnelCos = single(
  "fresnel_cos",
  cosineCurve,
  "Fresnel's cosine integral: that of cos(πt²/2) from 0 to x.",
  "0.49234423",
);
export const spence = single(
  "spence",
  spenceCurve,
  "Spence's function: the integral of log(t) / (1 - t) from 1 to x, the dilogarithm of 1 - x.",
  "0.5822405",
);
