/**
 * Statements, blocks and the line on which a command stands. Reads one statement at a time, so that what a line means
 * can depend on what the lines before it made; after an error it goes on with the next line.
 *
 *   statement = command | simple {";" simple} NEWLINE | compound
 *   compound  = "def" … | "for" … | "while" … | "if" … | "with" …        block = NEWLINE INDENT {statement} | simple
 *
 * A line is a command if its first word names one and what follows could not follow a value of that name.
 */
import { type Diagnostic, diagnose, type Span, UserError } from "../core/errors.ts";
import { Lexer } from "./lex.ts";
import { ExprParser, toTarget } from "./parse.ts";
import type { BinaryOperator, Block, CommandStatement, Expr, Parameter, Statement, Target } from "./syntax.ts";
import { keywords } from "./tokens.ts";
import { readWords } from "./words.ts";

/** What the parser has to know of the session to tell commands from code. */
export interface Vocabulary {
  readonly isCommand: (name: string) => boolean;
  /** The user has given this name a value. */
  readonly isValue: (name: string) => boolean;
  /** An operation or function of that name can be called. */
  readonly isCallable: (name: string) => boolean;
}

export const plainVocabulary: Vocabulary = { isCommand: () => false, isValue: () => false, isCallable: () => false };

const augmented: Readonly<Record<string, BinaryOperator>> = {
  "+=": "+",
  "-=": "-",
  "*=": "*",
  "/=": "/",
  "//=": "//",
  "%=": "%",
  "**=": "**",
  "@=": "@",
  "&=": "&",
  "|=": "|",
  "^=": "^",
  ">>=": ">>",
  "<<=": "<<",
};

export class StatementParser {
  private readonly text: string;
  private readonly expr: ExprParser;
  private readonly vocabulary: Vocabulary;
  /** The block under way has lines after its last one read: its end was seen, not assumed. */
  private blockEndsAtEnd = false;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.expr = new ExprParser(new Lexer(text));
    this.vocabulary = vocabulary;
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
    try {
      const indent = this.toLine();
      if (indent === null) return null;
      if (indent > 0) throw this.indentError(indent, "this line is indented, but no block was opened above it");
      return this.statement(0);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.recover(error.diagnostic);
    }
  }

  private recover(diagnostic: Diagnostic): Statement {
    const start = Math.min(this.expr.last, diagnostic.labels[0]?.span.start ?? this.expr.last);
    // What an unclosed bracket or string swallowed is read again.
    const unclosed = diagnostic.code === "syntax/unclosed" || diagnostic.code === "syntax/string";
    const from = unclosed ? diagnostic.labels[0]!.span.end : this.expr.last;
    const newline = this.text.indexOf("\n", from);
    const end = newline < 0 ? this.text.length : newline + 1;
    this.expr.restart(end);
    return { kind: "bad", diagnostic, span: { start, end } };
  }

  /** Skips blank lines, and gives the indentation of the line that follows; null at the end of the text. */
  private toLine(): number | null {
    for (;;) {
      const token = this.expr.peek();
      if (token.kind === "end") return null;
      if (token.kind !== "newline" && token.text !== ";") break;
      this.expr.next();
    }
    const at = this.expr.peek().span.start;
    const line = this.text.slice(this.text.lastIndexOf("\n", at - 1) + 1, at);
    this.expr.rewind();
    if (/\S/.test(line)) return 0;
    return widthOf(line);
  }

  private indentError(_indent: number, detail: string): UserError {
    return new UserError(diagnose("syntax/indent", { detail }, [{ span: this.expr.peek().span, text: "" }]));
  }

  /** One statement; several on a line come one at a time. `indent` is the column of the line. */
  private statement(indent: number): Statement {
    const command = this.command();
    if (command) return command;
    const token = this.expr.peek();
    const { start } = token.span;
    if (token.kind === "name") {
      const compound = this.compound(token.text, indent, start);
      if (compound) return compound;
    }
    const simple = this.simple();
    this.endSimple();
    return simple;
  }

  /** After a simple statement comes the end of the line, or `;`. */
  private endSimple(): void {
    const token = this.expr.peek();
    if (token.kind === "end" || token.kind === "newline" || token.text === ";") return;
    throw this.expr.unexpected();
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
      case "try":
      case "async":
      case "match":
        if (word === "match" && !/^match\s+[^\s=.,([+*/-].*:\s*$/m.test(this.text.slice(start))) return null;
        throw this.expr.unsupported(`\`${word}\``, this.expr.peek().span);
      default:
        return null;
    }
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
      body.push(this.command() ?? this.simple());
    } while (this.expr.take(";"));
    this.endSimple();
    return body;
  }

  private span(start: number): Span {
    return { start, end: this.expr.last };
  }

  private def(indent: number, start: number): Statement {
    this.expr.next();
    const name = this.expr.name("the function's name").text;
    this.expr.expect("(");
    const params = this.expr.params(")");
    this.checkParams(params);
    this.expr.expect(")", "`,` or `)`");
    if (this.expr.take("->")) this.expr.expr();
    if (this.expr.at("=")) {
      this.expr.next();
      const value = this.expr.exprs();
      this.endSimple();
      const body: Block = [{ kind: "return", value, span: value.span }];
      return { kind: "def", name, params, body, doc: null, span: this.span(start) };
    }
    const body = this.block(indent);
    const first = body[0];
    const doc = first?.kind === "expression" && first.value.kind === "string" ? first.value.value : null;
    return { kind: "def", name, params, body, doc, span: this.span(start) };
  }
  private checkParams(params: readonly Parameter[]): void {
    const twice = params.find((p, i) => params.findIndex((q) => q.name === p.name) !== i);
    if (twice)
      throw new UserError(diagnose("call/twice", { name: "def", param: twice.name }, [{ span: twice.span, text: "" }]));
    const late = params.find((p, i) => p.star === "" && !p.default && params.slice(0, i).some((q) => q.default));
    if (late) {
      const facts = { wanted: "a default value", found: `\`${late.name}\`` };
      throw new UserError(
        diagnose("syntax/expected", facts, [{ span: late.span, text: "comes after one that has a default" }]),
      );
    }
  }

  private for(indent: number, start: number): Statement {
    this.expr.next();
    const target = this.expr.targets("in");
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
  private with(indent: number, start: number): Statement {
    this.expr.next();
    const items: { value: Expr; target: Target | null }[] = [];
    do {
      const value = this.expr.expr();
      items.push({ value, target: this.expr.take("as") ? toTarget(this.expr.expr()) : null });
    } while (this.expr.take(","));
    return { kind: "with", items, body: this.block(indent), span: this.span(start) };
  }

  private simple(): Statement {
    const { text, kind, span } = this.expr.peek();
    if (kind === "name") {
      switch (text) {
        case "return": {
          this.expr.next();
          const value = this.atEnd() ? null : this.expr.exprs();
          return { kind: "return", value, span: this.span(span.start) };
        }
        case "break":
        case "continue":
        case "pass":
          this.expr.next();
          return { kind: text, span };
        case "del":
          this.expr.next();
          return { kind: "delete", targets: this.deleted(), span: this.span(span.start) };
        case "assert": {
          this.expr.next();
          const test = this.expr.expr();
          const message = this.expr.take(",") ? this.expr.expr() : null;
          return { kind: "assert", test, message, span: this.span(span.start) };
        }
        case "import":
        case "from":
          return this.import(text, span.start);
        case "global":
        case "nonlocal":
          return this.scope(text, span.start);
        case "raise":
        case "yield":
          throw this.expr.unsupported(`\`${text}\``, span);
      }
    }
    if (text === "@") throw this.expr.unsupported("a decorator", span);
    return this.assignment();
  }
  private atEnd(): boolean {
    const { kind, text } = this.expr.peek();
    return kind === "end" || kind === "newline" || text === ";";
  }
  private deleted(): Target[] {
    const target = toTarget(this.expr.exprs());
    return target.kind === "targets" ? [...target.items] : [target];
  }

  private assignment(): Statement {
    const { start } = this.expr.peek().span;
    const first = this.expr.exprs();
    const operator = augmented[this.expr.peek().text];
    if (operator) {
      const target = toTarget(first);
      this.expr.next();
      return { kind: "augment", target, operator, value: this.expr.exprs(), span: this.span(start) };
    }
    if (first.kind === "name" && this.expr.at(":")) {
      // `x: int = 3`: the hint says nothing that is used here.
      this.expr.next();
      this.expr.expr();
    }
    if (!this.expr.at("=")) return { kind: "expression", value: first, span: this.span(start) };
    const targets: Target[] = [];
    let value = first;
    while (this.expr.take("=")) {
      targets.push(toTarget(value));
      value = this.expr.exprs();
    }
    return { kind: "assign", targets, value, span: this.span(start) };
  }

  private import(word: string, start: number): Statement {
    this.expr.next();
    const names: { module: string; member: string | null; as: string; span: Span }[] = [];
    const path = (): string => {
      let text = this.expr.name("a module's name").text;
      while (this.expr.take(".")) text += `.${this.expr.name("a name").text}`;
      return text;
    };
    if (word === "import") {
      do {
        const from = this.expr.peek().span.start;
        const module = path();
        const as = this.expr.take("as") ? this.expr.name("a name").text : module.split(".")[0]!;
        const member = null;
        names.push({ module: as === module.split(".")[0] ? as : module, member, as, span: this.span(from) });
      } while (this.expr.take(","));
      return { kind: "import", names, span: this.span(start) };
    }
    const module = path();
    this.expr.expect("import");
    const grouped = this.expr.take("(");
    do {
      const { span, text } = this.expr.peek();
      if (text === "*") throw this.expr.unsupported("`import *`", span);
      const member = this.expr.name("a name").text;
      names.push({ module, member, as: this.expr.take("as") ? this.expr.name("a name").text : member, span });
    } while (this.expr.take(","));
    if (grouped) this.expr.expect(")");
    return { kind: "import", names, span: this.span(start) };
  }

  private scope(where: "global" | "nonlocal", start: number): Statement {
    this.expr.next();
    const names = [this.expr.name("a name").text];
    while (this.expr.take(",")) names.push(this.expr.name("a name").text);
    return { kind: "scope", where, names, span: this.span(start) };
  }

  /** The command that stands here, or null where the text is code. */
  private command(): CommandStatement | null {
    const { span } = this.expr.peek();
    this.expr.rewind();
    const line = this.text.slice(span.start, endOfLine(this.text, span.start));
    const help = /^\?\s*([\w.]*)\s*$/.exec(line) ?? /^([A-Za-z_][\w.]*)\s*\?\s*$/.exec(line);
    if (help && this.vocabulary.isCommand("help")) {
      this.expr.restart(span.start + line.length);
      const at = span.start + line.indexOf(help[1]!);
      const words = help[1] ? [{ text: help[1], span: { start: at, end: at + help[1].length } }] : [];
      return { kind: "command", name: "help", nameSpan: span, words, span: this.span(span.start) };
    }
    const name = /^[A-Za-z_]\w*/.exec(line)?.[0];
    if (
      !name ||
      keywords.has(name) ||
      !this.vocabulary.isCommand(name) ||
      !this.opensCommand(name, line.slice(name.length))
    )
      return null;
    const nameSpan = { start: span.start, end: span.start + name.length };
    this.expr.restart(nameSpan.end);
    const words = readWords(this.expr.lexer);
    this.expr.restart(this.expr.lexer.pos);
    return {
      kind: "command",
      name,
      nameSpan,
      words,
      span: { start: span.start, end: words.at(-1)?.span.end ?? nameSpan.end },
    };
  }

  /** What follows the name of a command could not follow a value of that name. */
  private opensCommand(name: string, rest: string): boolean {
    const taken = this.vocabulary.isValue(name);
    if (/^\s*(#|;|$)/.test(rest)) return !taken;
    const after = /^[ \t]+(\S.*)$/.exec(rest)?.[1];
    if (after === undefined) return false;
    if (/^(in|is|and|or|if|else|not in)\b/.test(after)) return false;
    if (/^(=(?!=)|==|[.](?!\.\.)|[-+*/%@&|^<>!]=|,|\)|:)/.test(after)) return false;
    if (after.startsWith("->")) return true;
    if (after.startsWith("(")) return !taken && !this.vocabulary.isCallable(name);
    if (after.startsWith("[")) return !taken;
    if (/^[-+~]\S/.test(after) || /^-(\s|$)/.test(after)) return !taken;
    return !/^[-+*/%@&|^<>!~]/.test(after);
  }
}

/** Columns of leading white space; a tab goes to the next multiple of eight, as in Python. */
function widthOf(blank: string): number {
  let column = 0;
  for (const c of blank) column = c === "\t" ? (Math.floor(column / 8) + 1) * 8 : column + 1;
  return column;
}

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
};
