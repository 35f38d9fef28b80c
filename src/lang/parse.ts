/**
 * Expressions, by precedence climbing (Pratt). The grammar, loosest first:
 *
 *   expr        = "lambda" params ":" expr | NAME ":=" expr | or ["if" or "else" expr]
 *   or          = and {"or" and}          and = not {"and" not}          not = "not" not | comparison
 *   comparison  = binary {("<" | "<=" | "==" | "!=" | ">" | ">=" | ["not"] "in" | "is" ["not"]) binary}
 *   binary      = unary {("|" | "^" | "&" | "<<" | ">>" | "+" | "-" | "*" | "/" | "//" | "%" | "@") unary}
 *   unary       = ("-" | "+" | "~") unary | postfix ["**" unary]
 *   postfix     = atom {"[" items "]" | "(" args ")" | "." NAME}
 *   atom        = number | string {string} | "True" | "False" | "None" | "..." | NAME
 *               | "(" … ")" | "[" … "]" | "{" … "}"
 *
 * Knows no values; a name is a name.
 */
import { diagnose, type Span, UserError } from "../core/errors.ts";
import { readBraces, readClauses, readList, readParenthesized } from "./displays.ts";
import { Lexer, type Token } from "./lex.ts";
import { numberOf, readStrings } from "./literals.ts";
import { readParams } from "./params.ts";
import {
  type Argument,
  type BinaryOperator,
  type CompareOperator,
  type Expr,
  type IndexExpr,
  joinSpans,
} from "./syntax.ts";
import { keywords, TokenStream } from "./tokens.ts";

export { toTarget } from "./targets.ts";

/** How many calls, indices and attributes may follow each other. */
const chainLimit = 1000;

const precedence: Readonly<Record<string, number>> = {
  "|": 1,
  "^": 2,
  "&": 3,
  "<<": 4,
  ">>": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "//": 6,
  "%": 6,
  "@": 6,
};
const comparisons: readonly string[] = ["==", "!=", "<", "<=", ">", ">="];

export class ExprParser extends TokenStream {
  /** A `yield` was read since someone last set this. */
  yields = false;
  /** What is read stands in a function with `async`. */
  waits = false;

  expr(): Expr {
    return this.nested(() => {
      if (this.at("lambda")) return this.lambda();
      const then = this.or();
      if (then.kind === "name" && this.take(":=")) {
        const value = this.expr();
        return { kind: "walrus", name: then.name, value, span: joinSpans(then.span, value.span) };
      }
      if (!this.at("if")) return then;
      this.next();
      const test = this.or();
      this.expect("else");
      const otherwise = this.expr();
      return { kind: "conditional", test, then, otherwise, span: joinSpans(then.span, otherwise.span) };
    });
  }

  /** One expression, or several with commas: a tuple. */
  exprs(): Expr {
    const first = this.starredOr();
    if (!this.at(",")) return first;
    const items = [first];
    while (this.take(",")) {
      if (this.endsList()) break;
      items.push(this.starredOr());
    }
    return { kind: "tuple", items, span: { start: first.span.start, end: this.last } };
  }
  private endsList(): boolean {
    const { kind, text } = this.peek();
    return kind === "end" || kind === "newline" || [")", "]", "}", "=", ":", ";"].includes(text);
  }
  starredOr(): Expr {
    if (!this.at("*")) return this.expr();
    const { span } = this.next();
    const of = this.binary(0);
    return { kind: "starred", of, span: joinSpans(span, of.span) };
  }

  private lambda(): Expr {
    const { span } = this.next();
    const params = readParams(this, ":");
    this.expect(":");
    // A `yield` in it is its own, not that of the function around it.
    const outer = [this.yields, this.waits] as const;
    [this.yields, this.waits] = [false, false];
    try {
      const body = this.expr();
      const yields = this.yields ? { yields: true as const } : {};
      return { kind: "lambda", params, body, ...yields, span: joinSpans(span, body.span) };
    } finally {
      [this.yields, this.waits] = outer;
    }
  }

  or(): Expr {
    let left = this.and();
    while (this.take("or")) {
      const right = this.and();
      left = { kind: "logical", operator: "or", left, right, span: joinSpans(left.span, right.span) };
    }
    return left;
  }
  private and(): Expr {
    let left = this.not();
    while (this.take("and")) {
      const right = this.not();
      left = { kind: "logical", operator: "and", left, right, span: joinSpans(left.span, right.span) };
    }
    return left;
  }
  private not(): Expr {
    if (!this.at("not")) return this.comparison();
    return this.nested(() => {
      const { span } = this.next();
      const of = this.not();
      return { kind: "unary", operator: "not", of, span: joinSpans(span, of.span) };
    });
  }

  private comparison(): Expr {
    const first = this.binary(0);
    const rest: { operator: CompareOperator; right: Expr }[] = [];
    for (let operator = this.comparator(); operator; operator = this.comparator()) {
      rest.push({ operator, right: this.binary(0) });
    }
    if (rest.length === 0) return first;
    return { kind: "compare", first, rest, span: { start: first.span.start, end: this.last } };
  }
  private comparator(): CompareOperator | null {
    const token = this.peek();
    if (token.kind === "op" && comparisons.includes(token.text)) return this.next().text as CompareOperator;
    if (this.take("in")) return "in";
    if (this.take("is")) return this.take("not") ? "is not" : "is";
    if (!this.at("not")) return null;
    this.next();
    this.expect("in");
    return "not in";
  }

  binary(above: number): Expr {
    let left = this.unary();
    for (;;) {
      const token = this.peek();
      const strength = token.kind === "op" ? (precedence[token.text] ?? 0) : 0;
      if (strength <= above) return left;
      this.next();
      const right = this.binary(strength);
      const operator = token.text as BinaryOperator;
      left = {
        kind: "binary",
        operator,
        left,
        right,
        operatorSpan: token.span,
        span: joinSpans(left.span, right.span),
      };
    }
  }

  private unary(): Expr {
    const token = this.peek();
    if (token.kind !== "op" || !["-", "+", "~"].includes(token.text)) return this.power();
    return this.nested(() => {
      this.next();
      const of = this.unary();
      return { kind: "unary", operator: token.text as "-" | "+" | "~", of, span: joinSpans(token.span, of.span) };
    });
  }

  private power(): Expr {
    const left = this.postfix();
    if (!this.at("**")) return left;
    return this.nested(() => {
      const operatorSpan = this.next().span;
      const right = this.unary();
      return { kind: "binary", operator: "**", left, right, operatorSpan, span: joinSpans(left.span, right.span) };
    });
  }

  postfix(): Expr {
    let of = this.atom();
    for (let links = 0; ; links++) {
      if (links > chainLimit)
        throw new UserError(diagnose("syntax/depth", { limit: chainLimit }, [{ span: this.peek().span, text: "" }]));
      const { start } = of.span;
      if (this.at("[")) of = this.index(of);
      else if (this.at("(")) {
        const args = this.args();
        of = { kind: "call", callee: of, args, span: { start, end: this.last } };
      } else if (this.at(".")) {
        this.next();
        const { text: name, span: nameSpan } = this.attributeName();
        of = { kind: "attribute", of, name, nameSpan, span: { start, end: this.last } };
      } else return of;
    }
  }
  /** After a dot any word is an attribute's name. */
  private attributeName(): Token {
    return this.peek().kind === "name" ? this.ownName(this.next()) : this.name("a name after the dot");
  }

  private index(of: Expr): Expr {
    this.expect("[");
    const { items, several } = this.indexItems("]");
    this.expect("]", "`]`");
    return { kind: "index", of, items, several, span: { start: of.span.start, end: this.last } };
  }

  /** The inside of `[ ]`: expressions and slices with commas, up to `close` (or the end of the text). */
  indexItems(close: string): { items: IndexExpr[]; several: boolean } {
    const items: IndexExpr[] = [];
    let several = false;
    while (!this.at(close) && this.peek().kind !== "end") {
      items.push(this.indexItem());
      if (!this.take(",")) break;
      several = true;
    }
    if (items.length === 0) throw this.unexpected("an index");
    return { items, several };
  }
  private indexItem(): IndexExpr {
    const { start } = this.peek().span;
    const edge = (): Expr | null =>
      this.at(":") || this.at(",") || this.at("]") || this.peek().kind === "end" ? null : this.expr();
    const first = this.at(":") ? null : this.starredOr();
    if (!this.at(":")) return first!;
    this.next();
    const stop = edge();
    const step = this.take(":") ? edge() : null;
    return { kind: "slice", start: first, stop, step, span: { start, end: this.last } };
  }

  args(): Argument[] {
    this.expect("(");
    const args: Argument[] = [];
    while (!this.at(")")) {
      const arg = this.argument();
      this.checkOrder(args, arg);
      args.push(arg);
      if (!this.take(",")) break;
    }
    this.expect(")", "`,` or `)`");
    return args;
  }
  /** Python's order: by place, then by name; a generator without brackets stands alone. */
  private checkOrder(before: readonly Argument[], arg: Argument): void {
    const wrong = (wanted: string, found: string, span: Span): UserError =>
      new UserError(diagnose("syntax/expected", { wanted, found }, [{ span, text: "" }]));
    const bare = [...before, arg].find((a) => this.isBare(a.value));
    if (bare && before.length > 0) throw wrong("brackets around the generator", "none", bare.span);
    if (arg.name !== null || arg.star === "**") return;
    const named = before.some((a) => a.star === "**" || (arg.star === "" && a.name !== null));
    if (named) throw wrong("a name for this argument", "none, behind one that has a name", arg.span);
  }
  private isBare(e: Expr): boolean {
    return e.kind === "comprehension" && e.form === "generator" && e.span.start === e.element.span.start;
  }
  private argument(): Argument {
    const { start } = this.peek().span;
    const star = this.take("**") ? "**" : this.take("*") ? "*" : "";
    const value = this.expr();
    if (star === "" && value.kind === "name" && this.take("=")) {
      const given = this.expr();
      return { name: value.name, star, value: given, span: { start, end: this.last } };
    }
    if (star === "" && this.beginsClauses()) {
      const clauses = readClauses(this);
      const span = { start, end: this.last };
      return {
        name: null,
        star,
        value: { kind: "comprehension", form: "generator", element: value, clauses, span },
        span,
      };
    }
    return { name: null, star, value, span: { start, end: this.last } };
  }

  atom(): Expr {
    const token = this.peek();
    switch (token.kind) {
      case "number":
        this.next();
        return numberOf(token);
      case "string":
        return readStrings(this);
      case "name":
        return this.word(token);
      case "op":
        if (token.text === "(") return this.nested(() => readParenthesized(this));
        if (token.text === "[") return this.nested(() => readList(this));
        if (token.text === "{") return this.nested(() => readBraces(this));
        if (token.text === "...") {
          this.next();
          return { kind: "ellipsis", span: token.span };
        }
        throw this.unexpected(this.lexer.depth > 0 || token.text !== "=" ? "a value" : undefined);
      default:
        throw this.unexpected("a value");
    }
  }

  private word(token: Token): Expr {
    const { text, span } = token;
    if (text === "True" || text === "False" || text === "None") {
      this.next();
      return { kind: "constant", value: text === "None" ? null : text === "True", span };
    }
    if (text === "yield") return this.yield();
    if (text === "await") return this.await();
    if (keywords.has(text)) throw this.unexpected("a value");
    this.next();
    return { kind: "name", name: this.ownName(token).text, span };
  }

  /** Clauses of a comprehension stand here. */
  beginsClauses(): boolean {
    return this.at("for") || this.at("async");
  }
  /** `async`, where a function that may wait is being read. */
  takeAsync(): { readonly async?: true } {
    if (!this.at("async")) return {};
    if (!this.waits) throw this.outsideAsync(this.peek().text, this.peek().span);
    this.next();
    return { async: true };
  }
  private await(): Expr {
    const { text, span } = this.next();
    if (!this.waits) throw this.outsideAsync(text, span);
    const value = this.postfix();
    return { kind: "yield", value, from: true, async: true, span: joinSpans(span, value.span) };
  }
  private outsideAsync(word: string, span: Span): UserError {
    return new UserError(diagnose("syntax/outside", { word, where: "an `async def`" }, [{ span, text: "" }]));
  }

  /** Up to the end of the statement or of its brackets. */
  private yield(): Expr {
    const { start } = this.next().span;
    this.yields = true;
    const from = this.take("from");
    const value = this.endsList() && !from ? null : from ? this.expr() : this.exprs();
    const handsUp = this.waits ? { async: true as const } : {};
    return { kind: "yield", value, from, ...handsUp, span: { start, end: this.last } };
  }

  /** A parser for one field of an f-string. */
  readonly inner = (start: number, end: number): ExprParser => {
    const parser = new ExprParser(new Lexer(this.lexer.text, start, end));
    parser.depth = this.depth + 1;
    parser.lexer.inField = true;
    parser.owner = this.owner;
    parser.waits = this.waits;
    return parser;
  };
}

/** One expression that fills the span of a text. */
export function parseExpr(text: string, span: Span): Expr {
  const parser = new ExprParser(new Lexer(text, span.start, span.end));
  const expr = parser.exprs();
  if (parser.peek().kind !== "end") throw parser.unexpected();
  return expr;
}

/** The inside of an index, without its brackets, that fills the span of a text. */
export function parseIndex(text: string, span: Span): readonly IndexExpr[] {
  const parser = new ExprParser(new Lexer(text, span.start, span.end));
  const { items } = parser.indexItems("]");
  if (parser.peek().kind !== "end") throw parser.unexpected("`,` or `:`");
  return items;
}

/** `x=2, y=3` that fills the span of a text. */
export function parseSettings(text: string, span: Span): readonly Argument[] {
  const parser = new ExprParser(new Lexer(text, span.start, span.end));
  const found: Argument[] = [];
  do {
    const name = parser.name("a name");
    parser.expect("=");
    const value = parser.expr();
    found.push({ name: name.text, star: "", value, span: { start: name.span.start, end: parser.last } });
  } while (parser.take(","));
  if (parser.peek().kind !== "end") throw parser.unexpected("`,`");
  return found;
}
