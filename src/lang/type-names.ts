/** What the types of values are called in Python, TensorFlow and NumPy. */
import { type DType, kindOf } from "../core/dtype.ts";
import { isUfunc } from "./numpy-names.ts";
import type { ClassValue, Value } from "./value.ts";

/** The value's type, as Python calls it. */
export function typeNameOf(value: Value): string {
  switch (value.kind) {
    case "none":
      return "NoneType";
    case "ellipsis":
      return "ellipsis";
    case "string":
      return "str";
    case "tensor":
      if (value.array) return value.node.shape.length > 0 || value.cell ? "numpy.ndarray" : `numpy.${value.node.dtype}`;
      return "tensorflow.python.framework.ops.EagerTensor";
    case "variable":
      return value.variable.path === null
        ? "tensorflow.python.ops.resource_variable_ops.ResourceVariable"
        : "keras.src.backend.tensorflow.core.Variable";
    case "shape":
      return "tensorflow.python.framework.tensor_shape.TensorShape";
    case "dtype":
      if (value.numpy === "type") return "type";
      return value.numpy ? `numpy.dtypes.${capital(value.dtype)}DType` : "tensorflow.python.framework.dtypes.DType";
    case "builtin":
      return value.type ? "type" : "builtin_function_or_method";
    case "operation":
      return isUfunc(value.as) ? "numpy.ufunc" : "function";
    case "view":
      return `dict_${value.of}`;
    case "iterator":
      return value.name;
    case "generator":
      return "tensorflow.python.ops.stateful_random_ops.Generator";
    case "stream":
      return value.state.kind === "Generator" ? "numpy.random._generator.Generator" : "numpy.random.mtrand.RandomState";
    case "tape":
      return "tensorflow.python.eager.backprop.GradientTape";
    case "context":
      return value.name;
    case "class":
      return value.meta?.name ?? "type";
    case "set":
      return value.frozen ? "frozenset" : "set";
    case "object":
      return isWrittenInC(value.type) ? `${value.type.module}.${value.type.name}` : value.type.name;
    default:
      return value.kind;
  }
}

/** What CPython calls the type where it says what is wrong with a value: without its module, if it was written in Python. */
export const typeSaid = (value: Value): string =>
  value.kind === "variable" || value.kind === "shape" ? typeNameOf(value).split(".").at(-1)! : typeNameOf(value);

/** Python's classes that are not written in Python are called with their modules. */
const isWrittenInC = ({ module, name }: ClassValue): boolean =>
  module === "decimal" ||
  module === "datetime" ||
  (module === "collections" && /^(deque|OrderedDict|defaultdict)$/.test(name));

/** `Float32`, `UInt8`, `Bool`: as NumPy's classes of dtypes are called. */
const capital = (dtype: string): string =>
  dtype.startsWith("u") ? `UI${dtype.slice(2)}` : dtype[0]!.toUpperCase() + dtype.slice(1);

/** The types above those of NumPy's numbers, from the nearest up. */
export const abstractTypes = [
  "generic",
  "number",
  "integer",
  "signedinteger",
  "unsignedinteger",
  "inexact",
  "floating",
  "complexfloating",
] as const;
export function abstractKinds(dtype: DType): readonly (typeof abstractTypes)[number][] {
  switch (kindOf(dtype)) {
    case "bool":
      return ["generic"];
    case "int":
      return ["signedinteger", "integer", "number", "generic"];
    case "uint":
      return ["unsignedinteger", "integer", "number", "generic"];
    case "float":
      return ["floating", "inexact", "number", "generic"];
    case "complex":
      return ["complexfloating", "inexact", "number", "generic"];
  }
}
