/**
 * How objects are made of classes, and classes of classes: `__new__`, `__init__`, and what `object` and `type` themselves do
 * there. Knows nothing of what stands behind a dot.
 */
import type { Span } from "../core/errors.ts";
import { changePlainly, dropPlainly, setMember } from "./attribute-writing.ts";
import { bareType, findMember, inherits, makeClass } from "./classes.ts";
import type { Env } from "./env.ts";
import { isException, newException } from "./exception-objects.ts";
import { failAt } from "./fail.ts";
import { type Arg, type BuiltinValue, builtin, type ClassValue, none, objectOf, type Value } from "./value.ts";

/** What calling a class gives: what its own class says, else a new object. */
export function instantiate(type: ClassValue, args: readonly Arg[], env: Env, span: Span): Value {
  const called = type.meta && findMember(type.meta, "__call__");
  if (called) return env.interpreter.call(called, [{ name: null, value: type, span }, ...args], env, span);
  return makeObject(type, args, env, span);
}

/** A new object of the class, made ready by its `__init__`. */
function makeObject(type: ClassValue, args: readonly Arg[], env: Env, span: Span): Value {
  const maker = findMember(type, "__new__");
  if (maker) {
    const found = env.interpreter.call(maker, [{ name: null, value: type, span }, ...args], env, span);
    // What a class of classes makes is a class, which it makes ready too.
    const own = found.kind === "object" ? found.type : found.kind === "class" ? found.meta : undefined;
    const begin = own && inherits(own, type) ? findMember(own, "__init__") : undefined;
    if (begin) env.interpreter.call(begin, [{ name: null, value: found, span }, ...args], env, span);
    return found;
  }
  const exception = isException(type);
  const made = exception
    ? newException(
        type,
        args.map((a) => a.value),
      )
    : objectOf(type);
  const ready = findMember(type, "__init__");
  if (ready) env.interpreter.call(ready, [{ name: null, value: made, span }, ...args], env, span);
  else if (args.length > 0 && !exception)
    throw failAt("call/extra", { name: type.name, limit: "no arguments", count: args.length }, args[0]!.span, "", {
      exception: ["TypeError", `${type.name}() takes no arguments`],
    });
  return made;
}

/** The class of classes, for those that inherit from it. */
export const typeClass: ClassValue = makeClass({
  name: "type",
  members: new Map<string, Value>([
    [
      "__call__",
      builtin("__call__", ([of, ...args], env, span) => makeObject(of!.value as ClassValue, args, env, span)),
    ],
    ["__init__", builtin("__init__", () => none)],
    [
      "__new__",
      builtin("__new__", ([meta, ...args], env, span) =>
        env.interpreter.newClass(args, env, span, meta?.value.kind === "class" ? meta.value : undefined),
      ),
    ],
    [
      "__setattr__",
      builtin("__setattr__", ([of, name, value], env) => {
        if (of?.value.kind === "class" && name?.value.kind === "string" && value)
          setMember(of.value, name.value.value, value.value, env);
        return none;
      }),
    ],
    [
      "__delattr__",
      builtin("__delattr__", ([of, name], env, span) => {
        if (of?.value.kind === "class" && name?.value.kind === "string")
          dropPlainly(of.value, name.value.value, env, span);
        return none;
      }),
    ],
  ]),
});

/** What every class inherits from. */
export const objectType: BuiltinValue = {
  ...builtin("object", (args, env, span) => instantiate(bareType, args, env, span)),
  type: true,
};

/** `object.__setattr__` and its like, which are given the object. */
export const ofEveryObject = (name: string): BuiltinValue =>
  builtin(name, (args, env, span) => {
    const [of, ...values] = args.map((a) => a.value);
    if (name === "__new__" && of?.kind === "class") return objectOf(of);
    const changed = of?.kind === "object" && changePlainly(name, of, values, env, span);
    if (!changed && name !== "__init__") throw failAt("call/missing", { name, param: "value" }, span);
    return none;
  });
