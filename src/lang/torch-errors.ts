/** What PyTorch raises for an error of its functions, in its words where the shapes say all that they say. */
import type { Diagnostic, PythonException } from "../core/errors.ts";
import { dims, outOfRange, unmultiplied } from "./torch-words.ts";
import type { Value } from "./value.ts";

type Shape = readonly number[];

/** The exception for errors of a group whose words are ours. */
const kinds: Readonly<Record<string, string>> = { call: "TypeError", type: "TypeError", index: "IndexError" };

const ofNoDimension =
  "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number";

export function torchSays(d: Diagnostic): PythonException {
  const facts = d.facts ?? {};
  const [a = [], b = []] = d.shapes ?? [];
  switch (d.code) {
    case "value/fit":
      return ["RuntimeError", `value cannot be converted to type ${facts.dtype} without overflow`];
    case "shape/broadcast":
      if (d.among === "indices") {
        const shapes = (d.shapes ?? []).map(dims).join(", ");
        return ["IndexError", `shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes}`];
      }
      return ["RuntimeError", meeting(a, b)];
    case "shape/matmul":
      return ["RuntimeError", product(a, b, d.operation ?? "")];
    case "shape/reshape":
      if (b.filter((n) => n === -1).length > 1) return ["RuntimeError", "only one dimension can be inferred"];
      return ["RuntimeError", `shape '${dims(b)}' is invalid for input of size ${facts.size}`];
    case "shape/expand":
      return ["RuntimeError", expansion(a, b)];
    case "axis/range":
      return ["IndexError", outOfRange(Number(facts.axis), d.rank ?? 1)];
    case "index/range":
      if (d.operation?.endsWith(".embedding")) return ["IndexError", "index out of range in self"];
      return [
        "IndexError",
        `index ${facts.index} is out of bounds for dimension ${facts.axis} with size ${facts.size}`,
      ];
    case "index/count":
      if (facts.count === 1 && facts.rank === 0) return ["IndexError", ofNoDimension];
      return ["IndexError", `too many indices for tensor of dimension ${facts.rank}`];
    case "shape/concat":
      return ["RuntimeError", joining(d)];
    case "shape/stack": {
      const other = d.shapes?.[Number(facts.part)] ?? [];
      const text = `stack expects each tensor to be equal size, but got ${dims(a)} at entry 0 and ${dims(other)} at entry ${facts.part}`;
      return ["RuntimeError", text];
    }
    case "shape/ragged":
      return ["ValueError", d.message];
    case "value/domain": {
      const text = matrixSays(String(facts.detail), facts.at);
      return text ? ["_LinAlgError", text] : ["RuntimeError", d.message];
    }
    default:
      return [kinds[d.code.slice(0, d.code.indexOf("/"))] ?? "RuntimeError", d.message];
  }
}

/** What it says of matrices that cannot be taken apart. `at`: where that shows, counted from 1. */
function matrixSays(detail: string, at: unknown): string | undefined {
  if (detail.startsWith("the matrix is not positive definite")) {
    const minor = at === undefined ? "" : ` (the leading minor of order ${at} is not positive-definite)`;
    return `linalg.cholesky: The factorization could not be completed because the input is not positive-definite${minor}.`;
  }
  if (!detail.startsWith("the matrix is singular")) return undefined;
  return at === undefined
    ? "torch.linalg.solve: The solver failed because the input matrix is singular."
    : `linalg.inv: The diagonal element ${at} is zero, the inversion could not be completed because the input matrix is singular.`;
}

function meeting(a: Shape, b: Shape): string {
  const rank = Math.max(a.length, b.length);
  for (let i = rank - 1; i >= 0; i--) {
    const [p, q] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1];
    if (p !== q && p !== 1 && q !== 1)
      return `The size of tensor a (${p}) must match the size of tensor b (${q}) at non-singleton dimension ${i}`;
  }
  return `shapes ${dims(a)} and ${dims(b)} do not go together`;
}

function product(a: Shape, b: Shape, operation: string): string {
  const step = operation.endsWith("addmm") ? "addmm" : "mm";
  if (a.length === 1 && b.length === 1)
    return `inconsistent tensor size, expected tensor ${dims(a)} and src ${dims(b)} to have the same number of elements, but got ${a[0]} and ${b[0]} elements respectively`;
  if (a.length === 2 && b.length === 1)
    return `size mismatch, got input (${a[0]}), mat (${a.join("x")}), vec (${b[0]})`;
  if (a.length > 2 && b.length > 2)
    return `Expected size for first two dimensions of batch2 tensor to be: [${a.at(-3)}, ${a.at(-1)}] but got: [${b.at(-3)}, ${b.at(-2)}].`;
  return unmultiplied(step, a, b);
}

function expansion(from: Shape, to: Shape): string {
  const at = to.findIndex((n, i) => {
    const own = from[i - to.length + from.length];
    return own !== undefined && own !== 1 && n !== -1 && n !== own;
  });
  const own = from[at - to.length + from.length];
  return `The expanded size of the tensor (${to[at]}) must match the existing size (${own}) at non-singleton dimension ${at}.  Target sizes: ${dims(to)}.  Tensor sizes: ${dims(from)}`;
}

function joining(d: Diagnostic): string {
  const { part, axis } = d.facts ?? {};
  const [first = [], other = []] = [d.shapes?.[0], d.shapes?.[Number(part)]];
  if (first.length !== other.length)
    return `Tensors must have same number of dimensions: got ${first.length} and ${other.length}`;
  const wrong = first.findIndex((size, a) => a !== Number(axis) && size !== other[a]);
  return `Sizes of tensors must match except in dimension ${axis}. Expected size ${first[wrong]} but got size ${other[wrong]} for tensor number ${part} in the list.`;
}

/** Tensors of PyTorch hold no text. */
export const noTextTensor = ({ kind }: Value): PythonException =>
  kind === "string" ? ["TypeError", "new(): invalid data type 'str'"] : ["ValueError", "too many dimensions 'str'"];
