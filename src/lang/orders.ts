/**
 * In which order the frameworks take their arguments, where it is not that of our parameters: the names are the
 * framework's own. What begins with `-` changes nothing here; `y=a` is our `a`, whatever else has the name. Knows nothing
 * of what is computed.
 */
import type { UserError } from "../core/errors.ts";
import type { Operation } from "../ops/operation.ts";
import { failAt } from "./fail.ts";
import { isUfunc, numpyName } from "./numpy-names.ts";
import { typeError } from "./python-says.ts";
import { resultsOf } from "./ufunc-facts.ts";
import { type Arg, none, tupleOf } from "./value.ts";

const orders = [
  { names: "np.all np.any", form: "a axis out keepdims" },
  { names: "np.max np.min np.amax np.amin np.ptp np.nanmax np.nanmin", form: "a axis out keepdims initial where" },
  { names: "np.sum np.prod np.nansum np.nanprod", form: "a axis dtype out keepdims initial where" },
  { names: "np.mean np.nanmean", form: "a axis dtype out keepdims" },
  { names: "np.std np.var np.nanstd np.nanvar", form: "a axis dtype out ddof keepdims" },
  { names: "np.median np.nanmedian", form: "a axis out -overwrite_input keepdims" },
  { names: "np.nanpercentile np.nanquantile", form: "a q axis out -overwrite_input method keepdims" },
  { names: "np.cumsum np.cumprod", form: "a axis dtype out" },
  { names: "np.argmax np.argmin np.nanargmax np.nanargmin", form: "a axis out keepdims" },
  { names: "np.trace", form: "a offset axis1 axis2 dtype out" },
  { names: "np.sort np.argsort", form: "a axis kind order" },
  { names: "np.ravel np.flatten np.copy", form: "a order" },
  { names: "np.zeros np.ones np.empty", form: "shape dtype order" },
  { names: "np.eye", form: "N M k dtype order" },
  { names: "np.identity", form: "n dtype" },
  { names: "np.logspace", form: "start stop num endpoint base dtype" },
  { names: "np.cross", form: "a b axisa axisb axisc axis" },
  { names: "np.nan_to_num", form: "x copy nan posinf neginf" },
  { names: "np.linalg.matrix_rank", form: "A tol -hermitian" },
  { names: "np.polyfit", form: "x y deg rcond full w cov" },
  { names: "np.polyint", form: "p m k" },
  { names: "tf.atan2 tf.math.atan2", form: "y=a x=b name" },
  { names: "tf.argmax tf.argmin tf.math.argmax tf.math.argmin", form: "input axis output_type name" },
  { names: "tf.argsort", form: "values axis direction stable name" },
  { names: "tf.sort", form: "values axis direction name" },
  { names: "tf.searchsorted", form: "sorted_sequence values side out_type name" },
  { names: "tf.math.top_k tf.nn.top_k", form: "input k sorted index_type name" },
  { names: "tf.unstack", form: "value -num axis name" },
  { names: "tf.gather", form: "params indices -validate_indices axis batch_dims name" },
  { names: "tf.eye tf.linalg.eye", form: "num_rows num_columns batch_shape dtype name" },
  { names: "tf.linalg.diag", form: "diagonal name k" },
  { names: "tf.linalg.diag_part", form: "input name k" },
  { names: "tf.linalg.qr", form: "input full_matrices name" },
  { names: "tf.linalg.lstsq", form: "matrix rhs l2_regularizer fast name" },
  { names: "tf.linalg.matrix_rank", form: "a tol -validate_args name" },
  { names: "torch.index_select", form: "input dim index" },
  { names: "torch.argsort", form: "input dim descending stable" },
  { names: "torch.linalg.vector_norm", form: "x ord dim keepdim" },
  { names: "torch.linalg.matrix_norm", form: "A ord dim keepdim" },
  { names: "torch.std torch.var", form: "input dim unbiased keepdim" },
  { names: "torch.kaiser_window", form: "window_length periodic beta" },
];

/** The parameters of a framework's function, each with ours where it would be taken for another. */
type Order = readonly (readonly string[])[];
let known: ReadonlyMap<string, Order> | null = null;
function orderOf(as: string): Order | undefined {
  known ??= new Map(
    orders.flatMap(({ names, form }) => {
      const order = form.split(" ").map((word) => word.split("="));
      return names.split(" ").map((name) => [name, order] as const);
    }),
  );
  return known.get(as);
}

/** The same arguments, those that stand where another framework has them with their names. */
export function inOrder(args: readonly Arg[], as: string): readonly Arg[] {
  const words = args.length < 2 ? undefined : orderOf(as);
  if (words === undefined) return args;
  let next = 0;
  return args.flatMap((arg): Arg[] => {
    const named = arg.name === null ? words[next++] : words.find(([w]) => w === arg.name || w === `-${arg.name}`);
    if (named === undefined || (arg.name === null && next === 1)) return [arg];
    const name = named.at(-1)!;
    // None is what an argument is that is left out, but for axes.
    const isDefault = arg.name === null && arg.value.kind === "none" && name !== "axis" && name !== "dim";
    return name.startsWith("-") || isDefault ? [] : [{ ...arg, name }];
  });
}

/** Other functions of NumPy's that have `out` behind their last parameter, and one of which we have more parameters. */
const endWithOut: ReadonlySet<string> = new Set(
  "np.clip np.dot np.round np.around np.outer np.concatenate np.concat np.stack np.isposinf np.isneginf np.fix np.compress".split(
    " ",
  ),
);
const operandsOf = (op: Operation): number => (op.name === "matmul" ? 2 : Object.keys(op.params).length);

/** The same arguments, those behind the operands of a function as what they are: arrays for its results. */
export function withOut(op: Operation, args: readonly Arg[], as: string): readonly Arg[] {
  const taken = args.length < 2 ? 2 : operandsOf(op);
  const more = args[taken];
  if (!more || more.name !== null || !(isUfunc(as) || endWithOut.has(as))) return args;
  const named = args.filter((arg) => arg.name !== null);
  const outs = args.slice(taken).filter((arg) => arg.name === null);
  const most = isUfunc(as) ? resultsOf(numpyName(as.slice(3))) : 1;
  if (outs.length > most) throw tooMany(op, args, taken + most, as);
  if (named.some((arg) => arg.name === "out"))
    throw failAt("call/twice", { name: op.name, param: "out" }, more.span, "", {
      exception: typeError("cannot specify 'out' as both a positional and keyword argument"),
    });
  // Those of several results that are not said are made anew.
  const parts = Array.from({ length: most }, (_, i) => outs[i]?.value ?? none);
  const value = most === 1 ? more.value : tupleOf(parts);
  return [...args.slice(0, taken), { ...more, name: "out", value }, ...named];
}

function tooMany(op: Operation, args: readonly Arg[], most: number, as: string): UserError {
  const count = args.filter((arg) => arg.name === null).length;
  const least = operandsOf(op);
  const exception = typeError(
    `${numpyName(as.slice(3))}() takes from ${least} to ${most} positional arguments but ${count} were given`,
  );
  return failAt("call/extra", { name: op.name, limit: `${most} arguments`, count }, args[most]!.span, "", {
    exception,
  });
}
