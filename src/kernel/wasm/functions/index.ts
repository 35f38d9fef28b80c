/**
 * The functions of a loop body that a processor has no instruction for, by the names of src/scalar/instructions.ts.
 * What each means stands there; how it is computed on the lanes of a vector stands in the files beside this one.
 * Results depend on the lane's own value only, not on its place or its neighbours. Hosts that cannot round a product and
 * a sum once may give another last digit.
 */
import type { Step } from "../../../scalar/expr.ts";
import type { InstructionName } from "../../../scalar/instructions.ts";
import type { Code, Local } from "../assembler.ts";
import { acos32, asin32, atan32, atan232 } from "./arcs.ts";
import { cos32, cos64, sin32, sin64, tan32, tan64 } from "./circular.ts";
import { erf64, erfc64, gelu64, ndtr64 } from "./error.ts";
import {
  cosh32,
  cosh64,
  exp32,
  exp64,
  exp232,
  expm132,
  expm164,
  sinh32,
  sinh64,
  tanh32,
  tanh64,
} from "./exponential.ts";
import { acos64, acosh64, asin64, asinh64, atan64, atan264, atanh64 } from "./inverse.ts";
import { acosh32, asinh32, atanh32 } from "./inverse-short.ts";
import { float32Lanes, float64Lanes, type Lanes, narrow, widen } from "./lanes.ts";
import { log1p32, log1p64, log32, log64, log232, log264, log1032, log1064 } from "./logarithm.ts";
import { exp264, pow64 } from "./power.ts";
import { pow32 } from "./power-short.ts";
import { floordiv64, fmod64, mod64, rintOf, signOf } from "./remainder.ts";
import { cbrt32, cbrt64 } from "./roots.ts";

/** Appends the instructions that compute on vectors; a new local holds the result. */
export type Lift = (code: Code, ...args: Local[]) => Local;
type Lifts = Readonly<Partial<Record<InstructionName, Lift>>>;

const unary =
  (lift: (code: Code, x: Local) => Local): Lift =>
  (code, ...[x]) =>
    lift(code, x!);
const binary =
  (lift: (code: Code, a: Local, b: Local) => Local): Lift =>
  (code, ...[a, b]) =>
    lift(code, a!, b!);
const either = (lift: (v: Lanes, x: Local) => Local) => ({
  float32: unary((code, x) => lift(float32Lanes(code), x)),
  float64: unary((code, x) => lift(float64Lanes(code), x)),
});

/** A function on float32 by way of float64, whose result is then rounded. */
const widened =
  (lift: Lift): Lift =>
  (code, ...args) => {
    const parts = args.map((x) => widen(code, x));
    const low = lift(code, ...parts.map(([part]) => part));
    return narrow(code, low, lift(code, ...parts.map(([, part]) => part)));
  };

const [rint, sign] = [either(rintOf), either(signOf)];

/** A function on float32 that leaves some arguments to that of float64. */
const mostly =
  (lift: (code: Code, x: Local, exact: () => Local) => Local, exact: Lift): Lift =>
  (code, ...[x]) =>
    lift(code, x!, () => widened(exact)(code, x!));

const float64 = {
  exp: unary(exp64),
  exp2: unary(exp264),
  expm1: unary(expm164),
  log: unary(log64),
  log1p: unary(log1p64),
  log2: unary(log264),
  log10: unary(log1064),
  sin: unary(sin64),
  cos: unary(cos64),
  tan: unary(tan64),
  asin: unary(asin64),
  acos: unary(acos64),
  atan: unary(atan64),
  sinh: unary(sinh64),
  cosh: unary(cosh64),
  tanh: unary(tanh64),
  asinh: unary(asinh64),
  acosh: unary(acosh64),
  atanh: unary(atanh64),
  cbrt: unary(cbrt64),
  erf: unary(erf64),
  erfc: unary(erfc64),
  ndtr: unary(ndtr64),
  gelu: unary(gelu64),
  pow: binary(pow64),
  atan2: binary(atan264),
  mod: binary(mod64),
  floordiv: binary(floordiv64),
  fmod: binary(fmod64),
  rint: rint.float64,
  sign: sign.float64,
} satisfies Lifts;

const float32 = {
  exp: unary(exp32),
  exp2: unary(exp232),
  expm1: mostly(expm132, float64.expm1),
  log: unary(log32),
  log1p: unary(log1p32),
  log2: unary(log232),
  log10: unary(log1032),
  sin: unary(sin32),
  cos: unary(cos32),
  tan: mostly(tan32, float64.tan),
  asin: unary(asin32),
  acos: unary(acos32),
  atan: unary(atan32),
  sinh: mostly(sinh32, float64.sinh),
  cosh: mostly(cosh32, float64.cosh),
  tanh: unary(tanh32),
  asinh: unary(asinh32),
  acosh: unary(acosh32),
  atanh: unary(atanh32),
  cbrt: mostly(cbrt32, float64.cbrt),
  erf: widened(float64.erf),
  erfc: widened(float64.erfc),
  ndtr: widened(float64.ndtr),
  gelu: widened(float64.gelu),
  pow: binary(pow32),
  atan2: binary(atan232),
  mod: widened(float64.mod),
  floordiv: widened(float64.floordiv),
  fmod: widened(float64.fmod),
  rint: rint.float32,
  sign: sign.float32,
} satisfies Lifts;

export const functions: Readonly<Record<"float32" | "float64", Lifts>> = { float32, float64 };

/** The step of a loop body gives what the reference gives, to the last bit: functions are near it, within a bound. */
export const isExact = (step: Step): boolean =>
  step.kind !== "alu" || step.name === "rint" || step.name === "sign" || !Object.hasOwn(float64, step.name);
