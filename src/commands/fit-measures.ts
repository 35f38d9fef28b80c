/** What a fit measures beside its loss: metrics, and what the residuals of a sum of squares say at its end. */

import { sizeOf } from "../core/shape.ts";
import { onlyElement } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { sourceOf } from "../graph/node.ts";
import { failAt } from "../lang/fail.ts";
import { realize } from "../runtime/realize.ts";
import { determination } from "../train/deviations.ts";
import { flatOf } from "../train/flat.ts";
import { targetOf, termsOf } from "../train/residuals.ts";
import type { ExprArg } from "./command.ts";
import type { SetUp } from "./fit-setup.ts";
import { buildOver } from "./loss.ts";

/** The residuals of a loss that is one sum of squares, and what they compare with. */
export interface Residuals {
  readonly values: Float64Array;
  readonly squares: number;
  readonly target: Float64Array | null;
}

export function residualsOf(loss: Node): Residuals | null {
  const terms = termsOf(loss);
  if (terms?.length !== 1) return null;
  const { residual } = terms[0]!;
  const target = targetOf(residual);
  const [values, wanted] = realize(target ? [residual, target] : [residual]).map((s) => flatOf([s]));
  return { values: values!, squares: values!.reduce((a, r) => a + r * r, 0), target: wanted ?? null };
}

const named: Readonly<Record<string, (r: Residuals) => number | null>> = {
  mae: ({ values }) => values.reduce((a, r) => a + Math.abs(r), 0) / values.length,
  mse: ({ values, squares }) => squares / values.length,
  rmse: ({ values, squares }) => Math.sqrt(squares / values.length),
  r2: ({ target, squares }) => target && determination(target, squares),
};
export const metricNames: readonly string[] = Object.keys(named);

/** The metrics of the Variables as they are now. `loss` is built anew where it is not given. */
export function measure(set: SetUp, lossOf: () => Node): readonly (readonly [string, number])[] {
  const asked = set.call.options.metrics;
  if (!asked) return [];
  let found: Residuals | null | undefined;
  return asked.map((arg): [string, number] => {
    if (arg.expr.kind !== "name" || !Object.hasOwn(named, arg.expr.name)) return [arg.text, expression(set, arg)];
    found ??= residualsOf(lossOf());
    const value = found && named[arg.expr.name]!(found);
    if (value !== null) return [arg.text, value];
    const detail = found ? "the difference that is squared has no fixed side" : "the loss is no mean of squares";
    throw failAt("fit/metric", { name: arg.text, detail }, arg.span, "", {
      help: ["write it as an expression: metrics=mean(abs(y - f))"],
    });
  });
}

function expression(set: SetUp, arg: ExprArg): number {
  const { node } = buildOver(set.call, arg, set.names, set.data.map(sourceOf));
  if (sizeOf(node.shape) !== 1)
    throw failAt("fit/metric", { name: arg.text, detail: "it has more than one value" }, arg.span);
  return Number(onlyElement(realize([node])[0]!));
}
