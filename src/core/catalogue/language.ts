/** What was typed: syntax, names, commands, calls, and values of the wrong kind. */
import type { Entry } from "./entry.ts";

export const languageErrors = {
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
  "syntax/notebook": {
    message: "`{what}` is a line for notebooks, and was left out",
    about:
      "Lines that begin with % or ! ask the notebook, or the machine under it, for something; Python does not know them.",
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
  "name/elsewhere": {
    message: "`{name}` is for Python files: here all works on tensors",
    about:
      "Layers and optimizers of PyTorch, and what makes JAX's own arrays, go by their framework's rules: run them as `tensh FILE.py`.",
  },
  "name/absent": {
    message: "`{name}` is not in tensh: the first line that uses `{as}` will say so",
    about: "Scripts import more than they use, so an import alone stops nothing.",
  },
  "name/import": {
    message: "`{name}` cannot be imported: {detail}",
    about:
      "A program's own modules are `.py` files and folders beside it, or in a folder of `sys.path`; with a dot before it a module is one of the same folder, within a package only.",
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
  "command/line": {
    message: "{detail}",
    about: "The words after `tensh` cannot be read. `tensh --help` lists the options.",
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
  "type/attribute": {
    message: "`{name}` of {owner} cannot be set",
    about: "A Variable's value is changed with assign.",
  },
  "raise/uncaught": {
    message: "{said}",
    about: "The program raised this exception, and no `except` took it.",
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
} as const satisfies Readonly<Record<string, Entry>>;
