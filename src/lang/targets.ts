/** What stands left of `=`, after `for` and after `as`. */
import { diagnose, UserError } from "../core/errors.ts";
import type { ExprParser } from "./parse.ts";
import type { Expr, Target } from "./syntax.ts";

/** What stands left of `=`, if the expression can. */
export function toTarget(e: Expr): Target {
  switch (e.kind) {
    case "name":
    case "index":
    case "attribute":
      return e;
    case "starred":
      return { kind: "starredTarget", of: toTarget(e.of), span: e.span };
    case "tuple":
    case "list":
      return { kind: "targets", items: e.items.map(toTarget), span: e.span };
    default: {
      const what =
        e.kind === "call" ? "the result of a call" : e.kind === "constant" ? "True, False and None" : "this expression";
      throw new UserError(
        diagnose("syntax/target", { what }, [{ span: e.span, text: "" }], {
          help: e.kind === "compare" ? [] : ["== compares, = assigns"],
        }),
      );
    }
  }
}

/** Targets with commas, up to the word `stop`. */
export function readTargets(p: ExprParser, stop: string): Target {
  const { start } = p.peek().span;
  const items: Target[] = [];
  do {
    if (p.at(stop) && items.length > 0) break;
    const star = p.take("*");
    const one = p.at("(") || p.at("[") ? toTarget(p.atom()) : toTarget(p.postfix());
    items.push(star ? { kind: "starredTarget", of: one, span: one.span } : one);
  } while (p.take(","));
  const single = items.length === 1 && p.lexer.text.slice(start, p.last).at(-1) !== ",";
  return single ? items[0]! : { kind: "targets", items, span: { start, end: p.last } };
}
