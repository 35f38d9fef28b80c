/**
 * JSON as a tree that keeps numbers as they are written: JSON.parse would make `1.0` an integer and round int64.
 * Reads the bare words NaN, Infinity and -Infinity too, which Python's json writes. Knows nothing of tensors.
 */
import { refuse } from "../core/errors.ts";

/** A number is its text; a string is wrapped, because numbers are by far the more frequent. */
export type Json = string | boolean | null | Quoted | readonly Json[] | ReadonlyMap<string, Json>;
export interface Quoted {
  readonly quoted: string;
}

export const isQuoted = (json: Json): json is Quoted => json !== null && typeof json === "object" && "quoted" in json;
export const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
export const isRecord = (json: Json): json is ReadonlyMap<string, Json> => json instanceof Map;

/** Deeper than any tensor has axes. */
const maxDepth = 100;
const blank = /[ \t\n\r]*/y;
const number = /-?(?:(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN/y;
const word = /true|false|null/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** @throws io/format with the line and column of the first fault */
export function parseJson(text: string, path: string): Json {
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  function fault(what: string): Error {
    const before = text.slice(0, at);
    const line = before.split("\n").length;
    const column = at - before.lastIndexOf("\n");
    return refuse("io/format", { path, detail: `${what} on line ${line}, column ${column}` });
  }
  const take = (form: RegExp): string | null => {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) return null;
    at = form.lastIndex;
    return found[0];
  };
  const accept = (mark: string): boolean => {
    take(blank);
    if (text[at] !== mark) return false;
    at++;
    return true;
  };

  function value(depth: number): Json {
    if (depth > maxDepth) throw fault(`JSON nested more than ${maxDepth} deep`);
    take(blank);
    const simple = take(number);
    if (simple !== null) return simple;
    if (accept("[")) return list(depth);
    if (accept("{")) return record(depth);
    if (text[at] === '"') return { quoted: quoted() };
    const named = take(word);
    if (named === null) throw unexpected("a value");
    return words[named]!;
  }

  function list(depth: number): readonly Json[] {
    const items: Json[] = [];
    if (accept("]")) return items;
    do items.push(value(depth + 1));
    while (accept(","));
    if (!accept("]")) throw unexpected("`,` or `]`");
    return items;
  }

  function record(depth: number): ReadonlyMap<string, Json> {
    const entries = new Map<string, Json>();
    if (accept("}")) return entries;
    do {
      take(blank);
      if (text[at] !== '"') throw unexpected("a name in quotes");
      const name = quoted();
      if (!accept(":")) throw unexpected("`:`");
      entries.set(name, value(depth + 1));
    } while (accept(","));
    if (!accept("}")) throw unexpected("`,` or `}`");
    return entries;
  }

  function quoted(): string {
    let end = at + 1;
    while (text[end] !== '"') {
      if (end >= text.length) throw fault("a string that is not closed");
      end += text[end] === "\\" ? 2 : 1;
    }
    try {
      const content: string = JSON.parse(text.slice(at, end + 1));
      at = end + 1;
      return content;
    } catch {
      throw fault("a string with an unknown escape or a line break");
    }
  }

  function unexpected(wanted: string): Error {
    return fault(
      at < text.length ? `${JSON.stringify(text[at])} instead of ${wanted}` : `the end instead of ${wanted}`,
    );
  }

  const json = value(0);
  take(blank);
  if (at < text.length) throw unexpected("the end");
  return json;
}
