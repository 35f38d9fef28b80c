/**
 * Text to tokens, one at a time as the parser asks. Knows characters, numbers, strings and comments; knows nothing of
 * statements. Strings are cut out here and read in `strings.ts`.
 */
import { diagnose, type Span, UserError } from "../core/errors.ts";
import { endOfString } from "./strings.ts";

export type TokenKind = "number" | "string" | "name" | "op" | "newline" | "end" | "other";
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
}

const operators: ReadonlySet<string> = new Set(
  "**= //= >>= <<= ... ** // >> << <= >= == != -> += -= *= /= %= @= &= |= ^= := + - * / % @ < > = ( ) [ ] { } , : . ; & | ^ ~ ? !".split(
    " ",
  ),
);

const blank = /[ \t\f\r\u00a0\u3000]+/y;
const number =
  /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?(?:[jJ](?![\w\u0080-\uffff]))?/y;
/** All names; `·` between two is meant as a sign. Made when one is met: setting up the classes of all Unicode takes a good part of a start. */
const anyName = (): RegExp => /[\p{XIDS}_](?:(?!\u00b7)\p{XIDC})*/uy;
const stringStart = /(?:[rRbBuUfF]{0,2})("""|'''|"|')/y;
const comment = /#[^\n]*/y;
const joint = /\\\r?\n/y;
const code = { tab: 9, newline: 10, space: 32, hash: 35, point: 46, backslash: 92 };
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((c) => c.charCodeAt(0)));
const mayBeginString = codesOf("rRbBuUfF'\"");
const mayBeginNumber = codesOf("0123456789.");
/** Words that may stand right behind a number: `1if x else 2`. */
const behindNumbers: ReadonlySet<string> = new Set(["and", "else", "for", "if", "in", "is", "or", "not"]);

/** Where the name of ASCII that begins at an offset ends; the offset itself where none does. */
export function endOfName(text: string, at: number): number {
  if (!isLetter(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))) end++;
  return end;
}

export class Lexer {
  readonly text: string;
  readonly end: number;
  pos: number;
  /** A field of an f-string: outside of brackets `:=` is a colon, with which its format begins. */
  inField = false;
  /** How many brackets are open: inside of them a line end means nothing. */
  private readonly open: { readonly text: string; readonly span: Span }[] = [];

  /** The bracket that the last closing one closed, whether they belong together or not. */
  closed: { readonly text: string; readonly span: Span } | undefined = undefined;

  constructor(text: string, start = 0, end = text.length) {
    this.text = text;
    this.pos = start;
    this.end = end;
  }

  get depth(): number {
    return this.open.length;
  }
  /** The innermost bracket that is still open. */
  get openBracket(): { readonly text: string; readonly span: Span } | undefined {
    return this.open.at(-1);
  }
  /** The first bracket that is still open. */
  get outerBracket(): { readonly text: string; readonly span: Span } | undefined {
    return this.open[0];
  }
  /** Forgets open brackets, to go on after an error. */
  reset(pos: number): void {
    this.open.length = 0;
    this.pos = pos;
  }

  /** Skips blanks, comments, and line ends within brackets or after a backslash. */
  skipBlank(): void {
    for (;;) {
      let first = this.text.charCodeAt(this.pos);
      while ((first === code.space || first === code.tab) && this.pos < this.end)
        first = this.text.charCodeAt(++this.pos);
      const from = this.pos;
      // Most tokens have one blank before them, or none.
      if (from >= this.end || (first > code.hash && first < 127 && first !== code.backslash)) return;
      const within = this.open.length > 0 || this.inField;
      if (first === code.newline && !within) return;
      this.match(blank);
      this.match(comment);
      if (within && this.text[this.pos] === "\n" && this.pos < this.end) this.pos++;
      this.match(joint);
      if (this.pos === from) return;
    }
  }

  next(): Token {
    this.skipBlank();
    const start = this.pos;
    if (start >= this.end) return { kind: "end", text: "", span: { start, end: start } };
    if (this.text[start] === "\n") return this.token("newline", 1);
    const first = this.text.charCodeAt(start);
    const quoted = mayBeginString.has(first) && this.peek(stringStart);
    if (quoted) return this.token("string", endOfString(this.text, start, this.end) - start);
    const digits = mayBeginNumber.has(first) && (this.peekDigits() ?? this.peek(number));
    if (digits) return this.number(digits);
    const word = this.peekName();
    if (word) return this.name(word);
    const op = this.operatorAt(start);
    if (!op) return this.token("other", [...this.text.slice(start, start + 2)][0]!.length);
    const token = this.token("op", op.length);
    if ("([{".includes(op)) this.open.push(token);
    if (")]}".includes(op)) this.closed = this.open.pop();
    return token;
  }

  /** The longest operator that begins at an offset. */
  private operatorAt(start: number): string | null {
    for (let length = Math.min(3, this.end - start); length > 0; length--) {
      const text = this.text.slice(start, start + length);
      if (this.inField && this.depth === 0 && text === ":=") continue;
      if (operators.has(text)) return text;
    }
    return null;
  }

  /** Letters that mean the same make the same name: `ﬁ` is `fi`, `é` is one name whether it is one character or two. */
  private name(word: string): Token {
    const token = this.token("name", word.length);
    return endOfName(word, 0) === word.length ? token : { ...token, text: word.normalize("NFKC") };
  }

  private number(digits: string): Token {
    const token = this.token("number", digits.length);
    const glued = this.peekName();
    if (!glued || behindNumbers.has(glued)) return token;
    const span = { start: token.span.start, end: this.pos + glued.length };
    const text = this.text.slice(span.start, span.end);
    throw new UserError(diagnose("syntax/number", { text }, [{ span, text: "" }], { help: helpFor(digits, glued) }));
  }

  private token(kind: TokenKind, length: number): Token {
    const start = this.pos;
    this.pos = start + length;
    return { kind, text: this.text.slice(start, this.pos), span: { start, end: this.pos } };
  }

  /** Names of ASCII alone, which nearly all are, are found without a pattern: to set one up takes a part of a start. */
  private peekName(): string | null {
    const to = Math.min(endOfName(this.text, this.pos), this.end);
    if (this.text.charCodeAt(to) > 127 && to < this.end) return this.peek(anyName()) ?? this.sliceTo(to);
    return this.sliceTo(to);
  }
  private sliceTo(end: number): string | null {
    return end > this.pos ? this.text.slice(this.pos, end) : null;
  }

  /** Digits alone, as most numbers are. */
  private peekDigits(): string | null {
    let at = this.pos;
    while (at < this.end && isDigit(this.text.charCodeAt(at))) at++;
    const next = this.text.charCodeAt(at);
    const goesOn = at < this.end && (next === code.point || isLetter(next) || next > 127);
    return at === this.pos || goesOn ? null : this.text.slice(this.pos, at);
  }

  private peek(pattern: RegExp): string | null {
    pattern.lastIndex = this.pos;
    const found = pattern.exec(this.text);
    return found && found[0] !== "" && this.pos + found[0].length <= this.end ? found[0] : null;
  }

  private match(pattern: RegExp): void {
    this.pos += this.peek(pattern)?.length ?? 0;
  }
}

/** For letters that stand right behind a number. */
function helpFor(digits: string, letters: string): string[] {
  const isBegun = (digits === "0" && /^[xXbBoO]/.test(letters)) || /^[eE]\d*$/.test(letters);
  return isBegun ? [] : [`a name cannot begin with a digit; for a product write ${digits} * ${letters}`];
}

/** Says what a token is, for an error. */
export function showToken(token: Token): string {
  if (token.kind === "end" || token.kind === "newline") return "the end of the line";
  return token.kind === "string" ? "a string" : `\`${token.text}\``;
}
