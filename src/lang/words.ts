/**
 * The words of a command. Inside a command white space separates arguments: `x -1` and `x [0, 2]` are two words, `x-1`,
 * `x - 1` and `x[0, 2]` are one. Knows tokens; what a word means is the command's business.
 */
import type { Lexer, Token } from "./lex.ts";
import type { Word } from "./syntax.ts";

/** Operators that always stand between two operands, so that they join what is around them. */
const joining = new Set(
  "** // >> << <= >= == != * / % @ < > & | ^ = += -= *= /= %= @= **= //= , and or in is if else".split(" "),
);
/** Operators after which an operand has to come. */
const open = new Set([...joining, "+", "-", "~", "not", "lambda"]);

/** Cuts the text from the lexer's position to the end of the statement into words. */
export function readWords(lexer: Lexer): Word[] {
  const words: { start: number; end: number }[] = [];
  let before: Token | null = null;
  for (;;) {
    const token = lexer.next();
    // A closing bracket ends at depth 0 again; what it closes began at a greater depth.
    const inside = lexer.depth > 0 && !(lexer.depth === 1 && "([{".includes(token.text) && token.kind === "op");
    const closes = token.kind === "op" && ")]}".includes(token.text);
    if (token.kind === "end" || (!inside && (token.kind === "newline" || token.text === ";"))) {
      lexer.pos = token.span.start;
      break;
    }
    const last = words.at(-1);
    if (last && before && (inside || closes || joins(before, token, lexer))) last.end = token.span.end;
    else words.push({ ...token.span });
    before = token;
  }
  return words.map(({ start, end }) => ({ text: lexer.text.slice(start, end), span: { start, end } }));
}

function joins(before: Token, token: Token, lexer: Lexer): boolean {
  if (token.text === "->" || before.text === "->") return false;
  const gap = before.span.end < token.span.start;
  if (!gap) return true;
  if (before.kind !== "string" && open.has(before.text)) return !signOfNewWord(before, lexer);
  if (token.kind === "string") return false;
  if (joining.has(token.text)) return true;
  if (token.text !== "+" && token.text !== "-") return false;
  const next = lexer.text[token.span.end];
  return next === " " || next === "\t";
}

/** A lone `-` names standard input: in `reshape - 2,-1` it stands between white space and begins the arguments. */
const signOfNewWord = (before: Token, lexer: Lexer): boolean =>
  before.text === "-" &&
  /^\s*\S+\s+$/.test(lexer.text.slice(lineStart(lexer.text, before.span.start), before.span.start));
const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;
