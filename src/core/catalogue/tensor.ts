/** Tensors and Variables: shapes, axes, indices, dtypes, and what they may be given. */
import type { Entry } from "./entry.ts";

export const tensorErrors = {
  "shape/broadcast": {
    message: "sizes {left} and {right} do not broadcast on axis {axis}",
    about: "Shapes are aligned from the right; on each axis the sizes must be equal, or one of them 1.",
  },
  "shape/crossed": {
    message: "{a} and {b} broadcast to {out}: every value of one meets every value of the other",
    about:
      "A column (n, 1) and a row (n,) give a table (n, n), which is seldom meant. This is said once; `explain` shows the axes of any expression.",
  },
  "shape/matmul": {
    message: "inner axes differ: {left} ≠ {right}",
    about: "In a @ b the last axis of a and the second-to-last of b are summed over, so they must have one size.",
  },
  "shape/rank": {
    message: "`{name}` needs {wanted}, got shape {shape}",
    about: "The operation is defined for tensors of a certain number of axes.",
  },
  "shape/square": {
    message: "`{name}` needs square matrices, got shape {shape}",
    about: "The last two axes must have one size: determinants, inverses and the like exist for square matrices only.",
  },
  "shape/reshape": {
    message: "{size} values do not fill {to}",
    about:
      "reshape keeps every value, so the product of the sizes stays the same. One size may be -1: what is left over.",
  },
  "shape/negative": {
    message: "a size cannot be {size}",
    about: "Sizes are whole numbers from 0 up; in reshape one may be -1.",
  },
  "shape/concat": {
    message: "part {part} has shape {shape}, the first has {first}; {rule}",
    about: "concat joins along one axis, so all other sizes have to agree.",
  },
  "shape/stack": {
    message: "part {part} has shape {shape}, the first has {first}",
    about: "stack makes a new axis, so all parts need the same shape.",
  },
  "shape/expand": {
    message: "{from} does not broadcast to {to}",
    about: "An axis can be repeated only if its size is 1; new axes come in front.",
  },
  "shape/squeeze": {
    message: "axis {axis} has size {size}, not 1",
    about: "squeeze removes axes of size 1 only.",
  },
  "shape/permute": {
    message: "{perm} is not an order of axes 0 to {last}",
    about: "transpose wants each axis once.",
  },
  "shape/split": {
    message: "axis {axis} has size {size}, which is not {detail}",
    about: "split wants equal parts, or sizes that add up to the axis.",
  },
  "shape/ragged": {
    message: "the list is ragged: {path} has {left}, {other} has {right}",
    about: "Lists become a tensor only if all rows of a level have one length.",
  },
  "shape/pad": {
    message: "padding {detail}",
    about: "pad takes a pair of counts, before and after, for every axis.",
  },
  "axis/range": {
    message: "there is no axis {axis}: {range}",
    about: "Axes count from 0, or from the end with -1.",
  },
  "axis/repeated": {
    message: "axis {axis} is named twice",
    about: "Each axis can be named once.",
  },
  "index/range": {
    message: "index {index} is out of range for axis {axis} of size {size}",
    about: "Indices go from 0 to size - 1, or from -size to -1 counted from the end.",
  },
  "index/count": {
    message: "{count} indices for a tensor of rank {rank}",
    about: "At most one index per axis; `newaxis` and `...` do not count.",
  },
  "index/kind": {
    message: "{what} is not an index",
    about: "An index is an integer, a slice a:b:c, `...`, newaxis, a boolean mask, or a list of integers.",
  },
  "index/mask": {
    message: "the mask has size {size} on axis {axis}, the tensor {wanted}",
    about: "A mask needs the shape of the axes that it picks from.",
  },
  "index/step": {
    message: "a slice's step cannot be 0",
    about: "A step of 2 takes every second element, -1 goes backwards.",
  },
  "index/ellipsis": {
    message: "`...` can stand in an index only once",
    about: "`...` stands for as many `:` as are needed.",
  },
  "assign/shape": {
    message: "`{name}` holds shape {wanted}, the value has {shape}",
    about: "A Variable keeps its shape and dtype; assign never converts.",
  },
  "assign/dtype": {
    message: "`{name}` holds {wanted}, the value is {dtype}",
    about: "A Variable keeps its shape and dtype; assign never converts.",
  },
  "assign/replaced": {
    message: "`{name}` was a Variable and is a tensor now",
    about:
      "What arithmetic gives is a tensor, and `w = …` only moves the name: fit and tapes do not train it any more. assign changes the Variable itself, and so does `w -= …` here (not in TensorFlow).",
  },
  "assign/unkept": {
    message: "`{name}` gets another value here, and `{over}` stays as it is",
    about:
      "The name of a loop holds one value after the other; giving it another one changes nothing that the loop goes over. Tensors change as a whole: `m += 1`.",
  },
  "tensor/immutable": {
    message: "a tensor cannot be changed",
    about: "Tensors are values, as in TensorFlow. A Variable holds values that change.",
  },
  "dtype/mixing": {
    message: "{left} and {right} do not mix",
    about: "`set mixing error` (and TensorFlow) want a cast: cast(x, float32).",
  },
  "dtype/kind": {
    message: "`{name}` works on {wanted}, not on {dtype}",
    about: "Cast the tensor first.",
  },
  "dtype/complex": {
    message: "this is defined for real numbers, not for {dtype}",
    about:
      "real(z), imag(z) and abs(z) are real. Complex numbers have no order, so no largest, no sorting, no rounding.",
  },
  "dtype/discard": {
    message: "{from} to {to} drops the imaginary part",
    about: "A warning, as NumPy and TensorFlow give it. real(z) says that it is meant.",
  },
  "dtype/imaginary": {
    message: "{from} does not become {to} by itself",
    about: "An imaginary part would be lost in silence. real(z), imag(z) and abs(z) say what is meant.",
  },
  "dtype/fraction": {
    message: "numbers with a point do not become {dtype} by themselves",
    about:
      "A fraction would be lost in silence; TensorFlow refuses this too. cast(x, int32) cuts fractions off, round(x) rounds.",
  },
  "dtype/unknown": {
    message: "`{name}` is not a dtype",
    about: "The dtypes are bool, uint8 … uint64, int8 … int64, float32, float64, complex64, complex128.",
  },
  "dtype/mixed": {
    message: "{left} with {right} gives {joined} here; TensorFlow would refuse to mix them",
    about:
      "This is said once. In TensorFlow one of the two has to be cast; `set mixing error` makes tensh just as strict.",
  },
  "dtype/wrapped": {
    message: "{value} does not fit into {dtype}, and wrapped around",
    about:
      "Whole numbers have 32 bits here, as in TensorFlow, and so have their sums and products. What leaves them comes back from the other end. Under NumPy's names, and as methods, sums and products count in 64 bits.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
