/**
 * What an elementwise step does to one element. Floats of 16 bits are computed with as float32 and the result is rounded
 * once, so no instruction ever meets them: a body only turns them into float32 and back. Knows no operation by name.
 */
import { computingDType, type DType, isHalf } from "../core/dtype.ts";
import { cast, type Expr } from "../scalar/expr.ts";
import type { ElementwiseOp } from "./node.ts";

/** The body of `op` on these elements, whose result is of dtype `out`. */
export function bodyOf(op: ElementwiseOp, args: readonly Expr[], out: DType): Expr {
  const body = op.scalar(
    args.map((x) => cast(x, computingDType(x.dtype))),
    out,
  );
  return isHalf(out) ? cast(body, out) : body;
}
