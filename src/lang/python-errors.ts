/**
 * What an error is in Python: the name of the exception that Python, NumPy or TensorFlow raise for it, and their text,
 * for programs that take it with `except … as e` and print it. Errors that say it themselves come through as they are.
 */
import type { Diagnostic, PythonException } from "../core/errors.ts";
import { noLoop, notSpread, numpyShape, openShape } from "./python-says.ts";
import { torchSays } from "./torch-errors.ts";

/** TensorFlow's kernels by our operations, where the names differ by more than their spelling. */
const kernels: Readonly<Record<string, string>> = {
  add: "AddV2",
  subtract: "Sub",
  multiply: "Mul",
  divide: "RealDiv",
  floordiv: "FloorDiv",
  mod: "FloorMod",
  negative: "Neg",
  matmul: "MatMul",
  transpose: "Transpose",
  argmax: "ArgMax",
  argmin: "ArgMin",
  sum: "Sum",
  mean: "Mean",
  max: "Max",
  min: "Min",
  prod: "Prod",
  concat: "ConcatV2",
  stack: "Pack",
  gather: "GatherV2",
  inv: "MatrixInverse",
  det: "MatrixDeterminant",
  solve: "MatrixSolve",
  squared_difference: "SquaredDifference",
  floormod: "FloorMod",
  where: "SelectV2",
  zeros: "Fill",
  ones: "Fill",
  fill: "Fill",
  full: "Fill",
  eye: "Fill",
};
const kernelOf = (operation: string): string =>
  Object.hasOwn(kernels, operation)
    ? kernels[operation]!
    : operation
        .split("_")
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join("");

/** Dtypes as TensorFlow's kernels call them. */
const kernelTypes: Readonly<Record<string, string>> = { float32: "float", float64: "double", float16: "half" };
const kernelType = (dtype: string): string => kernelTypes[dtype] ?? dtype;

const dims = (shape: readonly number[]): string => `[${shape.join(",")}]`;

/** What a kernel of TensorFlow says, with the place where it says that it ran. */
export const kernelSays = (wrapped: string, op: string, text: string, name: string | null = ""): PythonException => [
  "InvalidArgumentError",
  `{{function_node __wrapped__${wrapped}_device_/job:localhost/replica:0/task:0/device:CPU:0}} ${text} [Op:${op}]${
    name === null ? "" : ` name: ${name}`
  }`,
];

/** What TensorFlow says of the factor at place `low`, which has too few axes. */
export function noMatrix(low: number, rank: number, many: boolean, isWhole: boolean): PythonException {
  const kernel = many ? "BatchMatMulV2" : "MatMul";
  if (isWhole && !many) return kernelSays(kernel, kernel, `In[0] and In[1] ndims must be == 2: ${rank}`);
  return kernelSays(`__Mkl${kernel}`, kernel, `In[${low}] ndims must be >= 2${many ? `: ${rank}` : ""}`);
}

export function pythonException(d: Diagnostic): PythonException {
  if (d.operation?.startsWith("torch.")) return torchSays(d);
  const numpy = d.operation?.startsWith("np.") ?? false;
  const linear = numpy ? linearSays(d) : undefined;
  if (linear) return ["LinAlgError", linear];
  if (d.exception) return d.exception;
  const onDisk = d.code === "io/missing" && systemErrors[String(d.facts?.reason)];
  if (onDisk) return [onDisk[0], `[Errno ${onDisk[1]}] ${onDisk[2]}: '${String(d.facts?.path).replaceAll("`", "")}'`];
  const known = numpy ? fromNumpy(d) : fromTensorFlow(d);
  const type = exceptionTypes[d.code] ?? typeByGroup(d.code);
  // TensorFlow's own kinds of errors are none of NumPy's.
  return known ?? [numpy && type === "InvalidArgumentError" ? numpyType(d.code) : type, d.message];
}

/** What Python raises for what the system refuses, by our reasons. */
const systemErrors: Readonly<Record<string, readonly [name: string, number: number, text: string]>> = {
  "no such file": ["FileNotFoundError", 2, "No such file or directory"],
  "no such folder": ["FileNotFoundError", 2, "No such file or directory"],
  "no permission": ["PermissionError", 13, "Permission denied"],
  "it is a folder": ["IsADirectoryError", 21, "Is a directory"],
  "part of the path is no folder": ["NotADirectoryError", 20, "Not a directory"],
};

function fromTensorFlow(d: Diagnostic): PythonException | undefined {
  const facts = d.facts ?? {};
  const op = kernelOf(d.operation ?? "");
  const [a = [], b = []] = d.shapes ?? [];
  switch (d.code) {
    case "shape/broadcast":
      return kernelSays(op, op, `Incompatible shapes: ${dims(a)} vs. ${dims(b)}`);
    case "shape/matmul":
      return kernelSays("__MklMatMul", "MatMul", `Matrix size-incompatible: In[0]: ${dims(a)}, In[1]: ${dims(b)}`);
    case "shape/reshape":
      return reshapeSays(Number(facts.size), b);
    case "shape/expand":
      return kernelSays("BroadcastTo", "BroadcastTo", `Incompatible shapes: ${dims(a)} vs. ${dims(b)}`, null);
    case "shape/negative":
      return kernelSays("Fill", "Fill", `Dimension ${facts.size} must be >= 0`);
    case "shape/ragged":
      return facts.left === "a single number" && !d.operation?.includes("stack")
        ? ["ValueError", "Can't convert Python sequence with mixed types to Tensor."]
        : ["ValueError", "Can't convert non-rectangular Python sequence to Tensor."];
    case "type/tensor":
      return d.operation === "constant" && String(facts.what).startsWith("the string")
        ? ["ValueError", "Can't convert Python sequence with mixed types to Tensor."]
        : undefined;
    case "call/kind":
      return facts.wanted === "a tensor" && facts.found === "None"
        ? ["ValueError", "Attempt to convert a value (None) with an unsupported type (<class 'NoneType'>) to a Tensor."]
        : undefined;
    case "value/domain":
      return d.operation === "band_part"
        ? kernelSays("MatrixBandPart", "MatrixBandPart", String(facts.detail), null)
        : undefined;
    case "dtype/mixing":
      return mixingSays(d.operation ?? "", op, String(facts.left), String(facts.right));
    case "value/division":
      return d.operation ? kernelSays(op, op, "Integer division by zero") : ["ZeroDivisionError", "division by zero"];
    case "index/range":
      return indexSays(d, op);
    case "index/count":
      return kernelSays(
        "StridedSlice",
        "StridedSlice",
        `Index out of range using input dim ${facts.rank}; input has only ${facts.rank} dims`,
        "strided_slice/",
      );
    case "index/step":
      return kernelSays("StridedSlice", "StridedSlice", "strides[0] must be non-zero", "strided_slice/");
    case "axis/range":
      return axisSays(d, op);
    case "shape/concat":
      return concatSays(d);
    case "shape/stack": {
      const [first = [], other = []] = [d.shapes?.[0], d.shapes?.[Number(facts.part)]];
      const text = `Shapes of all inputs must match: values[0].shape = ${dims(first)} != values[${facts.part}].shape = ${dims(other)}`;
      return kernelSays(`Pack_N_${d.shapes?.length}`, "Pack", text, "stack");
    }
    case "shape/squeeze":
      return kernelSays(
        "Squeeze",
        "Squeeze",
        `Can not squeeze dim[${facts.axis}], expected a dimension of 1, got ${facts.size}`,
      );
    case "shape/split":
      return d.shapes || !/multiple of/.test(String(facts.detail)) ? undefined : splitSays(facts);
    case "value/scalar":
      return ["TypeError", "only 0-dimensional arrays can be converted to Python scalars"];
    case "value/truth":
      return [
        "ValueError",
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
      ];
    case "tensor/immutable":
      return ["TypeError", "'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment"];
    case "type/iterate":
      return / tensor of shape \(\)$/.test(String(facts.what))
        ? ["TypeError", "Cannot iterate over a scalar tensor."]
        : undefined;
    case "dtype/fraction":
      return ["TypeError", `Cannot convert ${facts.value ?? "a float"} to EagerTensor of dtype ${facts.dtype}`];
    case "trace/variable":
      return [
        "ValueError",
        "tf.function only supports singleton tf.Variables created on the first call. Make sure the tf.Variable is only created once or created outside tf.function. See https://www.tensorflow.org/guide/function#creating_tfvariables for more information.",
      ];
    case "tape/used":
      return [
        "RuntimeError",
        "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)",
      ];
    case "name/unknown":
      return ["NameError", `name '${facts.name}' is not defined`];
    case "value/key":
      return ["KeyError", String(facts.key)];
    default:
      return undefined;
  }
}

/** Kernels that TensorFlow gives a name where they are called. */
const names: Readonly<Record<string, string>> = { ConcatV2: "concat", Pack: "stack", Split: "split" };

function reshapeSays(size: number, asked: readonly number[]): PythonException {
  const free = asked.flatMap((n, i) => (n === -1 ? [i] : []));
  const known = asked.reduce((n, s) => (s === -1 ? n : n * s), 1);
  const values = `Input to reshape is a tensor with ${size} values, but the requested shape`;
  if (free.length > 1)
    return kernelSays("Reshape", "Reshape", `Only one input size may be -1, not both ${free[0]} and ${free[1]}`, null);
  const wants = free.length === 1 ? `requires a multiple of ${known}` : `has ${known}`;
  return kernelSays("Reshape", "Reshape", `${values} ${wants}`, null);
}

function mixingSays(operation: string, op: string, left: string, right: string): PythonException {
  if (operation === "divide")
    return ["TypeError", `\`x\` and \`y\` must have the same dtype, got tf.${left} != tf.${right}.`];
  const found = `expected to be a ${kernelType(left)} tensor but is a ${kernelType(right)} tensor`;
  return [
    "InvalidArgumentError",
    `cannot compute ${op} as input #1(zero-based) was ${found} [Op:${op}] name: ${names[op] ?? ""}`,
  ];
}

/** The part that does not go with the first, their shapes, and the axis on which these differ. */
function unlikeParts({ facts, shapes }: Diagnostic) {
  const { part, axis } = facts ?? {};
  const [first = [], other = []] = [shapes?.[0], shapes?.[Number(part)]];
  return { part, first, other, wrong: first.findIndex((size, a) => a !== Number(axis) && size !== other[a]) };
}

function concatSays(d: Diagnostic): PythonException {
  const { part, first, other, wrong } = unlikeParts(d);
  const text =
    first.length === other.length
      ? `ConcatOp : Dimension ${wrong} in both shapes must be equal: shape[0] = ${dims(first)} vs. shape[${part}] = ${dims(other)}`
      : `ConcatOp : Ranks of all input tensors should match: shape[0] = ${dims(first)} vs. shape[${part}] = ${dims(other)}`;
  return kernelSays(`ConcatV2_N_${d.shapes?.length}`, "ConcatV2", text, "concat");
}

function numpyConcatSays(d: Diagnostic): string {
  const { part, first, other, wrong } = unlikeParts(d);
  if (first.length !== other.length)
    return `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.length} dimension(s) and the array at index ${part} has ${other.length} dimension(s)`;
  return `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${wrong}, the array at index 0 has size ${first[wrong]} and the array at index ${part} has size ${other[wrong]}`;
}

function splitSays({ axis, size, detail }: NonNullable<Diagnostic["facts"]>): PythonException {
  const count = /multiple of (\d+)/.exec(String(detail))?.[1];
  const text = `Number of ways to split should evenly divide the split dimension, but got split_dim ${axis} (size = ${size}) and num_split ${count}`;
  return kernelSays(`Split_num_split_${count}`, "Split", text, "split");
}

function indexSays(d: Diagnostic, op: string): PythonException {
  const { index, axis, size } = d.facts ?? {};
  if (op === "GatherV2" || op === "")
    return kernelSays("GatherV2", "GatherV2", `indices[0] = ${index} is not in [0, ${size})`, null);
  // TensorFlow counts from the front when it says what was out of bounds.
  const shown = Number(index) < 0 ? Number(index) + Number(size) : index;
  const text = `slice index ${shown} of dimension ${axis} out of bounds.`;
  return kernelSays("StridedSlice", "StridedSlice", text, "strided_slice/");
}

function axisSays(d: Diagnostic, op: string): PythonException | undefined {
  const { axis } = d.facts ?? {};
  const rank = d.rank;
  if (rank === undefined) return undefined;
  if (op === "ExpandDims")
    return kernelSays(op, op, `Tried to expand dim index ${axis} for tensor with ${rank - 1} dimensions.`);
  if (op === "ArgMax" || op === "ArgMin")
    return kernelSays(op, op, `Expected dimension in the range [-${rank}, ${rank}), but got ${axis}`);
  if (["Sum", "Mean", "Max", "Min", "Prod", "All", "Any"].includes(op))
    return kernelSays(op, op, `Invalid reduction dimension (${axis} for input with ${rank} dimension(s)`);
  return undefined;
}

/** What numpy.linalg says of matrices that it cannot take. */
function linearSays({ code, facts, shapes }: Diagnostic): string | undefined {
  if (code === "shape/square") {
    const rank = shapes?.[0]?.length;
    if (rank === undefined || rank > 1) return "Last 2 dimensions of the array must be square";
    return `${rank}-dimensional array given. Array must be at least two-dimensional`;
  }
  const detail = code === "value/domain" ? String(facts?.detail) : "";
  if (detail.startsWith("the matrix is singular")) return "Singular matrix";
  if (detail.startsWith("the matrix is not positive definite")) return "Matrix is not positive definite";
  return detail.startsWith("the matrix has no eigenvalues") ? "Array must not contain infs or NaNs" : undefined;
}

function fromNumpy(d: Diagnostic): PythonException | undefined {
  const facts = d.facts ?? {};
  const [a = [], b = []] = d.shapes ?? [];
  switch (d.code) {
    case "shape/broadcast":
      if (d.among === "indices")
        return [
          "IndexError",
          `shape mismatch: indexing arrays could not be broadcast together with shapes ${(d.shapes ?? []).map(numpyShape).join(" ")} `,
        ];
      return ["ValueError", `operands could not be broadcast together with shapes ${numpyShape(a)} ${numpyShape(b)} `];
    case "shape/matmul":
      return d.operation === "np.dot"
        ? [
            "ValueError",
            `shapes ${numpyShape(a)} and ${numpyShape(b)} not aligned: ${facts.left} (dim ${a.length - 1}) != ${facts.right} (dim ${Math.max(0, b.length - 2)})`,
          ]
        : [
            "ValueError",
            `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${facts.right} is different from ${facts.left})`,
          ];
    case "shape/reshape":
      return b.filter((size) => size === -1).length > 1
        ? ["ValueError", "can only specify one unknown dimension"]
        : ["ValueError", `cannot reshape array of size ${facts.size} into shape ${openShape(b)}`];
    case "shape/expand":
      return d.operation === "np.broadcast_to"
        ? [
            "ValueError",
            `operands could not be broadcast together with remapped shapes [original->remapped]: ${numpyShape(a)}  and requested shape ${numpyShape(b)}`,
          ]
        : notSpread(a, b);
    case "shape/ragged": {
      const common = JSON.parse(String(facts.common ?? "[]")) as number[];
      const detected = `(${common.join(", ")}${common.length === 1 ? "," : ""})`;
      return [
        "ValueError",
        `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${common.length} dimensions. The detected shape was ${detected} + inhomogeneous part.`,
      ];
    }
    case "value/domain":
      if (d.operation === "np.argmax" || d.operation === "np.argmin")
        return ["ValueError", `attempt to get ${d.operation.slice("np.".length)} of an empty sequence`];
      return d.operation === "np.pow"
        ? ["ValueError", "Integers to negative integer powers are not allowed."]
        : undefined;
    case "shape/split":
      return ["ValueError", "array split does not result in an equal division"];
    case "shape/squeeze":
      return ["ValueError", "cannot select an axis to squeeze out which has size not equal to one"];
    case "shape/negative":
      return ["ValueError", "negative dimensions are not allowed"];
    case "shape/permute": {
      const order = String(facts.perm).match(/\d+/g) ?? [];
      const fits = order.length === Number(facts.last) + 1;
      return ["ValueError", fits ? "repeated axis in transpose" : "axes don't match array"];
    }
    case "value/fit":
      return [
        "OverflowError",
        isLong(BigInt(facts.value as bigint))
          ? tooLong
          : `Python integer ${facts.value} out of bounds for ${facts.dtype}`,
      ];
    case "limit/memory":
      return ["MemoryError", `Unable to allocate ${facts.needs} for an array with shape ${facts.shape}`];
    case "dtype/complex":
    case "dtype/kind":
      return noLoop(d.operation!.slice("np.".length));
    case "shape/stack":
      return ["ValueError", "all input arrays must have the same shape"];
    case "shape/concat":
      return ["ValueError", numpyConcatSays(d)];
    case "index/kind":
      return d.operation === "np.getitem" || d.operation === "np.setitem"
        ? [
            "IndexError",
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices",
          ]
        : undefined;
    case "index/mask":
      return d.operation === "np.getitem" || d.operation === "np.setitem"
        ? [
            "IndexError",
            `boolean index did not match indexed array along axis ${facts.axis}; size of axis is ${facts.wanted} but size of corresponding boolean axis is ${facts.size}`,
          ]
        : undefined;
    case "index/range":
      return ["IndexError", `index ${facts.index} is out of bounds for axis ${facts.axis} with size ${facts.size}`];
    case "index/count":
      return [
        "IndexError",
        `too many indices for array: array is ${facts.rank}-dimensional, but ${facts.count} were indexed`,
      ];
    case "axis/range":
      return d.rank === undefined
        ? undefined
        : ["AxisError", `axis ${facts.axis} is out of bounds for array of dimension ${d.rank}`];
    default:
      return undefined;
  }
}

/** What kind of exception stands for a code whose text is ours. */
const exceptionTypes: Readonly<Record<string, string>> = {
  "name/unknown": "NameError",
  "name/unset": "UnboundLocalError",
  "name/attribute": "AttributeError",
  "name/module": "AttributeError",
  "name/elsewhere": "AttributeError",
  "type/attribute": "AttributeError",
  "type/unpack": "ValueError",
  "type/format": "ValueError",
  "value/key": "KeyError",
  "value/division": "ZeroDivisionError",
  "index/range": "IndexError",
  "index/kind": "TypeError",
  "assign/shape": "ValueError",
  "tensor/immutable": "TypeError",
  "call/kind": "TypeError",
  "limit/depth": "RecursionError",
  "limit/memory": "ResourceExhaustedError",
  "assert/failed": "AssertionError",
  "io/missing": "FileNotFoundError",
};

function typeByGroup(code: string): string {
  const group = code.slice(0, code.indexOf("/"));
  switch (group) {
    case "syntax":
      return "SyntaxError";
    case "shape":
    case "axis":
    case "index":
    case "dtype":
      return "InvalidArgumentError";
    case "call":
    case "type":
    case "grad":
      return "TypeError";
    case "value":
    case "assign":
    case "random":
      return "ValueError";
    default:
      return "RuntimeError";
  }
}

const numpyType = (code: string): string =>
  code.startsWith("dtype/") ? "TypeError" : code.startsWith("index/") ? "IndexError" : "ValueError";

/** NumPy takes Python's integers as its longest first. */
const isLong = (x: bigint): boolean => BigInt.asIntN(64, x) !== x;
const tooLong = "Python int too large to convert to C long";
