/** Tensors out of nothing or out of one another's shape: constants, ranges, casts, copies. */
import { allocate, type DType, isComplex, isFloat, isInteger, isWide, promote } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { resolveDims, sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import * as two from "../core/twofold.ts";
import { byParts } from "../graph/complex.ts";
import { type ElementwiseOp, makeNode, type Node, type RoutineOp, type Step } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { power, subtract } from "./arithmetic.ts";
import { castTo, operation, tensor } from "./operation.ts";

const x = tensor("any tensor", { also: "a input tensor prototype" });
const dtype = { kind: "dtype", doc: "element type; left out: as it comes", default: null } as const satisfies Param;
const shape = { kind: "shape", doc: "sizes of the axes", rest: true, also: "size dims" } as const satisfies Param;

export const constant = operation({
  name: "constant",
  moves: true,
  also: { tf: "constant", np: "array", torch: "tensor", own: "tensor" },
  params: {
    value: tensor("a number, a list, a tensor", { takes: "dtype", also: "object data" }),
    dtype,
    shape: { kind: "dims", doc: "reshape (or, for one value, repeat) to these sizes", default: null },
  },
  methodless: true,
  doc: "A tensor of the given values. Whole numbers give int32, decimals float32.",
  examples: [
    { code: "constant([1, 2, 3])", shows: "[1 2 3]" },
    { code: "constant(7, dtype=float32, shape=[2, 2])", shows: "[[7. 7.]\n [7. 7.]]" },
  ],
  run: ({ value, dtype, shape }) => {
    const x = dtype ? castTo(value, dtype) : value;
    if (shape === null) return x;
    return sizeOf(x.shape) === 1
      ? structure.expand(structure.reshape(x, []), shape)
      : structure.reshape(x, resolveDims(x.shape, shape));
  },
});

export const convert = operation({
  name: "convert_to_tensor",
  moves: true,
  also: {
    tf: "convert_to_tensor",
    np: "asarray asanyarray ascontiguousarray from_dlpack",
    torch: "as_tensor from_numpy asarray",
    own: "asarray array",
  },
  params: { value: tensor("a Variable, a list, a number", { takes: "dtype", also: "a data object" }), dtype },
  methodless: true,
  doc: "The present value as a tensor that does not change.",
  examples: [{ code: "convert_to_tensor([1, 2])", shows: "[1 2]" }],
  run: ({ value, dtype }) => (dtype ? castTo(value, dtype) : value),
});

export const cast = operation({
  name: "cast",
  moves: true,
  also: { tf: "cast", np: "astype", torch: "to", own: "astype" },
  params: {
    x: tensor("any tensor", { takes: "dtype", also: "a input" }),
    dtype: { kind: "dtype", doc: "the new element type" },
  },
  doc: "The same values in another element type. Floats lose their fraction on the way to integers.",
  examples: [
    { code: "cast([1.7, -1.7], int32)", shows: "[ 1 -1]" },
    { code: "cast([0, 2], bool)", shows: "[False  True]" },
  ],
  run: ({ x, dtype }) => castTo(x, dtype),
});

const identityOp = (name: string, flows: boolean): ElementwiseOp => ({
  name,
  inputs: ["x"],
  scalar: ([x]) => x!,
  gradients: [flows ? (dy) => dy : null],
});
const identityStep: Step = { kind: "elementwise", op: identityOp("identity", true) };
const stopStep: Step = { kind: "elementwise", op: identityOp("stop_gradient", false) };
const asItIs = (x: Node, step: Step): Node =>
  isComplex(x.dtype) ? byParts(x, (part) => asItIs(part, step)) : makeNode(step, [x], x.shape, x.dtype);

export const identity = operation({
  name: "identity",
  moves: true,
  also: { tf: "identity", np: "copy", torch: "clone", own: "copy" },
  params: { x },
  doc: "The same values as a new tensor. Gradients flow through.",
  examples: [{ code: "identity([1, 2])", shows: "[1 2]" }],
  run: ({ x }) => asItIs(x, identityStep),
});

export const stopGradient = operation({
  name: "stop_gradient",
  moves: true,
  also: { tf: "stop_gradient", torch: "detach", own: "detach" },
  params: { x },
  doc: "The same values, through which no gradient flows.",
  examples: [{ code: "stop_gradient([1, 2])", shows: "[1 2]" }],
  run: ({ x }) => asItIs(x, stopStep),
});

export const zeros = operation({
  name: "zeros",
  also: { tf: "zeros", np: "zeros empty", torch: "zeros empty", own: "empty" },
  params: { shape, dtype },
  methodless: true,
  doc: "A tensor of zeros, float32 if nothing else is asked.",
  examples: [{ code: "zeros([2, 3])", shows: "[[0. 0. 0.]\n [0. 0. 0.]]" }],
  run: ({ shape, dtype }, { float }) => structure.constant(0, dtype ?? float, shape),
});

export const ones = operation({
  name: "ones",
  also: { tf: "ones", np: "ones", torch: "ones" },
  params: { shape, dtype },
  methodless: true,
  doc: "A tensor of ones, float32 if nothing else is asked.",
  examples: [{ code: "ones([2], dtype=int32)", shows: "[1 1]" }],
  run: ({ shape, dtype }, { float }) => structure.constant(1, dtype ?? float, shape),
});

export const full = operation({
  name: "full",
  also: { tf: "fill", np: "full", torch: "full", own: "fill" },
  params: {
    shape: { kind: "shape", doc: "sizes of the axes", also: "size dims" },
    value: tensor("the value to repeat", { takes: "dtype", also: "fill_value" }),
    dtype,
  },
  methodless: true,
  doc: "One value, repeated to fill a shape.",
  examples: [{ code: "full([2, 2], 7)", shows: "[[7 7]\n [7 7]]" }],
  run: ({ shape, value, dtype }) => structure.expand(dtype ? castTo(value, dtype) : value, shape),
});

const like = (name: string, number: number, tf: string | null, doc: string, shows: string) => {
  const names = name === "zeros_like" ? "zeros_like empty_like" : name;
  return operation({
    name,
    also: { ...(tf ? { tf } : {}), np: names, torch: names, own: name === "zeros_like" ? "empty_like" : "" },
    params: { x, dtype },
    doc,
    examples: [{ code: `${name}([1.5, 2.5])`, shows }],
    run: ({ x, dtype }) => structure.constant(number, dtype ?? x.dtype, x.shape),
  });
};
export const zerosLike = like(
  "zeros_like",
  0,
  "zeros_like",
  "Zeros in the shape and dtype of another tensor.",
  "[0. 0.]",
);
export const onesLike = like("ones_like", 1, "ones_like", "Ones in the shape and dtype of another tensor.", "[1. 1.]");
export const fullLike = operation({
  name: "full_like",
  moves: true,
  also: { tf: "experimental.numpy.full_like", np: "full_like", torch: "full_like" },
  params: {
    x: tensor("any tensor", { also: "a input", apart: true }),
    value: tensor("the value", { apart: true, also: "fill_value", takes: "dtype", like: "x" }),
    dtype,
  },
  doc: "One value in the shape and dtype of another tensor.",
  examples: [{ code: "full_like([1, 2], 7)", shows: "[7 7]" }],
  run: ({ x, value, dtype }) => structure.expand(castTo(value, dtype ?? x.dtype), x.shape),
});

/**
 * start + i * step. Between two ends (`last`) it is computed in double and rounded once, integers rounded down, as in
 * NumPy; a range works in its own dtype, as in TensorFlow.
 */
const countRoutine: RoutineOp<{
  readonly start: number;
  readonly step: number;
  readonly last?: number;
  readonly exact?: boolean;
  /** Each product and each sum is rounded, whatever the last one is. */
  readonly rounded?: boolean;
}> = {
  name: "range",
  evaluate: (_, { start, step, last, exact, rounded }, { shape, dtype }) => {
    const count = shape[0]!;
    const out = allocate(dtype, count);
    const round =
      dtype === "float32" && (rounded || (last === undefined && !exact)) ? Math.fround : (v: number): number => v;
    const [from, by] = [round(start), round(step)];
    const at = (i: number): number => (last !== undefined && i === count - 1 ? last : from + round(i * by));
    if (isWide(dtype)) for (let i = 0; i < count; i++) (out as BigInt64Array)[i] = BigInt(Math.floor(at(i)));
    else if (isFloat(dtype)) for (let i = 0; i < count; i++) (out as Float64Array)[i] = at(i);
    else for (let i = 0; i < count; i++) (out as Int32Array)[i] = Math.floor(at(i));
    return stored(dtype, shape, out);
  },
  lower: ({ exact, rounded, ...values }) => ({
    kind: "range",
    ...values,
    rounded: rounded || (values.last === undefined && !exact),
  }),
  gradient: null,
};

/**
 * start + i * step with one rounding, as PyTorch's kernels have it; of values between two ends (`last`) the first half is
 * counted from the start and the other one from the end. float32 between ends is computed as such.
 */
const fusedCount: RoutineOp<{ readonly start: number; readonly step: number; readonly last?: number }> = {
  name: "range",
  evaluate: (_, { start, step, last }, { shape, dtype }) => {
    const count = shape[0]!;
    const out = allocate(dtype, count) as Float64Array;
    for (let i = 0; i < count; i++)
      out[i] =
        last === undefined || i < Math.floor(count / 2) ? fused(i, step, start) : fused(count - 1 - i, -step, last);
    return stored(dtype, shape, out);
  },
  gradient: null,
};

function fused(i: number, step: number, from: number): number {
  const by = two.product(i, step);
  const { hi, lo } = two.sum(by.hi, from);
  return hi + (lo + by.lo);
}

/** Whose way values are counted in, where the last digit depends on it. */
const digits = {
  kind: "string",
  doc: "whose last digits: TensorFlow's, NumPy's or PyTorch's",
  choices: ["tensorflow", "numpy", "torch"],
} as const;

const scalar = <D extends Partial<Param<"scalar">>>(doc: string, more?: D) =>
  ({ kind: "scalar", doc, ...more }) as { kind: "scalar"; doc: string } & D;

export const arange = operation({
  name: "arange",
  also: { tf: "range", np: "arange", torch: "arange" },
  params: {
    start: scalar("the first value; with one argument, the end"),
    stop: scalar("the end, which is not reached", { default: null, also: "limit end" }),
    step: scalar("the distance", { default: null, also: "delta" }),
    dtype,
    digits: { ...digits, default: "tensorflow" },
  },
  variants: { "np.arange": { digits: "numpy" }, "torch.arange": { digits: "torch" } },
  methodless: true,
  doc: "Evenly spaced values from start up to, but without, stop.",
  examples: [
    { code: "arange(5)", shows: "[0 1 2 3 4]" },
    { code: "arange(0, 1, 0.25)", shows: "[0.   0.25 0.5  0.75]" },
  ],
  run: ({ start, stop, step, dtype, digits }) => {
    const [from, to] = stop ? [start.value, stop.value] : [0, start.value];
    const by = step?.value ?? 1;
    if (by === 0)
      throw refuse("value/domain", { detail: "a range needs a step other than 0" }, { notes: { step: { text: "0" } } });
    const given = [start, stop, step].flatMap((s) => (s ? [s.dtype] : [])).reduce(promote);
    const count = Math.max(0, Math.ceil((to - from) / by));
    if (!Number.isFinite(count)) throw refuse("value/domain", { detail: "a range needs finite bounds" });
    const into = dtype ?? given;
    // Of integers the first two are what was asked for, without their fractions; all others follow from these.
    const [first, second] = isInteger(into) ? [Math.trunc(from), Math.trunc(from + by)] : [from, from + by];
    if (isInteger(into))
      return structure.routine(countRoutine, [], { start: first, step: second - first }, [count], into);
    if (digits === "torch") return structure.routine(fusedCount, [], { start: from, step: by }, [count], into);
    // NumPy writes the first two, and the others follow from these as they are then.
    const round = into === "float32" ? Math.fround : (x: number): number => x;
    const distance = digits === "numpy" ? round(second) - round(first) : by;
    return structure.routine(countRoutine, [], { start: first, step: distance }, [count], into);
  },
});

export const linspace = operation({
  name: "linspace",
  also: { tf: "linspace", np: "linspace", torch: "linspace" },
  params: {
    start: scalar("the first value"),
    stop: scalar("the last value", { also: "end" }),
    num: { kind: "int", doc: "how many", default: 50, also: "steps" },
    dtype,
    endpoint: { kind: "bool", doc: "stop is included", default: true },
    digits: { ...digits, default: "numpy" },
  },
  variants: { "tf.linspace": { digits: "tensorflow" }, "torch.linspace": { digits: "torch" } },
  methodless: true,
  slopes: {
    start: (out, { num, endpoint }) => subtract(onesIn(out), evenly(0, 1, num, out.dtype, endpoint)),
    stop: (out, { num, endpoint }) => evenly(0, 1, num, out.dtype, endpoint),
  },
  doc: "So many evenly spaced values from start to stop, both included.",
  examples: [{ code: "linspace(0, 1, 5)", shows: "[0.   0.25 0.5  0.75 1.  ]" }],
  run: ({ start, stop, num, dtype, endpoint, digits }, { float }) => {
    const into = dtype ?? floatOf(promote(start.dtype, stop.dtype), float);
    if (digits === "numpy" || !endpoint || num < 2 || !isFloat(into))
      return evenly(start.value, stop.value, num, into, endpoint);
    const round = into === "float32" ? Math.fround : (x: number): number => x;
    const [from, last] = [round(start.value), round(stop.value)];
    const attrs = { start: from, step: round(round(last - from) / (num - 1)), last };
    if (digits === "torch") return structure.routine(fusedCount, [], attrs, [num], into);
    return structure.routine(countRoutine, [], { ...attrs, rounded: true }, [num], into);
  },
});

const onesIn = (out: Node): Node => structure.constant(1, out.dtype, out.shape);
const floatOf = (dtype: DType, float: DType): DType => (isInteger(dtype) || dtype === "bool" ? float : dtype);

/** So many values from start to stop, which is one of them or the next one after the last. */
export function evenly(start: number, stop: number, num: number, dtype: DType, endpoint = true): Node {
  if (num < 0) throw refuse("shape/negative", { size: num }, { notes: { num: { text: String(num) } } });
  const parts = endpoint ? num - 1 : num;
  const step = parts > 0 ? (stop - start) / parts : 0;
  const attrs = endpoint && num > 1 ? { start, step, last: stop } : { start, step, exact: true };
  return structure.routine(countRoutine, [], attrs, [num], dtype);
}

export const logspace = operation({
  name: "logspace",
  also: { np: "logspace", torch: "logspace" },
  params: {
    start: scalar("exponent of the first value"),
    stop: scalar("exponent of the last value", { also: "end" }),
    num: { kind: "int", doc: "how many", default: 50, also: "steps" },
    base: { kind: "number", doc: "the base", default: 10 },
    dtype,
  },
  methodless: true,
  doc: "base to evenly spaced powers.",
  examples: [{ code: "logspace(0, 2, 3)", shows: "[  1.  10. 100.]" }],
  run: ({ start, stop, num, base, dtype }, { float }) => {
    const exponents = evenly(start.value, stop.value, num, "float64");
    const powers = power(structure.constant(base, "float64"), exponents);
    return castTo(powers, dtype ?? floatOf(promote(start.dtype, stop.dtype), float));
  },
});
