/**
 * The closed list of error codes. Each says its message once, with the facts that it needs in braces, and what the
 * error means for someone who meets it for the first time. Help pages, tests and translations read this table.
 */

interface Entry {
  readonly message: string;
  readonly about: string;
}

export const catalogue = {
  "syntax/unexpected": {
    message: "{found} does not belong here",
    about:
      "The line could be read up to the marked place. Often a bracket, a comma or an operator is missing before it.",
  },
  "syntax/expected": {
    message: "expected {wanted}, found {found}",
    about: "Something is missing before the marked place.",
  },
  "syntax/unclosed": {
    message: "`{bracket}` is never closed",
    about: "Every `(`, `[` and `{` needs its partner. An open bracket continues the line.",
  },
  "syntax/string": {
    message: "the string is never closed",
    about: "A string ends with the quote that it began with; `'''` strings may span lines.",
  },
  "syntax/escape": {
    message: "`{escape}` is not an escape that strings know",
    about: "In a string, a backslash starts an escape such as \\n; write \\\\ for a backslash itself, or r'…'.",
  },
  "syntax/number": {
    message: "`{text}` is not a number",
    about: "Numbers look like 12, 1_000, 0x1f, 2.5, 1e-3.",
  },
  "syntax/character": {
    message: "the character {character} has no meaning here",
    about: "The language is written in Python's characters; inside a string every character is fine.",
  },
  "syntax/indent": {
    message: "{detail}",
    about: "The lines of a block are indented by the same amount, more than the line that opens it.",
  },
  "syntax/depth": {
    message: "brackets or operators are nested more than {limit} deep",
    about: "Give a part of the expression a name first.",
  },
  "syntax/target": {
    message: "{what} cannot be assigned to",
    about: "Left of `=` stands a name, an element such as w[0], an attribute, or several of these with commas.",
  },
  "syntax/unsupported": {
    message: "{what} is Python that tensh does not have",
    about: "tensh reads a subset of Python. What it does not have it refuses at its line, so that nothing is misread.",
  },
  "syntax/outside": {
    message: "`{word}` outside of {where}",
    about: "`return` belongs in a function, `break` and `continue` belong in a loop.",
  },
  "syntax/encoding": {
    message: "{what} in the text, at byte {at}",
    about: "Scripts are UTF-8 text without NUL characters. Save the file as UTF-8.",
  },
  "name/unknown": {
    message: "nothing is called `{name}`",
    about: "A name must be given a value before it is used: `x = 3`, `tensor x = [1, 2]`, `var w = 0.0`.",
  },
  "name/attribute": {
    message: "{owner} has no `{name}`",
    about: "`info x` lists what a value has; `help NAME` shows an operation.",
  },
  "name/module": {
    message: "`{name}` is not in tensh",
    about: "Names of TensorFlow, NumPy, PyTorch and JAX find our operations; not every one of theirs exists here.",
  },
  "name/unset": {
    message: "`{name}` has no value yet in this function",
    about: "A name that a function assigns anywhere is the function's own; give it a value before reading it.",
  },
  "command/missing": {
    message: "`{command}` needs {what}",
    about: "`help COMMAND` shows the form and examples.",
  },
  "command/extra": {
    message: "`{command}` has no use for `{text}`",
    about: "Inside a command white space separates arguments: `x -1` is two of them, `x - 1` is one.",
  },
  "command/option": {
    message: "`{command}` has no option `{name}`",
    about: "Options are written key=value or --key value. `help COMMAND` lists them.",
  },
  "command/choice": {
    message: "`{text}` is not one of {choices}",
    about: "This option takes one of a fixed list of words.",
  },
  "command/value": {
    message: "{name} wants {wanted}, got {found}",
    about: "The option or argument was given a value of another kind.",
  },
  "command/repeated": {
    message: "`{command}` was given `{name}` twice",
    about: "Each option stands once; which of two values is meant cannot be told.",
  },
  "call/missing": {
    message: "`{name}` needs `{param}`",
    about: "An argument without a default was left out.",
  },
  "call/extra": {
    message: "`{name}` takes {limit}, got {count}",
    about: "More arguments were given than there are parameters.",
  },
  "call/keyword": {
    message: "`{name}` has no parameter `{param}`",
    about: "`help NAME` shows the parameters of an operation.",
  },
  "call/twice": {
    message: "`{name}` got `{param}` twice",
    about: "An argument was given by position and by name.",
  },
  "call/kind": {
    message: "`{name}` wants {wanted} for `{param}`, got {found}",
    about: "The argument is of a kind that the operation cannot use.",
  },
  "call/callable": {
    message: "{what} cannot be called",
    about: "Only functions, operations and methods are called with ( ).",
  },
  "type/operand": {
    message: "`{operator}` does not work between {left} and {right}",
    about: "Operators work between numbers, tensors, Variables and lists of numbers; + and * also on strings.",
  },
  "type/unary": {
    message: "`{operator}` does not work on {operand}",
    about: "A sign or ~ works on numbers and tensors.",
  },
  "type/tensor": {
    message: "{what} cannot become a tensor",
    about: "Numbers, booleans, and rectangular lists of them become tensors.",
  },
  "type/iterate": {
    message: "{what} cannot be looped over",
    about: "Lists, tuples, dicts, strings, range(…) and tensors of rank 1 or more can.",
  },
  "type/unpack": {
    message: "{count} values for {wanted} names",
    about: "Left and right of `=` need the same number of items.",
  },
  "type/format": {
    message: "{detail}",
    about: "A format such as {x:.3f} or '%d' % x has to fit the value.",
  },
  "type/index": {
    message: "{what} cannot be indexed",
    about: "Lists, tuples, dicts, strings, tensors and Variables can.",
  },
  "type/key": {
    message: "{what} cannot be a key",
    about: "Keys of a dict are numbers, strings, booleans, None, tuples of these, or Variables.",
  },
  "type/class": {
    message: "the class `{name}` cannot be made: {detail}",
    about: "A class inherits from classes of its own kind, from those of TensorFlow and Keras, and from exceptions.",
  },
  "type/raise": {
    message: "{what} cannot be raised",
    about: "`raise` takes an exception: `raise ValueError('what is wrong')`.",
  },
  "raise/uncaught": {
    message: "{said}",
    about: "The program raised this exception, and no `except` took it.",
  },
  "type/attribute": {
    message: "`{name}` of {owner} cannot be set",
    about: "A Variable's value is changed with assign.",
  },
  "value/key": {
    message: "the dict has no key {key}",
    about: "`d.keys()` lists the keys; `d.get(k)` gives None for one that is missing.",
  },
  "value/missing": {
    message: "{what} is not there",
    about: "The value that was asked for is not in the list.",
  },
  "value/scalar": {
    message: "a single value is needed, this has shape {shape}",
    about: "Reduce it (sum, mean, max …) or pick one element with [ ].",
  },
  "value/truth": {
    message: "a tensor of shape {shape} is neither true nor false",
    about: "Say which: any(x), all(x), or an element x[0].",
  },
  "value/division": {
    message: "integer division by zero",
    about: "Integers have no infinity. With floats the result is inf or nan.",
  },
  "value/domain": {
    message: "{detail}",
    about: "The value lies outside of what the operation is defined for.",
  },
  "value/fit": {
    message: "{value} does not fit into {dtype} ({low} to {high})",
    about: "A number written next to a tensor takes the tensor's dtype; this one is too large for it. Cast the tensor.",
  },
  "value/convert": {
    message: "{what} is not {wanted}",
    about: "The text or value cannot be read as that kind of number.",
  },
  "shape/broadcast": {
    message: "sizes {left} and {right} do not broadcast on axis {axis}",
    about: "Shapes are aligned from the right; on each axis the sizes must be equal, or one of them 1.",
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
    message: "part {part} has shape {shape}, the first has {first}; they may differ only on axis {axis}",
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
  "grad/scalar": {
    message: "a gradient needs one value to start from, this has shape {shape}",
    about: "Reduce it first: grad mean(y). For all elements at once use jacobian.",
  },
  "grad/float": {
    message: "{dtype} has no gradient",
    about: "Gradients exist for floating-point values. Write 3.0 instead of 3, or cast.",
  },
  "grad/unconnected": {
    message: "{of} does not depend on {name}",
    about:
      "No recorded step leads from one to the other: it may not be used at all, or a cast to integers, stop_gradient or a plain copy cut the way.",
  },
  "grad/recorded": {
    message: "nothing was recorded for this value",
    about:
      "Steps are kept when a Variable or a watched tensor takes part. Write the expression itself after grad, or use var.",
  },
  "grad/nothing": {
    message: "there is nothing to differentiate by",
    about:
      "Name what to differentiate by: grad EXPR wrt a, b. Without wrt, the Variables that the expression reads are taken.",
  },
  "grad/order": {
    message: "order {order} is not possible here",
    about: "order=2 differentiates the gradient again, with respect to one scalar.",
  },
  "grad/missing": {
    message: "`{name}` has no gradient rule",
    about: "The operation is not differentiable, or not yet.",
  },
  "trace/unknown": {
    message: "TensorFlow would print {what} here, which tensh does not know",
    about:
      "While tf.function traces, print shows tensors by the names of their graph, of which tensh knows the parameters' alone.",
  },
  "trace/variable": {
    message: "a tf.function makes Variables on its first call only",
    about: "Each of its calls would make another one. Make the Variable outside, or only where there is none yet.",
  },
  "tape/used": {
    message: "this tape was already used",
    about: "A GradientTape gives one set of gradients unless it was made with persistent=True.",
  },
  "fit/nothing": {
    message: "the loss reads no trainable Variable",
    about: "fit changes Variables. Make one with `var a = 0.0` and use it in the loss.",
  },
  "fit/variable": {
    message: "`{name}` is {what}, not a trainable Variable",
    about: "fit changes Variables of a float dtype.",
  },
  "trace/one": {
    message: "one number can be traced, this has {count}",
    about: "Name one cell: trace r[1, 2]. The trail of a whole tensor would be that of each of its cells.",
  },
  "trace/again": {
    message: "this cannot be evaluated again: {why}",
    about:
      "trace evaluates statements again to see their steps, and changes nothing by it. Give the value a name first, then trace a cell of it.",
  },
  "fit/diverged": {
    message: "the loss became {loss} at epoch {epoch}",
    about: "The steps were too large, or the loss left its domain (log of 0, say). A smaller lr helps most often.",
  },
  "fit/method": {
    message: "opt={method} cannot do this: {detail}",
    about:
      "lm (Levenberg–Marquardt) needs a sum of squares, or the residuals themselves; lm and lbfgs take all the data in each iteration and find their own step length.",
  },
  "fit/schedule": {
    message: "schedule: {detail}",
    about:
      "A schedule is a name, or a call that sets its numbers: schedule=cosine, schedule=exponential(decay_rate=0.9, decay_steps=50). `help fit` lists them.",
  },
  "fit/metric": {
    message: "metric `{name}`: {detail}",
    about:
      "mae, mse, rmse and r2 need a loss that is a mean of squares of a difference. Any expression with one value is a metric too.",
  },
  "fit/validation": {
    message: "val: {detail}",
    about:
      "val=0.2 keeps the last fifth of the rows, val=Xv,Yv gives other data in place of what the loss names, and any expression with one value is taken as it is.",
  },
  "fit/sweep": {
    message: "sweep: {detail}",
    about: "sweep lr=0.001..1 tries values in even ratios, sweep opt=sgd,adam or sweep lr=0.01,0.1 those listed.",
  },
  "fit/broadcast": {
    message: "in the loss, {a} and {b} broadcast to {out}: every row meets every other",
    about:
      "A column (n, 1) and a row (n,) give a table (n, n). A loss over it trains the wrong model without any error. Reshape one of them so that rows meet rows.",
  },
  "fit/unreached": {
    message: "the loss does not reach `{name}`: it stays as it is",
    about:
      "No recorded step leads from the Variable to the loss: a cast to integers, stop_gradient or a plain copy may cut the way, or it is not used at all.",
  },
  "assign/replaced": {
    message: "`{name}` was a Variable and is a tensor now",
    about:
      "What arithmetic gives is a tensor, and `w = …` only moves the name: fit and tapes do not train it any more. assign changes the Variable itself, and so does `w -= …` here (not in TensorFlow).",
  },
  "dtype/mixed": {
    message: "{left} with {right} gives {joined} here; TensorFlow would refuse to mix them",
    about:
      "This is said once. In TensorFlow one of the two has to be cast; `set mixing error` makes tensh just as strict.",
  },
  "fit/integer": {
    message: "`{name}` is of dtype {dtype}: integers cannot be trained, it stays as it is",
    about: "Gradients exist for float dtypes. `var n = cast(n, float32)` makes a Variable that can be trained.",
  },
  "fit/rate": {
    message: "lr={rate} is above {limit}, the largest stable learning rate where the run begins",
    about:
      "Along the direction in which the loss curves most, by c, a step of lr goes lr · c times the way to the bottom; from 2 on it lands farther away than it began.",
  },
  "fit/batch": {
    message: "{detail}",
    about: "batch=N cuts the data tensors of the loss along their first axis, which must have one size.",
  },
  "state/nothing": {
    message: "nothing to {what}",
    about: "undo goes back one statement, redo goes forward again.",
  },
  "state/goto": {
    message: "there is no {what}: {detail}",
    about:
      "goto N goes to the state after line N, goto epoch N to an epoch of the last fit. `history` lists the lines.",
  },
  "state/inside": {
    message: "`{command}` cannot stand inside of a block that changes something",
    about: "Time travel changes everything at once, so it is a statement of its own.",
  },
  "state/line": {
    message: "line {line} has no value",
    about: "_3 is the value of line 3; _ is the last value.",
  },
  "set/file": {
    message: "`{text}` is no setting",
    about: "The settings file holds lines such as `set digits 4`, empty lines, and comments after #.",
  },
  "set/key": {
    message: "there is no setting `{name}`",
    about: "`set` alone lists the settings.",
  },
  "random/bounds": {
    message: "{detail}",
    about: "Random draws need sensible bounds, shapes and dtypes.",
  },
  "io/missing": {
    message: "cannot {what} {path}: {reason}",
    about: "The file is not there, or may not be read or written.",
  },
  "io/address": {
    message: "{path} is an address, not a file",
    about:
      "tensh reads files only, and never the network. Fetch it first: curl -o data.csv ADDRESS, then load data.csv.",
  },
  "io/format": {
    message: "{path}: {detail}",
    about: "The file does not hold what its name or first bytes promise.",
  },
  "io/kind": {
    message: "`{path}` names no format that tensh {what}",
    about: "tensh reads and writes .npy and .csv; white-space numbers and JSON can be read too.",
  },
  "limit/memory": {
    message: "a tensor of shape {shape} needs {needs}; the limit is {limit}",
    about: "Nothing was computed. Use smaller sizes, or reduce before you expand.",
  },
  "limit/length": {
    message: "{what} would be longer than {limit}",
    about: "No text, list or buffer gets that long. Make smaller parts of it, or use a tensor for numbers.",
  },
  "limit/depth": {
    message: "functions call each other more than {limit} deep",
    about: "A recursive function needs a case in which it does not call itself.",
  },
  "limit/number": {
    message: "the integer would have more than {limit} digits",
    about: "Integers of the language are exact; this one would not fit on any screen. Use floats.",
  },
  "limit/rank": {
    message: "rank {rank} is more than {limit}",
    about: "Tensors have at most that many axes.",
  },
  "assert/failed": {
    message: "{detail}",
    about: "The condition of an assert was false.",
  },
  "test/differs": {
    message: "{count} of the {all} lines in {path} say something else now",
    about: "`-` marks what the document shows, `+` what is said now. rtol and atol say how far numbers may be apart.",
  },
  "test/nothing": {
    message: "{path} has no transcript",
    about: "A transcript is a line after `> `, followed by what was said to it; in Markdown in a fenced block.",
  },
  "export/name": {
    message: "a script called {path} would be taken for {name} itself",
    about: "Python looks for modules beside the script first, so `import numpy` in numpy.py imports the script.",
  },
  "plot/sizes": {
    message: "{x} has {n} values, {y} has {m}: each point needs one of both",
    about: "Series are drawn point by point. A series without x stands over 0, 1, 2, …: plot Y.",
  },
  "plot/rank": {
    message: "{what} of shape {shape} cannot be drawn by `{command}`",
    about:
      "plot and scatter take vectors, and matrices column by column; heat takes matrices; image takes (height, width) or (height, width, channels).",
  },
  "plot/size": {
    message: "{name} is {found}, not {wanted}",
    about: "size=72,20 is in characters, for a file in pixels; xlim=0..10 and ylim=0..10 are ranges.",
  },
  "plot/fit": {
    message: "there is no training run to draw yet",
    about: "plot fit draws the last run of fit that came to its end.",
  },
  "plot/steps": {
    message: "{of} has {n} recorded steps, and a picture shows at most {most}",
    about: "tape without out= lists them all. A part of the expression has fewer: a single layer, a single example.",
  },
  "plot/format": {
    message: "{path} does not end in .svg, .png or .html",
    about: "The end of the name says what a figure is written as.",
  },
  "run/nested": {
    message: "{path} runs itself",
    about: "A script that runs itself would never end.",
  },
  "internal/bug": {
    message: "tensh itself failed: {detail}",
    about: "This is a mistake in tensh, not in your input. The session is as it was before the statement.",
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type Code = keyof typeof catalogue;

type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
/** The facts that the message of `C` has places for. */
export type Facts<C extends Code> = {
  readonly [N in Names<(typeof catalogue)[C]["message"]>]: string | number | bigint;
};

export const codes = Object.keys(catalogue) as Code[];
