/** `value.name`: attributes and methods of every kind of value. */

import { type Complex, conjugate } from "../core/complex.ts";
import { bytesOf, isComplex, isFloat, isInteger, partOf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { nested } from "../core/stored.ts";
import { copyOf } from "../graph/node.ts";
import { allOperations, methodNamed, operationIn, operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { method } from "./arguments.ts";
import { writeArray, writePart } from "./arrays.ts";
import { assignVariable } from "./assign.ts";
import { callOperation } from "./bind.ts";
import { frameworkBuiltins } from "./builtins.ts";
import { classAttribute, classNames, objectAttribute, objectNames, superAttribute } from "./classes.ts";
import { literalsOf, numberOf, rangeItems, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { memberOf, moduleSharing } from "./facade.ts";
import { failAt } from "./fail.ts";
import { generatorMethod, generatorMethods } from "./generators.ts";
import { tapeMethod, tapeMethods } from "./gradients.ts";
import { helpWith, intentOfAttribute } from "./intents.ts";
import { keyOf } from "./keys.ts";
import { dictMethod, fromKeys, listMethod, methodsOf, setMethod } from "./methods.ts";
import { streamMethod, streamMethods } from "./np-random.ts";
import { bitCount } from "./numbers.ts";
import { toListValue } from "./sequences.ts";
import { maketrans, stringMethod } from "./string-methods.ts";
import { didYouMean } from "./suggest.ts";
import type { ExprOf } from "./syntax.ts";
import { bytesMethod, encode } from "./text-bytes.ts";
import { tracedAttribute } from "./traced.ts";
import { ufuncMethod } from "./ufuncs.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  complexOf,
  type DictValue,
  describe,
  type FunctionValue,
  floatOf,
  intOf,
  type ListValue,
  none,
  type RangeValue,
  shapeOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";
import { viewBy } from "./views.ts";

/** The attribute `name` of a value; `at` is the expression, for errors. */
export function attributeOf(of: Value, name: string, env: Env, at: ExprOf<"attribute">): Value {
  if (of.kind === "module") return memberOf(of.path, name, frameworkBuiltins(), env, at.span);
  const found = member(of, name, env, at.of.span);
  if (found) return found;
  const asTensor = env.host.dialect === "tensh" && (of.kind === "list" || of.kind === "range");
  const known = asTensor ? [...attributeNames(of), ...tensorAttributes, ...tensorMethods()] : attributeNames(of);
  const intent = isArrayLike(of) ? intentOfAttribute(name) : [];
  const help = helpWith([...asVariable(of, name, at), ...intent], didYouMean(name, known));
  throw failAt("name/attribute", { owner: describe(of), name }, at.nameSpan, "", { help });
}

/** `x.assign(…)` of what does not change: make it a Variable first. */
const asVariable = (of: Value, name: string, { of: owner }: ExprOf<"attribute">): string[] =>
  /^assign(?:_add|_sub)?$/.test(name) &&
  ["tensor", "list", "range", "int", "float"].includes(of.kind) &&
  owner.kind === "name"
    ? [`var ${owner.name} = ${owner.name}`]
    : [];

const isArrayLike = ({ kind }: Value): boolean => ["tensor", "variable", "list", "range"].includes(kind);

function member(of: Value, name: string, env: Env, span: Span): Value | undefined {
  switch (of.kind) {
    case "tensor":
      return arrayMethod(of, name, env, span) ?? tensorAttribute(of, name, env, span) ?? tensorMethod(of, name, span);
    case "variable":
      return variableAttribute(of, name) ?? tensorAttribute(of, name, env, span) ?? tensorMethod(of, name, span);
    case "list":
      return resultNamed(of, name) ?? listMethod(of, name) ?? listAsTensor(of, name, env, span);
    case "range":
      return rangeAttribute(of, name) ?? listAsTensor(of, name, env, span);
    case "tuple":
      return name === "index" || name === "count"
        ? listMethod({ kind: "list", items: [...of.items] }, name)
        : undefined;
    case "dict":
      return recordField(of, name) ?? dictMethod(of, name);
    case "set":
      return setMethod(of, name);
    case "string":
      return name === "encode" ? encode(of.value) : stringMethod(of.value, name);
    case "bytes":
      return bytesMethod(of.value, name);
    case "shape":
      return shapeAttribute(of.shape, name);
    case "slice": {
      const edge = name === "start" || name === "stop" || name === "step" ? of[name] : undefined;
      return edge === null ? none : edge === undefined ? undefined : intOf(edge);
    }
    case "dtype":
      return dtypeAttribute(of, name);
    case "generator":
      return generatorMethod(of, name);
    case "stream":
      return streamMethod(of, name);
    case "tape":
      return tapeMethod(of.tape, name);
    case "context":
      return of.methods.find((m) => m.name === name);
    case "object":
      return objectAttribute(of, name, env, span);
    case "class":
      return classAttribute(of, name, env, span);
    case "super":
      return superAttribute(of, name, env, span);
    case "descriptor":
      return of.as === "property" && (name === "setter" || name === "getter")
        ? method(name, ["f"], (args) => ({ ...of, [name === "setter" ? "set" : "get"]: args.value("f") }))
        : undefined;
    case "float":
    case "int":
    case "bool":
      return numberAttribute(of, name);
    case "complex":
      return complexAttribute(of.value, name);
    case "function":
      return functionAttribute(of, name, span);
    case "operation": {
      const method = ufuncMethod(of, name);
      const shared = method ? undefined : moduleSharing(of.as);
      return shared ? memberOf(shared, name, frameworkBuiltins(), env, span) : method;
    }
    case "builtin":
      return builtinAttribute(of, name, env);
    default:
      return undefined;
  }
}

function functionAttribute(of: FunctionValue, name: string, span: Span): Value | undefined {
  if (name === "__name__") return stringOf(of.name);
  if (name === "__doc__") return of.doc === null ? none : stringOf(of.doc);
  return of.traces ? tracedAttribute(of, of.traces, name, span) : undefined;
}

/** One of several results of an operation, by its name. */
const resultNamed = (of: ListValue, name: string): Value | undefined => of.items[of.fields?.indexOf(name) ?? -1];
const recordField = (of: DictValue, name: string): Value | undefined =>
  of.record && of.entries.get(keyOf(stringOf(name)))?.value;

/** `int.__name__`, and methods asked of their type: `str.upper`. */
function builtinAttribute(of: BuiltinValue, name: string, env: Env): Value | undefined {
  if (name === "__name__") return stringOf(of.name.slice(of.name.lastIndexOf(".") + 1));
  if (of.name === "str" && name === "maketrans") return maketrans;
  if (of.name === "dict" && name === "fromkeys") return fromKeys;
  const kind = ({ str: "string", list: "list", dict: "dict", set: "set" } as const)[of.name];
  if (!of.type || !kind || !methodsOf(kind).includes(name)) return undefined;
  return builtin(name, ([self, ...args], inner, span) => {
    if (self?.value.kind !== kind)
      throw failAt(
        "call/kind",
        { name, wanted: `a ${of.name}`, param: "self", found: self ? describe(self.value) : "nothing" },
        span,
      );
    return env.interpreter.call(member(self.value, name, inner, self.span)!, args, inner, span);
  });
}

/** A list is a tensor as soon as an attribute of tensors is asked of it, unless Python's rules hold. */
function listAsTensor(of: Value, name: string, env: Env, span: Span): Value | undefined {
  if (env.host.dialect === "python") return undefined;
  if (!tensorAttributes.includes(name) && !methodNamed(name)) return undefined;
  return member(tensorOf(toNode(of, literalsOf(env))), name, env, span);
}

const tensorAttributes = [
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

function tensorAttribute(
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
      return array ? stringOf(node.dtype) : { kind: "dtype", dtype: node.dtype };
    case "ndim":
    case "rank":
      return intOf(node.shape.length);
    case "size":
      return intOf(sizeOf(node.shape));
    case "nbytes":
      return intOf(sizeOf(node.shape) * bytesOf(node.dtype));
    case "itemsize":
      return intOf(bytesOf(node.dtype));
    case "name":
      return stringOf(nameOf(of, env));
    case "T":
      return through("transpose", of, env, span, name);
    case "mT":
      return through("matrix_transpose", of, env, span, name);
    case "real":
    case "imag":
      return through(name, of, env, span, name);
    case "numpy":
      return method(name, [], (_, inner) => tensorOf(readNow(node, inner, "numpy()"), true));
    case "item":
      return method(name, [], (_, inner) => numberOf(inner.host.realize([node])[0]!));
    case "tolist":
      return method(name, [], (_, inner) => {
        const s = inner.host.realize([node])[0]!;
        return toListValue(nested(s), s.dtype);
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
function readNow(node: TensorValue["node"], env: Env, by: string): TensorValue["node"] {
  return copyOf(node, env.host.realize([node])[0]!, by);
}

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
function arrayMethod(of: TensorValue, name: string, env: Env, span: Span): BuiltinValue | undefined {
  if (!of.array || env.host.dialect !== "python") return undefined;
  if (name === "view") return viewMethod(of, span);
  if (of.node.shape.length === 0) return undefined;
  if (name === "fill")
    return method(name, ["value"], (args, inner) => {
      writePart(of, [{ kind: "ellipsis" }], args.value("value"), inner);
      return none;
    });
  if (name !== "sort") return undefined;
  return builtin(name, (args, inner, whole) => {
    const sorted = callOperation(
      operationNamed("sort") as Operation,
      [{ name: null, value: of, span: whole }, ...args],
      { env: inner, span: whole, as: "np.sort" },
    );
    if (sorted.kind === "tensor") writeArray(of, sorted.node, inner);
    return none;
  });
}

/** The array under another name of its own. */
const viewMethod = (of: TensorValue, span: Span): BuiltinValue =>
  builtin("view", (args, env, whole) =>
    args.length === 0
      ? viewBy(of.node, of.node, of)!
      : callOperation(methodNamed("view")!, [{ name: null, value: of, span }, ...args], {
          env,
          span: whole,
          as: "view",
        }),
  );

/** x.sum(axis=0): an operation whose first tensor is x. */
function tensorMethod(of: Value, name: string, span: Span): BuiltinValue | undefined {
  const op = methodNamed(name);
  if (!op) return undefined;
  return builtin(name, (args, env, whole) => {
    const torch = args.some((a) => a.name !== null && torchWords.has(a.name)) ? operationIn("torch", name) : undefined;
    const site = { env, span: whole, as: torch ? `torch.${name}` : name };
    return callOperation(torch ?? op, [{ name: null, value: of, span }, ...args], site);
  });
}

/** Keywords that PyTorch alone has: a method that is called with them means PyTorch's. */
const torchWords: ReadonlySet<string> = new Set(["dim", "keepdim", "unbiased", "largest"]);

function variableAttribute(of: Value & { kind: "variable" }, name: string): Value | undefined {
  const { variable } = of;
  if (variable.path !== null) {
    if (name === "path") return stringOf(variable.path);
    // Keras' own Variables have the value as a property, which is a Variable of TensorFlow.
    if (name === "value") return of;
    if (name === "dtype") return stringOf(variable.dtype);
    if (name === "shape") return tupleOf(variable.shape.map(intOf));
  }
  switch (name) {
    case "assign":
    case "assign_add":
    case "assign_sub": {
      const how = ({ assign: "set", assign_add: "add", assign_sub: "sub" } as const)[name];
      return method(name, ["value", "use_locking?", "name?", "read_value?"], (args, inner) => {
        assignVariable(variable, args.value("value"), how, inner);
        return of;
      });
    }
    case "value":
    case "read_value":
      return method(name, [], (_, inner) => tensorOf(readNow(toNode(of, literalsOf(inner)), inner, `${name}()`)));
    case "trainable":
      return boolOf(variable.trainable);
    case "name":
      return stringOf(variable.label);
    case "ref":
      return method(name, [], () => of);
    default:
      return undefined;
  }
}

function rangeAttribute(of: RangeValue, name: string): Value | undefined {
  switch (name) {
    case "start":
    case "stop":
    case "step":
      return intOf(of[name]);
    case "index":
    case "count":
      return listMethod({ kind: "list", items: rangeItems(of) }, name);
    default:
      return undefined;
  }
}

function shapeAttribute(shape: readonly number[], name: string): Value | undefined {
  switch (name) {
    case "as_list":
      return method(name, [], () => ({ kind: "list", items: shape.map(intOf) }));
    case "rank":
    case "ndims":
      return intOf(shape.length);
    case "num_elements":
    case "numel":
      return method(name, [], () => intOf(sizeOf(shape)));
    case "index":
    case "count":
      return listMethod({ kind: "list", items: shape.map(intOf) }, name);
    default:
      return undefined;
  }
}

function dtypeAttribute({ dtype }: Value & { kind: "dtype" }, name: string): Value | undefined {
  switch (name) {
    case "name":
      return stringOf(dtype);
    case "size":
    case "itemsize":
      return intOf(bytesOf(dtype));
    case "is_floating":
      return boolOf(isFloat(dtype));
    case "is_integer":
      return boolOf(isInteger(dtype));
    case "is_complex":
      return boolOf(isComplex(dtype));
    case "real_dtype":
      return { kind: "dtype", dtype: partOf(dtype) };
    default:
      return undefined;
  }
}

function numberAttribute(of: Value & { kind: "int" | "float" | "bool" }, name: string): Value | undefined {
  switch (name) {
    case "is_integer":
      return method(name, [], () => boolOf(of.kind !== "float" || Number.isInteger(of.value)));
    case "real":
    case "numerator":
      return of.kind === "float" && name === "numerator" ? undefined : of;
    case "bit_length":
      return of.kind === "float" ? undefined : method(name, [], () => intOf(bitCount(BigInt(of.value))));
    case "imag":
      return of.kind === "float" ? floatOf(0) : intOf(0);
    case "conjugate":
    case "item":
      return method(name, [], () => of);
    default:
      return undefined;
  }
}

function complexAttribute(z: Complex, name: string): Value | undefined {
  switch (name) {
    case "real":
      return floatOf(z.re);
    case "imag":
      return floatOf(z.im);
    case "conjugate":
      return method(name, [], () => complexOf(conjugate(z)));
    case "item":
      return method(name, [], () => complexOf(z));
    default:
      return undefined;
  }
}

/** Everything that can stand after the dot, for completion and suggestions. */
export function attributeNames(of: Value): readonly string[] {
  switch (of.kind) {
    case "tensor":
      return [...tensorAttributes, ...tensorMethods()];
    case "variable":
      return ["assign", "assign_add", "assign_sub", "value", "trainable", ...tensorAttributes, ...tensorMethods()];
    case "shape":
      return ["as_list", "rank", "num_elements"];
    case "dtype":
      return ["name", "size", "is_floating", "is_integer", "is_complex", "real_dtype"];
    case "complex":
      return ["real", "imag", "conjugate"];
    case "generator":
      return generatorMethods;
    case "stream":
      return streamMethods(of.state.kind);
    case "tape":
      return tapeMethods;
    case "context":
      return of.methods.map((m) => m.name);
    case "object":
      return objectNames(of);
    case "class":
      return classNames(of);
    default:
      return methodsOf(of.kind);
  }
}

const tensorMethods = (): string[] => [...allOperations()].map((op) => op.name).filter((name) => methodNamed(name));
