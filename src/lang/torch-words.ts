/** Words of PyTorch's that its messages have. */

/** Sizes as they stand in its messages. */
export const dims = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

/** An axis that a tensor of so many does not have; it takes one without axes for one with one axis here. */
export function outOfRange(axis: number, rank: number): string {
  const axes = Math.max(1, rank);
  return `Dimension out of range (expected to be in range of [${-axes}, ${axes - 1}], but got ${axis})`;
}

/** Rows of one matrix, or of many, that the other one has not as many rows for. */
export function unmultiplied(step: "mm" | "addmm", left: readonly number[], right: readonly number[]): string {
  const rows = left.slice(0, -1).reduce((n, size) => n * size, 1);
  return `${step}: mat1 and mat2 shapes cannot be multiplied (${rows}x${left.at(-1)} and ${right.slice(-2).join("x")})`;
}

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

/** What C++ calls them, where its messages name them so. */
const plainNames: Readonly<Record<string, string>> = {
  float32: "float",
  float64: "double",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
  int64: "long int",
  int32: "int",
  int16: "short int",
  int8: "signed char",
  uint8: "unsigned char",
  bool: "bool",
  complex64: "c10::complex<float>",
  complex128: "c10::complex<double>",
};
export const plainName = (dtype: string): string => plainNames[dtype] ?? dtype;
