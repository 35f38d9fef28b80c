/** Pages about subjects rather than names: a few sentences each, with lines that show it. Knows texts only. */

export interface Topic {
  readonly about: string;
  readonly says: readonly string[];
  readonly lines: readonly string[];
  /** Pages that go on from there. */
  readonly see: readonly string[];
}

export const topics: Readonly<Record<string, Topic>> = {
  indexing: {
    about: "picking elements, rows, blocks",
    says: [
      "x[i, j] takes one index for each axis, from 0 on, or from the end with -1. a:b:c is a slice, without its end; a colon alone is a whole axis, ... as many colons as are needed, newaxis an axis of size 1.",
      "A list of integers picks those places, a mask of the tensor's shape the places where it is true. An integer takes its axis away, a slice keeps it.",
    ],
    lines: ["x = reshape(range(12), [3, 4])", "x[0, -1]", "slice x :, ::2", "x[x > 5]"],
    see: ["slice", "gather", "where", "index/range"],
  },
  broadcasting: {
    about: "how shapes meet",
    says: [
      "Shapes are aligned from the right. On each axis the sizes have to be equal, or one of them 1: that one is repeated. Missing axes in front count as 1.",
      "A column (n, 1) and a vector (n,) give a table (n, n): in a loss that is almost always a mistake, and fit warns of it.",
    ],
    lines: ["[[1], [2], [3]] + [10, 20]", "ones([2, 3]) * [1, 2, 3]", "broadcast_to([1, 2], [3, 2])"],
    see: ["explain", "broadcast_to", "shape/broadcast"],
  },
  dtypes: {
    about: "what numbers are made of",
    says: [
      "Whole numbers are int32, decimals float32; a literal takes the dtype of the tensor beside it. Different dtypes join by promotion; set mixing error refuses, as TensorFlow does.",
      "cast(x, int32) converts and drops fractions; nothing else loses digits in silence. set float float64 makes decimals doubles.",
    ],
    lines: ["cast([1.7, -1.7], int32)", "[1, 2] + 0.5", "uint8(7) + 1"],
    see: ["cast", "set float", "set mixing", "dtype/mixing"],
  },
  gradients: {
    about: "derivatives of what was computed",
    says: [
      "Steps are recorded where a Variable takes part. grad EXPR differentiates by its Variables, wrt names others, at gives values for this once, order=2 goes on. jacobian and hessian give all derivatives.",
      "tape shows every step with the gradient that flowed back to it, and draws them with out=tape.svg; why tells where the way was cut. tf.GradientTape works as in TensorFlow.",
    ],
    lines: ["grad x**3 at x=2.0", "var w = [1.0, 2.0]; grad sum(w**2)", "tape sum(w**2)"],
    see: ["grad", "tape", "why", "grad/scalar"],
  },
  training: {
    about: "making a loss small",
    says: [
      "fit LOSS changes the Variables that the loss reads, epoch after epoch. lr is the learning rate, opt the method, batch cuts the data, val watches other data, until and patience stop early.",
      "Ctrl-C keeps what was learned; undo takes a run back, goto epoch N goes to one of its epochs, plot fit draws it.",
    ],
    lines: ["var a = 0.0; fit (a - 3)**2 epochs=60 lr=0.1", "plot fit"],
    see: ["fit", "optimizers", "plot", "fit/diverged"],
  },
  files: {
    about: "reading and writing data",
    says: [
      "load reads npy, npz, safetensors, HDF5 (.h5, .keras), csv, tsv, json and numbers between white space; the file's name becomes the tensor's, -> NAME gives another. save writes by the ending of the name.",
      "session save FILE keeps everything, session load FILE brings it back. In a pipe, - is standard input, and what one tensh prints the next one reads.",
    ],
    lines: ["load data.csv -> x", "save x x.npy", "session save work.session"],
    see: ["load", "save", "session", "io/missing"],
  },
  shell: {
    about: "typing at the prompt",
    says: [
      "Tab completes, the line below says what would come of the text. Up and Ctrl-R find old lines, the right arrow takes the faint rest. An open bracket or a colon continues on the next line, an empty line ends a block.",
      "_ is the last value, _3 that of line 3. Ctrl-C stops a computation and leaves the session as it was; Ctrl-D leaves.",
    ],
    lines: ["x = 3", "undo", "set"],
    see: ["history", "undo", "set", "completion"],
  },
  python: {
    about: "what of Python is understood",
    says: [
      "Expressions, assignments, def, class, for, while, if, with, try, lambda, comprehensions, f-strings and the common functions. The names of TensorFlow, NumPy, PyTorch and JAX find the operations here.",
      "A .py file runs by TensorFlow's rules and prints what Python prints; export session FILE writes the session as Python.",
    ],
    lines: ["def f(x): return x**2 + 1", "[f(i) for i in range(3)]", "code as numpy"],
    see: ["functions", "operations", "export", "syntax/unsupported"],
  },
};
