/** What a text would do, without doing it: the same evaluation, built and checked, nothing computed, nothing kept. */
import { type Diagnostic, OpError, refuse, type Source, UserError } from "../core/errors.ts";
import { builtinNamed } from "../lang/builtins.ts";
import { NotKnownYet } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { execute } from "../lang/execute.ts";
import { toDiagnostic } from "../lang/fail.ts";
import { StatementParser, type Vocabulary } from "../lang/statements.ts";
import type { Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import type { Session } from "./session.ts";

/** What of a session the parser has to know. */
export const vocabularyOf = (session: Session, source?: Source): Vocabulary => ({
  isCommand: (name) => session.dialectOf(source) === "tensh" && session.outside.commands.isCommand(name),
  pathsOf: (name) => session.outside.commands.pathsOf(name),
  isValue: (name) => session.scope.names.has(name),
  isCallable: (name) => {
    const value = session.scope.lookup(name) ?? builtinNamed(name, session.dialect);
    return value !== undefined && ["function", "builtin", "operation"].includes(value.kind);
  },
  standsFor: session.watcher?.standsFor,
});

/** The text stops inside of brackets or of a string: more of it might come. */
export const isUnfinished = (s: Statement): boolean =>
  s.kind === "bad" && ["syntax/unclosed", "syntax/string"].includes(s.diagnostic.code) && s.diagnostic.atEnd === true;

/** An error that no statement has a part in. */
export const explainError = (error: unknown): Diagnostic => ({
  ...explain(error, { kind: "pass", span: { start: 0, end: 0 } }),
  labels: [],
});

/** What the machine under us says where it cannot go further: no mistake of ours. */
function hostLimit(said: string): OpError | null {
  if (/call stack/i.test(said)) return refuse("limit/depth", { limit: "the stack is" });
  if (/string length|repeat count/i.test(said))
    return refuse("limit/length", { what: "a text", limit: "half a billion characters" });
  if (/array length/i.test(said)) return refuse("limit/length", { what: "a list or tensor", limit: "4 billion items" });
  if (!/array buffer|allocation/i.test(said)) return null;
  return refuse(
    "limit/length",
    { what: "a buffer", limit: "the memory that is left" },
    { help: ["`vars` shows what names hold, `del NAME` gives it back, `set undo 0` lets go of old states"] },
  );
}

/** Any error as something that can be shown. */
export function explain(error: unknown, statement: Statement): Diagnostic {
  if (error instanceof UserError) return error.diagnostic;
  if (error instanceof OpError) return toDiagnostic(error, new Map(), statement.span);
  if (error instanceof RangeError) {
    const limit = hostLimit(error.message);
    if (limit) return toDiagnostic(limit, new Map(), statement.span);
  }
  const detail = error instanceof Error ? error.message : String(error);
  return toDiagnostic(refuse("internal/bug", { detail }), new Map(), statement.span);
}

/** What a text would do, without doing it: built and checked, then taken back. */
export type Preview =
  | { readonly kind: "value"; readonly value: Value | null }
  /** Right as far as it can be told without computing. */
  | { readonly kind: "unknown" }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic };

export function preview(session: Session, text: string): Preview {
  const source: Source = { name: "", text, line: 1 };
  const statement = new StatementParser(text, vocabularyOf(session)).next();
  if (!statement) return { kind: "value", value: null };
  return tentatively(session, () => {
    try {
      const env = session.env(source);
      if (statement.kind === "expression") return { kind: "value", value: evaluate(statement.value, env) };
      execute(statement, env);
      return { kind: "value", value: null };
    } catch (error) {
      if (error instanceof NotKnownYet) return { kind: "unknown" };
      return { kind: "error", diagnostic: explain(error, statement) };
    }
  });
}

/** Lets a task build and check what it likes; nothing is computed, and whatever it changes is taken back. */
export function tentatively<T>(session: Session, task: () => T): T {
  return session.unnoticed(() => {
    const own = session.journal.begin();
    session.previewing = true;
    try {
      return task();
    } finally {
      session.previewing = false;
      if (own) session.journal.rollback();
    }
  });
}
