/**
 * Statements, blocks and the line on which a command stands. Reads one statement at a time, so that what a line means
 * can depend on what the lines before it made; after an error it goes on with the next line.
 *
 *   statement = command | simple {";" simple} NEWLINE | compound
 *   compound  = {"@" expr NEWLINE} ("def" … | "class" …) | "for" … | "while" … | "if" … | "with" … | "try" …
 *   block     = NEWLINE INDENT {statement} | simple
 *
 * A line is a command if its first word names one and what follows could not follow a value of that name.
 */
import { type Diagnostic, diagnose, type Span, UserError } from "../core/errors.ts";
import { readCommand, type Vocabulary } from "./command-line.ts";
import { intentOfName } from "./intents.ts";
import { Lexer } from "./lex.ts";
import { readParams } from "./params.ts";
import { ExprParser } from "./parse.ts";
import { readPatterns } from "./patterns.ts";
import { readSimple } from "./simple.ts";
import type { Block, Case, Expr, FunctionDef, Handler, Statement, Target } from "./syntax.ts";
import { readTargets, toTarget } from "./targets.ts";

export type { Vocabulary } from "./command-line.ts";

export class StatementParser {
  private readonly text: string;
  private readonly expr: ExprParser;
  private readonly vocabulary: Vocabulary;
  /** Bodies of functions are read when somebody asks for them. */
  private readonly readsLater: boolean;
  /** The block under way has lines after its last one read: its end was seen, not assumed. */
  private blockEndsAtEnd = false;
  private readonly hasTabs: boolean;
  /** Where the lines of the blocks under way stand, and where they would stand if a tab were one blank. */
  private readonly narrow = new Map<number, number>();

  /** @param readsLater for texts without mistakes, of which most functions are never called */
  constructor(text: string, vocabulary: Vocabulary, readsLater = false) {
    this.text = text;
    this.hasTabs = text.includes("\t");
    this.expr = new ExprParser(new Lexer(text));
    this.vocabulary = vocabulary;
    this.readsLater = readsLater;
  }

  /** The offset from which the next statement will be read. */
  get position(): number {
    return this.expr.last;
  }
  /** The last statement was a block that only the end of the text closed; another line might belong to it. */
  get mightContinue(): boolean {
    return this.blockEndsAtEnd;
  }

  /** The next statement at the left margin, or null at the end. A line that cannot be read comes as `bad`. */
  next(): Statement | null {
    this.blockEndsAtEnd = false;
    let begun = this.expr.last;
    try {
      const indent = this.toLine();
      if (indent === null) return null;
      begun = this.expr.peek().span.start;
      if (indent > 0) throw this.indentError(indent, "this line is indented, but no block was opened above it");
      return this.statement(0);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.recover(error.diagnostic, begun);
    }
  }

  /** A bad statement is what its line holds of it, or the first of its lines that is bad. */
  private recover(diagnostic: Diagnostic, begun: number): Statement {
    const bad = Math.min(this.expr.last, diagnostic.labels[0]?.span.start ?? this.expr.last);
    const margin = this.text.slice(0, bad).search(/[^\n]*$/);
    const start = begun >= margin && begun < bad ? begun : margin + this.text.slice(margin, bad).search(/\S|$/);
    // What an unclosed bracket or string swallowed is read again.
    const unclosed = diagnostic.code === "syntax/unclosed" || diagnostic.code === "syntax/string";
    const from = unclosed ? diagnostic.labels[0]!.span.end : this.expr.last;
    const newline = this.text.indexOf("\n", from);
    const end = newline < 0 ? this.text.length : newline + 1;
    this.expr.restart(this.behindIndented(end));
    return { kind: "bad", diagnostic, span: { start, end: start + this.text.slice(start, end).trimEnd().length } };
  }

  /** The lines of the block that failed (or never was one) would each fail again. */
  private behindIndented(at: number): number {
    const indented = /[ \t]+\S[^\n]*(?:\n|$)|[ \t\r]*\n/y;
    let end = at;
    for (indented.lastIndex = at; indented.test(this.text); ) end = indented.lastIndex;
    return end;
  }

  /** Skips blank lines, and gives the indentation of the line that follows; null at the end of the text. */
  private toLine(): number | null {
    for (;;) {
      const token = this.expr.peek();
      if (token.kind === "end") return null;
      if (token.kind !== "newline" && token.text !== ";") break;
      if (token.kind !== "newline" && !this.endsStatement(token.span.start)) throw this.expr.unexpected();
      this.expr.next();
    }
    const at = this.expr.peek().span.start;
    this.expr.rewind();
    let from = at;
    while (from > 0 && this.text[from - 1] !== "\n") {
      // Something stands before it: it is not the first statement of its line.
      if (!/\s/.test(this.text[from - 1]!)) return 0;
      from--;
    }
    return this.column(this.text.slice(from, at));
  }
  /** A statement stands in front of the `;` in its line. */
  private endsStatement(at: number): boolean {
    const before = this.text.slice(this.text.lastIndexOf("\n", at - 1) + 1, at).trimEnd();
    return before !== "" && !before.endsWith(";");
  }

  /** How far a line is indented. Where tabs and blanks mix, it has to be as far for whoever gives tabs another width. */
  private column(blank: string): number {
    const column = widthOf(blank);
    if (!this.hasTabs) return column;
    const narrow = blank.length;
    for (const wide of [...this.narrow.keys()]) if (wide > column) this.narrow.delete(wide);
    const fits = [...this.narrow].every(([wide, n]) => (wide === column ? n === narrow : n < narrow));
    if (!fits)
      throw this.indentError(
        column,
        "tabs and blanks are mixed, so that it depends on the width of a tab where this line stands",
      );
    this.narrow.set(column, narrow);
    return column;
  }

  private indentError(_indent: number, detail: string): UserError {
    return new UserError(diagnose("syntax/indent", { detail }, [{ span: this.expr.peek().span, text: "" }]));
  }

  /** One statement; several on a line come one at a time. `indent` is the column of the line. */
  private statement(indent: number): Statement {
    const command = readCommand(this.text, this.expr, this.vocabulary);
    if (command) return command;
    const token = this.expr.peek();
    const { start } = token.span;
    if (token.text === "@") return this.decorated(indent, start);
    if (token.text === "%" || token.text === "!") return this.notebookLine(indent, start);
    if (token.kind === "name") {
      const compound = this.compound(token.text, indent, start);
      if (compound) return compound;
    }
    const simple = readSimple(this.expr);
    this.endSimple(simple);
    return simple;
  }

  /**
   * A line for the notebook, not for Python. What only says how the notebook shows things says nothing here; what asks
   * for something else is left out, and said so; a cell in another language is refused. What is timed is run.
   */
  private notebookLine(indent: number, start: number): Statement {
    const end = this.text.indexOf("\n", start);
    const span = { start, end: end < 0 ? this.text.length : end };
    const [word = ""] = /^[%!]+\s*\w*/.exec(this.text.slice(start, span.end)) ?? [];
    if (word === "%time" && this.text.slice(start + word.length, span.end).trim() !== "") {
      this.expr.restart(start + word.length);
      return this.statement(indent);
    }
    this.expr.restart(span.end);
    if (aboutDisplay.test(word)) return { kind: "pass", span };
    if (!word.startsWith("%%")) return { kind: "notebook", word, span };
    throw this.expr.unsupported(`\`${word}\``, span, ["the cell is for notebooks: leave it out"]);
  }

  /** After a simple statement comes the end of the line, or `;`. */
  private endSimple(simple: Statement | null = null): void {
    const token = this.expr.peek();
    if (token.kind === "end" || token.kind === "newline" || token.text === ";") return;
    const error = this.expr.unexpected();
    // `pip install x`: the first word says what was meant.
    const meant = simple?.kind === "expression" && simple.value.kind === "name" ? intentOfName(simple.value.name) : [];
    throw meant.length > 0 ? new UserError({ ...error.diagnostic, help: meant }) : error;
  }

  private compound(word: string, indent: number, start: number): Statement | null {
    switch (word) {
      case "def":
        return this.def(indent, start);
      case "for":
        return this.for(indent, start);
      case "while":
        return this.while(indent, start);
      case "if":
        return this.if(indent, start);
      case "with":
        return this.with(indent, start);
      case "class":
        return this.class(indent, start);
      case "try":
        return this.try(indent, start);
      case "match":
        return this.isMatch(start) ? this.match(indent, start) : null;
      case "async":
        return this.async(indent, start);
      default:
        return null;
    }
  }

  /** `async def`, and within one `async for` and `async with`. */
  private async(indent: number, start: number, decorators: readonly Expr[] = []): Statement {
    const { waits } = this.expr;
    const { span } = this.expr.next();
    if (this.expr.at("def")) return this.def(indent, start, decorators, true);
    const what = this.expr.at("for") || this.expr.at("with") ? this.expr.peek().text : null;
    if (what === null) throw this.expr.unexpected("`def`, `for` or `with`");
    if (!waits)
      throw new UserError(
        diagnose("syntax/outside", { word: `async ${what}`, where: "an `async def`" }, [{ span, text: "" }]),
      );
    const plain = what === "for" ? this.for(indent, start) : this.with(indent, start);
    return { ...plain, async: true } as Statement;
  }

  /** The indented lines after a colon, or simple statements on the same line. */
  private block(indent: number): Block {
    this.expr.expect(":");
    if (this.expr.peek().kind !== "newline" && this.expr.peek().kind !== "end") return this.inlineBlock();
    const opened = this.expr.peek().span;
    const inner = this.toLine();
    if (inner === null || inner <= indent) {
      this.blockEndsAtEnd = inner === null;
      throw new UserError(
        diagnose("syntax/indent", { detail: "a block is missing: indent the lines that belong to it" }, [
          { span: opened, text: "" },
        ]),
      );
    }
    const body: Statement[] = [];
    for (let column: number | null = inner; column !== null && column >= inner; column = this.toLine()) {
      if (column > inner) throw this.indentError(column, "this line is indented more than the lines above it");
      body.push(this.statement(inner));
      this.moreOnLine(body, inner);
    }
    const after = this.toLine();
    this.blockEndsAtEnd = after === null;
    if (after !== null && after > indent) throw this.indentError(after, "the indentation fits no block above");
    return body;
  }
  private moreOnLine(body: Statement[], indent: number): void {
    while (this.expr.at(";")) {
      this.expr.next();
      const { kind } = this.expr.peek();
      if (kind === "newline" || kind === "end") return;
      this.expr.rewind();
      body.push(this.statement(indent));
    }
  }
  private inlineBlock(): Block {
    const body: Statement[] = [];
    do {
      const { kind } = this.expr.peek();
      if (body.length > 0 && (kind === "newline" || kind === "end")) break;
      this.expr.rewind();
      body.push(readCommand(this.text, this.expr, this.vocabulary) ?? readSimple(this.expr));
    } while (this.expr.take(";"));
    this.endSimple();
    return body;
  }

  private span(start: number): Span {
    return { start, end: this.expr.last };
  }

  /** Lines that begin with `@`, and the definition below them. */
  private decorated(indent: number, start: number): Statement {
    const decorators: Expr[] = [];
    while (this.expr.take("@")) {
      decorators.push(this.expr.expr());
      const column = this.toLine();
      if (column === null) this.blockEndsAtEnd = true;
      if (column !== indent) throw this.expr.unexpected("the function or class that is decorated");
    }
    if (this.expr.at("def")) return this.def(indent, start, decorators);
    if (this.expr.at("class")) return this.class(indent, start, decorators);
    if (this.expr.at("async")) return this.async(indent, start, decorators);
    throw this.expr.unexpected("`def` or `class`");
  }

  private class(indent: number, start: number, decorators: readonly Expr[] = []): Statement {
    this.expr.next();
    const name = this.expr.name("the class's name").text;
    const bases = this.expr.at("(") ? this.expr.args() : [];
    const { owner } = this.expr;
    this.expr.owner = name;
    const body = this.classBody(indent, owner);
    return { kind: "class", name, bases, body, doc: docOf(body), decorators, span: this.span(start) };
  }

  /** `match` is a name unless a block of cases follows. */
  private isMatch(start: number): boolean {
    return /^match\b(?!\s*[=.,)\]]).*:[ \t]*(?:#[^\n]*)?(?:\n[ \t]*(?:#[^\n]*)?)*\n[ \t]+case\b/.test(
      this.text.slice(start, start + 10_000),
    );
  }
  private match(indent: number, start: number): Statement {
    this.expr.next();
    const subject = this.expr.exprs();
    this.expr.expect(":");
    const inner = this.toLine();
    if (inner === null || inner <= indent) throw this.expr.unexpected("`case`");
    const cases: Case[] = [];
    for (let column: number | null = inner; column === inner && this.expr.at("case"); column = this.toLine())
      cases.push(this.case(inner));
    const after = this.toLine();
    this.blockEndsAtEnd = after === null;
    if (after !== null && after > indent) throw this.expr.unexpected("`case`");
    return { kind: "match", subject, cases, span: this.span(start) };
  }
  private case(indent: number): Case {
    const { start } = this.expr.next().span;
    const pattern = readPatterns(this.expr);
    const guard = this.expr.take("if") ? this.expr.expr() : null;
    return { pattern, guard, body: this.block(indent), span: this.span(start) };
  }

  private classBody(indent: number, outer: string | null): Block {
    try {
      return this.block(indent);
    } finally {
      this.expr.owner = outer;
    }
  }

  private try(indent: number, start: number): Statement {
    this.expr.next();
    const body = this.block(indent);
    const handlers: Handler[] = [];
    while (this.clauseFollows("except", indent)) {
      if (handlers.at(-1)?.types === null) throw this.expr.unexpected("the `except:` for all else at the end");
      handlers.push(this.handler(indent));
    }
    const otherwise = handlers.length > 0 ? this.elseBlock(indent) : [];
    let last: Block = [];
    if (this.clauseFollows("finally", indent)) {
      this.expr.next();
      last = this.block(indent);
    } else if (handlers.length === 0) {
      this.blockEndsAtEnd = this.toLine() === null;
      throw this.expr.unexpected("`except` or `finally`");
    }
    return { kind: "try", body, handlers, otherwise, finally: last, span: this.span(start) };
  }
  private handler(indent: number): Handler {
    const { start } = this.expr.next().span;
    const group = this.expr.take("*") ? { group: true as const } : {};
    const types = this.expr.at(":") && !group.group ? null : this.expr.expr();
    const name = this.expr.take("as") ? this.expr.name("a name for the exception").text : null;
    return { types, name, body: this.block(indent), ...group, span: this.span(start) };
  }

  private def(indent: number, start: number, decorators: readonly Expr[] = [], waits = false): Statement {
    this.expr.next();
    const name = this.expr.name("the function's name").text;
    this.expr.expect("(");
    const params = readParams(this.expr, ")");
    this.expr.expect(")", "`,` or `)`");
    const returns = this.expr.take("->") ? { returns: this.expr.expr() } : {};
    const head = { kind: "def", name, params, decorators, ...returns } as const;
    if (this.expr.at("=")) {
      const body = this.expression();
      return { ...head, body, doc: null, yields: false, span: this.span(start) };
    }
    if (this.readsLater && this.opensLines()) {
      const read = this.bodyLater(indent, waits);
      return new FunctionReadLater({ ...head, span: this.span(start) }, read);
    }
    return { ...head, ...this.body(indent, waits), span: this.span(start) };
  }
  /** `def f(x) = …` */
  private expression(): Block {
    this.expr.next();
    const value = this.expr.exprs();
    this.endSimple();
    return [{ kind: "return", value, span: value.span }];
  }
  private body(indent: number, waits: boolean): Body {
    const outer = [this.expr.yields, this.expr.waits] as const;
    [this.expr.yields, this.expr.waits] = [false, waits];
    try {
      const body = this.block(indent);
      const { yields } = this.expr;
      const async = waits ? (yields ? "async_generator" : "coroutine") : undefined;
      return { body, doc: docOf(body), yields: yields || waits, async };
    } finally {
      [this.expr.yields, this.expr.waits] = outer;
    }
  }
  private opensLines(): boolean {
    const line = /:[ \t]*(?:#[^\n]*)?\n/y;
    line.lastIndex = this.expr.peek().span.start;
    return line.test(this.text);
  }
  /** Goes past the lines that are indented further; what they say is read when the body is asked for. */
  private bodyLater(indent: number, waits: boolean): () => Body {
    const at = this.expr.peek().span.start;
    const { owner } = this.expr;
    const line = new RegExp(`(?:[ ]{${indent + 1}}[^\\n]*|[ ]*(?:#[^\\n]*)?)\\n`, "y");
    let end = this.text.indexOf("\n", at) + 1;
    for (line.lastIndex = end; line.test(this.text); ) end = line.lastIndex;
    this.expr.restart(end);
    return () => {
      const parser = new StatementParser(this.text, this.vocabulary);
      parser.expr.restart(at);
      parser.expr.owner = owner;
      return parser.body(indent, waits);
    };
  }

  private for(indent: number, start: number): Statement {
    this.expr.next();
    const target = readTargets(this.expr, "in");
    this.expr.expect("in");
    const over = this.expr.exprs();
    const body = this.block(indent);
    return { kind: "for", target, over, body, otherwise: this.elseBlock(indent), span: this.span(start) };
  }
  private while(indent: number, start: number): Statement {
    this.expr.next();
    const test = this.expr.expr();
    const body = this.block(indent);
    return { kind: "while", test, body, otherwise: this.elseBlock(indent), span: this.span(start) };
  }
  private if(indent: number, start: number): Statement {
    const branches: { test: Expr; body: Block }[] = [];
    do {
      this.expr.next();
      const test = this.expr.expr();
      branches.push({ test, body: this.block(indent) });
    } while (this.clauseFollows("elif", indent));
    return { kind: "if", branches, otherwise: this.elseBlock(indent), span: this.span(start) };
  }
  private elseBlock(indent: number): Block {
    if (!this.clauseFollows("else", indent)) return [];
    this.expr.next();
    return this.block(indent);
  }
  /** The next line, at the same column, begins with this word. */
  private clauseFollows(word: string, indent: number): boolean {
    const ended = this.blockEndsAtEnd;
    const at = this.expr.last;
    if (this.toLine() === indent && this.expr.at(word)) return true;
    this.expr.restart(at);
    this.blockEndsAtEnd = ended;
    return false;
  }
  /** `with (a as b, c as d):`. */
  private isGroup(): boolean {
    if (!this.expr.at("(")) return false;
    let depth = 0;
    let grouped = false;
    for (let at = this.expr.peek().span.start; at < this.text.length; at++) {
      const c = this.text[at]!;
      if ("([{".includes(c)) depth++;
      if (depth === 1 && /^\sas\s/.test(this.text.slice(at, at + 4))) grouped = true;
      if (")]}".includes(c) && --depth === 0) return grouped && /^\)\s*:/.test(this.text.slice(at));
    }
    return false;
  }
  private with(indent: number, start: number): Statement {
    this.expr.next();
    const items: { value: Expr; target: Target | null }[] = [];
    const grouped = this.isGroup();
    if (grouped) this.expr.next();
    do {
      if (grouped && this.expr.at(")")) break;
      const value = this.expr.expr();
      items.push({ value, target: this.expr.take("as") ? toTarget(this.expr.expr()) : null });
    } while (this.expr.take(","));
    if (grouped) this.expr.expect(")", "`,` or `)`");
    return { kind: "with", items, body: this.block(indent), span: this.span(start) };
  }
}

type Body = Pick<FunctionDef, "body" | "doc" | "yields" | "async">;

/** What is in its body it knows when it is asked. */
class FunctionReadLater implements FunctionDef {
  readonly kind = "def";
  readonly isReadLater = true;
  readonly name: string;
  readonly params: FunctionDef["params"];
  readonly decorators: FunctionDef["decorators"];
  readonly returns?: Expr;
  readonly span: Span;
  private own: Body | null = null;
  private readonly read: () => Body;

  constructor(
    { name, params, decorators, returns, span }: Omit<FunctionDef, keyof Body | "isReadLater">,
    read: () => Body,
  ) {
    [this.name, this.params, this.decorators, this.span, this.read] = [name, params, decorators, span, read];
    if (returns) this.returns = returns;
  }
  get body(): Block {
    return this.known().body;
  }
  get doc(): string | null {
    return this.known().doc;
  }
  get yields(): boolean {
    return this.known().yields;
  }
  get async(): FunctionDef["async"] {
    return this.known().async;
  }
  private known(): Body {
    this.own ??= this.read();
    return this.own;
  }
}

/** Lines and heads of cells that change nothing about what the code does. */
const aboutDisplay =
  /^(?:%(?:matplotlib|config|load_ext|reload_ext|autoreload|autosave|tensorflow_version)|%%(?:time|timeit|capture|prun))$/;

/** The string that a body begins with. */
function docOf(body: Block): string | null {
  const first = body[0];
  return first?.kind === "expression" && first.value.kind === "string" ? first.value.value : null;
}

/** Columns of leading white space; a tab goes to the next multiple of eight, a page begins anew, as in Python. */
function widthOf(blank: string): number {
  let column = 0;
  for (const c of blank) column = c === "\t" ? (Math.floor(column / 8) + 1) * 8 : c === "\f" ? 0 : column + 1;
  return column;
}
