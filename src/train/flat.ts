/**
 * Graphs as functions of one flat vector of doubles: the elements of all parameters, one Variable after the other. What
 * Newton-like methods work on. Knows graphs and numbers, no method.
 */
import { backward } from "../autodiff/gradient.ts";
import { dataFrom, isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf, watch } from "../graph/node.ts";
import { constant, reshape } from "../graph/structure.ts";
import { readVariable, type Variable, writeVariable } from "../graph/variable.ts";
import { add, multiply } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { sum } from "../ops/reduction.ts";
import { realizeWith, replay } from "../runtime/realize.ts";
import { columnOf, type Dense, dense } from "./dense.ts";
import { countParameters, elementsOf } from "./fit.ts";
import type { Term } from "./residuals.ts";

/** All elements of values, one after the other. */
export const flatOf = (values: readonly Stored[]): Float64Array =>
  Float64Array.from(values.flatMap((s) => Array.from(denseData(s) as Float64Array)));

/** Pieces of a flat vector as values of the Variables. */
export function valuesFrom(x: Float64Array, parameters: readonly Variable[]): Stored[] {
  let at = 0;
  return parameters.map((v) => {
    const size = sizeOf(v.shape);
    at += size;
    return stored(v.dtype, v.shape, dataFrom(v.dtype, x.subarray(at - size, at)));
  });
}
export function writeFlat(x: Float64Array, parameters: readonly Variable[]): void {
  for (const [i, value] of valuesFrom(x, parameters).entries()) writeVariable(parameters[i]!, value);
}

/** The step of the coarsest dtype among the parameters: what relative precision can be had. */
export const precisionOf = (parameters: readonly Variable[]): number =>
  parameters.some((v) => v.dtype !== "float64") ? 2 ** -23 : 2 ** -52;

/** Graphs over the parameters, to be run at any point. */
function atPoints(outputs: readonly Node[], parameters: readonly Variable[]): (x: Float64Array) => readonly Stored[] {
  const { run } = replay(outputs, parameters.map(readVariable));
  return (x) => run(valuesFrom(x, parameters));
}

/** A gradient for each parameter, zeros where none flows. */
export function gradientsOf(of: Node, parameters: readonly Variable[], seed?: Node): readonly Node[] {
  const targets = parameters.map((variable) => ({ variable }));
  return filledIn(backward(of, targets, seed ? { seed } : {}).gradients, parameters);
}
/** Zeros in place of gradients that there are none of. */
export const filledIn = (gradients: readonly (Node | null)[], parameters: readonly Variable[]): readonly Node[] =>
  gradients.map((g, i) => g ?? constant(0, parameters[i]!.dtype, parameters[i]!.shape));

/** The loss and its gradient at a point. */
export function lossAt(
  loss: Node,
  parameters: readonly Variable[],
): (x: Float64Array) => { readonly loss: number; readonly gradient: Float64Array } {
  const run = atPoints([loss, ...gradientsOf(loss, parameters)], parameters);
  return (x) => {
    const [value, ...gradients] = run(x);
    return { loss: Number(denseData(value!)[0]), gradient: flatOf(gradients) };
  };
}

/** v ↦ H v, the second derivatives of the loss times a vector, where the parameters are. */
export function hessianTimes(loss: Node, parameters: readonly Variable[]): (v: Float64Array) => Float64Array {
  const along = parameters.map((v) =>
    sourceOf(stored(v.dtype, v.shape, dataFrom(v.dtype, new Float64Array(sizeOf(v.shape))))),
  );
  // g · v is one number whose gradient is H v.
  const parts = gradientsOf(loss, parameters).map((g, i) => castTo(sum({ x: multiply(g, along[i]!) }), loss.dtype));
  const products = gradientsOf(parts.reduce(add), parameters);
  const { run } = replay(products, along);
  return (v) => flatOf(run(valuesFrom(v, parameters)));
}

/** The second derivatives of the loss at where the parameters are: all of them. Once is too little to compile for. */
export function hessianOf(loss: Node, parameters: readonly Variable[]): Dense {
  const size = countParameters(parameters);
  const elements = gradientsOf(loss, parameters).flatMap(elementsOf);
  const second = elements.flatMap((g) => gradientsOf(g, parameters));
  // The steps of a training run on the same loss: no step of it may keep what it is here.
  const values = realizeWith(
    second,
    parameters.map(readVariable),
    parameters.map((v) => v.value),
  );
  const data = flatOf(values);
  return { rows: size, columns: size, data };
}

/** Residuals and their derivatives at a point; the loss is the sum of their squares. */
export interface LeastSquares {
  readonly residuals: (x: Float64Array) => Float64Array;
  /** d residual i / d element j. */
  readonly jacobian: (x: Float64Array) => Dense;
}

/** Elements of the matrix of derivatives up to which one is made. */
const mostElements = 2 ** 24;

/**
 * The terms of a loss as one vector of residuals, each scaled so that the loss is the sum of the squares.
 * @throws limit/memory where residuals × parameters is too large
 */
export function leastSquares(terms: readonly Term[], parameters: readonly Variable[]): LeastSquares {
  const columns = countParameters(parameters);
  const rows = terms.reduce((n, t) => n + sizeOf(t.residual.shape), 0);
  if (rows * columns > mostElements)
    throw refuse("limit/memory", {
      shape: `(${rows}, ${columns})`,
      needs: `${rows} × ${columns} derivatives`,
      limit: `${mostElements}`,
    });
  const flat = terms.map(({ residual }) => reshape(residual, [sizeOf(residual.shape)]));
  const factors = terms.map(({ scale }) => Math.sqrt(scale));
  const values = atPoints(flat, parameters);
  const slopes = flat.map((r) => slopesOf(r, parameters));
  const derivatives = atPoints(slopes.flat(), parameters);
  const joined = (parts: readonly Stored[]): Float64Array =>
    Float64Array.from(parts.flatMap((p, t) => Array.from(flatOf([p]), (v) => v * factors[t]!)));
  return {
    residuals: (x) => joined(values(x)),
    jacobian: (x) => {
      const found = derivatives(x);
      const matrix = dense(rows, columns);
      for (let j = 0; j < columns; j++) columnOf(matrix, j).set(joined(flat.map((_, t) => found[t * columns + j]!)));
      return matrix;
    },
  };
}

/**
 * d r / d each element of the parameters, each in the shape of r. What flows back from r is linear in the seed u, so its
 * derivative by u is the derivative of r forward: two walks for a column, whatever the length of r.
 */
function slopesOf(r: Node, parameters: readonly Variable[]): Node[] {
  if (!isFloat(r.dtype)) throw refuse("grad/float", { dtype: r.dtype });
  const seed = sourceOf(stored(r.dtype, r.shape, dataFrom(r.dtype, new Float64Array(sizeOf(r.shape)))));
  watch(seed);
  return gradientsOf(r, parameters, seed)
    .flatMap(elementsOf)
    .map((g) => backward(g, [{ node: seed }]).gradients[0] ?? constant(0, r.dtype, r.shape));
}
