/**
 * The meaning of an elementwise step: its loop body, one instruction after another over blocks of elements. Storing
 * each intermediate result in an array of its dtype rounds or wraps it there, so nothing is computed in double by
 * accident. Defines results; speed is the compiled path's business.
 */
import { allocate, type Data, type DType, dataFrom, isWide } from "../../core/dtype.ts";
import { isContiguous } from "../../core/layout.ts";
import { sizeOf } from "../../core/shape.ts";
import { copyDense, type Stored } from "../../core/stored.ts";
import { bodyOf } from "../../graph/body.ts";
import type { ElementwiseOp } from "../../graph/node.ts";
import { linearize, load, type Step } from "../../scalar/expr.ts";
import { type InstructionName, meaningOn } from "../../scalar/instructions.ts";
import { castElement } from "./cast.ts";

/** Elements that one instruction handles before the next one runs. */
const block = 4096;

/** A row of elements: in `data` from `at` on, `by` apart (0 repeats one element). */
interface Row {
  readonly data: Data;
  readonly at: number;
  readonly by: 0 | 1;
}

const programs = new WeakMap<ElementwiseOp, Map<string, readonly Step[]>>();

function programOf(op: ElementwiseOp, dtypes: readonly DType[], out: DType): readonly Step[] {
  const key = `${dtypes.join()}>${out}`;
  const known = programs.get(op) ?? new Map<string, readonly Step[]>();
  programs.set(op, known);
  const steps =
    known.get(key) ??
    linearize(
      bodyOf(
        op,
        dtypes.map((t, i) => load(i, t)),
        out,
      ),
    );
  known.set(key, steps);
  return steps;
}

/** All inputs have the shape of the result. */
export function evaluateElementwise(op: ElementwiseOp, inputs: readonly Stored[], out: DType): Data {
  const dtypes = inputs.map((x) => x.dtype);
  const steps = programOf(op, dtypes, out);
  const size = sizeOf(inputs[0]!.layout.shape);
  const result = allocate(out, size);
  const sources = inputs.map(rowOf);
  const last = steps.length - 1;
  const own = steps.map((s, i): Row | null => {
    if (s.kind === "const") return { data: dataFrom(s.dtype, elements(s.value, s.dtype)), at: 0, by: 0 };
    return s.kind === "load" || i === last ? null : { data: allocate(s.dtype, Math.min(block, size)), at: 0, by: 1 };
  });
  for (let from = 0; from < size; from += block) {
    const count = Math.min(block, size - from);
    const rows: Row[] = [];
    for (const [i, step] of steps.entries()) {
      const target = own[i] ?? { data: result, at: from, by: 1 };
      if (step.kind === "load") rows.push(shifted(sources[step.slot]!, from));
      else rows.push(target);
      if (step.kind === "cast") runCast(rows[step.args[0]!]!, step.from, target, step.dtype, count);
      if (step.kind === "alu")
        runInstruction(
          step.name,
          step.on,
          step.args.map((a) => rows[a]!),
          target,
          count,
        );
    }
    const body = steps[last]!;
    if (body.kind === "load") runCast(rows[last]!, body.dtype, { data: result, at: from, by: 1 }, out, count);
    if (body.kind === "const") runCast(own[last]!, body.dtype, { data: result, at: from, by: 1 }, out, count);
  }
  return result;
}

const elements = (value: number, dtype: DType): number[] | bigint[] => (isWide(dtype) ? [BigInt(value)] : [value]);

const shifted = (row: Row, by: number): Row => ({ data: row.data, at: row.at + by * row.by, by: row.by });

function rowOf(x: Stored): Row {
  const { layout } = x;
  if (layout.strides.every((s, i) => s === 0 || layout.shape[i] === 1))
    return { data: x.data, at: layout.offset, by: 0 };
  if (isContiguous(layout)) return { data: x.data, at: layout.offset, by: 1 };
  return { data: copyDense(x, allocate(x.dtype, sizeOf(layout.shape))), at: 0, by: 1 };
}

function runCast(x: Row, from: DType, out: Row, to: DType, count: number): void {
  const [source, target] = [x.data as Float64Array, out.data as Float64Array];
  const convert = castElement(from, to) as (v: number) => number;
  for (let i = 0; i < count; i++) target[out.at + i] = convert(source[x.at + i * x.by]!);
}

/** `on` chooses the meaning: floats, integers of up to 32 bits, or 64-bit integers. */
function runInstruction(name: InstructionName, on: DType, args: readonly Row[], out: Row, count: number): void {
  const f = meaningOn(name, on);
  if (!f) throw new Error(`instruction ${name} has no meaning on ${on}`);
  const [a, b, c] = [args[0]!, args[1] ?? args[0]!, args[2] ?? args[0]!];
  const [da, db, dc] = [a.data as Float64Array, b.data as Float64Array, c.data as Float64Array];
  const target = out.data as Float64Array;
  for (let i = 0; i < count; i++)
    target[out.at + i] = f(da[a.at + i * a.by]!, db[b.at + i * b.by]!, dc[c.at + i * c.by]!);
}
