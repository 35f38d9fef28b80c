/**
 * What CPython says about mistakes with its own values, word for word: for programs that take an exception and print it.
 * Knows values and their types' names; who finds the mistake says it in our words too.
 */
import type { PythonException } from "../core/errors.ts";
import { stringRepr } from "./string-repr.ts";

export const noModule = (module: string): PythonException => ["ModuleNotFoundError", `No module named '${module}'`];
export const noMember = (module: string, member: string): PythonException => [
  "ImportError",
  `cannot import name '${member}' from '${module}' (unknown location)`,
];

/** Left and right of `=` differ in number. */
export function unpackSays(count: number, wanted: number, starred: boolean): PythonException {
  const expected = starred ? `expected at least ${wanted}` : `expected ${wanted}`;
  const says =
    !starred && count > wanted
      ? `too many values to unpack (${expected})`
      : `not enough values to unpack (${expected}, got ${count})`;
  return ["ValueError", says];
}

const sequences = { list: "list", tuple: "tuple", string: "string", shape: "list", range: "range object" } as const;
export type SequenceKind = keyof typeof sequences;
/** A place that is not there, in what is read from or, with `to`, written to. */
export const placeSays = (of: SequenceKind, to = false): PythonException => [
  "IndexError",
  `${sequences[of]} ${to ? "assignment index" : "index"} out of range`,
];
export const popSays: PythonException = ["IndexError", "pop index out of range"];

export const attributeSays = (type: string, name: string): PythonException => [
  "AttributeError",
  `'${type}' object has no attribute '${name}'`,
];

export const notWhole = (text: string, base: number): PythonException => [
  "ValueError",
  `invalid literal for int() with base ${base}: ${stringRepr(text)}`,
];
export const notFloat = (text: string): PythonException => [
  "ValueError",
  `could not convert string to float: ${stringRepr(text)}`,
];
export const noNumber = (to: "int" | "float", type: string): PythonException => [
  "TypeError",
  to === "int"
    ? `int() argument must be a string, a bytes-like object or a real number, not '${type}'`
    : `float() argument must be a string or a real number, not '${type}'`,
];

const isSequence = (type: string): boolean => type === "str" || type === "list" || type === "tuple";
/** Operands that do not go together, by their types. */
export function operandsSay(operator: string, left: string, right: string): PythonException {
  if (operator === "+" && isSequence(left))
    return ["TypeError", `can only concatenate ${left} (not "${right}") to ${left}`];
  if (operator === "*" && (isSequence(left) || isSequence(right)))
    return ["TypeError", `can't multiply sequence by non-int of type '${isSequence(left) ? right : left}'`];
  const sign = operator === "**" ? "** or pow()" : operator;
  return ["TypeError", `unsupported operand type(s) for ${sign}: '${left}' and '${right}'`];
}

/** A Variable and a value of another shape. */
export function assignSays(label: string, wanted: readonly number[], given: readonly number[]): PythonException {
  const [held, offered] = [wanted, given].map((s) => `(${s.join(", ")}${s.length === 1 ? "," : ""})`);
  return [
    "ValueError",
    `Cannot assign value to variable ' ${label}': Shape mismatch.The variable shape ${held}, and the assigned value shape ${offered} are incompatible.`,
  ];
}
