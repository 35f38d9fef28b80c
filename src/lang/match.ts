/** `match`: which case a value fits, by Python's rules of patterns, and the names that it gives. */
import { type Span, UserError } from "../core/errors.ts";
import { attributeOf } from "./attribute.ts";
import { findMember } from "./classes.ts";
import { bindName, type Env, type Flow } from "./env.ts";
import { evaluate, isTrueAt } from "./evaluate.ts";
import { failAt } from "./fail.ts";
import { equalValues, keyOf } from "./keys.ts";
import { applyCompare } from "./operators.ts";
import { typeError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import type { Block, Pattern, StatementOf } from "./syntax.ts";
import { isTrue } from "./truth.ts";
import { describe, dictOf, heartOf, listOf, type Value } from "./value.ts";
import { isInstance } from "./value-types.ts";

type Names = Map<string, Value>;
type PatternOf<K extends Pattern["kind"]> = Extract<Pattern, { kind: K }>;

export function runMatch(s: StatementOf<"match">, env: Env): Flow {
  const body = bodyFor(s, evaluate(s.subject, env), env);
  return body ? env.interpreter.runBlock(body, env) : "next";
}

/** What is to run for a value; null where it fits no case. Names of the pattern have their values then. */
export function bodyFor(s: StatementOf<"match">, subject: Value, env: Env): Block | null {
  for (const one of s.cases) {
    const names: Names = new Map();
    if (!fits(one.pattern, subject, names, env)) continue;
    // As in Python, names have their values before the guard, and keep them if it does not hold.
    for (const [name, value] of names) bindName(env, name, value);
    if (one.guard === null || isTrueAt(one.guard, env)) return one.body;
  }
  return null;
}

function fits(p: Pattern, value: Value, names: Names, env: Env): boolean {
  switch (p.kind) {
    case "anything":
      return true;
    case "capture":
      names.set(p.name, value);
      return true;
    case "value": {
      const wanted = evaluate(p.value, env);
      // A list would be compared item by item in the shell.
      const equal = equalValues(value, wanted);
      if (equal !== undefined && p.value.kind !== "constant") return equal;
      const spans = { left: p.value.span, right: p.value.span, whole: p.value.span };
      const operator = p.value.kind === "constant" ? "is" : "==";
      return isTrue(applyCompare(operator, value, wanted, env, spans), env);
    }
    case "either":
      return p.patterns.some((one) => fits(one, value, names, env));
    case "as":
      if (!fits(p.pattern, value, names, env)) return false;
      names.set(p.name, value);
      return true;
    case "sequence":
      return fitsSequence(p, value, names, env);
    case "mapping":
      return fitsMapping(p, value, names, env);
    case "class":
      return fitsClass(p, value, names, env);
    case "rest":
      return false;
  }
}

function fitsSequence(p: PatternOf<"sequence">, value: Value, names: Names, env: Env): boolean {
  if (!["list", "tuple", "range", "shape"].includes(heartOf(value).kind)) return false;
  const items = itemsOf(value, env);
  const at = p.patterns.findIndex((one) => one.kind === "rest");
  if (at < 0 ? items.length !== p.patterns.length : items.length < p.patterns.length - 1) return false;
  const extra = items.length - p.patterns.length + 1;
  return p.patterns.every((one, i) => {
    if (one.kind !== "rest") return fits(one, items[at >= 0 && i > at ? i + extra - 1 : i]!, names, env);
    if (one.name !== null) names.set(one.name, listOf(items.slice(i, i + extra)));
    return true;
  });
}

function fitsMapping(p: PatternOf<"mapping">, value: Value, names: Names, env: Env): boolean {
  const of = heartOf(value);
  if (of.kind !== "dict") return false;
  const left = new Map(of.entries);
  for (const { key, pattern } of p.entries) {
    const hash = keyOf(evaluate(key, env));
    const entry = of.entries.get(hash);
    if (!entry || !fits(pattern, entry.value, names, env)) return false;
    left.delete(hash);
  }
  if (p.rest !== null) names.set(p.rest, dictOf(left));
  return true;
}

/** Types whose one pattern by place is the value itself. */
const ofThemselves = ["bool", "bytes", "dict", "float", "int", "list", "set", "str", "tuple"];

function fitsClass(p: PatternOf<"class">, value: Value, names: Names, env: Env): boolean {
  const type = evaluate(p.type, env);
  if (!isInstance(value, type)) {
    if (type.kind === "class" || (type.kind === "builtin" && type.type)) return false;
    throw failAt(
      "call/kind",
      { name: "case", wanted: "a class", param: "case", found: describe(type) },
      p.type.span,
      "",
      {
        exception: typeError("called match pattern must be a class"),
      },
    );
  }
  if (type.kind === "builtin" && ofThemselves.includes(type.name) && p.places.length === 1 && p.named.length === 0)
    return fits(p.places[0]!, value, names, env);
  const places = p.places.length === 0 ? [] : matchArgs(type, env, p);
  return [...p.places.map((one, i) => [places[i]!, one] as const), ...p.named].every(([name, one]) => {
    const found = attributeNamed(value, name, env, p.type.span);
    return found !== undefined && fits(one, found, names, env);
  });
}

/** The attributes that patterns by place stand for. */
function matchArgs(type: Value, env: Env, p: PatternOf<"class">): string[] {
  const given = type.kind === "class" ? findMember(type, "__match_args__") : undefined;
  const found = given ? itemsOf(given, env).map((v) => (v.kind === "string" ? v.value : "")) : [];
  if (found.length >= p.places.length) return found;
  const name = type.kind === "class" ? type.name : "type";
  const limit = `${found.length} argument${found.length === 1 ? "" : "s"}`;
  throw failAt("call/extra", { name, limit, count: p.places.length }, p.type.span, "", {
    exception: typeError(
      `${name}() accepts ${found.length} positional sub-pattern${found.length === 1 ? "" : "s"} (${p.places.length} given)`,
    ),
  });
}

function attributeNamed(of: Value, name: string, env: Env, span: Span): Value | undefined {
  try {
    return attributeOf(of, name, env, {
      kind: "attribute",
      of: { kind: "name", name: "x", span },
      name,
      nameSpan: span,
      span,
    });
  } catch (error) {
    if (error instanceof UserError && error.diagnostic.code === "name/attribute") return undefined;
    throw error;
  }
}
