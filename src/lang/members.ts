/**
 * Members of classes as they come out of an object: methods have it as their first argument, properties and descriptors are
 * asked. Knows nothing of an object's own attributes.
 */
import type { Span } from "../core/errors.ts";
import { findMember, metaMember, notImplemented, says } from "./classes.ts";
import type { Env } from "./env.ts";
import {
  type BuiltinValue,
  byPlace,
  type ClassValue,
  none,
  type ObjectValue,
  type Value,
  type ValueOf,
} from "./value.ts";

/** Where what the language calls by itself stands. */
const nowhere: Span = { start: 0, end: 0 };

export const isProperty = (member: Value | undefined): member is ValueOf<"descriptor"> =>
  member?.kind === "descriptor" && member.as === "property";

/** What says itself how it is set in an object. */
export const setsItself = says("__set__");

/** A method that has its first argument already. */
export const bound = (member: ValueOf<"function"> | BuiltinValue, self: Value): BuiltinValue => ({
  kind: "builtin",
  name: member.name,
  bound: { member, self },
  call: (args, env, span) => env.interpreter.call(member, [{ name: null, value: self, span }, ...args], env, span),
});

/** A member as it comes out of an object (or of its class, where `self` is one). */
export function given(member: Value, self: ObjectValue | ClassValue, env: Env, span: Span): Value {
  const type = self.kind === "class" ? self : self.type;
  switch (member.kind) {
    case "function":
      return self.kind === "object" ? bound(member, self) : member;
    case "builtin":
      return self.kind === "object" && !member.type ? bound(member, self) : member;
    case "descriptor":
      if (member.as === "static") return member.get;
      if (member.as === "class") return bound(member.get as ValueOf<"function">, type);
      if (self.kind === "class") return member;
      return env.interpreter.call(member.get, [{ name: null, value: self, span }], env, span);
    case "object":
      return callSpecial(member, "__get__", [self.kind === "class" ? none : self, type], env, span) ?? member;
    default:
      return member;
  }
}

/** What a class has from its own class, with itself as the object. */
export function ofMeta(of: ClassValue, name: string, env: Env, span: Span): Value | undefined {
  const member = metaMember(of, name);
  if (member?.kind === "function" || (member?.kind === "builtin" && !member.type)) return bound(member, of);
  if (member?.kind !== "descriptor" || member.as === "static") return member && given(member, of, env, span);
  return member.as === "class"
    ? bound(member.get as ValueOf<"function">, of.meta!)
    : env.interpreter.call(member.get, [{ name: null, value: of, span }], env, span);
}

/** Calls a method such as `__len__` of the object's class; undefined if the class has none, or it is None. */
export function callSpecial(
  of: Value,
  name: string,
  args: readonly Value[],
  env: Env,
  span: Span = nowhere,
): Value | undefined {
  if (of.kind === "class") {
    const asked = of.meta && ofMeta(of, name, env, span);
    return asked && env.interpreter.call(asked, byPlace(args, span), env, span);
  }
  if (of.kind !== "object") return undefined;
  const member = findMember(of.type, name);
  if (!member || member.kind === "none") return undefined;
  if (member.kind === "function" || (member.kind === "builtin" && !member.type))
    return env.interpreter.call(member, byPlace([of, ...args], span), env, span);
  return env.interpreter.call(given(member, of, env, span), byPlace(args, span), env, span);
}

/** What the object's own method says to another value; undefined also where it leaves the answer to that one. */
export function answered(of: Value, name: string, other: Value, env: Env, span: Span = nowhere): Value | undefined {
  const said = callSpecial(of, name, [other], env, span);
  return said === notImplemented ? undefined : said;
}
