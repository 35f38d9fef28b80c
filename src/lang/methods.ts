/** Methods of lists, dicts and sets, as in Python. */
import { refuse } from "../core/errors.ts";
import { Arguments, method } from "./arguments.ts";
import { setKey, touchDict, touchList, touchSet } from "./assign.ts";
import { dictFrom, pairsOf } from "./dicts.ts";
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { keyOf } from "./keys.ts";
import { sameItem } from "./operators.ts";
import { type Says, valueError } from "./python-says.ts";
import { itemSetOf, itemsOf } from "./sequences.ts";
import { difference, ItemSet, intersection, isSubset, symmetricDifference, union } from "./sets.ts";
import { sortItems } from "./sorting.ts";
import { aloneMethod, stringMethods, textMethods, type WithTexts } from "./string-methods.ts";
import { placeIn } from "./subscript.ts";
import { reprOf } from "./text.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  type DictValue,
  dictOf,
  intOf,
  type ListValue,
  listOf,
  none,
  type TensorValue,
  tupleOf,
  type Value,
  type ValueOf,
  viewItems,
} from "./value.ts";
import { reshapedView } from "./views.ts";

type Make = (name: string) => BuiltinValue;
type MethodsOf<T> = Readonly<Record<string, (of: T) => Make>>;
const own = <T>(table: MethodsOf<T>, of: T, name: string): BuiltinValue | undefined =>
  Object.hasOwn(table, name) ? table[name]!(of)(name) : undefined;

const missing = (value: Value, env: Env, exception: Says): Error =>
  refuse("value/missing", { what: reprOf(value, env) }, { notes: { x: { text: "" } }, exception });

const sameAs =
  (value: Value, env: Env) =>
  (other: Value): boolean =>
    sameItem(other, value, env);

function append(list: ListValue, x: Value, env: Env): Value {
  touchList(list, env);
  list.items.push(x);
  return none;
}
function pop(list: ListValue, place: Value | undefined, env: Env): Value {
  const { length } = list.items;
  if (length === 0)
    throw refuse(
      "value/domain",
      { detail: "pop from an empty list" },
      { exception: ["IndexError", "pop from empty list"] },
    );
  const at = place === undefined ? length - 1 : placeIn(place, length, env, "pop");
  touchList(list, env);
  return at === length - 1 ? list.items.pop()! : list.items.splice(at, 1)[0]!;
}

const listTable: MethodsOf<ListValue> = {
  append: (list) => (name) => method(name, ["x"], (args, env) => append(list, args.value("x"), env)),
  extend: (list) => (name) =>
    method(name, ["items"], (args, env) => {
      const items = itemsOf(args.value("items"), env);
      touchList(list, env);
      for (const item of items) list.items.push(item);
      return none;
    }),
  insert: (list) => (name) =>
    method(name, ["at", "x"], (args, env) => {
      touchList(list, env);
      list.items.splice(args.int("at"), 0, args.value("x"));
      return none;
    }),
  pop: (list) => (name) =>
    method(name, ["at?"], (args, env) => pop(list, args.has("at") ? args.value("at") : undefined, env)),
  remove: (list) => (name) =>
    method(name, ["x"], (args, env) => {
      const at = list.items.findIndex(sameAs(args.value("x"), env));
      if (at < 0) throw missing(args.value("x"), env, valueError("list.remove(x): x not in list"));
      touchList(list, env);
      list.items.splice(at, 1);
      return none;
    }),
  clear: (list) => (name) =>
    method(name, [], (_, env) => {
      touchList(list, env);
      list.items = [];
      return none;
    }),
  reverse: (list) => (name) =>
    method(name, [], (_, env) => {
      touchList(list, env);
      list.items.reverse();
      return none;
    }),
  sort: (list) => (name) =>
    builtin(name, (given, env, span) => {
      const place = given.find((a) => a.name === null);
      if (place)
        throw failAt("call/extra", { name, limit: "no arguments but key= and reverse=", count: 1 }, place.span);
      const args = new Arguments(name, given, ["key?", "reverse?"], env, span);
      const items = sortItems(list.items, args.optional("key"), args.bool("reverse", false), env, span);
      touchList(list, env);
      list.items = items;
      return none;
    }),
  index: (list) => (name) =>
    method(name, ["x", "start?", "stop?"], (args, env) => {
      const { length } = list.items;
      const edge = (param: string, otherwise: number): number => {
        const at = args.has(param) ? args.int(param) : otherwise;
        return at < 0 ? Math.max(0, at + length) : at;
      };
      const [from, to] = [edge("start", 0), edge("stop", length)];
      const same = sameAs(args.value("x"), env);
      const at = list.items.findIndex((item, i) => i >= from && i < to && same(item));
      if (at < 0) throw missing(args.value("x"), env, valueError(`${reprOf(args.value("x"), env)} is not in list`));
      return intOf(at);
    }),
  count: (list) => (name) =>
    method(name, ["x"], (args, env) => intOf(list.items.filter(sameAs(args.value("x"), env)).length)),
  copy: (list) => (name) => method(name, [], () => listOf([...list.items])),
};
export const listMethod = (list: ListValue, name: string): BuiltinValue | undefined => own(listTable, list, name);

/** What a dict shows of itself: a view of it where Python's rules hold, else a list, which can become a tensor. */
function viewOf(dict: DictValue, of: ValueOf<"view">["of"], env: Env): Value {
  const view: ValueOf<"view"> = { kind: "view", of, dict };
  return env.host.dialect === "python" ? view : listOf(viewItems(view));
}

const got = (dict: DictValue, key: Value, otherwise: Value = none): Value =>
  dict.entries.get(keyOf(key))?.value ?? otherwise;

const dictTable: MethodsOf<DictValue> = {
  keys: (dict) => (name) => method(name, [], (_, env) => viewOf(dict, "keys", env)),
  values: (dict) => (name) => method(name, [], (_, env) => viewOf(dict, "values", env)),
  items: (dict) => (name) => method(name, [], (_, env) => viewOf(dict, "items", env)),
  get: (dict) => (name) =>
    method(name, ["key", "default?"], (args) => got(dict, args.value("key"), args.optional("default"))),
  pop: (dict) => (name) =>
    method(name, ["key", "default?"], (args, env) => {
      const hash = keyOf(args.value("key"));
      const entry = dict.entries.get(hash);
      if (!entry && !args.has("default")) throw refuse("value/key", { key: reprOf(args.value("key"), env) });
      touchDict(dict, env);
      dict.entries.delete(hash);
      return entry?.value ?? args.value("default");
    }),
  setdefault: (dict) => (name) =>
    method(name, ["key", "default?"], (args, env) => {
      const known = dict.entries.get(keyOf(args.value("key")));
      if (known) return known.value;
      const value = args.optional("default") ?? none;
      setKey(dict, args.value("key"), value, env);
      return value;
    }),
  popitem: (dict) => (name) =>
    method(name, [], (_, env) => {
      const last = [...dict.entries.values()].at(-1);
      if (!last)
        throw refuse(
          "value/domain",
          { detail: "popitem from an empty dict" },
          { exception: ["KeyError", "'popitem(): dictionary is empty'"] },
        );
      touchDict(dict, env);
      dict.entries.delete(keyOf(last.key));
      return tupleOf([last.key, last.value]);
    }),
  update: (dict) => (name) =>
    builtin(name, (given, env, span) => {
      for (const [key, value] of pairsOf(name, given, env, span)) setKey(dict, key, value, env);
      return none;
    }),
  clear: (dict) => (name) =>
    method(name, [], (_, env) => {
      touchDict(dict, env);
      dict.entries = new Map();
      return none;
    }),
  copy: (dict) => (name) => method(name, [], () => dictOf(new Map(dict.entries))),
};
export const dictMethod = (dict: DictValue, name: string): BuiltinValue | undefined => own(dictTable, dict, name);

export const fromKeys = method("fromkeys", ["keys", "value?"], (args, env) => {
  const value = args.optional("value") ?? none;
  return dictFrom(itemsOf(args.value("keys"), env).map((key) => [key, value] as const));
});

const setOf = (items: ItemSet): Value => ({ kind: "set", items });
/** `s.union(a, b)`: with each of the arguments in turn, which may be any sequence. */
const folded =
  (combine: (a: ItemSet, b: ItemSet) => ItemSet) =>
  ({ items }: ValueOf<"set">): Make =>
  (name) =>
    builtin(name, (given, env) =>
      setOf(given.reduce((all, arg) => combine(all, itemSetAt(arg, env)), given.length === 0 ? items.copy() : items)),
    );
const asks =
  (test: (a: ItemSet, b: ItemSet) => boolean) =>
  ({ items }: ValueOf<"set">): Make =>
  (name) =>
    method(name, ["other"], (args, env) => boolOf(test(items, itemSetOf(args.value("other"), env))));

/** `s.difference_update(a, b)`: the set itself becomes what remains. */
const updated =
  (combine: (a: ItemSet, b: ItemSet) => ItemSet) =>
  (set: ValueOf<"set">): Make =>
  (name) =>
    builtin(name, (given, env) => {
      const left = given.reduce((all, arg) => combine(all, itemSetAt(arg, env)), set.items.copy());
      touchSet(set, env);
      set.items.become(left);
      return none;
    });

function add(set: ValueOf<"set">, x: Value, env: Env): Value {
  touchSet(set, env);
  set.items.add(x);
  return none;
}

const setTable: MethodsOf<ValueOf<"set">> = {
  add: (set) => (name) => method(name, ["x"], (args, env) => add(set, args.value("x"), env)),
  discard: (set) => (name) =>
    method(name, ["x"], (args, env) => {
      touchSet(set, env);
      set.items.remove(keyOf(args.value("x")));
      return none;
    }),
  remove: (set) => (name) =>
    method(name, ["x"], (args, env) => {
      if (!set.items.has(keyOf(args.value("x"))))
        throw missing(args.value("x"), env, ["KeyError", reprOf(args.value("x"), env)]);
      touchSet(set, env);
      set.items.remove(keyOf(args.value("x")));
      return none;
    }),
  pop: (set) => (name) =>
    method(name, [], (_, env) => {
      if (set.items.size === 0)
        throw refuse(
          "value/domain",
          { detail: "pop from an empty set" },
          { exception: ["KeyError", "'pop from an empty set'"] },
        );
      touchSet(set, env);
      return set.items.pop()!;
    }),
  clear: (set) => (name) =>
    method(name, [], (_, env) => {
      touchSet(set, env);
      set.items.become(new ItemSet());
      return none;
    }),
  update: (set) => (name) =>
    builtin(name, (given, env) => {
      const all = given.map((arg) => itemSetAt(arg, env));
      touchSet(set, env);
      for (const [i, other] of all.entries()) {
        if (given[i]!.value.kind === "set") set.items.merge(other);
        else for (const item of other.values()) set.items.add(item);
      }
      return none;
    }),
  intersection_update: updated(intersection),
  difference_update: updated(difference),
  symmetric_difference_update: updated(symmetricDifference),
  union: folded(union),
  intersection: folded(intersection),
  difference: folded(difference),
  symmetric_difference: folded(symmetricDifference),
  issubset: asks(isSubset),
  issuperset: asks((a, b) => isSubset(b, a)),
  isdisjoint: asks((a, b) => !a.keys().some((k) => b.has(k))),
  copy: (set) => (name) => method(name, [], () => setOf(set.items.copy())),
};
/** What changes a set. */
const changesSet: ReadonlySet<string> = new Set([
  "add",
  "discard",
  "remove",
  "pop",
  "clear",
  "update",
  "intersection_update",
  "difference_update",
  "symmetric_difference_update",
]);
export const frozenMethods: readonly string[] = Object.keys(setTable).filter((name) => !changesSet.has(name));
export function setMethod(set: ValueOf<"set">, name: string): BuiltinValue | undefined {
  if (!set.frozen) return own(setTable, set, name);
  const found = changesSet.has(name) ? undefined : own(setTable, set, name);
  return (
    found &&
    builtin(name, (args, env, span) => {
      const made = found.call(args, env, span);
      return made.kind === "set" ? { ...made, frozen: true } : made;
    })
  );
}

const itemSetAt = (arg: Arg, env: Env): ItemSet => located(() => itemSetOf(arg.value, env), new Map(), arg.span);

/** Names of all methods of a kind of value. */
export function methodsOf(kind: Value["kind"]): readonly string[] {
  switch (kind) {
    case "list":
      return Object.keys(listTable);
    case "dict":
      return Object.keys(dictTable);
    case "set":
      return Object.keys(setTable);
    case "string":
      return stringMethods;
    case "tuple":
      return ["index", "count"];
    default:
      return [];
  }
}

/** A method that takes values alone, so many at least, without an object that is called in between. */
export interface PlainMethod {
  readonly params: readonly string[];
  readonly least: number;
  /** Undefined where it has to be called as all others are. */
  readonly run: (of: never, values: readonly Value[], env: Env) => Value | undefined;
}
const plainly = <T extends Value>(
  params: readonly string[],
  least: number,
  run: (of: T, values: readonly Value[], env: Env) => Value | undefined,
): PlainMethod => ({ params, least, run: run as PlainMethod["run"] });
/** An array of NumPy's in the shape that integers say, one by one or in a tuple. */
function reshaped(of: TensorValue, values: readonly Value[], env: Env): Value | undefined {
  if (!of.array || env.host.dialect !== "python" || env.observe !== undefined) return undefined;
  const [first] = values;
  const sizes = values.length === 1 && first!.kind === "tuple" ? first!.items : values;
  if (sizes.length === 0 || !sizes.every((size) => size.kind === "int")) return undefined;
  return (
    reshapedView(
      of,
      // NumPy takes any size below 0 for one that is left open.
      sizes.map((size) => Math.max(-1, Number(size.value))),
    ) ?? undefined
  );
}

/** Methods of texts: those that take nothing, and some that take texts. */
const plainTexts = new Map<string, PlainMethod | undefined>();
function plainText(name: string): PlainMethod | undefined {
  if (plainTexts.has(name)) return plainTexts.get(name);
  const [alone, given] = [aloneMethod(name), textMethods.get(name)];
  const made = alone ? plainly<ValueOf<"string">>([], 0, ({ value }) => alone(value)) : given && ofTexts(given);
  plainTexts.set(name, made);
  return made;
}
const ofTexts = ({ least, most, run }: WithTexts): PlainMethod =>
  plainly<ValueOf<"string">>(Array<string>(most).fill("text"), least, ({ value: text }, values) => {
    const given: string[] = [];
    for (const value of values) {
      if (value.kind !== "string") return undefined;
      given.push(value.value);
    }
    return run(text, given);
  });

/** What loops call most. */
const plainMethods: Readonly<Partial<Record<Value["kind"], ReadonlyMap<string, PlainMethod>>>> = {
  list: new Map([
    ["append", plainly<ListValue>(["x"], 1, (list, [x], env) => append(list, x!, env))],
    ["pop", plainly<ListValue>(["at"], 0, (list, [at], env) => pop(list, at, env))],
  ]),
  dict: new Map([
    ["get", plainly<DictValue>(["key", "default"], 1, (dict, [key, otherwise]) => got(dict, key!, otherwise))],
    ["keys", plainly<DictValue>([], 0, (dict, _, env) => viewOf(dict, "keys", env))],
    ["values", plainly<DictValue>([], 0, (dict, _, env) => viewOf(dict, "values", env))],
    ["items", plainly<DictValue>([], 0, (dict, _, env) => viewOf(dict, "items", env))],
  ]),
  tensor: new Map([["reshape", plainly<TensorValue>(Array<string>(8).fill("shape"), 1, reshaped)]]),
  set: new Map([["add", plainly<ValueOf<"set">>(["x"], 1, (set, [x], env) => add(set, x!, env))]]),
};
/** The method of that name where it takes so many values. */
export function plainMethod(of: Value, name: string, count: number): PlainMethod | undefined {
  // These have methods of their own.
  if ((of.kind === "set" && of.frozen) || (of.kind === "dict" && of.record)) return undefined;
  const found = of.kind === "string" ? plainText(name) : plainMethods[of.kind]?.get(name);
  return found && found.least <= count && count <= found.params.length ? found : undefined;
}
