/**
 * The words of a command. Inside a command white space separates arguments: `x -1` and `x [0, 2]` are two words, `x-1`,
 * `x - 1` and `x[0, 2]` are one. The name of a file is a word as it stands: `./b1/x.csv`, `../7.npy`, `my\\ file.csv`.
 * Knows tokens; what a word means is the command's business.
 */
import type { Lexer, Token } from "./lex.ts";
import type { Word } from "./syntax.ts";
import { beginsLine, unclosed } from "./tokens.ts";

/** Operators that always stand between two operands, so that they join what is around them. */
const joining = new Set(
  "** // >> << <= >= == != * / % @ < > & | ^ = += -= *= /= %= @= **= //= , and or in is if else".split(" "),
);
/** Operators after which an operand has to come. */
const open = new Set([...joining, "+", "-", "~", "not", "lambda"]);

/**
 * What of a command's words names files: nothing; every word that is no option (`load FILE`); or those that look like
 * it, among expressions (`save EXPR FILE`).
 */
export type Paths = "none" | "some" | "all";

/** Up to white space, `;` or an arrow; a backslash keeps a blank. */
const rawWord = /(?:\\[ ()'"]|->(?=\S*[./\\])|(?!->)[^\s;])+/y;
const option = /^(?:--?[A-Za-z][\w-]*(?:=|$)|[A-Za-z_]\w*=)/;
/** Nobody writes these for a quotient or an attribute with white space before it. */
const pathLike =
  /^(?:~?\/|\.{1,2}[/\\]|~[/\\]|[A-Za-z]:[/\\])\S|^[^()[\]{}'",]+\.(?:np[yz]|[ct]sv|json|txt|dat|safetensors|h5|hdf5|keras|tsh|py)$/;

/** The name of a file that stands at an offset without quotes, or null. */
function pathAt(text: string, at: number, paths: Paths): string | null {
  rawWord.lastIndex = at;
  const raw = rawWord.exec(text)?.[0];
  if (raw === undefined || /^(?:['"([{#]|-$)/.test(raw)) return null;
  if (paths === "all" && raw !== "as" && !option.test(raw)) return raw;
  return pathLike.test(raw) && !/^[A-Za-z_]\w*=/.test(raw) ? raw : null;
}

/** Cuts the text from the lexer's position to the end of the statement into words. */
export function readWords(lexer: Lexer, paths: Paths = "none"): Word[] {
  const words: { start: number; end: number }[] = [];
  let before: Token | null = null;
  for (;;) {
    const path: Token | null = paths === "none" ? null : nextPath(lexer, before, paths);
    if (path) {
      words.push(path.span);
      before = path;
      continue;
    }
    const token = lexer.next();
    // A closing bracket ends at depth 0 again; what it closes began at a greater depth.
    const inside = lexer.depth > 0 && !(lexer.depth === 1 && "([{".includes(token.text) && token.kind === "op");
    const closes = token.kind === "op" && ")]}".includes(token.text);
    const { openBracket } = lexer;
    if (openBracket && (token.kind === "end" || (ended(before) && beginsLine(token, lexer))))
      throw unclosed(lexer, token);
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

/** An item of a list could end with this token. */
const ended = (token: Token | null): boolean =>
  token !== null && (token.kind !== "op" || ")]}".includes(token.text)) && !open.has(token.text);

/** A file's name that begins here, as one token; null where an operand, or the rest of brackets, has to come. */
function nextPath(lexer: Lexer, before: Token | null, paths: Paths): Token | null {
  if (lexer.depth > 0) return null;
  const start = lexer.pos + /^[ \t]*/.exec(lexer.text.slice(lexer.pos, lexer.pos + 1000))![0].length;
  const wanted = before === null || (start > lexer.pos && (before.kind === "string" || !open.has(before.text)));
  if (!wanted || start >= lexer.end) return null;
  const text = pathAt(lexer.text, start, paths);
  if (text === null) return null;
  lexer.pos = start + text.length;
  return { kind: "name", text, span: { start, end: lexer.pos } };
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
