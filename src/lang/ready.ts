/**
 * Arguments that are what their parameters want already: real tensors of one dtype of floats, axes and flags as they were
 * written. Most calls in a loop are of this kind, and nothing about them has to be decided; all others go the long way of
 * `bind.ts`, to the same result.
 */
import type { Param } from "../core/params.ts";
import type { Node } from "../graph/node.ts";
import { readVariable } from "../graph/variable.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./bind.ts";
import type { Arg, Value } from "./value.ts";

/** What is known of an operation's parameters, whatever it is called with. */
interface Form {
  readonly names: readonly string[];
  readonly params: readonly Param[];
  /** Places of the parameters by all their names. */
  readonly places: ReadonlyMap<string, number>;
  /** Of those that must be given, undefined. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const forms = new WeakMap<Operation, Form | null>();

function formOf(op: Operation): Form | null {
  const known = forms.get(op);
  if (known !== undefined) return known;
  const form = suits(op) ? describeForm(op) : null;
  forms.set(op, form);
  return form;
}

/** Not where framework and dialect have a say beyond the dtype of the floats. */
const suits = (op: Operation): boolean =>
  !["equal", "not_equal", "constant", "linspace", "nonzero", "argwhere"].includes(op.name) &&
  Object.values(op.params).every((p) => !p.rest);

function describeForm(op: Operation): Form {
  const names = Object.keys(op.params);
  const params = names.map((n) => op.params[n]!);
  const places = new Map<string, number>();
  for (const [i, name] of names.entries()) places.set(name, i);
  for (const [i, p] of params.entries())
    for (const also of p.also?.split(" ") ?? []) if (!places.has(also)) places.set(also, i);
  return { names, params, places, defaults: Object.fromEntries(names.map((n, i) => [n, params[i]!.default])) };
}

/** Complete arguments for the operation; null where something has to be decided. `numpy`: the rules of arrays hold. */
export function readyArguments(
  op: Operation,
  args: readonly Arg[],
  { as }: CallSite,
  numpy: boolean,
): Record<string, unknown> | null {
  const form = formOf(op);
  if (form === null || isOther(op, args, as) || (numpy && form.places.has("widen"))) return null;
  const bound: Record<string, unknown> = { ...form.defaults };
  const given = new Set<number>();
  let dtype: string | null = null;
  let next = 0;
  for (const { name, value } of args) {
    const place = name === null ? next++ : form.places.get(name);
    if (place === undefined || place >= form.params.length || given.has(place)) return null;
    given.add(place);
    const found = readyFor(form.params[place]!, value);
    if (found === undefined) return null;
    if (typeof found === "object" && "dtype" in found) {
      if (dtype !== null && found.dtype !== dtype) return null;
      dtype = found.dtype;
    }
    bound[form.names[place]!] = found;
  }
  for (const name of form.names) if (bound[name] === undefined) return null;
  return dtype === null ? null : bound;
}

/** Another operation may be meant, or other defaults hold. */
const isOther = (op: Operation, args: readonly Arg[], as: string): boolean =>
  (op.alone !== undefined && args.length === 1) ||
  op.paired !== undefined ||
  (op.variants !== undefined && (as in op.variants || `np.${as}` in op.variants));

/** undefined where there is more to it. */
function readyFor(param: Param, value: Value): Node | number | boolean | readonly number[] | undefined {
  switch (param.kind) {
    case "tensor": {
      if (param.takes !== undefined || param.like !== undefined || param.want === "int") return undefined;
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
