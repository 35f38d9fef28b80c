/**
 * A session as a Python script: every statement of its history that still holds, written for a framework. The history is
 * run again beside, so that every value is known where it is asked for; what a framework has no words for is written down
 * as the values that it left. At the end stands whatever the history alone does not give.
 */
import { refuse, type Source } from "../core/errors.ts";
import { sameStored } from "../core/stored.ts";
import type { Env } from "../lang/env.ts";
import { StatementParser } from "../lang/statements.ts";
import { stringRepr } from "../lang/string-repr.ts";
import type { CommandStatement, Statement } from "../lang/syntax.ts";
import type { FunctionValue, Value } from "../lang/value.ts";
import type { BrokenAt } from "../session/broken-off.ts";
import type { Event } from "../session/outside.ts";
import { vocabularyOf } from "../session/preview.ts";
import { runStatement } from "../session/run.ts";
import { Session } from "../session/session.ts";
import { spokenIn } from "../session/spoken.ts";
import { commandLines } from "./commands.ts";
import { type Context, dtypeOf } from "./context.ts";
import { type Definitions, noteDefinitions } from "./definitions.ts";
import type { ReadCommand } from "./derived.ts";
import { expressionCode } from "./expressions.ts";
import { type Framework, frameworks, numpyExtension, type Target, Untranslatable } from "./framework.ts";
import { isModel } from "./keras.ts";
import { valueCode } from "./literals.ts";
import { lackOf, type Models, modelLines, weightLines } from "./models.ts";
import { pythonName } from "./names.ts";
import { ownWords, writtenFor } from "./own-words.ts";
import { statementLines } from "./statements.ts";
import type { Tapes } from "./tapes.ts";

/** SciPy's part of functions that NumPy has none of. */
const specialFunctions = "scipy.special";

export type ReadWords = (statement: CommandStatement, text: string, env: Env) => ReadCommand;

/** Commands that leave something behind that a script needs. The others only show. */
const lasting = new Set([
  "tensor",
  "var",
  "slice",
  "reshape",
  "assign",
  "convert",
  "grad",
  "jacobian",
  "hessian",
  "fit",
  "load",
  "seed",
  "set",
  "del",
  "reset",
]);

/** What the parameters and locals of a function were in its first call. */
type Calls = Map<string, ReadonlyMap<string, Value>>;
const keyOf = (source: Source, span: { readonly start: number; readonly end: number }): string =>
  source.text.slice(span.start, span.end);

/** The script, with a line end at its end. */
export function sessionScript(session: Session, target: Target, read: ReadWords): string {
  const own = inOwnWords(session, target);
  if (own !== null) return own;
  const calls: Calls = new Map();
  const failing = new Set<number>();
  const asWritten = isNumpyAlone(session);
  for (const _ of replay(session, calls, failing, asWritten)) {
    // Only the calls and what fails are of interest the first time.
  }
  checkCounterparts(session, failing, target);
  const framework = frameworks[target];
  const lines: string[] = [...framework.imports, ""];
  const definitions: Definitions = new Map();
  const models: Models = new Map();
  const tapes: Tapes = new Map();
  const missing = new Set<string>();
  let again: Session | null = null;
  for (const step of replay(session, null, failing, asWritten)) {
    again = step.session;
    const before = new Map(again.scope.names);
    const writer = new Writer(step, framework, { calls, definitions, models, tapes, missing, read });
    lines.push(...writer.lines());
    noteDefinitions(step.statement, before, again.scope.names, definitions);
  }
  lines.push(...remaining(session, again, framework, models));
  if (lines.some((line) => line.includes(`${numpyExtension}.`))) lines.unshift(`import ${numpyExtension}`);
  if (lines.some((line) => /(?<!\.)\bscipy\.special\./.test(line))) lines.unshift(`import ${specialFunctions}`);
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

/** NumPy's files are run again by its own rules: what it writes into arrays other names see, and its floats are wide. */
const isNumpyAlone = ({ history }: Session): boolean => {
  const owners = writtenFor(history);
  return owners.size === 1 && owners.has("numpy");
};

/** A Python file's own words, where they are those of the framework. What only showed something that was undone fails in them. */
function inOwnWords(session: Session, target: Target): string | null {
  const undone = session.journal.undone();
  const failing = new Set<number>();
  const holding = session.history.filter((e) => !e.failed && !undone.has(e.id));
  if (!writtenFor(holding).has(target)) return null;
  if (undone.size > 0)
    for (const _ of replay(session, new Map(), failing, true)) {
      // Only what fails is of interest.
    }
  const left = holding.filter((e) => !failing.has(e.id));
  return ownWords(session, left, target, lasting);
}

/** @throws where a statement of a Python file does nothing without the framework that it is written for */
function checkCounterparts(session: Session, failing: ReadonlySet<number>, target: Target): void {
  const first = session.history.find((e) => e.python && failing.has(e.id));
  if (!first) return;
  const own = [...writtenFor(session.history)];
  const [text] = first.text.split("\n");
  throw refuse(
    "export/foreign",
    { text: text!, target, own: own.join(", ") },
    { help: own.map((t) => `code as ${t}`) },
  );
}

interface Replayed {
  readonly session: Session;
  readonly statement: Statement;
  readonly source: Source;
  /** Where it was broken off, if it was. */
  readonly brokenAt: BrokenAt | undefined;
  /** Runs the statement; gives names whose values it changed. */
  readonly run: () => ReadonlySet<string>;
  /** What it printed when it ran. */
  readonly printed: () => string;
}

/**
 * The statements of a session's history in a fresh session, each before it is run. What only showed something stays in the
 * history when that is undone, and fails now: the first time, with `calls`, this is noted, and it is left out the next time.
 */
function* replay(of: Session, calls: Calls | null, failing: Set<number>, asWritten = false): Generator<Replayed> {
  const session = new Session(of.outside, of.dialect);
  session.settings = { ...of.settings, mixing: of.settings.mixing };
  if (of.firstRandom) session.changeRandom(of.firstRandom);
  if (calls) record(session, calls);
  const undone = of.journal.undone();
  for (const { text, line, failed, id, brokenAt, python } of of.history) {
    if (failed || undone.has(id) || (calls === null && failing.has(id))) continue;
    const source: Source = { name: asWritten && python ? "session.py" : "", text, line };
    const statement = new StatementParser(text, vocabularyOf(session, source)).next();
    if (!statement || (statement.kind === "command" && !lasting.has(statement.name))) continue;
    let ran = false;
    let printed = "";
    const hear = (event: Event): void => {
      if (event.kind === "print" && !event.aside) printed += event.text;
    };
    const run = (): ReadonlySet<string> => {
      ran = true;
      const before = new Map(session.scope.names);
      const values = new Map([...before].map(([n, v]) => [n, heldIn(v)]));
      const silent = session.dialectOf(source) === "python";
      if (runStatement(session, statement, source, hear, { silent, brokenAt })) failing.add(id);
      const { names } = session.scope;
      const changed = [...names].filter(([n, v]) => before.get(n) !== v || heldIn(v) !== values.get(n));
      return new Set(changed.map(([n]) => n));
    };
    yield { session, statement, source, brokenAt, run, printed: () => printed };
    if (!ran) run();
  }
}

/** What a name's value holds that can be written to. */
function heldIn(value: Value): unknown {
  if (value.kind === "variable") return value.variable.value;
  return value.kind === "tensor" && value.array ? value.node : null;
}

/** Makes a session tell what its functions were called with. */
function record(session: Session, calls: Calls): void {
  const env = session.env.bind(session);
  session.env = (source) => {
    const made = env(source);
    const runBody = (f: FunctionValue, inner: typeof made): Value => {
      const value = made.interpreter.runBody(f, inner);
      const key = keyOf(f.source, f.span);
      if (!calls.has(key)) calls.set(key, new Map(inner.scope.names));
      return value;
    };
    return { ...made, interpreter: { ...made.interpreter, runBody } };
  };
}

/** What is known of the script so far. */
interface Known {
  readonly calls: Calls;
  readonly definitions: Definitions;
  readonly models: Models;
  readonly tapes: Tapes;
  /** Names that the script has nothing for. */
  readonly missing: Set<string>;
  readonly read: ReadWords;
}

class Writer {
  private readonly step: Replayed;
  private readonly framework: Framework;
  private readonly known: Known;
  /** What was shown last before the statement. */
  private readonly last: Value | undefined;

  constructor(step: Replayed, framework: Framework, known: Known) {
    this.step = step;
    this.framework = framework;
    this.known = known;
    this.last = step.session.memory.last;
  }

  lines(): string[] {
    const { statement, source, session, run } = this.step;
    // In a block, names have values only once it has run.
    const late = ["for", "while", "if", "with"].includes(statement.kind) || this.mentionsModel();
    let changed: ReadonlySet<string> | null = late ? run() : null;
    const models = late ? this.models() : [];
    try {
      const random = session.random;
      const lines = this.translated(statement, source);
      changed ??= run();
      for (const name of changed) this.known.missing.delete(name);
      if (
        this.framework.target !== "tensorflow" &&
        session.random !== random &&
        !setsSeed(statement) &&
        !isFit(statement)
      )
        throw new Untranslatable("random numbers");
      return [...models, ...lines];
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      changed ??= run();
      this.known.tapes.clear();
      const text = source.text.split("\n").map((l) => `# ${l}`);
      const made = [...models, ...this.models()];
      const given = [...this.shownValue(), ...this.values(changed)];
      const lack = this.lackOf(error, changed);
      const told = lack === null ? [] : [this.lacking(lack, made, given)];
      return [...text, ...this.brokenOff(null), ...told, ...made, ...given];
    }
  }
  /** What is missing where a statement could not be written: where it made models, what is missing for them. */
  private lackOf(error: Untranslatable, changed: ReadonlySet<string>): Untranslatable | null {
    const { names } = this.step.session.scope;
    const models = [...changed].map((name) => names.get(name)).filter(isModel);
    if (this.framework.target === "tensorflow" || models.length === 0 || models.length < changed.size) return error;
    return models.map((model) => lackOf(model, this.framework)).find((lack) => lack !== null) ?? null;
  }
  /** What the framework has no words for, and what stands there instead. */
  private lacking({ message }: Untranslatable, ...instead: readonly (readonly string[])[]): string {
    const { target } = this.framework;
    return this.comment(
      instead.some((lines) => lines.length > 0)
        ? `${target} has no words here for ${message}; these are the values`
        : `${target} has no words here for ${message}`,
    );
  }

  /** What a call of a model gives is known when it has run. */
  private mentionsModel(): boolean {
    const words = this.step.source.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
    return words.some((word) => isModel(this.step.session.scope.names.get(word)));
  }
  /** Lines for the models that are new, or have new weights. */
  private models(): string[] {
    if (this.framework.target === "tensorflow") return [];
    return writtenModels(this.step.session, this.known.models, this.framework);
  }

  /** A fit that was broken off is a loop over the epochs that it made. */
  private commanded(command: ReadCommand, c: Context): string[] {
    const { brokenAt } = this.step;
    if (!brokenAt) return commandLines(command, c, this.known.definitions);
    const { epochs } = command.options;
    const made = { ...command, options: { ...command.options, epochs: brokenAt.epochs, planned: epochs } };
    return [...this.brokenOff(Number(epochs)), ...commandLines(made, c, this.known.definitions)];
  }
  /** What the statement left behind, written down; what no literal can say is missing from here on. */
  private values(changed: ReadonlySet<string>): string[] {
    const { models, missing } = this.known;
    const { session } = this.step;
    for (const name of changed) {
      const value = session.scope.names.get(name);
      const lines = value === undefined ? [] : values(session, [name], this.framework, models);
      if (lines.length > 0 && lines.every((line) => line.startsWith("#"))) missing.add(name);
      else missing.delete(name);
    }
    return values(session, changed, this.framework, models);
  }
  private brokenOff(of: number | null): string[] {
    const { brokenAt } = this.step;
    if (!brokenAt) return [];
    const { fit, epochs } = brokenAt;
    const end = of === null ? `${epochs}` : `${epochs} of ${of}`;
    return [
      this.comment(fit === 1 ? `interrupted after epoch ${end}` : `run ${fit} of fit interrupted after epoch ${end}`),
    ];
  }
  private comment(english: string): string {
    return `# ${spokenIn(this.step.session).say(english)}`;
  }

  /** What a bare expression shows, as it is. */
  private shownValue(): string[] {
    const { statement, session } = this.step;
    const { last } = session.memory;
    const printed = this.step.printed();
    if (printed !== "") return [`print(${stringRepr(printed.replace(/\n$/, ""))})`];
    if (statement.kind !== "expression" || !last || last === this.last || this.isPython()) return [];
    try {
      const code = valueCode(last, this.framework, (v) => session.host.realize([v.node])[0]!);
      return [
        `print(${last.kind === "tensor" || last.kind === "variable" ? this.framework.shown(code, dtypeOf(last)) : code})`,
      ];
    } catch {
      return [];
    }
  }

  private translated(statement: Statement, source: Source): string[] {
    const { session } = this.step;
    const called: Context["called"] = (f) => this.known.calls.get(keyOf(source, f.span));
    const { framework } = this;
    const c: Context = {
      session,
      env: session.env(source),
      framework,
      called,
      models: this.known.models,
      tapes: this.known.tapes,
      recording: false,
      varying: new Set(),
      write: expressionCode,
    };
    if (setsSeed(statement) && framework.target !== "tensorflow") return [];
    if (usesGenerator(statement) && !isFit(statement) && framework.target !== "tensorflow")
      throw new Untranslatable("random numbers");
    const words = source.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
    const missing = words.find((word) => this.known.missing.has(word));
    if (missing !== undefined) throw new Untranslatable(missing);
    if (statement.kind === "command") return this.commanded(this.known.read(statement, source.text, c.env), c);
    const showsNothing = this.mentionsModel() && session.memory.last === this.last;
    return statementLines(statement, c, !this.isPython() && !showsNothing);
  }
  /** The statement stands in a Python file, and is read by Python's rules. */
  private isPython(): boolean {
    return this.step.session.dialectOf(this.step.source) === "python";
  }
}

/** The order of its batches is written as what it comes from. */
const isFit = (s: Statement): boolean => s.kind === "command" && s.name === "fit";

/** Where random numbers are written down, it does not matter what they began with. */
const setsSeed = (s: Statement): boolean =>
  (s.kind === "command" && s.name === "seed") ||
  (s.kind === "expression" &&
    s.value.kind === "call" &&
    s.value.callee.kind === "attribute" &&
    /^set_(?:random_)?seed$/.test(s.value.callee.name));

/** Generators of random numbers are TensorFlow's. */
const usesGenerator = (s: Statement): boolean =>
  /"(Generator|from_seed|normal|uniform|truncated_normal|shuffle)"/.test(
    JSON.stringify(s, (_, v) => (typeof v === "bigint" ? String(v) : v)),
  );

/** What can be said of a session's models. */
function writtenModels(session: Session, models: Models, framework: Framework): string[] {
  return [...session.scope.names].flatMap(([name, value]) => {
    if (!isModel(value)) return [];
    try {
      return modelLines(name, value, models, framework);
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      return [];
    }
  });
}

/** The values of names as literals; what no literal can say stands in a comment. */
function values(session: Session, names: Iterable<string>, framework: Framework, models: Models): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const value = session.scope.names.get(name);
    if (!value || models.get(name)?.model === value) continue;
    if (framework.target !== "tensorflow" && isModel(value)) continue;
    try {
      lines.push(`${pythonName(name)} = ${valueCode(value, framework, (v) => session.host.realize([v.node])[0]!)}`);
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      lines.push(`# ${spokenIn(session).say(`${pythonName(name)} is ${error.message}`)}`);
    }
  }
  return lines;
}

/** Names whose values the statements alone do not give: loaded, restored, or set by going back in time. */
function remaining(session: Session, again: Session | null, framework: Framework, models: Models): string[] {
  const different = [...session.scope.names].flatMap(([name, value]) => {
    const other = again?.scope.names.get(name);
    return other && isSame(value, other) ? [] : [name];
  });
  const trained = [...session.scope.names].flatMap(([name, value]) => {
    const other = again?.scope.names.get(name);
    return isModel(value) && isModel(other) ? weightLines(name, value, other, models, framework) : [];
  });
  if (different.length + trained.length === 0) return [];
  const head = spokenIn(session).say("What the statements above do not give.");
  return ["", `# ${head}`, ...trained, ...values(session, different, framework, models)];
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "variable" && b.kind === "variable") return sameStored(a.variable.value, b.variable.value);
  if (a.kind === "tensor" && b.kind === "tensor") return sameStored(a.node.value, b.node.value);
  if (a.kind === "int" || a.kind === "float" || a.kind === "string" || a.kind === "bool")
    return Object.is(a.value, (b as typeof a).value);
  if (a.kind === "complex" && b.kind === "complex")
    return Object.is(a.value.re, b.value.re) && Object.is(a.value.im, b.value.im);
  return true;
}
