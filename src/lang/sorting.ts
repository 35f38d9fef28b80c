/** Order among values of the language: sorted, list.sort, min and max. */
import { refuse, type Span } from "../core/errors.ts";
import { literalsOf, plainOf, strongDType, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { inOrder } from "./operators.ts";
import { describe, type Value } from "./value.ts";

/** Tensors of one element order as the numbers they hold. */
const comparable = (value: Value, env: Env): Value =>
  strongDType(value) === null || value.kind === "list"
    ? value
    : plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!);

/** Whether a stands before b. @throws type/operand for values that have no order */
export function isBefore(a: Value, b: Value, env: Env): boolean {
  const holds = inOrder("<", comparable(a, env), comparable(b, env));
  if (holds === undefined) throw refuse("type/operand", { operator: "<", left: describe(a), right: describe(b) });
  return holds;
}

const compare = (a: Value, b: Value, env: Env): number => {
  if (isBefore(a, b, env)) return -1;
  return isBefore(b, a, env) ? 1 : 0;
};

/** The items in order of their keys; equal ones keep their order, also in reverse. */
export function sortItems(
  items: readonly Value[],
  key: Value | undefined,
  reverse: boolean,
  env: Env,
  span: Span,
): Value[] {
  const keyed = items.map((item) => ({
    item,
    key: key ? env.interpreter.call(key, [{ name: null, value: item, span }], env, span) : item,
  }));
  keyed.sort((a, b) => (reverse ? compare(b.key, a.key, env) : compare(a.key, b.key, env)));
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
  if (items.length === 0) throw refuse("value/domain", { detail: "the smallest or largest of nothing" });
  const keyOf = (item: Value): Value =>
    key ? env.interpreter.call(key, [{ name: null, value: item, span }], env, span) : item;
  let best = { item: items[0]!, key: keyOf(items[0]!) };
  for (const item of items.slice(1)) {
    const candidate = { item, key: keyOf(item) };
    const [first, second] = sign > 0 ? [candidate, best] : [best, candidate];
    if (isBefore(first.key, second.key, env)) best = candidate;
  }
  return best.item;
}
