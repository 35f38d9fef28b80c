/** Words of PyTorch's that its messages have. */

/** What it calls the dtypes of its kernels. */
const kindNames: Readonly<Record<string, string>> = {
  float32: "Float",
  float64: "Double",
  float16: "Half",
  bfloat16: "BFloat16",
  int64: "Long",
  int32: "Int",
  int16: "Short",
  int8: "Char",
  uint8: "Byte",
  bool: "Bool",
  complex64: "ComplexFloat",
  complex128: "ComplexDouble",
};
export const kindName = (dtype: string): string => kindNames[dtype] ?? dtype;
