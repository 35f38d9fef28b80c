/** The ways in that are no conversation: a text, a script, statements that come in over a pipe. Gives the exit code. */
import type { Diagnostic, Source } from "../core/errors.ts";
import { PromptReader, withoutPrompts } from "../core/prompts.ts";
import { codeIn, decodeScript } from "../lang/scripts.ts";
import { StatementParser } from "../lang/statements.ts";
import type { Statement } from "../lang/syntax.ts";
import type { Event } from "../session/outside.ts";
import { explainError, isUnfinished, vocabularyOf } from "../session/preview.ts";
import { type RunOptions, runPending, runStatement, runText } from "../session/run.ts";
import type { Session } from "../session/session.ts";
import { readBytes, readStatements } from "./files.ts";
import type { Printer } from "./printer.ts";

/** What the end of a run means to the shell that started us. */
export function exitCodeOf(failed: Diagnostic | null): number {
  if (!failed) return 0;
  if (failed.code === "assert/failed" || failed.code === "test/differs") return 3;
  if (failed.code === "syntax/unsupported") return 1;
  return /^(syntax|command)\//.test(failed.code) ? 2 : 1;
}

/** The exit code of a run that may have ended itself. */
const endOf = (session: Session, failed: Diagnostic | null): number => session.exit ?? exitCodeOf(failed);

export function runSource(session: Session, source: Source, printer: Printer, options: RunOptions): number {
  return endOf(session, runText(session, source, (event) => printer.emit(event, session), options).failed);
}

/** Runs a script. */
export function runFile(session: Session, path: string, printer: Printer, options: RunOptions): number {
  const found = guarded(session, printer, () => withoutPrompts(codeIn(decodeScript(readBytes(path)))));
  if (found === null) return 1;
  session.running.push(path);
  const code = runSource(session, { name: path, ...found, line: 1 }, printer, options);
  session.running.pop();
  return code;
}

/** Runs what may fail before there is any statement, and shows its error. */
export function guarded<T>(session: Session, printer: Printer, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    printer.emit({ kind: "diagnostic", line: 1, diagnostic: explainError(error) }, session);
    return null;
  }
}

/**
 * Runs statements as they come in on standard input, each as soon as it is complete: whoever writes to the pipe gets
 * the answer before writing on.
 */
export function runPipe(session: Session, printer: Printer, options: RunOptions): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const feed = new Feed(session, printer, options);
  for (;;) {
    printer.out.flush();
    const chunk = readStatements();
    const text = guarded(session, printer, () => decodeChunk(decoder, chunk));
    if (text === null) return 2;
    if (feed.take(text, chunk === null) === "stop" || chunk === null) return endOf(session, feed.failed);
  }
}

function decodeChunk(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null): string {
  if (chunk?.includes(0)) return decodeScript(chunk);
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return decodeScript(chunk ?? Uint8Array.of(0xff));
  }
}

/** Text that comes in pieces, run statement by statement. */
class Feed {
  failed: Diagnostic | null = null;
  private readonly session: Session;
  private readonly printer: Printer;
  private readonly options: RunOptions;
  /** What came in and was not run yet: whole lines without prompts, then the line that is not ended. */
  private rest = "";
  private begun = "";
  private line = 1;
  private readonly prompts = new PromptReader();

  constructor(session: Session, printer: Printer, options: RunOptions) {
    this.session = session;
    this.printer = printer;
    this.options = options;
  }

  /** Runs all complete statements; `last` says that nothing comes after this text. */
  take(text: string, last: boolean): "stop" | "more" {
    this.begun += text;
    // A line that is not ended yet may go on.
    const ready = last ? this.begun.length : this.begun.lastIndexOf("\n") + 1;
    if (ready > 0) this.rest += this.prompts.text(this.begun.slice(0, ready));
    this.begun = this.begun.slice(ready);
    const source = { name: "standard input", text: this.rest, line: this.line };
    const parser = new StatementParser(source.text, vocabularyOf(this.session));
    let done = 0;
    for (let s = parser.next(); s; s = parser.next()) {
      if (!last && (parser.mightContinue || isUnfinished(s))) break;
      if (!this.run(s, source)) return "stop";
      done = parser.position;
    }
    this.line += countLines(source.text.slice(0, done));
    this.rest = this.rest.slice(done);
    return "more";
  }

  /** Runs one statement; false if the run ends with it. */
  private run(statement: Statement, source: Source): boolean {
    const { session, options } = this;
    const emit = (event: Event): void => this.printer.emit(event, session);
    const error = runStatement(session, statement, source, emit, options) ?? runPending(session, emit, options);
    this.failed ??= error;
    return !(session.quitting || (error && !options.keepGoing));
  }
}

const countLines = (text: string): number => text.split("\n").length - 1;
