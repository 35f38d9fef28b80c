/**
 * The special methods that Python's functions ask plain values for, as methods of those values: `(2.5).__round__()`. Knows which
 * function each stands behind; what they do, the functions know. What classes inherit is not here.
 */

import type { Span } from "../core/errors.ts";
import { builtinNamed, frameworkBuiltins } from "./builtins.ts";
import type { Env } from "./env.ts";
import { memberOf } from "./facade.ts";
import { type BuiltinValue, builtin, byPlace, type Value } from "./value.ts";

const ofReals = {
  __round__: "round",
  __divmod__: "divmod",
  __floor__: "math.floor",
  __ceil__: "math.ceil",
  __trunc__: "math.trunc",
};
const ofAll = { __hash__: "hash", __str__: "str" };
const byKind: Partial<Record<Value["kind"], Readonly<Record<string, string>>>> = {
  int: { ...ofReals, ...ofAll },
  bool: { ...ofReals, ...ofAll },
  float: { ...ofReals, ...ofAll },
  complex: { ...ofAll, __abs__: "abs" },
  string: ofAll,
  tuple: ofAll,
};

export function functionBehind(of: Value, name: string, env: Env, span: Span): BuiltinValue | undefined {
  const behind = byKind[of.kind];
  if (!behind || !Object.hasOwn(behind, name)) return undefined;
  const [module, member] = behind[name]!.split(".") as [string, string?];
  const meant = member ? memberOf(module, member, frameworkBuiltins, env, span) : builtinNamed(module, "python")!;
  return builtin(name, (args, inner, whole) =>
    inner.interpreter.call(meant, [...byPlace([of], whole), ...args], inner, whole),
  );
}
