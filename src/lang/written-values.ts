/**
 * What is written into NumPy's arrays that is neither a number nor an array: text is read, None is no number, objects say
 * what they are, each as the array's dtype wants. Does not write.
 */
import { isComplex, kindOf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { type Index, isElement } from "../ops/subscripts.ts";
import { findMember } from "./classes.ts";
import { strongDType, weakKind } from "./convert.ts";
import type { Env } from "./env.ts";
import { libraryMember } from "./library.ts";
import { boolOf, byPlace, stringOf, type TensorValue, type Value } from "./value.ts";

/** The value as numbers, and arrays as they are. @throws what Python's own types of numbers say */
export function asWritten(value: Value, of: TensorValue, items: readonly Index[], env: Env, span: Span): Value {
  if (isNumber(value)) return value;
  const { dtype, shape } = of.node;
  if (value.kind === "complex" && isComplex(dtype)) return value;
  const alone = isElement(items, shape);
  if (!alone && isNumeric(value)) return value;
  if (env.source.library) return value;
  const kind = kindOf(dtype) === "uint" ? "int" : kindOf(dtype);
  const given = [value, stringOf(kind), boolOf(alone)];
  return env.interpreter.call(libraryMember("_numpy.written", env)!, byPlace(given, span), env, span);
}

/** A number that every array reads. */
function isNumber(value: Value): boolean {
  switch (value.kind) {
    case "int":
    case "float":
    case "bool":
    case "variable":
      return true;
    case "tensor":
      return value.node.shape.length === 0;
    default:
      return false;
  }
}

/** Numbers, arrays, or lists of nothing else. */
const isNumeric = (value: Value): boolean =>
  value.kind !== "complex" &&
  ((value.kind === "object" && !findMember(value.type, "__array__")) ||
    strongDType(value) !== null ||
    weakKind(value) !== null);
