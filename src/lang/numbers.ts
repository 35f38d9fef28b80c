/** Arithmetic on plain numbers, as in Python: exact integers, float64. Knows nothing of tensors. */
import { refuse } from "../core/errors.ts";
import type { BinaryOperator, CompareOperator } from "./syntax.ts";
import { boolOf, floatOf, intOf, type Value, type ValueOf } from "./value.ts";

export type Plain = ValueOf<"int" | "float" | "bool">;
export const isPlain = (v: Value): v is Plain => v.kind === "int" || v.kind === "float" || v.kind === "bool";

export const numberIn = (v: Plain): number => Number(v.value);
const wholeIn = (v: ValueOf<"int" | "bool">): bigint => BigInt(v.value);

/** Results with more bits than this are refused before they are computed. */
const bitLimit = 4_000_000;
const digitLimit = 1_200_000;
const bitsOf = (x: bigint): number => x.toString(16).length * 4;

/** a operator b, or undefined where the operator means nothing for numbers (`@`). */
export function calculate(operator: BinaryOperator, a: Plain, b: Plain, strict: boolean): Value | undefined {
  if (a.kind === "float" || b.kind === "float" || operator === "/") {
    return operator === "/" && a.kind !== "float" && b.kind !== "float"
      ? floatOf(divide(numberIn(a), numberIn(b), true))
      : floats(operator, numberIn(a), numberIn(b), strict);
  }
  const [x, y] = [wholeIn(a), wholeIn(b)];
  if (a.kind === "bool" && b.kind === "bool" && (operator === "&" || operator === "|" || operator === "^")) {
    return boolOf({ "&": x & y, "|": x | y, "^": x ^ y }[operator] === 1n);
  }
  return integers(operator, x, y);
}

function divide(a: number, b: number, strict: boolean): number {
  if (b === 0 && strict) throw refuse("value/division", {}, { notes: { b: { text: "0" } } });
  return a / b;
}

/** Division by zero is an error between integers, and where Python's rules hold; else the result is inf or nan. */
function floats(operator: BinaryOperator, a: number, b: number, strict: boolean): Value | undefined {
  switch (operator) {
    case "+":
      return floatOf(a + b);
    case "-":
      return floatOf(a - b);
    case "*":
      return floatOf(a * b);
    case "/":
      return floatOf(divide(a, b, strict));
    case "//":
      return floatOf(b === 0 ? divide(a, b, strict) : Math.floor((a - mod(a, b)) / b + 0.5));
    case "%":
      if (b === 0) divide(a, b, strict);
      return floatOf(mod(a, b));
    case "**":
      return floatOf(a === 1 || b === 0 ? 1 : a ** b);
    default:
      return undefined;
  }
}

function mod(a: number, b: number): number {
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r;
}

function integers(operator: BinaryOperator, a: bigint, b: bigint): Value | undefined {
  switch (operator) {
    case "+":
      return intOf(a + b);
    case "-":
      return intOf(a - b);
    case "*":
      checkBits(bitsOf(a) + bitsOf(b));
      return intOf(a * b);
    case "//":
      return intOf(floorDivide(a, b));
    case "%":
      return intOf(a - b * floorDivide(a, b));
    case "**":
      return powers(a, b);
    case "&":
      return intOf(a & b);
    case "|":
      return intOf(a | b);
    case "^":
      return intOf(a ^ b);
    case "<<":
    case ">>":
      return intOf(shift(a, operator === "<<" ? b : -b, b));
    default:
      return undefined;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw refuse("value/division", {}, { notes: { b: { text: "0" } } });
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

function powers(a: bigint, b: bigint): Value {
  if (b < 0n && a === 0n) throw refuse("value/division", {}, { notes: { a: { text: "0" } } });
  if (b < 0n) return floatOf(Number(a) ** Number(b));
  if (a !== 0n && a !== 1n && a !== -1n) checkBits(Number(b) * bitsOf(a < 0n ? -a : a));
  return intOf(a ** b);
}

function shift(a: bigint, by: bigint, given: bigint): bigint {
  if (given < 0n)
    throw refuse("value/domain", { detail: "a shift cannot be negative" }, { notes: { b: { text: String(given) } } });
  if (by > 0n && a !== 0n) checkBits(bitsOf(a) + Number(by));
  if (by < -BigInt(bitLimit)) return a < 0n ? -1n : 0n;
  return by > 0n ? a << by : a >> -by;
}

function checkBits(bits: number): void {
  if (bits > bitLimit) throw refuse("limit/number", { limit: digitLimit });
}

/** a against b, for the operators that order; integers and floats are compared by their exact values. */
export function comparePlain(operator: CompareOperator, a: Plain, b: Plain): boolean {
  // JavaScript compares bigints with numbers exactly.
  const [x, y] = [a, b].map((v) => (v.kind === "bool" ? Number(v.value) : v.value)) as [number, number];
  switch (operator) {
    case "<":
      return x < y;
    case "<=":
      return x <= y;
    case ">":
      return x > y;
    case ">=":
      return x >= y;
    default: {
      // biome-ignore lint/suspicious/noDoubleEquals: 1n == 1 is what is meant
      const same = x == y;
      return operator === "==" ? same : !same;
    }
  }
}
