/** `send`, `throw` and `close` of what a function with `yield` gives. */
import { type Span, UserError } from "../core/errors.ts";
import { method } from "./arguments.ts";
import { closing, isAsync, stepOf } from "./async-steps.ts";
import { inherits } from "./classes.ts";
import type { Env } from "./env.ts";
import { isException } from "./exception-objects.ts";
import { exceptionNamed, exceptionOf, raised } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { instantiate } from "./instances.ts";
import { advance } from "./iterators.ts";
import { strOf } from "./text.ts";
import { describe, type IteratorValue, none, type ObjectValue, type Value } from "./value.ts";

export function generatorMember(it: IteratorValue, name: string): Value | undefined {
  const { resume } = it;
  if (isAsync(it, "async_generator")) return asyncMember(it, name);
  switch (name) {
    case "__await__":
      return isAsync(it, "coroutine") ? method(name, [], () => ({ ...it, name: "coroutine_wrapper" })) : undefined;
    case "__next__":
      return isAsync(it, "coroutine")
        ? undefined
        : method(name, [], (_, env, span) => advance(it, env) ?? ended(it, env, span));
    case "__iter__":
      return method(name, [], () => it);
    case "send":
      return (
        resume &&
        method(name, ["value"], (args, env, span) => {
          const value = args.value("value");
          if (it.at === 0 && value.kind !== "none")
            throw failAt(
              "call/kind",
              { name, wanted: "None first", param: "value", found: describe(value) },
              span,
              "",
              {
                exception: ["TypeError", "can't send non-None value to a just-started generator"],
              },
            );
          resume.send(value);
          return advance(it, env) ?? ended(it, env, span);
        })
      );
    case "throw":
      return (
        resume &&
        method(name, ["type", "value?"], (args, env, span) => {
          const given = args.value("type");
          const inside = args.optional("value");
          const made =
            given.kind === "class" && isException(given)
              ? instantiate(given, inside ? [{ name: null, value: inside, span }] : [], env, span)
              : given;
          if (made.kind !== "object" || !isException(made.type)) return args.misfit("type", "an exception");
          resume.raise(raised(made, strOf(made, env), span));
          return advance(it, env) ?? ended(it, env, span);
        })
      );
    case "close":
      return resume && method(name, [], (_, env, span) => close(it, env, span));
    default:
      return undefined;
  }
}

/** What an asynchronous generator has: each gives something to wait for. */
function asyncMember(it: IteratorValue, name: string): Value | undefined {
  switch (name) {
    case "__aiter__":
      return method(name, [], () => it);
    case "__anext__":
      return method(name, [], (_, env, span) => stepOf(it, env, span));
    case "asend":
      return method(name, ["value"], (args, env, span) => {
        it.resume!.send(args.value("value"));
        return stepOf(it, env, span);
      });
    case "athrow":
      return method(name, ["type"], (args, env, span) => {
        const error = args.value("type");
        if (error.kind !== "object" || !isException(error.type)) return args.misfit("type", "an exception");
        it.resume!.raise(raised(error, strOf(error, env), span));
        return stepOf(it, env, span);
      });
    case "aclose":
      return method(name, [], (_, env, span) => closing(it, env, span));
    default:
      return undefined;
  }
}

/** At its end, as Python says it: with what the function returned. */
export function ended(it: IteratorValue, env: Env, span: Span): never {
  const result = it.resume?.result() ?? none;
  const given = result.kind === "none" ? [] : [{ name: null, value: result, span }];
  const stop = instantiate(exceptionNamed("StopIteration")!, given, env, span) as ObjectValue;
  const error = raised(stop, strOf(stop, env), span);
  if (given.length > 0) throw error;
  throw failAt("value/missing", { what: "a next item" }, span, "the iterator is at its end", {
    exception: ["StopIteration", ""],
  });
}

function close(it: IteratorValue, env: Env, span: Span): Value {
  // One that was not begun, or is at its end, has nothing to clear up.
  if (it.at === 0 || it.at === Number.POSITIVE_INFINITY) {
    it.at = Number.POSITIVE_INFINITY;
    return none;
  }
  const leaving = exceptionNamed("GeneratorExit")!;
  it.resume!.raise(raised(instantiate(leaving, [], env, span) as ObjectValue, "", span));
  try {
    if (advance(it, env))
      throw failAt("value/domain", { detail: "the generator went on although it was closed" }, span, "", {
        exception: ["RuntimeError", "generator ignored GeneratorExit"],
      });
  } catch (error) {
    if (!(error instanceof UserError) || !inherits(exceptionOf(error).type, leaving)) throw error;
  }
  it.at = Number.POSITIVE_INFINITY;
  return none;
}
