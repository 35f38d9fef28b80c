/**
 * Runs of methods that find their own steps (lm, lbfgs) in the form of any other training: epochs are iterations, and
 * Variables change as they go. Knows graphs and methods, no text.
 */
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { fewParameters } from "./curvature.ts";
import { countParameters, type Epoch } from "./fit.ts";
import { flatOf, hessianOf, leastSquares, lossAt, precisionOf, writeFlat } from "./flat.ts";
import { lbfgs } from "./lbfgs.ts";
import { type Iterate, marquardt, type Outcome } from "./marquardt.ts";
import type { Term } from "./residuals.ts";

export interface SolveOptions {
  readonly epochs: number;
  readonly until: number | null;
  readonly validation: (() => number) | null;
}
export type SolveEnding = { readonly stopped: Outcome | "until" };

/** Levenberg's and Marquardt's method on a loss that is the sum of the terms' squares. */
export function solveSquares(
  terms: readonly Term[],
  parameters: readonly Variable[],
  options: SolveOptions,
): Generator<Epoch, SolveEnding> {
  const limits = { iterations: options.epochs, precision: precisionOf(parameters) };
  const start = flatOf(parameters.map((v) => v.value));
  return epochsOf(marquardt(leastSquares(terms, parameters), start, limits), parameters, options);
}

/** L-BFGS on any loss. Few parameters are measured in units of their own curvature. */
export function solveLoss(
  loss: Node,
  parameters: readonly Variable[],
  options: SolveOptions,
): Generator<Epoch, SolveEnding> {
  const few = countParameters(parameters) <= fewParameters;
  const unitsAt = (x: Float64Array): Float64Array => {
    if (!few) return x.map(() => 1);
    writeFlat(x, parameters);
    const { data, rows } = hessianOf(loss, parameters);
    return x.map((_, i) => {
      const curvature = Math.abs(data[i * (rows + 1)]!);
      return curvature > 0 && Number.isFinite(curvature) ? 1 / Math.sqrt(curvature) : 1;
    });
  };
  const limits = { iterations: options.epochs, precision: precisionOf(parameters), unitsAt };
  const start = flatOf(parameters.map((v) => v.value));
  return epochsOf(lbfgs(lossAt(loss, parameters), start, limits), parameters, options);
}

function* epochsOf(
  iterates: Generator<Iterate, Outcome>,
  parameters: readonly Variable[],
  { until, validation }: SolveOptions,
): Generator<Epoch, SolveEnding> {
  for (let epoch = 1; ; epoch++) {
    const next = iterates.next();
    if (next.done) return { stopped: next.value };
    const { loss, gradient, x } = next.value;
    writeFlat(x, parameters);
    const other = validation?.();
    yield { epoch, loss, gradient, ...(other === undefined ? {} : { validation: other }) };
    if (until !== null && loss < until) return { stopped: "until" };
  }
}
