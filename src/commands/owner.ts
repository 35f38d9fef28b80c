/** The value before a dot, in text that is still being typed: for what may stand behind the dot. */
import type { Token } from "../lang/lex.ts";
import { keywords } from "../lang/tokens.ts";
import { tokensOf } from "./highlight.ts";

export interface Dotted {
  /** `x`, `(a @ b)`, `f(x)[0]`; null if no value stands there. */
  readonly owner: string | null;
  /** What is typed of the name behind the dot. */
  readonly piece: string;
}

/** What stands around the dot of the name at the end; null where that has no dot. */
export function ownerAt(text: string): Dotted | null {
  const piece = /\.([\p{L}\p{N}\p{M}_]*)$/u.exec(text)?.[1];
  if (piece === undefined) return null;
  const end = text.length - piece.length - 1;
  const tokens = tokensOf(text.slice(0, end));
  const first = firstOf(tokens);
  if (first === null || tokens.at(-1)!.span.end !== end) return { owner: null, piece };
  return { owner: text.slice(first.span.start, end), piece };
}

/** The first token of the value that these end with: a name, a string or a bracket, with what is done to it. */
function firstOf(tokens: readonly Token[]): Token | null {
  let i = tokens.length - 1;
  for (;;) {
    const last = tokens[i];
    if (!last || !endsValue(last)) return null;
    const start = ")]}".includes(last.text) ? opening(tokens, i) : i;
    const before = tokens[start - 1];
    const touches = before?.span.end === tokens[start]?.span.start;
    if (start < 0) return null;
    // `f(`, `x[`, `x.`: what stands before belongs to it.
    if (start < i && touches && before && endsValue(before) && tokens[start]!.text !== "{") i = start - 1;
    else if (start === i && touches && before?.text === ".") i = start - 2;
    else return tokens[start]!;
  }
}

/** Where the bracket opens that closes here; -1 if nowhere. */
function opening(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const { text } = tokens[i]!;
    if (")]}".includes(text)) depth++;
    else if ("([{".includes(text) && --depth === 0) return i;
  }
  return -1;
}

const endsValue = ({ kind, text }: Token): boolean =>
  (kind === "name" && !keywords.has(text)) || kind === "string" || ")]}".includes(text);
