/**
 * What NumPy says where numbers go beyond floats (`divide by zero encountered in divide`), as np.seterr and the warnings'
 * filters have it. Looked for only while somebody listens, since values have to be computed for it where they are made.
 */
import { bytesOf, type DType, integerRange, isFloat, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { expand } from "../graph/structure.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import type { FloatError, FloatHandling, Host } from "./env.ts";
import { libraryMember } from "./library.ts";
import { byPlace, intOf, stringOf, type Value } from "./value.ts";

/** In NumPy's order, with its words for them and the numbers that callbacks are given. */
const kinds: readonly (readonly [FloatError, string, number])[] = [
  ["divide", "divide by zero", 1],
  ["over", "overflow", 2],
  ["under", "underflow", 4],
  ["invalid", "invalid value", 8],
];

/** Somebody wants to hear of some of them. */
export const listensFor = ({ handled, heard }: Host["floats"]): boolean =>
  kinds.some(([kind]) => handled[kind] !== "ignore" && (handled[kind] !== "warn" || heard));

/** NumPy's names where they are others than ours. */
const ownNames: Readonly<Record<string, string>> = {
  floordiv: "floor_divide",
  mod: "remainder",
  pow: "power",
  sum: "reduce",
  prod: "reduce",
  cumsum: "accumulate",
  cumprod: "accumulate",
  abs: "absolute",
  ...Object.fromEntries(["sin", "cos", "tan", "sinh", "cosh", "tanh"].map((name) => [`a${name}`, `arc${name}`])),
};
/** Functions of one element, or of two. */
const ofElements: ReadonlySet<string> = new Set(
  (
    "add subtract multiply divide floordiv mod fmod pow square reciprocal exp exp2 expm1 log log2 log10 log1p sqrt sin cos " +
    "tan arcsin arccos arctan arcsinh arccosh arctanh asin acos atan asinh acosh atanh sinh cosh tanh hypot logaddexp " +
    "logaddexp2 cast ldexp"
  ).split(" "),
);
const ofMany: ReadonlySet<string> = new Set("sum prod cumsum cumprod matmul dot".split(" "));
/** Functions whose least results are those of arguments that are not 0. */
const vanishing: ReadonlySet<string> = new Set("multiply divide pow exp exp2 square".split(" "));

/** Operators, which are other functions between NumPy's numbers than between arrays. */
const ofNumbers: ReadonlySet<string> = new Set("add subtract multiply divide floordiv mod pow".split(" "));
const isNode = (v: unknown): v is Node => (v as Node | null)?.dtype !== undefined && "id" in (v as Node);

/** Tells what went wrong in a step, to whoever listens. @throws FloatingPointError, or what a filter makes of a warning */
export function sayFloatErrors(op: Operation, bound: Record<string, unknown>, out: Node, site: CallSite): void {
  const inputs = Object.values(bound).filter(isNode);
  const single = ofNumbers.has(op.name) && !site.as.includes(".") && inputs.every((x) => x.shape.length === 0);
  const found = errorsOf({ name: op.name, inputs, out, single }, site.env.host);
  const name = `${single ? "scalar " : ""}${ownNames[op.name] ?? op.name}`;
  const flags = kinds.reduce((sum, [kind, , flag]) => sum + (found.has(kind) ? flag : 0), 0);
  for (const [kind, what] of kinds) {
    if (found.has(kind)) say(site.env.host.floats.handled[kind], { what, flags, name }, site);
  }
}

interface Said {
  readonly what: string;
  /** All that went wrong in the step. */
  readonly flags: number;
  readonly name: string;
}

function say(how: FloatHandling, { what, flags, name }: Said, { env, span }: CallSite): void {
  const text = `${what} encountered in ${name}`;
  const call = (path: string, given: readonly Value[]): void => {
    const told = libraryMember(path, env);
    if (told) env.interpreter.call(told, byPlace(given, span), env, span);
  };
  switch (how) {
    case "ignore":
      return;
    case "raise":
      throw refuse("value/domain", { detail: text }, { exception: ["FloatingPointError", text] });
    case "warn":
      if (env.host.floats.heard) call("_warnings.of_floats", [stringOf(text)]);
      return;
    case "print":
      env.host.printAside(`Warning: ${text}\n`);
      return;
    case "call":
      return call("_numpy.called_for_floats", [stringOf(what), intOf(flags), stringOf(name)]);
    case "log":
      return call("_numpy.logged_for_floats", [stringOf(what), stringOf(name)]);
  }
}

interface Step {
  readonly name: string;
  readonly inputs: readonly Node[];
  readonly out: Node;
  /** It was an operator, between nothing but numbers. */
  readonly single: boolean;
}

const isReal = ({ dtype }: Node): boolean => isFloat(dtype) || isInteger(dtype) || dtype === "bool";

function errorsOf(step: Step, host: Host): Set<FloatError> {
  const { name, inputs, out } = step;
  const found = new Set<FloatError>();
  if (sizeOf(out.shape) === 0 || inputs.length === 0 || ![...inputs, out].every(isReal)) return found;
  if (ofElements.has(name)) {
    const [made, ...given] = host.realize([out, ...inputs.map((x) => expand(x, out.shape))]).map(denseData);
    for (let i = 0; i < made!.length; i++) {
      const [result, from] = [made![i]!, given.map((x) => x[i]!)];
      const error = isFloat(out.dtype)
        ? floatErrorAt(step, Number(result), from.map(Number))
        : wholeErrorAt(step, BigInt(result), from);
      if (error !== null) found.add(error);
    }
  } else if (ofMany.has(name) && isFloat(out.dtype)) {
    const [made, ...given] = host.realize([out, ...inputs]).map((x) => Array.from(denseData(x), Number));
    if (made!.some(Number.isNaN) && !given.some((x) => x.some(Number.isNaN))) found.add("invalid");
    if (made!.some((v) => Math.abs(v) === Infinity) && given.every((x) => x.every(Number.isFinite))) found.add("over");
  }
  return found;
}

type Numbers = readonly number[];

/** The smallest number with all of its digits. */
const smallestOf = (t: DType): number => (t === "float16" ? 2 ** -14 : bytesOf(t) === 8 ? 2 ** -1022 : 2 ** -126);

function floatErrorAt({ name, out }: Step, made: number, given: Numbers): FloatError | null {
  if (Number.isNaN(made)) return given.some(Number.isNaN) ? null : "invalid";
  if (!given.every(Number.isFinite)) return null;
  const [a, b] = given as [number, number | undefined];
  if (Math.abs(made) === Infinity) return isPole(name, a, b) ? "divide" : "over";
  if (Math.abs(made) >= smallestOf(out.dtype) || !vanishing.has(name)) return null;
  return name.startsWith("exp") || (a !== 0 && b !== 0) ? "under" : null;
}

/** The result is infinite at this place, and not only too large. */
function isPole(name: string, a: number, b: number | undefined): boolean {
  if (name === "divide" || name === "floordiv") return b === 0;
  return name === "pow" || name === "reciprocal" ? a === 0 : name.startsWith("log") || name.endsWith("tanh");
}

function wholeErrorAt(
  { name, inputs, out, single }: Step,
  made: bigint,
  [a, b]: readonly (number | bigint)[],
): FloatError | null {
  if (name === "floordiv" || name === "mod" || name === "fmod") return Number(b) === 0 ? "divide" : null;
  if (name === "cast") return isFloat(inputs[0]!.dtype) && !fits(Number(a), out.dtype) ? "invalid" : null;
  if (!single || !(name in exact)) return null;
  return exact[name as keyof typeof exact](BigInt(a!), BigInt(b!)) === made ? null : "over";
}
const exact = {
  add: (a: bigint, b: bigint) => a + b,
  subtract: (a: bigint, b: bigint) => a - b,
  multiply: (a: bigint, b: bigint) => a * b,
};
function fits(x: number, t: DType): boolean {
  if (!isInteger(t)) return true;
  const [low, high] = integerRange(t);
  return Number.isFinite(x) && BigInt(Math.trunc(x)) >= BigInt(low) && BigInt(Math.trunc(x)) <= BigInt(high);
}
