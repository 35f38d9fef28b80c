/**
 * What the rows of jax.vmap have in common: sums and extremes over all of them, and all of them together. A step says which
 * mapping its rows are of (`axis`), and `batched.ts` makes it of them; of a value that is the same for all rows it is what as
 * many equal ones would give.
 */
import { dataFrom } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "./node.ts";
import { permute, reduce, routine } from "./structure.ts";

export interface Across {
  readonly axis: number;
  readonly count: number;
  readonly how: "sum" | "max" | "min" | "all";
}

const op: RoutineOp<Across> = {
  name: "across",
  complex: "parts",
  evaluate: ([x], { count, how }, { shape, dtype }) => {
    const values = Array.from(denseData(x!), Number);
    const times = how === "all" ? count : 1;
    const made = Array.from({ length: times }, () => values.map((v) => (how === "sum" ? v * count : v))).flat();
    return stored(dtype, shape, dataFrom(dtype, made.slice(0, sizeOf(shape))));
  },
  // What flows to one row comes from all of them.
  gradient: (dy, _, { attrs }) => (attrs.how === "sum" ? across(dy, attrs) : null),
};

/** Of a value of one row, what all rows of that mapping give. */
export const across = (x: Node, attrs: Across): Node =>
  routine(op, [x], attrs, attrs.how === "all" ? [attrs.count, ...x.shape] : x.shape, x.dtype);

/** What the step asks of the rows of a mapping; null for other steps. */
export const acrossOf = ({ step }: Node): Across | null =>
  step.kind === "routine" && (step.op as unknown) === op ? (step.attrs as unknown as Across) : null;

/** The same of rows that are known, along the axis in front. */
export function ofAllRows(rows: Node, how: Across["how"]): Node {
  if (how === "all") return rows;
  return reduce(rows, how === "sum" ? "add" : how, [0]);
}

/** A value in which the axis in front is that of another mapping: each of its rows by itself. */
export function acrossBehind(x: Node, attrs: Across): Node {
  const made = across(x, attrs);
  // All of them stand in front of that axis.
  return attrs.how === "all" ? permute(made, [1, 0, ...made.shape.slice(2).map((_, i) => i + 2)]) : made;
}
