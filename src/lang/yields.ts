/**
 * `yield` inside of expressions: what stands before it is computed first and kept, then the item is given, then the rest
 * is computed. Knows which pieces of the tree hold a `yield`.
 */
import { UserError } from "../core/errors.ts";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { failAt, located } from "./fail.ts";
import { advance } from "./iterators.ts";
import { iteratorIn } from "./sequences.ts";
import type { Expr, ExprOf, Statement } from "./syntax.ts";
import { isTrueOf } from "./truth.ts";
import { none, type Value } from "./value.ts";

/** Gives items, takes what `send` brings, and ends with a result. */
export type Steps<R> = Generator<Value, R, Value | undefined>;

const known = new WeakMap<object, boolean>();
/** Whether a `yield` of this very function stands in a piece of the tree. */
export function holdsYield(node: Statement | Expr): boolean {
  return holds(node);
}
function holds(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const before = known.get(node);
  if (before !== undefined) return before;
  const { kind } = node as { readonly kind?: unknown };
  const found =
    kind === "yield" || (kind !== "lambda" && kind !== "def" && kind !== "class" && Object.values(node).some(holds));
  known.set(node, found);
  return found;
}

/** The value of an expression that may hold a `yield`. */
export function* valueAt(e: Expr, env: Env): Steps<Value> {
  if (!holds(e)) return evaluate(e, env);
  switch (e.kind) {
    case "yield":
      return yield* given(e, env);
    case "conditional":
      return yield* valueAt(isTrueOf(yield* valueAt(e.test, env), e.test.span, env) ? e.then : e.otherwise, env);
    case "logical": {
      const left = yield* valueAt(e.left, env);
      return isTrueOf(left, e.left.span, env) === (e.operator === "and") ? yield* valueAt(e.right, env) : left;
    }
    case "comprehension":
    case "dictcomp":
      throw failAt("syntax/unsupported", { what: "`yield` inside of a comprehension" }, e.span);
    default:
      return evaluate((yield* withoutYields(e, env)) as Expr, env);
  }
}

/** The items that one `yield` gives, and what came back. */
function* given(e: ExprOf<"yield">, env: Env): Steps<Value> {
  const value = e.value ? yield* valueAt(e.value, env) : none;
  if (!e.from) return (yield value) ?? none;
  const it = located(() => iteratorIn(value, env), new Map(), e.span);
  let item = advance(it, env);
  while (item) {
    let sent: Value | undefined;
    try {
      sent = yield item;
    } catch (error) {
      if (!it.resume || !(error instanceof UserError)) throw error;
      it.resume.raise(error);
    }
    if (sent) it.resume?.send(sent);
    item = advance(it, env);
  }
  return it.resume?.result() ?? none;
}

let kept = 0;
/** The tree with everything up to its last `yield` computed and kept under names that no program can write. */
export function* withoutYields<T extends Statement | Expr>(node: T, env: Env): Steps<T> {
  const parts = partsOf(node);
  const last = parts.findLastIndex(holds);
  const values = new Map<object, Expr>();
  for (const part of parts.slice(0, last + 1)) {
    const name = `yield:${++kept}`;
    env.scope.names.set(name, yield* valueAt(part, env));
    values.set(part, { kind: "name", name, span: part.span });
  }
  return replaced(node, values) as T;
}

/** The expressions right below a node, in the order in which they are computed. */
function partsOf(node: object): Expr[] {
  return Object.entries(node).flatMap(([key, value]): Expr[] => {
    if (typeof value !== "object" || value === null || /span/i.test(key) || key === "targets" || key === "target")
      return [];
    const { kind } = value as { readonly kind?: string };
    return kind !== undefined && kind !== "starred" && kind !== "slice" ? [value as Expr] : partsOf(value);
  });
}
function replaced(node: unknown, values: ReadonlyMap<object, Expr>): unknown {
  if (typeof node !== "object" || node === null) return node;
  const value = values.get(node);
  if (value) return value;
  if (Array.isArray(node)) return node.map((item) => replaced(item, values));
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, replaced(item, values)]));
}
