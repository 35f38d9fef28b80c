/**
 * Calling an operation with values of the language: what it is given becomes what its parameters want, the rules of the
 * framework hold under whose name it is called, and errors of the engine find their place in the source.
 */

import { isInexact, isInteger } from "../core/dtype.ts";
import { OpError } from "../core/errors.ts";
import { showShape } from "../core/shape.ts";
import { computesAtOnce, copyOf, type Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { withCorners } from "../ops/corners.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import { inMemoryOrder } from "./array-orders.ts";
import { type CallSite, isArrayResult } from "./call-site.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { failAt, placed } from "./fail.ts";
import { sayFloatErrors } from "./float-errors.ts";
import { surroundingsIn } from "./graph-random.ts";
import { libraryMember } from "./library.ts";
import { isTorch } from "./mixing.ts";
import { withNumbers } from "./number-flow.ts";
import { runAsNumPy, wideHost } from "./numpy-rules.ts";
import { assignArgs, bindAll, operationMeant, warnOfDiscard } from "./operation-arguments.ts";
import { inOrder, withOut } from "./orders.ts";
import { callOther, chooses, othersMade, reducedWhere } from "./other-arrays.ts";
import { type Outcome, resultOf, viewsOf } from "./outcomes.ts";
import { noMatrix } from "./python-errors.ts";
import { readyArguments } from "./ready.ts";
import { checkPlaces } from "./tensor-places.ts";
import { dividesInOne, flooredQuotient, plainlyUnequal } from "./tensorflow.ts";
import { runAsTorch } from "./torch-rules.ts";
import { type Arg, listOf, tensorOf, tupleOf, type Value } from "./value.ts";
import { givesViews } from "./views.ts";

/** The result of the operation: a tensor, or a list of them. */
export function callOperation(asked: Operation, written: readonly Arg[], site: CallSite): Value {
  const array = site.jax !== undefined || isArrayResult(written, site);
  const python = site.env.host.dialect === "python";
  const numpy = array && python && !site.jax;
  const severs =
    numpy && site.as.startsWith("np.") && !site.env.source.library && written.some((a) => isTaped(a.value));
  const given = severs ? written.map((a) => ({ ...a, value: severed(a.value, site) })) : written;
  const called = numpy && !site.as.includes(".") ? `np.${site.as}` : site.as;
  const args = numpy ? withOut(asked, inOrder(given, called), called) : inOrder(given, called);
  const torch = isTorch(site);
  if (asked.name === "matmul" && python && !array && !torch && !site.env.source.library) checkMatrices(args, site);
  const placed = numpy ? inMemoryOrder(asked, args, called, site, callOperation) : undefined;
  if (placed) return placed;
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
    warnOfDiscard(op, bound, assigned, site, numpy);
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
    ? runAsNumPy(op, bound, site, isListed(args))
    : env.host.dialect === "python" && !torch && !site.jax
      ? runAsTensorFlow(op, bound, site)
      : torch
        ? runAsTorch(op, bound, env.host)
        : runAsJax(op, bound, site);
  const own = numpy || givesItself.has(op.name) ? made : another(made, bound, args);
  if (!Array.isArray(own) && failsInPlace(env)) env.host.settle(own as Node);
  return own;
}

const isListed = ([first]: readonly Arg[]): boolean => first?.value.kind === "list" || first?.value.kind === "tuple";

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
function runAsJax(op: Operation, bound: Record<string, unknown>, site: CallSite): Node | readonly Node[] {
  const { env, jax } = site;
  const made = op.run(bound as never, env.host) as Node | readonly Node[];
  // In the shell, where no library's rules hold, np.errstate and np.seterr speak of all tensors.
  const watched = env.host.floats.watched && !jax && env.observe === undefined && !env.source.library;
  if (watched && !Array.isArray(made)) sayFloatErrors(op, bound, made as Node, site);
  return jax && !Array.isArray(made) ? withCorners("jax", op, bound, made as Node) : made;
}

/**
 * Where a statement is one of many in a larger one, or Python's: an error of its values is one of its own there, not of
 * whoever looks at them first.
 */
const failsInPlace = (env: Env): boolean =>
  env.observe === undefined && (env.depth > 0 || env.host.dialect === "python" || computesAtOnce());

/** The result where TensorFlow's rules hold. */
function runAsTensorFlow(op: Operation, bound: Record<string, unknown>, site: CallSite): Node | readonly Node[] {
  const { a, b, start, stop } = bound as Record<string, Node | undefined>;
  const unequal = a && b && !site.as.includes(".") ? plainlyUnequal(op, a, b) : null;
  if (unequal) return unequal;
  if (op.name === "floordiv" && a && b && dividesInOne(a, b)) return flooredQuotient(a, b);
  checkPlaces(op, bound, site.env.source.library !== undefined);
  const ends = op.name === "linspace" && [start, stop].every((v) => v && isInteger(v.dtype));
  const made = op.run(bound as never, ends ? wideHost(site.env.host) : surroundingsIn(site.env));
  // TensorFlow takes the product of bools for a conjunction.
  const both = op.name === "multiply" && a?.dtype === "bool" && b?.dtype === "bool";
  return both ? castTo(made as Node, "bool") : made;
}
