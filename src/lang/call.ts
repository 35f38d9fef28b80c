/** Calling: functions written in the language, builtins, operations. */
import { type Span, UserError } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import { type Env, Scope } from "./env.ts";
import { failAt } from "./fail.ts";
import { didYouMean } from "./suggest.ts";
import type { Parameter } from "./syntax.ts";
import { type Arg, type DictValue, describe, type FunctionValue, stringOf, tupleOf, type Value } from "./value.ts";

/** How deep functions may call each other; each level takes a dozen frames of the host's stack. */
const depthLimit = 400;

/** callee(args). `span` is that of the whole call. */
export function callValue(callee: Value, args: readonly Arg[], env: Env, span: Span): Value {
  switch (callee.kind) {
    case "function":
      return callFunction(callee, args, env, span);
    case "builtin":
      return callee.call(args, env, span);
    case "operation":
      return callOperation(callee.operation, args, { env, span, as: callee.as });
    case "dtype":
      // np.float32(x) makes a value of that dtype.
      return callOperation(operationNamed("cast") as Operation, [...args, { name: "dtype", value: callee, span }], {
        env,
        span,
        as: "cast",
      });
    default: {
      const numeric =
        callee.kind === "tensor" || callee.kind === "variable" || callee.kind === "int" || callee.kind === "float";
      const help = numeric ? ["to multiply write *; to pick an element write [ ]"] : [];
      throw failAt("call/callable", { what: describe(callee) }, span, "", { help });
    }
  }
}

function callFunction(f: FunctionValue, args: readonly Arg[], env: Env, span: Span): Value {
  if (env.depth >= depthLimit) throw failAt("limit/depth", { limit: depthLimit }, span);
  const scope = new Scope(f.env.scope, f.locals);
  for (const [name, value] of bindParams(f, args, span)) scope.names.set(name, value);
  try {
    return env.interpreter.runBody(f, { ...env, scope, source: f.source, depth: env.depth + 1 });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { source = f.source, trail = [], ...found } = error.diagnostic;
    throw new UserError({ ...found, source, trail: [...trail, { source: env.source, span, name: f.name }] });
  }
}

/** The functions' parameters with the values that they get in this call. */
function bindParams(f: FunctionValue, args: readonly Arg[], span: Span): Map<string, Value> {
  const bound = new Map<string, Value>();
  const plain = f.params.filter((p) => p.star === "");
  const positional = args.filter((a) => a.name === null);
  plain.slice(0, positional.length).forEach((p, i) => {
    bound.set(p.name, positional[i]!.value);
  });
  takeRest(f, plain, positional, bound);
  const named = f.params.find((p) => p.star === "**");
  const extra: DictValue = { kind: "dict", entries: new Map() };
  for (const arg of args) {
    if (arg.name === null) continue;
    const known = plain.some((p) => p.name === arg.name);
    if (known && bound.has(arg.name)) throw failAt("call/twice", { name: f.name, param: arg.name }, arg.span);
    if (known) bound.set(arg.name, arg.value);
    else if (named) extra.entries.set(`s${arg.name}`, { key: stringOf(arg.name), value: arg.value });
    else {
      const help = didYouMean(
        arg.name,
        plain.map((p) => p.name),
      );
      throw failAt("call/keyword", { name: f.name, param: arg.name }, arg.span, "", { help });
    }
  }
  if (named) bound.set(named.name, extra);
  for (const p of plain) {
    if (bound.has(p.name)) continue;
    const value = f.defaults.get(p.name);
    if (!value)
      throw failAt(
        "call/missing",
        { name: f.name, param: p.name },
        span,
        `${f.name}(${f.params.map((q) => q.star + q.name).join(", ")})`,
      );
    bound.set(p.name, value);
  }
  return bound;
}

function takeRest(
  f: FunctionValue,
  plain: readonly Parameter[],
  positional: readonly Arg[],
  bound: Map<string, Value>,
): void {
  const star = f.params.find((p) => p.star === "*");
  const rest = positional.slice(plain.length);
  if (star) bound.set(star.name, tupleOf(rest.map((a) => a.value)));
  else if (rest.length > 0) {
    const limit = `${plain.length} argument${plain.length === 1 ? "" : "s"}`;
    throw failAt("call/extra", { name: f.name, limit, count: positional.length }, rest[0]!.span);
  }
}
