/** The words of a command as its arguments and options, by what the entry says of them. Knows no command by name. */
import { diagnose, type Span, UserError } from "../core/errors.ts";
import { failAt } from "../lang/fail.ts";
import { Lexer } from "../lang/lex.ts";
import { parseExpr, parseIndex, parseSettings, toTarget } from "../lang/parse.ts";
import { didYouMean } from "../lang/suggest.ts";
import type { CommandStatement, Expr, Word } from "../lang/syntax.ts";
import {
  type AssignmentArg,
  type BindingArg,
  type Command,
  type CommandOption,
  type CommandParam,
  type ExprArg,
  formOf,
  pathsIn,
  type WordArg,
} from "./command.ts";

/** The number that an expression comes to; null where it is none. */
export type NumberOf = (read: () => ExprArg, word: Word) => number | null;

export interface Read {
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly into: WordArg | null;
  /** Where the options stand that were given. */
  readonly places: ReadonlyMap<string, Span>;
}

/** Reads the words of a statement. `text` is what their spans point into; options that are expressions go to `numberOf`. */
export function readArguments(entry: Command, statement: CommandStatement, text: string, numberOf: NumberOf): Read {
  const reader = new Reader(entry, statement, text, numberOf);
  const into = reader.takeArrow();
  const options = reader.takeOptions();
  const args: Record<string, unknown> = {};
  // Parameters that have a word in front of them stand anywhere; the others in order.
  const params = Object.entries(entry.params);
  for (const [name, param] of params) if (param.lead) args[name] = reader.takeLed(param.lead, param);
  for (const [name, param] of params) if (!param.lead) args[name] = reader.takeParam(name, param);
  reader.finish();
  return { args, options, into, places: reader.places };
}

/** The file that a word names: in quotes, or as it stands with backslashes before blanks. */
export const pathIn = (word: string): string =>
  /^(['"]).*\1$/s.test(word) ? word.slice(1, -1) : word.replace(/\\([ ()'"])/g, "$1");

class Reader {
  private readonly entry: Command;
  private readonly statement: CommandStatement;
  private readonly text: string;
  private readonly numberOf: NumberOf;
  private words: Word[];
  readonly places = new Map<string, Span>();

  constructor(entry: Command, statement: CommandStatement, text: string, numberOf: NumberOf) {
    this.numberOf = numberOf;
    this.entry = entry;
    this.statement = statement;
    this.text = text;
    this.words = [...statement.words];
  }

  /** `-> NAME` or `as NAME` at the end. */
  takeArrow(): WordArg | null {
    if (!this.entry.arrow) return null;
    const at = this.words.findIndex((w) => w.text === "->" || w.text === "as");
    if (at < 0) return null;
    const [arrow, name, ...rest] = this.words.splice(at);
    if (!name || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name.text)) {
      throw failAt(
        "command/missing",
        { command: this.entry.name, what: `a name after \`${arrow!.text}\`` },
        (name ?? arrow)!.span,
      );
    }
    this.words.push(...rest);
    return name;
  }

  takeOptions(): Record<string, unknown> {
    const options: Record<string, unknown> = Object.fromEntries(
      Object.entries(this.entry.options).map(([n, o]) => [n, o.default]),
    );
    for (let i = 0; i < this.words.length; ) {
      const found = this.isRaw(i) ? null : this.optionAt(i);
      if (!found) {
        i++;
        continue;
      }
      if (this.places.has(found.name))
        throw failAt("command/repeated", { command: this.entry.name, name: found.name }, this.words[i]!.span);
      const end = this.words[i + found.count - 1]!.span.end;
      this.places.set(found.name, { start: this.words[i]!.span.start, end });
      options[found.name] = this.optionValue(found.name, this.entry.options[found.name]!, found.value);
      this.words.splice(i, found.count);
    }
    return options;
  }

  /** The word belongs to a parameter that takes words as they are: `sweep lr=0.01..1`. */
  private isRaw(i: number): boolean {
    const raw = Object.values(this.entry.params).flatMap((p) => (p.kind === "setting" && p.lead ? [p.lead] : []));
    return i > 0 && raw.includes(this.words[i - 1]!.text);
  }

  /** The option of a name: its own, or another that it goes by. */
  private named(key: string): string | null {
    const { options } = this.entry;
    if (Object.hasOwn(options, key)) return key;
    return Object.entries(options).find(([, o]) => o.also?.split(" ").includes(key))?.[0] ?? null;
  }

  /** `key=value`, `--key value`, `--key=value`, or a flag that stands alone, at word i. */
  private optionAt(i: number): { name: string; value: Word; count: number } | null {
    const word = this.words[i]!;
    const long = /^--([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word.text);
    const short = /^([A-Za-z_]\w*)\s*=(?!=)\s*([\s\S]*)$/.exec(word.text);
    const asked = (long?.[1] ?? short?.[1])?.replaceAll("-", "_");
    if (asked === undefined) return this.flagAt(word);
    const key = this.named(asked);
    if (key === null) {
      if (!long && this.takesEquals(i)) return null;
      const help = didYouMean(asked, Object.keys(this.entry.options));
      const all = Object.keys(this.entry.options).join(", ");
      throw failAt("command/option", { command: this.entry.name, name: asked }, word.span, "", {
        help: help.length > 0 || all === "" ? help : [`its options: ${all}`],
      });
    }
    const given = long ? long[2] : short![2];
    if (given !== undefined) {
      const start = word.span.start + word.text.length - given.length;
      const after = this.words[i + 1];
      if (this.entry.options[key]!.joins === given && after)
        return { name: key, value: { text: `${given} ${after.text}`, span: { start, end: after.span.end } }, count: 2 };
      return { name: key, value: { text: given, span: { start, end: word.span.end } }, count: 1 };
    }
    const next = this.words[i + 1];
    const flag =
      this.entry.options[key]!.kind === "bool" && !/^(true|false|1|0|yes|no|on|off)$/i.test(next?.text ?? "");
    if (flag) return { name: key, value: { text: "true", span: word.span }, count: 1 };
    if (!next) throw failAt("command/missing", { command: this.entry.name, what: `a value for ${key}` }, word.span);
    return { name: key, value: next, count: 2 };
  }
  /** `shuffle` alone means shuffle=true. */
  private flagAt(word: Word): { name: string; value: Word; count: number } | null {
    const option = Object.hasOwn(this.entry.options, word.text) ? this.entry.options[word.text] : undefined;
    return option?.kind === "bool" ? { name: word.text, value: { text: "true", span: word.span }, count: 1 } : null;
  }
  /** The word may be the `name = value` that the command is about, or belong to `at x=2`. */
  private takesEquals(i: number): boolean {
    const first = Object.values(this.entry.params)[0];
    if (i === 0 && (first?.kind === "binding" || first?.kind === "assignment")) return true;
    const before = this.words[i - 1];
    if (i === 1 && first?.kind === "binding" && before?.text.endsWith(":")) return true;
    return Object.values(this.entry.params).some((p) => p.kind === "settings" && p.lead === before?.text);
  }

  private optionValue(name: string, option: CommandOption, word: Word): unknown {
    const misfit = (wanted: string) => failAt("command/value", { name, wanted, found: `\`${word.text}\`` }, word.span);
    switch (option.kind) {
      case "bool": {
        const known: Record<string, boolean> = {
          true: true,
          false: false,
          "1": true,
          "0": false,
          yes: true,
          no: false,
          on: true,
          off: false,
        };
        const said = word.text.toLowerCase();
        const value = Object.hasOwn(known, said) ? known[said] : undefined;
        if (value === undefined) throw misfit("true or false");
        return value;
      }
      case "word": {
        const text = word.text.replace(/^(['"])(.*)\1$/s, "$2");
        if (option.choices && !option.choices.includes(text)) {
          throw failAt("command/choice", { text, choices: option.choices.join(", ") }, word.span, "", {
            help: didYouMean(text, option.choices),
          });
        }
        return text;
      }
      case "int":
      case "number":
        return this.number(name, option, word);
      case "text":
        return word;
      case "expr":
        return this.expr(word.span);
      case "list":
        return this.list(word.span);
    }
  }

  /** A number as it is written, or what an expression comes to; within the bounds of the option. */
  private number(name: string, option: CommandOption, word: Word): number {
    const written = word.text === "" ? Number.NaN : Number(word.text.replaceAll("_", ""));
    const value = Number.isNaN(written) ? this.numberOf(() => this.expr(word.span), word) : written;
    const found = Number.isNaN(written) && value !== null ? `\`${word.text}\`, which is ${value}` : `\`${word.text}\``;
    const misfit = (wanted: string) => failAt("command/value", { name, wanted, found }, word.span);
    const { least, above } = option;
    if (value === null || !Number.isFinite(value)) throw misfit(option.kind === "int" ? "a whole number" : "a number");
    if (option.kind === "int" && !Number.isInteger(value)) throw misfit("a whole number");
    if (least !== undefined && value < least) throw misfit(`at least ${least}`);
    if (above !== undefined && value <= above) throw misfit(`more than ${above}`);
    return value;
  }

  takeLed(lead: string, param: CommandParam): unknown {
    const at = this.words.findIndex((w) => w.text === lead);
    if (at < 0) return this.leftOut(lead, param);
    const [word, value] = this.words.splice(at, 2);
    if (!value)
      throw failAt("command/missing", { command: this.entry.name, what: `something after \`${lead}\`` }, word!.span);
    return this.read(param, value);
  }

  takeParam(name: string, param: CommandParam): unknown {
    switch (param.kind) {
      case "binding":
        return this.words.length === 0 ? this.leftOut(name, param) : this.binding();
      case "assignment":
        return this.words.length === 0 ? this.leftOut(name, param) : this.assignment();
      case "groups": {
        const groups = this.groups(this.words.splice(0));
        return groups.length === 0 ? this.leftOut(name, param) : groups;
      }
      case "words": {
        const words = this.words.splice(0);
        return words.length === 0 && !param.optional ? this.leftOut(name, param) : words;
      }
      default: {
        const implied = this.impliedWord(param);
        if (implied) return implied;
        const word = this.words.shift();
        return word ? this.read(param, word) : this.leftOut(name, param);
      }
    }
  }

  /** A word that can only be one may be left out before what is no plain word: `export out.py`. */
  private impliedWord(param: CommandParam): WordArg | null {
    const [next] = this.words;
    const choices = param.kind === "word" && !param.optional && !param.lead ? param.choices?.() : undefined;
    return choices?.length === 1 && next && !/^\w+$/.test(next.text) ? { ...next, text: choices[0]! } : null;
  }

  private leftOut(name: string, param: CommandParam): null {
    if (param.optional) return null;
    const what = `${(param.shown ?? name).toUpperCase()}, ${param.doc}`;
    throw failAt("command/missing", { command: this.entry.name, what }, this.statement.nameSpan, "", {
      help: [`form: ${formOf(this.entry)}`],
    });
  }

  private read(param: CommandParam, word: Word): unknown {
    switch (param.kind) {
      case "expr":
        return this.expr(word.span);
      case "list":
        return this.list(word.span);
      case "index":
        return { items: parseIndex(this.text, word.span), span: word.span, text: word.text };
      case "settings":
        return parseSettings(this.text, word.span);
      case "path":
        return { text: pathIn(word.text), span: word.span };
      default:
        return word;
    }
  }

  private expr(span: Span): ExprArg {
    const text = this.text.slice(span.start, span.end);
    // A lone dash is standard input, as in other shell tools.
    const expr: Expr =
      text === "-"
        ? { kind: "call", callee: { kind: "name", name: "read", span }, args: [], span }
        : parseExpr(this.text, span);
    return { expr, text, span };
  }
  private list(span: Span): readonly ExprArg[] {
    const whole = this.expr(span);
    if (whole.expr.kind !== "tuple" && whole.expr.kind !== "list") return [whole];
    return whole.expr.items.map((expr) => ({
      expr,
      span: expr.span,
      text: this.text.slice(expr.span.start, expr.span.end),
    }));
  }

  /** `x y, x z` is two groups of two; a tuple that stands alone is one group. */
  private groups(words: readonly Word[]): readonly (readonly ExprArg[])[] {
    if (words.length === 1) {
      const whole = this.expr(words[0]!.span);
      if (whole.expr.kind === "tuple" && whole.text.startsWith("("))
        return [this.list(words[0]!.span)].filter((group) => group.length > 0);
    }
    const out: ExprArg[][] = [[]];
    for (const word of words)
      this.pieces(word.span).forEach((span, i) => {
        if (i > 0) out.push([]);
        if (span.end > span.start) out.at(-1)!.push(this.expr(span));
      });
    return out.filter((group) => group.length > 0);
  }
  /** What stands between the commas of a span, outside of brackets. */
  private pieces(span: Span): Span[] {
    const lexer = new Lexer(this.text, span.start, span.end);
    const commas: Span[] = [];
    for (let token = lexer.next(); token.kind !== "end"; token = lexer.next())
      if (lexer.depth === 0 && token.text === ",") commas.push(token.span);
    const starts = [span.start, ...commas.map((c) => c.end)];
    return starts.map((start, i) => {
      const end = commas[i]?.start ?? span.end;
      const text = this.text.slice(start, end);
      return { start: start + text.length - text.trimStart().length, end: end - (text.length - text.trimEnd().length) };
    });
  }

  /** `NAME = EXPR`, `NAME: dtype = EXPR`, or an expression. */
  private binding(): BindingArg {
    const first = this.words.shift()!;
    const typed = first.text.endsWith(":") && this.words.length > 0 ? this.words.shift()! : null;
    const span = { start: first.span.start, end: (typed ?? first).span.end };
    const text = this.text.slice(span.start, span.end);
    const found = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?::\s*([\w.]+)\s*)?=(?!=)\s*/u.exec(text);
    if (!found) return { name: null, dtype: null, value: this.expr(span) };
    const [head, name, dtype] = found as unknown as [string, string, string | undefined];
    const value = { start: span.start + head.length, end: span.end };
    if (value.start === value.end) {
      throw failAt("command/missing", { command: this.entry.name, what: "a value after `=`" }, span);
    }
    const at = span.start + head.indexOf(dtype ?? "", name.length);
    return {
      name: { text: name, span: { start: span.start, end: span.start + name.length } },
      dtype: dtype ? { text: dtype, span: { start: at, end: at + dtype.length } } : null,
      value: this.expr(value),
    };
  }

  /** `VAR EXPR`, `VAR = EXPR`, `VAR += EXPR`, `add VAR EXPR`, `sub VAR EXPR`; VAR may have an index. */
  private assignment(): AssignmentArg {
    const lead =
      this.words.length > 1 && /^(add|sub)$/.test(this.words[0]!.text)
        ? (this.words.shift()!.text as "add" | "sub")
        : null;
    const first = this.words.shift()!;
    const sign = this.equalsIn(first.span);
    if (sign) {
      const target = { start: first.span.start, end: sign.span.start };
      const how = lead ?? ({ "=": "set", "+=": "add", "-=": "sub" } as const)[sign.text as "=" | "+=" | "-="];
      const rest = this.text.slice(sign.span.end, first.span.end);
      if (rest.trim() === "") {
        throw failAt("command/missing", { command: this.entry.name, what: "a value after `=`" }, first.span);
      }
      const value = { start: first.span.end - rest.trimStart().length, end: first.span.end };
      return { how, target: toTarget(parseExpr(this.text, target)), value: this.expr(value) };
    }
    const value = this.words.shift();
    if (!value)
      throw failAt("command/missing", { command: this.entry.name, what: "the new value" }, first.span, "", {
        help: [`form: ${formOf(this.entry)}`],
      });
    return { how: lead ?? "set", target: toTarget(parseExpr(this.text, first.span)), value: this.expr(value.span) };
  }

  /** The sign of an assignment that stands outside of brackets. */
  private equalsIn(span: Span): { readonly text: string; readonly span: Span } | null {
    const lexer = new Lexer(this.text, span.start, span.end);
    for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) {
      if (lexer.depth === 0 && token.kind === "op" && ["=", "+=", "-="].includes(token.text)) return token;
    }
    return null;
  }

  finish(): void {
    const extra = this.words[0];
    if (!extra) return;
    throw new UserError(
      diagnose("command/extra", { command: this.entry.name, text: extra.text }, [{ span: extra.span, text: "" }], {
        help: [this.wayOutOf(extra.text)],
      }),
    );
  }

  /** What a word that is too many was meant as: the rest of a file's name, the end of an expression, or an argument. */
  private wayOutOf(extra: string): string {
    const spaced = pathsIn(this.entry) !== "none" && this.words.every((w) => !/^\w+=|^-/.test(w.text));
    if (spaced) return "a name with white space in it goes in quotes: 'my file.csv'";
    return /^[^\p{L}\d_"'([{]/u.test(extra)
      ? "white space ends an argument: write x-1 or x - 1, not x -1"
      : `form: ${formOf({ ...this.entry, options: {} })}`;
  }
}
