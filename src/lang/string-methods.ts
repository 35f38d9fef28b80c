/** Methods of strings, as in Python: they count characters (code points), not UTF-16 units. */
import { refuse } from "../core/errors.ts";
import { countPoints, pointsBetween } from "../core/points.ts";
import { type Arguments, method } from "./arguments.ts";
import { typeError, valueError } from "./python-says.ts";
import { itemsOf, longest } from "./sequences.ts";
import {
  cutText,
  isTitle,
  lineParts,
  listed,
  space,
  splitText,
  strippedText,
  titled,
  translated,
  withTabs,
} from "./string-parts.ts";
import { formatTemplate } from "./templates.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  describe,
  dictOf,
  heartOf,
  intOf,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

type Make = (name: string) => BuiltinValue;

/** A method that is about the text alone. */
interface Alone {
  (text: string): Make;
  readonly alone: (text: string) => Value;
}
const ofAlone = (alone: (text: string) => Value): Alone =>
  Object.assign((text: string) => (name: string) => method(name, [], () => alone(text)), { alone });
const plain = (change: (text: string) => string): Alone => ofAlone((text) => stringOf(change(text)));
const asks = (test: (text: string) => boolean): Alone => ofAlone((text) => boolOf(test(text)));

/** Of texts in ASCII alone it is told by the codes, one by one; the host takes milliseconds to get ready for all of Unicode. */
const asksEach = (within: (code: number) => boolean, beyond: (text: string) => boolean): Alone =>
  asks((text) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return beyond(text);
      if (!within(code)) return false;
    }
    return text !== "";
  });
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isLetter = (code: number): boolean => isUpper(code) || isLower(code);
/** All letters that have cases are of the one, and some are. */
const asksCase = (
  wanted: (code: number) => boolean,
  other: (code: number) => boolean,
  beyond: (text: string) => boolean,
): Alone =>
  asks((text) => {
    let found = false;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return beyond(text);
      if (other(code)) return false;
      found ||= wanted(code);
    }
    return found;
  });

/** Where `sub` stands in text[start:stop], in characters; -1 if it does not. */
function placeOf(text: string, args: Arguments, last: boolean): number {
  const { part, from } = windowOf(text, args);
  if (from === null) return -1;
  const at = last ? part.lastIndexOf(args.string("sub")) : part.indexOf(args.string("sub"));
  return at < 0 ? -1 : from + countPoints(part.slice(0, at));
}
/** What stands between the characters `start` and `stop`; `from` is null where start lies behind the end. */
function windowOf(text: string, args: Arguments): { readonly part: string; readonly from: number | null } {
  if (!args.optional("start") && !args.optional("stop")) return { part: text, from: 0 };
  const count = countPoints(text);
  const edge = (param: string, otherwise: number): number => {
    const at = args.optional(param) ? args.int(param) : otherwise;
    return Math.min(at < 0 ? Math.max(0, at + count) : at, count + 1);
  };
  const [from, to] = [edge("start", 0), edge("stop", count)];
  return { part: pointsBetween(text, from, Math.max(from, to)), from: from > count ? null : from };
}

const finding =
  (last: boolean, needed: boolean) =>
  (text: string): Make =>
  (name) =>
    method(name, ["sub", "start?", "stop?"], (args) => {
      const at = placeOf(text, args, last);
      if (at < 0 && needed)
        throw refuse(
          "value/missing",
          { what: "the text" },
          {
            notes: { sub: { text: "not in the string" } },
            exception: valueError("substring not found"),
          },
        );
      return intOf(at);
    });

const edgeTest =
  (test: (part: string, piece: string) => boolean) =>
  (text: string): Make =>
  (name) =>
    method(name, ["sub", "start?", "stop?"], (args) => {
      const sub = args.value("sub");
      const pieces = sub.kind === "tuple" ? sub.items : [sub];
      if (pieces.some((p) => p.kind !== "string"))
        return args.misfit(
          "sub",
          "a string or a tuple of strings",
          typeError(`${name} first arg must be str or a tuple of str, not ${typeNameOf(sub)}`),
        );
      const { part, from } = windowOf(text, args);
      return boolOf(from !== null && pieces.some((p) => test(part, (p as ValueOf<"string">).value)));
    });

/** @throws limit/length */
function checkedLength(length: number): number {
  if (length > longest) throw refuse("limit/length", { what: "a text", limit: "10 million characters" });
  return length;
}

const fillWants = typeError("The fill character must be exactly one character long");
const filled =
  (lay: (text: string, missing: number, fill: string, width: number) => string) =>
  (text: string): Make =>
  (name) =>
    method(name, ["width", "fill?"], (args) => {
      const fill = args.has("fill") ? args.string("fill") : " ";
      if ([...fill].length !== 1) return args.misfit("fill", "one character", fillWants);
      const width = checkedLength(args.int("width"));
      return stringOf(lay(text, Math.max(0, width - countPoints(text)), fill, width));
    });
const centered = (text: string, missing: number, fill: string, width: number): string => {
  // CPython puts the odd one left where the width is odd too.
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
};

const stripping =
  (left: boolean, right: boolean) =>
  (text: string): Make =>
  (name) =>
    method(name, ["chars?"], (args) =>
      stringOf(strippedText(text, args.optional("chars") ? args.string("chars") : null, left, right)),
    );

const splitting =
  (last: boolean) =>
  (text: string): Make =>
  (name) =>
    method(name, ["sep?", "maxsplit?"], (args) => {
      const separator = args.optional("sep") ? args.string("sep") : null;
      return listed(splitText(text, separator, args.has("maxsplit") ? args.int("maxsplit") : -1, last));
    });

const cutting =
  (last: boolean) =>
  (text: string): Make =>
  (name) =>
    method(name, ["sep"], (args) => tupleOf(cutText(text, args.string("sep"), last).map(stringOf)));

const join =
  (text: string): Make =>
  (name) =>
    method(name, ["items"], (args, env) => {
      const parts = itemsOf(args.value("items"), env).map(heartOf);
      const at = parts.findIndex((p) => p.kind !== "string");
      const other = parts[at];
      if (other)
        throw refuse(
          "call/kind",
          { name, wanted: "strings", param: "items", found: describe(other) },
          {
            notes: { items: { text: "" } },
            exception: typeError(`sequence item ${at}: expected str instance, ${typeNameOf(other)} found`),
          },
        );
      return stringOf(parts.map((p) => (p as ValueOf<"string">).value).join(text));
    });

const replace =
  (text: string): Make =>
  (name) =>
    method(name, ["old", "new", "count?"], (args) => {
      const [old, put] = [args.string("old"), args.string("new")];
      const parts = old === "" ? ["", ...text, ""] : text.split(old);
      const asked = args.has("count") ? args.int("count") : -1;
      const count = asked < 0 ? parts.length - 1 : Math.min(asked, parts.length - 1);
      return stringOf([parts.slice(0, count + 1).join(put), ...parts.slice(count + 1)].join(old));
    });

const count =
  (text: string): Make =>
  (name) =>
    method(name, ["sub", "start?", "stop?"], (args) => {
      const { part, from } = windowOf(text, args);
      if (from === null) return intOf(0);
      const sub = args.string("sub");
      return intOf(sub === "" ? countPoints(part) + 1 : part.split(sub).length - 1);
    });

const table: Readonly<Record<string, ((text: string) => Make) & { readonly alone?: Alone["alone"] }>> = {
  upper: plain((t) => t.toUpperCase()),
  lower: plain((t) => t.toLowerCase()),
  casefold: plain((t) => t.toLowerCase().replaceAll("ß", "ss")),
  title: plain(titled),
  capitalize: plain((t) => {
    const [first = "", ...rest] = [...t];
    const upper = first.toUpperCase();
    return upper.slice(0, 1) + upper.slice(1).toLowerCase() + rest.join("").toLowerCase();
  }),
  swapcase: plain((t) => [...t].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("")),
  strip: stripping(true, true),
  lstrip: stripping(true, false),
  rstrip: stripping(false, true),
  split: splitting(false),
  rsplit: splitting(true),
  splitlines: (text) => (name) =>
    method(name, ["keepends?"], (args) =>
      listed(lineParts(text).map(([line, end]) => (args.bool("keepends", false) ? line + end : line))),
    ),
  partition: cutting(false),
  rpartition: cutting(true),
  join,
  replace,
  count,
  find: finding(false, false),
  rfind: finding(true, false),
  index: finding(false, true),
  rindex: finding(true, true),
  startswith: edgeTest((part, piece) => part.startsWith(piece)),
  endswith: edgeTest((part, piece) => part.endsWith(piece)),
  removeprefix: (text) => (name) =>
    method(name, ["prefix"], (args) =>
      stringOf(text.startsWith(args.string("prefix")) ? text.slice(args.string("prefix").length) : text),
    ),
  removesuffix: (text) => (name) =>
    method(name, ["suffix"], (args) => {
      const suffix = args.string("suffix");
      return stringOf(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
    }),
  expandtabs: (text) => (name) =>
    method(name, ["tabsize?"], (args) => stringOf(withTabs(text, args.has("tabsize") ? args.int("tabsize") : 8))),
  isdigit: asksEach(isDigit, (t) =>
    /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468]+$/u.test(t),
  ),
  isdecimal: asksEach(isDigit, (t) => /^\p{Nd}+$/u.test(t)),
  isnumeric: asksEach(isDigit, (t) => /^\p{N}+$/u.test(t)),
  isalpha: asksEach(isLetter, (t) => /^\p{L}+$/u.test(t)),
  isalnum: asksEach(
    (code) => isLetter(code) || isDigit(code),
    (t) => /^[\p{L}\p{N}]+$/u.test(t),
  ),
  isspace: asks((t) => t !== "" && [...t].every(space)),
  isupper: asksCase(isUpper, isLower, (t) => /\p{Lu}/u.test(t) && !/[\p{Ll}\p{Lt}]/u.test(t)),
  islower: asksCase(isLower, isUpper, (t) => /\p{Ll}/u.test(t) && !/[\p{Lu}\p{Lt}]/u.test(t)),
  istitle: asks(isTitle),
  isidentifier: asks((t) => /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*$/u.test(t)),
  isprintable: asks((t) => !/[\p{C}\p{Z}]/u.test(t.replaceAll(" ", ""))),
  isascii: asks((t) => [...t].every((c) => c < "\x80")),
  zfill: (text) => (name) =>
    method(name, ["width"], (args) => {
      const [, sign, digits] = /^([+-]?)([\s\S]*)$/.exec(text)!;
      const missing = checkedLength(args.int("width")) - countPoints(text);
      return stringOf(sign! + "0".repeat(Math.max(0, missing)) + digits!);
    }),
  ljust: filled((text, missing, fill) => text + fill.repeat(missing)),
  rjust: filled((text, missing, fill) => fill.repeat(missing) + text),
  center: filled(centered),
  translate: (text) => (name) =>
    method(name, ["table"], (args) => {
      const by = args.value("table");
      return by.kind === "dict" ? stringOf(translated(text, by)) : args.misfit("table", "a dict, as maketrans gives");
    }),
  format: (text) => (name) => builtin(name, (args, env) => stringOf(formatTemplate(text, args, env))),
};

export const stringMethods: readonly string[] = Object.keys(table);
export const stringMethod = (text: string, name: string): BuiltinValue | undefined =>
  Object.hasOwn(table, name) ? table[name]!(text)(name) : undefined;

/** What the method gives that takes nothing but the text; undefined for all others. */
export const aloneMethod = (name: string): Alone["alone"] | undefined =>
  Object.hasOwn(table, name) ? table[name]!.alone : undefined;

/** A method with texts alone: so many at least, so many at most. */
export interface WithTexts {
  readonly least: number;
  readonly most: number;
  readonly run: (text: string, given: readonly string[]) => Value | undefined;
}
/** What loops call most of the others; undefined where it has to be called as all are. */
export const textMethods: ReadonlyMap<string, WithTexts> = new Map<string, WithTexts>([
  ["strip", { least: 0, most: 0, run: (text) => stringOf(strippedText(text, null, true, true)) }],
  ["split", { least: 0, most: 1, run: (text, [separator]) => listed(splitText(text, separator ?? null, -1, false)) }],
  ["startswith", { least: 1, most: 1, run: (text, [piece]) => boolOf(text.startsWith(piece!)) }],
  ["endswith", { least: 1, most: 1, run: (text, [piece]) => boolOf(text.endsWith(piece!)) }],
  [
    "replace",
    {
      least: 2,
      most: 2,
      run: (text, [old, put]) => (old === "" ? undefined : stringOf(text.split(old!).join(put!))),
    },
  ],
]);

/** str.maketrans: characters of one text to those of another, characters of a third to nothing. */
export const maketrans = method("maketrans", ["x", "y?", "z?"], (args) => {
  const from = args.value("x");
  const entries: [Value, Value][] = [];
  const code = (c: string): Value => intOf(c.codePointAt(0)!);
  if (from.kind === "dict") {
    for (const { key, value } of from.entries.values())
      entries.push([key.kind === "string" ? code(key.value) : key, value]);
  } else {
    const to = [...args.string("y")];
    const points = [...args.string("x")];
    if (to.length !== points.length) return args.misfit("y", `a string of ${points.length} characters`);
    points.forEach((c, i) => {
      entries.push([code(c), code(to[i]!)]);
    });
  }
  if (args.has("z")) for (const c of args.string("z")) entries.push([code(c), { kind: "none" }]);
  return dictOf(new Map(entries.map(([key, value]) => [`n${(key as ValueOf<"int">).value}`, { key, value }])));
});
