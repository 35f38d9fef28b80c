/**
 * Four elements at a time: how values of each dtype lie in vectors, and what instructions and casts do to them. Elements
 * of up to 32 bits (and truth values, as masks of all ones or zeros) take one vector, 64-bit elements two; floats of 16
 * bits are there as float32. Knows instructions; knows no loops and no memory layout.
 */
import { bytesOf, type DType, isComplex, isFloat, isHalf, isInteger, kindOf } from "../../core/dtype.ts";
import { roundHalf } from "../../core/half.ts";
import type { Step } from "../../scalar/expr.ts";
import type { InstructionName } from "../../scalar/instructions.ts";
import type { Code, Local } from "./assembler.ts";
import { beyond } from "./extremes.ts";
import { functions } from "./functions/index.ts";
import { roundedToHalf } from "./half.ts";
import { isFallible, wholeInstruction } from "./integers.ts";

/** Elements of one value that are worked on together. */
export const laneCount = 4;

/** Four elements: one vector, or two for 64-bit elements. */
export type Lanes = readonly Local[];

export const isPair = (t: DType): boolean => bytesOf(t) === 8;

/** One vector operator on vectors. */
export function vector(code: Code, op: string, ...args: readonly Local[]): Local {
  const out = code.local("v128");
  code
    .get(...args)
    .op(op)
    .set(out);
  return out;
}

const shapeOf = (t: DType): string =>
  t === "float32" ? "f32x4" : t === "float64" ? "f64x2" : isPair(t) ? "i64x2" : "i32x4";

const isNarrow = (t: DType): boolean => isInteger(t) && bytesOf(t) < 4;

/** An operator on each vector of the operands, which all have the same number of vectors. */
const each = (code: Code, op: string, ...args: readonly Lanes[]): Lanes =>
  args[0]!.map((_, i) => vector(code, op, ...args.map((a) => a[i]!)));

function shifted(code: Code, op: string, x: Local, by: number): Local {
  const out = code.local("v128");
  code.get(x).i32(by).op(op).set(out);
  return out;
}

/** Integers of fewer than 32 bits are brought back into their range after every instruction. */
function wrapped(code: Code, x: Lanes, t: DType): Lanes {
  if (!isNarrow(t)) return x;
  const by = 32 - 8 * bytesOf(t);
  const back = kindOf(t) === "uint" ? "i32x4.shr_u" : "i32x4.shr_s";
  return x.map((v) => shifted(code, back, shifted(code, "i32x4.shl", v, by), by));
}

/** Two masks of 64-bit lanes as one of 32-bit lanes. */
function joined(code: Code, [low, high]: Lanes): Lanes {
  const out = code.local("v128");
  code.get(low!, high!).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]).set(out);
  return [out];
}
/** Four 32-bit lanes as two vectors of 64-bit lanes. */
const widened = (code: Code, x: Local, sign: "s" | "u"): Lanes => [
  vector(code, `i64x2.extend_low_i32x4_${sign}`, x),
  vector(code, `i64x2.extend_high_i32x4_${sign}`, x),
];

export function constantLanes(code: Code, value: number, t: DType): Lanes {
  if (t === "float32" || isHalf(t)) return [code.constant("f32", isHalf(t) ? roundHalf(t, value) : value)];
  if (t === "bool") return [code.constant("i32", value ? -1 : 0)];
  const one = t === "float64" ? code.constant("f64", value) : isPair(t) ? code.constant("i64", BigInt(value)) : null;
  return one ? [one, one] : [code.constant("i32", value)];
}

const signedness = (t: DType): "s" | "u" => (t === "uint32" ? "u" : "s");

const comparisons: readonly string[] = ["lt", "le", "eq", "ne"];
const bitwise: readonly string[] = ["and", "or", "xor"];

/** Whether there is a way to do this instruction on elements of this dtype four at a time. */
export function canEmit(step: Step): boolean {
  switch (step.kind) {
    case "load":
    case "const":
      return true;
    case "cast":
      return canCast(step.from, step.dtype);
    case "alu":
      return instructionFor(step.name, step.on) !== null;
  }
}

/** Whether the step has no result for some elements, as the quotient of integers by 0. */
export const canFail = (step: Step): boolean => step.kind === "alu" && isInteger(step.on) && isFallible(step.name);

type Emit = (code: Code, args: readonly Lanes[]) => Lanes;

/** How to do instruction `name` on operands of dtype `on`; null where there is no way. */
export function instructionFor(name: InstructionName, on: DType): Emit | null {
  // Bodies turn floats of 16 bits into float32 before anything is done to them.
  if (isComplex(on) || isHalf(on)) return null;
  if (name === "select") return (code, [mask, a, b]) => select(code, mask!, a!, b!);
  if (on === "bool") return truthInstruction(name);
  if (isFloat(on)) return floatInstruction(name, on as "float32" | "float64");
  return integerInstruction(name, on);
}

function select(code: Code, [mask]: Lanes, a: Lanes, b: Lanes): Lanes {
  const masks = a.length === 2 ? widened(code, mask!, "s") : [mask!];
  return a.map((v, i) => vector(code, "v128.bitselect", v, b[i]!, masks[i]!));
}

function truthInstruction(name: InstructionName): Emit | null {
  switch (name) {
    case "and":
    case "min":
      return (code, args) => each(code, "v128.and", ...args);
    case "or":
    case "max":
      return (code, args) => each(code, "v128.or", ...args);
    case "xor":
    case "ne":
      return (code, args) => each(code, "v128.xor", ...args);
    case "eq":
      return (code, args) => each(code, "v128.not", each(code, "v128.xor", ...args));
    case "lt":
      return (code, [a, b]) => each(code, "v128.andnot", b!, a!);
    case "le":
      return (code, [a, b]) => each(code, "v128.or", each(code, "v128.not", a!), b!);
    default:
      return null;
  }
}

const floatOperators: readonly string[] = ["add", "sub", "mul", "div", "max", "min", "neg", "abs", "sqrt"];
const roundings: Readonly<Record<string, string>> = { floor: "floor", ceil: "ceil", trunc: "trunc", rint: "nearest" };

function floatInstruction(name: InstructionName, on: "float32" | "float64"): Emit | null {
  const shape = shapeOf(on);
  if (floatOperators.includes(name)) return (code, args) => each(code, `${shape}.${name}`, ...args);
  const rounding = roundings[name];
  if (rounding) return (code, args) => each(code, `${shape}.${rounding}`, ...args);
  if (comparisons.includes(name)) {
    return (code, args) => {
      const masks = each(code, `${shape}.${name}`, ...args);
      return on === "float64" ? joined(code, masks) : masks;
    };
  }
  if (name === "maxlast" || name === "minlast") {
    // The host's pair `pmax(b, a)` takes b of equals, and wherever one is NaN.
    return (code, [a, b]) =>
      a!.map((v, i) => {
        const found = vector(code, `${shape}.p${name.slice(0, 3)}`, b![i]!, v);
        return vector(code, "v128.bitselect", v, found, vector(code, `${shape}.ne`, v, v));
      });
  }
  const lift = functions[on][name];
  return lift ? (code, args) => args[0]!.map((_, i) => lift(code, ...args.map((a) => a[i]!))) : null;
}

function integerInstruction(name: InstructionName, on: DType): Emit | null {
  const shape = shapeOf(on);
  if (name === "add" || name === "sub" || name === "mul" || name === "neg") {
    return (code, args) => wrapped(code, each(code, `${shape}.${name}`, ...args), on);
  }
  if (bitwise.includes(name)) return (code, args) => each(code, `v128.${name}`, ...args);
  if (name === "not") return (code, args) => wrapped(code, each(code, "v128.not", ...args), on);
  if (name === "eq" || name === "ne") {
    return (code, args) => {
      const masks = each(code, `${shape}.${name}`, ...args);
      return isPair(on) ? joined(code, masks) : masks;
    };
  }
  if (on === "uint64") return null;
  const whole = wholeInstruction(name, on);
  return whole ? (code, args) => wrapped(code, whole(code, args), on) : orderedInstruction(name, on);
}

/** Integer instructions that depend on the sign. */
function orderedInstruction(name: InstructionName, on: DType): Emit | null {
  const shape = shapeOf(on);
  const sign = signedness(on);
  switch (name) {
    case "lt":
    case "le":
      return (code, args) => {
        const masks = each(code, `${shape}.${name}_${sign}`, ...args);
        return isPair(on) ? joined(code, masks) : masks;
      };
    case "max":
    case "min":
      if (!isPair(on)) return (code, args) => each(code, `i32x4.${name}_${sign}`, ...args);
      return (code, [a, b]) => {
        const greater = each(code, "i64x2.gt_s", a!, b!);
        const [first, second] = name === "max" ? [a!, b!] : [b!, a!];
        return first.map((v, i) => vector(code, "v128.bitselect", v, second[i]!, greater[i]!));
      };
    case "abs":
      if (kindOf(on) === "uint") return (_, [a]) => a!;
      return (code, args) => wrapped(code, each(code, `${shape}.abs`, ...args), on);
    case "sign": {
      if (kindOf(on) === "uint") return (code, [a]) => a!.map((v) => vector(code, "i32x4.min_u", v, code32(1)(code)));
      const [zero, one] = isPair(on) ? [code64(0n), code64(1n)] : [code32(0), code32(1)];
      return (code, [a]) =>
        a!.map((v) => {
          const positive = vector(code, "v128.and", vector(code, `${shape}.gt_s`, v, zero(code)), one(code));
          return vector(code, "v128.or", positive, vector(code, `${shape}.lt_s`, v, zero(code)));
        });
    }
    default:
      return null;
  }
}
const code32 = (value: number) => (code: Code) => code.constant("i32", value);
const code64 = (value: bigint) => (code: Code) => code.constant("i64", value);

function canCast(from: DType, to: DType): boolean {
  if (from === "uint64" || to === "uint64") return from === to || to === "bool";
  // What float64 gives must be rounded once, and float32 between would be a second time.
  if (from === "float64" && isHalf(to)) return false;
  return true;
}

export function castLanes(code: Code, x: Lanes, from: DType, to: DType): Lanes {
  if (from === to) return x;
  if (isHalf(from)) return castLanes(code, x, "float32", to);
  if (isHalf(to)) return [roundedToHalf(code, to, castLanes(code, x, from, "float32")[0]!)];
  if (to === "bool") {
    const masks = each(code, `${shapeOf(from)}.ne`, x, constantLanes(code, 0, from));
    return isPair(from) ? joined(code, masks) : masks;
  }
  if (from === "bool") return castLanes(code, each(code, "v128.and", x, [code.constant("i32", 1)]), "int32", to);
  if (isFloat(from)) return fromFloat(code, x, from, to);
  return isFloat(to) ? toFloat(code, x, from, to) : betweenIntegers(code, x, from, to);
}

function fromFloat(code: Code, x: Lanes, from: DType, to: DType): Lanes {
  const high = (v: Local): Local => {
    const out = code.local("v128");
    code.get(v, v).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]).set(out);
    return out;
  };
  if (to === "float64") {
    const low = vector(code, "f64x2.promote_low_f32x4", x[0]!);
    return [low, vector(code, "f64x2.promote_low_f32x4", high(x[0]!))];
  }
  if (to === "float32") return [lowHalves(code, each(code, "f32x4.demote_f64x2_zero", x))];
  if (to !== "int64") return wrapped(code, to === "uint32" ? toUnsigned(code, x, from) : toInt32(code, x, from), to);
  const wide = from === "float64" ? x : fromFloat(code, x, from, "float64");
  return wide.map((v) => {
    const whole = byLane(code, v, "f64x2.extract_lane", "i64.trunc_sat_f64_s", "i64x2.replace_lane");
    const fits = vector(code, "f64x2.lt", v, constantLanes(code, 2 ** 63, "float64")[0]!);
    return vector(code, "v128.bitselect", whole, code.constant("i64", -(2n ** 63n)), fits);
  });
}

/** What is no int32 becomes the lowest one. */
function toInt32(code: Code, x: Lanes, from: DType): Lanes {
  const fits = each(code, `${shapeOf(from)}.lt`, x, constantLanes(code, 2 ** 31, from));
  const [whole, mask] =
    from === "float32"
      ? [vector(code, "i32x4.trunc_sat_f32x4_s", x[0]!), fits[0]!]
      : [lowHalves(code, each(code, "i32x4.trunc_sat_f64x2_s_zero", x)), joined(code, fits)[0]!];
  return [vector(code, "v128.bitselect", whole, code.constant("i32", -(2 ** 31)), mask)];
}

/** From 2^31 on, by what is above it; what is no uint32 keeps the highest bit of both ways. */
function toUnsigned(code: Code, x: Lanes, from: DType): Lanes {
  const [low] = toInt32(code, x, from);
  const [above] = toInt32(code, each(code, `${shapeOf(from)}.sub`, x, constantLanes(code, 2 ** 31, from)), from);
  const beyond = shifted(code, "i32x4.shr_s", low!, 31);
  return [vector(code, "v128.or", low!, vector(code, "v128.and", above!, beyond))];
}

/** The low halves of two vectors in one. */
function lowHalves(code: Code, [a, b]: Lanes): Local {
  const out = code.local("v128");
  code.get(a!, b!).shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]).set(out);
  return out;
}

/** 64-bit lanes through a scalar instruction. */
function byLane(code: Code, x: Local, take: string, op: string, put: string): Local {
  const out = code.local("v128");
  code.get(x).get(x).lane(take, 0).op(op).lane(put, 0);
  code.get(x).lane(take, 1).op(op).lane(put, 1).set(out);
  return out;
}

/** 64-bit integers to float32 at once: by way of float64 they would be rounded twice. */
function rounded(code: Code, x: Lanes): Local {
  const out = code.local("v128");
  code.get(x[0]!);
  for (const lane of [0, 1, 2, 3]) {
    code
      .get(x[lane >> 1]!)
      .lane("i64x2.extract_lane", lane & 1)
      .op("f32.convert_i64_s")
      .lane("f32x4.replace_lane", lane);
  }
  code.set(out);
  return out;
}

function toFloat(code: Code, x: Lanes, from: DType, to: DType): Lanes {
  if (isPair(from)) {
    if (to === "float32") return [rounded(code, x)];
    const wide = x.map((v) => byLane(code, v, "i64x2.extract_lane", "f64.convert_i64_s", "f64x2.replace_lane"));
    return wide;
  }
  const sign = signedness(from);
  if (to === "float32") return each(code, `f32x4.convert_i32x4_${sign}`, x);
  const swapped = code.local("v128");
  code.get(x[0]!, x[0]!).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]).set(swapped);
  return [x[0]!, swapped].map((v) => vector(code, `f64x2.convert_low_i32x4_${sign}`, v));
}

function betweenIntegers(code: Code, x: Lanes, from: DType, to: DType): Lanes {
  if (isPair(from)) return isPair(to) ? x : wrapped(code, joined(code, x), to);
  return isPair(to) ? widened(code, x[0]!, signedness(from)) : wrapped(code, x, to);
}

/** What takes less time if one operand is known; null for others. */
function besideConstant(
  code: Code,
  steps: readonly Step[],
  { name, on, args }: Step & { readonly kind: "alu" },
  values: readonly Lanes[],
): Lanes | null {
  if ((name !== "max" && name !== "min") || (on !== "float32" && on !== "float64")) return null;
  const [first, second] = args as [number, number];
  const known = [second, first].find((a) => steps[a]!.kind === "const");
  if (known === undefined) return null;
  const { value } = steps[known] as Step & { readonly kind: "const" };
  if (Number.isNaN(value) || Object.is(value, -0)) return null;
  return beyond(code, { combine: name, dtype: on }, values[known === second ? first : second]!, value);
}

/** All steps of a body on four elements; `load` gives those of an input. The lanes of every step. */
export function emitSteps(code: Code, steps: readonly Step[], load: (slot: number) => Lanes): readonly Lanes[] {
  const values: Lanes[] = [];
  for (const step of steps) {
    switch (step.kind) {
      case "load":
        values.push(load(step.slot));
        break;
      case "const":
        values.push(constantLanes(code, step.value, step.dtype));
        break;
      case "cast":
        values.push(castLanes(code, values[step.args[0]!]!, step.from, step.dtype));
        break;
      case "alu":
        values.push(
          besideConstant(code, steps, step, values) ??
            instructionFor(step.name, step.on)!(
              code,
              step.args.map((a) => values[a]!),
            ),
        );
        break;
    }
  }
  return values;
}
