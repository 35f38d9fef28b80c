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
import { castLoop, type ElementLoop, loopFor, type Row } from "./element-loops.ts";

/** Elements that one instruction handles before the next one runs. */
const block = 4096;

/** An instruction with what it does; null for what stands there already. */
interface Stage {
  readonly step: Step;
  readonly does: ElementLoop | null;
}
const programs = new WeakMap<ElementwiseOp, Map<string, readonly Stage[]>>();

function programOf(op: ElementwiseOp, dtypes: readonly DType[], out: DType): readonly Stage[] {
  const key = `${dtypes.join()}>${out}`;
  const known = programs.get(op) ?? new Map<string, readonly Stage[]>();
  programs.set(op, known);
  const found = known.get(key);
  if (found) return found;
  const loads = dtypes.map((t, i) => load(i, t));
  const made = linearize(bodyOf(op, loads, out)).map((step): Stage => ({ step, does: loopFor(step) }));
  known.set(key, made);
  return made;
}

/** All inputs have the shape of the result. */
export function evaluateElementwise(op: ElementwiseOp, inputs: readonly Stored[], out: DType): Data {
  const dtypes = inputs.map((x) => x.dtype);
  const stages = programOf(op, dtypes, out);
  const size = sizeOf(inputs[0]!.layout.shape);
  const result = allocate(out, size);
  const sources = inputs.map(rowOf);
  const last = stages.at(-1)!;
  const own = stages.map(({ step, does }): Row | null => {
    if (step.kind === "const") return { data: dataFrom(step.dtype, elements(step.value, step.dtype)), at: 0, by: 0 };
    return does === null || step === last.step
      ? null
      : { data: allocate(step.dtype, Math.min(block, size)), at: 0, by: 1 };
  });
  for (let from = 0; from < size; from += block) {
    const count = Math.min(block, size - from);
    const target: Row = { data: result, at: from, by: 1 };
    const rows: Row[] = [];
    for (const [i, { step, does }] of stages.entries()) {
      const row = step.kind === "load" ? shifted(sources[step.slot]!, from) : (own[i] ?? target);
      rows.push(row);
      if (does === null) continue;
      const [x, y = x, z = x] = (step as { readonly args: readonly number[] }).args.map((a) => rows[a]!);
      does(count, row, x!, y!, z!);
    }
    const end = rows.at(-1)!;
    if (last.does === null) castLoop(last.step.dtype, out)(count, target, end, end, end);
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
