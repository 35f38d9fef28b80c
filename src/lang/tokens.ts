/** The stream of tokens with one token of lookahead, and the errors that can be said about the next one. */
import { diagnose, type Label, type Span, UserError } from "../core/errors.ts";
import { type Lexer, showToken, type Token } from "./lex.ts";

/** How deep brackets, signs and lambdas may nest. */
const depthLimit = 200;
/** Words that cannot be names. */
export const keywords: ReadonlySet<string> = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

/** Characters that word processors and books put in place of those of the language. */
export const lookalikeOf = (c: string): string | undefined => {
  lookalikes ??= madeOfLookalikes();
  return lookalikes.get(c);
};
let lookalikes: ReadonlyMap<string, string> | null = null;
const madeOfLookalikes = (): ReadonlyMap<string, string> =>
  new Map([
    ..."“”„‟″＂«»".split("").map((c) => [c, '"'] as const),
    ..."‘’‚′｀".split("").map((c) => [c, "'"] as const),
    ..."−–—－".split("").map((c) => [c, "-"] as const),
    ...Object.entries({
      "×": "*",
      "·": "*",
      "⋅": "*",
      "∗": "*",
      "÷": "/",
      "∕": "/",
      "≤": "<=",
      "≥": ">=",
      "≠": "!=",
      "…": "...",
      "→": "->",
      "²": "**2",
      "³": "**3",
      "，": ",",
      "、": ",",
      "。": ".",
      "：": ":",
      "；": ";",
      "（": "(",
      "）": ")",
      "［": "[",
      "］": "]",
      "＝": "=",
      "＋": "+",
      "＊": "*",
      "／": "/",
    }),
  ]);

/** The error of brackets that are open where `token` stands; the innermost is the first that a line can close. */
export function unclosed({ text, openBracket, outerBracket }: Lexer, token: Token): UserError {
  const [inner, outer] = [openBracket!, outerBracket!];
  const isFar = outer.span.start < lineStart(text, inner.span.start);
  const labels = (isFar ? [inner, outer] : [inner]).map(({ span }) => ({ span, text: "opened here" }));
  const open = diagnose("syntax/unclosed", { bracket: inner.text }, labels);
  return new UserError(token.kind === "end" ? { ...open, atEnd: true } : open);
}

/** Where the bracket was opened that something else than the token should close, unless it is in the same line. */
function openingOf(wanted: string, token: Token, { text, openBracket, closed }: Lexer): readonly Label[] {
  const closes = token.kind === "op" && ")]}".includes(token.text);
  const bracket = closes ? closed : openBracket;
  if (!bracket || bracket.span.start >= token.span.start || !/`[)\]}]`/.test(wanted)) return [];
  const isFar = bracket.span.start < lineStart(text, token.span.start);
  return isFar ? [{ span: bracket.span, text: "opened here" }] : [];
}

/** The token begins a later line that is no deeper than that of the bracket: a new statement, more likely than a part of the brackets. */
export function beginsLine(token: Token, lexer: Lexer): boolean {
  const later = laterLine(token, lexer);
  const word = token.kind === "name" || token.kind === "number";
  return word && later !== null && !later.isDeeper && later.start === token.span.start;
}

/** The later line up to the token cannot be a part of brackets, but well a statement of its own. */
function isInNewStatement(token: Token, lexer: Lexer): boolean {
  const later = laterLine(token, lexer);
  if (!later) return false;
  const { text, isDeeper } = later;
  if (statementWord.test(text)) return true;
  return !isDeeper && (assignment().test(text) || compound.test(text) || twoWords().test(text));
}

/** The line of the token, where the innermost open bracket stands in one before it. */
function laterLine(
  token: Token,
  { text, openBracket }: Lexer,
): { readonly start: number; readonly text: string; readonly isDeeper: boolean } | null {
  const margin = lineStart(text, token.span.start);
  if (openBracket === undefined || openBracket.span.start >= margin) return null;
  const end = text.indexOf("\n", margin);
  const line = text.slice(margin, end < 0 ? text.length : end);
  const indent = line.search(/\S|$/);
  const isDeeper = indent > text.slice(lineStart(text, openBracket.span.start)).search(/\S/);
  return { start: margin + indent, text: line.slice(indent), isDeeper };
}
const lineStart = (text: string, place: number): number => text.lastIndexOf("\n", place - 1) + 1;
/** Words that begin statements, and stand nowhere within brackets. */
const statementWord =
  /^(?:return|def|class|while|with|try|except|finally|elif|import|pass|break|continue|raise|del|assert|global|nonlocal)\b/;
// With letters of all scripts, which take long to make out: they are made when they are needed.
const assignment = (): RegExp =>
  /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+|\[[^\]]*\])*[ \t]*(?:[-+*/@%&|^]|\/\/|\*\*)?=(?!=)/u;
const compound = /^(?:for|while|if|with|def|class|try|match)\b.*:[ \t]*(?:#.*)?$/;
/** `var w`, `import numpy`: no two values stand side by side. */
const twoWords = (): RegExp =>
  /^(?!(?:not|lambda|await|yield|for|if|else|and|or|in|is|async)\b)[\p{L}_][\p{L}\p{N}_]*[ \t]+(?!(?:not|for|if|else|and|or|in|is|async|as)\b)[\p{L}_]/u;

/** What is written for an operator of other languages, of which the second sign is where a value should be. */
function otherOperator(before: string, sign: string): string[] {
  if ((sign === "&" || sign === "|") && before.endsWith(sign)) return [sign === "&" ? "write `and`" : "write `or`"];
  const step = /([\w.]+)(\+\+|--)$/.exec(before);
  return step ? [`write \`${step[1]} ${step[2]![0]}= 1\``] : [];
}

export class TokenStream {
  readonly lexer: Lexer;
  private ahead: Token | null = null;
  /** Where the last consumed token ended. */
  last = 0;
  protected depth = 0;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
    this.last = lexer.pos;
  }

  peek(): Token {
    this.ahead ??= this.lexer.next();
    return this.ahead;
  }
  next(): Token {
    const token = this.peek();
    this.ahead = null;
    this.last = token.span.end;
    return token;
  }
  /** Forgets the token that was looked at, so that the text after the last one can be read in another way. */
  rewind(): void {
    // Only done between statements, where no bracket is open but one that was looked at.
    if (this.ahead) this.lexer.reset(this.last);
    this.ahead = null;
  }
  restart(pos: number): void {
    this.ahead = null;
    this.depth = 0;
    this.last = pos;
    this.lexer.reset(pos);
  }
  at(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === "op" || token.kind === "name");
  }
  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.next();
    return true;
  }
  expect(text: string, wanted = `\`${text}\``): Token {
    if (this.at(text)) return this.next();
    throw this.unexpected(wanted);
  }
  name(wanted: string): Token {
    const token = this.peek();
    if (token.kind === "name" && !keywords.has(token.text)) return this.ownName(this.next());
    throw this.unexpected(wanted);
  }

  /** The class that is being read: in it, names that begin with `__` are its own. */
  owner: string | null = null;
  /** The name as the class has it: `_A__x` for `__x`. */
  ownName(token: Token): Token {
    if (this.owner === null || !/^__\w*?[^_]_?$/.test(token.text)) return token;
    return { ...token, text: `_${this.owner.replace(/^_+/, "")}${token.text}` };
  }

  /** An error at the next token: something else was wanted there. */
  unexpected(wanted?: string): UserError {
    const token = this.peek();
    const bracket = this.lexer.openBracket;
    const swallows = bracket && (beginsLine(token, this.lexer) || isInNewStatement(token, this.lexer));
    if (bracket && (token.kind === "end" || swallows)) return unclosed(this.lexer, token);
    if (token.kind === "other") {
      const code = token.text.codePointAt(0)!;
      const shown = code < 32 ? `U+${code.toString(16).padStart(4, "0").toUpperCase()}` : `\`${token.text}\``;
      const meant = lookalikeOf(token.text);
      const help = meant ? [`write ${meant === "`" ? meant : `\`${meant}\``}`] : [];
      return new UserError(
        diagnose("syntax/character", { character: shown }, [{ span: token.span, text: "" }], { help }),
      );
    }
    if (wanted) {
      const help =
        wanted === "`:`" && this.at("=")
          ? ["== compares, = gives a value"]
          : wanted === "a value"
            ? otherOperator(this.lexer.text.slice(0, token.span.start).trimEnd(), token.text)
            : [];
      const labels = [{ span: token.span, text: "" }, ...openingOf(wanted, token, this.lexer)];
      return new UserError(diagnose("syntax/expected", { wanted, found: showToken(token) }, labels, { help }));
    }
    return new UserError(diagnose("syntax/unexpected", { found: showToken(token) }, [{ span: token.span, text: "" }]));
  }
  unsupported(what: string, span: Span, help: readonly string[] = []): UserError {
    return new UserError(diagnose("syntax/unsupported", { what }, [{ span, text: "" }], { help }));
  }

  nested<T>(read: () => T): T {
    if (++this.depth > depthLimit) {
      throw new UserError(
        diagnose("syntax/depth", { limit: depthLimit }, [{ span: this.peek().span, text: "too deep" }]),
      );
    }
    const result = read();
    this.depth--;
    return result;
  }
}
