/** Running sums and products along an axis. */
import { allocate, isFloat, isWide } from "../core/dtype.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { instruction } from "../scalar/instructions.ts";
import { divide, multiply } from "./arithmetic.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { flip } from "./repeating.ts";
import { fromLast, toLast } from "./sorting.ts";

interface Scan {
  readonly combine: "add" | "mul";
  /** Each result leaves out its own element. */
  readonly exclusive: boolean;
}

/** Along the last axis, one element after another, each step rounded to the dtype. */
const scanRoutine: RoutineOp<Scan> = {
  name: "scan",
  evaluate: ([x], { combine, exclusive }, { shape, dtype }) => {
    const size = shape.at(-1)!;
    const data = denseData(x!) as Float64Array;
    const out = allocate(dtype, data.length) as Float64Array;
    const row = instruction(combine);
    const f = (isWide(dtype) ? row.wide : isFloat(dtype) ? row.float : (row.int ?? row.float)) as (
      a: number,
      b: number,
    ) => number;
    const one = combine === "mul" ? 1 : 0;
    const identity = (isWide(dtype) ? BigInt(one) : one) as number;
    for (let at = 0; at < data.length; at += size) {
      for (let i = at; i < at + size; i++) {
        const before = i === at ? identity : out[i - 1]!;
        const next = exclusive ? (i === at ? identity : data[i - 1]!) : data[i]!;
        out[i] = i === at ? next : f(before, next);
      }
    }
    return stored(dtype, shape, out);
  },
  gradient: (dy, _, { inputs, out, attrs }) => {
    const last = dy.shape.length - 1;
    if (attrs.combine === "add") return scan(dy, last, { ...attrs, reverse: true });
    // d out[j] / d x[i] = out[j] / x[i] for the j that x[i] takes part in.
    return divide(
      scan(multiply(dy, out), last, { combine: "add", exclusive: attrs.exclusive, reverse: true }),
      inputs[0]!,
    );
  },
};

/** A running sum or product along one axis, from its end if `reverse`. */
export function scan(x: Node, axis: number, { reverse, ...attrs }: Scan & { readonly reverse: boolean }): Node {
  if (sizeOf(x.shape) === 0) return x;
  const turned = reverse ? flip({ x, axis: [axis] }) : x;
  const rows = toLast(turned, axis);
  const out = fromLast(structure.routine(scanRoutine, [rows], attrs, rows.shape, x.dtype), axis);
  return reverse ? flip({ x: out, axis: [axis] }) : out;
}

const cumulative = (name: "cumsum" | "cumprod", combine: "add" | "mul", doc: string, shows: string) =>
  operation({
    name,
    also: { tf: `${name} math.${name}`, np: name, torch: name },
    params: {
      x: tensor("any tensor", { also: "a input" }),
      axis: { kind: "axis", doc: "the axis; left out: the flattened tensor", default: null, also: "dim" },
      exclusive: { kind: "bool", doc: "leave out each element's own value", default: false },
      reverse: { kind: "bool", doc: "run from the end", default: false },
    },
    variants: { [`tf.${name}`]: { axis: 0 }, [`tf.math.${name}`]: { axis: 0 } },
    doc,
    examples: [{ code: `${name}([1, 2, 3, 4])`, shows }],
    run: ({ x, axis, exclusive, reverse }) => {
      const from = axis === null ? structure.reshape(x, [sizeOf(x.shape)]) : x;
      const counted = castTo(from, from.dtype === "bool" ? "int32" : from.dtype);
      return scan(counted, resolveAxis(axis ?? 0, from.shape.length), { combine, exclusive, reverse });
    },
  });
export const cumsum = cumulative("cumsum", "add", "Running sum.", "[ 1  3  6 10]");
export const cumprod = cumulative("cumprod", "mul", "Running product.", "[ 1  2  6 24]");
