/** `value.name`: attributes and methods of every kind of value. */

import { lineAt, type Span } from "../core/errors.ts";
import { methodNamed, operationNamed } from "../ops/index.ts";
import { method } from "./arguments.ts";
import { hasName } from "./array-names.ts";
import { assignAt } from "./assign.ts";
import { frameworkBuiltins } from "./builtins.ts";
import { classNames, objectNames } from "./classes.ts";
import { literalsOf, toNode } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import { type Env, inProgram } from "./env.ts";
import { memberOf, moduleSharing } from "./facade.ts";
import { failAt } from "./fail.ts";
import { floatFromHex } from "./float-hex.ts";
import { generatorMember } from "./generator-methods.ts";
import { generatorMakers, generatorMethod, generatorMethods } from "./generators.ts";
import { tapeMethod, tapeMethods } from "./gradients.ts";
import { absentUsed } from "./imports.ts";
import { ofEveryObject } from "./instances.ts";
import { helpWith, intentOfAttribute, intentOfList } from "./intents.ts";
import { indexItems } from "./items.ts";
import { keyOf } from "./keys.ts";
import { libraryMember } from "./library.ts";
import { bound } from "./members.ts";
import { dictMethod, fromKeys, listMethod, methodsOf, setMethod } from "./methods.ts";
import { streamMethod, streamMethods } from "./np-random.ts";
import { functionBehind } from "./number-specials.ts";
import { isUfunc, numpyName } from "./numpy-names.ts";
import { classAttribute, objectAttribute, superAttribute } from "./object-attributes.ts";
import { outletOf } from "./outlets.ts";
import { moduleNameIn } from "./own-modules.ts";
import {
  complexAttribute,
  dtypeAttribute,
  numberAttribute,
  rangeAttribute,
  shapeAttribute,
} from "./plain-attributes.ts";
import { putInModule } from "./put-in-modules.ts";
import { noAttribute } from "./python-says.ts";
import { codeType } from "./reflection.ts";
import { maketrans, stringMethod, stringMethods } from "./string-methods.ts";
import { didYouMean } from "./suggest.ts";
import type { ExprOf } from "./syntax.ts";
import { arrayMethod, tensorAttribute, tensorAttributes, tensorMethod, tensorMethods } from "./tensor-attributes.ts";
import { bytesMethod, bytesTable, encode, fromBytes, fromHex } from "./text-bytes.ts";
import { tracedAttribute } from "./traced.ts";
import { ufuncFact } from "./ufunc-facts.ts";
import { ufuncMethod } from "./ufuncs.ts";
import {
  type BuiltinValue,
  builtin,
  type DictValue,
  describe,
  type FunctionValue,
  heartOf,
  intOf,
  type ListValue,
  listOf,
  none,
  objectOf,
  pythonName,
  saidOf,
  stringOf,
  tensorOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";
import { classOf } from "./value-types.ts";
import { variableAttribute, variablePart } from "./variable-attributes.ts";

/** The attribute `name` of a value; `at` is the expression, for errors. */
export function attributeOf(of: Value, name: string, env: Env, at: ExprOf<"attribute">): Value {
  if (of.kind === "module" && of.absent) throw absentUsed(of, name, env, at.span);
  if (of.kind === "module" && of.path === "sys" && name === "stdout") {
    const place = outletOf(env);
    if (place) return place;
  }
  if (of.kind === "module") return memberAt(of.path, name, env, at);
  const isThere = hasName(of, name, env);
  const found = (isThere ? member(of, name, env, at.of.span) : undefined) ?? partMethod(of, name, env, at);
  if (found) return found;
  if (name === "__class__") return classOf(of);
  const isPython = env.host.dialect === "python";
  const special = isPython && isThere ? specialOf(of, name, env) : undefined;
  if (special) return special;
  const behind = isPython ? functionBehind(of, name, env, at.span) : undefined;
  if (behind) return behind;
  const exception = noAttribute(of, name);
  if (env.asks) throw failAt("name/attribute", { owner: describe(of), name }, at.nameSpan, "", { exception });
  const asTensor = env.host.dialect === "tensh" && (of.kind === "list" || of.kind === "range");
  const known = asTensor ? [...attributeNames(of), ...tensorAttributes, ...tensorMethods()] : attributeNames(of);
  const intent = of.kind === "list" ? intentOfList(name) : isArrayLike(of) ? intentOfAttribute(name) : [];
  const help = helpWith([...asVariable(of, name, at), ...intent], didYouMean(name, known));
  throw failAt("name/attribute", { owner: describe(of), name }, at.nameSpan, "", {
    help,
    exception,
  });
}

/** `d.__setitem__`: what the language calls by itself, of a value whose class programs may inherit from. */
function specialOf(of: Value, name: string, env: Env): Value | undefined {
  if (!name.startsWith("__")) return undefined;
  const short = name.slice(2, -2);
  if (of.kind === "tensor" || of.kind === "variable") {
    const meant = libraryMember(`_specials.${short === "and" || short === "or" ? `${short}_` : short}`, env);
    if (meant?.kind === "function" || meant?.kind === "builtin") return bound(meant, of);
  }
  const found = env.interpreter.inheritable(classOf(of))?.members.get(name);
  return found?.kind === "builtin" || found?.kind === "function" ? bound(found, of) : undefined;
}

/** What a place in the code last found in a module. */
interface Found {
  readonly host: Env["host"];
  readonly path: string;
  readonly value: Value;
}
const found = new WeakMap<ExprOf<"attribute">, Found>();
/** What modules have once and for all. */
const lasting: ReadonlySet<Value["kind"]> = new Set(["operation", "builtin", "module", "class", "function", "dtype"]);

/** `path.name`, which is looked for once at each place in the code. */
function memberAt(path: string, name: string, env: Env, at: ExprOf<"attribute">): Value {
  const own = putInModule(path, name, env);
  if (own) return own;
  const known = found.get(at);
  if (known && known.path === path && known.host === env.host) return known.value;
  const value = memberOf(path, name, frameworkBuiltins, env, at.span);
  if (lasting.has(value.kind)) found.set(at, { host: env.host, path, value });
  return value;
}

/** `v[0].assign(…)`: the part of a Variable that was read is written. */
function partMethod(of: Value, name: string, env: Env, { of: part }: ExprOf<"attribute">): Value | undefined {
  if (name !== "assign" || of.kind !== "tensor" || part.kind !== "index") return undefined;
  const owner = env.interpreter.evaluate(part.of, env);
  if (owner.kind !== "variable") return undefined;
  const items = indexItems(part.items, env);
  return method(name, ["value"], (args, inner) => {
    assignAt(owner.variable, items, args.value("value"), "set", inner);
    return inProgram(inner) && !owner.variable.path ? { ...owner, unread: true } : owner;
  });
}

/** `x.assign(…)` of what does not change: make it a Variable first. */
const asVariable = (of: Value, name: string, { of: owner }: ExprOf<"attribute">): string[] =>
  /^assign(?:_add|_sub)?$/.test(name) &&
  ["tensor", "list", "range", "int", "float"].includes(of.kind) &&
  owner.kind === "name"
    ? [`var ${owner.name} = ${owner.name}`]
    : [];

const isArrayLike = ({ kind }: Value): boolean => ["tensor", "variable", "list", "range"].includes(kind);

function member(of: Value, name: string, env: Env, span: Span): Value | undefined {
  switch (of.kind) {
    case "tensor":
      return arrayMethod(of, name, env, span) ?? tensorAttribute(of, name, env, span) ?? tensorMethod(of, name, span);
    case "variable":
      return (
        variableAttribute(of, name, env, span) ??
        variablePart(of, name, env) ??
        tensorAttribute(of, name, env, span) ??
        tensorMethod(of, name, span)
      );
    case "list":
      return resultNamed(of, name) ?? listMethod(of, name) ?? listAsTensor(of, name, env, span);
    case "range":
      return rangeAttribute(of, name) ?? listAsTensor(of, name, env, span);
    case "tuple":
      return name === "index" || name === "count" ? listMethod(listOf([...of.items]), name) : resultNamed(of, name);
    case "dict":
      return recordField(of, name) ?? dictMethod(of, name);
    case "set":
      return setMethod(of, name);
    case "string":
      if (name === "maketrans") return maketrans;
      return name === "encode" ? encode(of.value) : stringMethod(of.value, name);
    case "bytes":
      return name === "maketrans" ? bytesTable : bytesMethod(of.value, name);
    case "shape":
      return shapeAttribute(of.shape, name) ?? shapeQuestion(of, name, env);
    case "slice": {
      const isEnd = name === "start" || name === "stop" || name === "step";
      if (isEnd && of.edges) return of.edges[name];
      const edge = isEnd ? of[name] : undefined;
      return edge === null ? none : edge === undefined ? undefined : intOf(edge);
    }
    case "dtype":
      return dtypeAttribute(of, name);
    case "generator":
      return generatorMethod(of, name);
    case "stream":
      return streamMethod(of, name, env, span);
    case "tape":
      return tapeMethod(of.tape, name);
    case "context":
      return of.methods.find((m) => m.name === name);
    case "object":
      return objectAttribute(of, name, env, span);
    case "class":
      return classAttribute(of, name, env, span);
    case "super":
      return superAttribute(of, name, env, span);
    case "iterator":
      return generatorMember(of, name);
    case "descriptor":
      if (of.as === "property" && name === "deleter")
        return method(name, ["f"], (args) => ({ ...of, delete: args.value("f") }));
      if (name === "fget" || name === "__func__") return of.get;
      if (name === "fset") return of.set ?? none;
      return of.as === "property" && (name === "setter" || name === "getter")
        ? method(name, ["f"], (args) => ({ ...of, [name === "setter" ? "set" : "get"]: args.value("f") }))
        : undefined;
    case "float":
    case "int":
    case "bool":
      return numberAttribute(of, name);
    case "complex":
      return complexAttribute(of.value, name);
    case "function":
      return functionAttribute(of, name, span);
    case "operation": {
      if (name === "__call__") return of;
      const method = ufuncMethod(of, name) ?? (isUfunc(of.as) ? ufuncFact(numpyName(of.as.slice(3)), name) : undefined);
      if (name === "__name__") return stringOf(of.as.slice(of.as.lastIndexOf(".") + 1));
      if (name === "__doc__") return stringOf(of.operation.doc);
      const shared = method ? undefined : moduleSharing(of.as);
      return shared ? memberOf(shared, name, frameworkBuiltins, env, span) : method;
    }
    case "builtin":
      return builtinAttribute(of, name, env);
    default:
      return undefined;
  }
}

/** The types that were written behind parameters, and behind `->`. */
function annotationsOf({ params, returns, env }: FunctionValue): Value {
  const written = params.flatMap((p) => (p.hint ? [[p.name, p.hint] as const] : []));
  return dictFrom(
    (returns ? [...written, ["return", returns] as const] : written).map(([name, hint]) => [
      stringOf(name),
      env.interpreter.evaluate(hint, env),
    ]),
  );
}

/** What programs ask of a function's code: how many arguments it takes, and the names of its own. */
function codeOf(of: FunctionValue): Value {
  const { params, locals, yields, async, source, span } = of;
  const plain = params.filter((p) => p.star === "");
  const rest = (star: string) => params.filter((p) => p.star === star);
  const byName = plain.filter((p) => p.by === "name");
  const own = [...plain.filter((p) => p.by !== "name"), ...byName, ...rest("*"), ...rest("**")].map((p) => p.name);
  const flags =
    3 +
    4 * rest("*").length +
    8 * rest("**").length +
    (async ? { coroutine: 128, async_generator: 512 }[async] : yields ? 32 : 0);
  const named = new Map<string, Value>([
    ["co_name", stringOf(pythonName(of))],
    ["co_filename", stringOf(source.name)],
    ["co_firstlineno", intOf(lineAt(source, span.start))],
    ["co_argcount", intOf(plain.filter((p) => p.by !== "name").length)],
    ["co_posonlyargcount", intOf(plain.filter((p) => p.by === "place").length)],
    ["co_kwonlyargcount", intOf(byName.length)],
    ["co_varnames", tupleOf([...own, ...[...locals].filter((n) => !own.includes(n))].map(stringOf))],
    ["co_flags", intOf(flags)],
    ["co_nlocals", intOf(new Set([...own, ...locals]).size)],
  ]);
  return objectOf(codeType, named);
}

function functionAttribute(of: FunctionValue, name: string, span: Span): Value | undefined {
  const kept = of.attributes?.get(name);
  if (kept) return kept;
  if (name === "__annotations__") return annotationsOf(of);
  if (name === "__dict__") return dictFrom([...(of.attributes ?? [])].map(([key, value]) => [stringOf(key), value]));
  if (name === "__name__") return stringOf(pythonName(of));
  if (name === "__doc__") return of.doc === null ? none : stringOf(of.doc);
  if (name === "__qualname__") return stringOf(saidOf(of));
  if (name === "__module__") return stringOf(moduleNameIn(of.env));
  if (name === "__kwdefaults__") {
    const named = of.params.filter((p) => p.by === "name" && p.star === "" && of.defaults.has(p.name));
    return named.length > 0 ? dictFrom(named.map((p) => [stringOf(p.name), of.defaults.get(p.name)!])) : none;
  }
  if (name === "__code__") return codeOf(of);
  if (name === "__defaults__") {
    const given = of.params.filter((p) => p.by !== "name").flatMap((p) => of.defaults.get(p.name) ?? []);
    return given.length > 0 ? tupleOf(given) : none;
  }
  return of.traces ? tracedAttribute(of, of.traces, name, span) : undefined;
}

/** One of several results of an operation, by its name. */
const resultNamed = (of: ListValue | ValueOf<"tuple">, name: string): Value | undefined =>
  of.fields ? of.items[of.fields.indexOf(name)] : undefined;
const recordField = (of: DictValue, name: string): Value | undefined =>
  of.record && of.entries.get(keyOf(stringOf(name)))?.value;

/** What there is to say of a function of the language or a framework; None where nothing is written. */
function docOf({ name }: BuiltinValue, env: Env): Value {
  const said = operationNamed(name.slice(name.lastIndexOf(".") + 1))?.doc;
  return said && env.host.dialect === "python" ? stringOf(said) : none;
}

/** `int.__name__`, and methods asked of their type: `str.upper`. */
function builtinAttribute(of: BuiltinValue, name: string, env: Env): Value | undefined {
  if (of.name === "object" && ["__setattr__", "__delattr__", "__init__", "__new__"].includes(name))
    return ofEveryObject(name);
  if (of.bound && name === "__self__") return of.bound.self;
  if (of.bound && name === "__func__") return of.bound.member;
  if (of.bound?.member.kind === "function" && name === "__doc__")
    return of.bound.member.doc === null ? none : stringOf(of.bound.member.doc);
  if (name === "__name__") return stringOf(of.name.slice(of.name.lastIndexOf(".") + 1));
  if (name === "__doc__") return docOf(of, env);
  if (of.bound?.member.kind === "function" && of.bound.member.attributes?.has(name))
    return of.bound.member.attributes.get(name);
  if (of.name === "str" && name === "maketrans") return maketrans;
  if (of.name === "dict" && name === "fromkeys") return fromKeys;
  if (of.name === "bytes" && name === "fromhex") return fromHex;
  if (of.name === "bytes" && name === "maketrans") return bytesTable;
  if (of.name === "bytes" && stringMethods.includes(name)) return unboundOf(name);
  if (of.name === "int" && name === "from_bytes") return fromBytes;
  if (of.name === "float" && name === "fromhex") return floatFromHex;
  if (of.name === "Generator" && Object.hasOwn(generatorMakers, name))
    return generatorMakers[name as keyof typeof generatorMakers];
  if (of.name === "ndarray" && name.startsWith("__")) {
    const arrays = libraryMember("_numpy_inherited.ndarray", env);
    if (arrays?.kind === "class" && arrays.members.has(name)) return arrays.members.get(name);
  }
  return env.interpreter.inheritable(of)?.members.get(name);
}

/** `bytes.upper`, which is given the bytes. */
const unboundOf = (name: string): BuiltinValue =>
  builtin(name, ([self, ...args], env, span) => {
    const of = self && heartOf(self.value);
    const found = of?.kind === "bytes" ? bytesMethod(of.value, name) : undefined;
    if (!found) throw failAt("name/attribute", { owner: self ? describe(self.value) : "nothing", name }, span);
    return found.call(args, env, span);
  });

/** A list is a tensor as soon as an attribute of tensors is asked of it, unless Python's rules hold. */
function listAsTensor(of: Value, name: string, env: Env, span: Span): Value | undefined {
  if (env.host.dialect === "python") return undefined;
  if (!tensorAttributes.includes(name) && !methodNamed(name)) return undefined;
  return member(tensorOf(toNode(of, literalsOf(env))), name, env, span);
}

/** What is asked of shapes seldom is asked of them as of those that are not all known. */
function shapeQuestion(of: ValueOf<"shape">, name: string, env: Env): Value | undefined {
  const meant = libraryMember(`_shapes.${name}`, env);
  return meant?.kind === "function" ? bound(meant, of) : undefined;
}

/** Everything that can stand after the dot, for completion and suggestions. */
export function attributeNames(of: Value): readonly string[] {
  switch (of.kind) {
    case "tensor":
      return [...tensorAttributes, ...tensorMethods()];
    case "variable":
      return ["assign", "assign_add", "assign_sub", "value", "trainable", ...tensorAttributes, ...tensorMethods()];
    case "shape":
      return ["as_list", "rank", "num_elements"];
    case "dtype":
      return ["name", "size", "is_floating", "is_integer", "is_complex", "real_dtype"];
    case "complex":
      return ["real", "imag", "conjugate"];
    case "generator":
      return generatorMethods;
    case "stream":
      return streamMethods(of.state.kind);
    case "tape":
      return tapeMethods;
    case "context":
      return of.methods.map((m) => m.name);
    case "object":
      return objectNames(of);
    case "class":
      return classNames(of);
    default:
      return methodsOf(of.kind);
  }
}
