/**
 * What the session's values were computed from. A value of which gradients are recorded is only a number in a step that
 * differentiates it: there stands what it was computed from, down to the trained Variables. Knows values and expressions, no
 * words of any framework.
 */
import type { Expr, Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import type { Context } from "./context.ts";
import { untranslatable } from "./framework.ts";

type Names = ReadonlyMap<string, Value>;
/** The expression of a value, and what the names in it meant when it was computed. */
interface Definition {
  readonly expr: Expr;
  readonly names: Names;
}
/** By the value: a name that was given another one since does not change what it was computed from. */
export type Definitions = Map<Value, Definition>;

/** Notes what an assignment computed. `before` are the names as they were, `after` as they are. */
export function noteDefinitions(s: Statement, before: Names, after: Names, definitions: Definitions): void {
  if (s.kind !== "assign") return;
  for (const target of s.targets) {
    const value = target.kind === "name" ? after.get(target.name) : undefined;
    // Another name of a value that was there says nothing of where it came from.
    if (value && !definitions.has(value) && s.value.kind !== "name")
      definitions.set(value, { expr: s.value, names: before });
  }
}

/**
 * The expression with names of recorded values replaced by what they were computed from, down to those that it is
 * differentiated by.
 * @throws Untranslatable where that is not known, or where its names mean something else by now
 */
export const unfolded = (e: Expr, by: readonly unknown[], c: Context, definitions: Definitions): Expr =>
  unfoldedIn(e, c.session.scope.names, { c, definitions, by: new Set(by) });

interface Unfolding {
  readonly c: Context;
  readonly definitions: Definitions;
  /** The Variables and nodes that it is differentiated by. */
  readonly by: ReadonlySet<unknown>;
}

function unfoldedIn(e: Expr, names: Names, u: Unfolding): Expr {
  if (typeof e !== "object" || e === null) return e;
  if (Array.isArray(e)) return e.map((x) => unfoldedIn(x, names, u)) as unknown as Expr;
  if (e.kind === "name") {
    const value = names.get(e.name);
    if (!value) return e;
    if (isComputed(value, u.by)) {
      const of = u.definitions.get(value);
      if (!of) throw untranslatable(`how ${e.name} was computed`);
      return unfoldedIn(of.expr, of.names, u);
    }
    if (u.c.session.scope.names.get(e.name) !== value) throw untranslatable(`what ${e.name} was before`);
    return e;
  }
  return Object.fromEntries(
    Object.entries(e).map(([k, v]) => [
      k,
      typeof v === "object" && v !== null && k !== "span" ? unfoldedIn(v as Expr, names, u) : v,
    ]),
  ) as unknown as Expr;
}

/** Whether gradients lead through the value to what it was computed from. */
export function isComputed(value: Value, by: ReadonlySet<unknown>): boolean {
  if (value.kind === "list" || value.kind === "tuple") return value.items.some((v) => isComputed(v, by));
  return value.kind === "tensor" && value.node.recorded && value.node.inputs.length > 0 && !by.has(value.node);
}
