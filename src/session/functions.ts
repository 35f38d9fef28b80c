/** Functions from their source: what `def` or `lambda` in a text would make. Knows nothing of files. */

import type { Source } from "../core/errors.ts";
import { assignedNames } from "../lang/locals.ts";
import { parseExpr } from "../lang/parse.ts";
import { StatementParser } from "../lang/statements.ts";
import type { FunctionValue } from "../lang/value.ts";
import { vocabularyOf } from "./preview.ts";
import type { Session } from "./session.ts";

/** All of a function but its environment and the values of its defaults; null if the text is no function. */
export function functionFrom(
  source: Source,
  known: ReadonlySet<string>,
  session: Session,
): Omit<FunctionValue, "env" | "defaults"> | null {
  const { text } = source;
  if (/^lambda\b/.test(text)) {
    const e = parseExpr(text, { start: 0, end: text.length });
    if (e.kind !== "lambda") return null;
    const body = [{ kind: "return", value: e.body, span: e.body.span } as const];
    const locals = new Set(e.params.map((p) => p.name));
    return {
      kind: "function",
      name: "lambda",
      params: e.params,
      body,
      doc: null,
      source,
      span: e.span,
      locals,
      yields: false,
    };
  }
  const s = new StatementParser(text, { ...vocabularyOf(session), isValue: (name) => known.has(name) }).next();
  if (s?.kind !== "def") return null;
  const { name, params, body, doc, span, yields } = s;
  const locals = new Set([...params.map((p) => p.name), ...assignedNames(body)]);
  return { kind: "function", name, params, body, doc, source, span, locals, yields };
}
