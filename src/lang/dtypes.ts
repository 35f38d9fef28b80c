/** Dtypes as values: `float32`, `tf.float32`, the name of one as a string, Python's own `int`, `float` and `bool`. */
import { type DType, dtypeByCode, dtypeNamed } from "../core/dtype.ts";
import type { Literals } from "./convert.ts";
import type { Value } from "./value.ts";

/** NumPy's short codes: `f2`, `<i4`. */
function dtypeCoded(text: string): DType | undefined {
  const code = text.replace(/^[<=|]/, "");
  return Object.hasOwn(dtypeByCode, code) ? dtypeByCode[code] : undefined;
}

/** The dtype that a value names, or has by its attribute, as JAX's have; undefined if it names none. */
export function dtypeOf(value: Value, literals: Literals): DType | undefined {
  if (value.kind === "dtype") return value.dtype;
  if (value.kind === "string") return dtypeNamed(value.value) ?? dtypeCoded(value.value);
  if (value.kind === "object") {
    const own = value.attributes.get("dtype");
    return own?.kind === "dtype" ? own.dtype : undefined;
  }
  if (value.kind !== "builtin") return undefined;
  if (value.name === "bool") return "bool";
  if (value.name === "int") return literals.int;
  if (value.name === "complex") return "complex128";
  return value.name === "float" ? literals.float : undefined;
}
