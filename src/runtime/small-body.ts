/**
 * Bodies over few elements, which are gone through again and again: where each instruction reads and writes is laid out
 * once, and all results but the last stay in buffers that are used again. Knows instructions and dtypes; no steps of graphs.
 */
import { allocate, type Data, type DType, dataFrom, isHalf, isWide } from "../core/dtype.ts";
import { contiguous } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, type Stored } from "../core/stored.ts";
import { type Expr, linearize, type Step } from "../scalar/expr.ts";
import { loopFor } from "./reference/element-loops.ts";
import { strideOf } from "./small-arithmetic.ts";

/** Instructions of a body. */
const longest = 64;

/** Elements that lie so far apart, from a place on; 0: one for all. */
interface Row {
  data: Data;
  at: number;
  by: number;
}

/**
 * What `body` makes of the values in `places`, one for each of its slots, all of which broadcast to `shape`; null where it
 * is long, or takes floats of 16 bits.
 */
export function smallBody(
  body: Expr,
  places: readonly number[],
  shape: Shape,
  out: DType,
): ((values: readonly Stored[]) => Stored) | null {
  const steps = ending(linearize(body));
  const last = steps.at(-1)!;
  if (last.dtype !== out || steps.length > longest || steps.some((s) => isHalf(s.dtype))) return null;
  const size = sizeOf(shape);
  const rows = steps.map((step): Row => rowFor(step, step === last ? 0 : size));
  const does = steps.flatMap((step, i) => doing(step, rows, rows[i]!, size));
  const reads = steps.flatMap((step, i) =>
    step.kind === "load" ? [{ row: rows[i]!, place: places[step.slot]! }] : [],
  );
  const result = rows.at(-1)!;
  const layout = contiguous(shape);
  return (values) => {
    for (let i = 0; i < reads.length; i++) read(values[reads[i]!.place]!, reads[i]!.row, size);
    const data = allocate(out, size);
    result.data = data;
    for (let i = 0; i < does.length; i++) does[i]!();
    return { dtype: out, data, layout };
  };
}

/** The steps with one at their end that writes. */
function ending(steps: readonly Step[]): readonly Step[] {
  const { kind, dtype } = steps.at(-1)!;
  const writes = kind === "alu" || kind === "cast";
  return writes ? steps : [...steps, { kind: "cast", args: [steps.length - 1], from: dtype, dtype }];
}

function rowFor(step: Step, size: number): Row {
  if (step.kind !== "const") return { data: allocate(step.dtype, step.kind === "load" ? 0 : size), at: 0, by: 1 };
  const numbers = isWide(step.dtype) ? [BigInt(step.value)] : [step.value];
  return { data: dataFrom(step.dtype, numbers as number[]), at: 0, by: 0 };
}

function read(x: Stored, row: Row, size: number): void {
  const by = strideOf(x.layout, size);
  row.by = by < 0 ? 1 : by;
  row.at = by < 0 ? 0 : x.layout.offset;
  row.data = by < 0 ? copyDense(x, allocate(x.dtype, size)) : x.data;
}

function doing(step: Step, rows: readonly Row[], to: Row, size: number): (() => void)[] {
  const loop = loopFor(step);
  if (loop === null || step.kind === "load" || step.kind === "const") return [];
  const [x, y = x, z = x] = step.args.map((a) => rows[a]!) as [Row, Row?, Row?];
  return [() => loop(size, to, x, y, z)];
}
