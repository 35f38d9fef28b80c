/**
 * What CPython says about mistakes with its own values, word for word: for programs that take an exception and print it.
 * Knows values and their types' names; who finds the mistake says it in our words too.
 */
import type { DType } from "../core/dtype.ts";
import type { PythonException } from "../core/errors.ts";
import { typeSaid } from "./type-names.ts";
import type { ClassValue, Value } from "./value.ts";

export type Says = PythonException;
export const typeError = (text: string): Says => ["TypeError", text];
export const valueError = (text: string): Says => ["ValueError", text];
export const overflow = (text: string): Says => ["OverflowError", text];
export const byZero = (text: string): Says => ["ZeroDivisionError", text];

export const asksItself: Says = valueError("generator already executing");
export const noModule = (module: string): Says => ["ModuleNotFoundError", `No module named '${module}'`];
/** Of a path that leads to nobody's module, the first part that is missing; `has` tells of those above it. */
export const noModuleAt = (module: string, has: (path: string) => boolean): Says => {
  const parts = module.split(".");
  const missing = parts.findIndex((_, i) => !has(parts.slice(0, i + 1).join(".")));
  return noModule(parts.slice(0, missing < 0 ? parts.length : missing + 1).join("."));
};
export const noMember = (module: string, member: string): Says => [
  "ImportError",
  `cannot import name '${member}' from '${module}' (unknown location)`,
];

const circular = "(most likely due to a circular import)";
/** Modules that a program brings itself; `begun` are those whose last statement has not come yet. */
export const notPackage = (module: string, path: string): Says => [
  "ModuleNotFoundError",
  `No module named '${module}'; '${path}' is not a package`,
];
export const notImported = (module: string, member: string, begun: boolean, file = "unknown location"): Says => [
  "ImportError",
  begun
    ? `cannot import name '${member}' from partially initialized module '${module}' ${circular} (${file})`
    : `cannot import name '${member}' from '${module}' (${file})`,
];
export const notInModule = (module: string, member: string, begun: boolean): Says => [
  "AttributeError",
  begun
    ? `partially initialized module '${module}' has no attribute '${member}' ${circular}`
    : `module '${module}' has no attribute '${member}'`,
];
/** `home` is the package of who asks. */
export const notRelative = (home: string): Says => [
  "ImportError",
  `attempted relative import ${home === "" ? "with no known parent package" : "beyond top-level package"}`,
];

/** What NumPy has no loop for where bools are given, and what it says then; undefined where it has one. */
export function notOfBools(operation: string): Says | undefined {
  switch (operation) {
    case "negative":
      return typeError(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.",
      );
    case "subtract":
    case "ptp":
    case "ediff1d":
      return typeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.",
      );
    case "sign":
    case "positive":
      return typeError(
        `ufunc '${operation}' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None`,
      );
    default:
      return undefined;
  }
}

/** What NumPy calls its functions of elements where that is not our name. */
const ufuncs: Readonly<Record<string, string>> = { mod: "remainder", floordiv: "floor_divide", divmod_of: "divmod" };

/** An elementwise function of NumPy's that has no loop for the dtypes given, nor for any that hold them. */
export const noLoop = (operation: string): Says =>
  typeError(
    `ufunc '${ufuncs[operation] ?? operation}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`,
  );

/** What JAX's operations on bits are called below jax.numpy: with their operands' kinds, and how many there are. */
const jaxBits: Readonly<Record<string, readonly [name: string, kinds: string, operands: 1 | 2]>> = {
  bitwise_and: ["and", "integer, bool", 2],
  bitwise_or: ["or", "integer, bool", 2],
  bitwise_xor: ["xor", "integer, bool", 2],
  invert: ["not", "integer, bool", 1],
  left_shift: ["shift_left", "integer", 2],
  right_shift: ["shift_right_arithmetic", "integer", 2],
};
/** What JAX says of bits of numbers that have none to work on; undefined for other operations. */
export function noBits(operation: string, dtype: string): Says | undefined {
  if (!Object.hasOwn(jaxBits, operation)) return undefined;
  const [name, kinds, operands] = jaxBits[operation]!;
  const at = operands === 2 ? " at position 0" : "";
  return typeError(`${name} does not accept dtype ${dtype}${at}. Accepted dtypes${at} are subtypes of ${kinds}.`);
}

const isSequence = ({ kind }: Value): boolean => ["string", "list", "tuple", "bytes"].includes(kind);
const isWhole = ({ kind }: Value): boolean => kind === "int" || kind === "bool";

/** An operator between values that it does not work on; `sign` is `+=` where it was that. */
export function operands(sign: string, left: Value, right: Value): Says {
  const [a, b] = [typeSaid(left), typeSaid(right)];
  if (sign.startsWith("+") && left.kind === "bytes") return typeError(`can't concat ${b} to bytes`);
  if (sign.startsWith("+") && isSequence(left)) return typeError(`can only concatenate ${a} (not "${b}") to ${a}`);
  if (sign === "*" || sign === "*=") {
    const other = isSequence(left) ? b : isSequence(right) ? a : null;
    if (other !== null && !(isWhole(left) || isWhole(right)))
      return typeError(`can't multiply sequence by non-int of type '${other}'`);
  }
  const shown = sign === "**" ? "** or pow()" : sign;
  return typeError(`unsupported operand type(s) for ${shown}: '${a}' and '${b}'`);
}
export const unordered = (sign: string, left: Value, right: Value): Says =>
  typeError(`'${sign}' not supported between instances of '${typeSaid(left)}' and '${typeSaid(right)}'`);
export function notIn(item: Value, container: Value): Says {
  if (container.kind === "string")
    return typeError(`'in <string>' requires string as left operand, not ${typeSaid(item)}`);
  if (container.kind === "bytes" && item.kind === "int") return valueError("byte must be in range(0, 256)");
  if (container.kind === "bytes") return typeError(`a bytes-like object is required, not '${typeSaid(item)}'`);
  return typeError(`argument of type '${typeSaid(container)}' is not iterable`);
}
export const unary = (sign: string, of: Value): Says =>
  typeError(`bad operand type for unary ${sign}: '${typeSaid(of)}'`);

export const notCallable = (of: Value): Says => typeError(`'${typeSaid(of)}' object is not callable`);
export const notIterable = (of: Value): Says => typeError(`'${typeSaid(of)}' object is not iterable`);
export const notSubscriptable = (of: Value): Says =>
  typeError(
    of.kind === "class" ? `type '${of.name}' is not subscriptable` : `'${typeSaid(of)}' object is not subscriptable`,
  );
export const noItems = (of: Value, what: "assignment" | "deletion"): Says =>
  typeError(`'${typeSaid(of)}' object does${what === "deletion" ? "n't" : " not"} support item ${what}`);
export const unhashable = (of: Value): Says => typeError(`unhashable type: '${typeSaid(of)}'`);
export const lengthless = (of: Value): Says => typeError(`object of type '${typeSaid(of)}' has no len()`);
export const noInteger = (of: Value): Says => typeError(`'${typeSaid(of)}' object cannot be interpreted as an integer`);
export const noReal = (of: Value): Says => typeError(`must be real number, not ${typeSaid(of)}`);

export function badIndex(of: Value, index: Value): Says {
  if (of.kind === "string") return typeError(`string indices must be integers, not '${typeSaid(index)}'`);
  const kind = of.kind === "bytes" ? "byte" : typeSaid(of);
  return typeError(`${kind} indices must be integers or slices, not ${typeSaid(index)}`);
}
export const badEdge = typeError("slice indices must be integers or None or have an __index__ method");
/** `what`: `list`, `list assignment`, `pop`. */
export const outOfRange = (what: string): Says => ["IndexError", `${what} index out of range`.trim()];
/** What the index of a sequence is called there. */
export const indexed = (of: Value): string =>
  of.kind === "string"
    ? "string"
    : of.kind === "shape"
      ? "list"
      : of.kind === "range"
        ? "range object"
        : of.kind === "bytes"
          ? ""
          : typeSaid(of);

/** What a property says that can be read alone. */
export const unchangeable = (type: ClassValue, name: string, lacks: "setter" | "deleter"): Says => [
  "AttributeError",
  `property '${name}' of '${type.name}' object has no ${lacks}`,
];

export function noAttribute(of: Value, name: string): Says {
  if (of.kind === "class") return ["AttributeError", `type object '${of.name}' has no attribute '${name}'`];
  if (of.kind === "builtin" && of.type)
    return ["AttributeError", `type object '${of.name}' has no attribute '${name}'`];
  return ["AttributeError", `'${attributeOwner(of)}' object has no attribute '${name}'`];
}
/** Classes written in C say their module, all others only their name. */
const attributeOwner = (of: Value): string => {
  const name = typeSaid(of);
  return of.kind === "tensor" || of.kind === "variable" || of.kind === "shape" || of.kind === "super"
    ? name.replace(/^tensorflow\..*\./, "")
    : name;
};

export function unpacking(count: number, wanted: number, starred: boolean): Says {
  if (count > wanted) return valueError(`too many values to unpack (expected ${wanted})`);
  const least = starred ? `at least ${wanted - 1}` : wanted;
  return valueError(`not enough values to unpack (expected ${least}, got ${count})`);
}
export const notUnpackable = (of: Value): Says => typeError(`cannot unpack non-iterable ${typeSaid(of)} object`);

const listed = (names: readonly string[]): string => {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(" and ");
  return `${quoted.slice(0, -1).join(", ")}, and ${quoted.at(-1)}`;
};
const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Parameters that a call left without a value. */
export function missing(name: string, params: readonly string[], how: "positional" | "keyword-only"): Says {
  return typeError(`${name}() missing ${many(params.length, `required ${how} argument`)}: ${listed(params)}`);
}
/** More arguments by place than there are parameters, of which `least` have no default. */
export function tooMany(name: string, least: number, most: number, given: number): Says {
  const takes = least === most ? many(most, "positional argument") : `from ${least} to ${most} positional arguments`;
  return typeError(`${name}() takes ${takes} but ${given} ${given === 1 ? "was" : "were"} given`);
}
export const unexpected = (name: string, keyword: string): Says =>
  typeError(`${name}() got an unexpected keyword argument '${keyword}'`);
export const twice = (name: string, param: string): Says =>
  typeError(`${name}() got multiple values for argument '${param}'`);
export const placeAlone = (name: string, params: readonly string[]): Says =>
  typeError(`${name}() got some positional-only arguments passed as keyword arguments: '${params.join(", ")}'`);

/** A function of C's with too many or too few arguments; parameters that end in `?` may be left out. */
export function miscounted(name: string, params: readonly string[], given: number): Says {
  const least = params.filter((p) => !p.endsWith("?")).length;
  if (params.length === 0) return typeError(`${name}() takes no arguments (${given} given)`);
  if (least === params.length && least === 1) return typeError(`${name}() takes exactly one argument (${given} given)`);
  const [how, limit] = given < least ? ["at least", least] : ["at most", params.length];
  return typeError(
    `${name} expected ${least === params.length ? "" : `${how} `}${many(limit as number, "argument")}, got ${given}`,
  );
}

/** What int() and float() say of what they cannot read. */
export function unreadable(of: Value, wanted: "int" | "float", base: number, shown: string): Says {
  if (of.kind === "float")
    return Number.isNaN(of.value)
      ? valueError("cannot convert float NaN to integer")
      : overflow("cannot convert float infinity to integer");
  if (of.kind === "string")
    return valueError(
      wanted === "int"
        ? `invalid literal for int() with base ${base}: ${shown}`
        : `could not convert string to float: ${shown}`,
    );
  const types = wanted === "int" ? "a string, a bytes-like object or a real number" : "a string or a real number";
  return typeError(`${wanted}() argument must be ${types}, not '${typeSaid(of)}'`);
}

/** A Variable and a value of another shape. */
export const assignSays = (label: string, held: string, offered: string): PythonException =>
  valueError(
    `Cannot assign value to variable ' ${label}': Shape mismatch.The variable shape ${held}, and the assigned value shape ${offered} are incompatible.`,
  );

/** What tf.Variable says of a first value of another shape than the one that was said, and of none. */
export const notOfShape = (initial: string, shape: string): PythonException =>
  valueError(
    `In this \`tf.Variable\` creation, the initial value's shape (${initial}) is not compatible with the explicitly supplied \`shape\` argument (${shape}).`,
  );
export const noInitialValue: PythonException = valueError(
  "The `initial_value` arg to `tf.Variable` must be specified except when you are not providing a `variable_def`. You provided neither.",
);

/** A Variable and a value of another dtype, which is a tensor, another Variable, or what Python holds. */
export function assignSaysOf(wanted: DType, value: Value, given: DType, repr: string): PythonException {
  switch (value.kind) {
    case "tensor":
      return valueError(`Tensor conversion requested dtype ${wanted} for Tensor with dtype ${given}: ${repr}`);
    case "variable":
      return valueError(
        `Incompatible type conversion requested to type ${wanted} for \`tf.Variable of type ${given}. (Variable: ${repr})`,
      );
    default:
      return unconvertible(wanted, value, repr);
  }
}

/** Python's own values of which TensorFlow makes no tensor of that dtype. */
function unconvertible(wanted: DType, value: Value, repr: string): PythonException {
  const kinds = kindsIn(value);
  if (kinds.has("none"))
    return valueError("Attempt to convert a value (None) with an unsupported type (<class 'NoneType'>) to a Tensor.");
  const isMixed = kinds.size > 1 && (kinds.has("string") || kinds.has("bool"));
  if (isMixed) return valueError("Can't convert Python sequence with mixed types to Tensor.");
  return typeError(`Cannot convert ${repr} to EagerTensor of dtype ${kernelName(wanted)}`);
}

function kindsIn(value: Value): ReadonlySet<string> {
  if (value.kind !== "list" && value.kind !== "tuple") return new Set([value.kind]);
  return new Set(value.items.flatMap((item) => [...kindsIn(item)]));
}

/** TensorFlow's errors name some dtypes as C does. */
export const kernelName = (dtype: DType): string =>
  dtype === "float32" ? "float" : dtype === "float64" ? "double" : dtype === "float16" ? "half" : dtype;

/** A shape as NumPy's errors write it. */
export const numpyShape = (shape: readonly number[]): string => `(${shape.join(",")}${shape.length === 1 ? "," : ""})`;
/** The same with a size that was left open, which is not written at all where it stands first. */
export const openShape = (shape: readonly number[]): string =>
  shape[0] === -1 && shape.length > 1 ? `(${shape.slice(1).join(",")})` : numpyShape(shape).replace("-1", "newaxis");

export const notSpread = (from: readonly number[], to: readonly number[]): Says =>
  valueError(`could not broadcast input array from shape ${numpyShape(from)} into shape ${numpyShape(to)}`);

/** NumPy of values that do not fit where an index says. */
export function writtenSays(
  items: readonly { readonly kind: string }[],
  [given, wanted]: readonly (readonly number[])[],
): PythonException {
  const isPicked = items.some((i) => i.kind === "pick" || i.kind === "mask");
  if (!isPicked && wanted!.length === 0) return valueError("setting an array element with a sequence.");
  if (!isPicked) return notSpread(given!, wanted!);
  if (items.length === 1 && items[0]!.kind === "mask" && given!.length === 1 && wanted!.length === 1)
    return valueError(
      `NumPy boolean array indexing assignment cannot assign ${given![0]} input values to the ${wanted![0]} output values where the mask is true`,
    );
  return valueError(
    `shape mismatch: value array of shape ${numpyShape(given!)} could not be broadcast to indexing result of shape ${numpyShape(wanted!)}`,
  );
}

/** NumPy's, for a shape that an array cannot have as long as its elements stay where they are. */
export const cannotStay: Says = [
  "AttributeError",
  "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.",
];

/** can_cast of a number, which might mean its value. */
export const noNumbersCast =
  "can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.\n" +
  "This change was part of adopting NEP 50, we may explicitly allow them again in the future.";

/** What TensorFlow says of `v += x` and the like; null of operators that make a tensor. */
export function notChangedInPlace(operator: string): Says | null {
  const way = { "+": "variable.assign_add(value)", "-": "variable.assign_sub(value)" }[operator as "+"];
  if (!way && !["*", "/", "**"].includes(operator)) return null;
  const name = way ? "variable" : "var";
  // TensorFlow writes * where it means -.
  const out = `out = ${name} ${operator === "-" ? "*" : operator} value`;
  const text = `\`${name} ${operator}= value\` with \`tf.Variable\`s is not supported. Use \`${
    way ?? `var.assign(var ${operator} value)`
  }\` to modify the variable, or \`${out}\` if you need to get a new output Tensor.`;
  return ["RuntimeError", text];
}

export const noTruthOfNone: Says = valueError(
  "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
);

/** Of an array that cannot be written to: as what is assigned to, and as what takes a result. */
export const readOnlyTarget = "assignment destination is read-only";
export const readOnlyOutput = "output array is read-only";
