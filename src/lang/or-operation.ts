/** Python's functions that share their names with operations on tensors. */
import type { Span } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import type { Env } from "./env.ts";
import { isAnyNumber } from "./numbers.ts";
import { type Arg, type BuiltinValue, builtin, type Value } from "./value.ts";

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
