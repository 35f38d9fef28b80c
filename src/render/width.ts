/**
 * How many columns text takes on a terminal, and where it may be cut. Korean, Chinese, Japanese characters and emoji take
 * two; what a reader sees as one character (a letter with its accents, a family of emoji) is one, however long its code.
 */
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in them.
import { eastAsianWidth } from "get-east-asian-width";

const ascii = /^[\x20-\x7e]*$/;
/** Characters that may join with their neighbours: marks, joiners, jamo, emoji, flags. */
const joining = /\p{M}|\u200d|\ufe0f|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]|\u20e3|[\u{1f000}-\u{1faff}]|\r\n/u;
const emoji = /^(?:\p{Emoji_Presentation}|\p{RI}{2}|\p{Extended_Pictographic}\ufe0f|[0-9#*]\ufe0f?\u20e3)/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]+$/u;
/** What a terminal takes as an order, not as text. */
const escapes = /\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;

let segmenter: Intl.Segmenter | null = null;

/** The characters as a reader counts them. */
export function graphemesOf(text: string): string[] {
  if (ascii.test(text)) return text.split("");
  if (!joining.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (s) => s.segment);
}

/** Columns of one character as a reader counts them. */
export function graphemeWidth(grapheme: string): number {
  const code = grapheme.codePointAt(0)!;
  if (code >= 32 && code < 127) return grapheme.length > 1 && emoji.test(grapheme) ? 2 : 1;
  if (emoji.test(grapheme)) return 2;
  return invisible.test(grapheme) ? 0 : eastAsianWidth(code);
}

export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const g of graphemesOf(text)) width += graphemeWidth(g);
  return width;
}

/** Text in lines of at most so many columns, broken at blanks; lines of its own stay lines. */
export const wrapped = (text: string, width: number): readonly string[] =>
  text.split("\n").flatMap((paragraph) => {
    const out: string[] = [];
    for (const word of paragraph.split(" ")) {
      const last = out.at(-1);
      if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) out[out.length - 1] = `${last} ${word}`;
      else out.push(word);
    }
    return out;
  });

/** Columns of text with colours in it. */
export const shownWidth = (text: string): number => widthOf(text.includes("\x1b") ? text.replace(escapes, "") : text);

/** Text with colours in it, cut to a number of columns; an ellipsis stands for the rest. */
export function cutTo(text: string, columns: number): string {
  if (shownWidth(text) <= columns) return text;
  let [out, width, last] = ["", 0, 0];
  const take = (piece: string): boolean => {
    for (const g of graphemesOf(piece)) {
      width += graphemeWidth(g);
      if (width > columns - 1) return false;
      out += g;
    }
    return true;
  };
  const end = text.includes("\x1b") ? "…\x1b[0m" : "…";
  for (const found of text.matchAll(escapes)) {
    if (!take(text.slice(last, found.index))) return out + end;
    out += found[0];
    last = found.index + found[0].length;
  }
  take(text.slice(last));
  return out + end;
}

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - widthOf(text))) + text;
