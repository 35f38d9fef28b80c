/** `def` and `class`: functions and classes as values, and what decorators make of them. */
import { makeClass } from "./classes.ts";
import { dictFrom } from "./dicts.ts";
import { type Env, Scope, within } from "./env.ts";
import { argsOf, defaultsOf, evaluate } from "./evaluate.ts";
import { failAt, located } from "./fail.ts";
import { assignedNames } from "./locals.ts";
import type { StatementOf } from "./syntax.ts";
import { type ClassValue, describe, type FunctionValue, stringOf, type Value } from "./value.ts";

export function functionOf(s: StatementOf<"def">, env: Env): FunctionValue {
  const { name, params, body, doc, yields } = s;
  return {
    kind: "function",
    name,
    ...(env.scope.path === "" ? {} : { qualified: `${env.scope.path}.${name}` }),
    params,
    defaults: defaultsOf(params, env),
    body,
    doc,
    // The body of a method does not see the other members of its class.
    env: env.scope.ofClass ? within(env, env.scope.parent!) : env,
    source: env.source,
    span: s.span,
    locals: localsOf(s),
    yields,
  };
}

const locals = new WeakMap<StatementOf<"def">, ReadonlySet<string>>();
function localsOf(s: StatementOf<"def">): ReadonlySet<string> {
  const known = locals.get(s) ?? new Set([...s.params.map((p) => p.name), ...assignedNames(s.body)]);
  locals.set(s, known);
  return known;
}

/** What the decorators make of a value, the one next to it first. */
export function decorated(s: StatementOf<"def"> | StatementOf<"class">, value: Value, env: Env): Value {
  return s.decorators.reduceRight((of, decorator) => {
    const callee = evaluate(decorator, env);
    return env.interpreter.call(callee, [{ name: null, value: of, span: decorator.span }], env, decorator.span);
  }, value);
}

export function classOf(s: StatementOf<"class">, env: Env): Value {
  const bases = argsOf(s.bases, env).flatMap(({ name, value, span }): ClassValue[] => {
    if (name !== null) throw failAt("syntax/unsupported", { what: `\`${name}=\` of a class` }, span);
    if (value.kind === "class") return [value];
    if (value.kind === "builtin" && value.name === "object") return [];
    throw failAt("type/class", { name: s.name, detail: `it cannot inherit from ${describe(value)}` }, span);
  });
  // What `super()` in its methods looks for: they all see one scope that will hold the class.
  const cell = new Scope(env.scope);
  const scope = new Scope(cell, new Set(), true);
  scope.path = env.scope.path === "" ? s.name : `${env.scope.path}.${s.name}`;
  env.interpreter.runBlock(s.body, within(env, scope));
  const hints = s.body.flatMap((one) =>
    one.kind === "hint" ? [one.hint] : one.kind === "assign" && one.hint ? [one.hint] : [],
  );
  if (hints.length > 0)
    scope.names.set("__annotations__", dictFrom(hints.map(({ name, type }) => [stringOf(name), stringOf(type)])));
  const given = scope.names.get("__module__");
  const module = given?.kind === "string" ? given.value : (env.source.library ?? "__main__");
  const parts = {
    name: s.name,
    bases,
    members: scope.names,
    module,
    doc: s.doc,
    own: env.source.library !== undefined,
  };
  const made = located(() => makeClass(parts), new Map(), s.span);
  cell.names.set("__class__", made);
  return made;
}
