/**
 * Going back in time by the journal. The session lets go of what a value was made from, so the statement that gave a name
 * its value is evaluated again, with the names as they were before it, and is believed only if it gives the same values.
 * What cannot be evaluated again without changing something (random draws, files, Variables that were assigned) ends a
 * trail. Knows no cells.
 */
import { UserError } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, type Stored } from "../core/stored.ts";
import type { TrailPlace } from "../core/trail.ts";
import { type Node, topological, watch } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, type Host, type Observation, Scope } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { execute } from "../lang/execute.ts";
import { assignedNames } from "../lang/locals.ts";
import { StatementParser } from "../lang/statements.ts";
import type { CommandStatement, Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { workFor } from "../runtime/realize.ts";
import { vocabularyOf } from "../session/preview.ts";
import type { HistoryEntry, Session } from "../session/session.ts";
import type { Call, Command } from "./command.ts";
import { StepWatcher } from "./explain-steps.ts";
import { readArguments } from "./read.ts";
import { nameOfVariable } from "./targets.ts";

/** A statement cannot be evaluated again: why, in words. */
export class Untraceable extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

/** A name that a tensor goes by, and the statement that gave it; null if none did. */
export interface Origin {
  readonly name: string;
  readonly entry: HistoryEntry | null;
}

export const placeOf = ({ line, text }: HistoryEntry): TrailPlace => ({ line, text: text.split("\n")[0]! });

/** More is not computed again: elements on the way, and operations. */
const mostElements = 2 ** 24;
const mostOperations = 2e10;

export class Past {
  private readonly session: Session;
  private readonly commandNamed: (name: string) => Command | undefined;
  private readonly watcher = new StepWatcher();
  private readonly origins = new Map<Node, Origin[]>();
  private readonly parsed = new Map<number, Statement | null>();
  private readonly resolved = new Map<Node, Node | Untraceable>();
  private readonly undone: ReadonlySet<number>;

  constructor(session: Session, commandNamed: (name: string) => Command | undefined) {
    this.session = session;
    this.commandNamed = commandNamed;
    this.undone = session.journal.undone();
  }

  /** The text that gave a node. */
  textOf(node: Node): string {
    if (node.step.kind === "variable") return nameOfVariable(this.session, node.step.variable);
    return this.watcher.names.text(node) ?? "";
  }

  /** What a node is called, if nothing said so before. */
  call(node: Node, text: string): void {
    this.watcher.names.call(node, text, null);
  }

  /** The value of an expression of this moment, its steps kept. */
  present(make: (env: Env) => Node, env: Env): Node {
    return this.session.apart((host) => {
      const scope = new PastScope(this, Number.POSITIVE_INFINITY);
      const node = make({ ...env, host: this.hostOf(host), scope, observe: this.observe });
      this.compute(node);
      return node;
    });
  }

  private readonly observe = (o: Observation): void => this.watcher.observe(o);

  /** The name of a tensor that a statement named. */
  originOf(node: Node): Origin | null {
    const known = this.origins.get(node)?.[0];
    if (known) return known;
    if (node.value === null || node.step.kind === "variable") return null;
    for (const [name, value] of this.session.scope.names) {
      if (value.kind !== "tensor" || value.node !== node) continue;
      this.valueOf(name, Number.POSITIVE_INFINITY);
      return this.origins.get(node)?.[0] ?? null;
    }
    return null;
  }

  /** Where a number was that no statement's tensor holds: its name, if it has one, and why the trail ends there. */
  ending(node: Node): { readonly name: string; readonly from: TrailPlace | null; readonly ends: string } {
    const name = this.textOf(node);
    const entry = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? this.binding(name, Number.POSITIVE_INFINITY) : null;
    const from = entry && placeOf(entry);
    if (node.step.kind === "variable") {
      const isNow = node.step.variable.value === node.value;
      return { name, from, ends: isNow ? "the Variable's value" : "the value that the Variable had then" };
    }
    if (node.step.kind === "routine") return { name, from, ends: `given by ${node.step.op.name}` };
    const isPlain = entry !== null && this.session.scope.names.get(name)?.kind !== "list";
    return { name, from, ends: isPlain ? "a plain number or range, which keeps no steps" : "written down" };
  }

  /** The value that a name had before the statement of that number. */
  valueOf(name: string, before: number): Value | undefined {
    const { session } = this;
    const entry = this.binding(name, before);
    const last = this.binding(name, Number.POSITIVE_INFINITY);
    // It was not there then, as far as the journal knows.
    if (!entry && last) return undefined;
    if (entry === last) {
      const value = session.scope.names.get(name);
      if (value?.kind === "tensor") this.name(value.node, { name, entry });
      return value;
    }
    const value = this.again(entry!, name);
    if (value?.kind === "tensor") {
      this.name(value.node, { name, entry });
      this.resolved.set(value.node, value.node);
    }
    return value;
  }

  private name(node: Node, origin: Origin): void {
    const known = this.origins.get(node) ?? [];
    if (known.some((o) => o.name === origin.name && o.entry === origin.entry)) return;
    this.origins.set(node, [...known, origin]);
  }

  /** The graph that gave a named tensor: by its statement, or as it was recorded. */
  resolve(node: Node, origin: Origin): Node | Untraceable {
    const known = this.resolved.get(node);
    if (known) return known;
    const found = this.remade(node, origin);
    const recorded = found instanceof Untraceable && node.inputs.length > 0 ? node : found;
    if (recorded === node) this.compute(node);
    this.resolved.set(node, recorded);
    return recorded;
  }

  private remade(node: Node, { name, entry }: Origin): Node | Untraceable {
    if (!entry) return new Untraceable("it was there from the start");
    try {
      return this.session.apart((host) => {
        const value = this.again(entry, name, host);
        if (!value) return new Untraceable("its statement gives no tensor");
        const fresh = toNode(value, literalsOf(this.session.env({ name: "", text: "", line: 1 })));
        if (fresh === node) return this.renamed(node);
        this.compute(fresh);
        if (isSame(fresh.value!, node.value!)) return fresh;
        return new Untraceable("made again it differs: something that it reads has changed since");
      });
    } catch (error) {
      if (error instanceof Untraceable) return error;
      if (error instanceof UserError) return new Untraceable(`it cannot be made again: ${error.diagnostic.message}`);
      throw error;
    }
  }

  /** `y = x`: the tensor has an older name. */
  private renamed(node: Node): Node | Untraceable {
    const [first, ...older] = this.origins.get(node) ?? [];
    const next = older.find((o) => o.entry !== null && o.entry.id < (first?.entry?.id ?? 0));
    if (!next) return new Untraceable("it has its value from elsewhere");
    this.origins.set(node, [next]);
    return this.remade(node, next);
  }

  /** Evaluates a statement as it was, and gives what it gave to the name. */
  private again(entry: HistoryEntry, name: string, host: Host = this.session.host): Value | undefined {
    const statement = this.statementOf(entry);
    if (!statement) return undefined;
    const scope = new PastScope(this, entry.id);
    const source = { name: "", text: entry.text, line: entry.line };
    const env: Env = { ...this.session.env(source), host: this.hostOf(host), scope, observe: this.observe };
    if (statement.kind === "expression") return evaluate(statement.value, env);
    if (statement.kind === "command") return this.commanded(statement, env);
    execute(statement, env);
    return scope.made(name);
  }

  private commanded(statement: CommandStatement, env: Env): Value {
    const entry = this.commandNamed(statement.name)!;
    if (!entry.made) throw new Untraceable(`\`${statement.name}\` gave it`);
    const read = readArguments(entry, statement, env.source.text, () => null);
    const call = { ...read, session: this.session, env, span: statement.span } as unknown as Call;
    return { kind: "tensor", node: entry.made(call as never), array: false };
  }

  /** A host in which nothing that lasts can change, and values keep what they were made from. */
  private hostOf(host: Host): Host {
    const refuse = (why: string) => (): never => {
      throw new Untraceable(why);
    };
    const random = refuse("drawn at random");
    return {
      ...host,
      random: { draw: random, stream: random },
      foreign: { get: random, set: random, entropy: random },
      setSeed: random,
      forgetGraph: random,
      read: refuse("read from a file"),
      runCommand: refuse("a command gave it"),
      touch: (key) => {
        if (typeof key === "string" && key.startsWith("name ")) return;
        const kind = typeof key === "object" && key !== null && "kind" in key ? key.kind : "";
        throw new Untraceable(
          kind === "generator" || kind === "stream" ? "drawn at random" : "its statement changes other things too",
        );
      },
      lasting: (task) => host.lasting(task),
      turn: () => {},
      realize: (nodes) => {
        for (const n of nodes) this.compute(n);
        return nodes.map((n) => n.value!);
      },
      result: (line) => (line === null ? random() : host.result(line)),
    };
  }

  /** Gives every step its value, and lets all of them keep what they were made from. */
  private compute(root: Node): void {
    const pending = topological([root], (n) => n.value === null || n.inputs.length > 0).filter((n) => n.value === null);
    const elements = pending.reduce((sum, n) => sum + (n.step.kind === "movement" ? 0 : sizeOf(n.shape)), 0);
    const operations = workFor([root]).reduce((sum, w) => sum + w.operations, 0);
    if (elements > mostElements || operations > mostOperations) throw new Untraceable("too much to compute it again");
    for (const n of pending) watch(n);
    if (pending.length > 0) this.session.realize(pending);
  }

  private binding(name: string, before: number): HistoryEntry | null {
    const { history } = this.session;
    for (let i = history.length - 1; i >= 0; i--) {
      const entry = history[i]!;
      if (entry.id >= before || entry.failed || this.undone.has(entry.id) || !entry.text.includes(name)) continue;
      const statement = this.statementOf(entry);
      if (statement && this.namesIn(statement, entry).has(name)) return entry;
    }
    return null;
  }

  private statementOf(entry: HistoryEntry): Statement | null {
    const known = this.parsed.get(entry.id);
    if (known !== undefined) return known;
    const found = new StatementParser(entry.text, vocabularyOf(this.session)).next();
    this.parsed.set(entry.id, found ?? null);
    return found ?? null;
  }

  private namesIn(statement: Statement, { text }: HistoryEntry): ReadonlySet<string> {
    if (statement.kind !== "command") return assignedNames([statement]);
    const entry = this.commandNamed(statement.name);
    if (!entry) return new Set();
    try {
      const { args, into } = readArguments(entry, statement, text, () => null);
      const bound = Object.values(args).flatMap((arg) => {
        const name = (arg as { readonly name?: { readonly text: string } | null } | null)?.name;
        return name?.text ? [name.text] : [];
      });
      return new Set([...bound, ...(into ? [into.text] : [])]);
    } catch {
      return new Set();
    }
  }
}

/** The names as they were before a statement, looked for when they are asked for. */
class PastScope extends Scope {
  override readonly names: PastNames;
  constructor(past: Past, before: number) {
    super(null);
    this.names = new PastNames((name) => past.valueOf(name, before));
  }
  /** What a statement gave to a name. */
  made(name: string): Value | undefined {
    return this.names.own.has(name) ? this.names.get(name) : undefined;
  }
}

class PastNames extends Map<string, Value> {
  /** Names that were given a value here. */
  readonly own = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly find: (name: string) => Value | undefined;
  constructor(find: (name: string) => Value | undefined) {
    super();
    this.find = find;
  }
  override has(name: string): boolean {
    if (!super.has(name) && !this.asked.has(name)) {
      this.asked.add(name);
      const value = this.find(name);
      if (value) super.set(name, value);
    }
    return super.has(name);
  }
  override get(name: string): Value | undefined {
    return this.has(name) ? super.get(name) : undefined;
  }
  override set(name: string, value: Value): this {
    this.own?.add(name);
    return super.set(name, value);
  }
}

function isSame(a: Stored, b: Stored): boolean {
  if (a.dtype !== b.dtype || a.layout.shape.join() !== b.layout.shape.join()) return false;
  const [x, y] = [denseParts(a) as Float64Array, denseParts(b) as Float64Array];
  return x.every((v, i) => Object.is(v, y[i]));
}
