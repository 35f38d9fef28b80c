/** Words of the outer shell as a command statement: what it kept together by quotes stays together. */
import type { Source } from "../core/errors.ts";
import { Lexer } from "../lang/lex.ts";
import type { CommandStatement, Word } from "../lang/syntax.ts";
import { type Paths, readWords } from "../lang/words.ts";

/** The statement that a subcommand and its arguments mean, and its text. */
export function statementOf(
  name: string,
  args: readonly string[],
  paths: Paths,
): { statement: CommandStatement; source: Source } {
  const text = [name, ...args].join(" ");
  const kept: { start: number; end: number }[] = [];
  let at = name.length + 1;
  for (const arg of args) {
    if (/\s/.test(arg)) kept.push({ start: at, end: at + arg.length });
    at += arg.length + 1;
  }
  const words =
    paths === "all"
      ? wordsAsGiven(name, args)
      : readWords(new Lexer(text, name.length), paths).reduce<Word[]>((all, word) => joined(all, word, kept, text), []);
  const source: Source = { name: "", text, line: 1 };
  return {
    source,
    statement: {
      kind: "command",
      name,
      nameSpan: { start: 0, end: name.length },
      words,
      span: { start: 0, end: text.length },
    },
  };
}

/** Names of files need no reading: the outer shell has cut them apart. */
function wordsAsGiven(name: string, args: readonly string[]): Word[] {
  let at = name.length + 1;
  return args.map((text) => {
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    return { text, span };
  });
}

/** Adds a word, or lengthens the last one if both lie in one argument that was kept together. */
function joined(all: Word[], word: Word, kept: readonly { start: number; end: number }[], text: string): Word[] {
  const last = all.at(-1);
  const whole = kept.find((k) => word.span.start >= k.start && word.span.end <= k.end);
  if (!last || !whole || last.span.start < whole.start) return [...all, word];
  const span = { start: last.span.start, end: word.span.end };
  return [...all.slice(0, -1), { text: text.slice(span.start, span.end), span }];
}
