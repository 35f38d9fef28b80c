/**
 * What comes of a call of an operation as values of the language: tensors, arrays that are views, lists and tuples with
 * names, each as the framework has it. Knows no arguments but those that say where the result goes.
 */
import type { Node } from "../graph/node.ts";
import { unstack } from "../ops/joining.ts";
import type { Operation } from "../ops/operation.ts";
import { asCell, writeOut } from "./arrays.ts";
import type { CallSite } from "./call-site.ts";
import { failAt } from "./fail.ts";
import { isUfunc } from "./numpy-names.ts";
import { typeError } from "./python-says.ts";
import { type Arg, listOf, type TensorValue, tensorOf, tupleOf, type Value } from "./value.ts";
import { givesViews, viewsBy } from "./views.ts";

/** What kind of values come of a call, and those that are views of what came in. */
export interface Outcome {
  readonly array: boolean;
  /** NumPy's rules hold, or PyTorch's. */
  readonly numpy: boolean;
  readonly torch: boolean;
  readonly views: readonly (TensorValue | null)[] | null;
}

/** The nodes as values, in the arrangement that the framework gives them. */
export function resultOf(
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
  const outs = partsOut(args, op, site);
  const into = (made: TensorValue, i: number) => (outs?.[i] ? intoOut(made, [outs[i]], op, site) : made);
  const results = listOf(result.map((n, i) => views?.[i] ?? into(tensorOf(n, array), i)));
  const inTensorFlow = site.as.startsWith("tf.") ? op.fieldsIn?.tf : undefined;
  const own = numpy ? op.fieldsIn?.np : (inTensorFlow ?? op.fieldsIn?.torch?.[site.as]);
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
  "constant convert_to_tensor zeros ones full empty zeros_like ones_like full_like where squeeze reshape tensordot".split(
    " ",
  ),
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

/** What the results are called together where they are written: `QRResult(Q=…, R=…)`. */
function calledTogether(op: Operation, as: string, numpy: boolean): { readonly called?: string } {
  const called = numpy ? op.together?.np : as.startsWith("tf.") ? op.together?.tf : undefined;
  return called ? { called } : {};
}

/** What NumPy gives as parts of the array that came in, instead of new arrays. */
export function viewsOf(op: Operation, bound: Record<string, unknown>, given: ReadonlyMap<string, Arg>, as: string) {
  if (!givesViews(op, as)) return null;
  const [first] = Object.keys(op.params) as [string];
  const base = given.get(first)?.value;
  // What is repeated is read-only whatever it was made of.
  const isRepeated = op.name === "broadcast_to" && as.startsWith("np.") && isNode(bound[first]);
  if (isRepeated && !(base?.kind === "tensor" && base.array && base.node.shape.length > 0))
    return viewsBy(op, bound, tensorOf(bound[first] as Node, true), as);
  if (base?.kind !== "tensor" || !base.array) return null;
  // Nobody sees or changes a number through an array that was made of it.
  const isNumber = base.node.shape.length === 0 && !base.cell && !as.startsWith("torch.");
  return isNumber ? null : viewsBy(op, bound, base, as);
}

const isNode = (value: unknown): boolean => typeof value === "object" && value !== null && "step" in value;

/** What several results are written to, each as the argument of its own; null where nothing is said. */
function partsOut(args: readonly Arg[], op: Operation, { as }: CallSite): readonly Arg[] | null {
  const out = args.find((a) => a.name === "out");
  if (!out || Object.hasOwn(op.params, "out")) return null;
  if (isUfunc(as) && out.value.kind !== "tuple" && out.value.kind !== "none")
    throw failAt("tensor/immutable", {}, out.span, "out", { exception: typeError("'out' must be a tuple of arrays") });
  if (out.value.kind !== "tuple") return null;
  return out.value.items.map((value) => ({ ...out, value }));
}

/** `out=array` takes what was computed. @throws tensor/immutable for what cannot be written to */
function intoOut(made: TensorValue, args: readonly Arg[], op: Operation, { env, span, as }: CallSite): TensorValue {
  const out = args.find((a) => a.name === "out");
  if (!out || Object.hasOwn(op.params, "out")) return made;
  const into = out.value.kind === "tuple" && out.value.items.length === 1 ? out.value.items[0]! : out.value;
  if (into.kind === "none") return made;
  if (env.host.dialect !== "python" || into.kind !== "tensor" || !into.array)
    throw failAt("tensor/immutable", {}, out.span, "out", {
      ...(isUfunc(as) ? { exception: typeError("return arrays must be of ArrayType") } : {}),
    });
  writeOut(into, made, op, span, env);
  return into;
}

/** NumPy says where something holds by one array for each axis. */
const isPlaces = (op: Operation, as: string): boolean =>
  op.name === "nonzero" || (op.name === "argwhere" && as.endsWith("where") && !as.endsWith("argwhere"));
function placesIn(places: Node): Value {
  const columns = unstack({ x: places, axis: 1 }) as unknown as readonly Node[];
  return tupleOf(columns.map((n) => tensorOf(n, true)));
}
