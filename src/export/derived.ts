/** What a loss is differentiated by, under the names of the session, and what the loss itself is called. Writes no code. */
import { variablesOf } from "../autodiff/gradient.ts";
import { isInexact } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import type { Expr } from "../lang/syntax.ts";
import type { Context } from "./context.ts";
import { untranslatable } from "./framework.ts";
import type { NameOf } from "./graph.ts";
import { pythonName } from "./names.ts";

/** A command statement whose words were read. */
export interface ReadCommand {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly into: { readonly text: string } | null;
}
export interface ExprArg {
  readonly expr: Expr;
  readonly span: Span;
}

/** The names of what a loss is differentiated by, and the loss as a graph. */
export function prepared(
  of: ExprArg,
  wrt: readonly ExprArg[] | null,
  c: Context,
): { loss: Node; wrt: readonly (Variable | Node)[]; names: string[] } {
  const loss = toNode(evaluate(of.expr, c.env), literalsOf(c.env));
  const found = wrt?.map((w) => evaluate(w.expr, c.env));
  const targets = found
    ? found.map((v) => (v.kind === "variable" ? v.variable : v.kind === "tensor" ? v.node : null))
    : variablesOf(loss).filter((v) => isInexact(v.dtype));
  // Tapes of the frameworks do not watch them, and their graphs are not kept.
  if (targets.some((t) => t && "trainable" in t && !t.trainable))
    throw untranslatable("a Variable that is not trained");
  const names = targets.map((t) => t && nameIn(c)(t));
  if (names.some((n) => n === undefined || n === null)) throw untranslatable("something without a name");
  return { loss, wrt: targets as (Variable | Node)[], names: names as string[] };
}

export const nameIn = (c: Context): NameOf => {
  const byValue = new Map<Node | Variable, string>();
  for (const [name, v] of c.session.scope.names) {
    if (v.kind === "variable") byValue.set(v.variable, pythonName(name));
    if (v.kind === "tensor") byValue.set(v.node, pythonName(name));
  }
  return (leaf) => byValue.get(leaf);
};

/** The script has names that are those letters and a number. */
export const numbered =
  (c: Context) =>
  (letters: string): boolean =>
    [...c.session.scope.names.keys()].some((n) => n.startsWith(letters) && /^\d+$/.test(n.slice(letters.length)));

export const list = (names: readonly string[]): string => `[${names.join(", ")}]`;
export const placesOf = (names: readonly string[]): string => `(${names.map((_, i) => `${i},`).join(" ")})`;

/** What a loss is called while it is differentiated: a name of the session keeps its value. */
export const lossName = (c: Context): string => (c.env.scope.lookup("loss") ? "loss_" : "loss");
