/**
 * Names in Python: which of them mean the same there, which stand for a constant, which must be spelled otherwise. Knows no
 * calls.
 */
import type { ExprOf } from "../lang/syntax.ts";
import type { ClassValue, Value } from "../lang/value.ts";
import { type Context, known } from "./context.ts";
import { untranslatable } from "./framework.ts";
import { floatCode } from "./literals.ts";

/** Names that Python or the script have another use for. */
const taken = new Set(["np", "tf", "torch", "jnp", "jax", "tape", "lambda", "print", "range", "len"]);
export const pythonName = (name: string): string => (taken.has(name) ? `${name}_` : name);

/** A name for something of the script's own: one that the session has a value under stays the session's. */
export function ownName(name: string, c: Context): string {
  let own = name;
  while (c.env.scope.lookup(own)) own += "_";
  return own;
}

/** Functions of Python that mean the same there. */
export const plainBuiltins = new Set(
  "print len int float bool str abs round min max sum sorted reversed enumerate zip list tuple dict set range repr any all isinstance issubclass type map filter iter next frozenset divmod pow chr ord hex bin oct format hash callable getattr setattr hasattr super property staticmethod classmethod".split(
    " ",
  ),
);

export function nameCode(e: ExprOf<"name">, c: Context): string {
  const bound = c.env.scope.lookup(e.name);
  // Only TensorFlow's code has the tape: where it is asked for gradients, the others write something else.
  if (bound?.kind === "tape" && c.framework.target !== "tensorflow") throw untranslatable(e.name);
  if (bound) return pythonName(e.name);
  const value = known(e, c);
  if (!value) return pythonName(e.name);
  const constant = constantCode(value, c);
  if (constant !== null) return constant;
  const isPlain = value.kind === "builtin" ? plainBuiltins.has(e.name) : value.kind === "class" && isPlainClass(value);
  if (!isPlain) throw untranslatable(e.name);
  return e.name;
}

/** What is written for a constant such as `pi` or `tf.float32`, whose name a framework may not have; null for all else. */
export function constantCode(value: Value | null, c: Context): string | null {
  switch (value?.kind) {
    case "float":
      return floatCode(value.value);
    case "none":
      return "None";
    case "dtype":
      return c.framework.dtype(value.dtype);
    default:
      return null;
  }
}

/** It is a class that the session wrote, or one of its objects: what it inherits from is as much, or Python's own exceptions. */
export function isOfProgram(value: Value): boolean {
  if (value.kind === "super") return true;
  const type = value.kind === "object" ? value.type : value;
  if (type.kind !== "class") return false;
  return type.line.every((of) => (of.own ? isPlainClass(of) : of.module === "__main__"));
}
/** Exceptions and `object` have the same names in Python. */
const isPlainClass = ({ line }: ClassValue): boolean =>
  line.every(
    ({ name, own }) => own && (name === "object" || /(Exception|Error|Warning|Stop\w+|Interrupt|Exit)$/.test(name)),
  );
