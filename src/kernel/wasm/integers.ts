/**
 * What vectors have no instruction for on integers: quotients, remainders, powers and shifts, exact and wrapped as in
 * src/scalar/instructions.ts. Quotients are those of floats wherever floats hold them exactly. An operand without a
 * result (a divisor 0, a negative power) is put down at `faultAddress`; who runs the loop asks there.
 */
import { bytesOf, type DType, kindOf } from "../../core/dtype.ts";
import type { InstructionName } from "../../scalar/instructions.ts";
import { faultAddress } from "../kernel.ts";
import type { Code, Local } from "./assembler.ts";
import { eachLane, float64Lanes, integer64 } from "./functions/lanes.ts";

type Vectors = readonly Local[];
/** The result on lanes of 32 bits (a narrower integer's lie in them) or, in pairs of vectors, of 64. */
type Emit = (code: Code, args: readonly Vectors[]) => Vectors;

const fallible: ReadonlySet<InstructionName> = new Set(["floordiv", "mod", "fmod", "pow"] as const);
/** Whether the instruction has no result for some integers. */
export const isFallible = (name: InstructionName): boolean => fallible.has(name);

/** How to do it on integers of dtype `on`, still to be wrapped; null where there is no way. */
export function wholeInstruction(name: InstructionName, on: DType): Emit | null {
  switch (name) {
    case "floordiv":
    case "mod":
    case "fmod":
      return (code, args) => divided(code, name, on, args);
    case "pow":
      return (code, args) => powers(code, on, args);
    case "shl":
    case "shr":
      return (code, [x, counts]) => x!.map((v, i) => shifted(code, name, on, v, counts![i]!));
    default:
      return null;
  }
}

const isSigned = (t: DType): boolean => kindOf(t) === "int";
const laneOf = (t: DType): "i32" | "i64" => (bytesOf(t) === 8 ? "i64" : "i32");
const shapeOf = (t: DType): "i32x4" | "i64x2" => (bytesOf(t) === 8 ? "i64x2" : "i32x4");

function kept(code: Code): Local {
  const out = code.local("v128");
  code.set(out);
  return out;
}
const write = (code: Code, op: string, ...args: readonly Local[]): Local => {
  code.get(...args).op(op);
  return kept(code);
};

/** Notes a fault where any lane of the mask is set. */
function fault(code: Code, mask: Local): void {
  code
    .get(mask)
    .op("v128.any_true")
    .when(() => code.i32(faultAddress).i32(1).mem("i32.store"));
}

function divided(code: Code, name: "floordiv" | "mod" | "fmod", on: DType, [a, b]: readonly Vectors[]): Vectors {
  const lane = laneOf(on);
  for (const v of b!) fault(code, write(code, `${shapeOf(on)}.eq`, v, code.constant(lane, lane === "i64" ? 0n : 0)));
  const rounding = name === "fmod" ? "trunc" : "floor";
  if (lane === "i64") return wideDivided(code, name, a!, b!);
  const quotient =
    bytesOf(on) < 4 ? narrowQuotient(code, rounding, a![0]!, b![0]!) : quotientOf(code, rounding, on, a![0]!, b![0]!);
  if (name === "floordiv") return [quotient];
  return [write(code, "i32x4.sub", a![0]!, write(code, "i32x4.mul", quotient, b![0]!))];
}

/** 1.5 * 2^23: adding it to a float32 leaves the nearest integer in the low bits. */
const integer32 = 12582912;
const integer32Bits = 0x4b400000;
/** The same of float64, as an integer. */
const integer64Bits = 0x4338000000000000n;

/** Integers of up to 16 bits: float32 holds them, and the quotient's distance from the next whole number. */
function narrowQuotient(code: Code, rounding: "floor" | "trunc", a: Local, b: Local): Local {
  const [fa, fb] = [a, b].map((x) => write(code, "f32x4.convert_i32x4_s", x));
  const whole = write(code, `f32x4.${rounding}`, write(code, "f32x4.div", fa!, fb!));
  const moved = write(code, "f32x4.add", whole, code.constant("f32", integer32));
  return write(code, "i32x4.sub", moved, code.constant("i32", integer32Bits));
}

/** Integers of 32 bits, by float64. The low bits of a quotient of 2^31 are those of the wrapped one. */
function quotientOf(code: Code, rounding: "floor" | "trunc", on: DType, a: Local, b: Local): Local {
  const convert = `f64x2.convert_low_i32x4_${isSigned(on) ? "s" : "u"}`;
  const halves = (x: Local): Local[] => {
    code.get(x, x).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]);
    return [x, kept(code)].map((half) => write(code, convert, half));
  };
  const [low, high] = [halves(a), halves(b)];
  const parts = low.map((v, i) => {
    const whole = write(code, `f64x2.${rounding}`, write(code, "f64x2.div", v, high[i]!));
    return write(code, "f64x2.add", whole, code.constant("f64", integer64));
  });
  code.get(...parts).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);
  return kept(code);
}

/** Integers of 64 bits: by float64 where all lanes are small enough for it, else one lane after another. */
function wideDivided(code: Code, name: "floordiv" | "mod" | "fmod", a: Vectors, b: Vectors): Vectors {
  return a.map((x, i) => {
    const y = b[i]!;
    const out = code.local("v128");
    const half = code.constant("i64", 1n << 51n);
    const beyond = write(code, "v128.or", write(code, "i64x2.add", x, half), write(code, "i64x2.add", y, half));
    code.get(beyond).i32(52).op("i64x2.shr_u").op("v128.any_true");
    code.when(
      () => laneByLane(code, name, x, y, out),
      () => code.get(smallDivided(code, name, x, y)).set(out),
    );
    return out;
  });
}

function smallDivided(code: Code, name: "floordiv" | "mod" | "fmod", x: Local, y: Local): Local {
  const v = float64Lanes(code);
  const bits = code.constant("i64", integer64Bits);
  const [a, b] = [x, y].map((w) => v.sub(write(code, "i64x2.add", w, bits), integer64)) as [Local, Local];
  const whole = write(code, `f64x2.${name === "fmod" ? "trunc" : "floor"}`, v.div(a, b));
  const result = name === "floordiv" ? whole : v.sub(a, v.mul(whole, b));
  return write(code, "i64x2.sub", v.add(result, integer64), bits);
}

function laneByLane(code: Code, name: "floordiv" | "mod" | "fmod", x: Local, y: Local, out: Local): void {
  const [dividend, divisor] = [x, y].map((v) => {
    const copy = code.local("v128");
    code.get(v).set(copy);
    return copy;
  }) as [Local, Local];
  const [a, b, r] = ["a", "b", "r"].map(() => code.local("i64")) as [Local, Local, Local];
  const remainder = (): Code => code.get(a, b).op("i64.rem_s");
  /** The remainder is not 0 and has another sign than the divisor: floor is one below trunc. */
  const below = (): Code =>
    code.get(r).op("i64.eqz").op("i32.eqz").get(r, b).op("i64.xor").i64(0n).op("i64.lt_s").op("i32.and");
  eachLane(float64Lanes(code), [out, dividend, divisor], () => {
    code.get(dividend).lane("i64x2.extract_lane", 0).set(a).get(divisor).lane("i64x2.extract_lane", 0);
    // 0 was noted already.
    code
      .tee(b)
      .op("i64.eqz")
      .when(() => code.i64(1n).set(b));
    remainder().set(r);
    if (name === "floordiv") {
      // The least integer divided by -1 wraps to itself, and would be a trap.
      code.get(b).i64(-1n).op("i64.eq");
      code.when(
        () => code.i64(0n).get(a).op("i64.sub").set(r),
        () => {
          code.get(a, b).op("i64.div_s");
          below().op("i64.extend_i32_u").op("i64.sub").set(r);
        },
      );
    } else if (name === "mod") below().when(() => code.get(r, b).op("i64.add").set(r));
    code.get(out, r).lane("i64x2.replace_lane", 0).set(out);
  });
}

/** By squaring, as often as the largest exponent of the lanes needs. */
function powers(code: Code, on: DType, [x, y]: readonly Vectors[]): Vectors {
  const [lane, shape] = [laneOf(on), shapeOf(on)];
  const number = (n: number): Local => code.constant(lane, lane === "i64" ? BigInt(n) : n);
  return x!.map((base, i) => {
    const [out, square, left] = [code.local("v128"), code.local("v128"), code.local("v128")];
    if (isSigned(on)) fault(code, write(code, `${shape}.lt_s`, y![i]!, number(0)));
    code.get(number(1)).set(out).get(base).set(square).get(y![i]!).set(left);
    code.loop((again) => {
      const odd = write(code, `${shape}.neg`, write(code, "v128.and", left, number(1)));
      const product = write(code, `${shape}.mul`, out, square);
      code.get(product, out, odd).op("v128.bitselect").set(out);
      code.get(left).i32(1).op(`${shape}.shr_u`).tee(left).op("v128.any_true");
      code.when(() => {
        code.get(square, square).op(`${shape}.mul`).set(square);
        code.br(again);
      });
    });
    return out;
  });
}

/** Counts that no lane has room for push every bit out. Equal counts, as of a constant, are one instruction. */
function shifted(code: Code, name: "shl" | "shr", on: DType, x: Local, counts: Local): Local {
  const [lane, shape] = [laneOf(on), shapeOf(on)];
  const bits = lane === "i64" ? 64 : 32;
  const sign = isSigned(on) ? "s" : "u";
  const op = name === "shl" ? "shl" : `shr_${sign}`;
  const [count, out] = [code.local("i32"), code.local("v128")];
  const take = (from: Local, place: number): Code => {
    code.get(from).lane(`${shape}.extract_lane`, place);
    return code;
  };
  const countAt = (place: number): void => {
    take(counts, place);
    // Counts of more than 32 bits are as good as any that is too large.
    if (lane === "i64") {
      code
        .i64(BigInt(bits))
        .get(counts)
        .lane("i64x2.extract_lane", place)
        .i64(BigInt(bits))
        .op("i64.lt_u")
        .op("select");
      code.op("i32.wrap_i64");
    }
    code.set(count);
    // What fills with the sign is shifted as far as can be, all else becomes 0 afterwards.
    if (op === "shr_s")
      code
        .get(count)
        .i32(bits - 1)
        .get(count)
        .i32(bits)
        .op("i32.lt_u")
        .op("select")
        .set(count);
  };
  const fits = (): Code => code.get(count).i32(bits).op("i32.lt_u");
  take(counts, 0).op(`${shape}.splat`).get(counts).op(`${shape}.eq`).op(`${shape}.all_true`);
  code.when(
    () => {
      countAt(0);
      code.get(x, count).op(`${shape}.${op}`).set(out);
      if (op !== "shr_s")
        fits()
          .op("i32.eqz")
          .when(() => code.get(code.constant("i32", 0)).set(out));
    },
    () => {
      code.get(x).set(out);
      for (let place = 0; place < 128 / bits; place++) {
        countAt(place);
        code.get(out);
        take(x, place).get(count);
        if (lane === "i64") code.op("i64.extend_i32_u");
        code.op(`${lane}.${op}`);
        if (op !== "shr_s") {
          if (lane === "i64") code.i64(0n);
          else code.i32(0);
          fits().op("select");
        }
        code.lane(`${shape}.replace_lane`, place).set(out);
      }
    },
  );
  return out;
}
