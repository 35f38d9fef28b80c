/** Lists of expressions, and the inside of `[ ]`, as values. */
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { badEdge } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { type ItemValue, integerIn } from "./subscript.ts";
import type { Expr, IndexExpr } from "./syntax.ts";
import { describe, type Value } from "./value.ts";

/** Evaluated expressions; starred ones give all their items. */
export function spread(items: readonly Expr[], env: Env): Value[] {
  return items.flatMap((item) => {
    if (item.kind !== "starred") return [env.interpreter.evaluate(item, env)];
    const of = env.interpreter.evaluate(item.of, env);
    return located(() => itemsOf(of, env), new Map(), item.span);
  });
}

/** The items of `[ ]`, evaluated; slices have integers (or nothing) at their ends. */
export function indexItems(items: readonly IndexExpr[], env: Env): ItemValue[] {
  return items.flatMap((item): ItemValue[] => {
    if (item.kind === "slice") return [{ value: sliceOf(item, env), span: item.span }];
    if (item.kind !== "starred") return [{ value: env.interpreter.evaluate(item, env), span: item.span }];
    return spread([item], env).map((value) => ({ value, span: item.span }));
  });
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
