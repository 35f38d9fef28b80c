/**
 * From an English text of ours to its Korean one. A text with places (`{1} of {2} values`) is found by what stands
 * between them; what stands in them is translated in turn, unless it is code in backticks. Knows no text itself.
 */
import { fill } from "./particles.ts";

/** `{1}`, `{2}` …, or a name: what the source puts in there. */
const somewhere = /\{(\w+)\}/;

interface Pattern {
  readonly pieces: readonly string[];
  readonly regex: RegExp;
  readonly korean: string;
  readonly names: readonly string[];
  /** By place: it stands in backticks, so it is code. */
  readonly isCode: readonly boolean[];
}

function patternOf(english: string, korean: string): Pattern {
  const parts = english.split(somewhere);
  const pieces = parts.filter((_, i) => i % 2 === 0);
  const names = parts.filter((_, i) => i % 2 === 1);
  const isCode = pieces.slice(1).map((after, i) => pieces[i]!.endsWith("`") && after.startsWith("`"));
  const escaped = pieces.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const groups = escaped.slice(1).map((p, i) => (isCode[i] ? "([^`]*)" : "([\\s\\S]*?)") + p);
  return { pieces, regex: new RegExp(`^${escaped[0]}${groups.join("")}$`), korean, names, isCode };
}

/**
 * So few letters of its own that it may be found in any sentence: what stands in it has to be short, or to be known. A
 * head with a colon behind it (`form: {1}`) is enough.
 */
const isWeak = (p: Pattern): boolean =>
  p.pieces.join("").replace(/[^A-Za-z]/g, "").length < 10 && !/^[a-z]{4,}(?: [a-z]+)*: $/.test(p.pieces[0]!);
const isShort = (text: string): boolean => text.split(/(?<!,) /).length <= 3;
const isWord = (text: string): boolean => /^(?:\S*|\w+\([^()]*\))$/.test(text);

const lengthOf = (p: Pattern): number => p.pieces.join("").length;

/** How deep texts stand within texts. */
const deepest = 4;

/** What finds the Korean text of an English one; null for what has none. */
export function translator(tables: readonly Readonly<Record<string, string>>[]): (english: string) => string | null {
  const whole = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const [english, korean] of tables.flatMap(Object.entries)) {
    if (somewhere.test(english)) patterns.push(patternOf(english, korean));
    else whole.set(english, korean);
  }
  patterns.sort((a, b) => lengthOf(b) - lengthOf(a));

  /** By one whose parts are all known, where there is one: `show the bodies of the loops (false)` is more than an `of`. */
  const byPattern = (english: string, depth: number): string | null =>
    byOneOf(english, depth, isWord) ?? byOneOf(english, depth, isShort);
  const byOneOf = (english: string, depth: number, isFair: (text: string) => boolean): string | null => {
    for (const pattern of patterns) {
      const { pieces, regex, korean, names, isCode } = pattern;
      if (!english.startsWith(pieces[0]!) || !english.endsWith(pieces.at(-1)!)) continue;
      const found = regex.exec(english);
      if (!found) continue;
      const parts = found.slice(1);
      const known = parts.map((text, i) => (isCode[i] ? text : translate(text, depth + 1)));
      const isSure = !isWeak(pattern) || parts.every((text, i) => known[i] || isFair(text));
      if (!isSure) continue;
      const places = parts.map((text, i) => known[i] ?? text);
      return fill(korean, (name) => places[names.indexOf(name)]);
    }
    return null;
  };
  /** Line by line: `whole` only where each of them is known. */
  const byLine = (english: string, depth: number, whole: boolean): string | null => {
    if (!english.includes("\n")) return null;
    const lines = english.split("\n");
    const found = lines.map((line) => (line === "" ? line : translate(line, depth)));
    if (whole && found.includes(null)) return null;
    return found.map((line, i) => line ?? lines[i]!).join("\n");
  };
  /** What a command takes, in capitals, and what that is: `EXPR, any tensor`. */
  const byForm = (english: string, depth: number): string | null => {
    const [, form, what] = /^([^a-z]*[A-Z][^a-z]*), (.+)$/s.exec(english) ?? [];
    const korean = what === undefined ? null : translate(what, depth + 1);
    return korean === null ? null : `${form}, ${korean}`;
  };
  const translate = (english: string, depth: number): string | null => {
    if (depth > deepest) return null;
    return (
      whole.get(english) ??
      byLine(english, depth, true) ??
      // First, since patterns find places within what a form says: `EXPR, what to compute` is no `{1} to {2}`.
      byForm(english, depth) ??
      byPattern(english, depth) ??
      // Within another text a line that is known would pass for all of them.
      (depth === 0 ? byLine(english, depth, false) : null)
    );
  };
  return (english) => translate(english, 0);
}
