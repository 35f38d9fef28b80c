/** Python's functions of numbers: abs, round, pow, divmod, bin, ord and the like. */
import { abs as size } from "../core/complex.ts";
import { fixedText } from "../core/digits.ts";
import { refuse, type Span } from "../core/errors.ts";
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { Arguments, method } from "./arguments.ts";
import { callOperation } from "./bind.ts";
import type { Builtin } from "./builtins.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { hashOf } from "./hash.ts";
import { keyOf, numberIn } from "./keys.ts";
import { answered, callSpecial } from "./members.ts";
import { calculate, isPlain, roundedQuotient } from "./numbers.ts";
import { applyBinary } from "./operators.ts";
import { onlyPlain, orOperation } from "./or-operation.ts";
import { type Says, typeError, unreadable, valueError } from "./python-says.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type Arg,
  byPlace,
  floatOf,
  heartOf,
  intOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

const abs: Builtin = {
  value: orOperation(
    "abs",
    (given, env, span) => {
      const [x] = given;
      if (x && (x.value.kind === "tensor" || x.value.kind === "variable"))
        return callOperation(operationNamed("abs") as Operation, given, { env, span, as: "abs" });
      const args = new Arguments("abs", given, ["x"], env, span);
      const value = args.value("x");
      const own = callSpecial(value, "__abs__", [], env, span);
      if (own) return own;
      if (value.kind === "float") return floatOf(Math.abs(value.value));
      if (value.kind === "complex") return floatOf(size(value.value));
      if (value.kind !== "int" && value.kind !== "bool")
        return args.misfit("x", "a number", typeError(`bad operand type for abs(): '${typeNameOf(value)}'`));
      const whole = BigInt(value.value);
      return intOf(whole < 0n ? -whole : whole);
    },
    onlyPlain,
  ),
  form: "abs(x)",
  doc: "Absolute value, of a number or of each element of a tensor.",
  examples: [{ code: "abs(-3)", shows: "3" }],
};

const roundFunction = orOperation(
  "round",
  (given, env, span) => {
    const args = new Arguments("round", given, ["number", "ndigits?"], env, span);
    const value = args.value("number");
    const digits = args.optional("ndigits") ? args.int("ndigits") : null;
    const own = callSpecial(value, "__round__", digits === null ? [] : [intOf(digits)], env, span);
    if (own) return own;
    if (value.kind === "int" || value.kind === "bool") return intOf(roundedToTens(BigInt(value.value), digits ?? 0));
    if (value.kind === "tensor" && value.array && value.node.shape.length === 0)
      return roundScalar(value, given, digits, env, span);
    if (value.kind !== "float")
      return args.misfit("number", "a number", typeError(`type ${typeNameOf(value)} doesn't define __round__ method`));
    if (digits !== null) return floatOf(roundedTo(value.value, digits));
    if (!Number.isFinite(value.value))
      throw refuse(
        "value/convert",
        { what: String(value.value), wanted: "a whole number" },
        { exception: unreadable(value, "int", 10, "") },
      );
    return intOf(BigInt(fixedText(value.value, 0)) * (value.value < 0 ? -1n : 1n));
  },
  onlyPlain,
);

/** A scalar of NumPy's: to a whole number, or to one of its own dtype. */
function roundScalar(x: TensorValue, given: readonly Arg[], digits: number | null, env: Env, span: Span): Value {
  const number = plainOf(env.host.realize([x.node])[0]!);
  const rounded = roundFunction.call([{ name: null, value: number, span }, ...given.slice(1)], env, span);
  return digits === null ? rounded : tensorOf(toNode(rounded, literalsOf(env), x.node.dtype), true);
}

const round: Builtin = {
  value: roundFunction,
  form: "round(x, decimals=0)",
  doc: "Rounded; halves go to the even neighbour.",
  examples: [{ code: "round(2.567, 2)", shows: "2.57" }],
};

const pow: Builtin = {
  value: orOperation(
    "pow",
    (given, env, span) => {
      const args = new Arguments("pow", given, ["base", "exp", "mod?"], env, span);
      const at = { left: args.spanOf("base"), right: args.spanOf("exp"), whole: span };
      const mod = args.optional("mod");
      if (mod) return intOf(powerModulo(...wholesIn(args)));
      const out = applyBinary("**", args.value("base"), args.value("exp"), env, at);
      return out;
    },
    onlyPlain,
  ),
  form: "pow(a, b)",
  doc: "a to the power b.",
  examples: [{ code: "pow(2, 10)", shows: "1024" }],
};

const divmod: Builtin = {
  value: method("divmod", ["a", "b"], (args, env, span) => {
    const [x, y] = [args.value("a"), args.value("b")];
    const said = answered(x, "__divmod__", y, env, span) ?? answered(y, "__rdivmod__", x, env, span);
    if (said) return said;
    if ([x, y].some((v) => isArray(v) || v.kind === "tensor" || v.kind === "variable")) {
      const given = byPlace([x, y], span);
      return callOperation(operationNamed("divmod_of") as Operation, given, { env, span, as: "np.divmod" });
    }
    const [a, b] = [heartOf(x), heartOf(y)];
    if (!isPlain(a)) return args.misfit("a", "a number");
    if (!isPlain(b)) return args.misfit("b", "a number");
    const strict = env.host.dialect === "python";
    return tupleOf([calculate("//", a, b, strict)!, calculate("%", a, b, strict)!]);
  }),
  form: "divmod(a, b)",
  doc: "Quotient and remainder of two numbers.",
  examples: [{ code: "divmod(7, 2)", shows: "(3, 1)" }],
};

const isArray = (value: Value): boolean => value.kind === "tensor" && value.array;

/** Halves to even, to a place before the point where `digits` is negative. */
function roundedToTens(x: bigint, digits: number): bigint {
  if (digits >= 0) return x;
  if (-digits > x.toString().length + 1) return 0n;
  const unit = 10n ** BigInt(-digits);
  return roundedQuotient(x, unit) * unit;
}

/** The exact binary value rounded once, to `digits` places after the point. */
function roundedTo(x: number, digits: number): number {
  if (!Number.isFinite(x) || digits > 323) return x;
  const size = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? -1 : 1;
  if (digits >= 0) return sign * Number(fixedText(size, digits));
  const whole = Math.floor(size);
  // A fraction counts only beside an exact half.
  const twice = 2n * BigInt(whole) + (size > whole ? 1n : 0n);
  if (-digits > 310) return sign * 0;
  const unit = 10n ** BigInt(-digits);
  return sign * Number(roundedQuotient(twice, 2n * unit) * unit);
}

const wholesIn = (args: Arguments): [bigint, bigint, bigint] => [args.wide("base"), args.wide("exp"), args.wide("mod")];

/** base to the power exp modulo mod; a negative exp asks for the inverse. */
function powerModulo(base: bigint, exp: bigint, mod: bigint): bigint {
  if (mod === 0n)
    throw refuse(
      "value/domain",
      { detail: "pow modulo 0" },
      {
        notes: { mod: { text: "0" } },
        exception: valueError("pow() 3rd argument cannot be 0"),
      },
    );
  const size = mod < 0n ? -mod : mod;
  let square = ((base % size) + size) % size;
  if (exp < 0n) square = inverse(square, size);
  let result = 1n % size;
  for (let left = exp < 0n ? -exp : exp; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % size;
    square = (square * square) % size;
  }
  return mod < 0n && result !== 0n ? result + mod : result;
}
function inverse(x: bigint, modulus: bigint): bigint {
  let [a, b] = [x, modulus];
  let [u, v] = [1n, 0n];
  while (b !== 0n) {
    const q = a / b;
    [a, b] = [b, a - q * b];
    [u, v] = [v, u - q * v];
  }
  if (a !== 1n) {
    const detail = "base is not invertible for the given modulus";
    throw refuse("value/domain", { detail }, { exception: valueError(detail) });
  }
  return ((u % modulus) + modulus) % modulus;
}

const inBase = (name: string, prefix: string, radix: number, shows: string): Builtin => ({
  value: method(name, ["number"], (args) => {
    const x = args.wide("number");
    return stringOf(`${x < 0n ? "-" : ""}${prefix}${(x < 0n ? -x : x).toString(radix)}`);
  }),
  form: `${name}(x)`,
  doc: `A whole number to base ${radix}, as text.`,
  examples: [{ code: `${name}(10)`, shows }],
});

const ordWants = (count: number): Says => typeError(`ord() expected a character, but string of length ${count} found`);
const ord: Builtin = {
  value: method("ord", ["c"], (args) => {
    const points = [...args.string("c")];
    return points.length === 1
      ? intOf(points[0]!.codePointAt(0)!)
      : args.misfit("c", "one character", ordWants(points.length));
  }),
  form: "ord(c)",
  doc: "The number of a character in Unicode.",
  examples: [{ code: "ord('a')", shows: "97" }],
};

const chr: Builtin = {
  value: method("chr", ["i"], (args) => {
    const at = args.wide("i");
    if (at < 0n || at > 0x10ffffn)
      throw refuse(
        "value/domain",
        { detail: "chr wants a number from 0 to 0x10ffff" },
        { exception: valueError("chr() arg not in range(0x110000)") },
      );
    return stringOf(String.fromCodePoint(Number(at)));
  }),
  form: "chr(i)",
  doc: "The character with a number in Unicode.",
  examples: [{ code: "chr(97)", shows: "'a'" }],
};

/** For what Python hashes by chance or by place: equal values have equal ones. */
function anyHash(x: Value): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const c of keyOf(x)) hash = BigInt.asUintN(64, (hash ^ BigInt(c.codePointAt(0)!)) * 0x100000001b3n);
  return BigInt.asIntN(61, hash);
}

const hash: Builtin = {
  value: method("hash", ["x"], (args, env, span) => {
    const x = args.value("x");
    const own = callSpecial(x, "__hash__", [], env, span);
    if (own) return own;
    const found = hashOf(heartOf(numberIn(x)));
    return intOf(found === null ? anyHash(x) : BigInt.asIntN(64, found));
  }),
  form: "hash(x)",
  doc: "Python's hash of a number; that of a text is by chance there.",
  examples: [{ code: "hash(1.5)", shows: "1152921504606846977" }],
};

export const numberFunctions: readonly Builtin[] = [
  abs,
  round,
  pow,
  divmod,
  inBase("bin", "0b", 2, "'0b1010'"),
  inBase("oct", "0o", 8, "'0o12'"),
  inBase("hex", "0x", 16, "'0xa'"),
  ord,
  chr,
  hash,
];
