/**
 * What NumPy says where numbers go beyond floats (`divide by zero encountered in divide`), as np.seterr and the warnings'
 * filters have it. Looked for only while somebody listens, since values have to be computed for it where they are made.
 */
import { bytesOf, type DType, integerRange, isComplex, isFloat, isInexact, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, denseParts, type Stored } from "../core/stored.ts";
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
  divmod_of: "divmod",
  abs: "absolute",
  ...Object.fromEntries(["sin", "cos", "tan", "sinh", "cosh", "tanh"].map((name) => [`a${name}`, `arc${name}`])),
};
/** Functions of one element, or of two. */
const ofElements: ReadonlySet<string> = new Set(
  (
    "add subtract multiply divide floordiv mod fmod pow square reciprocal exp exp2 expm1 log log2 log10 log1p sqrt sin cos " +
    "tan float_power degrees nextafter arcsin arccos arctan arcsinh arccosh arctanh asin acos atan asinh acosh atanh sinh cosh tanh hypot logaddexp " +
    "logaddexp2 cast ldexp divmod_of negative abs"
  ).split(" "),
);
/** Functions of many elements, and what NumPy calls the step of theirs that overflows, and the one that is undefined. */
const ofMany: Readonly<Record<string, readonly [over: string, invalid: string]>> = Object.fromEntries(
  (
    "sum:reduce prod:reduce nansum:reduce nanprod:reduce mean:reduce median:reduce trace:reduce cumsum:accumulate " +
    "cumprod:accumulate vander:accumulate matmul:matmul matrix_power:matmul dot:dot inner:dot tensordot:dot norm:dot " +
    "vector_norm:dot vecdot:vecdot outer:multiply cross:multiply kron:multiply diff:subtract ptp:subtract " +
    "ediff1d:subtract variance:square:subtract std:square:subtract det:det fft:fft ifft:ifft rfft:rfft"
  )
    .split(" ")
    .map((entry) => {
      const [name, over, invalid] = entry.split(":") as [string, string, string | undefined];
      return [name, [over, invalid ?? over]];
    }),
);
/** Functions whose least results are those of arguments that are not 0. */
const vanishing: ReadonlySet<string> = new Set("multiply divide pow exp exp2 square cast".split(" "));

/** Operators, which are other functions between NumPy's numbers than between arrays. */
const ofNumbers: ReadonlySet<string> = new Set(
  "add subtract multiply divide floordiv mod pow divmod_of negative abs".split(" "),
);
const isNode = (v: unknown): v is Node => (v as Node | null)?.dtype !== undefined && "id" in (v as Node);

/** Tells what went wrong in a step, to whoever listens. @throws FloatingPointError, or what a filter makes of a warning */
export function sayFloatErrors(op: Operation, bound: Record<string, unknown>, out: Node, site: CallSite): void {
  const inputs = Object.values(bound).filter(isNode);
  const single = ofNumbers.has(op.name) && !site.as.includes(".") && inputs.every((x) => x.shape.length === 0);
  const found = errorsOf({ name: op.name, inputs, out, single }, site.env.host);
  const nameOf = (kind: FloatError): string => {
    const many = ofMany[op.name];
    if (many) return many[kind === "invalid" ? 1 : 0];
    return `${single ? "scalar " : ""}${isSquare(op, inputs, single) ? "square" : (ownNames[op.name] ?? op.name)}`;
  };
  sayThose(found, nameOf, site);
}
/** Tells of errors that were found, in NumPy's order. */
export function sayThose(found: ReadonlySet<FloatError>, nameOf: (kind: FloatError) => string, site: CallSite): void {
  const flags = kinds.reduce((sum, [kind, , flag]) => sum + (found.has(kind) ? flag : 0), 0);
  for (const [kind, what] of kinds) {
    if (found.has(kind)) say(site.env.host.floats.handled[kind], { what, flags, name: nameOf(kind) }, site);
  }
}
/** NumPy multiplies arrays to the second power. */
const isSquare = ({ name }: Operation, inputs: readonly Node[], single: boolean): boolean =>
  name === "pow" && !single && inputs[1]?.shape.length === 0 && Number(inputs[1].value?.data[0]) === 2;

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

const isNumber = ({ dtype }: Node): boolean => isInexact(dtype) || isInteger(dtype) || dtype === "bool";

function errorsOf(step: Step, host: Host): Set<FloatError> {
  const { name, inputs, out } = step;
  if (sizeOf(out.shape) === 0 || inputs.length === 0 || ![...inputs, out].every(isNumber)) return new Set();
  if (ofElements.has(name)) {
    const nodes = [out, ...inputs.map((x) => expand(x, out.shape))];
    return nodes.some((x) => isComplex(x.dtype)) ? complexErrors(step, nodes, host) : realErrors(step, nodes, host);
  }
  return name in ofMany && isInexact(out.dtype) ? errorsAmongMany([out, ...inputs], host) : new Set();
}

function realErrors(step: Step, nodes: readonly Node[], host: Host): Set<FloatError> {
  const [made, ...given] = host.realize(nodes).map(denseData);
  const found = new Set<FloatError>();
  for (let i = 0; i < made!.length; i++) {
    const [result, from] = [made![i]!, given.map((x) => x[i]!)];
    const error = isFloat(step.out.dtype)
      ? floatErrorAt(step, Number(result), from.map(Number))
      : wholeErrorAt(step, BigInt(result), from);
    if (error !== null) found.add(error);
    // Of a remainder nothing is left, too.
    if (step.name === "divmod_of" && error === "divide" && isFloat(step.out.dtype)) found.add("invalid");
  }
  return found;
}

/** The parts of what is complex, or the numbers themselves. */
const partsIn = (x: Stored): number[] => Array.from(isComplex(x.dtype) ? denseParts(x) : denseData(x), Number);

function errorsAmongMany(nodes: readonly Node[], host: Host): Set<FloatError> {
  const [made, ...given] = host.realize(nodes).map(partsIn);
  const found = new Set<FloatError>();
  if (made!.some(Number.isNaN) && !given.some((x) => x.some(Number.isNaN))) found.add("invalid");
  if (made!.some((v) => Math.abs(v) === Infinity) && given.every((x) => x.every(Number.isFinite))) found.add("over");
  if (found.has("over") && found.has("invalid")) found.delete("invalid");
  return found;
}

/** A part of a result that is no number, or infinite, where the parts that it came from were numbers, or finite. */
function complexErrors({ name, out }: Step, nodes: readonly Node[], host: Host): Set<FloatError> {
  const values = host.realize(nodes);
  const widths = values.map((x) => (isComplex(x.dtype) ? 2 : 1));
  const parts = values.map(partsIn);
  const at = (k: number, i: number): Numbers => parts[k]!.slice(i * widths[k]!, (i + 1) * widths[k]!);
  const found = new Set<FloatError>();
  for (let i = 0; i < sizeOf(out.shape); i++) {
    const [made, ...given] = values.map((_, k) => at(k, i));
    const whole = given.flat();
    const poles = (name === "divide" ? given[1]! : given[0]!).every((v) => v === 0);
    if (made!.some(Number.isNaN) && !whole.some(Number.isNaN)) found.add("invalid");
    if (made!.some((v) => Math.abs(v) === Infinity) && whole.every(Number.isFinite))
      found.add(poles && (name === "divide" || name === "log" || name === "reciprocal") ? "divide" : "over");
  }
  if (found.has("over")) found.delete("invalid");
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
  if (name === "divide" || name === "floordiv" || name === "divmod_of") return b === 0;
  return name === "pow" || name === "float_power" || name === "reciprocal"
    ? a === 0
    : name.startsWith("log") || name.endsWith("tanh");
}

function wholeErrorAt(
  { name, inputs, out, single }: Step,
  made: bigint,
  [a, b]: readonly (number | bigint)[],
): FloatError | null {
  if (name in dividing) {
    if (Number(b) === 0) return "divide";
    return name === "floordiv" && BigInt(b!) === -1n && -BigInt(a!) !== made ? "over" : null;
  }
  if (name === "reciprocal") return Number(a) === 0 ? "divide" : null;
  if (name === "cast") return isFloat(inputs[0]!.dtype) && !fits(Number(a), out.dtype) ? "invalid" : null;
  if (!single || !(name in exact)) return null;
  return exact[name as keyof typeof exact](BigInt(a!), BigInt(b ?? 0)) === made ? null : "over";
}
const dividing = { floordiv: true, mod: true, fmod: true, divmod_of: true } as const;
const exact = {
  add: (a: bigint, b: bigint) => a + b,
  subtract: (a: bigint, b: bigint) => a - b,
  multiply: (a: bigint, b: bigint) => a * b,
  negative: (a: bigint) => -a,
  abs: (a: bigint) => (a < 0n ? -a : a),
};
/** The processor makes integers of floats in registers of 32 or 64 bits, of which small ones are the lower bits. */
function fits(x: number, t: DType): boolean {
  if (!isInteger(t)) return true;
  const [low] = integerRange(t === "uint64" || t === "uint32" ? "int64" : bytesOf(t) < 4 ? "int32" : t);
  const [, high] = integerRange(t === "uint32" ? "int64" : bytesOf(t) < 4 ? "int32" : t);
  return Number.isFinite(x) && BigInt(Math.trunc(x)) >= BigInt(low) && BigInt(Math.trunc(x)) <= BigInt(high);
}
