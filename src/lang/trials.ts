/** `try` and `raise`: errors as exceptions that a program handles. What stays unhandled is shown by the session. */
import { refuse, type Span, UserError } from "../core/errors.ts";
import { inherits, instantiate } from "./classes.ts";
import { bindName, type Env, type Flow } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { exceptionOf, isException, raised } from "./exceptions.ts";
import { failAt, located } from "./fail.ts";
import type { Expr, Handler, StatementOf } from "./syntax.ts";
import { strOf } from "./text.ts";
import { type ClassValue, describe, type ObjectValue, type Value } from "./value.ts";

/** Inside of a `try` a value is computed where it stands, so that an error of its values can be taken there. */
export function computeNow(value: Value, env: Env): Value {
  if (env.eager && value.kind === "tensor" && value.node.value === null) env.host.realize([value.node]);
  return value;
}

export function runTry(s: StatementOf<"try">, env: Env): Flow {
  let flow: Flow;
  try {
    flow = runGuarded(s, env);
  } catch (error) {
    // An exception goes on only if the last part itself goes nowhere else.
    const last = env.interpreter.runBlock(s.finally, env);
    if (last !== "next") return last;
    throw error;
  }
  const last = env.interpreter.runBlock(s.finally, env);
  return last === "next" ? flow : last;
}

function runGuarded(s: StatementOf<"try">, env: Env): Flow {
  let flow: Flow;
  try {
    flow = located(() => env.interpreter.runBlock(s.body, { ...env, eager: true }), new Map(), s.span);
  } catch (thrown) {
    const error = asUserError(thrown, s.span);
    if (!error) throw thrown;
    return handle(s, error, env);
  }
  return flow === "next" ? env.interpreter.runBlock(s.otherwise, env) : flow;
}

/** Errors that a program may take; interruptions and our own mistakes are none. */
function asUserError(thrown: unknown, span: Span): UserError | null {
  if (thrown instanceof UserError) return thrown.diagnostic.code === "syntax/unsupported" ? null : thrown;
  const overflow = thrown instanceof RangeError && /call stack/i.test(thrown.message);
  if (!overflow) return null;
  try {
    return located(
      () => {
        throw refuse("limit/depth", { limit: "the stack" });
      },
      new Map(),
      span,
    );
  } catch (error) {
    return error as UserError;
  }
}

function handle(s: StatementOf<"try">, error: UserError, env: Env): Flow {
  const exception = exceptionOf(error);
  const handler = s.handlers.find((h) => takes(h, exception, env));
  if (!handler) throw error;
  if (handler.name) bindName(env, handler.name, exception);
  const flow = env.interpreter.runBlock(handler.body, { ...env, handling: error });
  // As in Python, the name is gone after its handler.
  if (handler.name && env.scope.lookup(handler.name)) bindName(env, handler.name, undefined);
  return flow;
}

function takes(handler: Handler, exception: ObjectValue, env: Env): boolean {
  if (!handler.types) return true;
  const types = evaluate(handler.types, env);
  return (types.kind === "tuple" ? types.items : [types]).some((type) =>
    inherits(exception.type, exceptionClass(type, handler.types!)),
  );
}

function exceptionClass(value: Value, at: Expr): ClassValue {
  if (value.kind === "class" && isException(value)) return value;
  throw failAt("type/raise", { what: describe(value) }, at.span);
}

/** The error that a `raise` throws. */
export function exceptionRaised(s: StatementOf<"raise">, env: Env): UserError {
  if (!s.value) return (env.handling as UserError | undefined) ?? failAt("type/raise", { what: "nothing" }, s.span);
  const value = evaluate(s.value, env);
  const { span } = s.value;
  const exception = value.kind === "class" && isException(value) ? instantiate(value, [], env, span) : value;
  if (exception.kind !== "object" || !isException(exception.type))
    return failAt("type/raise", { what: describe(value) }, span, "", {
      exception: ["TypeError", "exceptions must derive from BaseException"],
    });
  return raised(exception, strOf(exception, env), s.span);
}
