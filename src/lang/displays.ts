/** What stands in brackets: tuples, lists, dicts, sets, and comprehensions of them. */
import type { ExprParser } from "./parse.ts";
import type { Clause, Expr } from "./syntax.ts";
import { readTargets } from "./targets.ts";

/** `( … )`: a tuple, a generator, or the expression itself. */
export function readParenthesized(p: ExprParser): Expr {
  const { start } = p.next().span;
  if (p.take(")")) return { kind: "tuple", items: [], span: { start, end: p.last } };
  const inner = p.exprs();
  const span = () => ({ start, end: p.last });
  if (p.beginsClauses()) {
    const clauses = readClauses(p);
    p.expect(")");
    return { kind: "comprehension", form: "generator", element: inner, clauses, span: span() };
  }
  p.expect(")", "`,` or `)`");
  return { ...inner, span: span() };
}

/** `[ … ]`. */
export function readList(p: ExprParser): Expr {
  const { start } = p.next().span;
  const items: Expr[] = [];
  while (!p.at("]")) {
    items.push(p.starredOr());
    if (items.length === 1 && p.beginsClauses()) {
      const clauses = readClauses(p);
      p.expect("]");
      return { kind: "comprehension", form: "list", element: items[0]!, clauses, span: { start, end: p.last } };
    }
    if (!p.take(",")) break;
  }
  p.expect("]", "`,` or `]`");
  return { kind: "list", items, span: { start, end: p.last } };
}

/** `{ … }`: a dict or a set. */
export function readBraces(p: ExprParser): Expr {
  const { start } = p.next().span;
  const entries: { key: Expr | null; value: Expr }[] = [];
  const items: Expr[] = [];
  while (!p.at("}")) {
    const first = entries.length + items.length === 0;
    if (items.length === 0 && p.take("**")) entries.push({ key: null, value: p.binary(0) });
    else {
      const key = p.starredOr();
      const value = items.length === 0 && key.kind !== "starred" && p.take(":") ? p.expr() : null;
      if (first && p.beginsClauses()) return readBracesFor(p, start, key, value);
      if (!value && entries.length > 0) throw p.unexpected("`:`");
      if (value) entries.push({ key, value });
      else items.push(key);
    }
    if (!p.take(",")) break;
  }
  p.expect("}", "`,` or `}`");
  const span = { start, end: p.last };
  return items.length > 0 ? { kind: "set", items, span } : { kind: "dict", entries, span };
}
function readBracesFor(p: ExprParser, start: number, element: Expr, value: Expr | null): Expr {
  const clauses = readClauses(p);
  p.expect("}");
  const span = { start, end: p.last };
  if (value) return { kind: "dictcomp", key: element, element: value, clauses, span };
  return { kind: "comprehension", form: "set", element, clauses, span };
}

/** `for … in … if …`, as often as it stands there. */
export function readClauses(p: ExprParser): Clause[] {
  const clauses: Clause[] = [];
  while (p.at("for") || p.at("async")) {
    const async = p.takeAsync();
    p.expect("for");
    const target = readTargets(p, "in");
    p.expect("in");
    const over = p.or();
    const conditions: Expr[] = [];
    while (p.take("if")) conditions.push(p.or());
    clauses.push({ target, over, conditions, ...async });
  }
  return clauses;
}
