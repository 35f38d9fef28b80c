/** Arithmetic on plain numbers, as in Python: exact integers, float64, complex. Knows nothing of tensors. */
import * as complex from "../core/complex.ts";
import { refuse } from "../core/errors.ts";
import { cosine, exp, log, power, sine } from "../core/precise.ts";
import { byZero, overflow, valueError } from "./python-says.ts";
import type { BinaryOperator, CompareOperator } from "./syntax.ts";
import { boolOf, complexOf, floatOf, intOf, type Value, type ValueOf } from "./value.ts";

export type Plain = ValueOf<"int" | "float" | "bool">;
export const isPlain = (v: Value): v is Plain => v.kind === "int" || v.kind === "float" || v.kind === "bool";

/** Complex numbers are numbers too, but most of what takes a number has no use for them. */
export type AnyNumber = Plain | ValueOf<"complex">;
export const isAnyNumber = (v: Value): v is AnyNumber => isPlain(v) || v.kind === "complex";
export const complexIn = (v: AnyNumber): complex.Complex =>
  v.kind === "complex" ? v.value : complex.complex(numberIn(v), 0);

export const numberIn = ({ value }: Plain): number => (typeof value === "number" ? value : Number(value));
const wholeIn = ({ value }: ValueOf<"int" | "bool">): bigint => (typeof value === "bigint" ? value : BigInt(value));

/** Results with more bits than this are refused before they are computed. */
const bitLimit = 4_000_000;
const digitLimit = 1_200_000;
const bitsOf = (x: bigint): number => (isShort(x) ? 64 : x.toString(16).length * 4);
const [longest, least] = [2n ** 63n, -(2n ** 63n)];
const isShort = (x: bigint): boolean => x < longest && x > least;
/** Binary digits of |x|; 0 for 0. */
export const bitCount = (x: bigint): number => (x === 0n ? 0 : (x < 0n ? -x : x).toString(2).length);

/** a operator b, or undefined where the operator means nothing for numbers (`@`). `strict`: Python's errors hold. */
export function calculate(operator: BinaryOperator, a: AnyNumber, b: AnyNumber, strict: boolean): Value | undefined {
  if (a.kind === "complex" || b.kind === "complex") return complexes(operator, complexIn(a), complexIn(b));
  if (a.kind === "float" || b.kind === "float") {
    if (strict && a.kind === "int") checkFloat(a.value);
    if (strict && b.kind === "int") checkFloat(b.value);
    return floats(operator, numberIn(a), numberIn(b), strict);
  }
  const [x, y] = [wholeIn(a), wholeIn(b)];
  if (operator === "/") return floatOf(divideWhole(x, y, strict));
  if (a.kind === "bool" && b.kind === "bool" && (operator === "&" || operator === "|" || operator === "^")) {
    return boolOf({ "&": x & y, "|": x | y, "^": x ^ y }[operator] === 1n);
  }
  return integers(operator, x, y, strict);
}

/** As CPython's Objects/complexobject.c; `//` and `%` mean nothing. Division by zero is always an error. */
function complexes(operator: BinaryOperator, a: complex.Complex, b: complex.Complex): Value | undefined {
  switch (operator) {
    case "+":
      return complexOf(complex.add(a, b));
    case "-":
      return complexOf(complex.subtract(a, b));
    case "*":
      return complexOf(complex.multiply(a, b));
    case "/":
      if (b.re === 0 && b.im === 0) throw noDivision("complex division by zero");
      return complexOf(complex.quotient(a, b));
    case "**":
      return complexOf(complexPower(a, b));
    default:
      return undefined;
  }
}

function complexPower(a: complex.Complex, b: complex.Complex): complex.Complex {
  if (b.re === 0 && b.im === 0) return complex.complex(1, 0);
  if (a.re === 0 && a.im === 0) {
    if (b.im !== 0 || b.re < 0) throw noPower("0.0 to a negative or complex power");
    return complex.complex(0, 0);
  }
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100) {
    const whole = complex.wholePower(a, Math.abs(b.re));
    return b.re < 0 ? complex.quotient(complex.complex(1, 0), whole) : whole;
  }
  const [size, turn] = [complex.abs(a), complex.angle(a)];
  const length = power(size, b.re) * (b.im === 0 ? 1 : exp(-turn * b.im));
  const phase = turn * b.re + (b.im === 0 ? 0 : b.im * log(size));
  return complex.complex(length * cosine(phase), length * sine(phase));
}

const tooLarge = (said: string): Error =>
  refuse("value/domain", { detail: "the result is too large for a float" }, { exception: overflow(said) });
const noDivision = (said: string): Error =>
  refuse("value/division", {}, { notes: { b: { text: "0" } }, exception: byZero(said) });
const noPower = (said: string): Error =>
  refuse("value/division", {}, { notes: { a: { text: "0" } }, exception: byZero(said) });
/** What Python says where C's pow says that it went too far. */
const outOfFloats = "(34, 'Numerical result out of range')";
/** The float nearest to a number. @throws value/domain if there is none of its size */
export function floatNear(v: Plain): number {
  if (v.kind === "int") checkFloat(v.value);
  return Number(v.value);
}
function checkFloat(x: bigint): void {
  if (!Number.isFinite(Number(x)))
    throw refuse(
      "value/domain",
      { detail: "the integer is too large for a float" },
      { exception: overflow("int too large to convert to float") },
    );
}

/** The float nearest to a / b, however large they are. */
function divideWhole(a: bigint, b: bigint, strict: boolean): number {
  if (b === 0n) throw noDivision("division by zero");
  const [x, y] = [Number(a), Number(b)];
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y;
  const quotient = nearestFloat(a < 0n ? -a : a, b < 0n ? -b : b);
  if (strict && !Number.isFinite(quotient)) throw tooLarge("integer division result too large for a float");
  return a < 0n !== b < 0n ? -quotient : quotient;
}

/** a / b, both positive: as many bits of the quotient as the float will have, rounded to even, then scaled exactly. */
function nearestFloat(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  // 53 bits, and fewer below the smallest normal number, whose last bit stands for 2^-1074.
  const shift = Math.min(bitCount(b) - bitCount(a) + 54, 1074);
  const [n, d] = shift >= 0 ? [a << BigInt(shift), b] : [a, b << BigInt(-shift)];
  if (shift === 1074) return Number(roundedQuotient(n, d)) * 2 ** -1074;
  // Two or three bits too many, and one that says whether there were more: converting rounds once.
  const whole = (n << 2n) / d;
  const exact = Number(whole | ((n << 2n) % d === 0n ? 0n : 1n));
  return exact * 2 ** -Math.trunc((shift + 2) / 2) * 2 ** -(shift + 2 - Math.trunc((shift + 2) / 2));
}
/** n / d as the nearest whole number, halves to even. */
export function roundedQuotient(n: bigint, d: bigint): bigint {
  const floor = floorDivide(n, d);
  const twice = 2n * (n - floor * d);
  return twice > d || (twice === d && floor % 2n !== 0n) ? floor + 1n : floor;
}

function divide(a: number, b: number, strict: boolean, said = "float division by zero"): number {
  if (b === 0 && strict) throw noDivision(said);
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
      return floatOf(b === 0 ? divide(a, b, strict, "float floor division by zero") : floorQuotient(a, b));
    case "%":
      if (b === 0) divide(a, b, strict, "float modulo");
      return floatOf(modulo(a, b));
    case "**":
      if (strict && a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b))
        return complexOf(complexPower(complex.complex(a, 0), complex.complex(b, 0)));
      return floatOf(raised(a, b, strict));
    default:
      return undefined;
  }
}

/** As CPython's float_divmod: the remainder has the divisor's sign, zeros included. */
export function modulo(a: number, b: number): number {
  const r = a % b;
  if (r === 0) return b < 0 ? -0 : 0;
  return r < 0 !== b < 0 ? r + b : r;
}
export function floorQuotient(a: number, b: number): number {
  const r = a % b;
  const quotient = (a - r) / b - (r !== 0 && r < 0 !== b < 0 ? 1 : 0);
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function raised(a: number, b: number, strict: boolean): number {
  if (strict && a === 0 && b < 0) throw noPower("0.0 cannot be raised to a negative power");
  const result = power(a, b);
  if (strict && !Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) throw tooLarge(outOfFloats);
  return result;
}

function integers(operator: BinaryOperator, a: bigint, b: bigint, strict: boolean): Value | undefined {
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
      return intOf(a - b * floorDivide(a, b, "integer modulo by zero"));
    case "**":
      return powers(a, b, strict);
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

function floorDivide(a: bigint, b: bigint, said = "integer division or modulo by zero"): bigint {
  if (b === 0n) throw noDivision(said);
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

function powers(a: bigint, b: bigint, strict: boolean): Value {
  if (b < 0n && a === 0n) throw noPower("0.0 cannot be raised to a negative power");
  if (b < 0n) return floatOf(raised(Number(a), Number(b), strict));
  if (a !== 0n && a !== 1n && a !== -1n) checkBits(Number(b) * bitsOf(a < 0n ? -a : a));
  return intOf(a ** b);
}

function shift(a: bigint, by: bigint, given: bigint): bigint {
  if (given < 0n)
    throw refuse(
      "value/domain",
      { detail: "a shift cannot be negative" },
      {
        notes: { b: { text: String(given) } },
        exception: valueError("negative shift count"),
      },
    );
  if (by > 0n && a !== 0n) checkBits(bitsOf(a) + Number(by));
  if (by < -BigInt(bitLimit)) return a < 0n ? -1n : 0n;
  return by > 0n ? a << by : a >> -by;
}

function checkBits(bits: number): void {
  if (bits > bitLimit) throw refuse("limit/number", { limit: digitLimit });
}

/** Whether two numbers are equal by their exact values. */
export function sameNumber(a: AnyNumber, b: AnyNumber): boolean {
  if (a.kind !== "complex" && b.kind !== "complex") return comparePlain("==", a, b);
  const parts = (v: AnyNumber): readonly [Plain, number] =>
    v.kind === "complex" ? [floatOf(v.value.re) as Plain, v.value.im] : [v, 0];
  const [[x, s], [y, t]] = [parts(a), parts(b)];
  return s === t && comparePlain("==", x, y);
}

const comparable = (v: Plain): number => (v.kind === "bool" ? Number(v.value) : v.value) as number;

/** a against b, for the operators that order; integers and floats are compared by their exact values. */
export function comparePlain(operator: CompareOperator, a: Plain, b: Plain): boolean {
  // JavaScript compares bigints with numbers exactly.
  const [x, y] = [comparable(a), comparable(b)];
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
