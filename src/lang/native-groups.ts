/**
 * What Keras' files ask of the host, as `_tensh.…`: groups of arrays, as `(attributes, members)` of dicts, and models.
 * Knows how the library takes them apart; knows no formats of files.
 */
import { type Attribute, type Group, isGroup, type Left, whyLeft } from "../core/groups.ts";
import type { Stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { itemsOf } from "./sequences.ts";
import { type DictValue, listOf, none, stringOf, tensorOf, tupleOf, type Value } from "./value.ts";

const readGroups = method("read_groups", ["path"], (args, env) => apart(env.host.files.groups(args.string("path"))));

const writeGroups = method("write_groups", ["path", "group"], (args, env) => {
  env.host.files.writeGroups(args.string("path"), groupOf(args.value("group"), env));
  return none;
});

/** The config, as JSON, and the weights. */
const readModel = method("read_model", ["path"], (args, env) => {
  const { config, weights } = env.host.files.model(args.string("path"));
  return tupleOf([stringOf(config), apart(weights)]);
});

const writeModel = method("write_model", ["path", "metadata", "config", "weights"], (args, env) => {
  const [metadata, config] = [args.string("metadata"), args.string("config")];
  env.host.files.writeModel(args.string("path"), { metadata, config, weights: groupOf(args.value("weights"), env) });
  return none;
});

/** The names of a function's parameters. */
const parameters = method("parameters", ["of"], (args) => {
  const of = args.value("of");
  return listOf(of.kind === "function" ? of.params.map((p) => stringOf(p.name)) : []);
});

const arrayOf = (value: Stored): Value => tensorOf(sourceOf(value), true);

/** For numbers that could not be read stands a text that says why. */
function apart({ attributes, members, left = new Map() }: Group): Value {
  const unread = [...left].filter(([, { why }]) => why !== "kind");
  const named = <T>(from: ReadonlyMap<string, T>, of: (value: T) => Value): Value =>
    dictFrom([...from].map(([name, value]) => [stringOf(name), of(value)] as const));
  return tupleOf([
    named(attributes, told),
    named(new Map<string, Group | Stored | Left>([...members, ...unread]), (m) =>
      "why" in m ? stringOf(whyLeft(m)) : isGroup(m) ? apart(m) : arrayOf(m),
    ),
  ]);
}

function told(attribute: Attribute): Value {
  if (typeof attribute === "string") return stringOf(attribute);
  return "layout" in attribute ? arrayOf(attribute) : listOf(attribute.map(stringOf));
}

function groupOf(value: Value, env: Env): Group {
  const [attributes, members] = itemsOf(value, env) as [DictValue, DictValue];
  const named = <T>({ entries }: DictValue, of: (value: Value) => T): Map<string, T> =>
    new Map([...entries.values()].map((e) => [(e.key as { value: string }).value, of(e.value)]));
  return {
    attributes: named(attributes, (v) => attributeOf(v, env)),
    members: named(members, (v) => (v.kind === "tuple" ? groupOf(v, env) : storedIn(v, env))),
  };
}

function attributeOf(value: Value, env: Env): Attribute {
  if (value.kind === "string") return value.value;
  if (value.kind === "list") return itemsOf(value, env).map((v) => (v as { value: string }).value);
  return storedIn(value, env);
}

const storedIn = (value: Value, env: Env): Stored => env.host.realize([toNode(value, literalsOf(env, true))])[0]!;

export const groupFunctions = [readGroups, writeGroups, readModel, writeModel, parameters];
