/** The stream of tokens with one token of lookahead, and the errors that can be said about the next one. */
import { diagnose, type Span, UserError } from "../core/errors.ts";
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

/** The error of a bracket that is open where `token` stands. */
export function unclosed(bracket: { readonly text: string; readonly span: Span }, token: Token): UserError {
  const open = diagnose("syntax/unclosed", { bracket: bracket.text }, [{ span: bracket.span, text: "opened here" }]);
  return new UserError(token.kind === "end" ? { ...open, atEnd: true } : open);
}

/** The token stands at the left margin of a later line: a new statement, more likely than a part of the brackets. */
export function beginsLine(token: Token, { text, openBracket }: Lexer): boolean {
  const { start } = token.span;
  const word = token.kind === "name" || token.kind === "number";
  return word && text[start - 1] === "\n" && openBracket !== undefined && openBracket.span.start < start - 1;
}

/** A later line at the left margin up to the token cannot be a part of brackets, but well a statement of its own. */
function isInNewStatement(token: Token, { text, openBracket }: Lexer): boolean {
  const margin = text.lastIndexOf("\n", token.span.start - 1) + 1;
  if (openBracket === undefined || openBracket.span.start >= margin) return false;
  const end = text.indexOf("\n", margin);
  const line = text.slice(margin, end < 0 ? text.length : end);
  return assignment.test(line) || compound.test(line) || twoWords.test(line);
}
const assignment = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+|\[[^\]]*\])*[ \t]*(?:[-+*/@%&|^]|\/\/|\*\*)?=(?!=)/u;
const compound = /^(?:for|while|if|with|def|class|try|match)\b.*:[ \t]*(?:#.*)?$/;
/** `var w`, `import numpy`: no two values stand side by side. */
const twoWords =
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
    if (bracket && (token.kind === "end" || swallows)) return unclosed(bracket, token);
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
      return new UserError(
        diagnose("syntax/expected", { wanted, found: showToken(token) }, [{ span: token.span, text: "" }], { help }),
      );
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
