/**
 * What objects make of operators: the methods that are asked, of which side first. Knows nothing of what operators mean
 * between other values.
 */
import type { Span } from "../core/errors.ts";
import { findMember, inherits } from "./classes.ts";
import type { Env } from "./env.ts";
import { answered, callSpecial } from "./members.ts";
import { arithmetic, orders } from "./operator-names.ts";
import type { BinaryOperator } from "./syntax.ts";
import { isTrue } from "./truth.ts";
import { boolOf, type Value } from "./value.ts";

/** The methods that objects answer operators with. */
const specials: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...arithmetic, ...orders }).map(([name, operator]) => [operator, name]),
);
const mirrored: Readonly<Record<string, string>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
/** What the left side is asked for, what the right side if that has no answer, and for `+=`. */
const answers = Object.fromEntries(
  Object.entries(specials).map(([operator, name]) => {
    const other = mirrored[operator];
    const reverse = other ? `__${specials[other]}__` : `__r${name}__`;
    return [operator, { forward: `__${name}__`, reverse, inPlace: `__i${name}__` }];
  }),
);

/** Objects have methods of their classes, and classes of their own. */
export const hasMethods = (value: Value): boolean =>
  value.kind === "object" || (value.kind === "class" && !!value.meta);

/** An object of a class that inherits from the other's, and answers in its own way, is asked first. */
const isMoreSpecial = (right: Value, left: Value, name: string): boolean =>
  right.kind === "object" &&
  left.kind === "object" &&
  right.type !== left.type &&
  inherits(right.type, left.type) &&
  findMember(right.type, name) !== findMember(left.type, name);

/** What an object's own method makes of an operator; undefined if neither side has one. */
export function fromObject(operator: string, left: Value, right: Value, env: Env, span: Span): Value | undefined {
  if (!hasMethods(left) && !hasMethods(right)) return undefined;
  const { forward, reverse } = answers[operator]!;
  const ofLeft = (name: string): Value | undefined => answered(left, name, right, env, span);
  const ofRight = (name: string): Value | undefined => answered(right, name, left, env, span);
  const own = isMoreSpecial(right, left, reverse)
    ? (ofRight(reverse) ?? ofLeft(forward))
    : (ofLeft(forward) ?? ofRight(reverse));
  if (own || operator !== "!=") return own;
  // What is not equal is what says so of `==`.
  const same = ofLeft("__eq__") ?? ofRight("__eq__");
  return same && boolOf(!isTrue(same, env));
}

/** x += v where the object has a method of its own for it; undefined where it has none. */
export const changedByObject = (operator: BinaryOperator, left: Value, right: Value, env: Env, span: Span) =>
  callSpecial(left, answers[operator]!.inPlace, [right], env, span);
