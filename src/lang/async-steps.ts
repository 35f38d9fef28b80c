/**
 * `async` and `await`: a coroutine is a function with `yield` that waits for others, and what it gives goes up to the loop
 * that runs it. Knows how one waits, not what runs when: that is in library/asyncio.py.
 */
import { type Span, UserError } from "../core/errors.ts";
import { assignTarget } from "./assign.ts";
import type { Env } from "./env.ts";
import { exceptionOf, raisedAs } from "./exceptions.ts";
import { located } from "./fail.ts";
import { advance, generatorIterator, goTo } from "./iterators.ts";
import { callSpecial } from "./members.ts";
import { typeError } from "./python-says.ts";
import { iteratorIn } from "./sequences.ts";
import type { AsyncKind, StatementOf } from "./syntax.ts";
import { isTrue } from "./truth.ts";
import { typeNameOf } from "./type-names.ts";
import { type IteratorValue, none, tupleOf, type Value, type ValueOf } from "./value.ts";

/** Gives items, takes what `send` brings, and ends with a result. */
export type Steps<R> = Generator<Value, R, Value | undefined>;

export const isAsync = (value: Value, kind: AsyncKind): value is IteratorValue & { readonly name: AsyncKind } =>
  value.kind === "iterator" && value.name === kind;

/** Everything that another iterator gives, and what it returned; what is sent and thrown goes on to it. */
export function* delegated(it: IteratorValue, env: Env): Steps<Value> {
  let item = advance(it, env);
  while (item) {
    let sent: Value | undefined;
    try {
      sent = yield item;
    } catch (error) {
      if (!it.resume || !(error instanceof UserError)) throw error;
      it.resume.raise(error);
    }
    if (sent) it.resume?.send(sent);
    item = advance(it, env);
  }
  return it.resume?.result() ?? none;
}

/** What comes of a value that is waited for. */
export function* awaited(value: Value, env: Env, span: Span): Steps<Value> {
  if (isAsync(value, "coroutine")) {
    if (value.at === Number.POSITIVE_INFINITY)
      throw raisedAs("RuntimeError", "cannot reuse already awaited coroutine", span);
    return yield* delegated(value, env);
  }
  const steps = callSpecial(value, "__await__", [], env, span);
  if (!steps) throw raisedAs("TypeError", `object ${typeNameOf(value)} can't be used in 'await' expression`, span);
  return yield* delegated(
    located(() => iteratorIn(steps, env), new Map(), span),
    env,
  );
}

/** What an asynchronous generator hands to who goes through it, on its way up. */
const handed = new WeakSet<Value>();
export function handedUp(value: Value): Value {
  const made = tupleOf([value]);
  handed.add(made);
  return made;
}

/** The step of an asynchronous generator to its next item, as something to wait for. */
export const stepOf = (of: IteratorValue, env: Env, span: Span): IteratorValue => ({
  ...generatorIterator(toItem(of, env, span)),
  name: "coroutine",
});
function* toItem(of: IteratorValue, env: Env, span: Span): Steps<Value> {
  for (let item = advance(of, env); item; item = advance(of, env)) {
    if (handed.has(item)) return (item as ValueOf<"tuple">).items[0]!;
    try {
      const sent = yield item;
      if (sent) of.resume?.send(sent);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      of.resume?.raise(error);
    }
  }
  throw raisedAs("StopAsyncIteration", "", span);
}

/** Ends an asynchronous generator where it waits, as something to wait for. */
export const closing = (of: IteratorValue, env: Env, span: Span): IteratorValue => ({
  ...generatorIterator(toEnd(of, env, span)),
  name: "coroutine",
});
function* toEnd(of: IteratorValue, env: Env, span: Span): Steps<Value> {
  if (of.at === 0) goTo(of, Number.POSITIVE_INFINITY, env);
  if (of.at === Number.POSITIVE_INFINITY) return none;
  of.resume?.raise(raisedAs("GeneratorExit", "", span));
  try {
    yield* toItem(of, env, span);
  } catch (error) {
    if (error instanceof UserError && /^(?:GeneratorExit|StopAsyncIteration)$/.test(exceptionOf(error).type.name))
      return none;
    throw error;
  }
  throw raisedAs("RuntimeError", "async generator ignored GeneratorExit", span);
}

/** Goes through a value with `async for`: undefined at its end. */
export function asyncItems(value: Value, env: Env, span: Span): () => Steps<Value | undefined> {
  const source = isAsync(value, "async_generator") ? value : callSpecial(value, "__aiter__", [], env, span);
  if (!source)
    throw raisedAs("TypeError", `'async for' requires an object with __aiter__ method, got ${typeNameOf(value)}`, span);
  return function* () {
    const step = isAsync(source, "async_generator")
      ? stepOf(source, env, span)
      : callSpecial(source, "__anext__", [], env, span);
    if (!step) {
      const said = `'async for' received an object from __aiter__ that does not implement __anext__: ${typeNameOf(source)}`;
      throw raisedAs("TypeError", said, span);
    }
    try {
      return yield* awaited(step, env, span);
    } catch (error) {
      if (error instanceof UserError && exceptionOf(error).type.name === "StopAsyncIteration") return undefined;
      throw error;
    }
  };
}

type Item = StatementOf<"with">["items"][number];
/** Enters a context of `async with`; what it gives leaves it, true where it takes the error. */
export function* enterAsync(value: Value, item: Item, env: Env): Steps<(error: unknown) => Steps<boolean>> {
  const { span } = item.value;
  const entered = callSpecial(value, "__aenter__", [], env, span);
  if (!entered) {
    const said = typeError(`'${typeNameOf(value)}' object does not support the asynchronous context manager protocol`);
    throw raisedAs(said[0], said[1], span);
  }
  const given = yield* awaited(entered, env, span);
  if (item.target) assignTarget(item.target, given, env);
  return function* (error) {
    if (error !== null && !(error instanceof UserError)) return false;
    const exception = error && exceptionOf(error);
    const told = exception ? [exception.type, exception, none] : [none, none, none];
    const left = yield* awaited(callSpecial(value, "__aexit__", told, env, span) ?? none, env, span);
    return isTrue(left, env);
  };
}
