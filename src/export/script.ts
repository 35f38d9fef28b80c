/**
 * A session as a Python script: every statement of its history that still holds, written for a framework. The history is
 * run again beside, so that every value is known where it is asked for; what a framework has no words for is written down
 * as the values that it left. At the end stands whatever the history alone does not give.
 */
import type { Source } from "../core/errors.ts";
import type { Stored } from "../core/stored.ts";
import { denseParts } from "../core/stored.ts";
import type { Env } from "../lang/env.ts";
import { StatementParser } from "../lang/statements.ts";
import type { CommandStatement, Statement } from "../lang/syntax.ts";
import type { FunctionValue, Value } from "../lang/value.ts";
import type { BrokenAt } from "../session/broken-off.ts";
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
import { valueCode } from "./literals.ts";
import { pythonName } from "./names.ts";
import { statementLines } from "./statements.ts";

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
  const calls: Calls = new Map();
  for (const _ of replay(session, calls)) {
    // Only the calls are of interest the first time.
  }
  const framework = frameworks[target];
  const lines: string[] = [...framework.imports, ""];
  const definitions: Definitions = new Map();
  let again: Session | null = null;
  for (const step of replay(session, null)) {
    again = step.session;
    const before = new Map(again.scope.names);
    const writer = new Writer(step, framework, calls, definitions, read);
    lines.push(...writer.lines());
    noteDefinitions(step.statement, before, again.scope.names, definitions);
  }
  lines.push(...remaining(session, again, framework));
  if (lines.some((line) => line.includes(`${numpyExtension}.`))) lines.unshift(`import ${numpyExtension}`);
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

interface Replayed {
  readonly session: Session;
  readonly statement: Statement;
  readonly source: Source;
  /** Where it was broken off, if it was. */
  readonly brokenAt: BrokenAt | undefined;
  /** Runs the statement; gives names whose values it changed. */
  readonly run: () => ReadonlySet<string>;
}

/** The statements of a session's history in a fresh session, each before it is run. */
function* replay(of: Session, calls: Calls | null): Generator<Replayed> {
  const session = new Session(of.outside, of.dialect);
  session.settings = { ...of.settings, mixing: of.settings.mixing };
  if (of.firstRandom) session.changeRandom(of.firstRandom);
  if (calls) record(session, calls);
  const undone = of.journal.undone();
  for (const { text, line, failed, id, brokenAt } of of.history) {
    if (failed || undone.has(id)) continue;
    const source: Source = { name: "", text, line };
    const statement = new StatementParser(text, vocabularyOf(session)).next();
    if (!statement || (statement.kind === "command" && !lasting.has(statement.name))) continue;
    let ran = false;
    const run = (): ReadonlySet<string> => {
      ran = true;
      const before = new Map(session.scope.names);
      const values = new Map([...before].map(([n, v]) => [n, v.kind === "variable" ? v.variable.value : null]));
      runStatement(session, statement, source, () => {}, { silent: session.dialect === "python", brokenAt });
      const { names } = session.scope;
      const changed = [...names].filter(
        ([n, v]) => before.get(n) !== v || (v.kind === "variable" && v.variable.value !== values.get(n)),
      );
      return new Set(changed.map(([n]) => n));
    };
    yield { session, statement, source, brokenAt, run };
    if (!ran) run();
  }
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

class Writer {
  private readonly step: Replayed;
  private readonly framework: Framework;
  private readonly calls: Calls;
  private readonly definitions: Definitions;
  private readonly read: ReadWords;

  constructor(step: Replayed, framework: Framework, calls: Calls, definitions: Definitions, read: ReadWords) {
    this.step = step;
    this.framework = framework;
    this.calls = calls;
    this.definitions = definitions;
    this.read = read;
  }

  lines(): string[] {
    const { statement, source, session, run } = this.step;
    // In a block, names have values only once it has run.
    const late = ["for", "while", "if", "with"].includes(statement.kind);
    let changed: ReadonlySet<string> | null = late ? run() : null;
    try {
      const random = session.random;
      const lines = this.translated(statement, source);
      changed ??= run();
      if (this.framework.target !== "tensorflow" && session.random !== random && !setsSeed(statement))
        throw new Untranslatable("random numbers");
      return lines;
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      changed ??= run();
      const text = source.text.split("\n").map((l) => `# ${l}`);
      return [
        ...text,
        ...this.brokenOff(null),
        this.comment(`${this.framework.target} has no words here for ${error.message}; these are the values`),
        ...this.shownValue(),
        ...values(session, changed, this.framework),
      ];
    }
  }

  /** A fit that was broken off is a loop over the epochs that it made. */
  private commanded(command: ReadCommand, c: Context): string[] {
    const { brokenAt } = this.step;
    if (!brokenAt) return commandLines(command, c, this.definitions);
    const { epochs } = command.options;
    const made = { ...command, options: { ...command.options, epochs: brokenAt.epochs } };
    return [...this.brokenOff(Number(epochs)), ...commandLines(made, c, this.definitions)];
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
    if (statement.kind !== "expression" || !last || session.dialect === "python") return [];
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
    const called: Context["called"] = (f) => this.calls.get(keyOf(source, f.span));
    const { framework } = this;
    const c: Context = { session, env: session.env(source), framework, called, write: expressionCode };
    if (setsSeed(statement) && framework.target !== "tensorflow") return [];
    if (usesGenerator(statement) && framework.target !== "tensorflow") throw new Untranslatable("random numbers");
    if (statement.kind === "command") return this.commanded(this.read(statement, source.text, c.env), c);
    return statementLines(statement, c, session.dialect === "tensh");
  }
}

/** Where random numbers are written down, it does not matter what they began with. */
const setsSeed = (s: Statement): boolean =>
  (s.kind === "command" && s.name === "seed") ||
  (s.kind === "expression" &&
    s.value.kind === "call" &&
    s.value.callee.kind === "attribute" &&
    s.value.callee.name === "set_seed");

/** Generators of random numbers are TensorFlow's. */
const usesGenerator = (s: Statement): boolean =>
  /"(Generator|from_seed|normal|uniform|truncated_normal|shuffle)"/.test(
    JSON.stringify(s, (_, v) => (typeof v === "bigint" ? String(v) : v)),
  );

/** The values of names as literals; what no literal can say stands in a comment. */
function values(session: Session, names: Iterable<string>, framework: Framework): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const value = session.scope.names.get(name);
    if (!value) continue;
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
function remaining(session: Session, again: Session | null, framework: Framework): string[] {
  const different = [...session.scope.names].flatMap(([name, value]) => {
    const other = again?.scope.names.get(name);
    return other && isSame(value, other) ? [] : [name];
  });
  if (different.length === 0) return [];
  const head = spokenIn(session).say("What the statements above do not give.");
  return ["", `# ${head}`, ...values(session, different, framework)];
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
function sameStored(a: Stored | null, b: Stored | null): boolean {
  if (!a || !b || a.dtype !== b.dtype || a.layout.shape.join() !== b.layout.shape.join()) return false;
  const [x, y] = [denseParts(a), denseParts(b)];
  return x.every((v, i) => Object.is(v, y[i]));
}
