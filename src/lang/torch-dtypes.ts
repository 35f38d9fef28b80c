/** What PyTorch refuses where tensors of different dtypes meet that our operations would join, in its words. */
import { type DType, isFloat, isInteger } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import { kindName, plainName } from "./torch-words.ts";

/** Tensors by their places among the arguments, or by name; undefined where there is none. */
export type Given = (place: number, name: string) => Node | undefined;
/** The exception and its words; null where nothing is wrong. */
export type Refusal = readonly [kind: string, says: string] | null;
/** What is wrong with the dtypes of what a function is given; `words` is its first argument, where that is a string. */
export type Meeting = (given: Given, words: string | null) => Refusal;

const runtime = (says: string): Refusal => ["RuntimeError", says];

const matrices = (a: DType, b: DType): Refusal =>
  runtime(`expected m1 and m2 to have the same dtype, but got: ${plainName(a)} != ${plainName(b)}`);
const expected = (a: DType, b: DType): Refusal =>
  runtime(`expected scalar type ${kindName(a)} but found ${kindName(b)}`);
const into = (first: string, a: DType, b: DType): Refusal =>
  runtime(`${first} and mat2 must have the same dtype, but got ${kindName(a)} and ${kindName(b)}`);
const byVector = (matrix: DType, vector: DType): Refusal =>
  runtime(
    `addmv input tensors must have the same dtype, but got ${kindName(vector)}, ${kindName(matrix)}, and ${kindName(vector)}`,
  );

/** A product, by the kernel that the ranks choose; sizes that do not meet are the operation's to refuse. */
const product =
  (second: string): Meeting =>
  (given) => {
    const [a, b] = [given(0, "input"), given(1, second)];
    if (!a || !b || a.dtype === b.dtype || a.shape.length === 0 || b.shape.length === 0) return null;
    const [left, right] = [a.shape.length, b.shape.length];
    const vectors = left === 1 && right === 1;
    if (!vectors && a.shape.at(-1) !== b.shape.at(right === 1 ? 0 : -2)) return null;
    if (vectors)
      return runtime(
        `dot : expected both vectors to have same dtype, but found ${kindName(a.dtype)} and ${kindName(b.dtype)}`,
      );
    if (right === 1) return byVector(a.dtype, b.dtype);
    return right === 2 ? matrices(a.dtype, b.dtype) : expected(a.dtype, b.dtype);
  };

const linear: Meeting = (given) => {
  const [x, weight, bias] = [given(0, "input"), given(1, "weight"), given(2, "bias")];
  if (!x || !weight) return null;
  if (x.dtype === weight.dtype)
    return bias && bias.dtype !== weight.dtype ? into("self", bias.dtype, weight.dtype) : null;
  if (bias) return into("mat1", x.dtype, weight.dtype);
  return x.shape.at(-1) === weight.shape.at(-1) ? matrices(x.dtype, weight.dtype) : null;
};

const addedProduct: Meeting = (given) => {
  const [self, a, b] = [given(0, "input"), given(1, "mat1"), given(2, "mat2")];
  if (!self || !a || !b) return null;
  if (a.dtype !== b.dtype) return into("mat1", a.dtype, b.dtype);
  return self.dtype === b.dtype ? null : into("self", self.dtype, b.dtype);
};

const addedByVector: Meeting = (given) => {
  const [matrix, vector] = [given(1, "mat"), given(2, "vec")];
  return matrix && vector && matrix.dtype !== vector.dtype ? byVector(matrix.dtype, vector.dtype) : null;
};

const addedProducts: Meeting = (given) => {
  const [self, a, b] = [given(0, "input"), given(1, "batch1"), given(2, "batch2")];
  if (!self || !a || !b || (self.dtype === a.dtype && a.dtype === b.dtype)) return null;
  const [of, one, two] = [self, a, b].map((n) => plainName(n.dtype));
  return runtime(`Input dtypes must be the same, got: input ${of}, batch1: ${one}, batch2: ${two}`);
};

/** Two tensors of one dtype; `says` tells what is wrong with those found. */
const alike =
  (second: string, says: (a: DType, b: DType) => Refusal): Meeting =>
  (given) => {
    const [a, b] = [given(0, "input"), given(1, second)];
    return a && b && a.dtype !== b.dtype ? says(a.dtype, b.dtype) : null;
  };

/** Operands that are multiplied and summed over a letter meet in a product of matrices; others are joined. */
const einsum: Meeting = (given, words) => {
  const [a, b] = [given(1, ""), given(2, "")];
  if (!a || !b || given(3, "") || a.dtype === b.dtype || words === null) return null;
  const [operands = "", kept = ""] = words.replaceAll(" ", "").split("->");
  const [left = "", right = ""] = operands.split(",");
  const summed = [...left].some((letter) => right.includes(letter) && !kept.includes(letter));
  return summed ? expected(a.dtype, b.dtype) : null;
};

const convolution: Meeting = (given) => {
  const [x, weight, bias] = [given(0, "input"), given(1, "weight"), given(2, "bias")];
  if (!x || !weight) return null;
  if (bias && bias.dtype !== x.dtype)
    return runtime(`Input type (${plainName(x.dtype)}) and bias type (${plainName(bias.dtype)}) should be the same`);
  return x.dtype === weight.dtype ? null : expected(x.dtype, weight.dtype);
};

/** Values that are normalized, and the factors of the result: those of half floats may be float32. */
const normalized =
  (weightAt: number): Meeting =>
  (given) => {
    const [x, weight] = [given(0, "input"), given(weightAt, "weight")];
    if (!x || !weight || x.dtype === weight.dtype || x.dtype === "float16" || x.dtype === "bfloat16") return null;
    return runtime("mixed dtype (CPU): all inputs must share same datatype.");
  };

const attention: Meeting = (given) => {
  const found = [given(0, "query"), given(1, "key"), given(2, "value")];
  const [q, k, v] = found.map((n) => n && plainName(n.dtype));
  if (!q || !k || !v || (q === k && k === v)) return null;
  return runtime(
    `Expected query, key, and value to have the same dtype, but got query.dtype: ${q} key.dtype: ${k} and value.dtype: ${v} instead.`,
  );
};

/** Labels are whole numbers; a target of the scores' shape holds probabilities where `shares` says so. */
const labels =
  (shares: boolean): Meeting =>
  (given) => {
    const [scores, target] = [given(0, "input"), given(1, "target")];
    if (!scores || !target || target.dtype === "int64" || target.dtype === "uint8") return null;
    if (shares && isFloat(target.dtype) && target.shape.length === scores.shape.length) return null;
    return runtime(`expected target dtype to be Long or Byte, but got ${kindName(target.dtype)}`);
  };

const fractions: Meeting = (given) => {
  const [logits, target] = [given(0, "input"), given(1, "target")];
  if (!logits || !target || !(isInteger(target.dtype) || target.dtype === "bool")) return null;
  return runtime(
    `result type ${kindName(logits.dtype)} can't be cast to the desired output type ${kindName(target.dtype)}`,
  );
};

const both = (): Refusal => runtime("both inputs should have same dtype");

export const meetings: Readonly<Record<string, Meeting>> = {
  matmul: product("other"),
  mm: product("mat2"),
  mv: product("vec"),
  dot: product("tensor"),
  vdot: product("other"),
  bmm: product("mat2"),
  addmm: addedProduct,
  addmv: addedByVector,
  baddbmm: addedProducts,
  inner: alike("other", both),
  tensordot: alike("b", both),
  einsum,
  lerp: alike("end", (a, b) => runtime(`expected dtype ${plainName(a)} for \`end\` but got dtype ${plainName(b)}`)),
  cross: alike("other", expected),
  "nn.functional.linear": linear,
  ...Object.fromEntries([1, 2, 3].map((n) => [`nn.functional.conv${n}d`, convolution])),
  "nn.functional.layer_norm": normalized(2),
  "nn.functional.batch_norm": normalized(3),
  "nn.functional.scaled_dot_product_attention": attention,
  "nn.functional.cross_entropy": labels(true),
  "nn.functional.nll_loss": labels(false),
  "nn.functional.binary_cross_entropy": alike("target", (a, b) =>
    runtime(`Found dtype ${kindName(b)} but expected ${kindName(a)}`),
  ),
  "nn.functional.binary_cross_entropy_with_logits": fractions,
};
