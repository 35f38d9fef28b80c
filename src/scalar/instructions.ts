/**
 * The instructions of a loop body, one row each. A row says what the instruction means for one element: for floats,
 * for integers of up to 32 bits, and for 64-bit integers. Results are rounded or wrapped by being stored in the dtype,
 * so a row computes in double and never rounds by itself.
 */
import { type DType, isFloat, isWide } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { erfcOf, erfOf, geluOf, normalShare } from "./error-values.ts";
import { coshOf, powerOf, sinhOf, tanhOf } from "./growth-values.ts";

type Real = (a: number, b: number, c: number) => number;
type Wide = (a: bigint, b: bigint, c: bigint) => bigint | number;

export interface Instruction {
  readonly arity: 1 | 2 | 3;
  /** The result is a truth value, whatever the operands are. */
  readonly truth?: true;
  /** Meaning on floats, and on integers where `int` does not say otherwise. */
  readonly float?: Real;
  /** Meaning on integers of up to 32 bits and bools. */
  readonly int?: Real;
  /** Meaning on 64-bit integers; comparisons answer 0 or 1. */
  readonly wide?: Wide;
}

const bit = (x: boolean): number => (x ? 1 : 0);
const zeroDivision = (): never => {
  throw refuse("value/division", {}, { notes: { b: { text: "0" } } });
};

/** Python's and NumPy's remainder: it has the sign of the divisor. */
function floorMod(a: number, b: number): number {
  const r = a % b;
  if (r !== 0) return r < 0 !== b < 0 ? r + b : r;
  return b < 0 ? -0 : 0;
}
/** The quotient that belongs to `floorMod`: rounded toward minus infinity even where a / b rounds up. */
function floorDiv(a: number, b: number): number {
  if (b === 0) return a / b;
  if (!Number.isFinite(a)) return Number.NaN;
  if (Math.abs(b) === Number.POSITIVE_INFINITY) return a !== 0 && a < 0 !== b < 0 ? -1 : a / b;
  const q = Math.round((a - floorMod(a, b)) / b);
  return q === 0 ? (a / b < 0 || Object.is(a / b, -0) ? -0 : 0) : q;
}
const wideFloorDiv = (a: bigint, b: bigint): bigint => {
  if (b === 0n) return zeroDivision();
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
};
/** Ties go to the even neighbour, as in NumPy and TensorFlow. */
function roundEven(x: number): number {
  const r = Math.round(x);
  return Math.abs(x % 1) === 0.5 && r % 2 !== 0 ? r - 1 : Object.is(r, 0) && x < 0 ? -0 : r;
}
/** a ** b by squaring, wrapped to 32 bits at each step. A negative power of an integer is no integer. */
function intPower(a: number, b: number): number {
  if (b < 0) throw refuse("value/domain", { detail: "integers to negative powers are not integers: use a float" });
  let [out, square] = [1, a];
  for (let n = b; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) out = Math.imul(out, square);
    square = Math.imul(square, square);
  }
  return out;
}
function widePower(a: bigint, b: bigint): bigint {
  if (b < 0n) throw refuse("value/domain", { detail: "integers to negative powers are not integers: use a float" });
  let [out, square] = [1n, a];
  for (let n = b; n > 0n; n >>= 1n) {
    if (n & 1n) out = BigInt.asUintN(64, out * square);
    square = BigInt.asUintN(64, square * square);
  }
  return out;
}
/** IEEE maximum and minimum that give NaN if either is NaN. */
const larger: Real = (a, b) => Math.max(a, b);
const smaller: Real = (a, b) => Math.min(a, b);

const compare = (real: (a: number, b: number) => boolean, wide: (a: bigint, b: bigint) => boolean): Instruction => ({
  arity: 2,
  truth: true,
  float: (a, b) => bit(real(a, b)),
  wide: (a, b) => bit(wide(a, b)),
});
const unary = (float: (x: number) => number): Instruction => ({ arity: 1, float });
const bits = (int: (a: number, b: number) => number, wide: (a: bigint, b: bigint) => bigint): Instruction => ({
  arity: 2,
  int,
  wide,
});

export const instructions = {
  add: { arity: 2, float: (a, b) => a + b, wide: (a, b) => a + b },
  sub: { arity: 2, float: (a, b) => a - b, wide: (a, b) => a - b },
  mul: { arity: 2, float: (a, b) => a * b, int: Math.imul, wide: (a, b) => a * b },
  div: { arity: 2, float: (a, b) => a / b },
  floordiv: {
    arity: 2,
    float: floorDiv,
    int: (a, b) => (b === 0 ? zeroDivision() : Math.floor(a / b)),
    wide: wideFloorDiv,
  },
  mod: {
    arity: 2,
    float: (a, b) => {
      if (b === 0) return Number.NaN;
      return Math.abs(b) === Number.POSITIVE_INFINITY && Number.isFinite(a) ? infiniteMod(a, b) : floorMod(a, b);
    },
    int: (a, b) => (b === 0 ? zeroDivision() : floorMod(a, b)),
    wide: (a, b) => a - b * wideFloorDiv(a, b),
  },
  /** C's fmod: the remainder has the sign of the dividend. */
  fmod: {
    arity: 2,
    float: (a, b) => a % b,
    int: (a, b) => (b === 0 ? zeroDivision() : a % b),
    wide: (a, b) => (b === 0n ? zeroDivision() : a % b),
  },
  pow: { arity: 2, float: (a, b) => powerOf(a, b), int: intPower, wide: widePower },
  max: { arity: 2, float: larger, wide: (a, b) => (a > b ? a : b) },
  min: { arity: 2, float: smaller, wide: (a, b) => (a < b ? a : b) },
  /** The same where zeros of both signs are equal: the second of equals. */
  maxlast: { arity: 2, float: (a, b) => (a > b || Number.isNaN(a) ? a : b) },
  minlast: { arity: 2, float: (a, b) => (a < b || Number.isNaN(a) ? a : b) },
  atan2: { arity: 2, float: Math.atan2 },

  lt: compare(
    (a, b) => a < b,
    (a, b) => a < b,
  ),
  le: compare(
    (a, b) => a <= b,
    (a, b) => a <= b,
  ),
  eq: compare(
    (a, b) => a === b,
    (a, b) => a === b,
  ),
  ne: compare(
    (a, b) => a !== b,
    (a, b) => a !== b,
  ),

  and: bits(
    (a, b) => a & b,
    (a, b) => a & b,
  ),
  or: bits(
    (a, b) => a | b,
    (a, b) => a | b,
  ),
  xor: bits(
    (a, b) => a ^ b,
    (a, b) => a ^ b,
  ),
  /** Counts below 0 or beyond the width push every bit out, as in NumPy. */
  shl: bits(
    (a, b) => (b < 0 || b > 31 ? 0 : a << b),
    (a, b) => (b < 0n || b > 63n ? 0n : a << b),
  ),
  /** Fills with the sign on signed operands; unsigned ones arrive as non-negative numbers. */
  shr: bits(
    (a, b) => Math.floor(a / 2 ** (b < 0 || b > 31 ? 32 : b)),
    (a, b) => a >> (b < 0n || b > 63n ? 64n : b),
  ),
  not: { arity: 1, int: (a) => ~a, wide: (a) => ~a },

  neg: { arity: 1, float: (a) => -a, wide: (a) => -a },
  abs: { arity: 1, float: Math.abs, wide: (a) => (a < 0n ? -a : a) },
  /** Both zeros give 0. */
  sign: { arity: 1, float: (a) => Math.sign(a) + 0, wide: (a) => (a > 0n ? 1n : a < 0n ? -1n : 0n) },
  sqrt: unary(Math.sqrt),
  cbrt: unary(Math.cbrt),
  exp: unary(Math.exp),
  exp2: unary((x) => 2 ** x),
  expm1: unary(Math.expm1),
  log: unary(Math.log),
  log1p: unary(Math.log1p),
  log2: unary(Math.log2),
  log10: unary(Math.log10),
  sin: unary(Math.sin),
  cos: unary(Math.cos),
  tan: unary(Math.tan),
  asin: unary(Math.asin),
  acos: unary(Math.acos),
  atan: unary(Math.atan),
  // By way of functions of their own here and below: few runs need what these are made of.
  sinh: unary((x) => sinhOf(x)),
  cosh: unary((x) => coshOf(x)),
  tanh: unary((x) => tanhOf(x)),
  asinh: unary(Math.asinh),
  acosh: unary(Math.acosh),
  atanh: unary(Math.atanh),
  erf: unary((x) => erfOf(x)),
  erfc: unary((x) => erfcOf(x)),
  /** How much of the normal distribution lies below. */
  ndtr: unary((x) => normalShare(x)),
  /** x times that. */
  gelu: unary((x) => geluOf(x)),
  floor: unary(Math.floor),
  ceil: unary(Math.ceil),
  trunc: unary(Math.trunc),
  rint: unary(roundEven),

  /** condition ? b : c; the condition is a bool. */
  select: { arity: 3, float: (a, b, c) => (a ? b : c), wide: (a, b, c) => (a ? b : c) },
} as const satisfies Readonly<Record<string, Instruction>>;

/** a mod ±inf for finite a: a itself if the signs agree, else the infinity. */
function infiniteMod(a: number, b: number): number {
  if (a === 0) return b < 0 ? -0 : 0;
  return a < 0 === b < 0 ? a : b;
}

export type InstructionName = keyof typeof instructions;
export const instruction = (name: InstructionName): Instruction => instructions[name];

/** What an instruction means on elements of a dtype, as they lie in its arrays; undefined where it means nothing there. */
export function meaningOn(name: InstructionName, on: DType): Meaning | undefined {
  const { float, int, wide } = instruction(name);
  return (isWide(on) ? wide : isFloat(on) ? float : (int ?? float)) as Meaning | undefined;
}
/** Those of 64-bit integers take and give bigints, which arrays of these hold. */
type Meaning = Real;
