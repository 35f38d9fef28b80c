/** A row that meets a column in a plain statement: what is said of it, and how value meets value instead. */
import { type Diagnostic, diagnose, type Source } from "../core/errors.ts";
import { showShape } from "../core/shape.ts";
import { crossedIn, isColumnAndRow, isStretched } from "../graph/crossed.ts";
import type { Node } from "../graph/node.ts";
import type { Scope } from "../lang/env.ts";
import { namesIn } from "../lang/names.ts";
import type { Expr, Statement } from "../lang/syntax.ts";

/**
 * The warning for what a statement left to compute, if a row meets a column there that was not made one in that very
 * statement.
 */
export function crossedWarning(
  nodes: readonly Node[],
  statement: Statement,
  scope: Scope,
  source: Source,
): Diagnostic | null {
  for (const { node, operands } of crossedIn(nodes, (n) => n.value === null)) {
    const [a, b] = operands;
    if (!isColumnAndRow(a.shape, b.shape) || operands.some(isStretched)) continue;
    const expr = "value" in statement ? (statement.value as Expr | null) : null;
    const facts = { a: showShape(a.shape), b: showShape(b.shape), out: showShape(node.shape) };
    const { span } = expr ?? statement;
    const help = expr
      ? columnsIn(expr, scope).map((name) => `squeeze(${name}, -1) for ${name}, if value belongs to value`)
      : [];
    return { ...diagnose("shape/crossed", facts, [{ span, text: "" }], { help, severity: "warning" }), source };
  }
  return null;
}

/** Names in an expression that hold a column. */
function columnsIn(expr: Expr, scope: Scope): readonly string[] {
  return namesIn(expr).filter((name) => {
    const value = scope.names.get(name);
    const shape = value?.kind === "tensor" ? value.node.shape : value?.kind === "variable" ? value.variable.shape : [];
    return shape.length === 2 && shape[1] === 1;
  });
}
