/** What NumPy's elementwise functions can do beside being called: `np.add.reduce`, `np.maximum.accumulate`, `.outer`. */
import { isComplex, isInexact } from "../core/dtype.ts";
import { OpError, refuse } from "../core/errors.ts";
import { reducedShape, resolveAxes, resolveAxis, sizeOf } from "../core/shape.ts";
import type { Node, ScatterCombine } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { negative } from "../ops/arithmetic.ts";
import { operationNamed } from "../ops/index.ts";
import { joinAlong, stack } from "../ops/joining.ts";
import { cut } from "../ops/movement.ts";
import type { Operation } from "../ops/operation.ts";
import { castTo } from "../ops/operation.ts";
import { update } from "../ops/subscripts.ts";
import { type Arguments, method } from "./arguments.ts";
import { writeArray, writeOut } from "./arrays.ts";
import { callOperation } from "./bind.ts";
import { canCast } from "./casting.ts";
import { findMember } from "./classes.ts";
import { literalsOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { located, noPlaces } from "./fail.ts";
import { libraryMember } from "./library.ts";
import { wideHost } from "./numpy-rules.ts";
import { noLoop, valueError } from "./python-says.ts";
import { toItems } from "./subscript.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  byPlace,
  intOf,
  none,
  tensorOf,
  type Value,
  type ValueOf,
} from "./value.ts";

/** Functions whose reduction or running form is an operation of its own. */
const reductions: Readonly<Record<string, string>> = {
  add: "sum",
  multiply: "prod",
  maximum: "max",
  minimum: "min",
  logical_and: "all",
  logical_or: "any",
};
const scans: Readonly<Record<string, string>> = {
  add: "cumsum",
  multiply: "cumprod",
  maximum: "cummax",
  minimum: "cummin",
};
/** A fold makes one step for every element along the axis, unless its operation may be done in any order. */
const longestFold = 10_000;
const inAnyOrder: ReadonlySet<string> = new Set([
  ...["logical_and", "logical_or", "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor"],
  ...["gcd", "lcm", "fmax", "fmin"],
]);

const twoSided = (op: Operation): boolean => {
  const params = Object.values(op.params);
  return params.length === 2 && params.every((p) => p.kind === "tensor" && p.default === undefined);
};

/** It makes an element of an element, or of two. */
const isOfElements = ({ operation, as }: ValueOf<"operation">): boolean =>
  /^np\.[^.]+$/.test(as) &&
  Object.values(operation.params).every((p) => p.kind === "tensor" && p.default === undefined);

/** `np.add.NAME`; undefined where the operation has no such form. */
export function ufuncMethod(of: ValueOf<"operation">, name: string): BuiltinValue | undefined {
  if (name === "at" && isOfElements(of)) return changing(of);
  if (!twoSided(of.operation)) return undefined;
  switch (name) {
    case "reduce":
      return method(name, ["array", "axis?", "dtype?", "out?", "keepdims?", "initial?"], (args, env, span) =>
        answersItself(args.value("array")) ? reducedByOwn(of, args, env, span) : reduce(of, args, env, span),
      );
    case "accumulate":
      return method(name, ["array", "axis?", "dtype?", "out?"], (args, env, span) => accumulate(of, args, env, span));
    case "reduceat":
      return method(name, ["array", "indices", "axis?", "dtype?", "out?"], (args, env, span) => {
        const given = ["array", "indices"];
        const named = ["axis", "dtype", "out"].filter((name) => args.has(name));
        return env.interpreter.call(
          libraryMember("_numpy.reduceat", env)!,
          [
            ...byPlace([of, ...given.map((p) => args.value(p))], span),
            ...named.map((name) => ({ name, value: args.value(name), span })),
          ],
          env,
          span,
        );
      });
    case "outer":
      return method(name, ["A", "B", "out?"], (args, env, span) => outer(of, args, env, span));
    default:
      return undefined;
  }
}
export const ufuncMethods: readonly string[] = ["reduce", "reduceat", "accumulate", "outer", "at"];

/** It has a class of its own that says what NumPy's functions are for it. */
const answersItself = (array: Value): boolean =>
  array.kind === "object" && findMember(array.type, "__array_ufunc__") !== undefined;
function reducedByOwn(of: Value, args: Arguments, env: Env, span: Span): Value {
  const given = ["axis", "keepdims"].flatMap((name) =>
    args.has(name) ? [{ name, value: args.value(name), span }] : [],
  );
  const places = byPlace([of, args.value("array")], span);
  return env.interpreter.call(libraryMember("_numpy_inherited.reduced", env)!, [...places, ...given], env, span);
}

/** How elements of an array are combined at places that may come several times. */
const combines: Readonly<Record<string, ScatterCombine>> = {
  add: "add",
  subtract: "add",
  multiply: "mul",
  maximum: "max",
  minimum: "min",
};
/** `np.NAME.at(a, indices, b)`: element by element, so that each finds what those before it made of its place. */
const changing = (of: ValueOf<"operation">): BuiltinValue =>
  method("at", ["a", "indices", "b?"], (args, env, span) => {
    const array = args.value("a");
    if (twoSided(of.operation) && array.kind === "tensor" && array.array && args.has("b")) {
      const combine = combines[of.operation.name];
      const given = toNode(args.value("b"), literalsOf(env, true));
      const isFit = combine === "add" || !isComplex(array.node.dtype);
      if (combine && isFit && canCast(given.dtype, array.node.dtype, "safe")) {
        const value = castTo(given, array.node.dtype);
        const items = toItems([{ value: args.value("indices"), span }], env);
        const put = of.operation.name === "subtract" ? negative(value) : value;
        located(() => writeArray(array, fitted(array.node, items, put, combine), env), noPlaces, span, "np.setitem");
        return none;
      }
    }
    const given = ["a", "indices", ...(args.has("b") ? ["b"] : [])].map((p) => args.value(p));
    const two = boolOf(twoSided(of.operation));
    return env.interpreter.call(libraryMember("_numpy.at", env)!, byPlace([of, two, ...given], span), env, span);
  });

function fitted(...given: Parameters<typeof update>): Node {
  try {
    return update(...given);
  } catch (error) {
    if (!(error instanceof OpError) || error.code !== "shape/expand") throw error;
    const exception = valueError("array is not broadcastable to correct shape");
    throw new OpError(error.code, error.facts, { ...error.found, exception });
  }
}

type Span = Parameters<BuiltinValue["call"]>[2];
/** Calls NumPy's operation of that name with what was given, by name. */
function named(name: string, args: Arguments, params: readonly string[], env: Env, span: Span): Value {
  const given: Arg[] = [{ name: null, value: args.value("array"), span: args.spanOf("array") }];
  for (const p of [...params, "out"])
    if (args.has(p)) given.push({ name: p, value: args.value(p), span: args.spanOf(p) });
  // All of these forms go along axis 0 if nothing is said.
  if (!args.has("axis")) given.push({ name: "axis", value: intOf(0), span });
  return callOperation(operationNamed(name)!, given, { env, span, as: `np.${name}` });
}

const inputOf = (args: Arguments, env: Env): Node => toNode(args.value("array"), literalsOf(env, true));
/** Slices along an axis that stay in place when they are combined. */
function slices(x: Node, axis: number): readonly Node[] {
  const size = x.shape[axis]!;
  if (size > longestFold)
    throw refuse("limit/length", { what: `a fold over ${size} elements`, limit: `${longestFold}` });
  const rest = x.shape.toSpliced(axis, 1);
  return Array.from({ length: size }, (_, i) => structure.reshape(cut(x, axis, i, 1), rest));
}
const combined = (op: Operation, a: Node, b: Node, env: Env): Node => {
  const [left, right] = Object.keys(op.params) as [string, string];
  return op.run({ [left]: a, [right]: b } as never, wideHost(env.host)) as Node;
};

function reduce(of: ValueOf<"operation">, args: Arguments, env: Env, span: Span): Value {
  const twin = reductions[of.operation.name];
  if (twin) {
    const extra = twin === "sum" || twin === "prod" ? ["dtype", "initial"] : [];
    return named(twin, args, ["axis", "keepdims", ...extra], env, span);
  }
  const x = foldedOf(of.operation, args, env);
  const rank = x.shape.length;
  const axes = resolveAxes(args.has("axis") ? args.ints("axis") : [0], rank);
  const kept = x.shape.filter((_, a) => !axes.includes(a));
  const last = structure.permute(x, [...x.shape.keys()].filter((a) => !axes.includes(a)).concat(axes));
  const from = structure.reshape(last, [...kept, sizeOf(axes.map((a) => x.shape[a]!))]);
  const out = structure.reshape(foldedAlong(of.operation, from, env), kept);
  const shape = reducedShape(x.shape, axes, args.bool("keepdims", false));
  return intoOut(structure.reshape(out, shape), of.operation, args, env, span);
}

/** `out=array` takes what was computed. */
function intoOut(node: Node, op: Operation, args: Arguments, env: Env, span: Span): Value {
  const made = tensorOf(node, env.host.dialect === "python");
  if (!args.has("out") || args.value("out").kind === "none") return made;
  const out = args.value("out");
  if (out.kind !== "tensor" || !out.array) return args.misfit("out", "an array");
  writeOut(out, made, op, span, env);
  return out;
}

/** All elements of the last axis combined into one. */
function foldedAlong(op: Operation, x: Node, env: Env): Node {
  const axis = x.shape.length - 1;
  const size = x.shape[axis]!;
  if (size === 0) throw refuse("value/domain", { detail: `${op.name} of no values` });
  if (!inAnyOrder.has(op.name)) return slices(x, axis).reduce((a, b) => combined(op, a, b, env));
  if (size === 1) return x;
  const half = size >> 1;
  const both = combined(op, cut(x, axis, 0, half), cut(x, axis, half, half), env);
  return foldedAlong(op, size % 2 === 0 ? both : joinAlong([both, cut(x, axis, size - 1, 1)], axis), env);
}

function accumulate(of: ValueOf<"operation">, args: Arguments, env: Env, span: Span): Value {
  const twin = scans[of.operation.name];
  if (twin) {
    const found = named(twin, args, ["axis", ...(twin.startsWith("cumm") ? [] : ["dtype"])], env, span);
    return found;
  }
  const x = foldedOf(of.operation, args, env);
  const axis = resolveAxis(args.has("axis") ? args.int("axis") : 0, x.shape.length);
  const into = (node: Node): Value => intoOut(node, of.operation, args, env, span);
  if (inAnyOrder.has(of.operation.name)) return into(doubled(of.operation, x, axis, env));
  const out: Node[] = [];
  for (const part of slices(x, axis)) {
    const last = out.at(-1);
    out.push(last ? combined(of.operation, last, part, env) : part);
  }
  return into(out.length === 0 ? x : (stack({ values: out, axis }) as Node));
}

/** Every element combined with all before it, each time with twice as many. */
function doubled(op: Operation, x: Node, axis: number, env: Env): Node {
  let out = x;
  const size = x.shape[axis]!;
  for (let by = 1; by < size; by *= 2) {
    const later = combined(op, cut(out, axis, 0, size - by), cut(out, axis, by, size - by), env);
    out = joinAlong([cut(out, axis, 0, by), later], axis);
  }
  return out;
}

/** What is folded, in the dtype that the results have. */
function foldedOf(op: Operation, args: Arguments, env: Env): Node {
  const given = inputOf(args, env);
  const dtype = args.has("dtype") ? dtypeOf(args.value("dtype"), literalsOf(env, true)) : null;
  const x = dtype ? castTo(given, dtype) : given;
  const whole = Object.values(op.params).some((p) => p.kind === "tensor" && p.want === "int");
  if (whole && isInexact(x.dtype))
    throw refuse("dtype/kind", { name: op.name, wanted: "integers", dtype: x.dtype }, { exception: noLoop(op.name) });
  if (op.name.startsWith("logical_")) return castTo(x, "bool");
  return op.name === "divide" && !isInexact(x.dtype) ? castTo(x, "float64") : x;
}

/** Where Python's rules hold, NumPy's functions give arrays. */
const arrayOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

/** Every element of A with every element of B. */
function outer({ operation, as }: ValueOf<"operation">, args: Arguments, env: Env, span: Span): Value {
  const literals = literalsOf(env, true);
  const [a, b] = [toNode(args.value("A"), literals), toNode(args.value("B"), literals)];
  const wide = structure.reshape(a, [...a.shape, ...b.shape.map(() => 1)]);
  const given = [wide, b].map((node) => arrayOf(node, env));
  const out = args.has("out") ? [{ name: "out", value: args.value("out"), span: args.spanOf("out") }] : [];
  return callOperation(operation, [...byPlace(given, span), ...out], { env, span, as });
}
