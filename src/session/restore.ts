/**
 * From a document of `keep.ts` back to values. Everything is made before anything of the session changes, so that a
 * document that is broken changes nothing. Knows no file format.
 */
import { isDType, partsOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { makeVariable } from "../graph/variable.ts";
import { builtinNamed, frameworkBuiltins } from "../lang/builtins.ts";
import { bindName, type Env, Scope } from "../lang/env.ts";
import { keyOf } from "../lang/keys.ts";
import { ItemSet } from "../lang/sets.ts";
import {
  complexOf,
  dictOf,
  ellipsis,
  none,
  sequenceOf,
  shapeOf,
  stringOf,
  tensorOf,
  type Value,
} from "../lang/value.ts";
import { operationNamed } from "../ops/index.ts";
import type { GlobalState } from "../random/global.ts";
import { readForeign, readNumpy } from "../random/kept.ts";
import type { BrokenAt } from "./broken-off.ts";
import { functionFrom } from "./functions.ts";
import { formatName, formatVersion } from "./keep.ts";
import type { HistoryEntry, Memory, Session } from "./session.ts";
import { type Settings, settingNames, withSetting } from "./settings.ts";

/** What is wrong with a document; the caller says with which file. */
class Broken extends Error {}
const broken = (detail: string): Broken => new Broken(detail);

type Record_ = Readonly<Record<string, unknown>>;
function record(x: unknown, what: string): Record_ {
  if (typeof x !== "object" || x === null || Array.isArray(x)) throw broken(`${what} is missing`);
  return x as Record_;
}
function list(x: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(x)) throw broken(`${what} is no list`);
  return x;
}
function text(x: unknown, what: string): string {
  if (typeof x !== "string") throw broken(`${what} is no text`);
  return x;
}
function whole(x: unknown, what: string): number {
  if (!Number.isSafeInteger(x)) throw broken(`${what} is no whole number`);
  return x as number;
}
const pair = (x: unknown, what: string): readonly [unknown, unknown] => {
  const [a, b] = list(x, what);
  return [a, b];
};

/** A session's state, ready to be put in place. */
interface Restored {
  readonly names: readonly { readonly name: string; readonly value: Value; readonly line: number | null }[];
  readonly settings: Settings;
  readonly random: GlobalState;
  readonly memory: Memory;
}

/**
 * Puts the kept session in the place of the present one: names, settings, random state, history and results. Undone with
 * the statement under way. Gives the number of names.
 * @throws io/format
 */
export function restoreSession(
  session: Session,
  document: unknown,
  tensors: ReadonlyMap<string, Stored>,
  path: string,
): number {
  const env = session.env({ name: "", text: "", line: 1 });
  let made: Restored;
  try {
    made = new Maker(record(document, "the session"), tensors, session, env).make();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw refuse("io/format", { path, detail: `it holds no session that can be read: ${detail}` });
  }
  session.forgetNames(env);
  for (const { name, value, line } of made.names) {
    bindName(env, name, value);
    if (line !== null) session.madeAt.set(name, line);
  }
  session.changeSettings(made.settings);
  session.changeRandom(made.random);
  session.changeMemory(made.memory);
  return made.names.length;
}

class Maker {
  private readonly document: Record_;
  private readonly tensors: ReadonlyMap<string, Stored>;
  private readonly session: Session;
  private readonly env: Env;
  private readonly descriptions: readonly unknown[];
  private readonly objects: (Value | undefined)[] = [];
  private readonly scopes = new Map<number, Scope>();
  /** What is left to do, once every object exists: keys of dicts and sets need whole tuples, so they come last. */
  private readonly later: { readonly items: (() => void)[]; readonly keys: (() => void)[] } = { items: [], keys: [] };

  constructor(document: Record_, tensors: ReadonlyMap<string, Stored>, session: Session, env: Env) {
    if (document["format"] !== formatName) throw broken("it is not a session of tensh");
    if (whole(document["version"], "the version") > formatVersion)
      throw broken(`version ${document["version"]} is newer than this tensh, which reads ${formatVersion}`);
    this.document = document;
    this.tensors = tensors;
    this.session = session;
    this.env = env;
    this.descriptions = list(document["objects"], "objects");
  }

  make(): Restored {
    const d = this.document;
    const known = new Set(list(d["names"], "names").map((n) => text(list(n, "a name")[0], "a name")));
    for (const [i, description] of this.descriptions.entries())
      this.objects[i] = this.shell(record(description, `object ${i}`), known);
    for (const fill of this.later.items) fill();
    for (const fill of this.later.keys) fill();
    const names = list(d["names"], "names").map((n) => {
      const [name, value, line] = list(n, "a name");
      return {
        name: text(name, "a name"),
        value: this.value(value),
        line: line === null ? null : whole(line, "a line"),
      };
    });
    const settings = settingsFrom(record(d["settings"], "settings"), this.session.settings);
    return { names, settings, random: this.random(record(d["random"], "random")), memory: this.memory() };
  }

  private value(json: unknown): Value {
    if (json === null) return none;
    if (typeof json === "boolean") return { kind: "bool", value: json };
    if (typeof json === "string") return stringOf(json);
    const r = record(json, "a value");
    if ("int" in r) return { kind: "int", value: BigInt(text(r["int"], "an integer")) };
    if ("float" in r) return { kind: "float", value: Number(r["float"]) };
    if ("complex" in r) {
      const [re, im] = list(r["complex"], "a complex number").map(Number);
      return complexOf({ re: re!, im: im! });
    }
    return this.objects[whole(r["ref"], "a reference")] ?? fail(`object ${r["ref"]} is missing`);
  }

  /** An object, whose parts are put in later. */
  private shell(r: Record_, known: ReadonlySet<string>): Value | undefined {
    switch (r["kind"]) {
      case "tensor":
        return tensorOf(sourceOf(this.stored(r["values"])), r["array"] === true);
      case "variable": {
        const variable = makeVariable(
          this.stored(r["values"]),
          text(r["name"], "a Variable's name"),
          r["trainable"] === true,
        );
        return { kind: "variable", variable };
      }
      case "list":
      case "tuple":
        return this.sequence(r["kind"], list(r["items"], "items"));
      case "dict":
        return this.dict(list(r["entries"], "entries"));
      case "set":
        return this.set(r);
      case "view": {
        const view = { kind: "view", of: r["of"] as "keys" };
        this.later.items.push(() => Object.assign(view, { dict: this.value(r["dict"]) }));
        return view as Value;
      }
      case "range":
        return { kind: "range", start: Number(r["start"]), stop: Number(r["stop"]), step: whole(r["step"], "a step") };
      case "slice":
        return { kind: "slice", start: r["start"] as null, stop: r["stop"] as null, step: r["step"] as null };
      case "shape":
        return shapeOf(list(r["sizes"], "sizes").map((n) => whole(n, "a size")));
      case "dtype":
        return {
          kind: "dtype",
          dtype: isDType(String(r["name"])) ? (r["name"] as "bool") : fail(`no dtype ${r["name"]}`),
        };
      case "ellipsis":
        return ellipsis;
      case "module":
        return { kind: "module", path: text(r["path"], "a module"), ...(r["absent"] === true ? { absent: true } : {}) };
      case "operation": {
        const operation = operationNamed(text(r["name"], "an operation")) ?? fail(`no operation ${r["name"]}`);
        return { kind: "operation", operation, as: text(r["as"], "an operation") };
      }
      case "builtin":
        return this.builtin(r);
      case "generator": {
        const [a, b, c] = list(r["state"], "a generator's state").map((n) => BigInt(text(n, "a generator's state")));
        return { kind: "generator", state: [a!, b!, c!] };
      }
      case "stream":
        return { kind: "stream", state: readNumpy(r["state"]) ?? fail("a stream has no state") };
      case "function":
        return this.function(r, known);
      case "scope":
        return undefined;
      case "lost":
        return none;
      default:
        throw broken(`objects of kind ${String(r["kind"])} are unknown`);
    }
  }

  private stored(json: unknown): Stored {
    const r = record(json, "a tensor");
    const found = this.tensors.get(text(r["tensor"], "a tensor")) ?? fail(`the tensor ${r["tensor"]} is missing`);
    if (!("strides" in r)) return found;
    const shape = list(r["shape"], "a shape").map((n) => whole(n, "a size"));
    const strides = list(r["strides"], "strides").map((n) => whole(n, "a stride"));
    const extent = shape.reduce((n, size, i) => n + (size - 1) * strides[i]!, 1);
    const fits = strides.length === shape.length && [...shape, ...strides].every((n) => n >= 0) && sizeOf(shape) > 0;
    if (!fits || extent * partsOf(found.dtype) > found.data.length) throw broken("a layout reaches beyond its values");
    return { ...found, layout: { shape, strides, offset: 0 } };
  }

  private sequence(kind: "list" | "tuple", from: readonly unknown[]): Value {
    const items: Value[] = [];
    this.later.items.push(() => {
      for (const item of from) items.push(this.value(item));
    });
    return sequenceOf(kind, items);
  }
  private dict(from: readonly unknown[]): Value {
    const entries = new Map<string, { key: Value; value: Value }>();
    this.later.keys.push(() => {
      for (const entry of from) {
        const [key, value] = pair(entry, "an entry").map((v) => this.value(v)) as [Value, Value];
        entries.set(keyOf(key), { key, value });
      }
    });
    return dictOf(entries);
  }
  private set(r: Record_): Value {
    const items = new ItemSet();
    this.later.keys.push(() => {
      const values = list(r["items"], "items").map((v) => this.value(v));
      const slots = r["slots"] === null ? null : list(r["slots"], "slots").map((s) => s as number | null);
      if (slots?.some((s) => s !== null && !(whole(s, "a slot") < values.length))) throw broken("a slot has no item");
      items.become(
        ItemSet.restored({
          items: values,
          slots,
          fill: whole(r["fill"], "fill"),
          finger: whole(r["finger"], "finger"),
        }),
      );
    });
    return r["frozen"] === true ? { kind: "set", items, frozen: true } : { kind: "set", items };
  }
  private builtin(r: Record_): Value {
    const dialect = this.document["dialect"] === "python" ? "python" : "tensh";
    const found =
      "path" in r
        ? frameworkBuiltins.get(text(r["path"], "a function"))
        : builtinNamed(text(r["name"], "a function"), dialect);
    return found ?? fail(`no function ${r["path"] ?? r["name"]}`);
  }

  private function(r: Record_, known: ReadonlySet<string>): Value {
    const from = record(r["source"], "a function's source");
    const source = {
      name: text(from["name"], "a file"),
      line: whole(from["line"], "a line"),
      text: text(from["text"], "a function's text"),
    };
    const made = functionFrom(source, known, this.session) ?? fail(`no function in: ${source.text.split("\n")[0]}`);
    const defaults = new Map<string, Value>();
    this.later.items.push(() => {
      for (const entry of list(r["defaults"], "defaults")) {
        const [name, value] = pair(entry, "a default");
        defaults.set(text(name, "a parameter"), this.value(value));
      }
    });
    return { ...made, defaults, env: { ...this.env, source, scope: this.scope(r["scope"]) } };
  }

  private scope(json: unknown): Scope {
    if (json === null) return this.session.scope;
    const number = whole(record(json, "a scope")["ref"], "a scope");
    const known = this.scopes.get(number);
    if (known) return known;
    const r = record(this.descriptions[number], "a scope");
    const own = new Set(list(r["own"], "names of a scope").map((n) => text(n, "a name")));
    const scope = new Scope(this.scope(r["parent"]), own);
    this.scopes.set(number, scope);
    this.later.items.push(() => {
      for (const entry of list(r["names"], "names of a scope")) {
        const [name, value] = pair(entry, "a name");
        scope.names.set(text(name, "a name"), this.value(value));
      }
      for (const entry of list(r["outer"], "names of a scope")) {
        const [name, other] = pair(entry, "a name");
        scope.outer ??= new Map();
        scope.outer.set(text(name, "a name"), this.scope(other));
      }
    });
    return scope;
  }

  private random(r: Record_): GlobalState {
    const twister = record(r["twister"], "the twister");
    const words = this.stored(twister["words"]).data;
    if (!(words instanceof Uint32Array) || words.length !== 624) throw broken("the twister has not its 624 words");
    const kernels = list(r["kernels"], "streams").map((k) => {
      const { kernel, counter, key } = record(k, "a stream");
      return [text(kernel, "a stream"), { counter: words4(counter, 4), key: words4(key, 2) }] as const;
    });
    return {
      seed: r["seed"] === null ? null : BigInt(text(r["seed"], "the seed")),
      twister: { words: Uint32Array.from(words), used: whole(twister["used"], "the twister") },
      kernels: new Map(kernels) as unknown as GlobalState["kernels"],
      ...(r["foreign"] ? { foreign: readForeign(r["foreign"]) } : {}),
    };
  }

  private memory(): Memory {
    const d = this.document;
    const history = list(d["history"], "the history").map((h): HistoryEntry => {
      const r = record(h, "a line");
      return {
        id: whole(r["id"], "a line"),
        line: whole(r["line"], "a line"),
        text: text(r["text"], "a line"),
        failed: r["failed"] === true,
        ...(r["brokenAt"] === undefined ? {} : { brokenAt: brokenAt(r["brokenAt"]) }),
        ...(r["python"] === true && { python: true }),
      };
    });
    const results = list(d["results"], "results").map((h) => {
      const r = record(h, "a result");
      return [
        whole(r["line"], "a line"),
        {
          value: this.value(r["value"]),
          statement: whole(r["id"], "a line"),
          was: typeof r["was"] === "string" ? r["was"] : undefined,
        },
      ] as const;
    });
    const last = d["last"] === null ? undefined : this.value(record(d["last"], "the last result")["value"]);
    return { history, results, last };
  }
}

function brokenAt(json: unknown): BrokenAt {
  const r = record(json, "where a line was broken off");
  return { fit: whole(r["fit"], "a run of fit"), epochs: whole(r["epochs"], "an epoch") };
}
const words4 = (x: unknown, count: number): number[] => {
  const words = list(x, "a stream").map((n) => whole(n, "a stream"));
  if (words.length !== count) throw broken("a stream has not its words");
  return words;
};

/** Settings that this version and this machine know; the others keep their present values. */
function settingsFrom(kept: Record_, present: Settings): Settings {
  let settings = present;
  for (const name of settingNames) {
    // The language is the reader's, not the work's.
    if (name === "lang" || !Object.hasOwn(kept, name)) continue;
    try {
      settings = withSetting(settings, name, String(kept[name]));
    } catch {
      // More threads, say, than there are here.
    }
  }
  return settings;
}

const fail = (detail: string): never => {
  throw broken(detail);
};
