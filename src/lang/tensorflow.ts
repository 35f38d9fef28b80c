/**
 * Where TensorFlow is stricter than tensh, or means something else: what its kernels take, what its divisions and means
 * of integers give, how two tensors are equal. These rules hold in a script of Python's, where no NumPy array leads.
 */
import { bytesOf, type DType, isInteger } from "../core/dtype.ts";
import { type OpError, type PythonException, refuse } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { divide } from "../ops/arithmetic.ts";
import { stopGradient } from "../ops/create.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import { floor } from "../ops/transcendental.ts";

/** What a kernel that takes no integers says of itself: its dtypes, and its signature. */
const real = "bfloat16, half, float, double";
const halves = "half, bfloat16, float, double";
const complex = `${real}, complex64, complex128`;
const kernels: Readonly<Record<string, readonly [dtypes: string, input: string, output: string, kernel?: string]>> = {
  ...Object.fromEntries(
    "sqrt exp log sin cos tan tanh sigmoid log1p expm1 rsqrt sinh cosh asin acos atan asinh acosh atanh"
      .split(" ")
      .map((name) => [name, [complex, "x", "y"] as const]),
  ),
  ...Object.fromEntries("erf erfc floor ceil".split(" ").map((name) => [name, [real, "x", "y"] as const])),
  lgamma: [real, "x", "y"],
  digamma: [real, "x", "y"],
  softmax: [halves, "logits", "softmax"],
  log_softmax: [halves, "logits", "logsoftmax", "LogSoftmax"],
  softplus: [halves, "features", "activations"],
  softsign: [halves, "features", "activations"],
  elu: [halves, "features", "activations"],
  selu: [halves, "features", "activations"],
  l2_loss: [halves, "t", "output", "L2Loss"],
  norm: [complex, "x", "y", "Sqrt"],
};

const kernelName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The kernel's refusal of integers; undefined where TensorFlow takes them. */
function refusedIntegers(op: Operation, dtype: DType): PythonException | undefined {
  if (op.name === "std" || op.name === "variance")
    return ["TypeError", `Input must be either real or complex. Received integer type <dtype: '${dtype}'>.`];
  const known = Object.hasOwn(kernels, op.name) ? kernels[op.name]! : undefined;
  if (!known) return undefined;
  const [dtypes, input, output, kernel = kernelName(op.name)] = known;
  const allowed = dtypes.split(", ").map((d) => `DT_${d.toUpperCase()}`);
  return [
    "InvalidArgumentError",
    `Value for attr 'T' of ${dtype} is not in the list of allowed values: ${dtypes}\n\t; NodeDef: {{node ${kernel}}}; ` +
      `Op<name=${kernel}; signature=${input}:T -> ${output}:T; attr=T:type,allowed=[${allowed.join(", ")}]> ` +
      `[Op:${kernel}] name: `,
  ];
}

/** An integer tensor where an operation wants floats: refused, or in the float that TensorFlow divides it in. */
export function floatFor(op: Operation, param: string, node: Node): Node | null {
  if (op.name === "divide" || op.name === "divide_no_nan")
    return castTo(node, bytesOf(node.dtype) > 2 ? "float64" : "float32");
  const exception = refusedIntegers(op, node.dtype);
  if (!exception) return null;
  throw refuse(
    "dtype/kind",
    { name: op.name, wanted: "floats", dtype: node.dtype },
    { notes: { [param]: { text: node.dtype } }, exception, help: ["tf.cast(x, tf.float32) makes floats of integers"] },
  );
}

/** TensorFlow's floor and ceiling take floats alone, although integers would not change. */
export function checkKernel(op: Operation, param: string, node: Node): void {
  if ((op.name === "floor" || op.name === "ceil") && isInteger(node.dtype)) floatFor(op, param, node);
}

/** TensorFlow rounds the quotient of floats before it takes the floor: 6 // 0.1 is 60, in Python 59. */
export const flooredQuotient = (a: Node, b: Node): Node =>
  floor(divide(stopGradient({ x: a }), stopGradient({ x: b })));
export const dividesInOne = (a: Node, b: Node): boolean =>
  a.dtype === b.dtype && (a.dtype === "float32" || a.dtype === "float64");

/** Tensors whose shapes do not go together are not equal: one answer for the whole. */
export function plainlyUnequal(op: Operation, a: Node, b: Node): Node | null {
  if (op.name !== "equal" && op.name !== "not_equal") return null;
  const rank = Math.max(a.shape.length, b.shape.length);
  const size = (n: Node, i: number): number => n.shape.at(i) ?? 1;
  for (let i = 1; i <= rank; i++) {
    const [m, n] = [size(a, -i), size(b, -i)];
    if (m !== n && m !== 1 && n !== 1) return constant(op.name === "equal" ? 0 : 1, "bool", []);
  }
  return null;
}

/** A number with a point beside a tensor of integers. `leads`: it stands on the left. */
export function pointedLiteral(op: Operation, as: string, text: string, dtype: DType, leads: boolean): OpError {
  const comparison = /^(less|greater)/.test(op.name);
  const exception: PythonException | undefined =
    as.startsWith("tf.") || comparison || leads
      ? ["TypeError", `Cannot convert ${text} to EagerTensor of dtype ${dtype}`]
      : undefined;
  return refuse("dtype/mixing", { left: dtype, right: "float32" }, exception ? { exception } : {});
}
