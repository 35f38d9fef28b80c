/**
 * Eigenvalues of general matrices, and polynomials by their roots. Values are complex, as TensorFlow and PyTorch have
 * them; NumPy's names give real ones where all of them are, so that values must be known there.
 */

import { addProduct } from "../core/block.ts";
import {
  type Complex,
  complex,
  subtract as minus,
  negative,
  divide as quotient,
  multiply as times,
} from "../core/complex.ts";
import { complexOf, type DType, dataFrom, isComplex, isInexact, partOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../core/stored.ts";
import { conjugate, realPart } from "../graph/complex.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, multiply, numberLike, subtract } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { columnsOver, identityLike, piece, rowsOver } from "./decompositions.ts";
import * as ofComplex from "./eigen-complex.ts";
import { type Eigen, factorGeneral } from "./eigen-real.ts";
import { put, zeros } from "./factorize-complex.ts";
import { product } from "./linalg.ts";
import { adjointOf, eachMatrix, floatMatrix, squareOf } from "./matrices.ts";
import { rankError } from "./movement.ts";
import { castTo, operation, select } from "./operation.ts";
import { solveWith } from "./solving.ts";

interface Wanted {
  readonly n: number;
  readonly vectors: boolean;
}
const found = (e: Eigen | null): Eigen => {
  if (e) return e;
  throw refuse("value/domain", {
    detail: "the matrix has no eigenvalues that can be found: are all its values finite?",
  });
};
const results = ({ re, im, vectors }: Eigen) => [{ re, im }, ...(vectors ? [{ re: vectors[0], im: vectors[1] }] : [])];

/** Values, then vectors as columns, if wanted. */
const eigRoutine: RoutineOp<Wanted> = {
  name: "eig",
  complex: true,
  evaluate: (inputs, { vectors }, out) =>
    eachMatrix(
      inputs,
      out,
      ({ of, n }) => results(found(factorGeneral(of, n, vectors))),
      ({ of, n }) => results(found(ofComplex.factorGeneral(of, n, vectors))),
    ),
  gradient: (dy, _, { inputs: [x], out, attrs: { n, vectors } }) => {
    const whole = vectors ? out : packedOf(x!, n, true);
    const [w, v] = [piece(whole, 0, [n]), piece(whole, n, [n, n])];
    const diagonal = rowsOver(piece(dy, 0, [n]), v);
    const vh = adjointOf(v);
    let inner = multiply(diagonal, identityLike(realPart(v)));
    if (vectors) inner = add(inner, throughVectors(w, v, piece(dy, n, [n, n])));
    const dx = solveWith(vh, product(inner, vh));
    return isComplex(x!.dtype) ? dx : realPart(dx);
  },
};
/**
 * (Vᴴ dV - Vᴴ V diag(Re Vᴴ dV)) / conj(w[j] - w[i]) off the diagonal: vectors keep the length 1.
 * Source: Boeddeker et al., "On the Computation of Complex-valued Gradients" (2017).
 */
function throughVectors(w: Node, v: Node, dv: Node): Node {
  const vh = adjointOf(v);
  const inner = product(vh, dv);
  const one = identityLike(realPart(inner));
  const lengths = product(product(vh, v), castTo(multiply(realPart(inner), one), v.dtype));
  const apart = conjugate(subtract(rowsOver(w, v), columnsOver(w, v)));
  const none = equal(apart, numberLike(0, apart));
  const rest = divide(subtract(inner, lengths), select(none, numberLike(1, apart), apart));
  return select(none, numberLike(0, rest), multiply(rest, subtract(numberLike(1, one), one)));
}

function packedOf(x: Node, n: number, vectors: boolean): Node {
  const shape = [...x.shape.slice(0, -2), vectors ? n + n * n : n];
  return structure.routine(eigRoutine, [x], { n, vectors }, shape, complexOf(x.dtype));
}

export const eig = operation({
  name: "eig",
  also: { tf: "linalg.eig", torch: "linalg.eig" },
  params: { x: floatMatrix },
  fields: ["eigenvalues", "eigenvectors"],
  doc: "Eigenvalues of a square matrix, complex, in no particular order, and eigenvectors of length 1 as columns; where vectors are asked for a gradient, nothing may depend on their phase.",
  examples: [
    { code: "eig([[0.0, -1.0], [1.0, 0.0]])[0]", shows: "[0.+1.j 0.-1.j]" },
    { code: "eig([[2.0, 0.0], [0.0, 3.0]]).eigenvalues", shows: "[2.+0.j 3.+0.j]" },
  ],
  run: ({ x }) => {
    const n = squareOf("eig", x);
    const packed = packedOf(x, n, true);
    return [piece(packed, 0, [n]), piece(packed, n, [n, n])];
  },
});

export const eigvals = operation({
  name: "eigvals",
  also: { tf: "linalg.eigvals", torch: "linalg.eigvals" },
  params: { x: floatMatrix },
  doc: "Eigenvalues of a square matrix, complex, in no particular order.",
  examples: [{ code: "eigvals([[0.0, -1.0], [1.0, 0.0]])", shows: "[0.+1.j 0.-1.j]" }],
  run: ({ x }) => packedOf(x, squareOf("eigvals", x), false),
});

const known = { kind: "known", doc: "a square matrix, or a stack of them", also: "a" } as const;
/** x in float64, or as the complex numbers that it has. */
const readable = (x: Stored): Stored =>
  isComplex(x.dtype)
    ? x
    : stored("float64", x.layout.shape, Float64Array.from(Array.from<number | bigint>(denseData(x)), Number));
const isZero = (v: number): boolean => v === 0;

/** Values (and vectors) of matrices that are known: real where every value is. */
function eigenOf(name: string, x: Stored, vectors: boolean, float: DType): readonly Node[] {
  const n = squareOf(name, sourceOf(x));
  const shape = [...x.layout.shape.slice(0, -2), vectors ? n + n * n : n];
  const dtype = complexOf(isInexact(x.dtype) ? x.dtype : float);
  const packed = eigRoutine.evaluate([readable(x)], { n, vectors } as never, { shape, dtype }, addProduct);
  const parts = denseParts(packed) as Float64Array;
  const isReal = !isComplex(x.dtype) && parts.every((v, i) => i % 2 === 0 || isZero(v));
  const take = (from: number, of: Shape): Node => {
    const z = piece(sourceOf(packed), from, of);
    return isReal ? realPart(z) : z;
  };
  return vectors ? [take(0, [n]), take(n, [n, n])] : [take(0, [n])];
}

export const eigOrReal = operation({
  name: "eig_or_real",
  also: { np: "linalg.eig" },
  params: { x: known },
  fields: ["eigenvalues", "eigenvectors"],
  together: { np: "EigResult" },
  doc: "eig as NumPy has it: real where every eigenvalue is real.",
  examples: [{ code: "np.linalg.eig([[2.0, 0.0], [0.0, 3.0]]).eigenvalues", shows: "[2. 3.]" }],
  run: ({ x }, { float }) => eigenOf("eig", x, true, float),
});
export const eigvalsOrReal = operation({
  name: "eigvals_or_real",
  also: { np: "linalg.eigvals" },
  params: { x: known },
  doc: "eigvals as NumPy has it: real where every eigenvalue is real.",
  examples: [{ code: "np.linalg.eigvals([[0.0, 1.0], [1.0, 0.0]])", shows: "[ 1. -1.]" }],
  run: ({ x }, { float }) => eigenOf("eigvals", x, false, float)[0]!,
});

/** Elements of a vector as complex numbers. */
function numbersOf(name: string, x: Stored): Complex[] {
  if (x.layout.shape.length !== 1) throw rankError(name, "a vector", x.layout.shape);
  const data = Array.from<number | bigint>(denseParts(x));
  if (!isComplex(x.dtype)) return data.map((v) => complex(Number(v), 0));
  return Array.from({ length: data.length / 2 }, (_, i) => complex(Number(data[2 * i]), Number(data[2 * i + 1])));
}
const tensorOf = (z: readonly Complex[], isReal: boolean, dtype: DType): Node => {
  if (isReal)
    return sourceOf(
      stored(
        partOf(dtype),
        [z.length],
        dataFrom(
          partOf(dtype),
          z.map((v) => v.re),
        ),
      ),
    );
  return sourceOf(
    stored(
      complexOf(dtype),
      [z.length],
      dataFrom(
        complexOf(dtype),
        z.flatMap((v) => [v.re, v.im]),
      ),
    ),
  );
};
const floatOf = (x: Stored, float: DType): DType => (isInexact(x.dtype) ? x.dtype : float);

export const roots = operation({
  name: "roots",
  also: { np: "roots" },
  params: { p: { kind: "known", doc: "coefficients, the highest power first" } },
  methodless: true,
  doc: "The roots of a polynomial: the eigenvalues of its companion matrix; real where all of them are.",
  examples: [
    { code: "roots([1, -3, 2])", shows: "[2. 1.]" },
    { code: "roots([1, 0, 1])", shows: "[-0.+1.j  0.-1.j]" },
  ],
  run: ({ p }, { float }) => {
    const all = numbersOf("roots", p);
    const counts = all.flatMap((v, i) => (v.re !== 0 || v.im !== 0 ? [i] : []));
    const [first, last] = [counts[0] ?? 0, counts.at(-1) ?? -1];
    const used = all.slice(first, last + 1);
    const n = Math.max(0, used.length - 1);
    const zero = Array.from({ length: counts.length > 0 ? all.length - 1 - last : 0 }, () => complex(0, 0));
    const companion = zeros(n * n);
    for (let j = 0; j < n; j++) put(companion, j, negative(quotient(used[j + 1]!, used[0]!)));
    for (let i = 1; i < n; i++) companion.re[i * n + i - 1] = 1;
    const isReal = companion.im.every(isZero);
    const values = found(isReal ? factorGeneral(companion.re, n, false) : ofComplex.factorGeneral(companion, n, false));
    const z = Array.from(values.re, (re, i) => complex(re, values.im[i]!));
    return tensorOf([...z, ...zero], isReal && values.im.every(isZero), floatOf(p, float));
  },
});

function valuesOf(x: Stored): Complex[] {
  const n = squareOf("poly", sourceOf(x));
  const attrs = { n, vectors: false } as never;
  return numbersOf("poly", eigRoutine.evaluate([readable(x)], attrs, { shape: [n], dtype: "complex128" }, addProduct));
}
/** Whether each number's conjugate is among them as often as it: what they make is real. */
function isClosed(z: readonly Complex[]): boolean {
  const key = (turn: 1 | -1) => z.map((v) => `${v.re + 0} ${v.im * turn + 0}`).sort();
  const turned = key(-1);
  return key(1).every((k, i) => k === turned[i]);
}

export const poly = operation({
  name: "poly",
  also: { np: "poly" },
  params: {
    roots: { kind: "known", doc: "the roots, or a square matrix whose eigenvalues they are", also: "seq_of_zeros" },
  },
  methodless: true,
  doc: "The coefficients of the polynomial with those roots, the highest power first; of a matrix, its characteristic polynomial.",
  examples: [
    { code: "poly([2, 1])", shows: "[ 1. -3.  2.]" },
    { code: "poly([[0.0, 1.0], [-1.0, 0.0]])", shows: "[1. 0. 1.]" },
  ],
  run: ({ roots }, { float }) => {
    const z = roots.layout.shape.length === 2 ? valuesOf(roots) : numbersOf("poly", roots);
    const out = [complex(1, 0)];
    for (const root of z) {
      out.push(complex(0, 0));
      for (let i = out.length - 1; i > 0; i--) out[i] = minus(out[i]!, times(out[i - 1]!, root));
    }
    return tensorOf(out, isClosed(z), floatOf(roots, float));
  },
});
