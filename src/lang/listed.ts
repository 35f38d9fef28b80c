/**
 * Lists that comprehensions over numbers make, as the loops that they stand for: `[x * x for x in a if x > 0]` appends to a
 * list in turn. Knows how such a loop is written, not how it is gone through.
 */
import type { Env } from "./env.ts";
import { countOf } from "./sequences.ts";
import type { Block, Clause, Expr, ExprOf, StatementOf } from "./syntax.ts";
import { type ListValue, listOf, type Value } from "./value.ts";

/** No name of a program. */
const listName = "[]";

type Comprehension = ExprOf<"comprehension">;
const loops = new WeakMap<Comprehension, StatementOf<"for">>();

/** The list, where the first clause goes over `first` in `inner`; null where it has to be made item by item. */
export function listedAtOnce(e: Comprehension, first: Value, inner: Env): ListValue | null {
  const turns = countOf(first) ?? countIn(e.clauses[0]!.over, inner);
  if (turns === null || !inner.host.procedure) return null;
  const list = listOf([]) as ListValue;
  inner.scope.names.set(listName, list);
  const made = inner.interpreter.throughAtOnce(loopOf(e), first, turns, inner);
  inner.scope.names.delete(listName);
  return made ? list : null;
}

/** How often the loop comes round at most, where that is plain: over names of lists, at once or numbered. */
function countIn(over: Expr, env: Env): number | null {
  if (over.kind === "name") return countOf(env.scope.lookup(over.name));
  if (over.kind !== "call" || over.callee.kind !== "name") return null;
  if (over.callee.name !== "zip" && over.callee.name !== "enumerate") return null;
  const counts = over.args.map((a) => countIn(a.value, env));
  return counts.every((n) => n !== null) && counts.length > 0 ? Math.min(...counts) : null;
}

function loopOf(e: Comprehension): StatementOf<"for"> {
  const known = loops.get(e);
  if (known) return known;
  const { span } = e.element;
  const list: Expr = { kind: "name", name: listName, span };
  const callee: Expr = { kind: "attribute", of: list, name: "append", nameSpan: span, span };
  const append: Expr = { kind: "call", callee, args: [{ name: null, star: "", value: e.element, span }], span };
  const body: Block = [{ kind: "expression", value: append, span }];
  const [loop] = e.clauses.reduceRight((inner, clause) => [loopFor(clause, inner)], body) as [StatementOf<"for">];
  loops.set(e, loop);
  return loop;
}
function loopFor({ target, over, conditions }: Clause, body: Block): StatementOf<"for"> {
  const admitted = conditions.reduceRight(
    (inner: Block, test): Block => [{ kind: "if", branches: [{ test, body: inner }], otherwise: [], span: test.span }],
    body,
  );
  return { kind: "for", target, over, body: admitted, otherwise: [], span: over.span };
}
