/**
 * The state of one conversation: names, settings, random state, what was typed and what came of it. It is the host that
 * the language runs in. Knows no command by name, reads no file itself and draws nothing.
 */

import type { Answer } from "../core/answer.ts";
import type { Data } from "../core/dtype.ts";
import type { Source } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { heldNow, type Variable } from "../graph/variable.ts";
import {
  bindName,
  type Dialect,
  type Env,
  type Host,
  partUndo,
  plainUndo,
  pythonHost,
  Scope,
  type Undo,
} from "../lang/env.ts";
import { interpreter } from "../lang/execute.ts";
import { addHeld, type Held, nothingHeld } from "../lang/held.ts";
import { forgetUnfinished, hasLibrary } from "../lang/library.ts";
import { isPythonFile } from "../lang/scripts.ts";
import type { Value } from "../lang/value.ts";
import { type GlobalState, unseeded } from "../random/global.ts";
import { letGo } from "../runtime/memory.ts";
import { begun, computeSmallSteps, realize, remembering, setBlas, setEngine, setThreads } from "../runtime/realize.ts";
import { prepareThreads } from "../runtime/threads.ts";
import { describeBriefly } from "./answers.ts";
import type { BrokenAt } from "./broken-off.ts";
import { type EpochSpan, type EpochWriter, recordEpochs } from "./epochs.ts";
import { type Bound, Dropped } from "./holdings.ts";
import { hostOf } from "./host.ts";
import { Journal, type Step } from "./journal.ts";
import { Lines } from "./lines.ts";
import { heldOnTheWay } from "./loops.ts";
import type { Emit, Outside, Progress } from "./outside.ts";
import { type Question, Questions, type Unplaced } from "./questions.ts";
import { type Result, Results } from "./results.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { supposeValues } from "./suppose.ts";

/** The last training run that went through an epoch. */
export interface Fitted {
  /** The loss as it was written. */
  readonly text: string;
  readonly losses: readonly number[];
  /** The loss now; null where the run diverged, and nothing holds what it came to. */
  readonly loss: (() => Node) | null;
}

/** Who looks at what each statement came to, and may say something to it. */
export interface Watcher {
  (session: Session): Iterable<Answer>;
  /** The command that a word alone stands for as long as it looks on, and the command's word. */
  readonly standsFor?: (word: string) => readonly [command: string, word: string] | null;
}

/** Computes nodes, and looks at that as it likes. */
export type Meter = (nodes: readonly Node[], compute: typeof realize) => readonly Stored[];

/** A statement that was run. */
export interface HistoryEntry extends Step {
  readonly failed: boolean;
  /** Where it was broken off, if it was and kept something. */
  readonly brokenAt?: BrokenAt;
  /** It stood in a Python file. */
  readonly python?: true;
}

/** Statements that `history` can still list; older ones are forgotten a few hundred at a time. */
const keptStatements = 10_000;
const forgotten = 500;

/** What was run and what came of it. */
export interface Memory {
  readonly last: Value | undefined;
  readonly results: readonly (readonly [line: number, Result])[];
  readonly history: readonly HistoryEntry[];
}

/** Elements of an old value up to which it is kept for those who ask how its successor was made. */
const rememberedSize = 1e6;

/** Progress is said no more often; in ms. */
const progressPause = 100;

/** Of what old states may hold, the part that results may hold which `_3` still reaches. */
const resultShare = 1 / 4;

export class Session {
  readonly outside: Outside;
  /**
   * Takes back buffers that old states held and this session does not hold any more. Null where others may hold values of
   * it: answers whose values are looked at later, another session that runs the same statements.
   */
  letGo: ((data: Data) => void) | null = null;
  readonly dialect: Dialect;
  readonly scope = new Scope(null);
  readonly journal = new Journal();
  /** What was run, oldest first. */
  history: readonly HistoryEntry[] = [];
  /** Where names were last given a value. */
  readonly madeAt = new Map<string, number>();
  settings: Settings = defaultSettings;
  /** Where events of the statement under way go, and the line that it began on. */
  emit: Emit = () => {};
  line = 0;
  /** The line that results and undo go by: where a script was asked for, that of the line that did. */
  place = 0;
  /** While a script runs that a line asked for: that line. */
  outerLine: number | null = null;
  /** Graphs are built and checked, but nothing is computed. */
  previewing = false;
  /** In a preview: what every element of a mask is taken to be that is not computed yet; null where that ends it. */
  supposed: boolean | null = null;
  /** Scripts to run once the statement under way is done, and those that are running. */
  readonly pending: Source[] = [];
  readonly running: string[] = [];
  /** What the command line has for the script. */
  scriptWords: readonly string[] = [];
  /** What the last command of a preview would answer, as far as that needs no computing. */
  foreseen: Answer | null = null;
  /** `quit` was said. */
  quitting = false;
  /** The exit code that a program asked for as it ended itself. */
  exit: number | null = null;
  /** Somebody typed the statement under way. */
  typed = false;
  /** What is said once only, and was. */
  private readonly said = new Set<string>();
  /** The statement under way printed something, or wrote a file. */
  printed = false;
  /** How often computed values of recorded steps were looked at: what depends on that must be evaluated anew each time. */
  looked = 0;
  /** Names and containers that the statement under way changed: what they hold is computed at its end. */
  readonly changed = new Set<unknown>();
  /** What the names held that the statement under way gave other values. */
  before = new Map<string, Value | undefined>();
  /** What one may ask the reason of. */
  readonly questions = new Questions();
  /** The number of the node that was new when chains of steps were last computed. */
  shortened = 0;
  /** The number of the node from which on all that names hold, however much, is looked through for such chains again. */
  surveyed = 0;
  /** The names of the loop that came round last in this statement. */
  turning: Scope | null = null;
  /** When progress was last said. */
  private saidProgress = 0;
  /** The random state that the session began with, once it was asked for. */
  firstRandom: GlobalState | null = null;
  private randomState: GlobalState | null = null;
  private results = new Results();
  /** The number of the statement under way, among all. */
  private statement = 0;
  private lastResult: Value | undefined;
  /** What is changed at the moment stays. */
  private isLasting = false;
  /** Buffers that old states held until the statement under way. */
  private readonly dropped = new Dropped();
  readonly lines = new Lines();
  readonly host: Host;

  constructor(outside: Outside, dialect: Dialect = "tensh") {
    this.outside = outside;
    this.dialect = dialect;
    this.host = hostOf(this);
    if (dialect === "python") this.settings = { ...this.settings, mixing: "error" };
  }

  /** Where random operations are in their streams. Begins from chance, when it is first asked for. */
  get random(): GlobalState {
    this.randomState ??= unseeded(this.outside.entropy());
    this.firstRandom ??= this.randomState;
    return this.randomState;
  }

  env(source: Source): Env {
    const host = this.dialectOf(source) === "python" ? pythonHost(this.host) : this.host;
    return { host, interpreter, scope: this.scope, source, depth: 0 };
  }

  /** The rules by which a text is read: those of the session, but Python's in every Python file. */
  dialectOf(source?: Source): Dialect {
    return isPythonFile(source?.name ?? "") ? "python" : this.dialect;
  }

  /** The text of the statement under way, and how to end it if it is broken off with something worth keeping. */
  underway = "";
  /** It stands in a Python file. */
  inPython = false;
  salvage: (() => Answer) | null = null;
  /** Runs of fit that the statement under way began; where it was broken off, if it is run again. */
  fits = 0;
  brokenAt: BrokenAt | null = null;
  fitted: Fitted | null = null;
  /** Stands between the statement under way and the engine. */
  meter: Meter | null = null;
  watcher: Watcher | null = null;

  /**
   * The statement under way was broken off. What it says is worth keeping is kept, and its answer shown; all else is as
   * it was before it. Says whether something was kept, and of which script the statement was, if of one.
   */
  breakOff(): { readonly kept: boolean; readonly script: string | null } {
    const { salvage } = this;
    const kept = salvage !== null && !this.previewing;
    const script = this.running.at(-1) ?? null;
    if (kept) {
      const answer = salvage();
      this.emit({ kind: "answer", line: this.line, answer });
      this.brokenAt = answer.kind === "fit" ? { fit: this.fits, epochs: answer.epochs } : null;
      this.endStatement(this.underway, false);
    }
    const { underway, previewing } = this;
    this.recover();
    // What was typed stays in the history, so that it can be had again.
    if (!kept && script === null && !previewing && underway !== "") this.endStatement(underway, true);
    return { kept, script };
  }
  /** After a statement was broken off without its ends being tied: everything is as it was before it. */
  recover(): void {
    computeSmallSteps(false);
    this.turning = null;
    this.journal.rollback();
    this.salvage = null;
    this.previewing = false;
    this.isLasting = false;
    forgetUnfinished(this.host);
    this.pending.length = 0;
    this.running.length = 0;
    this.outerLine = null;
  }

  /** Builds what it likes of this moment, and computes nothing; names and all else are then as they were, whatever it did. */
  aside<T>(task: () => T): T {
    const names = new Map(this.scope.names);
    const { previewing } = this;
    this.previewing = true;
    try {
      return this.unnoticed(() => remembering(() => this.journal.aside(task)));
    } finally {
      this.previewing = previewing;
      this.scope.names.clear();
      for (const [name, value] of names) this.scope.names.set(name, value);
    }
  }

  /** What a task changes and prints counts as nothing that the statement under way did. */
  unnoticed<T>(task: () => T): T {
    const changed = new Set(this.changed);
    const { printed } = this;
    try {
      return task();
    } finally {
      this.printed = printed;
      this.changed.clear();
      for (const key of changed) this.changed.add(key);
    }
  }

  /** Says how far long work has come, now and then. */
  showProgress(progress: Progress): void {
    const now = this.outside.now();
    if (this.previewing || now - this.saidProgress < progressPause) return;
    this.saidProgress = now;
    this.outside.progress?.(progress);
  }

  /** There is time until the next statement: what the engine may need is made ready. */
  rest(): void {
    prepareThreads();
  }

  /** The line after the last one that was run. */
  get nextLine(): number {
    return (this.history.at(-1)?.line ?? 0) + 1;
  }

  /** The statement under way went through, or failed: `history` lists it, and undo can take back what went through. */
  endStatement(text: string, failed: boolean): void {
    const step = { line: this.place, text, id: this.statement++ };
    this.turning = null;
    if (!failed) this.journal.commit(step, this.bound(1));
    this.dropped.giveBack(this.letGo, (held) => this.addHeld(held));
    this.outside.disk?.settle(null);
    const entries = this.history as HistoryEntry[];
    entries.push({
      ...{ ...step, failed },
      ...(this.brokenAt && { brokenAt: this.brokenAt }),
      ...(this.inPython && { python: true }),
    });
    this.brokenAt = null;
    if (entries.length >= keptStatements + forgotten) entries.splice(0, forgotten);
  }

  /** How much memory old states may keep, or a share of that; what names hold costs nothing. */
  private bound(share: number): Bound {
    const live = (): ReadonlySet<Data> => {
      const held = nothingHeld();
      this.addNamed(held);
      return held.buffers;
    };
    return { bytes: share * this.settings.undo * 2 ** 20, live, letGo: (data) => this.dropped.add(data) };
  }

  /** From here on nobody else holds values of this session. */
  holdsAlone(): void {
    this.letGo = letGo;
  }
  private addNamed(held: Held): void {
    for (const value of this.scope.names.values()) addHeld(value, held);
  }
  /** Adds all that the session holds, as far as that is known. */
  private addHeld(held: Held): void {
    if (this.fitted !== null || this.salvage !== null || hasLibrary(this.host)) held.partial = true;
    this.addNamed(held);
    for (const value of this.before.values()) if (value) addHeld(value, held);
    if (this.lastResult) addHeld(this.lastResult, held);
    this.results.addHeld(held);
    this.questions.addHeld(held);
    this.journal.addHeld(held);
  }

  /** The statement under way came to something that one may ask the reason of. */
  ask(question: Unplaced<Question>): void {
    if (this.previewing) return;
    this.questions.ask({ question, line: this.place, text: this.underway, statement: this.statement });
  }
  /** The statement under way is about to change what outlives it; `undo` says how that is put back. */
  touch(key: unknown, undo: () => Undo): void {
    if (this.isLasting || this.journal.isOwn(key)) return;
    if (this.changed.has(key) && this.journal.knows(key)) return;
    this.changed.add(key);
    this.rememberName(key);
    this.journal.touch(key, undo);
  }
  /** Runs a task whose changes stay, whatever becomes of the statement; it computes in previews too. */
  lasting<T>(task: () => T): T {
    const { isLasting, previewing } = this;
    this.isLasting = true;
    this.previewing = false;
    try {
      // In loops of its own it may compute as it goes, and leaves that to nobody: completion asks outside of statements.
      return begun(task);
    } finally {
      if (!isLasting) this.journal.keepMade();
      this.isLasting = isLasting;
      this.previewing = previewing;
    }
  }
  /** The names were given values on the line under way; undone with the statement. */
  noteMade(names: readonly string[]): void {
    if (names.length === 0) return;
    const { madeAt } = this;
    this.journal.touch("lines", () => linesUndo(madeAt, new Map(names.map((name) => [name, madeAt.get(name)]))));
    for (const name of names) madeAt.set(name, this.place);
  }
  private rememberName(key: unknown): void {
    if (typeof key !== "string" || !key.startsWith("name ")) return;
    const name = key.slice(5);
    if (this.before.has(name)) return;
    const value = this.scope.names.get(name);
    const large = value?.kind === "tensor" && sizeOf(value.node.shape) > rememberedSize;
    this.before.set(name, large ? undefined : value);
  }

  /** The value that the statement under way showed, if it showed one. */
  get fresh(): Value | undefined {
    const result = this.results.get(this.place);
    return result?.statement === this.statement ? result.value : undefined;
  }

  /** Who looks on from now on; undone with the statement. */
  changeWatcher(watcher: Watcher | null): void {
    this.host.touch("watcher", () =>
      partUndo(
        () => this.watcher,
        (old) => {
          this.watcher = old;
        },
      ),
    );
    this.watcher = watcher;
  }

  /** Says whether that warning is new to this session, in which it is said once. */
  saysFirst(code: string): boolean {
    if (this.said.has(code)) return false;
    this.said.add(code);
    return true;
  }

  keepResult(value: Value): void {
    this.lastResult = value;
    const changes = ["variable", "list", "dict", "set"].includes(value.kind);
    const was = changes ? describeBriefly(value, this.env({ name: "", text: "", line: 1 })) : undefined;
    this.results.keep(this.place, { value, statement: this.statement, was }, this.bound(resultShare));
  }
  /** The value of that line; the last one if it is null. */
  resultAt(line: number | null): Value | undefined {
    return line === null ? this.lastResult : this.results.get(line)?.value;
  }
  /** What a statement of the history showed, if it is still known. */
  resultOf({ line, id }: HistoryEntry): Result | undefined {
    const result = this.results.get(line);
    return result?.statement === id ? result : undefined;
  }
  /** What `_` and `_3` mean, by line. */
  get memory(): Memory {
    return { last: this.lastResult, results: this.results.entries, history: this.history };
  }
  /** Other lines and results in place of the present ones. */
  changeMemory(memory: Memory): void {
    const write = ({ last, results, history }: Memory): void => {
      this.lastResult = last;
      this.results = new Results(results);
      this.history = [...history];
      this.statement = Math.max(this.statement, (history.at(-1)?.id ?? -1) + 1);
    };
    this.host.touch("memory", () => partUndo(() => this.memory, write));
    write(memory);
  }

  /** Every name, with no value any more; undone with the statement. */
  forgetNames(env: Env): void {
    for (const name of [...this.scope.names.keys()]) bindName({ ...env, scope: this.scope }, name, undefined);
  }

  /** A run of fit begins. Says after how many epochs it was broken off, if that is run again here. */
  beginFit(): number | null {
    this.fits++;
    return this.brokenAt?.fit === this.fits ? this.brokenAt.epochs : null;
  }
  /** Begins to record epochs of the statement under way, in which these Variables change. */
  recordEpochs(variables: readonly Variable[]): (epochs: EpochSpan) => void {
    const room = this.bound(1 / 4).bytes;
    const record: EpochWriter = recordEpochs(variables, room);
    this.journal.keepEpochs(record);
    record.keep({ first: 0, count: 1, values: heldNow(variables) }, this.random);
    return (epochs) => record.keep(epochs, this.random);
  }

  changeSettings(settings: Settings): void {
    this.host.touch("settings", () =>
      plainUndo(
        () => this.settings,
        (old) => {
          applySettings(this.settings, old);
          this.settings = old;
        },
      ),
    );
    applySettings(this.settings, settings);
    this.settings = settings;
  }

  changeRandom(next: GlobalState): void {
    this.host.touch("random", () =>
      plainUndo(
        () => this.random,
        (old) => {
          this.randomState = old;
        },
      ),
    );
    this.randomState = next;
  }

  /** Lets a task compute what it likes; whatever it changes is taken back, and nothing that it prints is seen. */
  apart<T>(task: (host: Host) => T): T {
    const host = { ...this.host, print: () => {}, warn: () => {} };
    return this.unnoticed(() => remembering(() => this.journal.aside(() => task(host))));
  }

  /** Values of nodes; in a preview only of those that exist already. */
  realize(nodes: readonly Node[]): readonly Stored[] {
    if (this.previewing && nodes.some((n) => n.value === null)) return supposeValues(nodes, this.supposed);
    if (nodes.some((n) => n.recorded)) this.looked++;
    const all = this.turning === null ? nodes : [...nodes, ...heldOnTheWay(this, nodes)];
    const found = this.meter ? this.meter(all, realize) : realize(all);
    return all === nodes ? found : found.slice(0, nodes.length);
  }
}

/** Tells the engine what has changed; it is asked for nothing else, so that a start loads none of it. */
function applySettings(old: Settings, next: Settings): void {
  if (old.engine !== next.engine) setEngine(next.engine);
  if (old.threads !== next.threads) setThreads(next.threads === 0 ? null : next.threads);
  if (old.blas !== next.blas) setBlas(next.blas);
}

/** Puts the lines back on which names were given values. */
function linesUndo(madeAt: Map<string, number>, lines: ReadonlyMap<string, number | undefined>): Undo {
  return () => {
    const now = new Map([...lines.keys()].map((name) => [name, madeAt.get(name)]));
    for (const [name, line] of lines) {
      if (line === undefined) madeAt.delete(name);
      else madeAt.set(name, line);
    }
    return linesUndo(madeAt, now);
  };
}
