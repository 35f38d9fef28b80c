/** The parts of which floats are made, their neighbours, and what integers have in common. */
import { allocate, computingDType, type DType, dataFrom, isComplex, isHalf, isInexact, isWide } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { halfBits, halfValues } from "../core/half.ts";
import { broadcast } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { type ElementwiseOp, makeNode, type Node, type RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { alu, cast, num } from "../scalar/expr.ts";
import { floordiv, mod, multiply, negative, numberLike, power, subtract } from "./arithmetic.ts";
import { castTo, meetingDType, operation, tensor, unary } from "./operation.ts";
import { trunc } from "./transcendental.ts";

const x = tensor("any tensor", { also: "input a x1", want: "float" });
const pair = {
  a: tensor("any tensor", { also: "x x1 input", want: "float" }),
  b: tensor("a tensor that broadcasts with it", { also: "y x2 other", want: "float" }),
};

type Numbers = Float64Array;
/** Each element of one, two or more tensors of one shape by a function that is told the dtype. */
function eachOf(
  name: string,
  f: (a: number, b: number, dtype: DType) => number,
  gradient: RoutineOp<null>["gradient"] = null,
): RoutineOp<null> {
  return {
    name,
    moves: true,
    evaluate: ([a, b], _, { shape, dtype }) => {
      const left = denseData(a!) as Numbers;
      const right = b ? (denseData(b) as Numbers) : left;
      const out = allocate(computingDType(dtype), left.length) as Numbers;
      for (let i = 0; i < left.length; i++) out[i] = f(left[i]!, right[i]!, a!.dtype);
      return stored(dtype, shape, isHalf(dtype) ? dataFrom(dtype, out) : out);
    },
    gradient,
  };
}
function together(a: Node, b: Node, takes: "float" | "integer"): readonly [Node, Node] {
  const dtype = meetingDType([a, b], takes);
  const shape = broadcast({ a: a.shape, b: b.shape });
  return [structure.expand(castTo(a, dtype), shape), structure.expand(castTo(b, dtype), shape)];
}

const wide = new DataView(new ArrayBuffer(8));
/** The next float of the dtype above x, which is not negative and finite. */
function stepUp(x: number, dtype: DType, by: 1 | -1): number {
  if (dtype === "float64") {
    wide.setFloat64(0, x);
    wide.setBigInt64(0, wide.getBigInt64(0) + BigInt(by));
    return wide.getFloat64(0);
  }
  if (isHalf(dtype)) return halfValues(dtype)[halfBits(dtype, x) + by]!;
  wide.setFloat32(0, x);
  wide.setInt32(0, wide.getInt32(0) + by);
  return wide.getFloat32(0);
}
function nextTo(a: number, b: number, dtype: DType): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (a === b) return b;
  if (a === 0) return Math.sign(b) * stepUp(0, dtype, 1);
  const away = a < b === a > 0;
  return Math.sign(a) * stepUp(Math.abs(a), dtype, away ? 1 : -1);
}
const nextRoutine = eachOf("nextafter", nextTo, (dy, i) => (i === 0 ? dy : null));

export const nextafter = operation({
  name: "nextafter",
  moves: true,
  also: { tf: "math.nextafter", np: "nextafter", torch: "nextafter" },
  params: pair,
  doc: "The float next to a in the direction of b.",
  examples: [{ code: "nextafter(1.0, 2.0) - 1", shows: "1.1920929e-07" }],
  run: ({ a, b }) => {
    const both = together(a, b, "float");
    return structure.routine(nextRoutine, both, null, both[0].shape, both[0].dtype);
  },
});

const spacingRoutine = eachOf("spacing", (v, _, dtype) => {
  if (!Number.isFinite(v)) return Number.NaN;
  const size = Math.abs(v);
  // NumPy's step from -0 has no sign.
  return (v < 0 ? -1 : 1) * (stepUp(size, dtype, 1) - size);
});
export const spacing = operation({
  name: "spacing",
  moves: true,
  also: { np: "spacing" },
  params: { x },
  doc: "How far it is from each float to the next one away from 0.",
  examples: [{ code: "spacing([1.0])", shows: "[1.1920929e-07]" }],
  run: ({ x }) => structure.routine(spacingRoutine, [x], null, x.shape, x.dtype),
});

/** v = fraction * 2 ** exponent with a fraction from 0.5 up to 1. */
function partsOf(v: number): readonly [number, number] {
  if (v === 0 || !Number.isFinite(v)) return [v, 0];
  const exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(v))) + 1);
  let [fraction, power] = [v * 2 ** -exponent, exponent];
  while (Math.abs(fraction) < 0.5) [fraction, power] = [fraction * 2, power - 1];
  while (Math.abs(fraction) >= 1) [fraction, power] = [fraction / 2, power + 1];
  return [fraction, power];
}
const exponentRoutine = eachOf("exponent", (v) => partsOf(v)[1]);
const fractionRoutine: RoutineOp<null> = eachOf(
  "fraction",
  (v) => partsOf(v)[0],
  (dy, _, { inputs }) => {
    const [v] = inputs;
    const exponent = structure.routine(exponentRoutine, [v!], null, v!.shape, "int32");
    return multiply(dy, power(numberLike(2, dy), negative(castTo(exponent, dy.dtype))));
  },
);
export const frexp = operation({
  name: "frexp",
  also: { np: "frexp", torch: "frexp" },
  params: { x },
  fields: ["mantissa", "exponent"],
  doc: "Fractions from 0.5 up to 1 and exponents of 2: x = fraction * 2 ** exponent.",
  examples: [
    { code: "frexp([8.0, 3.0])[0]", shows: "[0.5  0.75]" },
    { code: "frexp([8.0, 3.0])[1]", shows: "[4 2]" },
  ],
  run: ({ x }) => [
    structure.routine(fractionRoutine, [x], null, x.shape, x.dtype),
    structure.routine(exponentRoutine, [x], null, x.shape, "int32"),
  ],
});

/** a * 2 ** b, in steps of at most 2 ** 1000, the smallest first: a power alone may overflow, or vanish, where a * 2 ** b does not. */
function scaled(a: number, b: number): number {
  let rest = Math.max(-2200, Math.min(2200, b));
  let out = a * 2 ** (rest % 1000);
  for (rest -= rest % 1000; rest !== 0; rest -= 1000 * Math.sign(rest)) out *= 2 ** (1000 * Math.sign(rest));
  return out;
}
/** Beyond it, no float32 times a power of 2 is anything but 0 or infinite. */
const farthest = 400;
/** In double, where no float32 overflows or vanishes on the way: one product, rounded once. */
const timesPower: ElementwiseOp = {
  name: "ldexp",
  inputs: ["a", "b"],
  scalar: ([a, b]) => {
    const [factor, wanted] = [cast(a!, "float64"), cast(b!, "float64")];
    const exponent = alu("max", alu("min", wanted, num(farthest, wanted)), num(-farthest, wanted));
    return cast(alu("mul", factor, alu("exp2", exponent)), a!.dtype);
  },
  gradients: [
    (dy, { inputs }) => timesPowerOf(dy, inputs[1]!),
    (dy, { out }) => multiply(dy, multiply(numberLike(Math.LN2, out), out)),
  ],
};
const ldexpRoutine: RoutineOp<null> = eachOf("ldexp", scaled, (dy, i, at) => timesPower.gradients[i]!(dy, at));
const timesPowerOf = (a: Node, b: Node): Node =>
  a.dtype === "float64"
    ? structure.routine(ldexpRoutine, [a, b], null, a.shape, a.dtype)
    : makeNode({ kind: "elementwise", op: timesPower }, [a, b], a.shape, a.dtype);
export const ldexp = operation({
  name: "ldexp",
  also: { np: "ldexp", torch: "ldexp" },
  params: { a: pair.a, b: tensor("exponents", { also: "y x2 other", apart: true }) },
  doc: "a * 2 ** b.",
  examples: [{ code: "ldexp([1.0, 3.0], [2, 3])", shows: "[ 4. 24.]" }],
  run: ({ a, b }) => {
    const shape = broadcast({ a: a.shape, b: b.shape });
    return timesPowerOf(structure.expand(a, shape), structure.expand(castTo(b, a.dtype), shape));
  },
});

const signed = eachOf(
  "modf",
  (whole, v) => (whole === 0 ? (v < 0 || Object.is(v, -0) ? -0 : 0) : whole),
  (dy, i) => (i === 0 ? dy : null),
);
export const modf = operation({
  name: "modf",
  also: { np: "modf" },
  params: { x },
  doc: "Fractions and whole parts, both with the sign of x.",
  examples: [
    { code: "modf([1.5, -2.25])[0]", shows: "[ 0.5  -0.25]" },
    { code: "modf([1.5, -2.25])[1]", shows: "[ 1. -2.]" },
  ],
  run: ({ x }) => {
    const whole = trunc(x);
    const finite = structure.routine(finitePart, [subtract(x, whole), x], null, x.shape, x.dtype);
    return [finite, structure.routine(signed, [whole, x], null, x.shape, x.dtype)];
  },
});
const finitePart = eachOf(
  "fraction",
  (part, v) => {
    if (Math.abs(v) === Number.POSITIVE_INFINITY) return Math.sign(v) < 0 ? -0 : 0;
    return part === 0 && (v < 0 || Object.is(v, -0)) ? -0 : part;
  },
  (dy, i) => (i === 0 ? dy : null),
);

export const frac = operation({
  name: "frac",
  also: { torch: "frac" },
  params: { x },
  doc: "What stands after the point, with the sign of x.",
  examples: [{ code: "frac([1.5, -2.25])", shows: "[ 0.5  -0.25]" }],
  run: ({ x }) => subtract(x, trunc(x)),
});

export const positive = unary({
  name: "positive",
  also: { np: "positive", torch: "positive" },
  takes: "number",
  complex: "parts",
  scalar: (v) => v,
  gradient: (dy) => dy,
  doc: "The same values: +x.",
  examples: [{ code: "positive([1, -2])", shows: "[ 1 -2]" }],
});

export const logaddexp2 = operation({
  name: "logaddexp2",
  also: { np: "logaddexp2", torch: "logaddexp2" },
  params: pair,
  doc: "Logarithm to base 2 of 2 ** a + 2 ** b, without overflow on the way.",
  examples: [{ code: "logaddexp2(3.0, 3.0)", shows: "4.0" }],
  run: ({ a, b }) => {
    const [p, q] = together(a, b, "float");
    return makeNode({ kind: "elementwise", op: addPowers }, [p, q], p.shape, p.dtype);
  },
});
/** In double, since the logarithm may take nearly all from the larger one. */
const addPowers: ElementwiseOp = {
  name: "logaddexp2",
  inputs: ["a", "b"],
  scalar: ([a, b]) => {
    const [p, q] = [cast(a!, "float64"), cast(b!, "float64")];
    const apart = alu("neg", alu("abs", alu("sub", p, q)));
    // Equal infinities have no difference.
    const known = alu("select", alu("eq", apart, apart), apart, num(0, apart));
    const more = alu("mul", alu("log1p", alu("exp2", known)), num(Math.LOG2E, known));
    return cast(alu("add", alu("max", p, q), more), a!.dtype);
  },
  gradients: [0, 1].map(
    (i) =>
      (dy, { inputs, out }) =>
        multiply(dy, power(numberLike(2, out), subtract(inputs[i]!, out))),
  ),
};

export const floatPower = operation({
  name: "float_power",
  also: { np: "float_power", torch: "float_power" },
  params: { a: tensor("any tensor", { also: "x x1 input" }), b: tensor("exponents", { also: "y x2 exponent" }) },
  doc: "a to the power b, in float64; of complex numbers in complex128.",
  examples: [{ code: "float_power([2, 4], -1)", shows: "[0.5  0.25]" }],
  run: ({ a, b }) => {
    const dtype = [a, b].some((x) => isComplex(x.dtype)) ? "complex128" : "float64";
    return power(castTo(a, dtype), castTo(b, dtype));
  },
});

type Whole = number | bigint;
/** Greatest common divisor by Euclid; of a number and 0 the size of the number. */
function divisorOf(a: number, b: number, zero: number): number {
  let [p, q] = [a, b];
  while (q !== zero) [p, q] = [q, p % q];
  return p;
}
const sizeOf = (v: number, zero: number): number => (v < zero ? -v : v);
/** A product that wraps where it is stored: one of numbers must not be rounded before. */
const timesOf = (a: number, b: number): number => (typeof a === "bigint" ? a * b : Math.imul(a, b));
/** Bigints take the same steps: what counts as a number here may be one. */
const commonRoutine = (name: "gcd" | "lcm"): RoutineOp<null> => ({
  name,
  evaluate: ([a, b], _, { shape, dtype }) => {
    const [left, right] = [denseData(a!) as Numbers, denseData(b!) as Numbers];
    const out = allocate(dtype, left.length) as Numbers;
    const zero = (isWide(dtype) ? 0n : 0) as number;
    for (let i = 0; i < out.length; i++) {
      const [p, q] = [sizeOf(left[i]!, zero), sizeOf(right[i]!, zero)];
      const shared = divisorOf(p, q, zero);
      out[i] = name === "gcd" ? shared : shared === zero ? zero : timesOf(p / shared, q);
    }
    return stored(dtype, shape, out);
  },
  gradient: null,
});
const common = (name: "gcd" | "lcm", doc: string, shows: string) => {
  const routine = commonRoutine(name);
  return operation({
    name,
    also: { np: name, torch: name },
    params: {
      a: tensor("whole numbers", { also: "x x1 input", want: "int" }),
      b: tensor("whole numbers that broadcast with them", { also: "y x2 other", want: "int" }),
    },
    doc,
    examples: [{ code: `${name}([12, 7], 18)`, shows }],
    run: ({ a, b }) => {
      const [p, q] = together(a, b, "integer");
      if (isInexact(p.dtype)) throw refuse("dtype/kind", { name, wanted: "integers", dtype: p.dtype });
      return structure.routine(routine, [p, q], null, p.shape, p.dtype);
    },
  });
};
export const gcd = common("gcd", "Greatest common divisor.", "[6 1]");
export const lcm = common("lcm", "Least common multiple.", "[ 36 126]");

const countRoutine: RoutineOp<null> = {
  name: "bitwise_count",
  evaluate: ([a], _, { shape, dtype }) => {
    const data = denseData(a!) as Numbers;
    const ones = (v: Whole): number => {
      let [rest, count] = [BigInt(v), 0];
      if (rest < 0n) rest = -rest;
      for (; rest > 0n; rest &= rest - 1n) count++;
      return count;
    };
    return stored(dtype, shape, Uint8Array.from(data, ones));
  },
  gradient: null,
};
export const bitwiseCount = operation({
  name: "bitwise_count",
  also: { np: "bitwise_count", tf: "raw_ops.PopulationCount" },
  params: { x: tensor("whole numbers", { also: "a input", want: "int" }) },
  doc: "How many bits of the size of each number are set.",
  examples: [{ code: "bitwise_count([0, 7, 8])", shows: "[0 3 1]" }],
  run: ({ x }) => structure.routine(countRoutine, [x], null, x.shape, "uint8"),
});

export const divideModulo = operation({
  name: "divmod_of",
  also: { np: "divmod" },
  params: { a: tensor("any tensor", { also: "x x1" }), b: tensor("the divisor", { also: "y x2" }) },
  doc: "Quotients rounded down, and remainders.",
  examples: [{ code: "divmod_of([7, -7], 3)[1]", shows: "[1 2]" }],
  run: ({ a, b }) => {
    const dtype = meetingDType([a, b], "number");
    const [p, q] = [castTo(a, dtype), castTo(b, dtype)];
    return [floordiv(p, q), mod(p, q)];
  },
});
