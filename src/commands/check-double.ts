/** A piece of the session once more in float64: names, Variables and the default float stand in double for a while. */
import { denseData, type Stored, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { makeVariable } from "../graph/variable.ts";
import { namesIn } from "../lang/names.ts";
import type { Expr } from "../lang/syntax.ts";
import { tensorOf, type Value } from "../lang/value.ts";
import { realize } from "../runtime/realize.ts";
import type { Session } from "../session/session.ts";

export const inFloat64 = (s: Stored): Stored =>
  s.dtype === "float64" ? s : stored("float64", s.layout.shape, Float64Array.from(denseData(s) as Float32Array));

/** Runs a task while the float32 names of an expression (and of the functions that it calls) hold float64. */
export function withDoubles<T>(session: Session, exprs: readonly Expr[], task: () => T): T {
  const { names } = session.scope;
  const before = new Map<string, Value>();
  const { settings, random } = session;
  for (const name of reachedNames(session, exprs)) {
    const value = names.get(name);
    const double = value && doubleOf(value);
    if (!double) continue;
    before.set(name, value);
    names.set(name, double);
  }
  session.settings = { ...settings, float: "float64" };
  try {
    return task();
  } finally {
    session.settings = settings;
    session.changeRandom(random);
    for (const [name, value] of before) names.set(name, value);
  }
}

function doubleOf(value: Value): Value | null {
  if (value.kind === "tensor" && value.node.dtype === "float32")
    return tensorOf(sourceOf(inFloat64(realize([value.node])[0]!)));
  if (value.kind !== "variable" || value.variable.dtype !== "float32") return null;
  const { variable } = value;
  return { kind: "variable", variable: makeVariable(inFloat64(variable.value), variable.name, variable.trainable) };
}

/** Names that the expressions mention, and those in the bodies of functions among them. */
function reachedNames(session: Session, exprs: readonly Expr[]): ReadonlySet<string> {
  const found = new Set(exprs.flatMap(namesIn));
  for (const name of found) {
    const value = session.scope.names.get(name);
    if (value?.kind === "function") for (const n of namesIn(value.body as unknown as Expr)) found.add(n);
  }
  return found;
}
