/** Calling: functions written in the language, builtins, operations. */
import { type DType, isFloat, isInteger } from "../core/dtype.ts";
import { type Caller, type Span, UserError } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import { builtinNamed } from "./builtins.ts";
import { findMember } from "./classes.ts";
import { type Env, Scope, within } from "./env.ts";
import { withDiagnostic } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { enterFrom, leave } from "./frames.ts";
import { instantiate } from "./instances.ts";
import { pythonDepth } from "./native-depth.ts";
import { isPythons } from "./or-operation.ts";
import { missing, notCallable, placeAlone, type Says, tooMany, twice, unexpected } from "./python-says.ts";
import { didYouMean } from "./suggest.ts";
import type { Parameter } from "./syntax.ts";
import { traceOf } from "./tracing.ts";
import {
  type Arg,
  type BuiltinValue,
  describe,
  dictOf,
  type FunctionValue,
  saidOf,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** How deep functions may call each other; each level takes a dozen frames of the host's stack, which may end before. */
const tenshDepth = 400;

/** callee(args). `span` is that of the whole call. */
export function callValue(callee: Value, args: readonly Arg[], env: Env, span: Span): Value {
  switch (callee.kind) {
    case "function":
      return callFunction(callee, args, env, span);
    case "builtin":
      return callee.call(args, env, span);
    case "operation":
      if (env.host.dialect === "tensh" && isPythons(callee, args))
        return (builtinNamed(callee.as, "python") as BuiltinValue).call(args, env, span);
      return callOperation(callee.operation, args, { env, span, as: callee.as });
    case "class":
      return instantiate(callee, args, env, span);
    case "object": {
      const called = findMember(callee.type, "__call__");
      if (called) return callValue(called, [{ name: null, value: callee, span }, ...args], env, span);
      throw failAt("call/callable", { what: describe(callee) }, span, "", { exception: notCallable(callee) });
    }
    case "dtype":
      // np.float32(x) makes a value of that dtype.
      return callOperation(
        operationNamed("cast") as Operation,
        [...args.map((a) => numberWritten(a, callee.dtype, env)), { name: "dtype", value: callee, span }],
        { env, span, as: "np.cast" },
      );
    default: {
      const numeric =
        callee.kind === "tensor" || callee.kind === "variable" || callee.kind === "int" || callee.kind === "float";
      const help = numeric ? ["to multiply write *; to pick an element write [ ]"] : [];
      throw failAt("call/callable", { what: describe(callee) }, span, "", { help, exception: notCallable(callee) });
    }
  }
}

/** Text as the number that it writes, as NumPy's types read it; Python's complex numbers are none to the real ones. */
function numberWritten(arg: Arg, dtype: DType, env: Env): Arg {
  const type = isInteger(dtype) ? "int" : isFloat(dtype) ? "float" : null;
  const { kind } = arg.value;
  const isRead = kind === "string" || (kind === "complex" && env.host.dialect === "python");
  const read = type && isRead && builtinNamed(type, "python");
  if (!read) return arg;
  return { ...arg, value: callValue(read, [{ ...arg, name: null }], env, arg.span) };
}

function callFunction(f: FunctionValue, args: readonly Arg[], env: Env, span: Span): Value {
  const scope = scopeOf(f, env, span);
  bindParams(f, args, span, scope.names);
  return runFunction(f, scope, env, span);
}

/** Whether a call with so many values, none of them named, gives each parameter one. */
export const takesPlainly = (f: FunctionValue, count: number): boolean => {
  const { isPlain, each } = takersOf(f);
  return isPlain && each.length === count;
};

/** Calls a function that takes the values plainly, each in its place. */
export function callPlainly(f: FunctionValue, values: readonly Value[], env: Env, span: Span): Value {
  const scope = scopeOf(f, env, span);
  for (let i = 0; i < values.length; i++) scope.names.set(f.params[i]!.name, values[i]!);
  return runFunction(f, scope, env, span);
}

function scopeOf(f: FunctionValue, env: Env, span: Span): Scope {
  const limit = env.host.dialect === "python" ? pythonDepth() : tenshDepth;
  if (env.depth >= limit) throw failAt("limit/depth", { limit }, span, "", { exception: tooDeep });
  const scope = new Scope(f.env.scope, f.locals);
  scope.of = f;
  return scope;
}

/** Runs a function whose parameters have their values. What is rare stands elsewhere: each call takes room on the host's stack. */
function runFunction(f: FunctionValue, scope: Scope, env: Env, span: Span): Value {
  const trace = f.traces ? tracing(f, scope, env, span) : null;
  const [first] = f.params;
  if (first) scope.first = scope.names.get(first.name);
  enterFrom(env, span);
  try {
    const own = inside(f, env, trace);
    const value = env.interpreter.runBody(f, within(env, scope, own));
    return leftWith(trace ? trace.end(value) : value, f, env, span);
  } catch (error) {
    throw error instanceof UserError ? calledFrom(error, f, env, span) : error;
  } finally {
    leave();
  }
}

type Trace = NonNullable<ReturnType<typeof traceOf>>;
function tracing(f: FunctionValue, scope: Scope, env: Env, span: Span): Trace | null {
  const trace = traceOf(f, scope.names, env, span);
  if (trace) for (const [name, value] of trace.bound) scope.names.set(name, value);
  return trace;
}

/** What is a function's own while it runs. */
const inside = (f: FunctionValue, env: Env, trace: Trace | null) => ({
  host: f.env.host,
  source: f.source,
  depth: env.depth + 1,
  tracing: trace?.tracing ?? env.tracing,
  graph: trace?.graph ?? env.graph,
});

function leftWith(value: Value, { name }: FunctionValue, env: Env, span: Span): Value {
  env.observe?.({ kind: "call", name, value, source: env.source, span, depth: env.depth });
  return value;
}

/** The error with the call that led to it. */
function calledFrom(error: UserError, f: FunctionValue, env: Env, span: Span): UserError {
  const { source = f.source, trail = [], ...found } = error.diagnostic;
  // What goes wrong within the library is an error of the line that called it.
  if (source.library && !env.source.library && span.end > 0)
    return withDiagnostic(error, { ...found, labels: [{ span, text: "" }], source: env.source, trail: [] });
  const caller = { source: env.source, span, name: f.name };
  // What the language calls by itself, such as __repr__, stands nowhere; what the library calls stands where nobody looks.
  const isShown = span.end > 0 && !env.source.library;
  return withDiagnostic(error, { ...found, source, trail: isShown ? withCaller(trail, caller) : trail });
}

/** Callers that are shown; of more, the innermost and the outermost one. */
const shownCallers = 8;

/** The trail with one more caller; a function that calls itself again and again from one place is said once. */
function withCaller(trail: readonly Caller[], caller: Caller): readonly Caller[] {
  const last = trail.at(-1);
  if (last && last.source === caller.source && last.span.start === caller.span.start) return trail;
  return [...trail.slice(0, shownCallers - 1), caller];
}

/** How arguments find parameters: by their places, by their names, and those that take the rest. */
interface Takers {
  /** Those with a value of their own. */
  readonly each: readonly Parameter[];
  readonly places: readonly Parameter[];
  readonly names: ReadonlySet<string>;
  readonly star: Parameter | undefined;
  readonly stars: Parameter | undefined;
  /** Each has a place, and nothing takes the rest. */
  readonly isPlain: boolean;
}
const takers = new WeakMap<readonly Parameter[], Takers>();
function takersOf({ params }: FunctionValue): Takers {
  const known = takers.get(params);
  if (known) return known;
  const each = params.filter((p) => p.star === "");
  const made: Takers = {
    each,
    places: each.filter((p) => p.by !== "name"),
    isPlain: params.every((p) => p.star === "" && p.by !== "name"),
    names: new Set(each.filter((p) => p.by !== "place").map((p) => p.name)),
    star: params.find((p) => p.star === "*"),
    stars: params.find((p) => p.star === "**"),
  };
  takers.set(params, made);
  return made;
}

const isNamed = ({ name }: Arg): boolean => name !== null;

/** Gives the function's parameters the values that they get in this call. */
function bindParams(f: FunctionValue, args: readonly Arg[], span: Span, bound: Map<string, Value>): void {
  const takes = takersOf(f);
  const { each, names, stars } = takes;
  if (takes.isPlain && args.length === each.length && !args.some(isNamed)) {
    for (let i = 0; i < args.length; i++) bound.set(each[i]!.name, args[i]!.value);
    return;
  }
  bindPlaces(f, args, takes, bound);
  const extra = stars ? dictOf(new Map()) : null;
  for (const { name, value, span: at } of args) {
    if (name === null) continue;
    const known = names.has(name);
    if (known ? bound.has(name) : extra?.entries.has(`s${name}`))
      throw failAt("call/twice", { name: f.name, param: name }, at, "", { exception: twice(saidOf(f), name) });
    if (known) bound.set(name, value);
    else if (extra) extra.entries.set(`s${name}`, { key: stringOf(name), value });
    else throw unknownName(f, name, at);
  }
  if (stars) bound.set(stars.name, extra!);
  for (const p of each) {
    if (bound.has(p.name)) continue;
    const value = f.defaults.get(p.name);
    if (!value)
      throw failAt("call/missing", { name: f.name, param: p.name }, span, formOf(f), { exception: leftOut(f, bound) });
    bound.set(p.name, value);
  }
}

/** Arguments without a name go to the parameters in order; the rest to the one with a star. */
function bindPlaces(f: FunctionValue, args: readonly Arg[], { places, star }: Takers, bound: Map<string, Value>): void {
  const rest: Arg[] = [];
  let next = 0;
  for (const arg of args) {
    if (arg.name !== null) continue;
    const param = places[next++];
    if (param) bound.set(param.name, arg.value);
    else rest.push(arg);
  }
  if (star) bound.set(star.name, tupleOf(rest.map((a) => a.value)));
  else if (rest.length > 0) {
    const limit = `${places.length} argument${places.length === 1 ? "" : "s"}`;
    const least = places.filter((p) => !f.defaults.has(p.name)).length;
    throw failAt("call/extra", { name: f.name, limit, count: next }, rest[0]!.span, "", {
      exception: tooMany(saidOf(f), least, places.length, next),
    });
  }
}

function unknownName(f: FunctionValue, name: string, at: Span): UserError {
  const help = f.params.some((p) => p.name === name && p.by === "place")
    ? [`${name} stands before \`/\` in ${formOf(f)}: give it by place`]
    : didYouMean(
        name,
        f.params.filter((p) => p.star === "").map((p) => p.name),
      );
  const isPlace = f.params.some((p) => p.name === name && p.by === "place");
  const exception = isPlace ? placeAlone(saidOf(f), [name]) : unexpected(saidOf(f), name);
  return failAt("call/keyword", { name: f.name, param: name }, at, "", { help, exception });
}

const tooDeep = ["RecursionError", "maximum recursion depth exceeded"] as const;

function leftOut(f: FunctionValue, bound: ReadonlyMap<string, Value>): Says {
  const lacking = f.params.filter((p) => p.star === "" && !bound.has(p.name) && !f.defaults.has(p.name));
  const places = lacking.filter((p) => p.by !== "name");
  const [names, how] = places.length > 0 ? ([places, "positional"] as const) : ([lacking, "keyword-only"] as const);
  return missing(
    saidOf(f),
    names.map((p) => p.name),
    how,
  );
}

const formOf = (f: FunctionValue): string => `${f.name}(${showParams(f.params)})`;

/** Parameters as they were written, without their defaults: `a, /, b, *, c`. */
function showParams(params: readonly Parameter[]): string {
  const shown: string[] = [];
  for (const [i, p] of params.entries()) {
    const before = params[i - 1];
    if (before?.by === "place" && p.by !== "place") shown.push("/");
    if (p.by === "name" && before?.by !== "name" && before?.star !== "*") shown.push("*");
    shown.push(p.star + p.name);
  }
  if (params.at(-1)?.by === "place") shown.push("/");
  return shown.join(", ");
}
