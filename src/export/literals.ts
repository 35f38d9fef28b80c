/** Values as Python literals, and whole values of the language as code that makes them. */

import type { Complex } from "../core/complex.ts";
import { type FloatDType, showFloat } from "../core/digits.ts";
import { type DType, isFloat, partOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { isBranch, type Nested, nested, type Stored } from "../core/stored.ts";
import { stringRepr } from "../lang/string-repr.ts";
import type { Value } from "../lang/value.ts";
import { type Framework, untranslatable } from "./framework.ts";

/** Larger tensors are not written into a script. */
const largest = 100_000;

/** Elements with the fewest digits that read back to the same value of their dtype. */
export function literalCode(n: Nested, dtype: DType): string {
  if (isBranch(n)) return `[${n.map((x) => literalCode(x, dtype)).join(", ")}]`;
  if (typeof n === "object") return complexCode(n, partOf(dtype));
  if (dtype === "bool") return n ? "True" : "False";
  if (!isFloat(dtype)) return String(n);
  const x = Number(n);
  if (Number.isNaN(x)) return "np.nan";
  if (!Number.isFinite(x)) return x > 0 ? "np.inf" : "-np.inf";
  // What NumPy writes for bfloat16 may have no point.
  return showFloat(x, dtype === "bfloat16" ? "float32" : (dtype as FloatDType));
}

/** Where the text of the number would not read back to it, both parts are handed to Python's `complex`. */
export function complexCode({ re, im }: Complex, part: DType): string {
  const parts = [re, im].map((x) => literalCode(x, part)) as [string, string];
  if (Number.isFinite(re) && Number.isFinite(im) && !Object.is(re, -0) && !Object.is(im, -0)) {
    const sum = im < 0 ? `${parts[0]} - ${parts[1].slice(1)}j` : `${parts[0]} + ${parts[1]}j`;
    return re === 0 ? `${parts[1]}j` : `(${sum})`;
  }
  return `complex(${parts.join(", ")})`;
}

/** A number of a program, as it is written there. */
export function floatCode(x: number): string {
  if (Number.isNaN(x)) return 'float("nan")';
  if (!Number.isFinite(x)) return `float("${x > 0 ? "inf" : "-inf"}")`;
  const text = Object.is(x, -0) ? "-0.0" : String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function storedCode(s: Stored, f: Framework): string {
  if (sizeOf(s.layout.shape) > largest) throw untranslatable(`a tensor of ${sizeOf(s.layout.shape)} elements`);
  if (s.layout.shape.includes(0)) return `${f.prefix}.zeros([${s.layout.shape.join(", ")}], dtype=${f.dtype(s.dtype)})`;
  return f.tensor(literalCode(nested(s), s.dtype), s.dtype);
}

/** Code that makes the value. @throws Untranslatable for functions, generators and the like */
export function valueCode(value: Value, f: Framework, realize: (v: Value & { kind: "tensor" }) => Stored): string {
  const inside = (v: Value): string => valueCode(v, f, realize);
  switch (value.kind) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return Number.isFinite(value.value)
        ? showFloat(value.value, "float64")
        : `float("${value.value}")`.replace("Infinity", "inf");
    case "complex":
      return complexCode(value.value, "float64");
    case "string":
      return stringRepr(value.value);
    case "tensor":
      return storedCode(realize(value), f);
    case "variable": {
      const { value: s, name, trainable } = value.variable;
      if (sizeOf(s.layout.shape) > largest) throw untranslatable("a large Variable");
      return f.variable(literalCode(nested(s), s.dtype), s.dtype, name, trainable);
    }
    case "range":
      return `range(${value.start}, ${value.stop}, ${value.step})`;
    case "list":
      return `[${value.items.map(inside).join(", ")}]`;
    case "tuple":
      return `(${value.items.map(inside).join(", ")}${value.items.length === 1 ? "," : ""})`;
    case "dict":
      return `{${[...value.entries.values()].map((e) => `${inside(e.key)}: ${inside(e.value)}`).join(", ")}}`;
    case "object":
      throw untranslatable(`an object of ${value.type.name}`);
    default:
      throw untranslatable(value.kind);
  }
}
