/**
 * What the library's `json` asks of the host, as `_tensh.…`: the values in a text, read as Python reads them, and strings
 * as JSON has them. The rest of the module is written in Python.
 */
import { method } from "./arguments.ts";
import { dictFrom } from "./dicts.ts";
import { boolOf, floatOf, intOf, listOf, none, stringOf, tupleOf, type Value } from "./value.ts";

/** A string as JSON has it; what is no ASCII as escapes, if that is wanted. */
const jsonString = method("json_string", ["text", "ascii"], (args) => {
  const quoted = JSON.stringify(args.string("text"));
  if (!args.bool("ascii", true)) return stringOf(quoted);
  return stringOf(quoted.replace(/[\x7f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`));
});

/** What is wrong with a text of JSON (nothing: "") and where, and its value. */
const jsonValue = method("json_value", ["text"], (args) => {
  const reader = new JsonReader(args.string("text"));
  try {
    return tupleOf([stringOf(""), intOf(0), reader.whole()]);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return tupleOf([stringOf(error.message), intOf(error.at), none]);
  }
});

const [quote, blank, backslash] = [34, 32, 92];

class Misread extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const jsonWords: ReadonlyMap<string, Value> = new Map([
  ["null", none],
  ["true", boolOf(true)],
  ["false", boolOf(false)],
  ["NaN", floatOf(Number.NaN)],
  ["Infinity", floatOf(Number.POSITIVE_INFINITY)],
  ["-Infinity", floatOf(Number.NEGATIVE_INFINITY)],
]);

/** Reads JSON as Python does: whole numbers stay whole, and NaN is a number. */
class JsonReader {
  private readonly text: string;
  private at = 0;
  constructor(text: string) {
    this.text = text;
  }

  whole(): Value {
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw new Misread("Extra data", this.at);
    return value;
  }

  private take(wanted: RegExp): RegExpExecArray | null {
    wanted.lastIndex = this.at;
    const found = wanted.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
  private space(): void {
    this.take(/[ \t\n\r]*/y);
  }

  private value(): Value {
    this.space();
    const c = this.text[this.at];
    if (c === '"') return stringOf(this.string());
    if (c === "[") return this.list();
    if (c === "{") return this.dict();
    const word = this.take(/null|true|false|NaN|-?Infinity/y);
    if (word) return jsonWords.get(word[0])!;
    const number = this.take(/-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y);
    if (!number) throw new Misread("Expecting value", this.at);
    return (number[1] ?? number[2]) ? floatOf(Number(number[0])) : intOf(BigInt(number[0]));
  }

  private string(): string {
    const start = this.at;
    let end = start + 1;
    for (let c = this.text.charCodeAt(end); c !== quote; c = this.text.charCodeAt(++end)) {
      if (Number.isNaN(c)) throw new Misread("Unterminated string starting at", start);
      if (c < blank) throw new Misread("Invalid control character at", end);
      if (c === backslash) end++;
    }
    this.at = end + 1;
    const found = this.text.slice(start, this.at);
    try {
      return JSON.parse(found) as string;
    } catch {
      throw new Misread("Invalid \\escape", start + found.search(/\\[^"\\/bfnrtu]|\\u(?![0-9a-fA-F]{4})/));
    }
  }

  private list(): Value {
    this.at++;
    this.space();
    const items: Value[] = [];
    if (this.take(/\]/y)) return listOf(items);
    for (;;) {
      items.push(this.value());
      this.space();
      if (this.take(/\]/y)) return listOf(items);
      if (!this.take(/,/y)) throw new Misread("Expecting ',' delimiter", this.at);
    }
  }

  private dict(): Value {
    this.at++;
    this.space();
    const entries: (readonly [Value, Value])[] = [];
    if (this.take(/\}/y)) return dictFrom(entries);
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') throw new Misread("Expecting property name enclosed in double quotes", this.at);
      const key = stringOf(this.string());
      this.space();
      if (!this.take(/:/y)) throw new Misread("Expecting ':' delimiter", this.at);
      entries.push([key, this.value()]);
      this.space();
      if (this.take(/\}/y)) return dictFrom(entries);
      if (!this.take(/,/y)) throw new Misread("Expecting ',' delimiter", this.at);
    }
  }
}

export const jsonFunctions = [jsonString, jsonValue];
