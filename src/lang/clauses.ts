/** The clauses of comprehensions, round by round, and going through values item by item. Knows nothing of what is made of items. */
import type { Span } from "../core/errors.ts";
import { assignTarget } from "./assign.ts";
import { type Env, Scope, within } from "./env.ts";
import { noPlaces, placed } from "./fail.ts";
import { advance } from "./iterators.ts";
import { iterate, waits } from "./sequences.ts";
import type { Clause } from "./syntax.ts";
import { isTrueOf } from "./truth.ts";
import { type IteratorValue, type Value, viewItems } from "./value.ts";

export interface Begun {
  readonly inner: Env;
  readonly first: Value;
}
/** Where the clauses of a comprehension give their names values, and what the first goes over, which is known at once. */
export function beginClauses(clauses: readonly Clause[], env: Env): Begun {
  const inner = within(env, new Scope(env.scope));
  inner.scope.ofClauses = true;
  return { inner, first: env.interpreter.evaluate(clauses[0]!.over, env) };
}
/** Gives a clause's target an item, and says whether its conditions hold of it. */
function admits(clause: Clause, item: Value, inner: Env): boolean {
  assignTarget(clause.target, item, inner);
  for (const condition of clause.conditions)
    if (!isTrueOf(inner.interpreter.evaluate(condition, inner), condition.span, inner)) return false;
  return true;
}

/** Runs `make` once for every round of the clauses, in a scope of their own. */
export function eachOf<T>(clauses: readonly Clause[], { inner, first }: Begun, make: (inner: Env) => T): T[] {
  const found: T[] = [];
  const round = (at: number): void => {
    const clause = clauses[at]!;
    const over = at === 0 ? first : inner.interpreter.evaluate(clause.over, inner);
    const next = itemByItem(over, inner, clause.over.span);
    for (let item = next(); item; item = next()) {
      if (!admits(clause, item, inner)) continue;
      if (at + 1 === clauses.length) found.push(make(inner));
      else round(at + 1);
    }
  };
  round(0);
  return found;
}

/** The same, each time that the next is asked for. */
export function oneByOne<T>(clauses: readonly Clause[], env: Env, make: (inner: Env) => T): Generator<T> {
  const { inner, first } = beginClauses(clauses, env);
  function* round(at: number): Generator<T> {
    const clause = clauses[at]!;
    const over = at === 0 ? first : inner.interpreter.evaluate(clause.over, inner);
    for (const item of iterateAt(over, inner, clause.over.span)) {
      if (!admits(clause, item, inner)) continue;
      if (at + 1 === clauses.length) yield make(inner);
      else yield* round(at + 1);
    }
  }
  return round(0);
}

/** Whether one of the rounds holds; none is gone through after that. */
export function someOf(clauses: readonly Clause[], { inner, first }: Begun, holds: (inner: Env) => boolean): boolean {
  const round = (at: number): boolean => {
    const clause = clauses[at]!;
    const over = at === 0 ? first : inner.interpreter.evaluate(clause.over, inner);
    const next = itemByItem(over, inner, clause.over.span);
    for (let item = next(); item; item = next())
      if (admits(clause, item, inner) && (at + 1 === clauses.length ? holds(inner) : round(at + 1))) return true;
    return false;
  };
  return round(0);
}

/** The same, each given when it is asked for; undefined at the end. Lists are seen as they are at each item's turn. */
export function itemByItem(value: Value, env: Env, span: Span): () => Value | undefined {
  let at = 0;
  switch (value.kind) {
    case "list":
    case "tuple":
      return () => value.items[at++];
    case "dict": {
      const entries = [...value.entries.values()];
      return () => entries[at++]?.key;
    }
    case "view": {
      const items = viewItems(value);
      return () => items[at++];
    }
    case "iterator":
      if (!waits(value)) return () => advancedAt(value, env, span);
  }
  const items = iterateAt(value, env, span);
  return () => {
    const { done, value: item } = items.next();
    return done ? undefined : item;
  };
}
function advancedAt(it: IteratorValue, env: Env, span: Span): Value | undefined {
  try {
    return advance(it, env);
  } catch (error) {
    throw placed(error, noPlaces, span);
  }
}

/** The items of a value that stands at `span`. */
export function iterateAt(value: Value, env: Env, span: Span): Generator<Value> {
  const items = iterate(value, env);
  return value.kind === "range" || value.kind === "list" || value.kind === "tuple" ? items : itemsAt(items, span);
}
function* itemsAt(items: Generator<Value>, span: Span): Generator<Value> {
  for (;;) {
    let next: IteratorResult<Value>;
    try {
      next = items.next();
    } catch (error) {
      throw placed(error, noPlaces, span);
    }
    if (next.done) return;
    yield next.value;
  }
}
