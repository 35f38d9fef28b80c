/**
 * Calling an operation with values of the language: arguments find their parameters by place, name or a framework's
 * name, become what the parameter wants, and errors of the engine find their place in the source.
 */
import { type DType, dtypeNames, isComplex, isInexact, isInteger, promote, promoteArrays } from "../core/dtype.ts";
import { type Diagnostic, diagnose, refuse, type Span } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { noteShape } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { operationNamed } from "../ops/index.ts";
import { unstack } from "../ops/joining.ts";
import type { Operation } from "../ops/operation.ts";
import { castTo } from "../ops/operation.ts";
import { writeResult } from "./arrays.ts";
import { callSpecial, findMember } from "./classes.ts";
import {
  checkWhole,
  elementsOf,
  type Literals,
  literalsOf,
  plainOf,
  strongDType,
  toNode,
  type Weak,
  weakDType,
  weakKind,
} from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env, Host } from "./env.ts";
import { failAt, located, warningAt } from "./fail.ts";
import { libraryMember } from "./library.ts";
import { withNumbers } from "./number-flow.ts";
import { didYouMean } from "./suggest.ts";
import { checkKernel, floatFor, integerMean, plainlyUnequal, pointedLiteral } from "./tensorflow.ts";
import { reprOf } from "./text.ts";
import { type Arg, describe, listOf, stringOf, type TensorValue, tensorOf, tupleOf, type Value } from "./value.ts";
import { givesViews, viewsBy } from "./views.ts";

/** How an operation is called: where, and under which name. */
export interface CallSite {
  readonly env: Env;
  readonly span: Span;
  /** The name that was written, with its framework: `torch.std`, `sum`. */
  readonly as: string;
}

/** The result of the operation: a tensor, or a list of them. */
export function callOperation(asked: Operation, args: readonly Arg[], site: CallSite): Value {
  const foreign = args.some((a) => a.value.kind !== "tensor") ? callOther(asked, args, site) : undefined;
  if (foreign) return foreign;
  const op = operationMeant(asked, args, site.as);
  const given = assignArgs(op, args);
  const spans = new Map([...given].map(([name, arg]) => [name, arg.span]));
  const array = isArrayResult(args, site);
  const numpy = array && site.env.host.dialect === "python";
  return located(
    () => {
      const bound = bindAll(op, given, site, numpy);
      warnOfDiscard(op, bound, given, site);
      const made =
        site.env.host.dialect === "python" && !numpy
          ? runAsTensorFlow(op, bound, site)
          : op.run(bound as never, numpy ? wideHost(site.env.host) : site.env.host);
      const result = withNumbers(op, given, bound, made, site.env);
      site.env.observe?.({
        kind: "operation",
        operation: op,
        bound,
        given,
        results: Array.isArray(result) ? result : [result as Node],
        source: site.env.source,
        span: site.span,
        depth: site.env.depth,
      });
      const views = numpy ? viewsOf(op, bound, given, site.as) : null;
      if (!Array.isArray(result)) {
        if (numpy && isPlaces(op, site.as)) return placesIn(result as Node);
        return views?.[0] ?? intoOut(tensorOf(result as Node, array), args, op, site);
      }
      const results = listOf(result.map((n, i) => views?.[i] ?? tensorOf(n, array)));
      if (numpy && !op.fields && !/split/.test(op.name)) return tupleOf(results.items);
      return op.fields ? { ...results, fields: op.fields } : results;
    },
    spans,
    site.span,
    numpy ? `np.${op.name}` : op.name,
  );
}

/**
 * Where tensors of another kind take part (of strings, ragged ones), their class says what the operation does. Strings
 * become such a tensor where a tensor is made of values.
 */
function callOther(asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  for (const { value } of args) {
    const inner = value.kind === "list" || value.kind === "tuple" ? value.items : [value];
    for (const of of inner) {
      if (of.kind !== "object" || !findMember(of.type, "__tf_dispatch__")) continue;
      const places = args.filter((a) => a.name === null).map((a) => a.value);
      const named = args.flatMap((a) => (a.name === null ? [] : [[stringOf(a.name), a.value] as const]));
      const name = site.as.includes(".") ? asked.name : site.as;
      return callSpecial(of, "__tf_dispatch__", [stringOf(name), listOf(places), dictFrom(named)], env, span);
    }
  }
  const first = args[0]?.value;
  if (asked.name !== "constant" || !first || !isText(first)) return undefined;
  const made = libraryMember("_texts.made", env);
  return made && env.interpreter.call(made, args, env, span);
}

/** A string, or a list that begins with one. */
function isText(value: Value): boolean {
  if (value.kind === "list" || value.kind === "tuple") return value.items.length > 0 && isText(value.items[0]!);
  return (
    value.kind === "string" || value.kind === "bytes" || (value.kind === "object" && value.type.name === "EagerTensor")
  );
}

/** What NumPy gives as parts of the array that came in, instead of new arrays. */
function viewsOf(op: Operation, bound: Record<string, unknown>, given: ReadonlyMap<string, Arg>, as: string) {
  if (!givesViews(op, as)) return null;
  const base = given.get(Object.keys(op.params)[0]!)?.value;
  return base?.kind === "tensor" && base.array ? viewsBy(op, bound, base) : null;
}

/** `out=array` takes what was computed. @throws tensor/immutable for what cannot be written to */
function intoOut(made: TensorValue, args: readonly Arg[], op: Operation, { env, span }: CallSite): TensorValue {
  const out = args.find((a) => a.name === "out");
  if (!out || out.value.kind === "none" || Object.hasOwn(op.params, "out")) return made;
  if (env.host.dialect !== "python" || out.value.kind !== "tensor" || !out.value.array)
    throw failAt("tensor/immutable", {}, out.span, "out");
  writeResult(out.value, made, { by: op.name, ufunc: op.name, span }, env);
  return out.value;
}

/** NumPy says where something holds by one array for each axis. */
const isPlaces = (op: Operation, as: string): boolean =>
  op.name === "nonzero" || (op.name === "argwhere" && as.endsWith("where") && !as.endsWith("argwhere"));
function placesIn(places: Node): Value {
  const columns = unstack({ x: places, axis: 1 }) as unknown as readonly Node[];
  return tupleOf(columns.map((n) => tensorOf(n, true)));
}

/** The result where TensorFlow's rules hold. */
function runAsTensorFlow(op: Operation, bound: Record<string, unknown>, site: CallSite): Node | readonly Node[] {
  const { a, b, x, start, stop } = bound as Record<string, Node | undefined>;
  const unequal = a && b && !site.as.includes(".") ? plainlyUnequal(op, a, b) : null;
  if (unequal) return unequal;
  const whole = op.name === "mean" && x && isInteger(x.dtype);
  const ends = op.name === "linspace" && [start, stop].every((v) => v && isInteger(v.dtype));
  const given = whole ? { ...bound, x: castTo(x, "float64") } : bound;
  const result = op.run(given as never, ends ? wideHost(site.env.host) : site.env.host);
  return whole ? integerMean(op, result as Node, x) : result;
}

const wideHosts = new WeakMap<Host, Host>();
/** The same host, whose floats are as wide as NumPy's. */
function wideHost(host: Host): Host {
  const known = wideHosts.get(host);
  if (known) return known;
  const made = Object.create(host, { float: { value: "float64" } }) as Host;
  wideHosts.set(host, made);
  return made;
}

/** What the arguments say that the name alone does not: `where(c)`, `torch.add(a, b, alpha=2)`, `torch.max(a, b)`. */
function operationMeant(asked: Operation, args: readonly Arg[], as: string): Operation {
  const { alone, meant, paired } = asked;
  if (alone && args.length === 1) {
    const where = as.slice(0, Math.max(0, as.indexOf("."))) as keyof typeof alone;
    return operationNamed(typeof alone === "string" ? alone : (alone[where] ?? alone.own))!;
  }
  const keyword = meant && args.find((a) => a.name !== null && Object.hasOwn(meant, a.name));
  if (keyword) return operationNamed(meant[keyword.name!]!)!;
  const second = paired ? (args.find((a) => a.name === "other") ?? args.filter((a) => a.name === null)[1]) : undefined;
  return second && strongDType(second.value) !== null ? operationNamed(paired!)! : asked;
}

/** NumPy's functions give arrays where Python's rules hold; other operations do where nothing but arrays comes in. */
function isArrayResult(args: readonly Arg[], site: CallSite): boolean {
  if (site.as.startsWith("np.")) return site.env.host.dialect === "python";
  if (site.as.startsWith("tf.") || site.as.startsWith("torch.")) return false;
  const tensors = args.filter((a) => strongDType(a.value) !== null);
  return tensors.length > 0 && tensors.every((a) => a.value.kind === "tensor" && a.value.array);
}

const aliasesOf = (param: Param): readonly string[] => param.also?.split(" ") ?? [];

/** Every parameter that was given, with its argument. */
function assignArgs(op: Operation, args: readonly Arg[]): Map<string, Arg> {
  const given = new Map<string, Arg>();
  const names = Object.keys(op.params);
  const positional = args.filter((a) => a.name === null);
  let next = 0;
  for (let i = 0; i < positional.length; i++) {
    const arg = positional[i]!;
    const name = names[next++];
    if (name === undefined) {
      const limit = `${names.length} argument${names.length === 1 ? "" : "s"}`;
      throw failAt("call/extra", { name: op.name, limit, count: positional.length }, arg.span);
    }
    const rest = op.params[name]!.rest ? restOf(op.params[name]!, positional.slice(i)) : null;
    given.set(name, rest ?? arg);
    if (rest) i += (rest.value as { items: readonly Value[] }).items.length - 1;
  }
  for (const arg of args) {
    if (arg.name === null) continue;
    const name = names.find((n) => n === arg.name) ?? names.find((n) => aliasesOf(op.params[n]!).includes(arg.name!));
    if (!name) {
      if (ignored.has(arg.name)) continue;
      const help = didYouMean(arg.name, [...names, ...names.flatMap((n) => aliasesOf(op.params[n]!))]);
      throw failAt("call/keyword", { name: op.name, param: arg.name }, arg.span, "", { help });
    }
    if (given.has(name)) throw failAt("call/twice", { name: op.name, param: name }, arg.span);
    given.set(name, arg);
  }
  return given;
}

/** Arguments of the frameworks that change nothing here: names of nodes, placement, memory order. */
const ignored = new Set(["name", "device", "requires_grad", "order", "copy", "out"]);

/** `reshape(x, 2, 3)`: integers (or tensors) to the end of the list are one argument. */
function restOf(param: Param, rest: readonly Arg[]): Arg | null {
  const fits = (a: Arg): boolean => (param.kind === "tensors" ? true : a.value.kind === "int");
  const end = rest.findIndex((a) => !fits(a));
  const mine = end < 0 ? rest : rest.slice(0, end);
  if (mine.length === 0) return null;
  const span = { start: mine[0]!.span.start, end: mine.at(-1)!.span.end };
  return { name: null, value: listOf(mine.map((a) => a.value)), span };
}

function bindAll(
  op: Operation,
  given: ReadonlyMap<string, Arg>,
  site: CallSite,
  numpy: boolean,
): Record<string, unknown> {
  const variant = op.variants?.[site.as];
  const literals = literalsOf(site.env, numpy || site.as.startsWith("np."));
  const bound: Record<string, unknown> = {};
  const joined = joinedDType(op, given, site, numpy);
  for (const [name, param] of Object.entries(op.params)) {
    const arg = given.get(name);
    if (arg && param.nullable && arg.value.kind === "none") bound[name] = null;
    else if (arg && !(arg.value.kind === "none" && param.default === null)) {
      bound[name] = bindOne(param, arg.value, { op, name, site, literals, joined, given, numpy });
    } else if (variant && name in variant) bound[name] = variant[name];
    else if (param.default !== undefined) bound[name] = param.default;
    else throw failAt("call/missing", { name: op.name, param: name }, site.span, param.doc);
  }
  return bound;
}

/** Says what is lost where a complex tensor is asked to become a real one. */
function warnOfDiscard(
  op: Operation,
  bound: Record<string, unknown>,
  given: ReadonlyMap<string, Arg>,
  at: CallSite,
): void {
  const asked = Object.keys(op.params).find((name) => op.params[name]!.kind === "dtype" && given.has(name));
  const to = asked && (bound[asked] as DType | null);
  if (!to || to === "bool" || isComplex(to)) return;
  const found = Object.keys(op.params).find((name) => op.params[name]!.kind === "tensor" && bound[name]);
  const from = found && (bound[found] as Node).dtype;
  if (from && isComplex(from)) at.env.host.warn(warningAt("dtype/discard", { from, to }, at.span, ["real(z)"]));
}

/** The dtype in which the tensors meet that are joined; null if there are only literals. */
function joinedDType(op: Operation, given: ReadonlyMap<string, Arg>, site: CallSite, numpy: boolean): DType | null {
  const found: (Strong & { readonly array: boolean })[] = [];
  for (const [name, arg] of given) {
    const param = op.params[name]!;
    if ((param.kind !== "tensor" && param.kind !== "tensors") || param.apart) continue;
    for (const { dtype, array } of tensorsIn(arg.value)) found.push({ name, dtype, array });
  }
  const python = site.env.host.dialect === "python";
  if (numpy && found.length > 0) return found.map((s) => s.dtype).reduce(promoteArrays);
  const [first] = found;
  if (python && first && found.every((s) => s.array)) return first.dtype;
  // TensorFlow multiplies matrices in the dtype of the first one, also where that is an array.
  const leads = op.name === "matmul" && site.as.startsWith("tf.");
  // Arrays of NumPy's take the dtype of the tensors that they meet.
  const strong = python ? found.filter((s, i) => !s.array || (leads && i === 0)) : found;
  const other = strong.find((s) => s.dtype !== strong[0]!.dtype);
  if (other && site.env.host.mixing === "error") {
    const [left, right] = [strong[0]!, other];
    const notes = { [left.name]: { text: left.dtype }, [right.name]: { text: right.dtype } };
    throw refuse("dtype/mixing", { left: left.dtype, right: right.dtype }, { notes });
  }
  if (other && !site.env.source.library) site.env.host.mention(() => mixedWarning(strong[0]!, other, given, site));
  if (strong.length > 0) return strong.map((s) => s.dtype).reduce(promote);
  return null;
}

interface Strong {
  readonly name: string;
  readonly dtype: DType;
}
/** What TensorFlow would have said, and the cast that it would want. */
function mixedWarning(left: Strong, right: Strong, given: ReadonlyMap<string, Arg>, { env }: CallSite): Diagnostic {
  const joined = promote(left.dtype, right.dtype);
  const spans = [left, right].map((s) => given.get(s.name)!.span);
  const other = left.dtype === joined ? right : left;
  const span = given.get(other.name)!.span;
  const text = env.source.text.slice(span.start, span.end);
  const warning = diagnose(
    "dtype/mixed",
    { left: left.dtype, right: right.dtype, joined },
    spans.map((at, i) => ({ span: at, text: [left, right][i]!.dtype })),
    { help: [`cast(${text}, ${joined}), as TensorFlow would want it`], severity: "warning" },
  );
  return { ...warning, source: env.source };
}

interface Binding {
  readonly op: Operation;
  readonly name: string;
  readonly site: CallSite;
  readonly literals: Literals;
  readonly joined: DType | null;
  readonly given: ReadonlyMap<string, Arg>;
  /** NumPy's rules hold: arrays alone take part. */
  readonly numpy: boolean;
}

function bindOne(param: Param, value: Value, at: Binding): unknown {
  switch (param.kind) {
    case "tensor":
      return bindTensor(param, value, at);
    case "tensors":
      return bindTensors(param, value, at);
    case "known":
      return at.site.env.host.realize([toNode(value, at.literals)])[0]!;
    case "int":
    case "axis":
      return integerOf(value, at);
    case "number":
      return numberOf(value, at);
    case "scalar":
      return scalarOf(value, at);
    case "order":
      return value.kind === "string" ? stringIn(param, value, at) : numberOf(value, at);
    case "bool":
      return boolIn(value, at);
    case "string":
      return stringIn(param, value, at);
    case "dtype":
      return dtypeOf(value, at.literals) ?? noDType(value, at);
    case "parts":
      return partsIn(value, at);
    case "padding":
      return value.kind === "string" ? stringIn(param, value, at) : integersOf(value, false, at);
    case "axes":
    case "ints":
    case "shape":
    case "dims":
      return integersOf(value, param.kind === "shape", at);
  }
}

/** The tensors in a value. */
function* tensorsIn(value: Value): Generator<{ readonly dtype: DType; readonly array: boolean }> {
  if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) yield* tensorsIn(item);
  else {
    const dtype = strongDType(value);
    if (dtype) yield { dtype, array: value.kind === "tensor" && value.array };
  }
}

/** Tensors meet in one dtype; a literal takes it. Integers become floats where the operation wants floats. */
function bindTensor(param: Param, value: Value, at: Binding): Node {
  const kind = weakKind(value);
  if (kind === null && strongDType(value) === null) misfit(value, "a tensor", at);
  const named = param.takes ? at.given.get(param.takes)?.value : undefined;
  const wanted = named && named.kind !== "none" ? dtypeOf(named, at.literals) : undefined;
  const alike = param.like ? at.given.get(param.like)?.value : undefined;
  const partner = alike ? strongDType(alike) : param.apart ? null : at.joined;
  if (wanted && !/^(?:np|torch|jax)\./.test(at.site.as)) checkWhole(value, wanted);
  const read = toNode(value, at.literals, kind === null ? null : literalDType(kind, partner, wanted, at));
  // Where Python's rules hold, arrays join by NumPy's rules, or take the dtype of the tensors beside them.
  const joins = kind === null && partner !== null && !param.apart && !wanted && at.site.env.host.dialect === "python";
  const node = joins && isArray(value) ? castTo(read, partner) : read;
  const strict = at.site.env.host.dialect === "python" && !at.numpy && !/^(?:np|torch|jax)\./.test(at.site.as);
  if (strict && isInteger(node.dtype)) checkKernel(at.op, at.name, node);
  if (strict && at.op.name === "mean") return node;
  const own = strict && param.want === "float" && isInteger(node.dtype) ? floatFor(at.op, at.name, node) : null;
  if (own) return own;
  if (param.want === "float" && !isInexact(node.dtype))
    return castTo(node, partner && isInexact(partner) ? partner : at.literals.float);
  const refused = param.want === "int" && !isInteger(node.dtype) && node.dtype !== "bool";
  if (refused) {
    throw refuse(
      "dtype/kind",
      { name: at.op.name, wanted: "integers", dtype: node.dtype },
      { notes: { [at.name]: noteShape(node.shape) } },
    );
  }
  return node;
}

const isArray = (value: Value): boolean => {
  const [...tensors] = tensorsIn(value);
  return tensors.length > 0 && tensors.every((t) => t.array);
};

/** What a literal becomes: the dtype asked for, or that of the tensors it meets; null leaves it to its own kind. */
function literalDType(kind: Weak, partner: DType | null, wanted: DType | undefined, at: Binding): DType | null {
  if (wanted) return wanted;
  const { op, site } = at;
  if (kind === "float" && partner && isInteger(partner) && site.env.host.dialect === "python" && !at.numpy) {
    if (op.name === "divide") return "float32";
    const text = reprOf(at.given.get(at.name)!.value, site.env);
    throw pointedLiteral(op, site.as, text, partner, at.name === Object.keys(op.params)[0]);
  }
  return partner ? weakDType(kind, partner, at.literals) : null;
}

function bindTensors(param: Param, value: Value, at: Binding): readonly Node[] {
  if (value.kind === "tensor" && value.node.shape.length > 0)
    return unstack({ x: value.node }) as unknown as readonly Node[];
  const items = elementsOf(value);
  if (!items) return misfit(value, "a list of tensors", at);
  return items.map((item) => bindTensor(param, item, at));
}

function misfit(value: Value, wanted: string, at: Binding, help: readonly string[] = []): never {
  const facts = { name: at.op.name, wanted, param: at.name, found: describe(value) };
  throw refuse("call/kind", facts, { notes: { [at.name]: { text: "" } }, help });
}
const noDType = (value: Value, at: Binding): never =>
  misfit(value, "a dtype such as float32", at, value.kind === "string" ? didYouMean(value.value, dtypeNames) : []);

/** A number, or the one element of a tensor, whose value is then needed now. */
function plainIn(value: Value, env: Env): Value {
  if (value.kind !== "tensor" && value.kind !== "variable") return value;
  return plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!);
}

function integerOf(value: Value, at: Binding): number {
  const plain = plainIn(value, at.site.env);
  if (plain.kind === "int" || plain.kind === "bool") return Number(plain.value);
  if (plain.kind === "float" && Number.isInteger(plain.value) && at.site.env.host.dialect === "tensh")
    return plain.value;
  return misfit(value, "a whole number", at);
}

function numberOf(value: Value, at: Binding): number {
  const plain = plainIn(value, at.site.env);
  if (plain.kind === "int" || plain.kind === "float" || plain.kind === "bool") return Number(plain.value);
  return misfit(value, "a number", at);
}

function scalarOf(value: Value, at: Binding): { value: number; dtype: DType } {
  const strong = strongDType(value);
  const dtype = strong ?? toNode(value, at.literals).dtype;
  return { value: numberOf(value, at), dtype: dtype === "bool" ? "int32" : dtype };
}

function boolIn(value: Value, at: Binding): boolean {
  const plain = plainIn(value, at.site.env);
  if (plain.kind === "bool" || plain.kind === "int") return Boolean(plain.value);
  return misfit(value, "True or False", at);
}

function stringIn(param: Param, value: Value, at: Binding): string {
  if (value.kind !== "string") return misfit(value, "a string", at);
  if (!param.choices || param.choices.includes(value.value)) return value.value;
  const choices = param.choices.map((c) => `'${c}'`).join(", ");
  throw refuse("command/choice", { text: value.value, choices }, { notes: { [at.name]: { text: "" } } });
}

/** One number stays one; a list or a vector is a list. */
function partsIn(value: Value, at: Binding): number | readonly number[] {
  const several =
    elementsOf(value) !== undefined || (strongDType(value) !== null && toNode(value, at.literals).shape.length > 0);
  return several ? integersOf(value, false, at) : integerOf(value, at);
}

/** Integers out of a number, a list (of lists), a shape or an integer tensor, in order. */
function integersOf(value: Value, sizes: boolean, at: Binding): readonly number[] {
  const flat = (v: Value): readonly number[] => {
    if ((v.kind === "tensor" || v.kind === "variable") && toNode(v, at.literals).shape.length > 0) {
      const node = toNode(v, at.literals);
      if (!isInteger(node.dtype)) return misfit(v, "integers", at);
      return Array.from(denseData(at.site.env.host.realize([node])[0]!) as Float64Array, Number);
    }
    return elementsOf(v)?.flatMap(flat) ?? [integerOf(v, at)];
  };
  const found = flat(value);
  const bad = sizes ? found.find((d) => d < 0) : undefined;
  if (bad !== undefined) throw refuse("shape/negative", { size: bad }, { notes: { [at.name]: { text: String(bad) } } });
  return found;
}
