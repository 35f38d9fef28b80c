/**
 * What each piece of a text is, for its colour: words of the language, commands and their options, names that mean
 * nothing yet, the brackets at the cursor. Works on text that is not finished; knows no colours.
 */
import { builtinNamed, commonNames } from "../lang/builtins.ts";
import { Lexer, type Token } from "../lang/lex.ts";
import { keywords } from "../lang/tokens.ts";
import type { Session } from "../session/session.ts";
import type { Command } from "./command.ts";
import { commandNamed } from "./index.ts";
import { commandNames, isCommand } from "./names.ts";

type Role = "keyword" | "command" | "option" | "number" | "string" | "comment" | "function" | "unknown" | "bracket";
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

/** Texts longer than this are left plain: nobody reads them by their colours. */
const longest = 20_000;

/** The marks of a text, in order; `cursor` is -1 where there is none. */
export function highlight(session: Session, text: string, cursor: number): Mark[] {
  if (text.length > longest) return [];
  const tokens = tokensOf(text);
  const bound = boundIn(session, text, tokens);
  const marks = statementsOf(tokens).flatMap((s) => marksOf(session, text, s, bound, cursor));
  return [...marks, ...comments(text, tokens), ...pairAt(tokens, cursor)].sort((a, b) => a.start - b.start);
}

/** All tokens of a text, whatever is wrong with it: an open string reaches to its end. */
export function tokensOf(text: string): Token[] {
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  for (;;) {
    const from = lexer.pos;
    try {
      const token = lexer.next();
      if (token.kind === "end") return tokens;
      tokens.push(token);
    } catch {
      const start = Math.max(from, lexer.pos);
      const quote = /^\s*[a-zA-Z]{0,2}["']/.test(text.slice(from));
      const end = quote ? text.length : Math.max(start, from + 1);
      tokens.push({ kind: quote ? "string" : "other", text: text.slice(from, end), span: { start: from, end } });
      if (end >= text.length) return tokens;
      lexer.pos = end;
    }
  }
}

/** The tokens of each statement: up to a line end or `;` outside of brackets. */
function statementsOf(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "newline" || token.text === ";") statements.push([]);
    else statements.at(-1)!.push(token);
  }
  return statements.filter((s) => s.length > 0);
}

/** Names that the text itself gives a meaning: targets, parameters, what loops and imports bind. */
function boundIn(session: Session, text: string, tokens: readonly Token[]): ReadonlySet<string> {
  const bound = new Set<string>();
  for (const statement of statementsOf(tokens)) {
    const command = commandOf(session, text, statement);
    const assigned = command ? bindingEnd(command, statement) : lastAssigned(statement);
    for (const [i, t] of statement.entries()) {
      if (t.kind !== "name" || keywords.has(t.text)) continue;
      const [before, next] = [statement[i - 1]?.text, statement[i + 1]?.text];
      const target = i < assigned && before !== "." && next !== "." && next !== "[";
      if (target || next === ":=" || before === "as" || before === "->" || inBinder(statement, i)) bound.add(t.text);
    }
  }
  return bound;
}

/** Where the `=` of `tensor NAME = EXPR` stands, in commands that are written so; else -1. */
const bindingEnd = (command: Command, statement: readonly Token[]): number =>
  Object.values(command.params).some((p) => p.kind === "binding") ? statement.findIndex((t) => t.text === "=") : -1;

/** Where the last `=` of a statement stands that is not inside brackets; -1 if there is none. */
function lastAssigned(statement: readonly Token[]): number {
  let [depth, found] = [0, -1];
  for (const [i, { text }] of statement.entries()) {
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    else if (text === "=" && depth === 0) found = i;
  }
  // `def f(x) = x**2` binds the name and the parameters, and no more.
  return statement[0]?.text === "def" ? -1 : found;
}

/** Words that bind names, and what ends their reach. */
const binders: Readonly<Record<string, RegExp | null>> = {
  ...{ for: /^in$/, lambda: /^:$/, class: /^[(:]$/, import: null, from: null, global: null, nonlocal: null },
};

/** The name is bound by the word before it: a parameter, what a loop runs through, what is imported. */
function inBinder(statement: readonly Token[], i: number): boolean {
  if (statement[0]?.text === "def") return i < closing(statement);
  const at = statement.slice(0, i).findLastIndex((t) => Object.hasOwn(binders, t.text));
  if (at < 0) return false;
  const end = binders[statement[at]!.text];
  return !end || !statement.slice(at + 1, i).some((t) => end.test(t.text));
}

/** Where the parameters of a `def` end. */
function closing(statement: readonly Token[]): number {
  let depth = 0;
  for (const [i, { text }] of statement.entries()) {
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text) && --depth === 0) return i;
  }
  return statement.length;
}

function marksOf(
  session: Session,
  text: string,
  tokens: readonly Token[],
  bound: ReadonlySet<string>,
  cursor: number,
): Mark[] {
  const command = commandOf(session, text, tokens);
  return tokens.flatMap((token, i): Mark[] => {
    const role = roleOf(session, tokens, i, command, bound, cursor);
    // The signs of `--epochs` belong to it.
    const signs = role === "option" && /\s--$/.test(text.slice(0, token.span.start)) ? 2 : 0;
    return role ? [{ ...token.span, start: token.span.start - signs, role }] : [];
  });
}

/** The command that a statement is, as far as it can be told from its begin. */
function commandOf(session: Session, text: string, tokens: readonly Token[]): Command | null {
  const [first, second] = tokens;
  if (first?.kind !== "name") return null;
  const stood = second || session.scope.names.has(first.text) ? null : session.watcher?.standsFor?.(first.text);
  if (stood) return commandNamed(stood[0])!;
  if (!isCommand(first.text)) return null;
  if (!second) return session.scope.names.has(first.text) ? null : commandNamed(first.text)!;
  if (second.kind === "op" && !"([{-~".includes(second.text)) return null;
  const apart = /\s/.test(text[first.span.end] ?? "");
  return apart && !session.scope.names.has(first.text) ? commandNamed(first.text)! : null;
}

function roleOf(
  session: Session,
  tokens: readonly Token[],
  i: number,
  command: Command | null,
  bound: ReadonlySet<string>,
  cursor: number,
): Role | null {
  const token = tokens[i]!;
  if (token.kind === "number") return "number";
  if (token.kind === "string") return "string";
  if (token.kind !== "name") return null;
  const { text } = token;
  const [before, next] = [tokens[i - 1]?.text, tokens[i + 1]?.text];
  if (command && i === 0) return "command";
  if (command && isOption(command, text, next, before === "-" && tokens[i - 2]?.text === "-")) return "option";
  if (keywords.has(text)) return "keyword";
  if (before === "." || before === "->") return null;
  if (next === "=" && i > 0) return null;
  if (session.scope.names.has(text)) return next === "(" ? "function" : null;
  if (bound.has(text)) return null;
  if (builtinNamed(text, session.dialect)) return next === "(" ? "function" : null;
  if (/^_\d*$/.test(text) || (command && (!takesCode(command) || isOptionWord(command, tokens, i)))) return null;
  return token.span.end === cursor && begins(session, text, i === 0) ? null : "unknown";
}

function isOption(command: Command, text: string, next: string | undefined, dashed: boolean): boolean {
  if ((next === "=" || dashed) && Object.hasOwn(command.options, text)) return true;
  if (Object.values(command.params).some((p) => p.lead === text)) return true;
  return Object.values(command.options).some((o) => o.choices?.includes(text));
}

const codeKinds: ReadonlySet<string> = new Set("expr list groups index settings setting binding assignment".split(" "));
/** All words of the command are expressions. */
const takesCode = (command: Command): boolean => Object.values(command.params).every((p) => codeKinds.has(p.kind));

/** The name is the value of an option that takes a word: `schedule=cosine`. */
function isOptionWord(command: Command, tokens: readonly Token[], i: number): boolean {
  const name = tokens[i - 1]?.text === "=" ? tokens[i - 2]!.text : "";
  const option = Object.hasOwn(command.options, name) ? command.options[name]! : null;
  return option !== null && option.kind !== "expr" && option.kind !== "list";
}

let common: readonly string[] | null = null;
/** Something known begins so: the name is only not finished. */
function begins(session: Session, piece: string, first: boolean): boolean {
  common ??= [...commonNames(session.dialect), ...keywords];
  const fits = (name: string): boolean => name.startsWith(piece);
  return common.some(fits) || (first && commandNames.some(fits)) || [...session.scope.names.keys()].some(fits);
}

/** Comments are what lies between tokens from a `#` on. */
function comments(text: string, tokens: readonly Token[]): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const span of [...tokens.map((t) => t.span), { start: text.length, end: text.length }]) {
    for (const found of text.slice(at, span.start).matchAll(/#[^\n]*/g))
      marks.push({ start: at + found.index, end: at + found.index + found[0].length, role: "comment" });
    at = Math.max(at, span.end);
  }
  return marks;
}

/** The bracket at the cursor, or just before it, and the one that it belongs to. */
function pairAt(tokens: readonly Token[], cursor: number): Mark[] {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== "op") continue;
    if ("([{".includes(token.text)) open.push(token);
    if (!")]}".includes(token.text)) continue;
    const partner = open.pop();
    if (!partner) continue;
    const touched = [partner.span, token.span].some((s) => s.start === cursor || s.end === cursor);
    if (touched) return [partner, token].map((t) => ({ ...t.span, role: "bracket" }));
  }
  return [];
}
