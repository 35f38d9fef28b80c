/**
 * Python's own types as classes to inherit from: dict, list, tuple, set, frozenset, str, int, float. An object of such a
 * class has a value of that type at heart, and does with it what its class does not do itself. Knows what the types can
 * do; nothing of any class that inherits from them.
 */
import type { Span } from "../core/errors.ts";
import { setElement } from "./assign.ts";
import { makeClass, notImplemented } from "./classes.ts";
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { typeClass } from "./instances.ts";
import { keyOf } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { dictMethod, frozenMethods, listMethod, methodsOf, setMethod } from "./methods.ts";
import { arithmetic, orders } from "./operator-names.ts";
import { applyBinary, applyCompare, applyUnary } from "./operators.ts";
import { numberAttribute } from "./plain-attributes.ts";
import { typeError } from "./python-says.ts";
import { itemsOf, iteratorIn } from "./sequences.ts";
import { ItemSet } from "./sets.ts";
import { stringMethod } from "./string-methods.ts";
import { subscript } from "./subscript.ts";
import type { ExprOf } from "./syntax.ts";
import { formatValue, lengthOf, reprOf, strOf } from "./text.ts";
import { encode } from "./text-bytes.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  type ClassValue,
  describe,
  dictOf,
  heartOf,
  intOf,
  listOf,
  none,
  objectOf,
  stringOf,
  type Value,
} from "./value.ts";
import { typesNamed } from "./value-types.ts";

type TypeName = "dict" | "list" | "tuple" | "set" | "frozenset" | "str" | "int" | "float";
type Call = (self: Value, args: readonly Value[], env: Env, span: Span) => Value;

const spansOf = (span: Span) => ({ left: span, right: span, whole: span });
/** What has no such type at heart answers for itself. */
const isOther = (value: Value): boolean => heartOf(value).kind === "object";
/** Python's whole numbers know nothing of others, nor its floats of what is no number: `(3).__add__("a")`. */
function isBeyond(self: Value, other: Value): boolean {
  if (self.kind === "int") return !["int", "bool"].includes(heartOf(other).kind);
  return self.kind === "float" && !["int", "bool", "float"].includes(heartOf(other).kind);
}

/** Operators of a type, each way round. */
function operatorsOf(names: readonly string[]): [string, Call][] {
  return names.flatMap((name): [string, Call][] => {
    const operator = arithmetic[name]!;
    const given =
      (turned: boolean): Call =>
      (self, [other], env, span) => {
        if (isOther(other!) || isBeyond(self, other!)) return notImplemented;
        const [a, b] = turned ? [heartOf(other!), heartOf(self)] : [heartOf(self), heartOf(other!)];
        return applyBinary(operator, a, b, env, spansOf(span));
      };
    return [
      [`__${name}__`, given(false)],
      [`__r${name}__`, given(true)],
    ];
  });
}
const comparisons = Object.entries(orders).map(([name, operator]): [string, Call] => [
  `__${name}__`,
  (self, [other], env, span) =>
    isOther(other!) || isBeyond(self, other!)
      ? notImplemented
      : applyCompare(operator, heartOf(self), heartOf(other!), env, spansOf(span)),
]);

const bare = { kind: "name", name: "self" } as const;
const targetAt = (span: Span): ExprOf<"index"> => ({
  kind: "index",
  of: { ...bare, span },
  items: [],
  several: false,
  span,
});

const itemOf: Call = (self, [key], env, span) => {
  const heart = heartOf(self);
  if (heart.kind === "dict" && !heart.entries.has(keyOf(key!))) {
    const made = callSpecial(self, "__missing__", [key!], env, span);
    if (made) return made;
  }
  return subscript(heart, [{ value: key!, span }], false, env, span, span);
};
const containers: [string, Call][] = [
  ["__getitem__", itemOf],
  ["__len__", (self) => intOf(lengthOf(heartOf(self))!)],
  ["__iter__", (self, _, env) => iteratorIn(heartOf(self), env)],
  [
    "__contains__",
    (self, [x], env, span) => boolOf(isTrue(applyCompare("in", x!, heartOf(self), env, spansOf(span)), env)),
  ],
];
const changes: [string, Call][] = [
  [
    "__setitem__",
    (self, [key, value], env, span) => {
      setElement(heartOf(self), [{ value: key!, span }], targetAt(span), value!, env);
      return none;
    },
  ],
  [
    "__delitem__",
    (self, [key], env, span) => {
      itemOf(heartOf(self), [key!], env, span);
      const heart = heartOf(self);
      if (heart.kind === "list" && key!.kind === "slice")
        setElement(heart, [{ value: key!, span }], targetAt(span), listOf([]), env);
      else env.interpreter.call(memberOf(heart, "pop")!, byPlace([key!], span), env, span);
      return none;
    },
  ],
];
/** `+=` and `|=`, which change what they stand before. */
const inPlace = (name: string, by: string): [string, Call] => [
  `__i${name}__`,
  (self, args, env, span) => {
    env.interpreter.call(memberOf(heartOf(self), by)!, byPlace(args.map(heartOf), span), env, span);
    return self;
  },
];

const numbers: [string, Call][] = [
  ...comparisons,
  ["__neg__", (self, _, env, span) => applyUnary("-", heartOf(self), env, { of: span, whole: span })],
  ["__pos__", (self) => heartOf(self)],
  [
    "__abs__",
    (self, _, env, span) => {
      const at = { of: span, whole: span };
      const below = isTrue(applyCompare("<", heartOf(self), intOf(0), env, spansOf(span)), env);
      return applyUnary(below ? "-" : "+", heartOf(self), env, at);
    },
  ],
  ["__bool__", (self, _, env) => boolOf(isTrue(heartOf(self), env))],
  ["__int__", (self, _, env, span) => callType("int", [heartOf(self)], env, span)],
  ["__float__", (self, _, env, span) => callType("float", [heartOf(self)], env, span)],
];

/** What each type can do by its special methods. */
const specials: Readonly<Record<TypeName, () => [string, Call][]>> = {
  dict: () => [...containers, ...changes, ...comparisons.slice(0, 2), ...operatorsOf(["or"]), inPlace("or", "update")],
  list: () => [...containers, ...changes, ...comparisons, ...operatorsOf(["add", "mul"]), inPlace("add", "extend")],
  tuple: () => [...containers, ...comparisons, ...operatorsOf(["add", "mul"])],
  set: () => [...containers.slice(1), ...comparisons, ...operatorsOf(["and", "or", "sub", "xor"])],
  frozenset: () => [...containers.slice(1), ...comparisons, ...operatorsOf(["and", "or", "sub", "xor"])],
  str: () => [...containers, ...comparisons, ...operatorsOf(["add", "mul", "mod"])],
  int: () => [
    ...numbers,
    ...operatorsOf(Object.keys(arithmetic).filter((name) => name !== "matmul")),
    ["__index__", (self) => heartOf(self)],
    ["__invert__", (self, _, env, span) => applyUnary("~", heartOf(self), env, { of: span, whole: span })],
  ],
  float: () => [...numbers, ...operatorsOf(["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"])],
};
/** What they can do besides, by name. */
const plainNames: Readonly<Record<TypeName, readonly string[]>> = {
  dict: methodsOf("dict"),
  list: methodsOf("list"),
  tuple: methodsOf("tuple"),
  set: methodsOf("set"),
  frozenset: frozenMethods,
  str: [...methodsOf("string"), "encode"],
  int: ["real", "imag", "bit_length", "bit_count", "numerator", "denominator", "conjugate", "to_bytes"],
  float: ["real", "imag", "is_integer", "as_integer_ratio", "conjugate", "hex"],
};

function memberOf(heart: Value, name: string): Value | undefined {
  switch (heart.kind) {
    case "dict":
      return dictMethod(heart, name);
    case "list":
      return listMethod(heart, name);
    case "tuple":
      return listMethod(listOf([...heart.items]), name);
    case "set":
      return setMethod(heart, name);
    case "string":
      return name === "encode" ? encode(heart.value) : stringMethod(heart.value, name);
    case "int":
    case "float":
    case "bool":
      return numberAttribute(heart, name);
    default:
      return undefined;
  }
}

const callType = (name: string, args: readonly Value[], env: Env, span: Span): Value =>
  env.interpreter.call(typesNamed(name), byPlace(args, span), env, span);

/** A method of a type, which is given what it is a method of. */
function methodOf(type: TypeName, name: string, call: Call): BuiltinValue {
  return builtin(name, ([self, ...args], env, span) => {
    if (!self || !isOf(heartOf(self.value), type)) throw misplaced(type, name, self, span);
    return call(
      self.value,
      args.map((a) => a.value),
      env,
      span,
    );
  });
}
function misplaced(type: TypeName, name: string, self: Arg | undefined, span: Span): Error {
  const found = self ? describe(self.value) : "nothing";
  return failAt("call/kind", { name, wanted: `a ${type}`, param: "self", found }, span, "", {
    exception: typeError(`descriptor '${name}' requires a '${type}' object`),
  });
}
const kinds: Readonly<Record<TypeName, readonly Value["kind"][]>> = {
  dict: ["dict"],
  list: ["list"],
  tuple: ["tuple"],
  set: ["set"],
  frozenset: ["set"],
  str: ["string"],
  int: ["int", "bool"],
  float: ["float"],
};
const isOf = (heart: Value, type: TypeName): boolean => kinds[type].includes(heart.kind);

/** `append`, `upper` and the like: those of the heart. Numbers have some that are not called. */
function plainMember(type: TypeName, name: string): Value {
  if (type === "int" || type === "float") {
    const get = builtin(name, ([self]) => numberAttribute(heartOf(self!.value) as never, name) ?? none);
    return { kind: "descriptor", as: "property", get, set: null };
  }
  return builtin(name, ([self, ...args], env, span) => {
    const heart = self && heartOf(self.value);
    const member = heart && isOf(heart, type) ? memberOf(heart, name) : undefined;
    if (!member) throw misplaced(type, name, self, span);
    return env.interpreter.call(member, args, env, span);
  });
}

/** An object of the class with that at heart. */
const holding = (type: ClassValue, heart: Value): Value => ({ ...objectOf(type), holds: heart });

const emptyHearts: Partial<Record<TypeName, () => Value>> = {
  dict: () => dictOf(new Map()),
  list: () => listOf([]),
  set: () => ({ kind: "set", items: new ItemSet() }),
};
const fillers: Partial<Record<TypeName, string>> = { dict: "update", list: "extend", set: "update" };

/** Containers that can change are made empty and filled by `__init__`; all else is what it is from the start. */
function makerOf(type: TypeName): BuiltinValue {
  const empty = emptyHearts[type];
  return builtin("__new__", ([of, ...args], env, span) => {
    if (of?.value.kind !== "class") throw misplaced(type, "__new__", of, span);
    return holding(of.value, empty ? empty() : heartOf(env.interpreter.call(typesNamed(type), args, env, span)));
  });
}
function fillerOf(type: TypeName): BuiltinValue | undefined {
  const by = fillers[type];
  if (!by) return undefined;
  return builtin("__init__", ([self, ...args], env, span) => {
    if (!self || !isOf(heartOf(self.value), type)) throw misplaced(type, "__init__", self, span);
    if (args.length > 0) env.interpreter.call(memberOf(heartOf(self.value), by)!, args, env, span);
    return none;
  });
}

function texts(type: TypeName): [string, Value][] {
  const repr = methodOf(type, "__repr__", (self, _, env) => {
    const heart = heartOf(self);
    if (heart.kind !== "set" || self.kind !== "object") return stringOf(reprOf(heart, env));
    // Python says the class of a set, and of no other container.
    const shown = heart.items.size === 0 ? "" : reprOf({ kind: "set", items: heart.items }, env);
    return stringOf(`${self.type.name}(${shown})`);
  });
  const format = methodOf(type, "__format__", (self, [spec], env) => {
    const text = spec?.kind === "string" ? spec.value : "";
    return stringOf(text === "" ? strOf(self, env) : formatValue(heartOf(self), text, env));
  });
  const shown: [string, Value][] = [["__repr__", repr]];
  if (!["str", "int", "float"].includes(type)) return shown;
  shown.push(["__format__", format]);
  if (type === "str") shown.push(["__str__", methodOf(type, "__str__", (self) => heartOf(self))]);
  return shown;
}

/** `D.fromkeys(…)` makes a D. */
const fromKeysOf = builtin("fromkeys", ([of, keys, value], env, span) => {
  const made = env.interpreter.call(of!.value, [], env, span);
  const items = located(() => (keys ? itemsOf(keys.value, env) : []), new Map(), span);
  for (const key of items) {
    const args = [key, value?.value ?? none];
    if (!callSpecial(made, "__setitem__", args, env, span))
      setElement(heartOf(made), [{ value: key, span }], targetAt(span), args[1]!, env);
  }
  return made;
});

function specialOf(type: TypeName, name: string, call: Call): BuiltinValue {
  const special = methodOf(type, name, call);
  return name === "__getitem__" || name === "__setitem__" ? { ...special, ofHeart: true } : special;
}

const made = new Map<TypeName, ClassValue>();
function classFor(type: TypeName): ClassValue {
  const known = made.get(type);
  if (known) return known;
  const members = new Map<string, Value>([
    ["_is_a", stringOf(type)],
    ["__new__", makerOf(type)],
    ...plainNames[type].map((name): [string, Value] => [name, plainMember(type, name)]),
    ...specials[type]().map(([name, call]): [string, Value] => [name, specialOf(type, name, call)]),
    ...texts(type),
  ]);
  const filler = fillerOf(type);
  if (filler) members.set("__init__", filler);
  if (filler) members.set("__hash__", none);
  if (type === "dict") members.set("fromkeys", { kind: "descriptor", as: "class", get: fromKeysOf, set: null });
  const found = makeClass({ name: type, members });
  made.set(type, found);
  return found;
}

/** The class that a type is to those that inherit from it; undefined for all other values. */
export function inheritable(value: Value): ClassValue | undefined {
  if (value.kind !== "builtin" || !value.type) return undefined;
  if (value.name === "type") return typeClass;
  return Object.hasOwn(kinds, value.name) ? classFor(value.name as TypeName) : undefined;
}
