/**
 * Expressions to values. Operations become nodes that are checked now and computed when someone asks for their values.
 * Never reaches the host language: names are looked up in scopes, builtins and facades, nowhere else.
 */

import type { Span } from "../core/errors.ts";
import { computesAtOnce } from "../graph/node.ts";
import { attributeOf } from "./attribute.ts";
import { builtinNamed } from "./builtins.ts";
import { callPlainly, callValue, takesPlainly } from "./call.ts";
import { beginClauses, eachOf, oneByOne, someOf } from "./clauses.ts";
import { bindName, type Env, within } from "./env.ts";
import { failAt, located, noPlaces, placed } from "./fail.ts";
import { indexItems, spread } from "./items.ts";
import { iteratorOver } from "./iterators.ts";
import { keyOf } from "./keys.ts";
import { listedAtOnce } from "./listed.ts";
import { lookup, named } from "./lookup.ts";
import { type PlainMethod, plainMethod } from "./methods.ts";
import { methodOf } from "./object-attributes.ts";
import { applyBinary, applyCompare, applyUnary } from "./operators.ts";
import { itemsOf } from "./sequences.ts";
import { ItemSet } from "./sets.ts";
import { type Recurring, shortcut } from "./shortcuts.ts";
import { subscript } from "./subscript.ts";
import { type Argument, type Expr, type ExprOf, type FPart, isConstant } from "./syntax.ts";
import { convertedBy, formatValue } from "./text.ts";
import { isTrueOf } from "./truth.ts";
import {
  type Arg,
  boolOf,
  describe,
  dictOf,
  ellipsis,
  type FunctionValue,
  floatOf,
  heartOf,
  imaginaryOf,
  intOf,
  listOf,
  none,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

export function evaluate(e: Expr, env: Env): Value {
  switch (e.kind) {
    case "int":
      return intOf(e.value);
    case "float":
      return floatOf(e.value);
    case "imaginary":
      return imaginaryOf(e.value);
    case "string":
      return stringOf(e.value);
    case "bytes":
      return { kind: "bytes", value: e.value };
    case "fstring":
      return stringOf(formatted(e, env));
    case "constant":
      return e.value === null ? none : boolOf(e.value);
    case "ellipsis":
      return ellipsis;
    case "name":
      return lookup(e.name, e.span, env);
    case "list":
      return listDisplay(e.items, env);
    case "tuple":
      return tupleOf(spread(e.items, env));
    case "set":
      return setDisplay(e.items, e.span, env);
    case "dict":
      return dictDisplay(e.entries.flatMap(({ key, value }) => entriesOf(key, value, env)));
    case "comprehension":
      return comprehension(e, env);
    case "dictcomp":
      return dictDisplay(
        eachOf(
          e.clauses,
          beginClauses(e.clauses, env),
          (inner) => [evaluate(e.key, inner), evaluate(e.element, inner), e.key.span] as const,
        ),
      );
    case "starred":
      throw failAt("syntax/unexpected", { found: "`*`" }, e.span);
    case "unary":
      return unary(e, env);
    case "binary":
      return soonest(e, env) ?? binary(e, env);
    case "compare":
      return soonest(e, env) ?? compare(e, env);
    case "logical":
      return logical(e, env);
    case "conditional":
      return isTrueAt(e.test, env) ? evaluate(e.then, env) : evaluate(e.otherwise, env);
    case "lambda":
      return lambda(e, env);
    case "walrus": {
      const value = evaluate(e.value, env);
      bindName(outsideClauses(env), e.name, value);
      return value;
    }
    case "yield":
      throw failAt("syntax/outside", { word: "yield", where: "a function" }, e.span);
    case "call":
      return soonest(e, env) ?? called(e, env);
    case "attribute":
      return attributeOf(ownerIn(e, env), e.name, env, e);
    case "index": {
      const of = evaluate(e.of, env);
      return subscript(of, indexItems(e.items, env, of), e.several, env, e.span, e.of.span);
    }
  }
}

/** In loops, what comes round again and again may have a shortcut. */
const soonest = (e: Recurring, env: Env): Value | undefined => (computesAtOnce() ? shortcut(e, env) : undefined);

function called(e: ExprOf<"call">, env: Env): Value {
  const { callee } = e;
  if (callee.kind !== "attribute") return calledWith(evaluate(callee, env), e, env);
  const of = ownerIn(callee, env);
  if (!e.args.every(isPlain)) return calledWith(attributeOf(of, callee.name, env, callee), e, env);
  const method = of.kind === "object" ? methodOf(of, callee.name) : undefined;
  if (method?.kind === "function" && takesPlainly(method, e.args.length + 1))
    return callPlainly(method, [of, ...valuesOf(e.args, env)], env, e.span);
  if (method?.kind === "builtin")
    return method.call([{ name: null, value: of, span: e.span }, ...argsOf(e.args, env, method)], env, e.span);
  const plain = plainMethod(of, callee.name, e.args.length);
  return plain ? calledPlainly(plain, of, e, env) : calledWith(attributeOf(of, callee.name, env, callee), e, env);
}
/** Of arguments that are plain. */
function valuesOf(args: readonly Argument[], env: Env): Value[] {
  const values: Value[] = [];
  for (let i = 0; i < args.length; i++) values.push(evaluate(args[i]!.value, env));
  return values;
}
function calledPlainly({ params, run }: PlainMethod, of: Value, e: ExprOf<"call">, env: Env): Value {
  const values = valuesOf(e.args, env);
  const place = (i: number): Span => e.args[i]!.value.span;
  let found: Value | undefined;
  try {
    found = run(of as never, values, env);
  } catch (error) {
    throw placed(error, new Map(values.map((_, i) => [params[i]!, place(i)])), e.span);
  }
  if (found) return found;
  const callee = e.callee as ExprOf<"attribute">;
  const args = values.map((value, i) => ({ name: null, value, span: place(i) }));
  return callValue(attributeOf(of, callee.name, env, callee), args, env, e.span);
}
/** A call with values alone, such as most are, goes straight to the function. */
function calledWith(callee: Value, e: ExprOf<"call">, env: Env): Value {
  if (callee.kind === "function" && e.args.every(isPlain) && takesPlainly(callee, e.args.length))
    return callPlainly(callee, valuesOf(e.args, env), env, e.span);
  return callValue(callee, argsOf(e.args, env, callee), env, e.span);
}
const isPlain = (a: Argument): boolean => a.name === null && a.star === "";

/** What stands before the dot. */
const ownerIn = ({ of }: ExprOf<"attribute">, env: Env): Value =>
  of.kind === "name" ? named(of.name, of.span, env) : evaluate(of, env);

/** Names that `:=` gives inside of a comprehension belong to the function around it. */
function outsideClauses(env: Env): Env {
  let { scope } = env;
  while (scope.ofClauses && scope.parent) scope = scope.parent;
  return within(env, scope);
}

/** The truth of a condition; an error points at the condition. */
export const isTrueAt = (e: Expr, env: Env): boolean => isTrueOf(evaluate(e, env), e.span, env);

const setOf = (items: Iterable<Value>, span: Span): Value =>
  located(() => ({ kind: "set", items: new ItemSet(items) }), noPlaces, span);

/** A list of rows remembers where they stand. */
function listDisplay(items: readonly Expr[], env: Env): Value {
  const list = listOf(spread(items, env));
  const rows = items.some((e) => e.kind !== "int" && e.kind !== "float" && e.kind !== "imaginary");
  if (rows && items.length === list.items.length) list.origin = { source: env.source, spans: items.map((e) => e.span) };
  return list;
}

/** Python makes a set of three constants or more beforehand, twice, and copies it, which can show in its order. */
function setDisplay(items: readonly Expr[], span: Span, env: Env): Value {
  const made = setOf(spread(items, env), span) as ValueOf<"set">;
  return items.length > 2 && items.every(isConstant)
    ? { kind: "set", items: new ItemSet(made.items.values()).copy() }
    : made;
}
type Entry = readonly [key: Value, value: Value, span: Span];

function entriesOf(key: Expr | null, value: Expr, env: Env): Entry[] {
  if (key) return [[evaluate(key, env), evaluate(value, env), key.span]];
  const of = heartOf(evaluate(value, env));
  if (of.kind === "dict") return [...of.entries.values()].map((e): Entry => [e.key, e.value, value.span]);
  throw failAt("call/kind", { name: "**", wanted: "a dict", param: "**", found: describe(of) }, value.span);
}

function dictDisplay(entries: readonly Entry[]): Value {
  const known = new Map<string, { key: Value; value: Value }>();
  for (const [key, value, span] of entries) {
    const hash = located(() => keyOf(key), noPlaces, span);
    known.set(hash, { key: known.get(hash)?.key ?? key, value });
  }
  return dictOf(known);
}

function comprehension(e: ExprOf<"comprehension">, env: Env): Value {
  if (e.form === "generator" && env.host.dialect === "python")
    return iteratorOver(
      "generator",
      oneByOne(e.clauses, env, (inner) => evaluate(e.element, inner)),
    );
  if (e.form !== "set") return listed(e, env);
  return setOf(
    eachOf(e.clauses, beginClauses(e.clauses, env), (inner) => evaluate(e.element, inner)),
    e.element.span,
  );
}
function listed(e: ExprOf<"comprehension">, env: Env): Value {
  const begun = beginClauses(e.clauses, env);
  const quick = listedAtOnce(e, begun.first, begun.inner);
  return quick ?? listOf(eachOf(e.clauses, begun, (inner) => evaluate(e.element, inner)));
}
/** Functions that take all items of what they are given before anything else happens. */
const takers = new Set(["sum", "min", "max", "list", "tuple", "sorted"]);
/** An argument: items that come one by one are a list to who takes all of them. */
function argumentOf(e: Expr, callee: Value, env: Env): Value {
  if (e.kind !== "comprehension" || e.form !== "generator" || callee.kind !== "builtin") return evaluate(e, env);
  if (takers.has(callee.name)) return listed(e, env);
  // `any` and `all` ask no further than to the first that decides, which is all that they have to hear of.
  const decides = callee.name === "any" || callee.name === "all";
  if (!decides || callee !== builtinNamed(callee.name, "python") || env.host.dialect !== "python")
    return evaluate(e, env);
  const wanted = callee.name === "any";
  const decided = someOf(
    e.clauses,
    beginClauses(e.clauses, env),
    (inner) => isTrueOf(evaluate(e.element, inner), e.span, inner) === wanted,
  );
  return listOf(decided ? [boolOf(wanted)] : []);
}

function unary(e: ExprOf<"unary">, env: Env): Value {
  if (e.operator === "not") return boolOf(!isTrueAt(e.of, env));
  return applyUnary(e.operator, evaluate(e.of, env), env, { of: e.of.span, whole: e.span });
}

/** A chain such as a + b + c + … leans to the left; it is walked down without recursion, however long it is. */
function binary(e: ExprOf<"binary">, env: Env): Value {
  if (e.left.kind !== "binary") return applied(e, evaluate(e.left, env), env);
  const chain = [e];
  for (let left: Expr = e.left; left.kind === "binary"; left = left.left) chain.push(left);
  let value = evaluate(chain.at(-1)!.left, env);
  for (let i = chain.length - 1; i >= 0; i--) value = applied(chain[i]!, value, env);
  return value;
}

function applied(e: ExprOf<"binary">, left: Value, env: Env): Value {
  const right = evaluate(e.right, env);
  return applyBinary(e.operator, left, right, env, { left: e.left.span, right: e.right.span, whole: e.span });
}

/** a < b < c means a < b and b < c, with b evaluated once. */
function compare(e: ExprOf<"compare">, env: Env): Value {
  const left = evaluate(e.first, env);
  if (e.rest.length > 1) return compareAll(e, left, env);
  const { operator, right } = e.rest[0]!;
  const spans = { left: e.first.span, right: right.span, whole: e.span };
  return applyCompare(operator, left, evaluate(right, env), env, spans);
}
function compareAll(e: ExprOf<"compare">, first: Value, env: Env): Value {
  let left = first;
  let leftSpan = e.first.span;
  let result: Value = boolOf(true);
  const last = e.rest.at(-1);
  for (const link of e.rest) {
    const { operator, right } = link;
    const value = evaluate(right, env);
    result = applyCompare(operator, left, value, env, { left: leftSpan, right: right.span, whole: e.span });
    if (link !== last && !isTrueOf(result, e.span, env)) return result;
    [left, leftSpan] = [value, right.span];
  }
  return result;
}

/** `and` and `or` give one of their operands, as in Python; long chains lean to the left. */
function logical(e: ExprOf<"logical">, env: Env): Value {
  if (e.left.kind !== "logical") return decided(e, evaluate(e.left, env), env);
  const chain = [e];
  for (let left: Expr = e.left; left.kind === "logical"; left = left.left) chain.push(left);
  let value = evaluate(chain.at(-1)!.left, env);
  for (const step of chain.reverse()) value = decided(step, value, env);
  return value;
}

function decided({ operator, left, right }: ExprOf<"logical">, value: Value, env: Env): Value {
  const holds = isTrueOf(value, left.span, env);
  return holds === (operator === "and") ? evaluate(right, env) : value;
}

function lambda(e: ExprOf<"lambda">, env: Env): FunctionValue {
  const { body, locals } = bodyOf(e);
  return {
    kind: "function",
    name: "lambda",
    around: env.scope,
    params: e.params,
    defaults: defaultsOf(e.params, env),
    body,
    doc: null,
    env,
    source: env.source,
    span: e.span,
    locals,
    yields: e.yields ?? false,
  };
}

const bodies = new WeakMap<ExprOf<"lambda">, Pick<FunctionValue, "body" | "locals">>();
/** What a lambda runs, the same for all that are made at its place. */
function bodyOf(e: ExprOf<"lambda">): Pick<FunctionValue, "body" | "locals"> {
  const known = bodies.get(e);
  if (known) return known;
  const body = [{ kind: "return", value: e.body, span: e.body.span } as const];
  const made = { body, locals: new Set(e.params.map((p) => p.name)) };
  bodies.set(e, made);
  return made;
}

/** Default values are computed once, when the function is made. */
export const defaultsOf = (params: FunctionValue["params"], env: Env): ReadonlyMap<string, Value> =>
  params.some((p) => p.default)
    ? new Map(params.flatMap((p) => (p.default ? [[p.name, evaluate(p.default, env)] as const] : [])))
    : noDefaults;
const noDefaults: ReadonlyMap<string, Value> = new Map();

export function argsOf(args: readonly Argument[], env: Env, callee: Value): Arg[] {
  const found: Arg[] = [];
  for (const a of args) {
    const value = argumentOf(a.value, callee, env);
    if (a.star === "") found.push({ name: a.name, value, span: a.value.span });
    else for (const arg of unpackedArgs(value, a, env)) found.push(arg);
  }
  return found;
}

/** What `*value` and `**value` give. */
function unpackedArgs(of: Value, { star, span }: Argument, env: Env): Arg[] {
  if (star === "*") return located(() => itemsOf(of, env), noPlaces, span).map((v) => ({ name: null, value: v, span }));
  const value = heartOf(of);
  if (value.kind !== "dict")
    throw failAt("call/kind", { name: "**", wanted: "a dict", param: "**", found: describe(value) }, span);
  return [...value.entries.values()].map((entry) => {
    if (entry.key.kind !== "string")
      throw failAt(
        "call/kind",
        { name: "**", wanted: "strings as keys", param: "**", found: describe(entry.key) },
        span,
      );
    return { name: entry.key.value, value: entry.value, span };
  });
}

function formatted({ parts, span }: ExprOf<"fstring">, env: Env): string {
  try {
    return formatParts(parts, env);
  } catch (error) {
    throw placed(error, noPlaces, span);
  }
}

function formatParts(parts: readonly FPart[], env: Env): string {
  let text = "";
  for (const part of parts) text += formatPart(part, env);
  return text;
}

function formatPart(part: FPart, env: Env): string {
  if (typeof part === "string") return part;
  const value = evaluate(part.value, env);
  const spec = part.spec ? formatParts(part.spec, env) : "";
  try {
    return formatValue(part.conversion ? convertedBy(part.conversion, value, env) : value, spec, env);
  } catch (error) {
    throw placed(error, noPlaces, part.value.span);
  }
}
