/** Order among values of the language: sorted, list.sort, min and max. */
import { isComplex } from "../core/dtype.ts";
import { refuse, type Span } from "../core/errors.ts";
import { placesMerged } from "../core/merging.ts";
import { literalsOf, numberOf, plainOf, strongDType, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { complexIn } from "./numbers.ts";
import { fromObject, hasMethods } from "./operator-methods.ts";
import { inOrder, withoutOrder } from "./operators.ts";
import { floatsFor, plainOrder } from "./plain-order.ts";
import { valueError } from "./python-says.ts";
import { isTrue } from "./truth.ts";
import { describe, type Value } from "./value.ts";

/** Tensors of one element order as the numbers they hold. */
const comparable = (value: Value, env: Env): Value =>
  strongDType(value) === null || value.kind === "list"
    ? value
    : plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!);

/** NumPy's complex numbers have an order, which Python's have not. */
const isComplexOfArrays = (value: Value): boolean =>
  value.kind === "tensor" && value.array && value.node.shape.length === 0 && isComplex(value.node.dtype);
function partsOf(value: Value, env: Env): readonly [number, number] {
  const { re, im } = complexIn(numberOf(env.host.realize([toNode(value, literalsOf(env))])[0]!));
  return [re, im];
}

const nowhere: Span = { start: 0, end: 0 };

/** a operator b: objects by what their classes say. */
function ordered(operator: "<" | ">", a: Value, b: Value, env: Env): boolean | undefined {
  if (hasMethods(a) || hasMethods(b)) {
    const said = fromObject(operator, a, b, env, nowhere);
    return said && isTrue(said, env);
  }
  if (isComplexOfArrays(a) && isComplexOfArrays(b)) {
    const [[p, q], [r, s]] = [partsOf(a, env), partsOf(b, env)];
    const [x, y] = p === r ? [q, s] : [p, r];
    return operator === "<" ? x < y : x > y;
  }
  return inOrder(operator, comparable(a, env), comparable(b, env), env, nowhere);
}

/** Whether a stands before b. @throws type/operand for values that have no order */
export function isBefore(a: Value, b: Value, env: Env): boolean {
  const order = plainOrder(a, b);
  if (order !== undefined) return order < 0;
  const holds = ordered("<", a, b, env);
  if (holds === undefined)
    throw refuse(
      "type/operand",
      { operator: "<", left: describe(a), right: describe(b) },
      { exception: withoutOrder("<", a, b) },
    );
  return holds;
}

/**
 * For the host's sort, which asks only whether one item stands before another, as CPython's does: in the same order, and no
 * more often.
 */
const compare = (a: Value, b: Value, env: Env): number => plainOrder(a, b) ?? (isBefore(a, b, env) ? -1 : 0);

/** For so few, arrays of floats would take longer. */
const fewItems = 16;

/** The items in order of their keys; equal ones keep their order, also in reverse. */
export function sortItems(
  items: readonly Value[],
  key: Value | undefined,
  reverse: boolean,
  env: Env,
  span: Span,
): Value[] {
  const keys = key
    ? items.map((value) => env.interpreter.call(key, [{ name: null, value, span }], env, span))
    : items.slice();
  const floats = keys.length < fewItems ? null : floatsFor(keys);
  if (floats) return Array.from(placesMerged(floats, reverse), (place) => items[place]!);
  const keyed = items.map((item, i) => ({ item, key: keys[i]! }));
  // As CPython does, so that equal ones keep their order, and items without an order come out as they do there.
  if (reverse) keyed.reverse();
  keyed.sort((a, b) => compare(a.key, b.key, env));
  if (reverse) keyed.reverse();
  return keyed.map((k) => k.item);
}

/** The item that comes first (sign -1: last) in order of the keys. */
export function extremeItem(
  items: readonly Value[],
  sign: 1 | -1,
  key: Value | undefined,
  env: Env,
  span: Span,
): Value {
  if (items.length === 0) {
    const name = sign > 0 ? "min" : "max";
    throw refuse(
      "value/domain",
      { detail: "the smallest or largest of nothing" },
      { exception: valueError(`${name}() arg is an empty sequence`) },
    );
  }
  const keyOf = (item: Value): Value =>
    key ? env.interpreter.call(key, [{ name: null, value: item, span }], env, span) : item;
  let best = { item: items[0]!, key: keyOf(items[0]!) };
  for (const item of items.slice(1)) {
    const candidate = { item, key: keyOf(item) };
    if (isFurther(candidate.key, best.key, sign, env)) best = candidate;
  }
  return best.item;
}

/** Whether a candidate takes the place of the best so far; compared as Python does, which shows in its words. */
function isFurther(candidate: Value, best: Value, sign: 1 | -1, env: Env): boolean {
  if (sign > 0) return isBefore(candidate, best, env);
  const order = plainOrder(candidate, best);
  if (order !== undefined) return order > 0;
  const holds = ordered(">", candidate, best, env);
  if (holds !== undefined) return holds;
  throw refuse(
    "type/operand",
    { operator: ">", left: describe(candidate), right: describe(best) },
    { exception: withoutOrder(">", candidate, best) },
  );
}
