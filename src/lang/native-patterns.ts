/**
 * What the library's `re` asks of the host, as `_tensh.…`: Python's patterns as the host's, and where they match. Knows
 * both ways of writing patterns; the rest of the module is written in Python.
 */
import { countPoints, pointsBetween } from "../core/points.ts";
import { type Arguments, method } from "./arguments.ts";
import { intOf, listOf, none, stringOf, tupleOf, type Value } from "./value.ts";

/** Python's flags by their bits. */
const flagBits = { i: 2, m: 8, s: 16, x: 64, a: 256 } as const;
const inlineFlags: Readonly<Record<string, number>> = { ...flagBits, u: 0, L: 0 };

const letters = "\\p{L}\\p{N}\\p{Mn}\\p{Mc}_";
const before = `(?<=[${letters}])`;
const behind = `(?=[${letters}])`;
const notBefore = `(?<![${letters}])`;
const notBehind = `(?![${letters}])`;
const atStart = "(?<![\\s\\S])";
const atEnd = "(?![\\s\\S])";

/** A pattern that Python or the host does not take, with what is wrong. */
class Mistaken extends Error {}

/** Reads a pattern of Python's from left to right, and writes the host's with the same meaning (flags `v` and `d`). */
class Translation {
  private readonly text: string;
  private at = 0;
  private flags: number;
  private out = "";

  constructor(text: string, flags: number) {
    this.text = text;
    this.flags = flags;
  }

  written(): { readonly source: string; readonly ignoresCase: boolean } {
    while (this.at < this.text.length) this.out += this.piece();
    return { source: this.out, ignoresCase: this.has("i") };
  }

  private has(flag: keyof typeof flagBits): boolean {
    return (this.flags & flagBits[flag]) !== 0;
  }
  private skip(wanted: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(wanted.source, "y");
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  private piece(): string {
    if (this.has("x") && this.skip(/\s+|#[^\n]*/)) return "";
    const c = this.text[this.at]!;
    switch (c) {
      case "\\":
        return this.escape(false);
      case "[":
        return this.charClass();
      case "(":
        return this.group();
      case "{":
        return this.skip(/\{(\d*)(,?)(\d*)\}/) ? this.times() : this.plain();
      case ".":
        this.at++;
        return this.has("s") ? "[\\s\\S]" : "[^\\n]";
      case "^":
        this.at++;
        return this.has("m") ? "(?<![^\\n])" : atStart;
      case "$":
        this.at++;
        return this.has("m") ? "(?![^\\n])" : `(?=\\n?${atEnd})`;
      case "|":
      case ")":
      case "*":
      case "+":
      case "?":
        this.at++;
        return c;
      default:
        return this.plain();
    }
  }

  /** A count that was read; what only looks like one is text. */
  private times(): string {
    const [whole, low, comma, high] = /\{(\d*)(,?)(\d*)\}$/.exec(this.text.slice(0, this.at))!;
    if (low === "" && comma === "") return whole.replace(/[{}]/g, "\\$&");
    return `{${low === "" ? 0 : low}${comma}${high}}`;
  }
  private plain(): string {
    const c = String.fromCodePoint(this.text.codePointAt(this.at)!);
    this.at += c.length;
    return literal(c);
  }

  private group(): string {
    if (this.skip(/\(\?#[^)]*\)/)) return "";
    const inline = this.skip(/\(\?([aiLmsux]+)\)/);
    if (inline) {
      for (const flag of inline[1]!) this.flags |= inlineFlags[flag]!;
      return "";
    }
    const named = this.skip(/\(\?P<([A-Za-z_]\w*)>/);
    if (named) return `(?<${named[1]}>`;
    const again = this.skip(/\(\?P=([A-Za-z_]\w*)\)/);
    if (again) return `\\k<${again[1]}>`;
    const other = this.skip(/\(\?(?::|=|!|<=|<!)/);
    if (other) return other[0];
    if (this.text[this.at + 1] === "?")
      throw new Mistaken(`unknown extension ${this.text.slice(this.at + 1, this.at + 3)} at position ${this.at + 1}`);
    this.at++;
    return "(";
  }

  private escape(inClass: boolean): string {
    const c = this.text[this.at + 1];
    if (c === undefined) throw new Mistaken(`bad escape (end of pattern) at position ${this.at}`);
    const number = this.skip(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/);
    if (number) return literal(String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? number[3]!, 16)));
    const octal = this.skip(inClass ? /\\([0-7]{1,3})/ : /\\(0[0-7]{0,2})/);
    if (octal) return literal(String.fromCodePoint(Number.parseInt(octal[1]!, 8)));
    const earlier = inClass ? null : this.skip(/\\([1-9]\d?)/);
    if (earlier) return `(?:\\${earlier[1]})`;
    this.at += 2;
    const kind = (this.has("a") ? asciiKinds[c] : undefined) ?? kinds[c];
    if (kind) return kind;
    const edge = inClass ? undefined : ((this.has("a") ? asciiEdges[c] : undefined) ?? edges[c]);
    if (edge !== undefined) return edge;
    const control = controls[c];
    if (control !== undefined) return literal(control);
    if (/[A-Za-z]/.test(c)) throw new Mistaken(`bad escape \\${c} at position ${this.at - 2}`);
    return literal(c);
  }

  private charClass(): string {
    const start = this.at;
    this.at++;
    let out = this.skip(/\^/) ? "[^" : "[";
    for (let first = true; first || this.text[this.at] !== "]"; first = false) {
      if (this.at >= this.text.length) throw new Mistaken(`unterminated character set at position ${start}`);
      if (this.text[this.at] === "\\") out += this.escape(true);
      else if (!first && this.text[this.at] === "-" && this.text[this.at + 1] !== "]" && !out.endsWith("^")) {
        out += "-";
        this.at++;
      } else out += this.plain();
    }
    this.at++;
    return `${out}]`;
  }
}

/** What Python says of a pattern that the host refuses, by the first place where its brackets or its repeats go wrong. */
function mistakeIn(pattern: string): string | undefined {
  const open: number[] = [];
  const groups = new Map<string, number>();
  let [count, before] = [0, "nothing"];
  const parts =
    /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?P<(\w+)>|\(\?(?:[:=!>]|<[=!])|[()|^]|(?:[*+?]|\{\d*,?\d*\})[?+]?|[\s\S]/g;
  for (const { 0: part, 1: name, index } of pattern.matchAll(parts)) {
    if (part.startsWith("(")) {
      open.push(index);
      if (part === "(" || name !== undefined) count++;
      const earlier = name === undefined ? undefined : groups.get(name);
      if (earlier !== undefined)
        return `redefinition of group name '${name}' as group ${count}; was group ${earlier} at position ${index + 4}`;
      if (name !== undefined) groups.set(name, count);
    }
    if (part === ")" && open.pop() === undefined) return `unbalanced parenthesis at position ${index}`;
    const repeats = /^(?:[*+?]|\{(?=\d|,\d)\d*,?\d*\})/.test(part);
    if (repeats && before !== "item")
      return `${before === "repeat" ? "multiple repeat" : "nothing to repeat"} at position ${index}`;
    const [, least, most] = /^\{(\d+),(\d+)\}/.exec(part) ?? [];
    if (Number(least) > Number(most)) return `min repeat greater than max repeat at position ${index + 1}`;
    const [range, from, to] = (part.startsWith("[") && /(?<=.)([a-zA-Z0-9])-([a-zA-Z0-9])/.exec(part)) || [];
    if (range && from! > to!) return `bad character range ${range} at position ${index + part.indexOf(range)}`;
    const back = /^\\([1-9])/.exec(part);
    if (back && Number(back[1]) > count) return `invalid group reference ${back[1]} at position ${index + 1}`;
    before = repeats ? "repeat" : /^(?:\((?!\?P?=)|[|^])/.test(part) ? "nothing" : "item";
  }
  const left = open.at(-1);
  return left === undefined ? undefined : `missing ), unterminated subpattern at position ${left}`;
}

/** Classes that Python's letters stand for, which may stand in others too. */
const kinds: Readonly<Record<string, string>> = {
  w: `[${letters}]`,
  W: `[^${letters}]`,
  d: "[\\p{Nd}]",
  D: "[^\\p{Nd}]",
  s: "[\\s]",
  S: "[^\\s]",
};
const edges: Readonly<Record<string, string>> = {
  b: `(?:${before}${notBehind}|${notBefore}${behind})`,
  B: `(?:${before}${behind}|${notBefore}${notBehind})`,
  A: atStart,
  Z: atEnd,
};
/** The same where a pattern speaks of ASCII alone. */
const asciiKinds: Readonly<Record<string, string>> = {
  w: "[A-Za-z0-9_]",
  W: "[^A-Za-z0-9_]",
  d: "[0-9]",
  D: "[^0-9]",
  s: "[ \\t\\n\\r\\f\\v]",
  S: "[^ \\t\\n\\r\\f\\v]",
};
const asciiEdges: Readonly<Record<string, string>> = {
  b: "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))",
  B: "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))",
};
const controls: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A character that stands for itself, in a class too. */
const literal = (c: string): string => (/[\w\s]|[^\x20-\x7e]/.test(c) ? escapedSpace(c) : `\\x${hex(c)}`);
const escapedSpace = (c: string): string => (/[\n\r\u2028\u2029]/.test(c) ? `\\u${hex(c).padStart(4, "0")}` : c);
const hex = (c: string): string => c.charCodeAt(0).toString(16).padStart(2, "0");

const compiled = new Map<string, RegExp>();
const keptPatterns = 500;
/** @throws Mistaken */
function expressionFor(pattern: string, flags: number, how: string): RegExp {
  const key = `${how} ${flags} ${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const { source, ignoresCase } = new Translation(pattern, flags).written();
  const ending = how === "fullmatch" ? `(?:${source})${atEnd}` : source;
  let made: RegExp;
  try {
    const [places, from] = [how === "texts" ? "" : "d", how === "search" || how === "texts" ? "g" : "y"];
    made = new RegExp(ending, `v${places}${from}${ignoresCase ? "i" : ""}`);
  } catch (error) {
    throw new Mistaken(
      mistakeIn(pattern) ?? String((error as Error).message).replace(/^Invalid regular expression: .*: /, ""),
    );
  }
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(key, made);
  return made;
}

/** What is wrong with a pattern (nothing: ""), its groups' names with their numbers, and how many groups there are. */
const pattern = method("pattern", ["pattern", "flags"], (args) => {
  const text = args.string("pattern");
  try {
    const found = new RegExp(`${expressionFor(text, args.int("flags"), "search").source}|`, "v").exec("")!;
    return tupleOf([stringOf(""), listOf(namesIn(text)), intOf(found.length - 1)]);
  } catch (error) {
    if (!(error instanceof Mistaken)) throw error;
    return tupleOf([stringOf(error.message), listOf([]), intOf(0)]);
  }
});

/** Groups are numbered by their opening brackets. */
function namesIn(text: string): Value[] {
  const names: Value[] = [];
  let count = 0;
  const brackets = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?P<([A-Za-z_]\w*)>/g;
  for (const [found, name] of text.matchAll(brackets)) {
    if (!found.startsWith("(")) continue;
    count++;
    if (name !== undefined) names.push(tupleOf([stringOf(name), intOf(count)]));
  }
  return names;
}

/** Where the whole and every group stand, as pairs from and to; -1 for what was not found. */
const spansOf = (found: RegExpExecArray, python: (at: number) => number): Value =>
  listOf(
    Array.from(found.indices!, (span) =>
      tupleOf(span ? [intOf(python(span[0])), intOf(python(span[1]))] : [intOf(-1), intOf(-1)]),
    ),
  );

/** The first that is found from a place on; within a character of two units the host finds ends that are none. */
function firstFrom(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  for (let at = from; ; at++) {
    expression.lastIndex = at;
    const found = expression.exec(text);
    if (found?.[0] !== "" || expression.sticky) return found;
    at = found.index;
    if (at === 0 || text.codePointAt(at - 1)! <= 0xffff) return found;
  }
}

/** Where a pattern is found from a place on: from and to of the whole and of every group (-1: none), or None. */
const matchAt = method("match_at", ["pattern", "flags", "text", "from", "how"], (args) => {
  const text = args.string("text");
  const expression = expressionFor(args.string("pattern"), args.int("flags"), args.string("how"));
  const places = placesIn(text);
  const found = firstFrom(expression, text, places.host(args.int("from")));
  return found ? spansOf(found, places.python) : none;
});

/** All that is found in a text, one behind the other; behind nothing at all, from the next character on. */
function* foundIn(expression: RegExp, text: string, most: number): Generator<RegExpExecArray> {
  let from = 0;
  for (let n = 0; n < most && from <= text.length; n++) {
    const found = firstFrom(expression, text, from);
    if (!found) return;
    const end = found.index + found[0].length;
    from = found[0] !== "" ? end : end + (text.codePointAt(end)! > 0xffff ? 2 : 1);
    yield found;
  }
}
const all = Number.POSITIVE_INFINITY;
const expressionIn = (args: Arguments, how: string): RegExp =>
  expressionFor(args.string("pattern"), args.int("flags"), how);

/** The places of all that is found, as `match_at` gives them. */
const matchAll = method("match_all", ["pattern", "flags", "text"], (args) => {
  const text = args.string("text");
  const { python } = placesIn(text);
  return listOf(Array.from(foundIn(expressionIn(args, "search"), text, all), (found) => spansOf(found, python)));
});

/** Their texts: of patterns with groups, those of the groups. */
const findTexts = method("find_texts", ["pattern", "flags", "text"], (args) => {
  const texts: Value[] = [];
  for (const [whole, ...groups] of foundIn(expressionIn(args, "texts"), args.string("text"), all)) {
    if (groups.length === 0) texts.push(stringOf(whole));
    else if (groups.length === 1) texts.push(stringOf(groups[0] ?? ""));
    else texts.push(tupleOf(groups.map((text) => stringOf(text ?? ""))));
  }
  return listOf(texts);
});

/** What stands between, with the texts of groups. */
const splitText = method("split_text", ["pattern", "flags", "text", "most"], (args) => {
  const text = args.string("text");
  const parts: Value[] = [];
  let at = 0;
  for (const found of foundIn(expressionIn(args, "texts"), text, args.int("most") || all)) {
    parts.push(stringOf(text.slice(at, found.index)));
    for (const group of found.slice(1)) parts.push(group === undefined ? none : stringOf(group));
    at = found.index + found[0].length;
  }
  parts.push(stringOf(text.slice(at)));
  return listOf(parts);
});

/** The text with another in place of what is found, and how often that was. */
const replaceText = method("replace_text", ["pattern", "flags", "put", "text", "most"], (args) => {
  const [text, put] = [args.string("text"), args.string("put")];
  let [out, at, count] = ["", 0, 0];
  for (const found of foundIn(expressionIn(args, "texts"), text, args.int("most") || all)) {
    out += text.slice(at, found.index) + put;
    at = found.index + found[0].length;
    count++;
  }
  return tupleOf([stringOf(out + text.slice(at)), intOf(count)]);
});

/** Python counts characters, the host units of which some characters take two. */
function placesIn(text: string): { readonly host: (at: number) => number; readonly python: (at: number) => number } {
  if (countPoints(text) === text.length) return { host: (at) => at, python: (at) => at };
  return {
    host: (at) => pointsBetween(text, 0, at).length,
    python: (at) => [...text.slice(0, at)].length,
  };
}

export const patternFunctions = [pattern, matchAt, matchAll, findTexts, splitText, replaceText];
