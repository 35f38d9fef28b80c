/**
 * What is known where an expression stands: the value of each part (and with it the kind, the dtype, the rank) is asked of a
 * session in which everything before has run. Knows scopes and values, no words of any framework.
 */
import type { DType } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, Scope } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { assignedNames, targetNames } from "../lang/locals.ts";
import { iterate } from "../lang/sequences.ts";
import type { Clause, Expr, ExprOf, FunctionDef, Statement, Target } from "../lang/syntax.ts";
import { none, type Value } from "../lang/value.ts";
import type { Session } from "../session/session.ts";
import type { Framework } from "./framework.ts";
import type { Models } from "./models.ts";
import type { Tapes } from "./tapes.ts";

export interface Context {
  readonly session: Session;
  readonly env: Env;
  readonly framework: Framework;
  /** What the parameters and locals of a function were in its first call. */
  readonly called: (f: { readonly span: Span }) => ReadonlyMap<string, Value> | undefined;
  /** Models of Keras' that the script has in words of its own. */
  readonly models: Models;
  /** Tapes whose records the script can still differentiate. */
  readonly tapes: Tapes;
  /** A tape is on. */
  readonly recording: boolean;
  /** The names that loops around give other values; all, within a function. */
  readonly varying: ReadonlySet<string> | "all";
  /** The code of an expression, for whoever writes what it is a part of. @throws Untranslatable */
  readonly write: (e: Expr, c: Context) => string;
}

const inScope = (scope: Scope, c: Context): Context => ({ ...c, env: { ...c.env, scope } });

/** Names that have values in there which are not known; no constant or function of that name is meant. */
export function hiding(names: Iterable<string>, c: Context): Context {
  const unset = [...names].filter((name) => !c.env.scope.lookup(name));
  return inScope(new Scope(c.env.scope, new Set(unset)), c);
}

/** The inside of a function: its parameters have the values of its first call, as far as it was called. */
export function inFunction(f: FunctionDef | ExprOf<"lambda">, c: Context): Context {
  const own = "name" in f ? assignedNames(f.body) : [];
  const inner = new Scope(c.env.scope, new Set([...f.params.map((p) => p.name), ...own]));
  for (const [name, value] of c.called(f) ?? []) inner.names.set(name, value);
  return { ...inScope(inner, c), varying: "all" };
}

/** The inside of a loop. */
export function inLoop(loop: Statement, c: Context): Context {
  if (c.varying === "all") return c;
  return { ...c, varying: new Set([...c.varying, ...assignedNames([loop])]) };
}

/** The inside of a comprehension, where the names of a clause are the first item that it goes over. */
export function atFirstItem({ target, over }: Clause, c: Context): Context {
  const scope = new Scope(c.env.scope, new Set(targetNames(target)));
  peek(c, () => {
    const [first] = iterate(evaluate(over, c.env), c.env);
    if (first) bindTarget(target, first, scope, c.env);
    return none;
  });
  return inScope(scope, c);
}
function bindTarget(target: Target, value: Value, scope: Scope, env: Env): void {
  if (target.kind === "name") scope.names.set(target.name, value);
  if (target.kind !== "targets" || target.items.some((t) => t.kind === "starredTarget")) return;
  const items = [...iterate(value, env)];
  for (const [i, t] of target.items.entries()) if (items[i]) bindTarget(t, items[i], scope, env);
}

/** What can be told without computing; nothing changes. */
export function peek({ session }: Context, run: () => Value): Value | null {
  const own = session.journal.begin();
  session.previewing = true;
  try {
    return run();
  } catch {
    return null;
  } finally {
    session.previewing = false;
    if (own) session.journal.rollback();
    session.changed.clear();
  }
}
/** The value of an expression; null where it is not known. */
export const known = (e: Expr, c: Context): Value | null => peek(c, () => evaluate(e, c.env));

/** The tensor that a value would be in an operation. */
export function tensorIn(
  value: Value | null,
  c: Context,
): { readonly dtype: DType; readonly rank: number; readonly shape: readonly number[] } | null {
  if (!value) return null;
  try {
    const node = toNode(value, literalsOf(c.env));
    return { dtype: node.dtype, rank: node.shape.length, shape: node.shape };
  } catch {
    return null;
  }
}
export const isTensor = (value: Value | null): boolean => value?.kind === "tensor" || value?.kind === "variable";
/** What a value of the graph holds. */
export const dtypeOf = (value: Value | null): DType | undefined =>
  value?.kind === "tensor" ? value.node.dtype : value?.kind === "variable" ? value.variable.dtype : undefined;
export const isNumber = (value: Value | null): boolean =>
  value?.kind === "int" || value?.kind === "float" || value?.kind === "complex" || value?.kind === "bool";
