/**
 * What JAX's arrays do themselves: operators, methods, and parts of them. Most of it is made here, from array to array;
 * what asks for more thought is the Python of the library. Knows the class only as what takes these members.
 */
import { isComplex, isInteger } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { constant, reshape } from "../graph/structure.ts";
import { multiply } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { type Index, index } from "../ops/subscripts.ts";
import { operateAlike } from "./alike.ts";
import { notImplemented } from "./classes.ts";
import type { Env } from "./env.ts";
import { arrayFrom, heldIn, homeIn, isWeak, isWideIn, type JaxHome, tensorIn } from "./jax-arrays.ts";
import { callBare, callPlain, dtypeNamed, inPython, operationOf, refuseList } from "./jax-calls.ts";
import { ordered } from "./jax-ordered.ts";
import { isAnyNumber } from "./numbers.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  byPlace,
  type ClassValue,
  intOf,
  none,
  type ObjectValue,
  stringOf,
  type TensorValue,
  type Value,
} from "./value.ts";

/** The function of that name, from arrays to arrays. */
export function callJax(name: string, given: readonly Arg[], env: Env, span: Span): Value {
  refuseList(name, given, env, span);
  return Object.hasOwn(ordered, name) ? ordered[name]!.call(given, env, span) : callPlain(name, given, env, span);
}

/** Operators by the names of their methods: the function, and how it is written. */
const operators: Readonly<Record<string, readonly [name: string, written: string]>> = {
  add: ["add", "+"],
  sub: ["subtract", "-"],
  mul: ["multiply", "*"],
  truediv: ["true_divide", "/"],
  floordiv: ["floor_divide", "//"],
  mod: ["mod", "%"],
  pow: ["power", "**"],
  matmul: ["matmul", "@"],
  and: ["bitwise_and", "&"],
  or: ["bitwise_or", "|"],
  xor: ["bitwise_xor", "^"],
  lshift: ["left_shift", "<<"],
  rshift: ["right_shift", ">>"],
  eq: ["equal", "=="],
  ne: ["not_equal", "!="],
  lt: ["less", "<"],
  le: ["less_equal", "<="],
  gt: ["greater", ">"],
  ge: ["greater_equal", ">="],
};
const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const named: readonly (readonly [string, string])[] = [
  ["neg", "negative"],
  ["abs", "abs"],
];

/** One operand of an operator: an array of JAX's or NumPy's, or a number; undefined for all else. */
function operandIn(value: Value): Value | undefined {
  if (value.kind === "object") return heldIn(value) && tensorIn(value);
  return isAnyNumber(value) || (value.kind === "tensor" && value.array) ? value : undefined;
}
const isBool = (v: Value): boolean => (v.kind === "tensor" ? v.node.dtype === "bool" : v.kind === "bool");

function operate(name: string, written: string, left: Value, right: Value, env: Env, span: Span): Value {
  const a = operandIn(left);
  const b = operandIn(right);
  if (a === undefined || b === undefined) return notImplemented;
  const home = homeIn(env);
  const alike = written === "**" || written === "/" ? undefined : operateAlike(written, a, b, env);
  if (alike?.kind === "tensor") {
    const weak = !comparisons.has(written) && givesWay(a) && givesWay(b);
    return arrayFrom(home, alike.node, weak);
  }
  if (written === "**" && right.kind === "int" && a.kind === "tensor") return raised(a, right, env, span);
  if (a.kind === "tensor" && b.kind === "tensor" && !goTogether(a.node, b.node, written))
    inPython(home, "check_shapes", [stringOf(name), left, right], env, span);
  const args = byPlace([left, right], span);
  if (written === "/" || written === "**") return callJax(name, args, env, span);
  const { value, weak } = callBare(name, operationOf(name)!, byPlace([a, b], span), env, span, isWideIn(home));
  const { node } = value as TensorValue;
  if ((written === "+" || written === "*") && isBool(a) && isBool(b))
    return arrayFrom(home, castTo(node, "bool"), false);
  return arrayFrom(home, node, weak && !comparisons.has(written));
}
const givesWay = (v: Value): boolean => v.kind !== "tensor" || v.weak === true;

/** Shapes that an operator takes without a word. */
function goTogether(a: Node, b: Node, written: string): boolean {
  if (written === "@")
    return a.shape.length > 0 && b.shape.length > 0 && a.shape.at(-1) === b.shape.at(-2 + Number(b.shape.length === 1));
  const shared = Math.min(a.shape.length, b.shape.length);
  for (let i = 1; i <= shared; i++) {
    const [m, n] = [a.shape.at(-i), b.shape.at(-i)];
    if (m !== n && m !== 1 && n !== 1) return false;
  }
  return true;
}

/** To a whole power, multiplied as JAX does. */
function raised(a: TensorValue, by: Extract<Value, { kind: "int" }>, env: Env, span: Span): Value {
  const home = homeIn(env);
  const power = Number(by.value);
  const weak = a.weak === true;
  // Truth values are counted.
  let x = a.node.dtype === "bool" ? castTo(a.node, isWideIn(home) ? "int64" : "int32") : a.node;
  if (power < 0 && isInteger(x.dtype)) return inPython(home, "refuse_power", [arrayFrom(home, x, weak), by], env, span);
  if (power === 0) return arrayFrom(home, constant(1, x.dtype, x.shape), weak);
  let found: Node | null = null;
  for (let rest = Math.abs(power); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) found = found === null ? x : multiply(found, x);
    if (rest > 1) x = multiply(x, x);
  }
  const product = arrayFrom(home, found!, weak);
  return power > 0 ? product : operate("true_divide", "/", intOf(1), product, env, span);
}

const operator = (method: string, name: string, written: string, reflected: boolean): BuiltinValue =>
  builtin(method, ([self, other], env, span) =>
    reflected
      ? operate(name, written, other!.value, self!.value, env, span)
      : operate(name, written, self!.value, other!.value, env, span),
  );

/** A part by whole numbers, slices, None and `...`; undefined for keys that arrays take part in. */
function plainPart(of: ObjectValue, key: Value, env: Env): Value | undefined {
  const held = heldIn(of);
  if (held === undefined) return undefined;
  const keys = key.kind === "tuple" ? key.items : [key];
  const { node } = held;
  let axes = 0;
  for (const k of keys) if (k.kind === "int" || k.kind === "slice") axes++;
  if (axes > node.shape.length) return undefined;
  const items: Index[] = [];
  let axis = 0;
  for (const k of keys) {
    if (k.kind === "int") items.push({ kind: "at", index: nearest(Number(k.value), node.shape[axis++]!) });
    else if (k.kind === "slice") {
      items.push(k);
      axis++;
    } else if (k.kind === "none") items.push({ kind: "newaxis" });
    else if (k.kind === "ellipsis") {
      items.push({ kind: "ellipsis" });
      axis = node.shape.length - (axes - axis);
    } else return undefined;
  }
  return arrayFrom(homeIn(env), index(node, items), isWeak(of));
}
/** Places beyond an end are the last before it. */
const nearest = (at: number, size: number): number => (size > 0 ? Math.max(-size, Math.min(size - 1, at)) : at);

const part = builtin("__getitem__", ([self, key], env, span) => {
  const found = self!.value.kind === "object" ? plainPart(self!.value, key!.value, env) : undefined;
  return found ?? inPython(homeIn(env), "part", [self!.value, key!.value], env, span);
});

/** A function of NumPy's as a method. */
const methodFor = (name: string): BuiltinValue => builtin(name, (args, env, span) => callJax(name, args, env, span));

/** Sizes as they were written, one by one or in one list; undefined where there is more to them. */
function sizesIn(args: readonly Arg[]): readonly number[] | undefined {
  const [only] = args;
  const listed =
    args.length === 1 && (only!.value.kind === "tuple" || only!.value.kind === "list") ? only!.value.items : null;
  const values = listed ?? args.map((a) => (a.name === null ? a.value : none));
  const sizes = values.map((v) => (v.kind === "int" ? Number(v.value) : Number.NaN));
  return sizes.some(Number.isNaN) ? undefined : sizes;
}

/** `x.reshape(…)` to sizes that hold just as many elements, of which one may be -1. */
function reshaped([self, ...args]: readonly Arg[], env: Env): Value | undefined {
  const held = self && heldIn(self.value);
  const sizes = sizesIn(args);
  if (!held || !sizes || sizes.length === 0) return undefined;
  const size = sizeOf(held.node.shape);
  const known = sizes.filter((n) => n !== -1).reduce((product, n) => product * n, 1);
  const left = sizes.length - sizes.filter((n) => n >= 0).length;
  if (left > 1 || (left === 1 && (!sizes.includes(-1) || known === 0 || size % known !== 0))) return undefined;
  if (left === 0 && known !== size) return undefined;
  const shape = sizes.map((n) => (n === -1 ? size / known : n));
  return arrayFrom(homeIn(env), reshape(held.node, shape), isWeak(self.value as ObjectValue));
}

/** `x.astype(dtype)` between real dtypes. */
function cast([self, dtype, ...more]: readonly Arg[], env: Env, span: Span): Value | undefined {
  const held = self && heldIn(self.value);
  const home = homeIn(env);
  if (!held || dtype?.name !== null || more.length > 0) return undefined;
  const wanted = dtypeNamed(dtype.value, isWideIn(home), env);
  if (isComplex(wanted) || isComplex(held.node.dtype)) return undefined;
  if (wanted === held.node.dtype) return arrayFrom(home, held.node, false);
  const args = byPlace([held, stringOf(wanted)], span);
  const { value } = callBare("cast", operationOf("cast")!, args, env, span, true);
  return arrayFrom(home, (value as TensorValue).node, false);
}

/** A method that is Python where there is more to its arguments. */
function quicker(
  array: ClassValue,
  name: string,
  quick: (args: readonly Arg[], env: Env, span: Span) => Value | undefined,
): void {
  const written = array.members.get(name)!;
  array.members.set(
    name,
    builtin(name, (args, env, span) => quick(args, env, span) ?? env.interpreter.call(written, args, env, span)),
  );
}

/** Gives the class of the arrays its operators, its parts, and the functions that it has as methods. */
export function giveMembers({ array }: JaxHome, methods: readonly string[]): void {
  for (const [method, [name, written]] of Object.entries(operators)) {
    array.members.set(`__${method}__`, operator(`__${method}__`, name, written, false));
    if (!comparisons.has(written)) array.members.set(`__r${method}__`, operator(`__r${method}__`, name, written, true));
  }
  for (const [method, name] of named) array.members.set(`__${method}__`, methodFor(name));
  for (const name of methods) array.members.set(name, methodFor(name));
  array.members.set("__getitem__", part);
  quicker(array, "reshape", reshaped);
  quicker(array, "astype", cast);
}
