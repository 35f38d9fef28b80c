/**
 * What PyTorch's functions make of tensors where that is not what our operations make of them: bools stay bools, sums of
 * unsigned integers are signed, gradients at corners are its own. Knows nothing of text or of how arguments are found.
 */
import type { Node } from "../graph/node.ts";
import { withCorners } from "../ops/corners.ts";
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
  const made = op.run(bound as never, host) as Node | readonly Node[];
  if (!isNode(made)) return made;
  const result = withCorners("torch", op, bound, made);
  const given = Object.values(bound).flat().filter(isNode);
  const meetIn = (dtype: Node["dtype"]): boolean => given.length > 0 && given.every((n) => n.dtype === dtype);
  if (logical.has(op.name) && meetIn("bool")) return castTo(result, "bool");
  return totals.has(op.name) && result.dtype === "uint64" && !meetIn("uint64") ? castTo(result, "int64") : result;
}
const isNode = (v: unknown): v is Node => (v as Node | null)?.dtype !== undefined && "id" in (v as Node);
