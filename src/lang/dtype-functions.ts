/** Questions about dtypes and shapes whose answers are no tensors: promotion, casts, limits of number formats. */
import {
  bytesOf,
  type DType,
  dtypeNamed,
  dtypes,
  integerRange,
  isComplex,
  isFloat,
  isInexact,
  isInteger,
  kindOf,
  partOf,
  promote,
  promoteArrays,
} from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast } from "../core/shape.ts";
import { method } from "./arguments.ts";
import { arrayKindOf } from "./array-kinds.ts";
import type { Builtin } from "./builtins.ts";
import { canCast, castings } from "./casting.ts";
import { elementsOf, literalsOf, strongDType, type Weak, weakDType, weakKind } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { libraryMember } from "./library.ts";
import { isAnyNumber } from "./numbers.ts";
import { noNumbersCast, typeError, valueError } from "./python-says.ts";
import { shapeIn } from "./sizes.ts";
import { integerIn } from "./subscript.ts";
import { reprOf } from "./text.ts";
import { isTrue } from "./truth.ts";
import { abstractKinds, abstractTypes } from "./type-names.ts";
import { boolOf, builtin, byPlace, describe, floatOf, intOf, shapeOf, stringOf, type Value } from "./value.ts";

const dtypeValue = (dtype: DType): Value => ({ kind: "dtype", dtype });

/** The dtype that a value names or has. */
function dtypeIn(value: Value, env: Env, numpy = false): DType {
  const found = dtypeOf(value, literalsOf(env, numpy)) ?? strongDType(value);
  if (found) return found;
  throw refuse("call/kind", { name: "dtype", wanted: "a dtype or a tensor", param: "dtype", found: describe(value) });
}

/** Dtypes and tensors joined; plain numbers take part as literals do. */
function resultType(values: readonly Value[], env: Env): DType {
  const literals = literalsOf(env);
  const named = (v: Value): DType | null | undefined => dtypeOf(v, literals) ?? strongDType(v);
  const strong = values.flatMap((v) => named(v) ?? []);
  const joined = strong.length > 0 ? strong.reduce(promotionIn(env)) : null;
  const weak = values.flatMap((v) => (named(v) ? [] : [weakKind(v) ?? dtypeIn(v, env)]));
  const taken = weak.map((kind) => weakDType(kind as Weak, joined, literals));
  return [...(joined ? [joined] : []), ...taken].reduce(promotionIn(env));
}
/** Programs, and what the library does for them, ask by NumPy's rules. */
const promotionIn = ({ host }: Env): typeof promote => (host.dialect === "python" ? promoteArrays : promote);

const resultTypeOf: Builtin = {
  value: builtin("result_type", (args, env, span) => {
    if (args.length === 0) throw failAt("call/missing", { name: "result_type", param: "dtypes" }, span);
    return dtypeValue(
      resultType(
        args.map((a) => a.value),
        env,
      ),
    );
  }),
  form: "result_type(x, y, …)",
  doc: "The dtype in which tensors, dtypes and numbers meet.",
  examples: [{ code: "result_type(int32, float32)", shows: "float32" }],
  also: { tf: "experimental.numpy.result_type", np: "result_type", torch: "result_type" },
};
const promoteTypes: Builtin = {
  value: method("promote_types", ["type1", "type2"], (args, env) =>
    dtypeValue(promotionIn(env)(dtypeIn(args.value("type1"), env), dtypeIn(args.value("type2"), env))),
  ),
  form: "promote_types(a, b)",
  doc: "The dtype that holds the values of both.",
  examples: [{ code: "promote_types(int8, uint8)", shows: "int16" }],
  also: { np: "promote_types", torch: "promote_types", tf: "experimental.numpy.promote_types" },
};

const canCastTo: Builtin = {
  value: method("can_cast", ["from_", "to", "casting?"], (args, env) => {
    const [from, to] = [args.value("from_"), args.value("to")];
    const casting = args.has("casting") ? args.string("casting") : "safe";
    if (isAnyNumber(from)) args.misfit("from_", "a dtype or a tensor", typeError(noNumbersCast));
    if (isAnyNumber(to))
      args.misfit("to", "a dtype", typeError(`Cannot interpret '${reprOf(to, env)}' as a data type`));
    if (!castings.includes(casting)) {
      const choices = castings.map((c) => `'${c}'`).join(", ");
      args.misfit("casting", choices, valueError(`casting must be one of ${choices} (got '${casting}')`));
    }
    return boolOf(canCast(dtypeIn(from, env, true), dtypeIn(to, env, true), casting));
  }),
  form: "can_cast(from_, to, casting='safe')",
  doc: "Whether a dtype can become another without loss.",
  examples: [{ code: "can_cast(int32, float64)", shows: "True" }],
  also: { np: "can_cast", torch: "can_cast" },
};

/** The kinds that the Python array API standard names. */
const kinds: Readonly<Record<string, (t: DType) => boolean>> = {
  bool: (t) => t === "bool",
  "signed integer": (t) => kindOf(t) === "int",
  "unsigned integer": (t) => kindOf(t) === "uint",
  integral: isInteger,
  "real floating": isFloat,
  "complex floating": isComplex,
  numeric: (t) => t !== "bool",
};
function isOfKind(dtype: DType, kind: Value, env: Env): boolean {
  if (kind.kind === "tuple" || kind.kind === "list") return kind.items.some((k) => isOfKind(dtype, k, env));
  if (kind.kind === "string" && Object.hasOwn(kinds, kind.value)) return kinds[kind.value]!(dtype);
  if (kind.kind === "string" && !dtypeNamed(kind.value)) {
    const choices = Object.keys(kinds).map((k) => `'${k}'`);
    throw refuse(
      "command/choice",
      { text: kind.value, choices: choices.join(", ") },
      { notes: { kind: { text: "" } } },
    );
  }
  return dtypeIn(kind, env) === dtype;
}
const isDTypeOf: Builtin = {
  value: method("isdtype", ["dtype", "kind"], (args, env) =>
    boolOf(isOfKind(dtypeIn(args.value("dtype"), env), args.value("kind"), env)),
  ),
  form: "isdtype(dtype, kind)",
  doc: "Whether a dtype is of a kind: 'bool', 'signed integer', 'unsigned integer', 'integral', 'real floating', 'complex floating', 'numeric', or one of several.",
  examples: [{ code: "isdtype(float32, 'real floating')", shows: "True" }],
  also: { np: "isdtype" },
};

/** np.dtype: what describes the elements of arrays. */
const npDType: Builtin = {
  value: {
    ...method("dtype", ["dtype", "align?", "copy?"], (args, env, span) => {
      const said = args.value("dtype");
      const dtype = dtypeOf(said, literalsOf(env, true));
      if (dtype) return { kind: "dtype", dtype, numpy: "dtype" };
      const other = env.interpreter.call(
        libraryMember("_numpy_objects.kind_of", env)!,
        byPlace([said], span),
        env,
        span,
      );
      // Where fields begin is not ours to choose.
      if (arrayKindOf(other) === "records" && args.has("align") && isTrue(args.value("align"), env))
        args.misfit("align", "False, which packs fields without gaps");
      return other.kind === "none" ? args.misfit("dtype", "a dtype") : other;
    }),
    type: true,
  },
  form: "np.dtype(x)",
  doc: "What describes the elements of an array: its name, kind, size.",
  examples: [{ code: "np.dtype('f4').itemsize", shows: "4" }],
  also: { np: "dtype" },
};

/** A dtype by its name, or one of the types above them. */
function kindsIn(value: Value, env: Env): readonly string[] {
  const name = abstractName(value);
  if (name) return kindsOver(name);
  const dtype = dtypeIn(value, env);
  return [dtype, ...abstractKinds(dtype)];
}
const abstractName = (value: Value): string | null =>
  value.kind === "builtin" && (abstractTypes as readonly string[]).includes(value.name) ? value.name : null;
const kindsOver = (name: string): readonly string[] => {
  const line = dtypes.map((t) => abstractKinds(t) as readonly string[]).find((kinds) => kinds.includes(name))!;
  return line.slice(line.indexOf(name));
};
const issubdtype: Builtin = {
  value: method("issubdtype", ["arg1", "arg2"], (args, env, span) => {
    const of = args.value("arg2");
    const other = arrayKindOf(args.value("arg1"));
    if (other === "times" || other === "records")
      return env.interpreter.call(
        libraryMember(`_numpy_${other}.is_kind`, env)!,
        byPlace([args.value("arg1"), of], span),
        env,
        span,
      );
    if (arrayKindOf(of) !== null || (of.kind === "class" && of.name === "void")) return boolOf(false);
    const wide = { ...literalsOf(env), int: "int64", float: "float64" } as const;
    return boolOf(kindsIn(args.value("arg1"), env).includes(abstractName(of) ?? dtypeOf(of, wide) ?? dtypeIn(of, env)));
  }),
  form: "np.issubdtype(dtype, kind)",
  doc: "Whether a dtype is another one or of a kind: np.integer, np.floating, np.number …",
  examples: [{ code: "np.issubdtype(float32, np.floating)", shows: "True" }],
  also: { np: "issubdtype" },
};

const recordOf = (fields: Readonly<Record<string, Value>>): Value => ({
  ...dictFrom(Object.entries(fields).map(([k, v]) => [stringOf(k), v] as const)),
  record: true,
});

/** Bits after the point, and the exponent of the smallest normal number. */
function formatOf(dtype: DType): { fraction: number; lowest: number; digits: number } {
  if (dtype === "float16") return { fraction: 10, lowest: -14, digits: 3 };
  if (dtype === "bfloat16") return { fraction: 7, lowest: -126, digits: 2 };
  return bytesOf(dtype) === 4 ? { fraction: 23, lowest: -126, digits: 6 } : { fraction: 52, lowest: -1022, digits: 15 };
}
const finfo: Builtin = {
  value: method("finfo", ["dtype?"], (args, env) => {
    const named = args.has("dtype") ? dtypeIn(args.value("dtype"), env) : env.host.float;
    if (!isInexact(named)) throw refuse("dtype/kind", { name: "finfo", wanted: "a float dtype", dtype: named });
    const dtype = partOf(named);
    const { fraction, lowest, digits } = formatOf(dtype);
    const max = 2 ** -lowest * (4 - 2 ** (1 - fraction));
    const [eps, tiny] = [2 ** -fraction, 2 ** lowest];
    return recordOf({
      bits: intOf(bytesOf(dtype) * 8),
      eps: floatOf(eps),
      max: floatOf(max),
      min: floatOf(-max),
      smallest_normal: floatOf(tiny),
      dtype: dtypeValue(dtype),
      tiny: floatOf(tiny),
      smallest_subnormal: floatOf(2 ** (lowest - fraction)),
      epsneg: floatOf(eps / 2),
      resolution: floatOf(Number(`1e-${digits}`)),
      precision: intOf(digits),
    });
  }),
  form: "finfo(dtype)",
  doc: "The limits of a float format: bits, eps, max, min, smallest_normal, smallest_subnormal.",
  examples: [{ code: "finfo(float32).bits", shows: "32" }],
  also: { tf: "experimental.numpy.finfo", np: "finfo", torch: "finfo" },
};
const iinfo: Builtin = {
  value: method("iinfo", ["dtype"], (args, env) => {
    const dtype = dtypeIn(args.value("dtype"), env);
    if (!isInteger(dtype)) throw refuse("dtype/kind", { name: "iinfo", wanted: "an integer dtype", dtype });
    const [min, max] = integerRange(dtype);
    return recordOf({
      bits: intOf(bytesOf(dtype) * 8),
      max: intOf(max),
      min: intOf(min),
      dtype: dtypeValue(dtype),
    });
  }),
  form: "iinfo(dtype)",
  doc: "The limits of an integer format: bits, max, min.",
  examples: [{ code: "iinfo(int8).min", shows: "-128" }],
  also: { tf: "experimental.numpy.iinfo", np: "iinfo", torch: "iinfo" },
};

/** Sizes out of a list, a tuple or one number. */
const sizesIn = (value: Value, env: Env): number[] =>
  (elementsOf(value) ?? [value]).map((v) => {
    const size = integerIn(v, env);
    if (size === null || size === undefined)
      throw refuse("call/kind", { name: "broadcast_shapes", wanted: "sizes", param: "shape", found: describe(v) });
    if (size < 0) throw refuse("shape/negative", { size });
    return size;
  });
const broadcastShapes: Builtin = {
  value: builtin("broadcast_shapes", (args, env) =>
    shapeOf(broadcast(Object.fromEntries(args.map((a, i) => [`shape${i}`, sizesIn(a.value, env)])))),
  ),
  form: "broadcast_shapes(a, b, …)",
  doc: "The shape in which shapes meet when tensors of them are combined.",
  examples: [{ code: "broadcast_shapes([2, 1], [3])", shows: "(2, 3)" }],
  also: { tf: "broadcast_static_shape", np: "broadcast_shapes", torch: "broadcast_shapes" },
};

const sizeNumber: Builtin = {
  value: method("np_size", ["a", "axis?"], (args, env) => {
    const shape = shapeIn(args, env);
    const axis = args.optional("axis");
    return intOf(axis ? shape.at(args.int("axis"))! : shape.reduce((n, d) => n * d, 1));
  }),
  form: "np.size(x)",
  doc: "The number of elements, as a plain number.",
  examples: [{ code: "np.size([[1, 2], [3, 4]])", shows: "4" }],
  also: { np: "size", torch: "numel" },
};

export const dtypeFunctions: readonly Builtin[] = [
  resultTypeOf,
  promoteTypes,
  canCastTo,
  isDTypeOf,
  npDType,
  issubdtype,
  finfo,
  iinfo,
  broadcastShapes,
  sizeNumber,
];
