/**
 * What `torch.save` and `torch.load` ask of the host, as `_tensh.…`: values that the library has taken apart, as
 * `(kind, …)`, into a file and out of one. Knows how they are taken apart; knows no formats of files.
 */
import type { Kept } from "../core/checkpoint.ts";
import { sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { itemsOf } from "./sequences.ts";
import { boolOf, floatOf, intOf, listOf, none, stringOf, tensorOf, tupleOf, type Value } from "./value.ts";

const write = method("write_checkpoint", ["path", "value"], (args, env) => {
  env.host.files.writeCheckpoint(args.string("path"), keptOf(args.value("value"), env));
  return none;
});

const read = method("read_checkpoint", ["path"], (args, env) => apart(env.host.files.checkpoint(args.string("path"))));

function keptOf(value: Value, env: Env): Kept {
  switch (value.kind) {
    case "none":
      return { kind: "none" };
    case "bool":
      return { kind: "bool", value: value.value };
    case "int":
      return { kind: "int", value: value.value };
    case "float":
      return { kind: "float", value: value.value };
    case "string":
      return { kind: "string", value: value.value };
    default:
      return thing(itemsOf(value, env), env);
  }
}

/** `("list", items)`, `("tuple", items)`, `("dict", pairs, ordered)`, `("tensor", array, requires_grad, is_parameter)`, `("module", class, dict)`. */
function thing([kind, inner, first, second]: readonly Value[], env: Env): Kept {
  const is = (v: Value | undefined): boolean => v?.kind === "bool" && v.value;
  const name = (kind as { readonly value: string }).value as Kept["kind"];
  if (name === "list" || name === "tuple")
    return { kind: name, items: itemsOf(inner!, env).map((v) => keptOf(v, env)) };
  if (name === "dict") {
    const entries = itemsOf(inner!, env).map((pair) => {
      const [key, value] = itemsOf(pair, env);
      return [keptOf(key!, env), keptOf(value!, env)] as const;
    });
    return { kind: "dict", ordered: is(first), entries };
  }
  if (name === "module")
    return { kind: name, path: (inner as { readonly value: string }).value, state: keptOf(first!, env) };
  const value = env.host.realize([toNode(inner!, literalsOf(env, true))])[0]!;
  return { kind: "tensor", value, requiresGrad: is(first), parameter: is(second) };
}

function apart(kept: Kept): Value {
  switch (kept.kind) {
    case "none":
      return none;
    case "bool":
      return boolOf(kept.value);
    case "int":
      return intOf(kept.value);
    case "float":
      return floatOf(kept.value);
    case "string":
      return stringOf(kept.value);
    case "list":
    case "tuple":
      return tupleOf([stringOf(kept.kind), listOf(kept.items.map(apart))]);
    case "dict": {
      const pairs = kept.entries.map(([key, value]) => tupleOf([apart(key), apart(value)]));
      return tupleOf([stringOf("dict"), listOf(pairs), boolOf(kept.ordered)]);
    }
    case "module":
      return tupleOf([stringOf("module"), stringOf(kept.path), apart(kept.state)]);
    case "tensor": {
      const array = tensorOf(sourceOf(kept.value), true);
      return tupleOf([stringOf("tensor"), array, boolOf(kept.requiresGrad), boolOf(kept.parameter)]);
    }
  }
}

export const checkpointFunctions = [write, read];
