/** Lists of expressions, and the inside of `[ ]`, as values. */
import type { Env } from "./env.ts";
import { failAt, located, noPlaces } from "./fail.ts";
import { badEdge } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { type ItemValue, integerIn } from "./subscript.ts";
import type { Expr, IndexExpr } from "./syntax.ts";
import { describe, none, type Value } from "./value.ts";

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

/** The items of `[ ]` behind `of`, evaluated; slices have integers (or nothing) at their ends, but for objects anything. */
export function indexItems(items: readonly IndexExpr[], env: Env, of?: Value): ItemValue[] {
  const found: ItemValue[] = [];
  for (const item of items) {
    const { span } = item;
    if (item.kind === "slice")
      found.push({ value: of?.kind === "object" ? anySlice(item, env) : sliceOf(item, env), span });
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

/** A slice for an object: `np.mgrid[-1:1:0.5]`, `np.mgrid[0:1:5j]`. */
function anySlice(item: Extract<IndexExpr, { kind: "slice" }>, env: Env): Value {
  const [start, stop, step] = [item.start, item.stop, item.step].map((e) =>
    e ? env.interpreter.evaluate(e, env) : none,
  );
  const wholeOf = (value: Value): number | null => (value.kind === "none" ? null : integerIn(value, env));
  const isWhole = (value: Value): boolean => value.kind === "none" || wholeOf(value) !== null;
  const ends = { start: wholeOf(start!), stop: wholeOf(stop!), step: wholeOf(step!) };
  if ([start!, stop!, step!].every(isWhole)) return { kind: "slice", ...ends };
  return { kind: "slice", ...ends, edges: { start: start!, stop: stop!, step: step! } };
}
