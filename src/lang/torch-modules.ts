/** torch.nn's modules: how one is called, what each holds, and functions with settings. Knows no layer by name. */
import { method } from "./arguments.ts";
import { findMember, says } from "./classes.ts";
import { failAt } from "./fail.ts";
import { objectAttribute } from "./object-attributes.ts";
import { callTorch } from "./torch-calls.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  byPlace,
  describe,
  listOf,
  type ObjectValue,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

const isModule = says("_is_module");
const isParameter = says("_is_parameter");

const hasHooks = (of: ObjectValue, where: string): boolean => {
  const hooks = of.attributes.get(where);
  return hooks?.kind === "list" && hooks.items.length > 0;
};

/** The lists of hooks that a module may have. */
const hooked = ["_before", "_after", "_backward", "_backward_before"] as const;
/** It learns its sizes from what it is first called with. */
const isLazy = says("_learn");

/** `module(…)`: what its `forward` gives. Hooks are the business of the library's text. */
const call = builtin("__call__", ([self, ...args], env, span) => {
  const of = self!.value as ObjectValue;
  const name = hooked.some((where) => hasHooks(of, where)) || isLazy(of) ? "_call_with_hooks" : "forward";
  const forward = objectAttribute(of, name, env, span);
  if (!forward) throw failAt("name/attribute", { owner: describe(of), name }, span);
  return env.interpreter.call(forward, args, env, span);
});

function* childrenOf(of: ObjectValue): Generator<[string, ObjectValue]> {
  for (const [name, value] of of.attributes) if (isModule(value)) yield [name, value];
}

/** One module after another, each with what the one before gives. */
const chain = builtin("forward", ([self, ...given], env, span) => {
  let args: readonly Arg[] = given;
  for (const [, module] of childrenOf(self!.value as ObjectValue))
    args = byPlace([env.interpreter.call(module, args, env, span)], span);
  return args[0]!.value;
});

const pairs = (found: readonly (readonly [string, Value])[]): Value =>
  listOf(found.map(([name, value]) => tupleOf([stringOf(name), value])));

const joined = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/** The module and all within it, each once. */
function* modulesIn(of: ObjectValue, path: string, seen: Set<Value>): Generator<[string, ObjectValue]> {
  if (seen.has(of)) return;
  seen.add(of);
  yield [path, of];
  for (const [name, child] of childrenOf(of)) yield* modulesIn(child, joined(path, name), seen);
}

function* parametersOf(of: ObjectValue): Generator<[string, Value]> {
  for (const [name, value] of of.attributes) if (isParameter(value)) yield [name, value];
}
function* buffersOf(of: ObjectValue): Generator<[string, Value]> {
  const kept = of.attributes.get("_kept");
  for (const name of kept?.kind === "list" ? kept.items : []) {
    const value = name.kind === "string" ? of.attributes.get(name.value) : undefined;
    if (name.kind === "string" && value && value.kind !== "none") yield [name.value, value];
  }
}

const holders: Readonly<Record<string, (of: ObjectValue) => Iterable<[string, Value]>>> = {
  parameters: parametersOf,
  buffers: buffersOf,
  children: childrenOf,
};

/** What modules hold, by name: `parameters`, `buffers` or `children` of one, or of all within it, each thing once. */
const held = method("torch_held", ["self", "what", "prefix?", "all?"], (args) => {
  const self = args.value("self") as ObjectValue;
  const of = holders[args.string("what")]!;
  const prefix = args.has("prefix") ? args.string("prefix") : "";
  const within = args.bool("all", false) ? modulesIn(self, prefix, new Set()) : [[prefix, self] as const];
  const found: [string, Value][] = [];
  const seen = new Set<Value>();
  for (const [path, module] of within)
    for (const [name, value] of of(module))
      if (!seen.has(value)) {
        seen.add(value);
        found.push([joined(path, name), value]);
      }
  return pairs(found);
});

/** What one module holds, by every name that it has there. */
const own = method("torch_own", ["self", "what"], (args) =>
  pairs([...holders[args.string("what")]!(args.value("self") as ObjectValue)]),
);

/** The module and all within it, by their paths. */
const modules = method("torch_modules", ["self", "prefix"], (args) =>
  pairs([...modulesIn(args.value("self") as ObjectValue, args.string("prefix"), new Set())]),
);

/** A function of torch.nn.functional with the settings of the module. */
const settledFunction = builtin("forward", ([self, ...inputs], env, span) => {
  const of = self!.value as ObjectValue;
  return callTorch(`nn.functional.${functionIn(of)}`, [...inputs, ...settingsIn(of, span)], env, span);
});
function functionIn(of: ObjectValue): string {
  const name = findMember(of.type, "function");
  return name?.kind === "string" ? name.value : "";
}
function settingsIn(of: ObjectValue, span: Arg["span"]): Arg[] {
  const given = of.attributes.get("_given");
  const found: Arg[] = [];
  if (given?.kind === "dict")
    for (const { key, value } of given.entries.values())
      if (key.kind === "string" && value.kind !== "none") found.push({ name: key.value, value, span });
  return found;
}

/** What torch.nn.functional.linear makes of the input, with the module's weight and bias. */
const linear = builtin("forward", ([self, ...inputs], env, span) => {
  const of = self!.value as ObjectValue;
  const its = ["weight", "bias"].flatMap((name) => {
    const value = objectAttribute(of, name, env, span);
    return value && value.kind !== "none" ? [{ name, value, span }] : [];
  });
  return callTorch("nn.functional.linear", [...inputs, ...its], env, span);
});

const parts: Readonly<Record<string, BuiltinValue>> = { call, chain, linear, settled: settledFunction };
/** A method of modules, for their text. */
const methodNamed = method("torch_module", ["name"], (args) => parts[args.string("name")]!);

export const moduleFunctions: readonly BuiltinValue[] = [held, own, modules, methodNamed];
