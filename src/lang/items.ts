/** Lists of expressions, and the inside of `[ ]`, as values. */
import type { Env } from "./env.ts";
import { failAt, located, noPlaces } from "./fail.ts";
import { badEdge } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { type ItemValue, integerIn } from "./subscript.ts";
import type { Expr, IndexExpr } from "./syntax.ts";
import { describe, type Value } from "./value.ts";

/** Evaluated expressions; starred ones give all their items. */
export function spread(items: readonly Expr[], env: Env): Value[] {
  const found: Value[] = [];
  for (const item of items) {
    if (item.kind !== "starred") found.push(env.interpreter.evaluate(item, env));
    else {
      const of = env.interpreter.evaluate(item.of, env);
      for (const value of located(() => itemsOf(of, env), noPlaces, item.span)) found.push(value);
    }
  }
  return found;
}

/** The items of `[ ]`, evaluated; slices have integers (or nothing) at their ends. */
export function indexItems(items: readonly IndexExpr[], env: Env): ItemValue[] {
  const found: ItemValue[] = [];
  for (const item of items) {
    const { span } = item;
    if (item.kind === "slice") found.push({ value: sliceOf(item, env), span });
    else if (item.kind !== "starred") found.push({ value: env.interpreter.evaluate(item, env), span });
    else for (const value of spread([item], env)) found.push({ value, span });
  }
  return found;
}

function sliceOf(item: Extract<IndexExpr, { kind: "slice" }>, env: Env): Value {
  const edge = (e: Expr | null): number | null => {
    if (!e) return null;
    const value = env.interpreter.evaluate(e, env);
    if (value.kind === "none") return null;
    const whole = located(() => integerIn(value, env), new Map(), e.span);
    if (whole === null) throw failAt("index/kind", { what: describe(value) }, e.span, "", { exception: badEdge });
    return whole;
  };
  return { kind: "slice", start: edge(item.start), stop: edge(item.stop), step: edge(item.step) };
}
