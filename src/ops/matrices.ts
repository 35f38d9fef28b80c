/** Matrices in the last two axes of tensors: read as float64 and written back, real and complex ones by one routine. */
import { allocate, type Data, type DType, dataFrom, isComplex } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape, showShape, sizeOf } from "../core/shape.ts";
import { denseData, denseParts, notReal, type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Matrix } from "./factorize.ts";
import type { ComplexMatrix } from "./factorize-complex.ts";
import { adjoint, matrixTranspose } from "./movement.ts";
import { tensor } from "./operation.ts";

export const floatMatrix = tensor("a square matrix, or a stack of them", { want: "float", also: "a A input" });
export const anyMatrix = tensor("a matrix, or a stack of them", { want: "float", also: "a A input tensor" });

/** @throws shape/square */
export function squareOf(name: string, x: Node, param = "x"): number {
  const [m, n] = [x.shape.at(-2), x.shape.at(-1)];
  if (m !== undefined && m === n) return m;
  const facts = { name, shape: showShape(x.shape) };
  throw refuse("shape/square", facts, { notes: { [param]: noteShape(x.shape) }, shapes: [x.shape] });
}

/** @throws shape/rank */
export function sizesOf(name: string, x: Node): readonly [number, number] {
  if (x.shape.length >= 2) return [x.shape.at(-2)!, x.shape.at(-1)!];
  const facts = { name, wanted: "a matrix", shape: showShape(x.shape) };
  throw refuse("shape/rank", facts, { notes: { x: noteShape(x.shape) }, shapes: [x.shape] });
}

/** One matrix of a stack, row-major. */
export interface Sized<M> {
  readonly of: M;
  readonly m: number;
  readonly n: number;
}

const sizes = ({ layout: { shape } }: Stored): { m: number; n: number; count: number } => ({
  m: shape.at(-2)!,
  n: shape.at(-1)!,
  count: sizeOf(shape.slice(0, -2)),
});

/** As float64, and not to be written to: where they are float64 already, these are the tensor's own numbers. */
function wideData(x: Stored): Float64Array {
  const data = denseData(x);
  if (data instanceof Float64Array) return data;
  const out = allocate("float64", data.length) as Float64Array;
  out.set(data as Float32Array);
  return out;
}

function realMatrices(x: Stored): Sized<Matrix>[] {
  const { m, n, count } = sizes(x);
  const data = wideData(x);
  return Array.from({ length: count }, (_, i) => ({ of: data.subarray(i * m * n, (i + 1) * m * n), m, n }));
}

function complexMatrices(x: Stored): Sized<ComplexMatrix>[] {
  const { m, n, count } = sizes(x);
  const data = denseParts(x) as Float64Array;
  const part = (i: number, at: 0 | 1): Matrix =>
    Float64Array.from({ length: m * n }, (_, k) => data[2 * (i * m * n + k) + at]!);
  return Array.from({ length: count }, (_, i) => ({ of: { re: part(i, 0), im: part(i, 1) }, m, n }));
}

interface Promised {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Results one after another. */
function written(parts: readonly (Matrix | ComplexMatrix)[], { shape, dtype }: Promised): Stored {
  if (!isComplex(dtype)) return writtenReal(parts, shape, dtype);
  const out = new Float64Array(2 * sizeOf(shape));
  let at = 0;
  for (const p of parts) {
    const [re, im] = "re" in p ? [p.re, p.im] : [p, null];
    for (let i = 0; i < re.length; i++, at += 2) {
      out[at] = re[i]!;
      if (im) out[at + 1] = im[i]!;
    }
  }
  return stored(dtype, shape, dataFrom(dtype, out) as Data);
}

/** Of complex results the real parts, where real ones were promised. */
function writtenReal(parts: readonly (Matrix | ComplexMatrix)[], shape: Shape, dtype: DType): Stored {
  const out = allocate(dtype, sizeOf(shape)) as Float64Array;
  let at = 0;
  for (const p of parts) {
    const re = "re" in p ? p.re : p;
    out.set(re, at);
    at += re.length;
  }
  return stored(dtype, shape, out);
}

type Results<M> = readonly (Matrix | M)[];
/** For matrices at the same place of all stacks, what is made of them; complex ones if the first stack is complex. */
export function eachMatrix(
  inputs: readonly Stored[],
  out: Promised,
  ofReal: (...x: Sized<Matrix>[]) => Results<ComplexMatrix>,
  ofComplex: (...x: Sized<ComplexMatrix>[]) => Results<ComplexMatrix> = () => {
    throw notReal(inputs[0]!.dtype);
  },
): Stored {
  const results: (Matrix | ComplexMatrix)[] = [];
  const collect = <M>(stacks: Sized<M>[][], each: (...x: Sized<M>[]) => Results<ComplexMatrix>): void => {
    for (let i = 0; i < stacks[0]!.length; i++) results.push(...each(...stacks.map((s) => s[i]!)));
  };
  if (isComplex(inputs[0]!.dtype)) collect(inputs.map(complexMatrices), ofComplex);
  else collect(inputs.map(realMatrices), ofReal);
  return written(results, out);
}

export const transpose = (x: Node): Node => matrixTranspose({ x });
export const adjointOf = (x: Node): Node => adjoint({ x });
