/** Options that are expressions: the number that one comes to. */
import { sizeOf } from "../core/shape.ts";
import { onlyElement } from "../core/stored.ts";
import { builtinNamed } from "../lang/builtins.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { isPlain } from "../lang/numbers.ts";
import type { Expr } from "../lang/syntax.ts";

/** The number that an expression comes to; null where it is none. */
export function numberIn(expr: Expr, env: Env): number | null {
  // A word that means nothing is no number, rather than an unknown name.
  if (expr.kind === "name" && !env.scope.lookup(expr.name) && !builtinNamed(expr.name, env.host.dialect)) return null;
  const value = evaluate(expr, env);
  if (isPlain(value)) return Number(value.value);
  if (value.kind !== "tensor" && value.kind !== "variable") return null;
  const node = toNode(value, literalsOf(env));
  return sizeOf(node.shape) === 1 ? Number(onlyElement(env.host.realize([node])[0]!)) : null;
}
