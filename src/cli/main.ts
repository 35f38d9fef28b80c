/**
 * The way in. A single expression, a script and a pipe take a short path that loads nothing more; options, subcommands
 * and the shell load their parts first.
 */
import { commandSet } from "../commands/dispatch.ts";
import { allCommands } from "../commands/index.ts";
import { isCommand } from "../commands/names.ts";
import { refuse } from "../core/errors.ts";
import type { Speech } from "../core/speech.ts";
import type { Dialect } from "../lang/env.ts";
import { isPythonFile, isScriptName } from "../lang/scripts.ts";
import { diagnosticJson } from "../render/json.ts";
import type { Event } from "../session/outside.ts";
import { explainError, preview } from "../session/preview.ts";
import { runPending, runStatement, runText } from "../session/run.ts";
import { Session } from "../session/session.ts";
import type { Settings } from "../session/settings.ts";
import { untilInterrupted } from "../shell/broken.ts";
import { type Chunks, chunksBy, type Fetch } from "./chunks.ts";
import { colorLevel } from "./colors.ts";
import { isInput, readPlainly, withoutScriptWords } from "./command-line.ts";
import { applyConfig } from "./config.ts";
import { conversation } from "./conversation.ts";
import { runDeeper } from "./deeper.ts";
import { needsDepth } from "./depth.ts";
import { drawFigure, drawTape } from "./figures.ts";
import { disk, isFile, isTerminal, readBytes, writeBytes } from "./files.ts";
import { tellInterrupted } from "./interrupted.ts";
import { languageOf, speechOf } from "./language.ts";
import { type CliOptions, type Job, plainOptions } from "./options.ts";
import { type Leave, type Output, outputTo } from "./output.ts";
import { Printer, plainText } from "./printer.ts";
import { exitCodeOf, guarded, runFile, runPipe, runSource } from "./run.ts";
import { closeSession, lastSession, openSession } from "./sessions.ts";
import { statementOf } from "./words.ts";

/** What a run has around it. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly scriptWords: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: () => string;
  readonly chunks: Chunks;
  readonly leave: Leave;
  readonly output: (fd: 1 | 2) => Output;
}

/** Runs what the command line asks for, and gives the exit code; undefined while a shell goes on. */
export function main(argv: readonly string[], fetch: Fetch): number | undefined {
  const { own, words } = withoutScriptWords(argv);
  const deeper = needsDepth(own) ? runDeeper() : null;
  if (deeper !== null) return deeper;
  const leave: Leave = (status) => process.exit(status);
  const around: Surroundings = {
    argv: own,
    scriptWords: words,
    env: process.env,
    version: () => fetch("../package.json").version,
    chunks: chunksBy(fetch),
    leave,
    output: (fd) => outputTo(fd, leave),
  };
  const quick = quickJob(around.argv, isTerminal);
  if (quick) return runJob(quick, plainOptions, around);
  const plain = readPlainly(around.argv, { isFile, isTerminal }, isCommand);
  if (plain) return runJob(plain.job, plain.options, around);
  const [out, err] = [around.output(1), around.output(2)];
  let speech: Speech | null = null;
  // Programs read their errors as they read all else.
  const json = around.argv.slice(0, (around.argv.indexOf("--") + 1 || Number.POSITIVE_INFINITY) - 1).includes("--json");
  let refused: string | null = null;
  const { job, options } = around.chunks.program().program(around.argv, {
    version: around.version(),
    commands: allCommands(),
    isFile,
    isTerminal,
    out: out.write,
    err: (text) => {
      if (!json) return err.write(text);
      refused ??= text;
    },
    say: (text) => {
      if (json) return text;
      speech ??= speechOf(languageOf(around.env, around.argv), around.chunks);
      return speech.say(text);
    },
  });
  if (refused !== null) out.write(`${usageJson(refused)}\n`);
  out.flush();
  err.flush();
  return runJob(job, options, around);
}

/**
 * Does in silence what most lines need, so that its machine code is there to keep: the first run with a version of Node
 * may have been for help alone.
 */
export function rehearse(fetch: Fetch): void {
  const output: Output = { write: () => undefined, flush: () => undefined };
  const leave = (): never => {
    throw new Error("a rehearsal does not end the process");
  };
  const around = { argv: [], scriptWords: [], env: process.env, version: () => "", chunks: chunksBy(fetch) };
  runJob(
    { kind: "text", text: "sum([1, 2, 3])" },
    { ...plainOptions, config: false },
    { ...around, leave, output: () => output },
  );
}

/** What is wrong with the command line, as a line of JSON. */
function usageJson(said: string): string {
  const detail = said.split("\n")[0]!.replace(/^error: /, "");
  return diagnosticJson(
    explainError(refuse("command/line", { detail }, { help: ["tensh --help lists the options"] })),
    1,
  );
}

/** The job of a command line without options; null if it takes more to understand it. */
function quickJob(argv: readonly string[], isTerminal: (fd: number) => boolean): Job | null {
  if (argv.length === 0) return isTerminal(0) ? { kind: "shell", first: null } : { kind: "pipe" };
  const [only] = argv;
  if (isInput(argv)) return { kind: "pipe" };
  if (argv.length > 1 || (only!.startsWith("-") && !negated.test(only!))) return null;
  return jobOf(only!);
}

/** `-1`, `-(x)`, `-sin(2)`: no option, but an expression. */
const negated = /^-(?:[\d.([]|[A-Za-z_]\w*[.([])/;

/** One word of a command line: a script, a command, or something to evaluate. */
export function jobOf(word: string): Job {
  if (isScriptName(word) || (!isCommand(word) && isFile(word))) return { kind: "file", path: word };
  return { kind: "text", text: word };
}

function runJob(job: Job, options: CliOptions, around: Surroundings): number | undefined {
  if (job.kind === "done") return job.code;
  const level = (fd: 1 | 2) => (options.json ? 0 : colorLevel(options.color, () => isTerminal(fd), around.env));
  const printer = new Printer(
    around.output(1),
    around.output(2),
    {
      json: options.json,
      outLevel: level(1),
      errLevel: level(2),
      debug: around.env["TENSH_DEBUG"] !== undefined,
      seen: () => isTerminal(1),
      columns: () => (isTerminal(1) ? process.stdout.columns : undefined),
      watched: () => isTerminal(2) && around.env["TERM"] !== "dumb",
    },
    around.chunks,
  );
  const dialect: Dialect = isPython(job) ? "python" : "tensh";
  const session = makeSession(dialect, around, printer);
  session.scriptWords = around.scriptWords;
  // What a Python script prints is what it prints anywhere; what is said of its mistakes is said to who runs it.
  session.settings = { ...session.settings, lang: languageOf(around.env) };
  if (options.config && dialect === "tensh") applyConfig(session, around.env, (event) => printer.emit(event, session));
  if (options.values) session.settings = { ...session.settings, display: "values" };
  // Programs read English, unless they ask otherwise.
  const lang = options.lang ?? (options.json ? "en" : null);
  if (lang) session.settings = { ...session.settings, lang };
  const code = prepare(session, options, printer) ?? kept(job, session, options, printer, around);
  printer.out.flush();
  printer.err.flush();
  return code;
}

/** A Python script in it makes the whole run Python's. */
const isPython = (job: Job): boolean =>
  job.kind === "several" ? job.jobs.some(isPython) : job.kind === "file" && isPythonFile(job.path);

function makeSession(dialect: Dialect, { env, chunks }: Surroundings, printer: Printer): Session {
  const session: Session = new Session(
    {
      commands: commandSet,
      readBytes,
      groupLibrary: () => chunks.hdf5().hdf5,
      writeBytes,
      disk,
      draw: (figure, format, size) => drawFigure(chunks, figure, format, size),
      drawTape: (tape, format, { settings }) =>
        drawTape(chunks, tape, format, { ...settings, speech: printer.speech(session) }),
      entropy: () => BigInt(env["TENSH_ENTROPY"] ?? Math.floor(Math.random() * 2 ** 48)),
      now: () => performance.now(),
      untilInterrupted,
      progress: (progress) => printer.progress(progress, printer.speech(session).say),
      show: (event, session) => plainText(event, session, chunks),
      lastSession: () => lastSession(env),
      korean: () => chunks.korean().korean,
    },
    dialect,
  );
  session.holdsAlone();
  return session;
}

/**
 * Runs the job in the session that `--session` names, and saves it afterwards, also where a statement failed or was
 * interrupted.
 */
function kept(
  job: Exclude<Job, { kind: "done" }>,
  session: Session,
  options: CliOptions,
  printer: Printer,
  around: Surroundings,
): number | undefined {
  const path = options.session;
  if (path === null) return perform(job, session, options, printer, around);
  const opened = guarded(session, printer, () => openSession(session, path) ?? true);
  if (!opened) return 1;
  const { display } = session.settings;
  const shown = (as: Settings["display"]): void => {
    if (options.values) session.settings = { ...session.settings, display: as };
  };
  shown("values");
  const close = (): boolean => {
    // How this run shows values is not the session's business.
    shown(display);
    return guarded(session, printer, () => closeSession(session, path) ?? true) ?? false;
  };
  const leave = (code: number): never => around.leave(close() ? code : 1);
  const run = (): number | undefined => perform(job, session, options, printer, { ...around, leave });
  if (job.kind === "shell") return run();
  const ended = untilInterrupted(run);
  if (!ended) tellInterrupted(session, printer);
  const code = ended ? ended.value : interrupted;
  if (code === undefined || close()) return code;
  return code === 0 ? 1 : code;
}

/** The exit code of what Ctrl-C has ended. */
const interrupted = 130;

/** `--let`, `--data` and `--var`; gives an exit code if one of them fails. */
function prepare(session: Session, { lets, data, variables }: CliOptions, printer: Printer): number | undefined {
  const statements = [
    ...lets.map((l) => l.replace(/^([^=]*)=([\s\S]*)$/, "$1=($2)")),
    ...data.map((d) => d.replace(/^([^=]*)=(.*)$/, "load '$2' -> $1")),
    ...variables.map((v) => v.replace(/^([^=]*)=([\s\S]*)$/, "var $1=($2)")),
  ];
  for (const text of statements) {
    const emit = (event: Event): void => {
      if (event.kind === "diagnostic") printer.emit(event, session);
    };
    const { failed } = runText(session, { name: "", text, line: 1 }, emit);
    if (failed) return exitCodeOf(failed);
  }
  session.history = [];
  return undefined;
}

/** One job after the other, up to the first that fails; its exit code. */
function performAll(
  jobs: readonly Job[],
  session: Session,
  options: CliOptions,
  printer: Printer,
  around: Surroundings,
): number {
  let failed = 0;
  for (const job of jobs) {
    const code = perform(job, session, options, printer, around) ?? 0;
    failed ||= code;
    if (session.quitting || (code !== 0 && !options.keepGoing)) break;
  }
  return failed;
}

function perform(
  job: Job,
  session: Session,
  options: CliOptions,
  printer: Printer,
  around: Surroundings,
): number | undefined {
  const run = { keepGoing: options.keepGoing };
  switch (job.kind) {
    case "several":
      return performAll(job.jobs, session, options, printer, around);
    case "text":
      return runSource(session, { name: "", text: textOf(job, session), line: session.nextLine }, printer, run);
    case "file":
      return runFile(session, job.path, printer, run);
    case "pipe":
      return runPipe(session, printer, run);
    case "command": {
      const made = guarded(session, printer, () => statementOf(job.name, job.words, commandSet.pathsOf(job.name)));
      if (!made) return 2;
      const emit = (event: Event): void => printer.emit(event, session);
      const failed = runStatement(session, made.statement, made.source, emit, run) ?? runPending(session, emit, run);
      return exitCodeOf(failed);
    }
    case "done":
      return job.code;
    case "shell": {
      if (job.first !== null) {
        runFile(session, job.first, printer, { keepGoing: true });
        printer.out.flush();
      }
      around.chunks.shell().startShell(conversation(session, printer, around, options.quiet));
      return undefined;
    }
  }
}

/** `tensh mean - 0`: `-` is standard input, for operations as for commands. Behind anything else it is a minus. */
function textOf({ text, words }: Extract<Job, { kind: "text" }>, session: Session): string {
  const [name = "", dash, ...rest] = words ?? [];
  if (dash !== "-" || !/^[A-Za-z_][\w.]*$/.test(name)) return text;
  const called = preview(session, name);
  if (called.kind !== "value" || called.value?.kind !== "operation") return text;
  return `${name}(${["read()", ...rest.map((word) => word.replace(/,$/, ""))].join(", ")})`;
}
