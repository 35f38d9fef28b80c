/**
 * Matrices taken apart: QR, singular values, eigenvalues, and what follows from them. Several results of one algorithm
 * are one node's values side by side, so that it runs once; gradients flow into that node through its pieces.
 */
import { isComplex } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { divide, multiply, numberLike, add as plus, square, subtract } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { eye, tril } from "./diagonal.ts";
import type { Matrix } from "./factorize.ts";
import * as inComplex from "./factorize-complex.ts";
import * as jacobi from "./jacobi-complex.ts";
import { joinAlong } from "./joining.ts";
import { product } from "./linalg.ts";
import { adjointOf, anyMatrix, eachMatrix, floatMatrix, sizesOf, squareOf } from "./matrices.ts";
import { cut } from "./movement.ts";
import { operation, select } from "./operation.ts";
import { factorQR } from "./reflections.ts";
import { factorSVD, factorWhole, singularValues } from "./singular-values.ts";
import { mostSmall } from "./small-svd.ts";
import { inverse } from "./solving.ts";
import { factorSymmetric, type Steps, symmetricValues } from "./symmetric.ts";

/** `count` values from `from` on of the last axis, under a shape of its own. */
export function piece(packed: Node, from: number, shape: Shape): Node {
  const lead = packed.shape.slice(0, -1);
  const count = shape.reduce((n, d) => n * d, 1);
  const begin = [...lead.map(() => 0), from];
  const cut = structure.slice(
    packed,
    begin,
    begin.map(() => 1),
    [...lead, count],
  );
  return structure.reshape(cut, [...lead, ...shape]);
}

export const rowsOver = (s: Node, like: Node): Node =>
  structure.expand(structure.reshape(s, [...s.shape.slice(0, -1), 1, s.shape.at(-1)!]), like.shape);
export const columnsOver = (s: Node, like: Node): Node =>
  structure.expand(structure.reshape(s, [...s.shape, 1]), like.shape);
export const identityLike = (x: Node): Node => structure.expand(eye({ n: x.shape.at(-1)!, dtype: x.dtype }), x.shape);
/** 1 / x off the diagonal where x is not 0, else 0. */
export function reciprocalOff(x: Node): Node {
  const zero = equal(x, numberLike(0, x));
  const safe = select(zero, numberLike(1, x), x);
  return multiply(
    select(zero, numberLike(0, x), divide(numberLike(1, x), safe)),
    subtract(numberLike(1, x), identityLike(x)),
  );
}

interface Sizes {
  readonly m: number;
  readonly n: number;
}

/** Q (m, k) and R (k, n), one after another. */
const qrRoutine: RoutineOp<Sizes & { readonly k: number }> = {
  name: "qr",
  complex: true,
  evaluate: (inputs, { m, n, k }, out, add) => {
    const columns = (q: Matrix): Matrix =>
      Float64Array.from({ length: m * k }, (_, i) => q[Math.floor(i / k) * m + (i % k)]!);
    const rows = (r: Matrix): Matrix => r.subarray(0, k * n);
    return eachMatrix(
      inputs,
      out,
      ({ of }) => {
        const { q, r } = factorQR(of, m, n, k, add);
        return [q, r];
      },
      ({ of }) => {
        const { q, r } = inComplex.factorQR(of, m, n);
        return [
          { re: columns(q.re), im: columns(q.im) },
          { re: rows(r.re), im: rows(r.im) },
        ];
      },
    );
  },
  gradient: (dy, _, { inputs: [x], out, attrs: { m, n, k } }) => {
    if (k > n)
      throw refuse("value/domain", {
        detail: "a complete qr of a tall matrix has no gradient: its last columns are free",
      });
    const [q, r] = [piece(out, 0, [m, k]), piece(out, m * k, [k, n])];
    const [dq, dr] = [piece(dy, 0, [m, k]), piece(dy, m * k, [k, n])];
    if (m >= n) return throughTallQR(q, r, dq, dr);
    // A wide matrix is a square one beside others, which are q times their part of r (Roberts and Roberts 2020).
    const last = x!.shape.length - 1;
    const [left, others] = [cut(dr, last, 0, m), cut(dr, last, m, n - m)];
    const flow = plus(dq, product(cut(x!, last, m, n - m), adjointOf(others)));
    return joinAlong([throughTallQR(q, cut(r, last, 0, m), flow, left), product(q, others)], last);
  },
};

/** Walter and Lehmann 2018, for m ≥ n: dA = (dQ + Q copyltu(R dRᴴ - dQᴴ Q)) R⁻ᴴ; the diagonal of R is real. */
function throughTallQR(q: Node, r: Node, dq: Node, dr: Node): Node {
  const inner = subtract(product(r, adjointOf(dr)), product(adjointOf(dq), q));
  const low = tril({ x: inner, k: -1 });
  const middle = realPart(inner);
  const whole = plus(plus(low, adjointOf(low)), multiply(middle, identityLike(middle)));
  return product(plus(dq, product(q, whole)), adjointOf(inverse(r)));
}

export const qr = operation({
  name: "qr",
  also: { tf: "linalg.qr", np: "linalg.qr", torch: "linalg.qr qr" },
  params: {
    x: anyMatrix,
    mode: { kind: "string", doc: "`complete`: a square q", default: "reduced", choices: ["reduced", "complete", "r"] },
    full_matrices: { kind: "bool", doc: "the same as mode complete", default: false },
  },
  fields: ["Q", "R"],
  fieldsIn: { tf: ["q", "r"] },
  together: { np: "QRResult", tf: "Qr" },
  doc: "Orthonormal columns q and an upper triangular r with q @ r = x.",
  examples: [{ code: "qr([[3.0, 1.0], [4.0, 2.0]])[1]", shows: "[[-5.  -2.2]\n [ 0.   0.4]]" }],
  run: ({ x, mode, full_matrices }) => {
    const [m, n] = sizesOf("qr", x);
    const k = mode === "complete" || full_matrices ? m : Math.min(m, n);
    const packed = structure.routine(qrRoutine, [x], { m, n, k }, [...x.shape.slice(0, -2), m * k + k * n], x.dtype);
    const r = piece(packed, m * k, [k, n]);
    return mode === "r" ? r : [piece(packed, 0, [m, k]), r];
  },
});

/** s (k), then, if wanted, U (m, k) and V (n, k). */
const svdRoutine: RoutineOp<Sizes & { readonly vectors: boolean }> = {
  name: "svd",
  complex: true,
  evaluate: (inputs, { m, n, vectors }, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of }) => {
        if (!vectors) return [singularValues(of, m, n, add)];
        const { u, s, v } = factorSVD(of, m, n, add);
        return [s, u, v];
      },
      ({ of }) => {
        const { u, s, v } = jacobi.factorSVD(of, m, n);
        return vectors ? [s, u, v] : [s];
      },
    ),
  // Townsend 2016, thin form; of complex ones Wan and Zhang 2019.
  gradient: (dy, _, { inputs: [x], out, attrs: { m, n, vectors } }) => {
    const k = Math.min(m, n);
    if (!vectors) {
      const { u, v } = singular("svd", x!);
      return product(multiply(u, rowsOver(realPart(dy), u)), adjointOf(v));
    }
    const parts = (x: Node): [Node, Node, Node] => [piece(x, 0, [k]), piece(x, k, [m, k]), piece(x, k + m * k, [n, k])];
    const [s, u, v] = parts(out).map((x, i) => (i === 0 ? realPart(x) : x)) as [Node, Node, Node];
    const [ds, du, dv] = parts(dy).map((x, i) => (i === 0 ? realPart(x) : x)) as [Node, Node, Node];
    const [ut, vt] = [adjointOf(u), adjointOf(v)];
    const lengths = square(s);
    const like = realPart(product(ut, u));
    const f = reciprocalOff(subtract(rowsOver(lengths, like), columnsOver(lengths, like)));
    const skew = (x: Node): Node => subtract(x, adjointOf(x));
    const left = multiply(f, skew(product(ut, du)));
    const right = multiply(f, skew(product(vt, dv)));
    const middle = plus(
      plus(multiply(left, rowsOver(s, like)), multiply(right, columnsOver(s, like))),
      multiply(rowsOver(ds, like), identityLike(like)),
    );
    const inverted = divide(numberLike(1, s), s);
    let dx = product(product(u, plus(middle, phases(product(ut, du), inverted))), vt);
    if (m > k) {
      const rest = subtract(identityOf(m, u), product(u, ut));
      dx = plus(dx, product(multiply(product(rest, du), rowsOver(inverted, du)), vt));
    }
    if (n > k) {
      const rest = subtract(identityOf(n, v), product(v, vt));
      dx = plus(dx, product(u, adjointOf(multiply(product(rest, dv), rowsOver(inverted, dv)))));
    }
    return dx;
  },
};
/** What the phases of complex vectors, which u and v share, add; real ones have none. */
function phases(inner: Node, inverted: Node): Node {
  if (!isComplex(inner.dtype)) return numberLike(0, inner);
  const turns = imaginaryPart(inner);
  const turn = multiply(multiply(turns, identityLike(turns)), rowsOver(inverted, turns));
  return joinParts(structure.constant(0, turn.dtype, turn.shape), turn);
}
const identityOf = (n: number, like: Node): Node =>
  structure.expand(eye({ n, dtype: like.dtype }), [...like.shape.slice(0, -2), n, n]);

export interface Singular {
  readonly s: Node;
  readonly u: Node;
  readonly v: Node;
}
/** x = u diag(s) vᴴ, thin; s is real. */
export function singular(name: string, x: Node): Singular {
  const [m, n] = sizesOf(name, x);
  const k = Math.min(m, n);
  const lead = x.shape.slice(0, -2);
  const packed = structure.routine(svdRoutine, [x], { m, n, vectors: true }, [...lead, k + m * k + n * k], x.dtype);
  return { s: realPart(piece(packed, 0, [k])), u: piece(packed, k, [m, k]), v: piece(packed, k + m * k, [n, k]) };
}

/** The singular values alone. */
export function singularOnly(name: string, x: Node): Node {
  const [m, n] = sizesOf(name, x);
  const shape = [...x.shape.slice(0, -2), Math.min(m, n)];
  return realPart(structure.routine(svdRoutine, [x], { m, n, vectors: false }, shape, x.dtype));
}

/** The columns of U (of wide matrices V) that have no singular value: of small real matrices, those that LAPACK has. */
const restRoutine: RoutineOp<Sizes> = {
  name: "svd_rest",
  evaluate: (inputs, { m, n }, out, add) =>
    eachMatrix(inputs, out, ({ of }) => {
      const [size, k] = [Math.max(m, n), Math.min(m, n)];
      const found = factorWhole(of, m, n, add);
      const whole = found && (m > n ? found.u : found.v);
      return [
        Float64Array.from({ length: size * (size - k) }, (_, i) => {
          const [row, column] = [Math.floor(i / (size - k)), i % (size - k)];
          return whole ? whole[row * size + k + column]! : Number.NaN;
        }),
      ];
    }),
  // They may be turned among each other.
  gradient: null,
};
/** U or V of x with further orthonormal columns, until it is square. */
function wholeOf(x: Node, u: Node): Node {
  const [size, k] = [u.shape.at(-2)!, u.shape.at(-1)!];
  if (size === k) return u;
  const isSmall = !isComplex(x.dtype) && k > 0 && k <= mostSmall;
  return joinAlong(
    [u, isSmall ? restOf(x, [...u.shape.slice(0, -1), size - k]) : columnsBeside(u)],
    u.shape.length - 1,
  );
}
function restOf(x: Node, shape: Shape): Node {
  const [m, n] = sizesOf("svd", x);
  return structure.routine(restRoutine, [x], { m, n }, shape, x.dtype);
}
/** Orthonormal columns, as many as make u square. */
function columnsBeside(u: Node): Node {
  const [m, k] = [u.shape.at(-2)!, u.shape.at(-1)!];
  const attrs = { m, n: k, k: m };
  const packed = structure.routine(qrRoutine, [u], attrs, [...u.shape.slice(0, -2), m * m + m * k], u.dtype);
  return cut(piece(packed, 0, [m, m]), u.shape.length - 1, k, m - k);
}
export const svd = operation({
  name: "svd",
  also: { tf: "linalg.svd", np: "linalg.svd", torch: "linalg.svd svd" },
  params: {
    x: anyMatrix,
    full_matrices: { kind: "bool", doc: "square u and v", default: false },
    compute_uv: { kind: "bool", doc: "vectors too, not the values alone", default: true },
    results: {
      kind: "string",
      doc: "which results, in which order",
      default: "u s vh",
      choices: ["u s vh", "s u v", "u s v"],
    },
  },
  variants: {
    "tf.linalg.svd": { results: "s u v" },
    "np.linalg.svd": { full_matrices: true },
    "torch.linalg.svd": { full_matrices: true },
    "torch.svd": { results: "u s v" },
  },
  fieldsIn: {
    np: ["U", "S", "Vh"],
    torch: { "torch.linalg.svd": ["U", "S", "Vh"], "torch.svd": ["U", "S", "V"] },
  },
  together: { np: "SVDResult" },
  doc: "Singular values: orthonormal columns u and v, values s from the largest on, with u @ diag(s) @ vh = x.",
  examples: [{ code: "svd([[3.0, 0.0], [0.0, -2.0]])[1]", shows: "[3. 2.]" }],
  run: ({ x, full_matrices, compute_uv, results }) => {
    if (!compute_uv) return singularOnly("svd", x);
    const { s, u, v } = singular("svd", x);
    const [left, right] = full_matrices ? [wholeOf(x, u), wholeOf(x, v)] : [u, v];
    if (results === "s u v") return [s, left, right];
    return [left, s, results === "u s v" ? right : adjointOf(right)];
  },
});

export const svdvals = operation({
  name: "svdvals",
  also: { np: "linalg.svdvals", torch: "linalg.svdvals" },
  params: { x: anyMatrix },
  doc: "Singular values, from the largest on.",
  examples: [{ code: "svdvals([[3.0, 0.0], [0.0, -2.0]])", shows: "[3. 2.]" }],
  run: ({ x }) => singularOnly("svdvals", x),
});

/** Values, then, if wanted, vectors as columns. */
const eighRoutine: RoutineOp<{ readonly n: number; readonly vectors: Steps | null }> = {
  name: "eigh",
  complex: true,
  evaluate: (inputs, { n, vectors: wanted }, out, add) =>
    eachMatrix(
      inputs,
      out,
      ({ of }) => {
        if (!wanted) return [symmetricValues(of, n, add)];
        const { values, vectors } = factorSymmetric(of, n, wanted, add);
        return [values, vectors];
      },
      ({ of }) => {
        const { values, vectors } = jacobi.factorHermitian(of, n);
        return wanted ? [values, vectors] : [values];
      },
    ),
  // Giles 2008: V (diag(dw) + F ∘ Vᴴ dV) Vᴴ with F[i, j] = 1 / (w[j] - w[i]), symmetrized.
  gradient: (dy, _, { inputs: [x], out, attrs: { n, vectors } }) => {
    const whole = vectors ? out : symmetric(x!, "lapack");
    const [w, v] = [realPart(piece(whole, 0, [n])), piece(whole, n, [n, n])];
    const dw = realPart(piece(dy, 0, [n]));
    const vt = adjointOf(v);
    if (!vectors) return product(multiply(v, rowsOver(dw, v)), vt);
    const dv = piece(dy, n, [n, n]);
    const f = reciprocalOff(subtract(rowsOver(w, v), columnsOver(w, v)));
    const diagonal = rowsOver(dw, v);
    const inner = plus(multiply(diagonal, identityLike(diagonal)), multiply(f, product(vt, dv)));
    const dx = product(product(v, inner), vt);
    return divide(plus(dx, adjointOf(dx)), numberLike(2, dx));
  },
};
function symmetric(x: Node, vectors: Steps | null): Node {
  const n = x.shape.at(-1)!;
  return structure.routine(
    eighRoutine,
    [x],
    { n, vectors },
    [...x.shape.slice(0, -2), vectors ? n + n * n : n],
    x.dtype,
  );
}

export const eigh = operation({
  name: "eigh",
  also: { tf: "linalg.eigh", np: "linalg.eigh", torch: "linalg.eigh" },
  params: {
    x: floatMatrix,
    steps: {
      kind: "string",
      doc: "whose steps small matrices go through, which decides the signs of the vectors: LAPACK's, as in NumPy, or Eigen's, as in TensorFlow",
      choices: ["lapack", "eigen"],
      default: "lapack",
    },
  },
  variants: { "tf.linalg.eigh": { steps: "eigen" } },
  fields: ["eigenvalues", "eigenvectors"],
  doc: "Eigenvalues of a symmetric (or Hermitian) matrix, from the smallest on, and eigenvectors as columns. The lower half is read; the sign of a vector is free.",
  together: { np: "EighResult" },
  examples: [{ code: "eigh([[2.0, 1.0], [1.0, 2.0]])[0]", shows: "[1. 3.]" }],
  run: ({ x, steps }) => {
    const n = squareOf("eigh", x);
    const packed = symmetric(x, steps as Steps);
    return [realPart(piece(packed, 0, [n])), piece(packed, n, [n, n])];
  },
});

export const eigvalsh = operation({
  name: "eigvalsh",
  also: { tf: "linalg.eigvalsh", np: "linalg.eigvalsh", torch: "linalg.eigvalsh" },
  params: { x: floatMatrix },
  doc: "Eigenvalues of a symmetric (or Hermitian) matrix, from the smallest on.",
  examples: [{ code: "eigvalsh([[2.0, 1.0], [1.0, 2.0]])", shows: "[1. 3.]" }],
  run: ({ x }) => {
    squareOf("eigvalsh", x);
    return realPart(symmetric(x, null));
  },
});
