/**
 * tf.function, as far as a program can see it. Nothing is compiled here: the body runs at every call. But TensorFlow runs
 * Python only while it traces, once for each new signature of the arguments, so Python's print is heard only then, and
 * shows tensors without values. Knows calls and their arguments, not who makes functions or texts.
 */
import { tensorSymbol, variableSymbol } from "../core/array-text.ts";
import { refuse, type Span, type UserError } from "../core/errors.ts";
import { nextId } from "../graph/node.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env, GraphCall, Tracing, Undo } from "./env.ts";
import { failAt } from "./fail.ts";
import { identityOf, keyOf } from "./keys.ts";
import type { Block, Statement } from "./syntax.ts";
import { describe, type FunctionValue, listOf, type Traces, tensorOf, tupleOf, type Value } from "./value.ts";

type Arguments = ReadonlyMap<string, Value>;

/** Texts of the tensors that a trace gave to parameters: their names, and their shapes where the signature says less. */
const placeholders = new WeakMap<Value, { readonly name: string; readonly shape: string | null }>();

/** A call of a function that TensorFlow would trace, or null where functions run as they are. */
export function traceOf(f: FunctionValue, given: Arguments, env: Env, span: Span): Call | null {
  if (!f.traces || env.host.functions.eager) return null;
  const signed = f.traces.signature ? cast(f, f.traces.signature, given, env, span) : given;
  const signature = f.traces.signature
    ? JSON.stringify([...signed].filter(([name]) => !f.traces!.signature!.has(name)).map(([, v]) => signOf(v)))
    : JSON.stringify([...signed].map(([, value]) => signOf(value)));
  return new Call(f, tracesFor(f, f.traces, given), signature, signed, env);
}

const ofObjects = new WeakMap<Traces, WeakMap<Value, Traces>>();
/** A method is traced for each object by itself. */
function tracesFor(f: FunctionValue, traces: Traces, given: Arguments): Traces {
  const self = f.params[0]?.name === "self" ? given.get("self") : undefined;
  if (self?.kind !== "object") return traces;
  const known = ofObjects.get(traces) ?? new WeakMap<Value, Traces>();
  ofObjects.set(traces, known);
  const own = known.get(self) ?? { ...traces, seen: new Set() };
  known.set(self, own);
  return own;
}

const numbers = new WeakMap<Traces, number>();
let lastNumber = 0;
function numberOf(traces: Traces): number {
  const known = numbers.get(traces) ?? ++lastNumber;
  numbers.set(traces, known);
  return known;
}

class Call {
  readonly bound: Arguments;
  readonly tracing: Tracing;
  readonly graph: GraphCall;
  private readonly traces: Traces;
  private readonly signature: string;
  private readonly env: Env;

  constructor(f: FunctionValue, traces: Traces, signature: string, given: Arguments, env: Env) {
    this.traces = traces;
    this.signature = signature;
    this.env = env;
    this.bound = new Map(
      [...given].map(([name, value]) => [name, placed(value, namesFor(f, name), shapeIn(f, name), env)]),
    );
    this.graph = { graph: `function ${numberOf(traces)} ${signature}`, at: 0, unseeded: 0 };
    this.tracing = {
      quiet: env.tracing?.quiet === true || traces.seen.has(signature),
      from: nextId(),
      first: traces.seen.size === 0,
      branch: false,
      found: { printed: [], branched: null, made: false },
    };
  }

  /** What the function gives: tensors, whatever the body made them of. */
  end(value: Value): Value {
    const { quiet, found, first } = this.tracing;
    if (!quiet) {
      remember(this.traces, this.signature, this.env);
      const around = this.env.tracing?.found;
      if (around && found.made) around.made = true;
      if (first && found.made && found.printed.length > 0) this.traceAgain();
      else around?.printed.push(...found.printed);
    }
    return asTensors(value, this.env);
  }

  /** A function that made Variables is traced once more, without making them. */
  private traceAgain(): void {
    const { printed, branched } = this.tracing.found;
    if (branched)
      throw unknowable("a second time what is printed in a branch of a function that makes Variables", branched);
    for (const text of printed) this.env.host.print(text);
    this.env.tracing?.found.printed.push(...printed, ...printed);
  }
}

function remember({ seen }: Traces, signature: string, env: Env): void {
  const forget = (): Undo => {
    seen.delete(signature);
    return () => {
      seen.add(signature);
      return forget;
    };
  };
  env.host.touch([seen, signature], () => forget);
  seen.add(signature);
}

/** What makes calls alike: dtypes and shapes of tensors, values of Python's own things, which object it is. */
function signOf(value: Value): unknown {
  switch (value.kind) {
    case "tensor":
      return ["t", value.node.dtype, ...value.node.shape];
    case "variable":
      return ["v", value.variable.value.dtype, ...value.variable.value.layout.shape];
    case "list":
    case "tuple":
      return [value.kind, ...value.items.map(signOf)];
    case "dict":
      return ["dict", ...[...value.entries].map(([key, e]) => [key, signOf(e.value)])];
    case "object": {
      const texts = textShape(value);
      return texts ? ["t", "string", ...texts] : keyOf(value);
    }
    case "set":
    case "view":
    case "range":
    case "slice":
    case "descriptor":
    case "super":
    case "module":
    case "tape":
    case "context":
      return identityOf(value);
    default:
      return keyOf(value);
  }
}

/** The shape of a tensor of strings, which is an object of the library's; null for other objects. */
function textShape(value: Value): readonly number[] | null {
  if (value.kind !== "object" || value.type.name !== "EagerTensor" || !value.type.own) return null;
  const places = value.attributes.get("_places");
  return places?.kind === "tensor" ? places.node.shape : null;
}

/** The names of the tensors within an argument: `x`, `x_1`, … */
function namesFor(f: FunctionValue, param: string): (key?: string) => string {
  const star = f.params.find((p) => p.name === param)?.star;
  let next = 0;
  if (star === "**") return (key) => key ?? param;
  return () => {
    const at = next++;
    return star === "*" ? `${param}_${at}` : at === 0 ? param : `${param}_${at}`;
  };
}
const shapeIn = (f: FunctionValue, param: string): string | null => f.traces?.signature?.get(param)?.shape ?? null;

/** The argument with tensors that have no values to be seen. Arrays become tensors. */
function placed(value: Value, name: (key?: string) => string, shape: string | null, env: Env, key?: string): Value {
  switch (value.kind) {
    case "tensor": {
      const made = tensorOf(value.node);
      placeholders.set(made, { name: name(key), shape });
      return made;
    }
    case "object": {
      if (!textShape(value)) return value;
      const made = { ...value };
      placeholders.set(made, { name: name(key), shape });
      return made;
    }
    case "list":
      return holdsTensor(value.items) ? listOf(value.items.map((v) => placed(v, name, shape, env))) : value;
    case "tuple":
      return holdsTensor(value.items) ? tupleOf(value.items.map((v) => placed(v, name, shape, env))) : value;
    case "dict": {
      const entries = [...value.entries];
      if (!holdsTensor(entries.map(([, e]) => e.value))) return value;
      const inside = entries.map(([k, e]) => {
        const own = e.key.kind === "string" ? e.key.value : undefined;
        return [k, { key: e.key, value: placed(e.value, name, shape, env, own) }] as const;
      });
      return { ...value, entries: new Map(inside) };
    }
    default:
      return value;
  }
}

function holdsTensor(items: readonly Value[]): boolean {
  return items.some((v) => {
    if (v.kind === "list" || v.kind === "tuple") return holdsTensor(v.items);
    if (v.kind === "dict") return holdsTensor([...v.entries.values()].map((e) => e.value));
    return v.kind === "tensor";
  });
}

/** Arguments in the dtypes of an `input_signature`. */
function cast(
  f: FunctionValue,
  signature: NonNullable<Traces["signature"]>,
  given: Arguments,
  env: Env,
  span: Span,
): Arguments {
  return new Map(
    [...given].map(([name, value]): [string, Value] => {
      const wanted = signature.get(name);
      if (!wanted) return [name, value];
      const node = toNode(value, literalsOf(env), wanted.dtype);
      if (node.dtype === wanted.dtype && fits(node.shape, wanted.shape)) return [name, tensorOf(node)];
      const facts = {
        name: f.name,
        param: name,
        wanted: `${wanted.dtype} of shape ${wanted.shape}, as its input_signature says`,
        found: describe(tensorOf(node)),
      };
      throw failAt("call/kind", facts, span);
    }),
  );
}

/** Whether sizes go with a shape as TensorFlow writes it: `(None, 3)`, or `<unknown>`. */
function fits(sizes: readonly number[], shape: string): boolean {
  if (!shape.startsWith("(")) return true;
  const wanted = shape.match(/\d+|None/g) ?? [];
  return wanted.length === sizes.length && wanted.every((n, i) => n === "None" || Number(n) === sizes[i]);
}

/** What a traced function gives back is tensors, lists and dicts of them. */
function asTensors(value: Value, env: Env): Value {
  switch (value.kind) {
    case "int":
    case "float":
    case "bool":
    case "variable":
      return tensorOf(toNode(value, literalsOf(env)));
    case "tensor":
      return value.array ? tensorOf(value.node) : value;
    case "list":
      return listOf(value.items.map((v) => asTensors(v, env)));
    case "tuple":
      return tupleOf(value.items.map((v) => asTensors(v, env)));
    case "dict":
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([k, e]) => [k, { key: e.key, value: asTensors(e.value, env) }] as const),
        ),
      };
    default:
      return value;
  }
}

const byTfPrint = ["tf.print prints values, at every call"];
const unknowable = (what: string, span: Span): UserError =>
  failAt("trace/unknown", { what }, span, "", { help: byTfPrint });

/** Python's print says something here; in a trace, `text` may come a second time. */
export function isHeard(env: Env): boolean {
  return env.tracing?.quiet !== true;
}
export function notePrint(env: Env, text: string, span: Span): void {
  const { tracing } = env;
  if (!tracing || tracing.quiet) return;
  tracing.found.printed.push(text);
  if (tracing.branch) tracing.found.branched = span;
}

/** How a trace writes a tensor or a Variable; null where values are written. Text in the library is of values. */
export function symbolOf(value: Value, env: Env, as: "str" | "repr"): string | null {
  const { tracing } = env;
  if (!tracing || tracing.quiet || env.source.library) return null;
  if (value.kind === "variable") {
    const { path, name, value: held } = value.variable;
    return variableSymbol(path, name, sizesOf(held.layout.shape), held.dtype);
  }
  const texts = textShape(value);
  const named = texts && placeholders.get(value);
  if (named) return tensorSymbol(named.name, named.shape ?? sizesOf(texts), "string", as);
  if (value.kind !== "tensor" || value.array) return null;
  const place = placeholders.get(value);
  if (!place) {
    // What was computed before the trace is a constant to it, with a value.
    if (value.node.id < tracing.from) return null;
    throw refuse("trace/unknown", { what: "the name of a step of its graph" }, { help: byTfPrint });
  }
  const sizes = place.shape ?? sizesOf(value.node.shape);
  return tensorSymbol(place.name, sizes, value.node.dtype, as);
}
const sizesOf = (shape: readonly number[]): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

/** A Variable is being made: a traced function does that on its first call only. */
export function noteMade(env: Env, span: Span): void {
  const { tracing } = env;
  if (!tracing) return;
  if (tracing.quiet || !tracing.first) {
    throw failAt("trace/variable", {}, span, "", {
      help: ["make it outside, or keep it: if self.v is None: self.v = tf.Variable(…)"],
    });
  }
  tracing.found.made = true;
}

const isSymbolic = (value: Value): boolean => value.kind === "variable" || (value.kind === "tensor" && !value.array);

/** For the second turn of a loop and those behind it: a loop over tensors is traced once. */
export function laterTurns(over: Value, env: Env): Env {
  const { tracing } = env;
  const isDataset = over.kind === "object" && over.type.line.some((c) => c.own && c.name === "Dataset");
  return tracing && !tracing.quiet && (isSymbolic(over) || isDataset)
    ? { ...env, tracing: { ...tracing, quiet: true } }
    : env;
}

/** For the branch that is taken. By a tensor, all branches are traced. */
export function inBranch(s: Extract<Statement, { kind: "if" }>, tests: readonly Value[], env: Env): Env {
  const { tracing } = env;
  if (!tracing || tracing.quiet) return env;
  const at = tests.some(isSymbolic) && printIn([...s.branches.map((b) => b.body), s.otherwise]);
  if (at) throw unknowable("what every branch prints, since a tensor decides between them", at);
  return { ...env, tracing: { ...tracing, branch: true } };
}

/** Where a block calls print; undefined if it does not. */
function printIn(part: readonly Block[] | unknown): Span | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  const { kind, callee, span } = part as { kind?: string; callee?: { kind: string; name?: string }; span?: Span };
  if (kind === "call" && callee?.kind === "name" && callee.name === "print") return span;
  for (const inner of Object.values(part)) {
    const found = printIn(inner);
    if (found) return found;
  }
  return undefined;
}
