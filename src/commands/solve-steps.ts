/**
 * The steps that `solve` knows: expressions of one or two tensors, `_a` and `_b`, by what they cost in simplicity. Knows
 * shapes and values, builds nothing itself.
 */
import { type Shape, sizeOf } from "../core/shape.ts";

export interface StepForm {
  readonly text: string;
  readonly cost: number;
  /** It can stand before a dot or a bracket as it is. */
  readonly atomic: boolean;
}

const call = (text: string, cost: number): StepForm => ({ text, cost, atomic: true });
const infix = (text: string, cost: number): StepForm => ({ text, cost, atomic: false });

const simple = [
  "abs",
  "square",
  "sqrt",
  "exp",
  "log",
  "sign",
  "round",
  "floor",
  "ceil",
  "relu",
  "sigmoid",
  "tanh",
  "softmax",
  "sin",
  "cos",
];
const ofVectors = ["sort", "cumsum", "cumprod", "diff", "unique"];
const ofMatrices = ["trace", "det", "diag_part", "inverse", "triu", "tril"];
const reductions = ["sum", "mean", "max", "min", "prod"];
const rarer = ["std", "var", "argmax", "argmin", "norm", "median", "any", "all"];
/** Axes longer than this are not picked from one by one. */
const longest = 12;

/** Steps from one tensor of this shape to one of the wanted shape, or to any if that is null. */
export function* stepsFrom(shape: Shape, wanted: Shape | null): Generator<StepForm> {
  const rank = shape.length;
  if (rank >= 2) yield call("_a.T", 1);
  for (const name of reductions) yield call(`${name}(_a)`, 1);
  for (const name of reductions) for (let a = 0; rank > 1 && a < rank; a++) yield call(`${name}(_a, ${a})`, 1.2);
  if (wanted && sizeOf(wanted) === sizeOf(shape)) yield call(`reshape(_a, [${wanted.join(", ")}])`, 1.5);
  yield infix("-_a", 1.5);
  yield* indices(shape);
  for (const name of simple) yield call(`${name}(_a)`, 1.6);
  for (const name of rarer) yield call(`${name}(_a)`, 2);
  for (const name of rarer) for (let a = 0; rank > 1 && a < rank; a++) yield call(`${name}(_a, ${a})`, 2.2);
  for (const name of [...reductions, "std"])
    for (let a = 0; rank > 1 && a < rank; a++) yield call(`${name}(_a, ${a}, keepdims=True)`, 2.6);
  if (rank >= 1) for (const name of ofVectors) yield call(`${name}(_a)`, 1.9);
  for (const name of ["sort", "cumsum", "diff", "softmax"])
    for (let a = 0; rank > 1 && a < rank; a++) yield call(`${name}(_a, axis=${a})`, 2.3);
  if (rank === 2) for (const name of ofMatrices) yield call(`${name}(_a)`, 2);
  if (rank === 1) yield call("diag(_a)", 2);
  if (rank >= 2) yield infix("_a @ _a.T", 2.4);
  if (rank >= 2) yield infix("_a.T @ _a", 2.4);
  if (rank > 2 && rank < 5) for (const order of orders(rank)) yield call(`transpose(_a, [${order.join(", ")}])`, 2);
  if (wanted && wanted.length > rank) yield call(`broadcast_to(_a, [${wanted.join(", ")}])`, 2.4);
  for (let a = 0; rank > 0 && a < rank; a++) yield call(`flip(_a, ${a})`, 2.1);
  for (let a = 0; a < rank; a++) for (const n of [1, -1]) yield call(`roll(_a, ${n}, ${a})`, 2.6);
  yield infix("_a / sum(_a)", 2.8);
  yield infix("_a - mean(_a)", 2.8);
  yield infix("_a > 0", 2.4);
}

/** Picks and slices along one axis. */
function* indices(shape: Shape): Generator<StepForm> {
  for (let a = 0; a < shape.length; a++) {
    const before = ":, ".repeat(a);
    const size = shape[a]!;
    for (let i = 0; i < Math.min(size, longest); i++) yield call(`_a[${before}${i}]`, 1.4 + (a > 0 ? 0.1 : 0));
    if (size > longest) yield call(`_a[${before}-1]`, 1.5);
    for (const step of ["::2", "1::2", "::-1"]) if (size > 1) yield call(`_a[${before}${step}]`, 1.9);
    for (let i = 1; i < Math.min(size, longest); i++) {
      yield call(`_a[${before}${i}:]`, 1.6);
      yield call(`_a[${before}:${i}]`, 1.6);
    }
    for (let i = 1; i < Math.min(size, longest); i++)
      for (let j = i + 1; j < Math.min(size, longest); j++) yield call(`_a[${before}${i}:${j}]`, 1.8);
  }
}

function orders(rank: number): number[][] {
  if (rank === 1) return [[0]];
  return orders(rank - 1).flatMap((order) =>
    Array.from({ length: rank }, (_, i) => [...order.slice(0, i), rank - 1, ...order.slice(i)]),
  );
}

/** Steps that join two tensors. */
export function* stepsOfTwo(a: Shape, b: Shape): Generator<StepForm> {
  for (const sign of ["+", "-", "*", "@", "/"]) yield infix(`_a ${sign} _b`, 1);
  if (b.length >= 2) yield infix("_a @ _b.T", 1.6);
  if (a.length >= 2) yield infix("_a.T @ _b", 1.6);
  for (const name of ["maximum", "minimum"]) yield call(`${name}(_a, _b)`, 1.5);
  if (a.length >= 1 && b.length >= 1) {
    for (let axis = 0; axis < a.length; axis++) yield call(`concat([_a, _b], ${axis})`, 1.6);
    for (let axis = 0; axis <= a.length; axis++) yield call(`stack([_a, _b], ${axis})`, 1.7);
  }
  yield infix("_a ** _b", 1.6);
  for (const sign of [">", "<", "=="]) yield infix(`_a ${sign} _b`, 1.8);
  if (a.length === 1) yield infix("_a[:, newaxis] + _b", 2.2);
  if (a.length === 1) yield infix("_a[:, newaxis] * _b", 2.2);
  yield call("gather(_a, _b)", 2);
}

/** Steps with a number that the values themselves tell: `_a * 2`, `_a + 1`. */
export function* stepsWithNumber(x: ArrayLike<number>, wanted: ArrayLike<number>): Generator<StepForm> {
  if (x.length !== wanted.length || x.length === 0) return;
  const steady = (of: (a: number, b: number) => number): number | null => {
    let first: number | null = null;
    for (let i = 0; i < x.length; i++) {
      const k = of(x[i]!, wanted[i]!);
      if (Number.isNaN(k)) continue;
      if (first === null) first = k;
      else if (Math.abs(k - first) > 1e-5 * Math.max(1, Math.abs(first))) return null;
    }
    return first !== null && Number.isFinite(first) ? Number(first.toPrecision(6)) : null;
  };
  const ratio = steady((a, b) => (a === 0 && b === 0 ? Number.NaN : b / a));
  const offset = steady((a, b) => b - a);
  const power = steady((a, b) => (a === 1 && b === 1 ? Number.NaN : Math.log(b) / Math.log(a)));
  if (offset !== null && offset !== 0) yield infix(offset > 0 ? `_a + ${offset}` : `_a - ${-offset}`, 1.4);
  if (ratio !== null && ratio !== 1 && ratio !== 0) {
    const inverse = Number((1 / ratio).toPrecision(6));
    yield Number.isInteger(inverse) && !Number.isInteger(ratio) && inverse > 0
      ? infix(`_a / ${inverse}`, 1.4)
      : infix(`_a * ${ratio}`, 1.4);
  }
  if (power !== null && power !== 1 && Number.isInteger(2 * power)) yield infix(`_a ** ${power}`, 1.5);
}
