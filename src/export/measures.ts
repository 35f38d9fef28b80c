/** Further columns of a log: expressions, and what the difference in a mean of squares says. Knows no loops. */
import type { Expr } from "../lang/syntax.ts";
import type { Context } from "./context.ts";
import { known } from "./context.ts";
import type { ExprArg } from "./derived.ts";
import { closed, untranslatable } from "./framework.ts";

/** The sides of the difference that a loss is the square of; null where it is none as it is written. */
export function sidesOf(loss: Expr, c: Context): readonly [Expr, Expr] | null {
  const named = (e: Expr, ...names: readonly string[]): readonly Expr[] | null => {
    if (e.kind !== "call" || e.args.some((a) => a.name !== null || a.star !== "")) return null;
    const callee = known(e.callee, c);
    const name = callee?.kind === "operation" ? callee.operation.name : callee?.kind === "builtin" ? callee.name : "";
    return names.includes(name) ? e.args.map((a) => a.value) : null;
  };
  const pair = named(loss, "mse");
  if (pair?.length === 2) return [pair[0]!, pair[1]!];
  const inner = named(loss, "mean", "sum");
  const squared = inner?.length === 1 ? inner[0]! : loss;
  const both = named(squared, "squared_difference");
  if (both?.length === 2) return [both[0]!, both[1]!];
  const under =
    squared.kind === "binary" &&
    squared.operator === "**" &&
    squared.right.kind === "int" &&
    Number(squared.right.value) === 2
      ? squared.left
      : (named(squared, "square")?.[0] ?? null);
  return under?.kind === "binary" && under.operator === "-" ? [under.left, under.right] : null;
}

/** @throws Untranslatable */
export function measureCode({ expr }: ExprArg, loss: ExprArg, c: Context): string {
  const number = (code: string): string =>
    c.framework.target === "torch" ? `${closed(code)}.item()` : `float(${code})`;
  const name = expr.kind === "name" && !c.env.scope.lookup(expr.name) ? expr.name : "";
  if (!["mae", "mse", "rmse"].includes(name)) {
    if (name === "r2") throw untranslatable("metrics=r2");
    return number(c.write(expr, c));
  }
  const sides = sidesOf(loss.expr, c);
  if (!sides) throw untranslatable(`metrics=${name} of such a loss`);
  const { span } = loss;
  const difference = c.write(
    { kind: "binary", operator: "-", left: sides[0], right: sides[1], operatorSpan: span, span },
    c,
  );
  const p = c.framework.target === "tensorflow" ? "tf.reduce_mean" : `${c.framework.prefix}.mean`;
  if (name === "mae") return number(`${p}(${c.framework.prefix}.abs(${difference}))`);
  const mean = number(`${p}(${closed(difference)} ** 2)`);
  return name === "mse" ? mean : `${mean} ** 0.5`;
}
