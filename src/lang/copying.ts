/** copy.copy and copy.deepcopy: what a copy of each kind of value is, and which are their own. */

import type { Span } from "../core/errors.ts";
import { copyOf, type Node } from "../graph/node.ts";
import { makeVariable } from "../graph/variable.ts";
import { method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { bound, callSpecial } from "./members.ts";
import { typeError } from "./python-says.ts";
import { ItemSet } from "./sets.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type BuiltinValue,
  type DictValue,
  describe,
  dictOf,
  listOf,
  type ObjectValue,
  objectOf,
  tensorOf,
  type Value,
} from "./value.ts";

/** Copies of one call by what they are copies of, so that what was one thing stays one. */
type Memo = Map<Value, Value>;
/** They go through methods of programs as a dict. */
const memos = new WeakMap<DictValue, Memo>();

export const ownNode = (node: Node, env: Env): Node => copyOf(node, env.host.realize([node])[0]!, "copy()");

class Copying {
  private readonly deep: boolean;
  private readonly env: Env;
  private readonly span: Span;
  private readonly dict: DictValue;
  private readonly memo: Memo;
  constructor(deep: boolean, dict: DictValue, env: Env, span: Span) {
    this.deep = deep;
    this.env = env;
    this.span = span;
    this.dict = dict;
    this.memo = memos.get(dict) ?? new Map();
    memos.set(dict, this.memo);
  }
  of(value: Value): Value {
    const known = this.memo.get(value);
    if (known) return known;
    const made = this.made(value);
    if (made !== value) this.memo.set(value, made);
    return made;
  }
  /** What stands in something that is copied. */
  private inner(value: Value): Value {
    return this.deep ? this.of(value) : value;
  }
  private made(value: Value): Value {
    switch (value.kind) {
      case "list": {
        const items: Value[] = [];
        const made: Value = { ...listOf(items), ...(value.fields ? { fields: value.fields } : {}) };
        this.memo.set(value, made);
        for (const item of value.items) items.push(this.inner(item));
        return made;
      }
      case "tuple": {
        if (!this.deep) return value;
        const items = value.items.map((v) => this.of(v));
        return items.every((v, i) => v === value.items[i]) ? value : { ...value, items };
      }
      case "dict":
        return this.dictOf(value);
      case "set":
        return { kind: "set", items: new ItemSet(value.items.values()) };
      case "tensor":
        return value.array ? tensorOf(ownNode(value.node, this.env), true) : value;
      case "variable": {
        const { value: held, name, trainable, path, open } = value.variable;
        return { kind: "variable", variable: makeVariable(held, name, trainable, path, open) };
      }
      case "object":
        return this.object(value);
      case "builtin":
        return value.bound && this.deep ? bound(value.bound.member, this.of(value.bound.self)) : value;
      case "iterator":
      case "view":
        throw failAt(
          "call/kind",
          { name: "copy", wanted: "a value", param: "x", found: describe(value) },
          this.span,
          "",
          {
            exception: typeError(`cannot pickle '${typeNameOf(value)}' object`),
          },
        );
      case "generator":
        return { ...value };
      case "stream":
        // A shallow copy draws from the bits of the stream itself.
        return this.deep ? { ...value } : value;
      default:
        return value;
    }
  }
  private dictOf(value: DictValue): DictValue {
    const entries: DictValue["entries"] = new Map();
    const made: DictValue = { ...value, ...dictOf(entries) };
    this.memo.set(value, made);
    for (const [hash, entry] of value.entries)
      entries.set(hash, { key: this.inner(entry.key), value: this.inner(entry.value) });
    return made;
  }
  private object(value: ObjectValue): Value {
    const own = this.deep
      ? callSpecial(value, "__deepcopy__", [this.dict], this.env, this.span)
      : callSpecial(value, "__copy__", [], this.env, this.span);
    if (own) return own;
    return this.asItIs(value);
  }
  /** An object of the same class with the same attributes, whatever the class says of copies. */
  asItIs(value: ObjectValue): Value {
    const attributes = new Map<string, Value>();
    // Its heart is a copy of its own, also where the things in it are not.
    const heart = value.holds && this.made(value.holds);
    const made: ObjectValue = { ...objectOf(value.type, attributes), ...(heart ? { holds: heart } : {}) };
    this.memo.set(value, made);
    for (const [name, part] of value.attributes) attributes.set(name, this.inner(part));
    return made;
  }
}

/** A copy of the object and all in it, for a class's own `__deepcopy__`. */
export const copiedDeep = (of: ObjectValue, memo: DictValue, env: Env, span: Span): Value =>
  new Copying(true, memo, env, span).asItIs(of);

const copied = method("copied", ["x", "deep", "memo?"], (args, env, span) => {
  const given = args.optional("memo");
  const dict: DictValue = given?.kind === "dict" ? given : dictOf(new Map());
  return new Copying(args.bool("deep", false), dict, env, span).of(args.value("x"));
});

export const copyFunctions: readonly BuiltinValue[] = [copied];
