/**
 * Calling an operation with values of the language: arguments find their parameters by place, name or a framework's
 * name, become what the parameter wants, and errors of the engine find their place in the source.
 */

import { type DType, isComplex, isInexact, isInteger } from "../core/dtype.ts";
import { OpError, type Span } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { showShape } from "../core/shape.ts";
import { computesAtOnce, copyOf, type Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { withCorners } from "../ops/corners.ts";
import { namesIn, operationNamed } from "../ops/index.ts";
import { unstack } from "../ops/joining.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import { type ArrayKind, arrayKindOf } from "./array-kinds.ts";
import { asCell, writeResult } from "./arrays.ts";
import { bindOne } from "./binding.ts";
import { findMember } from "./classes.ts";
import { literalsOf, strongDType, toNode } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { failAt, placed, warningAt } from "./fail.ts";
import { surroundingsIn } from "./graph-random.ts";
import type { JaxRules } from "./jax-rules.ts";
import { libraryMember } from "./library.ts";
import { callSpecial } from "./members.ts";
import { isTorch, joinedDType } from "./mixing.ts";
import { withNumbers } from "./number-flow.ts";
import { runAsNumPy, wideHost } from "./numpy-rules.ts";
import { inOrder } from "./orders.ts";
import { noMatrix } from "./python-errors.ts";
import { formOf, readyArguments } from "./ready.ts";
import { didYouMean } from "./suggest.ts";
import { dividesInOne, flooredQuotient, plainlyUnequal } from "./tensorflow.ts";
import { noTextTensor } from "./torch-errors.ts";
import { runAsTorch } from "./torch-rules.ts";
import { type Arg, heartOf, listOf, stringOf, type TensorValue, tensorOf, tupleOf, type Value } from "./value.ts";
import { givesViews, viewsBy } from "./views.ts";

/** How an operation is called: where, and under which name. */
export interface CallSite {
  readonly env: Env;
  readonly span: Span;
  /** The name that was written, with its framework: `torch.std`, `sum`. */
  readonly as: string;
  /** JAX's rules hold, under NumPy's names. */
  readonly jax?: JaxRules;
}

/** The result of the operation: a tensor, or a list of them. */
export function callOperation(asked: Operation, written: readonly Arg[], site: CallSite): Value {
  const array = site.jax !== undefined || isArrayResult(written, site);
  const python = site.env.host.dialect === "python";
  const numpy = array && python && !site.jax;
  const severs =
    numpy && site.as.startsWith("np.") && !site.env.source.library && written.some((a) => isTaped(a.value));
  const given = severs ? written.map((a) => ({ ...a, value: severed(a.value, site) })) : written;
  const args = inOrder(given, numpy && !site.as.includes(".") ? `np.${site.as}` : site.as);
  const torch = isTorch(site);
  if (asked.name === "matmul" && python && !array && !torch && !site.env.source.library) checkMatrices(args, site);
  if (site.env.observe === undefined && !torch && !site.jax && !(numpy && givesViews(asked, site.as))) {
    const ready = readyArguments(asked, args, site, numpy);
    if (ready) return callReady(asked, ready, args, { array, numpy, torch, views: null }, site);
  }
  const foreign = args.some((a) => a.value.kind !== "tensor") ? callOther(asked, args, site) : undefined;
  if (foreign) return foreign;
  const chosen = args.some((a) => a.name !== null && chooses.has(a.name)) ? reducedWhere(asked, args, site) : undefined;
  if (chosen) return chosen;
  const op = operationMeant(asked, args, site.as);
  const assigned = assignArgs(op, args);
  try {
    const bound = bindAll(op, assigned, site, numpy);
    warnOfDiscard(op, bound, assigned, site);
    const framework = site.jax ? "jax" : torch ? "torch" : "tf";
    const ruled = { env: site.env, framework } as const;
    const result = withNumbers(op, assigned, bound, runBound(op, bound, args, { numpy, torch }, site), ruled);
    site.env.observe?.({
      kind: "operation",
      operation: op,
      bound,
      given: assigned,
      results: Array.isArray(result) ? result : [result as Node],
      source: site.env.source,
      span: site.span,
      depth: site.env.depth,
    });
    const views = numpy || torch ? viewsOf(op, bound, assigned, site.as) : null;
    return resultOf(op, result, args, { array, numpy, torch, views }, site);
  } catch (error) {
    const others = numpy && (isNoNumber(error) || isTooLong(error, args)) ? othersMade(asked, args, site) : undefined;
    if (others) return others;
    const ordered = numpy && isOfReals(error) ? libraryMember(`_numpy_complex.${op.name}`, site.env) : undefined;
    if (ordered) return site.env.interpreter.call(ordered, args, site.env, site.span);
    throw errorIn(op, assigned, error, { numpy, torch }, site);
  }
}

/** TensorFlow multiplies matrices alone. @throws shape/rank for vectors and numbers */
function checkMatrices(args: readonly Arg[], site: CallSite): void {
  const factors = args.slice(0, 2).map((a) => toNode(a.value, literalsOf(site.env)));
  const low = factors.findIndex((x) => x.shape.length < 2);
  if (low < 0 || factors.length < 2) return;
  const { shape, dtype } = factors[low]!;
  const many = factors.some((x) => x.shape.length > 2);
  throw failAt(
    "shape/rank",
    { name: "matmul", wanted: "at least two axes", shape: showShape(shape) },
    args[low]!.span,
    "",
    {
      help: ["tf.linalg.matvec(a, b) takes a matrix and a vector, tf.tensordot(a, b, 1) two vectors"],
      exception: noMatrix(low, shape.length, many, !isInexact(dtype)),
    },
  );
}

/** The operation needs an order, which only NumPy gives complex numbers. */
const isOfReals = (error: unknown): boolean => error instanceof OpError && error.code === "dtype/complex";

/** Something stands among numbers that is none. */
const isNoNumber = (error: unknown): boolean =>
  error instanceof OpError &&
  (error.code === "type/tensor" || (error.code === "call/kind" && error.facts["wanted"] === "a tensor"));

/** An integer is longer than NumPy's, of which it makes an object where no dtype is asked for. */
const isTooLong = (error: unknown, args: readonly Arg[]): boolean =>
  error instanceof OpError && error.code === "value/fit" && args.length === 1;

/** Whether a gradient may flow to it, or to something in it. */
function isTaped(value: Value): boolean {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items.some(isTaped);
    case "variable":
      return true;
    case "tensor":
      return !value.array && value.node.recorded;
    default:
      return false;
  }
}

/** NumPy's functions take the values of TensorFlow's tensors: no gradient flows through what they give. */
function severed(value: Value, site: CallSite): Value {
  if (!isTaped(value) || site.env.tracing) return value;
  if (value.kind === "list") return listOf(value.items.map((v) => severed(v, site)));
  if (value.kind === "tuple") return tupleOf(value.items.map((v) => severed(v, site)));
  const node = toNode(value, literalsOf(site.env));
  return tensorOf(copyOf(node, site.env.host.realize([node])[0]!, site.as), true);
}

/** What kind of values come of a call, and those that are views of what came in. */
interface Outcome {
  readonly array: boolean;
  /** NumPy's rules hold, or PyTorch's. */
  readonly numpy: boolean;
  readonly torch: boolean;
  readonly views: readonly (TensorValue | null)[] | null;
}

function callReady(
  op: Operation,
  bound: Record<string, unknown>,
  args: readonly Arg[],
  outcome: Outcome,
  site: CallSite,
): Value {
  try {
    return resultOf(op, runBound(op, bound, args, outcome, site), args, outcome, site);
  } catch (error) {
    throw errorIn(op, assignArgs(op, args), error, outcome, site);
  }
}

const errorIn = (
  op: Operation,
  given: ReadonlyMap<string, Arg>,
  error: unknown,
  { numpy, torch }: Pick<Outcome, "numpy" | "torch">,
  { span, as }: CallSite,
) => {
  const spans = new Map([...given].map(([name, arg]) => [name, arg.span]));
  return placed(error, spans, span, torch ? as : numpy ? `np.${op.name}` : op.name);
};

function runBound(
  op: Operation,
  bound: Record<string, unknown>,
  args: readonly Arg[],
  { numpy, torch }: { readonly numpy: boolean; readonly torch: boolean },
  site: CallSite,
): Node | readonly Node[] {
  const { env } = site;
  const made = numpy
    ? runAsNumPy(op, bound, site)
    : env.host.dialect === "python" && !torch && !site.jax
      ? runAsTensorFlow(op, bound, site)
      : torch
        ? runAsTorch(op, bound, env.host)
        : runAsJax(op, bound, site);
  const own = numpy || givesItself.has(op.name) ? made : another(made, bound, args);
  if (!Array.isArray(own) && failsInPlace(env)) env.host.settle(own as Node);
  return own;
}

/** What the libraries give back as it came where nothing is to be done. */
const givesItself = new Set(["cast", "convert_to_tensor", "real", "add_n"]);
/** A result that is a tensor that was given is one of its own all the same: gradients tell the two apart. */
function another(made: Node | readonly Node[], bound: Record<string, unknown>, args: readonly Arg[]): typeof made {
  if (Array.isArray(made)) return made.map((node) => another(node, bound, args) as Node);
  const isMade = (value: Value): boolean => value.kind === "tensor" && value.node === made;
  for (const name in bound) {
    const given = bound[name];
    const several = Array.isArray(given) && given.includes(made);
    if (given !== made && !several) continue;
    const isGiven = ({ value }: Arg): boolean =>
      isMade(value) || (several && (value.kind === "list" || value.kind === "tuple") && value.items.some(isMade));
    return args.some(isGiven) ? structure.aside(made as Node) : made;
  }
  return made;
}

/** JAX's gradients at corners, where its rules hold. */
function runAsJax(op: Operation, bound: Record<string, unknown>, { env, jax }: CallSite): Node | readonly Node[] {
  const made = op.run(bound as never, env.host) as Node | readonly Node[];
  return jax && !Array.isArray(made) ? withCorners("jax", op, bound, made as Node) : made;
}

/**
 * Where a statement is one of many in a larger one, or Python's: an error of its values is one of its own there, not of
 * whoever looks at them first.
 */
const failsInPlace = (env: Env): boolean =>
  env.observe === undefined && (env.depth > 0 || env.host.dialect === "python" || computesAtOnce());

/** The nodes as values, in the arrangement that the framework gives them. */
function resultOf(
  op: Operation,
  result: Node | readonly Node[],
  args: readonly Arg[],
  { array, numpy, torch, views }: Outcome,
  site: CallSite,
): Value {
  if (!Array.isArray(result)) {
    if (numpy && isPlaces(op, site.as)) return placesIn(result as Node);
    const made = tensorOf(result as Node, array);
    const view = views?.[0];
    if (isCell(op, args, made, numpy, site))
      return view?.cell ? view : view?.base ? asCell(view) : { ...made, cell: true };
    return view ?? intoOut(made, args, op, site);
  }
  const results = listOf(result.map((n, i) => views?.[i] ?? tensorOf(n, array)));
  const own = numpy ? op.fieldsIn?.np : site.as.startsWith("tf.") ? op.fieldsIn?.tf : undefined;
  const fields = own ?? op.fields;
  if (op.name === "nonzero" || (numpy && !fields && !/split/.test(op.name))) return tupleOf(results.items);
  const python = site.env.host.dialect === "python" && !torch;
  if (!fields) return python && site.as.startsWith("tf.") && tuples.has(op.name) ? tupleOf(results.items) : results;
  // In Python several results are a tuple; its items have names where the framework gives them some.
  if (python) return { kind: "tuple", items: results.items, fields, ...calledTogether(op, site.as, numpy) };
  return { ...results, fields };
}

/** What TensorFlow gives tuples of, where the rest is lists. */
const tuples: ReadonlySet<string> = new Set(["svd", "normalize"]);

/** What NumPy gives arrays of where the result has no axes: what makes arrays, or moves their elements. */
const makesCells: ReadonlySet<string> = new Set(
  "constant convert_to_tensor zeros ones full empty zeros_like ones_like full_like where squeeze reshape".split(" "),
);

/** What gives an array of one, and a number of a number. */
const keepsCells: ReadonlySet<string> = new Set(["cast", "identity", "transpose"]);
const keepsCell = (op: Operation, [first]: readonly Arg[]): boolean =>
  keepsCells.has(op.name) && first?.value.kind === "tensor" && first.value.cell === true;
/** The library's own functions have NumPy's numbers where those of NumPy would. */
const isCell = (
  op: Operation,
  args: readonly Arg[],
  { node }: TensorValue,
  numpy: boolean,
  { env }: CallSite,
): boolean =>
  numpy && node.shape.length === 0 && !env.source.library && (makesCells.has(op.name) || keepsCell(op, args));

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
      const name = site.as.includes(".") ? makerIn(asked, site) : site.as;
      return callSpecial(of, "__tf_dispatch__", [stringOf(name), listOf(places), dictFrom(named)], env, span);
    }
  }
  const kind = kindAsked(asked, args, site);
  const others = kind ? kindMade(kind, asked, args, site) : textsMade(asked, args, site);
  if (others) return others;
  const first = args[0]?.value;
  const makes = asked.name === "constant" || site.as === "tf.convert_to_tensor";
  if (!makes || !first || !isText(first)) return undefined;
  if (site.as.startsWith("torch.")) throw raisedAs(...noTextTensor(first), span);
  const made = libraryMember("_texts.made", env);
  return made && env.interpreter.call(made, args, env, span);
}

/** What NumPy makes arrays of texts by, with the places of what may be text; what else may be one is the dtype. */
const makesTexts: Readonly<Record<string, readonly number[]>> = {
  constant: [0],
  convert_to_tensor: [0],
  where: [1, 2],
  full: [1],
  cast: [],
  zeros: [],
  ones: [],
  empty: [],
};

/** NumPy's arrays of texts where texts are given, or their dtype is asked for. */
function textsMade(asked: Operation, args: readonly Arg[], site: CallSite, anywhere = false): Value | undefined {
  const { env, span } = site;
  const places = Object.hasOwn(makesTexts, asked.name) ? makesTexts[asked.name]! : null;
  if (!(places || anywhere) || env.host.dialect !== "python" || !isArrayResult(args, site)) return undefined;
  const isDType = (name: string | null, i: number): boolean =>
    name === "dtype" || (places !== null && name === null && !places.includes(i));
  if (site.jax || !args.some(({ name, value }, i) => holdsText(value, isDType(name, i), anywhere))) return undefined;
  const name = { name: null, value: stringOf(asked.name), span };
  return env.interpreter.call(
    libraryMember(`_numpy_texts.${places ? "made" : "dispatched"}`, env)!,
    [name, ...args],
    env,
    span,
  );
}

/** What NumPy's arrays hold that are asked for by a dtype of no numbers and no texts. */
function kindAsked(asked: Operation, args: readonly Arg[], site: CallSite): ArrayKind | null {
  const places = Object.hasOwn(makesKinds, asked.name) ? makesKinds[asked.name]! : undefined;
  if (places === undefined || site.jax || site.env.host.dialect !== "python") return null;
  for (const [i, { name, value }] of args.entries()) {
    const kind = name === "dtype" || (name === null && i === places) ? arrayKindOf(value) : null;
    if (kind && (kind !== "objects" || asked.name !== "reshape")) return kind;
  }
  return null;
}
/** What NumPy makes such arrays by, with the place of their dtype. */
const makesKinds: Readonly<Record<string, number>> = {
  constant: 1,
  convert_to_tensor: 1,
  zeros: 1,
  ones: 1,
  empty: 1,
  full: 2,
  cast: 1,
  zeros_like: 1,
  ones_like: 1,
  empty_like: 1,
  full_like: 2,
  arange: 3,
  reshape: 1,
};

/** NumPy's own name of what makes arrays: several mean one operation here. */
function makerIn(asked: Operation, { as }: CallSite): string {
  const said = as.replace(/^np\./, "");
  return Object.hasOwn(makesKinds, said) ? said : asked.name;
}
const othersMade = (asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined =>
  textsMade(asked, args, site, true) ?? objectsMade(asked, args, site);

/** NumPy's arrays of objects, where their dtype is asked for or something is given that is neither number nor text. */
function objectsMade(asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (!isArrayResult(args, site)) return undefined;
  const called = makerIn(asked, site);
  const how = Object.hasOwn(makesKinds, called) || called === "where" ? "made" : "dispatched";
  const name = { name: null, value: stringOf(called), span };
  return env.interpreter.call(libraryMember(`_numpy_objects.${how}`, env)!, [name, ...args], env, span);
}

/** NumPy's arrays of a kind, where their dtype is asked for. */
function kindMade(kind: ArrayKind, asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (kind === "objects" || !isArrayResult(args, site)) return objectsMade(asked, args, site);
  const name = { name: null, value: stringOf(makerIn(asked, site)), span };
  return env.interpreter.call(libraryMember(`_numpy_${kind}.made`, env)!, [name, ...args], env, span);
}

/** Text, or a list that begins with some or has it anywhere; where a dtype is meant, that of texts. */
function holdsText(value: Value, isDType: boolean, anywhere: boolean): boolean {
  if (value.kind === "builtin") return value.type === true && (value.name === "str" || value.name === "bytes");
  if (value.kind === "class" && isDType) return value.name === "str_";
  if (value.kind === "object" && isDType) return value.type.name === "_TextType";
  if (isDType) return value.kind === "string" && /^[<>=|]?([US]\d*|str|bytes)$/.test(value.value);
  if (value.kind === "list" || value.kind === "tuple")
    return (anywhere ? value.items : value.items.slice(0, 1)).some((v) => holdsText(v, false, anywhere));
  const { kind } = heartOf(value);
  return kind === "string" || kind === "bytes";
}

/** What NumPy's functions of single elements take beside their elements. */
const chooses: ReadonlySet<string> = new Set(["where", "dtype", "casting", "order", "subok", "copy", "ndmin"]);

/** NumPy's makers of arrays where they are told whether to copy, or how many axes to give at least. */
function copyAsked(asked: Operation, args: readonly Arg[], { as, env, span }: CallSite): Value | undefined {
  if (as !== "np.array" && as !== "np.asarray") return undefined;
  if (env.source.library || !args.some((a) => a.name === "copy" || a.name === "ndmin")) return undefined;
  const name = { name: null, value: stringOf(asked.name), span };
  return env.interpreter.call(libraryMember("_numpy.copied", env)!, [name, ...args], env, span);
}

/** NumPy's reductions of the elements where a mask holds, and its functions of single elements there or in a dtype. */
function reducedWhere(asked: Operation, args: readonly Arg[], site: CallSite): Value | undefined {
  const { env, span } = site;
  if (site.jax || !isArrayResult(args, site)) return undefined;
  const copied = copyAsked(asked, args, site);
  if (copied) return copied;
  if (args.some((a) => a.name !== null && chooses.has(a.name) && Object.hasOwn(asked.params, a.name))) return undefined;
  const single = Object.values(asked.params).every((p) => p.kind === "tensor");
  if (!single && !args.some((a) => a.name === "where")) return undefined;
  if (!single && !asked.params["axis"]) return undefined;
  const name = namesIn(asked, "np")[0];
  const reduced = name && libraryMember(single ? "_numpy.computed_where" : "_numpy.reduced_where", env);
  return reduced
    ? env.interpreter.call(reduced, [{ name: null, value: stringOf(name), span }, ...args], env, span)
    : undefined;
}

/** A string, or a list that begins with one. */
function isText(value: Value): boolean {
  if (value.kind === "list" || value.kind === "tuple") return value.items.length > 0 && isText(value.items[0]!);
  return (
    value.kind === "string" || value.kind === "bytes" || (value.kind === "object" && value.type.name === "EagerTensor")
  );
}

/** What the results are called together where they are written: `QRResult(Q=…, R=…)`. */
function calledTogether(op: Operation, as: string, numpy: boolean): { readonly called?: string } {
  const called = numpy ? op.together?.np : as.startsWith("tf.") ? op.together?.tf : undefined;
  return called ? { called } : {};
}

/** What NumPy gives as parts of the array that came in, instead of new arrays. */
function viewsOf(op: Operation, bound: Record<string, unknown>, given: ReadonlyMap<string, Arg>, as: string) {
  if (!givesViews(op, as)) return null;
  const base = given.get(Object.keys(op.params)[0]!)?.value;
  if (base?.kind !== "tensor" || !base.array) return null;
  // Nobody sees or changes a number through an array that was made of it.
  const isNumber = base.node.shape.length === 0 && !base.cell && !as.startsWith("torch.");
  return isNumber ? null : viewsBy(op, bound, base, as);
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
  const { a, b, start, stop } = bound as Record<string, Node | undefined>;
  const unequal = a && b && !site.as.includes(".") ? plainlyUnequal(op, a, b) : null;
  if (unequal) return unequal;
  if (op.name === "floordiv" && a && b && dividesInOne(a, b)) return flooredQuotient(a, b);
  const ends = op.name === "linspace" && [start, stop].every((v) => v && isInteger(v.dtype));
  const made = op.run(bound as never, ends ? wideHost(site.env.host) : surroundingsIn(site.env));
  // TensorFlow takes the product of bools for a conjunction.
  const both = op.name === "multiply" && a?.dtype === "bool" && b?.dtype === "bool";
  return both ? castTo(made as Node, "bool") : made;
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
  let found = false;
  for (const { value } of args) {
    if (value.kind === "tensor" && value.array) found = true;
    else if (strongDType(value) !== null) return false;
  }
  return found;
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

/** One of NumPy's integers. */
const isWholeNumber = (value: Value): boolean =>
  value.kind === "tensor" && value.array && value.node.shape.length === 0 && isInteger(value.node.dtype);

/** `reshape(x, 2, 3)`: integers (or tensors) to the end of the list are one argument. */
function restOf(param: Param, rest: readonly Arg[]): Arg | null {
  const fits = ({ value }: Arg): boolean => param.kind === "tensors" || value.kind === "int" || isWholeNumber(value);
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
  const { names, params, defaults } = formOf(op, site.as, numpy);
  const literals = isTorch(site)
    ? ({ int: "int64", float: "float32", complex: "complex64" } as const)
    : literalsOf(site.env, site.jax ? site.jax.wide : numpy || site.as.startsWith("np."));
  const bound: Record<string, unknown> = {};
  const joined = joinedDType(op, given, site, numpy);
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const param = params[i]!;
    const arg = given.get(name);
    if (arg && param.nullable && arg.value.kind === "none") bound[name] = null;
    else if (arg && !(arg.value.kind === "none" && param.default === null)) {
      bound[name] = bindOne(param, arg.value, { op, name, site, literals, joined, given, numpy });
    } else if (defaults[name] !== undefined) bound[name] = defaults[name];
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
  const { names, params } = formOf(op, at.as, false);
  const asked = names.find((name, i) => params[i]!.kind === "dtype" && given.has(name));
  const to = asked && (bound[asked] as DType | null);
  if (!to || to === "bool" || isComplex(to)) return;
  const found = names.find((name, i) => params[i]!.kind === "tensor" && bound[name]);
  const from = found && (bound[found] as Node).dtype;
  if (from && isComplex(from)) at.env.host.warn(warningAt("dtype/discard", { from, to }, at.span, ["real(z)"]));
}
