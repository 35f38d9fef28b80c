/**
 * Of which type a value is: `type`, `isinstance`, and the values that stand for types. What a type makes of other values is
 * `conversions.ts`' business.
 */
import { method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { bareType, inherits, standsFor } from "./classes.ts";
import { conversions } from "./conversions.ts";
import { failAt } from "./fail.ts";
import { objectType, typeClass } from "./instances.ts";
import { callSpecial } from "./members.ts";
import { isUfunc } from "./numpy-names.ts";
import { typeError } from "./python-says.ts";
import { isTrue } from "./truth.ts";
import { abstractKinds, abstractTypes, typeNameOf } from "./type-names.ts";
import { type BuiltinValue, boolOf, builtin, type TensorValue, type Value } from "./value.ts";

/** The names under which isinstance knows a value's kind. */
function typesOf(value: Value): readonly string[] {
  switch (value.kind) {
    case "bool":
      return ["bool", "int"];
    case "string":
      return ["str"];
    case "tensor":
      return value.array ? typesOfArray(value) : ["Tensor"];
    case "dtype":
      return [typeNameOf(value), ...(value.numpy === "dtype" ? ["dtype"] : value.numpy ? ["type"] : [])];
    case "variable":
      return ["Variable"];
    case "operation":
      return [typeNameOf(value), ...(isUfunc(value.as) ? ["ufunc"] : [])];
    case "stream":
      return [typeNameOf(value), value.state.kind];
    default:
      return [typeNameOf(value)];
  }
}

/** NumPy's numbers are no arrays, and its float64 and complex128 are Python's own too. */
function typesOfArray({ node: { shape, dtype }, cell }: TensorValue): readonly string[] {
  if (shape.length > 0 || cell) return ["ndarray"];
  const own = dtype === "float64" ? ["float"] : dtype === "complex128" ? ["complex"] : [];
  return [...abstractKinds(dtype), ...own];
}

/** Whether x is of a type; what is no type has no instances. */
export function isInstance(x: Value, type: Value): boolean {
  if (type.kind === "dtype") return x.kind === "tensor" && isNumber(x) && x.node.dtype === type.dtype;
  if (type.kind === "class") {
    const own = x.kind === "object" ? x.type : x.kind === "class" ? (x.meta ?? typeClass) : null;
    return own !== null && inherits(own, type);
  }
  if (type.kind !== "builtin") return false;
  if (x.kind === "object") {
    if (standsFor(x.type, type.name)) return true;
  }
  if (type.name === "Tensor" && x.kind === "object") return x.type.name === "EagerTensor";
  return type.name === "object" || (x.kind !== "object" && typesOf(x).includes(type.name));
}

const isNumber = ({ array, node: { shape }, cell }: TensorValue): boolean => array && shape.length === 0 && !cell;

const isinstanceWants = typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
const isinstance: Builtin = {
  value: method("isinstance", ["x", "type"], (args, env) => {
    const { source } = env;
    const kinds = args.value("type");
    const wanted = kinds.kind === "tuple" ? kinds.items : [kinds];
    const x = args.value("x");
    return boolOf(
      wanted.some((w) => {
        // The library takes NumPy's numbers for the arrays without axes that they are here.
        if (source.library && w.kind === "builtin" && w.name === "ndarray" && x.kind === "tensor") return x.array;
        if (w.kind === "none") return x.kind === "none";
        const said = w.kind === "class" ? callSpecial(w, "__instancecheck__", [x], env) : undefined;
        if (said) return isTrue(said, env);
        if (w.kind !== "class" && w.kind !== "builtin" && w.kind !== "dtype")
          return args.misfit("type", "a type such as int", isinstanceWants);
        return isInstance(x, w);
      }),
    );
  }),
  form: "isinstance(x, type)",
  doc: "Whether x is of a type, or of one of several.",
  examples: [{ code: "isinstance(3, int)", shows: "True" }],
};

/** One of Python's types by its name. */
export const typesNamed = (name: string): BuiltinValue => typeNamed(name)!;
const typeNamed = (name: string): BuiltinValue | undefined =>
  (conversions.find((b) => b.value.name === name) ?? typeFunctions.find((b) => b.value.name === name))?.value;

const otherTypes = new Map<string, BuiltinValue>();
/** The one value that stands for a type. */
function typeFor(name: string): BuiltinValue {
  const known = typeNamed(name) ?? otherTypes.get(name);
  if (known) return known;
  const made = builtin(name, (_, __, span) => {
    throw failAt("call/callable", { what: "this type" }, span);
  });
  const type: BuiltinValue = { ...made, type: true };
  otherTypes.set(name, type);
  return type;
}

export function classOf(x: Value): Value {
  if (x.kind === "object") return x.type === bareType ? objectType : x.type;
  if (x.kind === "class" && x.meta) return x.meta;
  return x.kind === "tensor" && isNumber(x)
    ? { kind: "dtype", dtype: x.node.dtype, numpy: "type" }
    : typeFor(typeNameOf(x));
}

/** type(x), or a new class of a name, bases and members. */
const asked = method("type", ["x"], (args) => classOf(args.value("x")));
const typeOf: Builtin = {
  value: {
    ...builtin("type", (args, env, span) =>
      args.filter((a) => a.name === null).length < 3
        ? asked.call(args, env, span)
        : env.interpreter.newClass(args, env, span),
    ),
    type: true,
  },
  form: "type(x)",
  doc: "The type of a value.",
  examples: [{ code: "type(3) == int", shows: "True" }],
};

/** tf.Tensor and np.ndarray, which exist to be asked for. */
const named = (name: string, path: string, framework: "tf" | "np"): Builtin => ({
  value: builtin(name, (_, __, span) => {
    throw failAt("call/callable", { what: `${framework}.${name}` }, span, "", {
      help: ["tf.constant(values) makes a tensor"],
    });
  }),
  form: `isinstance(x, ${framework}.${path})`,
  doc: "A type to ask isinstance about.",
  examples: [],
  also: { [framework]: path },
});

export const typeFunctions: readonly Builtin[] = [
  isinstance,
  typeOf,
  named("Tensor", "Tensor", "tf"),
  named("ndarray", "ndarray", "np"),
  named("ufunc", "ufunc", "np"),
  ...abstractTypes.map((name) => named(name, name, "np")),
];
