/**
 * Running text in a session: statement by statement, each as a whole. A statement that fails leaves the session as it
 * was. The one place where errors are caught for good.
 */
import type { Diagnostic, Source } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import type { Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { exitOf } from "../lang/exceptions.ts";
import { checkFlow, execute } from "../lang/execute.ts";
import { StatementParser } from "../lang/statements.ts";
import type { Expr, Statement, Target } from "../lang/syntax.ts";
import { reprOf, strOf } from "../lang/text.ts";
import type { Value } from "../lang/value.ts";
import { begun } from "../runtime/realize.ts";
import { answerOf } from "./answers.ts";
import { type BrokenAt, BrokenOff } from "./broken-off.ts";
import { crossedWarning } from "./crossed.ts";
import { withFixes } from "./fixes.ts";
import type { Emit } from "./outside.ts";
import { changedIn, pendingIn } from "./pending.ts";
import { explain, vocabularyOf } from "./preview.ts";
import { replacedVariables } from "./replaced.ts";
import type { Session } from "./session.ts";
import { unkeptWarning } from "./unkept.ts";
import { watchedIn, wrappedWarning } from "./wrapped.ts";

export interface RunOptions {
  /** Assignments answer with one line, as the interactive shell wants it. */
  readonly interactive?: boolean;
  /** Go on with the next statement after one that failed. */
  readonly keepGoing?: boolean;
  /** Bare expressions are not shown; left out, that is as the rules of the source have it. */
  readonly silent?: boolean;
  /** The statement was broken off there: it ends there again. */
  readonly brokenAt?: BrokenAt | undefined;
}

/** How a run ended: whether all went well, and if not, with which error. */
export interface Outcome {
  readonly failed: Diagnostic | null;
}

/** Runs all statements of a text; stops at the first that fails unless told to go on. */
export function runText(session: Session, source: Source, emit: Emit, options: RunOptions = {}): Outcome {
  const parser = new StatementParser(source.text, vocabularyOf(session, source));
  const ahead = !options.keepGoing && isPythonScript(session, source) ? readAhead(parser) : [];
  const unread = ahead.at(-1);
  if (unread && isUnread(unread)) return { failed: runStatement(session, unread, source, emit, options) };
  let failed: Diagnostic | null = null;
  for (let i = 0, s = ahead[0] ?? parser.next(); s; s = ahead[++i] ?? parser.next()) {
    const error = runStatement(session, s, source, emit, options) ?? runPending(session, emit, options);
    failed ??= error;
    if (session.quitting || (error && !options.keepGoing)) break;
  }
  return { failed };
}

const isPythonScript = (session: Session, source: Source): boolean =>
  !source.isLog && source.name !== "" && session.dialectOf(source) === "python";
/** The statements of a Python script up to the first that cannot be read: Python reads all before it runs any of them. */
function readAhead(parser: StatementParser): readonly Statement[] {
  const read: Statement[] = [];
  for (let s = parser.next(); s; s = parser.next()) {
    read.push(s);
    if (s.kind === "bad") break;
  }
  return read;
}
/** What only we do not know is met where it stands. */
const isUnread = (s: Statement): boolean => s.kind === "bad" && s.diagnostic.code !== "syntax/unsupported";

/** A script by Python's rules shows what it prints, and nothing else; a log shows its values. */
const isSilent = (session: Session, source: Source, { silent }: RunOptions): boolean =>
  source.isLog ? false : (silent ?? isPythonScript(session, source));

/** Scripts that `run` asked for. They run after its own statement, so that each of theirs stands for itself. */
export function runPending(session: Session, emit: Emit, options: RunOptions): Diagnostic | null {
  let failed: Diagnostic | null = null;
  const outer = session.outerLine;
  for (let source = session.pending.shift(); source; source = session.pending.shift()) {
    session.running.push(source.name);
    session.outerLine = session.place;
    failed ??= runText(session, source, emit, { ...options, interactive: false }).failed;
    session.outerLine = outer;
    session.running.pop();
  }
  return failed;
}

/** Runs one statement; gives the error that it ended with, or null. */
export function runStatement(
  session: Session,
  statement: Statement,
  source: Source,
  emit: Emit,
  options: RunOptions,
): Diagnostic | null {
  const text = source.text.slice(statement.span.start, statement.span.end);
  const line = session.lines.at(source, statement.span.start);
  session.emit = emit;
  session.line = line;
  session.place = session.outerLine ?? line;
  session.underway = text;
  session.inPython = session.dialectOf(source) === "python";
  session.salvage = null;
  session.meter = null;
  session.fits = 0;
  session.brokenAt = options.brokenAt ?? null;
  session.printed = false;
  session.typed = options.interactive ?? false;
  if (session.changed.size > 0) session.changed.clear();
  if (session.before.size > 0) session.before = new Map();
  session.journal.begin();
  const env = session.env(source);
  try {
    begun(() => {
      untilBroken(() => perform(session, statement, env, { ...options, silent: isSilent(session, source, options) }));
      settleChanges(session);
    });
    warnOfReplaced(session, statement, source);
    warnOfUnkept(session, statement, source);
    for (const answer of session.watcher?.(session) ?? []) emit({ kind: "answer", line, answer });
    if (statement.kind === "expression" || statement.kind === "assign" || statement.kind === "augment")
      session.ask({ kind: "values", statement, changed: session.before, source });
    session.endStatement(text, false);
    return null;
  } catch (error) {
    const exit = exitOf(error);
    if (exit) {
      endProgram(session, exit, env);
      session.endStatement(text, false);
      return null;
    }
    session.journal.rollback();
    const found = explain(error, statement);
    const diagnostic = withFixes({ ...found, source: found.source ?? source }, session, statement, source);
    session.ask({ kind: "diagnostic", diagnostic });
    session.endStatement(text, true);
    emit({
      kind: "diagnostic",
      line,
      diagnostic,
      stack: diagnostic.code === "internal/bug" ? stackOf(error) : undefined,
    });
    return diagnostic;
  }
}

/** A statement that is run again and was broken off ends where it was. */
function untilBroken(task: () => void): void {
  try {
    task();
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
  }
}

/** `sys.exit()`: as in Python, a number is the exit code, anything else is said and counts as a failure. */
function endProgram(session: Session, exit: Value, env: Env): void {
  session.quitting = true;
  if (exit.kind === "none") session.exit = 0;
  else if (exit.kind === "int" || exit.kind === "bool") session.exit = Number(BigInt.asUintN(8, BigInt(exit.value)));
  else {
    session.exit = 1;
    env.host.printAside(`${strOf(exit, env)}\n`);
  }
}

function perform(session: Session, statement: Statement, env: Env, options: RunOptions): void {
  switch (statement.kind) {
    case "expression": {
      const value = evaluate(statement.value, env);
      const pending = pendingIn([value]);
      warnOfCrossed(session, pending, statement, env);
      if (!options.silent)
        watchingOver(session, pending, statement, env, () =>
          show(session, value, env, isDone(statement.value, session)),
        );
      return;
    }
    case "assign": {
      execute(statement, env);
      const pending = pendingIn(changedIn(session.changed, session.scope));
      warnOfCrossed(session, pending, statement, env);
      watchingOver(session, pending, statement, env, () => {
        if (options.interactive) announce(session, statement.targets, env);
      });
      return;
    }
    default:
      return checkFlow(execute(statement, env), statement.span);
  }
}

/** A function is called that may do something, not a method that may have been asked something. */
function isDone(e: Expr, session: Session): boolean {
  if (e.kind !== "call") return false;
  if (e.callee.kind === "name") return true;
  let root = e.callee;
  while (root.kind === "attribute" && root.of.kind === "attribute") root = root.of;
  if (root.kind !== "attribute" || root.of.kind !== "name") return false;
  const of = session.scope.names.get(root.of.name);
  return of === undefined || of.kind === "module";
}

/** Shows a value and remembers it. None is shown only where it is all that happened; a log of Python's is shown as Python does. */
function show(session: Session, value: Value, env: Env, isDone: boolean): void {
  if (env.source.isLog && env.host.dialect === "python") {
    if (value.kind !== "none") env.host.print(`${reprOf(value, env)}\n`);
    return session.keepResult(value);
  }
  if (value.kind === "none" && (isDone || session.printed || session.changed.size > 0)) return;
  const answer = answerOf(value, env);
  session.keepResult(value);
  session.emit({ kind: "answer", line: session.line, answer });
}

/** One line for each name that got a value. */
function announce(session: Session, targets: readonly Target[], env: Env): void {
  for (const target of targets) {
    if (target.kind === "targets") announce(session, target.items, env);
    if (target.kind !== "name") continue;
    const value = session.scope.names.get(target.name);
    if (value)
      session.emit({
        kind: "answer",
        line: session.line,
        answer: { kind: "named", answer: answerOf(value, env, target.name) },
      });
  }
}

/** Everything that the statement left behind is computed now, in one go; nothing is left to fail later. */
function settleChanges(session: Session): void {
  session.noteMade(
    [...session.changed].flatMap((k) => (typeof k === "string" && k.startsWith("name ") ? k.slice(5) : [])),
  );
  const nodes = pendingIn(changedIn(session.changed, session.scope));
  if (nodes.length > 0) session.realize(nodes);
}

/** Said once, to who types; where a Python script runs, nothing is. */
function warnOfCrossed(session: Session, nodes: readonly Node[], statement: Statement, { source }: Env): void {
  if (!session.typed || session.dialect === "python" || nodes.length === 0) return;
  const warning = crossedWarning(nodes, statement, session.scope, source);
  if (warning) session.host.mention(() => warning);
}

/** Computes the pending nodes where integers among them may wrap around, and says after `task` that some did. */
function watchingOver(
  session: Session,
  pending: readonly Node[],
  statement: Statement,
  env: Env,
  task: () => void,
): void {
  const watching = session.dialect !== "python" && !session.previewing;
  const watched = watching ? watchedIn(pending) : [];
  if (watched.length > 0) session.realize([...pending, ...watched.map((w) => w.wide)]);
  task();
  const warning = wrappedWarning(watched, statement, env.source);
  if (warning) env.host.warn(warning);
}

/** In a Python script this is how programs are written; there nothing is said. */
function warnOfReplaced(session: Session, { span }: Statement, source: Source): void {
  if (session.dialectOf(source) === "python" || session.before.size === 0) return;
  for (const warning of replacedVariables(source, span, session.before, session.scope.names))
    session.env(source).host.warn({ ...warning, source });
}

function warnOfUnkept(session: Session, statement: Statement, source: Source): void {
  if (session.dialectOf(source) === "python") return;
  const warning = unkeptWarning(statement, source, session.scope.names);
  if (warning) session.env(source).host.warn(warning);
}

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : undefined);
