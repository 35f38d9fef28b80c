/** The dtype in which the tensors of one call meet, and what is said where a framework would not let them. */
import {
  type DType,
  heightOf,
  isComplex,
  isFloat,
  isInteger,
  isWide,
  isWithin,
  joinedArrays,
  promote,
} from "../core/dtype.ts";
import { type Diagnostic, diagnose, refuse } from "../core/errors.ts";
import { denseData } from "../core/stored.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import { ofPython } from "./dtypes.ts";
import { type JaxRules, type Meeting, meet } from "./jax-rules.ts";
import { isAnyNumber } from "./numbers.ts";
import { checkTogether } from "./tensorflow-lists.ts";
import type { Arg, Value } from "./value.ts";

/** The dtype in which the tensors meet that are joined; null if there are only literals. */
export function joinedDType(
  op: Operation,
  given: ReadonlyMap<string, Arg>,
  site: CallSite,
  numpy: boolean,
): DType | null {
  const found: (Strong & Held)[] = [];
  const lists: Value[] = [];
  for (const [name, arg] of given) {
    const param = op.params[name]!;
    if ((param.kind !== "tensor" && param.kind !== "tensors") || param.apart) continue;
    for (const held of tensorsIn(arg.value)) found.push({ name, ...held });
    if (listIn(arg.value)) lists.push(arg.value);
  }
  if (site.jax) return jaxDType(given, op, site.jax);
  const python = site.env.host.dialect === "python";
  if (numpy && found.length > 0) {
    const joined = joinedArrays([...found.map((s) => s.dtype), ...numbersAmong(lists)]);
    return op.exact && !isInteger(joined) && found.every((s) => isInteger(s.dtype)) ? null : joined;
  }
  if (isTorch(site)) {
    const among = found.length > 0 ? numbersAmong(lists) : [];
    return among.length > 0 ? torchListed(found, among) : torchDType(found);
  }
  const [first] = found;
  if (python && first && found.every((s) => s.array)) {
    const list = listIn(given.get(first.name)!.value);
    const isAlone = op.params[first.name]!.kind === "tensor" && found.every((s) => s.name === first.name);
    return (list && isAlone ? listed(list, site) : null) ?? first.dtype;
  }
  // TensorFlow multiplies matrices in the dtype of the first one, also where that is an array.
  const leads = op.name === "matmul" && site.as.startsWith("tf.");
  // Arrays of NumPy's take the dtype of the tensors that they meet.
  const strong = python ? found.filter((s, i) => !s.array || (leads && i === 0)) : found;
  // Keras' losses make of the wanted values what the given ones are.
  if (python && strong.length > 1 && /^tf\.(keras\.)?(losses|metrics)\./.test(site.as)) return strong.at(-1)!.dtype;
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

const listIn = (value: Value): Value | null => (value.kind === "list" || value.kind === "tuple" ? value : null);

/** PyTorch's numbers in lists join with NumPy's as tensors without axes would. */
function torchListed(found: readonly Held[], among: readonly DType[]): DType {
  const own = among.map((d): DType => (d === "float64" ? "float32" : d === "complex128" ? "complex64" : d));
  return [...found.map((h) => h.dtype), ...own].reduce(promote);
}

/**
 * What TensorFlow makes of a list with NumPy's arrays and numbers in it: floats are those of the first element if it is one
 * of NumPy's floats, else its own; integers are its own if they fit. Null for all else.
 */
function listed(list: Value, { env, span, as }: CallSite): DType | null {
  const elements = [...elementsIn(list)];
  if (as.startsWith("tf.")) checkTogether(elements, span);
  const dtypeIn = (e: Value): DType => (e.kind === "tensor" ? e.node.dtype : numberDType(e)!);
  const dtypes = elements.map(dtypeIn);
  if (dtypes.some((d) => isComplex(d))) return "complex128";
  if (dtypes.every((d) => d === "bool")) return null;
  if (dtypes.some((d) => isFloat(d)))
    return elements[0]!.kind === "tensor" && isFloat(dtypes[0]!) ? dtypes[0]! : "float32";
  const isShort = (e: Value): boolean => {
    if (e.kind === "int") return isWithin(e.value, "int32");
    if (e.kind !== "tensor" || !isWide(e.node.dtype)) return true;
    const [value] = env.host.realize([e.node]);
    return (denseData(value!) as BigInt64Array).every((x) => isWithin(BigInt(x), "int32"));
  };
  return elements.every(isShort) ? "int32" : "int64";
}
function* elementsIn(value: Value): Generator<Value> {
  if (value.kind === "tensor" || isAnyNumber(value)) yield value;
  else if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) yield* elementsIn(item);
}

/** NumPy makes arrays of lists before it looks at dtypes: numbers in them have that of their kind, and give way to nobody. */
function numberDType(value: Value): DType | null {
  if (value.kind === "int") return isWithin(value.value, "int64") ? "int64" : "uint64";
  return isAnyNumber(value) ? ofPython[value.kind] : null;
}
/** Those of all numbers in some lists, each once. */
function numbersAmong(lists: readonly Value[]): readonly DType[] {
  const found = new Set<DType>();
  const look = (value: Value): void => {
    if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) look(item);
    else {
      const dtype = numberDType(value);
      if (dtype) found.add(dtype);
    }
  };
  for (const list of lists) look(list);
  return [...found];
}

/** PyTorch's rules hold: its own class calls, with the arrays that its tensors hold. */
export const isTorch = ({ as, env }: CallSite): boolean => as.startsWith("torch.") && env.host.dialect === "python";

/** Tensors without axes count only where they are of a higher kind. */
function torchDType(found: readonly Held[]): DType | null {
  const joined = (of: readonly Held[]): DType | null =>
    of.length === 0 ? null : of.map((h) => h.dtype).reduce(promote);
  const wide = joined(found.filter((h) => h.rank > 0));
  const single = joined(found.filter((h) => h.rank === 0));
  if (!wide || !single) return wide ?? single;
  return heightOf(single) > heightOf(wide) ? promote(wide, single) : wide;
}

/** Numbers without an array take part too, as what gives way. */
function jaxDType(given: ReadonlyMap<string, Arg>, op: Operation, { wide, tell }: JaxRules): DType | null {
  const found: Meeting[] = [];
  for (const [name, arg] of given) {
    const param = op.params[name]!;
    if ((param.kind !== "tensor" && param.kind !== "tensors") || param.apart) continue;
    found.push(...meetingsIn(arg.value));
  }
  const met = meet(found, wide);
  tell(met?.weak ?? false);
  return met?.dtype ?? null;
}

function* meetingsIn(value: Value): Generator<Meeting> {
  if (value.kind === "tensor") yield { dtype: value.node.dtype, weak: value.weak === true };
  else if (isAnyNumber(value)) yield { dtype: ofPython[value.kind], weak: true };
  else if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) yield* meetingsIn(item);
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

interface Held {
  readonly dtype: DType;
  readonly array: boolean;
  readonly rank: number;
}
/** The tensors in a value. */
export function tensorsIn(value: Value, found: Held[] = []): readonly Held[] {
  if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) tensorsIn(item, found);
  else if (value.kind === "tensor") {
    const { array, node } = value;
    found.push({ dtype: node.dtype, array, rank: node.shape.length });
  } else if (value.kind === "variable") found.push({ dtype: value.variable.dtype, array: false, rank: 1 });
  return found;
}
