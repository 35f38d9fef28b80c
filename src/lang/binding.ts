/**
 * One argument as what its parameter wants: a tensor of the dtype that the call is made in, a number, sizes, a word.
 * Knows nothing of where the argument stood, and runs no operation.
 */
import { bytesOf, type DType, dtypeNames, integerRange, isInexact, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { noteShape, sizeOf } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { unstack } from "../ops/joining.ts";
import type { Operation } from "../ops/operation.ts";
import { castTo } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import {
  checkWhole,
  elementsOf,
  holds,
  type Literals,
  literalsOf,
  notATensor,
  plainOf,
  strongDType,
  toNode,
  type Weak,
  weakDType,
  weakKind,
} from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { canonical } from "./jax-rules.ts";
import { isTorch, tensorsIn } from "./mixing.ts";
import { noBits, type Says, typeError } from "./python-says.ts";
import { didYouMean } from "./suggest.ts";
import { checkKernel, floatFor, pointedLiteral } from "./tensorflow.ts";
import { checkPlainList } from "./tensorflow-lists.ts";
import { reprOf } from "./text.ts";
import { type Arg, describe, floatOf, heartOf, intOf, type Value } from "./value.ts";

export interface Binding {
  readonly op: Operation;
  readonly name: string;
  readonly site: CallSite;
  readonly literals: Literals;
  readonly joined: DType | null;
  readonly given: ReadonlyMap<string, Arg>;
  /** NumPy's rules hold: arrays alone take part. */
  readonly numpy: boolean;
}

export function bindOne(param: Param, value: Value, at: Binding): unknown {
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
    case "factor":
      return factorOf(value, at);
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
      return integersOf(param.open ? withoutNone(value) : value, param.kind === "shape", at);
  }
}

/** None among sizes is any size, as -1 is. */
const withoutNone = (value: Value): Value =>
  value.kind === "list" || value.kind === "tuple"
    ? { ...value, items: value.items.map((v) => (v.kind === "none" ? intOf(-1) : v)) }
    : value;

/** What TensorFlow makes tensors by of whatever it is given. */
const makesTensors: ReadonlySet<string> = new Set(["tf.constant", "tf.convert_to_tensor", "tf.Variable"]);

/** Tensors meet in one dtype; a literal takes it. Integers become floats where the operation wants floats. */
function bindTensor(param: Param, value: Value, at: Binding): Node {
  const kind = weakKind(value);
  if (kind === null && strongDType(value) === null) noTensor(value, at);
  if (at.site.jax) return bindJax(param, value, at);
  const named = param.takes ? at.given.get(param.takes)?.value : undefined;
  const asked = named && named.kind !== "none" ? dtypeOf(named, at.literals) : undefined;
  const wanted = asked && !readsAs(kind, asked, at) ? undefined : asked;
  if (makesTensors.has(at.site.as) && at.site.env.host.dialect === "python")
    checkPlainList(value, asked, () => reprOf(value, at.site.env), at.site.span);
  const alike = param.like ? at.given.get(param.like)?.value : undefined;
  const partner = alike ? strongDType(alike) : param.apart ? null : at.joined;
  if (wanted && !/^(?:np|torch|jax)\./.test(at.site.as)) checkWhole(value, wanted);
  const fitting = partner && kind === "int" ? fittingLiteral(value, partner, at) : value;
  const floats = at.numpy && floatFunctions.has(at.site.as.slice("np.".length));
  // Beside integers, a whole number is a float of theirs at once: it need not fit into them.
  const float = floats && kind === "int" && partner && !isInexact(partner) ? floatHolding(partner, at) : null;
  // Where Python's rules hold, arrays join by NumPy's rules, or take the dtype of the tensors beside them.
  const python = at.site.env.host.dialect === "python";
  const joins = python && kind === null && partner !== null && !param.apart && !wanted && isArray(value);
  const dtype = kind === null ? (joins ? partner : null) : (float ?? literalDType(kind, partner, wanted, at));
  const read = toNode(fitting, at.literals, dtype);
  const node = joins ? castTo(read, partner) : read;
  const strict = at.site.env.host.dialect === "python" && !at.numpy && !/^(?:np|torch|jax)\./.test(at.site.as);
  if (strict && isInteger(node.dtype)) checkKernel(at.op, at.name, node);
  if (strict && at.op.name === "mean") return node;
  const own = strict && param.want === "float" && isInteger(node.dtype) ? floatFor(at.op, at.name, node) : null;
  if (own) return own;
  const least = floats ? floatHolding(node.dtype, at) : null;
  const whole = at.numpy && at.op.name === "reciprocal";
  if ((param.want === "float" || least) && !isInexact(node.dtype) && !whole)
    return castTo(node, partner && isInexact(partner) ? partner : (least ?? at.literals.float));
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

/** Whether a literal is read in the dtype at once, into which it has to fit then; else the tensor that it is gets cast. */
function readsAs(kind: Weak | null, dtype: DType, at: Binding): boolean {
  if (at.op.name === "full" || at.op.name === "full_like") return !(at.numpy && kind === "float" && isInteger(dtype));
  return at.op.name !== "cast" || castsExactly(kind, dtype, at) || callsType(kind, dtype, at);
}

/** `np.uint8(300)` */
const callsType = (kind: Weak | null, dtype: DType, { site }: Binding): boolean =>
  site.as === "np.cast" &&
  site.env.host.dialect === "python" &&
  isInteger(dtype) &&
  (kind === "float" || kind === "int");

/** A cast is one of the tensor that a literal is, but a number that the dtype holds is that number; not so to TensorFlow. */
const castsExactly = (kind: Weak | null, dtype: DType, { site }: Binding): boolean =>
  !site.as.startsWith("tf.") &&
  (kind === "float" ? isInexact(dtype) : kind === "int" && (dtype === "float64" || dtype === "complex128"));

/** As JAX does: what takes part is of one dtype, whole numbers become floats of its default. */
function bindJax(param: Param, value: Value, at: Binding): Node {
  const named = param.takes ? at.given.get(param.takes)?.value : undefined;
  const wanted = named && named.kind !== "none" ? dtypeOf(named, at.literals) : undefined;
  const alike = param.like ? at.given.get(param.like)?.value : undefined;
  const partner = wanted ?? (alike ? strongDType(alike) : param.apart ? null : at.joined);
  const kind = weakKind(value);
  const narrow = kind !== null && partner !== null && (isInteger(partner) || isInexact(partner)) ? partner : null;
  const read = toNode(value, at.literals, narrow === null || (kind === "float" && isInteger(narrow)) ? null : narrow);
  const node = partner === null ? castTo(read, canonical(read.dtype, at.site.jax!.wide)) : castTo(read, partner);
  if (param.want === "int" && isInexact(node.dtype)) {
    const exception = noBits(at.op.name, node.dtype);
    throw refuse("dtype/kind", { name: at.op.name, wanted: "integers", dtype: node.dtype }, exception && { exception });
  }
  return param.want === "float" && !isInexact(node.dtype) ? castTo(node, at.literals.float) : node;
}

/** NumPy's elementwise functions that have loops for floats alone: of small integers they make the least float that holds them. */
const floatFunctions: ReadonlySet<string> = new Set([
  ...["sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "logaddexp2"],
  ...["sin", "cos", "tan", "arcsin", "arccos", "arctan", "arctan2", "hypot", "sinh", "cosh", "tanh"],
  ...["arcsinh", "arccosh", "arctanh", "deg2rad", "rad2deg", "degrees", "radians", "copysign", "fabs", "rint"],
  ...["asin", "acos", "atan", "atan2", "asinh", "acosh", "atanh", "frexp", "modf", "nextafter", "spacing", "heaviside"],
  ...["angle", "ldexp"],
]);
function floatHolding(dtype: DType, { op, given }: Binding): DType {
  const values = [...given.values()].map((g) => g.value);
  // The exponents of ldexp do not count.
  const strong = op.name === "ldexp" ? [] : values.flatMap((value) => tensorsIn(value).map((t) => t.dtype));
  // A whole number beside bools is one of 64 bits.
  if (strong.length > 0 && strong.every((t) => t === "bool") && values.some((v) => v.kind === "int")) return "float64";
  const bytes = Math.max(...(strong.length > 0 ? strong : [dtype]).map(bytesOf));
  return bytes === 1 ? "float16" : bytes === 2 ? "float32" : "float64";
}

/** NumPy takes these for arrays of 64 bits, which it casts at the end. */
const wrapsNumbers: ReadonlySet<string> = new Set(["where"]);
/**
 * An integer that a dtype does not hold: PyTorch wraps it, as NumPy does where it is cast at the end. To NumPy a bound that
 * no element can be beyond is none, and no integer equals one that is longer than all of its own.
 */
function fittingLiteral(value: Value, dtype: DType, { op, name, numpy, site }: Binding): Value {
  if (value.kind !== "int" || !isInteger(dtype)) return value;
  const [least, most] = integerRange(dtype);
  if (least <= value.value && value.value <= most) return value;
  if ((isTorch(site) && op.name !== "divide") || (numpy && wrapsNumbers.has(op.name))) {
    const wrapped = BigInt.asUintN(8 * bytesOf(dtype), value.value);
    return intOf(wrapped > most ? BigInt.asIntN(8 * bytesOf(dtype), wrapped) : wrapped);
  }
  if (numpy && op.exact && (value.value >= 2n ** 64n || value.value < -(2n ** 63n)))
    return floatOf(value.value > 0n ? Infinity : -Infinity);
  if (!numpy || op.name !== "clip") return value;
  if (name === "low" && value.value < least) return intOf(least);
  return name === "high" && value.value > most ? intOf(most) : value;
}

const isArray = (value: Value): boolean => {
  const tensors = tensorsIn(value);
  return tensors.length > 0 && tensors.every((t) => t.array);
};

/** NumPy makes arrays of the numbers that these are given, of their own dtype. */
const takesArrays: ReadonlySet<string> = new Set(["append", "searchsorted", "polyval"]);

/** What a literal becomes: the dtype asked for, or that of the tensors it meets; null leaves it to its own kind. */
function literalDType(kind: Weak, partner: DType | null, wanted: DType | undefined, at: Binding): DType | null {
  if (wanted) return wanted;
  const { op, site } = at;
  // NumPy compares with numbers that the array's dtype cannot hold, and divides by them.
  const apart = (at.numpy ? op.exact || op.name === "divide" : isTorch(site) && op.name === "divide") && kind === "int";
  if (apart && partner && !holds(partner, at.given.get(at.name)!.value)) return null;
  if (at.numpy && takesArrays.has(op.name) && (kind === "int" || kind === "float")) return null;
  const strict = site.env.host.dialect === "python" && !at.numpy && !isTorch(site);
  if (kind === "float" && partner && isInteger(partner) && strict) {
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

function misfit(value: Value, wanted: string, at: Binding, help: readonly string[] = [], exception?: Says): never {
  const facts = { name: at.op.name, wanted, param: at.name, found: describe(value) };
  throw refuse("call/kind", facts, { notes: { [at.name]: { text: "" } }, help, ...(exception ? { exception } : {}) });
}

/** What stands in the way is told: a string in a list rather than the list. */
function noTensor(value: Value, at: Binding): never {
  const text = textIn(value);
  if (!text) return misfit(value, "a tensor", at);
  throw notATensor(text, at.name);
}

/** A string within lists, if there is one. */
function textIn(value: Value): Value | undefined {
  if (value.kind === "string") return value;
  const items = value.kind === "list" || value.kind === "tuple" ? value.items : [];
  for (const item of items) {
    const found = textIn(item);
    if (found) return found;
  }
  return undefined;
}

const noDType = (value: Value, at: Binding): never =>
  misfit(
    value,
    "a dtype such as float32",
    at,
    value.kind === "string" ? didYouMean(value.value, dtypeNames) : [],
    at.numpy ? notADType(value, at.site.env) : undefined,
  );
const notADType = (value: Value, env: Env): Says =>
  typeError(
    value.kind === "string"
      ? `data type '${value.value}' not understood`
      : `Cannot interpret '${reprOf(value, env)}' as a data type`,
  );

/** A number, or the one element of a tensor, whose value is then needed now. */
function plainIn(value: Value, env: Env): Value {
  if (value.kind !== "tensor" && value.kind !== "variable") return heartOf(value);
  return plainOf(env.host.realize([toNode(value, literalsOf(env))])[0]!);
}

/** A tensor of several values is no number. */
const isSeveral = (value: Value, at: Binding): boolean =>
  (value.kind === "tensor" || value.kind === "variable") && sizeOf(toNode(value, at.literals).shape) !== 1;

function integerOf(value: Value, at: Binding): number {
  if (isSeveral(value, at)) return misfit(value, "a whole number", at);
  const plain = plainIn(value, at.site.env);
  if (plain.kind === "int" || plain.kind === "bool") return Number(plain.value);
  if (plain.kind === "float" && Number.isInteger(plain.value) && at.site.env.host.dialect === "tensh")
    return plain.value;
  return misfit(value, "a whole number", at);
}

function numberOf(value: Value, at: Binding): number {
  if (isSeveral(value, at)) return misfit(value, "a number", at);
  const plain = plainIn(value, at.site.env);
  if (plain.kind === "int" || plain.kind === "float" || plain.kind === "bool") return Number(plain.value);
  return misfit(value, "a number", at);
}

/** A recorded number stays a node: what is computed with it leads back to it. */
function factorOf(value: Value, at: Binding): number | Node {
  const node = strongDType(value) === null ? null : toNode(value, at.literals);
  return node?.recorded && node.shape.length === 0 && isInexact(node.dtype) ? node : numberOf(value, at);
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
