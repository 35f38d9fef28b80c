/**
 * Runs of methods that find their own steps (lm, lbfgs) in the form of any other training: epochs are iterations, and
 * Variables change as they go. Knows graphs and methods, no text.
 */
import type { Node } from "../graph/node.ts";
import { heldNow, type Variable } from "../graph/variable.ts";
import { fewParameters } from "./curvature.ts";
import { columnOf, dot } from "./dense.ts";
import { countParameters, type Stretch } from "./fit.ts";
import { flatOf, hessianOf, leastSquares, lossAt, precisionOf, writeFlat } from "./flat.ts";
import { lbfgs, type Point } from "./lbfgs.ts";
import { type Iterate, marquardt, type Outcome } from "./marquardt.ts";
import { type Term, termsOf } from "./residuals.ts";

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
): Generator<Stretch, SolveEnding> {
  const limits = { iterations: options.epochs, precision: precisionOf(parameters) };
  const start = flatOf(parameters.map((v) => v.value));
  return epochsOf(marquardt(leastSquares(terms, parameters), start, limits), parameters, options);
}

/** What L-BFGS works on: a loss with its gradient, and the units that suit its elements at a point. */
interface Landscape {
  readonly at: (x: Float64Array) => Point;
  readonly unitsAt: (x: Float64Array) => Float64Array;
}

/** L-BFGS on any loss. Few parameters are measured in units of their own curvature. */
export function solveLoss(
  loss: Node,
  parameters: readonly Variable[],
  options: SolveOptions,
): Generator<Stretch, SolveEnding> {
  const few = countParameters(parameters) <= fewParameters;
  const terms = few ? termsOf(loss) : null;
  const { at, unitsAt } = terms ? squaresOf(terms, parameters) : lossOf(loss, parameters, few);
  const limits = { iterations: options.epochs, precision: precisionOf(parameters), unitsAt };
  const start = flatOf(parameters.map((v) => v.value));
  return epochsOf(lbfgs(at, start, limits), parameters, options);
}

const unitOf = (curvature: number): number =>
  curvature > 0 && Number.isFinite(curvature) ? 1 / Math.sqrt(curvature) : 1;

function lossOf(loss: Node, parameters: readonly Variable[], few: boolean): Landscape {
  const hessian = few ? hessianOf(loss, parameters) : null;
  const unitsAt = (x: Float64Array): Float64Array =>
    x.map((_, i) => (hessian ? unitOf(Math.abs(hessian.data[i * (hessian.rows + 1)]!)) : 1));
  return { at: lossAt(loss, parameters), unitsAt };
}

/** A sum of squares has its gradient, 2 Jᵀr, and about its curvature, 2 JᵀJ, from the derivatives of its residuals. */
function squaresOf(terms: readonly Term[], parameters: readonly Variable[]): Landscape {
  const { residuals, jacobian } = leastSquares(terms, parameters);
  return {
    at: (x) => {
      const [r, j] = [residuals(x), jacobian(x)];
      return { loss: dot(r, r), gradient: x.map((_, k) => 2 * dot(columnOf(j, k), r)) };
    },
    unitsAt: (x) => {
      const j = jacobian(x);
      return x.map((_, k) => unitOf(2 * dot(columnOf(j, k), columnOf(j, k))));
    },
  };
}

function* epochsOf(
  iterates: Generator<Iterate, Outcome>,
  parameters: readonly Variable[],
  { until, validation }: SolveOptions,
): Generator<Stretch, SolveEnding> {
  for (let epoch = 1; ; epoch++) {
    const next = iterates.next();
    if (next.done) return { stopped: next.value };
    const { loss, gradient, x } = next.value;
    writeFlat(x, parameters);
    const other = validation?.();
    yield {
      first: epoch,
      losses: [loss],
      gradients: [gradient],
      ...(other === undefined ? {} : { validation: other }),
      values: heldNow(parameters),
    };
    if (until !== null && loss < until) return { stopped: "until" };
  }
}
