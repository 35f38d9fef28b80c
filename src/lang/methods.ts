/** Methods of strings, lists, dicts and sets, as in Python. */
import { refuse } from "../core/errors.ts";
import { method } from "./arguments.ts";
import { setKey, touchDict, touchList } from "./assign.ts";
import { type Env, partUndo } from "./env.ts";
import { equalValues, keyOf } from "./keys.ts";
import { itemsOf } from "./sequences.ts";
import { sortItems } from "./sorting.ts";
import { placeIn } from "./subscript.ts";
import { formatValue, reprOf } from "./text.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  type DictValue,
  describe,
  intOf,
  type ListValue,
  listOf,
  none,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

type Make = (name: string) => BuiltinValue;
const own = <T extends Record<string, Make>>(table: T, name: string): BuiltinValue | undefined =>
  Object.hasOwn(table, name) ? table[name]!(name) : undefined;

const missing = (value: Value, env: Env): Error =>
  refuse("value/missing", { what: reprOf(value, env) }, { notes: { x: { text: "" } } });

const sameAs =
  (value: Value) =>
  (other: Value): boolean =>
    other === value || equalValues(other, value) === true;

const listTable = (list: ListValue) =>
  ({
    append: (name) =>
      method(name, ["x"], (args, env) => {
        touchList(list, env);
        list.items.push(args.value("x"));
        return none;
      }),
    extend: (name) =>
      method(name, ["items"], (args, env) => {
        const items = itemsOf(args.value("items"), env);
        touchList(list, env);
        list.items.push(...items);
        return none;
      }),
    insert: (name) =>
      method(name, ["at", "x"], (args, env) => {
        touchList(list, env);
        list.items.splice(args.int("at"), 0, args.value("x"));
        return none;
      }),
    pop: (name) =>
      method(name, ["at?"], (args, env) => {
        if (list.items.length === 0) throw refuse("value/domain", { detail: "pop from an empty list" });
        const at = args.has("at") ? placeIn(args.value("at"), list.items.length, env) : list.items.length - 1;
        touchList(list, env);
        return list.items.splice(at, 1)[0]!;
      }),
    remove: (name) =>
      method(name, ["x"], (args, env) => {
        const at = list.items.findIndex(sameAs(args.value("x")));
        if (at < 0) throw missing(args.value("x"), env);
        touchList(list, env);
        list.items.splice(at, 1);
        return none;
      }),
    clear: (name) =>
      method(name, [], (_, env) => {
        touchList(list, env);
        list.items = [];
        return none;
      }),
    reverse: (name) =>
      method(name, [], (_, env) => {
        touchList(list, env);
        list.items.reverse();
        return none;
      }),
    sort: (name) =>
      method(name, ["key?", "reverse?"], (args, env, span) => {
        const items = sortItems(list.items, args.optional("key"), args.bool("reverse", false), env, span);
        touchList(list, env);
        list.items = items;
        return none;
      }),
    index: (name) =>
      method(name, ["x"], (args, env) => {
        const at = list.items.findIndex(sameAs(args.value("x")));
        if (at < 0) throw missing(args.value("x"), env);
        return intOf(at);
      }),
    count: (name) => method(name, ["x"], (args) => intOf(list.items.filter(sameAs(args.value("x"))).length)),
    copy: (name) => method(name, [], () => listOf([...list.items])),
  }) satisfies Record<string, Make>;
export const listMethod = (list: ListValue, name: string): BuiltinValue | undefined => own(listTable(list), name);

const dictTable = (dict: DictValue) =>
  ({
    keys: (name) => method(name, [], () => listOf([...dict.entries.values()].map((e) => e.key))),
    values: (name) => method(name, [], () => listOf([...dict.entries.values()].map((e) => e.value))),
    items: (name) => method(name, [], () => listOf([...dict.entries.values()].map((e) => tupleOf([e.key, e.value])))),
    get: (name) =>
      method(
        name,
        ["key", "default?"],
        (args) => dict.entries.get(keyOf(args.value("key")))?.value ?? args.optional("default") ?? none,
      ),
    pop: (name) =>
      method(name, ["key", "default?"], (args, env) => {
        const hash = keyOf(args.value("key"));
        const entry = dict.entries.get(hash);
        if (!entry && !args.has("default")) throw refuse("value/key", { key: reprOf(args.value("key"), env) });
        touchDict(dict, env);
        dict.entries.delete(hash);
        return entry?.value ?? args.value("default");
      }),
    setdefault: (name) =>
      method(name, ["key", "default?"], (args, env) => {
        const known = dict.entries.get(keyOf(args.value("key")));
        if (known) return known.value;
        const value = args.optional("default") ?? none;
        setKey(dict, args.value("key"), value, env);
        return value;
      }),
    update: (name) =>
      method(name, ["other"], (args, env) => {
        const other = args.value("other");
        if (other.kind !== "dict") return args.misfit("other", "a dict");
        for (const { key, value } of [...other.entries.values()]) setKey(dict, key, value, env);
        return none;
      }),
    clear: (name) =>
      method(name, [], (_, env) => {
        touchDict(dict, env);
        dict.entries = new Map();
        return none;
      }),
    copy: (name) => method(name, [], () => ({ kind: "dict", entries: new Map(dict.entries) })),
  }) satisfies Record<string, Make>;
export const dictMethod = (dict: DictValue, name: string): BuiltinValue | undefined => own(dictTable(dict), name);

const setTable = (set: ValueOf<"set">) => {
  const touch = (env: Env): void => {
    const { items } = set;
    const write = (old: ReadonlyMap<string, Value>): void => {
      items.clear();
      for (const [k, v] of old) items.set(k, v);
    };
    env.host.touch(
      set,
      partUndo<ReadonlyMap<string, Value>>(() => new Map(items), write),
    );
  };
  return {
    add: (name) =>
      method(name, ["x"], (args, env) => {
        touch(env);
        set.items.set(keyOf(args.value("x")), args.value("x"));
        return none;
      }),
    discard: (name) =>
      method(name, ["x"], (args, env) => {
        touch(env);
        set.items.delete(keyOf(args.value("x")));
        return none;
      }),
    remove: (name) =>
      method(name, ["x"], (args, env) => {
        if (!set.items.has(keyOf(args.value("x")))) throw missing(args.value("x"), env);
        touch(env);
        set.items.delete(keyOf(args.value("x")));
        return none;
      }),
    copy: (name) => method(name, [], () => ({ kind: "set", items: new Map(set.items) })),
  } satisfies Record<string, Make>;
};
export const setMethod = (set: ValueOf<"set">, name: string): BuiltinValue | undefined => own(setTable(set), name);

const plain =
  (change: (text: string) => string): Make =>
  (name) =>
    method(name, [], () => stringOf(change(name)));

const stringTable = (text: string) =>
  ({
    upper: plain(() => text.toUpperCase()),
    lower: plain(() => text.toLowerCase()),
    title: plain(() => text.replace(/\p{L}+/gu, (w) => w[0]!.toUpperCase() + w.slice(1).toLowerCase())),
    capitalize: plain(() => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()),
    swapcase: plain(() => [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("")),
    strip: (name) => stripping(name, text, true, true),
    lstrip: (name) => stripping(name, text, true, false),
    rstrip: (name) => stripping(name, text, false, true),
    split: (name) =>
      method(name, ["sep?", "maxsplit?"], (args) =>
        splitText(text, args.optional("sep"), args.has("maxsplit") ? args.int("maxsplit") : -1),
      ),
    splitlines: (name) =>
      method(name, [], () =>
        listOf(
          text
            .replace(/\r?\n$/, "")
            .split(/\r?\n/)
            .map(stringOf),
        ),
      ),
    join: (name) =>
      method(name, ["items"], (args, env) => {
        const parts = itemsOf(args.value("items"), env);
        const other = parts.find((p) => p.kind !== "string");
        if (other)
          throw refuse(
            "call/kind",
            { name, wanted: "strings", param: "items", found: describe(other) },
            { notes: { items: { text: "" } } },
          );
        return stringOf(parts.map((p) => (p as ValueOf<"string">).value).join(text));
      }),
    replace: (name) =>
      method(name, ["old", "new", "count?"], (args) => {
        if (!args.has("count")) return stringOf(text.replaceAll(args.string("old"), () => args.string("new")));
        const parts = text.split(args.string("old"));
        const count = Math.min(args.int("count"), parts.length - 1);
        return stringOf(
          [parts.slice(0, count + 1).join(args.string("new")), ...parts.slice(count + 1)].join(args.string("old")),
        );
      }),
    startswith: (name) => method(name, ["prefix"], (args) => boolOf(text.startsWith(args.string("prefix")))),
    endswith: (name) => method(name, ["suffix"], (args) => boolOf(text.endsWith(args.string("suffix")))),
    find: (name) => method(name, ["sub"], (args) => intOf(pointsBefore(text, text.indexOf(args.string("sub"))))),
    count: (name) => method(name, ["sub"], (args) => intOf(text.split(args.string("sub")).length - 1)),
    isdigit: (name) => method(name, [], () => boolOf(/^\p{Nd}+$/u.test(text))),
    isalpha: (name) => method(name, [], () => boolOf(/^\p{L}+$/u.test(text))),
    isspace: (name) => method(name, [], () => boolOf(/^\s+$/.test(text))),
    zfill: (name) =>
      method(name, ["width"], (args) => {
        const [, sign, digits] = /^([+-]?)([\s\S]*)$/.exec(text)!;
        return stringOf(sign + digits!.padStart(args.int("width") - sign!.length, "0"));
      }),
    ljust: (name) =>
      method(name, ["width", "fill?"], (args) =>
        stringOf(text + padding(text, args.int("width"), args.has("fill") ? args.string("fill") : " ")),
      ),
    rjust: (name) =>
      method(name, ["width", "fill?"], (args) =>
        stringOf(padding(text, args.int("width"), args.has("fill") ? args.string("fill") : " ") + text),
      ),
    center: (name) =>
      method(name, ["width", "fill?"], (args) => {
        const missing = Math.max(0, args.int("width") - [...text].length);
        const fill = args.has("fill") ? args.string("fill") : " ";
        // CPython puts the odd one left where the width is odd too.
        const left = Math.floor(missing / 2) + (missing & args.int("width") & 1);
        return stringOf(fill.repeat(left) + text + fill.repeat(missing - left));
      }),
    format: (name) => builtin(name, (args, env) => stringOf(formatTemplate(text, args, env))),
  }) satisfies Record<string, Make>;
export const stringMethod = (text: string, name: string): BuiltinValue | undefined => own(stringTable(text), name);

const padding = (text: string, width: number, fill: string): string =>
  fill.repeat(Math.max(0, Math.min(width, 1e6) - [...text].length));
/** A UTF-16 offset as a number of characters, as Python counts. */
const pointsBefore = (text: string, at: number): number => (at < 0 ? -1 : [...text.slice(0, at)].length);

function stripping(name: string, text: string, left: boolean, right: boolean): BuiltinValue {
  return method(name, ["chars?"], (args) => {
    const chars = args.optional("chars");
    const set = chars ? new Set([...args.string("chars")]) : null;
    const gone = (c: string): boolean => (set ? set.has(c) : /\s/.test(c));
    const points = [...text];
    let [from, to] = [0, points.length];
    while (left && from < to && gone(points[from]!)) from++;
    while (right && to > from && gone(points[to - 1]!)) to--;
    return stringOf(points.slice(from, to).join(""));
  });
}

function splitText(text: string, separator: Value | undefined, limit: number): Value {
  if (!separator) {
    const words = text.trim() === "" ? [] : text.trim().split(/\s+/);
    if (limit < 0 || words.length <= limit + 1) return listOf(words.map(stringOf));
    const rest = new RegExp(`^\\s*(?:\\S+\\s+){${limit}}`).exec(text)![0];
    return listOf([...words.slice(0, limit), text.slice(rest.length).trimEnd()].map(stringOf));
  }
  if (separator.kind !== "string" || separator.value === "")
    throw refuse("value/domain", { detail: "split needs a separator that is not empty" });
  const parts = text.split(separator.value);
  if (limit < 0 || parts.length <= limit + 1) return listOf(parts.map(stringOf));
  return listOf([...parts.slice(0, limit), parts.slice(limit).join(separator.value)].map(stringOf));
}

/** str.format: fields `{}`, `{0}`, `{name}`, each with an optional conversion and spec. */
function formatTemplate(text: string, args: readonly Arg[], env: Env): string {
  let next = 0;
  return text.replace(
    /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g,
    (whole, field, conversion, spec) => {
      if (whole === "{{" || whole === "}}") return whole[0]!;
      if (field === undefined) throw refuse("type/format", { detail: `single \`${whole}\` in the format string` });
      const key = field === "" ? String(next++) : (field as string);
      const arg = /^\d+$/.test(key)
        ? args.filter((a) => a.name === null)[Number(key)]
        : args.find((a) => a.name === key);
      if (!arg) throw refuse("type/format", { detail: `no argument for the field {${key}}` });
      const inner = ((spec as string | undefined) ?? "").replace(/\{([^{}]*)\}/g, (_, name: string) =>
        formatTemplate(`{${name === "" ? next++ : name}}`, args, env),
      );
      return formatValue(conversion === "r" ? stringOf(reprOf(arg.value, env)) : arg.value, inner, env);
    },
  );
}

/** Names of all methods of a kind of value. */
export function methodsOf(kind: Value["kind"]): readonly string[] {
  switch (kind) {
    case "list":
      return Object.keys(listTable(listOf([])));
    case "dict":
      return Object.keys(dictTable({ kind: "dict", entries: new Map() }));
    case "set":
      return Object.keys(setTable({ kind: "set", items: new Map() }));
    case "string":
      return Object.keys(stringTable(""));
    case "tuple":
      return ["index", "count"];
    default:
      return [];
  }
}
