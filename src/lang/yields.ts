/**
 * `yield` inside of expressions: what stands before it is computed first and kept, then the item is given, then the rest
 * is computed. Knows which pieces of the tree hold a `yield`.
 */
import { assignTarget } from "./assign.ts";
import { asyncItems, awaited, delegated, handedUp, type Steps } from "./async-steps.ts";
import { itemByItem } from "./clauses.ts";
import { type Env, Scope, within } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { failAt, located } from "./fail.ts";
import { iteratorIn } from "./sequences.ts";
import type { Expr, ExprOf, Statement } from "./syntax.ts";
import { isTrueOf } from "./truth.ts";
import { none, type Value } from "./value.ts";

const known = new WeakMap<object, boolean>();
/** Whether a `yield` of this very function stands in a piece of the tree. */
export function holdsYield(node: Statement | Expr): boolean {
  return holds(node);
}
function holds(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const before = known.get(node);
  if (before !== undefined) return before;
  const { kind, async } = node as { readonly kind?: unknown; readonly async?: unknown };
  const found =
    kind === "yield" ||
    async === true ||
    (kind !== "lambda" && kind !== "def" && kind !== "class" && Object.values(node).some(holds));
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
      if (e.kind === "dictcomp" || e.form !== "generator") return yield* comprehended(e, env);
      throw failAt("syntax/unsupported", { what: "`await` inside of a generator in brackets" }, e.span);
    default:
      return evaluate((yield* withoutYields(e, env)) as Expr, env);
  }
}

/** The items that one `yield` gives, and what came back. */
function* given(e: ExprOf<"yield">, env: Env): Steps<Value> {
  const value = e.value ? yield* valueAt(e.value, env) : none;
  if (!e.from) return (yield e.async ? handedUp(value) : value) ?? none;
  if (e.async) return yield* awaited(value, env, e.span);
  return yield* delegated(
    located(() => iteratorIn(value, env), new Map(), e.span),
    env,
  );
}

/** A list, set or dict whose rounds wait for something: its items under names, and then what is made of them. */
function* comprehended(e: ExprOf<"comprehension"> | ExprOf<"dictcomp">, env: Env): Steps<Value> {
  const inner = within(env, new Scope(env.scope));
  inner.scope.ofClauses = true;
  const found: { readonly key: Expr | null; readonly value: Expr }[] = [];
  function* round(at: number): Steps<void> {
    const clause = e.clauses[at];
    if (!clause) {
      const key = e.kind === "dictcomp" ? keptAs(yield* valueAt(e.key, inner), e.key, env) : null;
      found.push({ key, value: keptAs(yield* valueAt(e.element, inner), e.element, env) });
      return;
    }
    const over = yield* valueAt(clause.over, at === 0 ? env : inner);
    const { span } = clause.over;
    const waiting = clause.async ? asyncItems(over, inner, span) : null;
    const next = waiting ? null : itemByItem(over, inner, span);
    const advanced = function* (): Steps<Value | undefined> {
      return waiting ? yield* waiting() : next!();
    };
    for (let item = yield* advanced(); item; item = yield* advanced()) {
      assignTarget(clause.target, item, inner);
      if (yield* holdAll(clause.conditions, inner)) yield* round(at + 1);
    }
  }
  yield* round(0);
  const { span } = e;
  if (e.kind === "dictcomp") return evaluate({ kind: "dict", entries: found, span }, env);
  const items = found.map(({ value }) => value);
  return evaluate(
    e.form === "set" && items.length > 0 ? { kind: "set", items, span } : { kind: "list", items, span },
    env,
  );
}
function* holdAll(conditions: readonly Expr[], env: Env): Steps<boolean> {
  for (const condition of conditions) if (!isTrueOf(yield* valueAt(condition, env), condition.span, env)) return false;
  return true;
}

/** A value under a name that no program can write. */
function keptAs(value: Value, { span }: Expr, env: Env): Expr {
  const name = `yield:${++kept}`;
  env.scope.names.set(name, value);
  return { kind: "name", name, span };
}

let kept = 0;
/** The tree with everything up to its last `yield` computed and kept under names that no program can write. */
export function* withoutYields<T extends Statement | Expr>(node: T, env: Env): Steps<T> {
  const parts = partsOf(node);
  const last = parts.findLastIndex(holds);
  const values = new Map<object, Expr>();
  for (const part of parts.slice(0, last + 1)) {
    values.set(part, keptAs(yield* valueAt(part, env), part, env));
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
