/**
 * Bodies over few elements, which are gone through again and again: where each instruction reads and writes is laid out
 * once, and all results but the last stay in buffers that are used again. Knows instructions and dtypes; no steps of graphs.
 */
import { allocate, type Data, type DType, dataFrom, isHalf, isWide } from "../core/dtype.ts";
import { contiguous } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, type Stored } from "../core/stored.ts";
import { type Expr, linearize, type Step } from "../scalar/expr.ts";
import { meaningOn } from "../scalar/instructions.ts";
import { castElement } from "./reference/cast.ts";
import { double, type PlainInstruction, plainNamed, single, strideOf } from "./small-arithmetic.ts";

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
  if (step.kind === "load" || step.kind === "const") return [];
  const [x, y, z] = step.args.map((a) => rows[a]!) as [Row, Row?, Row?];
  if (step.kind === "cast") return [() => each(castElement(step.from, step.dtype) as One, x, to, size)];
  const plain = plainNamed(step.name);
  if (plain && step.on === step.dtype && (step.on === "float32" || step.on === "float64"))
    return [arithmetic(plain, step.on, x, y!, to, size)];
  const meaning = meaningOn(step.name, step.on);
  if (z) return [() => ofThree(meaning as Three, x, y!, z, to, size)];
  return [y ? () => ofTwo(meaning as Two, x, y, to, size) : () => each(meaning as One, x, to, size)];
}

type One = (x: number) => number;
type Two = (x: number, y: number) => number;
type Three = (x: number, y: number, z: number) => number;

function arithmetic(
  name: PlainInstruction,
  on: "float32" | "float64",
  x: Row,
  y: Row,
  to: Row,
  size: number,
): () => void {
  if (on === "float32") {
    return () =>
      single(
        name,
        x.data as Float32Array,
        x.at,
        x.by,
        y.data as Float32Array,
        y.at,
        y.by,
        to.data as Float32Array,
        size,
      );
  }
  return () =>
    double(name, x.data as Float64Array, x.at, x.by, y.data as Float64Array, y.at, y.by, to.data as Float64Array, size);
}

/** Storing rounds, or wraps. */
function each(f: One, x: Row, to: Row, size: number): void {
  const [from, out] = [x.data as Float64Array, to.data as Float64Array];
  for (let n = 0; n < size; n++) out[n] = f(from[x.at + n * x.by]!);
}
function ofTwo(f: Two, x: Row, y: Row, to: Row, size: number): void {
  const [a, b, out] = [x.data as Float64Array, y.data as Float64Array, to.data as Float64Array];
  for (let n = 0; n < size; n++) out[n] = f(a[x.at + n * x.by]!, b[y.at + n * y.by]!);
}
function ofThree(f: Three, x: Row, y: Row, z: Row, to: Row, size: number): void {
  const [a, b, c, out] = [
    x.data as Float64Array,
    y.data as Float64Array,
    z.data as Float64Array,
    to.data as Float64Array,
  ];
  for (let n = 0; n < size; n++) out[n] = f(a[x.at + n * x.by]!, b[y.at + n * y.by]!, c[z.at + n * z.by]!);
}
