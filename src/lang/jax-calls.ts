/**
 * Functions by JAX's rules, from the library's arrays to the library's arrays: most calls never reach the Python that the
 * library is written in. Knows which arguments JAX takes differently from NumPy; the operations are those of all others.
 */
import { type DType, isComplex, isInexact } from "../core/dtype.ts";
import { OpError, refuse, type Span } from "../core/errors.ts";
import { roundHalf } from "../core/half.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { divided, dividedByFewer, withCorners } from "../ops/corners.ts";
import { operationIn, operationNamed } from "../ops/index.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import { literalsOf } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { arrayFrom, bare, homeIn, isInWhole, isOverRows, isWideIn, type JaxHome } from "./jax-arrays.ts";
import { canonical } from "./jax-rules.ts";
import { rowsBehind } from "./jax-tracers.ts";
import { readyArguments } from "./ready.ts";
import { type Arg, byPlace, describe, floatOf, listOf, stringOf, tensorOf, tupleOf, type Value } from "./value.ts";

/** What is of the dtype of its arguments, but does not give way as they do. */
const firm: ReadonlySet<string> = new Set(
  (
    "sum mean max min amax amin prod cumsum cumprod var std median ptp argmax argmin trace log2 log10 hypot heaviside " +
    "nan_to_num linalg.norm all any nansum nanmean count_nonzero quantile percentile argsort searchsorted zeros ones " +
    "arange eye identity logical_not logical_and logical_or array_equal allclose cov corrcoef isclose"
  ).split(" "),
);

/** What takes lists, where most functions want arrays. */
const ofLists: ReadonlySet<string> = new Set(
  (
    "array asarray stack concatenate vstack hstack dstack column_stack block meshgrid einsum zeros ones full reshape " +
    "transpose select choose ix_ broadcast_arrays linalg.multi_dot piecewise atleast_1d atleast_2d atleast_3d repeat tile " +
    "concat tensordot pad broadcast_to squeeze moveaxis flip roll zeros_like ones_like split empty permute_dims " +
    "expand_dims interp isscalar ndim shape size array_split r_ unravel_index ravel_multi_index full_like result_type " +
    "promote_types rot90 lexsort polyval append insert delete"
  ).split(" "),
);

/** Arguments of JAX's that change nothing here. */
const ignored: ReadonlySet<string> = new Set(["precision", "preferred_element_type", "out_sharding", "device"]);

export const operationOf = (name: string): Operation | undefined => operationIn("np", name) ?? operationNamed(name);

/** The arrays of a result in the dtypes that JAX has. */
export function settled(value: Value, wide: boolean): Value {
  if (value.kind === "list") return listOf(value.items.map((v) => settled(v, wide)));
  if (value.kind === "tuple") return { ...value, items: value.items.map((v) => settled(v, wide)) };
  return value.kind === "tensor" ? tensorOf(castTo(value.node, canonical(value.node.dtype, wide)), true) : value;
}

/** What a call gave, and whether its dtype gives way. */
interface Made {
  readonly value: Value;
  readonly weak: boolean;
}

/** The function of that name, of arguments without objects. */
export function callBare(
  name: string,
  operation: Operation,
  args: readonly Arg[],
  env: Env,
  span: Span,
  wide: boolean,
): Made {
  const quick = callQuick(name, operation, args, env, span, wide);
  if (quick) return quick;
  let weak = false;
  const rules = { wide, tell: (found: boolean) => (weak = found) };
  const made = callOperation(operation, args, { env, span, as: `np.${name}`, jax: rules });
  return { value: settled(made, wide), weak };
}

/** Floats of one dtype, and axes and flags as they were written, leave nothing to decide. */
function callQuick(
  name: string,
  op: Operation,
  args: readonly Arg[],
  env: Env,
  span: Span,
  wide: boolean,
): Made | null {
  if (env.observe !== undefined || hasApart(op)) return null;
  let weak = true;
  for (const { value } of args) {
    if (value.kind !== "tensor") continue;
    if (value.node.dtype === "float64" && !wide) return null;
    if (value.weak !== true) weak = false;
  }
  const bound = readyArguments(op, args, { env, span, as: `np.${name}` }, false);
  if (bound === null) return null;
  try {
    const made = op.run(bound as never, env.host) as Node | readonly Node[];
    if (Array.isArray(made)) return null;
    const node = withCorners("jax", op, bound, made as Node);
    env.host.settle(node);
    return { value: tensorOf(castTo(node, canonical(node.dtype, wide)), true), weak };
  } catch (error) {
    // The long way says where and why.
    if (error instanceof OpError) return null;
    throw error;
  }
}

const apart = new WeakMap<Operation, boolean>();
/** Some of its arguments have no say in whether the result gives way. */
function hasApart(op: Operation): boolean {
  const known = apart.get(op);
  if (known !== undefined) return known;
  const found = Object.values(op.params).some((p) => p.apart);
  apart.set(op, found);
  return found;
}

/** Arrays as the library's objects, within lists and tuples too. */
export function wrapped(value: Value, weak: boolean, home: JaxHome): Value {
  if (value.kind === "tensor") return arrayFrom(home, value.node, weak);
  if (value.kind === "tuple") return tupleOf(value.items.map((v) => wrapped(v, weak, home)));
  return value.kind === "list" ? listOf(value.items.map((v) => wrapped(v, weak, home))) : value;
}

/** Calls one of the functions that the library has in Python. */
export const inPython = (home: JaxHome, name: string, values: readonly Value[], env: Env, span: Span): Value =>
  env.interpreter.call(home.python.get(name)!, byPlace(values, span), env, span);

/** The function of that name, from arrays to arrays, in the order in which our operation computes. */
export function callPlain(name: string, given: readonly Arg[], env: Env, span: Span): Value {
  const home = homeIn(env);
  const wide = isWideIn(home);
  let as = name;
  let args = argumentsOf(given, wide, env);
  let quotient: Operation | undefined;
  if (name === "true_divide" || name === "divide") {
    const inverse = byInverse(args, wide, home);
    if (inverse) [as, args] = ["multiply", inverse];
    else if (isByFewer(args, home)) quotient = dividedByFewer as never;
    else if (isOfComplex64(args)) quotient = divided as never;
  }
  const operation = quotient ?? operationOf(as);
  if (!operation) return inPython(home, "missing", [stringOf(name)], env, span);
  const { value, weak } = callBare(as, operation, args, env, span, wide);
  const found = wrapped(value, weak && !firm.has(name), home);
  const called = operation.together?.np;
  if (found.kind !== "tuple" || !called || !operation.fields) return found;
  return inPython(home, "named", [stringOf(called), tupleOf(operation.fields.map(stringOf)), found], env, span);
}

/** Most functions take no lists in place of arrays. @throws what JAX's says of it */
export function refuseList(name: string, [first]: readonly Arg[], env: Env, span: Span): void {
  if (first?.name !== null || (first.value.kind !== "list" && first.value.kind !== "tuple") || ofLists.has(name))
    return;
  inPython(homeIn(env), "refuse_list", [stringOf(name), first.value], env, span);
}

/** Without objects, and without what changes nothing here; dtypes as JAX has them. */
function argumentsOf(given: readonly Arg[], wide: boolean, env: Env): Arg[] {
  const args: Arg[] = [];
  for (const arg of given) {
    if (arg.name === "dtype") {
      if (arg.value.kind !== "none") args.push({ ...arg, value: stringOf(dtypeNamed(arg.value, wide, env)) });
    } else if (arg.name === null || !ignored.has(arg.name)) args.push({ ...arg, value: bare(arg.value) });
  }
  return args;
}

/** The name of the dtype that JAX makes of one, of a name or of one of Python's types. */
export function dtypeNamed(kind: Value, wide: boolean, env: Env): DType {
  const found = dtypeOf(kind, literalsOf(env, true));
  if (found) return canonical(found, wide);
  throw refuse("call/kind", { name: "jax", param: "dtype", wanted: "a dtype such as float32", found: describe(kind) });
}

/** How many elements there are, in all rows where this is one of many. */
const countIn = (of: Node, home: JaxHome): number =>
  sizeOf(of.shape) * (isOverRows(home) ? (rowsBehind(of)?.[0] ?? 1) : 1);

/** Of those of 64 bits our own quotients are as close as any. */
const isOfComplex64 = (args: readonly Arg[]): boolean =>
  args.length === 2 &&
  args.some(({ value }) => value.kind === "tensor" && value.node.dtype === "complex64") &&
  args.every(({ value }) => value.kind !== "tensor" || !/128|64$/.test(value.node.dtype.replace("complex64", "")));

/** The divisor is repeated for what it divides, so that the compiler takes the inverse of it. */
function isByFewer(args: readonly Arg[], home: JaxHome): boolean {
  const [x, by] = args;
  if (args.length !== 2 || x?.value.kind !== "tensor" || by?.value.kind !== "tensor") return false;
  const [a, b] = [x.value.node, by.value.node];
  if ([a, b].some(({ dtype }) => isComplex(dtype))) return false;
  const isRowByAll = isOverRows(home) && (rowsBehind(a)?.[0] ?? 1) > 1 && rowsBehind(b) === null;
  return isRowByAll || sizeOf(b.shape) < sizeTogether(a.shape, b.shape);
}
/** How many elements two that go together make. */
function sizeTogether(a: Shape, b: Shape): number {
  let size = 1;
  for (let i = 1; i <= Math.max(a.length, b.length); i++) {
    const [m, n] = [a.at(-i) ?? 1, b.at(-i) ?? 1];
    size *= m === 1 ? n : m;
  }
  return size;
}

/** What is divided by a number of the program (`home`; else of a mean's) is multiplied by the inverse of it; null for other quotients. */
export function byInverse(args: readonly Arg[], wide: boolean, home: JaxHome | null): Arg[] | null {
  const [x, by] = args;
  if (args.length !== 2 || x?.value.kind !== "tensor" || (by?.value.kind !== "int" && by?.value.kind !== "float"))
    return null;
  const { node } = x.value;
  // One number by another is a quotient, where it is not compiled with the number in it.
  if (home && countIn(node, home) === 1 && !isInWhole(home)) return null;
  if (
    Number(by.value.value) === 0 ||
    node.dtype === "bfloat16" ||
    (!home && node.dtype === "float16") ||
    isComplex(node.dtype)
  )
    return null;
  const half = (v: number): number => roundHalf("float16", v);
  const round = node.dtype === "float16" ? half : wide ? Number : Math.fround;
  const inverse: Arg = { ...by, value: floatOf(round(1 / round(Number(by.value.value)))) };
  if (isInexact(node.dtype)) return [x, inverse];
  return [{ ...x, value: tensorOf(castTo(node, wide ? "float64" : "float32"), true) }, inverse];
}
