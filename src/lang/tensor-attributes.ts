/** What stands behind the dot of a tensor, an array or a Variable: attributes, and the operations that are methods. */
import { bytesOf, type DType } from "../core/dtype.ts";
import { type OpError, type PythonException, refuse, type Span } from "../core/errors.ts";
import { isContiguous } from "../core/layout.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { copyOf, type Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { allOperations, methodNamed, operationIn, operationNamed } from "../ops/index.ts";
import { cut } from "../ops/movement.ts";
import type { Operation } from "../ops/operation.ts";
import { index } from "../ops/subscripts.ts";
import { type Arguments, method } from "./arguments.ts";
import { isOfNumbers } from "./array-names.ts";
import { isTurned, ownerOf } from "./array-orders.ts";
import { giveShape } from "./array-shapes.ts";
import { writeArray, writePart } from "./arrays.ts";
import { callOperation } from "./bind.ts";
import { bitView, checkBits } from "./bit-views.ts";
import { frameworkBuiltins } from "./builtins.ts";
import { canCast } from "./casting.ts";
import { standsFor } from "./classes.ts";
import { literalsOf, numberOf, plainOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { memberOf } from "./facade.ts";
import { failAt, placed } from "./fail.ts";
import { libraryMember } from "./library.ts";
import { bytesIn } from "./native-bytes.ts";
import { numberAttribute } from "./plain-attributes.ts";
import { valueError } from "./python-says.ts";
import { layoutOf } from "./seeing.ts";
import { toListValue } from "./sequences.ts";
import { sizesIn } from "./sizes.ts";
import { toItems } from "./subscript.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  intOf,
  none,
  shapeOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";
import { turnedView, viewBy } from "./views.ts";
import { asWritten } from "./written-values.ts";

export const tensorAttributes = [
  "shape",
  "dtype",
  "ndim",
  "rank",
  "size",
  "name",
  "T",
  "mT",
  "real",
  "imag",
  "numpy",
  "item",
  "tolist",
  "nbytes",
  "itemsize",
  "device",
  "astype",
  "dim",
  "numel",
  "get_shape",
];

/** NumPy's item(): the only one, the one at a place among all, or at an index of each axis. */
function itemAt(node: Node): BuiltinValue {
  const size = sizeOf(node.shape);
  return builtin("item", (args, env, span) => {
    const [first] = args.map((a) => a.value);
    const places = first?.kind === "tuple" ? first.items : args.map((a) => a.value);
    if (places.length === 0) {
      if (size === 1) return numberOf(env.host.realize([structure.reshape(node, [])])[0]!);
      throw refuse(
        "value/scalar",
        { shape: showShape(node.shape) },
        { exception: valueError("can only convert an array of size 1 to a Python scalar") },
      );
    }
    const whole = first?.kind === "int" && args.length === 1 ? structure.reshape(node, [size]) : node;
    if (places.length !== whole.shape.length)
      throw refuse(
        "value/domain",
        { detail: `item takes one place, or one of each of the ${node.shape.length} axes` },
        {
          exception: valueError("incorrect number of indices for array"),
        },
      );
    const [at] = places;
    if (whole !== node && at?.kind === "int" && (at.value >= size || at.value < -size)) {
      const text = `index ${at.value} is out of bounds for size ${size}`;
      throw refuse("value/domain", { detail: text }, { exception: ["IndexError", text] });
    }
    const given = [{ value: tupleOf(places), span }];
    return numberOf(env.host.realize([index(whole, toItems(given, env))])[0]!);
  });
}

export function tensorAttribute(
  of: TensorValue | (Value & { kind: "variable" }),
  name: string,
  env: Env,
  span: Span,
): Value | undefined {
  const node = toNode(of, literalsOf(env));
  const array = of.kind === "tensor" && of.array;
  switch (name) {
    case "shape":
      return array ? tupleOf(node.shape.map(intOf)) : shapeOf(node.shape);
    case "dtype":
      return array ? { kind: "dtype", dtype: node.dtype, numpy: "dtype" } : { kind: "dtype", dtype: node.dtype };
    case "device":
      return array ? stringOf("cpu") : stringOf("/job:localhost/replica:0/task:0/device:CPU:0");
    case "ndim":
    case "rank":
      return intOf(node.shape.length);
    case "size":
      return intOf(sizeOf(node.shape));
    case "nbytes":
      return intOf(sizeOf(node.shape) * bytesOf(node.dtype));
    case "itemsize":
      return intOf(bytesOf(node.dtype));
    case "flags": {
      const made = array ? libraryMember("_numpy.flags", env) : undefined;
      return made && env.interpreter.call(made, [{ name: null, value: of, span }], env, span);
    }
    case "base":
      return array ? (ownerOf(of as TensorValue) ?? none) : undefined;
    case "flat": {
      if (!array) return undefined;
      const view = viewBy(structure.reshape(node, [sizeOf(node.shape)]), node, of);
      if (view) return view;
      const made = libraryMember("_numpy.flatiter", env);
      return made && env.interpreter.call(made, [{ name: null, value: of, span }], env, span);
    }
    case "strides": {
      if (!array) return undefined;
      const { strides } = layoutOf(of);
      return tupleOf(strides.map((s) => intOf(s * bytesOf(node.dtype))));
    }
    case "name":
      return stringOf(nameOf(of, env));
    case "T":
      return turned(of, env) ?? through("transpose", of, env, span, name);
    case "mT":
      return through("matrix_transpose", of, env, span, name);
    case "real":
    case "imag":
      return through(name, of, env, span, name);
    case "numpy":
      return method(name, [], (_, inner) => tensorOf(readNow(node, inner, "numpy()"), true));
    case "item":
      return array ? itemAt(node) : method(name, [], (_, inner) => numberOf(inner.host.realize([node])[0]!));
    case "tolist":
      return method(name, [], (_, inner) => {
        const s = inner.host.realize([node])[0]!;
        return toListValue(s);
      });
    case "dim":
      return method(name, [], () => intOf(node.shape.length));
    case "numel":
      return method(name, [], () => intOf(sizeOf(node.shape)));
    case "get_shape":
      return method(name, [], () => shapeOf(node.shape));
    default:
      return undefined;
  }
}

/** A node of its own for the present values, so that what is done with them is not recorded. */
export function readNow(node: TensorValue["node"], env: Env, by: string): TensorValue["node"] {
  return copyOf(node, env.host.realize([node])[0]!, by);
}

/** What `transpose` gives of an array with several axes, where nobody looks on. */
const turned = (of: Value, env: Env): TensorValue | null =>
  of.kind === "tensor" && of.array && env.host.dialect === "python" && !env.observe && of.node.shape.length > 1
    ? turnedView(of)
    : null;

/** The attribute `name` stands behind `ofSpan`. */
function through(operation: string, of: Value, env: Env, ofSpan: Span, name: string): Value {
  const span = { start: ofSpan.start, end: ofSpan.end + 1 + name.length };
  return callOperation(operationNamed(operation) as Operation, [{ name: null, value: of, span: ofSpan }], {
    env,
    span,
    as: operation,
  });
}

/** What the user calls the value; empty if it has no name. */
function nameOf(of: Value, env: Env): string {
  if (of.kind === "variable") return of.variable.label;
  const found = [...env.scope.global.names].find(
    ([, v]) => v === of || (v.kind === "tensor" && of.kind === "tensor" && v.node === of.node),
  );
  return found?.[0] ?? "";
}

/** Methods that change an array of NumPy's itself. */
export function arrayMethod(of: TensorValue, name: string, env: Env, span: Span): BuiltinValue | undefined {
  if (!of.array || env.host.dialect !== "python") return undefined;
  if (name === "view") return viewMethod(of, span);
  if (name === "resize") return resizeMethod(of);
  if (name === "tobytes") return bytesMethod(of);
  if (name === "astype") return castingMethod(of, span);
  if (name === "take") return takingMethod(of, span);
  if (asFunctions.has(name)) return throughFunction(of, name, numpyMember(name, env, span), span);
  if (ofLibrary.has(name)) return throughFunction(of, name, libraryMember(`_numpy_methods.${name}`, env)!, span);
  if (name === "tofile") return throughFunction(of, name, libraryMember("_numpy_files.tofile", env)!, span);
  if (of.node.shape.length === 0) return of.cell ? undefined : ofNumber(of, name, env);
  if (name === "fill")
    return method(name, ["value"], (args, inner, whole) => {
      try {
        const items = [{ kind: "ellipsis" }] as const;
        writePart(of, items, asWritten(args.value("value"), of, items, inner, whole), inner);
      } catch (error) {
        throw placed(error, new Map(), whole, "np.setitem");
      }
      return none;
    });
  if (name !== "sort" && name !== "partition") return undefined;
  return builtin(name, (given, inner, whole) => {
    const args = name === "sort" ? given : given.filter((a) => a.name !== "kind" && a.name !== "order");
    const sorted = callOperation(operationNamed(name) as Operation, [{ name: null, value: of, span: whole }, ...args], {
      env: inner,
      span: whole,
      as: `np.${name}`,
    });
    if (sorted.kind === "tensor") writeArray(of, sorted.node, inner);
    return none;
  });
}

/** What NumPy's numbers have of Python's. */
const ofNumber = ({ node }: TensorValue, name: string, { host }: Env): BuiltinValue | undefined =>
  isOfNumbers(name, node.dtype)
    ? (numberAttribute(plainOf(host.realize([node])[0]!), name) as BuiltinValue)
    : undefined;

/** `a.astype(dtype, casting="safe")`: with the rule by which one dtype may become another. */
const castingMethod = (of: TensorValue, span: Span): BuiltinValue =>
  builtin("astype", (args, env, whole) => {
    const rule = args.find((a) => a.name === "casting")?.value;
    const rest = args.filter((a) => a.name === null || !["casting", "subok"].includes(a.name));
    const made = tensorMethod(of, "astype", span)!.call(rest, env, whole);
    const [from, to] = [of.node.dtype, made.kind === "tensor" ? made.node.dtype : of.node.dtype];
    const copies = args.find((a) => a.name === "copy")?.value;
    if (from === to && copies?.kind === "bool" && !copies.value) return of;
    if (rule?.kind !== "string" || canCast(from, to, rule.value)) return made;
    throw failAt("type/operand", { operator: "astype", left: from, right: to }, whole, "", {
      exception: [
        "TypeError",
        `Cannot cast array data from dtype('${from}') to dtype('${to}') according to the rule '${rule.value}'`,
      ],
    });
  });

/** Its bytes row by row, or as its elements lie. */
const bytesMethod = (of: TensorValue): BuiltinValue =>
  method("tobytes", ["order?"], (args, env) => bytesIn(isTold(args, of) ? turnedView(of)! : of, env));
const isTold = (args: Arguments, of: TensorValue): boolean => {
  const order = args.has("order") && args.optional("order") ? args.string("order") : "C";
  return order === "F" || (order === "A" && isTurned(of));
};

/** The array itself takes another shape: what there is more is 0. */
const resizeMethod = (of: TensorValue): BuiltinValue =>
  method("resize", ["new_shape", "d1?", "d2?", "d3?", "refcheck?"], (args, env) => {
    const shape = ["new_shape", "d1", "d2", "d3"].flatMap((p) => (args.has(p) ? sizesIn(args, p, env) : []));
    const [had, wanted] = [sizeOf(of.node.shape), sizeOf(shape)];
    if (of.base && !isContiguous({ ...of.layout!, offset: 0 }))
      throw notResized(valueError("resize only works on single-segment arrays"));
    if (had === wanted && giveShape(of, shape, env)) return none;
    if (of.base) throw notResized(valueError("cannot resize this array: it does not own its data"));
    const kept = cut(structure.reshape(of.node, [had]), 0, 0, Math.min(had, wanted));
    writeArray(of, structure.reshape(structure.place(kept, [0], [1], [wanted]), shape), env);
    return none;
  });

const notResized = (exception: PythonException): OpError => refuse("tensor/immutable", {}, { exception });

/** Methods of arrays that NumPy has as functions of an array too. */
const asFunctions: ReadonlySet<string> = new Set(["nonzero", "put", "searchsorted", "choose"]);
/** Those that it has as methods alone, or in another order. */
const ofLibrary: ReadonlySet<string> = new Set(["compress", "byteswap"]);
const throughFunction = (of: TensorValue, name: string, f: Value, span: Span): BuiltinValue =>
  builtin(name, (args, inner, whole) =>
    inner.interpreter.call(f, [{ name: null, value: of, span }, ...args], inner, whole),
  );
/** What NumPy's function alone knows: where the result goes, and what places outside mean. */
const takingMethod = (of: TensorValue, span: Span): BuiltinValue =>
  builtin("take", (args, env, whole) => {
    const plain = args.length < 3 && args.every((a) => a.name === null || a.name === "indices" || a.name === "axis");
    const found = plain
      ? tensorMethod(of, "take", span)!
      : throughFunction(of, "take", numpyMember("take", env, span), span);
    return found.call(args, env, whole);
  });
const numpyMember = (name: string, env: Env, span: Span): Value =>
  libraryMember(`np.${name}`, env) ?? memberOf("np", name, frameworkBuiltins, env, span);

/** The array under another name of its own, or its bits as numbers of another dtype. */
const viewMethod = (of: TensorValue, span: Span): BuiltinValue =>
  builtin("view", (args, env, whole) => {
    const [only] = args;
    const isArrays = only?.value.kind === "builtin" && only.value.name === "ndarray";
    if (!only || (isArrays && args.length === 1)) return viewBy(of.node, of.node, of)!;
    if (only.value.kind === "class" && standsFor(only.value, "ndarray")) {
      const seen = viewBy(of.node, of.node, of)!;
      return env.interpreter.call(
        libraryMember("_numpy_inherited.viewed", env)!,
        byPlace([seen, only.value], whole),
        env,
        whole,
      );
    }
    const to = args.length === 1 ? dtypeOf(args[0]!.value, literalsOf(env, true)) : undefined;
    if (to === undefined) return tensorMethod(of, "view", span)!.call(args, env, whole);
    checkBits(of.node, to, whole);
    return bitView(of, to, env);
  });

/** `x.view(float32)`, `x.view(dtype=float32)`. */
const takesDType = (args: readonly Arg[]): boolean => args.length === 1 && args[0]!.value.kind === "dtype";

/** PyTorch's methods that are called like the dtype that they give. */
const castMethods: Readonly<Record<string, DType>> = {
  half: "float16",
  bfloat16: "bfloat16",
  float: "float32",
  double: "float64",
  byte: "uint8",
  char: "int8",
  short: "int16",
  int: "int32",
  long: "int64",
  bool: "bool",
  cfloat: "complex64",
  cdouble: "complex128",
};

/** x.sum(axis=0): an operation whose first tensor is x. */
export function tensorMethod(of: Value, name: string, span: Span): BuiltinValue | undefined {
  const op = methodNamed(name);
  if (!op) return Object.hasOwn(castMethods, name) ? castMethod(of, castMethods[name]!, name, span) : undefined;
  return builtin(name, (args, env, whole) => {
    if (name === "view" && takesDType(args)) {
      const given = [{ name: null, value: of, span }, { ...args[0]!, name: "dtype" }, flatly(span)];
      return callOperation(operationNamed("bitcast")!, given, { env, span: whole, as: "np.view" });
    }
    const torch = args.some((a) => a.name !== null && torchWords.has(a.name)) ? operationIn("torch", name) : undefined;
    const site = { env, span: whole, as: torch ? `torch.${name}` : name };
    const counted = torch ? [] : counting(op, args, env);
    return callOperation(torch ?? op, [{ name: null, value: of, span }, ...args, ...counted], site);
  });
}

/** Elements of another size stand side by side. */
const flatly = (span: Span): Arg => ({ name: "flat", value: boolOf(true), span });

/** Sums and products are methods in NumPy and PyTorch, and count in 64 bits in both. */
const counting = (op: Operation, args: readonly Arg[], { host }: Env): readonly Arg[] =>
  op.params["widen"]?.default === "int32" && host.dialect !== "python" && !args.some((a) => a.name === "widen")
    ? [{ name: "widen", value: { kind: "dtype", dtype: "int64" }, span: { start: 0, end: 0 } }]
    : [];

const castMethod = (of: Value, dtype: DType, name: string, span: Span): BuiltinValue =>
  method(name, [], (_, env, whole) =>
    callOperation(
      operationNamed("cast") as Operation,
      [
        { name: null, value: of, span },
        { name: null, value: { kind: "dtype", dtype }, span: whole },
      ],
      { env, span: whole, as: name },
    ),
  );

/** Keywords that PyTorch alone has: a method that is called with them means PyTorch's. */
const torchWords: ReadonlySet<string> = new Set(["dim", "keepdim", "unbiased", "largest"]);

export const tensorMethods = (): string[] => [
  ...[...allOperations()].map((op) => op.name).filter((name) => methodNamed(name)),
  ...Object.keys(castMethods),
];
