/**
 * Operators between NumPy's arrays and what is neither a number nor an array: NumPy asks each element, or the array that
 * an object says it is. Knows who is asked when, not what comes of it.
 */
import type { Span } from "../core/errors.ts";
import * as structure from "../graph/structure.ts";
import { operationNamed } from "../ops/index.ts";
import { callOperation } from "./bind.ts";
import { findMember, notImplemented } from "./classes.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { numpyName } from "./numpy-names.ts";
import { objectAttribute } from "./object-attributes.ts";
import type { OperandSpans } from "./operators.ts";
import { valueError } from "./python-says.ts";
import type { BinaryOperator } from "./syntax.ts";
import { reprOf } from "./text.ts";
import { signatures } from "./ufunc-facts.ts";
import { type ClassValue, describe, type TensorValue, tensorOf, type Value, type ValueOf } from "./value.ts";

const isArray = (value: Value): boolean => value.kind === "tensor" && value.array;
const hasAxes = (value: Value): boolean =>
  value.kind === "tensor" && value.array && (value.node.shape.length > 0 || value.cell === true);

/** Modules whose numbers and moments are elements to NumPy as any object is. */
const ofElements: ReadonlySet<string> = new Set(["fractions", "decimal", "datetime"]);
const isElement = ({ line }: ClassValue): boolean => line.every((c) => !c.own || ofElements.has(c.module));
/** An object that NumPy does not leave an operator to: it says nothing of functions, and nothing of its rank among arrays. */
const givesWay = (value: Value): value is ValueOf<"object"> =>
  value.kind === "object" &&
  value.holds === undefined &&
  isElement(value.type) &&
  !findMember(value.type, "__array_ufunc__") &&
  !findMember(value.type, "__array_priority__");

/** Where NumPy's array stands before an object, the array answers. */
export function arrayAnswers(left: Value, right: Value, { host, source }: Env): boolean {
  if (host.dialect !== "python" || source.library || right.kind !== "object") return false;
  const isAsked = isArray(left) && findMember(right.type, "__array__") !== undefined;
  return (isAsked || hasAxes(left)) && givesWay(right);
}

/** What a list may hold beside numbers. */
const ofNoNumbers: ReadonlySet<Value["kind"]> = new Set(
  "none ellipsis string bytes list tuple dict set view iterator slice function builtin operation module class object".split(
    " ",
  ) as Value["kind"][],
);

/** The operator by NumPy's function of that name, where one side is an array and the other none; else undefined. */
export function fromArray(
  operation: string,
  left: Value,
  right: Value,
  env: Env,
  spans: OperandSpans,
): Value | undefined {
  if (env.host.dialect !== "python" || env.source.library) return undefined;
  const [array, other] = isArray(left) ? [left, right] : [right, left];
  if (!isArray(array) || !ofNoNumbers.has(other.kind)) return undefined;
  // An object of the library's own has said what it has to say.
  if (other.kind === "object" && !givesWay(other)) return undefined;
  // Numbers are equal to nothing else.
  const isEqual = operation === "equal" || operation === "not_equal";
  if (isEqual && !hasAxes(array) && !(other.kind === "object" && findMember(other.type, "__array__"))) return undefined;
  if (operation === "matmul" && isSingle(other)) {
    if (!hasAxes(array)) return undefined;
    throw withoutAxes(left, right, spans);
  }
  const args = [
    { name: null, value: left, span: spans.left },
    { name: null, value: right, span: spans.right },
  ];
  const as = `np.${numpyName(ofNumPy[operation] ?? operation)}`;
  const found = callOperation(operationNamed(operation)!, args, { env, span: spans.whole, as });
  if (found !== notImplemented) return found;
  if (!isEqual || array.kind !== "tensor") return undefined;
  return tensorOf(structure.constant(operation === "equal" ? 0 : 1, "bool", array.node.shape), true);
}
/** It is one element to NumPy, not a list of some. */
const isSingle = (other: Value): boolean =>
  other.kind === "none" ||
  (other.kind === "object" && !findMember(other.type, "__array__") && !findMember(other.type, "__getitem__"));

/** A product of matrices takes nothing without axes. */
function withoutAxes(left: Value, right: Value, { whole }: OperandSpans) {
  const place = hasAxes(left) && !(left.kind === "tensor" && left.node.shape.length === 0) ? 1 : 0;
  const lacks = `Input operand ${place} does not have enough dimensions`;
  const has = `has 0, gufunc core with signature ${signatures["matmul"]} requires 1`;
  const facts = { operator: "@", left: describe(left), right: describe(right) };
  return failAt("type/operand", facts, whole, "", { exception: valueError(`matmul: ${lacks} (${has})`) });
}
const ofNumPy: Readonly<Record<string, string>> = { floordiv: "floor_divide" };

const ufuncs: Partial<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "//": "floor_divide",
  "%": "remainder",
  "**": "power",
};
export const ufuncOf = (operator: BinaryOperator): string => ufuncs[operator] ?? operator;

/** An array of numbers takes no objects and no moments that came of it. */
export function refuseOther(
  left: TensorValue,
  result: ValueOf<"object">,
  operator: BinaryOperator,
  span: Span,
  env: Env,
): void {
  if (result.type.name !== "ndarray" || !result.type.own) return;
  const dtype = reprOf(objectAttribute(result, "dtype", env, span)!, env);
  const from = `Cannot cast ufunc '${ufuncOf(operator)}' output from ${dtype}`;
  const facts = { operator: `${operator}=`, left: describe(left), right: describe(result) };
  throw failAt("type/operand", facts, span, "", {
    exception: ["UFuncTypeError", `${from} to dtype('${left.node.dtype}') with casting rule 'same_kind'`],
  });
}
