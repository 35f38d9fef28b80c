/**
 * What PyTorch's functions make of tensors where that is not what our operations make of them: bools stay bools, sums of
 * unsigned integers are signed, gradients at corners are its own. Knows nothing of text or of how arguments are found.
 */
import { isFloat, isHalf } from "../core/dtype.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { multiply } from "../ops/arithmetic.ts";
import { torchValue, withCorners } from "../ops/corners.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import type { Host } from "./env.ts";

/** What adds up and multiplies bools, which means or and and. */
const logical = new Set(
  "add multiply pow add_scaled addcmul kron outer sign sgn result_type cumulative maximum minimum".split(" "),
);
/** What adds up many elements. */
const totals = new Set("sum prod nansum cumsum cumprod trace".split(" "));

/** The result where PyTorch's rules hold. */
export function runAsTorch(op: Operation, bound: Record<string, unknown>, host: Host): Node | readonly Node[] {
  const square = squared(op, bound);
  if (square) return square;
  const made = torchValue(op, bound) ?? (op.run(bound as never, host) as Node | readonly Node[]);
  if (!isNode(made)) return made;
  const result = withCorners("torch", op, bound, made);
  if (isFloat(result.dtype)) return result;
  if (logical.has(op.name) && meetIn("bool", bound)) return castTo(result, "bool");
  return totals.has(op.name) && result.dtype === "uint64" && !meetIn("uint64", bound)
    ? castTo(result, "int64")
    : result;
}

/** Whether all that came in are of the dtype. */
function meetIn(dtype: Node["dtype"], bound: Record<string, unknown>): boolean {
  const given = Object.values(bound).flat().filter(isNode);
  return given.length > 0 && given.every((n) => n.dtype === dtype);
}

/** x ** 2 is x * x, to the last bit. */
function squared({ name }: Operation, { a, b }: Record<string, unknown>): Node | null {
  if (name !== "pow" || !isNode(a) || !isNode(b) || !isFloat(a.dtype) || isHalf(a.dtype)) return null;
  if (b.shape.length > 0 || b.recorded || b.value === null) return null;
  return Number(denseData(b.value)[0]) === 2 ? multiply(a, a) : null;
}

const isNode = (v: unknown): v is Node => (v as Node | null)?.dtype !== undefined && "id" in (v as Node);
