/** Functions about objects and classes: `getattr`, `super`, `callable`, and the decorators that make methods of kinds. */
import { type Span, UserError } from "../core/errors.ts";
import { type Arguments, method } from "./arguments.ts";
import { dropMember, putMember } from "./assign.ts";
import type { Builtin } from "./builtins.ts";
import { inherits, standsFor } from "./classes.ts";
import { type Env, Scope, within } from "./env.ts";
import { exceptionNamed, exceptionOf } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { objectType } from "./instances.ts";
import { identityOf, keyOf } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { typeError } from "./python-says.ts";
import type { ExprOf } from "./syntax.ts";
import { isTrue } from "./truth.ts";
import { abstractKinds } from "./type-names.ts";
import { boolOf, intOf, none, type Value } from "./value.ts";

/** There is no such attribute, by our words or by those of a `__getattr__`. */
const isMissing = (error: UserError): boolean =>
  /^name\/(attribute|module)$/.test(error.diagnostic.code) ||
  inherits(exceptionOf(error).type, exceptionNamed("AttributeError")!);

/** `x.name` as it would stand at `span`. */
function asked(x: Value, name: string, env: Env, span: Span): { e: ExprOf<"attribute">; inner: Env } {
  const scope = new Scope(new Scope(null));
  scope.names.set("x", x);
  const of = { kind: "name", name: "x", span } as const;
  return { e: { kind: "attribute", of, name, nameSpan: span, span }, inner: within(env, scope) };
}

/** The attribute of that name; undefined if there is none. */
function attribute(args: Arguments, env: Env, span: Span, name = args.string("name")): Value | undefined {
  const { e, inner } = asked(args.value("x"), name, env, span);
  try {
    return env.interpreter.evaluate(e, { ...inner, asks: true });
  } catch (error) {
    if (error instanceof UserError && isMissing(error)) return undefined;
    throw error;
  }
}

const hasattr: Builtin = {
  value: method("hasattr", ["x", "name"], (args, env, span) => boolOf(attribute(args, env, span) !== undefined)),
  form: "hasattr(x, name)",
  doc: "Whether x has an attribute or method of that name.",
  examples: [{ code: "hasattr([1], 'append')", shows: "True" }],
};

const getattr: Builtin = {
  value: method("getattr", ["x", "name", "default?"], (args, env, span) => {
    if (args.has("default")) return attribute(args, env, span) ?? args.value("default");
    const { e, inner } = asked(args.value("x"), args.string("name"), env, span);
    return env.interpreter.evaluate(e, inner);
  }),
  form: "getattr(x, name, default)",
  doc: "The attribute of that name, or the default where there is none.",
  examples: [{ code: "getattr(1.5, 'nothing', 0)", shows: "0" }],
};

const setattr: Builtin = {
  value: method("setattr", ["x", "name", "value"], (args, env, span) => {
    putMember(args.value("x"), asked(none, args.string("name"), env, span).e, args.value("value"), env);
    return none;
  }),
  form: "setattr(x, name, value)",
  doc: "Sets an attribute of an object by its name.",
  examples: [],
};

const delattr: Builtin = {
  value: method("delattr", ["x", "name"], (args, env, span) => {
    dropMember(args.value("x"), asked(none, args.string("name"), env, span).e, env);
    return none;
  }),
  form: "delattr(x, name)",
  doc: "Takes an attribute from an object by its name, as `del x.name` does.",
  examples: [],
};

const callable: Builtin = {
  value: method("callable", ["x"], (args) => {
    const x = args.value("x");
    const called = x.kind === "object" && x.type.line.some((c) => c.members.has("__call__"));
    return boolOf(called || ["function", "builtin", "operation", "class", "dtype"].includes(x.kind));
  }),
  form: "callable(x)",
  doc: "Whether x can be called.",
  examples: [{ code: "callable(len)", shows: "True" }],
};

const isAny = (type: Value): boolean => type.kind === "builtin" && type.name === "object";
const issubclass: Builtin = {
  value: method("issubclass", ["type", "of"], (args, env, span) => {
    const [type, of] = [args.value("type"), args.value("of")];
    const said = of.kind === "class" ? callSpecial(of, "__subclasscheck__", [type], env, span) : undefined;
    if (said) return boolOf(isTrue(said, env));
    if (type.kind === "dtype" && of.kind === "builtin")
      return boolOf(of.name === "object" || (abstractKinds(type.dtype) as readonly string[]).includes(of.name));
    if (type.kind !== "class")
      return boolOf(
        type.kind === "builtin" && type.type
          ? type === of || isAny(of) || (type.name === "bool" && of.kind === "builtin" && of.name === "int")
          : args.misfit("type", "a class"),
      );
    const all = of.kind === "tuple" ? of.items : [of];
    return boolOf(
      all.some((t) =>
        t.kind === "class" ? inherits(type, t) : isAny(t) || (t.kind === "builtin" && standsFor(type, t.name)),
      ),
    );
  }),
  form: "issubclass(type, of)",
  doc: "Whether a class is another one or inherits from it.",
  examples: [{ code: "issubclass(KeyError, LookupError)", shows: "True" }],
};

const superOf: Builtin = {
  value: method("super", ["type?", "of?"], (args, env, span) => {
    const after = args.optional("type") ?? env.scope.lookup("__class__");
    let first = args.optional("of");
    for (let scope: Scope | null = env.scope; scope && !first; scope = scope.parent) first = scope.first;
    if (after?.kind !== "class" || (first?.kind !== "object" && first?.kind !== "class"))
      throw failAt("syntax/outside", { word: "super()", where: "a method" }, span);
    return { kind: "super", of: first, after };
  }),
  form: "super()",
  doc: "In a method: the members that the class inherits.",
  examples: [],
};

/** `@property`, `@staticmethod`, `@classmethod`. */
const descriptor = (name: string, as: "property" | "static" | "class", doc: string): Builtin => ({
  value: {
    ...method(name, ["f", "set?"], (args) => ({
      kind: "descriptor",
      as,
      get: args.value("f"),
      set: args.optional("set") ?? null,
    })),
    type: true,
  },
  form: `@${name}`,
  doc,
  examples: [],
});

const object: Builtin = {
  value: objectType,
  form: "class C(object): …",
  doc: "What every class inherits from.",
  examples: [{ code: "isinstance(1, object)", shows: "True" }],
};

const vars: Builtin = {
  value: method("vars", ["x"], (args, env, span) => {
    const x = args.value("x");
    const found = x.kind === "object" || x.kind === "class" ? attribute(args, env, span, "__dict__") : undefined;
    return found ?? args.misfit("x", "an object", typeError("vars() argument must have __dict__ attribute"));
  }),
  form: "vars(x)",
  doc: "The attributes of an object as a dict.",
  examples: [],
};

const id: Builtin = {
  value: method("id", ["x"], (args) => {
    const x = args.value("x");
    // Small values are the same wherever they are written.
    const small = ["int", "bool", "none", "string"].includes(x.kind);
    return intOf(140_000_000_000_000 + 16 * (small ? identityOf(sharedFor(keyOf(x))) : identityOf(x)));
  }),
  form: "id(x)",
  doc: "A number that belongs to one object alone.",
  examples: [],
};
const shared = new Map<string, object>();
function sharedFor(key: string): object {
  const known = shared.get(key) ?? {};
  shared.set(key, known);
  return known;
}

export const objectFunctions: readonly Builtin[] = [
  hasattr,
  getattr,
  setattr,
  delattr,
  callable,
  issubclass,
  superOf,
  descriptor("property", "property", "A method whose result reads like an attribute."),
  descriptor("staticmethod", "static", "A function in a class that gets no object."),
  descriptor("classmethod", "class", "A function in a class that gets the class."),
  object,
  vars,
  id,
];
