/**
 * The interactive shell, plain: reads lines, runs them when they are complete, completes words, remembers what was
 * typed. Knows the terminal through node:readline; what a line means and how answers look is the context's business.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { Script } from "node:vm";

export interface ShellContext {
  /** The first line, or null for none. */
  readonly banner: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly leave: (code: number) => never;
  readonly run: (text: string) => "more" | "quit";
  /** Another line belongs to the text. */
  readonly isOpen: (text: string) => boolean;
  readonly complete: (text: string) => {
    readonly piece: string;
    readonly words: readonly string[];
    readonly path: boolean;
  };
  /** A computation was broken off: put the session back. */
  readonly interrupted: () => void;
}
export type Shell = (context: ShellContext) => void;

const prompt = "> ";
const continued = ". ";
const keptLines = 1000;

export const startShell: Shell = (context) => {
  const past = historyFile(context.env);
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt,
    history: past.load(),
    historySize: keptLines,
    removeHistoryDuplicates: true,
    completer: (line: string) => completionsOf(line, context),
  });
  if (context.banner !== null) process.stdout.write(`${context.banner}\n`);
  let open = "";
  const restart = (): void => {
    open = "";
    reader.setPrompt(prompt);
    reader.prompt();
  };
  reader.on("line", (line) => {
    const text = open === "" ? withoutPrompt(line) : `${open}\n${withoutPrompt(line)}`;
    if (context.isOpen(text)) {
      open = text;
      reader.setPrompt(continued);
      reader.prompt();
      // The next line begins below the one above it.
      reader.write(indentationAfter(text));
      return;
    }
    const whole = remembered(text);
    if (whole !== null && !line.startsWith(" ")) past.add(whole);
    if (text.trim() !== "" && evaluate(context, reader, text) === "quit") return reader.close();
    restart();
  });
  reader.on("SIGINT", () => {
    process.stdout.write("\n");
    (reader as Interface & { line: string; cursor: number }).line = "";
    (reader as Interface & { line: string; cursor: number }).cursor = 0;
    restart();
  });
  reader.on("close", () => {
    process.stdout.write(open === "" ? "" : "\n");
    context.leave(0);
  });
  reader.prompt();
};

/** Prompts that came along with pasted text. */
const withoutPrompt = (line: string): string => line.replace(/^(?:>>> ?|\.\.\. |In \[\d+\]: ?|tensh> )/, "");

/** What the history keeps of a text: lines joined by brackets as one, blocks not at all. */
function remembered(text: string): string | null {
  if (text.trim() === "" || /:\s*(#.*)?\n/.test(text)) return null;
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** A colon opens a block one step further in; otherwise the indentation stays. */
function indentationAfter(text: string): string {
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const indent = /^[ \t]*/.exec(last)![0];
  return /:\s*(#.*)?$/.test(last) ? `${indent}    ` : indent;
}

/**
 * Runs a text so that Ctrl-C breaks it off. The terminal makes signals of keys meanwhile, and the host's own break stops
 * even an endless loop; no `catch` or `finally` of ours runs then, so the context puts things right.
 */
function evaluate(context: ShellContext, reader: Interface, text: string): "more" | "quit" {
  const input = process.stdin;
  const raw = input.isTTY && input.isRaw;
  reader.pause();
  if (raw) input.setRawMode(false);
  try {
    const task = (): "more" | "quit" => context.run(text);
    return breakable(task);
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_INTERRUPTED") throw error;
    context.interrupted();
    return "more";
  } finally {
    if (raw) input.setRawMode(true);
    reader.resume();
  }
}

const slot = Symbol.for("tensh.task");
const caller = new Script(`globalThis[Symbol.for("tensh.task")]()`);
function breakable<T>(task: () => T): T {
  (globalThis as Record<symbol, unknown>)[slot] = task;
  return caller.runInThisContext({ breakOnSigint: true }) as T;
}

/** For readline: the words that fit, and the piece that they replace. */
function completionsOf(line: string, context: ShellContext): [string[], string] {
  const { piece, words, path } = context.complete(line);
  return [path ? pathsLike(piece) : [...words], piece];
}

function pathsLike(piece: string): string[] {
  const folder = piece.includes("/") ? piece.slice(0, piece.lastIndexOf("/") + 1) : "";
  try {
    const entries = readdirSync(folder === "" ? "." : folder.replace(/^~(?=\/)/, homedir()), { withFileTypes: true });
    return entries.map((e) => folder + e.name + (e.isDirectory() ? "/" : "")).filter((p) => p.startsWith(piece));
  } catch {
    return [];
  }
}

/** What was typed in earlier conversations. Without a place to keep it, it is simply not kept. */
function historyFile(env: ShellContext["env"]): { load: () => string[]; add: (line: string) => void } {
  const path = join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "tensh", "history");
  return {
    load: () => {
      try {
        return readFileSync(path, "utf8").split("\n").filter(Boolean).slice(-keptLines).reverse();
      } catch {
        return [];
      }
    },
    add: (line) => {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        appendFileSync(path, `${line}\n`, { mode: 0o600 });
      } catch {
        // A history that cannot be written is no reason to stop.
      }
    },
  };
}
