/**
 * Sums, products and running totals of integers that left their dtype, which then wraps around in silence: found by
 * computing the same steps in float64 beside them. Knows steps of the graph; what is said of one, and what to type instead.
 */
import { type DType, integerRange, isInexact, isInteger, isWide } from "../core/dtype.ts";
import { type Diagnostic, diagnose, type Source } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import { castReal } from "../graph/cast.ts";
import { type Node, topological } from "../graph/node.ts";
import { contract, reduce, routine } from "../graph/structure.ts";
import type { Statement } from "../lang/syntax.ts";

/** A step of integers, and the same step in float64. */
export interface Watched {
  readonly dtype: DType;
  readonly wide: Node;
}

/** More than these would take longer than what they watch over. */
const mostSteps = 8;
const mostProducts = 1 << 22;

/** Those among the steps that lead to some nodes which can leave their dtype by adding up many values. */
export function watchedIn(nodes: readonly Node[]): Watched[] {
  const found: Watched[] = [];
  for (const node of topological(nodes, (n) => n.value === null)) {
    if (found.length === mostSteps) break;
    if (node.value !== null || !isInteger(node.dtype) || isWide(node.dtype) || staysWithin(node)) continue;
    const wide = widened(node);
    if (wide) found.push({ dtype: node.dtype, wide });
  }
  return found;
}

/** So few values are looked at to see how large they are. */
const lookedAt = 4096;

/** What is added up is too small, or too little, to leave the dtype: nothing has to be computed beside it. */
function staysWithin({ step, inputs: [x], shape, dtype }: Node): boolean {
  if (step.kind !== "reduction" || step.combine !== "add") return false;
  const added = sizeOf(x!.shape) / Math.max(1, sizeOf(shape));
  return added * largestIn(x!) <= Number(integerRange(dtype)[1]);
}
/** No element is farther from 0. */
function largestIn({ value, dtype, step, inputs }: Node): number {
  if (value && value.data.length <= lookedAt)
    return (denseData(value) as Float64Array).reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const [of] = inputs;
  if (step.kind === "elementwise" && step.op.name === "cast" && !isInexact(of!.dtype)) return largestOf(of!.dtype);
  return largestOf(dtype);
}
const largestOf = (dtype: DType): number =>
  dtype === "bool" ? 1 : Number(-integerRange(dtype)[0] || integerRange(dtype)[1]);

function widened({ step, inputs, shape }: Node): Node | null {
  const [x, y] = inputs.map((n) => castReal(n, "float64"));
  switch (step.kind) {
    case "reduction":
      return step.combine === "add" || step.combine === "mul" ? reduce(x!, step.combine, step.axes) : null;
    case "contraction":
      return sizeOf(shape) * x!.shape.at(-1)! > mostProducts ? null : contract(x!, y!);
    case "routine":
      return step.op.name === "scan" ? routine(step.op, [x!], step.attrs as never, shape, "float64") : null;
    default:
      return null;
  }
}

/** What is said of the first that left its dtype, once all were computed; null if none did. */
export function wrappedWarning(watched: readonly Watched[], statement: Statement, source: Source): Diagnostic | null {
  for (const { dtype, wide } of watched) {
    const [low, high] = integerRange(dtype).map(Number) as [number, number];
    const beyond = firstBeyond(wide, low, high);
    if (beyond === null) continue;
    const span =
      "value" in statement && statement.value ? (statement.value as { span: Statement["span"] }).span : statement.span;
    const facts = { dtype, value: beyond };
    const help = ["cast(x, int64) before it, or np.sum(x) and x.sum(), which count in int64"];
    return { ...diagnose("dtype/wrapped", facts, [{ span, text: "" }], { help, severity: "warning" }), source };
  }
  return null;
}

function firstBeyond({ value }: Node, low: number, high: number): number | null {
  return (value && (denseData(value) as Float64Array).find((exact) => exact > high || exact < low)) ?? null;
}
