/** What stands behind the dot of a Variable alone; all else is as that of its value (`tensor-attributes.ts`). */
import type { Span } from "../core/errors.ts";
import type { OpenShape } from "../graph/variable.ts";
import { method } from "./arguments.ts";
import { assignVariable } from "./assign.ts";
import { literalsOf, toNode } from "./convert.ts";
import { type Env, inProgram } from "./env.ts";
import { libraryMember } from "./library.ts";
import { readNow } from "./tensor-attributes.ts";
import { boolOf, builtin, byPlace, intOf, listOf, none, stringOf, tensorOf, type Value } from "./value.ts";

/** What an assignment gives: in programs the Variable without its name, or Keras' value. */
function changed(of: Value & { kind: "variable" }, env: Env): Value {
  if (!inProgram(env)) return of;
  if (of.variable.path === null) return { kind: "variable", variable: of.variable, unread: true };
  return tensorOf(readNow(toNode(of, literalsOf(env)), env, "assign()"));
}

/** The library's shape of which not all is known. */
function openShapeOf(open: OpenShape, env: Env, span: Span): Value {
  const sizes = open === "unknown" ? none : listOf(open.map((size) => (size === null ? none : intOf(size))));
  return env.interpreter.call(libraryMember("_shapes.Unknown", env)!, byPlace([sizes], span), env, span);
}

const assignParams = ["value", "use_locking?", "name?", "read_value?"];

export function variableAttribute(
  of: Value & { kind: "variable" },
  name: string,
  env: Env,
  span: Span,
): Value | undefined {
  const { variable } = of;
  if (variable.path !== null) {
    if (name === "path") return stringOf(variable.path);
    // Keras' own Variables have the value as a property, which is a Variable of TensorFlow.
    if (name === "value") return of;
    if (name === "dtype") return stringOf(variable.dtype);
  }
  switch (name) {
    case "assign":
    case "assign_add":
    case "assign_sub": {
      const how = ({ assign: "set", assign_add: "add", assign_sub: "sub" } as const)[name];
      return method(name, assignParams, (args, inner) => {
        assignVariable(variable, args.value("value"), how, inner);
        return changed(of, inner);
      });
    }
    case "value":
    case "read_value":
      return method(name, [], (_, inner) => tensorOf(readNow(toNode(of, literalsOf(inner)), inner, `${name}()`)));
    case "shape":
    case "get_shape": {
      if (!variable.open) return undefined;
      const make = (inner: Env, at: Span): Value => openShapeOf(variable.open!, inner, at);
      return name === "shape" ? make(env, span) : builtin(name, (_, inner, whole) => make(inner, whole));
    }
    case "trainable":
      return boolOf(variable.trainable);
    case "name":
      return stringOf(variable.label);
    case "ref":
      return method(name, [], () => of);
    default:
      return undefined;
  }
}

/** What Python of the library's does to some of a Variable's elements. */
export function variablePart(of: Value & { kind: "variable" }, name: string, env: Env): Value | undefined {
  const found = env.host.dialect === "python" ? libraryMember(`_variables.${name}`, env) : undefined;
  return (
    found &&
    builtin(name, (args, inner, span) =>
      inner.interpreter.call(found, [{ name: null, value: of, span }, ...args], inner, span),
    )
  );
}
