/**
 * A session as a document: plain data and the tensors that it names, from which `restore.ts` makes the same session. Knows
 * what every kind of value is made of; knows no file format. docs/session-format.md describes the document.
 */
import type { Json } from "../core/answer.ts";
import { isContiguous } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { builtinNamed, builtinsByPath } from "../lang/builtins.ts";
import type { Scope } from "../lang/env.ts";
import { type BuiltinValue, describe, type FunctionValue, type Value, type ValueOf } from "../lang/value.ts";
import { keepForeign, keepNumpy } from "../random/kept.ts";
import type { Session } from "./session.ts";

export const formatName = "tensh session";
export const formatVersion = 1;

export interface Kept {
  readonly document: Json;
  readonly tensors: ReadonlyMap<string, Stored>;
  /** What could not be kept, in words: `it: a list_iterator`. */
  readonly lost: readonly string[];
}

/** The whole session. Values that were not computed yet are computed. */
export function keepSession(session: Session): Kept {
  const keeper = new Keeper(session);
  const { random } = session;
  const names = [...session.scope.names].map(([name, value]) => [
    name,
    keeper.named(name, value),
    session.madeAt.get(name) ?? null,
  ]);
  const { last, results, history } = session.memory;
  const memory = {
    history: history.map(({ id, line, text, failed, brokenAt, python }) => ({
      ...{ id, line, text, failed },
      ...(python && { python }),
      ...(brokenAt && { brokenAt: { ...brokenAt } }),
    })),
    results: results.map(([line, { value, statement, was }]) => ({
      line,
      id: statement,
      value: keeper.named(`_${line}`, value),
      ...(was === undefined ? {} : { was }),
    })),
    last: last === undefined ? null : { value: keeper.named("_", last) },
  };
  keeper.about = "random";
  const state = {
    seed: random.seed === null ? null : String(random.seed),
    twister: {
      words: keeper.stored(stored("uint32", [random.twister.words.length], random.twister.words)),
      used: random.twister.used,
    },
    kernels: [...random.kernels].map(([kernel, { counter, key }]) => ({
      kernel,
      counter: [...counter],
      key: [...key],
    })),
    ...(random.foreign && { foreign: keepForeign(random.foreign) }),
  };
  const objects = keeper.finish();
  return {
    document: {
      format: formatName,
      version: formatVersion,
      dialect: session.dialect,
      settings: { ...session.settings },
      random: state,
      names,
      objects,
      ...memory,
    },
    tensors: keeper.tensors,
    lost: keeper.lost,
  };
}

class Keeper {
  readonly tensors = new Map<string, Stored>();
  readonly lost: string[] = [];
  private readonly session: Session;
  private readonly objects: Json[] = [];
  /** Numbers of the objects by what they are made of: two names of one list lead to one object. */
  private readonly numbers = new Map<object, number>();
  private readonly waiting: (() => void)[] = [];
  private readonly byStored = new Map<Stored, Json>();
  private readonly paths = new Map<BuiltinValue, string>();
  /** The name under way, for what is said of what is lost. */
  about = "";

  constructor(session: Session) {
    this.session = session;
    for (const [path, value] of builtinsByPath()) this.paths.set(value, path);
  }

  named(name: string, value: Value): Json {
    this.about = name;
    return this.value(value);
  }

  /** Describes the objects that were asked for, and those that they lead to. */
  finish(): Json {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) next();
    return this.objects;
  }

  value(value: Value): Json {
    switch (value.kind) {
      case "none":
        return null;
      case "bool":
      case "string":
        return value.value;
      case "int":
        return { int: String(value.value) };
      case "float":
        return { float: floatJson(value.value) };
      case "complex":
        return { complex: [floatJson(value.value.re), floatJson(value.value.im)] };
      case "tensor":
        return this.object(value.array ? value : value.node, () => this.tensor(value));
      case "variable":
        return this.object(value.variable, () => this.variable(value));
      case "set":
        return this.object(value.items, () => this.set(value));
      default:
        return this.object(value, () => this.describe(value));
    }
  }

  /** A reference to what `identity` stands for; it is described later, so that depth and circles do no harm. */
  private object(identity: object, describeIt: () => Json): Json {
    const known = this.numbers.get(identity);
    if (known !== undefined) return { ref: known };
    const number = this.objects.push(null) - 1;
    this.numbers.set(identity, number);
    const { about } = this;
    this.waiting.push(() => {
      this.about = about;
      this.objects[number] = describeIt();
    });
    return { ref: number };
  }

  private describe(value: Value): Json {
    switch (value.kind) {
      case "list":
      case "tuple":
        return { kind: value.kind, items: value.items.map((v) => this.value(v)) };
      case "dict":
        return {
          kind: "dict",
          entries: [...value.entries.values()].map((e) => [this.value(e.key), this.value(e.value)]),
        };
      case "view":
        return { kind: "view", of: value.of, dict: this.value(value.dict) };
      case "range":
        return { kind: "range", start: value.start, stop: value.stop, step: value.step };
      case "slice":
        return { kind: "slice", start: value.start, stop: value.stop, step: value.step };
      case "shape":
        return { kind: "shape", sizes: [...value.shape] };
      case "dtype":
        return { kind: "dtype", name: value.dtype };
      case "ellipsis":
        return { kind: "ellipsis" };
      case "module":
        return { kind: "module", path: value.path, ...(value.absent ? { absent: true } : {}) };
      case "operation":
        return { kind: "operation", name: value.operation.name, as: value.as };
      case "generator":
        return { kind: "generator", state: value.state.map(String) };
      case "stream":
        return { kind: "stream", state: keepNumpy(value.state) };
      case "function":
        return this.function(value);
      case "builtin":
        return this.builtin(value);
      default:
        return this.lose(value);
    }
  }

  private lose(value: Value): Json {
    this.lost.push(`${this.about}: ${describe(value)}`);
    return { kind: "lost", what: describe(value) };
  }

  private tensor(value: ValueOf<"tensor">): Json {
    const { node, array } = value;
    return { kind: "tensor", array, values: this.stored(this.computed(node)) };
  }
  private computed(node: Node): Stored {
    return node.value ?? this.session.host.realize([node])[0]!;
  }
  private variable({ variable }: ValueOf<"variable">): Json {
    const { name, trainable, value } = variable;
    return { kind: "variable", name, trainable, values: this.stored(value) };
  }
  private set({ items, frozen }: ValueOf<"set">): Json {
    const { items: all, slots, fill, finger } = items.state();
    const state = { items: all.map((v) => this.value(v)), slots, fill, finger };
    return frozen ? { kind: "set", ...state, frozen: true } : { kind: "set", ...state };
  }

  /** The name of a tensor of the document; with a layout, if the values lie there more closely than it reads them. */
  stored(s: Stored): Json {
    const known = this.byStored.get(s);
    if (known !== undefined) return known;
    const name = this.unusedName();
    const { shape, strides, offset } = s.layout;
    const extent = shape.reduce((n, size, i) => n + (size - 1) * Math.abs(strides[i]!), 1);
    const repeats = !isContiguous(s.layout) && sizeOf(shape) > extent && strides.every((n) => n >= 0);
    const json: Json = repeats ? { tensor: name, shape: [...shape], strides: [...strides] } : { tensor: name };
    this.tensors.set(
      name,
      repeats ? stored(s.dtype, [extent], denseParts({ ...s, layout: { shape: [extent], strides: [1], offset } })) : s,
    );
    this.byStored.set(s, json);
    return json;
  }

  /** Tensors are called after what they were found under, so that others who read the file find them. */
  private unusedName(): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? this.about : `${this.about}.${n}`;
      if (!this.tensors.has(name)) return name;
    }
  }

  private builtin(value: BuiltinValue): Json {
    if (builtinNamed(value.name, this.session.dialect) === value) return { kind: "builtin", name: value.name };
    const path = this.paths.get(value);
    return path === undefined ? this.lose(value) : { kind: "builtin", path };
  }

  private function(value: FunctionValue): Json {
    const { source, span } = value;
    const before = source.text.slice(0, span.start).split("\n").length - 1;
    return {
      kind: "function",
      source: { name: source.name, line: source.line + before, text: source.text.slice(span.start, span.end) },
      scope: this.scope(value.env.scope),
      defaults: [...value.defaults].map(([name, v]) => [name, this.value(v)]),
    };
  }
  /** The scope that a function was defined in; null stands for the session's own. */
  private scope(scope: Scope): Json {
    if (scope.parent === null) return null;
    const { parent } = scope;
    return this.object(scope, () => ({
      kind: "scope",
      parent: this.scope(parent),
      own: [...scope.own],
      outer: [...(scope.outer ?? [])].map(([name, other]) => [name, this.scope(other)]),
      names: [...scope.names].map(([name, v]) => [name, this.value(v)]),
    }));
  }
}

function floatJson(x: number): Json {
  if (Object.is(x, -0)) return "-0";
  return Number.isFinite(x) ? x : String(x);
}
