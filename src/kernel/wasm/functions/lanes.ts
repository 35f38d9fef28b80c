/**
 * Arithmetic on the lanes of vectors, written as formulas: each call appends one instruction to the code and gives a
 * new local back; a number among the operands is a constant in every lane. Knows the two float layouts of a vector and
 * their bits; knows no function.
 */
import type { Code, Local } from "../assembler.ts";
import { isFused } from "../fused.ts";

export type Operand = Local | number;

/** Instructions on vectors, on vectors of 4 float32 or of 2 float64. Masks have all bits of a lane set or none. */
export interface Lanes {
  readonly code: Code;
  readonly width: 4 | 2;
  /** Bits of a lane. */
  readonly size: 32 | 64;
  add(a: Operand, b: Operand): Local;
  sub(a: Operand, b: Operand): Local;
  mul(a: Operand, b: Operand): Local;
  div(a: Operand, b: Operand): Local;
  /** a · b + c, rounded once where the host can, else twice. */
  madd(a: Operand, b: Operand, c: Operand): Local;
  sqrt(a: Operand): Local;
  abs(a: Operand): Local;
  floor(a: Operand): Local;
  ceil(a: Operand): Local;
  trunc(a: Operand): Local;
  nearest(a: Operand): Local;
  /** The smaller of both; `a` where it is NaN. */
  atMost(a: Operand, limit: Operand): Local;
  /** The larger of both; `a` where it is NaN. */
  atLeast(a: Operand, limit: Operand): Local;
  lt(a: Operand, b: Operand): Local;
  le(a: Operand, b: Operand): Local;
  gt(a: Operand, b: Operand): Local;
  ge(a: Operand, b: Operand): Local;
  eq(a: Operand, b: Operand): Local;
  ne(a: Operand, b: Operand): Local;
  /** `then` where the mask is set, `otherwise` elsewhere. */
  pick(mask: Local, then: Operand, otherwise: Operand): Local;
  and(a: Operand, b: Operand): Local;
  or(a: Operand, b: Operand): Local;
  xor(a: Operand, b: Operand): Local;
  /** Bits of `a` that `b` lacks. */
  andnot(a: Operand, b: Operand): Local;
  /** A constant by its bits. */
  bits(value: number | bigint): Local;
  /** Integer arithmetic on the lanes' bits. */
  plus(a: Local, b: Local): Local;
  minus(a: Local, b: Local): Local;
  same(a: Local, b: Local): Local;
  /** Lanes whose bits are a larger number without sign. */
  above(a: Local, b: Local): Local;
  shl(a: Local, count: number): Local;
  /** Fills with zeros. */
  shr(a: Local, count: number): Local;
  /** Fills with the sign. */
  sar(a: Local, count: number): Local;
  /** The sign bit of `a`, alone. */
  sign(a: Operand): Local;
  /** Lanes whose sign bit is set. */
  negative(a: Local): Local;
  /** `a`, which is not negative, with the sign of `sign`. */
  signed(a: Operand, sign: Local): Local;
  /** a · b + c, rounded twice wherever it runs: the bits of TensorFlow's kernels, which are made for hosts that cannot fuse. */
  twice(a: Operand, b: Operand, c: Operand): Local;
  /** A polynomial in `x`; coefficients from the highest power down. */
  polynomial(x: Local, coefficients: readonly number[]): Local;
  /** The same by pairs (Estrin): a product or two more, but few that wait for one another. For long polynomials. */
  paired(x: Local, coefficients: readonly number[]): Local;
  /** Leaves 1 on the stack if the mask is set in any lane. */
  any(mask: Local): Code;
  /** Runs `mend` where the mask is set in any lane, which few vectors are; or it is noted, see `noting`. */
  rarely(mask: Local, mend: () => void): void;
}

let noted: { readonly mask: Local; used: boolean } | null = null;
/**
 * Writes code without what is rarely needed: the mask, of any lanes, gathers where it was, and the results there are not
 * to be used. Gives whether the mask was written to. So one question is asked for several vectors, and the registers of
 * the usual way are not those of the rare one.
 */
export function noting(mask: Local, write: () => void): boolean {
  const before = noted;
  noted = { mask, used: false };
  try {
    write();
    return noted.used;
  } finally {
    noted = before;
  }
}

/** 1.5 * 2^52: adding it to a float64 leaves the nearest integer in the low bits. */
export const integer64 = 6755399441055744;

/** The same of float32: 1.5 * 2^23. */
export const integer32 = 12582912;

export const float32Lanes = (code: Code): Lanes => lanes(code, "f32", 4);
export const float64Lanes = (code: Code): Lanes => lanes(code, "f64", 2);

function lanes(code: Code, lane: "f32" | "f64", width: 4 | 2): Lanes {
  const int = lane === "f32" ? "i32" : "i64";
  const [floats, ints] = [`${lane}x${width}`, `${int}x${width}`];
  const of = (a: Operand): Local => (typeof a === "number" ? code.constant(lane, a) : a);
  const kept = (): Local => {
    const out = code.local("v128");
    code.set(out);
    return out;
  };
  const write = (name: string, ...operands: readonly Operand[]): Local => {
    code.get(...operands.map(of)).op(name);
    return kept();
  };
  const shift = (name: string, a: Local, count: number): Local => {
    code.get(a).i32(count).op(`${ints}.${name}`);
    return kept();
  };
  const one = (name: string) => (a: Operand) => write(`${floats}.${name}`, a);
  const two = (name: string) => (a: Operand, b: Operand) => write(`${floats}.${name}`, a, b);
  const bitwise = (name: string) => (a: Operand, b: Operand) => write(`v128.${name}`, a, b);
  const integer = (name: string) => (a: Local, b: Local) => write(`${ints}.${name}`, a, b);
  const bits = (value: number | bigint): Local => code.constant(int, value);
  const signBit = lane === "f32" ? 0x80000000 | 0 : 1n << 63n;
  const self: Lanes = {
    code,
    width,
    size: lane === "f32" ? 32 : 64,
    add: two("add"),
    sub: two("sub"),
    mul: two("mul"),
    div: two("div"),
    madd: (a, b, c) => (isFused() ? write(`${floats}.relaxed_madd`, a, b, c) : self.add(self.mul(a, b), c)),
    twice: (a, b, c) => self.add(self.mul(a, b), c),
    sqrt: one("sqrt"),
    abs: one("abs"),
    floor: one("floor"),
    ceil: one("ceil"),
    trunc: one("trunc"),
    nearest: one("nearest"),
    atMost: two("pmin"),
    atLeast: two("pmax"),
    lt: two("lt"),
    le: two("le"),
    gt: two("gt"),
    ge: two("ge"),
    eq: two("eq"),
    ne: two("ne"),
    pick: (mask, then, otherwise) => write("v128.bitselect", then, otherwise, mask),
    and: bitwise("and"),
    or: bitwise("or"),
    xor: bitwise("xor"),
    andnot: bitwise("andnot"),
    bits,
    plus: integer("add"),
    minus: integer("sub"),
    same: integer("eq"),
    above: integer("gt_u"),
    shl: (a, count) => shift("shl", a, count),
    shr: (a, count) => shift("shr_u", a, count),
    sar: (a, count) => shift("shr_s", a, count),
    sign: (a) => write("v128.and", a, bits(signBit)),
    negative: (a) => write(`${ints}.lt_s`, a, bits(lane === "f32" ? 0 : 0n)),
    signed: (a, sign) => write("v128.or", a, self.sign(sign)),
    polynomial(x, [first = 0, ...rest]) {
      let sum: Operand = first;
      for (const c of rest) sum = self.madd(sum, x, c);
      return of(sum);
    },
    paired(x, coefficients) {
      let parts: readonly Operand[] = coefficients.toReversed();
      for (let power = x; ; power = self.mul(power, power)) {
        const joined: Operand[] = [];
        for (let i = 0; i < parts.length; i += 2) {
          const [low, high] = [parts[i]!, parts[i + 1]];
          joined.push(high === undefined ? low : self.madd(high, power, low));
        }
        parts = joined;
        if (parts.length === 1) return of(parts[0]!);
      }
    },
    any: (mask) => code.get(mask).op("v128.any_true"),
    rarely(mask, mend) {
      if (noted === null) {
        self.any(mask).when(mend);
        return;
      }
      noted.used = true;
      code.get(noted.mask, mask).op("v128.or").set(noted.mask);
    },
  };
  return self;
}

/** A value in two parts: the low one is what rounding took from the high one. */
export interface Double {
  readonly hi: Local;
  readonly lo: Local;
}

/** a + b, where |a| >= |b| or the sum is exact (Dekker). */
export function sum(v: Lanes, a: Operand, b: Operand): Double {
  const hi = v.add(a, b);
  return { hi, lo: v.sub(b, v.sub(hi, a)) };
}

/** a + b of any sizes (Knuth). */
export function anySum(v: Lanes, a: Local, b: Local): Double {
  const hi = v.add(a, b);
  const partOfB = v.sub(hi, a);
  return { hi, lo: v.add(v.sub(a, v.sub(hi, partOfB)), v.sub(b, partOfB)) };
}

/** float64 lanes without the lower 32 bits of their fractions: 21 bits are left. */
export const head21 = (v: Lanes, a: Local): Local => v.and(a, v.bits(-(1n << 32n)));

/** a * b of float64 lanes, exactly: by a fused product or as Dekker's, whose halves have 26 and 27 bits. */
export function product(v: Lanes, a: Local, b: Local): Double {
  if (isFused()) {
    const hi = v.mul(a, b);
    return { hi, lo: v.madd(a, b, v.xor(hi, v.bits(1n << 63n))) };
  }
  const half = v.bits(-(1n << 27n));
  const [aHi, bHi] = [v.and(a, half), v.and(b, half)];
  const [aLo, bLo] = [v.sub(a, aHi), v.sub(b, bHi)];
  const hi = v.mul(a, b);
  const cross = v.add(v.add(v.sub(v.mul(aHi, bHi), hi), v.mul(aHi, bLo)), v.mul(aLo, bHi));
  return { hi, lo: v.add(cross, v.mul(aLo, bLo)) };
}

/** The two vectors of float64 that a vector of float32 becomes. */
export function widen(code: Code, x: Local): readonly [low: Local, high: Local] {
  const [low, high] = [code.local("v128"), code.local("v128")];
  code.get(x).op("f64x2.promote_low_f32x4").set(low);
  code.get(x, x).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]);
  code.op("f64x2.promote_low_f32x4").set(high);
  return [low, high];
}

/** The vector of float32 that two vectors of float64 round to. */
export function narrow(code: Code, low: Local, high: Local): Local {
  const out = code.local("v128");
  code.get(low).op("f32x4.demote_f64x2_zero").get(high).op("f32x4.demote_f64x2_zero");
  code.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]).set(out);
  return out;
}

/**
 * Runs `body` once for each lane of `rotated`, with that lane in place 0: a scalar path for what vectors cannot do.
 * The vectors end as they were, but for what the body did to their lanes.
 */
export function eachLane(v: Lanes, rotated: readonly Local[], body: () => void): void {
  const { code } = v;
  const turned = Array.from({ length: 16 }, (_, i) => (i + v.size / 8) % 16);
  const left = code.local("i32");
  code.i32(v.width).set(left);
  code.loop((again) => {
    body();
    for (const vector of rotated) code.get(vector, vector).shuffle(turned).set(vector);
    code.get(left).i32(1).op("i32.sub").tee(left).brIf(again);
  });
}
