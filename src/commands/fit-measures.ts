/** What a fit measures beside its loss: metrics, and what the residuals of a sum of squares say at its end. */

import { sizeOf } from "../core/shape.ts";
import { onlyElement } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { sourceOf } from "../graph/node.ts";
import { failAt } from "../lang/fail.ts";
import { abs, square, subtract } from "../ops/arithmetic.ts";
import { mean, sum } from "../ops/reduction.ts";
import { realize } from "../runtime/realize.ts";
import { targetOf, termsOf } from "../train/residuals.ts";
import type { ExprArg } from "./command.ts";
import type { SetUp } from "./fit-setup.ts";
import { buildOver } from "./loss.ts";

/** A number that is worked out from the values of some nodes; null where it has none. */
export interface Measure {
  readonly nodes: readonly Node[];
  readonly value: (...values: readonly number[]) => number | null;
}
/** The residuals of a loss that is one sum of squares, and what they compare with. */
interface Residuals {
  readonly residual: Node;
  readonly target: Node | null;
  /** Σ residual². */
  readonly total: () => Node;
}

function residualsOf(loss: Node): Residuals | null {
  const terms = termsOf(loss);
  if (terms?.length !== 1) return null;
  const { residual, total } = terms[0]!;
  return { residual, target: targetOf(residual), total: () => total ?? squaresOf(residual) };
}

const squaresOf = (x: Node): Node => sum({ x: square(x) });

const named: Readonly<Record<string, (r: Residuals) => Measure | null>> = {
  mae: ({ residual }) => ({ nodes: [mean({ x: abs(residual) })], value: (x) => x! }),
  mse: ({ residual }) => ({ nodes: [mean({ x: square(residual) })], value: (x) => x! }),
  rmse: ({ residual }) => ({ nodes: [mean({ x: square(residual) })], value: (x) => Math.sqrt(x!) }),
  r2: ({ target, total }) =>
    target && {
      nodes: [total(), squaresOf(subtract(target, mean({ x: target })))],
      value: (left, all) => (all! > 0 ? 1 - left! / all! : null),
    },
};
export const metricNames: readonly string[] = Object.keys(named);

/** R² of a loss that compares with fixed values: 1 - Σ (y - f)² / Σ (y - mean y)². */
export function determination(loss: Node): Measure | null {
  const residuals = residualsOf(loss);
  return residuals && named["r2"]!(residuals);
}

/** The values of measures, from one run of all their nodes. */
function valuesOf(measures: readonly Measure[]): readonly (number | null)[] {
  const all = realize(measures.flatMap((m) => m.nodes)).map((s) => Number(onlyElement(s)));
  let at = 0;
  return measures.map(({ nodes, value }) => {
    at += nodes.length;
    return value(...all.slice(at - nodes.length, at));
  });
}

/** The metrics of the Variables as they are now. */
export function measure(set: SetUp, lossOf: () => Node): readonly (readonly [string, number])[] {
  const asked = set.call.options.metrics;
  if (!asked) return [];
  const residuals = residualsOf(lossOf());
  const measures = asked.map((arg): Measure => {
    if (arg.expr.kind !== "name" || !Object.hasOwn(named, arg.expr.name)) return expression(set, arg);
    const found = residuals && named[arg.expr.name]!(residuals);
    if (found) return found;
    const detail = residuals ? "the difference that is squared has no fixed side" : "the loss is no mean of squares";
    throw failAt("fit/metric", { name: arg.text, detail }, arg.span, "", {
      help: ["write it as an expression: metrics=mean(abs(y - f))"],
    });
  });
  return valuesOf(measures).map((value, i) => [asked[i]!.text, value ?? Number.NaN]);
}

function expression(set: SetUp, arg: ExprArg): Measure {
  const { node } = buildOver(set.call, arg, set.names, set.data.map(sourceOf));
  if (sizeOf(node.shape) !== 1)
    throw failAt("fit/metric", { name: arg.text, detail: "it has more than one value" }, arg.span);
  return { nodes: [node], value: (x) => x! };
}
