/**
 * Functions with `yield`: their bodies run as far as the next item. Statements that hold a `yield` are stepped through
 * here; all others run as anywhere else.
 */
import { UserError } from "../core/errors.ts";
import { assignTarget } from "./assign.ts";
import { asyncItems, enterAsync, type Steps } from "./async-steps.ts";
import { iterateAt } from "./clauses.ts";
import { enterContext } from "./contexts.ts";
import { type Env, type Flow, loopEnd } from "./env.ts";
import { exceptionOf, withDiagnostic } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { generatorIterator } from "./iterators.ts";
import { bodyFor } from "./match.ts";
import type { Block, Statement, StatementOf } from "./syntax.ts";
import { beginHandler, endHandler, handleGroup, handlerFor } from "./trials.ts";
import { isTrueOf } from "./truth.ts";
import { type FunctionValue, type IteratorValue, none, type Value } from "./value.ts";
import { holdsYield, valueAt, withoutYields } from "./yields.ts";

/** The iterator over what the function yields. */
export function generatorOver(f: FunctionValue, env: Env): IteratorValue {
  const made = generatorIterator(itemsOf(f, env));
  return f.async ? { ...made, name: f.async } : made;
}

function* itemsOf(f: FunctionValue, env: Env): Steps<Value> {
  try {
    const flow = yield* steps(f.body, env);
    return typeof flow === "object" ? flow.returned : none;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (exceptionOf(error).type.name === "StopIteration")
      throw failAt("value/missing", { what: "a next item" }, f.span, "", {
        exception: ["RuntimeError", "generator raised StopIteration"],
      });
    // It is asked for from elsewhere, where the text is another.
    throw withDiagnostic(error, { ...error.diagnostic, source: error.diagnostic.source ?? f.source });
  }
}

function* steps(block: Block, env: Env): Steps<Flow> {
  for (const statement of block) {
    const flow = holdsYield(statement) ? yield* step(statement, env) : env.interpreter.runBlock([statement], env);
    if (flow !== "next") return flow;
  }
  return "next";
}

function* step(s: Statement, env: Env): Steps<Flow> {
  switch (s.kind) {
    case "expression":
      yield* valueAt(s.value, env);
      return "next";
    case "assign": {
      const value = yield* valueAt(s.value, env);
      for (const target of s.targets) assignTarget(target, value, env);
      return "next";
    }
    case "return":
      return { returned: s.value ? yield* valueAt(s.value, env) : none };
    case "for":
      return yield* s.async ? asyncLoop(s, env) : loop(s, env);
    case "while": {
      while (isTrueOf(yield* valueAt(s.test, env), s.test.span, env)) {
        const flow = yield* steps(s.body, env);
        const end = loopEnd(flow);
        if (end) return end;
      }
      return yield* steps(s.otherwise, env);
    }
    case "if":
      for (const branch of s.branches) {
        if (isTrueOf(yield* valueAt(branch.test, env), branch.test.span, env)) return yield* steps(branch.body, env);
      }
      return yield* steps(s.otherwise, env);
    case "with":
      return yield* s.async ? asyncWithin(s, env) : within(s, env);
    case "try":
      return yield* trial(s, env);
    case "match":
      return yield* steps(bodyFor(s, yield* valueAt(s.subject, env), env) ?? [], env);
    default: {
      const plain = yield* withoutYields(s, env);
      return env.interpreter.runBlock([plain], env);
    }
  }
}

function* loop(s: StatementOf<"for">, env: Env): Steps<Flow> {
  for (const item of iterateAt(yield* valueAt(s.over, env), env, s.over.span)) {
    assignTarget(s.target, item, env);
    const flow = yield* steps(s.body, env);
    const end = loopEnd(flow);
    if (end) return end;
  }
  return yield* steps(s.otherwise, env);
}

function* asyncLoop(s: StatementOf<"for">, env: Env): Steps<Flow> {
  const next = asyncItems(yield* valueAt(s.over, env), env, s.over.span);
  for (let item = yield* next(); item; item = yield* next()) {
    assignTarget(s.target, item, env);
    const flow = yield* steps(s.body, env);
    const end = loopEnd(flow);
    if (end) return end;
  }
  return yield* steps(s.otherwise, env);
}

function* asyncWithin(s: StatementOf<"with">, env: Env): Steps<Flow> {
  const [item, ...rest] = s.items;
  if (!item) return yield* steps(s.body, env);
  const leave = yield* enterAsync(yield* valueAt(item.value, env), item, env);
  let flow: Flow;
  try {
    flow = yield* asyncWithin({ ...s, items: rest }, env);
  } catch (error) {
    if (yield* leave(error)) return "next";
    throw error;
  }
  yield* leave(null);
  return flow;
}

function* within(s: StatementOf<"with">, env: Env): Steps<Flow> {
  const [item, ...rest] = s.items;
  if (!item) return yield* steps(s.body, env);
  const leave = enterContext(yield* valueAt(item.value, env), item, env);
  let flow: Flow;
  try {
    flow = yield* within({ ...s, items: rest }, env);
  } catch (error) {
    if (leave(error)) return "next";
    throw error;
  }
  leave(null);
  return flow;
}

function* trial(s: StatementOf<"try">, env: Env): Steps<Flow> {
  let flow: Flow;
  try {
    flow = yield* guarded(s, env);
  } catch (error) {
    const last = yield* steps(s.finally, env);
    if (last !== "next") return last;
    throw error;
  }
  const last = yield* steps(s.finally, env);
  return last === "next" ? flow : last;
}

function* guarded(s: StatementOf<"try">, env: Env): Steps<Flow> {
  let flow: Flow;
  try {
    flow = yield* steps(s.body, { ...env, eager: true });
  } catch (thrown) {
    if (s.handlers[0]?.group) return handleGroup(s, thrown, env);
    const caught = handlerFor(s, thrown, env);
    if (!caught) throw thrown;
    const handled = yield* steps(caught.handler.body, beginHandler(caught, env));
    endHandler(caught, env);
    return handled;
  }
  return flow === "next" ? yield* steps(s.otherwise, env) : flow;
}
