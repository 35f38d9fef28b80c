/**
 * What TensorFlow takes for an index of its tensors and Variables where a program writes `x[…]`: a list stands for a tuple,
 * and nothing with an axis picks elements but a mask alone. tensh's own lines, and the library's, pick by lists too.
 */
import { type PythonException, refuse } from "../core/errors.ts";
import { strongDType } from "./convert.ts";
import { type Env, inProgram } from "./env.ts";
import { typeError, valueError } from "./python-says.ts";
import type { ItemValue } from "./subscript.ts";
import { reprOf } from "./text.ts";
import { describe, intOf, type Value } from "./value.ts";

/** The items of `of[items]` as TensorFlow reads them. @throws index/kind for what it refuses */
export function tensorItems(items: readonly ItemValue[], env: Env): readonly ItemValue[] {
  if (!inProgram(env)) return items;
  const [first] = items;
  if (items.length === 1 && first) {
    const { value, span } = first;
    if (value.kind === "bool") throw refused(value, 0, valueError("mask cannot be scalar."));
    if (value.kind === "tensor" && value.node.dtype === "bool") return items;
    if (value.kind === "list" || value.kind === "tuple")
      return value.items.map((item, i) => ({ value: checked(item, i, env), span }));
  }
  return items.some((item) => doubtful.has(item.value.kind))
    ? items.map(({ value, span }, i) => ({ value: checked(value, i, env), span }))
    : items;
}

/** Of all other kinds it is clear whether they are an index. */
const doubtful: ReadonlySet<Value["kind"]> = new Set<Value["kind"]>([
  "bool",
  "float",
  "string",
  "complex",
  "range",
  "list",
  "tuple",
  "tensor",
  "variable",
]);

const wanted =
  "Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar tf.int32/tf.int64 tensors are valid indices";

function checked(value: Value, i: number, env: Env): Value {
  if (!doubtful.has(value.kind)) return value;
  if (value.kind === "bool") return intOf(Number(value.value));
  if ((value.kind === "tensor" || value.kind === "variable") && isPlace(value)) return value;
  throw refused(value, i, typeError(`${wanted}, got ${reprOf(value, env)}`));
}

/** NumPy's numbers are integers to it, of whatever size. */
function isPlace(value: Extract<Value, { kind: "tensor" | "variable" }>): boolean {
  const shape = value.kind === "tensor" ? value.node.shape : value.variable.shape;
  if (shape.length > 0) return false;
  const dtype = strongDType(value)!;
  const isNumber = value.kind === "tensor" && value.array && !value.cell;
  return isNumber ? /int/.test(dtype) : dtype === "int16" || dtype === "int32" || dtype === "int64";
}

const refused = (value: Value, i: number, exception: PythonException): Error =>
  refuse("index/kind", { what: describe(value) }, { notes: { [`index${i}`]: { text: "" } }, exception });
