/**
 * Operators between operands about which nothing has to be decided: two real tensors of one dtype whose shapes go
 * together, or such a tensor and a number that takes its dtype. Knows how to tell them from all others, which go the long
 * way through parameters, promotion and the rules of the frameworks; the result is the same.
 */
import { dataFrom, isInteger } from "../core/dtype.ts";
import { type Shape, sameShape } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { computesAtOnce, type Node, sourceOf } from "../graph/node.ts";
import { readVariable } from "../graph/variable.ts";
import { add, divide, floordiv, mod, multiply, power, subtract } from "../ops/arithmetic.ts";
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from "../ops/compare.ts";
import type { Binary } from "../ops/operation.ts";
import type { Env } from "./env.ts";
import { tensorOf, type Value } from "./value.ts";

type Operator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "==" | "!=" | "<" | "<=" | ">" | ">=";

/** The entry, asked for when it is used: making it takes time at a start. */
function entryOf(operator: string): Binary | null {
  switch (operator as Operator) {
    case "+":
      return add;
    case "-":
      return subtract;
    case "*":
      return multiply;
    case "/":
      return divide;
    case "**":
      return power;
    case "//":
      return floordiv;
    case "%":
      return mod;
    case "==":
      return equal;
    case "!=":
      return notEqual;
    case "<":
      return less;
    case "<=":
      return lessEqual;
    case ">":
      return greater;
    case ">=":
      return greaterEqual;
    default:
      return null;
  }
}

/** The result; undefined where the operands ask for more thought, or somebody watches how they are taken. */
export function operateAlike(operator: string, left: Value, right: Value, env: Env): Value | undefined {
  if (env.observe !== undefined || env.host.floats.watched) return undefined;
  const a = tensorIn(left);
  const b = tensorIn(right);
  if (a === null && b === null) return undefined;
  const dtype = (a ?? b)!.dtype;
  const isWhole = dtype === "int32" || dtype === "int64";
  if (!isWhole && dtype !== "float32" && dtype !== "float64") return undefined;
  if (isWhole && (operator === "/" || (dtype === "int64" && env.host.dialect !== "python"))) return undefined;
  const x = a ?? numberBeside(left, dtype);
  const y = b ?? numberBeside(right, dtype);
  if (isWhole && hasNoResultForSome(operator, right)) return undefined;
  if (x === null || y === null || x.dtype !== y.dtype || !goTogether(x.shape, y.shape)) return undefined;
  const array = (a === null || isArray(left)) && (b === null || isArray(right));
  // Where Python's rules hold, an array and a tensor meet by other rules than two of a kind.
  if (!array && env.host.dialect === "python" && (isArray(left) || isArray(right))) return undefined;
  // TensorFlow takes the floor of another quotient than Python.
  if (!array && env.host.dialect === "python" && (operator === "//" ? !isWhole : dtype === "int64")) return undefined;
  const entry = entryOf(operator);
  return entry === null ? undefined : tensorOf(entry(x, y), array);
}

/** Whole numbers have no quotient by 0 and no power below 0, and frameworks differ in what they make of these. */
function hasNoResultForSome(operator: string, right: Value): boolean {
  if (operator !== "//" && operator !== "%" && operator !== "**") return false;
  const value = wholeIn(right);
  return value === null || value < 0n || (value === 0n && operator !== "**");
}

/** A whole number, of Python's or one of NumPy's that has its value. */
function wholeIn(value: Value): bigint | null {
  if (value.kind === "int") return value.value;
  if (value.kind !== "tensor" || !value.array || value.node.shape.length > 0 || value.node.value === null) return null;
  if (!isInteger(value.node.dtype)) return null;
  const { data, layout } = value.node.value;
  return BigInt(data[layout.offset] as number | bigint);
}

function tensorIn(value: Value): Node | null {
  if (value.kind === "tensor") return value.node;
  return value.kind === "variable" ? readVariable(value.variable) : null;
}
const isArray = (value: Value): boolean => value.kind === "tensor" && value.array;

/** One of the shapes is that of the result. */
const goTogether = (a: Shape, b: Shape): boolean => a.length === 0 || b.length === 0 || sameShape(a, b);

/** A number as a tensor of that dtype, where it can be nothing else. */
export function numberBeside(value: Value, dtype: NumberDType): Node | null {
  if (dtype === "int32" || dtype === "int64") {
    // Beyond these, a number of the host is not the integer.
    if (value.kind !== "int" || value.value < -0x80000000n || value.value > 0x7fffffffn) return null;
    return numberNode(Number(value.value), dtype);
  }
  if (value.kind === "float") return numberNode(value.value, dtype);
  return value.kind === "int" && Number.isFinite(Number(value.value)) ? numberNode(Number(value.value), dtype) : null;
}

type NumberDType = "int32" | "int64" | "float32" | "float64";
const numbers: Readonly<Record<NumberDType, Map<number, Node>>> = {
  int32: new Map(),
  int64: new Map(),
  float32: new Map(),
  float64: new Map(),
};
const mostNumbers = 64;

/** A loop has the same numbers in every turn; where steps are remembered, each has its own. */
function numberNode(value: number, dtype: NumberDType): Node {
  const known = computesAtOnce() && value !== 0 ? numbers[dtype] : null;
  const found = known?.get(value);
  if (found) return found;
  const node = sourceOf(stored(dtype, [], dataFrom(dtype, dtype === "int64" ? [BigInt(value)] : [value])));
  if (known) {
    if (known.size >= mostNumbers) known.clear();
    known.set(value, node);
  }
  return node;
}
