/**
 * What objects, classes and `super()` have behind the dot: whether themselves or their classes are asked first, and what all
 * of them have. Knows Python's rules of lookup; other kinds of values are `attribute.ts`' business.
 */
import type { Span } from "../core/errors.ts";
import { isOfArrays } from "./array-names.ts";
import { attributeDict, dictOfNames } from "./attribute-dict.ts";
import { changePlainly } from "./attribute-writing.ts";
import { findMember, heirsOf, inherits, metaMember } from "./classes.ts";
import type { Env } from "./env.ts";
import { exceptionPart, isException, keepArgs } from "./exception-objects.ts";
import { failAt } from "./fail.ts";
import { objectType } from "./instances.ts";
import { bound, callSpecial, given, isProperty, ofMeta, setsItself } from "./members.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  byPlace,
  type ClassValue,
  dictOf,
  type FunctionValue,
  listOf,
  none,
  type ObjectValue,
  objectOf,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

/** `of.name`; undefined if there is none. */
export function objectAttribute(of: ObjectValue, name: string, env: Env, span: Span): Value | undefined {
  const member = findMember(of.type, name);
  const own = of.attributes.get(name);
  if (!member) return own ?? partOf(of, name, env, span);
  // Properties, and what says how it is set, are asked before what stands in the object.
  return own && !isProperty(member) && !setsItself(member) ? own : given(member, of, env, span);
}

/** The function of its class that the name means, where nothing else has a say in that. */
export function methodOf(of: ObjectValue, name: string): FunctionValue | BuiltinValue | undefined {
  const member = findMember(of.type, name);
  const isMethod = member?.kind === "function" || (member?.kind === "builtin" && !member.type);
  return isMethod && !of.attributes.has(name) ? member : undefined;
}

/** What every object has, or makes up. */
function partOf(of: ObjectValue, name: string, env: Env, span: Span): Value | undefined {
  switch (name) {
    case "__class__":
      return of.type;
    case "__dict__":
      if (!isException(of.type)) return attributeDict(of);
      return dictOfNames([...of.attributes].filter(([k]) => k !== "args" && !k.startsWith("__")));
    case "__doc__":
    case "__module__":
      return toldOf(of.type, name);
    default:
      return (isException(of.type) ? exceptionPart(of, name) : undefined) ?? askedFor(of, name, env, span);
  }
}

/** What an object makes up for a name that it does not have. */
function askedFor(of: ObjectValue, name: string, env: Env, span: Span): Value | undefined {
  if (name === "__getattr__") return undefined;
  // An array at heart has its members before its class makes some up.
  const given = [stringOf(name)];
  const ofArray = isOfArrays(name) ? callSpecial(of, "__np_member__", given, env, span) : undefined;
  return ofArray ?? callSpecial(of, "__getattr__", given, env, span);
}

function toldOf({ doc, module }: ClassValue, name: "__doc__" | "__module__"): Value {
  if (name === "__module__") return stringOf(module || "builtins");
  return doc === null ? none : stringOf(doc);
}

export function classAttribute(of: ClassValue, name: string, env: Env, span: Span): Value | undefined {
  // A property of the class's class is asked first, as properties of objects are.
  if (isProperty(metaMember(of, name))) return ofMeta(of, name, env, span);
  const member = findMember(of, name);
  if (member) return given(member, of, env, span);
  const meta = ofMeta(of, name, env, span);
  if (meta) return meta;
  switch (name) {
    case "__name__":
    case "__qualname__":
      return stringOf(of.name);
    case "__doc__":
    case "__module__":
      return toldOf(of, name);
    case "__mro__":
      return tupleOf([...of.line, objectType]);
    case "mro":
      return builtin(name, () => listOf([...of.line, objectType]));
    case "__subclasses__":
      return builtin(name, () => listOf(heirsOf(of)));
    case "__bases__":
      return tupleOf(of.bases.length > 0 ? of.bases : [objectType]);
    case "__dict__":
      return dictOfNames([...of.members]);
    case "__init__":
      if (isException(of)) return builtin(name, ([self, ...args]) => keepArgs(self?.value, args));
      break;
  }
  const asked = name === "__getattr__" ? undefined : ofMeta(of, "__getattr__", env, span);
  return asked && env.interpreter.call(asked, byPlace([stringOf(name)], span), env, span);
}

export function superAttribute(of: ValueOf<"super">, name: string, env: Env, span: Span): Value | undefined {
  const self = of.of;
  // In a method of a class's class, the class is the object.
  const { meta = null } = self.kind === "class" ? self : {};
  const type = self.kind === "object" ? self.type : meta && inherits(meta, of.after) ? meta : self;
  const member = findMember(type, name, of.after);
  if (member && type === meta && (member.kind === "function" || member.kind === "builtin")) return bound(member, self);
  if (member) return given(member, self, env, span);
  switch (name) {
    case "__init_subclass__":
      return builtin(name, (args) => nothingTaken(self, args));
    case "__init__":
      return builtin(name, (args) => keepArgs(self, args));
    case "__new__":
      return builtin(name, ([cls]) => (cls?.value.kind === "class" ? objectOf(cls.value) : none));
    case "__prepare__":
      return self.kind === "class" ? builtin(name, () => dictOf(new Map())) : undefined;
    case "__setattr__":
    case "__delattr__":
      if (self.kind !== "object") return undefined;
      return builtin(name, (args, inner, at) => {
        const values = args.map((a) => a.value);
        changePlainly(name, self, values, inner, at);
        return none;
      });
    default:
      return undefined;
  }
}

/** What a class does at the making of those that inherit from it, where nobody says: nothing. */
function nothingTaken(of: ObjectValue | ClassValue, args: readonly Arg[]): Value {
  if (args.length === 0) return none;
  const name = of.kind === "class" ? of.name : of.type.name;
  throw failAt("call/extra", { name, limit: "no arguments", count: args.length }, args[0]!.span, "", {
    exception: ["TypeError", `${name}.__init_subclass__() takes no keyword arguments`],
  });
}
