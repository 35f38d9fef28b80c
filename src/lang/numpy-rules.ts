/**
 * What NumPy's functions make of arrays where that is not what the operation makes of tensors: bools, quotients of
 * integers, floats that are as wide as NumPy's. Knows nothing of text or of how arguments are found.
 */
import { type DType, isComplex, isFloat, isInexact, isInteger, joinedArrays } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { abs, multiply } from "../ops/arithmetic.ts";
import { equal } from "../ops/compare.ts";
import { castTo, type Operation, select } from "../ops/operation.ts";
import { clippedOrSecond, largerOrSecond, smallerOrSecond } from "../ops/ties.ts";
import type { CallSite } from "./call-site.ts";
import { sayEmptySlices } from "./empty-slices.ts";
import type { Env, Host } from "./env.ts";
import { sayFloatErrors } from "./float-errors.ts";
import { notOfBools } from "./python-says.ts";

type Result = Node | readonly Node[];

/** What adds up and multiplies bools, which to NumPy means or and and. */
const logical = new Set(
  (
    "add multiply matmul dot vdot inner outer kron tensordot einsum vecdot matvec convolve correlate " +
    "abs multi_dot matrix_power"
  ).split(" "),
);
/** What has no loop for bools: they are the smallest integers there. */
const ofIntegers = new Set("pow floordiv mod fmod divmod_of square reciprocal conj left_shift right_shift".split(" "));

/** The result where NumPy's rules hold. `listed`: of what came as a list. @throws dtype/kind, FloatingPointError */
export function runAsNumPy(op: Operation, bound: Record<string, unknown>, site: CallSite, listed: boolean): Result {
  const result = ruled(op, bound, site);
  const { host, source } = site.env;
  if (source.library) return result;
  // Of quotients and remainders, quotients tell.
  const told = op.name === "divmod_of" && !isNode(result) ? result[0]! : result;
  if (!isNode(told)) return result;
  const empty = sayEmptySlices(op, bound, told, site, listed);
  if (host.floats.watched && !empty) sayFloatErrors(op, bound, told, site);
  return result;
}

function ruled(op: Operation, bound: Record<string, unknown>, { env }: CallSite): Result {
  const bools = areBools(bound);
  if (bools && ofIntegers.has(op.name))
    return runWide(
      op,
      mapped(bound, (n) => castTo(n, "int8")),
      env,
    );
  if (bools && op.name === "round" && bound["decimals"] === 0)
    return runWide(
      op,
      mapped(bound, (n) => castTo(n, "float16")),
      env,
    );
  const refused = bools ? notOfBools(op.name) : undefined;
  if (refused) throw refuse("dtype/kind", { name: op.name, wanted: "numbers", dtype: "bool" }, { exception: refused });
  const result = runWide(op, bound, env);
  if (!isNode(result)) return result;
  if (bools && logical.has(op.name) && !isInexact(result.dtype)) return castTo(result, "bool");
  return op.name === "einsum" ? castTo(result, joinedArrays(nodesIn(bound).map((n) => n.dtype))) : result;
}

const nodesIn = (bound: Record<string, unknown>): Node[] => Object.values(bound).flat().filter(isNode);
/** Whether there are tensors among the arguments, and all are of bools: most calls are done with the first. */
function areBools(bound: Record<string, unknown>): boolean {
  let found = false;
  for (const name in bound) {
    const value = bound[name];
    const node = Array.isArray(value) ? (value.find(isOther) ?? value.find(isNode)) : value;
    if (!isNode(node)) continue;
    if (isOther(node)) return false;
    found = true;
  }
  return found;
}
const isOther = (v: unknown): boolean => isNode(v) && v.dtype !== "bool";

const isNode = (v: unknown): v is Node => (v as Node | null)?.dtype !== undefined && "id" in (v as Node);
const mapped = (bound: Record<string, unknown>, change: (n: Node) => Node): Record<string, unknown> =>
  Object.fromEntries(Object.entries(bound).map(([name, v]) => [name, isNode(v) ? change(v) : v]));

function runWide(op: Operation, bound: Record<string, unknown>, env: Env): Result {
  const { a, b, x } = bound as Record<string, Node | undefined>;
  if (op.name === "reciprocal" && x && isInteger(x.dtype)) return wholeReciprocal(x);
  if (op.name === "arange") return op.run(countedWide(bound) as never, wideHost(env.host));
  const tied = betweenZeros(op, bound);
  if (tied) return tied;
  return dividing.has(op.name) && a && b && isWhole(a) && isWhole(b) && mayBeZero(b)
    ? dividedByZeros(op, a, b, env)
    : op.run(bound as never, wideHost(env.host));
}

/** Where it counts from and how far, in dtypes no narrower than that of its own integers: np.int8 and np.float32 are. */
const countedWide = (bound: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(bound).map(([name, of]) => {
      const end = of as { readonly value: number; readonly dtype: DType } | null;
      return [name, typeof end === "object" && end ? { ...end, dtype: joinedArrays(["int64", end.dtype]) } : of];
    }),
  );

/** Where zeros of both signs meet, NumPy says which is taken. */
function betweenZeros({ name }: Operation, bound: Record<string, unknown>): Node | null {
  const { a, b, x, low, high } = bound as Record<string, Node | null | undefined>;
  const areFloats = (...nodes: readonly (Node | null | undefined)[]): boolean =>
    nodes.some((n) => n && isFloat(n.dtype)) && !nodes.some((n) => n && isComplex(n.dtype));
  if (name === "clip" && x && areFloats(x, low, high)) return clippedOrSecond(x, low ?? null, high ?? null);
  if ((name !== "maximum" && name !== "minimum") || !a || !b || !areFloats(a, b)) return null;
  return name === "maximum" ? largerOrSecond(a, b) : smallerOrSecond(a, b);
}

const isWhole = ({ dtype }: Node): boolean => isInteger(dtype) || dtype === "bool";

/** 1 / x without its fraction: x itself where it is 1 or -1. Of 0 it is what the processor makes of it. */
function wholeReciprocal(x: Node): Node {
  const one = multiply(x, castTo(equal(abs(x), constant(1, x.dtype)), x.dtype));
  const least = x.dtype === "int32" ? -(2 ** 31) : x.dtype === "int64" ? -(2 ** 63) : 0;
  return least === 0 ? one : select(equal(x, constant(0, x.dtype)), constant(least, x.dtype), one);
}

/** An integer divided by 0 is 0 in NumPy's arrays, and so is what is left. */
const dividing: ReadonlySet<string> = new Set(["floordiv", "mod", "fmod", "divmod_of"]);
const mayBeZero = ({ value }: Node): boolean => value?.data.length !== 1 || Number(value.data[0]) === 0;
function dividedByZeros(op: Operation, a: Node, b: Node, { host }: Env): Result {
  const by = b.dtype === "bool" ? castTo(b, a.dtype) : b;
  const zero = equal(by, constant(0, by.dtype));
  const found = op.run({ a, b: select(zero, constant(1, by.dtype), by) } as never, host) as Result;
  const cleared = (n: Node): Node => select(zero, constant(0, n.dtype), n);
  return isNode(found) ? cleared(found) : found.map(cleared);
}

const wideHosts = new WeakMap<Host, Host>();
/** The same host, whose floats are as wide as NumPy's. */
export function wideHost(host: Host): Host {
  const known = wideHosts.get(host);
  if (known) return known;
  const made = Object.create(host, { float: { value: "float64" } }) as Host;
  wideHosts.set(host, made);
  return made;
}
