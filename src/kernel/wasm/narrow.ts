/**
 * Elements of one or two bytes, a whole vector of them at a time, for bodies that never leave that width: eight or
 * sixteen elements for what lanes of 32 bits take four. Knows which bodies these are and what their steps do to vectors;
 * truth values are masks of the lanes' width.
 */
import { bytesOf, type DType, isHalf, kindOf } from "../../core/dtype.ts";
import type { Step } from "../../scalar/expr.ts";
import type { InstructionName } from "../../scalar/instructions.ts";
import type { Code, Local } from "./assembler.ts";
import { instructionFor, vector } from "./lanes.ts";

/** Bytes of a lane. */
export type Width = 1 | 2;
export const lanesOf = (width: Width): number => 16 / width;
const shapeOf = (width: Width): string => (width === 1 ? "i8x16" : "i16x8");

/** The width of all elements that the body meets; null where it meets others, or has a step that is not done in it. */
export function widthOf(steps: readonly Step[]): Width | null {
  const dtypes = steps.flatMap((s) =>
    s.kind === "alu" ? [s.on, s.dtype] : s.kind === "cast" ? [s.from, s.dtype] : [s.dtype],
  );
  const widths = dtypes.flatMap((t) => (t === "bool" ? [] : [isHalf(t) ? 4 : bytesOf(t)]));
  const width = widths[0] ?? 1;
  if ((width !== 1 && width !== 2) || widths.some((w) => w !== width)) return null;
  return steps.every((s) => s.kind !== "alu" || operationFor(s.name, s.on, width) !== null) ? width : null;
}

type Emit = (code: Code, args: readonly Local[]) => Local;

const plain: ReadonlySet<string> = new Set(["add", "sub", "neg", "eq", "ne"]);
const signed: ReadonlySet<string> = new Set(["lt", "le", "max", "min"]);

function operationFor(name: InstructionName, on: DType, width: Width): Emit | null {
  if (name === "select") return (code, [mask, a, b]) => vector(code, "v128.bitselect", a!, b!, mask!);
  if (on === "bool") {
    // These are made of bits alone, whatever the lanes.
    const truth = instructionFor(name, on);
    return (
      truth &&
      ((code, args) =>
        truth(
          code,
          args.map((a) => [a]),
        )[0]!)
    );
  }
  const shape = shapeOf(width);
  const sign = kindOf(on) === "int" ? "s" : "u";
  if (plain.has(name)) return (code, args) => vector(code, `${shape}.${name}`, ...args);
  if (signed.has(name)) return (code, args) => vector(code, `${shape}.${name}_${sign}`, ...args);
  switch (name) {
    case "and":
    case "or":
    case "xor":
    case "not":
      return (code, args) => vector(code, `v128.${name}`, ...args);
    case "abs":
      return sign === "u" ? (_, [a]) => a! : (code, [a]) => vector(code, `${shape}.abs`, a!);
    case "sign":
      return (code, [a]) => {
        const most = vector(code, `${shape}.min_${sign}`, a!, constantVector(code, 1, width));
        return sign === "u" ? most : vector(code, `${shape}.max_s`, most, constantVector(code, -1, width));
      };
    case "mul":
      return width === 2 ? (code, args) => vector(code, "i16x8.mul", ...args) : productOfBytes;
    default:
      return null;
  }
}

/** The low bytes of products. */
function productOfBytes(code: Code, [a, b]: readonly Local[]): Local {
  const low = code.constant("i32", 0x00ff00ff);
  const halves = (["low", "high"] as const).map((half) =>
    vector(code, "v128.and", vector(code, `i16x8.extmul_${half}_i8x16_u`, a!, b!), low),
  );
  return vector(code, "i8x16.narrow_i16x8_u", ...halves);
}

const ones: Readonly<Record<Width, number>> = { 1: 0x01010101, 2: 0x00010001 };
const constantVector = (code: Code, value: number, width: Width): Local =>
  code.constant("i32", (value & (width === 1 ? 0xff : 0xffff)) * ones[width]);

/** All steps of a body on a vector of each input. */
export function emitNarrow(code: Code, steps: readonly Step[], width: Width, load: (slot: number) => Local): Local[] {
  const values: Local[] = [];
  for (const step of steps) values.push(valueOfStep(code, step, width, values, load));
  return values;
}

function valueOfStep(
  code: Code,
  step: Step,
  width: Width,
  values: readonly Local[],
  load: (slot: number) => Local,
): Local {
  switch (step.kind) {
    case "load":
      return load(step.slot);
    case "const":
      return constantVector(code, step.dtype === "bool" ? -Number(step.value !== 0) : step.value, width);
    case "cast": {
      const x = values[step.args[0]!]!;
      if (step.from === step.dtype) return x;
      if (step.dtype === "bool") return vector(code, `${shapeOf(width)}.ne`, x, code.constant("i32", 0));
      return step.from === "bool" ? vector(code, "v128.and", x, constantVector(code, 1, width)) : x;
    }
    case "alu":
      return operationFor(step.name, step.on, width)!(
        code,
        step.args.map((a) => values[a]!),
      );
  }
}

/** A vector of dense elements from `at`, `offset` elements further on. */
export function loadNarrow(code: Code, t: DType, width: Width, at: Local, offset: number): Local {
  const out = code.local("v128");
  code.get(at);
  if (bytesOf(t) === width) code.mem("v128.load", offset * width);
  else code.mem("v128.load8x8_u", offset);
  if (t === "bool") code.op(`${shapeOf(width)}.neg`);
  code.set(out);
  return out;
}

/** One element, in every lane. */
export function repeatNarrow(code: Code, t: DType, width: Width, at: Local): Local {
  const out = code.local("v128");
  code.get(at);
  if (bytesOf(t) === width) code.mem(`v128.load${8 * width}_splat`);
  else code.mem("i32.load8_u").op(`${shapeOf(width)}.splat`);
  if (t === "bool") code.op(`${shapeOf(width)}.neg`);
  code.set(out);
  return out;
}

/** A vector of elements to `at`, `offset` elements further on. */
export function storeNarrow(code: Code, t: DType, width: Width, at: Local, offset: number, x: Local): void {
  const bits = t === "bool" ? vector(code, "v128.and", x, constantVector(code, 1, width)) : x;
  if (bytesOf(t) === width) code.get(at, bits).mem("v128.store", offset * width);
  else code.get(at, vector(code, "i8x16.narrow_i16x8_u", bits, bits)).laneMem("v128.store64_lane", 0, offset);
}
