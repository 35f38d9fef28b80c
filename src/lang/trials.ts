/** `try` and `raise`: errors as exceptions that a program handles. What stays unhandled is shown by the session. */
import { refuse, type Span, UserError } from "../core/errors.ts";
import { hasValue } from "../graph/written.ts";
import { inherits } from "./classes.ts";
import { bindName, type Env, type Flow } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { groupOf, isGroup, splitBy } from "./exception-groups.ts";
import { isException } from "./exception-objects.ts";
import { exceptionNamed, exceptionOf, raised, raisedAgain } from "./exceptions.ts";
import { failAt, located, noPlaces, placed } from "./fail.ts";
import { instantiate } from "./instances.ts";
import { mentionedNames } from "./names.ts";
import type { Expr, Handler, StatementOf } from "./syntax.ts";
import { strOf } from "./text.ts";
import { type ClassValue, describe, type ObjectValue, type Value } from "./value.ts";

/** Inside of a `try` a value is computed where it stands, so that an error of its values can be taken there. */
export function computeNow(value: Value, env: Env): Value {
  if (env.eager && value.kind === "tensor" && !hasValue(value.node)) env.host.realize([value.node]);
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
    const inner: Env = env.eager ? env : { ...env, eager: true };
    flow = asksForInterrupts(s)
      ? untilInterrupted(() => env.interpreter.runBlock(s.body, inner), env, s.span)
      : env.interpreter.runBlock(s.body, inner);
  } catch (raised) {
    // To throw takes the host microseconds, so that nothing is thrown on its way here but to go further.
    const thrown = placed(raised, noPlaces, s.span);
    if (s.handlers[0]?.group) return handleGroup(s, thrown, env);
    const caught = handlerFor(s, thrown, env);
    if (!caught) throw thrown;
    try {
      return env.interpreter.runBlock(caught.handler.body, beginHandler(caught, env));
    } catch (again) {
      if (again instanceof UserError) cameFrom(exceptionOf(again), caught.exception);
      throw again;
    } finally {
      endHandler(caught, env);
    }
  }
  return flow === "next" ? env.interpreter.runBlock(s.otherwise, env) : flow;
}

/** A handler names what Ctrl-C raises. Where none does, it breaks the statement off. */
function asksForInterrupts(s: StatementOf<"try">): boolean {
  const known = asking.get(s);
  if (known !== undefined) return known;
  const asks = s.handlers.some(
    ({ types }) => types && [...mentionedNames(types)].some((n) => /^(?:KeyboardInterrupt|BaseException)$/.test(n)),
  );
  asking.set(s, asks);
  return asks;
}
const asking = new WeakMap<StatementOf<"try">, boolean>();

/** Runs the body of a `try`. @throws KeyboardInterrupt where Ctrl-C broke it off; no `finally` in it has run then */
function untilInterrupted(body: () => Flow, env: Env, span: Span): Flow {
  const ended = env.host.untilInterrupted ? env.host.untilInterrupted(body) : { value: body() };
  if (ended) return ended.value;
  const exception = instantiate(exceptionNamed("KeyboardInterrupt")!, [], env, span) as ObjectValue;
  throw raised(exception, "", span);
}

/** What is raised while another exception is handled knows of that one. */
function cameFrom(later: ObjectValue, earlier: ObjectValue): void {
  if (later !== earlier && !later.attributes.has("__context__")) later.attributes.set("__context__", earlier);
}

/** Errors that a program may take; interruptions and our own mistakes are none. */
function asUserError(thrown: unknown, span: Span): UserError | null {
  if (thrown instanceof UserError) return thrown.diagnostic.code === "syntax/unsupported" ? null : thrown;
  const overflow = thrown instanceof RangeError && /call stack/i.test(thrown.message);
  if (!overflow) return null;
  try {
    return located(
      () => {
        throw refuse(
          "limit/depth",
          { limit: "the stack" },
          { exception: ["RecursionError", "maximum recursion depth exceeded"] },
        );
      },
      new Map(),
      span,
    );
  } catch (error) {
    return error as UserError;
  }
}

/** The handler that takes an error, and what it takes. */
interface Caught {
  readonly handler: Handler;
  readonly error: UserError;
  readonly exception: ObjectValue;
}
export function handlerFor(s: StatementOf<"try">, thrown: unknown, env: Env): Caught | null {
  const error = asUserError(thrown, s.span);
  if (!error) return null;
  const exception = exceptionOf(error);
  const handler = s.handlers.find((h) => takes(h, exception, env));
  return handler ? { handler, error, exception } : null;
}

/** `except*`: each handler takes its part, and what none took goes on, with what they raised themselves. */
export function handleGroup(s: StatementOf<"try">, thrown: unknown, env: Env): Flow {
  const error = asUserError(thrown, s.span);
  if (!error) throw thrown;
  const whole = exceptionOf(error);
  const naked = !isGroup(whole);
  let rest: ObjectValue | null = whole;
  const raisedThere: ObjectValue[] = [];
  for (const handler of s.handlers) {
    if (!rest) break;
    const types = classesIn(handler, env);
    const [taken, left]: readonly [ObjectValue | null, ObjectValue | null] = splitBy(
      rest,
      ({ type }) => types.some((one) => inherits(type, one)),
      env,
      handler.span,
    );
    rest = left;
    if (!taken) continue;
    const exception = naked ? groupOf(exceptionNamed("ExceptionGroup")!, "", [taken]) : taken;
    const caught = { handler, error: raised(exception, strOf(exception, env), handler.span), exception };
    try {
      env.interpreter.runBlock(handler.body, beginHandler(caught, env));
    } catch (again) {
      const own = asUserError(again, handler.span);
      if (!own) throw again;
      raisedThere.push(exceptionOf(own));
    } finally {
      endHandler(caught, env);
    }
  }
  if (raisedThere.length === 0 && !rest) return "next";
  if (raisedThere.length === 0) throw naked ? thrown : raised(rest!, strOf(rest!, env), s.span);
  const together = groupOf(exceptionNamed("ExceptionGroup")!, "", [...raisedThere, ...(rest ? [rest] : [])]);
  throw raised(together, strOf(together, env), s.span);
}

/** Where a handler's body runs: its name has the exception, a bare `raise` throws it again. */
export function beginHandler({ handler, error, exception }: Caught, env: Env): Env {
  if (handler.name) bindName(env, handler.name, exception);
  return { ...env, handling: error };
}
/** As in Python, the name is gone after its handler. */
export function endHandler({ handler }: Caught, env: Env): void {
  if (handler.name && env.scope.lookup(handler.name)) bindName(env, handler.name, undefined);
}

function takes(handler: Handler, exception: ObjectValue, env: Env): boolean {
  if (!handler.types) return true;
  return classesIn(handler, env).some((type) => inherits(exception.type, type));
}
function classesIn({ types }: Handler, env: Env): ClassValue[] {
  const found = evaluate(types!, env);
  return (found.kind === "tuple" ? found.items : [found]).map((type) => exceptionClass(type, types!));
}

function exceptionClass(value: Value, at: Expr): ClassValue {
  if (value.kind === "class" && isException(value)) return value;
  throw failAt("type/raise", { what: describe(value) }, at.span, "", { exception: noneToCatch });
}

const causeOf = (cause: Value, env: Env, span: Span): Value =>
  cause.kind === "class" && isException(cause) ? instantiate(cause, [], env, span) : cause;

const noneToRaise = ["RuntimeError", "No active exception to reraise"] as const;
const noneToCatch = ["TypeError", "catching classes that do not inherit from BaseException is not allowed"] as const;
/** The error that a `raise` throws. */
export function exceptionRaised(s: StatementOf<"raise">, env: Env): UserError {
  if (!s.value)
    return (
      (env.handling as UserError | undefined) ??
      failAt("type/raise", { what: "nothing" }, s.span, "", { exception: noneToRaise })
    );
  const value = evaluate(s.value, env);
  const { span } = s.value;
  const exception = value.kind === "class" && isException(value) ? instantiate(value, [], env, span) : value;
  if (exception.kind !== "object" || !isException(exception.type))
    return failAt("type/raise", { what: describe(value) }, span, "", {
      exception: ["TypeError", "exceptions must derive from BaseException"],
    });
  if (s.cause) exception.attributes.set("__cause__", causeOf(evaluate(s.cause, env), env, s.cause.span));
  if (env.handling instanceof UserError && !exception.attributes.has("__context__"))
    exception.attributes.set("__context__", exceptionOf(env.handling));
  const again = env.source.library ? raisedAgain(exception) : undefined;
  return again ?? raised(exception, strOf(exception, env), s.span);
}
