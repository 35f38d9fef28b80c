/**
 * Arguments that are what their parameters want already: real tensors of one dtype of floats, axes and flags as they were
 * written. Most calls in a loop are of this kind, and nothing about them has to be decided; all others go the long way of
 * `bind.ts`, to the same result.
 */
import { type DType, dataFrom } from "../core/dtype.ts";
import type { Param } from "../core/params.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { readVariable } from "../graph/variable.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import type { Arg, Value } from "./value.ts";

/** What is known of an operation's parameters under one name, whatever it is called with. */
interface Form {
  readonly names: readonly string[];
  readonly params: readonly Param[];
  /** Places of the parameters by all their names. */
  readonly places: ReadonlyMap<string, number>;
  /** What they are that are not given; undefined for those that must be. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Framework and dialect have a say in no more than the dtype of the floats and the defaults. */
  readonly plain: boolean;
}

type Forms = WeakMap<Operation, Map<string, Form>>;
const forms: Forms = new WeakMap();
const ofArrays: Forms = new WeakMap();

/** The parameters of an operation that is called by that name; `numpy`: where the rules of arrays hold. */
export function formOf(op: Operation, as: string, numpy: boolean): Form {
  const all = numpy ? ofArrays : forms;
  let known = all.get(op);
  if (known === undefined) {
    known = new Map();
    all.set(op, known);
  }
  let form = known.get(as);
  if (form === undefined) {
    form = describeForm(op, as, numpy);
    known.set(as, form);
  }
  return form;
}

/** Those whose numbers are not of the dtype of the tensors beside them, or that are others by what they are given. */
const special = "equal not_equal constant linspace nonzero argwhere append searchsorted polyval".split(" ");
const isPlain = (op: Operation): boolean =>
  !special.includes(op.name) && Object.values(op.params).length < 31 && Object.values(op.params).every((p) => !p.rest);

function describeForm(op: Operation, as: string, numpy: boolean): Form {
  const names = Object.keys(op.params);
  const params = names.map((n) => op.params[n]!);
  const places = new Map<string, number>();
  for (const [i, name] of names.entries()) places.set(name, i);
  for (const [i, p] of params.entries())
    for (const also of p.also?.split(" ") ?? []) if (!places.has(also)) places.set(also, i);
  return { names, params, places, defaults: defaultsOf(op, as, numpy), plain: isPlain(op) };
}

function defaultsOf(op: Operation, as: string, numpy: boolean): Readonly<Record<string, unknown>> {
  const variant = op.variants?.[numpy && !as.includes(".") ? `np.${as}` : as];
  const defaultOf = (name: string, param: Param): unknown => {
    if (variant && name in variant) return variant[name];
    // NumPy adds up and multiplies small integers in its own, which has 64 bits.
    const counts = numpy || as.startsWith("np.");
    return counts && name === "widen" && param.default === "int32" ? "int64" : param.default;
  };
  return Object.fromEntries(Object.entries(op.params).map(([name, param]) => [name, defaultOf(name, param)]));
}

/** Complete arguments for the operation; null where something has to be decided. `numpy`: the rules of arrays hold. */
export function readyArguments(
  op: Operation,
  args: readonly Arg[],
  { as }: CallSite,
  numpy: boolean,
): Record<string, unknown> | null {
  if (isOther(op, args)) return null;
  const dtype = dtypeAmong(args, numpy && as.startsWith("np."));
  if (dtype !== "float32" && dtype !== "float64") return null;
  return filledForm(formOf(op, as, numpy), args, (param, value) => {
    if (value.kind === "float" && param.kind === "tensor")
      return takesFloats(param) ? floatNode(value.value, dtype) : undefined;
    const found = readyFor(param, value);
    return typeof found === "object" && "dtype" in found && found.dtype !== dtype ? undefined : found;
  });
}

/** The dtype of the first tensor among the arguments; where there is none, NumPy's functions take numbers as float64. */
function dtypeAmong(args: readonly Arg[], wide: boolean): DType | null {
  let dtype: DType | null = null;
  for (const { value } of args) {
    if (value.kind === "tensor") return value.node.dtype;
    if (value.kind === "variable") return value.variable.dtype;
    if (wide && value.kind === "float") dtype = "float64";
  }
  return dtype;
}
/** A number that stands beside tensors of floats takes their dtype. */
const takesFloats = (param: Param): boolean => !param.apart && isPlainTensor(param);
const floatNode = (value: number, dtype: DType): Node => sourceOf(stored(dtype, [], dataFrom(dtype, [value])));

/** The arguments in the places of the parameters, each as `read` makes it; null where it makes nothing of one. */
export function filledForm(
  form: Form,
  args: readonly Arg[],
  read: (param: Param, value: Value, otherwise: unknown) => unknown,
): Record<string, unknown> | null {
  if (!form.plain) return null;
  const bound: Record<string, unknown> = { ...form.defaults };
  let given = 0;
  let next = 0;
  for (const { name, value } of args) {
    const place = name === null ? next++ : form.places.get(name);
    if (place === undefined || place >= form.params.length || (given >> place) & 1) return null;
    given |= 1 << place;
    const param = form.names[place]!;
    const found = read(form.params[place]!, value, form.defaults[param]);
    if (found === undefined) return null;
    bound[param] = found;
  }
  for (const name of form.names) if (bound[name] === undefined) return null;
  return bound;
}

/** Another operation may be meant. */
export const isOther = (op: Operation, args: readonly Arg[]): boolean =>
  (op.alone !== undefined && args.length === 1) || op.paired !== undefined;

const isPlainTensor = (param: Param): boolean =>
  param.takes === undefined && param.like === undefined && param.want !== "int";

/** undefined where there is more to it. */
export function readyFor(param: Param, value: Value): Node | number | boolean | readonly number[] | undefined {
  switch (param.kind) {
    case "tensor": {
      if (!isPlainTensor(param)) return undefined;
      const node =
        value.kind === "tensor" ? value.node : value.kind === "variable" ? readVariable(value.variable) : null;
      return node && (node.dtype === "float32" || node.dtype === "float64") ? node : undefined;
    }
    case "axis":
    case "int":
      return value.kind === "int" ? Number(value.value) : undefined;
    case "axes":
      return value.kind === "int" ? [Number(value.value)] : undefined;
    case "bool":
      return value.kind === "bool" ? value.value : undefined;
    default:
      return undefined;
  }
}
