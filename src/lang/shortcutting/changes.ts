/** Which expressions can change an array while they are evaluated, and which only look. */
import { operationNamed } from "../../ops/index.ts";
import { attributeOf } from "../attribute.ts";
import type { Env } from "../env.ts";
import type { Expr, IndexExpr } from "../syntax.ts";
import type { Value } from "../value.ts";
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
  const of = moduleIn(e.of, env);
  const value = of && step(() => attributeOf(of, e.name, env, e));
  return value?.kind === "module" ? value : null;
}

/** Whether evaluating it can change an array: it calls what is no operation. */
export function mayChange(e: IndexExpr | null, env: Env): boolean {
  if (e === null) return false;
  const inside = (of: IndexExpr | null): boolean => mayChange(of, env);
  switch (e.kind) {
    case "int":
    case "float":
    case "imaginary":
    case "string":
    case "constant":
    case "ellipsis":
    case "name":
      return false;
    case "unary":
    case "attribute":
      return inside(e.of);
    case "binary":
    case "logical":
      return inside(e.left) || inside(e.right);
    case "compare":
      return inside(e.first) || e.rest.some((r) => inside(r.right));
    case "conditional":
      return inside(e.test) || inside(e.then) || inside(e.otherwise);
    case "list":
    case "tuple":
      return e.items.some(inside);
    case "index":
      return inside(e.of) || e.items.some(inside);
    case "slice":
      return inside(e.start) || inside(e.stop) || inside(e.step);
    case "call":
      return !isHarmless(e.callee, env) || e.args.some((a) => inside(a.value));
    default:
      return true;
  }
}

/** It is an operation, a method of a tensor, or a function that only looks. */
function isHarmless(callee: Expr, env: Env): boolean {
  if (callee.kind === "name") return !env.scope.lookup(callee.name) && looksOnly(callee.name);
  if (callee.kind !== "attribute") return false;
  const { of } = callee;
  if (of.kind === "call") return isHarmless(of.callee, env);
  if (of.kind === "name" && env.scope.lookup(of.name)?.kind === "tensor") return true;
  const module = moduleIn(of, env);
  return module !== null && step(() => attributeOf(module, callee.name, env, callee))?.kind === "operation";
}
