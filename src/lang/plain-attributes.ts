/** What stands behind the dot of a number, a range, a shape or a dtype. */

import { type Complex, conjugate } from "../core/complex.ts";
import {
  bytesOf,
  type DType,
  integerRange,
  isComplex,
  isFloat,
  isInteger,
  kindOf,
  largestOf,
  partOf,
} from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { method } from "./arguments.ts";
import { rangeItems } from "./convert.ts";
import { charOf } from "./dtypes.ts";
import { hexMethod } from "./float-hex.ts";
import { listMethod } from "./methods.ts";
import { bitCount } from "./numbers.ts";
import { toBytes } from "./text-bytes.ts";
import {
  boolOf,
  complexOf,
  floatOf,
  intOf,
  listOf,
  none,
  type RangeValue,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

export function rangeAttribute(of: RangeValue, name: string): Value | undefined {
  switch (name) {
    case "start":
    case "stop":
    case "step":
      return intOf(of[name]);
    case "index":
    case "count":
      return listMethod(listOf(rangeItems(of)), name);
    default:
      return undefined;
  }
}

export function shapeAttribute(shape: readonly number[], name: string): Value | undefined {
  switch (name) {
    case "as_list":
      return method(name, [], () => listOf(shape.map(intOf)));
    case "rank":
    case "ndims":
      return intOf(shape.length);
    case "is_fully_defined":
      return method(name, [], () => boolOf(true));
    case "num_elements":
    case "numel":
      return method(name, [], () => intOf(sizeOf(shape)));
    case "index":
    case "count":
      return listMethod(listOf(shape.map(intOf)), name);
    default:
      return undefined;
  }
}

/** The largest or smallest value of a dtype. */
function limitOf(dtype: DType, name: "max" | "min"): Value | undefined {
  if (isInteger(dtype)) return intOf(integerRange(dtype)[name === "max" ? 1 : 0]);
  if (dtype === "bool") return boolOf(name === "max");
  const most = isFloat(dtype) ? largestOf(dtype) : undefined;
  return most === undefined ? undefined : floatOf(name === "max" ? most : -most);
}

/** What NumPy calls the kind of a dtype. */
const letterOf = (dtype: DType): string =>
  ({ bool: "b", int: "i", uint: "u", float: "f", complex: "c" })[kindOf(dtype)];

export function dtypeAttribute({ dtype, numpy }: Value & { kind: "dtype" }, name: string): Value | undefined {
  switch (name) {
    case "__name__":
      return numpy === "type" ? stringOf(dtype) : undefined;
    case "name":
      return stringOf(dtype);
    case "size":
    case "itemsize":
      return intOf(bytesOf(dtype));
    case "max":
    case "min":
      return limitOf(dtype, name);
    case "kind":
      return stringOf(letterOf(dtype));
    case "str":
      return stringOf(`${bytesOf(dtype) === 1 ? "|" : "<"}${letterOf(dtype)}${bytesOf(dtype)}`);
    case "type":
      return { kind: "dtype", dtype, numpy: "type" };
    case "char":
      return stringOf(charOf[dtype]);
    case "byteorder":
      return stringOf(bytesOf(dtype) === 1 ? "|" : "=");
    case "is_floating":
      return boolOf(isFloat(dtype));
    case "is_integer":
      return boolOf(isInteger(dtype));
    case "is_complex":
      return boolOf(isComplex(dtype));
    case "is_bool":
      return boolOf(dtype === "bool");
    case "is_numpy_compatible":
      return boolOf(true);
    case "is_compatible_with":
      return method(name, ["other"], (args) => {
        const other = args.value("other");
        return boolOf(
          other.kind === "dtype" ? other.dtype === dtype : other.kind === "string" && other.value === dtype,
        );
      });
    case "base_dtype":
      return { kind: "dtype", dtype };
    case "real_dtype":
      return { kind: "dtype", dtype: partOf(dtype) };
    default:
      return numpy === "dtype" ? withoutFields(dtype, name) : undefined;
  }
}

/** What NumPy says of the fields of a dtype, of one that has none. */
function withoutFields(dtype: DType, name: string): Value | undefined {
  switch (name) {
    case "names":
    case "fields":
    case "subdtype":
      return none;
    case "base":
      return { kind: "dtype", dtype, numpy: "dtype" };
    case "shape":
      return tupleOf([]);
    case "ndim":
      return intOf(0);
    case "alignment":
      return intOf(bytesOf(partOf(dtype)));
    case "hasobject":
      return boolOf(false);
    case "isnative":
      return boolOf(true);
    case "descr":
      return listOf([tupleOf([stringOf(""), dtypeAttribute({ kind: "dtype", dtype }, "str")!])]);
    default:
      return undefined;
  }
}

/** A number as two whole ones, without a common divisor. */
function ratioOf(of: Value & { kind: "int" | "float" | "bool" }): readonly [bigint, bigint] {
  if (of.kind !== "float") return [BigInt(of.value), 1n];
  if (!Number.isFinite(of.value)) {
    const [kind, what] = Number.isNaN(of.value) ? ["ValueError", "NaN"] : ["OverflowError", "Infinity"];
    throw refuse(
      "value/domain",
      { detail: "infinity and nan are no whole numbers" },
      { exception: [kind!, `cannot convert ${what} to integer ratio`] },
    );
  }
  let [x, shift] = [of.value, 0];
  while (!Number.isInteger(x)) [x, shift] = [x * 2, shift + 1];
  return [BigInt(x), 1n << BigInt(shift)];
}

export function numberAttribute(of: Value & { kind: "int" | "float" | "bool" }, name: string): Value | undefined {
  switch (name) {
    case "is_integer":
      return method(name, [], () => boolOf(of.kind !== "float" || Number.isInteger(of.value)));
    case "as_integer_ratio":
      return method(name, [], () => tupleOf(ratioOf(of).map(intOf)));
    case "denominator":
      return of.kind === "float" ? undefined : intOf(1);
    case "bit_count":
      return of.kind === "float"
        ? undefined
        : method(name, [], () => intOf([...BigInt(of.value).toString(2)].filter((b) => b === "1").length));
    case "real":
    case "numerator":
      return of.kind === "float" && name === "numerator" ? undefined : of;
    case "bit_length":
      return of.kind === "float" ? undefined : method(name, [], () => intOf(bitCount(BigInt(of.value))));
    case "hex":
      return of.kind === "float" ? hexMethod(of.value) : undefined;
    case "to_bytes":
      return of.kind === "float" ? undefined : toBytes(BigInt(of.value));
    case "imag":
      return of.kind === "float" ? floatOf(0) : intOf(0);
    case "conjugate":
    case "item":
      return method(name, [], () => of);
    default:
      return undefined;
  }
}

export function complexAttribute(z: Complex, name: string): Value | undefined {
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
