/** Whether tensors are equal, or nearly so; signs of infinities. Results are bools; no gradient flows. */
import { isComplex, isFloat, isInexact } from "../core/dtype.ts";
import { sameShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { alu, num } from "../scalar/expr.ts";
import { abs, add, multiply, numberLike, subtract } from "./arithmetic.ts";
import { equal, finite, lessEqual, logicalAnd, logicalOr, nan } from "./compare.ts";
import { castTo, meetingDType, operation, tensor, unary } from "./operation.ts";
import { all } from "./reduction.ts";

const pair = {
  a: tensor("any tensor", { also: "x x1 input a1" }),
  b: tensor("a tensor that broadcasts with it: the one that counts as right", { also: "y x2 other a2" }),
};
const bounds = {
  rtol: { kind: "number", doc: "how far off, as a share of b", default: 1e-5 },
  atol: { kind: "number", doc: "how far off in any case", default: 1e-8 },
  equal_nan: { kind: "bool", doc: "NaN is close to NaN", default: false },
} as const;

/** |a - b| <= atol + rtol * |b|, in float64; equal infinities are close. */
function near(a: Node, b: Node, rtol: number, atol: number, equalNan: boolean): Node {
  const meeting = meetingDType([a, b], "number");
  if (!isInexact(meeting) && rtol === 0 && atol === 0) return equal(a, b);
  const wide = isComplex(meeting) ? "complex128" : "float64";
  const [x, y] = [castTo(a, wide), castTo(b, wide)];
  const size = abs(y);
  const within = add(numberLike(atol, size), multiply(numberLike(rtol, size), size));
  const close = logicalAnd(lessEqual(abs(subtract(x, y)), within), finite(y));
  const alike = logicalOr(close, equal(x, y));
  return equalNan ? logicalOr(alike, logicalAnd(nan(x), nan(y))) : alike;
}

export const isclose = operation({
  name: "isclose",
  also: { tf: "experimental.numpy.isclose", np: "isclose", torch: "isclose" },
  params: { ...pair, ...bounds },
  doc: "True where a and b differ by no more than atol + rtol * |b|.",
  examples: [{ code: "isclose([1.0, 2.0], [1.000001, 2.1])", shows: "[ True False]" }],
  run: ({ a, b, rtol, atol, equal_nan }) => near(a, b, rtol, atol, equal_nan),
});
export const allclose = operation({
  name: "allclose",
  also: { tf: "experimental.numpy.allclose", np: "allclose", torch: "allclose" },
  params: { ...pair, ...bounds },
  doc: "True if all elements of a and b differ by no more than atol + rtol * |b|.",
  examples: [{ code: "allclose([1.0, 2.0], [1.000001, 2.0])", shows: "True" }],
  run: ({ a, b, rtol, atol, equal_nan }) => all({ x: near(a, b, rtol, atol, equal_nan) }),
});
export const arrayEqual = operation({
  name: "array_equal",
  also: { np: "array_equal", torch: "equal" },
  params: { ...pair, equal_nan: bounds.equal_nan },
  doc: "True if both have the same shape and the same elements.",
  examples: [{ code: "array_equal([1, 2], [1, 2])", shows: "True" }],
  run: ({ a, b, equal_nan }) => {
    if (!sameShape(a.shape, b.shape)) return constant(0, "bool");
    const alike = equal(a, b);
    return all({ x: equal_nan ? logicalOr(alike, logicalAnd(nan(a), nan(b))) : alike });
  },
});
export const arrayEquiv = operation({
  name: "array_equiv",
  also: { np: "array_equiv" },
  params: pair,
  doc: "True if both, broadcast with each other, have the same elements.",
  examples: [{ code: "array_equiv([1, 1], 1)", shows: "True" }],
  run: ({ a, b }) => {
    const fits = a.shape.every((d, i) => {
      const other = b.shape[i + b.shape.length - a.shape.length];
      return other === undefined || d === other || d === 1 || other === 1;
    });
    return fits ? all({ x: equal(a, b) }) : constant(0, "bool");
  },
});

const infinityOf = (name: string, sign: 1 | -1, shows: string) =>
  unary({
    name,
    also: { np: name, torch: name },
    truth: true,
    scalar: (x) => (isFloat(x.dtype) ? alu("eq", x, num(sign * Number.POSITIVE_INFINITY, x)) : alu("ne", x, x)),
    gradient: null,
    doc: `True where x is ${sign > 0 ? "inf" : "-inf"}.`,
    examples: [{ code: `${name}([1.0, -inf, inf])`, shows }],
  });
export const isposinf = infinityOf("isposinf", 1, "[False False  True]");
export const isneginf = infinityOf("isneginf", -1, "[False  True False]");
