/**
 * The state of one conversation: names, settings, random state, what was typed and what came of it. It is the host that
 * the language runs in. Knows no command by name, reads no file itself and draws nothing.
 */
import type { Answer } from "../core/answer.ts";
import type { Diagnostic, Source } from "../core/errors.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { type Dialect, type Env, type Host, NotKnownYet, partUndo, Scope } from "../lang/env.ts";
import { interpreter } from "../lang/execute.ts";
import type { CommandStatement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { drawGlobal, type GlobalState, setSeed, streamFor, unseeded } from "../random/global.ts";
import { realize } from "../runtime/realize.ts";
import { Journal } from "./journal.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** What happened while a statement ran, in order. `line` is the line on which the statement begins. */
export type Event =
  | { readonly kind: "answer"; readonly line: number; readonly answer: Answer }
  /** Text that a program printed, as it is. */
  | { readonly kind: "print"; readonly line: number; readonly text: string }
  | {
      readonly kind: "diagnostic";
      readonly line: number;
      readonly diagnostic: Diagnostic;
      readonly stack?: string | undefined;
    };
export type Emit = (event: Event) => void;

/** What a session is given from outside. */
export interface Outside {
  readonly commands: CommandSet;
  /** The bytes of a file, of standard input if the path is null. */
  readonly readBytes: (path: string | null) => Uint8Array;
  readonly writeBytes: (path: string, bytes: Uint8Array) => void;
  /** A whole number from chance, for random numbers without a seed. */
  readonly entropy: () => bigint;
  /** Milliseconds from some fixed moment. */
  readonly now: () => number;
}

export interface CommandSet {
  readonly isCommand: (name: string) => boolean;
  readonly run: (statement: CommandStatement, session: Session, env: Env) => Iterable<Answer>;
  /** The tensor in the bytes of a file. */
  readonly decode: (bytes: Uint8Array, path: string, float: "float32" | "float64") => Stored;
}

export interface HistoryEntry {
  readonly line: number;
  readonly text: string;
  readonly failed: boolean;
}

/** Statements that `history` can still list; older ones are forgotten a few hundred at a time. */
const keptStatements = 10_000;
const forgotten = 500;

/** Results that `_3` can still reach. */
const keptResults = 1000;

export class Session {
  readonly outside: Outside;
  readonly dialect: Dialect;
  readonly scope = new Scope(null);
  readonly journal = new Journal();
  readonly history: HistoryEntry[] = [];
  /** Where names were last given a value. */
  readonly madeAt = new Map<string, number>();
  settings: Settings = defaultSettings;
  /** Where events of the statement under way go, and the line that it began on. */
  emit: Emit = () => {};
  line = 0;
  /** Graphs are built and checked, but nothing is computed. */
  previewing = false;
  /** Scripts to run once the statement under way is done, and those that are running. */
  readonly pending: Source[] = [];
  readonly running: string[] = [];
  /** `quit` was said. */
  quitting = false;
  /** The statement under way printed something. */
  printed = false;
  /** How often computed values of recorded steps were looked at: what depends on that must be evaluated anew each time. */
  looked = 0;
  /** Names and containers that the statement under way changed: what they hold is computed at its end. */
  readonly changed = new Set<unknown>();
  private randomState: GlobalState | null = null;
  private readonly results = new Map<number, Value>();
  private lastResult: Value | undefined;
  private counted: { readonly source: Source | null; readonly offset: number; readonly line: number } = {
    source: null,
    offset: 0,
    line: 1,
  };
  readonly host: Host;

  constructor(outside: Outside, dialect: Dialect = "tensh") {
    this.outside = outside;
    this.dialect = dialect;
    this.host = this.makeHost();
    if (dialect === "python") this.settings = { ...this.settings, mixing: "error" };
  }

  /** Where random operations are in their streams. Begins from chance, when it is first asked for. */
  get random(): GlobalState {
    this.randomState ??= unseeded(this.outside.entropy());
    return this.randomState;
  }

  env(source: Source): Env {
    return { host: this.host, interpreter, scope: this.scope, source, depth: 0 };
  }

  /** The number of the line at an offset of a text; asked with rising offsets, it counts each line end once. */
  lineAt(source: Source, offset: number): number {
    if (this.counted.source !== source || this.counted.offset > offset)
      this.counted = { source, offset: 0, line: source.line };
    for (
      let at = source.text.indexOf("\n", this.counted.offset);
      at >= 0 && at < offset;
      at = source.text.indexOf("\n", at + 1)
    ) {
      this.counted = { source, offset: at + 1, line: this.counted.line + 1 };
    }
    return this.counted.line;
  }

  /** After a statement was broken off without its ends being tied: everything is as it was before it. */
  recover(): void {
    this.journal.rollback();
    this.previewing = false;
    this.pending.length = 0;
    this.running.length = 0;
  }

  /** What was run, for `history`. */
  keepStatement(entry: HistoryEntry): void {
    this.history.push(entry);
    if (this.history.length >= keptStatements + forgotten) this.history.splice(0, forgotten);
  }

  keepResult(value: Value): void {
    this.lastResult = value;
    this.results.set(this.line, value);
    if (this.results.size > keptResults) this.results.delete(this.results.keys().next().value!);
  }

  changeSettings(settings: Settings): void {
    this.host.touch(
      "settings",
      partUndo(
        () => this.settings,
        (old) => {
          this.settings = old;
        },
      ),
    );
    this.settings = settings;
  }

  private changeRandom(next: GlobalState): void {
    this.host.touch(
      "random",
      partUndo(
        () => this.random,
        (old) => {
          this.randomState = old;
        },
      ),
    );
    this.randomState = next;
  }

  /** Values of nodes; in a preview only of those that exist already. */
  realize(nodes: readonly Node[]): readonly Stored[] {
    if (this.previewing && nodes.some((n) => n.value === null)) throw new NotKnownYet();
    if (nodes.some((n) => n.recorded)) this.looked++;
    return realize(nodes);
  }

  private makeHost(): Host {
    const session = this;
    return {
      dialect: session.dialect,
      get float() {
        return session.settings.float;
      },
      get mixing() {
        return session.settings.mixing;
      },
      random: {
        draw: (distribution, count, own, of) => {
          const { draw, next } = drawGlobal(session.random, distribution, count, own, of ?? distribution.dtype);
          session.changeRandom(next);
          return draw;
        },
        stream: (kernel, own, blocks) => {
          const { stream, next } = streamFor(session.random, kernel, own, blocks);
          session.changeRandom(next);
          return stream;
        },
      },
      realize: (nodes) => session.realize(nodes),
      print: (text) => {
        session.printed = true;
        if (!session.previewing) session.emit({ kind: "print", line: session.line, text });
      },
      warn: (diagnostic) => {
        if (!session.previewing) session.emit({ kind: "diagnostic", line: session.line, diagnostic });
      },
      touch: (key, undo) => {
        session.changed.add(key);
        session.journal.touch(key, undo);
      },
      runCommand: (statement, env) => {
        for (const answer of session.outside.commands.run(statement, session, env)) {
          if (!session.previewing) session.emit({ kind: "answer", line: session.line, answer });
        }
      },
      read: (path) => {
        if (session.previewing) throw new NotKnownYet();
        const bytes = session.outside.readBytes(path);
        const float = session.settings.float === "float64" ? "float64" : "float32";
        return sourceOf(session.outside.commands.decode(bytes, path ?? "standard input", float));
      },
      setSeed: (seed) => session.changeRandom(setSeed(seed)),
      result: (line) => (line === null ? session.lastResult : session.results.get(line)),
    };
  }
}
