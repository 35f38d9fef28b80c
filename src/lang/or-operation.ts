/** Python's functions that share their names with operations on tensors. */
import type { Span } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import type { Env } from "./env.ts";
import { isAnyNumber } from "./numbers.ts";
import { type Arg, type BuiltinValue, builtin, type Value, type ValueOf } from "./value.ts";

/** One argument that is a tensor or a list of numbers goes to the operation of the same name, outside of Python's rules. */
export function orOperation(
  name: string,
  python: (args: readonly Arg[], env: Env, span: Span) => Value,
  isPython: (args: readonly Arg[]) => boolean,
): BuiltinValue {
  return builtin(name, (args, env, span) => {
    if (env.host.dialect === "python" || isPython(args)) return python(args, env, span);
    return callOperation(operationNamed(name) as Operation, args, { env, span, as: name });
  });
}

export const onlyPlain = (args: readonly Arg[]): boolean => args.every((a) => isAnyNumber(a.value));

/** What no tensor can be made of, and Python goes through item by item. */
export const isWalked = ({ kind }: Value): boolean => ["iterator", "set", "dict", "view"].includes(kind);

const shared = new Set(["sum", "any", "all"]);
/**
 * The shell means Python's function by the name of an operation: where no tensor can be made of the argument, and where it
 * is a list of tensors with axes, which Python adds up one by one.
 */
export function isPythons({ as }: ValueOf<"operation">, args: readonly Arg[]): boolean {
  const [only] = args;
  if (!shared.has(as) || !only || args.length > 1 || only.name !== null) return false;
  if (isWalked(only.value)) return true;
  const items = only.value.kind === "list" || only.value.kind === "tuple" ? only.value.items : [];
  return as === "sum" && items.some((v) => rankOf(v) > 0);
}
const rankOf = (v: Value): number =>
  v.kind === "tensor" ? v.node.shape.length : v.kind === "variable" ? v.variable.shape.length : 0;
