/**
 * What arrays and numbers of NumPy's and tensors of TensorFlow's answer to in a program. tensh's own tensors answer to the
 * names of every framework; a program that asks `hasattr(x, "detach")` wants to know whose tensor it holds.
 * Knows names only. Names with `__` around them are the language's own.
 */
import { type DType, isFloat, isInteger } from "../core/dtype.ts";
import type { Env } from "./env.ts";
import type { Value } from "./value.ts";

const namesIn = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const arrays =
  namesIn(`T all any argmax argmin argpartition argsort astype base byteswap choose clip compress conj conjugate copy
  ctypes cumprod cumsum data device diagonal dot dtype dump dumps fill flags flat flatten getfield imag item itemsize mT max
  mean min nbytes ndim nonzero partition prod put ravel real repeat reshape resize round searchsorted setfield setflags
  shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose var view`);

/** NumPy's arrays have a member of that name. */
export const isOfArrays = (name: string): boolean => arrays.has(name);

const eager =
  namesIn(`backing_device consumers cpu device dtype eval experimental_ref get_shape gpu graph is_packed name ndim
  numpy op ref set_shape shape value_index`);

/** TensorFlow's Variables, and Keras' own. */
const variables =
  namesIn(`SaveSliceInfo aggregation assign assign_add assign_sub batch_scatter_update constraint count_up_to create
  device dtype eval experimental_ref from_proto gather_nd get_shape graph handle initial_value initialized_value initializer
  is_initialized load name ndim numpy op overwrite_with_gradient path read_value read_value_no_copy ref regularizer
  scatter_add scatter_div scatter_max scatter_min scatter_mul scatter_nd_add scatter_nd_max scatter_nd_min scatter_nd_sub
  scatter_nd_update scatter_sub scatter_update set_shape shape sparse_read synchronization to_proto trainable value`);

/** What numbers do not have although arrays do. */
const sized = namesIn("__len__ __iter__ __contains__");

/** What NumPy's numbers have of Python's. */
export function isOfNumbers(name: string, dtype: DType): boolean {
  if (name === "hex") return dtype === "float64";
  if (name === "bit_count") return isInteger(dtype);
  return (
    (name === "is_integer" && (isFloat(dtype) || isInteger(dtype))) || (name === "as_integer_ratio" && isFloat(dtype))
  );
}

/** Whether the framework that the tensor is of has anything of that name; true for all that is no such tensor. */
export function hasName(of: Value, name: string, env: Env): boolean {
  if ((of.kind !== "tensor" && of.kind !== "variable") || env.host.dialect !== "python" || env.source.library)
    return true;
  if (of.kind === "variable") return name.startsWith("_") || variables.has(name);
  const isNumber = of.array && of.node.shape.length === 0 && !of.cell;
  if (name.startsWith("_")) return !(isNumber && sized.has(name));
  if (!of.array) return eager.has(name);
  return arrays.has(name) || (isNumber && isOfNumbers(name, of.node.dtype));
}
