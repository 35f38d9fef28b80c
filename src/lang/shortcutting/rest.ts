/** What is left of an expression when its leaves have values: evaluated as all expressions are. Knows nothing of steps. */
import { type Env, Scope, within } from "../env.ts";
import type { Expr } from "../syntax.ts";
import type { Value } from "../value.ts";

/** An expression whose value is asked for each time, and how what is left calls it. */
export interface Leaf {
  readonly e: Expr;
  readonly called: string;
}
/** Leaves with the values that they have now. */
export interface Known {
  readonly leaves: readonly Leaf[];
  readonly values: readonly Value[];
}

/** What is left to do for the value of an expression whose leaves have been evaluated. */
export function finish(rest: Expr, { leaves, values }: Known, env: Env): Value {
  const scope = new Scope(env.scope);
  for (const [i, { called }] of leaves.entries()) scope.names.set(called, values[i]!);
  return env.interpreter.evaluate(rest, within(env, scope));
}
/** The expression with names in the places of its leaves. */
export function withoutLeaves(e: Expr, leaves: readonly Leaf[]): Expr {
  const names = new Map(leaves.map(({ e: leaf, called }) => [leaf, called]));
  const inside = (of: Expr): Expr => {
    const name = names.get(of);
    return name === undefined ? withParts(of, inside) : { kind: "name", name, span: of.span };
  };
  return inside(e);
}
/** The expression with other ones in the places of those that can have leaves. */
function withParts(e: Expr, inside: (of: Expr) => Expr): Expr {
  switch (e.kind) {
    case "unary":
    case "attribute":
    case "index":
      return { ...e, of: inside(e.of) };
    case "binary":
      return { ...e, left: inside(e.left), right: inside(e.right) };
    case "compare":
      return { ...e, first: inside(e.first), rest: e.rest.map((r) => ({ ...r, right: inside(r.right) })) };
    case "call":
      return {
        ...e,
        callee: inside(e.callee),
        args: e.args.map((a) => ({ ...a, value: inside(a.value) })),
      };
    case "list":
    case "tuple":
      return { ...e, items: e.items.map(inside) };
    default:
      return e;
  }
}
