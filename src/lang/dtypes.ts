/** Dtypes as values: `float32`, `tf.float32`, the name of one as a string, Python's own `int`, `float` and `bool`. */
import { type DType, dtypeByCode, dtypeNamed } from "../core/dtype.ts";
import type { Literals } from "./convert.ts";
import type { Value } from "./value.ts";

/** NumPy's short codes: `f2`, `<i4`. */
function dtypeCoded(text: string): DType | undefined {
  const code = text.replace(/^[<=|]/, "");
  return Object.hasOwn(dtypeByCode, code) ? dtypeByCode[code] : undefined;
}

/** What Python's own types, and numbers of them, are as wide as. */
export const ofPython = { bool: "bool", int: "int64", float: "float64", complex: "complex128" } as const;
export const dtypeOfPython = (type: string): DType | undefined =>
  Object.hasOwn(ofPython, type) ? ofPython[type as keyof typeof ofPython] : undefined;
/** NumPy's one-letter codes. */
export const charOf: Readonly<Record<DType, string>> = {
  bool: "?",
  int8: "b",
  uint8: "B",
  int16: "h",
  uint16: "H",
  int32: "i",
  uint32: "I",
  int64: "l",
  uint64: "L",
  float16: "e",
  bfloat16: "E",
  float32: "f",
  float64: "d",
  complex64: "F",
  complex128: "D",
};
// NumPy itself has no bfloat16, and reads no letter as one.
const { bfloat16: _, ...numpys } = charOf;

/** Names that NumPy has of its own, or that mean other dtypes there: `d`, `float`. */
const byNumpy: Readonly<Record<string, DType>> = {
  ...ofPython,
  int_: "int64",
  intc: "int32",
  uintc: "uint32",
  longlong: "int64",
  byte: "int8",
  ubyte: "uint8",
  short: "int16",
  ushort: "uint16",
  ...Object.fromEntries(Object.entries(numpys).map(([t, char]) => [char, t as DType])),
  q: "int64",
  Q: "uint64",
  p: "int64",
  P: "uint64",
  uint: "uint64",
};
/** The dtype that a string names: where floats are wide, as NumPy has it. */
export function dtypeSpelled(text: string, wide: boolean): DType | undefined {
  if (!wide) return dtypeNamed(text) ?? dtypeCoded(text);
  // Its codes count bytes, where our short names count bits: `i8` is an int64.
  const numpy = Object.hasOwn(byNumpy, text) ? byNumpy[text] : dtypeCoded(text);
  return numpy ?? (/^(?:bf|[a-z])\d+$/.test(text) ? undefined : dtypeNamed(text));
}

/** The dtype that a value names, or has by its attribute, as JAX's have; undefined if it names none. */
export function dtypeOf(value: Value, literals: Literals): DType | undefined {
  if (value.kind === "dtype") return value.dtype;
  if (value.kind === "string") return dtypeSpelled(value.value, literals.int === "int64");
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
