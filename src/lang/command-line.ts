/**
 * The line on which a command stands: telling it from code, and cutting it into words. A line is a command if its first
 * word names one and what follows could not follow a value of that name.
 */
import { endOfName } from "./lex.ts";
import type { ExprParser } from "./parse.ts";
import type { CommandStatement } from "./syntax.ts";
import { keywords } from "./tokens.ts";
import { type Paths, readWords } from "./words.ts";

/** What the parser has to know of the session to tell commands from code. */
export interface Vocabulary {
  readonly isCommand: (name: string) => boolean;
  /** Which words of that command name files. */
  readonly pathsOf: (name: string) => Paths;
  /** The user has given this name a value. */
  readonly isValue: (name: string) => boolean;
  /** An operation or function of that name can be called. */
  readonly isCallable: (name: string) => boolean;
  /** The command that a line of one word stands for, and its word: who leads through the shell has words of its own. */
  readonly standsFor?: ((word: string) => readonly [command: string, word: string] | null) | undefined;
}

/** `?`, `?name` or `name?`. Letters of all scripts take long to make out: nobody does at the start of a line without `?`. */
function isAsked(text: string, at: number): boolean {
  if (!text.slice(at, endOfLine(text, at)).includes("?")) return false;
  const asked = /\?|[\p{L}_][\p{L}\p{M}\p{N}_.]*[ \t]*\?/uy;
  asked.lastIndex = at;
  return asked.test(text);
}

/** What people type in other shells and editors to get out. */
function leavingAt(text: string, at: number): string | undefined {
  if (!":.\\".includes(text[at]!)) return undefined;
  const leaving = /[:.\\](?:wq|q|quit|exit)!?(?=\s*(?:$|\n))/y;
  leaving.lastIndex = at;
  return leaving.exec(text)?.[0];
}

/** The command that stands here, or null where the text is code. */
export function readCommand(text: string, expr: ExprParser, vocabulary: Vocabulary): CommandStatement | null {
  const { span } = expr.peek();
  expr.rewind();
  const stood = vocabulary.standsFor && standing(text, span.start, vocabulary);
  if (stood) {
    expr.restart(stood.span.end);
    return stood;
  }
  const name = text.slice(span.start, endOfName(text, span.start));
  const mayBeCommand = name !== "" && !keywords.has(name) && vocabulary.isCommand(name);
  const leaves = vocabulary.isCommand("quit") ? leavingAt(text, span.start) : undefined;
  if (!mayBeCommand && leaves === undefined && !isAsked(text, span.start)) return null;
  const line = text.slice(span.start, endOfLine(text, span.start));
  if (leaves) return commandAlone("quit", span.start, leaves.length, expr);
  const help = /^\?\s*([\p{L}\p{M}\p{N}_.]*)\s*$/u.exec(line) ?? /^([\p{L}_][\p{L}\p{M}\p{N}_.]*)\s*\?\s*$/u.exec(line);
  if (help && vocabulary.isCommand("help")) {
    expr.restart(span.start + line.length);
    const at = span.start + line.indexOf(help[1]!);
    const words = help[1] ? [{ text: help[1], span: { start: at, end: at + help[1].length } }] : [];
    return { kind: "command", name: "help", nameSpan: span, words, span: { start: span.start, end: expr.last } };
  }
  if (mayBeCommand && calledAlone(name, vocabulary, line.slice(name.length)))
    return commandAlone(name, span.start, line.indexOf(")") + 1, expr);
  if (!mayBeCommand || !opensCommand(name, vocabulary, line.slice(name.length))) return null;
  const nameSpan = { start: span.start, end: span.start + name.length };
  expr.restart(nameSpan.end);
  const words = readWords(expr.lexer, vocabulary.pathsOf(name));
  expr.restart(expr.lexer.pos);
  return {
    kind: "command",
    name,
    nameSpan,
    words,
    span: { start: span.start, end: words.at(-1)?.span.end ?? nameSpan.end },
  };
}

function standing(text: string, start: number, vocabulary: Vocabulary): CommandStatement | null {
  const loneWord = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?=[ \t]*(?:$|[\n;#]))/uy;
  loneWord.lastIndex = start;
  const word = loneWord.exec(text)?.[0];
  const meant = word && !vocabulary.isValue(word) ? vocabulary.standsFor?.(word) : null;
  if (!word || !meant) return null;
  const span = { start, end: start + word.length };
  return { kind: "command", name: meant[0], nameSpan: span, words: [{ text: meant[1], span }], span };
}

/** `quit()`, `vars()`: what Python people write for a command without arguments. */
const calledAlone = (name: string, vocabulary: Vocabulary, rest: string): boolean =>
  /^\(\s*\)\s*(?:#|;|$)/.test(rest) && !vocabulary.isValue(name) && !vocabulary.isCallable(name);

function commandAlone(name: string, start: number, length: number, expr: ExprParser): CommandStatement {
  const span = { start, end: start + length };
  expr.restart(span.end);
  return { kind: "command", name, nameSpan: span, words: [], span };
}

/** What follows the name of a command could not follow a value of that name. */
function opensCommand(name: string, vocabulary: Vocabulary, rest: string): boolean {
  const taken = vocabulary.isValue(name);
  if (/^\s*(#|;|$)/.test(rest)) return !taken;
  const after = /^[ \t]+(\S.*)$/.exec(rest)?.[1];
  if (after === undefined) return false;
  // Files may begin with such a word; no code goes on like `load in.npz`.
  if (/^(in|is|and|or|if|else|not in)\b(?![./][A-Za-z_])/.test(after)) return false;
  if (/^(?:~?\/|\.{1,2}\/)[^\s=]/.test(after) && vocabulary.pathsOf(name) !== "none") return !taken;
  if (/^(=(?!=)|==|[.](?!\.\.)|[-+*/%@&|^<>!]=|,|\)|:)/.test(after)) return false;
  if (after.startsWith("->")) return true;
  if (after.startsWith("(")) return !taken && (!vocabulary.isCallable(name) || goesOnAsWords(after));
  if (after.startsWith("[")) return !taken;
  if (/^[*?]/.test(after) && !/^\*?\*=/.test(after) && vocabulary.pathsOf(name) === "all") return !taken;
  if (/^[-+~]\S/.test(after) || /^-(\s|$)/.test(after)) return !taken;
  return !/^[-+*/%@&|^<>!~]/.test(after);
}

/** `reshape (x * y) 4`, `trace (x * y)[0]`: behind a call stands no further word, and none is written so to be indexed. */
function goesOnAsWords(line: string): boolean {
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "(") depth++;
    if (line[at] !== ")" || --depth > 0) continue;
    return /^(?:\[|[ \t]+(?!(?:if|else|for|and|or|in|is|not)\b)(?:[\p{L}\w:("'[]|-\S))/u.test(line.slice(at + 1));
  }
  return false;
}

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
};
