/** Which expressions can change an array while they are evaluated, and which only look. */
import { operationNamed } from "../../ops/index.ts";
import { attributeOf } from "../attribute.ts";
import { findMember } from "../classes.ts";
import type { Env } from "../env.ts";
import { keyOf } from "../keys.ts";
import { type Expr, type ExprOf, type IndexExpr, isConstant } from "../syntax.ts";
import type { ObjectValue, Value } from "../value.ts";
import { step } from "./stepping.ts";

/** Functions that change nothing; in the shell, operations are called by their names too. */
const looksOnly = (name: string): boolean => looking.has(name) || operationNamed(name) !== undefined;
const looking: ReadonlySet<string> = new Set(["abs", "bool", "float", "int", "len", "round", "str"]);

/** The module that a name, or names with dots between them, means. */
export function moduleIn(e: Expr, env: Env): Value | null {
  if (e.kind === "name") {
    const value = env.scope.lookup(e.name);
    return value?.kind === "module" && !value.absent ? value : null;
  }
  if (e.kind !== "attribute") return null;
  const value = moduleMember(e, env);
  return value?.kind === "module" ? value : null;
}
/** What a name behind a dot means where a module stands before it. */
export function moduleMember(e: ExprOf<"attribute">, env: Env): Value | null {
  const of = moduleIn(e.of, env);
  return of && step(() => attributeOf(of, e.name, env, e));
}

/** Whether evaluating it can change an array: it calls what is no operation, or asks an object, which may do anything. */
export function mayChange(e: IndexExpr | null, env: Env): boolean {
  if (e === null || e.kind === "name" || (e.kind !== "slice" && isConstant(e))) return false;
  const inside = (of: IndexExpr | null): boolean => mayChange(of, env);
  const asked = (of: IndexExpr): boolean => inside(of) || mayAct(of, env);
  switch (e.kind) {
    case "unary":
      return asked(e.of);
    case "attribute":
      return inside(e.of) || (mayAct(e.of, env) && lyingThere(e, env) === null);
    case "binary":
    case "logical":
      return asked(e.left) || asked(e.right);
    case "compare":
      return asked(e.first) || e.rest.some((r) => asked(r.right));
    case "conditional":
      return asked(e.test) || inside(e.then) || inside(e.otherwise);
    case "list":
    case "tuple":
      return e.items.some(inside);
    case "index":
      return asked(e.of) || e.items.some(asked);
    case "slice":
      return inside(e.start) || inside(e.stop) || inside(e.step);
    case "call":
      return !isHarmless(e.callee, env) || e.args.some((a) => asked(a.value));
    default:
      return true;
  }
}

/** Whether it may be an object, whose class says what operators and attributes do. */
function mayAct(e: IndexExpr, env: Env): boolean {
  switch (e.kind) {
    case "name":
      return isActing(env.scope.lookup(e.name));
    case "attribute":
    case "index": {
      const of = lyingThere(e.of, env);
      if (of === null ? !mayAct(e.of, env) : !holdsOthers.has(of.kind)) return false;
      const value = lyingThere(e, env);
      return value === null || isActing(value);
    }
    case "conditional":
      return mayAct(e.then, env) || mayAct(e.otherwise, env);
    case "logical":
      return mayAct(e.left, env) || mayAct(e.right, env);
    default:
      return false;
  }
}
const isActing = (value: Value | undefined): boolean => value?.kind === "object" || value?.kind === "class";
/** Kinds of values in which objects can lie. */
const holdsOthers: ReadonlySet<Value["kind"]> = new Set(["object", "class", "module", "list", "tuple", "dict"]);

/** What lies under a name, in an object or in a list, so that nobody is asked for it; null for all else. */
function lyingThere(e: Expr, env: Env): Value | null {
  switch (e.kind) {
    case "int":
      return { kind: "int", value: e.value };
    case "string":
      return { kind: "string", value: e.value };
    case "name":
      return env.scope.lookup(e.name) ?? null;
    case "attribute": {
      const of = lyingThere(e.of, env);
      if (of?.kind === "module") return moduleMember(e, env);
      return of?.kind === "object" ? lyingIn(of, e.name) : null;
    }
    case "index":
      return itemLying(e, env);
    default:
      return null;
  }
}
function lyingIn(of: ObjectValue, name: string): Value | null {
  if (findMember(of.type, "__getattribute__") !== undefined) return null;
  const [own, member] = [of.attributes.get(name), findMember(of.type, name)];
  // A member that is an object or made by one may have a say in what the attribute is.
  return member === undefined || !(member.kind === "descriptor" || member.kind === "object")
    ? (own ?? member ?? null)
    : null;
}
function itemLying({ of, items }: ExprOf<"index">, env: Env): Value | null {
  const [holder, [item]] = [lyingThere(of, env), items];
  if (holder === null || items.length !== 1 || item!.kind === "slice" || item!.kind === "ellipsis") return null;
  const place = lyingThere(item!, env);
  if (place === null) return null;
  if (holder.kind === "dict" && (place.kind === "string" || place.kind === "int"))
    return holder.entries.get(keyOf(place))?.value ?? null;
  if ((holder.kind !== "list" && holder.kind !== "tuple") || place.kind !== "int") return null;
  return holder.items.at(Number(place.value)) ?? null;
}

/** It is an operation, a method of a tensor, or a function that only looks. */
function isHarmless(callee: Expr, env: Env): boolean {
  if (callee.kind === "name") return !env.scope.lookup(callee.name) && looksOnly(callee.name);
  if (callee.kind !== "attribute") return false;
  const { of } = callee;
  if (of.kind === "call") return isHarmless(of.callee, env);
  if (of.kind === "name" && env.scope.lookup(of.name)?.kind === "tensor") return true;
  return moduleMember(callee, env)?.kind === "operation";
}
