/** Python's math module: functions of plain numbers, to every digit that Python prints. Tensors go to the operations. */
import {
  angleFrom,
  arccosine,
  arcosh,
  arcsine,
  arctangent,
  arsinh,
  coshyperbolic,
  decimalLogarithm,
  length,
} from "../core/angles.ts";
import { refuse } from "../core/errors.ts";
import { cosine, exp, log, power, sine, tangent } from "../core/precise.ts";
import { operationIn, operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { callOperation } from "./bind.ts";
import { checkNumber, literalsOf, plainOf, strongDType, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { failAt, located, noPlaces, placed } from "./fail.ts";
import { gammaOf, logGammaOf } from "./gamma.ts";
import { callSpecial } from "./members.ts";
import { bitCount, isPlain, type Plain } from "./numbers.ts";
import { noInteger, noReal, overflow, unreadable, valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  describe,
  floatOf,
  heartOf,
  intOf,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

const domain = (
  detail = "the number lies outside of what the function is defined for",
  exception = valueError("math domain error"),
): Error => refuse("value/domain", { detail }, { exception });

/** The value as a plain number; tensors of one element are, where Python's rules hold. */
function plainIn(arg: Arg, name: string, env: Env, whole = false): Plain {
  if (isPlain(arg.value)) return arg.value;
  const heart = heartOf(arg.value);
  checkNumber(heart, env);
  const value =
    strongDType(heart) !== null && heart.kind !== "list" && heart.kind !== "tuple"
      ? plainOf(env.host.realize([toNode(heart, literalsOf(env))])[0]!)
      : heart;
  if (isPlain(value)) return value;
  const ways = whole ? ["__index__"] : ["__float__", "__index__"];
  for (const way of ways) {
    const said = callSpecial(value, way, [], env, arg.span);
    if (said && isPlain(said)) return said;
  }
  throw failAt("call/kind", { name, wanted: "a number", param: "x", found: describe(arg.value) }, arg.span, "", {
    exception: noReal(arg.value),
  });
}

/** A function of `counts` plain numbers. Anything else goes to the operation of that name, outside of Python's rules. */
function ofNumbers(
  name: string,
  least: number,
  most: number,
  run: (numbers: readonly Plain[]) => Value,
  whole = false,
): readonly [string, BuiltinValue] {
  const value = builtin(name, (args, env, span) => {
    if (env.host.dialect === "tensh" && !args.every((a) => isPlain(a.value))) {
      const operation = operationIn("np", name);
      if (operation) return callOperation(operation, args, { env, span, as: `np.${name}` });
    }
    const odd = args.find((a) => a.name !== null);
    if (odd) throw failAt("call/keyword", { name, param: odd.name! }, odd.span);
    if (args.length < least) throw failAt("call/missing", { name, param: "x" }, span);
    if (args.length > most) {
      const limit = `${most} argument${most === 1 ? "" : "s"}`;
      throw failAt("call/extra", { name, limit, count: args.length }, args[most]!.span);
    }
    try {
      return run(args.map((a) => plainIn(a, name, env, whole)));
    } catch (error) {
      throw placed(error, noPlaces, span);
    }
  });
  return [name, value];
}

/** A function of floats; nan where none came in, and inf likewise, are errors as in Python. */
const ofFloats = (name: string, count: number, run: (...x: number[]) => number): readonly [string, BuiltinValue] =>
  ofNumbers(name, count, count, (numbers) => {
    const given = numbers.map(floatIn);
    const result = run(...given);
    if (Number.isFinite(result)) return floatOf(result);
    if (Number.isNaN(result) && !given.some(Number.isNaN)) throw domain();
    if (!Number.isFinite(result) && given.every(Number.isFinite))
      throw domain("the result is too large for a float", overflow("math range error"));
    return floatOf(result);
  });

function floatIn(x: Plain): number {
  const float = Number(x.value);
  if (x.kind === "int" && !Number.isFinite(float))
    throw domain("the integer is too large for a float", overflow("int too large to convert to float"));
  return float;
}
function wholeIn(x: Plain): bigint {
  if (x.kind === "float")
    throw refuse(
      "value/convert",
      { what: `the number ${x.value}`, wanted: "a whole number" },
      { exception: noInteger(x) },
    );
  return BigInt(x.value);
}
const ofWholes = (name: string, count: number, run: (...x: bigint[]) => bigint): readonly [string, BuiltinValue] =>
  ofNumbers(name, count, count, (numbers) => intOf(run(...numbers.map(wholeIn))), true);

function toWhole(name: string, round: (x: number) => number): readonly [string, BuiltinValue] {
  const [, plain] = ofNumbers(name, 1, 1, ([x]) => {
    if (x!.kind !== "float") return intOf(BigInt(x!.value));
    if (!Number.isFinite(x!.value))
      throw domain("infinity and nan are no whole numbers", unreadable(x!, "int", 10, ""));
    return intOf(BigInt(round(x!.value)));
  });
  const value = builtin(name, (args, env, span) => {
    const [x] = args;
    return (x && callSpecial(x.value, `__${name}__`, [], env, span)) ?? plain.call(args, env, span);
  });
  return [name, value];
}
const asks = (name: string, test: (x: number) => boolean): readonly [string, BuiltinValue] =>
  ofNumbers(name, 1, 1, ([x]) => boolOf(test(Number(x!.value))));

const floatLog = (x: number, base: "e" | "2" | "10"): number => (base === "10" ? decimalLogarithm(x) : log(x, base));
function logOf(x: Plain, base: "e" | "2" | "10"): number {
  if (Number(x.value) <= 0) throw domain("log is defined for numbers above 0");
  if (x.kind !== "int" || Number.isFinite(Number(x.value))) return floatLog(Number(x.value), base);
  const shift = bitCount(x.value) - 60;
  const rest = log(Number(x.value >> BigInt(shift)), base);
  return rest + shift * { e: Math.LN2, "2": 1, "10": Math.LOG10E * Math.LN2 }[base];
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
/** Newton's steps from above. */
function wholeRoot(x: bigint): bigint {
  if (x < 0n)
    throw domain("isqrt is defined for numbers from 0 up", valueError("isqrt() argument must be nonnegative"));
  if (x === 0n) return 0n;
  let root = 1n << BigInt((bitCount(x) + 1) >> 1);
  for (let next = (root + x / root) >> 1n; next < root; next = (root + x / root) >> 1n) root = next;
  return root;
}
function product(from: bigint, to: bigint): bigint {
  if (to > 100_000n) throw refuse("limit/number", { limit: 1_200_000 });
  let result = 1n;
  for (let i = from; i <= to; i++) result *= i;
  return result;
}
const fromZero = (x: bigint): bigint => {
  if (x < 0n) throw domain("defined for numbers from 0 up", valueError("factorial() not defined for negative values"));
  return x;
};
const arrangements = (n: bigint, k: bigint): bigint => (fromZero(k) > fromZero(n) ? 0n : product(n - k + 1n, n));

const prod: BuiltinValue = builtin("prod", ([items, ...rest], env, span) => {
  if (!items) throw failAt("call/missing", { name: "prod", param: "items" }, span);
  const operation = operationIn("np", "prod");
  if (operation && env.host.dialect === "tensh")
    return callOperation(operation, [items, ...rest], { env, span, as: "np.prod" });
  const numbers = located(() => itemsOf(items.value, env), new Map(), items.span).map((value) =>
    plainIn({ ...items, value }, "prod", env),
  );
  if (numbers.every((n) => n.kind !== "float")) return intOf(numbers.reduce((all, n) => all * wholeIn(n), 1n));
  return floatOf(numbers.reduce((all, n) => all * floatIn(n), 1));
});
const dist: BuiltinValue = builtin("dist", (args, env, span) => {
  if (args.length !== 2) throw failAt("call/missing", { name: "dist", param: "q" }, span);
  const [p, q] = args.map((a) =>
    located(() => itemsOf(a.value, env), new Map(), a.span).map((v) =>
      floatIn(plainIn({ ...a, value: v }, "dist", env)),
    ),
  );
  if (p!.length !== q!.length) throw failAt("value/domain", { detail: "both points need the same length" }, span);
  return floatOf(length(p!.map((x, i) => x - q![i]!)));
});
/** The sum as if it were rounded once: partial sums that do not overlap (Shewchuk). */
const fsum: BuiltinValue = builtin("fsum", ([items], env, span) => {
  if (!items) throw failAt("call/missing", { name: "fsum", param: "items" }, span);
  const parts: number[] = [];
  for (const value of located(() => itemsOf(items.value, env), new Map(), items.span)) {
    let x = floatIn(plainIn({ ...items, value }, "fsum", env));
    let kept = 0;
    for (let y of parts) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const sum = x + y;
      const lost = y - (sum - x);
      if (lost !== 0) parts[kept++] = lost;
      x = sum;
    }
    parts.length = kept;
    parts.push(x);
  }
  return floatOf(roundedSum(parts));
});
/** The parts, smallest first, as one number; a half goes where the rest of them points. */
function roundedSum(parts: readonly number[]): number {
  let at = parts.length - 1;
  let high = at < 0 ? 0 : parts[at--]!;
  let low = 0;
  while (at >= 0 && low === 0) {
    const x = high;
    high = x + parts[at]!;
    low = parts[at--]! - (high - x);
  }
  if (at >= 0 && low !== 0 && low < 0 === parts[at]! < 0) {
    const doubled = low * 2;
    const x = high + doubled;
    if (doubled === x - high) return x;
  }
  return high;
}
const isclose: BuiltinValue = builtin("isclose", (args, env, span) => {
  const [a, b] = args.filter((x) => x.name === null).map((x) => floatIn(plainIn(x, "isclose", env)));
  if (a === undefined || b === undefined) throw failAt("call/missing", { name: "isclose", param: "b" }, span);
  const named = (name: string, otherwise: number): number => {
    const arg = args.find((x) => x.name === name);
    return arg ? floatIn(plainIn(arg, "isclose", env)) : otherwise;
  };
  if (a === b) return boolOf(true);
  const off = Math.abs(a - b);
  const near = Math.max(named("rel_tol", 1e-9) * Math.max(Math.abs(a), Math.abs(b)), named("abs_tol", 0));
  return boolOf(Number.isFinite(off) && off <= near);
});

/** What our operation gives for one float64. */
const byOperation = (name: string): readonly [string, BuiltinValue] => [
  name,
  builtin(name, (args, env, span) => {
    if (args.length === 0) throw failAt("call/missing", { name, param: "x" }, span);
    const operation = operationNamed(name) as Operation;
    const python = env.host.dialect === "python" || isPlain(args[0]!.value);
    if (!python) return callOperation(operation, args, { env, span, as: name });
    const wide = toNode(floatOf(floatIn(plainIn(args[0]!, name, env))), { int: "float64", float: "float64" });
    const found = callOperation(operation, [{ ...args[0]!, value: tensorOf(wide) }], { env, span, as: name });
    return plainOf(env.host.realize([toNode(found, literalsOf(env))])[0]!);
  }),
];

/** Of a number its part from 1/2 to 1, and the power of two beside it. */
function halfAndPower(x: number): readonly [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let [part, shift] = [x, 0];
  while (Math.abs(part) >= 1) [part, shift] = [part / 2, shift + 1];
  while (Math.abs(part) < 0.5) [part, shift] = [part * 2, shift - 1];
  return [part, shift];
}
/** What is left of x after the nearest multiple of y, the even one of two. */
function nearestRest(x: number, y: number): number {
  if (y === 0 || !Number.isFinite(x)) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const [size, by] = [Math.abs(x), Math.abs(y)];
  const rest = size % by;
  const other = by - rest;
  const even = ((size - rest) / by) % 2 === 0;
  const found = rest < other || (rest === other && even) ? rest : -other;
  return x < 0 ? -found : found;
}

/** A function of so many floats. */
export interface NumberFunction {
  readonly count: number;
  readonly run: (...x: number[]) => number;
}
const floatFunctions: readonly (readonly [name: string, count: number, run: NumberFunction["run"]])[] = [
  ["sqrt", 1, Math.sqrt],
  ["cbrt", 1, Math.cbrt],
  ["exp", 1, exp],
  ["expm1", 1, Math.expm1],
  ["log1p", 1, Math.log1p],
  ["sin", 1, sine],
  ["cos", 1, cosine],
  ["tan", 1, tangent],
  ["asin", 1, arcsine],
  ["acos", 1, arccosine],
  ["atan", 1, arctangent],
  ["sinh", 1, Math.sinh],
  ["cosh", 1, coshyperbolic],
  ["tanh", 1, Math.tanh],
  ["asinh", 1, arsinh],
  ["acosh", 1, arcosh],
  ["atanh", 1, Math.atanh],
  ["exp2", 1, (x) => power(2, x)],
  ["gamma", 1, gammaOf],
  ["lgamma", 1, logGammaOf],
  ["remainder", 2, nearestRest],
  ["ldexp", 2, (x, i) => x * 2 ** i],
  ["atan2", 2, angleFrom],
  ["fabs", 1, Math.abs],
  ["copysign", 2, (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))],
  ["fmod", 2, (x, y) => x % y],
  ["degrees", 1, (x) => x * (180 / Math.PI)],
  ["radians", 1, (x) => x * (Math.PI / 180)],
];
const logarithm = (base: "e" | "2" | "10"): NumberFunction => ({
  count: 1,
  run: (x) => (x! > 0 ? floatLog(x!, base) : Number.NaN),
});
/** Functions of floats by their paths; where they give no finite number, calling them is an error or a matter of its own. */
export const numberFunctions: ReadonlyMap<string, NumberFunction> = new Map([
  ...floatFunctions.map(([name, count, run]) => [`math.${name}`, { count, run }] as const),
  ["math.log", logarithm("e")],
  ["math.log2", logarithm("2")],
  ["math.log10", logarithm("10")],
  ["math.pow", { count: 2, run: power }],
]);

/** Functions by their names in the module. */
export const mathFunctions: ReadonlyMap<string, BuiltinValue> = new Map([
  ...floatFunctions.map(([name, count, run]) => ofFloats(name, count, run)),
  ofNumbers("modf", 1, 1, ([x]) => {
    const float = floatIn(x!);
    const whole = Math.trunc(float);
    return tupleOf([floatOf(Number.isFinite(float) ? float - whole : 0), floatOf(whole)]);
  }),
  ofNumbers("frexp", 1, 1, ([x]) => {
    const [part, shift] = halfAndPower(floatIn(x!));
    return tupleOf([floatOf(part), intOf(shift)]);
  }),
  byOperation("erf"),
  byOperation("erfc"),
  ofFloats("pow", 2, (x, y) => {
    if (x === 0 && y < 0) throw domain();
    return power(x, y);
  }),
  ofNumbers("hypot", 0, 100, (x) => floatOf(length(x.map(floatIn)))),
  ofNumbers("log", 1, 2, ([x, base]) => floatOf(base ? logOf(x!, "e") / logOf(base, "e") : logOf(x!, "e"))),
  ofNumbers("log2", 1, 1, ([x]) => floatOf(logOf(x!, "2"))),
  ofNumbers("log10", 1, 1, ([x]) => floatOf(logOf(x!, "10"))),
  toWhole("floor", Math.floor),
  toWhole("ceil", Math.ceil),
  toWhole("trunc", Math.trunc),
  asks("isnan", Number.isNaN),
  asks("isinf", (x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  asks("isfinite", Number.isFinite),
  ofWholes("factorial", 1, (n) => product(1n, fromZero(n!))),
  ofWholes("isqrt", 1, (n) => wholeRoot(n!)),
  ofWholes("comb", 2, (n, k) => arrangements(n!, k!) / product(1n, k!)),
  ofNumbers("perm", 1, 2, ([n, k]) => intOf(arrangements(wholeIn(n!), wholeIn(k ?? n!)))),
  ofNumbers("gcd", 0, 100, (x) => intOf(x.map(wholeIn).reduce(gcd, 0n))),
  ofNumbers("lcm", 0, 100, (x) =>
    intOf(x.map(wholeIn).reduce((a, b) => (a === 0n || b === 0n ? 0n : magnitude(a * b) / gcd(a, b)), 1n)),
  ),
  ["prod", prod] as const,
  ["dist", dist] as const,
  ["fsum", fsum] as const,
  ["isclose", isclose] as const,
]);
