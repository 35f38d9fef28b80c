/** Strings cut, stripped and changed by Python's rules. Knows no arguments and no names of methods. */
import { refuse } from "../core/errors.ts";
import { pointsBetween, pointsOf } from "../core/points.ts";
import { valueError } from "./python-says.ts";
import { type DictValue, listOf, stringOf, type Value } from "./value.ts";

const noSeparator = valueError("empty separator");

const spaces = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000";
/** White space, as Python sees it. */
export const space = (c: string): boolean => spaces.includes(c) || (c >= "\u2000" && c <= "\u200a");

export const listed = (texts: readonly string[]): Value => listOf(texts.map(stringOf));

export function strippedText(text: string, chars: string | null, left: boolean, right: boolean): string {
  const set = chars === null ? null : new Set(chars);
  const goes = (c: string): boolean => (set ? set.has(c) : space(c));
  const characters = pointsOf(text);
  let [from, to] = [0, characters.length];
  while (left && from < to && goes(characters[from]!)) from++;
  while (right && to > from && goes(characters[to - 1]!)) to--;
  return pointsBetween(text, from, to);
}

/** The parts between separators (white space where null); at most `limit` cuts if it is not negative. */
export function splitText(text: string, separator: string | null, limit: number, last: boolean): string[] {
  if (separator === null) return splitWords(text, limit, last);
  if (separator === "")
    throw refuse("value/domain", { detail: "split needs a separator that is not empty" }, { exception: noSeparator });
  const parts = text.split(separator);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  if (last) return [parts.slice(0, parts.length - limit).join(separator), ...parts.slice(parts.length - limit)];
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)];
}

function splitWords(text: string, limit: number, last: boolean): string[] {
  const characters = pointsOf(text);
  const count = characters.length;
  const words: string[] = [];
  const add = (from: number, to: number): void => {
    words.push(last ? pointsBetween(text, count - to, count - from) : pointsBetween(text, from, to));
  };
  let begin = -1;
  for (let i = 0; i < count; i++) {
    if (space(characters[last ? count - 1 - i : i]!)) {
      if (begin >= 0) add(begin, i);
      begin = -1;
    } else if (begin < 0) {
      begin = i;
      if (limit >= 0 && words.length === limit) break;
    }
  }
  if (begin >= 0) add(begin, count);
  return last ? words.reverse() : words;
}

/** What stands before, the separator, and what stands after it. */
export function cutText(text: string, separator: string, last: boolean): readonly [string, string, string] {
  if (separator === "")
    throw refuse(
      "value/domain",
      { detail: "partition needs a separator that is not empty" },
      { exception: noSeparator },
    );
  const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
  if (at < 0) return last ? ["", "", text] : [text, "", ""];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}

const lineEnds = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029";
/** Every line and the line end behind it. */
export function lineParts(text: string): (readonly [line: string, end: string])[] {
  const lines: [string, string][] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!lineEnds.includes(text[at]!)) continue;
    const end = text.startsWith("\r\n", at) ? "\r\n" : text[at]!;
    lines.push([text.slice(from, at), end]);
    from = at + end.length;
    at = from - 1;
  }
  if (from < text.length) lines.push([text.slice(from), ""]);
  return lines;
}

export const titled = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const [first = "", ...rest] = [...word];
    return first.toUpperCase() + rest.join("").toLowerCase();
  });
export const isTitle = (text: string): boolean => /[\p{Lu}\p{Lt}]/u.test(text) && titled(text) === text;

export function withTabs(text: string, size: number): string {
  let column = 0;
  let out = "";
  for (const c of text) {
    const put = c === "\t" ? " ".repeat(size > 0 ? size - (column % size) : 0) : c;
    column = c === "\n" || c === "\r" ? 0 : column + put.length;
    out += put;
  }
  return out;
}

/** Each character as a table says: another one, a text, or (None) nothing. */
export function translated(text: string, table: DictValue): string {
  const one = (c: string): string => {
    const to = table.entries.get(`n${c.codePointAt(0)}`)?.value;
    switch (to?.kind) {
      case undefined:
        return c;
      case "int":
        return String.fromCodePoint(Number(to.value));
      case "string":
        return to.value;
      default:
        return "";
    }
  };
  return [...text].map(one).join("");
}
