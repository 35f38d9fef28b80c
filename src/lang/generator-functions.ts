/**
 * Functions with `yield`: their bodies run as far as the next item. Statements that hold a `yield` are stepped through
 * here; all others run as anywhere else.
 */
import { UserError } from "../core/errors.ts";
import { assignTarget } from "./assign.ts";
import type { Env, Flow } from "./env.ts";
import { evaluate, isTrueAt, iterateAt } from "./evaluate.ts";
import { withDiagnostic } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { iteratorOver } from "./iterators.ts";
import type { Block, Expr, Statement, StatementOf } from "./syntax.ts";
import { type FunctionValue, type IteratorValue, none, type Value } from "./value.ts";

type Steps = Generator<Value, Flow>;

/** The iterator over what the function yields. */
export const generatorOver = (f: FunctionValue, env: Env): IteratorValue => iteratorOver("generator", itemsOf(f, env));

function* itemsOf(f: FunctionValue, env: Env): Generator<Value> {
  try {
    yield* steps(f.body, env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // It is asked for from elsewhere, where the text is another.
    throw withDiagnostic(error, { ...error.diagnostic, source: error.diagnostic.source ?? f.source });
  }
}

function* steps(block: Block, env: Env): Steps {
  for (const statement of block) {
    const flow = holdsYield(statement) ? yield* step(statement, env) : env.interpreter.runBlock([statement], env);
    if (flow !== "next") return flow;
  }
  return "next";
}

function* step(s: Statement, env: Env): Steps {
  switch (s.kind) {
    case "expression":
      yield* given(s.value, env);
      return "next";
    case "assign":
      yield* given(s.value, env);
      for (const target of s.targets) assignTarget(target, none, env);
      return "next";
    case "for":
      for (const item of iterateAt(evaluate(s.over, env), env, s.over.span)) {
        assignTarget(s.target, item, env);
        const flow = yield* steps(s.body, env);
        if (flow === "break") return "next";
        if (typeof flow === "object") return flow;
      }
      return yield* steps(s.otherwise, env);
    case "while":
      while (isTrueAt(s.test, env)) {
        const flow = yield* steps(s.body, env);
        if (flow === "break") return "next";
        if (typeof flow === "object") return flow;
      }
      return yield* steps(s.otherwise, env);
    case "if": {
      const branch = s.branches.find((b) => isTrueAt(b.test, env));
      return yield* steps(branch?.body ?? s.otherwise, env);
    }
    case "try":
      if (s.handlers.length === 0) return yield* guarded(s, env);
      break;
  }
  throw failAt("syntax/unsupported", { what: `\`yield\` inside of \`${s.kind}\`` }, s.span);
}

function* guarded(s: StatementOf<"try">, env: Env): Steps {
  let flow: Flow = "next";
  try {
    flow = yield* steps(s.body, env);
  } finally {
    env.interpreter.runBlock(s.finally, env);
  }
  return flow;
}

/** The items that one `yield` gives. */
function* given(e: Expr, env: Env): Generator<Value> {
  if (e.kind !== "yield") throw failAt("syntax/unsupported", { what: "`yield` inside of an expression" }, e.span);
  const value = e.value ? evaluate(e.value, env) : none;
  if (e.from) yield* iterateAt(value, env, e.span);
  else yield value;
}

function holdsYield(s: Statement): boolean {
  switch (s.kind) {
    case "expression":
      return s.value.kind === "yield";
    case "assign":
      return s.value.kind === "yield";
    case "for":
    case "while":
      return [...s.body, ...s.otherwise].some(holdsYield);
    case "if":
      return s.branches.some((b) => b.body.some(holdsYield)) || s.otherwise.some(holdsYield);
    case "with":
      return s.body.some(holdsYield);
    case "try":
      return [...s.body, ...s.handlers.flatMap((h) => h.body), ...s.otherwise, ...s.finally].some(holdsYield);
    default:
      return false;
  }
}
