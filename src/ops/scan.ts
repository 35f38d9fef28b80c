/** Running sums and products along an axis. */
import * as complex from "../core/complex.ts";
import { allocate, type Data, type DType, isComplex, isHalf, isInteger, isWide } from "../core/dtype.ts";
import { type HalfDType, roundHalf } from "../core/half.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../core/stored.ts";
import { byParts, conjugate } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { meaningOn } from "../scalar/instructions.ts";
import { multiply } from "./arithmetic.ts";
import { alongAxis } from "./indexing.ts";
import { cut } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { accumulating, accumulation } from "./reduction.ts";
import { flip } from "./repeating.ts";
import { fromLast, toLast } from "./sorting.ts";

interface Scan {
  readonly combine: "add" | "mul";
  /** Each result leaves out its own element. */
  readonly exclusive: boolean;
  /** What every step is rounded to beyond the dtype; left out: nothing. */
  readonly rounds?: HalfDType;
}

/** Along the last axis, one element after another, each step rounded to the dtype. */
const scanRoutine: RoutineOp<Scan> = {
  name: "scan",
  complex: true,
  evaluate: ([x], { combine, exclusive, rounds }, { shape, dtype }) => {
    if (isComplex(dtype)) return complexProducts(x!, exclusive);
    const size = shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = allocate(dtype, data.length) as Float64Array;
    const f = meaningOn(combine, dtype) as (a: number, b: number) => number;
    const one = combine === "mul" ? 1 : 0;
    const identity = (isWide(dtype) ? BigInt(one) : one) as number;
    for (let at = 0; at < data.length; at += size) {
      for (let i = at; i < at + size; i++) {
        const before = i === at ? identity : out[i - 1]!;
        const next = exclusive ? (i === at ? identity : data[i - 1]!) : data[i]!;
        const reached = i === at ? next : f(before, next);
        out[i] = rounds ? roundHalf(rounds, reached) : reached;
      }
    }
    return stored(dtype, shape, out);
  },
  lower: ({ combine, exclusive, rounds }) => (rounds ? undefined : { kind: "scan", combine, exclusive }),
  gradient: (dy, _, { inputs, attrs }) => {
    const last = dy.shape.length - 1;
    if (attrs.combine === "add") return scan(dy, last, { ...attrs, reverse: true });
    // The product before x[i] times what its successors make of it; nothing is divided, so zeros are no exception.
    const [x] = inputs;
    const before = scan(x!, last, { combine: "mul", exclusive: true, reverse: false });
    return multiply(conjugate(before), carriedBack(attrs.exclusive ? earlier(dy) : dy, conjugate(x!)));
  },
};

/** The running products of complex numbers; their running sums are taken part by part. */
function complexProducts(x: Stored, exclusive: boolean): Stored {
  const { shape } = x.layout;
  const data = denseParts(x) as Float64Array;
  const out = allocate(x.dtype, sizeOf(shape)) as Float64Array;
  const row = 2 * shape.at(-1)!;
  for (let at = 0; at < data.length; at += row) {
    let product = complex.complex(1, 0);
    for (let i = at; i < at + row; i += 2) {
      const next = { re: data[i]!, im: data[i + 1]! };
      const after = i === at ? next : complex.multiply(product, next);
      const put = exclusive ? product : after;
      [out[i], out[i + 1]] = [put.re, put.im];
      product = exclusive ? after : { re: out[i]!, im: out[i + 1]! };
    }
  }
  return stored(x.dtype, shape, out as Data);
}

/** Along the last axis s[i] = c[i] + a[i] * s[i - 1], for inputs c and a. */
const recurrenceRoutine: RoutineOp<null> = {
  name: "recurrence",
  complex: true,
  evaluate: ([c, a], _, { shape, dtype }) => {
    const size = shape.at(-1)!;
    if (isComplex(dtype)) return complexRecurrence(c!, a!);
    const [add, times] = [denseData(c!) as Float64Array, denseData(a!) as Float64Array];
    const out = allocate(dtype, add.length) as Float64Array;
    for (let i = 0; i < add.length; i++) out[i] = i % size === 0 ? add[i]! : add[i]! + times[i]! * out[i - 1]!;
    return stored(dtype, shape, out);
  },
  gradient: (dy, i, { inputs, out }) => {
    const flow = carriedBack(dy, conjugate(inputs[1]!));
    return i === 0 ? flow : multiply(flow, later(conjugate(out)));
  },
};
function complexRecurrence(c: Stored, a: Stored): Stored {
  const { shape } = c.layout;
  const [plus, times] = [denseParts(c) as Float64Array, denseParts(a) as Float64Array];
  const out = allocate(c.dtype, sizeOf(shape)) as Float64Array;
  const row = 2 * shape.at(-1)!;
  for (let i = 0; i < out.length; i += 2) {
    const [re, im] = i % row === 0 ? [0, 0] : [out[i - 2]!, out[i - 1]!];
    const [p, q] = i % row === 0 ? [0, 0] : [times[i]!, times[i + 1]!];
    out[i] = plus[i]! + (p * re - q * im);
    out[i + 1] = plus[i + 1]! + (p * im + q * re);
  }
  return stored(c.dtype, shape, out as Data);
}

/** Along the last axis r[i] = c[i] + a[i + 1] * r[i + 1]. */
function carriedBack(c: Node, a: Node): Node {
  const turned = [flip({ x: c, axis: [-1] }), flip({ x: earlier(a), axis: [-1] })];
  return flip({ x: structure.routine(recurrenceRoutine, turned, null, c.shape, c.dtype), axis: [-1] });
}

/** The last axis moved by one place toward its beginning (or its end); a 0 takes the free place. */
const earlier = (x: Node): Node => moved(x, 1, 0);
const later = (x: Node): Node => moved(x, 0, 1);
function moved(x: Node, from: number, to: number): Node {
  const last = x.shape.length - 1;
  const begin = x.shape.map((_, a) => (a === last ? to : 0));
  const part = cut(x, last, from, x.shape[last]! - 1);
  return structure.place(
    part,
    begin,
    begin.map(() => 1),
    x.shape,
  );
}

/** A running sum or product along one axis, from its end if `reverse`. */
export function scan(x: Node, axis: number, { reverse, ...attrs }: Scan & { readonly reverse: boolean }): Node {
  if (sizeOf(x.shape) === 0) return x;
  if (isComplex(x.dtype) && attrs.combine === "add")
    return byParts(x, (part) => scan(part, axis, { reverse, ...attrs }));
  const turned = reverse ? flip({ x, axis: [axis] }) : x;
  const rows = toLast(turned, axis);
  const out = fromLast(structure.routine(scanRoutine, [rows], attrs, rows.shape, x.dtype), axis);
  return reverse ? flip({ x: out, axis: [axis] }) : out;
}

/** Floats of 16 bits are float32 as long as a sum goes on, unless NumPy's names are used. */
export const stepwiseOption = {
  kind: "bool",
  doc: "round floats of 16 bits at every step, as NumPy does",
  default: false,
} as const;

const cumulative = (name: "cumsum" | "cumprod", standard: string, combine: "add" | "mul", doc: string, shows: string) =>
  operation({
    name,
    also: { tf: `${name} math.${name}`, np: `${name} ${standard}`, torch: name, own: standard },
    params: {
      x: tensor("any tensor", { also: "a input" }),
      axis: { kind: "axis", doc: "the axis; left out: the flattened tensor", default: null, also: "dim" },
      exclusive: { kind: "bool", doc: "leave out each element's own value", default: false },
      reverse: { kind: "bool", doc: "run from the end", default: false },
      ...accumulation,
      include_initial: { kind: "bool", doc: "begin with the value of nothing", default: false },
      stepwise: stepwiseOption,
    },
    moves: true,
    variants: {
      [`tf.${name}`]: { axis: 0, widen: null },
      [`tf.math.${name}`]: { axis: 0, widen: null },
      [`torch.${name}`]: { widen: "int64" },
      [`np.${name}`]: { stepwise: true },
      [`np.${standard}`]: { stepwise: true },
    },
    doc,
    examples: [{ code: `${name}([1, 2, 3, 4])`, shows }],
    run: ({ x, axis, exclusive, reverse, dtype, widen, include_initial, stepwise }) => {
      const from = axis === null && x.shape.length !== 1 ? structure.reshape(x, [sizeOf(x.shape)]) : x;
      const counted = castTo(from, accumulating(from.dtype, dtype, widen));
      const at = resolveAxis(axis ?? 0, from.shape.length);
      const rounds = stepwise && isHalf(counted.dtype) ? { rounds: counted.dtype } : {};
      const out = scan(counted, at, { combine, exclusive, reverse, ...rounds });
      if (!include_initial) return out;
      const begin = out.shape.map((_, a) => (a === at ? 1 : 0));
      const shape = out.shape.map((d, a) => (a === at ? d + 1 : d));
      const one = combine === "mul" ? 1 : 0;
      return structure.place(
        out,
        begin,
        shape.map(() => 1),
        shape,
        one,
      );
    },
  });
export const cumsum = cumulative("cumsum", "cumulative_sum", "add", "Running sum.", "[ 1  3  6 10]");
export const cumprod = cumulative("cumprod", "cumulative_prod", "mul", "Running product.", "[ 1  2  6 24]");

/** For each element of the last axis, the place of the extreme among it and all before it; the last of equals. */
const runningRoutine: RoutineOp<{ readonly sign: 1 | -1 }> = {
  name: "running extreme",
  evaluate: ([x], { sign }, { shape, dtype }) => {
    const size = shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = allocate(dtype, data.length) as Int32Array;
    for (let at = 0; at < data.length; at += size) {
      let best = at;
      let top = data[at]!;
      for (let i = at; i < at + size; i++) {
        const v = data[i]!;
        if ((sign > 0 ? v >= top : v <= top) || Number.isNaN(v)) {
          best = i;
          top = v;
        }
        out[i] = best - at;
      }
    }
    return stored(dtype, shape, out);
  },
  gradient: null,
};

/** The extremes themselves, of whole numbers: which of equals it is cannot be seen, and no gradient asks. */
const runningWholes: RoutineOp<{ readonly sign: 1 | -1 }> = {
  name: "running extreme of whole numbers",
  evaluate: ([x], { sign }, { shape, dtype }) => {
    const size = shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = allocate(dtype, data.length) as Float64Array;
    for (let i = 0; i < data.length; i++) {
      const [v, top] = [data[i]!, i % size === 0 ? data[i]! : out[i - 1]!];
      out[i] = (sign > 0 ? v >= top : v <= top) ? v : top;
    }
    return stored(dtype, shape, out);
  },
  lower: ({ sign }) => ({ kind: "scan", combine: sign > 0 ? "max" : "min", exclusive: false }),
  gradient: null,
};
const runningExtreme = (name: "cummax" | "cummin", sign: 1 | -1, doc: string, shows: string) => {
  const running = (op: RoutineOp<{ readonly sign: 1 | -1 }>, x: Node, axis: number, dtype: DType): Node => {
    const rows = toLast(x, axis);
    return fromLast(structure.routine(op, [rows], { sign }, rows.shape, dtype), axis);
  };
  return operation({
    name,
    also: { torch: name },
    params: {
      x: tensor("any tensor", { also: "a input" }),
      axis: { kind: "axis", doc: "the axis", default: 0, also: "dim" },
      places: { kind: "bool", doc: "the places of these elements too", default: false },
    },
    variants: { [`torch.${name}`]: { places: true } },
    fields: ["values", "indices"],
    doc,
    examples: [{ code: `${name}([2, 1, 3, 2])`, shows }],
    run: ({ x, axis, places }) => {
      if (sizeOf(x.shape) === 0) return places ? [x, castTo(x, "int64")] : x;
      const at = resolveAxis(axis, x.shape.length);
      if (!places && isInteger(x.dtype)) return running(runningWholes, x, at, x.dtype);
      const found = running(runningRoutine, x, at, "int32");
      const values = alongAxis(x, found, at);
      return places ? [values, castTo(found, "int64")] : values;
    },
  });
};
export const cummax = runningExtreme("cummax", 1, "The largest element so far, along an axis. NaN wins.", "[2 2 3 3]");
export const cummin = runningExtreme(
  "cummin",
  -1,
  "The smallest element so far, along an axis. NaN wins.",
  "[2 1 1 1]",
);
